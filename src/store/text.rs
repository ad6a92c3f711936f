//! Reading an article's text from a file or from standard input, with errors a person can act on.
//!
//! What is in a file, `import` says; here files are found and read, and articles inside of them addressed.

mod chosen;
mod error;
mod member;
mod opening;
mod shell;

pub use chosen::{For, said_in};
pub use error::ArticleError;
pub(super) use member::{BEGINNING, numbered};
pub use member::{
    Member, address, contents, exists, file_of, holds_several, member, texts, unmatched,
};
pub use opening::{Opening, read_opening};

pub(super) use error::of_input;

use super::abreast;
use super::codebook;
use super::input;
use crate::article::{Article, Coding, Facts, Known};
use crate::import::database::Pattern;
use crate::import::{self, Content, Encoding, Page};
use error::of_import;
use std::io;
use std::path::{Path, PathBuf};

/// The longest article that is read, in bytes.
pub const ARTICLE_LIMIT: usize = 256 << 20;

/// How standard input is called in what is said of it.
pub(super) const STANDARD_INPUT: &str = "standard input";

/// An article's canonical text: UTF-8, no byte order mark, lines ended by LF alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// What its sidecar calls it: the file's name.
    pub name: String,
    /// The text.
    pub text: String,
    /// What its source says of it.
    pub facts: Facts,
    /// The encoding that it came in.
    pub coding: Coding,
}

impl Text {
    /// The article of this text.
    #[must_use]
    pub fn into_article(self) -> Article {
        let article = Article::new(self.name, self.text);
        article.with_facts(self.facts).with_coding(self.coding)
    }

    fn of(name: String, page: Page, coding: Coding) -> Self {
        Self {
            name,
            text: page.text,
            facts: page.facts,
            coding,
        }
    }
}

/// What a person says of a file beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints {
    /// The encoding that it is in; nothing: what its `[[source]]` says, or it is found out.
    pub encoding: Option<Encoding>,
}

impl Hints {
    /// Those by which an article that came in `coding` is read again: what was chosen then is chosen still.
    #[must_use]
    pub fn of(coding: Coding) -> Self {
        let chosen = (coding.known == Known::Chosen).then_some(coding.name);
        Self {
            encoding: chosen.and_then(|name| name.parse().ok()),
        }
    }
}

/// Bytes, and where they come from.
#[derive(Debug)]
struct Source {
    /// How messages call it.
    path: PathBuf,
    /// What it is called: its ending says what it may be.
    name: String,
    bytes: Vec<u8>,
    patterns: Vec<Pattern>,
}

impl Source {
    fn file(path: &Path) -> Result<Self, ArticleError> {
        let (bytes, _) = input::read(path, ARTICLE_LIMIT).map_err(|error| of_input(path, error))?;
        Ok(Self {
            path: path.to_path_buf(),
            name: name_of(path),
            bytes,
            patterns: codebook::sources(path),
        })
    }

    /// What came by standard input and is called `name`; it looks as a file of that name in the present folder would.
    fn standard(name: &str, bytes: Vec<u8>) -> Self {
        let file = name_of(Path::new(name));
        Self {
            path: STANDARD_INPUT.into(),
            name: name.to_owned(),
            bytes,
            patterns: codebook::sources(Path::new(&file)),
        }
    }
}

/// Whether the file at `path` is a text as it is, by its name.
pub(super) fn is_plain_by_name(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| {
        ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("text")
    })
}

/// What the file at `path` is called.
#[must_use]
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// What a source held.
struct Brought {
    path: PathBuf,
    name: String,
    content: Content,
    coding: Coding,
}

impl Brought {
    /// The only article, or the one with `number`.
    fn text(self, number: Option<usize>) -> Result<Text, ArticleError> {
        let path = self.path;
        match (self.content, number) {
            (Content::One(page), None) => Ok(Text::of(self.name, page, self.coding)),
            (Content::One(_), Some(number)) => Err(ArticleError::OneText { path, number }),
            (Content::Many(pages), None) => Err(ArticleError::Several {
                path,
                count: pages.len(),
            }),
            (Content::Many(mut pages), Some(number)) => {
                let count = pages.len();
                if number == 0 || number > count {
                    return Err(ArticleError::NoMember {
                        path,
                        number,
                        count,
                    });
                }
                let name = format!("{}#{number}", self.name);
                Ok(Text::of(name, pages.swap_remove(number - 1), self.coding))
            }
        }
    }

    /// All articles of a source that holds several.
    fn many(self) -> Vec<(Member, Text)> {
        let Content::Many(pages) = self.content else {
            return Vec::new();
        };
        let numbered = (1..).zip(pages);
        let texts = numbered.map(|(number, page)| {
            let name = format!("{}#{number}", self.name);
            let member = Member {
                number,
                name: name.clone(),
                facts: page.facts.clone(),
                length: page.text.len(),
            };
            (member, Text::of(name, page, self.coding))
        });
        texts.collect()
    }
}

/// What is taken out of a file of more bytes takes ten times as much while that is done.
const LARGE: usize = 64 << 10;

fn bring(mut source: Source, hints: Hints) -> Result<Brought, ArticleError> {
    let bytes = std::mem::take(&mut source.bytes);
    let hints = import::Hints {
        encoding: hints.encoding,
        patterns: &source.patterns,
    };
    let name = &source.name;
    let brought = if bytes.len() > LARGE && !is_plain_by_name(Path::new(name)) {
        abreast::apart(|| import::bring(bytes, name, hints))
            .map_err(|error| of_input(&source.path, error.into()))?
    } else {
        import::bring(bytes, name, hints)
    };
    let brought = brought.map_err(|error| of_import(&source.path, error))?;
    Ok(Brought {
        path: source.path,
        name: source.name,
        content: brought.content,
        coding: brought.coding,
    })
}

/// Reads the article at `path`, which may be `FILE#N`. Opens plain files alone and never waits.
///
/// # Errors
/// No such file, no permission, not a plain file, over 256 MiB, no text, several articles of which none is named, or the
/// system's error.
pub fn read(path: &Path) -> Result<Text, ArticleError> {
    read_by(path, Hints::default())
}

/// The same by what `hints` say.
///
/// # Errors
/// As [`read`].
pub fn read_by(path: &Path, hints: Hints) -> Result<Text, ArticleError> {
    let (file, number) = match member(path) {
        Some((file, number)) => (file, Some(number)),
        None => (path.to_path_buf(), None),
    };
    bring(Source::file(&file)?, hints)?.text(number)
}

/// The file at `path` as one text, though it holds several articles by its `[[source]]`; by the encoding that was `chosen`.
///
/// # Errors
/// As [`read`].
pub(super) fn read_whole(path: &Path, chosen: Option<Encoding>) -> Result<Text, ArticleError> {
    let source = Source::file(path)?;
    let mut own = source
        .patterns
        .iter()
        .filter(|one| one.is_for(&source.name));
    let encoding = chosen.or_else(|| own.find_map(Pattern::encoding));
    let patterns = Vec::new();
    let text = bring(Source { patterns, ..source }, Hints { encoding })?.text(None)?;
    let coding = match chosen {
        Some(_) => text.coding,
        // Nobody chose it for this text.
        None => Coding {
            known: Known::Certain,
            ..text.coding
        },
    };
    Ok(Text { coding, ..text })
}

/// Whether the file at `path` has more than `limit` bytes.
#[must_use]
pub fn is_longer(path: &Path, limit: usize) -> bool {
    path.metadata()
        .is_ok_and(|metadata| metadata.len() > limit as u64)
}

/// Reads all of standard input as an article called `name`, whose ending says what it may be.
///
/// # Errors
/// Over 256 MiB, no text, several articles, or the system's error.
pub fn read_stdin(name: &str, hints: Hints) -> Result<Text, ArticleError> {
    bring(standard(name)?, hints)?.text(None)
}

/// All articles of standard input, which is called `name`: one, or those of a source that holds several.
///
/// # Errors
/// As [`read_stdin`].
pub fn stdin_texts(name: &str, hints: Hints) -> Result<Vec<Text>, ArticleError> {
    all(bring(standard(name)?, hints)?)
}

/// All articles at `path`: one, or those of a file that holds several.
///
/// # Errors
/// As [`read`].
pub fn read_all(path: &Path, hints: Hints) -> Result<Vec<Text>, ArticleError> {
    if member(path).is_some() {
        return Ok(vec![read_by(path, hints)?]);
    }
    all(bring(Source::file(path)?, hints)?)
}

fn all(brought: Brought) -> Result<Vec<Text>, ArticleError> {
    match brought.content {
        Content::One(_) => Ok(vec![brought.text(None)?]),
        Content::Many(_) => Ok(brought.many().into_iter().map(|(_, text)| text).collect()),
    }
}

/// What standard input held.
#[derive(Debug)]
pub enum Input {
    /// An article.
    One(Box<Text>),
    /// Several: a book, an export.
    Several(Several),
}

/// Several articles as they came in one piece.
#[derive(Debug)]
pub struct Several {
    /// What they are called.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their texts.
    pub texts: Vec<Text>,
    /// Whether they are told apart by a `[[source]]`.
    pub by_pattern: bool,
}

/// Reads all of standard input, which is called `name`, whose ending says what it may be.
///
/// # Errors
/// Over 256 MiB, no text, or the system's error.
pub fn standard_input(name: &str, hints: Hints) -> Result<Input, ArticleError> {
    let mut source = standard(name)?;
    let unpacked = import::unpacked(&source.bytes, name);
    if let Some((bytes, name)) = unpacked.map_err(|error| of_import(&source.path, error))?
        && import::holds_several(&bytes, name, &source.patterns)
    {
        (source.bytes, source.name) = (bytes, name.to_owned());
    }
    let Source {
        bytes, patterns, ..
    } = &source;
    if !import::holds_several(bytes, &source.name, patterns) {
        return Ok(Input::One(Box::new(bring(source, hints)?.text(None)?)));
    }
    let by_pattern = patterns.iter().any(|pattern| pattern.is_for(&source.name));
    let (bytes, name) = (bytes.clone(), source.name.clone());
    let texts = all(bring(source, hints)?)?;
    Ok(Input::Several(Several {
        name,
        bytes,
        texts,
        by_pattern,
    }))
}

fn standard(name: &str) -> Result<Source, ArticleError> {
    let bytes = input::read_all(io::stdin(), 0, ARTICLE_LIMIT);
    let bytes = bytes.map_err(|error| of_input(Path::new(STANDARD_INPUT), error))?;
    Ok(Source::standard(name, bytes))
}

/// The article in `bytes`, which came by standard input and is called `name`.
pub(super) fn of_bytes(name: &str, bytes: Vec<u8>, hints: Hints) -> Result<Text, ArticleError> {
    bring(Source::standard(name, bytes), hints)?.text(None)
}

#[cfg(test)]
mod tests;
