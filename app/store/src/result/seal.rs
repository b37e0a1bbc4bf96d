//! The seal of a result: what a paper carries, so that it can be compared with what is published here.

use domain::consultation::Consultation;
use domain::result::{Issue, Summary};
use sha2::{Digest, Sha256};

/// SHA-256, in hexadecimal, of what a result says: its subject and agency, texts, issues, decisions, and how many comments were
/// considered. It names each field, so that it changes with what is said and with nothing else. What else stands in a paper is
/// not in it: comments and their counts, the survey's numbers, the draft. Those change with an event of the consultation.
pub fn seal(one: &Consultation, summary: &Summary) -> String {
    let mut sum = Sha256::new();
    let mut say = |name: &str, text: &str| {
        // The length keeps two fields from running together.
        sum.update(format!("{name}\0{}\0", text.len()));
        sum.update(text);
    };
    say("consultation", &one.id.to_string());
    say("title", &one.texts.title);
    // Who published it, by the names of that day: renaming or merging agencies changes no result.
    let (agency_th, agency_en) = one.names_then();
    say("agency", &one.then.as_ref().map_or(one.agency.id, |then| then.agency).to_string());
    say("agency_th", agency_th);
    say("agency_en", agency_en);
    say("overview", &summary.overview);
    say("impact", &summary.impact);
    say("lacking", &summary.lacking);
    // Papers from before it was told have it not.
    if !summary.unheard.is_empty() {
        say("unheard", &summary.unheard);
    }
    say("published", &summary.published.map_or_else(String::new, |at| at.0.to_string()));
    if let Some(made) = &summary.preliminary {
        say("preliminary", &format!("{} {} {}", made.at.0, made.waiting, made.reason));
    }
    let coverage = summary.coverage;
    say("coverage", &format!("{} {} {}", coverage.coded, coverage.aside, coverage.waiting));
    for issue in &summary.issues {
        issue_said(&mut say, issue);
        say("comments", &issue.comments.to_string());
    }
    for correction in &summary.corrections {
        say("corrected", &format!("{} {}", correction.at.0, correction.reason));
        issue_said(&mut say, &correction.before);
    }
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn issue_said(say: &mut impl FnMut(&str, &str), issue: &Issue) {
    say("issue", &issue.number.to_string());
    say("targets", &issue.targets.join(" "));
    say("title", &issue.title);
    say("raised", &issue.raised);
    for side in &issue.sides {
        say("side", side.class.map_or(side.label.as_str(), |class| class.code()));
        say("view", &side.view);
    }
    say("decision", issue.disposition.map_or("", |one| one.code()));
    say("reason", &issue.reason);
    say("changed", &issue.changed);
    say("answered_by", &issue.answered_by);
    if issue.elsewhere {
        say("elsewhere", "1");
    }
}
