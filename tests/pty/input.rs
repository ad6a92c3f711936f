//! What comes in: pastes that are no keys, keys that come all at once.

use crate::home::Home;
use crate::terminal::Terminal;
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn a_paste_is_never_taken_for_keys() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("\x1b[200~2 1 j q\x03\x1b[201~");
    terminal.until_shown(&["0 stances", "asted"]);
    terminal.type_in("/");
    terminal.until_shown(&["SEARCH"]);
    terminal.type_in("\x1b[200~No\nbody q 2\x1b[201~");
    terminal.until_shown(&["SEARCH"]);
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ", "0 stances"]);
    terminal.quit();
    assert_eq!(home.stances(), 0);
}

#[test]
fn a_paste_without_an_end_does_not_lock_the_keyboard_for_ever() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("\x1b[200~2 and then nothing");
    // What ends it is quiet: a person looks at a screen that does nothing, and presses again.
    terminal.until_shown(&["asted"]);
    assert_eq!(home.stances(), 0);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
}

#[test]
fn escape_alone_is_a_key_and_arrows_are_not_escape() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("v");
    terminal.until_shown(&["SELECT"]);
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ"]);
    let start = terminal.until_shown(&["¶ 1/4"]);
    terminal.type_in("\x1b[B\x1bOB\x1b[B");
    let after = terminal.until_shown(&["¶ 3/4"]);
    assert_ne!(start, after);
    terminal.quit();
}

/// A thousand keys: moves, tags, positions, deletions, undos and redos.
fn thousand() -> String {
    let piece = "j2-jj1=k.jx3uj4\x12]jw1--[x}2u{jG1g";
    piece
        .chars()
        .cycle()
        .take(1000)
        .chain("G".chars())
        .collect()
}

#[test]
fn a_thousand_keys_at_once_do_what_they_do_one_at_a_time() {
    let at_once = {
        let home = Home::with_article().fixed().introduced();
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["Envoys met"]);
        terminal.type_in(thousand());
        let last = terminal.until_shown(&["100 %", "✓ saved"]);
        terminal.quit();
        (last, home)
    };
    let one_by_one = {
        let home = Home::with_article().fixed().introduced();
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["Envoys met"]);
        for key in thousand().chars() {
            let before = terminal.seen().bytes.len();
            terminal.type_in(key.to_string());
            // Each key is answered by a frame before the next one comes; one that changes nothing, by none.
            wait_for_answer(&terminal, before);
        }
        let last = terminal.until_shown(&["100 %", "✓ saved"]);
        terminal.quit();
        (last, home)
    };
    let keys: Vec<String> = thousand().chars().map(notation).collect();
    let scripted = {
        let home = Home::with_article().fixed();
        home.run(&[
            "talks.txt",
            "--keys",
            &keys.join(" "),
            "--print",
            "--size",
            "100x30",
        ])
        .done();
        home
    };
    assert!(at_once.1.stances() > 0, "nothing was tagged");
    assert_eq!(at_once.1.sidecar(), one_by_one.1.sidecar());
    assert_eq!(at_once.1.sidecar(), scripted.sidecar());
    assert_eq!(at_once.0, one_by_one.0);
}

/// A moment in which the program may answer. Nothing is wrong if it doesn't: then two keys come together.
fn wait_for_answer(terminal: &Terminal, before: usize) {
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(8) && terminal.seen().bytes.len() == before {
        thread::sleep(Duration::from_micros(200));
    }
}

fn notation(key: char) -> String {
    match key {
        '\x12' => "Ctrl-r".to_owned(),
        _ => key.to_string(),
    }
}
