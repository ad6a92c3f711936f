//! Reads a sidecar whose every line is as standoff writes it: many times faster than a TOML parser.
//!
//! It knows a strict part of TOML, one key a line. Where a line is anything else it gives up and
//! says so; the whole file is then the full reader's. What it accepts, that one reads the same.

use super::moment::{is_day, is_moment};
use super::parts::{Entry, Key, Sink, Table, Value};
use super::strings;
use memchr::{memchr, memchr_iter};

/// A table with more unknown keys than this is the full reader's: looking for one of the same name
/// is a walk past all of them.
const MOST_OTHERS: usize = 64;

/// Hands all of `source` to `sink`. The error is the byte at which the first line begins that isn't
/// plain; what `sink` got is then void.
pub(super) fn read<'a>(source: &'a str, sink: &mut impl Sink<'a>) -> Result<(), usize> {
    if !is_plain_text(source.as_bytes()) {
        return Err(0);
    }
    let mut reader = Lines {
        source,
        at: 0,
        table: Table::Root,
        article: false,
        annotation: false,
        known: 0,
        others: Vec::new(),
    };
    while reader.at < source.len() {
        let start = reader.at;
        reader.line(sink).ok_or(start)?;
    }
    Ok(())
}

/// No controls but tabs and line ends, every CR before an LF.
fn is_plain_text(bytes: &[u8]) -> bool {
    let is_control =
        |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F;
    // Without an early exit in a piece the check runs on many bytes at a time.
    let has_control = |piece: &[u8]| {
        piece
            .iter()
            .fold(false, |any, &byte| any | is_control(byte))
    };
    !bytes.chunks(4096).any(has_control)
        && memchr_iter(b'\r', bytes).all(|at| bytes.get(at + 1) == Some(&b'\n'))
}

struct Lines<'a> {
    source: &'a str,
    at: usize,
    table: Table,
    article: bool,
    annotation: bool,
    /// The keys that the table has had already: a bit for each known one, the names of the others.
    known: u32,
    others: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    fn line(&mut self, sink: &mut impl Sink<'a>) -> Option<()> {
        let start = self.at;
        let rest = self.source.get(start..)?;
        let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        self.at = start + end + 1;
        let line = rest.get(..end)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.as_bytes().first() {
            None | Some(b'#') => Some(()),
            Some(b'[') => self.header(line, start, sink),
            Some(_) => self.entry(line, start, sink),
        }
    }

    fn header(&mut self, line: &str, at: usize, sink: &mut impl Sink<'a>) -> Option<()> {
        self.table = match line {
            "[[annotation]]" => Table::Annotation,
            "[[annotation.conflict]]" if self.annotation => Table::Conflict,
            "[article]" if !self.article => Table::Article,
            _ => return None,
        };
        self.annotation |= self.table == Table::Annotation;
        self.article |= self.table == Table::Article;
        self.known = 0;
        self.others.clear();
        sink.table(self.table, at);
        Some(())
    }

    fn entry(&mut self, line: &'a str, start: usize, sink: &mut impl Sink<'a>) -> Option<()> {
        let bare = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let length = line
            .bytes()
            .position(|byte| !bare(&byte))
            .filter(|&length| length > 0)?;
        let word = line.get(..length)?;
        let key = Key::of(word, self.table);
        if !self.is_first(key, word) {
            return None;
        }
        let after = line
            .get(length..)?
            .trim_start_matches([' ', '\t'])
            .strip_prefix('=')?;
        let text = after.trim_start_matches([' ', '\t']);
        let (value, taken) = value(text)?;
        let rest = text.get(taken..)?.trim_start_matches([' ', '\t']);
        if !(rest.is_empty() || rest.starts_with('#')) {
            return None;
        }
        let from = start + line.len() - text.len();
        sink.entry(Entry {
            key,
            at: start,
            value,
            value_span: from..from + taken,
        });
        Some(())
    }

    /// Whether the table may have the key `word` and didn't have it yet.
    fn is_first(&mut self, key: Option<Key>, word: &'a str) -> bool {
        let Some(key) = key else {
            // With this name there may be tables too, which only the full reader tells apart.
            let new = word != "conflict" && !self.others.contains(&word);
            self.others.push(word);
            return new && self.others.len() <= MOST_OTHERS;
        };
        let bit = 1 << key as u32;
        let new = self.known & bit == 0 && !matches!(key, Key::Article | Key::Annotation);
        self.known |= bit;
        new
    }
}

/// The value that `text` begins with and its length.
fn value(text: &str) -> Option<(Value<'_>, usize)> {
    match text.as_bytes().first()? {
        b'"' => strings::decode(text).map(|(value, taken)| (Value::Text(value), taken)),
        b'0'..=b'9' => number_or_moment(text),
        b't' => text.starts_with("true").then_some((Value::Truth(true), 4)),
        b'f' => text
            .starts_with("false")
            .then_some((Value::Truth(false), 5)),
        _ => None,
    }
}

fn number_or_moment(text: &str) -> Option<(Value<'_>, usize)> {
    let length = text.find([' ', '\t', '#']).unwrap_or(text.len());
    let word = text.get(..length)?;
    let is_number = word.len() <= 15 && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (word == "0" || !word.starts_with('0')) {
        return Some((Value::Number(word.parse().ok()?), length));
    }
    if is_day(word) {
        return Some((Value::Day(word), length));
    }
    is_moment(word).then_some((Value::Moment(word), length))
}
