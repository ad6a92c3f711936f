//! Replacing a file whole: whoever reads it, and whatever dies meanwhile, finds the old or the new.
//!
//! Where the file has a second hard link, that one keeps the old content: a write in place would
//! keep the link, but a crash in the middle of it would leave neither version.

use crate::article::visible;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

/// How much is asked of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// On return the new content survives a power cut.
    Lasting,
    /// The old or the new content, whole, but a power cut may take the new one.
    Fleeting,
}

/// Replaces the content of the file at `path` by `bytes`, or makes it. Symbolic links stay and what
/// they lead to is replaced, also where that doesn't exist yet. Mode and, as far as the person may,
/// owner and group stay; a new file gets what the umask gives.
///
/// # Errors
/// Says which step failed and on which file. The old content is then untouched and nothing is left
/// beside it; only where the folder couldn't be synced, the new content stands already.
pub fn replace(path: &Path, bytes: &[u8], care: Care) -> io::Result<()> {
    let target = resolved(path)?;
    let folder = folder_of(&target);
    let old = fs::symlink_metadata(&target).ok();
    let mut part = Part::make(&target, old.as_ref())?;
    part.fill(bytes, old.as_ref(), care)?;
    fs::rename(&part.path, &target).map_err(|error| failed("put in place", &target, &error))?;
    part.in_place = true;
    if care == Care::Lasting {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Makes `folder` and those above it, for the person alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| failed("made", folder, &error))
}

/// `path` with every symbolic link at its end followed.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    const MOST: usize = 40;
    let mut path = path.to_path_buf();
    for _ in 0..MOST {
        match fs::read_link(&path) {
            Ok(link) => path = folder_of(&path).join(link),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other(format!(
        "{} leads through too many links",
        shown(&path)
    )))
}

/// The folder that `path` is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// The new content before it is in place; gone when dropped before.
struct Part {
    /// The file it is to replace: what errors name.
    target: PathBuf,
    path: PathBuf,
    file: File,
    in_place: bool,
}

impl Part {
    /// An empty file beside `target` that nobody else has.
    fn make(target: &Path, old: Option<&Metadata>) -> io::Result<Self> {
        const TRIES: usize = 16;
        let name = target
            .file_name()
            .ok_or_else(|| io::Error::other(format!("{} names no file", shown(target))))?;
        let mut options = OpenOptions::new();
        // Over an old file, nobody reads the new content before it has the old one's mode.
        options
            .write(true)
            .create_new(true)
            .mode(if old.is_some() { 0o600 } else { 0o666 });
        let mut last = ErrorKind::AlreadyExists.into();
        for _ in 0..TRIES {
            let path = folder_of(target).join(part_name(name));
            match options.open(&path) {
                Ok(file) => {
                    return Ok(Self {
                        target: target.to_path_buf(),
                        path,
                        file,
                        in_place: false,
                    });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(failed("made anew", target, &error)),
            }
        }
        Err(failed("made", target, &last))
    }

    fn fill(&mut self, bytes: &[u8], old: Option<&Metadata>, care: Care) -> io::Result<()> {
        if let Some(old) = old {
            take_over(&self.file, old).map_err(|error| self.failed("given its mode", &error))?;
        }
        self.file
            .write_all(bytes)
            .map_err(|error| self.failed("written", &error))?;
        if care == Care::Lasting {
            self.file
                .sync_all()
                .map_err(|error| self.failed("synced", &error))?;
        }
        Ok(())
    }

    fn failed(&self, step: &str, error: &io::Error) -> io::Error {
        failed(step, &self.target, error)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.in_place {
            // There is nobody to tell, and a file left over does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Gives `file` the old one's owner, group and mode. Only root can give files away: of others, a
/// group they aren't in stays out.
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()))
            .or_else(|_| fchown(file, None, Some(old.gid())));
    }
    file.set_permissions(Permissions::from_mode(old.mode() & 0o777))
}

/// `.name.standoff-0123456789abcdef.tmp`, not longer than names may be.
fn part_name(name: &OsStr) -> OsString {
    const LONGEST: usize = 200;
    let name = name.as_bytes();
    let name = OsStr::from_bytes(name.get(..LONGEST).unwrap_or(name));
    let random = RandomState::new().build_hasher().finish();
    let mut part = OsString::from(".");
    part.push(name);
    part.push(format!(".standoff-{random:016x}.tmp"));
    part
}

/// Makes the names in `folder` last. Some file systems have no such thing: they do what they do.
fn sync_folder(folder: &Path) -> io::Result<()> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.or_else(|error| match error.kind() {
        ErrorKind::Unsupported | ErrorKind::InvalidInput => Ok(()),
        _ => Err(failed("synced", folder, &error)),
    })
}

fn failed(step: &str, path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("{} couldn't be {step}: {error}", shown(path)),
    )
}

fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests;
