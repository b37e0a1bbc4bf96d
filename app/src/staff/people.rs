//! The staff of one agency, inviting and ending roles; and one's own password.

use crate::problem::Problem;
use crate::request::{Page, Serving, Visit};
use crate::ui::field::{Choice, Date, Given, Line, Ticks};
use crate::ui::form;
use domain::act::Act;
use domain::agency::{Role, Staff};
use domain::approval::SoleOrder;
use domain::id::AgencyId;
use domain::refusal::Refusals;
use domain::time::Day;
use leptos::prelude::*;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who administer no agency.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let mine = visit
        .viewer
        .roles
        .iter()
        .find(|(agency, _)| visit.viewer.may(Act::ManageStaff, *agency))
        .map(|(agency, _)| *agency);
    let agency = AgencyId::parse(visit.asked("agency")).or(mine).ok_or(Problem::NotAllowed)?;
    let staff = store::membership::staff(store, visit.signed_in()?, agency).await?;
    let orders = store::consultation::sole_orders(store, &visit.viewer, agency).await?;
    let agency = store::agency::one(store, agency).await?;
    let lang = visit.lang;
    Ok(Page::new(say::staff(lang), move || {
        let central = visit.viewer.has(Role::CentralAdministrator);
        let rows: Vec<_> = staff.iter().flat_map(|one| rows(&visit, agency.id, one)).collect();
        let roles = Role::ALL.iter().filter(|role| role.given_by_agency() || central).map(|role| Choice::plain(role.code(), words::law::role(lang, *role))).collect::<Vec<_>>();
        let chosen = visit.typed_all("roles[]").into_iter().map(str::to_string).collect();
        let labels = [("name", say::name(lang)), ("email", say::email(lang)), ("password", say::first_password(lang)), ("roles", say::roles(lang)), ("role_since", say::role_since(lang)), ("role_until", say::order_until(lang)), ("words", say::order_words(lang)), ("until", say::order_until(lang))];
        let given = Given { name: "roles[]".into(), ..visit.given("roles", "") };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{say::title(lang)}</a></nav>
            <h1>{say::staff(lang)}</h1>
            <p class="title__full">{agency.name(lang).to_string()}</p>
            {form::summary(&visit, &labels)}
            <div class="table-wrap" role="region" aria-labelledby="staff" tabindex="0">
                <table class="table table--stack">
                    <caption class="table__cap" id="staff">{say::staff(lang)}</caption>
                    <thead><tr><th scope="col">{say::name(lang)}</th> <th scope="col">{say::email(lang)}</th> <th scope="col">{say::roles(lang)}</th> <th scope="col">{say::since(lang)}</th> <th scope="col"><span class="hidden">{say::acts(lang)}</span></th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="small quiet gap-3">{say::account_means(lang)}</p>
            <section class="section narrow">
                <h2 class="section__title">{say::invite(lang)}</h2>
                <form method="post" action=form::action(&visit, "staff/invite")>
                    {form::hidden(&visit)}
                    <input type="hidden" name="agency" value=agency.id.to_string() />
                    <Line given=visit.given("name", "") label=say::name(lang) />
                    <Line given=visit.given("email", "") label=say::email(lang) kind="email" />
                    <Line given=visit.given("password", "") label=say::first_password(lang) hint=say::first_password_hint(lang) kind="password" autocomplete="new-password" />
                    <Ticks given=given label=say::roles(lang) choices=roles chosen />
                    <Date name="role_since" visit=visit.clone() kept=None label=say::role_since(lang) hint=say::role_since_hint(lang) />
                    <Date name="role_until" visit=visit.clone() kept=None label=say::order_until(lang) hint=say::role_until_hint(lang) />
                    <div class="actions gap-4"><button class="button" type="submit">{say::invite(lang)}</button></div>
                </form>
            </section>
            {sole(&visit, agency.id, &orders)}
        }
    })
    .of_the_desk())
}

/// A day of a form that may be left empty.
pub fn day_or_none(here: &Serving, name: &str, no: &mut Refusals) -> Option<Day> {
    let dated = ["day", "month", "year"].iter().any(|part| !here.one(&format!("{name}_{part}")).trim().is_empty());
    no.join(dated.then(|| crate::desk::typed::day(here, name))?)
}

/// The orders by which one officer may propose and publish, and the form that records one.
fn sole(visit: &Visit, agency: AgencyId, orders: &[SoleOrder]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let now = visit.now;
    let hidden = || view! { {form::hidden(visit)} <input type="hidden" name="agency" value=agency.to_string() /> };
    let standing = orders.iter().any(|order| order.stands(now));
    let rows: Vec<_> = orders
        .iter()
        .map(|order| {
            let until = order.until.map_or_else(String::new, |until| format!(" – {}", words::date::short(lang, until.day())));
            let end = order.stands(now).then(|| {
                view! { <form method="post" action=form::action(visit, "staff/end_order")>{hidden()} <button class="act" type="submit">{say::order_end(lang)}</button></form> }
            });
            view! { <li class="versions__item"><p lang="th">{order.words.clone()}</p> <p class="quiet">{words::date::short(lang, order.since.day())} {until}</p> {end}</li> }
        })
        .collect();
    let record = (!standing).then(|| {
        view! {
            <form method="post" action=form::action(visit, "staff/order")>
                {hidden()}
                <Line given=visit.given("words", "") label=say::order_words(lang) hint=say::order_words_hint(lang) />
                <Date name="until" visit=visit.clone() kept=None label=say::order_until(lang) hint=say::order_until_hint(lang) />
                <div class="actions gap-4"><button class="button button--plain" type="submit">{say::order_record(lang)}</button></div>
            </form>
        }
    });
    view! {
        <section class="section narrow" id="order">
            <h2 class="section__title">{say::order(lang)}</h2>
            <p class="section__note">{say::order_means(lang)}</p>
            <ol class="versions">{rows}</ol>
            {record}
        </section>
    }
}

/// Closing an officer's account, or opening it again; not one's own, nor where only the role is the agency's.
fn account(visit: &Visit, agency: AgencyId, one: &Staff) -> Option<AnyView> {
    let lang = visit.lang;
    let serves = one.memberships.iter().any(|held| held.until.is_none_or(|until| until > visit.now));
    let may = one.closed.is_some() || serves && (one.official || visit.viewer.has(Role::CentralAdministrator));
    if visit.viewer.person == Some(one.person) || !may {
        return None;
    }
    let (to, words) = match one.closed {
        Some(_) => ("open", say::reopen_account(lang)),
        None => ("close", say::close_account(lang)),
    };
    let button = |class: &'static str| {
        view! {
            <form method="post" action=form::action(visit, "staff/account")>
                {form::hidden(visit)}
                <input type="hidden" name="agency" value=agency.to_string() />
                <input type="hidden" name="person" value=one.person.to_string() />
                <input type="hidden" name="to" value=to />
                <button class=class type="submit">{words} <span class="hidden">" " {one.name.clone()}</span></button>
            </form>
        }
        .into_any()
    };
    Some(match one.closed {
        Some(_) => button("act"),
        None => twice(words, &one.name, say::close_account_means(lang), button("button button--plain")),
    })
}

/// A button that is pressed by two presses: the first says what the second does.
fn twice(words: &'static str, name: &str, means: &'static str, button: AnyView) -> AnyView {
    view! {
        <details>
            <summary class="act">{words} <span class="hidden">" " {name.to_string()}</span></summary>
            <p class="small quiet table__said">{means}</p>
            {button}
        </details>
    }
    .into_any()
}

fn rows(visit: &Visit, agency: AgencyId, one: &Staff) -> Vec<AnyView> {
    let lang = visit.lang;
    one.memberships
        .iter()
        .enumerate()
        .map(|(place, held)| {
            // Once for each person.
            let own = (place == 0).then(|| account(visit, agency, one));
            let closed = one.closed.map(|at| view! { <br /> <span class="small quiet">{say::account_closed(lang)} " " {words::date::short(lang, at.day())}</span> });
            let role = words::law::role(lang, held.role);
            // Once for each person: on the first of their rows.
            let first = one.memberships.first().is_some_and(|first| first.id == held.id);
            let ours = one.official || visit.viewer.has(Role::CentralAdministrator);
            let factor = (first && one.factor && ours && Some(one.person) != visit.viewer.person).then(|| view! {
                <form method="post" action=form::action(visit, "staff/factor")>
                    {form::hidden(visit)}
                    <input type="hidden" name="agency" value=agency.to_string() />
                    <input type="hidden" name="person" value=one.person.to_string() />
                    <button class="act" type="submit">{words::account::factor_lost(lang)} <span class="hidden">" " {one.name.clone()}</span></button>
                </form>
            });
            let act = match held.until {
                Some(until) if until <= visit.now => view! { <span class="quiet">{say::ended(lang)}</span> }.into_any(),
                until => view! {
                    {factor}
                    // It ends as the next day begins.
                    {until.map(|until| view! { <span class="quiet">{words::date::until(lang, domain::time::Moment(until.0 - 1))}</span> })}
                    {twice(say::end_role(lang), &format!("{role} {}", one.name), if visit.viewer.person == Some(one.person) { say::end_own_role_means(lang) } else { say::end_role_means(lang) }, view! {
                        <form method="post" action=form::action(visit, "staff/end")>
                            {form::hidden(visit)}
                            <input type="hidden" name="agency" value=agency.to_string() />
                            <input type="hidden" name="membership" value=held.id.to_string() />
                            <button class="button button--plain" type="submit">{say::end_role(lang)} <span class="hidden">" " {role} " " {one.name.clone()}</span></button>
                        </form>
                    }.into_any())}
                }
                .into_any(),
            };
            view! {
                <tr class=if held.until.is_some_and(|until| until <= visit.now) { "table__row--ended" } else { "" }>
                    <th scope="row">{one.name.clone()} {closed}</th> <td data-head=say::email(lang)>{one.email.clone()}</td> <td data-head=say::roles(lang)>{role}</td> <td data-head=say::since(lang)>{words::date::short(lang, held.since.day())}</td> <td class="table__acts">{act} {own}</td>
                </tr>
            }
            .into_any()
        })
        .collect()
}

/// One's own password.
///
/// # Errors
/// None of its own.
pub async fn password(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    Ok(Page::new(say::password(lang), move || {
        let labels =
            [("current", say::current_password(lang)), ("password", say::new_password(lang)), ("again", say::again(lang))];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{say::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::password(lang)}</h1>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "staff/password")>
                    {form::hidden(&visit)}
                    <Line given=visit.given("current", "") label=say::current_password(lang) kind="password" autocomplete="current-password" />
                    <Line given=visit.given("password", "") label=say::new_password(lang) hint=say::new_password_hint(lang) kind="password" autocomplete="new-password" />
                    <Line given=visit.given("again", "") label=say::again(lang) kind="password" autocomplete="new-password" />
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}
