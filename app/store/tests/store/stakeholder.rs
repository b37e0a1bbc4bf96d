//! Stakeholders named by agencies: told by whom and how to leave, once; who left is not brought back.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::Class;
use domain::consultation::Kind;
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::refusal::Refusal;
use domain::stakeholder::{Entry, MOST_A_DAY, MOST_LINES};
use domain::time::Moment;
use store::letters::{self, Became, Due};
use store::stakeholder::{self, Brought};
use store::{Error, Outcome};

fn entry(email: &str, class: Class, subjects: &[&str]) -> Entry {
    let subjects = subjects.iter().map(|code| code.to_string()).collect();
    Entry { email: email.into(), name: "สมาคมตลาดนัด".into(), class, subjects }
}

async fn bring(kit: &Kit, by: &Viewer, list: Vec<Entry>, now: Moment) -> Outcome<Brought> {
    stakeholder::bring(&kit.store, by, kit.agency, list, now).await
}

async fn sent(kit: &Kit, now: Moment) -> Vec<Due> {
    while letters::write_out(&kit.store, now).await.unwrap() {}
    let due = letters::claim(&kit.store, now, 100).await.unwrap();
    for one in &due {
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.unwrap();
    }
    due
}

fn about(due: &[Due]) -> Vec<(What, &str)> {
    let mut about: Vec<_> = due.iter().map(|due| (due.what, due.email.as_str())).collect();
    about.sort_by_key(|(_, email)| *email);
    about
}

on_both! {
    async fn the_same_list_twice_is_one_list_and_each_is_told_once(kit) {
        let list = || vec![entry("a@example.th", Class::Affected, &[]), entry("b@example.th", Class::Association, &["smes", "tourism"])];
        let came = bring(&kit, &kit.drafter, list(), later(1)).await.unwrap();
        assert_eq!(came, Brought { new: 2, ..Brought::default() });
        let told = sent(&kit, later(1)).await;
        assert_eq!(about(&told), [(What::Listed, "a@example.th"), (What::Listed, "b@example.th")]);
        let events = store::event::last(&kit.store).await.unwrap();
        assert_eq!(bring(&kit, &kit.drafter, list(), later(2)).await.unwrap(), Brought { same: 2, ..Brought::default() });
        assert_eq!(store::event::last(&kit.store).await.unwrap(), events);
        let changed = vec![entry("b@example.th", Class::Expert, &["smes"])];
        assert_eq!(bring(&kit, &kit.drafter, changed, later(2)).await.unwrap(), Brought { changed: 1, ..Brought::default() });
        assert!(sent(&kit, later(3)).await.is_empty(), "nobody is told twice");
        let numbers = stakeholder::numbers(&kit.store, &kit.approver, kit.agency).await.unwrap();
        assert_eq!((numbers.all(), numbers.by_subject), (2, vec![("smes".to_string(), 1)]));
        let token = &told.iter().find(|due| due.email == "b@example.th").unwrap().token;
        let listing = stakeholder::of_token(&kit.store, token).await.unwrap().remove(0);
        assert_eq!((listing.agency, listing.class, listing.subjects), (kit.agency, Class::Expert, vec!["smes".to_string()]));
    }

    async fn they_are_told_of_new_hearings_on_their_subjects(kit) {
        let list = vec![
            entry("all@example.th", Class::Affected, &[]),
            entry("in@example.th", Class::Association, &["smes"]),
            entry("out@example.th", Class::State, &["justice"]),
        ];
        bring(&kit, &kit.drafter, list, day_one()).await.unwrap();
        sent(&kit, day_one()).await;
        let id = kit.published(Kind::Bill).await;
        assert!(sent(&kit, day_one()).await.is_empty(), "not before the morning");
        let told = sent(&kit, later(1)).await;
        assert_eq!(about(&told), [(What::Published, "all@example.th"), (What::Published, "in@example.th")]);
        let reached = stakeholder::reached(&kit.store, &kit.drafter, id).await.unwrap();
        let of = |class| reached.iter().find(|row| row.class == class).copied().unwrap();
        assert_eq!((of(Some(Class::Affected)).told, of(Some(Class::Association)).concerned), (1, 1));
        assert_eq!((of(Some(Class::State)).concerned, of(Some(Class::Expert)).told, of(None).concerned), (0, 0, 0));
        kit.comments(id, 3).await;
        let reached = stakeholder::reached(&kit.store, &kit.drafter, id).await.unwrap();
        assert_eq!(reached.iter().map(|row| row.comments).sum::<u64>(), 3);
        assert!(matches!(stakeholder::reached(&kit.store, &kit.stranger, id).await, Err(Error::NotFound)));
    }

    async fn who_left_is_never_brought_back_by_a_file(kit) {
        let list = || vec![entry("a@example.th", Class::Affected, &[]), entry("b@example.th", Class::Affected, &[])];
        bring(&kit, &kit.drafter, list(), later(1)).await.unwrap();
        let told = sent(&kit, later(1)).await;
        let token = |email: &str| told.iter().find(|due| due.email == email).unwrap().token.clone();
        letters::leave(&kit.store, &token("a@example.th"), None, later(2)).await.unwrap();
        letters::leave(&kit.store, &token("b@example.th"), Some(Followed::Listed(kit.agency)), later(2)).await.unwrap();
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0, "erased");
        assert_eq!(kit.number("select count(*) from stakeholders").await, 0);
        assert_eq!(bring(&kit, &kit.drafter, list(), later(3)).await.unwrap(), Brought { left: 2, ..Brought::default() });
        // Another agency may name who left one, and nobody who left all.
        let came = stakeholder::bring(&kit.store, &kit.stranger, kit.other, list(), later(3)).await.unwrap();
        assert_eq!(came, Brought { new: 1, left: 1, ..Brought::default() });
        // They may come back by themselves.
        letters::follow(&kit.store, Followed::All, "a@example.th", Lang::Th, later(4)).await.unwrap();
        assert_eq!(bring(&kit, &kit.drafter, list(), later(4)).await.unwrap().left, 2);
    }

    async fn who_follows_already_stays_and_may_leave_the_agency_alone(kit) {
        letters::follow(&kit.store, Followed::All, "a@example.th", Lang::En, later(1)).await.unwrap();
        let asked = sent(&kit, later(1)).await;
        letters::confirm(&kit.store, &asked[0].token, later(1)).await.unwrap();
        bring(&kit, &kit.drafter, vec![entry("a@example.th", Class::Expert, &[])], later(1)).await.unwrap();
        assert_eq!(about(&sent(&kit, later(1)).await), [(What::Listed, "a@example.th")]);
        letters::leave(&kit.store, &asked[0].token, Some(Followed::Listed(kit.agency)), later(2)).await.unwrap();
        let address = letters::of_token(&kit.store, &asked[0].token).await.unwrap().unwrap();
        assert_eq!(address.follows.iter().map(|one| one.what.clone()).collect::<Vec<_>>(), [Followed::All]);
        assert!(stakeholder::of_token(&kit.store, &asked[0].token).await.unwrap().is_empty());
    }

    async fn only_its_own_officers_name_an_agencys_stakeholders_and_not_without_end(kit) {
        let one = |n: u32| entry(&format!("a{n}@example.th"), Class::Public, &[]);
        for by in [&kit.stranger, &kit.moderator, &kit.administrator, &Viewer::default()] {
            assert!(matches!(bring(&kit, by, vec![one(1)], later(1)).await, Err(Error::NotAllowed)));
            assert!(matches!(stakeholder::numbers(&kit.store, by, kit.agency).await, Err(Error::NotAllowed)));
        }
        assert!(kit.agency_administrator.has(Role::AgencyAdministrator));
        let list = |from: u32, many: u32| (from..from + many).map(one).collect::<Vec<_>>();
        let file = bring(&kit, &kit.agency_administrator, list(0, MOST_LINES + 1), later(1)).await;
        assert_eq!(refused(file, "file"), Refusal::TooManyLines { most: MOST_LINES });
        for part in 0..MOST_A_DAY / MOST_LINES {
            bring(&kit, &kit.agency_administrator, list(part * MOST_LINES, MOST_LINES), later(1)).await.unwrap();
        }
        let more = bring(&kit, &kit.agency_administrator, list(MOST_A_DAY, 1), later(1)).await;
        assert_eq!(refused(more, "file"), Refusal::TooManyLines { most: MOST_A_DAY });
        assert_eq!(kit.number("select count(*) from stakeholders").await, i64::from(MOST_A_DAY), "nothing by halves");
        bring(&kit, &kit.agency_administrator, list(MOST_A_DAY, 1), later(3)).await.unwrap();
        let asked = letters::follow(&kit.store, Followed::Listed(kit.agency), "x@example.th", Lang::Th, later(3)).await;
        assert!(matches!(asked, Err(Error::NotFound)));
    }

    async fn an_officer_takes_somebody_out_by_hand(kit) {
        let list = || vec![entry("a@example.th", Class::Affected, &[]), entry("b@example.th", Class::Affected, &["smes"])];
        bring(&kit, &kit.drafter, list(), day_one()).await.unwrap();
        stakeholder::bring(&kit.store, &kit.stranger, kit.other, list(), day_one()).await.unwrap();
        sent(&kit, day_one()).await;
        let out = async |by: &Viewer, email: &str, asked| {
            stakeholder::take_out(&kit.store, by, kit.agency, (email, asked), later(1)).await
        };
        for by in [&kit.stranger, &kit.moderator, &kit.administrator, &Viewer::default()] {
            assert!(matches!(out(by, "a@example.th", false).await, Err(Error::NotAllowed)));
        }
        assert_eq!(refused(out(&kit.drafter, "ไม่ใช่", false).await, "email"), Refusal::NotAnEmail);
        assert_eq!(refused(out(&kit.drafter, "c@example.th", false).await, "email"), Refusal::NotOnTheList);
        out(&kit.drafter, " A@example.th ", false).await.unwrap();
        out(&kit.agency_administrator, "b@example.th", true).await.unwrap();
        assert_eq!(refused(out(&kit.drafter, "b@example.th", true).await, "email"), Refusal::NotOnTheList);
        assert_eq!(stakeholder::numbers(&kit.store, &kit.drafter, kit.agency).await.unwrap().all(), 0);
        assert_eq!(stakeholder::numbers(&kit.store, &kit.stranger, kit.other).await.unwrap().all(), 2, "of others they stay");
        // Who asked for it is not brought back; who did not may be.
        assert_eq!(bring(&kit, &kit.drafter, list(), later(2)).await.unwrap(), Brought { new: 1, left: 1, ..Brought::default() });
        assert_eq!(kit.number("select count(*) from events where deed = 'stakeholders.taken_out'").await, 2);
        // With nothing left to follow the address is erased.
        stakeholder::take_out(&kit.store, &kit.stranger, kit.other, ("b@example.th", false), later(2)).await.unwrap();
        assert_eq!(kit.number("select count(*) from letter_addresses where email = 'b@example.th'").await, 0);
    }

    async fn a_letter_that_waits_is_not_sent_to_who_left_its_list_meanwhile(kit) {
        letters::follow(&kit.store, Followed::Kind(Kind::Evaluation), "a@example.th", Lang::Th, day_one()).await.unwrap();
        let asked = sent(&kit, day_one()).await;
        letters::confirm(&kit.store, &asked[0].token, day_one()).await.unwrap();
        let list = ["a@example.th", "b@example.th", "c@example.th"].map(|email| entry(email, Class::Affected, &[]));
        bring(&kit, &kit.drafter, list.to_vec(), day_one()).await.unwrap();
        sent(&kit, day_one()).await;
        let id = kit.published(Kind::Bill).await;
        while letters::write_out(&kit.store, day_one()).await.unwrap() {}
        assert_eq!(kit.number("select count(*) from letters where what = 'published' and state = 'waiting'").await, 3);
        // One leaves this list and stays for another; one is told of other subjects by now.
        letters::leave(&kit.store, &asked[0].token, Some(Followed::Listed(kit.agency)), later(1)).await.unwrap();
        let subjects = kit.one(id).await.texts.subjects;
        let elsewhere: Vec<&str> = domain::consultation::SUBJECTS.into_iter().filter(|code| !subjects.iter().any(|one| one == code)).collect();
        bring(&kit, &kit.drafter, vec![entry("b@example.th", Class::Affected, &elsewhere[..1])], later(1)).await.unwrap();
        assert_eq!(about(&sent(&kit, later(2)).await), [(What::Published, "c@example.th")]);
        assert_eq!(kit.number("select count(*) from letters where state in ('waiting', 'claimed')").await, 0);
    }

    async fn a_list_that_was_left_at_once_is_not_told_of(kit) {
        bring(&kit, &kit.drafter, vec![entry("a@example.th", Class::Affected, &[])], day_one()).await.unwrap();
        stakeholder::bring(&kit.store, &kit.stranger, kit.other, vec![entry("a@example.th", Class::Affected, &[])], day_one()).await.unwrap();
        stakeholder::take_out(&kit.store, &kit.drafter, kit.agency, ("a@example.th", false), day_one()).await.unwrap();
        assert_eq!(sent(&kit, later(1)).await.len(), 1, "the other agency's letter alone");
    }
}

on_both! {
    async fn an_agency_names_so_many_in_all_and_an_address_is_asked_for(kit) {
        kit.execute(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 50000)
             insert into letter_addresses (id, email, lang, token, made) select i, 'a' || i, 'th', 't' || i, 0 from n",
        )
        .await;
        // 2 is the kit's agency.
        kit.execute("insert into follows (address, kind, key, made, confirmed) select id, 'listed', '2', 0, 0 from letter_addresses").await;
        let list = || vec![entry("one@example.th", Class::Public, &[])];
        let more = Refusal::TooManyLines { most: domain::stakeholder::MOST };
        assert_eq!(refused(bring(&kit, &kit.drafter, list(), later(1)).await, "file"), more);
        let told = stakeholder::to_tell(&kit.store, &kit.drafter, kit.agency, list(), later(1)).await;
        assert_eq!(refused(told, "file"), more);
        let out = stakeholder::take_out(&kit.store, &kit.drafter, kit.agency, (" ", false), later(1)).await;
        assert_eq!(refused(out, "email"), Refusal::Missing);
        let others = stakeholder::to_tell(&kit.store, &kit.moderator, kit.agency, list(), later(1)).await;
        not_allowed(others);
    }
}
