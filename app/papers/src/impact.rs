//! The impact analysis (s.17) as a paper of its own, for the Cabinet (s.25(3)): its headings in the Act's order, then what was
//! written of it with the hearing summary.

use crate::hearing::Hearing;
use crate::markdown::blocks;
use crate::paper::{Block, Paper};
use crate::principles::systems;
use crate::summary::{counting_in, framed};
use domain::impact::SYSTEMS_AT;
use domain::rules::Part;
use words::papers as say;

/// The paper; nothing where nothing was written.
pub fn paper(hearing: &Hearing) -> Option<Paper> {
    let made = counting_in(hearing.lang, || of(hearing));
    let framing = || framed(hearing, say::impact(hearing.lang), made.clone());
    (!made.is_empty()).then(|| counting_in(hearing.lang, framing))
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
