//! The draft as a Word file: the text as law is set, each comment as a native comment on its provision or key point, and proposed
//! wordings as tracked changes where they replace a paragraph or add one. Without comments it is the draft alone; and the draft as Markdown.

mod added;
mod change;
mod notes;
mod text;
mod voices;

pub use text::markdown;
pub use voices::{Deal, MOST, TURN, Voice, Voices, Which};

use crate::docx::xml::Xml;
use crate::docx::{self, Parts};
use crate::hearing::part;
use crate::law;
use crate::letters::kept;
use crate::made::Made;
use crate::markdown::blocks;
use change::{Changes, Stands};
use domain::consultation::{Consultation, Provision};
use domain::lang::Lang;
use notes::Notes;
use std::collections::BTreeMap;
use voices::Here;
use words::papers as say;

/// A draft with what was said about it.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    pub lang: Lang,
    pub one: &'a Consultation,
    /// The pieces of the latest version in their order; none where there is no text.
    pub pieces: &'a [Provision],
    pub voices: &'a Voices,
    /// The address of all comments on a part, before the part's own.
    pub read_at: String,
    pub made: &'a Made,
}

/// The file.
///
/// # Errors
/// Faults of packing.
pub fn docx(draft: &Draft<'_>) -> Result<Vec<u8>, String> {
    crate::summary::counting_in(draft.lang, || {
        let lang = draft.lang;
        let mut writer = Writer::new(draft);
        writer.whole();
        let asked = !draft.voices.by_target.is_empty() || !draft.made.filter.is_empty();
        if asked && !draft.one.key_points.is_empty() || draft.pieces.is_empty() {
            writer.key_points();
        }
        writer.text();
        writer.elsewhere();
        let (comments, changes, beside) = (writer.told, writer.changes, writer.beside);
        let mut head = Xml::default();
        head.paragraph("Remark", draft.one.by(lang));
        let mut body = std::mem::take(&mut writer.out.0);
        if asked {
            let note = say::draft_note(lang, comments, changes, beside);
            // The note stands after the title, which is the first thing written.
            let at = body.find("<!--note-->").unwrap_or(0);
            let mut told = Xml::default();
            if let Some(Which { file, of, shown }) = draft.voices.which {
                told.paragraph("Remark", &say::file_of(lang, file as u64, of as u64, shown));
            }
            if !draft.made.filter.is_empty() {
                told.paragraph("Remark", &say::filtered(lang, &draft.made.filter));
                if comments == 0 {
                    told.paragraph("Remark", say::filter_matches_nothing(lang));
                }
            }
            told.paragraph("Remark", &note).paragraph("Remark", words::law::not_a_vote(lang));
            body.insert_str(at, &told.0);
        }
        let seal = draft.made.seal(lang);
        let picture = seal.as_ref().and_then(|seal| crate::qr::png(&seal.address));
        let mut foot = Xml::default();
        if let Some(seal) = seal.as_ref().filter(|_| picture.is_some()) {
            docx::sealed(&mut foot, seal);
        }
        let body = head.0 + &body.replacen("<!--note-->", "", 1) + &foot.0;
        let kind = if asked { say::draft(lang) } else { say::text_of_draft(lang) };
        docx::pack(&Parts {
            body,
            comments: asked.then(|| writer.notes.end()),
            charts: &[],
            picture,
            title: &format!("{kind} {}", draft.one.name()),
            author: draft.one.by(lang),
            foot: kind,
            page: say::page(lang),
            made: draft.made.at.day().ce(),
            lang: docx::language(lang),
        })
    })
}

struct Writer<'a> {
    draft: &'a Draft<'a>,
    out: Xml,
    notes: Notes,
    /// The parts whose comments have not been placed yet.
    waiting: BTreeMap<&'a str, &'a Here>,
    labels: Vec<(String, String)>,
    /// The next number of a tracked change.
    change: u32,
    told: u64,
    changes: u64,
    /// Wordings of text that another comment changes.
    beside: u64,
}

impl<'a> Writer<'a> {
    fn new(draft: &'a Draft<'a>) -> Writer<'a> {
        Writer {
            draft,
            out: Xml::default(),
            notes: Notes::new(draft.lang),
            waiting: draft.voices.by_target.iter().map(|(at, here)| (at.as_str(), here)).collect(),
            labels: draft.pieces.iter().map(|piece| (piece.anchor.clone(), piece.label.clone())).collect(),
            change: 1,
            told: 0,
            changes: 0,
            beside: 0,
        }
    }

    /// Writes the comments of one part; gives their numbers. `changes` takes up proposed wordings.
    fn comments(
        &mut self,
        at: &str,
        said: bool,
        mut changes: Option<(&mut Changes<'a>, &str, &[law::Clause])>,
    ) -> Vec<u32> {
        let Some(here) = self.waiting.remove(at) else { return Vec::new() };
        let lang = self.draft.lang;
        let name = if said { part(lang, self.draft.one, &self.labels, at) } else { String::new() };
        let mut ids = Vec::new();
        for voice in here.all() {
            let stands = match &mut changes {
                Some((changes, label, clauses)) => changes.take(label, clauses, voice),
                None => Stands::Apart,
            };
            self.beside += u64::from(stands == Stands::Beside);
            ids.push(self.notes.voice(voice, &name, stands));
            self.told += 1;
        }
        if here.elsewhere > 0 {
            let text = say::more_comments(lang, here.elsewhere, &format!("{}{at}", self.draft.read_at));
            ids.push(self.notes.remark(&text));
        }
        if here.hidden > 0 {
            ids.push(self.notes.remark(&say::not_shown(lang, here.hidden)));
        }
        ids
    }

    /// A paragraph that comments stand on.
    fn spoken_of(&mut self, style: &str, text: &str, ids: &[u32]) {
        self.out.begin(style);
        notes::open(&mut self.out, ids);
        self.out.run("", text);
        notes::close(&mut self.out, ids);
        self.out.end();
    }

    fn whole(&mut self) {
        let ids = self.comments("all", true, None);
        let (name, title) = (self.draft.one.name().to_string(), self.draft.one.texts.title.clone());
        self.spoken_of("Title", &name, &ids);
        self.out.paragraph("Subtitle", &title).raw("<!--note-->");
    }

    fn key_points(&mut self) {
        let lang = self.draft.lang;
        if self.draft.one.key_points.is_empty() {
            return;
        }
        self.out.paragraph("Heading1", say::key_points(lang));
        for point in &self.draft.one.key_points {
            let ids = self.comments(&point.anchor(), false, None);
            let title = format!("{} {}", words::law::key_point(lang, point.number), point.title);
            self.spoken_of("Heading2", &title, &ids);
            crate::docx::blocks(&mut self.out, &blocks(&point.body, 3));
            if !point.question.trim().is_empty() {
                self.out.paragraph("Label", say::question(lang)).paragraph("Normal", &point.question);
            }
        }
    }

    fn text(&mut self) {
        if self.draft.pieces.is_empty() {
            return;
        }
        self.out.paragraph("Heading1", say::text_of_draft(self.draft.lang));
        for piece in self.draft.pieces {
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: &Provision) {
        let clauses = law::clauses(piece);
        let mut changes = Changes::new(&clauses);
        let whole = self.comments(&piece.anchor, false, Some((&mut changes, &piece.label, &clauses)));
        let of: Vec<Vec<u32>> = clauses
            .iter()
            .map(|clause| match clause.anchor == piece.anchor || clause.anchor.is_empty() {
                true => Vec::new(),
                false => self.comments(&clause.anchor, true, Some((&mut changes, &piece.label, &clauses))),
            })
            .collect();
        self.changes += changes.len() as u64;
        let last = clauses.len() - 1;
        for (place, clause) in clauses.iter().enumerate() {
            let mut opened = if place == 0 { whole.clone() } else { Vec::new() };
            opened.extend(&of[place]);
            let mut closed = of[place].clone();
            if place == last {
                closed.extend(&whole);
            }
            self.clause(clause, &changes, place, &opened, &closed);
        }
    }

    /// Comments whose part this draft has not, each under the part's name.
    fn elsewhere(&mut self) {
        let lang = self.draft.lang;
        let left: Vec<&str> = self.waiting.keys().copied().collect();
        if left.is_empty() {
            return;
        }
        self.out.paragraph("Heading1", say::elsewhere(lang));
        for at in left {
            let name = part(lang, self.draft.one, &self.labels, at);
            let ids = self.comments(at, false, None);
            self.spoken_of("Normal", &kept(&name), &ids);
        }
    }
}
