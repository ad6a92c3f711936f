//! What the saving thread works on: an article with its sidecar, and what the disk had of it last.

mod telling;

use super::atomic::{self, Care};
use super::codebook::CodeFile;
use super::history::History;
use super::input::{self, InputError};
use super::places::Places;
use super::recode::Scope;
use super::shelf;
use super::sidecar::{ArticleHash, SIDECAR_LIMIT, Sidecar, SidecarError, SidecarFault};
use super::text::Opening;
use crate::annotation::{Annotation, Change};
use crate::article::{Article, visible};
use std::cell::LazyCell;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
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
    /// Why it is for reading alone, if it is.
    pub refusal: Option<DeskError>,
    /// What is to be said of annotations that can't be read and are set aside as they are, line by line; safe to
    /// show.
    pub aside: Vec<String>,
    /// Work of an earlier session that couldn't be saved where it belongs.
    pub rescued: Option<PathBuf>,
}

/// A sidecar with the file that it is kept in.
#[derive(Debug)]
pub(super) struct Drawer {
    sidecar: Sidecar,
    /// Where what is done is told; nothing where nobody works at it.
    history: Option<History>,
    path: PathBuf,
    /// What was read or written last; nothing where there was no file.
    seen: Option<Seen>,
    hash: Option<ArticleHash>,
    rescue: Option<PathBuf>,
}

/// A file as the system and its content told of it.
#[derive(Debug, Clone)]
struct Seen {
    /// What the system said of it; nothing where that is to be asked anew.
    stamp: Option<Stamp>,
    /// The hash of the content; nothing while it is what the sidecar was read from.
    content: Option<blake3::Hash>,
}

/// What changes when somebody else writes the file: length, time in nanoseconds, device, inode.
pub(super) type Stamp = (u64, i64, i64, u64, u64);

pub(super) fn stamp(metadata: &Metadata) -> Stamp {
    (
        metadata.len(),
        metadata.mtime(),
        metadata.mtime_nsec(),
        metadata.dev(),
        metadata.ino(),
    )
}

impl Desk {
    /// The person's folders.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The desk of the article that `text` gives, whose sidecar lies at `path`
    /// (`shelf::sidecar_of_file`) if there is one. `key` names it in the state directory
    /// (`shelf::key_of_path`). The text is asked for as late as can be: it may still be being read.
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
        let reach = || LazyCell::force(&text).clone().unwrap_or_default();
        let drawer = Drawer::open(path.clone(), reach);
        let article = LazyCell::force(&text).clone()?;
        let (drawer, annotations, refusal) = match drawer {
            Ok((mut drawer, annotations)) => {
                drawer.history = Some(History::of(&places.state, &key));
                (Some(drawer), annotations, None)
            }
            Err(error) => (None, readable(&path, &article, &error), Some(error)),
        };
        let aside = drawer.as_ref().map(|drawer| {
            let file = drawer.path.to_string_lossy();
            drawer.sidecar.told_aside(&file)
        });
        let rescued = rescue_file(
            &rescue_folder(&places),
            &shelf::file_name(article.name()),
            &key,
            1,
        );
        let desk = Self {
            codes: CodeFile::own(&places),
            scope: Scope::default(),
            article: article.clone(),
            places,
            key,
            drawer,
        };
        Ok(Laid {
            article,
            desk,
            annotations,
            refusal,
            aside: aside.unwrap_or_default(),
            rescued: Some(rescued).filter(|path| path.exists()),
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

    /// Where the other articles under the same codebook are.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    #[cfg(test)]
    pub(super) fn moved_to(mut self, path: PathBuf) -> Self {
        if let Some(drawer) = &mut self.drawer {
            drawer.path = path;
        }
        self
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

pub(super) fn reason(error: &InputError) -> String {
    match error {
        InputError::NotAFile(kind) => format!("it is {}", kind.name()),
        InputError::TooLong(bytes) => {
            format!("it is {} MiB long; a sidecar has at most 64", bytes >> 20)
        }
        InputError::Io(error) => visible::line(&error.to_string()).into_owned(),
    }
}

fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

impl Drawer {
    /// The sidecar at `path`, or a new one, and its annotations by place.
    pub(super) fn open(
        path: PathBuf,
        article: impl FnOnce() -> Arc<Article>,
    ) -> Result<(Self, Vec<Arc<Annotation>>), DeskError> {
        let (sidecar, annotations, seen) = match input::read(&path, SIDECAR_LIMIT) {
            Ok((bytes, metadata)) => {
                let (sidecar, annotations) =
                    Sidecar::read(&path.to_string_lossy(), bytes, article)?;
                let seen = Seen {
                    stamp: Some(stamp(&metadata)),
                    content: None,
                };
                (sidecar, annotations, Some(seen))
            }
            Err(InputError::Io(error)) if error.kind() == ErrorKind::NotFound => {
                (Sidecar::fresh(article().name()), Vec::new(), None)
            }
            Err(error) => {
                let reason = reason(&error);
                return Err(DeskError::Input { path, reason });
            }
        };
        let drawer = Self {
            sidecar,
            history: None,
            path,
            seen,
            hash: None,
            rescue: None,
        };
        Ok((drawer, annotations))
    }

    pub(super) fn apply(&mut self, changes: &[Change], article: &Article) {
        for change in changes {
            self.sidecar.apply(change, article);
        }
    }

    /// The whole sidecar as it must stand on disk.
    pub(super) fn bytes(&mut self, article: &Article) -> Vec<u8> {
        let hash = self.hash.get_or_insert_with(|| ArticleHash::of(article));
        self.sidecar.write(article, hash)
    }

    /// Puts `bytes` on disk, unless somebody else changed the file. On return they last.
    pub(super) fn save(
        &mut self,
        bytes: &[u8],
        article: &Article,
        places: &Places,
    ) -> io::Result<()> {
        self.check()?;
        if bytes.len() > SIDECAR_LIMIT {
            return Err(io::Error::other(
                "a sidecar has at most 64 MiB, or it couldn't be opened again",
            ));
        }
        if self.path.starts_with(&places.data) {
            atomic::make_folder(atomic::folder_of(&self.path))?;
        }
        self.tell(article, Some(bytes));
        let replaced = atomic::replace(&self.path, bytes, Care::Lasting);
        self.look(bytes, replaced.is_ok());
        replaced?;
        if let Some(rescue) = self.rescue.take() {
            // It is only a copy by now.
            let _ = fs::remove_file(rescue);
        }
        Ok(())
    }

    /// Takes note of the file if it has `bytes`: also after a failure, which may have come when they
    /// were in place already. Where it has others by now, or can't be read, the next look compares
    /// its content with what was `written`.
    fn look(&mut self, bytes: &[u8], written: bool) {
        let present = input::read(&self.path, SIDECAR_LIMIT).ok();
        let stamp = present
            .filter(|(present, _)| present == bytes)
            .map(|(_, metadata)| stamp(&metadata));
        if written || stamp.is_some() {
            let content = Some(blake3::hash(bytes));
            self.seen = Some(Seen { stamp, content });
        }
    }

    /// Keeps `bytes` in the state directory, as they can't be where they belong. Says where.
    pub(super) fn rescue(
        &mut self,
        bytes: &[u8],
        name: &str,
        key: &str,
        places: &Places,
    ) -> io::Result<PathBuf> {
        let folder = rescue_folder(places);
        let path = self
            .rescue
            .clone()
            .unwrap_or_else(|| free(&folder, &shelf::file_name(name), key));
        atomic::make_folder(&folder)?;
        atomic::replace(&path, bytes, Care::Lasting)?;
        self.rescue = Some(path.clone());
        Ok(path)
    }

    /// Whether the file is still what was read or written last. A missing file is no change: there
    /// is nothing to lose. A change in the moment between this look and the rename goes unseen.
    fn check(&mut self) -> io::Result<()> {
        let Ok(metadata) = fs::metadata(&self.path) else {
            return Ok(());
        };
        if let Some(seen) = &mut self.seen {
            let present = Some(stamp(&metadata));
            let hash = seen.content.unwrap_or_else(|| self.sidecar.hash_as_read());
            let is_same = || {
                let content = input::read(&self.path, SIDECAR_LIMIT).ok();
                content.is_some_and(|(bytes, _)| blake3::hash(&bytes) == hash)
            };
            if seen.stamp == present || is_same() {
                seen.stamp = present;
                return Ok(());
            }
        }
        let path = shown(&self.path);
        Err(io::Error::other(format!(
            "{path} was changed on disk by someone else and is left as it is"
        )))
    }
}

/// A file that isn't there yet: what an earlier session kept must stay.
fn free(folder: &Path, name: &str, key: &str) -> PathBuf {
    const MOST: usize = 1000;
    let path = |number| rescue_file(folder, name, key, number);
    let mut numbers = (1..MOST).map(path);
    let free = numbers.find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| path(MOST))
}

/// Where work is kept that can't be where it belongs.
fn rescue_folder(places: &Places) -> PathBuf {
    places.state.join("rescue")
}

/// The rescue file of the article called `name` with `key`, of the session counted `number`.
fn rescue_file(folder: &Path, name: &str, key: &str, number: usize) -> PathBuf {
    let number = match number {
        1 => String::new(),
        number => format!(".{number}"),
    };
    folder.join(format!("{name}.{key}{number}.standoff.toml"))
}
