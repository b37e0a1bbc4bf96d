//! By what sheets are counted besides their audience: who answers (s.3), where, how well the portal knows them, and by which way a sheet came (s.13). Each is
//! counted beside each closed question as the sheet comes, so that a cross-table is never recounted. Who says nothing of it has no count of their own:
//! they are what is left of all.

use super::{Answer, Form, Question, count};
use crate::channel::Way;
use crate::comment::{Class, Identity, coded};
use crate::place::{self, Level};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

coded! {
    /// What a cross-table is divided by.
    Cut { Class = "class", Identity = "identity", Way = "way", Place = "place" }
}

/// What somebody says of themselves after they answered, if they wish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    pub class: Option<Class>,
    /// The province's code.
    pub area: Option<String>,
}

impl Who {
    /// From the two fields, both of which may be empty.
    ///
    /// # Errors
    /// Refused under `class` or `area`.
    pub fn parse(class: &str, area: &str) -> Result<Who, (&'static str, Refusal)> {
        let class = match class {
            "" => None,
            typed => Some(Class::parse(typed).map_err(|refusal| ("class", refusal))?),
        };
        let area = match area {
            "" => None,
            code if Level::of(code) == Some(Level::Province) && place::by_code(code).is_some() => {
                Some(code.to_string())
            }
            _ => return Err(("area", Refusal::NotAChoice)),
        };
        Ok(Who { class, area })
    }
}

/// What a sheet is counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    pub who: Who,
    pub identity: Identity,
    /// None for one that was sent through the portal.
    pub way: Option<Way>,
}

impl Marks {
    /// The codes under which it is counted.
    pub fn codes(&self) -> Vec<(Cut, &str)> {
        let known = (self.identity != Identity::Guest).then(|| self.identity.code());
        [
            (Cut::Class, self.who.class.map(Class::code)),
            (Cut::Identity, known),
            (Cut::Way, self.way.map(Way::code)),
            (Cut::Place, self.who.area.as_deref()),
        ]
        .into_iter()
        .filter_map(|(cut, code)| Some((cut, code?)))
        .collect()
    }
}

/// Whether a question's answers are told by cuts: those that are chosen.
pub fn is_closed(question: &Question) -> bool {
    matches!(question.form, Form::Single | Form::Several | Form::Scale | Form::Matrix | Form::Ranking)
}

/// The numbers under which an answer is counted in a cut: of an order its first place alone.
pub fn values(question: &Question, answer: &Answer) -> Vec<i64> {
    let mut values = count::values(question, answer);
    values.retain(|value| question.form != Form::Ranking || count::apart(*value).1 == 1);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_nothing_is_counted_by_nothing() {
        let guest = Marks { who: Who::default(), identity: Identity::Guest, way: None };
        assert!(guest.codes().is_empty());
        let all = Marks {
            who: Who::parse("affected", "84").expect("known"),
            identity: Identity::Verified,
            way: Some(Way::Paper),
        };
        let codes = [(Cut::Class, "affected"), (Cut::Identity, "verified"), (Cut::Way, "paper"), (Cut::Place, "84")];
        assert_eq!(all.codes(), codes);
        assert_eq!(Who::parse("", "8405"), Err(("area", Refusal::NotAChoice)), "a district is no province");
        assert_eq!(Who::parse("nobody", "").map_err(|(field, _)| field), Err("class"));
    }
}
