//! The impact analysis (s.17) as a paper of its own, for the Cabinet (s.25(3)): its headings in the Act's order, then what was
//! written of it with the hearing summary.

use crate::hearing::{Hearing, Standing};
use crate::markdown::blocks;
use crate::paper::{Block, Paper};
use crate::principles::systems;
use crate::summary::{counting_in, framed};
use domain::consultation::{SYSTEMS, System};
use domain::impact::SYSTEMS_AT;
use domain::rules::Part;
use serde_json::{Value, json};
use words::papers as say;

/// The paper; nothing where nothing was written.
pub fn paper(hearing: &Hearing) -> Option<Paper> {
    let made = counting_in(hearing.lang, || of(hearing));
    let framing = || framed(hearing, say::impact(hearing.lang), made.clone());
    (!made.is_empty()).then(|| counting_in(hearing.lang, framing))
}

/// The same as everyone may read it, whether or not the hearing has a result yet.
pub fn public(hearing: &Hearing) -> Option<Paper> {
    let paper = paper(hearing)?;
    Some(match hearing.standing() {
        Standing::Unpublished => Paper { notice: None, ..paper },
        _ => paper,
    })
}

/// The analysis as data, indented for people: each heading with its section of the Act and what stands under it, as it was written, and
/// the four systems of s.14(4). Nothing where nothing was written.
pub fn json(hearing: &Hearing) -> Option<Vec<u8>> {
    let (one, analysis, lang) = (&hearing.one, &hearing.analysis, hearing.lang);
    if analysis.is_empty() {
        return None;
    }
    let system = |(code, system): (&&str, &System)| json!({ "code": code, "name": words::law::system(lang, code), "used": system.used, "reason": system.reason });
    let headings: Vec<Value> = hearing
        .rules
        .all(Part::Heading)
        .filter_map(|heading| {
            let mut row = json!({
                "code": heading.code, "name": words::rules::name(lang, heading), "section": heading.row.section,
            });
            match heading.code.as_str() {
                SYSTEMS_AT if analysis.systems.iter().any(|system| system.used.is_some()) => {
                    row["systems"] = SYSTEMS.iter().zip(&analysis.systems).map(system).collect();
                }
                code if analysis.text(code).trim().is_empty() => return None,
                code => row["text"] = analysis.text(code).into(),
            }
            Some(row)
        })
        .collect();
    let value = json!({
        "schema": "siang/impact-analysis/1",
        "made": crate::data::made(&hearing.made),
        "address": format!("{}/c/{}/impact", hearing.address, one.id),
        "consultation": one.id.0,
        "title": one.texts.title,
        "kind": one.kind.code(),
        "agency": { "th": one.names_then().0, "en": one.names_then().1 },
        "headings": headings,
        "after_the_hearing": hearing.summary.impact,
    });
    let mut out = serde_json::to_vec_pretty(&value).unwrap_or_default();
    out.push(b'\n');
    Some(out)
}

fn of(hearing: &Hearing) -> Vec<Block> {
    let (lang, analysis) = (hearing.lang, &hearing.analysis);
    let mut out = Vec::new();
    for heading in hearing.rules.all(Part::Heading) {
        let under = match heading.code.as_str() {
            SYSTEMS_AT => systems(lang, &analysis.systems).into_iter().collect(),
            code => blocks(analysis.text(code).trim(), 2),
        };
        if !under.is_empty() {
            out.push(Block::heading(1, words::rules::name(lang, heading)));
            out.extend(under);
        }
    }
    let with_summary = hearing.summary.impact.trim();
    if out.is_empty() {
        return blocks(with_summary, 1);
    }
    if !with_summary.is_empty() {
        out.push(Block::heading(1, say::impact_after(lang)));
        out.extend(blocks(with_summary, 2));
    }
    out
}
