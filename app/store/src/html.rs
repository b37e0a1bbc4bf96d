//! The pieces of a law as HTML, in the words of the design (`law__p`, `law__no` …). Every letter goes through one escaper,
//! so that nothing pasted can become markup; every paragraph carries its anchor as id.

use domain::reading::{Kind, Paragraph, Piece, Shape, unbroken};

/// What stands inside the piece's own element.
pub(crate) fn html(piece: &Piece) -> String {
    let mut out = String::with_capacity(piece.text.len() * 2);
    match piece.kind {
        kind if kind.is_heading() => heading(&mut out, piece),
        Kind::Name => name(&mut out, piece),
        _ => body(&mut out, piece),
    }
    out
}

/// What is searched, quoted and exported of a piece: its words without its label, one paragraph a line. Of a heading
/// its title.
pub(crate) fn plain(piece: &Piece) -> String {
    if piece.kind.is_heading() {
        return piece.title.clone();
    }
    let mut lines = Vec::new();
    for paragraph in piece.paragraphs.iter().filter(|paragraph| !repeats_label(piece, paragraph)) {
        match paragraph.shape {
            Shape::Table => lines.extend(paragraph.rows.iter().map(|row| row.join(" "))),
            _ if paragraph.marker.is_empty() => lines.push(paragraph.text.clone()),
            _ => lines.push(format!("{} {}", paragraph.marker, paragraph.text)),
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

/// The words of a piece from how it is drawn: as [`plain`] says them. For texts that are kept as they are drawn alone.
pub(crate) fn words_of(label: &str, html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(['<', '&']) {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let (sign, end) = if rest.starts_with('<') { ('<', '>') } else { ('&', ';') };
        let length = rest.find(end).map_or(rest.len(), |at| at + 1);
        let (mark, after) = rest.split_at(length);
        let name: &str = mark[1..].trim_end_matches(end).split(' ').next().unwrap_or_default();
        match (sign, name) {
            ('<', "p" | "tr" | "br") => text.push('\n'),
            ('<', "td" | "th") => text.push(' '),
            ('&', "amp") => text.push('&'),
            ('&', "lt") => text.push('<'),
            ('&', "gt") => text.push('>'),
            ('&', "quot") => text.push('"'),
            ('&', "#39") => text.push('\''),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    let text = text.trim_start();
    let text = text.strip_prefix(label).unwrap_or(text);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The words of a paragraph or an item, with what lies inside it, from how its piece is drawn; nothing where there is none of
/// that name.
pub(crate) fn words_at(html: &str, anchor: &str) -> String {
    let inside = |id: &str| id.strip_prefix(anchor).is_some_and(|deeper| deeper.is_empty() || deeper.starts_with('-'));
    let mut lines = Vec::new();
    for (at, sign) in html.match_indices(" id=\"") {
        let id = html[at + sign.len()..].split('"').next().unwrap_or_default();
        let Some(from) = html[..at].rfind('<').filter(|_| inside(id)) else { continue };
        let name = html[from + 1..].split(' ').next().unwrap_or_default();
        let block = html[from..].split(&format!("</{name}>")).next().unwrap_or_default();
        lines.push(words_of("", block));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Whether a paragraph is the label over again, which the page draws itself.
fn repeats_label(piece: &Piece, paragraph: &Paragraph) -> bool {
    paragraph.shape == Shape::Heading && paragraph.text.trim() == piece.label.trim()
}

fn heading(out: &mut String, piece: &Piece) {
    out.push_str("<span class=\"nb\">");
    escape(out, &piece.label);
    out.push_str("</span>");
    if !piece.title.is_empty() {
        out.push_str("<span class=\"law__group-title\">");
        words(out, &piece.title);
        out.push_str("</span>");
    }
}

fn name(out: &mut String, piece: &Piece) {
    for (place, paragraph) in piece.paragraphs.iter().enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        words(out, paragraph.text.trim_start_matches(['#', ' ']));
    }
    if piece.paragraphs.is_empty() {
        words(out, &piece.label);
    }
}

fn body(out: &mut String, piece: &Piece) {
    // The number stands in the first paragraph; where that is a list or a table, in a line of its own.
    let mut label = Some(&piece.label).filter(|label| piece.kind == Kind::Provision && !label.is_empty());
    if let Some(number) = label
        && !piece.paragraphs.first().is_some_and(|first| first.shape == Shape::Clause)
    {
        out.push_str("<p class=\"law__p law__p--first\">");
        numbered(out, number);
        out.push_str("</p>");
        label = None;
    }
    for paragraph in piece.paragraphs.iter().filter(|paragraph| !repeats_label(piece, paragraph)) {
        match paragraph.shape {
            Shape::Table => table(out, paragraph),
            Shape::Heading => line(out, "law__center", paragraph, None),
            Shape::Leader if is_dots(&paragraph.text) => dots(out, paragraph),
            Shape::Leader => line(out, "law__center", paragraph, None),
            _ if is_dots(&paragraph.text) => dots(out, paragraph),
            _ => line(out, class(paragraph, label.is_some()), paragraph, label.take()),
        }
    }
}

fn class(paragraph: &Paragraph, first: bool) -> &'static str {
    match (paragraph.shape, paragraph.level) {
        (Shape::Quoted, 0) => "law__p law__p--quoted",
        (Shape::Quoted, 1) => "law__p law__p--quoted law__p--item",
        (Shape::Quoted, _) => "law__p law__p--quoted law__p--sub",
        (Shape::Question, _) => "law__p law__p--question",
        (_, 0) if first => "law__p law__p--first",
        (_, 0) => "law__p",
        (_, 1) => "law__p law__p--item",
        _ => "law__p law__p--sub",
    }
}

fn line(out: &mut String, class: &str, paragraph: &Paragraph, label: Option<&String>) {
    out.push_str("<p class=\"");
    out.push_str(class);
    out.push_str("\" id=\"");
    escape(out, &paragraph.anchor);
    out.push_str("\">");
    if let Some(label) = label {
        numbered(out, label);
        out.push(' ');
    }
    if paragraph.shape == Shape::Cited {
        numbered(out, &paragraph.marker);
        out.push(' ');
    } else if !paragraph.marker.is_empty() {
        escape(out, &paragraph.marker);
        out.push(' ');
    }
    words(out, &paragraph.text);
    out.push_str("</p>");
}

fn numbered(out: &mut String, label: &str) {
    out.push_str("<span class=\"law__no\">");
    escape(out, label);
    out.push_str("</span>");
}

fn dots(out: &mut String, paragraph: &Paragraph) {
    out.push_str("<p class=\"law__dots\" id=\"");
    escape(out, &paragraph.anchor);
    out.push_str("\" aria-hidden=\"true\">");
    escape(out, &paragraph.text);
    out.push_str("</p>");
}

fn table(out: &mut String, paragraph: &Paragraph) {
    out.push_str("<div class=\"law__table\"><table id=\"");
    escape(out, &paragraph.anchor);
    out.push_str("\">");
    for (place, row) in paragraph.rows.iter().enumerate() {
        out.push_str(match place {
            0 => "<thead><tr>",
            1 => "<tbody><tr>",
            _ => "<tr>",
        });
        for cell in row {
            out.push_str(if place == 0 { "<th scope=\"col\">" } else { "<td>" });
            words(out, cell);
            out.push_str(if place == 0 { "</th>" } else { "</td>" });
        }
        out.push_str(if place == 0 { "</tr></thead>" } else { "</tr>" });
    }
    out.push_str(if paragraph.rows.len() > 1 { "</tbody></table></div>" } else { "</table></div>" });
}

/// How many dots in a row are a line to be filled in; fewer are a year left open.
const LEADER: usize = 6;

fn is_dots(text: &str) -> bool {
    text.chars().filter(|c| matches!(c, '.' | '…')).count() >= 3
        && text.chars().all(|c| matches!(c, '.' | '…' | ' ' | '\u{a0}' | '\t'))
}

/// Running text: citations stay with their numbers, and lines of dots are not read aloud.
fn words(out: &mut String, text: &str) {
    let mut from = 0;
    for range in unbroken(text) {
        leaders(out, &text[from..range.start]);
        out.push_str("<span class=\"nb\">");
        escape(out, &text[range.clone()]);
        out.push_str("</span>");
        from = range.end;
    }
    leaders(out, &text[from..]);
}

fn leaders(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(&".".repeat(LEADER)) {
        let length = rest[start..].find(|c| c != '.').unwrap_or(rest.len() - start);
        escape(out, &rest[..start]);
        out.push_str("<span class=\"law__leader\" aria-hidden=\"true\">");
        out.push_str(&rest[start..start + length]);
        out.push_str("</span>");
        rest = &rest[start + length..];
    }
    escape(out, rest);
}

/// The one door for letters; a line end within a piece stays one.
fn escape(out: &mut String, text: &str) {
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        domain::text::escape_into(out, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str) -> String {
        domain::reading::read(source).pieces.iter().map(html).collect()
    }

    #[test]
    fn nothing_pasted_becomes_markup() {
        let drawn = drawn(
            "# <script>alert(1)</script>\n\nมาตรา ๑ <img src=x onerror=\"alert(2)\"> & 'ก'\n\n(๑) </p><b>\n\n| <i>ก | ข |\n|---|---|\n| <u> | \"ค |",
        );
        for tag in ["<script", "<img", "<b>", "<i>", "<u>"] {
            assert!(!drawn.contains(tag), "{drawn}");
        }
        assert!(drawn.contains("&lt;script&gt;"), "{drawn}");
    }

    #[test]
    fn a_provision_is_drawn_with_its_number_its_items_and_their_anchors() {
        assert_eq!(
            drawn("# ร่าง\n\nมาตรา ๑ ตามมาตรา ๖ (๓) ให้\n\n(๑) ข\n\n(ก) ค\n\nวรรคต่อมา").split_once("มาตรา ๑<").unwrap().1,
            "/span> ตาม<span class=\"nb\">มาตรา ๖ (๓)</span> ให้</p><p class=\"law__p law__p--item\" id=\"m1-1\">(๑) ข</p>\
             <p class=\"law__p law__p--sub\" id=\"m1-1-a\">(ก) ค</p><p class=\"law__p\" id=\"m1-w2\">วรรคต่อมา</p>"
        );
    }

    #[test]
    fn the_words_of_a_piece_are_read_back_from_how_it_is_drawn() {
        let source = "# ร่าง\n\nมาตรา ๑ ตามมาตรา ๖ (๓) \"ก\" & <ข> 'ค'\n\n(๑) ข\n\n(ก) ค\n\nวรรคต่อมา\n\nมาตรา ๒\n\n| ก | ข |\n|---|---|\n| ค | ง |\n\n\
                      มาตรา ๓ ให้เพิ่มความต่อไปนี้\n\n“มาตรา ๓/๑ ให้”";
        let pieces = domain::reading::read(source).pieces;
        let pieces = pieces.iter().filter(|piece| piece.kind == Kind::Provision);
        let both = pieces.map(|piece| (words_of(&piece.label, &html(piece)), plain(piece))).collect::<Vec<_>>();
        assert_eq!(both.len(), 3);
        both.into_iter().for_each(|(read, said)| assert_eq!(read, said));
    }

    #[test]
    fn a_paragraph_is_read_back_with_what_lies_inside_it() {
        let drawn = drawn("# ร่าง\n\nมาตรา ๑ ตามมาตรา ๖ (๓) \"ก\" ให้\n\n(๑) ข & ข\n\n(ก) ค\n\n(๒) ง\n\nวรรคต่อมา");
        for (anchor, words) in [
            ("m1-1", "(๑) ข & ข\n(ก) ค"),
            ("m1-1-a", "(ก) ค"),
            ("m1-2", "(๒) ง"),
            ("m1-w2", "วรรคต่อมา"),
            ("m1-w", ""),
            ("m1-9", ""),
        ] {
            assert_eq!(words_at(&drawn, anchor), words, "{anchor}");
        }
        assert!(words_at(&drawn, "m1").starts_with("มาตรา ๑ ตามมาตรา ๖ (๓) \"ก\" ให้\n(๑) ข"), "{drawn}");
    }

    #[test]
    fn dots_to_be_filled_in_are_not_read_aloud() {
        let mut out = String::new();
        words(&mut out, "ให้ไว้ ณ วันที่ .......... พ.ศ. ....");
        assert_eq!(
            out,
            "ให้ไว้ ณ วันที่ <span class=\"law__leader\" aria-hidden=\"true\">..........</span> <span class=\"nb\">พ.ศ. ....</span>"
        );
    }
}
