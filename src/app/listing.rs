//! The stances in groups, as the side pane lists them. Kept up to date change by change.

use crate::annotation::{Annotation, Annotations, Change, Position, Tally};
use crate::codebook::Codebook;
use std::sync::Arc;

/// What stances are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// A group for each side.
    #[default]
    Side,
    /// One list in the order of the text.
    Place,
    /// A group for each speaker.
    Speaker,
}

impl Grouping {
    /// Its name on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Side => "by side",
            Self::Place => "by place",
            Self::Speaker => "by speaker",
        }
    }

    /// All of them.
    pub const ALL: [Self; 3] = [Self::Side, Self::Place, Self::Speaker];

    /// The one called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|grouping| grouping.name() == name)
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Side => Self::Place,
            Self::Place => Self::Speaker,
            Self::Speaker => Self::Side,
        }
    }

    fn key(self, annotation: &Annotation) -> Option<Arc<str>> {
        match self {
            Self::Side => Some(annotation.stance.side.clone()),
            Self::Place => None,
            Self::Speaker => annotation.stance.speaker.clone(),
        }
    }
}

/// Stances with something in common.
#[derive(Debug, Clone)]
pub struct Group {
    /// The side or speaker; none in a list by place, and for stances without a speaker.
    pub name: Option<Arc<str>>,
    /// How many, by position.
    pub tally: Tally,
    /// The stances by place.
    pub members: Vec<Arc<Annotation>>,
}

/// All stances in groups.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    grouping: Grouping,
    groups: Vec<Group>,
    /// How many groups are the codebook's own: they come first, in its order.
    own: usize,
}

/// A line of the listing.
#[derive(Debug, Clone, Copy)]
pub enum Row<'a> {
    /// The head of a group.
    Head(&'a Group),
    /// A stance.
    Stance(&'a Arc<Annotation>),
}

impl Listing {
    /// `annotations` grouped by `grouping`. The codebook's sides all have a group, in its order.
    #[must_use]
    pub fn new(grouping: Grouping, annotations: &Annotations, codebook: &Codebook) -> Self {
        Self::of(grouping, annotations.iter(), codebook)
    }

    /// `annotations`, which come by place, as a list of all would show them.
    #[must_use]
    pub fn of<'a>(
        grouping: Grouping,
        annotations: impl Iterator<Item = &'a Arc<Annotation>>,
        codebook: &Codebook,
    ) -> Self {
        let group = |name| Group {
            name,
            tally: Tally::default(),
            members: Vec::new(),
        };
        let groups: Vec<_> = match grouping {
            Grouping::Side => codebook
                .sides()
                .iter()
                .map(|side| group(Some(side.name.clone())))
                .collect(),
            Grouping::Place => vec![group(None)],
            Grouping::Speaker => Vec::new(),
        };
        let mut listing = Self {
            own: if grouping == Grouping::Side {
                groups.len()
            } else {
                0
            },
            grouping,
            groups,
        };
        for annotation in annotations {
            listing.insert(annotation);
        }
        listing
    }

    /// What it is grouped by.
    #[must_use]
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// The groups in their order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// How many stances it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.members.len()).sum()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether groups have a head line.
    #[must_use]
    pub fn has_heads(&self) -> bool {
        self.grouping != Grouping::Place
    }

    /// The positions that occur, each with the most digits that a group's count of it has.
    #[must_use]
    pub fn count_columns(&self) -> Vec<(Position, usize)> {
        let most = |position| {
            self.groups
                .iter()
                .map(|group| group.tally.of(position))
                .max()
                .unwrap_or(0)
        };
        let column = |position| Some((position, most(position).checked_ilog10()? as usize + 1));
        Position::ALL.into_iter().filter_map(column).collect()
    }

    /// How many digits the largest group's count has.
    #[must_use]
    pub fn count_digits(&self) -> usize {
        let most = self.groups.iter().map(|group| group.tally.all).max();
        most.unwrap_or(0).max(1).ilog10() as usize + 1
    }

    /// Brings it up to date with `change`; of what is new in it, it takes what `is_listed`.
    pub fn apply(&mut self, change: &Change, is_listed: impl Fn(&Annotation) -> bool) {
        if let Some(before) = &change.before {
            self.remove(before);
        }
        if let Some(after) = change.after.as_ref().filter(|after| is_listed(after)) {
            self.insert(after);
        }
    }

    /// How many lines it has.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.groups.iter().map(|group| self.rows_of(group)).sum()
    }

    /// Lines from `first` on.
    pub fn rows(&self, first: usize) -> impl Iterator<Item = Row<'_>> {
        let mut skip = first;
        let heads = self.has_heads();
        self.groups.iter().flat_map(move |group| {
            let skipped = skip.min(self.rows_of(group));
            skip -= skipped;
            let head = (heads && skipped == 0).then_some(Row::Head(group));
            let from = skipped.saturating_sub(usize::from(heads));
            head.into_iter()
                .chain(group.members[from..].iter().map(Row::Stance))
        })
    }

    /// The byte up to which the text must be there for the first `count` lines to be shown.
    #[must_use]
    pub fn reach(&self, count: usize) -> usize {
        let end = |row| match row {
            Row::Head(_) => 0,
            Row::Stance(annotation) => annotation.span.end,
        };
        self.rows(0).take(count).map(end).max().unwrap_or_default()
    }

    /// The line on which `annotation` stands.
    #[must_use]
    pub fn row_of(&self, annotation: &Annotation) -> Option<usize> {
        let key = self.grouping.key(annotation);
        let mut before = 0;
        for group in &self.groups {
            if group.name == key {
                let at = group
                    .members
                    .binary_search_by(|found| compare(found, annotation))
                    .ok()?;
                return Some(before + usize::from(self.has_heads()) + at);
            }
            before += self.rows_of(group);
        }
        None
    }

    /// The stance that stands `by` stances after `annotation` (before it, if negative), as far as there
    /// are any. One that isn't in the list stands between those that it would stand between.
    #[must_use]
    pub fn neighbour(&self, annotation: &Annotation, by: isize) -> Option<&Arc<Annotation>> {
        let (index, is_listed) = self.index_of(annotation);
        let by = by - isize::from(!is_listed && by > 0);
        let last = self.len().checked_sub(1)?;
        self.nth(index.saturating_add_signed(by).min(last))
    }

    /// How many stances stand before `annotation`, and whether it is listed itself.
    fn index_of(&self, annotation: &Annotation) -> (usize, bool) {
        let key = self.grouping.key(annotation);
        let found = self.groups.iter().position(|group| group.name == key);
        let group = found.unwrap_or_else(|| self.place_of_group(key.as_ref()));
        let members = self.groups.get(group).filter(|_| found.is_some());
        let at = members.map_or(Err(0), |group| {
            group
                .members
                .binary_search_by(|found| compare(found, annotation))
        });
        let before = self.groups.iter().take(group);
        let before: usize = before.map(|group| group.members.len()).sum();
        let (Ok(inside) | Err(inside)) = at;
        (before + inside, at.is_ok())
    }

    fn nth(&self, index: usize) -> Option<&Arc<Annotation>> {
        let mut index = index;
        for group in &self.groups {
            if let Some(found) = group.members.get(index) {
                return Some(found);
            }
            index -= group.members.len();
        }
        None
    }

    fn rows_of(&self, group: &Group) -> usize {
        group.members.len() + usize::from(self.has_heads())
    }

    fn insert(&mut self, annotation: &Arc<Annotation>) {
        let key = self.grouping.key(annotation);
        let found = self.groups.iter().position(|group| group.name == key);
        let index = found.unwrap_or_else(|| self.open_group(key));
        let group = &mut self.groups[index];
        group.tally.add(annotation);
        let members = &mut group.members;
        // Most often they come in order.
        let is_last = members
            .last()
            .is_none_or(|last| compare(last, annotation).is_lt());
        let place = if is_last {
            members.len()
        } else {
            members.partition_point(|found| compare(found, annotation).is_lt())
        };
        members.insert(place, annotation.clone());
    }

    /// Adds a group in its alphabetical place after the codebook's own; stances without a speaker come last.
    fn open_group(&mut self, name: Option<Arc<str>>) -> usize {
        let sorted = self.place_of_group(name.as_ref());
        self.groups.insert(
            sorted,
            Group {
                name,
                tally: Tally::default(),
                members: Vec::new(),
            },
        );
        sorted
    }

    fn place_of_group(&self, name: Option<&Arc<str>>) -> usize {
        let others = self.groups.get(self.own..).unwrap_or_default();
        let from_end = others.iter().rev();
        let later = from_end.take_while(|group| is_later(group, name));
        self.groups.len() - later.count()
    }

    fn remove(&mut self, annotation: &Arc<Annotation>) {
        let key = self.grouping.key(annotation);
        let Some(index) = self.groups.iter().position(|group| group.name == key) else {
            return;
        };
        let group = &mut self.groups[index];
        if let Ok(at) = group
            .members
            .binary_search_by(|found| compare(found, annotation))
        {
            group.members.remove(at);
            group.tally.take(annotation);
        }
        if group.members.is_empty() && self.grouping == Grouping::Speaker {
            self.groups.remove(index);
        }
    }
}

fn is_later(group: &Group, name: Option<&Arc<str>>) -> bool {
    match (&group.name, name) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(held), Some(new)) => held.to_lowercase() > new.to_lowercase(),
    }
}

fn compare(a: &Annotation, b: &Annotation) -> std::cmp::Ordering {
    (a.span, &a.id).cmp(&(b.span, &b.id))
}
