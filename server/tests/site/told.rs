//! What pages tell people after something happened: on receipts, after sign-in, in forms that come back.

use crate::kit::{NOBODY, PREPARED, Site, comment};
use domain::id::ConsultationId;

const REASON: &str = "ผู้เกี่ยวข้องทุกกลุ่มตอบครบแล้ว";

async fn close(site: &Site, id: &str) {
    let form = [("page", "/desk"), ("consultation", id), ("reason", REASON)];
    assert_eq!(site.post("officer", "/api/desk/close", &form).await.status, 303);
}

/// The first question of the evaluation: its field's name.
async fn first_field(site: &Site) -> String {
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    format!("q{}", questions[0].id)
}

async fn sheet(site: &Site, field: &str) -> crate::kit::Answer {
    let form = [
        ("page", "/c/7/survey?for=public"),
        ("consultation", "7"),
        ("audience", "public"),
        ("key", "00000000000000000000000000000021"),
        (field, "1"),
    ];
    site.post(NOBODY, "/api/survey/submit", &form).await
}

#[tokio::test]
async fn a_sheets_receipt_says_when_the_summary_is_published_and_the_result_counts_it() {
    let site = Site::new().await;
    let field = first_field(&site).await;
    let sent = sheet(&site, &field).await;
    assert_eq!(sent.status, 303);
    let open = site.get(NOBODY, &sent.to).await;
    assert!(open.says("นับรวมในผลคำตอบ") && open.says("ปิดรับคำตอบ") && !open.says("ถอนความเห็น"), "{}", open.text());
    close(&site, "7").await;
    assert!(site.get(NOBODY, &sent.to).await.says("หน่วยงานกำลังสรุปผล"));
    let published = site.post("summariser", "/api/summary/publish", &[("consultation", "7")]).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let told = site.get(NOBODY, &sent.to).await;
    assert!(told.says("เผยแพร่สรุปผลแล้วเมื่อ") && told.says("/c/7/result") && !told.says("แล้วหน่วยงานจะสรุป"));
    let result = site.get(NOBODY, "/c/7/result").await;
    assert!(result.says("ผลคำตอบแบบสอบถาม") && result.says("class=\"chart\""), "the answers are drawn");
    assert!(!result.says("ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้"));
    let workbook = site.get(NOBODY, "/c/7/summary.xlsx").await;
    assert_eq!(workbook.status, 200);
}

#[tokio::test]
async fn a_receipt_of_a_cancelled_hearing_promises_no_summary() {
    let site = Site::new().await;
    let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", "00000000000000000000000000000022", &[])).await;
    let cancel = [("page", "/desk"), ("consultation", "1"), ("reason", REASON)];
    assert_eq!(site.post("officer", "/api/desk/cancel", &cancel).await.status, 303);
    let told = site.get(NOBODY, &sent.to).await;
    assert!(told.says("ยกเลิกการรับฟังแล้วเมื่อ") && !told.says("แล้วหน่วยงานจะสรุป"));
}

#[tokio::test]
async fn what_was_written_before_a_hearing_closed_comes_back_whole() {
    let site = Site::new().await;
    close(&site, "1").await;
    let change = [("wording", "ภายในเจ็ดปี"), ("class", "expert"), ("showing", "named"), ("name", "สมศรี ใจงาม")];
    let typed = comment("1", "00000000000000000000000000000023", &change);
    let answer = site.post(NOBODY, "/api/comment/submit", &typed).await;
    assert_eq!(answer.status, 409);
    for words in ["ช่างใกล้บ้านจะได้ซ่อมได้", "ภายในเจ็ดปี", "ผู้ทรงคุณวุฒิ", "สมศรี ใจงาม", "เห็นด้วย", "ประเด็นที่ 1"]
    {
        assert!(answer.says(words), "{words}");
    }
}

#[tokio::test]
async fn answers_given_before_a_survey_closed_come_back_in_words() {
    let site = Site::new().await;
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    let chosen = questions[0].choices[1].clone();
    let field = first_field(&site).await;
    close(&site, "7").await;
    let answer = sheet(&site, &field).await;
    assert_eq!(answer.status, 409);
    assert!(answer.says(&chosen) && answer.says("คำตอบของคุณ"), "{}", answer.text());
}

#[tokio::test]
async fn free_answers_are_on_no_public_page() {
    let site = Site::new().await;
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    let text = questions.iter().find(|question| question.form == domain::survey::Form::Text).unwrap();
    let (field, first) = (format!("q{}", text.id), first_field(&site).await);
    let form = [
        ("page", "/c/7/survey?for=public"),
        ("consultation", "7"),
        ("audience", "public"),
        ("key", "00000000000000000000000000000024"),
        (first.as_str(), "1"),
        (field.as_str(), "ชื่อและเบอร์ของเพื่อนบ้าน"),
    ];
    assert_eq!(site.post(NOBODY, "/api/survey/submit", &form).await.status, 303);
    close(&site, "7").await;
    let results = site.get(NOBODY, "/c/7/survey/results").await;
    assert!(results.says("ส่งถึงหน่วยงานเท่านั้น") && !results.says("ชื่อและเบอร์ของเพื่อนบ้าน"));
    assert!(site.get("officer", "/desk/c/7/answers.csv").await.says("ชื่อและเบอร์ของเพื่อนบ้าน"));
}

#[tokio::test]
async fn signing_in_leads_to_the_page_that_asked_with_its_query() {
    let site = Site::new().await;
    // Whatever is asked for behind a sign-in is where one lands, with its query.
    let asked = site.get(NOBODY, "/desk/c/1/comments?withheld=yes").await;
    assert_eq!(asked.status, 401);
    let form = [("page", "/c/1/say?at=k2"), ("email", "officer@demo.example"), ("password", "siang-demo-2569")];
    assert_eq!(site.post(NOBODY, "/api/account/sign_in", &form).await.to, "/c/1/say?at=k2");
    let form = [("page", "/desk/c/1/comments?withheld=yes"), form[1], form[2]];
    assert_eq!(site.post(NOBODY, "/api/account/sign_in", &form).await.to, "/desk/c/1/comments?withheld=yes");
}

#[tokio::test]
async fn a_refused_row_keeps_its_number_and_its_line_leads_to_it() {
    let site = Site::new().await;
    let revision = store::consultation::one(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().revision;
    let (id, revision) = (PREPARED.to_string(), revision.to_string());
    let mut form = vec![("page", "/desk/c/12/points"), ("consultation", id.as_str()), ("revision", revision.as_str())];
    // The first row is whole but goes last; the second waits; the third lacks its title.
    for row in [["9", "การยืม", "เจ็ดวัน", "พอหรือไม่"], ["2", "", "", ""], ["1", "", "มีเนื้อความ", ""]]
    {
        form.extend([("place[]", row[0]), ("title[]", row[1]), ("body[]", row[2]), ("question[]", row[3])]);
    }
    let answer = site.post("officer", "/api/desk/points", &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("href=\"#f-title-3\"") && answer.says("id=\"f-title-3\""), "{}", answer.text());
    assert!(answer.says("ประเด็นที่ 3 ชื่อประเด็น"), "the line says which");
}

#[tokio::test]
async fn a_preview_leads_to_nothing_that_is_not_there() {
    let site = Site::new().await;
    let preview = site.get("officer", "/desk/c/12/preview").await;
    assert_eq!(preview.status, 200);
    assert!(!preview.says("href=\"/c/12"), "{}", preview.text());
    assert_eq!(site.get("local", "/desk/c/12/preview/draft").await.status, 404);
    assert_eq!(site.get(NOBODY, "/desk/c/12/preview/survey").await.status, 401);
}

#[tokio::test]
async fn a_province_includes_what_concerns_the_whole_country() {
    let site = Site::new().await;
    let everywhere = site.get(NOBODY, "/consultations?area=all").await.text();
    let here = site.get(NOBODY, "/consultations?area=96").await.text();
    let rows = |page: &str| page.matches("class=\"row__title\"").count();
    assert!(rows(&everywhere) > 0 && rows(&here) >= rows(&everywhere));
}
