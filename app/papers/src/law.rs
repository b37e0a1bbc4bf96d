//! A piece of a draft as its paragraphs, read back from the HTML that the store derived from the text: there each paragraph has
//! its address, its place in the layout and its number apart. That HTML is ours, so that a few lines read it whole.

use crate::paper::Run;
use domain::consultation::Provision;

/// One paragraph of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its address: `m10-w2`; empty for what has none.
    pub(crate) anchor: String,
    pub(crate) shape: Shape,
    /// The provision's number is the strong run at its head.
    pub(crate) runs: Vec<Run>,
    /// Of a table.
    pub(crate) rows: Vec<Vec<String>>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    #[default]
    Clause,
    Item,
    Sub,
    Quoted,
    Centred,
    /// A heading of the text, by how deep it lies.
    Heading(u8),
    Table,
}

impl Clause {
    /// What it says, without its number.
    pub(crate) fn words(&self) -> String {
        self.runs.iter().filter(|run| !run.strong).map(|run| run.text.as_str()).collect::<String>().trim().to_string()
    }

    fn heading(anchor: &str, level: u8, text: &str) -> Clause {
        let runs = vec![Run { text: text.into(), strong: false }];
        Clause { anchor: anchor.into(), shape: Shape::Heading(level), runs, rows: Vec::new() }
    }
}

/// The paragraphs of a piece.
pub(crate) fn clauses(piece: &Provision) -> Vec<Clause> {
    let level = (2 + piece.path.len()).min(3) as u8;
    match piece.kind.as_str() {
        "book" | "division" | "title" | "chapter" | "part" | "transitory" => {
            return vec![Clause::heading(&piece.anchor, level, format!("{} {}", piece.label, piece.text).trim())];
        }
        "name" => {
            return vec![Clause { shape: Shape::Centred, ..read(&format!("<p>{}</p>", piece.html)).swap_remove(0) }];
        }
        _ => {}
    }
    let mut found = read(&piece.html);
    if matches!(piece.kind.as_str(), "memorandum" | "schedule") && !piece.label.is_empty() {
        found.insert(0, Clause::heading(&piece.anchor, level, &piece.label));
    }
    if found.is_empty() {
        found.push(Clause { runs: vec![Run { text: piece.label.clone(), strong: true }], ..Clause::default() });
    }
    found
}

fn read(html: &str) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let (mut rest, mut strong, mut spans) = (html, false, Vec::new());
    while let Some(at) = rest.find('<') {
        say(&mut found, &rest[..at], strong);
        let (tag, after) = rest[at + 1..].split_once('>').unwrap_or((&rest[at + 1..], ""));
        rest = after;
        match tag.split(' ').next().unwrap_or("") {
            "p" => found.push(Clause { anchor: of(tag, "id"), shape: shape(tag), ..Clause::default() }),
            "table" => found.push(Clause { anchor: of(tag, "id"), shape: Shape::Table, ..Clause::default() }),
            "br" => say(&mut found, "\n", strong),
            "tr" => {
                if let Some(table) = found.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "th" | "td" => {
                if let Some(row) = found.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(String::new());
                }
            }
            "span" => {
                spans.push(strong);
                strong = strong || tag.contains("law__no");
            }
            "/span" => strong = spans.pop().unwrap_or(false),
            _ => {}
        }
    }
    say(&mut found, rest, strong);
    found
}

fn shape(tag: &str) -> Shape {
    match of(tag, "class") {
        class if class.contains("law__p--quoted") => Shape::Quoted,
        class if class.contains("law__p--item") => Shape::Item,
        class if class.contains("law__p--sub") => Shape::Sub,
        class if class.contains("law__center") => Shape::Centred,
        _ => Shape::Clause,
    }
}

/// The value of an attribute; the names and values are ours.
fn of(tag: &str, name: &str) -> String {
    let found = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    found.map_or_else(String::new, |(value, _)| value.to_string())
}

fn say(found: &mut [Clause], text: &str, strong: bool) {
    let Some(clause) = found.last_mut().filter(|_| !text.is_empty()) else { return };
    let text = unescaped(text);
    if clause.shape == Shape::Table {
        if let Some(cell) = clause.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(&text);
        }
        return;
    }
    match clause.runs.last_mut().filter(|run| run.strong == strong) {
        Some(run) => run.text.push_str(&text),
        None => clause.runs.push(Run { text, strong }),
    }
}

/// The other way of the store's escaper.
fn unescaped(text: &str) -> String {
    // The ampersand last: what was written as `&lt;` stays so.
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: &str, html: &str) -> Provision {
        Provision {
            place: 0,
            anchor: "m1".into(),
            kind: kind.into(),
            number: "1".into(),
            label: "มาตรา ๑".into(),
            path: Vec::new(),
            text: "ชื่อ".into(),
            html: html.into(),
            division: 0,
        }
    }

    #[test]
    fn paragraphs_keep_their_address_their_shape_and_their_number() {
        let html = "<p class=\"law__p law__p--first\" id=\"m1-w1\"><span class=\"law__no\">มาตรา ๑</span> ตาม<span class=\"nb\">มาตรา ๖</span> &amp;lt; ก<br>ข</p>\
                    <p class=\"law__p law__p--item\" id=\"m1-1\">(๑) ค</p><div class=\"law__table\"><table id=\"m1-t1\"><thead><tr><th scope=\"col\">ง</th></tr></thead><tbody><tr><td>จ</td></tr></tbody></table></div>";
        let found = clauses(&piece("provision", html));
        assert_eq!((found[0].anchor.as_str(), found[0].shape), ("m1-w1", Shape::Clause));
        assert_eq!(found[0].runs[0], Run { text: "มาตรา ๑".into(), strong: true });
        assert_eq!(found[0].words(), "ตามมาตรา ๖ &lt; ก\nข");
        assert_eq!(
            (found[1].anchor.as_str(), found[1].shape, found[1].words().as_str()),
            ("m1-1", Shape::Item, "(๑) ค")
        );
        assert_eq!(found[2].rows, [["ง"], ["จ"]]);
        assert_eq!(clauses(&piece("chapter", "x"))[0].words(), "มาตรา ๑ ชื่อ");
    }

    #[test]
    fn a_broken_tag_ends_the_reading_and_nothing_else() {
        assert_eq!(read("<p id=\"a\">ก<p").len(), 2);
        assert!(read("ก").is_empty());
    }
}
