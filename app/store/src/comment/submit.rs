//! Submitting a comment, the busiest deed of all: a constant handful of statements in a shared commit. And taking it back.

use super::receipt::Proof;
use super::spoken;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, ledger, moderation, organisation, receipt, tally, unsent};
use domain::act::Act;
use domain::admission::{Admission, Appears};
use domain::agency::Viewer;
use domain::comment::{Channel, Identity, Language, New, Showing};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::phase::{Dates, Phase};
use domain::receipt::{Number, Receipt, Secret};
use domain::refusal::{Refusal, Refusals};
use domain::through::Helper;
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Ground {
    id: Option<i64>,
    round: Option<i64>,
    version: Option<i64>,
    opens: Option<i64>,
    closes: Option<i64>,
    published: Option<i64>,
    cancelled: Option<i64>,
    summarised: Option<i64>,
    admits: Option<String>,
    once: Option<String>,
    appears: Option<String>,
}

/// Where somebody speaks: the round, whom it hears, and the version of the text.
pub(crate) struct Stood {
    pub round: i64,
    pub admission: Admission,
    pub version: Option<i64>,
}

impl Ground {
    fn dates(&self) -> Dates {
        Dates {
            opens: self.opens.map(Moment),
            closes: self.closes.map(Moment),
            published: self.published.map(Moment),
            cancelled: self.cancelled.map(Moment),
            summarised: self.summarised.map(Moment),
        }
    }

    fn stands(&self, act: Act, now: Moment) -> Outcome<Stood> {
        let dates = self.dates();
        let phase = Phase::at(&dates, now);
        if self.id.is_none() || !phase.is_public() {
            return Err(Error::NotFound);
        }
        if let Some(refusal) = phase.refuses(act, &dates) {
            return Err(refusal.into());
        }
        let of = |code: &Option<String>| code.clone().unwrap_or_default();
        let admission = Admission::parse(&of(&self.admits), &of(&self.once), "")
            .and_then(|admission| admission.appearing(&of(&self.appears)))
            .map_err(|_| Error::fault("a round hears nobody that we know of"))?;
        Ok(Stood { round: self.round.ok_or(Error::NotFound)?, admission, version: self.version })
    }
}

/// What a new comment needs to know, in one statement: the receipt its key was given before, the ground it stands on, the
/// part that holds its target, and the next free id.
#[derive(sqlx::FromRow)]
struct Asked {
    #[sqlx(flatten)]
    ground: Ground,
    number: Option<i64>,
    given: Option<i64>,
    part: Option<String>,
    next: i64,
    /// Whether the province, if one was given, is one.
    area: bool,
    /// A number for the receipt, drawn at random, and whether somebody has it.
    drawn: i64,
    taken: bool,
}

async fn asked(tx: &mut Tx, new: &New) -> Outcome<Asked> {
    tx.one(
        "select c.id, c.round, c.version, c.opens, c.closes, c.published, c.cancelled, c.summarised, r.admits, r.once,
           r.appears, g.number, g.at as given,
           case
             when $3 = 'all' then 'all'
             when $4 > 0 then
               (select 'k' || cast(k.number as text) from key_points k
                where k.consultation = c.id and k.number = $4 and k.since <= r.number and (k.until is null or k.until >= r.number))
             else
               (select p.anchor
                from provisions p
                where p.version = c.version
                  and (p.anchor = $3
                    or p.place = (select o.place from provision_parts o where o.version = c.version and o.anchor = $3)))
           end as part,
           (select coalesce(max(id), 0) + 1 from comments) as next,
           $6 = '' or exists (select 1 from areas where code = $6) as area,
           $5 as drawn, exists (select 1 from receipts t where t.number = $5) as taken
         from (select 1 as one) one
         left join consultations c on c.id = $1
         left join rounds r on r.id = c.round
         left join receipts g on g.form_key = $2",
        args![
            new.consultation,
            receipt::key_hash(&new.key),
            new.target.as_str(),
            i64::from(new.target.key_point().unwrap_or(0)),
            receipt::drawn()?,
            new.area.as_deref().unwrap_or("")
        ],
    )
    .await
}

/// The ground on which somebody speaks, if the phase lets them do this now. Whether the round hears them is asked apart.
pub(crate) async fn ground(tx: &mut Tx, consultation: ConsultationId, act: Act, now: Moment) -> Outcome<Stood> {
    let ground: Ground = tx
        .maybe(
            "select c.id, c.round, c.version, c.opens, c.closes, c.published, c.cancelled, c.summarised, r.admits, r.once, r.appears
             from consultations c
             left join rounds r on r.id = c.round
             where c.id = $1",
            args![consultation],
        )
        .await?
        .ok_or(Error::NotFound)?;
    ground.stands(act, now)
}

/// Whether a form under a key that was used says something else than what was sent with it, as a page does that a browser brought back: nothing
/// of it is to be lost. What was changed or taken out since is not compared.
async fn other_words(tx: &mut Tx, number: i64, new: &New) -> Outcome<()> {
    let sql = "select count(*) from receipts r
               join comments c on c.id = r.comment
               where r.number = $1 and c.edited is null and c.withdrawn is null
                 and not exists (select 1 from sealed s where s.comment = c.id)
                 and (c.reason <> $2 or c.wording <> $3 or c.stance <> $4)";
    let (others,): (i64,) =
        tx.one(sql, args![number, new.reason.as_str(), new.wording.as_str(), new.stance.code()]).await?;
    match others {
        0 => Ok(()),
        _ => Err(Refusal::SentBefore { number: number as u32 }.into()),
    }
}

/// Submits a comment: on disk when this returns. The same key gives the same receipt again; with other words it is refused with `SentBefore`.
///
/// # Errors
/// `NotFound` for what is not public; refused by the phase; by whom the round hears (`SignInNeeded`, `VerifiedNeeded`, under
/// `invitation` `Missing` or `NotInvited`, `SaidAlready`); with `NoSuchPart` under `at` and `NotInPart` under `quote`; or with `FileNotChosen` for a file.
pub async fn submit(store: &Store, by: &Viewer, new: &New, channel: Channel, now: Moment) -> Outcome<Receipt> {
    let (by, new, key) = (by.clone(), new.clone(), store.key.clone());
    // What is said through another is not its helper's: neither their voice nor as well known as they are.
    let voice = by.person.filter(|_| new.through.is_none()).map(|person| store.key.voice(new.consultation, person));
    let identity = if new.through.is_some() { Identity::Guest } else { by.identity() };
    let channel = if new.through.is_some() { Channel::Behalf } else { channel };
    super::file::checked(store, new.consultation, &new.files).await?;
    store
        .write(move |tx| {
            Box::pin(async move {
                let asked = asked(tx, &new).await?;
                if let (Some(number), Some(at)) = (asked.number, asked.given) {
                    other_words(tx, number, &new).await?;
                    return Ok(receipt::again(&new.key, number, at));
                }
                let Stood { round, admission, version } = asked.ground.stands(Act::Comment, now)?;
                let speaker = match &new.through {
                    None => spoken::let_in(tx, &key, &by, (round, admission), &new.invitation).await?,
                    Some(other) => {
                        spoken::let_in_for(tx, &key, &by, (round, admission), (&new.invitation, &other.whose)).await?
                    }
                };
                let mut no = Refusals::default();
                if let Some(other) = &new.through {
                    if other.how.day > now.day() {
                        no.add("given", Refusal::NotYet);
                    }
                    // Who says so stands beside it: an officer is one.
                    if other.how.helper == Helper::Officer && by.roles.is_empty() {
                        no.add("through", Refusal::NotAChoice);
                    }
                }
                if asked.part.is_none() {
                    no.add("at", Refusal::NoSuchPart);
                }
                let mut new = new;
                match super::quoted::quoted(tx, version, &new.target, &new.quote).await? {
                    Ok(passage) => new.quote = passage,
                    Err(refused) => no.add("quote", refused),
                }
                if !asked.area {
                    no.add("area", Refusal::NotAChoice);
                }
                if let Some(group) = &new.group
                    && !named(tx, new.consultation, group).await?
                {
                    no.add("group", Refusal::NotAChoice);
                }
                let (id, part) = (asked.next, no.none(|| asked.part)?);
                speaker.speak(tx, &part, Some(id)).await?;
                if let Some(person) = by.person.filter(|_| !new.draft.is_empty()) {
                    unsent::sent(tx, &key, person, new.consultation, &new.draft).await?;
                }
                let speaks = match new.speaker {
                    Some(id) => Some(organisation::speaks(tx, &by, id).await?),
                    None => None,
                };
                match &speaks {
                    Some((name, _)) if new.showing == Showing::Named => new.name.clone_from(name),
                    None if new.showing == Showing::Named => organisation::no_agency(tx, "name", &new.name).await?,
                    _ => {}
                }
                let mut content = serde_json::json!({
                    "target": new.target, "stance": new.stance.code(), "reason": new.reason, "wording": new.wording,
                    "quote": new.quote, "class": new.class.map(|class| class.code()), "showing": new.showing.code(), "name": new.name,
                    "area": new.area, "group": new.group, "speaker": new.speaker, "identity": identity.code(),
                    "through": new.through.as_ref().map(|other| other.how),
                });
                if !new.files.is_empty() {
                    content["files"] = super::file::logged(&new.files).into();
                }
                let event = event::New {
                    at: now,
                    // Who speaks is in no log: within this consultation the voice says that it is the same person.
                    actor: None,
                    deed: Deed::CommentSubmitted,
                    agency: None,
                    consultation: Some(new.consultation),
                    subject: id.to_string(),
                    content: content.to_string().into_bytes(),
                };
                let seq = event::append(tx, event).await?;
                let name = Some(new.name.as_str()).filter(|name| !name.is_empty());
                let class = new.class.map_or("-", |class| class.code());
                let number = receipt::free(tx, Some(asked.drawn).filter(|_| !asked.taken)).await?;
                let receipt = receipt::again(&new.key, number, now.0);
                tx.script(
                    "insert into comments
                       (id, consultation, round, version, target, part, stance, reason, wording, class, showing, name,
                        channel, voice, at, event, area, identity, quote)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $26, $27, $31);
                     insert into ledger
                       (comment, consultation, state, issues, deed, size, class, channel, showing, area, identity, language)
                     values ($1, $2, 'waiting', 0, 0, $23, $17, $13, $11, coalesce($26, '-'), $27, $30);
                     insert into tallies as old (consultation, kind, name, n)
                     values ($2, 'part', $6, 1), ($2, 'stance', $7, 1), ($2, 'class', $17, 1), ($2, 'part stance', $18, 1),
                       ($2, 'class stance', $24, 1), ($2, 'day stance', $25, 1), ($2, 'identity stance', $28, 1),
                       ($2, 'agency only', '', $19), ($2, 'round', $29, 1)
                     on conflict (consultation, kind, name) do update set n = old.n + excluded.n;
                     update consultations set comments = comments + 1 where id = $2;
                     insert into receipts (number, form_key, secret_hash, consultation, comment, sheet, at)
                     values ($20, $21, $22, $2, $1, null, $15)",
                    args![
                        id,
                        new.consultation,
                        round,
                        version,
                        new.target.as_str(),
                        part.as_str(),
                        new.stance.code(),
                        new.reason.as_str(),
                        new.wording.as_str(),
                        new.class.map(|class| class.code()),
                        new.showing.code(),
                        name,
                        channel.code(),
                        voice,
                        now,
                        seq as i64,
                        class,
                        format!("{part} {}", new.stance.code()),
                        i64::from(new.showing == Showing::Agency),
                        number,
                        receipt::key_hash(&new.key),
                        receipt::secret_hash(receipt.secret),
                        (new.reason.chars().count() + new.wording.chars().count()) as i64,
                        format!("{class} {}", new.stance.code()),
                        format!("{} {}", now.day().0, new.stance.code()),
                        new.area.as_deref(),
                        identity.code(),
                        format!("{} {}", identity.code(), new.stance.code()),
                        round.to_string(),
                        Language::of(&[&new.reason, &new.wording]).code(),
                        new.quote.as_str()
                    ],
                )
                .await?;
                super::file::named(tx, id, 1.., &new.files).await?;
                if new.showing != Showing::Agency {
                    let checked = admission.appears == Appears::Checked;
                    let texts = [new.reason.as_str(), new.wording.as_str(), new.name.as_str()];
                    moderation::arrived(tx, new.consultation, id, (checked, false), texts, now).await?;
                }
                if identity == Identity::Verified {
                    let name = format!("{part} {}", new.stance.code());
                    tally::add(tx, new.consultation, vec![(VERIFIED_PART, name, 1)]).await?;
                }
                if let (Some(speaker), Some((_, verified))) = (new.speaker, speaks) {
                    tx.run("update comments set spokesperson = $1 where id = $2", args![speaker, id]).await?;
                    let kind = organisation::counted(verified, new.stance.code());
                    tally::add(tx, new.consultation, vec![(organisation::KIND, kind, 1)]).await?;
                }
                if let Some(other) = &new.through {
                    spoken::keep_through(tx, &key, &by, (round, id), &other.how).await?;
                    let counted = (THROUGH, through(other.how.helper.code(), new.stance.code()), 1);
                    tally::add(tx, new.consultation, vec![counted]).await?;
                }
                if new.young {
                    tx.run("update comments set young = true where id = $1", args![id]).await?;
                }
                if let Some(group) = new.group {
                    tx.run("update comments set affected_group = $1 where id = $2", args![group.as_str(), id]).await?;
                    tally::add(tx, new.consultation, vec![("group", group, 1)]).await?;
                }
                Ok(receipt)
            })
        })
        .await
}

/// Whether the dossier names a group as affected.
async fn named(tx: &mut Tx, consultation: ConsultationId, group: &str) -> Outcome<bool> {
    let row: Option<(String,)> =
        tx.maybe("select affected from consultation_texts where consultation = $1", args![consultation]).await?;
    Ok(row.is_some_and(|(text,)| domain::affected::groups(&text).iter().any(|one| one == group)))
}

/// The kind of count: where those stand on each part whose identity is verified.
pub(crate) const VERIFIED_PART: &str = "verified part stance";
/// And where those stand who said it through another, by who entered it.
pub(crate) const THROUGH: &str = "through stance";

fn through(helper: &str, stance: &str) -> String {
    format!("{helper} {stance}")
}

/// What a comment is counted by.
pub(crate) struct Counted<'a> {
    pub part: &'a str,
    pub stance: &'a str,
    /// `-` for none.
    pub class: &'a str,
    pub showing: Showing,
    pub identity: Identity,
    /// When it was made.
    pub at: Moment,
    /// Of an organisation: whether it is checked.
    pub speaker: Option<bool>,
    /// Of one that was said through another: who entered it.
    pub helper: Option<&'a str>,
}

/// Which counts a comment changes, by one up or down.
pub(crate) fn changes(of: Counted<'_>, n: i64) -> Vec<tally::Change> {
    let Counted { part, stance, class, showing, identity, at, speaker, helper } = of;
    let mut changes = vec![
        ("class stance", format!("{class} {stance}"), n),
        ("day stance", format!("{} {stance}", at.day().0), n),
        ("identity stance", format!("{} {stance}", identity.code()), n),
        ("part", part.to_string(), n),
        ("stance", stance.to_string(), n),
        ("class", class.to_string(), n),
        ("part stance", format!("{part} {stance}"), n),
    ];
    if identity == Identity::Verified {
        changes.push((VERIFIED_PART, format!("{part} {stance}"), n));
    }
    if let Some(verified) = speaker {
        changes.push((organisation::KIND, organisation::counted(verified, stance), n));
    }
    if let Some(helper) = helper {
        changes.push((THROUGH, through(helper, stance), n));
    }
    if showing == Showing::Agency {
        changes.push(("agency only", String::new(), n));
    }
    changes
}

#[derive(sqlx::FromRow)]
struct Taken {
    id: i64,
    consultation: i64,
    part: String,
    stance: String,
    class: Option<String>,
    showing: String,
    identity: String,
    round: i64,
    at: i64,
    withdrawn: Option<i64>,
    withheld_reason: Option<String>,
    affected_group: Option<String>,
    event: i64,
    spokesperson: Option<i64>,
    helper: Option<String>,
    marked: bool,
    voice: Option<i64>,
    secret_hash: Vec<u8>,
}

/// Takes a comment back: its text is erased here and in the log, it no longer counts; the tombstone stays.
///
/// # Errors
/// Refused with `NoSuchReceipt`, by the phase once the round is closed, or with `WithdrawnAlready`.
pub async fn withdraw(store: &Store, number: Number, proof: impl Into<Proof>, now: Moment) -> Outcome<()> {
    let (proof, key) = (proof.into(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let taken: Taken = tx
                    .maybe(
                        "select c.id, c.consultation, c.part, c.stance, c.class, c.showing, c.identity, c.round, c.at, c.withdrawn,
                           c.withheld_reason, c.affected_group, c.event, c.spokesperson, c.voice,
                           (select t.helper from said_through t where t.comment = c.id) as helper,
                           exists (select 1 from spokespersons s where s.id = c.spokesperson and s.mark is not null) as marked,
                           r.secret_hash
                         from receipts r
                         join comments c on c.id = r.comment
                         where r.number = $1",
                        args![i64::from(number.0)],
                    )
                    .await?
                    .filter(|taken: &Taken| proof.is_of(&key, taken.consultation, taken.voice, &taken.secret_hash))
                    .ok_or(Refusal::NoSuchReceipt)?;
                let consultation = ConsultationId(taken.consultation);
                // The author was let in once already: whom the round hears is not asked again.
                ground(tx, consultation, Act::WithdrawComment, now).await?;
                if taken.withdrawn.is_some() {
                    return Err(Refusal::WithdrawnAlready.into());
                }
                // While its text is there: what was kept of it under its words is found by them.
                ledger::gone(tx, consultation, taken.id).await?;
                spoken::taken_back(tx, taken.id).await?;
                moderation::gone(tx, consultation, taken.id).await?;
                moderation::erased(tx, taken.id).await?;
                super::agree::forgotten(tx, taken.id).await?;
                super::file::forget(tx, taken.id).await?;
                tx.run(
                    "update comments
                     set reason = '', wording = '', quote = '', name = null, area = null, affected_group = null, young = false, voice = null, spokesperson = null, withdrawn = $1, withheld_note = null
                     where id = $2",
                    args![now, taken.id],
                )
                .await?;
                super::edit::erase_events(tx, consultation, taken.id, taken.event).await?;
                tx.run("delete from comment_editions where comment = $1", args![taken.id]).await?;
                tx.run("delete from said_through where comment = $1", args![taken.id]).await?;
                super::reply::erase_replies(tx, taken.id).await?;
                // A moderator's note may quote it. The deed stands written out: its index is for that one alone.
                tx.run(
                    "update events
                     set content = null, salt = null
                     where consultation = $1 and subject = $2 and deed = 'comment.withheld'",
                    args![consultation, taken.id.to_string()],
                )
                .await?;
                crate::letters::withdrawn(tx, number).await?;
                let showing = Showing::parse(&taken.showing).unwrap_or(Showing::Agency);
                let class = taken.class.as_deref().unwrap_or("-");
                let counted = Counted {
                    part: &taken.part,
                    stance: &taken.stance,
                    class,
                    showing,
                    identity: Identity::parse(&taken.identity).unwrap_or(Identity::Guest),
                    at: Moment(taken.at),
                    speaker: taken.spokesperson.map(|_| taken.marked),
                    helper: taken.helper.as_deref(),
                };
                let mut changes = changes(counted, -1);
                changes.push(("round", taken.round.to_string(), -1));
                if let Some(reason) = taken.withheld_reason {
                    changes.push(("withheld", reason, -1));
                }
                if let Some(group) = taken.affected_group {
                    changes.push(("group", group, -1));
                }
                tally::add(tx, consultation, changes).await?;
                tx.run("update consultations set comments = comments - 1 where id = $1", args![consultation]).await?;
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::CommentWithdrawn,
                    agency: None,
                    consultation: Some(consultation),
                    subject: taken.id.to_string(),
                    content: b"{}".to_vec(),
                };
                event::append(tx, event).await?;
                Ok(())
            })
        })
        .await
}

/// Whether a secret is the one kept, in a time that does not tell how much of it fits.
pub(crate) fn same(kept: &[u8], secret: Secret) -> bool {
    use subtle::ConstantTimeEq;
    kept.ct_eq(&receipt::secret_hash(secret)).into()
}
