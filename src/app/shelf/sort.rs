//! The orders in which the articles of a shelf can stand.

use crate::codebook::fold;
use crate::shelf::Entry;
use std::cmp::Ordering;

/// What articles are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Their names: the order of the folder.
    #[default]
    Name,
    /// Their titles.
    Title,
    /// Their dates, as they are written.
    Date,
    /// Where they appeared.
    Outlet,
    /// How long they are.
    Length,
    /// How much of them was read.
    Read,
    /// How many stances they have.
    Stances,
    /// How far the work on them has come.
    Progress,
}

impl By {
    /// All of them with their words, for good: what is remembered knows them by these.
    const WORDS: [(Self, &'static str); 8] = [
        (Self::Name, "name"),
        (Self::Title, "title"),
        (Self::Date, "date"),
        (Self::Outlet, "outlet"),
        (Self::Length, "length"),
        (Self::Read, "read"),
        (Self::Stances, "stances"),
        (Self::Progress, "progress"),
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(by, _)| *by == self);
        found.map_or("name", |(_, word)| word)
    }
}

/// An order of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sort {
    /// What it goes by.
    pub by: By,
    /// Whether the last of them comes first.
    pub reversed: bool,
}

impl Sort {
    /// The word for it: `date`, reversed `-date`.
    #[must_use]
    pub fn word(self) -> String {
        let minus = if self.reversed { "-" } else { "" };
        format!("{minus}{}", self.by.word())
    }

    /// The order that `word` means.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let name = word.strip_prefix('-').unwrap_or(word);
        let found = By::WORDS.iter().find(|(_, known)| *known == name);
        found.map(|(by, _)| Self {
            by: *by,
            reversed: name != word,
        })
    }
}

/// What an article is sorted by in an order. One of which it isn't known comes last, reversed or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Key {
    is_unknown: bool,
    /// A number, or the first bytes of the text: most comparisons need no more.
    number: u64,
    text: Option<Box<str>>,
}

impl Key {
    pub(super) fn of(by: By, entry: &Entry) -> Self {
        let facts = entry.face.as_deref().map(|face| &face.facts);
        let work = entry.work.as_deref();
        let known = match by {
            By::Name => Some(Self::default()),
            By::Title => facts.map(|_| Self::text(entry.title())),
            By::Date => facts.and_then(|facts| Some(Self::text(facts.date.as_deref()?))),
            By::Outlet => facts.and_then(|facts| Some(Self::text(facts.outlet.as_deref()?))),
            By::Length => entry.face.as_deref().map(|face| Self::number(face.words)),
            By::Read => work.and_then(|work| Some(Self::number(work.read?.into()))),
            By::Stances => work.map(|work| Self::number(work.annotations.len())),
            By::Progress => entry
                .progress()
                .map(|progress| Self::number(progress as usize)),
        };
        known.unwrap_or(Self {
            is_unknown: true,
            ..Self::default()
        })
    }

    fn number(number: usize) -> Self {
        Self {
            number: u64::try_from(number).unwrap_or(u64::MAX),
            ..Self::default()
        }
    }

    /// Case, diacritics and what stands before the first letter don't count.
    fn text(text: &str) -> Self {
        let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let folded = fold(text);
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(folded.bytes()) {
            *to = from;
        }
        Self {
            is_unknown: false,
            number: u64::from_be_bytes(first),
            text: Some(folded.into()),
        }
    }

    pub(super) fn compare(&self, other: &Self, reversed: bool) -> Ordering {
        let by_value = || {
            let by_number = self.number.cmp(&other.number);
            let order = by_number.then_with(|| self.text.cmp(&other.text));
            if reversed { order.reverse() } else { order }
        };
        self.is_unknown.cmp(&other.is_unknown).then_with(by_value)
    }
}
