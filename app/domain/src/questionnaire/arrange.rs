//! Questions of the editor moved, put in, copied, taken away and brought back as they were typed, before anything is saved. What a rule calls by number follows
//! its question; of every other question the section stays.

use super::{COLUMNS, NO_SECTION, Row, lists};
use std::collections::BTreeSet;
use std::fmt;

/// The fields in which a rule stands.
const RULES: [&str; 3] = ["relevant", "constraint", "calculation"];
/// Those in which the answer to another question stands; they follow as rules do.
const TEXTS: [&str; 4] = ["text", "text_en", "help", "help_en"];
/// Before what a rule calls by the number of a question that was taken away: another has that number now.
const GONE: &str = "gone_";

/// What is done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Up,
    Down,
    /// An empty one is put in after it.
    After,
    Copy,
    Away,
    /// The one that was taken away just now stands at its place again.
    Back,
}

impl Deed {
    /// All, in the order of their buttons.
    pub const ALL: [Deed; 6] = [Deed::Up, Deed::Down, Deed::After, Deed::Copy, Deed::Away, Deed::Back];

    /// Its word in the forms.
    pub fn code(self) -> &'static str {
        match self {
            Deed::Up => "up",
            Deed::Down => "down",
            Deed::After => "after",
            Deed::Copy => "copy",
            Deed::Away => "away",
            Deed::Back => "back",
        }
    }

    /// Whether it can be done with this row, from 1, of so many.
    pub fn fits(self, number: usize, rows: usize) -> bool {
        let within = (1..=rows).contains(&number);
        match self {
            Deed::Up => within && number > 1,
            Deed::Down => within && number < rows,
            Deed::After | Deed::Copy | Deed::Away => within,
            Deed::Back => within || number == rows + 1,
        }
    }
}

/// What one button asks for: `up:3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    pub deed: Deed,
    /// The row, from 1.
    pub number: usize,
}

impl Press {
    /// As a button sends it.
    pub fn parse(typed: &str) -> Option<Press> {
        let (code, number) = typed.split_once(':')?;
        let deed = Deed::ALL.into_iter().find(|deed| deed.code() == code)?;
        Some(Press { deed, number: number.parse().ok()? })
    }
}

/// As a button sends it.
impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.deed.code(), self.number)
    }
}

/// A question that was taken away just now. It goes along in the form until something else is done with the questions, so that one press brings it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    pub row: Row,
    /// Where it stood, from 1.
    pub number: usize,
    /// What rules that call it by its number have there since: `gone_q3`.
    called: String,
}

impl Away {
    /// As it goes along in a form, value by value.
    pub fn fields(&self) -> Vec<&str> {
        std::iter::once(&self.called).chain(&self.row.0).map(String::as_str).collect()
    }

    /// As it came back with a form; nothing where it is none.
    pub fn parse(typed: &[&str]) -> Option<Away> {
        let (called, cells) = typed.split_first()?;
        let cells: [&str; COLUMNS.len()] = cells.try_into().ok()?;
        let (was, statement) = by_number(called.strip_prefix(GONE)?.trim_start_matches(GONE))?;
        statement.is_empty().then(|| Away {
            row: Row(cells.map(String::from)),
            number: was + 1,
            called: called.to_string(),
        })
    }
}

/// The rows anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// One at least.
    pub rows: Vec<Row>,
    /// Where that stands now which was moved or put in, from 1; or what stands where one was taken away.
    pub number: usize,
    /// The rows, from 1, whose rules or texts call what was taken away.
    pub bereft: Vec<usize>,
    /// What was taken away, where anything stood in it.
    pub away: Option<Away>,
}

/// A section by its Thai and English titles.
type Section = (String, String);

/// A row on its way: where it stood, unless it is new, whether it is empty, and in which section it stands.
struct Laid {
    was: Option<usize>,
    row: Row,
    waits: bool,
    section: Section,
}

/// The rows after a press; nothing where it asks for what cannot be. `taken` is what was taken away just before.
pub fn arranged(rows: &[Row], press: Press, taken: Option<&Away>) -> Option<Arranged> {
    if !press.deed.fits(press.number, rows.len()) {
        return None;
    }
    let at = press.number - 1;
    let mut order = laid(rows);
    let back = match press.deed {
        Deed::Back => Some(taken.filter(|away| away.number == press.number)?),
        _ => None,
    };
    let before = || order[..at].last().map(|one| one.section.clone()).unwrap_or_default();
    let section = match back {
        Some(away) => begins(&away.row, &before()),
        None => order[at].section.clone(),
    };
    let new = |row: Row, waits: bool, section: Section| Laid { was: None, row, waits, section };
    let now = match press.deed {
        Deed::Up | Deed::Down => {
            let now = if press.deed == Deed::Up { at - 1 } else { at + 1 };
            // It comes into the section of what it passes.
            if !order[now].waits {
                order[at].section = order[now].section.clone();
            }
            order.swap(at, now);
            now
        }
        Deed::After => {
            order.insert(at + 1, new(Row::default(), true, section));
            at + 1
        }
        Deed::Copy => {
            let waits = order[at].waits;
            order.insert(at + 1, new(copied(&rows[at]), waits, section));
            at + 1
        }
        Deed::Away => {
            order.remove(at);
            if order.is_empty() {
                order.push(new(Row::default(), true, section));
            }
            at.min(order.len() - 1)
        }
        Deed::Back => {
            let row = back?.row.clone();
            let waits = row.is_empty();
            order.insert(at, new(row, waits, section));
            at
        }
    };
    mark(
        &mut order,
        match press.deed {
            Deed::Away => None,
            // What had come to begin its section runs on again.
            Deed::Back => Some(now + 1),
            _ => Some(now),
        },
    );
    let gone = unused(rows);
    let bereft = follow(rows, &mut order, &gone, back);
    let away = rows.get(at).filter(|row| press.deed == Deed::Away && !row.is_empty());
    let away =
        away.map(|row| Away { row: row.clone(), number: press.number, called: format!("{gone}q{}", press.number) });
    Some(Arranged { rows: order.into_iter().map(|one| one.row).collect(), number: now + 1, bereft, away })
}

/// What is put before the number of a question that goes: [`GONE`], or so many of it that no rule has it yet, since another may have gone by the same number.
fn unused(rows: &[Row]) -> String {
    let mut gone = GONE.to_string();
    while rows.iter().any(|row| RULES.iter().any(|rule| row.get(rule).contains(&format!("{gone}q")))) {
        gone.push_str(GONE);
    }
    gone
}

fn laid(rows: &[Row]) -> Vec<Laid> {
    let mut section = Section::default();
    let one = |(was, row): (usize, &Row)| {
        section = begins(row, &section);
        Laid { was: Some(was), row: row.clone(), waits: row.is_empty(), section: section.clone() }
    };
    rows.iter().enumerate().map(one).collect()
}

/// The section of a row, where another runs before it.
fn begins(row: &Row, running: &Section) -> Section {
    match row.get("section").trim() {
        "" => running.clone(),
        NO_SECTION => Section::default(),
        begins => (begins.to_string(), row.get("section_en").trim().to_string()),
    }
}

/// Has sections begin where they do now. What was typed stays where it says the same; in the row that moved only where it is needed.
fn mark(order: &mut [Laid], moved: Option<usize>) {
    let mut running = Section::default();
    for (at, one) in order.iter_mut().enumerate().filter(|(_, one)| !one.waits) {
        let runs_on = one.section == running;
        if begins(&one.row, &running) != one.section || (runs_on && moved == Some(at)) {
            let (title, title_en) = match (runs_on, one.section.0.is_empty()) {
                (true, _) => ("", ""),
                (false, true) => (NO_SECTION, ""),
                (false, false) => (one.section.0.as_str(), one.section.1.as_str()),
            };
            one.row = one.row.clone().with("section", title).with("section_en", title_en);
        }
        running = one.section.clone();
    }
}

/// A row once more. Its names stay with the first, as nothing is called like another.
fn copied(row: &Row) -> Row {
    let statements = lists::nameless(row.get("rows"));
    row.clone().with("name", "").with("rows", statements)
}

/// Has rules call by number what they called before, and tells the rows whose rules call what is gone. What comes back is called as it was, and its own rules
/// stand as they stood.
fn follow(rows: &[Row], order: &mut [Laid], prefix: &str, back: Option<&Away>) -> Vec<usize> {
    let now: Vec<Option<usize>> =
        (0..rows.len()).map(|was| order.iter().position(|one| one.was == Some(was))).collect();
    let names: BTreeSet<&str> = rows.iter().flat_map(named).collect();
    let gone: Vec<&Row> = rows.iter().zip(&now).filter(|(_, now)| now.is_none()).map(|(row, _)| row).collect();
    let mut bereft = Vec::new();
    for (at, one) in order.iter_mut().enumerate() {
        if back.is_some_and(|away| away.number == at + 1) {
            continue;
        }
        let mut misses = false;
        let mut call = |name: &str| -> Option<String> {
            if names.contains(name) {
                misses |= gone.iter().any(|row| named(row).any(|own| own == name));
                return None;
            }
            if gone.iter().any(|row| is_statement_of(name, row.get("name").trim())) {
                misses = true;
                return None;
            }
            if let Some(away) = back
                && let Some(statement) = name.strip_prefix(&away.called).filter(|rest| is_statement(rest))
            {
                return Some(format!("q{}{statement}", away.number));
            }
            let (was, statement) = by_number(name)?;
            match now.get(was)? {
                Some(is) => Some(format!("q{}{statement}", is + 1)),
                None => {
                    misses = true;
                    Some(format!("{prefix}{name}"))
                }
            }
        };
        for rule in RULES {
            let anew = renamed(one.row.get(rule), &mut call);
            one.row = one.row.clone().with(rule, anew);
        }
        for text in TEXTS {
            let anew = crate::survey::said::renamed(one.row.get(text), &mut call);
            one.row = one.row.clone().with(text, anew);
        }
        if misses {
            bereft.push(at + 1);
        }
    }
    bereft
}

/// The names that stand in a row: its own and those of its statements.
fn named(row: &Row) -> impl Iterator<Item = &str> {
    let own = Some(row.get("name").trim()).filter(|name| !name.is_empty());
    own.into_iter().chain(lists::names(row.get("rows")))
}

/// Whether a name calls a statement of the question that has this name: `each_2`.
fn is_statement_of(name: &str, question: &str) -> bool {
    !question.is_empty() && name.strip_prefix(question).is_some_and(|rest| !rest.is_empty() && is_statement(rest))
}

/// What follows a question's name where a statement of its table is called; nothing where it is the question.
fn is_statement(rest: &str) -> bool {
    let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    rest.is_empty() || rest.strip_prefix('_').is_some_and(digits)
}

/// The row, from 0, that a name calls by its number, and what of the name says which statement: `q3`, `q3_1`.
fn by_number(name: &str) -> Option<(usize, &str)> {
    let rest = name.strip_prefix('q')?;
    let (number, statement) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let row: usize = number.parse().ok()?;
    (row > 0 && row.to_string() == number && is_statement(statement)).then(|| (row - 1, statement))
}

/// A rule with other names, as far as there are any; everything else stands as it was typed, whether it is understood or not.
fn renamed(rule: &str, name: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let (mut out, mut rest, mut quoted) = (String::new(), rule, None);
    while let Some(c) = rest.chars().next() {
        if quoted.is_none()
            && let Some((called, after)) = rest.strip_prefix("${").and_then(|rest| rest.split_once('}'))
        {
            let new = name(called.trim());
            out.push_str("${");
            out.push_str(new.as_deref().unwrap_or(called));
            out.push('}');
            rest = after;
            continue;
        }
        quoted = match quoted {
            Some(open) if open == c => None,
            None if matches!(c, '\'' | '"') => Some(c),
            as_before => as_before,
        };
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::parse;

    fn ask(text: &str) -> Row {
        Row::default().with("text", text).with("form", "text")
    }

    fn done(rows: &[Row], press: &str) -> Arranged {
        arranged(rows, Press::parse(press).unwrap(), None).unwrap_or_else(|| panic!("{press}"))
    }

    fn of(rows: &[Row], column: &str) -> Vec<String> {
        rows.iter().map(|row| row.get(column).to_string()).collect()
    }

    #[test]
    fn a_button_says_what_it_is_for() {
        assert_eq!(Press::parse("up:3"), Some(Press { deed: Deed::Up, number: 3 }));
        for deed in Deed::ALL {
            let press = Press { deed, number: 12 };
            assert_eq!(Press::parse(&press.to_string()), Some(press));
        }
        for none in ["", "up", "up:", "up:-1", "file", "left:2", "up:x"] {
            assert_eq!(Press::parse(none), None, "{none}");
        }
        let rows = [ask("ก"), ask("ข")];
        for cannot in ["up:1", "down:2", "up:3", "copy:0", "away:3", "after:9", "back:1", "back:4"] {
            assert_eq!(arranged(&rows, Press::parse(cannot).unwrap(), None), None, "{cannot}");
        }
    }

    #[test]
    fn rows_are_moved_put_in_copied_and_taken_away_with_all_that_was_typed() {
        let rows = [ask("ก").with("unit", "ยังไม่ถูก"), ask("ข").with("help", "ช่วย"), ask("ค"), Row::default()];
        let up = done(&rows, "up:3");
        assert_eq!((of(&up.rows, "text"), up.number), (["ก", "ค", "ข", ""].map(String::from).to_vec(), 2));
        assert_eq!((up.rows[0].get("unit"), up.rows[2].get("help")), ("ยังไม่ถูก", "ช่วย"));
        assert_eq!(done(&up.rows, "down:2").rows, rows, "down again is as before");
        let after = done(&rows, "after:1");
        assert_eq!((of(&after.rows, "text"), after.number), (["ก", "", "ข", "ค", ""].map(String::from).to_vec(), 2));
        let copy = done(&rows, "copy:2");
        assert_eq!((of(&copy.rows, "help"), copy.number), (["", "ช่วย", "ช่วย", "", ""].map(String::from).to_vec(), 3));
        let away = done(&rows, "away:4");
        assert_eq!((of(&away.rows, "text"), away.number), (["ก", "ข", "ค"].map(String::from).to_vec(), 3));
        assert_eq!(done(&away.rows, "away:1").number, 1);
        assert_eq!(done(&rows[..1], "away:1").rows, [Row::default()], "there is a row to write in");
    }

    #[test]
    fn rules_that_call_by_number_follow() {
        let rows = [
            ask("ก"),
            ask("ข").with("form", "number"),
            ask("ค").with("name", "named"),
            ask("ง").with("relevant", " ${ q2 } > 1 and '${q2}' != \"${q2}\"").with("constraint", "${q1} ${q2"),
            ask("จ").with("calculation", "${named} + ${q2_1} + ${q9} + ${q02}"),
        ];
        let up = done(&rows, "up:2").rows;
        assert_eq!(up[3].get("relevant"), " ${q1} > 1 and '${q2}' != \"${q2}\"", "what is quoted is no reference");
        assert_eq!(up[3].get("constraint"), "${q2} ${q2", "and what is not understood stays");
        assert_eq!(up[4].get("calculation"), "${named} + ${q1_1} + ${q9} + ${q02}");
        let says = [ask("ก"), ask("ข"), ask("'${q2}' ${named}").with("help_en", "${q1}")];
        let up = done(&says, "up:2").rows;
        assert_eq!((up[2].get("text"), up[2].get("help_en")), ("'${q1}' ${named}", "${q2}"), "so do texts");
        assert_eq!(done(&says, "away:2").bereft, [2]);
        let put = done(&rows, "after:1").rows;
        assert_eq!(put[4].get("relevant"), " ${q3} > 1 and '${q2}' != \"${q2}\"");
        let kept = [ask("ก").with("form", "number"), ask("ข"), ask("ค").with("relevant", "${q1} > 2")];
        let questions = parse(&done(&kept, "up:2").rows).unwrap();
        assert_eq!(questions[2].relevant, "${q2} > 2");
        assert!(parse(&done(&done(&kept, "up:3").rows, "up:2").rows).is_err(), "a rule before what it reads is told");
    }

    #[test]
    fn what_called_a_question_that_is_gone_calls_no_other() {
        let rows = [
            ask("ก").with("form", "number"),
            ask("ข").with("form", "number"),
            ask("ค").with("relevant", "${q1} > 2"),
            ask("ง").with("relevant", "${q2} > 2"),
        ];
        let away = done(&rows, "away:1");
        assert_eq!(of(&away.rows, "relevant"), ["", "${gone_q1} > 2", "${q1} > 2"]);
        assert_eq!(away.bereft, [2]);
        assert!(parse(&away.rows).unwrap_err().of("q2.relevant").is_some());
        let named = [
            ask("ก").with("name", "pays").with("form", "matrix").with("rows", "fair = เป็นธรรม\nclear = ชัด"),
            ask("ข").with("relevant", "${fair} > 2"),
            ask("ค").with("relevant", "${pays_2} > 2"),
            ask("ง").with("relevant", "${pays} > 2 or ${payson} = 1"),
        ];
        let away = done(&named, "away:1");
        assert_eq!(away.bereft, [1, 2, 3]);
        assert_eq!(away.rows[0].get("relevant"), "${fair} > 2");
    }

    /// Takes a question away and brings it back, by what went along in the form.
    fn and_back(rows: &[Row], number: usize) -> (Arranged, Arranged) {
        let away = done(rows, &format!("away:{number}"));
        let fields = away.away.as_ref().unwrap().fields();
        let kept = Away::parse(&fields).unwrap();
        assert_eq!(Some(&kept), away.away.as_ref());
        let back = arranged(&away.rows, Press { deed: Deed::Back, number }, Some(&kept)).unwrap();
        (away, back)
    }

    #[test]
    fn what_was_taken_away_comes_back_to_its_place() {
        let rows = [
            ask("ก").with("section", "หนึ่ง").with("form", "number"),
            ask("ข").with("section", "สอง").with("help", "ช่วย").with("form", "number").with("relevant", "${q1} > 2"),
            ask("ค").with("relevant", "${q2} > 2 and ${q2_1} = 1 and ${q1} = 2"),
            ask("ง").with("relevant", "${q3} = 1").with("section", NO_SECTION),
        ];
        for number in 1..=rows.len() {
            let (_, back) = and_back(&rows, number);
            assert_eq!((back.rows.as_slice(), back.number, back.bereft), (rows.as_slice(), number, vec![]), "{number}");
        }
        // What is typed meanwhile stays.
        let (mut away, _) = and_back(&rows, 2);
        away.rows[1] = away.rows[1].clone().with("text", "ค แก้แล้ว");
        let press = Press { deed: Deed::Back, number: 2 };
        let back = arranged(&away.rows, press, away.away.as_ref()).unwrap().rows;
        assert_eq!(of(&back, "text"), ["ก", "ข", "ค แก้แล้ว", "ง"]);
        // Of two that had the same number only the one that comes back is called again.
        let first = done(&rows, "away:2");
        let second = and_back(&first.rows.clone(), 2).1.rows;
        assert_eq!(second, first.rows);
        let (other, _) = and_back(&first.rows, 2);
        assert!(other.rows[1].get("relevant").starts_with("${gone_gone_q2}"), "{:?}", other.rows[1]);
        // The only one, and one that waits.
        let (_, back) = and_back(&rows[..1], 1);
        assert_eq!(back.rows, [rows[0].clone(), Row::default()]);
        assert_eq!(done(&[ask("ก"), Row::default()], "away:2").away, None);
    }

    #[test]
    fn what_goes_along_is_read_as_anything_typed() {
        let away = done(&[ask("ก"), ask("ข")], "away:2").away.unwrap();
        let fields = away.fields();
        let with = |called: &'static str| [&[called], &fields[1..]].concat();
        for wrong in ["", "q2", "gone_", "gone_q0", "gone_q2_1", "gone_qx", "lost_q2"] {
            assert_eq!(Away::parse(&with(wrong)), None, "{wrong}");
        }
        assert_eq!((Away::parse(&[]), Away::parse(&fields[1..]), Away::parse(&fields[..9])), (None, None, None));
        // It stands nowhere but where it stood.
        let elsewhere = Press { deed: Deed::Back, number: 1 };
        assert_eq!(arranged(&[ask("ก")], elsewhere, Some(&away)), None);
        let far = Away::parse(&with("gone_q9")).unwrap();
        assert_eq!(arranged(&[ask("ก")], Press { deed: Deed::Back, number: 9 }, Some(&far)), None);
    }

    #[test]
    fn a_copy_has_no_name_twice() {
        let matrix = ask("ก").with("name", "each").with("form", "matrix").with("rows", "fair = เป็นธรรม\n\nclear = ชัด");
        let copy = done(std::slice::from_ref(&matrix), "copy:1");
        assert_eq!(copy.rows[0], matrix);
        assert_eq!((copy.rows[1].get("name"), copy.rows[1].get("rows")), ("", "เป็นธรรม\n\nชัด"));
        assert_eq!(parse(&copy.rows).unwrap().len(), 2);
    }

    #[test]
    fn other_questions_stay_in_their_sections() {
        let rows = [
            ask("ก").with("section", "หนึ่ง"),
            ask("ข"),
            ask("ค").with("section", "สอง").with("section_en", "Two"),
            ask("ง"),
            ask("จ").with("section", NO_SECTION),
        ];
        let sections = |rows: &[Row]| -> Vec<(String, String)> {
            let questions = parse(rows).unwrap();
            questions.into_iter().map(|one| (one.text, one.details.section)).collect()
        };
        let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
            all.iter().map(|(text, section)| (text.to_string(), section.to_string())).collect()
        };
        // Within a section its beginning stays where it is.
        let down = done(&rows, "down:3").rows;
        assert_eq!(sections(&down), pairs(&[("ก", "หนึ่ง"), ("ข", "หนึ่ง"), ("ง", "สอง"), ("ค", "สอง"), ("จ", "")]));
        assert_eq!(of(&down, "section"), ["หนึ่ง", "", "สอง", "", NO_SECTION]);
        assert_eq!(down[2].get("section_en"), "Two");
        // Over a border it comes into the other section, alone.
        let up = done(&rows, "up:3").rows;
        assert_eq!(sections(&up), pairs(&[("ก", "หนึ่ง"), ("ค", "หนึ่ง"), ("ข", "หนึ่ง"), ("ง", "สอง"), ("จ", "")]));
        let first = done(&rows, "down:4").rows;
        assert_eq!(sections(&first), pairs(&[("ก", "หนึ่ง"), ("ข", "หนึ่ง"), ("ค", "สอง"), ("จ", ""), ("ง", "")]));
        // Taken away or copied, too.
        let away = done(&rows, "away:3").rows;
        assert_eq!(sections(&away), pairs(&[("ก", "หนึ่ง"), ("ข", "หนึ่ง"), ("ง", "สอง"), ("จ", "")]));
        let copy = done(&rows, "copy:3").rows;
        assert_eq!(of(&copy, "section"), ["หนึ่ง", "", "สอง", "", "", NO_SECTION]);
        // No section is given to a row that waits.
        let waits = [ask("ก").with("section", "หนึ่ง"), Row::default(), ask("ข")];
        assert_eq!(of(&done(&waits, "down:1").rows, "section"), ["", "หนึ่ง", ""]);
        assert_eq!(of(&done(&waits, "away:1").rows, "section"), ["", "หนึ่ง"]);
        let between = [ask("ก").with("section", "หนึ่ง"), Row::default(), ask("ข").with("section", "สอง")];
        assert_eq!(of(&done(&between, "up:3").rows, "section"), ["หนึ่ง", "สอง", ""]);
    }
}
