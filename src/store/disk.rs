//! The few calls that replacing a file asks of a disk, so that tests can put a disk in its place that
//! forgets what no sync has forced out.

use super::input::{self, InputError};
use super::sidecar::SIDECAR_LIMIT;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::Path;

/// Files and folders, as far as replacing a file needs them. Paths aren't followed where they end in a
/// link. Errors are the system's.
pub(super) trait Disk {
    /// A file open for writing.
    type File;

    /// What stands at `path`; `None` where nothing does.
    fn look(&self, path: &Path) -> io::Result<Option<Look>>;
    /// A new, empty file, which must not be there yet.
    fn create(&self, path: &Path, mode: u32) -> io::Result<Self::File>;
    /// Gives `file` the owner, group and mode of another, as far as the person may.
    fn dress(&self, file: &Self::File, as_other: &Look) -> io::Result<()>;
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    /// On return the file's content lasts.
    fn sync(&self, file: &Self::File) -> io::Result<()>;
    /// On return the names in `folder` last.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Whether `path` is a name of `file`.
    fn is_named(&self, file: &Self::File, path: &Path) -> bool;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames; `AlreadyExists` where there is a file called `to`.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Each gets the other's name, at once.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// A second name for the file `from`; `AlreadyExists` where there is a file called `to`.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The names of what is in `folder`.
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>>;
}

/// What the system says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether it is neither a folder nor a pipe or its like.
    pub(super) is_plain: bool,
    /// Read, write and execute, for owner, group and others.
    pub(super) mode: u32,
    pub(super) owner: u32,
    pub(super) group: u32,
}

/// The disks of this machine.
#[derive(Debug)]
pub(super) struct Local;

/// Some file systems, mostly those of other machines, know no sync: they do what they do.
fn as_far_as_known(synced: io::Result<()>) -> io::Result<()> {
    synced.or_else(|error| match error.kind() {
        ErrorKind::Unsupported | ErrorKind::InvalidInput => Ok(()),
        _ => Err(error),
    })
}

impl Disk for Local {
    type File = File;

    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(Some(Look {
                is_plain: metadata.is_file(),
                mode: metadata.mode() & 0o777,
                owner: metadata.uid(),
                group: metadata.gid(),
            })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(mode).open(path)
    }

    /// Only root can give files away: of others, a group they aren't in stays out.
    fn dress(&self, file: &File, as_other: &Look) -> io::Result<()> {
        let (owner, group) = (as_other.owner, as_other.group);
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (owner, group) {
            let _ =
                fchown(file, Some(owner), Some(group)).or_else(|_| fchown(file, None, Some(group)));
        }
        file.set_permissions(Permissions::from_mode(as_other.mode))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        as_far_as_known(file.sync_all())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        as_far_as_known(File::open(folder).and_then(|folder| folder.sync_all()))
    }

    fn is_named(&self, file: &File, path: &Path) -> bool {
        let named = fs::symlink_metadata(path);
        let inode = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
        let here = file.metadata().map(inode).ok();
        here.is_some() && here == named.map(inode).ok()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let read = input::read(path, SIDECAR_LIMIT).map_err(|error| match error {
            InputError::NotAFile(kind) => io::Error::other(format!("it is {}", kind.name())),
            InputError::TooLong(_) => ErrorKind::FileTooLarge.into(),
            InputError::Io(error) => error,
        });
        read.map(|(bytes, _)| bytes)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let entries = fs::read_dir(folder)?;
        entries.map(|entry| Ok(entry?.file_name())).collect()
    }
}
