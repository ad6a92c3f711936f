//! The mouse: whatever it does, and what stands under it.

use super::opening::tagged;
use super::stage::{DARK, Scene, Stage};
use super::state::{in_the_text, told};
use super::strategies::{article, keys, size, stances};
use super::{config, repeat};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use standoff::app::view::Line;
use standoff::app::{App, Event};
use standoff::keys::{Act, Mouse};

proptest! {
    #![proptest_config(config(64))]

    /// Wherever the mouse is used between keys, the focus is a piece of the text and all of it can be undone.
    #[test]
    fn any_mouse_leaves_all_in_order(text in article(), stances in stances(), keys in keys(40), acts in vec(mouse(), 40), size in size()) {
        let mut stage = Stage::with(tagged(&text, &stances), size);
        let start = told(stage.app.annotations());
        for (key, act) in keys.0.into_iter().zip(acts) {
            stage.happen(Event::Mouse(act));
            in_the_text(&stage.app, stage.app.focus().span)?;
            stage.key(key);
            in_the_text(&stage.app, stage.app.focus().span)?;
        }
        let _ = stage.frame(DARK);
        stage.happen(Event::Resized { columns: 80, rows: 24 });
        stage.press("Esc Esc Esc");
        repeat(&mut stage, "u", App::can_undo);
        prop_assert_eq!(told(stage.app.annotations()), start);
    }

    /// The letter in a cell is the one that a click there hits, however wide what stands before it.
    #[test]
    fn a_cell_stands_for_what_is_drawn_in_it(text in article(), size in size(), pages in 0usize..3) {
        let mut stage = Stage::open(Scene { size, ..Scene::of(text) });
        stage.press(&"Space ".repeat(pages));
        let buffer = stage.frame(DARK);
        let (app, lines) = (&stage.app, stage.app.layout().lines);
        for (y, line) in (lines.y..).zip(app.view().lines()) {
            let Line::Text { stretch, flow, row } = line else {
                continue;
            };
            let start = app.article().stretch(*stretch).start();
            for (x, cell) in (lines.x + app.gutter()..lines.x + lines.width).zip(0..) {
                let symbol = buffer[(x, y)].symbol();
                let at = start + flow.source_at(&flow.rows()[*row], cell);
                let hit = app.article().text()[at..].chars().next().unwrap_or(' ');
                // Within what is written out instead of a character, letters stand for that character.
                let is_letter = |char: char| char.is_ascii_alphanumeric();
                let both = is_letter(hit) && symbol.chars().all(is_letter);
                prop_assert!(!both || symbol == hit.to_string(), "{symbol} at {x},{y} hits {hit}");
            }
        }
    }
}

fn mouse() -> impl Strategy<Value = Mouse> {
    let acts = [
        Act::Press,
        Act::Press,
        Act::Drag,
        Act::Drag,
        Act::Release,
        Act::WheelUp,
        Act::WheelDown,
    ];
    (select(acts.to_vec()), 0u16..130, 0u16..50).prop_map(|(act, column, row)| Mouse {
        act,
        column,
        row,
    })
}
