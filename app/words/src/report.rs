//! The report of an evaluation (s.30, 31, 35): its headings, its form, its page, and what follows from it.

use domain::evaluation::Course;
use domain::evaluation::cited::Link;
use domain::evaluation::follow_up::Standing;
use domain::lang::Lang;

say! {
    title: "รายงานการประเมินผลสัมฤทธิ์", "Evaluation report";
    read: "อ่านรายงานการประเมินผลสัมฤทธิ์", "Read the evaluation report";
    intro: "เขียนทีละหัวข้อได้ บันทึกแล้วกลับมาเขียนต่อ แสดงต่อประชาชนเมื่อผู้อนุมัติเผยแพร่ ใช้ Markdown ได้", "Write it heading by heading: save, and come back. It becomes public when an approver publishes it. Markdown works.";
    intro_public: "ประชาชนยังอ่านรายงานที่เผยแพร่ไว้ จนกว่าจะเผยแพร่ที่แก้ใหม่นี้", "The public goes on reading the published report until this version is published.";
    considered: "เรื่องที่พิจารณา", "What was weighed";
    tables: "สถิติ", "Statistics";
    tables_means: "คดี โทษ และสิ่งอื่นที่นับได้ (มาตรา 31 (2)) พิมพ์ วางจาก Excel หรือนำเข้าจากไฟล์ ตารางว่างท้ายรายการใช้เพิ่มตารางใหม่ เว้นว่างทุกช่องเพื่อนำตารางออก", "Prosecutions, penalties and whatever else was counted (section 31(2)): typed, pasted from a spreadsheet, or brought in a file. The empty table at the end adds one; emptying a table takes it out.";
    table_title: "ชื่อตาราง", "Title of the table";
    table_source: "ที่มาของตัวเลข", "Where the figures are from";
    table_source_hint: "เช่น สำนักงานศาลยุติธรรม รายงานประจำปี 2568", "For example the Office of the Judiciary, annual report 2568.";
    table_rows: "ตาราง", "Rows";
    table_rows_hint: "บรรทัดแรกเป็นชื่อช่อง บรรทัดต่อไปเป็นตัวเลข คั่นช่องด้วย | หรือแท็บ เช่น ปี | คดี | ลงโทษ", "The first line names the columns, the others hold the figures. Part the cells by | or tabs: Year | Cases | Convicted.";
    bring: "นำเข้าตารางจากไฟล์", "Bring a table from a file";
    bring_means: "ตารางที่นำเข้าจะอยู่ท้ายรายการ บันทึกสิ่งที่พิมพ์ไว้ก่อนนำเข้า", "It is put after the others. Save what you have typed before you bring one.";
    bring_file: "ไฟล์ CSV หรือ Excel (.xlsx)", "CSV or Excel file (.xlsx)";
    bring_hint: "ใช้แผ่นงานแรก แถวแรกเป็นชื่อช่อง", "The first sheet is read; its first row names the columns.";
    bring_now: "นำเข้าตารางนี้", "Bring this table";
    findings: "ข้อค้นพบ", "Findings";
    findings_means: "แต่ละข้อบอกว่าพบอะไร และเห็นได้จากคำตอบหรือความเห็นใด ข้อว่างท้ายรายการใช้เพิ่มข้อใหม่", "Each says what was found, and which answers or comments show it. The empty one at the end adds another.";
    finding: "ข้อค้นพบ", "Finding";
    links: "เห็นได้จาก", "Shown by";
    links_hint: "เช่น คำถาม 3, ประเด็น 2, ความเห็น 57 หรือวางที่อยู่ของหน้านั้น", "For example: question 3, issue 2, comment 57; or paste the address of the page.";
    conclusion_title: "ข้อสรุปตามมาตรา 35", "Conclusion under section 35";
    conclusion_means: "ถ้าเข้าเหตุข้อใดข้อหนึ่ง มาตรา 35 ให้ยกเลิก ปรับปรุง หรือแก้ไขเพิ่มเติมกฎหมายนั้นโดยทันที", "Where one of the three holds, section 35 obliges the agency to have the law repealed, revised or amended at once.";
    holds: "เข้าเหตุนี้", "It holds";
    holds_not: "ไม่เข้าเหตุนี้", "It does not hold";
    ground_reason: "เพราะเหตุใด", "Why";
    ground_reason_hint: "ถ้าเข้าเหตุนี้ต้องบอกเหตุผล", "Needed where it holds.";
    course: "กฎหมายนี้ควรเป็นอย่างไรต่อไป", "What is to become of the law";
    conclusion: "เหตุผลของข้อสรุป", "Reasons for the conclusion";
    steps: "งานที่ต้องทำต่อ", "What follows";
    steps_means: "ทุกคนติดตามได้ว่าต้องทำอะไรให้เสร็จเมื่อใด และทำแล้วหรือยัง", "Everyone can watch what is to be done, by when, and whether it was.";
    steps_before: "ยังไม่เผยแพร่ นำออกได้ หลังเผยแพร่รายงานแล้วทุกการเปลี่ยนแปลงต้องบอกเหตุผล", "Not public yet, so they can be struck out. Once the report is public every change gives its reason.";
    no_steps: "ยังไม่มีงานที่ต้องทำต่อ", "Nothing follows yet.";
    what: "ทำอะไร", "What is to be done";
    what_hint: "เช่น เสนอร่างพระราชบัญญัติแก้ไขเพิ่มเติมต่อคณะรัฐมนตรี", "For example: put an amending bill to the Cabinet.";
    due: "ให้เสร็จภายในวันที่", "To be done by";
    add: "เพิ่มงานนี้", "Add this step";
    done: "ทำแล้ว", "Done";
    done_day: "ทำเสร็จวันที่", "Day it was done";
    done_note: "ทำอะไร อ่านได้ที่ไหน", "What was done, and where it can be read";
    done_now: "บันทึกว่าทำแล้ว", "Enter as done";
    put_off: "เลื่อนกำหนด", "Put the day off";
    new_due: "กำหนดใหม่", "The new day";
    draft: "ร่างที่ตามมา", "The draft that follows";
    draft_hint: "เลขของเรื่องที่รับฟังร่างนั้น หรือวางที่อยู่ของหน้า เว้นว่างเพื่อเอาออก", "The number of its consultation, or the address of its page. Empty for none.";
    draft_now: "ผูกกับร่างนี้", "Lead to this draft";
    draft_read: "ไปที่ร่างที่ตามมา", "Go to the draft that follows";
    behind: "ร่างนี้ตามมาจากการประเมินผลสัมฤทธิ์", "This draft follows from an evaluation";
    take_back: "ถอนงานนี้", "Take this step back";
    strike: "นำออก", "Strike it out";
    earlier_day: "เดิม", "Before";
    publish: "เผยแพร่รายงาน", "Publish the report";
    publish_means: "ทุกคนอ่านได้ทันที และกฎหมายนี้นับว่าประเมินแล้ววันนี้", "Everyone reads it at once, and the law counts as evaluated today.";
    publish_again: "เผยแพร่ที่แก้ใหม่", "Publish this version";
    own: "คุณเป็นผู้บันทึกข้อความนี้คนล่าสุด จึงต้องให้ผู้อนุมัติอีกคนเผยแพร่", "You saved this version last, so another approver must publish it.";
    waits: "ยังไม่เผยแพร่ รอผู้อนุมัติ", "Not public yet. It waits for an approver.";
    after_result: "เผยแพร่รายงานได้หลังเผยแพร่สรุปผลการรับฟัง (มาตรา 31)", "The report can be published once the hearing's result is (section 31).";
    missing: "ยังขาดก่อนเผยแพร่รายงาน", "Missing before the report can be published";
    whole: "ครบแล้ว เผยแพร่ได้", "Nothing is missing.";
    versions: "รายงานที่เผยแพร่แต่ละครั้ง", "Versions of the report";
    older: "นี่คือรายงานก่อนหน้า มีที่ใหม่กว่าแล้ว", "This is an earlier report. There is a newer one.";
    basis: "จัดทำตามมาตรา 30, 31 และ 35 ของพระราชบัญญัติหลักเกณฑ์การจัดทำร่างกฎหมายและการประเมินผลสัมฤทธิ์ของกฎหมาย พ.ศ. 2562", "Made under sections 30, 31 and 35 of the Act on Legislative Drafting and Evaluation of Law B.E. 2562.";
    laws: "กฎหมายที่ประเมิน", "The law evaluated";
    reports: "ผลการประเมิน", "What evaluations found";
    source: "รายงานการประเมินผลสัมฤทธิ์ในระบบกลาง", "The evaluation report in the central system";
    follow_title: "งานที่ต้องทำต่อหลังการประเมิน", "What follows from evaluations";
    follow_means: "สิ่งที่หน่วยงานบอกว่าจะทำหลังประเมินกฎหมาย และยังไม่ได้ทำ เรียงตามกำหนด เป็นกำหนดที่หน่วยงานตั้งเอง", "What agencies said they would do after evaluating a law, and have not done yet, by day. The days are the agencies' own.";
    follow_none: "ไม่มีงานที่รออยู่", "Nothing waits.";
    not_shown: "ความเห็นนี้ไม่แสดงต่อสาธารณะ", "This comment is not shown to the public";
    pdf: "รายงาน (PDF)", "Report (PDF)";
    docx: "รายงาน (Word)", "Report (Word)";
    json: "รายงาน (JSON)", "Report (JSON)";
    none_hold: "ไม่เข้าเหตุตามมาตรา 35", "None of section 35's findings holds";
    said_holds: "เข้าเหตุ", "Holds";
    said_not: "ไม่เข้าเหตุ", "Does not hold";
    unsaid: "ยังไม่ตอบ", "Not answered";
}

/// What a heading is called.
pub fn heading(lang: Lang, code: &str) -> &'static str {
    match code {
        "achieved" => lang.of("ผลที่เกิดขึ้นเทียบกับวัตถุประสงค์ของกฎหมาย", "What the law achieved against its purpose"),
        "hearing" => lang.of("ผู้เกี่ยวข้องที่รับฟัง และสิ่งที่ได้จากการรับฟัง", "Who was heard, and what the hearing brought"),
        "proportion" => lang.of("ประโยชน์เทียบกับภาระของประชาชน", "Benefits against the burdens on people"),
        "resources" => lang.of("ทรัพยากรที่ใช้บังคับการตามกฎหมาย", "Resources spent on enforcement"),
        "prosecution" => lang.of("การดำเนินคดีและการลงโทษอาญา", "Prosecutions and criminal penalties"),
        "treaties" => lang.of("พันธกรณีระหว่างประเทศ", "Treaty duties"),
        "general" => lang.of("ความสอดคล้องกับหลักทั่วไป (หมวด 1)", "Accord with the general principles (Chapter 1)"),
        "contents" => lang.of(
            "ระบบอนุญาต คณะกรรมการ โทษอาญา และดุลพินิจ (หมวด 3)",
            "Permits, committees, penalties and discretion (Chapter 3)",
        ),
        "rules" => lang.of("กฎที่ออกตามกฎหมายนี้", "The rules made under the law"),
        "outdated" => lang.of("ส่วนที่หมดความจำเป็น ล้าสมัย หรือเป็นอุปสรรค", "What is needless, outdated or in the way"),
        "standards" => {
            lang.of("ความสอดคล้องกับหลักสากลและพันธกรณีระหว่างประเทศ", "Accord with international standards and obligations")
        }
        "overlap" => lang.of("ความซ้ำซ้อนหรือขัดแย้งกับกฎหมายอื่น", "Overlap or conflict with other laws"),
        "fairness" => lang.of("ความเหลื่อมล้ำและความเป็นธรรมในสังคม", "Inequality and fairness"),
        "competition" => lang.of("ความสามารถในการแข่งขันของประเทศ", "The country's competitiveness"),
        "other" => lang.of("เรื่องอื่นที่คณะรัฐมนตรีกำหนด", "Other matters determined by the Cabinet"),
        _ => "",
    }
}

/// What to write under a heading.
pub fn hint(lang: Lang, code: &str) -> &'static str {
    match code {
        "achieved" => {
            lang.of("วัตถุประสงค์แต่ละข้อ เกิดผลแค่ไหน เห็นจากอะไร", "Each purpose: how far it was met, and what shows it.")
        }
        "hearing" => {
            lang.of("ใครบ้าง กี่ราย ทางใด กลุ่มใดยังไม่ได้รับฟัง", "Who, how many, by which way; and who was not heard.")
        }
        "proportion" => lang.of(
            "ใครได้อะไร ใครต้องทำหรือจ่ายอะไร เป็นตัวเลขได้ยิ่งดี",
            "Who gains what, who has to do or pay what; in numbers where you can.",
        ),
        "resources" => lang.of("คน งบประมาณ และเวลาต่อปี", "People, money and time a year."),
        "prosecution" => lang.of(
            "บอกว่าตัวเลขในตารางหมายความว่าอย่างไร ถ้าไม่มีคดีเลย เพราะเหตุใด",
            "What the figures mean; and where there are none, why.",
        ),
        "treaties" => {
            lang.of("พันธกรณีใดเกี่ยวข้อง และกฎหมายนี้ทำตามแล้วหรือยัง", "Which duties apply, and whether the law meets them.")
        }
        "general" => lang.of(
            "มีเท่าที่จำเป็น ไม่สร้างภาระเกินควร และเข้าถึงได้ง่าย (มาตรา 5)",
            "Only what is needed, no undue burden, easily found (section 5).",
        ),
        "contents" => lang.of(
            "ระบบใดยังจำเป็น ระบบใดใช้แล้วไม่ได้ผล (มาตรา 21)",
            "Which are still needed, and which do not work (section 21).",
        ),
        "rules" => lang.of(
            "กฎใดออกแล้ว กฎใดยังไม่ออก และแต่ละฉบับเป็นภาระอย่างไร",
            "Which were made, which were not, and what burden each is.",
        ),
        _ => "",
    }
}

/// A finding of s.35 para 2, as the Act has it, shortened.
pub fn ground(lang: Lang, code: &str) -> &'static str {
    match code {
        "unmet" => lang.of("มิได้ก่อให้เกิดผลสัมฤทธิ์ตามวัตถุประสงค์", "Its purpose is not met"),
        "not_worth" => {
            lang.of("ไม่คุ้มค่ากับภาระที่เกิดแก่รัฐหรือประชาชน", "It is not worth the burden on the state or on people")
        }
        "unfair" => lang.of("ก่อให้เกิดความไม่เป็นธรรมแก่ประชาชนอย่างร้ายแรง", "It is seriously unfair to people"),
        _ => "",
    }
}

/// What is to become of a law.
pub fn of_course(lang: Lang, course: Course) -> &'static str {
    match course {
        Course::Keep => lang.of("คงไว้ตามเดิม", "It stays as it is"),
        Course::Amend => lang.of("แก้ไขเพิ่มเติม", "It is amended"),
        Course::Revise => lang.of("ปรับปรุงทั้งฉบับ", "It is revised as a whole"),
        Course::Repeal => lang.of("ยกเลิก", "It is repealed"),
    }
}

/// What a finding rests on, as it is typed and read.
pub fn link(lang: Lang, link: Link) -> String {
    let (th, en, number) = match link {
        Link::Question(number) => ("คำถาม", "question", i64::from(number)),
        Link::Issue(number) => ("ประเด็น", "issue", i64::from(number)),
        Link::Comment(comment) => ("ความเห็น", "comment", comment.0),
    };
    format!("{} {}", lang.of(th, en), crate::plain(number))
}

/// The name of a table's or finding's row in the form: "ตาราง 2".
pub fn nth(name: &str, number: usize) -> String {
    format!("{name} {}", crate::plain(number))
}

/// Where a step stands.
pub fn standing(lang: Lang, standing: Standing) -> String {
    let days = |n: u32| crate::counted(lang, n.into(), "วัน", "day", "days");
    match (standing, lang) {
        (Standing::Ahead { days: 0 }, _) => lang.of("วันนี้วันสุดท้าย", "Today is the last day").into(),
        (Standing::Ahead { days: n }, Lang::Th) => format!("เหลือ {}", days(n)),
        (Standing::Ahead { days: n }, Lang::En) => format!("{} left", days(n)),
        (Standing::Past { days: n }, Lang::Th) => format!("เลยกำหนดมา {}", days(n)),
        (Standing::Past { days: n }, Lang::En) => format!("{} past its day", days(n)),
        (Standing::InTime, _) => lang.of("ทำแล้วภายในกำหนด", "Done in time").into(),
        (Standing::Late { days: n }, Lang::Th) => format!("ทำแล้ว หลังกำหนด {}", days(n)),
        (Standing::Late { days: n }, Lang::En) => format!("Done, {} after its day", days(n)),
        (Standing::TakenBack, _) => lang.of("ถอนแล้ว", "Taken back").into(),
    }
}

/// "ภายใน 3 ต.ค. 2570".
pub fn by_day(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Th => format!("ภายใน {day}"),
        Lang::En => format!("by {day}"),
    }
}
