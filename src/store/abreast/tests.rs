use super::*;
use std::path::PathBuf;
use std::thread::sleep;

/// Keeps what it is given; fails at the one with this number.
#[derive(Default)]
struct Taken {
    all: Vec<(PathBuf, Result<usize, String>)>,
    fails_at: Option<usize>,
    waited: usize,
}

impl Taker<PathBuf, usize> for Taken {
    type Stop = io::Error;

    fn take(&mut self, path: PathBuf, result: Result<usize, String>) -> io::Result<()> {
        if self.fails_at == Some(self.all.len()) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.all.push((path, result));
        Ok(())
    }

    fn wait(&mut self) -> io::Result<()> {
        self.waited += 1;
        Ok(())
    }
}

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

fn jobs(count: usize) -> impl Iterator<Item = (PathBuf, usize)> + Send {
    (0..count).map(|number| (PathBuf::from(number.to_string()), number))
}

#[test]
fn results_come_in_order_however_long_each_takes() {
    for count in [1, 2, 5] {
        let mut taken = Taken::default();
        let work = |number: usize| {
            if number.is_multiple_of(7) {
                sleep(Duration::from_millis(3));
            }
            number * 2
        };
        in_order(jobs(200), threads(count), || work, |_| 1, &mut taken).unwrap();
        let expected = jobs(200).map(|(path, number)| (path, Ok(number * 2)));
        assert_eq!(taken.all, expected.collect::<Vec<_>>(), "{count} threads");
    }
}

#[test]
fn a_panic_ends_only_the_work_on_its_own_thing() {
    let work = |number: usize| {
        assert!(number != 3, "three is a crowd");
        number
    };
    let mut taken = Taken::default();
    in_order(jobs(6), threads(2), || work, |_| 1, &mut taken).unwrap();
    let words = taken.all[3].1.as_ref().unwrap_err();
    assert!(words.contains("three is a crowd"), "{words}");
    assert_eq!(taken.all.iter().filter(|(_, one)| one.is_ok()).count(), 5);
    let mut taken = Taken::default();
    in_turn(jobs(6), work, &mut taken).unwrap();
    assert_eq!(taken.all.iter().filter(|(_, one)| one.is_ok()).count(), 5);
}

/// While the first one takes long, the others don't run away: what is done and not given is bounded.
#[test]
fn little_is_done_before_its_turn() {
    for (weight, most) in [(1, 2 * AHEAD), (MOST_WAITING + 1, 2)] {
        let begun = AtomicUsize::new(0);
        let work = |number: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            if number == 0 {
                sleep(Duration::from_millis(200));
                return begun.load(Ordering::SeqCst);
            }
            number
        };
        let mut taken = Taken::default();
        in_order(jobs(1000), threads(2), || work, |_| weight, &mut taken).unwrap();
        let ahead = *taken.all[0].1.as_ref().unwrap();
        assert!(ahead > 1 && ahead <= most, "{ahead} of {most}");
        assert_eq!(taken.all.len(), 1000);
        assert!(taken.waited > 0);
    }
}

#[test]
fn nothing_more_is_begun_once_nothing_can_be_given() {
    let begun = AtomicUsize::new(0);
    let work = |number: usize| {
        begun.fetch_add(1, Ordering::SeqCst);
        number
    };
    let mut taken = Taken {
        fails_at: Some(5),
        ..Taken::default()
    };
    let error = in_order(jobs(100_000), threads(2), || work, |_| 1, &mut taken).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    assert_eq!(taken.all.len(), 5);
    assert!(begun.load(Ordering::SeqCst) < 1000);
}

/// Of many small results a handful is told at once; one that nothing follows for long is told without them.
#[test]
fn what_is_done_is_told_before_long() {
    /// When each came.
    struct Moments(Vec<Instant>);
    impl Taker<(), ()> for Moments {
        type Stop = ();

        fn take(&mut self, (): (), done: Result<(), String>) -> Result<(), ()> {
            assert!(done.is_ok());
            self.0.push(Instant::now());
            Ok(())
        }
    }
    let work = |pause: u64| sleep(Duration::from_millis(pause));
    let jobs = [2, 300].map(|pause| ((), pause)).into_iter();
    let mut moments = Moments(Vec::new());
    in_order(jobs, threads(1), || work, |()| 0, &mut moments).unwrap();
    assert!(moments.0[0] + Duration::from_millis(100) < moments.0[1]);
}

/// Small ones and large ones, few and many: each comes once, in its turn, and who waits for room gets it.
#[test]
fn handfuls_come_in_order_and_once() {
    for count in [0, 1, 63, 64, 65, 1000, 20_000] {
        let mut taken = Taken::default();
        let weight = |number: &usize| {
            if number.is_multiple_of(50) {
                5 << 20
            } else {
                0
            }
        };
        let worker = || |number| number;
        in_order(jobs(count), threads(3), worker, weight, &mut taken).unwrap();
        let numbers = taken.all.into_iter().map(|(_, number)| number.unwrap());
        assert!(numbers.eq(0..count), "{count}");
    }
}

#[test]
fn of_nothing_comes_nothing() {
    let mut taken = Taken::default();
    in_order(jobs(0), threads(2), || |number| number, |_| 1, &mut taken).unwrap();
    assert_eq!(taken.all, []);
}
