//! Many mails in one file, each behind a line that begins with `From `: a mailbox, as its name says (`.mbox`).

use super::headers::{ends_blank, header};
use super::part::{self, Part};
use super::{facts, read, unmarked};
use crate::import::encoding::Encoding;
use crate::import::{ImportError, Page, kind};
use std::borrow::Cow;

/// No mailbox has more mails.
const MOST: usize = 100_000;

/// Whether `bytes`, or those that a file called `name` begins with, are a mailbox.
pub(in crate::import) fn is_mailbox(bytes: &[u8], name: &str) -> bool {
    kind::is_mailbox(name) && unmarked(bytes).starts_with(b"From ")
}

/// Whether another mail begins in `bytes`.
pub(super) fn has_several(bytes: &[u8]) -> bool {
    starts(bytes).any(|at| at > 0)
}

/// The mails in `bytes`, those without words too, so that none changes its number for what another one has.
///
/// # Errors
/// There are too many.
pub(in crate::import) fn mails(
    bytes: &[u8],
    chosen: Option<Encoding>,
) -> Result<Vec<Page>, ImportError> {
    let bytes = unmarked(bytes);
    let starts: Vec<_> = starts(bytes).take(MOST + 1).collect();
    if starts.len() > MOST {
        return Err(ImportError::TooMuch("has more than 100,000 mails"));
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let pieces = starts.iter().zip(ends);
    let pieces = pieces.filter_map(|(start, end)| bytes.get(*start..end));
    Ok(pieces.map(|piece| page(piece, chosen)).collect())
}

fn page(piece: &[u8], chosen: Option<Encoding>) -> Page {
    let piece = unquoted(piece);
    read(&piece, chosen).map_or_else(|_| without_words(&piece), |(page, _)| page)
}

/// What is known of a mail of which there is nothing to read.
fn without_words(piece: &[u8]) -> Page {
    Page {
        text: String::new(),
        facts: facts(&Part::read(piece, part::PLAIN)),
    }
}

/// Where mails begin in `bytes`: at a line that begins with `From ` behind a blank one, if a header stands below it.
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let places = memchr::memmem::find_iter(bytes, b"From ");
    places.filter(|at| {
        let (before, line) = bytes.split_at(*at);
        let is_behind = before.is_empty() || ends_blank(before);
        let mut lines = line.splitn(3, |byte| *byte == b'\n').skip(1);
        is_behind && lines.next().is_some_and(|line| header(line).is_some())
    })
}

/// `piece` with its lines that begin with `From ` as they were before it came to others.
fn unquoted(piece: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(piece, b">From ").is_none() {
        return piece.into();
    }
    let mut out = Vec::with_capacity(piece.len());
    for (number, line) in piece.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let bare = line
            .iter()
            .position(|byte| *byte != b'>')
            .unwrap_or_default();
        let is_quoted = number > 1 && bare > 0;
        let is_from = line
            .get(bare..)
            .is_some_and(|line| line.starts_with(b"From "));
        let from = usize::from(is_quoted && is_from);
        out.extend_from_slice(line.get(from..).unwrap_or_default());
    }
    out.into()
}
