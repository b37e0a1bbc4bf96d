//! Rules edited on the central office's desk, and the pages that go by them.

use crate::kit::{Answer, NOBODY, PREPARED, Site, Who};

const WHY: &str = "ตามมติคณะกรรมการพัฒนากฎหมาย";

async fn write(site: &Site, who: Who, part: &str, code: &str, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/desk/rules/{part}/{code}");
    let seen = site.get("central", &page).await.hidden("/api/rules/write");
    let seen = seen.iter().find(|(name, _)| name == "seen").map_or("0".to_string(), |(_, value)| value.clone());
    let mut form = vec![("page", page.as_str()), ("part", part), ("code", code), ("seen", &seen), ("reason", WHY)];
    form.extend_from_slice(fields);
    site.post(who, "/api/rules/write", &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heading_of_the_offices_own_is_asked_for_at_once() {
    let site = Site::new().await;
    let fields = [
        ("name_th", "ผลต่อเด็กและเยาวชน"),
        ("name_en", "Effects on children"),
        ("hint_th", "เด็กกลุ่มใด อย่างไร"),
        ("section", "17(5)"),
        ("kinds[]", "principles"),
        ("kinds[]", "bill"),
        ("kinds[]", "rule"),
        ("place", "15"),
        ("used", "yes"),
    ];
    let done = write(&site, "central", "heading", "new", &fields).await;
    assert_eq!(done.to, "/desk/rules?done=rules", "{}", done.text());
    let form = site.get("officer", &format!("/desk/c/{PREPARED}/impact")).await;
    assert!(form.says("ผลต่อเด็กและเยาวชน") && form.says("มาตรา 17(5): เด็กกลุ่มใด อย่างไร"), "{}", form.text());
    assert!(form.text().find("ผลต่อเด็ก") < form.text().find("ทางเลือกอื่น"), "in its place");
    assert!(site.get("officer", &format!("/en/desk/c/{PREPARED}/impact")).await.says("Effects on children"));
    let list = site.get("central", "/desk/rules").await;
    assert!(list.says(WHY) && list.says("เพิ่มใหม่") && list.says("/desk/rules/heading/own1"), "{}", list.text());
    // A shipped one is called otherwise, then set aside.
    let renamed =
        [("name_th", "ทางเลือกที่ไม่ใช่กฎหมาย"), ("kinds[]", "bill"), ("place", "20"), ("section", "12"), ("used", "yes")];
    assert_eq!(write(&site, "central", "heading", "options", &renamed).await.status, 303);
    assert!(site.get("officer", &format!("/desk/c/{PREPARED}/impact")).await.says("ทางเลือกที่ไม่ใช่กฎหมาย"));
    let off = [("name_th", ""), ("place", "20"), ("section", "12"), ("used", "no")];
    assert_eq!(write(&site, "central", "heading", "options", &off).await.status, 303);
    assert!(!site.get("officer", &format!("/desk/c/{PREPARED}/impact")).await.says("ทางเลือก"));
    assert!(site.get("central", "/desk/rules").await.says("ไม่ใช้แล้ว"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_longer_list_is_loaded_by_lines() {
    let site = Site::new().await;
    let load = async |who, lines: &str| {
        let form = [("page", "/desk/rules"), ("seen", "0"), ("lines", lines), ("reason", WHY)];
        site.post(who, "/api/rules/load", &form).await
    };
    let lines = "ผลต่อเด็ก | ใครบ้าง | 17(5) | ร่างกฎหมาย\nผลต่อพื้นที่ห่างไกล | | | bill, rule";
    let wrong = load("central", "ผลต่อเด็ก | | | ราชโองการ").await;
    assert!(
        wrong.status == 422 && wrong.says("บรรทัดที่ 1 มีประเภทที่ระบบไม่รู้จัก") && wrong.says("ราชโองการ</textarea>"),
        "{}",
        wrong.text()
    );
    assert_eq!(load("central", "").await.status, 422);
    assert_eq!(load("central", lines).await.to, "/desk/rules?done=rules");
    let form = site.get("officer", &format!("/desk/c/{PREPARED}/impact")).await;
    assert!(form.says("ผลต่อเด็ก") && form.says("ผลต่อพื้นที่ห่างไกล"));
    assert!(load("central", lines).await.says("ถูกแก้ไขหลังจากที่คุณเปิดหน้านี้"), "an old page is told");
    for (who, status) in [("officer", 403), ("admin", 403), (NOBODY, 401)] {
        assert_eq!(load(who, lines).await.status, status, "{who}");
        assert_eq!(site.get(who, "/desk/rules").await.status, status, "{who}");
        assert_eq!(site.get(who, "/desk/rules/period/recommended").await.status, status, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_periods_and_texts_follow_the_office() {
    let site = Site::new().await;
    let step = [
        ("name_th", "คณะกรรมการกลั่นกรองพิจารณา"),
        ("kinds[]", "bill"),
        ("kinds[]", "principles"),
        ("kinds[]", "rule"),
        ("place", "5"),
        ("used", "yes"),
    ];
    assert_eq!(write(&site, "central", "step", "new", &step).await.status, 303);
    // 6 has its result: the office's step is the next one on its road, for officers and for everyone.
    assert!(site.get("officer", "/desk/c/6/road").await.says("คณะกรรมการกลั่นกรองพิจารณา"));
    assert!(site.get("local", "/c/6").await.says("คณะกรรมการกลั่นกรองพิจารณา"));
    let form = [
        ("page", "/desk/c/6/road"),
        ("consultation", "6"),
        ("step", "own1"),
        ("day_day", "24"),
        ("day_month", "11"),
        ("day_year", "2569"),
        ("source", "รายงานการประชุม"),
    ];
    let revision = store::consultation::one(&site.house.site.store, domain::id::ConsultationId(6))
        .await
        .unwrap()
        .revision
        .to_string();
    let mut form = form.to_vec();
    form.push(("revision", &revision));
    assert_eq!(site.post("officer", "/api/desk/road", &form).await.status, 303);
    assert_eq!(write(&site, "central", "period", "recommended", &[("days", "90")]).await.status, 303);
    assert!(site.get("officer", &format!("/desk/c/{PREPARED}/dates")).await.says("ไม่ถึง 90 วัน"));
    assert_eq!(write(&site, "central", "period", "summary", &[("days", "60")]).await.status, 303);
    assert!(site.get("officer", "/desk").await.says("เป้าหมายเผยแพร่สรุปผลภายใน 60 วัน"));
    assert_eq!(write(&site, "central", "period", "summary", &[("days", "ห้า")]).await.status, 422);
    let text = [("name_th", "โทร. 1111 ถามวิธีแสดงความเห็นได้"), ("name_en", "Call 1111 for help.")];
    assert_eq!(write(&site, "central", "text", "before_comment", &text).await.status, 303);
    assert!(
        site.get("local", "/c/1/say?at=k1").await.says("โทร. 1111")
            && site.get("local", "/en/c/1/say?at=k1").await.says("Call 1111")
    );
    // Nothing of the office's own is without a name, and a rule needs its reason.
    let bare = write(&site, "central", "heading", "new", &[("name_th", ""), ("place", "x")]).await;
    assert!(bare.status == 422 && bare.says("#f-name_th") && bare.says("#f-place"), "{}", bare.text());
    assert_eq!(site.get("central", "/desk/rules/heading/nothing").await.status, 404);
    assert_eq!(write(&site, "officer", "period", "recommended", &[("days", "1")]).await.status, 403);
    assert!(
        site.get("central", "/desk").await.says("/desk/rules")
            && !site.get("officer", "/desk").await.says("/desk/rules")
    );
}

#[tokio::test]
async fn holidays_and_a_notice_are_the_offices_to_set() {
    let site = Site::new().await;
    let write = async |code: &str, text: &str| write(&site, "central", "text", code, &[("name_th", text)]).await;
    let wrong = write("holidays", "5/12/2569 วันชาติ\nวันรัฐธรรมนูญ").await;
    assert!(wrong.status == 422 && wrong.says("บรรทัดที่ 2") && wrong.says("5/12/2569 วันชาติ"), "{}", wrong.text());
    let store = &site.house.site.store;
    let id = domain::id::ConsultationId(PREPARED);
    let token =
        store::session::sign_in(store, "officer@demo.example", crate::kit::PASSWORD, site.house.now()).await.unwrap();
    let by = store::session::viewer(store, &token, site.house.now()).await.unwrap().unwrap();
    let today = site.house.now().day();
    let closes = domain::time::Day(today.0 + 30);
    let round = store::consultation::RoundPlan {
        opens: today,
        closes,
        admission: Default::default(),
        shows: Default::default(),
        short_reason: String::new(),
    };
    let revision = store::consultation::one(store, id).await.unwrap().revision;
    store::consultation::set_round(store, &by, id, revision, round, site.house.now()).await.unwrap();
    let (year, month, day) = closes.ce();
    let list = format!("{day}/{month}/{} วันหยุดพิเศษ", year + 543);
    assert_eq!(write("holidays", &list).await.status, 303);
    let dates = site.get("officer", &format!("/desk/c/{PREPARED}/dates")).await;
    assert!(dates.says("ไม่ใช่วันทำการ") && dates.says("วันหยุดพิเศษ"), "{}", dates.text());
    // A notice stands on every page until it is taken away.
    let notice = "วันที่ 1 ธ.ค. ระบบหยุดปรับปรุง 22.00–23.00 น.";
    assert_eq!(write("notice", notice).await.status, 303);
    for (who, page) in [("officer", "/desk"), (NOBODY, "/c/1/say?at=k1"), (NOBODY, "/en/c/1/say?at=k1")] {
        assert!(site.get(who, page).await.says(notice), "{page}");
    }
    // On an English page it is Thai; English alone would be shown nowhere.
    assert!(site.get(NOBODY, "/en/consultations").await.says("id=\"notice\" lang=\"th\""));
    assert_eq!(write("notice", "").await.status, 303);
    assert!(!site.get("officer", "/desk").await.says("id=\"notice\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn subjects_classes_and_reasons_are_called_as_the_office_calls_them() {
    let settings = server::house::Settings {
        address: "http://siang.test".into(),
        demo: true,
        letters: true,
        ..Default::default()
    };
    let site = Site::with(settings).await;
    let renamed = [("name_th", "สุขภาพและการสาธารณสุข"), ("name_en", "Public health"), ("place", "20"), ("used", "yes")];
    let done = write(&site, "central", "subject", "health", &renamed).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let own = [("name_th", "อวกาศ"), ("name_en", "Space"), ("place", "5"), ("used", "yes")];
    assert_eq!(write(&site, "central", "subject", "new", &own).await.status, 303);
    assert_eq!(write(&site, "central", "subject", "tourism", &[("place", "100"), ("used", "no")]).await.status, 303);
    let about = format!("/desk/c/{PREPARED}/about");
    let form = site.get("officer", &about).await;
    assert!(form.says("อวกาศ") && form.says("สุขภาพและการสาธารณสุข") && !form.says("การท่องเที่ยว"), "{}", form.text());
    assert!(site.get("officer", &format!("/en{about}")).await.says("Space"));
    let listed = site.get("officer", "/en/desk/stakeholders").await;
    assert!(listed.says("Public health") && !listed.says("Tourism"), "{}", listed.text());
    let class = [("name_th", "ผู้รู้ในเรื่องนั้น"), ("name_en", "Someone who knows"), ("hint_th", "เช่น อาจารย์")];
    assert_eq!(write(&site, "central", "class", "expert", &class).await.status, 303);
    let say = site.get("local", "/c/1/say?at=k1").await;
    assert!(say.says("ผู้รู้ในเรื่องนั้น") && say.says("เช่น อาจารย์") && !say.says("ผู้ทรงคุณวุฒิ"), "{}", say.text());
    // The Act's own list does not grow.
    assert!(matches!(write(&site, "central", "class", "new", &class).await.status, 404 | 409));
    let reason = [("name_th", "ข่มขู่ผู้อื่น"), ("used", "no")];
    assert_eq!(write(&site, "central", "reason", "abuse", &reason).await.status, 303);
    let log = site.get(NOBODY, "/moderation").await;
    assert!(log.status != 200 || log.says("ข่มขู่ผู้อื่น"), "{}", log.text());
    assert!(site.get("central", "/desk/rules").await.says("ข่มขู่ผู้อื่น"));
    // An export says the same, as its rows are made while it is sent.
    let columns = site.get("officer", "/desk/c/1/comments.csv").await;
    assert!(columns.status == 200 && !columns.says("ผู้ทรงคุณวุฒิ"), "{}", columns.text());
    // Another site in this program keeps its own names.
    let other = Site::new().await;
    assert!(other.get("local", "/c/1/say?at=k1").await.says("ผู้ทรงคุณวุฒิ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_area_is_a_district_or_a_sub_district_too() {
    let site = Site::with(server::house::Settings {
        address: "http://siang.test".into(),
        demo: true,
        letters: true,
        ..Default::default()
    })
    .await;
    let page = format!("/desk/c/{PREPARED}/about");
    let form = site.get("officer", &page).await.hidden("/api/desk/edit");
    let edit = async |places: &str| {
        let mut pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        pairs.extend([("title", "ร่างกฎหมายว่าว"), ("places", places)]);
        site.post("officer", "/api/desk/edit", &pairs).await
    };
    let wrong = edit("ดอนแก้ว แม่ริม เชียงใหม่\nที่ไหนสักแห่ง").await;
    assert!(wrong.status == 422 && wrong.says("บรรทัดที่ 2") && wrong.says("ที่ไหนสักแห่ง</textarea>"), "{}", wrong.text());
    let done = edit("ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่\n5006").await;
    assert_eq!(done.status, 303, "{}", done.text());
    let again = site.get("officer", &page).await;
    assert!(again.says("ดอนแก้ว แม่ริม เชียงใหม่"), "{}", again.text());
    let follow = async |of: &str, place: &str| {
        let form = [("page", "/follow"), ("of", of), ("place", place), ("email", "a@example.th")];
        site.post(NOBODY, "/api/letters/follow", &form).await
    };
    let none = follow("area:50", "พระนคร").await;
    assert!(none.status == 422 && none.says("#f-place"), "{}", none.text());
    assert_eq!(follow("all:", "แม่ริม").await.status, 422);
    let asked = follow("area:50", "ดอนแก้ว แม่ริม").await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert!(asked.to.contains("500710"), "{}", asked.to);
    assert!(site.get(NOBODY, &asked.to).await.says("ดอนแก้ว แม่ริม เชียงใหม่"));
    let list = site.get(NOBODY, "/consultations?area=50&scope=all").await;
    assert_eq!(list.status, 200);
}

#[tokio::test]
async fn a_part_of_the_rules_that_is_not_there_is_not_written() {
    let site = Site::new().await;
    assert_eq!(write(&site, "central", "nothing", "new", &[("name_th", "ก")]).await.status, 404);
    assert_eq!(write(&site, "central", "period", "ages", &[("days", "5")]).await.status, 404);
    let silent = [
        ("page", "/desk/rules/period/recommended"),
        ("part", "period"),
        ("code", "recommended"),
        ("seen", "0"),
        ("days", "20"),
        ("reason", "-"),
    ];
    let back = site.post("central", "/api/rules/write", &silent).await;
    assert!(back.status == 422 && back.says("href=\"#f-reason\"") && back.says("value=\"20\""), "{}", back.text());
}
