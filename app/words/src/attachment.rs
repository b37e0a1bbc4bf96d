//! Files that belong to a dossier.

use domain::attachment::Kind;
use domain::lang::Lang;

say! {
    title: "เอกสารประกอบ", "Attached files";
    means: "แสดงในหน้าเรื่องให้ทุกคนเปิดอ่าน และอยู่ในชุดเอกสารเสนอคณะรัฐมนตรี ข้อความของร่างให้วางในขั้น “ข้อความของร่าง” ไม่ใช่แนบเป็นไฟล์",
        "They stand on the consultation's page for everyone, and in the bundle for the Cabinet. The draft itself belongs in the step for its text, not in a file.";
    means_later: "เรื่องนี้เผยแพร่แล้ว สิ่งที่เพิ่มจะเห็นได้ทันที แทนที่ด้วยไฟล์ใหม่หรือนำออกได้พร้อมเหตุผลที่ทุกคนอ่านได้", "This is published: what is added is public at once. Another file may take its place, or it is taken out, with a reason that everyone can read.";
    take_out: "นำไฟล์ที่เผยแพร่แล้วออก", "Take a published file out";
    take_out_means: "ชื่อไฟล์ วันที่นำออก และเหตุผลของคุณยังอยู่ในหน้าเรื่อง แต่จะไม่มีใครเปิดไฟล์นี้ได้อีก รวมถึงไฟล์เดิมที่เคยแทนที่ และระบบจะทิ้งไฟล์ภายในวันถัดไป เอากลับมาไม่ได้ ถ้าเพียงแต่ไฟล์ผิด ให้แทนที่ด้วยไฟล์ใหม่",
        "Its name, the day and your reason stay on the page, but nobody can open the file any more, nor those that stood in its place before. The portal drops it within a day, for good. Where it is merely wrong, replace it.";
    take_out_now: "นำไฟล์ออก", "Take the file out";
    what: "เอกสารนี้คืออะไร", "What it is";
    what_hint: "บอกให้รู้ก่อนเปิด เช่น แผนที่แนวเขตท้ายร่าง, ตารางค่าใช้จ่ายรายจังหวัด", "Say it so that people know before opening it, for example Map of the boundary.";
    file: "ไฟล์", "File";
    add: "เพิ่มเอกสาร", "Add the file";
    remove: "นำออก", "Take it out";
    replace: "แทนที่ด้วยไฟล์ใหม่", "Replace it";
    replace_means: "ไฟล์ใหม่จะอยู่ที่เดิมและเห็นได้ทันที ไฟล์เดิมยังเปิดได้จากประวัติใต้รายการ พร้อมเหตุผลที่คุณเขียน", "The new file stands where the old one stood, at once. The old one stays in the history under it, with the reason you give.";
    replace_now: "แทนที่ไฟล์เดิม", "Put it in its place";
    new_file: "ไฟล์ใหม่", "The new file";
    earlier: "ไฟล์เดิม", "The file before";
    none: "ยังไม่มีเอกสาร", "There are none yet.";
    scan: "ไม่มีข้อความให้โปรแกรมอ่านหน้าจออ่าน (เป็นภาพสแกน)", "Screen readers find no text in it: it is a scan.";
    picture: "เป็นภาพ ไม่มีข้อความให้โปรแกรมอ่านหน้าจออ่าน", "A picture: screen readers find no text in it.";
}

/// "3 ไฟล์".
pub fn count(lang: Lang, files: usize) -> String {
    match files {
        0 => none(lang).into(),
        _ => crate::counted(lang, files as u64, "ไฟล์", "file", "files"),
    }
}

/// What kinds and how large, beside the field.
pub fn hint(lang: Lang, most: u32) -> String {
    match lang {
        Lang::Th => {
            counting!("PDF, ภาพ (PNG, JPEG, WebP), ตาราง (XLSX, ODS, CSV) หรือเอกสาร (DOCX, ODT) ไม่เกิน {most} MB")
        }
        Lang::En => format!(
            "PDF, pictures (PNG, JPEG, WebP), tables (XLSX, ODS, CSV) or documents (DOCX, ODT), up to {most} MB."
        ),
    }
}

/// "PDF · 1.2 MB".
pub fn what_it_is(kind: Kind, bytes: u64) -> String {
    let kind = kind.ending().to_uppercase();
    format!("{kind} · {}", size(bytes))
}

/// A size as people read it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_024 => counting!("{bytes} B"),
        1_024..1_048_576 => counting!("{} KB", bytes.div_ceil(1_024)),
        _ => counting!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

/// That a file took the place of another.
pub fn replaced_on(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("แทนที่ไฟล์เดิมเมื่อ {when}"),
        Lang::En => format!("Replaced {when}"),
    }
}

/// That a file was taken out.
pub fn gone_on(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("นำออกเมื่อ {when}"),
        Lang::En => format!("Taken out {when}"),
    }
}

/// That a file came after publication.
pub fn added_on(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("เพิ่มเมื่อ {when}"),
        Lang::En => format!("Added {when}"),
    }
}
