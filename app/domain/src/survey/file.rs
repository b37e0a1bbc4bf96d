//! A file that answers a question: what is kept of it beside the answers, and how it goes along in a form until the sheet is sent. It is the agency's alone; results
//! tell how many answered.

use super::{Form, NewQuestion};
use crate::attachment::{self, Kind, cleaned};
use crate::refusal::{Refusal, Refusals};
use serde::{Deserialize, Serialize};

/// The largest, in MB: less than a dossier's own, as anybody may send one.
pub const LARGEST: u32 = 10;
const _: () = assert!(LARGEST <= attachment::LARGEST);
/// How many questions of a survey are answered so.
pub const MOST: usize = 5;

/// Which of some forms of questions is one too many that is answered by a file: its place.
pub fn too_many(forms: impl IntoIterator<Item = Form>) -> Option<usize> {
    let files = forms.into_iter().enumerate().filter(|(_, form)| matches!(form, Form::File | Form::Picture));
    files.map(|(at, _)| at).nth(MOST)
}

/// Asks that no more questions of a survey are answered by files than may be; wherever they come from.
///
/// # Errors
/// `FileQuestions`.
pub fn few(questions: &[NewQuestion]) -> Result<(), Refusals> {
    match too_many(questions.iter().map(|question| question.form)) {
        Some(_) => Err(Refusals::whole(Refusal::FileQuestions { most: MOST as u32 })),
        None => Ok(()),
    }
}

/// A file as an answer names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub name: String,
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// What the portal gave to whoever brought it, while the sheet is not sent: nobody's sheet names a file that another brought. It is not kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seal: String,
}

impl File {
    /// As it goes along in a form.
    pub fn typed(&self) -> String {
        format!("{}.{}.{}.{}.{}", self.seal, self.hash, self.size, self.kind.ending(), self.name)
    }

    /// Reads [`File::typed`] back. Whether its seal is right is for the deed to ask.
    pub fn parse(typed: &str) -> Option<File> {
        let hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        let mut parts = typed.splitn(5, '.');
        let [seal, hash, size, kind, name] = std::array::from_fn(|_| parts.next().unwrap_or(""));
        let (size, kind) = (size.parse().ok()?, Kind::parse(kind)?);
        let sound = hash.len() == 64 && hexadecimal(hash) && hexadecimal(seal) && name == cleaned(name, kind);
        sound.then(|| File { hash: hash.into(), name: name.into(), kind, size, seal: seal.into() })
    }

    /// What is kept of it.
    pub fn kept(self) -> File {
        File { seal: String::new(), ..self }
    }
}

/// Whether a question of this form takes a file of this kind.
pub fn takes(form: Form, kind: Kind) -> bool {
    match form {
        Form::Picture => kind.is_image(),
        Form::File => !kind.plays() && kind != Kind::Txt,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_along_in_a_form_and_comes_back() {
        let file = File {
            hash: "ab".repeat(32),
            name: "ใบอนุญาต 2.1.pdf".into(),
            kind: Kind::Pdf,
            size: 12_345,
            seal: "0123".into(),
        };
        assert_eq!(File::parse(&file.typed()), Some(file.clone()));
        let kept = file.clone().kept();
        assert!(!serde_json::to_string(&kept).unwrap().contains("seal"));
        assert_eq!(File::parse(&kept.typed()), Some(kept));
        for wrong in [
            String::new(),
            "a.b.c.d.e".into(),
            file.typed().replace("pdf", "exe"),
            file.typed().replace("ab", "AB"),
            file.typed().replace("ใบอนุญาต", "../ใบอนุญาต"),
            file.typed().replace("12345", "-1"),
            file.typed().replace("0123", "zz"),
        ] {
            assert_eq!(File::parse(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn pictures_are_files_and_not_every_file_is_one() {
        assert!(takes(Form::File, Kind::Pdf) && takes(Form::File, Kind::Jpeg) && takes(Form::Picture, Kind::Webp));
        assert!(!takes(Form::Picture, Kind::Pdf) && !takes(Form::File, Kind::Mp4) && !takes(Form::Text, Kind::Pdf));
    }
}
