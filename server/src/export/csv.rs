//! CSV as spreadsheets read it: a byte order mark so that Thai is Thai, and no cell that runs.

use super::columns::Row;

/// The byte order mark and the names of the columns.
pub fn begin(head: &Row) -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    out.extend(page(std::slice::from_ref(head)));
    out
}

/// Some rows.
pub fn page(rows: &[Row]) -> Vec<u8> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::with_capacity(rows.len() * 200));
    for row in rows {
        // Writing into memory does not fail.
        let _ = out.write_record(row.iter().map(|cell| neutral(cell).into_owned()));
    }
    out.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet shows and does not run.
pub fn neutral(cell: &str) -> std::borrow::Cow<'_, str> {
    // Blanks before a sign do not keep every spreadsheet from running it; wide signs are signs to some.
    let first = cell.chars().find(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{200b}' | '\u{feff}'));
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}') => {
            format!("'{cell}").into()
        }
        _ => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_shown_and_never_run() {
        for cell in ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", " =1", "\u{feff}=1", "\u{ff1d}1"] {
            assert!(neutral(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(neutral("ตลาด = ดี"), "ตลาด = ดี");
        let text = String::from_utf8(begin(&vec!["ก".into(), "a\"b".into()])).unwrap();
        assert_eq!(text, "\u{feff}ก,\"a\"\"b\"\r\n");
    }
}
