//! A mistake in what is looked for: where it is, what is wrong, what to do about it.

use super::LONGEST;
use regex_syntax::ast::{self, ErrorKind, Span};
use regex_syntax::hir;
use std::fmt;
use std::ops::Range;

/// A mistake in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its place in the query, in bytes.
    pub at: Range<usize>,
    /// What is wrong, in a few words.
    pub wrong: String,
    /// The remedy.
    pub remedy: &'static str,
    /// Whether the query only stops too early, as one does that is still being written.
    pub is_open: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.wrong, self.remedy)
    }
}

impl std::error::Error for Fault {}

const AS_IT_IS: &str = "a backslash before it takes it as it is";

impl Fault {
    fn new(at: Range<usize>, wrong: impl Into<String>, remedy: &'static str) -> Self {
        Self {
            at,
            wrong: wrong.into(),
            remedy,
            is_open: false,
        }
    }

    pub(super) fn too_long(query: &str) -> Self {
        let at = query.floor_char_boundary(LONGEST)..query.len();
        Self::new(at, "longer than 1 KiB", "look for less of it")
    }

    /// The whole expression is too much.
    pub(super) fn of_whole(pattern: &str, error: &regex::Error) -> Self {
        let at = 0..pattern.len();
        match error {
            regex::Error::CompiledTooBig(_) => {
                let remedy = "smaller numbers in {…} make it smaller";
                Self::new(at, "this expression grows too large", remedy)
            }
            _ => Self::new(at, "no regular expression", "look for the words alone"),
        }
    }

    /// A mistake in how an expression is written.
    pub(super) fn of(error: &ast::Error) -> Self {
        let at = range(error.span());
        let (wrong, remedy, is_open) = told(error.kind());
        Self {
            is_open,
            ..Self::new(at, wrong, remedy)
        }
    }

    /// An expression that is well written and means nothing.
    pub(super) fn of_meaning(error: &hir::Error) -> Self {
        let remedy = match error.kind() {
            hir::ErrorKind::UnicodePropertyNotFound
            | hir::ErrorKind::UnicodePropertyValueNotFound => {
                r"known are \w, \d, \s and sets of letters, as in [a-zà-ž]"
            }
            _ => "leave it out",
        };
        Self::new(range(error.span()), error.kind().to_string(), remedy)
    }

    /// The same for a query in which the expression begins `by` bytes later.
    pub(super) fn shift(self, by: usize) -> Self {
        Self {
            at: self.at.start + by..self.at.end + by,
            ..self
        }
    }
}

fn range(span: &Span) -> Range<usize> {
    span.start.offset..span.end.offset
}

/// What is wrong, the remedy, and whether more typing may mend it.
fn told(kind: &ErrorKind) -> (String, &'static str, bool) {
    let (wrong, remedy, is_open) = match kind {
        ErrorKind::GroupUnclosed => (
            "a ( without its )",
            "close it; \\( is the sign itself",
            true,
        ),
        ErrorKind::GroupUnopened => ("a ) without its (", AS_IT_IS, false),
        ErrorKind::ClassUnclosed => (
            "a [ without its ]",
            "close it; \\[ is the sign itself",
            true,
        ),
        ErrorKind::ClassRangeInvalid | ErrorKind::RepetitionCountInvalid => {
            ("a range from high to low", "turn it round", false)
        }
        ErrorKind::RepetitionMissing => ("nothing to repeat", AS_IT_IS, false),
        ErrorKind::RepetitionCountUnclosed => (
            "a { without its }",
            "close it; \\{ is the sign itself",
            true,
        ),
        ErrorKind::RepetitionCountDecimalEmpty | ErrorKind::DecimalEmpty => (
            "no number in { }",
            "as in {2} or {2,5}; \\{ is the sign itself",
            true,
        ),
        ErrorKind::EscapeUnexpectedEof => ("nothing after the \\", "\\\\ is the sign itself", true),
        ErrorKind::EscapeUnrecognized => (
            "no such sign after a \\",
            "known are \\w \\d \\s \\b, and \\ before signs",
            false,
        ),
        ErrorKind::NestLimitExceeded(_) => ("nested too deeply", "leave some ( ) out", false),
        ErrorKind::GroupNameUnexpectedEof | ErrorKind::FlagUnexpectedEof => (
            "a (? without its )",
            "close it; \\( is the sign itself",
            true,
        ),
        ErrorKind::UnsupportedLookAround => (
            "looking ahead and behind isn't known here",
            "leave it out",
            false,
        ),
        ErrorKind::UnsupportedBackreference => {
            ("\\1 and its like aren't known here", "leave it out", false)
        }
        other => return (other.to_string(), AS_IT_IS, false),
    };
    (wrong.to_owned(), remedy, is_open)
}
