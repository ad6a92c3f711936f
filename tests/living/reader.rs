//! Somebody who reads and tags with the program: its state, its saving thread and its keys, without a screen.

use crate::chance::Chance;
use crate::room::{Diary, Room};
use standoff::annotation::{Change, Id};
use standoff::app::keymap::Keymap;
use standoff::app::pane::Habit;
use standoff::app::{App, Effect, Event, Faulty, Opening, Stamp, Who};
use standoff::codebook::Codebook;
use standoff::keys::parse_keys;
use standoff::store::{Keeper, Report};
use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

/// What is pressed: tagging, judging, deleting, taking back, and going about.
const KEYS: [&str; 14] = [
    "j 1",
    "j 2",
    "k 3",
    "J 4",
    "1",
    "2",
    "=",
    "-",
    "x",
    "x",
    "u",
    "u",
    "Ctrl-r",
    "j m \"so\" Enter",
];

pub(crate) struct Reader {
    pub(crate) number: usize,
    pub(crate) app: App,
    keeper: Keeper,
    reports: Receiver<Report>,
    pub(crate) diary: Diary,
    /// What was made, and as what change.
    made: Vec<(u64, String)>,
    /// What counted as saved.
    pub(crate) saved: BTreeSet<String>,
    /// What was deleted here by somebody who had it before them.
    pub(crate) deleted: BTreeSet<String>,
}

impl Reader {
    pub(crate) fn sit_down(room: &Room, number: usize) -> Self {
        let laid = room.desk();
        let mut desk = laid.desk;
        let mut app = App::open(Opening {
            article: laid.article,
            codebook: Codebook::default(),
            annotations: laid.annotations,
            refusal: laid.refusal.map(|refusal| refusal.to_string()),
            rescued: None,
            warnings: Vec::new(),
            faulty: Faulty::default(),
            pane: Habit::default(),
            place: None,
            draft: None,
            mouse: false,
            introduced: true,
            plain: false,
            who: Who::default(),
            stamps: stamps(number),
            keymap: Keymap::default(),
            suggesting: standoff::suggest::Wishes::default(),
        });
        let (columns, rows) = (80, 24);
        app.handle(Event::Resized { columns, rows });
        let (arrivals, troubles) = desk.take_in_asides();
        assert!(troubles.is_empty(), "{troubles:?}");
        for arrival in arrivals {
            app.handle(Event::Merged(arrival));
        }
        let (sender, reports) = channel();
        let keeper = Keeper::start(desk, move |report| {
            // Nobody listens to one who left.
            let _ = sender.send(report);
        });
        Self {
            number,
            app,
            keeper: keeper.expect("a thread"),
            reports,
            diary: Diary::new(),
            made: Vec::new(),
            saved: BTreeSet::new(),
            deleted: BTreeSet::new(),
        }
    }

    pub(crate) fn press(&mut self, chance: &mut Chance) {
        self.keys(chance.one_of(&KEYS));
    }

    pub(crate) fn keys(&mut self, keys: &str) {
        self.tell(&format!("presses {keys}"));
        for key in parse_keys(keys).expect("keys") {
            self.app.handle(Event::Key(key));
        }
        for effect in self.app.take_effects() {
            if let Effect::Keep {
                revision,
                changes,
                codes,
            } = effect
            {
                for change in &changes {
                    self.note(revision, change);
                }
                self.keeper.keep(revision, changes, codes);
            }
        }
    }

    fn note(&mut self, revision: u64, change: &Change) {
        let Some(id) = change.id() else { return };
        let id = id.as_str().to_owned();
        if change.after.is_none() {
            self.deleted.insert(id);
        } else {
            self.made.push((revision, id));
        }
    }

    /// Hears what the saving thread has to say; whether that was anything.
    pub(crate) fn listen(&mut self) -> bool {
        let mut has_heard = false;
        while let Ok(report) = self.reports.try_recv() {
            has_heard = true;
            self.tell(&told(&report));
            match report {
                Report::Saved { revision } => {
                    let done = self.made.iter().filter(|(made, _)| *made <= revision);
                    self.saved.extend(done.map(|(_, id)| id.clone()));
                    self.app.handle(Event::Saved { revision });
                }
                Report::Merged(arrival) => self.app.handle(Event::Merged(arrival)),
                Report::Failed {
                    revision,
                    reason,
                    kept,
                } => {
                    let kept = kept.map(|kept| kept.display().to_string());
                    self.app.handle(Event::NotSaved {
                        revision,
                        reason,
                        kept,
                    });
                }
                _ => {}
            }
        }
        self.app.settle();
        has_heard
    }

    fn tell(&mut self, what: &str) {
        let line = format!("reader {} {what}", self.number);
        self.diary.push((Instant::now(), line));
    }

    pub(crate) fn leave(self) {
        self.keeper.finish();
    }
}

/// Ids that tell whose they are.
fn stamps(number: usize) -> standoff::app::Stamps {
    let mut made = 0;
    Box::new(move || {
        made += 1;
        Stamp {
            id: Id::new(&format!("r{number}-{made:03}")).expect("an id"),
            at: "2017-04-13T10:00:00Z".into(),
        }
    })
}

/// `report` in a line, for the diary.
fn told(report: &Report) -> String {
    let Report::Merged(arrival) = report else {
        return format!("hears {report:?}");
    };
    let id = |change: &Change| change.id().map(|id| id.as_str().to_owned());
    let changes = arrival.changes.iter().map(|change| {
        let ends = [&change.before, &change.after].map(|end| u8::from(end.is_some()));
        format!(" {}{}{}", ends[0], ends[1], id(change).unwrap_or_default())
    });
    let changes: String = changes.collect();
    format!("hears of{changes}")
}
