//! Pages that put the last day of a hearing off, and that open a further round for the Office; the fields of a further round.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Date, Long};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::lang::Lang;
use leptos::prelude::*;
use store::consultation::RoundPlan;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be extended now.
pub async fn extend(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Extend).await?;
    let lang = visit.lang;
    Ok(Page::new(say::extend(lang), move || {
        let said = one.round.as_ref().map(|round| view! { <p class="notice gap-4">{say::closes_now(lang)} ": " {words::date::deadline(lang, round.closes)}</p> });
        view! {
            {head(&visit, &one, say::extend(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("closes", say::new_closes(lang)), ("reason", say::public_reason(lang))])}
                <p>{say::extend_means(lang)}</p>
                {said}
                <form method="post" action=form::action(&visit, "desk/extend")>
                    {about(&visit, &one)}
                    <Date name="closes" visit=visit.clone() kept=None label=say::new_closes(lang) hint=say::closes_hint(lang) />
                    {resting(&visit)}
                    <Long given=visit.given("reason", "") label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=3 />
                    <div class="actions gap-4"><button class="button" type="submit">{say::extend(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// For the Office, on any agency's dossier (s.26 para 3).
///
/// # Errors
/// [`Problem::NotAllowed`] for others, or where no further round can be opened now; [`Problem::NotFound`] for what is not public.
pub async fn further(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = store::consultation::public_one(&visit.site.store, id).await?;
    let may = visit.viewer.may(Act::OpenFurther, one.agency.id) && one.phase(visit.now).allows(Act::OpenFurther);
    if !may && visit.returned.is_none() {
        return Err(Problem::NotAllowed);
    }
    let lang = visit.lang;
    Ok(Page::new(say::open_further(lang), move || {
        let mine = visit.viewer.may(Act::Preview, one.agency.id);
        let back = if mine { format!("/desk/c/{}", one.id) } else { format!("/c/{}", one.id) };
        let next = one.round.as_ref().map(|round| words::public::round(lang, round.number + 1));
        view! {
            {head(&visit, &one, say::open_further(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels(lang))}
                <p><b>{next}</b> " " {say::open_further_means(lang)}</p>
                <form method="post" action=form::action(&visit, "desk/further")>
                    {about(&visit, &one)}
                    {fields(&visit, &one, None)}
                    <div class="actions gap-4"><button class="button" type="submit">{say::open_again(lang)}</button> <a class="act" href=visit.to(&back)>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// The holidays of the months to come, told where a last day is chosen: who is late then finds nobody to ask.
fn resting(visit: &Visit) -> Option<AnyView> {
    const DAYS: i64 = 120;
    let lang = visit.lang;
    let coming = visit.site.rules().holidays_from(visit.now.day(), DAYS);
    let named = |(day, name): &(domain::time::Day, String)| format!("{} ({name})", words::date::short(lang, *day));
    let list: Vec<String> = coming.iter().map(named).collect();
    (!list.is_empty()).then(|| {
        view! { <p class="small quiet">{say::holidays_coming(lang)} " " <span lang="th">{list.join(" · ")}</span></p> }
            .into_any()
    })
}

/// What the fields of a round are called, for the summary of what was refused.
pub(super) fn labels(lang: Lang) -> [(&'static str, &'static str); 7] {
    [
        ("opens", say::opens(lang)),
        ("closes", say::closes(lang)),
        ("short_reason", say::short_reason(lang)),
        ("reason", say::public_reason(lang)),
        ("admits", words::admission::admits(lang)),
        ("once", words::admission::once(lang)),
        ("counts_show", words::admission::numbers(lang)),
    ]
}

/// The fields of a further round: as they were proposed, or with the policy of the round before.
pub(super) fn fields(visit: &Visit, one: &Consultation, proposed: Option<(&RoundPlan, &str)>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let round = one.round.as_ref();
    let (plan, reason) = proposed.unzip();
    let (reason, short) = (reason.unwrap_or_default(), plan.map_or("", |plan| plan.short_reason.as_str()));
    let admission = plan.map(|plan| plan.admission).or(round.map(|round| round.admission)).unwrap_or_default();
    let shows = plan.map(|plan| plan.shows).or(round.map(|round| round.shows)).unwrap_or_default();
    view! {
        <Date name="opens" visit=visit.clone() kept=plan.map(|plan| plan.opens) label=say::opens(lang) hint=say::date_hint(lang) />
        <Date name="closes" visit=visit.clone() kept=plan.map(|plan| plan.closes) label=say::closes(lang) hint=say::closes_hint(lang) />
        {resting(visit)}
        <Long given=visit.given("reason", reason) label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=3 />
        <Long given=visit.given("short_reason", short) label=say::short_reason(lang) hint=say::short_reason_hint(lang, visit.site.rules().recommended_days()) optional=true rows=2 />
        {super::admission::fields(visit, admission)}
        {super::admission::numbers(visit, shows)}
    }
}
