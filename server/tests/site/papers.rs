//! The papers of a hearing through their doors: for everyone once a result is public, for the agency before; nothing private in
//! them; kept until something happens; each compared by its code.

use crate::kit::{CLOSED, NOBODY, Site};
use sha2::{Digest, Sha256};
use std::io::Read;

const RESULT: &str = "/c/6";
const RESULT_PAGE: &str = "/c/6/result";
const FILES: [&str; 5] = ["summary.pdf", "summary.docx", "summary.json", "draft-comments.docx", "bundle.zip"];

/// The texts of every part of a ZIP.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
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
    for file in FILES.into_iter().chain(["summary.xlsx"]) {
        for (who, before, status) in [
            (NOBODY, RESULT.to_string(), 200),
            (NOBODY, format!("/en{RESULT}"), 200),
            (NOBODY, format!("/c/{CLOSED}"), 404),
            (NOBODY, format!("/desk/c/{CLOSED}"), 401),
            ("local", format!("/desk/c/{CLOSED}"), 403),
            ("officer", format!("/desk/c/{CLOSED}"), 200),
        ] {
            let path = format!("{before}/{file}");
            let head = site.head(who, &path).await;
            assert_eq!((head.status, head.line("content-length").is_empty()), (status, status == 200), "{who} {path}");
            assert_eq!(site.get(who, &path).await.status, status, "{who} {path}: as the head says, which made nothing");
        }
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

/// S.16: web page, JSON and workbook name every side that spoke, each with its number and its view.
#[tokio::test(flavor = "multi_thread")]
async fn every_paper_has_each_side_that_spoke_with_its_number() {
    let site = Site::new().await;
    let id = domain::id::ConsultationId(6);
    let spoke = store::result::spoke(&site.house.site.store, id).await.unwrap();
    let issues = store::result::summary(&site.house.site.store, id).await.unwrap().issues;
    let json: serde_json::Value =
        serde_json::from_slice(&site.take(NOBODY, &format!("{RESULT}/summary.json")).await.body).unwrap();
    let book = unpacked(&site.get(NOBODY, &format!("{RESULT}/summary.xlsx")).await.body);
    let book: String = book
        .iter()
        .filter(|(name, _)| name.starts_with("xl/"))
        .map(|(_, text)| String::from_utf8_lossy(text))
        .collect();
    let page = site.get(NOBODY, RESULT_PAGE).await;
    for (at, issue) in issues.iter().enumerate() {
        let sides = json["issues"][at]["sides"].as_array().unwrap();
        assert!(issue.unwritten(&spoke[&issue.id]).is_empty(), "the demonstration is complete");
        for of in &spoke[&issue.id] {
            let code = of.class.map(|class| class.code());
            let told = sides.iter().find(|side| side["class"].as_str() == code).unwrap_or_else(|| panic!("{code:?}"));
            assert_eq!(told["comments"], of.comments());
            assert!(!told["view"].as_str().unwrap().is_empty(), "{told}");
            let count = words::public::side_count(domain::lang::Lang::Th, of);
            assert!(book.contains(&format!("({count}): ")) && page.says(&count), "{count}");
        }
    }
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
    let json: serde_json::Value = serde_json::from_slice(&site.take(who, path).await.body).unwrap();
    json["made"].clone()
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Corrects the first decision of the published result.
async fn correct(site: &Site) {
    let kept = store::result::summary(&site.house.site.store, domain::id::ConsultationId(6)).await.unwrap();
    let (issue, revision) = (kept.issues[0].id.to_string(), kept.issues[0].revision.to_string());
    let mut form = vec![
        ("consultation", "6"),
        ("issue", issue.as_str()),
        ("issue_revision", revision.as_str()),
        ("title", "ประเด็น"),
        ("raised", "สาระ"),
        ("disposition", "partly"),
        ("reason", "เหตุผล"),
        ("changed", "ถ้อยคำใหม่"),
        ("answered_by", "elsewhere"),
        ("why", "พบข้อมูลใหม่จากการลงพื้นที่ตรวจสอบ"),
    ];
    for side in &kept.issues[0].sides {
        let who = side.class.map_or(side.label.as_str(), |class| class.code());
        form.extend([("side[]", who), ("view[]", side.view.as_str())]);
    }
    let sent = site.post("approver", "/api/summary/correct", &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
}

const AGREES: &str = "ตรงกับที่เผยแพร่</h2>";
const SINCE: &str = "แต่เรื่องนี้มีการเปลี่ยนแปลงหลังจากนั้น</h2>";
const CURRENT: &str = "ตรงกับข้อมูลล่าสุดของหน่วยงาน</h2>";
const REPLACED: &str = "มีข้อมูลใหม่กว่าเอกสารนี้แล้ว</h2>";
const INTERNAL: &str = "เอกสารใช้ภายในหน่วยงาน ต่างจากที่เผยแพร่</h2>";
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
    let docx = unpacked(&site.take("officer", &format!("/desk/c/{CLOSED}/draft-comments.docx")).await.body);
    let text: String = docx.iter().map(|(_, part)| String::from_utf8_lossy(part).into_owned()).collect();
    assert!(text.contains(&name) && text.contains("/verify/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_bundle_carries_is_known_by_its_own_checksum() {
    let site = Site::new().await;
    // The agency's has some of the same bytes, and was first.
    let agencys = unpacked(&site.take("officer", &format!("/desk{RESULT}/bundle.zip")).await.body);
    let bundle = site.get(NOBODY, &format!("{RESULT}/bundle.zip")).await.body;
    let everyones = "ไม่มีข้อความของความเห็นที่งดเผยแพร่";
    let mut shared = 0;
    for (name, bytes) in unpacked(&bundle).into_iter().filter(|(name, _)| name != "SHA256SUMS") {
        let page = site.get(NOBODY, &format!("/verify?code={}", sum(&bytes))).await.text();
        if name == "summary.schema.json" {
            assert!(page.contains(UNKNOWN), "it says nothing of this hearing");
            continue;
        }
        assert!(page.contains(AGREES) && page.contains(&name) && page.contains(everyones), "{name}: {page}");
        shared += u32::from(agencys.iter().any(|(_, own)| *own == bytes));
    }
    assert!(shared > 0, "the draft is the same in both");
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
    assert!(site.get(NOBODY, &format!("/verify?code={}", sum(&file.body))).await.text().contains(CURRENT));
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
async fn a_large_workbook_tells_how_far_it_has_come_and_is_given_once() {
    let site = Site::new().await;
    let many = server::export::making::WATCHED as u128 + 1;
    let new = (0..many).map(|n| store::bulk::Comment {
        wording: String::new(),
        target: "k1".into(),
        stance: domain::comment::Stance::Agree,
        reason: "เห็นด้วยกับการติดฉลาก".into(),
        class: None,
        showing: domain::comment::Showing::Unnamed,
        name: None,
        area: None,
        at: domain::time::Moment(1_795_400_000_000),
        key: format!("{:032x}", 0x70_0000 + n),
    });
    store::bulk::comments(&site.house.site.store, domain::id::ConsultationId(CLOSED), new.collect()).await.unwrap();
    let (file, progress) = ("/desk/c/5/comments.xlsx", "/desk/c/5/comments.xlsx?progress=yes");
    let page = site.get("officer", file).await;
    assert!(page.status == 200 && page.says("กำลังทำไฟล์"), "{}", page.text());
    assert_eq!(site.get("summariser", progress).await.text(), "null", "everybody has their own");
    assert_eq!(site.get(NOBODY, progress).await.status, 401);
    let told = loop {
        let told: serde_json::Value = serde_json::from_str(&site.get("officer", progress).await.text()).unwrap();
        if told["ready"] == true {
            break told;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    assert_eq!(told["done"], told["all"]);
    let book = site.get("officer", file).await;
    assert_eq!((book.status, book.line("content-length").parse()), (200, Ok(book.body.len())));
    assert!(unpacked(&book.body).iter().any(|(name, _)| name.starts_with("xl/worksheets/")));
    assert_eq!(site.get("officer", progress).await.text(), "null", "it was fetched");
    // Everyone's, in a browser; a program is given the file.
    let (file, progress) = ("/c/5/comments.xlsx", "/c/5/comments.xlsx?progress=yes");
    let page = site.get(NOBODY, file).await;
    assert!(page.status == 200 && page.says("กำลังทำไฟล์") && page.says(progress), "{}", page.text());
    assert_ne!(site.get(NOBODY, progress).await.text(), "null");
    let book = site.take(NOBODY, file).await;
    assert_eq!((book.status, book.line("content-length").parse()), (200, Ok(book.body.len())));
    assert!(site.get(NOBODY, file).await.body == book.body, "it is there for others too");
    assert_eq!(site.get(NOBODY, "/desk/c/5/comments.xlsx?progress=yes").await.status, 401);
    // What was hidden since is in no file that is given.
    let seen = store::comment::public_page(
        &site.house.site.store,
        domain::id::ConsultationId(CLOSED),
        &Default::default(),
        None,
        1,
    )
    .await
    .unwrap();
    let one = seen[0].id.to_string();
    let read = format!("{one}.1");
    let form = [("comment", read.as_str()), ("reason", "advertising")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    assert!(site.get(NOBODY, file).await.says("กำลังทำไฟล์"), "it is made anew");
    assert!(site.take(NOBODY, file).await.body != book.body);
    let request = http::Request::get(file).header(http::header::ACCEPT, "*/*").body(axum::body::Body::empty()).unwrap();
    let given = site.send(request).await;
    assert_eq!((given.status, given.line("content-length").parse()), (200, Ok(given.body.len())));
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
        wording: String::new(),
        target: "all".into(),
        stance: Stance::Disagree,
        reason: "ปลาทองสีเงินในโอ่ง".into(),
        class: Some(Class::Affected),
        showing: Showing::Agency,
        name: Some("สมหญิงผู้ไม่ออกชื่อ".into()),
        area: None,
        at: site.house.now(),
        key: "00000000000000000000000000000061".into(),
    };
    let shown = store::bulk::Comment {
        wording: String::new(),
        reason: "ปลาทองที่เปิดเผยได้".into(),
        showing: Showing::Unnamed,
        key: "00000000000000000000000000000062".into(),
        ..secret.clone()
    };
    store::bulk::comments(&site.house.site.store, domain::id::ConsultationId(6), vec![secret, shown]).await.unwrap();
    let all = async |who, before: &str| {
        let mut text = String::new();
        for file in ["summary.docx", "draft-comments.docx", "bundle.zip"] {
            let answer = site.take(who, &format!("{before}/c/6/{file}")).await;
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

/// What a comment's fate changes is in every paper but not in the result, and is told apart from it.
#[tokio::test(flavor = "multi_thread")]
async fn a_comment_withheld_after_publishing_is_told_of_every_paper_that_may_hold_its_words() {
    let site = Site::new().await;
    let files = ["draft-comments.docx", "summary.xlsx", "summary.json", "bundle.zip"];
    let take = async |file: &str| site.get(NOBODY, &format!("{RESULT}/{file}")).await.body;
    let ask = async |bytes: &[u8]| site.get(NOBODY, &format!("/verify?code={}", sum(bytes))).await.text();
    let mut before = Vec::new();
    for file in files {
        before.push((file.to_string(), take(file).await));
    }
    let inside = unpacked(&before[3].1).into_iter().filter(|(name, _)| name == "comments.csv");
    before.extend(inside.collect::<Vec<_>>());
    let alone = take("comments.csv").await;
    for (name, bytes) in &before {
        assert!(ask(bytes).await.contains(AGREES), "{name}");
    }
    let (id, first) = (domain::id::ConsultationId(6), domain::id::CommentId(0));
    let store = &site.house.site.store;
    let all = store::export::comments(store, store::export::For::Public, id, first, u64::MAX, 100).await.unwrap();
    let shown = all.iter().find(|line| line.said.is_some()).unwrap().id.to_string();
    let read = format!("{shown}.1");
    let form = [("comment", read.as_str()), ("reason", "advertising")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    for (name, bytes) in &before {
        let page = ask(bytes).await;
        assert!(page.contains(SINCE) && !page.contains(AGREES), "{name}: {page}");
    }
    assert!(ask(&alone).await.contains(REPLACED));
    for file in files {
        assert!(ask(&take(file).await).await.contains(AGREES), "{file}: the new one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desks_work_after_a_preliminary_summary_does_not_pass_for_it() {
    let site = Site::new().await;
    crate::desk::decided(&site, "ถ้อยคำใหม่").await;
    let form = [("consultation", "5"), ("reason", "ประชาชนในพื้นที่ต้องทราบก่อนฤดูน้ำหลาก")];
    let sent = site.post("officer", "/api/summary/preliminary", &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let take = async |who, before: &str| {
        let body = site.take(who, &format!("{before}/c/{CLOSED}/summary.json")).await.body;
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let page = site.get(NOBODY, &format!("/verify/{}", json["made"]["code"].as_str().unwrap())).await.text();
        (json, page, sum(&body))
    };
    let (same, page, old) = take("officer", "/desk").await;
    assert!(same["standing"] == "preliminary" && page.contains(AGREES), "{same}");
    let issue = store::result::summary(&site.house.site.store, domain::id::ConsultationId(CLOSED))
        .await
        .unwrap()
        .issues
        .remove(0);
    let (number, revision) = (issue.id.to_string(), issue.revision.to_string());
    let form = [
        ("consultation", "5"),
        ("issue", number.as_str()),
        ("issue_revision", revision.as_str()),
        ("title", "ฉลาก"),
        ("raised", "ขอให้อ่านง่าย"),
        ("disposition", "not_adopted"),
        ("reason", "ทำไม่ได้เพราะต้นทุนสูงเกินไป"),
    ];
    let sent = site.post("summariser", "/api/summary/issue", &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let (desks, page, _) = take("officer", "/desk").await;
    assert!(desks["standing"] == "unpublished" && desks["preliminary"].is_null(), "{desks}");
    assert!(page.contains(INTERNAL) && !page.contains(AGREES), "{page}");
    let (public, page, _) = take(NOBODY, "").await;
    assert!(public["standing"] == "preliminary" && page.contains(AGREES), "{public}");
    assert!(site.get(NOBODY, &format!("/verify?code={old}")).await.text().contains(SINCE), "what was made of it then");
    let book = unpacked(&site.get("officer", &format!("/desk/c/{CLOSED}/summary.xlsx")).await.body);
    let text: String = book.iter().map(|(_, part)| String::from_utf8_lossy(part).into_owned()).collect();
    assert!(text.contains("เอกสารใช้ภายในหน่วยงาน ยังไม่เผยแพร่") && !text.contains("สรุปผลเบื้องต้น"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_that_something_happened_to_while_it_was_made_is_not_kept() {
    use server::export::{door::Asks, papers, slip::Begun};
    let site = Site::new().await;
    let visit = server::pages::nobody(&site.house, &http::HeaderMap::new(), domain::lang::Lang::Th, "/", "");
    let id = domain::id::ConsultationId(6);
    let begin = async || Begun::of(&site.house, &visit, id, "summary.json", store::export::For::Public).await.unwrap();
    let give = async |begun, asks| {
        let response = papers::give(&site.house, &visit, begun, asks).await.unwrap();
        axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap()
    };
    let whole = Asks::Whole { network: None, reads: true };
    let begun = begin().await;
    correct(&site).await;
    let late = give(begun.clone(), whole).await;
    let page = site.get(NOBODY, &format!("/verify?code={}", sum(&late))).await.text();
    assert!(page.contains(REPLACED), "{page}");
    assert!(give(begun, Asks::Head).await.is_empty(), "it is not kept");
    let now = give(begin().await, whole).await;
    assert!(now != late && give(begin().await, Asks::Head).await == now, "this one is");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_hangs_up_loses_nothing_and_everyone_does_not_wait_for_agencies() {
    let site = Site::new().await;
    let path = format!("{RESULT}/summary.pdf");
    let turns = site.house.papers.public.clone();
    {
        let mut asking = Box::pin(site.get(NOBODY, &path));
        while turns.available_permits() == 1 {
            assert!(futures::poll!(&mut asking).is_pending());
            tokio::task::yield_now().await;
        }
    }
    let turn = turns.acquire_owned().await.unwrap();
    // The turn is taken: only a kept paper comes at once, and what the agency has made.
    assert_eq!(site.get(NOBODY, &path).await.status, 200);
    assert_eq!(site.get("officer", &format!("/desk{RESULT}/summary.json")).await.status, 200);
    drop(turn);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_has_too_many_papers_made_waits_and_others_do_not() {
    let site = Site::new().await;
    let ask = async |address: &str, path: &str| site.from(address, "GET", path, String::new()).await.status;
    let (one, other) = ("10.0.0.1:1", "10.0.0.2:1");
    assert_eq!(ask(one, "/c/6/summary.json").await, 200);
    let mut made = 1;
    while ask(one, "/c/6/comments.xlsx").await == 200 {
        made += 1;
        assert!(made < 1_000, "without end");
    }
    assert!(made >= 60, "{made}");
    assert_eq!(ask(one, "/c/6/comments.xlsx").await, 429);
    assert_eq!(
        (ask(one, "/c/6/summary.json").await, ask(other, "/c/6/comments.xlsx").await),
        (200, 200),
        "kept; another"
    );
    let request = site.request("officer", "GET", "/desk/c/6/comments.xlsx").await;
    let peer = axum::extract::ConnectInfo(one.parse::<std::net::SocketAddr>().unwrap());
    assert_eq!(site.send(request.extension(peer).body(axum::body::Body::empty()).unwrap()).await.status, 200);
}

/// Whom a correction concerns reads it where the answer stands: when, why, and what it said before.
#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_tells_what_was_corrected_of_its_answer() {
    let site = Site::new().await;
    let kept = store::result::summary(&site.house.site.store, domain::id::ConsultationId(6)).await.unwrap();
    let issue = kept.issues[0].clone();
    let voices = site.get(NOBODY, &format!("/c/6/result/{}", issue.number)).await.text();
    let comment: String =
        voices.split("/c/6/comments/").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
    let page = site.get("summariser", &format!("/desk/c/6/ledger/{comment}")).await.text();
    let number = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-';
    let words = |c: char| !(c.is_ascii_digit() || c == '-');
    let number = page.split(words).find(number).expect("its receipt's number").to_string();
    let receipt = async || site.get(NOBODY, &format!("/receipts/{number}")).await;
    assert!(!receipt().await.says("แก้ไขเมื่อ"), "{}", receipt().await.text());
    correct(&site).await;
    let told = receipt().await;
    for said in ["แก้ไขเมื่อ", "เพราะ พบข้อมูลใหม่จากการลงพื้นที่ตรวจสอบ", "เดิม: ", issue.reason.as_str()]
    {
        assert!(told.says(said), "{said} {}", told.text());
    }
}
