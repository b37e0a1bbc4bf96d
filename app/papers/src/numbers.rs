//! The numbers of a hearing: what came, and what became of it; who stands where, on each part, in each group, and when it was said.
//! Each picture stands with its table, and with what the numbers are not.

use crate::hearing::Hearing;
use crate::letters::kept;
use crate::paper::{Bar, Block, Chart, Series, Table};
use domain::comment::{Class, Counts, Stance};
use domain::lang::Lang;
use domain::through::Helper;
use words::papers as say;

/// A row of counts: its name, and a number for each stance in the order of [`Stance::ALL`].
pub type Row = (String, [u64; 4]);

/// A picture of parts has so many rows at most; the table has all.
const MOST_DRAWN: usize = 15;

/// The part of a summary that counts.
pub(crate) fn of(hearing: &Hearing) -> Vec<Block> {
    let (lang, one, counts) = (hearing.lang, &hearing.one, &hearing.counts);
    let mut rows = vec![vec![say::received(lang).to_string(), words::number(one.comments)]];
    let mut row = |name: &str, n: u64| rows.push(vec![name.to_string(), words::number(n)]);
    row(say::withheld(lang), counts.held_back());
    row(say::agency_only(lang), counts.agency_only);
    row(say::withdrawn(lang), hearing.withdrawn);
    if one.comments > 0 {
        row(say::under_issues(lang), hearing.summary.coverage.coded);
        row(say::aside(lang), hearing.summary.coverage.aside);
        row(say::waiting(lang), hearing.summary.coverage.waiting);
    }
    if one.kind.has_survey() {
        row(say::sheets(lang), one.sheets);
    }
    let head = [say::field(lang), words::common::count(lang)];
    let mut blocks =
        vec![Block::heading(1, say::numbers(lang)), Block::Table(Table::new("", &head, rows, &[4, 1]).of_numbers(1))];
    if let Some(persons) = counts.verified_persons {
        blocks.push(Block::text(&words::picture::verified_persons(lang, persons)));
    }
    if let Some(told) = &hearing.campaigns {
        let submitted = words::hints::distinct(lang, one.comments, told.texts);
        let groups = words::hints::campaigns(lang, told.comments, told.groups, told.group_texts);
        blocks.push(Block::text(&format!("{submitted} {groups} {}", words::hints::copies_mean(lang))));
    }
    if one.comments > 0 {
        blocks.push(Block::heading(2, say::by_stance(lang)));
        blocks.push(stances(hearing));
        blocks.push(Block::note(words::law::self_selected(lang)));
        blocks.push(Block::heading(2, say::by_part(lang)));
        blocks.extend(parts(hearing));
        blocks.extend(over_time(hearing));
        // Of numbers as they stood at an earlier day, who spoke is not known.
        if hearing.counts.tells_who() {
            blocks.push(Block::heading(2, say::by_class(lang)));
            blocks.extend(classes(hearing));
            blocks.extend(channels(hearing));
            blocks.extend(groups(hearing));
        }
        blocks.push(Block::note(words::law::not_a_vote(lang)));
    }
    blocks
}

fn stances(hearing: &Hearing) -> Block {
    let lang = hearing.lang;
    let of =
        |stance: Stance| hearing.counts.by_stance.iter().find(|(code, _)| code == stance.code()).map_or(0, |(_, n)| *n);
    let mut bars: Vec<Bar> = Stance::ALL
        .iter()
        .map(|stance| Bar {
            label: words::law::stance(lang, *stance).into(),
            count: of(*stance),
            shown: words::number(of(*stance)),
        })
        .collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
    Block::Bars {
        caption: say::by_stance(lang).into(),
        head: [say::stance(lang).into(), words::common::count(lang).into()],
        bars,
    }
}

/// Counts by stance of what one address or code names.
fn by_stance(of: &[(String, String, u64)], name: &str) -> [u64; 4] {
    let mut out = [0; 4];
    for (_, code, n) in of.iter().filter(|(found, ..)| found == name) {
        if let Some(at) = Stance::ALL.iter().position(|stance| stance.code() == code) {
            out[at] += n;
        }
    }
    out
}

/// A row for each key point, each provision in the order of the draft, and the whole.
pub fn by_part(
    counts: &Counts,
    labels: &[(String, String)],
    name: impl Fn(&str) -> String,
) -> Vec<(String, String, [u64; 4])> {
    let place = |at: &str| {
        let point = at.strip_prefix('k').and_then(|n| n.parse::<usize>().ok());
        let piece = labels.iter().rposition(|(anchor, _)| at.starts_with(anchor.as_str()));
        (at == domain::comment::GONE, at == "all", point.is_none(), point.or(piece), at.to_string())
    };
    let mut targets: Vec<&(String, u64)> = counts.by_target.iter().filter(|(_, n)| *n > 0).collect();
    targets.sort_by_cached_key(|(at, _)| place(at));
    let row = |(at, _): &(String, u64)| (at.clone(), name(at), by_stance(&counts.by_target_stance, at));
    targets.into_iter().map(row).collect()
}

/// A row for each group, the largest first.
pub fn by_class(lang: Lang, counts: &Counts) -> Vec<Row> {
    let mut classes: Vec<&(String, u64)> = counts.by_class.iter().filter(|(_, n)| *n > 0).collect();
    classes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let name = |code: &str| Class::parse(code).map_or(say::no_class(lang), |class| words::law::class(lang, class));
    let row = |(code, _): &(String, u64)| (name(code).to_string(), by_stance(&counts.by_class_stance, code));
    classes.into_iter().map(row).collect()
}

fn parts(hearing: &Hearing) -> Vec<Block> {
    let (lang, counts) = (hearing.lang, &hearing.counts);
    let rows = by_part(counts, &hearing.labels, |at| hearing.part(at));
    // Key points are what was asked; where there are none, or all fit, every part is drawn.
    let points = |(at, ..): &&(String, String, [u64; 4])| at.starts_with('k');
    let all = rows.len() <= MOST_DRAWN || !rows.iter().any(|row| points(&row));
    let drawn = rows.iter().filter(|row| all || points(row)).take(MOST_DRAWN);
    let drawn: Vec<Row> = drawn.map(|(_, name, counts)| (name.clone(), *counts)).collect();
    let of = |at: &str| counts.by_target.iter().find(|(part, _)| part == at).map_or(0, |(_, n)| *n);
    let rows = rows.into_iter().map(|(at, name, counts)| (name, counts, of(&at))).collect();
    vec![chart(lang, say::by_part(lang), false, drawn), table(lang, say::part(lang), rows)]
}

fn over_time(hearing: &Hearing) -> Vec<Block> {
    let lang = hearing.lang;
    let Some((step, rows)) = hearing.counts.over_time() else { return Vec::new() };
    let title = if step == 7 { words::picture::by_week(lang) } else { words::picture::by_day(lang) };
    let drawn = rows.iter().map(|(day, counts)| (words::date::of_year(lang, *day), *counts)).collect();
    let told = rows.iter().map(|(day, counts)| (words::date::full(lang, *day), *counts, counts.iter().sum()));
    let told = told.filter(|(_, _, n)| *n > 0).collect();
    vec![Block::heading(2, title), chart(lang, title, true, drawn), table(lang, words::picture::day(lang), told)]
}

fn classes(hearing: &Hearing) -> Vec<Block> {
    let (lang, counts) = (hearing.lang, &hearing.counts);
    let rows = by_class(lang, counts);
    let mut totals: Vec<u64> = counts.by_class.iter().map(|(_, n)| *n).filter(|n| *n > 0).collect();
    totals.sort_by_key(|n| std::cmp::Reverse(*n));
    let told = rows.iter().zip(totals).map(|((name, counts), n)| (name.clone(), *counts, n)).collect();
    let mut blocks = vec![chart(lang, say::by_class(lang), false, rows), table(lang, say::class(lang), told)];
    let spoke = |class: &Class| counts.by_class.iter().any(|(code, n)| code == class.code() && *n > 0);
    let silent: Vec<&str> =
        Class::ALL.iter().filter(|class| !spoke(class)).map(|class| words::law::class(lang, *class)).collect();
    if !silent.is_empty() {
        blocks.push(Block::text(&format!("{}: {}", words::picture::silent(lang), silent.join(" · "))));
    }
    blocks
}

/// Who sent it themselves and who said it through another, by who entered it; nothing where all sent it themselves.
fn channels(hearing: &Hearing) -> Vec<Block> {
    use words::through as say;
    let (lang, counts) = (hearing.lang, &hearing.counts);
    let row = |name: String, counts: [u64; 4]| (name, counts, counts.iter().sum::<u64>());
    let through: Vec<_> = Helper::ALL
        .iter()
        .map(|helper| row(say::told(lang, *helper), by_stance(&counts.by_through_stance, helper.code())))
        .filter(|(.., n)| *n > 0)
        .collect();
    if through.is_empty() {
        return Vec::new();
    }
    let all: [u64; 4] = std::array::from_fn(|at| {
        counts.by_stance.iter().find(|(code, _)| code == Stance::ALL[at].code()).map_or(0, |(_, n)| *n)
    });
    let own = std::array::from_fn(|at| all[at].saturating_sub(through.iter().map(|(_, counts, _)| counts[at]).sum()));
    let rows = std::iter::once(row(say::by_themselves(lang).into(), own)).chain(through).collect();
    vec![Block::heading(2, say::by_channel(lang)), table(lang, say::channel(lang), rows)]
}

/// The groups that the dossier names as affected, and which of them did not speak.
fn groups(hearing: &Hearing) -> Vec<Block> {
    let lang = hearing.lang;
    let chose: u64 = hearing.counts.by_group.iter().map(|(_, n)| n).sum();
    // Where nobody said to which group they belong, none is known to be silent.
    let told = |n: u64| match (n, chose) {
        (0, 1..) => words::picture::not_heard(lang).to_string(),
        _ => words::number(n),
    };
    let groups = hearing.counts.groups(&hearing.one.texts.affected);
    let mut rows: Vec<Vec<String>> = groups.into_iter().map(|(name, n)| vec![name, told(n)]).collect();
    if rows.is_empty() {
        let unheard = hearing.summary.unheard();
        let told = format!("{}: {}", words::picture::unheard(lang), unheard.join(" · "));
        return if unheard.is_empty() { Vec::new() } else { vec![Block::text(&told)] };
    }
    let unnamed = hearing.counts.total.saturating_sub(chose);
    rows.push(vec![words::picture::no_group(lang).into(), words::number(unnamed)]);
    let head = [words::picture::group(lang), words::common::count(lang)];
    vec![
        Block::heading(2, words::picture::by_group(lang)),
        Block::Table(Table::new("", &head, rows, &[4, 1]).of_numbers(1)),
    ]
}

fn chart(lang: Lang, caption: &str, upright: bool, rows: Vec<Row>) -> Block {
    let series = Stance::ALL.iter().enumerate().map(|(at, stance)| Series {
        name: words::law::stance_short(lang, *stance).into(),
        look: stance.code().into(),
        counts: rows.iter().map(|(_, counts)| counts[at]).collect(),
    });
    Block::Chart(Chart {
        caption: caption.into(),
        alt: format!("{caption} {}", say::chart_told(lang)),
        upright,
        series: series.collect(),
        totals: rows.iter().map(|(_, counts)| words::number(counts.iter().sum())).collect(),
        labels: rows.into_iter().map(|(name, _)| kept(&name)).collect(),
    })
}

fn table(lang: Lang, of: &str, rows: Vec<(String, [u64; 4], u64)>) -> Block {
    let mut head = vec![of];
    head.extend(Stance::ALL.iter().map(|stance| words::law::stance_short(lang, *stance)));
    head.push(words::common::total(lang));
    let rows = rows.into_iter().map(|(name, counts, total)| {
        let numbers = counts.into_iter().chain([total]).map(words::number);
        std::iter::once(name).chain(numbers).collect()
    });
    Block::Table(Table::new("", &head, rows.collect(), &[9, 3, 4, 4, 3, 3]).of_numbers(1))
}
