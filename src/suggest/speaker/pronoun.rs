//! Whom "he" and "she" mean: a person, recent, and what the sentences are about.
//!
//! Knows who has been named, and where; must not know who speaks.

use super::naming::Rank;
use super::people::{Named, People, Person};
use crate::suggest::words::Words;

/// So many names back a pronoun may look.
const BACK: usize = 32;
/// And so many words.
const FAR: usize = 200;
/// And so many sentences.
const SENTENCES: usize = 8;

impl People<'_> {
    /// The person that the pronoun `at` in `sentence` most plausibly means.
    pub(super) fn meant(
        &self,
        words: &Words<'_>,
        at: usize,
        sentence: usize,
        woman: bool,
        is_quoted: bool,
    ) -> Option<usize> {
        let place = Place {
            at,
            sentence,
            stretch: stretch(words, sentence),
            woman,
        };
        self.before(at)
            .take(BACK)
            .take_while(|named| {
                at - named.name.start < FAR && sentence.saturating_sub(named.sentence) < SENTENCES
            })
            .filter(|named| is_quoted || !named.is_quoted)
            .filter_map(|named| Some((named, self.person(named.person)?)))
            .filter(|(_, person)| {
                person.woman.is_none_or(|is| is == woman) && person.humanity() > 0
            })
            .max_by_key(|(named, person)| weight(words, &place, named, person))
            .map(|(named, _)| named.person)
    }
}

/// Where a pronoun stands.
struct Place {
    at: usize,
    sentence: usize,
    stretch: usize,
    woman: bool,
}

fn stretch(words: &Words<'_>, sentence: usize) -> usize {
    let sentence = words.sentences().get(sentence);
    sentence.map_or(0, |sentence| sentence.stretch)
}

fn weight(words: &Words<'_>, place: &Place, named: &Named, person: &Person) -> usize {
    let apart = place.sentence.saturating_sub(named.sentence);
    let near = 20 * SENTENCES - 20 * apart.min(SENTENCES);
    let rank = match named.rank {
        Rank::Main => 60,
        Rank::Subject => 30,
        Rank::Other => 0,
    };
    let same = usize::from(stretch(words, named.sentence) == place.stretch) * 10;
    let close = 10 - (place.at - named.name.start).min(FAR) / 20;
    let plausible = near + rank + same + close + person.humanity() * 6;
    if person.is_other_than(place.woman) {
        plausible / 2
    } else {
        plausible
    }
}
