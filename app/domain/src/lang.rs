//! The reader's language and choice of digits for the interface. The law's own text and what people wrote keep their digits.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Thai, the default; addresses without a prefix.
    #[default]
    Th,
    /// English; addresses under `/en`.
    En,
}

impl Lang {
    /// The value of the `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Th => "th",
            Lang::En => "en",
        }
    }

    /// What stands before a path in this language: nothing or `/en`.
    pub fn prefix(self) -> &'static str {
        match self {
            Lang::Th => "",
            Lang::En => "/en",
        }
    }

    /// A site path (`/c/12`) as an address in this language (`/en/c/12`).
    pub fn path(self, path: &str) -> String {
        match (self, path) {
            (Lang::En, "/") => "/en".into(),
            _ => format!("{}{path}", self.prefix()),
        }
    }

    /// Of two sentences the one in this language.
    pub fn of<'a>(self, th: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Th => th,
            Lang::En => en,
        }
    }
}

/// Digits of the interface: Arabic by default, Thai by the reader's choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Digits {
    /// 0123456789
    #[default]
    Arabic,
    /// ๐๑๒๓๔๕๖๗๘๙
    Thai,
}
