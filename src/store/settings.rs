//! The text of the settings, as it lies on disk.

use super::input::{self, InputError, NotAFile};
use super::places::Places;
use crate::article::visible;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The longest settings that are read, in bytes.
pub const SETTINGS_LIMIT: usize = 256 << 10;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Why there are no settings, though there is a file. Says what, where and the remedy, safe to show.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// Not a plain file.
    #[error("{}: is {}; expected a text file", shown(.0), .1.name())]
    NotAFile(PathBuf, NotAFile),
    /// Over 256 KiB.
    #[error("{}: is longer than 256 KiB; expected settings", shown(.0))]
    TooLong(PathBuf),
    /// Not UTF-8.
    #[error("{}: isn't UTF-8, from byte {} on", shown(.0), .1)]
    NotUtf8(PathBuf, usize),
    /// What the system says.
    #[error("{}: {}", shown(.0), .1)]
    Io(PathBuf, io::Error),
}

/// Where the settings lie, whether there are any or not.
#[must_use]
pub fn file(places: &Places) -> PathBuf {
    places.config.join("config.toml")
}

/// The settings as they are written; `None` where there is no file.
///
/// # Errors
/// There is something that can't be read.
pub fn read(places: &Places) -> Result<Option<String>, SettingsError> {
    let path = file(places);
    let bytes = match input::read(&path, SETTINGS_LIMIT) {
        Ok((bytes, _)) => bytes,
        Err(InputError::Io(error)) if is_nothing(&error) => return Ok(None),
        Err(InputError::Io(error)) => return Err(SettingsError::Io(path, error)),
        Err(InputError::TooLong(_)) => return Err(SettingsError::TooLong(path)),
        Err(InputError::NotAFile(kind)) => return Err(SettingsError::NotAFile(path, kind)),
    };
    let text = String::from_utf8(bytes)
        .map_err(|error| SettingsError::NotUtf8(path, error.utf8_error().valid_up_to()))?;
    let plain = text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned);
    Ok(Some(plain.unwrap_or(text)))
}

/// Whether there is no such file; nor is there one below a file.
fn is_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{SETTINGS_LIMIT, file, read};
    use crate::store::Places;
    use std::fs;
    use tempfile::TempDir;

    #[test]
    fn there_may_be_no_settings_or_something_that_is_none() {
        let folder = TempDir::new().unwrap();
        let places = Places::below(folder.path());
        assert_eq!(read(&places).unwrap(), None);
        fs::create_dir_all(&places.config).unwrap();
        let path = file(&places);
        let too_long = vec![b'#'; SETTINGS_LIMIT + 1];
        let cases: [(&[u8], Result<&str, &str>); 4] = [
            (b"[keys]\n", Ok("[keys]\n")),
            (b"\xEF\xBB\xBF[ui]\n", Ok("[ui]\n")),
            (b"[keys]\n\xFF", Err("isn't UTF-8, from byte 7 on")),
            (&too_long, Err("longer than 256 KiB")),
        ];
        for (bytes, expected) in cases {
            fs::write(&path, bytes).unwrap();
            match (read(&places), expected) {
                (Ok(text), Ok(expected)) => assert_eq!(text.as_deref(), Some(expected)),
                (Err(error), Err(words)) => assert!(error.to_string().contains(words), "{error}"),
                (found, expected) => panic!("{found:?}, {expected:?}"),
            }
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let error = read(&places).unwrap_err().to_string();
        assert!(error.contains("config.toml: is a folder"), "{error}");
    }
}
