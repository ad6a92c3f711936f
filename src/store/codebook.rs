//! The codebook `standoff.toml` on disk: finding it, reading it, and writing into it what is new.
//!
//! A mistake in it never keeps anybody from reading: what is right serves, the rest is told. A file is
//! changed where it must be and stays byte for byte everywhere else. Knows no command and no key.

mod edit;
mod fault;
mod fields;
mod file;
mod kind;
mod looking;
mod mending;
mod outline;
mod reading;
mod sides;
mod sources;
mod wording;
mod writing;

pub use file::CodeFile;

use super::input::{self, InputError};
use super::places::Places;
use crate::article::visible;
use crate::codebook::Codebook;
use crate::import::database::Pattern;
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
    /// Why nothing may be tagged by it: its sides can't be read, and those in force aren't meant.
    pub refusal: Option<String>,
    /// The files called as codebooks are, nearer than it, that aren't used: the first mistakes are theirs.
    pub unused: Vec<PathBuf>,
    /// How many of its `[[source]]` tables are left out for a mistake.
    pub sourceless: usize,
    /// Where it was read from; nothing of the built-in one.
    pub path: Option<PathBuf>,
    /// What new codes are written to.
    pub file: CodeFile,
}

impl Loaded {
    /// Which one it is, in words that are safe to show: where it lies, or that it is the built-in one.
    #[must_use]
    pub fn label(&self) -> String {
        let path = self.path.as_deref();
        path.map_or_else(|| String::from("that is built in"), label)
    }
}

/// The codebook for the article at `article` as the person named it, or for a text without a file:
/// the nearest one above it, else the person's own, else the built-in one.
#[must_use]
pub fn load(article: Option<&Path>, places: &Places) -> Loaded {
    let own = own_path(places);
    let (mut others, mut unused) = (Vec::new(), Vec::new());
    for path in above(article).chain([own]) {
        match look(&path) {
            None => {}
            Some(Found::Another(mistake)) => {
                others.push(mistake);
                unused.push(path);
            }
            Some(Found::Codebook(found)) => {
                let mut mistakes = passed_over(others, &label(&path));
                mistakes.extend(found.mistakes);
                return Loaded {
                    codebook: found.codebook,
                    mistakes,
                    refusal: found.refusal,
                    unused,
                    sourceless: found.sourceless,
                    path: Some(path.clone()),
                    file: CodeFile::at(path).serving(found.hash),
                };
            }
        }
    }
    Loaded {
        codebook: Codebook::default(),
        unused,
        sourceless: 0,
        mistakes: passed_over(others, "the built-in codebook"),
        refusal: None,
        path: None,
        file: CodeFile::own(places),
    }
}

/// How the files beside the article at `article` look, by the codebook in force for it: the patterns that are for any of
/// them. What is wrong with them, [`load`] tells.
#[must_use]
pub fn sources(article: &Path) -> Vec<Pattern> {
    let own = Places::find().map(|places| own_path(&places));
    for path in above(Some(article)).chain(own) {
        let Ok(Some(source)) = text(&path) else {
            continue;
        };
        let has = |word: &str| memchr::memmem::find(source.as_bytes(), word.as_bytes()).is_some();
        // Most have none, and then they needn't be read to know it.
        if !has("source") && has("standoff") {
            return Vec::new();
        }
        match reading::read(unmarked(&source)) {
            Ok(read) => return placed(read.sources, &label(&path), unmarked(&source)),
            Err(Unread::Broken(_)) => return Vec::new(),
            Err(Unread::Another) => {}
        }
    }
    Vec::new()
}

/// `patterns`, which know from now on that they stand in `source`, the text of the file called `label`.
fn placed(patterns: Vec<Pattern>, label: &str, source: &str) -> Vec<Pattern> {
    let patterns = patterns.into_iter();
    let placed = patterns.map(|pattern| {
        let before = source.as_bytes().get(..pattern.at()).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        pattern.standing(format!("{label} line {line}"))
    });
    placed.collect()
}

/// What is said of files that aren't taken for codebooks, where the one called `serving` serves.
fn passed_over(others: Vec<String>, serving: &str) -> Vec<String> {
    let others = others.into_iter();
    others
        .map(|other| format!("{other}; until then {serving} serves"))
        .collect()
}

/// Whether `path` is a codebook, and those above it don't count below its folder; a broken one is one too.
pub(super) fn governs(path: &Path) -> bool {
    matches!(look(path), Some(Found::Codebook(_)))
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
    /// One, or what may well be one, of which perhaps nothing can be used.
    Codebook(Box<Read>),
    /// It is something else, and the next one may serve.
    Another(String),
}

/// What serves of a codebook, and what is wrong with it.
struct Read {
    codebook: Codebook,
    mistakes: Vec<String>,
    refusal: Option<String>,
    /// How many `[[source]]` tables are left out.
    sourceless: usize,
    /// That of its text, if it has one.
    hash: Option<blake3::Hash>,
}

impl Read {
    /// Of one without a side that can be read, nothing may be tagged: its keys aren't known.
    fn new(codebook: Codebook, mistakes: Vec<String>, lacks_sides: bool) -> Self {
        let first = mistakes.first().filter(|_| lacks_sides);
        let more = match mistakes.len() {
            0 | 1 => String::new(),
            many => format!(" ({} more mistakes: standoff config)", many - 1),
        };
        Self {
            refusal: first.map(|first| format!("{first}: {READ_ONLY}{more}")),
            codebook,
            mistakes,
            sourceless: 0,
            hash: None,
        }
    }

    /// One of which nothing can be used.
    fn nothing(mistake: String) -> Self {
        Self::new(Codebook::default(), vec![mistake], true)
    }
}

fn look(path: &Path) -> Option<Found> {
    let text = text(path).transpose()?;
    let label = label(path);
    Some(match text {
        Ok(source) => open(&label, unmarked(&source)),
        Err(Trouble::Another(reason)) => Found::Another(format!("{label}: {reason}")),
        Err(Trouble::Unreadable(reason)) => {
            Found::Codebook(Box::new(Read::nothing(format!("{label}: {reason}"))))
        }
    })
}

fn open(label: &str, source: &str) -> Found {
    let read = match reading::read(source) {
        Err(Unread::Another) => return Found::Another(format!("{label}: {ANOTHER}")),
        Err(Unread::Broken(fault)) => {
            Read::nothing(fault::lines(label, source, vec![fault]).concat())
        }
        Ok(read) => {
            let newer = read.is_newer.then(|| format!("{label}: {NEWER}"));
            let mistakes = newer.into_iter();
            let mistakes = mistakes.chain(fault::lines(label, source, read.faults));
            Read {
                sourceless: read.sourceless,
                ..Read::new(read.codebook, mistakes.collect(), read.lacks_sides)
            }
        }
    };
    let hash = Some(blake3::hash(source.as_bytes()));
    Found::Codebook(Box::new(Read { hash, ..read }))
}

/// What follows where no side can be read.
const READ_ONLY: &str = "open for reading only until it is mended";

const NEWER: &str =
    "was made by a newer standoff: what is known of it serves, and nothing is written to it";

const ANOTHER: &str =
    "isn't used, as it has no `standoff = 1`; add that line at its top, or rename the file";

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
