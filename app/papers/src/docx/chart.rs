//! Charts as word processors draw and edit them: a chart part, the numbers in a small workbook inside the file, and the place in the
//! text. Written by hand like the rest of the file: what is needed is one kind of chart, lying or upright.

use super::HEAD;
use super::sheet;
use super::styles::TYPE;
use super::xml::Xml;
use crate::paper::{Block, Chart, Series};
use std::borrow::Cow;

const C: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The width of a chart, in English Metric Units: 360,000 are a centimetre.
const WIDTH: u32 = 5_724_000;
/// How high a lying bar's row is, and what stands around the bars.
const ROW: u32 = 460_000;
const AROUND: u32 = 700_000;
const UPRIGHT: u32 = 2_700_000;
const HIGHEST: u32 = 8_000_000;

/// The numbers of a lying bar stand in it up to so many bars; of those side by side in time the axis tells.
const MOST_TOLD: usize = 12;

/// A number stands in its bar where that is at least this part of the longest one: in a narrower one it would lie over the next.
const NARROW: u64 = 8;

/// A longer name is cut beside its bar, where a word processor would leave it out; the table has it whole.
const LONGEST_LABEL: usize = 36;

/// A chart that is packed: the parts `word/charts/chartN.xml` and `word/embeddings/chartN.xlsx`.
pub(super) struct Packed {
    pub(super) xml: String,
    pub(super) relations: String,
    pub(super) book: Vec<u8>,
}

/// What a block has to draw; bars are a chart of one series.
pub(super) fn of(block: &Block) -> Option<Cow<'_, Chart>> {
    match block {
        Block::Chart(chart) => Some(Cow::Borrowed(chart)),
        Block::Bars { caption, head, bars } if !bars.is_empty() => Some(Cow::Owned(Chart {
            caption: caption.clone(),
            alt: caption.clone(),
            upright: false,
            labels: bars.iter().map(|bar| bar.label.clone()).collect(),
            series: vec![Series {
                name: head[1].clone(),
                look: String::new(),
                counts: bars.iter().map(|bar| bar.count).collect(),
            }],
            totals: bars.iter().map(|bar| bar.shown.clone()).collect(),
        })),
        _ => None,
    }
}

/// Every chart of a paper, in the order of their names.
///
/// # Errors
/// Faults of packing.
pub(super) fn all(blocks: &[Block], thai: bool) -> Result<Vec<Packed>, String> {
    blocks.iter().filter_map(of).enumerate().map(|(at, chart)| packed(&chart, at + 1, thai)).collect()
}

fn packed(chart: &Chart, number: usize, thai: bool) -> Result<Packed, String> {
    let labels = chart.labels.iter().map(|label| short(label)).collect();
    let chart = &Chart { labels, ..chart.clone() };
    let relations = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"workbook\" Type=\"{R}/package\" Target=\"../embeddings/chart{number}.xlsx\"/></Relationships>"
    );
    Ok(Packed { xml: xml(chart, thai), relations, book: sheet::of(chart)? })
}

/// A name as it stands beside its bar.
fn short(label: &str) -> String {
    // Signs over and under a letter take no room, and stay with it.
    let hangs = |letter: char| matches!(letter, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    let mut seen = 0;
    for (at, letter) in label.char_indices().filter(|(_, letter)| !hangs(*letter)) {
        seen += 1;
        if seen > LONGEST_LABEL && at > 0 && letter != ' ' {
            return format!("{}…", label[..at].trim_end());
        }
    }
    label.into()
}

/// The place of a chart in the text.
pub(super) fn place(out: &mut Xml, chart: &Chart, number: usize) {
    let rows = chart.labels.len() as u32;
    let high = if chart.upright { UPRIGHT } else { (AROUND + rows * ROW).min(HIGHEST) };
    out.begin("Chart").raw(&format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{WIDTH}\" cy=\"{high}\"/>\
         <wp:docPr id=\"{}\" name=\"Chart {number}\" descr=\"",
        100 + number
    ));
    out.words(&chart.alt).raw(&format!(
        "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"{C}\"><c:chart xmlns:c=\"{C}\" r:id=\"chart{number}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    ));
    out.end();
}

fn xml(chart: &Chart, thai: bool) -> String {
    let mut out = Xml::default();
    out.raw(HEAD)
        .raw(&format!("<c:chartSpace xmlns:c=\"{C}\" xmlns:a=\"{A}\" xmlns:r=\"{R}\"><c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/>"))
        .raw("<c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/><c:barChart>")
        .raw(if chart.upright { "<c:barDir val=\"col\"/>" } else { "<c:barDir val=\"bar\"/>" })
        .raw(if chart.series.len() > 1 { "<c:grouping val=\"stacked\"/>" } else { "<c:grouping val=\"clustered\"/>" })
        .raw("<c:varyColors val=\"0\"/>");
    for (place, series) in chart.series.iter().enumerate() {
        self::series(&mut out, chart, series, place, thai);
    }
    out.raw(if chart.upright { "<c:gapWidth val=\"30\"/>" } else { "<c:gapWidth val=\"55\"/>" });
    if chart.series.len() > 1 {
        out.raw("<c:overlap val=\"100\"/>");
    }
    out.raw("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
    axes(&mut out, chart, thai);
    out.raw("<c:spPr><a:noFill/></c:spPr></c:plotArea>");
    if chart.series.len() > 1 {
        out.raw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>");
    }
    out.raw("<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>")
        .raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
        .raw(&format!("<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1400\"><a:solidFill><a:srgbClr val=\"1C2029\"/></a:solidFill><a:latin typeface=\"{TYPE}\"/><a:cs typeface=\"{TYPE}\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>"))
        .raw("<c:externalData r:id=\"workbook\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>");
    out.0
}

/// Numbers as the paper counts; nought is not written.
fn format(thai: bool) -> &'static str {
    if thai { "[$-D00041E]#,##0;;" } else { "#,##0;;" }
}

fn series(out: &mut Xml, chart: &Chart, series: &Series, place: usize, thai: bool) {
    let (rows, column) = (chart.labels.len(), sheet::column(place + 1));
    out.raw(&format!("<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>"))
        .words(&series.name)
        .raw("</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>")
        .raw(fill(&series.look))
        .raw("</c:spPr><c:invertIfNegative val=\"0\"/>");
    if !chart.upright || rows <= MOST_TOLD && chart.series.len() == 1 {
        let (inside, ink) = match chart.series.len() {
            1 => ("outEnd", "1C2029"),
            // Dark letters on the light patterns, light ones on what is filled.
            _ if matches!(series.look.as_str(), "agree" | "disagree") => ("ctr", "FFFFFF"),
            _ => ("ctr", "1C2029"),
        };
        out.raw("<c:dLbls>");
        let total = |row: usize| chart.series.iter().filter_map(|one| one.counts.get(row)).sum::<u64>();
        let most = (0..rows).map(total).max().unwrap_or(0);
        for (row, n) in series.counts.iter().enumerate().filter(|_| chart.series.len() > 1) {
            if n * NARROW < most {
                out.raw(&format!("<c:dLbl><c:idx val=\"{row}\"/><c:delete val=\"1\"/></c:dLbl>"));
            }
        }
        out.raw(&format!("<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1400\" b=\"1\"><a:solidFill><a:srgbClr val=\"{ink}\"/></a:solidFill><a:latin typeface=\"{TYPE}\"/><a:cs typeface=\"{TYPE}\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr><c:dLblPos val=\"{inside}\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>", format(thai)));
    }
    let last = rows + 1;
    out.raw(&format!("<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val=\"{rows}\"/>"));
    for (at, label) in chart.labels.iter().enumerate() {
        out.raw(&format!("<c:pt idx=\"{at}\"><c:v>")).words(label).raw("</c:v></c:pt>");
    }
    out.raw(&format!("</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{rows}\"/>"));
    for (at, count) in series.counts.iter().enumerate() {
        out.raw(&format!("<c:pt idx=\"{at}\"><c:v>{count}</c:v></c:pt>"));
    }
    out.raw("</c:numCache></c:numRef></c:val></c:ser>");
}

/// Colour and pattern of a stance, so that it is known in grey too.
fn fill(look: &str) -> &'static str {
    match look {
        "agree" => "<a:solidFill><a:srgbClr val=\"146C43\"/></a:solidFill>",
        "change" => {
            "<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"C99A3C\"/></a:fgClr><a:bgClr><a:srgbClr val=\"FBF3E0\"/></a:bgClr></a:pattFill><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"7A5200\"/></a:solidFill></a:ln>"
        }
        "disagree" => "<a:solidFill><a:srgbClr val=\"A3211B\"/></a:solidFill>",
        "" => "<a:solidFill><a:srgbClr val=\"1D3F8F\"/></a:solidFill>",
        _ => {
            "<a:pattFill prst=\"pct10\"><a:fgClr><a:srgbClr val=\"545B69\"/></a:fgClr><a:bgClr><a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"545B69\"/></a:solidFill></a:ln>"
        }
    }
}

fn axes(out: &mut Xml, chart: &Chart, thai: bool) {
    // Lying bars are read from above.
    let (order, at, across) = match chart.upright {
        true => ("minMax", "b", "l"),
        false => ("maxMin", "l", "t"),
    };
    let rule = "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"767C89\"/></a:solidFill></a:ln></c:spPr>";
    out.raw(&format!("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{at}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{rule}<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>"));
    // Where the numbers stand in the bars, no scale is needed.
    let hidden = u8::from(!chart.upright);
    let lines = match chart.upright {
        true => {
            "<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"DCD8CD\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"
        }
        false => "",
    };
    let whole = if thai { "[$-D00041E]#,##0" } else { "#,##0" };
    out.raw(&format!("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"{hidden}\"/><c:axPos val=\"{across}\"/>{lines}<c:numFmt formatCode=\"{whole}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_with_its_signs_and_a_short_one_is_not() {
        assert_eq!(short("ประเด็นที่ ๑ ค่าแผง"), "ประเด็นที่ ๑ ค่าแผง");
        let cut = short(&"ที่".repeat(60));
        assert_eq!(cut, format!("{}…", "ที่".repeat(LONGEST_LABEL)));
    }
}
