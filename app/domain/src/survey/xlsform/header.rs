//! The first row of a sheet: which column is which, by the names that XLSForm's tools take for it, and in which language.

use super::Sheet;
use std::collections::BTreeMap;

/// The language of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Thai,
    English,
    /// Said of none.
    Plain,
    Other(String),
}

/// The columns of a sheet.
pub(super) struct Header {
    columns: Vec<(String, Tongue)>,
}

/// One row by its columns.
pub(super) struct Cells<'a> {
    header: &'a Header,
    pub number: u32,
    cells: &'a [String],
}

impl Header {
    /// The header of a sheet with its rows below, those without anything left out.
    pub fn of<'a>(sheet: &'a Sheet, plain: &Tongue) -> (Header, Vec<(u32, &'a [String])>) {
        let mut rows = sheet.rows.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
        let first = rows.next().map_or(&[][..], |(_, cells)| cells.as_slice());
        let columns = first.iter().map(|cell| named(cell, plain)).collect();
        (Header { columns }, rows.map(|(number, cells)| (*number, cells.as_slice())).collect())
    }

    pub fn row<'a>(&'a self, number: u32, cells: &'a [String]) -> Cells<'a> {
        Cells { header: self, number, cells }
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|(name, _)| name == column)
    }

    /// Languages that are neither of the two.
    pub fn others(&self) -> Vec<String> {
        let other = |(_, tongue): &(String, Tongue)| match tongue {
            Tongue::Other(name) => Some(name.clone()),
            _ => None,
        };
        self.columns.iter().filter_map(other).collect()
    }

    /// Every column by its name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str()).filter(|name| !name.is_empty())
    }
}

impl<'a> Cells<'a> {
    /// What stands in a column.
    pub fn get(&self, column: &str) -> &'a str {
        self.all(column).map(|(_, cell)| cell).find(|cell| !cell.is_empty()).unwrap_or("")
    }

    fn all(&self, column: &str) -> impl Iterator<Item = (&Tongue, &'a str)> {
        let cells = self.cells;
        let named = self.header.columns.iter().enumerate().filter(move |(_, (name, _))| name == column);
        named.map(move |(at, (_, tongue))| (tongue, cells.get(at).map_or("", |cell| cell.trim())))
    }

    /// What stands in a column of languages: what is shown first, and the English where that is another.
    pub fn said(&self, column: &str) -> (String, String) {
        let mut by: BTreeMap<u8, &str> = BTreeMap::new();
        for (tongue, cell) in self.all(column).filter(|(_, cell)| !cell.is_empty()) {
            let order = match tongue {
                Tongue::Thai => 0,
                Tongue::Plain => 1,
                Tongue::English => 2,
                Tongue::Other(_) => 3,
            };
            by.entry(order).or_insert(cell);
        }
        let english = by.get(&2).copied().unwrap_or("");
        let first = by.into_values().next().unwrap_or("");
        let english = if first == english { "" } else { english };
        (first.to_string(), english.to_string())
    }
}

/// Columns that tools know by several names.
const KNOWN: [(&str, &str); 18] = [
    ("caption", "label"),
    ("command", "type"),
    ("tag", "name"),
    ("value", "name"),
    ("relevance", "relevant"),
    ("constraining_message", "constraint_message"),
    ("jr:constraintmsg", "constraint_message"),
    ("calculate", "calculation"),
    ("readonly", "read_only"),
    ("requiredmsg", "required_message"),
    ("image", "media"),
    ("big-image", "media"),
    ("audio", "media"),
    ("video", "media"),
    ("bind::relevant", "relevant"),
    ("bind::required", "required"),
    ("bind::constraint", "constraint"),
    ("bind::calculate", "calculation"),
];

/// Columns that are written once for each language.
const SAID: [&str; 5] = ["label", "hint", "constraint_message", "required_message", "guidance_hint"];

/// The name of a column and its language.
fn named(cell: &str, plain: &Tongue) -> (String, Tongue) {
    let cell = cell.trim();
    let known = |name: &str| {
        let name = name
            .trim()
            .to_lowercase()
            .replace(' ', "_")
            .replace("bind:", "bind::")
            .replace("::::", "::")
            .replace(":::", "::");
        KNOWN.iter().find(|(other, _)| *other == name).map_or(name.clone(), |(_, known)| (*known).to_string())
    };
    let whole = known(cell);
    let parted = cell.split_once("::").or_else(|| cell.split_once(':'));
    match parted.map(|(base, rest)| (known(base), rest.trim_matches(':'))) {
        Some((base, rest)) if base == "media" => (base, tongue(rest.rsplit(':').next().unwrap_or(rest))),
        Some((base, rest)) if SAID.contains(&base.as_str()) || base == "unit" => (base, tongue(rest)),
        _ if SAID.contains(&whole.as_str()) || whole == "unit" => (whole, plain.clone()),
        _ => (whole, Tongue::Plain),
    }
}

/// A language as headers and settings name it: `Thai (th)`, `English`, `ไทย`.
pub(super) fn tongue(name: &str) -> Tongue {
    let name = name.trim();
    let code = name.rsplit_once('(').map_or(name, |(_, code)| code.trim_end_matches(')')).trim().to_lowercase();
    let bare = name.split('(').next().unwrap_or("").trim().to_lowercase();
    let is = |known: &[&str]| known.contains(&code.as_str()) || known.contains(&bare.as_str());
    match () {
        () if name.is_empty() || is(&["default"]) => Tongue::Plain,
        () if is(&["th", "tha", "thai", "ไทย", "ภาษาไทย"]) => Tongue::Thai,
        () if is(&["en", "eng", "english", "อังกฤษ", "ภาษาอังกฤษ"]) => Tongue::English,
        () => Tongue::Other(name.to_string()),
    }
}
