//! What looking through a folder costs, beside ripgrep's time if that is on the PATH: the same patterns on the same
//! warm files, in turn. `cargo bench --bench searching [-- FOLDER]`; without a folder 10,000 made articles.
#![allow(
    clippy::expect_used,
    reason = "what can't be measured ends the measurement"
)]

#[allow(dead_code, reason = "shared with the other benchmarks")]
mod text;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ARTICLES: usize = 10_000;
const RUNS: usize = 11;

/// What it is, the pattern, how each program is told to take it.
const PATTERNS: [(&str, &str, &[&str], &[&str]); 5] = [
    ("rare", "Paragraph 29 of", &[], &[]),
    ("common", "envoys", &[], &[]),
    ("any case", "ENVOYS", &["-i"], &["-i"]),
    ("expression", "wee[a-z]+ [a-z]+", &["-e"], &["-e"]),
    ("none", "zyxwvutq", &[], &[]),
];

fn main() {
    let made = tempfile::tempdir().expect("a folder");
    let asked = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let folder = asked.as_deref().map_or(made.path(), Path::new);
    if asked.is_none() {
        for number in 0..ARTICLES {
            let place = folder.join((number / 500).to_string());
            fs::create_dir_all(&place).expect("made");
            let article = text::text(text::ARTICLE + number % 3_000);
            fs::write(place.join(format!("{number}.txt")), article).expect("written");
        }
    }
    let has_rg = Command::new("rg")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok();
    for (what, pattern, own, theirs) in PATTERNS {
        let mut ours = vec!["search"];
        ours.extend(own.iter().chain([&pattern]));
        let mut rg = vec!["-n"];
        rg.extend(theirs.iter().chain([&pattern]));
        let (mut here, mut there) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            here.push(time(env!("CARGO_BIN_EXE_standoff"), &ours, folder));
            if has_rg {
                there.push(time("rg", &rg, folder));
            }
        }
        println!(
            "{what:12} standoff {} {}",
            told(here),
            if has_rg {
                format!("  rg {}", told(there))
            } else {
                String::new()
            }
        );
    }
}

fn time(program: &str, arguments: &[&str], folder: &Path) -> Duration {
    let begun = Instant::now();
    let mut command = Command::new(program);
    let command = command.args(arguments).arg(folder).stdout(Stdio::null());
    command.status().expect("runs");
    begun.elapsed()
}

fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    let best = times.first().copied().unwrap_or_default();
    format!("best {best:>9.1?}  median {middle:>9.1?}")
}
