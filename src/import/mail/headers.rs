//! The lines at the beginning of a mail, or of a part of one, that say what it is.

use crate::import::encoding;

/// Headers with their names in small letters; one that goes on over several lines is one.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, Vec<u8>)>);

impl Headers {
    /// The headers that `bytes` begin with, and what follows them.
    pub(super) fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
        let mut at = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let bare = line.trim_ascii_end();
            if bare.is_empty() {
                at += line.len();
                break;
            }
            match (entries.last_mut(), header(bare)) {
                (Some((_, value)), _) if line.starts_with(b" ") || line.starts_with(b"\t") => {
                    value.push(b' ');
                    value.extend_from_slice(bare.trim_ascii_start());
                }
                (_, Some((name, value))) => entries.push((name, value.to_vec())),
                _ if is_from(line) => {}
                _ => break,
            }
            at += line.len();
        }
        (Self(entries), bytes.get(at..).unwrap_or_default())
    }

    /// Whether there is one called `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// What the first one called `name` says; its letters are those of `charset`, if they aren't UTF-8.
    pub(super) fn text(&self, name: &str, charset: Option<&str>) -> Option<String> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        let decoded = encoding::decode_labelled(value.clone(), charset, None);
        Some(decoded.map_or_else(
            |_| String::from_utf8_lossy(value).into_owned(),
            |(text, _)| text,
        ))
    }

    /// What the first one called `name` says, with its parameters.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(Value::read(&String::from_utf8_lossy(value)))
    }
}

/// Whether `bytes` may begin with headers: their first line is one.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines
        .next()
        .is_some_and(|line| is_from(line) || header(line).is_some())
}

/// Whether `bytes` end with a blank line.
pub(super) fn ends_blank(bytes: &[u8]) -> bool {
    bytes.ends_with(b"\n\n") || bytes.ends_with(b"\n\r\n")
}

/// Whether `line` only says that a mail begins in a file of mails.
pub(super) fn is_from(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}

/// The name, in small letters, and the value of the header that `line` is.
pub(super) fn header(line: &[u8]) -> Option<(String, &[u8])> {
    let at = memchr::memchr(b':', line)?;
    let (name, value) = line.split_at(at);
    let name = name.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    let name = is_name.then(|| String::from_utf8_lossy(name).to_ascii_lowercase())?;
    Some((name, value.get(1..)?.trim_ascii()))
}

/// A header such as `text/plain; charset="utf-8"`.
#[derive(Debug, Default)]
pub(super) struct Value {
    /// What stands before the parameters, in small letters.
    pub(super) word: String,
    /// Names, in small letters, and values.
    pub(super) parameters: Vec<(String, String)>,
}

impl Value {
    fn read(value: &str) -> Self {
        let end = value.find([';', ' ', '(']).unwrap_or(value.len());
        let (word, mut rest) = value.split_at(end);
        let mut parameters = Vec::new();
        while let Some((name, value)) = rest.split_once('=') {
            // What should part them is missing here and there.
            let name = name
                .trim_end()
                .rsplit([';', ' ', '\t'])
                .next()
                .unwrap_or_default();
            let (value, after) = first_value(value.trim_start());
            rest = after;
            // `charset*=us-ascii''utf-8` has a language between its quotes.
            let (name, is_extended) = match name.split_once('*') {
                Some((name, _)) => (name, true),
                None => (name, false),
            };
            let bare = value.rsplit('\'').next().filter(|_| is_extended);
            let value = bare.map_or(value.clone(), str::to_owned);
            parameters.push((name.trim().to_ascii_lowercase(), value));
        }
        Self {
            word: word.trim().to_ascii_lowercase(),
            parameters,
        }
    }

    /// The value of the parameter called `name`.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| &**value)
    }
}

/// The value that `text` begins with, and what follows it.
fn first_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ' ', '\t']).unwrap_or(text.len());
        let (value, rest) = text.split_at(end);
        return (value.to_owned(), rest);
    };
    let mut value = String::new();
    let mut is_escaped = false;
    for (at, sign) in quoted.char_indices() {
        match sign {
            '"' if !is_escaped => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' if !is_escaped => is_escaped = true,
            _ => {
                value.push(sign);
                is_escaped = false;
            }
        }
    }
    (value, "")
}
