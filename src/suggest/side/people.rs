//! What the article has said of each person so far. Knows where names stand, and nothing of codebooks.

use super::super::lexicon::Classes;
use super::super::words::Words;
use super::around::{Around, Readings};
use super::phrases::is_name;
use super::reading::{Reading, Tables};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// How many places of a last name are looked at.
const MOST_PLACES: usize = 256;
/// How many different things are kept of a person.
const MOST_READINGS: usize = 16;
/// And how many of these lead to other people.
const MOST_OTHERS: usize = 4;
/// No further place.
const NONE: u32 = u32::MAX;

/// Where each word stands that may be a last name.
#[derive(Debug)]
pub(super) struct Index<'a> {
    first: HashMap<&'a str, u32, FixedState>,
    places: Vec<u32>,
    next: Vec<u32>,
}

impl<'a> Index<'a> {
    /// The names of the text.
    pub(super) fn new(words: &Words<'a>) -> Self {
        let mut index = Self {
            first: HashMap::default(),
            places: Vec::new(),
            next: Vec::new(),
        };
        for at in (0..words.all().len())
            .rev()
            .filter(|at| is_name(words, *at))
        {
            let (Ok(place), Ok(number)) = (u32::try_from(at), u32::try_from(index.places.len()))
            else {
                continue;
            };
            let before = index.first.insert(last_name(words.text(at)), number);
            index.places.push(place);
            index.next.push(before.unwrap_or(NONE));
        }
        index
    }

    fn entry(&self, number: u32) -> Option<(usize, u32)> {
        let number = usize::try_from(number).ok()?;
        let place = usize::try_from(*self.places.get(number)?).ok()?;
        Some((place, *self.next.get(number)?))
    }
}

/// A last name as it compares: "Assad" of "al-Assad", without the stop of an initial.
pub(super) fn last_name(word: &str) -> &str {
    let word = word.trim_end_matches('.');
    match word.split_once('-') {
        Some((before, name)) if !before.chars().any(char::is_uppercase) => name,
        _ => word,
    }
}

/// Everybody with one last name.
#[derive(Debug, Default)]
struct Family<'a> {
    /// The next place to look at.
    cursor: u32,
    seen: usize,
    /// What is said where the last name stands alone.
    alone: Vec<Reading>,
    /// What is said of each by the name before the last one.
    members: HashMap<&'a str, Vec<Reading>, FixedState>,
}

/// What the article says of its people.
pub(super) struct People<'a> {
    index: Index<'a>,
    families: HashMap<&'a str, Family<'a>, FixedState>,
}

/// What is known of a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'p> {
    /// What is said where the whole name stands.
    pub(super) named: &'p [Reading],
    /// What is said where the last name stands alone, if nobody else has it.
    pub(super) alone: &'p [Reading],
    /// How many different people have the last name.
    pub(super) namesakes: usize,
    /// The first name of the one who has, if there is one only.
    pub(super) only: Option<&'p str>,
}

impl<'a> People<'a> {
    /// The people of the text.
    pub(super) fn new(words: &Words<'a>) -> Self {
        Self {
            index: Index::new(words),
            families: HashMap::default(),
        }
    }

    /// What the words before `limit` say of the person with this last name, and this name before it.
    pub(super) fn known(
        &mut self,
        words: &Words<'a>,
        tables: Tables<'_>,
        (given, last): (Option<&str>, &str),
        limit: usize,
    ) -> Option<Known<'_>> {
        let (key, first) = self.index.first.get_key_value(last_name(last))?;
        let family = self.families.entry(key).or_insert_with(|| Family {
            cursor: *first,
            ..Family::default()
        });
        family.read_on(&self.index, words, tables, limit);
        let one = family.members.keys().next().copied();
        let named = given.and_then(|given| family.members.get(given));
        let only = match family.members.len() {
            1 if given.is_none() => family.members.values().next(),
            _ => None,
        };
        let is_alone = family.members.len() <= 1;
        Some(Known {
            named: named.or(only).map_or(&[], Vec::as_slice),
            alone: if is_alone { &family.alone } else { &[] },
            namesakes: family.members.len(),
            only: one.filter(|_| is_alone),
        })
    }
}

impl<'a> Family<'a> {
    fn read_on(&mut self, index: &Index<'a>, words: &Words<'a>, tables: Tables<'_>, limit: usize) {
        let mut buffer = String::new();
        while let Some((place, next)) = index.entry(self.cursor) {
            if place >= limit || self.seen >= MOST_PLACES {
                break;
            }
            self.cursor = next;
            self.seen += 1;
            self.look(place, words, tables, &mut buffer);
        }
    }

    fn look(&mut self, place: usize, words: &Words<'a>, tables: Tables<'_>, buffer: &mut String) {
        let Some(sentence) = words.sentences().get(words.sentence_of(place)) else {
            return;
        };
        let mut around = Around {
            words,
            tables,
            sentence: sentence.words.clone(),
            buffer,
        };
        let first = around.first_of_name(place);
        let goes_on = place + 1 < sentence.words.end && is_name(words, place + 1);
        let is_day = words
            .all()
            .get(place + 1)
            .is_some_and(|word| word.is(Classes::TIME));
        if goes_on && !is_day {
            return;
        }
        let readings = around.of_name(place);
        match (first..place).rev().find(|at| is_given(words, *at)) {
            Some(given) => keep(self.members.entry(words.text(given)).or_default(), readings),
            None => keep(&mut self.alone, readings),
        }
    }
}

/// Whether word `at` is a name and no initial.
fn is_given(words: &Words<'_>, at: usize) -> bool {
    is_name(words, at)
        && words
            .text(at)
            .trim_end_matches('.')
            .chars()
            .nth(1)
            .is_some()
}

fn keep(kept: &mut Vec<Reading>, readings: Readings) {
    for reading in readings {
        let is_by = |kept: &&Reading| matches!(kept, Reading::By(_) | Reading::Heads(..));
        let is_new = reading != Reading::Nothing && !kept.contains(&reading);
        let is_one_more = is_by(&&reading) && kept.iter().filter(is_by).count() >= MOST_OTHERS;
        if is_new && !is_one_more && kept.len() < MOST_READINGS {
            kept.push(reading);
        }
    }
}
