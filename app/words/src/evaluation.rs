//! The first set of questions for the evaluation of a law: what s.31 asks to be weighed and what s.30 aims at, put to those concerned in words of their own. A
//! beginning that each agency changes; nothing of it is the law's or a regulation's wording.

use domain::survey::{Audience, Details, Form, NewQuestion};

/// A question in both languages.
fn ask(form: Form, of: Audience, name: &str, (th, en): (&str, &str)) -> NewQuestion {
    let details = Details { name: name.into(), text_en: en.into(), ..Details::default() };
    NewQuestion { audience: of, details, ..NewQuestion::plain(form, th) }
}

/// With choices: name, Thai, English.
fn of(mut new: NewQuestion, choices: &[(&str, &str, &str)]) -> NewQuestion {
    new.choices = choices.iter().map(|(_, th, _)| (*th).to_string()).collect();
    new.details.choice_names = choices.iter().map(|(name, ..)| (*name).to_string()).collect();
    new.details.choices_en = choices.iter().map(|(.., en)| (*en).to_string()).collect();
    new
}

/// With statements.
fn stating(mut new: NewQuestion, rows: &[(&str, &str, &str)]) -> NewQuestion {
    new.details.rows = rows.iter().map(|(_, th, _)| (*th).to_string()).collect();
    new.details.row_names = rows.iter().map(|(name, ..)| (*name).to_string()).collect();
    new.details.rows_en = rows.iter().map(|(.., en)| (*en).to_string()).collect();
    no_opinion(new)
}

fn no_opinion(mut new: NewQuestion) -> NewQuestion {
    new.details.no_opinion = true;
    new
}

fn when(mut new: NewQuestion, relevant: &str) -> NewQuestion {
    new.relevant = relevant.into();
    new
}

fn section(all: &mut Vec<NewQuestion>, (th, en): (&str, &str), questions: Vec<NewQuestion>) {
    for mut question in questions {
        (question.details.section, question.details.section_en) = (th.into(), en.into());
        all.push(question);
    }
}

/// The first set.
pub fn first_set() -> Vec<NewQuestion> {
    use Audience::{Business, Everyone, Expert, Official};
    let mut all = Vec::new();
    let met = ("กฎหมายนี้ทำให้เกิดผลตามวัตถุประสงค์แค่ไหน", "How far has the law done what it was made for?");
    let problem = ("ปัญหาที่กฎหมายนี้ตั้งใจแก้ ทุกวันนี้เป็นอย่างไร", "The problem that the law was to solve: how is it today?");
    section(
        &mut all,
        ("ผลตามวัตถุประสงค์", "What the law has done"),
        vec![
            NewQuestion { required: true, ..no_opinion(ask(Form::Scale, Everyone, "met", met)) },
            when(
                ask(Form::Text, Everyone, "unmet", ("เรื่องใดที่ยังไม่เกิดผล เพราะอะไร", "What has it not done, and why?")),
                "${met} <= 2",
            ),
            of(
                ask(Form::Single, Everyone, "problem", problem),
                &[
                    ("gone", "หมดไปแล้ว", "It is gone"),
                    ("less", "ลดลง", "It is less"),
                    ("same", "เหมือนเดิม", "It is the same"),
                    ("more", "มากขึ้น", "It is worse"),
                    ("unknown", "ไม่ทราบ", "I do not know"),
                ],
            ),
        ],
    );
    let hours = NewQuestion {
        unit: "ชั่วโมง".into(),
        least: Some(0),
        most: Some(744),
        ..ask(
            Form::Number,
            Business,
            "hours",
            ("ใช้เวลาทำตามกฎหมายนี้เดือนละกี่ชั่วโมง", "How many hours a month does it take to comply?"),
        )
    };
    let hours = NewQuestion { details: Details { unit_en: "hours".into(), ..hours.details.clone() }, ..hours };
    let worth = ("ประโยชน์จากกฎหมายนี้คุ้มกับภาระที่เกิดขึ้นแค่ไหน", "How far are its benefits worth its burdens?");
    section(
        &mut all,
        ("ประโยชน์และภาระ", "Benefits and burdens"),
        vec![
            no_opinion(ask(Form::Scale, Everyone, "worth", worth)),
            of(
                ask(
                    Form::Single,
                    Business,
                    "pays",
                    ("มีค่าใช้จ่ายเพื่อทำตามกฎหมายนี้หรือไม่", "Does it cost you anything to comply?"),
                ),
                &[("yes", "มี", "Yes"), ("no", "ไม่มี", "No")],
            ),
            when(
                ask(Form::Money, Business, "cost", ("ปีละประมาณกี่บาท", "About how much a year, in baht?")),
                "${pays} = 'yes'",
            ),
            hours,
            of(
                ask(Form::Several, Everyone, "burdens", ("เรื่องใดเป็นภาระกับคุณ", "Which of these are a burden to you?")),
                &[
                    ("permits", "การขอหรือต่อใบอนุญาต", "Asking for permits, or renewing them"),
                    ("papers", "เอกสารและรายงาน", "Papers and reports"),
                    ("fees", "ค่าธรรมเนียม", "Fees"),
                    ("waiting", "การรอคอย", "Waiting"),
                    ("checks", "การตรวจของเจ้าหน้าที่", "Inspections"),
                    ("penalties", "โทษ", "Penalties"),
                    ("none", "ไม่มีเรื่องใดเป็นภาระ", "None of them"),
                ],
            ),
        ],
    );
    let fair = ("คุณเห็นด้วยกับข้อความต่อไปนี้แค่ไหน", "How far do you agree?");
    let overlap = (
        "มีกฎหมายหรือกฎอื่นที่ซ้ำซ้อนหรือขัดกับกฎหมายนี้หรือไม่",
        "Does another law or rule overlap with this one, or contradict it?",
    );
    section(
        &mut all,
        ("ความเป็นธรรมและความซ้ำซ้อน", "Fairness and overlap"),
        vec![
            stating(
                ask(Form::Matrix, Everyone, "fairness", fair),
                &[
                    ("clear", "กฎหมายนี้เข้าใจง่าย", "The law is easy to understand"),
                    ("alike", "ใช้กับทุกคนเหมือนกัน", "It is applied to everyone alike"),
                    ("discretion", "เจ้าหน้าที่ใช้ดุลพินิจอย่างเป็นธรรม", "Officials use their discretion fairly"),
                    ("penalty", "โทษพอเหมาะกับการกระทำ", "Its penalties fit what was done"),
                ],
            ),
            of(
                ask(Form::Single, Everyone, "overlap", overlap),
                &[("yes", "มี", "Yes"), ("no", "ไม่มี", "No"), ("unknown", "ไม่ทราบ", "I do not know")],
            ),
            when(
                ask(Form::Short, Everyone, "which", ("กฎหมายใด เรื่องใด", "Which law, and in what?")),
                "${overlap} = 'yes'",
            ),
            no_opinion(ask(
                Form::Scale,
                Official,
                "enforced",
                ("กฎหมายนี้บังคับใช้ได้จริงแค่ไหน", "How far can the law be enforced?"),
            )),
            no_opinion(ask(
                Form::Scale,
                Expert,
                "treaties",
                (
                    "กฎหมายนี้สอดคล้องกับพันธกรณีระหว่างประเทศของไทยแค่ไหน",
                    "How far does it agree with Thailand's duties under treaties?",
                ),
            )),
        ],
    );
    let ought = ("ควรทำอย่างไรกับกฎหมายนี้", "What should become of the law?");
    section(
        &mut all,
        ("ข้อเสนอ", "What you suggest"),
        vec![
            of(
                ask(Form::Single, Everyone, "ought", ought),
                &[
                    ("keep", "คงไว้ตามเดิม", "Keep it as it is"),
                    ("amend", "แก้ไขเพิ่มเติมบางส่วน", "Amend parts of it"),
                    ("revise", "ปรับปรุงใหม่ทั้งฉบับ", "Revise the whole"),
                    ("repeal", "ยกเลิก", "Repeal it"),
                    ("unknown", "ไม่มีความเห็น", "No opinion"),
                ],
            ),
            ask(
                Form::Text,
                Everyone,
                "suggestion",
                ("ข้อเสนอแนะ เล่าจากเรื่องจริงของคุณได้", "What would you change? Tell what happened to you."),
            ),
        ],
    );
    all
}

#[cfg(test)]
mod tests {
    use domain::questionnaire::{parse, rows};

    #[test]
    fn the_first_set_is_what_the_editor_takes() {
        let set = super::first_set();
        assert_eq!(parse(&rows(&set)).as_ref(), Ok(&set));
        assert!(set.iter().all(|one| !one.details.text_en.is_empty() && !one.details.section_en.is_empty()));
    }
}
