//! Gives a target its corpus and mangled forms of it.

use crate::mangle::{Chance, mangled};
use crate::thorough::times;
use std::collections::HashSet;
use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// What takes any bytes.
pub struct Target {
    pub name: &'static str,
    /// Panics where something doesn't hold. Says in a number what came of the bytes: one that wasn't known before makes
    /// them worth being mangled further.
    pub run: fn(&[u8]) -> u64,
    /// What its files are made of.
    pub words: &'static [&'static str],
}

/// So many mangled forms in the ordinary run …
const ORDINARY: usize = 400;
/// … and this long it may take for one.
const MOST: Duration = Duration::from_secs(2);
/// So many are kept to be mangled further.
const POOL: usize = 4000;

pub fn drive(target: &Target) {
    let mut pool = corpus(target.name);
    let mut known = HashSet::new();
    for (path, bytes) in &pool {
        known.insert(tried(target, bytes, path));
    }
    let (until, seed) = bounds();
    let mut chance = Chance::new(seed);
    let mut tries = 0;
    while until.map_or(tries < ORDINARY, |until| Instant::now() < until) {
        let (_, one) = chance.one(&pool);
        let (_, other) = chance.one(&pool);
        let bytes = mangled(one, other, target.words, &mut chance);
        let came = tried(target, &bytes, Path::new("a mangled file"));
        if known.insert(came) && pool.len() < POOL {
            pool.push((PathBuf::from("a mangled file"), bytes));
        }
        tries += 1;
    }
    println!(
        "{}: {tries} mangled files, {} kinds of outcome, from {seed}",
        target.name,
        known.len()
    );
}

/// When the long run ends, and by what chance is led: the ordinary run always by the same.
fn bounds() -> (Option<Instant>, u64) {
    if times(0, 1) == 0 {
        return (None, 1);
    }
    let asked = env::var("STANDOFF_FUZZ_SECONDS").ok();
    let seconds = asked.and_then(|text| text.parse().ok()).unwrap_or(600);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seed = now.map_or(1, |now| now.as_secs());
    (Some(Instant::now() + Duration::from_secs(seconds)), seed)
}

/// The files of the corpus of `name`, by name.
fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = root().join("tests/fuzz/corpus").join(name);
    let entries = fs::read_dir(folder).expect("a corpus").flatten();
    let mut files: Vec<_> = entries
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("a file");
            (entry.path(), bytes)
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "the corpus of {name} is empty");
    files
}

/// What came of `bytes`, which are called `label`.
fn tried(target: &Target, bytes: &[u8], label: &Path) -> u64 {
    let before = Instant::now();
    let came = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let taken = before.elapsed();
    match came {
        Ok(came) if taken <= MOST => came,
        came => {
            let kept = keep(target.name, bytes);
            let what = if came.is_ok() {
                format!("took {taken:?}")
            } else {
                String::from("failed, as said above")
            };
            panic!(
                "{}: {} {what}; it is kept as {}",
                target.name,
                label.display(),
                kept.display()
            );
        }
    }
}

/// Writes `bytes` where a person finds them. Says where.
fn keep(name: &str, bytes: &[u8]) -> PathBuf {
    let hash = blake3::hash(bytes).to_hex();
    let folder = root().join("target/fuzz");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{name}-{}", &hash[..12]));
    fs::write(&path, bytes).expect("written");
    path
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
