//! Which content of a file was made from which, as the programs note that look before they write. What an editor writes
//! that has an old copy stands nowhere here.
//!
//! It is a convenience: where it can't be read or written, nothing is taken for deleted that may only be unknown.

use super::atomic::{self, resolved};
use super::beside;
use super::places::Places;
use blake3::Hash;
use std::fs::{self, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The notes about one file.
#[derive(Debug)]
pub(super) struct Lineage {
    path: PathBuf,
    /// Where those begin that are later than what is known of the file.
    since: u64,
}

/// Longer notes are begun anew.
const MOST: u64 = 1 << 20;

impl Lineage {
    /// That of the file at `path`.
    pub(super) fn of(path: &Path, places: &Places) -> Self {
        let path = resolved(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = atomic::folder_of(&path).canonicalize();
        let name = path.file_name().unwrap_or_default();
        let path = folder.map_or_else(|_| path.clone(), |folder| folder.join(name));
        Self {
            path: places
                .state
                .join("lineage")
                .join(beside::key_of_path(&path)),
            since: 0,
        }
    }

    /// What is noted from here on is later than what is known of the file.
    pub(super) fn go_on(&mut self) {
        self.since = self.path.metadata().map_or(0, |metadata| metadata.len());
    }

    /// Notes that `to` is about to be written by who knows that the file has `from`.
    pub(super) fn note(&mut self, from: Hash, to: Hash) {
        if self.since > MOST {
            let _ = fs::remove_file(&self.path);
        }
        let made = atomic::make_folder(atomic::folder_of(&self.path));
        let line = format!("{} {}\n", from.to_hex(), to.to_hex());
        let opened = made.and_then(|()| {
            let mut options = OpenOptions::new();
            options.append(true).create(true).open(&self.path)
        });
        let _ = opened.and_then(|mut file| file.write_all(line.as_bytes()));
    }

    /// Whether programs that looked before they wrote led from `from` to `to` since.
    pub(super) fn leads(&self, from: Hash, to: Hash) -> bool {
        let mut notes = String::new();
        let read = OpenOptions::new().read(true).open(&self.path);
        let read = read.and_then(|mut file| {
            file.seek(SeekFrom::Start(self.since))?;
            file.take(MOST).read_to_string(&mut notes)
        });
        let to = to.to_hex();
        let mut at = from.to_hex();
        for line in notes.lines() {
            if let Some((_, next)) = line.split_once(' ').filter(|(from, _)| **from == *at) {
                let Ok(next) = Hash::from_hex(next) else {
                    continue;
                };
                at = next.to_hex();
                if at == to {
                    return read.is_ok();
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Lineage;
    use crate::store::places::Places;
    use blake3::hash;

    #[test]
    fn who_looked_before_they_wrote_is_told_from_who_wrote_an_old_copy() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        let file = folder.path().join("a.toml");
        let [one, two, three] = [b"one", b"two", b"3  "].map(|text| hash(text));
        let mut mine = Lineage::of(&file, &places);
        let mut other = Lineage::of(&file, &places);
        assert!(!mine.leads(one, two), "nobody wrote");
        other.note(one, two);
        other.note(two, three);
        other.note(three, one);
        assert!(mine.leads(one, two) && mine.leads(two, one));
        assert!(!mine.leads(hash(b"else"), two));
        mine.go_on();
        assert!(!mine.leads(three, one), "that was before");
    }
}
