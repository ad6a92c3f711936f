//! Where a reader is in a text.

use super::App;
pub use crate::article::Focus;

/// Where a reader is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What the keys act on.
    pub focus: Focus,
    /// The byte of the text that the top line of the screen begins with.
    pub top: usize,
}

impl App {
    /// Where the reader is, for the next time.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            focus: self.focus,
            top: self.view.top_byte(&self.article),
        }
    }
}
