//! Laws in force as the operator brought them, found by their names. A third party's transcription: pages say where it is from.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::amend::name_key as key;

/// A law with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    pub title: String,
    /// Where it was taken from.
    pub address: String,
    /// As an officer would paste it: a title line, then plain paragraphs.
    pub text: String,
}

/// Puts laws in the place of all that were there; of two with one name the later stands. Gives their number.
pub async fn bring(store: &Store, laws: Vec<Law>) -> Outcome<usize> {
    let mut kept = std::collections::BTreeMap::new();
    for law in laws {
        kept.insert(key(&law.title), law);
    }
    let number = kept.len();
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from laws", vec![]).await?;
                let rows =
                    kept.iter().map(|(key, law)| args![key, &law.title, &law.address, &law.text]).collect::<Vec<_>>();
                tx.add("insert into laws (key, title, address, text)", rows).await
            })
        })
        .await?;
    Ok(number)
}

/// The law of a name, however its digits and blanks are written.
pub async fn named(store: &Store, name: &str) -> Outcome<Option<Law>> {
    let row: Option<(String, String, String)> =
        store.read().await?.maybe("select title, address, text from laws where key = $1", args![key(name)]).await?;
    Ok(row.map(|(title, address, text)| Law { title, address, text }))
}
