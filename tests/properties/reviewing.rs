//! What holds for the queue of what waits for a decision, whatever is decided.

use super::opening::{tagged, with};
use super::stage::Stage;
use super::state::whole;
use super::strategies::{Places, article, size, stances, theme};
use super::{config, repeat};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use standoff::annotation::{Annotation, Conflict, Doubt, Field, Origin, Position, Standing, Value};
use standoff::app::App;
use standoff::article::Span;
use std::sync::Arc;

const STANDINGS: [Standing; 4] = [
    Standing::Edited,
    Standing::Moved,
    Standing::Ambiguous,
    Standing::Lost,
];

/// What is put in doubt of a stance: how it stands, with which old words and places; whether fields are decided differently.
type Doubts = Vec<(usize, String, Spots, u8)>;

/// Places, as shares of the text.
type Spots = Vec<(usize, usize)>;

fn doubts() -> impl Strategy<Value = Doubts> {
    let words = "[a-zé “外\u{1b}\u{202e}\n]{0,40}";
    let places = vec((0usize..1000, 0usize..300), 0..4);
    vec((0usize..6, words, places, any::<u8>()), 12)
}

fn place(text: &str, (start, length): (usize, usize)) -> Span {
    let at = |share: usize| text.floor_char_boundary(text.len() * share.min(1000) / 1000);
    Span::new(at(start), at(start + length))
}

/// The stances of `places`, as `doubts` puts them in doubt.
fn doubtful(text: &str, places: &Places, doubts: &Doubts) -> Vec<Arc<Annotation>> {
    let app = tagged(text, places);
    let stances = app.annotations().iter().zip(doubts);
    let put = |(stance, (standing, words, places, bits)): (
        &Arc<Annotation>,
        &(usize, String, Spots, u8),
    )| {
        let mut stance = Annotation::clone(stance);
        stance.doubt = STANDINGS.get(*standing).map(|standing| {
            Arc::new(Doubt {
                standing: *standing,
                origin: Origin::of(words.as_str()),
                places: places.iter().map(|one| place(text, *one)).collect(),
            })
        });
        let fields = Field::PARTS.into_iter().take(6).chain([Field::Annotation]);
        let asked = fields.zip(0..).filter(|(_, bit)| bits & (1 << bit) != 0);
        let conflict = |(field, _): (Field, u8)| Conflict {
            field,
            ours: field.of(&stance),
            theirs: theirs(field, place(text, (*standing * 100, 200))),
            base: None,
            was: Arc::default(),
        };
        stance.conflicts = asked.map(conflict).collect();
        Arc::new(stance)
    };
    stances.map(put).collect()
}

fn theirs(field: Field, place: Span) -> Option<Value> {
    match field {
        Field::Place => Some(Value::Place(place)),
        Field::Position => Some(Value::Text(Position::Neutral.word().into())),
        Field::Annotation => None,
        _ => Some(Value::Text("theirs".into())),
    }
}

/// All that the queue can be asked for, the helps and the choice by hand among it.
const KEYS: [&str; 16] = [
    "Enter",
    "1",
    "2",
    "3",
    "n",
    "N",
    "l",
    "x",
    "j",
    "k",
    "u",
    "v l Enter",
    "v h Esc",
    "? Esc",
    ": Esc",
    "Esc r r",
];

proptest! {
    #![proptest_config(config(48))]

    /// Whatever is decided, undoing all of it gives back what was; nothing is lost sight of meanwhile, and every
    /// screen is whole.
    #[test]
    fn all_decisions_can_be_taken_back(
        text in article(),
        places in stances(),
        doubts in doubts(),
        keys in vec(select(KEYS.to_vec()), 1..40),
        size in size(),
        theme in theme(),
    ) {
        let before = doubtful(&text, &places, &doubts);
        let mut stage = Stage::with(with(&text, before.clone()), size);
        let before: Vec<_> = stage.app.annotations().iter().cloned().collect();
        stage.press("r r");
        for keys in keys {
            stage.press(keys);
            let waiting = stage.app.annotations().iter().filter(|one| one.is_undecided()).count();
            prop_assert_eq!(stage.app.to_review(), waiting);
            whole(&stage.frame(theme), size.0, size.1)?;
        }
        stage.press("Esc Esc Esc");
        repeat(&mut stage, "u", App::can_undo);
        let after: Vec<_> = stage.app.annotations().iter().cloned().collect();
        prop_assert_eq!(after, before);
    }
}
