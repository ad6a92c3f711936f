//! One table of a codebook, taken apart key by key. What isn't as it should be is noted and left out.

use super::fault::{Fault, nearest, note};
use super::kind::Kind;
use crate::article::visible;
use crate::codebook::Date;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and the byte at which it stands.
pub(super) type At<T> = (T, usize);

/// The keys of a table that nobody asked for yet.
pub(super) struct Fields<'r, 'a> {
    pub(super) kind: Kind,
    /// Where the table begins.
    pub(super) at: usize,
    table: DeTable<'a>,
    /// Whether a line of it is left out, and told already.
    is_torn: bool,
    faults: &'r mut Vec<Fault>,
}

impl<'r, 'a> Fields<'r, 'a> {
    pub(super) fn new(
        kind: Kind,
        at: usize,
        table: DeTable<'a>,
        faults: &'r mut Vec<Fault>,
    ) -> Self {
        Self {
            kind,
            at,
            table,
            is_torn: false,
            faults,
        }
    }

    /// The same of a table of which a line may be left out.
    pub(super) fn torn(self, is_torn: bool) -> Self {
        Self { is_torn, ..self }
    }

    /// Whether a line of it is left out.
    pub(super) const fn is_torn(&self) -> bool {
        self.is_torn
    }

    /// Whether it still has `key`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The name. Without one there is no entry.
    pub(super) fn name(&mut self) -> Option<At<Arc<str>>> {
        if !self.table.contains_key("name") {
            if self.is_torn {
                return None;
            }
            let header = self.kind.header();
            self.fault(
                self.at,
                &format!("this {header} has no name and is left out; add `name = \"…\"`"),
            );
            return None;
        }
        let (name, at) = self.line("name")?;
        if name.trim().is_empty() {
            self.fault(
                at,
                "the name is empty and its entry left out; write the name between the quotes",
            );
            return None;
        }
        Some((name, at))
    }

    /// A text of one line.
    pub(super) fn line(&mut self, key: &'static str) -> Option<At<Arc<str>>> {
        let (text, at) = self.text(key)?;
        if has_control(&text) {
            let what = format!(
                "`{key}` has a line end or another control character in it; write it on one line"
            );
            self.fault(at, &what);
            return None;
        }
        Some((text, at))
    }

    /// A text of any form.
    pub(super) fn text(&mut self, key: &'static str) -> Option<At<Arc<str>>> {
        let (span, value) = self.take(key)?;
        match value {
            DeValue::String(text) => Some((text.as_ref().into(), span.start)),
            other => {
                self.wrong_type(key, span.start, &other, "text in quotes");
                None
            }
        }
    }

    /// A list of texts of one line.
    pub(super) fn lines(&mut self, key: &'static str) -> Vec<Arc<str>> {
        const LIST: &str = "a list of texts, as in [\"one\", \"two\"]";
        let Some((span, value)) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(all) = value else {
            self.wrong_type(key, span.start, &value, LIST);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(all.len());
        for one in all {
            let at = one.span().start;
            match one.into_inner() {
                DeValue::String(text) if !has_control(&text) => {
                    texts.push(text.as_ref().into());
                }
                DeValue::String(_) => {
                    let what = format!(
                        "a text of `{key}` has a control character in it; write it on one line"
                    );
                    self.fault(at, &what);
                }
                other => self.wrong_type(key, at, &other, LIST),
            }
        }
        texts
    }

    /// A character that is seen.
    pub(super) fn character(&mut self, key: &'static str, widest: usize) -> Option<At<char>> {
        let (text, at) = self.text(key)?;
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if is_seen(letter, widest) => Some((letter, at)),
            _ => {
                let width = if widest == 1 { " of single width" } else { "" };
                let what = format!("`{key}` is \"{text}\"; expected one visible character{width}");
                self.fault(at, &what);
                None
            }
        }
    }

    /// A day of the calendar.
    pub(super) fn date(&mut self, key: &'static str) -> Option<At<Date>> {
        const DAY: &str = "a day without quotes, as in 2004-03-09";
        let (span, value) = self.take(key)?;
        let at = span.start;
        if let DeValue::Datetime(moment) = &value
            && moment.time.is_none()
            && let Some(date) = moment.date
        {
            let (year, month, day) = (date.year, date.month, date.day);
            return Some((Date { year, month, day }, at));
        }
        self.wrong_type(key, at, &value, DAY);
        None
    }

    /// Notes every key that is none of this kind of table.
    pub(super) fn finish(self) {
        let known = self.kind.keys();
        for (key, _) in self.table {
            if known.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let word = visible::line(key.get_ref()).into_owned();
            let header = self.kind.header();
            let remedy = match nearest(&word, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has {}", known.join(", ")),
            };
            let what = format!("`{word}` is no key of {header}; {remedy}");
            note(self.faults, key.span().start, &what);
        }
    }

    pub(super) fn fault(&mut self, at: usize, what: &str) {
        note(self.faults, at, what);
    }

    fn take(&mut self, key: &str) -> Option<(Range<usize>, DeValue<'a>)> {
        let value: Spanned<DeValue<'a>> = self.table.remove(key)?;
        Some((value.span(), value.into_inner()))
    }

    fn wrong_type(&mut self, key: &str, at: usize, found: &DeValue<'_>, expected: &str) {
        let found = name_of(found);
        self.fault(at, &format!("`{key}` is {found}; expected {expected}"));
    }
}

/// Whether `text` has a line end or another control character in it.
fn has_control(text: &str) -> bool {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    !is_plain && text.chars().any(char::is_control)
}

/// Whether `letter` shows, in at most `widest` cells.
fn is_seen(letter: char, widest: usize) -> bool {
    let cells = visible::cells(letter.encode_utf8(&mut [0; 4]));
    !visible::is_hidden(letter) && !letter.is_whitespace() && (1..=widest).contains(&cells)
}

/// What `value` is, in words.
pub(super) const fn name_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a moment",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
