//! What the screen says without boxes, colours and signs that no voice can read: words and the signs of a
//! typewriter. [`Role`](super::theme::Role) has the table of what says what.

use super::article::Found;
use super::labels::cells_before;
use super::theme::Role;
use super::{Theme, suggesting};
use crate::annotation::{Annotation, Position, Standing, Tally};
use crate::app::flow::Flow;
use crate::app::listing::{Group, Grouping};
use crate::app::{App, Kind, Message};
use crate::article::Span;
use ratatui::buffer::Buffer;
use std::borrow::Cow;
use std::sync::Arc;

/// What stands before a line of a list: a blank, or what points at the chosen one.
pub(super) fn pointer(app: &App, is_chosen: bool) -> &'static str {
    match (is_chosen, app.plain()) {
        (false, _) => "   ",
        (true, false) => " ▸ ",
        (true, true) => " > ",
    }
}

/// What the title of a list of `all` lines adds in plain, where no border says that there is more above and below:
/// ` ─ 3 above, 28 below`. Shown are `height` of them from the one at `top` on.
pub(super) fn beyond(app: &App, top: usize, height: u16, all: usize) -> String {
    let below = all.saturating_sub(top + usize::from(height));
    match (app.plain(), top.min(all), below) {
        (false, ..) | (true, 0, 0) => String::new(),
        (true, above, 0) => format!(" ─ {above} above"),
        (true, 0, below) => format!(" ─ {below} below"),
        (true, above, below) => format!(" ─ {above} above, {below} below"),
    }
}

/// What stands before the name that a stance has already: a blank or a mark.
pub(super) fn present(app: &App, is_present: bool) -> &'static str {
    match (is_present, app.plain()) {
        (false, _) => " ",
        (true, false) => "•",
        (true, true) => "*",
    }
}

/// Where the cursor stands in a list under a line to type in: where something is typed. A braille line
/// shows the line of the cursor: once the reader walks down the list, that is the one `chosen`.
pub(super) fn list_cursor(
    app: &App,
    typed_at: (u16, u16),
    chosen: usize,
    chosen_at: (u16, u16),
) -> (u16, u16) {
    if app.plain() && chosen > 0 {
        chosen_at
    } else {
        typed_at
    }
}

/// The sign of a position in the gutter, one cell wide: in plain the key that gives it.
pub(super) fn sign(app: &App, position: Position) -> &'static str {
    match position {
        _ if !app.plain() => position.glyph(),
        Position::Support => "+",
        Position::Oppose => "-",
        Position::Neutral => "0",
    }
}

/// The sign of a stance that waits for a decision, one cell wide.
pub(super) fn doubt(annotation: &Annotation) -> Option<&'static str> {
    if !annotation.conflicts.is_empty() {
        Some("!")
    } else if annotation.is_undecided() {
        Some("?")
    } else {
        None
    }
}

/// That of the gravest of several.
pub(super) fn doubt_of_any<'a>(
    stances: impl Iterator<Item = &'a Annotation>,
) -> Option<&'static str> {
    // `!` comes before `?`, in ASCII as well.
    stances.filter_map(doubt).min()
}

/// `text` in brackets that differs from another one; blanks at its ends stay outside.
pub(super) fn bracketed(text: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return format!("[{text}]");
    }
    let start = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(start);
    let (words, after) = rest.split_at(words.len());
    format!("{before}[{words}]{after}")
}

/// What is in doubt about a stance, in a word.
pub(super) fn doubt_word(annotation: &Annotation) -> Option<&'static str> {
    if annotation.conflicts.is_empty() {
        annotation.standing().map(Standing::word)
    } else {
        Some("conflict")
    }
}

/// `text` with words for the signs of positions.
pub(super) fn spoken<'a>(app: &App, text: &'a str) -> Cow<'a, str> {
    if !app.plain() {
        return Cow::Borrowed(text);
    }
    let spoken = Position::ALL
        .iter()
        .fold(text.to_owned(), |text, position| {
            let (glyph, word) = (position.glyph(), position.word());
            text.replace(&format!("{glyph} {word}"), word)
                .replace(glyph, word)
        });
    Cow::Owned(spoken)
}

/// `message` with its kind before it, where only a style would tell.
pub(super) fn said<'a>(app: &App, message: &'a Message) -> Cow<'a, str> {
    let kind = match message.kind {
        Kind::Warning if app.plain() => "warning: ",
        Kind::Error if app.plain() => "error: ",
        _ => return spoken(app, &message.text),
    };
    Cow::Owned(format!("{kind}{}", spoken(app, &message.text)))
}

/// ` Russia: 4, of these 1 support, 3 oppose`
pub(super) fn head(app: &App, group: &Group) -> String {
    let name = group.name.as_deref().unwrap_or("no speaker");
    let key = app.codebook().side(name).map(|side| side.key);
    let by_side = app.pane().listing().grouping() == Grouping::Side;
    let key = key.filter(|_| by_side);
    let key = key.map_or_else(String::new, |key| format!("{key} "));
    format!(" {key}{name}: {}", tally(group.tally))
}

fn tally(tally: Tally) -> String {
    let count = |position: &Position| {
        let many = tally.of(*position);
        (many > 0).then(|| format!("{many} {}", position.word()))
    };
    let counts: Vec<_> = Position::ALL.iter().filter_map(count).collect();
    if counts.is_empty() {
        tally.all.to_string()
    } else {
        format!("{}, of these {}", tally.all, counts.join(", "))
    }
}

/// Side and position of a stance in words, the side where the heading doesn't say it.
pub(super) fn judgement(annotation: &Annotation, with_side: bool) -> String {
    let stance = &annotation.stance;
    let side = with_side.then_some(&*stance.side);
    let parts = side.into_iter().chain(stance.position.map(Position::word));
    let parts: Vec<_> = parts.collect();
    parts.join(", ")
}

/// What the keys act on, for the bottom line: a style alone marks it in the text.
pub(super) fn stance_here(app: &App) -> Option<String> {
    if !app.plain() || app.pane().has_keys() || app.overlay().is_some() {
        return None;
    }
    let current = app.current()?;
    let around = app.annotations().overlapping(app.focus().span);
    let around: Vec<_> = around.collect();
    let which = around.iter().position(|found| Arc::ptr_eq(found, current));
    let which = match which {
        Some(at) if around.len() > 1 => format!(" {} of {}", at + 1, around.len()),
        _ => String::new(),
    };
    Some(format!("stance{which}: {}", parts(current)))
}

/// All parts of a stance in words.
pub(super) fn parts(annotation: &Annotation) -> String {
    let stance = &annotation.stance;
    let judgement = judgement(annotation, true);
    let names = [&stance.speaker, &stance.topic].into_iter().flatten();
    let parts: Vec<_> = std::iter::once(&*judgement)
        .chain(names.map(|name| &**name))
        .chain(doubt_word(annotation))
        .collect();
    parts.join(", ")
}

/// A row of the article on the screen.
pub(super) struct Line<'a> {
    /// The stretch that it is of, where that begins in the article, and which of its rows it is.
    pub(super) flow: &'a Flow,
    pub(super) base: usize,
    pub(super) row: usize,
    /// The cell of its first character.
    pub(super) at: (u16, u16),
}

impl Line<'_> {
    /// The cell of byte `at` of the article, or of the nearest end of the row.
    fn column_of(&self, at: usize) -> u16 {
        let inside = at.saturating_sub(self.base);
        self.at.0 + cells_before(self.flow, self.row, inside)
    }

    fn source(&self) -> Span {
        let row = self.flow.rows().get(self.row);
        row.map_or(Span::default(), |row| row.source().shift(self.base))
    }

    /// Where the cursor stands if what the reader has in hand begins here.
    pub(super) fn cursor(&self, app: &App) -> Option<(u16, u16)> {
        let at = app.finger();
        let begins = self.source().holds(at);
        begins.then(|| (self.column_of(at), self.at.1))
    }

    /// Writes `[` and `]` around the focus, `{` and `}` around the words of each stance, `(` and `)` around what is suggested, into the blanks
    /// beside them: nothing of the text gives way.
    pub(super) fn enclose(&self, app: &App, found: &Found<'_>, theme: Theme, buffer: &mut Buffer) {
        let style = theme.role(Role::Active);
        let mut put = |x: u16, sign: &str| {
            let cell = buffer.cell_mut((x, self.at.1));
            if let Some(cell) = cell.filter(|cell| cell.symbol().trim().is_empty()) {
                cell.set_symbol(sign).set_style(style);
            }
        };
        let source = self.source();
        let listed = found.stances.iter().filter(|found| app.is_listed(found));
        let stances = listed.map(|annotation| (annotation.span, "{", "}"));
        let around: Vec<_> = std::iter::once((app.focus().span, "[", "]"))
            .chain(stances)
            .chain(suggesting::signs(app, &found.suggestions))
            .collect();
        // Where one ends and the next begins there is room for one sign: the beginning tells both.
        for (span, open, _) in &around {
            if source.holds(span.start) {
                put(self.column_of(span.start).saturating_sub(1), open);
            }
        }
        for (span, _, close) in &around {
            if source.start < span.end && span.end <= source.end {
                put(self.column_of(span.end), close);
            }
        }
    }
}
