//! What a person waits for: the real program in a real terminal, beside `less` and `vim` in the same
//! run: `cargo bench --bench terminal`.
//!
//! Times depend on the machine, so only the ratios say something, and nothing here passes or fails.
//! A key's time goes from typing it to the last byte before 5 ms of silence.
#![allow(
    clippy::expect_used,
    reason = "what can't be measured ends the measurement"
)]

mod pty;
mod text;

use pty::Terminal;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use text::{ARTICLE, BOOK, HUGE};

/// Words of the first screen, below the headline: when they stand there, so does the text.
const FIRST: &str = "Paragraph 2 of the report.";

const RUNS: usize = 4;
const KEYS: usize = 60;
const PAGES: usize = 16;
const TAGS: usize = 10;

const SILENCE: Duration = Duration::from_millis(5);
/// Programs may pause within the answer to a thousand keys, and a stance is on disk some time after its frame.
const LONG_SILENCE: Duration = Duration::from_millis(40);
/// By then a reading place is remembered.
const SETTLING: Duration = Duration::from_millis(600);
const IDLE: Duration = Duration::from_millis(400);

struct Program {
    name: &'static str,
    command: Vec<&'static str>,
    /// One page on, and one back.
    pages: [&'static [u8]; 2],
    tag: Option<&'static [u8]>,
}

/// The figures, in the order of the table: name, unit, and what a value is divided by to be shown in it.
const FIGURES: [(&str, &str, f64); 11] = [
    (FRAME, "ms", 1e-3),
    (KEY, "ms", 1e-3),
    (KEY_99, "ms", 1e-3),
    (PAGE, "ms", 1e-3),
    (THOUSAND, "ms", 1e-3),
    (TAG, "ms", 1e-3),
    (KEY_BYTES, "bytes", 1.0),
    (PAGE_BYTES, "bytes", 1.0),
    (IDLE_BYTES, "bytes", 1.0),
    (IDLE_SLEEPS, "", 1.0),
    (MEMORY, "MB", 1e6),
];
const FRAME: &str = "first frame";
const KEY: &str = "key, median";
const KEY_99: &str = "key, 99 of 100";
const PAGE: &str = "page";
const THOUSAND: &str = "1,000 keys at once";
const TAG: &str = "tag to its frame";
const KEY_BYTES: &str = "key";
const PAGE_BYTES: &str = "page's";
const IDLE_BYTES: &str = "idle";
const IDLE_SLEEPS: &str = "idle, waking up";
const MEMORY: &str = "anonymous memory";

/// All values of each figure, of all runs.
type Values = BTreeMap<&'static str, Vec<f64>>;

fn main() {
    let programs = programs();
    let texts = [
        ("article of 5 KB", text::text(ARTICLE)),
        ("book of 3 MB", text::text(BOOK)),
        ("text of 100 MB", text::text(HUGE)),
        ("one line of 100 MB", text::one_line(HUGE)),
    ];
    for (name, text) in texts {
        let mut values: Vec<_> = programs.iter().map(|_| Values::new()).collect();
        for run in 0..RUNS {
            for turn in 0..programs.len() {
                // Nobody comes first every time.
                let which = (run + turn) % programs.len();
                measure(&programs[which], &text, &mut values[which]);
            }
        }
        print_table(name, &programs, &values);
    }
}

/// Ours, and of the others those that are installed.
fn programs() -> Vec<Program> {
    let ours = Program {
        name: "standoff",
        command: vec![env!("CARGO_BIN_EXE_standoff")],
        pages: [b" ", b"b"],
        tag: Some(b"2"),
    };
    let less = Program {
        name: "less",
        command: vec!["less"],
        pages: [b" ", b"b"],
        tag: None,
    };
    let vim = Program {
        name: "vim",
        command: vec!["vim", "-R", "-n"],
        pages: [b"\x06", b"\x02"],
        tag: None,
    };
    let others = [less, vim].into_iter().filter(|program| {
        let found = is_installed(program.name);
        if !found {
            println!("{} isn't installed: left out", program.name);
        }
        found
    });
    std::iter::once(ours).chain(others).collect()
}

fn is_installed(name: &str) -> bool {
    let silent = Command::new(name)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    silent.is_ok()
}

/// One run of `program` in a home of its own, after a start that warms it up.
fn measure(program: &Program, text: &str, values: &mut Values) {
    let home = tempfile::tempdir().expect("a folder");
    prepare(home.path(), text);
    let mut command = program.command.clone();
    command.push("report.txt");
    drop(first_frame(&command, home.path()));
    let (mut terminal, first) = first_frame(&command, home.path());
    let mut note = |figure, value| values.entry(figure).or_default().push(value);
    note(FRAME, first.last.as_secs_f64());
    // What comes a little later doesn't count for the first key.
    terminal.rest(LONG_SILENCE);
    for key in [b"j", b"k"].into_iter().cycle().take(KEYS) {
        if let Some(burst) = terminal.press(key, SILENCE) {
            note(KEY, burst.last.as_secs_f64());
            note(KEY_99, burst.last.as_secs_f64());
            note(KEY_BYTES, count(burst.bytes));
        }
    }
    for page in program.pages.into_iter().cycle().take(PAGES) {
        if let Some(burst) = terminal.press(page, SILENCE) {
            note(PAGE, burst.last.as_secs_f64());
            note(PAGE_BYTES, count(burst.bytes));
        }
    }
    terminal.press(b"g", LONG_SILENCE);
    terminal.press(b"g", LONG_SILENCE);
    if let Some(burst) = terminal.press(&[b'j'; 1_000], LONG_SILENCE) {
        note(THOUSAND, burst.last.as_secs_f64());
    }
    for _ in 0..program.tag.map_or(0, |_| TAGS) {
        terminal.press(b"k", SILENCE);
        // The frame comes first, at once; the news that all is saved comes when it is.
        if let Some(burst) = terminal.press(program.tag.unwrap_or_default(), LONG_SILENCE) {
            note(TAG, burst.first.as_secs_f64());
        }
    }
    if let Some(memory) = terminal.memory() {
        note(MEMORY, memory);
    }
    terminal.rest(SETTLING);
    let before = terminal.sleeps();
    note(IDLE_BYTES, count(terminal.rest(IDLE)));
    if let (Some(before), Some(after)) = (before, terminal.sleeps()) {
        note(IDLE_SLEEPS, after - before);
    }
}

fn first_frame(command: &[&str], home: &Path) -> (Terminal, pty::Burst) {
    let mut terminal = Terminal::start(command, home);
    let burst = terminal.first_frame(FIRST, SILENCE);
    (terminal, burst)
}

/// A home with the text, of a person who needs no introduction.
fn prepare(home: &Path, text: &str) {
    let state = home.join(".local/state/standoff");
    fs::create_dir_all(&state).expect("a folder");
    fs::write(state.join("reader.toml"), "introduced = true\n").expect("a file");
    fs::write(home.join("report.txt"), text).expect("a file");
}

fn count(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX))
}

fn print_table(text: &str, programs: &[Program], values: &[Values]) {
    print!("\n{text:<28}");
    for program in programs {
        print!("{:>20}", program.name);
    }
    println!();
    for (name, unit, scale) in FIGURES {
        print!("{:<28}", format!("{name} {unit}"));
        let part = if name == KEY_99 { 0.99 } else { 0.5 };
        let ours = values
            .first()
            .and_then(|values| quantile(values, name, part));
        for (index, values) in values.iter().enumerate() {
            print!(
                "{:>20}",
                cell(index, quantile(values, name, part), ours, scale)
            );
        }
        println!();
    }
}

/// A figure, and of the others how many times theirs ours is.
fn cell(index: usize, value: Option<f64>, ours: Option<f64>, scale: f64) -> String {
    let Some(value) = value else {
        return "–".into();
    };
    let shown = value / scale;
    match ours {
        Some(ours) if index > 0 && value > 0.0 => format!("{shown:.2} ({:.2}×)", ours / value),
        _ => format!("{shown:.2}"),
    }
}

fn quantile(values: &Values, name: &str, part: f64) -> Option<f64> {
    let mut sorted = values.get(name)?.clone();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among a few hundred values"
    )]
    let place = (count(sorted.len() - 1) * part).round() as usize;
    sorted.get(place).copied()
}
