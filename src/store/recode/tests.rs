use super::*;
use crate::annotation::{Id, Recoded};
use crate::codebook::{CodeKind, Recode};
use proptest::prelude::*;
use std::fs;
use std::sync::Arc;
use std::time::Instant;
use tempfile::TempDir;

fn recode(from: &str, to: &str) -> Recode {
    Recode {
        kind: CodeKind::Speaker,
        from: from.into(),
        to: to.into(),
    }
}

/// A sidecar with a stance for each speaker, whose names are written as they are given.
fn sidecar(speakers: &[String]) -> String {
    let stance = |(number, speaker): (usize, &String)| {
        format!(
            "\n[[annotation]] # {number}\nid = \"i{number}\"\nstart = 0\nend = 1\nquote = \"q\"\nside = \"US\"\nspeaker = {speaker}\n"
        )
    };
    let stances: Vec<_> = speakers.iter().enumerate().map(stance).collect();
    let stances = stances.concat();
    format!("standoff = 1\n[article]\nname = \"a.txt\"\n{stances}# end of standoff\n")
}

fn scope(folder: &TempDir) -> Scope {
    Scope {
        folder: Some(folder.path().to_path_buf()),
        is_deep: true,
        ..Scope::default()
    }
}

/// Does it to the end.
fn run(scope: &Scope, recode: Recode, only: Option<&[Recoded]>) -> (Elsewhere, Arc<[Recoded]>) {
    let mut job = Job::new(scope, recode, only);
    while job.go_on(Instant::now()) {}
    job.finish()
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for (name, written) in [
        ("Lavrov", "'Lavrov'"),
        ("Lavrov", "\"L\\u0061vrov\""),
        ("a \"b\" c", "\"a \\\"b\\\" c\""),
        ("back\\slash", "'back\\slash'"),
        ("O’Brien", "\"O’Brien\""),
        ("Jose\u{301}", "\"Jose\u{301}\""),
        ("Лавров", "\"Лавров\""),
        ("外务大臣", "\"外务大臣\""),
        ("-", "\"-\""),
        ("a\u{200b}b", "\"a\\u200Bb\""),
    ] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.txt.standoff.toml");
        fs::write(
            &path,
            sidecar(&[written.to_owned(), "\"Other\"".to_owned()]),
        )
        .unwrap();
        let scope = scope(&folder);
        assert_eq!(scope.survey(CodeKind::Speaker, name).stances, 1, "{name}");
        let (done, _) = run(&scope, recode(name, "New"), None);
        assert_eq!(
            (done.stances, done.articles, done.left),
            (1, 1, 0),
            "{name}"
        );
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            sidecar(&["\"New\"".to_owned(), "\"Other\"".to_owned()])
        );
    }
}

#[test]
fn what_somebody_else_has_changed_since_is_left_to_them() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.txt.standoff.toml");
    let names = |names: [&str; 3]| sidecar(&names.map(|name| format!("\"{name}\"")));
    fs::write(&path, names(["A", "A", "B"])).unwrap();
    let scope = scope(&folder);
    let (done, record) = run(&scope, recode("A", "B"), None);
    assert_eq!(done.stances, 2);
    fs::write(&path, names(["B", "C", "B"])).unwrap();
    let (done, again) = run(&scope, recode("B", "A"), Some(&record));
    assert_eq!((done.stances, done.stale), (1, 1));
    assert_eq!(fs::read_to_string(&path).unwrap(), names(["A", "C", "B"]));
    let (done, _) = run(&scope, recode("A", "B"), Some(&again));
    assert_eq!((done.stances, done.stale), (1, 0));
    assert_eq!(fs::read_to_string(&path).unwrap(), names(["B", "C", "B"]));
    fs::remove_file(&path).unwrap();
    let (done, _) = run(&scope, recode("B", "A"), Some(&record));
    assert_eq!((done.stances, done.left), (0, 1));
}

#[test]
fn ids_of_another_file_are_nobodys() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.txt.standoff.toml");
    let text = sidecar(&["\"B\"".to_owned()]);
    fs::write(&path, &text).unwrap();
    let stranger = Recoded {
        file: path.as_path().into(),
        stances: vec![(Id::new("stranger").unwrap(), "\"A\"".into())],
    };
    let (done, record) = run(&scope(&folder), recode("B", "A"), Some(&[stranger]));
    assert_eq!((done.stances, done.stale, record.len()), (0, 1, 0));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever names there are and however they are written: renamed and taken back, every file is what it was.
    #[test]
    fn rename_and_undo_leave_every_sidecar_as_it_was(
        files in prop::collection::vec(prop::collection::vec(0usize..6, 0..6), 1..5),
        to in 0usize..3,
        newline in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let written = ["\"A b\"", "'A b'", "\"A\\u0020b\"", "\"\"\"A b\"\"\"", "\"C\"", "\"\u{130} d\""];
        let names = ["C", "new \"one\"", "\u{130} d"];
        let folder = TempDir::new().unwrap();
        let mut before = Vec::new();
        for (number, speakers) in files.iter().enumerate() {
            let speakers: Vec<_> = speakers.iter().map(|&which| written[which].to_owned()).collect();
            let text = sidecar(&speakers).replace('\n', newline);
            let path = folder.path().join(format!("{number}.txt.standoff.toml"));
            fs::write(&path, &text).unwrap();
            before.push((path, text));
        }
        let scope = scope(&folder);
        let count = scope.survey(CodeKind::Speaker, "A b").stances;
        let (done, record) = run(&scope, recode("A b", names[to]), None);
        prop_assert_eq!(done.stances, count);
        prop_assert_eq!(scope.survey(CodeKind::Speaker, "A b").stances, 0);
        let (undone, _) = run(&scope, recode(names[to], "A b"), Some(&record));
        prop_assert_eq!((undone.stances, undone.stale, undone.left), (count, 0, 0));
        for (path, text) in before {
            prop_assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
    }
}
