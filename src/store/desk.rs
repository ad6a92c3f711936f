//! What the saving thread works on: an article with its sidecar, and what the disk had of it last.

mod telling;

use super::aside::{self, Aside};
use super::beside;
use super::codebook::CodeFile;
use super::drawer::{Drawer, shown};
use super::input;
use super::places::Places;
use super::recode::Scope;
use super::sidecar::{SIDECAR_LIMIT, Sidecar, SidecarError, SidecarFault};
use super::text::{self, Opening};
use super::watch::Seen;
use crate::annotation::{Annotation, Arrival, Whence};
use crate::article::{About, Article};
use std::cell::LazyCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// Why an article's sidecar can't be used. The article opens for reading only, and the file is left
/// as it is. In one to three lines that are safe to show.
#[derive(Debug, Error)]
pub enum DeskError {
    /// Its content isn't a sidecar of this article.
    #[error(transparent)]
    Content(#[from] SidecarError),
    /// It can't be read.
    #[error("{}: can't be read: {reason}\nUntil then the article opens for reading only.", shown(.path))]
    Input {
        /// The sidecar.
        path: PathBuf,
        /// What the system says, or what the path leads to.
        reason: String,
    },
}

/// An article with all that is kept of it.
#[derive(Debug)]
pub struct Desk {
    pub(super) article: Arc<Article>,
    pub(super) places: Places,
    /// What names the article in the state directory.
    pub(super) key: String,
    pub(super) drawer: Option<Drawer>,
    /// Where the sidecar lies.
    pub(super) path: PathBuf,
    /// Where the text lies, if it has a file.
    pub(super) text: Option<PathBuf>,
    /// The codebook that new speakers and topics are written to.
    pub(super) codes: CodeFile,
    /// Where the other articles under that codebook are.
    pub(super) scope: Scope,
}

/// A desk just opened.
#[derive(Debug)]
pub struct Laid {
    /// The text.
    pub article: Arc<Article>,
    /// What saves the work on it.
    pub desk: Desk,
    /// Its annotations by place.
    pub annotations: Vec<Arc<Annotation>>,
    /// What the person says of the article as a whole.
    pub about: About,
    /// Why it is for reading alone, if it is.
    pub refusal: Option<DeskError>,
    /// What is to be said of annotations that can't be read and are set aside as they are, line by line; safe to
    /// show.
    pub aside: Vec<String>,
    /// Work of an earlier session that waits until the sidecar can be used again.
    pub rescued: Option<PathBuf>,
}

impl Laid {
    /// The text lies at `path`: that it changes there is told.
    #[must_use]
    pub fn with_text_at(mut self, path: PathBuf) -> Self {
        self.desk.text = Some(path);
        self
    }
}

impl Desk {
    /// Where the sidecar lies, or will.
    #[must_use]
    pub fn sidecar(&self) -> &Path {
        &self.path
    }

    /// What names the article in the state directory.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The files with work on this article that couldn't be saved where it belongs, and isn't in the annotations.
    #[must_use]
    pub fn kept_aside(&self) -> Vec<PathBuf> {
        aside::of_article(&self.places, &self.key)
    }

    /// The person's folders.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The desk of the article that `text` gives, whose sidecar lies at `path`
    /// (`beside::sidecar_of_file`) if there is one. `key` names it in the state directory
    /// (`beside::key_of_path`). The text is asked for as late as can be: it may still be being read.
    ///
    /// # Errors
    /// That of `text`. A sidecar that can't be read or isn't this article's is no error: it is left
    /// as it is, and the desk is for reading alone.
    pub fn open<E: Clone>(
        text: impl FnOnce() -> Result<Arc<Article>, E>,
        path: PathBuf,
        key: String,
        places: Places,
    ) -> Result<Laid, E> {
        let text = LazyCell::new(text);
        // Of a text that can't be read no sidecar is wanted: the error comes right below.
        let drawer = Drawer::open(&path, &places, || {
            LazyCell::force(&text).clone().unwrap_or_default()
        });
        let article = LazyCell::force(&text).clone()?;
        let (drawer, annotations, refusal) = match drawer {
            Ok((mut drawer, annotations)) => {
                drawer.keep_history(&places.state, &key);
                (Some(drawer), annotations, None)
            }
            Err(error) => (None, readable(&path, &article, &error), Some(error)),
        };
        let about = drawer.as_ref().map(|drawer| drawer.about(&article));
        let aside = drawer.as_ref().map(Drawer::told_aside);
        // Otherwise it is taken in, once there is time for that.
        let rescued = refusal.as_ref().and_then(|_| {
            let left = Aside::left(&places, &beside::name_of(&path), &key);
            left.first().map(Aside::path)
        });
        let desk = Self {
            codes: CodeFile::own(&places),
            scope: Scope::default(),
            article: article.clone(),
            places,
            key,
            drawer,
            path,
            text: None,
        };
        Ok(Laid {
            article,
            desk,
            annotations,
            about: about.unwrap_or_default(),
            refusal,
            aside: aside.unwrap_or_default(),
            rescued,
        })
    }

    /// The beginning of a book of `length` bytes that `beginning` gives for its annotations, and these
    /// as the sidecar at `path` has them; see [`Sidecar::peek`].
    pub fn peek(
        path: &Path,
        length: u64,
        beginning: impl FnOnce(&[Arc<Annotation>]) -> Option<Opening>,
    ) -> Option<(Opening, Vec<Arc<Annotation>>)> {
        let (bytes, _) = input::read(path, SIDECAR_LIMIT).ok()?;
        Sidecar::peek(bytes, length, beginning)
    }

    /// Nothing is saved from here on, whatever comes.
    #[must_use]
    pub fn for_reading(self) -> Self {
        Self {
            drawer: None,
            ..self
        }
    }

    /// New speakers and topics are written to `codes` instead of the person's own codebook.
    #[must_use]
    pub fn with_codebook(self, codes: CodeFile) -> Self {
        Self { codes, ..self }
    }

    /// The articles of `scope` are those that a change of the codebook concerns.
    #[must_use]
    pub fn with_scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// Where the text lies, if it has a file.
    #[must_use]
    pub fn text_file(&self) -> Option<&Path> {
        self.text.as_deref()
    }

    /// What is to be watched: the sidecar, the codebook, and the text if it has a file.
    pub(super) fn watched(&self) -> Vec<(Seen, PathBuf)> {
        let text = self.text.iter();
        let text = text.map(|text| (Seen::Text, text::file_of(text)));
        let codes = self.codes.path().to_path_buf();
        let others = [(Seen::Sidecar, self.path.clone()), (Seen::Codebook, codes)];
        text.chain(others).collect()
    }

    /// Takes in what earlier sessions with this article kept aside; it is to be saved then. What came in, and what is to
    /// be said of what can't be, or of where work is kept from now on.
    pub fn take_in_asides(&mut self) -> (Vec<Arrival>, Vec<String>) {
        let Some(drawer) = &mut self.drawer else {
            return (Vec::new(), Vec::new());
        };
        let left = Aside::left(&self.places, &drawer.name(), &self.key);
        let troubles = left
            .into_iter()
            .filter_map(|aside| drawer.take_in_aside(aside, &self.article).err())
            .collect();
        let arrivals = drawer.take_arrived().into_iter();
        let arrivals = arrivals.map(|changes| Arrival {
            changes,
            heard: 0,
            whence: Whence::Aside,
        });
        (arrivals.collect(), troubles)
    }

    /// Where work is kept from the start, as the sidecar's folder can't be written.
    #[must_use]
    pub fn kept_apart(&self) -> Option<PathBuf> {
        let is_apart = self.drawer.as_ref()?.is_apart(&self.places);
        is_apart.then(|| aside::all_of(&self.places))
    }

    /// Where the other articles under the same codebook are.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    #[cfg(test)]
    pub(super) fn moved_to(mut self, path: PathBuf) -> Self {
        if let Some(drawer) = &mut self.drawer {
            drawer.move_to(path.clone());
        }
        Self { path, ..self }
    }
}

/// The annotations that can be read for looking alone in the sidecar at `path`, which gave `error`: those of one
/// that is cut off.
fn readable(path: &Path, article: &Article, error: &DeskError) -> Vec<Arc<Annotation>> {
    match error {
        DeskError::Content(error) if error.kind() == SidecarFault::CutOff => {
            let read = input::read(path, SIDECAR_LIMIT).ok();
            let found = read.and_then(|(bytes, _)| Sidecar::look_into("", bytes, || article).ok());
            found.unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
