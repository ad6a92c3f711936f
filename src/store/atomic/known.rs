//! Replacing a file that others write as well: what stood there is looked at after it was replaced, when it
//! can't change any more by a rename.
//!
//! Where two files can't be exchanged in one step (network folders, some file systems in user space), the
//! old one gets a second name first and the new one is renamed over it: a file that somebody puts in place
//! between these two calls is lost. Where there are no hard links either, the file is looked at before the
//! rename, and what comes in between is lost.

use super::part::{self, Part};
use super::{Care, Disk, failed, folder_of, resolved, settle, shown};
use crate::store::lock::Lock;
use blake3::Hash;
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// What became of a file.
#[derive(Debug)]
pub(in crate::store) enum Replaced {
    /// The new content is in place, where what was known stood or nothing.
    Done,
    /// The new content is in place, where somebody else's stood.
    Displaced(Displaced),
}

/// What somebody else wrote into a file the moment before it was replaced. It stays on disk, beside the
/// file, until it is removed or put back: what is in it is lost to nobody who dies before that.
#[derive(Debug)]
#[must_use = "merge it into the file, save that, then remove it"]
pub(in crate::store) struct Displaced {
    target: PathBuf,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Displaced {
    /// Where it is.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }

    /// Its content when it was last read. It may end in the middle, if it is being written.
    pub(in crate::store) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads it once more: whoever had it open may still be writing it. Says whether it has changed.
    ///
    /// # Errors
    /// The system's, with the file.
    pub(in crate::store) fn read_again<D: Disk>(&mut self, disk: &D) -> io::Result<bool> {
        let read = disk.read(&self.path);
        let bytes = read.map_err(|error| failed("read", &self.path, &error))?;
        let has_changed = bytes != self.bytes;
        self.bytes = bytes;
        Ok(has_changed)
    }

    /// Removes it: call it once what it says lasts elsewhere. If it can't be removed, it stays and does no
    /// harm.
    pub(in crate::store) fn remove<D: Disk>(self, disk: &D) {
        let _ = disk.remove(&self.path);
    }

    /// Puts it back in its place, and removes what stood there meanwhile if that is `ours`.
    ///
    /// # Errors
    /// The system's, with the file. It then stays where it is.
    pub(in crate::store) fn put_back<D: Disk>(self, disk: &D, ours: &[u8]) -> io::Result<()> {
        swap_back(disk, &self.path, &self.target, ours)
            .map_err(|error| failed("put back", &self.target, &error))
    }
}

/// Replaces the content of the file at `path` by `bytes`, as [`super::replace`] does, and tells if that
/// displaced anything but `bytes` themselves and what has the hash `known`. A file that is gone displaces
/// nothing; without `known`, any file does.
///
/// # Errors
/// Says which step failed and on which file. The file is then as it was, whoever wrote it; only where the
/// folder couldn't be synced, the new content stands already if nothing else was displaced by it.
pub(in crate::store) fn replace_known<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    known: Option<Hash>,
    care: Care,
) -> io::Result<Replaced> {
    let mark = Mark::of(known, bytes);
    let mut part = Part::filled(disk, resolved(path)?, &mark.name(), bytes, care)?;
    let displaced = put(disk, &part, (&mark, known), care)?;
    part.is_in_place = true;
    let target = part.target.clone();
    let settled = settle(disk, &target, care);
    let Some(path) = displaced else {
        return settled.map(|()| Replaced::Done);
    };
    // Later is better: whoever had the old file open may have gone on writing it meanwhile.
    let old = disk.read(&path);
    match (old, settled) {
        (Ok(old), settled) if Some(blake3::hash(&old)) == known || old == bytes => {
            let _ = disk.remove(&path);
            settled.map(|()| Replaced::Done)
        }
        (Ok(bytes), Ok(())) => Ok(Replaced::Displaced(Displaced {
            target,
            path,
            bytes,
        })),
        (old, settled) => {
            let reason = old.map_or_else(
                |error| failed("replaced", &target, &error),
                |_| io::Error::other(changed(&target)),
            );
            swap_back(disk, &path, &target, bytes)
                .map_err(|error| failed("put back", &target, &error))?;
            Err(settled.err().unwrap_or(reason))
        }
    }
}

/// Puts `part` in its place. Says where what stood there is now, if anything did.
fn put<D: Disk>(
    disk: &D,
    part: &Part<'_, D>,
    expected: (&Mark, Option<Hash>),
    care: Care,
) -> io::Result<Option<PathBuf>> {
    // Each further try means that somebody else has made or removed the file in between.
    const TRIES: usize = 16;
    let mut last = io::Error::from(ErrorKind::NotFound);
    for _ in 0..TRIES {
        let old = disk.look(&part.target);
        let put = match old.map_err(|error| part.failed("looked at", &error))? {
            Some(old) if !old.is_plain => Err(io::Error::other("it is no file")),
            Some(_) => over(disk, part, expected, care),
            None => anew(disk, part).map(|()| None),
        };
        match put {
            Ok(displaced) => return Ok(displaced),
            Err(error) if is_overtaken(&error) => last = error,
            Err(error) => return Err(part.failed("put in place", &error)),
        }
    }
    Err(part.failed("put in place", &last))
}

/// Puts `part` in place of the file that is there. Says where that is now, if it is anywhere.
fn over<D: Disk>(
    disk: &D,
    part: &Part<'_, D>,
    (mark, known): (&Mark, Option<Hash>),
    care: Care,
) -> io::Result<Option<PathBuf>> {
    match disk.exchange(&part.path, &part.target) {
        Ok(()) => return Ok(Some(part.path.clone())),
        Err(error) if !is_unknown(&error) => return Err(error),
        Err(_) => {}
    }
    let name = part.target.file_name().unwrap_or_default();
    let aside = folder_of(&part.target).join(part::name_beside(name, &mark.name()));
    if let Err(error) = disk.link(&part.target, &aside) {
        if is_overtaken(&error) {
            return Err(error);
        }
        // Its content is looked at before it is replaced, as it can't be after.
        let old = disk.read(&part.target)?;
        if Some(blake3::hash(&old)) != known {
            return Err(io::Error::other(changed(&part.target)));
        }
        return disk.rename(&part.path, &part.target).map(|()| None);
    }
    // The second name must last before the first goes.
    let renamed =
        settle(disk, &part.target, care).and_then(|()| disk.rename(&part.path, &part.target));
    if renamed.is_err() {
        let _ = disk.remove(&aside);
    }
    renamed.map(|()| Some(aside))
}

/// Puts `part` in place where no file is.
fn anew<D: Disk>(disk: &D, part: &Part<'_, D>) -> io::Result<()> {
    match disk.rename_new(&part.path, &part.target) {
        Err(error) if is_unknown(&error) => {}
        put => return put,
    }
    match disk.link(&part.path, &part.target) {
        Ok(()) => {
            let _ = disk.remove(&part.path);
            Ok(())
        }
        Err(error) if is_overtaken(&error) => Err(error),
        Err(_) => disk.rename(&part.path, &part.target),
    }
}

/// Exchanges `path` and `target` again, then removes what stood there if that is `ours`.
fn swap_back<D: Disk>(disk: &D, path: &Path, target: &Path, ours: &[u8]) -> io::Result<()> {
    match disk.exchange(path, target) {
        Err(error) if is_unknown(&error) => return disk.rename(path, target),
        exchanged => exchanged?,
    }
    if disk.read(path).is_ok_and(|bytes| bytes == ours) {
        let _ = disk.remove(path);
    }
    Ok(())
}

fn changed(path: &Path) -> String {
    format!("{} was changed by someone else just now", shown(path))
}

/// Somebody else has made or removed the file in between.
fn is_overtaken(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists)
}

/// The file system, or the system, knows no such call.
fn is_unknown(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Unsupported | ErrorKind::InvalidInput
    )
}

/// What the name of a file says about it, so that what a crash leaves over explains itself: which content
/// was known to be in place, and which is to come there. The beginning of each hash.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    known: String,
    new: String,
}

impl Mark {
    const DIGITS: usize = 16;

    fn of(known: Option<Hash>, new: &[u8]) -> Self {
        Self {
            known: known.map_or_else(Self::nothing, Self::short),
            new: Self::short(blake3::hash(new)),
        }
    }

    fn nothing() -> String {
        "0".repeat(Self::DIGITS)
    }

    fn short(hash: Hash) -> String {
        hash.to_hex().chars().take(Self::DIGITS).collect()
    }

    fn name(&self) -> String {
        format!("{}-{}-", self.known, self.new)
    }

    /// That in `name`, which begins with `prefix`.
    fn read(name: &[u8], prefix: &[u8]) -> Option<Self> {
        let rest = name.strip_prefix(prefix)?;
        let rest = str::from_utf8(rest.strip_suffix(part::ENDING.as_bytes())?).ok()?;
        let mut parts = rest.split('-');
        let (known, new) = (parts.next()?, parts.next()?);
        let is_whole = known.len() == Self::DIGITS && new.len() == Self::DIGITS;
        (is_whole && parts.count() == 1).then(|| Self {
            known: known.to_owned(),
            new: new.to_owned(),
        })
    }
}

/// What crashes have left beside the file at `path`. What is whole in the file, and what never came to be
/// in it, is removed; what somebody else wrote and was displaced is given. What can't be told stays.
///
/// Nothing is, unless it is our `turn` to write there for sure: another's new content would look left over.
pub(in crate::store) fn left_over<D: Disk>(disk: &D, path: &Path, turn: &Lock) -> Vec<Displaced> {
    // Where nothing can be read, nothing is found; whoever writes there is told.
    let Some(target) = resolved(path).ok().filter(|_| turn.is_held()) else {
        return Vec::new();
    };
    let Some(present) = content(disk, &target) else {
        return Vec::new();
    };
    let prefix = part::prefix(target.file_name().unwrap_or_default());
    let names = disk.names(folder_of(&target)).unwrap_or_default();
    let marked = names.iter().filter_map(|name| {
        let mark = Mark::read(name.as_bytes(), prefix.as_bytes())?;
        Some((target.with_file_name(name), mark))
    });
    marked
        .filter_map(|(path, mark)| displaced(disk, &target, path, &mark, &present))
        .collect()
}

/// What is in the file at `path`, as a mark has it; nothing where that can't be read.
fn content<D: Disk>(disk: &D, path: &Path) -> Option<String> {
    match disk.look(path).ok()? {
        Some(_) => Some(Mark::short(blake3::hash(&disk.read(path).ok()?))),
        None => Some(Mark::nothing()),
    }
}

/// The file at `path`, left over where `target` has the content `present` now, if somebody else wrote it.
/// If it is nothing to anybody, it is removed.
fn displaced<D: Disk>(
    disk: &D,
    target: &Path,
    path: PathBuf,
    mark: &Mark,
    present: &str,
) -> Option<Displaced> {
    let bytes = disk.read(&path).ok()?;
    let content = Mark::short(blake3::hash(&bytes));
    // Known before, never acknowledged, or cut off before it was in place.
    if content == mark.known || content == mark.new || present == mark.known {
        let _ = disk.remove(&path);
        return None;
    }
    let target = target.to_path_buf();
    (present == mark.new).then_some(Displaced {
        target,
        path,
        bytes,
    })
}
