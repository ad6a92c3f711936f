//! Names in the text: rows of words with capitals, and what the words beside them tell of whoever is named.
//!
//! Knows names by their capitals; has no list of them. Must not know who was named before.

mod office;

use super::phrase;
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::part::{Part, View};
use crate::suggest::words::{Sentence, Shape, Words};
use std::ops::Range;

/// So far back the role is sought that a name is in apposition to.
const BACK: usize = 10;

/// What tells by itself who somebody is.
const ROLE: Classes = Classes(Classes::TITLE.0 | Classes::PERSON.0);
/// What no person's name ends with, unless a title stands before it.
const NO_NAME: Classes = Classes(
    Classes::BODY.0
        | Classes::WRITING.0
        | Classes::PEOPLE.0
        | Classes::WORK.0
        | Classes::NOUN.0
        | Classes::TIME.0,
);

/// How much a sentence is about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Named in passing.
    Other,
    /// The subject of some clause.
    Subject,
    /// The subject of the main clause.
    Main,
}

/// A name where it stands.
#[derive(Debug)]
pub(super) struct Naming {
    /// Without titles.
    pub(super) name: Range<usize>,
    /// The last name in it.
    pub(super) last: usize,
    /// With titles, articles and appositions.
    pub(super) phrase: Range<usize>,
    /// Whether words near the name tell a man (`false`) or a woman (`true`).
    pub(super) woman: Option<bool>,
    /// How much speaks for a human being here.
    pub(super) human: usize,
    /// How much speaks for a body, a place or a thing.
    pub(super) thing: usize,
    /// Whether it can't be a person's name: a place, a body, letters, with no title before it.
    pub(super) is_barred: bool,
    /// Whether an office of several words stands right before the name: "Secretary of State".
    pub(super) has_office: bool,
    /// How much the sentence is about them.
    pub(super) rank: Rank,
}

/// The names in `sentence`, in order.
pub(super) fn all(words: &Words<'_>, lexicon: &Lexicon, sentence: &Sentence) -> Vec<Naming> {
    let mut found = Vec::new();
    let mut at = sentence.words.start;
    while at < sentence.words.end {
        if words.part(at) != Part::Name {
            at += 1;
            continue;
        }
        let view = View::within(words, &sentence.words, at);
        let end = row_end(&view, at);
        let row = Row {
            words,
            lexicon,
            view,
            whole: at..end,
        };
        found.extend(row.naming());
        at = end;
    }
    found
}

/// The word after the row of capitals from `start` on; small words of names may stand inside.
fn row_end(view: &View<'_, '_>, start: usize) -> usize {
    let mut end = start + 1;
    while end < view.after {
        let inside = view.is(end, Classes::NAME_INSIDE)
            && !view.is(
                end,
                Classes::PREPOSITION | Classes::COORDINATOR | Classes::ARTICLE,
            );
        if view.part(end) == Some(Part::Name) || view.is(end, Classes::JUNIOR) {
            end += 1;
        } else if inside && view.part(end + 1) == Some(Part::Name) {
            end += 2;
        } else if inside && view.part(end + 2) == Some(Part::Name) {
            end += 3;
        } else {
            break;
        }
    }
    end.min(view.after)
}

/// Words with capitals in a row, in their sentence.
struct Row<'r, 'a> {
    words: &'r Words<'a>,
    lexicon: &'r Lexicon,
    view: View<'r, 'a>,
    whole: Range<usize>,
}

impl Row<'_, '_> {
    fn naming(&self) -> Option<Naming> {
        let view = &self.view;
        let is_titled = self.title().is_some() || self.follows_role();
        let (start, has_office) = self.start();
        let name = start..self.whole.end;
        let last = name
            .clone()
            .rev()
            .find(|at| !view.is(*at, Classes::JUNIOR))?;
        let phrase = self.phrase();
        let is_barred = self.is_barred(&name, last, is_titled || has_office);
        let is_told = is_titled || has_office;
        Some(Naming {
            last,
            woman: gender(view, &phrase),
            human: usize::from(is_told) * 3 + self.signs(&phrase),
            thing: if is_told { 0 } else { self.against() },
            is_barred,
            has_office,
            rank: self.rank(&phrase),
            phrase,
            name,
        })
    }

    fn text(&self, range: &Range<usize>) -> &str {
        self.words.article.slice(self.words.span(range.clone()))
    }

    fn is_barred(&self, name: &Range<usize>, last: usize, is_titled: bool) -> bool {
        let shape = self.view.word(last).map(|word| word.shape);
        let text = self.text(name);
        let letters = name.len() == 1
            && shape == Some(Shape::Capitals)
            && self.view.text(last).chars().count() > 1;
        let is_place = self.lexicon.is_place(text)
            || text
                .strip_suffix('s')
                .is_some_and(|one| self.lexicon.is_place(one));
        letters || !is_titled && (is_place || self.ends_as_body())
    }

    /// The noun phrase that the name is the head of, with its appositions.
    fn phrase(&self) -> Range<usize> {
        let (view, whole) = (&self.view, &self.whole);
        let start = phrase::plain_ending(view, whole.end).unwrap_or(whole.start);
        let verbal = view.part(start).is_some_and(Part::is_verbal);
        if self.bears() || verbal {
            return whole.clone();
        }
        let end = phrase::beginning_with_appositions(view, whole.start)
            .map_or(whole.end, |phrase| phrase.end);
        let joined = (whole.end..end).find(|at| view.part(*at) == Some(Part::Coordinator));
        start.min(whole.start)..joined.unwrap_or(end).max(whole.end)
    }

    /// Whether the name belongs to the word after it: "Trump's lawyer", "the Clinton campaign".
    fn bears(&self) -> bool {
        let end = self.whole.end;
        match self.view.part(end) {
            Some(Part::Genitive) => true,
            Some(Part::Noun) => !is_like_verb(&self.view, end),
            _ => false,
        }
    }

    /// How much around the name tells of a human being, titles apart.
    fn signs(&self, phrase: &Range<usize>) -> usize {
        let (view, end) = (&self.view, self.whole.end);
        let comma = usize::from(view.part(end) == Some(Part::Comma));
        let who = end + comma;
        let who = view.part(who) == Some(Part::Relative) && !view.is(who, Classes::DETERMINER);
        let before = self.whole.start.checked_sub(1);
        let hangs = before.is_some_and(|at| view.part(at) == Some(Part::Preposition));
        let apposed = (end..phrase.end).any(|at| view.is(at, ROLE)) || self.follows_apposition();
        let aged = comma == 1
            && view.part(end + 2) == Some(Part::Comma)
            && view
                .word(end + 1)
                .is_some_and(|word| word.shape == Shape::Number);
        let says =
            view.is(end, Classes::SPEECH) || before.is_some_and(|at| view.is(at, Classes::SPEECH));
        usize::from(who && !hangs) * 2
            + usize::from(apposed) * 2
            + usize::from(aged) * 2
            + usize::from(says)
    }

    /// Whether a role stands before the name, with a comma between: "the senator’s lawyer, …,".
    fn follows_apposition(&self) -> bool {
        let (view, start) = (&self.view, self.whole.start);
        let closes = matches!(
            view.part(self.whole.end),
            Some(Part::Comma | Part::Verb | Part::Auxiliary | Part::Break)
        );
        if view.part_before(start) != Some(Part::Comma) || !closes {
            return false;
        }
        let comma = start - 1;
        (comma.saturating_sub(BACK)..comma)
            .rev()
            .take_while(|at| !matches!(view.part(*at), None | Some(Part::Comma | Part::Break)))
            .any(|at| view.is(at, ROLE))
    }

    /// How much right before the name tells of a body, a place or a thing.
    fn against(&self) -> usize {
        let Some(before) = self.whole.start.checked_sub(1) else {
            return 0;
        };
        let article = self.view.is(before, Classes::ARTICLE);
        let within = self.view.is(before, Classes::LOCATIVE);
        usize::from((article || within) && !self.bears()) * 2
    }

    fn rank(&self, phrase: &Range<usize>) -> Rank {
        let view = &self.view;
        let before = view.part_before(phrase.start);
        let said = phrase.start.checked_sub(1);
        let inverted = said.is_some_and(|said| {
            view.is(said, Classes::SPEECH)
                && view.part(said) == Some(Part::Verb)
                && matches!(
                    view.part_before(said),
                    Some(Part::Quote | Part::Comma | Part::Break)
                )
        });
        let opens = view.opens(phrase.start)
            && (matches!(
                view.part(self.whole.end),
                Some(Part::Comma | Part::Relative)
            ) || view.is(self.whole.end, Classes::NAME_INSIDE));
        if inverted || opens {
            return Rank::Main;
        }
        if view.part(self.whole.end) == Some(Part::Genitive) && view.opens(phrase.start) {
            return Rank::Subject;
        }
        if self.bears() || !verb_follows(view, phrase.end) && !verb_follows(view, self.whole.end) {
            return Rank::Other;
        }
        match before {
            None
            | Some(Part::Comma | Part::Quote | Part::Coordinator | Part::Dash | Part::Break) => {
                Rank::Main
            }
            _ => Rank::Subject,
        }
    }
}

/// Whether a finite verb follows word `end`, over adverbs, times and a comma.
fn verb_follows(view: &View<'_, '_>, end: usize) -> bool {
    let mut at = end + usize::from(view.part(end) == Some(Part::Comma));
    for _ in 0..3 {
        at += match view.part(at) {
            Some(Part::Adverb | Part::Time) => 1,
            Some(Part::Preposition) if view.part(at + 1) == Some(Part::Time) => 2,
            _ => break,
        };
    }
    view.part(at)
        .is_some_and(|part| part.is_finite() || part == Part::Ing)
        || is_like_verb(view, at)
}

/// Whether a word that no table has must be a verb, since another noun phrase begins after it: "held his".
fn is_like_verb(view: &View<'_, '_>, at: usize) -> bool {
    view.part(at) == Some(Part::Noun)
        && view.word(at).is_some_and(|word| word.classes.is_none())
        && view.part(at + 1) == Some(Part::Opener)
}

/// What the words of `phrase` tell: `true` a woman.
fn gender(view: &View<'_, '_>, phrase: &Range<usize>) -> Option<bool> {
    phrase.clone().find_map(|at| {
        let possessive =
            view.is(at, Classes::POSSESSIVE) || view.part(at + 1) == Some(Part::Genitive);
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
