//! Annotations that can't be read: set aside word for word where they stand, until a person mends them.

use super::Sidecar;
use super::block::Block;
use super::fault::{Fault, place};
use crate::annotation::Id;
use crate::article::visible;
use std::ops::Range;

/// One set aside.
#[derive(Debug)]
pub(super) struct Aside {
    /// Its lines in the file that was read, with what stands above them.
    pub(super) lines: Range<usize>,
    pub(super) fault: Fault,
    /// The annotation that it stands behind, and its place when that was looked at last; none: it comes first.
    pub(super) behind: Option<((usize, usize), Id)>,
    /// The one above it that has the same id: were it to come first, it would be taken for that one.
    pub(super) twin: Option<Id>,
}

/// An annotation that is set aside, as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Its line and column in the file as it was read, from 1; the column in code points.
    pub place: (usize, usize),
    /// What is wrong with it, safe to show.
    pub what: String,
}

impl Sidecar {
    /// The annotations that can't be read, by line. They stay in the file as they are and are no stances.
    #[must_use]
    pub fn set_aside(&self) -> impl ExactSizeIterator<Item = SetAside> + '_ {
        let (mut at, mut line) = (0, 0);
        self.aside.iter().map(move |aside| {
            // From one to the next: each line is counted once.
            let from = at.min(aside.fault.at);
            let rest = self.source.get(from..).unwrap_or_default();
            let (further, column) = place(rest, aside.fault.at - from);
            line += further - 1;
            at = super::parts::line_start(&self.source, aside.fault.at);
            SetAside {
                place: (line + 1, column),
                what: visible::line(&aside.fault.what).into_owned(),
            }
        })
    }

    /// What is to be said of them at the start where the file is called `file`, line by line; safe to show.
    #[must_use]
    pub fn told_aside(&self, file: &str) -> Vec<String> {
        const MOST: usize = 5;
        let file = visible::line(file);
        let told = |SetAside { place, what }| format!("{file}:{}:{}: {what}", place.0, place.1);
        let count = self.aside.len();
        let mut lines: Vec<_> = self.set_aside().take(MOST).map(told).collect();
        match lines.first_mut() {
            Some(first) if count == 1 => {
                *first = format!("1 annotation is set aside as it is until you mend it: {first}");
            }
            Some(_) => {
                let heading =
                    format!("{count} annotations are set aside as they are until you mend them");
                lines.insert(0, heading);
            }
            None => {}
        }
        if count > MOST {
            lines.push(format!("… and {} more: standoff check", count - MOST));
        }
        lines
    }

    /// Takes note that the annotation of `block` is gone from its place: what stands behind it stays there.
    pub(super) fn leave_behind(&mut self, block: &Block) {
        let behind = self.aside.iter_mut().filter_map(|aside| {
            let behind = aside.behind.as_mut();
            behind.filter(|(_, id)| *id == block.now.id)
        });
        for (place, _) in behind {
            *place = block.place;
        }
    }

    /// The lines set aside, each with the number of blocks that come before it.
    pub(super) fn aside_by_block(&mut self) -> Vec<(usize, Range<usize>)> {
        if self.aside.is_empty() {
            return Vec::new();
        }
        self.ids();
        let after = |aside: &Aside| {
            let behind = aside.behind.as_ref().map_or(0, |(place, id)| {
                let place = self.present(id).unwrap_or(*place);
                self.up_to((place, id))
            });
            let twin = aside.twin.as_ref();
            let twin = twin.and_then(|id| Some(self.up_to((self.present(id)?, id))));
            behind.max(twin.unwrap_or_default())
        };
        let asides = self.aside.iter();
        let mut all: Vec<_> = asides
            .map(|aside| (after(aside), aside.lines.clone()))
            .collect();
        all.sort_by_key(|(after, _)| *after);
        all
    }

    fn present(&self, id: &Id) -> Option<(usize, usize)> {
        self.ids.as_ref()?.get(id).copied()
    }

    /// How many blocks there are up to that with this place and id.
    fn up_to(&self, (place, id): ((usize, usize), &Id)) -> usize {
        let order = (place, id.as_str());
        self.blocks.partition_point(|block| block.order() <= order)
    }
}
