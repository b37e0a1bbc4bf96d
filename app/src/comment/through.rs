//! Entering what somebody else says: the form's part that records their consent, the way there and back, and what the receipt says to the helper, with the
//! way to the next person, so that a sitting does not type everything again.

use crate::request::Visit;
use crate::ui::field::{Choice, Date, Line, Radios};
use domain::admission::{Admission, Admits, Once};
use domain::comment::{LONGEST, Target};
use domain::consultation::Consultation;
use domain::through::{Consent, Helper, Through};
use leptos::prelude::*;
use words::through as say;

/// The field of an address by which the form is asked for somebody else.
const FOR: &str = "for";

/// Whether the form is for what somebody else says.
pub fn asked(visit: &Visit) -> bool {
    // A survey's address names its audience by the same word.
    let at = Some(visit.asked(FOR)).filter(|code| Helper::parse(code).is_ok()).unwrap_or("");
    !visit.value("through", at).is_empty()
}

/// What the fields are called where something was refused.
pub fn labels(visit: &Visit) -> [(&'static str, &'static str); 7] {
    let lang = visit.lang;
    [
        ("through", say::helper(lang)),
        ("consent", say::consent(lang)),
        ("given", say::given(lang)),
        ("agreed", say::agreed(lang)),
        ("name_agreed", say::name_agreed(lang)),
        ("whose", say::whose(lang)),
        ("another", say::another(lang)),
    ]
}

/// What the form asks of who speaks: put to them, or to the helper who tells of them.
pub struct Asks {
    pub why_hint: String,
    pub think: &'static str,
    pub agree: &'static str,
    pub you: &'static str,
    pub who: &'static str,
    pub group: &'static str,
    pub area: &'static str,
}

/// The questions of this form.
pub fn asks(visit: &Visit) -> Asks {
    use words::comment as own;
    let lang = visit.lang;
    let (think, agree, you, who, group, area) = match asked(visit) {
        true => {
            (say::think(lang), say::agree(lang), say::them(lang), say::who(lang), say::group(lang), say::area(lang))
        }
        false => {
            (own::think(lang), own::agree(lang), own::you(lang), own::who(lang), own::group(lang), own::area(lang))
        }
    };
    let why_hint = match asked(visit) {
        true => say::why_hint(lang, LONGEST),
        false => own::why_hint(lang, LONGEST),
    };
    Asks { why_hint, think, agree, you, who, group, area }
}

/// The way to the form for somebody else, or back to one's own.
pub fn way(visit: &Visit, one: &Consultation, target: &Target) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = format!("/c/{}/say?at={}", one.id, target.as_str());
    if asked(visit) {
        return view! { <p class="small"><a class="act" href=visit.to(&here)>{say::own(lang)}</a></p> }.into_any();
    }
    let to = visit.to(&format!("{here}&{FOR}={}", Helper::Family.code()));
    view! { <p class="small"><a class="act" href=to>{say::offer(lang)}</a> " " <span class="quiet">{say::offer_why(lang)}</span></p> }.into_any()
}

/// The part of the form that records who helps, and how and when the person consented; nothing in the form of one's own words.
pub fn section(visit: &Visit, of: Admission) -> Option<AnyView> {
    let lang = visit.lang;
    if !asked(visit) {
        return None;
    }
    let officer = !visit.viewer.roles.is_empty();
    let helpers: Vec<Choice> = Helper::ALL
        .iter()
        .filter(|helper| officer || **helper != Helper::Officer)
        .map(|helper| Choice::plain(helper.code(), say::helper_is(lang, *helper)))
        .collect();
    let consents: Vec<Choice> =
        Consent::ALL.iter().map(|one| Choice::plain(one.code(), say::consent_is(lang, *one))).collect();
    // Most consent on the day on which it is entered.
    let day = visit.now.day();
    let whose = (of.once != Once::Free && of.admits != Admits::Invited)
        .then(|| view! { <Line given=visit.given("whose", "") label=say::whose(lang) hint=say::whose_hint(lang) /> });
    Some(
        view! {
            <section class="step" id="through">
                <h2>{say::agreed(lang)}</h2>
                <Radios given=visit.given("through", visit.asked(FOR)) label=say::helper(lang) choices=helpers />
                <Radios given=visit.given("consent", visit.asked("consent")) label=say::consent(lang) choices=consents />
                <Date name="given" visit=visit.clone() kept=Some(day) label=say::given(lang) />
                {tick(visit, "agreed", say::agreed_tick(lang))}
                {whose}
                <p class="gap-3"><b>{say::answers(lang)}</b></p>
            </section>
        }
        .into_any(),
    )
}

/// The question whether it is the same person whose words another helper has entered, once it was asked: what that comment says,
/// and the tick that says no.
pub fn another(visit: &Visit, one: &Consultation) -> Option<AnyView> {
    let lang = visit.lang;
    let asked = visit.refusal("another");
    if asked.is_none() && !visit.typed("another").is_some_and(domain::typed::ticked) {
        return None;
    }
    let read = match asked {
        Some(domain::refusal::Refusal::EnteredAlready { comment }) => {
            let to = visit.to(&format!("/c/{}/comments?from={comment}", one.id));
            Some(view! { <p><a class="act" href=to target="_blank" rel="noopener">{say::read_entered(lang)}</a></p> })
        }
        _ => None,
    };
    Some(
        view! { <div class="notice notice--care">{tick(visit, "another", say::another_tick(lang))} {read}</div> }
            .into_any(),
    )
}

/// The tick by which a person's name is published with their consent, beside the name.
pub fn name_tick(visit: &Visit) -> Option<AnyView> {
    asked(visit).then(|| tick(visit, "name_agreed", say::name_agreed_tick(visit.lang)).into_any())
}

fn tick(visit: &Visit, name: &'static str, words: &'static str) -> impl IntoView + use<> {
    let refused = visit.refusal(name);
    let outer = if refused.is_some() { "field field--error" } else { "field" };
    let (id, error) = (format!("f-{name}"), format!("f-{name}-error"));
    let describedby = refused.is_some().then(|| error.clone());
    let refused =
        refused.map(|why| view! { <p class="field__error" id=error>{words::refusal::say(visit.lang, &why)}</p> });
    let checked = visit.typed(name).is_some_and(domain::typed::ticked);
    view! {
        <div class=outer>
            {refused}
            <div class="choice">
                <input class="choice__input choice__input--box" type="checkbox" id=id.clone() name=name value="yes" checked=checked aria-describedby=describedby />
                <label class="choice__label" for=id>{words}</label>
            </div>
        </div>
    }
}

/// Said to whoever has just entered it: whose receipt it is, and the way to the next person.
pub fn on_receipt(visit: &Visit, one: &Consultation, target: &Target, how: Through, area: Option<&str>) -> AnyView {
    let lang = visit.lang;
    let area = area.map_or_else(String::new, |code| format!("&area={code}"));
    let next = visit.to(&format!(
        "/c/{}/say?at={}&{FOR}={}&consent={}{area}",
        one.id,
        target.as_str(),
        how.helper.code(),
        how.consent.code()
    ));
    let open = one.phase(visit.now).allows(domain::act::Act::Comment);
    let next = open.then(|| view! { <p class="gap-3"><a class="button button--wide" href=next>{say::next(lang)}</a></p> <p class="small quiet">{say::next_why(lang)}</p> });
    view! {
        <section class="notice notice--quiet only-screen" id="theirs">
            <p><b>{say::theirs(lang)}</b></p>
            <p>{say::theirs_why(lang)}</p>
            {next}
        </section>
    }
    .into_any()
}
