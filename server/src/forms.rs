//! One layer runs every server function, in a task of its own, and answers: to a plain form 303, or the form's own page again,
//! filled in; to an island JSON with the same status, or that page where it asks for it. The page is named by a hidden field and
//! looked up in the table of URLs.

use crate::files::Came;
use crate::house::House;
use crate::{cookie, files, guard, keep, pages, toll};
use app::account::waiting::{SIGN_IN, Waiting};
use app::problem::Problem;
use app::request::{Again, Brought, Done, Returned, Serving, Visit};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use domain::refusal::{Refusal, Refusals};
use futures::stream;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use words::named::Names;

/// The most fields of one form: a survey's editor has a hundred rows of twenty-six.
pub(crate) const MOST_PAIRS: usize = 4_000;
/// What is read of a form that is refused before it is read, so that it can be given back: most are far smaller.
pub(crate) const GIVEN_BACK: usize = 256 << 10;
/// The longest comment in Thai with wording as long, urlencoded: read also of a network that sends very many.
const LONGEST_COMMENT: usize = 512 << 10;
/// Forms being read or answered, all together, in KiB.
const AT_ONCE: usize = 256 << 10;
/// How long one form may take to come in.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// The doors that are guarded also of who is not signed in.
const GUARDED: [&str; 3] = ["/api/account/", "/api/proposal/", "/api/comment/agree"];

type Pairs = Arc<Vec<(String, String)>>;

/// Memory for forms under way, in KiB: what is not there is not read.
pub fn room() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(AT_ONCE))
}

/// The largest form that a door takes, in bytes. Without a session none is larger than a code of law that waits for its
/// officer to sign in again.
fn most(endpoint: &str, signed_in: bool) -> usize {
    let most = match endpoint {
        _ if files::taken(endpoint) && endpoint != files::ANSWERS => files::LARGEST_FORM,
        "/api/comment/submit"
        | "/api/comment/similar"
        | "/api/comment/look"
        | "/api/comment/agree"
        | "/api/comment/keep"
        | "/api/comment/edit"
        | "/api/survey/submit" => 2 << 20,
        "/api/ledger/one" | "/api/ledger/note" => 1 << 20,
        SIGN_IN => 3 << 20,
        // A template holds the questions of a survey.
        "/api/agencies/template" => 4 << 20,
        "/api/proposal/submit" | "/api/proposal/answer" => 256 << 10,
        _ if ["/api/desk/", "/api/summary/", "/api/report/"].iter().any(|of| endpoint.starts_with(of)) => 4 << 20,
        _ => 64 << 10,
    };
    if signed_in { most } else { most.min(3 << 20) }
}

/// Answers a form or an island's call. Who sends, from where and how often is asked before the form is read.
pub async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let accept = parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or("");
    // An island that sends a form for its page shows the page where the form is refused.
    let page = accept.contains("text/html");
    let island = !page || accept.contains("application/json");
    let (lang, path) = pages::language(parts.uri.path());
    let mut endpoint = path.to_string();
    let mut visit = pages::nobody(&house, &parts.headers, lang, "/", "");
    let name = cookie::session_name(&house.settings.address);
    let mut token = cookie::read(&parts.headers, name).map(str::to_string);
    let agent = cookie::agent(&parts.headers);
    let network = guard::network_of(&house, &parts);
    let mut stopped = None;
    match pages::viewer(&house, token.as_deref()).await {
        Ok(viewer) => visit.viewer = viewer,
        Err(problem) => stopped = Some(problem),
    }
    // Signing in is guarded too: nobody is to write under a name that a stranger gave their browser, nor to support what a stranger's page
    // sends.
    let guarded = visit.viewer.signed_in() || GUARDED.iter().any(|beginning| endpoint.starts_with(beginning));
    let address = &house.settings.address;
    if guarded && !guard::from_here(&parts.headers, address) || guard::from_elsewhere(&parts.headers, address) {
        stopped = stopped.or(Some(Problem::StrangeOrigin));
    }
    stopped = stopped.or_else(|| guard::limited(&house, &parts, &endpoint, &visit.viewer));
    let pays = if stopped.is_none() { guard::beyond_free(&house, &parts, &endpoint, &visit.viewer) } else { None };
    let most = most(&endpoint, visit.viewer.signed_in());
    let most = if pays.is_some() {
        most.min(LONGEST_COMMENT)
    } else if stopped.is_some() {
        most.min(GIVEN_BACK)
    } else {
        most
    };
    let open = stopped.is_none() && visit.viewer.signed_in();
    let door = Door { most, files: files::taken(&endpoint), open };
    // Files come from anybody who may answer or comment, so many from one network (`guard`): also of one that is to pay, so that they are there when it has paid.
    let anybody = files::from_anybody(&endpoint) && multer::parse_boundary(kind_of(&parts.headers)).is_ok();
    let may_keep = if anybody { stopped.is_none() } else { open };
    let form = match anybody || files::kept(&endpoint) && endpoint != files::ANSWERS {
        true => {
            let viewer = Some(&visit.viewer).filter(|_| may_keep);
            let network = anybody.then(|| guard::network_in(&house, &parts)).flatten();
            keep::keep(&house, &parts.headers, body, (&endpoint, viewer), (network, most)).await
        }
        false => read(&house, &parts.headers, body, door).await,
    };
    let Form { mut pairs, mut encoded, file, brought, _held } = match form {
        Ok(form) => form,
        Err(problem) => {
            // Nobody pays for what was not read.
            let stopped = stopped.or(pays.map(|_| Problem::TooMany { seconds: 1 }));
            return unread(&visit, &parts.headers, !page, stopped.unwrap_or(problem));
        }
    };
    let unkept = match stopped.is_none() {
        true => files::laid(&house, &mut pairs, brought).await,
        false => Ok(Vec::new()),
    };
    let unkept = unkept.map_err(|problem| stopped = Some(problem)).unwrap_or_default();
    let mut pairs = Arc::new(pairs);
    stands_on(&mut visit, &pairs);
    stopped = stopped.or_else(|| guard::limited_account(&house, &endpoint, &pairs));
    if stopped.is_none() {
        let pays =
            pays.or_else(|| guard::beyond_free_as_read(&house, &parts, &endpoint, &pairs, (&visit.viewer, visit.now)));
        stopped = toll::asked(&house, pays, &endpoint, &pairs, visit.now);
        // A file that was not taken is told first, and what is to be paid when the form comes again.
        if stopped.is_some() && !unkept.is_empty() {
            stopped = Some(Problem::Refused(Refusals(unkept.clone())));
        }
    }
    // A file is read for those who are signed in alone; others choose it again.
    let file = match file.filter(|_| stopped.is_none() && visit.viewer.signed_in()) {
        Some(upload) => files::take(&house, &endpoint, upload).await.map(Some),
        None => Ok(None),
    };
    let (mut answer, mut cookies) = match (stopped, &file) {
        (Some(problem), _) => (Err(problem), Vec::new()),
        (None, Err(problem)) => (Err(problem.clone()), Vec::new()),
        (None, Ok(file)) => {
            let mut serving =
                serving(&house, &visit, (token.clone(), agent.clone(), network.clone()), &pairs, file.clone());
            serving.unkept = Arc::new(unkept);
            serving.page = page;
            serving.keeps = !island && guard::keeps_begun(&house, &parts, &endpoint, &visit.viewer);
            let again = serving.again.clone();
            let (answer, cookies) = apart(serving, &endpoint, encoded.take()).await;
            let again = again.lock().ok().and_then(|mut again| again.take()).filter(|_| answer.is_ok() && page);
            let returned = match (again, file.as_deref()) {
                (Some(Again::Read(field)), Some(Ok(brought))) => Some(laid(&endpoint, &pairs, field, brought)),
                (Some(Again::GoesOn), _) => {
                    Some(Returned { endpoint: endpoint.clone(), pairs: pairs.clone(), problem: None, brought: None })
                }
                _ => None,
            };
            if let Some(returned) = returned {
                // What the browser was given meanwhile is known to its page.
                if let Some(device) = cookie::given(&cookies, "device") {
                    visit.device = Some(device.to_string());
                }
                if let Some(unsent) = cookie::given(&cookies, "unsent") {
                    visit.unsent = Some(unsent.to_string());
                }
                let mut response = pages::again(visit, returned, &parts.headers).await;
                give(&mut response, cookies);
                return response;
            }
            (answer, cookies)
        }
    };
    if endpoint == SIGN_IN && matches!(answer, Err(Problem::Refused(_))) {
        guard::guessed_wrong(&house, guard::network_in(&house, &parts), visit.now);
    }
    // Signed in: what waited for it is sent on.
    if answer.is_ok()
        && endpoint == SIGN_IN
        && let Some(waiting) = Waiting::inside(&pairs).filter(|waiting| waiting.endpoint != SIGN_IN)
    {
        token = cookie::given(&cookies, name).map(str::to_string);
        visit.viewer = pages::viewer(&house, token.as_deref()).await.unwrap_or_default();
        (endpoint, pairs) = (waiting.endpoint, Arc::new(waiting.pairs));
        stands_on(&mut visit, &pairs);
        let waited = serving(&house, &visit, (token, agent, network), &pairs, None);
        let again = waited.again.clone();
        let (then, more) = apart(waited, &endpoint, None).await;
        answer = then;
        cookies.extend(more);
        // A form that was to go on does, with what was typed.
        let again = again.lock().ok().and_then(|mut again| again.take()).filter(|_| answer.is_ok() && page);
        if again == Some(Again::GoesOn) {
            let returned = Returned { endpoint, pairs, problem: None, brought: None };
            let mut response = pages::again(visit, returned, &parts.headers).await;
            give(&mut response, cookies);
            return response;
        }
    }
    let mut response = match answer {
        answer if !page || (island && answer.is_ok()) => json(&answer),
        Ok(done) => redirect(&done.to),
        Err(problem) => {
            pages::again(visit, Returned { endpoint, pairs, problem: Some(problem), brought: None }, &parts.headers)
                .await
        }
    };
    give(&mut response, cookies);
    response
}

fn give(response: &mut Response, cookies: Vec<String>) {
    for line in cookies {
        if let Ok(value) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

/// The page that a form names as its own, looked up in the table of URLs.
fn stands_on(visit: &mut Visit, pairs: &Pairs) {
    let page = pairs.iter().find(|(name, _)| name == "page").map_or("/", |(_, value)| value.as_str());
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let known = app::urls::find(path).is_some();
    let (query, via) = app::arrivals::split(path, query);
    visit.via = via;
    visit.path = if known { path } else { "/" }.into();
    visit.query = app::urls::pairs(&query).filter(|_| known).unwrap_or_default();
}

/// The form that a file was read into, to be looked at: its text in the field.
fn laid(endpoint: &str, pairs: &Pairs, field: &str, brought: &Brought) -> Returned {
    let mut pairs: Vec<_> = pairs.iter().filter(|(name, _)| name != "do").cloned().collect();
    let before = match pairs.iter_mut().find(|(name, _)| name == field) {
        Some((_, value)) => std::mem::replace(value, brought.text.clone()),
        None => {
            pairs.push((field.into(), brought.text.clone()));
            String::new()
        }
    };
    let brought = Brought { before, text: String::new(), ..brought.clone() };
    Returned { endpoint: endpoint.into(), pairs: Arc::new(pairs), problem: None, brought: Some(Arc::new(brought)) }
}

/// What a function knows of its request.
fn serving(
    house: &House,
    visit: &Visit,
    (token, agent, network): (Option<String>, String, String),
    pairs: &Pairs,
    file: Option<Arc<Result<Brought, Refusal>>>,
) -> Serving {
    let address = house.settings.address.clone();
    let (cookies, again, unkept) = (Arc::default(), Arc::default(), Arc::default());
    Serving {
        visit: visit.clone(),
        pairs: pairs.clone(),
        file,
        unkept,
        again,
        page: false,
        keeps: false,
        cookies,
        token,
        address,
        agent,
        network,
    }
}

/// Runs a function in a task of its own: a phone that hangs up must not tear a deed in two.
async fn apart(serving: Serving, endpoint: &str, encoded: Option<Bytes>) -> (Result<Done, Problem>, Vec<String>) {
    tokio::spawn(Names::here().around(run(serving, endpoint.to_string(), encoded)))
        .await
        .unwrap_or_else(|panic| (Err(Problem::Fault { reference: store::log_fault(&panic) }), Vec::new()))
}

/// Runs the function of an endpoint over the form's pairs.
async fn run(serving: Serving, endpoint: String, encoded: Option<Bytes>) -> (Result<Done, Problem>, Vec<String>) {
    let Some(mut service) = server_fn::axum::get_server_fn_service(&endpoint, Method::POST) else {
        return (Err(Problem::NotFound), Vec::new());
    };
    let cookies = serving.cookies.clone();
    // The function reads its one argument from an urlencoded body; what came as multipart is written anew. Those that take
    // longer texts than any argument has read them from the pairs.
    // A name that comes again, as boxes ticked do, has no place in that argument: they are read from the pairs too.
    let mut named = HashSet::new();
    let first: Vec<bool> =
        serving.pairs.iter().map(|(name, _)| name.ends_with("[]") || named.insert(name.as_str())).collect();
    let body = encoded.filter(|_| !first.contains(&false)).unwrap_or_else(|| {
        let fits = |(pair, first): &(&(String, String), &bool)| **first && pair.1.len() <= GIVEN_BACK;
        let fitting: Vec<_> = serving.pairs.iter().zip(&first).filter(fits).map(|(pair, _)| pair.clone()).collect();
        app::request::encode(&fitting).into()
    });
    let request = http::Request::post(&endpoint)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(body))
        .unwrap_or_default();
    let owner = Owner::new();
    let response = owner
        .with(|| {
            ScopedFuture::new(async move {
                provide_context(serving);
                service.run(request).await
            })
        })
        .await;
    owner.unset();
    let succeeded = response.status().is_success();
    let body = match response.into_body().collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => return (Err(Problem::Fault { reference: store::log_fault(&error) }), Vec::new()),
    };
    let answer = if succeeded {
        serde_json::from_slice::<Done>(&body).map_err(|error| Problem::Fault { reference: store::log_fault(&error) })
    } else {
        Err(serde_json::from_slice::<Problem>(&body)
            .unwrap_or_else(|error| Problem::Fault { reference: store::log_fault(&error) }))
    };
    let cookies = cookies.lock().map(|lines| lines.clone()).unwrap_or_default();
    (answer, cookies)
}

/// A form as it was read.
#[derive(Default)]
pub(crate) struct Form {
    pub pairs: Vec<(String, String)>,
    /// Its bytes, where they came urlencoded.
    encoded: Option<Bytes>,
    /// The file that came with it.
    pub file: Option<files::Upload>,
    /// Files that anybody may send.
    pub brought: Vec<(files::For, files::Upload)>,
    /// The memory it takes until it is answered.
    pub _held: Vec<OwnedSemaphorePermit>,
}

/// What a door takes.
#[derive(Clone, Copy)]
pub(crate) struct Door {
    /// The largest form, in bytes.
    pub most: usize,
    /// Whether a file may come with it.
    pub files: bool,
    /// Whether the form is going to be answered.
    pub open: bool,
}

/// Reads a form's pairs, urlencoded or multipart. Of one that is too large for its file, what stood before the file.
pub(crate) async fn read(house: &House, headers: &HeaderMap, body: Body, door: Door) -> Result<Form, Problem> {
    let most = door.most;
    let too_large = || Problem::from(Refusal::FormTooLarge { most: (most >> 10) as u32 });
    let boundary = multer::parse_boundary(kind_of(headers));
    let drained = if door.files && door.open && boundary.is_ok() { files::DRAINED } else { most };
    let (bytes, held, whole) = tokio::time::timeout(PATIENCE, gather(house, body, most, drained))
        .await
        .map_err(|_| Problem::Busy)?
        .map_err(|problem| problem.unwrap_or_else(too_large))?;
    let Ok(boundary) = boundary else {
        if bytes.iter().filter(|byte| **byte == b'&').count() >= MOST_PAIRS {
            return Err(too_large());
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::NotText)?;
        let pairs = app::urls::pairs(text).ok_or(Refusal::NotText)?;
        return Ok(Form { pairs, encoded: Some(bytes), _held: held, ..Form::default() });
    };
    let mut parts = multer::Multipart::new(stream::iter([Ok::<_, std::io::Error>(bytes)]), boundary);
    let mut pairs = Vec::new();
    let mut file = (!whole).then_some(Err(Refusal::FileTooLarge { most: files::LARGEST }));
    loop {
        let field = match parts.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) if !whole => break,
            Err(_) => return Err(Refusal::NotText.into()),
        };
        if pairs.len() == MOST_PAIRS {
            return Err(too_large());
        }
        let name = field.name().unwrap_or("").to_string();
        let called = field.file_name().filter(|_| door.files).map(str::to_string);
        let bytes = match field.bytes().await {
            Ok(bytes) => bytes,
            Err(_) if !whole => break,
            Err(_) => return Err(Refusal::NotText.into()),
        };
        match called {
            // A field in which no file was chosen comes without name and content.
            Some(called) if !called.is_empty() || !bytes.is_empty() => {
                file = file.or(Some(Ok((called, Came::Here(bytes)))));
            }
            Some(_) => {}
            None => pairs.push((name, String::from_utf8(bytes.into()).map_err(|_| Refusal::NotText)?)),
        }
    }
    Ok(Form { pairs, file, _held: held, ..Form::default() })
}

/// What a body says that it is.
pub(crate) fn kind_of(headers: &HeaderMap) -> &str {
    headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("")
}

/// The bytes of a body as they come, the memory held for them, and whether that is all of it: what goes over the most is taken
/// off the line up to `drained` bytes and forgotten. Nothing said where there are more.
async fn gather(
    house: &House,
    body: Body,
    most: usize,
    drained: usize,
) -> Result<(Bytes, Vec<OwnedSemaphorePermit>, bool), Option<Problem>> {
    let mut body = Limited::new(body, drained);
    let (mut bytes, mut held, mut whole) = (Vec::new(), Vec::new(), true);
    while let Some(frame) = body.frame().await {
        let Ok(mut data) = frame.map_err(|_| None)?.into_data() else { continue };
        whole &= bytes.len() + data.len() <= most;
        data.truncate(most - bytes.len());
        let room = house.forms.clone().try_acquire_many_owned((data.len() as u32).div_ceil(1 << 10));
        held.push(room.map_err(|_| Some(Problem::Busy))?);
        bytes.extend_from_slice(&data);
    }
    Ok((bytes.into(), held, whole))
}

/// The answer to a form that was not read.
fn unread(visit: &Visit, headers: &HeaderMap, island: bool, problem: Problem) -> Response {
    if island {
        return json(&Err(problem));
    }
    pages::fresh(visit, app::notice::of_a_form(visit, &problem, &[]), headers)
}

fn json(answer: &Result<Done, Problem>) -> Response {
    let (status, body) = match answer {
        Ok(done) => (200, serde_json::to_vec(done)),
        Err(problem) => (problem.status(), serde_json::to_vec(problem)),
    };
    let mut response = Response::new(Body::from(body.unwrap_or_default()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if status >= 400 {
        // How the browser's half tells an error of ours from one of the line.
        response.headers_mut().insert("serverfnerror", HeaderValue::from_static("1"));
    }
    response
}

/// 303 to a path of this site. Browsers drop tabs and line ends out of addresses: what is left of `/<TAB>/elsewhere` leads away.
pub fn redirect(to: &str) -> Response {
    let plain = to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let safe = if to.starts_with('/') && !to.starts_with("//") && plain { to } else { "/" };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let value = HeaderValue::from_str(safe).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, value);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_off_the_site() {
        let to = |to: &str| redirect(to).headers()[header::LOCATION].to_str().unwrap().to_string();
        for away in
            ["//a", "/\\a", "/\t/a", "/\n/a", "/\r\n/a", "/ /a", "/\u{7f}/a", "/\u{0}/a", "a", "https://a", "/\\\\a"]
        {
            assert_eq!(to(away), "/", "{away:?}");
        }
        for stay in ["/", "/en/c/12?at=m37", "/search?q=%E0%B8%81"] {
            assert_eq!(to(stay), stay);
        }
    }
}
