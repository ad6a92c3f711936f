//! A folder of ten thousand articles, four thousand of them with ten stances each: how soon its names are there, what was
//! done with all of them, what each of them says of itself; and how soon the first screen is, beside `ls -R` and `less`:
//! `cargo bench --bench gather`.
//!
//! With `STANDOFF_BENCH_FOLDER` the articles of that folder are taken; make a copy, sidecars are written beside them.
//! Times depend on the machine, and nothing here passes or fails.
#![allow(
    clippy::expect_used,
    reason = "what can't be measured ends the measurement"
)]

#[allow(dead_code, reason = "shared with the other benchmarks")]
mod pty;
#[allow(dead_code, reason = "shared with the other benchmarks")]
mod reader;
#[allow(dead_code, reason = "shared with the other benchmarks")]
mod text;

use pty::Terminal;
use standoff::annotation::Change;
use standoff::article::Article;
use standoff::store::gather::{Found, Gather, Wanted};
use standoff::store::sidecar::{ArticleHash, Sidecar};
use standoff::store::{Places, text as texts, walk};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{env, fs};

const ARTICLES: usize = 10_000;
/// So many of five articles have a sidecar, with so many stances.
const TAGGED: usize = 2;
const STANCES: usize = 10;
const BYTES: usize = 6_500;

const RUNS: usize = 7;
const SILENCE: Duration = Duration::from_millis(5);

/// The variable that makes this program look through a folder once, say how much memory that took, and end.
const LOOK: &str = "STANDOFF_BENCH_LOOK";

fn main() {
    if let Some(folder) = env::var_os(LOOK) {
        return tell_memory(Path::new(&folder));
    }
    let own = tempfile::tempdir().expect("a folder");
    let folder = if let Some(folder) = env::var_os("STANDOFF_BENCH_FOLDER") {
        PathBuf::from(folder)
    } else {
        let folder = own.path().join("articles");
        write_articles(&folder);
        folder
    };
    let tagged = tag(&folder);
    println!("{tagged} sidecars with {STANCES} stances each");
    measure_looking(&folder, own.path());
    measure_frames(&folder, own.path());
    let looked = std::process::Command::new(env::current_exe().expect("this program"))
        .env(LOOK, &folder)
        .status();
    assert!(looked.is_ok_and(|status| status.success()));
}

fn write_articles(folder: &Path) {
    let text = text::text(BYTES);
    for number in 0..ARTICLES {
        let below = folder.join(format!("{:03}", number % 100));
        fs::create_dir_all(&below).expect("a folder");
        let content = format!("Report {number}\n\n{text}");
        fs::write(below.join(format!("{number:06}.txt")), content).expect("an article");
    }
}

/// Writes sidecars as the program does; says how many there are.
fn tag(folder: &Path) -> usize {
    let found = walk::walk(folder);
    let chosen = found.articles.iter().enumerate();
    let chosen = chosen.filter(|(place, _)| place % 5 < TAGGED);
    let mut tagged = 0;
    for (_, path) in chosen {
        let Ok(text) = texts::read(path) else {
            continue;
        };
        let article = std::sync::Arc::new(text.into_article());
        if !has_words(&article) {
            continue;
        }
        let mut sidecar = Sidecar::fresh(article.name());
        for stance in reader::stances(&article, STANCES) {
            sidecar.apply(&Change::made((*stance).clone()), &article);
        }
        let bytes = sidecar.write(&article, &ArticleHash::of(&article));
        let mut beside = path.clone().into_os_string();
        beside.push(".standoff.toml");
        fs::write(beside, bytes).expect("a sidecar");
        tagged += 1;
    }
    tagged
}

fn has_words(article: &Article) -> bool {
    let words = (0..article.stretch_count()).map(|index| article.words(index).len());
    words.sum::<usize>() > STANCES * 3
}

/// When the names are there, all that was done, and all.
struct Looked {
    walked: Duration,
    listed: Duration,
    worked: Duration,
    all: Duration,
    articles: usize,
    stances: usize,
    news: usize,
}

fn look(folder: &Path, own: &Path) -> Looked {
    let begun = Instant::now();
    drop(walk::walk(folder));
    let walked = begun.elapsed();
    let (sender, news) = mpsc::channel();
    let wanted = Wanted {
        root: folder.to_path_buf(),
        annotator: None,
        places: Places::below(own),
    };
    let begun = Instant::now();
    let gather = Gather::start(wanted, move |found| {
        let _ = sender.send((Instant::now(), found));
    });
    let mut looked = Looked {
        walked,
        listed: Duration::ZERO,
        worked: Duration::ZERO,
        all: Duration::ZERO,
        articles: 0,
        stances: 0,
        news: 0,
    };
    let mut open = 0;
    let mut is_worked = Vec::new();
    for (at, found) in news {
        let after = at - begun;
        looked.news += 1;
        match found {
            Found::Listed { entries, .. } => {
                looked.listed = after;
                looked.articles = entries.len();
                open = entries.len();
                is_worked = vec![false; open];
            }
            Found::Looked { entries, known } => {
                for (place, entry) in entries {
                    let Some(work) = entry.work.filter(|_| !is_worked[place]) else {
                        continue;
                    };
                    looked.stances += work.annotations.len();
                    is_worked[place] = true;
                    open -= 1;
                    if open == 0 {
                        looked.worked = after;
                    }
                }
                looked.all = after;
                if known == looked.articles {
                    break;
                }
            }
        }
    }
    drop(gather);
    looked
}

fn measure_looking(folder: &Path, own: &Path) {
    let mut all: Vec<_> = (0..RUNS).map(|_| look(folder, own)).collect();
    let last = all.last().expect("a run");
    println!(
        "{} articles, {} stances; told in {} pieces",
        last.articles, last.stances, last.news
    );
    type Figure = fn(&Looked) -> Duration;
    let figures: [(&str, Figure); 4] = [
        ("walk", |looked| looked.walked),
        ("names there", |looked| looked.listed),
        ("counts there", |looked| looked.worked),
        ("all known", |looked| looked.all),
    ];
    for (name, figure) in figures {
        all.sort_by_key(figure);
        tell(name, figure(&all[0]), figure(&all[RUNS / 2]));
    }
}

/// From the start of the process to the last byte of its first screen.
fn measure_frames(folder: &Path, own: &Path) {
    let home = own.join("home");
    let state = home.join(".local/state/standoff");
    fs::create_dir_all(&state).expect("a folder");
    fs::write(state.join("reader.toml"), "introduced = true\n").expect("a file");
    let first = walk::walk(folder).articles.remove(0);
    let name = first.file_name().expect("a name").to_string_lossy();
    let (path, file) = (folder.to_string_lossy(), first.to_string_lossy());
    let stem = name.trim_end_matches(".txt");
    let listing = format!("ls -R {path} | less");
    let commands = [
        (
            "standoff FOLDER",
            vec![env!("CARGO_BIN_EXE_standoff"), &path],
            stem,
        ),
        ("ls -R FOLDER | less", vec!["sh", "-c", &listing], "000"),
        ("less FILE", vec!["less", &file], ""),
    ];
    for (name, command, words) in commands {
        let mut times: Vec<_> = (0..RUNS)
            .map(|_| {
                let mut terminal = Terminal::start(&command, &home);
                terminal.first_frame(words, SILENCE).first
            })
            .collect();
        times.sort_unstable();
        tell(name, times[0], times[RUNS / 2]);
    }
}

fn tell(name: &str, best: Duration, median: Duration) {
    let shown = |time: Duration| format!("{:9.1} ms", time.as_secs_f64() * 1e3);
    println!("{name:<22}{} best{} median", shown(best), shown(median));
}

/// Looks through `folder` and says how much memory that took at most.
fn tell_memory(folder: &Path) {
    let own = tempfile::tempdir().expect("a folder");
    look(folder, own.path());
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    println!("looking alone: {}", peak.unwrap_or("no figure for memory"));
}
