//! The hearing summary as a workbook: the summary, every comment, and what the columns hold.

use super::columns::Names;
use super::slip::Slip;
use super::xlsx::Book;
use super::{Rows, What};
use domain::consultation::Consultation;
use domain::id::CommentId;
use domain::lang::Lang;
use domain::reply::Reply;
use domain::result::{Issue, Summary};
use domain::time::Moment;
use std::collections::BTreeMap;
use store::Store;
use store::export::For;
use words::export as say;

/// Writes the file.
///
/// # Errors
/// Faults of the store or of writing.
pub async fn workbook(
    store: &Store,
    one: &Consultation,
    summary: &Summary,
    slip: Slip,
    (told_rows, out): (&mut (dyn FnMut(u64) + Send), &mut std::fs::File),
) -> anyhow::Result<()> {
    let (lang, whom, at) = (slip.paper.lang, slip.paper.whom, slip.paper.at);
    let mut book = Book::new();
    let told = |error: store::Error| anyhow::anyhow!("{error:?}");
    let mut about = vec![
        vec![say::title(lang).into(), one.texts.title.clone()],
        vec![say::agency(lang).into(), one.by(lang).into()],
        vec![
            say::received_count(lang).into(),
            match one.comments + one.sheets {
                0 => say::nobody(lang).into(),
                _ => words::common::comments(lang, one.comments),
            },
        ],
    ];
    let mut line = |label: &str, words: String| about.push(vec![label.into(), words]);
    if one.kind.has_survey() {
        line(say::sheets_count(lang), words::common::sheets(lang, one.sheets));
    }
    line(words::ledger::coverage_label(lang), words::ledger::coverage(lang, summary.coverage));
    if let Some(told) = super::papers::campaigns(store, one.id).await.map_err(told)? {
        line(
            words::hints::copies(lang),
            format!(
                "{} {}",
                words::hints::distinct(lang, one.comments, told.texts),
                words::hints::campaigns(lang, told.comments, told.groups, told.group_texts)
            ),
        );
    }
    line(say::overview(lang), summary.overview.clone());
    line(say::impact(lang), summary.impact.clone());
    if !summary.lacking.is_empty() {
        line(words::ledger::lacks(lang), summary.lacking.clone());
    }
    if let Some(made) = &summary.preliminary {
        let note = words::ledger::preliminary_note(lang, made.at, made.waiting);
        line(words::ledger::preliminary(lang), format!("{note}\n{}", made.reason));
    } else if summary.published.is_none() {
        line(words::papers::unpublished(lang), words::papers::unpublished_means(lang).into());
    }
    book.rows(say::summary_sheet(lang), &vec![say::item(lang).into(), say::details(lang).into()], &about)?;
    let names = Names::of(store, one.id, whom).await.map_err(told)?;
    let name = |at: &String| names.part(lang, at);
    let head = say::summary_columns(lang).map(str::to_string).to_vec();
    let spoke = match summary.preliminary {
        Some(_) => BTreeMap::new(),
        None => store::result::spoke(store, one.id).await.map_err(told)?,
    };
    let named: Vec<_> = summary.issues.iter().flat_map(Issue::named).collect();
    let replies = store::comment::replies_shown(store, &named).await.map_err(told)?;
    let mut rows = Vec::new();
    for issue in &summary.issues {
        let of = spoke.get(&issue.id).map_or(&[][..], Vec::as_slice);
        let sides: Vec<String> = issue
            .told(of)
            .iter()
            .map(|side| {
                let count = side.spoke.as_ref().map(|of| format!(" ({})", words::public::side_count(lang, of)));
                let who = words::public::side_name(lang, &side.who);
                format!("{who}{}: {}", count.unwrap_or_default(), words::public::side_view(lang, side))
            })
            .collect();
        rows.push(vec![
            issue.number.to_string(),
            match issue.targets.is_empty() {
                true => words::law::whole(lang).to_string(),
                false => issue.targets.iter().map(name).collect::<Vec<_>>().join(" · "),
            },
            issue.title.clone(),
            raised(lang, issue, &replies),
            sides.join("\n"),
            issue.disposition.map_or(String::new(), |one| words::law::disposition(lang, one).to_string()),
            issue.reason.clone(),
            issue.changed.clone(),
            match (issue.elsewhere, issue.answered_by.is_empty()) {
                (true, _) => words::ledger::changed_elsewhere(lang).to_string(),
                (false, true) => String::new(),
                (false, false) => name(&issue.answered_by),
            },
            issue.comments.to_string(),
            if issue.texts > 0 { issue.texts.to_string() } else { String::new() },
            summary
                .corrections
                .iter()
                .filter(|correction| correction.before.id == issue.id)
                .map(|correction| words::ledger::corrected(lang, correction.at, &correction.reason))
                .collect::<Vec<_>>()
                .join("\n"),
        ]);
    }
    if !rows.is_empty() {
        book.rows(say::issues_sheet(lang), &head, &rows)?;
    }
    let counts = match whom {
        For::Agency => store::comment::counts_by_stance(store, one.id).await,
        For::Public => app::outcome::counts(store, one, summary, at).await,
    };
    let counts = counts.map_err(told)?;
    let labels = match &one.version {
        Some(version) => store::version::labels(store, version.id).await.map_err(told)?,
        None => Vec::new(),
    };
    super::numbers::sheet(&mut book, lang, &counts, &labels, |at| names.part(lang, at))?;
    if one.kind.has_survey() {
        let (head, rows) = survey(store, one, (lang, whom), at).await?;
        book.rows(say::survey_sheet(lang), &head, &rows)?;
    }
    let mut comments = Rows::begin(store, What::Comments, slip).await.map_err(told)?;
    let count = book.table(say::comments_sheet(lang), &mut comments, told_rows).await?;
    book.dictionary(&comments, count)?;
    book.finish(&comments, out)
}

/// What was raised, with the comments on which its sentences stand, and what the agency says in the open under these.
fn raised(lang: Lang, issue: &Issue, replies: &BTreeMap<CommentId, Reply>) -> String {
    let sources = issue.sources.iter().map(|source| {
        let numbers: Vec<String> = source.first.iter().map(|comment| comment.to_string()).collect();
        words::hints::source(lang, &source.text, source.comments, &numbers)
    });
    let replied = issue.named().into_iter().filter_map(|comment| {
        let reply = replies.get(&comment)?;
        let when = words::date::short(lang, reply.at.day());
        let head = words::reply::under(lang, reply.agency(lang), &comment.to_string(), &when);
        Some(format!("{head}: {}", reply.words))
    });
    std::iter::once(issue.raised.clone()).chain(sources).chain(replied).collect::<Vec<_>>().join("\n")
}

/// The survey in numbers: a row for each question and value that was given.
async fn survey(
    store: &Store,
    one: &Consultation,
    (lang, whom): (Lang, For),
    at: Moment,
) -> anyhow::Result<(Vec<String>, Vec<Vec<String>>)> {
    let told = |error| anyhow::anyhow!("{error:?}");
    let ever = store::survey::ever(store, one.id).await.map_err(told)?;
    let questions = words::survey::by_rounds(lang, ever);
    let asked = store::survey::Asked::Ever;
    let tables = match whom {
        For::Agency => store::survey::for_desk(store, one.id, asked, at).await,
        For::Public => store::survey::told(store, one.id, asked, at).await,
    };
    let tables = tables.map_err(told)?;
    let mut rows = Vec::new();
    for question in &questions {
        let told = tables.iter().find(|tables| tables.all.tally.question == question.id.0);
        let Some(told) = told.filter(|told| told.all.tally.answered > 0) else { continue };
        let tally = told.all.told();
        let number = domain::survey::seen(&questions, question.id).unwrap_or(question.number);
        let mut row = |value: String, n: u64| {
            rows.push(vec![number.to_string(), question.said(lang).to_string(), value, n.to_string()]);
        };
        row(say::answered(lang).into(), tally.answered);
        if let Some((counted, sheets)) = told.behind(&told.all) {
            row(words::taken::counted(lang).into(), counted);
            row(words::taken::sheets(lang).into(), sheets);
        }
        let mut values = tally.by_value;
        values.sort_unstable();
        for (value, n) in values {
            let said = words::survey::counted(lang, question, value);
            row(said, n);
        }
    }
    Ok((say::survey_columns(lang).map(str::to_string).to_vec(), rows))
}
