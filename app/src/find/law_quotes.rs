//! What was found among laws, with the texts that it is quoted from: read by their ids from the store, so that nothing shows of a proposal
//! that is withheld or taken back by now, nor of a text that another has replaced.

use super::texts;
use crate::problem::Problem;
use crate::request::Visit;
use domain::consultation::Provision;
use domain::id::{LawId, ProposalId};
use domain::proposal::{Proposal, Said};
use search::{DocKind, Hit};
use store::law::Law;
use words::law_find as say;

/// One thing found.
pub struct Thing {
    /// What it is called: "มาตรา ๑๐", a proposal's title.
    pub called: String,
    /// A path of this site without the language's prefix.
    pub to: String,
    /// What it is quoted from.
    pub text: String,
    pub beside: Vec<String>,
    /// Whether it is the law's own; people write in any language.
    pub thai: bool,
}

/// Everything that some hits are quoted from.
#[derive(Default)]
pub struct Read {
    laws: Vec<Law>,
    provisions: Vec<(LawId, Provision)>,
    proposals: Vec<Proposal>,
}

/// The anchor of `l7/m10`.
fn anchor(hit: &Hit) -> Option<&str> {
    hit.id.split_once('/').map(|(_, anchor)| anchor)
}

impl Read {
    /// # Errors
    /// Faults of the store.
    pub async fn of(visit: &Visit, hits: &[&Hit]) -> Result<Read, Problem> {
        let store = &visit.site.store;
        let mut laws: Vec<LawId> = hits.iter().map(|hit| LawId(hit.group)).collect();
        laws.sort_unstable();
        laws.dedup();
        let pieces: Vec<(i64, &str)> = hits.iter().filter_map(|hit| Some((hit.group, anchor(hit)?))).collect();
        let proposals: Vec<ProposalId> =
            hits.iter().filter_map(|hit| hit.id.strip_prefix('p')?.parse().ok().map(ProposalId)).collect();
        Ok(Read {
            laws: store::law::some(store, &laws).await?,
            provisions: store::law::quoted(store, &pieces).await?,
            proposals: store::proposal::some(store, &proposals).await?,
        })
    }

    /// The law of a group.
    pub fn law(&self, group: i64) -> Option<&Law> {
        self.laws.iter().find(|law| law.id.0 == group)
    }

    /// A hit with its text; nothing where it is there no more.
    pub fn thing(&self, visit: &Visit, hit: &Hit) -> Option<Thing> {
        let (law, lang) = (self.law(hit.group)?, visit.lang);
        Some(match hit.kind {
            DocKind::Provision => {
                let anchor = anchor(hit)?;
                let mut pieces = self.provisions.iter();
                let (_, piece) = pieces.find(|(of, piece)| *of == law.id && piece.anchor == anchor)?;
                let called = match (piece.label.as_str(), piece.kind.as_str()) {
                    ("", "preamble") => say::preamble(lang).to_string(),
                    ("", "note") => say::note(lang).to_string(),
                    ("", _) => words::register::text(lang).to_string(),
                    (label, _) => label.to_string(),
                };
                let to = format!("/laws/{}/{anchor}", law.id);
                Thing { called, to, text: piece.text.clone(), beside: piece.path.clone(), thai: true }
            }
            DocKind::Proposal => {
                let one = self.proposals.iter().find(|one| hit.id == format!("p{}", one.id))?;
                let Said::Shown { title, reason, .. } = &one.said else { return None };
                let state = match one.reasonable {
                    Some(true) => words::proposal::reasonable(lang),
                    Some(false) => words::proposal::not_reasonable(lang),
                    None => words::proposal::waiting(lang),
                };
                let part = Some(one.part_name.clone()).filter(|part| !part.is_empty());
                let support = words::proposal::supporters(lang, one.accounts, one.guests);
                Thing {
                    called: title.clone(),
                    to: format!("/proposals/{}", one.id),
                    text: texts::proposal(reason),
                    beside: [words::proposal::of_wish(lang, one.wish).to_string()]
                        .into_iter()
                        .chain(part)
                        .chain([support, state.to_string()])
                        .collect(),
                    thai: false,
                }
            }
            _ => {
                let text = match texts::law(law) {
                    text if text.is_empty() => law.title.clone(),
                    text => text,
                };
                let called = say::of_itself(lang).to_string();
                let beside = law.facts.short_names.clone();
                Thing { called, to: format!("/laws/{}", law.id), text, beside, thai: true }
            }
        })
    }
}
