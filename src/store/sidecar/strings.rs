//! Strings of the sidecar: TOML basic strings on one line, nothing invisible in them.
//!
//! Controls, direction marks and invisible characters are written as escapes, so that a look at the
//! file or at its diff shows all there is, and line-end conversion changes no value.

use std::borrow::Cow;
use std::fmt::Write;

/// Characters that are not seen or change how others are seen: Unicode 16, `General_Category=Cf`
/// and `Default_Ignorable_Code_Point`, line and paragraph separators. Variation selectors are
/// apart: after a character that they vary they are part of it.
const UNSEEN: [(char, char); 28] = [
    ('\u{0}', '\u{1F}'),
    ('\u{7F}', '\u{9F}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{600}', '\u{605}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{6DD}', '\u{6DD}'),
    ('\u{70F}', '\u{70F}'),
    ('\u{890}', '\u{891}'),
    ('\u{8E2}', '\u{8E2}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{2028}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFFB}'),
    ('\u{110BD}', '\u{110BD}'),
    ('\u{110CD}', '\u{110CD}'),
    ('\u{13430}', '\u{1343F}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E00FF}'),
    ('\u{E01F0}', '\u{E0FFF}'),
    ('\u{FFFE}', '\u{FFFF}'),
];

/// Appends `text` to `out` as a TOML basic string with its quotes.
pub(in crate::store) fn encode(text: &str, out: &mut String) {
    out.push('"');
    let mut varies = false;
    for letter in text.chars() {
        let selector = matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        let seen = if selector { varies } else { !is_unseen(letter) };
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if seen => out.push(letter),
            _ => escape(letter, out),
        }
        varies = seen && !selector && can_vary(letter);
    }
    out.push('"');
}

/// Whether a variation selector after `letter` may change how it looks; else it stands alone.
fn can_vary(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '#' | '*')
        || !(letter.is_ascii() || letter.is_whitespace())
}

fn is_unseen(letter: char) -> bool {
    // Most letters are printable ASCII, which needs no look into the table.
    !matches!(letter, ' '..='~')
        && UNSEEN
            .iter()
            .any(|&(first, last)| (first..=last).contains(&letter))
}

fn escape(letter: char, out: &mut String) {
    let code = u32::from(letter);
    let written = if code <= 0xFFFF {
        write!(out, "\\u{code:04X}")
    } else {
        write!(out, "\\U{code:08X}")
    };
    debug_assert!(written.is_ok(), "a String takes whatever is written");
}

/// Reads the basic string that `text` begins with: its value and the bytes it takes, with quotes.
/// `None` where it isn't one that ends. Of a multi-line
/// string it takes the first two quotation marks: then more text follows than may.
pub(super) fn decode(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let body = text.strip_prefix('"')?;
    let bytes = body.as_bytes();
    let stop = memchr::memchr2(b'"', b'\\', bytes)?;
    if bytes.get(stop) == Some(&b'"') {
        return Some((Cow::Borrowed(body.get(..stop)?), stop + 2));
    }
    let mut value = String::with_capacity(bytes.len().min(2 * stop + 64));
    let mut rest = body;
    loop {
        let stop = memchr::memchr2(b'"', b'\\', rest.as_bytes())?;
        value.push_str(rest.get(..stop)?);
        rest = rest.get(stop..)?;
        if let Some(after) = rest.strip_prefix('"') {
            return Some((Cow::Owned(value), text.len() - after.len()));
        }
        let (letter, length) = unescape(rest)?;
        value.push(letter);
        rest = rest.get(length..)?;
    }
}

/// The character that the escape at the start of `text` stands for, and the escape's length.
fn unescape(text: &str) -> Option<(char, usize)> {
    let letter = match text.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'u' => return code_point(text, 4),
        b'U' => return code_point(text, 8),
        _ => return None,
    };
    Some((letter, 2))
}

fn code_point(text: &str, digits: usize) -> Option<(char, usize)> {
    let hex = text.get(2..2 + digits)?;
    let all_hex = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(hex, 16).ok().filter(|_| all_hex)?;
    Some((char::from_u32(code)?, 2 + digits))
}
