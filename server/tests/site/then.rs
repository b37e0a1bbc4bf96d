//! A dossier's public pages as they stood on an earlier day.

use crate::kit::{CLOSED, NOBODY, OPEN, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use words::then as say;

/// The day before today, as an address has it.
fn yesterday(site: &Site) -> String {
    app::then::written(domain::time::Day(site.house.now().day().0 - 1))
}

/// Somebody of the staff, signed in now.
async fn viewer(site: &Site, email: &str) -> domain::agency::Viewer {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, email, crate::kit::PASSWORD, now).await.unwrap();
    store::session::viewer(store, &token, now).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_page_is_seen_as_it_stood_with_a_banner_and_the_way_back() {
    let site = Site::new().await;
    let here = format!("/c/{OPEN}");
    let one = store::consultation::one(&site.house.site.store, ConsultationId(OPEN)).await.unwrap();
    let closes = one.round.clone().unwrap().closes;
    // Extended, corrected and given a file on the next day.
    site.later(1);
    let why = "ผู้ค้าในพื้นที่ห่างไกลขอเวลาเพิ่ม";
    let (store, officer) = (&site.house.site.store, viewer(&site, "officer@demo.example").await);
    let to = domain::time::Day(closes.day().0 + 10);
    store::consultation::extend(store, &officer, one.id, one.revision, (to, why), site.house.now()).await.unwrap();
    assert!(site.get(NOBODY, &here).await.says(why));
    let on = yesterday(&site);
    let then = site.get(NOBODY, &format!("{here}?on={on}")).await;
    assert_eq!(then.status, 200, "{}", then.text());
    assert!(!then.says(why) && then.says(&words::date::deadline(Lang::Th, closes)), "{}", then.text());
    assert!(then.says("id=\"as-it-stood\"") && then.says(&format!("href=\"{here}\">{}", say::today(Lang::Th))));
    assert!(then.says("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!then.says(&format!("{here}/say")), "nobody speaks on an earlier day");
    // Its links lead to the same day, and it is in English too.
    assert!(then.says(&format!("{here}/comments?on={on}")), "{}", then.text());
    let english = site.get(NOBODY, &format!("/en{here}?on={on}")).await;
    assert!(english.says("not as it is now") && english.says(&format!("href=\"/en{here}\">")));
    // The plain page says nothing of it but where a day is chosen.
    let now = site.get(NOBODY, &here).await;
    assert!(!now.says("id=\"as-it-stood\"") && now.says("name=\"on_day\""));
    let chosen = site.get(NOBODY, &format!("{here}?on_day=24&on_month=11&on_year=2569")).await;
    assert_eq!((chosen.status, chosen.to.as_str()), (303, format!("{here}?on=2026-11-24").as_str()));
}

#[tokio::test]
async fn what_was_not_public_then_is_not_there_and_what_cannot_be_seen_so_says_it() {
    let site = Site::new().await;
    let on = yesterday(&site);
    let today = app::then::written(site.house.now().day());
    for (path, status) in [
        (format!("/c/{OPEN}?on=2020-01-01"), 404),
        (format!("/c/{OPEN}?on=yesterday"), 404),
        (format!("/c/{OPEN}?on_day=31&on_month=2&on_year=2569"), 422),
        (format!("/c/{OPEN}?on_day=&on_month=&on_year="), 422),
        (format!("/c/{OPEN}?on_day=1&on_month=1&on_year=2599"), 422),
        (format!("/c/{OPEN}?on={}", on.replace("2026-", "2569-")), 200),
        (format!("/c/{OPEN}?on={today}"), 303),
        (format!("/c/{}?on={on}", crate::kit::PREPARED), 404),
    ] {
        assert_eq!(site.get(NOBODY, &path).await.status, status, "{path}");
    }
    // The page stays, with its form, what was chosen and why that is no day.
    let wrong = site.get(NOBODY, &format!("/c/{OPEN}?on_day=31&on_month=2&on_year=2569")).await;
    let why = words::refusal::say(Lang::Th, &domain::refusal::Refusal::NoSuchDay);
    assert!(wrong.says(&why) && wrong.says("value=\"31\"") && wrong.says("name=\"on_day\""), "{}", wrong.text());
    // Before its publication: told so, with the way to the page as it is.
    let early = site.get(NOBODY, &format!("/c/{OPEN}?on=2020-01-01")).await;
    assert!(early.says("ยังไม่เผยแพร่ เผยแพร่ครั้งแรกเมื่อ") && !early.says("id=\"as-it-stood\""), "{}", early.text());
    assert!(
        early.says(&format!("<a href=\"/c/{OPEN}\" class=\"act act--strong\">{}", say::today(Lang::Th))),
        "{}",
        early.text()
    );
    let form = site.get(NOBODY, &format!("/c/{OPEN}/say?at=k1&on={on}")).await;
    assert!(form.says(say::not_so(Lang::Th)) && !form.says("<form method=\"post\""), "{}", form.text());
    // A result stands on the days since it was published, and not before.
    let result = site.get(NOBODY, &format!("/c/6/result?on={on}")).await;
    assert!(
        result.status == 200 && result.says("id=\"as-it-stood\"") && result.says("id=\"stances\""),
        "{}",
        result.text()
    );
    assert_eq!(site.get(NOBODY, "/c/6/result?on=2026-08-20").await.status, 404);
    // An officer who looks back is offered nothing to do there.
    let officer = site.get("central", &format!("/c/{CLOSED}?on={on}")).await;
    assert!(officer.status == 200 && !officer.says("/further\""), "{}", officer.text());
}

#[tokio::test]
async fn the_log_of_moderation_is_seen_so_and_pages_of_today_alone_say_it() {
    let site = Site::new().await;
    let (on, here) = (yesterday(&site), format!("/c/{OPEN}/moderation"));
    let comment = crate::kit::comment("1", "0123456789abcdef0123456789abcdef", &[("page", "/c/1/say?at=k1")]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &comment).await.status, 303);
    let store = &site.house.site.store;
    let newest =
        store::comment::public_page(store, ConsultationId(OPEN), &Default::default(), None, 1).await.unwrap()[0].id;
    let (case, line) = (format!("/desk/comment/{newest}"), format!("{newest}.1"));
    let form = [("page", case.as_str()), ("comment", line.as_str()), ("reason", "advertising")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    let lines = |text: &str| text.matches("class=\"log__line\"").count();
    let now = lines(&site.get(NOBODY, &here).await.text());
    let then = site.get(NOBODY, &format!("{here}?on={on}")).await;
    assert!(then.status == 200 && then.says("id=\"as-it-stood\""), "{}", then.text());
    assert!(lines(&then.text()) < now, "{} {now}", lines(&then.text()));
    for page in ["/", "/laws", "/consultations", "/en/agencies"] {
        let page = site.get(NOBODY, &format!("{page}?on={on}")).await;
        assert!(page.status == 200 && page.says("id=\"today-alone\""), "{}", page.text());
    }
    let today = app::then::written(site.house.now().day());
    assert!(!site.get(NOBODY, &format!("/laws?on={today}")).await.says("id=\"today-alone\""));
}

#[tokio::test]
async fn single_issues_surveys_forms_and_the_law_as_amended_are_seen_so_too() {
    let site = Site::new().await;
    let on = yesterday(&site);
    // An issue with its comments; on a day before the result there is none.
    let issue = site.get(NOBODY, &format!("/c/6/result/1?on={on}")).await;
    assert!(issue.status == 200 && issue.says("id=\"as-it-stood\"") && issue.says(&format!("/c/6/result?on={on}#i1")));
    assert_eq!(site.get(NOBODY, "/c/6/result/1?on=2026-08-20").await.status, 404);
    assert_eq!(site.get(NOBODY, &format!("/c/6/result/99?on={on}")).await.status, 404);
    // A survey's questions are there to be read, not to be answered; its numbers follow the hearing's own policy.
    let survey = site.get(NOBODY, &format!("/c/7/survey?on={on}")).await;
    assert!(survey.status == 200 && survey.says(say::sheet_then(Lang::Th)) && !survey.says("/api/survey/submit"));
    let results = site.get(NOBODY, &format!("/c/7/survey/results?on={on}")).await;
    assert!(results.status == 200 && results.says("id=\"as-it-stood\""), "{}", results.text());
    // A short link leads to the draft of that day; the whole of it, the poster, and the law over which it was shown are there.
    let part = site.get(NOBODY, &format!("/c/2/m1?on={on}")).await;
    assert_eq!((part.status, part.to.contains(&format!("on={on}#m1"))), (303, true), "{}", part.to);
    for page in ["/c/2/draft/whole", "/c/2/poster"] {
        let then = site.get(NOBODY, &format!("{page}?on={on}")).await;
        assert!(then.status == 200 && then.says("id=\"as-it-stood\""), "{page}");
    }
    // How many had spoken on each part stands beside it.
    let draft = site.get(NOBODY, &format!("/c/2/draft?on={on}")).await;
    assert!(!draft.says("/c/2/say") && draft.says("law__prov"), "{}", draft.text());
}

#[tokio::test]
async fn what_was_withheld_or_taken_out_since_does_not_come_back() {
    let site = Site::new().await;
    let one = store::consultation::one(&site.house.site.store, ConsultationId(OPEN)).await.unwrap();
    let said = "ตลาดนัดช่วยผู้ค้ารายย่อยในหมู่บ้านของเราได้มาก";
    let (id, key) = (OPEN.to_string(), store::random_key());
    let form = [
        ("page", "/c/1/say"),
        ("consultation", id.as_str()),
        ("at", "k1"),
        ("stance", "agree"),
        ("reason", said),
        ("showing", "unnamed"),
        ("key", &key),
        ("sure", "yes"),
    ];
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &form).await.status, 303);
    assert_eq!(one.id.0, OPEN);
    site.later(1);
    let on = yesterday(&site);
    let page = format!("/c/{OPEN}/comments?on={on}");
    assert!(site.get(NOBODY, &page).await.says(said));
    let newest =
        store::comment::public_page(&site.house.site.store, one.id, &Default::default(), None, 1).await.unwrap();
    let (store, moderator) = (&site.house.site.store, viewer(&site, "moderator@demo.example").await);
    let reason = domain::moderation::Reason::parse("advertising").unwrap();
    store::comment::withhold(store, &moderator, newest[0].id.seen(1), reason, "", site.house.now()).await.unwrap();
    assert!(!site.get(NOBODY, &page).await.says(said));
    assert!(!site.get(NOBODY, &format!("/c/{OPEN}?on={on}")).await.says(said));
    // And what is said today was not said then.
    let later = "ความเห็นที่ส่งวันนี้เรื่องที่จอดรถหน้าตลาด";
    let key = store::random_key();
    let form: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| match *name {
            "reason" => (*name, later),
            "key" => (*name, key.as_str()),
            _ => (*name, *value),
        })
        .collect();
    site.post(NOBODY, "/api/comment/submit", &form).await;
    assert!(site.get(NOBODY, &format!("/c/{OPEN}/comments")).await.says(later));
    assert!(!site.get(NOBODY, &page).await.says(later));
}

#[tokio::test]
async fn a_changed_comment_is_read_in_the_words_of_the_day() {
    let site = Site::new().await;
    let (store, id) = (&site.house.site.store, ConsultationId(OPEN));
    let first = "เห็นด้วยเพราะตลาดอยู่ใกล้บ้านผู้สูงอายุ";
    let new = domain::comment::New {
        consultation: id,
        target: domain::comment::Target::whole(),
        stance: domain::comment::Stance::Agree,
        reason: first.into(),
        quote: String::new(),
        wording: String::new(),
        class: None,
        showing: domain::comment::Showing::Unnamed,
        name: String::new(),
        area: None,
        group: None,
        speaker: None,
        through: None,
        files: Vec::new(),
        invitation: String::new(),
        draft: String::new(),
        young: false,
        key: store::random_key(),
    };
    let channel = domain::comment::Channel::Portal;
    let receipt = store::comment::submit(store, &Default::default(), &new, channel, site.house.now()).await.unwrap();
    site.later(1);
    let on = yesterday(&site);
    let second = "ไม่เห็นด้วยแล้วเพราะค่าเช่าแผงแพงขึ้น";
    let edit = domain::comment::Edit {
        stance: domain::comment::Stance::Disagree,
        reason: second.into(),
        wording: String::new(),
        showing: domain::comment::Showing::Unnamed,
        name: String::new(),
        young: false,
        unquote: false,
    };
    store::comment::edit(store, receipt.number, receipt.secret, 1, &edit, site.house.now()).await.unwrap();
    let now = site.get(NOBODY, &format!("/c/{OPEN}/comments")).await;
    assert!(now.says(second) && !now.says(first));
    for page in [format!("/c/{OPEN}/comments?on={on}"), format!("/en/c/{OPEN}/comments?on={on}&stance=agree")] {
        let then = site.get(NOBODY, &page).await;
        assert!(then.status == 200 && then.says(first) && !then.says(second), "{page}: {}", then.text());
    }
    assert!(!site.get(NOBODY, &format!("/c/{OPEN}/comments?on={on}&stance=disagree")).await.says(second));
    let front = site.get(NOBODY, &format!("/c/{OPEN}?on={on}")).await;
    assert!(front.says(first) && !front.says(second), "{}", front.text());
    // Its history: on that day it had none; today it has.
    let newest = store::comment::public_page(store, id, &Default::default(), None, 1).await.unwrap();
    let history = format!("/c/{OPEN}/comments/{}", newest[0].id);
    let today = site.get(NOBODY, &history).await;
    assert!(today.status == 200 && today.says(first) && today.says(second));
    assert_eq!(site.get(NOBODY, &format!("{history}?on={on}")).await.status, 404);
    site.later(1);
    let then = site.get(NOBODY, &format!("{history}?on={}", yesterday(&site))).await;
    assert!(then.status == 200 && then.says(first) && then.says("id=\"as-it-stood\""), "{}", then.text());
}
