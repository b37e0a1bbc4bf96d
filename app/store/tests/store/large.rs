//! The largest text there is: the Civil and Commercial Code, where it is at hand.

use crate::kit::*;
use domain::consultation::Kind;
use std::path::PathBuf;
use std::time::Instant;
use store::version;

fn code() -> Option<String> {
    let beside = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../../shared");
    let shared = std::env::var_os("SIANG_SHARED").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(shared.join("data/acts/civil-commercial-code-2468.md")).ok();
    if text.is_none() {
        println!("the Civil and Commercial Code is not at hand: a text of our own stands in for it");
    }
    text
}

/// As many provisions as a long code has, in books of two hundred.
fn own() -> String {
    let mut text = String::from("# ประมวลกฎหมายสมมติ\n\n");
    for number in 1..=800 {
        if number % 200 == 1 {
            text.push_str(&format!("บรรพ {}\n\nว่าด้วยเรื่องที่ {0}\n\n", number / 200 + 1));
        }
        text.push_str(&format!("มาตรา {number} ผู้ใดกระทำการ\n\n(๑) อย่างหนึ่ง\n\n(๒) อีกอย่างหนึ่ง\n\n"));
    }
    text
}

on_both! {
    async fn a_code_is_kept_in_a_moment_and_shown_by_its_divisions(kit) {
        let id = kit.made(Kind::Bill).await;
        let source = code().unwrap_or_else(own);
        let began = Instant::now();
        let (version, reading) = version::read(&kit.store, &kit.drafter, id, 1, &source, day_one()).await.unwrap();
        println!(
            "{}: {} pieces read and kept in {:?}",
            kit.store.database(),
            reading.pieces.len(),
            began.elapsed()
        );
        let dossier = kit.one(id).await;
        assert!(dossier.version.as_ref().unwrap().by_division);
        let contents = version::contents(&kit.store, version).await.unwrap();
        let last = contents.iter().map(|piece| piece.division).max().unwrap();
        let mut pieces = 0;
        for division in 0..=last {
            let part = version::provisions(&kit.store, version, Some(division)).await.unwrap();
            assert!(!part.is_empty(), "division {division}");
            pieces += part.len();
        }
        assert_eq!(pieces, reading.pieces.len());
    }
}
