//! Days of laws: told to those who keep them at the agency responsible, before and on the day, once each, and not to whoever said no.

use crate::kit::*;
use domain::agency::Viewer;
use domain::id::{AgencyId, LawId, PersonId};
use domain::letter::{Followed, What};
use domain::proposal::{New, Promised, Wish};
use domain::refusal::Refusal;
use domain::register::{Coming, Thing, Typed, need};
use domain::rules::{ANSWER, BEFORE_EVALUATION, Coded, Part, Row, Rules};
use domain::time::{Day, Moment};
use store::Error;
use store::law::{self, Given};
use store::letters::{self, Became, Due, days};
use store::proposal;

/// In force since 1 December 2564: due for evaluation thirty days after the tests' first day, and two years without a rule are over.
const TEXT: &str = "# พระราชบัญญัติว่าว พ.ศ. 2564\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ ธันวาคม พ.ศ. ๒๕๖๔ เป็นต้นไป\n\nมาตรา ๓  ผู้ค้าต้องมีใบอนุญาต";

/// Proposals are to be answered within so many days.
fn answered_in(days: u32) -> Rules {
    let row = Row { days, ..Row::default() };
    Rules::with(vec![Coded { part: Part::Period, code: ANSWER.into(), row }])
}

async fn kite(kit: &Kit) -> LawId {
    let title = "พระราชบัญญัติว่าว พ.ศ. 2564";
    let given = Given { title: title.into(), text: TEXT.into(), ..Given::default() };
    law::bring(&kit.store, vec![given], day_one()).await.unwrap();
    let id = law::named(&kit.store, title).await.unwrap().unwrap().id;
    let one = law::one(&kit.store, id).await.unwrap();
    let typed = Typed { kind: "act", status: "in_force", force: "own", ..Typed::default() };
    law::edit(&kit.store, &kit.administrator, id, one.revision, &typed, &[kit.agency], day_one()).await.unwrap();
    id
}

fn on(day: i64, hour: i64) -> Moment {
    Moment(Day(first_day().0 + day).start().0 + hour * 3_600_000)
}

async fn clock(kit: &Kit, now: Moment) -> Vec<Due> {
    days::by_the_clock(&kit.store, &Rules::default(), now).await.unwrap();
    let due = letters::claim(&kit.store, now, 100).await.unwrap();
    for one in &due {
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.unwrap();
    }
    due
}

fn to(due: &[Due]) -> Vec<&str> {
    let mut all: Vec<&str> = due.iter().map(|one| one.email.as_str()).collect();
    all.sort_unstable();
    all
}

async fn told(kit: &Kit, by: &Viewer, due: &Due, now: Moment) -> Vec<Coming> {
    days::to_tell(&kit.store, by.person.unwrap(), &due.about, &Rules::default(), now).await.unwrap()
}

on_both! {
    async fn a_day_is_told_before_it_and_on_it_to_those_who_keep_the_law_and_once_each(kit) {
        let law = kite(&kit).await;
        let due = clock(&kit, on(1, 9)).await;
        assert_eq!(to(&due), ["drafter@example.th", "publisher@example.th"], "no moderator, no other agency, no Office");
        assert!(due.iter().all(|one| one.what == What::LawDay && one.about.len() == 1));
        let waits = told(&kit, &kit.drafter, &due[0], on(1, 9)).await;
        assert_eq!((waits.len(), waits[0].thing, waits[0].day.0 - first_day().0), (1, Thing::Evaluation(law), 30));
        for day in [1, 2, 20] {
            assert!(clock(&kit, on(day, 10)).await.is_empty(), "{day}");
        }
        assert!(clock(&kit, on(30, 1)).await.is_empty(), "in the morning");
        let again = clock(&kit, on(30, 8)).await;
        assert_eq!(again.len(), 2);
        assert!(again[0].about[0].ends_with(":on"), "{:?}", again[0].about);
        assert!(clock(&kit, on(31, 9)).await.is_empty());
        // A server that stood still for some days tells of it late, one that stood for weeks does not.
        assert_eq!(told(&kit, &kit.drafter, &again[0], on(33, 9)).await.len(), 1);
        assert!(told(&kit, &kit.drafter, &again[0], on(40, 9)).await.is_empty());
        assert!(told(&kit, &kit.stranger, &again[0], on(30, 9)).await.is_empty());
    }

    async fn how_long_before_is_a_rule_of_the_office(kit) {
        kite(&kit).await;
        let row = Row { days: 10, ..Row::default() };
        let rules = Rules::with(vec![Coded { part: Part::Period, code: BEFORE_EVALUATION.into(), row }]);
        days::by_the_clock(&kit.store, &rules, on(1, 9)).await.unwrap();
        assert!(letters::claim(&kit.store, on(1, 9), 10).await.unwrap().is_empty());
        days::by_the_clock(&kit.store, &rules, on(20, 9)).await.unwrap();
        assert_eq!(letters::claim(&kit.store, on(20, 9), 10).await.unwrap().len(), 2);
    }

    async fn a_letter_ends_them_in_one_press_and_the_desk_begins_them_anew(kit) {
        kite(&kit).await;
        let due = clock(&kit, on(1, 9)).await;
        let drafters = due.iter().find(|one| one.email == "drafter@example.th").unwrap();
        let address = letters::of_token(&kit.store, &drafters.token).await.unwrap().unwrap();
        let mine = Followed::LawDays(kit.drafter.person.unwrap());
        assert!(address.follows.iter().all(|one| one.what == mine && one.confirmed));
        letters::leave(&kit.store, &drafters.token, None, on(2, 9)).await.unwrap();
        assert_eq!(letters::of_token(&kit.store, &drafters.token).await.unwrap(), None, "nothing is kept of the address");
        assert_eq!(days::wanted(&kit.store, &kit.drafter).await.unwrap(), Some(false));
        assert_eq!(to(&clock(&kit, on(30, 9)).await), ["publisher@example.th"], "whoever said no is not brought back");
        days::choose(&kit.store, &kit.drafter, true, on(30, 10)).await.unwrap();
        days::choose(&kit.store, &kit.approver, false, on(30, 10)).await.unwrap();
        assert_eq!(to(&clock(&kit, on(31, 9)).await), ["drafter@example.th"], "who began anew is told of the day that came");
        assert_eq!(days::wanted(&kit.store, &kit.moderator).await.unwrap(), None);
        assert!(matches!(days::choose(&kit.store, &kit.moderator, true, on(31, 9)).await, Err(Error::NotAllowed)));
        assert!(matches!(days::choose(&kit.store, &Viewer::default(), false, on(31, 9)).await, Err(Error::NotAllowed)));
        // Nobody asks for them from outside.
        let asked = letters::follow(&kit.store, Followed::LawDays(PersonId(2)), "x@example.org", domain::lang::Lang::Th, on(31, 9)).await;
        assert!(matches!(asked, Err(Error::NotFound)));
    }

    async fn two_years_without_a_rule_and_an_answer_are_told_of_until_they_are_met(kit) {
        let law = kite(&kit).await;
        let typed = need::Typed {
            at: "มาตรา ๓", what: "กฎกระทรวงกำหนดแบบ", made: Err(Refusal::Missing), made_reference: "",
            extended: Err(Refusal::Missing), extended_reference: "",
        };
        let revision = law::one(&kit.store, law).await.unwrap().revision;
        law::set_need(&kit.store, &kit.drafter, law, revision, None, &typed, day_one()).await.unwrap();
        let coming = async || law::coming(&kit.store, &[kit.agency], &answered_in(30)).await.unwrap();
        let all = coming().await;
        assert_eq!(all.iter().map(|one| one.thing).collect::<Vec<_>>(), [Thing::Rule(law, 1, false), Thing::Evaluation(law)]);
        assert!(all[0].detail.contains("กฎกระทรวงกำหนดแบบ"));
        let made = need::Typed { made: Ok(first_day()), made_reference: "ราชกิจจานุเบกษา", ..typed };
        let revision = law::one(&kit.store, law).await.unwrap().revision;
        law::set_need(&kit.store, &kit.drafter, law, revision, Some(1), &made, day_one()).await.unwrap();
        assert_eq!(coming().await.len(), 1);
        assert!(law::coming(&kit.store, &[kit.other], &answered_in(30)).await.unwrap().is_empty());
        assert!(law::coming(&kit.store, &[], &answered_in(30)).await.unwrap().is_empty());
    }

    async fn a_law_of_two_agencies_stands_once_however_many_are_asked_for(kit) {
        let law = kite(&kit).await;
        let typed = need::Typed {
            at: "มาตรา ๓", what: "กฎกระทรวงกำหนดแบบ", made: Err(Refusal::Missing), made_reference: "",
            extended: Err(Refusal::Missing), extended_reference: "",
        };
        let revision = law::one(&kit.store, law).await.unwrap().revision;
        law::set_need(&kit.store, &kit.drafter, law, revision, None, &typed, day_one()).await.unwrap();
        let typed = Typed { kind: "act", status: "in_force", force: "own", ..Typed::default() };
        let (revision, both) = (law::one(&kit.store, law).await.unwrap().revision, [kit.agency, kit.other]);
        law::edit(&kit.store, &kit.administrator, law, revision, &typed, &both, day_one()).await.unwrap();
        // So many that they are asked in parts, the two in different ones.
        let many: Vec<AgencyId> = (5_000..6_500).map(AgencyId).collect();
        let many: Vec<AgencyId> = [&both[..1], &many, &both[1..]].concat();
        let all = law::coming(&kit.store, &many, &answered_in(30)).await.unwrap();
        assert_eq!(all.iter().map(|one| one.thing).collect::<Vec<_>>(), [Thing::Rule(law, 1, false), Thing::Evaluation(law)]);
        assert!(all.iter().all(|one| one.agencies.len() == 2), "{all:?}");
        assert_eq!(all, law::coming(&kit.store, &both, &answered_in(30)).await.unwrap());
    }

    async fn what_is_promised_on_a_proposal_stands_with_the_day_until_it_is_kept(kit) {
        let law = kite(&kit).await;
        let new = New {
            law, part: "m3".into(), wish: Wish::Evaluate, title: "ขอให้ประเมินก่อนครบกำหนด เพราะใบอนุญาตแพง".into(),
            reason: "ใบอนุญาตราคาแพงกว่าว่าว และไม่เคยมีใครถูกปฏิเสธเลยสักราย".into(), name: String::new(), meant: false, key: key(1),
        };
        let guest = "00000000000000000000000000000001";
        let id = proposal::submit(&kit.store, &Viewer::default(), guest, &new, day_one()).await.unwrap();
        let promised = async || {
            let all = law::coming(&kit.store, &[kit.agency], &Rules::default()).await.unwrap();
            all.iter().find(|one| one.thing == Thing::Evaluation(law)).unwrap().promised
        };
        assert_eq!(promised().await, None);
        let why = "มีเหตุผลอันสมควร หน่วยงานจะประเมินภายในปีนี้ก่อนวันครบกำหนด";
        proposal::answer(&kit.store, &kit.drafter, id, 0, ("yes", why, ""), later(3)).await.unwrap();
        assert_eq!(promised().await, Some(Promised { law, proposal: id, day: later(3).day() }));
    }

    async fn a_letter_of_a_day_that_was_met_meanwhile_tells_nothing(kit) {
        let law = kite(&kit).await;
        let due = clock(&kit, on(1, 9)).await;
        let one = law::one(&kit.store, law).await.unwrap();
        let typed = Typed { kind: "act", status: "repealed", force: "own", ..Typed::default() };
        law::edit(&kit.store, &kit.administrator, law, one.revision, &typed, &[kit.agency], on(1, 9)).await.unwrap();
        assert!(told(&kit, &kit.drafter, &due[0], on(1, 10)).await.is_empty());
    }
}
