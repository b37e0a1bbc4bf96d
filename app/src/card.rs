//! A consultation in one row, its state in words, and one voice: what several rooms show.

use crate::comment::difference::Wordings;
use crate::request::Visit;
use crate::ui::{icon, prose};
use domain::comment::{Earlier, GONE, Public, Said};
use domain::consultation::{Card, Consultation};
use domain::lang::Lang;
use domain::phase::{Dates, Phase, days_left};
use domain::time::Moment;
use leptos::prelude::*;

/// The class of a state's sign; the words beside it say the same.
pub fn state_class(dates: &Dates, now: Moment) -> &'static str {
    match (Phase::at(dates, now), dates.closes) {
        (Phase::Open, Some(closes)) if days_left(closes, now) == 0 => "state state--today",
        (Phase::Open, _) => "state state--open",
        (Phase::Summarised, _) => "state state--done",
        _ => "state state--wait",
    }
}

/// The state in words with its sign.
pub fn state(visit: &Visit, dates: &Dates) -> impl IntoView + use<> {
    view! { <span class=state_class(dates, visit.now)>{words::law::state(visit.lang, dates, visit.now)}</span> }
}

/// One row of a list.
pub fn row(visit: &Visit, card: &Card) -> impl IntoView + use<> {
    row_and(visit, card, None)
}

/// The same with something more of it.
pub fn row_and(visit: &Visit, card: &Card, more: Option<AnyView>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let until = card.dates.closes.filter(|_| card.phase(visit.now) == Phase::Open).map(|closes| {
        view! { " " <span class="row__until">{words::date::until(lang, closes)}</span> }
    });
    let agency = if lang == domain::lang::Lang::En && !card.agency_name_en.is_empty() {
        &card.agency_name_en
    } else {
        &card.agency_name_th
    };
    let said = match (card.kind.has_survey(), card.phase(visit.now).is_over()) {
        (true, true) => words::common::sheets_over(lang, card.sheets),
        (true, false) => words::common::sheets(lang, card.sheets),
        (false, true) => words::common::comments_over(lang, card.comments),
        (false, false) => words::common::comments(lang, card.comments),
    };
    let full = (!card.short_name.is_empty()).then(|| view! { <p class="row__full" lang="th">{card.title.clone()}</p> });
    view! {
        <li class="row">
            <p class="row__when">{state(visit, &card.dates)} {until}</p>
            <div>
                <h3 class="row__title" lang="th"><a href=visit.to(&format!("/c/{}", card.id))>{card.name().to_string()}</a></h3>
                {full}
                <p class="row__meta"><span>{words::agency::named(lang, agency, card.place.as_ref())}</span> <span>{words::law::kind(lang, card.kind)}</span> <span>{said}</span></p>
                {more}
            </div>
        </li>
    }
}

/// What a target is called: "ประเด็นที่ 2 การมีอะไหล่", "มาตรา ๑๐", "ทั้งเรื่อง". `labels` are anchors and labels of provisions.
pub fn target_name(visit: &Visit, one: &Consultation, target: &str, labels: &[(String, String)]) -> String {
    let lang = visit.lang;
    if target == GONE {
        return words::version::gone(lang).into();
    }
    if target == "all" {
        return words::law::whole(lang).into();
    }
    let point = target.strip_prefix('k').and_then(|n| n.parse::<u32>().ok());
    if let Some(number) = point {
        let title = one.point(number).map_or("", |point| point.title.as_str());
        return format!("{} {title}", words::law::key_point(lang, number));
    }
    labels.iter().find(|(anchor, _)| anchor == target).map_or_else(|| target.to_string(), |(_, label)| label.clone())
}

/// Which version a comment was made on, where it is not the latest; `gone` where that version's provision is no more.
pub fn earlier(lang: Lang, earlier: Option<&Earlier>, gone: bool) -> Option<String> {
    let earlier = earlier?;
    let when = words::date::short(lang, earlier.published.day());
    let said = words::version::said_of(lang, &earlier.label, &when, gone, earlier.placed);
    Some(if earlier.holds { format!("{said} · {}", words::version::holds(lang)) } else { said })
}

/// Letters of a comment that stand open; the rest of a longer one is folded, so that a list of a hundred stays calm.
const OPEN: usize = 900;
/// A fold that hides less than this is not worth its press.
const LEAST_FOLDED: usize = 400;

/// What somebody wrote.
fn words_of(lang: Lang, text: &str) -> AnyView {
    let whole = |text: &str| view! { <p class="voice__words">{text.to_string()}</p> }.into_any();
    if text.chars().count() <= OPEN + LEAST_FOLDED {
        return whole(text);
    }
    let begun = prose::beginning(text, OPEN);
    let (open, rest) = text.split_at(begun.strip_suffix(" …").map_or(text.len(), str::len));
    view! {
        {whole(open)}
        <details class="voice__rest"><summary class="act"><span class="voice__more">{words::public::read_on(lang)}</span> <span class="voice__less">{words::public::read_less(lang)}</span></summary> {whole(rest.trim_start())}</details>
    }
    .into_any()
}

/// One published comment, or its tombstone; its wording as what it changes.
pub fn voice(visit: &Visit, about: String, one: &Public, wordings: &Wordings) -> AnyView {
    let lang = visit.lang;
    let when = words::date::short(lang, one.at.day());
    let id = format!("o{}", one.id);
    let of = earlier(lang, one.earlier.as_ref(), one.target.is_gone());
    let of = of.map(|of| view! { <p class="voice__of">{of}</p> });
    match &one.said {
        Said::Shown { stance, reason, wording, quote, class, name } => {
            // Whoever skipped the question is called nothing.
            let who = class.map(|class| view! { <span>{words::law::class(lang, class)}</span> " · " });
            // What an organisation is called stands before.
            let named = name.clone().unwrap_or_else(|| words::public::unnamed(lang).into());
            let named = one.speaker.is_none().then(|| view! { {named} " · " });
            let edited = one.edited.map(|_| view! { " · " <a href=visit.to(&format!("/c/{}/comments/{}", visit.param("id"), one.id))>{words::comment::edited(lang)}</a> });
            // Of today: who agreed is in no log, so that an earlier day's number is not known.
            let agreed = (one.agreed > 0 && visit.on.is_none())
                .then(|| view! { <span class="nb">{words::comment::agree_count(lang, one.agreed)}</span> " · " });
            let report = (visit.on.is_none() && !visit.path.ends_with("/report")).then(|| {
                let to = visit.to(&format!("/c/{}/comments/{}/report", visit.param("id"), one.id));
                view! { " · " <a class="voice__report" rel="nofollow" href=to>{words::moderation::report(lang)} <span class="hidden">" " {one.id.to_string()}</span></a> }
            });
            let wording = wordings.of(lang, one.id, wording);
            let history = visit.to(&format!("/c/{}/comments/{}#reply", visit.param("id"), one.id));
            let reply =
                one.reply.as_ref().map(|reply| crate::comment::reply::under(visit, reply, Some(history), one.edited));
            view! {
                <article class="voice" id=id>
                    <p class="voice__on">
                        <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)} {words::law::stance_short(lang, *stance)}</span>
                        <span>{about}</span>
                    </p>
                    {of}
                    {crate::comment::quote::shown(lang, quote)}
                    {words_of(lang, reason)}
                    {wording}
                    {crate::comment::files::under(visit, one)}
                    <p class="voice__who">{crate::organisation::shown::beside(lang, one.speaker.as_ref())} {one.through.map(|helper| view! { <b>{words::through::told(lang, helper)}</b> " · " })} {who} {named} {agreed} <span class="nb">{when}</span> {edited} {report}</p>
                    {reply}
                </article>
            }
            .into_any()
        }
        Said::Withheld { reason } => view! {
            <article class="voice" id=id>
                <p class="voice__on"><span>{about}</span></p>
                {of}
                <p class="tomb">{words::public::withheld(lang, words::law::reason(lang, *reason))}</p>
                <p class="voice__who">{when}</p>
            </article>
        }
        .into_any(),
        Said::Withdrawn => view! {
            <article class="voice" id=id>
                <p class="voice__on"><span>{about}</span></p>
                {of}
                <p class="tomb">{words::public::withdrawn(lang)}</p>
                <p class="voice__who">{when}</p>
            </article>
        }
        .into_any(),
        Said::Unkept => view! {
            <article class="voice" id=id>
                <p class="voice__on"><span>{about}</span></p>
                {of}
                <p class="tomb">{words::then::unkept(lang)}</p>
                <p class="voice__who">{when}</p>
            </article>
        }
        .into_any(),
    }
}
