//! What people wrote freely: read and searched for the agency, a bounded number of sheets at a time, and put into groups. How many stand in each group is kept as
//! they are put there, and taken back when a sheet is changed or taken out. Everyone is told of groups alone, never of the words.

use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, QuestionId, SheetId};
use domain::ledger::Sought;
use domain::refusal::{Refusal, Refusals};
use domain::survey::free::{Group, Groups, MOST, NONE};
use domain::survey::{Answer, Answers, Audience};
use domain::time::Moment;

/// Answers on a page.
pub const PER_PAGE: usize = 50;
/// Sheets looked at for one page, at most.
const LOOKED_AT: u32 = 2_000;
const READ: &str = "free read";
const GROUP: &str = "free group";

/// Where answers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Anywhere,
    /// In no group yet, and not read as standing in none.
    Waiting,
    In(u32),
}

/// One answer, as the agency reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub sheet: SheetId,
    pub audience: Audience,
    pub at: Moment,
    pub words: String,
    /// The groups that it stands in; [`NONE`] for none of them.
    pub groups: Vec<u32>,
}

/// A page of answers, the last first, and from where to look on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    pub lines: Vec<Line>,
    pub next: Option<SheetId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    audience: String,
    answers: String,
    at: i64,
}

/// Answers to a question before a sheet, that hold the words sought and stand at a place. Who reads is for the caller to have asked, and to write down.
pub async fn page(
    store: &Store,
    id: ConsultationId,
    question: QuestionId,
    (sought, place): (&Sought, Place),
    before: Option<SheetId>,
) -> Outcome<Looked> {
    let mut tx = store.read().await?;
    let before = before.map_or(i64::MAX, |sheet| sheet.0);
    let rows: Vec<Row> = match place {
        Place::In(group) => {
            tx.all(
                "select s.id, s.audience, s.answers, s.at
                 from free_grouped g
                 join sheets s on s.id = g.sheet
                 where g.question = $1 and g.grp = $2 and g.sheet < $3 and s.consultation = $4
                 order by g.sheet desc
                 limit $5",
                args![question, i64::from(group), before, id, LOOKED_AT],
            )
            .await?
        }
        Place::Anywhere | Place::Waiting => {
            tx.all(
                "select id, audience, answers, at
                 from sheets
                 where consultation = $1 and id < $2 and taken_out is null
                 order by id desc
                 limit $3",
                args![id, before, LOOKED_AT],
            )
            .await?
        }
    };
    let whole = rows.len() < LOOKED_AT as usize;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let (first, last) = (ids.last().copied().unwrap_or(0), ids.first().copied().unwrap_or(0));
    let grouped: Vec<(i64, i64)> = tx
        .all(
            "select sheet, grp from free_grouped where question = $1 and sheet between $2 and $3 order by sheet, grp",
            args![question, first, last],
        )
        .await?;
    drop(tx);
    let mut looked = Looked { lines: Vec::new(), next: if whole { None } else { ids.last().map(|id| SheetId(*id)) } };
    for row in rows {
        if looked.lines.len() == PER_PAGE {
            looked.next = looked.lines.last().map(|line| line.sheet);
            break;
        }
        let answers: Answers = serde_json::from_str(&row.answers)?;
        let words = answers.into_iter().find(|(of, _)| *of == question.0);
        let Some((_, Answer::Text(words))) = words else { continue };
        let from = grouped.partition_point(|(sheet, _)| *sheet < row.id);
        let groups: Vec<u32> =
            grouped[from..].iter().take_while(|(sheet, _)| *sheet == row.id).map(|(_, group)| *group as u32).collect();
        if place == Place::Waiting && !groups.is_empty() || !holds(&words, sought) {
            continue;
        }
        let audience = Audience::parse(&row.audience).map_err(|_| Error::fault("a sheet cannot be read back"))?;
        looked.lines.push(Line { sheet: SheetId(row.id), audience, at: Moment(row.at), words, groups });
    }
    Ok(looked)
}

fn holds(text: &str, sought: &Sought) -> bool {
    let has = |word: &String| insight::holds::holds(text, word);
    (sought.any.is_empty() || sought.any.iter().any(has)) && !sought.none.iter().any(has)
}

/// The groups of every question of a consultation that has some, with what is counted.
pub async fn groups(store: &Store, id: ConsultationId) -> Outcome<Vec<Groups>> {
    groups_in(&mut store.read().await?, id).await
}

async fn groups_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<Groups>> {
    let rows: Vec<(i64, i64, String, String)> = tx
        .all(
            "select question, number, title, title_en from free_groups where consultation = $1 order by question, number",
            args![id],
        )
        .await?;
    let (of_groups, read) = match rows.is_empty() {
        true => (Vec::new(), Vec::new()),
        false => (tally::of_kind(tx, id, GROUP).await?, tally::of_kind(tx, id, READ).await?),
    };
    let count = |counts: &[(String, i64)], name: &str| {
        counts.iter().find(|(counted, _)| counted == name).map_or(0, |(_, n)| (*n).max(0) as u64)
    };
    let mut all: Vec<Groups> = Vec::new();
    for (question, number, title, title_en) in rows {
        if all.last().is_none_or(|last| last.question != question) {
            all.push(Groups { question, groups: Vec::new(), read: count(&read, &question.to_string()) });
        }
        let n = count(&of_groups, &format!("{question} {number}"));
        let group = Group { number: number as u32, title, title_en, n };
        all.last_mut().into_iter().for_each(|last| last.groups.push(group.clone()));
    }
    Ok(all)
}

/// A question that is answered in free words, of this consultation.
async fn asked(tx: &mut Tx, id: ConsultationId, question: QuestionId) -> Outcome<()> {
    let sql = "select count(*) from questions where id = $1 and consultation = $2 and form in ('short', 'text')";
    let (n,): (i64,) = tx.one(sql, args![question, id]).await?;
    if n == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Makes a group, or calls one otherwise.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `EntryCount` for too many, or under `title` for one that is there.
pub async fn name(
    store: &Store,
    by: &Viewer,
    (id, question): (ConsultationId, QuestionId),
    number: Option<u32>,
    (title, title_en): (&str, &str),
    now: Moment,
) -> Outcome<u32> {
    let (by, title, title_en) = (by.clone(), title.to_string(), title_en.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::WriteReport, None, now).await?;
                asked(tx, id, question).await?;
                let there: Vec<(i64, String)> =
                    tx.all("select number, title from free_groups where question = $1", args![question]).await?;
                let others = |(other, called): &&(i64, String)| number.map(i64::from) != Some(*other) && *called == title;
                if there.iter().any(|one| others(&one)) {
                    let mut no = Refusals::default();
                    no.add("title", Refusal::Taken);
                    return Err(no.into());
                }
                let number = match number {
                    Some(number) if there.iter().any(|(one, _)| *one == i64::from(number)) => number,
                    Some(_) => return Err(Error::NotFound),
                    None if there.len() >= MOST as usize => {
                        return Err(Refusal::EntryCount { least: 0, most: MOST }.into());
                    }
                    None => there.iter().map(|(one, _)| *one as u32).max().unwrap_or(0) + 1,
                };
                tx.run(
                    "insert into free_groups (question, number, consultation, title, title_en) values ($1, $2, $3, $4, $5)
                     on conflict (question, number) do update set title = excluded.title, title_en = excluded.title_en",
                    args![question, i64::from(number), id, title.as_str(), title_en.as_str()],
                )
                .await?;
                let content = serde_json::json!({ "question": question, "group": number, "title": title, "title_en": title_en });
                note(tx, &by, Deed::AnswersGrouped, id, &question.to_string(), content, now).await?;
                Ok(number)
            })
        })
        .await
}

/// Puts answers into a group, or takes them out of it. Into [`NONE`] they are put out of every other; into any other, out of that.
///
/// # Errors
/// `NotFound` for a group or an answer that is not there, `NotAllowed`; refused by the phase.
pub async fn put(
    store: &Store,
    by: &Viewer,
    (id, question): (ConsultationId, QuestionId),
    sheets: &[SheetId],
    (group, into): (u32, bool),
    now: Moment,
) -> Outcome<()> {
    let (by, sheets) = (by.clone(), sheets.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::WriteReport, None, now).await?;
                asked(tx, id, question).await?;
                if group != NONE {
                    let sql = "select count(*) from free_groups where question = $1 and number = $2";
                    let (n,): (i64,) = tx.one(sql, args![question, i64::from(group)]).await?;
                    if n == 0 {
                        return Err(Error::NotFound);
                    }
                }
                let numbers: Vec<i64> = sheets.iter().map(|sheet| sheet.0).collect();
                let rows: Vec<(i64, String)> = tx
                    .all_in(
                        "select id, answers from sheets where consultation = $1 and taken_out is null and id in ({ids})",
                        args![id],
                        &numbers,
                    )
                    .await?;
                let said = |answers: &str| -> Outcome<bool> {
                    let answers: Answers = serde_json::from_str(answers)?;
                    Ok(answers.iter().any(|(of, answer)| *of == question.0 && matches!(answer, Answer::Text(_))))
                };
                let mut counts = Vec::new();
                for (sheet, answers) in &rows {
                    if !said(answers)? {
                        return Err(Error::NotFound);
                    }
                    moved(tx, question, *sheet, (group, into), &mut counts).await?;
                }
                if rows.len() != numbers.len() {
                    return Err(Error::NotFound);
                }
                tally::add(tx, id, counts).await?;
                let content = serde_json::json!({ "question": question, "group": group, "into": into, "sheets": sheets });
                note(tx, &by, Deed::AnswersGrouped, id, &question.to_string(), content, now).await
            })
        })
        .await
}

/// Moves one answer, and tells which counts change.
async fn moved(
    tx: &mut Tx,
    question: QuestionId,
    sheet: i64,
    (group, into): (u32, bool),
    counts: &mut Vec<tally::Change>,
) -> Outcome<()> {
    let sql = "select grp from free_grouped where question = $1 and sheet = $2";
    let before: Vec<(i64,)> = tx.all(sql, args![question, sheet]).await?;
    let before: Vec<u32> = before.into_iter().map(|(group,)| group as u32).collect();
    let mut after: Vec<u32> = match into {
        true if group == NONE => vec![NONE],
        true => before.iter().copied().filter(|one| *one != NONE && *one != group).chain([group]).collect(),
        false => before.iter().copied().filter(|one| *one != group).collect(),
    };
    after.sort_unstable();
    for gone in before.iter().filter(|one| !after.contains(one)) {
        tx.run(
            "delete from free_grouped where question = $1 and grp = $2 and sheet = $3",
            args![question, i64::from(*gone), sheet],
        )
        .await?;
        counts.extend((*gone != NONE).then(|| (GROUP, format!("{question} {gone}"), -1)));
    }
    for new in after.iter().filter(|one| !before.contains(one)) {
        tx.run(
            "insert into free_grouped (question, grp, sheet) values ($1, $2, $3)",
            args![question, i64::from(*new), sheet],
        )
        .await?;
        counts.extend((*new != NONE).then(|| (GROUP, format!("{question} {new}"), 1)));
    }
    let read = i64::from(!after.is_empty()) - i64::from(!before.is_empty());
    counts.extend((read != 0).then(|| (READ, question.to_string(), read)));
    Ok(())
}

/// A sheet says something else now, or nothing: its answers stand in no group, and are read anew.
pub(crate) async fn forget(tx: &mut Tx, id: ConsultationId, sheet: SheetId) -> Outcome<()> {
    let sql = "select distinct question, grp from free_grouped where sheet = $1";
    let rows: Vec<(i64, i64)> = tx.all(sql, args![sheet]).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut counts: Vec<tally::Change> = rows
        .iter()
        .filter(|(_, group)| *group != i64::from(NONE))
        .map(|(question, group)| (GROUP, format!("{question} {group}"), -1))
        .collect();
    let mut read: Vec<i64> = rows.iter().map(|(question, _)| *question).collect();
    read.sort_unstable();
    read.dedup();
    counts.extend(read.into_iter().map(|question| (READ, question.to_string(), -1)));
    tally::add(tx, id, counts).await?;
    tx.run("delete from free_grouped where sheet = $1", args![sheet]).await?;
    Ok(())
}
