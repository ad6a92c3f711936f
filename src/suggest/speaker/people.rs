//! The people and bodies that an article has named so far: each with its fullest name and all that describes it.
//!
//! Read paragraph by paragraph: what comes after the paragraph of a mention tells nothing about it. Must not know
//! which mention is asked for.

use super::naming::{self, Naming, Rank};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::part::Part;
use crate::suggest::words::{Sentence, Shape, Words};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::ops::Range;

/// So many descriptions of one person are kept.
const MOST: usize = 12;

/// Of so many with the same last name the right one is sought.
const NAMESAKES: usize = 64;

/// Somebody who is named.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// The name, where it stands as it is used for them.
    pub(super) name: Range<usize>,
    /// Phrases that say more than the name.
    pub(super) described: Vec<Range<usize>>,
    /// Whether words near the name tell a man (`false`) or a woman (`true`).
    pub(super) woman: Option<bool>,
    /// How often "she" has meant them, less how often "he" has.
    pub(super) she: isize,
    /// How often the name stands in the text.
    times: usize,
    human: usize,
    thing: usize,
    is_barred: bool,
}

impl Person {
    /// Whether earlier pronouns speak against a woman, or against a man.
    pub(super) fn is_other_than(&self, woman: bool) -> bool {
        if woman { self.she < 0 } else { self.she > 0 }
    }

    /// How much speaks for a human being: 0 nothing, 5 much.
    pub(super) fn humanity(&self) -> usize {
        if self.is_barred {
            return 0;
        }
        let full = usize::from(self.name.len() > 1);
        (self.human + full).saturating_sub(self.thing).min(5)
    }

    /// Whether the name is one that only people have.
    pub(super) fn may_be_human(&self) -> bool {
        !self.is_barred && self.human + 1 >= self.thing
    }
}

/// A name or a pronoun in the text.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Its words, without titles.
    pub(super) name: Range<usize>,
    /// Who that is: a number of the list of people.
    pub(super) person: usize,
    /// How much the sentence is about them.
    pub(super) rank: Rank,
    /// The number of the sentence.
    pub(super) sentence: usize,
    /// Whether it stands in quotation marks.
    pub(super) is_quoted: bool,
    /// Whether it is "he" or "she".
    pub(super) is_pronoun: bool,
    /// Whether an office of several words stands right before the name.
    pub(super) has_office: bool,
}

/// Everybody that an article has named so far.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    list: Vec<Person>,
    named: Vec<Named>,
    by_last: HashMap<&'a str, Vec<usize>, FixedState>,
    /// The first sentence that is not read yet.
    next: usize,
}

impl<'a> People<'a> {
    /// Reads the article up to the end of paragraph `stretch`.
    pub(super) fn read_on(&mut self, words: &Words<'a>, lexicon: &Lexicon, stretch: usize) {
        while let Some(sentence) = words.sentences().get(self.next) {
            if sentence.stretch > stretch {
                break;
            }
            self.read_paragraph(words, lexicon, sentence.stretch);
        }
    }

    fn read_paragraph(&mut self, words: &Words<'a>, lexicon: &Lexicon, stretch: usize) {
        let rest = words.sentences().get(self.next..).unwrap_or_default();
        let sentences = rest.iter().take_while(|one| one.stretch == stretch);
        let sentences: Vec<_> = sentences
            .map(|sentence| (sentence, naming::all(words, lexicon, sentence)))
            .collect();
        let namings = sentences.iter().flat_map(|(_, namings)| namings);
        for naming in namings.filter(|naming| naming.name.len() > 1) {
            self.add_full(words, naming);
        }
        let mut is_quoted = false;
        for (sentence, namings) in &sentences {
            self.read_sentence(words, sentence, namings, &mut is_quoted);
            self.next += 1;
        }
    }

    fn read_sentence(
        &mut self,
        words: &Words<'a>,
        sentence: &Sentence,
        namings: &[Naming],
        is_quoted: &mut bool,
    ) {
        let mut namings = namings.iter().peekable();
        for at in sentence.words.clone() {
            let word = words.word(at);
            if word.shape == Shape::Quote {
                *is_quoted = match words.text(at) {
                    "“" | "«" | "„" => true,
                    "”" | "»" => false,
                    "\"" => !*is_quoted,
                    _ => *is_quoted,
                };
            } else if word.is(Classes::MASCULINE | Classes::FEMININE)
                && word.is(Classes::SUBJECT)
                && words.part(at) == Part::Pronoun
            {
                self.add_pronoun(words, at, *is_quoted);
            }
            if let Some(naming) = namings.next_if(|naming| naming.name.start == at) {
                self.add_mention(words, naming, *is_quoted);
            }
        }
    }

    /// The person with this number.
    pub(super) fn person(&self, number: usize) -> Option<&Person> {
        self.list.get(number)
    }

    /// The names and pronouns in the text that begin before word `at`, the last one first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Named> {
        let count = self.named.partition_point(|named| named.name.start < at);
        self.named.iter().take(count).rev()
    }

    /// The names and pronouns in `range`.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Named] {
        let first = self
            .named
            .partition_point(|named| named.name.start < range.start);
        let after = self
            .named
            .partition_point(|named| named.name.start < range.end);
        self.named.get(first..after.max(first)).unwrap_or_default()
    }

    fn namesakes(&self, last: &str) -> impl Iterator<Item = usize> + '_ {
        let numbers = self.by_last.get(key(last)).map_or(&[][..], Vec::as_slice);
        numbers.iter().copied().take(NAMESAKES)
    }

    fn add_full(&mut self, words: &Words<'a>, naming: &Naming) {
        let same = self.full(words, naming);
        let number = same.unwrap_or_else(|| self.add_person(words.text(naming.last), naming));
        if let Some(person) = self.list.get_mut(number) {
            person.times += 1;
            if naming.name.len() < person.name.len() || person.name.len() == 1 {
                person.name = naming.name.clone();
            }
        }
    }

    /// Whose full name it is: somebody's who was called so, or by the last name alone.
    fn full(&self, words: &Words<'a>, naming: &Naming) -> Option<usize> {
        let mut same = self.namesakes(words.text(naming.last));
        let named = same.find(|number| self.is_same(words, *number, naming));
        named.or_else(|| {
            let mut alone = self.namesakes(words.text(naming.last));
            alone.find(|number| {
                let person = self.list.get(*number);
                person.is_some_and(|person| {
                    person.name.len() == 1
                        && !person.is_barred
                        && !naming.is_barred
                        && is_alike(person.woman, naming.woman)
                })
            })
        })
    }

    /// Whether one name is the end of the other, or both have the same first name.
    fn is_same(&self, words: &Words<'a>, number: usize, naming: &Naming) -> bool {
        let Some(person) = self.list.get(number).filter(|one| one.name.len() > 1) else {
            return false;
        };
        let count = person.name.len().min(naming.name.len());
        let ends = (1..=count)
            .all(|back| words.text(person.name.end - back) == words.text(naming.name.end - back));
        ends || words.text(person.name.start) == words.text(naming.name.start)
    }

    fn add_person(&mut self, last: &'a str, naming: &Naming) -> usize {
        let number = self.list.len();
        self.list.push(Person {
            name: naming.name.clone(),
            is_barred: naming.is_barred,
            ..Person::default()
        });
        self.by_last.entry(key(last)).or_default().push(number);
        number
    }

    fn add_mention(&mut self, words: &Words<'a>, naming: &Naming, is_quoted: bool) {
        let number = self
            .find(words, naming)
            .unwrap_or_else(|| self.add_person(words.text(naming.last), naming));
        if let Some(person) = self.list.get_mut(number) {
            person.woman = person.woman.or(naming.woman);
            person.human += naming.human;
            person.thing += naming.thing;
            person.times += 1;
            person.is_barred &= naming.is_barred;
            if naming.phrase.len() > naming.name.len() && person.described.len() < MOST {
                person.described.push(naming.phrase.clone());
            }
        }
        self.named.push(Named {
            name: naming.name.clone(),
            person: number,
            rank: naming.rank,
            sentence: self.next,
            is_quoted,
            is_pronoun: false,
            has_office: naming.has_office,
        });
    }

    /// Who is named: of those with that last name the one named so in full, else the one named most.
    fn find(&self, words: &Words<'a>, naming: &Naming) -> Option<usize> {
        let last = words.text(naming.last);
        if naming.name.len() > 1 {
            return self.full(words, naming);
        }
        let fits = |number: &usize| {
            let person = self.list.get(*number);
            person.is_some_and(|person| {
                let is_called_so = person.name.len() == 1
                    || person.may_be_human() && naming.thing == 0 && !person.is_barred;
                is_called_so && is_alike(person.woman, naming.woman)
            })
        };
        let fitting = self.namesakes(last).filter(fits);
        fitting.max_by_key(|number| {
            self.list
                .get(*number)
                .map_or((0, 0), |person| (person.times, usize::MAX - number))
        })
    }

    fn add_pronoun(&mut self, words: &Words<'a>, at: usize, is_quoted: bool) {
        let woman = words.word(at).is(Classes::FEMININE);
        let Some(number) = self.meant(words, at, self.next, woman, is_quoted) else {
            return;
        };
        if let Some(person) = self.list.get_mut(number) {
            person.she += if woman { 1 } else { -1 };
        }
        self.named.push(Named {
            name: at..at + 1,
            person: number,
            rank: Rank::Main,
            sentence: self.next,
            is_quoted,
            is_pronoun: true,
            has_office: false,
        });
    }
}

/// Whether both may be of the same sex.
fn is_alike(one: Option<bool>, other: Option<bool>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// A last name as it compares: "Assad" of "al-Assad".
fn key(last: &str) -> &str {
    match last.split_once('-') {
        Some((particle, name)) if !particle.chars().any(char::is_uppercase) => name,
        _ => last,
    }
}
