//! What holds of every plain screen: no boxes, no signs that no voice can read, and a cursor that stands where the
//! reader is.

use super::{Scene, Stage};
use ratatui::buffer::Buffer;
use standoff::app::App;
use standoff::app::keymap::Context;
use standoff::terminal::text;
use standoff::ui::Theme;

/// Plays `keys` on a plain screen and checks what it shows then.
pub fn check(name: &str, scene: &Scene, keys: &str, theme: Theme, prepare: impl Fn(&mut Stage)) {
    let mut stage = Stage::open(Scene {
        plain: true,
        ..scene.clone()
    });
    prepare(&mut stage);
    stage.press(keys);
    stage.app.settle();
    let (buffer, cursor) = super::frame::draw_with_cursor(&stage.app, theme);
    let told = format!("{name}, plain, cursor {cursor:?}\n{}", text::plain(&buffer));
    // Lines and corners of boxes, blocks, triangles and circles.
    let sign = text::plain(&buffer)
        .chars()
        .find(|sign| ('\u{2500}'..='\u{25ff}').contains(sign));
    assert_eq!(sign, None, "{told}");
    if !stage.app.layout().too_small {
        let (_, row) = cursor.unwrap_or_else(|| panic!("no cursor: {told}"));
        assert!(stands_well(&stage.app, &buffer, row), "{told}");
    }
}

/// Whether `row` is the one that the reader must hear: a line typed or chosen, the focus, a message too long for its line.
fn stands_well(app: &App, buffer: &Buffer, row: u16) -> bool {
    let text = text::plain(buffer);
    let line = text.lines().nth(row.into()).unwrap_or_default();
    let is_told = line.starts_with(" warning: ") || line.starts_with(" error: ");
    if !app.pending().is_empty() {
        let title = text.lines().nth(usize::from(row).saturating_sub(1));
        return title.is_some_and(|title| title.contains('…'));
    }
    match app.context() {
        Context::Search | Context::Filter | Context::Note => row == app.layout().hints.y || is_told,
        Context::Help => row == 2,
        Context::Text | Context::Select if app.article().text().is_empty() => row == 1,
        // The wheel has turned away from it.
        Context::Text if !app.view().shown(app.article()).overlaps(app.focus().span) => row == 1,
        Context::Text | Context::Select => line.starts_with('>') || is_told,
        Context::Stances if app.pane().listing().is_empty() => row == 1 || is_told,
        Context::Shelf if app.shelf().is_some_and(|shelf| shelf.row_count() == 0) => {
            row == 2 || is_told
        }
        Context::Stances | Context::Shelf => line.starts_with(" > ") || is_told,
        _ => row == 2 || line.starts_with(" > ") || line.starts_with('>'),
    }
}
