//! The register of laws as people meet it.

use crate::kit::{NOBODY, Site};

fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The number of a law of the demonstration.
async fn law(site: &Site, name: &str) -> i64 {
    store::law::named(&site.house.site.store, name).await.unwrap().unwrap().id.0
}

const CARRIAGE: &str = "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564";
const WATER: &str = "พระราชบัญญัติน้ำดื่มสาธารณะ พ.ศ. 2562";

#[tokio::test]
async fn laws_are_found_by_title_and_narrowed_by_kind_and_status() {
    let site = Site::new().await;
    let all = site.get(NOBODY, "/laws").await;
    assert!(all.status == 200 && all.says("6 ฉบับ") && all.says(CARRIAGE), "{}", all.text());
    assert!(all.says("ยังไม่ทราบวันใช้บังคับ") && all.says("ใช้บังคับอยู่ ตั้งแต่ 1 ม.ค. 2565"));
    for written in ["พรบ รถม้า", "พรบ.รถม้า", "พรบรถม้า", "พ.ร.บ.รถม้า"]
    {
        let short = site.get(NOBODY, &format!("/laws?q={}", percent(written))).await;
        assert!(short.says("1 ฉบับ") && short.says(CARRIAGE), "{written}: {}", short.text());
    }
    let codes = site.get(NOBODY, "/laws?kind=code").await;
    assert!(codes.says("ประมวลกฎหมายการเดินทางชุมชน") && !codes.says(WATER));
    assert!(site.get(NOBODY, "/laws?status=repealed").await.says("ตราชั่งตลาด"));
    let odd = site.get(NOBODY, "/laws?kind=nothing&page=99&agency=x&q=%25").await;
    assert!(odd.status == 200 && odd.says("ไม่พบกฎหมายตามเงื่อนไขนี้"));
    assert!(site.get(NOBODY, "/en/laws").await.says("Register of laws"));
}

#[tokio::test]
async fn who_reads_english_has_a_title_in_english_and_the_thai_one_beside_it() {
    let site = Site::new().await;
    let title = "พระราชบัญญัติว่าว พ.ศ. 2563";
    let given = store::law::Given {
        title: title.into(),
        title_en: "Kite Act, B.E. 2563 (2020)".into(),
        text: format!("# {title}\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๓ เป็นต้นไป"),
        ..Default::default()
    };
    store::law::bring(&site.house.site.store, vec![given], site.house.now()).await.unwrap();
    let id = law(&site, title).await;
    let thai = format!("<span lang=\"th\">{title}</span>");
    let both =
        format!("<span lang=\"en\">Kite Act, B.E. 2563 (2020)</span> <span lang=\"th\" class=\"quiet\">{title}</span>");
    for path in ["/laws".to_string(), "/laws/due?of=over".into(), format!("/laws/{id}")] {
        let english = site.get("local", &format!("/en{path}")).await;
        assert!(english.says(&both), "{path}: {}", english.text());
        let page = site.get("local", &path).await;
        assert!(page.says(&thai) && !page.says(&both), "{path}: {}", page.text());
    }
    // One without a translation is Thai to a screen reader, too.
    let carriage = format!("<span lang=\"th\">{CARRIAGE}</span>");
    assert!(site.get("local", "/en/laws").await.says(&carriage));
}

#[tokio::test]
async fn a_law_tells_its_due_day_how_it_was_computed_and_what_belongs_to_it() {
    let site = Site::new().await;
    let id = law(&site, CARRIAGE).await;
    let page = site.get(NOBODY, &format!("/laws/{id}")).await;
    for words in [
        "1 มกราคม 2570",
        "ทุก 5 ปี นับแต่วันที่มีผลใช้บังคับ 1 มกราคม 2565 (มาตรา 34 วรรคหนึ่ง)",
        "มาตรา ๒ ของกฎหมายนี้ระบุวันไว้",
        "กฎกระทรวงป้ายทะเบียนรถม้าโดยสาร พ.ศ. 2565",
        "ครบสองปีเมื่อ 1 ม.ค. 2567",
        "href=\"/c/7\"",
        "กรมส่งเสริมเศรษฐกิจชุมชน",
        "id=\"m6\"",
        "ผู้ขับต้องให้ม้าพัก",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("สิ้นผล"), "a clock counts, and declares nothing");
    assert_eq!(site.get(NOBODY, &format!("/laws/{id}/m6")).await.to, format!("/laws/{id}#m6"));
    assert_eq!(site.get(NOBODY, &format!("/laws/{id}/m99")).await.status, 404);
    assert_eq!(site.get(NOBODY, "/laws/9999").await.status, 404);
    let english = site.get(NOBODY, &format!("/en/laws/{id}")).await;
    assert!(english.says("section 34 para 1") && english.says("1 January 2027"), "{}", english.text());
    let back = site.get(NOBODY, "/c/7").await;
    assert!(back.says(&format!("href=\"/laws/{id}\"")), "the evaluation leads to its law: {}", back.text());
}

#[tokio::test]
async fn a_law_without_a_day_has_no_due_day_and_says_what_is_missing() {
    let site = Site::new().await;
    let page = site.get(NOBODY, &format!("/laws/{}", law(&site, WATER).await)).await;
    assert!(page.says("ยังไม่ทราบวันใช้บังคับ จึงยังไม่คำนวณวันครบกำหนด"), "{}", page.text());
    assert!(page.says("วันถัดจากวันประกาศในราชกิจจานุเบกษา"), "the text's own rule stands there");
    let code = site.get(NOBODY, &format!("/laws/{}", law(&site, "ประมวลกฎหมายการเดินทางชุมชน").await)).await;
    assert!(code.says("มาตรา 29 (5)"));
    let rule = site.get(NOBODY, &format!("/laws/{}", law(&site, "กฎกระทรวงป้ายทะเบียนรถม้าโดยสาร พ.ศ. 2565").await)).await;
    assert!(rule.says("มาตรา 30") && rule.says(CARRIAGE));
    let decree =
        site.get(NOBODY, &format!("/laws/{}", law(&site, "พระราชกำหนดช่วยเหลือผู้ค้าริมคลอง พ.ศ. 2568").await)).await;
    assert!(decree.says("1 มีนาคม 2570") && decree.says("มาตรา 34 วรรคสอง"));
}

#[tokio::test]
async fn the_calendar_counts_by_year_and_keeps_apart_what_is_not_known() {
    let site = Site::new().await;
    // Opened where something is due: this year nothing is.
    let now = site.get(NOBODY, "/laws/due").await;
    assert!(now.status == 200 && now.says("มีนาคม 2570") && now.says(CARRIAGE), "{}", now.text());
    let this = site.get(NOBODY, "/laws/due?of=2569").await;
    assert!(this.says("ไม่มีกฎหมายในช่วงนี้"), "{}", this.text());
    let next = site.get(NOBODY, "/laws/due?of=2570").await;
    assert!(next.says("มกราคม 2570") && next.says("มีนาคม 2570") && next.says(CARRIAGE), "{}", next.text());
    assert!(site.get(NOBODY, "/laws/due?of=unknown").await.says(WATER));
    assert!(site.get(NOBODY, "/laws/due?of=exempt").await.says("ประมวลกฎหมายการเดินทางชุมชน"));
    // The target passes: it is a target, and no breach.
    site.later(60);
    let over = site.get(NOBODY, "/laws/due?of=over").await;
    assert!(over.says(CARRIAGE) && over.says("ผ่านวันเป้าหมายมาแล้ว") && !over.says("ผิดกฎหมาย"), "{}", over.text());
    assert!(site.get(NOBODY, "/en/laws/due?of=2570").await.says("2027"));
}

/// The form of a law as the desk's page shows it, with what a test types.
async fn form(site: &Site, who: crate::kit::Who, id: i64, more: &[(&str, &str)]) -> crate::kit::Answer {
    let page = format!("/desk/laws/{id}");
    let revision = store::law::one(&site.house.site.store, domain::id::LawId(id)).await.unwrap().revision.to_string();
    let (id, mut form) = (id.to_string(), vec![("kind", "act"), ("status", "in_force"), ("force", "unknown")]);
    form.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    let head = [("page", page.as_str()), ("law", id.as_str()), ("revision", revision.as_str())];
    site.post(who, "/api/register/edit", &[&head[..], &form[..], more].concat()).await
}

/// Five years after the law's own: meant.
const GAZETTE: [(&str, &str); 6] = [
    ("force", "gazette"),
    ("gazette_day", "29"),
    ("gazette_month", "2"),
    ("gazette_year", "2567"),
    ("gazette_reference", "เล่ม 141 ตอนที่ 12 ก"),
    ("sure", "yes"),
];

#[tokio::test]
async fn the_office_says_since_when_a_law_is_in_force_and_the_public_page_computes_from_it() {
    let site = Site::new().await;
    let id = law(&site, WATER).await;
    assert_eq!(site.get("officer", &format!("/desk/laws/{id}")).await.status, 403, "nobody is responsible yet");
    assert!(site.get("central", &format!("/desk/laws/{id}")).await.says("วันถัดจากวันประกาศ"));
    let named = ("agencies", "กรมส่งเสริมเศรษฐกิจชุมชน");
    let kept = form(&site, "central", id, &[&GAZETTE[..], &[named]].concat()).await;
    assert_eq!(kept.to, format!("/desk/laws/{id}?done=saved"), "{}", kept.text());
    let page = site.get(NOBODY, &format!("/laws/{id}")).await;
    for words in ["1 มีนาคม 2567", "1 มีนาคม 2572", "เล่ม 141 ตอนที่ 12 ก", "กรมส่งเสริมเศรษฐกิจชุมชน"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    // The department's officer sees it among her duties, changes it, and every change stands on the desk.
    assert!(site.get("officer", "/desk/laws").await.says(WATER));
    assert_eq!(form(&site, "officer", id, &[("minister", "รัฐมนตรี <b>")]).await.status, 303);
    let desk = site.get("officer", &format!("/desk/laws/{id}")).await;
    assert!(desk.says("ผู้ดูแลระบบกลาง แก้เมื่อ") && desk.says("อรุณี พงษ์สวัสดิ์ แก้เมื่อ"), "{}", desk.text());
    assert!(desk.says("รัฐมนตรี &lt;b&gt;") && !desk.says("รัฐมนตรี <b>"));
    // Who is signed in is given no kept page.
    assert!(site.get("local", &format!("/laws/{id}")).await.says("ยังไม่ทราบวันใช้บังคับ จึงยังไม่คำนวณ"));
    assert_eq!(form(&site, "local", id, &[]).await.status, 403);
    assert_eq!(form(&site, NOBODY, id, &[]).await.status, 401, "leads to signing in");
}

#[tokio::test]
async fn days_in_the_wrong_era_days_that_do_not_exist_and_days_that_cross_are_told_at_their_fields() {
    let site = Site::new().await;
    let id = law(&site, WATER).await;
    let told = async |change: &[(&str, &str)], field: &str, words: &str| {
        let mut typed = GAZETTE.to_vec();
        typed.retain(|(name, _)| change.iter().all(|(other, _)| other != name));
        let answer = form(&site, "central", id, &[&typed[..], change].concat()).await;
        let page = answer.text();
        assert!(
            answer.status == 422 && page.contains(&format!("href=\"#f-{field}\"")) && page.contains(words),
            "{page}"
        );
        assert!(page.contains("เล่ม 141 ตอนที่ 12 ก") || field == "gazette_reference", "what was typed stays");
    };
    told(&[("gazette_year", "2024")], "gazette", "พ.ศ.").await;
    told(&[("gazette_year", "2568")], "gazette", "ไม่มีวันที่นี้ในปฏิทิน").await;
    told(&[("gazette_year", "2580"), ("gazette_day", "1")], "gazette", "").await;
    told(&[("gazette_year", "2480"), ("gazette_day", "1")], "gazette", "ปีเริ่มในเดือนเมษายน").await;
    told(&[("gazette_reference", "")], "gazette_reference", "").await;
    let repealed = [("status", "repealed"), ("repealed_day", "1"), ("repealed_month", "1"), ("repealed_year", "2566")];
    told(&repealed, "repealed", "วันสุดท้ายอยู่ก่อนวันแรก").await;
    let early =
        [("evaluated_day", "1"), ("evaluated_month", "1"), ("evaluated_year", "2566"), ("evaluated_source", "รายงาน")];
    told(&early, "evaluated", "ก่อนวันที่กฎหมายมีผลใช้บังคับ").await;
    told(&[("parent", "พระราชบัญญัติที่ไม่มี พ.ศ. 2500")], "parent", "ไม่มีกฎหมายชื่อนี้").await;
    told(&[("agencies", "กรมที่ไม่มี")], "agencies", "หน่วยงาน").await;
    told(&[("exempt", "2"), ("exempt_reason", "-")], "exempt_reason", "").await;
    told(
        &[
            ("stated_link", "javascript:alert(1)"),
            ("force", "stated"),
            ("stated_day", "1"),
            ("stated_month", "5"),
            ("stated_year", "2562"),
            ("stated_reference", "ก"),
        ],
        "stated_link",
        "",
    )
    .await;
    assert!(store::law::changes(&site.house.site.store, domain::id::LawId(id)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_day_far_from_the_year_of_the_title_is_asked_about_and_then_taken() {
    let site = Site::new().await;
    let id = law(&site, WATER).await;
    let desk = site.get("central", &format!("/desk/laws/{id}")).await;
    assert!(!desk.says("name=\"sure\""), "{}", desk.text());
    // What is needed in some forms is not said to be optional.
    for field in ["gazette_reference", "stated_reference", "exempt_reason", "cycle_source", "evaluated_source"] {
        let label = format!("for=\"f-{field}\"");
        let text = desk.text();
        let label = text.split(&label).nth(1).unwrap().split("</label>").next().unwrap();
        assert!(!label.contains("ข้ามได้"), "{label}");
    }
    let stated = [
        ("force", "stated"),
        ("stated_day", "1"),
        ("stated_month", "5"),
        ("stated_year", "2567"),
        ("stated_reference", "เล่ม 141 ตอนที่ 9 ก"),
    ];
    let asked = form(&site, "central", id, &stated).await;
    assert!(asked.status == 422 && asked.says("href=\"#f-stated\"") && asked.says("name=\"sure\""), "{}", asked.text());
    assert!(asked.says("ยืนยันว่าถูกต้อง") && asked.says("เล่ม 141 ตอนที่ 9 ก"), "{}", asked.text());
    let sure = form(&site, "central", id, &[&stated[..], &[("sure", "yes")]].concat()).await;
    assert_eq!(sure.status, 303, "{}", sure.text());
    assert!(site.get("local", &format!("/laws/{id}")).await.says("1 พฤษภาคม 2567"));
    // What stands is not asked about again.
    let other = form(&site, "central", id, &[&stated[..], &[("minister", "รัฐมนตรีว่าการกระทรวงน้ำ")]].concat()).await;
    assert_eq!(other.status, 303, "{}", other.text());
}

#[tokio::test]
async fn rules_that_a_law_needs_are_entered_and_their_two_years_are_told() {
    let site = Site::new().await;
    let id = law(&site, CARRIAGE).await;
    let page = format!("/desk/laws/{id}/needs");
    let send = async |more: &[(&str, &str)]| {
        let revision =
            store::law::one(&site.house.site.store, domain::id::LawId(id)).await.unwrap().revision.to_string();
        let number = id.to_string();
        let head = [("page", page.as_str()), ("law", number.as_str()), ("revision", revision.as_str())];
        site.post("officer", "/api/register/need", &[&head[..], more].concat()).await
    };
    let wrong = send(&[("at", "มาตรา ๗"), ("what", "")]).await;
    assert!(
        wrong.status == 422 && wrong.says("href=\"#f-what\"") && wrong.says("value=\"มาตรา ๗\""),
        "{}",
        wrong.text()
    );
    let gone = send(&[("at", "มาตรา 999"), ("what", "ระเบียบการตรวจสุขภาพม้า")]).await;
    assert!(gone.status == 422 && gone.says("href=\"#f-at\"") && gone.says("ไม่มี “มาตรา 999”"), "{}", gone.text());
    assert!(gone.says("value=\"มาตรา 999\"") && gone.says("value=\"ระเบียบการตรวจสุขภาพม้า\""), "{}", gone.text());
    assert_eq!(send(&[("at", "มาตรา ๗"), ("what", "ระเบียบการตรวจสุขภาพม้า")]).await.to, format!("{page}?done=saved"));
    let made = [
        ("number", "2"),
        ("at", "มาตรา ๕ (๒)"),
        ("what", "กฎกระทรวงกำหนดหลักสูตร"),
        ("made_day", "1"),
        ("made_month", "6"),
        ("made_year", "2569"),
    ];
    let silent = send(&made).await;
    assert!(silent.status == 422 && silent.says("href=\"#f-made_reference\""), "{}", silent.text());
    assert_eq!(send(&[&made[..], &[("made_reference", "ราชกิจจานุเบกษา")]].concat()).await.status, 303);
    let public = site.get(NOBODY, &format!("/laws/{id}")).await;
    assert!(public.says("ระเบียบการตรวจสุขภาพม้า") && public.says("ออกแล้ว 1 มิ.ย. 2569"), "{}", public.text());
}

#[tokio::test]
async fn a_dossier_is_tied_to_a_law_by_its_name_and_a_report_moves_the_laws_day() {
    let site = Site::new().await;
    let revision = async || {
        let id = domain::id::ConsultationId(6);
        store::consultation::one(&site.house.site.store, id).await.unwrap().revision.to_string()
    };
    let tie = async |laws: &str| {
        let revision = revision().await;
        let form = [("page", "/desk/c/6/laws"), ("consultation", "6"), ("revision", revision.as_str()), ("laws", laws)];
        site.post("officer", "/api/register/tie", &form).await
    };
    let wrong = tie("พระราชบัญญัติที่ไม่มี พ.ศ. 2500").await;
    assert!(wrong.status == 422 && wrong.says("พระราชบัญญัติที่ไม่มี พ.ศ. 2500"), "{}", wrong.text());
    assert_eq!(tie(WATER).await.to, "/desk/c/6/laws?done=saved");
    let water = law(&site, WATER).await;
    assert!(site.get(NOBODY, "/c/6").await.says(&format!("href=\"/laws/{water}\"")));
    assert!(site.get(NOBODY, &format!("/laws/{water}")).await.says("ร่างที่เปลี่ยนกฎหมายนี้"));
}

#[tokio::test]
async fn a_draft_that_is_law_is_entered_from_its_road_and_not_before() {
    let site = Site::new().await;
    assert!(!site.get("officer", "/desk/c/6/road").await.says("/api/register/enter"));
    let revision = async || {
        let id = domain::id::ConsultationId(6);
        store::consultation::one(&site.house.site.store, id).await.unwrap().revision.to_string()
    };
    let send = async |endpoint: &str, more: &[(&str, &str)]| {
        let revision = revision().await;
        let head = [("page", "/desk/c/6/road"), ("consultation", "6"), ("revision", revision.as_str())];
        site.post("officer", endpoint, &[&head[..], more].concat()).await
    };
    let step =
        [("step", "in_force"), ("day_day", "1"), ("day_month", "2"), ("day_year", "2570"), ("source", "เล่ม 144")];
    assert_eq!(send("/api/desk/road", &step).await.status, 303);
    let page = site.get("officer", "/desk/c/6/road").await;
    assert!(page.says("/api/register/enter") && !page.says("value=\"ร่าง"), "{}", page.text());
    let wrong = send("/api/register/enter", &[("title", "ร่างพระราชบัญญัติทางจักรยาน พ.ศ. ....")]).await;
    assert!(wrong.status == 422 && wrong.says("href=\"#f-title\"") && wrong.says("ตามที่ประกาศ"), "{}", wrong.text());
    let name = "พระราชบัญญัติทางจักรยาน พ.ศ. 2570";
    let entered = send("/api/register/enter", &[("title", name)]).await;
    let id = law(&site, name).await;
    assert_eq!(entered.to, format!("/desk/laws/{id}?done=in_register"));
    let public = site.get(NOBODY, &format!("/laws/{id}")).await;
    for words in ["จะมีผลใช้บังคับ 1 ก.พ. 2570", "1 กุมภาพันธ์ 2575", "เล่ม 144", "ยังไม่มีตัวบทในทะเบียน", "href=\"/c/6\""]
    {
        assert!(public.says(words), "{words}: {}", public.text());
    }
}
