use super::*;
use crate::questionnaire::{self, Row, rows};
use crate::survey::Details;

fn labels() -> Labels {
    let two = |th: &str, en: &str| (th.to_string(), en.to_string());
    Labels {
        five: ["มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"].map(|th| two(th, "step")),
        no_opinion: two("ไม่มีความเห็น", "No opinion"),
        answer_as: two("ตอบในฐานะใด", "As whom"),
        audiences: Audience::ALL.iter().map(|one| (*one, two(one.code(), one.code()))).collect(),
        other: two("อื่น ๆ", "Other"),
        say: two("โปรดระบุ", "Please say"),
    }
}

/// A workbook as people draw one: sheets by their names, cells between bars.
fn book(drawn: &str) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in drawn.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Some(cells) = line.strip_prefix('|') else {
            sheets.push(Sheet { name: line.into(), rows: Vec::new() });
            continue;
        };
        let cells = cells.trim_end_matches('|').split('|').map(|cell| cell.trim().to_string()).collect();
        let sheet = sheets.last_mut().unwrap();
        let number = sheet.rows.len() as u32 + 1;
        sheet.rows.push((number, cells));
    }
    sheets
}

fn faults(drawn: &str) -> Vec<(String, u32, String, Wrong)> {
    let told = |fault: Fault| (fault.sheet, fault.row, fault.column, fault.wrong);
    read(&book(drawn), &labels()).expect_err("faults").into_iter().map(told).collect()
}

const FIELD: &str = "
    survey
    | type                      | name     | label::English (en)  | label::Thai (th) | label::French | hint | required | relevant | constraint | constraint_message | appearance | default |
    | start                     | start    |                      |                  |      |        |     |                            |                  |          |            |  |
    | select_one yes_no         | pays     | Does it cost you?    | มีค่าใช้จ่ายไหม      | Oui? | ช่วย    | yes |                            |                  |          |            |  |
    | begin group               | costs    | Costs                | ค่าใช้จ่าย         |      |        |     | ${pays} = ‘yes’            |                  |          |            |  |
    | integer                   | baht     | How much a year?     | ปีละกี่บาท         |      |        | yes |                            | . >= 0 and . < 1000000 | ไม่ถึงล้าน |         | 5 |
    | select_multiple what or_other | what | What for?            | เป็นค่าอะไร        |      |        |     | ${baht} > 1000             |                  |          |            |  |
    | end group                 |          |                      |                  |      |        |     |                            |                  |          |            |  |
    | select_one likert         | fair     |                      | เป็นธรรมไหม        |      |        |     |                            |                  |          | likert     |  |
    | text                      | why      |                      | เพราะอะไร         |      |        |     | selected(${what}, 'travel') | string-length(.) > 3 |      | multiline  |  |
    | calculate                 | monthly  |                      |                  |      |        |     |                            |                  |          |            |  |
    | note                      | thanks   |                      | ขอบคุณ           |      |        |     |                            |                  |          |            |  |
    choices
    | list_name | name   | label::English (en) | label::Thai (th) |
    | yes_no    | yes    | Yes    | ใช่ |
    | yes_no    | no     | No     | ไม่ |
    | what      | travel | Travel | เดินทาง |
    | what      | papers | Papers | เอกสาร |
    | likert    | 3      |        | มาก |
    | likert    | 2      |        | กลาง |
    | likert    | 1      |        | น้อย |
    settings
    | form_title | form_id | default_language |
    | ทดลอง | t | English (en) |
";

#[test]
fn a_form_of_the_field_is_read() {
    let drawn = FIELD.replace("| calculate                 | monthly  |                      |                  |      |        |     |                            |                  |          |            |  |\n", "");
    let form = read(&book(&drawn), &labels()).unwrap();
    let names: Vec<&str> = form.questions.iter().map(|one| one.details.name.as_str()).collect();
    assert_eq!(names, ["pays", "baht", "what", "what_other", "fair", "why", "thanks"]);
    let by = |name: &str| form.questions.iter().find(|one| one.details.name == name).unwrap();
    assert_eq!((by("pays").text.as_str(), by("pays").details.text_en.as_str()), ("มีค่าใช้จ่ายไหม", "Does it cost you?"));
    assert_eq!(
        (by("pays").required, &by("pays").details.choice_names[..]),
        (true, &["yes".to_string(), "no".into()][..])
    );
    assert_eq!(by("baht").relevant, "${pays} = 'yes'", "the group's rule is its questions' own");
    assert_eq!((by("baht").details.section.as_str(), by("baht").details.section_en.as_str()), ("ค่าใช้จ่าย", "Costs"));
    assert_eq!(by("what").relevant, "${pays} = 'yes' and ${baht} > 1000");
    assert_eq!(by("what").choices, ["เดินทาง", "เอกสาร", "อื่น ๆ"]);
    assert_eq!(by("what_other").relevant, "${pays} = 'yes' and ${baht} > 1000 and selected(${what}, 'other')");
    assert_eq!((by("fair").form, by("fair").details.choice_names.len()), (Form::Scale, 0));
    assert_eq!((by("why").form, by("why").constraint_note.as_str()), (Form::Text, ""), "no code for people to read");
    assert_eq!(by("thanks").form, Form::Note);
    let start = Left::Row { row: 2, typed: "start".into() };
    assert_eq!(form.left, [Left::Column("default".into()), Left::Language("French".into()), start]);
}

#[test]
fn what_is_not_right_is_told_with_its_row() {
    let calculation = faults(FIELD);
    let missing = Wrong::Refused(Box::new(Refusal::Missing));
    assert_eq!(calculation, [("survey".into(), 10, "calculation".into(), missing)]);
    let told = faults(
        "survey
        | type | name | label | relevant | choice_filter | required | calculation |
        | selekt_one a | a | A | | | | |
        | geopoint | b | B | | | | |
        | select_one none | c | C | | | | |
        | begin repeat | d | D | | | | |
        | text | e | E | | | | |
        | end repeat | | | | | | |
        | select_one x | f | F | | x=1 | | |
        | text | g | G | | | ${f} = 1 | |
        | text | h | H | | | | 1 + 1 |
        | end group | | | | | | |
        | begin group | i | I | | | | |
        choices
        | list_name | name | label |
        | x | 1 | ก |
        | x | 1 | ข |
        | x | 2 3 | ค |
        |   | 4 | ง |",
    );
    let typed = |typed: &str| typed.to_string();
    let refused = |refusal| Wrong::Refused(Box::new(refusal));
    assert_eq!(
        told,
        [
            ("choices".into(), 3, "name".into(), refused(Refusal::NameTwice { name: "1".into() })),
            ("choices".into(), 4, "name".into(), refused(Refusal::NotAName)),
            ("choices".into(), 5, "list_name".into(), refused(Refusal::Missing)),
            ("survey".into(), 2, "type".into(), Wrong::NoSuchType { typed: typed("selekt_one a") }),
            ("survey".into(), 3, "type".into(), Wrong::NotAsked { typed: typed("geopoint") }),
            ("survey".into(), 4, "type".into(), Wrong::NoSuchList { name: typed("none") }),
            ("survey".into(), 5, "type".into(), Wrong::Repeats),
            ("survey".into(), 8, "choice_filter".into(), Wrong::NotTaken { typed: typed("x=1") }),
            ("survey".into(), 9, "required".into(), Wrong::NotTaken { typed: typed("${f} = 1") }),
            ("survey".into(), 10, "calculation".into(), Wrong::NotTaken { typed: typed("1 + 1") }),
            ("survey".into(), 11, "type".into(), Wrong::Unclosed),
            ("survey".into(), 12, "type".into(), Wrong::Unclosed),
        ]
    );
}

#[test]
fn what_the_editor_refuses_is_told_at_its_row() {
    let told = faults(
        "survey
        | type | name | label | relevant | constraint |

        | select_one x | a | A | ${z} = 1 | |
        | text | b b | | | |
        | integer | c | C | ${a} = 'never' | pulldata('x') |
        | text | a | D | | |
        choices
        | list_name | name | label |
        | x | y | ก |
        | x | n | ข |",
    );
    let rows: Vec<(u32, &str)> = told.iter().map(|(_, row, column, _)| (*row, column.as_str())).collect();
    // What cannot be read is told first; what is only known of a form that was read, once that is mended.
    assert_eq!(rows, [(3, "name"), (3, "label")], "{told:?}");
    let mended = "survey
        | type | name | label | relevant |
        | select_one x | a | A | |
        | integer | c | C | ${a} = 'never' |
        | text | d | D | ${z} = 1 |
        | text | a | E | |
        choices
        | list_name | name | label |
        | x | y | ก |
        | x | n | ข |";
    let told = faults(mended);
    let unknown = Refusal::NoSuchQuestion { name: "z".into() };
    let twice = Refusal::NameTwice { name: "a".into() };
    let all: Vec<(u32, &Wrong)> = told.iter().map(|(_, row, _, wrong)| (*row, wrong)).collect();
    assert_eq!(all, [(4, &Wrong::Refused(Box::new(unknown))), (5, &Wrong::Refused(Box::new(twice)))]);
    let never = faults(&mended.replace("| ${z} = 1", "|").replace("| text | a |", "| text | e |"));
    assert_eq!(never, [("survey".into(), 3, "relevant".into(), Wrong::Refused(Box::new(Refusal::NeverAsked)))]);
}

#[test]
fn a_workbook_that_is_no_form_is_told() {
    let none = |drawn: &str| faults(drawn).remove(0);
    assert_eq!(none("Sheet1\n| a |").3, Wrong::NoSheet);
    assert_eq!(none("survey").3, Wrong::NoSheet);
    assert_eq!(none("survey\n| type | name | label |").3, Wrong::NoSheet);
    assert_eq!(none("survey\n| label |\n| a |"), ("survey".into(), 0, "type".into(), Wrong::NoColumn));
    let many: String = (0..101).map(|n| format!("| text | a{n} | A |\n")).collect();
    let most = Wrong::Refused(Box::new(Refusal::EntryCount { least: 0, most: 100 }));
    assert_eq!(none(&format!("survey\n| type | name | label |\n{many}")).3, most);
    let choices: String = (0..10_000).map(|n| format!("| x | {n} | A |\n")).collect();
    let told = none(&format!(
        "survey\n| type | name | label |\n| select_one x | a | A |\nchoices\n| list_name | name | label |\n{choices}"
    ));
    assert_eq!(
        told,
        (
            "survey".into(),
            2,
            "type".into(),
            Wrong::Refused(Box::new(Refusal::TooManyChoices { has: 10_000, most: 200 }))
        )
    );
    let wrong: String = (0..30).map(|n| format!("| x | a{n} | A |\n")).collect();
    let told = faults(&format!("survey\n| type | name | label |\n{wrong}"));
    assert_eq!((told.len(), &told[20].3), (21, &Wrong::More { more: 10 }));
}

#[test]
fn a_table_is_a_matrix_where_its_rows_are_alike() {
    let table = |rows: &str| {
        format!(
            "survey
        | type | name | label::Thai (th) | label::English (en) | appearance | required |
        | begin_group | m | ตาราง | Table | table-list | |
        {rows}
        | end_group | | | | | |
        choices
        | list_name | name | label |
        | x | 2 | มาก |
        | x | 1 | น้อย |
        | x | no_opinion | ไม่มีความเห็น |
        | z | a | ก |
        | z | b | ข |"
        )
    };
    let form = read(
        &book(&table(
            "| select_one x | m_1 | ชัด | Clear | likert | yes |\n| select_one x | m_2 | เป็นธรรม | | likert | yes |",
        )),
        &labels(),
    )
    .unwrap();
    let [one] = form.questions.as_slice() else { panic!("{form:?}") };
    assert_eq!(
        (one.form, one.required, one.text.as_str(), one.details.text_en.as_str()),
        (Form::Matrix, true, "ตาราง", "Table")
    );
    assert_eq!(
        (&one.details.rows[..], &one.details.rows_en[..]),
        (&["ชัด".to_string(), "เป็นธรรม".into()][..], &["Clear".to_string(), "เป็นธรรม".into()][..])
    );
    assert_eq!((&one.choices[..], one.details.no_opinion), (&["มาก".to_string(), "น้อย".into()][..], true));
    for rows in ["| text | a | ก | | | |", "| select_one x | a | ก | | likert | |\n| select_one z | b | ข | | | |", ""]
    {
        assert!(faults(&table(rows)).iter().any(|fault| fault.3 == Wrong::NotATable), "{rows}");
    }
}

#[test]
fn rows_without_labels_under_a_heading_of_steps_are_a_matrix() {
    let form = |heading: &str, rows: &str| {
        format!(
            "survey
        | type | name | label | appearance | required | relevant |
        | text | why | ทำไม | | | |
        | begin_group | g | บริการ | field-list | | ${{why}} != '' |
        | select_one x | head | {heading} | label | | |
        {rows}
        | text | more | อื่น | | | |
        | end_group | | | | | |
        choices
        | list_name | name | label |
        | x | 1 | ไม่ดี |
        | x | 2 | ดี |
        | z | a | ก |
        | z | b | ข |"
        )
    };
    let rows = "| select_one x | clear | ชัด | list-nolabel | yes | |\n| select_one x | fast | เร็ว | list-nolabel | | |";
    let read_of = |heading| read(&book(&form(heading, rows)), &labels()).unwrap().questions;
    let all = read_of("ให้คะแนนแต่ละด้าน");
    let [_, table, more] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((table.form, table.text.as_str(), table.required), (Form::Matrix, "ให้คะแนนแต่ละด้าน", true));
    assert_eq!(
        (&table.details.rows[..], &table.choices[..]),
        (&["ชัด".to_string(), "เร็ว".into()][..], &["ไม่ดี".to_string(), "ดี".into()][..])
    );
    assert_eq!(table.details.choice_names, ["1", "2"], "a step is what the form calls it");
    assert_eq!(table.details.row_names, ["clear", "fast"]);
    assert_eq!((table.relevant.as_str(), more.relevant.as_str()), ("${why} != ''", "${why} != ''"));
    assert_eq!((table.details.section.as_str(), more.details.section.as_str()), ("บริการ", "บริการ"));
    assert_eq!(read_of("")[1].text, "บริการ", "a heading without words has those of its group");
    for rows in ["", "| select_one x | a | ก | list-nolabel | | |\n| select_one z | b | ข | list-nolabel | | |"] {
        assert!(faults(&form("หัว", rows)).iter().any(|fault| fault.3 == Wrong::NotATable), "{rows}");
    }
    // Choices that are no steps are asked row by row, and nobody answers the heading.
    let named = form("ให้คะแนน", rows).replace("| x | 1 |", "| x | bad |").replace("| x | 2 |", "| x | good |");
    let all = read(&book(&named), &labels()).unwrap().questions;
    let asked: Vec<_> =
        all.iter().map(|one| (one.details.name.as_str(), one.form, one.details.section.as_str())).collect();
    assert_eq!(
        asked,
        [
            ("why", Form::Short, ""),
            ("clear", Form::Single, "ให้คะแนน"),
            ("fast", Form::Single, "ให้คะแนน"),
            ("more", Form::Short, "บริการ")
        ]
    );
}

#[test]
fn an_answer_stands_in_a_question_and_is_left_out_and_told_elsewhere() {
    let form = read(
        &book(
            "survey
            | type | name | label | hint | appearance |
            | text | who | ชื่อ | |
            | select_one x | like | ${who} ชอบไหม | ถาม ${ who } |
            | begin_group | part | ของ ${who} | |
            | begin_group | each | ให้ ${who} ว่า | | table-list |
            | select_one y | one | ${who} หนึ่ง | |
            | end_group | | | |
            | end_group | | | |
            choices
            | list_name | name | label |
            | x | yes | ชอบ |
            | x | no | ${who} ไม่ชอบ ${1} |
            | y | 2 | มาก |
            | y | 1 | น้อย |",
        ),
        &labels(),
    )
    .unwrap();
    let one = &form.questions[1];
    assert_eq!(
        (one.text.as_str(), one.help.as_str(), one.choices[1].as_str()),
        ("${who} ชอบไหม", "ถาม ${who}", "… ไม่ชอบ ${1}")
    );
    let table = &form.questions[2];
    assert_eq!(
        (table.text.as_str(), table.details.section.as_str(), table.details.rows[0].as_str()),
        ("ให้ ${who} ว่า", "ของ …", "… หนึ่ง")
    );
    let left = |sheet: &str, row, column: &str| Left::Answer { sheet: sheet.into(), row, column: column.into() };
    assert_eq!(form.left, [left("choices", 3, "label"), left("survey", 4, "label"), left("survey", 6, "label")]);
    let wrong = |text: &str| {
        let book = book(&format!("survey\n| type | name | label |\n| text | a | ${{{text}}} |\n| text | b | B |"));
        read(&book, &labels()).unwrap_err().remove(0)
    };
    for (name, refusal) in [
        ("start", Refusal::NoSuchQuestion { name: "start".into() }),
        ("b", Refusal::LaterQuestion { name: "b".into() }),
    ] {
        let (column, wrong_too) = ("label".to_string(), Wrong::Refused(Box::new(refusal)));
        assert_eq!(wrong(name), Fault { sheet: "survey".into(), row: 2, column, wrong: wrong_too });
    }
}

#[test]
fn what_is_written_is_read_back_as_it_was() {
    let of = |form: &str| Row::default().with("form", form).with("text", "ถาม").with("text_en", "Asks");
    let typed = [
        of("single").with("choices", "ก\nข").with("section", "หนึ่ง").with("section_en", "One").with("required", "yes"),
        of("several")
            .with("name", "what")
            .with("choices", "a = ก\nb = ข\nc = ค")
            .with("choices_en", "A\nB\nC")
            .with("most", "2"),
        of("scale").with("no_opinion", "yes").with("audience", "business").with("relevant", "selected(${what}, 'a')"),
        of("scale").with("choices", "มาก\nน้อย").with("section", "สอง"),
        of("matrix").with("rows", "ก\nข").with("rows_en", "A\nB").with("no_opinion", "yes").with("help", "ช่วย"),
        of("matrix")
            .with("name", "m")
            .with("rows", "clear = ก\nfair = ข")
            .with("choices", "ดี\nพอใช้\nไม่ดี")
            .with("required", "yes"),
        of("ranking").with("choices", "ก\nข\nค"),
        of("number")
            .with("unit", "ชั่วโมง")
            .with("unit_en", "hours")
            .with("least", "0")
            .with("most", "100")
            .with("decimals", "1"),
        of("number")
            .with("least", "1")
            .with("constraint", ". mod 2 = 0")
            .with("constraint_note", "เลขคู่")
            .with("constraint_note_en", "Even"),
        of("money").with("most", "1000000").with("audience", "official"),
        of("date").with("least", "1/1/2500").with("constraint", ". <= today()").with("constraint_note", "ไม่ใช่วันข้างหน้า"),
        of("place").with("depth", "3").with("section", "-"),
        of("short").with("most", "50"),
        of("text").with("help", "ก").with("help_en", "A"),
        of("note"),
        of("calculation").with("name", "sum").with("calculation", "${q8} * 2"),
        of("text").with("relevant", "${sum} > 10"),
        of("text")
            .with("text", "${sum} จาก ${fair}")
            .with("text_en", "${sum} of ${q8}")
            .with("help", "${what}")
            .with("help_en", "${q1}"),
    ];
    let questions = questionnaire::parse(&typed).unwrap();
    let written = write("ชื่อ", "siang_7", &questions, &labels());
    let again = read(&written, &labels()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    for (is, was) in rows(&again.questions).iter().zip(rows(&questions)) {
        assert_eq!(*is, was);
    }
    assert_eq!((again.questions, again.left), (questions.clone(), Vec::new()));
    // Other tools hold to bounds and audiences as well.
    let cell = |row: usize, column: &str| {
        let at = written[0].rows[0].1.iter().position(|name| name == column).unwrap();
        written[0].rows[row].1[at].clone()
    };
    let row = |name: &str| written[0].rows.iter().position(|(_, cells)| cells[1] == name).unwrap();
    assert_eq!(cell(row("q9"), "constraint"), ". >= 1 and (. mod 2 = 0)");
    assert_eq!(cell(row("q3"), "relevant"), "${siang_audience} = 'business' and (selected(${what}, 'a'))");
    assert_eq!(write("ชื่อ", "siang_7", &questions, &labels()), written);
}

#[test]
fn details_of_what_was_kept_before_are_none() {
    assert_eq!(serde_json::from_str::<Details>("{}").unwrap(), Details::default());
}
