//! Where the list stands: never over the words that it is chosen for, as far as there is room.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay::Overlay;
use crate::app::view::Line;
use std::ops::Range;

/// The narrowest side pane that a list may take the place of, in cells.
const NARROWEST: u16 = 32;
/// The widest list, in cells.
const WIDEST: u16 = 72;
/// The most rows that a list takes, with its border.
const MOST: u16 = 16;
/// The rows of a list that has no names yet: border, line, what is typed, "none", a spare one.
const BARE: usize = 6;
/// The rows for what the codebook says of a name.
const TOLD: usize = 5;
/// The fewest rows that make a list.
const FEWEST: u16 = 7;

impl App {
    /// The place of the list in which names are chosen, with its border: over the side pane where that
    /// is wide enough, else above or below the focus.
    #[must_use]
    pub fn picker_area(&self) -> Area {
        let layout = &self.layout;
        match (layout.stances, layout.article) {
            (Some(pane), Some(_))
                if pane.width >= NARROWEST && pane.width < layout.screen.width =>
            {
                pane
            }
            (_, Some(article)) => self.beside_focus(article, self.wanted_rows()),
            (pane, None) => pane.unwrap_or(layout.screen),
        }
    }

    /// As many rows as all names take. The same while something is typed: nothing jumps.
    fn wanted_rows(&self) -> u16 {
        let told = if self.codebook.is_bare() { 0 } else { TOLD };
        let (names, told) = match &self.overlay {
            Some(Overlay::Picker(picker)) => (picker.roster.len(), told),
            Some(Overlay::Codes(revising)) if revising.rows() > 0 => (revising.rows(), TOLD),
            Some(Overlay::Codes(_)) => (0, 3),
            Some(Overlay::Trash(trash)) => (trash.count(), TOLD),
            _ => (0, told),
        };
        u16::try_from(names + BARE + told).map_or(MOST, |rows| rows.min(MOST))
    }

    fn beside_focus(&self, article: Area, wanted: u16) -> Area {
        let focus = self.focus_rows();
        let top = article.y + 1;
        let above = Area {
            y: article.y,
            height: focus.start.min(wanted),
            ..article
        };
        // Down to the lower border of the article.
        let free = article.height.saturating_sub(focus.end + 1);
        let height = free.min(wanted);
        let below = Area {
            y: article.y + article.height - height,
            height,
            ..article
        };
        let place = if below.height >= FEWEST || below.height >= above.height {
            below
        } else {
            Area {
                height: above.height + 1,
                ..above
            }
        };
        let height = place.height.max(FEWEST.min(article.height));
        let bottom = (place.y + place.height).max(top + height - 1);
        Area {
            y: bottom - height,
            height,
            width: article.width.min(WIDEST),
            ..place
        }
    }

    /// The rows of the article on which the focus stands, counted from its first.
    fn focus_rows(&self) -> Range<u16> {
        let shows = |line: &Line| match line {
            Line::Text { stretch, flow, row } => flow.rows().get(*row).is_some_and(|row| {
                let start = self.article.stretch(*stretch).start();
                row.source().shift(start).overlaps(self.focus.span)
            }),
            Line::Gap => false,
        };
        let mut rows = (0..).zip(self.view.lines()).filter(|(_, line)| shows(line));
        let first = rows.next().map_or(0, |(row, _)| row);
        let last = rows.last().map_or(first, |(row, _)| row);
        first..last + 1
    }
}
