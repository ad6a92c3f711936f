//! Changes in the file: what they are about, and nothing else.

use super::*;

const FILE: &str = "# ours\nstandoff = 1\n\n[[side]]\nname = \"A\"  # first\n\n# of the ministry\n[[speaker]]\nname = \"Lavrov\"   # Sergey\nside = 'A'\nmood = \"stern\"\n# till now\n\n[[topic]]\nname = \"T\"\n\n[extra]\nx = 1\n";

/// The text after `changes`.
pub(super) fn after(source: &str, changes: &[CodeChange]) -> String {
    writing::write("f", source, changes, &mut Vec::new()).unwrap_or_else(|error| panic!("{error}"))
}

pub(super) fn made(code: Code) -> CodeChange {
    CodeChange::made(code)
}

fn deleted(code: Code) -> CodeChange {
    CodeChange::made(code).inverse()
}

fn edited(before: Code, after: Code) -> CodeChange {
    CodeChange {
        before: Some(before),
        after: Some(after),
    }
}

fn with(code: &Code, change: impl Fn(&mut Speaker)) -> Code {
    let mut speaker = Speaker::clone(code.speaker().expect("a speaker"));
    change(&mut speaker);
    Code::Speaker(Arc::new(speaker))
}

#[test]
fn a_new_code_comes_after_the_last_of_its_kind_and_goes_without_a_trace() {
    let changes = [
        made(speaker("May", Some("A"))),
        made(topic("sanctions \"now\"")),
        made(speaker("Jo", None)),
    ];
    let text = after(FILE, &changes);
    let expected = FILE
        .replace("# till now\n", "# till now\n\n[[speaker]]\nname = \"May\"\nside = \"A\"\n\n[[speaker]]\nname = \"Jo\"\n")
        .replace("name = \"T\"\n", "name = \"T\"\n\n[[topic]]\nname = \"sanctions \\\"now\\\"\"\n");
    assert_eq!(text, expected);
    let back: Vec<_> = changes.iter().rev().map(CodeChange::inverse).collect();
    assert_eq!(after(&text, &back), FILE);
}

#[test]
fn the_first_of_a_kind_comes_at_the_end_also_where_the_last_line_is_open() {
    for (source, end) in [
        ("standoff = 1", ""),
        ("standoff = 1\n", "\n"),
        ("standoff = 1\r\n", "\r\n"),
    ] {
        let text = after(source, &[made(topic("T")), made(topic("U"))]);
        let newline = if end == "\r\n" { "\r\n" } else { "\n" };
        let expected =
            format!("standoff = 1\n\n[[topic]]\nname = \"T\"\n\n[[topic]]\nname = \"U\"{end}");
        assert_eq!(text.replace("\r\n", "\n"), expected.replace("\r\n", "\n"));
        assert_eq!(text.matches('\n').count(), text.matches(newline).count());
    }
}

#[test]
fn of_an_entry_that_is_edited_only_the_keys_change_that_differ() {
    let before = speaker("Lavrov", Some("A"));
    let new = with(&before, |speaker| {
        speaker.side = None;
        speaker.role = Some("minister".into());
        speaker.also = vec!["S. L.".into()];
    });
    let text = after(FILE, &[edited(before, new)]);
    let expected = FILE.replace("side = 'A'\n", "").replace(
        "mood = \"stern\"\n",
        "mood = \"stern\"\nrole = \"minister\"\nalso = [\"S. L.\"]\n",
    );
    assert_eq!(text, expected);
    let renamed = after(
        FILE,
        &[edited(
            speaker("Lavrov", Some("A")),
            speaker("S. Lavrov", Some("A")),
        )],
    );
    assert_eq!(renamed, FILE.replace("\"Lavrov\"", "\"S. Lavrov\""));
}

#[test]
fn a_deleted_entry_goes_with_the_comment_above_it_unless_somebody_changed_it() {
    let text = after(FILE, &[deleted(speaker("Lavrov", Some("A")))]);
    let gone = "\n# of the ministry\n[[speaker]]\nname = \"Lavrov\"   # Sergey\nside = 'A'\nmood = \"stern\"\n";
    assert_eq!(text, FILE.replace(gone, ""));
    assert_eq!(after(FILE, &[deleted(speaker("Lavrov", None))]), FILE);
    assert_eq!(after(FILE, &[deleted(speaker("Nobody", None))]), FILE);
}

#[test]
fn changes_of_one_entry_follow_one_another() {
    let (one, two) = (speaker("One", None), speaker("Two", Some("A")));
    let changes = [
        made(one.clone()),
        edited(one, two.clone()),
        made(topic("U")),
        deleted(topic("U")),
    ];
    assert_eq!(after(FILE, &changes), after(FILE, &[made(two.clone())]));
    let all = [&changes[..], &[deleted(two)]].concat();
    assert_eq!(after(FILE, &all), FILE);
}

#[test]
fn the_first_change_of_a_side_writes_the_built_in_ones_too() {
    let book = Codebook::default();
    let russia = Code::Side(book.side("Russia").expect("a side").clone());
    let mut new = Side::clone(book.side("Russia").expect("a side"));
    new.name = "Moscow".into();
    let text = after(
        "standoff = 1\n",
        &[edited(russia, Code::Side(Arc::new(new)))],
    );
    assert_eq!(
        side_names(&codebook(&text)),
        ["US", "Moscow", "UK", "Syria"]
    );
}

#[test]
fn a_new_side_leaves_the_others_what_was_chosen_for_them() {
    let names = ["A", "B", "C", "D", "E", "F"];
    let table = |name| format!("\n[[side]]\nname = \"{name}\"\n");
    let source = format!("standoff = 1\n{}", names.map(table).concat());
    let codebook = writing::read("f", &source).expect("readable").codebook;
    let new = codebook.new_side("G", |_| false).expect("a free key");
    let change = made(Code::Side(new.into()));
    let mut expected = codebook;
    expected.apply(&change);
    let text = after(&source, &[change]);
    let written = writing::read("f", &text).expect("readable").codebook;
    assert_eq!(written, expected, "{text}");
}

#[test]
fn a_side_keeps_its_letter_when_it_is_renamed() {
    let source = "standoff = 1\n[[side]]\nname = \"Rus\"\n";
    let before = codebook(source).sides()[0].clone();
    let new = Side {
        name: "Moscow".into(),
        ..Side::clone(&before)
    };
    let text = after(
        source,
        &[edited(Code::Side(before), Code::Side(Arc::new(new)))],
    );
    assert_eq!(codebook(&text).sides()[0].letter, 'R');
}

#[test]
fn tables_in_brackets_stay_in_brackets() {
    let source = "standoff = 1\nspeaker = [ {name = \"A\", x.y = 2}, # c\n  {name=\"B\", role = \"r\"},]\ntopic = []\n";
    let changes = [
        made(speaker("C", None)),
        made(topic("T")),
        edited(
            with(&speaker("B", None), |b| b.role = Some("r".into())),
            with(&speaker("B", None), |b| b.also = vec!["b".into()]),
        ),
    ];
    let text = after(source, &changes);
    assert_eq!(
        text,
        "standoff = 1\nspeaker = [ {name = \"A\", x.y = 2}, # c\n  { also = [\"b\"],name=\"B\"},\n  { name = \"C\" },]\ntopic = [{ name = \"T\" }]\n"
    );
    assert_eq!(
        after(&text, &[deleted(speaker("C", None)), deleted(topic("T"))])
            .matches("name")
            .count(),
        2
    );
    assert_eq!(
        after(&text, &[deleted(speaker("A", None))])
            .matches("{name")
            .count(),
        0
    );
}

#[test]
fn what_must_not_be_written_is_not() {
    let new = [made(speaker("A", None))];
    for (source, reason) in [
        ("standoff = 2\n", "f was made by a newer standoff"),
        ("title = 1\n", "f has no `standoff = 1`"),
        ("standoff = 1\n[[side]\n", "f:2:8: "),
        (
            "standoff = 1\nspeaker = 1\n",
            "in f `speaker` isn't a list of tables [[speaker]]",
        ),
    ] {
        let error = writing::write("f", source, &new, &mut Vec::new()).expect_err("no writing");
        assert!(error.starts_with(reason), "{error}");
    }
}

#[test]
fn the_own_codebook_is_made_from_the_built_in_one_with_its_first_code() {
    let table = Table::new();
    let mut file = table.load("a.txt").file;
    file.keep(&[deleted(speaker("May", None))])
        .expect("nothing to do");
    assert!(!table.path("home").exists());
    file.keep(&[made(speaker("May", Some("UK")))])
        .expect("kept");
    let added = "\n[[speaker]]\nname = \"May\"\nside = \"UK\"\n";
    assert_eq!(
        table.text("home/config/standoff.toml"),
        format!("{TEMPLATE}{added}")
    );
}

#[test]
fn what_somebody_else_wrote_meanwhile_stays_and_is_not_added_twice() {
    let table = Table::new();
    let path = table.write("standoff.toml", FILE);
    let mut file = table.load("a.txt").file;
    let theirs = after(
        FILE,
        &[made(speaker("May", Some("A"))), made(topic("theirs"))],
    );
    fs::write(&path, &theirs).expect("written");
    let ours = [made(speaker("May", Some("A"))), made(topic("ours"))];
    file.keep(&ours).expect("kept");
    let text = table.text("standoff.toml");
    assert_eq!(text, after(&theirs, &[made(topic("ours"))]));
    let back: Vec<_> = ours.iter().map(CodeChange::inverse).collect();
    file.keep(&back).expect("kept");
    assert_eq!(table.text("standoff.toml"), theirs, "May is theirs");
}

#[test]
fn many_programs_at_once_lose_nothing() {
    let table = Table::new();
    table.write("standoff.toml", FILE);
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let mut file = table.load("a.txt").file;
            scope.spawn(move || {
                for number in 0..10 {
                    let code = speaker(&format!("{writer} {number}"), None);
                    file.keep(&[made(code)]).expect("kept");
                }
            });
        }
    });
    assert_eq!(codebook_of(&table).speakers().len(), 41);
}

fn codebook_of(table: &Table) -> Codebook {
    let loaded = table.load("a.txt");
    let unknown = |line: &String| !line.contains("`mood`") && !line.contains("`extra`");
    assert!(
        !loaded.mistakes.iter().any(unknown),
        "{:?}",
        loaded.mistakes
    );
    loaded.codebook
}

#[test]
fn a_codebook_that_cannot_be_written_is_told_with_its_path_and_the_reason() {
    let table = Table::new();
    let path = table.write("standoff.toml", "standoff = 1\n");
    let mut file = table.load("a.txt").file;
    fs::remove_file(&path).expect("removed");
    let error = file
        .keep(&[made(speaker("A\nB", None)), made(topic("T"))])
        .expect_err("gone");
    let path = path.display();
    assert_eq!(
        error,
        format!(
            "The stances are saved, but A␤B and 1 more couldn't be written to the codebook: {path} isn't there any more"
        )
    );
}

#[test]
fn links_marks_and_modes_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let table = Table::new();
    let real = table.write("real/codes", "\u{feff}standoff = 1\r\n");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink(&real, table.path("standoff.toml")).expect("linked");
    table
        .load("a.txt")
        .file
        .keep(&[made(topic("T"))])
        .expect("kept");
    assert!(table.path("standoff.toml").is_symlink());
    assert_eq!(
        table.text("real/codes"),
        "\u{feff}standoff = 1\r\n\r\n[[topic]]\r\nname = \"T\"\r\n"
    );
    assert_eq!(
        real.metadata().expect("there").permissions().mode() & 0o777,
        0o640
    );
}
