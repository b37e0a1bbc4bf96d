//! Charts drawn on the server: horizontal bars with their numbers, and the table under them for everyone.

use domain::lang::Lang;
use leptos::prelude::*;

/// One bar.
pub struct Bar {
    pub label: String,
    pub count: u64,
    /// The class of its fill.
    pub class: &'static str,
    pub shape: Option<AnyView>,
}

/// Whose shares the table tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of all that is drawn: each was counted once.
    Total,
    /// Of those who answered, each of whom may be counted several times.
    Answerers(u64),
}

/// Bars and their table. Widths are in per cent of the longest, so that letters never shrink.
pub fn bars(caption: &str, bars: Vec<Bar>, of: Of, lang: Lang) -> AnyView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let (total, foot, heading) = match of {
        Of::Total => {
            (bars.iter().map(|bar| bar.count).sum::<u64>(), words::common::total(lang), words::common::per_cent(lang))
        }
        Of::Answerers(n) => (n, words::survey::answered_this(lang), words::survey::of_those(lang)),
    };
    let (drawn, rows): (Vec<_>, Vec<_>) = bars
        .into_iter()
        .map(|bar| {
            let width = format!("{:.1}%", bar.count as f64 * 100.0 / most as f64);
            let share = if total == 0 { 0.0 } else { bar.count as f64 * 100.0 / total as f64 };
            let drawn = view! {
                <div class="chart__row">
                    <span class="chart__label">{bar.shape} " " {bar.label.clone()}</span>
                    <span class="chart__count">{words::number(bar.count)}</span>
                    <svg class="chart__bar" height="10" width="100%"><rect class="chart__track" width="100%" height="10" /><rect class=bar.class width=width height="10" /></svg>
                </div>
            };
            let row = view! { <tr><th scope="row">{bar.label}</th><td class="num">{words::number(bar.count)}</td><td class="num">{words::plain(format!("{share:.1}"))}</td></tr> };
            (drawn, row)
        })
        .unzip();
    view! {
        <figure class="chart">
            <div aria-hidden="true">{drawn}</div>
            <table>
                <caption class="hidden">{caption.to_string()}</caption>
                <thead><tr><th scope="col">{words::common::answer(lang)}</th><th class="num" scope="col">{words::common::count(lang)}</th><th class="num" scope="col">{heading}</th></tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{foot}</th><td class="num">{words::number(total)}</td><td></td></tr></tfoot>
            </table>
        </figure>
    }
    .into_any()
}
