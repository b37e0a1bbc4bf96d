//! Files that go with a comment, without scripts: brought with its form, along with it when it comes back, seen by whoever may read the comment and by nobody else.

use crate::kit::{Answer, NOBODY, Site, comment};
use crate::moderation::author;
use domain::comment_file::FIELDS;
use domain::id::{CommentId, ConsultationId};
use domain::toll::{Toll, Work};
use server::house::Settings;

const PDF: &[u8] = b"%PDF-1.7 a plan of the market";
const KEY: &str = "00000000000000000000000000000461";
const NAME: &str = "ผังตลาด.pdf";
const SUBMIT: &str = "/api/comment/submit";

/// A photo as phones write it: where it was taken, then the picture.
fn photo() -> Vec<u8> {
    let segment = |marker: u8, said: &[u8]| [&[0xff, marker, 0, said.len() as u8 + 2][..], said].concat();
    [
        vec![0xff, 0xd8],
        segment(0xe1, b"Exif\0\0 GPS 13.7563 100.5018"),
        segment(0xdb, b"tables"),
        segment(0xda, b"scan"),
        b"dots".to_vec(),
        vec![0xff, 0xd9],
    ]
    .concat()
}

/// Sends a form as its page has it, with what is typed and the files that are chosen.
async fn send(site: &Site, shown: &Answer, more: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
    let hidden = shown.hidden(SUBMIT);
    let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend(more);
    site.bring_all(NOBODY, SUBMIT, &form, files).await
}

/// A comment with one file: its number, its receipt's address and cookie.
async fn said(site: &Site, of: &str, showing: &str) -> (CommentId, String, String) {
    let form = comment(of, KEY, &[("showing", showing)]);
    let sent = site.bring_all(NOBODY, SUBMIT, &form, &[("file1", NAME, PDF)]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let cookie = sent.line("set-cookie").split(';').next().unwrap().to_string();
    let number = domain::receipt::Number::parse(sent.to.rsplit('/').next().unwrap()).unwrap();
    let told = store::comment::by_number(&site.house.site.store, number).await.unwrap().unwrap();
    (told.comment.unwrap(), sent.to, cookie)
}

/// Who is given the file at the public address, and who at the desk's.
async fn given(site: &Site, of: &str, id: CommentId, who: &'static str) -> (bool, bool) {
    let public = site.get(who, &format!("/c/{of}/comments/{id}/files/1")).await;
    let desk = site.get(who, &format!("/desk/c/{of}/comments/{id}/files/1")).await;
    for answer in [&public, &desk] {
        let given = answer.body.as_slice() == PDF;
        assert_eq!(answer.status == 200, given, "{who}: {}", answer.status);
        assert!(given || !answer.says(NAME), "{who}: not its name either");
    }
    (public.status == 200, desk.status == 200)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_with_the_form_goes_along_when_it_is_refused_and_everyone_saves_it() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/1/say?at=k1").await;
    assert!(page.says("enctype=\"multipart/form-data\"") && page.says("type=\"file\"") && page.says("ไม่เกิน 3 ไฟล์"));
    let photo = photo();
    let files: [(&str, &str, &[u8]); 3] = [
        ("file1", "../<b>ผัง\u{202e}ตลาด.exe", PDF),
        ("file2", "หน้าตลาด.png", &photo),
        ("file3", "ก.svg", b"<svg onload=alert(1)>"),
    ];
    let typed = [("reason", "ทางเข้าแคบ ดูผังที่แนบ"), ("at", "k1"), ("showing", "unnamed")];
    let refused = send(&site, &page, &typed, &files).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.says("href=\"#f-stance\"") && refused.says("href=\"#f-file3\""), "all that is wrong at once");
    assert!(refused.says("รับเฉพาะ PDF") && refused.says("ไฟล์ที่แนบไว้แล้ว: b ผังตลาด.pdf") && refused.says("หน้าตลาด.jpg"));
    assert!(refused.says("id=\"files\" open") && refused.says("ดูผังที่แนบ"));
    let chosen = [("stance", "change"), ("reason", typed[0].1), ("at", "k1"), ("showing", "unnamed")];
    let sent = send(&site, &refused, &chosen, &[("file3", "", b"")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    // Everyone reads them under the comment, and saves them: they are run nowhere.
    let all = site.get(NOBODY, "/c/1/comments?stance=change").await;
    let link = |number: u32| {
        let text = all.text();
        let end = text.find(&format!("/files/{number}\" download")).expect("a link");
        let begin = text[..end].rfind("href=\"").unwrap() + 6;
        format!("{}/files/{number}", &text[begin..end])
    };
    assert!(all.says(">b ผังตลาด.pdf</a>") && all.says("PDF · 29 B"), "{}", all.text());
    let plan = site.get(NOBODY, &link(1)).await;
    assert_eq!((plan.status, plan.body.as_slice()), (200, PDF));
    assert_eq!(plan.line("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
    assert!(plan.line("content-disposition").starts_with("attachment;") && plan.line("x-robots-tag") == "noindex");
    assert_eq!((plan.line("cache-control"), plan.line("x-content-type-options")), ("no-store", "nosniff"));
    // Where a picture was taken is not in it any more.
    let seen = site.get(NOBODY, &link(2)).await;
    assert_eq!((seen.status, seen.line("content-type")), (200, "image/jpeg"));
    assert!(!seen.body.windows(3).any(|at| at == b"GPS") && seen.body.windows(4).any(|at| at == b"dots"));
    let other = link(1).replace("/c/1/", "/c/2/");
    assert_eq!(site.get(NOBODY, &other).await.status, 404, "in its own hearing alone");
    // The receipt lists them with its code, and the sheet of another number does not.
    let cookie = sent.line("set-cookie").split(';').next().unwrap().to_string();
    let receipt = author(&site, &cookie, &sent.to, &[]).await;
    assert!(receipt.says("ไฟล์แนบ") && receipt.says("หน้าตลาด.jpg") && receipt.says("/files/1"), "{}", receipt.text());
    assert!(!site.get(NOBODY, &sent.to).await.says("หน้าตลาด.jpg"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_twice_is_kept_once_and_its_author_is_told() {
    let site = Site::new().await;
    let form = comment("1", KEY, &[]);
    let files: [(&str, &str, &[u8]); 2] = [("file1", NAME, PDF), ("file2", "สำเนา.pdf", PDF)];
    let sent = site.bring_all(NOBODY, SUBMIT, &form, &files).await;
    assert!(sent.status == 303 && sent.to.ends_with("?twice=1"), "{} {}", sent.to, sent.text());
    let cookie = sent.line("set-cookie").split(';').next().unwrap().to_string();
    let receipt = author(&site, &cookie, &sent.to, &[]).await;
    assert!(receipt.says("เราเก็บไว้ไฟล์เดียว") && receipt.says(NAME) && !receipt.says("สำเนา.pdf"), "{}", receipt.text());
    let later = author(&site, &cookie, sent.to.trim_end_matches("?twice=1"), &[]).await;
    assert!(later.says(NAME) && !later.says("เราเก็บไว้ไฟล์เดียว"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_the_agency_alone_no_one_else_is_given() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", "agency").await;
    assert_eq!(given(&site, "1", id, NOBODY).await, (false, false));
    assert_eq!(given(&site, "1", id, "local").await, (false, false), "an officer of another agency");
    for staff in ["officer", "moderator", "summariser"] {
        assert_eq!(given(&site, "1", id, staff).await, (false, true), "{staff}");
    }
    let address = format!("/desk/c/1/comments/{id}/files/1");
    for page in [format!("/desk/c/1/ledger/{id}"), format!("/desk/comment/{id}")] {
        let shown = site.get("officer", &page).await;
        assert!(shown.status != 200 || shown.says(&address) && shown.says(NAME), "{page}: {}", shown.text());
    }
    assert!(site.get("moderator", &format!("/desk/comment/{id}")).await.says(&address));
    assert!(!site.get(NOBODY, "/c/1/comments?stance=agree").await.says(NAME));
    // Its author saves it by the receipt, nobody else by its address.
    let told = author(&site, &cookie, &receipt, &[]).await;
    let own = format!("{receipt}/files/1");
    assert!(told.says(NAME) && told.says(&own) && !told.says("/comments/"), "{}", told.text());
    assert_eq!(author(&site, &cookie, &own, &[]).await.body.as_slice(), PDF);
    for who in [NOBODY, "officer"] {
        assert_eq!(site.get(who, &own).await.status, 404, "{who}");
    }
    // The address of another hearing opens nothing.
    assert_eq!(site.get("officer", &address.replace("/c/1/", "/c/2/")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_withheld_the_desk_alone_sees_until_it_is_shown_again() {
    let site = Site::new().await;
    let (id, ..) = said(&site, "1", "unnamed").await;
    assert_eq!(given(&site, "1", id, NOBODY).await, (true, false));
    let (case, seen) = (format!("/desk/comment/{id}"), format!("{id}.1"));
    let form = [("page", case.as_str()), ("comment", seen.as_str()), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    assert_eq!(given(&site, "1", id, NOBODY).await, (false, false));
    assert_eq!(given(&site, "1", id, "moderator").await, (false, true));
    assert!(!site.get(NOBODY, "/c/1/comments?at=k1").await.says(NAME), "the tombstone names nothing");
    assert_eq!(site.post("moderator", "/api/moderation/restore", &form[..2]).await.status, 303);
    assert_eq!(given(&site, "1", id, NOBODY).await, (true, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderator_takes_one_file_out_alone_and_shows_it_again() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", "unnamed").await;
    let (case, seen) = (format!("/desk/comment/{id}"), format!("{id}.1"));
    let desk = site.get("moderator", &case).await;
    assert!(desk.says("action=\"/api/moderation/file\"") && !site.get("officer", &case).await.says("moderation/file"));
    let form = [("page", case.as_str()), ("comment", seen.as_str()), ("file", "1"), ("file_reason", "abuse")];
    let open = site.post("moderator", "/api/moderation/file", &form[..3]).await;
    assert!(open.status == 422 && open.says("href=\"#f-file_reason\""), "{}", open.text());
    for who in [NOBODY, "officer", "local"] {
        assert_ne!(site.post(who, "/api/moderation/file", &form).await.status, 303, "{who}");
    }
    assert_eq!(site.post("moderator", "/api/moderation/file", &form).await.status, 303);
    assert_eq!(given(&site, "1", id, NOBODY).await, (false, false));
    assert_eq!(given(&site, "1", id, "moderator").await, (false, true));
    let all = site.get(NOBODY, "/c/1/comments?at=k1").await;
    assert!(all.says("ไฟล์หนึ่งงดเผยแพร่ เพราะ") && !all.says(NAME) && all.says("ช่างใกล้บ้านจะได้ซ่อมได้"), "{}", all.text());
    assert!(site.get(NOBODY, "/c/1/moderation").await.says("งดเผยแพร่ไฟล์แนบของความเห็นหนึ่ง"));
    let told = author(&site, &cookie, &receipt, &[]).await;
    assert!(told.says(NAME) && told.says("ไฟล์นี้งดเผยแพร่ เพราะ"), "its author is told which: {}", told.text());
    let again = [("page", case.as_str()), ("comment", seen.as_str()), ("file", "1"), ("do", "show")];
    assert_eq!(site.post("moderator", "/api/moderation/file", &again).await.status, 303);
    assert_eq!(given(&site, "1", id, NOBODY).await, (true, false));
    assert_eq!(site.post("moderator", "/api/moderation/file", &again).await.status, 409, "it is shown already");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_looks_again_at_a_file_that_was_withheld() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", "unnamed").await;
    let (case, seen) = (format!("/desk/comment/{id}"), format!("{id}.1"));
    let take = [("page", case.as_str()), ("comment", seen.as_str()), ("file", "1"), ("file_reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/file", &take).await.status, 303);
    let number = receipt.rsplit('/').next().unwrap();
    let words = "ผังตลาดนี้ไม่ได้ดูหมิ่นผู้ใด เป็นเหตุผลของความเห็น";
    let appeal = [("page", receipt.as_str()), ("number", number), ("appeal", words)];
    let sent = author(&site, &cookie, "/api/moderation/appeal", &appeal).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(site.get("central", "/desk/moderation/appeals").await.says("งดเผยแพร่ไฟล์แนบ"));
    let reply = [
        ("page", case.as_str()),
        ("comment", seen.as_str()),
        ("asked", "1"),
        ("granted", "yes"),
        ("answer", "ไม่มีถ้อยคำที่ดูหมิ่นบุคคลใด"),
    ];
    assert_eq!(site.post("central", "/api/moderation/reply", &reply).await.status, 303);
    assert_eq!(given(&site, "1", id, NOBODY).await, (true, false));
    assert!(site.get(NOBODY, "/c/1/moderation").await.says("สำนักงานทบทวนแล้วให้เผยแพร่ตามเดิม"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_added_where_a_comment_is_changed() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", "unnamed").await;
    let page = format!("{receipt}/edit");
    let shown = author(&site, &cookie, &page, &[]).await;
    assert!(shown.says("name=\"leave_file[]\"") && shown.says("name=\"file2\"") && !shown.says("name=\"file3\""));
    let hidden = shown.hidden("/api/comment/edit");
    let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend([("stance", "agree"), ("reason", "ช่างใกล้บ้านจะได้ซ่อมได้"), ("showing", "unnamed")]);
    let unknown = site.bring_with(&cookie, "/api/comment/edit", &form, &[("file1", "ก.exe", b"MZ")]).await;
    assert!(unknown.status == 422 && unknown.says("href=\"#f-file1\""), "{}", unknown.text());
    let more: [(&str, &str, &[u8]); 1] = [("file1", "ราคา.csv", b"stall,rent\n1,20")];
    let saved = site.bring_with(&cookie, "/api/comment/edit", &form, &more).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let all = store::comment::public_of(&site.house.site.store, &[id]).await.unwrap();
    let names: Vec<_> = all[0].files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, [NAME, "ราคา.csv"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_to_be_looked_at_is_shown_when_it_is_let_through() {
    let site = Site::new().await;
    let checked = domain::admission::Admission { appears: domain::admission::Appears::Checked, ..Default::default() };
    let of = crate::admission::hearing(&site, checked).await;
    let (id, ..) = said(&site, &of, "unnamed").await;
    assert_eq!(given(&site, &of, id, NOBODY).await, (false, false));
    assert_eq!(given(&site, &of, id, "moderator").await, (false, true));
    let (case, seen) = (format!("/desk/comment/{id}"), format!("{id}.1"));
    let through = [("page", case.as_str()), ("comment", seen.as_str())];
    assert_eq!(site.post("moderator", "/api/moderation/restore", &through).await.status, 303);
    assert_eq!(given(&site, &of, id, NOBODY).await, (true, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_takes_one_away_or_all_with_the_comment() {
    let site = Site::new().await;
    let form = comment("1", KEY, &[]);
    let photo = photo();
    let files: [(&str, &str, &[u8]); 2] = [("file1", NAME, PDF), ("file3", "ทางเข้า.jpg", &photo)];
    let sent = site.bring_all(NOBODY, SUBMIT, &form, &files).await;
    let cookie = sent.line("set-cookie").split(';').next().unwrap().to_string();
    let number = sent.to.rsplit('/').next().unwrap().to_string();
    let told =
        store::comment::by_number(&site.house.site.store, domain::receipt::Number::parse(&number).unwrap()).await;
    let id = told.unwrap().unwrap().comment.unwrap();
    let edit = author(&site, &cookie, &format!("{}/edit", sent.to), &[]).await;
    assert!(edit.says("leave_file[]") && edit.says("นำไฟล์ ทางเข้า.jpg ออก"), "{}", edit.text());
    let page = format!("{}/edit", sent.to);
    let change = |left: &'static str, revision: &'static str| {
        let typed = [("stance", "agree"), ("reason", "ช่างใกล้บ้านจะได้ซ่อมได้ครับ"), ("showing", "unnamed")];
        let rest = [
            ("page", page.clone()),
            ("number", number.clone()),
            ("revision", revision.into()),
            ("leave_file[]", left.into()),
        ];
        typed.into_iter().map(|(name, value)| (name, value.to_string())).chain(rest).collect::<Vec<_>>()
    };
    let post = async |form: Vec<(&'static str, String)>| {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        author(&site, &cookie, "/api/comment/edit", &form).await
    };
    // An old page takes nothing away.
    assert_eq!(post(change("2", "9")).await.status, 409);
    assert_eq!(site.get(NOBODY, &format!("/c/1/comments/{id}/files/2")).await.status, 200);
    assert_eq!(post(change("2", "1")).await.status, 303);
    assert_eq!(site.get(NOBODY, &format!("/c/1/comments/{id}/files/2")).await.status, 404);
    assert_eq!(given(&site, "1", id, NOBODY).await, (true, false), "the other stays with what is changed");
    let strange = [("page", "/"), ("number", number.as_str()), ("revision", "2"), ("leave_file[]", "1")];
    assert_eq!(site.post(NOBODY, "/api/comment/edit", &strange).await.status, 422, "not without its code");
    let back = [("page", sent.to.as_str()), ("number", number.as_str())];
    assert_eq!(author(&site, &cookie, "/api/comment/withdraw", &back).await.status, 303);
    for who in [NOBODY, "officer", "moderator"] {
        assert_eq!(given(&site, "1", id, who).await, (false, false), "{who}");
    }
    let receipt = author(&site, &cookie, &sent.to, &[]).await;
    assert!(!receipt.says(NAME) && !site.get("moderator", &format!("/desk/comment/{id}")).await.says(NAME));
    let swept = std::time::SystemTime::now() + std::time::Duration::from_secs(2 * 86_400);
    assert!(store::attachment::sweep(&site.house.site.store, swept).await.unwrap() >= 2, "the bytes go");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_too_many_or_not_ones_own_is_not_taken() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/1/say?at=k1").await;
    let typed = [("stance", "agree"), ("reason", "ดูไฟล์"), ("at", "k1"), ("showing", "unnamed")];
    let large = [PDF, &vec![b' '; 10 << 20]].concat();
    let refused = send(&site, &page, &typed, &[("file1", "ใหญ่.pdf", &large)]).await;
    assert!(refused.status == 422 && refused.says("ไม่เกิน 10 MB") && refused.says("ดูไฟล์"), "{}", refused.text());
    let cut = &photo()[..20];
    let refused = send(&site, &page, &typed, &[("file2", "ขาด.jpg", cut)]).await;
    assert!(refused.status == 422 && refused.says("เปิดภาพนี้ไม่ได้"), "{}", refused.text());
    // What was not brought here, was brought to another hearing, or is called otherwise.
    let hash = "ab".repeat(32);
    let forged = format!("{}.{hash}.9.pdf.ก.pdf", "00".repeat(16));
    let refused = send(&site, &page, &[&typed[..], &[("file1", forged.as_str())]].concat(), &[]).await;
    assert!(refused.status == 422 && refused.says("href=\"#f-file1\""), "{}", refused.text());
    let elsewhere =
        site.bring_all(NOBODY, SUBMIT, &comment("2", KEY, &[("stance", "")]), &[("file1", NAME, PDF)]).await;
    let hidden = elsewhere.hidden(SUBMIT);
    let sealed = hidden.iter().find(|(name, _)| name == "file1").expect("kept").1.clone();
    for strange in [sealed.clone(), sealed.replace("ผัง", "แผน"), "[object File]".into()] {
        let refused = send(&site, &page, &[&typed[..], &[("file1", strange.as_str())]].concat(), &[]).await;
        assert!(refused.status == 422 && refused.says("ยังไม่ได้เลือกไฟล์"), "{strange}: {}", refused.text());
    }
    // A fourth, a second under one name, and one under another field bring nothing.
    let pdf = |n: u8| [PDF, &[b'0' + n]].concat();
    let all: Vec<Vec<u8>> = (0..6).map(pdf).collect();
    let names = [FIELDS[0], FIELDS[1], FIELDS[2], "file4", FIELDS[0], "reason"];
    let files: Vec<(&str, &str, &[u8])> =
        names.iter().zip(&all).map(|(name, bytes)| (*name, NAME, bytes.as_slice())).collect();
    let sent = send(&site, &page, &typed, &files).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let public =
        store::comment::public_page(&site.house.site.store, ConsultationId(1), &Default::default(), None, 1).await;
    assert_eq!(public.unwrap()[0].files.iter().map(|file| file.number).collect::<Vec<_>>(), [1, 2, 3]);
    // After the close nothing is kept.
    let page = site.get(NOBODY, "/c/1/say?at=k1").await;
    site.later(400);
    let late = send(&site, &page, &typed, &[("file1", NAME, PDF)]).await;
    assert!(late.status >= 400 && !late.says("ไฟล์ที่แนบไว้แล้ว"), "{}", late.status);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_buttons_of_the_form_take_files_along_and_a_draft_has_none() {
    let site = Site::new().await;
    let page = [("page", "/c/1/say?at=k1")];
    let form = comment("1", KEY, &page);
    let looked = site.bring_all(NOBODY, "/api/comment/similar", &form, &[("file1", NAME, PDF)]).await;
    assert!(looked.status == 200 && looked.says("ไฟล์ที่แนบไว้แล้ว"), "{} {}", looked.status, looked.text());
    let set = site.bring_all(NOBODY, "/api/comment/look", &form, &[("file1", NAME, PDF)]).await;
    assert!(set.status == 200 && set.says("ไฟล์ที่แนบไว้แล้ว"), "{} {}", set.status, set.text());
    let unknown = site.bring_all(NOBODY, "/api/comment/similar", &form, &[("file1", "ก.exe", b"MZ")]).await;
    assert!(unknown.status == 422 && unknown.says("รับเฉพาะ PDF"), "{}", unknown.text());
    let sent = send(&site, &looked, &comment("1", KEY, &[])[2..], &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let draft = [("draft", "00000000000000000000000000000461")];
    let kept =
        site.bring_all("officer", "/api/comment/keep", &comment("1", KEY, &draft), &[("file1", NAME, PDF)]).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let again = site.get("officer", &kept.to).await;
    assert!(
        again.says("ช่างใกล้บ้านจะได้ซ่อมได้") && !again.says(NAME) && again.says("โปรดเลือกไฟล์อีกครั้ง"),
        "{}",
        again.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_there_when_a_busy_network_has_paid() {
    const HALL: &str = "203.0.113.7:4000";
    let busy = Settings {
        sends_in_ten_minutes: 1,
        toll_bits: 2,
        demo: true,
        address: "http://localhost".into(),
        ..Settings::default()
    };
    let site = Site::with(busy).await;
    let key = |n: u32| format!("{n:032x}");
    let (first, second) = (key(1), key(2));
    let file: [(&str, &str, &[u8]); 1] = [("file1", NAME, PDF)];
    assert_eq!(site.bring_from(HALL, SUBMIT, &comment("1", &first, &[]), &file).await.status, 303);
    let asked = site.bring_from(HALL, SUBMIT, &comment("1", &second, &[]), &file).await;
    assert!(asked.status == 429 && asked.says("ไฟล์ที่แนบไว้แล้ว"), "{}", asked.text());
    let hidden = asked.hidden(SUBMIT);
    let value = |name: &str| hidden.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()).unwrap();
    let toll = Toll::parse(&value("toll")).unwrap();
    let mut work = Work::on(&toll);
    let proof = std::iter::repeat_with(|| work.step(10_000)).flatten().next().unwrap();
    let (toll, sealed) = (value("toll"), value("file1"));
    let paid = [("toll", toll.as_str()), ("proof", proof.as_str()), ("file1", sealed.as_str())];
    let sent = site.bring_from(HALL, SUBMIT, &comment("1", &second, &paid), &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let public =
        store::comment::public_page(&site.house.site.store, ConsultationId(1), &Default::default(), None, 1).await;
    assert_eq!(public.unwrap()[0].files[0].name, NAME);
    // Of one network only so many are kept; its words are never lost by it.
    let mut told = false;
    for n in 3..140 {
        let key = key(n);
        let form = comment("1", &key, &[("stance", "")]);
        let answer = site.bring_from(HALL, SUBMIT, &form, &[("file1", NAME, &[PDF, key.as_bytes()].concat())]).await;
        told |= answer.says("จากเครือข่ายของคุณมาก");
        assert!(answer.says("ช่างใกล้บ้านจะได้ซ่อมได้") || told, "{}", answer.text());
    }
    assert!(told);
}
