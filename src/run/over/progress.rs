//! How far the work is, on a terminal: a line on standard error, gone when all is done.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// What takes no longer than this shows no progress.
const SHORT: Duration = Duration::from_millis(300);

/// The line; its figures are as narrow as can be, so that it fits on small screens.
const LINE: &str = "{msg} {pos} of {len} [{wide_bar}] {percent} % {eta} left";

/// How far the work is.
#[derive(Debug)]
pub(in crate::run) struct Progress {
    /// What is done, as in "exporting".
    what: &'static str,
    done: u64,
    pub(super) all: u64,
    begun: Instant,
    bar: Option<ProgressBar>,
    /// Whether nobody would see it.
    hidden: bool,
}

impl Progress {
    /// Nothing is done yet.
    pub(in crate::run) fn new(what: &'static str) -> Self {
        Self {
            what,
            done: 0,
            all: 0,
            begun: Instant::now(),
            bar: None,
            hidden: !io::stderr().is_terminal(),
        }
    }

    /// Nothing is ever seen.
    pub(super) fn hidden() -> Self {
        let mut progress = Self::new("");
        progress.hidden = true;
        progress
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
    pub(super) fn look(&mut self) {
        if self.hidden || self.begun.elapsed() < SHORT {
            return;
        }
        let (what, all) = (self.what, self.all);
        let bar = self.bar.get_or_insert_with(|| made(what, all));
        // Of articles that come in one file nobody knows how many there are.
        bar.set_length(all.max(self.done));
        bar.set_position(self.done);
    }

    /// Does what writes to the terminal: the line makes room for it.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) if io::stdout().is_terminal() => bar.suspend(write),
            _ => write(),
        }
    }
}

fn made(what: &'static str, all: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr());
    // The line is ours: that it can be read shows in the first test that draws it.
    let style = ProgressStyle::with_template(LINE).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style.progress_chars("=> "));
    bar.set_message(what);
    bar
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
