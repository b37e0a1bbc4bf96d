//! One page for a hearing of up to some hundred comments: read, group, write, publish.

use crate::card;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Select};
use crate::ui::list::with;
use crate::ui::{form, icon};
use domain::act::Act;
use domain::comment::{Class, Counts, Held, Stance};
use domain::consultation::Consultation;
use domain::id::CommentId;
use domain::result::{Issue, Summary};
use leptos::prelude::*;
use store::comment::{HeldFilter, IssueFilter};
use words::summary as say;

const PER_PAGE: u32 = 100;

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who do not summarise.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !visit.viewer.may(Act::Summarise, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    let store = &visit.site.store;
    let summary = store::result::summary(store, one.id).await?;
    let counts = store::comment::counts_by_stance(store, one.id).await?;
    let issue = match visit.asked("show") {
        "all" => IssueFilter::Any,
        other => domain::id::IssueId::parse(other).map_or(IssueFilter::Waiting, IssueFilter::Under),
    };
    let before = visit.asked("before").parse().ok().map(CommentId);
    let filter = HeldFilter { issue, ..HeldFilter::default() };
    let comments = store::comment::held_page(store, &visit.viewer, one.id, &filter, before, PER_PAGE).await?;
    let targets = counts.by_target.iter().map(|(at, _)| at.as_str());
    let targets = targets.chain(comments.iter().map(|comment| comment.target.as_str()));
    let labels = crate::consultation::page::labels_of(&visit, &one, targets).await?;
    let title = say::title(visit.lang);
    Ok(Page::new(title, move || body(&visit, &one, &summary, &counts, &comments, &labels)).of_the_desk())
}

fn body(
    visit: &Visit,
    one: &Consultation,
    summary: &Summary,
    counts: &Counts,
    comments: &[Held],
    labels: &[(String, String)],
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = format!("/desk/c/{}/summary", one.id);
    let parts: Vec<_> = counts
        .by_target
        .iter()
        .map(|(part, n)| {
            let of = |stance: &Stance| {
                let found = counts.by_target_stance.iter().find(|(at, code, _)| at == part && code == stance.code());
                view! { <td class="num">{words::number(found.map_or(0, |(_, _, n)| *n))}</td> }
            };
            let stances: Vec<_> = Stance::ALL.iter().map(of).collect();
            view! { <tr><th scope="row">{card::target_name(visit, one, part, labels)}</th> {stances} <td class="num">{words::number(*n)}</td></tr> }
        })
        .collect();
    let heads: Vec<_> = Stance::ALL
        .iter()
        .map(|stance| view! { <th class="num" scope="col"><span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)}</span> <span class="hidden">{words::law::stance_short(lang, *stance)}</span></th> })
        .collect();
    let classes: Vec<_> = counts
        .by_class
        .iter()
        .map(|(code, n)| {
            let label =
                Class::parse(code).map_or(words::public::no_class(lang), |class| words::law::class(lang, class));
            view! { <tr><th scope="row">{label}</th> <td class="num">{words::number(*n)}</td></tr> }
        })
        .collect();
    let issues: Vec<_> = summary.issues.iter().map(|issue| row(visit, &here, issue)).collect();
    let tab = |value: String, label: String| {
        let current = visit.asked("show") == value;
        let class = if current { "tabs__link tabs__link--here" } else { "tabs__link" };
        view! { <a class=class href=with(visit, "show", &value) aria-current=current.then_some("true")>{label}</a> }
    };
    let tabs: Vec<_> =
        [(String::new(), say::waiting(lang, summary.waiting)), ("all".into(), say::all(lang).to_string())]
            .into_iter()
            .chain(
                summary.issues.iter().map(|issue| (issue.id.to_string(), format!("{}. {}", issue.number, issue.title))),
            )
            .map(|(value, label)| tab(value, label))
            .collect();
    let rows: Vec<_> = comments.iter().map(|comment| tick(visit, one, comment, labels)).collect();
    let options = std::iter::once((String::new(), say::no_issue(lang).to_string()))
        .chain(summary.issues.iter().map(|issue| (issue.id.to_string(), format!("{}. {}", issue.number, issue.title))))
        .collect::<Vec<_>>();
    let targets =
        std::iter::once(("all".to_string(), words::law::whole(lang).to_string()))
            .chain(one.key_points.iter().map(|point| {
                (point.anchor(), format!("{} {}", words::law::key_point(lang, point.number), point.title))
            }))
            .collect::<Vec<_>>();
    let older = (comments.len() as u32 == PER_PAGE).then(|| comments.last().map(|last| last.id)).flatten().map(|last| {
        view! { <p><a class="act act--strong" rel="next" href=with(visit, "before", &last.to_string())>{words::public::older(lang)}</a></p> }
    });
    let group = (!rows.is_empty()).then(|| {
        view! {
            <form method="post" action=form::action(visit, "summary/group")>
                {about(visit, one)}
                <ul class="plain">{rows}</ul>
                <div class="save">
                    <Select given=visit.given("issue", "") label=say::under(lang) options=options />
                    <Line given=visit.given("title", "") label=say::new_issue(lang) hint=say::new_issue_hint(lang) optional=true />
                    <Select given=visit.given("target", "all") label=say::belongs(lang) options=targets />
                    <button class="button" type="submit">{say::group(lang)}</button>
                </div>
            </form>
        }
    });
    let none = comments.is_empty().then(|| view! { <p class="empty__words">{say::nothing_waiting(lang)}</p> });
    let files: Vec<_> = ["comments.csv", "comments.xlsx", "summary.xlsx", "answers.csv"]
        .into_iter()
        .map(|file| view! { <a href=visit.to(&format!("/desk/c/{}/{file}", one.id)) rel="nofollow">{file}</a> })
        .collect();
    view! {
        {head(visit, one, say::title(lang))}
        {form::summary(visit, &[("title", say::new_issue(lang)), ("issue", say::under(lang))])}
        <p class="section__note">{say::coverage(lang, one.comments - summary.waiting.min(one.comments), one.comments)}</p>
        <p class="actions">
            <a class="button" href=visit.to(&format!("{here}/publish"))>{say::to_publish(lang)}</a>
            <a class="act" href=visit.to(&format!("{here}/texts"))>{say::texts(lang)}</a>
        </p>
        <div class="split split--side">
            <div>
                <section class="section"><h2 class="section__title">{say::issues(lang)}</h2> <ol class="rows">{issues}</ol></section>
                <section class="section">
                    <h2 class="section__title">{say::comments(lang)}</h2>
                    <nav class="tabs" aria-label=say::comments(lang)>{tabs}</nav>
                    {none}
                    {group}
                    {older}
                </section>
            </div>
            <aside aria-label=say::numbers(lang)>
                <table class="table table--dense"><caption class="table__cap">{say::numbers(lang)}</caption> <thead><tr><th scope="col">{words::public::about_part(lang)}</th> {heads} <th class="num" scope="col">{words::common::total(lang)}</th></tr></thead> <tbody>{parts}</tbody></table>
                <table class="table table--dense gap-4"><caption class="table__cap">{words::public::who_spoke(lang)}</caption> <tbody>{classes}</tbody></table>
                <h2 class="side__title gap-4">{words::public::documents(lang)}</h2>
                <div class="side__list">{files}</div>
            </aside>
        </div>
    }
}

fn row(visit: &Visit, here: &str, issue: &Issue) -> impl IntoView + use<> {
    let lang = visit.lang;
    let decided = issue.disposition.map_or(say::undecided(lang), |one| words::law::disposition(lang, one));
    view! {
        <li class="entry">
            <h3 class="entry__title"><a href=visit.to(&format!("{here}/issue/{}", issue.id))>{issue.number} ". " {issue.title.clone()}</a></h3>
            <p class="entry__state">{decided} " · " {words::common::comments(lang, issue.comments)}</p>
        </li>
    }
}

fn tick(visit: &Visit, one: &Consultation, comment: &Held, labels: &[(String, String)]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let id = format!("t{}", comment.id);
    let about = card::target_name(visit, one, comment.target.as_str(), labels);
    let who = comment.class.map(|class| words::law::class(lang, class));
    view! {
        <li class="choice">
            <input class="choice__input choice__input--box" type="checkbox" name="comment[]" value=comment.id.to_string() id=id.clone() />
            <label class="choice__label" for=id>
                <span class=format!("stance stance--{}", comment.stance.code())>{icon::stance_shape(comment.stance)} {words::law::stance_short(lang, comment.stance)}</span>
                <span class="quiet small">{about} " · " {who}</span>
                <span class="choice__more">{comment.reason.clone()} " " {comment.wording.clone()}</span>
            </label>
        </li>
    }
}
