//! Work on many things at once, whose results come in the order of the things: what is written of them is the same,
//! byte for byte, however many threads there are. Of what is worked on little is held at a time, so that ten
//! thousand articles take the memory of a few.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::iter::Enumerate;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, Scope, scope};
use std::time::Duration;

/// So many things for each thread may be done before their turn.
const AHEAD: usize = 16;

/// While results of so many bytes wait for their turn, nothing more is begun.
const MOST_WAITING: usize = 32 << 20;

/// So long nothing may come before the taker is asked whether to go on.
const PAUSE: Duration = Duration::from_millis(50);

/// As much stack as the first thread has: an article is read there as it is elsewhere.
const STACK: usize = 8 << 20;

/// What becomes of results.
pub(super) trait Taker<R> {
    /// Takes the result of the thing at `path`, in its turn; or why there is none: the words of a panic.
    fn take(&mut self, path: PathBuf, result: Result<R, String>) -> io::Result<()>;

    /// Called when nothing came for a while.
    fn wait(&mut self) -> io::Result<()>;
}

/// Does `work` on all of `jobs` by so many `threads`, and gives `taker` the results in their order. `weight` is how
/// many bytes a result holds. A panic ends nothing but the work on that one thing.
///
/// # Errors
/// The first of `taker`'s: then nothing more is begun. No thread could be started.
pub(super) fn each<J: Send, R: Send>(
    jobs: impl Iterator<Item = (PathBuf, J)> + Send,
    threads: NonZeroUsize,
    work: impl Fn(J) -> R + Sync,
    weight: impl Fn(&R) -> usize + Sync,
    taker: &mut impl Taker<R>,
) -> io::Result<()> {
    let hall = Hall::new(jobs, threads);
    let weight = |result: &Result<R, String>| result.as_ref().map_or(0, &weight);
    scope(|scope| {
        let (sender, done) = channel();
        for _ in 0..threads.get() {
            let sender = sender.clone();
            let worker = || {
                let sender = sender;
                hall.work(&work, weight, &sender);
            };
            if let Err(error) = start(scope, worker) {
                hall.gate().stopped = true;
                return Err(error);
            }
        }
        // Else the end would never come.
        drop(sender);
        let ended = in_order(&done, &hall, taker);
        hall.gate().stopped = true;
        hall.moved.notify_all();
        ended
    })
}

fn start<'scope>(
    scope: &'scope Scope<'scope, '_>,
    worker: impl FnOnce() + Send + 'scope,
) -> io::Result<()> {
    let thread = Builder::new().name(super::WORKER.to_owned());
    let started = thread.stack_size(STACK).spawn_scoped(scope, worker);
    started.map(drop)
}

/// [`each`] on this thread: for things that come only after the result of the one before was given.
///
/// # Errors
/// The first of `taker`'s.
pub(super) fn in_turn<J, R>(
    jobs: impl Iterator<Item = (PathBuf, J)>,
    work: impl Fn(J) -> R,
    taker: &mut impl Taker<R>,
) -> io::Result<()> {
    for (path, job) in jobs {
        taker.take(path, tried(&work, job))?;
    }
    Ok(())
}

/// The result, or the words of the panic.
fn tried<J, R>(work: impl Fn(J) -> R, job: J) -> Result<R, String> {
    // What a panic leaves behind is the article's, and dropped with it.
    catch_unwind(AssertUnwindSafe(|| work(job))).map_err(|panic| words(&*panic))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

/// A result with its turn and what it weighs.
struct Done<R> {
    turn: usize,
    path: PathBuf,
    weight: usize,
    result: Result<R, String>,
}

fn in_order<J, R, I: Iterator<Item = (PathBuf, J)>>(
    done: &Receiver<Done<R>>,
    hall: &Hall<I>,
    taker: &mut impl Taker<R>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut turn = 0;
    loop {
        match done.recv_timeout(PAUSE) {
            Ok(one) => drop(early.insert(one.turn, one)),
            Err(RecvTimeoutError::Timeout) => taker.wait()?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        while let Some(one) = early.remove(&turn) {
            turn += 1;
            taker.take(one.path, one.result)?;
            hall.given(one.weight);
        }
    }
}

/// Where the workers get what is to be done.
struct Hall<I> {
    jobs: Mutex<Enumerate<I>>,
    gate: Mutex<Gate>,
    moved: Condvar,
    /// So many things may be begun and not given.
    ahead: usize,
}

/// How far the work is.
#[derive(Default)]
struct Gate {
    begun: usize,
    given: usize,
    /// Bytes of what is done and not given.
    waiting: usize,
    stopped: bool,
}

impl<J, I: Iterator<Item = (PathBuf, J)>> Hall<I> {
    fn new(jobs: I, threads: NonZeroUsize) -> Self {
        Self {
            jobs: Mutex::new(jobs.enumerate()),
            gate: Mutex::default(),
            moved: Condvar::new(),
            ahead: threads.get().saturating_mul(AHEAD),
        }
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work<R>(
        &self,
        work: impl Fn(J) -> R,
        weight: impl Fn(&Result<R, String>) -> usize,
        sender: &Sender<Done<R>>,
    ) {
        while let Some((turn, (path, job))) = self.next() {
            let result = tried(&work, job);
            let weight = weight(&result);
            self.gate().waiting += weight;
            let done = Done {
                turn,
                path,
                weight,
                result,
            };
            if sender.send(done).is_err() {
                return;
            }
        }
    }

    /// The next thing, once there is room for its result. What all wait for is always begun, so that room comes.
    fn next(&self) -> Option<(usize, (PathBuf, J))> {
        let mut jobs = self.jobs.lock().ok()?;
        let gate = self.moved.wait_while(self.gate(), |gate| {
            let is_ahead = gate.begun - gate.given >= self.ahead;
            !gate.stopped && (is_ahead || gate.waiting > MOST_WAITING)
        });
        let mut gate = gate.unwrap_or_else(PoisonError::into_inner);
        if gate.stopped {
            return None;
        }
        gate.begun += 1;
        // The next one may be long in coming.
        drop(gate);
        jobs.next()
    }

    /// One more was taken, which weighed so much.
    fn given(&self, weight: usize) {
        let mut gate = self.gate();
        gate.given += 1;
        gate.waiting = gate.waiting.saturating_sub(weight);
        self.moved.notify_all();
    }
}

#[cfg(test)]
mod tests;
