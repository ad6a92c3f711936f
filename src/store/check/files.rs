//! Which sidecars there are, and what else lies beside them that shouldn't.

use super::Finding;
use crate::annotation::Annotator;
use crate::article::visible;
use crate::store::aside;
use crate::store::beside::{self, ENDING};
use crate::store::folder;
use crate::store::homing;
use crate::store::input;
use crate::store::others;
use crate::store::places::Places;
use crate::store::sidecar::SIDECAR_LIMIT;
use crate::store::split;
use crate::store::text;
use crate::store::walk::walk;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What is to be looked through.
#[derive(Debug, Default)]
pub struct Beside {
    /// Sidecars, each with its article, by path.
    pub sidecars: Vec<(PathBuf, PathBuf)>,
    /// The articles of a folder, by path.
    pub articles: Vec<PathBuf>,
    /// What is wrong with the folders themselves.
    pub findings: Vec<Finding>,
}

/// What lies at `path`: a folder with all in it, as [`walk`] has it; a sidecar; or those of an article. With `mends`,
/// copies left over that a file has already are deleted.
///
/// # Errors
/// There is nothing at `path`.
pub fn beside(path: &Path, places: &Places, mends: bool) -> Result<Beside, String> {
    let mut found = Beside::default();
    if path.is_dir() {
        found.of_folder(path, places, mends);
    } else if is_sidecar(path) {
        fs::symlink_metadata(path).map_err(|error| told(path, &error))?;
        found.add(path.to_path_buf());
    } else {
        found.of_article(path, places, mends)?;
    }
    found.elsewhere(places);
    found.sidecars.sort();
    found.sidecars.dedup();
    Ok(found)
}

impl Beside {
    fn of_folder(&mut self, folder: &Path, places: &Places, mends: bool) {
        let walked = walk(folder);
        let troubles = walked.troubles.iter();
        self.findings
            .extend(troubles.map(|what| Finding::new(folder, 0, what)));
        let passed_over = walked.passed_over();
        self.findings
            .extend(passed_over.map(|what| Finding::new(folder, 0, &what)));
        let files = walked.sidecars.iter().chain(&walked.articles);
        let mut folders: BTreeSet<_> = files.filter_map(|file| file.parent()).collect();
        folders.insert(folder);
        for folder in folders {
            self.look_into(folder, mends, |_, hidden| hidden);
        }
        let apart = folder::apart(&walked, places).into_iter();
        for (article, annotator) in apart {
            self.estranged(&article, annotator.as_ref(), places);
            let sidecar = beside::sidecar_of_file(&article, annotator.as_ref(), places);
            self.sidecars.push((sidecar, article));
        }
        for sidecar in walked.sidecars {
            self.add(sidecar);
        }
        self.articles = walked.articles;
    }

    fn of_article(&mut self, article: &Path, places: &Places, mends: bool) -> Result<(), String> {
        fs::metadata(article).map_err(|error| told(article, &error))?;
        let name = article.file_name().unwrap_or_default().as_encoded_bytes();
        let is_its = |other: &[u8], _| {
            other
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with(b".") || rest.starts_with(b"#"))
        };
        let folder = article.parent().unwrap_or(Path::new(""));
        self.look_into(folder, mends, is_its);
        let usual = beside::sidecar_of_file(article, None, places);
        if usual.exists() {
            self.sidecars.push((usual, article.to_path_buf()));
        }
        self.rescued(article, places);
        if text::holds_several(article) {
            self.of_members(article, places);
        }
        Ok(())
    }

    /// The articles in the file at `path`, whose sidecars may lie in the data directory.
    fn of_members(&mut self, path: &Path, places: &Places) {
        for member in text::contents(path).unwrap_or_default() {
            let article = text::address(path, member.number);
            let usual = beside::sidecar_of_file(&article, None, places);
            if usual.exists() {
                self.sidecars.push((usual, article.clone()));
            }
            self.rescued(&article, places);
        }
        // Whether it can be read.
        self.articles.push(path.to_path_buf());
    }

    /// Tells which sidecars of articles inside of files lie at the number of another one. What is in them is looked through
    /// once they lie where they belong.
    fn elsewhere(&mut self, places: &Places) {
        let mut known = BTreeMap::new();
        let findings = &mut self.findings;
        self.sidecars.retain(|(sidecar, _)| {
            let Some((file, _, annotator)) = split::place_of_sidecar(sidecar) else {
                return true;
            };
            let look = |(file, annotator): &(PathBuf, Option<Annotator>)| {
                split::lying(file, annotator.as_ref(), places).unwrap_or_default()
            };
            let lying = known
                .entry((file.clone(), annotator))
                .or_insert_with_key(look);
            if let Some((_, what)) = lying.away.iter().find(|(path, _)| path == sidecar) {
                findings.push(Finding::new(sidecar, 0, what));
                return false;
            }
            let found = lying.at.iter().find(|(_, path)| *path == sidecar);
            let Some((number, _)) = found else {
                return true;
            };
            let article = text::address(&file, *number);
            if article_of(sidecar) == article {
                return true;
            }
            let what = format!(
                "these stances are on what is {} now: open it, and they go there",
                article.display()
            );
            findings.push(Finding::new(sidecar, 0, &what));
            false
        });
    }

    /// Takes the files in `folder` of which `fits` holds: their name, without a point before it, and whether they are
    /// hidden.
    fn look_into(&mut self, folder: &Path, mends: bool, fits: impl Fn(&[u8], bool) -> bool) {
        // So that what is beside an article is called as that is.
        let here = Some(Path::new(".")).filter(|_| folder.as_os_str().is_empty());
        let entries = match fs::read_dir(here.unwrap_or(folder)) {
            Ok(entries) => entries.flatten(),
            Err(error) => {
                let what = format!("can't be read: {error}");
                return self.findings.push(Finding::new(folder, 0, &what));
            }
        };
        for entry in entries {
            let name = entry.file_name();
            let path = folder.join(&name);
            let name = name.as_encoded_bytes();
            let hidden = name.strip_prefix(b".");
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder || !fits(hidden.unwrap_or(name), hidden.is_some()) {
            } else if let Some(of) = hidden.and_then(of_part) {
                self.left_over(&path, &folder.join(of), mends);
            } else if hidden.is_none() && is_sidecar(&path) {
                self.add(path);
            }
        }
    }

    fn add(&mut self, sidecar: PathBuf) {
        let article = article_of(&sidecar);
        self.sidecars.push((sidecar, article));
    }

    /// A file that a save left over, which was to become the file at `of`.
    fn left_over(&mut self, path: &Path, of: &Path, mends: bool) {
        if !is_old(path) {
            return;
        }
        let content = |path: &Path| {
            input::read(path, SIDECAR_LIMIT)
                .ok()
                .map(|(bytes, _)| bytes)
        };
        let is_copy = content(path).is_some_and(|bytes| Some(bytes) == content(of));
        let what = if is_copy {
            "left over from a save, and the same as its file: delete it"
        } else {
            "left over from a save that broke off, and not the same as its file: look into it"
        };
        let mut finding = Finding::new(path, 0, what);
        if mends && is_copy && fs::remove_file(path).is_ok() {
            finding.mended = Some("deleted");
        }
        self.findings.push(finding);
    }

    /// Work on `article` that couldn't be saved where it belongs.
    fn rescued(&mut self, article: &Path, places: &Places) {
        let absolute = std::path::absolute(article).unwrap_or_default();
        let found = aside::of_article(places, &beside::key_of_path(&absolute));
        let what =
            "work that couldn't be saved where it belongs: open the article, and it is taken in";
        let kept = found.iter().map(|path| Finding::new(path, 0, what));
        self.findings.extend(kept);
        for annotator in others::apart(article, places) {
            self.estranged(article, annotator.as_ref(), places);
        }
    }

    /// The sidecar of `annotator` that is kept apart though the article has one beside it, too.
    fn estranged(&mut self, article: &Path, annotator: Option<&Annotator>, places: &Places) {
        let Some(path) = homing::estranged(article, annotator, places) else {
            return;
        };
        let what = "stances kept here while nobody could write beside the article, which has others there by now: open the article, and they are taken in";
        self.findings.push(Finding::new(&path, 0, what));
    }
}

/// Younger ones may be those of a save under way.
fn is_old(path: &Path) -> bool {
    const LEAST: Duration = Duration::from_mins(1);
    let changed = fs::symlink_metadata(path).and_then(|metadata| metadata.modified());
    let age = changed.map(|changed| SystemTime::now().duration_since(changed));
    age.is_ok_and(|age| age.is_ok_and(|age| age >= LEAST))
}

/// The name of the file that the one called `.NAME.standoff-0123456789abcdef.tmp` was to become; `hidden` is that
/// without the point before it.
fn of_part(hidden: &[u8]) -> Option<PathBuf> {
    let name = std::str::from_utf8(hidden).ok()?.strip_suffix(".tmp")?;
    let (name, random) = name.rsplit_once(".standoff-")?;
    let is_random = random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_random.then(|| PathBuf::from(name))
}

fn is_sidecar(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.len() > ENDING.len() && name.ends_with(ENDING.as_bytes())
}

/// The article of the sidecar at `path`: before an annotator's name, if there is one.
fn article_of(path: &Path) -> PathBuf {
    let whole = path.with_extension("").with_extension("");
    let without = whole.with_extension("");
    if !text::exists(&whole) && text::exists(&without) {
        without
    } else {
        whole
    }
}

fn told(path: &Path, error: &io::Error) -> String {
    let path = path.to_string_lossy();
    format!("{}: {error}", visible::line(&path))
}
