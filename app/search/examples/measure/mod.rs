//! What the measuring programs share: sets in the form of BEIR, building an index, asking, and the figures.
#![allow(dead_code)]

pub mod clock;
pub mod noise;
pub mod others;

use search::{Doc, DocKind, Index, Query, Tuning};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

type Fault = Box<dyn std::error::Error>;

/// A document of a set.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: String,
    pub title: String,
    pub text: String,
}

/// The documents of a set.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    pub entries: Vec<Entry>,
    pub bytes: usize,
}

/// Questions by id, in their order.
#[derive(Clone, Debug, Default)]
pub struct Questions(pub Vec<(String, String)>);

/// Grades by question and document.
#[derive(Clone, Debug, Default)]
pub struct Judged(pub HashMap<String, HashMap<String, u32>>);

/// The text of a file, unpacked where it is packed.
pub fn text(path: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut out = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_string(&mut out)?;
    } else {
        out = String::from_utf8(bytes)?;
    }
    Ok(out)
}

fn field(value: &serde_json::Value, name: &str) -> String {
    match &value[name] {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

impl Corpus {
    pub fn read(path: &Path) -> Result<Corpus, Fault> {
        let mut out = Corpus::default();
        for line in text(path)?.lines().filter(|line| !line.trim().is_empty()) {
            let value: serde_json::Value = serde_json::from_str(line)?;
            let entry = Entry { id: field(&value, "_id"), title: field(&value, "title"), text: field(&value, "text") };
            out.bytes += entry.title.len() + entry.text.len();
            out.entries.push(entry);
        }
        Ok(out)
    }

    /// Title and text as one, with their ids.
    pub fn texts(&self) -> impl Iterator<Item = (String, String)> {
        self.entries.iter().map(|entry| (entry.id.clone(), format!("{}\n{}", entry.title, entry.text)))
    }

    /// As the portal would pass them on: a title is the title of the law that the text is a part of.
    pub fn docs(&self) -> Vec<Doc> {
        let doc = |entry: &Entry| {
            let mut doc = Doc::new(&entry.id, DocKind::Provision, 0);
            doc.title = entry.title.clone();
            doc.law = entry.title.clone();
            doc.text = entry.text.clone();
            doc
        };
        self.entries.iter().map(doc).collect()
    }
}

impl Questions {
    pub fn read(path: &Path) -> Result<Questions, Fault> {
        let mut out = Vec::new();
        for line in text(path)?.lines().filter(|line| !line.trim().is_empty()) {
            let value: serde_json::Value = serde_json::from_str(line)?;
            out.push((field(&value, "_id"), field(&value, "text")));
        }
        Ok(Questions(out))
    }

    /// Every question spoilt in one way.
    pub fn spoilt(&self, kind: noise::Kind, seed: u64) -> Questions {
        let mut chance = noise::Chance::new(seed);
        Questions(self.0.iter().map(|(id, text)| (id.clone(), noise::spoil(text, kind, &mut chance))).collect())
    }

    /// Those that are judged.
    pub fn judged(&self, judged: &Judged) -> Questions {
        Questions(self.0.iter().filter(|(id, _)| judged.0.contains_key(id)).cloned().collect())
    }
}

impl Judged {
    /// Question, document and grade, three or four columns, with a heading or without.
    pub fn read(path: &Path) -> Result<Judged, Fault> {
        let mut out: HashMap<String, HashMap<String, u32>> = HashMap::new();
        for line in text(path)?.lines() {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let (question, doc, grade) = match parts.as_slice() {
                [question, doc, grade] => (question, doc, grade),
                [question, _, doc, grade] => (question, doc, grade),
                _ => continue,
            };
            let Ok(grade) = grade.parse::<f64>() else { continue };
            out.entry(question.to_string()).or_default().insert(doc.to_string(), grade.max(0.0) as u32);
        }
        Ok(Judged(out))
    }
}

/// An index and what it cost, all threads together.
pub struct Built {
    pub index: Index,
    pub took: Duration,
    pub megabytes: f64,
    folder: tempfile::TempDir,
}

/// Builds an index in a folder of its own and measures it.
pub fn build(corpus: &Corpus, tuning: Tuning) -> Result<Built, Fault> {
    let folder = tempfile::tempdir()?;
    let index = Index::open(&folder.path().join("index"))?.tuned(tuning);
    let docs = corpus.docs();
    let start = clock::of_all();
    index.apply(docs, Vec::new(), 1)?;
    let took = clock::of_all() - start;
    let mut bytes = 0;
    for file in std::fs::read_dir(folder.path().join("index"))? {
        bytes += file?.metadata()?.len();
    }
    Ok(Built { index, took, megabytes: bytes as f64 / 1e6, folder })
}

/// What was found for each question, and how long each took.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub found: Vec<(String, Vec<String>)>,
    pub took: Vec<Duration>,
}

/// Asks every question, as the page does.
pub fn ask(index: &Index, questions: &Questions) -> Result<Run, Fault> {
    let mut run = Run::default();
    for (id, text) in &questions.0 {
        let query = Query { text: text.clone(), page: 1, per_page: 10, ..Query::default() };
        let start = clock::of_thread();
        let found = index.best(&query, 10)?;
        run.took.push(clock::of_thread() - start);
        run.found.push((id.clone(), found.into_iter().map(|hit| hit.id).collect()));
    }
    Ok(run)
}

/// Figures over judged questions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub questions: usize,
    pub mrr: f64,
    pub recall: f64,
    pub ndcg: f64,
    pub success: f64,
}

impl Run {
    pub fn figures(&self, judged: &Judged) -> Figures {
        let mut out = Figures::default();
        for (id, found) in &self.found {
            let Some(grades) = judged.0.get(id) else { continue };
            let good = grades.values().filter(|grade| **grade > 0).count();
            if good == 0 {
                continue;
            }
            out.questions += 1;
            let grade = |doc: &String| grades.get(doc).copied().unwrap_or(0);
            let first = found.iter().take(10).position(|doc| grade(doc) > 0);
            out.mrr += first.map_or(0.0, |at| 1.0 / (at + 1) as f64);
            out.success += f64::from(u8::from(first == Some(0)));
            out.recall += found.iter().take(10).filter(|doc| grade(doc) > 0).count() as f64 / good as f64;
            let gain = |grade: u32, at: usize| (2f64.powi(grade as i32) - 1.0) / ((at + 2) as f64).log2();
            let mut ideal: Vec<u32> = grades.values().copied().collect();
            ideal.sort_unstable_by(|a, b| b.cmp(a));
            let best: f64 = ideal.iter().take(10).enumerate().map(|(at, grade)| gain(*grade, at)).sum();
            out.ndcg += found.iter().take(10).enumerate().map(|(at, doc)| gain(grade(doc), at)).sum::<f64>() / best;
        }
        let all = out.questions.max(1) as f64;
        out.mrr /= all;
        out.recall /= all;
        out.ndcg /= all;
        out.success /= all;
        out
    }

    /// The questions answered worst: their text, the place of the first good answer, and what was found.
    pub fn worst(
        &self,
        judged: &Judged,
        questions: &Questions,
        most: usize,
    ) -> Vec<(String, Option<usize>, Vec<String>)> {
        let mut out = Vec::new();
        for ((id, found), (_, text)) in self.found.iter().zip(&questions.0) {
            let Some(grades) = judged.0.get(id) else { continue };
            let first = found.iter().position(|doc| grades.get(doc).is_some_and(|grade| *grade > 0));
            if first != Some(0) {
                out.push((
                    text.clone(),
                    first,
                    found.iter().take(3).cloned().chain(["<>".into()]).chain(grades.keys().take(3).cloned()).collect(),
                ));
            }
        }
        out.sort_by_key(|(_, first, _)| std::cmp::Reverse(first.unwrap_or(99)));
        out.truncate(most);
        out
    }

    /// A percentile of the times, in milliseconds.
    pub fn percentile(&self, percent: f64) -> f64 {
        percentile(&self.took, percent)
    }
}

/// A percentile of some times, in milliseconds.
pub fn percentile(took: &[Duration], percent: f64) -> f64 {
    {
        let mut took = took.to_vec();
        took.sort_unstable();
        let at = (percent / 100.0 * took.len() as f64).ceil() as usize;
        took.get(at.saturating_sub(1)).map_or(0.0, |took| took.as_secs_f64() * 1e3)
    }
}

/// The line that is printed.
pub fn line(corpus: &Corpus, built: &Built, run: &Run, judged: &Judged) -> String {
    let f = run.figures(judged);
    format!(
        "docs={} queries={} mrr@10={:.4} recall@10={:.4} ndcg@10={:.4} success@1={:.4} p50_ms={:.2} p95_ms={:.2} index_mb_s={:.1} index_mb={:.1}",
        corpus.entries.len(),
        f.questions,
        f.mrr,
        f.recall,
        f.ndcg,
        f.success,
        run.percentile(50.0),
        run.percentile(95.0),
        corpus.bytes as f64 / 1e6 / built.took.as_secs_f64(),
        built.megabytes,
    )
}
