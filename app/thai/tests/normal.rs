//! The normaliser's promises, on examples and on a great many random texts.

mod random;

use thai::normal::normalise;

#[test]
fn what_looks_the_same_is_the_same() {
    for (typed, normal) in [
        ("กํา", "กำ"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("ทา่น", "ท่าน"),
        ("เเม่", "แม่"),
        ("เเเม่", "แม่"),
        ("ที่่", "ที่"),
        ("ท่ี", "ที่"),
        ("ท่ี่", "ที่"),
        ("พ.ศ. ๒๕๖๒", "พ.ศ. 2562"),
        ("ตลา\u{200b}ด\u{ad}นัด", "ตลาดนัด"),
        ("น\u{200b}\u{e49}ำ", "น้ำ"),
        ("กฎ\u{2028}หมาย", "กฎหมาย"),
        ("มาตรา\u{2028}7", "มาตรา 7"),
        ("a\u{2028}\u{2028} b", "a b"),
        ("PDPA ＡＢ１", "pdpa ab1"),
        ("มากกกกก", "มาก"),
        ("กรรม", "กรรม"),
        ("คะะะ", "คะ"),
        ("sooooo viii", "so viii"),
        ("100000", "100000"),
        ("มาตรา\u{a0}  ๑", "มาตรา 1"),
        ("ฤๅษี ฦๅชา", "ฤๅษี ฦๅชา"),
        ("มๅก", "มาก"),
        ("\u{f70a}", "\u{e48}"),
        ("ป\u{f70b}า", "ป้า"),
        ("สิทธิ์", "สิทธิ์"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("เกาะ", "เกาะ"),
        ("ค่ำ", "ค่ำ"),
        ("\u{200b}", ""),
        ("", ""),
    ] {
        assert_eq!(normalise(typed).text(), normal, "{typed}");
        assert_eq!(normalise(normal).text(), normal, "idempotent: {normal}");
    }
}

#[test]
fn clean_text_is_borrowed() {
    for clean in ["", "มาตรา 37 ให้ผู้ควบคุมข้อมูลส่วนบุคคล", "ฤๅ กรรม น้ำ สิทธิ์ เกาะ ก็", "plain text, 100000 ๆ ฯลฯ"]
    {
        assert!(normalise(clean).is_source(), "{clean}");
    }
}

#[test]
fn a_range_of_the_normal_text_falls_on_the_text_as_written() {
    let source = "x\u{200b}นํ้า\u{200b}ใส ๑๒ มากกกก";
    let normal = normalise(source);
    for (word, written) in [("น้ำ", "นํ้า"), ("ใส", "ใส"), ("12", "๑๒"), ("2", "๒"), ("มาก", "มากกกก"), ("x", "x")]
    {
        let at = normal.text().find(word).unwrap();
        assert_eq!(&source[normal.source_range(at..at + word.len())], written);
    }
    assert_eq!(normal.source_range(0..0), 0..0);
    assert_eq!(normal.source_range(0..usize::MAX), 0..source.len());
}

#[test]
fn random_texts_are_normal_after_once_and_map_back_on_characters() {
    let mut random = random::Texts::new(1);
    for _ in 0..200_000 {
        let source = random.text(24);
        let normal = normalise(&source);
        let again = normalise(normal.text());
        assert_eq!(again.text(), normal.text(), "{source:?}");
        assert!(again.is_source(), "clean text is known as clean: {source:?}");
        let mut end = 0;
        for (at, c) in normal.text().char_indices() {
            let range = normal.source_range(at..at + c.len_utf8());
            assert!(source.get(range.clone()).is_some(), "{source:?} {range:?}");
            assert!(range.end >= end, "{source:?}: ranges go on");
            end = range.end;
        }
    }
}

#[test]
fn a_letter_under_ten_thousand_marks_is_read_in_one_pass() {
    for marks in
        ["\u{e48}", "\u{e34}\u{e48}", "\u{e4d}\u{e48}\u{e34}\u{e32}", "\u{e33}\u{e48}\u{200b}", "\u{2028}\u{200b}"]
    {
        let bomb = format!("ก{}ข", marks.repeat(100_000));
        let normal = normalise(&bomb);
        assert_eq!(normalise(normal.text()).text(), normal.text());
    }
}
