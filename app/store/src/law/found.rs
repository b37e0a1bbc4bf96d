//! Laws as search reads and quotes them: their provisions in words, and by what it is known whether a law was written down as it is now.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use crate::html;
use crate::version::PieceLine;
use domain::consultation::Provision;
use domain::id::LawId;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The state of a law's text, of what is known of it and of the names of its agencies, in sixteen digits.
pub type Stamp = String;

/// Every law with its stamp.
pub async fn stamps(store: &Store) -> Outcome<Vec<(LawId, Stamp)>> {
    let mut tx = store.read().await?;
    let laws: Vec<(i64, String, String, i64)> =
        tx.all("select id, sum, reader, revision from laws order by id", vec![]).await?;
    let named: Vec<(i64, String, String)> = tx
        .all(
            "select g.law, a.name_th, a.name_en
             from law_agencies g
             join agencies a on a.id = g.agency
             order by g.law, a.id",
            vec![],
        )
        .await?;
    let mut hashes: HashMap<i64, Sha256> = HashMap::new();
    for (law, th, en) in named {
        let hash = hashes.entry(law).or_default();
        [th, en].iter().for_each(|name| hash.update(format!("{name}\n")));
    }
    let of = |(id, sum, reader, revision): (i64, String, String, i64)| {
        let hash = hashes.remove(&id).unwrap_or_default().chain_update(format!("{sum} {reader} {revision}"));
        (LawId(id), hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    };
    Ok(laws.into_iter().map(of).collect())
}

/// The pieces of a law in their order, each with its words and without its HTML.
pub async fn provisions(store: &Store, id: LawId) -> Outcome<Vec<Provision>> {
    Ok(super::pieces(store, id, None).await?.into_iter().map(in_words).collect())
}

/// Some pieces of laws with their words, by law and anchor.
pub async fn quoted(store: &Store, pieces: &[(i64, &str)]) -> Outcome<Vec<(LawId, Provision)>> {
    #[derive(sqlx::FromRow)]
    struct Of {
        law: i64,
        #[sqlx(flatten)]
        line: PieceLine,
    }
    if pieces.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Of> = store
        .read()
        .await?
        .all_rows(
            "select law, place, anchor, kind, number, label, path, text, html, division
             from law_pieces
             where (law, anchor) in (values {rows})",
            pieces.iter().map(|(law, anchor)| args![*law, *anchor]).collect(),
        )
        .await?;
    rows.into_iter().map(|row| Ok((LawId(row.law), in_words(row.line.provision()?)))).collect()
}

/// Only headings are kept in words.
fn in_words(piece: Provision) -> Provision {
    let text = match piece.text.is_empty() {
        true => html::words_of(&piece.label, &piece.html),
        false => piece.text,
    };
    Provision { text, html: String::new(), ..piece }
}
