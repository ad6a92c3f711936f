//! A mail, or a part of one: what it is, and the bytes of its body.

use super::headers::{Headers, Value};
use super::transfer;
use std::borrow::Cow;

/// What a part is that doesn't say it.
pub(super) const PLAIN: &str = "text/plain";

/// What a part of a digest is that doesn't say it.
pub(super) const MESSAGE: &str = "message/rfc822";

/// A mail or a part of one.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) headers: Headers,
    body: &'a [u8],
    kind: Value,
}

impl<'a> Part<'a> {
    /// The part that `bytes` are; `usual` is what it is where it says nothing.
    pub(super) fn read(bytes: &'a [u8], usual: &str) -> Self {
        let (headers, body) = Headers::read(bytes);
        let said = headers.value("content-type").unwrap_or_default();
        let kind = if said.word.contains('/') {
            said
        } else {
            Value {
                word: usual.to_owned(),
                ..said
            }
        };
        Self {
            headers,
            body,
            kind,
        }
    }

    /// What it is, as in `text/plain`.
    pub(super) fn kind(&self) -> &str {
        &self.kind.word
    }

    /// What its letters are said to be written in.
    pub(super) fn charset(&self) -> Option<&str> {
        self.kind.parameter("charset")
    }

    /// Whether it lies beside the words of the mail.
    pub(super) fn is_attached(&self) -> bool {
        let how = self.headers.value("content-disposition");
        how.is_some_and(|how| how.word == "attachment")
    }

    /// Its body as it was before it was written down for its way.
    pub(super) fn content(&self) -> Cow<'a, [u8]> {
        let how = self.headers.value("content-transfer-encoding");
        match how.as_ref().map(|how| &*how.word) {
            Some("quoted-printable") => transfer::quoted_printable(self.body).into(),
            Some("base64") => transfer::base64_lines(self.body).into(),
            _ => self.body.into(),
        }
    }

    /// The parts in it, if it says what stands between them and that stands there.
    pub(super) fn parts(&self) -> Option<impl Iterator<Item = &'a [u8]> + use<'a>> {
        let boundary = self.kind.parameter("boundary").unwrap_or_default();
        let mark = format!("--{}", boundary.trim_end()).into_bytes();
        let mut next = after_mark(self.body, &mark).filter(|_| !boundary.is_empty());
        next.as_ref()?;
        Some(std::iter::from_fn(move || {
            let (rest, is_last) = next.take()?;
            if is_last {
                return None;
            }
            let found = mark_in(rest, &mark);
            let end = found.map_or(rest.len(), |(start, _)| start);
            next = found.and_then(|(_, after)| rest.get(after..).map(told));
            let part = rest.get(..end).unwrap_or_default();
            // The line end before the mark is the mark's.
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            Some(part.strip_suffix(b"\r").unwrap_or(part))
        }))
    }
}

/// What follows the first line of `bytes` that is `mark`, and whether nothing comes after it.
fn after_mark<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], bool)> {
    let (_, after) = mark_in(bytes, mark)?;
    bytes.get(after..).map(told)
}

/// What follows a mark of which `rest` is the end of the line, and whether it was the last one.
fn told(rest: &[u8]) -> (&[u8], bool) {
    let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
    (rest.get(end..).unwrap_or_default(), rest.starts_with(b"--"))
}

/// Where the first line of `bytes` that is `mark` begins, and where the mark in it ends.
fn mark_in(bytes: &[u8], mark: &[u8]) -> Option<(usize, usize)> {
    let places = memchr::memmem::find_iter(bytes, mark);
    let mut places = places.map(|at| (at, at + mark.len()));
    let begins_line = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        before.is_none_or(|byte| *byte == b'\n')
    };
    places.find(|(start, end)| begins_line(*start) && is_rest_of_mark(bytes.get(*end..)))
}

/// Whether a line that begins with a mark and goes on with `rest` is nothing but that mark.
fn is_rest_of_mark(rest: Option<&[u8]>) -> bool {
    let rest = rest.unwrap_or_default();
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_prefix(b"--").unwrap_or(line);
    line.trim_ascii().is_empty()
}
