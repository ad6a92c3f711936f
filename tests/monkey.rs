//! A monkey at the keyboard: keys of every context in the real program in a real terminal, at random moments, while other
//! programs write into the same folder. After each burst of keys the program must still answer and have ended what it
//! began; in the end it leaves, and all that it showed as saved is on disk.
//!
//! What goes wrong so depends on moments too, which nothing repeats: a seed repeats the keys and the pauses alone. It is
//! told with what was pressed; `STANDOFF_MONKEY_SEED` gives it again. The ordinary run presses for some seconds. With
//! `STANDOFF_THOROUGH` it goes on for `STANDOFF_FUZZ_SECONDS` (600 where nothing is said), each time on another way; busy
//! loops beside it find more.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

#[path = "living/chance.rs"]
mod chance;
#[path = "monkey/folder.rs"]
mod folder;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/home.rs"]
mod home;
#[path = "monkey/keyboard.rs"]
mod keyboard;
#[path = "monkey/others.rs"]
mod others;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/seen.rs"]
mod seen;
#[path = "monkey/signs.rs"]
mod signs;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/terminal.rs"]
mod terminal;
#[path = "stage/thorough.rs"]
mod thorough;

use chance::Chance;
use home::Home;
use keyboard::Keyboard;
use rustix::process::Signal;
use std::env;
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use terminal::Terminal;

/// So long one goes on in the ordinary run, and in the long one before it begins anew.
const SHORT: Duration = Duration::from_secs(6);
const LONG: Duration = Duration::from_secs(30);

/// Sizes of screens: the usual one, others, and one that is too small.
const SIZES: [(u16, u16); 5] = [signs::SIZE, (60, 20), (140, 45), (40, 12), (20, 6)];

/// The key that hands a note to an editor, as it is noted.
const EDITOR: &str = "\\u{f}";

/// How a monkey goes on.
struct Monkey {
    chance: Chance,
    keyboard: Keyboard,
    home: Home,
    terminal: Terminal,
    /// What was done.
    done: String,
}

#[test]
fn a_monkey_on_a_shelf() {
    play(1, "news");
}

#[test]
fn a_monkey_in_an_article() {
    play(2, "news/talks.txt");
}

/// Plays for a while, beginning with what is `opened`.
fn play(seed: u64, opened: &str) {
    let asked = |name: &str| env::var(name).ok().and_then(|text| text.parse().ok());
    if let Some(seed) = asked("STANDOFF_MONKEY_SEED") {
        return Monkey::at(seed, opened).play(LONG);
    }
    if thorough::times(0, 1) == 0 {
        return Monkey::at(seed, opened).play(SHORT);
    }
    let end = Instant::now() + Duration::from_secs(asked("STANDOFF_FUZZ_SECONDS").unwrap_or(600));
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let mut seed = now.map_or(seed, |now| now.as_secs() * 1000 + seed);
    while Instant::now() < end {
        Monkey::at(seed, opened).play(LONG);
        seed += 10;
    }
}

impl Monkey {
    fn at(seed: u64, opened: &str) -> Self {
        // Shown if it fails.
        println!("STANDOFF_MONKEY_SEED={seed}");
        let home = folder::folder();
        let terminal = Terminal::sized(&home, &[opened], signs::SIZE);
        terminal.until_shown(&["? help"]);
        Self {
            chance: Chance::of(seed),
            keyboard: Keyboard::of(&home),
            home,
            terminal,
            done: String::new(),
        }
    }

    fn play(mut self, time: Duration) {
        let end = Instant::now() + time;
        while Instant::now() < end {
            self.done.clear();
            for _ in 0..5 + self.chance.below(50) {
                self.act();
            }
            self.answers();
        }
        self.leaves();
    }

    /// Does something.
    fn act(&mut self) {
        match self.chance.below(200) {
            0..3 => {
                let what = others::meddle(&self.home, &mut self.chance);
                self.note(what);
            }
            3..6 => {
                let size = self.chance.one_of(&SIZES);
                self.note(&format!("{size:?}"));
                self.terminal.resize(size);
            }
            6 => self.stop(),
            _ => {
                for keys in self.keyboard.keys(&mut self.chance) {
                    self.type_in(&keys);
                    self.pause();
                }
            }
        }
    }

    /// Stops the program and has it go on, as a shell does, unless an editor may be at work, for whom that is meant.
    fn stop(&mut self) {
        if !self.done.contains(EDITOR) {
            self.note("stopped");
            self.terminal.send(Signal::TSTP);
            self.terminal.until_stopped();
            self.terminal.send(Signal::CONT);
        }
    }

    fn pause(&mut self) {
        if self.chance.one_in(2) {
            let pause = self.chance.below(15_000);
            thread::sleep(Duration::from_micros(pause as u64));
        }
    }

    fn type_in(&mut self, keys: &str) {
        self.note(&format!("{keys:?}"));
        self.terminal.try_type(keys);
    }

    fn note(&mut self, what: &str) {
        self.done.push_str(what);
        self.done.push(' ');
    }
}
