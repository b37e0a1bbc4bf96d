//! Markdown that officers write, as HTML that may stand in a page: no raw HTML, no scripts, no images.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How deep lists and quotes may nest: deeper ones are told flat, so that a thousand `>` cost nothing.
const DEEPEST: usize = 16;

/// Markdown to HTML. Headings become bold paragraphs (the page has its own outline); raw HTML is shown as it was typed.
pub fn html(markdown: &str) -> String {
    let mended = mend(markdown);
    let mut depth = 0usize;
    let events = Parser::new_ext(&mended, Options::ENABLE_TABLES).filter_map(move |event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(tag @ (Tag::BlockQuote(_) | Tag::List(_) | Tag::Item)) => {
            depth += 1;
            (depth <= DEEPEST).then_some(Event::Start(tag))
        }
        Event::End(tag @ (TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item)) => {
            depth -= 1;
            (depth < DEEPEST).then_some(Event::End(tag))
        }
        Event::SoftBreak => Some(Event::HardBreak),
        other => Some(other),
    });
    let mut out = String::with_capacity(mended.len() * 2);
    pulldown_cmark::html::push_html(&mut out, events);
    ammonia::Builder::default().link_rel(Some("nofollow noopener")).clean(&out).to_string().replace('\u{2060}', "")
}

/// Bold beside Thai stays literal in CommonMark when the asterisks touch punctuation: a word joiner between them mends it and
/// is taken out again after.
fn mend(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() + 16);
    let mut rest = markdown;
    while let Some(at) = rest.find("**") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push('\u{2060}');
        out.push_str("**");
        out.push('\u{2060}');
        rest = &after[2..];
    }
    out.push_str(rest);
    out
}

/// The first words of a text of one paragraph, at most so many characters, cut where Thai leaves a gap.
pub fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let mut end = None;
    for (place, (at, c)) in text.char_indices().enumerate() {
        if place > most {
            break;
        }
        if matches!(c, ' ' | '\n') && place > most * 2 / 3 {
            end = Some(at);
        }
    }
    let end = end.unwrap_or_else(|| {
        // Nor between a vowel or a mark and its consonant.
        let chars: Vec<(usize, char)> = text.char_indices().take(most).collect();
        let bound = |place: &usize| {
            let hangs = matches!(chars[*place].1, '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}');
            !hangs && !matches!(chars[place - 1].1, '\u{e40}'..='\u{e44}')
        };
        (1..chars.len()).rev().find(bound).map_or(0, |place| chars[place].0)
    });
    format!("{} …", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_a_person_is_shown_not_obeyed() {
        let html = html("a <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>");
        assert!(!html.contains("<script") && !html.contains("javascript:") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn bold_beside_thai_punctuation_is_bold() {
        let html = html("**\"หน่วยงาน\"**หมายความว่า");
        assert!(
            html.contains("<strong>\"หน่วยงาน\"</strong>หมายความว่า")
                || html.contains("<strong>&quot;หน่วยงาน&quot;</strong>"),
            "{html}"
        );
    }

    #[test]
    fn nesting_a_thousand_deep_is_told_flat() {
        let html = html(&format!("{} a", ">".repeat(1000)));
        assert!(html.matches("<blockquote>").count() <= DEEPEST);
    }
}
