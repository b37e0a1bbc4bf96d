//! All SQL of the house, and passwords. A deed is a public function named as a person would say it: it checks the rule,
//! writes, and appends its event, in one transaction.

pub mod account;
pub mod agency;
pub mod amended;
pub mod area;
pub mod arrivals;
pub mod attachment;
pub mod bulk;
pub mod channel;
pub mod checks;
pub mod comment;
pub mod consultation;
mod counts;
pub mod db;
pub mod elsewhere;
pub mod erratum;
pub mod error;
pub mod event;
pub mod export;
pub mod follow_up;
pub mod hints;
mod html;
pub mod identity;
pub mod impact;
pub mod invitation;
pub mod law;
pub mod ledger;
pub mod letters;
pub mod loan;
pub mod membership;
pub mod mine;
pub mod moderation;
pub mod notices;
pub mod organisation;
pub mod paper;
pub mod password;
pub mod performance;
pub mod preview;
pub mod proposal;
mod receipt;
pub mod report;
pub mod result;
pub mod road;
pub mod rules;
pub mod satisfaction;
pub mod second_factor;
pub mod session;
pub mod sign_up;
pub mod stakeholder;
pub mod survey;
mod tally;
pub mod template;
pub mod then;
pub mod thesaurus;
pub mod tx;
pub mod unsent;
pub mod vault;
pub mod version;
mod written;

pub use error::{Error, Outcome};

use db::{Db, Tx};
use password::{Cost, Passwords};
use std::sync::Arc;
use tx::{Doing, Writer};

/// The store: cheap to clone, one for the whole program.
#[derive(Clone)]
pub struct Store {
    db: Db,
    writer: Arc<Writer>,
    pub(crate) passwords: Passwords,
    pub(crate) key: identity::Key,
    pub(crate) vault: vault::Vault,
    /// From when on officers have a second factor.
    factor_from: Option<domain::time::Moment>,
    /// What groups of copies are found by.
    pub(crate) copies_held: Arc<std::sync::Mutex<hints::Held>>,
    /// What everyone is told of surveys, as it was made last.
    pub(crate) tables: Arc<survey::Kept>,
}

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections for reading.
    pub readers: u32,
    pub passwords: Cost,
    /// Under which people are hashed; a server that is begun anew must have the same.
    pub key: Option<identity::Key>,
    /// The folder of the files that belong to dossiers; without one none are taken.
    pub files: Option<std::path::PathBuf>,
    /// The object store behind that folder, where there is one.
    pub beyond: Option<vault::Beyond>,
    /// From when on officers have no role without a second factor; never where it is not said.
    pub factor_from: Option<domain::time::Moment>,
}

impl Default for Options {
    fn default() -> Self {
        Options { readers: 8, passwords: Cost::Full, key: None, files: None, beyond: None, factor_from: None }
    }
}

impl Store {
    /// The seal over what a form pays with where its network sends very many (`domain::toll`): of this form and these moments alone, the same at
    /// every server that has the key.
    pub fn toll(&self, form: &str, bits: u8, moments: [domain::time::Moment; 2]) -> String {
        self.key.toll(form, bits, moments).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// When a form with this key was drawn, as it stands in the form: the moment and a seal over both.
    pub fn drawn(&self, key: &str, at: domain::time::Moment) -> String {
        format!("{}.{}", at.0, self.toll(&format!("drawn {key}"), 0, [at, at]))
    }

    /// Reads that; nothing where it is none of ours, or of another form.
    pub fn drawn_at(&self, key: &str, written: &str) -> Option<domain::time::Moment> {
        let at = domain::time::Moment(written.split_once('.')?.0.parse().ok()?);
        (self.drawn(key, at) == written).then_some(at)
    }

    /// Opens `sqlite:/path/file.db` (made when missing) or `postgres://…`, and brings its tables up to date.
    ///
    /// # Errors
    /// A fault: no such kind of database, no connection, a failed migration.
    pub async fn open(url: &str) -> Outcome<Store> {
        Store::open_with(url, Options::default()).await
    }

    /// Opens with options of one's own.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with(url: &str, options: Options) -> Outcome<Store> {
        let db = Db::open(url, options.readers).await?;
        let passwords = Passwords::new(options.passwords)?;
        let key = options.key.map_or_else(identity::Key::drawn, Ok)?;
        let vault = vault::Vault::at(options.files, options.beyond);
        let factor_from = options.factor_from;
        let (copies_held, tables) = (Arc::default(), Arc::default());
        Ok(Store {
            writer: Arc::new(Writer::new(db.clone())),
            db,
            passwords,
            key,
            vault,
            factor_from,
            copies_held,
            tables,
        })
    }

    /// Whether officers need a second factor at a moment.
    pub fn factor_asked(&self, now: domain::time::Moment) -> bool {
        self.factor_from.is_some_and(|from| from <= now)
    }

    /// A connection for reading, for as many statements as are needed.
    pub(crate) async fn read(&self) -> Outcome<Tx> {
        self.db.read().await
    }

    /// Runs a deed: everything in it happens or nothing does, and it is on disk when this returns. It runs in a task of
    /// its own, so that a caller who goes away does not stop it half way. A deed may not call another through the store.
    pub(crate) async fn write<T, F>(&self, deed: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Doing<'t, T> + Send + 'static,
    {
        let writer = self.writer.clone();
        tokio::spawn(async move { writer.run(deed).await })
            .await
            .map_err(|cause| Error::fault(format!("a deed was lost: {cause}")))?
    }

    /// Begins a file that comes piece by piece, for a dossier.
    ///
    /// # Errors
    /// A fault: there is no folder for files, or it cannot be written to.
    pub async fn coming(&self) -> Outcome<vault::Coming> {
        let vault = self.vault.clone();
        apart(move || vault.coming()).await?
    }

    /// Whether files can be kept: the object store behind their folder answers, where there is one.
    ///
    /// # Errors
    /// A fault that says why not.
    pub async fn files_reached(&self) -> Outcome<()> {
        let vault = self.vault.clone();
        apart(move || vault.reached()).await?
    }

    /// Statements asked of the database so far.
    pub fn statements(&self) -> u64 {
        self.db.asked()
    }

    /// `sqlite` or `postgres`.
    pub fn database(&self) -> &'static str {
        self.db.name()
    }

    /// Copies everything into a new file, while the store goes on working.
    ///
    /// # Errors
    /// A fault: the file exists or cannot be written; on PostgreSQL always, naming the command to use.
    pub async fn backup_to(&self, path: &std::path::Path) -> Outcome<()> {
        self.db.backup_to(path).await
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.writer.close().await;
        self.db.close().await;
    }
}

/// Runs work that takes a processor for long (reading a whole code) apart from those who answer requests.
///
/// # Errors
/// A fault: the work ended badly.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
    tokio::task::spawn_blocking(work).await.map_err(|cause| Error::fault(format!("work was lost: {cause}")))
}

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|cause| Error::fault(format!("no randomness: {cause}")))?;
    Ok(bytes)
}

/// 128 random bits as 32 hexadecimal digits: the key of a form.
pub fn random_key() -> String {
    let bytes = random::<16>().unwrap_or_default();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Logs a fault once, with its cause; gives the short reference that a person can name and the log has too.
pub fn log_fault(cause: &dyn std::fmt::Debug) -> String {
    let reference: String = random_key().chars().take(8).collect();
    tracing::error!(reference, ?cause, "fault");
    reference
}
