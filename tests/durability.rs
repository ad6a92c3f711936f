//! What is on disk whatever dies or fails: system calls are watched, cut off and made to fail by `strace`.
//! Where that isn't installed, the tests that need it say so and pass.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

#[path = "durability/calls.rs"]
mod calls;
#[path = "durability/errors.rs"]
mod errors;
#[path = "durability/failing.rs"]
mod failing;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/home.rs"]
mod home;
#[path = "durability/killed.rs"]
mod killed;
#[path = "durability/log.rs"]
mod log;
#[path = "durability/recoding.rs"]
mod recoding;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/seen.rs"]
mod seen;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/terminal.rs"]
mod terminal;
#[allow(unreachable_pub, reason = "shared with the other suites")]
#[path = "stage/thorough.rs"]
mod thorough;

use home::{Home, PROGRAM, Ran};
use log::Call;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use terminal::Terminal;

/// Whether system calls can be watched here.
fn can_trace() -> bool {
    let traced = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    let can = traced.is_ok_and(|output| output.status.success());
    if !can {
        eprintln!("skipped: strace isn't installed, or may not trace here");
    }
    can
}

/// A home with one stance on the article, and its sidecar before and after one more.
fn with_old_and_new() -> (Home, String, String) {
    let home = Home::with_article().fixed().introduced();
    home.run(&["talks.txt", "--keys", "j 1", "--print"]).done();
    let old = home.sidecar();
    let home = home.with("STANDOFF_IDS", "100");
    home.run(&["talks.txt", "--keys", "g G 2", "--print"])
        .done();
    let new = home.sidecar();
    assert_eq!(
        (
            old.matches("[[annotation]]").count(),
            new.matches("[[annotation]]").count()
        ),
        (1, 2)
    );
    home.write("talks.txt.standoff.toml", &old);
    (home, old, new)
}

/// Presses `keys` while `strace` does as `inject` says.
fn press_under(home: &Home, inject: &str, keys: &str) -> Ran {
    let calls = inject
        .trim_start_matches("inject=")
        .split(':')
        .next()
        .unwrap_or_default();
    let trace = format!("trace={calls}");
    // Whoever hangs is as bad as who loses something.
    let mut command = home.command("timeout");
    command.args(["20", "strace", "-f", "-o", "/dev/null"]);
    command.args(["-e", &trace, "-e", inject, PROGRAM]);
    Ran::of(
        command
            .args(["talks.txt", "--keys", keys, "--print"])
            .output()
            .expect("it starts"),
    )
}

/// Files that a save has left beside the article.
fn left_over(home: &Home) -> Vec<PathBuf> {
    let files = fs::read_dir(home.folder())
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "tmp"))
        .collect()
}

/// Work kept aside, as it couldn't be saved where it belongs.
fn kept_aside(home: &Home) -> Vec<PathBuf> {
    let folders = fs::read_dir(home.path(".data/standoff/aside"));
    let folders = folders.into_iter().flatten().flatten();
    let files = folders.map(|folder| folder.path().join("work.standoff.toml"));
    files.filter(|file| file.exists()).collect()
}

#[test]
fn saved_shows_only_after_write_sync_rename_and_sync_of_the_folder() {
    if !can_trace() {
        return;
    }
    let home = Home::with_article().introduced();
    let log = calls::log_of(&home);
    let watch = "trace=openat,write,fsync,rename,renameat,renameat2";
    let arguments = [
        "-f",
        "-y",
        "-xx",
        "-s",
        "65536",
        "-o",
        &log,
        "-e",
        watch,
        "-e",
        // A slow disk: the sign comes a moment after a frame anyway, a fast one would hide its haste.
        "inject=fsync:delay_enter=100000",
        PROGRAM,
        "talks.txt",
    ];
    let mut terminal = Terminal::command(&home, "strace", &arguments, (100, 30));
    terminal.until_shown(&["Envoys met", "0 stances"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    let calls = log::read(&home.read("logs/log"));
    let folder = fs::canonicalize(home.folder())
        .expect("it is there")
        .display()
        .to_string();
    let place = |what: &str, wanted: &dyn Fn(&Call) -> bool| {
        calls
            .iter()
            .position(wanted)
            .unwrap_or_else(|| panic!("no {what} in {:#?}", home.read("logs/log")))
    };
    let is_part = |path: &str| path.contains("talks.txt.standoff.toml.standoff-");
    let written = place("write", &|call| call.name == "write" && is_part(&call.path));
    let synced = place("sync", &|call| call.name == "fsync" && is_part(&call.path));
    let renamed = place("rename", &|call| {
        call.name.starts_with("rename") && call.text.ends_with("talks.txt.standoff.toml")
    });
    let lasting = place("sync of the folder", &|call| {
        call.name == "fsync" && call.path == folder
    });
    let order = [written, synced, renamed, lasting];
    assert!(
        order.is_sorted(),
        "write, sync, rename, sync of the folder came as {order:?}"
    );
    assert_eq!(calls[synced].result, "0");
    assert_eq!(calls[lasting].result, "0");
    let mut screen = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
    let ticked = calls.iter().position(|call| {
        if call.name == "write" && call.path.contains("/dev/pts") {
            screen.process(&call.bytes);
        }
        let shown = screen.screen().contents();
        shown.contains("1 stance ") && shown.contains("✓ saved")
    });
    assert!(
        ticked.is_some_and(|ticked| ticked > lasting),
        "✓ shows at {ticked:?}, the folder is synced at {lasting}"
    );
}

#[test]
fn a_kill_at_any_system_call_leaves_the_old_or_the_new_codebook() {
    const OLD: &str = "standoff = 1\n# ours\n";
    const NEW: &str = "standoff = 1\n# ours\n\n[[speaker]]\nname = \"Ana\"\nside = \"US\"\n";
    if !can_trace() {
        return;
    }
    let home = Home::with_article().introduced();
    let (mut olds, mut news) = (0, 0);
    for call in ["write", "fsync", "rename", "renameat2", "fchmod", "unlink"] {
        for number in 1.. {
            home.write("standoff.toml", OLD);
            let _ = fs::remove_file(home.path("talks.txt.standoff.toml"));
            let inject = format!("inject={call}:signal=KILL:when={number}");
            let ran = press_under(&home, &inject, "j 1 s \"Ana\" Enter");
            let codebook = home.read("standoff.toml");
            assert!(
                codebook == OLD || codebook == NEW,
                "killed at {call} {number}: neither old nor new:\n{codebook}"
            );
            if ran.code == Some(0) {
                assert_eq!(codebook, NEW, "there is no {call} {number}");
                break;
            }
            *(if codebook == OLD {
                &mut olds
            } else {
                &mut news
            }) += 1;
        }
    }
    assert!(olds >= 5 && news >= 1, "{olds} kills before, {news} after");
}
