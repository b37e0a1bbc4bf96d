//! The register of laws (s.11, 28–36): what a law is known by, since when it is in force and how that is known, and which days
//! follow from it. Days are computed where the day of entry into force is known with its source, and never from a year alone.

pub mod coming;
pub mod due;
pub mod facts;
pub mod force;
pub mod kind;
pub mod need;
mod numerals;

pub use coming::{Coming, Stage, Thing};
pub use due::{Due, Why, due};
pub use facts::{Announced, Cycle, Exemption, Facts, Force, Ground, How, Of, Status, Typed};
pub use kind::{Kind, Title};
pub use need::Need;
