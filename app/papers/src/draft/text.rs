//! A paragraph of the draft with its comments and the wordings proposed for it; and the draft as Markdown.

use super::change::{Changes, Proposal};
use super::{Writer, notes};
use crate::docx::xml::STRONG;
use crate::law::{self, Clause, Shape};
use crate::likeness::parted;
use domain::consultation::Provision;

impl Writer<'_> {
    pub(super) fn clause(
        &mut self,
        clause: &Clause,
        changes: &Changes<'_>,
        place: usize,
        opened: &[u32],
        closed: &[u32],
    ) {
        if clause.shape == Shape::Table {
            // A table holds no comment over its whole: an empty line before it does.
            self.out.begin("Normal");
            notes::open(&mut self.out, opened);
            self.out.run("", " ");
            notes::close(&mut self.out, closed);
            self.out.end();
            crate::docx::plain_table(&mut self.out, &clause.rows);
            return;
        }
        let added = &changes.after[place];
        match changes.whole.as_ref().filter(|_| place > 0) {
            None => self.begin(clause, "w:ins", added.first()),
            // With the words the paragraph goes as well.
            Some(by) => self.begin(clause, "w:del", Some(by)),
        }
        notes::open(&mut self.out, opened);
        for run in clause.runs.iter().filter(|run| run.strong) {
            self.out.run(STRONG, &format!("{} ", run.text.trim_end()));
        }
        let words = clause.words();
        match (&changes.of[place], &changes.whole) {
            (None, None) => {
                self.out.run("", &words);
            }
            (None, Some(by)) => {
                self.removed(&words, by);
                if place == 0 {
                    self.put(&by.wording, by);
                }
            }
            (Some(by), _) => self.changed(&words, by),
        }
        notes::close(&mut self.out, closed);
        self.out.end();
        self.inserted(clause, added);
    }

    /// Begins a paragraph, whose end is tracked where somebody puts it in or takes it out. A paragraph that is put in after
    /// another takes over the end of that one, which gets a new one: so word processors write it, and give back each
    /// paragraph whole where the change is rejected.
    fn begin(&mut self, clause: &Clause, tag: &str, by: Option<&Proposal<'_>>) {
        let Some(by) = by else {
            self.out.begin(style(clause.shape));
            return;
        };
        self.out.raw("<w:p><w:pPr><w:pStyle w:val=\"").raw(style(clause.shape)).raw("\"/><w:rPr>");
        self.tracked(tag, by);
        self.out.raw("</").raw(tag).raw("></w:rPr></w:pPr>");
    }

    /// A paragraph in which the words that differ are taken out and put in.
    fn changed(&mut self, words: &str, by: &Proposal<'_>) {
        let (head, out, put, tail) = parted(words, &by.wording);
        if !head.is_empty() {
            self.out.run("", head);
        }
        self.removed(out, by);
        self.put(put, by);
        if !tail.is_empty() {
            self.out.run("", tail);
        }
    }

    fn put(&mut self, words: &str, by: &Proposal<'_>) {
        if !words.is_empty() {
            self.tracked("w:ins", by);
            self.out.run("", words).raw("</w:ins>");
        }
    }

    fn removed(&mut self, words: &str, by: &Proposal<'_>) {
        if !words.is_empty() {
            self.tracked("w:del", by);
            self.out.gone("", words).raw("</w:del>");
        }
    }

    /// What is to be added to what stands before: new paragraphs, each to be taken or left.
    fn inserted(&mut self, clause: &Clause, added: &[Proposal<'_>]) {
        for (place, by) in added.iter().enumerate() {
            self.begin(clause, "w:ins", added.get(place + 1));
            self.tracked("w:ins", by);
            self.out.run("", &by.wording).raw("</w:ins></w:p>");
        }
    }

    fn tracked(&mut self, tag: &str, by: &Proposal<'_>) {
        let (id, date) = (self.change, notes::date(by.voice.at));
        self.change += 1;
        self.out.raw("<").raw(tag).raw(&format!(" w:id=\"{id}\" w:author=\""));
        let author = notes::author(self.draft.lang, by.voice);
        self.out.words(&author).raw(&format!("\" w:date=\"{date}\">"));
    }
}

fn style(shape: Shape) -> &'static str {
    match shape {
        Shape::Clause | Shape::Table => "Clause",
        Shape::Item => "ClauseItem",
        Shape::Sub => "ClauseSub",
        Shape::Quoted => "ClauseQuoted",
        Shape::Centred => "Centred",
        Shape::Heading(2) => "Heading2",
        Shape::Heading(_) => "Heading3",
    }
}

/// The draft as Markdown: numbers are strong, headings are headings, tables are tables.
pub fn markdown(pieces: &[Provision]) -> String {
    let mut out = String::new();
    for clause in pieces.iter().flat_map(law::clauses) {
        let words = plain(&clause.words());
        match clause.shape {
            Shape::Heading(level) => {
                out.push_str(&format!("{} {}", "#".repeat(level.into()), words.replace('\n', " ")))
            }
            Shape::Centred => out.push_str(&format!("**{words}**")),
            Shape::Table => out.push_str(&table(&clause.rows)),
            _ => {
                let number: String = clause.runs.iter().filter(|run| run.strong).map(|run| run.text.trim()).collect();
                match number.as_str() {
                    "" => out.push_str(&words),
                    number => out.push_str(&format!("**{}** {words}", plain(number))),
                }
            }
        }
        out.push_str("\n\n");
    }
    out
}

fn table(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (place, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| plain(cell).replace('|', "\\|").replace('\n', " ")).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if place == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    out.trim_end().to_string()
}

/// Text in which no letter is markup; line ends inside a paragraph stay.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, line) in crate::letters::kept(text).split('\n').enumerate() {
        if place > 0 {
            out.push_str("  \n");
        }
        let line = line.trim();
        // What would begin a list, a heading, a quote or a rule.
        if line.starts_with(['#', '>', '-', '+', '=', '~', ':']) {
            out.push('\\');
        }
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        for (at, letter) in line.chars().enumerate() {
            let numbered = digits > 0 && at == digits && matches!(letter, '.' | ')');
            if numbered || matches!(letter, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '&') {
                out.push('\\');
            }
            out.push(letter);
        }
    }
    out
}
