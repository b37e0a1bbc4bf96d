//! Answer sheets as JSON Lines (a JSON document a line, UTF-8): the codebook first, then each sheet with its answers by the names of the questions, in the codes
//! that the codebook explains; last how many there were and how the file came to be. A file without its last line was cut off.

use super::Rows;
use domain::lang::Lang;
use domain::survey::{Answer, Form, Question};
use serde_json::{Map, Value, json};
use store::export::Sheet;

/// What a file of this shape calls itself.
const SHAPE: &str = "siang/answers/1";

/// The first line.
pub fn codebook(rows: &Rows) -> Vec<u8> {
    let asked = rows.questions.iter().filter(|question| question.is_answered());
    line(json!({
        "format": SHAPE,
        "consultation": rows.slip.paper.consultation,
        "questions": asked.map(question).collect::<Vec<_>>(),
    }))
}

/// The last line.
pub fn end(rows: &Rows, count: u64) -> Vec<u8> {
    line(json!({ "end": true, "sheets": count, "about": rows.slip.made.lines(rows.lang()) }))
}

/// Some sheets.
pub fn page(rows: &Rows, sheets: &[Sheet]) -> Vec<u8> {
    sheets.iter().flat_map(|one| line(sheet(one, &rows.questions))).collect()
}

fn line(value: Value) -> Vec<u8> {
    let mut out = value.to_string().into_bytes();
    out.push(b'\n');
    out
}

/// A text in both languages.
fn both(of: &dyn Fn(Lang) -> String) -> Value {
    json!({ "th": of(Lang::Th), "en": of(Lang::En) })
}

/// A question as the codebook has it.
pub fn question(of: &Question) -> Value {
    let steps = matches!(of.form, Form::Scale | Form::Matrix);
    let choices: Vec<Value> = match steps {
        true => of
            .steps()
            .into_iter()
            .map(
                |step| json!({ "code": step.value, "label": both(&|lang| words::survey::step(lang, of, step).into()) }),
            )
            .collect(),
        false => (0..of.choices.len())
            .map(|at| json!({ "code": of.choice_name(at), "label": both(&|lang| of.choice(lang, at).into()) }))
            .collect(),
    };
    let rows: Vec<Value> = (0..of.details.rows.len())
        .map(|at| json!({ "code": of.row_name(at), "label": both(&|lang| of.row(lang, at).into()) }))
        .collect();
    let bound = |bound: Option<i64>| bound.map(|bound| domain::survey::answer::plain(bound, of.decimals()));
    json!({
        "name": of.name(), "number": of.number, "form": of.form.code(), "audience": of.audience.code(),
        "label": both(&|lang| of.said(lang).into()), "unit": of.unit, "choices": choices, "rows": rows,
        "relevant": of.relevant, "constraint": of.constraint, "required": of.required, "least": bound(of.least), "most": bound(of.most),
    })
}

fn sheet(one: &Sheet, questions: &[Question]) -> Value {
    let mut answers = Map::new();
    for question in questions {
        if let Some(given) = one.answers.get(&question.id.0) {
            answers.insert(question.name(), answer(question, given));
        }
    }
    let mut said = json!({
        "sheet": one.id, "received": one.at.0, "audience": one.audience.code(),
        "identity": one.marks.identity.code(), "way": one.marks.way.map_or("portal", |way| way.code()),
        "answers": answers,
    });
    // What was not said is not there.
    let mut add = |name: &str, value: Option<Value>| {
        if let (Some(value), Some(all)) = (value, said.as_object_mut()) {
            all.insert(name.into(), value);
        }
    };
    add("class", one.marks.who.class.map(|class| class.code().into()));
    add("province", one.marks.who.area.clone().map(Value::from));
    if let Some((occasion, mark, day)) = &one.brought {
        add("occasion", Some((*occasion).into()));
        add("mark", Some(mark.clone().into()));
        add("answered_on", Some(day.written().into()));
    }
    said
}

fn answer(question: &Question, given: &Answer) -> Value {
    match (question.form, given) {
        (Form::Scale, Answer::Chosen(steps)) => steps.first().copied().into(),
        (Form::Single, Answer::Chosen(places)) => places.first().map(|at| question.choice_name(*at as usize)).into(),
        (_, Answer::Chosen(places)) => {
            places.iter().map(|at| question.choice_name(*at as usize)).collect::<Vec<_>>().into()
        }
        (_, Answer::Grid(cells)) => cells
            .iter()
            .map(|(row, step)| (question.row_name(*row as usize), Value::from(*step)))
            .collect::<Map<_, _>>()
            .into(),
        (_, Answer::Number(kept)) => match question.decimals() {
            0 => (*kept).into(),
            decimals => domain::survey::answer::whole(*kept, decimals).into(),
        },
        (_, Answer::Text(text)) => text.clone().into(),
        (_, Answer::File(file)) => json!({
            "name": file.name, "sha256": file.hash, "size": file.size, "type": file.kind.media_type(),
        }),
    }
}
