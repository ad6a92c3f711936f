mod crashes;
mod forgetful;
mod revising;

use super::*;
use crate::store::disk::Local;
use std::os::unix::fs::symlink;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("readable").flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_mode_of_the_old_file_stays_and_nothing_is_left_over() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    for mode in [0o640, 0o444, 0o600] {
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
        replace(&path, b"new", Care::Lasting).expect("replaced");
        let metadata = fs::metadata(&path).expect("there");
        assert_eq!(
            (metadata.mode() & 0o777, fs::read(&path).expect("read")),
            (mode, b"new".to_vec())
        );
        assert_eq!(names(folder.path()), ["a.toml"]);
        fs::remove_file(&path).expect("removed");
    }
}

#[test]
fn a_new_file_gets_the_mode_that_other_programs_give() {
    let folder = folder();
    let (ours, theirs) = (folder.path().join("ours"), folder.path().join("theirs"));
    replace(&ours, b"", Care::Fleeting).expect("made");
    fs::write(&theirs, b"").expect("made");
    let mode = |path| fs::metadata(path).expect("there").mode();
    assert_eq!(mode(&ours), mode(&theirs));
}

#[test]
fn chains_of_links_stay_links_even_where_they_lead_to_nothing_yet() {
    let folder = folder();
    fs::create_dir(folder.path().join("far")).expect("made");
    let [first, second] = ["first", "second"].map(|name| folder.path().join(name));
    symlink("second", &first).expect("linked");
    symlink("far/target", &second).expect("linked");
    for content in ["one", "two"] {
        replace(&first, content.as_bytes(), Care::Lasting).expect("replaced");
        assert!(first.is_symlink() && second.is_symlink());
        assert_eq!(
            fs::read_to_string(folder.path().join("far/target")).expect("there"),
            content
        );
    }
    assert_eq!(names(&folder.path().join("far")), ["target"]);
}

#[test]
fn links_in_a_circle_end_in_an_error() {
    let folder = folder();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    symlink(&one, &two).expect("linked");
    symlink(&two, &one).expect("linked");
    let error = replace(&one, b"", Care::Lasting).expect_err("a circle");
    assert!(error.to_string().contains("too many links"), "{error}");
}

#[test]
fn a_second_hard_link_keeps_the_old_content() {
    let folder = folder();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    fs::write(&one, "old").expect("written");
    fs::hard_link(&one, &two).expect("linked");
    replace(&one, b"new", Care::Lasting).expect("replaced");
    assert_eq!(fs::read_to_string(&two).expect("there"), "old");
}

#[test]
fn a_failure_names_step_and_file_and_leaves_nothing_behind() {
    let folder = folder();
    fs::write(folder.path().join("file"), "").expect("written");
    let error =
        replace(&folder.path().join("file/a.toml"), b"", Care::Lasting).expect_err("no folder");
    assert!(error.to_string().contains("couldn't be made"), "{error}");
    fs::create_dir(folder.path().join("taken")).expect("made");
    let error = replace(&folder.path().join("taken"), b"x", Care::Lasting).expect_err("a folder");
    assert!(
        error.to_string().contains("taken couldn't be put in place"),
        "{error}"
    );
    assert_eq!(names(folder.path()), ["file", "taken"]);
}

#[test]
fn the_longest_name_that_a_file_may_have_works() {
    let folder = folder();
    let path = folder.path().join("n".repeat(255));
    replace(&path, b"x", Care::Lasting).expect("replaced");
    assert_eq!(names(folder.path()).len(), 1);
}

/// What `bytes` replaced at `path`, where `known` was known to be.
fn replaced(path: &Path, known: Option<&[u8]>, bytes: &[u8]) -> Replaced {
    let known = known.map(blake3::hash);
    replace_known(&Local, path, bytes, known, Care::Lasting).expect("replaced")
}

#[test]
fn what_is_known_is_replaced_and_leaves_nothing() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    for (known, bytes) in [(None, "one"), (Some("one"), "two"), (Some("older"), "two")] {
        let replaced = replaced(&path, known.map(str::as_bytes), bytes.as_bytes());
        assert!(matches!(replaced, Replaced::Done), "{replaced:?}");
        assert_eq!(fs::read_to_string(&path).expect("there"), bytes);
        assert_eq!(names(folder.path()), ["a.toml"]);
    }
    fs::remove_file(&path).expect("ours");
    assert!(matches!(
        replaced(&path, Some(b"two"), b"three"),
        Replaced::Done
    ));
    assert_eq!(fs::read_to_string(&path).expect("made anew"), "three");
}

/// The file beside `a.toml`.
fn beside(folder: &Path) -> PathBuf {
    let names = names(folder);
    let name = names.iter().find(|name| *name != "a.toml");
    folder.join(name.expect("another one"))
}

#[test]
fn what_somebody_else_wrote_stays_beside_until_it_is_removed() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    for known in [Some(&b"ours, before"[..]), None] {
        fs::write(&path, "theirs").expect("written");
        let Replaced::Displaced(mut displaced) = replaced(&path, known, b"ours") else {
            panic!("theirs is gone");
        };
        assert_eq!(fs::read_to_string(&path).expect("there"), "ours");
        assert_eq!(displaced.bytes(), b"theirs");
        let disk = Local;
        assert!(!displaced.read_again(&disk).expect("read"));
        fs::write(beside(folder.path()), "theirs, to the end").expect("they go on writing");
        assert!(displaced.read_again(&disk).expect("read"));
        assert_eq!(displaced.bytes(), b"theirs, to the end");
        displaced.remove(&disk);
        assert_eq!(names(folder.path()), ["a.toml"]);
    }
}

#[test]
fn what_was_displaced_can_be_put_back_and_what_came_since_stays() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    for (since, left) in [(None, 1), (Some("theirs again"), 2)] {
        fs::write(&path, "theirs").expect("written");
        let Replaced::Displaced(displaced) = replaced(&path, None, b"ours") else {
            panic!("theirs is gone");
        };
        if let Some(since) = since {
            fs::write(&path, since).expect("written");
        }
        displaced.put_back(&Local, b"ours").expect("put");
        assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
        assert_eq!(names(folder.path()).len(), left);
    }
}

#[test]
fn a_folder_or_a_pipe_is_not_exchanged() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    fs::create_dir(&path).expect("made");
    let error = replace_known(&Local, &path, b"ours", None, Care::Lasting);
    let error = error.expect_err("a folder").to_string();
    assert!(
        error.ends_with("a.toml couldn't be put in place: it is no file"),
        "{error}"
    );
    assert!(path.is_dir());
    assert_eq!(names(folder.path()), ["a.toml"]);
}
