mod lacking;
mod merging;
mod recoding;

use super::*;
use crate::annotation::{Annotation, Id, Stance};
use crate::article::{Article, Span, Unit};
use crate::store::desk::Laid;
use crate::store::places::Places;
use crate::store::sidecar::Sidecar;
use crate::store::state;
use std::fs;
use std::path::Path;
use std::sync::{Arc, mpsc::channel};

struct Table {
    folder: tempfile::TempDir,
}

impl Table {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn sidecar(&self) -> PathBuf {
        self.path("a.txt.standoff.toml")
    }

    fn places(&self) -> Places {
        Places::below(&self.path("own"))
    }

    fn desk_at(&self, sidecar: &Path) -> Desk {
        let laid = self.laid_at(sidecar);
        assert!(laid.refusal.is_none(), "{:?}", laid.refusal);
        laid.desk
    }

    fn laid_at(&self, sidecar: &Path) -> Laid {
        let path = sidecar.to_path_buf();
        let text = || Ok::<_, String>(article());
        Desk::open(text, path, "key".to_owned(), self.places()).expect("a text")
    }

    /// Gives the changes one order each to a keeper of `sidecar`, and all reports in the end.
    fn keep(&self, sidecar: &Path, changes: Vec<Change>) -> Vec<Report> {
        self.keep_after(sidecar, changes, || {})
    }

    fn keep_after(
        &self,
        sidecar: &Path,
        changes: Vec<Change>,
        before: impl FnOnce(),
    ) -> Vec<Report> {
        let (sender, reports) = channel();
        let desk = self.desk_at(sidecar);
        before();
        let keeper = Keeper::start(desk, move |report| sender.send(report).expect("heard"))
            .expect("a thread");
        for (revision, change) in (1..).zip(changes) {
            keeper.keep(revision, vec![change], Vec::new());
        }
        keeper.finish();
        reports.iter().collect()
    }

    fn asides(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path("own/data/aside"))
            .into_iter()
            .flatten()
            .flatten();
        entries.map(|entry| entry.path()).collect()
    }
}

fn article() -> Arc<Article> {
    Arc::new(Article::new("a.txt", "One two three.\n".to_owned()))
}

fn made(id: &str) -> Change {
    Change::made(Annotation {
        id: Id::new(id).expect("an id"),
        span: Span::new(4, 7),
        stance: Stance::of("UK".into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    })
}

fn count(path: &Path) -> usize {
    let read = Sidecar::read("f", fs::read(path).expect("a file"), article);
    read.unwrap_or_else(|error| panic!("{error}")).1.len()
}

#[test]
fn when_saved_is_reported_the_stance_is_in_the_file() {
    let table = Table::new();
    let path = table.sidecar();
    let (sender, reports) = channel();
    let seen = path.clone();
    let report = move |report| sender.send((report, count(&seen))).expect("heard");
    let keeper = Keeper::start(table.desk_at(&path), report).expect("a thread");
    keeper.keep(7, vec![made("a"), made("b")], Vec::new());
    assert_eq!(reports.recv(), Ok((Report::Saved { revision: 7 }, 2)));
    keeper.keep(8, vec![made("c")], Vec::new());
    assert_eq!(reports.recv(), Ok((Report::Saved { revision: 8 }, 3)));
    keeper.finish();
    assert!(reports.recv().is_err(), "nothing more is saved at the end");
}

#[test]
fn a_hundred_quick_stances_are_written_a_few_times_and_all_are_there() {
    let table = Table::new();
    let changes = (0..100).map(|number| made(&number.to_string())).collect();
    let reports = table.keep(&table.sidecar(), changes);
    assert_eq!(reports.last(), Some(&Report::Saved { revision: 100 }));
    assert!(reports.len() < 100, "{}", reports.len());
    assert_eq!(count(&table.sidecar()), 100);
}

#[test]
fn reading_alone_makes_no_sidecar() {
    let table = Table::new();
    assert_eq!(table.keep(&table.sidecar(), Vec::new()), []);
    assert!(!table.sidecar().exists() && !table.path("own").exists());
}

#[test]
fn a_sidecar_of_the_data_directory_gets_its_folder() {
    let table = Table::new();
    let path = table
        .places()
        .data
        .join("articles/0123/a.txt.standoff.toml");
    assert_eq!(
        table.keep(&path, vec![made("a")]),
        [Report::Saved { revision: 1 }]
    );
    assert_eq!(count(&path), 1);
}

#[test]
fn what_cannot_be_saved_is_kept_apart_and_a_later_session_keeps_its_own_beside_it() {
    let table = Table::new();
    fs::write(table.path("file"), "").expect("written");
    let path = table.path("file/a.txt.standoff.toml");
    for session in 1..=2 {
        // Nothing can lie below a file: opening says so, but a folder may turn into one later.
        let desk = table.desk_at(&table.sidecar());
        let (sender, reports) = channel();
        let keeper = Keeper::start(desk.moved_to(path.clone()), move |report| {
            sender.send(report).expect("heard");
        });
        let keeper = keeper.expect("a thread");
        keeper.keep(1, vec![made("a")], Vec::new());
        let Ok(Report::Failed {
            revision: 1,
            reason,
            kept: Some(kept),
        }) = reports.recv()
        else {
            panic!("a failure")
        };
        assert!(reason.contains("couldn't be made"), "{reason}");
        assert_eq!(count(&kept), 1);
        keeper.finish();
        assert_eq!(table.asides().len(), session);
    }
}

#[test]
fn what_was_kept_apart_goes_when_saving_works_again() {
    let table = Table::new();
    fs::write(table.path("later"), "").expect("written");
    let path = table.path("later/a.txt.standoff.toml");
    let desk = table.desk_at(&table.sidecar()).moved_to(path.clone());
    let (sender, reports) = channel();
    let keeper =
        Keeper::start(desk, move |report| sender.send(report).expect("heard")).expect("a thread");
    keeper.keep(1, vec![made("a")], Vec::new());
    assert!(matches!(
        reports.recv(),
        Ok(Report::Failed { kept: Some(_), .. })
    ));
    assert_eq!(table.asides().len(), 1);
    fs::remove_file(table.path("later")).expect("removed");
    fs::create_dir(table.path("later")).expect("made");
    keeper.finish();
    assert_eq!(reports.recv(), Ok(Report::Saved { revision: 1 }));
    assert_eq!((count(&path), table.asides().len()), (1, 0));
}

#[test]
fn what_someone_else_changed_is_merged_and_reported_before_it_counts_as_saved() {
    let table = Table::new();
    let path = table.sidecar();
    table.keep(&path, vec![made("a")]);
    let theirs = fs::read_to_string(&path)
        .expect("a file")
        .replace("UK", "US");
    let reports = table.keep_after(&path, vec![made("b")], || {
        fs::write(&path, &theirs).expect("written");
    });
    let [Report::Merged(arrival), Report::Saved { revision: 1 }] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    let [change] = arrival.changes.as_slice() else {
        panic!("{arrival:?}")
    };
    let side = |annotation: &Option<Arc<Annotation>>| {
        annotation
            .as_ref()
            .map(|found| found.stance.side.to_string())
    };
    assert_eq!(side(&change.before).as_deref(), Some("UK"));
    assert_eq!(side(&change.after).as_deref(), Some("US"));
    assert_eq!(count(&path), 2);
}

#[test]
fn a_file_that_appeared_meanwhile_and_cannot_be_read_is_left_as_it_is() {
    let table = Table::new();
    let path = table.sidecar();
    let broken = "standoff = 1\n[article]\nname = \"b.txt\"\n# end of standoff\n";
    let reports = table.keep_after(&path, vec![made("b")], || {
        fs::write(&path, broken).expect("written");
    });
    let Some(Report::Failed {
        reason,
        kept: Some(kept),
        ..
    }) = reports.last()
    else {
        panic!("{reports:?}")
    };
    assert!(reason.contains("sidecar of \"b.txt\""), "{reason}");
    assert_eq!(fs::read_to_string(&path).expect("a file"), broken);
    assert_eq!(count(kept), 1);
}

#[test]
fn a_file_that_was_copied_onto_itself_is_no_change() {
    let table = Table::new();
    let path = table.sidecar();
    table.keep(&path, vec![made("a")]);
    let copy = || {
        fs::copy(&path, table.path("copy")).expect("copied");
        fs::rename(table.path("copy"), &path).expect("renamed");
    };
    assert_eq!(
        table.keep_after(&path, vec![made("b")], copy),
        [Report::Saved { revision: 1 }]
    );
}

#[test]
fn a_broken_sidecar_is_never_opened_for_writing() {
    let table = Table::new();
    for broken in [
        "standoff = 1",
        "\u{0}",
        "# end of standoff\n",
        "standoff = 1\n[[annotation]]\n# end of standoff\n",
    ] {
        fs::write(table.sidecar(), broken).expect("written");
        let laid = table.laid_at(&table.sidecar());
        assert!(laid.refusal.is_some(), "{broken}");
        assert_eq!(fs::read_to_string(table.sidecar()).expect("there"), broken);
    }
}

#[test]
fn the_place_is_remembered_when_reading_only_and_tagging_is_refused() {
    let table = Table::new();
    fs::write(table.sidecar(), "broken").expect("written");
    let desk = table.laid_at(&table.sidecar()).desk;
    let (sender, reports) = channel();
    let keeper =
        Keeper::start(desk, move |report| sender.send(report).expect("heard")).expect("a thread");
    let place = ReadingPlace {
        focus: Span::new(4, 7),
        unit: Unit::Word,
        top: 0,
    };
    keeper.place(place, None);
    keeper.remember(Reader {
        introduced: true,
        ..Reader::default()
    });
    keeper.keep(1, vec![made("a")], Vec::new());
    keeper.finish();
    assert_eq!(
        state::place(&table.places(), "key", &article()),
        Some(place)
    );
    assert!(state::reader(&table.places()).introduced);
    assert!(matches!(
        reports.recv(),
        Ok(Report::Failed { kept: None, .. })
    ));
    assert_eq!(
        fs::read_to_string(table.sidecar()).expect("there"),
        "broken"
    );
}

#[test]
fn a_mistake_of_the_program_is_reported_and_nothing_is_written_after_it() {
    let table = Table::new();
    let (sender, reports) = channel();
    let report = move |report| sender.send(report).expect("heard");
    let desk = table.desk_at(&table.sidecar());
    let save: Save = |_, _, _| panic!("a mistake, for trial");
    let mut work = Work::on(desk, save, report);
    work.carry_out(Batch {
        changes: vec![made("a")],
        revision: Some(3),
        ..Batch::default()
    });
    work.save = super::save;
    work.carry_out(Batch {
        changes: vec![made("b")],
        revision: Some(4),
        ..Batch::default()
    });
    for expected in [3, 4] {
        let report = reports.recv();
        assert!(
            matches!(report, Ok(Report::Failed { revision, .. }) if revision == expected),
            "{report:?}"
        );
    }
    assert!(!table.sidecar().exists());
}

fn new_topic() -> CodeChange {
    let topic = crate::codebook::Topic::of("fish".into());
    CodeChange::made(crate::codebook::Code::Topic(Arc::new(topic)))
}

#[test]
fn when_saved_is_reported_the_codebook_has_the_new_topic_too() {
    let table = Table::new();
    let codebook = table.places().config.join("standoff.toml");
    let (sender, reports) = channel();
    let seen = codebook.clone();
    let report = move |report| {
        let has = fs::read_to_string(&seen).is_ok_and(|text| text.contains("fish"));
        sender.send((report, has)).expect("heard");
    };
    let keeper = Keeper::start(table.desk_at(&table.sidecar()), report).expect("a thread");
    keeper.keep(1, vec![made("a")], vec![new_topic()]);
    assert_eq!(reports.recv(), Ok((Report::Saved { revision: 1 }, true)));
}

#[test]
fn a_codebook_that_cannot_be_written_leaves_the_stances_saved_and_is_tried_again_at_the_end() {
    let table = Table::new();
    let codebook = table.path("standoff.toml");
    let (sender, reports) = channel();
    let desk = table.desk_at(&table.sidecar());
    let desk = desk.with_codebook(crate::store::codebook::CodeFile::at(codebook.clone()));
    let keeper =
        Keeper::start(desk, move |report| sender.send(report).expect("heard")).expect("a thread");
    keeper.keep(1, vec![made("a")], vec![new_topic()]);
    let Ok(Report::CodesLeft { reason }) = reports.recv() else {
        panic!("a failure of the codebook alone")
    };
    assert!(reason.contains("fish couldn't be written"), "{reason}");
    assert_eq!(reports.recv(), Ok(Report::Saved { revision: 1 }));
    assert_eq!(count(&table.sidecar()), 1);
    fs::write(&codebook, "standoff = 1\n").expect("written");
    keeper.finish();
    assert!(
        fs::read_to_string(&codebook)
            .expect("there")
            .contains("fish")
    );
    assert!(reports.recv().is_err(), "nothing more to tell");
}
