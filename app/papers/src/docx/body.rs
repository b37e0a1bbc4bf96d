//! The blocks of a paper as the body of a Word file.

use super::chart;
use super::xml::{STRONG, Xml};
use crate::letters::lines;
use crate::paper::{Bar, Block, Paper, Run, Seal, Table};

/// The width of the text on the page, in twentieths of a point.
const WIDTH: u32 = 9_014;

/// The body; `picture` says whether the seal's code is there.
pub(super) fn of(paper: &Paper, picture: bool) -> String {
    let mut out = Xml::default();
    out.paragraph("Remark", &paper.author).paragraph("Title", &paper.kind).paragraph("Subtitle", &paper.title);
    if let Some(notice) = &paper.notice {
        out.begin("Notice").run(STRONG, &notice.title).end();
        for line in lines(&notice.text) {
            out.paragraph("Notice", line);
        }
    }
    blocks(&mut out, &paper.blocks);
    if let Some(seal) = paper.seal.as_ref().filter(|_| picture) {
        sealed(&mut out, seal);
    }
    out.0
}

pub(crate) fn blocks(out: &mut Xml, blocks: &[Block]) {
    // Charts are named by their order, as `chart::all` gives them.
    let mut charts = 0;
    for one in blocks {
        if let Some(chart) = chart::of(one) {
            charts += 1;
            chart::place(out, &chart, charts);
        }
        block(out, one);
    }
}

fn block(out: &mut Xml, block: &Block) {
    match block {
        Block::Heading { level, text } => {
            out.paragraph(["Heading1", "Heading2", "Heading3"][usize::from(*level).clamp(1, 3) - 1], text);
        }
        Block::Text { runs } => {
            out.begin("Normal");
            weighted(out, runs);
            out.end();
        }
        Block::Named { name, text } => {
            out.paragraph("Label", name);
            for line in lines(text) {
                out.paragraph("Normal", line);
            }
        }
        Block::Item { level, mark, runs } => {
            let left = 360 + u32::from(*level) * 360;
            out.raw("<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/>")
                .raw(&format!("<w:tabs><w:tab w:val=\"left\" w:pos=\"{0}\"/></w:tabs><w:ind w:left=\"{0}\" w:hanging=\"360\"/></w:pPr>", left + 360));
            out.run("", mark).raw("<w:r><w:tab/></w:r>");
            weighted(out, runs);
            out.end();
        }
        Block::Table(of) => table(out, of),
        Block::Bars { caption, head, bars } => counted(out, caption, head, bars),
        // Drawn before: its table is a block of its own.
        Block::Chart(_) => {}
        Block::Note { text } => {
            for line in lines(text) {
                out.paragraph("Remark", line);
            }
        }
    }
}

fn weighted(out: &mut Xml, runs: &[Run]) {
    for run in runs {
        out.run(if run.strong { STRONG } else { "" }, &run.text);
    }
}

/// The beginning of a table: its style and description, and the widths of its columns.
fn begin(out: &mut Xml, caption: &str, widths: &[u32]) {
    out.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"Ruled\"/>")
        .raw(&format!("<w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"))
        .raw("<w:tblLook w:val=\"0620\" w:firstRow=\"1\"/>");
    if !caption.is_empty() {
        out.raw("<w:tblCaption w:val=\"").words(caption).raw("\"/>");
    }
    out.raw("</w:tblPr><w:tblGrid>");
    for width in widths {
        out.raw(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.raw("</w:tblGrid>");
}

/// Letters of a cell up to which its row stands on one page.
const WHOLE: usize = 900;

/// One row, on one page where it is not long; that of the head stands over every page that the table reaches.
fn row(out: &mut Xml, widths: &[u32], cells: &[String], style: impl Fn(usize) -> &'static str, head: bool) {
    let whole = cells.iter().all(|cell| cell.chars().count() <= WHOLE);
    out.raw(if whole { "<w:tr><w:trPr><w:cantSplit/>" } else { "<w:tr><w:trPr><w:cantSplit w:val=\"0\"/>" });
    if head {
        out.raw("<w:tblHeader/>");
    }
    out.raw("</w:trPr>");
    for (place, cell) in cells.iter().enumerate() {
        let width = widths.get(place).copied().unwrap_or(0);
        out.raw(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
        let mut empty = true;
        for line in lines(cell) {
            out.paragraph(style(place), line);
            empty = false;
        }
        if empty {
            out.paragraph(style(place), "");
        }
        out.raw("</w:tc>");
    }
    out.raw("</w:tr>");
}

fn widths(shares: &[u32]) -> Vec<u32> {
    let all = shares.iter().sum::<u32>().max(1);
    shares.iter().map(|share| WIDTH * share / all).collect()
}

fn table(out: &mut Xml, table: &Table) {
    if !table.caption.is_empty() {
        out.paragraph("Label", &table.caption);
    }
    let widths = widths(&table.shares);
    begin(out, &table.caption, &widths);
    let number = |place: usize| place >= table.numbers_from;
    row(out, &widths, &table.head, |place| if number(place) { "CellHeadNumber" } else { "CellHead" }, true);
    for cells in &table.rows {
        let style = |place: usize| match place {
            0 if table.named_rows => "CellName",
            place if number(place) => "CellNumber",
            _ => "Cell",
        };
        row(out, &widths, cells, style, false);
    }
    // Two tables beside each other would become one.
    out.raw("</w:tbl>").paragraph("Remark", "");
}

/// The table of a chart of one series.
fn counted(out: &mut Xml, caption: &str, head: &[String; 2], bars: &[Bar]) {
    let widths = widths(&[11, 2]);
    begin(out, caption, &widths);
    row(out, &widths, head, |place| if place == 1 { "CellHeadNumber" } else { "CellHead" }, true);
    for bar in bars {
        let cells = [bar.label.clone(), bar.shown.clone()];
        row(out, &widths, &cells, |place| if place == 1 { "CellNumber" } else { "Cell" }, false);
    }
    out.raw("</w:tbl>").paragraph("Remark", "");
}

/// What leads back to the portal, on one page. The code's side is 2.7 cm.
pub(crate) fn sealed(out: &mut Xml, seal: &Seal) {
    let side = 972_000;
    out.begin_kept("Normal", !seal.lines.is_empty()).raw(&format!(
        "<w:r><w:drawing><wp:inline><wp:extent cx=\"{side}\" cy=\"{side}\"/><wp:docPr id=\"1\" name=\"QR\" descr=\""
    ));
    out.words(&seal.alt).raw("\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"QR\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"image\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>");
    out.raw(&format!("<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{side}\" cy=\"{side}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"));
    out.end();
    for (place, line) in seal.lines.iter().enumerate() {
        out.begin_kept("Remark", place + 1 < seal.lines.len()).run("", line).end();
    }
}

/// A table as it stands in a draft, its first row heading the columns.
pub(crate) fn plain_table(out: &mut Xml, rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    let widths = widths(&vec![1; columns]);
    begin(out, "", &widths);
    for (place, cells) in rows.iter().enumerate() {
        let mut cells = cells.clone();
        cells.resize(columns, String::new());
        row(out, &widths, &cells, |_| if place == 0 { "CellHead" } else { "Cell" }, place == 0);
    }
    out.raw("</w:tbl>").paragraph("Remark", "");
}
