//! Opening and reading files of strangers: never waits, never follows a name into a device.

use rustix::fs::OFlags;
use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{FileExt, FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::thread;

/// What a path leads to instead of a plain file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAFile {
    /// A folder.
    Folder,
    /// A named pipe, which would make the reader wait.
    Pipe,
    /// A device.
    Device,
    /// A socket.
    Socket,
}

impl NotAFile {
    fn of(kind: FileType) -> Option<Self> {
        match kind {
            _ if kind.is_dir() => Some(Self::Folder),
            _ if kind.is_fifo() => Some(Self::Pipe),
            _ if kind.is_char_device() || kind.is_block_device() => Some(Self::Device),
            _ if kind.is_socket() => Some(Self::Socket),
            _ => None,
        }
    }

    /// What it is, in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Folder => "a folder",
            Self::Pipe => "a named pipe",
            Self::Device => "a device",
            Self::Socket => "a socket",
        }
    }
}

/// Why there is no content.
#[derive(Debug)]
pub(super) enum InputError {
    NotAFile(NotAFile),
    /// Longer than the limit; how long, as far as it is known.
    TooLong(u64),
    Io(io::Error),
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The content of the plain file at `path`, at most `limit` bytes, and what the system says of it.
pub(super) fn read(path: &Path, limit: usize) -> Result<(Vec<u8>, Metadata), InputError> {
    let (file, metadata) = open(path)?;
    let bytes = match usize::try_from(metadata.len()) {
        Ok(length) if (LONG..=limit).contains(&length) => read_in_halves(&file, length),
        _ => None,
    };
    let bytes = match bytes {
        Some(bytes) => bytes,
        None => read_all(&file, metadata.len(), limit)?,
    };
    Ok((bytes, metadata))
}

/// From this many bytes on a file is read by two threads: half of the time goes into fresh memory.
const LONG: usize = 1 << 20;

/// A file of `length` bytes, read by two threads at once; nothing if it has another length by now.
fn read_in_halves(file: &File, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    let (first, second) = bytes.split_at_mut(length / 2);
    let offset = first.len() as u64;
    let read = thread::scope(|scope| {
        let other = scope.spawn(|| file.read_exact_at(second, offset).is_ok());
        file.read_exact_at(first, 0).is_ok() && other.join().unwrap_or(false)
    });
    let has_more = file.read_at(&mut [0], length as u64).ok()? > 0;
    (read && !has_more).then_some(bytes)
}

/// The first `limit` bytes of the plain file at `path` and its length; nothing if it can't be read
/// or isn't longer than `least`.
pub(super) fn read_opening(path: &Path, limit: usize, least: usize) -> Option<(Vec<u8>, u64)> {
    let (file, metadata) = open(path).ok()?;
    if metadata.len() <= least as u64 {
        return None;
    }
    let mut bytes = vec![0; limit];
    file.read_exact_at(&mut bytes, 0).ok()?;
    Some((bytes, metadata.len()))
}

/// At most the first `limit` bytes of the plain file at `path`; nothing if it can't be read.
pub(super) fn beginning(path: &Path, limit: usize) -> Option<Vec<u8>> {
    let (file, _) = open(path).ok()?;
    let mut bytes = vec![0; limit];
    let length = file.read_at(&mut bytes, 0).ok()?;
    bytes.truncate(length);
    Some(bytes)
}

/// The plain file at `path`, open, and what the system says of it.
pub(super) fn open(path: &Path) -> Result<(File, Metadata), InputError> {
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    let opened = OpenOptions::new().read(true).custom_flags(flags).open(path);
    let kind_of = |metadata: &Metadata| NotAFile::of(metadata.file_type());
    let file = match opened {
        Ok(file) => file,
        // A socket doesn't open at all.
        Err(error) => {
            return Err(match path.metadata().ok().as_ref().and_then(kind_of) {
                Some(NotAFile::Socket) => InputError::NotAFile(NotAFile::Socket),
                _ => InputError::Io(error),
            });
        }
    };
    let metadata = file.metadata()?;
    match kind_of(&metadata) {
        Some(kind) => Err(InputError::NotAFile(kind)),
        None => Ok((file, metadata)),
    }
}

/// All of `source`, at most `limit` bytes. `expected` bytes take one allocation and no copy; files
/// that say they are empty, as in /proc, are read all the same.
pub(super) fn read_all(
    source: impl AsFd,
    expected: u64,
    limit: usize,
) -> Result<Vec<u8>, InputError> {
    const PIECE: usize = 64 << 10;
    if expected > limit as u64 {
        return Err(InputError::TooLong(expected));
    }
    let expected = usize::try_from(expected).unwrap_or(limit);
    // One byte more than expected, so that the end shows without growing.
    let mut bytes = Vec::with_capacity(if expected > 0 { expected + 1 } else { PIECE });
    loop {
        if bytes.len() == bytes.capacity() {
            bytes.reserve(PIECE.max(bytes.len()));
        }
        match rustix::io::read(&source, rustix::buffer::spare_capacity(&mut bytes)) {
            Ok(0) => return Ok(bytes),
            // As long as was said, and there was room for more: one look less at each of ten thousand files.
            Ok(_) if bytes.len() == expected && expected > 0 => return Ok(bytes),
            Ok(_) if bytes.len() > limit => return Err(InputError::TooLong(bytes.len() as u64)),
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(InputError::Io(error.into())),
        }
    }
}
