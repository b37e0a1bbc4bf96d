//! Said through another: consent is recorded, it is shown and counted apart, and whoever helps keeps their own word.

use crate::kit::*;
use domain::admission::{Admission, Admits, Once};
use domain::agency::Viewer;
use domain::comment::{Channel, Edit, Identity, New, Showing, Stance};
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use domain::through::{Consent, Helper, MOST, Through};
use store::consultation::RoundPlan;
use store::identity::{self, Known};
use store::{comment, ledger, session};

fn how(helper: Helper) -> Through {
    Through { helper, consent: Consent::Spoken, day: first_day() }
}

fn of_another(id: ConsultationId, at: &str, number: u32, helper: Helper, whose: &str) -> New {
    New { through: Some(domain::through::New { how: how(helper), whose: whose.into() }), ..said(id, at, number) }
}

async fn say(kit: &Kit, by: &Viewer, new: New) -> store::Outcome<Receipt> {
    comment::submit(&kit.store, by, &new, Channel::Portal, later(1)).await
}

async fn through(kit: &Kit, id: ConsultationId) -> Vec<(String, String, u64)> {
    let all = comment::counts_by_stance(&kit.store, id).await.expect("counts").by_through_stance;
    all.into_iter().filter(|(.., n)| *n > 0).collect()
}

async fn verified(kit: &Kit, subject: &str) -> Viewer {
    let known = Known { provider: "thaid".into(), subject: subject.into(), verifies: true };
    let token = identity::enter(&kit.store, known, day_one()).await.expect("signed in");
    session::viewer(&kit.store, &token, day_one()).await.expect("read").expect("somebody")
}

async fn once(kit: &Kit, admits: Admits, once: Once) -> ConsultationId {
    kit.published_as(RoundPlan { admission: Admission { admits, once, ..Admission::default() }, ..plan(0, 19) }).await
}

on_both! {
    async fn it_is_shown_counted_changed_and_taken_back_as_said_through_another(kit) {
        let id = kit.published(Kind::Bill).await;
        let helper = kit.stranger.clone();
        let receipt = say(&kit, &helper, of_another(id, "all", 1, Helper::Headman, "")).await.expect("sent");
        kit.submit(&said(id, "all", 2)).await;
        let shown = kit.public(id).await;
        assert_eq!((shown[0].through, shown[1].through), (None, Some(Helper::Headman)));
        assert_eq!(through(&kit, id).await, [("headman".into(), "agree".into(), 1)]);
        let counts = comment::counts_by_stance(&kit.store, id).await.unwrap();
        assert!(counts.by_identity_stance.iter().all(|(identity, ..)| identity == Identity::Guest.code()), "nobody vouches for who it is");
        let told = comment::by_number(&kit.store, receipt.number).await.unwrap().expect("a receipt");
        assert_eq!(told.through, Some(how(Helper::Headman)));
        assert!(comment::mine(&kit.store, helper.person.unwrap()).await.unwrap().is_empty(), "not the helper's own");
        // The desk finds it by its channel, with how consent was given.
        let filter = domain::ledger::Filter { channel: Some(Channel::Behalf), ..Default::default() };
        let page = ledger::page(&kit.store, &kit.drafter, id, &filter, None, None, 10).await;
        let held = page.expect("a page").comments;
        assert_eq!((held.len(), held[0].through, held[0].identity), (1, Some(how(Helper::Headman)), Identity::Guest));
        let changed = Edit { stance: Stance::Disagree, reason: "เปลี่ยนใจ".into(), wording: String::new(), showing: Showing::Unnamed, name: String::new(), young: false, unquote: false };
        comment::edit(&kit.store, receipt.number, receipt.secret, 1, &changed, later(2)).await.expect("changed by whose it is");
        assert_eq!(through(&kit, id).await, [("headman".into(), "disagree".into(), 1)]);
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.expect("taken back");
        assert!(through(&kit, id).await.is_empty());
        assert_eq!(kit.number("select count(*) from said_through").await, 0, "what was recorded goes with it");
    }

    async fn a_second_helper_is_told_of_what_another_entered_and_nothing_is_refused(kit) {
        let id = kit.published(Kind::Bill).await;
        let same = "น้ำท่วมทางเดินหลังตลาดทุกครั้งที่ฝนตกหนัก ขอให้ทำท่อระบายน้ำก่อนเก็บค่าเช่าแผง";
        let of = |number: u32, words: &str, name: &str, area: Option<&str>| {
            let showing = if name.is_empty() { Showing::Unnamed } else { Showing::Named };
            New { reason: words.into(), name: name.into(), showing, area: area.map(Into::into), ..of_another(id, "all", number, Helper::Family, "") }
        };
        let first = of(1, same, "ทองคำ ใจดี", Some("50"));
        say(&kit, &kit.stranger.clone(), first.clone()).await.expect("sent");
        let entered = kit.public(id).await[0].id;
        let told = async |by: &Viewer, new: &New| comment::entered_already(&kit.store, by, new).await.expect("asked");
        let (guest, neighbour) = (Viewer::default(), kit.drafter.clone());
        let said_again = format!("ยายบอกว่า {same} ค่ะ");
        assert_eq!(told(&neighbour, &of(2, &said_again, "", Some("50"))).await, Some(entered), "from the same place");
        assert_eq!(told(&guest, &of(3, &said_again, "ทองคำ  ใจดี", None)).await, Some(entered), "of the same name");
        assert_eq!(told(&guest, &of(4, &said_again, "ทองคำ ใจงาม", Some("57"))).await, None, "another name, another place");
        assert_eq!(told(&guest, &of(5, &said_again, "", None)).await, None, "nothing but the words");
        assert_eq!(told(&guest, &of(6, "ห้องน้ำของตลาดไม่พอสำหรับคนพิการและผู้สูงอายุ ขอให้เพิ่มอีกสองห้องใกล้ทางเข้า", "", Some("50"))).await, None, "other words");
        assert_eq!(told(&guest, &of(7, "เห็นด้วยค่ะ", "", Some("50"))).await, None, "few words are many people's");
        assert_eq!(told(&kit.stranger.clone(), &of(8, same, "", Some("50"))).await, None, "one helper knows whom they entered");
        assert_eq!(told(&guest, &New { through: None, ..of(9, same, "", Some("50")) }).await, None, "who speaks for themselves is not asked");
        assert_eq!(told(&guest, &first).await, None, "the same form once more is the same comment");
        say(&kit, &guest, of(2, &said_again, "", Some("50"))).await.expect("sent all the same");
    }

    async fn consent_is_not_of_tomorrow_and_an_officer_is_one(kit) {
        let id = kit.published(Kind::Bill).await;
        let mut new = of_another(id, "all", 1, Helper::Family, "");
        new.through.as_mut().unwrap().how.day = later(2).day();
        assert_eq!(refused(say(&kit, &Viewer::default(), new).await, "given"), Refusal::NotYet);
        let officer = of_another(id, "all", 2, Helper::Officer, "");
        assert_eq!(refused(say(&kit, &Viewer::default(), officer.clone()).await, "through"), Refusal::NotAChoice);
        say(&kit, &kit.drafter, officer).await.expect("an officer");
        say(&kit, &Viewer::default(), of_another(id, "all", 3, Helper::Family, "")).await.expect("a guest of the family");
        assert_eq!(kit.number("select count(*) from said_through where who is null").await, 1);
    }

    async fn whoever_helps_keeps_their_own_word_and_each_is_heard_once(kit) {
        let id = once(&kit, Admits::Verified, Once::Round).await;
        let (one, two) = (verified(&kit, "a").await, verified(&kit, "b").await);
        assert_eq!(refused(say(&kit, &Viewer::default(), of_another(id, "all", 1, Helper::Family, "ยาย")).await, ""), Refusal::SignInNeeded);
        assert_eq!(refused(say(&kit, &one, of_another(id, "all", 2, Helper::Family, " ")).await, "whose"), Refusal::Missing);
        let receipt = say(&kit, &one, of_another(id, "all", 3, Helper::Family, "ยายทอง ๑๒")).await.expect("heard");
        assert_eq!(refused(say(&kit, &one, of_another(id, "k1", 4, Helper::Family, "ยาย ทอง 12")).await, ""), Refusal::SaidAlready);
        say(&kit, &one, of_another(id, "all", 5, Helper::Headman, "ตาคำ")).await.expect("another person");
        say(&kit, &one, said(id, "all", 6)).await.expect("their own word");
        assert_eq!(refused(say(&kit, &one, said(id, "k1", 7)).await, ""), Refusal::SaidAlready);
        say(&kit, &two, of_another(id, "all", 8, Helper::Family, "ยายทอง 12")).await.expect("another's grandmother");
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(1)).await.expect("taken back");
        say(&kit, &one, of_another(id, "k1", 9, Helper::Family, "ยายทอง 12")).await.expect("again, once it was taken back");
        let counts = comment::counts_by_stance(&kit.store, id).await.unwrap();
        let verified = counts.by_identity_stance.iter().filter(|(identity, ..)| identity == "verified").map(|(.., n)| n).sum::<u64>();
        assert_eq!((counts.total, verified), (4, 1));
    }

    async fn forty_neighbours_are_heard_and_a_campaign_is_not(kit) {
        let id = once(&kit, Admits::Account, Once::Part).await;
        let headman = verified(&kit, "headman").await;
        for number in 1..=MOST {
            say(&kit, &headman, of_another(id, "all", number, Helper::Headman, &format!("บ้าน {number}"))).await.expect("heard");
        }
        let more = of_another(id, "all", 900, Helper::Headman, "อีกคน");
        assert_eq!(refused(say(&kit, &headman, more).await, ""), Refusal::EnoughForOthers { most: MOST });
        say(&kit, &headman, said(id, "all", 901)).await.expect("their own word still");
    }

    async fn an_invitation_is_the_persons_own(kit) {
        let id = once(&kit, Admits::Invited, Once::Round).await;
        store::invitation::invite(&kit.store, &kit.drafter, id, "ยายทอง\nผู้ใหญ่คำ", later(1)).await.expect("invited");
        let (all, _) = store::invitation::list(&kit.store, &kit.drafter, id, later(1)).await.expect("a list");
        let with = |new: New, code: &str| New { invitation: code.into(), ..new };
        let by = Viewer::default();
        say(&kit, &by, with(of_another(id, "all", 1, Helper::Family, ""), &all[0].code)).await.expect("by her code");
        assert_eq!(refused(say(&kit, &by, with(said(id, "all", 2), &all[0].code)).await, ""), Refusal::SaidAlready);
        say(&kit, &by, with(said(id, "all", 3), &all[1].code)).await.expect("his own");
    }
}
