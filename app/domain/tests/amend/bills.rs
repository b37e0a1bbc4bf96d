//! Base, bill and result: every operation as the gold has it, and the law as amended to the letter.

use std::path::PathBuf;

use domain::amend::{self, Amended, Change, Target, What};
use domain::reading;
use serde_json::{Map, Value};

use crate::shared::folder;

/// The stems of `NAME.amendments.jsonl`, ours and the shared ones.
fn bills() -> Vec<PathBuf> {
    let ours = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("tests/texts");
    let mut found = Vec::new();
    for folder in [Some(ours), folder("drafts")].into_iter().flatten() {
        let entries = std::fs::read_dir(folder).expect("a readable folder").flatten();
        let golds = entries.map(|entry| entry.path());
        found.extend(golds.filter(|path| path.to_string_lossy().ends_with(".amendments.jsonl")));
    }
    found.sort();
    assert!(!found.is_empty());
    found
}

fn text(gold: &std::path::Path, end: &str) -> String {
    let path = gold.to_string_lossy().replace(".amendments.jsonl", end);
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}"))
}

#[test]
fn base_and_bill_make_the_result_to_the_letter() {
    for gold in bills() {
        let bill = amend::read(&reading::read(&text(&gold, ".md")));
        assert_eq!(bill.unread(), 0, "{}: {:?}", gold.display(), bill.clauses);
        let amended = amend::apply(&text(&gold, ".base.md"), &bill.changes());
        assert_eq!(amended.left, [], "{}", gold.display());
        let result = text(&gold, ".result.md");
        for (at, (got, wanted)) in amended.result.lines().zip(result.lines()).enumerate() {
            assert_eq!(got, wanted, "{} line {}", gold.display(), at + 1);
        }
        assert_eq!(amended.result, result, "{}", gold.display());
    }
}

#[test]
fn every_operation_is_as_the_gold_has_it() {
    for gold in bills() {
        let reading = reading::read(&text(&gold, ".md"));
        let bill = amend::read(&reading);
        let changes = bill.changes();
        let amended = amend::apply(&text(&gold, ".base.md"), &changes);
        let wanted = std::fs::read_to_string(&gold).expect("a readable gold");
        let wanted: Vec<Map<String, Value>> =
            wanted.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let labels = |by: &str| bill.clauses.iter().find(|clause| clause.by == by).map(|clause| clause.label.clone());
        for (at, (change, wanted)) in changes.iter().zip(&wanted).enumerate() {
            let mut found = facts(change, at, &amended);
            found.insert("by".into(), labels(&change.by).unwrap_or_default().into());
            for (field, wanted) in wanted {
                assert_eq!(
                    found.get(field).unwrap_or(&Value::Null),
                    wanted,
                    "{} {field} of {change:?}",
                    gold.display()
                );
            }
        }
        assert_eq!(changes.len(), wanted.len(), "{}", gold.display());
    }
}

/// A change in the gold's words.
fn facts(change: &Change, at: usize, amended: &Amended) -> Map<String, Value> {
    let operation = &change.operation;
    let mut found = Map::new();
    let mut put = |field: &str, value: Value| found.insert(field.to_string(), value);
    put("operation", operation.what.code().into());
    put("new_text", operation.text.chars().take(60).collect::<String>().into());
    put("target", operation.target.provision().unwrap_or_default().into());
    put("target_kind", "provision".into());
    match &operation.target {
        Target::Whole => {
            put("target_kind", "act".into());
        }
        Target::Paragraph { paragraph, .. } => {
            put("paragraph", (*paragraph).into());
        }
        Target::Item { paragraph, item, .. } => {
            put("paragraph", paragraph.map_or(Value::Null, Value::from));
            put("item", item.join(" ").into());
        }
        Target::Definition { term, .. } => {
            put("target_kind", "definition".into());
            put("term", term.as_str().into());
        }
        Target::Heading(heading) => {
            put("target", heading.number.as_str().into());
            put("target_kind", heading.kind.as_str().into());
        }
        Target::Schedule { .. } => {
            put("target_kind", "schedule".into());
        }
        Target::Provision { .. } => {}
    }
    if let Some(after) = &operation.place.after {
        put("after", after.as_str().into());
    }
    if let Some(within) = &operation.place.within {
        put("in", within.number.as_str().into());
    }
    if operation.what == What::SubstituteTerm {
        put("old_term", operation.old.as_str().into());
        put("new_term", operation.text.as_str().into());
        let replaced = amended.marks.iter().filter(|mark| mark.change == at).count();
        put("occurrences", (replaced + amended.covered.iter().filter(|one| one.change == at).count()).into());
    }
    found
}

#[test]
fn what_was_written_is_marked_and_nothing_else_changed() {
    for gold in bills() {
        let changes = amend::read(&reading::read(&text(&gold, ".md"))).changes();
        let amended = amend::apply(&text(&gold, ".base.md"), &changes);
        let (mut was, mut is) = (0, 0);
        for mark in &amended.marks {
            let kept = &amended.now[was..mark.was.start];
            assert!(amended.result[is..mark.is.start].starts_with(kept), "{}: {mark:?}", gold.display());
            (was, is) = (mark.was.end, mark.is.end);
        }
        assert_eq!(amended.now[was..], amended.result[is..]);
        // A clause that names a chapter and its provisions repeals each once.
        let within = |change: &Change| {
            let heading =
                |other: &&Change| other.by == change.by && matches!(other.operation.target, Target::Heading(_));
            change.operation.what == What::Repeal && changes.iter().any(|other| heading(&other))
        };
        for (at, change) in changes.iter().enumerate() {
            assert!(amended.marks.iter().any(|mark| mark.change == at) || within(change), "{change:?}");
        }
    }
}

#[test]
fn each_part_stands_beside_what_it_becomes() {
    for gold in bills() {
        let changes = amend::read(&reading::read(&text(&gold, ".md"))).changes();
        let amended = amend::apply(&text(&gold, ".base.md"), &changes);
        let (now, result) = (reading::read(&amended.now), reading::read(&amended.result));
        let rows = amend::beside(&amended, &now, &result);
        let changed: Vec<&str> = result
            .pieces
            .iter()
            .filter(|piece| {
                now.pieces.iter().find(|old| old.anchor == piece.anchor).is_none_or(|old| old.text != piece.text)
            })
            .map(|piece| piece.anchor.as_str())
            .collect();
        let shown: Vec<&str> =
            rows.iter().filter_map(|row| row.result).map(|at| result.pieces[at].anchor.as_str()).collect();
        assert_eq!(shown, changed, "{}", gold.display());
        for row in &rows {
            let number = |at: Option<usize>, of: &reading::Reading| at.map(|at| of.pieces[at].anchor.clone());
            assert!(row.now.is_none() || number(row.now, &now) == number(row.result, &result));
            assert!(!row.marks.is_empty());
        }
    }
}
