//! What the system suggests for a hearing: groups of the same text, issues proposed for what waits, themes. Each leads into the
//! table narrowed to it; a theme or all of one proposal is coded from here by one press.

use super::bench;
use super::desk::{readable, writable};
use super::phrases::joined;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line, Select};
use crate::ui::form::{self, Elsewhere};
use crate::ui::prose::beginning;
use domain::comment::Held;
use domain::consultation::Consultation;
use domain::id::CommentId;
use domain::result::{Issue, Summary};
use leptos::prelude::*;
use store::hints::{Campaigns, Group, Learned, State, Theme};
use words::{hints as say, ledger};

/// Groups of the same text that are listed, and letters shown of a text.
const GROUPS: u32 = 30;
const LETTERS: usize = 160;

struct Loaded {
    one: Consultation,
    summary: Summary,
    deeds: bench::Deeds,
    campaigns: Campaigns,
    groups: Vec<Group>,
    learned: Vec<Learned>,
    themes: Vec<Theme>,
    /// The comments that groups and themes are shown by.
    shown: Vec<Held>,
    state: State,
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who neither summarise nor publish.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let store = &visit.site.store;
    let groups = store::hints::groups(store, one.id, 2, GROUPS).await?;
    let themes = store::hints::themes(store, one.id).await?;
    let shown: Vec<CommentId> =
        groups.iter().map(|group| group.first).chain(themes.iter().flat_map(|theme| theme.voices.clone())).collect();
    let loaded = Loaded {
        summary: store::result::summary(store, one.id).await?,
        deeds: bench::deeds(&visit, &one).await?,
        campaigns: store::hints::campaigns(store, one.id, 0).await?,
        learned: store::hints::learned(store, one.id).await?,
        shown: store::ledger::some(store, &visit.viewer, one.id, &shown).await?,
        state: store::hints::state(store, one.id).await?,
        groups,
        themes,
        one,
    };
    let title = say::title(visit.lang);
    Ok(Page::new(title, move || body(&visit, &loaded)).of_the_desk())
}

fn body(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, deeds, state, .. } = loaded;
    let writing = writable(visit, one);
    let undo = writing.then(|| bench::undo(visit, one, &summary.issues, deeds));
    let grouping = state.grouping.then(|| view! { <p class="notice">{say::grouping(lang)}</p> });
    let learning = state.learning.then(|| view! { <p class="notice">{say::learning(lang)}</p> });
    let labels = [("new_title", say::theme_title(lang)), ("issue", words::summary::under(lang))];
    view! {
        {head(visit, one, say::title(lang))}
        {form::summary_of(visit, &labels, &elsewhere(visit, &labels))}
        <p class="section__note">{ledger::coverage(lang, summary.coverage)}</p>
        <p class="actions">
            <a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::summary::title(lang)}</a>
            <a class="act" href=visit.to(&format!("/desk/c/{}/ledger?place=waiting", one.id))>{ledger::to_table(lang)}</a>
        </p>
        <p class="small quiet">{say::means(lang)}</p>
        {undo}
        {grouping}
        {learning}
        {proposals(visit, loaded, writing)}
        {themes(visit, loaded, writing)}
        {copies(visit, loaded)}
    }
}

/// Fields of a theme's form carry its number: what was refused leads to those of the theme that came back.
fn elsewhere(visit: &Visit, labels: &[(&'static str, &'static str)]) -> Vec<Elsewhere> {
    let Some(theme) = visit.typed("of_theme").filter(|theme| theme.parse::<i64>().is_ok()) else { return Vec::new() };
    let one = |(field, label): &(&str, &str)| {
        let to = format!("#{}-{theme}", crate::ui::field::id_of(field));
        Elsewhere { label: (*label).into(), to, field: (*field).into() }
    };
    labels.iter().map(one).collect()
}

/// What is learned of each issue, and how far it can be trusted.
fn proposals(visit: &Visit, loaded: &Loaded, writing: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, learned, .. } = loaded;
    let rows: Vec<_> = summary
        .issues
        .iter()
        .filter_map(|issue| Some((issue, learned.iter().find(|one| one.issue == issue.id)?)))
        .map(|(issue, figures)| {
            let tested = match figures.suggested {
                0 => say::why_not(lang, figures.tested),
                suggested => say::did(lang, figures.right, suggested, figures.coded),
            };
            let to = visit.to(&format!("/desk/c/{}/ledger?proposed={}", one.id, issue.id));
            let waiting = match figures.waiting {
                0 => words::number(0).into_any(),
                n => view! { <a href=to>{words::number(n)} <span class="hidden">" " {say::waiting(lang)} " " {issue.title.clone()}</span></a> }.into_any(),
            };
            let accept = (writing && figures.waiting > 0).then(|| {
                let to = visit.to(&format!("/desk/c/{}/sample?proposed={}", one.id, issue.id));
                view! { <a class="act" href=to>{say::check(lang)} <span class="hidden">" " {issue.title.clone()}</span></a> }
            });
            view! { <tr><th scope="row">{words::plain(issue.number)} ". " {issue.title.clone()}</th> <td>{tested}</td> <td class="num">{waiting}</td> <td>{accept}</td></tr> }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::no_proposals(lang)}</p> });
    let every = (writing && learned.iter().any(|one| one.waiting > 0)).then(|| {
        let to = visit.to(&format!("/desk/c/{}/sample?offer=some", one.id));
        view! { <p class="actions"><a class="button button--plain" href=to>{say::check_every(lang)}</a></p> }
    });
    let table = (!rows.is_empty()).then(|| view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=say::tested(lang)>
            <table class="table table--dense"><caption class="hidden">{say::proposals(lang)}</caption> <thead><tr><th scope="col">{ledger::issue(lang)}</th> <th scope="col">{say::tested(lang)}</th> <th class="num" scope="col">{say::waiting(lang)}</th> <td></td></tr></thead> <tbody>{rows}</tbody></table>
        </div>
    });
    view! {
        <section class="section" aria-labelledby="proposals">
            <h2 class="section__title" id="proposals">{say::proposals(lang)}</h2>
            <p class="section__note">{say::proposals_mean(lang)}</p>
            {none}
            {table}
            {every}
        </section>
    }
}

fn themes(visit: &Visit, loaded: &Loaded, writing: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, themes, state, .. } = loaded;
    let blocks: Vec<_> = themes.iter().map(|theme| block(visit, loaded, theme, &summary.issues, writing)).collect();
    let none = blocks.is_empty().then(|| view! { <p class="empty__words">{say::no_themes(lang)}</p> });
    let grown = (state.grown > 0 && state.themed > 0)
        .then(|| view! { <p class="small quiet">{say::grown(lang, state.grown)}</p> });
    let finding = state.finding.then(|| view! { <p class="notice">{say::finding(lang)}</p> });
    let again = writing.then(|| {
        view! {
            <form method="post" class="gap-4" action=form::action(visit, "ledger/themes")>
                {about(visit, one)}
                <button class="button button--plain" type="submit">{say::find_again(lang)}</button>
            </form>
        }
    });
    view! {
        <section class="section" aria-labelledby="themes">
            <h2 class="section__title" id="themes">{say::themes(lang)}</h2>
            <p class="section__note">{say::themes_mean(lang)}</p>
            {finding}
            {none}
            <ol class="offers">{blocks}</ol>
            {grown}
            {again}
        </section>
    }
}

/// One theme: its words, how many wait, voices, and what can be made of it.
fn block(visit: &Visit, loaded: &Loaded, theme: &Theme, issues: &[Issue], writing: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let one = &loaded.one;
    let id = theme.id.to_string();
    let words_of = match theme.phrases.is_empty() {
        true => say::theme(lang).to_string(),
        false => joined(&theme.phrases).join(" · "),
    };
    let voices: Vec<_> = theme
        .voices
        .iter()
        .filter_map(|id| loaded.shown.iter().find(|held| held.id == *id))
        .map(|held| view! { <li>{beginning(&held.reason, LETTERS)}</li> })
        .collect();
    // The form that came back is the one whose theme it names.
    let mine = match visit.typed("of_theme") == Some(id.as_str()) {
        true => visit.clone(),
        false => Visit { returned: None, ..visit.clone() },
    };
    // A title is published. The first phrase alone: the words after it are scraps beside it.
    let first = theme.open.first().map_or("", String::as_str);
    let title = joined(&theme.open).into_iter().find(|whole| whole.contains(first)).unwrap_or_default();
    let options: Vec<(String, String)> =
        std::iter::once((String::new(), words::summary::choose_issue(lang).to_string()))
            .chain(
                issues
                    .iter()
                    .map(|issue| (issue.id.to_string(), format!("{}. {}", words::plain(issue.number), issue.title))),
            )
            .collect();
    let given = |name: &str, kept: &str| Given { name: name.into(), ..mine.given(name, kept) };
    let suffix = format!("-{id}");
    let form = writing.then(|| {
        let put = (!issues.is_empty()).then(|| {
            view! {
                <Select given=given("issue", "") suffix=suffix.clone() label=say::put_under(lang) options=options />
                <button class="button button--plain button--small" type="submit" name="to" value="issue">{words::summary::group(lang)} <span class="hidden">" " {words_of.clone()}</span></button>
            }
        });
        view! {
            <form method="post" class="offer__form" action=form::action(visit, "summary/group")>
                {about(visit, one)}
                {form::key(visit)}
                <input type="hidden" name="of_theme" value=id.clone() />
                <Line given=given("new_title", &title) suffix=suffix.clone() label=say::theme_title(lang) />
                <button class="button button--small" type="submit" name="to" value="new">{say::make_issue(lang)} <span class="hidden">" " {words_of.clone()}</span></button>
                {put}
            </form>
        }
    });
    let open = visit.to(&format!("/desk/c/{}/ledger?theme={id}", one.id));
    view! {
        <li class="offer">
            <h3 class="offer__name" lang="th">{words_of.clone()}</h3>
            <p class="small quiet">{say::theme_waiting(lang, theme.waiting)} " " <a href=open>{say::open_group(lang)} <span class="hidden">" " {words_of.clone()}</span></a></p>
            <ul class="offer__voices">{voices}</ul>
            {form}
        </li>
    }
}

fn copies(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, campaigns, groups, shown, .. } = loaded;
    let told = (campaigns.texts > 0).then(|| view! { <p>{say::distinct(lang, one.comments, campaigns.texts)}</p> });
    let told_groups = (campaigns.groups > 0)
        .then(|| view! { <p>{say::campaigns(lang, campaigns.comments, campaigns.groups, campaigns.group_texts)}</p> });
    let rows: Vec<_> = groups
        .iter()
        .map(|group| {
            let text = shown.iter().find(|held| held.id == group.first).map_or("", |held| held.reason.as_str());
            let to = visit.to(&format!("/desk/c/{}/ledger?copies={}", one.id, group.id));
            view! { <tr><th scope="row"><a href=to>{beginning(text, LETTERS)}</a></th> <td class="num">{words::number(group.comments)}</td> <td class="num">{words::number(group.texts)}</td></tr> }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::no_copies(lang)}</p> });
    let table = (!rows.is_empty()).then(|| view! {
        <table class="table table--dense"><caption class="hidden">{say::copies(lang)}</caption> <thead><tr><th scope="col">{say::text(lang)}</th> <th class="num" scope="col">{say::submissions(lang)}</th> <th class="num" scope="col">{say::texts(lang)}</th></tr></thead> <tbody>{rows}</tbody></table>
    });
    view! {
        <section class="section" aria-labelledby="copies">
            <h2 class="section__title" id="copies">{say::copies(lang)}</h2>
            <p class="section__note">{say::copies_mean(lang)}</p>
            {told}
            {told_groups}
            {none}
            {table}
        </section>
    }
}
