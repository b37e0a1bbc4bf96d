//! Saying that only state agencies are heard on a draft (s.19), and taking that back.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::form;
use domain::act::Act;
use domain::checks::Ground;
use leptos::prelude::*;
use words::checks as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not decide it, and once it is published; [`Problem::NotFound`] for a kind that s.19 is not
/// about.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::AnnouncePlan).await?;
    if !Ground::fits(one.kind) {
        return Err(Problem::NotFound);
    }
    let kept = store::consultation::state_only(&visit.site.store, &visit.viewer, one.id).await?;
    let told = match &kept {
        Some(kept) if kept.disclosed => store::consultation::told_title(&visit.site.store, one.id).await?,
        _ => None,
    };
    let told = told.filter(|title| *title != one.texts.title);
    let lang = visit.lang;
    Ok(Page::new(say::state_only(lang), move || {
        let own = super::impact::of_form(&visit, "/api/desk/state_only");
        let (ground, reason, heard, disclosed) = kept.as_ref().map_or(("", "", "", "no"), |kept| {
            (kept.ground.code(), kept.reason.as_str(), kept.heard.as_str(), if kept.disclosed { "yes" } else { "no" })
        });
        let grounds = Ground::ALL.map(|ground| Choice::plain(ground.code(), say::ground_name(lang, ground))).into();
        let disclose = vec![Choice::plain("no", say::disclose_no(lang)), Choice::plain("yes", say::disclose_yes(lang))];
        let labels = [
            ("ground", say::ground(lang)),
            ("reason", say::ground_reason(lang)),
            ("heard", say::heard(lang)),
            ("why", say::take_back_why(lang)),
        ];
        let stands = kept.as_ref().map(|kept| view! {
            <p class="notice gap-3">{say::now_state_only(lang)} " · " {say::ground_name(lang, kept.ground)} " · " {words::date::moment(lang, kept.at)} " · " {kept.name.clone()}</p>
        });
        let older = told.map(|title| view! { <p class="notice notice--care gap-3">{say::told_title(lang)} <b lang="th">{title}</b></p> });
        let road = kept.is_some().then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("/desk/c/{}/road", one.id))>{words::road::title(lang)}</a></p> });
        let back = kept.is_some().then(|| view! {
            <form class="section" method="post" action=form::action(&visit, "desk/hear_everyone")>
                {about(&visit, &one)}
                <Long given=visit.given("why", "") label=say::take_back_why(lang) rows=2 />
                <div class="actions gap-3"><button class="button button--plain" type="submit">{say::take_back(lang)}</button></div>
            </form>
        });
        view! {
            {head(&visit, &one, say::state_only(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::state_only_means(lang)}</p>
                {stands}
                {older}
                {road}
                <form class="gap-4" method="post" action=form::action(&visit, "desk/state_only")>
                    {about(&visit, &one)}
                    <Radios given=own.given("ground", ground) label=say::ground(lang) choices=grounds />
                    <Long given=own.given("reason", reason) label=say::ground_reason(lang) rows=3 />
                    <Long given=own.given("heard", heard) label=say::heard(lang) hint=say::heard_hint(lang) rows=3 />
                    <Radios given=own.given("disclose", disclosed) label=say::disclose(lang) hint=say::disclose_hint(lang) choices=disclose />
                    <div class="actions gap-4"><button class="button" type="submit">{say::do_state_only(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
                {back}
            </div>
        }
    })
    .of_the_desk())
}
