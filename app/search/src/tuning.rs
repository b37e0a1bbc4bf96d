//! The numbers of the ranking: one set for everything that is asked.

/// Weights and constants; [`Tuning::default`] is what was chosen on the development sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    /// BM25 of words, pairs and net in texts: weight, k1, b.
    pub words: [f32; 3],
    pub pairs: [f32; 3],
    pub net: [f32; 3],
    /// The same in titles and names.
    pub title_words: [f32; 3],
    pub title_pairs: [f32; 3],
    pub title_net: [f32; 3],
    /// Added to the weight of the net by the share of the question that no dictionary knows.
    pub net_unknown: f32,
    /// Of the score, at most, for the passage standing as asked.
    pub near: f32,
    pub near_power: f32,
    /// For words asked standing close.
    pub close: f32,
    pub tier: f32,
    pub written: f32,
    pub least: f32,
    pub exact: f32,
    pub passage_long: f32,
    pub passage: f32,
    /// So many of the best are looked at for passages; so many where a law is cited.
    pub deep: f32,
    pub deep_citing: f32,
    /// Pieces that more than this share of all things have are not read.
    pub common: f32,
    /// So many entries of lists are read for one question; what is left is read for the best by then alone.
    pub budget: f32,
    /// A thing answers that has this share of what was asked; one that has the second is like it.
    pub enough: f32,
    pub like: f32,
    pub question: f32,
    pub section: f32,
    pub law: f32,
    pub expand: f32,
    pub expand_law: f32,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning {
            words: [1.0, 1.2, 0.5],
            pairs: [0.5, 1.2, 0.5],
            net: [0.35, 1.2, 0.1],
            title_words: [0.5, 1.0, 0.3],
            title_pairs: [0.3, 1.0, 0.3],
            title_net: [0.1, 1.0, 0.3],
            net_unknown: 0.5,
            near: 0.7,
            near_power: 2.0,
            close: 0.65,
            tier: 1.0,
            written: 0.3,
            least: 0.1,
            exact: 0.3,
            passage_long: 12.0,
            passage: 3.0,
            deep: 100.0,
            deep_citing: 30.0,
            common: 0.33,
            budget: 200_000.0,
            enough: 0.45,
            like: 0.2,
            question: 0.4,
            section: 1.0,
            law: 1.0,
            expand: 0.8,
            expand_law: 0.15,
        }
    }
}

impl Tuning {
    /// Reads `name=value` or `name=a/b/c`, separated by commas, over the default.
    ///
    /// # Errors
    /// The part that is not understood.
    pub fn parse(text: &str) -> Result<Tuning, String> {
        let mut out = Tuning::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let wrong = || part.to_string();
            let (name, value) = part.split_once('=').ok_or_else(wrong)?;
            let numbers: Vec<f32> = value.split('/').map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong())?;
            if let Some(three) = out.three(name) {
                if numbers.len() > 3 {
                    return Err(wrong());
                }
                for (to, from) in three.iter_mut().zip(numbers) {
                    *to = from;
                }
            } else {
                *out.one(name).ok_or_else(wrong)? = *numbers.first().ok_or_else(wrong)?;
            }
        }
        Ok(out)
    }

    fn three(&mut self, name: &str) -> Option<&mut [f32; 3]> {
        Some(match name {
            "words" => &mut self.words,
            "pairs" => &mut self.pairs,
            "net" => &mut self.net,
            "title_words" => &mut self.title_words,
            "title_pairs" => &mut self.title_pairs,
            "title_net" => &mut self.title_net,
            _ => return None,
        })
    }

    fn one(&mut self, name: &str) -> Option<&mut f32> {
        Some(match name {
            "net_unknown" => &mut self.net_unknown,
            "near" => &mut self.near,
            "near_power" => &mut self.near_power,
            "close" => &mut self.close,
            "tier" => &mut self.tier,
            "written" => &mut self.written,
            "least" => &mut self.least,
            "exact" => &mut self.exact,
            "passage_long" => &mut self.passage_long,
            "passage" => &mut self.passage,
            "deep_citing" => &mut self.deep_citing,
            "common" => &mut self.common,
            "deep" => &mut self.deep,
            "budget" => &mut self.budget,
            "enough" => &mut self.enough,
            "like" => &mut self.like,
            "question" => &mut self.question,
            "section" => &mut self.section,
            "law" => &mut self.law,
            "expand" => &mut self.expand,
            "expand_law" => &mut self.expand_law,
            _ => return None,
        })
    }
}
