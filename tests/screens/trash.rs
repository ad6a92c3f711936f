//! Deleted stances being looked through.

use super::stage::{DARK, Scene, Stage};
use super::{LIGHT, MONO, SMALL, TAGGED, USUAL, WIDE, compare, scene, show, wide};

/// All but one of the stances are deleted.
const DELETED: &str = "Tab x x x x x Tab";

#[test]
fn deleted_stances() {
    for size in [WIDE, USUAL, SMALL] {
        let keys = format!("{DELETED} r x");
        show(
            &format!("trash-{}", wide(size)),
            scene(TAGGED, size),
            &keys,
            DARK,
        );
        let typed = format!("{DELETED} r x \"plan\"");
        let name = format!("trash-typed-{}", wide(size));
        show(&name, scene(TAGGED, size), &typed, DARK);
    }
    let down = format!("{DELETED} r x Down");
    show("trash-light", scene(TAGGED, USUAL), &down, LIGHT);
    show("trash-mono", scene(TAGGED, USUAL), &down, MONO);
    let none = format!("{DELETED} r x \"whale\" Enter");
    show("trash-none-matches", scene(TAGGED, USUAL), &none, DARK);
    let back = format!("{DELETED} r x Enter");
    show("trash-brought-back", scene(TAGGED, USUAL), &back, DARK);
}

#[test]
fn many_deleted_stances() {
    let many = "‹R:The envoy said no.› ‹U:The minister said yes.›\n\n".repeat(20);
    let scene = Scene {
        size: USUAL,
        ..Scene::of(many)
    };
    let mut stage = Stage::open(scene);
    stage.press("Tab");
    stage.press(&"x ".repeat(40));
    stage.press("r x PgDn PgDn Down");
    compare(
        "trash-many",
        "40 deleted, r x PgDn PgDn Down",
        &mut stage,
        DARK,
    );
}
