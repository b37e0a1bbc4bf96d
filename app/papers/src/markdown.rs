//! What officers write in Markdown (how people were heard, the impact analysis) as blocks of a paper: headings, paragraphs, lists,
//! tables, strong words. Everything else is told as plain text; nothing is lost.

use crate::letters::kept;
use crate::paper::{Block, Run, Table};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How deep lists may be drawn; deeper ones are told flat.
const DEEPEST: usize = 4;

/// The blocks of a text; its headings begin at `level`.
pub(crate) fn blocks(markdown: &str, level: u8) -> Vec<Block> {
    let mended = mended(&kept(markdown));
    let mut reader = Reader { level, ..Reader::default() };
    for event in Parser::new_ext(&mended, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.end_of_words();
    reader.blocks
}

/// The same of an officer's text, counted as its paper counts: its numbers are changed once its lists and tables have been read.
pub(crate) fn official(markdown: &str, level: u8) -> Vec<Block> {
    let mut blocks = blocks(markdown, level);
    let changed = |text: &mut String| *text = words::digits::official(text);
    for block in &mut blocks {
        match block {
            Block::Heading { text, .. } | Block::Note { text } => changed(text),
            Block::Text { runs } => runs.iter_mut().for_each(|run| changed(&mut run.text)),
            Block::Item { mark, runs, .. } => {
                changed(mark);
                runs.iter_mut().for_each(|run| changed(&mut run.text));
            }
            Block::Table(table) => table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(changed),
            Block::Named { .. } | Block::Bars { .. } | Block::Chart(_) => {}
        }
    }
    blocks
}

/// Bold beside Thai stays literal in CommonMark where the asterisks touch punctuation: a word joiner between them mends it, and
/// is taken out again after.
fn mended(markdown: &str) -> String {
    markdown.replace("**", "\u{2060}**\u{2060}")
}

#[derive(Default)]
struct Reader {
    level: u8,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    strong: usize,
    heading: Option<u8>,
    /// The next number of each open list; none for one without numbers.
    lists: Vec<Option<u64>>,
    /// The mark of the item whose first words have not been told.
    mark: Option<String>,
    rows: Vec<Vec<String>>,
    in_table: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::SoftBreak | Event::HardBreak => self.say("\n"),
            Event::Rule => self.end_of_words(),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.say(&text),
            Event::TaskListMarker(done) => self.say(if done { "☑ " } else { "☐ " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_of_words();
                self.heading = Some((self.level + level as u8 - 1).clamp(self.level, 3));
            }
            Tag::Strong => self.strong += 1,
            Tag::List(first) => {
                self.end_of_words();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_of_words();
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", words::plain(*number - 1))
                    }
                    _ => "•".into(),
                });
            }
            Tag::Table(_) => {
                self.end_of_words();
                self.in_table = true;
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_) if !self.in_table => {
                self.end_of_words();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let text = self.words().replace('\n', " ");
                let level = self.heading.take().unwrap_or(self.level);
                if !text.trim().is_empty() {
                    self.blocks.push(Block::heading(level, text.trim()));
                }
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::List(_) => {
                self.end_of_words();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                let cell = self.words();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => self.end_of_table(),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock if !self.in_table => {
                self.end_of_words();
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        let text = text.replace('\u{2060}', "");
        let strong = self.strong > 0;
        match self.runs.last_mut().filter(|run| run.strong == strong) {
            Some(run) => run.text.push_str(&text),
            None if text.is_empty() => {}
            None => self.runs.push(Run { text, strong }),
        }
    }

    /// What was said so far, without its weights.
    fn words(&mut self) -> String {
        self.runs.drain(..).map(|run| run.text).collect()
    }

    /// Ends the paragraph or item being told, if anything was said.
    fn end_of_words(&mut self) {
        if self.runs.iter().all(|run| run.text.trim().is_empty()) {
            self.runs.clear();
            return;
        }
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        let level = self.lists.len().min(DEEPEST);
        self.blocks.push(match (level, self.mark.take()) {
            (0, _) => Block::Text { runs },
            (level, mark) => Block::Item { level: (level - 1) as u8, mark: mark.unwrap_or_default(), runs },
        });
    }

    fn end_of_table(&mut self) {
        self.in_table = false;
        let mut rows = std::mem::take(&mut self.rows);
        let columns = rows.first().map_or(0, Vec::len);
        if columns == 0 {
            return;
        }
        for row in &mut rows {
            row.resize(columns, String::new());
        }
        let head = rows.remove(0);
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        self.blocks.push(Block::Table(Table::new("", &head, rows, &vec![1; columns])));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(markdown: &str) -> Vec<String> {
        blocks(markdown, 2)
            .into_iter()
            .map(|block| match block {
                Block::Heading { level, text } => format!("{level} {text}"),
                Block::Text { runs } => runs
                    .iter()
                    .map(|run| if run.strong { format!("*{}*", run.text) } else { run.text.clone() })
                    .collect(),
                Block::Item { level, mark, runs } => {
                    format!("{level} {mark} {}", runs.iter().map(|run| run.text.as_str()).collect::<String>())
                }
                Block::Table(table) => format!("{:?} {:?}", table.head, table.rows),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn headings_lists_tables_and_strong_words_are_told() {
        let text = "# คน\n\nก **\"ข\"**ค\nง\n\n1. หนึ่ง\n2. สอง\n   - ย่อย\n\n| ก | ข |\n|---|---|\n| 1 | 2 |\n\n<b>x</b>";
        let told = told(text);
        assert_eq!(told[0], "2 คน");
        assert_eq!(told[1], "ก *\"ข\"*ค\nง");
        assert_eq!(&told[2..5], ["0 1. หนึ่ง", "0 2. สอง", "1 • ย่อย"]);
        assert_eq!(told[5], "[\"ก\", \"ข\"] [[\"1\", \"2\"]]");
        assert_eq!(told[6], "<b>x</b>");
    }

    #[test]
    fn nesting_a_thousand_deep_is_told_flat() {
        for hostile in [format!("{} a", ">".repeat(1_000)), format!("{} a", "- ".repeat(1_000)), "*".repeat(9_999)] {
            assert!(!blocks(&hostile, 2).is_empty());
        }
    }
}
