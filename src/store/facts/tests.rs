use super::mark;
use crate::annotation::Annotator;
use crate::article::Mark;
use crate::store::Places;
use std::fs;
use std::path::PathBuf;

struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.txt"), "Talks end\n\nIt rained.\n").expect("written");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn places(&self) -> Places {
        Places {
            config: self.path("config"),
            data: self.path("data"),
            state: self.path("state"),
            cache: self.path("cache"),
        }
    }

    fn mark(&self, who: Option<&str>, to: Option<Mark>) -> Result<(), String> {
        let who = who.and_then(Annotator::new);
        mark(&self.path("a.txt"), who.as_ref(), &self.places(), to)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("readable")
    }
}

#[test]
fn a_mark_makes_the_sidecar_and_goes_again() {
    let room = Room::new();
    room.mark(None, Some(Mark::Nothing)).expect("marked");
    let file = room.read("a.txt.standoff.toml");
    assert!(
        file.starts_with(
            "standoff = 1\n\n[article]\nname   = \"a.txt\"\ntitle  = \"Talks end\"\nstatus = \"nothing\"\nhash   = \""
        ),
        "{file}"
    );
    room.mark(None, Some(Mark::Done)).expect("marked");
    let done = room.read("a.txt.standoff.toml");
    assert_eq!(done, file.replace("\"nothing\"", "\"done\""));
    room.mark(None, Some(Mark::Done)).expect("marked");
    assert_eq!(room.read("a.txt.standoff.toml"), done);
    room.mark(None, None).expect("taken back");
    let none = room.read("a.txt.standoff.toml");
    assert_eq!(none, done.replace("status = \"done\"\n", ""));
}

#[test]
fn each_annotator_has_a_mark_of_their_own() {
    let room = Room::new();
    room.mark(Some("ann"), Some(Mark::Done)).expect("marked");
    assert!(
        room.read("a.txt.ann.standoff.toml")
            .contains("status = \"done\"")
    );
    assert!(!room.path("a.txt.standoff.toml").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_left_as_it_is() {
    let room = Room::new();
    let path = room.path("a.txt.standoff.toml");
    fs::write(&path, "standoff = 1\n[article]\nname = \"a.txt\"\n").expect("written");
    let reason = room.mark(None, Some(Mark::Done)).expect_err("cut off");
    assert!(reason.contains("cut off"), "{reason}");
    assert_eq!(reason.lines().count(), 1);
    assert!(!room.read("a.txt.standoff.toml").contains("status"));
    fs::remove_file(room.path("a.txt")).expect("removed");
    fs::remove_file(path).expect("removed");
    let reason = room.mark(None, Some(Mark::Done)).expect_err("gone");
    assert!(reason.contains("a.txt"), "{reason}");
    assert!(!room.path("a.txt.standoff.toml").exists());
}
