//! Several people at one sidecar at once: readers with the program open, and somebody who writes the file by hand, cuts
//! it off, unlinks it, puts another one in its place. No stance that counted as saved is gone unless somebody deleted
//! it, every file can be read, and in the end all have the same.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "living/chance.rs"]
mod chance;
#[path = "living/converging.rs"]
mod converging;
#[path = "living/hand.rs"]
mod hand;
#[path = "living/reader.rs"]
mod reader;
#[path = "living/room.rs"]
mod room;
#[path = "stage/thorough.rs"]
mod thorough;

use chance::Chance;
use hand::Hand;
use room::Room;
use std::collections::BTreeSet;
use std::fs;
use thorough::times;

/// Two or three readers and a hand do `steps` things in an order that `seed` gives.
fn live(seed: u64, steps: usize) {
    let mut chance = Chance::of(seed);
    let room = Room::new();
    let mut hand = Hand::new(&room);
    if chance.one_in(2) {
        hand.begin();
    }
    let mut readers: Vec<_> = (0..2 + chance.below(2)).map(|n| room.reader(n)).collect();
    for _ in 0..steps {
        match chance.below(8) {
            0 | 1 => hand.write(&mut chance),
            2 => room::pause(&mut chance),
            _ => {
                let one = chance.below(readers.len());
                readers[one].press(&mut chance);
            }
        }
        for reader in &mut readers {
            reader.listen();
        }
    }
    room.settle(&mut readers);
    let file = room.annotations();
    let there: BTreeSet<_> = file.iter().map(|one| one.id.as_str().to_owned()).collect();
    let deleted: BTreeSet<_> = readers
        .iter()
        .flat_map(|reader| &reader.deleted)
        .chain(&hand.deleted)
        .collect();
    let made = readers.iter().flat_map(|reader| &reader.saved);
    for id in made.chain(&hand.written) {
        let is_kept = there.contains(id) || deleted.contains(id);
        let diaries = readers.iter().map(|reader| &reader.diary);
        let told = || room::in_order(diaries.chain([&hand.diary]));
        assert!(is_kept, "seed {seed}: {id} is gone:\n{}", told());
    }
    for reader in &readers {
        let diaries = readers.iter().map(|reader| &reader.diary);
        let told = || room::in_order(diaries.chain([&hand.diary]));
        assert_eq!(
            room::ordered(reader.app.annotations().iter()),
            room::ordered(&file),
            "seed {seed}: reader {}: {:?} {:?}\n{}",
            reader.number,
            reader.app.saving(),
            reader.app.message(),
            told()
        );
    }
    readers.into_iter().for_each(reader::Reader::leave);
    assert_eq!(
        room.annotations(),
        file,
        "seed {seed}: leaving changes nothing"
    );
    assert!(room.asides().is_empty(), "seed {seed}: {:?}", room.asides());
}

#[test]
fn whoever_writes_in_whatever_order_no_stance_is_lost_and_all_end_with_the_same() {
    let first: u64 = std::env::var("STANDOFF_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(1);
    let count = times(60, 10_000);
    let next = std::sync::atomic::AtomicU64::new(first);
    let last = first + count as u64;
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if seed >= last {
                        break;
                    }
                    live(seed, 16);
                }
            });
        }
    });
    eprintln!("{count} interleavings: 0 lost");
}

#[test]
fn a_file_cut_off_anywhere_deletes_nothing() {
    let room = Room::new();
    let mut hand = Hand::new(&room);
    hand.begin();
    let mut reader = room.reader(0);
    reader.keys("j 1 j 2 j 3");
    room.settle(std::slice::from_mut(&mut reader));
    let whole = fs::read(room.sidecar()).expect("there");
    let before: Vec<_> = reader.app.annotations().iter().cloned().collect();
    let stride = times(whole.len() / 40, 1);
    for cut in (0..whole.len()).step_by(stride.max(1)) {
        fs::write(room.sidecar(), &whole[..cut]).expect("written");
        std::thread::sleep(std::time::Duration::from_millis(2));
        reader.listen();
        let has: Vec<_> = reader.app.annotations().iter().cloned().collect();
        assert_eq!(has, before, "cut at {cut}");
        fs::write(room.sidecar(), &whole).expect("written");
    }
    room.settle(std::slice::from_mut(&mut reader));
    assert_eq!(fs::read(room.sidecar()).expect("there"), whole);
}
