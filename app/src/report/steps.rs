//! What follows from an evaluation, on its desk: one more step, and what becomes of each.

use super::body::step_said;
use crate::desk::deeds::allowed;
use crate::desk::duties::{about, head};
use crate::desk::impact::of_form;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Date, Line, Long};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::{Consultation, Kind};
use domain::evaluation::follow_up::Step;
use leptos::prelude::*;
use words::desk;
use words::report as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not, and before the hearing has closed; [`Problem::NotFound`] for a kind that has none.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::FollowUp).await?;
    if one.kind != Kind::Evaluation {
        return Err(Problem::NotFound);
    }
    let steps = store::follow_up::all(&visit.site.store, one.id).await?;
    let public = store::report::is_public(&visit.site.store, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::steps(lang), move || {
        let own = of_form(&visit, "/api/report/step");
        let rows: Vec<_> = steps.iter().map(|step| row(&visit, &one, step, public)).collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet">{say::no_steps(lang)}</p> }.into_any(),
            false => view! { <ol class="versions gap-4">{rows}</ol> }.into_any(),
        };
        let labels = [
            ("what", say::what(lang)),
            ("due", say::due(lang)),
            ("day", say::done_day(lang)),
            ("note", say::done_note(lang)),
            ("draft", say::draft(lang)),
            ("reason", desk::public_reason(lang)),
        ];
        let before = (!public).then(|| view! { <p class="section__note">{say::steps_before(lang)}</p> });
        view! {
            {head(&visit, &one, say::steps(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::steps_means(lang)}</p>
                {before}
                {list}
                <form class="section" method="post" action=form::action(&visit, "report/step")>
                    <h2 class="section__title">{say::add(lang)}</h2>
                    {about(&own, &one)}
                    <Long given=own.given("what", "") label=say::what(lang) hint=say::what_hint(lang) rows=2 />
                    <Date name="due" visit=own.clone() kept=None label=say::due(lang) hint=desk::date_hint(lang) />
                    <div class="actions gap-4"><button class="button" type="submit">{say::add(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}/report", one.id))>{say::title(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// One step and what can be done about it. Of several such forms only the one that was sent comes back filled in and open.
fn row(visit: &Visit, one: &Consultation, step: &Step, public: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let mine = visit.typed("number") == Some(&step.number.to_string());
    let fold = |endpoint: &'static str, name: &'static str, fields: fn(&Visit, &Step, String) -> AnyView| {
        let own = of_form(visit, if mine { endpoint } else { "" });
        let sent = own.returned.is_some();
        let suffix = if sent {
            String::new()
        } else {
            format!("-{}-{}", endpoint.rsplit('/').next().unwrap_or(""), step.number)
        };
        let action = visit.to(endpoint);
        view! {
            <details class="fold" open=sent><summary class="fold__name">{name} <span class="hidden">" " {step.what.clone()}</span></summary>
                <form class="fold__body" method="post" action=action>
                    {about(&own, one)}
                    <input type="hidden" name="number" value=step.number.to_string() />
                    {fields(&own, step, suffix)}
                    <button class="button button--plain" type="submit">{name}</button>
                </form>
            </details>
        }
    };
    let done = (step.waits() && public).then(|| fold("/api/report/done", say::done_now(lang), done));
    let put_off = step.waits().then(|| fold("/api/report/put_off", say::put_off(lang), put_off));
    let draft = step.stands().then(|| fold("/api/report/draft", say::draft_now(lang), draft));
    let back = if public { say::take_back(lang) } else { say::strike(lang) };
    let back = step.stands().then(|| fold("/api/report/step_back", back, if public { reason } else { nothing }));
    view! { <li class="versions__item">{step_said(visit, step)} {done} {put_off} {draft} {back}</li> }
}

fn done(own: &Visit, _: &Step, suffix: String) -> AnyView {
    let lang = own.lang;
    view! {
        <Date name="day" visit=own.clone() kept=None label=say::done_day(lang) hint=desk::date_hint(lang) suffix=suffix.clone() />
        <Long given=own.given("note", "") suffix=suffix label=say::done_note(lang) rows=2 />
    }
    .into_any()
}

fn put_off(own: &Visit, step: &Step, suffix: String) -> AnyView {
    let lang = own.lang;
    view! {
        <Date name="due" visit=own.clone() kept=None label=say::new_due(lang) hint=desk::date_hint(lang) suffix=suffix.clone() />
        {reason(own, step, suffix)}
    }
    .into_any()
}

fn draft(own: &Visit, step: &Step, suffix: String) -> AnyView {
    let kept = step.draft.map_or(String::new(), |draft| draft.to_string());
    view! { <Line given=own.given("draft", &kept) suffix=suffix label=say::draft(own.lang) hint=say::draft_hint(own.lang) /> }.into_any()
}

fn reason(own: &Visit, _: &Step, suffix: String) -> AnyView {
    let lang = own.lang;
    view! { <Long given=own.given("reason", "") suffix=suffix label=desk::public_reason(lang) hint=desk::public_reason_hint(lang) rows=2 /> }.into_any()
}

fn nothing(_: &Visit, _: &Step, _: String) -> AnyView {
    ().into_any()
}
