//! Where on the screen everything stands. Pure: a size in, places in cells out.

/// Below this many columns the screen is too small to work on.
pub const LEAST_COLUMNS: u16 = 30;
/// Below this many rows the screen is too small to work on.
pub const LEAST_ROWS: u16 = 8;

/// The widest line of text, in cells.
const MEASURE: u16 = 72;
/// The cells between text and border at the right.
const MARGIN: u16 = 1;
/// From this many columns on, the panes stand side by side.
const BESIDE: u16 = 72;
/// From this many rows on, the panes are stacked where they can't stand side by side.
const STACKED: u16 = 24;
/// The narrowest and the widest side pane that is chosen unasked, in cells.
const PANE: (u16, u16) = (26, 40);
/// The narrowest article pane that a wider side pane may leave, in cells.
const ARTICLE: u16 = 34;

/// The widest palette and the widest help, in cells.
const PALETTE: u16 = 72;
const HELP: u16 = 76;

/// The lines that tell all of one stance, with a blank one above.
const DETAIL: u16 = 6;
/// The most lines that tell of others' stances, with a blank one above.
const OTHERS: u16 = 5;
/// From so many lines on, a side pane has room for them.
const DETAILED: u16 = 16;

/// The lowest and the highest box of the queue, with its border.
const REVIEW: (u16, u16) = (6, 13);

/// In fewer columns than this the advice for a newcomer takes two lines.
const GUIDED: u16 = 80;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// What is left inside a border of one cell.
    #[must_use]
    pub const fn inside(self) -> Self {
        Self {
            x: self.x.saturating_add(1),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// Whether the cell at `column` and `row` lies in it.
    #[must_use]
    pub const fn holds(self, column: u16, row: u16) -> bool {
        self.x <= column
            && column - self.x < self.width
            && self.y <= row
            && row - self.y < self.height
    }

    const fn row(self, y: u16) -> Self {
        Self {
            y,
            height: 1,
            ..self
        }
    }
}

/// What decides about the layout besides the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Wishes {
    /// The side pane is folded away.
    pub folded: bool,
    /// The side pane has the keys; where there is no room for both panes, it is the one shown.
    pub in_pane: bool,
    /// How much wider than by default the side pane is to be, in cells.
    pub wider: i16,
    /// A line for the newcomer is needed.
    pub guided: bool,
    /// What waits for a decision is looked at.
    pub review: bool,
    /// The cells that a line's number, letters and marks take before its text.
    pub gutter: u16,
    /// There is a stance at hand to tell of.
    pub detailed: bool,
    /// So many stances of others are to be told of.
    pub others: usize,
    /// No boxes, and one pane alone.
    pub plain: bool,
}

/// The places of the parts, each `None` where there is no room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// The whole screen.
    pub screen: Area,
    /// The line at the top.
    pub header: Area,
    /// The article with its border.
    pub article: Option<Area>,
    /// The lines of the article: gutter and text.
    pub lines: Area,
    /// The side pane with its border.
    pub stances: Option<Area>,
    /// The box in which what waits for a decision is looked at, below the panes or instead of them.
    pub review: Option<Area>,
    /// The line for the newcomer.
    pub guide: Option<Area>,
    /// The line at the bottom.
    pub hints: Area,
    /// Whether the side pane tells all of a stance at its foot, where it has room.
    pub detailed: bool,
    /// The lines at the foot of the side pane that tell of others' stances, where it has room.
    pub others: u16,
    /// Whether there are no boxes: a pane or an overlay has a line for its title instead.
    pub plain: bool,
    /// Whether the screen is too small to show anything.
    pub too_small: bool,
}

impl Layout {
    /// Divides a screen of `columns` by `rows` cells.
    #[must_use]
    pub fn divide(columns: u16, rows: u16, wishes: Wishes) -> Self {
        let screen = Area {
            x: 0,
            y: 0,
            width: columns,
            height: rows,
        };
        if columns < LEAST_COLUMNS || rows < LEAST_ROWS {
            return Self {
                screen,
                too_small: true,
                ..Self::default()
            };
        }
        let advice = match (wishes.guided, columns < GUIDED && rows > LEAST_ROWS) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => 2,
        };
        let guide = wishes.guided.then(|| Area {
            height: advice,
            ..screen.row(rows - 1 - advice)
        });
        let body = Area {
            y: 1,
            height: rows - 2 - advice,
            ..screen
        };
        let (body, review) = if wishes.review {
            below(body, wishes)
        } else {
            (body, None)
        };
        let (article, stances) = panes(body, wishes);
        Self {
            screen,
            header: screen.row(0),
            article,
            lines: article.map(|area| column(area, wishes)).unwrap_or_default(),
            stances,
            review,
            guide,
            hints: screen.row(rows - 1),
            detailed: wishes.detailed && !wishes.plain,
            others: others(wishes),
            plain: wishes.plain,
            too_small: false,
        }
    }

    /// The lines of the side pane in which stances are listed.
    #[must_use]
    pub fn listed(&self) -> Option<Area> {
        let inside = self.inside(self.stances?);
        let below = [self.detail(), self.others_detail()];
        let below: u16 = below.iter().flatten().map(|area| area.height).sum();
        let height = inside.height - below;
        Some(Area { height, ..inside })
    }

    /// The lines at the foot of the side pane that tell all of one stance.
    #[must_use]
    pub fn detail(&self) -> Option<Area> {
        let inside = self.inside(self.stances?);
        let fits = inside.height >= DETAILED && self.detailed;
        let others = self.others_detail().map_or(0, |others| others.height);
        fits.then(|| Area {
            y: inside.y + inside.height - DETAIL - others,
            height: DETAIL,
            ..inside
        })
    }

    /// The lines below that tell of others' stances.
    #[must_use]
    pub fn others_detail(&self) -> Option<Area> {
        let inside = self.inside(self.stances?);
        let fits = inside.height >= DETAILED && self.others > 0;
        fits.then(|| Area {
            y: inside.y + inside.height - self.others,
            height: self.others,
            ..inside
        })
    }

    /// The palette's box: in the upper middle of the screen, so that the text that a command is for stays in sight.
    #[must_use]
    pub fn palette(&self) -> Area {
        let screen = self.screen;
        // All of a low screen: no scrap of what lies beneath would be worth seeing.
        let height = if screen.height < 20 {
            screen.height.saturating_sub(2)
        } else {
            16
        };
        self.overlay(Area {
            y: 1 + screen.height.saturating_sub(2 + height).min(3) / 2,
            height,
            ..middle(screen, PALETTE)
        })
    }

    /// The box of the article's facts, in the upper middle of the screen: a line each, and one for what they are.
    #[must_use]
    pub fn facts(&self) -> Area {
        const HEIGHT: u16 = 8;
        let screen = self.screen;
        let height = HEIGHT.min(screen.height.saturating_sub(2));
        self.overlay(Area {
            y: 1 + screen.height.saturating_sub(2 + height).min(3) / 2,
            height,
            ..middle(screen, PALETTE)
        })
    }

    /// The list in the palette's box: below the line to type in.
    #[must_use]
    pub fn palette_list(&self) -> Area {
        let inside = self.inside(self.palette());
        Area {
            y: inside.y + 1,
            height: inside.height.saturating_sub(1),
            ..inside
        }
    }

    /// The box of the help.
    #[must_use]
    pub fn help(&self) -> Area {
        self.overlay(Area {
            y: 1,
            height: self.screen.height.saturating_sub(2),
            ..middle(self.screen, HELP)
        })
    }

    /// What is left of `area` inside its box, or below its title where there are no boxes.
    #[must_use]
    pub const fn inside(&self, area: Area) -> Area {
        if self.plain {
            Area {
                y: area.y.saturating_add(1),
                height: area.height.saturating_sub(1),
                ..area
            }
        } else {
            area.inside()
        }
    }

    /// Where an overlay stands that would have `area`. Without boxes it has all between the first and the
    /// last line: nothing of what lies beneath is to be taken for a part of it.
    #[must_use]
    pub const fn overlay(&self, area: Area) -> Area {
        if self.plain {
            Area {
                y: 1,
                height: self.screen.height.saturating_sub(2),
                ..self.screen
            }
        } else {
            area
        }
    }

    /// How wide a line of text may be, in cells.
    #[must_use]
    pub const fn measure(&self, gutter: u16) -> u16 {
        self.lines.width.saturating_sub(gutter)
    }
}

/// Two lines for each of others' stances, as far as there are so many, and a blank one.
fn others(wishes: Wishes) -> u16 {
    let told = u16::try_from(wishes.others * 2).unwrap_or(OTHERS);
    if told == 0 || wishes.plain {
        0
    } else {
        (told + 1).min(OTHERS)
    }
}

/// What the queue leaves of `body`, and its own place below it. Without boxes, and where the text would have no
/// line left, it has all.
fn below(body: Area, wishes: Wishes) -> (Area, Option<Area>) {
    let (least, most) = REVIEW;
    let height = (body.height / 2).saturating_sub(1).clamp(least, most);
    let left = body.height.saturating_sub(height);
    let left = if wishes.plain || left <= 2 { 0 } else { left };
    let review = Area {
        y: body.y + left,
        height: body.height - left,
        ..body
    };
    let above = Area {
        height: left,
        ..body
    };
    (above, Some(review))
}

fn panes(body: Area, wishes: Wishes) -> (Option<Area>, Option<Area>) {
    if body.height == 0 {
        return (None, None);
    }
    let room = !wishes.plain && (body.width >= BESIDE || body.height >= STACKED);
    if wishes.folded || !room {
        return if wishes.in_pane {
            (None, Some(body))
        } else {
            (Some(body), None)
        };
    }
    if body.width >= BESIDE {
        let width = pane_width(body.width, wishes.wider);
        let left = Area {
            width: body.width - width,
            ..body
        };
        let right = Area {
            x: left.width,
            width,
            ..body
        };
        return (Some(left), Some(right));
    }
    let height = body.height / 3;
    let above = Area {
        height: body.height - height,
        ..body
    };
    let below = Area {
        y: body.y + above.height,
        height,
        ..body
    };
    (Some(above), Some(below))
}

fn pane_width(columns: u16, wider: i16) -> u16 {
    let (least, most) = PANE;
    let chosen = (columns * 3 / 10).clamp(least, most);
    chosen
        .saturating_add_signed(wider)
        .clamp(least - 6, columns - ARTICLE)
}

/// The middle of `screen`, `widest` cells wide; all of it where only scraps would show beside.
fn middle(screen: Area, widest: u16) -> Area {
    let width = if screen.width < widest + 8 {
        screen.width
    } else {
        widest
    };
    let x = (screen.width - width) / 2;
    Area { x, width, ..screen }
}

/// The text column in the middle of the box, as wide as it may be; letters don't touch the border at the
/// right. Without a box it begins at the left and has a cell left for the mark at its end.
fn column(pane: Area, wishes: Wishes) -> Area {
    let area = if wishes.plain { pane } else { pane.inside() };
    let width = area
        .width
        .saturating_sub(MARGIN)
        .min(wishes.gutter + MEASURE);
    let x = if wishes.plain {
        area.x
    } else {
        area.x + (area.width - width) / 2
    };
    Area { x, width, ..area }
}
