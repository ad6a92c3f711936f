//! A text handed to another program for a while: a file of the person's own in the state directory, gone afterwards.

use super::atomic;
use super::input::{self, InputError};
use super::places::Places;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// So many notes may be in editors, or left over, at once.
const MOST: usize = 99;

/// A text on its way to another program and back. Gone when dropped, unless it is kept.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    kept: bool,
}

impl Scratch {
    /// Writes `text`, as one line or more, to `note.txt` or its like, which only the person may read.
    ///
    /// # Errors
    /// The system's, with the file.
    pub fn write(places: &Places, text: &str) -> io::Result<Self> {
        atomic::make_folder(&places.state)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        for number in 1..=MOST {
            let path = places.state.join(name(number));
            match options.open(&path) {
                Ok(mut file) => {
                    // Dropped if it can't be filled.
                    let scratch = Self { path, kept: false };
                    let end = if text.is_empty() { "" } else { "\n" };
                    file.write_all(format!("{text}{end}").as_bytes())?;
                    return Ok(scratch);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("too many files called note.txt and alike"))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the other program made of it, without line ends at its end; lines end in LF alone.
    ///
    /// # Errors
    /// It is gone, no text, or longer than `most` bytes; says so in a few words.
    pub fn read(&self, most: usize) -> Result<String, String> {
        // A line end or two more than the note itself may have.
        let (bytes, _) = input::read(&self.path, most + 64).map_err(|error| match error {
            InputError::NotAFile(kind) => format!("it is {} now", kind.name()),
            InputError::TooLong(_) => format!("it is longer than {most} bytes"),
            InputError::Io(error) => error.to_string(),
        })?;
        let text = String::from_utf8(bytes).map_err(|_| String::from("it isn't UTF-8"))?;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_end_matches('\n');
        if text.len() > most {
            return Err(format!("it is longer than {most} bytes"));
        }
        Ok(text.to_owned())
    }

    /// Leaves the file where it is.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn name(number: usize) -> String {
    match number {
        1 => String::from("note.txt"),
        _ => format!("note-{number}.txt"),
    }
}

#[cfg(test)]
mod tests {
    use super::Scratch;
    use crate::store::Places;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_text_goes_out_and_comes_back_and_nothing_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        let scratch = Scratch::write(&places, "one\ntwo").expect("written");
        assert!(scratch.path().ends_with("state/note.txt"));
        let mode = fs::metadata(scratch.path())
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(
            fs::read_to_string(scratch.path()).expect("there"),
            "one\ntwo\n"
        );
        let other = Scratch::write(&places, "").expect("written");
        assert!(other.path().ends_with("state/note-2.txt"));
        assert_eq!(fs::read(other.path()).expect("there"), b"");
        fs::write(scratch.path(), "one\r\n\r\nthree \n\n\n").expect("written");
        assert_eq!(scratch.read(100).as_deref(), Ok("one\n\nthree "));
        drop((scratch, other));
        assert_eq!(fs::read_dir(&places.state).expect("there").count(), 0);
    }

    #[test]
    fn what_cannot_be_read_back_can_be_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        let scratch = Scratch::write(&places, "").expect("written");
        for (bytes, reason) in [
            (&b"\xff\n"[..], "it isn't UTF-8"),
            (b"0123456789\n", "it is longer than 9 bytes"),
            (&[b'x'; 200], "it is longer than 9 bytes"),
        ] {
            fs::write(scratch.path(), bytes).expect("written");
            assert_eq!(scratch.read(9), Err(reason.to_owned()));
        }
        let path = scratch.path().to_owned();
        scratch.keep();
        assert!(path.exists());
        fs::remove_file(&path).expect("removed");
        let scratch = Scratch::write(&places, "x").expect("written");
        fs::remove_file(&path).expect("removed");
        assert!(scratch.read(9).is_err());
    }
}
