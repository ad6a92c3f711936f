//! Work on many things by several threads, whose results come in the order of the things: what is made of them is the
//! same, byte for byte, however many threads there are. Of what is worked on little is held at a time, so that ten
//! thousand articles take the memory of a few; a panic ends nothing but the work on that one thing.
//!
//! Threads tell one another of many small results at once, and of large or late ones singly: beside the work on ten
//! thousand short texts it costs nothing, and nobody waits for what is done.

use std::any::Any;
use std::collections::VecDeque;
use std::io;
use std::iter;
use std::mem;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

/// What the threads are called that do the work.
pub const WORKER: &str = "abreast";

/// So many results are told at once,
const HANDFUL: usize = 64;

/// or, of larger ones, so many bytes,
const HEAVY: usize = 64 << 10;

/// or what was done in this time.
const MOMENT: Duration = Duration::from_millis(1);

/// So many things for each thread may be done before their turn.
const AHEAD: usize = 2 * HANDFUL;

/// While results of so many bytes wait for their turn, nothing more is begun.
const MOST_WAITING: usize = 32 << 20;

/// So long nothing may come before the taker is asked whether to go on.
const PAUSE: Duration = Duration::from_millis(50);

/// As much stack as the first thread has: an article is read there as it is elsewhere.
const STACK: usize = 8 << 20;

/// What becomes of results.
pub trait Taker<K, R> {
    /// Why it takes no more.
    type Stop;

    /// Takes the result of the thing called `key`, in its turn; or why there is none: the words of a panic.
    ///
    /// # Errors
    /// No more is to be taken.
    fn take(&mut self, key: K, result: Result<R, String>) -> Result<(), Self::Stop>;

    /// Called when nothing came for a while.
    ///
    /// # Errors
    /// No more is to be taken.
    fn wait(&mut self) -> Result<(), Self::Stop> {
        Ok(())
    }
}

/// As many threads as there is room for; at least two, since files are waited for.
#[must_use]
pub fn threads() -> NonZeroUsize {
    const TWO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);
    const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(15);
    thread::available_parallelism().map_or(TWO, |most| most.clamp(TWO, MOST))
}

/// Does all of `jobs` by so many `threads`, each by what `worker` made for its thread, and gives `taker` the results in
/// their order. `weight` is how many bytes a result holds.
///
/// # Errors
/// The first of `taker`'s: then nothing more is begun, and what was begun is finished and dropped.
pub fn in_order<K: Send, J: Send, R: Send, W: FnMut(J) -> R, T: Taker<K, R>>(
    jobs: impl Iterator<Item = (K, J)> + Send,
    threads: NonZeroUsize,
    worker: impl Fn() -> W + Sync,
    weight: impl Fn(&R) -> usize + Sync,
    taker: &mut T,
) -> Result<(), T::Stop> {
    let most = jobs.size_hint().1.unwrap_or(usize::MAX);
    let hall = Hall::new(jobs, threads);
    thread::scope(|scope| {
        let (sender, done) = channel();
        let mut started = 0;
        for _ in 0..threads.get().min(most) {
            let sender = sender.clone();
            let work = || {
                let desk = Desk::new(&hall, sender);
                desk.work(worker(), &weight);
            };
            let thread = Builder::new().name(WORKER.to_owned()).stack_size(STACK);
            started += usize::from(thread.spawn_scoped(scope, work).is_ok());
        }
        // Else the end would never come.
        drop(sender);
        if started == 0 {
            // The system has no thread left.
            return in_turn(hall.rest(), worker(), taker);
        }
        let ended = give(&done, &hall, taker);
        hall.stop();
        ended
    })
}

/// [`in_order`] on this thread: for things that come only after the result of the one before was given.
///
/// # Errors
/// The first of `taker`'s.
pub fn in_turn<K, J, R, T: Taker<K, R>>(
    jobs: impl Iterator<Item = (K, J)>,
    mut work: impl FnMut(J) -> R,
    taker: &mut T,
) -> Result<(), T::Stop> {
    for (key, job) in jobs {
        taker.take(key, tried(&mut work, job))?;
    }
    Ok(())
}

/// Does `work` on a thread of its own and waits for it. What much memory was needed for is given back to the system when
/// that thread is gone; each of those that go on would keep it for good.
///
/// # Errors
/// The system has no thread left.
pub(super) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> io::Result<T> {
    thread::scope(|scope| {
        let thread = Builder::new().name(WORKER.to_owned()).stack_size(STACK);
        let done = thread.spawn_scoped(scope, work)?.join();
        Ok(done.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// The result of `work` on `job`.
///
/// # Errors
/// The words of a panic.
pub fn tried<J, R>(mut work: impl FnMut(J) -> R, job: J) -> Result<R, String> {
    // What a panic leaves behind is the thing's, and dropped with it.
    catch_unwind(AssertUnwindSafe(|| work(job))).map_err(|panic| words(&*panic))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

/// A result with its turn and what it weighs.
struct Done<K, R> {
    turn: usize,
    key: K,
    weight: usize,
    result: Result<R, String>,
}

fn give<K, J, R, I: Iterator<Item = (K, J)>, T: Taker<K, R>>(
    done: &Receiver<Vec<Done<K, R>>>,
    hall: &Hall<I>,
    taker: &mut T,
) -> Result<(), T::Stop> {
    // From the one on whose turn it is.
    let mut early: VecDeque<Option<Done<K, R>>> = VecDeque::new();
    let mut turn = 0;
    loop {
        match done.recv_timeout(PAUSE) {
            Ok(handful) => handful.into_iter().for_each(|one| {
                let place = one.turn - turn;
                if early.len() <= place {
                    early.resize_with(place + 1, || None);
                }
                early[place] = Some(one);
            }),
            Err(RecvTimeoutError::Timeout) => taker.wait()?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        let (begin, mut weight) = (turn, 0);
        while let Some(one) = early.front_mut().and_then(Option::take) {
            early.pop_front();
            turn += 1;
            weight += one.weight;
            taker.take(one.key, one.result)?;
        }
        hall.given(turn - begin, weight);
    }
}

/// Where the workers get what is to be done.
struct Hall<I> {
    jobs: Mutex<Jobs<I>>,
    /// How many things were given to the taker.
    given: AtomicUsize,
    /// Bytes of what is told and not given.
    waiting: AtomicUsize,
    stopped: AtomicBool,
    gate: Mutex<()>,
    moved: Condvar,
    /// So many things may be begun and not given.
    ahead: usize,
}

struct Jobs<I> {
    left: I,
    begun: usize,
}

impl<K, J, I: Iterator<Item = (K, J)>> Hall<I> {
    fn new(left: I, threads: NonZeroUsize) -> Self {
        Self {
            jobs: Mutex::new(Jobs { left, begun: 0 }),
            given: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            gate: Mutex::default(),
            moved: Condvar::new(),
            ahead: threads.get().saturating_mul(AHEAD),
        }
    }

    fn gate(&self) -> MutexGuard<'_, ()> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is no room for the result of one more than were `begun`. What all wait for is always begun, so
    /// that room comes.
    fn is_full(&self, begun: usize) -> bool {
        let is_ahead = begun - self.given.load(Ordering::Acquire) >= self.ahead;
        is_ahead || self.waiting.load(Ordering::Acquire) > MOST_WAITING
    }

    /// Whether nothing more is to be begun.
    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        self.tell();
    }

    /// So many more were taken, which weighed so much.
    fn given(&self, count: usize, weight: usize) {
        self.waiting.fetch_sub(weight, Ordering::Release);
        self.given.fetch_add(count, Ordering::Release);
        self.tell();
    }

    /// Wakes who waits for room. Who has just found none is asleep once the gate is free.
    fn tell(&self) {
        drop(self.gate());
        self.moved.notify_all();
    }

    /// What nobody has begun.
    fn rest(&self) -> impl Iterator<Item = (K, J)> {
        iter::from_fn(|| self.jobs.lock().ok()?.left.next())
    }
}

/// Where one worker sits, with what it has done and not yet told.
struct Desk<'a, I, K, R> {
    hall: &'a Hall<I>,
    sender: Sender<Vec<Done<K, R>>>,
    done: Vec<Done<K, R>>,
    /// Bytes of what is done.
    weight: usize,
    told: Instant,
}

impl<'a, K, J, R, I: Iterator<Item = (K, J)>> Desk<'a, I, K, R> {
    fn new(hall: &'a Hall<I>, sender: Sender<Vec<Done<K, R>>>) -> Self {
        Self {
            hall,
            sender,
            done: Vec::new(),
            weight: 0,
            told: Instant::now(),
        }
    }

    fn work(mut self, mut work: impl FnMut(J) -> R, weight: impl Fn(&R) -> usize) {
        while let Some((turn, (key, job))) = self.next() {
            let result = tried(&mut work, job);
            let weight = result.as_ref().map_or(0, &weight);
            self.weight += weight;
            self.done.push(Done {
                turn,
                key,
                weight,
                result,
            });
            let is_much = self.done.len() >= HANDFUL || self.weight >= HEAVY;
            if is_much || self.told.elapsed() >= MOMENT {
                self.tell();
            }
        }
        self.tell();
    }

    /// Tells what is done.
    fn tell(&mut self) {
        self.told = Instant::now();
        if self.done.is_empty() {
            return;
        }
        let weight = mem::take(&mut self.weight);
        self.hall.waiting.fetch_add(weight, Ordering::Release);
        // Where nobody takes it, nothing more is begun.
        let _ = self.sender.send(mem::take(&mut self.done));
    }

    /// The next thing with its turn, once there is room for its result. Before it waits it tells what is done: others may
    /// be waiting for that.
    fn next(&mut self) -> Option<(usize, (K, J))> {
        let hall = self.hall;
        let mut jobs = match hall.jobs.try_lock() {
            Ok(jobs) => jobs,
            Err(TryLockError::WouldBlock) => {
                self.tell();
                hall.jobs.lock().ok()?
            }
            Err(TryLockError::Poisoned(_)) => return None,
        };
        if hall.is_full(jobs.begun) {
            self.tell();
            let is_full = |(): &mut ()| hall.is_full(jobs.begun) && !hall.is_stopped();
            drop(hall.moved.wait_while(hall.gate(), is_full));
        }
        if hall.is_stopped() {
            return None;
        }
        let turn = jobs.begun;
        jobs.begun += 1;
        Some((turn, jobs.left.next()?))
    }
}

#[cfg(test)]
mod tests;
