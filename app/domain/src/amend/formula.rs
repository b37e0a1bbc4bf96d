//! The customary formulas: `ให้ยกเลิกความใน … และให้ใช้ความต่อไปนี้แทน`, `ให้เพิ่มความต่อไปนี้เป็น …`, `ให้แก้ไขคำว่า … เป็น …`
//! and their kin, old and new. One instruction at a time, without the words it brings.

use super::clause::Reason;
use super::laws::{LAWS, Law, SCHEDULES, law_name, laws, names_laws, schedules, split_law};
use super::operation::{Heading, Place, Target};
use super::places::{heading, places, terms, titled};
use super::words::Words;

/// What an instruction asks for.
#[derive(Debug)]
pub(super) enum Instruction {
    Replace(Vec<Target>),
    Repeal(Vec<Target>),
    /// New parts; a definition with an empty term is named by its text alone.
    Insert(Vec<Target>, Place),
    /// The new title, where it stands in the instruction itself.
    Rename(Heading, Option<String>),
    /// Pairs of terms, old and new, everywhere or in these places.
    Substitute(Vec<(String, String)>, Vec<Target>),
    /// Schedules by their labels, for those at the end of the bill.
    Schedules(Vec<String>),
    /// One schedule, for the text that follows.
    Schedule(String),
    /// Schedules that go.
    Gone(Vec<String>),
    /// Other laws as a whole.
    Laws(Vec<String>),
    /// A list of things to repeal follows.
    List,
}

/// An instruction with the law it is about, as named; empty when it names none. `laws` are repealed beside it.
#[derive(Debug)]
pub(super) struct Said {
    pub instruction: Instruction,
    pub law: String,
    pub laws: Vec<String>,
}

const VERBS: [&str; 13] = [
    "ให้ยกเลิก",
    "ให้เพิ่ม",
    "ให้เติม",
    "ให้แก้ไข",
    "ให้แก้คำว่า",
    "ให้แก้ความ",
    "ให้เปลี่ยนคำว่า",
    "ให้เปลี่ยนชื่อ",
    "ให้ใช้คำว่า",
    "ให้ใช้ความต่อไปนี้แทน",
    "ให้ใช้ข้อความต่อไปนี้แทน",
    "ให้ตัด",
    "ให้แทรก",
];

/// Reads the words of an instruction, its text cut off. `None` is no instruction at all.
pub(super) fn instruction(head: &str) -> Option<Result<Said, Reason>> {
    let (context, rest) = match head.strip_prefix("ความใน").or_else(|| head.strip_prefix("ใน")) {
        // "ในมาตรา ๒๔ …", "ในพระราชบัญญัติ …"; "ในกรณีที่ … ให้เพิ่ม" is a rule of its own.
        Some(inside)
            if names_laws(inside) || Words::of(inside).sees(&["มาตรา", "ข้อ", "วรรค", "หมวด", "บทนิยาม", "("]) =>
        {
            let verb = VERBS.iter().filter_map(|verb| inside.find(verb)).min()?;
            (Some(&inside[..verb]), &inside[verb..])
        }
        _ => (None, head),
    };
    let verb = VERBS.iter().find(|verb| rest.starts_with(**verb))?;
    let rest = rest.trim_end_matches([' ', ':', '-', '–']);
    let (around, named) = match context {
        Some(context) => split_law(context),
        None => ("", Law::default()),
    };
    let read = match *verb {
        "ให้ยกเลิก" => repeal(&rest[verb.len()..]),
        "ให้เพิ่ม" | "ให้เติม" => insert(&rest[verb.len()..]),
        "ให้ตัด" => cut(&rest[verb.len()..]),
        "ให้แทรก" => Err(Reason::NoFormula),
        _ => change(rest),
    };
    let mut said = match read {
        Ok(said) => said,
        Err(reason) => return is_about_a_law(head).then_some(Err(reason)),
    };
    if said.law.is_empty() {
        said.law = named.name;
    }
    let around = around.trim();
    if !around.is_empty() {
        match (&mut said.instruction, places(around)) {
            (Instruction::Substitute(_, targets), Some(found)) if targets.is_empty() => *targets = found,
            _ => return Some(Err(Reason::NoPlace)),
        }
    }
    Some(Ok(said))
}

/// A law named with `แห่ง` or its like, or a part of one: an instruction that is not understood concerns the reader.
pub(super) fn is_about_a_law(head: &str) -> bool {
    let part = ["มาตรา", "วรรค", "หมวด", "บทนิยาม", "คำว่า", "ข้อ ", "ท้าย"].iter().any(|word| head.contains(word));
    part && LAWS.iter().take(8).any(|law| head.contains(law))
}

/// `ให้ยกเลิก …`, with or without `และให้ใช้ … แทน`.
fn repeal(rest: &str) -> Result<Said, Reason> {
    let (middle, tail) = split_tail(rest);
    let middle = middle.trim();
    if middle.is_empty() {
        return Ok(Said { instruction: Instruction::List, law: String::new(), laws: Vec::new() });
    }
    if let Some(term) = middle.strip_prefix("คำว่า") {
        let Tail::Term(new) = tail else { return Err(Reason::NoFormula) };
        let mut words = Words::of(term);
        let olds = terms(&mut words).ok_or(Reason::NoFormula)?;
        let pairs = olds.into_iter().map(|old| (old, new.to_string())).collect();
        return substitution(pairs, words.rest);
    }
    if SCHEDULES.iter().any(|name| middle.starts_with(name)) {
        let (labels, law) = schedules(middle)?;
        let instruction = match tail {
            Tail::Appended => Instruction::Schedules(labels),
            Tail::None => Instruction::Gone(labels),
            Tail::Text => match <[String; 1]>::try_from(labels) {
                Ok([label]) => Instruction::Schedule(label),
                Err(_) => return Err(Reason::TextMismatch),
            },
            Tail::Term(_) => return Err(Reason::NoFormula),
        };
        return Ok(Said { instruction, law: law.name, laws: law.others });
    }
    if matches!(tail, Tail::None) && names_laws(middle) {
        return Ok(Said { instruction: Instruction::Laws(laws(middle)), law: String::new(), laws: Vec::new() });
    }
    let (named, law) = split_law(middle);
    if law.unclear {
        return Err(Reason::NoPlace);
    }
    let named = named.trim();
    let bare = named.strip_prefix("ความใน").unwrap_or(named).trim();
    let instruction = if let Some(title) = bare.strip_prefix("ชื่อ") {
        match tail {
            Tail::Text => Instruction::Rename(titled(title).ok_or(Reason::NoPlace)?, None),
            _ => return Err(Reason::NoFormula),
        }
    } else {
        let old = ["บทบัญญัติเดิมแห่ง", "ข้อความในตอน"];
        let bare = old.iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
        let targets = places(bare).ok_or(Reason::NoPlace)?;
        match tail {
            Tail::Text => Instruction::Replace(only_heading(targets)),
            Tail::None => Instruction::Repeal(targets),
            _ => return Err(Reason::NoFormula),
        }
    };
    Ok(Said { instruction, law: law.name, laws: law.others })
}

/// A chapter replaced as a whole names its provisions for information: its text says them again.
fn only_heading(targets: Vec<Target>) -> Vec<Target> {
    match targets.first() {
        Some(Target::Heading(_)) => targets.into_iter().filter(|target| matches!(target, Target::Heading(_))).collect(),
        _ => targets,
    }
}

/// `ให้เพิ่มความต่อไปนี้เป็น …`, `ให้เพิ่มบทนิยามคำว่า … ระหว่าง …`.
fn insert(rest: &str) -> Result<Said, Reason> {
    let mut words = Words::of(rest);
    let following = words.eat(&["ความดังต่อไปนี้", "ความต่อไปนี้", "ข้อความดังต่อไปนี้", "ข้อความต่อไปนี้", "ความดั่งต่อไปนี้"]);
    if following {
        words.eat(&["เข้าเป็น", "ลงเป็น", "ไว้เป็น", "เป็น"]);
    }
    if words.sees(&["ลำดับ", "รายการ", "เลขที่"]) || words.sees(&SCHEDULES) {
        return Err(Reason::ScheduleEntry);
    }
    let (named, law) = split_law(words.rest);
    if law.unclear {
        return Err(Reason::NoPlace);
    }
    let named = named.trim();
    let named = ["ดังต่อไปนี้", "ต่อไปนี้"].iter().find_map(|end| named.strip_suffix(end)).unwrap_or(named).trim();
    let (targets, place) = if ["บทนิยาม", "นิยาม", "คำนิยาม"].iter().any(|word| named.starts_with(word))
    {
        definition(named)?
    } else {
        let (named, within) = split_within(named);
        let place = Place { within, ..Place::default() };
        (places(named).ok_or(Reason::NoPlace)?, place)
    };
    Ok(Said { instruction: Instruction::Insert(targets, place), law: law.name, laws: law.others })
}

/// `มาตรา ๒๐/๑ ในหมวด ๓ …`: the heading that a new provision is put under.
fn split_within(named: &str) -> (&str, Option<Heading>) {
    if !["มาตรา", "ข้อ"].iter().any(|word| named.starts_with(word)) {
        return (named, None);
    }
    let found = ["ของ", "ใน"].iter().flat_map(|of| named.match_indices(of)).find_map(|(at, of)| {
        let around = heading(&mut Words::of(&named[at + of.len()..]))?;
        Some((at, around))
    });
    match found {
        Some((at, around)) => (&named[..at], Some(around)),
        None => (named, None),
    }
}

fn definition(named: &str) -> Result<(Vec<Target>, Place), Reason> {
    let mut words = Words::of(named);
    let new = match words.eat(&["บทนิยามดังต่อไปนี้", "บทนิยามต่อไปนี้", "คำนิยามต่อไปนี้"])
    {
        true => vec![String::new()],
        false => terms(&mut words).ok_or(Reason::NoPlace)?,
    };
    let mut place = Place::default();
    let mut provision = None;
    while !words.is_done() {
        words.eat(&["ดังต่อไปนี้", "เป็น", "ไว้"]);
        if words.eat(&["ระหว่าง"]) {
            let around = terms(&mut words).ok_or(Reason::NoPlace)?;
            let [after, before] = <[String; 2]>::try_from(around).map_err(|_| Reason::NoPlace)?;
            (place.after, place.before) = (Some(after), Some(before));
        } else if words.eat(&["ต่อจาก", "ถัดจาก", "ต่อท้าย", "หลัง"]) {
            place.after = terms(&mut words).ok_or(Reason::NoPlace)?.pop();
        } else if words.eat(&["ก่อน"]) {
            place.before = terms(&mut words).ok_or(Reason::NoPlace)?.pop();
        } else if words.eat(&["ใน", "ของ"]) {
            if words.paragraph().is_some() {
                words.eat(&["ของ"]);
            }
            provision = Some(words.provision().ok_or(Reason::NoPlace)?.text);
            words.paragraph();
        } else {
            return Err(Reason::NoPlace);
        }
    }
    let target = |term| Target::Definition { provision: provision.clone(), term };
    Ok((new.into_iter().map(target).collect(), place))
}

/// `ให้แก้ไขคำว่า … เป็น …`, `ให้ใช้คำว่า … แทนคำว่า …`, `ให้แก้ไขชื่อหมวด …`, `ให้แก้ไขความใน … เป็นดังต่อไปนี้`.
fn change(rest: &str) -> Result<Said, Reason> {
    let mut words = Words::of(rest);
    if words.eat(&["ให้ใช้คำว่า"]) {
        let new = words.quoted().ok_or(Reason::NoFormula)?.to_string();
        if !words.eat(&["แทน"]) {
            return Err(Reason::NoFormula);
        }
        let olds = terms(&mut words).ok_or(Reason::NoFormula)?;
        return substitution(olds.into_iter().map(|old| (old, new.clone())).collect(), words.rest);
    }
    if words.eat(&["ให้ใช้ความต่อไปนี้แทน", "ให้ใช้ข้อความต่อไปนี้แทน"])
    {
        let (named, law) = split_law(words.rest);
        let targets = places(named.trim()).ok_or(Reason::NoPlace)?;
        return Ok(Said { instruction: Instruction::Replace(only_heading(targets)), law: law.name, laws: law.others });
    }
    if words.eat(&["ให้แก้ไขคำว่า", "ให้แก้ไขเพิ่มเติมคำว่า", "ให้แก้คำว่า", "ให้เปลี่ยนคำว่า", "ให้แก้ไขข้อความว่า"])
    {
        return substitute(words);
    }
    if words.eat(&["ให้แก้ไขชื่อ", "ให้แก้ไขเพิ่มเติมชื่อ", "ให้เปลี่ยนชื่อ"])
    {
        let (before, after) = words.rest.rsplit_once("เป็น").ok_or(Reason::NoFormula)?;
        let (named, law) = split_law(before);
        let heading = titled(named).ok_or(Reason::NoPlace)?;
        let mut words = Words::of(after);
        let title = words.quoted().map(str::to_string);
        if title.is_none() && !words.eat(&["ดังต่อไปนี้", "ดังนี้"]) {
            return Err(Reason::NoFormula);
        }
        return Ok(Said { instruction: Instruction::Rename(heading, title), law: law.name, laws: law.others });
    }
    if words.eat(&["ให้แก้ไขเพิ่มเติม", "ให้แก้ไข", "ให้แก้"])
    {
        let (middle, tail) = split_tail(words.rest);
        let ends = ["เป็นดังต่อไปนี้", "เป็นดังนี้", "ดังต่อไปนี้", "โดยใช้ความต่อไปนี้แทน", "และใช้ความต่อไปนี้แทน"];
        let cut = ends.iter().find_map(|end| middle.trim_end().strip_suffix(end));
        if !matches!(tail, Tail::Text) && cut.is_none() {
            return Err(Reason::NoFormula);
        }
        let (named, law) = split_law(cut.unwrap_or(middle));
        let named = named.trim();
        if named.is_empty() || names_laws(named) {
            // "ให้แก้ไขเพิ่มเติมพระราชบัญญัติ … ดังต่อไปนี้": the instructions follow, one an item.
            let name = if named.is_empty() { law.name } else { law_name(named).name };
            return Ok(Said { instruction: Instruction::List, law: name, laws: Vec::new() });
        }
        let targets = places(named).ok_or(Reason::NoPlace)?;
        return Ok(Said { instruction: Instruction::Replace(only_heading(targets)), law: law.name, laws: law.others });
    }
    Err(Reason::NoFormula)
}

/// `คำว่า “ก” ในมาตรา ๕ แห่ง … ออก`.
fn cut(rest: &str) -> Result<Said, Reason> {
    let mut words = Words::of(rest);
    if !words.eat(&["คำว่า", "ข้อความว่า", "ความว่า"]) {
        return Err(Reason::NoFormula);
    }
    let olds = terms(&mut words).ok_or(Reason::NoFormula)?;
    let around = words.rest.trim().strip_suffix("ออก").ok_or(Reason::NoFormula)?;
    substitution(olds.into_iter().map(|old| (old, String::new())).collect(), around)
}

/// `“ก” [ในมาตรา ๕ แห่ง …] เป็น “ข” [และคำว่า “ค” เป็น “ง”] [ทุกแห่ง]`.
fn substitute(mut words: Words<'_>) -> Result<Said, Reason> {
    let mut pairs = Vec::new();
    let mut around: &str = "";
    loop {
        let olds = terms(&mut words).ok_or(Reason::NoFormula)?;
        let (at, becomes) = words
            .rest
            .match_indices("เป็น")
            .find(|(at, becomes)| {
                let mut after = Words::of(&words.rest[at + becomes.len()..]);
                after.eat(&["คำว่า"]);
                after.sees(&["“", "\""])
            })
            .ok_or(Reason::NoFormula)?;
        let middle = words.rest[..at].trim().trim_end_matches("ทุกแห่ง");
        words.rest = &words.rest[at + becomes.len()..];
        words.eat(&["คำว่า"]);
        let new = words.quoted().ok_or(Reason::NoFormula)?;
        pairs.extend(olds.into_iter().map(|old| (old, new.to_string())));
        if !middle.is_empty() {
            if !around.is_empty() {
                // Two lists of places in one sentence: which pair goes where is not ours to say.
                return Err(Reason::NoPlace);
            }
            around = middle;
        }
        let kept = words;
        words.eat(&["ทุกแห่ง"]);
        words.joint();
        words.eat(&["ให้แก้ไขคำว่า", "แก้ไขคำว่า"]);
        if !words.sees(&["คำว่า", "“", "\""]) {
            words = kept;
            break;
        }
    }
    let after = words.rest.trim();
    match (around.is_empty(), after.is_empty() || after == "ทุกแห่ง") {
        (_, true) => substitution(pairs, around),
        (true, false) => substitution(pairs, after),
        (false, false) => Err(Reason::NoFormula),
    }
}

fn substitution(pairs: Vec<(String, String)>, around: &str) -> Result<Said, Reason> {
    let around = around.trim();
    let around = around.strip_suffix("ทุกแห่ง").unwrap_or(around).trim();
    let around = around.strip_suffix("และที่แก้ไขเพิ่มเติม").unwrap_or(around);
    let (named, law) = split_law(around);
    if law.unclear {
        return Err(Reason::NoPlace);
    }
    let named = named.trim();
    let named = named.strip_prefix("ที่ใช้อยู่").unwrap_or(named);
    let named = ["ตามความใน", "ความใน", "ตาม", "ใน"].iter().find_map(|of| named.strip_prefix(of)).unwrap_or(named);
    let targets = match named.trim() {
        "" | "บทบัญญัติ" | "บรรดาบทบัญญัติ" => Vec::new(),
        named => places(named).ok_or(Reason::NoPlace)?,
    };
    Ok(Said { instruction: Instruction::Substitute(pairs, targets), law: law.name, laws: law.others })
}

enum Tail<'a> {
    None,
    /// The words follow.
    Text,
    /// What is at the end of the bill.
    Appended,
    Term(&'a str),
}

/// Cuts `และให้ใช้ … แทน` off.
fn split_tail(rest: &str) -> (&str, Tail<'_>) {
    for joint in ["และให้ใช้", "แล้วให้ใช้", "และใช้", "ให้ใช้"]
    {
        let Some(at) = rest.rfind(joint) else { continue };
        let mut words = Words::of(&rest[at + joint.len()..]);
        let before = rest[..at].trim();
        let before = ["นั้นเสีย", "เสีย", "นั้น"].iter().find_map(|end| before.strip_suffix(end)).unwrap_or(before);
        if words.eat(&["คำว่า"]) {
            return match words.quoted() {
                Some(new) if words.sees(&["แทน"]) => (before, Tail::Term(new)),
                _ => (rest, Tail::None),
            };
        }
        if words.sees(&SCHEDULES) && words.rest.contains("ท้าย") && words.rest.contains("แทน") {
            return (before, Tail::Appended);
        }
        words.eat(&["ข้อความ", "ข้อบัญญัติ", "บทบัญญัติ", "บทนิยาม", "ความ", "ชื่อ", "อัตรา", "บัญชี"]);
        if words.eat(&["ดังต่อไปนี้", "ดั่งต่อไปนี้", "ต่อไปนี้"])
        {
            return (before, Tail::Text);
        }
    }
    (rest, Tail::None)
}
