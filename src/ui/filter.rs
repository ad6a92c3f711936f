//! The line of a filter being typed: the query with its mistake, and how many stances match.

use super::Theme;
use super::pen::{Pen, width};
use super::theme::Role;
use crate::app::App;
use crate::app::filtering::Query;
use crate::article::visible;
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

/// What stands in the line while nothing is typed: the longest that leaves room for the ways out.
const EXAMPLES: [&str; 3] = [
    "side:us,uk speaker:lav topic:\"chemical attack\" position:oppose -note:* words",
    "side:us,uk speaker:lav -note:* words",
    "side:us,uk -note:*",
];
/// The same where it is asked of articles.
const OF_ARTICLES: [&str; 3] = [
    "is:untouched date:>=2017-04 outlet:post side:us,uk -speaker:lav words",
    "is:untouched date:2017 side:us words",
    "is:done date:2017",
];
/// The cells for the ways out.
const WAYS: usize = 30;

/// Writes the query, as much of it as is needed for the cursor to be seen, and says where that is.
pub(super) fn write(pen: &mut Pen<'_>, app: &App, theme: Theme, query: &Query) -> u16 {
    let on_shelf = app.shelf().filter(|_| app.is_on_shelf());
    let (listed, all) = match on_shelf {
        Some(shelf) => (shelf.row_count(), shelf.entries().len()),
        None => (app.pane().listing().len(), app.annotations().len()),
    };
    let count = format!("{listed} of {all}");
    let told = usize::from(pen.room()).saturating_sub(width(&count) + 4);
    let (text, at) = (query.input.text(), query.input.cursor());
    let mistake = query.mistake.clone().unwrap_or_default();
    let (style, wrong) = (theme.role(Role::Strong), theme.role(Role::Warning));
    let wrong = wrong.add_modifier(Modifier::UNDERLINED);
    let first = shown_from(text, at, told);
    if first > 0 {
        pen.write("…", theme.role(Role::Quiet));
    }
    let mut cursor = pen.x();
    let end = pen.x() + u16::try_from(told).unwrap_or(u16::MAX);
    for (place, grapheme) in text
        .grapheme_indices(true)
        .filter(|(place, _)| *place >= first)
    {
        let shown = visible::line(grapheme);
        if pen.x() + u16::try_from(width(&shown)).unwrap_or(0) > end {
            break;
        }
        let style = if mistake.contains(&place) {
            wrong
        } else {
            style
        };
        pen.write(&shown, style);
        if place < at {
            cursor = pen.x();
        }
    }
    if text.is_empty() {
        pen.skip(1);
        let room = usize::from(pen.room()).saturating_sub(WAYS);
        let examples = if on_shelf.is_some() {
            OF_ARTICLES
        } else {
            EXAMPLES
        };
        let fits = examples.iter().find(|example| width(example) <= room);
        let example = fits.or(examples.last()).copied().unwrap_or_default();
        pen.write(example, theme.role(Role::Quiet));
    }
    pen.skip(3);
    if !text.is_empty() && app.message().is_none() {
        pen.write(&count, theme.role(Role::Quiet));
        pen.skip(3);
    }
    cursor
}

/// The byte of `text` from which on it is shown, so that what is before byte `at` fits in `room` cells.
fn shown_from(text: &str, at: usize, room: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let mut left = room.saturating_sub(1);
    let mut first = at;
    for (place, grapheme) in before.grapheme_indices(true).rev() {
        let cells = width(&visible::line(grapheme));
        if cells > left {
            break;
        }
        left -= cells;
        first = place;
    }
    first
}
