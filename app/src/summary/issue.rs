//! Writing one issue: what was raised, each side's view, the decision and its reason.

use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Given, Line, Long, Radios, Select};
use crate::ui::form;
use domain::act::Act;
use domain::comment::Class;
use domain::id::IssueId;
use domain::result::Disposition;
use leptos::prelude::*;
use words::summary as say;

/// Rows for sides that wait.
const EMPTY: usize = 2;

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !visit.viewer.may(Act::Summarise, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    let id = visit.id("issue", IssueId::parse)?;
    let summary = store::result::summary(&visit.site.store, one.id).await?;
    let issue = summary.issues.into_iter().find(|issue| issue.id == id).ok_or(Problem::NotFound)?;
    let lang = visit.lang;
    Ok(Page::new(issue.title.clone(), move || {
        let mut sides: Vec<(String, String)> = match visit.returned.is_some() {
            true => visit.typed_all("side[]").into_iter().zip(visit.typed_all("view[]")).map(|(a, b)| (a.into(), b.into())).collect(),
            false => issue.sides.iter().map(|side| (side.class.map_or(side.label.clone(), |class| class.code().into()), side.view.clone())).collect(),
        };
        sides.extend((0..EMPTY).map(|_| (String::new(), String::new())));
        let classes = std::iter::once((String::new(), words::common::choose(lang).to_string()))
            .chain(Class::ALL.iter().map(|class| (class.code().to_string(), words::law::class(lang, *class).to_string())))
            .collect::<Vec<_>>();
        let sides: Vec<_> = sides
            .into_iter()
            .enumerate()
            .map(|(at, (side, view))| {
                let given = |name: &str, value: String| Given { name: format!("{name}[]"), value, refused: None, lang };
                view! {
                    <Select given=given("side", side) suffix=format!("-{at}") label=say::side(lang, at + 1) options=classes.clone() />
                    <Long given=given("view", view) suffix=format!("-{at}") label=say::view(lang, at + 1) rows=2 optional=true />
                }
            })
            .collect();
        let decisions = Disposition::ALL.iter().map(|one| Choice::plain(one.code(), words::law::disposition(lang, *one))).collect();
        let kept = issue.disposition.map_or("", Disposition::code);
        let labels = [("title", say::issue_title(lang)), ("raised", say::raised(lang)), ("disposition", say::decision(lang)), ("reason", say::reason(lang)), ("changed", say::changed(lang))];
        let back = visit.to(&format!("/desk/c/{}/summary", one.id));
        view! {
            {head(&visit, &one, &issue.title)}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "summary/issue")>
                    {about(&visit, &one)}
                    <input type="hidden" name="issue" value=issue.id.to_string() />
                    <input type="hidden" name="target" value=issue.target.clone() />
                    <Line given=visit.given("title", &issue.title) label=say::issue_title(lang) />
                    <Long given=visit.given("raised", &issue.raised) label=say::raised(lang) hint=say::raised_hint(lang) rows=4 />
                    {sides}
                    <Radios given=visit.given("disposition", kept) label=say::decision(lang) choices=decisions />
                    <Long given=visit.given("reason", &issue.reason) label=say::reason(lang) hint=say::reason_hint(lang) rows=4 />
                    <Long given=visit.given("changed", &issue.changed) label=say::changed(lang) hint=say::changed_hint(lang) rows=2 optional=true />
                    <div class="save"><a class="act" href=back>{words::desk::without_saving(lang)}</a> <button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
                <form method="post" class="gap-4" action=form::action(&visit, "summary/remove")>
                    {about(&visit, &one)}
                    <input type="hidden" name="issue" value=issue.id.to_string() />
                    <button class="act" type="submit">{say::remove(lang)}</button>
                </form>
            </div>
        }
    })
    .of_the_desk())
}
