//! Questions put to audiences, and answer sheets counted exactly.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::{ConsultationId, SheetId};
use domain::refusal::{Refusal, Refusals};
use domain::survey::{Answer, Audience, Form, New, NewQuestion, Question, Tally, parse_sheet};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::survey::Asked;
use store::{comment, export, survey};

const REASON: &str = "ข้อมูลที่เผยแพร่ไว้ไม่ครบถ้วน";

fn question(form: Form, audience: Audience) -> NewQuestion {
    NewQuestion {
        audience,
        form,
        text: "ท่านเห็นอย่างไร".into(),
        help: String::new(),
        choices: if matches!(form, Form::Single | Form::Several) {
            ["ก", "ข", "ค"].map(String::from).to_vec()
        } else {
            vec![]
        },
        required: false,
        unit: String::new(),
        least: (form == Form::Number).then_some(-5),
        most: (form == Form::Number).then_some(100),
        relevant: String::new(),
        constraint: String::new(),
        constraint_note: String::new(),
        details: Default::default(),
    }
}

/// One question of each of five forms for everyone, and one for business alone.
fn asked() -> Vec<NewQuestion> {
    let forms = [Form::Single, Form::Several, Form::Scale, Form::Number, Form::Text].into_iter();
    let forms = forms.map(|form| question(form, Audience::Everyone));
    forms.chain([question(Form::Number, Audience::Business)]).collect()
}

/// A published evaluation with its questions.
pub async fn published(kit: &Kit) -> (ConsultationId, Vec<Question>) {
    let id = kit.ready(Kind::Evaluation).await;
    let revision = kit.one(id).await.revision;
    survey::set_questions(&kit.store, &kit.drafter, id, revision, &asked(), day_one()).await.unwrap();
    kit.publish(id).await;
    (id, survey::questions(&kit.store, id).await.unwrap())
}

/// A sheet as the form sends it: pairs of a question's number and what was given.
pub fn sheet(
    id: ConsultationId,
    questions: &[Question],
    audience: &str,
    number: u32,
    pairs: &[(usize, &str)],
) -> Result<New, Refusals> {
    let named = |(at, given): &(usize, &str)| (format!("q{}", questions[at - 1].id), given.to_string());
    let pairs: Vec<(String, String)> = pairs.iter().map(named).collect();
    parse_sheet(&id.to_string(), audience, &key(number), questions, &pairs, day_one().day())
}

pub async fn answer(kit: &Kit, new: &New) -> domain::receipt::Receipt {
    survey::submit(&kit.store, &Viewer::default(), new, later(1)).await.expect("a receipt")
}

/// Counts by going through the sheets one by one.
fn by_hand(sheets: &[export::Sheet], audience: Option<Audience>) -> BTreeMap<i64, (u64, BTreeMap<i64, u64>)> {
    let mut counted: BTreeMap<i64, (u64, BTreeMap<i64, u64>)> = BTreeMap::new();
    for sheet in sheets.iter().filter(|sheet| audience.is_none_or(|audience| sheet.audience == audience)) {
        for (question, answer) in &sheet.answers {
            let (answered, values) = counted.entry(*question).or_default();
            *answered += 1;
            let given: Vec<i64> = match answer {
                Answer::Chosen(places) => places.iter().map(|place| i64::from(*place)).collect(),
                Answer::Number(value) => vec![*value],
                Answer::Grid(_) | Answer::Text(_) | Answer::File(_) => vec![],
            };
            given.into_iter().for_each(|value| *values.entry(value).or_default() += 1);
        }
    }
    counted
}

fn by_question(tallies: Vec<Tally>) -> BTreeMap<i64, (u64, BTreeMap<i64, u64>)> {
    tallies.into_iter().map(|one| (one.question, (one.answered, one.by_value.into_iter().collect()))).collect()
}

on_both! {
    async fn questions_are_read_back_in_their_order(kit) {
        let (_, questions) = published(&kit).await;
        let asked = asked();
        assert_eq!(questions.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        for (kept, asked) in questions.iter().zip(&asked) {
            assert_eq!((kept.form, kept.audience, &kept.text), (asked.form, asked.audience, &asked.text));
            assert_eq!((&kept.choices, kept.least, kept.most), (&asked.choices, asked.least, asked.most));
        }
    }

    async fn every_kind_is_kept_as_it_was_written_and_counted_by_few_numbers(kit) {
        let id = kit.ready(Kind::Evaluation).await;
        let mut all: Vec<NewQuestion> = Form::ALL.iter().map(|form| NewQuestion::plain(*form, "ถาม")).collect();
        for one in &mut all {
            one.details.text_en = "Asks".into();
            match one.form {
                Form::Single | Form::Several | Form::Ranking => {
                    one.choices = ["ก", "ข"].map(String::from).to_vec();
                    one.details.choice_names = ["yes", "no"].map(String::from).to_vec();
                }
                Form::Matrix => one.details.rows = ["ชัด", "เป็นธรรม"].map(String::from).to_vec(),
                Form::Scale => one.details.no_opinion = true,
                Form::Place => one.details.depth = 3,
                Form::Calculation => one.details.calculation = "1 + 1".into(),
                _ => {}
            }
        }
        let revision = kit.one(id).await.revision;
        survey::set_questions(&kit.store, &kit.drafter, id, revision, &all, day_one()).await.unwrap();
        kit.publish(id).await;
        let questions = survey::questions(&kit.store, id).await.unwrap();
        let kept: Vec<NewQuestion> = questions.iter().cloned().map(NewQuestion::from).collect();
        assert_eq!(kept, all);
        let of = |form| questions.iter().find(|one| one.form == form).unwrap();
        let named = |form, part: &str, given: &str| (format!("q{}{part}", of(form).id), given.to_string());
        let pairs = [
            named(Form::Scale, "", "0"),
            named(Form::Matrix, "_1", "5"),
            named(Form::Ranking, "_1", "1"),
            named(Form::Money, "", "15,999.50"),
            named(Form::Date, "_day", "27"),
            named(Form::Date, "_month", "11"),
            named(Form::Date, "_year", "2569"),
            named(Form::Place, "_province", "84"),
            named(Form::Place, "_district", "เกาะพะงัน"),
            named(Form::Place, "_subdistrict", "เกาะเต่า"),
            named(Form::Short, "", "ดี"),
        ];
        let new = parse_sheet(&id.to_string(), "everyone", &key(1), &questions, &pairs, day_one().day()).unwrap();
        answer(&kit, &new).await;
        let sheet = export::sheets(&kit.store, id, SheetId(0), SheetId(1), 10).await.unwrap().remove(0);
        assert_eq!((sheet.answers.len(), &sheet.answers), (7, &new.answers));
        let tallies = by_question(survey::tallies(&kit.store, id, None).await.unwrap());
        for (form, value) in [
            (Form::Scale, 0),
            (Form::Matrix, 1_005),
            (Form::Ranking, 1_001),
            (Form::Money, 1_000_000),
            (Form::Date, 2026),
            (Form::Place, 84),
        ] {
            assert_eq!(tallies[&of(form).id.0], (1, BTreeMap::from([(value, 1)])), "{form:?}");
        }
        assert_eq!(tallies[&of(Form::Short).id.0], (1, BTreeMap::new()), "a text is counted as answered and no more");
    }

    async fn questions_of_several_are_read_at_once(kit) {
        let ((one, questions), (other, others)) = (published(&kit).await, published(&kit).await);
        let read = survey::questions_of(&kit.store, &[other, one]).await.unwrap();
        let of = |id| read.iter().filter(|(of, _)| *of == id).map(|(_, one)| one.clone()).collect::<Vec<_>>();
        assert_eq!((of(one), of(other), read.len()), (questions.clone(), others, 2 * questions.len()));
    }

    async fn questions_are_the_drafters_to_write_until_they_are_published(kit) {
        let id = kit.ready(Kind::Evaluation).await;
        let revision = kit.one(id).await.revision;
        let set = async |by, revision, questions: &[NewQuestion]| {
            survey::set_questions(&kit.store, by, id, revision, questions, day_one()).await
        };
        not_found(set(&kit.stranger, revision, &asked()).await);
        not_allowed(set(&kit.moderator, revision, &asked()).await);
        let next = set(&kit.drafter, revision, &asked()).await.unwrap();
        assert_eq!(refused(set(&kit.drafter, revision, &[]).await, ""), Refusal::ChangedMeanwhile);
        let two = [question(Form::Text, Audience::Everyone), question(Form::Scale, Audience::Public)];
        let last = set(&kit.drafter, next, &two).await.unwrap();
        assert_eq!(survey::questions(&kit.store, id).await.unwrap().len(), 2);
        kit.publish(id).await;
        assert_eq!(refused(set(&kit.drafter, last + 1, &asked()).await, ""), Refusal::AlreadyDone);
    }

    async fn every_tally_is_that_of_the_sheets(kit) {
        let (id, questions) = published(&kit).await;
        let audiences = ["everyone", "public", "business", "official", "expert"];
        for number in 0..40_u32 {
            let (place, step, amount) = ((number % 3).to_string(), (number % 5 + 1).to_string(), (number as i64 % 7 - 3).to_string());
            let mut pairs = vec![(1, place.as_str()), (2, "0"), (3, &step), (5, "ความเห็น"), (6, "12")];
            if number % 2 == 0 {
                pairs.extend([(2, "2"), (4, amount.as_str())]);
            }
            answer(&kit, &sheet(id, &questions, audiences[number as usize % 5], number, &pairs).unwrap()).await;
        }
        let sheets = export::sheets(&kit.store, id, SheetId(0), export::last_sheet(&kit.store, id).await.unwrap(), 1000).await.unwrap();
        assert_eq!((sheets.len(), kit.one(id).await.sheets), (40, 40));
        let wanted = Audience::ALL.iter().copied().map(Some).chain([None]);
        for audience in wanted {
            let kept = by_question(survey::tallies(&kit.store, id, audience).await.unwrap());
            assert_eq!(kept, by_hand(&sheets, audience), "{audience:?}");
        }
        let all = by_question(survey::tallies(&kit.store, id, None).await.unwrap());
        assert_eq!(all[&questions[1].id.0], (40, BTreeMap::from([(0, 40), (2, 20)])));
        // Only those it was put to answered the last one.
        assert_eq!(all[&questions[5].id.0], (8, BTreeMap::from([(12, 8)])));
    }

    async fn what_everyone_sees_singles_nobody_out(kit) {
        let (id, questions) = published(&kit).await;
        let of = async |place: usize| survey::public(&kit.store, id, Asked::Now).await.unwrap()[place].clone();
        let mut number = 0;
        let mut give = async |audience: &str, choice: &str, times: u32| {
            for _ in 0..times {
                number += 1;
                answer(&kit, &sheet(id, &questions, audience, number, &[(1, choice)]).unwrap()).await;
            }
        };
        give("public", "0", 4).await;
        assert!(of(0).await.all.few, "four are too few");
        give("public", "0", 4).await;
        give("business", "0", 5).await;
        give("business", "1", 2).await;
        let told = of(0).await;
        assert_eq!((told.all.tally.answered, &told.all.tally.by_value[..], &told.all.together), (15, &[][..], &(vec![0, 1], 15)));
        give("business", "1", 3).await;
        give("expert", "1", 1).await;
        let told = of(0).await;
        assert_eq!(told.all.tally.by_value, [(0, 13), (1, 6)]);
        assert!(told.of.is_empty(), "the expert would be what is left of all: {:?}", told.of);
        give("expert", "1", 4).await;
        let apart: Vec<Audience> = of(0).await.of.iter().map(|(of, _)| *of).collect();
        assert_eq!(apart, [Audience::Public, Audience::Business, Audience::Expert]);
        assert!(!of(1).await.all.few, "nobody answered the second");
        // The same is given as long as nothing happens, and anew after a sheet.
        let public = async || survey::public(&kit.store, id, Asked::Now).await.unwrap();
        let crossed = async || survey::public_crossed(&kit.store, id, Asked::Now).await.unwrap();
        let (plain, with) = (public().await, crossed().await);
        assert!(Arc::ptr_eq(&plain, &public().await) && Arc::ptr_eq(&with, &crossed().await));
        give("public", "0", 5).await;
        assert_eq!((public().await[0].all.tally.answered, crossed().await[0].0.all.tally.answered), (28, 28));
        assert_eq!(plain[0].all.tally.answered, 23);
    }

    async fn a_sheet_is_kept_as_it_was_given(kit) {
        let (id, questions) = published(&kit).await;
        let given = [(1, "2"), (2, "1"), (2, "0"), (3, "5"), (4, "-5"), (5, "ดี\nมาก"), (6, "100")];
        let new = sheet(id, &questions, "business", 1, &given).unwrap();
        let receipt = answer(&kit, &new).await;
        let kept = export::sheets(&kit.store, id, SheetId(0), SheetId(1), 10).await.unwrap().remove(0);
        assert_eq!((kept.audience, kept.answers, kept.at), (new.audience, new.answers, later(1)));
        let told = comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap();
        assert!(told.sheet && told.answered.is_empty() && told.consultation == id);
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        assert_eq!(log.last().unwrap().deed, Deed::SheetSubmitted);
    }

    async fn a_sheet_is_changed_by_its_author_until_the_close_and_counts_follow(kit) {
        let (id, questions) = published(&kit).await;
        let sent = |pairs: &[(usize, &str)]| sheet(id, &questions, "public", 1, pairs).unwrap();
        let (first, second) = (sent(&[(1, "0"), (2, "1"), (5, "ลับ")]), sent(&[(1, "2"), (3, "4")]));
        let receipt = answer(&kit, &first).await;
        let other = answer(&kit, &sheet(id, &questions, "business", 2, &[(1, "0")]).unwrap()).await;
        let (number, secret) = (receipt.number, receipt.secret);
        let own = survey::own(&kit.store, number, secret).await.unwrap().unwrap();
        assert_eq!((&own.answers, own.audience, own.changes), (&first.answers, Audience::Public, 0));
        assert_eq!(survey::own(&kit.store, number, other.secret).await.unwrap(), None, "another's code");
        let change = async |secret, seen, new: &New, now| survey::change(&kit.store, (number, secret), seen, new, now).await;
        assert_eq!(refused(change(other.secret, 0, &second, later(2)).await, ""), Refusal::NoSuchReceipt);
        assert!(matches!(refused(change(secret, 1, &second, later(2)).await, ""), Refusal::SheetMeanwhile { .. }));
        let elsewhere = New { consultation: ConsultationId(99), ..second.clone() };
        assert_eq!(refused(change(secret, 0, &elsewhere, later(2)).await, ""), Refusal::NoSuchReceipt);
        change(secret, 0, &second, later(2)).await.unwrap();
        // Sent twice it is one change; from a second page it is told.
        change(secret, 0, &second, later(2)).await.unwrap();
        assert_eq!(refused(change(secret, 0, &first, later(3)).await, ""), Refusal::SheetMeanwhile { at: later(2) });
        let tallies = by_question(survey::tallies(&kit.store, id, None).await.unwrap());
        let sheets = export::sheets(&kit.store, id, SheetId(0), SheetId(2), 10).await.unwrap();
        let counted: BTreeMap<_, _> = tallies.into_iter().filter(|(_, (answered, _))| *answered > 0).collect();
        assert_eq!(counted, by_hand(&sheets, None));
        assert_eq!(kit.one(id).await.sheets, 2);
        let own = survey::own(&kit.store, number, secret).await.unwrap().unwrap();
        assert_eq!((own.answers, own.changes), (second.answers.clone(), 1));
        // What was said before is in the log no more.
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        let of = |deed| log.iter().filter(|event| event.deed == deed).count();
        assert_eq!((of(Deed::SheetSubmitted), of(Deed::SheetChanged)), (2, 1));
        let held: Vec<String> = log.iter().filter_map(|event| Some(String::from_utf8_lossy(event.content.as_ref()?).into_owned())).collect();
        assert!(!held.iter().any(|content| content.contains("ลับ")));
        assert!(matches!(refused(change(secret, 1, &first, later(40)).await, ""), Refusal::Closed { .. }));
    }

    async fn the_same_sheet_twice_is_counted_once(kit) {
        let (id, questions) = published(&kit).await;
        let new = sheet(id, &questions, "public", 1, &[(1, "0")]).unwrap();
        let (first, second) = tokio::join!(answer(&kit, &new), answer(&kit, &new));
        // Also after the close.
        let third = survey::submit(&kit.store, &Viewer::default(), &new, later(40)).await.unwrap();
        // Other answers would be lost by it.
        let other = sheet(id, &questions, "public", 1, &[(1, "1")]).unwrap();
        let sent = survey::submit(&kit.store, &Viewer::default(), &other, later(2)).await;
        assert_eq!(refused(sent, ""), Refusal::SentOtherwise);
        assert_eq!((first.number, first.secret), (second.number, second.secret));
        assert_eq!((first.number, first.secret, first.at), (third.number, third.secret, third.at));
        let tallies = survey::tallies(&kit.store, id, None).await.unwrap();
        assert_eq!(tallies, [Tally { question: questions[0].id.0, answered: 1, by_value: vec![(0, 1)] }]);
        assert_eq!(kit.one(id).await.sheets, 1);
    }

    async fn answers_outside_what_is_asked_are_refused(kit) {
        let (id, questions) = published(&kit).await;
        let field = |at: usize| format!("q{}", questions[at - 1].id);
        for (at, given) in [(1, "3"), (1, "-1"), (2, "9"), (3, "0"), (3, "6"), (3, "ก")] {
            let no = sheet(id, &questions, "public", 1, &[(at, given)]).unwrap_err();
            assert_eq!(no.of(&field(at)), Some(&Refusal::NotAChoice), "{at}: {given}");
        }
        let bounds = Refusal::NotANumber { least: Some(-5), most: Some(100) };
        for given in ["-6", "101", "ก"] {
            let no = sheet(id, &questions, "public", 1, &[(4, given)]).unwrap_err();
            assert_eq!(no.of(&field(4)), Some(&bounds), "{given}");
        }
        let two = sheet(id, &questions, "public", 1, &[(1, "0"), (1, "1")]).unwrap_err();
        assert_eq!(two.of(&field(1)), Some(&Refusal::ChoiceCount { least: 0, most: 1 }));
    }

    async fn questions_of_another_audience_are_not_answered(kit) {
        let (id, questions) = published(&kit).await;
        let nobody = sheet(id, &questions, "nobody", 1, &[(1, "0")]).unwrap_err();
        assert_eq!(nobody.of("audience"), Some(&Refusal::NotAChoice));
        assert_eq!(sheet(id, &questions, "public", 1, &[(6, "5")]).unwrap_err().of(""), Some(&Refusal::Missing));
        let public = sheet(id, &questions, "public", 1, &[(1, "0"), (6, "5")]).unwrap();
        assert!(!public.answers.contains_key(&questions[5].id.0));
        assert!(sheet(id, &questions, "business", 1, &[(6, "5")]).is_ok());
    }

    async fn sheets_are_taken_while_the_round_is_open(kit) {
        let (id, questions) = published(&kit).await;
        let new = sheet(id, &questions, "public", 1, &[(1, "0")]).unwrap();
        let submit = async |new: &New, now| survey::submit(&kit.store, &Viewer::default(), new, now).await;
        assert!(matches!(refused(submit(&new, later(30)).await, ""), Refusal::Closed { .. }));
        for nothing in [ConsultationId(99), kit.ready(Kind::Evaluation).await] {
            not_found(submit(&New { consultation: nothing, ..new.clone() }, later(1)).await);
        }
        store::consultation::cancel(&kit.store, &kit.approver, id, REASON, later(1)).await.unwrap();
        assert_eq!(refused(submit(&new, later(2)).await, ""), Refusal::Cancelled { at: later(1) });
        assert!(survey::tallies(&kit.store, id, None).await.unwrap().is_empty());
    }
}
