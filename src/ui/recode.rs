//! Codes being revised: the list to choose from, the new name and what it would do, the colours.

use super::pen::Pen;
use super::picker::write_input;
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::recode::{Aim, Codes, Colours, Revising, Step};
use crate::article::visible;
use crate::codebook::{CodeKind, Color};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Draws it and says where the cursor stands.
pub(super) fn render(
    app: &App,
    revising: &Revising,
    theme: Theme,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let list = app.codes_parts(revising).0;
    let (all, _) = revising.list();
    let beyond = plain::beyond(app, revising.top(list.height), list.height, all);
    let title = format!("{}{beyond}", title(revising).trim_end());
    frame::overlay(app, &title, app.picker_area(), theme, buffer);
    let (input, prompt) = match &revising.step {
        Step::Code(codes) | Step::Into(_, codes) => (&codes.input, "a digit, or type a name"),
        Step::Name(naming) => (&naming.input, "its new name"),
        Step::Colour(colours) => (&colours.input, "a digit, a name, or #rrggbb"),
        Step::New(input) => (input, "its name"),
    };
    let cursor = write_input(input, prompt, theme, app.picker_inside(), buffer);
    let (list, below) = app.codes_parts(revising);
    let mut rows = Rows {
        app,
        revising,
        theme,
        list,
        buffer,
    };
    match &revising.step {
        Step::Code(codes) | Step::Into(_, codes) => rows.of_codes(codes),
        Step::Colour(colours) => rows.of_colours(colours),
        Step::Name(_) | Step::New(_) => {}
    }
    for (row, line) in (0..below.height).zip(app.codes_told(revising, below)) {
        let mut pen = Pen::new(buffer, below, row);
        pen.skip(1);
        pen.write_fitted(&line, theme.role(Role::Guide));
    }
    let chosen = revising.list().1;
    let row = u16::try_from(chosen.saturating_sub(revising.top(list.height))).unwrap_or(0);
    plain::list_cursor(app, cursor, chosen, (list.x, list.y + row))
}

fn title(revising: &Revising) -> String {
    match (&revising.step, revising.aim) {
        (Step::Code(_), Aim::Rename) => String::from(" Rename "),
        (Step::Code(_), Aim::Merge) => String::from(" Merge "),
        (Step::Code(_), Aim::Recolour) => String::from(" Another colour "),
        (Step::Code(_), Aim::Add) | (Step::New(_), _) => String::from(" New side "),
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

/// The rows of a list while they are drawn.
struct Rows<'a> {
    app: &'a App,
    revising: &'a Revising,
    theme: Theme,
    list: Area,
    buffer: &'a mut Buffer,
}

impl Rows<'_> {
    fn of_codes(&mut self, codes: &Codes) {
        let (app, theme) = (self.app, self.theme);
        self.write(
            &codes.rows,
            "no name matches",
            |pen, (kind, name), style| {
                pen.write_right(kind.word(), theme.role(Role::Quiet));
                let side = app.codebook().side(name);
                let side = side.filter(|_| *kind == CodeKind::Side);
                let style = side.map_or(style, |side| style.patch(colour(theme, side.color)));
                pen.write_fitted(name, style);
            },
        );
    }

    fn of_colours(&mut self, colours: &Colours) {
        let (app, theme) = (self.app, self.theme);
        self.write(&colours.rows, "no such colour", |pen, color, style| {
            pen.write_right(&whose(app, colours, *color), theme.role(Role::Quiet));
            if !app.plain() {
                pen.write("■ ", colour(theme, *color));
            }
            pen.write(&color.to_string(), style.patch(colour(theme, *color)));
        });
    }

    /// Those that fit around the one chosen, each begun with its digit while digits choose.
    fn write<T>(&mut self, rows: &[T], none: &str, write: impl Fn(&mut Pen<'_>, &T, Style)) {
        let (list, theme) = (self.list, self.theme);
        if rows.is_empty() {
            let none = format!("   {none}");
            Pen::new(self.buffer, list, 0).write(&none, theme.role(Role::Quiet));
        }
        let has_digits = self.revising.has_digits();
        let chosen = self.revising.list().1;
        let top = self.revising.top(list.height);
        let left = rows.len().saturating_sub(top + usize::from(list.height));
        if left > 0 && !self.app.plain() {
            let style = self.theme.role(Role::Active);
            frame::more_below(self.app.picker_area(), left, "", style, self.buffer);
        }
        let shown = rows.iter().enumerate().skip(top);
        for (row, (index, item)) in (0..list.height).zip(shown) {
            let mut pen = Pen::new(self.buffer, list, row);
            let is_chosen = index == chosen;
            pen.write(plain::pointer(self.app, is_chosen), theme.role(Role::Key));
            let digit = (index < 9 && has_digits).then(|| (index + 1).to_string());
            pen.write(digit.as_deref().unwrap_or(" "), theme.role(Role::Key));
            pen.skip(1);
            let role = if is_chosen { Role::Strong } else { Role::Plain };
            write(&mut pen, item, theme.role(role));
        }
    }
}

fn colour(theme: Theme, color: Color) -> Style {
    theme
        .side(Some(color))
        .remove_modifier(Modifier::UNDERLINED)
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
