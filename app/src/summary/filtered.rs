//! What a filter says, in words: a label and a value for each of its conditions. The chips over the table, the files that are taken away
//! with it and the page that compares them all say it from here, so that they say the same.

use super::typed;
use crate::card;
use crate::problem::Problem;
use crate::request::{Visit, encode};
use domain::consultation::Consultation;
use domain::id::{IssueId, PersonId};
use domain::lang::Lang;
use domain::ledger::{Filter, Sought};
use domain::refusal::Refusal;
use domain::result::Issue;
use store::area::Area;
use words::{hints, ledger as say};

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its name in the address.
    pub name: &'static str,
    pub label: &'static str,
    /// Nothing where the label says it all.
    pub value: String,
}

impl Told {
    pub fn words(&self) -> String {
        match self.value.as_str() {
            "" => self.label.into(),
            value => format!("{}: {value}", self.label),
        }
    }
}

/// Conditions in one line.
pub fn line(told: &[Told]) -> String {
    told.iter().map(Told::words).collect::<Vec<_>>().join(" · ")
}

/// By what the values of a filter are called.
pub struct Names<'a> {
    pub one: &'a Consultation,
    pub labels: &'a [(String, String)],
    pub issues: &'a [Issue],
    pub areas: &'a [Area],
    pub people: &'a [(PersonId, String, u64)],
}

/// What a filter says, to those who may read all of it.
///
/// # Errors
/// Faults of the store.
pub async fn told(visit: &Visit, filter: &Filter, names: Names<'_>) -> Result<Vec<Told>, Problem> {
    let (lang, store) = (visit.lang, &visit.site.store);
    let mut all = Vec::new();
    let mut tell = |name, label, value: Option<String>| {
        all.extend(value.map(|value| Told { name, label, value }));
    };
    let issue = |id: IssueId| {
        let found = names.issues.iter().find(|issue| issue.id == id);
        found.map_or_else(|| words::plain(id.0), |issue| format!("{}. {}", words::plain(issue.number), issue.title))
    };
    tell("place", say::place_label(lang), filter.place.map(|it| say::place(lang, it).to_string()));
    let part = filter.part.as_ref().map(|at| card::target_name(visit, names.one, at.as_str(), names.labels));
    tell("at", say::part(lang), part);
    tell("stance", say::stance(lang), filter.stance.map(|it| words::law::stance(lang, it).to_string()));
    tell("issue", say::issue(lang), filter.issue.map(issue));
    tell("proposed", hints::proposed(lang), filter.proposed.map(issue));
    tell("class", say::class(lang), filter.class.map(|it| words::law::class(lang, it).to_string()));
    let area = filter.area.as_ref().map(|code| {
        let known = names.areas.iter().find(|area| area.code == *code);
        known.map_or(code.as_str(), |area| lang.of(&area.name_th, &area.name_en)).to_string()
    });
    tell("area", say::area(lang), area);
    tell("identity", say::identity(lang), filter.identity.map(|it| words::law::identity(lang, it).to_string()));
    tell("language", say::language_label(lang), filter.language.map(|it| say::language(lang, it).to_string()));
    tell("channel", say::channel_label(lang), filter.channel.map(|it| say::channel(lang, it).to_string()));
    tell("showing", say::showing(lang), filter.showing.map(|it| words::law::showing_of(lang, it).to_string()));
    tell("length", say::length_label(lang), filter.length.map(|it| say::length(lang, it).to_string()));
    let person = |id: PersonId| {
        let known = names.people.iter().find(|(person, ..)| *person == id);
        known.map_or_else(|| words::plain(id.0), |(_, name, _)| name.clone())
    };
    tell("assigned", say::assigned(lang), filter.assigned.map(person));
    tell("read", say::read_by(lang), filter.read_by.map(person));
    tell("q", say::words(lang), Some(filter.words.clone()).filter(|words| !words.is_empty()));
    tell("withheld", say::withheld_only(lang), filter.withheld.then(String::new));
    tell("copies", hints::copies(lang), filter.copies.map(|id| hints::copies_as(lang, id.0)));
    if let Some(theme) = filter.theme {
        let found = store::hints::themes(store, names.one.id).await?.into_iter().find(|one| one.id == theme);
        tell(
            "theme",
            hints::theme(lang),
            Some(found.map_or_else(|| words::plain(theme), |one| super::phrases::joined(&one.phrases).join(" · "))),
        );
    }
    if let Some(said) = filter.said {
        let found = store::hints::these(store, names.one.id, &[said]).await?.pop();
        tell("said", words::sheet::sayings(lang), Some(found.map_or_else(|| words::plain(said.0), |one| one.text)));
    }
    tell("said", words::sheet::sayings(lang), filter.passed.then(|| words::sheet::listed_passed(lang).into()));
    tell("offer", hints::proposed(lang), filter.offered.then(|| say::any(lang).into()));
    tell("deed", say::of_deed(lang), filter.deed.map(words::plain));
    Ok(all)
}

/// The same, with what it is called by read here.
///
/// # Errors
/// Faults of the store.
pub async fn of(visit: &Visit, one: &Consultation, filter: &Filter) -> Result<Vec<Told>, Problem> {
    let store = &visit.site.store;
    let labels = match (&one.version, &filter.part) {
        (Some(version), Some(_)) => store::version::labels(store, version.id).await?,
        _ => Vec::new(),
    };
    let issues = match filter.issue.or(filter.proposed) {
        Some(_) => store::result::summary(store, one.id).await?.issues,
        None => Vec::new(),
    };
    let areas = match filter.area {
        Some(_) => store::area::all(store).await?,
        None => Vec::new(),
    };
    let people = match filter.assigned.or(filter.read_by) {
        Some(_) => store::ledger::coders(store, one.agency.id, one.id, visit.now).await?,
        None => Vec::new(),
    };
    let names = Names { one, labels: &labels, issues: &issues, areas: &areas, people: &people };
    told(visit, filter, names).await
}

/// What everyone may read of it: that it narrows by something of the desk's own, not by what.
pub fn veiled(lang: Lang, told: Vec<Told>) -> Vec<Told> {
    let own = |name: &str| {
        matches!(
            name,
            "issue" | "proposed" | "assigned" | "read" | "q" | "copies" | "theme" | "said" | "offer" | "deed"
        )
    };
    let veil = |one: Told| match own(one.name) {
        true => Told { value: say::as_the_file_says(lang).into(), ..one },
        false => one,
    };
    told.into_iter().map(veil).collect()
}

/// A filter as the query of an address, the same for the same filter; nothing for one that takes everything. Whether copies
/// stand as one line is no matter of what is taken.
pub fn query(filter: &Filter) -> String {
    let code = |name: &str, value: Option<String>| value.map(|value| (name.to_string(), value));
    let set = |name: &str, yes: bool, value: &str| yes.then(|| (name.to_string(), value.to_string()));
    let pairs = [
        code("at", filter.part.as_ref().map(|it| it.as_str().to_string())),
        code("stance", filter.stance.map(|it| it.code().into())),
        code("class", filter.class.map(|it| it.code().into())),
        code("channel", filter.channel.map(|it| it.code().into())),
        code("showing", filter.showing.map(|it| it.code().into())),
        code("length", filter.length.map(|it| it.code().into())),
        code("area", filter.area.clone()),
        code("identity", filter.identity.map(|it| it.code().into())),
        code("language", filter.language.map(|it| it.code().into())),
        code("place", filter.place.map(|it| it.code().into())),
        code("issue", filter.issue.map(|it| it.to_string())),
        set("withheld", filter.withheld, "yes"),
        code("assigned", filter.assigned.map(|it| it.to_string())),
        code("read", filter.read_by.map(|it| it.to_string())),
        code("q", Some(filter.words.clone()).filter(|words| !words.is_empty())),
        code("copies", filter.copies.map(|it| it.to_string())),
        code("theme", filter.theme.map(|it| it.to_string())),
        code("proposed", filter.proposed.map(|it| it.to_string())),
        set("offer", filter.offered, "some"),
        code("said", filter.said.map(|it| it.to_string())),
        set("said", filter.passed, "passed"),
        code("deed", filter.deed.map(|it| it.to_string())),
    ];
    encode(&pairs.into_iter().flatten().collect::<Vec<_>>())
}

/// The filter of a file that is asked for; nothing where it is to hold everything.
///
/// # Errors
/// Refused with `FilterUnknown` for what is not wholly understood: the file would hold more than its address says.
pub fn of_file(query: &[(String, String)]) -> Result<Option<Filter>, Problem> {
    let filter = Filter { folded: false, ..typed::filter(query) };
    let once = |name: &str| query.iter().filter(|(other, _)| other == name).count() == 1;
    let known = |name: &str| typed::NAMES.contains(&name) && once(name);
    let lost = Sought::read(&filter.words).left_off > 0;
    if lost || typed::not_understood(query) || !query.iter().all(|(name, _)| known(name)) {
        return Err(Refusal::FilterUnknown.into());
    }
    Ok(Some(filter).filter(|filter| *filter != Filter::default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(query: &str) -> Vec<(String, String)> {
        crate::urls::pairs(query).unwrap()
    }

    #[test]
    fn a_filter_is_the_same_query_whatever_its_order() {
        let all = "at=k1&stance=agree&class=expert&channel=portal&showing=agency&length=long&area=50&identity=guest\
                   &language=th&place=waiting&issue=3&withheld=yes&assigned=7&read=7&q=%E0%B9%84%E0%B8%9F+%7C+x&copies=9&theme=4&proposed=5&offer=some&said=6&deed=8";
        let filter = typed::filter(&pairs(all));
        let written = query(&filter);
        assert_eq!(typed::filter(&pairs(&written)), filter, "{written}");
        let mut turned = pairs(all);
        turned.reverse();
        assert_eq!(query(&typed::filter(&turned)), written);
        assert_eq!(query(&typed::filter(&pairs("said=passed&folded=yes"))), "said=passed");
        assert_eq!(query(&Filter::default()), "");
    }

    #[test]
    fn a_file_is_not_made_of_a_filter_that_is_not_wholly_understood() {
        for refused in [
            "stance=maybe",
            "stnace=agree",
            "stance=agree&stance=disagree",
            "withheld=no",
            "issue=x",
            "at=%00",
            "folded=perhaps",
            "said=none",
        ] {
            assert!(of_file(&pairs(refused)).is_err(), "{refused}");
        }
        let many = format!("q={}", vec!["a"; 13].join("%7C"));
        assert!(of_file(&pairs(&many)).is_err(), "more words than are sought");
        assert!(of_file(&pairs(&format!("q={}", "a".repeat(2_000)))).is_err(), "longer than a line of words");
        assert_eq!(of_file(&pairs("")), Ok(None));
        assert_eq!(of_file(&pairs("stance=&folded=yes")), Ok(None), "everything");
        assert!(of_file(&pairs("stance=agree")).unwrap().is_some());
    }
}
