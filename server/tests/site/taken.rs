//! What is taken away: the table's filter in its files, several files of one draft, what takes long watched, and input that no
//! officer means: files cut off, endless cells, formulas.

use crate::kit::{CLOSED, NOBODY, OPEN, Site, comment};
use crate::papers::unpacked;
use domain::comment::{Class, Showing, Stance};
use domain::id::ConsultationId;
use futures::StreamExt;
use sha2::{Digest, Sha256};
use store::bulk::Comment;

const CSV: &str = "/desk/c/5/comments.csv";

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The rows of a CSV under its head.
fn rows(file: &str) -> Vec<csv::StringRecord> {
    let file = file.trim_start_matches('\u{feff}');
    csv::Reader::from_reader(file.as_bytes()).records().map(Result::unwrap).collect()
}

fn new(n: u128, reason: &str) -> Comment {
    Comment {
        wording: String::new(),
        target: "k1".into(),
        stance: Stance::Disagree,
        reason: reason.into(),
        class: Some(Class::Expert),
        showing: Showing::Unnamed,
        name: None,
        area: None,
        at: domain::time::Moment(1_795_400_000_000),
        key: format!("{:032x}", 0x71_0000 + n),
    }
}

async fn add(site: &Site, new: Vec<Comment>) {
    store::bulk::comments(&site.house.site.store, ConsultationId(CLOSED), new).await.unwrap();
}

/// Every text of a packed file.
fn words(bytes: &[u8]) -> String {
    unpacked(bytes).iter().map(|(_, part)| String::from_utf8_lossy(part).into_owned()).collect()
}

const DISAGREE: &str = "ความเห็นต่อประเด็น: ไม่เห็นด้วย";

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_filter_goes_along_into_its_files_and_they_say_it() {
    let site = Site::new().await;
    add(&site, vec![new(1, "คำเฉพาะของไฟล์นี้")]).await;
    let table = site.get("officer", "/desk/c/5/ledger?stance=disagree&folded=yes").await.text();
    assert!(table.contains(DISAGREE), "its chip says the same");
    let link = format!("{CSV}?stance=disagree");
    assert!(table.contains(&link) && table.contains("/desk/c/5/comments.xlsx?stance=disagree"), "{table}");
    let whole = site.get("officer", CSV).await;
    let some = site.get("officer", &link).await;
    assert!(some.line("content-disposition").contains("siang-5-comments-filtered.csv"), "{:?}", some.head);
    let (file, all) = (some.text(), rows(&whole.text()));
    let mut kept = rows(&file);
    let end = kept.pop().unwrap();
    let matching: Vec<&csv::StringRecord> = all.iter().filter(|row| &row[4] == "ไม่เห็นด้วย").collect();
    assert!(!kept.is_empty() && kept.len() < all.len() - 1, "{} of {}", kept.len(), all.len());
    assert_eq!(kept.iter().collect::<Vec<_>>(), matching);
    assert!(end[0].starts_with(&format!("จบไฟล์ {} แถว", kept.len())) && end[0].contains(DISAGREE), "{}", &end[0]);
    assert!(end[0].contains("http://siang.test/desk/c/5/comments-columns.csv"), "where its columns are explained");
    assert!(!all.last().unwrap()[0].contains("ตัวกรอง"));
    // The same filter said otherwise is the same file; a part is not the whole.
    assert_eq!(site.get("officer", &format!("{CSV}?folded=yes&class=&stance=disagree")).await.body, some.body);
    let page = site.get(NOBODY, &format!("/verify?code={}", sum(&some.body))).await.text();
    assert!(page.contains("มีเฉพาะ") && page.contains(DISAGREE), "{page}");
    assert!(!site.get(NOBODY, &format!("/verify?code={}", sum(&whole.body))).await.says("มีเฉพาะ"));
    for file in ["comments.xlsx", "draft-comments.docx"] {
        let made = site.take("officer", &format!("/desk/c/5/{file}?stance=disagree")).await;
        let text = words(&made.body);
        assert!(made.status == 200 && text.contains(DISAGREE) && text.contains("คำเฉพาะของไฟล์นี้"), "{file}");
        let agreeing = all.iter().find(|row| &row[4] == "เห็นด้วย" && row[5].chars().count() > 20).unwrap();
        assert!(!text.contains(&agreeing[5]), "{file}");
    }
    let english = site.get("officer", &format!("/en{link}")).await.text();
    assert!(rows(&english).pop().unwrap()[0].contains("Filter: Stance: Disagree"), "{english}");
}

/// What an officer typed is not told to everyone who holds a code; who may take such files reads it.
#[tokio::test(flavor = "multi_thread")]
async fn everyone_is_told_that_a_file_was_narrowed_and_not_to_whom_or_which_words() {
    let site = Site::new().await;
    add(&site, vec![new(1, "ความเห็นของป้าแดงข้างตลาด")]).await;
    let file = site.get("officer", &format!("{CSV}?q=%E0%B8%9B%E0%B9%89%E0%B8%B2%E0%B9%81%E0%B8%94%E0%B8%87")).await;
    let all = rows(&file.text());
    assert!(all.len() == 2 && all[1][0].contains("ป้าแดง"), "{all:?}");
    let asked = format!("/verify?code={}", sum(&file.body));
    let (public, own) = (site.get(NOBODY, &asked).await.text(), site.get("officer", &asked).await.text());
    assert!(public.contains("ตามที่ระบุในไฟล์") && !public.contains("ป้าแดง"), "{public}");
    assert!(own.contains("ป้าแดง"), "{own}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_is_made_of_a_filter_that_is_not_understood() {
    let site = Site::new().await;
    for asked in ["stance=maybe", "stnace=agree", "stance=agree&stance=change", "q=%FF", "part=2", "issue=x"] {
        for file in ["comments.csv", "comments.xlsx", "draft-comments.docx", "summary.pdf", "answers.csv"] {
            // The draft comes in several files.
            if (asked, file) == ("part=2", "draft-comments.docx") {
                continue;
            }
            let answer = site.get("officer", &format!("/desk/c/5/{file}?{asked}")).await;
            assert_eq!(answer.status, 422, "{file}?{asked}");
            assert!(answer.line("content-type").starts_with("text/html") && !answer.says("จบไฟล์"), "{file}?{asked}");
        }
    }
    let told = site.get("officer", &format!("{CSV}?stance=maybe")).await;
    assert!(told.says("จึงไม่ได้ทำไฟล์"), "{}", told.text());
    assert_eq!(site.get("local", &format!("{CSV}?stance=agree")).await.status, 403);
    assert_eq!(site.get(NOBODY, &format!("{CSV}?stance=agree")).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_matches_nothing_or_everything_says_so() {
    let site = Site::new().await;
    const NOTHING: &str = "q=qqqqqqqq";
    let empty = rows(&site.get("officer", &format!("{CSV}?{NOTHING}")).await.text());
    assert_eq!(empty.len(), 1);
    for said in ["จบไฟล์ 0 แถว", "ไม่มีความเห็นที่ตรงกับตัวกรองนี้", "qqqqqqqq"]
    {
        assert!(empty[0][0].contains(said), "{said}: {}", &empty[0][0]);
    }
    for file in ["comments.xlsx", "draft-comments.docx"] {
        let made = site.take("officer", &format!("/desk/c/5/{file}?{NOTHING}")).await;
        assert!(made.status == 200 && words(&made.body).contains("ไม่มีความเห็นที่ตรงกับตัวกรองนี้"), "{file}");
    }
    let whole = rows(&site.get("officer", CSV).await.text());
    let counted = whole.iter().filter(|row| !row[10].contains("ถอนแล้ว")).count() - 1;
    let all = rows(&site.get("officer", &format!("{CSV}?q=-qqqqqqqq")).await.text());
    assert_eq!(all.len() - 1, counted, "everything that counts");
    assert_eq!(site.get("officer", &format!("{CSV}?stance=")).await.body, site.get("officer", CSV).await.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_comment_can_be_had_beside_the_draft_in_one_file_or_another() {
    let site = Site::new().await;
    let many = domain::paper::IN_ONE_FILE as u128 + 100;
    add(&site, (0..many).map(|n| new(n, &format!("ข้อที่ {n} จบ"))).collect()).await;
    let desk = site.get("officer", "/desk/c/5/summary").await.text();
    assert!(desk.contains("/desk/c/5/draft-comments.docx?part=2") && desk.contains("แบ่งเป็น 2 ตอน"), "{desk}");
    let mut texts = Vec::new();
    for part in 1..=2 {
        let file = site.take("officer", &format!("/desk/c/5/draft-comments.docx?part={part}")).await;
        assert_eq!(file.status, 200, "{part}");
        texts.push(words(&file.body));
        let page = site.get(NOBODY, &format!("/verify?code={}", sum(&file.body))).await.text();
        assert_eq!(page.contains("ตอนที่ 2"), part == 2, "{page}");
    }
    for n in 0..many {
        let said = format!("ข้อที่ {n} จบ");
        assert_eq!(texts.iter().filter(|text| text.contains(&said)).count(), 1, "{said}");
    }
    assert!(texts[0].contains("ตอนที่ ๑ จาก ๒ ตอน") && texts[1].contains("ตอนที่ ๒ จาก ๒ ตอน"));
    for (asked, said) in [("part=3", "ไฟล์นี้มี 2 ตอน"), ("part=0", "จึงไม่ได้ทำไฟล์"), ("part=x", "จึงไม่ได้ทำไฟล์")]
    {
        let answer = site.take("officer", &format!("/desk/c/5/draft-comments.docx?{asked}")).await;
        assert!(answer.status == 422 && answer.says(said), "{asked}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_that_waits_for_its_turn_is_watched_and_given_when_it_is_made() {
    let site = Site::new().await;
    let turn = site.house.papers.agency.clone().acquire_owned().await.unwrap();
    let (file, progress) = ("/desk/c/5/bundle.zip", "/desk/c/5/bundle.zip?progress=yes");
    for _ in 0..2 {
        let page = site.get("officer", file).await;
        assert!(page.status == 200 && page.says("กำลังทำไฟล์") && page.says(progress), "{}", page.text());
    }
    assert_eq!(site.get("summariser", progress).await.text(), "null", "everybody has their own");
    drop(turn);
    loop {
        let told: serde_json::Value = serde_json::from_str(&site.get("officer", progress).await.text()).unwrap();
        if told["ready"] == true {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let files = unpacked(&site.get("officer", file).await.body);
    assert!(files.iter().any(|(name, _)| name == "SHA256SUMS"));
    // A paper that reads no rows does not pretend to know how far it has come.
    let turn = site.house.papers.agency.clone().acquire_owned().await.unwrap();
    let page = site.get("officer", "/desk/c/5/summary.pdf").await.text();
    assert!(page.contains("กำลังทำไฟล์") && !page.contains("แถว"), "{page}");
    drop(turn);
}

/// Who hangs up leaves nothing behind: half a CSV is noted nowhere and lacks its last row, half a workbook opens nowhere.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_cut_off_half_way_is_known_as_such_and_nothing_of_it_stays() {
    let (site, again) = (Site::new().await, Site::new().await);
    for site in [&site, &again] {
        add(site, (0..2_500).map(|n| new(n, "ขอให้ติดฉลากให้อ่านง่าย")).collect()).await;
    }
    let whole = again.get("officer", CSV).await;
    let code = rows(&whole.text()).pop().unwrap()[0].split("/verify/").nth(1).unwrap()[..16].to_string();
    let known = async |site: &Site| !site.get(NOBODY, &format!("/verify/{code}")).await.says("ไม่พบเอกสารนี้</h2>");
    assert!(known(&again).await);
    let mut body = site.begin("officer", CSV).await.into_body().into_data_stream();
    let mut half = Vec::new();
    for _ in 0..2 {
        half.extend_from_slice(&body.next().await.unwrap().unwrap());
    }
    drop(body);
    assert!(!half.is_empty() && half.len() < whole.body.len());
    assert!(!String::from_utf8_lossy(&half).contains("จบไฟล์"), "it lacks the row that ends it");
    assert!(!known(&site).await, "half a file is no file that was given out");
    let again = site.get("officer", CSV).await;
    assert!(again.body.starts_with(&half), "taken again it begins alike");
    assert_eq!(again.body.len(), whole.body.len(), "and is whole");

    let response = site.begin("officer", "/desk/c/5/comments.xlsx").await;
    let length: usize = response.headers()["content-length"].to_str().unwrap().parse().unwrap();
    let first = response.into_body().into_data_stream().next().await.unwrap().unwrap();
    assert!(first.len() < length, "its reader knows that more was to come");
    let book = site.get("officer", "/desk/c/5/comments.xlsx").await.body;
    assert!(book.starts_with(&first) && book.len() == length);
    let half = std::io::Cursor::new(&book[..book.len() / 2]);
    assert!(zip::ZipArchive::new(half).is_err(), "half a workbook opens nowhere");
    assert_eq!(site.house.books.available_permits(), 2, "no turn is lost");
}

/// The texts of a sheet's cells as its file holds them.
fn cells(book: &[u8]) -> Vec<String> {
    let sheet = unpacked(book).into_iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap().1;
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(&sheet).unwrap());
    let (mut out, mut inside): (Vec<String>, bool) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "t" => {
                inside = true;
                out.push(String::new());
            }
            quick_xml::events::Event::End(tag) if tag.name().as_ref() == "t" => inside = false,
            quick_xml::events::Event::Text(text) if inside => out.last_mut().unwrap().push_str(&text.xml10_content()),
            quick_xml::events::Event::Eof => return out,
            _ => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cell_of_32_767_letters_is_written_and_read_back_whole() {
    let site = Site::new().await;
    let (just, over) = ("ก".repeat(32_767), "ข".repeat(32_768));
    add(&site, vec![new(1, &just), new(2, &over)]).await;
    let book = site.get("officer", "/desk/c/5/comments.xlsx?class=expert").await.body;
    let read = cells(&book);
    assert!(read.contains(&just), "{:?}", read.iter().map(|cell| cell.chars().count()).max());
    let cut = read.iter().find(|cell| cell.starts_with('ข')).unwrap();
    assert!(cut.encode_utf16().count() == 32_767 && cut.ends_with('…'));
    let csv = site.get("officer", &format!("{CSV}?class=expert")).await.text();
    assert!(rows(&csv).iter().any(|row| row[5] == over), "in a CSV it is whole");
}

/// Whatever people write, no cell of any column is one that a spreadsheet runs.
#[tokio::test(flavor = "multi_thread")]
async fn no_text_column_runs_as_a_formula() {
    let site = Site::new().await;
    let signs = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u{a0}=1",
        "\u{ff1d}1",
        "\u{ff0b}1",
        "\u{ff0d}1",
        "\u{ff20}x",
    ];
    let named = |(n, text): (usize, &&str)| Comment {
        name: Some((*text).to_string()),
        showing: Showing::Named,
        ..new(n as u128, text)
    };
    add(&site, signs.iter().enumerate().map(named).collect()).await;
    let form = [("reason", "=HYPERLINK(\"http://evil\")"), ("wording", "@cmd|' /C calc'!A0")];
    let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", "00000000000000000000000000007201", &form)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let runs = |cell: &str| {
        let first = cell.chars().find(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{200b}' | '\u{feff}'));
        matches!(
            first,
            Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
        )
    };
    let mut neutralised = 0;
    for path in [CSV, "/desk/c/1/comments.csv", "/desk/c/7/answers.csv", "/desk/c/7/answers-columns.csv"] {
        let file = site.get("officer", path).await.text();
        for row in rows(&file) {
            for cell in &row {
                assert!(!runs(cell), "{path}: {cell:?}");
                neutralised += u32::from(cell.starts_with('\''));
            }
        }
    }
    // Reason and name of each, and reason and wording of the one that was sent.
    assert!(neutralised >= 2 * signs.len() as u32 + 2, "{neutralised}");
    for path in ["/desk/c/5/comments.xlsx", &format!("/desk/c/{OPEN}/comments.xlsx"), "/desk/c/6/summary.xlsx"] {
        let files = unpacked(&site.get("officer", path).await.body);
        let mut sheets = files.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
        assert!(sheets.all(|(_, part)| !String::from_utf8_lossy(part).contains("<f>")), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_says_plainly_what_it_lacks_and_a_workbook_draws_its_numbers() {
    let site = Site::new().await;
    for (who, path) in [(NOBODY, "/c/6/bundle.zip"), ("officer", "/desk/c/5/bundle.zip")] {
        let files = unpacked(&site.take(who, path).await.body);
        let index = files.iter().find(|(name, _)| name == "index.txt").unwrap();
        let index = String::from_utf8(index.1.clone()).unwrap();
        let has = files.iter().any(|(name, _)| name == "impact-analysis.pdf");
        assert_eq!(index.contains("- การวิเคราะห์ผลกระทบ (มาตรา ๑๗)"), !has, "{path}: {index}");
        let annexed = files.iter().any(|(name, _)| name.starts_with("annexes/"));
        assert_eq!(index.contains("- เอกสารประกอบ"), !annexed, "{path}: {index}");
    }
    let book = unpacked(&site.get("officer", "/desk/c/6/summary.xlsx").await.body);
    let charts: Vec<&str> =
        book.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("xl/charts/chart")).collect();
    assert_eq!(charts.len(), 3, "{charts:?}");
}
