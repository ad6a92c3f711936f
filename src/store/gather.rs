//! What stands behind a shelf: lists the articles of a folder, then looks into one after another and tells what it finds.
//!
//! First all names are there, then what was done with each article, which takes its sidecar alone, then what each text
//! says of itself. What is asked for comes before all that. Two threads at most are at work, and none once all is known.
//!
//! Whose work counts: that of the annotator at hand, as it stands in their own sidecars. How far somebody else has come says
//! nothing about what is left to do.

mod doubts;
mod face;
mod listing;
mod members;
mod queue;
mod taking;
mod work;

use super::places::Places;
use crate::annotation::Annotator;
use crate::shelf::Entry;
use face::Looks;
use listing::Listing;
pub use listing::Remarks;
use members::Members;
use queue::{Kind, Queue, Task};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use work::{Names, Worked};

/// So often is told what was found: often enough to be seen to go on, seldom enough to leave time for frames.
const PACE: Duration = Duration::from_millis(40);

/// So many threads look into articles.
const THREADS: usize = 2;

/// Which articles are looked into, and whose work on them.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The folder, or the file that holds several articles, as an absolute path.
    pub root: PathBuf,
    /// The article that is open: it is among those that are listed first, even if it is inside of a file.
    pub open: Option<PathBuf>,
    /// Whose work counts.
    pub annotator: Option<Annotator>,
    /// The person's folders.
    pub places: Places,
}

/// What was found.
#[derive(Debug)]
pub enum Found {
    /// All articles, by name. Comes again where files turn out to hold several: then each of these is one.
    Listed {
        /// One for each.
        entries: Vec<Entry>,
        /// What is to be said of the folder.
        remarks: Remarks,
    },
    /// More about some of them.
    Looked {
        /// Their places in the listing, and all that is known of them.
        entries: Vec<(usize, Entry)>,
        /// How many are known whole.
        known: usize,
    },
}

/// A folder being looked through. Ends with this value.
#[derive(Debug)]
pub struct Gather {
    shared: Arc<Shared>,
}

type Tell = Box<dyn Fn(Found) + Send + Sync>;

struct Shared {
    wanted: Wanted,
    tell: Tell,
    listing: OnceLock<Listing>,
    state: Mutex<State>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Shared").field(&self.wanted).finish()
    }
}

#[derive(Debug)]
struct State {
    entries: Vec<Entry>,
    remarks: Remarks,
    /// What files were found to hold.
    members: Members,
    /// What the sidecars say of the articles, for their faces.
    said: work::Said,
    names: Names,
    queue: Queue,
    /// What is found and not yet told.
    untold: Vec<usize>,
    told: Instant,
    known: usize,
    /// How many threads are at work.
    working: usize,
    /// Nobody wants to know any more.
    is_over: bool,
}

impl Gather {
    /// Begins to look through what is `wanted`. What is found is told on another thread, one thing after another.
    pub fn start(wanted: Wanted, tell: impl Fn(Found) + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared {
            wanted,
            tell: Box::new(tell),
            listing: OnceLock::new(),
            state: Mutex::new(State {
                entries: Vec::new(),
                remarks: Remarks::default(),
                members: Members::default(),
                said: work::Said::default(),
                names: Names::default(),
                queue: Queue::default(),
                untold: Vec::new(),
                told: Instant::now(),
                known: 0,
                working: 1,
                is_over: false,
            }),
        });
        let own = shared.clone();
        let begun = thread::Builder::new().name("gather".to_owned());
        let begun = begun.spawn(move || {
            own.list();
            Shared::help(&own);
            own.work();
        });
        if begun.is_err() {
            let mut state = shared.state();
            state.working = 0;
            drop(state);
            let reason = "The system has no thread left to look into the folder";
            (shared.tell)(Found::Listed {
                entries: Vec::new(),
                remarks: Remarks::of_trouble(reason),
            });
        }
        Self { shared }
    }

    /// Looks into the articles at these `places` of the listing before all others, anew where they are known.
    pub fn first(&self, places: impl IntoIterator<Item = usize>) {
        let mut state = self.shared.state();
        let all = state.entries.len();
        let places = places.into_iter().filter(|place| *place < all);
        state.queue.put_first(places);
        let is_idle = state.working == 0 && !state.queue.is_empty();
        drop(state);
        if is_idle {
            Shared::help(&self.shared);
        }
    }

    /// Looks anew into the article that is opened by `path`: something was done with it.
    pub fn again(&self, path: &Path) {
        self.first(self.entry_of(path).map(|(place, _)| place));
    }

    /// All that is known of the article that is opened by `path`, looked into anew on this thread.
    #[must_use]
    pub fn look_now(&self, path: &Path) -> Option<Entry> {
        let kind = Kind::All;
        let (place, entry) = self.entry_of(path)?;
        self.shared.carry_out(&Task { place, kind }, &entry);
        self.entry_of(path).map(|(_, entry)| entry)
    }

    fn entry_of(&self, path: &Path) -> Option<(usize, Entry)> {
        let path = path.as_os_str();
        let state = self.shared.state();
        let mut entries = state.entries.iter().enumerate();
        let found = entries.find(|(_, entry)| entry.path.as_os_str() == path);
        found.map(|(place, entry)| (place, entry.clone()))
    }

    /// Whether there is more to be found.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.shared.state().working > 0
    }
}

impl Drop for Gather {
    fn drop(&mut self) {
        self.shared.state().is_over = true;
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lists the articles.
    fn list(&self) {
        let listed = catch_unwind(AssertUnwindSafe(|| Listing::of(&self.wanted)));
        let (listing, entries, remarks) = listed.unwrap_or_default();
        let _ = self.listing.set(listing);
        let mut state = self.state();
        if state.is_over {
            return;
        }
        state.queue = Queue::of(entries.len());
        state.entries = entries;
        state.remarks = remarks;
        let open = state.containers_at_hand(&self.wanted);
        drop(state);
        for (place, entry) in open {
            let kind = Kind::Face;
            self.carry_out(&Task { place, kind }, &entry);
        }
        let mut state = self.state();
        state.put_members();
        self.tell_listed(&mut state);
    }

    fn tell_listed(&self, state: &mut State) {
        state.told = Instant::now();
        state.untold.clear();
        let (entries, remarks) = (state.entries.clone(), state.remarks.clone());
        (self.tell)(Found::Listed { entries, remarks });
    }

    /// One more thread looks into articles, if there is one.
    fn help(shared: &Arc<Self>) {
        let mut state = shared.state();
        if state.working >= THREADS || state.queue.is_empty() || state.is_over {
            return;
        }
        state.working += 1;
        let own = shared.clone();
        let begun = thread::Builder::new().name("gather".to_owned());
        if begun.spawn(move || own.work()).is_err() {
            state.working -= 1;
        }
    }

    /// Looks into one article after another until there is none left.
    fn work(&self) {
        loop {
            let mut state = self.state();
            let task = if state.is_over { None } else { state.next() };
            let Some((task, entry)) = task else {
                state.working -= 1;
                // What the other one is at it tells itself.
                if state.working == 0 && !state.is_over {
                    if state.put_members() {
                        self.tell_listed(&mut state);
                    }
                    self.tell(&mut state);
                }
                return;
            };
            drop(state);
            self.carry_out(&task, &entry);
            let mut state = self.state();
            let is_awaited = task.kind == Kind::All && !state.queue.has_first();
            if state.members.are_due(is_awaited) && state.put_members() {
                self.tell_listed(&mut state);
            } else if is_awaited || state.told.elapsed() >= PACE {
                self.tell(&mut state);
            }
        }
    }

    /// Looks into the article of `entry`, which another one may have the place of by now.
    fn carry_out(&self, task: &Task, entry: &Entry) {
        let Some(listing) = self.listing.get() else {
            return;
        };
        let is_anew = task.kind == Kind::All;
        if is_anew || task.kind == Kind::Work && entry.work.is_none() {
            let look = || work::of(&entry.path, listing, &self.wanted, is_anew);
            let worked = catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Worked::broken());
            // What somebody waits for is told once it is known whole.
            self.take_work(task.place, &entry.path, worked, !is_anew);
            if !is_anew && self.is_faced(task.place, &entry.path) {
                // The other thread was faster with the text.
                self.take_doubts(task.place, &entry.path, None, listing);
            }
        }
        if is_anew || task.kind == Kind::Face && entry.face.is_none() {
            let look = || {
                let chosen = self.chosen(task.place, entry, listing);
                face::of(&entry.path, chosen, listing, &self.wanted.places)
            };
            let looks = catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| face::broken());
            match looks {
                Looks::One(face, text) => {
                    self.take_one(task.place, entry, (face, text), listing);
                }
                Looks::Several(faces) => self.take_members(entry, faces, listing),
            }
        }
    }

    fn tell(&self, state: &mut State) {
        state.told = Instant::now();
        let mut places = std::mem::take(&mut state.untold);
        places.sort_unstable();
        places.dedup();
        let entries: Vec<_> = places
            .into_iter()
            .filter_map(|place| Some((place, state.entries.get(place)?.clone())))
            .collect();
        // Who waits for the end is told of it, even if there is nothing else to tell.
        if !entries.is_empty() || state.working == 0 {
            let known = state.known;
            // Under the lock: what is told later is known later.
            (self.tell)(Found::Looked { entries, known });
        }
    }
}

#[cfg(test)]
mod tests;
