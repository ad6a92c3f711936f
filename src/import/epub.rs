//! A book as an EPUB: each document of its spine that has words in it is an article.
//!
//! All of a chapter's text is taken, in the order in which it stands. Nothing is written anywhere, and what a path in the
//! book leads to is looked for in the book alone.

mod archive;
mod chapter;
mod contents;
mod package;

use super::{ImportError, Page, canonical_text};
use crate::article::Facts;
use archive::Archive;
use package::Package;

/// The chapters of the book that `bytes` hold.
///
/// # Errors
/// It is another kind of archive, damaged, encrypted, or too long when it is unpacked.
pub(super) fn chapters(bytes: Vec<u8>) -> Result<Vec<Page>, ImportError> {
    let mut archive = Archive::open(bytes)?;
    archive.refuse_encrypted()?;
    let at = package::place(&archive.text("META-INF/container.xml")?)
        .ok_or_else(|| part("META-INF/container.xml", "names no book"))?;
    let package = Package::read(&archive.text(&at)?, &at);
    let titles = match &package.contents {
        Some(path) => contents::titles(&archive.text(path)?, path),
        None => Vec::new(),
    };
    let mut pages = Vec::new();
    for path in &package.spine {
        let document = archive.text(path)?;
        let chapter = chapter::read(&document);
        if chapter.text.trim().is_empty() {
            continue;
        }
        let listed = titles.iter().find(|(listed, _)| listed == path);
        let title = listed.map(|(_, title)| title.clone()).or(chapter.heading);
        pages.push(Page {
            text: canonical_text(chapter.text),
            facts: Facts {
                title: title.map(Into::into),
                ..package.facts.clone()
            },
        });
    }
    if pages.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(pages)
}

fn part(path: &str, what: &'static str) -> ImportError {
    ImportError::Part(path.to_owned(), what)
}

/// A reader of XML that is as lenient as it can be.
fn lenient(document: &str) -> quick_xml::Reader<&[u8]> {
    let mut reader = quick_xml::Reader::from_str(document);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The path in the book that `reference` leads to from the document at `from`, without what follows a `#`; nothing where it
/// leads out of the book.
fn resolved(from: &str, reference: &str) -> Option<String> {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.contains(':') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<String> = Vec::new();
    let path = unescaped(path);
    let folder = if path.starts_with('/') { "" } else { folder };
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part.to_owned()),
        }
    }
    Some(parts.join("/"))
}

/// `path` with what stands as `%20` in it as the characters that are meant.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let code = code
            .filter(|_| *first == b'%')
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The character or the characters that the reference called `name` stands for: itself where nobody knows it.
fn referred(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        hexadecimal.map_or_else(
            || number.parse().ok(),
            |number| u32::from_str_radix(number, 16).ok(),
        )
    });
    if name.starts_with('#') {
        let letter = number
            .and_then(char::from_u32)
            .filter(|letter| *letter != '\0');
        return letter.unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
    }
    let known = quick_xml::escape::resolve_html5_entity(name);
    known.map_or_else(|| format!("&{name};"), str::to_owned)
}

#[cfg(test)]
mod tests;
