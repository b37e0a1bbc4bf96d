//! A PostgreSQL of our own for the tests: in a temporary folder, on a port of its own, gone when it is dropped.

use crate::run::program;
use crate::tools;
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::path::PathBuf;

/// A running server.
pub struct Postgres {
    folder: PathBuf,
    stop: Vec<String>,
    /// Its address.
    pub url: String,
}

impl Postgres {
    /// Starts one.
    ///
    /// # Errors
    /// PostgreSQL cannot be had or does not start.
    pub fn start() -> Result<Postgres> {
        let bin = match bin() {
            Some(bin) => bin,
            None => {
                tools::apt("postgresql")?;
                bin().context("PostgreSQL was installed and is not found under /usr/lib/postgresql")?
            }
        };
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = std::env::temp_dir().join(format!("siang-postgres-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        // initdb refuses root: then everything is done as nobody.
        let root = program("id", &["-u"]).says().is_some_and(|id| id.trim() == "0");
        let as_nobody: Vec<String> = match root {
            true => {
                program("chown", &["-R", "nobody", &folder.to_string_lossy()]).run()?;
                ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"].map(String::from).to_vec()
            }
            false => Vec::new(),
        };
        let run = |words: Vec<String>| {
            let all: Vec<String> = as_nobody.iter().cloned().chain(words).collect();
            let rest: Vec<&str> = all[1..].iter().map(String::as_str).collect();
            program(&all[0], &rest).within(&folder).run()
        };
        let bin = |name: &str| bin.join(name).to_string_lossy().into_owned();
        let data = folder.join("data").to_string_lossy().into_owned();
        let at = folder.to_string_lossy().into_owned();
        run([
            bin("initdb"),
            "-D".into(),
            data.clone(),
            "-U".into(),
            "siang".into(),
            "-A".into(),
            "trust".into(),
            "-E".into(),
            "UTF8".into(),
            "--no-locale".into(),
            "--no-sync".into(),
        ]
        .into())?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={at} -c fsync=off -c max_connections=400"
        );
        run([
            bin("pg_ctl"),
            "-D".into(),
            data.clone(),
            "-w".into(),
            "-l".into(),
            format!("{at}/log"),
            "-o".into(),
            options,
            "start".into(),
        ]
        .into())?;
        let stop = as_nobody
            .iter()
            .cloned()
            .chain([bin("pg_ctl"), "-D".into(), data, "-m".into(), "immediate".into(), "stop".into()])
            .collect();
        Ok(Postgres { folder, stop, url: format!("postgres://siang@127.0.0.1:{port}/postgres") })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let rest: Vec<&str> = self.stop[1..].iter().map(String::as_str).collect();
        let _ = program(&self.stop[0], &rest).within("/").run();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The newest server's programs.
fn bin() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    found.retain(|bin| bin.join("initdb").is_file() && bin.join("pg_ctl").is_file());
    found.sort();
    found.pop().or_else(|| tools::find("initdb", &[]).and_then(|path| Some(path.parent()?.to_path_buf())))
}
