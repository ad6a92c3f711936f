//! Files that turn out to hold several articles: each of these takes its place on the shelf.

use super::{State, Wanted};
use crate::article::Facts;
use crate::shelf::{Entry, Face, Work};
use crate::store::text;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So often at most what files hold is put among the rest, unless somebody waits for it: each time all is listed anew.
const PACE: Duration = Duration::from_millis(300);

/// What files were found to hold, until it is put among the rest.
#[derive(Debug, Default)]
pub(super) struct Members {
    held: HashMap<Arc<Path>, Vec<Entry>>,
    put: Option<Instant>,
}

impl Members {
    /// The file that is opened by `path` holds these.
    pub(super) fn hold(&mut self, path: Arc<Path>, members: Vec<Entry>) {
        self.held.insert(path, members);
    }

    /// Whether there are some whose time has come; `is_awaited`: somebody waits for them.
    pub(super) fn are_due(&self, is_awaited: bool) -> bool {
        let is_time = self.put.is_none_or(|put| put.elapsed() >= PACE);
        !self.held.is_empty() && (is_awaited || is_time)
    }
}

/// Article `number` of the file of `entry`, of which the text says this.
pub(super) fn named(entry: &Entry, number: usize, face: Face) -> Entry {
    Entry {
        path: text::address(&entry.path, number).into(),
        name: format!("{}#{number}", entry.name).into(),
        face: Some(Arc::new(face)),
        work: None,
    }
}

/// `member`, with what was done with it and what its sidecar says of its source.
pub(super) fn known(member: Entry, (work, facts): (Work, Facts)) -> Entry {
    let face = member.face.map(|face| {
        let facts = facts.or(&face.facts);
        Arc::new(Face {
            facts,
            ..Arc::unwrap_or_clone(face)
        })
    });
    Entry {
        face,
        work: Some(Arc::new(work)),
        ..member
    }
}

impl State {
    /// The place of what is opened by `path` and was at `place` when it was looked for.
    pub(super) fn place(&self, place: usize, path: &Arc<Path>) -> Option<usize> {
        let is_it = |entry: &Entry| Arc::ptr_eq(&entry.path, path);
        if self.entries.get(place).is_some_and(is_it) {
            return Some(place);
        }
        self.entries.iter().position(is_it)
    }

    /// The files that are looked into before anything is told: the one that is `wanted` alone, and the one that
    /// the open article is in.
    pub(super) fn containers_at_hand(&self, wanted: &Wanted) -> Vec<(usize, Entry)> {
        let open = wanted.open.as_deref().and_then(text::member);
        let open = open.as_ref().map(|(file, _)| file.as_os_str());
        // Paths compare part by part, which ten thousand of them are too many for.
        let is_it = |entry: &Entry| {
            let path = entry.path.as_os_str();
            path == wanted.root.as_os_str() || Some(path) == open
        };
        let all = self.entries.iter().enumerate();
        all.filter(|(_, entry)| is_it(entry))
            .map(|(place, entry)| (place, entry.clone()))
            .collect()
    }

    /// Puts what files hold in their places; says whether there was anything.
    pub(super) fn put_members(&mut self) -> bool {
        if self.members.held.is_empty() {
            return false;
        }
        self.members.put = Some(Instant::now());
        let mut held = std::mem::take(&mut self.members.held);
        let old = std::mem::take(&mut self.entries);
        let mut moved = Vec::with_capacity(old.len() + 1);
        for entry in old {
            moved.push(self.entries.len());
            match held.remove(&entry.path) {
                Some(members) => self.entries.extend(members),
                None => self.entries.push(entry),
            }
        }
        moved.push(self.entries.len());
        self.queue.move_to(&moved);
        self.said.move_to(&moved);
        let is_known = |entry: &&Entry| entry.face.is_some() && entry.work.is_some();
        self.known = self.entries.iter().filter(is_known).count();
        true
    }
}
