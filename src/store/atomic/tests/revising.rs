//! A file changed while somebody else writes it.

use super::forgetful::{Forgetful, Lacks};
use crate::store::atomic::revise;
use crate::store::disk::Disk;
use std::io;
use std::path::Path;

const PATH: &str = "/articles/a.toml";

/// Adds ` and ours` to the file, in which somebody else puts `theirs` in that moment. Gives the file then, what
/// else is in the folder, and what was said.
fn overtaken(theirs: &'static str, lacks: Lacks) -> (String, usize, Result<(), String>) {
    let path = Path::new(PATH);
    let mut disk = Forgetful::with(path, "old");
    disk.lacks = lacks;
    disk.meanwhile(move |disk| {
        let new = Path::new("/articles/theirs");
        let mut file = disk.create(new, 0o600).expect("made");
        disk.write(&mut file, theirs.as_bytes()).expect("written");
        disk.rename(new, path).expect("renamed");
    });
    let revised = revise(&disk, path, Some(b"old"), |present| {
        let text = String::from_utf8_lossy(present.unwrap_or_default());
        match &*text {
            "broken" => Err(io::Error::other("it is broken")),
            "done" => Ok(None),
            text => Ok(Some(format!("{text} and ours").into_bytes())),
        }
    });
    let content = disk.content(path).expect("it is there");
    let revised = revised.map_err(|error| error.to_string());
    (content, disk.paths().len() - 1, revised)
}

#[test]
fn what_somebody_else_wrote_in_that_moment_is_changed_instead() {
    for lacks in [Lacks::Nothing, Lacks::Exchange] {
        assert_eq!(
            overtaken("theirs", lacks),
            ("theirs and ours".to_owned(), 0, Ok(())),
            "{lacks:?}"
        );
    }
}

#[test]
fn where_nothing_can_be_made_of_it_it_is_put_back() {
    for lacks in [Lacks::Nothing, Lacks::Exchange] {
        let error = Err(String::from("it is broken"));
        assert_eq!(overtaken("broken", lacks), ("broken".to_owned(), 0, error));
        assert_eq!(overtaken("done", lacks), ("done".to_owned(), 0, Ok(())));
    }
}

#[test]
fn where_files_can_be_neither_exchanged_nor_linked_a_change_seen_in_time_is_left_alone() {
    let path = Path::new(PATH);
    let mut disk = Forgetful::with(path, "theirs");
    disk.lacks = Lacks::ExchangeAndLinks;
    let revised = revise(&disk, path, Some(b"old"), |_| Ok(Some(b"ours".to_vec())));
    let error = revised.expect_err("theirs isn't known").to_string();
    assert!(
        error.contains("a.toml was changed by someone else just now"),
        "{error}"
    );
    assert_eq!(disk.content(path).as_deref(), Some("theirs"));
    assert_eq!(disk.paths().len(), 1, "nothing is left over");
}
