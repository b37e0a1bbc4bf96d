//! What follows from an evaluation: steps that somebody has to take by a day, which everyone can watch. A day that was put off stays beside
//! the new one, with why.

use crate::id::ConsultationId;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean, required, says_nothing};
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};

/// A day that was put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// The day before.
    pub from: Day,
    pub at: Moment,
    pub reason: String,
}

/// How a step was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub day: Day,
    /// What was done, and where it can be read.
    pub note: String,
    pub at: Moment,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// From 1, in the order of entering.
    pub number: u32,
    pub what: String,
    pub due: Day,
    pub at: Moment,
    /// The earliest first.
    pub put_off: Vec<PutOff>,
    /// The consultation on the draft that follows.
    pub draft: Option<ConsultationId>,
    pub done: Option<Done>,
    /// Entered by mistake: since when, and why.
    pub taken_back: Option<(Moment, String)>,
}

/// Where a step stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// So many days are left: 0 on the day itself.
    Ahead {
        days: u32,
    },
    /// Its day has passed so many days ago.
    Past {
        days: u32,
    },
    /// Done on its day or before.
    InTime,
    /// Done so many days after it.
    Late {
        days: u32,
    },
    TakenBack,
}

impl Step {
    /// The step as it stood by a moment: what was put off, done or taken back since is not yet so; nothing where it was entered later. Which
    /// draft follows has no moment of its own: an earlier day does not tell it.
    pub fn as_of(mut self, upto: Moment) -> Option<Step> {
        if self.at > upto {
            return None;
        }
        let later = self.put_off.iter().filter(|one| one.at > upto).min_by_key(|one| one.at);
        self.due = later.map_or(self.due, |one| one.from);
        self.put_off.retain(|one| one.at <= upto);
        self.done = self.done.filter(|done| done.at <= upto);
        self.taken_back = self.taken_back.filter(|(at, _)| *at <= upto);
        self.draft = None;
        Some(self)
    }

    pub fn stands(&self) -> bool {
        self.taken_back.is_none()
    }

    /// Whether it is still to be done.
    pub fn waits(&self) -> bool {
        self.stands() && self.done.is_none()
    }

    pub fn standing(&self, today: Day) -> Standing {
        let after = |day: Day| (day.0 - self.due.0).max(0) as u32;
        match &self.done {
            _ if !self.stands() => Standing::TakenBack,
            Some(done) if done.day <= self.due => Standing::InTime,
            Some(done) => Standing::Late { days: after(done.day) },
            None if today <= self.due => Standing::Ahead { days: (self.due.0 - today.0) as u32 },
            None => Standing::Past { days: after(today) },
        }
    }
}

const LONGEST: u32 = 500;
const LONGEST_NOTE: u32 = 2_000;
/// Days ahead that anybody plans: some twenty years.
const FARTHEST: i64 = 7_305;

/// Understands a step about to be entered.
///
/// # Errors
/// All refusals: of `what`, `due` (`InThePast`, `TooFarAhead`).
pub fn planned(what: &str, due: Result<Day, Refusal>, today: Day) -> Result<(String, Day), Refusals> {
    let mut no = Refusals::default();
    let what = no.take("what", required(what, LONGEST, Lines::Many).and_then(says_something));
    let due = no.take("due", due.and_then(|due| ahead(due, today)));
    no.none(|| Some((what?, due?)))
}

fn ahead(due: Day, today: Day) -> Result<Day, Refusal> {
    match due.0 - today.0 {
        ..0 => Err(Refusal::InThePast),
        0..=FARTHEST => Ok(due),
        _ => Err(Refusal::TooFarAhead),
    }
}

fn says_something(text: String) -> Result<String, Refusal> {
    if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) }
}

/// Understands a later day and its reason.
///
/// # Errors
/// All refusals: of `due` (`NotLater`, `InThePast`, `TooFarAhead`), `reason`.
pub fn later(due: Result<Day, Refusal>, reason: &str, step: &Step, today: Day) -> Result<(Day, String), Refusals> {
    let mut no = Refusals::default();
    let due = due.and_then(|due| ahead(due, today));
    let due = no.take(
        "due",
        due.and_then(|due| if due > step.due { Ok(due) } else { Err(Refusal::NotLater { than: step.due }) }),
    );
    let reason = no.take("reason", required(reason, LONGEST_NOTE, Lines::Many).and_then(says_something));
    no.none(|| Some((due?, reason?)))
}

/// Understands when and how a step was done.
///
/// # Errors
/// All refusals: of `day` (`NotYet`, `InThePast` before it was entered), `note`.
pub fn done(day: Result<Day, Refusal>, note: &str, step: &Step, today: Day) -> Result<(Day, String), Refusals> {
    let mut no = Refusals::default();
    let day = no.take(
        "day",
        day.and_then(|day| match day {
            day if day > today => Err(Refusal::NotYet),
            day if day < step.at.day() => Err(Refusal::InThePast),
            day => Ok(day),
        }),
    );
    let note = no.take("note", required(note, LONGEST_NOTE, Lines::Many).and_then(says_something));
    no.none(|| Some((day?, note?)))
}

/// The number of the consultation on a draft, typed or as a pasted address.
///
/// # Errors
/// `NotAChoice`.
pub fn draft(typed: &str) -> Result<Option<ConsultationId>, Refusal> {
    let typed = crate::digits::to_arabic(&clean(typed, LONGEST, Lines::One)?);
    let number = match typed.rsplit_once("/c/") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or(""),
        None => typed.trim(),
    };
    match number {
        "" => Ok(None),
        number => ConsultationId::parse(number).map(Some).ok_or(Refusal::NotAChoice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_000);
    const WHAT: &str = "Put an amending bill to the Cabinet";

    fn step() -> Step {
        Step {
            number: 1,
            what: WHAT.into(),
            due: Day(20_030),
            at: TODAY.start(),
            put_off: Vec::new(),
            draft: None,
            done: None,
            taken_back: None,
        }
    }

    #[test]
    fn a_step_is_seen_as_it_stood() {
        let at = |day: i64| Day(20_000 + day).start();
        let full = Step {
            due: Day(20_090),
            put_off: vec![
                PutOff { from: Day(20_030), at: at(10), reason: WHAT.into() },
                PutOff { from: Day(20_060), at: at(40), reason: WHAT.into() },
            ],
            draft: Some(ConsultationId(6)),
            done: Some(Done { day: Day(20_080), note: WHAT.into(), at: at(80) }),
            taken_back: Some((at(90), WHAT.into())),
            ..step()
        };
        let on = |day: i64| {
            full.clone()
                .as_of(at(day))
                .map(|one| (one.due.0 - 20_000, one.put_off.len(), one.done.is_some(), one.stands()))
        };
        assert_eq!(on(-1), None);
        assert_eq!([on(0), on(10)], [Some((30, 0, false, true)), Some((60, 1, false, true))]);
        assert_eq!(
            [on(40), on(80), on(90)],
            [Some((90, 2, false, true)), Some((90, 2, true, true)), Some((90, 2, true, false))]
        );
        assert_eq!(full.as_of(at(95)).unwrap().draft, None, "it has no moment of its own");
    }

    #[test]
    fn a_day_is_inclusive_and_its_passing_is_told() {
        let on = |today: i64| step().standing(Day(today));
        assert_eq!(on(20_029), Standing::Ahead { days: 1 });
        assert_eq!(on(20_030), Standing::Ahead { days: 0 });
        assert_eq!(on(20_031), Standing::Past { days: 1 });
        let done =
            |day: i64| Step { done: Some(Done { day: Day(day), note: WHAT.into(), at: TODAY.start() }), ..step() };
        assert_eq!(done(20_030).standing(Day(21_000)), Standing::InTime);
        assert_eq!(done(20_032).standing(Day(21_000)), Standing::Late { days: 2 });
    }

    #[test]
    fn days_lie_where_they_can() {
        assert!(planned(WHAT, Ok(TODAY), TODAY).is_ok());
        let why = |due: i64| planned(WHAT, Ok(Day(due)), TODAY).unwrap_err().of("due").cloned();
        assert_eq!((why(19_999), why(40_000)), (Some(Refusal::InThePast), Some(Refusal::TooFarAhead)));
        assert_eq!(
            later(Ok(Day(20_030)), WHAT, &step(), TODAY).unwrap_err().of("due"),
            Some(&Refusal::NotLater { than: Day(20_030) })
        );
        assert_eq!(later(Ok(Day(20_040)), "-", &step(), TODAY).unwrap_err().of("reason"), Some(&Refusal::SaysNothing));
        assert_eq!(done(Ok(Day(20_001)), WHAT, &step(), TODAY).unwrap_err().of("day"), Some(&Refusal::NotYet));
        assert_eq!(done(Ok(Day(19_999)), WHAT, &step(), TODAY).unwrap_err().of("day"), Some(&Refusal::InThePast));
    }

    #[test]
    fn a_draft_is_named_by_number_or_address() {
        assert_eq!(draft("https://a.th/en/c/12?x=1").unwrap(), Some(ConsultationId(12)));
        assert_eq!((draft(" 7 ").unwrap(), draft("").unwrap()), (Some(ConsultationId(7)), None));
        assert_eq!(draft("c7"), Err(Refusal::NotAChoice));
    }
}
