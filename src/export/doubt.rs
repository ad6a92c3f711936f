//! What isn't sure about stances, for those who read them: how they stand in a changed text, and what two people
//! decided differently.

use super::Document;
use crate::annotation::{Annotation, Conflict, Field, Standing, Value};
use crate::article::Article;

/// What is to be known before a stance is counted, in a word or two; empty where all is sure.
pub(super) fn status(annotation: &Annotation) -> &'static str {
    match (annotation.standing(), annotation.conflicts.is_empty()) {
        (None, true) => "",
        (None, false) => "conflict",
        (Some(standing), true) => standing.word(),
        (Some(Standing::Edited), false) => "edited conflict",
        (Some(Standing::Moved), false) => "moved conflict",
        (Some(Standing::Ambiguous), false) => "ambiguous conflict",
        (Some(Standing::Lost), false) => "lost conflict",
    }
}

/// The sign of a stance about which something is open, behind its letter.
pub(super) fn sign(annotation: &Annotation) -> &'static str {
    match (annotation.is_undecided(), annotation.conflicts.is_empty()) {
        (false, _) => "",
        (true, true) => "?",
        (true, false) => "!",
    }
}

/// How many of the stances that are in the text aren't sure: "1 edited, 2 conflict"; empty if all are.
pub(super) fn open(document: &Document<'_>) -> String {
    let standing = |standing| {
        document
            .found()
            .filter(move |one| one.standing() == standing)
    };
    let counts = [
        (standing(Some(Standing::Edited)).count(), "edited"),
        (standing(Some(Standing::Moved)).count(), "moved"),
        (differing(document), "decided differently by two people"),
    ];
    told(&counts)
}

/// How many are decided differently.
fn differing(document: &Document<'_>) -> usize {
    let found = document.found();
    found.filter(|one| !one.conflicts.is_empty()).count()
}

/// How many have no place in the text: "2 ambiguous, 1 lost".
pub(super) fn placeless(document: &Document<'_>) -> String {
    let count = |standing| {
        let lost = document.lost();
        lost.filter(|(one, _)| one.standing() == Some(standing))
            .count()
    };
    let counts = [Standing::Lost, Standing::Ambiguous];
    told(&counts.map(|standing| (count(standing), standing.word())))
}

fn told(counts: &[(usize, &str)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let some: Vec<_> = some
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    some.join(", ")
}

/// What two people decided differently: "side: Russia or US".
pub(super) fn answers(article: &Article, annotation: &Annotation) -> Vec<String> {
    let conflicts = annotation.conflicts.iter();
    let answer = |conflict: &Conflict| {
        let ours = match conflict.field {
            Field::Annotation => conflict.ours.clone(),
            field => field.of(annotation),
        };
        let [ours, theirs] = [ours, conflict.theirs.clone()].map(|value| match value {
            Some(Value::Text(text)) => text.to_string(),
            Some(Value::Place(span)) => format!("“{}”", article.slice(span)),
            None if conflict.field == Field::Annotation => String::from("deleted"),
            None => String::from("none"),
        });
        format!("{}: {ours} or {theirs}", conflict.field.word())
    };
    conflicts.map(answer).collect()
}
