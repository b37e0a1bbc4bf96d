//! The survey of the demonstration's evaluation, and the sheets that answer it.

use super::told;
use super::voices::Seed;
use domain::agency::Viewer;
use domain::channel::{Facts, Way};
use domain::comment::Class;
use domain::id::ConsultationId;
use domain::survey::{Answer, Answers, Audience, Details, Form, New, NewQuestion, Who, is_for};
use domain::time::Moment;
use store::Store;

/// The questions: seven, some for one audience alone; the last is answered by a file or a picture.
pub fn questions() -> Vec<NewQuestion> {
    type Two<'a> = (&'a str, &'a str);
    let question = |audience, form, text: Two, help: Two, choices: &[Two]| NewQuestion {
        audience,
        form,
        text: text.0.into(),
        help: help.0.into(),
        choices: choices.iter().map(|(th, _)| (*th).to_string()).collect(),
        required: false,
        unit: String::new(),
        least: None,
        most: None,
        relevant: String::new(),
        constraint: String::new(),
        constraint_note: String::new(),
        details: Details {
            text_en: text.1.into(),
            help_en: help.1.into(),
            choices_en: choices.iter().map(|(_, en)| (*en).to_string()).collect(),
            ..Details::default()
        },
    };
    let yearly = NewQuestion {
        unit: "บาท".into(),
        least: Some(0),
        most: Some(100_000),
        ..question(
            Audience::Business,
            Form::Number,
            ("ค่าใช้จ่ายเพื่อทำตามกฎหมายนี้ต่อปี", "What does it cost you a year to comply with this law?"),
            ("ประมาณได้", "An estimate will do"),
            &[],
        )
    };
    vec![
        NewQuestion {
            required: true,
            ..question(
                Audience::Everyone,
                Form::Single,
                ("กฎหมายนี้ทำให้การนั่งรถม้าปลอดภัยขึ้นหรือไม่", "Has this law made riding in a horse carriage safer?"),
                ("", ""),
                &[
                    ("ปลอดภัยขึ้นมาก", "Much safer"),
                    ("ปลอดภัยขึ้นบ้าง", "A little safer"),
                    ("เหมือนเดิม", "The same as before"),
                    ("แย่ลง", "Worse"),
                ],
            )
        },
        question(
            Audience::Business,
            Form::Scale,
            ("การต่อใบอนุญาตปีละครั้ง เป็นภาระกับคุณแค่ไหน", "How much of a burden is it to renew the permit every year?"),
            ("", ""),
            &[],
        ),
        question(
            Audience::Official,
            Form::Scale,
            ("กฎเรื่องเวลาพักของม้า ตรวจได้จริงแค่ไหน", "How far can the rule on the horses’ rest really be checked?"),
            ("", ""),
            &[],
        ),
        question(
            Audience::Everyone,
            Form::Several,
            ("ปัญหาที่พบในปีที่ผ่านมา", "Problems you met in the last year"),
            ("เลือกได้หลายข้อ", "Choose as many as apply"),
            &[
                ("จอดกีดขวาง", "Parked in the way"),
                ("ม้าดูไม่แข็งแรง", "Horses in poor health"),
                ("ราคาไม่ชัดเจน", "Unclear prices"),
                ("อุบัติเหตุ", "Accidents"),
                ("ไม่พบปัญหา", "No problem"),
            ],
        ),
        NewQuestion { details: Details { unit_en: "baht".into(), ..yearly.details.clone() }, ..yearly },
        question(
            Audience::Everyone,
            Form::Text,
            ("อยากให้แก้อะไรในกฎหมายนี้", "What would you change in this law?"),
            ("เล่าจากเรื่องจริงของคุณได้เลย", "Tell it from your own life"),
            &[],
        ),
        question(
            Audience::Everyone,
            Form::File,
            ("มีภาพหรือเอกสารประกอบหรือไม่", "Have you a picture or a document to show?"),
            ("เช่น ภาพจุดจอด ป้ายราคา หรือใบอนุญาต", "For example a stand, a price list or a permit"),
            &[],
        ),
    ]
}

const TEXTS: [&str; 6] = [
    "ขอให้ใบอนุญาตอยู่ได้สามปี ถ้าไม่เคยทำผิด",
    "ควรมีจุดน้ำให้ม้าทุกสองกิโลเมตร",
    "ป้ายราคาควรมีภาษาอังกฤษด้วย",
    "เจ้าหน้าที่ตรวจแต่เอกสาร ไม่เคยดูม้า",
    "อยากให้พักเที่ยงช่วงหน้าร้อนเป็นข้อบังคับ",
    "The horses look better cared for than five years ago. Keep the rest rule.",
];

/// A meeting that was held besides, on which no sheets were given out.
pub fn meeting(at: Moment) -> Facts {
    Facts {
        way: Way::Meeting,
        from: at.day(),
        to: at.day(),
        place: "หอประชุมเทศบาลนครลำปาง".into(),
        area: Some("52".into()),
        held_by: "กรมส่งเสริมเศรษฐกิจชุมชน ร่วมกับเทศบาลนครลำปาง".into(),
        attended: Some(62),
        minutes: "ผู้ขับรายเล็กเห็นว่าค่าตรวจม้าสูงเมื่อเทียบกับรายได้ ชมรมผู้รักม้าขอให้คงเวลาพักไว้ เทศบาลขอจุดจอดเพิ่มสองแห่ง".into(),
        twice: false,
    }
}

/// Answers the survey `count` times, between two moments.
pub async fn answer(store: &Store, id: ConsultationId, count: usize, from: Moment, to: Moment) -> anyhow::Result<()> {
    let questions = store::survey::questions(store, id).await.map_err(told)?;
    let mut seed = Seed(7);
    for n in 0..count {
        let audience = [Audience::Public, Audience::Public, Audience::Business, Audience::Official][seed.next(4)];
        let mut answers = Answers::new();
        for question in questions.iter().filter(|question| is_for(question, audience)) {
            let answer = match question.form {
                Form::Single => Answer::Chosen(vec![[0, 1, 1, 1, 2, 3][seed.next(6)]]),
                Form::Several => Answer::Chosen(if seed.next(3) == 0 {
                    vec![4]
                } else {
                    vec![seed.next(2) as u32, 2 + seed.next(2) as u32]
                }),
                Form::Scale => Answer::Chosen(vec![1 + seed.next(5) as u32]),
                Form::Number => Answer::Number(500 * (1 + seed.next(30) as i64)),
                Form::Text if seed.next(4) == 0 => Answer::Text(TEXTS[seed.next(TEXTS.len())].into()),
                _ => continue,
            };
            answers.insert(question.id.0, answer);
        }
        let key = (0..4).map(|_| format!("{:08x}", seed.next(u32::MAX as usize))).collect();
        let at = Moment(from.0 + (to.0 - from.0) * (n as i64 + 1) / (count as i64 + 1));
        let class = [None, Some(Class::Affected), Some(Class::Public), Some(Class::Public)][n % 4];
        let area = [None, Some("52".to_string()), Some("50".to_string())][n % 3].clone();
        let new = New { who: Who { class, area }, ..New::of(id, audience, &questions, answers, key) };
        store::survey::submit(store, &Viewer::default(), &new, at).await.map_err(told)?;
    }
    Ok(())
}
