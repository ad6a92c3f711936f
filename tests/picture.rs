//! The picture of the screen in the README is the real screen: the built-in article with some stances,
//! drawn by the program. `UPDATE=1` draws `assets/screen.svg` anew.

mod stage;

use stage::{DARK, Scene, Stage, golden, svg};

/// What the reader in the picture did: read on, tagged whole sentences and quotations, named who spoke about what, judged it.
const KEYS: &[&str] = &[
    "/ \"low point\" Enter c s \"Rex Tillerson\" Enter 1 t \"US-Russia relations\" Enter -",
    "/ \"stands to win\" Enter c s \"Sergey Lavrov\" Enter 2 t 1 =",
    "/ \"evidence\" Enter s \"till\" Enter t \"Syria's guilt\" Enter =",
    "v o l l l l l l l l l l l l l l l l l 2 s \"lav\" Enter t 1 -",
    "/ \"with respect\" Enter s \"till\" Enter t \"Russia's role\" Enter 0",
    "m \"harsher in Florida six days before\" Enter",
    "/ \"Clearly\" Enter c s \"till\" Enter t \"Assad's future\" Enter -",
    "/ \"staking\" Enter s \"lav\" Enter t 1 0",
    "/ \"absurd\" Enter s \"Dmitry Peskov\" Enter 2 t 1 =",
    "/ \"Definitely\" Enter c s \"Bashar al-Assad\" Enter 4 t \"guilt\" Enter -",
    "/ \"deplore\" Enter c s \"Boris Johnson\" Enter 3 t \"role\" Enter -",
    "g Esc j j j j j j j j j j j",
];

#[test]
fn the_picture_shows_the_screen_as_it_is() {
    let scene = Scene {
        name: "moscow.txt",
        size: (108, 30),
        ..Scene::of(golden::read("assets/moscow.txt"))
    };
    let mut stage = Stage::open(scene);
    for keys in KEYS {
        stage.press(keys);
    }
    let picture = svg::picture(
        &stage.frame(DARK),
        "standoff, reading an article with stances tagged",
    );
    if let Some(difference) = golden::differs("assets/screen.svg", &picture) {
        panic!(
            "the picture isn't the screen any more: {}",
            difference.lines().take(20).collect::<Vec<_>>().join("\n")
        );
    }
}
