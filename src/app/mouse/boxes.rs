//! Clicks while something lies over the panes.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay::Overlay;
use crate::keys::Mouse;

/// A list in a box, as it stands on the screen.
struct List {
    frame: Area,
    rows: Area,
    /// The entry in the first row, and how many there are.
    top: usize,
    count: usize,
    chosen: usize,
}

impl App {
    /// Takes a click that is the `count`th in a row on its cell. Says whether it goes through to the panes.
    pub(super) fn press_overlay(&mut self, mouse: Mouse, count: usize) -> bool {
        let is_in = |area: Area| area.holds(mouse.column, mouse.row);
        if let Some(list) = self.list_in_box() {
            self.press_list(&list, mouse, count);
            return false;
        }
        // Whoever clicks elsewhere is done with a line, and what is typed must not be lost.
        let is_line = is_in(self.layout.hints);
        match &self.overlay {
            Some(Overlay::Help(_)) if is_in(self.layout.help()) => false,
            Some(Overlay::Search(_)) if !is_line => {
                self.accept_search();
                true
            }
            Some(Overlay::Note(_)) if !is_line => {
                self.accept_note();
                true
            }
            // Of the queue nothing is decided by a slip of the hand, nor is the place in it lost.
            Some(Overlay::Search(_) | Overlay::Note(_) | Overlay::Review(_)) => false,
            Some(Overlay::Labels(_)) => {
                self.close_overlay();
                true
            }
            _ => {
                self.close_overlay();
                false
            }
        }
    }

    fn list_in_box(&self) -> Option<List> {
        match &self.overlay {
            Some(Overlay::Palette(palette)) => {
                let frame = self.layout.palette();
                let rows = self.layout.palette_list();
                Some(List {
                    frame,
                    rows,
                    top: palette.top(rows.height),
                    count: palette.entries.len(),
                    chosen: palette.chosen,
                })
            }
            Some(Overlay::Picker(picker)) => {
                let (rows, _) = self.picker_parts(picker);
                Some(List {
                    frame: self.layout.overlay(self.picker_area()),
                    rows,
                    top: picker.top(rows.height),
                    count: picker.offers.len(),
                    chosen: picker.chosen,
                })
            }
            Some(Overlay::Codes(revising)) => {
                let (rows, _) = self.codes_parts(revising);
                let (count, chosen) = revising.list();
                Some(List {
                    frame: self.layout.overlay(self.picker_area()),
                    rows,
                    top: revising.top(rows.height),
                    count,
                    chosen,
                })
            }
            Some(Overlay::Hits) => {
                let (hits, rows) = (self.hits()?, self.hits_rows());
                Some(List {
                    frame: self.layout.overlay(self.hits_area()),
                    rows,
                    top: hits.top(rows.height),
                    count: hits.rows.len(),
                    chosen: hits.chosen,
                })
            }
            Some(Overlay::Trash(trash)) => {
                let (rows, _) = self.trash_parts(trash);
                Some(List {
                    frame: self.layout.overlay(self.picker_area()),
                    rows,
                    top: trash.top(rows.height),
                    count: trash.rows.len(),
                    chosen: trash.chosen,
                })
            }
            Some(Overlay::Facts(form)) => {
                let (frame, rows) = self.facts_parts();
                Some(List {
                    frame,
                    rows,
                    top: form.top(rows.height),
                    count: form.lines.len(),
                    chosen: form.chosen,
                })
            }
            _ => None,
        }
    }

    /// Once chooses a row, twice takes it. Beside the box, the box is closed.
    fn press_list(&mut self, list: &List, mouse: Mouse, count: usize) {
        if !list.frame.holds(mouse.column, mouse.row) {
            return self.close_box();
        }
        let row = usize::from(mouse.row.saturating_sub(list.rows.y));
        let index = list.top + row;
        if !list.rows.holds(mouse.column, mouse.row) || index >= list.count {
            return;
        }
        // The list may have moved under the mouse since the click before.
        let is_taken = count > 1 && list.chosen == index;
        match &mut self.overlay {
            Some(Overlay::Palette(palette)) => {
                palette.chosen = index;
                if is_taken {
                    self.run_from_palette();
                }
            }
            Some(Overlay::Picker(picker)) => {
                picker.chosen = index;
                if is_taken {
                    self.pick();
                }
            }
            Some(Overlay::Codes(revising)) => {
                revising.choose(index);
                if is_taken {
                    self.take_code();
                } else {
                    self.show_colour();
                }
            }
            Some(Overlay::Hits) => {
                self.choose_hit(index);
                if is_taken {
                    self.open_hit();
                }
            }
            Some(Overlay::Trash(trash)) => {
                trash.chosen = index;
                if is_taken {
                    self.bring_back();
                }
            }
            Some(Overlay::Facts(form)) => form.chosen = index,
            _ => {}
        }
    }

    fn close_box(&mut self) {
        // What is typed there must not be lost.
        if matches!(self.overlay, Some(Overlay::Facts(_))) {
            return;
        }
        self.forget_colour();
        self.close_overlay();
    }
}
