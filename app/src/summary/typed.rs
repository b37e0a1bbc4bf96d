//! The desk's forms as typed: where comments are put, what an issue says, what the table is narrowed to.

use crate::problem::Problem;
use crate::request::{Serving, Visit};
use domain::comment::{Channel, Class, GONE, Identity, Language, Showing, Stance, Target};
use domain::consultation::Consultation;
use domain::id::{CommentId, IssueId, PersonId, SayingId};
use domain::issue;
use domain::ledger::{Aside, AsideReason, Filter, Length, Place, To, Under, Which};
use domain::refusal::{Refusal, Refusals};
use domain::result::{NewIssue, StandsOn};
use std::collections::BTreeMap;
use store::ledger::{Outside, Rows};

/// The longest line of words sought, in graphemes.
const LONGEST_WORDS: u32 = 1_000;

/// What a page's query narrows the table to; what is not understood is left out.
pub fn filter(query: &[(String, String)]) -> Filter {
    let asked = |name: &str| query.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    Filter {
        part: Some(asked("at")).filter(|at| !at.is_empty()).and_then(|at| Target::parse(at).ok()),
        stance: Stance::parse(asked("stance")).ok(),
        class: Class::parse(asked("class")).ok(),
        channel: Channel::parse(asked("channel")).ok(),
        showing: Showing::parse(asked("showing")).ok(),
        length: Length::parse(asked("length")).ok(),
        area: Some(asked("area")).filter(|code| !code.is_empty()).map(str::to_string),
        identity: Identity::parse(asked("identity")).ok(),
        language: Language::parse(asked("language")).ok(),
        place: Place::parse(asked("place")).ok(),
        issue: IssueId::parse(asked("issue")),
        withheld: asked("withheld") == "yes",
        assigned: PersonId::parse(asked("assigned")),
        read_by: PersonId::parse(asked("read")),
        words: domain::text::clean(asked("q"), LONGEST_WORDS, domain::text::Lines::One).unwrap_or_default(),
        copies: CommentId::parse(asked("copies")),
        theme: asked("theme").parse().ok(),
        proposed: IssueId::parse(asked("proposed")),
        offered: asked("offer") == "some",
        said: SayingId::parse(asked("said")),
        passed: asked("said") == "passed",
        deed: asked("deed").parse().ok(),
        folded: asked("folded") == "yes",
    }
}

/// The names that a filter has in an address.
pub const NAMES: [&str; 22] = [
    "at", "stance", "class", "channel", "showing", "length", "area", "identity", "language", "place", "issue",
    "withheld", "assigned", "read", "q", "copies", "theme", "proposed", "offer", "said", "deed", "folded",
];

/// Whether a page's query asks for something that [`filter`] leaves out: an old address, or one mistyped, takes more than it says.
pub fn not_understood(query: &[(String, String)]) -> bool {
    let known = |name: &str, value: &str| match name {
        "at" => Target::parse(value).is_ok(),
        "stance" => Stance::parse(value).is_ok(),
        "class" => Class::parse(value).is_ok(),
        "channel" => Channel::parse(value).is_ok(),
        "showing" => Showing::parse(value).is_ok(),
        "length" => Length::parse(value).is_ok(),
        "identity" => Identity::parse(value).is_ok(),
        "language" => Language::parse(value).is_ok(),
        "place" => Place::parse(value).is_ok(),
        "issue" | "proposed" => IssueId::parse(value).is_some(),
        "assigned" | "read" => PersonId::parse(value).is_some(),
        "copies" => CommentId::parse(value).is_some(),
        "said" => value == "passed" || SayingId::parse(value).is_some(),
        "theme" | "deed" => value.parse::<i64>().is_ok(),
        "withheld" | "folded" => value == "yes",
        "offer" => value == "some",
        "q" => domain::text::clean(value, LONGEST_WORDS, domain::text::Lines::One).is_ok(),
        _ => true,
    };
    query.iter().any(|(name, value)| !value.is_empty() && !known(name, value))
}

/// Which comments the form is about: a whole theme, everything that its page's filter matches, or those
/// ticked; where copies are folded, each with its copies.
///
/// # Errors
/// Refused with `NotAChoice` for `whole` where the page's filter was not understood.
pub fn which(here: &Serving) -> Result<Which, Problem> {
    let matching = |filter: Filter| Ok(Which::Matching(Box::new(Filter { folded: false, ..filter })));
    if let Ok(theme) = here.one("of_theme").parse() {
        return matching(Filter { theme: Some(theme), ..Filter::default() });
    }
    let filter = filter(&here.visit.query);
    if here.one("whole") == "yes" && here.one("to") != "offers" {
        if not_understood(&here.visit.query) {
            let mut no = Refusals::default();
            no.add("whole", Refusal::NotAChoice);
            return Err(no.into());
        }
        return matching(filter);
    }
    let comments = ticked(here).into_iter().filter_map(CommentId::parse).collect();
    let seen = here.one("seen").parse().unwrap_or(0);
    Ok(match filter.folded && filter.folds() {
        true => Which::Copies { comments, seen },
        false => Which::These { comments, seen },
    })
}

/// The comments that are ticked; where all proposals of the page are taken, those that have one.
fn ticked(here: &Serving) -> Vec<&str> {
    let offered = || here.all("proposed[]").into_iter().filter_map(|shown| Some(shown.split_once(':')?.0));
    if here.one("to") == "offers" { offered().collect() } else { here.all("comment[]") }
}

/// What the page proposed for the comments that are ticked: `12:3` for the third issue under comment 12.
fn proposed(here: &Serving) -> Vec<(CommentId, IssueId)> {
    let ticked = ticked(here);
    let pair = |shown: &str| {
        let (comment, issue) = shown.split_once(':')?;
        ticked.contains(&comment).then_some((CommentId::parse(comment)?, IssueId::parse(issue)?))
    };
    here.all("proposed[]").into_iter().filter_map(pair).collect()
}

/// Where the form puts them: the button that was pressed says it.
///
/// # Errors
/// All refusals, each with its field.
pub fn to(here: &Serving) -> Result<To, Problem> {
    match here.one("to") {
        "aside" => Ok(To::Aside(Aside::parse(here.one("aside"), here.one("words"))?)),
        "waiting" => Ok(To::Waiting),
        "proposed" | "offers" => Ok(To::Proposed(proposed(here))),
        // The one that the page is narrowed to; the bar's own list says where to, not where from.
        "out" => filter(&here.visit.query).issue.map(To::OutOf).ok_or_else(|| no_issue().into()),
        "new" => Ok(To::NewIssue {
            title: here.one("new_title").into(),
            targets: here.all("new_targets[]").into_iter().map(str::to_string).collect(),
        }),
        _ => IssueId::parse(here.one("issue")).map(To::Issue).ok_or_else(|| no_issue().into()),
    }
}

/// A sheet: where its rows go, and what goes to no issue, for each reason in a deed of its own.
pub struct Sheet {
    pub rows: Rows,
    pub outside: Vec<(Outside, Aside)>,
}

/// Rows that a sheet holds, with where each goes.
type Typed = Vec<(i64, Vec<Under>)>;

/// What goes to no issue, by its reason.
type Parts = Vec<(Aside, Vec<CommentId>)>;

/// Parts what goes to issues from what goes to none, by its reason: the row's own, or the one chosen for all.
fn parted(here: &Serving, typed: Typed) -> Result<(Typed, Parts), Problem> {
    let (none, rows): (Typed, Typed) = typed.into_iter().partition(|(_, under)| domain::ledger::outside(under));
    let mut outside: BTreeMap<Option<AsideReason>, Vec<CommentId>> = BTreeMap::new();
    for (id, under) in none {
        let own = under.iter().find_map(|under| match under {
            Under::Outside(reason) => Some(*reason),
            _ => None,
        });
        outside.entry(own).or_default().push(CommentId(id));
    }
    let words = here.one("words");
    let mut parts = Vec::new();
    for (own, comments) in outside {
        let reason = own.map_or(here.one("aside"), |own| own.code());
        parts.push((Aside::parse(reason, words)?, comments));
    }
    Ok((rows, parts))
}

/// Reads a sheet of sentences, or of texts that were sent many times.
///
/// # Errors
/// All refusals, each with its field.
pub fn many(here: &Serving) -> Result<Sheet, Problem> {
    let typed = super::sheet::typed(here)?;
    if here.one("rows") != "copies" {
        let rows = typed.into_iter().map(|(id, under)| (SayingId(id), under)).collect();
        return Ok(Sheet { rows: Rows::Sayings(rows), outside: Vec::new() });
    }
    let (rows, outside) = parted(here, typed)?;
    let rows = rows.into_iter().map(|(id, under)| (CommentId(id), under)).collect();
    let outside = outside.into_iter().map(|(why, groups)| (Outside::Copies(groups), why)).collect();
    Ok(Sheet { rows: Rows::Copies(rows), outside })
}

/// Reads a sheet of comments. A proposal was right where its number is among those of its row.
///
/// # Errors
/// All refusals, each with its field.
pub fn each(here: &Serving) -> Result<Sheet, Problem> {
    let typed = super::sheet::typed(here)?;
    let seen = here.one("seen").parse().unwrap_or(0);
    let offered: Vec<(i64, u32)> = here
        .all("offered[]")
        .into_iter()
        .filter_map(|pair| pair.split_once(':'))
        .filter_map(|(row, number)| Some((row.parse().ok()?, number.parse().ok()?)))
        .collect();
    // A proposal that its reader cleared was looked at, and was wrong.
    let under = |row: i64| typed.iter().find(|(id, _)| *id == row).map_or(&[][..], |(_, under)| under.as_slice());
    let right = offered.iter().filter(|(row, number)| under(*row).contains(&Under::Number(*number))).count();
    let (looked, right) = (offered.len() as u32, right as u32);
    let (rows, outside) = parted(here, typed)?;
    let outside = outside.into_iter().map(|(why, comments)| (Outside::Comments { comments, seen }, why)).collect();
    let rows = rows.into_iter().map(|(id, under)| (CommentId(id), under)).collect();
    Ok(Sheet { rows: Rows::Comments { rows, seen, looked, right }, outside })
}

fn no_issue() -> Refusals {
    let mut no = Refusals::default();
    no.add("issue", Refusal::Missing);
    no
}

/// The fields of the bench have names of their own: an issue may be open for writing beside it.
pub fn renamed(problem: Problem) -> Problem {
    let Problem::Refused(Refusals(lines)) = problem else { return problem };
    let name = |field: String| match field.as_str() {
        "title" => "new_title".into(),
        "targets[]" => "new_targets[]".into(),
        _ => field,
    };
    Problem::Refused(Refusals(lines.into_iter().map(|(field, refusal)| (name(field), refusal)).collect()))
}

/// What was written of an issue. That one of its provisions is gone stays with it: its form does not show it.
///
/// # Errors
/// All refusals, each with its field; faults of the store.
pub async fn issue(here: &Serving, one: &Consultation, id: IssueId) -> Result<NewIssue, Problem> {
    let parts = crate::desk::cited::parts(&here.visit, one).await?;
    let kept = store::result::summary(&here.visit.site.store, one.id).await?;
    let kept = kept.issues.into_iter().find(|issue| issue.id == id).map_or_else(Vec::new, |issue| issue.targets);
    let gone = kept.into_iter().filter(|at| at == GONE);
    let list = |name: &str| here.all(name).into_iter().map(str::to_string).collect::<Vec<_>>();
    let mut no = Refusals::default();
    let provisions = parts.read(here.one("provisions")).map_err(|cited| Refusal::NotInDraft { cited });
    let provisions = no.take("provisions", provisions).unwrap_or_default();
    let written = issue::Typed {
        targets: list("targets[]").into_iter().chain(provisions).chain(gone).collect(),
        title: here.one("title").into(),
        raised: here.one("raised").into(),
        side: list("side[]"),
        view: list("view[]"),
        disposition: here.one("disposition").into(),
        reason: here.one("reason").into(),
        changed: here.one("changed").into(),
        answered_by: here.one("answered_by").into(),
    }
    .parse();
    match written {
        Ok(new) => {
            let mut new = no.none(|| Some(new))?;
            if here.one("begun") == "yes" {
                let begun = match store::hints::begin(&here.visit.site.store, id).await {
                    Ok(begun) => begun.sentences,
                    // It was removed meanwhile: what was written of it is kept all the same.
                    Err(store::Error::NotFound) => Vec::new(),
                    Err(fault) => return Err(fault.into()),
                };
                let said = begun.into_iter().filter(|said| new.raised.contains(&said.text));
                new.stands_on = said.map(|said| StandsOn { text: said.text, by: said.by }).collect();
            }
            Ok(new)
        }
        Err(others) => Err(Refusals([others.0, no.0].concat()).into()),
    }
}

/// Back to the page that the form stands on, without what was only said once.
pub fn back(visit: &Visit, more: &str) -> String {
    let kept: Vec<(String, String)> =
        visit.query.iter().filter(|(name, _)| !["done", "did"].contains(&name.as_str())).cloned().collect();
    let query = crate::request::encode(&kept);
    let joint = if query.is_empty() { "" } else { "&" };
    format!("{}?{query}{joint}{more}", visit.path)
}

/// The visit without the returned form, for the other forms of its page.
pub fn calm(visit: &Visit, marker: &str) -> Visit {
    match visit.typed(marker) {
        Some(_) => visit.clone(),
        None => Visit { returned: None, ..visit.clone() },
    }
}
