//! Texts of laws as the operator brings them, into the register: a law is known by its name, so that bringing the same file again
//! changes nothing, and what an officer has said of a law stays as it was said.

use crate::db::args;
use crate::error::{Error, Outcome};
use crate::event;
use crate::version::Derived;
use crate::{Store, html};
use domain::amend::name_key as key;
use domain::event::Deed;
use domain::id::LawId;
use domain::reading;
use domain::register::force::{self, Said};
use domain::register::{Facts, Force, How, Status, Title};
use domain::time::Moment;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// A law as it is brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub title: String,
    /// As its source has it in English, where it has.
    pub title_en: String,
    /// Where it was taken from.
    pub address: String,
    /// As an officer would paste it: a title line, then plain paragraphs.
    pub text: String,
    /// Whether its source says that it is in force no more.
    pub repealed: bool,
}

/// What bringing laws came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Laws that were given; of two with one name the later stands.
    pub given: usize,
    pub twice: usize,
    pub added: usize,
    pub changed: usize,
    /// Of those changed, the ones whose facts stay as officers have them.
    pub kept_facts: usize,
    /// In the register after it.
    pub together: usize,
    /// Laws by kind and status, and those of which the day of entry into force is known, by how it is.
    pub kinds: BTreeMap<String, usize>,
    pub in_force: usize,
    pub repealed: usize,
    pub own_day: usize,
    pub officers_day: usize,
    /// Rules that hang under a law of the register.
    pub hanging: usize,
}

/// Laws derived and written in one transaction: reading a few hundred takes seconds, and others write meanwhile.
const TOGETHER: usize = 24;

/// What is there of a law.
#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    key: String,
    sum: String,
    reader: String,
    facts: String,
    revision: i64,
}

/// A law about to be written.
struct Put {
    id: i64,
    key: String,
    title: Title,
    given: Given,
    sum: String,
    /// The facts as an officer has them; none where they follow from what is brought.
    kept: Option<(Facts, i64)>,
    /// The key and revision that it was planned on; none for a law that is new.
    before: Option<(String, i64)>,
}

/// Brings laws into the register. Laws that are there already and are not given stay.
///
/// # Errors
/// Faults; what was written before one stays, and bringing the same again goes on from there.
pub async fn bring(store: &Store, laws: Vec<Given>, now: Moment) -> Outcome<Brought> {
    bring_told(store, laws, now, &mut |_, _| ()).await
}

/// The same; `told` hears how many of those that are new or changed are written, after each part, and how many there are.
///
/// # Errors
/// As [`bring`].
pub async fn bring_told(
    store: &Store,
    laws: Vec<Given>,
    now: Moment,
    told: &mut (dyn FnMut(u64, u64) + Send),
) -> Outcome<Brought> {
    read_anew(store, now).await?;
    put(store, laws, now, told).await
}

/// By what a law is known: of two titles with one key the later stands.
pub fn known_by(title: &str) -> String {
    key(&Title::read(title).name)
}

/// Reads the laws anew that an earlier reader or program kept.
///
/// # Errors
/// Faults.
pub async fn read_anew(store: &Store, now: Moment) -> Outcome<()> {
    let old: Vec<(String, String, String, String, bool)> = store
        .read()
        .await?
        .all(
            "select title, title_en, address, text, in_force from laws where text <> '' and (sum = '' or reader <> $1)",
            args![reading::VERSION.to_string()],
        )
        .await?;
    let old: Vec<Given> = old
        .into_iter()
        .map(|(title, title_en, address, text, in_force)| Given { title, title_en, address, text, repealed: !in_force })
        .collect();
    if !old.is_empty() {
        put(store, old, now, &mut |_, _| ()).await?;
    }
    Ok(())
}

async fn put(
    store: &Store,
    laws: Vec<Given>,
    now: Moment,
    told: &mut (dyn FnMut(u64, u64) + Send),
) -> Outcome<Brought> {
    let mut out = Brought { given: laws.len(), ..Brought::default() };
    let mut given: BTreeMap<String, (Title, Given)> = BTreeMap::new();
    for law in laws {
        let title = Title::read(&law.title);
        given.insert(key(&title.name), (title, law));
    }
    out.twice = out.given - given.len();
    let lines: Vec<Line> =
        store.read().await?.all("select id, key, sum, reader, facts, revision from laws", vec![]).await?;
    let mut next = lines.iter().map(|line| line.id).max().unwrap_or(0);
    // A name that an earlier program kept with its source's note is the same law's.
    let mut known: HashMap<String, Line> = HashMap::new();
    let mut twice = Vec::new();
    for line in lines {
        let name = key(&Title::read(&line.key).name);
        // Where it was kept with the note and without, the one without stays.
        match known.remove(&name) {
            Some(other) if other.key == name => {
                twice.push(line.id);
                known.insert(name, other);
            }
            Some(other) => {
                twice.push(other.id);
                known.insert(name, line);
            }
            None => _ = known.insert(name, line),
        }
    }
    only_once(store, twice).await?;
    let mut puts = Vec::new();
    for (key, (title, law)) in given {
        let sum = sum(&law);
        let before = known.remove(&key);
        let read = |line: &Line| line.sum == sum && line.reader == reading::VERSION.to_string();
        if before.as_ref().is_some_and(read) {
            continue;
        }
        let kept = match &before {
            Some(line) if line.revision > 0 => Some((serde_json::from_str(&line.facts)?, line.revision)),
            _ => None,
        };
        out.kept_facts += usize::from(kept.is_some());
        match &before {
            Some(_) => out.changed += 1,
            None => out.added += 1,
        }
        let (id, before) = match before {
            Some(line) => (line.id, Some((line.key, line.revision))),
            None => {
                next += 1;
                (next, None)
            }
        };
        puts.push(Put { id, key, title, given: law, sum, kept, before });
    }
    let all = puts.len() as u64;
    while !puts.is_empty() {
        let rest = puts.split_off(puts.len().min(TOGETHER));
        write(store, std::mem::replace(&mut puts, rest), now).await?;
        told(all - puts.len() as u64, all);
    }
    hang(store).await?;
    count(store, &mut out).await?;
    if all > 0 {
        let content = serde_json::json!({ "given": out.given, "added": out.added, "changed": out.changed });
        store
            .write(move |tx| {
                Box::pin(async move { event::note(tx, None, Deed::LawsBrought, None, 0, content, now).await })
            })
            .await?;
    }
    Ok(out)
}

fn sum(law: &Given) -> String {
    let mut hash = Sha256::new();
    for part in [&law.title, &law.address, &law.text] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update([u8::from(law.repealed)]);
    if !law.title_en.is_empty() {
        hash.update(law.title_en.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes away what an earlier program kept of a law beside the law itself.
async fn only_once(store: &Store, ids: Vec<i64>) -> Outcome<()> {
    if ids.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run_in("delete from laws where sum = '' and revision = 0 and id in ({ids})", vec![], &ids).await?;
                Ok(())
            })
        })
        .await
}

/// Rows, each with its law.
type Rows = Vec<(i64, Vec<crate::db::Value>)>;

/// Derives some laws and writes them. What somebody changed or entered since it was planned is left as it is now: bringing the same
/// again goes on from there.
async fn write(store: &Store, puts: Vec<Put>, now: Moment) -> Outcome<()> {
    let planned: BTreeMap<i64, Option<(String, i64)>> = puts.iter().map(|put| (put.id, put.before.clone())).collect();
    let (laws, pieces) = tokio::task::spawn_blocking(move || rows(puts, now))
        .await
        .map_err(|cause| Error::fault(format!("reading laws failed: {cause}")))??;
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut ids: Vec<i64> = planned.keys().copied().collect();
                let there: Vec<(i64, String, i64)> =
                    tx.all_in("select id, key, revision from laws where id in ({ids})", vec![], &ids).await?;
                let mut there: BTreeMap<i64, (String, i64)> =
                    there.into_iter().map(|(id, key, revision)| (id, (key, revision))).collect();
                ids.retain(|id| planned[id] == there.remove(id));
                if ids.is_empty() {
                    return Ok(());
                }
                let [laws, pieces] = [laws, pieces].map(|rows| -> Vec<Vec<crate::db::Value>> {
                    rows.into_iter().filter(|(id, _)| ids.contains(id)).map(|(_, row)| row).collect()
                });
                tx.run_in("delete from law_pieces where law in ({ids})", vec![], &ids).await?;
                // A text that is brought anew stays for whoever looks back; one that is only read anew is the same.
                tx.run_in(
                    "insert into earlier_law_texts (law, address, text, until)
                     select id, address, text, $1 from laws where text <> '' and id in ({ids})
                     on conflict (law, until) do nothing",
                    args![now],
                    &ids,
                )
                .await?;
                tx.upsert(
                    "insert into laws
                       (id, key, title, address, text, sum, reader, provisions, by_division, said, made_under, facts, kind,
                        in_force, force, parent, names, revision, changed, title_en)",
                    laws,
                    "on conflict (id) do update set
                       key = excluded.key, title = excluded.title, address = excluded.address, text = excluded.text,
                       sum = excluded.sum, reader = excluded.reader, provisions = excluded.provisions,
                       by_division = excluded.by_division, said = excluded.said, made_under = excluded.made_under,
                       facts = excluded.facts, kind = excluded.kind, in_force = excluded.in_force,
                       force = excluded.force, parent = excluded.parent, names = excluded.names,
                       revision = excluded.revision, changed = excluded.changed, title_en = excluded.title_en",
                )
                .await?;
                tx.add(
                    "insert into law_pieces (law, place, anchor, kind, number, label, path, text, html, division)",
                    pieces,
                )
                .await
            })
        })
        .await
}

fn rows(puts: Vec<Put>, now: Moment) -> Outcome<(Rows, Rows)> {
    let (mut laws, mut pieces) = (Vec::new(), Vec::new());
    for put in puts {
        let derived = Derived::of(reading::read(&put.given.text));
        let read = derived.reading.as_ref();
        let said = force::said(read, put.title.kind, force::year_of(&put.title.name));
        let under = if put.title.kind.hangs() { force::parent_named(&put.given.text) } else { None };
        let (facts, revision) = match put.kept {
            Some(kept) => kept,
            None => (as_brought(&put.title, put.given.repealed, said.as_ref()), 0),
        };
        for (place, (piece, (division, _, html))) in read.pieces.iter().zip(&derived.drawn).enumerate() {
            let title = if piece.kind.is_heading() { html::plain(piece) } else { String::new() };
            let piece = args![
                put.id,
                place as i64,
                &piece.anchor,
                piece.kind.as_str(),
                &piece.number,
                &piece.label,
                serde_json::to_string(&piece.path)?,
                title,
                html,
                *division
            ];
            pieces.push((put.id, piece));
        }
        let law = args![
            put.id,
            put.key,
            &put.title.name,
            &put.given.address,
            &put.given.text,
            put.sum,
            reading::VERSION.to_string(),
            derived.provisions,
            derived.by_division,
            said.map(|said| serde_json::to_string(&said)).transpose()?.unwrap_or_default(),
            under.map(|name| key(&name)).unwrap_or_default(),
            serde_json::to_string(&facts)?,
            facts.kind.code(),
            facts.in_force(),
            facts.force.as_ref().map(|force| force.day.0),
            facts.parent,
            names(&put.title.name, &facts),
            revision,
            now,
            put.given.title_en
        ];
        laws.push((put.id, law));
    }
    Ok((laws, pieces))
}

/// The keys by which a law is found.
pub(super) fn names(title: &str, facts: &Facts) -> String {
    let short = facts.short_names.iter().map(|name| key(name));
    std::iter::once(key(title)).chain(short).collect::<Vec<_>>().join("\n")
}

/// What follows from title, source and text alone.
fn as_brought(title: &Title, repealed: bool, said: Option<&Said>) -> Facts {
    let status = match repealed || title.repealed {
        true => Status::Repealed { day: None, reference: String::new() },
        false => Status::InForce,
    };
    let day = said.and_then(|said| said.clause.day(None));
    Facts { kind: title.kind, status, force: day.map(|day| Force { day, how: How::Own }), ..Facts::default() }
}

/// Hangs rules under the law that they name, where the register has it and no officer has said otherwise.
async fn hang(store: &Store) -> Outcome<()> {
    let found: Vec<(i64, i64, String)> = store
        .read()
        .await?
        .all(
            "select r.id, l.id, r.facts
             from laws r
             join laws l on l.key = r.made_under
             where r.parent is null and r.revision = 0 and r.made_under <> '' and l.id <> r.id",
            vec![],
        )
        .await?;
    let mut rows = Vec::new();
    for (rule, law, facts) in found {
        let facts = Facts { parent: Some(LawId(law)), ..serde_json::from_str(&facts)? };
        rows.push(args![rule, law, serde_json::to_string(&facts)?]);
    }
    if rows.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run_rows(
                    "update laws set parent = v.column2, facts = v.column3
                     from (values {rows}) v
                     where laws.id = v.column1 and laws.revision = 0",
                    rows,
                )
                .await
                .map(|_| ())
            })
        })
        .await
}

async fn count(store: &Store, out: &mut Brought) -> Outcome<()> {
    let facts: Vec<(String,)> = store.read().await?.all("select facts from laws", vec![]).await?;
    out.together = facts.len();
    for (facts,) in facts {
        let facts: Facts = serde_json::from_str(&facts)?;
        *out.kinds.entry(facts.kind.code().to_string()).or_default() += 1;
        out.in_force += usize::from(facts.in_force());
        out.repealed += usize::from(!facts.in_force());
        out.hanging += usize::from(facts.parent.is_some());
        match facts.force.map(|force| force.how) {
            Some(How::Own) => out.own_day += 1,
            Some(_) => out.officers_day += 1,
            None => {}
        }
    }
    Ok(())
}
