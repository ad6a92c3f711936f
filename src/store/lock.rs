//! The turn of one program among those that look at a file, merge and write it.

use super::atomic;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// The turn to write in a folder: two programs at once would each have to take in what the other has just
/// written. Leaves no file behind; ends when dropped, and with the program however that ends.
///
/// It only saves work. What holds is the exchange in [`atomic::replace_known`], which also sees those who
/// know nothing of locks: so whoever waits too long goes on without.
#[derive(Debug)]
pub(super) struct Lock {
    /// Locked until it is closed.
    folder: Option<File>,
}

impl Lock {
    /// For the file at `path`, in the folder that it really lies in. Waits for its turn, but not for ever:
    /// where somebody never gives it back, or the file system knows no locks, there is none.
    pub(super) fn of(path: &Path) -> Self {
        const PATIENCE: Duration = Duration::from_secs(2);
        const PAUSE: Duration = Duration::from_millis(3);
        let target = atomic::resolved(path).unwrap_or_else(|_| path.to_path_buf());
        let Ok(folder) = File::open(atomic::folder_of(&target)) else {
            return Self { folder: None };
        };
        let end = Instant::now() + PATIENCE;
        loop {
            let is_taken = match folder.try_lock() {
                Ok(()) => {
                    let folder = Some(folder);
                    return Self { folder };
                }
                Err(TryLockError::WouldBlock) => true,
                Err(TryLockError::Error(_)) => false,
            };
            if !is_taken || Instant::now() > end {
                return Self { folder: None };
            }
            thread::sleep(PAUSE);
        }
    }

    /// Whether it is this program's turn for sure.
    pub(super) const fn is_held(&self) -> bool {
        self.folder.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;
    use std::time::{Duration, Instant};

    #[test]
    fn one_waits_for_the_other_but_not_for_ever_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.toml");
        let first = Lock::of(&path);
        assert!(first.is_held());
        let start = Instant::now();
        let other = std::thread::spawn({
            let path = path.clone();
            move || Lock::of(&path).is_held()
        });
        std::thread::sleep(Duration::from_millis(50));
        drop(first);
        assert!(other.join().expect("no panic"), "its turn comes");
        assert!(start.elapsed() >= Duration::from_millis(50));
        let _never_given_back = Lock::of(&path);
        let start = Instant::now();
        assert!(!Lock::of(&path).is_held());
        assert!(start.elapsed() >= Duration::from_secs(2));
        assert_eq!(folder.path().read_dir().expect("readable").count(), 0);
    }

    #[test]
    fn links_to_one_file_share_its_lock_and_where_there_is_no_folder_there_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let far = folder.path().join("far");
        std::fs::create_dir(&far).expect("made");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("far/a.toml", &link).expect("linked");
        let held = Lock::of(&far.join("a.toml"));
        assert!(held.is_held());
        assert!(Lock::of(&folder.path().join("b.toml")).is_held());
        drop(held);
        let _held = Lock::of(&link);
        let file = std::fs::File::open(&far).expect("opened");
        assert!(file.try_lock().is_err(), "the link's lock is its target's");
        assert!(!Lock::of(&folder.path().join("none/a.toml")).is_held());
    }
}
