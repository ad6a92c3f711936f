//! After the first keys of a sequence: a box with the keys that can follow, beside what the keys act on.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::pending::Next;
use crate::app::view::Line;
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// The cells between the columns of keys and words.
const GAP: u16 = 2;
/// The fewest rows that a box is cut to so that it leaves the focus in sight.
const LEAST: u16 = 4;

/// The measures of the box, in cells.
#[derive(Debug, Clone, Copy)]
struct Shape {
    keys: u16,
    column: u16,
    columns: u16,
    rows: u16,
}

/// Draws it, if keys wait for others, and says where it begins.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    if app.pending().is_empty() {
        return None;
    }
    let title = title(app);
    let next = app.next_keys();
    let room = room(app);
    let (area, shape) = place(app, room, shape(&next, room), width_of(&title) + 2);
    // Without a box it would be taken for a part of what stands beside it.
    let beside = if app.plain() { room } else { area };
    let area = Area {
        x: beside.x,
        width: beside.width,
        ..area
    };
    Clear.render(super::rect(area), buffer);
    let inside = frame::pane(app, &title, area, true, theme, buffer);
    if next.is_empty() {
        write_line(buffer, inside, 0, "nothing right here", theme);
    }
    let shown = usize::from(shape.rows * shape.columns);
    // The last place says that there is more.
    let whole = if next.len() > shown { shown - 1 } else { shown };
    for (index, one) in (0..).zip(next.iter().take(whole)) {
        write_next(
            buffer,
            inside,
            theme,
            shape,
            index,
            (&one.keys, &plain::spoken(app, one.does)),
        );
    }
    if next.len() > shown {
        let more = format!(
            "… {} more: {} lists them",
            next.len() - whole,
            app.key("help")
        );
        write_line(buffer, inside, shape.rows - 1, &more, theme);
    }
    Some((inside.x, inside.y))
}

/// The keys pressed and what they begin.
fn title(app: &App) -> String {
    let (keys, name) = (app.pending().label(), app.pending_name());
    let blank = if name.is_empty() { "" } else { " " };
    format!("{keys} …{blank}{name}")
}

/// Between the lines at the top and at the bottom.
fn room(app: &App) -> Area {
    let layout = app.layout();
    let bottom = layout.guide.map_or(layout.hints.y, |guide| guide.y);
    Area {
        y: 1,
        height: bottom.saturating_sub(1),
        ..layout.screen
    }
}

/// One column if there are rows for it, else as many as there is room for.
fn shape(next: &[Next], room: Area) -> Shape {
    let widest = |of: fn(&Next) -> &str| next.iter().map(|one| width_of(of(one))).max();
    let keys = widest(|one| &one.keys).unwrap_or(0);
    let most = room.width.saturating_sub(4).max(1);
    let column = (keys + GAP + widest(|one| one.does).unwrap_or(0)).clamp(16, most.max(16));
    let count = u16::try_from(next.len()).unwrap_or(u16::MAX).max(1);
    let high = room.height.saturating_sub(2).max(1);
    let columns = count
        .div_ceil(high)
        .clamp(1, ((most + GAP) / (column + GAP)).max(1));
    Shape {
        keys,
        column,
        columns,
        rows: count.div_ceil(columns).min(high),
    }
}

/// At the lower right; in another corner, or lower, if what the keys act on would be covered there.
fn place(app: &App, room: Area, shape: Shape, title: u16) -> (Area, Shape) {
    let in_sight = in_sight(app);
    let covered = |area: &Area| in_sight.iter().filter(|row| overlap(*area, **row)).count();
    let rows = (LEAST.min(shape.rows)..=shape.rows).rev();
    let shapes = rows.map(|rows| Shape { rows, ..shape });
    let mut places = shapes.flat_map(|shape| corners(room, shape, title).map(|area| (area, shape)));
    let free = places.find(|(area, _)| covered(area) == 0);
    free.unwrap_or_else(|| {
        let [lower_right, others @ ..] = corners(room, shape, title);
        let least = others.into_iter().fold(lower_right, |least, area| {
            if covered(&area) < covered(&least) {
                area
            } else {
                least
            }
        });
        (least, shape)
    })
}

/// The box in each corner, the best first.
fn corners(room: Area, shape: Shape, title: u16) -> [Area; 4] {
    let inner = shape.columns * (shape.column + GAP) - GAP;
    let width = (inner + 4).max(title + 2).min(room.width);
    let height = (shape.rows + 2).min(room.height);
    let (right, low) = (room.width - width, room.y + room.height - height);
    [(right, low), (right, room.y), (0, low), (0, room.y)].map(|(x, y)| Area {
        x,
        y,
        width,
        height,
    })
}

/// The rows of the screen that show the focus, and in the side pane the stance.
fn in_sight(app: &App) -> Vec<Area> {
    let layout = app.layout();
    let row_of = |area: Area, row: usize| {
        let row = u16::try_from(row).ok().filter(|row| *row < area.height)?;
        let (y, height) = (area.y + row, 1);
        Some(Area { y, height, ..area })
    };
    if let Some(shelf) = app.shelf().filter(|_| app.is_on_shelf()) {
        let row = shelf.row().saturating_sub(shelf.top());
        return row_of(app.shelf_parts().list, row).into_iter().collect();
    }
    let lines = app.view().lines().iter().enumerate();
    let focused = lines.filter(|(_, line)| shows_focus(app, line));
    let mut rows: Vec<_> = focused
        .filter_map(|(row, _)| row_of(layout.lines, row))
        .collect();
    let pane = layout.stances.filter(|_| app.pane().has_keys());
    let listed = app
        .current()
        .and_then(|current| app.pane().listing().row_of(current));
    if let (Some(pane), Some(row)) = (pane, listed) {
        rows.extend(row_of(
            layout.inside(pane),
            row.saturating_sub(app.pane().top()),
        ));
    }
    rows
}

fn shows_focus(app: &App, line: &Line) -> bool {
    let Line::Text { stretch, flow, row } = line else {
        return false;
    };
    let start = app.article().stretch(*stretch).start();
    let source = flow.rows().get(*row).map(|row| row.source().shift(start));
    source.is_some_and(|source| source.overlaps(app.focus().span))
}

fn overlap(a: Area, b: Area) -> bool {
    let meet = |a: u16, a_size: u16, b: u16, b_size: u16| a < b + b_size && b < a + a_size;
    meet(a.x, a.width, b.x, b.width) && meet(a.y, a.height, b.y, b.height)
}

fn write_next(
    buffer: &mut Buffer,
    inside: Area,
    theme: Theme,
    shape: Shape,
    index: u16,
    (keys, does): (&str, &str),
) {
    let (column, row) = (index / shape.rows, index % shape.rows);
    let mut pen = Pen::new(buffer, inside, row);
    pen.keep_free(1);
    let start = pen.x() + 1 + column * (shape.column + GAP);
    pen.go_to(start);
    pen.write_fitted(keys, theme.role(Role::Key));
    pen.go_to(start + shape.keys + GAP);
    pen.write_fitted(does, theme.role(Role::Plain));
}

fn write_line(buffer: &mut Buffer, inside: Area, row: u16, text: &str, theme: Theme) {
    let mut pen = Pen::new(buffer, inside, row);
    pen.skip(1);
    pen.keep_free(1);
    pen.write_fitted(text, theme.role(Role::Quiet));
}

fn width_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
