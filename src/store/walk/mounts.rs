//! Folders in which the system shows itself as files: nobody keeps articles there, and there are tens of thousands.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where Linux says what hangs at which folder.
const MOUNTS: &str = "/proc/self/mounts";

/// What it calls those of its own that hold no files of anybody.
const OF_SYSTEM: &[&str] = &[
    "binfmt_misc",
    "bpf",
    "cgroup",
    "cgroup2",
    "configfs",
    "debugfs",
    "devpts",
    "devtmpfs",
    "efivarfs",
    "fusectl",
    "hugetlbfs",
    "mqueue",
    "nsfs",
    "proc",
    "pstore",
    "securityfs",
    "selinuxfs",
    "sysfs",
    "tracefs",
];

/// The folders below `folder` at which such a file system hangs, as a walk from `folder` calls them. Elsewhere than on Linux
/// there are none.
pub(super) fn of_system(folder: &Path) -> HashSet<PathBuf> {
    let mounts = fs::read_to_string(MOUNTS).unwrap_or_default();
    let Ok(root) = folder.canonicalize() else {
        return HashSet::new();
    };
    below(&mounts, &root)
        .map(|below| folder.join(below))
        .collect()
}

/// The paths below `root`, from there, of those among `mounts`, lines of what hangs where and of which kind it is.
fn below<'a>(mounts: &'a str, root: &'a Path) -> impl Iterator<Item = &'a Path> {
    let folders = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (folder, kind) = (words.next()?, words.next()?);
        OF_SYSTEM.contains(&kind).then_some(Path::new(folder))
    });
    let below = folders.filter_map(move |folder| folder.strip_prefix(root).ok());
    below.filter(|below| !below.as_os_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_shows_of_itself_is_known_by_its_kind() {
        let mounts = "/dev/sda / ext4 rw 0 0\nproc /proc proc rw 0 0\nsysfs /sys sysfs rw 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n/dev/sdb /home ext4 rw 0 0\nproc /home/jail/proc proc rw 0 0\nodd\n";
        let below = |root: &str| {
            let mut found: Vec<_> = below(mounts, Path::new(root)).collect();
            found.sort();
            found
                .iter()
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            below("/"),
            ["home/jail/proc", "proc", "sys", "sys/fs/cgroup"]
        );
        assert_eq!(below("/home"), ["jail/proc"]);
        assert_eq!(below("/sys"), ["fs/cgroup"]);
        assert!(below("/proc").is_empty() && below("/tmp").is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_walk_of_the_whole_would_leave_them_out() {
        assert!(of_system(Path::new("/")).contains(Path::new("/proc")));
        // Who asks for what is in there gets it.
        assert!(!of_system(Path::new("/proc")).contains(Path::new("/proc")));
    }
}
