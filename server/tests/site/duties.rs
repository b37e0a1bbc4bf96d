//! What the desk tells those who work at an agency: letters about what waits for them, who changed which check, the road of a draft that is
//! never published, and a part of an agency's work that goes to another.

use crate::kit::{NOBODY, PREPARED, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use server::house::Settings;
use words::duty as say;

async fn site() -> Site {
    Site::with(Settings { address: "http://siang.test".into(), demo: true, letters: true, ..Settings::default() }).await
}

async fn revision(site: &Site, id: i64) -> String {
    store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap().revision.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_chooses_her_letters_and_ends_them() {
    let site = site().await;
    assert_eq!(site.get(NOBODY, "/desk/letters").await.status, 401);
    assert_eq!(Site::new().await.get("officer", "/desk/letters").await.status, 404, "where no letters are sent");
    assert!(site.get("officer", "/desk").await.says("href=\"/desk/letters\""));
    let page = site.get("officer", "/desk/letters").await;
    assert!(page.status == 200 && page.says(say::off(Lang::Th)) && page.says("officer@demo.example"));
    let none = [("page", "/desk/letters"), ("when", "daily")];
    let refused = site.post("officer", "/api/letters/staff", &none).await;
    assert!(refused.status == 422 && refused.says("id=\"f-of-error\"") | refused.says("f-of"), "{}", refused.text());
    let some = [("page", "/desk/letters"), ("of[]", "proposed"), ("of[]", "closing"), ("when", "now")];
    let kept = site.post("officer", "/api/letters/staff", &some).await;
    assert_eq!((kept.status, kept.to.as_str()), (303, "/desk/letters?done=saved"), "{}", kept.text());
    let page = site.get("officer", "/desk/letters").await;
    assert!(page.says(say::unconfirmed(Lang::Th)), "{}", page.text());
    // Nobody asks for an officer's letters from outside.
    let asked = [("page", "/follow"), ("of", "staff:2"), ("email", "x@example.org")];
    assert_eq!(site.post(NOBODY, "/api/letters/follow", &asked).await.status, 404);
    let stop = site.post("officer", "/api/letters/staff_stop", &[("page", "/desk/letters")]).await;
    assert_eq!(stop.status, 303);
    assert!(site.get("officer", "/desk/letters").await.says(say::off(Lang::Th)));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changed_which_check_stands_on_the_desk() {
    let site = Site::new().await;
    let send = async |who, seen: &str, choice: &str, why: &str| {
        let form = [
            ("page", "/desk/c/2/checks"),
            ("consultation", "2"),
            ("seen", seen),
            ("permit", choice),
            ("permit_why", why),
        ];
        site.post(who, "/api/desk/checks", &form).await.status
    };
    let first = site.get("drafter", "/desk/c/2/checks").await;
    let seen = first.text().split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    assert_eq!(send("drafter", &seen, "unavoidable", "ไม่มีทางอื่นที่คุมคุณภาพน้ำ").await, 303);
    let next = (seen.parse::<u64>().unwrap() + 1).to_string();
    assert_eq!(send("approver", &next, "unused", "").await, 303);
    let page = site.get("drafter", "/desk/c/2/checks").await;
    let history = page.text().split("id=\"history\"").nth(1).unwrap().to_string();
    let (last, before) = history.split_once("</li> <li class=\"versions__item\"").unwrap_or((&history, ""));
    assert!(last.contains("<del>") && last.contains("ไม่มีทางอื่นที่คุมคุณภาพน้ำ") && last.contains("<ins>"), "{history}");
    assert!(!before.is_empty() || history.matches("<ins>").count() >= 2, "{history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_state_agencies_alone_are_heard_on_has_a_road_in_the_open() {
    let site = Site::new().await;
    let id = PREPARED.to_string();
    let kind = store::consultation::one(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().kind;
    if !domain::checks::Ground::fits(kind) {
        return;
    }
    assert_eq!(site.get("officer", &format!("/desk/c/{id}/road")).await.status, 403);
    let at = revision(&site, PREPARED).await;
    let form = [
        ("page", "/desk/c/12/state-only"),
        ("consultation", &id),
        ("revision", &at),
        ("ground", "no_effect"),
        ("reason", "แก้เฉพาะชื่อตำแหน่งภายในของหน่วยงาน"),
        ("heard", "กรมบัญชีกลาง ตอบเมื่อ 1 พ.ย. 2569"),
        ("disclose", "yes"),
    ];
    assert_eq!(site.post("officer", "/api/desk/state_only", &form).await.status, 303);
    let desk = site.get("officer", &format!("/desk/c/{id}")).await;
    assert!(desk.says(&format!("/desk/c/{id}/road")) && desk.says(words::checks::now_state_only(Lang::Th)));
    let at = revision(&site, PREPARED).await;
    let step = [
        ("page", "/desk/c/12/road"),
        ("consultation", &id),
        ("revision", &at),
        ("step", "cabinet"),
        ("day_day", "20"),
        ("day_month", "11"),
        ("day_year", "2569"),
        ("source", "มติคณะรัฐมนตรี 20 พ.ย. 2569"),
    ];
    let entered = site.post("officer", "/api/desk/road", &step).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    let public = site.get(NOBODY, "/state-only").await;
    assert!(public.says("มติคณะรัฐมนตรี 20 พ.ย. 2569") && public.says("class=\"road\""), "{}", public.text());
    assert_eq!(site.get(NOBODY, &format!("/c/{id}")).await.status, 404, "it stays unpublished");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_central_office_hands_a_part_of_an_agencys_work_to_another() {
    let site = Site::new().await;
    let page = site.get("central", "/desk/agencies/3/hand").await;
    assert!(page.status == 200 && page.says("name=\"picked[]\"") && page.says("name=\"kind\""), "{}", page.text());
    assert_eq!(site.get("admin", "/desk/agencies/3/hand").await.status, 403);
    let day = [
        ("day_day", "24"),
        ("day_month", "11"),
        ("day_year", "2569"),
        ("basis", "พ.ร.บ.ปรับปรุงกระทรวง พ.ศ. 2569 มาตรา 9"),
    ];
    let send = async |more: &[(&'static str, &'static str)]| {
        let mut form = vec![("page", "/desk/agencies/3/hand"), ("agency", "3")];
        form.extend(day);
        form.extend(more);
        site.post("central", "/api/agencies/hand", &form).await
    };
    let nothing = send(&[("heir", "กระทรวงเศรษฐกิจชุมชน")]).await;
    assert!(nothing.status == 422 && nothing.says("f-dossiers"), "{}", nothing.text());
    let words = send(&[("heir", "กระทรวงเศรษฐกิจชุมชน"), ("dossiers", "ห้า")]).await;
    assert!(words.status == 422 && words.says("value=\"ห้า\""));
    let done = send(&[("heir", "กระทรวงเศรษฐกิจชุมชน"), ("dossiers", "๒"), ("picked[]", "1")]).await;
    assert_eq!((done.status, done.to.ends_with("done=handed")), (303, true), "{}", done.text());
    let one = site.get(NOBODY, "/c/1").await;
    assert!(one.says("id=\"then\"") && one.says("กระทรวงเศรษฐกิจชุมชน"), "{}", one.text());
    assert!(site.get(NOBODY, "/agencies/3").await.says("ส่งต่อ"));
    assert_eq!(site.get("officer", "/desk/c/1").await.status, 404, "it is another's now");
}

#[tokio::test(flavor = "multi_thread")]
async fn days_of_the_agencys_laws_stand_on_the_desk_and_their_letters_are_ended_and_begun() {
    use words::law_days as days;
    let site = site().await;
    // What comes near by the rules as they are shipped stands there, and nothing else.
    let all = store::law::coming(&site.house.site.store, &[domain::id::AgencyId(3)], &domain::rules::Rules::default())
        .await
        .unwrap();
    let (today, rules) = (site.house.now().day(), site.house.site.rules());
    let near = all.iter().find(|one| one.stage(today, rules.told_before(one.thing)).is_some());
    let desk = site.get("officer", "/desk").await;
    assert_eq!(desk.says("id=\"law-days\""), near.is_some(), "{}", desk.text());
    assert!(near.is_none_or(|one| desk.says(&one.name)));
    assert!(!site.get("central", "/desk").await.says("id=\"law-days\""), "central roles are told of no agency's");
    let page = site.get("officer", "/desk/letters").await;
    assert!(page.says(days::on(Lang::Th)) && page.says(days::means(Lang::Th)), "{}", page.text());
    assert!(!site.get("moderator", "/desk/letters").await.says(days::title(Lang::Th)));
    let no = [("page", "/desk/letters"), ("wants", "no")];
    assert_eq!(site.post("officer", "/api/letters/law_days", &no).await.status, 303);
    assert!(site.get("officer", "/en/desk/letters").await.says(days::off(Lang::En)));
    assert_eq!(site.post("moderator", "/api/letters/law_days", &no).await.status, 403);
    let yes = [("page", "/desk/letters"), ("wants", "yes")];
    assert_eq!(site.post("officer", "/api/letters/law_days", &yes).await.status, 303);
    assert!(site.get("officer", "/desk/letters").await.says(days::on(Lang::Th)));
}
