//! Files that go with a comment: which fields of its form bring them, and what is told of each. They are seen by whoever may read the comment.

use crate::attachment::Kind;
use crate::moderation::Reason;
use crate::refusal::{Refusal, Refusals};
use crate::survey::answer::WITHOUT;
use crate::survey::file::{self, File};
use serde::{Deserialize, Serialize};

/// The fields that bring them: so many files at most.
pub const FIELDS: [&str; 3] = ["file1", "file2", "file3"];
/// The largest, in MB.
pub const LARGEST: u32 = file::LARGEST;

/// A file as it is told of: where it lies is nobody's concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// From 1; in its address.
    pub number: u32,
    pub name: String,
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// Why a moderator took it out, alone: then everyone is told this and nothing else of it.
    pub withheld: Option<Reason>,
}

impl Attached {
    /// As everyone may be told of it: of one that was taken out not its name.
    pub fn public(self) -> Attached {
        match self.withheld {
            Some(_) => Attached { name: String::new(), size: 0, ..self },
            None => self,
        }
    }
}

/// Whether a comment takes a file of this kind: what a survey's question takes.
pub fn takes(kind: Kind) -> bool {
    file::takes(crate::survey::Form::File, kind)
}

/// The field that leaves a file out again.
pub fn without(field: &str) -> String {
    format!("{field}_{WITHOUT}")
}

/// What a form's fields say of the files that go along in it, but for those that are left out.
fn along(pairs: &[(String, String)]) -> Vec<(&'static str, &str)> {
    let typed = |name: &str| pairs.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str());
    let stays = |field: &str| typed(&without(field)).is_empty();
    FIELDS.map(|field| (field, typed(field))).into_iter().filter(|(of, value)| !value.is_empty() && stays(of)).collect()
}

/// The files that go along in a form; the same one twice is one. Whether their seals are right is for the deed to ask.
///
/// # Errors
/// `FileNotChosen` under the field of what is none.
pub fn brought(pairs: &[(String, String)]) -> Result<Vec<File>, Refusals> {
    let (mut no, mut files) = (Refusals::default(), Vec::<File>::new());
    for (field, value) in along(pairs) {
        let file = no.take(field, File::parse(value).filter(|file| takes(file.kind)).ok_or(Refusal::FileNotChosen));
        files.extend(file.filter(|file| files.iter().all(|other| other.hash != file.hash)));
    }
    no.none(|| Some(files))
}

/// Whether a file goes along twice, of which one is taken.
pub fn twice(pairs: &[(String, String)]) -> bool {
    brought(pairs).is_ok_and(|files| files.len() < along(pairs).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(hash: &str, kind: Kind) -> File {
        let name = format!("ภาพ.{}", kind.ending());
        File { hash: hash.repeat(32), name, kind, size: 9, seal: "01".into() }
    }

    #[test]
    fn a_form_brings_three_files_at_most_each_once_but_those_left_out() {
        let (one, two, three) = (file("ab", Kind::Pdf), file("cd", Kind::Jpeg), file("ef", Kind::Csv));
        let pairs = |all: &[(&str, String)]| -> Vec<(String, String)> {
            all.iter().map(|(name, value)| ((*name).into(), value.clone())).collect()
        };
        let all =
            pairs(&[("file1", one.typed()), ("file2", two.typed()), ("file3", three.typed()), ("file4", one.typed())]);
        assert_eq!(brought(&all).unwrap(), [one.clone(), two.clone(), three]);
        let twice = pairs(&[("file1", one.typed()), ("file2", String::new()), ("file3", one.typed())]);
        assert_eq!(brought(&twice).unwrap(), std::slice::from_ref(&one));
        assert!(super::twice(&twice) && !super::twice(&all));
        let left = pairs(&[("file1", one.typed()), ("file1_without", "1".into()), ("file2", two.typed())]);
        assert_eq!(brought(&left).unwrap(), [two]);
    }

    #[test]
    fn what_is_no_file_is_told_under_its_field() {
        for wrong in ["[object File]".to_string(), file("ab", Kind::Mp4).typed(), file("ab", Kind::Txt).typed()] {
            let no = brought(&[("file2".into(), wrong)]).unwrap_err();
            assert_eq!(no.of("file2"), Some(&Refusal::FileNotChosen));
        }
    }
}
