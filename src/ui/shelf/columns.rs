//! How wide the columns of the shelf are. Where there is little room, the less telling ones fold away first.

use crate::app::layout::Area;
use crate::app::shelf::{By, Sort};
use crate::ui::Theme;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;

/// The cells between two columns.
const GAP: u16 = 2;
/// What points at the article at hand.
pub(super) const POINTER: u16 = 3;

/// The widths of the columns, in cells; those of no width aren't shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) title: u16,
    pub(super) date: u16,
    pub(super) outlet: u16,
    pub(super) length: u16,
    pub(super) read: u16,
    pub(super) stances: u16,
    pub(super) progress: u16,
}

/// With a sign and a word; with the sign alone.
const PROGRESS: (u16, u16) = (12, 1);
/// A narrower list leaves more of itself to the titles.
const NARROW: u16 = 70;

impl Columns {
    /// Those of a list of `width` cells, with so many sides.
    pub(super) fn within(width: u16, sides: usize) -> Self {
        let sides = u16::try_from(sides).unwrap_or(u16::MAX);
        let mut columns = Self {
            title: 0,
            date: 10,
            outlet: 20,
            length: 6,
            read: 5,
            stances: sides.saturating_mul(4).saturating_sub(1).clamp(7, 15),
            progress: PROGRESS.0,
        };
        // What is to be seen last: title, sign of the progress, date, stances.
        let folds: [fn(&mut Self); 8] = [
            |columns| columns.outlet = 14,
            |columns| columns.stances = columns.stances.min(11),
            |columns| columns.length = 0,
            |columns| columns.outlet = 0,
            |columns| columns.progress = PROGRESS.1,
            |columns| columns.read = 0,
            |columns| columns.stances = 0,
            |columns| columns.date = 0,
        ];
        let least = if width < NARROW {
            width * 2 / 5
        } else {
            (width / 3).min(40)
        };
        for fold in folds {
            if columns.left(width) >= least {
                break;
            }
            fold(&mut columns);
        }
        columns.title = columns.left(width);
        columns
    }

    fn others(&self) -> [u16; 6] {
        [
            self.date,
            self.outlet,
            self.length,
            self.read,
            self.stances,
            self.progress,
        ]
    }

    /// The cells that the others leave for the title.
    fn left(&self, width: u16) -> u16 {
        let others = self.others().into_iter().filter(|cells| *cells > 0);
        let taken: u16 = others.map(|cells| cells + GAP).sum();
        width.saturating_sub(POINTER + taken)
    }

    /// Whether the column is there that `by` sorts by.
    pub(super) fn show(&self, by: By) -> bool {
        let width = match by {
            By::Name | By::Title => self.title,
            By::Date => self.date,
            By::Outlet => self.outlet,
            By::Length => self.length,
            By::Read => self.read,
            By::Stances => self.stances,
            By::Progress => self.progress,
        };
        width > 0
    }

    /// Whether there is room for a word beside the sign of the progress.
    pub(super) fn has_words(&self) -> bool {
        self.progress >= PROGRESS.0
    }

    /// Writes what stands in a column of `width` cells, at its right end if it is a figure, and goes to the next.
    pub(super) fn cell(pen: &mut Pen<'_>, width: u16, write: impl FnOnce(&mut Pen<'_>)) {
        if width == 0 {
            return;
        }
        pen.within(width, write);
        pen.skip(GAP);
    }

    /// What the columns are; a mark says by which of them the rows are sorted.
    pub(super) fn write_heads(&self, sort: Sort, theme: Theme, area: Area, buffer: &mut Buffer) {
        let mut pen = Pen::new(buffer, area, 0);
        pen.skip(POINTER);
        let (quiet, active) = (theme.role(Role::Quiet), theme.role(Role::Active));
        let mark = if sort.reversed { "▴" } else { "▾" };
        let first = if sort.by == By::Name {
            By::Name
        } else {
            By::Title
        };
        let heads = [
            (self.title, first, false),
            (self.date, By::Date, false),
            (self.outlet, By::Outlet, false),
            (self.length, By::Length, true),
            (self.read, By::Read, true),
            (self.stances, By::Stances, false),
            (self.progress, By::Progress, false),
        ];
        for (width, by, is_figure) in heads {
            let is_sorted = by == sort.by;
            let word = match by {
                By::Length => "words",
                By::Title | By::Name => "title",
                By::Progress if width <= PROGRESS.1 => "",
                _ => by.word(),
            };
            let word = match (is_sorted, by) {
                (true, By::Name) => format!("title, by name {mark}"),
                (true, _) => format!("{word}{mark}"),
                (false, _) => word.to_owned(),
            };
            let style = if is_sorted { active } else { quiet };
            Self::cell(&mut pen, width, |pen| {
                if is_figure {
                    pen.write_right(&word, style);
                } else {
                    pen.write_fitted(&word, style);
                }
            });
        }
    }
}
