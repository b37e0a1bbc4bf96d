//! Issues on the summary desk: the sides of each, removing one with its comments, and who was not heard.

use crate::desk::decided;
use crate::kit::{CLOSED, Site};
use domain::id::ConsultationId;

#[tokio::test]
async fn the_form_of_an_issue_has_a_row_for_each_side_that_spoke_and_one_for_those_of_few() {
    let site = Site::new().await;
    decided(&site, "ตัวอักษรสูงหนึ่งเซนติเมตร").await;
    let issue = store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    let page = site.get("summariser", &format!("/desk/c/5/summary?open={}&begin=yes", issue.id)).await.text();
    let rows: Vec<&str> =
        page.split("name=\"side[]\"").skip(1).map(|row| row.split("</select>").next().unwrap()).collect();
    // Each side that spoke has its row by its name; those of few share one. The last is chosen: a class, those who named none, a position.
    let named = |row: &&&str| row.starts_with(" value=\"");
    let of = |row: &&str| row.split('"').nth(1).unwrap_or_default().to_string();
    let chosen: Vec<String> = rows.iter().filter(named).map(of).collect();
    assert_eq!(chosen, ["public", "together"], "{rows:?}");
    // Each side of those written together says something in what was begun, the only one of an agency too.
    let together = page.split("name=\"view[]\"").nth(2).unwrap().split("</textarea>").next().unwrap();
    assert!(together.contains("ช่วยถ่ายรูปป้ายส่งได้"), "{together}");
    for code in ["unsaid", "agree", "change", "disagree"] {
        let last = rows.last().unwrap();
        assert!(last.contains(&format!("value=\"{code}\"")), "{code}: {last}");
    }
    let (number, revision) = (issue.id.to_string(), issue.revision.to_string());
    let form = [
        ("page", "/desk/c/5/summary"),
        ("consultation", "5"),
        ("issue", &number),
        ("issue_revision", &revision),
        ("title", "ฉลาก"),
        ("raised", "ขอให้อ่านง่าย"),
        ("side[]", "public"),
        ("view[]", "คนดื่มขอให้อ่านง่าย"),
        ("side[]", "together"),
        ("view[]", "ผู้ประกอบการขอเวลาปรับตัว"),
        ("side[]", ""),
        ("view[]", ""),
        ("disposition", "partly"),
        ("reason", "ทำได้บางส่วน"),
        ("changed", "ตัวอักษรสูงหนึ่งเซนติเมตร"),
        ("answered_by", "elsewhere"),
    ];
    assert_eq!(site.post("summariser", "/api/summary/issue", &form).await.status, 303);
    let publish = [("page", "/desk/c/5/summary/publish"), ("consultation", "5"), ("publishing", "1"), ("lacking", "")];
    let refused = site.post("summariser", "/api/summary/publish", &publish).await;
    assert!(refused.status == 422 && !refused.says("ยังไม่ได้เขียนความเห็นของ"), "{}", refused.text());
    assert!(refused.says("การวิเคราะห์ผลกระทบ: ยังไม่ได้กรอก"), "only the analysis is missing");
    let preview = site.get("summariser", "/desk/c/5/summary/preview").await;
    assert!(preview.says("ฝ่ายที่มีไม่กี่ความเห็น รวมกัน: ") && preview.says("ผู้ประกอบการขอเวลาปรับตัว"), "{}", preview.text());
}

#[tokio::test]
async fn a_change_names_the_provision_that_answers_before_it_is_published() {
    let site = Site::new().await;
    decided(&site, "ตัวอักษรสูงหนึ่งเซนติเมตร").await;
    let issue =
        async || store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    assert!(issue().await.elsewhere);
    let write = async |by: &str| {
        let one = issue().await;
        let (number, revision) = (one.id.to_string(), one.revision.to_string());
        let form = [
            ("page", "/desk/c/5/summary"),
            ("consultation", "5"),
            ("issue", &number),
            ("issue_revision", &revision),
            ("title", "ฉลาก"),
            ("disposition", "partly"),
            ("reason", "ทำได้บางส่วน"),
            ("changed", "ตัวอักษรสูงหนึ่งเซนติเมตร"),
            ("answered_by", by),
        ];
        assert_eq!(site.post("summariser", "/api/summary/issue", &form).await.status, 303);
        site.get("summariser", "/desk/c/5/summary/publish").await
    };
    let asked = "1. ฉลาก · มาตราหรือข้อที่ตอบประเด็นนี้";
    let silent = write("").await;
    assert!(silent.says(asked) && silent.says("#f-answered_by\""), "{}", silent.text());
    for by in ["c3", "elsewhere"] {
        let whole = write(by).await;
        assert!(!whole.says(asked), "{by} {}", whole.text());
    }
    let open = site.get("summariser", &format!("/desk/c/5/summary?open={}", issue().await.id)).await.text();
    assert!(open.contains("value=\"elsewhere\"") && open.contains("เปลี่ยนที่อื่น ไม่ใช่ในร่างนี้"), "{open}");
}

#[tokio::test]
async fn words_that_do_not_stand_in_a_comment_are_refused_beside_their_issue() {
    let site = Site::new().await;
    decided(&site, "ตัวอักษรสูงหนึ่งเซนติเมตร").await;
    let issue = store::result::summary(&site.house.site.store, ConsultationId(CLOSED)).await.unwrap().issues.remove(0);
    let table = site.get("summariser", "/desk/c/5/ledger").await.text();
    let comment = table.split("name=\"comment[]\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    let (page, of) = (format!("/desk/c/5/ledger/{comment}"), issue.id.to_string());
    let form = [
        ("page", page.as_str()),
        ("coding", "1"),
        ("comment", &comment),
        ("seen", "999999"),
        ("under[]", &of),
        ("quote_of[]", &of),
        ("quote[]", "ถ้อยคำที่ไม่มีใครเขียน"),
    ];
    let refused = site.post("summariser", "/api/ledger/one", &form).await;
    let text = refused.text();
    assert_eq!(refused.status, 422, "{text}");
    assert!(
        text.contains(&format!("href=\"#f-quote-{of}\"")) && text.contains(&format!("id=\"f-quote-{of}-error\"")),
        "{text}"
    );
    assert!(text.contains("ไม่พบถ้อยคำนี้ในความเห็น") && !text.contains("ไม่พบส่วนนี้"), "{text}");
}

#[tokio::test]
async fn a_filter_that_nothing_matches_says_so_at_once() {
    let site = Site::new().await;
    for asked in ["place=aside&stance=agree", "class=expert"] {
        let page = site.get("summariser", &format!("/desk/c/8/ledger?{asked}")).await;
        let at_once = page.says("ไม่มีความเห็นที่ตรงกับตัวกรอง") && !page.says("ในส่วนที่ค้นแล้ว");
        assert!(at_once, "{asked} {}", page.text());
    }
}

#[tokio::test]
async fn an_issue_with_comments_is_removed_after_a_warning_and_they_wait_until_it_is_undone() {
    let site = Site::new().await;
    decided(&site, "ตัวอักษรสูงหนึ่งเซนติเมตร").await;
    let store = &site.house.site.store;
    let place = async || {
        let coverage = store::ledger::coverage(store, ConsultationId(CLOSED)).await.expect("counts");
        (coverage.coded, coverage.waiting)
    };
    let issues = async || store::result::summary(store, ConsultationId(CLOSED)).await.unwrap().issues;
    let before = place().await;
    let issue = issues().await.remove(0);
    let open = site.get("summariser", &format!("/desk/c/5/summary?open={}", issue.id)).await;
    assert!(open.says("14 ความเห็น ในประเด็นนี้จะกลับไปรอจัด เว้นแต่อยู่ในประเด็นอื่นด้วย"), "{}", open.text());
    let (number, revision) = (issue.id.to_string(), issue.revision.to_string());
    let remove = async |revision: &str| {
        let form = [
            ("page", "/desk/c/5/summary"),
            ("consultation", "5"),
            ("issue", number.as_str()),
            ("issue_revision", revision),
        ];
        site.post("summariser", "/api/summary/remove", &form).await
    };
    assert_eq!(remove("0").await.status, 409, "somebody wrote it since");
    assert_eq!(place().await, before);
    let done = remove(&revision).await;
    assert_eq!((done.status, place().await), (303, (0, 14)), "{}", done.text());
    let page = site.get("summariser", &done.to).await;
    assert!(page.says("นำประเด็นออก พร้อม 14 ความเห็น"), "{}", page.text());
    assert!(issues().await.is_empty());
    let deed = page.text().split("name=\"deed\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    let form = [("page", "/desk/c/5/summary"), ("consultation", "5"), ("deed", deed.as_str())];
    assert_eq!(site.post("summariser", "/api/summary/undo", &form).await.status, 303);
    assert_eq!((place().await, issues().await.len()), (before, 1));
    assert_eq!(issues().await[0].raised, "ขอให้อ่านง่าย", "what was written is there again");
}

#[tokio::test]
async fn the_desk_tells_which_classes_were_not_heard() {
    let site = Site::new().await;
    let read = async |page: &str| site.get("summariser", page).await.text().replace("<!>", "");
    let large = read("/desk/c/8/summary").await;
    assert!(large.contains("กลุ่มที่ไม่มีความเห็น: ผู้ทรงคุณวุฒิ"), "{large}");
    let small = read("/desk/c/5/summary").await;
    assert!(!small.contains("กลุ่มที่ไม่มีความเห็น"), "every class spoke");
    assert!(
        small.contains("<th scope=\"row\" lang=\"th\">ผู้ดื่มน้ำ</th><td class=\"num\">"),
        "a list names its groups: {small}"
    );
    // Running text names them for people: the desk says so, and the summariser writes who was not heard.
    assert!(!small.contains("ระบบจึงไม่อ่านชื่อกลุ่มเอง") && large.contains("ระบบจึงไม่อ่านชื่อกลุ่มเอง"), "{large}");
    let form = [
        ("page", "/desk/c/8/summary/texts"),
        ("consultation", "8"),
        ("revision", "0"),
        ("overview", ""),
        ("impact", ""),
        ("unheard", "ผู้ขับรถ\nท้องถิ่น"),
    ];
    let kept = site.post("summariser", "/api/summary/texts", &form).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert!(read("/desk/c/8/summary").await.contains("ผู้ขับรถ · ท้องถิ่น"));
    assert!(read("/en/desk/c/8/summary").await.contains("Not heard from: "));
}
