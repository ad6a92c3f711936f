//! What a plain text says of its source at its head: a block of headers as mails and people's own files have it, a line that is
//! a date, a byline, an address, the dateline of an agency.
//!
//! The text stays as it is. A wrong fact is worse than none: nothing is taken from running prose, and nothing that may be
//! meant otherwise.

mod byline;
mod dateline;
mod encoded;
mod headers;
mod lines;

use crate::article::{Article, Facts};
use std::sync::Arc;

/// So many bytes of a text are its head.
const HEAD: usize = 8 << 10;

/// A fact of more bytes is none.
const LONGEST: usize = 300;

/// What the head of `text`, which is canonical, says of its source. Its headline is told only where that isn't simply its
/// first paragraph.
pub(super) fn told(text: &str) -> Facts {
    let head = head(text);
    let Some(block) = headers::read(head) else {
        return lines::told(head);
    };
    // What stands in a mail is of other things.
    let facts = if block.is_mail {
        block.facts
    } else {
        block.facts.or(&lines::told(block.rest))
    };
    let headline = || {
        let rest = Article::new("", block.rest.to_owned());
        let title = rest.title().filter(|_| !block.is_mail);
        title.and_then(fact)
    };
    Facts {
        title: facts.title.clone().or_else(headline),
        ..facts
    }
}

/// What headers of a mail, their names in small letters and their values, say of it.
pub(super) fn of_mail(headers: &[(String, String)]) -> Facts {
    headers::said(headers)
}

/// The whole lines at the beginning of `text`.
fn head(text: &str) -> &str {
    if text.len() <= HEAD {
        return text;
    }
    let head = text.get(..text.floor_char_boundary(HEAD));
    let head = head.unwrap_or_default();
    head.rfind('\n')
        .and_then(|end| head.get(..end))
        .unwrap_or_default()
}

/// `words` in one line, if they say something.
fn fact(words: &str) -> Option<Arc<str>> {
    let words: Vec<_> = words.split_whitespace().collect();
    let words = words.join(" ");
    (!words.is_empty() && words.len() <= LONGEST).then(|| words.into())
}

/// `words`, if they are an address on the web and nothing else.
pub(super) fn address(words: &str) -> Option<&str> {
    let words = words.trim().trim_start_matches('<').trim_end_matches('>');
    let rest = words
        .strip_prefix("https://")
        .or_else(|| words.strip_prefix("http://"))?;
    let is_one = rest.len() > 3 && !rest.contains(|sign: char| sign.is_whitespace() || sign == '<');
    is_one.then_some(words)
}

/// What stands behind `beginning` in `line`, whichever of its letters are capitals.
fn behind<'a>(line: &'a str, beginning: &str) -> Option<&'a str> {
    let start = line.get(..beginning.len())?;
    (start.to_lowercase() == beginning).then(|| line.get(beginning.len()..))?
}

#[cfg(test)]
mod tests;
