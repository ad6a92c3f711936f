//! The new content before it is in place.

use super::{Care, Disk, failed, folder_of, shown};
use std::ffi::{OsStr, OsString};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

/// A whole file beside the one it is to replace; gone when dropped before it is in place.
#[derive(Debug)]
pub(super) struct Part<'a, D: Disk> {
    disk: &'a D,
    /// The file it is to replace: what errors name.
    pub(super) target: PathBuf,
    pub(super) path: PathBuf,
    file: D::File,
    pub(super) is_in_place: bool,
}

impl<'a, D: Disk> Part<'a, D> {
    /// A file that nobody else has, with `bytes` in it and the mode of what is at `target`. Its name has
    /// `mark`, so that it can be told what it is, should it be left over.
    pub(super) fn filled(
        disk: &'a D,
        target: PathBuf,
        mark: &str,
        bytes: &[u8],
        care: Care,
    ) -> io::Result<Self> {
        let mut part = Self::begun(disk, target, mark)?;
        part.add(bytes)?;
        part.sync(care)?;
        Ok(part)
    }

    /// An empty file, else as [`Part::filled`].
    pub(super) fn begun(disk: &'a D, target: PathBuf, mark: &str) -> io::Result<Self> {
        let look = disk.look(&target);
        let old = look.map_err(|error| failed("made anew", &target, &error))?;
        let part = Self::make(disk, target, mark, old.is_some())?;
        if let Some(old) = &old {
            let dressed = part.disk.dress(&part.file, old);
            dressed.map_err(|error| part.failed("given its mode", &error))?;
        }
        Ok(part)
    }

    fn make(disk: &'a D, target: PathBuf, mark: &str, is_replacing: bool) -> io::Result<Self> {
        const TRIES: usize = 16;
        // Over an old file, nobody reads the new content before it has the old one's mode.
        let mode = if is_replacing { 0o600 } else { 0o666 };
        let name = target
            .file_name()
            .ok_or_else(|| io::Error::other(format!("{} names no file", shown(&target))))?;
        let mut last = ErrorKind::AlreadyExists.into();
        for _ in 0..TRIES {
            let path = folder_of(&target).join(name_beside(name, mark));
            match disk.create(&path, mode) {
                Ok(file) => {
                    return Ok(Self {
                        disk,
                        target,
                        path,
                        file,
                        is_in_place: false,
                    });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(failed("made anew", &target, &error)),
            }
        }
        Err(failed("made", &target, &last))
    }

    /// Writes more of the content.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.disk.write(&mut self.file, bytes);
        written.map_err(|error| self.failed("written", &error))
    }

    /// Nothing more is written.
    pub(super) fn sync(&mut self, care: Care) -> io::Result<()> {
        if care == Care::Lasting {
            let synced = self.disk.sync(&self.file);
            synced.map_err(|error| self.failed("synced", &error))?;
        }
        Ok(())
    }

    /// Puts it in the place of what is at the target.
    pub(super) fn put(&mut self) -> io::Result<()> {
        let put = self.disk.rename(&self.path, &self.target);
        put.map_err(|error| self.failed("put in place", &error))?;
        self.is_in_place = true;
        Ok(())
    }

    pub(super) fn failed(&self, step: &str, error: &io::Error) -> io::Error {
        failed(step, &self.target, error)
    }
}

impl<D: Disk> Drop for Part<'_, D> {
    fn drop(&mut self) {
        // Where a call failed that was carried out all the same, as over a network, the name may by now be
        // that of what was displaced.
        if !self.is_in_place && self.disk.is_named(&self.file, &self.path) {
            // There is nobody to tell, and a file left over does no harm.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// What names of files beside the one called `name` begin with: no longer than leaves room for the rest.
pub(super) fn prefix(name: &OsStr) -> OsString {
    const LONGEST: usize = 150;
    let name = name.as_bytes();
    let mut prefix = OsString::from(".");
    prefix.push(OsStr::from_bytes(name.get(..LONGEST).unwrap_or(name)));
    prefix.push(".standoff-");
    prefix
}

/// What names of files beside another end in.
pub(super) const ENDING: &str = ".tmp";

/// `.name.standoff-0123456789abcdef.tmp`, with the mark before the number.
pub(super) fn name_beside(name: &OsStr, mark: &str) -> OsString {
    let mut beside = prefix(name);
    let random = RandomState::new().build_hasher().finish();
    beside.push(format!("{mark}{random:016x}{ENDING}"));
    beside
}
