//! Files that answer questions: brought with a page, named by the sheet that is sent, for the entitled alone, and swept when no sheet names them.

use crate::attachment::{lie_in, with_folder};
use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::id::{ConsultationId, QuestionId};
use domain::refusal::Refusal;
use domain::survey::file::File;
use domain::survey::{Answer, Answers, Audience, Form, New, NewQuestion, Question};
use std::io::Read;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::survey::{self, file};
use store::{Error, Store, attachment};

const PDF: &[u8] = b"%PDF-1.7 a licence";
const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 1];

/// An open survey of a file, a picture and a text.
async fn asked(kit: &Kit) -> (ConsultationId, Vec<Question>) {
    let id = kit.ready(Kind::Evaluation).await;
    let revision = kit.one(id).await.revision;
    let questions = [Form::File, Form::Picture, Form::Text].map(|form| NewQuestion::plain(form, form.code()));
    survey::set_questions(&kit.store, &kit.drafter, id, revision, &questions, day_one()).await.unwrap();
    kit.publish(id).await;
    (id, survey::questions(&kit.store, id).await.unwrap())
}

async fn laid(store: &Store, id: ConsultationId, of: &Question, name: &str, bytes: &[u8]) -> Result<File, Refusal> {
    let mut coming = store.coming().await.unwrap();
    coming.write(bytes).unwrap();
    file::lay(store, id, of, (name, Arc::new(coming.whole().unwrap()))).await.unwrap()
}

fn sheet(id: ConsultationId, questions: &[Question], files: &[&File], number: u32) -> New {
    let mut answers: Answers =
        files.iter().zip(questions).map(|(file, of)| (of.id.0, Answer::File((*file).clone()))).collect();
    answers.insert(questions[2].id.0, Answer::Text("มีใบอนุญาตแล้ว".into()));
    New::of(id, Audience::Everyone, questions, answers, key(number))
}

fn why(sent: store::Outcome<domain::receipt::Receipt>, of: &Question) -> Refusal {
    match sent {
        Err(Error::Refused(no)) => no.of(&format!("q{}", of.id)).cloned().unwrap_or_else(|| panic!("{no:?}")),
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn a_sheet_names_its_files_and_the_entitled_alone_open_them(kit) {
        let (store, folder) = with_folder(&kit).await;
        let (id, questions) = asked(&kit).await;
        let nobody = Viewer::default();
        let (pdf, png) = (
            laid(&store, id, &questions[0], "C:\\ใบอนุญาต.exe", PDF).await.unwrap(),
            laid(&store, id, &questions[1], "หน้าร้าน.png", PNG).await.unwrap(),
        );
        assert_eq!((pdf.name.as_str(), pdf.size), ("ใบอนุญาต.pdf", PDF.len() as u64));
        let receipt = survey::submit(&store, &nobody, &sheet(id, &questions, &[&pdf, &png], 1), later(1)).await.unwrap();
        // What is kept says what the file is and nothing of the seal.
        let all = store::export::sheets(&store, id, domain::id::SheetId(0), domain::id::SheetId(9), 9).await.unwrap();
        let kept = all[0].answers[&questions[0].id.0].clone();
        assert_eq!(kept, Answer::File(pdf.clone().kept()));
        let tables = survey::public(&store, id, survey::Asked::Now).await.unwrap();
        assert!(tables[0].all.few && tables[0].all.tally.by_value.is_empty());
        assert_eq!(survey::tallies(&store, id, None).await.unwrap().iter().filter(|one| one.answered == 1).count(), 3);
        // For those who may take the sheets, each time written down.
        let (list, many) = file::all(&store, &kit.drafter, id, 1).await.unwrap();
        assert_eq!((list.len(), many), (2, 2));
        let which = (list[0].sheet, questions[0].id);
        let (found, mut opened) = file::take(&store, &kit.drafter, id, which, later(2)).await.unwrap();
        let mut bytes = Vec::new();
        opened.read_to_end(&mut bytes).unwrap();
        assert_eq!((found.name, bytes), (pdf.name.clone(), PDF.to_vec()));
        let taken = survey::taken::all(&store, &kit.drafter, id).await.unwrap();
        assert_eq!(taken[0].file, format!("sheets/{}/{}", list[0].sheet, questions[0].id));
        for other in [&kit.stranger, &kit.moderator, &nobody] {
            assert!(file::take(&store, other, id, which, later(2)).await.is_err());
            assert!(file::all(&store, other, id, 1).await.is_err());
        }
        let none = file::take(&store, &kit.drafter, id, (list[0].sheet, QuestionId(questions[2].id.0)), later(2)).await;
        assert!(matches!(none, Err(Error::NotFound)));
        assert_eq!(survey::taken::all(&store, &kit.drafter, id).await.unwrap().len(), 2, "asked for is written down");
        // Its author has it along, to change the rest; without it, it goes once a day has passed.
        let own = survey::own(&store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!(own.answers[&questions[0].id.0], Answer::File(pdf.clone()));
        let changed = New { answers: own.answers.clone(), ..sheet(id, &questions, &[], 1) };
        survey::change(&store, (receipt.number, receipt.secret), 0, &changed, later(3)).await.unwrap();
        let tomorrow = SystemTime::now() + Duration::from_secs(2 * 86_400);
        assert_eq!(attachment::sweep(&store, tomorrow).await.unwrap(), 0);
        let mut less = own.answers;
        less.remove(&questions[1].id.0);
        let less = New::of(id, Audience::Everyone, &questions, less, key(1));
        survey::change(&store, (receipt.number, receipt.secret), 0, &less, later(4)).await.unwrap();
        assert_eq!(file::all(&store, &kit.drafter, id, 1).await.unwrap().1, 1);
        assert_eq!(attachment::sweep(&store, tomorrow).await.unwrap(), 1);
        assert_eq!(lie_in(folder.path()), 1);
    }

    async fn nobodys_sheet_names_a_file_that_they_did_not_bring(kit) {
        let (store, _folder) = with_folder(&kit).await;
        let (id, questions) = asked(&kit).await;
        let nobody = Viewer::default();
        let pdf = laid(&store, id, &questions[0], "ก.pdf", PDF).await.unwrap();
        for strange in [
            pdf.clone().kept(),
            File { name: "ข.pdf".into(), ..pdf.clone() },
            File { hash: "ab".repeat(32), ..pdf.clone() },
            File { size: 1, ..pdf.clone() },
            File { seal: "00".repeat(16), ..pdf.clone() },
        ] {
            let sent = survey::submit(&store, &nobody, &sheet(id, &questions, &[&strange], 1), later(1)).await;
            assert_eq!(why(sent, &questions[0]), Refusal::FileNotChosen);
        }
        // Of another consultation, too.
        let (other, others) = asked(&kit).await;
        let sent = survey::submit(&store, &nobody, &sheet(other, &others, &[&pdf], 1), later(1)).await;
        assert_eq!(why(sent, &others[0]), Refusal::FileNotChosen);
        // One that lay there too long is chosen again.
        attachment::sweep(&store, SystemTime::now() + Duration::from_secs(2 * 86_400)).await.unwrap();
        let sent = survey::submit(&store, &nobody, &sheet(id, &questions, &[&pdf], 1), later(1)).await;
        assert_eq!(why(sent, &questions[0]), Refusal::FileNotChosen);
        assert_eq!(kit.number("select count(*) from sheets").await, 0);
    }

    async fn what_a_file_is_its_bytes_say_and_how_large_it_may_be_its_question(kit) {
        let (store, folder) = with_folder(&kit).await;
        let (id, questions) = asked(&kit).await;
        assert_eq!(laid(&store, id, &questions[1], "ก.png", PDF).await, Err(Refusal::NotAPicture));
        assert_eq!(laid(&store, id, &questions[1], "ก.png", b"MZ").await, Err(Refusal::NotAPicture));
        assert_eq!(laid(&store, id, &questions[0], "ก.pdf", b"<html>").await, Err(Refusal::AttachmentUnknown));
        let small = Question { most: Some(1), ..questions[0].clone() };
        let large = [PDF, &vec![b' '; 1 << 20]].concat();
        assert_eq!(laid(&store, id, &small, "ก.pdf", &large).await, Err(Refusal::AttachmentTooLarge { most: 1 }));
        assert_eq!(lie_in(folder.path()), 0);
        // A file is taken for a question that asks for one, while the hearing is open.
        let find = async |by: &Viewer, question, at| file::asked(&store, by, id, question, at).await.unwrap();
        let nobody = Viewer::default();
        assert!(find(&nobody, questions[0].id, later(1)).await.is_some());
        assert!(find(&nobody, questions[2].id, later(1)).await.is_none(), "a text");
        assert!(find(&nobody, QuestionId(999), later(1)).await.is_none());
        assert!(find(&nobody, questions[0].id, later(90)).await.is_none(), "closed");
        let draft = kit.ready(Kind::Evaluation).await;
        assert!(file::asked(&store, &nobody, draft, questions[0].id, later(1)).await.unwrap().is_none());
    }
}

/// A sheet of one question from its fields.
fn read(question: &Question, pairs: &[(&str, &str)]) -> Result<Option<Answer>, (String, Refusal)> {
    let pairs: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    domain::survey::answer::read(question, &pairs)
}

#[test]
fn a_file_fills_its_field_and_is_held_to_its_question() {
    use domain::attachment::Kind as Of;
    let of = |form| NewQuestion::plain(form, "?").numbered(1, 1);
    let file = |kind: Of, size| File {
        hash: "ab".repeat(32),
        name: format!("ก.{}", kind.ending()),
        kind,
        size,
        seal: "0f".repeat(16),
    };
    let (pdf, png) = (file(Of::Pdf, 5), file(Of::Png, 3 << 20));
    let question = of(Form::File);
    let typed = domain::survey::answer::typed(&question, &Answer::File(pdf.clone()));
    assert_eq!(domain::survey::answer::read(&question, &typed), Ok(Some(Answer::File(pdf.clone()))));
    assert!(typed.iter().all(|(name, _)| question.fields().contains(name)));
    assert_eq!(read(&question, &[("q1", &pdf.typed()), ("q1_without", "1")]), Ok(None), "left out again");
    let no = |question: &Question, typed: &str| read(question, &[("q1", typed)]).unwrap_err().1;
    assert_eq!(no(&question, "../etc/passwd"), Refusal::FileNotChosen);
    assert_eq!(no(&of(Form::Picture), &pdf.typed()), Refusal::NotAPicture);
    let small = Question { most: Some(2), ..of(Form::Picture) };
    assert_eq!(no(&small, &png.typed()), Refusal::AttachmentTooLarge { most: 2 });
    let required = Question { required: true, ..question };
    assert_eq!(read(&required, &[]), Err(("q1".into(), Refusal::FileNotChosen)));
}

#[test]
fn the_editor_takes_few_questions_of_files_and_their_size() {
    use domain::questionnaire::{Row, parse, rows};
    let row = |form: &str| Row::default().with("text", "แนบ").with("form", form);
    let kept = parse(&[row("file").with("most", "5"), row("image")]).unwrap();
    assert_eq!((kept[0].most, kept[1].form, kept[1].clone().numbered(1, 1).largest()), (Some(5), Form::Picture, 10));
    assert_eq!(parse(&rows(&kept)).unwrap(), kept);
    let no = |row: Row, field: &str| parse(&[row]).unwrap_err().of(field).cloned();
    assert_eq!(no(row("file").with("least", "1"), "q1.least"), Some(Refusal::NotForThisForm));
    let most = Some(Refusal::NotANumber { least: Some(0), most: Some(10) });
    assert_eq!(no(row("file").with("most", "11"), "q1.most"), most);
    assert_eq!(no(row("file").with("constraint", ". = 1"), "q1.constraint"), Some(Refusal::NotForThisForm));
    let six: Vec<Row> = (0..6).map(|_| row("file")).collect();
    let no = parse(&six).unwrap_err();
    assert_eq!(no.of("q6.form"), Some(&Refusal::FileQuestions { most: 5 }));
}

on_both! {
    async fn no_deed_keeps_more_questions_of_files_than_a_survey_may_have(kit) {
        let six = vec![NewQuestion::plain(Form::Picture, "ภาพ"); 6];
        let id = kit.ready(Kind::Evaluation).await;
        let revision = kit.one(id).await.revision;
        let set = async |questions: &[NewQuestion]| {
            survey::set_questions(&kit.store, &kit.drafter, id, revision, questions, day_one()).await
        };
        assert_eq!(refused(set(&six).await, ""), Refusal::FileQuestions { most: 5 });
        let template = domain::template::Template { questions: six.clone(), ..Default::default() };
        let kept = store::template::set(&kit.store, &kit.approver, (kit.agency, Kind::Evaluation), 0, template, day_one()).await;
        assert_eq!(refused(kept, ""), Refusal::FileQuestions { most: 5 });
        let revision = set(&six[..3]).await.unwrap();
        let taken = survey::bank::Taken::Shipped(six[..3].to_vec());
        let joined = survey::bank::take(&kit.store, &kit.drafter, id, revision, taken, day_one()).await;
        assert_eq!(refused(joined, ""), Refusal::FileQuestions { most: 5 });
        assert_eq!(survey::questions(&kit.store, id).await.unwrap().len(), 3, "nothing was written");
    }
}

#[test]
fn files_go_to_xlsform_and_come_back() {
    use domain::survey::xlsform::{self, Labels, Sheet};
    let two = |text: &str| (text.to_string(), text.to_string());
    let labels = Labels {
        five: ["5", "4", "3", "2", "1"].map(two),
        no_opinion: two("0"),
        answer_as: two("as"),
        audiences: Audience::ALL.iter().map(|one| (*one, two(one.code()))).collect(),
        other: two("other"),
        say: two("say"),
    };
    let mut questions = [Form::File, Form::Picture].map(|form| NewQuestion::plain(form, form.code())).to_vec();
    questions[0].most = Some(3);
    questions[1].required = true;
    questions.iter_mut().zip(["licence", "front"]).for_each(|(one, name)| one.details.name = name.into());
    let book = xlsform::write("แบบสอบถาม", "siang", &questions, &labels);
    let survey = book.iter().find(|sheet| sheet.name == "survey").unwrap();
    let types: Vec<&str> =
        survey.rows[1..].iter().map(|(_, row)| row[0].as_str()).filter(|of| !of.is_empty()).collect();
    assert_eq!(types, ["file", "image"]);
    assert_eq!(xlsform::read(&book, &labels).unwrap().questions, questions);
    // As the field's tools write them.
    let rows = [["type", "name", "label"], ["image", "a", "A"], ["photo", "b", "B"], ["file", "c", "C"]];
    let rows = rows.iter().zip(1..).map(|(row, at)| (at, row.map(String::from).to_vec())).collect();
    let read = xlsform::read(&[Sheet { name: "survey".into(), rows }], &labels).unwrap();
    let forms: Vec<Form> = read.questions.iter().map(|one| one.form).collect();
    assert_eq!(forms, [Form::Picture, Form::Picture, Form::File]);
}
