//! A bill that amends several laws: which of its changes are about which.

use super::apply::Change;
use super::find::Name;

/// The changes of one law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfLaw {
    /// As the bill names it first; empty where it names none.
    pub name: String,
    /// Indices of its changes, in order.
    pub changes: Vec<usize>,
}

/// The laws that changes are about, in the order in which they are named. A change that names none, or "this Act", is about the
/// law named before it, or, at the beginning, about the first that is named.
///
/// ```
/// use domain::{amend, reading};
/// let bill = reading::read(
///     "มาตรา ๑  ให้ยกเลิกมาตรา ๙ แห่งพระราชบัญญัติ ก พ.ศ. ๒๕๐๐\n\nมาตรา ๒  ให้ยกเลิกมาตรา ๓ แห่งพระราชบัญญัติ ข พ.ศ. ๒๕๑๐",
/// );
/// let laws = amend::by_law(&amend::read(&bill).changes());
/// assert_eq!(laws.iter().map(|law| law.changes.clone()).collect::<Vec<_>>(), [[0], [1]]);
/// ```
pub fn by_law(changes: &[Change]) -> Vec<OfLaw> {
    let named: Vec<Name> = changes.iter().map(|change| Name::of(&change.operation.law)).collect();
    let mut laws: Vec<(Name, OfLaw)> = Vec::new();
    for (change, name) in changes.iter().zip(&named).filter(|(_, name)| name.says_which()) {
        if !laws.iter().any(|(known, _)| known.is(name)) {
            let law = OfLaw { name: change.operation.law.trim().to_string(), changes: Vec::new() };
            laws.push((name.clone(), law));
        }
    }
    if laws.is_empty() && !changes.is_empty() {
        laws.push((Name::of(""), OfLaw { name: String::new(), changes: Vec::new() }));
    }
    let mut current = 0;
    for (at, name) in named.iter().enumerate() {
        if name.says_which() {
            current = laws.iter().position(|(known, _)| known.is(name)).unwrap_or(current);
        }
        laws[current].1.changes.push(at);
    }
    laws.into_iter().map(|(_, law)| law).collect()
}

/// Whether two names are of the same law.
pub fn same_law(one: &str, other: &str) -> bool {
    Name::of(one).is(&Name::of(other))
}
