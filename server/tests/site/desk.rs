//! What the desk tells officers, moderators and summarisers: what is missing and where, what was understood, what was done,
//! and what a role can do.

use crate::kit::{ACCOUNT_ONLY, CLOSED, NOBODY, OPEN, PREPARED, Site, comment};
use domain::id::ConsultationId;

const BILL: &str = "ร่างพระราชบัญญัติตลาด พ.ศ. ....\nโดยที่สมควร\nมาตรา ๑ ก\nมาตรา ๒ ข\n(๑) ค\n(๒) ง\nจ\nมาตรา ๓ ช";

async fn one(site: &Site, id: i64) -> domain::consultation::Consultation {
    store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap()
}

/// A bill of the officer's with a text of three sections: its number.
async fn bill(site: &Site) -> String {
    let agency = one(site, OPEN).await.agency.id.to_string();
    let form = [("page", "/desk/new"), ("kind", "bill"), ("title", "ร่างพระราชบัญญัติตลาด พ.ศ. ...."), ("agency", &agency)];
    let made = site.post("officer", "/api/desk/make", &form).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let page = site.get("officer", &made.to).await;
    assert!(page.says("role=\"status\"") && page.says("สร้างเรื่องแล้ว"), "{}", page.text());
    let id = made.to.trim_start_matches("/desk/c/").split('?').next().unwrap().to_string();
    let form = [("page", "/desk"), ("consultation", &id), ("revision", "1"), ("source", BILL)];
    assert_eq!(site.post("officer", "/api/desk/read", &form).await.status, 303);
    id
}

async fn points(site: &Site, id: &str, provisions: &str) -> crate::kit::Answer {
    let page = format!("/desk/c/{id}/points");
    let revision = one(site, id.parse().unwrap()).await.revision.to_string();
    let form = [
        ("page", page.as_str()),
        ("consultation", id),
        ("revision", &revision),
        ("place[]", "1"),
        ("title[]", "การขาย"),
        ("body[]", "ขายได้ทุกวัน"),
        ("question[]", "พอหรือไม่"),
        ("provisions[]", provisions),
    ];
    site.post("officer", "/api/desk/points", &form).await
}

#[tokio::test]
async fn provisions_are_named_as_people_name_them_and_said_back() {
    let site = Site::new().await;
    let id = bill(&site).await;
    let kept = points(&site, &id, "ม.2 วรรคสอง, มาตรา ๓ m1").await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert_eq!(one(&site, id.parse().unwrap()).await.key_points[0].provisions, ["m2-w2", "m3", "m1"]);
    let page = site.get("officer", &kept.to).await;
    assert!(page.says("value=\"มาตรา ๒ วรรคสอง, มาตรา ๓, มาตรา ๑\""), "{}", page.text());
    assert!(page.says("ระบบเข้าใจว่าหมายถึง") && page.says(&format!("/desk/c/{id}/preview/draft#m2-w2")));
    let wrong = points(&site, &id, "มาตรา 2, มาตรา 99").await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.says("ไม่พบ “มาตรา 99” ในร่าง")
            && wrong.says("value=\"มาตรา 2, มาตรา 99\"")
            && wrong.says("href=\"#f-provisions-1\""),
        "{}",
        wrong.text()
    );
}

#[tokio::test]
async fn the_checklist_names_the_systems_that_are_open_and_counts_what_it_lists() {
    let site = Site::new().await;
    let id = bill(&site).await;
    let form = [
        ("page", "/desk"),
        ("consultation", &id),
        ("revision", "2"),
        ("systems", "1"),
        ("permit_used", "no"),
        ("committee_used", "yes"),
        ("committee", "-"),
    ];
    assert_eq!(site.post("officer", "/api/desk/edit", &form).await.status, 303);
    let page = site.get("officer", &format!("/desk/c/{id}")).await;
    for words in ["ระบบคณะกรรมการ (ยังไม่มีเหตุผล)", "โทษอาญา (ยังไม่ได้ตอบ)", "ดุลพินิจของเจ้าหน้าที่ (ยังไม่ได้ตอบ)"]
    {
        assert!(page.says(words), "{words}");
    }
    assert!(!page.says("ระบบอนุญาต (ยัง"));
    let text = page.text();
    let list = text.split("id=\"checklist\"").nth(1).unwrap().split("check__more").next().unwrap();
    assert!(list.contains(&format!("จาก {}", list.matches("<li class=\"check").count())), "{list}");
    assert!(list.contains("บันทึกหลักการและเหตุผลในข้อความของร่าง"), "{list}");
    // Publishing says the same, each line leading to where it is mended.
    let publish = site
        .post(
            "officer",
            "/api/desk/publish",
            &[("page", &format!("/desk/c/{id}/publish")), ("consultation", &id), ("revision", "3")],
        )
        .await;
    assert_eq!(publish.status, 422);
    assert!(
        publish.says(&format!("href=\"/desk/c/{id}/reasons\"")) && publish.says("โทษอาญา (ยังไม่ได้ตอบ)"),
        "{}",
        publish.text()
    );
}

/// An issue written over the first of the closed hearing, with every comment under it.
pub async fn decided(site: &Site, changed: &str) {
    let page = format!("/desk/c/{CLOSED}/summary");
    let id = CLOSED.to_string();
    let all = [
        ("page", "/desk/c/5/ledger"),
        ("consultation", &id),
        ("whole", "yes"),
        ("to", "new"),
        ("new_title", "ฉลาก"),
        ("key", "00000000000000000000000000000031"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/group", &all).await.status, 303);
    let issue = store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    let (number, revision) = (issue.id.to_string(), issue.revision.to_string());
    let form = [
        ("page", page.as_str()),
        ("consultation", &id),
        ("issue", &number),
        ("issue_revision", &revision),
        ("title", "ฉลาก"),
        ("raised", "ขอให้อ่านง่าย"),
        ("disposition", "partly"),
        ("reason", "ทำได้บางส่วน"),
        ("changed", changed),
        ("answered_by", "elsewhere"),
        ("provisions", "ข้อ 3"),
    ];
    let kept = site.post("summariser", "/api/summary/issue", &form).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
}

#[tokio::test]
async fn a_decision_to_change_says_what_changes_and_each_line_of_a_refusal_its_place() {
    let site = Site::new().await;
    decided(&site, "").await;
    let issue = store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    assert_eq!(issue.targets, ["c3"]);
    let publish = async |endpoint: &str, who, field: (&str, &str)| {
        let form = [("page", "/desk/c/5/summary?open=publish"), ("consultation", "5"), ("publishing", "1"), field];
        site.post(who, endpoint, &form).await
    };
    let refused = publish("/api/summary/publish", "summariser", ("lacking", "ยังไม่มีการวิเคราะห์เพราะเหตุบางอย่าง")).await;
    assert_eq!(refused.status, 422);
    let link = format!("href=\"/desk/c/5/summary?open={}#f-changed\"", issue.id);
    assert!(refused.says(&link) && refused.says("1. ฉลาก · สิ่งที่เปลี่ยน: ยังไม่ได้กรอก"), "{}", refused.text());
    assert!(refused.says("ยังไม่มีการวิเคราะห์เพราะเหตุบางอย่าง</textarea>"), "what was typed stays");
    let early = publish("/api/summary/preliminary", "officer", ("reason", "ต้องแจ้งประชาชนก่อนฤดูฝน")).await;
    assert!(early.status == 422 && early.says("1. ฉลาก · สิ่งที่เปลี่ยน"), "{}", early.text());
    let silent = publish("/api/summary/preliminary", "officer", ("reason", "")).await;
    let told = "เหตุผลที่ต้องเผยแพร่ก่อนครบ: ยังไม่ได้กรอก";
    assert!(silent.status == 422 && silent.says(told), "{}", silent.text());
    let nothing = publish("/api/summary/publish", "summariser", ("lacking", "")).await;
    assert!(nothing.says("การวิเคราะห์ผลกระทบ: ยังไม่ได้กรอก"), "{}", nothing.text());
    let sides = "1. ฉลาก · ความเห็นของแต่ละฝ่าย: ยังไม่ได้เขียนความเห็นของ ประชาชนทั่วไป, ได้รับผลกระทบโดยตรง, ";
    assert!(nothing.says(sides), "{}", nothing.text());
    assert!(site.get("summariser", "/desk/c/5/summary/publish").await.says(sides), "told before it is pressed");
}

#[tokio::test]
async fn a_title_left_in_its_fold_does_not_beat_the_issue_that_was_chosen() {
    let site = Site::new().await;
    decided(&site, "").await;
    let issues = async || store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues;
    let chosen = issues().await[0].id.to_string();
    let put = async |to: &str, title: &str, key: &str| {
        let form = [
            ("page", "/desk/c/5/ledger"),
            ("consultation", "5"),
            ("whole", "yes"),
            ("to", to),
            ("issue", &chosen),
            ("new_title", title),
            ("key", key),
        ];
        site.post("summariser", "/api/summary/group", &form).await
    };
    let sent = put("issue", "ประเด็นที่พิมพ์ค้างไว้", "00000000000000000000000000000041").await;
    assert_eq!((sent.status, issues().await.len()), (303, 1), "{}", sent.text());
    let untitled = put("new", " ", "00000000000000000000000000000042").await;
    assert!(untitled.status == 422 && untitled.says("href=\"#f-new_title\""), "{}", untitled.text());
    assert_eq!(put("new", "ราคา", "00000000000000000000000000000043").await.status, 303);
    assert_eq!(issues().await.iter().map(|issue| issue.title.as_str()).collect::<Vec<_>>(), ["ฉลาก", "ราคา"]);
}

#[tokio::test]
async fn a_filter_that_is_not_understood_takes_nothing_all_at_once() {
    let site = Site::new().await;
    let place = async || {
        let coverage = store::ledger::coverage(&site.house.site.store, ConsultationId(CLOSED)).await.expect("counts");
        (coverage.coded, coverage.waiting)
    };
    let before = place().await;
    let page = "/desk/c/5/ledger?place=waiting&stance=maybe";
    let seen = site.get("summariser", page).await;
    assert!(seen.status == 200 && seen.says("role=\"alert\""), "{}", seen.text());
    let form = [
        ("page", page),
        ("consultation", "5"),
        ("whole", "yes"),
        ("to", "new"),
        ("new_title", "ทุกเรื่อง"),
        ("seen", "0"),
        ("key", "00000000000000000000000000000051"),
    ];
    let sent = site.post("summariser", "/api/summary/group", &form).await;
    assert_eq!((sent.status, place().await), (422, before), "{}", sent.text());
    assert!(sent.says("ทุกเรื่อง"), "what was typed stays");
}

#[tokio::test]
async fn the_heat_map_is_narrowed_to_a_class() {
    let site = Site::new().await;
    let whole = site.get("summariser", "/desk/c/5/summary").await;
    assert!(whole.says("name=\"among\""));
    let page = site.get("summariser", "/desk/c/5/summary?among=affected").await;
    assert!(page.status == 200 && page.says("<option value=\"affected\" selected"), "{}", page.text());
    assert_ne!(page.text().split("heats").nth(1), whole.text().split("heats").nth(1));
}

#[tokio::test]
async fn a_refused_preliminary_summary_comes_back_with_its_fold_open() {
    let site = Site::new().await;
    let id = CLOSED.to_string();
    let summary = site.get("summariser", "/desk/c/5/summary").await.text();
    let comment = summary.split("name=\"comment[]\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    let form = [
        ("page", "/desk/c/5/summary"),
        ("consultation", &id),
        ("comment[]", &comment),
        ("seen", "999999"),
        ("to", "new"),
        ("new_title", "ฉลาก"),
        ("key", "00000000000000000000000000000044"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/group", &form).await.status, 303);
    let issue = store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    let (number, revision) = (issue.id.to_string(), issue.revision.to_string());
    let form = [
        ("page", "/desk/c/5/summary"),
        ("consultation", &id),
        ("issue", &number),
        ("issue_revision", &revision),
        ("title", "ฉลาก"),
        ("disposition", "partly"),
        ("reason", "ทำได้บางส่วน"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/issue", &form).await.status, 303);
    let why = "ต้องแจ้งประชาชนก่อนฤดูฝน";
    let form = [("page", "/desk/c/5/summary/publish"), ("consultation", &id), ("publishing", "1"), ("reason", why)];
    let early = site.post("officer", "/api/summary/preliminary", &form).await;
    assert!(early.status == 422 && early.says("สิ่งที่เปลี่ยน: ยังไม่ได้กรอก"), "{}", early.text());
    assert!(
        early.says("<details open class=\"fold gap-4\">") || early.says("<details class=\"fold gap-4\" open>"),
        "{}",
        early.text()
    );
    assert!(early.says(&format!("{why}</textarea>")), "what was typed is seen");
    assert!(!site.get("officer", "/desk/c/5/summary/publish").await.says(" open>"));
}

#[tokio::test]
async fn the_page_reached_says_what_was_done_to_who_did_it() {
    let site = Site::new().await;
    decided(&site, "ตัวอักษรสูงหนึ่งเซนติเมตร").await;
    let done = async |who, endpoint: &str, form: &[(&str, &str)], words: &str| {
        let sent = site.post(who, endpoint, form).await;
        assert_eq!(sent.status, 303, "{endpoint} {}", sent.text());
        let page = site.get(who, &sent.to).await;
        let told = format!("<p role=\"status\" class=\"notice notice--done\">{words}");
        assert!(page.says(&told), "{endpoint} {}", page.text());
        assert!(!site.get(NOBODY, &sent.to).await.says(&told), "an address tells nobody else");
    };
    let why = ("reason", "ผู้เกี่ยวข้องทุกกลุ่มตอบครบแล้ว");
    done(
        "summariser",
        "/api/summary/publish",
        &[("consultation", "5"), ("lacking", "ร่างนี้สั้นและไม่มีฝ่ายที่เห็นต่าง")],
        "เผยแพร่สรุปผลแล้ว",
    )
    .await;
    done("officer", "/api/desk/close", &[("consultation", "1"), why], "ปิดรับฟังแล้ว").await;
    done("officer", "/api/desk/cancel", &[("consultation", "2"), why], "ยกเลิกการรับฟังแล้ว").await;
    let held = store::export::comments(
        &site.house.site.store,
        store::export::For::Agency,
        ConsultationId(1),
        domain::id::CommentId(0),
        u64::MAX,
        1,
    )
    .await
    .unwrap();
    let id = held[0].id.to_string();
    let read = format!("{id}.1");
    let note = "ผู้เขียนขอให้ลบเบอร์โทร";
    done(
        "moderator",
        "/api/moderation/withhold",
        &[("comment", &read), ("reason", "personal_data"), ("note", note)],
        "งดเผยแพร่ความเห็นนี้แล้ว",
    )
    .await;
    let page = site.get("moderator", &format!("/desk/comment/{id}")).await;
    assert!(page.says(note) && page.says("งดเผยแพร่: มีข้อมูลส่วนบุคคลของผู้อื่น"), "the note is read by moderators");
    assert!(!site.get(NOBODY, "/c/1/comments").await.says(note));
    done("moderator", "/api/moderation/restore", &[("comment", &read)], "เผยแพร่ความเห็นนี้อีกครั้งแล้ว").await;
}

#[tokio::test]
async fn each_role_sees_what_it_can_do_the_most_urgent_first() {
    let site = Site::new().await;
    let prepared = one(&site, PREPARED).await.texts.title;
    for (who, sees) in
        [("officer", true), ("drafter", true), ("moderator", false), ("summariser", false), ("evaluator", false)]
    {
        let page = site.get(who, "/desk").await;
        assert_eq!((page.says(&prepared), page.says("ทำต่อ")), (sees, sees), "{who}");
    }
    assert!(site.get("moderator", "/desk").await.says("ดูแลความเห็น"));
    assert!(site.get("approver", "/desk").await.says("/desk/c/5/summary/publish"));
    let page = site.get("officer", "/desk").await.text();
    let at = |id: i64| {
        page.find(&format!("<h3 class=\"duty__title\"><a href=\"/desk/c/{id}\""))
            .unwrap_or_else(|| panic!("{id} is not listed"))
    };
    // Open ones by their last day, then what waits for its summary longest, then what is being prepared.
    let mut open: Vec<(i64, i64)> = Vec::new();
    for id in [1, 2, 3, 7, ACCOUNT_ONLY] {
        open.push((one(&site, id).await.dates.closes.unwrap().0, id));
    }
    open.sort_unstable();
    let order: Vec<i64> = open.iter().map(|(_, id)| *id).chain([9, 8, CLOSED, 11, PREPARED]).collect();
    for pair in order.windows(2).filter(|pair| {
        open.iter().all(|(closes, _)| open.iter().filter(|(same, _)| same == closes).count() == 1)
            || !open.iter().any(|(_, id)| *id == pair[1])
    }) {
        assert!(at(pair[0]) < at(pair[1]), "{pair:?}");
    }
    let form = [("page", "/desk"), ("consultation", "1"), ("reason", "ผู้เกี่ยวข้องทุกกลุ่มตอบครบแล้ว")];
    assert_eq!(site.post("officer", "/api/desk/close", &form).await.status, 303);
    let page = site.get("officer", "/desk").await;
    assert!(page.says("ปิดวันนี้") && !page.says("ปิดมาแล้ว 0 วัน"));
}

/// The comments that a bench has ticked.
fn ticked(page: &crate::kit::Answer) -> Vec<String> {
    let text = page.text();
    let boxes = text.split("<input").filter_map(|rest| rest.split('>').next());
    let ticked = boxes.filter(|one| one.contains("name=\"comment[]\"") && one.contains("checked"));
    ticked.map(|one| one.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_string()).collect()
}

#[tokio::test]
async fn a_reply_taken_back_with_its_deed_stands_in_its_form_again() {
    let site = Site::new().await;
    let reply = "เรื่องนี้เป็นหน้าที่ของเทศบาล ได้ส่งต่อให้แล้ว";
    let summary = site.get("summariser", "/desk/c/5/summary").await.text();
    let comment = summary.split("name=\"comment[]\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    let aside = [
        ("page", "/desk/c/5/summary"),
        ("consultation", "5"),
        ("comment[]", comment.as_str()),
        ("seen", "999999"),
        ("to", "aside"),
        ("aside", "other_agency"),
        ("words", reply),
        ("key", "00000000000000000000000000000032"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/group", &aside).await.status, 303);
    let page = site.get("summariser", "/desk/c/5/summary").await;
    assert!(!page.says(reply), "it was sent");
    let deed = page.hidden("/api/summary/undo").into_iter().find(|(name, _)| name == "deed").unwrap().1;
    let undone = site
        .post(
            "summariser",
            "/api/summary/undo",
            &[("page", "/desk/c/5/summary"), ("consultation", "5"), ("deed", &deed)],
        )
        .await;
    assert_eq!(undone.status, 303);
    let page = site.get("summariser", &undone.to).await;
    assert!(page.says("เลิกทำแล้ว") && page.says(&format!("{reply}</textarea>")), "{}", page.text());
    assert!(page.says("value=\"other_agency\" selected"), "{}", page.text());
    assert_eq!(ticked(&page), [comment.as_str()]);
    assert!(page.says("id=\"again\""), "it says whom it was for");
    let later = site.get("summariser", "/desk/c/5/summary").await;
    assert!(!later.says(reply) && ticked(&later).is_empty(), "for whatever is ticked later it is not offered");
    let others = site.get("summariser", "/desk/c/5/summary?show=aside&done=undone").await;
    assert!(!others.says(reply), "nor beside others");
    let one = site.get("summariser", &format!("/desk/c/5/ledger/{comment}")).await;
    assert!(one.says(&format!("{reply}</textarea>")));
    assert!(!site.get("evaluator", "/desk/c/5/summary").await.says(reply), "it is another's");
}

#[tokio::test]
async fn an_export_says_where_each_comment_stands_and_on_which_draft_it_was_made() {
    let site = Site::new().await;
    let answered = site.get("officer", "/desk/c/6/comments.csv").await;
    for words in ["พิจารณาและเผยแพร่ผลแล้ว", "อยู่นอกประเด็นของการรับฟังครั้งนี้", "ประเด็นที่ 1 แสงสว่าง"]
    {
        assert!(answered.says(words), "{words}");
    }
    assert!(!answered.says("ได้รับแล้ว"), "each was answered");
    let revised = site.get("local", "/desk/c/4/comments.csv").await;
    assert!(revised.says("แสดงต่อข้อ ๕ ของร่างที่เผยแพร่เมื่อ") && revised.says("ได้รับแล้ว"));
    let table = site.get("local", "/desk/c/4/ledger").await;
    assert!(table.says("แสดงต่อข้อ ๕ ของร่างที่เผยแพร่เมื่อ"));
    let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", "00000000000000000000000000000033", &[])).await;
    assert_eq!(sent.status, 303);
    assert!(site.get(NOBODY, "/c/1/comments.csv").await.says("ประเด็นที่ 1 สินค้าที่จะอยู่ในกฎหมายนี้"));
}

#[tokio::test]
async fn a_hearing_opens_when_it_is_published_not_before() {
    let site = Site::new().await;
    let page = site.get(NOBODY, &format!("/c/{ACCOUNT_ONLY}")).await.text();
    let road = page.split("id=\"road\"").nth(1).unwrap();
    let times: Vec<&str> = road.split("road__when\">").skip(1).map(|step| step.split('<').next().unwrap()).collect();
    assert_eq!(times[0], times[1], "published and opened at once: {times:?}");
    assert!(road.find("เผยแพร่เรื่องที่รับฟัง").unwrap() < road.find("เปิดรับฟังความคิดเห็น").unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_state_forbids_is_told_apart_from_what_the_account_may_not() {
    let site = Site::new().await;
    let deeds = [(PREPARED, "cancel", "officer"), (OPEN, "publish", "approver"), (OPEN, "dates", "officer")];
    for (id, deed, who) in deeds {
        let page = site.get(who, &format!("/desk/c/{id}/{deed}")).await;
        assert!(page.status == 409 && page.says("ตอนนี้ทำสิ่งนี้ไม่ได้"), "{who} {deed}: {} {}", page.status, page.text());
        assert!(page.says(&format!("href=\"/desk/c/{id}\"")), "{}", page.text());
    }
    let other = site.get("summariser", &format!("/desk/c/{PREPARED}/cancel")).await;
    assert!(other.status != 409 && !other.says("ตอนนี้ทำสิ่งนี้ไม่ได้"), "{}", other.text());
}

#[tokio::test]
async fn all_that_a_form_has_wrong_is_told_at_once() {
    let site = Site::new().await;
    let told = |answer: &crate::kit::Answer, fields: &[&str]| {
        assert_eq!(answer.status, 422, "{}", answer.text());
        for field in fields {
            assert!(answer.says(&format!("href=\"#f-{field}")), "{field}: {}", answer.text());
        }
    };
    let agency = one(&site, OPEN).await.agency.id.to_string();
    let made = [("page", "/desk/new"), ("kind", ""), ("title", " "), ("agency", &agency)];
    told(&site.post("officer", "/api/desk/make", &made).await, &["kind", "title"]);
    let day = |name: &'static str, year| {
        [(format!("{name}_day"), "31"), (format!("{name}_month"), "2"), (format!("{name}_year"), year)]
    };
    for (deed, id, names) in [("extend", OPEN, &["closes"][..]), ("again", CLOSED, &["opens", "closes"])] {
        let (id, page) = (id.to_string(), format!("/desk/c/{id}/{deed}"));
        let days: Vec<_> = names.iter().flat_map(|name| day(name, "2570")).collect();
        let mut form = vec![
            ("page", page.as_str()),
            ("consultation", &id),
            ("revision", "1"),
            ("admits", "guests"),
            ("once", "free"),
            ("reason", "ๆๆ"),
        ];
        form.extend(days.iter().map(|(name, value)| (name.as_str(), *value)));
        let answer = site.post("officer", &format!("/api/desk/{deed}"), &form).await;
        told(&answer, &[names, &["reason"]].concat());
        assert!(answer.says("ๆๆ"), "what was typed is there");
    }
    let id = bill(&site).await;
    let days = [day("opens", "2560"), day("closes", "2559")].concat();
    let days: Vec<_> =
        days.iter().map(|(name, value)| (name.as_str(), if *value == "31" { "1" } else { *value })).collect();
    let page = format!("/desk/c/{id}/dates");
    let mut form = vec![
        ("page", page.as_str()),
        ("consultation", &id),
        ("revision", "2"),
        ("admits", "everyone"),
        ("once", "free"),
    ];
    form.extend(days);
    told(&site.post("officer", "/api/desk/dates", &form).await, &["opens", "closes"]);
}
