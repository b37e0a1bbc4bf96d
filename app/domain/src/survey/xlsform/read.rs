//! A form that was brought, as the questions it asks. Groups are laid flat: a group's title is the section of its questions, its rule theirs as well.

use super::choices::{List, chosen_from, numbered, own_words, stated};
use super::header::{Cells, Header, Tongue, tongue};
use super::kind::{Kind, kind};
use super::{AUDIENCE, Fault, Labels, Left, Read, Sheet, Wrong, apart, audience, bounds, together};
use crate::questionnaire;
use crate::refusal::Refusal;
use crate::survey::said;
use crate::survey::{Audience, Details, Form, MOST_CHOICES, MOST_QUESTIONS, NewQuestion};
use crate::time::Day;
use crate::typed;
use std::collections::BTreeMap;

/// Faults that are told one by one.
const TOLD: usize = 20;

/// A group that was begun and has not ended.
struct Group {
    row: u32,
    section: (String, String),
    relevant: String,
    /// Of a table the question it is.
    table: Option<(NewQuestion, Option<String>)>,
    repeats: bool,
    /// It was begun by a row, and ends where another row stands than those under it.
    headed: bool,
}

/// What is read, with where each question came from.
#[derive(Default)]
struct Reading {
    questions: Vec<(NewQuestion, u32)>,
    left: Vec<Left>,
    faults: Vec<Fault>,
}

/// The questions of a form.
///
/// # Errors
/// Each fault with its sheet and row, twenty at most and how many more.
pub fn read(book: &[Sheet], labels: &Labels) -> Result<Read, Vec<Fault>> {
    let sheet = |name: &str| book.iter().find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name));
    let whole = |sheet: &str, column: &str, wrong| Fault { sheet: sheet.into(), row: 0, column: column.into(), wrong };
    let Some(survey) = sheet("survey").filter(|sheet| !sheet.rows.is_empty()) else {
        return Err(vec![whole("survey", "", Wrong::NoSheet)]);
    };
    let empty = Sheet::default();
    let (settings, lines) = Header::of(sheet("settings").unwrap_or(&empty), &Tongue::Plain);
    let plain =
        lines.first().map_or(Tongue::Plain, |(n, cells)| tongue(settings.row(*n, cells).get("default_language")));
    let mut reading = Reading::default();
    let lists = lists(sheet("choices").unwrap_or(&empty), &plain, &mut reading);
    let (header, rows) = Header::of(survey, &plain);
    let absent = ["type", "name"].into_iter().filter(|column| !header.has(column));
    let absent: Vec<Fault> = absent.map(|column| whole("survey", column, Wrong::NoColumn)).collect();
    if !absent.is_empty() {
        return Err(absent);
    }
    reading.aside(&header);
    reading.rows(&header, rows, &lists, labels);
    reading.end()
}

fn lists(sheet: &Sheet, plain: &Tongue, reading: &mut Reading) -> BTreeMap<String, List> {
    let (header, rows) = Header::of(sheet, plain);
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    for (number, cells) in rows {
        let row = header.row(number, cells);
        let list = row.get("list_name");
        let name = row.get("name");
        if list.is_empty() && name.is_empty() {
            continue;
        }
        let wrong = match () {
            () if list.is_empty() => Some(("list_name", Refusal::Missing)),
            () if name.is_empty() => Some(("name", Refusal::Missing)),
            () if !questionnaire::is_choice_name(name) => Some(("name", Refusal::NotAName)),
            () => None,
        };
        if let Some((column, refusal)) = wrong {
            reading.fault("choices", number, column, Wrong::Refused(Box::new(refusal)));
            continue;
        }
        let (th, en) = reading.said(&row, "choices", "label");
        let th = if th.is_empty() { name.to_string() } else { th };
        let list = lists.entry(list.to_string()).or_default();
        if list.iter().any(|(other, ..)| other == name) {
            let twice = Refusal::NameTwice { name: name.into() };
            reading.fault("choices", number, "name", Wrong::Refused(Box::new(twice)));
            continue;
        }
        list.push((name.to_string(), th, en, number));
    }
    lists
}

impl Reading {
    fn fault(&mut self, sheet: &str, row: u32, column: &str, wrong: Wrong) {
        self.faults.push(Fault { sheet: sheet.into(), row, column: column.into(), wrong });
    }

    fn row_fault(&mut self, row: u32, column: &str, wrong: Wrong) {
        self.fault("survey", row, column, wrong);
    }

    /// Columns and languages that say nothing here.
    fn aside(&mut self, header: &Header) {
        const ASIDE: [&str; 6] = ["media", "default", "read_only", "guidance_hint", "required_message", "trigger"];
        let mut columns: Vec<&str> = header.names().filter(|name| ASIDE.contains(name)).collect();
        columns.dedup();
        self.left.extend(columns.into_iter().map(|column| Left::Column(column.to_string())));
        let mut others = header.others();
        others.sort();
        others.dedup();
        self.left.extend(others.into_iter().map(Left::Language));
    }

    fn rows(&mut self, header: &Header, rows: Vec<(u32, &[String])>, lists: &BTreeMap<String, List>, labels: &Labels) {
        let mut groups: Vec<Group> = Vec::new();
        for (number, cells) in rows {
            let row = header.row(number, cells);
            let typed: Vec<&str> = row.get("type").split_whitespace().collect();
            let said = typed.join(" ");
            let kind = kind(&typed);
            let single = matches!(kind, Kind::From(Form::Single, ..));
            if !(single && appears(&row, "list-nolabel")) {
                self.heading_ends(&mut groups);
            }
            match kind {
                Kind::Begin => groups.push(self.begun(&row, groups.last())),
                Kind::Repeat => {
                    self.row_fault(number, "type", Wrong::Repeats);
                    groups.push(Group { repeats: true, ..self.begun(&row, groups.last()) });
                }
                Kind::From(Form::Single, list, _)
                    if appears(&row, "label")
                        && lists.contains_key(list)
                        && !groups.iter().any(|group| group.repeats || group.table.is_some()) =>
                {
                    groups.push(self.headed(&row, groups.last(), numbered(&lists[list])));
                }
                Kind::End => match groups.pop() {
                    None => self.row_fault(number, "type", Wrong::Unclosed),
                    Some(group) => self.table_ends(group),
                },
                Kind::Aside => self.left.push(Left::Row { row: number, typed: said }),
                Kind::NotAsked => self.row_fault(number, "type", Wrong::NotAsked { typed: said }),
                Kind::Unknown if said.is_empty() => {
                    self.row_fault(number, "type", Wrong::Refused(Box::new(Refusal::Missing)));
                }
                Kind::Unknown => self.row_fault(number, "type", Wrong::NoSuchType { typed: said }),
                Kind::Ask(form) => self.ask(&row, form, None, (&mut groups, labels)),
                Kind::From(form, list, other) => match lists.get(list) {
                    None => self.row_fault(number, "type", Wrong::NoSuchList { name: list.into() }),
                    Some(choices) => self.ask(&row, form, Some((list, choices, other)), (&mut groups, labels)),
                },
            }
        }
        self.heading_ends(&mut groups);
        for group in groups {
            self.row_fault(group.row, "type", Wrong::Unclosed);
        }
    }

    /// A question of the sheet: of a table's row a statement, of others one of its own.
    fn ask(
        &mut self,
        row: &Cells<'_>,
        form: Form,
        from: Option<(&str, &List, bool)>,
        (groups, labels): (&mut [Group], &Labels),
    ) {
        if groups.iter().any(|group| group.repeats) {
            return;
        }
        // What changes which answers there are is not passed over.
        for column in ["choice_filter", "repeat_count"] {
            if !row.get(column).is_empty() {
                self.row_fault(row.number, column, Wrong::NotTaken { typed: row.get(column).into() });
            }
        }
        if form != Form::Calculation && !row.get("calculation").is_empty() {
            self.row_fault(row.number, "calculation", Wrong::NotTaken { typed: row.get("calculation").into() });
        }
        let required = match row.get("required").to_lowercase().as_str() {
            "" | "no" | "false" | "false()" => false,
            "yes" | "true" | "true()" => true,
            typed => {
                self.row_fault(row.number, "required", Wrong::NotTaken { typed: typed.into() });
                false
            }
        };
        let mut new = self.question(row, form);
        new.required = required && !matches!(form, Form::Note | Form::Calculation);
        let mut own = false;
        if let Some((list, choices, or_other)) = from {
            if choices.len() > MOST_CHOICES {
                let many = Refusal::TooManyChoices { has: choices.len() as u32, most: MOST_CHOICES as u32 };
                self.row_fault(row.number, "type", Wrong::Refused(Box::new(many)));
                return;
            }
            // What a table asks are steps, whether or not its rows say so.
            let table = groups.last().is_some_and(|group| group.table.is_some());
            chosen_from(&mut new, list, choices, if table { "likert" } else { row.get("appearance") });
            own = or_other;
        }
        if let Some(group) = groups.last_mut()
            && let Some((table, list)) = &mut group.table
        {
            let mine = from.map(|(list, ..)| list.to_string());
            let fits = matches!(new.form, Form::Single | Form::Scale)
                && (list.is_none() || *list == mine)
                && new.relevant.is_empty();
            if !fits {
                self.row_fault(row.number, "type", Wrong::NotATable);
                return;
            }
            (new.text, new.details.text_en) = self.said(row, "survey", "label");
            stated(table, &new);
            *list = mine;
            return;
        }
        if new.details.name == AUDIENCE {
            return;
        }
        let outer = groups.last();
        new.details.section = outer.map_or(String::new(), |group| group.section.0.clone());
        new.details.section_en = outer.map_or(String::new(), |group| group.section.1.clone());
        let rule = outer.map_or(String::new(), |group| group.relevant.clone());
        new.relevant = together(&rule, &new.relevant);
        let more = own.then(|| own_words(&mut new, labels));
        self.questions.push((new, row.number));
        self.questions.extend(more.map(|more| (more, row.number)));
    }

    /// What a row says of its question.
    fn question(&mut self, row: &Cells<'_>, form: Form) -> NewQuestion {
        let appearance: Vec<&str> = row.get("appearance").split_whitespace().collect();
        let place = appearance.iter().find_map(|one| one.strip_prefix("place-")?.parse::<u32>().ok());
        let form = match form {
            Form::Short if appearance.contains(&"multiline") => Form::Text,
            Form::Short if place.is_some() => Form::Place,
            Form::Number if appearance.contains(&"money") => Form::Money,
            form => form,
        };
        let (text, text_en) = row.said("label");
        let (help, help_en) = row.said("hint");
        let (note, note_en) = self.said(row, "survey", "constraint_message");
        let (unit, unit_en) = row.said("unit");
        let of = Audience::parse(row.get("audience")).unwrap_or(Audience::Everyone);
        let decimal = row.get("type").trim().eq_ignore_ascii_case("decimal");
        let decimals = row.get("decimals").parse().unwrap_or(if decimal && form == Form::Number { 2 } else { 0 });
        let mut new = NewQuestion {
            audience: of,
            text,
            help,
            unit,
            constraint_note: note,
            details: Details {
                name: row.get("name").to_string(),
                text_en,
                help_en,
                unit_en,
                constraint_note_en: note_en,
                decimals,
                depth: if form == Form::Place { place.unwrap_or(1) } else { 0 },
                calculation: straight(row.get("calculation")),
                ..Details::default()
            },
            ..NewQuestion::plain(form, "")
        };
        if form != Form::Calculation {
            new.details.calculation = String::new();
        }
        for (column, range) in [("least", "start"), ("most", "end")] {
            let typed = row.get(column);
            let typed = if typed.is_empty() { parameter(row.get("parameters"), range) } else { typed };
            let bound = match (typed, form) {
                ("", _) => continue,
                (typed, Form::Date) => typed::one_date(typed).ok().map(|day: Day| day.0),
                (typed, _) => typed::decimal(typed, 0),
            };
            match (bound, column) {
                (None, _) => self.row_fault(row.number, column, Wrong::NotTaken { typed: typed.into() }),
                (bound, "least") => new.least = bound,
                (bound, _) => new.most = bound,
            }
        }
        new.relevant = apart(&audience(of), &straight(row.get("relevant")));
        new.constraint = apart(&bounds(&new), &straight(row.get("constraint")));
        new
    }

    /// What is said in a column of languages whose texts say the same to everybody. Where the answer to a question would stand in one, it is left out and told.
    fn said(&mut self, row: &Cells<'_>, sheet: &str, column: &str) -> (String, String) {
        let (first, english) = row.said(column);
        if [&first, &english].into_iter().any(|text| said::names(text).next().is_some()) {
            self.left.push(Left::Answer { sheet: sheet.into(), row: row.number, column: column.into() });
        }
        (said::to_all(&first).into_owned(), said::to_all(&english).into_owned())
    }

    /// A group and what it takes over from the one around it.
    fn begun(&mut self, row: &Cells<'_>, outer: Option<&Group>) -> Group {
        let group = inside(row, outer);
        if appears(row, "table-list") {
            return Group { table: Some((matrix(row, row.said("label")), None)), ..group };
        }
        let title = self.said(row, "survey", "label");
        if title.0.is_empty() { group } else { Group { section: title, ..group } }
    }

    /// The steps of a table in a row of its own, over rows that show none (`label` over `list-nolabel`): the table that they are. Choices
    /// that are no steps make none: those rows are asked one by one, under the words of the heading.
    fn headed(&mut self, row: &Cells<'_>, outer: Option<&Group>, steps: bool) -> Group {
        if !steps {
            return Group { headed: true, ..self.begun(row, outer) };
        }
        let group = inside(row, outer);
        let said = row.said("label");
        let title = if said.0.is_empty() { group.section.clone() } else { said };
        Group { table: Some((matrix(row, title), None)), headed: true, ..group }
    }

    /// Ends the table that a row began.
    fn heading_ends(&mut self, groups: &mut Vec<Group>) {
        if groups.last().is_some_and(|group| group.headed)
            && let Some(group) = groups.pop()
        {
            self.table_ends(group);
        }
    }

    /// A group that ends; of a table the question that it is.
    fn table_ends(&mut self, group: Group) {
        let Some((mut table, list)) = group.table else { return };
        if list.is_none() {
            self.row_fault(group.row, "type", Wrong::NotATable);
            return;
        }
        let own: Vec<String> =
            (1..=table.details.rows.len()).map(|at| format!("{}_{at}", table.details.name)).collect();
        if table.details.row_names == own {
            table.details.row_names.clear();
        }
        (table.details.section, table.details.section_en) = group.section;
        table.relevant = group.relevant;
        self.questions.push((table, group.row));
    }

    fn end(mut self) -> Result<Read, Vec<Fault>> {
        if self.faults.is_empty() && self.questions.is_empty() {
            self.fault("survey", 0, "", Wrong::NoSheet);
        }
        if self.questions.len() > MOST_QUESTIONS {
            let many = Refusal::EntryCount { least: 0, most: MOST_QUESTIONS as u32 };
            self.fault("survey", 0, "", Wrong::Refused(Box::new(many)));
        }
        if self.faults.is_empty() {
            let (mut questions, places): (Vec<NewQuestion>, Vec<u32>) =
                std::mem::take(&mut self.questions).into_iter().unzip();
            // A name that it has anyway is not written down.
            let all = questions.iter_mut().zip(1..);
            all.filter(|(one, number)| one.details.name == format!("q{number}"))
                .for_each(|(one, _)| one.details.name.clear());
            // What the editor refuses is refused here, where it came from.
            match questionnaire::parse(&questionnaire::rows(&questions)) {
                Ok(questions) => return Ok(Read { questions, left: self.left }),
                Err(no) => {
                    for (field, refusal) in no.0 {
                        let (number, column) = field.split_once('.').unwrap_or(("", &field));
                        let at = number.trim_start_matches('q').parse::<usize>().unwrap_or(0);
                        let row = at.checked_sub(1).and_then(|at| places.get(at)).copied().unwrap_or(0);
                        self.faults.push(Fault {
                            sheet: "survey".into(),
                            row,
                            column: column_of(column).into(),
                            wrong: Wrong::Refused(Box::new(refusal)),
                        });
                    }
                }
            }
        }
        self.faults.sort_by_key(|fault| (fault.sheet.clone(), fault.row));
        let more = self.faults.len().saturating_sub(TOLD) as u32;
        self.faults.truncate(TOLD);
        if more > 0 {
            self.fault("", 0, "", Wrong::More { more });
        }
        Err(self.faults)
    }
}

/// The column in which a field of the editor stands.
fn column_of(field: &str) -> &str {
    match field {
        "text" | "text_en" | "section" | "section_en" | "rows" | "rows_en" => "label",
        "help" | "help_en" => "hint",
        "form" | "choices" | "choices_en" => "type",
        "constraint_note" | "constraint_note_en" => "constraint_message",
        other => other,
    }
}

/// A group under the section around it.
fn inside(row: &Cells<'_>, outer: Option<&Group>) -> Group {
    let of = Audience::parse(row.get("audience")).unwrap_or(Audience::Everyone);
    let own = apart(&audience(of), &straight(row.get("relevant")));
    let relevant = together(outer.map_or("", |outer| &outer.relevant), &own);
    Group { row: row.number, section: around(outer), relevant, table: None, repeats: false, headed: false }
}

/// The question that a table is, without its statements.
fn matrix(row: &Cells<'_>, (text, text_en): (String, String)) -> NewQuestion {
    let (help, help_en) = row.said("hint");
    let audience = Audience::parse(row.get("audience")).unwrap_or(Audience::Everyone);
    let details = Details { name: row.get("name").into(), text_en, help_en, ..Details::default() };
    NewQuestion { audience, help, details, ..NewQuestion::plain(Form::Matrix, text) }
}

/// The section that runs where a group begins.
fn around(outer: Option<&Group>) -> (String, String) {
    outer.map_or((String::new(), String::new()), |outer| outer.section.clone())
}

/// Whether a row is to look so.
fn appears(row: &Cells<'_>, how: &str) -> bool {
    row.get("appearance").split_whitespace().any(|one| one == how)
}

/// A rule with the quotation marks that word processors bend made straight.
fn straight(rule: &str) -> String {
    rule.trim().replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\"").replace('\u{a0}', " ")
}

/// A parameter such as `start=1`.
fn parameter<'a>(all: &'a str, name: &str) -> &'a str {
    let pair = all.split([' ', ';', ',']).filter_map(|pair| pair.split_once('='));
    pair.filter(|(key, _)| key.trim() == name).map(|(_, value)| value.trim()).next().unwrap_or("")
}
