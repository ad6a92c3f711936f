//! What holds for stances made anew, and for the way through the sentences that have none.

use super::config;
use super::opening::{tagged, with};
use super::stage::{Stage, marked};
use super::strategies::{article, stances};
use proptest::prelude::*;
use standoff::annotation::{Annotation, Position, Stance};
use standoff::article::{Article, Span};
use std::sync::Arc;

proptest! {
    #![proptest_config(config(48))]

    /// `w` from the start and `W` from the end stop at every sentence without a stance, and nowhere else.
    #[test]
    fn w_stops_at_the_sentences_without_a_stance(text in article(), stances in stances(), skipped in 0usize..4) {
        let app = tagged(&text, &stances[skipped.min(stances.len())..]);
        let mut stage = Stage::with(app, (40, 12));
        let app = &stage.app;
        let all = (0..app.article().stretch_count()).flat_map(|index| app.article().sentences(index));
        let free: Vec<_> = all.filter(|one| app.annotations().overlapping(*one).next().is_none()).collect();
        let first = app.article().sentence_from(0).unwrap_or_default();
        let last = app.article().sentence_before(usize::MAX).unwrap_or_default();
        stage.press("g");
        prop_assert_eq!(stops(&mut stage, "w"), free.iter().copied().filter(|one| *one != first).collect::<Vec<_>>());
        stage.press("G");
        prop_assert_eq!(stops(&mut stage, "W"), free.iter().copied().filter(|one| *one != last).rev().collect::<Vec<_>>());
    }

    /// A stance split into its sentences and joined again is what it was, note and all.
    #[test]
    fn a_split_and_joins_give_the_stance_back(text in article(), share in (0usize..1000, 1usize..1000), noted in any::<bool>()) {
        let at = |share: usize| text.floor_char_boundary(text.len() * share.min(1000) / 1000);
        let cut = Span::new(at(share.0), at(share.0 + share.1));
        let words = text[cut.start..cut.end].trim();
        let start = cut.end - text[cut.start..cut.end].trim_start().len();
        prop_assume!(!words.is_empty() && Article::new("a", text.clone()).stretch_count() > 0);
        let stance = Stance {
            speaker: Some("Anna Berg".into()),
            topic: Some("the sea".into()),
            position: Some(Position::Oppose),
            ..Stance::of("Russia".into())
        };
        let mut whole = marked::annotation(1, Span::new(start, start + words.len()), stance);
        whole.note = noted.then(|| "seen".into());
        whole.by = Some("coder1".into());
        let mut stage = Stage::with(with(&text, vec![Arc::new(whole.clone())]), (80, 24));
        stage.press("Tab : \"split\" Enter");
        let pieces = stage.app.annotations().len();
        prop_assert!(stage.app.annotations().iter().all(|piece| piece.stance == whole.stance));
        let notes = stage.app.annotations().iter().filter(|piece| piece.note.is_some());
        prop_assert_eq!(notes.count(), usize::from(noted));
        for _ in 1..pieces {
            stage.press("g : \"join\" Enter");
        }
        let left: Vec<_> = stage.app.annotations().iter().map(|one| Annotation::clone(one)).collect();
        prop_assert_eq!(left, vec![whole]);
    }
}

/// Where `key` stops, until it says that there is no further place.
fn stops(stage: &mut Stage, key: &str) -> Vec<Span> {
    let mut stops = Vec::new();
    stage.press(key);
    while stage.app.message().is_none() {
        stops.push(stage.app.focus().span);
        stage.press(key);
    }
    stops
}
