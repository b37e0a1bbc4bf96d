//! Whom a round hears, at the doors: what the form says and asks, and what is refused there.

use crate::kit::{ACCOUNT_ONLY, NOBODY, PREPARED, Site, comment};
use domain::admission::{Admission, Admits, Once};
use domain::consultation::Kind;

/// The prepared dossier's dates, with a policy.
fn dates<'a>(revision: &'a str, admits: &'a str, once: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", "/desk/c/12/dates"),
        ("consultation", "12"),
        ("revision", revision),
        ("opens_day", "25"),
        ("opens_month", "11"),
        ("opens_year", "2569"),
        ("closes_day", "25"),
        ("closes_month", "12"),
        ("closes_year", "2569"),
        ("admits", admits),
        ("once", once),
    ]
}

async fn revision(site: &Site) -> String {
    let page = site.get("officer", &format!("/desk/c/{PREPARED}/dates")).await;
    page.hidden("/api/desk/dates").iter().find(|(name, _)| name == "revision").unwrap().1.clone()
}

#[tokio::test]
async fn the_form_says_what_each_policy_demands_keeps_and_publishes() {
    let site = Site::new().await;
    let everyone = site.get(NOBODY, "/c/1/say").await;
    assert!(everyone.says("ไม่ต้องเข้าสู่ระบบ ไม่ต้องบอกชื่อ") && everyone.says("เผยแพร่อะไร"), "{}", everyone.text());
    assert!(!everyone.says("name=\"invitation\""));
    let account = site.get("officer", &format!("/en/c/{ACCOUNT_ONLY}/say")).await;
    assert!(
        account.says("whose e-mail address is confirmed")
            && account.says("nor your name unless you choose to publish it")
    );
    assert_eq!(site.get(NOBODY, &format!("/c/{ACCOUNT_ONLY}/say")).await.status, 401);
}

#[tokio::test]
async fn an_officer_chooses_who_is_heard_and_once_needs_people_who_can_be_told_apart() {
    let site = Site::new().await;
    let first = revision(&site).await;
    let wrong = site.post("officer", "/api/desk/dates", &dates(&first, "everyone", "round")).await;
    assert!(wrong.status == 422 && wrong.says("ระบบไม่รู้ว่าใครแสดงความเห็นแล้ว"), "{}", wrong.text());
    let wrong = site.post("officer", "/api/desk/dates", &dates(&first, "king", "")).await;
    assert_eq!(wrong.status, 422);
    let kept = site.post("officer", "/api/desk/dates", &dates(&first, "invited", "round")).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = site.get("officer", "/desk/c/12/dates").await.text();
    let chosen = page.split("value=\"invited\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(chosen.contains("checked"), "{chosen}");
    assert!(page.contains("ยังไม่มีผู้ให้บริการยืนยันตัวตน"), "nobody verifies here, and it is said");
}

/// A published hearing for those who were invited, each heard once: its number.
async fn for_the_invited(site: &Site) -> String {
    hearing(site, Admission { admits: Admits::Invited, once: Once::Round, ..Admission::default() }).await
}

/// A published hearing with a policy: its number.
pub async fn hearing(site: &Site, admission: Admission) -> String {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", crate::kit::PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let like = store::consultation::one(store, domain::id::ConsultationId(1)).await.unwrap();
    let id =
        store::consultation::make(store, &by, like.agency.id, Kind::Principles, "หลักการเรือข้ามฟาก", now).await.unwrap();
    let texts = domain::consultation::Texts {
        title: "หลักการเรือข้ามฟากชุมชน".into(), ..like.texts.clone()
    };
    let begun = store::consultation::one(store, id).await.unwrap().revision;
    let revision = store::consultation::edit(store, &by, id, begun, &texts, now).await.unwrap();
    let point = domain::key_point::New {
        title: "ค่าตรวจเรือ".into(),
        body: "ปีละครั้ง".into(),
        question: "พอหรือไม่".into(),
        provisions: vec![],
    };
    let revision = store::consultation::set_key_points(store, &by, id, revision, &[point], now).await.unwrap();
    let plan = store::consultation::RoundPlan {
        opens: now.day(),
        closes: domain::time::Day(now.day().0 + 30),
        admission,
        shows: Default::default(),
        short_reason: String::new(),
    };
    let revision = store::consultation::set_round(store, &by, id, revision, plan, now).await.unwrap();
    store::consultation::publish(store, &by, id, revision, now).await.unwrap();
    id.to_string()
}

#[tokio::test]
async fn codes_are_made_shown_to_the_agency_alone_and_open_the_hearing() {
    let site = Site::new().await;
    let id = for_the_invited(&site).await;
    let (desk, page, form) = (format!("/desk/c/{id}/invited"), format!("/c/{id}"), format!("/c/{id}/say"));
    let invite = |names| [("page", desk.as_str()), ("consultation", id.as_str()), ("names", names)];
    for who in ["moderator", "local", NOBODY] {
        let (sent, seen) = (site.post(who, "/api/desk/invite", &invite("ก")).await, site.get(who, &desk).await);
        assert!(
            [401, 403, 404].contains(&sent.status) && [401, 403, 404].contains(&seen.status),
            "{who}: {sent:?} {seen:?}"
        );
    }
    assert_eq!(site.post("officer", "/api/desk/invite", &invite("  ")).await.status, 422);
    let made = site.post("officer", "/api/desk/invite", &invite("สภาทนายความ <b>\nสมาคมตลาดนัด")).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let listed = site.get("officer", &made.to).await.text();
    assert!(listed.contains("สภาทนายความ &lt;b&gt;") && listed.contains("ออกแล้ว 2 รหัส"), "{listed}");
    let code = listed.split("<code class=\"nb\">").nth(1).unwrap().split('<').next().unwrap().to_string();
    assert!(site.get(NOBODY, &page).await.says("รับความเห็นจากผู้ที่ได้รับเชิญ"));
    let say = site.get(NOBODY, &form).await;
    assert!(say.says("name=\"invitation\"") && !say.says("สภาทนายความ"));
    let send = async |key: &str, code: &str| {
        let change = [("page", form.as_str()), ("at", "all"), ("invitation", code), ("reason", "ขอให้มีที่นั่งพัก")];
        site.post(NOBODY, "/api/comment/submit", &comment(&id, key, &change)).await
    };
    let wrong = send("00000000000000000000000000000a01", "1-0000-0000-0000").await;
    assert!(wrong.status == 422 && wrong.says("รหัสเชิญนี้ใช้กับการรับฟังครั้งนี้ไม่ได้"), "{}", wrong.text());
    assert!(wrong.says("ขอให้มีที่นั่งพัก"), "what was typed comes back");
    let sent = send("00000000000000000000000000000a01", &code).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let twice = send("00000000000000000000000000000a02", &code).await;
    assert!(twice.status == 422 && twice.says("ให้แสดงได้คนละครั้ง"), "{}", twice.text());
    assert!(site.get("officer", &desk).await.says("ใช้แสดงความเห็นแล้ว 1 รหัส"));
}
