//! The bundle for the Cabinet.

use crate::kit::unpack;
use domain::lang::Lang;
use papers::bundle::Bundle;
use sha2::{Digest, Sha256};

#[test]
fn every_paper_is_in_the_index_and_its_checksum_is_right() {
    let mut bundle = Bundle::new(Vec::new(), Lang::Th);
    bundle.add("summary.pdf", "สรุปผล", b"%PDF-").unwrap();
    bundle.add_from("comments.csv", "ความเห็น", &[b'x'; 300_000][..]).unwrap();
    bundle.lacks("การวิเคราะห์ผลกระทบ (มาตรา ๑๗)");
    let made = ["ข้อมูล ณ วันที่ ๒๕ พฤศจิกายน ๒๕๖๙".to_string(), "ขอบเขต ทุกข้อ".to_string()];
    let (bytes, told) = bundle.finish("ร่าง", "กรม", &made).unwrap();
    let files = unpack(&bytes);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["summary.pdf", "comments.csv", "index.txt", "SHA256SUMS"]);
    let text =
        |name: &str| String::from_utf8(files.iter().find(|(found, _)| found == name).unwrap().1.clone()).unwrap();
    let sums = text("SHA256SUMS");
    assert_eq!(sums.lines().count(), 3);
    assert!(told.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect::<String>() == sums);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let bytes = &files.iter().find(|(found, _)| found == name).unwrap().1;
        assert_eq!(sum, Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    }
    let index = text("index.txt");
    assert!(index.contains("สิ่งที่ไม่มีในชุดนี้\r\n- การวิเคราะห์ผลกระทบ (มาตรา ๑๗)\r\n"), "{index}");
    assert!(
        index.contains("summary.pdf  สรุปผล")
            && index.contains("๒๕ พฤศจิกายน ๒๕๖๙\r\nขอบเขต ทุกข้อ")
            && index.contains("มาตรา ๒๕")
    );
}
