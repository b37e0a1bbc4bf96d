//! Files that go with comments: named by the comment that is sent, seen by whoever may read it, forgotten with it and swept.

use crate::attachment::{lie_in, with_folder};
use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{Channel, New, Showing};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::receipt::{Receipt, Secret};
use domain::refusal::Refusal;
use domain::survey::file::File;
use std::io::Read;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::comment::file::Reader;
use store::comment::{self, Proof, file};
use store::{Outcome, Store, attachment, moderation};

const PDF: &[u8] = b"%PDF-1.7 a plan";
const CSV: &[u8] = b"stall,rent\n1,20";

async fn laid(store: &Store, id: ConsultationId, name: &str, bytes: &[u8]) -> Result<File, Refusal> {
    let mut coming = store.coming().await.unwrap();
    coming.write(bytes).unwrap();
    file::lay(store, id, (name, Arc::new(coming.whole().unwrap()))).await.unwrap()
}

fn with(id: ConsultationId, number: u32, files: &[&File]) -> New {
    New { files: files.iter().map(|file| (*file).clone()).collect(), ..said(id, "all", number) }
}

async fn sent(store: &Store, new: &New) -> Outcome<Receipt> {
    comment::submit(store, &Viewer::default(), new, Channel::Portal, later(1)).await
}

async fn id_of(store: &Store, receipt: &Receipt) -> CommentId {
    comment::by_number(store, receipt.number).await.unwrap().unwrap().comment.unwrap()
}

fn names(files: &[domain::comment_file::Attached]) -> Vec<(u32, &str)> {
    files.iter().map(|file| (file.number, file.name.as_str())).collect()
}

on_both! {
    async fn a_comment_names_its_files_until_it_is_taken_back(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.published(Kind::Bill).await;
        let (pdf, csv) = (laid(&store, id, "C:\\ผัง.exe", PDF).await.unwrap(), laid(&store, id, "ค่าเช่า.csv", CSV).await.unwrap());
        let receipt = sent(&store, &with(id, 1, &[&pdf, &csv])).await.unwrap();
        let one = id_of(&store, &receipt).await;
        let all = [(1, "ผัง.pdf"), (2, "ค่าเช่า.csv")];
        let public = comment::public_of(&store, &[one]).await.unwrap();
        assert_eq!(names(&public[0].files), all);
        assert_eq!(names(&comment::held(&store, &kit.drafter, one).await.unwrap().files), all);
        let own = async || comment::read_back(&store, receipt.number, receipt.secret).await.unwrap().unwrap().files;
        assert_eq!(names(&own().await), all);
        let (found, mut opened) = file::take(&store, Reader::Everyone, id, one, 1).await.unwrap();
        let mut bytes = Vec::new();
        opened.read_to_end(&mut bytes).unwrap();
        assert_eq!((found.size, bytes), (PDF.len() as u64, PDF.to_vec()));
        // Its author has it by the receipt's code, nobody else by another.
        let mine = async |secret| file::own(&store, receipt.number, Proof::Code(secret), 2).await;
        assert_eq!(mine(receipt.secret).await.unwrap().0.size, CSV.len() as u64);
        not_found(mine(Secret::from_bits(1)).await);
        not_found(file::own(&store, receipt.number, Proof::Account(kit.stranger.person.unwrap()), 2).await);
        // The same key again is the same comment, with the same files.
        assert_eq!(sent(&store, &with(id, 1, &[&pdf])).await.unwrap().number, receipt.number);
        assert_eq!(names(&own().await), all);
        let tomorrow = SystemTime::now() + Duration::from_secs(2 * 86_400);
        assert_eq!(attachment::sweep(&store, tomorrow).await.unwrap(), 0);
        // One is taken away: the log names none of what was sent.
        let log = "select count(*) from events where deed = 'comment.submitted' and content is not null";
        assert_eq!(kit.number(log).await, 1);
        let same = comment::read_back(&store, receipt.number, receipt.secret).await.unwrap().unwrap();
        let same = domain::comment::Edit {
            stance: same.stance,
            reason: same.reason,
            wording: same.wording,
            showing: same.showing,
            name: String::new(),
            young: false,
            unquote: false,
        };
        let leave = async |revision| comment::edit_with(&store, receipt.number, receipt.secret, revision, (&same, file::Changed { left_out: vec![1, 9], added: Vec::new() }), later(2)).await;
        assert_eq!(refused(leave(7).await, ""), domain::refusal::Refusal::ChangedMeanwhile, "an old page takes nothing away");
        leave(1).await.unwrap();
        assert_eq!((kit.number(log).await, names(&own().await)), (0, vec![all[1]]));
        assert_eq!(attachment::sweep(&store, tomorrow).await.unwrap(), 1);
        // Others come in its place, as many as there is room for, and not by a name that nobody brought.
        let more = laid(&store, id, "ผังใหม่.pdf", PDF).await.unwrap();
        let add = async |revision, added: Vec<File>| {
            let files = file::Changed { left_out: Vec::new(), added };
            comment::edit_with(&store, receipt.number, receipt.secret, revision, (&same, files), later(2)).await
        };
        assert_eq!(
            refused(add(1, vec![more.clone(), more.clone(), more.clone()]).await, "file1"),
            Refusal::FilesFull { most: 3 }
        );
        let foreign = File { name: "อื่น.pdf".into(), ..more.clone() };
        assert_eq!(refused(add(1, vec![foreign]).await, "file1"), Refusal::FileNotChosen);
        add(1, vec![more]).await.unwrap();
        assert_eq!(names(&own().await), [(1, "ผังใหม่.pdf"), all[1]]);
        comment::withdraw(&store, receipt.number, receipt.secret, later(3)).await.unwrap();
        assert_eq!(kit.number("select count(*) from comment_files").await, 0);
        not_found(file::take(&store, Reader::Everyone, id, one, 2).await);
        not_found(file::take(&store, Reader::Staff(&kit.drafter), id, one, 2).await);
        assert_eq!((attachment::sweep(&store, tomorrow).await.unwrap(), lie_in(folder.path())), (2, 0));
    }

    async fn who_may_not_read_the_comment_is_given_nothing_of_it(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.published(Kind::Bill).await;
        let pdf = laid(&store, id, "ผัง.pdf", PDF).await.unwrap();
        let new = New { showing: Showing::Agency, ..with(id, 1, &[&pdf]) };
        let one = id_of(&store, &sent(&store, &new).await.unwrap()).await;
        not_found(file::take(&store, Reader::Everyone, id, one, 1).await);
        assert!(comment::public_of(&store, &[one]).await.unwrap().is_empty());
        for other in [&kit.stranger, &Viewer::default()] {
            assert!(file::take(&store, Reader::Staff(other), id, one, 1).await.is_err());
        }
        assert!(file::take(&store, Reader::Staff(&kit.moderator), id, one, 1).await.is_ok());
        let shown = id_of(&store, &sent(&store, &with(id, 2, &[&pdf])).await.unwrap()).await;
        assert!(file::take(&store, Reader::Everyone, id, shown, 1).await.is_ok());
        let seen = kit.read(shown).await;
        comment::withhold(&store, &kit.moderator, seen, Reason::Abuse, "", later(2)).await.unwrap();
        not_found(file::take(&store, Reader::Everyone, id, shown, 1).await);
        assert!(comment::public_of(&store, &[shown]).await.unwrap()[0].files.is_empty());
        not_found(file::take(&store, Reader::Staff(&kit.drafter), ConsultationId(99), shown, 1).await);
    }

    async fn what_the_office_let_be_shown_is_that_file_alone(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.published(Kind::Bill).await;
        let (pdf, csv) = (laid(&store, id, "ผัง.pdf", PDF).await.unwrap(), laid(&store, id, "ค่าเช่า.csv", CSV).await.unwrap());
        let receipt = sent(&store, &with(id, 1, &[&pdf, &csv])).await.unwrap();
        let one = id_of(&store, &receipt).await;
        let seen = kit.read(one).await;
        let take_out = async |by: &Viewer, number: u32, at| file::decide(&store, by, seen, (number, Some(Reason::Abuse)), later(at)).await;
        take_out(&kit.moderator, 1, 2).await.unwrap();
        let why = "ผังนี้ไม่ได้ดูหมิ่นผู้ใด เป็นเหตุผลของความเห็น";
        moderation::appeal(&store, receipt.number, receipt.secret, (None, why), later(3)).await.unwrap();
        moderation::answer(&store, &kit.administrator, (1, seen), (true, why), later(4)).await.unwrap();
        assert_eq!(refused(take_out(&kit.moderator, 1, 5).await, ""), Refusal::OfficeDecided);
        assert!(moderation::of_author(&store, receipt.number).await.unwrap().may.is_empty(), "nothing is kept back any more");
        // The other file and the words nobody has looked at.
        take_out(&kit.moderator, 2, 5).await.unwrap();
        comment::withhold(&store, &kit.moderator, seen, Reason::Abuse, "", later(5)).await.unwrap();
        // Whoever let it be shown takes it out again.
        take_out(&kit.administrator, 1, 6).await.unwrap();
    }

    async fn a_file_that_was_withheld_does_not_come_back_by_its_authors_own_press(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let id = kit.published(Kind::Bill).await;
        let pdf = laid(&store, id, "ผัง.pdf", PDF).await.unwrap();
        let receipt = sent(&store, &with(id, 1, &[&pdf])).await.unwrap();
        let one = id_of(&store, &receipt).await;
        file::decide(&store, &kit.moderator, kit.read(one).await, (1, Some(Reason::Abuse)), later(2)).await.unwrap();
        let why = "ผังนี้ไม่ได้ดูหมิ่นผู้ใด เป็นเหตุผลของความเห็น";
        moderation::appeal(&store, receipt.number, receipt.secret, (None, why), later(2)).await.unwrap();
        let waiting = async || moderation::waiting(&store, &kit.administrator, 0, 9).await.unwrap().len();
        assert_eq!(waiting().await, 1);
        let own = async || comment::read_back(&store, receipt.number, receipt.secret).await.unwrap().unwrap();
        let change = async |revision, left_out: Vec<u32>, added: Vec<File>| {
            let same = own().await;
            let same = domain::comment::Edit {
                stance: same.stance,
                reason: same.reason,
                wording: same.wording,
                showing: same.showing,
                name: String::new(),
                young: false,
                unquote: false,
            };
            let files = file::Changed { left_out, added };
            comment::edit_with(&store, receipt.number, receipt.secret, revision, (&same, files), later(3)).await
        };
        let queue = "select count(*) from moderation_queue where flags = 'mended'";
        change(1, vec![1], Vec::new()).await.unwrap();
        assert!(own().await.files.is_empty() && moderation::of_author(&store, receipt.number).await.unwrap().may.is_empty());
        assert_eq!((waiting().await, kit.number(queue).await), (0, 1), "what was asked about it is asked no more");
        assert_eq!(kit.number("select count(*) from comment_files where name <> ''").await, 0);
        let again = laid(&store, id, "อื่น.pdf", PDF).await.unwrap();
        change(1, Vec::new(), vec![again.clone()]).await.unwrap();
        assert_eq!(own().await.files[0].withheld, Some(Reason::Abuse));
        not_found(file::take(&store, Reader::Everyone, id, one, 1).await);
        assert_eq!((waiting().await, kit.number(queue).await), (1, 1));
        // In one press, and beside the one that is there.
        change(2, vec![1], vec![again.clone()]).await.unwrap();
        change(3, Vec::new(), vec![again]).await.unwrap();
        assert_eq!(own().await.files.len(), 1);
        not_found(file::take(&store, Reader::Everyone, id, one, 1).await);
        // Another is another.
        let csv = laid(&store, id, "ค่าเช่า.csv", CSV).await.unwrap();
        change(4, vec![1], vec![csv]).await.unwrap();
        assert!(file::take(&store, Reader::Everyone, id, one, 1).await.is_ok());
        comment::withdraw(&store, receipt.number, receipt.secret, later(4)).await.unwrap();
        assert_eq!(kit.number("select count(*) from comment_files").await, 0);
    }

    async fn nobodys_comment_names_a_file_that_they_did_not_bring(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let (id, other) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let pdf = laid(&store, id, "ก.pdf", PDF).await.unwrap();
        for (of, strange) in [
            (id, pdf.clone().kept()),
            (id, File { name: "ข.pdf".into(), ..pdf.clone() }),
            (id, File { hash: "ab".repeat(32), ..pdf.clone() }),
            (id, File { size: 1, ..pdf.clone() }),
            (other, pdf.clone()),
        ] {
            assert_eq!(refused(sent(&store, &with(of, 1, &[&strange])).await, "file1"), Refusal::FileNotChosen);
        }
        // One that lay there too long is chosen again.
        attachment::sweep(&store, SystemTime::now() + Duration::from_secs(2 * 86_400)).await.unwrap();
        assert_eq!(refused(sent(&store, &with(id, 1, &[&pdf])).await, "file1"), Refusal::FileNotChosen);
        assert_eq!(kit.number("select count(*) from comments").await, 0);
    }

    async fn a_file_is_kept_for_who_may_comment_now_and_of_a_picture_the_picture_alone(kit) {
        let (store, folder) = with_folder(&kit).await;
        let id = kit.published(Kind::Bill).await;
        let may = async |at| file::may_bring(&store, &Viewer::default(), id, at).await.unwrap();
        assert!(may(later(1)).await && !may(later(400)).await);
        assert!(!file::may_bring(&store, &Viewer::default(), ConsultationId(99), later(1)).await.unwrap());
        assert_eq!(laid(&store, id, "ก.pdf", b"MZ").await, Err(Refusal::AttachmentUnknown));
        assert_eq!(laid(&store, id, "ก.jpg", &[0xff, 0xd8, 0xff, 0xe1]).await, Err(Refusal::PictureBroken));
        let large = [PDF, &vec![b' '; 10 << 20]].concat();
        assert_eq!(laid(&store, id, "ก.pdf", &large).await, Err(Refusal::AttachmentTooLarge { most: 10 }));
        assert_eq!(lie_in(folder.path()), 0);
        let photo = b"\xff\xd8\xff\xfe\0\x05GPS\xff\xda\0\x02dots\xff\xd9";
        let kept = laid(&store, id, "ภาพ.jpeg", photo).await.unwrap();
        assert_eq!((kept.name.as_str(), kept.size), ("ภาพ.jpg", photo.len() as u64 - 7));
        assert_eq!(lie_in(folder.path()), 1);
    }
}
