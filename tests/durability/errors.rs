//! System calls that fail: with each error, at each call, once or from then on.

use crate::calls::calls_of;
use crate::home::{Home, PROGRAM, Ran};
use crate::terminal::Terminal;
use crate::thorough::times;
use crate::{can_trace, kept_aside, left_over, press_under, with_old_and_new};
use std::collections::BTreeSet;
use std::fs;

const ERRORS: [&str; 6] = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EINTR"];
/// The calls that a save is made of, and those before and after it.
const CALLS: [&str; 16] = [
    "openat",
    "read",
    "write",
    "fsync",
    "close",
    "fchmod",
    "statx",
    "newfstatat",
    "readlink",
    "rename",
    "renameat2",
    "unlink",
    "access",
    "flock",
    "mkdir",
    "fcntl",
];
/// Without these no save comes to its end. (`write` also wakes threads, which no disk makes fail for ever; a full disk
/// has tests of its own.)
const NEEDED: [&str; 3] = ["openat", "fsync", "renameat2"];
const TAG: &str = "g G 2";

/// Every error at every call, as `strace` is told of it.
fn failures(home: &Home) -> Vec<String> {
    let calls = calls_of(home, TAG);
    let made = calls.iter().filter(|(name, _)| CALLS.contains(&&**name));
    let places = made.flat_map(|(name, count)| {
        let is_needed = NEEDED.contains(&&**name);
        let ends = if is_needed { &["", "+"][..] } else { &[""][..] };
        (1..=*count).flat_map(move |number| {
            ends.iter()
                .map(move |end| (name.as_str(), format!("{number}{end}")))
        })
    });
    let failures = places.flat_map(|(name, when)| {
        ERRORS.map(|error| format!("inject={name}:error={error}:when={when}"))
    });
    // A call that is interrupted for ever is tried again for ever.
    failures
        .filter(|failure| !failure.ends_with('+') || !failure.contains("EINTR"))
        .collect()
}

/// What became of the stance.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Saved,
    KeptAside,
    /// It could be kept nowhere, or nothing could be tagged; that was told.
    Told,
}

fn outcome(home: &Home, ran: &Ran, [old, new]: [&str; 2], at: &str) -> Outcome {
    let sidecar = home.sidecar();
    assert!(
        sidecar == old || sidecar == new,
        "{at}: neither old nor new\n{sidecar}"
    );
    assert!(!ran.err.contains("panicked at src"), "{at}: {}", ran.err);
    assert!(
        ran.code.is_some_and(|code| code != 101 && code != 124),
        "{at}: broke down or hangs"
    );
    let kept = kept_aside(home);
    for kept in &kept {
        let kept = fs::read_to_string(kept).expect("it can be read");
        assert!(kept == new || kept == old, "{at}: kept aside is\n{kept}");
    }
    if sidecar == new {
        return Outcome::Saved;
    }
    // What is told goes to standard output as well, and writing that may be what failed.
    let is_told = ran.code != Some(0) || ran.out.contains("kept");
    assert!(is_told, "{at}: it counts as done, but isn't: {ran:?}");
    let Some(kept) = kept.first() else {
        let is_told = !ran.err.is_empty() || !ran.out.is_empty();
        assert!(is_told, "{at}: nothing is told");
        return Outcome::Told;
    };
    let name = kept.parent().and_then(|folder| folder.file_name());
    let name = name.expect("a folder").to_string_lossy().into_owned();
    let is_named = ran.err.contains(&name) || ran.out.contains("aside");
    assert!(is_named, "{at}: {name} isn't named: {ran:?}");
    Outcome::KeptAside
}

#[test]
fn whatever_call_fails_nothing_is_lost_and_it_is_told() {
    if !can_trace() {
        return;
    }
    let (home, old, new) = with_old_and_new();
    let failures = failures(&home);
    let step = failures.len() / times(60, failures.len()).max(1);
    // A step that meets another error each time.
    let sample = failures.iter().step_by(step.max(1) | 1);
    // Where nothing can be put in place for good, the work is to be kept aside.
    let lasting = failures
        .iter()
        .filter(|failure| failure.starts_with("inject=renameat2:") && failure.ends_with('+'));
    let chosen: BTreeSet<_> = sample.chain(lasting).collect();
    let (mut saved, mut aside, mut told) = (0, 0, 0);
    for failure in &chosen {
        home.write("talks.txt.standoff.toml", &old);
        let _ = fs::remove_dir_all(home.path(".data"));
        let ran = press_under(&home, failure, TAG);
        match outcome(&home, &ran, [&old, &new], failure) {
            Outcome::Saved => saved += 1,
            Outcome::KeptAside => aside += 1,
            Outcome::Told => told += 1,
        }
        for path in left_over(&home) {
            // Only where it couldn't be removed.
            assert!(
                !failure.contains("fsync:") && !failure.contains("write:"),
                "{failure} leaves {path:?}"
            );
            fs::remove_file(path).expect("ours");
        }
    }
    println!(
        "{} failures of {}: {saved} times saved all the same, {aside} times kept aside and named, {told} times told \
         that it isn't; 0 lost, 0 panics",
        chosen.len(),
        failures.len()
    );
    assert!(
        saved > 0 && aside > 0,
        "{saved} saved, {aside} kept aside: too few to tell"
    );
}

/// The next change comes after the failure: the program goes on, and saves all with a new file.
#[test]
fn after_any_error_the_program_goes_on_and_saves_with_the_next_change() {
    if !can_trace() {
        return;
    }
    let (home, old, _) = with_old_and_new();
    for error in ERRORS.into_iter().step_by(times(5, 1)) {
        for call in ["fsync", "renameat2"] {
            home.write("talks.txt.standoff.toml", &old);
            let inject = format!("inject={call}:error={error}:when=1");
            let trace = format!("trace={call}");
            let arguments = [
                "-f",
                "-o",
                "/dev/null",
                "-e",
                &trace,
                "-e",
                &inject,
                PROGRAM,
                "talks.txt",
            ];
            let mut terminal = Terminal::command(&home, "strace", &arguments, (200, 30));
            terminal.until_shown(&["Envoys met", "1 stance "]);
            terminal.type_in("G2");
            terminal.until("the first attempt", |seen| {
                let answers = ["✓ saved", "NOT SAVED", "aside"];
                seen.shows("2 stances") && answers.iter().any(|answer| seen.shows(answer))
            });
            terminal.type_in("k3");
            terminal.until_shown(&["3 stances", "✓ saved"]);
            assert_eq!(home.stances(), 3, "{inject}");
            assert!(
                kept_aside(&home).is_empty(),
                "{inject}: it is only a copy by now"
            );
            terminal.quit();
        }
    }
}
