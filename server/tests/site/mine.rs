//! One's own page and file: answer sheets, what one's address follows, the ways to change a comment, and that everything that is kept is in the file;
//! what letters about a comment say; the page about personal data.

use crate::accounts::{opened, with_letters, within};
use crate::kit::{Answer, NOBODY, Site, comment};
use crate::slow_mail::{Slow, WELL, until};
use crate::sought::letters;
use domain::comment::{Edit, Showing, Stance};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::letter::Followed;
use domain::receipt::{Number, Secret};
use serde_json::Value;

const EMAIL: &str = "malee@example.org";
const TEXT: &str = "ค่าตรวจเรือแพงเกินไปสำหรับคนขับรายเล็ก";
const COMPANY: &str = "บริษัท เรือคลองสวย จำกัด";
const BEFORE: &str = "ค่าตรวจเรือแพงเกินไป";

/// Number and secret, from the cookie that gives them.
fn receipt(answer: &Answer) -> (Number, Secret) {
    let line = answer.line("set-cookie").strip_prefix("receipt=").expect("a receipt").to_string();
    let (number, secret) = line.split(';').next().unwrap().split_once('.').unwrap();
    (Number::parse(number).unwrap(), Secret::parse(secret).unwrap())
}

/// Answers the first question of the survey that is open.
async fn answered(site: &Site, token: &str) -> Answer {
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    let text = questions.iter().find(|question| question.form == domain::survey::Form::Text).unwrap();
    let (first, text) = (format!("q{}", questions[0].id), format!("q{}", text.id));
    let form = [
        ("page", "/c/7/survey?for=public"),
        ("consultation", "7"),
        ("audience", "public"),
        ("key", "00000000000000000000000000000651"),
        (first.as_str(), "0"),
        (text.as_str(), "ยังไม่มี"),
    ];
    within(site, token, "/api/survey/submit", &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_page_has_answer_sheets_and_the_ways_to_change_what_was_said() {
    let site = with_letters().await;
    let token = opened(&site, EMAIL).await;
    let me = within(&site, &token, "/me", &[]).await;
    assert!(!me.says("id=\"sheets\"") && me.says("ยังไม่ได้ขอรับเรื่องใด"), "{}", me.text());
    let said = comment("1", "00000000000000000000000000000652", &[("reason", TEXT)]);
    let said = within(&site, &token, "/api/comment/submit", &said).await;
    assert_eq!(said.status, 303, "{}", said.text());
    let sheet = answered(&site, &token).await;
    assert_eq!(sheet.status, 303, "{}", sheet.text());
    for (before, says) in [("", "แบบสอบถามที่คุณตอบ"), ("/en", "Surveys you answered")]
    {
        let me = within(&site, &token, &format!("{before}/me"), &[]).await;
        assert!(me.says(says) && me.says(&format!("href=\"{before}{}\"", sheet.to)), "{}", me.text());
        assert!(me.says(&format!("href=\"{before}{}/edit\"", said.to)), "while it is heard: {}", me.text());
    }
    let other = opened(&site, "other@example.org").await;
    let theirs = within(&site, &other, "/me", &[]).await;
    assert!(!theirs.says("id=\"sheets\"") && !theirs.says(&sheet.to), "nobody else's");
    // The hearing is over: there is nothing to change; the sheet and the comment stay listed.
    site.later(400);
    let sign_in = [("page", "/sign-in"), ("email", EMAIL), ("password", "four unrelated words")];
    let again = site.post(NOBODY, "/api/account/sign_in", &sign_in).await;
    let token = crate::accounts::token_of(&again);
    let me = within(&site, &token, "/me", &[]).await;
    assert!(me.says(&sheet.to) && me.says(&said.to) && !me.says(&format!("{}/edit", said.to)), "{}", me.text());
    // Who leaves takes the list along; the sheet counts still.
    let sheets = || async { store::consultation::one(&site.house.site.store, ConsultationId(7)).await.unwrap().sheets };
    let before = sheets().await;
    assert_eq!(within(&site, &token, "/api/account/leave", &[("page", "/me")]).await.status, 303);
    assert_eq!(sheets().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ones_own_address_follows_is_listed_and_stopped_there() {
    let site = with_letters().await;
    let (token, other) = (opened(&site, EMAIL).await, opened(&site, "other@example.org").await);
    let (store, now) = (&site.house.site.store, site.house.now());
    let follow = async |what, email: &str| store::letters::follow(store, what, email, Lang::Th, now).await.unwrap();
    follow(Followed::Consultation(ConsultationId(1)), EMAIL).await;
    follow(Followed::All, EMAIL).await;
    follow(Followed::All, "officer@demo.example").await;
    let me = within(&site, &token, "/me", &[]).await;
    assert!(me.says(EMAIL) && me.says("ทุกเรื่องใหม่") && me.says("(รอยืนยัน)"), "{}", me.text());
    assert!(!me.says("/letters/"), "the address's secret is in its letters alone");
    // Somebody else's form names what it ends, and ends nothing of mine.
    let every = Followed::All.one();
    let stop = [("page", "/me"), ("of", every.as_str())];
    assert_eq!(site.post(NOBODY, "/api/account/unfollow", &stop).await.status, 401);
    assert_eq!(within(&site, &other, "/api/account/unfollow", &stop).await.status, 303);
    assert!(within(&site, &token, "/me", &[]).await.says("ทุกเรื่องใหม่"));
    let done = within(&site, &token, "/api/account/unfollow", &stop).await;
    assert_eq!((done.status, done.to.as_str()), (303, "/me?done=unfollowed#follows"));
    let me = within(&site, &token, "/me", &[]).await;
    let follows = me.text().split("id=\"follows\"").nth(1).unwrap().split("</section>").next().unwrap().to_string();
    assert!(!follows.contains("ทุกเรื่องใหม่") && follows.contains("value=\"consultation:1\""), "{follows}");
    // An agency made the officer's account: nobody has shown that its holder reads the address.
    let officer = site.get("officer", "/me").await;
    assert!(officer.says("หน่วยงานเป็นผู้เปิดบัญชีนี้") && !officer.says("account/unfollow"), "{}", officer.text());
    assert_eq!(site.post("officer", "/api/account/unfollow", &stop).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_everything_has_everything() {
    let site = with_letters().await;
    let token = opened(&site, EMAIL).await;
    let (store, now) = (&site.house.site.store, site.house.now());
    let session = store::session::SessionToken(token.clone());
    let by = store::session::viewer(store, &session, now).await.unwrap().unwrap();
    let digits = crate::organisations::number();
    let new = crate::organisations::typed("company", COMPANY, &digits);
    let entered = within(&site, &token, "/api/organisation/enter", &new).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    let speaker = store::organisation::mine(store, &by).await.unwrap()[0].id.to_string();
    let own = [("reason", BEFORE), ("class", "affected"), ("area", "50"), ("showing", "named"), ("name", "มาลี ใจดี")];
    let theirs = [("reason", "ในนามบริษัท"), ("speaker", speaker.as_str())];
    let said = comment("1", "00000000000000000000000000000653", &own);
    let said = within(&site, &token, "/api/comment/submit", &said).await;
    assert_eq!(said.status, 303, "{}", said.text());
    let for_company = comment("1", "00000000000000000000000000000657", &theirs);
    assert_eq!(within(&site, &token, "/api/comment/submit", &for_company).await.status, 303);
    let (number, secret) = receipt(&said);
    let edit = Edit {
        stance: Stance::Change,
        reason: TEXT.into(),
        wording: String::new(),
        showing: Showing::Named,
        name: "มาลี ใจดี".into(),
        young: false,
        unquote: false,
    };
    store::comment::edit(store, number, secret, 1, &edit, now).await.unwrap();
    let told = store::comment::by_number(store, number).await.unwrap().unwrap();
    let id = told.comment.unwrap().to_string();
    let reply =
        [("page", "/desk"), ("comment", id.as_str()), ("seen", "0"), ("reply", "ขอบคุณ หน่วยงานจะทบทวนอัตรานี้ก่อนสรุปผล")];
    assert_eq!(site.post("officer", "/api/comment/reply", &reply).await.status, 303);
    assert_eq!(answered(&site, &token).await.status, 303);
    store::letters::follow(store, Followed::All, EMAIL, Lang::Th, now).await.unwrap();
    let kept = comment("1", "x", &[("reason", "ยังไม่ส่ง"), ("draft", "00000000000000000000000000000654")]);
    assert_eq!(within(&site, &token, "/api/comment/keep", &kept).await.status, 303);
    let read = [("page", "/me"), ("upto", "1")];
    assert_eq!(within(&site, &token, "/api/account/notices_read", &read).await.status, 303);
    let law = store::law::named(store, "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564").await.unwrap().expect("a law").id;
    let proposal = domain::proposal::New {
        law,
        part: String::new(),
        wish: domain::proposal::Wish::Amend,
        title: "ให้ลดค่าตรวจเรือ".into(),
        reason: "เรือเล็กจ่ายเท่าเรือใหญ่".into(),
        name: String::new(),
        key: "00000000000000000000000000000655".into(),
        meant: true,
    };
    store::proposal::submit(store, &by, "", &proposal, now).await.unwrap();

    let file = within(&site, &token, "/me/everything.json", &[]).await;
    assert_eq!((file.status, file.line("cache-control")), (200, "no-store"));
    let all: Value = serde_json::from_slice(&file.body).expect("the whole of it is JSON");
    assert_eq!((&all["email"], &all["password"], &all["second_factor"]), (&EMAIL.into(), &true.into(), &false.into()));
    assert!(
        [&all["account_since"], &all["notices_read_until"]]
            .iter()
            .all(|at| at.as_str().is_some_and(|at| at.ends_with('Z'))),
        "{all:#}"
    );
    assert_eq!((all["sessions"].as_array().unwrap().len(), &all["sessions"][0]["this"]), (1, &true.into()));
    assert_eq!(all["organisations"][0]["number"], digits);
    assert_eq!((&all["follows"][0]["kind"], &all["follows"][0]["confirmed"]), (&"all".into(), &false.into()));
    assert!(all["unsent"][0].to_string().contains("ยังไม่ส่ง"), "{all:#}");
    assert_eq!((&all["proposals"][0]["title"], &all["proposals"][0]["own"]), (&"ให้ลดค่าตรวจเรือ".into(), &true.into()));
    assert!(all["proposals"][0]["supported"].is_string(), "its author supports it");
    let comments = all["comments"].as_array().unwrap();
    let of = |named: bool| comments.iter().find(|one| (one["name"] != "") == named).expect("a comment");
    assert_eq!((comments.len(), &of(false)["organisation"]), (2, &COMPANY.into()));
    let one = of(true);
    for (field, says) in [
        ("receipt", number.to_string().as_str()),
        ("reason", TEXT),
        ("class", "affected"),
        ("province", "50"),
        ("showing", "named"),
        ("name", "มาลี ใจดี"),
        ("identity", "account"),
        ("stands", "received"),
    ] {
        assert_eq!(one[field], says, "{field}: {one:#}");
    }
    assert_eq!(one["before"][0]["reason"], BEFORE);
    assert!(one["replies"][0]["words"].as_str().unwrap().contains("ทบทวนอัตรานี้"), "{one:#}");
    assert_eq!(all["sheets"].as_array().unwrap().len(), 1);
    let sheet = &all["sheets"][0];
    assert!(sheet["answers"][0]["asked"].is_string() && sheet["answers"][0]["choices"].is_array(), "{sheet:#}");
    assert!(sheet["consultation"].as_str().unwrap().ends_with("/c/7"), "{sheet:#}");
    assert_eq!(sheet["answers"][0]["answer"], serde_json::json!([0]));
    // Nobody else's file has any of it.
    let other = site.get("local", "/me/everything.json").await;
    assert!(serde_json::from_slice::<Value>(&other.body).is_ok() && !other.says("เรือ"), "{}", other.text());
    assert_eq!(site.get(NOBODY, "/me/everything.json").await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_about_a_comment_says_when_it_came_about_what_and_where_it_stands() {
    let site = with_letters().await;
    let (slow, post) = Slow::start(WELL).await;
    let sending = tokio::spawn(server::post::run(site.house.clone(), post));
    let (store, now) = (&site.house.site.store, site.house.now());
    for (n, lang, email) in [(1, Lang::Th, "th@example.test"), (2, Lang::En, "en@example.test")] {
        let key = format!("0000000000000000000000000000066{n}");
        let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", &key, &[("reason", TEXT)])).await;
        let (number, secret) = receipt(&sent);
        store::letters::ask(store, number, secret, email, lang, now).await.unwrap();
        until("the letter", || letters(&slow, email).len() == 1).await;
        let letter = letters(&slow, email).remove(0);
        let told = store::comment::by_number(store, number).await.unwrap().unwrap();
        let says = match lang {
            Lang::Th => ["ได้รับความเห็นนี้เมื่อ", "ส่วนที่กล่าวถึง: ประเด็นที่ 1", "นับรวมในการรับฟังแล้ว", "สถานะ: ปิดรับฟัง"],
            Lang::En => ["was received on", "It is about: Key point 1", "It is counted", "Status: The hearing closes"],
        };
        assert!(says.iter().all(|says| letter.contains(says)), "{letter}");
        assert!(letter.contains(&words::date::moment(lang, told.at)), "{letter}");
        assert!(letter.contains(&format!("/receipts/{number}")), "{letter}");
        assert!(!letter.contains(TEXT) && !letter.contains(&secret.to_string()), "neither words nor code: {letter}");
    }
    sending.abort();
}

#[tokio::test]
async fn the_page_about_personal_data_has_its_parts_in_both_languages() {
    let site = Site::new().await;
    for (path, says) in [
        ("/about/privacy", ["แก้คำตอบของคุณได้ด้วยเลขที่รับและรหัส", "หมายเลขเครือข่าย", "สิทธิของคุณ"]),
        ("/en/about/privacy", ["read your answers and change them", "Network addresses", "Your rights"]),
    ] {
        let page = site.get(NOBODY, path).await;
        assert!(says.iter().all(|says| page.says(says)), "{}", page.text());
        let (th, en) = (words::privacy::parts(Lang::Th), words::privacy::parts(Lang::En));
        let shape = |parts: &[words::privacy::Part]| parts.iter().map(|(_, all)| all.len()).collect::<Vec<_>>();
        assert_eq!(shape(th), shape(en), "each language says as much");
    }
    // Every cookie that a browser is given is named there.
    let named = site.get(NOBODY, "/en/about/privacy").await;
    for cookie in
        ["receipt:", "device:", "unsent:", "text and digits:", "rated:", "siang or __Host-siang:", "entering:"]
    {
        assert!(named.says(cookie), "{cookie}");
    }
}
