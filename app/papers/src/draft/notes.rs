//! Comments of the word processor: the part of the file that holds them, and the marks that tie each to its place.

use super::change::Stands;
use super::voices::Voice;
use crate::docx::xml::{STRONG, Xml};
use crate::docx::{HEAD, W};
use crate::letters::lines;
use domain::lang::Lang;
use domain::time::Moment;
use words::papers as say;

/// The comments of a file, numbered as they come.
pub(super) struct Notes {
    xml: Xml,
    next: u32,
    lang: Lang,
}

impl Notes {
    pub(super) fn new(lang: Lang) -> Notes {
        let mut xml = Xml::default();
        xml.raw(HEAD).raw(&format!("<w:comments xmlns:w=\"{W}\">"));
        Notes { xml, next: 0, lang }
    }

    /// A comment of somebody; gives its number.
    pub(super) fn voice(&mut self, voice: &Voice, part: &str, stands: Stands) -> u32 {
        let lang = self.lang;
        let id = self.begin(&author(lang, voice), Some(voice.at));
        let stance = words::law::stance(lang, voice.stance);
        let head = if part.is_empty() { stance.to_string() } else { format!("{stance} · {part}") };
        self.strong(&head);
        for beside in [&voice.mark, &voice.spoke] {
            if !beside.is_empty() {
                self.line(beside);
            }
        }
        let mut said = false;
        for line in lines(&voice.reason) {
            said = true;
            self.line(line);
        }
        if !voice.wording.trim().is_empty() {
            self.strong(say::their_wording(lang));
            for line in lines(&voice.wording) {
                self.line(line);
            }
            match stands {
                Stands::InText => self.line(say::in_text(lang)),
                Stands::Beside => self.line(say::beside_text(lang)),
                Stands::Apart => {}
            }
        } else if !said {
            self.line(say::no_words(lang));
        }
        if let Some((who, words)) = &voice.reply {
            self.strong(&format!("{}: {who}", words::reply::column(lang)));
            for line in lines(words) {
                self.line(line);
            }
        }
        self.xml.raw("</w:comment>");
        id
    }

    /// A comment of the portal's own: what is not in the file.
    pub(super) fn remark(&mut self, text: &str) -> u32 {
        let id = self.begin(say::portal(self.lang), None);
        self.line(text);
        self.xml.raw("</w:comment>");
        id
    }

    fn begin(&mut self, author: &str, at: Option<Moment>) -> u32 {
        let id = self.next;
        self.next += 1;
        self.xml.raw(&format!("<w:comment w:id=\"{id}\" w:author=\"")).words(author).raw("\"");
        if let Some(at) = at {
            self.xml.raw(&format!(" w:date=\"{}\"", date(at)));
        }
        let initials: String = author.chars().take(1).collect();
        self.xml.raw(" w:initials=\"").words(&initials).raw("\">");
        id
    }

    fn line(&mut self, text: &str) {
        self.xml.paragraph("CommentText", text);
    }

    fn strong(&mut self, text: &str) {
        self.xml.begin("CommentText").run(STRONG, text).end();
    }

    /// The whole part.
    pub(super) fn end(mut self) -> String {
        self.xml.raw("</w:comments>");
        self.xml.0
    }
}

/// Who speaks, as the reader may know: the name where it is shown, else the class.
pub(super) fn author(lang: Lang, voice: &Voice) -> String {
    match (&voice.name, voice.class) {
        (Some(name), _) if !name.trim().is_empty() => name.trim().to_string(),
        (_, Some(class)) => words::law::class(lang, class).into(),
        _ => say::no_class(lang).into(),
    }
}

/// A moment as Word writes it: the hour of the place, under a Z.
pub(super) fn date(at: Moment) -> String {
    let ((year, month, day), (hour, minute)) = (at.day().ce(), at.clock());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z")
}

/// Where the comments of a part begin.
pub(super) fn open(out: &mut Xml, ids: &[u32]) {
    for id in ids {
        out.raw(&format!("<w:commentRangeStart w:id=\"{id}\"/>"));
    }
}

/// Where they end, with the marks that show them.
pub(super) fn close(out: &mut Xml, ids: &[u32]) {
    for id in ids {
        out.raw(&format!(
            "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"{id}\"/></w:r>"
        ));
    }
}
