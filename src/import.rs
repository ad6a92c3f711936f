//! Files as they come made into articles: bytes in, the canonical text and the facts of its source out.
//!
//! Knows what a text is, and nothing of files, sidecars and screens. Runs nothing that stands in a page and
//! fetches nothing; the same bytes give the same text on every machine.
//!
//! [`bring`] says what bytes are (`kind`: their beginning counts more than the name), unpacks them (`packed`), finds out their
//! encoding (`encoding`) and hands them to `html`, `markdown`, `epub`, `mail` or `database`; what a plain text says of its source, `head` finds.

pub mod database;
pub mod encoding;
mod epub;
mod error;
mod head;
pub mod html;
mod kind;
mod mail;
mod markdown;
mod packed;
mod transfer;

pub use encoding::Encoding;
pub use error::ImportError;

use crate::article::{Coding, Date, Facts, Known};
use database::Pattern;
use encoding::NoText;
use kind::Kind;
use std::borrow::Cow;
use std::sync::Arc;

/// So many bytes tell what a text is.
const BEGINNING: usize = 4096;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A text made of a file, with what the file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The canonical text: no byte order mark, lines ended by LF alone.
    pub text: String,
    /// What its source says of it.
    pub facts: Facts,
}

/// What was in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Its articles.
    pub content: Content,
    /// In which encoding they were.
    pub coding: Coding,
}

/// The articles of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// It is one.
    One(Page),
    /// It holds several, be it a single one: chapters of a book, articles of an export, mails of a mailbox.
    Many(Vec<Page>),
}

/// What a person says of files beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The encoding that they are in; nothing: it is found out.
    pub encoding: Option<Encoding>,
    /// How exports of databases look; the first pattern that is for the file's name serves.
    pub patterns: &'a [Pattern],
}

/// The articles in `bytes`, the content of a file called `name`.
///
/// # Errors
/// They are no text, damaged, encrypted, or too long when they are unpacked.
pub fn bring(bytes: Vec<u8>, name: &str, hints: Hints<'_>) -> Result<Brought, ImportError> {
    let (bytes, name) = if kind::of(&bytes) == Kind::Gzip {
        (packed::unpack(&bytes)?, kind::unpacked_name(name))
    } else {
        (bytes, name)
    };
    match kind::of(&bytes) {
        Kind::Text => bring_text(bytes, name, hints),
        Kind::Zip => Ok(Brought {
            content: Content::Many(epub::chapters(bytes)?),
            coding: Coding::default(),
        }),
        Kind::Pdf => Err(ImportError::Pdf),
        Kind::Gzip => Err(ImportError::Other(
            "packed with gzip twice",
            "Unpack it first, by `gunzip FILE`.",
        )),
        Kind::Other(what, remedy) => Err(ImportError::Other(what, remedy)),
    }
}

fn bring_text(bytes: Vec<u8>, name: &str, hints: Hints<'_>) -> Result<Brought, ImportError> {
    let mut patterns = hints.patterns.iter().filter(|pattern| pattern.is_for(name));
    if !patterns.clone().any(Pattern::holds_many)
        && let Some(brought) = bring_mail(&bytes, name, hints.encoding)?
    {
        return Ok(brought);
    }
    let by_pattern = || patterns.clone().find_map(Pattern::encoding);
    let encoding = hints.encoding.or_else(by_pattern);
    let (text, mut coding) = encoding::decode(bytes, encoding).map_err(refused)?;
    if hints.encoding.is_none() && coding.known == Known::Chosen {
        // Nobody chose it for this one text.
        coding.known = Known::Certain;
    }
    let text = canonical_text(text);
    let one = |page| {
        Ok(Brought {
            content: Content::One(page),
            coding,
        })
    };
    if let Some(pattern) = patterns.find(|pattern| pattern.holds_many()) {
        let content = Content::Many(pattern.articles(&text)?);
        return Ok(Brought { content, coding });
    }
    if kind::is_web_archive(&text, name) {
        let what = "a page with all that belongs to it (MHTML)";
        return Err(ImportError::Other(
            what,
            "Save it as HTML alone from the browser.",
        ));
    }
    if kind::is_html(&text, name) {
        return one(html::extract(&text)?);
    }
    if kind::is_markdown(name) {
        return one(markdown::read(text));
    }
    let facts = told(&text);
    one(Page { text, facts })
}

/// What is in `bytes`, if they are a mail or many of them.
fn bring_mail(
    bytes: &[u8],
    name: &str,
    chosen: Option<Encoding>,
) -> Result<Option<Brought>, ImportError> {
    if mail::is_mailbox(bytes, name) {
        let content = Content::Many(mail::mails(bytes, chosen)?);
        let coding = Coding::default();
        return Ok(Some(Brought { content, coding }));
    }
    if !mail::is_one(bytes, name) || kind::is_web_archive(&beginning(bytes), name) {
        return Ok(None);
    }
    let (page, coding) = mail::read(bytes, chosen)?;
    let content = Content::One(page);
    Ok(Some(Brought { content, coding }))
}

/// The place in a codebook of the pattern for the text in `bytes`, the content of a file called `name`, if no line there is as
/// it says that articles end: they are one article then.
#[must_use]
pub fn unmatched(bytes: Vec<u8>, name: &str, hints: Hints<'_>) -> Option<String> {
    let (bytes, name) = match unpacked(&bytes, name).ok()? {
        Some(unpacked) => unpacked,
        None => (bytes, name),
    };
    let mut patterns = hints.patterns.iter().filter(|pattern| pattern.is_for(name));
    let encoding = patterns.clone().find_map(Pattern::encoding);
    let pattern = patterns.find(|pattern| pattern.holds_many())?;
    if kind::of(&bytes) != Kind::Text {
        return None;
    }
    let (text, _) = encoding::decode(bytes, hints.encoding.or(encoding)).ok()?;
    let place = pattern.unmatched(&canonical_text(text))?;
    Some(place.to_owned())
}

/// What a plain text, which is canonical, says of its source at its head. Its beginning tells as much as the whole.
#[must_use]
pub fn told(text: &str) -> Facts {
    head::told(text)
}

fn refused(reason: NoText) -> ImportError {
    match reason {
        NoText::Binary => ImportError::Other(
            "no text: it has many bytes 0, as programs and pictures have",
            "Export it as text; if it is one, name its encoding: --encoding utf-16le",
        ),
        NoText::Ebcdic => ImportError::Other(
            "a text in EBCDIC, it seems",
            "Convert it first, for example by `iconv -f IBM037 -t UTF-8`; if it is none, name its encoding: --encoding utf-8",
        ),
    }
}

/// What `bytes` are when they are unpacked, and what a file called `name` is then; nothing where they aren't packed.
///
/// # Errors
/// They are damaged, or too long.
pub fn unpacked<'a>(
    bytes: &[u8],
    name: &'a str,
) -> Result<Option<(Vec<u8>, &'a str)>, ImportError> {
    if kind::of(bytes) != Kind::Gzip {
        return Ok(None);
    }
    Ok(Some((packed::unpack(bytes)?, kind::unpacked_name(name))))
}

/// Whether a file called `name` that begins with `bytes` is plain text by both: what it shows is what it holds.
#[must_use]
pub fn is_plain(bytes: &[u8], name: &str, patterns: &[Pattern]) -> bool {
    let text = beginning(bytes);
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
    let is_text = kind::of(bytes) == Kind::Text && memchr::memchr(0, bytes).is_none();
    // What a page begins with may stand behind a long remark, or many blanks.
    let start = text.trim_start();
    let may_be_page = start.is_empty() || start.starts_with("<!--") || start.starts_with("<?");
    let is_other = may_be_page
        || kind::is_markup(name)
        || kind::is_html(text, name)
        || kind::is_web_archive(text, name)
        || mail::is_one(bytes, name)
        || mail::is_mailbox(bytes, name);
    is_text && !is_other && !patterns.iter().any(|pattern| pattern.is_for(name))
}

/// The first characters of `bytes`. What is UTF-8 isn't taken apart for it: it is asked of each of ten thousand files.
fn beginning(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..BEGINNING).unwrap_or(bytes);
    // At its end a character may be cut off.
    let mut whole = (0..4).filter_map(|less| head.get(..head.len().checked_sub(less)?));
    let whole = whole.find_map(|head| std::str::from_utf8(head).ok());
    whole.map_or_else(|| String::from_utf8_lossy(head), Cow::Borrowed)
}

/// Whether a file called `name` that begins with `bytes` is one that holds several articles: a book, as far as its beginning
/// tells, a mailbox, or an export for which there is a pattern.
#[must_use]
pub fn holds_several(bytes: &[u8], name: &str, patterns: &[Pattern]) -> bool {
    let mut patterns = patterns.iter().filter(|pattern| pattern.is_for(name));
    let unpacked = kind::unpacked_name(name);
    let is_named = || kind::ends_in(unpacked, &["epub"]) || kind::is_mailbox(unpacked);
    match kind::of(bytes) {
        Kind::Zip => true,
        Kind::Gzip if is_named() => true,
        Kind::Text if mail::is_mailbox(bytes, name) => true,
        Kind::Text | Kind::Gzip => patterns.any(Pattern::holds_many),
        Kind::Pdf | Kind::Other(..) => false,
    }
}

/// The day that `words` name, as in `2017-04-12`; else the words.
fn day(words: Arc<str>) -> Arc<str> {
    let day = Date::only_in(&words);
    day.map_or(words, |day| day.to_string().into())
}

/// `text` without a byte order mark, its lines ended by LF alone. Copies nothing but where there are carriage
/// returns.
#[must_use]
pub fn canonical_text(mut text: String) -> String {
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        return with_line_feeds(&text);
    }
    text
}

/// `text` with every CR LF and every other CR turned into LF.
fn with_line_feeds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        let (line, end) = rest.split_at(at);
        out.push_str(line);
        out.push('\n');
        let end = end.strip_prefix('\r').unwrap_or(end);
        rest = end.strip_prefix('\n').unwrap_or(end);
    }
    out.push_str(rest);
    out
}
