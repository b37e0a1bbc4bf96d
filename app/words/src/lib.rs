//! Every sentence a person reads, in Thai and in English: one file a room. A sentence is a function of the language and its
//! numbers, so that the browser's half carries only those it says.

use domain::lang::Lang;

/// Sentences without numbers: `name: "ไทย", "English";`.
macro_rules! say {
    ($($(#[$doc:meta])* $name:ident: $th:literal, $en:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name(lang: domain::lang::Lang) -> &'static str {
            match lang {
                domain::lang::Lang::Th => $th,
                domain::lang::Lang::En => $en,
            }
        }
    )*};
}

/// A sentence with numbers, in the reader's digits.
macro_rules! counting {
    ($($sentence:tt)*) => { $crate::digits::shown(format!($($sentence)*)) };
}

pub mod about;
pub mod account;
pub mod account_letter;
pub mod admission;
pub mod agency;
pub mod amended;
pub mod arrange;
pub mod arrival;
pub mod attachment;
pub mod bank;
pub mod channel;
pub mod checks;
pub mod comment;
pub mod comment_file;
pub mod common;
pub mod date;
pub mod desk;
pub mod digits;
pub mod done;
pub mod duty;
pub mod elsewhere;
pub mod evaluation;
pub mod export;
pub mod file;
pub mod find;
pub mod form;
pub mod free;
pub mod hints;
pub mod impact;
pub mod law;
pub mod law_days;
pub mod law_find;
pub mod ledger;
pub mod letter;
pub mod loan;
pub mod log;
pub mod moderation;
pub mod named;
pub mod notices;
pub mod organisation;
pub mod papers;
pub mod passage;
pub mod performance;
pub mod picture;
pub mod plan;
pub mod privacy;
pub mod problem;
pub mod proposal;
pub mod public;
pub mod refusal;
pub mod register;
pub mod reply;
pub mod report;
pub mod review;
pub mod road;
pub mod rules;
pub mod satisfaction;
pub mod second;
pub mod share;
pub mod sheet;
pub mod shell;
pub mod sitting;
pub mod stakeholder;
pub mod summary;
pub mod survey;
pub mod taken;
pub mod template;
pub mod then;
pub mod thesaurus;
pub mod through;
pub mod unsent;
pub mod verify;
pub mod version;
pub mod xlsform;

/// A number that is a name rather than an amount, in the reader's digits: `2569`.
pub fn plain(n: impl std::fmt::Display) -> String {
    digits::shown(n.to_string())
}

/// A number with thousands set apart, in the reader's digits: `12,345`.
pub fn number(n: u64) -> String {
    let plain = n.to_string();
    let mut out = String::with_capacity(plain.len() + plain.len() / 3);
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    digits::shown(out)
}

/// A number that may lie below nothing, with thousands set apart: `−1,200`.
pub fn amount(n: i64) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", number(n.unsigned_abs()))
}

/// English counts: `1 comment`, `2 comments`; Thai: `2 ความเห็น`.
pub(crate) fn counted(lang: Lang, n: u64, th: &str, one: &str, many: &str) -> String {
    match lang {
        Lang::Th => format!("{} {th}", number(n)),
        Lang::En if n == 1 => format!("1 {one}"),
        Lang::En => format!("{} {many}", number(n)),
    }
}
