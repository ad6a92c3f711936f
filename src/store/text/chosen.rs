//! The encoding that a person chose for an article. It is kept in the sidecars, so that whoever reads the article next counts
//! in the same text: what the sidecar of the annotator at hand says, or, where they have none, those of the others. And what
//! a person filled in of its source.

use super::{ArticleError, Hints, Text};
use crate::annotation::Annotator;
use crate::article::{Article, Facts};
use crate::import::Encoding;
use crate::store::beside::{name_of, sidecar_of_file, sidecar_of_text};
use crate::store::input;
use crate::store::others::Whose;
use crate::store::places::Places;
use crate::store::sidecar::{ArticleHash, SIDECAR_LIMIT, Sheet, said_encoding};
use std::path::Path;

/// So many bytes of a sidecar have all that it says of its article, most often.
const HEAD: usize = 8 << 10;

/// The encoding that the sidecar at `path` says a person chose; of a long one its beginning alone is read.
#[must_use]
pub fn said_in(path: &Path) -> Option<Encoding> {
    let mut bytes = input::beginning(path, HEAD)?;
    if bytes.len() == HEAD && memchr::memmem::find(&bytes, b"\n[[").is_none() {
        (bytes, _) = input::read(path, SIDECAR_LIMIT).ok()?;
    }
    // A character may be cut off at the end.
    said_encoding(bytes.utf8_chunks().next()?.valid())
}

/// Whose reading of an article is wanted.
#[derive(Debug, Clone, Copy)]
pub struct For<'a> {
    /// Whose sidecar comes first.
    pub annotator: Option<&'a Annotator>,
    /// Where sidecars may lie that can't lie beside their article.
    pub places: &'a Places,
}

impl For<'_> {
    /// Reads the article at `path`: by what `hints` say, else by the encoding that was chosen for it.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn read(self, path: &Path, hints: Hints) -> Result<Text, ArticleError> {
        let is_open = |text: &Text| !text.coding.is_plain();
        self.by(path, hints, |hints| super::read_by(path, hints), is_open)
    }

    /// All articles at `path`, in the same way: one, or those of a file that holds several.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn read_all(self, path: &Path, hints: Hints) -> Result<Vec<Text>, ArticleError> {
        let is_open = |texts: &Vec<Text>| texts.iter().any(|text| !text.coding.is_plain());
        self.by(path, hints, |hints| super::read_all(path, hints), is_open)
    }

    /// What is known of the source of `article`, which lies at `path`: as the annotator's sidecar has it, else as the source
    /// says. Of a sidecar that can't be read, or is another article's, nothing counts.
    #[must_use]
    pub fn facts_at(self, path: &Path, article: &Article) -> Facts {
        let sidecar = sidecar_of_file(path, self.annotator, self.places);
        let filled_in = filled_in(&sidecar, Some(&name_of(path)));
        filled_in.or(article.facts())
    }

    /// The same of `article` that has no file.
    #[must_use]
    pub fn facts_of_text(self, article: &Article) -> Facts {
        let hash = ArticleHash::of(article);
        let sidecar = sidecar_of_text(article.name(), &hash, self.annotator, self.places);
        filled_in(&sidecar, None).or(article.facts())
    }

    /// What `read` gives by the hints for the article at `path`. The others are asked only if their word may make another
    /// text of it: to look for them takes a look at the whole folder.
    fn by<T>(
        self,
        path: &Path,
        hints: Hints,
        read: impl Fn(Hints) -> Result<T, ArticleError>,
        is_open: impl Fn(&T) -> bool,
    ) -> Result<T, ArticleError> {
        if hints.encoding.is_some() {
            return read(hints);
        }
        let own = sidecar_of_file(path, self.annotator, self.places);
        let encoding = said_in(&own);
        let found = read(Hints { encoding })?;
        if encoding.is_some() || !is_open(&found) || own.exists() {
            return Ok(found);
        }
        let others = Whose::default().tagged(path, self.places);
        let mut others = others
            .iter()
            .map(|other| sidecar_of_file(path, other.as_ref(), self.places));
        match others.find_map(|sidecar| said_in(&sidecar)) {
            None => Ok(found),
            encoding => read(Hints { encoding }),
        }
    }
}

/// What the sidecar at `path` says of the source of its article, if that is called `name`.
fn filled_in(path: &Path, name: Option<&str>) -> Facts {
    let bytes = input::read(path, SIDECAR_LIMIT).ok();
    let sheet = bytes.and_then(|(bytes, _)| Sheet::read("", bytes).ok());
    let sheet = sheet.filter(|sheet| name.is_none_or(|name| sheet.name == *name));
    sheet.map(|sheet| sheet.facts).unwrap_or_default()
}
