//! The slip of an export: who takes what, as of when, and the code by which the portal knows the file again.

use super::narrowed::Narrowed;
use crate::house::House;
use app::problem::Problem;
use app::request::Visit;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::result::Summary;
use domain::time::Moment;
use papers::{Code, Made};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Seek};
use store::export::For;
use store::paper::Paper;
use store::{Error, Store};
use words::papers as say;

/// What is known of an export before it is made.
#[derive(Clone, Debug)]
pub struct Slip {
    pub paper: Paper,
    pub made: Made,
    pub narrowed: Narrowed,
    /// Where the columns of a table are explained; empty where the file has them itself, or nobody knows an address.
    pub columns_at: String,
}

/// A file that somebody asks for: its slip, and what the slip was written from.
#[derive(Clone, Debug)]
pub struct Begun {
    pub slip: Slip,
    pub one: Consultation,
    /// For everyone what is published, nothing before; for the agency what the desk has.
    pub found: Option<Summary>,
}

impl Begun {
    /// Begins a file. What everyone may take speaks as of the consultation's last event, so that the same state gives the same
    /// bytes; it is official, with a code, once a result is public. The agency's own always is.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn of(house: &House, visit: &Visit, id: ConsultationId, file: &str, whom: For) -> Result<Begun, Problem> {
        Begun::some(house, visit, id, (file, Narrowed::default()), whom).await
    }

    /// The same of a file that holds some of the comments.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn some(
        house: &House,
        visit: &Visit,
        id: ConsultationId,
        (file, narrowed): (&str, Narrowed),
        whom: For,
    ) -> Result<Begun, Problem> {
        let store = &house.site.store;
        // First: what is read after it may be newer than the slip says, and is never older.
        let (upto, last) = store::event::last_of(store, id).await?;
        let one = store::consultation::one(store, id).await?;
        let public = store::result::public(store, id).await?;
        let found = match whom {
            For::Public => public,
            For::Agency => Some(desks(store, &one, public).await?),
        };
        let (lang, agency) = (visit.lang, one.by(visit.lang));
        let (at, maker, by) = match whom {
            For::Public => (last, None, say::by_portal(lang, agency)),
            For::Agency => (visit.now, visit.viewer.person, format!("{} · {agency}", visit.viewer.name)),
        };
        let seal = found.as_ref().map_or_else(String::new, |found| store::result::seal(&one, found));
        let filter = narrowed.words(visit, &one).await?;
        let asked = narrowed.asked.clone();
        let paper = Paper { consultation: id, file: file.into(), lang, whom, maker, at, seal, upto, asked };
        let code = found.is_some().then(|| {
            let digits = paper.code();
            let address = format!("{}{}", house.settings.address, lang.path(&format!("/verify/{digits}")));
            Code { digits, address }
        });
        let columns_at = match file.strip_suffix(".csv") {
            Some(table) if !table.ends_with("-columns") => {
                let before = if whom == For::Agency { "/desk" } else { "" };
                format!("{}{}", house.settings.address, lang.path(&format!("{before}/c/{id}/{table}-columns.csv")))
            }
            _ => String::new(),
        };
        let made = Made { by, at, scope: scope(lang, whom, file), filter, code };
        Ok(Begun { slip: Slip { made, paper, narrowed, columns_at }, one, found })
    }
}

/// What the desk has. Unless it is what is published, nothing in it says that it is.
async fn desks(store: &Store, one: &Consultation, public: Option<Summary>) -> Result<Summary, Error> {
    let mut found = store::result::summary(store, one.id).await?;
    let seal = |summary: &Summary| store::result::seal(one, summary);
    if public.is_none_or(|public| seal(&public) != seal(&found)) {
        (found.published, found.preliminary) = (None, None);
    }
    Ok(found)
}

impl Slip {
    /// The slip of a file that the operator of the server writes: what everyone may take, without a code.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn of_operator(store: &Store, id: ConsultationId, file: &str, at: Moment) -> Result<Slip, Error> {
        let (upto, _) = store::event::last_of(store, id).await?;
        let (lang, whom) = (Lang::Th, For::Public);
        let paper = Paper {
            consultation: id,
            file: file.into(),
            lang,
            whom,
            maker: None,
            at,
            seal: String::new(),
            upto,
            asked: String::new(),
        };
        let by = say::by_operator(lang).into();
        let made = Made { by, at, scope: scope(lang, whom, file), filter: String::new(), code: None };
        Ok(Slip { paper, made, narrowed: Narrowed::default(), columns_at: String::new() })
    }

    /// Notes the finished file, where it carries a code.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn note(&self, store: &Store, sum: &str, carried: &[(String, String)]) -> Result<(), Error> {
        match &self.made.code {
            Some(code) => store::paper::note(store, &self.paper, &code.digits, sum, carried).await,
            None => Ok(()),
        }
    }
}

fn scope(lang: Lang, whom: For, file: &str) -> String {
    match whom {
        // Sheets are the agency's alone.
        For::Agency if file.starts_with("answers") => say::scope_answers(lang).into(),
        For::Public => say::scope_public(lang).into(),
        For::Agency => say::scope_agency(lang).into(),
    }
}

/// The checksum of a whole file, which stands at its beginning again, and its length.
///
/// # Errors
/// Faults of reading.
pub fn summed(file: &mut File) -> std::io::Result<(String, u64)> {
    file.rewind()?;
    let (mut sum, mut length, mut piece) = (Sha256::new(), 0, vec![0; 64 << 10]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        sum.update(&piece[..read]);
        length += read as u64;
    }
    file.rewind()?;
    Ok((store::paper::hexadecimal(&sum.finalize()), length))
}
