//! The report of an evaluation as people meet it: a form that loses nothing, tables from files, published by two, read and watched by
//! everyone, from the law and back.

use crate::kit::{Answer, NOBODY, Site};
use domain::evaluation::HEADINGS;
use domain::id::ConsultationId;

const SAID: &str = "อุบัติเหตุลดลงครึ่งหนึ่งตั้งแต่กฎหมายใช้บังคับ ตามสถิติของจังหวัด";
const WHY: &str = "รอความเห็นของจังหวัดลำปางก่อน";

/// The demonstration's evaluation.
async fn evaluation(site: &Site) -> i64 {
    let store = &site.house.site.store;
    let law = store::law::named(store, "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564").await.unwrap().expect("a law").id;
    store::law::touching(store, law).await.unwrap()[0].id.0
}

async fn send(site: &Site, who: &'static str, id: i64, endpoint: &str, more: &[(&str, &str)]) -> Answer {
    let one = store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap();
    let page = match endpoint {
        "/api/report/write" | "/api/report/publish" => format!("/desk/c/{id}/report"),
        _ => format!("/desk/c/{id}/follow-up"),
    };
    let (id, revision) = (id.to_string(), one.revision.to_string());
    let mut form = vec![("page", page.as_str()), ("consultation", &id), ("revision", &revision)];
    form.extend(more);
    site.post(who, endpoint, &form).await
}

/// Every field of a report that says that the law is to be amended.
fn whole() -> Vec<(&'static str, &'static str)> {
    let mut form: Vec<(&str, &str)> = HEADINGS.iter().map(|one| (one.code, SAID)).collect();
    form.extend([
        ("table_title[]", "คดีตามกฎหมายนี้"),
        ("table_source[]", "สำนักงานศาลยุติธรรม"),
        ("table_rows[]", "ปี | คดี | ปรับ\n2567 | 1,204 | 98\n2568 | 980 | 77"),
        ("finding[]", "ค่าตรวจม้าแพงสำหรับผู้ขับรายเล็ก <script>alert(1)</script>"),
        ("links[]", "คำถาม 1"),
        ("unmet_holds", "no"),
        ("not_worth_holds", "yes"),
        ("not_worth", "ค่าใช้จ่ายของผู้ขับสูงกว่าประโยชน์ที่ได้ตามผลการรับฟัง"),
        ("unfair_holds", "no"),
        ("course", "amend"),
        ("conclusion", "ควรแก้ไขเพิ่มเติมเรื่องค่าตรวจม้าของผู้ขับรายเล็ก"),
    ]);
    form
}

/// Ends the hearing and publishes its result, so that the report may follow.
async fn summarise(site: &Site, id: i64) {
    let (store, now, id) = (&site.house.site.store, site.house.now(), ConsultationId(id));
    let of = async |who: &str| {
        let token =
            store::session::sign_in(store, &format!("{who}@demo.example"), crate::kit::PASSWORD, now).await.unwrap();
        store::session::viewer(store, &token, now).await.unwrap().unwrap()
    };
    store::consultation::close_early(store, &of("officer").await, id, "ได้คำตอบครบทุกกลุ่มแล้ว", now).await.unwrap();
    store::result::publish(store, &of("summariser").await, id, "ไม่มีความเห็นที่ต้องจัดเป็นประเด็น", now).await.unwrap();
}

#[tokio::test]
async fn the_form_keeps_what_is_refused_and_tells_what_is_missing() {
    let site = Site::new().await;
    let id = evaluation(&site).await;
    let page = site.get("officer", &format!("/desk/c/{id}/report")).await;
    assert!(
        page.says("ยังขาดก่อนเผยแพร่รายงาน") && page.says("href=\"#f-achieved\"") && page.says("href=\"#f-course\""),
        "{}",
        page.text()
    );
    assert!(page.says("มาตรา 31 (1)") || page.says("มาตรา 31(1)"));
    let form = [
        ("achieved", SAID),
        ("table_title[]", ""),
        ("table_source[]", ""),
        ("table_rows[]", "ปี | คดี\n2567 | 1 | 2"),
        ("finding[]", "ม้าได้พักตามเวลา"),
        ("links[]", "ความเห็น 999999"),
    ];
    let back = send(&site, "officer", id, "/api/report/write", &form).await;
    assert_eq!(back.status, 422);
    for words in [
        SAID,
        "href=\"#f-table_title-1\"",
        "href=\"#f-table_rows-1\"",
        "id=\"f-table_rows-1\"",
        "2567 | 1 | 2",
        "ความเห็น 999999",
    ] {
        assert!(back.says(words), "{words}: {}", back.text());
    }
    let known = [("achieved", SAID), ("finding[]", "ม้าได้พักตามเวลา"), ("links[]", "ความเห็น 999999")];
    let unknown = send(&site, "officer", id, "/api/report/write", &known).await;
    assert!(unknown.status == 422 && unknown.says("href=\"#f-links-1\""), "{}", unknown.text());
    let kept = send(&site, "officer", id, "/api/report/write", &form[..1]).await;
    assert_eq!((kept.status, kept.to.as_str()), (303, format!("/desk/c/{id}/report?done=saved").as_str()));
    assert!(site.get("officer", &kept.to).await.says(SAID));
    assert!(site.get("officer", &format!("/desk/c/{id}/preview/report")).await.says(SAID));
    for path in
        [format!("/c/{id}/report"), format!("/c/{id}/report.json"), "/c/2/report".into(), "/desk/c/2/report".into()]
    {
        assert_eq!(site.get("officer", &path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_table_is_brought_as_csv_or_workbook() {
    let site = Site::new().await;
    let id = evaluation(&site).await;
    let page = format!("/desk/c/{id}/report");
    let bring = async |title: &'static str, name: &'static str, bytes: Vec<u8>| {
        let one = store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap();
        let (id, revision) = (id.to_string(), one.revision.to_string());
        let form = [
            ("page", page.as_str()),
            ("consultation", &id),
            ("revision", &revision),
            ("title", title),
            ("source", "ศาล"),
        ];
        site.bring("officer", "/api/report/table", &form, (name, &bytes)).await
    };
    let csv = "\u{feff}ปี,คดี,\"ปรับ, บาท\"\n2567,\"1,204\",98\n2568,980,\n";
    let came = bring("คดี", "cases.csv", csv.into()).await;
    assert_eq!((came.status, came.to.as_str()), (303, format!("{page}?done=report_table").as_str()), "{}", came.text());
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["ปี", "โทษจำคุก"], ["2568", "3"]].iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    let came = bring("โทษ", "penalties.xlsx", book.save_to_buffer().unwrap()).await;
    assert_eq!(came.status, 303, "{}", came.text());
    let report = store::report::latest(&site.house.site.store, ConsultationId(id)).await.unwrap();
    assert_eq!(report.tables[0].rows, [["ปี", "คดี", "ปรับ, บาท"], ["2567", "1,204", "98"], ["2568", "980", ""]]);
    assert_eq!(report.tables[1].rows, [["ปี", "โทษจำคุก"], ["2568", "3"]]);
    let silent = bring("", "cases.csv", "ปี\n".into()).await;
    assert!(
        silent.status == 422 && silent.says("href=\"#f-title\"") && silent.says("href=\"#f-file\""),
        "{}",
        silent.text()
    );
    let broken = bring("โทษ", "penalties.xlsx", b"PK\x03\x04nothing".to_vec()).await;
    assert!(broken.status == 422 && broken.says("href=\"#f-file\""), "{}", broken.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_rule_alone_is_evaluated_and_its_law_keeps_its_day() {
    const LAW: &str = "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564";
    const RULE: &str = "กฎกระทรวงป้ายทะเบียนรถม้าโดยสาร พ.ศ. 2565";
    let site = Site::new().await;
    let store = &site.house.site.store;
    let id = evaluation(&site).await;
    let law = store::law::named(store, LAW).await.unwrap().expect("a law").id;
    let rule = store::law::named(store, RULE).await.unwrap().expect("a rule").id;
    let revision = store::consultation::one(store, ConsultationId(id)).await.unwrap().revision.to_string();
    let (page, number) = (format!("/desk/c/{id}/laws"), id.to_string());
    let tie = [("page", page.as_str()), ("consultation", &number), ("revision", &revision), ("laws", RULE)];
    assert_eq!(site.post("officer", "/api/register/tie", &tie).await.status, 303);
    let (to_rule, here) = (format!("href=\"/laws/{rule}\""), format!("href=\"/c/{id}\""));
    let public = site.get("local", &format!("/c/{id}")).await;
    assert!(public.says(RULE) && public.says(&to_rule), "{}", public.text());
    let of_rule = site.get("local", &format!("/laws/{rule}")).await;
    let alone = words::register::why(domain::lang::Lang::Th, domain::register::Why::UnderItsLaw);
    assert!(of_rule.says(&here) && of_rule.says("ประเมินกฎหมายนี้") && of_rule.says(alone), "{}", of_rule.text());

    summarise(&site, id).await;
    assert_eq!(send(&site, "drafter", id, "/api/report/write", &whole()).await.status, 303);
    let step = [("what", "เสนอร่างกฎกระทรวงแก้ไขเพิ่มเติม"), ("due_day", "1"), ("due_month", "6"), ("due_year", "2570")];
    assert_eq!(send(&site, "drafter", id, "/api/report/step", &step).await.status, 303);
    let done = send(&site, "approver", id, "/api/report/publish", &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let report = site.get("local", &format!("/c/{id}/report")).await;
    assert!(report.says(RULE) && report.says(&to_rule), "{}", report.text());
    let of_rule = site.get("local", &format!("/laws/{rule}")).await;
    let to_report = format!("href=\"/c/{id}/report\"");
    assert!(of_rule.says("id=\"evaluated\"") && of_rule.says(&to_report), "{}", of_rule.text());
    assert!(site.get("local", "/laws/follow-up").await.says(&to_rule));
    // Its law was not evaluated: the day stands, and the page leads to the rule alone.
    let of_law = site.get("local", &format!("/laws/{law}")).await;
    assert!(of_law.says("1 มกราคม 2570") && of_law.says(&to_rule), "{}", of_law.text());
    assert!(!of_law.says("id=\"evaluated\"") && !of_law.says(&here), "{}", of_law.text());
    assert!(site.get("local", "/laws/due?of=2570").await.says(LAW));
    let duties = site.get("officer", "/desk/laws").await;
    assert!(duties.says(LAW) && !duties.says(RULE), "{}", duties.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_published_by_two_and_watched_from_the_law_and_back() {
    let site = Site::new().await;
    let id = evaluation(&site).await;
    summarise(&site, id).await;
    let kept = send(&site, "drafter", id, "/api/report/write", &whole()).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let early = send(&site, "approver", id, "/api/report/publish", &[]).await;
    assert!(early.status == 422 && early.says("งานที่ต้องทำต่อ"), "{}", early.text());
    let step = [("what", "เสนอร่างแก้ไขเพิ่มเติมต่อคณะรัฐมนตรี"), ("due_day", "1"), ("due_month", "6"), ("due_year", "2570")];
    let none = send(&site, "drafter", id, "/api/report/step", &step[..1]).await;
    assert!(none.status == 422 && none.says("href=\"#f-due\"") && none.says(step[0].1), "{}", none.text());
    assert_eq!(send(&site, "drafter", id, "/api/report/step", &step).await.status, 303);
    assert_eq!(send(&site, "drafter", id, "/api/report/publish", &[]).await.status, 403);
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/report")).await.status, 404);
    let done = send(&site, "approver", id, "/api/report/publish", &[]).await;
    assert_eq!(done.to, format!("/desk/c/{id}/report?done=report"), "{}", done.text());

    let page = site.get("local", &format!("/c/{id}/report")).await;
    for words in [
        "แก้ไขเพิ่มเติม",
        "ไม่คุ้มค่ากับภาระที่เกิดแก่รัฐหรือประชาชน",
        "&lt;script&gt;",
        "<td class=\"num\">1,204</td>",
        "สำนักงานศาลยุติธรรม",
        "1 มิถุนายน 2570",
        "href=\"/laws/",
        &format!("href=\"/c/{id}/survey/results#q"),
        &format!("href=\"/c/{id}/report.pdf\""),
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(site.get("local", &format!("/en/c/{id}/report")).await.says("It is amended"));
    assert!(site.get("local", &format!("/c/{id}")).await.says(&format!("href=\"/c/{id}/report\"")));
    let law = store::law::laws_of(&site.house.site.store, ConsultationId(id)).await.unwrap()[0].0;
    let of_law = site.get("local", &format!("/laws/{law}")).await;
    assert!(of_law.says(&format!("href=\"/c/{id}/report\"")) && of_law.says("id=\"evaluated\""), "{}", of_law.text());
    assert!(of_law.says("ประเมินแล้ว") || of_law.says("รายงาน"), "{}", of_law.text());

    // Everyone watches; a day is put off in the open; the draft that follows leads back.
    let watch = site.get("local", "/laws/follow-up").await;
    assert!(
        watch.says(&format!("href=\"/laws/{law}\""))
            && watch.says("เสนอร่างแก้ไขเพิ่มเติมต่อคณะรัฐมนตรี")
            && watch.says(&format!("href=\"/c/{id}/report#steps\"")),
        "{}",
        watch.text()
    );
    let off = [("number", "1"), ("due_day", "1"), ("due_month", "7"), ("due_year", "2570"), ("reason", "-")];
    let silent = send(&site, "drafter", id, "/api/report/put_off", &off).await;
    assert!(
        silent.status == 422 && silent.says("href=\"#f-reason\"") && silent.says("id=\"f-reason\""),
        "{}",
        silent.text()
    );
    let off = [&off[..4], &[("reason", WHY)]].concat();
    assert_eq!(send(&site, "drafter", id, "/api/report/put_off", &off).await.status, 303);
    let lead = [("number", "1"), ("draft", "http://siang.test/c/6")];
    assert_eq!(send(&site, "drafter", id, "/api/report/draft", &lead).await.status, 303);
    let page = site.get("local", &format!("/c/{id}/report")).await;
    assert!(page.says(WHY) && page.says("1 กรกฎาคม 2570") && page.says("href=\"/c/6\""), "{}", page.text());
    assert!(site.get("local", "/c/6").await.says(&format!("href=\"/c/{id}/report\"")));
    let lines = [("number", "1"), ("day_day", "1"), ("day_month", "12"), ("day_year", "2590"), ("note", SAID)];
    let ahead = send(&site, "drafter", id, "/api/report/done", &lines).await;
    assert!(ahead.status == 422 && ahead.says("href=\"#f-day\""), "{}", ahead.text());
    let back = send(&site, "drafter", id, "/api/report/step_back", &[("number", "1"), ("reason", WHY)]).await;
    assert_eq!(back.status, 303);
    assert!(site.get("local", "/laws/follow-up").await.says("ไม่มีงานที่รออยู่"));

    // It is seen as it stood, from the day that it was published on.
    let today = site.house.now().day();
    site.later(2);
    let on = |day| {
        let (year, month, day) = domain::time::Day(day).ce();
        format!("/c/{id}/report?on={year}-{month:02}-{day:02}")
    };
    let stood = site.get(NOBODY, &on(today.0)).await;
    assert!(stood.status == 200 && stood.says("id=\"as-it-stood\"") && stood.says("แก้ไขเพิ่มเติม"), "{}", stood.text());
    assert!(!stood.says("report.pdf"), "files are of today");
    assert_eq!(site.get(NOBODY, &on(today.0 - 1)).await.status, 404);

    // It is taken away as data and as papers.
    let answer = site.get(NOBODY, &format!("/c/{id}/report.json")).await;
    let data: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(data["schema"], "siang/evaluation-report/1");
    assert_eq!(data["conclusion"]["course"], "amend");
    assert_eq!(data["conclusion"]["grounds"][1]["holds"], true);
    assert_eq!(data["tables"][0]["rows"][0], serde_json::json!([2567.0, 1204.0, 98.0]));
    assert_eq!(data["follow_up"][0]["taken_back"], WHY);
    let pdf = site.get(NOBODY, &format!("/c/{id}/report.pdf")).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
    let word = site.get(NOBODY, &format!("/c/{id}/report.docx")).await;
    let files = crate::papers::unpacked(&word.body);
    let text = &files.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let text = String::from_utf8_lossy(text);
    assert!(text.contains("สำนักงานศาลยุติธรรม") && text.contains("แก้ไขเพิ่มเติม"));
}
