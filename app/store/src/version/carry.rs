//! What people said of a version, carried to the next: each address of the old one that means another part now, and the
//! rows that name it. What has lost its provision waits under [`GONE`] until an officer places it.

use crate::Store;
use crate::comment::VERIFIED_PART;
use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::tally;
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::{GONE, Target};
use domain::consultation::Provision;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId, VersionId};
use domain::reading::{self, Piece};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use std::collections::HashMap;

/// The most comments placed at once: what a page shows.
pub const AT_ONCE: usize = 50;

/// Where one address of the old version leads in the new.
struct Way {
    from_part: String,
    from_target: String,
    part: String,
    target: String,
}

/// Kept pieces, each with its identity.
type Pieces<'a> = &'a [(i64, Provision)];

/// Every address that does not stay what it was.
pub(super) struct Carried {
    ways: Vec<Way>,
    /// The anchors whose provision is gone.
    pub(super) gone: Vec<String>,
    /// Old and new anchors of the provisions whose words stay, whatever their number.
    pub(super) same: HashMap<String, String>,
}

/// The old source, its kept pieces, and the addresses inside them with the place of their piece; the new source and pieces.
pub(super) fn carried(
    (old_source, old, inside): (&str, Pieces<'_>, &[(String, i64)]),
    (new_source, new): (&str, Pieces<'_>),
) -> Carried {
    let (before, after) = (reading::read(old_source), reading::read(new_source));
    fn named(pieces: &[Piece]) -> HashMap<&str, &Piece> {
        pieces.iter().map(|piece| (piece.anchor.as_str(), piece)).collect()
    }
    let (before, after) = (named(&before.pieces), named(&after.pieces));
    let homes: HashMap<i64, &str> = new.iter().map(|(identity, piece)| (*identity, piece.anchor.as_str())).collect();
    let mut held: HashMap<i64, Vec<&str>> = HashMap::new();
    for (anchor, place) in inside {
        held.entry(*place).or_default().push(anchor);
    }
    let mut found = Carried { ways: Vec::new(), gone: Vec::new(), same: HashMap::new() };
    for (identity, piece) in old {
        let home = homes.get(identity).copied();
        if home.is_none() {
            found.gone.push(piece.anchor.clone());
        }
        let part = home.unwrap_or(GONE);
        let words = |piece: &Piece| {
            piece.paragraphs.iter().map(|one| (one.marker.clone(), one.text.clone())).collect::<Vec<_>>()
        };
        let texts = (before.get(piece.anchor.as_str()), home.and_then(|home| after.get(home)));
        if let (Some(old), Some(new)) = texts
            && words(old) == words(new)
        {
            found.same.insert(piece.anchor.clone(), part.to_string());
        }
        found.way(&piece.anchor, &piece.anchor, part, part);
        let held = held.get(&i64::from(piece.place)).map_or(&[][..], Vec::as_slice);
        // A paragraph that has no place of its own any more is still the provision's.
        let mut places: HashMap<&str, &str> = HashMap::new();
        if let (false, Some(old), Some(new)) =
            (held.is_empty(), before.get(piece.anchor.as_str()), home.and_then(|home| after.get(home)))
        {
            for (paragraph, to) in old.paragraphs.iter().zip(compare::carry::paragraphs(old, new)) {
                if let Some(to) = to {
                    places.insert(&paragraph.anchor, &new.paragraphs[to].anchor);
                }
            }
        }
        for anchor in held {
            found.way(&piece.anchor, anchor, part, places.get(anchor).copied().unwrap_or(part));
        }
    }
    found
}

impl Carried {
    fn way(&mut self, from_part: &str, from_target: &str, part: &str, target: &str) {
        if (from_part, from_target) != (part, target) {
            self.ways.push(Way {
                from_part: from_part.into(),
                from_target: from_target.into(),
                part: part.into(),
                target: target.into(),
            });
        }
    }

    /// Moves what names the old addresses: comments, their counts, issues and key points; a fixed number of statements.
    pub(super) async fn follow(&self, tx: &mut Tx, consultation: ConsultationId, to: VersionId) -> Outcome<()> {
        if self.ways.is_empty() {
            return Ok(());
        }
        let rows = self.ways.iter().map(|way| args![to, &way.from_part, &way.from_target, &way.part, &way.target]);
        tx.add("insert into carried (version, from_part, from_target, part, target)", rows.collect()).await?;
        tx.run(
            "update comments
             set said_target = coalesce(comments.said_target, comments.target),
               said_part = coalesce(comments.said_part, comments.part),
               target = w.target, part = w.part, holds = case when w.part = 'gone' then null else comments.holds end
             from carried w
             where w.version = $1 and comments.consultation = $2
               and comments.part = w.from_part and comments.target = w.from_target",
            args![to, consultation],
        )
        .await?;
        self.counts(tx, consultation).await?;
        self.lists(tx, consultation, to).await
    }

    /// The counts by part stand under the part's new address; none is counted again.
    async fn counts(&self, tx: &mut Tx, consultation: ConsultationId) -> Outcome<()> {
        let homes: HashMap<&str, &str> = self
            .ways
            .iter()
            .filter(|way| way.from_part == way.from_target)
            .map(|way| (way.from_part.as_str(), way.part.as_str()))
            .collect();
        let mut changes = Vec::new();
        for (kind, name, n) in tally::all(tx, consultation).await? {
            let (kind, part, rest) = match (kind.as_str(), name.split_once(' ')) {
                ("part", _) => ("part", name.as_str(), ""),
                ("part stance", Some((part, _))) => ("part stance", part, &name[part.len()..]),
                (VERIFIED_PART, Some((part, _))) => (VERIFIED_PART, part, &name[part.len()..]),
                _ => continue,
            };
            if let Some(home) = homes.get(part) {
                changes.push((kind, format!("{home}{rest}"), n));
                changes.push((kind, name.clone(), -n));
            }
        }
        tally::add(tx, consultation, changes).await
    }

    /// The addresses that issues and key points name. An issue keeps that one of its provisions is gone, a key point does not.
    async fn lists(&self, tx: &mut Tx, consultation: ConsultationId, to: VersionId) -> Outcome<()> {
        let homes: HashMap<&str, &str> =
            self.ways.iter().map(|way| (way.from_target.as_str(), way.target.as_str())).collect();
        let home = |at: &str| homes.get(at).map_or(at.to_string(), |home| (*home).to_string());
        let named: Vec<(String, i64, String, String)> = tx
            .all(
                "select 'issue' as kind, id, targets as list, answered_by from issues where consultation = $1
                 union all
                 select 'point' as kind, id, provisions as list, '' as answered_by from key_points where consultation = $1",
                args![consultation],
            )
            .await?;
        let mut rows = Vec::new();
        for (kind, id, list, answered_by) in named {
            let old: Vec<String> = serde_json::from_str(&list)?;
            let mut new: Vec<String> = Vec::with_capacity(old.len());
            for at in old.iter().map(|at| home(at)) {
                if !new.contains(&at) && (kind == "issue" || at != GONE) {
                    new.push(at);
                }
            }
            let answers = Some(home(&answered_by)).filter(|at| at != GONE).unwrap_or_default();
            if new != old || answers != answered_by {
                rows.push(args![to, kind, id, serde_json::to_string(&new)?, answers]);
            }
        }
        tx.add("insert into carried_lists (version, kind, id, list, answered_by)", rows).await?;
        tx.run(
            "update issues
             set targets = w.list, answered_by = w.answered_by, revision = revision + 1
             from carried_lists w
             where w.version = $1 and w.kind = 'issue' and w.id = issues.id",
            args![to],
        )
        .await?;
        tx.run(
            "update key_points
             set provisions = w.list
             from carried_lists w
             where w.version = $1 and w.kind = 'point' and w.id = key_points.id",
            args![to],
        )
        .await?;
        Ok(())
    }
}

/// Puts comments whose provision is gone under another part: a provision, a key point or the whole.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase; for `comment` with `Missing` where none is named, `AlreadyDone` where
/// one does not wait any more; for `to` with `Missing` or `NoSuchPart`.
pub async fn place(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    comments: &[CommentId],
    to: &str,
    now: Moment,
) -> Outcome<()> {
    let (by, to) = (by.clone(), to.to_string());
    let mut ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::PlaceComments, None, now).await?;
                let mut no = Refusals::default();
                if ids.is_empty() {
                    no.add("comment", Refusal::Missing);
                } else if ids.len() > AT_ONCE {
                    no.add("comment", Refusal::ChoiceCount { least: 1, most: AT_ONCE as u32 });
                }
                let target = if to.is_empty() { Err(Refusal::Missing) } else { Target::parse(&to) };
                let part = match no.take("to", target) {
                    Some(target) => {
                        let part = home(tx, consultation, &target).await?;
                        no.take("to", part.ok_or(Refusal::NoSuchPart)).map(|part| (target, part))
                    }
                    None => None,
                };
                let (target, part) = no.none(|| part)?;
                let found: Vec<(i64, String, bool, bool)> = tx
                    .all_in(
                        "select id, stance, withdrawn is null as counts, identity = 'verified' as verified
                         from comments
                         where consultation = $1 and part = $2 and id in ({ids})",
                        args![consultation, GONE],
                        &ids,
                    )
                    .await?;
                if found.len() != ids.len() {
                    let mut no = Refusals::default();
                    no.add("comment", Refusal::AlreadyDone);
                    return Err(Error::from(no));
                }
                tx.run_in(
                    "update comments
                     set target = $1, part = $2, placed = $3
                     where consultation = $4 and id in ({ids})",
                    args![target.as_str(), &part, now, consultation],
                    &ids,
                )
                .await?;
                let changes = found.iter().filter(|(_, _, counts, _)| *counts).flat_map(|(_, stance, _, verified)| {
                    let known = i64::from(*verified);
                    [
                        ("part", GONE.to_string(), -1),
                        ("part", part.clone(), 1),
                        ("part stance", format!("{GONE} {stance}"), -1),
                        ("part stance", format!("{part} {stance}"), 1),
                        (VERIFIED_PART, format!("{GONE} {stance}"), -known),
                        (VERIFIED_PART, format!("{part} {stance}"), known),
                    ]
                });
                tally::add(tx, consultation, changes.collect()).await?;
                let content = serde_json::json!({ "comments": ids, "to": target });
                note(tx, &by, Deed::CommentsPlaced, consultation, "", content, now).await
            })
        })
        .await
}

/// The part that holds a target in the latest version.
async fn home(tx: &mut Tx, consultation: ConsultationId, target: &Target) -> Outcome<Option<String>> {
    if target.is_whole() {
        return Ok(Some(target.as_str().into()));
    }
    if let Some(number) = target.key_point() {
        let (found,): (i64,) = tx
            .one(
                "select count(*) from key_points k
                 join consultations c on c.id = k.consultation
                 left join rounds r on r.id = c.round
                 where k.consultation = $1 and k.number = $2 and k.since <= coalesce(r.number, 1)",
                args![consultation, i64::from(number)],
            )
            .await?;
        return Ok((found > 0).then(|| target.as_str().into()));
    }
    let found: Option<(String,)> = tx
        .maybe(
            "select p.anchor
             from consultations c
             join provisions p on p.version = c.version
             where c.id = $1
               and (p.anchor = $2
                 or p.place = (select o.place from provision_parts o where o.version = c.version and o.anchor = $2))",
            args![consultation, target.as_str()],
        )
        .await?;
    Ok(found.map(|(anchor,)| anchor))
}
