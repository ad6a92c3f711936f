//! A person who thinks costs no battery.

use crate::home::Home;
use crate::terminal::Terminal;
use std::fs;
use std::thread;
use std::time::Duration;

/// How often the program's threads have woken up by themselves, all together.
fn wakes(terminal: &Terminal) -> u64 {
    let tasks = format!("/proc/{}/task", terminal.pid().as_raw_nonzero());
    let status =
        |task: fs::DirEntry| fs::read_to_string(task.path().join("status")).unwrap_or_default();
    let count = |status: String| {
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.and_then(|number| number.trim().parse::<u64>().ok())
            .unwrap_or(0)
    };
    fs::read_dir(tasks)
        .expect("it runs")
        .flatten()
        .map(status)
        .map(count)
        .sum()
}

/// Waits for two seconds without a byte and without a wake-up.
fn assert_falls_asleep(terminal: &Terminal) {
    const TRIES: usize = 5;
    let mut tried = Vec::new();
    for _ in 0..TRIES {
        let before = (wakes(terminal), terminal.seen().bytes.len());
        thread::sleep(Duration::from_secs(2));
        let after = (wakes(terminal), terminal.seen().bytes.len());
        if before == after {
            return;
        }
        tried.push((after.0 - before.0, after.1 - before.1));
    }
    panic!("wake-ups and bytes in two seconds each: {tried:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn without_keys_nothing_wakes_and_nothing_is_written() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    assert_falls_asleep(&terminal);
    terminal.type_in("jj2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    assert_falls_asleep(&terminal);
    terminal.quit();
}
