//! Files of a dossier: kept by what they hold, in bounds, for those who may.

use crate::kit::*;
use domain::attachment::Kind as Of;
use domain::consultation::Kind;
use domain::refusal::Refusal;
use std::io::Read;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::attachment::{self, New};
use store::{Options, Store, consultation};

const PDF: &[u8] = b"%PDF-1.7 map";

fn new(title: &str, name: &str, bytes: &[u8]) -> New {
    New { title: title.into(), name: name.into(), bytes: Arc::new(bytes.to_vec()), readable: true }
}

/// The kit's store with a folder for files.
async fn with_folder(kit: &Kit) -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { files: Some(folder.path().into()), ..options() };
    (Store::open_with(&kit.url, options).await.unwrap(), folder)
}

fn lie_in(folder: &std::path::Path) -> usize {
    let shelves = std::fs::read_dir(folder).into_iter().flatten().flatten();
    shelves.map(|shelf| std::fs::read_dir(shelf.path()).unwrap().count()).sum()
}

on_both! {
    async fn a_file_is_kept_once_by_what_it_holds_and_given_back_whole(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let revision = async || kit.one(id).await.revision;
        let add = async |new| attachment::add(&store, &kit.drafter, id, revision().await, new, day_one()).await;
        assert_eq!(add(new("แผนที่ท้ายร่าง", "../แผนที่.exe", PDF)).await.unwrap(), 1);
        assert_eq!(add(new("แผนที่อีกครั้ง", "b.pdf", PDF)).await.unwrap(), 2);
        assert_eq!(add(new("ภาพ", "c.png", &[0x89, b'P', b'N', b'G', 13, 10, 26, 10])).await.unwrap(), 3);
        assert_eq!(lie_in(folder.path()), 2);
        let all = attachment::all(&store, id).await.unwrap();
        let told: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.kind, one.readable)).collect();
        assert_eq!(told, [("แผนที่.pdf", Of::Pdf, true), ("b.pdf", Of::Pdf, true), ("c.png", Of::Png, false)]);
        let (_, mut file) = attachment::open(&store, id, 1).await.unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, PDF);
        not_found(attachment::open(&store, id, 9).await.map(|(one, _)| one));
        store.close().await;
    }

    async fn a_file_of_another_kind_or_without_a_title_is_refused_and_nothing_is_written(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        let add = async |by, new| attachment::add(&store, by, id, 1, new, day_one()).await;
        assert_eq!(refused(add(&kit.drafter, new("สคริปต์", "a.pdf", b"<script>")).await, "file"), Refusal::AttachmentUnknown);
        assert_eq!(refused(add(&kit.drafter, new(" ", "a.pdf", PDF)).await, "title"), Refusal::Missing);
        let large = vec![b'%'; (30 << 20) + 1];
        assert_eq!(refused(add(&kit.drafter, new("ใหญ่", "a.pdf", &large)).await, "file"), Refusal::AttachmentTooLarge { most: 30 });
        not_found(add(&kit.stranger, new("แผนที่", "a.pdf", PDF)).await);
        not_allowed(add(&kit.moderator, new("แผนที่", "a.pdf", PDF)).await);
        let stale = attachment::add(&store, &kit.drafter, id, 7, new("แผนที่", "a.pdf", PDF), day_one()).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        assert_eq!((lie_in(folder.path()), attachment::all(&store, id).await.unwrap().len()), (0, 0));
        store.close().await;
    }

    async fn no_dossier_has_more_files_than_forty(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.made(Kind::Bill).await;
        for n in 0..40 {
            let revision = kit.one(id).await.revision;
            attachment::add(&store, &kit.drafter, id, revision, new(&format!("ไฟล์ {n}"), "a.pdf", PDF), day_one()).await.unwrap();
        }
        let more = attachment::add(&store, &kit.drafter, id, kit.one(id).await.revision, new("อีก", "a.pdf", PDF), day_one()).await;
        assert!(matches!(refused(more, "file"), Refusal::AttachmentsTooMany { most: 40, .. }));
        store.close().await;
    }

    async fn what_is_published_stays_and_only_an_approver_adds_to_it(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.ready(Kind::Bill).await;
        let add = async |by, at| attachment::add(&store, by, id, kit.one(id).await.revision, new("แผนที่", "a.pdf", PDF), at).await;
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
        attachment::add(&store, &kit.drafter, id, revision, new("แผนที่", "a.pdf", PDF), day_one()).await.unwrap();
        let answer = consultation::publish(&store, &kit.approver, id, kit.one(id).await.revision, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ProposalOld);
        store.close().await;
    }

    async fn what_belongs_to_no_dossier_is_swept_after_a_day(kit) {
        let (store, folder) = with_folder(&kit).await;
        let (id, other) = (kit.made(Kind::Bill).await, kit.made(Kind::Bill).await);
        attachment::add(&store, &kit.drafter, id, 1, new("แผนที่", "a.pdf", PDF), day_one()).await.unwrap();
        attachment::add(&store, &kit.drafter, other, 1, new("อื่น", "b.pdf", b"%PDF-1.4 other"), day_one()).await.unwrap();
        consultation::delete(&store, &kit.drafter, other, kit.one(other).await.revision, day_one()).await.unwrap();
        let now = SystemTime::now();
        assert_eq!(attachment::sweep(&store, now).await.unwrap(), 0, "its row may be about to be written");
        assert_eq!(attachment::sweep(&store, now + Duration::from_secs(25 * 3_600)).await.unwrap(), 1);
        assert_eq!(lie_in(folder.path()), 1);
        assert!(attachment::open(&store, id, 1).await.is_ok());
        store.close().await;
    }
}
