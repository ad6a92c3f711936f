//! Phrases of several words and what each means, and how they are found in the text.
//!
//! Knows words, and nothing of where the phrases come from.

use super::super::lexicon::Classes;
use super::super::words::{Shape, Word, Words};
use crate::codebook::fold;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::ops::Range;

/// A country, or whatever else is named like one: its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place(pub(super) u16);

/// How a country is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "Russia".
    Name,
    /// "Russian".
    Adjective,
    /// A name that stands before nouns as it is: "US".
    Both,
    /// "Moscow".
    Capital,
    /// "the Kremlin".
    Seat,
}

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A country.
    Place(Form),
    /// Speaks for the government of the country named with it.
    State,
    /// The same, but a bare name before it is where they are sent.
    Envoy,
    /// Speaks for the country or body named with it.
    Official,
    /// Speaks for the body or person named with it.
    Post,
    /// An organ of a government.
    Government,
    /// An organ of a government that goes by the name of its head.
    Administration,
    /// Doesn't speak for a government.
    NotState,
    /// Speaks against a government.
    Against,
    /// No longer, or not yet.
    Former,
    /// Changes nothing.
    Modifier,
    /// "'s"
    Possessive,
    /// "of"
    Of,
    /// "for"
    For,
    /// "in"
    In,
    /// "to"
    To,
    /// "is"
    Is,
}

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    /// What it is.
    pub(super) kind: Kind,
    /// The country that it is or belongs to.
    pub(super) place: Option<Place>,
    /// Which phrase it is.
    pub(super) id: u32,
    pub(super) case: Case,
}

/// The capitals that a phrase must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Any,
    First,
    All,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    sense: Option<Sense>,
    /// Whether a longer phrase begins like this.
    goes_on: bool,
    /// Whether it is a word of an office or a body.
    is_word: bool,
}

/// Phrases with what they mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    nodes: HashMap<Box<str>, Node, FixedState>,
}

impl Phrases {
    /// Adds `phrase`. Of several meanings the last one counts; of a country's names all do.
    pub(super) fn add(&mut self, phrase: &str, kind: Kind, place: Option<Place>) {
        let key = key(phrase);
        let case = case(phrase);
        for (at, _) in key.match_indices(' ') {
            self.nodes.entry(key[..at].into()).or_default().goes_on = true;
        }
        if !matches!(kind, Kind::Place(_)) {
            for word in key.split(' ') {
                self.nodes.entry(word.into()).or_default().is_word = true;
            }
        }
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let node = self.nodes.entry(key.into_boxed_str()).or_default();
        let (kind, id) = match node.sense {
            Some(old) => match (old.kind, kind) {
                (Kind::Place(_), Kind::Place(_)) if old.place != place => return,
                (Kind::Place(Form::Name | Form::Both), Kind::Place(Form::Adjective)) => {
                    (Kind::Place(Form::Both), old.id)
                }
                _ => (kind, old.id),
            },
            None => (kind, id),
        };
        node.sense = Some(Sense {
            kind,
            place,
            id,
            case,
        });
    }

    /// What `phrase` as a whole means.
    pub(super) fn get(&self, phrase: &str) -> Option<Sense> {
        self.nodes.get(key(phrase).as_str())?.sense
    }

    /// Whether `word` is a word of an office or a body. `buffer` is only there to be used again.
    pub(super) fn has_word(&self, word: &str, buffer: &mut String) -> bool {
        buffer.clear();
        push_folded(word, buffer);
        self.nodes
            .get(buffer.as_str())
            .is_some_and(|node| node.is_word)
    }

    /// The longest phrase that begins with word `within.start` and ends in `within`: the number of its words,
    /// and what it means. `buffer` is only there to be used again.
    pub(super) fn longest(
        &self,
        words: &Words<'_>,
        within: Range<usize>,
        buffer: &mut String,
    ) -> Option<(usize, Sense)> {
        buffer.clear();
        let first = words.all().get(within.start)?.shape;
        let mut longest = None;
        for (length, at) in (1..).zip(within) {
            if !words.all().get(at).is_some_and(Word::is_word) {
                break;
            }
            if length > 1 {
                buffer.push(' ');
            }
            push_folded(words.text(at), buffer);
            let Some(node) = self.nodes.get(buffer.as_str()) else {
                break;
            };
            longest = node
                .sense
                .filter(|sense| sense.case.fits(first))
                .map(|sense| (length, sense))
                .or(longest);
            if !node.goes_on {
                break;
            }
        }
        longest
    }
}

impl Case {
    fn fits(self, shape: Shape) -> bool {
        match self {
            Self::Any => true,
            Self::First => shape != Shape::Small,
            Self::All => !matches!(shape, Shape::Small | Shape::Capital),
        }
    }
}

/// `phrase` as it is looked up: in small letters, clitics as words of their own, without the stops of
/// abbreviations.
fn key(phrase: &str) -> String {
    let mut key = String::with_capacity(phrase.len());
    for word in phrase.split_whitespace() {
        let (word, clitic) = match word.strip_suffix("'s") {
            Some(word) => (word, " 's"),
            None => (word, ""),
        };
        if !key.is_empty() {
            key.push(' ');
        }
        push_folded(word, &mut key);
        key.push_str(clitic);
    }
    key.trim_start().to_owned()
}

fn push_folded(word: &str, buffer: &mut String) {
    let word = word.trim_end_matches('.');
    if word.is_ascii() {
        let from = buffer.len();
        buffer.push_str(word);
        if let Some(added) = buffer.get_mut(from..) {
            added.make_ascii_lowercase();
        }
    } else {
        buffer.push_str(&fold(word));
    }
}

fn case(phrase: &str) -> Case {
    let mut letters = phrase.chars().filter(|letter| letter.is_alphabetic());
    let first = letters.clone().next().is_some_and(char::is_uppercase);
    let count = letters.clone().count();
    if first && count > 1 && letters.all(char::is_uppercase) {
        Case::All
    } else if first {
        Case::First
    } else {
        Case::Any
    }
}

/// Whether word `at` can be part of a name.
pub(super) fn is_name(words: &Words<'_>, at: usize) -> bool {
    words.all().get(at).is_some_and(|word| {
        word.is_capital() && !word.is(Classes::ARTICLE | Classes::DETERMINER | Classes::PRONOUN)
            || word.shape == Shape::Small
                && word.classes.is_none()
                && words.text(at).chars().any(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whatever_its_accents_and_only_with_its_capitals() {
        let mut phrases = Phrases::default();
        phrases.add("Elysee Palace", Kind::Place(Form::Seat), Some(Place(1)));
        phrases.add("US", Kind::Place(Form::Name), Some(Place(2)));
        phrases.add("US", Kind::Place(Form::Adjective), Some(Place(2)));
        assert_eq!(
            phrases.get("Élysée Palace").map(|sense| sense.place),
            Some(Some(Place(1)))
        );
        assert_eq!(
            phrases.get("US").map(|sense| sense.kind),
            Some(Kind::Place(Form::Both))
        );
        for (name, adjective) in [("NATO", "NATO"), ("Nato", "Nato")] {
            phrases.add(name, Kind::Place(Form::Name), Some(Place(3)));
            phrases.add(adjective, Kind::Place(Form::Adjective), Some(Place(3)));
            phrases.add(adjective, Kind::Place(Form::Adjective), Some(Place(3)));
        }
        assert_eq!(
            phrases.get("NATO").map(|sense| sense.kind),
            Some(Kind::Place(Form::Both))
        );
        assert_eq!(case("US"), Case::All);
        assert_eq!(case("No. 10"), Case::First);
        assert_eq!(case("foreign minister"), Case::Any);
        assert_eq!(
            key("People's Republic of U.S."),
            "people 's republic of u.s"
        );
    }
}
