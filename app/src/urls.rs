//! The table of URLs, as data: path, page, who may. Doors are built from it, forms name their page by it.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

/// A page being loaded.
pub type Loading = Pin<Box<dyn Future<Output = Result<Page, Problem>> + Send>>;

/// Who may ask for a page at all; what they may see of a thing is the store's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anyone,
    /// Signed in; others are sent to sign in.
    Staff,
}

/// One row.
pub struct Url {
    /// Parts in braces are parameters: `/c/{id}/{at}`.
    pub path: &'static str,
    pub who: Who,
    pub show: fn(Visit) -> Loading,
}

macro_rules! urls {
    ($($path:literal $who:ident $show:path;)*) => {
        /// Every page, more particular paths before those with more parameters.
        pub const URLS: &[Url] = &[$(Url { path: $path, who: Who::$who, show: |visit| Box::pin($show(visit)) }),*];
    };
}

urls! {
    "/" Anyone crate::home::show;
    "/consultations" Anyone crate::find::list::show;
    "/results" Anyone crate::find::list::results;
    "/elsewhere" Anyone crate::elsewhere::list;
    "/elsewhere/{id}" Anyone crate::elsewhere::show;
    "/state-only" Anyone crate::find::state_only::show;
    "/planned" Anyone crate::find::planned::show;
    "/search" Anyone crate::find::search::show;
    "/agencies" Anyone crate::agencies::list::show;
    "/agencies/work" Anyone crate::agencies::work::public;
    "/agencies/{id}" Anyone crate::agencies::page::show;
    "/about/how" Anyone crate::about::how;
    "/about/privacy" Anyone crate::about::privacy;
    "/about/moderation" Anyone crate::moderation::log::policy;
    "/about/satisfaction" Anyone crate::satisfaction::page::show;
    "/about/accessibility" Anyone crate::about::accessibility;
    "/laws" Anyone crate::register::list::show;
    "/laws/due" Anyone crate::register::due::show;
    "/laws/follow-up" Anyone crate::report::watch::show;
    "/laws/search" Anyone crate::find::laws::show;
    "/laws/{id}" Anyone crate::register::law::show;
    "/laws/{id}/propose" Anyone crate::proposal::form::show;
    "/proposals" Anyone crate::proposal::list::show;
    "/proposals/{id}" Anyone crate::proposal::page::show;
    "/laws/{id}/{at}" Anyone crate::register::law::part;
    "/c/{id}" Anyone crate::consultation::page::show;
    "/c/{id}/poster" Anyone crate::consultation::poster::show;
    "/c/{id}/draft" Anyone crate::draft::show;
    "/c/{id}/draft/whole" Anyone crate::draft::whole;
    "/c/{id}/amended" Anyone crate::amended::page::show;
    "/c/{id}/impact" Anyone crate::consultation::impact::show;
    "/c/{id}/report" Anyone crate::report::page::show;
    "/c/{id}/form/{number}" Anyone crate::consultation::forms::show;
    "/c/{id}/compare" Anyone crate::version::compare::show;
    "/c/{id}/comments" Anyone crate::voices::show;
    "/c/{id}/result" Anyone crate::outcome::show;
    "/c/{id}/result/{issue}" Anyone crate::outcome::issue::show;
    "/c/{id}/moderation" Anyone crate::moderation::log::show;
    "/c/{id}/comments/{comment}/report" Anyone crate::moderation::report::show;
    "/c/{id}/comments/{comment}" Anyone crate::comment::edit::history;
    "/c/{id}/say" Anyone crate::comment::form::show;
    "/c/{id}/survey" Anyone crate::survey::form::show;
    "/c/{id}/survey/results" Anyone crate::survey::outcome::show;
    "/c/{id}/{at}" Anyone crate::draft::part;
    "/preview/{token}" Anyone crate::consultation::preview::show;
    "/preview/{token}/draft" Anyone crate::consultation::preview::draft;
    "/preview/{token}/survey" Anyone crate::consultation::preview::survey;
    "/preview/{token}/form/{number}" Anyone crate::consultation::preview::form;
    "/preview/{token}/impact" Anyone crate::consultation::preview::impact;
    "/verify" Anyone crate::verify::show;
    "/verify/{code}" Anyone crate::verify::show;
    "/receipts" Anyone crate::comment::receipt::find;
    "/receipts/{number}/edit" Anyone crate::comment::edit::show;
    "/receipts/{number}" Anyone crate::comment::receipt::show;
    "/receipts/{number}/answers" Anyone crate::survey::again::show;
    "/sign-in" Anyone crate::account::page::enter;
    "/account/new" Anyone crate::account::new::show;
    "/account/forgot" Anyone crate::account::new::forgot;
    "/account/letter/{secret}" Anyone crate::account::letter::show;
    "/me" Staff crate::account::me::show;
    "/me/notices" Staff crate::account::notices::show;
    "/me/organisations" Staff crate::organisation::mine::show;
    "/me/password" Staff crate::account::me::password;
    "/me/second-factor" Staff crate::account::factor::show;
    "/follow" Anyone crate::letters::page::follow;
    "/letters/{token}" Anyone crate::letters::page::address;
    "/desk" Staff crate::desk::duties::show;
    "/desk/new" Staff crate::desk::duties::begin;
    "/desk/staff" Staff crate::staff::people::show;
    "/desk/stakeholders" Staff crate::stakeholders::page::show;
    "/desk/loans" Staff crate::staff::loans::show;
    "/desk/templates" Staff crate::agencies::templates::list;
    "/desk/templates/{kind}" Staff crate::agencies::templates::show;
    "/desk/work" Staff crate::agencies::work::desk;
    "/desk/agencies" Staff crate::agencies::desk::show;
    "/desk/agencies/{id}" Staff crate::agencies::desk::one;
    "/desk/agencies/{id}/{what}" Staff crate::agencies::change::show;
    "/desk/thesaurus" Staff crate::thesaurus::list::show;
    "/desk/thesaurus/row" Staff crate::thesaurus::row::show;
    "/desk/rules" Staff crate::rules::list::show;
    "/desk/rules/{part}/{code}" Staff crate::rules::row::show;
    "/desk/satisfaction" Staff crate::satisfaction::page::remarks;
    "/desk/letters" Staff crate::letters::staff::show;
    "/desk/password" Staff crate::staff::people::password;
    "/desk/log" Staff crate::staff::log::show;
    "/desk/organisations" Staff crate::organisation::desk::show;
    "/desk/moderation" Staff crate::moderation::queue::show;
    "/desk/moderation/appeals" Staff crate::moderation::appeals::show;
    "/desk/comment/{id}" Staff crate::moderation::page::show;
    "/desk/laws" Staff crate::register::duties::show;
    "/desk/laws/{id}" Staff crate::register::edit::show;
    "/desk/laws/{id}/needs" Staff crate::register::needs::show;
    "/desk/c/{id}" Staff crate::desk::dossier::show;
    "/desk/c/{id}/about" Staff crate::desk::texts::about_page;
    "/desk/c/{id}/reasons" Staff crate::desk::texts::reasons;
    "/desk/c/{id}/texts" Staff crate::desk::short::show;
    "/desk/c/{id}/impact" Staff crate::desk::impact::show;
    "/desk/c/{id}/report" Staff crate::report::desk::show;
    "/desk/c/{id}/follow-up" Staff crate::report::steps::show;
    "/desk/c/{id}/preview/report" Staff crate::report::page::preview;
    "/desk/c/{id}/preview/impact" Staff crate::consultation::impact::preview;
    "/desk/c/{id}/preview/form/{number}" Staff crate::consultation::forms::preview;
    "/desk/c/{id}/channels" Staff crate::channel::list::show;
    "/desk/c/{id}/channels/{number}" Staff crate::channel::occasion::show;
    "/desk/c/{id}/channels/{number}/sheet" Staff crate::channel::sheet::show;
    "/desk/c/{id}/channels/{number}/settle" Staff crate::channel::settle::show;
    "/desk/c/{id}/dates" Staff crate::desk::texts::dates;
    "/desk/c/{id}/points" Staff crate::desk::points::show;
    "/desk/c/{id}/draft" Staff crate::desk::draft::show;
    "/desk/c/{id}/amended" Staff crate::amended::desk::show;
    "/desk/c/{id}/amended/{clause}" Staff crate::amended::hand::show;
    "/desk/c/{id}/orphans" Staff crate::version::orphans::show;
    "/desk/c/{id}/survey" Staff crate::desk::survey::show;
    "/desk/c/{id}/survey/bank" Staff crate::bank::page::of_survey;
    "/desk/c/{id}/answers" Staff crate::survey::free::list;
    "/desk/c/{id}/answers/{question}" Staff crate::survey::free::show;
    "/desk/c/{id}/taken" Staff crate::outcome::taken::show;
    "/desk/questions" Staff crate::bank::page::show;
    "/desk/c/{id}/preview" Staff crate::desk::deeds::preview;
    "/desk/c/{id}/preview/draft" Staff crate::draft::preview;
    "/desk/c/{id}/preview/survey" Staff crate::survey::form::preview;
    "/desk/c/{id}/invited" Staff crate::desk::admission::show;
    "/desk/c/{id}/share" Staff crate::desk::share::show;
    "/desk/c/{id}/propose" Staff crate::desk::deeds::propose;
    "/desk/c/{id}/publish" Staff crate::desk::deeds::publish;
    "/desk/c/{id}/road" Staff crate::desk::road::show;
    "/desk/c/{id}/laws" Staff crate::register::tie::show;
    "/desk/c/{id}/files" Staff crate::desk::files::show;
    "/desk/c/{id}/forms" Staff crate::desk::forms::show;
    "/desk/c/{id}/forms/{what}" Staff crate::desk::forms::add;
    "/desk/c/{id}/replace/{number}" Staff crate::desk::replace::show;
    "/desk/c/{id}/take-out/{number}" Staff crate::desk::replace::take_out;
    "/desk/c/{id}/checks" Staff crate::desk::checks::show;
    "/desk/c/{id}/state-only" Staff crate::desk::state_only::show;
    "/desk/c/{id}/plan" Staff crate::desk::plan::show;
    "/desk/c/{id}/delete" Staff crate::desk::deeds::delete;
    "/desk/c/{id}/cancel" Staff crate::desk::deeds::cancel;
    "/desk/c/{id}/close" Staff crate::desk::deeds::close;
    "/desk/c/{id}/erratum" Staff crate::desk::erratum::show;
    "/desk/c/{id}/extend" Staff crate::desk::rounds::extend;
    "/desk/c/{id}/again" Staff crate::desk::again::show;
    "/desk/c/{id}/further" Staff crate::desk::rounds::further;
    "/desk/c/{id}/comments" Staff crate::moderation::page::list;
    "/desk/c/{id}/summary" Staff crate::summary::desk::show;
    "/desk/c/{id}/summary/texts" Staff crate::summary::texts::show;
    "/desk/c/{id}/summary/publish" Staff crate::summary::publish::show;
    "/desk/c/{id}/summary/preview" Staff crate::outcome::preview;
    "/desk/c/{id}/summary/issue/{issue}" Staff crate::summary::issue::show;
    "/desk/c/{id}/second" Staff crate::summary::second::show;
    "/desk/c/{id}/second/{comment}" Staff crate::summary::second::read;
    "/desk/c/{id}/hints" Staff crate::summary::hints::show;
    "/desk/c/{id}/sayings" Staff crate::summary::sayings::show;
    "/desk/c/{id}/sample" Staff crate::summary::sample::show;
    "/desk/c/{id}/ledger" Staff crate::summary::table::show;
    "/desk/c/{id}/ledger/{comment}" Staff crate::summary::one::show;
    "/desk/sign-in" Anyone crate::account::page::show;
}

/// The row of a path, with its parameters.
pub fn find(path: &str) -> Option<(&'static Url, BTreeMap<&'static str, String>)> {
    URLS.iter().find_map(|url| matches(url.path, path).map(|params| (url, params)))
}

fn matches(pattern: &'static str, path: &str) -> Option<BTreeMap<&'static str, String>> {
    let mut params = BTreeMap::new();
    let mut parts = path.split('/');
    for wanted in pattern.split('/') {
        let part = parts.next()?;
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) if !part.is_empty() => {
                params.insert(name, part.to_string());
            }
            None if wanted == part => {}
            _ => return None,
        }
    }
    parts.next().is_none().then_some(params)
}

/// Appends text to an address, everything but unreserved signs in per cent.
pub fn percent(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(HEX[usize::from(byte >> 4)] as char);
                out.push(HEX[usize::from(byte & 15)] as char);
            }
        }
    }
}

/// Reads name-value pairs of a query or of an urlencoded form; nothing where what stands in per cent is not UTF-8: replaced
/// by a sign it would be another text than the one that was sent.
pub fn pairs(query: &str) -> Option<Vec<(String, String)>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| (*b as char).to_digit(16));
        match bytes[i] {
            b'+' => out.push(b' '),
            b'%' => match (hex(i + 1), hex(i + 2)) {
                (Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    i += 2;
                }
                _ => out.push(b'%'),
            },
            other => out.push(other),
        }
        i += 1;
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_finds_its_parameters() {
        let params = matches("/c/{id}/{at}", "/c/12/m10-w2").unwrap();
        assert_eq!((params["id"].as_str(), params["at"].as_str()), ("12", "m10-w2"));
        assert!(matches("/c/{id}", "/c/").is_none());
        assert!(matches("/c/{id}", "/c/1/2").is_none());
    }

    #[test]
    fn a_query_is_read_as_it_was_written() {
        let typed = vec![("q".to_string(), "ตลาด & \"นัด\" 100%".to_string())];
        assert_eq!(pairs(&crate::request::encode(&typed)), Some(typed));
        assert_eq!(pairs("a+b=%E0%B8%81&c"), Some(vec![("a b".into(), "ก".into()), ("c".into(), String::new())]));
        assert_eq!(pairs("q=%FF%FE"), None);
    }
}
