//! One answer as it was typed: read by the form of its question, with all that is not right of it.

use super::file::{self, File};
use super::{Answer, Form, LONGEST, LONGEST_SHORT, Question};
use crate::place::{self, Level};
use crate::refusal::Refusal;
use crate::text::{self, Lines};
use crate::time::Day;
use crate::typed;

/// Names of places that a refusal offers, at most.
const OFFERED: usize = 60;

/// The last part of the field that says that a file which was brought is to be left out.
pub const WITHOUT: &str = "without";

/// A number that is kept without its point, with it.
pub fn whole(kept: i64, decimals: u32) -> f64 {
    kept as f64 / 10_f64.powi(decimals as i32)
}

/// What was typed into the fields of a question.
struct Given<'a> {
    own: String,
    pairs: &'a [(String, String)],
}

impl<'a> Given<'a> {
    fn all(&self) -> Vec<&'a str> {
        let mine = self.pairs.iter().filter(|(name, value)| *name == self.own && !value.trim().is_empty());
        mine.map(|(_, value)| value.as_str()).collect()
    }

    fn part(&self, part: impl std::fmt::Display) -> &'a str {
        let name = format!("{}_{part}", self.own);
        self.pairs.iter().find(|(found, _)| *found == name).map_or("", |(_, value)| value.trim())
    }
}

/// Reads the answer to a question; nothing where nothing was typed.
///
/// # Errors
/// Under the question's field, of a matrix under that of the statement, or of a place under the part that is not known.
pub fn read(question: &Question, pairs: &[(String, String)]) -> Result<Option<Answer>, (String, Refusal)> {
    let given = Given { own: format!("q{}", question.id), pairs };
    let own = given.own.clone();
    let whole = |refusal: Refusal| (own.clone(), refusal);
    let answer = match question.form {
        Form::Note | Form::Calculation => return Ok(None),
        Form::Matrix => matrix(question, &given)?,
        Form::Place => place(question, &given)?,
        Form::Ranking => ranking(question, &given).map_err(whole)?,
        Form::Date => date(question, &given).map_err(whole)?,
        Form::File | Form::Picture if !given.part(WITHOUT).is_empty() => None,
        Form::File | Form::Picture => file(question, &given.all()).map_err(whole)?,
        _ => one(question, &given.all()).map_err(whole)?,
    };
    match answer {
        None if question.required => {
            let chosen =
                matches!(question.form, Form::Single | Form::Several | Form::Scale | Form::Matrix | Form::Ranking);
            if question.is_file() {
                return Err((own, Refusal::FileNotChosen));
            }
            // Of a matrix the first statement says so, as it takes the focus.
            let field = if question.form == Form::Matrix { format!("{own}_0") } else { own };
            Err((field, if chosen { Refusal::NotChosen } else { Refusal::Missing }))
        }
        answer => Ok(answer),
    }
}

/// The fields of a question as an answer fills them: what [`read`] reads as this answer.
pub fn typed(question: &Question, answer: &Answer) -> Vec<(String, String)> {
    let own = format!("q{}", question.id);
    let part = |part: String, typed: String| (format!("{own}_{part}"), typed);
    match (question.form, answer) {
        (Form::Ranking, Answer::Chosen(order)) => {
            order.iter().zip(1..).map(|(at, rank)| part(at.to_string(), rank.to_string())).collect()
        }
        (_, Answer::Chosen(places)) => places.iter().map(|place| (own.clone(), place.to_string())).collect(),
        (_, Answer::Grid(cells)) => cells.iter().map(|(row, step)| part(row.to_string(), step.to_string())).collect(),
        (_, Answer::Number(kept)) => vec![(own, plain(*kept, question.decimals()))],
        (Form::Date, Answer::Text(day)) => Day::parse(day).map_or_else(Vec::new, |day| {
            let (year, month, date) = day.be();
            // Before 2484 the year's number does not tell January to March apart: there it is said in C.E.
            let year = if year < 2484 { day.ce().0 } else { year };
            vec![
                part("day".into(), date.to_string()),
                part("month".into(), month.to_string()),
                part("year".into(), year.to_string()),
            ]
        }),
        (Form::Place, Answer::Text(code)) => {
            let names = ["province", "district", "subdistrict"];
            place::chain(code).iter().zip(names).map(|(one, name)| part(name.into(), one.code.into())).collect()
        }
        (_, Answer::Text(text)) => vec![(own, text.clone())],
        (_, Answer::File(file)) => vec![(own, file.typed())],
    }
}

/// A number that is kept without its point, with it.
pub fn plain(kept: i64, decimals: u32) -> String {
    let one = 10_i64.pow(decimals);
    let (sign, whole, part) = (if kept < 0 { "-" } else { "" }, (kept / one).abs(), (kept % one).abs());
    match part {
        0 => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part:0width$}", width = decimals as usize),
    }
}

/// A file that was brought with this page or one before it.
fn file(question: &Question, given: &[&str]) -> Result<Option<Answer>, Refusal> {
    let [first, ..] = given else { return Ok(None) };
    let file = File::parse(first).ok_or(Refusal::FileNotChosen)?;
    let most = question.largest();
    if file.size > u64::from(most) << 20 {
        return Err(Refusal::AttachmentTooLarge { most });
    }
    match (file::takes(question.form, file.kind), question.form) {
        (true, _) => Ok(Some(Answer::File(file))),
        (false, Form::Picture) => Err(Refusal::NotAPicture),
        (false, _) => Err(Refusal::AttachmentUnknown),
    }
}

/// What stands in one field.
fn one(question: &Question, given: &[&str]) -> Result<Option<Answer>, Refusal> {
    let [first, ..] = given else { return Ok(None) };
    Ok(Some(match question.form {
        Form::Single | Form::Scale => {
            let [one] = given else { return Err(Refusal::ChoiceCount { least: 0, most: 1 }) };
            Answer::Chosen(vec![chosen(question, one)?])
        }
        Form::Several => {
            let mut places = given.iter().map(|one| chosen(question, one)).collect::<Result<Vec<_>, _>>()?;
            places.sort_unstable();
            places.dedup();
            let least = question.least.unwrap_or(0).max(0) as usize;
            let most = question.most.map_or(question.choices.len(), |most| most.max(1) as usize);
            if !(least..=most).contains(&places.len()) {
                return Err(Refusal::ChoiceCount { least: least as u32, most: most as u32 });
            }
            Answer::Chosen(places)
        }
        Form::Number => Answer::Number(number(question, typed::decimal(first, question.decimals()))?),
        Form::Money => Answer::Number(number(question, typed::money(first))?),
        form => {
            let (longest, lines) = match form {
                Form::Short => (LONGEST_SHORT, Lines::One),
                _ => (LONGEST, Lines::Many),
            };
            let most = question.most.map_or(longest, |most| longest.min(most.max(1) as u32));
            let text = text::clean(first, most, lines)?;
            let least = question.least.unwrap_or(0).max(0) as u32;
            if text::length(&text) < least as usize {
                return Err(Refusal::TooShort { least });
            }
            if text.is_empty() {
                return Ok(None);
            }
            Answer::Text(text)
        }
    }))
}

fn chosen(question: &Question, typed: &str) -> Result<u32, Refusal> {
    let place: u32 = typed.parse().map_err(|_| Refusal::NotAChoice)?;
    let exists = match question.form {
        Form::Scale | Form::Matrix => question.steps().iter().any(|step| step.value == place),
        _ => (place as usize) < question.choices.len(),
    };
    if exists { Ok(place) } else { Err(Refusal::NotAChoice) }
}

fn number(question: &Question, read: Option<i64>) -> Result<i64, Refusal> {
    let decimals = question.decimals();
    let (least, most) = (question.least, question.most);
    let bounds = || match (question.form, decimals) {
        (Form::Money, _) => Refusal::NotAnAmount { least, most },
        (_, 0) => Refusal::NotANumber { least, most },
        _ => Refusal::NotADecimal { decimals, least, most },
    };
    let value = read.ok_or_else(bounds)?;
    let scaled = |bound: i64| bound.saturating_mul(10_i64.pow(decimals));
    let inside = least.is_none_or(|least| value >= scaled(least)) && most.is_none_or(|most| value <= scaled(most));
    // Nobody pays less than nothing, unless the question says so.
    let inside = inside && (question.form != Form::Money || value >= 0 || least.is_some());
    if inside { Ok(value) } else { Err(bounds()) }
}

fn date(question: &Question, given: &Given<'_>) -> Result<Option<Answer>, Refusal> {
    let [day, month, year] = ["day", "month", "year"].map(|part| given.part(part));
    if [day, month, year].iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    let day = typed::either_date(day, month, year)?;
    let inside = question.least.is_none_or(|least| day.0 >= least) && question.most.is_none_or(|most| day.0 <= most);
    if !inside {
        return Err(Refusal::DayOutside { least: question.least.map(Day), most: question.most.map(Day) });
    }
    Ok(Some(Answer::Text(day.written())))
}

fn place(question: &Question, given: &Given<'_>) -> Result<Option<Answer>, (String, Refusal)> {
    const PARTS: [&str; 3] = ["province", "district", "subdistrict"];
    let mut code = String::new();
    for (level, part) in Level::ALL.into_iter().zip(PARTS).take(question.level() as usize) {
        let typed = given.part(part);
        let field = || format!("{}_{part}", given.own);
        if typed.is_empty() {
            // The rest without what it lies in is nowhere.
            let later = PARTS[level as usize..].iter().any(|part| !given.part(part).is_empty());
            return match code.is_empty() && !later {
                true => Ok(None),
                false => Err((field(), if level == Level::Province { Refusal::NotChosen } else { Refusal::Missing })),
            };
        }
        // A code from the list, or a name as people write it.
        let known =
            place::by_code(typed).filter(|one| one.code.starts_with(&code) && Level::of(one.code) == Some(level));
        let found = known.map_or_else(|| place::named(&code, typed), |one| vec![one]);
        match found.as_slice() {
            [one] => code = one.code.to_string(),
            found => {
                let all = if found.is_empty() { place::within(&code) } else { found.to_vec() };
                let names = all.iter().take(OFFERED).map(|one| one.th.to_string()).collect();
                return Err((field(), Refusal::NoSuchPlace { names }));
            }
        }
    }
    Ok(Some(Answer::Text(code)))
}

fn matrix(question: &Question, given: &Given<'_>) -> Result<Option<Answer>, (String, Refusal)> {
    let mut cells = Vec::new();
    let mut left = None;
    for row in 0..question.details.rows.len() {
        let field = || format!("{}_{row}", given.own);
        match given.part(row) {
            "" => left = left.or(Some(field())),
            typed => cells.push((row as u32, chosen(question, typed).map_err(|refusal| (field(), refusal))?)),
        }
    }
    match left {
        Some(field) if question.required && !cells.is_empty() => Err((field, Refusal::NotChosen)),
        _ => Ok((!cells.is_empty()).then_some(Answer::Grid(cells))),
    }
}

/// Each choice has its place in the order, or none.
fn ranking(question: &Question, given: &Given<'_>) -> Result<Option<Answer>, Refusal> {
    let count = question.choices.len();
    let most = question.most.map_or(count, |most| count.min(most.max(1) as usize));
    let mut order: Vec<Option<u32>> = vec![None; most];
    for at in 0..count {
        let typed = given.part(at);
        if typed.is_empty() {
            continue;
        }
        let rank = typed::number(typed).filter(|rank| (1..=most as i64).contains(rank)).ok_or(Refusal::NotAChoice)?;
        if order[rank as usize - 1].replace(at as u32).is_some() {
            return Err(Refusal::RankTwice { rank: rank as u32 });
        }
    }
    let put = order.iter().flatten().count();
    if put == 0 {
        return Ok(None);
    }
    // The first so many, without a gap; all of them where it must be answered.
    match order.iter().position(Option::is_none) {
        Some(gap) if gap < put || question.required => Err(Refusal::RankLeft { rank: gap as u32 + 1 }),
        _ => Ok(Some(Answer::Chosen(order.into_iter().flatten().collect()))),
    }
}
