//! The picture of a hearing: stance by what was commented on, by who spoke and by day, each cell with its number, so that
//! nothing is told by colour alone; and who did not speak.

use crate::card;
use crate::request::Visit;
use crate::ui::field::{Given, Select};
use crate::ui::icon;
use domain::comment::{Class, Counts, Identity, Stance};
use domain::consultation::Consultation;
use domain::lang::Lang;
use leptos::prelude::*;
use store::comment::Among;
use words::picture as say;

/// A row: its name, and the comments of each stance in the order of [`Stance::ALL`].
type Row = (String, [u64; 4]);

/// Fewer on a part are not told apart.
const LEAST: u64 = domain::survey::disclose::FEWEST;

/// Who is asked for, where a page asks: a class or a level of identity.
pub fn among(visit: &Visit) -> Option<Among> {
    let asked = visit.asked("among");
    let class = Class::parse(asked).ok().map(Among::Class);
    class.or_else(|| Identity::parse(asked).ok().map(Among::Identity))
}

/// The form that asks where one class, or those of one level of identity, stand on each part.
pub fn choose_among(visit: &Visit, counts: &Counts) -> impl IntoView + use<> {
    let lang = visit.lang;
    let classes = Class::ALL.iter().map(|class| (class.code(), words::law::class(lang, *class)));
    let identities = Identity::ALL.iter().map(|one| (one.code(), words::law::identity(lang, *one)));
    let spoke = |code: &str| {
        counts.by_class.iter().any(|(class, n)| class == code && *n > 0)
            || counts.by_identity_stance.iter().any(|(identity, _, n)| identity == code && *n > 0)
    };
    let options =
        classes.chain(identities).filter(|(code, _)| spoke(code)).map(|(code, name)| (code.into(), name.into()));
    let options = std::iter::once((String::new(), say::everybody(lang).to_string())).chain(options).collect();
    let given = Given { name: "among".into(), value: visit.asked("among").into(), refused: None, lang };
    let kept: Vec<_> = ["open", "show"]
        .into_iter()
        .filter(|name| !visit.asked(name).is_empty())
        .map(|name| view! { <input type="hidden" name=name value=visit.asked(name).to_string() /> })
        .collect();
    view! {
        <form method="get" class="views__keep" action=visit.to(&visit.path)>
            {kept}
            <Select given label=say::among(lang) options />
            <button class="button button--plain" type="submit">{words::ledger::show(lang)}</button>
        </form>
    }
}

/// Where people stand on each part.
pub fn by_part(visit: &Visit, one: &Consultation, counts: &Counts, labels: &[(String, String)]) -> AnyView {
    let name = |at: &str| card::target_name(visit, one, at, labels);
    let of = |at: &str| stances(counts.by_target_stance.iter().filter(|(part, ..)| part == at).map(|(_, s, n)| (s, n)));
    let rows = counts.by_target.iter().map(|(at, _)| (name(at), of(at))).collect();
    heat(visit.lang, say::by_part(visit.lang), words::public::about_part(visit.lang), rows)
}

/// Where each class stands; those who did not speak are named under it.
pub fn by_class(lang: Lang, counts: &Counts) -> AnyView {
    let of = |code: &str| stances(counts.by_class_stance.iter().filter(|(c, ..)| c == code).map(|(_, s, n)| (s, n)));
    let spoke = |class: &Class| counts.by_class.iter().any(|(code, n)| code == class.code() && *n > 0);
    let classes = Class::ALL.iter().filter(|class| spoke(class));
    let mut rows: Vec<Row> =
        classes.map(|class| (words::law::class(lang, *class).to_string(), of(class.code()))).collect();
    let unnamed = of("-");
    if unnamed.iter().sum::<u64>() > 0 {
        rows.push((words::public::no_class(lang).to_string(), unnamed));
    }
    let silent: Vec<&str> =
        Class::ALL.iter().filter(|class| !spoke(class)).map(|class| words::law::class(lang, *class)).collect();
    let silent = (!silent.is_empty())
        .then(|| view! { <p class="chart__note">{say::silent(lang)} ": " {silent.join(" · ")}</p> });
    view! { {heat(lang, say::by_class(lang), words::public::who_spoke(lang), rows)} {silent} }.into_any()
}

/// How many of each group that the dossier names as affected (s.14(3)) spoke, and which did not; nothing where it names none.
/// Of one that names them in running text, who was not heard as the summariser wrote it.
pub fn by_group(lang: Lang, one: &Consultation, counts: &Counts, unheard: &[&str]) -> Option<AnyView> {
    let groups = counts.groups(&one.texts.affected);
    if groups.is_empty() {
        let told = (!unheard.is_empty())
            .then(|| view! { <p class="chart__note">{say::unheard(lang)} ": " <span lang="th">{unheard.join(" · ")}</span></p> });
        return told.map(IntoAny::into_any);
    }
    let chose: u64 = counts.by_group.iter().map(|(_, n)| n).sum();
    let rows: Vec<_> = groups
        .into_iter()
        .map(|(group, n)| {
            // Where nobody said to which group they belong, none is known to be silent.
            let told = match n {
                0 if chose > 0 => view! { <b>{say::not_heard(lang)}</b> }.into_any(),
                n => words::number(n).into_any(),
            };
            view! { <tr><th scope="row" lang="th">{group}</th> <td class="num">{told}</td></tr> }
        })
        .collect();
    let others = counts.total.saturating_sub(chose);
    Some(
        view! {
            <table class="table table--dense gap-4">
                <caption class="table__cap">{say::by_group(lang)}</caption>
                <thead><tr><th scope="col">{say::group(lang)}</th> <th class="num" scope="col">{words::summary::comments(lang)}</th></tr></thead>
                <tbody>{rows} <tr><th scope="row">{say::no_group(lang)}</th> <td class="num">{words::number(others)}</td></tr></tbody>
            </table>
            <p class="small quiet">{say::group_means(lang)}</p>
        }
        .into_any(),
    )
}

/// Where people stand by how well the portal knows them, and how many persons it knows; nothing where all are guests.
pub fn by_identity(lang: Lang, counts: &Counts) -> Option<AnyView> {
    let of = |code: &str| stances(counts.by_identity_stance.iter().filter(|(c, ..)| c == code).map(|(_, s, n)| (s, n)));
    let rows: Vec<Row> = Identity::ALL
        .iter()
        .map(|one| (words::law::identity(lang, *one).to_string(), of(one.code())))
        .filter(|(_, counts)| counts.iter().sum::<u64>() > 0)
        .collect();
    // Somebody may have said several things.
    let persons =
        counts.verified_persons.map(|n| view! { <p class="chart__note">{say::verified_persons(lang, n)}</p> });
    let table = (rows.len() > 1).then(|| heat(lang, say::by_identity(lang), words::ledger::identity(lang), rows));
    (table.is_some() || persons.is_some()).then(|| view! { {table} {persons} }.into_any())
}

/// Where those stand on each part whose identity is verified, and the others, side by side; nothing where all are one or the other, and of
/// no part on which so few of either spoke that one of them would be told.
pub fn by_part_and_identity(
    visit: &Visit,
    one: &Consultation,
    counts: &Counts,
    labels: &[(String, String)],
) -> Option<AnyView> {
    let lang = visit.lang;
    let of = |all: &[(String, String, u64)], at: &str| {
        stances(all.iter().filter(|(part, ..)| part == at).map(|(_, s, n)| (s, n)))
    };
    let every = |row: &[u64; 4]| row.iter().sum::<u64>();
    let mut rows: Vec<Row> = Vec::new();
    for (at, _) in &counts.by_target {
        let (all, known) = (of(&counts.by_target_stance, at), of(&counts.by_verified_target_stance, at));
        let others: [u64; 4] = std::array::from_fn(|stance| all[stance].saturating_sub(known[stance]));
        if every(&known) < LEAST || every(&others) < LEAST {
            continue;
        }
        let name = card::target_name(visit, one, at, labels);
        rows.push((format!("{name} · {}", say::verified(lang)), known));
        rows.push((format!("{name} · {}", say::not_verified(lang)), others));
    }
    let table = (!rows.is_empty())
        .then(|| heat(lang, say::by_part_and_identity(lang), words::public::about_part(lang), rows))?;
    Some(view! { {table} <p class="chart__note">{say::few_left_out(lang, LEAST)}</p> }.into_any())
}

/// Where persons and organisations stand, those apart that an administrator checked; nothing where no organisation spoke.
pub fn by_speaker(lang: Lang, counts: &Counts) -> Option<AnyView> {
    let of = |code: &str| stances(counts.by_speaker_stance.iter().filter(|(c, ..)| c == code).map(|(_, s, n)| (s, n)));
    let (checked, others) = (of("verified"), of("unverified"));
    let every = |row: &[u64; 4]| row.iter().sum::<u64>();
    if every(&checked) + every(&others) == 0 {
        return None;
    }
    let all = stances(counts.by_stance.iter().map(|(s, n)| (s, n)));
    let persons = std::array::from_fn(|at| all[at].saturating_sub(checked[at] + others[at]));
    use words::organisation as who;
    let rows = vec![
        (who::persons(lang).to_string(), persons),
        (who::organisations_verified(lang).to_string(), checked),
        (who::organisations_unverified(lang).to_string(), others),
    ];
    let rows = rows.into_iter().filter(|(_, row)| every(row) > 0).collect();
    Some(heat(lang, who::by_speaker(lang), who::who(lang), rows))
}

/// Where those stand who sent it themselves, and those who said it through another, by who entered it; nothing where all sent it themselves.
pub fn by_channel(lang: Lang, counts: &Counts) -> Option<AnyView> {
    use domain::through::Helper;
    let of = |code: &str| stances(counts.by_through_stance.iter().filter(|(c, ..)| c == code).map(|(_, s, n)| (s, n)));
    let every = |row: &[u64; 4]| row.iter().sum::<u64>();
    let through: Vec<Row> = Helper::ALL
        .iter()
        .map(|helper| (words::through::told(lang, *helper), of(helper.code())))
        .filter(|(_, row)| every(row) > 0)
        .collect();
    if through.is_empty() {
        return None;
    }
    let all = stances(counts.by_stance.iter().map(|(s, n)| (s, n)));
    let own = std::array::from_fn(|at| all[at].saturating_sub(through.iter().map(|(_, row)| row[at]).sum()));
    let rows = std::iter::once((words::through::by_themselves(lang).to_string(), own)).chain(through);
    let rows = rows.filter(|(_, row)| every(row) > 0).collect();
    Some(heat(lang, words::through::by_channel(lang), words::through::channel(lang), rows))
}

fn stances<'a>(counts: impl Iterator<Item = (&'a String, &'a u64)>) -> [u64; 4] {
    let mut out = [0; 4];
    for (code, n) in counts {
        if let Some(at) = Stance::ALL.iter().position(|stance| stance.code() == code) {
            out[at] += n;
        }
    }
    out
}

/// A table whose cells are the darker the greater their share of the row.
fn heat(lang: Lang, caption: &'static str, of: &'static str, rows: Vec<Row>) -> AnyView {
    /// Shades besides none.
    const SHADES: u64 = 4;
    let heads: Vec<_> = Stance::ALL
        .iter()
        .map(|stance| view! { <th class="num" scope="col"><span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)}</span> <span class="hidden">{words::law::stance_short(lang, *stance)}</span></th> })
        .collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, counts)| {
            let total: u64 = counts.iter().sum();
            let cells: Vec<_> = Stance::ALL
                .iter()
                .zip(counts)
                .map(|(stance, n)| {
                    let shade = (n * SHADES).div_ceil(total.max(1));
                    view! { <td class=format!("num heat heat--{} heat--{shade}", stance.code())>{words::number(n)}</td> }
                })
                .collect();
            view! { <tr><th scope="row">{name}</th> {cells} <td class="num">{words::number(total)}</td></tr> }
        })
        .collect();
    view! {
        <div class="heats gap-4" role="region" aria-label=caption tabindex="0">
        <table class="table table--dense">
            <caption class="table__cap">{caption}</caption>
            <thead><tr><th scope="col">{of}</th> {heads} <th class="num" scope="col">{words::common::total(lang)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        </div>
        {key(lang)}
    }
    .into_any()
}

/// What the shapes over the columns say.
fn key(lang: Lang) -> impl IntoView + use<> {
    let shapes: Vec<_> = Stance::ALL
        .iter()
        .map(|stance| view! { <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)} {words::law::stance(lang, *stance)}</span> " " })
        .collect();
    view! { <p class="small quiet">{words::ledger::stance_key(lang)} ": " {shapes}</p> }
}

/// When comments came, by stance: columns, and the same as a table.
pub fn by_day(lang: Lang, counts: &Counts) -> Option<AnyView> {
    let (step, rows) = counts.over_time()?;
    let (first, last) = (rows.first()?.0, counts.by_day_stance.iter().map(|(day, ..)| *day).max()?);
    let most = rows.iter().map(|(_, counts)| counts.iter().sum::<u64>()).max().unwrap_or(0).max(1);
    let (busiest, at_most) = rows
        .iter()
        .map(|(day, counts)| (*day, counts.iter().sum::<u64>()))
        .fold((first, 0), |best, one| if one.1 > best.1 { one } else { best });
    let columns: Vec<_> = rows.iter().enumerate().map(|(at, (_, counts))| column(at, *counts, most)).collect();
    let lines: Vec<_> = rows
        .iter()
        .filter(|(_, counts)| counts.iter().any(|n| *n > 0))
        .map(|(day, counts)| {
            let cells: Vec<_> = counts.iter().map(|n| view! { <td class="num">{words::number(*n)}</td> }).collect();
            view! { <tr><th scope="row" class="nb">{words::date::short(lang, *day)}</th> {cells}</tr> }
        })
        .collect();
    let heads: Vec<_> = Stance::ALL
        .iter()
        .map(|stance| view! { <th class="num" scope="col">{words::law::stance_short(lang, *stance)}</th> })
        .collect();
    let title = if step == 7 { say::by_week(lang) } else { say::by_day(lang) };
    let alike = rows.iter().filter(|(_, counts)| counts.iter().sum::<u64>() == at_most).count();
    let told = (at_most > 1).then(|| match alike {
        1 => say::busiest(lang, step == 7, busiest, at_most),
        _ => say::busiest_several(lang, step == 7, at_most),
    });
    let told = told.map(|told| view! { <p class="chart__note">{told}</p> });
    Some(
        view! {
            <figure class="chart">
                <figcaption class="table__cap">{title}</figcaption>
                <svg class="chart__days" viewBox=format!("0 0 {} 100", rows.len() * 10) preserveAspectRatio="none" aria-hidden="true">{columns}</svg>
                <p class="chart__ends" aria-hidden="true"><span>{words::date::short(lang, first)}</span> <span>{words::date::short(lang, last)}</span></p>
                {told}
                <details class="fold"><summary class="fold__name">{say::as_table(lang)}</summary>
                    <table class="table table--dense"><caption class="hidden">{title}</caption> <thead><tr><th scope="col">{say::day(lang)}</th> {heads}</tr></thead> <tbody>{lines}</tbody></table>
                </details>
            </figure>
        }
        .into_any(),
    )
}

/// One day: stances upon each other, in shares of the busiest day.
fn column(at: usize, counts: [u64; 4], most: u64) -> AnyView {
    let mut top = 100.0;
    let parts: Vec<_> = Stance::ALL
        .iter()
        .zip(counts)
        .map(|(stance, n)| {
            let height = n as f64 * 100.0 / most as f64;
            top -= height;
            (n > 0).then(|| view! { <rect class=format!("bar bar--{}", stance.code()) x=(at * 10 + 1).to_string() y=format!("{top:.2}") width="8" height=format!("{height:.2}") /> })
        })
        .collect();
    parts.into_any()
}
