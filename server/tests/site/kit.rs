//! A site of one's own: a copy of the demonstration, its router, its clock, and people who ask.

use axum::Router;
use axum::body::Body;
use domain::time::Moment;
use http::{Request, header};
use http_body_util::BodyExt;
use server::house::{House, Settings};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// The demonstration's consultations by the state they are in.
pub const OPEN: i64 = 1;
pub const NO_COMMENTS: i64 = 3;
pub const CLOSED: i64 = 5;
pub const PREPARED: i64 = 12;

/// The tests' time: 24 November 2569, 10.00 in Bangkok.
const NOW: i64 = 1_795_489_200_000;
const ADDRESS: &str = "http://siang.test";

/// Who asks: the name of an account of the demonstration before its `@`, or nobody.
pub type Who = &'static str;
pub const NOBODY: Who = "";

struct Template {
    folder: TempDir,
    tokens: Vec<(Who, String)>,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();

/// The demonstration once filled, with everybody signed in.
async fn template() -> &'static Template {
    TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let store = open(folder.path()).await;
            server::demo::fill(&store, Moment(NOW)).await.unwrap();
            let mut tokens = Vec::new();
            for who in ["central", "officer", "summariser", "moderator", "admin", "local"] {
                let email = format!("{who}@demo.example");
                let token = store::session::sign_in(&store, &email, "siang-demo-2569", Moment(NOW)).await.unwrap();
                tokens.push((who, token.0));
            }
            store.close().await;
            Template { folder, tokens }
        })
        .await
}

async fn open(folder: &Path) -> store::Store {
    store::Store::open(&format!("sqlite:{}", folder.join("siang.db").display())).await.unwrap()
}

/// A running site.
pub struct Site {
    pub house: Arc<House>,
    router: Router,
    clock: Arc<AtomicI64>,
    _folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub to: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }
}

impl Site {
    pub async fn new() -> Site {
        let template = template().await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(template.folder.path().join("siang.db"), folder.path().join("siang.db")).unwrap();
        let store = open(folder.path()).await;
        let clock = Arc::new(AtomicI64::new(NOW));
        let reads = clock.clone();
        let settings = Settings { address: ADDRESS.into(), demo: true, ..Settings::default() };
        let told = Arc::new(move || Moment(reads.load(Ordering::Relaxed)));
        let house = House::new(store, search::Index::in_memory().unwrap(), settings, told);
        Site { router: server::doors::router(house.clone()), house, clock, _folder: folder }
    }

    /// Lets time pass.
    pub fn later(&self, days: i64) {
        self.clock.fetch_add(days * 86_400_000, Ordering::Relaxed);
    }

    /// Brings index and kept pages up to the log, as the follower does.
    pub fn follow(&self) -> tokio::task::JoinHandle<()> {
        tokio::spawn(server::follow::run(self.house.clone()))
    }

    /// Asks for a page or a file.
    pub async fn get(&self, who: Who, path: &str) -> Answer {
        self.send(self.request(who, "GET", path).await.body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a browser without scripts does.
    pub async fn post(&self, who: Who, path: &str, form: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        form.iter().for_each(|(name, value)| {
            body.append_pair(name, value);
        });
        self.post_bytes(who, path, body.finish().into_bytes()).await
    }

    pub async fn post_bytes(&self, who: Who, path: &str, body: Vec<u8>) -> Answer {
        let request = self.request(who, "POST", path).await;
        let request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub async fn request(&self, who: Who, method: &str, path: &str) -> http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html");
        match template().await.tokens.iter().find(|(name, _)| *name == who) {
            Some((_, token)) => {
                request.header(header::COOKIE, format!("{}={token}", server::cookie::session_name(ADDRESS)))
            }
            None => request,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let line = |name| parts.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_string();
        Answer {
            status: parts.status.as_u16(),
            to: line(header::LOCATION),
            body: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }
}

/// A complete comment form; `change` lays other values over it.
pub fn comment<'a>(consultation: &'a str, key: &'a str, change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("page", "/c/1/say?at=k1"),
        ("consultation", consultation),
        ("at", "k1"),
        ("stance", domain::comment::Stance::Agree.code()),
        ("reason", "ช่างใกล้บ้านจะได้ซ่อมได้"),
        ("showing", domain::comment::Showing::Unnamed.code()),
        ("key", key),
    ];
    for (name, value) in change {
        match form.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => form.push((name, value)),
        }
    }
    form
}
