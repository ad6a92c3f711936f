//! The mouse: a click puts the focus, dragging selects, the wheel scrolls. What stands under it is what the last frame
//! showed there.

mod boxes;

use super::command;
use super::hints::Hint;
use super::layout::Area;
use super::listing::Row;
use super::overlay::Overlay;
use super::picker::paged;
use super::view::Line;
use super::{App, Focus, Kind};
use crate::annotation::Annotation;
use crate::article::{Span, Unit};
use crate::keys::{Act, Mouse, Sequence};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// The lines that one turn of the wheel scrolls.
const NOTCH: isize = 3;

/// The mouse and what its button has done so far.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    /// Whether the mouse is ours, not the terminal's.
    pub(super) is_ours: bool,
    /// The text was scrolled away from the focus.
    pub(super) adrift: bool,
    /// The cell of the last click, and how many there were on it in a row.
    clicked: Option<((u16, u16), usize)>,
    drag: Option<Drag>,
}

/// The button is down in the text.
#[derive(Debug, Clone, Copy)]
struct Drag {
    /// The focus before.
    origin: Focus,
    /// Where it went down, and what stands there.
    cell: (u16, u16),
    anchor: Span,
}

impl Pointer {
    pub(super) fn new(is_ours: bool) -> Self {
        Self {
            is_ours,
            ..Self::default()
        }
    }

    /// Something else than a click happened.
    pub(super) fn rest(&mut self) {
        self.clicked = None;
        self.drag = None;
    }

    /// Counts the clicks in a row on a cell, from 1.
    fn count(&mut self, cell: (u16, u16)) -> usize {
        let before = self.clicked.filter(|(last, _)| *last == cell);
        let count = before.map_or(0, |(_, count)| count) + 1;
        self.clicked = Some((cell, count));
        count
    }
}

impl App {
    /// Whether the mouse is ours. If not, the terminal selects with it.
    #[must_use]
    pub fn takes_mouse(&self) -> bool {
        self.pointer.is_ours
    }

    pub(super) fn toggle_mouse(&mut self) {
        self.pointer.is_ours = !self.pointer.is_ours;
        let key = self.key("mouse");
        let text = if self.pointer.is_ours {
            String::from("Mouse taken; Shift-drag (Mac: Option) selects in the terminal")
        } else {
            format!("The mouse selects in the terminal again; {key} takes it back")
        };
        self.say(Kind::Info, text);
    }

    /// Takes in what the mouse did.
    pub(super) fn point(&mut self, mouse: Mouse) {
        if self.layout.too_small || !self.pointer.is_ours {
            return;
        }
        match mouse.act {
            Act::Press => self.press_at(mouse),
            Act::Drag => self.drag_to(mouse),
            Act::Release => self.pointer.drag = None,
            Act::WheelUp => self.turn_wheel(mouse, -1),
            Act::WheelDown => self.turn_wheel(mouse, 1),
        }
        self.guide.followed(&self.focus);
        self.keep_up();
    }

    /// Does what the key of `hint` does.
    pub(super) fn press_hint(&mut self, hint: &Hint) {
        if self.layout.too_small || !self.pointer.is_ours {
            return;
        }
        let Some(command) = hint.command.and_then(command::named) else {
            if let Ok(key) = hint.key.parse() {
                self.press(key);
            }
            return;
        };
        self.begin_press();
        self.pointer.rest();
        (command.run)(self);
        self.follow |= std::mem::take(&mut self.pointer.adrift);
        self.guide.followed(&self.focus);
        self.keep_up();
    }

    fn begin_press(&mut self) {
        self.message = None;
        self.saving.untell();
        self.way.next_key();
        self.pending = Sequence::default();
        self.pointer.drag = None;
    }

    fn press_at(&mut self, mouse: Mouse) {
        self.begin_press();
        let cell = (mouse.column, mouse.row);
        let count = self.pointer.count(cell);
        if self.overlay.is_some() && !self.press_overlay(mouse, count) {
            return;
        }
        if self.is_on_shelf() {
            self.press_shelf(mouse, count);
        } else if let Some(at) = self.byte_under(mouse) {
            self.press_text(at, cell, count);
        } else if let Some(found) = self.stance_under(mouse) {
            self.press_stance(found, count);
        }
    }

    /// Once: the sentence. Twice: the word. Three times: the paragraph.
    fn press_text(&mut self, at: usize, cell: (u16, u16), count: usize) {
        self.pointer.drag = Some(Drag {
            origin: self.focus,
            cell,
            anchor: self.piece_at(at),
        });
        self.selection = None;
        self.pane.take_keys(false);
        let sentence = Focus::sentence(self.article.sentence_at(at));
        let focus = match count % 3 {
            1 => sentence,
            2 => self
                .word_at(at)
                .map_or(sentence, |word| Focus::new(word, Unit::Word)),
            _ => {
                let number = self.article.paragraph_at(at);
                Focus::new(self.article.paragraph(number), Unit::Paragraph)
            }
        };
        if focus == self.focus {
            return;
        }
        self.way.jumped_from(self.focus);
        self.way.moved();
        // The text under the mouse stands still: nothing is scrolled.
        self.focus = focus;
    }

    /// Once: the focus goes to its words. Twice: the pane gets the keys, or, where it had the screen, the text.
    fn press_stance(&mut self, found: Arc<Annotation>, count: usize) {
        self.selection = None;
        self.pane.stand_still();
        let has_screen = self.layout.article.is_none();
        if has_screen && count > 1 {
            self.leave_pane();
        } else if count > 1 || found.is_lost() {
            self.pane.take_keys(true);
        }
        let is_new = !self.current().is_some_and(|here| Arc::ptr_eq(here, &found));
        if is_new {
            self.show_stance(found);
        }
    }

    /// Selects by words from where the button went down. Beyond the text's top and bottom it scrolls.
    fn drag_to(&mut self, mouse: Mouse) {
        let Some(drag) = self.pointer.drag.filter(|_| !self.is_on_shelf()) else {
            return;
        };
        let lines = self.layout.lines;
        let last = lines.y + lines.height.saturating_sub(1);
        let beyond = isize::from(mouse.row > last) - isize::from(mouse.row < lines.y);
        let row = mouse.row.clamp(lines.y, last);
        let is_still = drag.cell == (mouse.column, mouse.row) && self.selection.is_none();
        let Some(at) = self
            .byte_under(Mouse { row, ..mouse })
            .filter(|_| !is_still)
        else {
            return;
        };
        self.pointer.clicked = None;
        let piece = self.piece_at(at);
        let backwards = piece.start < drag.anchor.start;
        self.select_dragged(drag.origin, drag.anchor.hull(piece), backwards);
        self.scroll_text(beyond);
    }

    fn turn_wheel(&mut self, mouse: Mouse, turns: isize) {
        let is_in =
            |area: Option<Area>| area.is_some_and(|area| area.holds(mouse.column, mouse.row));
        match &self.overlay {
            Some(Overlay::Palette(_)) => return self.walk_palette(turns),
            Some(Overlay::Picker(_)) => return self.page_picker(turns),
            Some(Overlay::Codes(_)) => return self.walk_codes(paged, turns),
            Some(Overlay::Trash(_)) => return self.walk_trash(paged, turns),
            Some(Overlay::Hits) => return self.walk_found(paged, turns),
            Some(Overlay::Help(_)) => return self.scroll_help(turns * NOTCH),
            // Labels stand on the words that they are for, a form is all in sight.
            Some(Overlay::Labels(_) | Overlay::Facts(_)) => return,
            Some(
                Overlay::Search(_) | Overlay::Filter(_) | Overlay::Note(_) | Overlay::Review(_),
            )
            | None => {}
        }
        if self.is_on_shelf() {
            self.scroll_shelf(turns * NOTCH);
        } else if is_in(self.layout.article) {
            self.scroll_text(turns * NOTCH);
        } else if is_in(self.layout.stances) {
            self.pane.scroll(turns * NOTCH);
        }
    }

    fn scroll_text(&mut self, rows: isize) {
        if rows != 0 {
            self.fit_view();
            self.view.scroll(&self.article, rows);
            self.pointer.adrift = true;
        }
    }

    /// The byte shown in the cell under the mouse; beside a line, that of its nearer end.
    fn byte_under(&self, mouse: Mouse) -> Option<usize> {
        let lines = self.layout.lines;
        self.layout
            .article
            .filter(|area| {
                let inside = self.layout.inside(*area);
                inside.holds(inside.x, mouse.row)
            })
            .filter(|area| self.pointer.drag.is_some() || area.holds(mouse.column, mouse.row))?;
        let row = usize::from(mouse.row.checked_sub(lines.y)?);
        let Line::Text { stretch, flow, row } = self.view.lines().get(row)? else {
            return None;
        };
        let cell = mouse.column.saturating_sub(lines.x + self.gutter());
        let inside = flow.source_at(flow.rows().get(*row)?, cell.into());
        Some(self.article.stretch(*stretch).start() + inside)
    }

    fn stance_under(&self, mouse: Mouse) -> Option<Arc<Annotation>> {
        let inside = self.layout.listed()?;
        let row = usize::from(mouse.row.checked_sub(inside.y)?);
        let listing = self.pane.listing();
        match listing.rows(self.pane.top()).nth(row)? {
            Row::Stance(found) if inside.holds(mouse.column, mouse.row) => Some(found.clone()),
            _ => None,
        }
    }

    fn word_at(&self, at: usize) -> Option<Span> {
        self.article.word_from(at).filter(|word| word.start <= at)
    }

    /// The word at byte `at`, or the mark there; between two words, nothing.
    fn piece_at(&self, at: usize) -> Span {
        let rest = self.article.text().get(at..).unwrap_or_default();
        let mark = rest.graphemes(true).next().unwrap_or_default().trim();
        self.word_at(at).unwrap_or(Span::new(at, at + mark.len()))
    }
}
