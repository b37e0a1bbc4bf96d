//! What people said by other ways than the portal, as officers enter it and as everyone reads it.

use crate::kit::{Answer, NOBODY, Site};
use domain::id::ConsultationId;
use domain::survey::{Form, Question};

const ID: i64 = 7;
const AT: &str = "/desk/c/7/channels/2";

async fn send(site: &Site, who: &'static str, page: &str, endpoint: &str, more: &[(&str, &str)]) -> Answer {
    let mut form = vec![("page", page), ("consultation", "7"), ("revision", "0"), ("channel", "2")];
    form.extend(more);
    site.post(who, endpoint, &form).await
}

async fn bring(site: &Site, who: &'static str, name: &str, table: &str) -> Answer {
    let form = [("page", AT), ("consultation", "7"), ("revision", "0"), ("channel", "2"), ("do", "file")];
    site.bring(who, "/api/channel/bring", &form, (name, table.as_bytes())).await
}

/// An occasion of today; each sheet is entered once, or twice.
async fn occasion(site: &Site, twice: &str) -> (String, String) {
    let (year, month, day) = site.house.now().day().be();
    let (day, month, year) = (day.to_string(), month.to_string(), year.to_string());
    let added = send(
        site,
        "officer",
        "/desk/c/7/channels",
        "/api/channel/add",
        &[
            ("way", "meeting"),
            ("from_day", &day),
            ("from_month", &month),
            ("from_year", &year),
            ("place", "ศาลาประชาคมลำปาง"),
            ("area", "52"),
            ("held_by", "เทศบาลนครลำปาง"),
            ("attended", "๘๗"),
            ("minutes", "ส่วนใหญ่พูดเรื่องค่าตรวจม้า"),
            ("twice", twice),
        ],
    )
    .await;
    assert_eq!((added.status, added.to.as_str()), (303, "/desk/c/7/channels/2?done=channel"), "{}", added.text());
    (format!("{day}/{month}/{year}"), format!("{day}/{month}/{}", year.parse::<i32>().unwrap() - 543))
}

async fn questions(site: &Site) -> Vec<Question> {
    store::survey::questions(&site.house.site.store, ConsultationId(ID)).await.unwrap()
}

async fn sheets(site: &Site) -> u64 {
    store::consultation::one(&site.house.site.store, ConsultationId(ID)).await.unwrap().sheets
}

#[tokio::test]
async fn a_file_of_sheets_is_taken_whole_or_told_line_by_line() {
    let site = Site::new().await;
    let before = sheets(&site).await;
    let empty = send(&site, "officer", "/desk/c/7/channels", "/api/channel/add", &[("way", "meeting")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("href=\"#f-place\"") && empty.says("href=\"#f-attended\""), "{}", empty.text());
    let (be, ce) = occasion(&site, "no").await;
    let page = site.get("officer", AT).await;
    assert!(
        ["mark", "day", "audience", "class", "area", "q1"].iter().all(|name| page.says(&format!("<code>{name}")))
            && page.says("ศาลาประชาคมลำปาง"),
        "{}",
        page.text()
    );
    // Wrong codes, a day that is none, a question that business is not asked.
    let wrong = format!(
        "mark,day,audience,area,q1,q3\n1,{be},public,52,ปลอดภัยขึ้นมาก,\n2,31/2/2569,business,99,ดีมาก,\n3,{ce},business,52,เหมือนเดิม,มาก\n"
    );
    let refused = bring(&site, "officer", "sheets.csv", &wrong).await;
    assert_eq!(refused.status, 422);
    for told in ["บรรทัด 3 คอลัมน์ “day”", "บรรทัด 3 คอลัมน์ “q1”", "บรรทัด 3 คอลัมน์ “area”", "บรรทัด 4 คอลัมน์ “q3”"]
    {
        assert!(refused.says(told), "{told}: {}", refused.text());
    }
    assert_eq!(sheets(&site).await, before, "nothing of it is kept");
    let lines: Vec<String> = (0..12)
        .map(|n| {
            format!("{n},{},{},52,{}", if n % 2 == 0 { &be } else { &ce }, "public", ["ปลอดภัยขึ้นมาก", "เหมือนเดิม"][n % 2])
        })
        .collect();
    let right = format!("mark,day,audience,area,q1\n{}\n", lines.join("\n"));
    let done = bring(&site, "officer", "sheets.csv", &right).await;
    assert_eq!((done.status, sheets(&site).await), (303, before + 12), "{}", done.text());
    assert!(site.get("officer", &done.to).await.says("นับแล้ว 12 ชุด"));
    let again = bring(&site, "officer", "sheets.csv", &right).await;
    assert!(again.to.contains("same=12") && again.to.contains("counted=0"), "{}", again.to);
    let other = bring(&site, "officer", "sheets.csv", "mark,audience,q1\n3,public,ปลอดภัยขึ้นบ้าง\n").await;
    assert!(other.status == 422 && other.says("แบบสอบถามเลขที่ 3 กรอกไว้แล้ว แต่คำตอบไม่ตรงกับครั้งนี้"), "{}", other.text());
    assert_eq!(sheets(&site).await, before + 12);
    // Others may not, and nobody sees it at all.
    for who in ["moderator", "local"] {
        assert!(matches!(site.get(who, AT).await.status, 403 | 404), "{who}");
        assert!(matches!(bring(&site, who, "sheets.csv", &right).await.status, 403 | 404), "{who}");
    }
    // Everyone reads where answers came from.
    let results = site.get(NOBODY, "/c/7/survey/results").await;
    for told in ["คำตอบมาจากไหน", "รวมคำตอบจากช่องทางอื่นแล้ว", "ผู้เข้าร่วม 87 คน", "ส่วนใหญ่พูดเรื่องค่าตรวจม้า", "เทศบาลนครลำปาง"]
    {
        assert!(results.says(told), "{told}: {}", results.text());
    }
    // Of few sheets not every division can be told beside the others; each says so.
    let mut told = Vec::new();
    for by in ["class", "identity", "way", "place"] {
        let page = site.get(NOBODY, &format!("/en/c/7/survey/results?by={by}")).await;
        assert!(page.status == 200 && page.says("Compare answers by"), "{by}");
        let tables = page.text().matches("table-wrap--slim").count();
        assert!(tables > 0 || page.says("No group can be shown"), "{by}: {}", page.text());
        told.extend((tables > 0).then_some(by));
    }
    assert!(told.contains(&"class"), "{told:?}");
    // The agency's files say it of each sheet.
    let csv = site.get("officer", "/desk/c/7/answers.csv").await;
    assert!(csv.says("การประชุม") && csv.says("ระบบกลาง") && csv.says("เลขที่แบบ"));
    let lines = site.get("officer", "/desk/c/7/answers.jsonl").await;
    let text = lines.text();
    let rows: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a document")).collect();
    assert_eq!(rows[0]["format"], "siang/answers/1");
    assert_eq!(rows[0]["questions"][0]["choices"][0]["label"]["th"], "ปลอดภัยขึ้นมาก");
    assert_eq!((rows.len() as u64, &rows[rows.len() - 1]["sheets"]), (before + 14, &serde_json::json!(before + 12)));
    let paper = rows.iter().find(|row| row["mark"] == "3").expect("a sheet of paper");
    assert_eq!((&paper["way"], &paper["province"], &paper["occasion"]), (&"meeting".into(), &"52".into(), &2.into()));
    assert!(
        site.get(NOBODY, "/desk/c/7/answers.jsonl").await.status == 401
            || site.get(NOBODY, "/c/7/answers.jsonl").await.status == 404
    );
}

#[tokio::test]
async fn two_enter_a_sheet_and_a_third_settles_what_differs() {
    let site = Site::new().await;
    occasion(&site, "yes").await;
    let before = sheets(&site).await;
    let questions = questions(&site).await;
    let single = questions.iter().find(|question| question.form == Form::Single).expect("a question");
    let field = format!("q{}", single.id);
    let page = format!("{AT}/sheet");
    let enter = async |who, mark: &str, choice: &str| {
        send(&site, who, &page, "/api/channel/sheet", &[("audience", "public"), ("mark", mark), (&field, choice)]).await
    };
    let form = site.get("officer", &format!("{page}?mark=1&for=public")).await;
    assert!(form.says(&single.text) && form.says("value=\"1\""), "{}", form.text());
    assert!(enter("officer", "1", "0").await.to.contains("waiting=1"));
    let own = enter("officer", "1", "1").await;
    assert!(own.status == 422 && own.says("ครั้งที่สองต้องให้คนอื่นกรอก"), "{}", own.text());
    // Who enters it the second time sees the number alone.
    let seen = site.get("drafter", AT).await;
    assert!(seen.says("รอกรอกครั้งที่สอง") && !seen.says("ปลอดภัยขึ้นมาก"), "{}", seen.text());
    assert!(enter("drafter", "1", "2").await.to.contains("differ=1"));
    assert_eq!(sheets(&site).await, before);
    let settle = format!("{AT}/settle?mark=1");
    let shown = site.get("summariser", &settle).await;
    assert!(shown.says("ปลอดภัยขึ้นมาก") && shown.says("เหมือนเดิม"), "{}", shown.text());
    let at = format!("{AT}/settle");
    let open = send(&site, "summariser", &at, "/api/channel/settle", &[("mark", "1")]).await;
    assert!(open.status == 422 && open.says("ยังไม่ได้เลือก"), "{}", open.text());
    let done = send(&site, "summariser", &at, "/api/channel/settle", &[("mark", "1"), (&field, "2")]).await;
    assert_eq!((done.status, sheets(&site).await), (303, before + 1), "{}", done.text());
    // A mistake is taken out with a reason.
    let without = send(&site, "officer", AT, "/api/channel/take_out", &[("mark", "1")]).await;
    assert_eq!(without.status, 422);
    let out =
        send(&site, "officer", AT, "/api/channel/take_out", &[("mark", "1"), ("reason", "แบบนี้เป็นของอีกตำบลหนึ่ง")]).await;
    assert_eq!((out.status, sheets(&site).await), (303, before));
}

#[tokio::test]
async fn a_scan_is_for_the_agency_alone() {
    let site = Site::new().await;
    occasion(&site, "no").await;
    let form = [
        ("page", AT),
        ("consultation", "7"),
        ("revision", "0"),
        ("channel", "2"),
        ("title", "ใบลงชื่อผู้เข้าร่วม"),
        ("do", "file"),
    ];
    let scan = include_bytes!("scan.pdf");
    let kept = site.bring("officer", "/api/channel/file", &form, ("a.pdf", scan)).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = format!("{AT}/files/1");
    assert!(site.get("officer", AT).await.says("ใบลงชื่อผู้เข้าร่วม"));
    let given = site.get("officer", &page).await;
    assert_eq!(given.status, 200);
    assert!(
        given.line("content-security-policy").contains("sandbox")
            && given.line("content-disposition").starts_with("attachment")
    );
    assert_eq!(site.get(NOBODY, &page).await.status, 401);
    assert!(matches!(site.get("local", &page).await.status, 403 | 404));
    assert_eq!(site.get("moderator", &page).await.status, 403);
    let not = site.bring("officer", "/api/channel/file", &form, ("a.exe", b"MZ\0\0")).await;
    assert_eq!(not.status, 422);
    assert_eq!(site.bring("local", "/api/channel/file", &form, ("a.pdf", scan)).await.status, 404);
}
