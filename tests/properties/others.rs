//! What holds for the stances of other annotators.

use super::config;
use super::opening::tagged;
use super::stage::{DARK, Stage, marked};
use super::state::{anew, listed};
use super::strategies::{article, keys, stances};
use proptest::prelude::*;
use standoff::annotation::{Annotator, Layer, Layers, Stance};
use standoff::article::Span;
use std::sync::Arc;

/// A side that nobody else has.
const THEIRS: &str = "Theirs";

proptest! {
    #![proptest_config(config(48))]

    /// Whatever is pressed while they are shown, they are neither among one's own, nor listed and counted with
    /// them, nor kept.
    #[test]
    fn others_stay_others(text in article(), stances in stances(), keys in keys(60)) {
        let mut stage = Stage::with(tagged(&text, &stances), (80, 24));
        let whole = Span::new(0, text.len());
        let stance = marked::annotation(9000, whole, Stance::of(THEIRS.into()));
        stage.layers = Layers {
            read: vec![Layer {
                annotator: Annotator::new("coder2"),
                annotations: [Arc::new(stance)].into_iter().collect(),
            }],
            broken: Vec::new(),
        };
        stage.press("O");
        for key in keys.0 {
            stage.key(key);
            let _ = stage.frame(DARK);
            prop_assert_eq!(listed(stage.app.pane().listing()), listed(&anew(&stage.app)));
        }
        let own = stage.app.annotations().iter();
        let kept = stage.kept.iter().filter_map(|change| change.after.as_ref());
        for found in own.chain(kept) {
            prop_assert_ne!(&*found.stance.side, THEIRS);
        }
    }
}
