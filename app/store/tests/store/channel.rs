//! What people said by other ways than the portal: entered, counted with the rest, entered twice where that is asked.

use crate::kit::*;
use crate::survey::published;
use domain::agency::{Role, Viewer};
use domain::channel::{Entry, Facts, Way};
use domain::comment::Class;
use domain::event::Deed;
use domain::id::{ConsultationId, SheetId};
use domain::refusal::Refusal;
use domain::survey::crossed::Crossed;
use domain::survey::cut::Cut;
use domain::survey::{Answer, Answers, Audience, New, Question, Tally, Who, parse_sheet};
use domain::time::Day;
use store::channel::{self, Brought};
use store::{export, survey};

pub fn facts(way: Way, twice: bool) -> Facts {
    Facts {
        way,
        from: first_day(),
        to: first_day(),
        place: "ศาลาประชาคม".into(),
        area: Some("84".into()),
        held_by: "เทศบาล".into(),
        attended: Some(87),
        minutes: "พูดกันเรื่องค่าธรรมเนียม".into(),
        twice,
    }
}

pub fn entry(id: ConsultationId, questions: &[Question], mark: &str, choice: u32) -> Entry {
    let answers = Answers::from([(questions[0].id.0, Answer::Chosen(vec![choice]))]);
    let who = Who { class: Some(Class::Community), area: Some("84".into()) };
    let new = New { who, ..New::of(id, Audience::Public, questions, answers, String::new()) };
    Entry { line: 0, mark: mark.into(), day: first_day(), new }
}

async fn bring(
    kit: &Kit,
    by: &Viewer,
    id: ConsultationId,
    number: u32,
    entries: Vec<Entry>,
) -> store::Outcome<Brought> {
    channel::bring(&kit.store, by, id, number, entries, later(2)).await
}

fn counted(counted: u32) -> Brought {
    Brought { counted, ..Brought::default() }
}

async fn first(kit: &Kit, id: ConsultationId) -> Vec<Tally> {
    survey::tallies(&kit.store, id, None).await.unwrap()
}

on_both! {
    async fn sheets_of_another_way_are_counted_with_the_rest_and_flagged(kit) {
        let (id, questions) = published(&kit).await;
        let number = channel::add(&kit.store, &kit.drafter, id, &facts(Way::Paper, false), later(2)).await.unwrap();
        let all: Vec<Entry> = (0..6).map(|n| entry(id, &questions, &format!("{n}"), 0)).collect();
        assert_eq!(bring(&kit, &kit.drafter, id, number, all.clone()).await.unwrap(), counted(6));
        let again = Brought { same: 6, ..Brought::default() };
        assert_eq!(bring(&kit, &kit.approver, id, number, all.clone()).await.unwrap(), again, "the same file twice");
        let other = Entry { line: 7, ..entry(id, &questions, "3", 1) };
        let new = Entry { line: 8, ..entry(id, &questions, "8", 1) };
        let why = refused(bring(&kit, &kit.drafter, id, number, vec![new, other]).await, "file");
        let mark = Box::new(Refusal::MarkTaken { mark: "3".into() });
        assert_eq!(why, Refusal::OnLine { line: 7, column: "mark".into(), why: mark });
        assert_eq!(kit.one(id).await.sheets, 6, "all of a file, or nothing");
        // One by the portal.
        let pairs = [(format!("q{}", questions[0].id), "0".to_string()), ("class".into(), "affected".into())];
        let new = parse_sheet(&id.to_string(), "public", &key(1), &questions, &pairs, first_day()).unwrap();
        survey::submit(&kit.store, &Viewer::default(), &new, later(2)).await.unwrap();
        assert_eq!((kit.one(id).await.sheets, first(&kit, id).await[0].answered), (7, 7));
        assert_eq!(survey::by_way(&kit.store, id).await.unwrap(), [(Way::Paper, 6)]);
        assert_eq!(channel::all(&kit.store, id).await.unwrap()[0].sheets, 6);
        let kept = export::sheets(&kit.store, id, SheetId(0), SheetId(99), 100).await.unwrap();
        assert_eq!(kept[2].brought, Some((1, "2".into(), first_day())));
        assert_eq!((kept[2].marks.way, kept[6].marks.way), (Some(Way::Paper), None));
        assert_eq!((kept[2].marks.who.area.as_deref(), kept[6].marks.who.class), (Some("84"), Some(Class::Affected)));
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        assert_eq!(log.iter().filter(|event| event.deed == Deed::SheetEntered).count(), 6);
    }

    async fn what_was_entered_by_mistake_is_taken_out_with_its_counts(kit) {
        let (id, questions) = published(&kit).await;
        let number = channel::add(&kit.store, &kit.drafter, id, &facts(Way::Meeting, false), later(2)).await.unwrap();
        let all = vec![entry(id, &questions, "1", 0), entry(id, &questions, "2", 1)];
        bring(&kit, &kit.drafter, id, number, all).await.unwrap();
        let out = async |mark, reason| channel::take_out(&kit.store, &kit.drafter, id, (number, mark, reason), later(3)).await;
        assert_eq!(refused(out("2", " ").await, "reason"), Refusal::Missing);
        not_found(out("9", "กรอกซ้ำกับแบบอื่น").await);
        out("2", "กรอกซ้ำกับแบบอื่น").await.unwrap();
        assert_eq!((kit.one(id).await.sheets, first(&kit, id).await[0].by_value.clone()), (1, vec![(0, 1)]));
        assert_eq!(channel::sheets(&kit.store, id, number, 10).await.unwrap().len(), 1);
        // Its number on paper is free again; its own is never given to another.
        assert_eq!(bring(&kit, &kit.drafter, id, number, vec![entry(id, &questions, "2", 2)]).await.unwrap(), counted(1));
        let kept = export::sheets(&kit.store, id, SheetId(0), SheetId(99), 100).await.unwrap();
        assert_eq!(kept.iter().map(|sheet| sheet.id.0).collect::<Vec<_>>(), [1, 3]);
    }

    async fn entered_twice_counts_where_both_are_the_same(kit) {
        let (id, questions) = published(&kit).await;
        let number = channel::add(&kit.store, &kit.drafter, id, &facts(Way::Paper, true), later(2)).await.unwrap();
        let one = |mark, choice| vec![entry(id, &questions, mark, choice)];
        let waiting = Brought { waiting: 1, ..Brought::default() };
        assert_eq!(bring(&kit, &kit.drafter, id, number, one("1", 0)).await.unwrap(), waiting);
        assert_eq!(bring(&kit, &kit.drafter, id, number, one("1", 0)).await.unwrap(), Brought { same: 1, ..Brought::default() });
        assert_eq!(refused(bring(&kit, &kit.drafter, id, number, one("1", 1)).await, "mark"), Refusal::OwnReading);
        assert_eq!(kit.one(id).await.sheets, 0, "once is not enough");
        assert_eq!(bring(&kit, &kit.approver, id, number, one("1", 0)).await.unwrap(), counted(1));
        assert!(channel::pairs(&kit.store, id, number).await.unwrap().is_empty());
        // Two that differ are settled, each difference by a choice.
        bring(&kit, &kit.drafter, id, number, one("2", 0)).await.unwrap();
        let differ = Brought { differ: 1, ..Brought::default() };
        assert_eq!(bring(&kit, &kit.approver, id, number, one("2", 2)).await.unwrap(), differ);
        let third = kit.member(kit.agency, "third@example.th", &[Role::Summariser]).await;
        let taken = Refusal::MarkTaken { mark: "2".into() };
        assert_eq!(refused(bring(&kit, &third, id, number, one("2", 0)).await, "mark"), taken);
        let field = format!("q{}", questions[0].id);
        let settle = async |chosen: &[(String, String)]| channel::settle(&kit.store, &third, id, (number, "2"), chosen, later(4)).await;
        assert_eq!(refused(settle(&[]).await, &field), Refusal::NotChosen);
        settle(&[(field.clone(), "2".into())]).await.unwrap();
        not_found(settle(&[(field, "2".into())]).await);
        assert_eq!(first(&kit, id).await[0].by_value, [(0, 1), (2, 1)]);
        // One that neither read rightly is entered anew.
        bring(&kit, &kit.drafter, id, number, one("3", 0)).await.unwrap();
        channel::drop_pair(&kit.store, &kit.approver, id, (number, "3"), later(4)).await.unwrap();
        not_found(channel::drop_pair(&kit.store, &kit.approver, id, (number, "3"), later(4)).await);
        assert_eq!(bring(&kit, &kit.drafter, id, number, one("3", 1)).await.unwrap(), waiting);
    }

    async fn an_occasion_is_its_agencys_to_enter_while_the_hearing_is_not_summed_up(kit) {
        let (id, questions) = published(&kit).await;
        let plain = facts(Way::Meeting, false);
        let add = async |by: &Viewer, now| channel::add(&kit.store, by, id, &plain, now).await;
        not_allowed(add(&kit.stranger, later(2)).await);
        not_allowed(add(&kit.moderator, later(2)).await);
        not_allowed(add(&Viewer::default(), later(2)).await);
        let number = add(&kit.drafter, later(2)).await.unwrap();
        assert_eq!(add(&kit.approver, later(40)).await.unwrap(), number + 1, "after the close as well");
        not_allowed(bring(&kit, &kit.stranger, id, number, vec![entry(id, &questions, "1", 0)]).await);
        not_found(bring(&kit, &kit.drafter, id, 9, vec![entry(id, &questions, "1", 0)]).await);
        let edit = async |revision, facts: &Facts| channel::edit(&kit.store, &kit.drafter, id, (number, revision), facts, later(3)).await;
        let later_day = Facts { to: Day(first_day().0 + 1), ..plain.clone() };
        edit(0, &later_day).await.unwrap();
        assert_eq!(refused(edit(0, &plain).await, ""), Refusal::ChangedMeanwhile);
        bring(&kit, &kit.drafter, id, number, vec![entry(id, &questions, "1", 0)]).await.unwrap();
        assert_eq!(refused(edit(1, &Facts { way: Way::Paper, ..plain.clone() }).await, "way"), Refusal::SheetsThere);
        assert_eq!(refused(edit(1, &Facts { twice: true, ..plain.clone() }).await, "twice"), Refusal::SheetsThere);
        edit(1, &plain).await.unwrap();
        // Before it is published there is nothing to enter.
        let early = kit.ready(domain::consultation::Kind::Evaluation).await;
        assert_eq!(refused(channel::add(&kit.store, &kit.drafter, early, &plain, later(2)).await, ""), Refusal::AlreadyDone);
        not_found(channel::add(&kit.store, &kit.stranger, early, &plain, later(2)).await);
    }

    async fn cross_tables_follow_every_sheet_and_its_changes(kit) {
        let (id, questions) = published(&kit).await;
        let sheet = |n: u32, choice: &str, class: &str, area: &str| {
            let pairs = [
                (format!("q{}", questions[0].id), choice.to_string()),
                ("class".into(), class.into()),
                ("area".into(), area.into()),
            ];
            parse_sheet(&id.to_string(), "public", &key(n), &questions, &pairs, first_day()).unwrap()
        };
        let send = async |new: &New, by: &Viewer| survey::submit(&kit.store, by, new, later(2)).await.unwrap();
        let mut receipts = Vec::new();
        for n in 0..30 {
            receipts.push(send(&sheet(n, "0", "affected", "84"), &Viewer::default()).await);
        }
        for n in 30..40 {
            send(&sheet(n, "0", "", ""), &Viewer::default()).await;
        }
        let of = async || survey::public_crossed(&kit.store, id, survey::Asked::Now).await.unwrap()[0].1.clone();
        let n = |crossed: &Crossed, cut, code: &str| {
            crossed.by(cut).iter().find(|(of, _)| of == code).map(|(_, table)| table.tally.answered)
        };
        let told = of().await;
        assert_eq!((n(&told, Cut::Class, "affected"), n(&told, Cut::Place, "84")), (Some(30), Some(30)));
        assert_eq!((n(&told, Cut::Class, ""), n(&told, Cut::Identity, "")), (Some(10), Some(40)));
        // Five change what they say of themselves.
        for (n, receipt) in receipts.iter().take(5).enumerate() {
            let new = sheet(n as u32, "0", "state", "84");
            survey::change(&kit.store, (receipt.number, receipt.secret), 0, &new, later(3)).await.unwrap();
        }
        let own = survey::own(&kit.store, receipts[0].number, receipts[0].secret).await.unwrap().unwrap();
        assert_eq!(own.who, Who { class: Some(Class::State), area: Some("84".into()) });
        let told = of().await;
        assert_eq!((n(&told, Cut::Class, "affected"), n(&told, Cut::Class, "state")), (Some(25), Some(5)));
        assert_eq!(n(&told, Cut::Place, "84"), Some(30));
    }
}
