//! What can be read of a text that isn't TOML: all but the lines that are wrong.
//!
//! The recovering parser of `toml` alone isn't enough: behind a line without `=` it reads no more, and a
//! bracket that isn't closed takes all the tables after it along.

use super::fault::{Fault, MOST};
use super::kind::Kind;
use toml::de::DeTable;

/// A text of which the wrong lines are blanked: what is left stands where it stood.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) faults: Vec<Fault>,
    /// Where the tables begin that lost a line.
    pub(super) torn: Vec<usize>,
    /// Where the lines begin that should begin a side, and can't be read.
    pub(super) lost_sides: Vec<usize>,
}

/// `source` without what is wrong.
pub(super) fn mend(source: &str) -> Mended {
    let mut mended = Mended::default();
    let mut table = 0;
    // Below a header that can't be read stands what must not be taken for a part of the table above.
    let mut is_lost = false;
    for (at, piece) in pieces(source) {
        let error = DeTable::parse(piece).err();
        if let Some(word) = header(piece) {
            table = at + (piece.len() - piece.trim_start().len());
            is_lost = error.is_some();
            if is_lost && word == Kind::Side.name() {
                mended.lost_sides.push(table);
            }
        }
        if let Some(error) = &error {
            mended.torn.push(table);
            if mended.faults.len() < MOST {
                mended.faults.push(syntax(at, error));
            }
        }
        if is_lost || error.is_some() {
            blank(piece, &mut mended.text);
        } else {
            mended.text += piece;
        }
    }
    mended
}

/// Writes as many blanks as `piece` has bytes; its lines stay.
fn blank(piece: &str, text: &mut String) {
    let blanks = piece
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    text.extend(blanks);
}

/// What `error` says of a text that begins at byte `at`.
pub(super) fn syntax(at: usize, error: &toml::de::Error) -> Fault {
    let within = error.span().map_or(0, |span| span.start);
    let reason = error.message().replace('\n', ", ");
    Fault::new(at + within, &format!("{reason}; mend the line"))
}

/// The headers and the keys with their values, each with its place and with what follows up to the next.
fn pieces(source: &str) -> Vec<(usize, &str)> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if at > 0 && (header(line).is_some() || is_entry(line)) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    let pieces = starts.iter().zip(ends);
    pieces
        .map(|(&start, end)| (start, source.get(start..end).unwrap_or_default()))
        .collect()
}

/// What `line` seems to begin a table of.
fn header(line: &str) -> Option<&str> {
    let name = line.trim_start().strip_prefix('[')?;
    let (name, _) = word(name.strip_prefix('[').unwrap_or(name).trim_start());
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        .then_some(name)
}

/// Whether `line` seems to begin with a key.
fn is_entry(line: &str) -> bool {
    let (name, rest) = word(line.trim_start());
    let is_known = Kind::ALL.iter().any(|kind| kind.keys().contains(&name));
    !name.is_empty()
        && (rest.starts_with('=') || is_known && rest.starts_with(['"', '\'', '[', ':']))
}

/// The bare key at the beginning of `text`, and what follows it and its blanks.
fn word(text: &str) -> (&str, &str) {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word, rest.trim_start())
}
