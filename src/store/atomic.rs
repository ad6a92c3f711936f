//! Replacing a file whole: whoever reads it, and whatever dies meanwhile, finds the old or the new.
//!
//! There is no journal beside it. A whole file written, synced and put in place takes 12 ms with a thousand
//! stances and 13 to 33 ms with ten thousand, on a thread that nobody waits for; a journal would take 3 to 5,
//! and bring a second file to be read, merged, synced and cleaned up in the right order.
//!
//! Where the file has a second hard link, that one keeps the old content. A write in place would keep the
//! link, but a crash in the middle of it would leave neither version; and what makes such links, copies of
//! whole trees for safe keeping, counts on files being replaced. A file that is mounted by itself can't be
//! replaced: that is an error, and its work is kept elsewhere.
//!
//! A sync that failed is never tried again on the same file: the system may have forgotten what it couldn't
//! write, and then says that all is well. Whoever tries again does so with a new file.

mod gradual;
mod known;
mod part;
mod revise;

pub use gradual::Gradual;
pub(super) use known::{Displaced, Replaced, left_over, replace_known};
pub(super) use revise::revise;

use super::disk::{Disk, Local};
use crate::article::visible;
use part::Part;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// How much is asked of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// On return the new content survives a power cut.
    Lasting,
    /// The old or the new content, whole, as long as there is power; for what nobody would miss.
    Fleeting,
}

/// Replaces the content of the file at `path` by `bytes`, or makes it. Symbolic links stay and what
/// they lead to is replaced, also where that doesn't exist yet. Mode and, as far as the person may,
/// owner and group stay; a new file gets what the umask gives. For files that others write as well, see
/// `replace_known`.
///
/// # Errors
/// Says which step failed and on which file. The old content is then untouched and nothing is left
/// beside it; only where the folder couldn't be synced, the new content stands already.
pub fn replace(path: &Path, bytes: &[u8], care: Care) -> io::Result<()> {
    replace_on(&Local, path, bytes, care)
}

/// [`replace`] on `disk`.
pub(super) fn replace_on<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    care: Care,
) -> io::Result<()> {
    let mut part = Part::filled(disk, resolved(path)?, "", bytes, care)?;
    part.put()?;
    settle(disk, &part.target, care)
}

/// Makes the new name of what is put in place last.
fn settle<D: Disk>(disk: &D, target: &Path, care: Care) -> io::Result<()> {
    let folder = folder_of(target);
    match care {
        Care::Lasting => disk
            .sync_folder(folder)
            .map_err(|error| failed("synced", folder, &error)),
        Care::Fleeting => Ok(()),
    }
}

/// Makes `folder` and those above it, for the person alone. On return they last: what lasts in a folder whose own
/// name is lost is lost with it.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let all = folder.ancestors();
    let new: Vec<_> = all.take_while(|folder| !folder.exists()).collect();
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| failed("made", folder, &error))?;
    new.iter()
        .filter(|folder| !folder.as_os_str().is_empty())
        .try_for_each(|folder| settle(&Local, folder, Care::Lasting))
}

/// Makes the last folder of `folder`, which lasts on return.
///
/// # Errors
/// The system's: `AlreadyExists` where something is there.
pub(super) fn make_new_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(folder)?;
    settle(&Local, folder, Care::Lasting)
}

/// `path` with every symbolic link at its end followed.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
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
