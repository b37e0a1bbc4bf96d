//! A survey in which one question hangs on another's answer, without scripts: page by page, with what was answered going along.

use crate::kit::{NOBODY, PASSWORD, Site};
use domain::id::ConsultationId;
use domain::round::Shows;
use domain::survey::{Audience, Form, NewQuestion, Question};
use domain::time::{Day, Moment};
use server::house::Settings;
use store::consultation::RoundPlan;

fn ask(form: Form, text: &str, choices: &[&str], relevant: &str) -> NewQuestion {
    NewQuestion {
        audience: Audience::Everyone,
        form,
        text: text.into(),
        help: String::new(),
        choices: choices.iter().map(ToString::to_string).collect(),
        required: true,
        unit: String::new(),
        least: None,
        most: None,
        relevant: relevant.into(),
        constraint: String::new(),
        constraint_note: String::new(),
        details: Default::default(),
    }
}

/// A hearing that asks whether one pays, how much, and of those who pay much why.
async fn branching(site: &Site) -> (ConsultationId, Vec<Question>) {
    branching_as(site, Shows::Live).await
}

/// The same whose numbers show from when somebody says.
pub async fn branching_as(site: &Site, shows: Shows) -> (ConsultationId, Vec<Question>) {
    let part = NewQuestion {
        constraint: ". <= ${q2}".into(),
        constraint_note: "ต้องไม่เกินค่าใช้จ่ายทั้งปี".into(),
        required: false,
        ..ask(Form::Number, "ในจำนวนนั้นเป็นค่าเอกสารกี่บาท", &[], "${q1} = 1")
    };
    let questions = [
        ask(Form::Single, "มีค่าใช้จ่ายเพิ่มหรือไม่", &["มี", "ไม่มี"], ""),
        ask(Form::Number, "ปีละกี่บาท", &[], "${q1} = 1"),
        part,
        ask(Form::Text, "ค่าใช้จ่ายมากมาจากอะไร", &[], "${q2} > 10000"),
    ];
    asking(site, shows, &questions).await
}

/// A hearing that asks these questions.
async fn asking(site: &Site, shows: Shows, questions: &[NewQuestion]) -> (ConsultationId, Vec<Question>) {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let id = store::consultation::begin_like(store, &by, ConsultationId(7), store::consultation::Draft::Left, now)
        .await
        .unwrap();
    let (begun, like) = (
        store::consultation::one(store, id).await.unwrap(),
        store::consultation::one(store, ConsultationId(7)).await.unwrap(),
    );
    let texts = domain::consultation::Texts {
        short_name: "ค่าใช้จ่ายตามกฎหมาย".into(), ..like.texts
    };
    let begun = store::consultation::edit(store, &by, id, begun.revision, &texts, now).await.unwrap();
    let revision = store::survey::set_questions(store, &by, id, begun, questions, now).await.unwrap();
    let round = RoundPlan {
        opens: now.day(),
        closes: Day(now.day().0 + 30),
        admission: Default::default(),
        shows,
        short_reason: String::new(),
    };
    let revision = store::consultation::set_round(store, &by, id, revision, round, now).await.unwrap();
    store::consultation::publish(store, &by, id, revision, Moment(now.0)).await.unwrap();
    (id, store::survey::questions(store, id).await.unwrap())
}

#[tokio::test]
async fn a_survey_that_branches_is_answered_page_by_page_without_scripts() {
    let site = Site::new().await;
    let (id, questions) = branching(&site).await;
    let page = format!("/c/{id}/survey?for=everyone");
    let name = |at: usize| format!("q{}", questions[at].id);
    let asks = |answer: &crate::kit::Answer| {
        (0..4)
            .filter(|at| answer.says(&questions[*at].text) && answer.says(&format!("name=\"{}\"", name(*at))))
            .collect::<Vec<_>>()
    };
    let first = site.get(NOBODY, &page).await;
    assert_eq!(asks(&first), [0], "{}", first.text());
    assert!(first.says("ต่อไป") && !first.says("ส่งคำตอบ"));
    let send = async |shown: &crate::kit::Answer, more: &[(&str, &str)]| {
        let hidden = shown.hidden("/api/survey/submit");
        let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form.extend(more);
        site.post(NOBODY, "/api/survey/submit", &form).await
    };
    let unanswered = send(&first, &[]).await;
    assert_eq!(unanswered.status, 422, "a required one");
    assert_eq!(asks(&unanswered), [0]);
    // Who pays is asked how much; an answer that its rule does not take comes back with what its writer says.
    let (one, two, three, four) = (name(0), name(1), name(2), name(3));
    let second = send(&first, &[(&one, "0")]).await;
    assert_eq!((second.status, asks(&second)), (200, vec![1, 2]), "{}", second.text());
    let refused = send(&second, &[(&two, "20000"), (&three, "30000")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("ต้องไม่เกินค่าใช้จ่ายทั้งปี") && refused.says("value=\"30000\""), "{}", refused.text());
    let third = send(&refused, &[(&two, "20000"), (&three, "300")]).await;
    assert_eq!(asks(&third), [3], "{}", third.text());
    // Back keeps what was typed.
    let back = send(&third, &[(&four, "ค่าเดินทาง"), ("go", "back")]).await;
    assert!(back.says("value=\"20000\"") && back.says("value=\"ค่าเดินทาง\""), "{}", back.text());
    let last = send(&third, &[(&four, "ค่าเดินทาง")]).await;
    assert!(last.says("คำตอบของคุณ") && last.says("20000") && last.says("ส่งคำตอบ"), "{}", last.text());
    assert_eq!(send(&last, &[]).await.status, 303);
    // Who does not pay is asked nothing more; what is sent of it all the same is left out.
    let free = send(&first, &[(&one, "1")]).await;
    assert!(free.says("ส่งคำตอบ") && free.says("ไม่มี"), "{}", free.text());
    let form = [
        ("page", page.as_str()),
        ("consultation", &id.to_string()),
        ("audience", "everyone"),
        ("key", "000000000000000000000000000000b1"),
        (&one, "1"),
        (&two, "999"),
    ];
    assert_eq!(site.post(NOBODY, "/api/survey/submit", &form).await.status, 303);
    let counts = store::survey::tallies(&site.house.site.store, id, None).await.unwrap();
    let answered =
        |at: usize| counts.iter().find(|tally| tally.question == questions[at].id.0).map_or(0, |tally| tally.answered);
    assert_eq!((0..4).map(answered).collect::<Vec<_>>(), [2, 1, 1, 1]);
}

#[tokio::test]
async fn an_answer_is_said_in_a_later_question_to_who_gave_it_and_to_nobody_else() {
    let site = Site::new().await;
    let questions = [
        NewQuestion { required: false, ..ask(Form::Short, "จ่ายให้ใคร", &[], "") },
        NewQuestion { unit: "บาท".into(), ..ask(Form::Number, "ปีละเท่าไร", &[], "") },
        NewQuestion {
            required: false, ..ask(Form::Several, "เป็นค่าอะไร", &["ค่าเดินทาง", "ค่าเอกสาร"], "")
        },
        ask(Form::Text, "ทำไมมาก", &[], "${q2} > 10000"),
        NewQuestion {
            help: "รวม${q3}แล้ว".into(), ..ask(Form::Text, "จ่าย ${q2} ให้ ${q1} คุ้มไหม ${q4}", &[], "")
        },
    ];
    let (id, questions) = asking(&site, Shows::Live, &questions).await;
    let page = format!("/c/{id}/survey?for=everyone");
    let [one, two, three, five] = [0, 1, 2, 4].map(|at: usize| format!("q{}", questions[at].id));
    let send = async |shown: &crate::kit::Answer, more: &[(&str, &str)]| {
        let hidden = shown.hidden("/api/survey/submit");
        let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form.extend(more);
        site.post(NOBODY, "/api/survey/submit", &form).await
    };
    // What says an answer stands on a later page, though nothing hangs on it.
    let first = site.get(NOBODY, &page).await;
    assert!(first.says("ปีละเท่าไร") && !first.says("คุ้มไหม"), "{}", first.text());
    let second = send(&first, &[(&one, "กรม <i>"), (&two, "1200"), (&three, "0"), (&three, "1")]).await;
    assert_eq!(second.status, 200, "{}", second.text());
    assert!(second.says("จ่าย 1,200 บาท ให้ กรม &lt;i&gt; คุ้มไหม …"), "what is not asked is not said: {}", second.text());
    assert!(second.says("รวมค่าเดินทาง และ ค่าเอกสารแล้ว"), "{}", second.text());
    let last = send(&second, &[(&five, "คุ้ม")]).await;
    assert!(last.says("คำตอบของคุณ") && last.says("จ่าย 1,200 บาท ให้ กรม &lt;i&gt; คุ้มไหม …"), "{}", last.text());
    assert_eq!(send(&last, &[]).await.status, 303);
    // Who comes after reads nothing of it, nor does anybody who looks at the results.
    let other = send(&site.get(NOBODY, &page).await, &[(&two, "50")]).await;
    assert!(other.says("จ่าย 50 บาท ให้ … คุ้มไหม …"), "{}", other.text());
    let results = site.get(NOBODY, &format!("/c/{id}/survey/results")).await;
    assert!(results.says("จ่าย … ให้ … คุ้มไหม …"), "{}", results.text());
    for everyones in [&other, &results] {
        assert!(!everyones.says("กรม &lt;i&gt;") && !everyones.says("${q"), "{}", everyones.text());
    }
}

#[tokio::test]
async fn going_on_to_the_next_page_is_not_sending() {
    let site = Site::with(Settings { sends_in_ten_minutes: 1, ..Settings::default() }).await;
    let (id, questions) = branching(&site).await;
    let send = async |key: u32, go: &str| {
        let one = questions[0].id;
        let body = format!("page=/c/{id}/survey&consultation={id}&audience=everyone&key={key:032x}&q{one}=1&go={go}");
        site.from("10.0.0.1:1", "POST", "/api/survey/submit", body).await.status
    };
    let body = |sent| format!("next&sent={sent}");
    for sent in [0, 1, 0, 3] {
        assert_eq!(send(1, &body(sent)).await, 200);
    }
    assert_eq!((send(1, "").await, send(2, "").await), (303, 429));
    // A page of a survey that goes on is not one that was sent.
    assert_eq!((send(3, "next").await, send(4, "back").await), (200, 200));
    let counts = store::survey::tallies(&site.house.site.store, id, None).await.unwrap();
    assert_eq!(counts.iter().map(|tally| tally.answered).max(), Some(1));
}

#[tokio::test]
async fn the_editor_tells_rules_that_cannot_be() {
    let site = Site::new().await;
    let (id, _) = branching(&site).await;
    let like =
        site.post("officer", "/api/desk/begin_like", &[("page", "/desk"), ("consultation", &id.to_string())]).await;
    let new = like.to.split("/c/").nth(1).and_then(|rest| rest.split(['/', '?']).next()).unwrap_or("").to_string();
    let editor = site.get("officer", &format!("/desk/c/{new}/survey")).await;
    assert!(editor.says("${q1} = 1") && editor.says("ต้องไม่เกินค่าใช้จ่ายทั้งปี"), "{}", editor.text());
    let revision = editor.hidden("/api/desk/questions");
    let mut form: Vec<(&str, &str)> = revision.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let rows = [("มีหรือไม่", "single", "มี\nไม่มี", ""), ("ทำไม", "text", "", "${q1} = 3")];
    for (text, kind, choices, relevant) in rows {
        form.extend([
            ("text[]", text),
            ("form[]", kind),
            ("audience[]", "everyone"),
            ("help[]", ""),
            ("choices[]", choices),
        ]);
        form.extend([("required[]", "no"), ("unit[]", ""), ("least[]", ""), ("most[]", ""), ("relevant[]", relevant)]);
        form.extend([("constraint[]", ""), ("constraint_note[]", "")]);
    }
    let refused = site.post("officer", "/api/desk/questions", &form).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.says("จะไม่มีใครได้ตอบข้อนี้") && refused.says("${q1} = 3"), "{}", refused.text());
}
