//! Files that answer questions: laid in the folder when their page is sent, named by a sheet from its submission on, and swept once no sheet names them. For the
//! agency's entitled people alone, each time written down.

use super::taken;
use crate::comment::ground;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::vault::Laid;
use crate::{Store, identity};
use domain::act::Act;
use domain::agency::Viewer;
use domain::attachment::{Kind, cleaned};
use domain::id::{AgencyId, ConsultationId, QuestionId, SheetId};
use domain::refusal::{Refusal, Refusals};
use domain::survey::file::File;
use domain::survey::{Answer, Answers, New, Question};
use domain::time::Moment;
use std::sync::Arc;

/// Files on a page of the list.
pub const PER_PAGE: u32 = 100;

/// One file, with its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub sheet: SheetId,
    pub question: QuestionId,
    pub at: Moment,
    pub file: File,
}

#[derive(sqlx::FromRow)]
struct Line {
    sheet: i64,
    question: i64,
    at: i64,
    hash: String,
    name: String,
    kind: String,
    size: i64,
}

impl Line {
    fn given(self) -> Outcome<Given> {
        let kind = Kind::parse(&self.kind).ok_or_else(|| Error::fault("a file's kind cannot be read back"))?;
        Ok(Given {
            sheet: SheetId(self.sheet),
            question: QuestionId(self.question),
            at: Moment(self.at),
            file: File { hash: self.hash, name: self.name, kind, size: self.size as u64, seal: String::new() },
        })
    }
}

/// The question of an open survey that a file may be brought to now, by who may answer it: asked before anything is written, and so without a word why not.
pub async fn asked(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    question: QuestionId,
    now: Moment,
) -> Outcome<Option<Question>> {
    let mut tx = store.read().await?;
    let open = ground(&mut tx, id, Act::AnswerSurvey, now).await;
    let stood = match open {
        Ok(stood) => stood,
        Err(Error::NotFound | Error::Refused(_)) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let questions = super::questions_in(&mut tx, id, super::Asked::Now).await?;
    let may = stood.admission.refuses(by.identity()).is_none();
    Ok(questions.into_iter().find(|one| one.id == question && one.is_file() && may))
}

/// Puts a file that came with a page into the folder, for a sheet of this consultation; or tells why it is not taken.
///
/// # Errors
/// Faults.
pub async fn lay(
    store: &Store,
    id: ConsultationId,
    question: &Question,
    (name, laid): (&str, Arc<Laid>),
) -> Outcome<Result<File, Refusal>> {
    let found = crate::attachment::kind_of(laid.clone(), name.to_string(), question.largest()).await?;
    let kind = match found {
        Ok(kind) if domain::survey::file::takes(question.form, kind) => kind,
        Ok(_) | Err(Refusal::AttachmentUnknown) if question.form == domain::survey::Form::Picture => {
            return Ok(Err(Refusal::NotAPicture));
        }
        Ok(_) => return Ok(Err(Refusal::AttachmentUnknown)),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (size, vault) = (laid.size, store.vault.clone());
    let hash = crate::apart(move || vault.take(&laid)).await??;
    let file = File { hash, name: cleaned(name, kind), kind, size, seal: String::new() };
    Ok(Ok(sealed(&store.key, id, file)))
}

/// Whether a file lies in the folder and was brought by who names it, as its seal says; then it stays there for the row that is about to be written.
pub(crate) async fn there(store: &Store, file: &File, seal: &str) -> Outcome<bool> {
    let (vault, hash, size) = (store.vault.clone(), file.hash.clone(), file.size);
    Ok(file.seal == seal && crate::apart(move || vault.renew(&hash, size)).await??)
}

/// The file with its seal.
fn sealed(key: &identity::Key, id: ConsultationId, file: File) -> File {
    let seal = key.answer_file(id, &file.hash, file.size, &file.name);
    File { seal, ..file }
}

/// The answers of a sheet as its author reads them back: what goes along in their form is taken once more.
pub(super) fn with_seals(key: &identity::Key, id: ConsultationId, answers: Answers) -> Answers {
    let one = |(question, answer): (i64, Answer)| match answer {
        Answer::File(file) => (question, Answer::File(sealed(key, id, file))),
        answer => (question, answer),
    };
    answers.into_iter().map(one).collect()
}

/// A sheet whose files are there and were brought by who sends it, without what showed that; they stay in the folder for the row that is about to be written.
///
/// # Errors
/// Refused with `FileNotChosen` under the question: it lay there too long, or was never brought.
pub(super) async fn checked(store: &Store, mut new: New) -> Outcome<New> {
    let mut no = Refusals::default();
    for (question, answer) in &mut new.answers {
        let Answer::File(file) = answer else { continue };
        let seal = sealed(&store.key, new.consultation, file.clone()).seal;
        if !there(store, file, &seal).await? {
            no.add(format!("q{question}"), Refusal::FileNotChosen);
        }
        *answer = Answer::File(file.clone().kept());
    }
    no.none(|| Some(()))?;
    Ok(new)
}

/// Writes which files belong to a sheet, in the place of those that did.
pub(super) async fn named(tx: &mut Tx, id: ConsultationId, sheet: SheetId, answers: &Answers) -> Outcome<()> {
    let rows = answers
        .iter()
        .filter_map(|(question, answer)| match answer {
            Answer::File(file) => Some(args![
                sheet,
                *question,
                id,
                file.hash.as_str(),
                file.name.as_str(),
                file.kind.ending(),
                file.size as i64
            ]),
            _ => None,
        })
        .collect();
    tx.add("insert into answer_files (sheet, question, consultation, hash, name, kind, size)", rows).await
}

/// Forgets which files belonged to a sheet.
pub(crate) async fn forget(tx: &mut Tx, sheet: SheetId) -> Outcome<()> {
    tx.run("delete from answer_files where sheet = $1", args![sheet]).await?;
    Ok(())
}

/// The names in the folder that sheets have.
pub(crate) async fn hashes(tx: &mut Tx) -> Outcome<Vec<(String,)>> {
    tx.all("select distinct hash from answer_files", vec![]).await
}

/// A page, from 1, of the files that a consultation's sheets brought, the last first; and how many there are.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may not take the sheets.
pub async fn all(store: &Store, by: &Viewer, id: ConsultationId, page: u32) -> Outcome<(Vec<Given>, u64)> {
    let mut tx = store.read().await?;
    let row: Option<(i64,)> = tx.maybe("select agency from consultations where id = $1", args![id]).await?;
    let (agency,) = row.ok_or(Error::NotFound)?;
    if !by.may(Act::Export, AgencyId(agency)) {
        return Err(Error::NotAllowed);
    }
    let lines: Vec<Line> = tx
        .all(
            "select f.sheet, f.question, s.at, f.hash, f.name, f.kind, f.size
             from answer_files f
             join sheets s on s.id = f.sheet
             where f.consultation = $1
             order by f.sheet desc, f.question
             limit $2 offset $3",
            args![id, PER_PAGE, page.saturating_sub(1).saturating_mul(PER_PAGE)],
        )
        .await?;
    let (many,): (i64,) = tx.one("select count(*) from answer_files where consultation = $1", args![id]).await?;
    Ok((lines.into_iter().map(Line::given).collect::<Outcome<_>>()?, many as u64))
}

/// One file, for who may take the sheets; that they take it is written down first.
///
/// # Errors
/// `NotFound`, `NotAllowed`.
pub async fn take(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (sheet, question): (SheetId, QuestionId),
    now: Moment,
) -> Outcome<(File, std::fs::File)> {
    let line: Option<Line> = store
        .read()
        .await?
        .maybe(
            "select f.sheet, f.question, s.at, f.hash, f.name, f.kind, f.size
             from answer_files f
             join sheets s on s.id = f.sheet
             where f.sheet = $1 and f.question = $2 and f.consultation = $3",
            args![sheet, question, id],
        )
        .await?;
    taken::take(store, by, id, &format!("sheets/{sheet}/{question}"), now).await?;
    let file = line.ok_or(Error::NotFound)?.given()?.file;
    let opened = crate::attachment::file(store, &file.hash).await?;
    Ok((file, opened))
}
