//! A bill over a whole Act, made by rule: some provisions are replaced, some repealed, some put in between.

use domain::reading::{Kind, Piece, Reading};

/// What the bill does to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Replaced,
    Repealed,
    /// One with `/1` is put in after it.
    Followed,
}

/// The bill, and what it does to which pieces of the Act. Only provisions whose number the Act says once are chosen.
pub fn bill_over(act: &Reading, law: &str, every: usize) -> (String, Vec<(usize, Deed)>) {
    let mut bill = format!("# ร่างพระราชบัญญัติแก้ไขเพิ่มเติม{law}\n\n");
    let mut deeds = Vec::new();
    let once = |piece: &Piece| {
        let plain = piece.number.chars().all(|digit| digit.is_ascii_digit());
        plain && act.provisions().filter(|other| other.number == piece.number).count() == 1
    };
    let chosen: Vec<usize> = (0..act.pieces.len())
        .filter(|at| act.pieces[*at].kind == Kind::Provision && act.pieces[*at].run == 0 && once(&act.pieces[*at]))
        .step_by(every)
        .collect();
    for (count, at) in chosen.into_iter().enumerate() {
        let number = domain::digits::to_thai(&act.pieces[at].number);
        let clause = domain::digits::to_thai(&(count + 1).to_string());
        let gone = act.pieces[at].text.contains("(ยกเลิก");
        let (deed, words) = match count % 3 {
            0 => (
                Deed::Replaced,
                format!(
                    "ให้ยกเลิกความในมาตรา {number} แห่ง{law} และให้ใช้ความต่อไปนี้แทน\n\n“มาตรา {number}  ความใหม่ของมาตรานี้\n\n(๑) ข้อหนึ่ง”"
                ),
            ),
            1 if !gone => (Deed::Repealed, format!("ให้ยกเลิกมาตรา {number} แห่ง{law}")),
            _ => {
                (Deed::Followed, format!("ให้เพิ่มความต่อไปนี้เป็นมาตรา {number}/๑ แห่ง{law}\n\n“มาตรา {number}/๑  ความที่เพิ่ม”"))
            }
        };
        bill.push_str(&format!("มาตรา {clause}  {words}\n\n"));
        deeds.push((at, deed));
    }
    (bill, deeds)
}
