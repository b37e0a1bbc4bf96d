//! The places an instruction names: `(๓) และ (๔) ของวรรคสองของมาตรา ๕ และมาตรา ๖ วรรคหนึ่ง`, each as a target. A name that
//! does not fit whole is no name: the caller says so instead of taking half of it.

use super::operation::{Heading, Target};
use super::words::Words;

const OF: [&str; 3] = ["ของ", "แห่ง", "ใน"];
const SAID: [&str; 4] = ["ข้อความใน", "บทบัญญัติใน", "ความใน", "บทบัญญัติ"];

/// All places in a text that holds nothing else.
pub(crate) fn places(text: &str) -> Option<Vec<Target>> {
    let mut words = Words::of(text);
    let mut found = Vec::new();
    loop {
        words.eat(&SAID);
        found.extend(place(&mut words)?);
        if words.is_done() {
            return (!found.is_empty()).then_some(found);
        }
        // "มาตรา ๑๖/๑ มาตรา ๑๖/๒ และมาตรา ๑๖/๓": a blank joins too.
        let joined = words.joint();
        if !joined && !words.sees(&["มาตรา", "ข้อ", "วรรค", "("]) {
            return None;
        }
    }
}

fn place(words: &mut Words<'_>) -> Option<Vec<Target>> {
    if words.sees(&["บทนิยาม", "นิยาม", "คำนิยาม"]) {
        return definitions(words);
    }
    if let Some(heading) = heading(words) {
        skip_title(words);
        return Some(vec![Target::Heading(heading)]);
    }
    let items = items(words)?;
    if !items.is_empty() {
        words.eat(&OF);
    }
    let paragraphs = paragraphs(words)?;
    if !paragraphs.is_empty() {
        words.eat(&OF);
    }
    if items.is_empty() && paragraphs.is_empty() {
        return provisions(words);
    }
    let provision = words.provision()?.text;
    inside(provision, paragraphs, items)
}

/// Items within at most one วรรค, or the วรรค themselves.
fn inside(provision: String, paragraphs: Vec<u32>, items: Vec<Vec<String>>) -> Option<Vec<Target>> {
    if items.is_empty() {
        let one = |paragraph| Target::Paragraph { provision: provision.clone(), paragraph };
        return Some(paragraphs.into_iter().map(one).collect());
    }
    if paragraphs.len() > 1 {
        return None;
    }
    let paragraph = paragraphs.first().copied();
    Some(items.into_iter().map(|item| Target::Item { provision: provision.clone(), paragraph, item }).collect())
}

/// Provisions, each perhaps with what of it is meant: `มาตรา ๕ วรรคสอง (๓)`, `มาตรา ๕, ๖ และ ๗`, `มาตรา ๕ ถึงมาตรา ๙`.
fn provisions(words: &mut Words<'_>) -> Option<Vec<Target>> {
    let number = words.provision()?.text;
    if words.eat(&["ถึง", "-", "–"]) {
        let until = words.provision().or_else(|| words.number())?.text;
        return Some(vec![Target::Provision { number, until: Some(until) }]);
    }
    let before = *words;
    let paragraphs = paragraphs(words)?;
    let items = items(words)?;
    if !paragraphs.is_empty() || !items.is_empty() {
        // "มาตรา ๕ และ (๓) ของมาตรา ๖": what follows belongs to the next.
        if words.sees(&OF) && !items.is_empty() {
            *words = before;
        } else {
            return inside(number, paragraphs, items);
        }
    }
    let mut found = vec![Target::Provision { number, until: None }];
    loop {
        let kept = *words;
        match words.joint().then(|| words.number()).flatten() {
            Some(number) => found.push(Target::Provision { number: number.text, until: None }),
            None => {
                *words = kept;
                return Some(found);
            }
        }
    }
}

/// `วรรคสอง วรรคสาม และวรรคสี่`, `วรรคสองถึงวรรคสี่`; none is no fault.
fn paragraphs(words: &mut Words<'_>) -> Option<Vec<u32>> {
    let mut found = Vec::new();
    let Some(first) = words.paragraph() else { return Some(found) };
    found.push(first);
    loop {
        let kept = *words;
        if words.eat(&["ถึง"]) {
            let (last, until) = (*found.last()?, words.paragraph()?);
            if until <= last || until - last > 30 {
                return None;
            }
            found.extend(last + 1..=until);
            continue;
        }
        words.joint();
        words.eat(&SAID);
        let Some(next) = words.paragraph() else {
            *words = kept;
            return Some(found);
        };
        // "วรรคสองของมาตรา ๕ และวรรคสามของมาตรา ๖" has come to its provision in between.
        found.push(next);
    }
}

/// `(๓)`, `(๓) และ (๔)`, `(ก) และ (ข) ของ (๓)`, `(๓) (ก)`: each item's way from outside in; none is no fault.
fn items(words: &mut Words<'_>) -> Option<Vec<Vec<String>>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let Some(first) = words.item() else { return Some(found) };
    found.push(vec![first]);
    loop {
        let kept = *words;
        if words.eat(&["ถึง"]) {
            let last: u32 = found.last()?.last()?.parse().ok()?;
            let until: u32 = words.item()?.parse().ok()?;
            if until <= last || until - last > 60 {
                return None;
            }
            found.extend((last + 1..=until).map(|number| vec![number.to_string()]));
            continue;
        }
        let of = words.eat(&["ของ", "แห่ง", "ใน"]);
        let joined = !of && words.joint();
        let Some(next) = words.item() else {
            *words = kept;
            return Some(found);
        };
        let same = is_number(&next) == is_number(found.last()?.first()?);
        match (of, joined || same) {
            (true, _) => found.iter_mut().for_each(|way| way.insert(0, next.clone())),
            (false, true) if same => found.push(vec![next]),
            // "(๓) (ก)": the letter lies in the number.
            (false, false) if found.len() == 1 => found.iter_mut().for_each(|way| way.push(next.clone())),
            _ => return None,
        }
    }
}

fn is_number(mark: &str) -> bool {
    mark.starts_with(|letter: char| letter.is_ascii_digit())
}

/// `บทนิยามคำว่า “ก” “ข” และคำว่า “ค” ในมาตรา ๓`.
fn definitions(words: &mut Words<'_>) -> Option<Vec<Target>> {
    let terms = terms(words)?;
    let provision = match words.eat(&OF) {
        true => {
            if !paragraphs(words)?.is_empty() {
                words.eat(&OF);
            }
            let provision = words.provision()?.text;
            paragraphs(words)?;
            Some(provision)
        }
        false => None,
    };
    Some(terms.into_iter().map(|term| Target::Definition { provision: provision.clone(), term }).collect())
}

/// The terms after บทนิยามคำว่า.
pub(super) fn terms(words: &mut Words<'_>) -> Option<Vec<String>> {
    const NAMES: [&str; 8] =
        ["บทนิยามคำว่า", "คำนิยามคำว่า", "นิยามคำว่า", "บทนิยามของคำว่า", "บทนิยาม", "คำนิยาม", "นิยาม", "คำว่า"];
    words.eat(&NAMES);
    let mut found = vec![words.quoted()?.to_string()];
    loop {
        let kept = *words;
        words.joint();
        words.eat(&SAID);
        words.eat(&NAMES);
        let Some(term) = words.quoted() else {
            *words = kept;
            return Some(found);
        };
        found.push(term.to_string());
    }
}

/// `หมวด ๓/๑`, `ส่วนที่ ๒ ของหมวด ๓`, without a title.
pub(super) fn heading(words: &mut Words<'_>) -> Option<Heading> {
    let (kind, number) = words.heading()?;
    let kept = *words;
    let within = match words.eat(&OF) {
        true => heading(words).map(Box::new),
        false => None,
    };
    if within.is_none() {
        *words = kept;
    }
    Some(Heading { kind, number, within })
}

/// Leaves out a heading's title: whatever stands before the next place.
fn skip_title(words: &mut Words<'_>) {
    let mut at = 0;
    while let Some(next) = words.rest[at..].find(['ม', 'ข']) {
        let here = at + next;
        let before = words.rest[..here].trim_end();
        let apart = before.len() < here || before.ends_with("และ");
        let mut later = Words::of(&words.rest[here..]);
        if apart && later.provision().is_some() {
            words.rest = &words.rest[here..];
            return;
        }
        at = here + words.rest[here..].chars().next().map_or(1, char::len_utf8);
    }
    words.rest = "";
}

/// A heading with the title and what it lies in, `หมวด ๒ การขออนุญาต`, `ส่วนที่ ๒ การค้า ของหมวด ๓`.
pub(super) fn titled(text: &str) -> Option<Heading> {
    let mut words = Words::of(text);
    let mut found = heading(&mut words)?;
    if found.within.is_none() {
        let around = words.rest.match_indices("ของ").find_map(|(at, of)| {
            let mut later = Words::of(&words.rest[at + of.len()..]);
            let around = heading(&mut later)?;
            later.is_done().then_some(around)
        });
        found.within = around.map(Box::new);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let found = places(text).unwrap_or_else(|| panic!("no place in {text}"));
        let show = |target: &Target| match target {
            Target::Provision { number, until: None } => number.clone(),
            Target::Provision { number, until: Some(until) } => format!("{number}..{until}"),
            Target::Paragraph { provision, paragraph } => format!("{provision} w{paragraph}"),
            Target::Item { provision, paragraph, item } => {
                format!("{provision}{} ({})", paragraph.map_or(String::new(), |w| format!(" w{w}")), item.join(")("))
            }
            Target::Definition { provision, term } => format!("{} “{term}”", provision.as_deref().unwrap_or("?")),
            Target::Heading(heading) => format!("{} {}", heading.kind.as_str(), heading.number),
            other => format!("{other:?}"),
        };
        found.iter().map(show).collect()
    }

    #[test]
    fn every_way_of_naming_a_place_is_read() {
        for (text, expected) in [
            ("มาตรา ๑๐", vec!["10"]),
            ("มาตรา ๑๔ และมาตรา ๑๕", vec!["14", "15"]),
            ("มาตรา ๑๔ มาตรา ๑๕ และมาตรา ๑๕ ทวิ", vec!["14", "15", "15 ทวิ"]),
            ("มาตรา ๕, ๖ และ ๗", vec!["5", "6", "7"]),
            ("มาตรา ๕ ถึงมาตรา ๙", vec!["5..9"]),
            ("วรรคสองของมาตรา ๗", vec!["7 w2"]),
            ("มาตรา ๗ วรรคสอง", vec!["7 w2"]),
            ("วรรคสองและวรรคสามของมาตรา ๗", vec!["7 w2", "7 w3"]),
            ("วรรคท้ายของมาตรา ๗", vec!["7 w0"]),
            ("วรรค ๒ ของมาตรา ๑๑๘", vec!["118 w2"]),
            ("วรรคสองของมาตรา ๕ และวรรคสามของมาตรา ๖", vec!["5 w2", "6 w3"]),
            ("(๓) ของมาตรา ๕", vec!["5 (3)"]),
            ("มาตรา ๕ (๓)", vec!["5 (3)"]),
            ("มาตรา ๕ วรรคหนึ่ง (๓)", vec!["5 w1 (3)"]),
            ("(๓) ของวรรคหนึ่งของมาตรา ๕", vec!["5 w1 (3)"]),
            ("(๓) และ (๔) ของมาตรา ๕", vec!["5 (3)", "5 (4)"]),
            ("(๓) ถึง (๕) ของมาตรา ๕", vec!["5 (3)", "5 (4)", "5 (5)"]),
            ("(ก) ของ (๓) ของมาตรา ๕", vec!["5 (3)(ก)"]),
            ("มาตรา ๕ (๓) (ก)", vec!["5 (3)(ก)"]),
            ("(๓) ของมาตรา ๕ และมาตรา ๖", vec!["5 (3)", "6"]),
            ("ข้อ ๓.๑ และข้อ ๔", vec!["3.1", "4"]),
            ("บทนิยามคำว่า “ก” ในมาตรา ๓", vec!["3 “ก”"]),
            ("บทนิยามคำว่า “ก” คำว่า “ข” และคำว่า “ค” ในมาตรา ๓", vec!["3 “ก”", "3 “ข”", "3 “ค”"]),
            ("หมวด ๓ การเก็บภาษี มาตรา ๑๖ ถึงมาตรา ๒๐", vec!["chapter 3", "16..20"]),
            ("หมวด ๕ บทกำหนดโทษ", vec!["chapter 5"]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn half_a_place_is_none() {
        for text in ["", "มาตรา", "ใบอนุญาต", "(๓)", "วรรคสอง", "มาตรา ๕ ใบอนุญาต", "(๓) ของวรรคสองและวรรคสามของมาตรา ๕"]
        {
            assert!(places(text).is_none(), "{text}");
        }
    }
}
