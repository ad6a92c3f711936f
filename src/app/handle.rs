//! One event at a time, then one settling before a frame.

use super::keymap::{Bound, Context};
use super::layout::Layout;
use super::overlay::Overlay;
use super::saving::Failure;
use super::shelf::ShelfWish;
use super::{App, Effect, Event, Kind, Message};
use crate::keys::{Code, Key};

/// The commands that leave.
const LEAVING: &[&str] = &["leave", "leave-at-once"];
/// Those that need nothing to be seen either.
const BLIND: &[&str] = &["suspend", "redraw"];

impl App {
    /// Takes in what happened.
    pub fn handle(&mut self, event: Event) {
        let Some(event) = self.keep_for_later(event) else {
            return;
        };
        self.keep_pending(&event);
        match event {
            Event::Key(key) => self.press(key),
            Event::Mouse(mouse) => self.point(mouse),
            Event::Hint(hint) => self.press_hint(&hint),
            Event::Paste(text) => self.paste(&text),
            Event::Edited(edited) => self.take_edited(edited),
            Event::Resized { columns, rows } => {
                self.layout = Layout::divide(columns, rows, self.wishes());
                self.follow = true;
            }
            Event::Saved { revision } => {
                self.saving.confirm(revision);
                self.guide.saved(revision);
            }
            Event::CodesLeft { reason }
            | Event::NotMerged { reason }
            | Event::WrittenAgain { reason } => self.warn(reason),
            Event::Lacking => self.saving.withdraw(),
            Event::Surveyed { number, found } => self.take_survey(number, found),
            Event::OthersRead { number, layers } => self.take_others(number, layers),
            Event::Suggested {
                number,
                found,
                dismissed,
            } => self.take_suggested(number, found, &dismissed),
            Event::Recoded {
                revision,
                done,
                record,
            } => self.take_recoded(revision, &done, record),
            Event::Merged(arrival) => self.take_in(&arrival),
            Event::Described { about, heard } => self.take_described(about, heard),
            Event::Apart { kept } => self.say_apart(&kept),
            Event::Codebook { read, heard } => self.take_codebook(read, heard),
            Event::OnDisk(now) => self.hear_of_text(now),
            Event::SidecarMended => self.offer_reload(),
            Event::Shelf(news) => self.take_news_of_shelf(news),
            Event::Recalled(past) => self.recall(past),
            Event::NotSaved {
                revision,
                reason,
                kept,
            } => {
                self.saving.heard(revision);
                self.report_failure(Failure { reason, kept });
            }
        }
    }

    /// What is to be done in the world since the last call.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        self.tell_history();
        std::mem::take(&mut self.effects)
    }

    /// Whether the next key must wait: the terminal is to be given away.
    #[must_use]
    pub fn wants_out(&self) -> bool {
        self.effects.iter().any(|effect| {
            matches!(
                effect,
                Effect::Suspend
                    | Effect::Redraw
                    | Effect::Leave
                    | Effect::Reload
                    | Effect::EditNote { .. }
                    | Effect::Shelf(ShelfWish::Open { .. } | ShelfWish::List { .. })
            )
        })
    }

    /// Lays out what the next frame shows. Once before each frame, however many events came.
    pub fn settle(&mut self) {
        self.keep_up();
        self.view.arrange(&self.article);
        self.mark_hits();
        self.renew_labels();
        self.ask_for_shelf();
    }

    /// Scrolls as a frame would now. Done after each key, so that keys which come faster than frames
    /// end in the same frame as slow ones.
    pub(super) fn keep_up(&mut self) {
        self.keep_up_review();
        let screen = self.layout.screen;
        self.layout = Layout::divide(screen.width, screen.height, self.wishes());
        self.fit_view();
        if std::mem::take(&mut self.follow) {
            let span = self
                .selection
                .as_ref()
                .map_or(self.focus.span, super::select::Selection::moving);
            self.view.reveal(&self.article, span);
        }
        self.let_go();
        self.let_go_of_suggestion();
        self.drop_what_was_for_another();
        self.keep_suggestions_near();
        self.arrange_pane();
        self.arrange_shelf();
    }

    /// Fits the lines to the article's place on screen; to be done before rows are counted.
    pub(super) fn fit_view(&mut self) {
        let gutter = self.gutter();
        let lines = self.layout.lines;
        self.view
            .fit(&self.article, self.layout.measure(gutter), lines.height);
    }

    fn wishes(&self) -> super::layout::Wishes {
        super::layout::Wishes {
            guided: self.guide.is_on(),
            review: self.review().is_some(),
            gutter: self.gutter(),
            plain: self.plain,
            detailed: self.current().is_some() || self.proposed().is_some(),
            others: self.others_here().count(),
            ..self.pane.wishes()
        }
    }

    fn arrange_pane(&mut self) {
        let current = self.current().cloned();
        let listed = self.layout.listed();
        let height = listed.map_or(0, |area| usize::from(area.height));
        self.pane.arrange(current.as_deref(), height);
    }

    /// A terminal sends Alt with a key, and Esc and then that key, alike: unbound, it is taken for the latter.
    pub(super) fn press(&mut self, key: Key) {
        let bound = self.meaning(key).is_some();
        match key.as_escaped().filter(|_| !bound) {
            Some(keys) => keys.into_iter().for_each(|key| self.take_key(key)),
            None => self.take_key(key),
        }
    }

    fn take_key(&mut self, key: Key) {
        self.message = None;
        self.way.next_key();
        self.pointer.rest();
        self.pane.follow();
        self.follow_shelf();
        let bound = self.meaning(key);
        let context = self.context();
        let pressed = std::mem::take(&mut self.pending);
        let (command, begins) = match bound {
            Some(Bound::Command(command)) => (Some(command), false),
            Some(Bound::Prefix) => (None, true),
            None => (None, false),
        };
        let is_one_of =
            |names: &[&str]| command.is_some_and(|command| names.contains(&command.name));
        if !is_one_of(LEAVING) && !begins {
            self.saving.untell();
        }
        let is_blind = begins || is_one_of(LEAVING) || is_one_of(BLIND);
        if self.layout.too_small && !is_blind {
            // What can't be seen must not be changed.
        } else if let Some(command) = command {
            (command.run)(self);
        } else if begins {
            self.pending = pressed.then(key).unwrap_or_default();
        } else if !pressed.is_empty() {
            self.break_off(pressed, key);
        } else if context.types() {
            self.type_key(key);
        } else if !self.take_code_key(key)
            && (self.overlay.is_none() || context == Context::Review)
            && key.code != Code::Esc
        {
            self.say_unbound(&key.label());
        }
        // Whoever presses a key after scrolling with the wheel must see what it did.
        self.follow |= std::mem::take(&mut self.pointer.adrift);
        self.guide.followed(&self.focus);
        self.keep_up();
    }

    fn type_key(&mut self, key: Key) {
        if self.pick_by_digit(key) || self.take_code_by_digit(key) {
            return;
        }
        let changed = match &mut self.overlay {
            Some(Overlay::Search(prompt)) => prompt.input.take(key),
            Some(Overlay::Filter(query)) => query.input.take(key),
            Some(Overlay::Note(line)) => line.input.take(key),
            Some(Overlay::Picker(picker)) => picker.input.take(key),
            Some(Overlay::Codes(revising)) => revising.input().take(key),
            Some(Overlay::Trash(trash)) => trash.input.take(key),
            Some(Overlay::Hits) => self.hits_line().is_some_and(|line| line.take(key)),
            Some(Overlay::Facts(_)) => self.fact_input().is_some_and(|input| input.take(key)),
            Some(Overlay::Palette(palette)) => palette.input.take(key),
            Some(Overlay::Labels(_)) => return self.type_label(key),
            Some(Overlay::Review(_) | Overlay::Help(_)) | None => false,
        };
        self.refresh_overlay(changed);
    }

    fn paste(&mut self, text: &str) {
        let changed = match &mut self.overlay {
            Some(Overlay::Search(prompt)) => prompt.input.insert(text),
            Some(Overlay::Filter(query)) => query.input.insert(text),
            Some(Overlay::Note(line)) => line.input.insert(text),
            Some(Overlay::Picker(picker)) => picker.input.insert(text),
            Some(Overlay::Codes(revising)) => revising.input().insert(text),
            Some(Overlay::Trash(trash)) => trash.input.insert(text),
            Some(Overlay::Hits) => self.hits_line().is_some_and(|line| line.insert(text)),
            Some(Overlay::Facts(_)) => self.fact_input().is_some_and(|input| input.insert(text)),
            Some(Overlay::Palette(palette)) => palette.input.insert(text),
            Some(Overlay::Review(_) | Overlay::Help(_) | Overlay::Labels(_)) | None => {
                self.warn("Pasted text is not taken for keys. / searches for what is pasted then.");
                false
            }
        };
        self.refresh_overlay(changed);
    }

    fn refresh_overlay(&mut self, changed: bool) {
        match &self.overlay {
            Some(Overlay::Search(_)) if changed => self.preview_search(),
            Some(Overlay::Filter(_)) if changed => self.preview_filter(),
            Some(Overlay::Picker(_)) if changed => self.narrow_picker(),
            Some(Overlay::Codes(_)) if changed => self.narrow_codes(),
            Some(Overlay::Trash(_)) if changed => self.narrow_trash(),
            Some(Overlay::Hits) if changed => self.hunt(),
            Some(Overlay::Palette(_)) if changed => self.filter_palette(),
            _ => {}
        }
    }

    pub(super) fn say_unbound(&mut self, keys: &str) {
        let help = self.key("help");
        let text = format!("{keys} does nothing here; {help} lists what does");
        self.say(Kind::Info, text);
    }

    fn report_failure(&mut self, failure: Failure) {
        let text = match &failure.kept {
            Some(kept) => format!("NOT SAVED: {}. The work is kept in {kept}", failure.reason),
            None => format!("NOT SAVED: {}. The work is in memory alone", failure.reason),
        };
        self.saving.fail(failure);
        self.message = Some(Message::new(Kind::Error, text));
    }

    /// Tells the reader something.
    pub(super) fn say(&mut self, kind: Kind, text: impl Into<String>) {
        self.message = Some(Message::new(kind, text));
    }

    /// Tells the reader that, and why, nothing was done.
    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.say(Kind::Warning, text);
    }
}
