//! The screen, and what stands on it as text: its characters, then its styles line by line in runs of columns.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use standoff::app::App;
use standoff::ui::{self, Theme};
use std::fmt::Write;

/// What the screen draws as a dotted underline.
pub const DOTTED: Modifier = Modifier::SLOW_BLINK;

const MODIFIERS: [(Modifier, &str); 7] = [
    (Modifier::BOLD, "bold"),
    (Modifier::DIM, "dim"),
    (Modifier::ITALIC, "italic"),
    (Modifier::UNDERLINED, "underlined"),
    (DOTTED, "dotted"),
    (Modifier::REVERSED, "reversed"),
    (Modifier::CROSSED_OUT, "crossed"),
];

/// The screen of `app`.
pub fn draw(app: &App, theme: Theme) -> Buffer {
    draw_with_cursor(app, theme).0
}

/// The screen of `app`, and where the cursor stands on it.
pub fn draw_with_cursor(app: &App, theme: Theme) -> (Buffer, Option<(u16, u16)>) {
    let screen = app.layout().screen;
    let mut buffer = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
    let cursor = ui::render(app, theme, &mut buffer);
    (buffer, cursor)
}

/// Characters and styles of `buffer`.
pub fn whole(buffer: &Buffer) -> String {
    format!(
        "{}\n{}",
        standoff::terminal::text::plain(buffer),
        styles(buffer)
    )
}

/// The styles of `buffer`: a line for each of its lines that has any, columns counted from 0.
pub fn styles(buffer: &Buffer) -> String {
    let mut text = String::new();
    let width = usize::from(buffer.area.width).max(1);
    for (number, row) in buffer.content.chunks_exact(width).enumerate() {
        let runs: Vec<_> = runs(row)
            .into_iter()
            .filter(|(_, _, style)| !style.is_empty())
            .collect();
        if !runs.is_empty() {
            let runs: Vec<_> = runs
                .iter()
                .map(|(first, last, style)| format!("{first}-{last} {style}"))
                .collect();
            let _ = writeln!(text, "{number:>2}: {}", runs.join(" · "));
        }
    }
    text
}

/// The runs of cells of one style: first and last column, and the style.
fn runs(row: &[Cell]) -> Vec<(usize, usize, String)> {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for (column, cell) in row.iter().enumerate() {
        let style = style(cell);
        match runs.last_mut() {
            Some((_, last, before)) if *before == style => *last = column,
            _ => runs.push((column, column, style)),
        }
    }
    runs
}

fn style(cell: &Cell) -> String {
    let mut words = Vec::new();
    words.extend(color(cell.fg));
    words.extend(color(cell.bg).map(|color| format!("on {color}")));
    let carried = MODIFIERS
        .iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier));
    words.extend(carried.map(|(_, name)| (*name).to_owned()));
    words.join(" ")
}

fn color(color: Color) -> Option<String> {
    match color {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(index) => Some(format!("color{index}")),
        named => Some(named.to_string().to_lowercase()),
    }
}
