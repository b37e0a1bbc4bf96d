//! The survey of the demonstration's evaluation, and the sheets that answer it.

use super::told;
use super::voices::Seed;
use domain::agency::Viewer;
use domain::channel::{Facts, Way};
use domain::comment::Class;
use domain::id::ConsultationId;
use domain::survey::{Answer, Answers, Audience, Form, New, NewQuestion, Who, is_for};
use domain::time::Moment;
use store::Store;

/// The questions: seven, some for one audience alone; the last is answered by a file or a picture.
pub fn questions() -> Vec<NewQuestion> {
    let question = |audience, form, text: &str, help: &str, choices: &[&str]| NewQuestion {
        audience,
        form,
        text: text.into(),
        help: help.into(),
        choices: choices.iter().map(|choice| (*choice).to_string()).collect(),
        required: false,
        unit: String::new(),
        least: None,
        most: None,
        relevant: String::new(),
        constraint: String::new(),
        constraint_note: String::new(),
        details: Default::default(),
    };
    vec![
        NewQuestion {
            required: true,
            ..question(
                Audience::Everyone,
                Form::Single,
                "กฎหมายนี้ทำให้การนั่งรถม้าปลอดภัยขึ้นหรือไม่",
                "",
                &["ปลอดภัยขึ้นมาก", "ปลอดภัยขึ้นบ้าง", "เหมือนเดิม", "แย่ลง"],
            )
        },
        question(Audience::Business, Form::Scale, "การต่อใบอนุญาตปีละครั้ง เป็นภาระกับคุณแค่ไหน", "", &[]),
        question(Audience::Official, Form::Scale, "กฎเรื่องเวลาพักของม้า ตรวจได้จริงแค่ไหน", "", &[]),
        question(
            Audience::Everyone,
            Form::Several,
            "ปัญหาที่พบในปีที่ผ่านมา",
            "เลือกได้หลายข้อ",
            &["จอดกีดขวาง", "ม้าดูไม่แข็งแรง", "ราคาไม่ชัดเจน", "อุบัติเหตุ", "ไม่พบปัญหา"],
        ),
        NewQuestion {
            unit: "บาท".into(),
            least: Some(0),
            most: Some(100_000),
            ..question(Audience::Business, Form::Number, "ค่าใช้จ่ายเพื่อทำตามกฎหมายนี้ต่อปี", "ประมาณได้", &[])
        },
        question(Audience::Everyone, Form::Text, "อยากให้แก้อะไรในกฎหมายนี้", "เล่าจากเรื่องจริงของคุณได้เลย", &[]),
        question(Audience::Everyone, Form::File, "มีภาพหรือเอกสารประกอบหรือไม่", "เช่น ภาพจุดจอด ป้ายราคา หรือใบอนุญาต", &[]),
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
