//! Every state in which a power cut may leave the disk during three saves in a row.

use super::forgetful::{Forgetful, Lacks, Told};
use crate::store::atomic::{Care, Replaced, left_over, replace_known, replace_on};
use crate::store::disk::Disk;
use crate::store::lock::Lock;
use std::path::Path;

const PATH: &str = "/articles/a.toml";
const SAVES: [&str; 3] = ["first, of ours", "second, of ours", "third, of ours"];
const THEIRS: &str = "something of theirs";

fn path() -> &'static Path {
    Path::new(PATH)
}

fn hash(content: Option<&str>) -> Option<blake3::Hash> {
    content.map(|content| blake3::hash(content.as_bytes()))
}

/// Saves three times what nobody else writes, over `old` if there is anything.
fn three_saves(old: Option<&'static str>, lacks: Lacks) -> Forgetful {
    let mut disk = old.map_or_else(Forgetful::default, |old| Forgetful::with(path(), old));
    disk.lacks = lacks;
    let mut known = old;
    for save in SAVES {
        disk.tell(Told::Begun(save));
        let replaced = replace_known(&disk, path(), save.as_bytes(), hash(known), Care::Lasting);
        assert!(matches!(replaced, Ok(Replaced::Done)), "{replaced:?}");
        disk.tell(Told::Saved(save));
        known = Some(save);
    }
    disk
}

/// Whether the file is the last version that was told to be saved, or one begun since.
fn is_old_or_new(disk: &Forgetful, old: Option<&str>, told: &[Told]) -> bool {
    let present = disk.content(path());
    let saved = told.iter().rposition(|told| matches!(told, Told::Saved(_)));
    let last = match saved.map(|at| &told[at]) {
        Some(Told::Saved(save)) => Some(*save),
        _ => old,
    };
    let begun = told[saved.unwrap_or(0)..]
        .iter()
        .filter_map(|told| match told {
            Told::Begun(save) => Some(*save),
            _ => None,
        });
    std::iter::once(last)
        .chain(begun.map(Some))
        .any(|version| version == present.as_deref())
}

fn wrong_states(disk: &Forgetful, old: Option<&str>) -> (usize, usize) {
    let mut wrong = 0;
    let states = disk.after_each_crash(|disk, told| {
        wrong += usize::from(!is_old_or_new(disk, old, told));
    });
    (wrong, states)
}

#[test]
fn after_any_crash_the_file_is_whole_and_has_what_was_told_to_be_saved() {
    for old in [None, Some("what was there")] {
        for lacks in [Lacks::Nothing, Lacks::Exchange, Lacks::ExchangeAndLinks] {
            let disk = three_saves(old, lacks);
            let (wrong, states) = wrong_states(&disk, old);
            println!(
                "{states} states of three saves over {old:?}, lacking {lacks:?}: {wrong} wrong"
            );
            assert_eq!(wrong, 0, "over {old:?}, lacking {lacks:?}");
            assert!(states > 50, "{states} states: too few to tell");
        }
    }
}

#[test]
fn so_it_is_where_nobody_else_writes_the_file() {
    let disk = Forgetful::with(path(), "old");
    for save in SAVES {
        disk.tell(Told::Begun(save));
        replace_on(&disk, path(), save.as_bytes(), Care::Lasting).expect("replaced");
        disk.tell(Told::Saved(save));
    }
    let (wrong, states) = wrong_states(&disk, Some("old"));
    assert!(wrong == 0 && states > 50, "{wrong} of {states} are wrong");
}

#[test]
fn a_disk_that_forgets_to_sync_files_or_folders_is_seen() {
    for lacks in [Lacks::FileSync, Lacks::FolderSync] {
        for old in [None, Some("what was there")] {
            let (wrong, states) = wrong_states(&three_saves(old, lacks), old);
            println!("{lacks:?} lacking: {wrong} of {states} states are wrong");
            assert!(wrong > 0, "{lacks:?} over {old:?} goes unseen");
        }
    }
}

#[test]
fn what_a_crash_leaves_over_is_known_for_what_it_is_and_goes() {
    for old in [None, Some("what was there")] {
        for lacks in [Lacks::Nothing, Lacks::Exchange] {
            let turn = a_turn();
            three_saves(old, lacks).after_each_crash(|disk, told| {
                let before = disk.content(path());
                assert!(
                    left_over(disk, path(), &turn).is_empty(),
                    "nobody else wrote"
                );
                assert_eq!(disk.content(path()), before);
                let rest = disk.paths();
                assert!(
                    rest.iter().all(|rest| rest == path()),
                    "{rest:?} after {told:?}"
                );
            });
        }
    }
}

/// A turn that is ours for sure.
fn a_turn() -> Lock {
    let folder = tempfile::tempdir().expect("a folder");
    Lock::of(&folder.path().join("a.toml"))
}

/// Somebody else's program saves theirs, as carefully as ours does, between two calls of ours.
fn they_save(disk: &Forgetful) {
    let theirs = Path::new("/articles/of-theirs");
    let mut file = disk.create(theirs, 0o600).expect("made");
    disk.write(&mut file, THEIRS.as_bytes()).expect("written");
    disk.sync(&file).expect("synced");
    disk.rename(theirs, path()).expect("renamed");
    disk.sync_folder(Path::new("/articles")).expect("synced");
    disk.tell(Told::TheirsSaved(THEIRS));
}

/// Three saves, of which the second is overtaken by somebody else's; the third has both. Where `is_early`, what
/// was displaced is removed before that.
fn overtaken(lacks: Lacks, is_early: bool) -> Forgetful {
    const BOTH: &str = "third, of ours, with something of theirs";
    let mut disk = Forgetful::with(path(), SAVES[0]);
    disk.lacks = lacks;
    disk.tell(Told::Saved(SAVES[0]));
    disk.meanwhile(they_save);
    disk.tell(Told::Begun(SAVES[1]));
    let save = |bytes: &str, known| {
        replace_known(
            &disk,
            path(),
            bytes.as_bytes(),
            hash(Some(known)),
            Care::Lasting,
        )
    };
    let Ok(Replaced::Displaced(displaced)) = save(SAVES[1], SAVES[0]) else {
        panic!("theirs is gone");
    };
    assert_eq!(displaced.bytes(), THEIRS.as_bytes());
    disk.tell(Told::Begun(BOTH));
    let (early, late) = if is_early {
        (Some(displaced), None)
    } else {
        (None, Some(displaced))
    };
    if let Some(early) = early {
        early.remove(&disk);
    }
    assert!(matches!(save(BOTH, SAVES[1]), Ok(Replaced::Done)));
    disk.tell(Told::Saved(BOTH));
    if let Some(late) = late {
        late.remove(&disk);
    }
    disk
}

/// The states in which what they saved is neither in the file nor given as left over.
fn without_theirs(disk: &Forgetful) -> (usize, usize) {
    let mut wrong = 0;
    let turn = a_turn();
    let states = disk.after_each_crash(|disk, told| {
        let is_theirs_saved = told.contains(&Told::TheirsSaved(THEIRS));
        let is_in_place = disk
            .content(path())
            .is_some_and(|text| text.contains(THEIRS));
        let is_left = || {
            let left = left_over(disk, path(), &turn);
            left.iter().any(|left| left.bytes() == THEIRS.as_bytes())
        };
        wrong += usize::from(is_theirs_saved && !is_in_place && !is_left());
    });
    (wrong, states)
}

#[test]
fn what_somebody_else_saved_in_the_meantime_is_lost_in_no_crash() {
    for lacks in [Lacks::Nothing, Lacks::Exchange] {
        let (wrong, states) = without_theirs(&overtaken(lacks, false));
        println!("{states} states of three saves, one overtaken, lacking {lacks:?}: {wrong} wrong");
        assert_eq!(wrong, 0, "lacking {lacks:?}");
        assert!(states > 50, "{states} states: too few to tell");
        let (wrong, states) = without_theirs(&overtaken(lacks, true));
        println!("cleaned up early: {wrong} of {states} states are wrong");
        assert!(wrong > 0, "early clean-up goes unseen");
    }
}
