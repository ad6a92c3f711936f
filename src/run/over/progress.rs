//! How far the work is, on a terminal: a line on standard error, gone when all is done.

use crate::terminal::line::Line;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// What takes no longer than this shows no progress.
const SHORT: Duration = Duration::from_millis(300);

/// So often the line changes.
const PACE: Duration = Duration::from_millis(80);

/// The width of the bar, in cells.
const BAR: u64 = 24;

/// How far the work is.
#[derive(Debug)]
pub(in crate::run) struct Progress {
    /// What is done, as in "exporting".
    what: &'static str,
    done: u64,
    pub(super) all: u64,
    begun: Instant,
    /// When the line changed last.
    told: Option<Instant>,
    /// Nothing where nobody would see it.
    line: Option<Line>,
}

impl Progress {
    /// Nothing is done yet.
    pub(in crate::run) fn new(what: &'static str) -> Self {
        Self {
            what,
            done: 0,
            all: 0,
            begun: Instant::now(),
            told: None,
            line: Line::on_terminal(),
        }
    }

    /// Nothing is ever seen.
    pub(super) fn hidden() -> Self {
        Self {
            line: None,
            ..Self::new("")
        }
    }

    /// One more is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        self.look();
    }

    /// So many of so many are done.
    pub(in crate::run) fn reach(&mut self, done: usize, all: usize) {
        (self.done, self.all) = (done as u64, all as u64);
        self.look();
    }

    /// Shows how far it is, if it takes long.
    pub(in crate::run) fn look(&mut self) {
        let is_early = self.begun.elapsed() < SHORT;
        let is_fresh = self.told.is_some_and(|told| told.elapsed() < PACE);
        if is_early || is_fresh || self.line.is_none() {
            return;
        }
        self.told = Some(Instant::now());
        let words = self.words();
        if let Some(line) = &mut self.line {
            line.show(&words);
        }
    }

    fn words(&self) -> String {
        if self.done == 0 && self.all == 0 {
            return format!("{} ...", self.what);
        }
        // Of articles that come in one file nobody knows how many there are.
        let all = self.all.max(self.done).max(1);
        let full = self.done * BAR / all;
        let bar: String = (0..BAR)
            .map(|cell| match cell {
                cell if cell < full => '=',
                cell if cell == full => '>',
                _ => ' ',
            })
            .collect();
        let (what, done) = (self.what, self.done);
        let percent = done * 100 / all;
        format!(
            "{what} {done} of {all} [{bar}] {percent} %{}",
            self.left(all)
        )
    }

    /// How long it will take still, as far as that can be told.
    fn left(&self, all: u64) -> String {
        if self.done == 0 {
            return String::new();
        }
        let so_far = self.begun.elapsed().as_secs_f64();
        let part = Duration::from_secs(all - self.done).as_secs_f64()
            / Duration::from_secs(self.done).as_secs_f64();
        let seconds = Duration::try_from_secs_f64(so_far * part).unwrap_or_default();
        match seconds.as_secs() {
            seconds @ 0..120 => format!(", {} s left", seconds + 1),
            seconds => format!(", {} min left", seconds / 60),
        }
    }

    /// Does what writes to the terminal: the line makes room for it.
    pub(super) fn aside<T>(&mut self, write: impl FnOnce() -> T) -> T {
        if let Some(line) = self.line.as_mut().filter(|_| io::stdout().is_terminal()) {
            line.clear();
            self.told = None;
        }
        write()
    }
}
