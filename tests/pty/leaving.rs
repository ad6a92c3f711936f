//! However the program leaves, the work is saved and the terminal is as it was.

use crate::home::Home;
use crate::terminal::Terminal;
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// An end that takes longer is felt as a hang.
const PROMPTLY: Duration = Duration::from_secs(2);

/// Reads the article and tags, not waiting for it to be saved.
fn tagging(home: &Home) -> Terminal {
    let mut terminal = Terminal::start(home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance "]);
    terminal
}

/// The shell's own screen, with its cursor, and nothing switched on.
fn assert_sane(terminal: &Terminal) {
    let seen = terminal.seen();
    let screen = seen.screen();
    assert!(
        !screen.alternate_screen(),
        "the alternate screen is still there"
    );
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert!(!screen.bracketed_paste(), "bracketed paste is on");
    assert_eq!(
        screen.mouse_protocol_mode(),
        vt100::MouseProtocolMode::None,
        "the mouse is ours"
    );
    assert_eq!(
        screen.mouse_protocol_encoding(),
        vt100::MouseProtocolEncoding::Default
    );
    assert!(
        !screen.bold() && !screen.inverse() && screen.fgcolor() == vt100::Color::Default,
        "a style is on"
    );
    let text = String::from_utf8_lossy(&seen.bytes).into_owned();
    assert!(
        text.rfind("\x1b[?2026l") > text.rfind("\x1b[?2026h"),
        "a frame is still open"
    );
}

#[test]
fn quitting_gives_the_terminal_back() {
    let home = Home::with_article();
    for key in ["q", "\x03"] {
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["Envoys met"]);
        assert!(terminal.seen().screen().alternate_screen());
        assert!(terminal.seen().screen().bracketed_paste());
        terminal.type_in(key);
        assert_eq!(terminal.ended(), Ok(0));
        assert_sane(&terminal);
    }
}

#[test]
fn a_signal_saves_and_gives_the_terminal_back() {
    for (signal, code) in [
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
        (Signal::TERM, 143),
    ] {
        let home = Home::with_article();
        let mut terminal = tagging(&home);
        let start = Instant::now();
        terminal.send(signal);
        assert_eq!(terminal.ended(), Ok(code));
        assert!(
            start.elapsed() < PROMPTLY,
            "{signal:?} took {:?}",
            start.elapsed()
        );
        assert_sane(&terminal);
        assert_eq!(home.stances(), 1, "{signal:?}: {}", home.sidecar());
    }
}

#[test]
fn closing_the_window_saves_and_ends() {
    let home = Home::with_article();
    let mut terminal = tagging(&home);
    let start = Instant::now();
    terminal.close();
    assert_eq!(terminal.ended(), Ok(129));
    assert!(start.elapsed() < PROMPTLY, "it took {:?}", start.elapsed());
    assert_eq!(home.stances(), 1);
}

#[test]
fn closing_the_window_ends_a_program_that_was_started_to_ignore_hang_ups() {
    let home = Home::with_article();
    let command = format!("trap '' HUP; exec {} talks.txt", crate::home::PROGRAM);
    let mut terminal = Terminal::command(&home, "/bin/sh", &["-c", &command], (100, 30));
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance "]);
    terminal.close();
    assert_eq!(terminal.ended(), Ok(129));
    assert_eq!(home.stances(), 1);
}

#[test]
fn ctrl_z_stops_with_a_sane_terminal_and_going_on_draws_anew() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2\x1a");
    terminal.until_stopped();
    terminal.until("the shell's screen", |seen| {
        !seen.screen().alternate_screen()
    });
    assert_sane(&terminal);
    assert!(
        terminal.modes().contains("ECHO"),
        "keys typed in the shell don't show: {}",
        terminal.modes()
    );
    assert!(terminal.modes().contains("ICANON"), "{}", terminal.modes());
    terminal.send(Signal::CONT);
    terminal.until("the article again", |seen| {
        seen.screen().alternate_screen() && seen.shows("Envoys met")
    });
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    assert!(!terminal.modes().contains("ICANON"), "{}", terminal.modes());
    terminal.type_in("u");
    terminal.until_shown(&["0 stances", "✓ saved"]);
    terminal.quit();
    assert_sane(&terminal);
}

#[test]
fn a_stop_asked_for_from_outside_is_a_stop_and_a_resize_meanwhile_is_noticed() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.send(Signal::TSTP);
    terminal.until_stopped();
    terminal.until("the shell's screen", |seen| {
        !seen.screen().alternate_screen()
    });
    terminal.resize((70, 16));
    terminal.send(Signal::CONT);
    terminal.until("a screen of sixteen rows", |seen| {
        seen.screen().alternate_screen()
            && seen
                .text()
                .lines()
                .last()
                .is_some_and(|row| row.contains("READ"))
    });
    assert_eq!(terminal.seen().text().lines().count(), 16);
    terminal.quit();
}

#[test]
fn the_modes_of_the_terminal_are_what_they_were() {
    let home = Home::with_article();
    let shell = format!(
        "stty -g >before; {} talks.txt; stty -g >after",
        crate::home::PROGRAM
    );
    let mut terminal = Terminal::command(&home, "/bin/sh", &["-c", &shell], (100, 30));
    terminal.until_shown(&["Envoys met"]);
    terminal.quit();
    assert_eq!(home.read("before"), home.read("after"));
    assert!(!home.read("before").is_empty());
}

#[test]
fn an_answer_that_comes_late_is_not_typed_into_the_shell() {
    let home = Home::with_article();
    // What `read` gets is what was left over for the shell, and the line typed for it.
    let shell = format!(
        "{} talks.txt; read -r line; printf '%s' \"$line\" >typed",
        crate::home::PROGRAM
    );
    let mut terminal = Terminal::command(&home, "/bin/sh", &["-c", &shell], (100, 30));
    terminal.until("the question", |seen| {
        seen.bytes.windows(5).any(|part| part == b"\x1b]11;")
    });
    terminal.type_in("q\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62c");
    terminal.until("the shell's screen", |seen| {
        !seen.screen().alternate_screen()
    });
    terminal.type_in("hello\n");
    terminal.ended().expect("it ends");
    assert_eq!(home.read("typed"), "hello");
}

#[test]
fn a_signal_in_the_first_moment_leaves_no_terminal_behind_that_cannot_be_used() {
    let home = Home::with_article();
    for _ in 0..5 {
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until("the first byte", |seen| !seen.bytes.is_empty());
        terminal.send(Signal::TERM);
        assert_eq!(terminal.ended(), Ok(143));
        assert_sane(&terminal);
    }
}
