//! Where the parts of the shelf stand on the screen.

use crate::app::App;
use crate::app::layout::Area;

/// The lines that tell all of one article, with the line above them.
const DETAIL: u16 = 6;
/// From so many lines on there is room for them.
const DETAILED: u16 = 15;
/// From so many lines on there is room for the headings of the columns.
const HEADED: u16 = 9;

/// The places of the parts of the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// All of it with its border.
    pub frame: Area,
    /// The headings of the columns, where there is room.
    pub heads: Option<Area>,
    /// The rows.
    pub list: Area,
    /// What is told of the article at hand, where there is room; its first line is a rule.
    pub detail: Option<Area>,
}

impl App {
    /// Where the parts of the shelf stand.
    #[must_use]
    pub fn shelf_parts(&self) -> Parts {
        let screen = self.layout.screen;
        let frame = Area {
            y: 1,
            height: screen.height.saturating_sub(2),
            ..screen
        };
        let inside = self.layout.inside(frame);
        let has_detail = inside.height >= DETAILED && !self.plain;
        let has_heads = inside.height >= HEADED && !self.plain;
        let (heads, foot) = (u16::from(has_heads), if has_detail { DETAIL } else { 0 });
        let height = inside.height.saturating_sub(heads + foot);
        Parts {
            frame,
            heads: has_heads.then_some(Area {
                height: 1,
                ..inside
            }),
            list: Area {
                y: inside.y + heads,
                height,
                ..inside
            },
            detail: has_detail.then_some(Area {
                y: inside.y + heads + height,
                height: foot,
                ..inside
            }),
        }
    }
}
