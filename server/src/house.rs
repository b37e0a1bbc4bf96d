//! What the running program holds: the site that pages see, the kept pages, the settings of the doors.

use crate::cache::Kept;
use app::request::{Clock, Entrance, Site};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::time::Moment;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Settings of a running site, from the command line and the environment.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address without a slash at the end: `https://siang.example`.
    pub address: String,
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<std::net::IpAddr>,
    pub demo: bool,
    /// Whether a mail server takes letters.
    pub letters: bool,
    /// Who people may sign in with.
    pub providers: openid::Providers,
    /// Comments and sheets that one network address may send in ten minutes, and receipts that it may look up.
    pub sends_in_ten_minutes: u32,
    /// Zeros that each piece of a price begins with (`domain::toll`), where the network is just beyond that.
    pub toll_bits: u8,
}

/// 130,000 hashes: a tenth of a second on a desktop, a good half on a phone of 2018.
pub const TOLL_BITS: u8 = 14;

/// Enough for two thousand people behind one address who comment three times each within an hour.
pub const SENDS_IN_TEN_MINUTES: u32 = 1_000;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            address: String::new(),
            proxies: Vec::new(),
            demo: false,
            letters: false,
            providers: Default::default(),
            sends_in_ten_minutes: SENDS_IN_TEN_MINUTES,
            toll_bits: TOLL_BITS,
        }
    }
}

/// Shared by all doors.
pub struct House {
    pub site: Arc<Site>,
    pub kept: Kept,
    pub pictures: crate::picture::Pictures,
    pub limits: crate::guard::Limits,
    /// Memory for forms under way.
    pub forms: Arc<Semaphore>,
    pub papers: crate::export::papers::Papers,
    /// Numbers of surveys that everyone may take.
    pub numbers: crate::export::told::Made,
    /// Files being read at once.
    pub files: Arc<Semaphore>,
    /// Workbooks being made at once; large ones that everyone may take wait for a turn of their own.
    pub books: Arc<Semaphore>,
    pub public_books: Arc<Semaphore>,
    /// Large ones that are being made, and those that wait to be fetched.
    pub makings: crate::export::making::Makings,
    pub providers: openid::Providers,
    pub settings: Settings,
}

impl House {
    /// A house over an open store and index.
    pub fn new(store: store::Store, search: search::Index, settings: Settings, clock: Clock) -> Arc<House> {
        // Rendering needs an executor once per process; a second call finds it set.
        let _ = any_spawner::Executor::init_tokio();
        let site = Site {
            store,
            search,
            search_failed: false.into(),
            laws_failed: false.into(),
            rules: Default::default(),
            names: Default::default(),
            clock,
            address: settings.address.clone(),
            demo: settings.demo,
            letters: settings.letters,
            entrances: settings.providers.all().map(entrance).collect(),
            asset: crate::assets::hashed,
            arrivals: Default::default(),
        };
        let limits = crate::guard::Limits::new(&settings);
        Arc::new(House {
            site: Arc::new(site),
            kept: Kept::default(),
            pictures: Default::default(),
            limits,
            forms: crate::forms::room(),
            papers: Default::default(),
            numbers: Default::default(),
            files: Arc::new(Semaphore::new(crate::files::AT_ONCE)),
            books: Arc::new(Semaphore::new(2)),
            public_books: Arc::new(Semaphore::new(1)),
            makings: Default::default(),
            providers: settings.providers.clone(),
            settings,
        })
    }

    pub fn now(&self) -> Moment {
        (self.site.clock)()
    }
}

fn entrance(of: &openid::Settings) -> Entrance {
    let name_en = if of.name_en.is_empty() { of.name_th.clone() } else { of.name_en.clone() };
    Entrance { code: of.code.clone(), name_th: of.name_th.clone(), name_en, verifies: of.verifies }
}

/// The machine's clock.
pub fn clock() -> Clock {
    Arc::new(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Moment(since.as_millis() as i64)
    })
}

/// What the central office calls things stands around every answer.
pub async fn named(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    house.site.names().around(next.run(request)).await
}
