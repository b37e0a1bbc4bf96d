//! The text in other forms: other languages, easy words, sound, sign language.

use domain::attachment::Kind;
use domain::form::What;
use domain::lang::Lang;

say! {
    title: "รูปแบบอื่นของข้อความ", "Other forms of the text";
    section: "อ่าน ฟัง หรือดูในรูปแบบอื่น", "Read, hear or watch it in another form";
    means: "คำแปล ฉบับอ่านง่าย เสียงอ่าน และวิดีโอภาษามือของคำอธิบายเรื่องนี้ แสดงในหน้าเรื่องให้ทุกคนเปิดได้",
        "Translations, an easy-read text, sound and sign language of what this is about, on its page for everyone.";
    none: "ยังไม่มีรูปแบบอื่น", "There are none yet.";
    more: "เพิ่มรูปแบบ", "Add a form";
    add: "เพิ่มรูปแบบนี้", "Add this form";
    language: "ภาษา", "Language";
    audio_language: "ภาษาของเสียง", "Language spoken";
    captions_language: "ภาษาของคำบรรยาย", "Language of the captions";
    text: "ข้อความทั้งหมด", "The whole text";
    text_hint: "วางข้อความที่นี่ หรือเลือกไฟล์ PDF ข้างล่าง อย่างใดอย่างหนึ่ง ข้อความที่วางอ่านได้ทุกเครื่องและอ่านออกเสียงได้", "Paste it here, or choose a PDF below: one of the two. A pasted text can be read on every phone, and aloud.";
    transcript: "ข้อความของเสียงนี้", "What is said";
    transcript_hint: "เขียนทุกคำที่พูด ผู้ที่ไม่ได้ยินจะอ่านข้อความนี้แทน", "Every word. Who does not hear reads this.";
    captions: "คำบรรยาย (WebVTT)", "Captions (WebVTT)";
    captions_hint: "ขึ้นต้นด้วย WEBVTT แล้วตามด้วยเวลาและข้อความ เช่น 00:00.000 --> 00:04.000 วางที่นี่ หรือเลือกไฟล์ .vtt ข้างล่าง", "It begins with WEBVTT, then times and words: 00:00.000 --> 00:04.000. Paste it here, or choose the .vtt file below.";
    captions_file: "หรือไฟล์คำบรรยาย", "Or the file of captions";
    captions_file_hint: "ไฟล์ .vtt แบบ UTF-8", "A .vtt file in UTF-8.";
    transcript_file: "หรือไฟล์ข้อความ", "Or a file of text";
    transcript_file_hint: "ไฟล์ .txt แบบ UTF-8", "A .txt file in UTF-8.";
    remark: "ผู้จัดทำ หรือข้อสังเกต", "Who made it, or a remark";
    remark_hint: "เช่น แปลโดยสำนักงานเขต, ล่ามภาษามือจากสมาคมคนหูหนวก", "For example: translated by the district office.";
    translated: "คำแปลนี้จัดทำเพื่อให้เข้าใจเรื่อง ถ้าต่างจากข้อความภาษาไทย ให้ถือตามภาษาไทย", "This translation is to help you understand. Where it differs, the Thai text counts.";
    easy: "ฉบับนี้เขียนให้อ่านง่าย ไม่ใช่ข้อความของร่างกฎหมาย", "This is written to be easy to read. It is not the text of the draft law.";
    watch: "วิดีโอภาษามือไทย", "Video in Thai Sign Language";
    listen: "เสียงอ่าน", "Sound";
    save: "บันทึกไฟล์ลงเครื่อง", "Save the file";
    no_player: "เบราว์เซอร์นี้เล่นไฟล์ไม่ได้ บันทึกลงเครื่องแล้วเปิดด้วยโปรแกรมอื่น", "This browser cannot play it. Save the file and open it elsewhere.";
    said: "ข้อความที่พูด", "What is said";
    signed: "คำบรรยายเป็นข้อความ", "The captions as text";
    back_to: "กลับไปหน้าเรื่อง", "Back to the consultation";
}

/// What a form is.
pub fn what(lang: Lang, what: What) -> &'static str {
    match what {
        What::Translation => lang.of("คำแปล", "Translation"),
        What::Easy => lang.of("ฉบับอ่านง่าย", "Easy read"),
        What::Audio => listen(lang),
        What::Sign => watch(lang),
    }
}

/// What a form is for, beside the way to add one.
pub fn what_for(lang: Lang, what: What) -> &'static str {
    match what {
        What::Translation => lang.of("ข้อความทั้งหมดหรือ PDF ในภาษาอื่น", "The whole text, or a PDF, in another language."),
        What::Easy => lang.of("คำง่าย ประโยคสั้น สำหรับผู้ที่อ่านข้อความยาวลำบาก", "Easy words and short sentences."),
        What::Audio => lang.of("ไฟล์เสียง MP3 หรือ M4A พร้อมข้อความของเสียง", "MP3 or M4A, with what is said as text."),
        What::Sign => lang.of("วิดีโอ MP4 หรือ WebM พร้อมคำบรรยาย", "A video in MP4 or WebM, with captions."),
    }
}

/// What is taken, beside the field of the file.
pub fn file_hint(lang: Lang, what: What) -> String {
    let most = what.largest();
    match (what, lang) {
        (What::Translation | What::Easy, Lang::Th) => counting!("PDF ที่มีข้อความ ไม่เกิน {most} MB"),
        (What::Translation | What::Easy, Lang::En) => format!("A PDF with text, up to {most} MB."),
        (What::Audio, Lang::Th) => counting!("MP3 หรือ M4A ไม่เกิน {most} MB"),
        (What::Audio, Lang::En) => format!("MP3 or M4A, up to {most} MB."),
        (What::Sign, Lang::Th) => counting!("MP4 หรือ WebM ไม่เกิน {most} MB"),
        (What::Sign, Lang::En) => format!("MP4 or WebM, up to {most} MB."),
    }
}

/// A language in the reader's language and in its own: of an unknown one its code.
pub fn language_name(lang: Lang, code: &str) -> (&str, &str) {
    let (th, en, own) = match code {
        "th" => ("ภาษาไทย", "Thai", "ไทย"),
        "en" => ("ภาษาอังกฤษ", "English", "English"),
        "ms" => ("ภาษามลายู (อักษรรูมี)", "Malay (Rumi)", "Bahasa Melayu"),
        "ms-Arab" => ("ภาษามลายู (อักษรยาวี)", "Malay (Jawi)", "بهاس ملايو"),
        "my" => ("ภาษาพม่า", "Burmese", "မြန်မာဘာသာ"),
        "km" => ("ภาษาเขมร", "Khmer", "ភាសាខ្មែរ"),
        "lo" => ("ภาษาลาว", "Lao", "ພາສາລາວ"),
        "zh" => ("ภาษาจีน", "Chinese", "中文"),
        "vi" => ("ภาษาเวียดนาม", "Vietnamese", "Tiếng Việt"),
        "shn" => ("ภาษาไทใหญ่", "Shan", "လိၵ်ႈတႆး"),
        "ksw" => ("ภาษากะเหรี่ยงสกอ", "S'gaw Karen", "ကညီကျိာ်"),
        "mnw" => ("ภาษามอญ", "Mon", "ဘာသာမန်"),
        "hmn" => ("ภาษาม้ง", "Hmong", "Hmoob"),
        "lhu" => ("ภาษาลาหู่", "Lahu", "Laˇhuˍ"),
        "ahk" => ("ภาษาอาข่า", "Akha", "Akha"),
        "lis" => ("ภาษาลีซู", "Lisu", "ꓡꓲ-ꓢꓴ"),
        "nod" => ("ภาษาเหนือ (คำเมือง)", "Northern Thai", "คำเมือง"),
        "tts" => ("ภาษาอีสาน", "Isan", "อีสาน"),
        "sou" => ("ภาษาใต้", "Southern Thai", "ใต้"),
        "ja" => ("ภาษาญี่ปุ่น", "Japanese", "日本語"),
        "hi" => ("ภาษาฮินดี", "Hindi", "हिन्दी"),
        "ne" => ("ภาษาเนปาล", "Nepali", "नेपाली"),
        "ar" => ("ภาษาอาหรับ", "Arabic", "العربية"),
        "fr" => ("ภาษาฝรั่งเศส", "French", "Français"),
        other => (other, other, other),
    };
    (lang.of(th, en), own)
}

/// "คำแปลภาษาอังกฤษ".
pub fn name(lang: Lang, form: What, code: &str) -> String {
    let (language, what) = (language_name(lang, code).0, what(lang, form));
    match (form, code, lang) {
        (What::Translation, _, Lang::Th) => format!("{what}{language}"),
        (What::Translation, _, Lang::En) => format!("{what} into {language}"),
        (What::Easy | What::Audio, "th", _) => what.to_string(),
        (What::Easy | What::Audio, _, Lang::Th) => format!("{what} {language}"),
        (What::Easy | What::Audio, _, Lang::En) => format!("{what}, {language}"),
        (What::Sign, _, Lang::Th) => format!("{what} คำบรรยาย{language}"),
        (What::Sign, _, Lang::En) => format!("{what}, captions in {language}"),
    }
}

/// "3 นาที 20 วินาที".
pub fn length(lang: Lang, seconds: u32) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let minutes = (minutes > 0).then(|| crate::counted(lang, minutes.into(), "นาที", "minute", "minutes"));
    let seconds =
        (seconds > 0 || minutes.is_none()).then(|| crate::counted(lang, seconds.into(), "วินาที", "second", "seconds"));
    [minutes, seconds].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "1:05", where a caption begins, as players write it.
pub fn begins(seconds: u32) -> String {
    counting!("{}:{:02}", seconds / 60, seconds % 60)
}

/// "MP4 · 12.0 MB · 3 นาที".
pub fn what_it_is(lang: Lang, kind: Kind, size: u64, seconds: Option<u32>) -> String {
    let size = match kind {
        Kind::Txt => format!("{} · {}", lang.of("หน้าเว็บ", "Web page"), crate::attachment::size(size)),
        kind => crate::attachment::what_it_is(kind, size),
    };
    match seconds {
        Some(seconds) => format!("{size} · {}", length(lang, seconds)),
        None => size,
    }
}

/// "2 รูปแบบ".
pub fn count(lang: Lang, forms: usize) -> String {
    match forms {
        0 => none(lang).into(),
        _ => crate::counted(lang, forms as u64, "รูปแบบ", "form", "forms"),
    }
}

/// The files that a form comes as, where another came.
pub(crate) fn only(lang: Lang, what: What) -> &'static str {
    match what {
        What::Translation | What::Easy => {
            lang.of("รูปแบบนี้รับข้อความที่วาง หรือไฟล์ PDF เท่านั้น", "Only a pasted text or a PDF is taken for this form.")
        }
        What::Audio => lang.of("ไม่ใช่ไฟล์เสียง MP3 หรือ M4A", "This is no sound in MP3 or M4A."),
        What::Sign => lang.of("ไม่ใช่วิดีโอ MP4 หรือ WebM", "This is no video in MP4 or WebM."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_named_with_its_language_and_length() {
        assert_eq!(name(Lang::Th, What::Translation, "my"), "คำแปลภาษาพม่า");
        assert_eq!(name(Lang::En, What::Sign, "th"), "Video in Thai Sign Language, captions in Thai");
        assert_eq!(length(Lang::Th, 200), "3 นาที 20 วินาที");
        assert_eq!(length(Lang::En, 60), "1 minute");
        assert_eq!(length(Lang::En, 0), "0 seconds");
        for code in domain::form::LANGUAGES {
            assert_ne!(language_name(Lang::Th, code).0, code);
        }
    }
}
