//! The questions of a survey as XLSForm's sheets.

use super::{AUDIENCE, FIVE, NO_OPINION, Sheet, audience, both, bounds};
use crate::lang::Lang;
use crate::survey::{Audience, Form, NewQuestion, Question};
use std::collections::BTreeMap;

/// What is said in Thai and in English of what stands in no question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The five steps that every scale has, the most first.
    pub five: [(String, String); 5],
    pub no_opinion: (String, String),
    /// The question that asks for the audience, and each of them.
    pub answer_as: (String, String),
    pub audiences: Vec<(Audience, (String, String))>,
    /// The choice to say something else, and what its question asks.
    pub other: (String, String),
    pub say: (String, String),
}

const SURVEY: [&str; 19] = [
    "type",
    "name",
    "label::Thai (th)",
    "label::English (en)",
    "hint::Thai (th)",
    "hint::English (en)",
    "required",
    "relevant",
    "constraint",
    "constraint_message::Thai (th)",
    "constraint_message::English (en)",
    "appearance",
    "calculation",
    "audience",
    "unit::Thai (th)",
    "unit::English (en)",
    "least",
    "most",
    "decimals",
];
const CHOICES: [&str; 4] = ["list_name", "name", "label::Thai (th)", "label::English (en)"];

/// A row by the names of its columns.
type Row = BTreeMap<&'static str, String>;

/// The sheets of a survey: `survey`, `choices`, `settings`.
pub fn write(title: &str, id: &str, questions: &[NewQuestion], labels: &Labels) -> Vec<Sheet> {
    let mut writing = Writing { labels, rows: Vec::new(), choices: Vec::new() };
    writing.all(questions);
    let head = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<String>>();
    let cells =
        |row: &Row| SURVEY.iter().map(|name| row.get(name).cloned().unwrap_or_default()).collect::<Vec<String>>();
    let mut survey = vec![head(&SURVEY)];
    survey.extend(writing.rows.iter().map(cells));
    let mut choices = vec![head(&CHOICES)];
    choices.extend(writing.choices.into_iter().map(Vec::from));
    let settings = vec![head(&["form_title", "form_id", "default_language"]), head(&[title, id, "Thai (th)"])];
    let sheet = |name: &str, rows: Vec<Vec<String>>| Sheet { name: name.into(), rows: (1..).zip(rows).collect() };
    vec![sheet("survey", survey), sheet("choices", choices), sheet("settings", settings)]
}

struct Writing<'a> {
    labels: &'a Labels,
    rows: Vec<Row>,
    choices: Vec<[String; 4]>,
}

impl Writing<'_> {
    fn all(&mut self, questions: &[NewQuestion]) {
        if questions.iter().any(|question| question.audience != Audience::Everyone) {
            let (th, en) = &self.labels.answer_as;
            self.rows.push(row(&[
                ("type", &format!("select_one {AUDIENCE}")),
                ("name", AUDIENCE),
                (TH, th),
                (EN, en),
                ("required", "yes"),
            ]));
            for (of, (th, en)) in &self.labels.audiences {
                self.choices.push([AUDIENCE.into(), of.code().into(), th.clone(), en.clone()]);
            }
        }
        let (mut section, mut begun) = ((String::new(), String::new()), 0);
        for (new, number) in questions.iter().zip(1..) {
            let question = new.clone().numbered(number.into(), number);
            let here = (new.details.section.clone(), new.details.section_en.clone());
            if here != section {
                if !section.0.is_empty() {
                    self.rows.push(row(&[("type", "end_group")]));
                }
                if !here.0.is_empty() {
                    begun += 1;
                    let name = format!("section_{begun}");
                    self.rows.push(row(&[("type", "begin_group"), ("name", &name), (TH, &here.0), (EN, &here.1)]));
                }
                section = here;
            }
            self.question(new, &question);
        }
        if !section.0.is_empty() {
            self.rows.push(row(&[("type", "end_group")]));
        }
    }

    fn question(&mut self, new: &NewQuestion, question: &Question) {
        let name = question.name();
        let relevant = both(&audience(new.audience), &new.relevant);
        let required = if new.required { "yes" } else { "" };
        let common = [
            ("name", name.as_str()),
            (TH, &new.text),
            (EN, &new.details.text_en),
            ("hint::Thai (th)", &new.help),
            ("hint::English (en)", &new.details.help_en),
            ("relevant", &relevant),
            ("audience", if new.audience == Audience::Everyone { "" } else { new.audience.code() }),
        ];
        if new.form == Form::Matrix {
            let list = self.list(question);
            let begins = [("type", "begin_group"), ("appearance", "table-list")];
            self.rows.push(row(&[&common[..], &begins].concat()));
            for at in 0..new.details.rows.len() {
                let (own, th, en) = (question.row_name(at), question.row(Lang::Th, at), new.details.rows_en.get(at));
                let en = en.map_or("", String::as_str);
                let each = [
                    ("type", list.as_str()),
                    ("name", &own),
                    (TH, th),
                    (EN, en),
                    ("required", required),
                    ("appearance", "likert"),
                ];
                self.rows.push(row(&each));
            }
            self.rows.push(row(&[("type", "end_group")]));
            return;
        }
        let place = format!("place-{}", new.details.depth.max(1));
        let listed = match new.form {
            Form::Single | Form::Several | Form::Scale | Form::Ranking => self.list(question),
            _ => String::new(),
        };
        let (kind, appearance) = match new.form {
            Form::Single | Form::Several | Form::Ranking => (listed.as_str(), ""),
            Form::Scale | Form::Matrix => (listed.as_str(), "likert"),
            Form::Number if new.details.decimals > 0 => ("decimal", ""),
            Form::Number => ("integer", ""),
            Form::Money => ("decimal", "money thousands-sep"),
            Form::Date => ("date", ""),
            Form::Place => ("text", place.as_str()),
            Form::Short => ("text", ""),
            Form::Text => ("text", "multiline"),
            Form::File => ("file", ""),
            Form::Picture => ("image", ""),
            Form::Note => ("note", ""),
            Form::Calculation => ("calculate", ""),
        };
        let bound = |bound: Option<i64>| match (bound, new.form) {
            (None, _) => String::new(),
            (Some(day), Form::Date) => crate::time::Day(day).written(),
            (Some(bound), _) => bound.to_string(),
        };
        let (least, most) = (bound(new.least), bound(new.most));
        let constraint = both(&bounds(new), &new.constraint);
        let decimals = if new.details.decimals > 0 { new.details.decimals.to_string() } else { String::new() };
        let own = [
            ("type", kind),
            ("appearance", appearance),
            ("required", required),
            ("constraint", &constraint),
            ("constraint_message::Thai (th)", &new.constraint_note),
            ("constraint_message::English (en)", &new.details.constraint_note_en),
            ("calculation", &new.details.calculation),
            ("unit::Thai (th)", &new.unit),
            ("unit::English (en)", &new.details.unit_en),
            ("least", &least),
            ("most", &most),
            ("decimals", &decimals),
        ];
        self.rows.push(row(&[&common[..], &own].concat()));
    }

    /// Writes the choices of a question down and gives its type.
    fn list(&mut self, question: &Question) -> String {
        let steps = matches!(question.form, Form::Scale | Form::Matrix);
        let no_opinion = question.details.no_opinion;
        let kind = match question.form {
            Form::Several => "select_multiple",
            Form::Ranking => "rank",
            _ => "select_one",
        };
        let name = match (steps && question.choices.is_empty(), no_opinion) {
            (true, false) => FIVE.to_string(),
            (true, true) => format!("{FIVE}_or_none"),
            _ => format!("{}_choices", question.name()),
        };
        if self.choices.iter().any(|[list, ..]| *list == name) {
            return format!("{kind} {name}");
        }
        let mut put = |own: String, th: &str, en: &str| self.choices.push([name.clone(), own, th.into(), en.into()]);
        if steps {
            for step in question.steps().iter().filter(|step| step.value != crate::survey::NO_OPINION) {
                match step.place {
                    Some(at) => put(
                        step.value.to_string(),
                        question.choice(Lang::Th, at),
                        question.details.choices_en.get(at).map_or("", String::as_str),
                    ),
                    None => {
                        let (th, en) = &self.labels.five[5 - step.value.clamp(1, 5) as usize];
                        put(step.value.to_string(), th, en);
                    }
                }
            }
            if no_opinion {
                put(NO_OPINION.into(), &self.labels.no_opinion.0, &self.labels.no_opinion.1);
            }
        } else {
            for at in 0..question.choices.len() {
                let en = question.details.choices_en.get(at).map_or("", String::as_str);
                put(question.choice_name(at), question.choice(Lang::Th, at), en);
            }
        }
        format!("{kind} {name}")
    }
}

const TH: &str = "label::Thai (th)";
const EN: &str = "label::English (en)";

fn row(cells: &[(&'static str, &str)]) -> Row {
    cells.iter().map(|(name, cell)| (*name, (*cell).to_string())).collect()
}
