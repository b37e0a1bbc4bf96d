//! Looking after comments at the doors: reports without scripts, the queue, rounds that let comments through one by one, words taken
//! out, demands, appeals from the receipt, and what everyone reads of it.

use crate::admission::hearing;
use crate::kit::{Answer, NOBODY, Site, comment};
use axum::body::Body;
use domain::admission::{Admission, Appears};
use domain::flag::Flag;
use domain::lang::Lang;
use domain::moderation::Reason;
use domain::redaction::MARK;

const KEY: &str = "00000000000000000000000000000051";
const WHY: &str = "ความเห็นนี้ไม่ได้ดูหมิ่นผู้ใด เป็นความเห็นต่อร่าง";
const SAID: &str = "นายสมชายบ้านเลขที่ 12 เห็นด้วยกับฉัน";

/// A comment on a hearing, as its author sent it: its id and the cookie with its secret.
pub async fn said(site: &Site, of: &str, key: &str, reason: &str) -> (String, String, String) {
    let sent = site.post(NOBODY, "/api/comment/submit", &comment(of, key, &[("reason", reason)])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let cookie = sent.line("set-cookie").split(';').next().unwrap().to_string();
    let store = &site.house.site.store;
    let of = domain::id::ConsultationId(of.parse().unwrap());
    let page =
        store::export::comments(store, store::export::For::Agency, of, domain::id::CommentId(0), u64::MAX, 10_000)
            .await;
    let id = page.unwrap().last().unwrap().id.to_string();
    (id, sent.to, cookie)
}

/// Asks or sends with the receipt's secret.
pub async fn author(site: &Site, cookie: &str, path: &str, form: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    form.iter().for_each(|(name, value)| {
        body.append_pair(name, value);
    });
    let method = if form.is_empty() { "GET" } else { "POST" };
    let request = site.request(NOBODY, method, path).await.header("cookie", cookie);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    site.send(request.body(Body::from(body.finish())).unwrap()).await
}

fn report<'a>(page: &'a str, id: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("page", page), ("consultation", "1"), ("comment", id), ("reason", reason), ("note", "ว่าเพื่อนบ้านของฉัน")]
}

#[tokio::test]
async fn anybody_reports_without_scripts_and_a_moderator_decides() {
    let site = Site::new().await;
    let (id, ..) = said(&site, "1", KEY, SAID).await;
    let page = format!("/c/1/comments/{id}/report");
    assert!(site.get(NOBODY, "/c/1/comments").await.says(&format!("href=\"{page}\"")), "a link beside each comment");
    let form = site.get(NOBODY, &page).await;
    assert!(
        form.says("การไม่เห็นด้วยกับความเห็นไม่ใช่เหตุ")
            && form.says(SAID)
            && form.says("noindex"),
        "{}",
        form.text()
    );
    assert!(!form.says("value=\"waiting\""), "nobody chooses that");
    let refused = site.post(NOBODY, "/api/moderation/report", &report(&page, &id, "")).await;
    assert!(refused.status == 422 && refused.says("ว่าเพื่อนบ้านของฉัน"), "what was typed is kept: {}", refused.text());
    assert_eq!(site.post(NOBODY, "/api/moderation/report", &report(&page, &id, "waiting")).await.status, 422);
    for _ in 0..2 {
        let sent = site.post(NOBODY, "/api/moderation/report", &report(&page, &id, "abuse")).await;
        assert_eq!((sent.status, sent.to.clone()), (303, format!("{page}?sent=1")), "told the same each time");
    }
    assert!(site.get(NOBODY, &format!("{page}?sent=1")).await.says("ขอบคุณที่แจ้ง"));
    for who in ["drafter", "approver", "summariser"] {
        assert_eq!(site.get(who, "/desk/moderation").await.status, 403, "{who}");
    }
    assert_eq!(site.get(NOBODY, "/desk/moderation").await.status, 401);
    let queue = site.get("moderator", "/desk/moderation?why=reported").await;
    assert!(queue.says(SAID) && queue.says("มีผู้แจ้ง 1 ราย") && queue.says("data-number=\"1\""), "{}", queue.text());
    assert!(!site.get("moderator", "/desk/moderation?reason=obscene").await.says(SAID));
    assert!(site.get("moderator", "/desk").await.says("มีความเห็นรอตรวจ"));
    let case = site.get("moderator", &format!("/desk/comment/{id}")).await;
    assert!(case.says("ว่าเพื่อนบ้านของฉัน"), "{}", case.text());
    assert!(!site.get("drafter", &format!("/desk/comment/{id}")).await.says("ว่าเพื่อนบ้านของฉัน"));
    let here = "/desk/moderation?why=reported";
    let seen = format!("{id}.1");
    assert!(queue.says(&format!("value=\"{seen}\"")), "a tick is of the words that stand beside it");
    let settle = |to, reason| {
        vec![("page", here), ("comment[]", seen.as_str()), ("to", to), ("reason", reason), ("note", "ดูแล้ว")]
    };
    let refused = site.post("moderator", "/api/moderation/settle", &settle("withhold", "")).await;
    assert!(refused.status == 422 && refused.says("checked"), "the tick is kept: {}", refused.text());
    let none = site.post("moderator", "/api/moderation/settle", &[("page", here), ("to", "show")]).await;
    assert!(none.status == 422 && none.says("ยังไม่ได้เลือกความเห็น"), "{}", none.text());
    let done = site.post("moderator", "/api/moderation/settle", &settle("withhold", "abuse")).await;
    assert_eq!((done.status, done.to.as_str()), (303, "/desk/moderation?why=reported&done=settled"), "{}", done.text());
    assert_eq!(
        site.post("moderator", "/api/moderation/settle", &settle("show", "")).await.status,
        409,
        "settled already"
    );
    let log = site.get(NOBODY, "/c/1/moderation").await;
    assert!(
        log.says("งดเผยแพร่ความเห็นหนึ่ง")
            && log.says("ดูหมิ่นหรือข่มขู่บุคคล")
            && !log.says(SAID)
            && !log.says("ดูแล้ว"),
        "{}",
        log.text()
    );
    assert!(site.get(NOBODY, "/c/1").await.says("ดูหมิ่นหรือข่มขู่บุคคล 1"), "told on the hearing's page");
    assert_eq!(site.get(NOBODY, &page).await.status, 404, "what is withheld is reported no more");
}

#[tokio::test]
async fn a_network_that_reports_without_end_is_asked_to_wait() {
    let site = Site::new().await;
    let mut last = 0;
    for n in 0..61 {
        let form = format!("page=/&consultation=1&comment={}&reason=abuse", 70_000_000 + n);
        last = site.from("203.0.113.9:5000", "POST", "/api/moderation/report", form).await.status;
        assert!(n == 60 || last == 404, "{n}: {last}");
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_comment_that_waits_is_told_to_its_author_counted_and_let_through() {
    let site = Site::new().await;
    let of = hearing(&site, Admission { appears: Appears::Checked, ..Admission::default() }).await;
    assert!(
        site.get(NOBODY, &format!("/c/{of}/say")).await.says("ความเห็นจะเผยแพร่หลังผู้ดูแลตรวจ"),
        "said before it is written"
    );
    let (id, receipt, cookie) = said(&site, &of, KEY, SAID).await;
    let told = author(&site, &cookie, &receipt, &[]).await;
    assert!(told.says("รอผู้ดูแลตรวจก่อนเผยแพร่") && told.says(SAID) && !told.says("moderation/appeal"), "{}", told.text());
    let (page, all) = (format!("/c/{of}"), format!("/c/{of}/comments"));
    for path in [&page, &all] {
        let seen = site.get(NOBODY, path).await;
        assert!(
            !seen.says(SAID) && !seen.says("class=\"tomb\"") && seen.says("รอผู้ดูแลตรวจก่อนเผยแพร่ 1 ความเห็น"),
            "{}",
            seen.text()
        );
        assert!(seen.says("ผู้ดูแลตรวจภายใน 2 วัน"), "with the target");
    }
    assert_eq!(site.get(NOBODY, &format!("/c/{of}/comments/{id}/report")).await.status, 404);
    let case = format!("/desk/comment/{id}");
    let seen = site.get("moderator", &case).await;
    assert!(seen.says("รอตรวจก่อนเผยแพร่") && seen.says("ให้เผยแพร่"), "{}", seen.text());
    let through =
        site.post("moderator", "/api/moderation/restore", &[("page", &case), ("comment", &format!("{id}.1"))]).await;
    assert_eq!(through.status, 303, "{}", through.text());
    // Another address: the kept page is drawn anew by whoever follows the log.
    assert!(site.get(NOBODY, &format!("{all}?stance=agree")).await.says(SAID));
    assert!(site.get(NOBODY, &format!("{page}/moderation")).await.says("ตรวจแล้วให้เผยแพร่ความเห็นหนึ่ง"));
}

#[tokio::test]
async fn the_officer_chooses_that_comments_are_looked_at_first() {
    let site = Site::new().await;
    let page = site.get("officer", "/desk/c/12/dates").await;
    assert!(page.says("name=\"appears\"") && page.says("หลังผู้ดูแลความเห็นตรวจ"));
    let revision = page.hidden("/api/desk/dates").into_iter().find(|(name, _)| name == "revision").unwrap().1;
    let dates = |appears| {
        vec![
            ("page", "/desk/c/12/dates"),
            ("consultation", "12"),
            ("revision", revision.as_str()),
            ("opens_day", "25"),
            ("opens_month", "11"),
            ("opens_year", "2569"),
            ("closes_day", "25"),
            ("closes_month", "12"),
            ("closes_year", "2569"),
            ("admits", "everyone"),
            ("appears", appears),
        ]
    };
    assert_eq!(site.post("officer", "/api/desk/dates", &dates("never")).await.status, 422);
    assert_eq!(site.post("officer", "/api/desk/dates", &dates("checked")).await.status, 303);
    let page = site.get("officer", "/desk/c/12/dates").await.text();
    assert!(page.split("value=\"checked\"").nth(1).unwrap().split('>').next().unwrap().contains("checked"));
}

#[tokio::test]
async fn words_are_taken_out_and_the_author_sees_who_read_them_and_why() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", KEY, SAID).await;
    let case = format!("/desk/comment/{id}");
    let seen = format!("{id}.1");
    let redact = |words, reason| {
        vec![("page", case.as_str()), ("comment", seen.as_str()), ("words", words), ("redact_reason", reason)]
    };
    let wrong = site.post("moderator", "/api/moderation/redact", &redact("สมหญิง", "personal_data")).await;
    assert!(wrong.status == 422 && wrong.says("ไม่พบข้อความนี้ในความเห็น") && wrong.says("สมหญิง"), "{}", wrong.text());
    assert_eq!(site.post("drafter", "/api/moderation/redact", &redact("สมชาย", "personal_data")).await.status, 403);
    let done = site.post("moderator", "/api/moderation/redact", &redact("นายสมชายบ้านเลขที่ 12", "personal_data")).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let shown = site.get(NOBODY, "/c/1/comments").await;
    assert!(shown.says(&format!("{MARK} เห็นด้วยกับฉัน")) && !shown.says("สมชาย"), "{}", shown.text());
    assert!(!site.get("moderator", &case).await.says("สมชาย"), "sealed also for the desk");
    let open = |why| vec![("page", case.as_str()), ("comment", id.as_str()), ("why", why)];
    assert_eq!(site.post("moderator", "/api/moderation/open", &open("-")).await.status, 422);
    let reason = "ตรวจว่าปิดข้อความตรงตามเหตุผลหรือไม่";
    assert_eq!(site.post("moderator", "/api/moderation/open", &open(reason)).await.status, 303);
    assert!(site.get("moderator", &case).await.says("นายสมชายบ้านเลขที่ 12"));
    assert!(!site.get("central", &case).await.says("สมชาย"), "each with a reason of their own");
    let told = author(&site, &cookie, &receipt, &[]).await;
    assert!(told.says("ปิดข้อความบางส่วนหรือชื่อแล้ว") && told.says(reason), "{}", told.text());
}

#[tokio::test]
async fn an_appeal_leaves_the_receipt_and_is_answered_by_the_office_alone() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", KEY, SAID).await;
    let case = format!("/desk/comment/{id}");
    let seen = format!("{id}.1");
    let withhold = |reason| vec![("page", case.as_str()), ("comment", seen.as_str()), ("reason", reason)];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &withhold("waiting")).await.status, 422);
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &withhold("abuse")).await.status, 303);
    let number = receipt.rsplit('/').next().unwrap().to_string();
    assert!(!site.get(NOBODY, &receipt).await.says("moderation/appeal"), "for its author alone");
    assert!(author(&site, &cookie, &receipt, &[]).await.says("moderation/appeal"));
    let appeal = |words| vec![("page", receipt.as_str()), ("number", number.as_str()), ("appeal", words)];
    let short = author(&site, &cookie, "/api/moderation/appeal", &appeal("ไม่")).await;
    assert!(short.status == 422 && short.says(">\nไม่</textarea>"), "{}", short.text());
    assert_eq!(author(&site, "receipt=none", "/api/moderation/appeal", &appeal(WHY)).await.status, 422);
    let sent = author(&site, &cookie, "/api/moderation/appeal", &appeal(WHY)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let told = author(&site, &cookie, &format!("{receipt}?appealed=1"), &[]).await;
    assert!(told.says("รอสำนักงานตอบ") && told.says(WHY) && !told.says("moderation/appeal"), "{}", told.text());
    assert_eq!(author(&site, &cookie, "/api/moderation/appeal", &appeal(WHY)).await.status, 422, "once");
    let agency = site.get("moderator", &case).await;
    assert!(agency.says("สำนักงานคณะกรรมการกฤษฎีกาเป็นผู้ตอบ") && !agency.says("moderation/reply"), "{}", agency.text());
    assert_eq!(site.get("moderator", "/desk/moderation/appeals").await.status, 403);
    let reply = |granted| {
        vec![
            ("page", case.as_str()),
            ("comment", seen.as_str()),
            ("asked", "1"),
            ("granted", granted),
            ("answer", "ไม่มีถ้อยคำที่ดูหมิ่นบุคคลใด"),
        ]
    };
    assert_eq!(site.post("moderator", "/api/moderation/reply", &reply("yes")).await.status, 403);
    assert!(site.get("central", "/desk").await.says("มีคำขอทบทวนที่รอสำนักงานตอบ"));
    assert!(site.get("central", "/desk/moderation/appeals").await.says(WHY));
    let asked = site.get("central", &case).await.text();
    let at = |what: &str| asked.find(what).unwrap_or_else(|| panic!("{what}: {asked}"));
    assert!(at("id=\"appeal\"") < at("/api/moderation/restore"), "what is asked comes first");
    assert!(site.get("central", &case).await.says("moderation/reply"));
    assert_eq!(site.post("central", "/api/moderation/reply", &reply("")).await.status, 422);
    assert_eq!(site.post("central", "/api/moderation/reply", &reply("yes")).await.status, 303);
    let told = author(&site, &cookie, &receipt, &[]).await;
    assert!(told.says("ไม่มีถ้อยคำที่ดูหมิ่นบุคคลใด") && told.says("สำนักงานให้เผยแพร่ตามเดิม"), "{}", told.text());
    assert!(site.get(NOBODY, "/c/1/comments").await.says(SAID));
    let again = site.post("moderator", "/api/moderation/withhold", &withhold("obscene")).await;
    assert!(again.status == 422 && again.says("สำนักงานคณะกรรมการกฤษฎีกาทบทวนแล้ว"), "{}", again.text());
    let log = site.get(NOBODY, "/c/1/moderation").await;
    assert!(log.says("สำนักงานทบทวนแล้วให้เผยแพร่ตามเดิม") && !log.says(WHY));
}

#[tokio::test]
async fn a_courts_order_stands_in_the_public_log_with_who_gave_it() {
    let site = Site::new().await;
    let (id, ..) = said(&site, "1", KEY, SAID).await;
    let case = format!("/desk/comment/{id}");
    let order = |from| {
        vec![
            ("page", case.as_str()),
            ("comment", id.as_str()),
            ("kind", "order"),
            ("from", from),
            ("reference", "คำสั่งที่ 12/2569"),
            ("demand_reason", "unlawful"),
        ]
    };
    let refused = site.post("moderator", "/api/moderation/demand", &order("")).await;
    assert!(refused.status == 422 && refused.says("คำสั่งที่ 12/2569"), "{}", refused.text());
    assert_eq!(site.post("moderator", "/api/moderation/demand", &order("ศาลปกครองกลาง")).await.status, 303);
    assert!(site.get("moderator", "/desk/moderation?why=demand").await.says(SAID));
    assert!(site.get(NOBODY, "/c/1/comments").await.says(SAID), "it is shown until somebody decides");
    let log = site.get(NOBODY, "/c/1/moderation").await;
    assert!(
        log.says("ได้รับคำขอหรือคำสั่งให้งดเผยแพร่")
            && log.says("จากศาลปกครองกลาง")
            && !log.says("12/2569"),
        "{}",
        log.text()
    );
}

#[tokio::test]
async fn the_policy_tells_every_reason_and_every_rule() {
    let site = Site::new().await;
    for (path, lang) in [("/about/moderation", Lang::Th), ("/en/about/moderation", Lang::En)] {
        let page = site.get(NOBODY, path).await;
        for reason in Reason::given() {
            assert!(
                page.says(&words::law::reason(lang, reason).replace('\'', "&#39;"))
                    || page.says(words::law::reason(lang, reason)),
                "{reason:?}"
            );
        }
        for flag in Flag::ALL {
            assert!(page.says(words::moderation::flag(lang, *flag)), "{flag:?}");
        }
        assert!(!page.says(words::law::reason(lang, Reason::Waiting)));
    }
    assert!(site.get(NOBODY, "/").await.says("href=\"/about/moderation\""));
}

/// A comment that its author changes while a moderator's page is open: the decision is refused, with what it says now.
#[tokio::test]
async fn a_decision_about_other_words_is_refused_with_what_the_comment_says_now() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", KEY, SAID).await;
    let page = format!("/c/1/comments/{id}/report");
    site.post(NOBODY, "/api/moderation/report", &report(&page, &id, "abuse")).await;
    let (case, here) = (format!("/desk/comment/{id}"), "/desk/moderation?why=reported");
    let read = format!("{id}.1");
    assert!(site.get("moderator", &case).await.says(&format!("value=\"{read}\"")), "each form names what was read");
    let number = receipt.rsplit('/').next().unwrap().to_string();
    let edit_page = format!("{receipt}/edit");
    let change = [
        ("page", edit_page.as_str()),
        ("number", &number),
        ("revision", "1"),
        ("stance", "agree"),
        ("reason", "ถ้อยคำที่เปลี่ยนระหว่างนั้น"),
        ("showing", "unnamed"),
    ];
    let changed = author(&site, &cookie, "/api/comment/edit", &change).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let forms = [
        ("/api/moderation/settle", vec![("page", here), ("comment[]", read.as_str()), ("to", "show")]),
        (
            "/api/moderation/settle",
            vec![("page", here), ("comment[]", &read), ("to", "withhold"), ("reason", "abuse"), ("note", "จดไว้")],
        ),
        ("/api/moderation/withhold", vec![("page", &case), ("comment", &read), ("reason", "abuse"), ("note", "จดไว้")]),
        ("/api/moderation/restore", vec![("page", &case), ("comment", &read)]),
        (
            "/api/moderation/redact",
            vec![("page", &case), ("comment", &read), ("words", "นายสมชาย"), ("redact_reason", "personal_data")],
        ),
    ];
    for (door, form) in forms {
        let refused = site.post("moderator", door, &form).await;
        assert_eq!(refused.status, 409, "{door}: {}", refused.text());
        assert!(
            refused.says("ถูกแก้ไขหลังจากที่คุณเปิดหน้านี้") && refused.says("ถ้อยคำที่เปลี่ยนระหว่างนั้น"),
            "{door}: {}",
            refused.text()
        );
        assert!(
            refused.says(&format!("value=\"{id}.2\"")) && !refused.says(&format!("value=\"{read}\"")),
            "{door}: read anew"
        );
    }
    assert!(site.get("moderator", &case).await.says(SAID), "and what it said before stands on the case");
    let now = format!("{id}.2");
    let settle = [("page", here), ("comment[]", now.as_str()), ("to", "withhold"), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/settle", &settle).await.status, 303);
}
