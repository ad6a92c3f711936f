//! Persons of the article and speakers of the codebook, compared by their names.

use super::people::last_name;
use crate::codebook::{Speaker, fold};
use std::sync::Arc;

/// A person's name in two: the word before the last one, the last one.
pub(super) type Name<'n> = (Option<&'n str>, &'n str);

/// A name of the codebook, and its side.
pub(super) type Entry = (Arc<str>, Option<Arc<str>>);

/// The last word of `name` and the name before it; `None` where the last word is none of a person.
/// `is_office` says which words are of titles and offices.
pub(super) fn split(name: &str, is_office: impl Fn(&str) -> bool) -> Option<Name<'_>> {
    let mut words = name.split_whitespace().rev();
    let last = words.next()?;
    let is_name = |word: &str| word.chars().any(char::is_uppercase);
    if !is_name(last) || is_office(last) {
        return None;
    }
    let given = words
        .take_while(|word| !is_office(word))
        .find(|word| is_given(word));
    Some((given, last))
}

/// Whether `word` is a name and no initial.
fn is_given(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some()
}

/// The one entry that all `called` agree on; without a side where they don't agree on that.
pub(super) fn agreed(called: &[&Arc<Speaker>]) -> Option<Entry> {
    let (first, others) = called.split_first()?;
    if others.iter().any(|other| other.name != first.name) {
        return None;
    }
    let is_same = others.iter().all(|other| other.side == first.side);
    Some((first.name.clone(), first.side.clone().filter(|_| is_same)))
}

/// Whether the person called `given` in the article, or else the only one there, `only`, of `namesakes`, is
/// the speaker that all of `called` are.
pub(super) fn is_same(
    called: &[&Arc<Speaker>],
    given: Option<&str>,
    (namesakes, only): (usize, Option<&str>),
) -> bool {
    match given.or(only) {
        _ if given.is_none() && namesakes > 1 => false,
        Some(given) => called.iter().all(|speaker| has_given(speaker, given)),
        None => true,
    }
}

/// Whether one of the names of `speaker` has `given` before the last one, or an initial or a spelling of it.
fn has_given(speaker: &Speaker, given: &str) -> bool {
    let given = fold(given);
    std::iter::once(&speaker.name)
        .chain(&speaker.also)
        .filter_map(|name| name.rsplit_once(' '))
        .flat_map(|(before, _)| before.split_whitespace())
        .any(|name| is_alike(&given, &fold(last_name(name))))
}

/// Whether two first names are the same or spellings of one: "Sergei" and "Sergey", "S." and "Sergey".
fn is_alike(one: &str, other: &str) -> bool {
    let common = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let shorter = one.len().min(other.len());
    common == shorter && (shorter == 1 || one.len() == other.len())
        || common >= 4 && common + 1 >= one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_are_alike_in_their_spellings_only() {
        for (one, other, alike) in [
            ("sergei", "sergey", true),
            ("s", "sergey", true),
            ("dmitri", "dmitry", true),
            ("john", "john", true),
            ("john", "joan", false),
            ("ivan", "ivanka", false),
            ("alexander", "alexei", false),
        ] {
            assert_eq!(is_alike(one, other), alike, "{one} {other}");
        }
    }

    #[test]
    fn a_name_is_taken_apart_and_titles_are_left_out() {
        let is_office = |word: &str| ["Mr.", "Minister", "Ministry", "President"].contains(&word);
        let parts = |name| split(name, is_office);
        assert_eq!(
            parts("Foreign Minister Anna B. Testova"),
            Some((Some("Anna"), "Testova"))
        );
        assert_eq!(parts("Mr. Testov"), Some((None, "Testov")));
        assert_eq!(parts("Bashar al-Testi"), Some((Some("Bashar"), "al-Testi")));
        assert_eq!(parts("Foreign Ministry"), None);
        assert_eq!(parts("officials"), None);
    }
}
