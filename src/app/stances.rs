//! Finding and walking the stances: in the text and in the side pane.

use super::{App, Focus, Kind};
use crate::annotation::Annotation;
use std::sync::Arc;

impl App {
    /// The stance that keys act on: the one touched last if the focus still touches it, else the
    /// smallest that contains the focus, else the latest that touches it. In the pane keys act on
    /// nothing that isn't listed there, but for what was just touched. Where a suggestion has the focus, it has the keys.
    #[must_use]
    pub fn current(&self) -> Option<&Arc<Annotation>> {
        let focus = self.focus.span;
        if self.proposed().is_some() {
            return None;
        }
        if self.still_touches() {
            return self.touched.as_ref();
        }
        let is_near = |found: &&Arc<Annotation>| !self.pane.has_keys() || self.is_listed(found);
        let touching = || self.annotations.overlapping(focus).filter(is_near);
        let around = touching().filter(|found| found.span.contains(focus));
        let smallest = around.min_by(|a, b| {
            let by_size = a.span.len().cmp(&b.span.len());
            by_size.then_with(|| b.id.cmp(&a.id))
        });
        smallest.or_else(|| touching().max_by(|a, b| a.id.cmp(&b.id)))
    }

    /// Whether the focus still touches the stance touched last; a lost one is touched in the pane.
    fn still_touches(&self) -> bool {
        self.touched.as_ref().is_some_and(|touched| {
            if touched.is_lost() {
                self.pane.has_keys()
            } else {
                touched.span.overlaps(self.focus.span)
            }
        })
    }

    /// Forgets the stance touched last once the focus has left it: coming back is no touch.
    pub(super) fn let_go(&mut self) {
        if !self.still_touches() {
            self.touched = None;
        }
    }

    /// The stance on exactly the focus: the touched one if it is one of several.
    pub(super) fn stance_on_focus(&self) -> Option<&Arc<Annotation>> {
        let focus = self.focus.span;
        let current = self
            .current()
            .filter(|found| found.span == focus && !found.is_lost());
        current.or_else(|| {
            self.annotations
                .overlapping(focus)
                .find(|found| found.span == focus)
        })
    }

    pub(super) fn next_stance(&mut self) {
        let is_listed = |found: &&Arc<Annotation>| self.is_listed(found);
        let found = match self.stance_on_focus() {
            Some(here) => self.annotations.after(here).find(is_listed),
            None => self.first_listed_from(self.focus.span.start),
        };
        self.jump_to_stance(found.cloned(), "after");
    }

    pub(super) fn previous_stance(&mut self) {
        let is_listed = |found: &&Arc<Annotation>| self.is_listed(found);
        let found = match self.stance_on_focus() {
            Some(here) => self.annotations.before(here).find(is_listed),
            None => self.last_listed_before(self.focus.span.start),
        };
        self.jump_to_stance(found.cloned(), "before");
    }

    fn first_listed_from(&self, at: usize) -> Option<&Arc<Annotation>> {
        let mut from = self.annotations.starting_from(at);
        from.find(|found| self.is_listed(found))
    }

    fn last_listed_before(&self, at: usize) -> Option<&Arc<Annotation>> {
        let mut before = self.annotations.starting_before(at);
        before.find(|found| self.is_listed(found))
    }

    fn jump_to_stance(&mut self, found: Option<Arc<Annotation>>, whither: &str) {
        let which = if self.filter.is_some() {
            "matching stance"
        } else {
            "stance"
        };
        match found {
            Some(annotation) => self.show_stance(annotation),
            None if self.annotations.is_empty() => self.warn("No stance yet"),
            None => self.say(Kind::Info, format!("No {which} {whither} this")),
        }
    }

    /// Puts the focus on `annotation`; of a lost one the words can only be shown in the pane.
    pub(super) fn show_stance(&mut self, annotation: Arc<Annotation>) {
        if annotation.is_lost() {
            self.warn("Lost: these words no longer stand where they stood in the text");
        } else {
            self.jump_to(Focus::on(&self.article, annotation.span));
        }
        self.touched = Some(annotation);
    }

    pub(super) fn enter_pane(&mut self) {
        match self.nearest_listed().cloned() {
            Some(annotation) => {
                self.pane.take_keys(true);
                self.show_stance(annotation);
            }
            None if !self.annotations.is_empty() => {
                self.pane.take_keys(true);
                self.touched = None;
                self.say_listed();
            }
            None if self.can_tag() => {
                self.warn("No stance yet: tag a sentence with a side's key first");
            }
            None => self.warn("No stance to go to"),
        }
    }

    /// The stance in the list that the focus is at, else the next one, else the last one.
    pub(super) fn nearest_listed(&self) -> Option<&Arc<Annotation>> {
        let here = self.current().filter(|current| self.is_listed(current));
        let start = self.focus.span.start;
        let last = || self.annotations.iter().rfind(|found| self.is_listed(found));
        here.or_else(|| self.first_listed_from(start)).or_else(last)
    }

    pub(super) fn leave_pane(&mut self) {
        self.pane.take_keys(false);
        self.follow = true;
    }

    /// To the stance `by` further down the list.
    pub(super) fn walk_list(&mut self, by: isize) {
        let Some(current) = self.current().cloned() else {
            return self.enter_pane();
        };
        let found = self.pane.listing().neighbour(&current, by).cloned();
        if let Some(annotation) = found.filter(|found| !Arc::ptr_eq(found, &current)) {
            self.show_stance(annotation);
        }
    }

    pub(super) fn page_list(&mut self, on: bool) {
        let listed = self.layout.listed();
        let height = listed.map_or(1, |area| area.height.saturating_sub(2).max(1));
        let by = isize::try_from(height).unwrap_or(1);
        self.walk_list(if on { by } else { -by });
    }

    pub(super) fn regroup(&mut self) {
        let grouping = self.pane.listing().grouping().next();
        self.list_by(grouping);
        let name = grouping.name();
        self.say(Kind::Info, format!("Stances {name}"));
    }

    pub(super) fn toggle_fold(&mut self) {
        let is_open = !self.pane.habit().folded;
        if is_open && self.layout.stances.is_none() {
            return self.warn("There is no room for the side pane here; Tab shows it alone");
        }
        if self.pane.toggle_fold() {
            self.leave_pane();
            let key = self.key("fold");
            self.say(
                Kind::Info,
                format!("Side pane folded; {key} brings it back"),
            );
        }
    }

    pub(super) fn widen_pane(&mut self, by: i16) {
        let beside = self
            .layout
            .stances
            .is_some_and(|pane| pane.width < self.layout.screen.width);
        if !beside {
            return self.warn("The panes don't stand side by side here");
        }
        self.pane.widen(by);
    }
}
