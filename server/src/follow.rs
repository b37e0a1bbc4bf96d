//! Following the log: kept pages grow old and the index learns, by reading events in order. Another process may have written
//! them, so the log is read every tenth of a second, never only waited for. The two follow apart: an index being made anew
//! must not keep a withheld comment on a kept page. What the summary desk is offered follows too, and may take its time.

use crate::house::House;
use domain::event::Deed;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How often the log is read.
const PAUSE: Duration = Duration::from_millis(100);
/// How long the desk's hints rest, at least.
const LEARN: Duration = Duration::from_secs(1);
/// Events read at once.
const MANY: u32 = 1_000;

/// Follows the log for as long as the program runs.
pub async fn run(house: Arc<House>) {
    tokio::join!(pages(&house), index(&house), copies(&house), hints(&house));
}

async fn pages(house: &House) {
    let mut seen = store::event::last(&house.site.store).await.unwrap_or(0);
    thesaurus(house).await;
    let mut tick = every_pause();
    loop {
        tick.tick().await;
        match store::event::since(&house.site.store, seen, MANY).await {
            Ok(events) => {
                for event in &events {
                    house.kept.touch(event.consultation);
                }
                if events.iter().any(|event| event.deed == Deed::ThesaurusEdited) {
                    thesaurus(house).await;
                }
                if let Some(last) = events.last() {
                    seen = last.seq;
                }
            }
            Err(error) => tracing::error!(?error, "the log could not be read"),
        }
    }
}

/// Search reads the words as the central office has them now.
async fn thesaurus(house: &House) {
    if let Err(error) = app::thesaurus::rows::take_into_use(&house.site).await {
        tracing::error!(%error, "search goes on with the thesaurus as it was");
    }
}

async fn index(house: &House) {
    // Before anything is written to it: the check would take a file that a merge has just removed for a broken one.
    let search = house.site.search.clone();
    if !tokio::task::spawn_blocking(move || search.is_whole()).await.unwrap_or(false) {
        house.site.search_failed.store(true, Ordering::Release);
    }
    let mut indexer = crate::index::Indexer::new(house);
    let mut tick = every_pause();
    loop {
        tick.tick().await;
        // Somebody's search could not be answered: what cannot be read is made anew, while pages say so.
        if house.site.search_failed.swap(false, Ordering::AcqRel) {
            tracing::error!("the index cannot be read: it is made anew");
            if let Err(error) = indexer.start_anew() {
                tracing::error!(%error, "the index could not be emptied");
            }
        }
        indexer.catch_up().await;
    }
}

/// Near-copies are grouped as comments come.
async fn copies(house: &House) {
    let mut tick = every_pause();
    loop {
        tick.tick().await;
        // A public result tells of them.
        while let Some(Some(of)) = hinted("copies", store::hints::follow(&house.site.store).await) {
            of.into_iter().for_each(|consultation| house.kept.touch(Some(consultation)));
        }
    }
}

/// Issues are proposed and themes found anew after what they follow from has changed; between two of them nothing is done for
/// three times as long as the last took, so that a busy desk has the processor for itself.
async fn hints(house: &House) {
    let mut pause = LEARN;
    loop {
        tokio::time::sleep(pause).await;
        let begun = std::time::Instant::now();
        if let Some(Some(learned)) = hinted("issues proposed", store::hints::learn(&house.site.store).await) {
            house.kept.touch(Some(learned));
        }
        hinted("themes", store::hints::find_themes(&house.site.store).await);
        pause = LEARN.max(3 * begun.elapsed());
    }
}

/// What is offered can wait: a fault is logged and tried again.
fn hinted<T>(what: &str, outcome: store::Outcome<T>) -> Option<T> {
    outcome.inspect_err(|error| tracing::error!(?error, what, "the desk's hints could not follow the log")).ok()
}

fn every_pause() -> tokio::time::Interval {
    let mut tick = tokio::time::interval(PAUSE);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    tick
}
