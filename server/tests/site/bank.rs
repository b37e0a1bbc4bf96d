//! The bank of questions on the desk: kept from one survey, added to another, given to everyone, retired.

use crate::kit::{Answer, NOBODY, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use words::bank as say;

/// An evaluation that is being prepared, with the first set of questions.
async fn begun(site: &Site) -> i64 {
    let form =
        [("page", "/desk/new"), ("kind", "evaluation"), ("agency", "3"), ("title", "การประเมินผลสัมฤทธิ์พระราชบัญญัติทดลอง")];
    let made = site.post("drafter", "/api/desk/make", &form).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let digits: String = made.to.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{}", made.to))
}

async fn send(site: &Site, who: &'static str, id: i64, endpoint: &str, more: &[(&str, &str)]) -> Answer {
    let one = store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap();
    let (page, id, revision) = (format!("/desk/c/{id}/survey/bank"), id.to_string(), one.revision.to_string());
    let mut form = vec![("page", page.as_str()), ("consultation", &id), ("revision", &revision)];
    form.extend(more);
    site.post(who, endpoint, &form).await
}

async fn asked(site: &Site, id: i64) -> usize {
    store::survey::questions(&site.house.site.store, ConsultationId(id)).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_are_kept_and_taken_into_another_survey() {
    let site = Site::new().await;
    let id = begun(&site).await;
    let first = words::evaluation::first_set().len();
    assert_eq!(asked(&site, id).await, first, "an evaluation begins with the first set");
    let path = format!("/desk/c/{id}/survey/bank");
    assert!(site.get("drafter", &format!("/desk/c/{id}/survey")).await.says(&path));
    assert_eq!(site.get(NOBODY, &path).await.status, 401);
    assert_eq!(site.get("drafter", "/desk/c/12/survey/bank").await.status, 404, "a draft asks nothing");
    let page = site.get("drafter", &path).await;
    for words in
        [say::first(Lang::Th), say::none(Lang::Th), say::keep_now(Lang::Th), "name=\"picked[]\"", "value=\"first\""]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(site.get("drafter", &format!("/en{path}")).await.says(say::title(Lang::En)));

    // A question whose rule reads another is kept with that one, or told.
    let alone = send(&site, "drafter", id, "/api/bank/keep", &[("picked[]", "2"), ("title", "เฉพาะข้อสอง")]).await;
    assert!(alone.status == 422 && alone.says("f-picked") && alone.says("value=\"เฉพาะข้อสอง\""), "{}", alone.text());
    let nothing = send(&site, "drafter", id, "/api/bank/keep", &[("title", "")]).await;
    assert!(nothing.status == 422 && nothing.says("href=\"#f-title\""), "{}", nothing.text());
    let both = [("picked[]", "1"), ("picked[]", "2"), ("title", "ผลตามวัตถุประสงค์ <b>")];
    let kept = send(&site, "drafter", id, "/api/bank/keep", &both).await;
    assert_eq!((kept.status, kept.to), (303, format!("{path}?done=saved")));
    let page = site.get("drafter", &path).await;
    assert!(page.says("ผลตามวัตถุประสงค์ &lt;b&gt;") && page.says("${met} &lt;= 2"), "{}", page.text());

    // Into the same survey once more: names are given anew and the rule follows.
    let taken = send(&site, "drafter", id, "/api/bank/take", &[("set", "1")]).await;
    assert_eq!((taken.status, taken.to), (303, format!("/desk/c/{id}/survey?done=saved")));
    assert_eq!(asked(&site, id).await, first + 2);
    let editor = site.get("drafter", &format!("/desk/c/{id}/survey")).await;
    assert!(editor.says("${met_2} &lt;= 2"), "{}", editor.text());
    assert_eq!(send(&site, "drafter", id, "/api/bank/take", &[("set", "99")]).await.status, 404);
    assert_eq!(send(&site, "drafter", id, "/api/bank/take", &[("set", "first")]).await.status, 303);
    assert_eq!(asked(&site, id).await, 2 * first + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_gives_a_set_to_everyone_and_its_agency_retires_its_own() {
    let site = Site::new().await;
    let id = begun(&site).await;
    let kept = [("picked[]", "1"), ("title", "ชุดทดลอง")];
    assert_eq!(send(&site, "drafter", id, "/api/bank/keep", &kept).await.status, 303);
    let share = [("page", "/desk/questions"), ("set", "1")];
    assert_eq!(site.post("drafter", "/api/bank/share", &share).await.status, 403);
    assert_eq!(site.get(NOBODY, "/desk/questions").await.status, 401);
    assert!(site.get("drafter", "/desk").await.says("href=\"/desk/questions\""));
    let own = site.get("drafter", "/desk/questions").await;
    assert!(own.says("ชุดทดลอง") && own.says("/api/bank/retire") && !own.says("/api/bank/share"), "{}", own.text());
    let central = site.get("central", "/desk/questions").await;
    assert!(central.says("/api/bank/share"), "{}", central.text());
    assert_eq!(site.post("central", "/api/bank/share", &share).await.status, 303);
    assert_eq!(site.post("drafter", "/api/bank/retire", &share).await.status, 303);
    let page = site.get("drafter", &format!("/desk/c/{id}/survey/bank")).await;
    assert!(
        page.says("ชุดทดลอง") && !page.says("/api/bank/retire"),
        "everyone's is not an agency's to retire: {}",
        page.text()
    );
}
