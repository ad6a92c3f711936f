//! A row of keys: `j Space Ctrl-d "typed text"`, separated by blanks. Commas join keys to one word: `r,s`.

use super::{Key, KeyError, Problem};
use crate::keys::Sequence;

/// The keys of a row. Between quotes each character is a key, with `\"` and `\\` for `"` and `\`;
/// a `"` with a blank or nothing after it is the key itself.
///
/// # Errors
/// The first word that is no key, with its column and the nearest right one.
pub fn parse_keys(text: &str) -> Result<Vec<Key>, KeyError> {
    let mut keys = Vec::new();
    each_word(text, |word| one(word, &mut keys))?;
    Ok(keys)
}

/// The ways to press something: alternatives separated by blanks, the keys of a sequence joined by commas or typed text,
/// as in `x Delete d,d`. A sequence that is too long is left out.
///
/// # Errors
/// As [`parse_keys`].
pub fn parse_ways(text: &str) -> Result<Vec<Sequence>, KeyError> {
    let (mut ways, mut keys) = (Vec::new(), Vec::new());
    each_word(text, |word| {
        keys.clear();
        let used = one(word, &mut keys)?;
        ways.extend(Sequence::new(&keys));
        Ok(used)
    })?;
    Ok(ways)
}

/// Calls `read` with what is left of `text` from each word on; it says how long the word is, in bytes.
fn each_word(
    text: &str,
    mut read: impl FnMut(&str) -> Result<usize, KeyError>,
) -> Result<(), KeyError> {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let column = text.chars().count() - rest.chars().count() + 1;
        let used = read(rest).map_err(|error| KeyError { column, ..error })?;
        rest = rest.get(used..).unwrap_or_default().trim_start();
    }
    Ok(())
}

/// Reads the word at the start of `rest`: its length in bytes.
fn one(rest: &str, keys: &mut Vec<Key>) -> Result<usize, KeyError> {
    let word = rest.split(char::is_whitespace).next().unwrap_or(rest);
    match rest.strip_prefix('"') {
        Some(text) if word != "\"" => typed(rest, text, keys),
        _ => {
            joined(word, keys)?;
            Ok(word.len())
        }
    }
}

/// Reads keys that commas join. A comma is the key itself at an end of the word and where what stands before it is no key.
fn joined(word: &str, keys: &mut Vec<Key>) -> Result<(), KeyError> {
    let inner = word.match_indices(',').map(|(at, _)| at);
    let mut inner = inner.filter(|at| *at > 0 && at + 1 < word.len());
    let first = inner.find_map(|at| Some((word.get(..at)?.parse().ok()?, word.get(at + 1..)?)));
    if let Some((key, rest)) = first {
        keys.push(key);
        return joined(rest, keys);
    }
    keys.push(word.parse()?);
    Ok(())
}

/// Reads typed text, `text` being `rest` after the opening quote: the length of both quotes and what is between them.
fn typed(rest: &str, text: &str, keys: &mut Vec<Key>) -> Result<usize, KeyError> {
    let fail = |end: usize, problem| KeyError::new(rest.get(..end).unwrap_or(rest), 1, problem);
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        let end = 1 + at + char.len_utf8();
        let typed = match char {
            '"' if text.get(at + 1..).is_some_and(|after| {
                !after.is_empty() && !after.starts_with(char::is_whitespace)
            }) =>
            {
                return Err(fail(end, Problem::Glued));
            }
            '"' => return Ok(end),
            '\\' => match chars.next() {
                Some((_, escaped @ ('"' | '\\'))) => escaped,
                _ => return Err(fail(end, Problem::Escape)),
            },
            _ if char.is_control() => return Err(fail(end, Problem::Control)),
            _ => char,
        };
        keys.push(Key::char(typed));
    }
    Err(fail(rest.len(), Problem::Unclosed))
}
