//! In which encoding an article's bytes were, and how that was known.

/// How the encoding of a text was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Known {
    /// The bytes are valid in it, begin with its mark, or say themselves which it is; or it is said of all files called so.
    #[default]
    Certain,
    /// By what the bytes look like: it may be another.
    Guessed,
    /// A person chose it for this text.
    Chosen,
}

/// In which encoding a text came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coding {
    /// What the encoding is called.
    pub name: &'static str,
    /// How that was known.
    pub known: Known,
    /// How many sequences of bytes fit no character of it; U+FFFD stands in their place.
    pub replaced: usize,
    /// The first byte of the first of them, counted from 0.
    pub first_replaced: usize,
}

impl Default for Coding {
    fn default() -> Self {
        Self::certain("UTF-8")
    }
}

impl Coding {
    /// The encoding called `name`, known for certain.
    #[must_use]
    pub const fn certain(name: &'static str) -> Self {
        Self {
            name,
            known: Known::Certain,
            replaced: 0,
            first_replaced: 0,
        }
    }

    /// Whether there is nothing to be said of it: UTF-8 without a broken byte that nobody had to choose.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.name == "UTF-8" && self.replaced == 0
    }
}
