//! Words with what stands around them, in a column: what differs stands out, what is long and the same is cut.

use super::super::article::{Layer, What, write_text};
use super::super::pen::Pen;
use super::super::theme::Role;
use super::super::{Theme, plain};
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::app::review::Piece;
use crate::article::Span;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// How much is left at most at each end of a long text that doesn't differ, in characters.
const LEFT: usize = 24;

/// What stands before and after the words.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a>(pub(super) &'a str, pub(super) &'a str);

/// How a part of a passage is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Around,
    Same,
    Differs,
}

/// Words with what stands around them.
pub(super) struct Passage {
    parts: Vec<(Kind, String)>,
    style: Style,
}

impl Passage {
    /// `words`, of which `pieces` differ, which shows in `style`; without boxes in brackets.
    pub(super) fn of(
        app: &App,
        ends: Ends<'_>,
        words: &str,
        pieces: &[Piece],
        style: Style,
    ) -> Self {
        let part = |piece: &Piece| {
            let text = line(words.get(piece.start..piece.end).unwrap_or_default());
            match piece.differs {
                true if app.plain() => (Kind::Differs, plain::bracketed(&text)),
                true => (Kind::Differs, text),
                false => (Kind::Same, text),
            }
        };
        let mut parts = vec![(
            Kind::Around,
            from_word(&line(ends.0)).trim_start().to_owned(),
        )];
        if pieces.is_empty() {
            parts.push((Kind::Same, line(words)));
        }
        parts.extend(pieces.iter().map(part));
        parts.push((Kind::Around, to_word(&line(ends.1)).trim_end().to_owned()));
        Self { parts, style }
    }

    /// What says that there are no words.
    pub(super) fn none(said: &str) -> Self {
        Self {
            parts: vec![(Kind::Around, said.to_owned())],
            style: Style::new(),
        }
    }

    /// How many rows it takes in `width` cells with nothing cut.
    pub(super) fn rows(&self, width: u16) -> u16 {
        let rows = lay(&self.parts, width).rows().len();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Writes it below `title` into `area`.
    pub(super) fn write(&self, title: &str, theme: Theme, area: Area, buffer: &mut Buffer) {
        // Where there are but two lines, the title has the beginning of the first.
        let is_low = area.height < 3;
        Pen::new(buffer, area, 0).write_fitted(title, theme.role(Role::Quiet));
        let indent = u16::try_from(title.chars().count() + 2).unwrap_or(0);
        let (skipped, text) = if is_low {
            let width = area.width.saturating_sub(indent);
            let x = area.x + indent.min(area.width);
            (0, Area { x, width, ..area })
        } else {
            (1, area)
        };
        let height = usize::from(text.height.saturating_sub(skipped));
        let (parts, flow) = self.fitted(text.width, height);
        let layers = self.layers(&parts, theme);
        for (row, index) in (skipped..text.height).zip(0..flow.rows().len()) {
            let mut pen = Pen::new(buffer, text, row);
            write_text(&mut pen, theme, &flow, index, 0, &layers);
            if row + 1 == text.height && index + 1 < flow.rows().len() {
                pen.write("…", theme.role(Role::Quiet));
            }
        }
    }

    /// What fits into `height` rows: all of it, or else without what stands around the words, or else with the middle
    /// left out of what is long and the same.
    fn fitted(&self, width: u16, height: usize) -> (Vec<(Kind, String)>, Flow) {
        let words = || self.parts.iter().filter(|(kind, _)| *kind != Kind::Around);
        let is_bare = words().next().is_none();
        let bare = words().cloned();
        for parts in [self.parts.clone(), bare.collect()] {
            let flow = lay(&parts, width);
            if flow.rows().len() <= height || is_bare {
                return (parts, flow);
            }
        }
        let last = words().count().saturating_sub(1);
        if last == 0 {
            // Nothing differs: as much as there is room for, from the beginning.
            let parts: Vec<_> = words().cloned().collect();
            let flow = lay(&parts, width.saturating_sub(1));
            return (parts, flow);
        }
        let left = (usize::from(width) * height / 4).min(LEFT);
        let cut = |(index, part)| cut(part, left, (index > 0, index < last));
        let parts: Vec<_> = words().enumerate().map(cut).collect();
        // A cell is left for the sign that there is more.
        let flow = lay(&parts, width.saturating_sub(1));
        (parts, flow)
    }

    fn layers(&self, parts: &[(Kind, String)], theme: Theme) -> Vec<Layer> {
        let mut at = 0;
        let layer = |(kind, text): &(Kind, String)| {
            let span = Span::new(at, at + text.len());
            at = span.end;
            let style = match kind {
                Kind::Around => theme.role(Role::Quiet),
                Kind::Same => theme.role(Role::Plain),
                Kind::Differs => self.style,
            };
            Layer {
                span,
                style,
                what: What::Rest,
            }
        };
        parts.iter().map(layer).collect()
    }
}

fn lay(parts: &[(Kind, String)], width: u16) -> Flow {
    let text: String = parts.iter().map(|(_, text)| text.as_str()).collect();
    Flow::lay(&text, width.max(1), true)
}

/// The part with `left` characters at its ends, as far as something stands beside them that differs: long parts that
/// are the same tell nothing else.
fn cut(
    (kind, text): &(Kind, String),
    left: usize,
    (follows, leads): (bool, bool),
) -> (Kind, String) {
    let count = text.chars().count();
    if *kind != Kind::Same || count <= 3 * left {
        return (*kind, text.clone());
    }
    let head: String = text.chars().take(left).collect();
    let tail: String = text.chars().skip(count - left).collect();
    let head = if follows {
        to_word(&head)
    } else {
        String::new()
    };
    let tail = if leads {
        from_word(&tail)
    } else {
        String::new()
    };
    let cut = format!("{} … {}", head.trim_end(), tail.trim_start());
    (
        *kind,
        if follows {
            cut
        } else {
            cut.trim_start().to_owned()
        },
    )
}

/// `text` on one line, with one blank for several.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        let is_blank = matches!(c, ' ' | '\n' | '\r');
        if !is_blank {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// `text` from the first word that is surely whole.
fn from_word(text: &str) -> String {
    match text.split_once(' ') {
        Some((_, rest)) if !rest.trim().is_empty() => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// `text` up to the last word that is surely whole.
fn to_word(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((rest, _)) if !rest.trim().is_empty() => rest.to_owned(),
        _ => text.to_owned(),
    }
}
