//! Extracted texts, kept so that a page or a book is taken apart once and not at every look at a folder.
//!
//! An article that is opened to be tagged is always read from its file; the cache serves who looks through many:
//! the shelf and the search.
//!
//! A text is known by its file's name, device, inode, length, and both of its times in nanoseconds: that of its content, which
//! programs may set back, and that of its inode, which they can't. What was written within the last two seconds isn't
//! kept: another write within the same tick of the clock would change none of these. An entry carries a hash of itself;
//! one that is broken counts as none.

use super::atomic::{self, Care};
use super::codebook;
use super::input;
use super::places::Places;
use super::text::{self, ArticleError, Hints, Text};
use crate::article::{Coding, Facts};
use serde::{Deserialize, Serialize};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, FileTimes, Metadata};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Goes up whenever the same file would give another text or other facts.
const EXTRACTORS: u32 = 5;

/// The cache grows to so many bytes.
const MOST: u64 = 512 << 20;

/// After this time a use of an entry is taken note of, so that what is used stays.
const DAY: Duration = Duration::from_hours(24);

/// So long a file must have been left alone.
const CALM: Duration = Duration::from_secs(2);

/// Names with these endings are extracted: to read them again would cost more than to read what is kept.
const EXTRACTED: &[&str] = &[
    "eml", "epub", "gz", "htm", "html", "mbox", "mbx", "pdf", "xhtml",
];

/// What stands in an entry before its text.
#[derive(Serialize, Deserialize)]
struct Head {
    name: String,
    title: Option<Arc<str>>,
    author: Option<Arc<str>>,
    date: Option<Arc<str>>,
    outlet: Option<Arc<str>>,
    url: Option<Arc<str>>,
}

/// The text of the article at `path`, an article inside a container as `FILE#N` among them: as [`text::read`] gives it,
/// from the cache where that would take its time; then nothing tells any more which encoding it came in. Any number of threads may ask at once.
///
/// # Errors
/// Those of [`text::read`]. That nothing can be kept is none.
pub fn text(path: &Path, places: &Places) -> Result<Arc<Text>, ArticleError> {
    let Some((file, before)) = extracted(path).filter(|(file, _)| !has_pattern(file)) else {
        return text::read(path).map(Arc::new);
    };
    let entry = entry_of(path.file_name(), &before, places);
    if let Some(kept) = read(&entry) {
        return Ok(Arc::new(kept));
    }
    if let Some((_, number)) = text::member(path) {
        // The others are asked for next: taken apart it is all at once.
        let mut all = texts(&file, places)?.into_iter();
        let found = number.checked_sub(1).and_then(|before| all.nth(before));
        return found.map_or_else(|| text::read(path).map(Arc::new), Ok);
    }
    let read = text::read(path)?;
    if may_keep(&read) && is_as_before(&file, &before) {
        // It is a convenience: a full disk must keep nobody from reading.
        let _ = keep(&entry, &read, places);
    }
    Ok(Arc::new(read))
}

/// The texts of all articles in the file at `path`, in their order, if it is one that holds several; else none. As [`text()`], but
/// taken apart once for all of them.
///
/// # Errors
/// Those of [`text::read`].
pub fn texts(path: &Path, places: &Places) -> Result<Vec<Arc<Text>>, ArticleError> {
    let read = || {
        let texts = text::texts(path, Hints::default())?.into_iter();
        Ok(texts.map(|(_, text)| Arc::new(text)).collect())
    };
    let is_whole =
        |(file, _): &(PathBuf, Metadata)| text::member(path).is_none() && !has_pattern(file);
    let Some((file, before)) = extracted(path).filter(is_whole) else {
        return read();
    };
    if let Some(kept) = kept_texts(&file, &before, places) {
        return Ok(kept);
    }
    let texts: Vec<Arc<Text>> = read()?;
    let may_keep = !texts.is_empty() && texts.iter().all(|text| may_keep(text));
    if may_keep && is_as_before(&file, &before) {
        // As above.
        let _ = keep_texts(&texts, &file, &before, places);
    }
    Ok(texts)
}

fn kept_texts(file: &Path, metadata: &Metadata, places: &Places) -> Option<Vec<Arc<Text>>> {
    let all = read(&entry_of(Some(&count_of(file)), metadata, places))?;
    let numbers = 1..=all.text.parse().ok()?;
    let texts = numbers.map(|number| {
        let path = text::address(file, number);
        let text = read(&entry_of(path.file_name(), metadata, places))?;
        Some(Arc::new(text))
    });
    texts.collect()
}

/// Their number comes last: where it is, they are.
fn keep_texts(
    texts: &[Arc<Text>],
    file: &Path,
    metadata: &Metadata,
    places: &Places,
) -> std::io::Result<()> {
    for (number, text) in (1..).zip(texts) {
        let path = text::address(file, number);
        keep(&entry_of(path.file_name(), metadata, places), text, places)?;
    }
    let all = Text {
        text: texts.len().to_string(),
        ..Text::default()
    };
    keep(
        &entry_of(Some(&count_of(file)), metadata, places),
        &all,
        places,
    )
}

/// What names the number of the articles in `file`: no article is called so.
fn count_of(file: &Path) -> OsString {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push("#");
    name
}

/// Of the encoding nothing is kept: a text that has more to say of it is read again.
fn may_keep(text: &Text) -> bool {
    text.coding == Coding::default()
}

/// Whether `file` was left alone for a while and is as it was `before`.
fn is_as_before(file: &Path, before: &Metadata) -> bool {
    let is_same = |after: Metadata| stamp(&after) == stamp(before);
    is_calm(before) && file.metadata().is_ok_and(is_same)
}

/// The same, by what `hints` say: a text in an encoding that a person chose isn't kept.
///
/// # Errors
/// Those of [`text::read`].
pub fn text_by(path: &Path, hints: Hints, places: &Places) -> Result<Arc<Text>, ArticleError> {
    if hints.encoding.is_some() {
        return text::read_by(path, hints).map(Arc::new);
    }
    text(path, places)
}

/// Whether a codebook says how the file at `path` is to be read: what is made of it changes with that codebook.
fn has_pattern(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let patterns = codebook::sources(path);
    patterns.iter().any(|pattern| pattern.is_for(&name))
}

/// Whether the text of the article at `path` is taken out of something else.
pub(super) fn is_extracted(path: &Path) -> bool {
    extracted(path).is_some()
}

/// The file that the text of `path` is taken out of, if it is, and what the system says of it.
fn extracted(path: &Path) -> Option<(PathBuf, Metadata)> {
    let (file, metadata) = if let Ok(metadata) = path.metadata() {
        (path.to_path_buf(), metadata)
    } else {
        let (file, _) = text::member(path)?;
        let metadata = file.metadata().ok()?;
        (file, metadata)
    };
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    let is_extracted = metadata.is_file() && EXTRACTED.contains(&&*ending);
    is_extracted.then_some((file, metadata))
}

type Stamp = (u64, u64, u64, (i64, i64), (i64, i64));

fn stamp(metadata: &Metadata) -> Stamp {
    (
        metadata.dev(),
        metadata.ino(),
        metadata.len(),
        (metadata.mtime(), metadata.mtime_nsec()),
        (metadata.ctime(), metadata.ctime_nsec()),
    )
}

fn is_calm(metadata: &Metadata) -> bool {
    let since = Duration::from_secs(u64::try_from(metadata.ctime()).unwrap_or_default());
    let changed = SystemTime::UNIX_EPOCH + since;
    changed.elapsed().is_ok_and(|age| age > CALM)
}

/// Where what is called `name` in a file of which the system says `metadata` is kept.
fn entry_of(name: Option<&OsStr>, metadata: &Metadata, places: &Places) -> PathBuf {
    let name = name.unwrap_or_default();
    let (device, inode, length, written, changed) = stamp(metadata);
    let mut hasher = blake3::Hasher::new();
    hasher.update(&EXTRACTORS.to_le_bytes());
    for number in [device, inode, length] {
        hasher.update(&number.to_le_bytes());
    }
    for number in [written.0, written.1, changed.0, changed.1] {
        hasher.update(&number.to_le_bytes());
    }
    hasher.update(name.as_bytes());
    let hash = hasher.finalize().to_hex();
    let (folder, name) = hash.split_at(2);
    folder_of_texts(places).join(folder).join(name)
}

fn folder_of_texts(places: &Places) -> PathBuf {
    places.cache.join("texts")
}

/// What is kept in the file at `entry`, if it is whole.
fn read(entry: &Path) -> Option<Text> {
    let (mut bytes, metadata) = input::read(entry, text::ARTICLE_LIMIT).ok()?;
    let (hash, rest) = bytes.split_first_chunk::<{ blake3::OUT_LEN }>()?;
    if blake3::hash(rest) != blake3::Hash::from_bytes(*hash) {
        return None;
    }
    let end = memchr::memchr(b'\n', rest)?;
    let head: Head = serde_json::from_slice(rest.get(..end)?).ok()?;
    bytes.drain(..=(blake3::OUT_LEN + end));
    let text = String::from_utf8(bytes).ok()?;
    let age = metadata.modified().ok().and_then(|at| at.elapsed().ok());
    if age.is_some_and(|age| age > DAY) {
        let now = FileTimes::new().set_modified(SystemTime::now());
        let _ = File::options()
            .write(true)
            .open(entry)
            .and_then(|file| file.set_times(now));
    }
    Some(Text {
        name: head.name,
        text,
        facts: Facts {
            title: head.title,
            author: head.author,
            date: head.date,
            outlet: head.outlet,
            url: head.url,
        },
        coding: Coding::default(),
    })
}

fn keep(entry: &Path, text: &Text, places: &Places) -> std::io::Result<()> {
    let facts = text.facts.clone();
    let head = Head {
        name: text.name.clone(),
        title: facts.title,
        author: facts.author,
        date: facts.date,
        outlet: facts.outlet,
        url: facts.url,
    };
    let head = serde_json::to_string(&head)?;
    let content = [&head, "\n", &text.text].concat();
    let hash = blake3::hash(content.as_bytes());
    let folder = atomic::folder_of(entry);
    let is_new = !folder.exists();
    atomic::make_folder(folder)?;
    let bytes = [hash.as_bytes(), content.as_bytes()].concat();
    atomic::replace(entry, &bytes, Care::Fleeting)?;
    // Now and then is enough; by the name, so that no clock and no dice are needed.
    if is_new || entry.to_string_lossy().ends_with("00") {
        sweep(places, MOST);
    }
    Ok(())
}

/// Removes the oldest entries of a cache of over `most` bytes until a quarter of that is free.
fn sweep(places: &Places, most: u64) {
    let folders = fs::read_dir(folder_of_texts(places))
        .into_iter()
        .flatten()
        .flatten();
    let files =
        folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten());
    let mut kept: Vec<_> = files
        .filter_map(|file| {
            let metadata = file.metadata().ok().filter(Metadata::is_file)?;
            Some((metadata.modified().ok()?, metadata.len(), file.path()))
        })
        .collect();
    let mut size: u64 = kept.iter().map(|(_, length, _)| length).sum();
    if size <= most {
        return;
    }
    kept.sort_unstable();
    for (_, length, path) in kept {
        if size <= most / 4 * 3 {
            return;
        }
        if fs::remove_file(path).is_ok() {
            size -= length;
        }
    }
}

#[cfg(test)]
mod tests;
