//! What the desk is offered, through the doors: told as an offer, coded only by a person, and campaigns told to the public.

use crate::kit::{CLOSED, NOBODY, Site};
use domain::comment::{Showing, Stance};
use domain::id::ConsultationId;
use domain::time::Moment;

const TEXT: &str = "ขอให้ติดฉลากวันเปลี่ยนไส้กรองตัวใหญ่ไว้หน้าตู้น้ำทุกตู้ เพื่อให้ประชาชนอ่านได้ง่ายและมั่นใจในความสะอาด";

/// The closed hearing with twelve submissions of one text in two versions besides.
async fn with_a_campaign() -> Site {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let new = (0..12).map(|n| store::bulk::Comment {
        wording: String::new(),
        target: "k1".into(),
        stance: Stance::Agree,
        reason: if n == 5 {
            format!("สวัสดีค่ะ {TEXT} ดิฉันเห็นมากับตา")
        } else {
            TEXT.into()
        },
        class: None,
        showing: Showing::Unnamed,
        name: None,
        area: None,
        at: Moment(1_795_400_000_000),
        key: format!("{:032x}", 0x5000 + n),
    });
    store::bulk::comments(store, ConsultationId(CLOSED), new.collect()).await.unwrap();
    while store::hints::follow(store).await.unwrap().is_some() {}
    site
}

#[tokio::test]
async fn a_text_that_was_sent_many_times_is_a_row_of_a_sheet() {
    let site = with_a_campaign().await;
    let page = "/desk/c/5/sayings?show=copies";
    let sheet = site.get("summariser", page).await;
    assert!(sheet.says("รอจัด 12 จาก 12 ความเห็น เขียนต่างกัน 2 แบบ"), "{}", sheet.text());
    let group = sheet.text().split("name=\"of[]\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    let form = |put: &'static str, key: &'static str, aside: &'static str| {
        let group = group.clone();
        let site = &site;
        async move {
            let form = [
                ("page", page),
                ("consultation", "5"),
                ("rows", "copies"),
                ("of[]", group.as_str()),
                ("put[]", put),
                ("aside", aside),
                ("key", key),
            ];
            site.post("summariser", "/api/ledger/said", &form).await
        }
    };
    let why = form("0", "00000000000000000000000000000061", "").await;
    assert_eq!(why.status, 422, "{}", why.text());
    assert!(why.says("เหตุที่อยู่นอกประเด็น") && why.text().contains("name=\"put[]\" value=\"0\""), "{}", why.text());
    let unknown = form("0.9", "00000000000000000000000000000063", "other_matter").await;
    assert_eq!(unknown.status, 422, "{}", unknown.text());
    let done = form("๐.๑", "00000000000000000000000000000062", "").await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(site.get("summariser", &done.to).await.says("จัด 12 ความเห็น เป็นนอกประเด็น"));
    assert!(!site.get("summariser", page).await.says("รอจัด 12"));
}

#[tokio::test]
async fn the_desk_shows_copies_as_one_line_and_codes_them_with_their_count() {
    let site = with_a_campaign().await;
    let hints = site.get("summariser", "/desk/c/5/hints").await;
    assert_eq!(hints.status, 200);
    assert!(hints.says("ส่งเข้ามา 26 ความเห็น เป็นข้อความที่ไม่ซ้ำกัน 16 แบบ"), "{}", hints.text());
    let table = "/desk/c/5/ledger?place=waiting&folded=yes";
    let folded = site.get("summariser", table).await;
    assert!(folded.says("12 ความเห็นใช้ข้อความนี้ โดยเขียนต่างกันเล็กน้อยเป็น 2 แบบ"), "{}", folded.text());
    assert_eq!(folded.text().matches("class=\"leaf\"").count(), 15);
    let group = folded.text().split("ledger?copies=").nth(1).unwrap().split('"').next().unwrap().to_string();
    let open = site.get("summariser", &format!("/desk/c/5/ledger?copies={group}")).await;
    assert_eq!(open.text().matches("class=\"leaf\"").count(), 12);
    let form = [
        ("page", table),
        ("consultation", "5"),
        ("comment[]", group.as_str()),
        ("seen", "999999"),
        ("to", "new"),
        ("new_title", "ฉลากหน้าตู้"),
        ("key", "00000000000000000000000000000051"),
    ];
    let done = site.post("summariser", "/api/summary/group", &form).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = site.get("summariser", &done.to).await;
    assert!(page.says("จัด 12 ความเห็น เข้าประเด็น"), "{}", page.text());
    assert_eq!(page.text().matches("class=\"leaf\"").count(), 14);
    assert_eq!(site.get("moderator", "/desk/c/5/hints").await.status, 403);
    assert_eq!(site.get("local", "/desk/c/5/hints").await.status, 404);
}

#[tokio::test]
async fn a_text_is_begun_with_the_numbers_it_stands_on_and_nothing_is_saved() {
    let site = with_a_campaign().await;
    let form = [
        ("page", "/desk/c/5/ledger"),
        ("consultation", "5"),
        ("whole", "yes"),
        ("to", "new"),
        ("new_title", "ฉลาก"),
        ("key", "00000000000000000000000000000052"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/group", &form).await.status, 303);
    let store = &site.house.site.store;
    let issue = store::result::summary(store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    let begun = site.get("summariser", &format!("/desk/c/5/summary?open={}&begin=yes", issue.id)).await;
    assert!(begun.says("” (12 ความเห็น)") && begun.says("ยังไม่มีอะไรถูกบันทึก"), "{}", begun.text());
    let kept = store::result::summary(store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    assert_eq!(kept.raised, "");
    // Saved as it was begun, each sentence keeps its comments, and the published page leads to all of them.
    let text = begun.text();
    let raised = text.split("id=\"f-raised\"").nth(1).unwrap().split_once('>').unwrap().1;
    let raised = raised.split("</textarea>").next().unwrap().trim_start();
    let (number, revision) = (kept.id.to_string(), kept.revision.to_string());
    let write = [
        ("page", "/desk/c/5/summary"),
        ("consultation", "5"),
        ("issue", &number),
        ("issue_revision", &revision),
        ("begun", "yes"),
        ("title", "ฉลาก"),
        ("raised", raised),
        ("disposition", "later"),
        ("reason", "จะกำหนดในแผนปฏิบัติการ"),
    ];
    let saved = site.post("summariser", "/api/summary/issue", &write).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let publish = [("consultation", "5"), ("lacking", "ยังไม่ได้วิเคราะห์ผลกระทบ รอข้อมูลจากพื้นที่")];
    assert_eq!(site.post("summariser", "/api/summary/publish", &publish).await.status, 303);
    let source = store::result::summary(store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0).sources;
    let many = source.iter().find(|source| source.comments == 12).expect("the campaign's sentence");
    let page = site.get(NOBODY, "/c/5/result").await;
    let all = format!("/c/5/result/1?said={}", many.place);
    assert!(page.says(&format!("href=\"{all}#voices\"")) && page.says("และอีก 2"), "{}", page.text());
    let voices = site.get(NOBODY, &all).await;
    assert_eq!(voices.text().matches("class=\"voice\"").count(), 12, "{}", voices.text());
    assert!(voices.says(&format!("ความเห็นที่กล่าวว่า “{}”", many.text)));
    // What the agency replied under one of them stands with them in the papers, until that comment is hidden.
    let of = many.first[1].to_string();
    let (desk, read) = (format!("/desk/comment/{of}"), format!("{of}.1"));
    let reply = [("page", desk.as_str()), ("comment", &of), ("seen", "0"), ("reply", "ฉลากจะบอกอายุการใช้งานด้วย")];
    assert_eq!(site.post("drafter", "/api/comment/reply", &reply).await.status, 303);
    let json = site.get(NOBODY, "/c/5/summary.json").await;
    assert!(json.says("\"stands_on\"") && json.says(&many.text));
    assert!(json.says(&format!("\"comment\": {of}")) && json.says("ฉลากจะบอกอายุการใช้งานด้วย"), "{}", json.text());
    let hide = [("page", desk.as_str()), ("comment", &read), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &hide).await.status, 303);
    assert!(!site.get(NOBODY, "/c/5/summary.json").await.says("ฉลากจะบอกอายุการใช้งานด้วย"));
}

#[tokio::test]
async fn the_public_result_tells_campaigns_as_campaigns_and_counts_them_all() {
    let site = with_a_campaign().await;
    let aside = [
        ("page", "/desk/c/5/ledger"),
        ("consultation", "5"),
        ("whole", "yes"),
        ("to", "aside"),
        ("aside", "unclear"),
        ("words", ""),
        ("key", "00000000000000000000000000000053"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/group", &aside).await.status, 303);
    let preview = site.get("summariser", "/desk/c/5/summary/preview").await;
    assert!(preview.says("ตัวอย่างก่อนเผยแพร่") && preview.says("รวมเป็น 1 กลุ่ม"), "{}", preview.text());
    assert_eq!(site.get("local", "/desk/c/5/summary/preview").await.status, 404);
    assert_eq!(site.get(NOBODY, "/c/5/result").await.status, 404);
    let publish = [
        ("page", "/desk/c/5/summary/publish"),
        ("consultation", "5"),
        ("lacking", "ยังไม่ได้วิเคราะห์ผลกระทบ รอข้อมูลจากพื้นที่"),
    ];
    let done = site.post("officer", "/api/summary/publish", &publish).await;
    let done = if done.status == 303 { done } else { site.post("summariser", "/api/summary/publish", &publish).await };
    assert_eq!(done.status, 303, "{}", done.text());
    let page = site.get(NOBODY, "/c/5/result").await;
    assert!(page.says("ส่งเข้ามา 26 ความเห็น เป็นข้อความที่ไม่ซ้ำกัน 16 แบบ"), "{}", page.text());
    assert!(page.says("ในจำนวนนี้ 12 ความเห็น") && page.says("รวมเป็น 1 กลุ่ม") && page.says("ขอให้ติดฉลากวันเปลี่ยนไส้กรอง"));
    assert!(page.says("แบ่งตามเหตุ: อ่านแล้วยังไม่เข้าใจความหมาย 26"), "{}", page.text());
}

#[tokio::test]
async fn rows_near_one_issue_stand_together_and_are_taken_by_one_press() {
    let site = with_sentences().await;
    let page = "/desk/c/5/sayings";
    let sheet = site.get("summariser", page).await;
    let rows = |page: &str| -> Vec<(String, String)> {
        let field = |row: &str, name: &str| {
            let after = row.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or("\"");
            after.split('"').next().unwrap_or("").to_string()
        };
        page.split("<li class=\"sheet__row\">").skip(1).map(|row| (field(row, "of[]"), field(row, "near[]"))).collect()
    };
    let waiting = rows(&sheet.text());
    assert!(waiting.len() >= 16 && waiting.iter().all(|(_, near)| near.is_empty()), "{}", sheet.text());
    assert!(!sheet.says("พิมพ์ ="), "nothing is told yet");
    // Half of the sentences are placed by hand, each under its matter.
    let mut form = vec![("page", page.to_string()), ("consultation", "5".into()), ("rows", "sayings".into())];
    form.push(("key", format!("{:032x}", 0x71)));
    let text = sheet.text().to_string();
    for (at, (of, _)) in waiting.iter().enumerate() {
        let row = text.split(&format!("name=\"of[]\" value=\"{of}\"")).next().unwrap();
        let said = row.rsplit("<strong>").next().unwrap();
        let matter = MATTERS.iter().find(|matter| said.split("</strong>").next().unwrap().contains(*matter));
        let put = matter.filter(|_| at % 2 == 0).map_or(String::new(), |matter| (*matter).to_string());
        form.extend([("of[]", of.clone()), ("put[]", put)]);
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(site.post("summariser", "/api/ledger/said", &form).await.status, 303);
    let store = &site.house.site.store;
    while store::hints::follow(store).await.unwrap().is_some() {}
    // One hearing at a time, whichever changed first.
    let mut learner = store::hints::Learner::default();
    while learner.learn(store, Moment(1_795_500_000_000)).await.unwrap().is_some() {}
    let sheet = site.get("summariser", page).await;
    assert!(sheet.says("พิมพ์ =") && sheet.says("ลองกับประโยคที่จัดไว้แล้ว"), "{}", sheet.text());
    let waiting = rows(&sheet.text());
    let near =
        waiting.iter().map(|(_, near)| near).find(|near| !near.is_empty()).expect("some are near an issue").clone();
    let group: Vec<&String> = waiting.iter().filter(|(_, of)| *of == near).map(|(of, _)| of).collect();
    assert!(
        group.len() >= 2 && sheet.text().contains(&format!("name=\"take[]\" value=\"{near}\"")),
        "{}",
        sheet.text()
    );
    // One of the group is left for later, one is wrong, the rest is taken; "=" without a number beside it is told.
    let send = |puts: Vec<&'static str>, near: Vec<String>, take: &'static str, key: &'static str| {
        let (group, site, take) = (group.clone(), &site, if take.is_empty() { String::new() } else { near[0].clone() });
        async move {
            let mut form = vec![
                ("page", page),
                ("consultation", "5"),
                ("rows", "sayings"),
                ("key", key),
                ("take[]", take.as_str()),
            ];
            for ((of, put), near) in group.iter().zip(&puts).zip(&near) {
                form.extend([
                    ("of[]", of.as_str()),
                    ("near[]", near.as_str()),
                    ("group[]", near.as_str()),
                    ("put[]", *put),
                ]);
            }
            site.post("summariser", "/api/ledger/said", &form).await
        }
    };
    let no = send(vec!["=", ""], vec![String::new(); 2], "", "00000000000000000000000000000072").await;
    assert_eq!(no.status, 422, "{}", no.text());
    let left = send(vec!["-", ""], vec![near.clone(); 2], "yes", "00000000000000000000000000000073").await;
    assert_eq!(left.status, 303, "{}", left.text());
    let after = site.get("summariser", page).await;
    let still: Vec<String> = rows(&after.text()).into_iter().map(|(of, _)| of).collect();
    assert!(still.contains(group[0]) && !still.contains(group[1]), "{still:?} {group:?}");
    let taken = send(vec!["="], vec![near.clone()], "", "00000000000000000000000000000074").await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let after = site.get("summariser", page).await;
    assert!(!rows(&after.text()).into_iter().any(|(of, _)| of == *group[0]));
}

const MATTERS: [&str; 4] = ["ไฟส่องสว่างริมทางเดิน", "ห้องน้ำสะอาดใกล้ตลาด", "ที่จอดรถหน้าสถานี", "ถังขยะแยกสีประจำซอย"];

/// The closed hearing with comments on four matters, each of two sentences of the same.
async fn with_sentences() -> Site {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let asks = ["ขอให้เพิ่ม", "อยากให้มี", "ช่วยดูแล", "ควรซ่อม", "ต้องมี", "โปรดย้าย", "ขาดแคลน", "ขอบคุณสำหรับ"];
    let text = |matter: usize, ask: usize| format!("{}{}", asks[ask], MATTERS[matter]);
    let new = (0..128_usize).map(|n| store::bulk::Comment {
        wording: String::new(),
        target: "all".into(),
        stance: Stance::Change,
        reason: format!("{}\n{}\nซอย {n}", text(n % 4, n / 4 % 8), text(n % 4, (n / 4 + 1) % 8)),
        class: None,
        showing: Showing::Unnamed,
        name: None,
        area: None,
        at: Moment(1_795_400_000_000),
        key: format!("{:032x}", 0x6000 + n),
    });
    store::bulk::comments(store, ConsultationId(CLOSED), new.collect()).await.unwrap();
    while store::hints::follow(store).await.unwrap().is_some() {}
    let mut resting = store::hints::Resting::default();
    // One hearing at a time, whichever waits longest.
    while store::hints::find_themes(store, &mut resting, Moment(1_795_500_000_000)).await.unwrap().is_some() {}
    site
}
