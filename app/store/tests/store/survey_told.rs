//! What is told of a survey from one moment to the next, and what people wrote freely: read, searched, put into groups, counted once.

use crate::kit::*;
use crate::survey::{answer, published, sheet};
use domain::agency::{Role, Viewer};
use domain::channel::Way;
use domain::id::{ConsultationId, QuestionId, SheetId};
use domain::ledger::Sought;
use domain::refusal::Refusal;
use domain::survey::Question;
use domain::survey::disclose::{Table, Tables};
use domain::survey::free::NONE;
use store::channel;
use store::survey::free::{self, Place};
use store::survey::{self, Asked, taken};

fn near(one: u64, other: u64) -> bool {
    let apart = one.abs_diff(other);
    apart == 0 || apart >= 5
}

async fn brought(kit: &Kit, id: ConsultationId, way: Way) -> u32 {
    channel::add(&kit.store, &kit.drafter, id, &crate::channel::facts(way, false), later(2)).await.unwrap()
}

async fn enter(kit: &Kit, id: ConsultationId, number: u32, questions: &[Question], n: u32) {
    let entry = crate::channel::entry(id, questions, &n.to_string(), n % 2);
    channel::bring(&kit.store, &kit.drafter, id, number, vec![entry], later(2)).await.unwrap();
}

/// What an attacker reads of a question's first three choices and of who answered.
fn numbers(tables: &Tables) -> Vec<Option<u64>> {
    let mut read: Vec<Option<u64>> = (0..3).map(|value| tables.all.n(value)).collect();
    read.push((!tables.all.few).then_some(tables.all.tally.answered));
    read
}

on_both! {
    async fn two_looks_at_an_open_hearing_single_nobody_out(kit) {
        let (id, questions) = published(&kit).await;
        kit.execute("update rounds set shows = 'live'").await;
        let look = async |now| survey::told(&kit.store, id, Asked::Now, now).await.unwrap();
        let mut looks: Vec<(Tables, Tables)> = Vec::new();
        for n in 1..=47_u32 {
            let (first, second) = (["0", "1", "0", "2", "0"][n as usize % 5], ["0", "1", "2"][n as usize % 3]);
            let audience = if n % 4 == 0 { "business" } else { "public" };
            answer(&kit, &sheet(id, &questions, audience, n, &[(1, first), (2, second)]).unwrap()).await;
            let told = look(later(1)).await;
            looks.push((told[0].clone(), told[1].clone()));
            let crossed = survey::told_crossed(&kit.store, id, Asked::Now, later(1)).await.unwrap();
            assert_eq!(crossed[0].0, told[0], "one moment for all tables");
        }
        // After the last day all that came may be told, beside what was.
        let over = look(later(25)).await;
        looks.push((over[0].clone(), over[1].clone()));
        for of in [|look: &(Tables, Tables)| look.0.clone(), |look: &(Tables, Tables)| look.1.clone()] {
            let mut told: Vec<Tables> = looks.iter().map(of).collect();
            told.retain(|tables| tables.all.tally.answered > 0);
            for tables in &mut told {
                tables.behind = None;
                tables.of.iter_mut().for_each(|(_, table)| table.behind = None);
            }
            told.dedup();
            assert!(told.len() >= 4 && told.len() < 20, "{} steps", told.len());
            for (at, now) in told.iter().enumerate() {
                for before in &told[..at] {
                    for (n, was) in numbers(now).into_iter().zip(numbers(before)) {
                        assert!(n.zip(was).is_none_or(|(n, was)| near(n, was)), "{before:?} {now:?}");
                    }
                    for (of, table) in &now.of {
                        let then = before.of.iter().find(|(one, _)| one == of).map(|(_, table)| table.tally.answered);
                        assert!(then.is_none_or(|was| near(table.tally.answered, was)), "{before:?} {now:?}");
                    }
                }
            }
        }
        // The desk counts on.
        assert_eq!(survey::tallies(&kit.store, id, None).await.unwrap().iter().map(|one| one.answered).max(), Some(47));
    }

    async fn a_few_more_answers_and_the_close_take_no_number_away(kit) {
        let (id, questions) = published(&kit).await;
        kit.execute("update rounds set shows = 'live'").await;
        let more = async |from: u32, to: u32| {
            for n in from..=to {
                let given = if n % 2 == 0 { "0" } else { "1" };
                answer(&kit, &sheet(id, &questions, "public", n, &[(1, given)]).unwrap()).await;
            }
        };
        let told = async |days| {
            let tables = survey::told(&kit.store, id, Asked::Now, later(days)).await.unwrap()[0].clone();
            (tables.all.n(0), tables.all.n(1), tables.behind)
        };
        more(1, 12).await;
        assert_eq!(told(1).await, (Some(6), Some(6), None));
        more(13, 18).await;
        assert_eq!(told(1).await, (Some(6), Some(6), Some((12, 18))), "three more of each would stand together");
        assert_eq!(told(25).await, (Some(6), Some(6), Some((12, 18))), "at the close, too");
    }

    async fn who_was_told_apart_stays_told_apart(kit) {
        let (id, questions) = published(&kit).await;
        kit.execute("update rounds set shows = 'live'").await;
        let more = async |audience: &str, from: u32, to: u32| {
            for n in from..=to {
                answer(&kit, &sheet(id, &questions, audience, n, &[(1, "0")]).unwrap()).await;
            }
        };
        let told = async |days| {
            let tables = survey::told(&kit.store, id, Asked::Now, later(days)).await.unwrap()[0].clone();
            let of = |table: &Table| (table.tally.answered, tables.behind(table));
            (of(&tables.all), tables.of.iter().map(|(_, table)| of(table)).collect::<Vec<_>>())
        };
        more("public", 1, 6).await;
        more("business", 7, 12).await;
        assert_eq!(told(1).await, ((12, None), vec![(6, None), (6, None)]));
        // Two more of business would be found by subtracting: of both it is told what was.
        more("public", 13, 18).await;
        more("business", 19, 20).await;
        let stays = ((20, None), vec![(6, Some((12, 20))), (6, Some((12, 20)))]);
        assert_eq!((told(1).await, told(25).await), (stays.clone(), stays), "at the close, too");
        let crossed = survey::told_crossed(&kit.store, id, Asked::Now, later(25)).await.unwrap();
        assert_eq!(crossed[0].0.of.len(), 2);
    }

    async fn ways_move_in_steps_and_no_two_looks_tell_how_the_last_sheet_came(kit) {
        let (id, questions) = published(&kit).await;
        kit.execute("update rounds set shows = 'live'").await;
        let (paper, meeting) = (brought(&kit, id, Way::Paper).await, brought(&kit, id, Way::Meeting).await);
        let mut looks = Vec::new();
        for n in 1..=40_u32 {
            match n % 3 {
                0 => enter(&kit, id, paper, &questions, n).await,
                1 => { answer(&kit, &sheet(id, &questions, "public", n, &[(1, "0")]).unwrap()).await; }
                _ if n % 4 == 0 => enter(&kit, id, meeting, &questions, n).await,
                _ => { answer(&kit, &sheet(id, &questions, "public", n, &[(1, "1")]).unwrap()).await; }
            }
            // One that was entered by mistake leaves.
            if n == 30 {
                channel::take_out(&kit.store, &kit.drafter, id, (paper, "3", "กรอกซ้ำกับชุดอื่น"), later(2)).await.unwrap();
            }
            looks.push(survey::ways(&kit.store, id, later(1)).await.unwrap());
            assert_eq!(survey::ways(&kit.store, id, later(1)).await.unwrap(), looks[looks.len() - 1], "the same until it moves");
        }
        looks.push(survey::ways(&kit.store, id, later(25)).await.unwrap());
        looks.retain(|table| !table.few && table.tally.answered > 0);
        looks.dedup();
        assert!((3..15).contains(&looks.len()), "{} steps", looks.len());
        let read = |table: &Table| {
            let mut cells: Vec<Option<u64>> = (0..=5).map(|way| table.n(way)).collect();
            cells.push(Some(table.tally.answered));
            cells
        };
        for (at, now) in looks.iter().enumerate() {
            assert!(read(now).into_iter().flatten().all(|n| n == 0 || n >= 5) && (now.together.1 == 0 || now.together.1 >= 5), "{now:?}");
            for before in &looks[..at] {
                for (n, was) in read(now).into_iter().zip(read(before)) {
                    assert!(n.zip(was).is_none_or(|(n, was)| near(n, was)), "{before:?} {now:?}");
                }
            }
        }
        assert_eq!(survey::by_way(&kit.store, id).await.unwrap()[1].0, Way::Paper, "the desk counts on");
    }

    async fn what_shows_with_the_result_is_told_to_nobody_before(kit) {
        let (id, questions) = published(&kit).await;
        kit.execute("update rounds set shows = 'result'").await;
        for n in 1..=9 {
            answer(&kit, &sheet(id, &questions, "public", n, &[(1, "0")]).unwrap()).await;
        }
        let shows = async |days| kit.one(id).await.numbers_show(later(days));
        assert!(!shows(1).await && !shows(25).await);
        survey::told(&kit.store, id, Asked::Now, later(25)).await.unwrap();
        assert_eq!(kit.number("select count(*) from survey_steps").await, 0, "nobody was told");
        // What the desk draws beforehand is not waited for.
        let desk = survey::for_desk(&kit.store, id, Asked::Now, later(25)).await.unwrap();
        assert_eq!(desk[0].all.n(0), Some(9));
        // A preliminary result tells of the round that is closed, and of none that is opened after it.
        kit.execute(format!("insert into publications (id, consultation, kind, at, reason, waiting, content) values (1, {id}, 'preliminary', {}, '', 0, '{{}}')", later(26).0).leak()).await;
        assert!(shows(27).await && !shows(1).await);
        assert_eq!(survey::told(&kit.store, id, Asked::Now, later(27)).await.unwrap()[0].all.n(0), Some(9));
        assert!(kit.number("select count(*) from survey_steps").await > 0);
    }

    async fn what_was_told_stays_while_a_further_round_tells_nothing(kit) {
        let (id, questions) = published(&kit).await;
        for n in 1..=9 {
            answer(&kit, &sheet(id, &questions, "public", n, &[(1, "0")]).unwrap()).await;
        }
        let told = async |days| survey::told(&kit.store, id, Asked::Now, later(days)).await.unwrap()[0].all.n(0);
        assert_eq!(told(25).await, Some(9));
        // As if a further round with the same questions were open.
        let (opens, closes) = (later(26).0, later(50).0);
        kit.execute(format!("update rounds set opens = {opens}, closes = {closes}").leak()).await;
        kit.execute(format!("update consultations set opens = {opens}, closes = {closes}").leak()).await;
        for n in 11..=20 {
            let new = sheet(id, &questions, "public", n, &[(1, "0")]).unwrap();
            survey::submit(&kit.store, &Viewer::default(), &new, later(27)).await.unwrap();
        }
        assert_eq!((told(27).await, told(51).await), (Some(9), Some(19)));
    }

    async fn a_hearing_that_told_nothing_in_the_open_tells_all_at_its_end(kit) {
        let (id, questions) = published(&kit).await;
        for n in 1..=9 {
            answer(&kit, &sheet(id, &questions, "public", n, &[(1, "0")]).unwrap()).await;
        }
        survey::told(&kit.store, id, Asked::Now, later(1)).await.unwrap();
        assert_eq!(kit.number("select count(*) from survey_steps").await, 0, "nobody was told");
        let over = survey::told(&kit.store, id, Asked::Now, later(25)).await.unwrap();
        assert_eq!(over[0].all.n(0), Some(9));
    }

    async fn free_answers_are_searched_and_put_into_groups_counted_as_they_are_put(kit) {
        let (id, questions) = published(&kit).await;
        let of = (id, questions[4].id);
        let said = ["ค่าน้ำแพงมาก", "ค่าไฟแพง", "ชอบมาก", "ค่าน้ำ และค่าไฟ", "ไม่มี"];
        let mut receipts = Vec::new();
        for (n, words) in said.iter().enumerate() {
            receipts.push(answer(&kit, &sheet(id, &questions, "public", n as u32 + 1, &[(5, *words)]).unwrap()).await);
        }
        let look = async |words: &str, place| {
            let looked = free::page(&kit.store, id, of.1, (&Sought::read(words), place), None).await.unwrap();
            looked.lines.into_iter().map(|line| line.sheet.0).collect::<Vec<_>>()
        };
        assert_eq!(look("", Place::Anywhere).await, [5, 4, 3, 2, 1], "the last first");
        assert_eq!(look("ค่าน\u{e4d}\u{e49}า", Place::Anywhere).await, [4, 1], "however a vowel was typed");
        assert_eq!(look("แพง | ชอบ -น้ำ", Place::Anywhere).await, [3, 2]);
        let name = async |by, number, title: &str| free::name(&kit.store, by, of, number, (title, ""), later(2)).await;
        not_allowed(name(&kit.stranger, None, "ค่าน้ำ").await);
        not_allowed(name(&kit.moderator, None, "ค่าน้ำ").await);
        assert_eq!(name(&kit.drafter, None, "ค่าน้ำ").await.unwrap(), 1);
        assert_eq!(refused(name(&kit.drafter, None, "ค่าน้ำ").await, "title"), Refusal::Taken);
        assert_eq!(name(&kit.drafter, None, "ค่าไฟ").await.unwrap(), 2);
        not_found(name(&kit.drafter, Some(9), "ค่าเช่า").await);
        let closed = (id, questions[0].id);
        not_found(free::name(&kit.store, &kit.drafter, closed, None, ("ก", ""), later(2)).await);
        let put = async |sheets: &[i64], group, into| {
            let sheets: Vec<SheetId> = sheets.iter().map(|id| SheetId(*id)).collect();
            free::put(&kit.store, &kit.drafter, of, &sheets, (group, into), later(3)).await
        };
        put(&[1, 4], 1, true).await.unwrap();
        put(&[4, 2], 2, true).await.unwrap();
        put(&[4], 1, true).await.unwrap();
        put(&[3], NONE, true).await.unwrap();
        not_found(put(&[99], 1, true).await);
        not_found(put(&[1], 7, true).await);
        let counts = async || {
            let groups = free::groups(&kit.store, id).await.unwrap().remove(0);
            (groups.read, groups.groups.iter().map(|group| group.n).collect::<Vec<_>>())
        };
        assert_eq!(counts().await, (4, vec![2, 2]), "one in two groups is read once");
        assert_eq!((look("", Place::In(1)).await, look("", Place::Waiting).await), (vec![4, 1], vec![5]));
        put(&[4], NONE, true).await.unwrap();
        assert_eq!(counts().await, (4, vec![1, 1]));
        put(&[4], NONE, false).await.unwrap();
        assert_eq!(counts().await, (3, vec![1, 1]));
        // Other words are read anew.
        let new = sheet(id, &questions, "public", 1, &[(5, "ค่าเช่า")]).unwrap();
        survey::change(&kit.store, (receipts[0].number, receipts[0].secret), 0, &new, later(4)).await.unwrap();
        assert_eq!((counts().await, look("", Place::In(1)).await), ((2, vec![0, 1]), vec![]));
    }

    async fn reading_free_answers_is_written_down_once_a_day(kit) {
        let (id, _) = published(&kit).await;
        let reader = kit.member(kit.agency, "reader@example.th", &[Role::Evaluator]).await;
        let read = async |by, day| taken::read(&kit.store, by, id, "answers/q5", later(day)).await;
        read(&reader, 1).await.unwrap();
        read(&reader, 1).await.unwrap();
        read(&reader, 2).await.unwrap();
        not_allowed(read(&kit.moderator, 2).await);
        assert_eq!(taken::all(&kit.store, &reader, id).await.unwrap().len(), 2);
        assert!(free::page(&kit.store, id, QuestionId(999), (&Sought::default(), Place::Anywhere), None).await.unwrap().lines.is_empty());
    }
}
