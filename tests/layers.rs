//! The rooms of the house keep to themselves: who may know whom, which crates and which parts of the
//! world each may use. Reads every file under `src/` and names the line that breaks a rule.

#[path = "layers/files.rs"]
mod files;
#[path = "layers/source.rs"]
mod source;
#[path = "layers/tables.rs"]
mod tables;

use source::{root, sources, text_of};

/// A room: a file `src/NAME.rs` with the folder beside it.
struct Room {
    name: &'static str,
    /// The rooms it may know.
    knows: &'static str,
    /// The crates it may use.
    crates: &'static str,
    /// The parts of the standard library that touch the world, as far as it may use them.
    world: &'static str,
}

const fn room(
    name: &'static str,
    knows: &'static str,
    crates: &'static str,
    world: &'static str,
) -> Room {
    Room {
        name,
        knows,
        crates,
        world,
    }
}

/// The layer rule. What stands in no row is forbidden there.
#[rustfmt::skip]
const ROOMS: [Room; 20] = [
    //    room          knows                                 crates                                                  world
    room("article",    "",                                   "memchr unicode_segmentation unicode_width",            ""),
    room("annotation", "article codebook",                   "imara_diff unicode_normalization",                                                     ""),
    room("codebook",   "article",                                  "unicode_normalization",                                                     ""),
    room("suggest",    "article annotation codebook",        "foldhash",                                             ""),
    room("filter",     "annotation codebook near shelf",           "",                                                     ""),
    room("shelf",      "article annotation codebook wanted", "",                                                     ""),
    room("wanted",     "article",                            "regex regex_syntax",                                   ""),
    room("near",       "",                                   "",                                                     ""),
    room("keys",       "near",                               "unicode_width thiserror",                              ""),
    room("settings",   "keys near",                          "toml",                                                 ""),
    room("app",        "article annotation codebook filter keys shelf suggest wanted", "imara_diff memchr nucleo_matcher textwrap unicode_segmentation", ""),
    room("ui",         "article annotation codebook near shelf suggest app", "ratatui unicode_segmentation",                         ""),
    room("import",     "article near",                      "encoding_rs chardetng flate2 globset htmlize memchr quick_xml regex serde_json thiserror toml zip", "io"),
    room("export",     "article annotation codebook near shelf suggest wanted", "csv serde serde_json thiserror",                       "io"),
    room("store",      "article annotation codebook import near shelf wanted",   "blake3 directories ignore memchr notify rustix serde serde_json thiserror toml toml_parser unicode_segmentation", "env fs io os thread time"),
    room("terminal",   "keys",                               "crossterm itoa ratatui rustix signal_hook",            "env fs io os process thread time"),
    room("run",        "article annotation codebook filter import keys settings shelf suggest wanted app ui export store terminal", "jiff ratatui ulid",         "env fs io process thread time"),
    room("cli",        "article export run",                 "clap",                                                 "env io process"),
    room("main",       "cli",                                "",                                                     "process"),
    room("lib",        "",                                   "",                                                     ""),
];

/// The crates of the project, as they are called in the source.
fn crates() -> Vec<String> {
    let manifest = text_of(&root().join("Cargo.toml"));
    let after = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    let lines = after
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with('['));
    let names = lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "));
    names
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect()
}

/// The parts of `std` that touch the world.
const WORLD: [&str; 8] = ["env", "fs", "io", "net", "os", "process", "thread", "time"];

#[test]
fn every_room_stands_in_the_table() {
    let unknown: Vec<_> = sources()
        .into_iter()
        .filter(|source| row(&source.room).is_none())
        .map(|source| source.path)
        .collect();
    assert!(
        unknown.is_empty(),
        "no row in the table of tests/layers.rs for {unknown:?}"
    );
    for room in &ROOMS {
        assert!(
            root().join(format!("src/{}.rs", room.name)).exists(),
            "the table of tests/layers.rs tells of src/{}.rs, which isn't there",
            room.name
        );
    }
}

#[test]
fn rooms_know_only_whom_they_may() {
    check(|room, line| {
        let others = words_after(line, "crate::").chain(words_after(line, "standoff::"));
        let is_room = |name: &&str| *name != "lib" && *name != "main" && row(name).is_some();
        let strangers = others
            .filter(is_room)
            .filter(|name| *name != room.name && !lists(room.knows, name));
        strangers
            .map(|name| {
                format!(
                    "`{}` must not know `{name}`; it may know: {}",
                    room.name,
                    or_nobody(room.knows)
                )
            })
            .collect()
    });
}

#[test]
fn rooms_use_only_the_crates_they_may() {
    let crates = crates();
    assert!(crates.len() > 10, "{crates:?}");
    check(|room, line| {
        let uses = |name: &&String| {
            line.contains(&format!("{name}::"))
                && words_before_path(line).any(|word| word == **name)
        };
        let strangers = crates
            .iter()
            .filter(uses)
            .filter(|name| !lists(room.crates, name));
        strangers
            .map(|name| {
                format!(
                    "`{}` must not use the crate `{name}`; it may use: {}",
                    room.name,
                    or_nobody(room.crates)
                )
            })
            .collect()
    });
}

#[test]
fn only_the_terminal_room_sets_a_terminal() {
    check(|room, line| {
        let sets = room.name != "terminal" && line.contains("rustix::termios");
        sets.then(|| String::from("only `terminal` may use rustix::termios"))
            .into_iter()
            .collect()
    });
}

#[test]
fn only_the_rooms_at_the_edge_touch_the_world() {
    check(|room, line| {
        let single = words_after(line, "std::");
        let several = line
            .split_once("std::{")
            .map_or("", |(_, rest)| rest)
            .split(|sign: char| !sign.is_alphanumeric());
        let parts = single.chain(several).filter(|part| WORLD.contains(part));
        // A length of time is a number, and an exit code is one: only the clock and processes are the world.
        let clock = ["Instant", "SystemTime"]
            .iter()
            .any(|name| line.contains(name));
        let harmless = line.contains("time::Duration") && !clock;
        let strangers =
            parts.filter(|part| !lists(room.world, part) && (!harmless || *part != "time"));
        strangers
            .map(|part| {
                format!(
                    "`{}` must not use std::{part}; it may use: {}",
                    room.name,
                    or_nobody(room.world)
                )
            })
            .collect()
    });
}

#[test]
fn the_screen_only_looks() {
    check(|room, line| {
        let changes = room.name == "ui" && line.contains("&mut App");
        changes
            .then(|| String::from("`ui` looks at the state and never changes it: no `&mut App`"))
            .into_iter()
            .collect()
    });
}

#[test]
fn no_path_climbs_out_of_its_room() {
    for source in sources() {
        // src/app.rs is the room's top, src/app/x.rs one below: so often may `super` be said.
        let depth = source.path.matches('/').count() - 1;
        for (number, line) in source.code() {
            let climbs = (1..5)
                .take_while(|times| line.contains(&"super::".repeat(*times)))
                .count();
            let allowed = depth + usize::from(source.text.contains("mod tests {"));
            assert!(
                climbs <= allowed,
                "{}:{number}: `super` leads out of the room: write `crate::…`",
                source.path
            );
        }
    }
}

#[test]
fn no_code_is_unsafe() {
    let manifest = text_of(&root().join("Cargo.toml"));
    let forbids = manifest.contains("unsafe_code = \"forbid\"");
    assert!(forbids, "Cargo.toml doesn't forbid unsafe code");
    check(|_, line| {
        let found = line
            .split(|sign: char| !sign.is_alphanumeric() && sign != '_')
            .any(|word| word == "unsafe");
        found
            .then(|| String::from("no code is unsafe"))
            .into_iter()
            .collect()
    });
}

/// Applies a rule to each line of code outside the tests, and fails with all that break it.
fn check(rule: impl Fn(&Room, &str) -> Vec<String>) {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let Some(room) = row(&source.room) else {
            continue;
        };
        let lines = source
            .code()
            .take_while(|(_, line)| !line.starts_with("mod tests {"));
        for (number, line) in lines {
            faults.extend(
                rule(room, &line)
                    .into_iter()
                    .map(|fault| format!("{}:{number}: {fault}", source.path)),
            );
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn row(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

fn lists(names: &str, name: &str) -> bool {
    names.split(' ').any(|listed| listed == name)
}

fn or_nobody(names: &str) -> &str {
    if names.is_empty() { "nothing" } else { names }
}

/// The words that follow `path`, as `article` in `crate::article::Span` and both in `crate::{app, ui}`.
fn words_after<'a>(line: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    let is_name = |sign: char| sign.is_alphanumeric() || sign == '_';
    line.match_indices(path).flat_map(move |(at, _)| {
        let rest = &line[at + path.len()..];
        let (words, inside) = match rest.strip_prefix('{') {
            Some(list) => (list.split('}').next().unwrap_or(list), true),
            None => (rest, false),
        };
        words
            .split(move |sign: char| !is_name(sign))
            .take(if inside { usize::MAX } else { 1 })
    })
}

/// The words that a path begins with: `csv` in `csv::Writer`, not in `super::csv::row` or in `mod csv`.
fn words_before_path(line: &str) -> impl Iterator<Item = &str> {
    let paths = line.split(|sign: char| !sign.is_alphanumeric() && sign != '_' && sign != ':');
    paths
        .filter_map(|path| path.split_once("::"))
        .map(|(first, _)| first)
}
