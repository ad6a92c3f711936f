//! A mistake in a query: where it is, what was expected there, and what was probably meant.

use super::Field;
use crate::codebook::fold;
use crate::near;
use std::fmt;
use std::ops::Range;

/// A mistake in a query. Its words repeat a part of the query: they are to be made visible where they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its place in the query, in bytes.
    pub at: Range<usize>,
    /// Where the term begins that it is in, in bytes.
    pub term: usize,
    /// What is wrong, in a few words.
    pub wrong: String,
    /// What was expected instead.
    pub expected: String,
    /// The name that was probably meant.
    pub nearest: Option<&'static str>,
    /// Whether the query only stops too early, as one does that is still being written.
    pub is_open: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.wrong)?;
        match self.nearest {
            Some(name) => write!(f, "did you mean {name}?"),
            None => write!(f, "{}", self.expected),
        }
    }
}

impl std::error::Error for Fault {}

impl Fault {
    fn new(at: Range<usize>, wrong: String, expected: impl Into<String>) -> Self {
        Self {
            term: at.start,
            at,
            wrong,
            expected: expected.into(),
            nearest: None,
            is_open: false,
        }
    }

    pub(super) fn field(at: Range<usize>, found: &str, fields: &[(&'static str, Field)]) -> Self {
        let names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
        Self {
            nearest: nearest(found, &names),
            ..Self::new(
                at,
                format!("no field “{found}”"),
                format!("expected {}", list(&names)),
            )
        }
    }

    /// What is asked of articles, where stances are asked.
    pub(super) fn of_articles(at: Range<usize>, found: &str) -> Self {
        let expected = "ask that on the shelf, or by list --where";
        Self::new(at, format!("“{found}” is of articles"), expected)
    }

    pub(super) fn value(at: Range<usize>, found: &str, known: &[&'static str]) -> Self {
        Self {
            nearest: nearest(found, known),
            ..Self::new(
                at,
                format!("not “{found}”"),
                format!("expected {}", list(known)),
            )
        }
    }

    /// A bound without a day; `is_last`: it is what was typed last.
    pub(super) fn day(at: Range<usize>, found: &str, is_last: bool) -> Self {
        let expected = "expected a day, month or year, as in >=2017-04-13";
        let is_bare = found.chars().all(|sign| matches!(sign, '<' | '>' | '='));
        Self {
            is_open: is_last && is_bare,
            ..Self::new(at, format!("not “{found}”"), expected)
        }
    }

    pub(super) fn no_value(at: Range<usize>, after: &str, is_open: bool) -> Self {
        let expected = "expected a word, \"some words\" or *";
        Self {
            is_open,
            ..Self::new(at, format!("nothing after “{after}”"), expected)
        }
    }

    pub(super) fn no_term(at: Range<usize>, is_open: bool) -> Self {
        let wrong = String::from("nothing after “-”");
        Self {
            is_open,
            ..Self::new(at, wrong, "expected a term, as in -side:us")
        }
    }

    pub(super) fn no_words(at: Range<usize>) -> Self {
        let wrong = String::from("nothing between the quotes");
        Self::new(at, wrong, "expected words")
    }

    pub(super) fn no_blank(at: Range<usize>) -> Self {
        let wrong = String::from("letters after a closing quote");
        Self::new(at, wrong, "expected a blank")
    }

    pub(super) fn open(at: Range<usize>) -> Self {
        let wrong = String::from("a quote without its end");
        Self {
            is_open: true,
            ..Self::new(at, wrong, "expected \"")
        }
    }
}

/// `names` in a sentence: "a, b or c".
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// The one of `names` that begins so, or else that was probably meant.
fn nearest(found: &str, names: &[&'static str]) -> Option<&'static str> {
    let small = fold(found);
    let begun = names.iter().find(|name| name.starts_with(&*small));
    let meant = || near::nearest(found, names.iter().copied());
    begun.copied().or_else(meant)
}
