//! Letters by electronic mail. A letter is written out from data ([`Letter`]), and handed to the server one step of the protocol
//! after another ([`Line::send`]), so that it is known of each whether it was taken, will be taken later, never, or whether nobody
//! can say: what is not known to have failed is not sent again.

mod bounce;
mod letter;
mod post;
mod smtp;

/// A way by which letters reach people. Mail is the first ([`Post`]); a further one, LINE or SMS, takes the same [`Letter`] and says of
/// each with the same [`Outcome`] what became of it.
pub trait Carrier: Send + Sync + std::fmt::Debug {
    /// What is opened to hand letters over.
    type Line: Open;

    /// Opens a line.
    ///
    /// # Errors
    /// [`NoLine`] with what stood in the way: nothing was sent.
    fn line(&self) -> impl Future<Output = Result<Self::Line, NoLine>> + Send;
}

/// An open line.
pub trait Open: Send {
    /// Hands a letter over.
    fn send(&mut self, letter: &Letter) -> impl Future<Output = Outcome> + Send;

    /// Whether the line can no longer be used.
    fn broken(&self) -> bool;

    /// Ends the line.
    fn close(self) -> impl Future<Output = ()> + Send;
}

pub use bounce::{Bounce, bounce};
pub use letter::{Letter, Part};
pub use post::{Post, Unfit};
pub use smtp::{Line, NoLine, Outcome};
