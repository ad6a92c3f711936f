//! Work over many articles: on all cores, in their order, with its progress on a terminal, and what went wrong told
//! at the end.

mod codebooks;
mod names;
mod output;
mod page;
mod progress;
mod troubles;
mod wanted;

pub(super) use codebooks::Codebooks;
pub(super) use names::Names;
pub(super) use output::{Output, Piece, Written};
pub(super) use page::Page;
pub(super) use wanted::{Annotators, Wanted};

use super::{Ending, safe, tell};
use crate::store::abreast;
use crate::terminal::interrupt::Interrupt;
pub(super) use progress::Progress;
use std::io::{self, ErrorKind};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::{env, panic, thread};
pub(super) use troubles::{Troubles, failed};

/// Work over many articles.
#[derive(Debug)]
pub(super) struct Over {
    threads: NonZeroUsize,
    progress: Progress,
    /// Whether Ctrl-C ends the work gently.
    listens: bool,
    interrupt: Option<Interrupt>,
    /// What went wrong so far.
    pub(super) troubles: Troubles,
}

/// Why work ended before all was done.
#[derive(Debug)]
pub(super) enum Stop {
    /// A person wants it to.
    Signal(i32),
    /// Nothing more can be written.
    Unwritable(io::Error),
}

impl Over {
    /// On all cores; `what` is done, as in "exporting". Once it is begun Ctrl-C ends the work alone.
    pub(super) fn all(what: &'static str) -> Self {
        hush();
        Self {
            listens: true,
            progress: Progress::new(what),
            ..Self::by(abreast::threads())
        }
    }

    /// By so many threads, with nothing to be seen.
    pub(super) fn by(threads: NonZeroUsize) -> Self {
        Self {
            threads,
            progress: Progress::hidden(),
            listens: false,
            interrupt: None,
            troubles: Troubles::default(),
        }
    }

    /// One article after another, each waited for: see [`Over::each_in_turn`].
    pub(super) fn in_turn() -> Self {
        hush();
        Self::by(NonZeroUsize::MIN)
    }

    /// The same by one thread, for work that writes what another might be writing.
    pub(super) fn one_by_one(self) -> Self {
        let threads = NonZeroUsize::MIN;
        Self { threads, ..self }
    }

    /// From now on Ctrl-C ends the work alone. Until then, as while a folder is listed, it ends the program at once.
    pub(super) fn begin(&mut self) {
        if self.listens && self.interrupt.is_none() {
            // A person who can't end it gently can still end it.
            self.interrupt = Interrupt::listen().ok();
        }
    }

    /// Does `work` on each of `jobs` and has the results taken in their order. `weight` is how many bytes one holds.
    pub(super) fn each<J: Send, R: Send>(
        &mut self,
        jobs: impl Iterator<Item = (PathBuf, J)> + Send,
        work: impl Fn(J) -> R + Sync,
        weight: impl Fn(&R) -> usize + Sync,
        take: impl FnMut(&PathBuf, R, &mut Troubles) -> io::Result<()>,
    ) -> Result<(), Stop> {
        self.begin();
        let threads = self.threads;
        let mut taker = Taking { over: self, take };
        let ended = abreast::in_order(jobs, threads, || &work, weight, &mut taker);
        self.ended(ended)
    }

    /// [`Over::each`] on this thread, which may be waiting for the next article to come.
    pub(super) fn each_in_turn<J, R>(
        &mut self,
        jobs: impl Iterator<Item = (PathBuf, J)>,
        work: impl Fn(J) -> R,
        take: impl FnMut(&PathBuf, R, &mut Troubles) -> io::Result<()>,
    ) -> Result<(), Stop> {
        self.begin();
        let ended = abreast::in_turn(jobs, work, &mut Taking { over: self, take });
        self.ended(ended)
    }

    fn ended(&self, ended: io::Result<()>) -> Result<(), Stop> {
        let signal = self.interrupt.as_ref().and_then(Interrupt::came);
        match (ended, signal) {
            (Err(_), Some(signal)) => Err(Stop::Signal(signal)),
            (ended, _) => ended.map_err(Stop::Unwritable),
        }
    }

    /// There are so many articles.
    pub(super) fn expect(&mut self, all: usize) {
        self.progress.all = all as u64;
    }

    /// Says what went wrong, once the progress is gone, and how the program ends if `read` articles could be read.
    ///
    /// # Errors
    /// None could: `then`.
    pub(super) fn end(self, read: usize, then: &str) -> Result<Ending, String> {
        drop(self.progress);
        self.troubles.told().iter().for_each(|told| tell(told));
        match (self.troubles.count, read) {
            (0, _) => Ok(Ending::Done),
            (_, 0) => Err(format!("nothing could be read: {then}")),
            _ => Ok(Ending::Findings),
        }
    }
}

impl Stop {
    /// How the program ends then: that nobody reads to the end is no error.
    ///
    /// # Errors
    /// Standard output can't be written.
    pub(super) fn ending(self) -> Result<Ending, String> {
        match self {
            Self::Signal(signal) => Ok(Ending::Signal(signal)),
            Self::Unwritable(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Ending::Done),
            Self::Unwritable(error) => Err(format!("standard output can't be written: {error}")),
        }
    }
}

/// Takes results, with all that is done beside it.
struct Taking<'a, T> {
    over: &'a mut Over,
    take: T,
}

impl<R, T: FnMut(&PathBuf, R, &mut Troubles) -> io::Result<()>> abreast::Taker<PathBuf, R>
    for Taking<'_, T>
{
    type Stop = io::Error;

    fn take(&mut self, path: PathBuf, result: Result<R, String>) -> io::Result<()> {
        let Over {
            progress, troubles, ..
        } = self.over;
        match result {
            Ok(result) => progress.aside(|| (self.take)(&path, result, troubles))?,
            Err(words) => troubles.add(&path, failed(&path, &words)),
        }
        progress.step();
        self.go_on()
    }

    fn wait(&mut self) -> io::Result<()> {
        self.over.progress.look();
        self.go_on()
    }
}

impl<T> Taking<'_, T> {
    fn go_on(&self) -> io::Result<()> {
        match self.over.interrupt.as_ref().and_then(Interrupt::came) {
            Some(_) => Err(ErrorKind::Interrupted.into()),
            None => Ok(()),
        }
    }
}

/// A panic is told with the article that it was about, and nothing of it as it is; to whom that isn't enough, see
/// `RUST_BACKTRACE`.
pub(super) fn hush() {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
            previous(info);
        } else if thread::current().name() != Some(abreast::WORKER) {
            tell(&safe(&info.to_string()));
        }
    }));
}

#[cfg(test)]
mod tests;
