//! Agencies renamed, merged, told apart and counted, as pages and forms.

use crate::kit::{Answer, CLOSED, NOBODY, OPEN, Site, Who};
use domain::agency::Level;
use domain::consultation::Kind;
use domain::id::{AgencyId, ConsultationId};
use domain::lang::Lang;
use domain::local::Body;
use words::{agency as say, performance};

const DEPARTMENT: &str = "กรมส่งเสริมเศรษฐกิจชุมชน";
const MINISTRY: &str = "กระทรวงเศรษฐกิจชุมชน";
const NEW: &str = "กรมเศรษฐกิจตำบล";
const BASIS: &str = "พ.ร.บ.ปรับปรุงกระทรวง ทบวง กรม พ.ศ. 2569 มาตรา 5";

/// A form about the department, with today as its day.
async fn change(site: &Site, who: Who, what: &str, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/desk/agencies/3/{what}");
    let mut form = vec![
        ("page", page.as_str()),
        ("agency", "3"),
        ("basis", BASIS),
        ("day_day", "24"),
        ("day_month", "11"),
        ("day_year", "2569"),
        // Asked of a merger alone.
        ("sure[]", "yes"),
    ];
    form.extend_from_slice(fields);
    site.post(who, &format!("/api/agencies/{what}"), &form).await
}

/// A local body made through the store, which is not what is asked here.
async fn body(site: &Site, name: &str, province: &str, district: &str) -> AgencyId {
    let store = &site.house.site.store;
    let by = viewer(site, "central@demo.example").await;
    let place = store::agency::NewPlace {
        body: Body::Tambon,
        province: province.into(),
        district: district.into(),
        subdistrict: String::new(),
    };
    let new = store::agency::New {
        parent: None,
        level: Level::Local,
        name_th: name.into(),
        name_en: String::new(),
        place: Some(place),
    };
    store::agency::make(store, &by, new, site.house.now()).await.unwrap()
}

async fn viewer(site: &Site, email: &str) -> domain::agency::Viewer {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, email, crate::kit::PASSWORD, now).await.unwrap();
    store::session::viewer(store, &token, now).await.unwrap().unwrap()
}

/// Waits until the follower has seen everything.
async fn followed(site: &Site) {
    let last = store::event::last(&site.house.site.store).await.unwrap();
    while site.house.site.search.position() < last {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_published_keeps_the_old_name_and_says_the_new_one() {
    let site = Site::new().await;
    let following = site.follow();
    // Kept before the change: it is drawn anew.
    assert!(site.get(NOBODY, &format!("/c/{OPEN}")).await.says(DEPARTMENT));
    let nameless = change(&site, "central", "rename", &[("name_th", " ")]).await;
    assert!(nameless.status == 422 && nameless.says("href=\"#f-name_th\"") && nameless.says(BASIS));
    let done = change(&site, "central", "rename", &[("name_th", NEW)]).await;
    assert_eq!((done.status, done.to.as_str()), (303, "/desk/agencies/3?done=renamed"), "{}", done.text());
    assert!(site.get("central", &done.to).await.says(BASIS));
    followed(&site).await;
    let page = site.get(NOBODY, &format!("/c/{OPEN}")).await;
    assert!(page.says(DEPARTMENT) && page.says(NEW) && page.says(say::name_then(Lang::Th)), "{}", page.text());
    let agency = site.get(NOBODY, "/agencies/3").await;
    assert!(agency.says(NEW) && agency.says(BASIS) && agency.says(&format!("“{DEPARTMENT}” เปลี่ยนชื่อเป็น “{NEW}”")));
    for path in ["/consultations", "/consultations?agency=3", "/consultations/feed?agency=3", "/results"] {
        let list = site.get(NOBODY, path).await;
        assert!(list.status == 200 && list.says(DEPARTMENT), "{path}");
    }
    // Found by either name.
    for name in ["เศรษฐกิจตำบล", "ส่งเสริมเศรษฐกิจ"] {
        let mut path = String::from("/search?q=");
        app::urls::percent(&mut path, &format!("ซ่อม หน่วยงาน:{name}"));
        assert!(site.get(NOBODY, &path).await.says("/c/1\""), "{name}");
    }
    following.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merged_agencys_addresses_lead_to_its_heir() {
    let site = Site::new().await;
    let following = site.follow();
    let fields =
        [("page", "/desk/agencies/3/merge"), ("agency", "3"), ("basis", BASIS), ("day_day", "24"), ("day_month", "11")];
    let fields =
        [&fields[..], &[("day_year", "2569"), ("heir", MINISTRY), ("heir_id", ""), ("staff", "stay")]].concat();
    let unsure = site.post("central", "/api/agencies/merge", &fields).await;
    let not_sure = words::refusal::say(Lang::Th, &domain::refusal::Refusal::NotSure);
    assert!(unsure.status == 422 && unsure.says(&not_sure) && unsure.says(BASIS), "{}", unsure.text());
    let heir = change(&site, "central", "merge", &[("heir", MINISTRY), ("heir_id", ""), ("staff", "stay")]).await;
    assert_eq!((heir.status, heir.to.as_str()), (303, "/desk/agencies/2?done=merged"), "{}", heir.text());
    followed(&site).await;
    for (from, to) in [
        ("/agencies/3", "/agencies/2?from=3"),
        ("/en/agencies/3", "/en/agencies/2?from=3"),
        ("/consultations?agency=3&kind=bill", "/consultations?kind=bill&agency=2"),
        ("/laws?agency=3", "/laws?agency=2"),
        ("/search?q=x&agency=3", "/search?q=x&agency=2"),
    ] {
        let led = site.get(NOBODY, from).await;
        assert_eq!((led.status, led.to.as_str()), (303, to), "{from}");
    }
    let page = site.get(NOBODY, "/agencies/2?from=3").await;
    assert!(page.says(&say::led_here(Lang::Th, DEPARTMENT)) && page.says(BASIS), "{}", page.text());
    // An agency that never became part of it is not said to have.
    assert!(
        !site.get(NOBODY, "/agencies/2?from=4").await.says(&say::led_here(Lang::Th, "องค์การบริหารส่วนตำบลบ้านสายธาร"))
    );
    assert!(site.get(NOBODY, "/consultations/feed?agency=3").await.says(&format!("/c/{OPEN}\"")));
    let page = site.get(NOBODY, &format!("/c/{OPEN}")).await;
    assert!(page.says(DEPARTMENT) && page.says(MINISTRY) && page.says("href=\"/agencies/2\""), "{}", page.text());
    // Who worked there reaches nothing of it, and the desk says so by having nothing.
    assert_eq!(site.get("officer", &format!("/desk/c/{OPEN}")).await.status, 404);
    assert_eq!(site.get("officer", "/desk").await.status, 200);
    following.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_by_mistake_is_taken_back_and_says_so_in_the_history() {
    let site = Site::new().await;
    let name = "องค์การบริหารส่วนตำบลบ้านใหม่";
    let id = body(&site, name, "50", "แม่ริม").await;
    let (page, number) = (format!("/desk/agencies/{id}/resume"), id.to_string());
    assert_eq!(site.get("central", &page).await.status, 404);
    let ending = format!("/desk/agencies/{id}/end");
    let form = [("page", ending.as_str()), ("agency", &number), ("basis", BASIS)];
    let day = [("day_day", "24"), ("day_month", "11"), ("day_year", "2569")];
    assert_eq!(site.post("central", "/api/agencies/end", &[&form[..], &day].concat()).await.status, 303);
    let desk = site.get("central", &format!("/desk/agencies/{id}")).await;
    assert!(desk.says(&format!("href=\"{page}\"")) && desk.says(say::heir_later(Lang::Th)) && !desk.says("/rename\""));
    let later = site.get("central", &format!("/desk/agencies/{id}/merge")).await;
    assert!(later.says(say::heir_later_means(Lang::Th)) && !later.says("name=\"staff\""), "{}", later.text());
    let form = |why: &'static str| [("page", page.clone()), ("agency", number.clone()), ("basis", why.into())];
    let send = async |who, why| {
        let form = form(why);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.post(who, "/api/agencies/resume", &form).await
    };
    assert_eq!(send("admin", "บันทึกผิดหน่วยงาน").await.status, 403);
    assert_eq!(send("central", "-").await.status, 422);
    let done = send("central", "บันทึกผิดหน่วยงาน").await;
    assert_eq!((done.status, done.to), (303, format!("/desk/agencies/{id}?done=agency_resumed")));
    let public = site.get(NOBODY, &format!("/agencies/{id}")).await;
    assert!(public.says("ยกเลิกการสิ้นสุดของ") && public.says("บันทึกผิดหน่วยงาน"), "{}", public.text());
    assert!(!public.says(say::ended_alone(Lang::Th)));
}

#[tokio::test]
async fn namesakes_are_told_apart_by_district_and_province() {
    let site = Site::new().await;
    let name = "องค์การบริหารส่วนตำบลบ้านใหม่";
    let (one, other) = (body(&site, name, "50", "แม่ริม").await, body(&site, name, "30", "โนนไทย").await);
    // Several are called so: the form comes back and asks, without a script.
    let asked = change(&site, "central", "merge", &[("heir", "อบต.บ้านใหม่"), ("staff", "stay")]).await;
    assert_eq!(asked.status, 422);
    for place in ["อ.แม่ริม จ.เชียงใหม่", "อ.โนนไทย จ.นครราชสีมา"]
    {
        assert!(asked.says(place), "{place}: {}", asked.text());
    }
    assert!(asked.says("name=\"heir_id\"") && asked.says(say::which(Lang::Th)));
    // A choice holds for the words it was made about.
    let stale = [("heir", "กรมที่ไม่มี"), ("heir_of", "อบต.บ้านใหม่"), ("heir_id", &other.to_string()), ("staff", "stay")];
    let unknown = change(&site, "central", "merge", &stale).await;
    assert!(unknown.status == 422 && unknown.says(&say::none_like(Lang::Th, "กรมที่ไม่มี")), "{}", unknown.text());
    // With its place it is one.
    let typed = [("heir", "อบต.บ้านใหม่ อ.แม่ริม จ.เชียงใหม่"), ("staff", "stay")];
    let done = change(&site, "central", "merge", &typed).await;
    assert_eq!((done.status, done.to), (303, format!("/desk/agencies/{one}?done=merged")));
    let directory =
        site.get(NOBODY, "/agencies?q=%E0%B8%9A%E0%B9%89%E0%B8%B2%E0%B8%99%E0%B9%83%E0%B8%AB%E0%B8%A1%E0%B9%88").await;
    assert!(directory.says("อ.แม่ริม จ.เชียงใหม่") && directory.says("อ.โนนไทย จ.นครราชสีมา"));
    let province = site.get(NOBODY, "/agencies?kind=tambon&province=30").await;
    assert!(province.says("อ.โนนไทย") && !province.says("อ.แม่ริม"));
}

#[tokio::test]
async fn no_page_lists_thousands_of_agencies() {
    let site = Site::new().await;
    let given = (0..8_000).map(|n| store::agency::Given {
        code: format!("{n}"),
        level: Level::Local,
        body: Some(Body::Tambon),
        name_th: format!("องค์การบริหารส่วนตำบลบ้าน{}", n / 4),
        name_en: String::new(),
        province: "50".into(),
        province_names: ("เชียงใหม่".into(), "Chiang Mai".into()),
        district: format!("อำเภอที่ {}", n % 4),
        subdistrict: String::new(),
        area: String::new(),
    });
    store::agency::bring(&site.house.site.store, given.collect(), site.house.now()).await.unwrap();
    for (who, path) in [
        (NOBODY, "/"),
        (NOBODY, "/consultations"),
        (NOBODY, "/agencies"),
        (NOBODY, "/laws"),
        (NOBODY, "/planned"),
        ("central", "/desk/agencies"),
        ("central", "/desk/agencies/3/merge"),
        ("officer", "/desk/new"),
        ("officer", "/desk/loans"),
    ] {
        let before = site.house.site.store.statements();
        let page = site.get(who, path).await;
        let asked = site.house.site.store.statements() - before;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.len() < 80_000 && asked < 20, "{path}: {} bytes, {asked} statements", page.body.len());
    }
    // A name that four share is asked about, each with its district; one in full is taken.
    let under = async |parent: &str| {
        let form = [("page", "/desk/agencies/3/parent"), ("agency", "3"), ("parent", parent)];
        site.post("central", "/api/agencies/parent", &form).await
    };
    let before = site.house.site.store.statements();
    let asked = under("อบต.บ้าน1999").await;
    assert!(asked.status == 422 && asked.says("อำเภอที่ 0") && asked.says("อำเภอที่ 3"), "{}", asked.text());
    assert!(site.house.site.store.statements() - before < 20 && asked.body.len() < 80_000);
    assert_eq!(under("ไม่มีหน่วยงานนี้").await.status, 422);
    assert_eq!(under("").await.status, 303);
    assert_eq!(under("กระทรวงเศรษฐกิจชุมชน").await.status, 303);
}

#[tokio::test]
async fn what_local_bodies_hear_about_does_not_crowd_the_national_list() {
    let site = Site::new().await;
    let local = "href=\"/c/4\"";
    for (path, there) in [
        ("/", false),
        ("/consultations", false),
        ("/consultations?scope=local", true),
        ("/consultations?scope=all", true),
        ("/consultations?agency=4", true),
        ("/consultations/feed?scope=local", true),
        ("/agencies/4", true),
    ] {
        let page = site.get(NOBODY, path).await;
        assert_eq!((page.status, page.says(local) || page.says("/c/4\"/>")), (200, there), "{path}");
    }
    // From the list and from home it is one press away.
    assert!(site.get(NOBODY, "/consultations").await.says("scope=local"));
    assert!(site.get(NOBODY, "/").await.says("/consultations?state=open&amp;scope=local"));
}

#[tokio::test]
async fn the_table_of_what_agencies_have_done_is_public_once_the_office_says_so() {
    let site = Site::new().await;
    for path in ["/agencies/work", "/agencies/work.csv"] {
        let closed = site.get(NOBODY, path).await;
        assert!(closed.status == 404 && !closed.says("<table"), "{path}: {}", closed.status);
    }
    assert!(site.get(NOBODY, "/agencies/work").await.says(performance::not_public(Lang::Th)));
    // An agency sees its own at once, with what waits.
    let own = site.get("summariser", "/desk/work").await;
    assert!(
        own.says(DEPARTMENT) && own.says(&format!("/desk/c/{CLOSED}\"")) && !own.says("บ้านสายธาร"),
        "{}",
        own.text()
    );
    assert_eq!(site.post("admin", "/api/agencies/work", &[("page", "/desk/work"), ("to", "on")]).await.status, 403);
    assert_eq!(site.post("central", "/api/agencies/work", &[("page", "/desk/work"), ("to", "on")]).await.status, 303);
    assert!(site.get(NOBODY, "/agencies").await.says("href=\"/agencies/work\""), "it is led to while it is open");
    let open = site.get(NOBODY, "/agencies/work").await;
    assert!(open.status == 200 && open.says(DEPARTMENT) && !open.says("บ้านสายธาร"), "{}", open.text());
    assert!(site.get(NOBODY, "/agencies/work?scope=local").await.says("บ้านสายธาร"));
    let file = site.get(NOBODY, "/agencies/work.csv?scope=all").await;
    assert_eq!(file.line("content-type"), "text/csv; charset=utf-8");
    assert!(file.says(DEPARTMENT) && file.says("บ้านสายธาร") && file.text().lines().count() == 3, "{}", file.text());
}

#[tokio::test]
async fn the_office_opens_a_further_round_and_the_agency_sees_it_on_its_desk() {
    let site = Site::new().await;
    let why = "สำนักงานพบผู้ได้รับผลกระทบที่ยังไม่ได้แสดงความเห็น";
    let link = format!("href=\"/desk/c/{CLOSED}/further\"");
    assert!(site.get("central", &format!("/c/{CLOSED}")).await.says(&link));
    assert!(!site.get("officer", &format!("/c/{CLOSED}")).await.says(&link));
    let one = store::consultation::one(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap();
    assert_ne!(one.kind, Kind::Evaluation);
    let (page, id, revision) = (format!("/desk/c/{CLOSED}/further"), CLOSED.to_string(), one.revision.to_string());
    let form = [
        ("page", page.as_str()),
        ("consultation", &id),
        ("revision", &revision),
        ("opens_day", "1"),
        ("opens_month", "12"),
        ("opens_year", "2569"),
        ("closes_day", "30"),
        ("closes_month", "12"),
        ("closes_year", "2569"),
        ("admits", "everyone"),
        ("counts_show", "closed"),
        ("reason", why),
    ];
    let refused = site.post("officer", "/api/desk/further", &form).await;
    assert_eq!(refused.status, 403);
    let done = site.post("central", "/api/desk/further", &form).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let public = site.get(NOBODY, &format!("/c/{CLOSED}")).await;
    assert!(public.says(why) && public.says(words::public::opened_by_office(Lang::Th)), "{}", public.text());
    let desk = site.get("officer", "/desk").await;
    assert!(desk.says(&words::desk::office_opened(Lang::Th, one.name(), 2, why)), "{}", desk.text());
}

#[tokio::test]
async fn a_local_body_begins_an_ordinance_on_a_short_desk() {
    let site = Site::new().await;
    let begin = site.get("local", "/desk/new").await;
    assert!(begin.says("ร่างข้อบัญญัติองค์การบริหารส่วนตำบลบ้านสายธาร เรื่อง"), "{}", begin.text());
    assert!(site.get("local", "/desk").await.says(words::template::begin_ordinance(Lang::Th)));
    assert!(!site.get("officer", "/desk").await.says(words::template::begin_ordinance(Lang::Th)));
    let form = [("page", "/desk/new"), ("kind", "ordinance"), ("agency", "4"), ("title", "ร่างข้อบัญญัติเรื่องตลาด")];
    let made = site.post("local", "/api/desk/make", &form).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let dossier = made.to.split('?').next().unwrap().to_string();
    assert!(site.get("local", &made.to).await.says(&format!("href=\"{dossier}/texts\"")));
    let texts = site.get("local", &format!("{dossier}/texts")).await;
    // The law that lets it be made, how people are heard, and its own province stand there already.
    assert!(
        texts.says("มาตรา 71")
            && texts.says("เวทีประชาคม")
            && texts.says("name=\"places\"")
            && texts.says("เชียงใหม่</textarea>"),
        "{}",
        texts.text()
    );
    assert_eq!(site.get("officer", "/desk/c/12/texts").await.status, 404);
}

#[tokio::test]
async fn a_template_is_written_in_a_form_and_found_in_the_next_dossier() {
    let site = Site::new().await;
    let page = "/desk/templates/rule?agency=3";
    assert_eq!(site.get("officer", page).await.status, 200);
    for (who, status) in [("drafter", 403), ("local", 403), ("central", 403), (NOBODY, 401)] {
        assert_eq!(site.get(who, page).await.status, status, "{who}");
    }
    let method = "รับฟังทางระบบกลางและเวทีสี่ภาค";
    let form = [
        ("page", page),
        ("agency", "3"),
        ("kind", "rule"),
        ("revision", "0"),
        ("method", method),
        ("point_title[]", ""),
        ("point_body[]", "เสียเวลาเพิ่มเท่าใด"),
        ("point_question[]", ""),
        ("admits", "account"),
        ("counts_show", "closed"),
    ];
    let refused = site.post("officer", "/api/agencies/template", &form).await;
    assert!(refused.status == 422 && refused.says(method) && refused.says("เสียเวลาเพิ่มเท่าใด"), "{}", refused.text());
    let mut right = form.to_vec();
    right[5].1 = "ภาระของผู้ประกอบการ";
    let done = site.post("officer", "/api/agencies/template", &right).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(site.get("officer", &done.to).await.says(method));
    let make = [("page", "/desk/new"), ("kind", "rule"), ("agency", "3"), ("title", "ร่างกฎกระทรวงทดลอง")];
    let made = site.post("drafter", "/api/desk/make", &make).await;
    let dossier = made.to.split('?').next().unwrap().to_string();
    assert!(site.get("drafter", &format!("{dossier}/about")).await.says(method));
    assert!(site.get("drafter", &format!("{dossier}/points")).await.says("ภาระของผู้ประกอบการ"));
    let dates = site.get("drafter", &format!("{dossier}/dates")).await.text();
    let guests = dates.split("name=\"admits\"").nth(2).unwrap();
    assert!(guests.split('>').next().unwrap().contains("checked"), "{guests}");
}

#[tokio::test]
async fn a_body_has_the_official_code_of_its_district_and_sub_district() {
    let site = Site::new().await;
    let form = |name: &'static str, district: &'static str, subdistrict: &'static str| {
        [
            ("page", "/desk/agencies"),
            ("name_th", name),
            ("level", "local"),
            ("province", "50"),
            ("district", district),
            ("subdistrict", subdistrict),
        ]
    };
    let named = "เทศบาลตำบลโป่งใหม่";
    for (district, sub) in [("อ.แม่ริม", "ต.ดอนแก้ว"), ("Mae Rim", "500711")] {
        let made = site.post("central", "/api/agencies/make", &form(named, district, sub)).await;
        assert_eq!(made.status, 303, "{}", made.text());
    }
    // Namesakes of one district are told apart in both languages, and one is no third time made.
    let list = site.get(NOBODY, "/agencies?q=โป่งใหม่").await;
    assert!(list.says("ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่") && list.says("ต.เหมืองแก้ว อ.แม่ริม จ.เชียงใหม่"), "{}", list.text());
    let english = site.get(NOBODY, "/en/agencies?q=donkaeo").await;
    assert!(english.says("Don Kaeo, Mae Rim, Chiang Mai") && !english.says("Mueang Kaeo"), "{}", english.text());
    let again = site.post("central", "/api/agencies/make", &form(named, "แม่ริม", "ดอนแก้ว")).await;
    assert!(again.status == 422 && again.says("value=\"ดอนแก้ว\""), "{}", again.text());
    let store = &site.house.site.store;
    let asked = store::agency::Asked { words: "ดอนแก้ว".into(), ..Default::default() };
    let one = store::agency::list(store, &asked, 1, 5).await.unwrap().0.remove(0);
    let place = site.get("central", &format!("/desk/agencies/{}/place", one.id)).await;
    assert!(place.says("500710") && place.says("value=\"ดอนแก้ว\""), "{}", place.text());
    // What the list has not is kept and said, also where it is typed first.
    let made = site.post("central", "/api/agencies/make", &form("เทศบาลตำบลท่าใหม่เหนือ", "ไม่มีอำเภอนี้", "")).await;
    assert!(made.to.ends_with("done=agency_uncoded"), "{} {}", made.to, made.text());
    assert!(site.get("central", &made.to).await.says("ไม่พบอำเภอนี้ในรายชื่อของทางราชการ"));
    let unknown = site.get("central", "/desk/agencies/4/place").await;
    assert!(unknown.says("ไม่พบอำเภอนี้ในรายชื่อ"), "{}", unknown.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn all_faults_of_a_change_are_told_at_once_and_a_number_with_its_year_is_a_basis() {
    let site = Site::new().await;
    let merge = async |fields: &[(&str, &str)]| {
        let mut form = vec![("page", "/desk/agencies/3/merge"), ("agency", "3"), ("staff", "stay")];
        form.extend_from_slice(fields);
        site.post("central", "/api/agencies/merge", &form).await
    };
    let wrong = merge(&[("basis", "-"), ("day_day", "31"), ("day_month", "2"), ("day_year", "2569")]).await;
    for field in ["heir", "basis", "day"] {
        assert!(wrong.status == 422 && wrong.says(&format!("href=\"#f-{field}\"")), "{field}: {}", wrong.text());
    }
    let unknown = merge(&[("heir", "ฮฮฮฮฮฮ"), ("basis", "2/2569")]).await;
    assert!(unknown.says("ไม่พบหน่วยงานที่ชื่อคล้าย") && !unknown.says("href=\"#f-basis\""), "{}", unknown.text());
    // Two forms on one page, each field's id its own.
    let page = site.get("central", "/desk/agencies").await;
    assert_eq!(page.text().matches("id=\"f-province\"").count(), 1, "{}", page.text());
}

#[tokio::test]
async fn what_is_not_chosen_of_an_agency_is_told_of_its_field() {
    let site = Site::new().await;
    let told = |answer: &Answer, field: &str, why: domain::refusal::Refusal| {
        let why = words::refusal::say(Lang::Th, &why);
        assert!(answer.status == 422 && answer.says(&format!("href=\"#f-{field}\"")), "{field}: {}", answer.text());
        assert!(answer.says(&why), "{field}: {}", answer.text());
    };
    use domain::refusal::Refusal;
    let make = [("page", "/desk/agencies"), ("level", "empire"), ("name_th", "กรมใหม่")];
    told(&site.post("central", "/api/agencies/make", &make).await, "level", Refusal::NotAChoice);
    let under = [("page", "/desk/agencies"), ("level", "department"), ("name_th", "กรมใหม่"), ("parent", "ฮฮฮฮฮฮ")];
    let asked = site.post("central", "/api/agencies/make", &under).await;
    assert!(asked.status == 422 && asked.says(&say::none_like(Lang::Th, "ฮฮฮฮฮฮ")), "{}", asked.text());
    let place = [("page", "/desk/agencies/4/place"), ("agency", "4")];
    told(&site.post("central", "/api/agencies/place", &place).await, "body", Refusal::NotChosen);
    let place = [("page", "/desk/agencies/4/place"), ("agency", "4"), ("body", "tambon"), ("province", "")];
    told(&site.post("central", "/api/agencies/place", &place).await, "province", Refusal::NotChosen);
    told(&change(&site, "central", "hand", &[("heir", ""), ("kind", "rule")]).await, "heir", Refusal::NotChosen);
    let hand = change(&site, "central", "hand", &[("heir", "ฮฮฮฮฮฮ"), ("kind", "rule")]).await;
    assert!(hand.status == 422 && hand.says(&say::none_like(Lang::Th, "ฮฮฮฮฮฮ")), "{}", hand.text());
    let begun = [("page", "/desk/new"), ("kind", "bill"), ("title", "ร่างพระราชบัญญัติตลาด พ.ศ. ...."), ("agency", "x")];
    told(&site.post("officer", "/api/desk/make", &begun).await, "agency", Refusal::NotAChoice);
}

#[tokio::test]
async fn a_file_of_agencies_without_its_columns_is_refused_whole_and_a_bad_line_by_its_number() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agencies.csv");
    let store = &site.house.site.store;
    let mut out = Vec::new();
    for (text, why) in [
        ("", "it has no column name"),
        ("kind,code\nก,1\n", "it has no column name"),
        ("name,mayor\nก,ข\n", "it has a column \"mayor\", which is not read"),
    ] {
        std::fs::write(&file, text).unwrap();
        let no = server::command::agencies::take(store, &file, &mut out).await.unwrap_err();
        assert!(format!("{no:#}").contains(why), "{no:#}");
    }
    let long = "ก".repeat(300);
    let lines = format!(
        "name,kind,level,province\nกรมก,,empire,\nกรมข,สภา,,\nอบต.ค,,,\n{long},,department,\nก\u{7}ข,,department,\n"
    );
    std::fs::write(&file, [lines.as_bytes(), b"\xff\xfe,,department,\n"].concat()).unwrap();
    let told = server::command::agencies::take(store, &file, &mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    assert_eq!((told.lines, told.new, told.refused), (6, 0, 6), "{out}");
    for line in [
        "line 2: refused: level is \"empire\"",
        "line 3: refused: kind is \"สภา\"",
        "line 4: refused: a local body without its province",
        "line 5: refused: name is too long",
        "line 6: refused: name has a character that no text has",
        "line 7: refused: is not UTF-8",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    let none = server::command::agencies::take(store, &folder.path().join("none.csv"), &mut Vec::new()).await;
    assert!(format!("{:#}", none.unwrap_err()).contains("cannot be opened"));
}
