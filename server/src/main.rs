//! The command line of `siang`.

use clap::{Parser, Subcommand};
use server::command;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Siang (เสียง, "voice"): a public law consultation portal in one file.
#[derive(Parser)]
#[command(version, about)]
struct Siang {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

/// Where the site's data is.
#[derive(clap::Args)]
struct Place {
    /// Folder of the database, the index and the attachments; made when missing
    #[arg(long, global = true, env = "SIANG_DATA", default_value = "data")]
    data: PathBuf,
    /// PostgreSQL instead of SQLite in the data folder: postgres://user@host/name
    #[arg(long, global = true, env = "SIANG_DATABASE")]
    database: Option<String>,
    /// File of the key under which people are hashed, made when missing; in the data folder by default. Keep a copy apart from
    /// the database's
    #[arg(long, global = true, env = "SIANG_KEY_FILE")]
    key_file: Option<PathBuf>,
    /// An object store of the S3 protocol behind the folder of files, which is then only what is near: s3://bucket/name.
    /// Its endpoint and keys are AWS_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of the environment
    #[arg(long, global = true, env = "SIANG_FILES_AT")]
    files_at: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site
    Serve {
        /// Address and port to listen at; port 0 takes a free one
        #[arg(long, env = "SIANG_LISTEN", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// The public address of the site, such as https://siang.example.go.th
        #[arg(long, env = "SIANG_ADDRESS")]
        address: Option<String>,
        /// Addresses of proxies whose X-Forwarded-For is believed, separated by commas
        #[arg(long, env = "SIANG_PROXIES", value_delimiter = ',')]
        proxies: Vec<std::net::IpAddr>,
        /// Comments and answer sheets that one network address may send in ten minutes
        #[arg(long, env = "SIANG_SENDS", default_value_t = server::house::SENDS_IN_TEN_MINUTES)]
        sends: u32,
        /// The mail server that takes letters: smtp://name:password@host:587, with ?tls=offered or ?tls=none where the line
        /// need not be secret, or smtps://
        #[arg(long, env = "SIANG_SMTP", hide_env_values = true)]
        smtp: Option<String>,
        /// Who letters are from, such as "Siang <no-reply@siang.example.go.th>"
        #[arg(long, env = "SIANG_LETTERS_FROM")]
        letters_from: Option<String>,
        /// The file that names providers of identities that people may sign in with, such as ThaID
        #[arg(long, env = "SIANG_PROVIDERS")]
        providers: Option<PathBuf>,
        /// The day from which officers must use a second factor, such as 2027-01-04; at once by default, and never in a
        /// demonstration
        #[arg(long, env = "SIANG_SECOND_FACTOR_FROM", value_name = "DAY")]
        second_factor_from: Option<String>,
        /// Fill an empty folder with made-up consultations and accounts
        #[arg(long)]
        demo: bool,
    },
    /// Read a legal text as the portal reads it, and print its pieces as JSON lines
    Read {
        /// The file: Word, OpenDocument, HTML, Markdown, plain text or PDF; - for standard input
        file: PathBuf,
    },
    /// The same as import acts
    Laws {
        /// One JSON object a line (title, url, provisions[].text), packed with gzip or plain
        file: PathBuf,
    },
    /// Bring what stands in files: hearings held elsewhere (census), texts of laws (acts), agencies
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Write the public comments of a consultation to a file
    Export {
        /// Number of the consultation
        consultation: i64,
        /// comments.csv or comments.xlsx
        what: String,
        /// The file to write
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Make an account of the central administration, or give somebody a new password
    User {
        /// E-mail address to sign in with
        email: String,
        /// Name as shown to colleagues
        #[arg(long, default_value = "")]
        name: String,
        /// Take the second factor of an account away instead: its phone and recovery codes are lost
        #[arg(long)]
        take_second_factor_away: bool,
    },
    /// Read a letter that came back, from standard input: its address gets nothing more where its server says that there is none. For
    /// the mail server to run on what arrives at the address that letters are from
    Bounce,
    /// Make the search index anew from the database
    Reindex,
    /// Copy the database to a file while the site runs
    Backup {
        /// The file to write; it must not exist
        to: PathBuf,
    },
}

#[derive(Subcommand)]
enum Import {
    /// Hearings held in the central law portal, from its public census: run again, also after it was cut off, it comes to the same
    Census {
        /// The file, as CSV with the census's own columns
        file: PathBuf,
        /// The day on which the census was taken, as 2026-09-21: of that day are its counts
        #[arg(long, value_name = "DAY")]
        as_of: String,
        /// What is doubtful or refused, line by line, to a file; to standard output by default
        #[arg(long)]
        report: Option<PathBuf>,
    },
    /// The texts of laws in force, in the place of those brought before: agencies need not give them again. Run again, also after it was
    /// cut off, it comes to the same
    Acts {
        /// One JSON object a line (title, title_en, url, status, provisions[].text), packed with gzip or plain; or a folder of such files
        file: PathBuf,
        /// What is refused or given twice, line by line, to a file; to standard output by default
        #[arg(long)]
        report: Option<PathBuf>,
    },
    /// Agencies, from a CSV with the column name, and name_en, kind, level, province, district, subdistrict, code, parent where there are any: run again,
    /// also after it was cut off, it comes to the same
    Agencies {
        /// The file, as CSV in UTF-8
        file: PathBuf,
        /// What is refused or stays as it is, line by line, to a file; to standard output by default
        #[arg(long)]
        report: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let siang = Siang::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("SIANG_LOG").unwrap_or_else(|_| "warn,server=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let Place { data, database, key_file: key, files_at } = siang.place;
    let place = command::Place { data, database, key, files_at };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    let outcome = runtime.block_on(async {
        match siang.command {
            Command::Serve {
                listen,
                address,
                proxies,
                sends,
                smtp,
                letters_from,
                providers,
                second_factor_from,
                demo,
            } => {
                let sender = letters_from;
                let factor_from = second_factor_from.as_deref().map(command::import::day).transpose()?;
                let asked = command::serve::Serve {
                    listen,
                    address,
                    proxies,
                    sends,
                    smtp,
                    sender,
                    providers,
                    factor_from,
                    demo,
                };
                command::serve::run(&place, asked).await
            }
            Command::Read { file } => command::read::run(&file),
            Command::Laws { file } => command::laws::run(&place, &file, None).await,
            Command::Import { what: Import::Acts { file, report } } => {
                command::laws::run(&place, &file, report.as_deref()).await
            }
            Command::Import { what: Import::Census { file, as_of, report } } => {
                command::import::census(&place, &file, &as_of, report.as_deref()).await
            }
            Command::Import { what: Import::Agencies { file, report } } => {
                command::agencies::run(&place, &file, report.as_deref()).await
            }
            Command::Export { consultation, what, out } => {
                command::export::run(&place, consultation, &what, &out).await
            }
            Command::User { email, take_second_factor_away: true, .. } => {
                command::user::take_away(&place, &email).await
            }
            Command::User { email, name, .. } => command::user::run(&place, &email, &name).await,
            Command::Bounce => command::bounce::run(&place).await,
            Command::Reindex => command::reindex::run(&place).await,
            Command::Backup { to } => command::backup::run(&place, &to).await,
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("siang: {error:#}");
    ExitCode::FAILURE
}
