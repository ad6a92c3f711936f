//! Results that are kept in files. `UPDATE=1 cargo test` writes them anew, for `git diff` to judge.

use std::fs;
use std::path::{Path, PathBuf};

/// Whether what is found is to be written down as what is expected.
pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty())
}

/// A file of this project.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of this project; empty if there is none.
pub fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_default()
}

/// Writes a file of this project.
pub fn write(name: &str, text: &str) {
    fs::write(path(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// Compares `found` with the file `name`: nothing, or the lines in which they differ.
pub fn differs(name: &str, found: &str) -> Option<String> {
    if updating() {
        write(name, found);
    }
    let expected = read(name);
    (expected != found).then(|| {
        format!(
            "{name} (UPDATE=1 writes it anew)\n{}",
            difference(&expected, found)
        )
    })
}

/// The lines in which two texts differ, one under the other.
pub fn difference(expected: &str, found: &str) -> String {
    let (mut old, mut new) = (expected.lines(), found.lines());
    let mut lines = Vec::new();
    for number in 1.. {
        let (old, new) = (old.next(), new.next());
        if old.is_none() && new.is_none() {
            break;
        }
        if old != new {
            lines.push(format!(
                "{number:>4} - {}\n     + {}",
                old.unwrap_or("(nothing)"),
                new.unwrap_or("(nothing)")
            ));
        }
    }
    lines.join("\n")
}
