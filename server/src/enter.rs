//! Signing in with a provider of identities: to it with a state that this browser keeps, and back with its answer. Who cannot be
//! signed in is told why on the sign-in page, and the page that was wanted is not lost.

use crate::house::House;
use crate::{cookie, forms, guard, pages};
use app::problem::Problem;
use axum::extract::{Path, Query, Request, State};
use axum::response::Response;
use domain::lang::Lang;
use http::{HeaderValue, header};
use openid::Failed;
use std::collections::HashMap;
use std::sync::Arc;
use store::identity::{Begun, Known};

/// The cookie that ties a sign-in to the browser that began it.
const STATE: &str = "entering";

type Asked = Query<HashMap<String, String>>;

/// Sends a person to the provider.
pub async fn begin(
    State(house): State<Arc<House>>,
    Path(code): Path<String>,
    asked: Asked,
    request: Request,
) -> Response {
    let (lang, wanted) = page_of(asked.get("back").map_or("/", String::as_str));
    if let Some(problem) = guard::limited_entering(&house, &request) {
        return pages::problem(&house, request.headers(), lang, &problem);
    }
    let Some(provider) = house.providers.of(&code) else {
        return pages::problem(&house, request.headers(), lang, &Problem::NotFound);
    };
    let begun = match provider.begin(&back(&house, &code)).await {
        Ok(begun) => begun,
        Err(failed) => return told(lang, &wanted, &code, &failed),
    };
    // A way in is added to the account that asks for it.
    let token = cookie::read(request.headers(), cookie::session_name(&house.settings.address));
    let person = match asked.get("add") {
        Some(_) => pages::viewer(&house, token).await.unwrap_or_default().person,
        None => None,
    };
    let back = lang.path(&wanted);
    let kept = Begun { provider: code, nonce: begun.nonce, verifier: begun.verifier, back, person };
    if let Err(error) = store::identity::begin(&house.site.store, &begun.state, kept, house.now()).await {
        return pages::problem(&house, request.headers(), lang, &error.into());
    }
    let mut response = out(&begun.to);
    with_cookie(&mut response, &house, &begun.state, 900);
    response
}

/// Takes a person back from the provider.
pub async fn back_again(
    State(house): State<Arc<House>>,
    Path(code): Path<String>,
    asked: Asked,
    request: Request,
) -> Response {
    let headers = request.headers();
    let mine = cookie::read(headers, STATE).unwrap_or("");
    let given = asked.get("state").map_or("", String::as_str);
    let store = &house.site.store;
    // A state that this browser was not given is somebody else's sign-in.
    let begun = match !given.is_empty() && given == mine {
        true => store::identity::take(store, given, house.now()).await,
        false => Ok(None),
    };
    let begun = match begun {
        Ok(begun) => begun.filter(|begun| begun.provider == code),
        Err(error) => return pages::problem(&house, headers, Lang::Th, &error.into()),
    };
    let Some(begun) = begun else { return to_sign_in(Lang::Th, "/", "late") };
    let (lang, wanted) = page_of(&begun.back);
    let Some(answer) = asked.get("code") else { return to_sign_in(lang, &wanted, "refused") };
    let Some(provider) = house.providers.of(&code) else {
        return pages::problem(&house, headers, lang, &Problem::NotFound);
    };
    let subject = match provider.known(&self::back(&house, &code), answer, &begun.nonce, &begun.verifier).await {
        Ok(subject) => subject.0,
        Err(failed) => return told(lang, &wanted, &code, &failed),
    };
    let known = Known { provider: code, subject, verifies: provider.settings().verifies };
    if let Some(person) = begun.person {
        return added(&house, headers, (lang, &begun.back), (person, known)).await;
    }
    match store::identity::enter_with(store, known, &cookie::agent(headers), house.now()).await {
        Ok(token) => {
            let mut response = forms::redirect(&begun.back);
            let session = app::request::session_line(&house.settings.address, &token.0);
            if let Ok(line) = HeaderValue::from_str(&session) {
                response.headers_mut().append(header::SET_COOKIE, line);
            }
            with_cookie(&mut response, &house, "", 0);
            response
        }
        Err(error) => pages::problem(&house, headers, lang, &error.into()),
    }
}

/// Adds a way in to the account that asked for it, if its person is still the one signed in here.
async fn added(
    house: &Arc<House>,
    headers: &http::HeaderMap,
    (lang, wanted): (Lang, &str),
    (person, known): (domain::id::PersonId, Known),
) -> Response {
    let token = cookie::read(headers, cookie::session_name(&house.settings.address));
    let viewer = match pages::viewer(house, token).await {
        Ok(viewer) => viewer,
        Err(problem) => return pages::problem(house, headers, lang, &problem),
    };
    // Who has not shown the second factor yet opens no way past it.
    if viewer.person != Some(person) || viewer.factor_needed {
        return to_sign_in(lang, "/me", "late");
    }
    let to = match store::identity::link(&house.site.store, person, known, house.now()).await {
        Ok(()) => wanted.to_string(),
        Err(store::Error::Refused(_)) => lang.path("/me?why=taken#ways"),
        Err(error) => return pages::problem(house, headers, lang, &error.into()),
    };
    let mut response = forms::redirect(&to);
    with_cookie(&mut response, house, "", 0);
    response
}

/// The address that the provider sends people back to; it must know it.
fn back(house: &House, code: &str) -> String {
    format!("{}/sign-in/{code}/back", house.settings.address)
}

/// 303 to the provider.
fn out(to: &str) -> Response {
    let mut response = forms::redirect("/");
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// A page of this site as somebody names it, without its language; the first page for anything else.
fn page_of(named: &str) -> (Lang, String) {
    let (lang, path) = pages::language(named);
    match named.starts_with('/') && !named.starts_with("//") && !named.contains(['\\', '\r', '\n']) {
        true => (lang, path.to_string()),
        false => (Lang::Th, "/".into()),
    }
}

fn told(lang: Lang, wanted: &str, code: &str, failed: &Failed) -> Response {
    tracing::warn!(provider = code, ?failed, "nobody was signed in");
    to_sign_in(lang, wanted, if matches!(failed, Failed::Unreachable(_)) { "unreachable" } else { "distrusted" })
}

fn to_sign_in(lang: Lang, wanted: &str, why: &str) -> Response {
    let mut to = lang.path("/sign-in?why=");
    to.push_str(why);
    to.push_str("&back=");
    app::urls::percent(&mut to, wanted);
    forms::redirect(&to)
}

fn with_cookie(response: &mut Response, house: &House, state: &str, seconds: u32) {
    let secure = if house.settings.address.starts_with("https://") { "; Secure" } else { "" };
    let line = format!("{STATE}={state}; Path=/sign-in; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}
