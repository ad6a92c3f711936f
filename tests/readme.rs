//! Every command that the README shows is run, so that it says nothing that isn't so.
//!
//! What stands between ```` ```sh ```` and ```` ``` ```` is run, line by line, in a folder of its own with an empty
//! home, the program first in the path and the files below; ```` ```text ```` is not. A line ends well unless it says
//! otherwise in a remark at its end: `standoff nosuch.txt   # exit code 2`. Lines that go on after `\` are one.
//! What builds the program can't be run by its own test: those commands must be these, word by word.

#![allow(clippy::expect_used, reason = "a test says by panicking what is wrong")]

#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/home.rs"]
mod home;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/seen.rs"]
mod seen;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/terminal.rs"]
mod terminal;

use home::{ARTICLE, Home, PROGRAM};
use std::path::Path;
use std::{env, fs};
use terminal::Terminal;

/// Commands of the README that are not run.
const SET_UP: [&str; 4] = [
    "cargo run --release",
    "cargo test",
    "cargo install --path .",
    "cargo bench",
];

/// Texts that the README's commands may name.
const FILES: [&str; 3] = ["moscow.txt", "article.txt", "talks.txt"];

/// A command with what it should end with.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    number: usize,
    command: String,
    code: u32,
}

/// The commands of `text`, in their order; one list for each fence.
fn fences(text: &str) -> Vec<Vec<Line>> {
    let mut fences = Vec::new();
    let mut open: Option<Vec<Line>> = None;
    let mut begun = String::new();
    for (index, line) in text.lines().enumerate() {
        let Some(lines) = &mut open else {
            if line.trim() == "```sh" {
                open = Some(Vec::new());
            }
            continue;
        };
        if line.trim() == "```" {
            fences.extend(open.take());
        } else if let Some(part) = line.strip_suffix('\\') {
            begun.push_str(part);
        } else if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            let command = std::mem::take(&mut begun) + line.trim();
            let code = command
                .rsplit_once("# exit code ")
                .map_or(Ok(0), |(_, code)| code.trim().parse());
            let code = code.unwrap_or_else(|error| panic!("README.md:{}: {error}", index + 1));
            lines.push(Line {
                number: index + 1,
                command,
                code,
            });
        }
    }
    assert!(open.is_none(), "the last fence of README.md has no end");
    fences
}

/// Whether `command` only sets up, and may: it is one of those that are known.
fn sets_up(line: &Line) -> bool {
    let command = line.command.split('#').next().unwrap_or_default().trim();
    let building = ["cargo ", "git clone ", "cd "];
    if !building.iter().any(|start| command.starts_with(start)) {
        return false;
    }
    let known = SET_UP.contains(&command) || !command.starts_with("cargo ");
    assert!(
        known,
        "README.md:{}: {command:?} is none of {SET_UP:?}",
        line.number
    );
    true
}

/// Runs `line` as a person would type it, in a terminal: a reader that it opens is left by `q`.
fn run(home: &Home, line: &Line) {
    let shell = format!("set -o pipefail\n{}", line.command);
    let mut terminal = Terminal::command(home, "bash", &["-c", &shell], (120, 40));
    // A program that reads keys takes this as one; one that doesn't, never sees it.
    terminal.type_in("q");
    let ended = terminal.ended();
    let said = terminal.seen().text();
    assert_eq!(
        ended,
        Ok(line.code),
        "README.md:{}: {}\n{said}",
        line.number,
        line.command
    );
}

fn home() -> Home {
    let bin = Path::new(PROGRAM)
        .parent()
        .expect("a folder")
        .display()
        .to_string();
    let path = format!("{bin}:{}", env::var("PATH").unwrap_or_default());
    let home = Home::new()
        .with("PATH", &path)
        .with("PAGER", "cat")
        .with("LESS", "-F -X -E");
    for name in FILES {
        home.write(name, ARTICLE);
    }
    home
}

#[test]
fn every_command_of_the_readme_does_what_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(path).expect("README.md");
    let fences = fences(&text);
    for command in ["cargo run --release", "cargo test"] {
        let shown = fences
            .iter()
            .flatten()
            .any(|line| line.command.split('#').next().unwrap_or_default().trim() == command);
        assert!(shown, "README.md doesn't show `{command}` in a ```sh fence");
    }
    for fence in &fences {
        let home = home();
        for line in fence.iter().filter(|line| !sets_up(line)) {
            run(&home, line);
        }
    }
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(path).expect("README.md");
    let printed = std::process::Command::new(PROGRAM)
        .arg("keys")
        .output()
        .expect("keys");
    let keys = String::from_utf8(printed.stdout).expect("UTF-8");
    assert!(
        text.contains(keys.trim_end()),
        "README.md doesn't show what `standoff keys` prints"
    );
}

#[test]
fn commands_are_found_and_a_wrong_one_is_noticed() {
    let text = "# A\n```text\nnot run\n```\n\n```sh\n# a remark\nstandoff export talks.txt \\\n  --to csv >out.csv\n\nstandoff nosuch.txt   # exit code 2\n```\n```sh\ncargo test   # all of it\n```\n";
    let found = fences(text);
    let commands: Vec<_> = found[0]
        .iter()
        .map(|line| (line.number, line.command.as_str(), line.code))
        .collect();
    let export = "standoff export talks.txt --to csv >out.csv";
    assert_eq!(
        commands,
        [
            (9, export, 0),
            (11, "standoff nosuch.txt   # exit code 2", 2)
        ]
    );
    assert!(sets_up(&found[1][0]) && !sets_up(&found[0][0]));
    let home = home();
    for line in &found[0] {
        run(&home, line);
    }
    assert!(home.read("out.csv").starts_with("article,"));
    run(
        &home,
        &Line {
            number: 1,
            command: "standoff talks.txt".to_owned(),
            code: 0,
        },
    );
    run(
        &home,
        &Line {
            number: 2,
            command: "standoff talks.txt | head -1".to_owned(),
            code: 0,
        },
    );
    let wrong = || {
        run(
            &home,
            &Line {
                number: 3,
                command: "standoff nosuch.txt".to_owned(),
                code: 0,
            },
        );
    };
    assert!(
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(wrong)).is_err(),
        "a wrong command passes"
    );
}
