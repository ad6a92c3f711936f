//! What is remembered between sessions: where each article was left, and the reader's own ways.
//!
//! Small TOML files in the state directory. They are conveniences: a broken one counts as none.

use super::atomic::{self, Care};
use super::input;
use super::places::Places;
use crate::article::{Article, Span, Unit};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Longer state files are none of ours, in bytes.
const LIMIT: usize = 256 << 10;

/// Where an article was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingPlace {
    /// The focus, in bytes.
    pub focus: Span,
    /// What the focus was made of.
    pub unit: Unit,
    /// The first byte on screen.
    pub top: usize,
}

/// What was half typed when an article was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it was to be.
    pub kind: String,
    /// What there is of it.
    pub text: String,
    /// The id of the stance that it is on, if it is on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<String>,
}

/// What the reader remembers whatever the article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reader {
    /// The article or the shelf read last, as an absolute path; none: the built-in article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<PathBuf>,
    /// The shelf that it came from, as an absolute path; none: it was opened by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shelf: Option<PathBuf>,
    /// What the terminal's ground was the last time it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// Whether the first stance was made and saved.
    pub introduced: bool,
    /// What the side pane shows, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pane: Option<String>,
    /// Whether the side pane is folded away.
    pub folded: bool,
    /// How much wider than by default the side pane is, in cells.
    pub wider: i16,
}

/// The terminal's ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
}

/// A reading place as it is written, in code points.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    start: usize,
    end: usize,
    unit: String,
    top: usize,
    /// The furthest place at which the focus ever ended.
    #[serde(default)]
    furthest: usize,
    /// The length of the text; 0 where an older version wrote this.
    #[serde(default)]
    length: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    draft: Option<Draft>,
}

/// Where the article with `key` (`beside::key_of_path`, `beside::key_of_text`) was left, as far as
/// the text still reaches.
#[must_use]
pub fn place(places: &Places, key: &str, article: &Article) -> Option<ReadingPlace> {
    let written: Written = load(&place_file(places, key), LIMIT)?;
    let mut offsets = article.offsets();
    let mut byte = |point| offsets.byte(point).unwrap_or(article.text().len());
    let top = byte(written.top);
    let start = byte(written.start);
    let focus = Span::new(start, byte(written.end.max(written.start)));
    Some(ReadingPlace {
        focus,
        unit: unit(&written.unit),
        top,
    })
}

/// How far into the text the place reaches at which the article with `key` was left, in code points.
#[must_use]
pub fn reach(places: &Places, key: &str) -> Option<usize> {
    let written: Written = load(&place_file(places, key), LIMIT)?;
    Some(written.top.max(written.start).max(written.end))
}

/// How much of the article with `key` was read, in whole per cent of its text: up to the furthest place at which the
/// focus ever was. Nothing where it was never opened.
#[must_use]
pub fn percent_read(places: &Places, key: &str) -> Option<u8> {
    let written: Written = load(&place_file(places, key), LIMIT)?;
    let furthest = written.furthest.max(written.end).min(written.length);
    let percent = (furthest * 100).checked_div(written.length).unwrap_or(0);
    u8::try_from(percent).ok()
}

/// The names of the articles that have a place, as `key` gives them.
pub(super) fn with_places(places: &Places) -> HashSet<String> {
    let files = fs::read_dir(places.state.join("places")).into_iter();
    let names = files.flatten().flatten().map(|file| file.file_name());
    let keys = names.filter_map(|name| Some(name.to_str()?.strip_suffix(".toml")?.to_owned()));
    keys.collect()
}

/// What was half typed when the article with `key` was left.
#[must_use]
pub fn draft(places: &Places, key: &str) -> Option<Draft> {
    let written: Written = load(&place_file(places, key), LIMIT)?;
    written.draft
}

/// Remembers where the article with `key` was left, and what was half typed.
///
/// # Errors
/// The system's, with the step and the file.
pub fn keep_place(
    places: &Places,
    key: &str,
    article: &Article,
    place: ReadingPlace,
    draft: Option<Draft>,
) -> io::Result<()> {
    let mut offsets = article.offsets();
    let top = offsets.point(place.top);
    let (start, end) = offsets.points(place.focus);
    let length = offsets.point(article.text().len());
    let unit = place.unit.name().to_owned();
    let file = place_file(places, key);
    let before: Option<Written> = load(&file, LIMIT);
    let before = before.map_or(0, |before| before.furthest.max(before.end));
    let written = Written {
        name: article.name().to_owned(),
        start,
        end,
        unit,
        top,
        furthest: end.max(before).min(length),
        length,
        draft,
    };
    save(&file, &written)
}

/// Where a shelf was left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ShelfPlace {
    /// The name of the article at hand.
    pub at: String,
    /// The word for how it was sorted.
    pub order: String,
    /// Which articles were asked for, as it was typed.
    pub filter: String,
}

/// Where the shelf with `key` (`beside::key_of_path`) was left.
#[must_use]
pub fn shelf_place(places: &Places, key: &str) -> Option<ShelfPlace> {
    load(&shelf_file(places, key), LIMIT)
}

/// Remembers where the shelf with `key` was left.
///
/// # Errors
/// The system's, with the step and the file.
pub fn keep_shelf_place(places: &Places, key: &str, place: &ShelfPlace) -> io::Result<()> {
    save(&shelf_file(places, key), place)
}

/// What the reader remembers; what it can't remember is as at first.
#[must_use]
pub fn reader(places: &Places) -> Reader {
    load(&reader_file(places), LIMIT).unwrap_or_default()
}

/// Remembers `reader`.
///
/// # Errors
/// The system's, with the step and the file.
pub fn keep_reader(places: &Places, reader: &Reader) -> io::Result<()> {
    save(&reader_file(places), reader)
}

fn place_file(places: &Places, key: &str) -> PathBuf {
    places.state.join("places").join(format!("{key}.toml"))
}

fn shelf_file(places: &Places, key: &str) -> PathBuf {
    places.state.join("shelves").join(format!("{key}.toml"))
}

fn reader_file(places: &Places) -> PathBuf {
    places.state.join("reader.toml")
}

fn unit(name: &str) -> Unit {
    let all = [Unit::Word, Unit::Quotation, Unit::Sentence, Unit::Paragraph];
    all.into_iter()
        .find(|unit| unit.name() == name)
        .unwrap_or(Unit::Free)
}

/// What stands in the state file at `path`, which has at most `limit` bytes.
pub(super) fn load<T: for<'a> Deserialize<'a>>(path: &Path, limit: usize) -> Option<T> {
    let (bytes, _) = input::read(path, limit).ok()?;
    toml::from_slice(&bytes).ok()
}

/// Replaces the state file at `path`.
pub(super) fn save<T: Serialize>(path: &Path, state: &T) -> io::Result<()> {
    let text = toml::to_string(state).map_err(io::Error::other)?;
    atomic::make_folder(atomic::folder_of(path))?;
    atomic::replace(path, text.as_bytes(), Care::Fleeting)
}

#[cfg(test)]
mod tests;
