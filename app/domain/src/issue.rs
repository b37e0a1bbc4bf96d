//! An issue of the summary as the desk writes it. It may be unfinished: publishing demands the rest.

use crate::comment::{Class, Target};
use crate::refusal::{Refusal, Refusals};
use crate::result::{Disposition, ELSEWHERE, NewIssue, Side};
use crate::text::{Lines, clean, required};

/// The longest title of an issue, in graphemes.
pub const LONGEST_TITLE: u32 = 300;
const LONGEST: u32 = 20_000;
/// To how many key points and provisions one issue may belong.
pub const MOST_TARGETS: usize = 40;

/// The form as typed; `side` and `view` go in pairs, a side is a class's code or a position's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub targets: Vec<String>,
    pub title: String,
    pub raised: String,
    pub side: Vec<String>,
    pub view: Vec<String>,
    pub disposition: String,
    pub reason: String,
    pub changed: String,
    pub answered_by: String,
}

impl Typed {
    /// # Errors
    /// All refusals, each with its field.
    pub fn parse(&self) -> Result<NewIssue, Refusals> {
        let mut no = Refusals::default();
        let targets = targets(&self.targets);
        let targets = no.take("targets[]", targets);
        let title = no.take("title", required(&self.title, LONGEST_TITLE, Lines::One));
        let raised = no.take("raised", clean(&self.raised, LONGEST, Lines::Many));
        let reason = no.take("reason", clean(&self.reason, LONGEST, Lines::Many));
        let changed = no.take("changed", clean(&self.changed, LONGEST, Lines::Many));
        let elsewhere = self.answered_by == ELSEWHERE;
        let answered_by = if elsewhere { "" } else { self.answered_by.as_str() };
        let answered_by = Target::parse(answered_by).map(|at| at.as_str().to_string());
        let answered_by = no.take("answered_by", answered_by);
        let disposition = match self.disposition.as_str() {
            "" => Some(None),
            code => no.take("disposition", Disposition::parse(code)).map(Some),
        };
        let mut sides = Vec::new();
        for (side, view) in self.side.iter().zip(&self.view) {
            let (label, view) = (clean(side, LONGEST_TITLE, Lines::One), clean(view, LONGEST, Lines::Many));
            let (Some(label), Some(view)) = (no.take("side[]", label), no.take("view[]", view)) else { continue };
            match (label.is_empty(), view.is_empty()) {
                (_, true) => {}
                (true, false) => no.add("side[]", Refusal::Missing),
                (false, false) => match Class::parse(&label) {
                    Ok(class) => sides.push(Side { class: Some(class), label: String::new(), view }),
                    Err(_) => sides.push(Side { class: None, label, view }),
                },
            }
        }
        no.none(|| {
            Some(NewIssue {
                targets: targets?,
                title: title?,
                raised: raised?,
                sides,
                disposition: disposition?,
                reason: reason?,
                changed: changed?,
                answered_by: answered_by.filter(|at| at != "all").unwrap_or_default(),
                elsewhere,
                stands_on: Vec::new(),
            })
        })
    }
}

/// The targets of an issue without those said twice; the whole is none of them.
///
/// # Errors
/// [`Refusal::NoSuchPart`], [`Refusal::ChoiceCount`] for more than [`MOST_TARGETS`].
pub fn targets(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut found: Vec<String> = Vec::new();
    for at in typed {
        let at = Target::parse(at.trim())?;
        if !at.is_whole() && !found.iter().any(|known| known == at.as_str()) {
            found.push(at.as_str().to_string());
        }
    }
    if found.len() > MOST_TARGETS {
        return Err(Refusal::ChoiceCount { least: 0, most: MOST_TARGETS as u32 });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unfinished_issue_may_be_kept_but_not_one_without_a_title() {
        let typed = Typed {
            title: "แสงสว่าง".into(),
            side: vec!["affected".into(), String::new()],
            view: vec!["มืด".into(), String::new()],
            ..Typed::default()
        };
        let issue = typed.parse().unwrap();
        assert_eq!((issue.sides.len(), issue.disposition), (1, None));
        let twice = Typed { targets: vec!["k1".into(), "m10".into(), "k1".into(), "all".into()], ..typed };
        assert_eq!(twice.parse().unwrap().targets, ["k1", "m10"]);
        let elsewhere = Typed { answered_by: ELSEWHERE.into(), ..twice }.parse().unwrap();
        assert_eq!((elsewhere.elsewhere, elsewhere.answered_by.as_str()), (true, ""));
        assert_eq!(Typed::default().parse().unwrap_err().of("title"), Some(&Refusal::Missing));
    }
}
