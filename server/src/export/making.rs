//! Files that take long are made while their reader sees how far they have come; a finished one waits a while to be fetched.

use super::door::{Asks, attached, unmade, whole};
use crate::house::House;
use crate::pages;
use app::problem::Problem;
use app::request::Visit;
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use domain::id::{ConsultationId, PersonId};
use domain::lang::Lang;
use http::{HeaderValue, header};
use std::fs::File;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use store::export::For;
use tokio::sync::Notify;
use words::named::Names;

/// From so many rows on, people are shown how far it has come; what has fewer is there in a second or two.
pub const WATCHED: u64 = 10_000;

/// How long one that is finished waits, or one that broke is told of.
const KEPT: Duration = Duration::from_secs(900);

/// So long a file that should be there in a moment is waited for before its page is shown.
const PATIENCE: Duration = Duration::from_secs(6);

/// So many are under way for all agencies together, and for everyone; more are asked for later.
const MOST: usize = 16;
const MOST_PUBLIC: usize = 4;

/// Finished ones that wait for everyone, at most: the oldest go first.
const WAITING: usize = 8;

/// Whose file, of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub consultation: ConsultationId,
    /// The last part of its address, with what it is narrowed to.
    pub file: String,
    pub lang: Lang,
    /// Nobody's own: what everyone may take is made for all who ask.
    pub person: Option<PersonId>,
    pub whom: For,
}

impl Key {
    /// The address of the file.
    fn path(&self) -> String {
        let desk = if self.whom == For::Agency { "/desk" } else { "" };
        format!("{desk}/c/{}/{}", self.consultation, self.file)
    }
}

/// A file that was made.
#[derive(Clone)]
pub enum Given {
    Short(Bytes),
    Long(Arc<File>, u64),
}

impl Given {
    /// The answer that carries it.
    pub fn answer(self, kind: &'static str, name: &str) -> Response {
        match self {
            Given::Short(bytes) => attached(Body::from(bytes), kind, name),
            Given::Long(file, length) => whole((file, length), kind, name),
        }
    }
}

/// What came of one.
pub type End = Result<Given, Problem>;

/// A file being made.
pub struct Making {
    /// Rows that it reads; nought where it reads none.
    pub all: u64,
    /// The last event when it was begun.
    upto: u64,
    done: AtomicU64,
    /// What came of it, and when.
    end: Mutex<Option<(End, Instant)>>,
    told: Notify,
}

impl Making {
    /// Rows read so far.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed).min(self.all)
    }

    pub fn told(&self, rows: u64) {
        self.done.store(rows, Ordering::Relaxed);
    }

    pub fn finish(&self, end: End) {
        *locked(&self.end) = Some((end, Instant::now()));
        self.told.notify_waiters();
    }

    fn is_stale(&self) -> bool {
        locked(&self.end).as_ref().is_some_and(|(_, at)| at.elapsed() >= KEPT)
    }

    pub fn is_ready(&self) -> bool {
        locked(&self.end).is_some()
    }

    /// Until it is finished.
    async fn ready(&self) {
        loop {
            let told = self.told.notified();
            if self.is_ready() {
                return;
            }
            told.await;
        }
    }
}

/// Those that are being made, and those that wait to be fetched.
#[derive(Default)]
pub struct Makings(Mutex<Vec<(Key, Arc<Making>)>>);

impl Makings {
    /// The one of this key that is there, finished or not.
    pub fn under_way(&self, key: &Key) -> Option<Arc<Making>> {
        locked(&self.0).iter().find(|(one, _)| one == key).map(|(_, making)| making.clone())
    }

    /// Begins one; those that nobody fetched are gone. None where too many are under way.
    fn begin(&self, key: Key, all: u64, upto: u64) -> Option<Arc<Making>> {
        let (done, end, told) = (AtomicU64::new(0), Mutex::default(), Notify::new());
        let making = Arc::new(Making { all, upto, done, end, told });
        let mut all = locked(&self.0);
        all.retain(|(one, making)| *one != key && !making.is_stale());
        let of = |ready: bool| {
            let whom = key.whom;
            move |(one, making): &(Key, Arc<Making>)| one.whom == whom && making.is_ready() == ready
        };
        let most = if key.whom == For::Public { MOST_PUBLIC } else { MOST };
        if all.iter().filter(|one| of(false)(one)).count() >= most {
            return None;
        }
        if key.whom == For::Public && all.iter().filter(|one| of(true)(one)).count() >= WAITING {
            let oldest = all.iter().position(|one| of(true)(one));
            oldest.map(|at| all.remove(at));
        }
        all.push((key, making.clone()));
        Some(making)
    }

    /// Gives a finished one: somebody's own once, what everyone may take to whoever asks.
    fn take(&self, key: &Key) -> Option<End> {
        let mut all = locked(&self.0);
        all.retain(|(_, making)| !making.is_stale());
        let at = all.iter().position(|(one, making)| one == key && making.is_ready())?;
        let shared = match (&*locked(&all[at].1.end), key.whom) {
            (Some((Ok(given), _)), For::Public) => Some(Ok(given.clone())),
            _ => None,
        };
        shared.or_else(|| {
            let (_, making) = all.remove(at);
            locked(&making.end).take().map(|(end, _)| end)
        })
    }

    /// Forgets one.
    fn forget(&self, key: &Key) {
        locked(&self.0).retain(|(one, _)| one != key);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is asked for: its address, and how long it will take.
pub struct Watched {
    pub key: Key,
    /// Rows that it reads; nought where it reads none.
    pub all: u64,
    /// The last event of what it tells.
    pub upto: u64,
    pub asks: Asks,
    /// Whether its page is shown at once.
    pub long: bool,
    pub kind: &'static str,
    pub name: String,
}

/// Gives a file that is watched: what was begun and is finished; else it is begun, and where it is not there in a moment a page
/// tells how far it has come. Nobody's hanging up ends it.
///
/// # Errors
/// [`Problem::Busy`] where too many are under way, [`Problem::TooMany`]; what the work ends with.
pub async fn watch<F>(
    house: &House,
    visit: &Visit,
    Watched { key, all, upto, asks, long, kind, name }: Watched,
    work: impl FnOnce(Arc<Making>) -> F,
) -> Result<Response, Problem>
where
    F: Future<Output = End> + Send + 'static,
{
    // What everyone may take tells nothing that is hidden by now.
    if let Some(made) = house.makings.under_way(&key).filter(|made| key.whom == For::Public && made.is_ready())
        && store::event::hidden_since(&house.site.store, key.consultation, made.upto).await?
    {
        house.makings.forget(&key);
    }
    if let Some(end) = house.makings.take(&key) {
        return end.map(|given| given.answer(kind, &name));
    }
    let making = match house.makings.under_way(&key) {
        Some(making) => making,
        None => {
            // Whoever looks again asks for no other.
            if !asks.making(house, key.whom)? {
                return Ok(unmade(kind, &name));
            }
            let making = house.makings.begin(key.clone(), all, upto).ok_or(Problem::Busy)?;
            let (work, told) = (tokio::spawn(Names::here().around(work(making.clone()))), making.clone());
            tokio::spawn(async move {
                let fault = |error| Err(Problem::Fault { reference: store::log_fault(&error) });
                told.finish(work.await.unwrap_or_else(fault));
            });
            making
        }
    };
    if !long && tokio::time::timeout(PATIENCE, making.ready()).await.is_ok() {
        // Somebody else with the same key may have taken it meanwhile: then it is made again when it is asked for again.
        if let Some(end) = house.makings.take(&key) {
            return end.map(|given| given.answer(kind, &name));
        }
    }
    let page = app::making::page(visit, &key.path(), making.done(), making.all);
    let page = if key.whom == For::Agency { page.of_the_desk() } else { page.unlisted() };
    Ok(pages::fresh(visit, page, &http::HeaderMap::new()))
}

/// How far a file has come, for the small script of its page.
pub fn progress(house: &House, key: &Key) -> Response {
    let said = house
        .makings
        .under_way(key)
        .map(|making| serde_json::json!({ "done": making.done(), "all": making.all, "ready": making.is_ready() }));
    let mut response = Response::new(Body::from(said.unwrap_or_default().to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
