//! A list of stakeholders as agencies write it: columns by their names, parted by commas, semicolons or tabs. Every bad line is told by
//! its number, and of a list with one nothing is kept.

use crate::request::Serving;
use domain::refusal::{Refusal, Refusals};
use domain::rules::Rules;
use domain::stakeholder::{Column, Entry, Fault, LARGEST, LONGEST_NAME, MOST_LINES, MOST_TOLD};
use domain::text::{Lines, clean};
use std::collections::HashMap;
use words::stakeholder::{column, read_class, read_subject};

/// The list that a form brings.
///
/// # Errors
/// Refusals of `file` or of `lines`, whichever it came in.
pub fn of(here: &Serving) -> Result<Vec<Entry>, Refusals> {
    let (field, text) = match here.file.as_deref() {
        Some(Ok(brought)) => ("file", Ok(brought.text.as_str())),
        // Said of a list, not of a draft.
        Some(Err(Refusal::FileUnknown | Refusal::FileWithoutText)) => ("file", Err(Refusal::NotAList)),
        Some(Err(Refusal::FileTooLarge { .. })) => ("file", Err(Refusal::AttachmentTooLarge { most: LARGEST })),
        Some(Err(why)) => ("file", Err(why.clone())),
        None if here.one("lines").trim().is_empty() => ("lines", Err(Refusal::TextOrFile)),
        None => ("lines", Ok(here.one("lines"))),
    };
    let mut no = Refusals::default();
    match text.and_then(|text| {
        if text.len() > (LARGEST as usize) << 20 {
            Err(Refusal::AttachmentTooLarge { most: LARGEST })
        } else {
            Ok(text)
        }
    }) {
        Ok(text) => return read(&here.visit.site.rules(), text).map_err(|all| told(field, all)),
        Err(why) => no.add(field, why),
    }
    Err(no)
}

/// The first refusals, and how many more there are.
fn told(field: &str, all: Vec<Refusal>) -> Refusals {
    let more = all.len().saturating_sub(MOST_TOLD) as u32;
    let mut no = Refusals::default();
    for why in all.into_iter().take(MOST_TOLD) {
        no.add(field, why);
    }
    if more > 0 {
        no.add(field, Refusal::MoreLines { more });
    }
    no
}

/// The entries of a text, or everything that is wrong with it.
///
/// # Errors
/// A line for each.
pub fn read(rules: &Rules, text: &str) -> Result<Vec<Entry>, Vec<Refusal>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let head = text.lines().next().unwrap_or("");
    let parted = [b'\t', b';'].into_iter().find(|sign| head.as_bytes().contains(sign)).unwrap_or(b',');
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(parted)
        .has_headers(false)
        .flexible(true)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(text.as_bytes());
    let mut row = csv::StringRecord::new();
    let mut more = |row: &mut csv::StringRecord| rows.read_record(row).map_err(|_| vec![Refusal::NotText]);
    if !more(&mut row)? {
        return Err(vec![Refusal::NoColumns]);
    }
    let columns: Vec<Option<Column>> = row.iter().map(column).collect();
    if ![Column::Email, Column::Class].iter().all(|needed| columns.contains(&Some(*needed))) {
        return Err(vec![Refusal::NoColumns]);
    }
    let (mut list, mut no): (Vec<Entry>, Vec<Refusal>) = Default::default();
    // By address the line and the entry that it stands in.
    let mut seen: HashMap<String, (u32, usize)> = HashMap::new();
    while more(&mut row)? {
        let line = row.position().map_or(0, csv::Position::line) as u32;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match entry(rules, &columns, &row) {
            Err(faults) => no.extend(faults.into_iter().map(|fault| fault.at(line))),
            Ok(entry) => match seen.get(&entry.email) {
                Some((_, at)) if list[*at] == entry => {}
                Some((first, _)) => no.push(Fault::Repeats(*first).at(line)),
                None => {
                    seen.insert(entry.email.clone(), (line, list.len()));
                    list.push(entry);
                }
            },
        }
        if list.len() > MOST_LINES as usize {
            return Err(vec![Refusal::TooManyLines { most: MOST_LINES }]);
        }
    }
    match (no.is_empty(), list.is_empty()) {
        (false, _) => Err(no),
        (true, true) => Err(vec![Refusal::Missing]),
        (true, false) => Ok(list),
    }
}

fn entry(rules: &Rules, columns: &[Option<Column>], row: &csv::StringRecord) -> Result<Entry, Vec<Fault>> {
    let mut no = Vec::new();
    if row.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
        no.push(Fault::Columns);
    }
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| row.get(at)).unwrap_or("").trim()
    };
    let email = domain::typed::email(cell(Column::Email)).ok().filter(|email| email.is_ascii());
    if email.is_none() {
        no.push(Fault::NotAnEmail);
    }
    let name = clean(cell(Column::Name), LONGEST_NAME, Lines::One).ok();
    if name.is_none() {
        no.push(Fault::Name);
    }
    let class = read_class(cell(Column::Class));
    if class.is_none() {
        no.push(Fault::NoSuchClass(cell(Column::Class).into()));
    }
    let mut subjects = Vec::new();
    for said in cell(Column::Subjects).split(['|', ';', ',', '\n']).map(str::trim).filter(|said| !said.is_empty()) {
        match read_subject(rules, said) {
            Some(code) => subjects.push(code.to_string()),
            None => no.push(Fault::NoSuchSubject(said.into())),
        }
    }
    subjects.sort();
    subjects.dedup();
    match (email, name, class, no.is_empty()) {
        (Some(email), Some(name), Some(class), true) => Ok(Entry { email, name, class, subjects }),
        _ => Err(no),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::comment::Class;
    use domain::lang::Lang;

    #[test]
    fn the_example_is_read_in_both_languages_and_with_every_sign_between() {
        for lang in [Lang::Th, Lang::En] {
            let text = words::stakeholder::example(lang);
            let list = read(&Rules::default(), &text).unwrap();
            assert_eq!((list[0].class, list[1].class), (Class::Association, Class::Affected));
            assert_eq!(list[1].subjects, ["health", "labour"]);
            assert_eq!(read(&Rules::default(), &text.replace(',', "\t")).unwrap(), list);
            assert_eq!(
                read(&Rules::default(), &format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n").replace(',', ";")))
                    .unwrap(),
                list
            );
        }
    }

    #[test]
    fn every_bad_line_is_told_by_its_number() {
        let text = "email,class,subjects\na@b.th,affected,\nnobody,king,fish|smes\n\"a@b.th\",public,\nA@b.th,affected,\nc@d.th,state,,extra";
        let no = read(&Rules::default(), text).unwrap_err();
        assert_eq!(
            no,
            [
                Fault::NotAnEmail.at(3),
                Fault::NoSuchClass("king".into()).at(3),
                Fault::NoSuchSubject("fish".into()).at(3),
                Fault::Repeats(2).at(4),
                Fault::Columns.at(6)
            ]
        );
        assert_eq!(read(&Rules::default(), "a,b\n1,2"), Err(vec![Refusal::NoColumns]));
        assert_eq!(read(&Rules::default(), ""), Err(vec![Refusal::NoColumns]));
        assert_eq!(read(&Rules::default(), "email,class\n\n"), Err(vec![Refusal::Missing]));
        let many: String = (0..=MOST_LINES).map(|n| format!("\na{n}@b.th,state")).collect();
        assert_eq!(
            read(&Rules::default(), &format!("email,class{many}")),
            Err(vec![Refusal::TooManyLines { most: MOST_LINES }])
        );
    }

    #[test]
    fn of_many_bad_lines_the_first_are_told_and_the_rest_counted() {
        let text: String = (0..50).map(|n| format!("\n{n},state")).collect();
        let told = told("file", read(&Rules::default(), &format!("email,class{text}")).unwrap_err());
        assert_eq!((told.0.len(), &told.0[30].1), (31, &Refusal::MoreLines { more: 20 }));
    }
}
