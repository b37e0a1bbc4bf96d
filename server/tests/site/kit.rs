//! A site of one's own: a copy of the demonstration, its router, its clock, and people who ask.

use axum::Router;
use axum::body::Body;
use domain::agency::Role;
use domain::consultation::Texts;
use domain::id::ConsultationId;
use domain::key_point;
use domain::survey::NewQuestion;
use domain::time::{Day, Moment};
use http::{Request, header};
use http_body_util::BodyExt;
use server::house::{House, Settings};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::consultation::RoundPlan;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// The demonstration's consultations by the state they are in.
pub const OPEN: i64 = 1;
pub const NO_COMMENTS: i64 = 3;
pub const CLOSED: i64 = 5;
pub const PREPARED: i64 = 12;
/// One of our own: open, and only for people signed in.
pub const ACCOUNT_ONLY: i64 = 13;

/// The tests' time: 24 November 2569, 10.00 in Bangkok.
const NOW: i64 = 1_795_489_200_000;
const ADDRESS: &str = "http://siang.test";
/// The password of everybody.
pub const PASSWORD: &str = "siang-demo-2569";

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
            add(&store).await.unwrap();
            let mut tokens = Vec::new();
            for who in
                ["central", "officer", "summariser", "moderator", "admin", "local", "drafter", "approver", "evaluator"]
            {
                let email = format!("{who}@demo.example");
                let token = store::session::sign_in(&store, &email, PASSWORD, Moment(NOW)).await.unwrap();
                tokens.push((who, token.0));
            }
            store.close().await;
            Template { folder, tokens }
        })
        .await
}

/// What the demonstration has not: people with a single role each, and a hearing for people signed in.
async fn add(store: &store::Store) -> Result<(), store::Error> {
    let now = Moment(NOW);
    let central = store::session::sign_in(store, "central@demo.example", PASSWORD, now).await?;
    let central = store::session::viewer(store, &central, now).await?.unwrap();
    let one = store::consultation::one(store, ConsultationId(OPEN)).await?;
    let agency = one.agency.id;
    for (who, role) in [("drafter", Role::Drafter), ("approver", Role::Approver), ("evaluator", Role::Evaluator)] {
        let email = format!("{who}@demo.example");
        store::membership::invite(store, &central, agency, who, &email, PASSWORD, &[role], now).await?;
    }
    let officer = store::session::sign_in(store, "officer@demo.example", PASSWORD, now).await?;
    let by = store::session::viewer(store, &officer, now).await?.unwrap();
    let id = store::consultation::make(store, &by, agency, one.kind, "เฉพาะผู้มีบัญชี", now).await?;
    assert_eq!(id.0, ACCOUNT_ONLY);
    let texts = Texts { title: "เฉพาะผู้มีบัญชี".into(), ..one.texts.clone() };
    let begun = store::consultation::one(store, id).await?.revision;
    let revision = store::consultation::edit(store, &by, id, begun, &texts, now).await?;
    let points: Vec<key_point::New> = one
        .key_points
        .iter()
        .map(|point| key_point::New {
            title: point.title.clone(),
            body: point.body.clone(),
            question: point.question.clone(),
            provisions: Vec::new(),
        })
        .collect();
    let mut revision = store::consultation::set_key_points(store, &by, id, revision, &points, now).await?;
    if one.kind.has_survey() {
        let asked = store::survey::questions(store, one.id).await?.into_iter().map(NewQuestion::from);
        revision = store::survey::set_questions(store, &by, id, revision, &asked.collect::<Vec<_>>(), now).await?;
    }
    let round = RoundPlan {
        opens: now.day(),
        closes: Day(now.day().0 + 30),
        admission: domain::admission::Admission::of_guests(false),
        shows: Default::default(),
        short_reason: String::new(),
    };
    let revision = store::consultation::set_round(store, &by, id, revision, round, now).await?;
    store::consultation::publish(store, &by, id, revision, now).await
}

async fn open(folder: &Path) -> store::Store {
    let options = store::Options { files: Some(folder.join("files")), ..store::Options::default() };
    store::Store::open_with(&format!("sqlite:{}", folder.join("siang.db").display()), options).await.unwrap()
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
    pub head: http::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Whether it says this, whether or not a line may break there.
    pub fn says(&self, words: &str) -> bool {
        let spaced = |text: &str| text.replace('\u{a0}', " ");
        spaced(&self.text()).contains(&spaced(words))
    }

    /// One line of the head; empty where there is none.
    pub fn line(&self, name: &str) -> &str {
        self.head.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The hidden fields of the page's form to a server function.
    pub fn hidden(&self, endpoint: &str) -> Vec<(String, String)> {
        let page = self.text();
        let form = page.split("<form").find(|form| form.contains(&format!("action=\"{endpoint}\""))).unwrap_or("");
        let plain = |text: &str| {
            let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
            signs.iter().fold(text.to_string(), |text, (name, sign)| text.replace(name, sign))
        };
        let value = |tag: &str, name: &str| {
            let from = tag.split_once(&format!("{name}=\""))?.1;
            Some(plain(from.split_once('"')?.0))
        };
        let inputs = form.split("</form>").next().unwrap_or("").split("<input").skip(1);
        inputs
            .map(|input| input.split('>').next().unwrap_or(""))
            .filter(|tag| tag.contains("type=\"hidden\""))
            .filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default())))
            .collect()
    }
}

impl Site {
    pub async fn new() -> Site {
        Site::at(ADDRESS).await
    }

    /// A site with another public address.
    pub async fn at(address: &str) -> Site {
        Site::with(Settings { address: address.into(), demo: true, ..Settings::default() }).await
    }

    /// A site with settings of its own.
    pub async fn with(settings: Settings) -> Site {
        let template = template().await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(template.folder.path().join("siang.db"), folder.path().join("siang.db")).unwrap();
        let store = open(folder.path()).await;
        let clock = Arc::new(AtomicI64::new(NOW));
        let reads = clock.clone();
        let told = Arc::new(move || Moment(reads.load(Ordering::Relaxed)));
        let house = House::new(store, search::Index::in_memory().unwrap(), settings, told);
        Site { router: server::doors::router(house.clone()), house, clock, _folder: folder }
    }

    /// Lets time pass.
    pub fn later(&self, days: i64) {
        self.clock.fetch_add(days * 86_400_000, Ordering::Relaxed);
    }

    /// The same in milliseconds.
    pub fn after(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::Relaxed);
    }

    /// Brings index and kept pages up to the log, as the follower does.
    pub fn follow(&self) -> tokio::task::JoinHandle<()> {
        tokio::spawn(server::follow::run(self.house.clone()))
    }

    /// Asks for a page or a file.
    pub async fn get(&self, who: Who, path: &str) -> Answer {
        self.send(self.request(who, "GET", path).await.body(Body::empty()).unwrap()).await
    }

    /// A file, however long it takes: its page is looked at until it is there.
    pub async fn take(&self, who: Who, path: &str) -> Answer {
        loop {
            let answer = self.get(who, path).await;
            if !answer.says("data-making=") {
                return answer;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }

    /// Asks whether there is a file, and does not take it.
    pub async fn head(&self, who: Who, path: &str) -> Answer {
        self.send(self.request(who, "HEAD", path).await.body(Body::empty()).unwrap()).await
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

    /// Sends a form with a file as a browser does, the file last.
    pub async fn bring(&self, who: Who, path: &str, form: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        self.bring_all(who, path, form, &[("file", file.0, file.1)]).await
    }

    /// The same with several files, each with the name of its field, its own and its bytes.
    pub async fn bring_all(
        &self,
        who: Who,
        path: &str,
        form: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let request = self.brought(who, path, form, files).await;
        self.send(request).await
    }

    /// The same of a browser that is signed in nowhere and keeps a cookie.
    pub async fn bring_with(
        &self,
        cookie: &str,
        path: &str,
        form: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let mut request = self.brought(NOBODY, path, form, files).await;
        request.headers_mut().insert("cookie", cookie.parse().unwrap());
        self.send(request).await
    }

    /// The same of nobody, from a network address.
    pub async fn bring_from(
        &self,
        address: &str,
        path: &str,
        form: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let mut request = self.brought(NOBODY, path, form, files).await;
        let peer = axum::extract::ConnectInfo(address.parse::<std::net::SocketAddr>().unwrap());
        request.extensions_mut().insert(peer);
        self.send(request).await
    }

    async fn brought(
        &self,
        who: Who,
        path: &str,
        form: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Request<Body> {
        let mut body = Vec::new();
        for (name, value) in form {
            let head = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, called, bytes) in files {
            let head = format!(
                "--edge\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{called}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let request = self.request(who, "POST", path).await.header("sec-fetch-site", "same-origin");
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        request.body(Body::from(body)).unwrap()
    }

    /// A form from a network address: without one nobody is counted.
    pub async fn from(&self, address: &str, method: &str, path: &str, body: String) -> Answer {
        let request = self.request(NOBODY, method, path).await;
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let peer = axum::extract::ConnectInfo(address.parse::<std::net::SocketAddr>().unwrap());
        self.send(request.extension(peer).body(Body::from(body)).unwrap()).await
    }

    pub async fn request(&self, who: Who, method: &str, path: &str) -> http::request::Builder {
        let request =
            Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html,application/xhtml+xml");
        match template().await.tokens.iter().find(|(name, _)| *name == who) {
            Some((_, token)) => {
                request.header(header::COOKIE, format!("{}={token}", server::cookie::session_name(ADDRESS)))
            }
            None => request,
        }
    }

    /// The beginning of an answer, of which its reader may take as much as they like.
    pub async fn begin(&self, who: Who, path: &str) -> axum::response::Response {
        let request = self.request(who, "GET", path).await.body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let line = |name| parts.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_string();
        Answer {
            status: parts.status.as_u16(),
            to: line(header::LOCATION),
            head: parts.headers.clone(),
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
