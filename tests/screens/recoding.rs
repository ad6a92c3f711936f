//! Codes being renamed, merged and recoloured.

use super::stage::others::Others;
use super::stage::{DARK, Scene, Stage};
use super::{LIGHT, MONO, SIXTEEN, SMALL, TAGGED, USUAL, WIDE, scene, show_as, wide};
use standoff::ui::Theme;

const ELSEWHERE: &str = "a.txt US · the American envoy | a.txt US · the American envoy | b.txt UK · the American envoy | left deep/c.txt.standoff.toml:12:20: may be cut off: the last line isn't `# end of standoff`";

/// With stances in other articles.
fn revise(name: &str, scene: Scene, keys: &str, theme: Theme) {
    show_as(name, scene, keys, theme, |stage: &mut Stage| {
        stage.others = Others::of(ELSEWHERE);
    });
}

#[test]
fn codes_to_be_renamed() {
    for size in [WIDE, USUAL, SMALL] {
        let tagged = || scene(TAGGED, size);
        let size = wide(size);
        revise(&format!("recode-codes-{size}"), tagged(), "r n", DARK);
        let rename = "r n 2 Ctrl-u \"Rex Tillerson\"";
        revise(&format!("recode-name-{size}"), tagged(), rename, DARK);
        let merge = "r m 2 \"russ\"";
        revise(&format!("recode-into-{size}"), tagged(), merge, DARK);
        let colour = "r c 2 Down";
        revise(&format!("recode-colours-{size}"), tagged(), colour, DARK);
    }
}

#[test]
fn a_side_to_be_added() {
    for size in [WIDE, USUAL, SMALL] {
        let name = format!("recode-side-{}", wide(size));
        revise(&name, scene(TAGGED, size), "r a \"Iran\"", DARK);
    }
    let known = "r a \"the kremlin\"";
    revise("recode-side-known", scene(TAGGED, USUAL), known, DARK);
    let done = "r a \"Iran\" Enter j 5";
    revise("recode-side-done", scene(TAGGED, USUAL), done, DARK);
    let many = "r a \"Iran\" Enter r a \"Saudi Arabia\" Enter j";
    revise("many-sides", scene(TAGGED, USUAL), many, DARK);
}

#[test]
fn a_name_that_is_known_makes_two_codes_one() {
    let merge = "r n 2 Ctrl-u \"His Russian counterpart\"";
    revise("recode-merge", scene(TAGGED, USUAL), merge, DARK);
    let done = format!("{merge} Enter");
    revise("recode-done", scene(TAGGED, USUAL), &done, DARK);
}

#[test]
fn nothing_is_chosen() {
    revise(
        "recode-no-code",
        scene(TAGGED, USUAL),
        "r n \"whale\"",
        DARK,
    );
    revise(
        "recode-no-colour",
        scene(TAGGED, SMALL),
        "r c 1 \"whale\"",
        DARK,
    );
    revise("recode-codes-mono", scene(TAGGED, USUAL), "r n Down", MONO);
    revise("recode-colours-light", scene(TAGGED, USUAL), "r c 2", LIGHT);
    revise(
        "recode-colours-sixteen",
        scene(TAGGED, USUAL),
        "r c 2 \"#a0b0c0\"",
        SIXTEEN,
    );
    let wide = "⟦‹R 外务大臣拉夫罗夫:One.›⟧ ‹S قال الوزير:Two.› ‹K e\u{301}\u{301} José 👩‍👩‍👧‍👦:Three.›";
    revise("recode-codes-wide", scene(wide, SMALL), "r n", DARK);
}

#[test]
fn what_takes_its_time_is_told_and_waited_for() {
    let slow = |stage: &mut Stage| stage.disk_slow = true;
    let name = "r n 2 Ctrl-u \"Rex Tillerson\"";
    show_as("recode-counting", scene(TAGGED, USUAL), name, DARK, slow);
    let undo = format!("{name} Enter u");
    show_as("recode-under-way", scene(TAGGED, USUAL), &undo, DARK, slow);
}
