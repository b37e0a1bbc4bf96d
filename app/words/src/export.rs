//! Exports: names of sheets and columns, and what each column holds.

use domain::lang::Lang;

say! {
    codes_of: "รหัสของ", "Codes of";
    making: "กำลังทำไฟล์", "The file is being made";
    made: "ทำเสร็จแล้ว ไฟล์อยู่ในรายการดาวน์โหลดของเครื่อง", "It is finished, and among your downloads.";
    making_means: "ไฟล์จะถูกส่งให้เองเมื่อเสร็จ หรือเปิดดูอีกครั้งได้ทุกเมื่อ ทำงานอย่างอื่นระหว่างนี้ได้ ไฟล์ที่เสร็จแล้วจะรอ 15 นาที", "It is sent when it is finished, or look again at any time. You can go on with other work meanwhile; a finished file waits 15 minutes.";
    reading: "กำลังอ่านและจัดหน้าเอกสาร", "It is being read and set.";
    setting: "อ่านความเห็นครบแล้ว กำลังจัดหน้าเอกสาร", "Every comment was read; the pages are being set.";
    numbers_sheet: "จำนวน", "Numbers";
    look_again: "ดูอีกครั้ง หรือรับไฟล์ที่เสร็จแล้ว", "Look again, or take the finished file";
    rows_of_pattern: "อ่านแล้ว {done} จาก {all} แถว", "{done} of {all} rows read";
    summary_sheet: "สรุป", "Summary";
    issues_sheet: "ประเด็น", "Issues";
    item: "รายการ", "Item";
    details: "รายละเอียด", "Details";
    comments_sheet: "ความเห็น", "Comments";
    answers_sheet: "คำตอบ", "Answers";
    columns_sheet: "คำอธิบายคอลัมน์", "Columns";
    column: "คอลัมน์", "Column";
    holds: "ความหมาย", "What it holds";
    received: "ได้รับแล้ว", "Received";
    sorted: "จัดเข้าประเด็นแล้ว ยังไม่เผยแพร่ผล", "Under an issue, result not yet published";
    answered_state: "พิจารณาและเผยแพร่ผลแล้ว", "Considered and answered";
    set_aside: "อยู่นอกประเด็นของการรับฟังครั้งนี้", "Outside this hearing";
    withheld: "งดเผยแพร่ (ยังนับและส่งถึงหน่วยงาน)", "Withheld (still counted and sent to the agency)";
    withdrawn: "ผู้แสดงความเห็นถอนแล้ว", "Withdrawn by its author";
    title: "เรื่องที่รับฟัง", "Consultation";
    agency: "หน่วยงาน", "Agency";
    received_count: "ความเห็นที่ได้รับ", "Comments received";
    sheets_count: "ชุดคำตอบที่ได้รับ", "Answer sheets received";
    survey_sheet: "ผลแบบสอบถาม", "Survey";
    answered: "ผู้ตอบข้อนี้", "Answered";
    overview: "การรับฟังและผู้แสดงความเห็น", "How people were heard";
    impact: "การวิเคราะห์ผลกระทบ", "Impact analysis";
    nobody: "ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้", "Nobody commented in this hearing.";
    about: "เกี่ยวกับไฟล์นี้", "About this file";
}

/// The last row of a CSV: "จบไฟล์ 58 แถว".
pub fn end(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Th => format!("จบไฟล์ {count} แถว"),
        Lang::En => format!("End of file, {count} {}", if count == 1 { "row" } else { "rows" }),
    }
}

/// Beside a link, before the file is there: "58 แถว".
pub fn rows_exactly(lang: Lang, count: u64) -> String {
    crate::counted(lang, count, "แถว", "row", "rows")
}

/// Beside a link to every comment: "58 แถว และแถวของความเห็นที่ถอนแล้ว".
pub fn rows_at_least(lang: Lang, count: u64) -> String {
    let rows = rows_exactly(lang, count);
    match lang {
        Lang::Th => format!("{rows} และแถวของความเห็นที่ถอนแล้ว ถ้ามี"),
        Lang::En => format!("{rows}, and one for each comment that was withdrawn"),
    }
}

/// Where the columns of a CSV are explained, at its end.
pub fn columns_at(lang: Lang, address: &str) -> String {
    format!("{} {address}", columns_sheet(lang))
}

/// "58 แถว ไม่นับหัวตาราง".
pub fn rows(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Th => format!("{count} แถว ไม่นับหัวตาราง"),
        Lang::En => format!("{count} {} under the head", if count == 1 { "row" } else { "rows" }),
    }
}

/// How a file is read, after what its columns hold.
pub fn notes(lang: Lang) -> [(&'static str, &'static str); 4] {
    match lang {
        Lang::Th => [
            (
                "แถวสุดท้ายของไฟล์ CSV",
                "ขึ้นต้นด้วย \"จบไฟล์\" ตามด้วยจำนวนแถว ผู้จัดทำ เวลา ขอบเขต และรหัสตรวจสอบ ไม่ใช่ความเห็นหรือคำตอบ ถ้าไม่มีแถวนี้ ไฟล์ขาดระหว่างดาวน์โหลด โปรดดาวน์โหลดใหม่",
            ),
            (
                "เครื่องหมาย ' ต้นช่องของไฟล์ CSV",
                "ระบบเติมให้ช่องที่ขึ้นต้นด้วย = + - @ หรือช่องว่างพิเศษ เพื่อไม่ให้โปรแกรมตารางคำนวณคิดเป็นสูตร ไม่ใช่ส่วนของข้อความ",
            ),
            (
                "ช่องที่ยาวกว่า 32,767 ตัวอักษร",
                "โปรแกรมตารางคำนวณเก็บได้เท่านั้น ในไฟล์ XLSX ส่วนที่เกินถูกตัดและลงท้ายด้วย … ในไฟล์ CSV อยู่ครบ",
            ),
            ("ความเห็นที่งดเผยแพร่หรือถอนแล้ว", "มีแถวของตนและบอกไว้ในคอลัมน์สถานะ ไฟล์ของทุกคนไม่มีข้อความของความเห็นนั้น"),
        ],
        Lang::En => [
            (
                "Last row of a CSV file",
                "Begins with \"End of file\" and tells the number of rows, the maker, the time, the scope and the check code; it is no comment or answer. Without this row the file was cut off: take it again",
            ),
            (
                "A ' at the head of a CSV cell",
                "Put before cells that begin with = + - @ or a special blank, so that no spreadsheet runs them; it is not part of the text",
            ),
            (
                "Cells over 32,767 characters",
                "Spreadsheets hold no more. In the XLSX file what is longer is cut and ends with …; in the CSV file it is whole",
            ),
            (
                "Comments withheld or withdrawn",
                "Have their row and are marked in the column Status; in everyone's file their words are not there",
            ),
        ],
    }
}

/// The columns of comments: name and explanation.
pub fn comment_columns(lang: Lang) -> [(&'static str, &'static str); 22] {
    match lang {
        Lang::Th => [
            ("ลำดับ", "เลขลำดับของความเห็นในระบบ"),
            ("เลขที่รับ", "เลขที่รับแปดหลักในใบรับความเห็น ว่างในชุดข้อมูลเปิด"),
            ("รับเมื่อ", "วันและเวลาที่ระบบรับ ตามเวลาประเทศไทย"),
            ("ส่วนที่แสดงความเห็น", "ทั้งเรื่อง ชื่อประเด็น หรือมาตราหรือข้อของร่างล่าสุด"),
            ("ความเห็นต่อประเด็น", "เห็นด้วย เห็นด้วยแต่ขอให้แก้ไข ไม่เห็นด้วย หรือไม่ระบุ"),
            ("เหตุผล", "ข้อความตามที่เขียน ไม่แก้ไข"),
            ("ถ้อยคำที่เสนอ", "ถ้อยคำที่ขอให้ใช้แทน ถ้ามี"),
            ("กลุ่มผู้แสดงความเห็น", "ตามที่ผู้แสดงความเห็นเลือก ว่างเมื่อไม่ได้เลือก"),
            ("การเผยแพร่", "วิธีที่ผู้แสดงความเห็นเลือกให้เผยแพร่"),
            ("ชื่อที่แสดง", "มีเฉพาะผู้ที่เลือกแสดงชื่อ"),
            ("สถานะ", "ได้รับแล้ว จัดเข้าประเด็นแล้ว พิจารณาและเผยแพร่ผลแล้ว อยู่นอกประเด็น งดเผยแพร่พร้อมเหตุ หรือถอนแล้ว"),
            ("ประเด็นที่มีการแสดงความคิดเห็น", "ประเด็นในสรุปผลที่ความเห็นนี้อยู่ บรรทัดละประเด็น หรือเหตุที่อยู่นอกประเด็น"),
            ("ร่างที่แสดงความเห็น", "ร่างก่อนหน้าและมาตราที่พูดถึงในร่างนั้น ว่างเมื่อแสดงต่อร่างล่าสุด"),
            ("รหัสของส่วน", "all ทั้งเรื่อง, k2 ประเด็นที่ 2, m10 มาตรา 10, m10-w2 มาตรา 10 วรรคสอง ใช้ในที่อยู่เว็บ"),
            ("ระดับการยืนยันตัวตน", "ไม่ได้เข้าสู่ระบบ มีบัญชี หรือยืนยันตัวตนแล้ว"),
            ("จังหวัด", "ตามที่ผู้แสดงความเห็นเลือก ว่างเมื่อไม่ได้เลือก และว่างในชุดข้อมูลเปิด"),
            ("ครั้งที่", "แสดงความเห็นในการรับฟังครั้งที่เท่าใดของเรื่องนี้"),
            (crate::reply::column(lang), crate::reply::column_why(lang)),
            (crate::organisation::column(lang), crate::organisation::column_why(lang)),
            (crate::through::channel(lang), crate::through::channel_why(lang)),
            (crate::passage::column(lang), crate::passage::column_why(lang)),
            (crate::comment_file::column(lang), crate::comment_file::column_why(lang)),
        ],
        Lang::En => [
            ("No.", "The comment's number in the system"),
            ("Receipt", "Eight digits of the receipt; empty in open data"),
            ("Received", "Day and time of the server, Bangkok"),
            ("Part", "The whole, a key point by its title, or a provision of the latest draft"),
            ("Stance", "Agree, agree with changes, disagree, or not stated"),
            ("Reason", "The text as written"),
            ("Proposed wording", "The wording asked for, if any"),
            ("Group", "As its author chose; empty where not chosen"),
            ("Shown", "How its author wants it shown"),
            ("Name", "Only of those who chose to be named"),
            (
                "Status",
                "Received, under an issue, considered and answered, outside this hearing, withheld with the reason, or withdrawn",
            ),
            ("Issues", "The issues of the summary it comes under, one per line, or why it was set aside"),
            ("Draft commented on", "An earlier draft and the provision spoken of there; empty where it is the latest"),
            (
                "Part code",
                "all: the whole; k2: key point 2; m10: section 10; m10-w2: its second paragraph; as in web addresses",
            ),
            ("Identity", "Not signed in, with an account, or identity verified"),
            ("Province", "As its author chose; empty where not chosen, and in open data"),
            ("Round", "Which round of this consultation it was made in"),
            (crate::reply::column(lang), crate::reply::column_why(lang)),
            (crate::organisation::column(lang), crate::organisation::column_why(lang)),
            (crate::through::channel(lang), crate::through::channel_why(lang)),
            (crate::passage::column(lang), crate::passage::column_why(lang)),
            (crate::comment_file::column(lang), crate::comment_file::column_why(lang)),
        ],
    }
}

/// The first columns of answers, before one for each question.
pub fn sheet_columns(lang: Lang) -> [(&'static str, &'static str); 10] {
    match lang {
        Lang::Th => [
            ("ลำดับ", "เลขลำดับของชุดคำตอบในระบบ"),
            ("รับเมื่อ", "วันและเวลาที่ระบบรับ ตามเวลาประเทศไทย"),
            ("ตอบในฐานะ", "ชุดคำถามที่ผู้ตอบเลือก"),
            ("กลุ่มผู้ตอบ", "ตามที่ผู้ตอบเลือก ว่างเมื่อไม่ได้เลือก"),
            ("จังหวัด", "ตามที่ผู้ตอบเลือก ว่างเมื่อไม่ได้เลือก"),
            ("ระดับการยืนยันตัวตน", "ไม่ได้เข้าสู่ระบบ มีบัญชี หรือยืนยันตัวตนแล้ว"),
            ("ช่องทาง", "ระบบกลาง หรือช่องทางอื่นที่หน่วยงานกรอก"),
            ("รายการที่", "เลขลำดับของการประชุมหรือการเก็บแบบ ว่างเมื่อมาทางระบบกลาง"),
            ("เลขที่แบบ", "เลขที่เขียนบนแบบกระดาษ ว่างเมื่อมาทางระบบกลาง"),
            ("วันที่ตอบ", "วันที่ตอบแบบกระดาษ เขียนแบบ 2026-11-27 ว่างเมื่อมาทางระบบกลาง"),
        ],
        Lang::En => [
            ("No.", "The sheet's number in the system"),
            ("Received", "Day and time of the server, Bangkok"),
            ("Audience", "Whom they answered as"),
            ("Class", "As they chose; empty where they chose none"),
            ("Province", "As they chose; empty where they chose none"),
            ("Identity level", "Not signed in, with an account, or verified"),
            ("Way", "The portal, or another way that the agency entered"),
            ("Occasion", "Number of the meeting or collection; empty for the portal"),
            ("Sheet", "Number written on the sheet; empty for the portal"),
            ("Answered on", "Day of a sheet that the agency entered, as 2026-11-27; empty for the portal"),
        ],
    }
}

/// The columns of the survey in numbers.
pub fn survey_columns(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Th => ["ข้อ", "คำถาม", "คำตอบ", "จำนวน"],
        Lang::En => ["No.", "Question", "Answer", "Count"],
    }
}

/// The columns of the summary's sheet.
pub fn summary_columns(lang: Lang) -> [&'static str; 12] {
    match lang {
        Lang::Th => [
            "ที่",
            "เกี่ยวกับ",
            "ประเด็นที่มีการแสดงความคิดเห็น",
            "สาระของความเห็น",
            "ความเห็นของแต่ละฝ่าย",
            "ผลการพิจารณา",
            "เหตุผล",
            "สิ่งที่เปลี่ยน",
            "มาตราหรือข้อที่ตอบประเด็น",
            "จำนวนความเห็น",
            "จำนวนข้อความที่ไม่ซ้ำกัน",
            "แก้ไขหลังเผยแพร่",
        ],
        Lang::En => [
            "No.",
            "About",
            "Issue",
            "What was raised",
            "Each side's view",
            "Decision",
            "Reason",
            "What changed",
            "Answered by",
            "Comments",
            "Distinct texts",
            "Corrected since",
        ],
    }
}

/// "เขียนแล้ว 120,000 จาก 700,000 แถว".
pub fn rows_of(lang: Lang, done: u64, all: u64) -> String {
    let pattern = rows_of_pattern(lang);
    pattern.replace("{done}", &crate::number(done)).replace("{all}", &crate::number(all))
}
