use super::*;
use crate::annotation::{Annotation, Broken, Edit, Past, Stance};
use crate::article::{Article, Focus, Span};
use crate::store::desk::Laid;
use crate::store::{Desk, Keeper, Places};
use std::fs;
use std::os::unix::fs::PermissionsExt;

const TEXT: &str = "One two three. Four five.\n";

struct Table {
    folder: tempfile::TempDir,
    text: &'static str,
}

impl Table {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder, text: TEXT }
    }

    fn sidecar(&self) -> PathBuf {
        self.folder.path().join("a.txt.standoff.toml")
    }

    fn history(&self) -> PathBuf {
        self.folder.path().join("state/history/key.jsonl")
    }

    fn laid(&self) -> Laid {
        let article = Arc::new(Article::new("a.txt", self.text.to_owned()));
        let places = Places::below(self.folder.path());
        let text = || Ok::<_, String>(article);
        Desk::open(text, self.sidecar(), "key".to_owned(), places).expect("a text")
    }

    /// A session that does `acts`, each with the changes that it makes.
    fn session(&self, acts: &[(Step, Vec<Change>)]) {
        let laid = self.laid();
        assert!(laid.refusal.is_none(), "{:?}", laid.refusal);
        let recalled = laid.desk.archive().map(|archive| archive.read());
        let keeper = Keeper::start(laid.desk, |_| {}).expect("a thread");
        keeper.recall(recalled.unwrap_or_default().gone);
        for (revision, (step, changes)) in (1..).zip(acts) {
            keeper.record(vec![step.clone()], "2026-11-22T10:00:00Z".into());
            keeper.keep(revision, changes.clone(), Vec::new());
        }
        keeper.finish();
    }

    fn past(&self) -> Past {
        let archive = self.laid().desk.archive();
        archive
            .map(|archive| archive.read().past)
            .unwrap_or_default()
    }

    /// What can be undone, redone and brought back.
    fn told(&self) -> [String; 3] {
        let past = self.past();
        let labels = |edits: &[Arc<Edit>]| {
            let labels: Vec<_> = edits.iter().map(|edit| edit.label.clone()).collect();
            labels.join(", ")
        };
        let deleted = past.deleted.iter();
        let deleted: Vec<_> = deleted.map(|one| one.annotation.id.as_str()).collect();
        [labels(&past.done), labels(&past.undone), deleted.join(", ")]
    }

    fn append(&self, text: &str) {
        let path = self.history();
        let old = fs::read_to_string(&path).expect("a history");
        fs::write(path, old + text).expect("a file can be written");
    }
}

fn annotation(id: &str, side: &str) -> Arc<Annotation> {
    Arc::new(Annotation {
        id: Id::new(id).expect("an id"),
        span: Span::new(4, 7),
        stance: Stance::of(side.into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    })
}

fn done(
    label: &str,
    before: Option<&Arc<Annotation>>,
    after: Option<&Arc<Annotation>>,
) -> (Step, Vec<Change>) {
    let changes = vec![Change {
        before: before.cloned(),
        after: after.cloned(),
    }];
    let focus = Focus::sentence(Span::new(0, 14));
    let edit = Edit {
        label: label.to_owned(),
        changes: changes.clone(),
        codes: Vec::new(),
        focus,
        led_to: focus,
        about: None,
        spread: None,
    };
    (Step::Done(Arc::new(edit)), changes)
}

fn made(id: &str) -> (Step, Vec<Change>) {
    done(&format!("made {id}"), None, Some(&annotation(id, "UK")))
}

fn deleted(id: &str) -> (Step, Vec<Change>) {
    done(&format!("deleted {id}"), Some(&annotation(id, "UK")), None)
}

fn undone(of: &(Step, Vec<Change>)) -> (Step, Vec<Change>) {
    (Step::Undone, of.1.iter().map(Change::inverse).collect())
}

fn is(told: [&str; 3]) -> [String; 3] {
    told.map(str::to_owned)
}

#[test]
fn a_later_session_goes_on_where_an_earlier_one_ended() {
    let table = Table::new();
    table.session(&[made("a"), made("b"), undone(&made("b"))]);
    assert_eq!(table.told(), is(["made a", "made b", ""]));
    table.session(&[undone(&made("a"))]);
    assert_eq!(table.told(), is(["", "made b, made a", ""]));
    table.session(&[made("c")]);
    assert_eq!(table.told(), is(["made c", "", ""]));
    let past = table.past();
    assert_eq!(past.done[0].changes, made("c").1);
    assert_eq!(past.done[0].focus, Focus::sentence(Span::new(0, 14)));
}

#[test]
fn an_annotation_is_written_once_for_all_its_changes() {
    let table = Table::new();
    let (uk, us) = (annotation("a", "UK"), annotation("a", "US"));
    let change = done("US", Some(&uk), Some(&us));
    let back = done("UK", Some(&us), Some(&uk));
    table.session(&[made("a"), change.clone(), back.clone()]);
    let text = fs::read_to_string(table.history()).expect("a history");
    assert!(!text.contains("was"), "{text}");
    let past = table.past();
    assert_eq!(past.done[1].changes, change.1);
    assert_eq!(past.done[2].changes, back.1);
}

#[test]
fn the_person_alone_reads_it() {
    let table = Table::new();
    table.session(&[made("a")]);
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&table.history()), 0o600);
    assert_eq!(mode(table.history().parent().expect("a folder")), 0o700);
}

#[test]
fn who_only_reads_leaves_no_history() {
    let table = Table::new();
    table.session(&[]);
    assert!(!table.history().exists());
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_undone_but_what_was_deleted_is_known() {
    let table = Table::new();
    table.session(&[made("a"), made("b"), deleted("a")]);
    let old = fs::read_to_string(table.sidecar()).expect("a sidecar");
    fs::write(table.sidecar(), format!("# by hand\n{old}")).expect("a file can be written");
    assert_eq!(table.told(), is(["", "", "a"]));
    assert_eq!(table.past().broken, Some(Broken::Sidecar));
    table.session(&[made("c")]);
    assert_eq!(table.told(), is(["made c", "", "a"]));
    // The old version again, as a version control system brings it back.
    fs::write(table.sidecar(), old).expect("a file can be written");
    assert_eq!(table.told(), is(["made a, made b, deleted a", "", "a"]));
    assert_eq!(table.past().broken, None);
}

#[test]
fn in_another_text_what_was_deleted_is_found_by_its_words() {
    let mut table = Table::new();
    table.session(&[made("a"), deleted("a")]);
    table.text = "Before all that: nothing here.\n";
    assert_eq!(table.told(), is(["", "", "a"]));
    let past = table.past();
    assert_eq!(past.broken, Some(Broken::Text));
    let annotation = &past.deleted[0].annotation;
    assert!(annotation.is_lost());
    assert_eq!(annotation.lost_words().map(|words| &**words), Some("two"));
}

#[test]
fn a_line_that_was_cut_off_takes_nothing_with_it() {
    let table = Table::new();
    table.session(&[made("a")]);
    table.append("{\"session\":\"70aacf4a0383a517\",\"number\":1,\"st");
    assert_eq!(table.told(), is(["made a", "", ""]));
    table.session(&[made("b")]);
    assert_eq!(table.told(), is(["made a, made b", "", ""]));
}

#[test]
fn nobody_goes_on_from_where_a_line_is_missing() {
    let table = Table::new();
    table.session(&[made("a"), made("b"), made("c"), deleted("c")]);
    let text = fs::read_to_string(table.history()).expect("a history");
    let damaged = text.replacen("made a", "made \\x", 1);
    fs::write(table.history(), damaged).expect("a file can be written");
    let [done, undone, _] = table.told();
    assert_eq!((done.as_str(), undone.as_str()), ("", ""));
    table.session(&[made("d")]);
    assert_eq!(table.told()[0], "made d");
}

#[test]
fn a_save_that_never_came_to_be_is_not_undone() {
    let table = Table::new();
    table.session(&[made("a")]);
    let sidecar = fs::read(table.sidecar()).expect("a sidecar");
    table.session(&[made("b")]);
    // As if it had died between the line and the save.
    fs::write(table.sidecar(), sidecar).expect("a file can be written");
    assert_eq!(table.told(), is(["made a", "", ""]));
}

#[test]
fn sessions_at_the_same_time_keep_their_own_ways() {
    let table = Table::new();
    let state = table.folder.path().join("state");
    let [mut one, mut other] = [(); 2].map(|()| History::of(&state, "key"));
    let sidecar = Sidecar::fresh("a.txt");
    let step = |history: &mut History, label: &str| {
        history.begin(|| None);
        history.record(vec![made(label).0], "2026-11-22T10:00:00Z".into());
        let to = blake3::hash(label.as_bytes());
        history
            .add(&sidecar, "text", Some(&to))
            .expect("a line can be added");
    };
    step(&mut one, "a");
    step(&mut other, "b");
    step(&mut one, "c");
    step(&mut other, "d");
    let book = lines::Book::read(&fs::read(table.history()).expect("a history"));
    let labels = |label: &str| {
        let to = short(&blake3::hash(label.as_bytes()));
        let line = book.ends_in(book.told.len(), Some(&to), "text");
        let done = book.stacks(line.expect("a line")).expect("whole").done;
        done.iter()
            .map(|edit| edit.label.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(labels("c"), ["made a", "made c"]);
    assert_eq!(labels("d"), ["made b", "made d"]);
}

#[test]
fn lines_of_the_file_come_back_with_what_is_brought_back() {
    let table = Table::new();
    table.session(&[made("a"), made("b")]);
    let text = fs::read_to_string(table.sidecar()).expect("a sidecar");
    let side = "side     = \"UK\"";
    let mended = text.replacen(side, &format!("{side}   # sure\nmood = \"grim\""), 1);
    let by_hand = mended.replacen("[[annotation]]", "# of the envoy\n[[annotation]]", 1);
    fs::write(table.sidecar(), &by_hand).expect("a file can be written");
    table.session(&[deleted("a")]);
    let without = fs::read_to_string(table.sidecar()).expect("a sidecar");
    assert!(!without.contains("grim"), "{without}");
    table.session(&[undone(&deleted("a"))]);
    let back = fs::read_to_string(table.sidecar()).expect("a sidecar");
    assert_eq!(back.matches("grim").count(), 1, "{back}");
    assert!(
        back.contains("# sure") && back.contains("# of the envoy"),
        "{back}"
    );
}

#[test]
fn compacting_leaves_all_that_can_be_undone_and_brought_back() {
    let table = Table::new();
    table.session(&[
        made("a"),
        made("b"),
        deleted("a"),
        made("c"),
        undone(&made("c")),
    ]);
    for _ in 0..20 {
        table.session(&[made("d"), undone(&made("d"))]);
    }
    let before = table.told();
    let bytes = fs::read(table.history()).expect("a history");
    let book = lines::Book::read(&bytes);
    let goal = book.told.len() - 1;
    compact::write(&table.history(), &book, bytes.len(), goal).expect("a file can be written");
    let length = fs::metadata(table.history()).expect("a history").len();
    assert!(
        length < bytes.len() as u64 / 2,
        "{length} of {}",
        bytes.len()
    );
    assert_eq!(table.told(), before);
    assert_eq!(before, is(["made a, made b, deleted a", "made d", "a"]));
    table.session(&[made("e")]);
    assert_eq!(table.told()[0], "made a, made b, deleted a, made e");
}
