//! Letters: who is told of what, once each, and what becomes of a letter.

use crate::kit::*;
use crate::versions::REVISED;
use domain::comment::{Identity, Language, Stance};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::lang::Lang;
use domain::ledger::{Aside, AsideReason, Filter, To, Which};
use domain::letter::{Followed, Sending, What};
use domain::receipt::{Receipt, Secret};
use domain::refusal::Refusal;
use domain::result::{Disposition, NewIssue};
use domain::time::Moment;
use store::letters::{self, Became, Due, searches};
use store::{Error, comment, ledger, result};

const AFTER: i64 = 25;

async fn ask(kit: &Kit, receipt: &Receipt, email: &str, now: Moment) -> store::Outcome<()> {
    letters::ask(&kit.store, receipt.number, receipt.secret, email, Lang::Th, now).await
}

/// Everything that is due, claimed and told as sent.
async fn sent(kit: &Kit, now: Moment) -> Vec<Due> {
    while letters::write_out(&kit.store, now).await.expect("written out") {}
    let due = letters::claim(&kit.store, now, 100).await.expect("claimed");
    for one in &due {
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.expect("told");
    }
    due
}

fn about(due: &[Due]) -> Vec<(What, &str)> {
    due.iter().map(|due| (due.what, due.email.as_str())).collect()
}

async fn confirmed(kit: &Kit, due: &[Due], now: Moment) {
    for one in due {
        letters::confirm(&kit.store, &one.token, now).await.expect("confirmed");
    }
}

async fn publish_result(kit: &Kit, id: ConsultationId, now: Moment) {
    let by = kit.summariser().await;
    let aside = To::Aside(Aside { reason: AsideReason::NothingAsked, words: String::new() });
    let every = Which::Matching(Box::default());
    ledger::code(&kit.store, &by, id, every, aside, &store::random_key(), now).await.expect("coded");
    result::publish(&kit.store, &by, id, "ทุกความเห็นอยู่นอกประเด็น จึงไม่มีฝ่ายให้สรุป", now).await.expect("published");
}

on_both! {
    async fn ones_own_address_is_told_to_who_read_a_letter_there_and_to_no_officer(kit) {
        use letters::OwnAddress;
        kit.execute("update people set office = null where email = 'stranger@example.th'").await;
        for email in ["stranger@example.th", "drafter@example.th"] {
            letters::follow(&kit.store, Followed::All, email, Lang::Th, later(1)).await.expect("asked");
        }
        let own = async |by| letters::own(&kit.store, by).await.expect("read");
        let OwnAddress::Theirs(address) = own(&kit.stranger).await else { panic!("theirs") };
        assert_eq!((address.follows.len(), address.follows[0].confirmed), (1, false));
        assert_eq!(own(&kit.drafter).await, OwnAddress::Given, "an agency gave it");
        for by in [&kit.stranger, &kit.drafter] {
            letters::leave_own(&kit.store, by, Followed::All, later(2)).await.expect("left");
        }
        assert_eq!(kit.text("select email from letter_addresses").await, "drafter@example.th");
        assert!(matches!(own(&kit.stranger).await, OwnAddress::Theirs(address) if address.follows.is_empty()));
        assert!(matches!(letters::own(&kit.store, &Default::default()).await, Err(Error::NotAllowed)));
    }

    async fn an_answer_is_told_once_to_those_who_confirmed_their_address(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 3).await;
        ask(&kit, &receipts[0], "a@example.th", later(2)).await.expect("asked");
        ask(&kit, &receipts[1], "b@example.th", later(2)).await.expect("asked");
        let asked = sent(&kit, later(2)).await;
        assert_eq!(about(&asked), [(What::Confirm, "a@example.th"), (What::Confirm, "b@example.th")]);
        confirmed(&kit, &asked[..1], later(3)).await;
        assert!(sent(&kit, later(3)).await.is_empty(), "nothing to tell yet");
        publish_result(&kit, id, later(AFTER)).await;
        let told = sent(&kit, later(AFTER)).await;
        assert_eq!(about(&told), [(What::Answered, "a@example.th")]);
        assert_eq!((told[0].receipt, told[0].consultations.as_slice()), (Some(receipts[0].number), [id].as_slice()));
        assert!(sent(&kit, later(AFTER + 1)).await.is_empty(), "once");
    }

    async fn a_correction_is_told_to_those_whom_it_answers_and_to_who_follows_the_consultation(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        ask(&kit, &receipts[0], "a@example.th", later(2)).await.expect("asked");
        ask(&kit, &receipts[1], "b@example.th", later(2)).await.expect("asked");
        letters::follow(&kit.store, Followed::Consultation(id), "c@example.th", Lang::Th, later(2)).await.expect("asked");
        letters::follow(&kit.store, Followed::All, "d@example.th", Lang::Th, later(2)).await.expect("asked");
        let asked = sent(&kit, later(2)).await;
        confirmed(&kit, &asked, later(3)).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let new = |title: &str| NewIssue {
            title: title.into(),
            raised: "ขอให้ลดค่าแผง".into(),
            disposition: Some(Disposition::Later),
            reason: "รอข้อมูลรายได้ของตลาด".into(),
            ..NewIssue::default()
        };
        let mut made = Vec::new();
        for n in 1..=2 {
            let issue = result::write_issue(store, &by, id, None, &new("ค่าแผง"), now).await.expect("an issue");
            let these = Which::These { comments: vec![CommentId(n)], seen: i64::MAX };
            ledger::code(store, &by, id, these, To::Issue(issue), &store::random_key(), now).await.expect("coded");
            made.push(issue);
        }
        let why = "เรื่องสั้น ไม่มีฝ่ายที่เห็นต่างกัน";
        result::publish(store, &by, id, why, now).await.expect("published");
        sent(&kit, now).await;
        sent(&kit, now.plus_days(2)).await;
        let revision = result::summary(store, id).await.expect("a summary").issues[0].revision;
        let at = (made[0], revision);
        let after = now.plus_days(3);
        result::correct(store, &by, id, at, &new("ค่าแผงรายฤดู"), "พบตัวเลขใหม่", after).await.expect("corrected");
        let told = sent(&kit, after.plus_days(2)).await;
        let mut told = about(&told);
        told.sort_by_key(|(_, email)| *email);
        assert_eq!(told, [(What::Corrected, "a@example.th"), (What::Result, "c@example.th")]);
        assert!(sent(&kit, after.plus_days(4)).await.is_empty(), "nobody else is, in the morning either");
        for (receipt, corrected) in receipts.iter().zip([1, 0]) {
            let answered = comment::by_number(store, receipt.number).await.expect("told").expect("known").answered;
            let corrections = &answered.answers[0].corrections;
            assert_eq!(corrections.len(), corrected);
            assert!(corrections.iter().all(|one| one.before.title == "ค่าแผง" && one.reason == "พบตัวเลขใหม่"));
        }
    }

    async fn only_who_has_the_secret_asks_for_letters_of_a_receipt(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.comments(id, 1).await[0];
        let wrong = Receipt { secret: Secret::from_bits(7), ..receipt };
        let refused = ask(&kit, &wrong, "a@example.th", later(2)).await;
        assert!(matches!(&refused, Err(Error::Refused(no)) if no.of("") == Some(&Refusal::NoSuchReceipt)), "{refused:?}");
        assert!(sent(&kit, later(2)).await.is_empty());
        assert!(matches!(letters::follow(&kit.store, Followed::Receipt(receipt.number), "a@example.th", Lang::Th, later(2)).await, Err(Error::NotFound)));
    }

    async fn who_follows_a_provision_is_told_when_a_version_changes_it_and_not_else(kit) {
        let id = kit.published(Kind::Bill).await;
        let version = kit.one(id).await.version.unwrap().id;
        let piece = async |at: &str| store::version::identity(&kit.store, version, at).await.unwrap().expect("a provision");
        let (two, three) = (piece("m2").await, piece("m3").await);
        assert_eq!(store::version::called(&kit.store, &[(id, three)]).await.unwrap()[&(id, three)], ("มาตรา ๓".to_string(), "m3".to_string()));
        not_found(letters::follow(&kit.store, Followed::Part(id, 9_999), "a@example.th", Lang::Th, later(1)).await);
        for (what, email) in [
            (Followed::Part(id, two), "two@example.th"),
            (Followed::Part(id, three), "three@example.th"),
            (Followed::Part(id, three), "both@example.th"),
            (Followed::Consultation(id), "both@example.th"),
        ] {
            letters::follow(&kit.store, what, email, Lang::Th, later(1)).await.expect("followed");
        }
        let asked = sent(&kit, later(1)).await;
        confirmed(&kit, &asked, later(1)).await;
        let revised = DRAFT.replace("ให้รัฐมนตรี", "ให้นายกรัฐมนตรี");
        assert_ne!(revised, DRAFT);
        let revision = kit.one(id).await.revision;
        store::version::put(&kit.store, &kit.drafter, id, revision, &revised, later(2)).await.expect("a text");
        let revision = kit.one(id).await.revision;
        store::version::publish(&kit.store, &kit.approver, id, revision, "เปลี่ยนผู้รักษาการตามความเห็นที่ได้รับ", later(2)).await.expect("published");
        let changed = store::version::changed(&kit.store, id, &[two, three]).await.unwrap();
        let due = sent(&kit, later(2)).await;
        let mut told = about(&due);
        told.sort_by_key(|(_, email)| *email);
        assert_eq!(changed, [("มาตรา ๓".into(), Some("m3".into()))]);
        assert_eq!(told, [(What::Version, "both@example.th"), (What::Version, "three@example.th")], "once each, and not who follows another");
        let token = due.iter().find(|due| due.email == "three@example.th").unwrap().token.clone();
        letters::leave(&kit.store, &token, Some(Followed::Part(id, three)), later(3)).await.expect("left by one press");
        assert!(letters::of_token(&kit.store, &token).await.unwrap().is_none(), "an address that follows nothing is erased");
    }

    async fn what_answers_a_search_comes_with_the_mornings_letter_once(kit) {
        let (store, now) = (&kit.store, day_one());
        let (repair, other) = ("q=repair", "q=market&kind=bill");
        for (key, email) in [(repair, "one@example.th"), (other, "one@example.th"), (repair, "agency@example.th"), (repair, "left@example.th")] {
            letters::follow(store, Followed::parse("search", key).unwrap(), email, Lang::En, now).await.expect("followed");
        }
        letters::follow(store, Followed::Agency(kit.agency), "agency@example.th", Lang::En, now).await.expect("followed");
        let asked = sent(&kit, now).await;
        confirmed(&kit, &asked, now).await;
        letters::follow(store, Followed::parse("search", "q=nobody").unwrap(), "never@example.th", Lang::En, now).await.expect("followed");
        let id = kit.published(Kind::Bill).await;
        let last = store::event::last(store).await.unwrap();
        let nothing = searches::fresh(store, last).await.unwrap();
        assert!(nothing.is_none_or(|fresh| fresh.consultations.is_empty()), "other letters are written out first");
        while letters::write_out(store, now).await.unwrap() {}
        let fresh = searches::fresh(store, last).await.unwrap().expect("news");
        assert_eq!((fresh.consultations.as_slice(), fresh.searches.as_slice()), ([id].as_slice(), [other.to_string(), repair.to_string()].as_slice()), "confirmed ones, once each");
        let answers = vec![(id, repair.to_string()), (id, other.to_string())];
        searches::found(store, &fresh, answers.clone(), now).await.expect("written");
        searches::found(store, &fresh, answers.clone(), now).await.expect("another server");
        assert!(searches::fresh(store, last).await.unwrap().is_none());
        let token = asked.iter().find(|due| due.email == "left@example.th").unwrap().token.clone();
        letters::leave(store, &token, None, now).await.expect("left");
        let before = sent(&kit, now).await;
        assert_eq!(about(&before), [(What::Confirm, "never@example.th")], "not before the morning");
        let mut told = sent(&kit, later(1)).await;
        told.sort_by(|a, b| a.email.cmp(&b.email));
        let brief: Vec<_> = told.iter().map(|due| (due.what, due.email.as_str(), due.consultations.len(), due.about.clone())).collect();
        assert_eq!(brief, [(What::Published, "agency@example.th", 1, vec![]), (What::Published, "one@example.th", 1, vec![id.to_string()])]);
        // A new draft of what one was told of already is not told again.
        let revision = kit.one(id).await.revision;
        store::version::put(store, &kit.drafter, id, revision, &DRAFT.replace("ให้รัฐมนตรี", "ให้นายกรัฐมนตรี"), later(2)).await.expect("a text");
        let revision = kit.one(id).await.revision;
        store::version::publish(store, &kit.approver, id, revision, "เปลี่ยนผู้รักษาการตามความเห็นที่ได้รับ", later(2)).await.expect("published");
        assert!(sent(&kit, later(3)).await.is_empty());
        let fresh = searches::fresh(store, store::event::last(store).await.unwrap()).await.unwrap().expect("a new draft");
        assert_eq!(fresh.consultations, [id]);
        searches::found(store, &fresh, answers, later(2)).await.expect("written");
        assert!(sent(&kit, later(3)).await.is_empty());
    }

    async fn nobody_is_flooded_by_those_who_type_their_address(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 8).await;
        let mut refused = 0;
        for receipt in &receipts {
            refused += i32::from(ask(&kit, receipt, "victim@example.th", later(2)).await.is_err());
        }
        assert_eq!((refused, sent(&kit, later(2)).await.len()), (3, 5), "five a day to one address");
        let token = kit.text("select token from letter_addresses").await;
        letters::leave(&kit.store, &token, None, later(30)).await.expect("left");
        assert!(ask(&kit, &receipts[7], "victim@example.th", later(2)).await.is_err(), "leaving forgets no count");
        for n in 0..6 {
            let asked = ask(&kit, &receipts[0], &format!("v{n}@example.th"), later(4)).await;
            match asked {
                Ok(()) => assert!(n < 5, "five for one receipt"),
                no => assert_eq!((n, crate::kit::refused(no, "")), (5, Refusal::TooManyLetters)),
            }
        }
    }

    async fn a_withdrawn_comment_is_followed_by_nobody(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.comments(id, 1).await[0];
        ask(&kit, &receipt, "a@example.th", later(2)).await.expect("asked");
        let asked = sent(&kit, later(2)).await;
        confirmed(&kit, &asked, later(2)).await;
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.expect("withdrawn");
        publish_result(&kit, id, later(AFTER)).await;
        assert!(sent(&kit, later(AFTER)).await.is_empty());
        letters::tidy(&kit.store, later(AFTER)).await.expect("tidied");
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0, "an address that follows nothing is erased");
    }

    async fn stakeholders_are_told_of_new_consultations_in_one_letter_each_morning(kit) {
        let (store, now) = (&kit.store, day_one());
        for followed in [Followed::Agency(kit.agency), Followed::Subject("smes".into()), Followed::Area("50".into())] {
            letters::follow(store, followed, "all@example.th", Lang::En, now).await.expect("followed");
        }
        letters::follow(store, Followed::Subject("energy".into()), "other@example.th", Lang::Th, now).await.ok();
        let asked = sent(&kit, now).await;
        confirmed(&kit, &asked, now).await;
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        assert!(sent(&kit, day_one()).await.is_empty(), "not before the morning");
        let told = sent(&kit, later(1)).await;
        assert_eq!(about(&told), [(What::Published, "all@example.th")]);
        assert_eq!(told[0].consultations, [one, two], "in one letter");
        assert_eq!((told[0].lang, told[0].letters.len()), (Lang::En, 2));
    }

    async fn whom_a_consultation_concerns_hears_what_becomes_of_it_once_and_in_one_letter(kit) {
        let (store, now) = (&kit.store, day_one());
        let (concerned, both) = ("all@example.th", "both@example.th");
        letters::follow(store, Followed::Agency(kit.agency), concerned, Lang::Th, now).await.expect("followed");
        letters::follow(store, Followed::Agency(kit.agency), both, Lang::Th, now).await.expect("followed");
        let asked = sent(&kit, now).await;
        confirmed(&kit, &asked, now).await;
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        assert!(sent(&kit, now).await.is_empty(), "not before the morning");
        assert_eq!(sent(&kit, later(1)).await.len(), 2, "that they are new");
        letters::follow(store, Followed::Consultation(one), both, Lang::Th, later(1)).await.expect("followed");
        let asked = sent(&kit, later(1)).await;
        confirmed(&kit, &asked, later(1)).await;
        let (revision, why) = (kit.one(one).await.revision, "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้");
        let to = domain::time::Day(first_day().0 + 21);
        store::consultation::extend(store, &kit.approver, one, revision, (to, why), later(3)).await.expect("extended");
        store::consultation::cancel(store, &kit.approver, two, "ถอนเรื่องกลับไปแก้หลักการใหม่ทั้งหมด", later(3)).await.expect("cancelled");
        assert_eq!(about(&sent(&kit, later(3)).await), [(What::Extended, both)], "who follows it at once");
        let told = sent(&kit, later(4)).await;
        assert_eq!(about(&told), [(What::News, concerned), (What::News, both)], "the others in the morning");
        assert_eq!((told[0].consultations.as_slice(), told[1].consultations.as_slice()), ([one, two].as_slice(), [two].as_slice()));
        letters::closing_soon(store, later(19)).await.expect("looked");
        letters::closing_soon(store, later(19)).await.expect("looked again");
        assert_eq!(about(&sent(&kit, later(19)).await), [(What::Closing, both)]);
        let told = sent(&kit, later(20)).await;
        assert_eq!((about(&told), told[0].letters.len()), (vec![(What::News, concerned)], 1), "once");
        letters::closing_soon(store, later(20)).await.expect("looked");
        assert!(sent(&kit, later(21)).await.is_empty());
    }

    async fn the_author_of_what_the_draft_no_longer_has_is_asked_by_letter(kit) {
        let id = kit.published(Kind::Bill).await;
        let (gone, there) = (kit.submit(&said(id, "m3", 1)).await, kit.submit(&said(id, "m1", 2)).await);
        ask(&kit, &gone, "a@example.th", later(1)).await.expect("asked");
        ask(&kit, &there, "b@example.th", later(1)).await.expect("asked");
        let asked = sent(&kit, later(1)).await;
        confirmed(&kit, &asked, later(1)).await;
        kit.revised(id, REVISED).await;
        let told = sent(&kit, later(3)).await;
        assert_eq!(about(&told), [(What::Gone, "a@example.th")]);
        assert_eq!(told[0].receipt, Some(gone.number));
        assert!(sent(&kit, later(4)).await.is_empty(), "once");
    }

    async fn who_follows_a_place_is_told_of_what_lies_in_it_and_around_it(kit) {
        let (store, now) = (&kit.store, day_one());
        for (area, email) in [("50", "province@example.th"), ("5007", "district@example.th"), ("500710", "part@example.th"), ("5008", "neighbour@example.th"), ("10", "capital@example.th")] {
            letters::follow(store, Followed::Area(area.into()), email, Lang::Th, now).await.expect("followed");
        }
        assert!(letters::follow(store, Followed::Area("5099".into()), "a@example.th", Lang::Th, now).await.is_err());
        let asked = sent(&kit, now).await;
        confirmed(&kit, &asked, now).await;
        let publish = async |areas: &[&str]| {
            let id = kit.ready(Kind::Bill).await;
            let one = kit.one(id).await;
            let texts = domain::consultation::Texts { areas: areas.iter().map(|code| (*code).into()).collect(), ..one.texts };
            store::consultation::edit(store, &kit.drafter, id, one.revision, &texts, now).await.expect("edited");
            kit.publish(id).await;
        };
        let told = async |day| {
            let due = sent(&kit, later(day)).await;
            let mut to: Vec<String> = due.into_iter().map(|one| one.email.replace("@example.th", "")).collect();
            to.sort();
            to
        };
        publish(&["5007"]).await;
        assert!(sent(&kit, now).await.is_empty(), "not before the morning");
        assert_eq!(told(1).await, ["district", "part", "province"]);
    }

    async fn who_follows_a_law_is_told_of_what_evaluates_or_changes_it(kit) {
        let (store, name) = (&kit.store, "พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543");
        let given = store::law::Given {
            title: name.into(), address: "https://law.test/1".into(), text: format!("{name}\n\nมาตรา ๑ ความ"), ..Default::default()
        };
        store::law::bring(store, vec![given], day_one()).await.unwrap();
        let law = store::law::named(store, name).await.unwrap().unwrap().id;
        not_found(letters::follow(store, Followed::Law(domain::id::LawId(999)), "a@example.th", Lang::Th, day_one()).await);
        letters::follow(store, Followed::Law(law), "law@example.th", Lang::Th, day_one()).await.expect("followed");
        let asked = sent(&kit, day_one()).await;
        confirmed(&kit, &asked, day_one()).await;
        let tied = kit.ready(Kind::Bill).await;
        store::law::tie(store, &kit.drafter, tied, kit.one(tied).await.revision, name, day_one()).await.unwrap();
        kit.publish(tied).await;
        kit.published(Kind::Bill).await;
        assert!(sent(&kit, day_one()).await.is_empty(), "not before the morning");
        let told = sent(&kit, later(1)).await;
        assert_eq!(about(&told), [(What::Published, "law@example.th")]);
        assert_eq!(told[0].consultations, [tied], "and of no other");
    }

    async fn who_leaves_is_erased_and_who_leaves_again_has_left(kit) {
        let id = kit.published(Kind::Bill).await;
        letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(1)).await.expect("followed");
        letters::follow(&kit.store, Followed::All, "a@example.th", Lang::Th, later(1)).await.expect("followed");
        let token = sent(&kit, later(1)).await[0].token.clone();
        letters::leave(&kit.store, &token, Some(Followed::All), later(30)).await.expect("left one");
        let left = letters::of_token(&kit.store, &token).await.unwrap().expect("still there");
        assert_eq!(left.follows.len(), 1);
        for _ in 0..2 {
            letters::leave(&kit.store, &token, None, later(30)).await.expect("left");
            assert_eq!(letters::of_token(&kit.store, &token).await.unwrap(), None);
        }
        for token in ["", "x", "00000000000000000000000000000000", "' or 1=1 --"] {
            assert_eq!(letters::of_token(&kit.store, token).await.unwrap(), None);
            letters::leave(&kit.store, token, None, later(30)).await.expect("no error");
        }
    }

    async fn a_letter_that_is_not_taken_is_tried_again_later_and_one_that_may_have_arrived_is_not(kit) {
        let id = kit.published(Kind::Bill).await;
        letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(1)).await.expect("followed");
        let claim = async |now: Moment| letters::claim(&kit.store, now, 9).await.expect("claimed");
        let due = claim(later(1)).await;
        assert_eq!(claim(later(1)).await.len(), 0, "claimed once");
        letters::tell(&kit.store, &due[0].letters, Became::Kept, later(1)).await.unwrap();
        assert_eq!(claim(later(1)).await.len(), 1, "what never left is as if it had not been claimed");
        letters::tell(&kit.store, &due[0].letters, Became::Later("451 later".into()), later(1)).await.unwrap();
        assert_eq!(claim(later(1)).await.len(), 0);
        let minute = Moment(later(1).0 + 60_000);
        assert_eq!(claim(minute).await.len(), 1, "after a minute");
        letters::tell(&kit.store, &due[0].letters, Became::Unknown("the line broke".into()), minute).await.unwrap();
        assert_eq!(claim(later(9)).await.len(), 0, "never twice");
        let record = letters::record(&kit.store, &kit.drafter, id).await.expect("a record");
        assert_eq!(record.iter().map(|one| (one.what, one.state, one.letters)).collect::<Vec<_>>(), [(What::Confirm, Sending::Unknown, 1)]);
        assert!(letters::record(&kit.store, &kit.stranger, id).await.is_err());
    }

    async fn of_what_a_stopped_server_had_taken_only_what_it_was_handing_over_is_not_sent_again(kit) {
        let id = kit.published(Kind::Bill).await;
        for email in ["a@example.th", "b@example.th", "c@example.th"] {
            letters::follow(&kit.store, Followed::Consultation(id), email, Lang::Th, later(1)).await.expect("followed");
        }
        let taken = letters::claim(&kit.store, later(1), 9).await.unwrap();
        assert_eq!(taken.len(), 3);
        letters::handing(&kit.store, &taken[0].letters, later(1)).await.unwrap();
        assert_eq!(letters::given_up(&kit.store, later(1)).await.unwrap(), 0, "it may still be at it");
        assert_eq!(letters::given_up(&kit.store, later(2)).await.unwrap(), 1);
        assert_eq!(about(&letters::claim(&kit.store, later(3), 9).await.unwrap()), [(What::Confirm, "b@example.th"), (What::Confirm, "c@example.th")]);
    }

    async fn of_two_that_close_on_one_day_both_are_told_of_also_to_who_commented(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let receipt = kit.comments(one, 1).await[0];
        ask(&kit, &receipt, "a@example.th", later(1)).await.expect("asked");
        for id in [one, two] {
            letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(1)).await.expect("followed");
        }
        let asked = sent(&kit, later(1)).await;
        confirmed(&kit, &asked, later(1)).await;
        for _ in 0..2 {
            letters::closing_soon(&kit.store, later(18)).await.expect("looked");
        }
        assert_eq!(sent(&kit, later(18)).await.len(), 2);
    }

    async fn what_is_asked_for_later_is_confirmed_too_and_comes_in_the_language_asked_last(kit) {
        letters::follow(&kit.store, Followed::All, "a@example.th", Lang::Th, later(1)).await.expect("followed");
        let asked = sent(&kit, later(1)).await;
        confirmed(&kit, &asked, later(1)).await;
        letters::follow(&kit.store, Followed::Area("50".into()), "a@example.th", Lang::En, later(2)).await.expect("followed");
        let asked = sent(&kit, later(2)).await;
        assert_eq!((asked[0].what, asked[0].lang), (What::Confirm, Lang::En));
        let address = letters::of_token(&kit.store, &asked[0].token).await.unwrap().unwrap();
        let wanted: Vec<_> = address.follows.iter().map(|one| (one.what.clone(), one.confirmed)).collect();
        assert_eq!(wanted, [(Followed::Area("50".into()), false), (Followed::All, true)]);
    }

    async fn of_an_address_that_left_nothing_stays_but_counts(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.comments(id, 1).await[0];
        ask(&kit, &receipt, "a@example.th", later(1)).await.expect("asked");
        let due = letters::claim(&kit.store, later(1), 9).await.unwrap();
        letters::handing(&kit.store, &due[0].letters, later(1)).await.unwrap();
        letters::leave(&kit.store, &due[0].token, None, later(30)).await.expect("left");
        letters::tell(&kit.store, &due[0].letters, Became::Refused("550 5.1.1 <a@example.th> unknown".into()), later(1)).await.unwrap();
        let named = kit.number("select count(*) from letters where answer like '%@%' or receipt is not null or once like 'asked%'").await;
        assert_eq!((named, kit.number("select count(*) from letters").await), (0, 1));
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0);
    }

    async fn an_address_that_is_none_gets_nothing_more(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.comments(id, 1).await[0];
        ask(&kit, &receipt, "a@example.th", later(2)).await.expect("asked");
        let asked = sent(&kit, later(2)).await;
        confirmed(&kit, &asked, later(2)).await;
        letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(3)).await.expect("followed");
        let due = letters::claim(&kit.store, later(3), 9).await.unwrap();
        letters::tell(&kit.store, &due[0].letters, Became::NoAddress("550 5.1.1 no such user".into()), later(3)).await.unwrap();
        publish_result(&kit, id, later(AFTER)).await;
        assert!(sent(&kit, later(AFTER)).await.is_empty());
    }

    async fn a_letter_that_comes_back_ends_its_own_address_alone(kit) {
        let id = kit.published(Kind::Bill).await;
        let mut asked = Vec::new();
        for email in ["a@example.th", "b@example.th", "c@example.th"] {
            letters::follow(&kit.store, Followed::Consultation(id), email, Lang::Th, later(1)).await.expect("followed");
            asked.extend(sent(&kit, later(1)).await);
        }
        confirmed(&kit, &asked, later(2)).await;
        let back = async |token: &str, of: &Due, became: Became| {
            letters::came_back(&kit.store, token, &of.letters, became, later(3)).await.expect("read")
        };
        let none = Became::NoAddress("5.1.1 <a@example.th>".into());
        let [a, b, c] = &asked[..] else { panic!("{asked:?}") };
        assert!(!back(&b.token, a, none.clone()).await, "of another's letter");
        assert!(!back("0123456789abcdef0123456789abcdef", a, none.clone()).await, "of nobody's");
        assert!(back(&a.token, a, none.clone()).await);
        assert!(!back(&a.token, a, none).await, "once");
        assert!(back(&c.token, c, Became::Refused("5.2.2".into())).await, "a full mailbox");
        let refused = async |token: &str| letters::of_token(&kit.store, token).await.unwrap().unwrap().refused;
        assert!(refused(&a.token).await && !refused(&b.token).await && !refused(&c.token).await);
        let record = letters::record(&kit.store, &kit.approver, id).await.unwrap();
        let failed: u64 = record.iter().filter(|one| one.state == Sending::Refused).map(|one| one.letters).sum();
        assert_eq!(failed, 2, "{record:?}");
        publish_result(&kit, id, later(AFTER)).await;
        let told = sent(&kit, later(AFTER)).await;
        let mut told: Vec<&str> = told.iter().map(|due| due.email.as_str()).collect();
        told.sort_unstable();
        assert_eq!(told, ["b@example.th", "c@example.th"]);
    }

    async fn followers_are_told_three_days_before_the_close_and_when_it_is_cancelled(kit) {
        let id = kit.published(Kind::Bill).await;
        letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(1)).await.expect("followed");
        let asked = sent(&kit, later(1)).await;
        confirmed(&kit, &asked, later(1)).await;
        let closing = async |now: Moment| {
            letters::closing_soon(&kit.store, now).await.expect("looked");
            sent(&kit, now).await.iter().map(|due| due.what).collect::<Vec<_>>()
        };
        assert!(closing(later(2)).await.is_empty());
        let (revision, why) = (kit.one(id).await.revision, "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้");
        let to = domain::time::Day(first_day().0 + 21);
        store::consultation::extend(&kit.store, &kit.approver, id, revision, (to, why), later(3)).await.expect("extended");
        assert_eq!(closing(later(3)).await, [What::Extended]);
        assert_eq!(closing(later(19)).await, [What::Closing]);
        assert!(closing(later(20)).await.is_empty(), "once");
        store::consultation::cancel(&kit.store, &kit.approver, id, "ถอนเรื่องกลับไปแก้หลักการใหม่ทั้งหมด", later(20)).await.expect("cancelled");
        assert_eq!(closing(later(20)).await, [What::Cancelled]);
    }

    async fn addresses_never_confirmed_are_erased_after_a_week(kit) {
        letters::follow(&kit.store, Followed::All, "a@example.th", Lang::Th, later(1)).await.expect("followed");
        letters::tidy(&kit.store, later(7)).await.unwrap();
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 1);
        letters::tidy(&kit.store, later(9)).await.unwrap();
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0);
        assert_eq!(kit.number("select count(*) from letters where state = 'waiting'").await, 0);
    }

    async fn a_province_and_how_well_one_is_known_narrow_the_table_and_are_counted(kit) {
        let id = kit.published(Kind::Bill).await;
        let there = comment::submit(&kit.store, &Default::default(), &domain::comment::New { area: Some("50".into()), ..said(id, "all", 1) }, domain::comment::Channel::Portal, later(1)).await.expect("sent");
        let account = comment::submit(&kit.store, &kit.stranger, &said(id, "all", 2), domain::comment::Channel::Portal, later(1)).await.expect("sent");
        let nowhere = domain::comment::New { area: Some("99".into()), ..said(id, "all", 3) };
        let refused = comment::submit(&kit.store, &Default::default(), &nowhere, domain::comment::Channel::Portal, later(1)).await;
        assert!(matches!(&refused, Err(Error::Refused(no)) if no.of("area") == Some(&Refusal::NotAChoice)), "{refused:?}");
        let by = kit.summariser().await;
        let page = async |filter: Filter| {
            let page = ledger::page(&kit.store, &by, id, &filter, None, None, 10).await.expect("a page");
            page.comments.iter().map(|held| (held.number, held.area.clone(), held.identity)).collect::<Vec<_>>()
        };
        assert_eq!(page(Filter { area: Some("50".into()), ..Filter::default() }).await, [(there.number, Some("50".into()), Identity::Guest)]);
        assert_eq!(page(Filter { language: Some(Language::Thai), ..Filter::default() }).await.len(), 2);
        assert!(page(Filter { language: Some(Language::Other), ..Filter::default() }).await.is_empty());
        assert_eq!(page(Filter { identity: Some(Identity::Account), ..Filter::default() }).await, [(account.number, None, Identity::Account)]);
        let count = async || comment::counts_by_stance(&kit.store, id).await.expect("counts").by_identity_stance;
        let agree = Stance::Agree.code().to_string();
        assert_eq!(count().await, [("account".into(), agree.clone(), 1), ("guest".into(), agree.clone(), 1)]);
        comment::withdraw(&kit.store, there.number, there.secret, later(2)).await.expect("withdrawn");
        assert_eq!(count().await, [("account".into(), agree, 1)]);
        assert_eq!(kit.number("select count(*) from comments where area is not null").await, 0, "erased with the text");
    }
}

on_both! {
    async fn of_what_was_withdrawn_nobody_is_told_and_a_day_has_so_many_letters(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.comments(id, 1).await[0];
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(2)).await.expect("withdrawn");
        assert_eq!(refused(ask(&kit, &receipt, "a@example.th", later(2)).await, ""), Refusal::AlreadyDone);
        let follow = async |what: Followed| letters::follow(&kit.store, what, "b@example.th", Lang::Th, later(2)).await;
        for kind in [Kind::Principles, Kind::Bill, Kind::Rule, Kind::Ordinance, Kind::Evaluation] {
            follow(Followed::Kind(kind)).await.expect("asked");
        }
        assert_eq!(refused(follow(Followed::All).await, ""), Refusal::TooManyLetters);
        letters::follow(&kit.store, Followed::All, "b@example.th", Lang::Th, later(4)).await.expect("another day");
    }

    async fn a_link_that_nobody_has_confirms_nothing_and_the_record_is_the_agencys(kit) {
        let id = kit.published(Kind::Bill).await;
        for token in ["", "x", "00000000000000000000000000000000"] {
            not_found(letters::confirm(&kit.store, token, later(1)).await);
        }
        not_allowed(letters::record(&kit.store, &kit.stranger, id).await);
        not_found(letters::record(&kit.store, &kit.drafter, ConsultationId(99)).await);
        // Neither what is prepared or cancelled nor what is not there is followed.
        let follow = async |id| letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(2)).await;
        not_found(follow(kit.ready(Kind::Bill).await).await);
        not_found(follow(ConsultationId(99)).await);
        store::consultation::cancel(&kit.store, &kit.approver, id, "ถอนเรื่องกลับไปแก้หลักการใหม่ทั้งหมด", later(1)).await.expect("cancelled");
        not_found(follow(id).await);
    }
}
