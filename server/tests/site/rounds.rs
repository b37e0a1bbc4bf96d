//! One dossier through extensions, further rounds, corrections and two pairs of eyes, as pages and forms.

use crate::kit::{Answer, CLOSED, NOBODY, OPEN, PREPARED, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use words::{desk, public};

const WHY: &str = "น้ำท่วมหลายพื้นที่ คนยังแสดงความเห็นไม่ได้";

async fn post(site: &Site, who: &'static str, id: i64, deed: &str, page: &str, fields: &[(&str, &str)]) -> Answer {
    let one = store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap();
    let (id, revision) = (id.to_string(), one.revision.to_string());
    let page = format!("/desk/c/{id}/{page}");
    let mut form = vec![("page", page.as_str()), ("consultation", &id), ("revision", &revision)];
    form.extend_from_slice(fields);
    site.post(who, &format!("/api/desk/{deed}"), &form).await
}

fn date<'a>(
    name: &'static [&'static str; 3],
    day: &'a str,
    month: &'a str,
    year: &'a str,
) -> [(&'static str, &'a str); 3] {
    [(name[0], day), (name[1], month), (name[2], year)]
}

const CLOSES: [&str; 3] = ["closes_day", "closes_month", "closes_year"];
const OPENS: [&str; 3] = ["opens_day", "opens_month", "opens_year"];

#[tokio::test]
async fn an_extension_is_told_with_the_day_before_and_its_reason() {
    let site = Site::new().await;
    let before = store::consultation::one(&site.house.site.store, ConsultationId(OPEN)).await.unwrap();
    let was = words::date::short(Lang::Th, before.dates.closes.unwrap().day());
    let wrong = [&date(&CLOSES, "1", "1", "2569")[..], &[("reason", WHY)]].concat();
    let refused = post(&site, "officer", OPEN, "extend", "extend", &wrong).await;
    assert!(
        refused.status == 422
            && refused.says(WHY)
            && refused.says("href=\"#f-closes\"")
            && refused.says("value=\"2569\""),
        "{}",
        refused.text()
    );
    let right = [&date(&CLOSES, "30", "6", "2570")[..], &[("reason", WHY)]].concat();
    let done = post(&site, "officer", OPEN, "extend", "extend", &right).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(site.get("officer", &done.to).await.says("ขยายเวลารับฟังแล้ว"));
    let page = site.get(NOBODY, &format!("/c/{OPEN}")).await;
    assert!(
        page.says(WHY) && page.says(&was) && page.says("id=\"rounds\"") && page.says("30 มิ.ย. 2570"),
        "{}",
        page.text()
    );
    assert!(site.get(NOBODY, &format!("/en/c/{OPEN}")).await.says(public::rounds(Lang::En)));
}

#[tokio::test]
async fn a_closed_hearing_is_opened_again_in_the_same_place() {
    let site = Site::new().await;
    let form = [
        &date(&OPENS, "1", "12", "2569")[..],
        &date(&CLOSES, "30", "12", "2569")[..],
        &[("admits", "everyone"), ("counts_show", "closed"), ("reason", WHY)],
    ]
    .concat();
    let crossed =
        [&date(&OPENS, "30", "12", "2569")[..], &date(&CLOSES, "1", "12", "2569")[..], &[("reason", WHY)]].concat();
    let refused = post(&site, "officer", CLOSED, "again", "again", &crossed).await;
    assert!(refused.status == 422 && refused.says(WHY) && refused.says("href=\"#f-closes\""), "{}", refused.text());
    let done = post(&site, "officer", CLOSED, "again", "again", &form).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = site.get(NOBODY, &format!("/c/{CLOSED}")).await;
    assert!(page.says(&public::round(Lang::Th, 2)) && page.says(WHY) && page.says(public::again_why(Lang::Th)));
    // While it is announced what was said before is still worked on.
    assert_eq!(site.get("moderator", &format!("/desk/c/{CLOSED}/comments")).await.status, 200);
    assert_eq!(site.get("summariser", &format!("/desk/c/{CLOSED}/summary")).await.status, 200);
    site.later(10);
    let typed = crate::kit::comment("5", "0123456789abcdef0123456789abcdef", &[("page", "/c/5/say?at=k1")]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
    let rounds = store::consultation::rounds(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap();
    assert_eq!((rounds.len(), rounds[1].comments), (2, 1));
    assert!(rounds[0].comments > 0);
}

#[tokio::test]
async fn a_further_round_asks_other_things_and_another_opens_it() {
    let site = Site::new().await;
    let end = [("page", "/desk/staff"), ("agency", "3")];
    assert_eq!(site.post("admin", "/api/staff/end_order", &end).await.status, 303);
    let (here, public) = (format!("/desk/c/{CLOSED}"), format!("/c/{CLOSED}"));
    let again = format!("{here}/again");
    let page = site.get("drafter", &again).await;
    assert!(
        page.says(&format!("href=\"{here}/points\"")) && page.says(desk::propose_round(Lang::Th)),
        "{}",
        page.text()
    );
    // The first key point stays as it is, the others make room for a new one; nobody outside sees it yet.
    let one = store::consultation::one(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap();
    let (kept, gone) = (one.key_points[0].clone(), one.key_points.last().cloned().unwrap());
    let row = |place, title, body, question| {
        [("place[]", place), ("title[]", title), ("body[]", body), ("question[]", question), ("provisions[]", "")]
    };
    let rows = [
        row("1", kept.title.as_str(), kept.body.as_str(), kept.question.as_str()),
        row("2", "ที่จอดรถสาธารณะ", "ให้มีที่จอดรถ", "ควรมีที่จอดรถหรือไม่"),
    ]
    .concat();
    let form = site.get("drafter", &format!("{here}/points")).await;
    assert!(
        form.says(desk::round_points_note(Lang::Th)) && form.says(&desk::point_row(Lang::Th, 1)),
        "{}",
        form.text()
    );
    assert_eq!(post(&site, "drafter", CLOSED, "points", "points", &rows).await.status, 303);
    assert!(!site.get(NOBODY, &public).await.says("ที่จอดรถสาธารณะ"));
    let plan = [
        &date(&OPENS, "1", "12", "2569")[..],
        &date(&CLOSES, "30", "12", "2569")[..],
        &[("admits", "everyone"), ("counts_show", "closed"), ("reason", WHY)],
    ]
    .concat();
    let proposed = post(&site, "drafter", CLOSED, "again", "again", &plan).await;
    assert_eq!(
        (proposed.status, proposed.to.as_str()),
        (303, format!("{again}?done=proposed").as_str()),
        "{}",
        proposed.text()
    );
    assert!(site.get("drafter", &again).await.says(desk::round_waits(Lang::Th)));
    assert_eq!(post(&site, "drafter", CLOSED, "again_open", "again", &[]).await.status, 403);
    let seen = site.get("approver", &again).await;
    assert!(
        seen.says(WHY) && seen.says(desk::open_as_proposed(Lang::Th)) && seen.says("/api/desk/again_back"),
        "{}",
        seen.text()
    );
    let silent = post(&site, "approver", CLOSED, "again_back", "again", &[("remark", "")]).await;
    assert!(silent.status == 422 && silent.says("href=\"#f-remark\""), "{}", silent.text());
    let back = post(&site, "approver", CLOSED, "again_back", "again", &[("remark", "ขอวันรับฟังเพิ่มอีกเจ็ดวัน")]).await;
    assert_eq!(back.status, 303, "{}", back.text());
    let returned = site.get("drafter", &again).await;
    assert!(returned.says("ขอวันรับฟังเพิ่มอีกเจ็ดวัน") && returned.says(WHY), "what was proposed stands in the form");
    // The officer has both roles and opens nothing that she proposed.
    assert_eq!(post(&site, "officer", CLOSED, "again", "again", &plan).await.status, 303);
    let own = post(&site, "officer", CLOSED, "again_open", "again", &[]).await;
    assert!(own.status == 422 && own.says("ผู้เสนอและผู้อนุมัติต้องเป็นคนละคน"), "{}", own.text());
    let opened = post(&site, "approver", CLOSED, "again_open", "again", &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    // Nothing is kept for who is signed in.
    let page = site.get("local", &public).await;
    assert!(page.says("ที่จอดรถสาธารณะ") && page.says(&kept.title), "{}", page.text());
    if gone.number != kept.number {
        let past = format!("id=\"{}\"", gone.anchor());
        assert!(page.says(&past) && page.says(&format!("{public}/comments?at={}", gone.anchor())), "{}", page.text());
        let short = site.get(NOBODY, &format!("{public}/{}", gone.anchor())).await;
        assert_eq!(short.to, format!("{public}#{}", gone.anchor()));
    }
    assert!(site.get(NOBODY, &format!("/en{public}")).await.says("ที่จอดรถสาธารณะ"));
    // Announced, it is written by who may open it, and by nobody else.
    assert_eq!(site.get("drafter", &format!("{here}/points")).await.status, 403);
    assert_eq!(site.get("approver", &format!("{here}/points")).await.status, 200);
    assert!(site.get("approver", &here).await.says(&format!("href=\"{here}/points\"")));
    assert_eq!(post(&site, "drafter", CLOSED, "points", "points", &rows).await.status, 403);
}

#[tokio::test]
async fn each_round_of_a_survey_has_its_questions_and_results() {
    const SURVEY: i64 = 7;
    let site = Site::new().await;
    let store = &site.house.site.store;
    let here = format!("/desk/c/{SURVEY}");
    assert_eq!(post(&site, "officer", SURVEY, "close", "close", &[("reason", WHY)]).await.status, 303);
    let first = store::survey::questions(store, ConsultationId(SURVEY)).await.unwrap();
    let editor = site.get("officer", &format!("{here}/survey")).await;
    assert!(
        editor.says(desk::round_survey_note(Lang::Th)) && editor.says("preview/survey?round=2"),
        "{}",
        editor.text()
    );
    let row = [
        ("text[]", "ครั้งนี้ยังเดือดร้อนอยู่หรือไม่"),
        ("form[]", "single"),
        ("audience[]", "everyone"),
        ("required[]", "no"),
        ("choices[]", "ใช่\nไม่ใช่"),
    ];
    let saved = post(&site, "officer", SURVEY, "questions", "survey", &row).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert!(site.get("officer", &format!("{here}/preview/survey?round=2")).await.says("ครั้งนี้ยังเดือดร้อนอยู่หรือไม่"));
    assert!(!site.get(NOBODY, &format!("/c/{SURVEY}/survey")).await.says("ครั้งนี้ยังเดือดร้อนอยู่หรือไม่"));
    // The desk takes away what it writes, the public what it was asked.
    for (who, place, told) in [("officer", here.as_str(), true), (NOBODY, &format!("/c/{SURVEY}"), false)] {
        let taken = site.get(who, &format!("{place}/xlsform.xlsx")).await;
        let rows = intake::tables(&taken.body, &["survey"]).unwrap().remove(0).rows;
        let says = rows.iter().any(|(_, row)| row.iter().any(|cell| cell.contains("ครั้งนี้ยังเดือดร้อนอยู่หรือไม่")));
        assert_eq!(says, told, "{place}");
    }
    let plan = [
        &date(&OPENS, "1", "12", "2569")[..],
        &date(&CLOSES, "30", "12", "2569")[..],
        &[("admits", "everyone"), ("counts_show", "closed"), ("reason", WHY)],
    ]
    .concat();
    let opened = post(&site, "officer", SURVEY, "again", "again", &plan).await;
    assert_eq!(opened.to, format!("{here}?done=again"), "by the agency's order: {}", opened.text());
    site.later(10);
    // Nothing is kept for who is signed in.
    let asked = site.get("local", &format!("/c/{SURVEY}/survey?for=everyone")).await;
    assert!(asked.says("ครั้งนี้ยังเดือดร้อนอยู่หรือไม่") && !asked.says(&first[0].text), "{}", asked.text());
    let results = format!("/c/{SURVEY}/survey/results");
    let now = site.get("local", &results).await;
    assert!(now.says(words::survey::hidden(Lang::Th)) && now.says(&format!("{results}?round=1")), "{}", now.text());
    let before = site.get("local", &format!("{results}?round=1")).await;
    assert!(before.says(&first[0].text) && !before.says(words::survey::hidden(Lang::Th)), "{}", before.text());
    assert!(site.get("local", &format!("/c/{SURVEY}")).await.says(&format!("{results}?round=1")));
}

#[tokio::test]
async fn a_slip_is_mended_with_before_and_after_for_everyone() {
    let site = Site::new().await;
    let one = store::consultation::one(&site.house.site.store, ConsultationId(OPEN)).await.unwrap();
    let title = one.key_points[0].title.clone();
    let mended = format!("{title}ด้วย");
    let form = [("place", "k1"), ("before", title.as_str()), ("after", mended.as_str()), ("reason", "พิมพ์ตกไปหนึ่งคำ")];
    let done = post(&site, "officer", OPEN, "erratum", "erratum", &form).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = site.get(NOBODY, &format!("/c/{OPEN}")).await;
    assert!(
        page.says("id=\"errata\"")
            && page.says(&format!("<del>{title}</del>"))
            && page.says(&format!("<ins>{mended}</ins>")),
        "{}",
        page.text()
    );
    let form = [("place", "k1"), ("before", mended.as_str()), ("after", "ไม่มีประเด็นนี้"), ("reason", "พิมพ์ตกไปสองคำ")];
    let refused = post(&site, "officer", OPEN, "erratum", "erratum", &form).await;
    assert!(
        refused.status == 422 && refused.says("คำปฏิเสธหรือข้อห้าม") && refused.says("ไม่มีประเด็นนี้"),
        "{}",
        refused.text()
    );
}

#[tokio::test]
async fn a_drafter_proposes_and_an_approver_publishes_or_sends_back() {
    let site = Site::new().await;
    // The demonstration's department has an order by which one does both; without it two are needed.
    let end = [("page", "/desk/staff"), ("agency", "3")];
    assert_eq!(site.post("admin", "/api/staff/end_order", &end).await.status, 303);
    assert_eq!(site.post("officer", "/api/staff/end_order", &end).await.status, 403);
    let id = complete(&site).await;
    let dossier = format!("/desk/c/{id}");
    assert!(site.get("drafter", &dossier).await.says(&format!("href=\"{dossier}/propose\"")));
    assert_eq!(site.get("drafter", &format!("{dossier}/propose")).await.status, 200);
    // An incomplete one names what is missing.
    let lacking = post(&site, "drafter", PREPARED, "propose", "propose", &[("note", "ดูประเด็นที่ ๑ ด้วย")]).await;
    assert!(lacking.status == 422 && lacking.says(&format!("/desk/c/{PREPARED}/reasons")), "{}", lacking.text());
    let proposed = post(&site, "drafter", id, "propose", "propose", &[("note", "ช่วยดูประเด็นที่ ๑")]).await;
    assert_eq!(proposed.status, 303, "{}", proposed.text());
    assert!(site.get("drafter", &dossier).await.says(desk::waits_for_approver(Lang::Th)));
    assert_eq!(post(&site, "drafter", id, "publish", "publish", &[]).await.status, 403);
    let seen = site.get("approver", &format!("{dossier}/publish")).await;
    assert!(seen.says("ช่วยดูประเด็นที่ ๑") && seen.says(desk::send_back(Lang::Th)), "{}", seen.text());
    let silent = post(&site, "approver", id, "send_back", "publish", &[("reason", "-")]).await;
    assert!(silent.status == 422 && silent.says("href=\"#f-reason\""), "{}", silent.text());
    let back = post(&site, "approver", id, "send_back", "publish", &[("reason", "ขอให้อธิบายผู้ได้รับผลกระทบเพิ่ม")]).await;
    assert_eq!(back.status, 303, "{}", back.text());
    assert!(site.get("drafter", &dossier).await.says("ขอให้อธิบายผู้ได้รับผลกระทบเพิ่ม"));
    assert_eq!(post(&site, "approver", id, "publish", "publish", &[]).await.status, 422);
    // The officer has both roles: what she proposes herself she does not publish.
    assert_eq!(post(&site, "officer", id, "propose", "propose", &[("note", "")]).await.status, 303);
    let own = post(&site, "officer", id, "publish", "publish", &[]).await;
    assert!(own.status == 422 && own.says("ผู้เสนอและผู้อนุมัติต้องเป็นคนละคน"), "{}", own.text());
    let published = post(&site, "approver", id, "publish", "publish", &[]).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let hands = site.get("approver", &dossier).await;
    assert!(hands.says("id=\"hands\"") && hands.says("เสนอขออนุมัติ") && hands.says("ส่งกลับให้แก้ไข"));
}

/// A dossier whose checklist is complete and that nobody has proposed: its number.
async fn complete(site: &Site) -> i64 {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", crate::kit::PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let like = store::consultation::one(store, ConsultationId(OPEN)).await.unwrap();
    let id = store::consultation::make(store, &by, like.agency.id, like.kind, "แนวคิดเรื่องม้านั่ง", now).await.unwrap();
    let texts = domain::consultation::Texts {
        title: "แนวคิดเรื่องม้านั่งสาธารณะ".into(), ..like.texts.clone()
    };
    let revision = store::consultation::edit(store, &by, id, 1, &texts, now).await.unwrap();
    let point = domain::key_point::New {
        title: "ที่ตั้ง".into(),
        body: "ใกล้ป้ายรถ".into(),
        question: "พอหรือไม่".into(),
        provisions: Vec::new(),
    };
    let revision = store::consultation::set_key_points(store, &by, id, revision, &[point], now).await.unwrap();
    let round = store::consultation::RoundPlan {
        opens: now.day(),
        closes: domain::time::Day(now.day().0 + 30),
        admission: Default::default(),
        shows: Default::default(),
        short_reason: String::new(),
    };
    store::consultation::set_round(store, &by, id, revision, round, now).await.unwrap();
    id.0
}
