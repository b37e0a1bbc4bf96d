//! Questions answered by files, without scripts: brought with the form, along with it when it comes back, opened by the entitled alone.

use crate::kit::{Answer, NOBODY, PASSWORD, Site};
use domain::id::ConsultationId;
use domain::survey::{Form, NewQuestion, Question};
use domain::time::{Day, Moment};
use store::consultation::RoundPlan;

const PDF: &[u8] = b"%PDF-1.7 a licence";

/// An open survey of a file that must be there, a picture, and a number that must be there.
async fn asked(site: &Site) -> (ConsultationId, Vec<Question>) {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let like = store::consultation::Draft::Left;
    let id = store::consultation::begin_like(store, &by, ConsultationId(7), like, now).await.unwrap();
    let must = |form, text: &str| NewQuestion { required: true, ..NewQuestion::plain(form, text) };
    let questions = [
        must(Form::File, "แนบใบอนุญาตที่ใช้อยู่"),
        NewQuestion::plain(Form::Picture, "ภาพหน้าร้าน"),
        must(Form::Number, "เสียค่าธรรมเนียมกี่บาท"),
    ];
    let (begun, seven) = (
        store::consultation::one(store, id).await.unwrap(),
        store::consultation::one(store, ConsultationId(7)).await.unwrap(),
    );
    let texts = domain::consultation::Texts { short_name: "ใบอนุญาต".into(), ..seven.texts };
    let begun = store::consultation::edit(store, &by, id, begun.revision, &texts, now).await.unwrap();
    let revision = store::survey::set_questions(store, &by, id, begun, &questions, now).await.unwrap();
    let round = RoundPlan {
        opens: now.day(),
        closes: Day(now.day().0 + 30),
        admission: Default::default(),
        shows: domain::round::Shows::Live,
        short_reason: String::new(),
    };
    let revision = store::consultation::set_round(store, &by, id, revision, round, now).await.unwrap();
    store::consultation::publish(store, &by, id, revision, Moment(now.0)).await.unwrap();
    (id, store::survey::questions(store, id).await.unwrap())
}

/// Sends a form as its page has it, with what is typed and the files that are chosen.
async fn send(site: &Site, shown: &Answer, more: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
    let hidden = shown.hidden("/api/survey/submit");
    let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend(more);
    site.bring_all(NOBODY, "/api/survey/submit", &form, files).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_with_the_form_goes_along_when_it_is_refused_and_is_the_agencys_alone() {
    let site = Site::new().await;
    let (id, questions) = asked(&site).await;
    let [file, picture, number] = [0, 1, 2].map(|at| format!("q{}", questions[at].id));
    let page = site.get(NOBODY, &format!("/c/{id}/survey?for=everyone")).await;
    assert!(page.says("enctype=\"multipart/form-data\"") && page.says("type=\"file\""), "{}", page.text());
    // Nothing chosen: the fields that must be there say so.
    let none = send(&site, &page, &[(&number, "5")], &[(&file, "", b"")]).await;
    assert!(
        none.status == 422 && none.says(&format!("href=\"#f-{file}\"")) && none.says("ยังไม่ได้เลือกไฟล์"),
        "{}",
        none.text()
    );
    // What is not taken is told where it was chosen, and what was typed stays.
    let files: [(&str, &str, &[u8]); 2] = [(&file, "ใบอนุญาต.pdf", PDF), (&picture, "a.png", b"<svg onload=alert(1)>")];
    let refused = send(&site, &page, &[(&number, "5")], &files).await;
    assert!(refused.status == 422 && refused.says("รับเฉพาะภาพ") && refused.says("value=\"5\""), "{}", refused.text());
    // The one that was taken goes along.
    assert!(refused.says("ไฟล์ที่แนบไว้แล้ว") && refused.says("ใบอนุญาต.pdf"));
    let sent = send(&site, &refused, &[(&number, "5")], &[(&file, "", b"")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let (all, many) = {
        let (store, now) = (&site.house.site.store, site.house.now());
        let token = store::session::sign_in(store, "officer@demo.example", PASSWORD, now).await.unwrap();
        let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
        store::survey::file::all(store, &by, id, 1).await.unwrap()
    };
    assert_eq!((many, all[0].file.name.as_str()), (1, "ใบอนุญาต.pdf"));
    // The agency's list leads to it; it is saved, never run, and each time is written down.
    let address = format!("/desk/c/{id}/sheets/{}/{}", all[0].sheet, questions[0].id);
    let taken = format!("/desk/c/{id}/taken");
    assert!(site.get("officer", &taken).await.says(&format!("href=\"{address}\"")));
    assert!(site.get("officer", &format!("/en{taken}")).await.says("Files that answers brought"));
    let given = site.get("officer", &address).await;
    assert_eq!((given.status, given.body.as_slice()), (200, PDF));
    assert_eq!(given.line("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
    assert!(given.line("content-disposition").starts_with("attachment;") && given.line("cache-control") == "no-store");
    assert!(site.get("officer", &taken).await.says(&format!("sheets/{}/{}", all[0].sheet, questions[0].id)));
    for (who, status) in [(NOBODY, 401), ("moderator", 403), ("local", 404)] {
        let answer = site.get(who, &address).await;
        assert!(answer.status == status || answer.status >= 400, "{who}: {}", answer.status);
        assert_ne!(answer.body.as_slice(), PDF, "{who}");
    }
    // Exports name it; results tell how many answered and nothing of it.
    let csv = site.get("officer", &format!("/desk/c/{id}/answers.csv")).await;
    assert!(csv.says("ใบอนุญาต.pdf sha256:"), "{}", csv.text());
    let lines = site.get("officer", &format!("/desk/c/{id}/answers.jsonl")).await;
    assert!(lines.says("\"sha256\":\"") && lines.says("application/pdf"), "{}", lines.text());
    let results = site.get(NOBODY, &format!("/c/{id}/survey/results")).await;
    assert!(!results.says("ใบอนุญาต.pdf"));
    // Left out again, it must be there.
    let without = format!("{file}_without");
    let out = send(&site, &refused, &[(&number, "5"), (&without, "1")], &[]).await;
    assert!(out.status == 422 && out.says("ยังไม่ได้เลือกไฟล์"), "{}", out.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_kept_of_those_who_may_answer_and_of_no_network_without_end() {
    let site = Site::new().await;
    let (id, questions) = asked(&site).await;
    let (file, number) = (format!("q{}", questions[0].id), format!("q{}", questions[2].id));
    let page = site.get(NOBODY, &format!("/c/{id}/survey?for=everyone")).await;
    // A name that no question has, and a text's, bring nothing.
    let strange = send(
        &site,
        &page,
        &[(&number, "5")],
        &[("q999", "a.pdf", PDF), (&number, "b.pdf", PDF), ("file", "c.pdf", PDF)],
    )
    .await;
    assert!(strange.status == 422 && !strange.says("ไฟล์ที่แนบไว้แล้ว"), "{}", strange.text());
    // Too large for its question.
    let large = [PDF, &vec![b' '; 10 << 20]].concat();
    let refused = send(&site, &page, &[(&number, "5")], &[(&file, "ใหญ่.pdf", &large)]).await;
    assert!(refused.status == 422 && refused.says("ไม่เกิน 10 MB") && refused.says("value=\"5\""), "{}", refused.text());
    // After the close nothing is kept.
    site.later(60);
    let late = send(&site, &page, &[(&number, "5")], &[(&file, "a.pdf", PDF)]).await;
    assert!(late.status >= 400 && !late.says("ไฟล์ที่แนบไว้แล้ว"), "{}", late.status);
}
