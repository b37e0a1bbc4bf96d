//! An approver borrowed from an agency above: what an agency has asked for, and what was asked of it.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Date, Line, Long, Select};
use crate::ui::form;
use domain::act::Act;
use domain::agency::Agency;
use domain::approval::{Loan, LoanState, lenders};
use domain::id::{AgencyId, PersonId};
use leptos::prelude::*;
use words::loan as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who neither borrow nor lend.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let viewer = visit.signed_in()?;
    let touches = |agency: AgencyId| viewer.may(Act::BorrowApprover, agency) || viewer.may(Act::LendApprover, agency);
    let mine = viewer.roles.iter().map(|(agency, _)| *agency).find(|agency| touches(*agency));
    let id = AgencyId::parse(visit.asked("agency")).or(mine).ok_or(Problem::NotAllowed)?;
    let loans = store::loan::of(store, viewer, id).await?;
    let all = store::agency::above(store, id).await?;
    let approvers = match viewer.may(Act::LendApprover, id) {
        true => store::loan::approvers(store, viewer, id, visit.now).await?,
        false => Vec::new(),
    };
    let agency = all.iter().find(|one| one.id == id).cloned().ok_or(Problem::NotFound)?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let labels = [("lender", say::from(lang)), ("reason", say::reason(lang)), ("since", say::since(lang)), ("until", say::until(lang)), ("person", say::whom(lang)), ("remark", say::remark(lang))];
        let (ours, theirs): (Vec<&Loan>, Vec<&Loan>) = loans.iter().partition(|loan| loan.agency.id == id);
        let list = |heading: &'static str, loans: &[&Loan]| {
            let none = loans.is_empty().then(|| view! { <p class="quiet">{say::none(lang)}</p> });
            let rows: Vec<_> = loans.iter().map(|loan| row(&visit, loan, id, &approvers)).collect();
            view! { <section class="section"><h2 class="section__title">{heading}</h2> {none} <ol class="versions">{rows}</ol></section> }
        };
        let theirs = (visit.viewer.may(Act::LendApprover, id) || !theirs.is_empty()).then(|| list(say::theirs(lang), &theirs));
        let ask = visit.viewer.may(Act::BorrowApprover, id).then(|| ask(&visit, &agency, &all));
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::title(lang)}</h1>
                <p class="title__full">{agency.name(lang).to_string()}</p>
                {form::summary(&visit, &labels)}
                <p class="gap-3">{say::means(lang)}</p>
                {theirs}
                {list(say::ours(lang), &ours)}
                {ask}
            </div>
        }
    })
    .of_the_desk())
}

fn ask(visit: &Visit, agency: &Agency, all: &[Agency]) -> AnyView {
    let lang = visit.lang;
    let from = lenders(agency, all);
    let name =
        |id: &AgencyId| all.iter().find(|one| one.id == *id).map(|one| (id.to_string(), one.name(lang).to_string()));
    let options: Vec<(String, String)> = from.iter().filter_map(name).collect();
    let Some((first, _)) = options.first().cloned() else {
        return view! { <p class="quiet gap-4">{say::nobody_above(lang)}</p> }.into_any();
    };
    view! {
        <section class="section">
            <h2 class="section__title">{say::ask(lang)}</h2>
            <form method="post" action=form::action(visit, "staff/borrow")>
                {form::hidden(visit)}
                <input type="hidden" name="agency" value=agency.id.to_string() />
                <Select given=visit.given("lender", &first) label=say::from(lang) options=options />
                <Long given=visit.given("reason", "") label=say::reason(lang) hint=say::reason_hint(lang) />
                <Date name="since" visit=visit.clone() kept=None label=say::since(lang) />
                <Date name="until" visit=visit.clone() kept=None label=say::until(lang) hint=say::until_hint(lang) />
                <div class="actions gap-4"><button class="button" type="submit">{say::ask(lang)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// One request with what became of it; `here` is the agency whose page this is.
fn row(visit: &Visit, loan: &Loan, here: AgencyId, approvers: &[(PersonId, String)]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let other = if loan.agency.id == here { &loan.lender } else { &loan.agency };
    let days = words::elsewhere::between(lang, Some(loan.since), Some(loan.until));
    let answers = loan.lender.id == here && visit.viewer.may(Act::LendApprover, here);
    let state = match &loan.state {
        LoanState::Asked if answers => answer(visit, loan, approvers).into_any(),
        LoanState::Asked => view! { <p><span class="state state--wait">{say::waits(lang)}</span></p> }.into_any(),
        LoanState::Refused { by, remark } => {
            view! { <p>{say::refused(lang, by)}</p> <p lang="th">{remark.clone()}</p> }.into_any()
        }
        LoanState::Granted { name, ends, by } => {
            let ended = (*ends <= visit.now).then(|| view! { " · " {words::desk::ended(lang)} });
            let may = answers || visit.viewer.may(Act::ManageStaff, loan.agency.id);
            let end = (loan.runs(visit.now) && may).then(|| {
                view! { <form method="post" action=form::action(visit, "staff/end_loan")>{form::hidden(visit)} <input type="hidden" name="loan" value=loan.id.to_string() /> <button class="act" type="submit">{say::end(lang)}</button></form> }
            });
            view! { <p>{say::granted(lang, name, by)} {ended}</p> {end} }.into_any()
        }
    };
    view! {
        <li class="versions__item">
            <p><b>{other.name(lang).to_string()}</b> " · " {days}</p>
            <p lang="th">{loan.reason.clone()}</p>
            <p class="small quiet">{say::asked_by(lang, &loan.asked_by, &words::date::moment(lang, loan.asked))}</p>
            {state}
        </li>
    }
}

fn answer(visit: &Visit, loan: &Loan, approvers: &[(PersonId, String)]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let suffix = loan.id.to_string();
    let people = approvers.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let options: Vec<(String, String)> = people.chain([("none".to_string(), say::nobody(lang).to_string())]).collect();
    let first = options[0].0.clone();
    let staff = visit.viewer.may(Act::ManageStaff, loan.lender.id).then(|| {
        view! { " " <a href=visit.to(&format!("/desk/staff?agency={}", loan.lender.id))>{words::desk::staff(lang)}</a> }
    });
    let none =
        approvers.is_empty().then(|| view! { <p class="notice notice--care">{say::no_approver(lang)} {staff}</p> });
    view! {
        {none}
        <form method="post" action=form::action(visit, "staff/lend")>
            {form::hidden(visit)}
            <input type="hidden" name="loan" value=suffix.clone() />
            <Select given=visit.given("person", &first) label=say::whom(lang) suffix=suffix.clone() options=options />
            <Line given=visit.given("remark", "") label=say::remark(lang) hint=say::remark_hint(lang) suffix=suffix />
            <div class="actions gap-3"><button class="button button--plain" type="submit">{say::answer(lang)}</button></div>
        </form>
    }
}
