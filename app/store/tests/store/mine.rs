//! One's own page: what one said and what became of it; and leaving for good.

use crate::kit::*;
use domain::admission::{Admission, Leaving};
use domain::agency::Viewer;
use domain::comment::{Channel, New, Said, Showing};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::refusal::Refusal;
use store::consultation::RoundPlan;
use store::identity::{self, Known};
use store::{comment, mine, moderation, session, survey};

async fn person(kit: &Kit, subject: &str) -> Viewer {
    let known = Known { provider: "thaid".into(), subject: subject.into(), verifies: true };
    let token = identity::enter(&kit.store, known, day_one()).await.expect("signed in");
    session::viewer(&kit.store, &token, day_one()).await.expect("read").expect("somebody")
}

async fn say(kit: &Kit, by: &Viewer, new: New) -> domain::receipt::Receipt {
    comment::submit(&kit.store, by, &new, Channel::Portal, later(1)).await.expect("sent")
}

async fn leaving(kit: &Kit, leaving: Leaving) -> ConsultationId {
    let admission = Admission { leaving, ..Admission::default() };
    kit.published_as(RoundPlan { admission, ..plan(0, 19) }).await
}

on_both! {
    async fn ones_own_comments_are_told_in_pages_and_nobody_elses(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let (me, other) = (person(&kit, "a").await, person(&kit, "b").await);
        for n in 1..=5 {
            say(&kit, &me, said(if n % 2 == 0 { one } else { two }, "all", n)).await;
        }
        say(&kit, &other, said(one, "all", 6)).await;
        say(&kit, &Viewer::default(), said(one, "all", 7)).await;
        let (page, count) = mine::said(&kit.store, &me, 0, 3).await.unwrap();
        assert_eq!((page.len(), count), (3, 5));
        let (rest, _) = mine::said(&kit.store, &me, 3, 3).await.unwrap();
        assert_eq!(rest.len(), 2);
        assert!(page.iter().chain(&rest).all(|said| said.reason.starts_with("ความเห็นที่")));
        not_allowed(mine::said(&kit.store, &Viewer::default(), 0, 3).await);
    }

    async fn who_leaves_is_in_no_table_and_comments_stay_without_the_name(kit) {
        let id = leaving(&kit, Leaving::Stay).await;
        let me = person(&kit, "a").await;
        say(&kit, &me, New { showing: Showing::Named, name: "สมศรี ใจดี".into(), ..said(id, "k1", 1) }).await;
        say(&kit, &me, said(id, "all", 2)).await;
        mine::leave(&kit.store, &me, later(2)).await.expect("left");
        let public = kit.public(id).await;
        assert_eq!(public.len(), 2);
        assert!(public.iter().all(|one| matches!(&one.said, Said::Shown { name: None, .. })));
        assert_eq!(kit.counts(id).await.total, 2, "they count as before");
        assert_eq!(kit.number("select count(*) from comments where voice is not null or name is not null").await, 0);
        assert_eq!(kit.number("select count(*) from people where name = '' and password = '-' and email like '-%'").await, 1, "an empty row");
        assert_eq!(kit.number("select count(*) from identities").await, 0);
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมศรี"));
        }
    }

    async fn comments_go_from_sight_where_their_round_said_so(kit) {
        let (stays, goes) = (leaving(&kit, Leaving::Stay).await, leaving(&kit, Leaving::Go).await);
        let me = person(&kit, "a").await;
        for (n, id) in [(1, stays), (2, goes)] {
            say(&kit, &me, said(id, "k1", n)).await;
        }
        mine::leave(&kit.store, &me, later(30)).await.expect("left, also after the hearing");
        assert_eq!((kit.public(stays).await.len(), kit.public(goes).await.len()), (1, 0));
        let counts = kit.counts(goes).await;
        assert_eq!((counts.total, counts.agency_only), (1, 1), "the agency has it still");
        assert_eq!(kit.number("select count(*) from ledger where showing = 'agency'").await, 1);
    }

    async fn a_name_that_was_changed_before_leaving_is_in_no_event(kit) {
        let id = leaving(&kit, Leaving::Stay).await;
        let me = person(&kit, "a").await;
        let receipt = say(&kit, &me, New { showing: Showing::Named, name: "สมศรี ใจดี".into(), ..said(id, "k1", 1) }).await;
        let edit = domain::comment::Edit {
            stance: domain::comment::Stance::Agree, reason: "อย่างอื่น".into(), wording: String::new(), showing: Showing::Named, name: "สมใจ".into(), young: false, unquote: false
        };
        comment::edit(&kit.store, receipt.number, receipt.secret, 1, &edit, later(1)).await.expect("changed");
        // As an earlier program left it: the name taken off, the log with it.
        kit.execute("update comments set name = null, showing = 'unnamed'").await;
        mine::leave(&kit.store, &me, later(2)).await.expect("left");
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            let content = String::from_utf8_lossy(&event.content.unwrap_or_default()).into_owned();
            assert!(!content.contains("สมศรี") && !content.contains("สมใจ"), "{content}");
        }
    }

    async fn a_name_that_a_moderator_took_off_is_put_back_by_nobody_after_leaving(kit) {
        let id = leaving(&kit, Leaving::Stay).await;
        let me = person(&kit, "a").await;
        let named = New { showing: Showing::Named, name: "สมศรี ใจดี".into(), ..said(id, "k1", 1) };
        let receipt = say(&kit, &me, New { reason: "ค่าเช่าแพง บ้านเลขที่ 12".into(), ..named }).await;
        let first = CommentId(1);
        let redact = async |words: &str, at| moderation::redact(&kit.store, &kit.moderator, kit.read(first).await, (words, Reason::PersonalData), at).await;
        redact("บ้านเลขที่ 12", later(2)).await.expect("of the text");
        redact("สมศรี ใจดี", later(3)).await.expect("the name");
        let ask = async |about| {
            let why = "ขอให้แสดงชื่อ สมศรี ใจดี ตามที่ฉันเขียนไว้";
            moderation::appeal(&kit.store, receipt.number, receipt.secret, (Some(about), why), later(4)).await
        };
        for about in moderation::of_author(&kit.store, receipt.number).await.unwrap().may {
            ask(about.at).await.expect("asked");
        }
        mine::leave(&kit.store, &me, later(5)).await.expect("left");
        assert_eq!(kit.number("select count(*) from appeals where state = 'moot' and words = ''").await, 1, "of the name");
        assert_eq!(kit.number("select count(*) from appeals where state = 'waiting'").await, 1, "of the words");
        let office = &kit.administrator;
        let why = "ข้อความนี้ไม่ใช่ข้อมูลส่วนตัวของผู้อื่น";
        let mut granted = 0;
        for appeal in [1, 2] {
            granted += u32::from(moderation::answer(&kit.store, office, (appeal, kit.read(first).await), (true, why), later(6)).await.is_ok());
        }
        assert_eq!(granted, 1, "that of the words");
        let shown = kit.public(id).await.remove(0).said;
        assert!(matches!(&shown, Said::Shown { name: None, reason, .. } if reason.ends_with("บ้านเลขที่ 12")), "{shown:?}");
        assert!(comment::restore(&kit.store, &kit.moderator, kit.read(first).await, later(7)).await.is_err(), "nothing is left to put back");
        for sql in [
            "select count(*) from comments where name is not null",
            "select count(*) from sealed",
            "select count(*) from redactions",
            "select count(*) from appeals where words like '%สมศรี%' or answer like '%สมศรี%'",
        ] {
            assert_eq!(kit.number(sql).await, 0, "{sql}");
        }
        for event in store::event::since(&kit.store, 0, 300).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมศรี"));
        }
    }

    async fn a_name_that_stood_in_the_text_too_stays_out_of_it_after_leaving(kit) {
        let id = leaving(&kit, Leaving::Stay).await;
        let me = person(&kit, "a").await;
        let named = New { showing: Showing::Named, name: "สมศรี ใจดี".into(), ..said(id, "k1", 1) };
        say(&kit, &me, New { reason: "ฉัน สมศรี ใจดี ไม่เห็นด้วย".into(), ..named }).await;
        let first = CommentId(1);
        let seen = kit.read(first).await;
        moderation::redact(&kit.store, &kit.moderator, seen, ("สมศรี ใจดี", Reason::PersonalData), later(2)).await.expect("taken off");
        mine::leave(&kit.store, &me, later(3)).await.expect("left");
        assert!(comment::restore(&kit.store, &kit.moderator, kit.read(first).await, later(4)).await.is_err());
        let in_seal = "select count(*) from sealed where name_text is not null or reason_text like '%สมศรี%'";
        assert_eq!(kit.number(in_seal).await + kit.number("select count(*) from redactions").await, 0);
        let shown = kit.public(id).await.remove(0).said;
        assert!(matches!(&shown, Said::Shown { name: None, reason, .. } if !reason.contains("สมศรี")), "{shown:?}");
    }

    async fn the_address_of_who_leaves_goes_with_all_that_it_follows(kit) {
        let me = person(&kit, "a").await;
        kit.execute(
            "insert into letter_addresses (id, email, lang, token, made, confirmed)
             select 1, email, 'th', 'one', 1, 1 from people where id = (select max(id) from people)",
        )
        .await;
        kit.execute("insert into letter_addresses (id, email, lang, token, made, confirmed) values (2, 'other@example.th', 'th', 'two', 1, 1)").await;
        kit.execute("insert into follows (address, kind, key, made, confirmed) values (1, 'all', '', 1, 1), (2, 'all', '', 1, 1)").await;
        mine::leave(&kit.store, &me, later(1)).await.expect("left");
        assert_eq!(kit.number("select count(*) from letter_addresses where id = 1").await, 0);
        assert_eq!(kit.number("select count(*) from follows where address = 1").await, 0);
        assert_eq!(kit.number("select count(*) from follows where address = 2").await, 1, "nobody else's");
    }

    async fn of_who_worked_for_an_agency_once_neither_name_nor_letters_stay(kit) {
        let former = kit.drafter.person.unwrap();
        let wish = domain::duty::Wish { proposed: true, ..Default::default() };
        store::letters::staff::want(&kit.store, &kit.drafter, wish, domain::lang::Lang::Th, day_one()).await.expect("wanted");
        kit.execute("update memberships set ended = 1 where person = (select id from people where email = 'drafter@example.th')").await;
        mine::leave(&kit.store, &Viewer { person: Some(former), ..Viewer::default() }, later(1)).await.expect("left");
        assert_eq!(kit.number("select count(*) from staff_letters").await, 0);
        assert_eq!(kit.number("select count(*) from follows").await, 0);
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0);
        assert_eq!(kit.number("select count(*) from people where password = '-' and name <> ''").await, 0);
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            let content = String::from_utf8_lossy(&event.content.unwrap_or_default()).into_owned();
            assert!(!content.contains("drafter@example.th"), "{content}");
        }
    }

    async fn ones_own_sheets_are_found_by_nobody_else_and_stay_counted_when_one_leaves(kit) {
        let (id, questions) = crate::survey::published(&kit).await;
        let (me, other) = (person(&kit, "a").await, person(&kit, "b").await);
        let sheet = |n| crate::survey::sheet(id, &questions, "public", n, &[(1, "0")]).unwrap();
        let sent = survey::submit(&kit.store, &me, &sheet(1), later(1)).await.expect("sent");
        survey::submit(&kit.store, &Viewer::default(), &sheet(2), later(1)).await.expect("sent");
        let own = survey::mine::mine(&kit.store, &me).await.unwrap();
        assert_eq!(own.iter().map(|one| (one.number, one.consultation)).collect::<Vec<_>>(), [(sent.number, id)]);
        assert!(survey::mine::mine(&kit.store, &other).await.unwrap().is_empty());
        not_allowed(survey::mine::mine(&kit.store, &Viewer::default()).await);
        let whole = survey::mine::whole(&kit.store, &me, &own).await.unwrap();
        assert_eq!(whole[0].answers, sheet(1).answers);
        assert!(survey::mine::whole(&kit.store, &other, &own).await.unwrap().is_empty(), "not by its number either");
        assert_eq!(kit.number("select count(*) from sheets where voice is null").await, 1, "a guest is nobody");
        mine::leave(&kit.store, &me, later(2)).await.expect("left");
        assert_eq!(kit.number("select count(*) from sheets where voice is null").await, 2);
        assert_eq!(kit.one(id).await.sheets, 2);
    }

    async fn officers_do_not_leave_by_themselves(kit) {
        assert_eq!(refused(mine::leave(&kit.store, &kit.drafter, day_one()).await, ""), Refusal::OfficerStays);
        not_allowed(mine::leave(&kit.store, &Viewer::default(), day_one()).await);
    }
}
