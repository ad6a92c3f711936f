//! The filter: a question asked of each stance, as in `side:russia speaker:lav -note:* "chemical attack"`.
//!
//! All terms must hold. Values of one field, after commas or in a term of their own, are alternatives;
//! `-` in front turns a term round; `*` is any value. A term without a field is looked for in the
//! words, the note and all fields. Case, diacritics and the kind of quotes don't matter; what is asked
//! for must begin a word. Of articles it can be asked too, by what they say of themselves and how far the
//! work on them has come (`filter/entry.rs`). Knows stances, articles and the codebook; neither where it is
//! typed nor what it hides.

mod day;
mod entry;
mod fault;
mod needle;
mod query;

pub use fault::Fault;

use crate::annotation::{Annotation, Position, Standing};
use crate::codebook::{Codebook, fold};
use crate::shelf::Progress;
use day::Day;
use needle::{Haystack, Needle};
use std::sync::Arc;

/// What stances are asked for.
#[derive(Debug, Clone)]
pub struct Filter {
    query: String,
    clauses: Vec<Clause>,
}

/// What a term asks about. In the order of what it costs to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Is,
    Position,
    Date,
    Side,
    Speaker,
    Topic,
    By,
    Title,
    Outlet,
    Author,
    Name,
    Url,
    Note,
    Quote,
    Anything,
}

/// The fields by name, in the order in which they are told: first those that articles have, then those of stances.
const FIELDS: [(&str, Field); 14] = [
    ("title", Field::Title),
    ("date", Field::Date),
    ("outlet", Field::Outlet),
    ("author", Field::Author),
    ("name", Field::Name),
    ("url", Field::Url),
    ("side", Field::Side),
    ("speaker", Field::Speaker),
    ("topic", Field::Topic),
    ("position", Field::Position),
    ("note", Field::Note),
    ("quote", Field::Quote),
    ("by", Field::By),
    ("is", Field::Is),
];

/// So many of them, at the beginning, articles alone have.
const OF_ARTICLES: usize = 6;

/// What a filter is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The stances of an article that is open.
    Stances,
    /// The articles of a shelf.
    Articles,
    /// The stances of any articles.
    Listed,
}

impl Asked {
    const fn fields(self) -> &'static [(&'static str, Field)] {
        match self {
            Self::Stances => FIELDS.split_at(OF_ARTICLES).1,
            Self::Articles | Self::Listed => &FIELDS,
        }
    }

    /// The words that `is:` knows, with what they ask.
    fn states(self) -> Vec<(&'static str, Value)> {
        let of_stances = State::WORDS.map(|(word, state)| (word, Value::State(state)));
        match self {
            Self::Stances => of_stances.into(),
            Self::Articles | Self::Listed => entry::states().chain(of_stances).collect(),
        }
    }

    /// Whether `name` is a field that articles have, of which this isn't asked.
    fn is_of_articles(self, name: &str) -> bool {
        let name = fold(name);
        self == Self::Stances
            && FIELDS
                .iter()
                .take(OF_ARTICLES)
                .any(|(known, _)| *known == name)
    }

    /// Whether `is:` of `word` is asked of articles, and this isn't.
    fn is_state_of_articles(self, word: &str) -> bool {
        let word = fold(word);
        self == Self::Stances && entry::states().any(|(known, _)| *known == *word)
    }
}

/// A field with the values that it may have, or, negated, may not have.
#[derive(Debug, Clone)]
struct Clause {
    field: Field,
    negated: bool,
    values: Vec<Value>,
}

#[derive(Debug, Clone)]
enum Value {
    /// Any at all.
    Any,
    /// This position.
    Position(Position),
    /// That it is so, or waits for a decision.
    State(State),
    /// That the work on the article has come so far.
    Progress(Progress),
    /// That something is wrong with the article or its sidecar.
    Trouble,
    /// That the article is of these days.
    Day(Day),
    /// These words, or one of the names that the codebook knows by them.
    Words(Needle, Vec<Arc<str>>),
}

/// What can be asked of a stance's place, and of what was decided about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// That it stands so in a changed text.
    Standing(Standing),
    /// That two people decided differently.
    Conflict,
    /// That any of this is so.
    Doubtful,
}

impl State {
    /// The words for them, in the order in which they are told.
    const WORDS: [(&'static str, Self); 6] = [
        ("lost", Self::Standing(Standing::Lost)),
        ("edited", Self::Standing(Standing::Edited)),
        ("moved", Self::Standing(Standing::Moved)),
        ("ambiguous", Self::Standing(Standing::Ambiguous)),
        ("conflict", Self::Conflict),
        ("doubtful", Self::Doubtful),
    ];

    fn holds(self, annotation: &Annotation) -> bool {
        let differs = !annotation.conflicts.is_empty();
        match self {
            Self::Standing(standing) => annotation.standing() == Some(standing),
            Self::Conflict => differs,
            Self::Doubtful => differs || annotation.doubt.is_some(),
        }
    }
}

impl Filter {
    /// The filter that `query` describes; names are also known by what the codebook calls them.
    /// A query without a term asks for every stance.
    ///
    /// # Errors
    /// The first mistake, with its place in `query`.
    pub fn parse(query: &str, codebook: &Codebook) -> Result<Self, Fault> {
        Self::parse_for(Asked::Stances, query, codebook)
    }

    /// The filter of what is `asked` that `query` describes, as [`parse`](Self::parse) says.
    ///
    /// # Errors
    /// The first mistake, with its place in `query`.
    pub fn parse_for(asked: Asked, query: &str, codebook: &Codebook) -> Result<Self, Fault> {
        let mut clauses: Vec<Clause> = Vec::new();
        for clause in query::clauses(asked, query, codebook)? {
            let joins = clause.joins();
            let alike = |other: &&mut Clause| {
                joins
                    && other.joins()
                    && (other.field, other.negated) == (clause.field, clause.negated)
            };
            match clauses.iter_mut().find(alike) {
                Some(other) => other.values.extend(clause.values),
                None => clauses.push(clause),
            }
        }
        clauses.sort_by_key(|clause| clause.field);
        Ok(Self {
            query: query.trim().to_owned(),
            clauses,
        })
    }

    /// Whether `word` may become the name of a field of what is `asked`, as `pos` does.
    #[must_use]
    pub fn begins_field(asked: Asked, word: &str) -> bool {
        let word = fold(word);
        let mut names = asked.fields().iter();
        names.any(|(name, _)| name.starts_with(&*word))
    }

    /// The query as it was written, without the blanks around it.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Whether `annotation`, which stands on `words`, is asked for.
    #[must_use]
    pub fn matches(&self, annotation: &Annotation, words: &str) -> bool {
        let words = Haystack::new(words);
        let holds = |clause: &Clause| clause.holds(annotation, &words);
        self.clauses.iter().all(holds)
    }
}

impl Clause {
    /// Whether its values are alternatives to those of another term with this field. Bounds are not: between
    /// two of them lie the days that are meant.
    fn joins(&self) -> bool {
        let is_bound = |value: &Value| matches!(value, Value::Day(day) if day.is_bound());
        self.field != Field::Anything && !self.values.iter().any(is_bound)
    }

    fn holds(&self, annotation: &Annotation, words: &Haystack<'_>) -> bool {
        let mut values = self.values.iter();
        values.any(|value| value.fits(self.field, annotation, words)) != self.negated
    }
}

impl Value {
    fn fits(&self, field: Field, annotation: &Annotation, words: &Haystack<'_>) -> bool {
        let mut texts = texts(field, annotation);
        match self {
            Self::Any => field == Field::Quote || texts.next().is_some(),
            Self::Position(position) => annotation.stance.position == Some(*position),
            Self::State(state) => state.holds(annotation),
            Self::Progress(_) | Self::Trouble | Self::Day(_) => false,
            Self::Words(needle, names) => {
                let is_named = |text: &str| names.binary_search_by(|name| (**name).cmp(text));
                texts.any(|text| needle.is_in(text) || is_named(text).is_ok())
                    || field >= Field::Quote && needle.is_in_words(words)
            }
        }
    }
}

/// What stands in `field`, without the words of the text.
fn texts(field: Field, annotation: &Annotation) -> impl Iterator<Item = &str> {
    let asked = move |of: Field| field == of || field == Field::Anything;
    let stance = &annotation.stance;
    let values = [
        (Field::Side, Some(&*stance.side)),
        (Field::Speaker, stance.speaker.as_deref()),
        (Field::Topic, stance.topic.as_deref()),
        (Field::Position, stance.position.map(Position::word)),
        (Field::Note, annotation.note.as_deref()),
        (Field::By, annotation.by.as_deref()),
    ];
    let values = values.into_iter().filter(move |(of, _)| asked(*of));
    values.filter_map(|(_, text)| text)
}

#[cfg(test)]
mod tests;
