//! A reader and a file that change at once and hear of each other late: once all is heard, both are the same.

use crate::chance::Chance;
use crate::room::Room;
use crate::thorough::times;
use standoff::annotation::{Annotation, Arrival, Change, Id, Stance, Whence, differences, fitted};
use standoff::app::keymap::Keymap;
use standoff::app::{App, Effect, Event, Faulty, Opening, Stamp, Who};
use standoff::article::Span;
use standoff::codebook::Codebook;
use standoff::keys::parse_keys;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

const KEYS: [&str; 12] = [
    "j 1",
    "k 2",
    "3",
    "4",
    "=",
    "-",
    "x",
    "u",
    "u",
    "Ctrl-r",
    "m \"x\" Enter",
    "J",
];

type File = BTreeMap<Id, Arc<Annotation>>;

fn open() -> App {
    let mut made = 0;
    let mut app = App::open(Opening {
        article: Room::article(),
        codebook: Codebook::default(),
        annotations: Vec::new(),
        refusal: None,
        rescued: None,
        warnings: Vec::new(),
        faulty: Faulty::default(),
        pane: standoff::app::pane::Habit::default(),
        place: None,
        draft: None,
        mouse: false,
        introduced: true,
        plain: false,
        who: Who::default(),
        stamps: Box::new(move || {
            made += 1;
            Stamp {
                id: Id::new(&format!("r{made}")).expect("an id"),
                at: "2017-04-13T10:00:00Z".into(),
            }
        }),
        keymap: Keymap::default(),
        suggesting: standoff::suggest::Wishes::default(),
    });
    app.handle(Event::Resized {
        columns: 80,
        rows: 24,
    });
    app
}

fn set(file: &mut File, change: &Change) {
    let Some(id) = change.id().cloned() else {
        return;
    };
    match &change.after {
        Some(after) => file.insert(id, after.clone()),
        None => file.remove(&id),
    };
}

/// Somebody else changes the file.
fn change_file(file: &mut File, number: usize, chance: &mut Chance) {
    let ids: Vec<_> = file.keys().cloned().collect();
    if ids.is_empty() || chance.one_in(4) {
        let start = [0, 10, 33][chance.below(3)];
        let made = Annotation {
            id: Id::new(&format!("f{number}")).expect("an id"),
            span: Span::new(start, start + 8),
            stance: Stance::of("US".into()),
            note: None,
            by: None,
            at: None,
            doubt: None,
            conflicts: Arc::default(),
        };
        file.insert(made.id.clone(), Arc::new(made));
        return;
    }
    let id = chance.one_of(&ids);
    let mut changed = Annotation::clone(&file[&id]);
    match chance.below(5) {
        0 => drop(file.remove(&id)),
        1 => changed.note = Some(format!("n{}", chance.below(3)).into()),
        2 => changed.span = Span::new(10, 10 + 3 * chance.below(3) + 1),
        3 => changed.conflicts = Arc::default(),
        _ => changed.stance.side = ["US", "UK", "Syria"][chance.below(3)].into(),
    }
    if file.contains_key(&id) {
        file.insert(id.clone(), Arc::new(changed));
    }
}

fn converge(seed: u64) {
    let mut chance = Chance::of(seed);
    let (mut app, mut file) = (open(), File::new());
    let (mut orders, mut news) = (VecDeque::new(), VecDeque::new());
    let mut heard = 0;
    for step in 0..60 + 1000 {
        let is_over = step >= 60;
        match if is_over {
            2 + step % 2
        } else {
            chance.below(4)
        } {
            0 => {
                for key in parse_keys(chance.one_of(&KEYS)).expect("keys") {
                    app.handle(Event::Key(key));
                }
                for effect in app.take_effects() {
                    if let Effect::Keep {
                        revision, changes, ..
                    } = effect
                    {
                        orders.push_back((revision, changes));
                    }
                }
            }
            1 => {
                let old: Vec<_> = file.values().cloned().collect();
                for _ in 0..=chance.below(3) {
                    change_file(&mut file, step, &mut chance);
                }
                let changes = differences(&old, file.values());
                news.push_back(Event::Merged(Arrival {
                    changes,
                    heard,
                    whence: Whence::Program,
                }));
            }
            2 => {
                if let Some((revision, changes)) = orders.pop_front() {
                    let changes: Vec<Change> = changes;
                    for change in fitted(&changes, |id| file.get(id).cloned()) {
                        set(&mut file, &change);
                    }
                    heard = revision;
                    if chance.one_in(2) {
                        news.push_back(Event::Saved { revision });
                    }
                }
            }
            _ => {
                if let Some(event) = news.pop_front() {
                    app.handle(event);
                    app.settle();
                }
            }
        }
        if is_over && orders.is_empty() && news.is_empty() {
            break;
        }
    }
    let mut all: Vec<_> = file.values().cloned().collect();
    all.sort_by(|a, b| (a.span.start, a.span.end, &a.id).cmp(&(b.span.start, b.span.end, &b.id)));
    let has: Vec<_> = app.annotations().iter().cloned().collect();
    assert_eq!(has, all, "seed {seed}");
    let listed = app.pane().listing().len();
    assert_eq!(listed, all.len(), "seed {seed}: the side pane has all");
}

#[test]
fn a_reader_and_a_file_that_change_at_once_end_the_same() {
    let count = times(300, 20_000);
    for seed in 0..count {
        converge(seed as u64);
    }
    eprintln!("{count} interleavings converge");
}
