//! A file brought in the place of a pasted text: the field, and what did not come along.

use domain::lang::Lang;

say! {
    label: "หรืออ่านจากไฟล์", "Or read it from a file";
    hint: "Word (.docx), OpenDocument (.odt), PDF ที่มีข้อความ, HTML หรือไฟล์ข้อความ ไม่เกิน 30 MB (PDF ไม่เกิน 20 MB) ข้อความจากไฟล์จะมาอยู่ในกล่องแทนข้อความเดิม และยังไม่บันทึก", "Word (.docx), OpenDocument (.odt), PDF with text, HTML or plain text, 30 MB at most (PDF 20 MB). Its text takes the place of what is in the box; nothing is saved yet.";
    read: "อ่านไฟล์ใส่กล่อง", "Read the file into the box";
    not_saved: "ยังไม่ได้บันทึก โปรดตรวจข้อความในกล่อง แล้วกดบันทึก", "Nothing is saved yet. Check the text in the box, then save.";
    whole: "ไม่พบส่วนใดที่ตกหล่น", "Nothing was found missing.";
    not_whole: "โปรดตรวจสิ่งที่ต่างจากไฟล์:", "Please check what differs from the file:";
    before: "ข้อความที่อยู่ในกล่องก่อนหน้านี้", "The text that was in the box before";
}

/// "อ่านไฟล์ ร่าง.docx แล้ว".
pub fn title(lang: Lang, name: &str) -> String {
    match (lang, name) {
        (Lang::Th, "") => "อ่านไฟล์แล้ว".into(),
        (Lang::En, "") => "The file was read".into(),
        (Lang::Th, name) => format!("อ่านไฟล์ {name} แล้ว"),
        (Lang::En, name) => format!("{name} was read"),
    }
}

/// One thing that did not come along, or came along changed.
pub fn lost(lang: Lang, code: &str, many: u64) -> String {
    let (th, after, one, several, became) = match code {
        "pictures" => ("ภาพ", "ภาพ ไม่ได้นำมา", "picture", "pictures", "left out"),
        "drawings" => ("รูปวาดหรือแผนภูมิ", "รูป ไม่ได้นำมา", "drawing or chart", "drawings or charts", "left out"),
        "objects" => ("ไฟล์ที่ฝังอยู่", "ไฟล์ ไม่ได้นำมา", "file inside the file", "files inside the file", "left out"),
        "equations" => ("สูตร", "สูตร นำมาเฉพาะตัวอักษร", "formula", "formulas", "came as letters in a row"),
        "comments" => {
            ("ข้อสังเกตที่ขอบกระดาษ", "รายการ ไม่ได้นำมา", "remark in the margin", "remarks in the margin", "left out")
        }
        "headers_footers" => {
            ("หัวกระดาษหรือท้ายกระดาษ", "แห่ง ไม่ได้นำมา", "page header or footer", "page headers or footers", "left out")
        }
        "contents" => ("สารบัญ", "แห่ง ไม่ได้นำมา", "table of contents", "tables of contents", "left out"),
        "deletions" => (
            "ข้อความที่ทำเครื่องหมายว่าตัดออก",
            "แห่ง ไม่ได้นำมา",
            "tracked deletion",
            "tracked deletions",
            "left out, as if accepted",
        ),
        "insertions" => (
            "ข้อความที่ทำเครื่องหมายว่าเพิ่ม",
            "แห่ง นำมาแล้ว",
            "tracked insertion",
            "tracked insertions",
            "taken, as if accepted",
        ),
        "moves" => {
            ("ข้อความที่ทำเครื่องหมายว่าย้าย", "แห่ง อยู่ในที่ใหม่", "tracked move", "tracked moves", "taken at its new place")
        }
        "notes" => ("เชิงอรรถ", "รายการ อยู่ท้ายข้อความ", "footnote", "footnotes", "set at the end of the text"),
        "text_boxes" => {
            ("กล่องข้อความ", "กล่อง อยู่ต่อจากย่อหน้าของกล่อง", "text box", "text boxes", "set after the paragraph it stood in")
        }
        "struck" => (
            "ข้อความขีดฆ่า",
            "แห่ง นำมาโดยไม่มีเส้นขีด โปรดตรวจว่าควรอยู่หรือไม่",
            "struck-out text",
            "struck-out texts",
            "came without the stroke: check whether it belongs",
        ),
        "hidden" => ("ข้อความที่ซ่อนไว้", "แห่ง ไม่ได้นำมา", "hidden text", "hidden texts", "left out"),
        "raised" => (
            "ตัวยกหรือตัวห้อย",
            "แห่ง กลายเป็นตัวปกติ",
            "raised or lowered text",
            "raised or lowered texts",
            "came as plain text",
        ),
        "unknown_numbering" => (
            "ย่อหน้าที่มีเลขอัตโนมัติแบบที่ไม่รู้จัก",
            "ย่อหน้า โปรดตรวจเลขข้อ",
            "paragraph numbered in an unknown way",
            "paragraphs numbered in an unknown way",
            "check the number",
        ),
        "symbols" => ("สัญลักษณ์", "ตัว ไม่ได้นำมา", "symbol", "symbols", "left out"),
        "merged_cells" => (
            "ช่องตารางที่ผสานกัน",
            "ช่อง ข้อความอยู่ในช่องแรก",
            "merged cell",
            "merged cells",
            "its text stands in the first cell",
        ),
        "nested_tables" => (
            "ตารางซ้อนในตาราง",
            "ตาราง นำมาเฉพาะข้อความ",
            "table inside a table",
            "tables inside a table",
            "only its text came",
        ),
        "cell_breaks" => (
            "การขึ้นย่อหน้าในช่องตาราง",
            "แห่ง กลายเป็นช่องว่าง",
            "paragraph break in a cell",
            "paragraph breaks in cells",
            "became a blank",
        ),
        "letters" => ("ตัวอักษรที่อ่านไม่ได้", "ตัว", "letter", "letters", "could not be read"),
        "empty_pages" => {
            ("หน้าที่ไม่มีข้อความ อาจเป็นภาพสแกน", "หน้า", "page without text", "pages without text", "perhaps a scan")
        }
        "joined_lines" => (
            "บรรทัดที่ต่อกันเป็นย่อหน้าตามหน้าตา",
            "บรรทัด โปรดตรวจการขึ้นย่อหน้า",
            "line",
            "lines",
            "joined to paragraphs by their looks: check where paragraphs begin",
        ),
        _ => return code.to_string(),
    };
    let n = crate::number(many);
    match lang {
        Lang::Th => format!("{th} {n} {after}"),
        Lang::En => format!("{n} {}: {became}", if many == 1 { one } else { several }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_picture_is_one_picture() {
        assert_eq!(lost(Lang::Th, "pictures", 3), "ภาพ 3 ภาพ ไม่ได้นำมา");
        assert_eq!(lost(Lang::En, "pictures", 1), "1 picture: left out");
        assert_eq!(lost(Lang::En, "comments", 2), "2 remarks in the margin: left out");
    }
}
