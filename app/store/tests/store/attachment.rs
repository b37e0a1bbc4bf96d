//! Files of a dossier: kept by what they hold, in bounds, for those who may.

use crate::kit::*;
use domain::attachment::Kind as Of;
use domain::consultation::Kind;
use domain::form::What;
use domain::refusal::Refusal;
use std::io::Read;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::attachment::{self, New, NewForm};
use store::{Options, Store, consultation};

const PDF: &[u8] = b"%PDF-1.7 map";
const WEBM: &[u8] = b"\x1a\x45\xdf\xa3\x84\x82webm a video";
const CAPTIONS: &str = "WEBVTT\n\n00:00.000 --> 00:04.000\nสวัสดี\n";

/// A file that came, with its title and name.
async fn new(store: &Store, title: &str, name: &str, bytes: &[u8]) -> New {
    let mut coming = store.coming().await.unwrap();
    bytes.chunks(1 << 20).for_each(|piece| coming.write(piece).unwrap());
    let file = Some(Arc::new(coming.whole().unwrap()));
    New { title: title.into(), name: name.into(), file, readable: true, form: None }
}

/// The text in another form: what it is, its language, its text, what is said in it.
fn form(what: What, lang: &str, text: &str, said: &str) -> Option<NewForm> {
    Some(NewForm { what, lang: lang.into(), seconds: Some(95), text: text.into(), said: said.into() })
}

/// The kit's store with a folder for files.
pub async fn with_folder(kit: &Kit) -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { files: Some(folder.path().into()), ..options() };
    (Store::open_with(&kit.url, options).await.unwrap(), folder)
}

pub fn lie_in(folder: &std::path::Path) -> usize {
    let shelves = std::fs::read_dir(folder).into_iter().flatten().flatten();
    shelves.map(|shelf| std::fs::read_dir(shelf.path()).unwrap().count()).sum()
}

on_both! {
    async fn a_file_is_kept_once_by_what_it_holds_and_given_back_whole(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let revision = async || kit.one(id).await.revision;
        let add = async |new| attachment::add(&store, &kit.drafter, id, revision().await, new, day_one()).await;
        assert_eq!(add(new(&store, "แผนที่ท้ายร่าง", "../แผนที่.exe", PDF).await).await.unwrap(), 1);
        assert_eq!(add(new(&store, "แผนที่อีกครั้ง", "b.pdf", PDF).await).await.unwrap(), 2);
        assert_eq!(add(new(&store, "ภาพ", "c.png", &[0x89, b'P', b'N', b'G', 13, 10, 26, 10]).await).await.unwrap(), 3);
        assert_eq!(lie_in(folder.path()), 2);
        let all = attachment::all(&store, id).await.unwrap();
        let told: Vec<_> = all.files.iter().map(|one| (one.name.as_str(), one.kind, one.readable)).collect();
        assert_eq!(told, [("แผนที่.pdf", Of::Pdf, true), ("b.pdf", Of::Pdf, true), ("c.png", Of::Png, false)]);
        let one = attachment::one(&store, id, 1).await.unwrap();
        let mut file = attachment::file(&store, &one.hash).await.unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, PDF);
        not_found(attachment::one(&store, id, 9).await);
        store.close().await;
    }

    async fn a_file_of_another_kind_or_without_a_title_is_refused_and_nothing_is_written(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let add = async |by, new| attachment::add(&store, by, id, 1, new, day_one()).await;
        assert_eq!(refused(add(&kit.drafter, new(&store, "สคริปต์", "a.pdf", b"<script>").await).await, "file"), Refusal::AttachmentUnknown);
        assert_eq!(refused(add(&kit.drafter, new(&store, " ", "a.pdf", PDF).await).await, "title"), Refusal::Missing);
        let large = vec![b'%'; (30 << 20) + 1];
        assert_eq!(refused(add(&kit.drafter, new(&store, "ใหญ่", "a.pdf", &large).await).await, "file"), Refusal::AttachmentTooLarge { most: 30 });
        not_found(add(&kit.stranger, new(&store, "แผนที่", "a.pdf", PDF).await).await);
        not_allowed(add(&kit.moderator, new(&store, "แผนที่", "a.pdf", PDF).await).await);
        let stale = attachment::add(&store, &kit.drafter, id, 7, new(&store, "แผนที่", "a.pdf", PDF).await, day_one()).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        assert_eq!((lie_in(folder.path()), attachment::all(&store, id).await.unwrap().files.len()), (0, 0));
        store.close().await;
    }

    async fn no_dossier_has_more_files_than_forty(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        for n in 0..40 {
            let revision = kit.one(id).await.revision;
            attachment::add(&store, &kit.drafter, id, revision, new(&store, &format!("ไฟล์ {n}"), "a.pdf", PDF).await, day_one()).await.unwrap();
        }
        let more = attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, new(&store, "อีก", "a.pdf", PDF).await, day_one()).await;
        assert!(matches!(refused(more, "file"), Refusal::AttachmentsTooMany { most: 40, .. }));
        store.close().await;
    }

    async fn what_is_published_stays_and_only_an_approver_adds_to_it(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.ready(Kind::Bill).await;
        let add = async |by, at| attachment::add(&store, by, id, kit.one(id).await.revision, new(&store, "แผนที่", "a.pdf", PDF).await, at).await;
        add(&kit.drafter, day_one()).await.unwrap();
        add(&kit.drafter, day_one()).await.unwrap();
        let revision = kit.one(id).await.revision;
        attachment::remove(&store, &kit.drafter, id, revision, 2, day_one()).await.unwrap();
        not_found(attachment::remove(&store, &kit.drafter, id, kit.one(id).await.revision, 2, day_one()).await);
        kit.publish(id).await;
        let revision = kit.one(id).await.revision;
        assert_eq!(refused(attachment::remove(&store, &kit.approver, id, revision, 1, later(1)).await, ""), Refusal::AlreadyDone);
        not_allowed(add(&kit.drafter, later(1)).await);
        add(&kit.approver, later(1)).await.unwrap();
        assert_eq!(kit.number("select count(*) from events where deed = 'attachment.published'").await, 1);
        store.close().await;
    }

    async fn a_file_makes_a_proposal_old(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.ready(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        consultation::propose(&store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
        attachment::add(&store, &kit.drafter, id, revision, new(&store, "แผนที่", "a.pdf", PDF).await, day_one()).await.unwrap();
        let answer = consultation::publish(&store, &kit.approver, id, kit.one(id).await.revision, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ProposalOld);
        store.close().await;
    }

    async fn what_belongs_to_no_dossier_is_swept_after_a_day(kit) {
        let (store, folder) = with_folder(&kit).await;
        let (id, other) = (kit.made(Kind::Bill).await, kit.made(Kind::Bill).await);
        attachment::add(&store, &kit.drafter, id, 1, new(&store, "แผนที่", "a.pdf", PDF).await, day_one()).await.unwrap();
        attachment::add(&store, &kit.drafter, other, 1, new(&store, "อื่น", "b.pdf", b"%PDF-1.4 other").await, day_one()).await.unwrap();
        consultation::delete(&store, &kit.drafter, other, kit.one(other).await.revision, day_one()).await.unwrap();
        let now = SystemTime::now();
        assert_eq!(attachment::sweep(&store, now).await.unwrap(), 0, "its row may be about to be written");
        assert_eq!(attachment::sweep(&store, now + Duration::from_secs(25 * 3_600)).await.unwrap(), 1);
        assert_eq!(lie_in(folder.path()), 1);
        let one = attachment::one(&store, id, 1).await.unwrap();
        assert!(attachment::file(&store, &one.hash).await.is_ok());
        store.close().await;
    }

    async fn a_text_in_another_form_is_listed_by_form_and_language(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let add = async |new| attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, new, day_one()).await;
        let bare = New { title: String::new(), name: String::new(), file: None, readable: false, form: None };
        let video = New { form: form(What::Sign, "th", "", CAPTIONS), ..new(&store, "ล่ามจากสมาคม", "v.webm", WEBM).await };
        assert_eq!(add(video).await.unwrap(), 1);
        let jawi = New { form: form(What::Translation, "ms-Arab", "بهاس ملايو", ""), ..bare.clone() };
        assert_eq!(add(jawi).await.unwrap(), 2);
        assert_eq!(add(New { form: form(What::Translation, "en", "Small repair shops register once.", ""), ..bare.clone() }).await.unwrap(), 3);
        assert_eq!(add(new(&store, "แผนที่", "a.pdf", PDF).await).await.unwrap(), 4);
        let all = attachment::all(&store, id).await.unwrap();
        let told: Vec<_> = all.forms.iter().map(|one| {
            let form = one.form.as_ref().unwrap();
            (one.number, form.what, form.lang.as_str(), one.kind, form.seconds)
        }).collect();
        assert_eq!(told, [
            (3, What::Translation, "en", Of::Txt, None),
            (2, What::Translation, "ms-Arab", Of::Txt, None),
            (1, What::Sign, "th", Of::Webm, Some(95)),
        ]);
        assert_eq!((all.files.len(), all.files[0].number), (1, 4));
        assert_eq!(attachment::text(&store, &all.forms[0]).await.unwrap(), "Small repair shops register once.");
        assert!(attachment::said(&store, id, 1, None).await.unwrap().starts_with("WEBVTT\n"));
        assert_eq!(lie_in(folder.path()), 4);
        store.close().await;
    }

    async fn a_form_that_cannot_be_read_or_heard_by_all_is_refused(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let add = async |new| attachment::add(&store, &kit.drafter, id, 1, new, day_one()).await;
        let bare = New { title: String::new(), name: String::new(), file: None, readable: false, form: None };
        let sign = |lang, said| form(What::Sign, lang, "", said);
        for (new, field, why) in [
            (New { form: form(What::Translation, "th", "ข้อความ", ""), ..bare.clone() }, "lang", Refusal::NotAChoice),
            (New { form: form(What::Translation, "", "text", ""), ..bare.clone() }, "lang", Refusal::NotChosen),
            (New { form: form(What::Easy, "th", " ", ""), ..bare.clone() }, "text", Refusal::Missing),
            (New { form: form(What::Easy, "th", "ทั้งสอง", ""), ..new(&store, "", "a.pdf", PDF).await }, "text", Refusal::TextOrFile),
            (New { form: form(What::Easy, "th", "", ""), ..new(&store, "", "a.png", &[0x89, b'P', b'N', b'G', 13, 10, 26, 10]).await }, "file", Refusal::NotThisForm { what: What::Easy }),
            (New { form: form(What::Audio, "th", "", "คำพูด"), ..bare.clone() }, "file", Refusal::FileNotChosen),
            (New { form: form(What::Audio, "th", "", "คำพูด"), ..new(&store, "", "a.mp3", PDF).await }, "file", Refusal::NotThisForm { what: What::Audio }),
            (New { form: form(What::Audio, "th", "", "คำพูด"), ..new(&store, "", "a.mp3", WEBM).await }, "file", Refusal::NotThisForm { what: What::Audio }),
            (New { form: form(What::Audio, "th", "", ""), ..new(&store, "", "a.mp3", b"ID3\x04").await }, "said", Refusal::Missing),
            (New { form: sign("th", ""), ..new(&store, "", "a.webm", WEBM).await }, "said", Refusal::Missing),
            (New { form: sign("th", "คำบรรยาย"), ..new(&store, "", "a.webm", WEBM).await }, "said", Refusal::NotCaptions),
            (New { form: sign("th", "WEBVTT\n\n00:02.000 --> 00:01.000\nก"), ..new(&store, "", "a.webm", WEBM).await }, "said", Refusal::CaptionLine { line: 3 }),
            (New { form: sign("th", CAPTIONS), ..new(&store, "", "a.webm", b"ID3\x04").await }, "file", Refusal::NotThisForm { what: What::Sign }),
        ] {
            assert_eq!(refused(add(new).await, field), why);
        }
        let large = vec![b'%'; (30 << 20) + 1];
        let large = New { form: form(What::Easy, "th", "", ""), ..new(&store, "", "a.pdf", &large).await };
        assert_eq!(refused(add(large).await, "file"), Refusal::AttachmentTooLarge { most: 30 });
        assert_eq!((lie_in(folder.path()), attachment::all(&store, id).await.unwrap().forms.len()), (0, 0));
        for n in 0..30 {
            let text = New { form: form(What::Easy, "th", &format!("ข้อความ {n}"), ""), ..bare.clone() };
            attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, text, day_one()).await.unwrap();
        }
        let more = New { form: form(What::Easy, "th", "อีก", ""), ..bare.clone() };
        let more = attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, more, day_one()).await;
        assert!(matches!(refused(more, "file"), Refusal::AttachmentsTooMany { most: 30, .. }));
        store.close().await;
    }

    async fn what_is_replaced_stays_with_why(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.ready(Kind::Bill).await;
        let add = async |new| attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, new, day_one()).await;
        add(new(&store, "แผนที่", "a.pdf", PDF).await).await.unwrap();
        let video = New { form: form(What::Sign, "th", "", CAPTIONS), ..new(&store, "", "v.webm", WEBM).await };
        add(video).await.unwrap();
        let replace = async |by, number, new, why| {
            attachment::replace(&store, by, id, kit.one(id).await.revision, (number, new, why), later(1)).await
        };
        let why = "แผนที่เดิมขาดแนวเขตด้านตะวันตก";
        let other = || new(&store, "ไม่ใช้", "b.pdf", b"%PDF-1.7 another map");
        assert_eq!(refused(replace(&kit.approver, 1, other().await, why).await, ""), Refusal::AlreadyDone, "it is not public yet");
        kit.publish(id).await;
        not_allowed(replace(&kit.drafter, 1, other().await, why).await);
        not_found(replace(&kit.approver, 9, other().await, why).await);
        assert_eq!(refused(replace(&kit.approver, 1, other().await, "แก้").await, "reason"), Refusal::SaysNothing);
        assert_eq!(refused(replace(&kit.approver, 1, new(&store, "", "a.pdf", PDF).await, why).await, "file"), Refusal::Unchanged);
        assert_eq!(refused(replace(&kit.approver, 1, new(&store, "", "a.exe", b"MZ").await, why).await, "file"), Refusal::AttachmentUnknown);
        let none = New { title: String::new(), name: String::new(), file: None, readable: false, form: None };
        assert_eq!(refused(replace(&kit.approver, 1, none, why).await, "file"), Refusal::FileNotChosen);
        let stale = attachment::replace(&store, &kit.approver, id, 1, (1, other().await, why), later(1)).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        assert_eq!(lie_in(folder.path()), 2);
        replace(&kit.approver, 1, other().await, why).await.unwrap();
        let one = attachment::one(&store, id, 1).await.unwrap();
        assert_eq!((one.title.as_str(), one.name.as_str(), one.at), ("แผนที่", "b.pdf", later(1)));
        let old = &one.earlier[0];
        assert_eq!((old.edition, old.name.as_str(), old.size, old.until, old.reason.as_str()), (1, "a.pdf", 12, later(1), why));
        let mut bytes = Vec::new();
        attachment::file(&store, &old.hash).await.unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, PDF);
        // Better captions of the same video: the earlier ones stay too; its form and language are as they were.
        let better = CAPTIONS.replace("สวัสดี", "สวัสดีทุกคน");
        let again = New { form: form(What::Audio, "en", "", &better), ..new(&store, "", "v.webm", WEBM).await };
        replace(&kit.approver, 2, again, "คำบรรยายเดิมขาดคำทักทาย").await.unwrap();
        let video = attachment::one(&store, id, 2).await.unwrap();
        assert_eq!(video.form.as_ref().map(|form| (form.what, form.lang.as_str())), Some((What::Sign, "th")));
        assert!(attachment::said(&store, id, 2, None).await.unwrap().contains("สวัสดีทุกคน"));
        assert!(!attachment::said(&store, id, 2, Some(1)).await.unwrap().contains("สวัสดีทุกคน"));
        assert_eq!(kit.number("select count(*) from events where deed = 'attachment.replaced'").await, 2);
        // Nothing of the history is swept.
        let sweep = async || attachment::sweep(&store, SystemTime::now() + Duration::from_secs(25 * 3_600)).await.unwrap();
        assert_eq!(sweep().await, 0);
        // What is taken out goes with all that stood there, and its place and the reason stay.
        let out = async |by, why| attachment::take_out(&store, by, id, kit.one(id).await.revision, (1, why), later(2)).await;
        not_allowed(out(&kit.drafter, why).await);
        assert_eq!(refused(out(&kit.approver, "แก้").await, "reason"), Refusal::SaysNothing);
        out(&kit.approver, "มีชื่อและที่อยู่ของชาวบ้านติดมา").await.unwrap();
        not_found(out(&kit.approver, why).await);
        not_found(attachment::one(&store, id, 1).await);
        let kept = attachment::all(&store, id).await.unwrap();
        let gone = kept.files[0].gone.clone().unwrap();
        assert_eq!((gone.at, gone.reason.as_str()), (later(2), "มีชื่อและที่อยู่ของชาวบ้านติดมา"));
        not_found(replace(&kit.approver, 1, other().await, why).await);
        assert_eq!(sweep().await, 2);
        store.close().await;
    }
}

on_both! {
    async fn a_title_has_its_bounds_and_files_together_theirs(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let add = async |title: &str| {
            let revision = kit.one(id).await.revision;
            attachment::add(&store, &kit.drafter, id, revision, new(&store, title, "a.pdf", PDF).await, day_one()).await
        };
        assert_eq!(refused(add(&"ก".repeat(301)).await, "title"), Refusal::TooLong { most: 300, got: 301 });
        add("แผนที่").await.unwrap();
        // 200 MB, without bringing them.
        kit.execute("update attachments set size = 209715200").await;
        assert_eq!(refused(add("แผนที่อีก").await, "file"), Refusal::AttachmentsTooMany { most: 40, together: 200 });
        not_allowed(attachment::remove(&store, &kit.moderator, id, kit.one(id).await.revision, 1, day_one()).await);
        not_found(attachment::remove(&store, &kit.stranger, id, kit.one(id).await.revision, 1, day_one()).await);
        store.close().await;
    }

    async fn what_is_prepared_or_cancelled_is_not_taken_out_in_the_open(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.ready(Kind::Bill).await;
        attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, new(&store, "แผนที่", "a.pdf", PDF).await, day_one()).await.unwrap();
        let why = "มีชื่อและที่อยู่ของชาวบ้านติดมา";
        let out = async |days| attachment::take_out(&store, &kit.approver, id, kit.one(id).await.revision, (1, why), later(days)).await;
        assert_eq!(refused(out(0).await, ""), Refusal::AlreadyDone);
        kit.publish(id).await;
        consultation::cancel(&store, &kit.approver, id, "ถอนเรื่องกลับไปแก้หลักการใหม่ทั้งหมด", later(1)).await.unwrap();
        assert_eq!(refused(out(2).await, ""), Refusal::Cancelled { at: later(1) });
        store.close().await;
    }
}
