//! The request being answered: the site, who asks, in which language, and what was typed. The one place where the server's
//! half and the browser's differ inside a file.

use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// What every server function returns when its deed is done: where to go now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// A path of this site, language prefix included.
    pub to: String,
}

/// The answer of a server function.
pub type Answer = Result<Done, Problem>;

#[cfg(feature = "ssr")]
pub use serving::*;

#[cfg(feature = "ssr")]
mod serving {
    use crate::comment::sitting::{self, Kept};
    use crate::problem::Problem;
    use domain::agency::Viewer;
    use domain::arrival::Via;
    use domain::lang::{Digits, Lang};
    use domain::refusal::{Refusal, Refusals};
    use domain::rules::Rules;
    use domain::time::{Day, Moment};
    use leptos::prelude::*;
    use std::collections::BTreeMap;
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Mutex, PoisonError, RwLock};
    use words::named::Names;

    /// A clock that tests can set.
    pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

    /// What all requests share.
    pub struct Site {
        pub store: store::Store,
        pub search: search::Index,
        /// Set where the index could not answer: the follower of the log then makes it anew.
        pub search_failed: AtomicBool,
        /// The same of the index of laws.
        pub laws_failed: AtomicBool,
        pub clock: Clock,
        /// The rules that the central office has set, as this process knows them: pages ask them, deeds ask the store's.
        pub rules: RwLock<Arc<Rules>>,
        /// What the office calls things, out of them.
        pub names: RwLock<Names>,
        /// Without a slash at the end: `https://siang.example`.
        pub address: String,
        /// Whether this is a demonstration with made-up consultations.
        pub demo: bool,
        /// Whether letters can be sent.
        pub letters: bool,
        /// Providers of identities that people may sign in with.
        pub entrances: Vec<Entrance>,
        /// The address of a built file from its plain name: `main.css` → `/assets/main-1a2b3c.css`.
        pub asset: fn(&str) -> &'static str,
        /// How people came to dossiers, until it is written.
        pub arrivals: crate::arrivals::Arrivals,
    }

    impl Site {
        /// The rules in use.
        pub fn rules(&self) -> Arc<Rules> {
            self.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
        }

        /// What the central office calls subjects, classes and reasons.
        pub fn names(&self) -> Names {
            self.names.read().unwrap_or_else(PoisonError::into_inner).clone()
        }

        /// Takes the rules into use as the store has them now.
        ///
        /// # Errors
        /// Faults of the store.
        pub async fn take_rules(&self) -> Result<(), store::Error> {
            let (rules, _) = store::rules::now(&self.store).await?;
            *self.names.write().unwrap_or_else(PoisonError::into_inner) = Names::of(&rules);
            *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
            Ok(())
        }
    }

    /// A provider of identities, as it is offered.
    #[derive(Clone, Debug)]
    pub struct Entrance {
        pub code: String,
        pub name_th: String,
        pub name_en: String,
        /// Whether it proves that somebody is a person.
        pub verifies: bool,
    }

    /// The reader's text size, by link and cookie.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum TextSize {
        #[default]
        Normal,
        Large,
        Larger,
    }

    /// What was typed into a form that came back, and why.
    #[derive(Clone, Debug)]
    pub struct Returned {
        /// Where it was sent: `/api/comment/submit`.
        pub endpoint: String,
        pub pairs: Arc<Vec<(String, String)>>,
        /// Nothing went wrong where it only came back to be looked at: a file was read into it.
        pub problem: Option<Problem>,
        pub brought: Option<Arc<Brought>>,
    }

    /// A file that was read for one of a form's fields.
    #[derive(Clone, Debug)]
    pub struct Brought {
        /// Its name, without folders.
        pub name: String,
        pub text: String,
        /// What did not come along, or came along changed: its code, and how often.
        pub lost: Vec<(&'static str, u32)>,
        /// What the field held before.
        pub before: String,
        /// The file itself, where it is kept and not read into a field.
        pub whole: Option<Whole>,
    }

    /// A file as it is.
    #[derive(Clone, Debug)]
    pub struct Whole {
        pub laid: Arc<store::vault::Laid>,
        /// Whether it is not known to be a scan, in which there is no text.
        pub readable: bool,
        /// How long it plays, where it does and says so.
        pub seconds: Option<u32>,
    }

    /// One visit to one page.
    #[derive(Clone)]
    pub struct Visit {
        pub site: Arc<Site>,
        pub viewer: Viewer,
        pub lang: Lang,
        pub digits: Digits,
        pub text_size: TextSize,
        pub now: Moment,
        /// Without the language's prefix: `/c/12`.
        pub path: String,
        pub query: Vec<(String, String)>,
        /// By what they came to this dossier: it goes along in the addresses of its pages.
        pub via: Option<Via>,
        /// The day on which this dossier's pages are seen as they stood; `now` is its last moment then.
        pub on: Option<Day>,
        /// The parts of the path that the table of URLs names.
        pub params: BTreeMap<&'static str, String>,
        /// Numbers and secrets of the receipts given to this browser ([`crate::comment::sitting`]): `7306-4185.k7m2-9xqe-4tzb~…`.
        pub receipt: Option<String>,
        /// What tells a guest's browser apart who proposed or supported something: drawn at random.
        pub device: Option<String>,
        /// Keys of the answer sheets that a guest began in this browser, each with its consultation ([`crate::survey::unsent`]).
        pub unsent: Option<String>,
        /// The day on which this browser was asked how satisfied its person is with the portal.
        pub rated: Option<Day>,
        /// The session's token as the browser sent it.
        pub token: Option<String>,
        /// The form that came back refused, if this page answers one.
        pub returned: Option<Arc<Returned>>,
    }

    impl Visit {
        /// A part of the path by its name in the table of URLs.
        pub fn param(&self, name: &str) -> &str {
            self.params.get(name).map_or("", String::as_str)
        }

        /// An id in the path.
        ///
        /// # Errors
        /// [`Problem::NotFound`] where it is not one.
        pub fn id<T>(&self, name: &str, parse: fn(&str) -> Option<T>) -> Result<T, Problem> {
            parse(self.param(name)).ok_or(Problem::NotFound)
        }

        /// The first value of a query field.
        pub fn asked(&self, name: &str) -> &str {
            self.query.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
        }

        /// What was typed into a field of the form that came back.
        pub fn typed(&self, field: &str) -> Option<&str> {
            self.returned.as_ref()?.pairs.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
        }

        /// Everything typed under one name (`side[]`).
        pub fn typed_all(&self, field: &str) -> Vec<&str> {
            self.returned.as_ref().map_or_else(Vec::new, |returned| {
                returned.pairs.iter().filter(|(name, _)| name == field).map(|(_, value)| value.as_str()).collect()
            })
        }

        /// What a field shows: what was typed, or else what is kept.
        pub fn value<'a>(&'a self, field: &str, kept: &'a str) -> &'a str {
            match &self.returned {
                Some(_) => self.typed(field).unwrap_or(""),
                None => kept,
            }
        }

        /// Why a field was refused.
        pub fn refusal(&self, field: &str) -> Option<Refusal> {
            self.problem()?.of(field).cloned()
        }

        /// What went wrong with the form that came back.
        pub fn problem(&self) -> Option<&Problem> {
            self.returned.as_ref()?.problem.as_ref()
        }

        /// The file that was read into the form that came back.
        pub fn brought(&self) -> Option<&Brought> {
            self.returned.as_ref()?.brought.as_deref()
        }

        /// A path of this site in the reader's language. What an address of this dossier says of the visit goes along inside it.
        pub fn to(&self, path: &str) -> String {
            self.lang.path(&self.along(path))
        }

        fn along(&self, path: &str) -> String {
            let dossier = self.path.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
            let inside =
                path.strip_prefix(&dossier).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
            // Files have one address.
            let file =
                path.split(['?', '#']).next().is_some_and(|path| path.rsplit('/').next().unwrap_or("").contains('.'));
            if !inside || file || !dossier.starts_with("/c/") {
                return path.to_string();
            }
            let via =
                self.via.filter(|via| via.goes_along()).map(|via| (crate::arrivals::FIELD, via.code().to_string()));
            let on = self.on.map(|day| (crate::then::FIELD, crate::then::written(day)));
            let fields = via.into_iter().chain(on);
            fields.fold(path.to_string(), |path, (name, value)| with_field(&path, name, &value))
        }

        /// A deed is done: on to a page in the reader's language.
        pub fn done(&self, path: &str) -> super::Done {
            super::Done { to: self.to(path) }
        }

        /// The full path with its query, without the language's prefix: what a form names as its page.
        pub fn here(&self) -> String {
            match self.query.is_empty() {
                true => self.along(&self.path),
                false => self.along(&format!("{}?{}", self.path, encode(&self.query))),
            }
        }

        /// # Errors
        /// [`Problem::SignIn`] for those who are not signed in.
        pub fn signed_in(&self) -> Result<&Viewer, Problem> {
            if self.viewer.signed_in() { Ok(&self.viewer) } else { Err(Problem::SignIn) }
        }

        /// When a page about these dates changes by the clock alone: at the next opening or closing, or at midnight.
        pub fn stale(&self, dates: &domain::phase::Dates) -> Moment {
            let midnight = self.now.day().last_moment();
            [dates.opens.map(|opens| Moment(opens.0 - 1)), dates.closes]
                .into_iter()
                .flatten()
                .filter(|end| *end >= self.now)
                .fold(midnight, Moment::min)
        }

        /// A fresh key for a form: the same form sent twice is one deed. 128 random bits in hexadecimal.
        pub fn fresh_key(&self) -> String {
            match self.typed("key") {
                Some(key) if key.len() == 32 && !self.said_other() => key.to_string(),
                _ => store::random_key(),
            }
        }

        /// Whether the form's key belongs to something else that was sent.
        fn said_other(&self) -> bool {
            matches!(self.refusal(""), Some(Refusal::SentBefore { .. }))
        }

        /// When the form with this key was drawn, under the store's seal; of one that came back, when it was drawn first.
        pub fn drawn(&self, key: &str) -> String {
            match self.typed("drawn") {
                Some(drawn) if !drawn.is_empty() && !self.said_other() => drawn.to_string(),
                _ => self.site.store.drawn(key, self.now),
            }
        }
    }

    /// An address with one more field before its fragment; one that has the field stays.
    fn with_field(path: &str, name: &str, value: &str) -> String {
        let (before, fragment) = path.split_once('#').map_or((path, None), |(before, rest)| (before, Some(rest)));
        if before.split(['?', '&']).any(|pair| pair.starts_with(&format!("{name}="))) {
            return path.to_string();
        }
        let joint = match before {
            _ if before.ends_with(['?', '&']) => "",
            _ if before.contains('?') => "&",
            _ => "?",
        };
        let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
        format!("{before}{joint}{name}={value}{fragment}")
    }

    /// Name-value pairs as a query.
    pub fn encode(pairs: &[(String, String)]) -> String {
        let mut out = String::new();
        for (name, value) in pairs {
            if !out.is_empty() {
                out.push('&');
            }
            crate::urls::percent(&mut out, name);
            out.push('=');
            crate::urls::percent(&mut out, value);
        }
        out
    }

    /// How long a page for requests without a session may be kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Keep {
        /// Never: it has a form, or belongs to somebody.
        Never,
        /// Until an event touches one of these, or this moment.
        Until { touched_by: Touch, stale: Moment },
    }

    /// What makes a kept page old.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Touch {
        /// Events of one consultation.
        Consultation(domain::id::ConsultationId),
        /// Any public event: lists and the home page.
        Anything,
        /// Nothing but a new version of the program.
        Nothing,
    }

    /// A page, loaded and ready to be drawn.
    pub struct Page {
        pub title: String,
        /// What the preview card says under the title.
        pub description: String,
        /// The preview card's picture: a path of this site without the language's prefix.
        pub picture: Option<String>,
        /// A feed of the same things: a path of this site without the language's prefix.
        pub feed: Option<String>,
        /// Whether the start script belongs to it.
        pub islands: bool,
        /// Whether the small script belongs to it: contents that follow the reader, links to copy. All works without.
        pub small: bool,
        pub keep: Keep,
        pub status: u16,
        /// Which menu entry is the current one: a path of the table of URLs.
        pub here: &'static str,
        /// Whether it is a page of the desk, which has its own bar.
        pub desk: bool,
        /// Whether search engines are asked to leave it out.
        pub unlisted: bool,
        /// Where the reader is led instead.
        pub moved: Option<String>,
        pub body: Box<dyn FnOnce() -> AnyView + Send>,
    }

    impl Page {
        /// A page that is never kept, with no island, answered 200.
        pub fn new<V: IntoView + 'static>(title: impl Into<String>, body: impl FnOnce() -> V + Send + 'static) -> Page {
            Page {
                title: title.into(),
                description: String::new(),
                picture: None,
                feed: None,
                islands: false,
                small: false,
                keep: Keep::Never,
                status: 200,
                here: "",
                desk: false,
                unlisted: false,
                moved: None,
                body: Box::new(move || body().into_any()),
            }
        }

        /// No page: the reader is led elsewhere on this site.
        pub fn moved(to: String) -> Page {
            Page { status: 303, moved: Some(to), ..Page::new("", || ()) }
        }

        pub fn described(self, description: impl Into<String>) -> Page {
            Page { description: description.into(), ..self }
        }

        pub fn pictured(self, id: domain::id::ConsultationId) -> Page {
            Page { picture: Some(format!("/c/{id}/card.png")), ..self }
        }

        pub fn with_islands(self) -> Page {
            Page { islands: true, ..self }
        }

        pub fn with_small_script(self) -> Page {
            Page { small: true, ..self }
        }

        pub fn kept(self, touched_by: Touch, stale: Moment) -> Page {
            Page { keep: Keep::Until { touched_by, stale }, ..self }
        }

        pub fn at(self, here: &'static str) -> Page {
            Page { here, ..self }
        }

        pub fn unlisted(self) -> Page {
            Page { unlisted: true, ..self }
        }

        pub fn of_the_desk(self) -> Page {
            Page { desk: true, here: "/desk", ..self }
        }
    }

    /// Why a form is shown again though nothing is wrong with it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Again {
        /// The text of its file goes into this field.
        Read(&'static str),
        /// It goes on: its page shows what comes next.
        GoesOn,
    }

    /// What a server function knows of its request, and what it may add to the answer.
    #[derive(Clone)]
    pub struct Serving {
        pub visit: Visit,
        /// The form as it came: names and values in their order.
        pub pairs: Arc<Vec<(String, String)>>,
        /// The file that the form brought, or why it was not read.
        pub file: Option<Arc<Result<Brought, Refusal>>>,
        /// Files that answer questions and were not taken, each under its field. Those that were stand in the pairs, by what they are called.
        pub unkept: Arc<Vec<(String, Refusal)>>,
        /// Where the form is to be shown again though nothing is wrong with it.
        pub again: Arc<Mutex<Option<Again>>>,
        /// Whether its sender is shown a page, also where the form is answered by one.
        pub page: bool,
        /// Whether what a guest has answered so far is kept until they come back: they have no scripts, by which their browser would keep it itself.
        pub keeps: bool,
        /// `Set-Cookie` lines for the answer.
        pub cookies: Arc<Mutex<Vec<String>>>,
        /// The session's token as the browser sent it.
        pub token: Option<String>,
        /// The site's public address.
        pub address: String,
        /// What the browser says that it is, in a word or two.
        pub agent: String,
        /// The network that it came from: what is kept of it is a hash at most.
        pub network: String,
    }

    impl Serving {
        /// The session that asks.
        pub fn session(&self) -> Option<store::session::SessionToken> {
            self.token.clone().map(store::session::SessionToken)
        }

        /// Adds a `Set-Cookie` line to the answer.
        pub fn set_cookie(&self, line: String) {
            if let Ok(mut lines) = self.cookies.lock() {
                lines.push(line);
            }
        }

        /// Whether the form brings a file: then it is shown again with the file's text in a field, and nothing is kept.
        ///
        /// # Errors
        /// Refusals of `file`: none was chosen, or it was not read.
        pub fn brings(&self, field: &'static str) -> Result<Option<super::Done>, Problem> {
            let refused = |why: Refusal| {
                let mut no = domain::refusal::Refusals::default();
                no.add("file", why);
                Err(no.into())
            };
            match self.file.as_deref() {
                None if self.one("do") == "file" => refused(Refusal::FileNotChosen),
                None => Ok(None),
                Some(Err(why)) => refused(why.clone()),
                Some(Ok(_)) => Ok(Some(self.shown_again(Again::Read(field)))),
            }
        }

        /// Refusals with those of files that were not taken: why not, rather than that one is missing.
        pub fn with_unkept(&self, mut refused: Refusals) -> Refusals {
            refused.0.retain(|(field, _)| self.unkept.iter().all(|(unkept, _)| unkept != field));
            refused.0.extend(self.unkept.iter().cloned());
            refused
        }

        /// The form's own page, once more: of a long form its next page, with all that was typed.
        pub fn goes_on(&self) -> super::Done {
            self.shown_again(Again::GoesOn)
        }

        fn shown_again(&self, why: Again) -> super::Done {
            if let Ok(mut again) = self.again.lock() {
                *again = Some(why);
            }
            self.visit.done(&self.visit.path)
        }

        /// Gives a receipt: its secret goes into a cookie that lasts an hour, beside those of this sitting, never into an address.
        pub fn give(&self, number: domain::receipt::Number, secret: domain::receipt::Secret) -> super::Done {
            self.keep_receipt(Kept { number, secret, theirs: false })
        }

        /// The same of what was entered for somebody else: it stands alone.
        pub fn give_theirs(&self, number: domain::receipt::Number, secret: domain::receipt::Secret) -> super::Done {
            self.keep_receipt(Kept { number, secret, theirs: true })
        }

        fn keep_receipt(&self, new: Kept) -> super::Done {
            let (secure, number) = (secure(&self.address), new.number);
            let kept = sitting::with(self.visit.receipt.as_deref().unwrap_or(""), new);
            self.set_cookie(format!("receipt={kept}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax{secure}"));
            super::Done { to: self.visit.to(&format!("/receipts/{number}")) }
        }

        /// Has the browser hold these keys of sheets that were begun; where there are none, no more.
        pub fn hold_begun(&self, keys: &str) {
            let age = if keys.is_empty() { 0 } else { domain::unsent::BEGUN_DAYS * 86_400 };
            let secure = secure(&self.address);
            self.set_cookie(format!("unsent={keys}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"));
        }

        /// Has the browser remember on which day its person was asked how satisfied they are with the portal, until they may be asked again.
        pub fn keep_rated(&self, day: Day) {
            let (day, age) = (day.0, domain::satisfaction::APART_DAYS * 86_400);
            let secure = secure(&self.address);
            self.set_cookie(format!("rated={day}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"));
        }

        /// What tells this browser apart: kept by it for a year, and given to it where it has nothing. Nobody who is signed in needs it.
        pub fn device(&self) -> String {
            let kept = self
                .visit
                .device
                .as_deref()
                .filter(|kept| kept.len() == 32 && kept.bytes().all(|b| b.is_ascii_hexdigit()));
            match kept {
                _ if self.visit.viewer.signed_in() => String::new(),
                Some(kept) => kept.to_string(),
                None => {
                    let (device, secure) = (store::random_key(), secure(&self.address));
                    self.set_cookie(format!(
                        "device={device}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}"
                    ));
                    device
                }
            }
        }

        /// The secret of a receipt, from the browser that it was given to.
        ///
        /// # Errors
        /// Refused as a mistyped one.
        pub fn receipt_secret(
            &self,
            number: domain::receipt::Number,
        ) -> Result<domain::receipt::Secret, super::Problem> {
            match sitting::secret(self.visit.receipt.as_deref(), number) {
                Some(secret) => Ok(secret),
                None => Ok(domain::receipt::Secret::parse("")?),
            }
        }

        /// By what a comment is shown to be one's own: the code that was typed beside it, the secret that this browser has, or who is signed in.
        ///
        /// # Errors
        /// Refused under `code` where there is none of them.
        pub fn own(&self, number: domain::receipt::Number) -> Result<store::comment::Proof, super::Problem> {
            let refused = |why: Refusal| {
                let mut no = Refusals::default();
                no.add("code", why);
                super::Problem::from(no)
            };
            let typed = self.one("code");
            if !typed.is_empty() {
                let secret = domain::receipt::Secret::parse(typed).map_err(refused)?;
                return Ok(secret.into());
            }
            match (sitting::secret(self.visit.receipt.as_deref(), number), self.visit.viewer.person) {
                (Some(secret), _) => Ok(secret.into()),
                (None, Some(person)) => Ok(store::comment::Proof::Account(person)),
                (None, None) => Err(refused(Refusal::Missing)),
            }
        }

        /// The browser holds a code again that was typed beside what was just taken by it.
        pub fn hold_typed(&self, number: domain::receipt::Number) {
            if let Ok(secret) = domain::receipt::Secret::parse(self.one("code")) {
                self.give(number, secret);
            }
        }

        /// Takes the receipt's secret out of the browser.
        pub fn clear_receipt(&self) {
            let secure = secure(&self.address);
            self.set_cookie(format!("receipt=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}"));
        }

        /// Gives the browser a session: to the browser's end, not readable by scripts.
        pub fn start_session(&self, token: &str) {
            self.set_cookie(session_line(&self.address, token));
        }

        /// Takes the session away from the browser.
        pub fn end_session(&self) {
            self.set_cookie(format!(
                "{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{}",
                session_name(&self.address),
                secure(&self.address)
            ));
        }

        /// Everything typed under one name.
        pub fn all(&self, name: &str) -> Vec<&str> {
            self.pairs.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
        }

        /// The first value typed under a name, or nothing.
        pub fn one(&self, name: &str) -> &str {
            self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str())
        }
    }

    /// The name of the session's cookie: with the host prefix wherever the site is reached over TLS.
    pub fn session_name(address: &str) -> &'static str {
        if address.starts_with("https://") { "__Host-siang" } else { "siang" }
    }

    /// The line that gives a browser a session.
    pub fn session_line(address: &str, token: &str) -> String {
        format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{}", session_name(address), secure(address))
    }

    fn secure(address: &str) -> &'static str {
        if address.starts_with("https://") { "; Secure" } else { "" }
    }

    /// The request that the running server function answers.
    ///
    /// # Panics
    /// Outside the forms layer, which is a fault of ours.
    pub fn serving() -> Serving {
        use_context::<Serving>().expect("server functions run inside the forms layer")
    }

    impl From<store::Error> for Problem {
        fn from(error: store::Error) -> Self {
            match error {
                store::Error::Refused(refusals) => Problem::Refused(refusals),
                store::Error::NotFound => Problem::NotFound,
                store::Error::NotAllowed => Problem::NotAllowed,
                store::Error::Fault(cause) => Problem::Fault { reference: store::log_fault(&cause) },
            }
        }
    }

    impl From<search::Error> for Problem {
        fn from(error: search::Error) -> Self {
            Problem::Fault { reference: store::log_fault(&error) }
        }
    }

    /// Draws a loaded page into one string: doctype, head, frame and body.
    pub fn draw(visit: &Visit, page: Page) -> String {
        use leptos::reactive::owner::Owner;
        let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new_islands())));
        let digits = if visit.lang == Lang::Th { visit.digits } else { Digits::Arabic };
        words::digits::reading(digits, || owner.with(|| crate::shell::whole(visit, page)))
    }
}
