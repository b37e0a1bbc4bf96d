//! What a dossier was at an earlier moment, as far as that is told by what is kept with its dates: rounds, files, the road. What has been
//! taken out or withheld since is not brought back.

use crate::attachment::Attachment;
use crate::consultation::Consultation;
use crate::erratum::Erratum;
use crate::road::Entry;
use crate::round::Told;
use crate::time::Moment;

/// The rounds of a dossier as it stood (`one`) at a moment.
pub fn rounds(mut told: Vec<Told>, one: &Consultation, upto: Moment) -> Vec<Told> {
    let Some(round) = &one.round else { return Vec::new() };
    told.retain(|told| told.round.number <= round.number);
    let earlier: u64 = told.iter().filter(|told| told.round.number < round.number).map(|told| told.comments).sum();
    for told in told.iter_mut().filter(|told| told.round.number == round.number) {
        told.extensions.retain(|moved| moved.at <= upto);
        told.round = round.clone();
        told.comments = one.comments.saturating_sub(earlier);
    }
    told
}

/// A file as it stood at a moment, where it was there: one that was replaced since is the one before; one that was taken out since stays
/// taken out.
pub fn file(mut file: Attachment, upto: Moment) -> Option<Attachment> {
    if file.at > upto {
        let old = file.earlier.iter().find(|old| old.at <= upto && old.until > upto)?.clone();
        file.edition = Some(old.edition);
        (file.hash, file.name, file.kind, file.size, file.at) = (old.hash, old.name, old.kind, old.size, old.at);
        // How long it plays is known of the new one alone.
        file.form = file.form.map(|form| crate::form::Form { seconds: None, ..form });
    }
    file.earlier.retain(|old| old.until <= upto);
    Some(file)
}

/// The steps of the road that were entered by a moment, those that were taken back since among them.
pub fn road(mut entries: Vec<Entry>, upto: Moment) -> Vec<Entry> {
    entries.retain(|entry| entry.at <= upto);
    for entry in &mut entries {
        entry.taken_back = entry.taken_back.take().filter(|(at, _)| *at <= upto);
    }
    entries
}

/// A piece of a draft without the slips that were mended after a moment; what stands there twice stays as it is.
pub fn unmended(text: &str, anchor: &str, version: i64, errata: &[Erratum], upto: Moment, escape: bool) -> String {
    let later = errata.iter().rev().filter(|one| one.at > upto && one.version == Some(version) && one.anchor == anchor);
    let sign = |text: &str| if escape { crate::text::escaped(text) } else { text.to_string() };
    later.fold(text.to_string(), |text, one| {
        crate::erratum::mended(&text, &sign(&one.after), &sign(&one.before)).unwrap_or(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachment::{Earlier, Gone, Kind};

    fn map() -> Attachment {
        Attachment {
            number: 1,
            hash: "new".into(),
            title: "แผนที่".into(),
            name: "b.pdf".into(),
            kind: Kind::Pdf,
            size: 9,
            readable: true,
            at: Moment(20),
            form: None,
            earlier: vec![Earlier {
                edition: 1,
                hash: "old".into(),
                name: "a.pdf".into(),
                kind: Kind::Pdf,
                size: 5,
                at: Moment(10),
                until: Moment(20),
                reason: "ผิดแนวเขต".into(),
            }],
            gone: None,
            edition: None,
        }
    }

    #[test]
    fn a_file_is_the_one_that_stood_there_and_what_was_taken_out_stays_out() {
        assert_eq!(file(map(), Moment(9)), None);
        let old = file(map(), Moment(15)).unwrap();
        assert_eq!((old.name.as_str(), old.edition, old.earlier.len()), ("a.pdf", Some(1), 0));
        let new = file(map(), Moment(20)).unwrap();
        assert_eq!((new.name.as_str(), new.edition, new.earlier.len()), ("b.pdf", None, 1));
        let gone = Some(Gone { at: Moment(30), reason: "มีข้อมูลส่วนบุคคล".into() });
        assert!(file(Attachment { gone, ..map() }, Moment(15)).unwrap().gone.is_some());
    }

    #[test]
    fn a_slip_mended_later_is_there_before() {
        let slip = Erratum {
            at: Moment(20),
            place: "draft".into(),
            version: Some(1),
            anchor: "m1".into(),
            label: String::new(),
            before: "สวนชุนชน".into(),
            after: "สวนชุมชน".into(),
            reason: String::new(),
        };
        let slips = [slip];
        assert_eq!(unmended("ให้มีสวนชุมชน", "m1", 1, &slips, Moment(10), false), "ให้มีสวนชุนชน");
        assert_eq!(unmended("ให้มีสวนชุมชน", "m1", 1, &slips, Moment(20), false), "ให้มีสวนชุมชน");
        assert_eq!(unmended("ให้มีสวนชุมชน", "m2", 1, &slips, Moment(10), false), "ให้มีสวนชุมชน");
    }
}
