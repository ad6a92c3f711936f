//! Where what is made of many articles is written, piece by piece.

use super::super::opening::shown;
use super::{Over, Stop, Troubles};
use crate::export::Receipt;
use crate::store::atomic::Gradual;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// What one article comes to.
#[derive(Debug, Default)]
pub(in crate::run) struct Piece {
    /// What is to be written.
    pub(in crate::run) bytes: Vec<u8>,
    /// Whether it could be read.
    pub(in crate::run) is_read: bool,
    /// What couldn't be, in one to three lines each; safe to show.
    pub(in crate::run) troubles: Vec<String>,
    /// What the form couldn't carry.
    pub(in crate::run) receipt: Receipt,
}

impl Piece {
    /// Of what can't be read.
    pub(in crate::run) fn skipped(reason: String) -> Self {
        Self {
            troubles: vec![reason],
            ..Self::default()
        }
    }

    /// What `write` writes.
    pub(in crate::run) fn of(
        troubles: Vec<String>,
        write: impl FnOnce(&mut Vec<u8>) -> io::Result<Receipt>,
    ) -> Self {
        let mut bytes = Vec::new();
        let (receipt, trouble) = match write(&mut bytes) {
            Ok(receipt) => (receipt, None),
            Err(error) => (Receipt::default(), Some(error.to_string())),
        };
        Self {
            bytes,
            is_read: true,
            troubles: troubles.into_iter().chain(trouble).collect(),
            receipt,
        }
    }
}

/// What was written.
#[derive(Debug, Default)]
pub(in crate::run) struct Written {
    /// How many articles.
    pub(in crate::run) read: usize,
    pub(in crate::run) receipt: Receipt,
}

impl Written {
    /// Makes a piece of each of `jobs` and writes them in their order: `head` before the first one that could be
    /// read, `between` before each other.
    pub(in crate::run) fn by<J: Send>(
        over: &mut Over,
        jobs: impl Iterator<Item = (PathBuf, J)> + Send,
        work: impl Fn(J) -> Piece + Sync,
        frame: (&[u8], &str),
        out: &mut dyn Write,
    ) -> Result<Self, Stop> {
        let mut written = Self::default();
        over.each(
            jobs,
            work,
            |piece| piece.bytes.len(),
            |path, piece, troubles| written.add(path, &piece, frame, troubles, out),
        )?;
        Ok(written)
    }

    /// Writes `piece`, the next in turn, of what is at `path`.
    pub(in crate::run) fn add(
        &mut self,
        path: &Path,
        piece: &Piece,
        (head, between): (&[u8], &str),
        troubles: &mut Troubles,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for trouble in piece.troubles.iter().cloned() {
            troubles.add(path, trouble);
        }
        if !piece.is_read {
            return Ok(());
        }
        out.write_all(if self.read == 0 {
            head
        } else {
            between.as_bytes()
        })?;
        self.read += 1;
        self.receipt += piece.receipt;
        out.write_all(&piece.bytes)
    }
}

/// Where it is written.
#[derive(Debug)]
pub(in crate::run) enum Output {
    /// Standard output; what is read as it comes isn't held back.
    Standard(BufWriter<StdoutLock<'static>>, bool),
    /// A file, whole or not at all.
    File(BufWriter<Gradual>),
    /// A pipe or a device.
    Special(BufWriter<File>),
}

impl Output {
    /// Nothing is written yet to `path`, or to standard output.
    ///
    /// # Errors
    /// `path` can't be written.
    pub(in crate::run) fn begin(path: Option<&Path>) -> Result<Self, String> {
        let Some(path) = path else {
            return Ok(Self::standard(io::stdout().is_terminal()));
        };
        let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
        let begun = if is_special {
            let special = OpenOptions::new().write(true).open(path);
            special.map(|special| Self::Special(BufWriter::new(special)))
        } else {
            Gradual::begin(path).map(|file| Self::File(BufWriter::new(file)))
        };
        begun.map_err(|error| format!("{}: can't be written: {error}", shown(path)))
    }

    /// Standard output, piece by piece as it comes, if `at_once`.
    pub(in crate::run) fn standard(at_once: bool) -> Self {
        Self::Standard(BufWriter::new(io::stdout().lock()), at_once)
    }

    /// Nothing more is written.
    ///
    /// # Errors
    /// It can't be.
    pub(in crate::run) fn finish(self) -> Result<(), Stop> {
        let written = match self {
            Self::Standard(mut out, _) => out.flush(),
            Self::Special(mut out) => out.flush(),
            Self::File(out) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error);
                file.and_then(Gradual::finish)
            }
        };
        written.map_err(Stop::Unwritable)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out, at_once) => {
                let written = out.write(bytes)?;
                if *at_once {
                    out.flush()?;
                }
                Ok(written)
            }
            Self::File(out) => out.write(bytes),
            Self::Special(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out, _) => out.flush(),
            Self::File(out) => out.flush(),
            Self::Special(out) => out.flush(),
        }
    }
}
