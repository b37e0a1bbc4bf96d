//! Agencies, for the central administrator: the tree, and a new one.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Select};
use crate::ui::form;
use domain::agency::{Level, Role};
use leptos::prelude::*;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if !visit.viewer.has(Role::CentralAdministrator) {
        return Err(Problem::NotAllowed);
    }
    let all = store::agency::all(&visit.site.store).await?;
    let lang = visit.lang;
    Ok(Page::new(say::agencies(lang), move || {
        let rows: Vec<_> = all
            .iter()
            .map(|agency| {
                let parent = agency.parent.and_then(|id| all.iter().find(|one| one.id == id)).map(|one| one.name(lang).to_string());
                let staff = visit.to(&format!("/desk/staff?agency={}", agency.id));
                view! { <tr><th scope="row">{agency.name(lang).to_string()}</th> <td>{words::law::level(lang, agency.level)}</td> <td>{parent}</td> <td class="table__acts"><a class="act" href=staff>{say::staff(lang)} <span class="hidden">" " {agency.name(lang).to_string()}</span></a></td></tr> }
            })
            .collect();
        let levels = Level::ALL.iter().filter(|level| **level != Level::Office).map(|level| (level.code().to_string(), words::law::level(lang, *level).to_string())).collect::<Vec<_>>();
        let parents = std::iter::once((String::new(), say::no_parent(lang).to_string())).chain(all.iter().map(|one| (one.id.to_string(), one.name(lang).to_string()))).collect::<Vec<_>>();
        let labels = [("name_th", say::name_th(lang)), ("name_en", say::name_en(lang)), ("level", say::level(lang)), ("parent", say::parent(lang))];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{say::title(lang)}</a></nav>
            <h1>{say::agencies(lang)}</h1>
            {form::summary(&visit, &labels)}
            <div class="table-wrap" role="region" aria-labelledby="agencies" tabindex="0">
                <table class="table">
                    <caption class="table__cap" id="agencies">{say::agencies(lang)}</caption>
                    <thead><tr><th scope="col">{say::name(lang)}</th> <th scope="col">{say::level(lang)}</th> <th scope="col">{say::parent(lang)}</th> <th scope="col"><span class="hidden">{say::acts(lang)}</span></th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <section class="section narrow">
                <h2 class="section__title">{say::make_agency(lang)}</h2>
                <form method="post" action=form::action(&visit, "staff/agency")>
                    {form::hidden(&visit)}
                    <Line given=visit.given("name_th", "") label=say::name_th(lang) />
                    <Line given=visit.given("name_en", "") label=say::name_en(lang) optional=true />
                    <Select given=visit.given("level", "department") label=say::level(lang) options=levels />
                    <Select given=visit.given("parent", "") label=say::parent(lang) options=parents optional=true />
                    <div class="actions gap-4"><button class="button" type="submit">{say::make_agency(lang)}</button></div>
                </form>
            </section>
        }
    })
    .of_the_desk())
}
