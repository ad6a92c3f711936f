//! A mail as a file: its words without what mail programs put around them; its subject, its sender and its day as facts.
//!
//! A file is a mail if it is called `.eml`, or if it begins with headers that say how a mail's body is written down. What merely
//! begins with `From: …` stays a plain text, of which `head` knows the facts. What is attached is read only where a mail
//! has no words of its own.

mod headers;
mod mailbox;
mod part;
mod pieces;

use super::encoding::Encoding;
use super::transfer;
use super::{ImportError, Page, kind};
use crate::article::{Coding, Facts};
use headers::Headers;
pub(super) use mailbox::{is_mailbox, mails};
use part::Part;
use pieces::{Piece, Pieces};

/// The mark that some programs put before UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// So many bytes at the beginning of a text are looked at for the headers of a mail.
const REACH: usize = 64 << 10;

/// Headers that say how a body is written down: no text has them that somebody has typed.
const OF_BODIES: &[&str] = &["mime-version", "content-type", "content-transfer-encoding"];

/// Headers of which a mail has at least one.
const OF_MAILS: &[&str] = &["from", "subject", "message-id", "received"];

/// A mail's words and what it says of itself, and the encoding it came in.
pub(super) type Mail = (Page, Coding);

/// Whether `bytes`, the file called `name`, are a mail. The first 64 KiB of them tell it, but for files of several mails.
pub(super) fn is_one(bytes: &[u8], name: &str) -> bool {
    let bytes = unmarked(bytes);
    if kind::is_mail(name) {
        let (headers, _) = Headers::read(bytes);
        return has_any(&headers, OF_MAILS) || has_any(&headers, OF_BODIES);
    }
    if kind::is_markup(name) || !headers::begins(bytes) {
        return false;
    }
    let head = bytes.get(..REACH).unwrap_or(bytes);
    let (headers, rest) = Headers::read(head);
    let ends = head.len() - rest.len();
    let is_whole = head.get(..ends).is_some_and(headers::ends_blank);
    let is_one = is_whole && has_any(&headers, OF_BODIES) && has_any(&headers, OF_MAILS);
    // A file of several is one only by its name: what was tagged in it as one text stays where it is.
    is_one && !mailbox::has_several(bytes)
}

fn has_any(headers: &Headers, names: &[&str]) -> bool {
    names.iter().any(|name| headers.has(name))
}

/// The mail in `bytes`, in the encoding that a person has `chosen`, else as its parts say.
///
/// # Errors
/// It is encrypted, has no words, or a page of too many elements.
pub(super) fn read(bytes: &[u8], chosen: Option<Encoding>) -> Result<Mail, ImportError> {
    let part = Part::read(unmarked(bytes), part::PLAIN);
    let facts = facts(&part);
    let mut pieces = Pieces::new(chosen);
    let found = pieces.of_mail(part, 0);
    if found.is_empty()
        && let Some(error) = pieces.trouble()
    {
        return Err(error);
    }
    Ok(joined(found, &facts))
}

fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

/// What the headers of a mail say of it: its subject is its title, who sent it its author.
fn facts(mail: &Part<'_>) -> Facts {
    let said = |name: &str| {
        let value = mail.headers.text(name, mail.charset())?;
        Some((name.to_owned(), value))
    };
    let entries: Vec<_> = ["subject", "from", "date"]
        .into_iter()
        .filter_map(said)
        .collect();
    super::head::of_mail(&entries)
}

/// `pieces` as one text, each a paragraph of its own at least; of a page in it is told what `facts` lack.
fn joined(pieces: Vec<Piece>, facts: &Facts) -> Mail {
    let coding = pieces.iter().map(|piece| piece.coding);
    let coding = coding.filter(|coding| !coding.is_plain());
    let coding = coding.reduce(|one, other| Coding {
        replaced: one.replaced + other.replaced,
        ..one
    });
    let mut facts = facts.clone();
    let mut text = String::new();
    for piece in pieces {
        facts = facts.or(&piece.page.facts);
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(piece.page.text.trim_matches('\n').trim_end());
    }
    text.push('\n');
    (Page { text, facts }, coding.unwrap_or_default())
}

#[cfg(test)]
mod tests;
