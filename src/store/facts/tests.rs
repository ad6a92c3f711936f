use super::Marked;
use crate::annotation::Annotator;
use crate::article::{About, AboutChange, Mark};
use crate::store::{Desk, Keeper, Places, Report, beside, text};
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;

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
        self.marked(who.as_ref(), |marked| marked.mark(to))
    }

    fn marked<T>(&self, who: Option<&Annotator>, act: impl FnOnce(Marked<'_>) -> T) -> T {
        act(Marked {
            path: &self.path("a.txt"),
            annotator: who,
            places: &self.places(),
            at: "2026-11-22T10:00:00Z".into(),
        })
    }

    /// What can be undone in the article now, by its names.
    fn undoable(&self) -> Vec<String> {
        let (path, places) = (self.path("a.txt"), self.places());
        let read = || Ok::<_, String>(Arc::new(text::read(&path).expect("a text").into_article()));
        let sidecar = self.path("a.txt.standoff.toml");
        let laid = Desk::open(read, sidecar, beside::key_of_path(&path), places).expect("a desk");
        let done = super::past(&laid.desk).done;
        done.iter().map(|edit| edit.label.clone()).collect()
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
fn marks_are_undone_one_by_one_in_whichever_session() {
    let room = Room::new();
    room.mark(None, Some(Mark::Done)).expect("marked");
    room.mark(None, Some(Mark::Nothing)).expect("marked");
    let [done, nothing] = ["Marked: all is coded", "Marked: nothing to code here"];
    assert_eq!(room.undoable(), [done, nothing]);
    let unmark = || room.marked(None, |marked| marked.unmark());
    assert_eq!(unmark(), Ok(Some(Mark::Nothing)));
    assert_eq!(room.undoable(), [done]);
    room.mark(None, Some(Mark::Nothing)).expect("made again");
    assert_eq!(room.undoable(), [done, nothing]);
    assert_eq!(unmark(), Ok(Some(Mark::Nothing)));
    assert_eq!(unmark(), Ok(Some(Mark::Done)));
    assert!(!room.read("a.txt.standoff.toml").contains("status"));
    let reason = unmark().expect_err("none is left");
    assert_eq!(
        reason,
        "Talks end: no mark of it is known that could be taken back"
    );
    room.mark(None, Some(Mark::Done)).expect("marked");
    let edited = room
        .read("a.txt.standoff.toml")
        .replace("\nhash", "\n# mine\nhash");
    fs::write(room.path("a.txt.standoff.toml"), edited).expect("written");
    let reason = unmark().expect_err("by another program");
    assert!(reason.contains("changed by another program"), "{reason}");
    assert!(room.read("a.txt.standoff.toml").contains("\"done\""));
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

#[test]
fn a_program_that_has_the_article_open_takes_the_mark_in() {
    let room = Room::new();
    let (path, places) = (room.path("a.txt"), room.places());
    let sidecar = room.path("a.txt.standoff.toml");
    let key = beside::key_of_path(&path);
    let read = || Ok::<_, String>(Arc::new(text::read(&path).expect("a text").into_article()));
    let laid = Desk::open(read, sidecar, key, places).expect("a desk");
    let (sender, reports) = mpsc::channel();
    let keeper = Keeper::start(laid.desk, move |report| {
        let _ = sender.send(report);
    });
    let keeper = keeper.expect("a thread");
    let mut after = About::default();
    after.facts.author = Some("Ann".into());
    let before = About::default();
    keeper.describe(AboutChange { before, after });
    keeper.keep(1, Vec::new(), Vec::new());
    let patience = Duration::from_secs(10);
    assert_eq!(
        reports.recv_timeout(patience),
        Ok(Report::Saved { revision: 1 })
    );
    room.mark(None, Some(Mark::Done)).expect("marked");
    let Ok(Report::Described { about, heard: 1 }) = reports.recv_timeout(patience) else {
        panic!("the mark is told of");
    };
    assert_eq!(about.mark, Some(Mark::Done));
    let mut after = about.clone();
    after.facts.outlet = Some("BBC".into());
    keeper.describe(AboutChange {
        before: about,
        after,
    });
    keeper.keep(2, Vec::new(), Vec::new());
    keeper.finish();
    let file = room.read("a.txt.standoff.toml");
    assert!(
        file.contains("author = \"Ann\"\noutlet = \"BBC\"\nstatus = \"done\"\n"),
        "{file}"
    );
}
