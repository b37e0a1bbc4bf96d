//! The Office's own names for subjects, classes and reasons. They stand around whatever is answered, as the reader's digits do, so that
//! pages, letters, exports and papers say the same; outside of that the shipped names are said.

use domain::lang::Lang;
use domain::rules::{Part, Rules};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The vocabularies that the Office names.
pub const NAMED: [Part; 4] = [Part::Subject, Part::Class, Part::Reason, Part::Aside];

/// What the Office calls things: those alone that it calls otherwise than the program does.
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<HashMap<(Part, String), Called>>);

#[derive(Clone, Copy, Debug, Default)]
struct Called {
    name: Said,
    hint: Said,
}

/// In Thai and in English; the Thai where there is no English.
type Said = Option<(&'static str, &'static str)>;

thread_local! {
    static HERE: RefCell<Names> = RefCell::default();
}

impl Names {
    /// The names that stand in the rules.
    pub fn of(rules: &Rules) -> Names {
        let said = |both: &domain::rules::Both| {
            let en = if both.en.is_empty() { &both.th } else { &both.en };
            (!both.th.is_empty()).then(|| (lasting(&both.th), lasting(en)))
        };
        let rows = NAMED.into_iter().flat_map(|part| rules.all(part));
        let named = rows
            .map(|one| ((one.part, one.code.clone()), Called { name: said(&one.row.name), hint: said(&one.row.hint) }));
        Names(Arc::new(named.filter(|(_, called)| called.name.is_some() || called.hint.is_some()).collect()))
    }

    /// Those that stand here.
    pub fn here() -> Names {
        HERE.with_borrow(Clone::clone)
    }

    /// Does something while these names stand.
    pub fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        struct Back(Names);
        impl Drop for Back {
            fn drop(&mut self) {
                HERE.set(std::mem::take(&mut self.0));
            }
        }
        let _back = Back(HERE.replace(self.clone()));
        work()
    }

    /// The same for what waits in between, on whichever thread it goes on.
    pub async fn around<F: Future>(self, work: F) -> F::Output {
        let mut work = std::pin::pin!(work);
        std::future::poll_fn(move |cx| self.within(|| work.as_mut().poll(cx))).await
    }
}

/// Keeps a name for as long as the program runs. They are few: what the central office ever wrote, each once.
fn lasting(name: &str) -> &'static str {
    static KEPT: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    if let Some(one) = kept.get(name) {
        return one;
    }
    let one: &'static str = Box::leak(name.into());
    kept.insert(one);
    one
}

fn find(part: Part, code: &str) -> Option<Called> {
    HERE.with_borrow(|here| if here.0.is_empty() { None } else { here.0.get(&(part, code.to_string())).copied() })
}

/// What the Office calls something, where it does.
pub(crate) fn name(lang: Lang, part: Part, code: &str) -> Option<&'static str> {
    find(part, code)?.name.map(|(th, en)| lang.of(th, en))
}

/// What the Office says under it.
pub(crate) fn hint(lang: Lang, part: Part, code: &str) -> Option<&'static str> {
    find(part, code)?.hint.map(|(th, en)| lang.of(th, en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::comment::Class;
    use domain::rules::{Both, Coded, Row};

    #[test]
    fn the_offices_names_are_said_where_they_stand_and_nowhere_else() {
        let row = |part, code: &str, th: &str, en: &str| {
            let row = Row { name: Both { th: th.into(), en: en.into() }, ..Row::default() };
            Coded { part, code: code.into(), row }
        };
        let names = Names::of(&Rules::with(vec![
            row(Part::Class, "expert", "นักวิชาการ", "Scholar"),
            row(Part::Subject, "own1", "อวกาศ", ""),
        ]));
        let said = || (crate::law::class(Lang::En, Class::Expert), crate::law::subject(Lang::En, "own1"));
        assert_eq!(names.within(said), ("Scholar", "อวกาศ"));
        assert_eq!(said(), ("Expert", "Other"));
        assert_eq!(names.within(|| crate::law::class(Lang::Th, Class::Public)), "ประชาชนทั่วไป");
        let inside = names.within(|| Names::here().within(said));
        assert_eq!(inside.0, "Scholar");
    }
}
