//! Which system calls the program makes, and which of them is to be cut off next.

use crate::home::{Home, PROGRAM};
use std::collections::BTreeMap;
use std::fs;

/// The calls, each with how often one thread makes it while `keys` are pressed.
pub(crate) fn calls_of(home: &Home, keys: &str) -> Vec<(String, usize)> {
    let log = log_of(home);
    let mut command = home.command("strace");
    command.args([
        "-f",
        "-o",
        &log,
        PROGRAM,
        "talks.txt",
        "--keys",
        keys,
        "--print",
    ]);
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{output:?}");
    counted(&log)
}

/// Where `strace` writes its log: not in the article's folder, where each line of it would be news to the program.
pub(crate) fn log_of(home: &Home) -> String {
    let folder = home.path("logs");
    fs::create_dir_all(&folder).expect("made");
    folder.join("log").display().to_string()
}

/// The calls in the `log`, each with how often one thread makes it.
pub(crate) fn counted(log: &str) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<(String, String), usize>::new();
    let log = fs::read_to_string(log).expect("it is there");
    for line in log.lines() {
        let mut words = line.split_whitespace();
        let (Some(thread), Some(rest)) = (words.next(), words.next()) else {
            continue;
        };
        // Not where a call goes on or a thread ends. The first call is strace's own.
        if let Some((name, _)) = rest.split_once('(')
            && !matches!(name, "execve" | "exit" | "exit_group")
        {
            let count = counts.entry((name.to_owned(), thread.to_owned()));
            *count.or_default() += 1;
        }
    }
    let mut most = BTreeMap::<String, usize>::new();
    for ((name, _), count) in counts {
        let known = most.entry(name).or_default();
        *known = count.max(*known);
    }
    most.into_iter().collect()
}

/// All of `calls`, each with its number.
pub(crate) fn numbered(calls: &[(String, usize)]) -> Vec<(String, usize)> {
    let numbered = calls.iter().flat_map(|(name, count)| {
        let numbers = 1..=*count;
        numbers.map(move |number| (name.clone(), number))
    });
    numbered.collect()
}

/// Any of `calls`, one as likely as the other; the same ones every time.
pub(crate) fn chances(calls: &[(String, usize)]) -> impl FnMut() -> (String, usize) + use<> {
    let all = numbered(calls);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let count = u64::try_from(all.len()).expect("a few hundred");
        all[usize::try_from(state % count).expect("less")].clone()
    }
}
