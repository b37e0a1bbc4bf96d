//! What can be taken away of a hearing: papers by what they are, tables with how many rows they will have, and of the desk's table
//! what its filter leaves.

use crate::request::Visit;
use crate::summary::filtered;
use crate::ui::field::{Given, Line};
use domain::act::Act;
use domain::comment::Counts;
use domain::consultation::Consultation;
use domain::ledger::Filter;
use domain::paper::IN_ONE_FILE;
use leptos::prelude::*;
use words::{export, ledger, papers, public as say};

/// So many files of one draft are links of their own; among more, the number is typed.
const MOST_LINKS: u64 = 12;

/// Whose files they are: everyone's under `/c`, the agency's under `/desk/c`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Public,
    Agency,
}

impl Whose {
    fn at(self, one: &Consultation, file: &str) -> String {
        let before = if self == Whose::Agency { "/desk/c" } else { "/c" };
        format!("{before}/{}/{file}", one.id)
    }
}

/// The papers; `shown` is how many comments may stand beside the draft.
fn papers(visit: &Visit, one: &Consultation, whose: Whose, shown: u64) -> impl IntoView + use<> {
    let lang = visit.lang;
    let to = |file: &str| visit.to(&whose.at(one, file));
    let link = |file: &str, name: &'static str| view! { <a href=to(file) rel="nofollow">{name}</a> };
    let first = [
        ("summary.pdf", papers::take_pdf(lang)),
        ("summary.docx", papers::take_docx(lang)),
        ("summary.xlsx", papers::take_xlsx(lang)),
        ("summary.json", papers::take_json(lang)),
    ];
    let first: Vec<_> = first.into_iter().map(|(file, name)| link(file, name)).collect();
    let name = if one.version.is_some() { papers::take_draft(lang) } else { papers::take_points(lang) };
    let drafted = drafted(visit, &whose.at(one, "draft-comments.docx"), name, shown);
    view! { {first} {drafted} {link("bundle.zip", papers::take_bundle(lang))} }
}

/// The draft with its comments, in as many files as its comments fill.
fn drafted(visit: &Visit, path: &str, name: &'static str, shown: u64) -> AnyView {
    let (lang, to) = (visit.lang, visit.to(path));
    let of = shown.div_ceil(IN_ONE_FILE);
    if of < 2 {
        return view! { <a href=to rel="nofollow">{name}</a> }.into_any();
    }
    let choose = match of <= MOST_LINKS {
        true => {
            let links: Vec<_> = (1..=of)
                .map(|file| view! { <a class="act" href=format!("{to}?part={file}") rel="nofollow">{papers::take_file(lang, file)}</a> " " })
                .collect();
            view! { <p class="actions">{links}</p> }.into_any()
        }
        false => {
            let given = Given { name: "part".into(), value: "1".into(), refused: None, lang };
            view! {
                <form method="get" action=to>
                    <Line given=given label=papers::file_number(lang) short=true />
                    <p class="actions"><button class="button button--plain" type="submit">{papers::take_it(lang)}</button></p>
                </form>
            }
            .into_any()
        }
    };
    view! { <details class="fold"><summary class="fold__name">{name}</summary> <p class="small quiet">{papers::files_of(lang, of, IN_ONE_FILE)}</p> {choose}</details> }.into_any()
}

/// The list on the page of a result.
pub fn draw(visit: &Visit, one: &Consultation, counts: &Counts) -> impl IntoView + use<> {
    let lang = visit.lang;
    let to = |file: &str| visit.to(&Whose::Public.at(one, file));
    let shown = one.comments.saturating_sub(counts.held_back() + counts.agency_only);
    let rows = export::rows_at_least(lang, one.comments);
    view! {
        <h2 class="side__title">{papers::downloads(lang)}</h2>
        <div class="side__list">
            {papers(visit, one, Whose::Public, shown)}
            <a href=to("comments.csv") rel="nofollow">{say::take_comments(lang)} " " <span class="small quiet">{rows}</span></a>
            <a href=to("comments-columns.csv")>{papers::take_columns(lang)}</a>
            <a href=visit.to("/verify")>{words::verify::title(lang)}</a>
        </div>
    }
}

/// Everything of a dossier, for those who may export.
pub fn of_desk(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let comments = export::rows_at_least(lang, one.comments);
    let sheets = export::rows_exactly(lang, one.sheets);
    let names = [
        ("comments.csv", ledger::take_comments_csv(lang), comments.clone()),
        ("comments.xlsx", ledger::take_comments_xlsx(lang), comments),
        ("comments-columns.csv", ledger::take_columns(lang), String::new()),
        ("answers.csv", ledger::take_answers_csv(lang), sheets.clone()),
        ("answers.xlsx", ledger::take_answers_xlsx(lang), sheets),
        ("answers.jsonl", ledger::take_answers_lines(lang), words::export::rows_exactly(lang, one.sheets)),
        ("answers-columns.csv", ledger::take_answers_columns(lang), String::new()),
    ];
    let many = if one.kind.has_survey() { names.len() } else { 3 };
    let files: Vec<_> = names
        .into_iter()
        .take(many)
        .map(|(file, name, rows)| view! { <a href=visit.to(&Whose::Agency.at(one, file)) rel="nofollow">{name} " " <span class="small quiet">{rows}</span></a> })
        .collect();
    let taken = one
        .kind
        .has_survey()
        .then(|| view! { <a href=visit.to(&format!("/desk/c/{}/taken", one.id))>{words::taken::title(lang)}</a> });
    view! { <h2 class="side__title gap-4">{papers::downloads(lang)}</h2> <div class="side__list">{papers(visit, one, Whose::Agency, one.comments)} {files} {taken}</div> }
}

/// What the filter of the desk's table leaves, as files that hold just that; `kept` is how many comments it leaves, where it is known
/// without looking.
pub fn of_filter(visit: &Visit, one: &Consultation, filter: &Filter, kept: Option<u64>) -> Option<AnyView> {
    let lang = visit.lang;
    if !visit.viewer.may(Act::Export, one.agency.id) || crate::summary::typed::not_understood(&visit.query) {
        return None;
    }
    let query = filtered::query(filter);
    let narrowed = !query.is_empty();
    let to = |file: &str| {
        let path = visit.to(&Whose::Agency.at(one, file));
        if narrowed { format!("{path}?{query}") } else { path }
    };
    let rows = match (kept, narrowed) {
        (Some(n), _) => export::rows_exactly(lang, n),
        (None, false) => export::rows_at_least(lang, one.comments),
        (None, true) => String::new(),
    };
    let link = |file: &str, name: &'static str| view! { <a class="act" href=to(file) rel="nofollow">{name}</a> };
    let columns = visit.to(&Whose::Agency.at(one, "comments-columns.csv"));
    let means = narrowed.then(|| view! { <p class="small quiet">{ledger::take_these_mean(lang)}</p> });
    Some(
        view! {
            <details class="sieve"><summary class="fold__name">{ledger::take_these(lang)}</summary>
            <p class="actions"><span class="small quiet">{rows}</span> {link("comments.csv", ledger::take_these_csv(lang))} {link("comments.xlsx", ledger::take_these_xlsx(lang))} {link("draft-comments.docx", ledger::take_these_docx(lang))} <a class="act" href=columns rel="nofollow">{export::columns_sheet(lang)}</a></p>
            {means}
            </details>
        }
        .into_any(),
    )
}
