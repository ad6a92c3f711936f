//! What is pressed: what people do, a key at a time or at once, and whatever else is bound to something.

use crate::chance::Chance;
use crate::home::Home;

/// What people do, each with how often; blanks stand between keys that aren't pressed at once. `WORD` is any of [`WORDS`].
const HABITS: [(usize, &str); 34] = [
    (14, "1"),
    (14, "2"),
    (10, "j"),
    (6, "]"),
    (6, "="),
    (4, "x"),
    (5, "."),
    (9, "\x0e"),
    (7, "\x10"),
    (6, "o"),
    (5, "\r"),
    (9, "u"),
    (6, "\x12"),
    (4, "/ WORD \r"),
    (2, "/ WORD \x1b"),
    (4, "o / WORD \r"),
    (2, "o / WORD \x0e \r"),
    (4, "o j \r"),
    (3, "o d"),
    (2, "o z o"),
    (2, "o R"),
    (2, "o f WORD \r"),
    (4, "s WORD \r"),
    (3, "t 1 \r"),
    (4, "m WORD \r"),
    (2, "m WORD \x0f"),
    (5, ")"),
    (4, "P"),
    (3, "r r"),
    (2, "r d"),
    (2, "r i WORD \r"),
    (2, "r n \r WORD \r"),
    (5, "R"),
    (1, "\x1b[200~pasted\x1b[201~"),
];

/// What is typed: names, what filters ask for, and what is neither. Where no line is open, none of it leaves.
const WORDS: [&str; 8] = [
    "talk", "Lav", "rus", "x", "the", "/a.b", "is:done", "side:us",
];

/// What must not happen by itself.
const NEVER: [&str; 3] = ["leave", "leave-at-once", "suspend"];

/// Labels of keys and what a terminal sends for them.
const LABELS: [(&str, &str); 15] = [
    ("Down", "\x1b[B"),
    ("Up", "\x1b[A"),
    ("Right", "\x1b[C"),
    ("Left", "\x1b[D"),
    ("Home", "\x1b[H"),
    ("End", "\x1b[F"),
    ("PgDn", "\x1b[6~"),
    ("PgUp", "\x1b[5~"),
    ("Space", " "),
    ("Enter", "\r"),
    ("Tab", "\t"),
    ("Shift-Tab", "\x1b[Z"),
    ("Esc", "\x1b"),
    ("Backspace", "\x7f"),
    ("F1", "\x1bOP"),
];

/// All that can be pressed.
pub(crate) struct Keyboard {
    /// What is bound to something in any context.
    bound: Vec<String>,
}

impl Keyboard {
    /// What the program at `home` says is bound to something.
    pub(crate) fn of(home: &Home) -> Self {
        let told = home.run(&["keys"]).done();
        let bound: Vec<_> = told.lines().flat_map(bound).collect();
        assert!(bound.len() > 150, "{told}");
        Self { bound }
    }

    /// What is pressed next, at once what stands together.
    pub(crate) fn keys(&self, chance: &mut Chance) -> Vec<String> {
        if chance.one_in(4) {
            return vec![chance.one_of(&self.bound)];
        }
        let all = HABITS.iter().map(|(often, _)| often).sum();
        let mut at = chance.below(all);
        let found = HABITS.iter().find(|(often, _)| {
            let is_it = at < *often;
            at = at.saturating_sub(*often);
            is_it
        });
        let (_, habit) = found.expect("one of them");
        let keys = habit.split(' ').map(|key| match key {
            "WORD" => chance.one_of(&WORDS).to_owned(),
            key => key.to_owned(),
        });
        let keys: Vec<_> = keys.collect();
        if chance.one_in(3) {
            vec![keys.concat()]
        } else {
            keys
        }
    }
}

/// What a `line` of `standoff keys` says is bound, as a terminal sends it.
fn bound(line: &str) -> Vec<String> {
    let Some((labels, rest)) = line.split_at_checked(27).filter(|_| line.starts_with("  ")) else {
        return Vec::new();
    };
    if NEVER
        .iter()
        .any(|name| rest.split(' ').next() == Some(name))
    {
        return Vec::new();
    }
    let labels = labels.split_whitespace();
    // Where it closes nothing, it leaves.
    labels.filter(|label| *label != "q").map(sent).collect()
}

/// What a terminal sends for the keys in `label`, one after another.
fn sent(label: &str) -> String {
    let named = LABELS.iter().find(|(name, _)| *name == label);
    if let Some((_, bytes)) = named {
        return (*bytes).to_owned();
    }
    if let Some(letter) = label.strip_prefix("Ctrl-") {
        return letter.bytes().map(|byte| char::from(byte & 0x1f)).collect();
    }
    match label.split_once(',') {
        Some((first, then)) if !first.is_empty() => sent(first) + &sent(then),
        _ => label.to_owned(),
    }
}
