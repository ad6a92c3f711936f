//! The articles of a folder, a line each, with tabs between the columns: for `cut`, `sort`, `awk` and spreadsheets.

use crate::article::visible;
use crate::codebook::Codebook;
use crate::shelf::{Entry, Progress, Work};
use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

/// What the columns are, for good: whoever reads the table goes by these.
const COLUMNS: [&str; 8] = [
    "name", "title", "date", "outlet", "words", "read", "stances", "progress",
];

/// Writes what the columns are.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn table_head(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join("\t"))
}

/// Writes the line of `entry`. What isn't known stands as nothing; how much is read in per cent, stances as
/// `US 5, Russia 4`, in the order of the codebook; progress as `untouched`, `started`, `done`, `nothing`; as
/// `broken` where its sidecar can't be read, not all of it, and as `unreadable` where it can't be itself.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn table_line(entry: &Entry, codebook: &Codebook, out: &mut dyn Write) -> io::Result<()> {
    let face = entry.face.as_deref();
    let is_readable = face.is_some_and(|face| face.trouble.is_none());
    let told = |fact: fn(&crate::article::Facts) -> &Option<Arc<str>>| {
        let found = face.and_then(|face| fact(&face.facts).as_deref());
        found.unwrap_or_default().to_owned()
    };
    let work = entry.work.as_deref();
    let words = face.filter(|_| is_readable).map(|face| face.words);
    let is_broken = work.is_some_and(|work| work.trouble.is_some());
    let progress = entry.progress().map_or("", Progress::word);
    let cells = [
        entry.name.to_string(),
        told(|facts| &facts.title),
        told(|facts| &facts.date),
        told(|facts| &facts.outlet),
        words.map(|words| words.to_string()).unwrap_or_default(),
        work.and_then(|work| work.read)
            .map(|read| read.to_string())
            .unwrap_or_default(),
        work.map(|work| stances(work, codebook)).unwrap_or_default(),
        String::from(match (is_readable, is_broken) {
            (false, _) => "unreadable",
            (_, true) => "broken",
            _ => progress,
        }),
    ];
    let cells = cells.map(|cell| visible::line(&cell).into_owned());
    writeln!(out, "{}", cells.join("\t"))
}

/// How many each side has: those of the codebook in its order, then the others by name.
fn stances(work: &Work, codebook: &Codebook) -> String {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for annotation in &work.annotations {
        *counts.entry(&annotation.stance.side).or_default() += 1;
    }
    let sides = codebook.sides().iter();
    let known = sides.filter_map(|side| counts.remove_entry(&*side.name));
    let known: Vec<_> = known.collect();
    let mut others: Vec<_> = counts.into_iter().collect();
    others.sort_unstable();
    let all = known.into_iter().chain(others);
    let all: Vec<_> = all.map(|(side, count)| format!("{side} {count}")).collect();
    all.join(", ")
}
