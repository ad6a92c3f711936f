//! Where sentences begin and end, by rules for news prose.
//!
//! It works on one paragraph and knows nothing but its text: every mark that may end a sentence is
//! looked at once, with the word before it and the words after it. Time is linear in the text.

mod ahead;
mod list;
mod rules;
mod stop;
mod words;

use super::Span;
use super::quotation::Pairs;
use stop::Stop;

/// The sentences of `text`, one paragraph: in order and disjoint, without the blanks between them.
/// Every character that isn't blank is in one of them.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut cutter = Cutter {
        text,
        pairs: Pairs::of(text),
        start: skip_blanks(text, 0),
        found: Vec::new(),
    };
    let mut at = cutter.start;
    while let Some(stop) = stop::find(text, at) {
        at = cutter.consider(stop);
    }
    cutter.cut(text.len());
    cutter.found
}

/// The work on one paragraph.
struct Cutter<'a> {
    text: &'a str,
    pairs: Pairs<'a>,
    /// Where the sentence that is being read begins.
    start: usize,
    found: Vec<Span>,
}

impl Cutter<'_> {
    /// Ends the sentence at `at`, the byte before which it would end, or reads on; says from where.
    fn consider(&mut self, at: usize) -> usize {
        if self.text.as_bytes().get(at) == Some(&b'\n') {
            return self.consider_line_end(at);
        }
        let Some(stop) = Stop::read(self.text, &self.pairs, at) else {
            return next_char(self.text, at);
        };
        if rules::ends_sentence(self.text, &self.pairs, self.start, &stop) {
            self.cut(stop.end);
        }
        stop.end
    }

    fn consider_line_end(&mut self, at: usize) -> usize {
        let next = skip_blanks(self.text, at);
        if list::begins_after(self.text, self.start, Span::new(at, next)) {
            self.cut(at);
        }
        next
    }

    fn cut(&mut self, end: usize) {
        let sentence = slice(self.text, self.start, end).trim_end();
        if !sentence.is_empty() {
            self.found
                .push(Span::new(self.start, self.start + sentence.len()));
        }
        self.start = skip_blanks(self.text, end);
    }
}

/// The part of `text` from `start` to `end`; empty where they don't fit.
fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The first byte from `at` on that isn't blank.
fn skip_blanks(text: &str, at: usize) -> usize {
    text.len() - slice(text, at, text.len()).trim_start().len()
}

/// The character at byte `at`.
fn char_at(text: &str, at: usize) -> Option<char> {
    slice(text, at, text.len()).chars().next()
}

/// The byte after the character at `at`, or after the text.
fn next_char(text: &str, at: usize) -> usize {
    at + char_at(text, at).map_or(1, char::len_utf8)
}

#[cfg(test)]
pub(super) mod tests;
