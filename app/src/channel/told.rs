//! What everyone is told beside the results of a survey: where the answers came from, what was held outside the portal, and cross-tables. No number below five.

use crate::request::Visit;
use crate::ui::chart;
use domain::channel::Way;
use domain::survey::crossed::Crossed;
use domain::survey::cut::Cut;
use domain::survey::disclose::{TOGETHER, Table, Tables};
use domain::survey::{Form, Question, count};
use leptos::prelude::*;
use store::channel::Occasion;
use words::channel as say;

/// One reconciled total: the portal, each other way, all together. Ways that brought few are counted together, so that no number is below five.
pub fn totals(visit: &Visit, table: &Table) -> Option<AnyView> {
    let lang = visit.lang;
    let name = |value: i64| match value {
        0 => say::portal(lang),
        at => Way::ALL.get(at as usize - 1).map_or("", |way| say::way(lang, *way)),
    };
    let row =
        |name: String, n: u64| view! { <tr><th scope="row">{name}</th><td class="num">{words::number(n)}</td></tr> };
    let mut rows: Vec<_> = table.tally.by_value.iter().map(|(value, n)| row(name(*value).into(), *n)).collect();
    if table.together.1 > 0 {
        let names: Vec<&str> = table.together.0.iter().map(|value| name(*value)).collect();
        rows.push(row(names.join(" · "), table.together.1));
    }
    (!table.few && table.tally.answered > 0).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{say::totals(lang)}</h2>
                <table class="table">
                    <caption class="hidden">{say::totals(lang)}</caption>
                    <thead><tr><th scope="col">{say::way_label(lang)}</th><th class="num" scope="col">{words::common::count(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr><th scope="row">{say::total(lang)}</th><td class="num">{words::number(table.tally.answered)}</td></tr></tfoot>
                </table>
            </section>
        }
        .into_any()
    })
}

/// What was held outside the portal: when, where, by whom, how many came, and what was said where results show.
pub fn occasions(visit: &Visit, all: &[Occasion], shown: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let row = |occasion: &Occasion| {
        let facts = &occasion.facts;
        let area = facts.area.as_deref().map(|code| words::survey::place(lang, code));
        let place = [Some(facts.place.clone()), area].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let came = facts.attended.map(|many| format!(" · {}", say::came(lang, many)));
        let minutes = (shown && !facts.minutes.is_empty())
            .then(|| view! { <p class="kept-text" lang="th">{facts.minutes.clone()}</p> });
        view! {
            <li class="versions__item">
                <b>{say::way(lang, facts.way)} " " {say::days(lang, facts)}</b>
                <p class="small quiet"><span lang="th">{place}</span> " · " {say::held_by(lang)} " " <span lang="th">{facts.held_by.clone()}</span> {came}</p>
                {minutes}
            </li>
        }
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    (!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{say::occasions(lang)}</h2> <ol class="versions gap-3">{rows}</ol></section> }.into_any())
}

/// The cross-tables of each closed question by one division.
pub fn crossed(visit: &Visit, questions: &[Question], told: &[(Tables, Crossed)], cut: Cut) -> Vec<AnyView> {
    let closed = questions.iter().zip(told).filter(|(question, _)| domain::survey::cut::is_closed(question));
    closed.map(|(question, (tables, crossed))| block(visit, question, tables, crossed, cut)).collect()
}

fn block(visit: &Visit, question: &Question, tables: &Tables, crossed: &Crossed, cut: Cut) -> AnyView {
    let (lang, all) = (visit.lang, &tables.all);
    let text = question.said(lang).to_string();
    let heading = view! { <h2 class="section__title" lang=question.lang_of(lang).code()>{text.clone()}</h2> };
    let mut parts: Vec<&(String, Table)> = crossed.by(cut).iter().collect();
    // As people know them; who says nothing stands last, but for those by the portal, who are most.
    let last = |code: &str| code.is_empty() && matches!(cut, Cut::Class | Cut::Place);
    let place = |code: &str| match cut {
        Cut::Class => domain::comment::Class::ALL.iter().position(|one| one.code() == code),
        Cut::Way => Way::ALL.iter().position(|one| one.code() == code),
        _ => None,
    };
    parts.sort_by_key(|(code, _)| (last(code), place(code), code.clone()));
    // Where every value is counted together there is nothing to compare.
    if parts.is_empty() || all.tally.by_value.is_empty() {
        let why = if all.few { words::survey::few(lang) } else { say::no_cross(lang) };
        return view! { <section class="section">{heading} <p class="section__note">{why}</p></section> }.into_any();
    }
    // A table for each statement of a matrix, one for any other question.
    let mut groups: Vec<Vec<i64>> = Vec::new();
    for (value, _) in &all.tally.by_value {
        let at = if question.form == Form::Matrix { count::apart(*value).0 } else { 0 };
        groups.resize_with(groups.len().max(at + 1), Vec::new);
        groups[at].push(*value);
    }
    let behind = tables
        .behind(all)
        .map(|(counted, all)| view! { <p class="chart__note">{words::survey::behind(lang, counted, all)}</p> });
    let tables: Vec<_> = groups
        .into_iter()
        .enumerate()
        .filter(|(_, values)| !values.is_empty())
        .map(|(at, mut values)| {
            values.sort_unstable();
            if matches!(question.form, Form::Scale | Form::Matrix) {
                values.reverse();
            }
            if all.together.1 > 0 && question.form != Form::Matrix {
                values.push(TOGETHER);
            }
            let caption = match question.form {
                Form::Matrix => format!("{text} · {}", question.row(lang, at)),
                _ => text.clone(),
            };
            table(visit, question, &caption, (all, &parts), &values, cut)
        })
        .collect();
    view! { <section class="section">{heading} {tables} {behind}</section> }.into_any()
}

fn table(
    visit: &Visit,
    question: &Question,
    caption: &str,
    (all, parts): (&Table, &[&(String, Table)]),
    values: &[i64],
    cut: Cut,
) -> AnyView {
    let lang = visit.lang;
    let label = |value: &i64| match question.form {
        Form::Matrix => words::survey::step_said(lang, question, count::apart(*value).1),
        Form::Ranking if *value != TOGETHER => question.choice(lang, count::apart(*value).0).to_string(),
        _ => words::survey::counted(lang, question, *value),
    };
    let heads: Vec<String> = values.iter().map(label).collect();
    let rows: Vec<_> = parts
        .iter()
        .map(|(code, table)| {
            let answered = table.tally.answered;
            let cell = |(value, head): (&i64, &String)| {
                // What an earlier moment counted together may be others.
                let n = match *value {
                    TOGETHER => (table.together.0 == all.together.0).then_some(table.together.1),
                    value => table.n(value),
                };
                let said = n.map_or(String::new(), |n| chart::with_share(n, answered));
                view! { <td class="num" data-head=head.clone()>{said}</td> }
            };
            let cells: Vec<_> = values.iter().zip(&heads).map(cell).collect();
            let then = table.behind.map(|(counted, sheets)| view! { <span class="chart__note">{words::survey::counted_so_far(lang, counted, sheets)}</span> });
            view! { <tr><th scope="row">{say::part(lang, cut, code)} " " {then}</th><td class="num" data-head=words::survey::answered_this(lang)>{words::number(answered)}</td>{cells}</tr> }
        })
        .collect();
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th class="num" scope="col">{head}</th> }).collect();
    let (name, region) = (caption.to_string(), caption.to_string());
    // The heading says it already, but for the statements of a matrix.
    let shown = if question.form == Form::Matrix { "table__cap" } else { "hidden" };
    view! {
        <div class="table-wrap table-wrap--slim" tabindex="0" role="region" aria-label=region>
            <table class="table table--stack">
                <caption class=shown>{name}</caption>
                <thead><tr><th scope="col">{say::cut(lang, cut)}</th><th class="num" scope="col">{words::survey::answered_this(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
