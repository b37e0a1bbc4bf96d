//! The picture of a consultation that chats show beside its link: agency, name, state, drawn here so that the Thai is shaped
//! as it should be. 1200 × 630 px.

use crate::house::House;
use crate::{pages, small};
use app::problem::Problem;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::id::ConsultationId;
use domain::phase::Phase;
use http::{StatusCode, header};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

// The Latin and Thai parts of the site's own fonts, put together by `pyftmerge` of fonttools.
const PLAIN: &[u8] = include_bytes!("../../style/assets/fonts/sarabun-400.ttf");
const STRONG: &[u8] = include_bytes!("../../style/assets/fonts/sarabun-600.ttf");
/// The room that text has, in pixels, and how many lines of a name.
const ROOM: f64 = 1040.0;
const LINES: usize = 3;

/// Pictures drawn, by what stands on them.
pub struct Pictures(moka::sync::Cache<String, Option<Bytes>>);

impl Default for Pictures {
    fn default() -> Self {
        Pictures(moka::sync::Cache::new(200))
    }
}

/// Gives `/c/12/card.png`.
pub async fn give(State(house): State<Arc<House>>, request: Request) -> Response {
    let (lang, path) = pages::language(request.uri().path());
    let id = path.split('/').nth(2).and_then(ConsultationId::parse);
    let drawn = match id {
        Some(id) => draw(&house, lang, id).await,
        None => Err(Problem::NotFound),
    };
    match drawn {
        Ok(bytes) => {
            let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=3600")];
            (headers, bytes).into_response()
        }
        Err(problem) => small::plain(
            StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            "no such picture\n",
        ),
    }
}

async fn draw(house: &Arc<House>, lang: domain::lang::Lang, id: ConsultationId) -> Result<Bytes, Problem> {
    let one = store::consultation::public_one(&house.site.store, id).await?;
    let now = house.now();
    let mut state = words::law::state(lang, &one.dates, now);
    if let Some(closes) = one.dates.closes.filter(|_| one.phase(now) == Phase::Open) {
        let _ = write!(state, " · {}", words::date::until(lang, closes));
    }
    let svg = svg(one.by(lang), one.name(), &state, words::shell::brand(lang));
    let house = house.clone();
    let drawn = tokio::task::spawn_blocking(move || house.pictures.0.get_with_by_ref(&svg, || png(&svg))).await;
    drawn.ok().flatten().ok_or_else(|| Problem::Fault { reference: store::log_fault(&"a picture could not be drawn") })
}

fn svg(agency: &str, name: &str, state: &str, brand: &str) -> String {
    let mut out = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" font-family=\"Sarabun\" fill=\"#1c2029\">\
         <rect width=\"1200\" height=\"630\" fill=\"#fbfaf6\"/><rect width=\"1200\" height=\"12\" fill=\"#1d3f8f\"/>\
         <rect x=\"80\" y=\"496\" width=\"1040\" height=\"2\" fill=\"#dcd8cd\"/>",
    );
    let mut text = |x: u32, y: f64, size: u32, rest: &str, words: &str| {
        let words = escape(words);
        let _ =
            write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {rest} xml:space=\"preserve\">{words}</text>");
    };
    text(80, 116.0, 34, "fill=\"#545b69\"", &lines(agency, 34.0, PLAIN, 1).concat());
    let large = lines(name, 76.0, STRONG, LINES + 1);
    let (size, named) = if large.len() <= LINES { (76, large) } else { (58, lines(name, 58.0, STRONG, LINES + 1)) };
    for (place, line) in named.iter().enumerate() {
        text(80, 232.0 + place as f64 * f64::from(size) * 1.4, size, "font-weight=\"600\"", line);
    }
    text(80, 564.0, 36, "font-weight=\"600\" fill=\"#1d3f8f\"", state);
    text(1120, 564.0, 36, "font-weight=\"600\" text-anchor=\"end\"", brand);
    out.push_str("</svg>");
    out
}

/// A text in lines that fit, broken between words; what is beyond the last line is cut with a sign.
fn lines(text: &str, size: f64, font: &[u8], most: usize) -> Vec<String> {
    static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
        LazyLock::new(|| LineSegmenter::new_auto(LineBreakOptions::default()));
    let width = |text: &str| width(text, size, font);
    let mut lines = vec![String::new()];
    let mut from = 0;
    for to in SEGMENTER.segment_str(text).filter(|to| *to > 0) {
        let word = &text[from..to];
        from = to;
        let line = lines.last().map_or("", String::as_str);
        if line.is_empty() || width(line) + width(word.trim_end()) <= ROOM {
            if let Some(line) = lines.last_mut() {
                line.push_str(word);
            }
        } else if lines.len() < most {
            lines.push(word.into());
        } else {
            if let Some(line) = lines.last_mut() {
                line.truncate(line.trim_end().len());
                line.push('…');
            }
            break;
        }
    }
    lines
}

/// How wide a text is at a size: the sum of its letters' advances; marks have none.
fn width(text: &str, size: f64, font: &[u8]) -> f64 {
    let Ok(font) = FontRef::new(font) else { return 0.0 };
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size as f32), LocationRef::default()));
    let advance = |c| letters.map(c).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(size as f32 / 2.0);
    text.chars().map(|c| f64::from(advance(c))).sum()
}

fn png(svg: &str) -> Option<Bytes> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut fonts = Database::new();
        fonts.load_font_data(PLAIN.into());
        fonts.load_font_data(STRONG.into());
        Arc::new(fonts)
    });
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let mut pixels = Pixmap::new(1200, 630)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok().map(Bytes::from)
}

/// Text inside SVG. Control characters, which XML forbids, were refused when it was typed.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_broken_between_words_and_cut_at_the_end() {
        let name = "ร่างพระราชบัญญัติส่งเสริมตลาดนัดชุมชนและผู้ค้ารายย่อยในท้องถิ่น ".repeat(5);
        let lines = lines(&name, 58.0, STRONG, LINES + 1);
        assert_eq!(lines.len(), LINES + 1);
        assert!(lines.iter().all(|line| width(line, 58.0, STRONG) <= ROOM + 60.0));
        assert!(lines.last().unwrap().ends_with('…'));
        assert!(!lines.iter().any(|line| line.starts_with(['ุ', 'ั', '่', 'ะ'])), "{lines:?}");
        let drawn = png(&svg("กรมตลาด & <คลัง>", &name, "เปิดรับฟัง", "เสียง")).unwrap();
        assert!(drawn.starts_with(b"\x89PNG"));
    }
}
