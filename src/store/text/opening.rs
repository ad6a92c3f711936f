//! The beginning of a long text, read so that its first screen needn't wait for the rest.

use super::{ARTICLE_LIMIT, Text, input};
use crate::article::{Facts, LONG, STRETCH_LIMIT, sure_end};
use crate::import::canonical_text;
use std::path::Path;

/// The beginning of a long text.
#[derive(Debug)]
pub struct Opening {
    /// What was read, up to the end of a stretch.
    pub text: Text,
    /// The length of the whole file, in bytes.
    pub length: u64,
}

/// The beginning of the article at `path`, at least `reach` bytes, if the file is longer than
/// [`LONG`] and its beginning can be cut as the whole would be; else nothing, as where reading all is
/// hardly more work: then read it.
///
/// It lets the first screen of a book be drawn before the book is read.
#[must_use]
pub fn read_opening(path: &Path, reach: usize) -> Option<Opening> {
    // The last stretch may be cut off and another be too much.
    let limit = reach.saturating_add(2 * STRETCH_LIMIT).min(ARTICLE_LIMIT);
    let limit = limit.max(LONG);
    let least = if limit > LONG { limit * 2 } else { limit };
    let (bytes, length) = input::read_opening(path, limit, least)?;
    let mut text = canonical_text(whole_characters(bytes)?);
    let end = sure_end(&text).filter(|&end| end >= reach)?;
    text.truncate(end);
    let name = path.file_name()?.to_string_lossy().into_owned();
    let facts = Facts::default();
    let text = Text { name, text, facts };
    Some(Opening { text, length })
}

/// `bytes` as text, without a character that is cut off at their end; nothing where they aren't UTF-8.
fn whole_characters(bytes: Vec<u8>) -> Option<String> {
    let cut = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return None,
    };
    let mut bytes = bytes;
    bytes.truncate(cut);
    String::from_utf8(bytes).ok()
}
