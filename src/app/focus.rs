//! Where a reader is in a text.

pub use crate::article::Focus;

/// Where a reader is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What the keys act on.
    pub focus: Focus,
    /// The byte of the text that the top line of the screen begins with.
    pub top: usize,
}
