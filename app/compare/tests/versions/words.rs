//! The words of two texts.

use compare::{Differ, Turn, rows};

/// `[-removed-]` and `{+added+}`, as one column reads without colour.
fn column(old: &str, new: &str) -> String {
    let stretches = Differ::new().difference(old, new);
    let of = |stretch: &compare::Stretch| match stretch.turn {
        Turn::Same => new[stretch.new.clone()].to_string(),
        Turn::Removed => format!("[-{}-]", &old[stretch.old.clone()]),
        Turn::Added => format!("{{+{}+}}", &new[stretch.new.clone()]),
    };
    stretches.iter().map(of).collect()
}

#[test]
fn whole_words_go_and_come() {
    for (old, new, expected) in [
        ("ภายในสามสิบวันนับแต่วันที่ได้รับแจ้ง", "ภายในหกสิบวันนับแต่วันที่ได้รับแจ้ง", "ภายใน[-สามสิบ-]{+หกสิบ+}วันนับแต่วันที่ได้รับแจ้ง"),
        ("ประชาชนมีสิทธิเสนอกฎหมาย", "ประชาชนมีหน้าที่เสนอกฎหมาย", "ประชาชนมี[-สิทธิ-]{+หน้าที่+}เสนอกฎหมาย"),
        ("ผู้ใดนำเข้า", "ผู้ใดนำเข้าหรือส่งออก", "ผู้ใดนำเข้า{+หรือส่งออก+}"),
        ("ก\n\nข", "ก\n\nค\n\nข", "ก\n\n{+ค\n\n+}ข"),
        ("มาตรา ๘ มีหลักประกันเป็นเงินสด", "มาตรา ๘ (ยกเลิก)", "มาตรา ๘ [-มีหลักประกันเป็นเงินสด-]{+(ยกเลิก)+}"),
        (
            "(๑) ทะเบียน ครั้งละ ๕๐๐ บาท\n\n(๒) ใบแทน ฉบับละ ๑๐๐ บาท",
            "(๑) ทะเบียน ครั้งละ ๘๐๐ บาท\n\n(๒) การต่ออายุ ปีละ ๓๐ บาท\n\n(๓) ใบแทน ฉบับละ ๑๕๐ บาท",
            "(๑) ทะเบียน ครั้งละ [-๕๐๐-]{+๘๐๐+} บาท\n\n{+(๒) การต่ออายุ ปีละ ๓๐ บาท\n\n+}([-๒-]{+๓+}) ใบแทน ฉบับละ [-๑๐๐-]{+๑๕๐+} บาท",
        ),
        ("เหมือนเดิม", "เหมือนเดิม", "เหมือนเดิม"),
        ("", "ใหม่", "{+ใหม่+}"),
        ("เก่า", "", "[-เก่า-]"),
    ] {
        assert_eq!(column(old, new), expected);
    }
}

#[test]
fn one_definition_is_not_spliced_into_another() {
    let field = "“สนามว่าว” หมายความว่า ที่โล่งซึ่งผู้ว่าราชการจังหวัดประกาศให้เล่นว่าวได้";
    let line = "“เชือกว่าว” หมายความว่า วัสดุที่ใช้โยงว่าวกับผู้เล่น";
    assert_eq!(column(field, line), format!("[-{field}-]{{+{line}+}}"));
    let repealed = format!("{line}\n\n“สนามว่าว” (ยกเลิก)");
    let shown = column(field, &repealed);
    assert!(shown.starts_with(&format!("{{+{line}\n\n+}}“สนามว่าว” [-")) && shown.ends_with("{+(ยกเลิก)+}"), "{shown}");
    // A term renamed is one word.
    assert_eq!(
        column(field, &field.replacen("สนามว่าว", "ลานว่าว", 1)),
        format!("“[-สนาม-]{{+ลาน+}}{}", &field["“สนาม".len()..])
    );
}

#[test]
fn a_rewritten_line_is_not_a_mosaic() {
    let shown =
        column("ให้รัฐมนตรีว่าการกระทรวงมหาดไทยรักษาการตามพระราชบัญญัตินี้", "ผู้ใดฝ่าฝืนต้องระวางโทษปรับไม่เกินห้าพันบาทตามที่ศาลเห็นสมควร");
    assert_eq!(shown.matches("[-").count(), 1, "{shown}");
    assert_eq!(shown.matches("{+").count(), 1, "{shown}");
}

#[test]
fn no_stretch_begins_with_a_vowel_or_tone_of_the_word_before() {
    let old = "น้ำผึ้งที่ได้จากชันโรงเป็นของผู้เลี้ยง เก้าอี้ กำหนดเวลา";
    let new = "น้ำตาลที่ได้จากอ้อยเป็นของผู้ปลูก เก้าอี้ตัวใหญ่ กำหนดการ";
    for stretch in Differ::new().difference(old, new) {
        for text in [&old[stretch.old.clone()], &new[stretch.new.clone()]] {
            let mark = |letter: char| matches!(letter, 'ะ'..='ู' | '็'..='๎');
            assert!(!text.starts_with(mark), "{text}");
            assert!(!text.ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ']), "{text}");
        }
    }
}

#[test]
fn rows_stand_side_by_side_line_by_line() {
    let (old, new) = ("มาตรา ๑ ก\n\n(๑) ข\n\n(๒) ค", "มาตรา ๑ ก\n\n(๑) ง\n\n(๒) ค");
    let stretches = Differ::new().difference(old, new);
    let rows = rows(old, new, &stretches);
    let text = |side: &[(Turn, std::ops::Range<usize>)], of: &str| -> String {
        side.iter().map(|(_, range)| &of[range.clone()]).collect::<String>().trim().to_string()
    };
    let shown: Vec<(String, String)> = rows.iter().map(|row| (text(&row.old, old), text(&row.new, new))).collect();
    let expected = [("มาตรา ๑ ก", "มาตรา ๑ ก"), ("(๑) ข", "(๑) ง"), ("(๒) ค", "(๒) ค")];
    assert_eq!(shown, expected.map(|(a, b)| (a.to_string(), b.to_string())));
}
