//! The filter asked of the articles of a shelf.
//!
//! What is asked of stances holds if one stance of the article has it all; turned round by `-`, if none has it.
//! A term without a field is looked for in what the article is called and by whom, and in its stances and their words.

use super::needle::Haystack;
use super::{Clause, Field, Filter, Value};
use crate::annotation::Annotation;
use crate::shelf::{Entry, Progress};
use std::sync::Arc;

/// The words for how far the work on an article has come.
pub(super) fn states() -> impl Iterator<Item = (&'static str, Value)> {
    let progress = Progress::ALL
        .into_iter()
        .map(|progress| (progress.word(), Value::Progress(progress)));
    progress.chain([("trouble", Value::Trouble)])
}

impl Filter {
    /// Whether the article of `entry` is asked for, as far as it is known.
    #[must_use]
    pub fn matches_article(&self, entry: &Entry) -> bool {
        let whole = self.clauses.iter().filter(|clause| !clause.asks_a_stance());
        if !whole.into_iter().all(|clause| clause.holds_for(entry)) {
            return false;
        }
        let asks = || self.clauses.iter().filter(|clause| clause.asks_a_stance());
        asks().next().is_none()
            || stances(entry).any(|(stance, quote)| {
                let words = Haystack::new(quote);
                asks().all(|clause| clause.holds(stance, &words))
            })
    }

    /// Whether `annotation`, which stands on `words` in the article of `entry`, is asked for. A term without a field is
    /// looked for in the stance alone.
    #[must_use]
    pub fn matches_in(&self, entry: &Entry, annotation: &Annotation, words: &str) -> bool {
        let words = Haystack::new(words);
        let holds = |clause: &Clause| {
            let has = |value: &Value| {
                value.fits(clause.field, annotation, &words)
                    || clause.field != Field::Anything && value.fits_article(clause.field, entry)
            };
            clause.values.iter().any(has) != clause.negated
        };
        self.clauses.iter().all(holds)
    }
}

impl Clause {
    /// Whether it is asked of the same stance as others of its kind.
    fn asks_a_stance(&self) -> bool {
        let is_of_stance = |value: &Value| !matches!(value, Value::Progress(_) | Value::Trouble);
        !self.negated
            && match self.field {
                Field::Position
                | Field::Side
                | Field::Speaker
                | Field::Topic
                | Field::By
                | Field::Note
                | Field::Quote => true,
                Field::Is => self.values.iter().all(is_of_stance),
                Field::Date
                | Field::Title
                | Field::Outlet
                | Field::Author
                | Field::Name
                | Field::Url
                | Field::Anything => false,
            }
    }

    fn holds_for(&self, entry: &Entry) -> bool {
        let has = |value: &Value| {
            value.fits_article(self.field, entry)
                || stances(entry)
                    .any(|(stance, quote)| value.fits(self.field, stance, &Haystack::new(quote)))
        };
        self.values.iter().any(has) != self.negated
    }
}

impl Value {
    fn fits_article(&self, field: Field, entry: &Entry) -> bool {
        match self {
            Self::Progress(progress) => entry.progress() == Some(*progress),
            Self::Trouble => entry.trouble().is_some(),
            Self::Day(day) => texts(field, entry).any(|date| day.has(date)),
            Self::Any => texts(field, entry).next().is_some(),
            Self::Words(needle, _) => texts(field, entry).any(|text| needle.is_in(text)),
            Self::Position(_) | Self::State(_) => false,
        }
    }
}

/// The stances on the article, with their words.
fn stances(entry: &Entry) -> impl Iterator<Item = (&Arc<Annotation>, &str)> {
    entry.work.iter().flat_map(|work| work.quoted())
}

/// What the article has in `field`.
fn texts(field: Field, entry: &Entry) -> impl Iterator<Item = &str> {
    let facts = entry.face.as_deref().map(|face| &face.facts);
    let values = facts.map(|facts| {
        [
            (Field::Title, facts.title.as_deref()),
            (Field::Outlet, facts.outlet.as_deref()),
            (Field::Author, facts.author.as_deref()),
            (Field::Date, facts.date.as_deref()),
            (Field::Url, facts.url.as_deref()),
        ]
    });
    let values = values.into_iter().flatten();
    let values = values.chain([(Field::Name, Some(&*entry.name))]);
    let is_looked_through = |of: Field| {
        matches!(
            of,
            Field::Title | Field::Outlet | Field::Author | Field::Name
        )
    };
    let asked = move |of: Field| field == of || field == Field::Anything && is_looked_through(of);
    values
        .filter(move |(of, _)| asked(*of))
        .filter_map(|(_, text)| text)
}
