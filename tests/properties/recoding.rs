//! What holds for codes called otherwise in several articles.

use super::config;
use super::stage::others::Others;
use super::stage::{Scene, Stage};
use proptest::prelude::*;
use standoff::annotation::Annotation;
use standoff::codebook::Codebook;

/// Stances of this article, of others, and the codebook.
type State = (Vec<Annotation>, String, Codebook);

fn state(stage: &Stage) -> State {
    let annotations = stage.app.annotations().iter();
    let annotations = annotations.map(|one| Annotation::clone(one)).collect();
    (
        annotations,
        stage.others.told(),
        stage.app.codebook().clone(),
    )
}

proptest! {
    #![proptest_config(config(64))]

    /// Whatever is renamed, merged and recoloured: taken back step by step, each state is the one before, here,
    /// elsewhere and in the codebook; done again, each is the one after.
    #[test]
    fn every_revision_of_codes_is_taken_back_and_done_again(
        acts in prop::collection::vec((0usize..3, 1usize..7, 0usize..5), 1..5),
    ) {
        const NAMES: [&str; 5] = ["Lavrov", "sergey lavrov", "UK", "talks", "New one"];
        let mut stage = Stage::open(Scene::of("⟦‹R Lavrov:One.›⟧ ‹R Sergey Lavrov:Two.› ‹U Lavrov:Three.› ‹K:Four.›"));
        stage.press("t \"talks\" Enter j t \"the talks\" Enter");
        stage.others = Others::of("a.txt Russia · Lavrov · talks | b.txt UK · Sergey Lavrov · the talks | c.txt US · – · talks");
        let mut states = vec![state(&stage)];
        for (aim, which, name) in acts {
            let list = format!("{} {which}", ["r n", "r m", "r c"][aim]);
            stage.press(&list);
            let then = match aim {
                0 => format!("Ctrl-u \"{}\" Enter", NAMES[name]),
                _ => format!("{} Enter", "Down ".repeat(name)),
            };
            stage.press(&then);
            stage.press("Esc Esc Esc");
            let now = state(&stage);
            if states.last() != Some(&now) {
                states.push(now);
            }
        }
        for before in states.iter().rev().skip(1) {
            stage.press("u");
            prop_assert_eq!(&state(&stage), before);
        }
        for after in states.iter().skip(1) {
            stage.press("Ctrl-r");
            prop_assert_eq!(&state(&stage), after);
        }
    }
}
