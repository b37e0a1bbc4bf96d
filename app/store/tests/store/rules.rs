//! Rules edited by the central office: what is asked follows at once, and who changed what stays.

use crate::kit::*;
use domain::consultation::{Kind, Texts};
use domain::lang::Lang;
use domain::letter::Followed;
use domain::refusal::Refusal;
use domain::rules::{Both, Part, RECOMMENDED, Row, Rules};
use domain::time::Day;
use store::consultation::{self, RoundPlan};
use store::rules::{self, Which};
use store::{Outcome, impact, letters};

const WHY: &str = "ตามมติคณะกรรมการพัฒนากฎหมาย";

async fn write(kit: &Kit, by: &domain::agency::Viewer, part: Part, which: Which, row: Row) -> Outcome<()> {
    let (_, seen) = rules::now(&kit.store).await?;
    rules::write(&kit.store, by, seen, (part, which, vec![row]), WHY, day_one()).await
}

fn there(code: &str) -> Which {
    Which::There(code.into())
}

on_both! {
    async fn each_change_stays_with_who_made_it_and_why(kit) {
        assert_eq!(rules::now(&kit.store).await.unwrap(), (Rules::default(), 0));
        for days in [20, 30] {
            write(&kit, &kit.administrator, Part::Period, there(RECOMMENDED), Row { days, ..Row::default() }).await.unwrap();
        }
        let name = Both { th: "ผลต่อเด็ก".into(), en: String::new() };
        let own = Row { place: 25, kinds: vec![Kind::Bill], name, ..Row::default() };
        write(&kit, &kit.administrator, Part::Heading, Which::New, own).await.unwrap();
        let (now, seen) = rules::now(&kit.store).await.unwrap();
        assert_eq!((now.recommended_days(), seen), (30, 3));
        assert!(now.demanded(Kind::Bill).any(|one| one.code == "own1"));
        let history = rules::history(&kit.store).await.unwrap();
        let told: Vec<_> = history.iter().map(|one| (one.coded.code.as_str(), one.before.as_ref().map(|row| row.days), one.reason.as_str())).collect();
        assert_eq!(told, [("own1", None, WHY), (RECOMMENDED, Some(20), WHY), (RECOMMENDED, Some(15), WHY)]);
        assert!(history.iter().all(|one| !one.name.is_empty()));
        assert_eq!(kit.number("select count(*) from events where deed = 'rules.edited'").await, 3);
    }

    async fn only_the_central_office_edits_and_with_a_reason(kit) {
        let row = || Row { days: 20, ..Row::default() };
        for by in [&kit.approver, &kit.agency_administrator, &kit.moderator, &kit.stranger] {
            not_allowed(write(&kit, by, Part::Period, there(RECOMMENDED), row()).await);
        }
        let by = &kit.administrator;
        not_found(write(&kit, by, Part::Period, there("ages"), row()).await);
        not_found(write(&kit, by, Part::Period, Which::New, row()).await);
        let put = async |seen, why| rules::write(&kit.store, by, seen, (Part::Period, there(RECOMMENDED), vec![row()]), why, day_one()).await;
        assert_eq!(refused(put(0, "-").await, "reason"), Refusal::SaysNothing);
        put(0, WHY).await.unwrap();
        assert_eq!(refused(put(0, WHY).await, ""), Refusal::ChangedMeanwhile, "of two at once the second is told");
        let many = vec![Row::default(); 100];
        let many = rules::write(&kit.store, by, 1, (Part::Heading, Which::New, many), WHY, day_one()).await;
        assert_eq!(refused(many, ""), Refusal::EntryCount { least: 0, most: 100 });
        assert_eq!(rules::now(&kit.store).await.unwrap().1, 1);
    }

    async fn publishing_goes_by_the_rules_as_they_are_now(kit) {
        let id = kit.ready(Kind::Bill).await;
        // A hearing of sixteen days gives no reason until the office recommends twenty.
        let first = day_one().day();
        let plan = RoundPlan { opens: first, closes: Day(first.0 + 15), admission: Default::default(), shows: Default::default(), short_reason: String::new() };
        consultation::set_round(&kit.store, &kit.drafter, id, kit.one(id).await.revision, plan, day_one()).await.unwrap();
        let missing_of = async |memorandum: bool| {
            let (rules, _) = rules::now(&kit.store).await.unwrap();
            let has = domain::checklist::Has { memorandum, ..Default::default() };
            domain::checklist::missing(&domain::checklist::of(&rules, &kit.one(id).await, has))
        };
        let missing = async || missing_of(true).await;
        // A memorandum is demanded of a bill until the office makes it advice.
        assert_eq!((missing_of(false).await, missing().await), (1, 0));
        let advised = Row { section: "-".into(), kinds: Vec::new(), ..Row::default() };
        write(&kit, &kit.administrator, Part::Need, there("memorandum"), advised).await.unwrap();
        assert_eq!(missing_of(false).await, 0);
        write(&kit, &kit.administrator, Part::Period, there(RECOMMENDED), Row { days: 20, ..Row::default() }).await.unwrap();
        assert_eq!(missing().await, 1);
        let revision = kit.one(id).await.revision;
        consultation::propose(&kit.store, &kit.drafter, id, revision, "", day_one()).await.err();
        let published = consultation::publish(&kit.store, &kit.approver, id, kit.one(id).await.revision, day_one()).await;
        assert!(matches!(refused(published, ""), Refusal::ChecklistIncomplete { missing: 1 }));
        // A need that a kind has no more does not stand in the way.
        let (now, _) = rules::now(&kit.store).await.unwrap();
        let need = now.row(Part::Need, "short_hearing").unwrap().row.clone();
        write(&kit, &kit.administrator, Part::Need, there("short_hearing"), Row { kinds: vec![Kind::Rule], ..need }).await.unwrap();
        assert_eq!(missing().await, 0);
    }

    async fn what_was_written_under_a_heading_outlives_it(kit) {
        let id = kit.made(Kind::Bill).await;
        let mut typed = domain::impact::Analysis::default();
        typed.texts.insert("options".into(), "พิจารณามาตรการอื่นแล้ว".into());
        let save = async |typed: &domain::impact::Analysis| {
            impact::write(&kit.store, &kit.drafter, id, kit.one(id).await.revision, typed, day_one()).await.unwrap();
            impact::latest(&kit.store, id).await.unwrap()
        };
        save(&typed).await;
        let (now, _) = rules::now(&kit.store).await.unwrap();
        let row = now.row(Part::Heading, "options").unwrap().row.clone();
        write(&kit, &kit.administrator, Part::Heading, there("options"), Row { used: false, ..row }).await.unwrap();
        let kept = save(&domain::impact::Analysis::default()).await;
        assert_eq!(kept.text("options"), "พิจารณามาตรการอื่นแล้ว");
    }

    async fn a_retired_subject_stays_where_it_is_and_is_chosen_nowhere(kit) {
        let id = kit.ready(Kind::Bill).await;
        let one = kit.one(id).await;
        let with = |subjects: &[&str]| Texts { subjects: subjects.iter().map(|code| (*code).into()).collect(), ..one.texts.clone() };
        let edit = async |texts: Texts| {
            let revision = kit.one(id).await.revision;
            consultation::edit(&kit.store, &kit.drafter, id, revision, &texts, day_one()).await
        };
        edit(with(&["tourism"])).await.unwrap();
        let off = Row { used: false, place: 100, ..Row::default() };
        write(&kit, &kit.administrator, Part::Subject, there("tourism"), off).await.unwrap();
        let name = Both { th: "อวกาศ".into(), en: "Space".into() };
        write(&kit, &kit.administrator, Part::Subject, Which::New, Row { place: 5, name, ..Row::default() }).await.unwrap();
        edit(with(&["tourism", "own1"])).await.unwrap();
        edit(with(&["own1"])).await.unwrap();
        assert_eq!(refused(edit(with(&["tourism"])).await, "subjects"), Refusal::NotAChoice, "it was given up");
        assert_eq!(refused(edit(with(&["own2"])).await, "subjects"), Refusal::NotAChoice);
        let follow = async |code: &str| letters::follow(&kit.store, Followed::Subject(code.into()), "a@example.th", Lang::Th, day_one()).await;
        follow("own1").await.unwrap();
        not_found(follow("tourism").await);
        let names = Row { name: Both { th: "นักวิชาการ".into(), en: String::new() }, ..Row::default() };
        write(&kit, &kit.administrator, Part::Class, there("expert"), names.clone()).await.unwrap();
        not_found(write(&kit, &kit.administrator, Part::Class, Which::New, names.clone()).await);
        not_allowed(write(&kit, &kit.agency_administrator, Part::Reason, there("abuse"), names).await);
    }
}
