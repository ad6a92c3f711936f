//! How the time of work grows with its length. For tests: what else the machine does changes nothing of what they say.

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// The longer work is so many times the shorter one.
const LONGER: u32 = 4;

/// So many times may the work be tried; a busy machine needs a few, a quiet one the first.
const TRIES: usize = 12;

/// So long this thread has computed: what waits for a busy machine isn't in it.
fn computed() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime)
        .try_into()
        .unwrap_or_default()
}

/// Whether the time of `work` grows no faster than its length, from `length` to four times that: by the square it would
/// take 16 times as long. Of each the shortest time counts that was ever seen; others were disturbed.
pub(in crate::article) fn is_in_proportion(length: usize, work: impl Fn(usize)) -> bool {
    let timed = |length: usize| {
        let begun = computed();
        work(length);
        computed().saturating_sub(begun)
    };
    let (mut short, mut long) = (Duration::MAX, Duration::MAX);
    (0..TRIES).any(|_| {
        // Twice as often: that one is never to seem longer than it is.
        for _ in 0..2 {
            short = short.min(timed(length));
        }
        long = long.min(timed(length * LONGER as usize));
        // Blocks of memory and caches make steps that are no growth.
        long < short * (LONGER * 5 / 2)
    })
}

#[test]
fn growth_is_told_from_proportion() {
    let count = |length: usize| assert!((0..length).all(|one| std::hint::black_box(one) < length));
    assert!(is_in_proportion(10_000, count));
    assert!(!is_in_proportion(100, |length| count(length * length)));
}
