//! Many articles in one stream, JSON Lines of `{"id": …, "text": …}`: read one after another, so that a
//! thousand of them take the memory of one.
//!
//! Knows how such a line looks, and nothing of what is done with the articles.

use super::input;
use super::text::{self, ARTICLE_LIMIT, ArticleError, Hints, STANDARD_INPUT, Text, of_input};
use crate::import::canonical_text;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, StdinLock};
use std::path::Path;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// An article of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Streamed {
    /// What its line calls it.
    pub id: String,
    /// Its canonical text.
    pub text: String,
}

/// What stands in a line, whatever else does.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Written {
    id: Id,
    text: String,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` is neither a text nor a number")]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Articles, a line each.
#[derive(Debug)]
pub struct Stream<R> {
    source: R,
    /// How messages call it.
    name: String,
    /// A line that was read before its turn.
    ahead: Option<Line>,
    /// The number of the line read last.
    number: usize,
    ended: bool,
}

/// A line as it stands in the stream.
#[derive(Debug)]
enum Line {
    Whole(Vec<u8>),
    /// It has more bytes than an article may have.
    TooLong,
}

impl Stream<BufReader<File>> {
    /// The articles of the file at `path`.
    ///
    /// # Errors
    /// As [`super::text::read`].
    pub fn open(path: &Path) -> Result<Self, ArticleError> {
        let (file, _) = input::open(path).map_err(|error| of_input(path, error))?;
        let name = path.to_string_lossy().into_owned();
        Ok(Self::new(BufReader::new(file), name))
    }
}

/// What comes by standard input.
#[derive(Debug)]
pub enum Incoming {
    /// One text.
    Text(Text),
    /// Many, a line each.
    Stream(Stream<StdinLock<'static>>),
}

/// What comes by standard input: where its first line that isn't blank is an object with `id` and `text`, or
/// wherever `is_stream` says so, many articles; else one, which is called `name`.
///
/// # Errors
/// As [`super::text::read_stdin`].
pub fn standard_input(name: &str, is_stream: bool, hints: Hints) -> Result<Incoming, ArticleError> {
    let mut stream = Stream::new(io::stdin().lock(), STANDARD_INPUT.to_owned());
    if is_stream {
        return Ok(Incoming::Stream(stream));
    }
    let failed = |error| ArticleError::Io(STANDARD_INPUT.into(), error);
    let before = stream.look_ahead().map_err(failed)?;
    if matches!(&stream.ahead, Some(Line::Whole(line)) if parse(line).is_ok()) {
        return Ok(Incoming::Stream(stream));
    }
    let bytes = stream.all(before)?;
    text::of_bytes(name, bytes, hints).map(Incoming::Text)
}

impl<R: BufRead> Stream<R> {
    /// The articles in `source`, which messages call `name`.
    pub fn new(source: R, name: String) -> Self {
        Self {
            source,
            name,
            ahead: None,
            number: 0,
            ended: false,
        }
    }

    /// Reads up to the first line that isn't blank, which stays to be read. The blank lines before it.
    fn look_ahead(&mut self) -> io::Result<Vec<u8>> {
        let mut before = Vec::new();
        while let Some(line) = self.next_line()? {
            match line {
                Line::Whole(line) if is_blank(&line) && before.len() < ARTICLE_LIMIT => {
                    before.extend(line);
                }
                line => {
                    self.ahead = Some(line);
                    self.number -= 1;
                    break;
                }
            }
        }
        Ok(before)
    }

    /// The bytes of all lines still to be read, after those `before` them.
    fn all(mut self, before: Vec<u8>) -> Result<Vec<u8>, ArticleError> {
        let mut bytes = before;
        match self.ahead.take() {
            Some(Line::Whole(line)) => bytes.extend(line),
            Some(Line::TooLong) => return Err(ArticleError::TooLong(STANDARD_INPUT.into())),
            None => {}
        }
        let rest = ARTICLE_LIMIT.saturating_sub(bytes.len()) as u64 + 1;
        let read = self.source.take(rest).read_to_end(&mut bytes);
        read.map_err(|error| ArticleError::Io(STANDARD_INPUT.into(), error))?;
        if bytes.len() > ARTICLE_LIMIT {
            return Err(ArticleError::TooLong(STANDARD_INPUT.into()));
        }
        Ok(bytes)
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        if let Some(ahead) = self.ahead.take() {
            self.number += 1;
            return Ok(Some(ahead));
        }
        let mut line = Vec::new();
        let limit = ARTICLE_LIMIT as u64 + 1;
        let read = (&mut self.source)
            .take(limit)
            .read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if read as u64 == limit && line.last() != Some(&b'\n') {
            self.source.skip_until(b'\n')?;
            return Ok(Some(Line::TooLong));
        }
        Ok(Some(Line::Whole(line)))
    }

    /// That something is wrong with the line read last.
    fn fault(&self, what: &str) -> String {
        let name = crate::article::visible::line(&self.name);
        format!("{name}:{}: {what}", self.number)
    }
}

/// The articles in order; for a line that is none, what is wrong with it, with its number. Blank lines are none.
impl<R: BufRead> Iterator for Stream<R> {
    type Item = Result<Streamed, String>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.next_line() {
                Ok(Some(Line::Whole(line))) if is_blank(&line) => {}
                Ok(Some(Line::Whole(line))) => {
                    return Some(parse(&line).map_err(|what| self.fault(&what)));
                }
                Ok(Some(Line::TooLong)) => {
                    return Some(Err(self.fault("the line is longer than 256 MiB")));
                }
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    self.number += 1;
                    return Some(Err(self.fault(&format!("can't be read: {error}"))));
                }
            }
        }
        None
    }
}

fn is_blank(line: &[u8]) -> bool {
    without_mark(line).trim_ascii().is_empty()
}

fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line)
}

/// The article that stands in `line`, or what is wrong with it.
fn parse(line: &[u8]) -> Result<Streamed, String> {
    const EXPECTED: &str = "expected a JSON object with \"id\" and \"text\"";
    let line = std::str::from_utf8(without_mark(line)).map_err(|error| {
        let at = error.valid_up_to();
        format!("isn't UTF-8, from byte {at} of the line on; {EXPECTED}")
    })?;
    if !line.trim_start().starts_with('{') {
        return Err(EXPECTED.to_owned());
    }
    let written: Written = serde_json::from_str(line).map_err(|error| {
        let what = error.to_string();
        let (what, column) = (
            what.split(" at line ").next().unwrap_or(&what),
            error.column(),
        );
        let what = crate::article::visible::line(what);
        format!("{what} (column {column}); {EXPECTED}")
    })?;
    Ok(Streamed {
        id: match written.id {
            Id::Text(id) => id,
            Id::Number(number) => number.to_string(),
        },
        text: canonical_text(written.text),
    })
}

#[cfg(test)]
mod tests;
