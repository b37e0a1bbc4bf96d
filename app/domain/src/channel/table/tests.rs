use super::*;
use crate::channel::Way;
use crate::survey::NewQuestion;

const TODAY: Day = Day(20_800);

fn facts() -> Facts {
    Facts {
        way: Way::Paper,
        from: Day(20_780),
        to: Day(20_790),
        place: "ตลาด".into(),
        area: None,
        held_by: "เทศบาล".into(),
        attended: None,
        minutes: String::new(),
        twice: false,
    }
}

fn questions() -> Vec<Question> {
    let choices = |form, names: &[&str]| {
        let mut new = NewQuestion::plain(form, "ข้อใด");
        new.choices = ["ดี", "พอใช้", "แย่"].map(String::from).to_vec();
        new.details.choice_names = names.iter().map(|name| (*name).to_string()).collect();
        new
    };
    let mut matrix = NewQuestion::plain(Form::Matrix, "แต่ละด้าน");
    matrix.details.rows = vec!["เข้าใจง่าย".into(), "เป็นธรรม".into()];
    let mut place = NewQuestion::plain(Form::Place, "ที่ไหน");
    place.details.depth = 2;
    let mut later = NewQuestion::plain(Form::Number, "กี่บาท");
    (later.relevant, later.least, later.most) = ("${q1} = 'bad'".into(), Some(0), Some(100));
    let all = vec![
        choices(Form::Single, &["good", "fair", "bad"]),
        choices(Form::Several, &[]),
        matrix,
        NewQuestion::plain(Form::Date, "เมื่อไร"),
        place,
        later,
        choices(Form::Ranking, &[]),
    ];
    all.into_iter().zip(1..).map(|(new, n)| new.numbered(n, n as u32)).collect()
}

fn names() -> Names {
    Names {
        columns: vec![
            ("mark", vec!["เลขที่แบบ".into()]),
            ("day", vec![]),
            ("audience", vec![]),
            ("class", vec![]),
            ("area", vec![]),
        ],
        audiences: vec![(Audience::Everyone, vec!["ทุกคน".into()])],
        classes: vec![(Class::Affected, vec!["ได้รับผลกระทบโดยตรง".into()])],
        steps: vec![(5, vec!["มากที่สุด".into()]), (1, vec!["น้อยที่สุด".into()])],
    }
}

fn read_lines(lines: &[&str]) -> Result<Vec<Entry>, Refusals> {
    let cells = |line: &&str| line.split('|').map(str::to_string).collect();
    let rows: Vec<(u32, Vec<String>)> = lines.iter().map(cells).zip(1..).map(|(cells, n)| (n, cells)).collect();
    read(&rows, (ConsultationId(7), &facts()), &questions(), &[Audience::Everyone], &names(), TODAY)
}

#[test]
fn a_row_is_a_sheet_by_names_words_or_numbers() {
    let read = read_lines(&[
        "เลขที่แบบ|q1|2|q3_1|q3_2|q4|q5|q6|q7|class|area",
        "๑|bad|1 3|มากที่สุด|1|27/11/2560|สุราษฎร์ธานี / เกาะพะงัน|40|3;1|ได้รับผลกระทบโดยตรง|สุราษฎร์ธานี",
        "2|ดี|ดี;แย่|5|น้อยที่สุด|2017-11-27|8405||2. พอใช้||84",
        "3|good||||43066|||||",
    ])
    .expect("read");
    let answer = |at: usize, id: i64| read[at].new.answers.get(&id).cloned();
    assert_eq!((read.len(), read[0].mark.as_str(), read[2].day), (3, "1", Day(20_780)));
    assert_eq!((answer(0, 1), answer(1, 1)), (Some(Answer::Chosen(vec![2])), Some(Answer::Chosen(vec![0]))));
    assert_eq!((answer(0, 2), answer(1, 2)), (Some(Answer::Chosen(vec![0, 2])), Some(Answer::Chosen(vec![0, 2]))));
    assert_eq!(answer(0, 3), Some(Answer::Grid(vec![(0, 5), (1, 1)])));
    assert_eq!(answer(0, 3), answer(1, 3));
    // Both eras, and a spreadsheet's count of days.
    let day = Some(Answer::Text("2017-11-27".into()));
    assert_eq!((answer(0, 4), answer(1, 4), answer(2, 4)), (day.clone(), day.clone(), day));
    assert_eq!((answer(0, 5), answer(1, 5)), (Some(Answer::Text("8405".into())), Some(Answer::Text("8405".into()))));
    assert_eq!((answer(0, 6), answer(0, 7)), (Some(Answer::Number(40)), Some(Answer::Chosen(vec![2, 0]))));
    assert_eq!((read[0].new.who.class, read[0].new.who.area.as_deref()), (Some(Class::Affected), Some("84")));
}

#[test]
fn a_named_choice_is_called_by_its_number_too_where_no_choice_is_called_so() {
    let read = read_lines(&["mark|q1|q6", "1|๓|40", "2|1|"]).expect("read");
    let first = |at: usize| read[at].new.answers.get(&1).cloned();
    assert_eq!((first(0), first(1)), (Some(Answer::Chosen(vec![2])), Some(Answer::Chosen(vec![0]))));
    assert!(read_lines(&["mark|q1", "1|4"]).is_err() && read_lines(&["mark|q1", "1|0"]).is_err());
    let mut numbered = questions();
    numbered[0].details.choice_names = ["0", "1", "2"].map(String::from).to_vec();
    assert_eq!((choice(&numbered[0], "1"), choice(&numbered[0], "3")), (Ok(1), Err(Refusal::NotAChoice)));
}

#[test]
fn a_line_longer_than_the_first_is_told() {
    let no = read_lines(&["mark|q1", "1|good", "2|good|what is this", "3|good| "]).expect_err("refused");
    let told: Vec<_> = no.0.iter().map(|(_, why)| why.clone()).collect();
    assert!(matches!(&told[..], [Refusal::OnLine { line: 3, why, .. }] if **why == Refusal::MoreCells), "{told:?}");
}

#[test]
fn all_that_is_wrong_is_told_by_line_and_column() {
    let no = read_lines(&[
        "mark|q1|q4|q6|q9|area",
        "1|ไม่มีข้อนี้|31/2/2560|||99",
        "|good||||",
        "3|good||40||",
        "4|bad||101||",
        "4|good||||",
        "5|bad||||",
        "5|good||||",
        "6|||||",
    ])
    .expect_err("refused");
    let told: Vec<(u32, &str, &Refusal)> =
        no.0.iter()
            .map(|(field, refusal)| match refusal {
                Refusal::OnLine { line, column, why } if field == "file" => (*line, column.as_str(), &**why),
                other => panic!("{field}: {other:?}"),
            })
            .collect();
    let mark = Refusal::MarkTaken { mark: "5".into() };
    let column = Refusal::NoSuchColumn { name: "q9".into() };
    let bounds = Refusal::NotANumber { least: Some(0), most: Some(100) };
    let expected: [(u32, &str, &Refusal); 9] = [
        (1, "q9", &column),
        (2, "q1", &Refusal::NotAChoice),
        (2, "q4", &Refusal::NoSuchDay),
        (2, "area", &Refusal::NoSuchProvince),
        (3, "mark", &Refusal::Missing),
        (4, "q6", &Refusal::NotAsked),
        (5, "q6", &bounds),
        (8, "mark", &mark),
        (9, "", &Refusal::Missing),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_file_of_nothing_or_too_many_is_refused() {
    assert_eq!(read_lines(&[]).expect_err("empty").0, [("file".into(), Refusal::Missing)]);
    assert_eq!(read_lines(&["mark|q1"]).expect_err("no sheet").0, [("file".into(), Refusal::Missing)]);
    let many: Vec<String> =
        std::iter::once("mark|q1".to_string()).chain((0..5_001).map(|n| format!("{n}|good"))).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(read_lines(&many).expect_err("many").0, [("file".into(), Refusal::TooManySheets { most: MOST_SHEETS })]);
    let wrong: Vec<String> = std::iter::once("mark|q1".to_string()).chain((0..100).map(|n| format!("{n}|?"))).collect();
    let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
    let told = read_lines(&wrong).expect_err("wrong").0;
    assert_eq!((told.len(), told.last()), (61, Some(&("file".into(), Refusal::MoreWrong { more: 40 }))));
}
