//! A text of a law with what comes and goes in it, line by line as a law is set: items further in than paragraphs, a table's rows
//! without their strokes.

use crate::ui::field::escape;
use compare::Turn;
use domain::lang::Lang;
use words::version as say;

/// Writes stretches as lines; every letter goes through [`escape`].
pub fn lines<'a>(out: &mut String, lang: Lang, stretches: impl IntoIterator<Item = (Turn, &'a str)>) {
    let mut line = Line::default();
    for (turn, text) in stretches {
        let parts: Vec<&str> = text.split('\n').collect();
        // What a stretch is said to be is said once, where its words begin, and where they end.
        let first = parts.iter().position(|part| !part.trim().is_empty());
        let last = parts.iter().rposition(|part| !part.trim().is_empty());
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                std::mem::take(&mut line).end(out);
            }
            line.plain.push_str(part);
            marked(&mut line.markup, lang, turn, part, (Some(place) == first, Some(place) == last));
        }
    }
    line.end(out);
}

/// A stretch within a line, marked where it goes or comes.
pub fn turned(out: &mut String, lang: Lang, turn: Turn, text: &str) {
    marked(out, lang, turn, text, (true, true));
}

fn marked(out: &mut String, lang: Lang, turn: Turn, text: &str, (first, last): (bool, bool)) {
    let (tag, begins, ends) = match turn {
        Turn::Same => return out.push_str(&escape(text)),
        Turn::Removed => ("del", say::out_begins(lang), say::out_ends(lang)),
        Turn::Added => ("ins", say::in_begins(lang), say::in_ends(lang)),
    };
    // Blanks at the ends carry no stroke.
    let inner = text.trim();
    if inner.is_empty() {
        return out.push_str(&escape(text));
    }
    let said = |now: bool, words: &str| match now {
        true => format!("<span class=\"hidden\" lang=\"{}\"> {words} </span>", lang.code()),
        false => String::new(),
    };
    let start = text.len() - text.trim_start().len();
    out.push_str(&escape(&text[..start]));
    out.push_str(&format!("{}<{tag}>{}</{tag}>{}", said(first, begins), escape(inner), said(last, ends)));
    out.push_str(&escape(&text[start + inner.len()..]));
}

#[derive(Default)]
struct Line {
    plain: String,
    markup: String,
}

impl Line {
    fn end(self, out: &mut String) {
        let plain = self.plain.trim();
        let row = plain.starts_with('|');
        if plain.is_empty() || (row && plain.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))) {
            return;
        }
        let class = match (row, bracketed(plain)) {
            (true, _) => "diff__line diff__line--row",
            (_, Some(true)) => "diff__line diff__line--item",
            (_, Some(false)) => "diff__line diff__line--sub",
            _ => "diff__line",
        };
        let markup = if row { self.markup.replace('|', "<span class=\"diff__bar\">|</span>") } else { self.markup };
        out.push_str(&format!("<span class=\"{class}\">{markup}</span>"));
    }
}

/// Whether a line is an item: one with a number, or one with a letter below it.
fn bracketed(line: &str) -> Option<bool> {
    let (inner, _) = line.strip_prefix('(')?.split_once(')')?;
    let number = !inner.is_empty() && inner.chars().all(|c| c.is_numeric() || c == '/');
    let letter = inner.chars().count() == 1;
    number.then_some(true).or(letter.then_some(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(stretches: &[(Turn, &str)]) -> String {
        let mut out = String::new();
        lines(&mut out, Lang::En, stretches.iter().copied());
        out
    }

    #[test]
    fn items_stand_in_lines_of_their_own_and_blank_lines_go() {
        let text = "ตามมาตรา\n\n(๑) ก\n\n(ก) <ข>\n";
        assert_eq!(
            drawn(&[(Turn::Same, text)]),
            "<span class=\"diff__line\">ตามมาตรา</span><span class=\"diff__line diff__line--item\">(๑) ก</span>\
             <span class=\"diff__line diff__line--sub\">(ก) &lt;ข&gt;</span>"
        );
    }

    #[test]
    fn a_stretch_over_lines_is_told_once() {
        let drawn = drawn(&[(Turn::Same, "ก "), (Turn::Added, "ข\n(๑) ค"), (Turn::Same, " ง")]);
        assert_eq!(drawn.matches("<ins>").count(), 2, "{drawn}");
        assert_eq!(drawn.matches("class=\"hidden\"").count(), 2, "{drawn}");
    }

    #[test]
    fn a_table_has_rows_and_no_rule() {
        let drawn = drawn(&[(Turn::Same, "| ว่าว | ขนาด |\n|---|---|\n| ปักเป้า | เล็ก |")]);
        assert_eq!(drawn.matches("diff__line--row").count(), 2, "{drawn}");
        assert!(!drawn.contains("---"), "{drawn}");
    }
}
