//! `siang reindex`: the index made anew beside the old one, then put in its place.

use super::{Place, progress};
use anyhow::Context;

/// Makes the index anew. A running server goes on with its own and is told to restart by the message.
///
/// # Errors
/// A database or an index folder that cannot be opened.
pub async fn run(place: &Place) -> anyhow::Result<()> {
    let store = place.store().await?;
    let last = store::event::last(&store).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let beside = place.data.join("index.new");
    let _ = std::fs::remove_dir_all(&beside);
    let index = search::Index::open(&beside).context("the new index cannot be made")?;
    let bar = progress(last, "events");
    let mut indexer = crate::index::Indexer::over(store.clone(), index);
    while indexer.position() < last {
        let step = indexer.step().await?;
        bar.set_position(indexer.position());
        if step == 0 {
            break;
        }
    }
    bar.finish();
    drop(indexer);
    let old = place.data.join("index.old");
    let _ = std::fs::remove_dir_all(&old);
    if place.index().exists() {
        std::fs::rename(place.index(), &old).context("the old index cannot be moved away")?;
    }
    std::fs::rename(&beside, place.index()).context("the new index cannot be put in place")?;
    let _ = std::fs::remove_dir_all(&old);
    println!("the index contains {last} events; a running server takes it up when it restarts");
    store.close().await;
    Ok(())
}
