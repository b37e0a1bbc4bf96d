//! What a paper says of itself: who made it, as of when, of which comments, and the code by which the portal knows it again.

use crate::paper::Seal;
use domain::lang::Lang;
use domain::time::Moment;
use words::papers as say;

/// How a paper came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The portal for what everyone may take, a person of the agency for the agency's own.
    pub by: String,
    pub at: Moment,
    /// Which comments it speaks of: what is in it and what is not.
    pub scope: String,
    /// What it was narrowed to, in words; empty for everything.
    pub filter: String,
    /// Nothing where the portal keeps no note of it.
    pub code: Option<Code>,
}

/// By what the portal knows a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Hexadecimal digits.
    pub digits: String,
    /// The page that compares it.
    pub address: String,
}

impl Made {
    /// What it says, line by line; the code last.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![say::made_by(lang, &self.by), say::as_of(lang, self.at), say::scope(lang, &self.scope)];
        if !self.filter.is_empty() {
            lines.push(say::filtered(lang, &self.filter));
        }
        if let Some(code) = &self.code {
            lines.push(say::check_code(lang, &domain::paper::grouped(&code.digits)));
            lines.push(code.address.clone());
        }
        lines
    }

    /// What stands at a paper's end.
    pub(crate) fn seal(&self, lang: Lang) -> Option<Seal> {
        let code = self.code.as_ref()?;
        let mut lines = vec![say::seal_means(lang).to_string()];
        lines.extend(self.lines(lang));
        Some(Seal { address: code.address.clone(), alt: say::seal_code(lang).into(), lines })
    }
}
