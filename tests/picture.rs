//! The picture of the screen in the README is the real screen: the built-in article with some stances,
//! drawn by the program. `UPDATE=1` draws `assets/screen.svg` anew.

mod stage;

use stage::{DARK, Scene, Stage, golden, svg};

/// What the reader in the picture did: read on, tagged whole sentences and quotations, judged most.
const KEYS: &[&str] = &[
    "/ \"low point\" Enter c 1 -",
    "/ \"stands to win\" Enter c 2 =",
    "/ \"evidence\" Enter 1 - v o l l l l l l l l l l l l l l l l l 2 -",
    "/ \"with respect\" Enter 1 0",
    "/ \"Clearly\" Enter c 1 -",
    "/ \"staking\" Enter 2 0",
    "/ \"absurd\" Enter 2 =",
    "/ \"Definitely\" Enter c 4 -",
    "/ \"deplore\" Enter c 3 -",
    "g Esc j j j j j j j j j j j j j",
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
