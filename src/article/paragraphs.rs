//! Where paragraphs begin and end.

use super::{Date, Span};
use memchr::{memchr_iter, memrchr};

/// The longest stretch, in bytes. Longer paragraphs are worked on in pieces.
pub const STRETCH_LIMIT: usize = 16 * 1024;

/// Paragraphs are seldom shorter on the average, in bytes: room for a book's is made at once.
const USUAL: usize = 256;

/// A headline is no longer than this, in bytes.
const TITLE_LIMIT: usize = 300;

/// So many lines may stand before a headline.
const BEFORE_TITLE: usize = 3;

/// A paragraph, or a piece of a very long one. Offsets are kept in 32 bits: texts are at most 256 MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stretch {
    start: u32,
    end: u32,
    paragraph: u32,
    opens: bool,
}

impl Stretch {
    /// Its place in the text.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }

    /// Its first byte.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after its last.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// The number of its paragraph, counted from 1.
    #[must_use]
    pub fn paragraph(&self) -> usize {
        self.paragraph as usize
    }

    /// Whether its paragraph begins with it.
    #[must_use]
    pub fn opens_paragraph(&self) -> bool {
        self.opens
    }
}

/// All stretches of `text`: paragraphs end at blank lines or, where there are none, at line ends.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    let mut found = Vec::with_capacity(text.len() / USUAL);
    let mut paragraphs = 0;
    for span in paragraphs_by_blank_lines(text) {
        paragraphs += 1;
        cut(text, span, paragraphs, &mut found);
    }
    if paragraphs > 1 {
        return found;
    }
    found.clear();
    for (index, span) in lines(text).enumerate() {
        cut(text, span, index + 1, &mut found);
    }
    found
}

/// Those of `stretches` that are in `span` whole, as places in the part that is there.
pub(super) fn within(stretches: &[Stretch], span: Span) -> Vec<Stretch> {
    let from = stretches.partition_point(|stretch| stretch.start() < span.start);
    let inside = stretches.iter().skip(from);
    let inside = inside.take_while(|stretch| stretch.end() <= span.end);
    let moved = |offset: usize| narrow(offset - span.start);
    inside
        .map(|stretch| Stretch {
            start: moved(stretch.start()),
            end: moved(stretch.end()),
            ..*stretch
        })
        .collect()
}

/// Where `beginning`, the first part of a longer text, may be cut so that what stands before is in the same stretches
/// as in the whole; nothing where that can't be said.
///
/// A beginning that is all one paragraph is taken for a text without blank lines.
#[must_use]
pub fn sure_end(beginning: &str) -> Option<usize> {
    let all = stretches(beginning);
    // The last one may go on.
    let (_, sure) = all.split_last()?;
    let end = sure.last()?.end();
    let again = stretches(&beginning[..end]);
    let starts = |found: &[Stretch]| -> Vec<_> {
        let start = |stretch: &Stretch| (stretch.start, stretch.paragraph);
        found.iter().map(start).collect()
    };
    (starts(sure) == starts(&again)).then_some(end)
}

/// The first paragraph, if it looks like a headline and is followed by others. Before it there may be lines that are a
/// date, an address, a rule or a remark in brackets.
pub(super) fn title<'a>(text: &'a str, stretches: &[Stretch]) -> Option<&'a str> {
    let (_, before) = stretches.split_last()?;
    let mut lines = before
        .iter()
        .take(BEFORE_TITLE + 1)
        .filter_map(|stretch| text.get(stretch.start()..stretch.end()));
    let line = lines.find(|line| line.len() > TITLE_LIMIT || !is_beside(line))?;
    let is_title = line.len() <= TITLE_LIMIT
        && !line.contains('\n')
        && !line.ends_with(['.', ':', ';', ','])
        && !is_of_format(line);
    is_title.then_some(line)
}

/// Whether `line` stands beside a headline and is none.
fn is_beside(line: &str) -> bool {
    let is_address = || {
        let begins = line.starts_with("http://") || line.starts_with("https://");
        begins && !line.contains(char::is_whitespace)
    };
    let is_remark = line.starts_with('[') && line.ends_with(']');
    !line.contains(char::is_alphanumeric)
        || is_remark
        || is_address()
        || Date::alone_in(line).is_some()
}

/// Whether `line` says what kind of file this is: the beginning of XML, a request of a manual page, the first line of a mail.
fn is_of_format(line: &str) -> bool {
    let is_moment = |word: &str| matches!(word.as_bytes(), [_, _, b':', _, _, b':', _, _]);
    let is_request = || {
        let bare = line.trim_start_matches(['.', '\'']);
        let name = bare.get(..2).unwrap_or_default();
        let is_macro = name == "so" || name.bytes().all(|letter| letter.is_ascii_uppercase());
        bare.starts_with("\\\"")
            || bare.len() < line.len() && is_macro && bare.get(2..3) == Some(" ")
    };
    line.starts_with("<?")
        || line.starts_with("<!")
        || is_request()
        || line.starts_with("From ") && line.split_whitespace().any(is_moment)
}

/// What stands between blank lines.
fn paragraphs_by_blank_lines(text: &str) -> impl Iterator<Item = Span> {
    between(text, |text, at| begins_blank_line(text.as_bytes(), at + 1))
}

/// Lines with something visible on them.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    between(text, |_, _| true)
}

/// What stands between those line ends that part, without the blanks at either end.
fn between(text: &str, parts: impl Fn(&str, usize) -> bool) -> impl Iterator<Item = Span> {
    let ends = memchr_iter(b'\n', text.as_bytes()).filter(move |&at| parts(text, at));
    ends.chain(std::iter::once(text.len()))
        .scan(0, |start, end| {
            Some(Span::new(std::mem::replace(start, end), end))
        })
        .map(|span| trimmed(text, span))
        .filter(|span| !span.is_empty())
}

/// Whether the line that begins at `at` is blank. Most lines begin with a letter, which settles it.
fn begins_blank_line(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().find(|byte| !is_blank(**byte)) == Some(&b'\n')
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | 0x0B | 0x0C)
}

fn trimmed(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let blank = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|&byte| is_blank(byte) || byte == b'\n')
    };
    let (mut start, mut end) = (span.start, span.end);
    while start < end && blank(start) {
        start += 1;
    }
    while start < end && blank(end - 1) {
        end -= 1;
    }
    Span::new(start, end)
}

fn cut(text: &str, paragraph: Span, number: usize, found: &mut Vec<Stretch>) {
    let mut start = paragraph.start;
    while start < paragraph.end {
        let end = piece_end(text, start, paragraph.end);
        found.push(Stretch {
            start: narrow(start),
            end: narrow(end),
            paragraph: narrow(number),
            opens: start == paragraph.start,
        });
        start = end;
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Where a piece that begins at `start` ends: after a sentence if one ends in its last quarter,
/// else after a blank, else at a character boundary.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= STRETCH_LIMIT {
        return end;
    }
    let limit = text.floor_char_boundary(start + STRETCH_LIMIT);
    let from = text.floor_char_boundary(limit - STRETCH_LIMIT / 4);
    let bytes = &text.as_bytes()[from..limit];
    let after_sentence = memchr::memmem::rfind(bytes, b". ").map(|at| from + at + 2);
    let after_blank = || memrchr(b' ', bytes).map(|at| from + at + 1);
    after_sentence.or_else(after_blank).unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::{stretches, title};

    #[test]
    fn the_first_short_paragraph_is_the_headline_behind_what_stands_beside_it() {
        let cases = [
            ("Talks end\n\nEnvoys met.", Some("Talks end")),
            ("1984\n\nEnvoys met.", Some("1984")),
            (
                "3 March 2021\n\nTalks end\n\nEnvoys met.",
                Some("Talks end"),
            ),
            ("https://e.org/1\nTalks end\nEnvoys met.", Some("Talks end")),
            ("* * *\n\nTalks end\n\nEnvoys met.", Some("Talks end")),
            ("---\nTalks end\nEnvoys met.", Some("Talks end")),
            (
                "[As delivered]\n\nTalks end\n\nEnvoys met.",
                Some("Talks end"),
            ),
            (
                "From Bonn to Berlin\n\nThey moved.",
                Some("From Bonn to Berlin"),
            ),
            (".com bust\n\nThey sold.", Some(".com bust")),
            ("3 March 2021\n\nEnvoys met.\n\nThey left.", None),
            ("3 March 2021\n\nTalks end", None),
            ("---\n---\n---\n---\nTalks end\nEnvoys met.", None),
            ("Talks end", None),
            ("Talks end,\nenvoys say,\nwithout a date", None),
            ("<?xml version=\"1.0\"?>\n<TEXT>\nEnvoys met.", None),
            ("<!DOCTYPE x>\nEnvoys met.", None),
            (".TH TALKS 3 2021-03-03\n\nEnvoys", None),
            (".\\\" Copyright\n\nEnvoys", None),
            ("'\\\" t\n\nEnvoys", None),
            (".so man2/talks.2\n\nEnvoys", None),
            ("From a@e.org  Thu Mar  4 10:00:00 2021\n\nEnvoys", None),
            ("", None),
        ];
        for (text, headline) in cases {
            assert_eq!(title(text, &stretches(text)), headline, "{text}");
        }
    }
}
