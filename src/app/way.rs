//! The way back: out of what the focus was narrowed to, and to where jumps came from.

use super::Focus;

/// Where the focus came from.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// What the focus was expanded or narrowed from, the latest last.
    trail: Vec<Focus>,
    /// Where the last jump came from.
    origin: Option<Focus>,
    /// Whether the key being handled has jumped, and whether the one before it had.
    jumps: bool,
    jumped: bool,
}

impl Way {
    /// Another key is handled.
    pub(super) fn next_key(&mut self) {
        self.jumped = std::mem::take(&mut self.jumps);
    }

    /// The focus moved on: there is nothing to shrink back to.
    pub(super) fn moved(&mut self) {
        self.trail.clear();
    }

    /// The focus becomes larger or smaller than `focus`.
    pub(super) fn resized(&mut self, focus: Focus) {
        self.trail.push(focus);
    }

    /// What the focus was before it was last made larger or smaller.
    pub(super) fn shrink(&mut self) -> Option<Focus> {
        self.trail.pop()
    }

    /// The focus jumps away from `focus`. Jumps by one key after the other count as one.
    pub(super) fn jumped_from(&mut self, focus: Focus) {
        if !self.jumped {
            self.origin = Some(focus);
        }
        self.jumps = true;
    }

    /// Where the last jump came from, if there was one.
    pub(super) fn origin(&self) -> Option<Focus> {
        self.origin
    }

    /// Goes back from `focus`: from now on that is where the last jump came from.
    pub(super) fn go_back(&mut self, focus: Focus) -> Option<Focus> {
        let origin = self.origin?;
        self.origin = Some(focus);
        Some(origin)
    }
}
