//! Themes of the comments that wait: found in the background when there are none, when many more have come, or when somebody
//! asks. A theme has a number that is never given again, so that a page drawn before the themes were found anew codes nothing of another.

use super::{Read, Resting, Said};
use crate::Store;
use crate::consultation::allowed;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::id::{CommentId, ConsultationId};
use domain::time::Moment;
use insight::themes::{Theme, says, themes};
use std::collections::{BTreeMap, BTreeSet};

/// From so many waiting comments on there are themes.
const LEAST: usize = 30;
/// Themes, at most, and texts they are found in, at most: of near-copies one, of more the newest.
const MOST: usize = 20;
const TEXTS: usize = 50_000;
/// Comments read, and rows written, at once.
const MANY: i64 = 5_000;
const WRITTEN: usize = 1_000;
/// Comments of a theme that are shown.
const VOICES: usize = 3;
/// So many comments must say a phrase, so that it is nobody's own.
const SAID_BY: u64 = 2;
/// Near-copies asked whether they say a phrase, at most, of each group.
const ASKED: usize = 3;
/// How long one that finds themes has them for itself, at most.
const LEASE_MS: i64 = 600_000;

/// Finds themes for a consultation that needs them, if there is one; gives which it was.
///
/// # Errors
/// Faults; the consultation then rests.
pub async fn find_themes(store: &Store, resting: &mut Resting, now: Moment) -> Outcome<Option<ConsultationId>> {
    let Some(claim) = claim(store, resting, now).await? else { return Ok(None) };
    let id = ConsultationId(claim.consultation);
    let found = anew(store, &claim).await;
    resting.note(id, found.is_ok(), now);
    if found.is_err() {
        release(store, &claim).await?;
    }
    found.map(|()| Some(id))
}

/// A consultation whose themes are being found, as it was when that began.
#[derive(Clone, Copy)]
struct Claim {
    consultation: i64,
    grown: i64,
    asked: i64,
    until: i64,
    /// The last event then.
    event: i64,
}

async fn claim(store: &Store, resting: &Resting, now: Moment) -> Outcome<Option<Claim>> {
    let mut tx = store.read().await?;
    let rows: Vec<(i64, i64, i64, i64)> = tx
        .all(
            "select consultation, grown, asked, finding
             from hint_runs
             where finding < $2 and (asked > 0 or (grown >= $1 and grown * 4 >= themed))
             order by asked desc, consultation",
            args![LEAST as i64, now],
        )
        .await?;
    let first = rows.into_iter().find(|(consultation, ..)| !resting.rests(ConsultationId(*consultation), now));
    let Some((consultation, grown, asked, finding)) = first else { return Ok(None) };
    let (event,): (i64,) = tx.one("select coalesce(max(seq), 0) from events", vec![]).await?;
    drop(tx);
    let until = now.0 + LEASE_MS;
    // Of two servers only one finds it as it was.
    let mine = store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update hint_runs set finding = $1 where consultation = $2 and finding = $3 and asked = $4",
                    args![until, consultation, finding, asked],
                )
                .await
            })
        })
        .await?;
    Ok((mine > 0).then_some(Claim { consultation, grown, asked, until, event }))
}

async fn release(store: &Store, claim: &Claim) -> Outcome<()> {
    let Claim { consultation, until, .. } = *claim;
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update hint_runs set finding = 0 where consultation = $1 and finding = $2",
                    args![consultation, until],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

async fn anew(store: &Store, claim: &Claim) -> Outcome<()> {
    let Texts { leads, more, members } = read(store, claim.consultation).await?;
    let found = crate::apart(move || find(&leads, &more)).await?;
    keep(store, *claim, found, &members).await?;
    super::find_sayings::find(store, claim.consultation).await
}

/// Asks for themes to be found anew.
///
/// # Errors
/// Those of every deed on a dossier.
pub async fn ask(store: &Store, by: &Viewer, consultation: ConsultationId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                tx.run(
                    "insert into hint_runs as old (consultation, changed, learned, grown, themed, asked)
                     values ($1, 0, 0, 0, 0, 1)
                     on conflict (consultation) do update set asked = old.asked + 1",
                    args![consultation],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// A text with whether everybody may read it.
struct Text {
    read: Read,
    public: bool,
}

/// What waits: of near-copies the newest, a few more of each by the number of that, and by it the numbers of all.
#[derive(Default)]
struct Texts {
    leads: Vec<Text>,
    more: BTreeMap<i64, Vec<Text>>,
    members: BTreeMap<i64, Vec<i64>>,
}

async fn read(store: &Store, consultation: i64) -> Outcome<Texts> {
    #[derive(sqlx::FromRow)]
    struct Line {
        #[sqlx(flatten)]
        said: Said,
        copies: Option<i64>,
        public: bool,
    }
    let (mut texts, mut first) = (Texts::default(), BTreeMap::new());
    let mut before = i64::MAX;
    // From the newest on: where there are too many, the oldest are left.
    while texts.leads.len() < TEXTS {
        let rows: Vec<Line> = store
            .read()
            .await?
            .all(
                "select l.comment, c.revision, l.copies, c.part, c.stance, c.class, c.reason, c.wording,
                   c.withheld is null and c.showing <> 'agency' as public
                 from ledger l
                 join comments c on c.id = l.comment
                 where l.consultation = $1 and l.state = 'waiting' and l.comment < $2
                 order by l.comment desc
                 limit $3",
                args![consultation, before, MANY],
            )
            .await?;
        let Some(last) = rows.last() else { break };
        before = last.said.comment;
        for line in rows {
            let comment = line.said.comment;
            let lead = *line.copies.map_or(&comment, |copies| first.entry(copies).or_insert(comment));
            texts.members.entry(lead).or_default().push(comment);
            let text = Text { read: Read::from(line.said), public: line.public };
            if lead != comment {
                let more = texts.more.entry(lead).or_default();
                if more.len() + 1 < ASKED {
                    more.push(text);
                }
            } else if !text.read.text.is_empty() {
                texts.leads.push(text);
            }
        }
    }
    texts.leads.sort_unstable_by_key(|text| text.read.comment);
    Ok(texts)
}

/// What was found, with comments called by their own numbers.
struct Found {
    comments: Vec<i64>,
    phrases: Vec<String>,
    /// How many comments say each phrase, and how many of these everybody may read.
    said: Vec<(u64, u64)>,
    voices: Vec<i64>,
}

fn find(leads: &[Text], more: &BTreeMap<i64, Vec<Text>>) -> Vec<Found> {
    if leads.len() < LEAST {
        return Vec::new();
    }
    let comments: Vec<insight::Comment> = leads.iter().map(|text| text.read.comment()).collect();
    let name = |at: usize| leads[at].read.comment;
    // None of a theme whose words are all somebody's own; one that nothing sets apart has no words.
    let found = |theme: Theme| {
        let phrases: Vec<String> = theme.phrases.into_iter().map(|phrase| phrase.text).collect();
        let mut said = vec![(0, 0); phrases.len()];
        for &at in &theme.comments {
            let copies = more.get(&name(at)).into_iter().flatten();
            for text in std::iter::once(&leads[at]).chain(copies) {
                count_said(&mut said, text, &phrases);
            }
        }
        let had = !phrases.is_empty();
        let (phrases, said): (Vec<String>, _) =
            phrases.into_iter().zip(said).filter(|(_, (all, _))| *all >= SAID_BY).unzip();
        (!had || !phrases.is_empty()).then(|| Found {
            comments: theme.comments.into_iter().map(name).collect(),
            phrases,
            said,
            voices: theme.representatives.into_iter().take(VOICES).map(name).collect(),
        })
    };
    themes(&comments, MOST).themes.into_iter().filter_map(found).collect()
}

fn count_said(said: &mut [(u64, u64)], text: &Text, phrases: &[String]) {
    for ((all, public), says) in said.iter_mut().zip(says(&text.read.text, phrases)) {
        *all += u64::from(says);
        *public += u64::from(says && text.public);
    }
}

/// What became of comments since an event, so that what they said then may not be told.
const CHANGED: &str = crate::event::hiding!("distinct cast(subject as bigint)", "", "");

/// Leaves some comments out, and what without them is somebody's own: a phrase counts as if each of them had said it. Nothing where nothing
/// is left to call it by.
fn without(mut found: Found, gone: &BTreeSet<i64>) -> Option<Found> {
    let all = found.comments.len();
    found.comments.retain(|comment| !gone.contains(comment));
    let n = (all - found.comments.len()) as u64;
    if n == 0 {
        return Some(found);
    }
    found.voices.retain(|voice| !gone.contains(voice));
    let had = !found.phrases.is_empty();
    let less = found.said.into_iter().map(|(all, public)| (all.saturating_sub(n), public.saturating_sub(n)));
    (found.phrases, found.said) = found.phrases.into_iter().zip(less).filter(|(_, (all, _))| *all >= SAID_BY).unzip();
    (!had || !found.phrases.is_empty()).then_some(found)
}

/// Gives the themes numbers, then the comments their themes, then, in one transaction, the themes in place of those before.
async fn keep(store: &Store, claim: Claim, found: Vec<Found>, members: &BTreeMap<i64, Vec<i64>>) -> Outcome<()> {
    let (many, all) = (found.len() as i64, members.values().map(Vec::len).sum::<usize>() as i64);
    let last = store
        .write(move |tx| {
            Box::pin(async move {
                let (last,): (i64,) = tx
                    .one("update hint_progress set at = at + $1 where kind = 'themes' returning at", args![many])
                    .await?;
                Ok(last)
            })
        })
        .await?;
    let mut rows = Vec::new();
    let mut themes: Vec<(i64, Found)> = (last - many + 1..).zip(found).collect();
    for (id, theme) in &mut themes {
        theme.comments = theme.comments.iter().filter_map(|lead| members.get(lead)).flatten().copied().collect();
        rows.extend(theme.comments.iter().map(|comment| args![*comment, *id]));
    }
    for part in rows.chunks(WRITTEN) {
        let part = part.to_vec();
        store
            .write(move |tx| {
                Box::pin(async move {
                    let sql =
                        "update ledger set theme = v.column2 from (values {rows}) v where ledger.comment = v.column1";
                    tx.run_rows(sql, part).await?;
                    Ok(())
                })
            })
            .await?;
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                let Claim { consultation, grown, asked, until, event } = claim;
                let mine = tx
                    .run(
                        "update hint_runs
                         set grown = grown - $1, asked = asked - $2, finding = 0, themed = $3
                         where consultation = $4 and finding = $5",
                        args![grown, asked, all, consultation, until],
                    )
                    .await?;
                if mine == 0 {
                    return Ok(());
                }
                // What somebody took back or changed meanwhile, or a moderator hid, is in no theme.
                let gone: Vec<(i64,)> = tx.all(CHANGED, args![consultation, event]).await?;
                let gone: BTreeSet<i64> = gone.into_iter().map(|(comment,)| comment).collect();
                let mut heads = Vec::new();
                for (id, theme) in themes {
                    let Some(theme) = without(theme, &gone) else { continue };
                    let [phrases, said] = [serde_json::to_string(&theme.phrases)?, serde_json::to_string(&theme.said)?];
                    let (voices, n) = (serde_json::to_string(&theme.voices)?, theme.comments.len() as i64);
                    heads.push(args![id, consultation, n, n, phrases, said, voices]);
                }
                if !gone.is_empty() {
                    let ids: Vec<i64> = gone.into_iter().collect();
                    tx.run_in("update ledger set theme = null where comment in ({ids})", vec![], &ids).await?;
                }
                tx.run("delete from themes where consultation = $1", args![consultation]).await?;
                let into = "insert into themes (id, consultation, comments, waiting, phrases, said, voices)";
                tx.add(into, heads).await?;
                // Some may have been coded while they were found.
                let counts = waiting(tx, consultation).await?;
                count(tx, counts).await
            })
        })
        .await
}

/// A comment is taken back, while its text is still there: it waits in no theme and for no issue, it stands for no theme, and what
/// it says is said by one less. A phrase that is somebody's own now goes, and a theme without any; others are found then.
pub(super) async fn left(tx: &mut Tx, comment: CommentId) -> Outcome<()> {
    tx.script(
        "update themes set waiting = waiting - 1
         where waiting > 0 and id = (select theme from ledger where comment = $1 and state = 'waiting');
         update hint_issues set waiting = waiting - 1
         where waiting > 0 and issue = (select proposed from ledger where comment = $1 and state = 'waiting')",
        args![comment],
    )
    .await?;
    let row: Option<(i64, i64, String, String, String)> = tx
        .maybe(
            "select t.id, t.consultation, t.phrases, t.said, t.voices
             from ledger l
             join themes t on t.id = l.theme
             where l.comment = $1",
            args![comment],
        )
        .await?;
    let Some((theme, consultation, phrases, said, voices)) = row else { return Ok(()) };
    let text = super::said(tx, &[comment.0]).await?.pop().map_or(String::new(), |read| read.text);
    let phrases: Vec<String> = serde_json::from_str(&phrases)?;
    let said: Vec<(u64, u64)> = serde_json::from_str(&said)?;
    let mut voices: Vec<i64> = serde_json::from_str(&voices)?;
    voices.retain(|voice| *voice != comment.0);
    let had = !phrases.is_empty();
    let own = says(&text, &phrases).into_iter().map(u64::from);
    let less =
        said.into_iter().zip(own).map(|((all, public), own)| (all.saturating_sub(own), public.saturating_sub(own)));
    let left = phrases.into_iter().zip(less).filter(|(_, (all, _))| *all >= SAID_BY);
    let (phrases, said): (Vec<String>, Vec<(u64, u64)>) = left.unzip();
    if had && phrases.is_empty() {
        return tx
            .script(
                "delete from themes where id = $1;
                 update hint_runs set asked = asked + 1 where consultation = $2",
                args![theme, consultation],
            )
            .await;
    }
    let [phrases, said] = [serde_json::to_string(&phrases)?, serde_json::to_string(&said)?];
    let voices = serde_json::to_string(&voices)?;
    tx.run("update themes set phrases = $1, said = $2, voices = $3 where id = $4", args![phrases, said, voices, theme])
        .await?;
    Ok(())
}

/// How many comments of each theme wait.
pub(super) async fn waiting(tx: &mut Tx, consultation: i64) -> Outcome<Vec<(i64, i64)>> {
    tx.all(
        "select t.id, (select count(*) from ledger l where l.theme = t.id and l.state = 'waiting')
         from themes t
         where t.consultation = $1",
        args![consultation],
    )
    .await
}

/// Keeps these counts.
pub(super) async fn count(tx: &mut Tx, counts: Vec<(i64, i64)>) -> Outcome<()> {
    let rows = counts.into_iter().map(|(id, n)| args![id, n]).collect();
    tx.run_rows("update themes set waiting = v.column2 from (values {rows}) v where themes.id = v.column1", rows)
        .await?;
    Ok(())
}
