//! Whom "they" and "it" mean: a body, or several people, that the sentence before is about.
//!
//! Knows clauses and classes of nouns; nothing of names and persons.

use super::clause;
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use crate::suggest::words::Words;
use std::ops::Range;

/// So many sentences back the body may stand.
const SENTENCES: usize = 2;

/// The body that the pronoun `at` stands for.
pub(super) fn of_body(words: &Words<'_>, view: &View<'_, '_>, at: usize) -> Option<Range<usize>> {
    let many = view.is(at, Classes::PERSON_PRONOUN);
    if !many && !view.is(at, Classes::EXPLETIVE) {
        return None;
    }
    let number = words.sentence_of(at);
    let here = words.sentences().get(number)?.stretch;
    (number.saturating_sub(SENTENCES)..number)
        .rev()
        .filter_map(|number| words.sentences().get(number))
        .take_while(|sentence| sentence.stretch + 1 >= here)
        .find_map(|sentence| {
            let view = View::within(words, &sentence.words, sentence.words.start);
            let verb =
                (view.first..view.after).find(|at| view.part(*at).is_some_and(Part::is_finite))?;
            let subject = clause::subject(&view, &(verb..verb + 1))?;
            fits(&view, &subject, many).then_some(subject)
        })
}

/// Whether `subject` is a body, or several people where there are `many`.
fn fits(view: &View<'_, '_>, subject: &Range<usize>, many: bool) -> bool {
    let head = subject
        .clone()
        .take_while(|at| !matches!(view.part(*at), Some(Part::Preposition | Part::Comma)))
        .last();
    let Some(head) = head else {
        return false;
    };
    if many {
        return view.is(head, Classes::PEOPLE)
            || subject
                .clone()
                .any(|at| view.part(at) == Some(Part::Coordinator));
    }
    view.is(head, Classes::BODY | Classes::WRITING)
}
