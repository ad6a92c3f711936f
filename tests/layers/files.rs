//! Rules for files: how long they may be, what they begin with, what they are called.

use super::source::{Source, root, sources, sources_below, text_of};

/// Longer files are to be divided.
const LONGEST: usize = 400;

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let sources = sources();
    let program = sources.iter().filter(|source| !source.is_test());
    let faults: Vec<_> = program
        .flat_map(|source| {
            let lines = source.text.lines();
            let lines = lines.take_while(|line| !line.starts_with("mod tests {"));
            let purpose = "what it is for and what it must not know";
            too_long(source, lines.count())
                .into_iter()
                .chain(no_purpose(source, purpose))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn files_of_tests_are_short_and_say_what_they_are_for() {
    let outside = ["tests", "benches", "examples"].map(sources_below).concat();
    assert!(outside.len() > 100, "only {} files", outside.len());
    let inside: Vec<_> = sources().into_iter().filter(Source::is_test).collect();
    let long = outside.iter().chain(&inside);
    let long = long.filter_map(|source| too_long(source, source.text.lines().count()));
    let silent = outside
        .iter()
        .filter_map(|source| no_purpose(source, "what it is for"));
    let faults: Vec<_> = long.chain(silent).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn too_long(source: &Source, lines: usize) -> Option<String> {
    let fault = || {
        format!(
            "{}:{lines}: longer than {LONGEST} lines: divide it",
            source.path
        )
    };
    (lines > LONGEST).then(fault)
}

fn no_purpose(source: &Source, purpose: &str) -> Option<String> {
    let fault = || format!("{}:1: doesn't begin with `//!`, {purpose}", source.path);
    (!source.text.starts_with("//! ")).then(fault)
}

#[test]
fn no_folder_has_a_mod_rs() {
    let mut found: Vec<_> = sources().into_iter().map(|source| source.path).collect();
    found.retain(|path| path.ends_with("/mod.rs"));
    assert!(found.is_empty(), "`foo.rs` beside `foo/`, not {found:?}");
}

#[test]
fn the_map_names_files_that_exist() {
    let top = text_of(&root().join("src/lib.rs"));
    let map = top.lines().filter_map(|line| line.strip_prefix("//!"));
    for (line, number) in map.zip(1..) {
        let names = line.split(|sign: char| !sign.is_alphanumeric() && !"_/.".contains(sign));
        for name in names.filter(|name| {
            name.strip_suffix(".rs")
                .is_some_and(|stem| !stem.is_empty())
        }) {
            let exists = ["src", ""]
                .iter()
                .any(|folder| root().join(folder).join(name).exists());
            assert!(
                exists,
                "src/lib.rs:{number}: the map names {name}, which isn't there"
            );
        }
    }
}
