//! What was found, with the texts that it is quoted from: read by their ids in a handful of statements, from the store, so that
//! nothing shows that is withheld or erased by now.

use super::texts;
use crate::card;
use crate::problem::Problem;
use crate::request::Visit;
use domain::comment::{Public, Said};
use domain::consultation::{Consultation, Provision, Version};
use domain::elsewhere::Hearing;
use domain::id::{CommentId, ConsultationId, VersionId};
use domain::result::Summary;
use domain::survey::Question;
use domain::time::Moment;
use search::{DocKind, Hit};
use words::public as say;

/// One thing found.
pub struct Thing {
    pub kind: DocKind,
    /// What it is called: "ประเด็นที่ 2 …", "มาตรา ๑๐".
    pub called: String,
    /// A path of this site without the language's prefix.
    pub to: String,
    /// What it is quoted from.
    pub text: String,
    /// When it was said or published.
    pub at: Moment,
    /// What is said beside it: whose, of when.
    pub beside: Vec<String>,
    /// Whether the text is a dossier's own; people write in any language.
    pub thai: bool,
}

/// Everything that some hits are quoted from.
#[derive(Default)]
pub struct Read {
    dossiers: Vec<Consultation>,
    comments: Vec<(ConsultationId, Public)>,
    /// Of dossiers of which an earlier version was found.
    versions: Vec<(ConsultationId, Version)>,
    provisions: Vec<(VersionId, Provision)>,
    summaries: Vec<(ConsultationId, Summary)>,
    questions: Vec<(ConsultationId, Question)>,
    elsewhere: Vec<Hearing>,
}

/// The part of an id after its consultation: `m10` of `c12/m10`.
fn part(hit: &Hit) -> &str {
    hit.id.split_once('/').map_or("", |(_, part)| part)
}

/// The number of an earlier version, and the anchor in it: `v2/m10`.
fn earlier(part: &str) -> Option<(u32, &str)> {
    let (version, anchor) = part.strip_prefix('v')?.split_once('/')?;
    Some((version.parse().ok()?, anchor))
}

fn numbered(part: &str, letter: char) -> Option<u32> {
    part.strip_prefix(letter)?.parse().ok()
}

impl Read {
    /// # Errors
    /// Faults of the store.
    pub async fn of(visit: &Visit, hits: &[&Hit]) -> Result<Read, Problem> {
        let store = &visit.site.store;
        let of = |is: &dyn Fn(&Hit) -> bool| {
            let mut ids: Vec<ConsultationId> =
                hits.iter().filter(|hit| is(hit)).map(|hit| ConsultationId(hit.group)).collect();
            ids.sort_unstable_by_key(|id| id.0);
            ids.dedup();
            ids
        };
        let dossiers = store::consultation::public_some(store, &of(&|hit| hit.group > 0)).await?;
        let comments: Vec<CommentId> =
            hits.iter().filter_map(|hit| hit.id.strip_prefix('o')?.parse().ok().map(CommentId)).collect();
        let comments = store::comment::public_with_consultation(store, &comments).await?;
        let versions = store::version::published_of(store, &of(&|hit| earlier(part(hit)).is_some())).await?;
        let mut read = Read { dossiers, comments, versions, ..Read::default() };
        let pieces: Vec<(i64, &str)> = hits
            .iter()
            .filter(|hit| hit.kind == DocKind::Provision)
            .filter_map(|hit| read.version(hit).map(|(version, anchor)| (version.id.0, anchor)))
            .collect();
        read.provisions = store::version::some(store, &pieces).await?;
        read.summaries = store::result::published(store, &of(&|hit| hit.kind == DocKind::Summary)).await?;
        read.questions = store::survey::questions_of(store, &of(&|hit| hit.kind == DocKind::Survey)).await?;
        let elsewhere: Vec<i64> = hits.iter().filter(|hit| hit.group < 0).map(|hit| -hit.group).collect();
        read.elsewhere = store::elsewhere::some(store, &elsewhere).await?;
        Ok(read)
    }

    /// The dossier of a consultation, where everyone may see it.
    pub fn dossier(&self, id: i64) -> Option<&Consultation> {
        self.dossiers.iter().find(|one| one.id.0 == id)
    }

    /// The hearing held elsewhere that a group stands for.
    pub fn elsewhere(&self, group: i64) -> Option<&Hearing> {
        self.elsewhere.iter().find(|one| one.id == -group)
    }

    /// The version that a provision belongs to, and its anchor there.
    fn version<'a>(&'a self, hit: &'a Hit) -> Option<(&'a Version, &'a str)> {
        let part = part(hit);
        match earlier(part) {
            Some((number, anchor)) => {
                let mut versions = self.versions.iter().filter(|(of, _)| of.0 == hit.group);
                versions.find(|(_, version)| version.number == number).map(|(_, version)| (version, anchor))
            }
            None => self.dossier(hit.group)?.version.as_ref().map(|version| (version, part)),
        }
    }

    /// A hit with its text; nothing where it is not public any more.
    pub fn thing(&self, visit: &Visit, hit: &Hit) -> Option<Thing> {
        if let Some(one) = self.elsewhere(hit.group) {
            return Some(Thing {
                kind: hit.kind,
                called: crate::elsewhere::name(visit, one),
                to: format!("/elsewhere/{}", one.id),
                text: texts::elsewhere(one),
                at: one.record.opens.unwrap_or(one.counted).start(),
                beside: vec![words::elsewhere::between(visit.lang, one.record.opens, one.record.closes)],
                thai: true,
            });
        }
        let one = self.dossier(hit.group)?;
        let (id, lang, part) = (one.id, visit.lang, part(hit));
        let published = one.dates.published.unwrap_or_default();
        let base = |called: String, to: String, text: String| Thing {
            kind: hit.kind,
            called,
            to,
            text,
            at: published,
            beside: vec![say::found_kind(lang, hit.kind.code()).to_string()],
            thai: true,
        };
        Some(match hit.kind {
            DocKind::Consultation => {
                let text = format!("{}\n{}", texts::names(one), texts::consultation(one));
                base(one.name().to_string(), format!("/c/{id}"), text)
            }
            DocKind::KeyPoint => {
                let point = one.points().find(|point| Some(point.number) == numbered(part, 'k'))?;
                let called = format!("{} {}", words::law::key_point(lang, point.number), point.title);
                base(called, format!("/c/{id}#{part}"), texts::key_point(point))
            }
            DocKind::Provision => {
                let (version, anchor) = self.version(hit)?;
                let mut pieces = self.provisions.iter();
                let (_, provision) = pieces.find(|(of, piece)| *of == version.id && piece.anchor == anchor)?;
                let at = version.published.unwrap_or(published);
                let to = match earlier(part) {
                    Some((number, anchor)) => format!("/c/{id}/draft?version={number}#{anchor}"),
                    None => format!("/c/{id}/{anchor}"),
                };
                let called = match provision.label.as_str() {
                    "" => say::draft(lang, one.kind).to_string(),
                    label => label.to_string(),
                };
                let day = words::date::short(lang, at.day());
                Thing { at, beside: vec![say::version(lang, &day)], ..base(called, to, provision.text.clone()) }
            }
            DocKind::Comment => {
                let (_, comment) = self.comments.iter().find(|(_, comment)| hit.id == format!("o{}", comment.id))?;
                let Said::Shown { stance, reason, wording, class, .. } = &comment.said else { return None };
                let target = comment.target.as_str();
                let about = (comment.target.is_whole() || comment.target.key_point().is_some())
                    .then(|| card::target_name(visit, one, target, &[]));
                let class = class.map(|class| words::law::class(lang, class).to_string());
                let stance = words::law::stance_short(lang, *stance).to_string();
                let day = words::date::short(lang, comment.at.day());
                let reply = comment.reply.as_ref().filter(|reply| !reply.taken_back());
                let reply = reply.map(|_| words::reply::column(lang).to_string());
                let to = format!("/c/{id}/comments?from={}#{}", comment.id, hit.id);
                Thing {
                    at: comment.at,
                    beside: about.into_iter().chain([stance]).chain(class).chain([day]).chain(reply).collect(),
                    thai: false,
                    ..base(
                        say::a_comment(lang).to_string(),
                        to,
                        texts::comment(reason, wording, comment.reply.as_ref()),
                    )
                }
            }
            // Laws and what is proposed about them stand in an index of their own.
            DocKind::Elsewhere | DocKind::Law | DocKind::Proposal => return None,
            DocKind::Survey => {
                let mut questions = self.questions.iter().filter(|(of, _)| *of == id);
                let (_, question) = questions.find(|(_, question)| Some(question.number) == numbered(part, 'q'))?;
                base(words::survey::title(lang).to_string(), format!("/c/{id}/survey"), texts::question(question))
            }
            DocKind::Summary => {
                let (_, summary) = self.summaries.iter().find(|(of, _)| *of == id)?;
                let at = summary.published.unwrap_or(published);
                let thing = match numbered(part, 'i') {
                    Some(number) => {
                        let issue = summary.issues.iter().find(|issue| issue.number == number)?;
                        base(issue.title.clone(), format!("/c/{id}/result#{part}"), texts::issue(issue))
                    }
                    None => {
                        let called = words::find::the_result(lang).to_string();
                        base(called, format!("/c/{id}/result"), texts::summary(summary))
                    }
                };
                Thing { at, ..thing }
            }
        })
    }
}
