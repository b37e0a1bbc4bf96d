//! The pieces of a version as pages draw them, and the text they came from.

use crate::Store;
use crate::consultation::load;
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Provision;
use domain::id::{ConsultationId, VersionId};

/// The text as it was pasted; `None` where there is none.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn source(store: &Store, by: &Viewer, consultation: ConsultationId) -> Outcome<Option<String>> {
    let mut tx = store.read().await?;
    let dossier = load(&mut tx, consultation).await?.ok_or(Error::NotFound)?;
    if !by.may(Act::Preview, dossier.agency.id) {
        return Err(Error::NotFound);
    }
    let Some(version) = dossier.version else { return Ok(None) };
    let (source,): (String,) = tx.one("select source from versions where id = $1", args![version.id]).await?;
    Ok(Some(source))
}

/// The text of one version as it was pasted. Who may see the version is the dossier's to say.
pub async fn source_of(store: &Store, version: VersionId) -> Outcome<String> {
    let (source,): (String,) =
        store.read().await?.one("select source from versions where id = $1", args![version]).await?;
    Ok(source)
}

/// A row of a provision, of a draft or a law.
#[derive(sqlx::FromRow)]
pub(crate) struct Line {
    place: i64,
    anchor: String,
    kind: String,
    number: String,
    label: String,
    path: String,
    text: String,
    html: String,
    division: i64,
}

impl Line {
    pub(crate) fn provision(self) -> Outcome<Provision> {
        Ok(Provision {
            place: self.place as u32,
            anchor: self.anchor,
            kind: self.kind,
            number: self.number,
            label: self.label,
            path: serde_json::from_str(&self.path)?,
            text: self.text,
            html: self.html,
            division: self.division as u32,
        })
    }
}

async fn lines(tx: &mut Tx, sql: &'static str, args: Vec<Value>) -> Outcome<Vec<Provision>> {
    tx.all::<Line>(sql, args).await?.into_iter().map(Line::provision).collect()
}

/// The pieces of a version in their order; of one division, or all. Who may see the version is the dossier's to say.
pub async fn provisions(store: &Store, version: VersionId, division: Option<u32>) -> Outcome<Vec<Provision>> {
    let mut tx = store.read().await?;
    match division {
        Some(division) => {
            lines(
                &mut tx,
                "select place, anchor, kind, number, label, path, text, html, division
                 from provisions
                 where version = $1 and division = $2
                 order by place",
                args![version, division],
            )
            .await
        }
        None => {
            lines(
                &mut tx,
                "select place, anchor, kind, number, label, path, text, html, division
                 from provisions
                 where version = $1
                 order by place",
                args![version],
            )
            .await
        }
    }
}

/// Every piece without its text and HTML; headings keep their titles as text.
pub async fn contents(store: &Store, version: VersionId) -> Outcome<Vec<Provision>> {
    lines(
        &mut store.read().await?,
        "select place, anchor, kind, number, label, path,
           case
             when kind in ('book', 'division', 'title', 'chapter', 'part', 'transitory') then text
             else ''
           end as text,
           '' as html, division
         from provisions
         where version = $1
         order by place",
        args![version],
    )
    .await
}

/// Some pieces of some versions by their anchors, each with its version.
pub async fn some(store: &Store, pieces: &[(i64, &str)]) -> Outcome<Vec<(VersionId, Provision)>> {
    #[derive(sqlx::FromRow)]
    struct Of {
        version: i64,
        #[sqlx(flatten)]
        line: Line,
    }
    if pieces.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Of> = store
        .read()
        .await?
        .all_rows(
            "select version, place, anchor, kind, number, label, path, text, html, division
             from provisions
             where (version, anchor) in (values {rows})",
            pieces.iter().map(|(version, anchor)| args![*version, *anchor]).collect(),
        )
        .await?;
    rows.into_iter().map(|row| Ok((VersionId(row.version), row.line.provision()?))).collect()
}

/// The pieces of a version in their order, each with the identity it carries from version to version.
pub async fn pieces(store: &Store, version: VersionId) -> Outcome<Vec<(i64, Provision)>> {
    #[derive(sqlx::FromRow)]
    struct Known {
        identity: i64,
        #[sqlx(flatten)]
        line: Line,
    }
    let rows: Vec<Known> = store
        .read()
        .await?
        .all(
            "select identity, place, anchor, kind, number, label, path, text, html, division
             from provisions
             where version = $1
             order by place",
            args![version],
        )
        .await?;
    rows.into_iter().map(|row| Ok((row.identity, row.line.provision()?))).collect()
}

/// The label of every piece by its anchor, in their order.
pub async fn labels(store: &Store, version: VersionId) -> Outcome<Vec<(String, String)>> {
    let sql = "select anchor, label from provisions where version = $1 order by place";
    store.read().await?.all(sql, args![version]).await
}

/// The last published version of a consultation that has a piece or paragraph with this anchor: its number, and the
/// division to open where that version is shown by divisions.
pub async fn last_with(
    store: &Store,
    consultation: ConsultationId,
    anchor: &str,
    most: u32,
) -> Outcome<Option<(u32, Option<u32>)>> {
    let found: Option<(i64, bool, i64)> = store
        .read()
        .await?
        .maybe(
            "select v.number, v.by_division, p.division
             from versions v
             join provisions p on p.version = v.id
             where v.consultation = $1 and v.published is not null and v.number <= $3
               and (p.anchor = $2
                 or p.place = (select o.place from provision_parts o where o.version = v.id and o.anchor = $2))
             order by v.number desc
             limit 1",
            args![consultation, anchor, most],
        )
        .await?;
    Ok(found.map(|(number, divided, division)| (number as u32, divided.then_some(division as u32))))
}

/// The piece with this anchor, or the one that holds the paragraph or item with it.
pub async fn provision(store: &Store, version: VersionId, anchor: &str) -> Outcome<Option<Provision>> {
    provision_in(&mut store.read().await?, version, anchor).await
}

pub(crate) async fn provision_in(tx: &mut Tx, version: VersionId, anchor: &str) -> Outcome<Option<Provision>> {
    tx.maybe::<Line>(
        "select place, anchor, kind, number, label, path, text, html, division
             from provisions
             where version = $1
               and place = coalesce(
                 (select place from provisions where version = $1 and anchor = $2),
                 (select place from provision_parts where version = $1 and anchor = $2))",
        args![version, anchor],
    )
    .await?
    .map(Line::provision)
    .transpose()
}
