//! The line at the top while the shelf is seen: the folder, how many articles, how many of them are finished.

use crate::app::App;
use crate::app::shelf::Shelf;
use crate::ui::Theme;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;

/// Below this many columns the figures stand without the words that can be spared.
const NARROW: u16 = 60;
/// From this many columns on there is room for all.
const ROOMY: u16 = 100;

pub(super) fn render(app: &App, shelf: &Shelf, theme: Theme, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, app.layout().header, 0);
    pen.skip(1);
    pen.keep_free(1);
    let width = app.layout().screen.width;
    if app.saving().failure().is_some() {
        pen.write_right("✗ NOT SAVED", theme.role(Role::Error));
        pen.keep_free(2);
    }
    for (text, role) in figures(shelf, width) {
        pen.write_right(&text, theme.role(role));
        pen.keep_free(if width < NARROW { 1 } else { 2 });
    }
    if width >= ROOMY {
        pen.write("standoff", theme.role(Role::Quiet));
        pen.skip(3);
    }
    let folder = if shelf.folder().is_empty() {
        "the shelf"
    } else {
        shelf.folder()
    };
    pen.write_fitted(folder, theme.role(Role::Strong));
}

/// From right to left.
fn figures(shelf: &Shelf, width: u16) -> Vec<(String, Role)> {
    let narrow = width < NARROW;
    if !shelf.is_listed() {
        return vec![(String::from("looking …"), Role::Quiet)];
    }
    let all = shelf.entries().len();
    let mut figures = Vec::new();
    if shelf.known() < all {
        let percent = shelf.known() * 100 / all;
        let text = match width {
            ..NARROW => format!("{percent} %"),
            NARROW..ROOMY => format!("looked into {percent} %"),
            ROOMY.. => format!("looked into {} of {}", figure(shelf.known()), figure(all)),
        };
        figures.push((text, Role::Quiet));
    }
    let finished = figure(shelf.finished());
    let word = if narrow { "" } else { " finished" };
    figures.push((format!("✓ {finished}{word}"), Role::Plain));
    let noun = match (narrow, all) {
        (true, _) => "",
        (false, 1) => " article",
        (false, _) => " articles",
    };
    let of = shelf
        .filter()
        .map(|_| format!("{} of ", figure(shelf.row_count())));
    let of = of.unwrap_or_default();
    figures.push((format!("{of}{}{noun}", figure(all)), Role::Plain));
    figures
}

/// `10,000`
pub(in crate::ui) fn figure(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
