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

impl Of {
    /// Of how many shares are told.
    fn how_many(self, numbers: &[(String, u64)]) -> u64 {
        match self {
            Of::Total => numbers.iter().map(|(_, n)| n).sum(),
            Of::Answerers(n) => n,
        }
    }
}

/// A number with its share: `12 (34%)`.
pub fn with_share(n: u64, of: u64) -> String {
    match of {
        0 => words::number(n),
        of => format!("{} ({}%)", words::number(n), words::plain(format!("{:.0}", n as f64 * 100.0 / of as f64))),
    }
}

/// Bars and their table. Widths are in per cent of the longest, so that letters never shrink.
pub fn bars(caption: &str, bars: Vec<Bar>, of: Of, lang: Lang) -> AnyView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let numbers: Vec<(String, u64)> = bars.iter().map(|bar| (bar.label.clone(), bar.count)).collect();
    let all = of.how_many(&numbers);
    let drawn: Vec<_> = bars
        .into_iter()
        .map(|bar| {
            let width = format!("{:.1}%", bar.count as f64 * 100.0 / most as f64);
            view! {
                <div class="chart__row">
                    <span class="chart__label">{bar.shape} " " {bar.label}</span>
                    <span class="chart__count">{with_share(bar.count, all)}</span>
                    <svg class="chart__bar" height="10" width="100%"><rect class="chart__track" width="100%" height="10" /><rect class=bar.class width=width height="10" /></svg>
                </div>
            }
        })
        .collect();
    figure(caption, drawn.into_any(), numbers, of, lang)
}

/// The steps of a scale, from the most to the least, upon one line and their table: what is above the middle right of it, what is below left, the middle on
/// both sides. A whole side is half of the width, so that lines under each other have one measure.
pub fn scale(caption: &str, steps: Vec<(String, u64)>, of: Of, lang: Lang) -> AnyView {
    let counts: Vec<u64> = steps.iter().map(|(_, n)| *n).collect();
    let all = of.how_many(&steps);
    let parts: Vec<_> = spans(&counts)
        .into_iter()
        .zip(0..)
        .map(|((from, width), at)| {
            let (class, strength) = tone(at, counts.len());
            view! { <rect class=class fill-opacity=strength x=format!("{from:.2}%") width=format!("{width:.2}%") height="18" /> }
        })
        .collect();
    // In the order of the line, from left to right: the least first.
    let key: Vec<_> = steps
        .iter()
        .enumerate()
        .rev()
        .map(|(at, (label, n))| {
            let (class, strength) = tone(at, counts.len());
            view! { <li class="chart__label"><svg width="12" height="12"><rect class=class fill-opacity=strength width="12" height="12" /></svg> {label.clone()} " " <span class="chart__count">{with_share(*n, all)}</span></li> }
        })
        .collect();
    let drawn = view! {
        <svg class="chart__steps" height="18" width="100%"><rect class="chart__track" width="100%" height="18" />{parts}<rect class="chart__middle" x="50%" width="1" height="18" /></svg>
        <ul class="chart__key">{key}</ul>
    };
    figure(caption, drawn.into_any(), steps, of, lang)
}

/// How much of those who answered are above the middle of a scale, half of who is on it among them; in thousandths.
pub fn above(steps: &[u64]) -> u64 {
    let all = steps.iter().sum::<u64>().max(1);
    let (half, odd) = (steps.len() / 2, steps.len() % 2 == 1);
    let upper: u64 = steps[..half].iter().sum();
    (upper * 2 + if odd { steps[half] } else { 0 }) * 500 / all
}

/// Where each step begins and how wide it is, in per cent of the width; the middle of the scale is in the middle.
fn spans(steps: &[u64]) -> Vec<(f64, f64)> {
    let all = steps.iter().sum::<u64>().max(1) as f64;
    // The least stands furthest left.
    let mut at = above(steps) as f64 / 20.0 + 50.0;
    let span = |n: &u64| {
        let width = *n as f64 * 50.0 / all;
        at -= width;
        (at, width)
    };
    steps.iter().map(span).collect()
}

/// The fill of a step and how strong it is: stronger from the middle on.
fn tone(at: usize, of: usize) -> (&'static str, String) {
    let (half, odd) = (of / 2, of % 2 == 1);
    let far = |steps: usize| format!("{:.2}", 0.4 + 0.6 * steps as f64 / half.max(1) as f64);
    match at {
        at if at < half => ("bar", far(half - at)),
        at if odd && at == half => ("bar bar--unstated", "0.45".into()),
        at => ("bar bar--change", far(at + half + 1 - of)),
    }
}

fn figure(caption: &str, drawn: AnyView, numbers: Vec<(String, u64)>, of: Of, lang: Lang) -> AnyView {
    let total = of.how_many(&numbers);
    let (foot, heading) = match of {
        Of::Total => (words::common::total(lang), words::common::per_cent(lang)),
        Of::Answerers(_) => (words::survey::answered_this(lang), words::survey::of_those(lang)),
    };
    let rows: Vec<_> = numbers
        .into_iter()
        .map(|(label, n)| {
            let share = if total == 0 { 0.0 } else { n as f64 * 100.0 / total as f64 };
            view! { <tr><th scope="row">{label}</th><td class="num">{words::number(n)}</td><td class="num">{words::plain(format!("{share:.1}"))}</td></tr> }
        })
        .collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_with_its_share() {
        assert_eq!((with_share(12, 35), with_share(3, 0)), ("12 (34%)".into(), "3".into()));
    }

    #[test]
    fn a_scale_stands_about_its_middle() {
        assert_eq!(above(&[1, 1, 1, 1, 1]), 500);
        assert_eq!((above(&[4, 0, 0, 0, 0]), above(&[0, 0, 0, 0, 4]), above(&[0, 0, 3, 0, 0])), (1_000, 0, 500));
        // All above: from the middle to the right end.
        assert_eq!(spans(&[4, 0, 0, 0, 0])[0], (50.0, 50.0));
        assert_eq!(spans(&[0, 0, 0, 0, 4])[4], (0.0, 50.0));
        assert_eq!(spans(&[0, 0, 4, 0, 0])[2], (25.0, 50.0));
        assert_eq!(spans(&[1, 1]), [(50.0, 25.0), (25.0, 25.0)]);
        assert_eq!(spans(&[0, 0, 0]), [(50.0, 0.0); 3]);
    }

    #[test]
    fn a_step_is_stronger_the_farther_it_is() {
        let tones: Vec<_> = (0..5).map(|at| tone(at, 5)).collect();
        assert_eq!(
            tones.iter().map(|(_, strength)| strength.as_str()).collect::<Vec<_>>(),
            ["1.00", "0.70", "0.45", "0.70", "1.00"]
        );
        assert_eq!((tone(0, 2).1.as_str(), tone(1, 2).1.as_str()), ("1.00", "1.00"));
    }
}
