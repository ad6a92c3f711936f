//! A program that its shell keeps in the background leaves the terminal alone, ends when it is asked to, and is there
//! again when it is fetched.

use crate::home::{Home, PROGRAM};
use crate::terminal::{Terminal, wait_for};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use std::path::Path;
use std::time::{Duration, Instant};

/// An end that takes longer is felt as a hang.
const PROMPTLY: Duration = Duration::from_secs(2);

/// What the shell asks with.
const PROMPT: &str = "ready>";

/// A shell that gives each of its jobs a group of its own.
fn shell(home: &Home) -> Option<Terminal> {
    let path = ["/bin/bash", "/usr/bin/bash"]
        .into_iter()
        .find(|path| Path::new(path).exists())?;
    let mut terminal = Terminal::command(home, path, &["--norc", "--noprofile", "-i"], (100, 30));
    terminal.type_in("PS1='rea''dy> '; bind 'set enable-bracketed-paste off'\n");
    terminal.until_shown(&[PROMPT]);
    Some(terminal)
}

/// Gives the shell a line, and waits until it has done what it says.
fn order(terminal: &mut Terminal, home: &Home, line: &str) {
    let _ = std::fs::remove_file(home.path("done"));
    terminal.type_in(format!("{line}; echo >done\n"));
    assert!(
        wait_for(|| home.path("done").exists().then_some(())).is_some(),
        "{line} isn't done"
    );
}

/// The program is read in, has one stance, and was stopped by Ctrl-Z.
fn stopped(home: &Home) -> Option<Terminal> {
    let mut terminal = shell(home)?;
    terminal.type_in(format!("{PROGRAM} talks.txt\n"));
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance "]);
    terminal.type_in("\x1a");
    terminal.until("the shell's screen", |seen| {
        !seen.screen().alternate_screen() && seen.shows("Stopped")
    });
    Some(terminal)
}

/// What the shell says of its jobs, asked until `fits`.
fn jobs(terminal: &mut Terminal, home: &Home, fits: impl Fn(&str) -> bool) -> String {
    let found = wait_for(|| {
        order(terminal, home, "jobs -l >jobs");
        Some(home.read("jobs")).filter(|jobs| fits(jobs))
    });
    found.unwrap_or_else(|| panic!("its jobs are: {}", home.read("jobs")))
}

/// How often `sequence` was written to the terminal.
fn written(terminal: &Terminal, sequence: &str) -> usize {
    let seen = terminal.seen();
    let parts = seen.bytes.windows(sequence.len());
    parts.filter(|part| *part == sequence.as_bytes()).count()
}

/// How often the program took the screen.
fn taken(terminal: &Terminal) -> usize {
    written(terminal, "\x1b[?1049h")
}

/// Has the shell ask the program to end and go on, and tell how it ended.
fn asks_to_end(terminal: &mut Terminal, home: &Home) {
    order(terminal, home, "jobs -p >pid");
    let pid = home.read("pid").trim().parse().ok().and_then(Pid::from_raw);
    let pid = pid.expect("a number");
    let start = Instant::now();
    terminal.type_in("kill %1\n");
    let gone = wait_for(|| test_kill_process(pid).is_err().then_some(()));
    assert!(gone.is_some(), "it doesn't end: {}", terminal.seen().text());
    assert!(start.elapsed() < PROMPTLY, "{:?}", start.elapsed());
    terminal.type_in("\n");
    terminal.until_shown(&["Exit 143"]);
    assert_eq!(taken(terminal), 1);
    assert_eq!(home.stances(), 1, "{}", home.sidecar());
}

#[test]
fn a_stopped_program_that_is_asked_to_end_ends_at_once_and_leaves_the_screen_alone() {
    let home = Home::with_article();
    let Some(mut terminal) = stopped(&home) else {
        return;
    };
    let left = written(&terminal, "\x1b[?1049l");
    asks_to_end(&mut terminal, &home);
    assert_eq!(written(&terminal, "\x1b[?1049l"), left);
}

#[test]
fn a_program_that_goes_on_in_the_background_is_fetched_by_fg() {
    let home = Home::with_article();
    let Some(mut terminal) = stopped(&home) else {
        return;
    };
    for goes_on in ["kill -CONT %1", "bg"] {
        let before = taken(&terminal);
        order(&mut terminal, &home, goes_on);
        // What is typed in the shell is the shell's.
        jobs(&mut terminal, &home, |jobs| jobs.contains("Running"));
        assert_eq!(taken(&terminal), before, "after {goes_on}");
        terminal.type_in("fg\n");
        terminal.until("the article", |seen| {
            seen.screen().alternate_screen() && seen.shows("Envoys met")
        });
        terminal.type_in("\x1a");
        terminal.until("the shell's screen", |seen| {
            !seen.screen().alternate_screen()
        });
    }
    terminal.type_in("fg\n");
    terminal.until_shown(&["Envoys met", "1 stance "]);
    terminal.type_in("u");
    terminal.until_shown(&["0 stances", "✓ saved"]);
    terminal.type_in("q");
    terminal.until("the shell's screen", |seen| {
        !seen.screen().alternate_screen()
    });
}

#[test]
fn a_program_that_is_started_in_the_background_waits_for_the_screen() {
    let home = Home::with_article();
    let Some(mut terminal) = shell(&home) else {
        return;
    };
    order(&mut terminal, &home, &format!("{PROGRAM} talks.txt & true"));
    jobs(&mut terminal, &home, |jobs| jobs.contains("Running"));
    assert_eq!(taken(&terminal), 0);
    terminal.type_in("fg\n");
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("q");
    terminal.until("the shell's screen", |seen| {
        !seen.screen().alternate_screen()
    });
}

#[test]
fn a_program_that_was_stopped_without_a_warning_ends_without_touching_the_shell_s_terminal() {
    let home = Home::with_article();
    let Some(mut terminal) = shell(&home) else {
        return;
    };
    terminal.type_in(format!("sh -c 'echo $$ >pid; exec {PROGRAM} talks.txt'\n"));
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    let pid = home.read("pid").trim().parse().ok().and_then(Pid::from_raw);
    kill_process(pid.expect("a number"), Signal::STOP).expect("it runs");
    terminal.until_shown(&["Stopped"]);
    asks_to_end(&mut terminal, &home);
    assert_eq!(written(&terminal, "\x1b[?1049l"), 0);
}
