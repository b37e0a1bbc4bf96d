//! Pages that put the last day of a hearing off, and that open a further round: one dossier, never a second "new" consultation.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Date, Long, Radios};
use crate::ui::form;
use domain::act::Act;
use leptos::prelude::*;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be extended now.
pub async fn extend(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Extend).await?;
    let lang = visit.lang;
    Ok(Page::new(say::extend(lang), move || {
        let said = one.round.as_ref().map(|round| view! { <p class="notice">{words::date::deadline(lang, round.closes)}</p> });
        view! {
            {head(&visit, &one, say::extend(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("closes", say::new_closes(lang)), ("reason", say::public_reason(lang))])}
                <p>{say::extend_means(lang)}</p>
                {said}
                <form method="post" action=form::action(&visit, "desk/extend")>
                    {about(&visit, &one)}
                    <Date name="closes" visit=visit.clone() kept=None label=say::new_closes(lang) hint=say::closes_hint(lang) />
                    <Long given=visit.given("reason", "") label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=3 />
                    <div class="actions gap-4"><button class="button" type="submit">{say::extend(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// # Errors
/// [`Problem::NotAllowed`] where no further round can be opened now.
pub async fn again(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::OpenAgain).await?;
    let lang = visit.lang;
    Ok(Page::new(say::open_again(lang), move || {
        let labels = [("opens", say::opens(lang)), ("closes", say::closes(lang)), ("short_reason", say::short_reason(lang)), ("reason", say::public_reason(lang))];
        let yes_no = |yes: &'static str, no: &'static str| vec![Choice::plain("yes", yes), Choice::plain("no", no)];
        let kept = |flag: Option<bool>| if flag == Some(true) { "yes" } else { "no" };
        let round = one.round.as_ref();
        let next = round.map(|round| words::public::round(lang, round.number + 1));
        view! {
            {head(&visit, &one, say::open_again(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p><b>{next}</b> " " {say::open_again_means(lang)}</p>
                <form method="post" action=form::action(&visit, "desk/again")>
                    {about(&visit, &one)}
                    <Date name="opens" visit=visit.clone() kept=None label=say::opens(lang) hint=say::date_hint(lang) />
                    <Date name="closes" visit=visit.clone() kept=None label=say::closes(lang) hint=say::closes_hint(lang) />
                    <Long given=visit.given("reason", "") label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=3 />
                    <Long given=visit.given("short_reason", "") label=say::short_reason(lang) hint=say::short_reason_hint(lang, visit.site.rules().recommended_days()) optional=true rows=2 />
                    <Radios given=visit.given("guests", kept(round.map(|round| round.guests))) label=say::guests(lang) choices=yes_no(say::guests_yes(lang), say::guests_no(lang)) />
                    <Radios given=visit.given("counts_show", kept(round.map(|round| round.counts_show))) label=say::counts(lang) choices=yes_no(say::counts_yes(lang), say::counts_no(lang)) />
                    <div class="actions gap-4"><button class="button" type="submit">{say::open_again(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}
