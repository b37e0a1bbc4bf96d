//! Doors beside the pages of search and list: names while somebody types, as a few lines of HTML, and a search or the list as an Atom feed
//! (RFC 4287). The feed is written here: it has eight kinds of elements and one rule, that every text is escaped.

use crate::house::House;
use crate::{pages, small};
use app::find::feed::Feed;
use app::problem::Problem;
use app::request::Visit;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::time::Moment;
use http::{HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

/// The visit of a door that says the same to everybody; nothing where the query is no text.
fn visit(house: &Arc<House>, request: &Request) -> Option<Visit> {
    let (lang, path) = pages::language(request.uri().path());
    let query = request.uri().query().unwrap_or("");
    app::urls::pairs(query)?;
    Some(pages::nobody(house, request.headers(), lang, path, query))
}

fn unreadable() -> Response {
    small::plain(StatusCode::UNPROCESSABLE_ENTITY, "the address is not text\n")
}

fn refused(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    small::plain(status, "please try again later\n")
}

/// Names of consultations for what was typed so far.
pub async fn suggest(State(house): State<Arc<House>>, request: Request) -> Response {
    let Some(visit) = visit(&house, &request) else { return unreadable() };
    match app::find::names::suggested(&visit).await {
        Ok(list) => {
            let kept = HeaderValue::from_static("private, max-age=60");
            let kind = HeaderValue::from_static("text/html; charset=utf-8");
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], list).into_response()
        }
        Err(problem) => refused(&problem),
    }
}

/// A search as a feed.
pub async fn feed(State(house): State<Arc<House>>, request: Request) -> Response {
    let Some(visit) = visit(&house, &request) else { return unreadable() };
    match app::find::feed::read(&visit).await {
        Ok(feed) => given(&house, &visit, &request, &feed),
        Err(problem) => refused(&problem),
    }
}

/// The list of consultations, of an agency or a kind or as it is narrowed otherwise, as a feed.
pub async fn list_feed(State(house): State<Arc<House>>, request: Request) -> Response {
    let Some(visit) = visit(&house, &request) else { return unreadable() };
    match app::find::feed::of_list(&visit).await {
        Ok(feed) => given(&house, &visit, &request, &feed),
        Err(problem) => refused(&problem),
    }
}

fn given(house: &House, visit: &Visit, request: &Request, feed: &Feed) -> Response {
    let here = request.uri().path_and_query().map_or("", |here| here.as_str());
    let text = atom(feed, &house.settings.address, here, visit.lang, visit.now);
    let hash = Sha256::digest(text.as_bytes());
    let tag = format!("W/\"{}\"", hash[..12].iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut response = match known.split(',').any(|one| one.trim() == tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => text.into_response(),
    };
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        head.insert(header::ETAG, tag);
    }
    response
}

/// A feed as Atom. `here` is its own path and query; a feed without entries was updated at the beginning of today.
fn atom(feed: &Feed, address: &str, here: &str, lang: Lang, now: Moment) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let updated = feed.updated.unwrap_or_else(|| now.day().start()).written();
    let author = words::shell::brand(lang);
    let (title, own, page) =
        (safe(&feed.title), safe(&format!("{address}{here}")), safe(&format!("{address}{}", feed.page)));
    // Writing into a string does not fail.
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{own}</id>\n<title>{title}</title>\n\
         <updated>{updated}</updated>\n<author><name>{author}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n",
        lang.code(),
    );
    for entry in &feed.entries {
        let (id, to) = (safe(&format!("{address}/#{}", entry.id)), safe(&format!("{address}{}", entry.to)));
        let (title, text, at) = (safe(&entry.title), safe(&entry.text), entry.at.written());
        let (term, label) = (entry.kind.code(), words::public::found_kind(lang, entry.kind.code()));
        let _ = write!(
            out,
            "<entry>\n<id>{id}</id>\n<title>{title}</title>\n<updated>{at}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{to}\"/>\n<category term=\"{term}\" label=\"{label}\"/>\n\
             <summary>{text}</summary>\n</entry>\n",
        );
    }
    out.push_str("</feed>\n");
    out
}

/// A text as XML holds it: what has a meaning there escaped, what may not stand there (XML 1.0, 2.2) left out.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stand_in_xml_is_left_out() {
        assert_eq!(safe("<b> & \"ก\" \u{1}\u{ffff}\u{b}🙂"), "&lt;b&gt; &amp; &quot;ก&quot; 🙂");
    }
}
