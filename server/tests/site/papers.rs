//! The papers of a hearing through their doors: for everyone once a result is public, for the agency before; nothing private in
//! them; kept until something happens; each compared by its code.

use crate::kit::{CLOSED, NOBODY, Site};
use sha2::{Digest, Sha256};
use std::io::Read;

const RESULT: &str = "/c/6";
const FILES: [&str; 5] = ["summary.pdf", "summary.docx", "summary.json", "draft-comments.docx", "bundle.zip"];

/// The texts of every part of a ZIP.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut out = Vec::new();
            file.read_to_end(&mut out).unwrap();
            (file.name().unwrap().to_string(), out)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_public_with_the_result_and_the_agencys_before() {
    let site = Site::new().await;
    for file in FILES {
        assert_eq!(site.get(NOBODY, &format!("{RESULT}/{file}")).await.status, 200, "{file}");
        assert_eq!(site.get(NOBODY, &format!("/en{RESULT}/{file}")).await.status, 200, "{file}");
        assert_eq!(site.get(NOBODY, &format!("/c/{CLOSED}/{file}")).await.status, 404, "{file}");
        assert_eq!(site.get(NOBODY, &format!("/desk/c/{CLOSED}/{file}")).await.status, 401, "{file}");
        assert_eq!(site.get("local", &format!("/desk/c/{CLOSED}/{file}")).await.status, 403, "{file}");
        assert_eq!(site.get("officer", &format!("/desk/c/{CLOSED}/{file}")).await.status, 200, "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_has_papers_for_its_agency() {
    let site = Site::new().await;
    for id in [1, 2, 3, 5, 6, 7, 9, 10] {
        for file in FILES {
            let answer = site.get("officer", &format!("/desk/c/{id}/{file}")).await;
            assert_eq!(answer.status, 200, "{id} {file} {}", answer.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_holds_what_section_25_asks_and_no_secret() {
    let site = Site::new().await;
    let files = unpacked(&site.get(NOBODY, &format!("{RESULT}/bundle.zip")).await.body);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "summary.pdf",
        "summary.docx",
        "summary.json",
        "summary.schema.json",
        "comments.csv",
        "SHA256SUMS",
        "index.txt",
    ] {
        assert!(names.contains(&name), "{name} {names:?}");
    }
    assert!(names.contains(&"draft.docx") || names.contains(&"principles.docx"), "{names:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_made_once_until_something_happens() {
    let site = Site::new().await;
    let path = format!("{RESULT}/summary.pdf");
    let first = site.get(NOBODY, &path).await.body;
    let began = std::time::Instant::now();
    assert_eq!(site.get(NOBODY, &path).await.body, first);
    assert!(began.elapsed().as_millis() < 100, "a kept paper took {:?}", began.elapsed());
    assert!(first.starts_with(b"%PDF-"));
}

async fn made(site: &Site, who: crate::kit::Who, path: &str) -> serde_json::Value {
    let json: serde_json::Value = serde_json::from_slice(&site.get(who, path).await.body).unwrap();
    json["made"].clone()
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Corrects the first decision of the published result.
async fn correct(site: &Site) {
    let kept = store::result::summary(&site.house.site.store, domain::id::ConsultationId(6)).await.unwrap();
    let (issue, revision) = (kept.issues[0].id.to_string(), kept.issues[0].revision.to_string());
    let form = [
        ("consultation", "6"),
        ("issue", issue.as_str()),
        ("issue_revision", revision.as_str()),
        ("title", "ประเด็น"),
        ("raised", "สาระ"),
        ("disposition", "partly"),
        ("reason", "เหตุผล"),
        ("changed", "ถ้อยคำใหม่"),
        ("why", "พบข้อมูลใหม่จากการลงพื้นที่ตรวจสอบ"),
    ];
    let sent = site.post("approver", "/api/summary/correct", &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
}

const AGREES: &str = "ตรงกับที่เผยแพร่</h2>";
const REPLACED: &str = "มีข้อมูลใหม่กว่าเอกสารนี้แล้ว</h2>";
const INTERNAL: &str = "เอกสารใช้ภายในหน่วยงาน ยังไม่เผยแพร่</h2>";
const UNKNOWN: &str = "ไม่พบเอกสารนี้</h2>";
const UNREAD: &str = "ใส่รหัสตรวจสอบ 16 ตัว";

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_compared_by_its_code_and_by_its_bytes() {
    let site = Site::new().await;
    let made = made(&site, NOBODY, &format!("{RESULT}/summary.json")).await;
    let (code, address) = (made["code"].as_str().unwrap(), made["compare_at"].as_str().unwrap());
    assert_eq!(address, format!("http://siang.test/verify/{code}"));
    let pdf = site.get(NOBODY, &format!("{RESULT}/summary.pdf")).await.body;
    let ask = async |typed: &str| site.get(NOBODY, &format!("/verify?code={typed}")).await.text();
    let page = site.get(NOBODY, &format!("/verify/{code}")).await.text();
    assert!(page.contains(AGREES) && page.contains("summary.json") && page.contains("/c/6/result"), "{page}");
    let grouped: Vec<&str> = [0, 4, 8, 12].map(|at| &code[at..at + 4]).to_vec();
    assert!(ask(&grouped.join("+")).await.contains(AGREES));
    let by_sum = ask(&sum(&pdf)).await;
    assert!(by_sum.contains(AGREES) && by_sum.contains("ไฟล์ไม่ถูกแก้ไข") && by_sum.contains("summary.pdf"));
    let edited = [pdf.as_slice(), b"x"].concat();
    for (typed, said) in [
        (sum(&edited).as_str(), UNKNOWN),
        ("0000000000000000", UNKNOWN),
        ("0123", UNREAD),
        ("%3Cscript%3Ealert(1)%3C/script%3E", UNREAD),
    ] {
        let page = ask(typed).await;
        assert!(page.contains(said) && !page.contains(AGREES) && !page.contains("<script>alert"), "{typed}: {page}");
    }
    let english = site.get(NOBODY, &format!("/en/verify/{code}")).await;
    assert!(english.says("It agrees with what is published"));
    assert!(site.get(NOBODY, "/verify").await.says("<form"), "it asks");
    correct(&site).await;
    assert!(ask(code).await.contains(REPLACED) && ask(&sum(&pdf)).await.contains(REPLACED));
    let later = site.get(NOBODY, &format!("{RESULT}/summary.pdf")).await.body;
    assert!(ask(&sum(&later)).await.contains(AGREES), "the new one");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_paper_of_everyone_is_the_same_bytes_until_something_happens_and_is_known() {
    let (site, again) = (Site::new().await, Site::new().await);
    for file in FILES.into_iter().chain(["summary.xlsx", "comments.csv", "comments.xlsx"]) {
        let path = format!("{RESULT}/{file}");
        let first = site.get(NOBODY, &path).await.body;
        assert!(first == again.get(NOBODY, &path).await.body, "{file}");
        let page = site.get(NOBODY, &format!("/verify?code={}", sum(&first))).await.text();
        assert!(page.contains(AGREES) && page.contains(file), "{file}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agencys_paper_names_who_took_it_when_and_of_what_and_the_public_page_does_not() {
    let site = Site::new().await;
    let path = format!("/desk/c/{CLOSED}/summary.json");
    let officer = made(&site, "officer", &path).await;
    let summariser = made(&site, "summariser", &path).await;
    let name = officer["by"].as_str().unwrap().split(" · ").next().unwrap().to_string();
    assert!(!name.is_empty() && officer["at"] == "2026-11-24T10:00:00+07:00", "{officer}");
    assert!(officer["scope"].as_str().unwrap().contains("รวมที่งดเผยแพร่"));
    assert!(officer["by"] != summariser["by"] && officer["code"] != summariser["code"]);
    let page = site.get(NOBODY, &format!("/verify/{}", officer["code"].as_str().unwrap())).await.text();
    assert!(page.contains(INTERNAL) && !page.contains(&name), "{page}");
    let docx = unpacked(&site.get("officer", &format!("/desk/c/{CLOSED}/draft-comments.docx")).await.body);
    let text: String = docx.iter().map(|(_, part)| String::from_utf8_lossy(part).into_owned()).collect();
    assert!(text.contains(&name) && text.contains("/verify/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_bundle_carries_is_known_by_its_own_checksum() {
    let site = Site::new().await;
    let bundle = site.get(NOBODY, &format!("{RESULT}/bundle.zip")).await.body;
    for (name, bytes) in unpacked(&bundle).into_iter().filter(|(name, _)| name != "SHA256SUMS") {
        let page = site.get(NOBODY, &format!("/verify?code={}", sum(&bytes))).await.text();
        assert!(page.contains(AGREES) && page.contains(&name), "{name}: {page}");
    }
    let index = unpacked(&bundle).into_iter().find(|(name, _)| name == "index.txt").unwrap().1;
    let index = String::from_utf8(index).unwrap();
    let code = index.split("/verify/").nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(site.get(NOBODY, &format!("/verify/{code}")).await.says(">bundle.zip<"), "{index}");
    assert!(index.contains("ขอบเขต") && index.contains("จัดทำโดย"), "{index}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_csv_that_was_cut_off_lacks_its_last_row() {
    let site = Site::new().await;
    for (who, path) in [(NOBODY, "/c/1/comments.csv"), ("officer", "/desk/c/7/answers.csv")] {
        let file = site.get(who, path).await.text();
        let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let (last, before) = rows.split_last().unwrap();
        assert!(last[0].starts_with(&format!("จบไฟล์ {} แถว", before.len())), "{path}: {}", &last[0]);
        assert!(before.len() > 10 && before.iter().all(|row| row[0].bytes().all(|byte| byte.is_ascii_digit())));
        for said in ["จัดทำโดย", "ข้อมูล ณ", "ขอบเขต"] {
            assert!(last[0].contains(said), "{path} {said}");
        }
        // An open hearing goes on changing: everyone's file is no official one.
        assert_eq!(last[0].contains("/verify/"), who != NOBODY, "{path}");
    }
    let file = site.get("officer", "/desk/c/7/answers.csv").await;
    assert!(site.get(NOBODY, &format!("/verify?code={}", sum(&file.body))).await.text().contains(AGREES));
    let columns = site.get(NOBODY, "/c/1/comments-columns.csv").await;
    for said in ["จบไฟล์", "32,767", "เครื่องหมาย '", "งดเผยแพร่หรือถอนแล้ว", "ขอบเขต"]
    {
        assert!(columns.says(said), "{said}");
    }
    let columns = site.get("officer", "/desk/c/6/comments-columns.csv").await;
    assert!(columns.says("จัดทำโดย") && !columns.says("/verify/"), "a code that nobody knows");
    let english = site.get(NOBODY, "/en/c/1/comments.csv").await.text();
    assert!(english.trim_end().lines().last().unwrap().contains("End of file"));
}

#[tokio::test]
async fn more_workbooks_than_are_made_at_once_are_refused_and_come_later() {
    let site = Site::new().await;
    let turns = site.house.books.clone().try_acquire_many_owned(2).unwrap();
    for (who, file) in [(NOBODY, "/c/6/summary.xlsx"), ("officer", "/desk/c/1/comments.xlsx")] {
        assert_eq!(site.get(who, file).await.status, 503, "{file}");
    }
    drop(turns);
    let book = site.get("officer", "/desk/c/1/comments.xlsx").await;
    assert_eq!((book.status, book.line("content-length").parse()), (200, Ok(book.body.len())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_holds_its_dictionary_its_maker_and_no_formula() {
    let site = Site::new().await;
    let files = unpacked(&site.get("officer", "/desk/c/6/summary.xlsx").await.body);
    let text: String = files.iter().map(|(_, part)| String::from_utf8_lossy(part).into_owned()).collect();
    for said in ["คำอธิบายคอลัมน์", "32,767", "จัดทำโดย", "ขอบเขต", "/verify/", "แถว ไม่นับหัวตาราง"]
    {
        assert!(text.contains(said), "{said}");
    }
    assert!(files.iter().any(|(name, _)| name.starts_with("xl/media/")), "its QR code");
    let sheets = files.iter().filter(|(name, _)| name.starts_with("xl/worksheets/"));
    assert!(sheets.into_iter().all(|(_, part)| !String::from_utf8_lossy(part).contains("<f>")));
}

/// What was said for the agency alone, and a name that is not shown, are in no public paper; the agency's have the words.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_private_is_in_a_public_paper() {
    use domain::comment::{Class, Showing, Stance};
    let site = Site::new().await;
    let secret = store::bulk::Comment {
        target: "all".into(),
        stance: Stance::Disagree,
        reason: "ปลาทองสีเงินในโอ่ง".into(),
        class: Some(Class::Affected),
        showing: Showing::Agency,
        name: Some("สมหญิงผู้ไม่ออกชื่อ".into()),
        at: site.house.now(),
        key: "00000000000000000000000000000061".into(),
    };
    let shown = store::bulk::Comment {
        reason: "ปลาทองที่เปิดเผยได้".into(),
        showing: Showing::Unnamed,
        key: "00000000000000000000000000000062".into(),
        ..secret.clone()
    };
    store::bulk::comments(&site.house.site.store, domain::id::ConsultationId(6), vec![secret, shown]).await.unwrap();
    let all = async |who, before: &str| {
        let mut text = String::new();
        for file in ["summary.docx", "draft-comments.docx", "bundle.zip"] {
            let answer = site.get(who, &format!("{before}/c/6/{file}")).await;
            assert_eq!(answer.status, 200, "{file}");
            for (name, part) in unpacked(&answer.body) {
                text.push_str(&String::from_utf8_lossy(&part));
                if name.ends_with(".docx") {
                    unpacked(&part).iter().for_each(|(_, part)| text.push_str(&String::from_utf8_lossy(part)));
                }
            }
        }
        text
    };
    let (public, agency) = (all(NOBODY, "").await, all("officer", "/desk").await);
    assert!(public.contains("ปลาทองที่เปิดเผยได้") && !public.contains("ปลาทองสีเงิน") && !public.contains("สมหญิง"));
    assert!(agency.contains("ปลาทองสีเงิน"));
}
