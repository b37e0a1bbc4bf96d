//! How somebody came to a dossier: a class, never an address. It goes along in the links of the dossier's own pages, so that it is known
//! how many of those who came so spoke, without anything kept in a browser or about a person.

use crate::consultation::Consultation;
use crate::phase::Phase;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// By what somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Via {
    /// The agency's own link.
    Link,
    Line,
    /// The code on a poster.
    Poster,
    /// A letter of ours.
    Letter,
    /// A search engine.
    Search,
    /// A link on another site.
    Other,
    /// The address as it is, or nothing is known.
    Unknown,
}

impl Via {
    pub const ALL: [Via; 7] = [Via::Link, Via::Line, Via::Poster, Via::Letter, Via::Search, Via::Other, Via::Unknown];

    pub fn code(self) -> &'static str {
        match self {
            Via::Link => "link",
            Via::Line => "line",
            Via::Poster => "poster",
            Via::Letter => "letter",
            Via::Search => "search",
            Via::Other => "other",
            Via::Unknown => "unknown",
        }
    }

    pub fn parse(code: &str) -> Option<Via> {
        Via::ALL.into_iter().find(|via| via.code() == code)
    }

    /// Whether a link that is given out says so: the others are told by where a request came from.
    pub fn is_given_out(self) -> bool {
        matches!(self, Via::Link | Via::Line | Via::Poster | Via::Letter)
    }

    /// What goes along to further pages: that nothing is known needs no telling.
    pub fn goes_along(self) -> bool {
        self != Via::Unknown
    }

    /// The site that a request came from, by its host: a class.
    pub fn of_host(host: &str) -> Via {
        let host = host.to_ascii_lowercase();
        let is = |site: &str| host == site || host.ends_with(&format!(".{site}"));
        // The engines that have a site in each country are told by their name before it.
        let named = |name: &str| host.split('.').any(|part| part == name);
        match () {
            () if LINE.iter().any(|site| is(site)) => Via::Line,
            () if SEARCH.iter().any(|site| is(site)) || ENGINES.iter().any(|name| named(name)) => Via::Search,
            () => Via::Other,
        }
    }
}

const LINE: [&str; 3] = ["line.me", "line-apps.com", "linecorp.com"];
const SEARCH: [&str; 8] = [
    "bing.com",
    "duckduckgo.com",
    "ecosia.org",
    "search.brave.com",
    "startpage.com",
    "qwant.com",
    "kagi.com",
    "sogou.com",
];
const ENGINES: [&str; 4] = ["google", "yahoo", "yandex", "baidu"];

/// How many came by one way, and how many of these spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    pub via: Via,
    pub came: u64,
    pub spoke: u64,
}

/// A count as it is shown: fewer than this many who spoke are not told apart, so that no comment is known by its way.
pub const SMALLEST: u64 = 5;

/// Whether arrivals at a dossier are counted now.
pub fn counted(dossier: &Consultation, now: Moment) -> bool {
    !matches!(dossier.phase(now), Phase::Preparing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_class_by_its_host() {
        for (host, via) in [
            ("www.google.co.th", Via::Search),
            ("google.com", Via::Search),
            ("th.search.yahoo.com", Via::Search),
            ("duckduckgo.com", Via::Search),
            ("notbing.com", Via::Other),
            ("liff.line.me", Via::Line),
            ("LINE.me", Via::Line),
            ("online.me", Via::Other),
            ("www.facebook.com", Via::Other),
        ] {
            assert_eq!(Via::of_host(host), via, "{host}");
        }
    }
}
