//! A row of keys: `j Space Ctrl-d "typed text"`, separated by blanks.

use super::{Key, KeyError, Problem};

/// The keys of a row. Between quotes each character is a key, with `\"` and `\\` for `"` and `\`;
/// a `"` with a blank or nothing after it is the key itself.
///
/// # Errors
/// The first word that is no key, with its column and the nearest right one.
pub fn parse_keys(text: &str) -> Result<Vec<Key>, KeyError> {
    let mut keys = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let column = text.chars().count() - rest.chars().count() + 1;
        let used = one(rest, &mut keys).map_err(|error| KeyError { column, ..error })?;
        rest = rest.get(used..).unwrap_or_default().trim_start();
    }
    Ok(keys)
}

/// Reads the word at the start of `rest`: its length in bytes.
fn one(rest: &str, keys: &mut Vec<Key>) -> Result<usize, KeyError> {
    let word = rest.split(char::is_whitespace).next().unwrap_or(rest);
    match rest.strip_prefix('"') {
        Some(text) if word != "\"" => typed(rest, text, keys),
        _ => {
            keys.push(word.parse()?);
            Ok(word.len())
        }
    }
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
