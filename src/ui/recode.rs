//! Codes being revised: the list to choose from, the new name and what it would do, the colours.

use super::Theme;
use super::article::frame;
use super::pen::Pen;
use super::picker::{told_of, wrapped, write_input};
use super::theme::Role;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::picker::Meant;
use crate::app::recode::{Aim, Codes, Colours, Revising, Step};
use crate::article::visible;
use crate::codebook::{CodeKind, Color, Side};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};

/// Draws it and says where the cursor stands.
pub(super) fn render(
    app: &App,
    revising: &Revising,
    theme: Theme,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let area = app.picker_area();
    Clear.render(super::rect(area), buffer);
    frame(&title(revising), area, true, theme, buffer);
    let inside = Area {
        width: area.inside().width.saturating_sub(1),
        ..area.inside()
    };
    let (input, prompt) = match &revising.step {
        Step::Code(codes) | Step::Into(_, codes) => (&codes.input, "a digit, or type a name"),
        Step::Name(naming) => (&naming.input, "its new name"),
        Step::Colour(colours) => (&colours.input, "a digit, a name, or #rrggbb"),
    };
    let cursor = write_input(input, prompt, theme, inside, buffer);
    let told = told(app, revising, inside);
    let list = list_above(&told, inside);
    let is_line = matches!(revising.step, Step::Name(_));
    let top = if is_line { 1 } else { list.height + 1 };
    write_told(&told, top, theme, inside, buffer);
    match &revising.step {
        Step::Code(codes) | Step::Into(_, codes) => write_codes(app, codes, theme, list, buffer),
        Step::Colour(colours) => write_colours(app, colours, theme, list, buffer),
        Step::Name(_) => {}
    }
    cursor
}

fn title(revising: &Revising) -> String {
    match (&revising.step, revising.aim) {
        (Step::Code(_), Aim::Rename) => String::from(" Rename "),
        (Step::Code(_), Aim::Merge) => String::from(" Merge "),
        (Step::Code(_), Aim::Recolour) => String::from(" Another colour "),
        (Step::Name(naming), _) => {
            format!(
                " Rename {} {} ",
                naming.kind.word(),
                visible::line(&naming.from)
            )
        }
        (Step::Into(naming, _), _) => format!(" Merge {} into ", visible::line(&naming.from)),
        (Step::Colour(colours), _) => format!(" Colour of {} ", visible::line(&colours.side.name)),
    }
}

/// The lines under the list: what would be done, or what the codebook says of the code.
fn told(app: &App, revising: &Revising, inside: Area) -> Vec<String> {
    let most = usize::from(inside.height).saturating_sub(1);
    match &revising.step {
        Step::Name(_) => wrapped(&app.preview(), inside, most),
        Step::Into(..) => wrapped(&app.preview(), inside, most.saturating_sub(3)),
        Step::Code(codes) => {
            let meant = codes.highlighted();
            let meant = meant.and_then(|(kind, name)| Meant::of(app.codebook(), *kind, name));
            told_of(meant, inside)
        }
        Step::Colour(_) => Vec::new(),
    }
}

/// What is free between the line that is typed in and `told` at the bottom.
fn list_above(told: &[String], inside: Area) -> Area {
    let below = u16::try_from(told.len()).unwrap_or(0);
    Area {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1 + below),
        ..inside
    }
}

/// Writes the lines `told` from row `top` of `inside` on.
fn write_told(told: &[String], top: u16, theme: Theme, inside: Area, buffer: &mut Buffer) {
    for (row, line) in (top..).zip(told) {
        let mut pen = Pen::new(buffer, inside, row);
        pen.skip(1);
        pen.write_fitted(line, theme.role(Role::Guide));
    }
}

/// The rows of `list` with their places, scrolled so that `chosen` shows, each begun with its digit.
fn write_rows<T>(
    rows: &[T],
    (chosen, has_digits): (usize, bool),
    theme: Theme,
    list: Area,
    buffer: &mut Buffer,
    write: impl Fn(&mut Pen<'_>, &T, Style),
) {
    let top = (chosen + 1).saturating_sub(usize::from(list.height));
    for (row, (index, item)) in (0..list.height).zip(rows.iter().enumerate().skip(top)) {
        let mut pen = Pen::new(buffer, list, row);
        let is_chosen = index == chosen;
        pen.write(if is_chosen { " ▸ " } else { "   " }, theme.role(Role::Key));
        let digit = (index < 9 && has_digits).then(|| (index + 1).to_string());
        pen.write(digit.as_deref().unwrap_or(" "), theme.role(Role::Key));
        pen.skip(1);
        write(
            &mut pen,
            item,
            theme.role(if is_chosen { Role::Strong } else { Role::Plain }),
        );
    }
}

fn write_codes(app: &App, codes: &Codes, theme: Theme, list: Area, buffer: &mut Buffer) {
    let has_digits = codes.input.text().is_empty();
    if codes.rows.is_empty() {
        Pen::new(buffer, list, 0).write("   no name matches", theme.role(Role::Quiet));
    }
    write_rows(
        &codes.rows,
        (codes.chosen, has_digits),
        theme,
        list,
        buffer,
        |pen, (kind, name), style| {
            pen.write_right(kind.word(), theme.role(Role::Quiet));
            let color = |side: &Side| {
                theme
                    .side(Some(side.color))
                    .remove_modifier(Modifier::UNDERLINED)
            };
            let side = app
                .codebook()
                .side(name)
                .filter(|_| *kind == CodeKind::Side);
            let style = side.map_or(style, |side| style.patch(color(side)));
            pen.write_fitted(name, style);
        },
    );
}

fn write_colours(app: &App, colours: &Colours, theme: Theme, list: Area, buffer: &mut Buffer) {
    if colours.rows.is_empty() {
        Pen::new(buffer, list, 0).write("   no such colour", theme.role(Role::Quiet));
    }
    let has_digits = colours.input.text().is_empty();
    write_rows(
        &colours.rows,
        (colours.chosen, has_digits),
        theme,
        list,
        buffer,
        |pen, color, style| {
            pen.write_right(&whose(app, colours, *color), theme.role(Role::Quiet));
            let shown = theme
                .side(Some(*color))
                .remove_modifier(Modifier::UNDERLINED);
            pen.write("■ ", shown);
            pen.write(&color.to_string(), style.patch(shown));
        },
    );
}

/// The sides that have `color` already.
fn whose(app: &App, colours: &Colours, color: Color) -> String {
    if color == colours.side.color {
        return String::from("as it was");
    }
    let sides = app.codebook().sides().iter();
    let others = sides.filter(|side| side.color == color && side.name != colours.side.name);
    others
        .map(|side| &*side.name)
        .collect::<Vec<_>>()
        .join(", ")
}
