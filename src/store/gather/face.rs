//! What an article says of itself: its headline, its source, its length.

use super::listing::Listing;
use crate::article::{Article, Facts, visible};
use crate::import::{self, Encoding};
use crate::shelf::Face;
use crate::store::cache;
use crate::store::input;
use crate::store::places::Places;
use crate::store::text::{self, ArticleError, Hints, Text};
use std::path::Path;
use std::sync::Arc;

/// Of a plain text of more bytes only the beginning is read, and its length is estimated.
const LONG: usize = 4 << 20;

/// Of files of more bytes one is looked into at a time: a page takes ten times as much memory while it is taken apart.
const LARGE: usize = 256 << 10;

/// So many bytes of a text have its headline.
const HEAD: usize = 4 << 10;

/// So many bytes behind the end of a paragraph have something of the next one.
const NEXT: usize = 512;

/// So many bytes of a long text tell how long its words are.
const SAMPLE: usize = 64 << 10;

/// What a file says of itself.
pub(super) enum Looks {
    /// It is an article.
    One(Face),
    /// It holds these.
    Several(Vec<Face>),
}

/// What the file at `path` says of itself, or the article that is opened by it, read by the encoding that was `chosen`.
pub(super) fn of(
    path: &Path,
    chosen: Option<Encoding>,
    listing: &Listing,
    places: &Places,
) -> Looks {
    if chosen.is_none()
        && let Some(face) = of_long(path)
    {
        return Looks::One(face);
    }
    let hints = Hints { encoding: chosen };
    let _alone = text::is_longer(path, LARGE).then(|| listing.alone());
    // A book is taken apart once, not a second time because it is found to be one.
    let is_book = is_book(path);
    let read = if is_book {
        None
    } else {
        Some(cache::text_by(path, hints, places))
    };
    match read {
        Some(Ok(read)) => Looks::One(of_text(&read)),
        None | Some(Err(ArticleError::Several { .. })) => of_members(path, places),
        Some(Err(error)) => Looks::One(in_trouble(&error.to_string())),
    }
}

fn is_book(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("epub")) && path.is_file()
}

fn of_members(path: &Path, places: &Places) -> Looks {
    match cache::texts(path, places) {
        Ok(texts) if !texts.is_empty() => {
            Looks::Several(texts.iter().map(|text| of_text(text)).collect())
        }
        // It is called like a book and is none.
        Ok(_) => Looks::One(match cache::text(path, places) {
            Ok(read) => of_text(&read),
            Err(error) => in_trouble(&error.to_string()),
        }),
        Err(error) => Looks::One(in_trouble(&error.to_string())),
    }
}

fn of_text(read: &Text) -> Face {
    Face {
        facts: with_headline(&read.text, read.facts.clone()),
        words: words(&read.text),
        trouble: None,
    }
}

/// That the program broke down on it.
pub(super) fn broken() -> Looks {
    Looks::One(in_trouble("it couldn't be looked into"))
}

fn in_trouble(reason: &str) -> Face {
    let first = reason.lines().next().unwrap_or_default();
    Face {
        trouble: Some(Arc::from(first)),
        ..Face::default()
    }
}

/// The face of a plain text that is too long to be read for a row.
fn of_long(path: &Path) -> Option<Face> {
    let is_long = text::is_longer(path, LONG) && !cache::is_extracted(path);
    let sample =
        input::beginning(path, SAMPLE).filter(|_| is_long && !text::holds_several(path))?;
    let length = usize::try_from(path.metadata().ok()?.len()).ok()?;
    // Something else than plain UTF-8 is read whole, by who knows how.
    let valid = sample.utf8_chunks().next()?.valid();
    let is_plain = valid.len() + 4 > sample.len() && memchr::memchr(0, &sample).is_none();
    is_plain.then(|| Face {
        facts: with_headline(valid, import::told(valid)),
        words: words(valid) * (length / sample.len().max(1)),
        trouble: None,
    })
}

/// `facts`, and the headline of `text` where they have none.
fn with_headline(text: &str, facts: Facts) -> Facts {
    if facts.title.is_some() {
        return facts;
    }
    // Paragraphs end at blank lines if there is one, wherever that is.
    let start = text.len() - text.trim_start().len();
    let parted = memchr::memmem::find(text.as_bytes().get(start..).unwrap_or_default(), b"\n\n");
    let end = parted.map_or(HEAD, |at| HEAD.max(start + at + NEXT));
    let head = text.get(..text.floor_char_boundary(end)).unwrap_or(text);
    let article = Article::new("", head.to_owned());
    let title = article.title().map(visible::line);
    Facts {
        title: title.map(Arc::from),
        ..facts
    }
}

/// How many words `text` has: what blanks part, and each sign of a script that has no blanks.
fn words(text: &str) -> usize {
    if text.is_ascii() {
        return text.split_ascii_whitespace().count();
    }
    let alone = |sign: char| matches!(sign, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    let (mut words, mut signs, mut is_blank) = (0, 0, true);
    for letter in text.chars() {
        if letter.is_whitespace() {
            words += if is_blank { 0 } else { signs.max(1) };
            signs = 0;
            is_blank = true;
        } else {
            is_blank = false;
            signs += usize::from(alone(letter));
        }
    }
    words + if is_blank { 0 } else { signs.max(1) }
}
