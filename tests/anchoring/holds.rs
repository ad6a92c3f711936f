//! What holds whatever the texts are.

use super::edits::KINDS;
use super::judge::{Case, case, origin};
use super::texts;
use proptest::prelude::*;
use standoff::annotation::{Annotation, Change, Id, MOST_PLACES, Origin, Stance, Standing, anchor};
use standoff::article::{Article, Span};
use standoff::store::sidecar::{ArticleHash, Sidecar};
use std::ops::Range;
use std::sync::Arc;

/// The words in question in texts in which they may be mistaken for others: (old text, words, new text).
fn stand(old: &str, words: &str, new: &str) -> (Option<Standing>, String) {
    let start = old.find(words).expect("words of the old text");
    let start = old[..start].chars().count();
    let origins = [origin(old, &(start..start + words.chars().count()))];
    let mut found = anchor(new, Some(old), &origins);
    let known = found.remove(0);
    let unknown = anchor(new, None, &origins).remove(0);
    for found in [&known, &unknown] {
        let has_place = found.standing.is_none_or(Standing::has_place);
        assert!(!has_place || known.span == found.span, "{found:?}");
    }
    let words = new[known.span.start..known.span.end].to_owned();
    (known.standing, words)
}

#[test]
fn a_name_that_was_corrected_is_not_found_where_it_stands_earlier() {
    let old = "Robin came early to the hall. The others were late, as ever. Then Robin spoke of the bridge at length.";
    let at = old.rfind("Robin").expect("a name");
    let new = format!("{}Elisa{}", &old[..at], &old[at + 5..]);
    let from = old[..at].chars().count();
    let origins = [origin(old, &(from..from + 5))];
    for known in [Some(old), None] {
        let found = anchor(&new, known, &origins).remove(0);
        assert!(!found.standing.is_none_or(Standing::has_place), "{found:?}");
    }
}

#[test]
fn words_that_were_deleted_are_not_found_in_others_that_look_alike() {
    let old = "The mayor said he would pay for the new bridge in May. Nobody believed him then. \
               A week later the mayor said he would pay for the old bridge in June. The council laughed.";
    let words = "the mayor said he would pay for the old bridge in June";
    let new = old.replace(&format!("A week later {words}. "), "");
    let (standing, _) = stand(old, words, &new);
    assert_eq!(standing, Some(Standing::Lost));
}

#[test]
fn equal_words_at_the_old_place_may_be_others() {
    let old = "Old news. Quell said no. The mayor went home and slept until noon. Quell said yes.";
    let new = "Quell said no. The mayor went home and slept until noon. Quell said yes. Good.";
    let at = new.rfind("Quell").expect("a name");
    let origins = [Origin {
        place: (at, at + 5),
        ..origin(old, &(10..15))
    }];
    let found = anchor(new, None, &origins).remove(0);
    assert!(
        found.standing.is_some() || found.span.start == 0,
        "{found:?}"
    );
}

#[test]
fn what_differs_in_blanks_alone_is_exact_and_in_signs_edited() {
    let old = "He spoke first. “We can wait,” said the mayor of the town. Then he left for home.";
    let flowed = old.replace(' ', "\n");
    let straight = old.replace(['“', '”'], "\"");
    let words = "“We can wait,” said the mayor";
    assert_eq!(stand(old, words, &flowed), (None, words.replace(' ', "\n")));
    let edited = (
        Some(Standing::Edited),
        "\"We can wait,\" said the mayor".to_owned(),
    );
    assert_eq!(stand(old, words, &straight), edited);
}

#[test]
fn hostile_texts_take_no_longer_than_others() {
    let many = "ha ".repeat(super::times(20_000, 1_000_000));
    let other = "ha ho ".repeat(super::times(10_000, 500_000));
    let line = "x".repeat(super::times(200_000, 10_000_000));
    // Each second word is another one: nothing stays together.
    let between = |word: &str| -> String {
        let words = 0..super::times(8_000, 200_000);
        let pairs: Vec<_> = words.map(|at| format!("kept{at} {word}{at}")).collect();
        pairs.join(" ")
    };
    let (first, second) = (between("old"), between("new"));
    for (old, new) in [
        (&first, &second),
        (&many, &other),
        (&other, &many),
        (&line, &many),
        (&many, &line),
    ] {
        let quote: String = old.chars().take(60).collect();
        let origins: Vec<Origin> = (0..200)
            .map(|at| Origin {
                place: (at * 6, at * 6 + 60),
                ..Origin::of(&*quote)
            })
            .collect();
        for known in [Some(old.as_str()), None] {
            assert_eq!(anchor(new, known, &origins).len(), 200);
        }
    }
}

/// A sidecar with one stance, made in the old text of `case`, read in its new one, saved, and read in the old again.
fn there_and_back(case: &Case) {
    let (old, new) = (
        Article::new("a.txt", case.old.clone()),
        Article::new("a.txt", case.new.clone()),
    );
    let texts = |hash: &str| {
        [&old, &new]
            .into_iter()
            .find(|text| ArticleHash::of(text).as_str() == hash)
            .map(|text| text.text().to_owned())
    };
    let span = old
        .offsets()
        .span(case.span.start, case.span.end)
        .expect("a span");
    let mut sidecar = Sidecar::fresh("a.txt");
    sidecar.apply(&Change::made(stance("one", span)), &old);
    let made = sidecar.write(&old, &ArticleHash::of(&old));
    let (mut sidecar, there) =
        Sidecar::read_knowing("f", made, || &new, &texts).expect("a sidecar");
    assert_eq!(there.len(), 1);
    sidecar.apply(&Change::made(stance("two", Span::new(0, 1))), &new);
    let saved = sidecar.write(&new, &ArticleHash::of(&new));
    let text = String::from_utf8(saved.clone()).expect("UTF-8");
    assert_eq!(
        text.contains("lost     = true"),
        there[0].standing() == Some(Standing::Lost),
        "{text}"
    );
    if there[0].standing().is_none() {
        let start = new.offsets().point(there[0].span.start);
        let says = |line: &str| line.replace(' ', "") == format!("start={start}");
        assert!(text.lines().any(says), "{start}: {text}");
    }
    let (_, back) = Sidecar::read_knowing("f", saved, || &old, &texts).expect("a sidecar");
    let back = back
        .iter()
        .find(|one| one.id.as_str() == "one")
        .expect("the first");
    assert_eq!(
        (back.standing(), old.slice(back.span)),
        (None, old.slice(span)),
        "{}",
        KINDS[case.kind].0
    );
}

fn stance(id: &str, span: Span) -> Annotation {
    Annotation {
        id: Id::new(id).expect("an id"),
        span,
        stance: Stance::of("US".into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    }
}

#[test]
fn edits_taken_back_bring_every_stance_back() {
    let texts = texts();
    for kind in 0..KINDS.len() {
        for number in 0..super::times(2, 40) {
            there_and_back(&case(kind, number, &texts));
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        proptest::sample::select(
            &[
                "a", "b", "the", "Böse", "l’eau", "“x”", "—", "\n\n", "行く", "e\u{301}", "\u{ad}",
                "🙂", "d'", ".",
            ][..],
        ),
        0..40,
    )
    .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Spans are in the text, on its characters; what is asked twice is answered twice the same; a text that is the
    /// same has all that was in it.
    #[test]
    fn any_texts_give_places_of_the_text(old in words(), new in words(), from in 0..120usize, length in 0..30usize) {
        let count = old.chars().count();
        let start = from.min(count);
        let range: Range<usize> = start..(start + length).min(count);
        let origins = [origin(&old, &range), Origin { place: (from, from + 3), ..Origin::of("the") }];
        for known in [Some(old.as_str()), None] {
            let found = anchor(&new, known, &origins);
            prop_assert_eq!(&found, &anchor(&new, known, &origins));
            prop_assert_eq!(found.len(), 2);
            for one in &found {
                for span in one.places.iter().chain([&one.span]) {
                    prop_assert!(new.get(span.start..span.end).is_some(), "{:?}", one);
                }
                prop_assert!(one.places.len() <= MOST_PLACES);
            }
        }
        let same = anchor(&old, Some(&old), &origins[..1]).remove(0);
        if same.standing.is_none() {
            prop_assert_eq!(&old[same.span.start..same.span.end], &*origins[0].quote);
        }
        prop_assert!(range.is_empty() || same.standing.is_none(), "{:?}", same);
    }
}
