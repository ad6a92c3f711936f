//! Half-typed text outlives all that can happen to the program, and a long note goes to an editor and back.

use crate::home::Home;
use crate::terminal::{Terminal, wait_for};
use rustix::process::{Signal, kill_process};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// A home in which `body`, the rest of a shell script, is the editor: `$2` is the file. Its path needs quotes.
fn with_editor(body: &str) -> Home {
    let home = Home::with_article();
    let folder = home.path("an ed's");
    fs::create_dir(&folder).expect("a folder can be made");
    let script = home.write("an ed's/run it", format!("#!/bin/sh\n{body}\n"));
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("its mode");
    let command = format!("\"{}\" 'an argument'", script.display());
    home.with("EDITOR", &command)
}

/// Reads the article, tags a sentence and begins a note on it.
fn noting(home: &Home) -> Terminal {
    let mut terminal = Terminal::start(home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2mhalf");
    terminal.until_shown(&["NOTE", "half", "1 stance "]);
    terminal
}

fn scratch(home: &Home) -> bool {
    home.path(".state/standoff/note.txt").exists()
}

#[test]
fn a_note_goes_to_the_editor_and_back_and_no_key_is_lost() {
    let home = with_editor(
        r#"printf '%s' "$1" >argument; cat "$2" >before; stat -c %a "$2" >mode; stty -a >modes
           echo ready; read -r line; printf 'and %s\n\n' "$line" >>"$2""#,
    );
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance "]);
    // What comes in one breath with Ctrl-o waits for the way back.
    terminal.type_in("mhalf\x0fj1");
    terminal.until("the editor", |seen| {
        seen.shows("ready") && !seen.screen().alternate_screen()
    });
    terminal.type_in("q 2 j typed there\n");
    terminal.until("the article again", |seen| {
        seen.screen().alternate_screen() && seen.shows("2 stances")
    });
    terminal.type_in("j3");
    terminal.until_shown(&["3 stances", "✓ saved"]);
    terminal.quit();
    assert_eq!(home.read("argument"), "an argument");
    assert_eq!(home.read("before"), "half\n");
    assert_eq!(home.read("mode"), "600\n");
    assert!(
        home.read("modes").contains(" icanon"),
        "{}",
        home.read("modes")
    );
    let sidecar = home.sidecar();
    assert!(
        sidecar.contains(r#"note     = "half\nand q 2 j typed there""#),
        "{sidecar}"
    );
    assert!(!scratch(&home));
}

#[test]
fn an_editor_that_fails_or_is_not_there_leaves_the_line_as_it_was() {
    let home = with_editor(r#"echo changed >"$2"; exit 3"#);
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until_shown(&["NOTE  half", "ended with code 3"]);
    terminal.type_in(" kept\r");
    terminal.until_shown(&["READ", "✓ saved"]);
    terminal.quit();
    assert!(home.sidecar().contains("note     = \"half kept\""));
    assert!(!scratch(&home));

    let home = Home::with_article().with("VISUAL", "/no/such/editor -x");
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until("why not", |seen| {
        seen.screen().alternate_screen() && seen.shows("/no/such/editor can't be started")
    });
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ"]);
    terminal.quit();

    let home = Home::with_article().with("EDITOR", "'vi");
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until_shown(&["EDITOR has a quotation mark"]);
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ"]);
    terminal.quit();
}

#[test]
fn what_cannot_be_read_back_is_kept_and_named() {
    let home = with_editor(r#"printf '\377' >"$2""#);
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until_shown(&["NOTE  half", "isn't UTF-8", "note.txt"]);
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ"]);
    terminal.quit();
    assert!(scratch(&home));
}

#[test]
fn ctrl_c_in_the_editor_is_not_for_us() {
    let home = with_editor(
        "trap 'echo kept >>\"$2\"; exit 0' INT; echo ready; while :; do sleep 0.2; done",
    );
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until_shown(&["ready"]);
    terminal.type_in("\x03");
    terminal.until_shown(&["READ", "✓ saved"]);
    terminal.quit();
    assert!(home.sidecar().contains(r#"note     = "half\nkept""#));
}

#[test]
fn an_editor_that_stops_stops_us_too() {
    let home = with_editor(r#"echo ready; kill -STOP $$; echo more >>"$2""#);
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until_shown(&["ready"]);
    terminal.until_stopped();
    terminal.send(Signal::CONT);
    terminal.until("the article again", |seen| {
        seen.screen().alternate_screen() && seen.shows("READ")
    });
    terminal.until_shown(&["✓ saved"]);
    terminal.quit();
    assert!(
        home.sidecar().contains(r#"note     = "half\nmore""#),
        "{}",
        home.sidecar()
    );
}

#[test]
fn a_signal_while_the_editor_runs_ends_both_and_keeps_what_was_saved_there() {
    let home = with_editor(r#"echo more >>"$2"; echo $$ >pid; echo ready; sleep 60 & wait"#);
    let mut terminal = noting(&home);
    terminal.type_in("\x0f");
    terminal.until_shown(&["ready"]);
    terminal.send(Signal::TERM);
    assert_eq!(terminal.ended(), Ok(143));
    let pid = home.read("pid").trim().parse().expect("a number");
    let pid = rustix::process::Pid::from_raw(pid).expect("a process");
    let is_gone = wait_for(|| rustix::process::test_kill_process(pid).err());
    assert!(is_gone.is_some(), "the editor still runs");
    assert!(!scratch(&home));
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["NOTE  half␤more", "from last time"]);
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ"]);
    terminal.quit();
}

#[test]
fn a_half_typed_note_is_there_again_however_the_program_ended() {
    for how in ["TERM", "HUP", "Ctrl-c", "the window", "KILL"] {
        let home = Home::with_article();
        let mut terminal = noting(&home);
        terminal.type_in(" a note, ü");
        terminal.until_shown(&["half a note, ü"]);
        match how {
            "TERM" => terminal.send(Signal::TERM),
            "HUP" => terminal.send(Signal::HUP),
            "Ctrl-c" => terminal.type_in("\x03"),
            "the window" => terminal.close(),
            _ => {
                // Written after a moment of quiet, so that not even this loses it.
                let places = home.path(".state/standoff/places");
                let has_it = |file: fs::DirEntry| {
                    fs::read_to_string(file.path())
                        .is_ok_and(|text| text.contains("half a note, ü"))
                };
                wait_for(|| {
                    let mut files = fs::read_dir(&places).ok()?;
                    files.any(|file| file.is_ok_and(has_it)).then_some(())
                });
                kill_process(terminal.pid(), Signal::KILL).expect("it runs");
            }
        }
        let _ = terminal.ended();
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["NOTE  half a note, ü", "from last time"]);
        terminal.type_in("!\r");
        terminal.until_shown(&["READ", "✓ saved"]);
        terminal.quit();
        assert!(
            home.sidecar().contains("note     = \"half a note, ü!\""),
            "{how}: {}",
            home.sidecar()
        );
        // Once taken up it doesn't come again.
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["READ", "Envoys met"]);
        terminal.quit();
    }
}

#[test]
fn a_half_typed_note_stays_over_a_resize_and_a_stop() {
    let home = Home::with_article();
    let mut terminal = noting(&home);
    terminal.resize((60, 16));
    terminal.until("the smaller screen", |seen| {
        let text = seen.text();
        text.lines().count() == 16
            && text
                .lines()
                .last()
                .is_some_and(|row| row.contains("NOTE  half"))
    });
    terminal.type_in(" a\x1a");
    terminal.until_stopped();
    terminal.send(Signal::CONT);
    terminal.until("the article again", |seen| {
        seen.screen().alternate_screen() && seen.shows("NOTE  half a")
    });
    terminal.type_in(" note\r");
    terminal.until_shown(&["READ", "✓ saved"]);
    terminal.quit();
    assert!(home.sidecar().contains("note     = \"half a note\""));
}
