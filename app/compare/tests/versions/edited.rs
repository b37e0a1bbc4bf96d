//! A second version of a long text, made by rule: every so many provisions a word changes.

use domain::reading::Reading;

/// The text with `changes` provisions spread over it changed by a few words, one in ten of them by a whole sentence;
/// how many were found to change.
pub fn edited(source: &str, reading: &Reading, changes: usize) -> (String, usize) {
    let long: Vec<usize> = (0..reading.pieces.len())
        .filter(|at| {
            let piece = &reading.pieces[*at];
            piece.kind == domain::reading::Kind::Provision && piece.run == 0 && piece.text.chars().count() > 60
        })
        .collect();
    let step = (long.len() / changes.max(1)).max(1);
    let mut text = String::with_capacity(source.len() + changes * 60);
    let mut from = 0;
    let mut made = 0;
    for (count, at) in long.into_iter().step_by(step).take(changes).enumerate() {
        let span = &reading.pieces[at].span;
        text.push_str(&source[from..span.start]);
        let old = &source[span.clone()];
        let new = match count % 10 {
            0 => format!("{old} ทั้งนี้ เว้นแต่จะได้ตกลงกันไว้เป็นอย่างอื่นโดยทำเป็นหนังสือ"),
            1..=4 => old.replacen("ให้", "พึงให้", 1),
            5 | 6 => old.replacen("หรือ", "และ", 1),
            _ => old.replacen("บุคคล", "ผู้คน", 2).replacen("ต้อง", "จำต้อง", 1),
        };
        let new = if new == old { format!("{old} โดยอนุโลม") } else { new };
        made += 1;
        text.push_str(&new);
        from = span.end;
    }
    text.push_str(&source[from..]);
    (text, made)
}
