//! Stances that say the same of the same words.

use super::Page;
use crate::annotation::{Annotation, Stance};
use std::collections::HashMap;
use std::sync::Arc;

/// A stance that another one makes superfluous, each by its number in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) kind: Kind,
}

/// How much they are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// They differ in nothing but id and time; the second is the later one.
    Same,
    /// The same stance on the same words; the rest differs.
    Stance,
    /// The same stance on words that overlap.
    Overlapping,
}

/// All in `page`: each stance is told once, beside the one before it by place. Lost ones stand nowhere.
pub(super) fn twins(page: &Page) -> Vec<Twin> {
    let mut groups: HashMap<(&Stance, Option<&str>), Vec<usize>> = HashMap::new();
    for (index, one) in page.annotations.iter().enumerate() {
        if !one.is_lost() {
            let group = groups.entry((&one.stance, one.by.as_deref()));
            group.or_default().push(index);
        }
    }
    let mut twins: Vec<_> = groups
        .into_values()
        .flat_map(|group| of_group(page, group))
        .collect();
    twins.sort_by_key(|twin| twin.second);
    twins
}

fn of_group(page: &Page, mut group: Vec<usize>) -> Vec<Twin> {
    let one = |index: usize| page.annotations.get(index);
    let span = |index: usize| one(index).map(|one| one.span).unwrap_or_default();
    group.sort_by_key(|&index| (span(index).start, span(index).end, made(one(index))));
    let mut twins = Vec::new();
    // The one that reaches furthest so far, and the last one of its own words.
    let mut furthest: Option<usize> = None;
    let mut last: Option<usize> = None;
    for second in group {
        let same = last.filter(|&last| span(last) == span(second));
        let overlapping = furthest.filter(|&first| span(second).start < span(first).end);
        if let Some(first) = same {
            let is_same = page.sidecar.without_name(first) == page.sidecar.without_name(second);
            let kind = if is_same { Kind::Same } else { Kind::Stance };
            twins.push(Twin {
                first,
                second,
                kind,
            });
        } else {
            last = Some(second);
            twins.extend(overlapping.map(|first| Twin {
                first,
                second,
                kind: Kind::Overlapping,
            }));
        }
        if furthest.is_none_or(|first| span(first).end < span(second).end) {
            furthest = Some(second);
        }
    }
    twins
}

/// When it was made: moments of one offset compare as they are written.
fn made(one: Option<&Arc<Annotation>>) -> Option<&str> {
    one.and_then(|one| one.at.as_deref())
}
