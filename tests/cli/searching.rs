//! `standoff search`: words and regular expressions in texts, stances and notes.

use crate::home::{Home, Ran};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

const TALKS: &str =
    "Talks end\n\nThe envoy didn’t say\nwhen. He left by the harbour; the Harbour was shut.\n";

fn folder() -> Home {
    let home = Home::new().fixed();
    fs::create_dir_all(home.path("news/deep")).expect("a folder can be made");
    home.write("news/talks.txt", TALKS);
    home.write("news/deep/old.txt", "An old harbour.\r\n\r\nSails.\r\n");
    home.write("news/other.txt", "Nothing of the kind.\n");
    home
}

fn search(home: &Home, words: &[&str]) -> Ran {
    home.run(&[&["search"], words].concat())
}

#[test]
fn a_line_for_each_place_by_path_and_paragraph() {
    let home = folder();
    assert_eq!(
        search(&home, &["harbour", "news"]).done(),
        "news/deep/old.txt:1: An old harbour.\n\
         news/talks.txt:2: The envoy didn’t say when. He left by the harbour; the Harbour was shut.\n"
    );
    let quotes = search(&home, &["didn't say when", "news/talks.txt"]).done();
    assert!(
        quotes.starts_with("news/talks.txt:2: The envoy"),
        "{quotes}"
    );
    assert_eq!(
        search(&home, &["-l", "/^Sails/", "news"]).done(),
        "news/deep/old.txt\n"
    );
    assert_eq!(
        search(&home, &["-le", "ur.$", "news"]).done(),
        "news/deep/old.txt\n"
    );
}

#[test]
fn a_capital_makes_case_count_unless_told_otherwise() {
    let home = folder();
    let count = |words: &[&str]| search(&home, words).out.lines().count();
    assert_eq!(count(&["--json", "Harbour", "news"]), 1);
    assert_eq!(count(&["--json", "harbour", "news"]), 3);
    assert_eq!(count(&["--json", "-i", "HARBOUR", "news"]), 3);
}

#[test]
fn nothing_found_is_told_by_the_exit_code_alone() {
    let ran = search(&folder(), &["whale", "news"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(1), "", ""));
}

#[test]
fn json_counts_code_points() {
    let home = folder();
    let lines = search(&home, &["--json", "harbour", "news/talks.txt"]).done();
    let first = lines.lines().next().expect("a line");
    assert!(
        first.starts_with(
            r#"{"path":"news/talks.txt","kind":"text","paragraph":2,"start":53,"end":60,"line":"#
        ),
        "{first}"
    );
    assert!(first.ends_with(r#""id":null,"field":null}"#), "{first}");
}

#[test]
fn stances_and_notes_are_looked_through_by_what_is_said_of_them() {
    let home = folder();
    let keys = "j 2 s \"Bo Sailor\" Enter - m \"sails tomorrow\" Enter";
    home.run(&["news/talks.txt", "--keys", keys, "--print"])
        .done();
    let told = search(&home, &["sail", "news"]).done();
    let told: Vec<_> = told.lines().collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[0], "news/deep/old.txt:2: Sails.");
    assert!(told[1].starts_with("news/talks.txt:2: ["), "{told:?}");
    assert!(
        told[1].ends_with("] Russia ▼ Bo Sailor  speaker: Bo Sailor"),
        "{told:?}"
    );
    assert!(told[2].ends_with("note: sails tomorrow"), "{told:?}");
    assert_eq!(
        search(&home, &["--stances", "sail", "news"])
            .done()
            .lines()
            .count(),
        2
    );
    assert_eq!(
        search(&home, &["--texts", "sail", "news"])
            .done()
            .lines()
            .count(),
        1
    );
    assert_eq!(
        search(&home, &["--as", "bo", "sail", "news"])
            .done()
            .lines()
            .count(),
        1
    );
    let one = search(&home, &["--stances", "--json", "sail", "news/talks.txt"]).done();
    assert!(
        one.contains(r#""kind":"note""#) && one.contains(r#""field":"speaker""#),
        "{one}"
    );
    // The words that a stance stands on are the text's.
    assert_eq!(search(&home, &["--stances", "envoy", "news"]).code, Some(1));
}

#[test]
fn a_mistake_in_the_pattern_is_shown_in_its_place() {
    let ran = search(&folder(), &["/a(b/", "news"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert_eq!(
        ran.err,
        "standoff: a ( without its )\n  /a(b/\n    ^ close it; \\( is the sign itself\n"
    );
    let ran = search(&folder(), &["  ", "news"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("nothing to look for"), "{}", ran.err);
}

#[test]
fn what_cannot_be_read_is_told_at_the_end_and_stops_nothing() {
    let home = folder();
    let ran = search(&home, &["harbour", "news/gone.txt", "news/talks.txt"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out.lines().count(), 1);
    assert!(
        ran.err.contains("news/gone.txt: no such file"),
        "{}",
        ran.err
    );
    let ran = search(&home, &["harbour", "news/gone.txt"]);
    assert_eq!(ran.code, Some(2));
    home.write("news/talks.txt.standoff.toml", "standoff = [ harbour");
    let ran = search(&home, &["harbour", "news"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 2));
    assert!(ran.err.contains("talks.txt.standoff.toml"), "{}", ran.err);
    fs::set_permissions(
        home.path("news/talks.txt"),
        fs::Permissions::from_mode(0o000),
    )
    .expect("mine");
    let _ = search(&home, &["harbour", "news"]);
}

#[test]
fn nothing_reaches_the_terminal_as_it_is() {
    let home = folder();
    home.write(
        "news/e\u{1b}[31m.txt",
        "a \u{1b}]0;harbour\u{7} \u{202e}harbour \u{7}\n",
    );
    for words in [
        ["--color=never", "harbour"],
        ["--color=always", "harbour"],
        ["--json", "harbour"],
    ] {
        let out = search(&home, &[&words[..], &["news"]].concat()).done();
        let out = out.replace("\u{1b}[1;4m", "").replace("\u{1b}[0m", "");
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{out:?}");
    }
    let marked = search(&home, &["--color=always", "harbour", "news/talks.txt"]).done();
    assert_eq!(marked.matches("\u{1b}[1;4m").count(), 2, "{marked:?}");
    assert!(
        !search(&home, &["harbour", "news"])
            .done()
            .contains('\u{1b}'),
        "not in a pipe"
    );
}

#[test]
fn a_long_paragraph_is_cut_at_words_and_a_long_text_is_told_whole() {
    let home = folder();
    home.write("news/long.txt", "one two three harbour ".repeat(80_000));
    let lines = search(&home, &["--json", "harbour", "news/long.txt"]).done();
    assert_eq!(lines.lines().count(), 80_000);
    let first = search(&home, &["/three harbour/", "news/long.txt"]).done();
    let first = first.lines().next().expect("a line");
    assert!(
        first.ends_with("two three…") || first.ends_with("harbour…"),
        "{first}"
    );
    assert!(first.len() < 200, "{first}");
}

#[test]
fn whoever_reads_no_further_is_no_error() {
    let home = folder();
    home.write("news/long.txt", "harbour \n\n".repeat(200_000));
    let mut search = home.command(env!("CARGO_BIN_EXE_standoff"));
    let search = search
        .args(["search", "harbour", "news"])
        .stdout(Stdio::piped());
    let mut running = search.spawn().expect("starts");
    drop(running.stdout.take());
    assert!(running.wait().expect("ends").success());
}
