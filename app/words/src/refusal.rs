//! Every refusal as a sentence: what is not right, then what to do.

use crate::{amount, date};
use domain::lang::Lang;
use domain::receipt::Number;
use domain::refusal::{Refusal, Touched};
use domain::stakeholder::Fault;

/// One sentence for one refusal.
pub fn say(lang: Lang, refusal: &Refusal) -> String {
    match lang {
        Lang::Th => thai(refusal),
        Lang::En => english(refusal),
    }
}

/// Said where a summary is published already.
pub fn published(lang: Lang) -> &'static str {
    lang.of(
        "เผยแพร่สรุปผลแล้ว แก้ไขผลการพิจารณาได้พร้อมเหตุผล",
        "The summary is published. A decision can be corrected, with a reason.",
    )
}

/// What is wrong with a line of a file.
fn line(lang: Lang, fault: &Fault) -> String {
    let said = |said: &str| {
        if said.is_empty() { crate::stakeholder::unsaid(lang).to_string() } else { format!("“{said}”") }
    };
    match (fault, lang) {
        (Fault::NotAnEmail, Lang::Th) => "ไม่ใช่ที่อยู่อีเมล".into(),
        (Fault::NotAnEmail, Lang::En) => "not an e-mail address".into(),
        (Fault::NoSuchClass(is), Lang::Th) => format!("ไม่รู้จักกลุ่ม {}", said(is)),
        (Fault::NoSuchClass(is), Lang::En) => format!("no such class: {}", said(is)),
        (Fault::NoSuchSubject(is), Lang::Th) => format!("ไม่รู้จักด้าน {}", said(is)),
        (Fault::NoSuchSubject(is), Lang::En) => format!("no such subject: {}", said(is)),
        (Fault::Repeats(first), Lang::Th) => counting!("ที่อยู่ซ้ำกับบรรทัดที่ {first} แต่ข้อมูลต่างกัน"),
        (Fault::Repeats(first), Lang::En) => {
            format!("the address of line {first} again, with something else beside it")
        }
        (Fault::Columns, Lang::Th) => "มีช่องมากกว่าบรรทัดแรก".into(),
        (Fault::Columns, Lang::En) => "more cells than the first line".into(),
        (Fault::Name, Lang::Th) => "ชื่อยาวเกินไปหรือมีอักขระที่ใช้ไม่ได้".into(),
        (Fault::Name, Lang::En) => "the name is too long or has signs that cannot be used".into(),
    }
}

/// " ตั้งแต่ 0 ถึง 100".
fn range(lang: Lang, least: Option<i64>, most: Option<i64>) -> String {
    match (lang, least, most) {
        (_, None, None) => String::new(),
        (Lang::Th, Some(least), Some(most)) => format!(" ตั้งแต่ {} ถึง {}", amount(least), amount(most)),
        (Lang::Th, Some(least), None) => format!(" ตั้งแต่ {} ขึ้นไป", amount(least)),
        (Lang::Th, None, Some(most)) => format!(" ไม่เกิน {}", amount(most)),
        (Lang::En, Some(least), Some(most)) => format!(", from {} to {}", amount(least), amount(most)),
        (Lang::En, Some(least), None) => format!(", {} or more", amount(least)),
        (Lang::En, None, Some(most)) => format!(", {} or less", amount(most)),
    }
}

fn thai(refusal: &Refusal) -> String {
    let lang = Lang::Th;
    match refusal {
        Refusal::Missing => "ยังไม่ได้กรอก".into(),
        Refusal::NotChosen => "ยังไม่ได้เลือก".into(),
        Refusal::LeavesNoDay => "เปิดได้ตั้งแต่พรุ่งนี้ เพื่อให้หน่วยงานมีเวลาแก้ประเด็นและคำถามก่อนเปิด".into(),
        Refusal::AdministratorGone => "ผู้บันทึกการเปลี่ยนแปลงนี้ไม่ได้เป็นผู้ดูแลของสำนักงานแล้วในวันที่มีผล จึงยังไม่ได้ทำ โปรดบันทึกใหม่".into(),
        Refusal::ApprovesThere => "คนนี้เป็นผู้อนุมัติของหน่วยงานที่ขอยืมอยู่แล้ว โปรดเลือกคนอื่น".into(),
        Refusal::NotAList => "อ่านรายชื่อจากไฟล์ชนิดนี้ไม่ได้ โปรดบันทึกตารางเป็น CSV (UTF-8) หรือคัดลอกแถวมาวางในกล่อง".into(),
        Refusal::NotOnePart => "อ่านไม่ออกว่าหมายถึงส่วนใดของกฎหมาย หรือมีหลายส่วน โปรดเขียนทีละส่วน เช่น (๕/๑), หมวด ๓".into(),
        Refusal::TooLong { most, got } => {
            counting!("ยาว {} ตัวอักษร รับได้ไม่เกิน {} ตัวอักษร โปรดย่อลง", number(*got), number(*most))
        }
        Refusal::TooShort { least } => counting!("สั้นเกินไป ต้องมีอย่างน้อย {} ตัวอักษร", number(*least)),
        Refusal::NotAChoice => "โปรดเลือกจากตัวเลือกที่มี".into(),
        Refusal::ChoiceCount { least, most } if least == most => counting!("โปรดเลือก {most} ข้อ"),
        Refusal::ChoiceCount { least: 0, most } => counting!("โปรดเลือกไม่เกิน {most} ข้อ"),
        Refusal::ChoiceCount { least, most } => counting!("โปรดเลือก {least} ถึง {most} ข้อ"),
        Refusal::TooManyChoices { has, most } => {
            let has = crate::number(u64::from(*has));
            counting!("คำถามนี้มี {has} ตัวเลือก ระบบรับได้ไม่เกิน {most} ถ้าเป็นจังหวัด อำเภอ หรือตำบล ให้ใช้คำถามชนิดสถานที่ ถ้าเป็นรายการอื่น ให้จัดกลุ่มหรือใช้คำถามเขียนตอบ")
        }
        Refusal::EntryCount { least: 0, most } => counting!("เขียนได้ไม่เกิน {most} ข้อ"),
        Refusal::EntryCount { least, most } => counting!("โปรดเขียน {least} ถึง {most} ข้อ"),
        Refusal::FileQuestions { most } => counting!("แบบสอบถามหนึ่งมีข้อที่ตอบด้วยไฟล์หรือภาพได้ไม่เกิน {most} ข้อ"),
        Refusal::ControlCharacters => "มีอักขระควบคุมที่มองไม่เห็นปนอยู่ โปรดลบส่วนที่คัดลอกมาแล้วพิมพ์ใหม่".into(),
        Refusal::DirectionControls => "มีอักขระกลับทิศทางข้อความปนอยู่ โปรดพิมพ์ส่วนนั้นใหม่".into(),
        Refusal::TooManyMarks => "มีสระหรือวรรณยุกต์ซ้อนกันมากผิดปกติ โปรดพิมพ์ส่วนนั้นใหม่".into(),
        Refusal::HoldsPrivate { what } => {
            let what: Vec<_> = what.iter().map(|one| crate::comment::private(Lang::Th, *one)).collect();
            format!("ดูเหมือนมี{} โปรดนำออก หรือยืนยันว่าตั้งใจส่ง", what.join(" ").trim())
        }
        Refusal::NotUnderstood { at, near } if near.is_empty() => counting!("เงื่อนไขยังไม่จบ ตรวจที่ตัวอักษรที่ {at}"),
        Refusal::NotUnderstood { at, near } => counting!("อ่านเงื่อนไขไม่เข้าใจตั้งแต่ตัวอักษรที่ {at} คือ “{near}”"),
        Refusal::NoSuchFunction { name } => format!("ไม่รู้จัก {name}( ) หรือใส่ค่าไม่ครบ ใช้ได้เช่น selected(${{q1}}, 2) และ not( )"),
        Refusal::TooMuch => "เงื่อนไขยาวหรือซ้อนวงเล็บมากเกินไป โปรดแยกเป็นหลายข้อ".into(),
        Refusal::NoSuchQuestion { name } => format!("ไม่มีข้อ {name}"),
        Refusal::LaterQuestion { name } => format!("{name} ไม่ได้อยู่ก่อนข้อนี้ เงื่อนไขและข้อความอ้างได้เฉพาะข้อที่ถามไปแล้ว"),
        Refusal::NeverAsked => "ไม่ว่าตอบข้ออื่นอย่างไรก็จะไม่มีใครได้ตอบข้อนี้ โปรดแก้เงื่อนไข".into(),
        Refusal::NeverTaken => "มีผู้ที่ถูกถามแล้วไม่มีคำตอบใดผ่านเงื่อนไข โปรดแก้ เช่น เพิ่มกรณีที่ไม่ได้ตอบข้อก่อนหน้า".into(),
        Refusal::NotTaken { why, .. } if why.is_empty() => "คำตอบนี้ไม่อยู่ในช่วงที่รับได้ โปรดตรวจอีกครั้ง".into(),
        Refusal::NotTaken { why, .. } => why.clone(),
        Refusal::AnswerInText { name } => format!("ใส่คำตอบของข้ออื่น (${{{name}}}) ตรงนี้ไม่ได้ ใส่ได้ในคำถามและคำอธิบายเท่านั้น และคำตอบที่เป็นไฟล์ใส่ไม่ได้"),
        Refusal::NameTwice { name } => format!("มีชื่อ {name} อยู่แล้ว โปรดตั้งชื่ออื่น"),
        Refusal::NotAName => "ชื่อใช้ได้เฉพาะ a–z ตัวเลข และ _ - . ไม่มีช่องว่าง ชื่อคำถามขึ้นต้นด้วยตัวอักษร".into(),
        Refusal::NotForThisForm => "คำถามแบบนี้ไม่ใช้ช่องนี้ โปรดเว้นว่าง หรือเปลี่ยนวิธีตอบ".into(),
        Refusal::NotADecimal { decimals, least, most } => {
            counting!("โปรดกรอกตัวเลข ทศนิยมไม่เกิน {decimals} ตำแหน่ง{}", range(lang, *least, *most))
        }
        Refusal::NotAnAmount { least, most } => {
            counting!("โปรดกรอกจำนวนเงินเป็นบาท เช่น 1,500 หรือ 1,500.50 หรือ 2 ล้าน{}", range(lang, *least, *most))
        }
        Refusal::DayOutside { least, most } => match (least, most) {
            (Some(least), Some(most)) => counting!("โปรดใส่วันตั้งแต่ {} ถึง {}", date::full(lang, *least), date::full(lang, *most)),
            (Some(least), None) => counting!("โปรดใส่วันตั้งแต่ {} เป็นต้นไป", date::full(lang, *least)),
            (None, Some(most)) => counting!("โปรดใส่วันไม่เกิน {}", date::full(lang, *most)),
            (None, None) => "โปรดตรวจวัน เดือน ปี".into(),
        },
        Refusal::NoSuchPlace { names } => format!("ไม่พบชื่อนี้ โปรดเขียนชื่อหนึ่งในนี้: {}", names.join(" · ")),
        Refusal::RankTwice { rank } => counting!("มีสองข้อเป็นอันดับ {rank} โปรดให้อันดับละข้อ"),
        Refusal::RankLeft { rank } => counting!("ยังไม่มีข้อใดเป็นอันดับ {rank}"),
        Refusal::Brought { fault } => crate::xlsform::fault(lang, fault),
        Refusal::OnLine { line, column, why } => {
            let at = if column.is_empty() { String::new() } else { format!(" คอลัมน์ “{column}”") };
            counting!("บรรทัด {line}{at}: {}", say(lang, why))
        }
        Refusal::MoreWrong { more } => counting!("และผิดอีก {more} แห่ง"),
        Refusal::MoreCells => "แถวนี้มีช่องเกินจำนวนคอลัมน์ในแถวแรก".into(),
        Refusal::TooManySheets { most } => {
            counting!("มีมากกว่า {} ชุด โปรดแบ่งเป็นหลายไฟล์", number(*most))
        }
        Refusal::NoSuchColumn { name } if name == "mark" => "ไฟล์นี้ไม่มีคอลัมน์ mark ซึ่งบอกเลขที่แบบสอบถามของแต่ละแถว".into(),
        Refusal::NoSuchColumn { .. } => "ระบบไม่รู้จักคอลัมน์นี้ โปรดใช้ชื่อตามตารางคอลัมน์ หรือนำคอลัมน์นี้ออก".into(),
        Refusal::MarkTaken { mark } => format!("แบบสอบถามเลขที่ {mark} กรอกไว้แล้ว แต่คำตอบไม่ตรงกับครั้งนี้ โปรดตรวจกับกระดาษ"),
        Refusal::OwnReading => "คุณกรอกชุดนี้ครั้งแรกไปแล้ว ครั้งที่สองต้องให้คนอื่นกรอก".into(),
        Refusal::NotAsked => "ผู้ตอบกลุ่มนี้ไม่ต้องตอบข้อนี้ โปรดตรวจกับกระดาษ".into(),
        Refusal::SheetsThere => "มีแบบสอบถามที่กรอกไว้แล้ว จึงเปลี่ยนช่องทางหรือจำนวนครั้งที่กรอกไม่ได้".into(),
        Refusal::NotANumber { least, most } => match (least, most) {
            (Some(least), Some(most)) => {
                counting!("โปรดกรอกจำนวนเต็มตั้งแต่ {} ถึง {}", amount(*least), amount(*most))
            }
            (Some(least), None) => counting!("โปรดกรอกจำนวนเต็มตั้งแต่ {} ขึ้นไป", amount(*least)),
            (None, Some(most)) => counting!("โปรดกรอกจำนวนเต็มไม่เกิน {}", amount(*most)),
            (None, None) => "โปรดกรอกเป็นจำนวนเต็ม".into(),
        },
        Refusal::NoSuchTime => "ไม่มีเวลานี้ โปรดเขียนชั่วโมงและนาที เช่น 8.30".into(),
        Refusal::NotYet => "วันนี้ยังมาไม่ถึง บันทึกได้เมื่อเกิดขึ้นแล้ว".into(),
        Refusal::NotAnAddress => "ไม่ใช่ที่อยู่เว็บ โปรดคัดลอกทั้งหมดตั้งแต่ https://".into(),
        Refusal::NotSummarised => "ต้องเผยแพร่สรุปผลการรับฟังก่อน".into(),
        Refusal::TooFarAhead => "ไกลเกินไป โปรดเลือกวันที่ใกล้กว่านี้".into(),
        Refusal::ApproverGone => "ผู้ที่ตั้งเวลาไม่ได้เป็นผู้อนุมัติของหน่วยงานแล้ว".into(),
        Refusal::NoSuchDay => "ไม่มีวันที่นี้ในปฏิทิน โปรดตรวจวัน เดือน ปี".into(),
        Refusal::WrongEra => "โปรดกรอกปีเป็น พ.ศ. เช่น 2569".into(),
        Refusal::EndsBeforeStart => "วันสุดท้ายอยู่ก่อนวันแรก".into(),
        Refusal::FarFromTitle { year } => counting!("ชื่อกฎหมายเป็นของ พ.ศ. {year} แต่วันนี้อยู่ก่อนปีนั้น หรือหลังปีนั้นเกินสองปี ถ้าถูกต้องแล้ว โปรดทำเครื่องหมาย “ยืนยันว่าถูกต้อง” แล้วบันทึกอีกครั้ง"),
        Refusal::BeforeInForce => "วันนี้อยู่ก่อนวันที่กฎหมายมีผลใช้บังคับ โปรดตรวจทั้งสองวัน".into(),
        Refusal::OldNewYear => "ก่อน พ.ศ. 2484 ปีเริ่มในเดือนเมษายน วันในเดือนมกราคมถึงมีนาคมจึงอ่านได้สองปี ระบบยังรับวันนี้ไม่ได้ โปรดเลือกว่ายังไม่ทราบวัน".into(),
        Refusal::DraftTitle => "โปรดใส่ชื่อกฎหมายตามที่ประกาศ ไม่มีคำว่า “ร่าง” และมีปี พ.ศ. ครบ".into(),
        Refusal::LawThere => "มีกฎหมายชื่อนี้ในทะเบียนแล้ว ถ้าเป็นกฎหมายเดียวกันให้เชื่อมในหน้ากฎหมายที่เกี่ยวข้อง".into(),
        Refusal::NotInForce => "ยังไม่ได้บันทึกขั้น “มีผลใช้บังคับ”".into(),
        Refusal::NoSuchAgency => "มีชื่อที่ไม่ตรงกับหน่วยงานใดในระบบ โปรดเขียนชื่อเต็ม บรรทัดละหน่วยงาน".into(),
        Refusal::NoSuchLaw => "ไม่มีกฎหมายชื่อนี้ในทะเบียน โปรดคัดลอกชื่อเต็มจากหน้าทะเบียนกฎหมาย".into(),
        Refusal::WhichAgency => "ยังไม่รู้ว่าหมายถึงหน่วยงานใด โปรดเลือกจากที่พบ หรือพิมพ์ชื่อใหม่".into(),
        Refusal::SameName => "มีหน่วยงานชื่อนี้อยู่แล้วในที่เดียวกัน".into(),
        Refusal::AccountClosed => "บัญชีนี้ปิดอยู่ ใช้เข้าสู่ระบบหรือให้หน้าที่ไม่ได้จนกว่าผู้ดูแลจะเปิดอีกครั้ง".into(),
        Refusal::AgencyEnded => "หน่วยงานนี้สิ้นสุดแล้ว โปรดเลือกหน่วยงานที่ยังมีอยู่".into(),
        Refusal::StateOnly => "เรื่องนี้รับฟังเฉพาะหน่วยงานของรัฐตามมาตรา 19 ถ้าจะรับฟังประชาชน ให้ยกเลิกการเลือกนั้นก่อน".into(),
        Refusal::LastAdministrator => "หน่วยงานต้องมีผู้ดูแลอย่างน้อยหนึ่งคน มอบหน้าที่ผู้ดูแลให้คนอื่นก่อน หรือขอให้สำนักงานกลางดำเนินการ".into(),
        Refusal::NotSure => "โปรดทำเครื่องหมายว่าตรวจแล้ว เพราะยกเลิกภายหลังไม่ได้".into(),
        Refusal::HasHeir => "มีหน่วยงานรับช่วงแล้ว เรื่องทั้งหมดย้ายไปแล้ว จึงยกเลิกการสิ้นสุดไม่ได้".into(),
        Refusal::OwnHeir => "หน่วยงานรับช่วงจากตัวเองไม่ได้ โปรดเลือกหน่วยงานอื่น".into(),
        Refusal::OfficeStays => "สำนักงานกลางเปลี่ยนชื่อได้ แต่รวมหรือสิ้นสุดไม่ได้".into(),
        Refusal::HearingsRun { running } => counting!("ยังมี {running} เรื่องที่กำลังจัดทำ ประกาศไว้ กำลังรับฟัง หรือรอสรุปผล โปรดทำให้เสร็จ หรือรวมเข้ากับหน่วยงานที่รับช่วง"),
        Refusal::NoSuchProvince => "ไม่มีจังหวัดชื่อนี้".into(),
        Refusal::NotProposed => "ยังไม่มีผู้เสนอให้เผยแพร่ โปรดให้เจ้าหน้าที่จัดทำร่างกดเสนอขออนุมัติก่อน".into(),
        Refusal::ProposalOld => "มีการแก้ไขหลังจากเสนอ โปรดเสนอขออนุมัติอีกครั้ง".into(),
        Refusal::OwnProposal => "ผู้เสนอและผู้อนุมัติต้องเป็นคนละคน โปรดให้ผู้อนุมัติอีกคนเผยแพร่ หรือให้ผู้ดูแลของหน่วยงานบันทึกคำสั่งที่ให้ทำคนเดียวได้".into(),
        Refusal::FoundTimes { times: 0 } => "ไม่พบข้อความนี้ในส่วนที่เลือก โปรดคัดลอกจากหน้าที่เผยแพร่มาวาง".into(),
        Refusal::FoundTimes { times } => counting!("พบข้อความนี้ {times} แห่ง โปรดใส่ข้อความก่อนหรือหลังคำนั้นเพิ่ม จนพบเพียงแห่งเดียว"),
        Refusal::NotAnErratum { what: Touched::Division, .. } => "การแก้นี้เปลี่ยนการแบ่งมาตรา วรรค หรือข้อ จึงไม่ใช่การแก้คำผิด โปรดเผยแพร่เป็นร่างที่ปรับแล้ว".into(),
        Refusal::NotAnErratum { what, before, after } => format!("การแก้นี้เปลี่ยน{} ({}) จึงไม่ใช่การแก้คำผิด โปรดเผยแพร่เป็นร่างที่ปรับแล้วพร้อมเหตุผล", substance(lang, *what), changed(before, after)),
        Refusal::BeforeStep { day, step: true } => counting!("ต้องไม่ก่อน{} ซึ่งเป็นวันของขั้นก่อนหน้า", date::with_weekday(lang, *day)),
        Refusal::BeforeStep { day, step: false } => counting!("ต้องไม่ก่อน{} ซึ่งเป็นวันปิดรับฟัง หรือวันที่พระราชบัญญัติว่าด้วยการรับฟังใช้บังคับ ในกรณีที่ไม่ได้รับฟังจากประชาชน", date::with_weekday(lang, *day)),
        Refusal::SentOtherwise => "แบบฟอร์มนี้ส่งไปแล้ว และคำตอบครั้งนี้ต่างจากที่ส่งไว้ จึงยังไม่ได้บันทึก หากต้องการแก้ ให้เปิดใบรับที่ได้แล้วแก้คำตอบที่นั่น หากต้องการตอบอีกชุด ให้เปิดแบบสอบถามใหม่".into(),
        Refusal::AfterOpening { day } => counting!("ต้องไม่หลัง{} ซึ่งเป็นวันเริ่มรับฟัง", date::with_weekday(lang, *day)),
        Refusal::AfterStep { day } => counting!("ต้องไม่หลัง{} ซึ่งเป็นวันของขั้นที่มาทีหลัง", date::with_weekday(lang, *day)),
        Refusal::NotLater { than } => counting!("ต้องอยู่หลัง{} ซึ่งเป็นวันสุดท้ายเดิม", date::with_weekday(lang, *than)),
        Refusal::InThePast => "วันหรือเวลาที่เลือกผ่านไปแล้ว โปรดเลือกใหม่".into(),
        Refusal::ThaiMissing => "ต้องมีข้อความภาษาไทย".into(),
        Refusal::SaysNothing => "ข้อความนี้ยังไม่ได้อธิบายอะไร โปรดเขียนให้ผู้อ่านเข้าใจ".into(),
        Refusal::NotAnEmail => "รูปแบบอีเมลไม่ถูกต้อง เช่น somsri@example.go.th".into(),
        Refusal::PasswordsDiffer => "รหัสผ่านสองช่องไม่ตรงกัน".into(),
        Refusal::WrongCredentials => "อีเมล รหัสผ่าน หรือรหัสขั้นที่สองไม่ถูกต้อง".into(),
        Refusal::WrongPassword => "รหัสผ่านปัจจุบันไม่ถูกต้อง".into(),
        Refusal::Taken => "มีผู้ใช้ชื่อหรืออีเมลนี้อยู่แล้ว".into(),
        Refusal::NotYetOpen { opens } => counting!("จะเปิดรับฟังวันที่ {}", date::moment(lang, *opens)),
        Refusal::Closed { closed } => counting!("ปิดรับฟังแล้วเมื่อ {}", date::moment(lang, *closed)),
        Refusal::Cancelled { at } => counting!("ยกเลิกการรับฟังแล้วเมื่อ {}", date::moment(lang, *at)),
        Refusal::AlreadyDone => "เรื่องนี้ไม่ได้อยู่ในขั้นที่ทำสิ่งนี้ได้ โปรดเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด".into(),
        Refusal::Unchanged => "ยังเหมือนเดิม ไม่มีสิ่งใดเปลี่ยน".into(),
        Refusal::MonthPast => "เดือนนี้ผ่านไปแล้ว โปรดเลือกเดือนใหม่".into(),
        Refusal::ChangedMeanwhile => "เรื่องนี้ถูกแก้ไขหลังจากที่คุณเปิดหน้านี้ โดยผู้อื่นหรือโดยคุณเองในอีกหน้าหนึ่ง สิ่งที่คุณพิมพ์ยังอยู่ครบ โปรดเปิดหน้านี้ในอีกแท็บเพื่อเทียบ หากบันทึกอีกครั้ง ข้อความนี้จะแทนที่ข้อความที่บันทึกไว้".into(),
        Refusal::ChecklistIncomplete { missing } => counting!("รายการตรวจก่อนเผยแพร่ยังขาด {missing} ข้อ"),
        Refusal::SignInNeeded => "การรับฟังครั้งนี้ต้องเข้าสู่ระบบก่อนแสดงความเห็น".into(),
        Refusal::WrongCode => "รหัสไม่ถูกต้อง ใช้ไปแล้ว หรือหมดเวลา โปรดดูรหัสล่าสุดในแอป และตรวจว่าเวลาของเครื่องถูกต้อง".into(),
        Refusal::FactorNeeded => "เจ้าหน้าที่ต้องใช้รหัสขั้นที่สอง จึงเลิกใช้ไม่ได้ ถ้าเปลี่ยนเครื่อง ขอให้ผู้ดูแลของหน่วยงานนำของเดิมออก".into(),
        Refusal::EasilyGuessed => "รหัสผ่านนี้เดาง่ายหรือเคยรั่วไหล โปรดตั้งใหม่ เช่น คำสี่คำที่ไม่เกี่ยวกัน".into(),
        Refusal::IdentityTaken => "มีบัญชีอื่นในระบบนี้ใช้การยืนยันตัวตนนี้อยู่แล้ว".into(),
        Refusal::LastWay => "นี่เป็นวิธีเข้าสู่ระบบวิธีเดียวของบัญชี นำออกแล้วจะเข้าไม่ได้อีก หากต้องการ ให้เลิกใช้บัญชีแทน".into(),
        Refusal::NotJuristic => "ไม่ใช่เลขทะเบียนนิติบุคคล 13 หลัก หรือพิมพ์ผิดบางหลัก โปรดเทียบกับหนังสือรับรอง".into(),
        Refusal::PersonsNumber => "เลขนี้เป็นเลขประจำตัวของบุคคล ระบบไม่เก็บเลขนี้ โปรดกรอกเลขทะเบียนนิติบุคคลขององค์กร".into(),
        Refusal::NumberOfAnother => "เลขนี้เป็นของนิติบุคคลประเภทอื่น โปรดตรวจประเภทขององค์กรและเลขทะเบียนอีกครั้ง".into(),
        Refusal::FilesFull { most } => counting!("ความเห็นหนึ่งแนบได้ไม่เกิน {most} ไฟล์ โปรดเลือกนำไฟล์เดิมออกก่อน"),
        Refusal::SentBefore { number } => format!("ข้อความก่อนหน้านี้จากหน้านี้ส่งแล้ว เลขที่รับ {} ส่วนข้อความที่เห็นอยู่ตอนนี้ยังไม่ได้ส่ง กดส่งอีกครั้งเพื่อส่งเป็นความเห็นใหม่", Number(*number)),
        Refusal::IssueRemoved => "ประเด็นนี้ถูกนำออกหลังจากคุณเปิดหน้านี้ สิ่งที่คุณพิมพ์และเลือกไว้ยังอยู่ครบ โปรดเลือกประเด็นอื่นหรือตั้งประเด็นใหม่ ถ้ากำลังเขียนประเด็นนี้ บันทึกอีกครั้งคือตั้งเป็นประเด็นใหม่".into(),
        Refusal::NothingBeside => "แถวนี้ยังไม่มีเลขหรือข้อความที่ระบบบอกไว้ โปรดพิมพ์เลขประเด็นเอง".into(),
        Refusal::NoneDecided => "ต้องมีผลการพิจารณาพร้อมเหตุผลอย่างน้อยหนึ่งประเด็น จึงเผยแพร่สรุปผลเบื้องต้นได้".into(),
        Refusal::NoNewIssue { row } => counting!("แถวที่ {row} ไม่ได้ตั้งประเด็นใหม่ โปรดพิมพ์เลขหรือชื่อประเด็น"),
        Refusal::NoughtAlone => "0 ใช้ลำพัง ใช้ร่วมกับเลขประเด็นไม่ได้".into(),
        Refusal::NoSuchReason { most } => counting!("เหตุนอกประเด็นมี 0.1 ถึง 0.{most}"),
        Refusal::OwnComment => "นี่คือความเห็นของคุณเอง ซึ่งนับไว้แล้ว".into(),
        Refusal::NameTakenOff => "ผู้ดูแลปิดชื่อที่แสดงของความเห็นนี้แล้ว โปรดเลือกไม่แสดงชื่อ หรือขอให้ทบทวนจากหน้าใบรับ".into(),
        Refusal::NameOfAChild => "ชื่อนี้มีคำนำหน้าของเด็ก ระบบไม่เผยแพร่ชื่อของผู้ที่อายุต่ำกว่า 20 ปี โปรดเลือก “เผยแพร่โดยไม่แสดงชื่อ” ความเห็นยังนับเท่ากับของทุกคน".into(),
        Refusal::SpeaksAlready => "คุณแสดงความเห็นในนามองค์กรที่มีเลขทะเบียนนี้อยู่แล้ว ไม่ต้องเพิ่มอีก".into(),
        Refusal::LikeAnAgency => "ชื่อนี้เป็นชื่อของหน่วยงานรัฐหรืออาจทำให้เข้าใจว่าเป็นหน่วยงานรัฐ โปรดใช้ชื่อของคุณหรือขององค์กรคุณเอง".into(),
        Refusal::NotShown => "ความเห็นนี้ไม่ได้เผยแพร่อยู่ จึงตอบให้ทุกคนอ่านไม่ได้ สิ่งที่พิมพ์ยังอยู่ในหน้านี้".into(),
        Refusal::SheetMeanwhile { at } => counting!("คำตอบชุดนี้แก้ไขเมื่อ {} ในอีกหน้าหนึ่ง หลังจากที่คุณเปิดหน้านี้ สิ่งที่คุณเลือกและพิมพ์ยังอยู่ครบ หากส่งอีกครั้ง คำตอบในหน้านี้จะแทนที่คำตอบที่ส่งไว้", date::moment(lang, *at)),
        Refusal::Rewritten { comments: 1 } => "ความเห็นนี้ถูกแก้ไขหลังจากที่คุณเปิดหน้านี้ จึงยังไม่ได้ตัดสิน ข้อความในหน้านี้เป็นข้อความล่าสุด โปรดอ่านแล้วตัดสินใหม่".into(),
        Refusal::Rewritten { comments } => counting!("มีความเห็น {} รายการถูกแก้ไขหลังจากที่คุณเปิดหน้านี้ จึงยังไม่ได้ตัดสินรายการใด รายการที่ถูกแก้ไขไม่ได้เลือกไว้แล้ว โปรดอ่านข้อความล่าสุดแล้วตัดสินใหม่", number(*comments)),
        Refusal::NotInComment => "ไม่พบข้อความนี้ในความเห็น โปรดคัดลอกให้ตรงตามที่เขียนไว้".into(),
        Refusal::OfficeDecided => "สำนักงานคณะกรรมการกฤษฎีกาทบทวนแล้วให้เผยแพร่ หน่วยงานจึงงดเผยแพร่อีกไม่ได้ หากมีเหตุใหม่ โปรดแจ้งสำนักงาน".into(),
        Refusal::AppealedAlready => "คุณขอให้ทบทวนการงดเผยแพร่ครั้งนี้แล้ว".into(),
        Refusal::NothingTicked => "ยังไม่ได้เลือกความเห็น โปรดทำเครื่องหมายอย่างน้อยหนึ่งรายการ".into(),
        Refusal::EditedTooOften { most } => counting!("ความเห็นนี้แก้ไขครบ {} ครั้งแล้ว แก้ไขอีกไม่ได้ สิ่งที่พิมพ์ยังอยู่ในหน้านี้ โปรดส่งเป็นความเห็นใหม่", number(*most)),
        Refusal::LinkGone => "ลิงก์นี้ใช้ไปแล้วหรือหมดเวลา โปรดขอใหม่".into(),
        Refusal::OfficerStays => "บัญชีนี้เป็นของเจ้าหน้าที่ ผู้ดูแลของหน่วยงานเป็นผู้ยุติ".into(),
        Refusal::VerifiedNeeded => "การรับฟังครั้งนี้ต้องยืนยันตัวตนก่อนแสดงความเห็น".into(),
        Refusal::NotInvited => "รหัสเชิญนี้ใช้กับการรับฟังครั้งนี้ไม่ได้ โปรดตรวจกับที่หน่วยงานส่งให้".into(),
        Refusal::SaidAlready => {
            "คุณแสดงความเห็นส่วนนี้ไปแล้ว การรับฟังครั้งนี้ให้แสดงได้คนละครั้ง ถอนความเห็นเดิมด้วยเลขที่รับและรหัส แล้วส่งใหม่ได้".into()
        }
        Refusal::EnteredAlready { comment } => format!("ดูเหมือนมีผู้กรอกความเห็นนี้แล้ว คือความเห็น {comment} ใช่คนเดียวกันหรือไม่ ถ้าใช่ ไม่ต้องส่งซ้ำ ถ้าเป็นคนละคน ให้ทำเครื่องหมายแล้วส่งอีกครั้ง"),
        Refusal::EnoughForOthers { most } => counting!("คุณส่งแทนผู้อื่นในการรับฟังครั้งนี้ครบ {} คนแล้ว ให้ผู้อื่นช่วยส่งต่อ หรือติดต่อหน่วยงานให้จัดรับฟังในพื้นที่", number(*most)),
        Refusal::NobodyToTell => "คนที่ไม่ได้เข้าสู่ระบบ ระบบไม่รู้ว่าใครแสดงความเห็นแล้ว โปรดเลือก “กี่ครั้งก็ได้” หรือเลือกให้เข้าสู่ระบบก่อน".into(),
        Refusal::InvitedCount { most } => counting!("เชิญได้ไม่เกิน {} ราย", number(*most)),
        Refusal::NoSuchPart => "ไม่พบส่วนนี้ในเรื่องที่รับฟัง".into(),
        Refusal::NotInDraft { cited } => {
            format!("ไม่พบ “{}” ในร่าง โปรดเขียนตามที่ร่างเรียก เช่น มาตรา 5, มาตรา 5 วรรคสอง, ข้อ 3", called(lang, cited))
        }
        Refusal::NeedsDraft { cited } => {
            format!("ยังไม่มีข้อความของร่าง จึงไม่รู้ว่า “{}” คือส่วนใด โปรดใส่ร่างก่อน หรือเขียนเป็นเลข เช่น มาตรา 5, มาตรา 5 วรรคสอง, ข้อ 3", called(lang, cited))
        }
        Refusal::NotAWorkingDay { day } => counting!("{} ไม่ใช่วันทำการ", date::with_weekday(lang, *day)),
        Refusal::WithdrawnAlready => "คุณถอนความเห็นนี้ไปแล้ว".into(),
        Refusal::NoSuchReceipt => "ไม่พบใบรับความเห็นนี้ โปรดตรวจเลขที่รับและรหัสอีกครั้ง".into(),
        Refusal::Mistyped => "เลขที่รับหรือรหัสพิมพ์ผิด โปรดเทียบกับใบรับความเห็นทีละตัว".into(),
        Refusal::CommentsWaiting { waiting } => counting!("ยังมี {} ความเห็นรอจัด โปรดจัดเข้าประเด็น หรือจัดเป็นนอกประเด็นพร้อมเหตุผล", number(*waiting)),
        Refusal::SidesUnwritten { sides } => format!(
            "ยังไม่ได้เขียนความเห็นของ {} มาตรา 16 ให้สรุปความเห็นของแต่ละฝ่ายให้ครบ โปรดเขียนทีละฝ่าย ฝ่ายที่มีไม่ถึง {} ความเห็นเขียนรวมกันได้",
            named(lang, sides),
            crate::number(domain::result::FEW)
        ),
        Refusal::CodedMeanwhile { comments } => counting!(
            "มีผู้อื่นจัด {comments} ความเห็นที่คุณเลือกไปแล้วหลังจากคุณเปิดหน้านี้ รายการข้างล่างเป็นปัจจุบันแล้ว โปรดตรวจ แล้วกดอีกครั้งหากยังต้องการจัดตามเดิม"
        ),
        Refusal::ThemesMeanwhile => "กลุ่มความเห็นกำลังหาใหม่ หรือหาใหม่เสร็จแล้วหลังจากคุณเปิดหน้านี้ จึงยังไม่ได้จัดความเห็นใด เปิดหน้านี้อีกครั้งในอีกสักครู่ แล้วเลือกกลุ่มที่เห็นในตอนนั้น".into(),
        Refusal::NothingMoves => "ไม่มีความเห็นใดในกลุ่มนี้รอจัดแล้ว จึงไม่ได้จัดหรือตั้งประเด็นใด เปิดหน้านี้อีกครั้งเพื่อดูกลุ่มที่เหลือ".into(),
        Refusal::UnderAndOutside => "เลือกประเด็นไว้ด้วย ความเห็นหนึ่งอยู่ในประเด็นหรืออยู่นอกประเด็นอย่างใดอย่างหนึ่ง โปรดเอาเครื่องหมายออกจากประเด็น หรือไม่เลือกนอกประเด็น".into(),
        Refusal::NotItsWords => "ไม่พบถ้อยคำนี้ในความเห็น โปรดคัดลอกมาให้ตรงทุกตัวอักษร หรือเว้นว่างไว้หากหมายถึงทั้งความเห็น".into(),
        Refusal::NotInPart => "ถ้อยคำที่อ้างไม่อยู่ในส่วนของร่างที่เลือกพูดถึง โปรดเลือกถ้อยคำจากส่วนนั้น หรือเลือกไม่อ้างถ้อยคำใด".into(),
        Refusal::NothingToUndo => "ไม่มีอะไรของคุณให้เลิกทำ หรือคุณจัดอย่างอื่นหลังจากนั้นแล้ว".into(),
        Refusal::NoSuchIssue { number } => format!("ไม่มีประเด็นเลขที่ {} ดูเลขในรายการประเด็น หรือพิมพ์ชื่อเพื่อตั้งประเด็นใหม่", crate::plain(*number)),
        Refusal::NothingToDraw => "ไม่มีความเห็นที่ผู้อื่นจัดไว้และยังไม่ได้อ่านซ้ำ จัดความเห็นก่อน หรือเลือกผู้อ่านคนอื่น".into(),
        Refusal::NotClosedYet { closes } => counting!("ยังไม่ปิดรับฟัง ปิด {}", date::deadline(lang, *closes)),
        Refusal::NotText => "มีรหัสตัวอักษรที่อ่านไม่ได้ โปรดพิมพ์ใหม่ หรือค้นหาจากคำที่จำได้".into(),
        Refusal::FormTooLarge { most } => counting!("สิ่งที่ส่งมาใหญ่เกินกว่าที่รับได้ ({} KiB) โปรดย่อลงหรือแบ่งส่ง", number(*most)),
        Refusal::FileNotChosen => "ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ก่อน แล้วกดปุ่มอีกครั้ง".into(),
        Refusal::FileTooLarge { most } => counting!("ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {most} MB โปรดเอาภาพออกจากไฟล์ หรือคัดลอกเฉพาะข้อความมาวางในกล่อง"),
        Refusal::AttachmentTooLarge { most } => counting!("ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {most} MB ต่อไฟล์ โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์"),
        Refusal::NotAPicture => "ข้อนี้รับเฉพาะภาพ (PNG, JPEG, WebP) โปรดเลือกภาพ".into(),
        Refusal::AttachmentUnknown => "รับเฉพาะ PDF, ภาพ (PNG, JPEG, WebP), ตาราง (XLSX, ODS, CSV) และเอกสาร (DOCX, ODT) ที่ไม่มีมาโคร".into(),
        Refusal::PictureBroken => "เปิดภาพนี้ไม่ได้ ไฟล์ภาพอาจเสียหายหรือไม่ครบ โปรดเลือกภาพอื่น หรือบันทึกภาพใหม่แล้วลองอีกครั้ง".into(),
        Refusal::FilesForNow => "ตอนนี้มีไฟล์ส่งเข้ามาจากเครือข่ายของคุณมาก ไฟล์นี้จึงยังไม่ได้รับไว้ ส่งเฉพาะข้อความได้เลย หรือเลือกไฟล์อีกครั้งในอีกสองสามนาที".into(),
        Refusal::AttachmentsTooMany { most, together } => counting!("เรื่องหนึ่งมีได้ไม่เกิน {most} ไฟล์ รวมกันไม่เกิน {together} MB"),
        Refusal::PlaceLine { line } => counting!("บรรทัดที่ {line} ไม่ตรงกับจังหวัด อำเภอ หรือตำบลใด หรือตรงกับหลายแห่ง เขียนให้ครบ เช่น ดอนแก้ว แม่ริม เชียงใหม่"),
        Refusal::NoPlaceThere => "ไม่พบอำเภอหรือตำบลนี้ในจังหวัดที่เลือก เลือกจังหวัดก่อน แล้วเขียนเช่น ดอนแก้ว แม่ริม".into(),
        Refusal::HolidayLine { line } => counting!("บรรทัดที่ {line} ไม่ได้ขึ้นต้นด้วยวันที่ เช่น 5/12/2569"),
        Refusal::NoSuchKind { line } => counting!("บรรทัดที่ {line} มีประเภทที่ระบบไม่รู้จัก"),
        Refusal::NotOnTheList => "ไม่มีที่อยู่นี้ในรายชื่อของหน่วยงาน โปรดตรวจตัวสะกด".into(),
        Refusal::NotThisForm { what } => crate::form::only(lang, *what).into(),
        Refusal::TextOrFile => "โปรดใส่อย่างใดอย่างหนึ่ง ข้อความในช่องนี้หรือไฟล์".into(),
        Refusal::NotCaptions => "ไม่ใช่คำบรรยาย WebVTT บรรทัดแรกต้องเป็น WEBVTT และต้องมีเวลากับข้อความอย่างน้อยหนึ่งช่วง".into(),
        Refusal::CaptionLine { line } => counting!("อ่านเวลาในบรรทัดที่ {line} ไม่ได้ เขียนเช่น 00:01.000 --> 00:04.000 และเวลาจบต้องอยู่หลังเวลาเริ่ม"),
        Refusal::FileUnpacks => "ไม่ได้อ่านไฟล์นี้ เพราะเมื่อคลายแล้วใหญ่ผิดปกติหรือซ้อนกันหลายชั้นเกินไป โปรดบันทึกเป็นไฟล์ใหม่จากโปรแกรมพิมพ์เอกสาร หรือคัดลอกข้อความมาวางในกล่อง".into(),
        Refusal::FileLocked => "ไฟล์นี้ล็อกด้วยรหัสผ่าน โปรดเอารหัสผ่านออกแล้วเลือกไฟล์อีกครั้ง".into(),
        Refusal::FileWithoutText => "ไม่พบข้อความในไฟล์นี้ หากเป็นภาพสแกน ระบบอ่านไม่ได้ โปรดใช้ไฟล์ Word ต้นฉบับ หรือพิมพ์ข้อความลงในกล่อง".into(),
        Refusal::FileOldWord => "ไฟล์ .doc เป็นรูปแบบเก่าที่ระบบอ่านไม่ได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx".into(),
        Refusal::FileUnknown => "ระบบไม่รู้จักไฟล์ชนิดนี้ อ่านได้คือ Word (.docx), OpenDocument (.odt), PDF ที่มีข้อความ, HTML และไฟล์ข้อความ".into(),
        Refusal::FileBroken => "ไฟล์นี้เสียหายหรือไม่สมบูรณ์ โปรดเปิดในโปรแกรมพิมพ์เอกสารแล้วบันทึกใหม่ หรือคัดลอกข้อความมาวางในกล่อง".into(),
        Refusal::FileNoTable { text: true } => "ไฟล์นี้เปิดเป็นตารางไม่ได้ โปรดบันทึกเป็น .xlsx หรือ CSV (UTF-8) แล้วลองใหม่".into(),
        Refusal::FileNoTable { text: false } => "ไฟล์นี้เปิดเป็นตารางไม่ได้ โปรดบันทึกเป็น .xlsx แล้วลองใหม่".into(),
        Refusal::TooManyLetters => "ขอรับอีเมลถึงที่อยู่นี้หรือสำหรับใบรับนี้หลายครั้งแล้ว โปรดดูในกล่องข้อความเข้าและจดหมายขยะ หรือลองใหม่พรุ่งนี้".into(),
        Refusal::Line { line: at, fault } => counting!("บรรทัดที่ {at} {}", line(lang, fault)),
        Refusal::MoreLines { more } => counting!("ยังมีอีก {} บรรทัดที่ผิด", number(*more)),
        Refusal::TooManyLines { most } => counting!("มากเกินไป รับได้ไม่เกิน {} ราย โปรดแบ่งส่ง", number(*most)),
        Refusal::NoColumns => "บรรทัดแรกต้องเป็นชื่อคอลัมน์ และต้องมีอย่างน้อย อีเมล กับ กลุ่ม".into(),
        Refusal::TooManyRows { most } => {
            counting!("ไฟล์ Excel มีได้ไม่เกิน {} แถว เรื่องนี้มีมากกว่านั้น โปรดใช้ไฟล์ CSV ซึ่งมีครบทุกแถว", number(*most))
        }
        Refusal::FilterUnknown => "ตัวกรองบางส่วนในที่อยู่ของไฟล์นี้อ่านไม่ได้ ไฟล์จะมีความเห็นมากกว่าที่ระบุไว้ จึงไม่ได้ทำไฟล์ โปรดกลับไปที่ตารางความเห็น เลือกตัวกรองใหม่ แล้วดาวน์โหลดจากลิงก์ในหน้านั้น".into(),
        Refusal::NotInHearing { cited } => format!("ไม่พบ “{cited}” ในการรับฟังนี้ โปรดเขียนเช่น คำถาม 3, ประเด็น 2, ความเห็น 57 หรือวางที่อยู่ของหน้านั้น"),
        Refusal::UnevenRow { line, most } => counting!("บรรทัดที่ {line} มีช่องมากกว่าบรรทัดแรก ซึ่งมี {most} ช่อง"),
        Refusal::MustChange => "เมื่อเข้าเหตุใดเหตุหนึ่งตามมาตรา 35 ต้องเลือกแก้ไขเพิ่มเติม ปรับปรุง หรือยกเลิก".into(),
        Refusal::NotInText { cited } => format!("ตัวบทของกฎหมายนี้ในทะเบียนไม่มี “{cited}” โปรดตรวจเลขมาตรา และเขียนตามที่ตัวบทเรียก เช่น มาตรา 5 (2)"),
        Refusal::NotInLaw { cited } => format!("ไม่พบ “{cited}” ในกฎหมายนี้ โปรดเขียนตามที่กฎหมายเรียก เช่น มาตรา 5 หรือเว้นว่างถ้าเป็นทั้งฉบับ"),
        Refusal::AlikeThere { alike } => counting!("มี {} ข้อเสนอที่คล้ายกันแล้ว โปรดอ่านด้านล่าง ถ้าเหมือนกันให้กดเห็นด้วยกับข้อเสนอนั้น ถ้าต่างกันให้ส่งอีกครั้ง", number(*alike)),
        Refusal::NoSuchFile { of } => counting!("ไม่มีตอนนี้ ไฟล์นี้มี {} ตอน", number(*of)),
    }
}

fn english(refusal: &Refusal) -> String {
    let lang = Lang::En;
    match refusal {
        Refusal::Missing => "Please fill this in.".into(),
        Refusal::NotChosen => "Please choose one.".into(),
        Refusal::LeavesNoDay => "It opens tomorrow at the earliest, so that the agency can write what it asks.".into(),
        Refusal::AdministratorGone => "Whoever entered this change was no central administrator any more on its day, so it was not made. Please enter it anew.".into(),
        Refusal::ApprovesThere => "This person approves at the borrowing agency already. Choose another.".into(),
        Refusal::NotAList => "No list can be read from this kind of file. Save the table as CSV (UTF-8), or paste its rows into the box.".into(),
        Refusal::NotOnePart => "This names no part of the law, or several. Name one, such as (5/1) or chapter 3.".into(),
        Refusal::TooLong { most, got } => {
            let got = count(*got, "character", "characters");
            format!("At {got} it is over the limit of {}. Please shorten it.", number(*most))
        }
        Refusal::TooShort { least } => {
            format!("Too short: it needs at least {}.", count(*least, "character", "characters"))
        }
        Refusal::NotAChoice => "Please choose one of the options offered.".into(),
        Refusal::ChoiceCount { least, most } if least == most => format!("Please choose {most}."),
        Refusal::ChoiceCount { least: 0, most } => format!("Please choose at most {most}."),
        Refusal::ChoiceCount { least, most } => format!("Please choose {least} to {most}."),
        Refusal::TooManyChoices { has, most } => format!(
            "This question has {} choices; at most {most} are taken. For provinces, districts and sub-districts use a question of kind place; group others, or ask in free words.",
            crate::number(u64::from(*has))
        ),
        Refusal::EntryCount { least: 0, most } => {
            format!("There may be at most {}.", count(*most, "entry", "entries"))
        }
        Refusal::EntryCount { least, most } => format!("Please write {least} to {most} of them."),
        Refusal::FileQuestions { most } => {
            format!("A survey has at most {} answered by files or pictures.", count(*most, "question", "questions"))
        }
        Refusal::ControlCharacters => {
            "There are invisible control characters in it. Please delete what was pasted and type it again.".into()
        }
        Refusal::DirectionControls => {
            "There are characters in it that reverse text. Please type that part again.".into()
        }
        Refusal::HoldsPrivate { what } => {
            let what: Vec<_> = what.iter().map(|one| crate::comment::private(Lang::En, *one)).collect();
            format!("There seems to be {} in it. Take it out, or say that you mean to send it.", what.join(", "))
        }
        Refusal::TooManyMarks => "There are unusually many marks over one letter. Please type that part again.".into(),
        Refusal::NotUnderstood { at, near } if near.is_empty() => format!("The rule is not finished: see character {at}."),
        Refusal::NotUnderstood { at, near } => format!("The rule is not understood from character {at} on: “{near}”."),
        Refusal::NoSuchFunction { name } => {
            format!("There is no {name}( ), or it takes other values. Such as selected(${{q1}}, 2) and not( ) can be used.")
        }
        Refusal::TooMuch => "The rule is too long or has too many brackets. Make several questions of it.".into(),
        Refusal::NoSuchQuestion { name } => format!("There is no question {name}."),
        Refusal::LaterQuestion { name } => {
            format!("{name} does not stand before this question. Rules and texts can name only what was asked before.")
        }
        Refusal::NeverAsked => "Whatever is answered, nobody would be asked this. Change the rule.".into(),
        Refusal::NeverTaken => {
            "Some would be asked and no answer of theirs would be taken. Change the rule, for example for those who skipped an earlier question.".into()
        }
        Refusal::NotTaken { why, en } if why.is_empty() && en.is_empty() => {
            "This answer is outside what the question takes. Please look again.".into()
        }
        Refusal::AnswerInText { name } => format!("The answer to another question (${{{name}}}) cannot stand here: it can stand in what is asked and in its help, and no file can."),
        Refusal::NotTaken { why, en } => if en.is_empty() { why } else { en }.clone(),
        Refusal::NameTwice { name } => format!("{name} is used already. Please choose another name."),
        Refusal::NotAName => "A name has letters a–z, digits and _ - . and no blanks; that of a question begins with a letter.".into(),
        Refusal::NotForThisForm => "This type of question does not use this field. Leave it empty, or choose another type.".into(),
        Refusal::NotADecimal { decimals, least, most } => {
            format!("Please enter a number with at most {decimals} decimal places{}.", range(lang, *least, *most))
        }
        Refusal::NotAnAmount { least, most } => {
            format!("Please enter an amount in baht, such as 1,500 or 1,500.50{}.", range(lang, *least, *most))
        }
        Refusal::DayOutside { least, most } => match (least, most) {
            (Some(least), Some(most)) => format!("Please give a day from {} to {}.", date::full(lang, *least), date::full(lang, *most)),
            (Some(least), None) => format!("Please give a day on or after {}.", date::full(lang, *least)),
            (None, Some(most)) => format!("Please give a day on or before {}.", date::full(lang, *most)),
            (None, None) => "Please check day, month and year.".into(),
        },
        Refusal::NoSuchPlace { names } => format!("There is no such place here. Please write one of these: {}.", names.join(" · ")),
        Refusal::RankTwice { rank } => format!("Two choices have place {rank}. Please give each its own."),
        Refusal::RankLeft { rank } => format!("No choice has place {rank} yet."),
        Refusal::Brought { fault } => crate::xlsform::fault(lang, fault),
        Refusal::OnLine { line, column, why } => {
            let at = if column.is_empty() { String::new() } else { format!(", column “{column}”") };
            format!("Line {line}{at}: {}", say(lang, why))
        }
        Refusal::MoreWrong { more } => format!("And {more} more places are wrong."),
        Refusal::MoreCells => "More cells than the first line has.".into(),
        Refusal::TooManySheets { most } => format!("More than {} sheets. Please divide the file.", number(*most)),
        Refusal::NoSuchColumn { name } => format!("There is no column “{name}”."),
        Refusal::MarkTaken { mark } => format!("Sheet {mark} is entered already, with other answers."),
        Refusal::OwnReading => "You entered this sheet first. The second entry is somebody else's.".into(),
        Refusal::NotAsked => "Who answers like this is not asked this question. Please look at the paper.".into(),
        Refusal::SheetsThere => "There are sheets already: the way and the double entry stay as they are.".into(),
        Refusal::NotANumber { least, most } => match (least, most) {
            (Some(least), Some(most)) => {
                format!("Please enter a whole number from {} to {}.", amount(*least), amount(*most))
            }
            (Some(least), None) => format!("Please enter a whole number of at least {}.", amount(*least)),
            (None, Some(most)) => format!("Please enter a whole number of at most {}.", amount(*most)),
            (None, None) => "Please enter a whole number.".into(),
        },
        Refusal::NoSuchTime => "There is no such time. Write hour and minute, for example 8.30.".into(),
        Refusal::NotYet => "That day has not come yet. Enter it when it has happened.".into(),
        Refusal::NotAnAddress => "This is not a web address. Copy the whole of it, from https:// on.".into(),
        Refusal::NotSummarised => "The hearing's result must be published first.".into(),
        Refusal::TooFarAhead => "Too far ahead. Choose an earlier one.".into(),
        Refusal::ApproverGone => "Whoever set the time no longer approves for the agency.".into(),
        Refusal::NoSuchDay => "There is no such day. Please check day, month and year.".into(),
        Refusal::WrongEra => "Please give the year in the Buddhist Era, such as 2569.".into(),
        Refusal::EndsBeforeStart => "The last day is before the first.".into(),
        Refusal::FarFromTitle { year } => format!("The law's title is of {year} B.E. (C.E. {}), but this day is before that year or more than two years after it. If it is right, tick “I confirm that it is right” and save again.", year - 543),
        Refusal::BeforeInForce => "This day is before the law came into force. Please check both.".into(),
        Refusal::OldNewYear => "Before B.E. 2484 the year began in April, so a day in January to March can be read in two years. It cannot be taken here; choose that the day is not known.".into(),
        Refusal::DraftTitle => "Give the law's title as it was published: without “ร่าง” (draft), and with its year.".into(),
        Refusal::LawThere => "The register has a law of this title. If it is the same, tie it on the page of laws in question.".into(),
        Refusal::NotInForce => "The step “in force” has not been entered.".into(),
        Refusal::NoSuchAgency => "One of these is no agency's name. Write full names, one agency per line.".into(),
        Refusal::NoSuchLaw => "The register has no law of this name. Copy its full title from the register.".into(),
        Refusal::WhichAgency => "Choose the agency from the list below, or type its name again.".into(),
        Refusal::SameName => "There is an agency of this name at the same place already.".into(),
        Refusal::AccountClosed => "This account is closed. It cannot be signed in with or given a role until an administrator opens it again.".into(),
        Refusal::AgencyEnded => "This agency has ended. Choose one that still exists.".into(),
        Refusal::StateOnly => "Only state agencies are heard on this one, under section 19. Take that back before it is put to the public.".into(),
        Refusal::LastAdministrator => "An agency keeps at least one administrator. Give the role to somebody else first, or ask the central office.".into(),
        Refusal::NotSure => "Tick that you have checked it: it cannot be taken back.".into(),
        Refusal::HasHeir => "An heir has taken over everything, so the ending cannot be taken back.".into(),
        Refusal::OwnHeir => "An agency cannot take over from itself. Choose another.".into(),
        Refusal::OfficeStays => "The central office can be renamed, but not merged or ended.".into(),
        Refusal::HearingsRun { running } => {
            let n = crate::counted(Lang::En, u64::from(*running), "", "consultation is", "consultations are");
            format!("{n} being prepared, announced, open, or waiting for a result. Finish them first, or merge the agency into another.")
        }
        Refusal::NoSuchProvince => "There is no province of this name.".into(),
        Refusal::NotProposed => "Nobody has proposed this for publication. A drafter must propose it first.".into(),
        Refusal::ProposalOld => "It was changed after it was proposed. Propose it again.".into(),
        Refusal::OwnProposal => "Whoever proposes it may not publish it. Ask another approver, or have the agency's administrator record the order that lets one person do both.".into(),
        Refusal::FoundTimes { times: 0 } => "These words do not stand in the part you chose. Copy them from the published page.".into(),
        Refusal::FoundTimes { times } => format!("These words stand there {times} times. Add some of the words around them, until they stand once."),
        Refusal::NotAnErratum { what: Touched::Division, .. } => "This changes how sections, paragraphs or items are divided, so it is more than a correction. Publish it as a revised draft.".into(),
        Refusal::NotAnErratum { what, before, after } => format!("This changes {} ({}), so it is more than a correction. Publish it as a revised draft, with its reason.", substance(lang, *what), changed(before, after)),
        Refusal::BeforeStep { day, step: true } => format!("It must not be before {}, when an earlier step was taken.", date::with_weekday(lang, *day)),
        Refusal::BeforeStep { day, step: false } => format!("It must not be before {}, when the hearing closed or, where the public was not heard, the Act on hearings came into force.", date::with_weekday(lang, *day)),
        Refusal::SentOtherwise => "This form was sent already, and it says something else now: that was not saved. To change your answers open your receipt; to answer once more open the survey anew.".into(),
        Refusal::AfterOpening { day } => format!("It must not be after {}, the first day of the hearing.", date::with_weekday(lang, *day)),
        Refusal::AfterStep { day } => format!("It must not be after {}, when a later step was taken.", date::with_weekday(lang, *day)),
        Refusal::NotLater { than } => format!("It must be after {}, the last day until now.", date::with_weekday(lang, *than)),
        Refusal::InThePast => "That day or time has passed. Please choose another.".into(),
        Refusal::ThaiMissing => "The Thai text is needed too.".into(),
        Refusal::SaysNothing => {
            "This does not explain anything yet. Please write it so that a reader understands.".into()
        }
        Refusal::NotAnEmail => "This does not look like an e-mail address, such as somsri@example.go.th.".into(),
        Refusal::PasswordsDiffer => "The two passwords differ.".into(),
        Refusal::WrongCredentials => "The e-mail address, the password or the second code is not right.".into(),
        Refusal::WrongPassword => "This is not your current password.".into(),
        Refusal::Taken => "This name or address is already taken.".into(),
        Refusal::NotYetOpen { opens } => format!("Opens on {}.", date::moment(lang, *opens)),
        Refusal::Closed { closed } => format!("Closed on {}.", date::moment(lang, *closed)),
        Refusal::Cancelled { at } => format!("The hearing was cancelled on {}.", date::moment(lang, *at)),
        Refusal::AlreadyDone => {
            "It is no longer at the stage for this. Please reload the page to see where it stands.".into()
        }
        Refusal::Unchanged => "It is as it was: nothing would change.".into(),
        Refusal::MonthPast => "That month has passed. Please choose another.".into(),
        Refusal::ChangedMeanwhile => {
            "This was changed after you opened the page, by someone else or by you in another window. What you typed is still here. Compare in another tab; saving again puts this text in place of what was saved.".into()
        }
        Refusal::ChecklistIncomplete { missing } => format!("The pre-publication checklist still lacks {missing}."),
        Refusal::SignInNeeded => "This hearing asks you to sign in before commenting.".into(),
        Refusal::WrongCode => {
            "The code is wrong, was used, or has run out. Look for the latest one in your app, and see that the phone's clock is right.".into()
        }
        Refusal::FactorNeeded => {
            "Officers need a second factor. If you have a new phone, ask your administrator to take the old one away.".into()
        }
        Refusal::EasilyGuessed => "This password is easily guessed or was leaked. Choose another, for example four unrelated words.".into(),
        Refusal::IdentityTaken => "Another account here signs in with this identity.".into(),
        Refusal::LastWay => "This is the only way into the account. To be rid of it, close the account instead.".into(),
        Refusal::NotJuristic => "This is no thirteen-digit number of a juristic person, or a digit is mistyped. Please compare it with the certificate.".into(),
        Refusal::PersonsNumber => "This is the number of a person, which is not kept here. Please enter the organisation's own number.".into(),
        Refusal::NumberOfAnother => "The digits say that this number belongs to another kind of organisation. Please check the kind and the number.".into(),
        Refusal::FilesFull { most } => format!("A comment takes {most} files at most. Please take one away first."),
        Refusal::SentBefore { number } => format!("What this page said before has been sent, number {}. What you see now has not: press send again to send it as another comment.", Number(*number)),
        Refusal::IssueRemoved => "This issue was removed after you opened the page. What you typed and chose is still here: choose another issue or make a new one. If you were writing this issue, saving again makes it a new one.".into(),
        Refusal::NothingBeside => "Nothing stands beside this row that the sign could mean. Please type the issue's number.".into(),
        Refusal::NoneDecided => "At least one issue needs its decision and reason before a preliminary summary can be published.".into(),
        Refusal::NoNewIssue { row } => format!("Row {row} names no new issue. Please type an issue's number or its title."),
        Refusal::NoughtAlone => "0 stands alone: it cannot go with the number of an issue.".into(),
        Refusal::NoSuchReason { most } => format!("The reasons for what is outside are 0.1 to 0.{most}."),
        Refusal::OwnComment => "This is your own comment. It counts already.".into(),
        Refusal::NameTakenOff => "A moderator has taken the name off this comment. Please choose no name, or appeal on the receipt’s page.".into(),
        Refusal::NameOfAChild => "This name has a child’s title. No name of anybody under 20 is published here: please choose “published without a name”. The comment counts as much as anyone’s.".into(),
        Refusal::SpeaksAlready => "You already speak for the organisation with this number; there is nothing to add.".into(),
        Refusal::LikeAnAgency => "This is the name of a state agency, or could be taken for one. Please use your own name or your organisation's.".into(),
        Refusal::NotShown => "Not everyone can read this comment, so there is nothing to reply to in the open. What you typed is still here.".into(),
        Refusal::SheetMeanwhile { at } => format!("These answers were changed in another window on {}, after you opened this page. What you chose and typed is still here. If you send it again, it takes the place of what was sent.", date::moment(lang, *at)),
        Refusal::Rewritten { comments: 1 } => "This comment was changed after you opened the page, so nothing was decided. What stands here is what it says now: please read it and decide again.".into(),
        Refusal::Rewritten { comments } => format!(
            "{} of these comments were changed after you opened the page, so nothing was decided. They are no longer ticked: please read what they say now and decide again.",
            number(*comments)
        ),
        Refusal::NotInComment => "These words do not stand in the comment. Please copy them exactly as written.".into(),
        Refusal::OfficeDecided => "The Office of the Council of State has looked at this and let it be shown, so the agency cannot withhold it again. If something new has come up, please tell the Office.".into(),
        Refusal::AppealedAlready => "You have already asked for this decision to be looked at again.".into(),
        Refusal::NothingTicked => "Nothing is ticked. Please tick at least one comment.".into(),
        Refusal::EditedTooOften { most } => {
            format!("This comment has been changed {most} times and cannot be changed again. What you typed is still here: please send it as a new comment.")
        }
        Refusal::LinkGone => "This link was used or has run out. Please ask for another.".into(),
        Refusal::OfficerStays => "This account belongs to an officer. The agency's administrator ends it.".into(),
        Refusal::VerifiedNeeded => "This hearing asks you to verify your identity before commenting.".into(),
        Refusal::NotInvited => "This code does not open this hearing. Please compare it with what the agency sent you.".into(),
        Refusal::SaidAlready => {
            "You have commented on this part already, and this hearing takes one comment from each person. Withdraw the earlier one \
             with its number and code to send another."
                .into()
        }
        Refusal::EnteredAlready { comment } => format!(
            "This looks like what is already entered, comment {comment}: is it the same person? If so, there is no need to send it again. If it is somebody else, tick the box and send it once more."
        ),
        Refusal::EnoughForOthers { most } => {
            format!("You have sent for {most} people in this hearing. Let somebody else help, or ask the agency to hear people where you are.")
        }
        Refusal::NobodyToTell => {
            "Nobody can tell which guest has commented before. Choose “As often as they like”, or ask people to sign in.".into()
        }
        Refusal::InvitedCount { most } => format!("At most {} can be invited.", number(*most)),
        Refusal::NoSuchPart => "The consultation has no such part.".into(),
        Refusal::NotInDraft { cited } => {
            format!("The draft has no “{}”. Write it as section 5, section 5 paragraph 2 or clause 3.", called(lang, cited))
        }
        Refusal::NeedsDraft { cited } => {
            format!("There is no draft yet to say what “{}” is. Add the draft first, or write numbers: section 5, section 5 paragraph 2 or clause 3.", called(lang, cited))
        }
        Refusal::NotAWorkingDay { day } => format!("{} is not a working day.", date::with_weekday(lang, *day)),
        Refusal::WithdrawnAlready => "You have withdrawn this comment already.".into(),
        Refusal::NoSuchReceipt => "No such receipt. Please check the number and the code.".into(),
        Refusal::Mistyped => "The number or the code is mistyped. Please compare it with the receipt, character by character.".into(),
        Refusal::CommentsWaiting { waiting: 1 } => "1 comment is still waiting: put it under an issue, or set it aside with a reason.".into(),
        Refusal::CommentsWaiting { waiting } => format!("{} comments are still waiting: put them under an issue, or set them aside with a reason.", number(*waiting)),
        Refusal::SidesUnwritten { sides } => format!(
            "The view of {} is not written. Section 16 asks for each side's: write each, or those with fewer than {} comments together.",
            named(lang, sides),
            crate::number(domain::result::FEW)
        ),
        Refusal::CodedMeanwhile { comments } => format!(
            "Someone else has moved {comments} of the chosen comments since you opened this page. The list below is up to date: check it, then press again if you still want to."
        ),
        Refusal::ThemesMeanwhile => "Themes are being found anew, or were since you opened this page, so nothing was put anywhere. Open the page again in a moment and choose among the themes it then shows.".into(),
        Refusal::NothingMoves => "No comment of this theme is waiting any more, so nothing was moved and no issue was made. Open the page again for the themes that are left.".into(),
        Refusal::UnderAndOutside => "Issues are ticked as well. A comment stands under issues or outside the hearing: untick the issues, or do not choose a reason here.".into(),
        Refusal::NotItsWords => "These words do not stand in the comment. Copy them letter by letter, or leave the field empty if you mean the whole comment.".into(),
        Refusal::NotInPart => "These words do not stand in the part of the draft you chose. Choose a passage from that part, or none.".into(),
        Refusal::NothingToUndo => "You have nothing to undo, or have done something else since.".into(),
        Refusal::NoSuchIssue { number } => format!("No issue has the number {}. See the list of issues, or type a title to make one.", crate::plain(*number)),
        Refusal::NothingToDraw => "No comments are left that others sorted and nobody read again. Sort some first, or choose another reader.".into(),
        Refusal::NotClosedYet { closes } => {
            format!("The hearing is still open, until {}.", date::deadline(lang, *closes))
        }
        Refusal::NotText => {
            "There are bytes in it that cannot be read as text. Please type it again, or search with words you remember."
                .into()
        }
        Refusal::FormTooLarge { most } => {
            format!("This is too large ({} KiB at most). Please shorten it or send it in parts.", number(*most))
        }
        Refusal::FileNotChosen => "No file was chosen. Choose one, then press the button again.".into(),
        Refusal::FileTooLarge { most } => {
            format!("The file is too large: {most} MB at most. Take the pictures out of it, or paste only the text into the box.")
        }
        Refusal::AttachmentTooLarge { most } => format!("The file is too large. Up to {most} MB each are taken: make it smaller, or divide it."),
        Refusal::NotAPicture => "Only pictures (PNG, JPEG, WebP) are taken here. Please choose one.".into(),
        Refusal::AttachmentUnknown => "Only PDF, pictures (PNG, JPEG, WebP), tables (XLSX, ODS, CSV) and documents (DOCX, ODT) without macros are taken.".into(),
        Refusal::PictureBroken => "This picture cannot be opened: it may be damaged or incomplete. Choose another, or save it anew and try again.".into(),
        Refusal::FilesForNow => "Many files are coming from your network, so this one was not kept. Send your words without it, or choose it again in a few minutes.".into(),
        Refusal::AttachmentsTooMany { most, together } => format!("One consultation has up to {most} files, {together} MB together."),
        Refusal::PlaceLine { line } => format!("Line {line} fits no province, district or sub-district, or several. Write it in full, such as Don Kaeo, Mae Rim, Chiang Mai."),
        Refusal::NoPlaceThere => "There is no such district or sub-district in the province chosen. Choose the province first, then write it such as Don Kaeo, Mae Rim.".into(),
        Refusal::HolidayLine { line } => format!("Line {line} does not begin with a day, such as 5/12/2569."),
        Refusal::NoSuchKind { line } => format!("Line {line} names a type that there is not."),
        Refusal::NotOnTheList => "The agency's list has no such address: check how it is spelt.".into(),
        Refusal::NotThisForm { what } => crate::form::only(lang, *what).into(),
        Refusal::TextOrFile => "One of the two: a text in this box, or a file.".into(),
        Refusal::NotCaptions => "These are no captions in WebVTT: the first line says WEBVTT, and there is at least one time with words.".into(),
        Refusal::CaptionLine { line } => format!("The times in line {line} cannot be read. Write them as 00:01.000 --> 00:04.000, the end after the beginning."),
        Refusal::FileUnpacks => "This file was not read: it unpacks to far more than it is, or is nested too deeply. Save it anew from your word processor, or paste the text into the box.".into(),
        Refusal::FileLocked => "This file is locked by a password. Take the password off and choose it again.".into(),
        Refusal::FileWithoutText => "There is no text in this file. A scan cannot be read: use the Word file it was made from, or type the text into the box.".into(),
        Refusal::FileOldWord => "A .doc file is of an old kind that is not read. Open it in Word and save it as .docx.".into(),
        Refusal::FileUnknown => "This kind of file is not read. Word (.docx), OpenDocument (.odt), PDF with text, HTML and plain text are.".into(),
        Refusal::FileBroken => "This file is damaged or incomplete. Save it anew from your word processor, or paste the text into the box.".into(),
        Refusal::FileNoTable { text: true } => "This file does not open as a table. Save it as .xlsx or as CSV (UTF-8) and try again.".into(),
        Refusal::FileNoTable { text: false } => "This file does not open as a table. Save it as .xlsx and try again.".into(),
        Refusal::TooManyLetters => {
            "E-mail was asked for to this address, or for this receipt, several times already. Please look in the inbox and the spam folder, or try again tomorrow."
                .into()
        }
        Refusal::Line { line: at, fault } => format!("Line {}: {}", crate::plain(at), line(lang, fault)),
        Refusal::MoreLines { more } => format!("{} are wrong too.", count(*more, "more line", "more lines")),
        Refusal::TooManyLines { most } => format!("Too many: at most {}. Please send them in parts.", number(*most)),
        Refusal::NoColumns => "The first line must name the columns: at least email and class.".into(),
        Refusal::TooManyRows { most } => {
            format!("An Excel file holds at most {} rows and this has more. Please take the CSV file, which holds all.", number(*most))
        }
        Refusal::FilterUnknown => "Part of the filter in this file's address cannot be read. The file would hold more comments than it says, so none was made. Please go back to the table, choose the filter anew and take the file from its link there.".into(),
        Refusal::NotInHearing { cited } => format!("The hearing has no “{cited}”. Write for example: question 3, issue 2, comment 57; or paste the address of the page."),
        Refusal::UnevenRow { line, most } => format!("Line {} has more cells than the first, which has {}.", crate::plain(line), crate::plain(most)),
        Refusal::MustChange => "Where one of section 35's findings holds, choose amend, revise or repeal.".into(),
        Refusal::NotInText { cited } => format!("The text of this law in the register has no “{cited}”. Check its number, and write it as the text does, for example section 5 (2)."),
        Refusal::NotInLaw { cited } => format!("This law has no “{cited}”. Write it as the law does, for example section 5; or leave it empty for the whole law."),
        Refusal::AlikeThere { alike } => format!("{} like it are there already. Please read them below: support one that says the same, or send yours again.", number(*alike)),
        Refusal::NoSuchFile { of } => format!("There is no such file: they are {}.", number(*of)),
    }
}

/// What no erratum may touch.
fn substance(lang: Lang, what: Touched) -> &'static str {
    match what {
        Touched::Number => lang.of("จำนวนหรือเลข", "a number"),
        Touched::Date => lang.of("วันเวลาหรือหน่วยของเวลา", "a date or a unit of time"),
        Touched::Penalty => lang.of("โทษ", "a penalty"),
        Touched::Negation => lang.of("คำปฏิเสธหรือข้อห้าม", "a not or a prohibition"),
        Touched::Duty => lang.of("คำที่บอกว่าต้องทำหรือเลือกทำได้ หรือใช้กับใคร", "whether one must or may, or whom it binds"),
        Touched::Division => lang.of("การแบ่งส่วน", "the division"),
    }
}

/// "สามสิบ → หกสิบ".
fn changed(before: &str, after: &str) -> String {
    let side = |text: &str| if text.is_empty() { "–".to_string() } else { format!("“{text}”") };
    format!("{} → {}", side(before), side(after))
}

fn number(n: u32) -> String {
    crate::number(n.into())
}

/// An anchor in words, where no text says how it calls it: there is none yet, or it has it no longer.
pub fn called(lang: Lang, cited: &str) -> String {
    let numbered =
        |letter: char| cited.strip_prefix(letter).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let (word, rest) = match (numbered('m'), numbered('c')) {
        (Some(rest), _) => (lang.of("มาตรา", "section"), rest),
        (_, Some(rest)) => (lang.of("ข้อ", "clause"), rest),
        _ => return cited.to_string(),
    };
    let number = rest.split('-').next().unwrap_or(rest);
    let provision = &cited[..1 + number.len()];
    crate::comment::anchored(lang, &format!("{word} {number}"), provision, cited)
}

fn count(n: u32, one: &str, many: &str) -> String {
    crate::counted(Lang::En, u64::from(n), "", one, many)
}

/// Classes one after the other.
fn named(lang: Lang, sides: &[domain::result::SideOf]) -> String {
    let names: Vec<&str> = sides.iter().map(|side| crate::public::side_of(lang, *side)).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_as_one() {
        let english = |refusal| say(Lang::En, &refusal);
        assert_eq!(
            english(Refusal::CommentsWaiting { waiting: 1 }),
            "1 comment is still waiting: put it under an issue, or set it aside with a reason."
        );
        let gone = |cited: &str| say(Lang::Th, &Refusal::NotInDraft { cited: cited.into() });
        assert!(gone("m99-w2").starts_with("ไม่พบ “มาตรา 99 วรรคสอง” ในร่าง"));
        assert!(gone("มาตรา 99").starts_with("ไม่พบ “มาตรา 99” ในร่าง"));
        let absent = |cited: &str| english(Refusal::NotInDraft { cited: cited.into() });
        assert!(absent("Section 99").starts_with("The draft has no “Section 99”. Write it as section 5"));
        assert!(absent("m99-w2").starts_with("The draft has no “section 99 paragraph 2”."));
        assert!(english(Refusal::CommentsWaiting { waiting: 12_345 }).starts_with("12,345 comments are"));
        assert_eq!(english(Refusal::TooShort { least: 1 }), "Too short: it needs at least 1 character.");
        let long = Refusal::TooLong { most: 20_000, got: 20_345 };
        assert_eq!(say(Lang::Th, &long), "ยาว 20,345 ตัวอักษร รับได้ไม่เกิน 20,000 ตัวอักษร โปรดย่อลง");
        assert_eq!(say(Lang::Th, &Refusal::EntryCount { least: 0, most: 12 }), "เขียนได้ไม่เกิน 12 ข้อ");
    }
}
