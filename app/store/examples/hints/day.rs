//! A day of sorting, counted: somebody who knows where each sentence belongs follows the order that the desk gives, by the same functions as its
//! pages, until nothing waits. What is counted are letters read, rows decided, presses, looks into the list of issues; what they take is reckoned
//! at the fixed rates of `docs/summary-desk.md`. It is no person: nobody hesitates here, and nobody is wrong but where a sentence says too little.

use super::Sets;
use super::kit::{key, later};
use domain::agency::Viewer;
use domain::id::{ConsultationId, IssueId, SayingId};
use domain::ledger::{Aside, AsideReason, Filter, Place, To, Under, Which};
use domain::time::Moment;
use std::collections::{BTreeMap, BTreeSet};
use store::hints::{Learner, Listed, Saying};
use store::ledger::{Outside, Rows};
use store::{Store, hints, ledger};

/// Letters read in a second; seconds to decide a row, to press, to name an issue, and to find one in the list where none is told.
const LETTERS: f64 = 12.0;
const DECIDE: f64 = 3.0;
const PRESS: f64 = 5.0;
const NAME: f64 = 20.0;
const LOOK: f64 = 1.5;
/// Letters of an issue's title over a group.
const TITLE: f64 = 20.0;
/// Rows of a page of sentences, and of comments.
const PAGE: u32 = 50;
/// Letters told of each sentence beside another.
const BESIDE: usize = 80;

#[derive(Default)]
struct Spent {
    letters: usize,
    rows: usize,
    presses: usize,
    named: usize,
    looks: usize,
    /// Rows beside which the right issue stood, a wrong one; rows taken with the others of their group, and the ticks that took them.
    told: usize,
    wrong: usize,
    together: usize,
    ticks: usize,
}

impl Spent {
    fn minutes(&self) -> f64 {
        let some = |n: usize, each: f64| n as f64 * each;
        let decided = self.rows - self.together;
        (some(self.letters, 1.0 / LETTERS)
            + some(self.ticks, DECIDE + TITLE / LETTERS)
            + some(decided, DECIDE)
            + some(self.presses, PRESS)
            + some(self.named, NAME)
            + some(self.looks, LOOK))
            / 60.0
    }
}

/// Where campaigns about what the labelled comments are about belong; the others are outside the hearing.
const CAMPAIGNS: [(&str, &str); 17] = [
    ("repair-7years", "\"repair\"/\"supply\""),
    ("repair-warranty", "\"repair\"/\"warranty\""),
    ("repair-against", "\"repair\"/\"burden\""),
    ("phone", "\"repair\"/\"scope\""),
    ("label", "\"repair\"/\"label\""),
    ("market-hours", "\"market\"/\"hours\""),
    ("market-noise", "\"market\"/\"hours\""),
    ("market-rent", "\"market\"/\"rent\""),
    ("market-temple", "\"market\"/\"temple\""),
    ("waste-fine", "\"waste\"/\"fine\""),
    ("waste-fee", "\"waste\"/\"fee\""),
    ("waste-elder", "\"waste\"/\"elder\""),
    ("waste-plant", "\"waste\"/\"smell\""),
    ("path-vendor", "\"path\"/\"vendor\""),
    ("path-light", "\"path\"/\"light\""),
    ("path-ebike", "\"path\"/\"ebike\""),
    ("path-tree", "\"path\"/\"surface\""),
];

/// Where sentences belong: the issue of the labelled comment they are from.
struct Known {
    sentences: Vec<(String, String)>,
    by_words: BTreeMap<String, BTreeSet<String>>,
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || ('\u{e31}'..='\u{e4e}').contains(c)).collect()
}

impl Known {
    fn of(sets: &Sets) -> Known {
        let own = sets.coded.iter().flat_map(|(issue, _, own)| own.iter().map(|text| (bare(text), issue.clone())));
        let names =
            include_str!("../../../insight/data/campaigns.txt").lines().filter_map(|line| line.strip_prefix("# "));
        let issue =
            |name: &str| CAMPAIGNS.iter().find(|(campaign, _)| *campaign == name).map_or("", |(_, issue)| issue);
        let campaigns = sets.campaigns.iter().zip(names).map(|(text, name)| (bare(text), issue(name).to_string()));
        // What was said of nothing that is asked stands under no issue.
        let outside = |issue: String| if issue.ends_with("/null") { String::new() } else { issue };
        let sentences = own.chain(campaigns).map(|(text, issue)| (text, outside(issue))).collect();
        Known { sentences, by_words: BTreeMap::new() }
    }

    /// The issues of a text: of all sentences it holds or is a part of; else of the one it is nearest to.
    fn issues(&mut self, text: &str) -> BTreeSet<String> {
        let text = bare(text);
        if let Some(known) = self.by_words.get(&text) {
            return known.clone();
        }
        let long = |text: &str| text.chars().count() >= 8;
        let mut found: BTreeSet<String> = self
            .sentences
            .iter()
            .filter(|(own, _)| long(own) && text.contains(own.as_str()))
            .map(|(_, issue)| issue.clone())
            .collect();
        if found.is_empty() && long(&text) {
            let within: BTreeSet<&String> =
                self.sentences.iter().filter(|(own, _)| own.contains(&text)).map(|(_, issue)| issue).collect();
            // A part of several says too little.
            found.extend(within.into_iter().take(2).cloned());
            if found.is_empty() {
                let near = |own: &str| insight::copies::similarity(own, &text).resemblance();
                let nearest = self.sentences.iter().map(|(own, issue)| (near(own), issue));
                let nearest = nearest.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(near, _)| *near >= 0.35);
                found.extend(nearest.map(|(_, issue)| issue.clone()));
            }
        }
        if found.len() > 2 {
            found.clear();
        }
        found.remove("");
        self.by_words.insert(text, found.clone());
        found
    }
}

struct Day<'a> {
    store: &'a Store,
    by: &'a Viewer,
    id: ConsultationId,
    known: Known,
    learner: Learner,
    spent: Spent,
    form: u32,
    clock: i64,
    /// Issues of the rows of this page whose issue stood rightly beside them.
    accepted: Vec<IssueId>,
}

impl Day<'_> {
    fn now(&mut self) -> Moment {
        self.clock += 61_000;
        Moment(later(25).0 + self.clock)
    }

    async fn behind(&mut self) {
        while hints::follow(self.store).await.expect("followed").is_some() {}
        let now = self.now();
        self.learner.learn(self.store, now).await.expect("learned");
    }

    async fn numbers(&self) -> BTreeMap<String, (u32, IssueId)> {
        let summary = store::result::summary(self.store, self.id).await.expect("a summary");
        summary.issues.into_iter().map(|one| (one.title, (one.number, one.id))).collect()
    }

    /// What is typed for a text, in a row beside which an issue stands.
    fn decide(
        &mut self,
        text: &str,
        numbers: &BTreeMap<String, (u32, IssueId)>,
        made: &mut BTreeSet<String>,
        near: Option<IssueId>,
        zero: Under,
    ) -> Vec<Under> {
        let issues = self.known.issues(text);
        self.spent.rows += 1;
        if issues.is_empty() {
            self.spent.wrong += usize::from(near.is_some());
            return vec![zero];
        }
        let right =
            near.is_some_and(|near| issues.iter().any(|name| numbers.get(name).is_some_and(|(_, id)| *id == near)));
        self.spent.told += usize::from(right);
        self.spent.wrong += usize::from(near.is_some() && !right);
        // "=" or the group's tick takes it: the list is not looked at.
        if right && issues.len() == 1 {
            self.accepted.extend(near);
        } else if issues.iter().any(|name| numbers.contains_key(name)) {
            self.spent.looks += 1;
        }
        issues
            .into_iter()
            .map(|name| match numbers.get(&name) {
                Some((number, _)) => Under::Number(*number),
                None => {
                    self.spent.named += usize::from(made.insert(name.clone()));
                    Under::New(name)
                }
            })
            .collect()
    }

    async fn tell(&mut self, what: &str) {
        let coverage = ledger::coverage(self.store, self.id).await.expect("counts");
        let share = 1.0 - coverage.waiting as f64 / coverage.total().max(1) as f64;
        let spent = &self.spent;
        println!(
            "{:>6.2} % after {:>5.1} min: {what}; {} letters, {} rows ({} with the right issue beside them, {} a wrong one, {} taken by {} ticks), {} presses, {} issues, {} looks",
            share * 100.0,
            spent.minutes(),
            spent.letters,
            spent.rows,
            spent.told,
            spent.wrong,
            spent.together,
            spent.ticks,
            spent.presses,
            spent.named,
            spent.looks
        );
    }

    async fn sentences(&mut self) {
        loop {
            let (many, page) =
                hints::sayings(self.store, self.id, Listed::Waiting, "", 0, PAGE).await.expect("sentences");
            if page.is_empty() {
                return;
            }
            let ids: Vec<SayingId> = page.iter().map(|one| one.id).collect();
            let near = hints::likely_of_sayings(self.store, &ids).await.expect("near");
            let near: BTreeMap<SayingId, IssueId> = near.into_iter().map(|one| (one.saying, one.issue)).collect();
            let numbers = self.numbers().await;
            let mut made = BTreeSet::new();
            let letters = |one: &Saying| {
                let beside = one.beside.iter().map(|other| other.text.chars().count().min(BESIDE / one.beside.len()));
                one.text.chars().count() + beside.sum::<usize>()
            };
            self.spent.letters += page.iter().map(letters).sum::<usize>();
            let most = page.first().map_or(0, |one| one.waiting);
            let rows = page
                .iter()
                .map(|one| {
                    let put = self.decide(
                        &one.text,
                        &numbers,
                        &mut made,
                        near.get(&one.id).copied(),
                        Under::Outside(AsideReason::OtherMatter),
                    );
                    (one.id, put)
                })
                .collect();
            // Two and more of a group are taken by its tick; one alone is typed.
            let mut groups: BTreeMap<IssueId, usize> = BTreeMap::new();
            self.accepted.drain(..).for_each(|issue| *groups.entry(issue).or_default() += 1);
            for rows in groups.into_values().filter(|rows| *rows > 1) {
                self.spent.together += rows;
                self.spent.ticks += 1;
            }
            self.put(Rows::Sayings(rows), vec![]).await;
            let trust = hints::trust(self.store, self.id).await.expect("trust");
            self.tell(&format!(
                "{many} sentences waited, the most said by {most}; {} of {} right held back",
                trust.right, trust.shown
            ))
            .await;
        }
    }

    async fn put(&mut self, rows: Rows, outside: Vec<(Outside, Aside)>) {
        self.form += 1;
        self.spent.presses += 1;
        let now = self.now();
        ledger::sheet(self.store, self.by, self.id, rows, outside, &key(950_000_000 + self.form), now)
            .await
            .expect("put");
        self.behind().await;
    }

    /// Comments of nothing but sentences passed over, after a sample.
    async fn passed(&mut self) {
        let filter = Filter { passed: true, place: Some(Place::Waiting), ..Filter::default() };
        let sample = ledger::sample(self.store, self.by, self.id, &filter, 20, 0).await.expect("a sample");
        if sample.matching == 0 {
            return;
        }
        self.spent.letters += sample.comments.iter().map(|one| one.reason.chars().count()).sum::<usize>();
        self.spent.presses += 2;
        self.form += 1;
        let aside = Aside { reason: AsideReason::NothingAsked, words: String::new() };
        let (which, now) = (Which::Matching(Box::new(filter)), self.now());
        ledger::code(self.store, self.by, self.id, which, To::Aside(aside), &key(950_000_000 + self.form), now)
            .await
            .expect("set aside");
        self.behind().await;
        self.tell(&format!("{} of nothing but sentences passed over", sample.matching)).await;
    }

    /// What is left, read whole; sentences that were read recede and are not read again.
    async fn rest(&mut self) {
        let filter = Filter { place: Some(Place::Waiting), ..Filter::default() };
        loop {
            let sample = ledger::sample(self.store, self.by, self.id, &filter, PAGE, 0).await.expect("a sample");
            if sample.comments.is_empty() {
                return;
            }
            let numbers = self.numbers().await;
            let mut made = BTreeSet::new();
            let ids: Vec<_> = sample.comments.iter().map(|one| one.id).collect();
            let settled = hints::settled(self.store, &ids).await.expect("settled");
            let (mut rows, mut aside) = (Vec::new(), Vec::new());
            for one in &sample.comments {
                let read = settled.iter().filter(|at| at.comment == one.id).map(|at| at.size.max(0) as usize);
                let left = one.reason.chars().count().saturating_sub(read.max().unwrap_or(0));
                self.spent.letters += left;
                if std::env::var_os("SIANG_TELL").is_some() {
                    println!("    {}", one.reason);
                }
                let put =
                    self.decide(&one.reason, &numbers, &mut made, None, Under::Outside(AsideReason::NothingAsked));
                match domain::ledger::outside(&put) {
                    true => aside.push(one.id),
                    false => rows.push((one.id, put)),
                }
            }
            let why = Aside { reason: AsideReason::NothingAsked, words: String::new() };
            let outside = Outside::Comments { comments: aside.clone(), seen: i64::MAX };
            let rows = Rows::Comments { rows, seen: i64::MAX, looked: 0, right: 0 };
            let outside = if aside.is_empty() { vec![] } else { vec![(outside, why)] };
            self.put(rows, outside).await;
            self.tell(&format!("{} read whole", sample.comments.len())).await;
        }
    }
}

/// Sorts the whole hearing, telling after each page how far it is.
pub async fn tell(store: &Store, by: &Viewer, id: ConsultationId, sets: &Sets) {
    let known = Known::of(sets);
    let (learner, spent) = (Learner::default(), Spent::default());
    let mut day = Day { store, by, id, known, learner, spent, form: 0, clock: 0, accepted: Vec::new() };
    day.sentences().await;
    day.passed().await;
    day.rest().await;
    println!("{:.1} minutes to sort everything", day.spent.minutes());
}
