//! Letters by electronic mail. A letter is written out from data ([`Letter`]), and handed to the server one step of the protocol
//! after another ([`Line::send`]), so that it is known of each whether it was taken, will be taken later, never, or whether nobody
//! can say: what is not known to have failed is not sent again.

mod letter;
mod post;
mod smtp;

pub use letter::{Letter, Part};
pub use post::{Post, Unfit};
pub use smtp::{Line, NoLine, Outcome};
