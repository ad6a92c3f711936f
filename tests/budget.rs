//! What a statement costs in keys. `tests/readings/*.txt` are readings from beginning to end: an article (or
//! the name of one under `assets`), then a line for each statement: its kind, the keys from the end of the
//! statement before it, moves included, and after `=>` the stance that they leave at the focus. Nobody is in
//! the codebook at the start.
//!
//! Typed letters count one each. A statement with a new name may cost the letters of the new names and nine
//! more, a usual one nine, a repeated one three; the median over all of a reading is at most eight.
//! `UPDATE=1` writes the stances as they are; `cargo test --test budget -- --nocapture` shows the table.

#[path = "budget/accepting.rs"]
mod accepting;
mod stage;

use stage::{Scene, Stage, golden};
use standoff::annotation::{Annotation, Position};
use standoff::keys::parse_keys;
use std::fmt::Write;

/// The keys that a statement of each kind may cost besides the letters of new names.
const BUDGETS: [(&str, usize); 3] = [("new", 9), ("usual", 9), ("repeat", 3)];

/// The most that the statement in the middle of a reading may cost, letters included.
const MEDIAN: usize = 8;

/// A line of a reading.
struct Statement {
    line: usize,
    kind: String,
    keys: String,
    stance: String,
}

struct Reading {
    head: String,
    article: String,
    statements: Vec<Statement>,
}

#[test]
fn the_built_in_article_is_read_within_the_budget() {
    play("moscow");
}

#[test]
fn a_short_report_is_read_within_the_budget() {
    play("harbour");
}

#[test]
fn a_report_full_of_new_names_is_read_within_the_budget() {
    play("dam");
}

fn play(name: &str) {
    let path = format!("tests/readings/{name}.txt");
    let mut reading = read(&path);
    let mut stage = Stage::open(Scene {
        size: (120, 40),
        ..Scene::of(reading.article.clone())
    });
    let (mut faults, mut costs) = (Vec::new(), Vec::new());
    for statement in &mut reading.statements {
        let (cost, letters) = press(&mut stage, &statement.keys);
        let found = told(&stage);
        if found != statement.stance && !golden::updating() {
            faults.push(format!("{path}:{}: found {found}", statement.line));
        }
        statement.stance = found;
        let budget = BUDGETS.iter().find(|(kind, _)| *kind == statement.kind);
        let (_, most) = budget.unwrap_or_else(|| panic!("{path}:{}: no such kind", statement.line));
        if cost - letters > *most || (letters > 0) != (statement.kind == "new") {
            faults.push(format!(
                "{path}:{}: {cost} keys, {letters} of them letters of new names",
                statement.line
            ));
        }
        println!(
            "{:>3} {letters:>3}  {:<7} {}",
            cost, statement.kind, statement.keys
        );
        costs.push(cost);
    }
    costs.sort_unstable();
    let median = costs[costs.len() / 2];
    println!("{name}: {} statements, median {median} keys", costs.len());
    if golden::updating() {
        golden::write(&path, &written(&reading));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(median <= MEDIAN, "{path}: the median is {median} keys");
}

/// Presses `keys`; how many they are, and how many of them are letters of names that are new with them.
fn press(stage: &mut Stage, keys: &str) -> (usize, usize) {
    let names = |stage: &Stage| {
        let codebook = stage.app.codebook();
        let speakers = codebook.speakers().iter().map(|code| code.name.clone());
        let topics = codebook.topics().iter().map(|code| code.name.clone());
        speakers.chain(topics).collect::<Vec<_>>()
    };
    let before = names(stage);
    stage.press(keys);
    let new = names(stage)
        .into_iter()
        .filter(|name| !before.contains(name));
    let letters = new.map(|name| name.chars().count()).sum();
    let count = parse_keys(keys).map_or(0, |keys| keys.len());
    (count, letters)
}

/// The stance at the focus with its words, as a line tells it.
fn told(stage: &Stage) -> String {
    let Some(found) = stage.app.current() else {
        return String::from("nothing");
    };
    let Annotation { span, stance, .. } = &**found;
    let words = stage.app.article().slice(*span).replace('\n', " ");
    let start: String = words.chars().take(40).collect();
    let start = start.trim_end();
    let glyph = stance.position.map_or("·", Position::glyph);
    let speaker = stance.speaker.as_deref().unwrap_or("–");
    let topic = stance.topic.as_deref().unwrap_or("–");
    format!("{} {glyph} {speaker}, {topic}: {start}", stance.side)
}

fn read(path: &str) -> Reading {
    let text = golden::read(path);
    let (head, rest) = text
        .split_once("\n== ")
        .unwrap_or_else(|| panic!("{path}: no =="));
    let (title, rest) = rest.split_once('\n').unwrap_or_default();
    let (article, lines) = rest.split_once("\n-- statements\n").unwrap_or_default();
    let first = text
        .lines()
        .position(|line| line == "-- statements")
        .unwrap_or(0)
        + 2;
    let article = match article.trim().strip_prefix("assets/") {
        Some(name) => golden::read(&format!("assets/{name}")),
        None => article.trim_start_matches('\n').to_owned(),
    };
    let statement = |(line, text): (usize, &str)| {
        let (act, stance) = text.split_once("=>").unwrap_or((text, ""));
        let (kind, keys) = act.trim().split_once(' ')?;
        Some(Statement {
            line,
            kind: kind.to_owned(),
            keys: keys.trim().to_owned(),
            stance: stance.trim().to_owned(),
        })
    };
    Reading {
        head: format!("{head}\n== {title}\n"),
        article,
        statements: (first..).zip(lines.lines()).filter_map(statement).collect(),
    }
}

fn written(reading: &Reading) -> String {
    let body = if reading.article.len() > 5_000 {
        "assets/moscow.txt"
    } else {
        &reading.article
    };
    let mut text = format!("{}{}\n-- statements\n", reading.head, body.trim_end());
    for Statement {
        kind, keys, stance, ..
    } in &reading.statements
    {
        let _ = writeln!(text, "{kind:<6} {keys:<58} => {stance}");
    }
    text
}
