//! Lists of choices, the statements of a table, and the choice to say something else.

use super::{FIVE, Labels, NO_OPINION, together};
use crate::survey::{Details, Form, NewQuestion};

/// A list of choices: name, Thai, English and the row of each.
pub(super) type List = Vec<(String, String, String, u32)>;

/// Whether the choices of a list may be steps: each is called by its number, or is to have no opinion.
pub(super) fn numbered(choices: &List) -> bool {
    choices.iter().all(|(name, ..)| name == NO_OPINION || matches!(name.parse::<u32>(), Ok(1..=999)))
}

/// Puts the choices of a list into a question; steps where it is shown as a scale.
pub(super) fn chosen_from(new: &mut NewQuestion, list: &str, choices: &List, appearance: &str) {
    let mut choices: List = choices.clone();
    let likert = appearance.split_whitespace().any(|one| one.starts_with("likert"));
    let five = list.starts_with(FIVE);
    if new.form == Form::Single && (likert || five) && numbered(&choices) {
        new.form = Form::Scale;
        new.details.no_opinion = choices.iter().any(|(name, ..)| name == NO_OPINION);
        choices.retain(|(name, ..)| name != NO_OPINION);
        if five {
            return;
        }
    }
    let count = choices.len();
    let by_place = |at: usize| if new.form == Form::Scale { count - at } else { at + 1 };
    let plain = choices.iter().enumerate().all(|(at, (name, ..))| *name == by_place(at).to_string());
    new.details.choice_names = if plain { Vec::new() } else { choices.iter().map(|(name, ..)| name.clone()).collect() };
    let english = choices.iter().any(|(_, _, en, _)| !en.is_empty());
    let en = |(_, th, en, _): &(String, String, String, u32)| if en.is_empty() { th.clone() } else { en.clone() };
    new.details.choices_en = if english { choices.iter().map(en).collect() } else { Vec::new() };
    new.choices = choices.into_iter().map(|(_, th, ..)| th).collect();
}

/// Takes a row of a table as a statement of its question.
pub(super) fn stated(table: &mut NewQuestion, row: &NewQuestion) {
    let details = &mut table.details;
    let english = !row.details.text_en.is_empty() || !details.rows_en.is_empty();
    if english {
        details.rows_en.resize(details.rows.len(), String::new());
        for (en, th) in details.rows_en.iter_mut().zip(&details.rows).filter(|(en, _)| en.is_empty()) {
            en.clone_from(th);
        }
        let said = if row.details.text_en.is_empty() { &row.text } else { &row.details.text_en };
        details.rows_en.push(said.clone());
    }
    details.rows.push(row.text.clone());
    details.row_names.push(row.details.name.clone());
    details.no_opinion = row.details.no_opinion;
    // Steps that are numbered from the most down need no names.
    let names = &row.details.choice_names;
    let plain = names.iter().enumerate().all(|(at, name)| *name == (names.len() - at).to_string());
    details.choice_names = if plain { Vec::new() } else { names.clone() };
    details.choices_en.clone_from(&row.details.choices_en);
    table.choices.clone_from(&row.choices);
    table.required |= row.required;
}

/// The choice to say something else, and the question for it, as XLSForm's own tools make of `or_other`.
pub(super) fn own_words(new: &mut NewQuestion, labels: &Labels) -> NewQuestion {
    let names = &mut new.details.choice_names;
    if names.is_empty() {
        *names = (1..=new.choices.len()).map(|at| at.to_string()).collect();
    }
    names.push("other".into());
    new.choices.push(labels.other.0.clone());
    if !new.details.choices_en.is_empty() || !new.details.text_en.is_empty() {
        let missing = new.choices.len() - 1 - new.details.choices_en.len();
        if missing > 0 {
            new.details.choices_en = new.choices[..new.choices.len() - 1].to_vec();
        }
        new.details.choices_en.push(labels.other.1.clone());
    }
    let name = new.details.name.clone();
    let mut more = NewQuestion::plain(Form::Short, labels.say.0.clone());
    more.audience = new.audience;
    more.relevant = together(&new.relevant, &format!("selected(${{{name}}}, 'other')"));
    more.details = Details {
        name: format!("{name}_other"),
        text_en: labels.say.1.clone(),
        section: new.details.section.clone(),
        section_en: new.details.section_en.clone(),
        ..Details::default()
    };
    more
}
