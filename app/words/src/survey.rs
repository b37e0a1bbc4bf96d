//! Answering a survey, and its results.

use crate::date;
use domain::key_point::Span;
use domain::lang::Lang;
use domain::place;
use domain::survey::disclose::TOGETHER;
use domain::survey::expression::Value;
use domain::survey::said::{self, AllKnown, Known};
use domain::survey::{Answer, Audience, Form, MOST_DECIMALS, NO_OPINION, Question, Step, count};
use domain::time::Day;

say! {
    in_steps: "ระหว่างเปิดรับฟัง ตัวเลขปรับเป็นช่วง ๆ เมื่อมีคำตอบเพิ่มมากพอ เพื่อไม่ให้ใครรู้ว่าผู้ตอบคนล่าสุดตอบอะไร", "While the hearing is open the numbers move in steps, once enough answers have come, so that nobody can tell what the latest one said.";
    in_steps_over: "ตัวเลขแสดงอยู่แล้วตั้งแต่ระหว่างเปิดรับฟัง คำตอบท้ายสุดที่แยกแสดงแล้วจะทำให้รู้ว่าใครตอบอะไร จึงนับในจำนวนทั้งหมดเท่านั้น", "The numbers were public while the hearing was open, so the last answers, where showing them apart would tell who said what, are in the total alone.";
    /// Over the questions of a survey that is public, on the desk.
    looked_at: "คำถามของแบบสอบถามที่เผยแพร่แล้ว เปิดดูอย่างเดียว", "The questions of a survey that is public, to be looked at.";
    title: "แบบสอบถาม", "Survey";
    not_open: "แบบสอบถามนี้ไม่ได้เปิดรับคำตอบอยู่", "This survey is not open for answers now.";
    answer_as: "คุณตอบในฐานะใด", "Who are you answering as?";
    see_results: "ดูผลคำตอบ", "See the results";
    results: "ผลคำตอบแบบสอบถาม", "Survey results";
    hidden: "หน่วยงานจะแสดงผลหลังปิดรับฟัง", "The results appear after the hearing closes.";
    hidden_until_result: "หน่วยงานจะแสดงผลพร้อมสรุปผลการรับฟังที่เผยแพร่", "The results appear with the summary that the agency publishes.";
    send: "ส่งคำตอบ", "Send answers";
    next_page: "ต่อไป", "Next";
    previous_page: "ย้อนกลับไปแก้", "Back";
    before_sending: "ข้ามข้อใดก็ได้ที่ไม่ได้บังคับ คำตอบนับรวมกันโดยไม่แสดงชื่อ ข้อความที่เขียนส่งถึงหน่วยงานเท่านั้น",
        "You may skip any question that is not required. Answers are counted together without names; what you write goes to the agency only.";
    changed_until: "ส่งแล้วยังแก้คำตอบได้จนปิดรับฟัง ด้วยเลขที่รับและรหัสในใบรับ",
        "After sending, your answers can be changed until the close, with the number and the code on the receipt.";
    changing: "แก้คำตอบของคุณ คำตอบเดิมนับอยู่จนกว่าจะกดส่ง", "Changing your answers: those of before count until you send.";
    send_changed: "ส่งคำตอบที่แก้แล้ว", "Send the changed answers";
    answers_changed: "แก้คำตอบแล้ว", "Your answers were changed";
    answered_this: "ผู้ตอบข้อนี้", "Answered this question";
    of_those: "ร้อยละของผู้ตอบข้อนี้", "Per cent of those who answered";
    several_each: "ผู้ตอบหนึ่งคนเลือกได้หลายข้อ ร้อยละจึงคิดจากจำนวนผู้ตอบข้อนี้ และรวมกันเกิน 100 ได้",
        "One person could choose several. Percentages are of those who answered this question, so they can add up to more than 100.";
    of_whom: "ดูคำตอบของ", "Answers from";
    texts_sealed: "ข้อความที่ผู้ตอบเขียนส่งถึงหน่วยงานเท่านั้น ไม่แสดงในหน้านี้", "Written answers go to the agency only and are not shown here.";
    files_sealed: "ไฟล์ที่ผู้ตอบส่งไปถึงหน่วยงานเท่านั้น ไม่แสดงในหน้านี้", "Files that were sent go to the agency only and are not shown here.";
    file_chosen: "ไฟล์ที่แนบไว้แล้ว", "File brought already";
    file_other: "เลือกไฟล์อื่นได้ ไฟล์ใหม่จะแทนไฟล์เดิม", "Choose another to put it in its place.";
    file_without: "ไม่ส่งไฟล์นี้", "Leave this file out";
    by_audience: "ดูคำตอบแยกตามกลุ่มผู้ตอบ", "Answers by group";
    your_answers: "คำตอบของคุณ คัดลอกเก็บได้", "Your answers, to copy and keep";
    no_opinion: "ไม่มีความเห็น", "No opinion";
    province: "จังหวัด", "Province";
    district: "อำเภอหรือเขต", "District";
    subdistrict: "ตำบลหรือแขวง", "Sub-district";
    place_hint: "เลือกจังหวัด แล้วพิมพ์ชื่อในช่องถัดไป เช่น เมือง บางรัก", "Choose the province, then type the names, such as Mueang or Bang Rak.";
    province_hint: "เลือกจังหวัด", "Choose the province.";
    date_hint: "ปีเป็น พ.ศ. หรือ ค.ศ. ก็ได้ เช่น 2560 หรือ 2017", "The year in either era, such as 2560 or 2017.";
    money_hint: "เป็นบาท เช่น 1,500 หรือ 2 ล้าน", "In baht, such as 1,500 or 1,500.50.";
    not_ranked: "ไม่จัดอันดับ", "Not ranked";
    choose_one: "เลือกคำตอบ", "Choose an answer";
    statement: "ข้อความ", "Statement";
    ranked_first: "นับผู้ที่ให้เป็นอันดับ 1", "Counted: those who put it first.";
    by_province: "นับตามจังหวัด อำเภอและตำบลส่งถึงหน่วยงานเท่านั้น", "Counted by province; districts and sub-districts go to the agency only.";
    by_year: "นับตามปี วันที่ส่งถึงหน่วยงานเท่านั้น", "Counted by year; the days go to the agency only.";
    together: "คำตอบที่ยังแยกแสดงไม่ได้ รวมกัน", "Answers that cannot be shown apart yet, together";
    together_left_out: "คำตอบที่ยังแยกแสดงไม่ได้ ไม่อยู่ในตาราง", "Answers that cannot be shown apart yet are left out of the table.";
    some_hidden: "บางข้อยังไม่แสดงจำนวน เพราะมีผู้เลือกหรือผู้ไม่เลือกน้อยกว่า 5 คน หรือเปลี่ยนจากครั้งก่อนน้อยกว่า 5 คน", "Some choices have no count here yet: fewer than 5 people ticked them, or did not, or fewer than 5 since they were last counted.";
    few: "มีผู้ตอบน้อยกว่า 5 คน จึงไม่แสดงผล เพื่อไม่ให้รู้ว่าใครตอบอย่างไร", "Fewer than 5 people answered. Nothing is shown, so that nobody is singled out.";
    not_apart: "ไม่แสดงแยกกลุ่ม เพราะบางคำตอบมีผู้ตอบน้อยกว่า 5 คน", "Not shown for this group: some answers were given by fewer than 5 people.";
    fewest: "ไม่แสดงจำนวนที่น้อยกว่า 5 คน และไม่แสดงตารางที่หักออกจากกันแล้วจะเหลือน้อยกว่า 5 คน", "No number below 5 people is shown, nor any table that would leave fewer when taken from another.";
    less_than_one: "น้อยกว่า 1", "less than 1";
}

/// A step of a question's scale.
pub fn step(lang: Lang, question: &Question, step: Step) -> &str {
    match step.place {
        Some(at) => question.choice(lang, at),
        None if step.value == NO_OPINION => no_opinion(lang),
        None => crate::law::step(lang, step.value),
    }
}

/// A step by what is kept of it.
fn step_of(lang: Lang, question: &Question, value: i64) -> &str {
    let found = question.steps().into_iter().find(|step| i64::from(step.value) == value);
    found.map_or("", |found| step(lang, question, found))
}

/// A number that is kept without its point: `1,234.5`.
pub fn amount(kept: i64, decimals: u32) -> String {
    let one = 10_i64.pow(decimals);
    let (whole, part) = (kept / one, (kept % one).unsigned_abs());
    if part == 0 {
        return crate::amount(whole);
    }
    let sign = if kept < 0 && whole == 0 { "−" } else { "" };
    let part = format!("{part:0width$}", width = decimals as usize);
    format!("{sign}{}.{}", crate::amount(whole), crate::plain(part))
}

/// "1,500 บาท".
fn with_unit(lang: Lang, question: &Question, amount: String) -> String {
    let unit = match question.form {
        Form::Money => lang.of("บาท", "baht"),
        _ => question.counts(lang),
    };
    format!("{amount} {unit}").trim_end().to_string()
}

/// "เกาะเต่า เกาะพะงัน สุราษฎร์ธานี": the smallest first, as an address.
pub fn place(lang: Lang, code: &str) -> String {
    let names: Vec<&str> = place::chain(code).iter().rev().map(|one| lang.of(one.th, one.en)).collect();
    names.join(if lang == Lang::Th { " " } else { ", " })
}

/// An answer in words.
pub fn answer(lang: Lang, question: &Question, answer: &Answer) -> String {
    match (question.form, answer) {
        (Form::Scale, Answer::Chosen(steps)) => {
            steps.first().map_or("", |value| step_of(lang, question, i64::from(*value))).to_string()
        }
        (Form::Ranking, Answer::Chosen(order)) => {
            let put = order
                .iter()
                .zip(1..)
                .map(|(at, rank)| crate::plain(format!("{rank}. {}", question.choice(lang, *at as usize))));
            put.collect::<Vec<_>>().join(" · ")
        }
        (_, Answer::Chosen(places)) => {
            let chosen: Vec<&str> = places.iter().map(|at| question.choice(lang, *at as usize)).collect();
            chosen.join(" · ")
        }
        (_, Answer::Grid(cells)) => {
            let said = |(row, value): &(u32, u32)| {
                format!("{}: {}", question.row(lang, *row as usize), step_of(lang, question, i64::from(*value)))
            };
            cells.iter().map(said).collect::<Vec<_>>().join(" · ")
        }
        (_, Answer::Number(kept)) => with_unit(lang, question, amount(*kept, question.decimals())),
        (Form::Date, Answer::Text(day)) => Day::parse(day).map_or(day.clone(), |day| date::full(lang, day)),
        (Form::Place, Answer::Text(code)) => place(lang, code),
        (_, Answer::Text(text)) => text.clone(),
        (_, Answer::File(file)) => file.name.clone(),
    }
}

/// A question as it is put to who answers: their own answers to others in its texts, each in the language of its text.
pub fn put(question: &Question, known: &AllKnown<'_>) -> Question {
    let filled = |lang: Lang, text: &str| {
        let answer = |name: &str| known.get(name).map(|one| in_a_text(lang, one)).filter(|said| !said.is_empty());
        said::filled(text, &answer).into_owned()
    };
    let mut put = question.clone();
    put.text = filled(Lang::Th, &question.text);
    put.help = filled(Lang::Th, &question.help);
    put.details.text_en = filled(Lang::En, &question.details.text_en);
    put.details.help_en = filled(Lang::En, &question.details.help_en);
    put
}

/// An answer as it stands in the text of another question.
fn in_a_text(lang: Lang, known: &Known<'_>) -> String {
    let chosen = |said: &str| said::shortened(said, said::LONGEST_CHOSEN);
    match known {
        Known::Step(question, step) => chosen(step_of(lang, question, i64::from(*step))),
        Known::Calculated(value) => said::shortened(&calculated(lang, value), said::LONGEST),
        Known::Answered(question, given) => match (question.form, given) {
            (Form::Single | Form::Several | Form::Ranking, Answer::Chosen(places)) => {
                let places: Vec<&str> = places.iter().map(|at| question.choice(lang, *at as usize)).collect();
                chosen(&listed(lang, &places))
            }
            (Form::Date, Answer::Text(day)) => Day::parse(day).map_or_else(String::new, |day| date::in_era(lang, day)),
            (Form::Short | Form::Text, _) => said::shortened(&answer(lang, question, given), said::LONGEST),
            _ => chosen(&answer(lang, question, given)),
        },
    }
}

/// "ก, ข และ ค".
fn listed(lang: Lang, all: &[&str]) -> String {
    match all {
        [] => String::new(),
        [one] => (*one).to_string(),
        [before @ .., last] => format!("{}{}{last}", before.join(", "), lang.of(" และ ", " and ")),
    }
}

/// What a calculation came to: a number with as many places after the point as it has, four at most.
fn calculated(lang: Lang, value: &Value) -> String {
    let number = match value {
        Value::Text(text) => return text.clone(),
        Value::Bool(yes) => {
            return (if *yes { lang.of("ใช่", "yes") } else { lang.of("ไม่ใช่", "no") }).to_string();
        }
        Value::Number(number) => *number,
    };
    let mut decimals = MOST_DECIMALS;
    let kept = (number * 10_f64.powi(decimals as i32)).round();
    // What is no number, or one that nobody reads out, is not said.
    if !kept.is_finite() || kept.abs() >= 9e18 {
        return String::new();
    }
    let mut kept = kept as i64;
    while decimals > 0 && kept % 10 == 0 {
        (kept, decimals) = (kept / 10, decimals - 1);
    }
    amount(kept, decimals)
}

/// A step of a statement, by what is kept of it.
pub fn step_said(lang: Lang, question: &Question, value: i64) -> String {
    step_of(lang, question, value).to_string()
}

/// What a number that is counted of a question stands for, as [`count::values`] gives it.
pub fn counted(lang: Lang, question: &Question, value: i64) -> String {
    if value == TOGETHER {
        return together(lang).to_string();
    }
    match question.form {
        Form::Scale => step_of(lang, question, value).to_string(),
        Form::Matrix => {
            let (row, value) = count::apart(value);
            format!("{}: {}", question.row(lang, row), step_of(lang, question, value))
        }
        Form::Ranking => {
            let (place, rank) = count::apart(value);
            format!("{}: {}", question.choice(lang, place), ranked(lang, rank))
        }
        Form::Number | Form::Money => range(lang, question, value),
        Form::Date => year(lang, value),
        Form::Place => place(lang, &format!("{value:02}")),
        _ => usize::try_from(value).map_or("", |at| question.choice(lang, at)).to_string(),
    }
}

/// "พ.ศ. 2569".
fn year(lang: Lang, ce: i64) -> String {
    match lang {
        Lang::Th => counting!("พ.ศ. {}", ce + i64::from(domain::time::ERA)),
        Lang::En => ce.to_string(),
    }
}

/// "อันดับ 1".
pub fn ranked(lang: Lang, rank: i64) -> String {
    match lang {
        Lang::Th => counting!("อันดับ {rank}"),
        Lang::En => format!("Place {rank}"),
    }
}

/// A class of numbers: "1,000 ถึงไม่ถึง 2,000 บาท"; one that is counted by itself, alone.
pub fn range(lang: Lang, question: &Question, class: i64) -> String {
    let decimals = question.decimals();
    if count::is_exact(question) || class == 0 {
        return with_unit(lang, question, amount(class, decimals));
    }
    let one = 10_i64.pow(decimals);
    let next = count::next(question, class);
    if class.abs() < one {
        return with_unit(lang, question, less_than_one(lang).to_string());
    }
    // Whole numbers end before the next begins; of others the end is not among them.
    let said = match (decimals, class > 0) {
        (0, true) if next - class == 1 => amount(class, 0),
        (0, true) => format!("{}–{}", amount(class, 0), amount(next - 1, 0)),
        (0, false) if next + class == 1 => amount(class, 0),
        (0, false) => counting!("{} – {}", amount(1 - next, 0), amount(class, 0)),
        (_, above) => {
            let sign = if above { 1 } else { -1 };
            let (from, to) = (amount(class, decimals), amount(sign * next, decimals));
            match lang {
                Lang::Th => format!("{from} ถึงไม่ถึง {to}"),
                Lang::En => format!("{from} to under {to}"),
            }
        }
    };
    with_unit(lang, question, said)
}

/// "คำถามที่ 2 จาก 6"; "คำถามที่ 2" where how many there are follows from the answers.
pub fn question(lang: Lang, place: usize, of: Option<usize>) -> String {
    match (lang, of) {
        (Lang::Th, Some(of)) => counting!("คำถามที่ {place} จาก {of}"),
        (Lang::Th, None) => counting!("คำถามที่ {place}"),
        (Lang::En, Some(of)) => format!("Question {place} of {of}"),
        (Lang::En, None) => format!("Question {place}"),
    }
}

/// "6 คำถาม".
pub fn questions(lang: Lang, count: usize) -> String {
    crate::counted(lang, count as u64, "คำถาม", "question", "questions")
}

/// "แบบสอบถามสำหรับผู้ประกอบการ · 6 คำถาม".
pub fn for_whom(lang: Lang, audience: Audience, count: usize) -> String {
    let whom = crate::law::audience(lang, audience);
    match lang {
        Lang::Th => counting!("แบบสอบถามสำหรับ{whom} · {}", questions(lang, count)),
        Lang::En => format!("Survey for: {whom} · {}", questions(lang, count)),
    }
}

/// "นับแล้ว 134 จาก 148 คำตอบ": what is told is of so many sheets, and more came since.
pub fn counted_so_far(lang: Lang, counted: u64, all: u64) -> String {
    let (counted, all) = (crate::number(counted), crate::number(all));
    match lang {
        Lang::Th => counting!("นับแล้ว {counted} จาก {all} คำตอบ"),
        Lang::En => format!("Counted so far: {counted} of {all} answers"),
    }
}

/// The same with why the others wait.
pub fn behind(lang: Lang, counted: u64, all: u64) -> String {
    let more = crate::number(all.saturating_sub(counted));
    let so_far = counted_so_far(lang, counted, all);
    match lang {
        Lang::Th => {
            counting!("{so_far} คำตอบที่มาหลังสุด {more} ชุดยังไม่แยกแสดง เพราะจะทำให้รู้ว่าใครตอบอะไร")
        }
        Lang::En => format!("{so_far}. The latest {more} are not shown apart yet, as that would tell who said what."),
    }
}

/// Which answers are counted together: "รวม: ก · ข · ค"; of very many the first.
pub fn together_of(lang: Lang, question: &Question, values: &[i64]) -> String {
    const SHOWN: usize = 12;
    let said: Vec<String> = values.iter().take(SHOWN).map(|value| counted(lang, question, *value)).collect();
    let (said, more) = (said.join(" · "), values.len().saturating_sub(SHOWN));
    match (lang, more) {
        (Lang::Th, 0) => format!("คำตอบที่รวมกัน: {said}"),
        (Lang::Th, more) => format!("คำตอบที่รวมกัน: {said} {}", counting!("และอีก {more} คำตอบ")),
        (Lang::En, 0) => format!("Counted together: {said}"),
        (Lang::En, more) => format!("Counted together: {said} and {more} more"),
    }
}

/// "ตอบเป็นหน่วย บาท".
pub fn unit(lang: Lang, unit: &str) -> String {
    match lang {
        Lang::Th => format!("ตอบเป็น{unit}"),
        Lang::En => format!("Answer in {unit}"),
    }
}

/// What a question answered by a file takes: "ภาพ (PNG, JPEG, WebP) ไม่เกิน 10 MB".
pub fn file_hint(lang: Lang, question: &Question) -> String {
    let most = question.largest();
    match (lang, question.form == Form::Picture) {
        (Lang::Th, true) => counting!("ภาพ (PNG, JPEG, WebP) ไม่เกิน {most} MB หน่วยงานเท่านั้นที่เปิดดูได้"),
        (Lang::Th, false) => counting!("PDF ภาพ ตาราง หรือเอกสาร ไม่เกิน {most} MB หน่วยงานเท่านั้นที่เปิดดูได้"),
        (Lang::En, true) => format!("A picture (PNG, JPEG, WebP) of up to {most} MB. Only the agency can open it."),
        (Lang::En, false) => {
            format!("PDF, a picture, a table or a document of up to {most} MB. Only the agency can open it.")
        }
    }
}

/// "ไม่เกิน 5,000 ตัวอักษร".
pub fn at_most(lang: Lang, letters: u32) -> String {
    let letters = crate::number(letters.into());
    match lang {
        Lang::Th => counting!("ไม่เกิน {letters} ตัวอักษร"),
        Lang::En => format!("Up to {letters} characters."),
    }
}

/// The questions of several rounds in one list, each saying which rounds asked it where there is more than one set of them.
pub fn by_rounds(lang: Lang, ever: Vec<(Span, Question)>) -> Vec<Question> {
    let one_set = ever.iter().all(|(span, _)| Some(*span) == ever.first().map(|(span, _)| *span));
    let told = |(span, mut question): (Span, Question)| {
        if !one_set {
            let of = crate::public::rounds_of(lang, span);
            question.text = format!("{of}: {}", question.text);
            if !question.details.text_en.is_empty() {
                question.details.text_en = format!("{of}: {}", question.details.text_en);
            }
        }
        question
    };
    ever.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::survey::NewQuestion;

    fn of(form: Form) -> Question {
        let mut new = NewQuestion::plain(form, "?");
        new.choices = if form == Form::Ranking { vec!["ก".into(), "ข".into()] } else { Vec::new() };
        new.details.rows = if form == Form::Matrix { vec!["ชัด".into()] } else { Vec::new() };
        new.unit = if form == Form::Number { "ครั้ง".into() } else { String::new() };
        new.numbered(1, 1)
    }

    #[test]
    fn classes_of_numbers_are_said_with_their_unit() {
        let said = |form, class| range(Lang::Th, &of(form), class);
        assert_eq!(said(Form::Number, 2_000), "2,000–4,999 ครั้ง");
        assert_eq!((said(Form::Number, 1), said(Form::Number, 0)), ("1 ครั้ง".into(), "0 ครั้ง".into()));
        assert_eq!(said(Form::Number, -5), "−9 – −5 ครั้ง");
        assert_eq!(said(Form::Money, 1_000_000), "10,000 ถึงไม่ถึง 20,000 บาท");
        assert_eq!(range(Lang::En, &of(Form::Money), 1), "less than 1 baht");
        assert_eq!(
            (amount(1_250_050, 2), amount(-5, 1), amount(120, 1)),
            ("12,500.50".into(), "−0.5".into(), "12".into())
        );
    }

    #[test]
    fn answers_are_said_in_words() {
        let said = |form, given: Answer| answer(Lang::Th, &of(form), &given);
        assert_eq!(said(Form::Ranking, Answer::Chosen(vec![1, 0])), "1. ข · 2. ก");
        assert_eq!(said(Form::Matrix, Answer::Grid(vec![(0, 5)])), "ชัด: มากที่สุด");
        assert_eq!(said(Form::Place, Answer::Text("840503".into())), "เกาะเต่า เกาะพะงัน สุราษฎร์ธานี");
        assert_eq!(said(Form::Date, Answer::Text("2024-02-29".into())), "29\u{a0}กุมภาพันธ์ 2567");
        assert_eq!(counted(Lang::Th, &of(Form::Ranking), 1_001), "ข: อันดับ 1");
        assert_eq!(counted(Lang::Th, &of(Form::Date), 2024), "พ.ศ. 2567");
    }

    #[test]
    fn answers_stand_in_texts_as_people_read_them() {
        let said = |lang, form, given: Answer| in_a_text(lang, &Known::Answered(&of(form), &given));
        let mut several = of(Form::Several);
        several.choices = ["ก", "ข", "ค"].map(String::from).to_vec();
        several.details.choices_en = ["A", "B", "C"].map(String::from).to_vec();
        let chosen =
            |lang, places: &[u32]| in_a_text(lang, &Known::Answered(&several, &Answer::Chosen(places.to_vec())));
        assert_eq!((chosen(Lang::Th, &[1]), chosen(Lang::Th, &[0, 1, 2])), ("ข".into(), "ก, ข และ ค".into()));
        assert_eq!(chosen(Lang::En, &[0, 2]), "A and C");
        assert_eq!(said(Lang::Th, Form::Scale, Answer::Chosen(vec![5])), "มากที่สุด");
        assert_eq!(said(Lang::Th, Form::Number, Answer::Number(1_200)), "1,200 ครั้ง");
        assert_eq!(said(Lang::En, Form::Money, Answer::Number(120_050)), "1,200.50 baht");
        assert_eq!(said(Lang::Th, Form::Date, Answer::Text("2024-02-29".into())), "29\u{a0}กุมภาพันธ์ พ.ศ.\u{a0}2567");
        assert_eq!(said(Lang::Th, Form::Place, Answer::Text("84".into())), "สุราษฎร์ธานี");
        assert_eq!(said(Lang::Th, Form::Text, Answer::Text("ก".repeat(90))), format!("{}…", "ก".repeat(80)));
        assert_eq!(in_a_text(Lang::Th, &Known::Step(&of(Form::Matrix), 5)), "มากที่สุด");
        let sum = |number| in_a_text(Lang::Th, &Known::Calculated(Value::Number(number)));
        assert_eq!((sum(2_400.0), sum(-0.5), sum(1.0 / 3.0)), ("2,400".into(), "−0.5".into(), "0.3333".into()));
        assert_eq!((sum(f64::NAN), sum(f64::INFINITY), sum(0.0)), (String::new(), String::new(), "0".into()));
    }

    #[test]
    fn a_question_is_put_with_ones_own_answers_and_without_where_there_are_none() {
        let (name, given) = (of(Form::Short), Answer::Text("${q2} <b>".into()));
        let known: AllKnown<'_> = [("q1".to_string(), Known::Answered(&name, &given))].into();
        let mut question = of(Form::Text);
        question.text = "${q1} กับ ${q2}".into();
        question.details.help_en = "By ${q2}".into();
        let put = put(&question, &known);
        assert_eq!(put.said(Lang::Th), "$\u{2060}{q2} <b> กับ …");
        assert_eq!(put.helps(Lang::En), "By …");
        assert_eq!(question.said(Lang::Th), "… กับ …", "to everyone else");
    }
}
