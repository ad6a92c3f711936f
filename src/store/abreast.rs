//! Many things done by several threads and taken in their order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A thread takes so many at once: what the threads tell one another must cost nothing beside the work.
const HANDFUL: usize = 64;

/// Does `count` things, each by what `worker` made for its thread, and hands the outcomes to `take` in their order, as
/// soon as all before are there. Ends early where `take` breaks off; what was begun then is finished and dropped.
pub fn in_order<T: Send, W: FnMut(usize) -> T>(
    count: usize,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(T) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    let (sender, done) = channel();
    thread::scope(|scope| {
        for _ in 0..threads().min(count.div_ceil(HANDFUL)) {
            let sender = sender.clone();
            scope.spawn(|| work(count, worker(), &next, &is_over, sender));
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut awaited = 0;
        for (begin, outcomes) in done {
            early.insert(begin, outcomes);
            while let Some(outcomes) = early.remove(&awaited) {
                awaited += HANDFUL;
                if outcomes.into_iter().try_for_each(&mut take).is_break() {
                    is_over.store(true, Ordering::Relaxed);
                    return;
                }
            }
        }
    });
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "that a thread is done is told by its end"
)]
fn work<T>(
    count: usize,
    mut work: impl FnMut(usize) -> T,
    next: &AtomicUsize,
    is_over: &AtomicBool,
    sender: Sender<(usize, Vec<T>)>,
) {
    while !is_over.load(Ordering::Relaxed) {
        let begin = next.fetch_add(HANDFUL, Ordering::Relaxed);
        if begin >= count {
            return;
        }
        let outcomes = (begin..count.min(begin + HANDFUL)).map(&mut work).collect();
        if sender.send((begin, outcomes)).is_err() {
            return;
        }
    }
}

/// How many threads there is room for; at least two, since files are waited for.
fn threads() -> usize {
    thread::available_parallelism().map_or(2, |most| most.get().clamp(2, 16))
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use std::ops::ControlFlow;

    #[test]
    fn outcomes_come_in_order_and_once() {
        for count in [0, 1, 63, 64, 65, 1000] {
            let mut taken = Vec::new();
            let slow_at_first = || {
                |index: usize| {
                    if index < 64 {
                        std::thread::sleep(std::time::Duration::from_millis(1));
                    }
                    index
                }
            };
            in_order(count, slow_at_first, |index| {
                taken.push(index);
                ControlFlow::Continue(())
            });
            assert_eq!(taken, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn breaking_off_ends_it() {
        let mut taken = 0;
        in_order(
            100_000_000,
            || |index| index,
            |index| {
                taken += 1;
                if index == 40 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(taken, 41);
    }
}
