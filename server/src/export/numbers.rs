//! The numbers of a hearing as a sheet: who stands where, on each part, in each group, and when it was said; each table with the
//! spreadsheet's own chart beside it, which follows its cells.

use super::xlsx::Book;
use domain::comment::{Counts, Stance};
use domain::lang::Lang;
use papers::numbers::{self, Row};
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType,
};
use words::{export, papers as say};

/// The columns of a table: the name, each stance, the total; its chart begins after one that is empty.
const CHART: u16 = Stance::ALL.len() as u16 + 3;
/// How many rows a chart reaches at least, and how high one is, in pixels.
const ROWS: u32 = 16;
const HIGH: u32 = 20;

/// A number stands in its bar where that is at least this part of the longest one.
const NARROW: u64 = 12;

/// One table with its chart.
struct Table {
    title: &'static str,
    of: &'static str,
    upright: bool,
    rows: Vec<Row>,
}

/// Writes the sheet; nothing where nobody commented.
///
/// # Errors
/// Faults of writing.
pub fn sheet(
    book: &mut Book,
    lang: Lang,
    counts: &Counts,
    labels: &[(String, String)],
    name: impl Fn(&str) -> String,
) -> anyhow::Result<()> {
    let parts = numbers::by_part(counts, labels, name).into_iter().map(|(_, name, counts)| (name, counts)).collect();
    let mut tables = vec![Table { title: say::by_part(lang), of: say::part(lang), upright: false, rows: parts }];
    if let Some((step, rows)) = counts.over_time() {
        let title = if step == 7 { words::picture::by_week(lang) } else { words::picture::by_day(lang) };
        let rows = rows
            .into_iter()
            .map(|(day, counts)| (words::date::in_cell(words::date::short(lang, day)), counts))
            .collect();
        tables.push(Table { title, of: words::picture::day(lang), upright: true, rows });
    }
    let classes = numbers::by_class(lang, counts);
    tables.push(Table { title: say::by_class(lang), of: say::class(lang), upright: false, rows: classes });
    tables.retain(|table| !table.rows.is_empty());
    if tables.is_empty() {
        return Ok(());
    }
    let sheet_name = export::numbers_sheet(lang);
    let bold = book.bold();
    let sheet = book.plain(sheet_name)?;
    sheet.set_column_width(0, 48)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let mut at: u32 = 0;
    for table in tables {
        let first = at + 2;
        sheet.write_string_with_format(at, 0, table.title, &bold)?;
        sheet.write_string_with_format(at + 1, 0, table.of, &bold)?;
        let heads = Stance::ALL.iter().map(|stance| words::law::stance_short(lang, *stance));
        for (column, head) in heads.chain([words::common::total(lang)]).enumerate() {
            sheet.write_string_with_format(at + 1, column as u16 + 1, head, &bold)?;
        }
        for (row, (name, counts)) in (first..).zip(&table.rows) {
            sheet.write_string(row, 0, name)?;
            let total = counts.iter().sum();
            for (column, n) in counts.iter().copied().chain([total]).enumerate() {
                sheet.write_number(row, column as u16 + 1, n as f64)?;
            }
        }
        let last = first + table.rows.len() as u32 - 1;
        let reaches = (table.rows.len() as u32 + 2).max(ROWS);
        sheet.insert_chart(at, CHART, &chart(lang, sheet_name, &table, (first, last), reaches))?;
        at += reaches + 2;
    }
    let not = [words::law::self_selected(lang), words::law::not_a_vote(lang)];
    for (row, words) in (at..).zip(not) {
        sheet.write_string(row, 0, words)?;
    }
    Ok(())
}

fn chart(lang: Lang, sheet: &str, table: &Table, (first, last): (u32, u32), reaches: u32) -> Chart {
    let most = table.rows.iter().map(|(_, counts)| counts.iter().sum::<u64>()).max().unwrap_or(0);
    let mut chart = Chart::new(if table.upright { ChartType::ColumnStacked } else { ChartType::BarStacked });
    for (at, stance) in Stance::ALL.iter().enumerate() {
        let column = at as u16 + 1;
        let series = chart.add_series();
        series
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, column, last, column))
            .set_name((sheet, first - 1, column))
            .set_gap(50)
            .set_overlap(100)
            .set_format(&mut look(*stance));
        if !table.upright {
            // Nought is not written; light letters stand on dark bars.
            let ink = if matches!(stance, Stance::Agree | Stance::Disagree) { "#FFFFFF" } else { "#1C2029" };
            let font = ChartFont::new().set_color(ink).set_bold().clone();
            let shown = ChartDataLabel::new().show_value().set_num_format("#,##0;;").set_font(&font).clone();
            series.set_data_label(&shown);
            // What would lie over the next bar's number is left to the table.
            let label = |n: u64| match n * NARROW < most {
                true => ChartDataLabel::new().set_hidden().clone(),
                false => shown.clone(),
            };
            let labels: Vec<ChartDataLabel> = table.rows.iter().map(|(_, counts)| label(counts[at])).collect();
            series.set_custom_data_labels(&labels);
        }
    }
    if !table.upright {
        // Bars are read from above, and their numbers stand in them: no scale is needed.
        chart.y_axis().set_reverse();
        chart.x_axis().set_hidden(true).set_major_gridlines(false);
    }
    chart.title().set_name(table.title);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(720).set_height(reaches * HIGH);
    chart.set_alt_text(format!("{} {}", table.title, say::chart_told(lang)));
    chart
}

/// Colour and pattern of a stance, so that it is known in grey too.
fn look(stance: Stance) -> ChartFormat {
    let mut format = ChartFormat::new();
    let pattern = |kind, ink: &str, ground: &str| {
        ChartPatternFill::new().set_pattern(kind).set_foreground_color(ink).set_background_color(ground).clone()
    };
    match stance {
        Stance::Agree => format.set_solid_fill(ChartSolidFill::new().set_color("#146C43")),
        Stance::Disagree => format.set_solid_fill(ChartSolidFill::new().set_color("#A3211B")),
        Stance::Change => format
            .set_pattern_fill(&pattern(ChartPatternFillType::DiagonalStripesWideUpwards, "#C99A3C", "#FBF3E0"))
            .set_border(ChartLine::new().set_color("#7A5200")),
        Stance::Unstated => format
            .set_pattern_fill(&pattern(ChartPatternFillType::Dotted10Percent, "#545B69", "#FFFFFF"))
            .set_border(ChartLine::new().set_color("#545B69")),
    };
    format
}
