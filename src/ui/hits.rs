//! What is found on the shelf: a line to type in, how much there is, a row for each hit.

use super::pen::{Pen, fitted, width};
use super::picker::write_input;
use super::shelf::figure;
use super::theme::Role;
use super::{Theme, frame, plain, typed};
use crate::app::App;
use crate::app::hits::{Hits, place_of};
use crate::app::layout::Area;
use crate::article::visible;
use crate::shelf::{Hit, HitKind};
use ratatui::buffer::Buffer;

/// The widest name of an article, in cells.
const NAME: u16 = 28;
/// The cells for the place in it.
const PLACE: u16 = 7;

/// Draws it and says where the cursor stands.
pub(super) fn render(app: &App, hits: &Hits, theme: Theme, buffer: &mut Buffer) -> (u16, u16) {
    let list = app.hits_rows();
    let top = hits.top(list.height);
    let beyond = plain::beyond(app, top, list.height, hits.rows.len());
    let title = format!("Search the shelf{beyond}");
    let inside = frame::overlay(app, &title, app.hits_area(), theme, buffer);
    let prompt = "words, or /a regular expression/";
    let cursor = write_input(&hits.input, prompt, theme, inside, buffer);
    let mut pen = Pen::new(buffer, inside, 1);
    pen.skip(3);
    pen.write_fitted(&app.told_of_hits(figure), theme.role(Role::Quiet));
    let left = hits
        .rows
        .len()
        .saturating_sub(top + usize::from(list.height));
    if left > 0 && !app.plain() {
        frame::more_below(app.hits_area(), left, "", theme.role(Role::Active), buffer);
    }
    let rows = hits.rows.iter().enumerate().skip(top);
    for (row, (index, hit)) in (0..list.height).zip(rows) {
        let before = index
            .checked_sub(1)
            .and_then(|before| hits.rows.get(before));
        let is_first = row == 0 || before.is_none_or(|before| before.path != hit.path);
        let is_chosen = index == hits.chosen;
        let mut pen = Pen::new(buffer, list, row);
        pen.write(plain::pointer(app, is_chosen), theme.role(Role::Key));
        if app.plain() {
            say(&mut pen, hit, &Name::of(hits, hit), theme);
        } else {
            let name = is_first.then(|| Name::of(hits, hit));
            write(&mut pen, hit, name, is_chosen, list, theme);
        }
    }
    let row = hits.chosen.saturating_sub(top);
    let row = u16::try_from(row).unwrap_or(0);
    plain::list_cursor(app, cursor, hits.chosen, (list.x, list.y + row))
}

/// What an article is called in the list: by its headline, or by the end of its path.
enum Name {
    Headline(String),
    Path(String),
}

impl Name {
    fn of(hits: &Hits, hit: &Hit) -> Self {
        hits.title(hit).map_or_else(
            || Self::Path(visible::line(&hit.name).into_owned()),
            |title| Self::Headline(visible::line(title).into_owned()),
        )
    }

    /// As much of it as has room in so many cells.
    fn within(&self, room: usize) -> String {
        match self {
            Self::Headline(title) => fitted(title, room).into_owned(),
            Self::Path(path) => typed::ending(path, room),
        }
    }
}

/// The article's name where its hits begin, the place, and as much around the hit as there is room for.
fn write(
    pen: &mut Pen<'_>,
    hit: &Hit,
    name: Option<Name>,
    is_chosen: bool,
    list: Area,
    theme: Theme,
) {
    let quiet = theme.role(Role::Quiet);
    pen.within(NAME.min(list.width / 3), |pen| {
        if let Some(name) = name {
            pen.write(&name.within(pen.room().into()), quiet);
        }
    });
    pen.skip(1);
    pen.within(PLACE, |pen| pen.write(&place_of(hit), quiet));
    pen.skip(1);
    let role = match (&hit.kind, is_chosen) {
        (HitKind::Unread, _) => Role::Warning,
        (_, true) => Role::Strong,
        (_, false) => Role::Plain,
    };
    let found = if is_chosen {
        Role::CurrentHit
    } else {
        Role::Hit
    };
    let [before, words, after] = hit.parts();
    let room = usize::from(pen.room());
    let words = fitted(&words, room * 2 / 3).into_owned();
    // What follows may take what is before doesn't need.
    let before_room = (room - width(&words))
        .saturating_sub(width(&after))
        .max(room / 3);
    let before = typed::ending(&before, before_room.min(room - width(&words)));
    pen.write(&before, theme.role(role));
    pen.write(&words, theme.role(found));
    let after = fitted(&after, usize::from(pen.room()));
    pen.write(&after, theme.role(role));
}

/// The same to be read aloud: name, place and line, with brackets around what was found.
fn say(pen: &mut Pen<'_>, hit: &Hit, name: &Name, theme: Theme) {
    let style = theme.role(Role::Plain);
    let [before, words, after] = hit.parts();
    let place = format!(" {}: ", place_of(hit));
    let name = name.within(usize::from(pen.room()) / 2);
    pen.write_fitted(&format!("{name}{place}"), style);
    let room = usize::from(pen.room());
    let words = fitted(&words, room * 2 / 3).into_owned();
    let spare = room.saturating_sub(width(&words) + 2);
    pen.write(&typed::ending(&before, spare / 2), style);
    if hit.kind != HitKind::Unread {
        pen.write(&format!("[{words}]"), style);
    }
    pen.write_fitted(&after, style);
}
