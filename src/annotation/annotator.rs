//! Who tags, and what others have tagged.

use super::Annotations;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The name of a person who tags: 1 to 32 of `[a-z0-9_-]`, since it stands in the name of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Annotator(Arc<str>);

impl Annotator {
    /// The annotator called `name`; `None` if nobody can be called so.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
        let is_name = (1..=32).contains(&name.len()) && name.bytes().all(fits);
        is_name.then(|| Self(name.into()))
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Arc<str> {
        &self.0
    }
}

impl FromStr for Annotator {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let expected = "expected 1 to 32 of a to z, 0 to 9, _ and -, as in coder1";
        Self::new(name).ok_or_else(|| expected.to_owned())
    }
}

impl fmt::Display for Annotator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one of the other annotators has tagged in the article.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Whose it is; nobody's where the sidecar has no annotator's name.
    pub annotator: Option<Annotator>,
    /// The stances.
    pub annotations: Annotations,
}

/// What the other annotators have tagged in the article.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    /// By the annotators' names.
    pub read: Vec<Layer>,
    /// What couldn't be read, and why, a line each that is safe to show.
    pub broken: Vec<String>,
}

impl Layer {
    /// The annotator's name, as it is shown.
    #[must_use]
    pub fn name(&self) -> &str {
        let name = self.annotator.as_ref().map(|annotator| &**annotator.name());
        name.unwrap_or("no name")
    }
}
