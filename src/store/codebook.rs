//! The codebook `standoff.toml` on disk: finding it, reading it, and writing into it what is new.
//!
//! A mistake in it never keeps anybody from reading: what is right serves, the rest is told. A file is
//! changed where it must be and stays byte for byte everywhere else. Knows no command and no key.

mod edit;
mod fault;
mod fields;
mod file;
mod kind;
mod outline;
mod reading;
mod sides;
mod wording;
mod writing;

pub use file::CodeFile;

use super::input::{self, InputError};
use super::places::Places;
use crate::article::visible;
use crate::codebook::Codebook;
use reading::Unread;
use std::env;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// What a codebook is called wherever it lies.
pub const FILE_NAME: &str = "standoff.toml";

/// The built-in codebook as a file, with remarks on how to make it one's own.
pub const TEMPLATE: &str = include_str!("../../assets/codebook.toml");

/// The longest codebook that is read, in bytes.
pub const CODEBOOK_LIMIT: usize = 16 << 20;

/// The codebook in force.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The sides, speakers and topics.
    pub codebook: Codebook,
    /// What is wrong with it, `FILE:LINE:COLUMN: …` with the remedy, a line each that is safe to show.
    pub mistakes: Vec<String>,
    /// Where it was read from; nothing of the built-in one.
    pub path: Option<PathBuf>,
    /// What new codes are written to.
    pub file: CodeFile,
}

/// The codebook for the article at `article` as the person named it, or for a text without a file:
/// the nearest one above it, else the person's own, else the built-in one.
#[must_use]
pub fn load(article: Option<&Path>, places: &Places) -> Loaded {
    let own = own_path(places);
    let mut mistakes = Vec::new();
    for path in above(article).chain([own.clone()]) {
        match look(&path) {
            None => {}
            Some(Found::Another(mistake)) => mistakes.push(mistake),
            Some(Found::Broken(lines)) => {
                mistakes.extend(lines);
                return Loaded::built_in(CodeFile::at(path), mistakes);
            }
            Some(Found::Codebook(codebook, lines)) => {
                mistakes.extend(lines);
                return Loaded {
                    codebook,
                    mistakes,
                    path: Some(path.clone()),
                    file: CodeFile::at(path),
                };
            }
        }
    }
    Loaded::built_in(CodeFile::own(places), mistakes)
}

impl Loaded {
    fn built_in(file: CodeFile, mistakes: Vec<String>) -> Self {
        Self {
            codebook: Codebook::default(),
            mistakes,
            path: None,
            file,
        }
    }
}

/// The person's own codebook, whether it is there or not.
#[must_use]
pub fn own_path(places: &Places) -> PathBuf {
    places.config.join(FILE_NAME)
}

/// Where a codebook of `article` may lie, the nearest first: in the folders above it as it was named,
/// then, where links led there, in those above where it really is.
fn above(article: Option<&Path>) -> impl Iterator<Item = PathBuf> {
    let folder = article.and_then(|article| {
        let absolute = std::path::absolute(article).ok()?;
        Some(absolute.parent()?.to_path_buf())
    });
    // What `..` leads to depends on links: only the system knows.
    let climbs = |folder: &PathBuf| folder.components().any(|part| part == Component::ParentDir);
    let named = folder.clone().filter(|folder| !climbs(folder));
    let really = std::iter::once_with(move || folder.and_then(|folder| folder.canonicalize().ok()))
        .flatten()
        .filter({
            let named = named.clone();
            move |really| named.as_ref() != Some(really)
        });
    named.into_iter().chain(really).flat_map(|folder| {
        let folders = folder.ancestors().map(|folder| folder.join(FILE_NAME));
        folders.collect::<Vec<_>>()
    })
}

/// What lies under a codebook's name.
enum Found {
    /// One, and what is wrong with it.
    Codebook(Codebook, Vec<String>),
    /// It may well be one, but nothing of it can be used.
    Broken(Vec<String>),
    /// It is something else, and the next one may serve.
    Another(String),
}

fn look(path: &Path) -> Option<Found> {
    let text = text(path).transpose()?;
    let label = label(path);
    Some(match text {
        Ok(source) => open(&label, unmarked(&source)),
        Err(Trouble::Another(reason)) => Found::Another(format!("{label}: {reason}")),
        Err(Trouble::Unreadable(reason)) => {
            Found::Broken(vec![format!("{label}: {reason}; {SERVES}")])
        }
    })
}

fn open(label: &str, source: &str) -> Found {
    match reading::read(source) {
        Ok(read) if read.is_newer => {
            Found::Codebook(read.codebook, vec![format!("{label}: {NEWER}")])
        }
        Ok(read) => Found::Codebook(read.codebook, fault::lines(label, source, read.faults)),
        Err(Unread::Another) => Found::Another(format!("{label}: {ANOTHER}")),
        Err(Unread::Broken(faults)) => {
            let mut lines = fault::lines(label, source, faults);
            if let Some(last) = lines.last_mut() {
                *last += "; ";
                *last += SERVES;
            }
            Found::Broken(lines)
        }
    }
}

const SERVES: &str = "until then the built-in codebook serves";

const NEWER: &str =
    "was made by a newer standoff: what is known of it serves, and nothing is written to it";

const ANOTHER: &str =
    "isn't taken for a codebook, as it has no `standoff = 1`; add that line or rename the file";

/// Why there is no text.
enum Trouble {
    Another(String),
    Unreadable(String),
}

/// The text of the file at `path`; nothing where there is none.
fn text(path: &Path) -> Result<Option<String>, Trouble> {
    let unreadable = |reason: String| Err(Trouble::Unreadable(reason));
    match input::read(path, CODEBOOK_LIMIT) {
        Ok((bytes, _)) => String::from_utf8(bytes).map(Some).or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            unreadable(format!("isn't UTF-8, from byte {at} on; save it as UTF-8"))
        }),
        Err(InputError::NotAFile(kind)) => {
            let what = format!("is {}, not a codebook; rename it", kind.name());
            Err(Trouble::Another(what))
        }
        Err(InputError::TooLong(_)) => {
            let most = CODEBOOK_LIMIT >> 20;
            unreadable(format!("is longer than {most} MiB; cut it down"))
        }
        Err(InputError::Io(error)) => {
            let is_gone = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
            // Of a folder that may not be entered nobody knows whether there is one in it.
            if is_gone || path.symlink_metadata().is_err() {
                return Ok(None);
            }
            let reason = visible::line(&error.to_string()).into_owned();
            unreadable(format!("can't be read: {reason}"))
        }
    }
}

/// `source` without the byte order mark that some editors put before it.
fn unmarked(source: &str) -> &str {
    source.strip_prefix('\u{FEFF}').unwrap_or(source)
}

/// `path` as messages have it: short where it is below the present folder.
fn label(path: &Path) -> String {
    let here = env::current_dir().ok();
    let short = here.and_then(|here| path.strip_prefix(here).ok());
    visible::line(&short.unwrap_or(path).to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests;
