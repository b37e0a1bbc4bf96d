//! Pages that put the last day of a hearing off, and that open a further round: one dossier, never a second "new" consultation.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Date, Long, Radios};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use leptos::prelude::*;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be extended now.
pub async fn extend(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Extend).await?;
    let lang = visit.lang;
    Ok(Page::new(say::extend(lang), move || {
        let said = one.round.as_ref().map(|round| view! { <p class="notice gap-4">{words::date::deadline(lang, round.closes)}</p> });
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

/// # Errors
/// [`Problem::NotAllowed`] where no further round can be opened now.
pub async fn again(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::OpenAgain).await?;
    let lang = visit.lang;
    opening(visit, one, (say::open_again(lang), say::open_again_means(lang), "desk/again"))
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
    opening(visit, one, (say::open_further(lang), say::open_further_means(lang), "desk/further"))
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

/// The form that opens a round: its title, what it means, where it is sent.
fn opening(
    visit: Visit,
    one: Consultation,
    (title, means, endpoint): (&'static str, &'static str, &'static str),
) -> Result<Page, Problem> {
    let lang = visit.lang;
    Ok(Page::new(title, move || {
        let labels = [("opens", say::opens(lang)), ("closes", say::closes(lang)), ("short_reason", say::short_reason(lang)), ("reason", say::public_reason(lang)), ("admits", words::admission::admits(lang)), ("once", words::admission::once(lang))];
        let yes_no = |yes: &'static str, no: &'static str| vec![Choice::plain("yes", yes), Choice::plain("no", no)];
        let kept = |flag: Option<bool>| if flag == Some(true) { "yes" } else { "no" };
        let round = one.round.as_ref();
        let mine = visit.viewer.may(Act::Preview, one.agency.id);
        let back = if mine { format!("/desk/c/{}", one.id) } else { format!("/c/{}", one.id) };
        let next = round.map(|round| words::public::round(lang, round.number + 1));
        view! {
            {head(&visit, &one, title)}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p><b>{next}</b> " " {means}</p>
                <form method="post" action=form::action(&visit, endpoint)>
                    {about(&visit, &one)}
                    <Date name="opens" visit=visit.clone() kept=None label=say::opens(lang) hint=say::date_hint(lang) />
                    <Date name="closes" visit=visit.clone() kept=None label=say::closes(lang) hint=say::closes_hint(lang) />
                    {resting(&visit)}
                    <Long given=visit.given("reason", "") label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=3 />
                    <Long given=visit.given("short_reason", "") label=say::short_reason(lang) hint=say::short_reason_hint(lang, visit.site.rules().recommended_days()) optional=true rows=2 />
                    {super::admission::fields(&visit, round.map_or_else(Default::default, |round| round.admission))}
                    <Radios given=visit.given("counts_show", kept(round.map(|round| round.counts_show))) label=say::counts(lang) choices=yes_no(say::counts_yes(lang), say::counts_no(lang)) />
                    <div class="actions gap-4"><button class="button" type="submit">{say::open_again(lang)}</button> <a class="act" href=visit.to(&back)>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}
