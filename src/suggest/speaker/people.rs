//! The people and bodies that an article names: each with its fullest name and all that describes it.
//!
//! Built once, from the first word to the last. Knows names by their capitals; has no list of them.

use super::part::{Part, View};
use super::phrase;
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Sentence, Words};
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
    /// How often the full name stands in the text.
    times: usize,
    /// How much speaks for a human being.
    human: usize,
    /// How often it bears an article, as bodies and places do.
    thing: usize,
}

impl Person {
    /// How much speaks for a human being: 0 nothing, 3 much.
    pub(super) fn humanity(&self) -> usize {
        let full = usize::from(self.name.len() > 1);
        (self.human + full).saturating_sub(self.thing * 2).min(4)
    }
}

/// A name in the text.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Its words, without titles.
    pub(super) name: Range<usize>,
    /// Who that is: a number of the list of people.
    pub(super) person: usize,
    /// Whether it is what a sentence is about: the subject of a verb.
    pub(super) is_subject: bool,
}

/// Everybody that an article names.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    list: Vec<Person>,
    named: Vec<Named>,
    by_last: HashMap<&'a str, Vec<usize>, FixedState>,
}

impl<'a> People<'a> {
    /// Those of the article.
    pub(super) fn of(words: &Words<'a>) -> Self {
        let mut people = Self::default();
        let runs: Vec<Run> = words
            .sentences()
            .iter()
            .flat_map(|sentence| runs(words, sentence))
            .collect();
        for run in runs.iter().filter(|run| run.name.len() > 1) {
            people.add_full(words, run);
        }
        for run in &runs {
            people.add_mention(words, run);
        }
        people
    }

    /// The person with this number.
    pub(super) fn person(&self, number: usize) -> Option<&Person> {
        self.list.get(number)
    }

    /// The names in the text that begin before word `at`, the last one first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Named> {
        let count = self.named.partition_point(|named| named.name.start < at);
        self.named.iter().take(count).rev()
    }

    /// The names in `range`.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Named] {
        let first = self
            .named
            .partition_point(|named| named.name.start < range.start);
        let after = self
            .named
            .partition_point(|named| named.name.start < range.end);
        self.named.get(first..after.max(first)).unwrap_or_default()
    }

    fn add_full(&mut self, words: &Words<'a>, run: &Run) {
        let last = words.text(run.last);
        let same = self.by_last.get(last).and_then(|numbers| {
            numbers
                .iter()
                .copied()
                .take(NAMESAKES)
                .find(|number| self.is_same(words, *number, run))
        });
        let number = same.unwrap_or_else(|| self.add_person(last, run));
        if let Some(person) = self.list.get_mut(number) {
            person.times += 1;
            if run.name.len() < person.name.len() {
                person.name = run.name.clone();
            }
        }
    }

    /// Whether one name is the end of the other.
    fn is_same(&self, words: &Words<'a>, number: usize, run: &Run) -> bool {
        self.list.get(number).is_some_and(|person| {
            let count = person.name.len().min(run.name.len());
            let ends = (1..=count)
                .all(|back| words.text(person.name.end - back) == words.text(run.name.end - back));
            let first = words.text(person.name.start) == words.text(run.name.start);
            ends || first
        })
    }

    fn add_person(&mut self, last: &'a str, run: &Run) -> usize {
        let number = self.list.len();
        self.list.push(Person {
            name: run.name.clone(),
            ..Person::default()
        });
        self.by_last.entry(last).or_default().push(number);
        number
    }

    fn add_mention(&mut self, words: &Words<'a>, run: &Run) {
        let number = self
            .find(words, run)
            .unwrap_or_else(|| self.add_person(words.text(run.last), run));
        if let Some(person) = self.list.get_mut(number) {
            person.woman = person.woman.or(run.woman);
            person.human += run.human;
            person.thing += usize::from(run.is_thing);
            if run.phrase.len() > run.name.len() && person.described.len() < MOST {
                person.described.push(run.phrase.clone());
            }
        }
        self.named.push(Named {
            name: run.name.clone(),
            person: number,
            is_subject: run.is_subject,
        });
    }

    /// Who is named: of those with that last name the one named so in full, else the one named most.
    fn find(&self, words: &Words<'a>, run: &Run) -> Option<usize> {
        let numbers = self.by_last.get(words.text(run.last))?;
        let fits = |number: &usize| {
            let person = self.list.get(*number);
            person.is_some_and(|person| match (person.woman, run.woman) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            })
        };
        if run.name.len() > 1 {
            return numbers
                .iter()
                .copied()
                .take(NAMESAKES)
                .find(|number| self.is_same(words, *number, run));
        }
        let fitting = numbers.iter().copied().filter(fits).take(NAMESAKES);
        fitting.max_by_key(|number| {
            self.list
                .get(*number)
                .map_or((0, 0), |person| (person.times, usize::MAX - number))
        })
    }
}

/// Words with capitals in a row.
#[derive(Debug)]
struct Run {
    /// Without titles.
    name: Range<usize>,
    /// The last name in it.
    last: usize,
    /// With titles, articles and appositions.
    phrase: Range<usize>,
    woman: Option<bool>,
    human: usize,
    is_thing: bool,
    is_subject: bool,
}

fn runs(words: &Words<'_>, sentence: &Sentence) -> Vec<Run> {
    let mut found = Vec::new();
    let mut at = sentence.words.start;
    while at < sentence.words.end {
        let view = View::within(words, &sentence.words, at);
        if view.part(at) != Some(Part::Name) {
            at += 1;
            continue;
        }
        let end = run_end(&view, at);
        found.extend(run(&view, at..end));
        at = end;
    }
    found
}

/// The word after the row of capitals from `start` on; small words of names may stand inside.
fn run_end(view: &View<'_, '_>, start: usize) -> usize {
    let mut end = start + 1;
    while end < view.after {
        let inside = view.is(end, Classes::NAME_INSIDE)
            && !view.is(
                end,
                Classes::PREPOSITION | Classes::COORDINATOR | Classes::ARTICLE,
            );
        if view.part(end) == Some(Part::Name) || is_suffix(view, end) {
            end += 1;
        } else if inside && view.part(end + 1) == Some(Part::Name) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

fn is_suffix(view: &View<'_, '_>, at: usize) -> bool {
    view.is(at, Classes::JUNIOR)
}

fn run(view: &View<'_, '_>, whole: Range<usize>) -> Option<Run> {
    let title = whole.clone().rev().find(|at| view.is(*at, Classes::TITLE));
    let start = title.map_or_else(|| after_office(view, &whole), |title| title + 1);
    let name = start..whole.end;
    let last = name.clone().rev().find(|at| !is_suffix(view, *at))?;
    let phrase = phrase_around(view, &whole);
    let is_subject = view.part(phrase.end).is_some_and(Part::is_finite)
        || view.part(whole.end).is_some_and(Part::is_finite)
        || view.part(whole.end) == Some(Part::Comma)
            && view.part(phrase.end + 1).is_some_and(Part::is_finite);
    let follows_who = (whole.end..whole.end + 2).any(|at| view.part(at) == Some(Part::Relative));
    let human = usize::from(title.is_some()) * 2
        + usize::from(follows_who)
        + usize::from(is_said(view, &whole));
    let is_thing = title.is_none() && describes_none(view, &whole);
    Some(Run {
        is_thing,
        last,
        woman: gender(view, &phrase),
        phrase,
        human,
        is_subject,
        name,
    })
}

/// Where the name begins in "State John Kerry" after "Secretary of".
fn after_office(view: &View<'_, '_>, whole: &Range<usize>) -> usize {
    let of = whole.start.checked_sub(1);
    let is_office = of.is_some_and(|of| {
        view.is(of, Classes::NAME_INSIDE)
            && of
                .checked_sub(1)
                .is_some_and(|at| view.is(at, Classes::TITLE))
    });
    if is_office && whole.len() > 2 {
        whole.end - 2
    } else {
        whole.start
    }
}

/// Whether the article "the" or "a" stands right before the name, and no noun after it.
fn describes_none(view: &View<'_, '_>, whole: &Range<usize>) -> bool {
    let before = whole.start.checked_sub(1);
    before.is_some_and(|at| view.is(at, Classes::ARTICLE)) && !bears(view, whole)
}

/// Whether the name belongs to the word after it: "Trump's lawyer", "the Clinton campaign".
fn bears(view: &View<'_, '_>, whole: &Range<usize>) -> bool {
    matches!(view.part(whole.end), Some(Part::Genitive | Part::Noun))
}

fn is_said(view: &View<'_, '_>, whole: &Range<usize>) -> bool {
    let before = whole.start.checked_sub(1);
    view.is(whole.end, Classes::SPEECH) || before.is_some_and(|at| view.is(at, Classes::SPEECH))
}

/// The noun phrase that the name is the head of, with its appositions.
fn phrase_around(view: &View<'_, '_>, whole: &Range<usize>) -> Range<usize> {
    let start = phrase::plain_ending(view, whole.end).unwrap_or(whole.start);
    let verbal = view.part(start).is_some_and(Part::is_verbal);
    if bears(view, whole) || verbal {
        return whole.clone();
    }
    let end = phrase::beginning_with_appositions(view, whole.start)
        .map_or(whole.end, |phrase| phrase.end);
    start.min(whole.start)..end.max(whole.end)
}

/// What the words of `phrase` tell: `true` a woman.
fn gender(view: &View<'_, '_>, phrase: &Range<usize>) -> Option<bool> {
    phrase.clone().find_map(|at| {
        let possessive = view.is(at, Classes::POSSESSIVE);
        match (
            view.is(at, Classes::MASCULINE),
            view.is(at, Classes::FEMININE),
        ) {
            (true, false) if !possessive => Some(false),
            (false, true) if !possessive => Some(true),
            _ => None,
        }
    })
}
