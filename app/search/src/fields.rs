//! The fields of the index and how each reads its text.

use crate::text::{Reader, Reading};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Changes with the fields and with how they are read: an index of another shape is thrown away and made anew.
pub(crate) const SHAPE: &str = "siang-5";

/// The same of the index of laws; it changes too where what is written of a law does.
pub(crate) const LAWS_SHAPE: &str = "siang-5 laws-1";

#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub id: Field,
    pub kind: Field,
    /// A comment's number.
    pub comment: Field,
    pub group: Field,
    pub stance: Field,
    pub class: Field,
    pub at: Field,
    pub words: Field,
    pub pairs: Field,
    pub net: Field,
    pub title_words: Field,
    pub title_pairs: Field,
    pub title_net: Field,
    /// The key of the law a thing belongs to.
    pub law: Field,
    /// `key`, a tab, a name: other names of a law.
    pub called: Field,
    pub number: Field,
    /// Of consultations only: what filters, facets and orders look at.
    pub facts: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let read = |tokenizer: &str, option| {
        TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option))
    };
    let number = NumericOptions::from(FAST);
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        kind: schema.add_u64_field("kind", number.clone()),
        comment: schema.add_i64_field("comment", number.clone()),
        group: schema.add_i64_field("group", NumericOptions::from(INDEXED | FAST)),
        stance: schema.add_u64_field("stance", number.clone()),
        class: schema.add_u64_field("class", number.clone()),
        at: schema.add_i64_field("at", number),
        words: schema.add_text_field("words", read("words", IndexRecordOption::WithFreqs)),
        pairs: schema.add_text_field("pairs", read("pairs", IndexRecordOption::WithFreqsAndPositions)),
        net: schema.add_text_field("net", read("net", IndexRecordOption::Basic)),
        title_words: schema.add_text_field("title_words", read("words", IndexRecordOption::WithFreqs)),
        title_pairs: schema.add_text_field("title_pairs", read("pairs", IndexRecordOption::WithFreqsAndPositions)),
        title_net: schema.add_text_field("title_net", read("net", IndexRecordOption::Basic)),
        law: schema.add_text_field("law", STRING),
        called: schema.add_text_field("called", STRING),
        number: schema.add_text_field("number", STRING),
        facts: schema.add_text_field("facts", STORED),
    };
    (schema.build(), fields)
}

/// Makes the readers of the fields known to the engine.
pub(crate) fn register(engine: &tantivy::Index) {
    for (name, reading) in [("words", Reading::Words), ("pairs", Reading::Pairs), ("net", Reading::Net)] {
        engine.tokenizers().register(name, Reader::new(reading));
    }
}
