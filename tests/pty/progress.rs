//! Long work over a folder tells on a terminal how far it is, and leaves the terminal as it was.

use crate::home::{Home, PROGRAM};
use crate::terminal::Terminal;
use std::fs;

/// A folder of articles that take the program some seconds, all together.
fn long() -> Home {
    let home = Home::new();
    fs::create_dir(home.path("all")).expect("made");
    let text = "Envoys met on Monday. “We oppose it,” the minister of Norway said. ".repeat(600);
    for number in 0..40 {
        home.write(
            &format!("all/{number:02}.txt"),
            format!("Talks\n\n{text}\n"),
        );
    }
    home
}

fn shell(home: &Home, line: &str) -> Terminal {
    let line = format!("{line}; echo code $?; read x");
    Terminal::command(home, "/bin/bash", &["-c", &line], (80, 24))
}

#[test]
fn how_far_it_is_shows_and_is_gone_at_the_end() {
    let home = long();
    let terminal = shell(&home, &format!("{PROGRAM} suggest all --json > out"));
    let screen = terminal.until_shown(&["suggesting", "of 40", "left"]);
    assert!(
        screen.lines().all(|line| line.chars().count() <= 80),
        "{screen}"
    );
    let screen = terminal.until_shown(&["code 0"]);
    assert_eq!(screen.trim(), "code 0");
    let lines = fs::read_to_string(home.path("out")).expect("written");
    assert!(lines.lines().count() >= 40 && !lines.contains("suggesting"));
}

#[test]
fn lines_that_are_shown_and_the_progress_keep_out_of_each_others_way() {
    let home = long();
    let terminal = shell(&home, &format!("{PROGRAM} suggest all --least 100"));
    terminal.until_shown(&["suggesting", "of 40"]);
    let screen = terminal.until_shown(&["code 0"]);
    assert!(!screen.contains("left"), "{screen}");
}

#[test]
fn ctrl_c_ends_it_and_leaves_the_terminal_clean() {
    let home = long();
    let mut terminal = Terminal::start(&home, &["suggest", "all", "--json"]);
    terminal.until("lines", |seen| !seen.bytes.is_empty());
    terminal.type_in("\x03");
    assert_eq!(terminal.ended(), Ok(130));
    let home = long();
    let mut terminal = shell(&home, &format!("trap : INT; {PROGRAM} suggest all > out"));
    terminal.until_shown(&["suggesting"]);
    terminal.type_in("\x03");
    let screen = terminal.until_shown(&["code 130"]);
    assert!(!screen.contains("suggesting"), "{screen}");
}

/// A folder that is printed has no screen meanwhile.
#[test]
fn a_folder_being_looked_into_tells_how_far_it_is_and_ends_at_once() {
    let home = Home::new();
    fs::create_dir(home.path("all")).expect("made");
    let page = "<p>Envoys met on <b>Monday</b>, the minister said.</p>".repeat(20_000);
    for number in 0..20 {
        home.write(
            &format!("all/{number:02}.html"),
            format!("<html><body>{page}"),
        );
    }
    for arguments in ["all --print", "all"] {
        let mut terminal = shell(&home, &format!("trap : INT; {PROGRAM} {arguments} > out"));
        terminal.until_shown(&["looking into", "of 20"]);
        terminal.type_in("\x03");
        terminal.until_shown(&["code 130"]);
    }
}

#[test]
fn nothing_of_it_goes_into_a_pipe() {
    let home = long();
    let ran = home.run(&["suggest", "all", "--json"]);
    assert!(!ran.done().is_empty());
}
