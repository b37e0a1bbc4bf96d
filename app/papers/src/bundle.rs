//! The bundle for the Cabinet (s.25) as one ZIP: papers written one after the other, an index in Thai, and the checksum of each.
//! It is written as a stream: what has been added is out of memory.

use domain::lang::Lang;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use words::papers as say;
use zip::CompressionMethod;
use zip::result::ZipResult;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

/// How much of a long file is in memory at once, in bytes.
const PIECE: usize = 64 << 10;

/// A bundle being written.
pub struct Bundle<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    lang: Lang,
    sums: Vec<(String, String)>,
    index: Vec<(String, String)>,
    lacking: Vec<String>,
}

impl<W: Write> Bundle<W> {
    pub fn new(out: W, lang: Lang) -> Bundle<W> {
        Bundle { zip: ZipWriter::new_stream(out), lang, sums: Vec::new(), index: Vec::new(), lacking: Vec::new() }
    }

    /// Adds a paper; `what` says in the index what it is.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn add(&mut self, name: &str, what: &str, bytes: &[u8]) -> ZipResult<()> {
        self.add_from(name, what, bytes)
    }

    /// Adds what a reader gives, piece by piece.
    ///
    /// # Errors
    /// Faults of reading or writing.
    pub fn add_from(&mut self, name: &str, what: &str, mut from: impl Read) -> ZipResult<()> {
        self.zip.start_file(name, options())?;
        let mut sum = Sha256::new();
        let mut piece = vec![0; PIECE];
        loop {
            let read = from.read(&mut piece)?;
            if read == 0 {
                break;
            }
            sum.update(&piece[..read]);
            self.zip.write_all(&piece[..read])?;
        }
        self.noted(name, what, &sum.finalize());
        Ok(())
    }

    /// Says in the index what section 25 asks for and this bundle has not.
    pub fn lacks(&mut self, what: &str) {
        self.lacking.push(what.into());
    }

    fn noted(&mut self, name: &str, what: &str, sum: &[u8]) {
        let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        self.sums.push((name.into(), sum));
        self.index.push((name.into(), what.into()));
    }

    /// Ends with the index, headed by the paper's title and agency and by how it came to be, and with the checksums of
    /// everything; gives those by the names of the files.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn finish(mut self, title: &str, agency: &str, made: &[String]) -> ZipResult<(W, Vec<(String, String)>)> {
        let lang = self.lang;
        // The mark lets old text editors read it as Thai.
        let mut index = format!(
            "\u{feff}{}\r\n{title}\r\n{agency}\r\n{}\r\n{}\r\n\r\n",
            say::bundle_index(lang),
            made.join("\r\n"),
            say::bundle_basis(lang)
        );
        for (name, what) in &self.index {
            index.push_str(&format!("{name}  {what}\r\n"));
        }
        index.push_str(&format!("SHA256SUMS  {}\r\n", say::is_sums(lang)));
        if !self.lacking.is_empty() {
            index.push_str(&format!("\r\n{}\r\n", say::bundle_lacks(lang)));
            self.lacking.iter().for_each(|what| index.push_str(&format!("- {what}\r\n")));
        }
        self.add("index.txt", say::bundle_index(lang), index.as_bytes())?;
        self.zip.start_file("SHA256SUMS", options())?;
        let lines: String = self.sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
        self.zip.write_all(lines.as_bytes())?;
        Ok((self.zip.finish()?.into_inner(), self.sums))
    }
}

fn options() -> SimpleFileOptions {
    // A file's own hour would make the same bundle differ.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    options.last_modified_time(zip::DateTime::default())
}
