//! Publication at a set time and the list of what is coming, as people meet them.

use crate::kit::{Answer, NOBODY, PREPARED, Site};
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::time::Moment;

async fn one(site: &Site, id: i64) -> domain::consultation::Consultation {
    store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap()
}

/// A complete dossier of the department's, proposed by the drafter: its number.
async fn proposed(site: &Site) -> i64 {
    let store = &site.house.site.store;
    let like = one(site, 1).await;
    let now = site.house.now();
    let token = store::session::sign_in(store, "drafter@demo.example", crate::kit::PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let id =
        store::consultation::make(store, &by, like.agency.id, Kind::Principles, "หลักการเรือข้ามฟาก", now).await.unwrap();
    let texts = domain::consultation::Texts {
        title: "หลักการเรือข้ามฟากชุมชน".into(),
        short_name: "เรือข้ามฟาก".into(),
        ..like.texts.clone()
    };
    let revision = store::consultation::edit(store, &by, id, 1, &texts, now).await.unwrap();
    let point = domain::key_point::New {
        title: "ค่าตรวจเรือ".into(),
        body: "ปีละครั้ง".into(),
        question: "พอหรือไม่".into(),
        provisions: vec![],
    };
    let revision = store::consultation::set_key_points(store, &by, id, revision, &[point], now).await.unwrap();
    let plan = store::consultation::RoundPlan {
        opens: domain::time::Day(now.day().0 + 2),
        closes: domain::time::Day(now.day().0 + 30),
        admission: Default::default(),
        shows: Default::default(),
        short_reason: String::new(),
    };
    let revision = store::consultation::set_round(store, &by, id, revision, plan, now).await.unwrap();
    store::consultation::propose(store, &by, id, revision, "", now).await.unwrap();
    id.0
}

async fn send(site: &Site, who: &'static str, id: i64, endpoint: &str, more: &[(&str, &str)]) -> Answer {
    let revision = one(site, id).await.revision.to_string();
    let (id, page) =
        (id.to_string(), format!("/desk/c/{id}/{}", if endpoint.contains("announce") { "plan" } else { "publish" }));
    let mut form = vec![("page", page.as_str()), ("consultation", &id), ("revision", &revision)];
    form.extend(more);
    site.post(who, endpoint, &form).await
}

const TOMORROW: [(&str, &str); 4] =
    [("at_day", "25"), ("at_month", "11"), ("at_year", "๒๕๖๙"), ("at_clock", "๘.๓๐ น.")];

#[tokio::test]
async fn the_server_publishes_at_the_time_that_the_approver_set() {
    let site = Site::new().await;
    let id = proposed(&site).await;
    let wrong = send(
        &site,
        "approver",
        id,
        "/api/desk/set_time",
        &[TOMORROW[0], TOMORROW[1], TOMORROW[2], ("at_clock", "25.00")],
    )
    .await;
    assert!(
        wrong.status == 422
            && wrong.says("#f-at_clock")
            && wrong.says("value=\"25.00\"")
            && wrong.says("value=\"๒๕๖๙\""),
        "{}",
        wrong.text()
    );
    let set = send(&site, "approver", id, "/api/desk/set_time", &TOMORROW).await;
    assert_eq!(set.to, format!("/desk/c/{id}?done=time_set"), "{}", set.text());
    let desk = site.get("drafter", &format!("/desk/c/{id}")).await;
    assert!(desk.says("จะเผยแพร่ 25 พ.ย. 2569 เวลา 08.30 น.") && !desk.says("/api/desk/drop_time"), "{}", desk.text());
    assert_eq!(site.get(NOBODY, &format!("/c/{id}")).await.status, 404);

    let follower = site.follow();
    site.later(1);
    let mut public = 404;
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        public = site.get(NOBODY, &format!("/c/{id}")).await.status;
        if public == 200 {
            break;
        }
    }
    follower.abort();
    assert_eq!(public, 200, "{:?}", one(&site, id).await.dates);
    let at = one(&site, id).await.dates.published.unwrap();
    assert_eq!(at, Moment(site.house.now().0));
}

#[tokio::test]
async fn a_change_after_approval_is_said_before_and_after_the_time() {
    let site = Site::new().await;
    let id = proposed(&site).await;
    send(&site, "approver", id, "/api/desk/set_time", &TOMORROW).await;
    let kept = send(&site, "drafter", id, "/api/desk/edit", &[("whom", "คนที่ข้ามคลองทุกวัน")]).await;
    assert_eq!(kept.status, 303);
    let desk = site.get("drafter", &format!("/desk/c/{id}")).await;
    assert!(desk.says("จะไม่เผยแพร่ตามเวลาที่ตั้งไว้") && desk.says("มีการแก้ไขหลังจากเสนอ"));
    store::consultation::publish_due(&site.house.site.store, site.house.now().plus_days(1)).await.unwrap();
    assert_eq!(one(&site, id).await.dates.published, None);
    let desk = site.get("drafter", &format!("/desk/c/{id}")).await;
    assert!(
        desk.says("แล้ว แต่เผยแพร่ไม่ได้")
            && desk.says(&words::refusal::say(domain::lang::Lang::Th, &domain::refusal::Refusal::ProposalOld)),
        "{}",
        desk.text()
    );
    assert!(site.get("drafter", "/desk").await.says("ถึงเวลาแล้วเผยแพร่ไม่ได้"));
}

#[tokio::test]
async fn what_is_coming_shows_its_name_month_and_gist_and_nothing_else() {
    let site = Site::new().await;
    let empty = site.get("local", "/planned").await;
    assert!(empty.says("ยังไม่มีเรื่องที่ประกาศไว้") && !site.get("local", "/").await.says("เร็ว ๆ นี้"));
    let form = [("month", "1"), ("year", "2570"), ("gist", "ให้ผู้ให้บริการรับคืนกล่องและภาชนะที่ใช้ซ้ำได้")];
    let early =
        send(&site, "approver", PREPARED, "/api/desk/announce", &[("month", "1"), ("year", "2569"), form[2]]).await;
    assert!(early.status == 422 && early.says("#f-month") && early.says(form[2].1));
    assert_eq!(send(&site, "drafter", PREPARED, "/api/desk/announce", &form).await.status, 403);
    assert_eq!(send(&site, "approver", PREPARED, "/api/desk/announce", &form).await.to, "/desk/c/12?done=announced");
    let one = one(&site, PREPARED).await;
    for path in ["/planned", "/"] {
        let page = site.get("local", path).await;
        assert!(
            page.says("มกราคม 2570") && page.says(one.name()) && page.says(form[2].1) && page.says(&one.agency.name_th),
            "{path}"
        );
        assert!(!page.says("/c/12") && (one.texts.problem.is_empty() || !page.says(&one.texts.problem)), "{path}");
    }
    assert!(site.get("local", "/en/planned").await.says("January 2027"));
    assert_eq!(site.get(NOBODY, "/c/12").await.status, 404);
    assert_eq!(send(&site, "approver", PREPARED, "/api/desk/unannounce", &[]).await.status, 303);
    assert!(!site.get("local", "/planned").await.says(form[2].1));
    send(&site, "approver", PREPARED, "/api/desk/announce", &form).await;
    site.later(100);
    assert!(site.get(NOBODY, "/planned").await.says("เลยเดือนที่คาดไว้แล้ว"));
}

#[tokio::test]
async fn what_is_missing_of_a_month_or_a_time_is_told_with_all_else() {
    let site = Site::new().await;
    let bare = [("month", ""), ("year", " "), ("gist", "ให้ผู้ให้บริการรับคืนกล่องและภาชนะที่ใช้ซ้ำได้")];
    let back = send(&site, "approver", PREPARED, "/api/desk/announce", &bare).await;
    assert!(back.status == 422 && back.says(bare[2].1), "{}", back.text());
    assert!(back.says("href=\"#f-month\"") && back.says("href=\"#f-year\""), "{}", back.text());
    let ce = [("month", "1"), ("year", "2027"), bare[2]];
    let back = send(&site, "approver", PREPARED, "/api/desk/announce", &ce).await;
    let era = words::refusal::say(domain::lang::Lang::Th, &domain::refusal::Refusal::WrongEra);
    assert!(back.status == 422 && back.says(&era), "{}", back.text());
    // A day that has passed beside a time that was not written.
    let id = proposed(&site).await;
    let past = [("at_day", "1"), ("at_month", "1"), ("at_year", "2569"), ("at_clock", "")];
    let back = send(&site, "approver", id, "/api/desk/set_time", &past).await;
    assert!(back.status == 422 && back.says("href=\"#f-at\"") && back.says("href=\"#f-at_clock\""), "{}", back.text());
}
