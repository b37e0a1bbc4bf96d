//! Areas: the provinces, by official code. The whole country is no row: a consultation without areas is everyone's.

use crate::Store;
use crate::error::Outcome;

/// One province.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Area {
    /// Two digits, as in ISO 3166-2:TH.
    pub code: String,
    pub name_th: String,
    pub name_en: String,
}

/// Every province, in the order of the codes.
pub async fn all(store: &Store) -> Outcome<Vec<Area>> {
    store.read().await?.all("select code, name_th, name_en from areas order by code", vec![]).await
}
