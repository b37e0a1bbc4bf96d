//! Following the log: kept pages grow old and the index learns, by reading events in order. Another process may have written
//! them, so the log is read every tenth of a second, never only waited for. They follow apart, each in a task that is begun anew
//! where it breaks: an index being made anew must not keep a withheld comment on a kept page. What the summary desk is offered
//! follows too, and may take its time.

use crate::house::House;
use domain::event::Deed;
use domain::id::AgencyId;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;

/// How often the log is read.
const PAUSE: Duration = Duration::from_millis(100);
/// How long the desk's hints rest, at least, and at most after faults.
const LEARN: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);
/// Events read at once.
const MANY: u32 = 1_000;
/// How often an event is tried before it is stepped over.
const TRIES: u32 = 4;

/// Follows the log for as long as the program runs.
pub async fn run(house: Arc<House>) {
    // Where pages are begun anew, they go on from the last event that they saw.
    let seen = Arc::new(AtomicU64::new(store::event::last(&house.site.store).await.unwrap_or(0)));
    tokio::join!(
        watched("kept pages", || pages(house.clone(), seen.clone())),
        watched("the index", || index(house.clone())),
        watched("the index of laws", || laws(house.clone())),
        watched("copies", || copies(house.clone())),
        watched("issues proposed", || hints(house.clone())),
        watched("publications", || publications(house.clone())),
    );
}

/// Runs something in a task of its own and begins it anew where it breaks, after growing pauses. It ends with its caller.
async fn watched<F: Future<Output = ()> + Send + 'static>(what: &str, begin: impl Fn() -> F) {
    let mut broke = 0;
    loop {
        let begun = std::time::Instant::now();
        let mut task = JoinSet::new();
        task.spawn(begin());
        let ended = task.join_next().await;
        broke = if begun.elapsed() > LONGEST { 1 } else { broke + 1 };
        tracing::error!(what, ?ended, "a follower of the log broke and is begun anew");
        tokio::time::sleep(pause(broke)).await;
    }
}

/// The pause after so many faults in a row.
fn pause(faults: u32) -> Duration {
    LONGEST.min(Duration::from_secs(1 << (faults.clamp(1, 7) - 1)))
}

async fn pages(house: Arc<House>, seen: Arc<AtomicU64>) {
    thesaurus(&house).await;
    rules(&house).await;
    let mut tick = every_pause();
    loop {
        tick.tick().await;
        match store::event::since(&house.site.store, seen.load(Ordering::Acquire), MANY).await {
            Ok(events) => {
                // What nobody is shown makes no page old: a flood of reports would draw them all anew.
                let shown = |event: &&store::event::Event| {
                    !matches!(event.deed, Deed::CommentReported | Deed::SealOpened | Deed::AppealMade)
                };
                for event in events.iter().filter(shown) {
                    house.kept.touch(event.consultation);
                }
                agencies(&house, &events).await;
                if events.iter().any(|event| event.deed == Deed::ThesaurusEdited) {
                    thesaurus(&house).await;
                }
                if events.iter().any(|event| event.deed == Deed::RulesEdited) {
                    rules(&house).await;
                    // Every page may say something of them.
                    house.kept.touch_all();
                }
                if let Some(last) = events.last() {
                    seen.store(last.seq, Ordering::Release);
                }
            }
            Err(error) => tracing::error!(?error, "the log could not be read"),
        }
    }
}

/// Where an agency was renamed or merged, every page of its consultations says another name.
async fn agencies(house: &House, events: &[store::event::Event]) {
    let of = |event: &store::event::Event| match event.deed {
        Deed::AgencyRenamed | Deed::AgencyMerged | Deed::AgencyEnded | Deed::AgencyResumed => {
            event.subject.parse().ok().map(AgencyId)
        }
        _ => None,
    };
    for agency in events.iter().filter_map(of) {
        match store::agency::holdings(&house.site.store, agency).await {
            Ok((consultations, _)) => consultations.into_iter().for_each(|id| house.kept.touch(Some(id))),
            Err(error) => tracing::error!(?error, "kept pages of a changed agency could not be touched"),
        }
    }
}

/// Pages go by the rules as the central office has them now.
async fn rules(house: &House) {
    if let Err(error) = house.site.take_rules().await {
        tracing::error!(%error, "pages go on by the rules as they were");
    }
}

/// Search reads the words as the central office has them now.
async fn thesaurus(house: &House) {
    if let Err(error) = app::thesaurus::rows::take_into_use(&house.site).await {
        tracing::error!(%error, "search goes on with the thesaurus as it was");
    }
}

async fn index(house: Arc<House>) {
    // Before anything is written to it: the check would take a file that a merge has just removed for a broken one.
    let search = house.site.search.clone();
    if !tokio::task::spawn_blocking(move || search.is_whole()).await.unwrap_or(false) {
        house.site.search_failed.store(true, Ordering::Release);
    }
    let mut indexer = crate::index::Indexer::new(&house);
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

/// The register's laws and what is proposed about them follow in an index of their own: a register that is brought keeps no comment waiting.
async fn laws(house: Arc<House>) {
    let search = house.site.search.clone();
    if !tokio::task::spawn_blocking(move || search.laws().is_whole()).await.unwrap_or(false) {
        house.site.laws_failed.store(true, Ordering::Release);
    }
    let mut indexer = crate::index::laws::LawIndexer::new(&house);
    let mut tick = every_pause();
    loop {
        tick.tick().await;
        if house.site.laws_failed.swap(false, Ordering::AcqRel) {
            tracing::error!("the index of laws cannot be read: it is made anew");
            if let Err(error) = indexer.start_anew() {
                tracing::error!(%error, "the index of laws could not be emptied");
            }
        }
        indexer.catch_up().await;
    }
}

/// Near-copies are grouped as comments come. After a fault events are taken in one by one, and one that fails again and again is
/// stepped over.
async fn copies(house: Arc<House>) {
    let store = &house.site.store;
    let (mut alone, mut faults) = (0_u32, 0);
    loop {
        let done = match alone {
            0 => store::hints::follow(store).await,
            _ => store::hints::follow_one(store).await,
        };
        match done {
            Ok(of) => {
                let at_end = of.is_none();
                // A public result tells of them.
                of.into_iter().flatten().for_each(|consultation| house.kept.touch(Some(consultation)));
                (alone, faults) = (if at_end { 0 } else { alone.saturating_sub(1) }, 0);
                if at_end {
                    tokio::time::sleep(PAUSE).await;
                }
            }
            Err(error) => {
                faults += 1;
                if faults == 1 {
                    tracing::error!(?error, "near-copies could not be grouped: events are taken in one by one");
                }
                if alone > 0 && faults > TRIES && step_over(&house, &error).await {
                    (alone, faults) = (alone - 1, 0);
                    continue;
                }
                alone = store::hints::MANY;
                tokio::time::sleep(pause(faults)).await;
            }
        }
    }
}

/// Whether an event that could not be taken in was stepped over; not where the store cannot write at all.
async fn step_over(house: &House, why: &store::Error) -> bool {
    let over = store::hints::step_over(&house.site.store).await;
    if let Ok(Some(event)) = over {
        tracing::error!(event, ?why, "an event could not be taken in for near-copies and is stepped over");
    }
    matches!(over, Ok(Some(_)))
}

/// Issues are proposed and themes found anew after what they follow from has changed; between two of them nothing is done for
/// three times as long as the last took, so that a busy desk has the processor for itself.
async fn hints(house: Arc<House>) {
    let store = &house.site.store;
    let (mut learner, mut resting) = (store::hints::Learner::default(), store::hints::Resting::default());
    let (mut rest, mut faults) = (LEARN, 0);
    loop {
        tokio::time::sleep(rest).await;
        let begun = std::time::Instant::now();
        let learned = hinted("issues proposed", learner.learn(store, house.now()).await);
        if let Some(Some(learned)) = learned {
            house.kept.touch(Some(learned));
        }
        let found = hinted("themes", store::hints::find_themes(store, &mut resting, house.now()).await);
        faults = if learned.is_some() && found.is_some() { 0 } else { faults + 1 };
        rest = LEARN.max(3 * begun.elapsed());
        if faults > 0 {
            rest = rest.max(pause(faults));
        }
    }
}

/// What was approved for a set time is published when it has come; agencies change on their day.
async fn publications(house: Arc<House>) {
    let mut faults = 0;
    loop {
        // Who looks after a consultation is known before it is published.
        let agencies = store::agency::apply_due(&house.site.store, house.now()).await;
        let published = store::consultation::publish_due(&house.site.store, house.now()).await;
        match agencies.and(published) {
            Ok(_) => faults = 0,
            Err(error) => {
                faults += 1;
                tracing::error!(?error, "what is due could not be done");
            }
        }
        tokio::time::sleep(pause(faults)).await;
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
