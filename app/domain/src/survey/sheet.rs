//! A sheet as it was typed: read question by question, with all refusals; and where somebody stands who answers by pages.

use super::answer;
use super::branch::{Branching, Walk};
use super::{Answers, Audience, New, Question, Who};
use crate::comment::parse_key;
use crate::id::ConsultationId;
use crate::refusal::{Refusal, Refusals};
use crate::time::Day;
use std::ops::Range;

/// The sheet of one audience from name-value pairs (`q12` = `3`).
///
/// # Errors
/// All refusals, each under its question's field `q12`. Answers to questions that are not asked are left out.
pub fn parse_sheet(
    consultation: &str,
    audience: &str,
    key: &str,
    questions: &[Question],
    pairs: &[(String, String)],
    today: Day,
) -> Result<New, Refusals> {
    let mut no = Refusals::default();
    let consultation = no.take("", ConsultationId::parse(consultation).ok_or(Refusal::NoSuchPart));
    let audience = no.take("audience", Audience::parse(audience));
    let key = no.take("", parse_key(key));
    let mut answers = Answers::new();
    if let Some(audience) = audience {
        let branching = Branching::of(questions)?;
        let mut walk = branching.walk(questions, audience, today);
        answer(&mut walk, questions, 0..questions.len(), pairs, &mut answers, &mut no);
    }
    if no.is_empty() && answers.is_empty() {
        no.add("", Refusal::Missing);
    }
    let invitation =
        pairs.iter().find(|(name, _)| name == "invitation").map_or_else(String::new, |(_, code)| code.clone());
    let field = |name: &str| pairs.iter().find(|(found, _)| found == name).map_or("", |(_, typed)| typed.trim());
    let who = Who::parse(field("class"), field("area")).map_err(|(field, refusal)| no.add(field, refusal)).ok();
    no.none(|| Some(New { invitation, who: who?, ..New::of(consultation?, audience?, questions, answers, key?) }))
}

/// Reads the answers to some questions in their order, after those before them; what is not asked is left out.
fn answer(
    walk: &mut Walk<'_>,
    questions: &[Question],
    which: Range<usize>,
    pairs: &[(String, String)],
    answers: &mut Answers,
    no: &mut Refusals,
) {
    for question in &questions[which] {
        let read = if walk.asked() { answer::read(question, pairs) } else { Ok(None) };
        let given = match read {
            Ok(Some(answer)) if !walk.takes(&answer) => {
                let (why, en) = (question.constraint_note.clone(), question.details.constraint_note_en.clone());
                no.add(format!("q{}", question.id), Refusal::NotTaken { why, en });
                None
            }
            Ok(given) => given,
            Err((field, refusal)) => {
                no.add(field, refusal);
                None
            }
        };
        walk.pass(given.as_ref());
        if let Some(given) = given {
            answers.insert(question.id.0, given);
        }
    }
}

/// Where somebody stands who answers by pages.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Of the pages up to the one that was sent, those that were taken.
    pub answers: Answers,
    /// All refusals of these pages, each under its question's field.
    pub refused: Refusals,
    /// The pages that hold a question for who answered like this, in order.
    pub pages: Vec<usize>,
}

/// Reads the pages up to one that was sent; none was sent before the first is shown.
pub fn progress(
    branching: &Branching,
    questions: &[Question],
    audience: Audience,
    today: Day,
    sent: Option<usize>,
    pairs: &[(String, String)],
) -> Progress {
    let (mut refused, mut answers) = (Refusals::default(), Answers::new());
    let pages = branching.pages(questions);
    let mut walk = branching.walk(questions, audience, today);
    for page in pages.iter().take(sent.map_or(0, |sent| sent.saturating_add(1))) {
        answer(&mut walk, questions, page.clone(), pairs, &mut answers, &mut refused);
    }
    let asked = branching.asked(questions, audience, today, &answers);
    let pages = (0..pages.len()).filter(|page| asked[pages[*page].clone()].contains(&true)).collect();
    Progress { answers, refused, pages }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Answer, Form, NewQuestion};

    const TODAY: Day = Day(20_800);

    fn ask(number: u32, form: Form) -> Question {
        let mut new = NewQuestion::plain(form, "?");
        if matches!(form, Form::Single | Form::Several | Form::Ranking) {
            new.choices = ["ก", "ข", "ค"].map(String::from).to_vec();
        }
        if form == Form::Matrix {
            new.details.rows = vec!["เข้าใจง่าย".into(), "เป็นธรรม".into()];
        }
        if form == Form::Place {
            new.details.depth = 3;
        }
        new.numbered(number.into(), number)
    }

    fn sent(questions: &[Question], pairs: &[(&str, &str)]) -> Result<Answers, Refusals> {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        parse_sheet("3", "public", &"ab".repeat(16), questions, &pairs, TODAY).map(|sheet| sheet.answers)
    }

    fn taken(question: Question, pairs: &[(&str, &str)]) -> Answer {
        sent(&[question], pairs).expect("taken").remove(&1).expect("an answer")
    }

    fn refused(question: Question, pairs: &[(&str, &str)]) -> (String, Refusal) {
        sent(&[question], pairs).expect_err("refused").0.remove(0)
    }

    #[test]
    fn a_sheet_is_read_by_the_form_of_each_question() {
        let forms = [Form::Single, Form::Several, Form::Scale, Form::Number, Form::Text, Form::Short, Form::Money];
        let questions: Vec<Question> = forms.iter().zip(1..).map(|(form, number)| ask(number, *form)).collect();
        let pairs = [
            ("q1", "1"),
            ("q2", "1"),
            ("q2", "0"),
            ("q3", "5"),
            ("q4", "๑๒"),
            ("q5", " ดี "),
            ("q6", "x"),
            ("q7", "2 หมื่น"),
        ];
        let answers = sent(&questions, &pairs).unwrap();
        assert_eq!((&answers[&1], &answers[&2]), (&Answer::Chosen(vec![1]), &Answer::Chosen(vec![0, 1])));
        assert_eq!((&answers[&4], &answers[&7]), (&Answer::Number(12), &Answer::Number(2_000_000)));
        assert_eq!(answers[&5], Answer::Text("ดี".into()));
    }

    #[test]
    fn every_kind_of_answer_is_kept_and_read_back() {
        let all = [
            Answer::Chosen(vec![2, 0]),
            Answer::Grid(vec![(0, 5), (1, 0)]),
            Answer::Number(-7),
            Answer::Text("2026-11-27".into()),
        ];
        let answers: Answers = all.into_iter().zip(1..).map(|(answer, id)| (id, answer)).collect();
        let kept = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&kept).unwrap(), answers);
    }

    #[test]
    fn choices_steps_and_bounds_are_held_to() {
        let (q1, at) = ("q1".to_string(), |refusal: Refusal| ("q1".to_string(), refusal));
        assert_eq!(refused(ask(1, Form::Single), &[("q1", "3")]), at(Refusal::NotAChoice));
        assert_eq!(
            refused(ask(1, Form::Single), &[("q1", "0"), ("q1", "1")]),
            at(Refusal::ChoiceCount { least: 0, most: 1 })
        );
        let two = Question { least: Some(2), most: Some(2), ..ask(1, Form::Several) };
        assert_eq!(refused(two.clone(), &[("q1", "0")]), at(Refusal::ChoiceCount { least: 2, most: 2 }));
        assert_eq!(taken(two, &[("q1", "0"), ("q1", "2")]), Answer::Chosen(vec![0, 2]));
        let mut scale = ask(1, Form::Scale);
        assert_eq!(refused(scale.clone(), &[("q1", "0")]), at(Refusal::NotAChoice), "no opinion is not offered");
        scale.details.no_opinion = true;
        assert_eq!(taken(scale.clone(), &[("q1", "0")]), Answer::Chosen(vec![0]));
        scale.choices = vec!["ง่าย".into(), "ยาก".into()];
        assert_eq!(refused(scale.clone(), &[("q1", "3")]), at(Refusal::NotAChoice));
        assert_eq!(taken(scale, &[("q1", "2")]), Answer::Chosen(vec![2]));
        let text = |least, most| Question { least: Some(least), most: Some(most), ..ask(1, Form::Short) };
        assert_eq!(refused(text(3, 5), &[("q1", "กข")]), at(Refusal::TooShort { least: 3 }));
        assert_eq!(refused(text(1, 3), &[("q1", "กขคง")]), at(Refusal::TooLong { most: 3, got: 4 }));
        let number = Question { least: Some(0), most: Some(100), ..ask(1, Form::Number) };
        assert_eq!(refused(number, &[("q1", "101")]), at(Refusal::NotANumber { least: Some(0), most: Some(100) }));
        let required = Question { required: true, ..ask(1, Form::Number) };
        assert_eq!(refused(required, &[]), (q1, Refusal::Missing));
    }

    #[test]
    fn money_and_decimals_are_held_to_what_is_kept() {
        let money = Question { most: Some(1_000), ..ask(1, Form::Money) };
        let outside = ("q1".to_string(), Refusal::NotAnAmount { least: None, most: Some(1_000) });
        assert_eq!(taken(money.clone(), &[("q1", "1,000 บาท")]), Answer::Number(100_000));
        for wrong in ["1,000.01", "-1", "สองบาท", "1.005"] {
            assert_eq!(refused(money.clone(), &[("q1", wrong)]), outside, "{wrong}");
        }
        let mut share = ask(1, Form::Number);
        share.details.decimals = 1;
        assert_eq!(taken(share.clone(), &[("q1", "12.5")]), Answer::Number(125));
        let fine = Refusal::NotADecimal { decimals: 1, least: None, most: None };
        assert_eq!(refused(share, &[("q1", "12.55")]), ("q1".into(), fine));
    }

    #[test]
    fn a_day_is_read_in_either_era_and_held_to_its_bounds() {
        let date = |day, month, year| [("q1_day", day), ("q1_month", month), ("q1_year", year)];
        for year in ["2569", "2026"] {
            assert_eq!(taken(ask(1, Form::Date), &date("27", "11", year)), Answer::Text("2026-11-27".into()), "{year}");
        }
        assert_eq!(refused(ask(1, Form::Date), &date("29", "2", "2568")).1, Refusal::NoSuchDay);
        assert_eq!(refused(ask(1, Form::Date), &date("1", "1", "2300")).1, Refusal::WrongEra);
        let bounded = Question { most: Some(TODAY.0), ..ask(1, Form::Date) };
        assert_eq!(refused(bounded, &date("1", "1", "2600")).1, Refusal::DayOutside { least: None, most: Some(TODAY) });
        let required = Question { required: true, ..ask(1, Form::Date) };
        assert_eq!(refused(required, &date("", "", "")), ("q1".into(), Refusal::Missing));
    }

    #[test]
    fn a_place_is_kept_by_its_code() {
        let place =
            |province, district, sub| [("q1_province", province), ("q1_district", district), ("q1_subdistrict", sub)];
        let code = |parts: [(&str, &str); 3]| taken(ask(1, Form::Place), &parts);
        assert_eq!(code(place("84", "เกาะพะงัน", "เกาะเต่า")), Answer::Text("840503".into()));
        assert_eq!(code(place("สุราษฎร์ธานี", "8405", "840503")), Answer::Text("840503".into()));
        let (field, why) = refused(ask(1, Form::Place), &place("84", "บางรัก", "x"));
        let Refusal::NoSuchPlace { names } = why else { panic!("{why:?}") };
        assert!(field == "q1_district" && names.len() == 19 && names.contains(&"เกาะพะงัน".to_string()), "{names:?}");
        assert_eq!(refused(ask(1, Form::Place), &place("84", "", "")), ("q1_district".into(), Refusal::Missing));
        assert_eq!(
            refused(ask(1, Form::Place), &place("", "เกาะพะงัน", "")),
            ("q1_province".into(), Refusal::NotChosen)
        );
        assert_eq!(refused(ask(1, Form::Place), &place("8405", "", "")).0, "q1_province", "a district is no province");
    }

    #[test]
    fn statements_are_answered_each_by_a_step() {
        let matrix = ask(1, Form::Matrix);
        assert_eq!(taken(matrix.clone(), &[("q1_0", "5"), ("q1_1", "1")]), Answer::Grid(vec![(0, 5), (1, 1)]));
        assert_eq!(taken(matrix.clone(), &[("q1_1", "1")]), Answer::Grid(vec![(1, 1)]));
        assert_eq!(refused(matrix.clone(), &[("q1_1", "6")]), ("q1_1".into(), Refusal::NotAChoice));
        let required = Question { required: true, ..matrix };
        assert_eq!(refused(required.clone(), &[("q1_0", "5")]), ("q1_1".into(), Refusal::NotChosen));
        assert_eq!(refused(required, &[]), ("q1_0".into(), Refusal::NotChosen));
    }

    #[test]
    fn an_order_has_no_place_twice_and_no_gap() {
        let ranking = ask(1, Form::Ranking);
        assert_eq!(taken(ranking.clone(), &[("q1_0", "2"), ("q1_2", "1")]), Answer::Chosen(vec![2, 0]));
        let why = |question: Question, pairs: &[(&str, &str)]| refused(question, pairs).1;
        assert_eq!(why(ranking.clone(), &[("q1_0", "1"), ("q1_1", "1")]), Refusal::RankTwice { rank: 1 });
        assert_eq!(why(ranking.clone(), &[("q1_0", "1"), ("q1_1", "3")]), Refusal::RankLeft { rank: 2 });
        assert_eq!(why(ranking.clone(), &[("q1_0", "4")]), Refusal::NotAChoice);
        let first = Question { most: Some(1), ..ranking.clone() };
        assert_eq!(taken(first, &[("q1_1", "1")]), Answer::Chosen(vec![1]));
        let required = Question { required: true, ..ranking };
        assert_eq!(why(required.clone(), &[("q1_0", "1")]), Refusal::RankLeft { rank: 2 });
        assert_eq!(why(required, &[]), Refusal::NotChosen);
    }

    #[test]
    fn an_answer_fills_its_fields_as_it_was_read() {
        let day = |year| Answer::Text(Day::from_ce(year, 2, 1).unwrap().written());
        let mut share = ask(1, Form::Number);
        share.details.decimals = 2;
        for (question, answer) in [
            (ask(1, Form::Single), Answer::Chosen(vec![2])),
            (ask(1, Form::Several), Answer::Chosen(vec![0, 2])),
            (ask(1, Form::Ranking), Answer::Chosen(vec![2, 0])),
            (ask(1, Form::Scale), Answer::Chosen(vec![4])),
            (ask(1, Form::Matrix), Answer::Grid(vec![(0, 5), (1, 1)])),
            (ask(1, Form::Number), Answer::Number(-7)),
            (share, Answer::Number(-105)),
            (ask(1, Form::Money), Answer::Number(1_250_050)),
            (ask(1, Form::Date), day(2024)),
            (ask(1, Form::Date), day(1930)),
            (ask(1, Form::Place), Answer::Text("840503".into())),
            (ask(1, Form::Short), Answer::Text("ดี".into())),
            (ask(1, Form::Text), Answer::Text("ดี\nมาก".into())),
        ] {
            let typed = answer::typed(&question, &answer);
            assert_eq!(answer::read(&question, &typed), Ok(Some(answer)), "{typed:?}");
            assert!(typed.iter().all(|(name, _)| question.fields().contains(name)), "{typed:?}");
        }
    }

    #[test]
    fn what_is_not_asked_is_left_out_and_what_a_rule_does_not_take_is_told() {
        let mut second = ask(2, Form::Number);
        second.relevant = "${q1} = 1".into();
        second.constraint = ". > 3".into();
        (second.constraint_note, second.details.constraint_note_en) = ("มากกว่าสาม".into(), "More than three".into());
        let questions = [ask(1, Form::Single), second];
        assert!(!sent(&questions, &[("q1", "1"), ("q2", "9")]).unwrap().contains_key(&2), "hidden");
        assert!(sent(&questions, &[("q1", "0"), ("q2", "9")]).unwrap().contains_key(&2));
        let no = sent(&questions, &[("q1", "0"), ("q2", "2")]).unwrap_err();
        assert_eq!(no.of("q2"), Some(&Refusal::NotTaken { why: "มากกว่าสาม".into(), en: "More than three".into() }));
        assert_eq!(sent(&questions, &[]).unwrap_err().of(""), Some(&Refusal::Missing));
        let note = [ask(1, Form::Note), ask(2, Form::Calculation)];
        assert_eq!(sent(&note, &[("q1", "x"), ("q2", "x")]).unwrap_err().of(""), Some(&Refusal::Missing));
    }
}
