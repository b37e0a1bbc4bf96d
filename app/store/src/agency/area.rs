//! Official codes of the areas of local bodies that were entered before their district had one: read from its name, at the start.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::local::{Body, key, lies};

/// Gives each local body whose district the list of codes has its code. What a code is derived from was told by an event before.
pub async fn give_areas(store: &Store) -> Outcome<u64> {
    let rows: Vec<(i64, String, String, String, String, String)> = store
        .read()
        .await?
        .all(
            "select id, body, name_th, province, district, subdistrict
             from agencies
             where area = '' and body <> '' and district <> ''",
            vec![],
        )
        .await?;
    let coded: Vec<Vec<crate::db::Value>> = rows
        .into_iter()
        .filter_map(|(id, body, name, province, district, subdistrict)| {
            let lies = lies(Body::parse(&body)?, &name, &province, &district, &subdistrict);
            let chain = domain::place::chain(&lies.area);
            let official = key(chain.into_iter().skip(1).flat_map(|one| [one.th, one.en]));
            (!lies.area.is_empty()).then(|| args![id, lies.area, official, lies.district, lies.subdistrict])
        })
        .collect();
    let many = coded.len() as u64;
    if coded.is_empty() {
        return Ok(0);
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run_rows(
                    "update agencies
                     set area = v.column2, key = agencies.key || ' ' || v.column3, district = v.column4, subdistrict = v.column5
                     from (values {rows}) v
                     where agencies.id = v.column1 and agencies.area = ''",
                    coded,
                )
                .await
            })
        })
        .await?;
    Ok(many)
}
