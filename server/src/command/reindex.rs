//! `siang reindex`: the index made anew in a folder of its own, which is then named as the one in use. Nothing that a running
//! server reads or writes is touched.

use super::{Place, progress};
use anyhow::Context;

/// Makes the index anew. A running server goes on with its own; the new one is taken up at the next start, and catches up with
/// what happened since.
///
/// # Errors
/// A database or an index folder that cannot be opened.
pub async fn run(place: &Place) -> anyhow::Result<()> {
    let store = place.store().await?;
    let last = store::event::last(&store).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let beside = place.index_beside(crate::house::clock()());
    let index = search::Index::open(&beside).context("the new index cannot be made")?;
    let bar = progress(last, "events");
    let mut laws = crate::index::laws::LawIndexer::over(store.clone(), &index);
    while laws.position() < last && laws.step().await? > 0 {}
    drop(laws);
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
    place.use_index(&beside)?;
    match place.take() {
        Ok(taken) => {
            place.tidy_indexes(&taken);
            println!("the index contains {last} events");
        }
        Err(_) => println!("the new index contains {last} events; the running server takes it up when it is restarted"),
    }
    store.close().await;
    Ok(())
}
