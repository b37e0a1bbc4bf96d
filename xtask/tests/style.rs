//! Every class that markup names has a rule, and every rule is named by markup: what is styled by nobody, or for nobody, names
//! itself here. Classes that are put together (`stance--{}`) count by their beginning.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rules of rooms that are being written, shown in `style/catalogue.html`: coding comments, rounds, papers. A name leaves this
/// list when markup names it.
const WAITING: &[&str] = &[
    "aid",
    "aid__title",
    "aided",
    "bench__head",
    "bench__title",
    "chip",
    "chip__cross",
    "chips",
    "date__part--time",
    "desk__count",
    "desk__link--here",
    "desk__nav",
    "editor",
    "entry__acts",
    "entry__head",
    "entry__no",
    "field__file",
    "icon-act",
    "icon-act--end",
    "icon-act__sign",
    "issue__count",
    "issue__head",
    "issue__name",
    "issue__sides",
    "issue__state",
    "issue__state--done",
    "leaf",
    "leaf__in",
    "leaf__meta",
    "move",
    "move__pick",
    "option",
    "option__no",
    "options",
    "progress",
    "progress__bar",
    "progress__base",
    "progress__done",
    "road--small",
    "road__note",
    "road__step--stop",
    "save__said",
    "sieve",
    "split--bench",
    "split--edit",
    "steps__link--here",
    "table-wrap--slim",
    "table__row--here",
    "table__sort",
    "table__sort--here",
    "tabs__count",
    "tick",
    "tick__label",
    "voice__acts",
    "voice__answer",
    "voice__answer-who",
];

fn root() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..")
}

fn texts(folder: &str, ending: &str) -> String {
    fn walk(folder: &Path, ending: &str, out: &mut String) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ending, out);
            } else if path.extension().is_some_and(|found| found == ending) {
                out.push_str(&fs::read_to_string(&path).unwrap());
                out.push('\n');
            }
        }
    }
    let mut out = String::new();
    walk(&root().join(folder), ending, &mut out);
    out
}

fn is_class(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-'
}

/// The class names in selectors, outside comments, blocks and addresses.
fn ruled() -> BTreeSet<String> {
    let css = texts("style", "css");
    let mut plain = String::new();
    for (place, part) in css.split("/*").enumerate() {
        plain.push_str(if place == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    let mut found = BTreeSet::new();
    let mut selector = String::new();
    for c in plain.chars() {
        match c {
            '{' => {
                for part in selector.split('.').skip(1) {
                    let name: String = part.chars().take_while(|c| is_class(*c)).collect();
                    if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                        found.insert(name);
                    }
                }
                selector.clear();
            }
            '}' | ';' => selector.clear(),
            c => selector.push(c),
        }
    }
    found
}

/// What stands in string literals of the pages: whole names, and beginnings of names that are put together.
fn named() -> (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>) {
    let mut sources = texts("app/src", "rs");
    sources.push_str(&fs::read_to_string(root().join("app/store/src/html.rs")).unwrap());
    sources.push_str(&texts("frontend", "js"));
    let (mut sure, mut perhaps, mut begun) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for line in sources.lines().map(str::trim_start).filter(|line| !line.starts_with("//")) {
        for attribute in line.replace("\\\"", "\"").split("class=\"").skip(1) {
            let value = attribute.split('"').next().unwrap_or("");
            sure.extend(
                value.split(' ').filter(|name| !name.is_empty() && name.chars().all(is_class)).map(String::from),
            );
        }
        let mut name = String::new();
        for c in line.chars().chain([' ']) {
            if is_class(c) {
                name.push(c);
                continue;
            }
            if c == '{' && name.ends_with("--") {
                begun.insert(name.clone());
            } else if name.contains("__") && !name.starts_with(['_', '-']) && !name.ends_with(['_', '-']) {
                sure.insert(name.clone());
            }
            perhaps.insert(std::mem::take(&mut name));
        }
    }
    (sure, perhaps, begun)
}

#[test]
fn every_class_in_markup_has_a_rule() {
    let (ruled, (sure, _, _)) = (ruled(), named());
    let missing: Vec<&String> = sure.difference(&ruled).collect();
    assert!(ruled.len() > 100 && sure.len() > 100, "{} rules, {} names", ruled.len(), sure.len());
    assert!(missing.is_empty(), "named in markup, styled by nobody: {missing:?}");
}

#[test]
fn every_rule_has_its_markup() {
    let (_, perhaps, begun) = named();
    let idle: Vec<String> = ruled()
        .into_iter()
        .filter(|name| !WAITING.contains(&name.as_str()))
        .filter(|name| !perhaps.contains(name) && !begun.iter().any(|beginning| name.starts_with(beginning)))
        .collect();
    assert!(idle.is_empty(), "styled for nobody: {idle:?}");
}
