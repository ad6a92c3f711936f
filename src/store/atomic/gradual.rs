//! A file written piece by piece, which nobody sees before it is whole.

use super::{Care, Local, part::Part, resolved, settle};
use std::io::{self, Write};
use std::path::Path;

/// The new content of a file, as far as it is written. Dropped before it is put in place, it leaves the old content
/// as it was and nothing beside it.
#[derive(Debug)]
pub struct Gradual(Part<'static, Local>);

impl Gradual {
    /// Nothing as the new content of the file at `path`; see [`super::replace`].
    ///
    /// # Errors
    /// Nothing can be written there.
    pub fn begin(path: &Path) -> io::Result<Self> {
        Part::begun(&Local, resolved(path)?, "").map(Self)
    }

    /// Puts what was written in place, where it lasts on return.
    ///
    /// # Errors
    /// As [`super::replace`].
    pub fn finish(mut self) -> io::Result<()> {
        self.0.sync(Care::Lasting)?;
        self.0.put()?;
        settle(&Local, &self.0.target, Care::Lasting)
    }
}

impl Write for Gradual {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
