//! The hearing summary (s.16) as a paper: how people were heard, in numbers and with what the numbers are not, each issue with
//! each side's view, the decision, its reason and what changed; the impact analysis (s.17) where it is there.

use crate::hearing::{Hearing, Standing};
use crate::letters::kept;
use crate::paper::{Block, Notice, Paper, Run, Table};
use crate::{markdown, numbers};
use domain::lang::{Digits, Lang};
use domain::result::{Correction, Issue};
use words::digits::official;
use words::papers as say;

/// The paper. In Thai it counts in Thai digits, as reports to the Cabinet do, and so does what officers wrote in it; what people said, and quotes of it,
/// keep their own.
pub fn paper(hearing: &Hearing) -> Paper {
    counting_in(hearing.lang, || {
        let mut blocks = about(hearing);
        blocks.extend(numbers::of(hearing));
        blocks.extend(issues(hearing));
        blocks.extend(survey(hearing));
        blocks.extend(impact_part(hearing));
        if !hearing.summary.lacking.is_empty() {
            blocks.push(Block::heading(1, say::lacks(hearing.lang)));
            blocks.push(Block::text(&official(&hearing.summary.lacking)));
        }
        framed(hearing, say::summary(hearing.lang), blocks)
    })
}

/// How the papers of a bundle came to be, line by line, for its index.
pub fn made(hearing: &Hearing) -> Vec<String> {
    counting_in(hearing.lang, || hearing.made.lines(hearing.lang))
}

/// Makes something with the digits of papers: Thai ones in Thai.
pub(crate) fn counting_in<T>(lang: Lang, make: impl FnOnce() -> T) -> T {
    let digits = match lang {
        Lang::Th => Digits::Thai,
        Lang::En => Digits::Arabic,
    };
    words::digits::reading(digits, make)
}

/// A paper about a hearing: its title, what stands over it, and what leads back to the portal.
pub(crate) fn framed(hearing: &Hearing, kind: &str, blocks: Vec<Block>) -> Paper {
    let lang = hearing.lang;
    let notice = match (hearing.standing(), &hearing.summary.preliminary) {
        (Standing::Preliminary, Some(made)) => Some(Notice {
            title: say::preliminary(lang).into(),
            text: kept(&say::preliminary_note(lang, made.at, made.waiting, &official(&made.reason))),
        }),
        (Standing::Unpublished, _) => {
            Some(Notice { title: say::unpublished(lang).into(), text: say::unpublished_means(lang).into() })
        }
        _ => None,
    };
    Paper {
        lang,
        kind: kind.into(),
        title: kept(&hearing.one.texts.title).replace('\n', " "),
        author: kept(hearing.one.by(lang)),
        made: hearing.made.at.day(),
        notice,
        blocks: stepwise(blocks),
        seal: hearing.made.seal(lang),
        page: say::page(lang).into(),
    }
}

/// A longer heading is a paragraph: nobody finds anything by it, and no PDF/A holds its bookmark.
const LONGEST_HEADING: usize = 1_000;

/// Headings that go down one level at a time, whatever an officer's Markdown skips: PDF/UA asks it.
fn stepwise(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut before = 0;
    for block in &mut blocks {
        let Block::Heading { level, text } = block else { continue };
        if text.chars().count() > LONGEST_HEADING {
            *block = Block::Text { runs: vec![Run { text: std::mem::take(text), strong: true }] };
            continue;
        }
        *level = (*level).min(before + 1);
        before = *level;
    }
    blocks
}

fn about(hearing: &Hearing) -> Vec<Block> {
    let (lang, one) = (hearing.lang, &hearing.one);
    let mut rows = vec![
        vec![say::title(lang).to_string(), one.texts.title.clone()],
        vec![say::agency(lang).into(), one.by(lang).into()],
        vec![say::kind(lang).into(), words::law::kind(lang, one.kind).into()],
    ];
    if let (Some(opens), Some(closes)) = (one.dates.opens, one.dates.closes) {
        rows.push(vec![say::period(lang).into(), say::from_to(lang, opens, closes)]);
    }
    if !one.texts.method.trim().is_empty() {
        rows.push(vec![say::method(lang).into(), official(&one.texts.method)]);
    }
    let shown = hearing.summary.published.or(hearing.summary.preliminary.as_ref().map(|made| made.at));
    if let Some(at) = shown {
        rows.push(vec![say::published(lang).into(), say::on_day(lang, at.day())]);
    }
    let head = [say::field(lang), say::content(lang)];
    let mut blocks =
        vec![Block::heading(1, say::about(lang)), Block::Table(Table::new("", &head, rows, &[1, 3]).of_names())];
    if !hearing.summary.overview.trim().is_empty() {
        blocks.push(Block::heading(2, say::overview(lang)));
        blocks.extend(markdown::official(&hearing.summary.overview, 3));
    }
    blocks
}

fn issues(hearing: &Hearing) -> Vec<Block> {
    let (lang, one) = (hearing.lang, &hearing.one);
    let mut blocks = vec![Block::heading(1, say::issues(lang))];
    if hearing.summary.issues.is_empty() {
        let nobody = one.comments == 0;
        blocks.push(Block::text(if nobody { say::nobody(lang) } else { say::no_issues(lang) }));
    }
    for issue in &hearing.summary.issues {
        blocks.extend(self::issue(hearing, issue));
    }
    if hearing.summary.coverage.aside > 0 {
        blocks.push(Block::note(&words::ledger::aside_count(lang, hearing.summary.coverage.aside)));
    }
    blocks
}

fn issue(hearing: &Hearing, issue: &Issue) -> Vec<Block> {
    let lang = hearing.lang;
    let targets: Vec<String> = issue.targets.iter().map(|at| hearing.part(at)).collect();
    let belongs = if targets.is_empty() { words::law::whole(lang).to_string() } else { targets.join(" · ") };
    let mut blocks = vec![
        Block::heading(2, say::numbered(issue.number, &official(&issue.title))),
        Block::named(
            say::belongs(lang),
            &format!("{belongs} ({})", words::hints::submitted(lang, issue.comments, issue.texts)),
        ),
    ];
    if !issue.raised.trim().is_empty() {
        blocks.push(Block::named(say::raised(lang), &official(&issue.raised)));
    }
    blocks.extend(sources(lang, issue).map(|text| Block::note(&text)));
    blocks.extend(hearing.replied(issue).map(|(comment, reply)| {
        let when = words::date::short(lang, reply.at.day());
        Block::named(&words::reply::under(lang, reply.agency(lang), &comment.to_string(), &when), &reply.words)
    }));
    let sides = hearing.sides(issue);
    if !sides.is_empty() {
        let rows = sides.iter().map(|side| {
            let count = side.spoke.as_ref().map_or(String::new(), |of| words::public::side_count(lang, of));
            vec![words::public::side_name(lang, &side.who), count, official(words::public::side_view(lang, side))]
        });
        let head = [say::side(lang), words::common::count(lang), say::view(lang)];
        blocks.push(Block::Table(Table::new(say::sides(lang), &head, rows.collect(), &[3, 3, 6]).of_names()));
    }
    let verdict = issue.disposition.map_or(say::undecided(lang), |one| words::law::disposition(lang, one));
    blocks.push(Block::named(say::decision(lang), verdict));
    if !issue.reason.trim().is_empty() {
        blocks.push(Block::named(say::reason(lang), &official(&issue.reason)));
    }
    // Of what nobody decided yet nobody knows what changes.
    if issue.disposition.is_some() {
        let changed = official(&issue.changed);
        let changed = if changed.trim().is_empty() { say::unchanged(lang) } else { &changed };
        blocks.push(Block::named(say::changed(lang), changed));
    }
    if !issue.answered_by.is_empty() {
        blocks.push(Block::named(say::answered_by(lang), &hearing.part(&issue.answered_by)));
    }
    if issue.elsewhere && !issue.changed.trim().is_empty() {
        blocks.push(Block::named(say::answered_by(lang), words::ledger::changed_elsewhere(lang)));
    }
    let corrections = hearing.summary.corrections.iter().filter(|correction| correction.before.id == issue.id);
    blocks.extend(corrections.map(|correction| corrected(lang, correction)));
    blocks
}

/// The comments on which the sentences stand that were taken from people, by their numbers.
fn sources(lang: Lang, issue: &Issue) -> impl Iterator<Item = String> {
    issue.sources.iter().map(move |source| {
        let numbers: Vec<String> = source.first.iter().map(|comment| words::plain(comment.0)).collect();
        words::hints::source(lang, &source.text, source.comments, &numbers)
    })
}

fn corrected(lang: Lang, correction: &Correction) -> Block {
    let before = &correction.before;
    let verdict = before.disposition.map_or(say::undecided(lang), |one| words::law::disposition(lang, one));
    let mut text = say::corrected(lang, correction.at, &official(&correction.reason));
    text.push('\n');
    text.push_str(&say::before(lang, verdict, &official(&before.reason)));
    Block::named(say::correction(lang), &text)
}

/// The survey of an evaluation in numbers; free answers go to the agency alone.
fn survey(hearing: &Hearing) -> Vec<Block> {
    let lang = hearing.lang;
    if hearing.questions.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, say::survey(lang))];
    for (number, question) in domain::survey::answered(&hearing.questions) {
        blocks.push(Block::heading(2, say::numbered(number, &question.said(lang))));
        let tables = hearing.tallies.iter().find(|tables| tables.all.tally.question == question.id.0);
        let tally = tables.map(|tables| tables.all.told()).unwrap_or_default();
        blocks.push(Block::text(&say::answered(lang, tally.answered)));
        if let Some((counted, all)) = tables.and_then(|tables| tables.behind(&tables.all)) {
            blocks.push(Block::note(&words::survey::behind(lang, counted, all)));
        }
        if question.is_sealed() {
            let files = question.is_file().then(|| words::survey::files_sealed(lang));
            blocks.push(Block::note(files.unwrap_or(say::texts_sealed(lang))));
            continue;
        }
        let mut values = tally.by_value;
        values.sort_unstable();
        let rows: Vec<Vec<String>> = values
            .into_iter()
            .map(|(value, n)| {
                let name = words::survey::counted(lang, question, value);
                vec![name, words::number(n)]
            })
            .collect();
        if !rows.is_empty() {
            let head = [words::common::answer(lang), words::common::count(lang)];
            blocks.push(Block::Table(Table::new("", &head, rows, &[4, 1]).of_numbers(1)));
        }
    }
    blocks.push(Block::note(words::law::self_selected(lang)));
    blocks
}

fn impact_part(hearing: &Hearing) -> Vec<Block> {
    let lang = hearing.lang;
    let mut blocks = vec![Block::heading(1, say::impact(lang))];
    match hearing.summary.impact.trim() {
        "" => blocks.push(Block::text(say::no_impact(lang))),
        impact => blocks.extend(markdown::official(impact, 2)),
    }
    blocks
}
