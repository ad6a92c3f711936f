//! From a change to the moment at which it is safe on the disk, and how long a sidecar takes to be read:
//! `cargo bench --bench saving`. Beside each the floor: what the disk takes for as many bytes, written, synced and
//! moved into place by nothing but system calls; and what the `toml` crate takes to read as many.
//!
//! The folder is made in the one that `STANDOFF_BENCH` names, else in the working directory: on a disk in memory
//! nothing of this can be measured.
#![allow(
    clippy::expect_used,
    reason = "what can't be measured ends the measurement"
)]

#[allow(dead_code, reason = "shared with the other benchmarks")]
mod reader;
mod text;

use reader::{article, stances};
use standoff::annotation::{Annotation, Change, Position};
use standoff::article::Article;
use standoff::store::{Desk, Keeper, Places, Report};
use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use text::{ARTICLE, BOOK};

/// How many stances there are, how many changes are timed, and the text that they are in.
const SIZES: [(usize, usize, usize); 4] = [
    (100, 400, ARTICLE),
    (1_000, 300, BOOK),
    (10_000, 100, BOOK),
    (100_000, 12, BOOK),
];

/// The variable that makes this program read one sidecar, say how much memory that took at most, and end.
const READ: &str = "STANDOFF_BENCH_READ";

fn main() {
    if let Some(folder) = env::var_os(READ) {
        return tell_memory(Path::new(&folder));
    }
    let root = env::var_os("STANDOFF_BENCH").map_or_else(|| PathBuf::from("."), PathBuf::from);
    let root = root.join(format!("standoff-bench-{}", process::id()));
    println!(
        "stances     file |  key to saved: p50    p95  | bare write: p50    p95 | reading   toml | memory / file"
    );
    for (count, rounds, bytes) in SIZES {
        let folder = root.join(count.to_string());
        fs::create_dir_all(&folder).expect("a folder");
        let article = article(bytes);
        let made = make(&folder, &article, count);
        let content = fs::read(&made).expect("the sidecar");
        let read = median(&mut times(5, || {
            desk(&folder, &article);
        }));
        let memory = memory(&folder);
        let saved = spread(&mut saving(&folder, &article, rounds));
        let bare = spread(&mut bare(&folder, &content, rounds));
        let toml = median(&mut times(5, || {
            toml::from_slice::<toml::Table>(&content).expect("TOML");
        }));
        println!(
            "{count:7} {:6.2} MB | {:10} {:10} | {:10} {:10} | {} {} | {}",
            megabytes(content.len()),
            ms(saved.0),
            ms(saved.1),
            ms(bare.0),
            ms(bare.1),
            ms(read),
            ms(toml),
            memory.map_or_else(String::new, |bytes| format!(
                "{:.1}",
                megabytes(bytes) / megabytes(content.len())
            )),
        );
    }
    fs::remove_dir_all(&root).expect("the folder goes");
}

fn sidecar(folder: &Path) -> PathBuf {
    folder.join("report.txt.standoff.toml")
}

fn desk(folder: &Path, article: &Arc<Article>) -> (Desk, Vec<Arc<Annotation>>) {
    let text = || Ok::<_, String>(article.clone());
    let laid = Desk::open(
        text,
        sidecar(folder),
        String::from("bench"),
        Places::below(folder),
    );
    let laid = laid.expect("a desk");
    assert!(laid.refusal.is_none());
    (laid.desk, laid.annotations)
}

fn keeper(desk: Desk) -> (Keeper, Receiver<Report>) {
    let (sender, reports) = mpsc::channel();
    let report = move |report| {
        // Nobody listens once all is measured.
        let _ = sender.send(report);
    };
    (Keeper::start(desk, report).expect("a thread"), reports)
}

/// Waits until `revision` is on disk.
fn wait(reports: &Receiver<Report>, revision: u64) {
    loop {
        match reports.recv().expect("a report") {
            Report::Saved { revision: saved } if saved >= revision => return,
            Report::Failed { reason, .. } => panic!("{reason}"),
            _ => {}
        }
    }
}

/// Makes a sidecar of `count` stances.
fn make(folder: &Path, article: &Arc<Article>, count: usize) -> PathBuf {
    let (keeper, reports) = keeper(desk(folder, article).0);
    let made = stances(article, count).into_iter();
    let changes = made.map(|one| Change::made(Annotation::clone(&one)));
    keeper.keep(1, changes.collect(), Vec::new());
    wait(&reports, 1);
    keeper.finish();
    sidecar(folder)
}

/// The most memory that a program of its own takes which reads the sidecar, beyond what it takes for the text;
/// in bytes, where the system tells.
fn memory(folder: &Path) -> Option<usize> {
    let own = env::current_exe().expect("this program");
    let output = Command::new(own).env(READ, folder).output();
    let said = String::from_utf8(output.expect("it runs").stdout).expect("a number");
    said.trim().parse().ok()
}

fn tell_memory(folder: &Path) {
    let count = folder
        .file_name()
        .and_then(|name| name.to_str()?.parse().ok());
    let size = SIZES.iter().find(|(size, ..)| Some(*size) == count);
    let (.., bytes) = size.expect("a folder of ours");
    let article = article(*bytes);
    let before = most_memory();
    let kept = desk(folder, &article);
    if let Some((after, before)) = most_memory().zip(before) {
        println!("{}", after.saturating_sub(before));
    }
    drop(kept);
}

/// The times from a change to the report that it is saved.
fn saving(folder: &Path, article: &Arc<Article>, rounds: usize) -> Vec<Duration> {
    let (desk, annotations) = desk(folder, article);
    let mut now = annotations
        .get(annotations.len() / 2)
        .expect("stances")
        .clone();
    let (keeper, reports) = keeper(desk);
    let mut revision = 0;
    let mut change = || {
        revision += 1;
        let mut after = Annotation::clone(&now);
        after.stance.position = Position::ALL.get(usize::from(revision % 2 == 0)).copied();
        let start = Instant::now();
        keeper.keep(
            revision,
            vec![Change::edited(now.clone(), after.clone())],
            Vec::new(),
        );
        wait(&reports, revision);
        now = Arc::new(after);
        start.elapsed()
    };
    (0..rounds).map(|_| change()).collect()
}

/// The times for `content` to be written, synced and moved into place.
fn bare(folder: &Path, content: &[u8], rounds: usize) -> Vec<Duration> {
    let (target, part) = (folder.join("bare"), folder.join("bare.tmp"));
    times(rounds, || {
        let mut file = File::create(&part).expect("a file");
        file.write_all(content).expect("written");
        file.sync_all().expect("synced");
        fs::rename(&part, &target).expect("moved");
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .expect("synced");
    })
}

fn times(rounds: usize, mut act: impl FnMut()) -> Vec<Duration> {
    let mut once = || {
        let start = Instant::now();
        act();
        start.elapsed()
    };
    (0..rounds).map(|_| once()).collect()
}

fn median(times: &mut [Duration]) -> Duration {
    spread(times).0
}

/// The median and the 95th of a hundred.
fn spread(times: &mut [Duration]) -> (Duration, Duration) {
    times.sort();
    let at = |percent: usize| times.get((times.len() - 1) * percent / 100).copied();
    (at(50).unwrap_or_default(), at(95).unwrap_or_default())
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

#[allow(clippy::cast_precision_loss, reason = "no file is that long")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// The most memory that this program has had so far, in bytes, as Linux tells it.
fn most_memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
