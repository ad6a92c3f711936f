//! Words with what stands around them, in a column: what differs stands out, what is long and the same is cut.

use super::super::article::{Layer, write_text};
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

/// How much is left at each end of a long text that doesn't differ, in characters.
const LEFT: usize = 24;

/// What stands before and after the words.
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
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        let part = |piece: &Piece| {
            let text = line(words.get(piece.start..piece.end).unwrap_or_default());
            match piece.differs {
                true if app.plain() => (Kind::Differs, plain::bracketed(&text)),
                true => (Kind::Differs, text),
                false => (Kind::Same, text),
            }
        };
        let mut parts = vec![(Kind::Around, from_word(&line(ends.0)))];
        if pieces.is_empty() {
            parts.push((Kind::Same, line(words)));
        }
        parts.extend(pieces.iter().map(part));
        parts.push((Kind::Around, to_word(&line(ends.1))));
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
        let rows = self.lay(&self.parts, width).rows().len();
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
        let whole = self.lay(&self.parts, text.width);
        let (parts, flow) = if whole.rows().len() > height {
            let parts = self.cut();
            let flow = self.lay(&parts, text.width);
            (parts, flow)
        } else {
            (self.parts.clone(), whole)
        };
        let layers = self.layers(&parts, theme);
        for (row, index) in (skipped..text.height).zip(0..flow.rows().len()) {
            let mut pen = Pen::new(buffer, text, row);
            write_text(&mut pen, theme, &flow, index, 0, &layers);
            if row + 1 == text.height && index + 1 < flow.rows().len() {
                pen.go_to(pen.x().min(text.x + text.width.saturating_sub(1)));
                pen.write("…", theme.role(Role::Quiet));
            }
        }
    }

    fn lay(&self, parts: &[(Kind, String)], width: u16) -> Flow {
        let text: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        Flow::lay(&text, width.max(1), true)
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
                is_stance: false,
            }
        };
        parts.iter().map(layer).collect()
    }

    /// The parts with the middle left out of what is long and the same.
    fn cut(&self) -> Vec<(Kind, String)> {
        let cut = |(kind, text): &(Kind, String)| match kind {
            Kind::Same => (*kind, cut(text)),
            _ => (*kind, text.clone()),
        };
        self.parts.iter().map(cut).collect()
    }
}

/// `text` with its middle left out, if it is long.
fn cut(text: &str) -> String {
    let count = text.chars().count();
    if count <= 3 * LEFT {
        return text.to_owned();
    }
    let head: String = text.chars().take(LEFT).collect();
    let tail: String = text.chars().skip(count - LEFT).collect();
    format!("{} … {}", to_word(&head).trim_end(), from_word(&tail).trim_start())
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
