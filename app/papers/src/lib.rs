//! Papers that are taken away from a hearing: its summary (s.16–18) as PDF, DOCX and JSON, the draft as a DOCX with each comment
//! beside its provision, and the bundle for the Cabinet (s.25). Pure: data in, bytes out; no store, no clock, no files.
//!
//! A paper is made twice from one [`paper::Paper`]: typeset by typst ([`pdf`]), and written as a Word file ([`docx`]) that an
//! officer can go on editing. What the summary says stands in [`summary`] alone.

pub mod bundle;
pub mod data;
pub mod docx;
pub mod draft;
pub mod hearing;
pub mod impact;
mod law;
mod letters;
mod likeness;
mod made;
mod markdown;
pub mod numbers;
pub mod paper;
pub mod pdf;
pub mod principles;
pub mod qr;
pub mod report;
pub mod summary;

pub use hearing::Hearing;
pub use made::{Code, Made};
pub use paper::Paper;
