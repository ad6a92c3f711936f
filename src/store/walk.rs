//! The files of a folder that may be articles, and the sidecars among them. Knows names and the first bytes of files
//! whose names say nothing.

mod alone;
mod mounts;

use super::beside::ENDING;
use super::codebook::FILE_NAME;
use super::input;
use crate::article::visible;
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};

/// Names with these endings are no articles: pictures, sound, archives, offices, data, programs.
const OTHERS: &[&str] = &[
    "7z", "aac", "avi", "bak", "bin", "bmp", "bz2", "c", "class", "cpp", "css", "csv", "dat", "db",
    "dll", "doc", "docx", "dylib", "exe", "flac", "gif", "go", "h", "heic", "ico", "ini", "ipynb",
    "jar", "java", "jpeg", "jpg", "js", "json", "jsonl", "lock", "log", "m4a", "mkv", "mov", "mp3",
    "mp4", "mpg", "npy", "o", "odp", "ods", "odt", "ogg", "otf", "parquet", "pdf", "pkl", "png",
    "ppt", "pptx", "py", "pyc", "qdpx", "r", "rar", "rds", "rs", "rtf", "sav", "sh", "so", "sql",
    "sqlite", "svg", "tar", "tif", "tiff", "toml", "ts", "tsv", "ttf", "wav", "webm", "webp",
    "woff", "woff2", "xls", "xlsx", "xz", "yaml", "yml", "zip", "zst",
];

/// Names with these endings are articles, whatever they hold.
const ARTICLES: &[&str] = &[
    "eml", "epub", "htm", "html", "markdown", "mbox", "mbx", "md", "text", "txt", "xhtml",
];

/// Texts with these endings aren't read, though a person may take them for articles.
const OFFICE: &[&str] = &[
    "doc", "docx", "odp", "ods", "odt", "ppt", "pptx", "rtf", "xls", "xlsx",
];

/// So many bytes of a file tell whether it is a text.
const SNIFFED: usize = 512;

/// What lies in a folder and the folders in it.
#[derive(Debug, Default)]
pub struct Walked {
    /// The files that may be articles, by path.
    pub articles: Vec<PathBuf>,
    /// The sidecars, by path.
    pub sidecars: Vec<PathBuf>,
    /// The PDFs and office files that no text lies beside, by path: they aren't read.
    pub unread: Vec<PathBuf>,
    /// What can't be read: in one to three lines that are safe to show.
    pub troubles: Vec<String>,
}

impl Walked {
    /// The PDFs and the office files that aren't read.
    fn unread_kinds(&self) -> [usize; 2] {
        let pdfs = self.unread.iter().filter(|path| ending(path) == "pdf");
        let pdfs = pdfs.count();
        [pdfs, self.unread.len() - pdfs]
    }

    /// The same as [`Self::passed_over`], short enough for one line of a screen.
    #[must_use]
    pub fn passed_over_in_short(&self) -> Option<String> {
        let counted = |count, kind| match count {
            1 => format!("1 {kind}"),
            many => format!("{many} {kind}s"),
        };
        let [pdfs, office] = self.unread_kinds();
        let (what, how) = match (pdfs, office) {
            (0, 0) => return None,
            (_, 0) => (counted(pdfs, "PDF"), "pdftotext makes"),
            (0, _) => (counted(office, "office file"), "soffice makes"),
            _ => {
                let what = [counted(pdfs, "PDF"), counted(office, "office file")];
                let what = what.join(", ");
                return Some(format!("{what} not read: pdftotext, soffice make texts"));
            }
        };
        Some(match pdfs + office {
            1 => format!("{what} isn't read: {how} a text of it"),
            _ => format!("{what} aren't read: {how} texts of them"),
        })
    }

    /// How many files of what kind aren't read, and the remedy, in one line; nothing where there are none.
    #[must_use]
    pub fn passed_over(&self) -> Option<String> {
        let [pdfs, office] = self.unread_kinds();
        let kinds = [
            (pdfs, "PDF", "pdftotext -layout FILE FILE.txt"),
            (
                office,
                "office file",
                "soffice --headless --convert-to txt FILE",
            ),
        ];
        let told = kinds.iter().filter(|(count, ..)| *count > 0);
        let told: Vec<_> = told
            .map(|(count, kind, remedy)| match count {
                1 => format!("1 {kind} isn't read: `{remedy}` makes a text of it"),
                many => format!("{many} {kind}s aren't read: `{remedy}` makes a text of each"),
            })
            .collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Forgets those whose text lies beside them, under their name or theirs without its ending.
    fn leave_out_twins(&mut self) {
        if self.unread.is_empty() {
            return;
        }
        let articles = self.articles.iter();
        let stems: HashSet<_> = articles.map(|path| path.with_extension("")).collect();
        self.unread
            .retain(|path| !stems.contains(path) && !stems.contains(&path.with_extension("")));
    }
}

enum Found {
    Article(PathBuf),
    Sidecar(PathBuf),
    Unread(PathBuf),
    Trouble(String),
}

/// Looks through `folder` and the folders in it. What is hidden, and what a `.gitignore` or `.ignore` there or above
/// leaves out, is left out, and so is what the system alone has written (`/proc`, `/sys`), unless `folder` lies in it; links to
/// folders aren't followed: they might lead round in a circle.
#[must_use]
pub fn walk(folder: &Path) -> Walked {
    let (sender, found) = channel();
    let mut folders = WalkBuilder::new(folder);
    folders.require_git(false).git_global(false);
    let of_system = mounts::of_system(folder);
    if !of_system.is_empty() {
        folders.filter_entry(move |entry| !of_system.contains(entry.path()));
    }
    let folders = folders.build_parallel();
    folders.run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            look_at(entry, &sender);
            WalkState::Continue
        })
    });
    drop(sender);
    let mut walked = Walked::default();
    for found in found {
        match found {
            Found::Article(path) => walked.articles.push(path),
            Found::Sidecar(path) => walked.sidecars.push(path),
            Found::Unread(path) => walked.unread.push(path),
            Found::Trouble(reason) => walked.troubles.push(reason),
        }
    }
    walked
        .articles
        .sort_unstable_by(|one, other| by_path(one, other));
    walked
        .sidecars
        .sort_unstable_by(|one, other| by_path(one, other));
    walked.unread.sort_unstable();
    walked.troubles.sort_unstable();
    walked.leave_out_twins();
    walked
}

/// The order of paths, for those that one walk has found: part by part, without taking them apart.
fn by_path(one: &Path, other: &Path) -> Ordering {
    let [one, other] = [one, other].map(|path| path.as_os_str().as_encoded_bytes());
    let differs = one.iter().zip(other).find(|(one, other)| one != other);
    match differs {
        // Where a part ends, it comes before all that go on.
        Some((b'/', _)) => Ordering::Less,
        Some((_, b'/')) => Ordering::Greater,
        Some((one, other)) => one.cmp(other),
        None => one.len().cmp(&other.len()),
    }
}

fn look_at(entry: Result<DirEntry, ignore::Error>, sender: &Sender<Found>) {
    let found = match entry {
        Err(error) => Some(Found::Trouble(
            visible::line(&error.to_string()).into_owned(),
        )),
        Ok(entry) => named(entry),
    };
    // The other end stands until all is looked at.
    let _ = found.map(|found| sender.send(found));
}

fn named(entry: DirEntry) -> Option<Found> {
    let kind = entry.file_type()?;
    // A link to a file is one; what it leads to is asked only where there is one.
    let is_file = kind.is_file() || kind.is_symlink() && entry.path().is_file();
    if !is_file {
        return None;
    }
    let path = entry.into_path();
    let name = path.file_name()?;
    if name.as_encoded_bytes().ends_with(ENDING.as_bytes()) {
        return Some(Found::Sidecar(path));
    }
    if name == FILE_NAME {
        return None;
    }
    let end = ending(&path);
    if end == "pdf" || OFFICE.contains(&&*end) {
        return Some(Found::Unread(path));
    }
    is_article(&path).then_some(Found::Article(path))
}

/// What the name of `path` ends in, in small letters.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(|end| end.to_str());
    ending.map(str::to_ascii_lowercase).unwrap_or_default()
}

/// Whether the file at `path` may be an article: by its name, or, where that says nothing, by its first bytes.
fn is_article(path: &Path) -> bool {
    let says_nothing = || !OTHERS.contains(&&*ending(path)) && ending(path) != "gz";
    is_called_an_article(path) || says_nothing() && looks_like_text(path)
}

/// Whether the name of `path` says that it is an article, packed or not.
#[must_use]
pub fn is_called_an_article(path: &Path) -> bool {
    let stem = match &*ending(path) {
        "gz" => path.file_stem().map(Path::new),
        _ => Some(path),
    };
    stem.is_some_and(|stem| ARTICLES.contains(&&*ending(stem)))
}

fn looks_like_text(path: &Path) -> bool {
    input::beginning(path, SNIFFED).is_some_and(|bytes| memchr::memchr(0, &bytes).is_none())
}

#[cfg(test)]
mod tests;
