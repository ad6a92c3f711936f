//! Stances on a file that was tagged as one text and holds several articles by now, as `standoff.toml` has got a `[[source]]`:
//! they are carried into the articles that they lie in. And stances on articles inside of a file that is one text again.
//!
//! An article's text stands in the file's word for word, so that nothing is guessed: what doesn't lie in one article whole,
//! or isn't sure of its place, stays where it is and is told of. A stance leaves the old sidecar when it stands in the new
//! one on disk, and not before; the old file as it was is kept in the data directory.

mod numbers;
mod reading;

pub(super) use numbers::{Lying, lying, lying_among};
pub use reading::{Inside, Members, sidecar_by_text};
pub(super) use reading::{place_of_sidecar, sidecar_for};

use super::atomic::{self, Care, folder_of};
use super::beside::{self, can_write};
use super::desk::{Desk, Laid};
use super::drawer::Outcome;
use super::input;
use super::places::Places;
use super::sidecar::{ArticleHash, Gone, Grave, SIDECAR_LIMIT};
use super::text::{self, ArticleError, Hints};
use crate::annotation::{Annotation, Annotator, Change, Id};
use crate::article::{Article, Span, visible};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;
use std::sync::Arc;
use std::thread;

/// So many articles inside of a file are asked after whether somebody has tagged them.
const ASKED: usize = 64;

/// Carries the stances of `annotator` on the file at `named`, or on the file that the article at `named` is in, into its
/// articles, if it holds several and was tagged as one text. What is to be said of that, or of stances that lie where
/// nothing shows them; safe to show.
#[must_use]
pub fn settle(named: &Path, annotator: Option<&Annotator>, places: &Places) -> Option<String> {
    let file = text::file_of(named);
    if !text::holds_several(&file) {
        return left_inside(&file, annotator);
    }
    let moved = numbers::settle(&file, annotator, places);
    let carried = of_whole(&file, annotator, places);
    let all: Vec<_> = moved.into_iter().chain(carried).collect();
    (!all.is_empty()).then(|| all.join(". "))
}

/// Carries the stances on `file` from when it was one text. What is to be said of that.
fn of_whole(file: &Path, annotator: Option<&Annotator>, places: &Places) -> Option<String> {
    let sidecar = beside::sidecar_of_file(file, annotator, places);
    if !sidecar.is_file() {
        return None;
    }
    let split = Split {
        file,
        annotator,
        places,
    };
    Some(match split.carry(&sidecar) {
        Ok(carried) => carried.told(file, &sidecar),
        Err(reason) => format!(
            "Stances from when {} was one text stay in {}: {reason}",
            shown(file),
            shown(&sidecar)
        ),
    })
}

/// What [`settle`] would carry, or say, for who only looks: in one line that is safe to show.
#[must_use]
pub fn waiting(named: &Path, annotator: Option<&Annotator>, places: &Places) -> Option<String> {
    let file = text::file_of(named);
    if !text::holds_several(&file) {
        return left_inside(&file, annotator);
    }
    let sidecar = beside::sidecar_of_file(&file, annotator, places);
    let carried = sidecar.is_file().then(|| of_one_text(&file));
    let moved = numbers::waiting(&file, annotator, places);
    let all: Vec<_> = moved.into_iter().chain(carried).collect();
    (!all.is_empty()).then(|| all.join(". "))
}

/// What is said of the article that can't be read for `error`, which has a sidecar.
pub(super) fn told(error: &ArticleError) -> String {
    match error {
        ArticleError::Several { path, .. } => of_one_text(path),
        error => error.to_string(),
    }
}

fn of_one_text(file: &Path) -> String {
    format!(
        "{}: stances from when it was one text count nowhere, as it holds several articles by now: open it, and they go into those that they lie in",
        shown(file)
    )
}

/// What is said of sidecars of `annotator` for articles inside of the file at `path`, which is one text.
fn left_inside(path: &Path, annotator: Option<&Annotator>) -> Option<String> {
    let members = (1..=ASKED).map(|number| text::address(path, number));
    let sidecars = members.map(|member| {
        let mut sidecar = member.clone().into_os_string();
        sidecar.push(beside::ending(annotator));
        (member, PathBuf::from(sidecar))
    });
    let is_left = |(member, sidecar): &(PathBuf, PathBuf)| sidecar.is_file() && !member.exists();
    let found: Vec<_> = sidecars
        .filter(is_left)
        .map(|(_, sidecar)| sidecar)
        .collect();
    let first = found.first()?;
    let more = match found.len() - 1 {
        0 => String::new(),
        more => format!(" and {more} more like it"),
    };
    Some(format!(
        "Stances from when {} held several articles are in {}{more}: they show again once [[source]] in standoff.toml tells these apart",
        shown(path),
        shown(first)
    ))
}

/// A file that was one text.
struct Split<'a> {
    file: &'a Path,
    annotator: Option<&'a Annotator>,
    places: &'a Places,
}

/// What became of its stances.
struct Carried {
    /// How many stand in its articles now.
    moved: usize,
    /// How many lie in none.
    left: usize,
    /// How many couldn't be put into theirs, and why the first couldn't.
    stuck: Option<(usize, String)>,
    /// The old sidecar as it was.
    copy: PathBuf,
}

impl Carried {
    fn told(&self, file: &Path, sidecar: &Path) -> String {
        let (file, copy) = (shown(file), shown(&self.copy));
        let moved = match self.moved {
            0 => String::new(),
            1 => format!(
                "1 stance from when {file} was one text stands in its article now (as it was: {copy})"
            ),
            moved => format!(
                "{moved} stances from when {file} was one text stand in its articles now (as they were: {copy})"
            ),
        };
        let sidecar = shown(sidecar);
        let left = match self.left {
            0 => String::new(),
            1 => format!(
                "1 stance lies in none of its articles and stays in {sidecar}: without the [[source]] it shows"
            ),
            left => format!(
                "{left} stances lie in none of its articles and stay in {sidecar}: without the [[source]] it shows"
            ),
        };
        let stuck = self.stuck.as_ref().map(|(count, reason)| match count {
            1 => format!("1 stance on one of its articles stays in {sidecar}: {reason}"),
            count => format!("{count} stances on its articles stay in {sidecar}: {reason}"),
        });
        let all = [moved, left, stuck.unwrap_or_default()];
        let all: Vec<_> = all.into_iter().filter(|told| !told.is_empty()).collect();
        all.join(". ")
    }
}

impl Split<'_> {
    /// Carries what can be from `sidecar`.
    fn carry(&self, sidecar: &Path) -> Result<Carried, String> {
        if !can_write(folder_of(sidecar)) {
            return Err(String::from("the folder can't be written"));
        }
        let chosen = text::said_in(sidecar);
        let whole = text::read_whole(self.file, chosen).map_err(|error| first_line(&error))?;
        let texts = text::texts(self.file, Hints::default()).map_err(|error| first_line(&error))?;
        let whole = Arc::new(whole.into_article());
        let texts = texts.into_iter();
        let members: Vec<_> = texts
            .map(|(_, text)| Arc::new(text.into_article()))
            .collect();
        let mut old = self.open(self.file, sidecar.to_path_buf(), whole.clone())?;
        let loads = loads(&whole, &members, &old.annotations);
        let all = old.annotations.len();
        if loads.is_empty() {
            return Ok(Carried {
                moved: 0,
                left: all,
                stuck: None,
                copy: PathBuf::new(),
            });
        }
        let copy = keep_copy(sidecar, self.places)?;
        let mut moved = HashSet::new();
        let mut stuck = None;
        for load in loads {
            match self.put(&load, &mut old) {
                Ok(()) => moved.extend(load.stances.iter().map(|(old, _)| old.id.clone())),
                // What can't be carried stays.
                Err(reason) => stuck.get_or_insert((0, reason)).0 += load.stances.len(),
            }
        }
        take_out(&moved, &mut old, sidecar)?;
        Ok(Carried {
            moved: moved.len(),
            left: all - moved.len() - stuck.as_ref().map_or(0, |(count, _)| *count),
            stuck,
            copy,
        })
    }

    fn open(&self, path: &Path, sidecar: PathBuf, article: Arc<Article>) -> Result<Laid, String> {
        let absolute = std::path::absolute(path).map_err(|error| error.to_string())?;
        let key = beside::key_of_annotator(beside::key_of_path(&absolute), self.annotator);
        let laid = Desk::open(
            || Ok::<_, String>(article),
            sidecar,
            key,
            self.places.clone(),
        )?;
        match laid.refusal {
            Some(refusal) => Err(first_line(&refusal)),
            None => Ok(laid),
        }
    }

    /// Puts `load`, which stands in `old`, into its article. What that has of it already stays as it is.
    fn put(&self, load: &Load, old: &mut Laid) -> Result<(), String> {
        let path = text::address(self.file, load.number);
        let sidecar = beside::sidecar_of_file(&path, self.annotator, self.places);
        let mut new = self.open(&path, sidecar, load.article.clone())?;
        let known: HashSet<&Id> = new.annotations.iter().map(|one| &one.id).collect();
        let stances = load.stances.iter();
        let stances = stances.filter(|(old, _)| !known.contains(&old.id));
        let stances: Vec<_> = stances.collect();
        let graves = stances
            .iter()
            .filter_map(|(one, _)| grave(one, old))
            .collect::<Vec<_>>();
        let hash = ArticleHash::of(&load.article);
        let gone = Gone::exhume(&graves, &load.article, hash.as_str());
        new.desk.recall(gone);
        let added = stances.iter().map(|(one, span)| Change {
            before: None,
            after: Some(Arc::new(Annotation {
                span: *span,
                ..Annotation::clone(one)
            })),
        });
        save(&mut new, &added.collect::<Vec<_>>())
    }
}

/// The lines of `one` in what is laid: to be had of what is taken out alone, so that it is, and put back.
fn grave(one: &Arc<Annotation>, laid: &mut Laid) -> Option<Grave> {
    let drawer = laid.desk.drawer.as_mut()?;
    let change = Change::deleted(one.clone());
    drawer.apply(slice::from_ref(&change), &laid.article);
    let grave = drawer.grave(&one.id, &laid.article);
    drawer.apply(&[change.inverse()], &laid.article);
    grave
}

/// Keeps the old file as it is.
fn keep_copy(sidecar: &Path, places: &Places) -> Result<PathBuf, String> {
    let (bytes, _) = input::read(sidecar, SIDECAR_LIMIT).map_err(|_| "it can't be read")?;
    let hash = blake3::hash(&bytes).to_hex();
    let name: String = hash.chars().take(16).collect();
    let folder = places.data.join("split").join(name);
    let copy = folder.join(beside::file_name(&beside::name_of(sidecar)));
    let kept = atomic::make_folder(&folder);
    let kept = kept.and_then(|()| atomic::replace(&copy, &bytes, Care::Lasting));
    kept.map_err(|error| error.to_string())?;
    Ok(copy)
}

/// The stances that lie in one article.
struct Load {
    /// Its number, from 1.
    number: usize,
    article: Arc<Article>,
    /// Each as it was, and its words in the article.
    stances: Vec<(Arc<Annotation>, Span)>,
}

/// Which of `annotations` on `whole` lie in which of the articles that it holds, `members`. A sentence of the text may have
/// begun in the lines above an article: of that the article's words are taken.
fn loads(whole: &Article, members: &[Arc<Article>], annotations: &[Arc<Annotation>]) -> Vec<Load> {
    let places = places_in(whole.text(), members);
    let common = |one: &Annotation, place: Span| {
        let start = one.span.start.max(place.start);
        let end = one.span.end.min(place.end);
        let words = whole.text().get(start..end)?.trim_start();
        let start = end - words.len();
        (!words.is_empty()).then(|| Span::new(start - place.start, end - place.start))
    };
    let in_one = |one: &Annotation| {
        let mut touched = places
            .iter()
            .filter(|(_, place)| common(one, *place).is_some());
        touched.next().is_some() && touched.next().is_none()
    };
    let sure: Vec<_> = annotations
        .iter()
        .filter(|one| is_sure(one) && in_one(one))
        .collect();
    let loads = places.iter().filter_map(|(number, place)| {
        let its = sure.iter();
        let its = its.filter_map(|one| Some((Arc::clone(one), common(one, *place)?)));
        let stances: Vec<_> = its.collect();
        let article = members.get(*number).filter(|_| !stances.is_empty())?;
        Some(Load {
            number: number + 1,
            article: article.clone(),
            stances,
        })
    });
    loads.collect()
}

/// Takes what was `moved` out of the old file, and the file away if nothing is left in it.
fn take_out(moved: &HashSet<Id>, old: &mut Laid, sidecar: &Path) -> Result<(), String> {
    if !moved.is_empty() {
        let gone = old.annotations.iter().filter(|one| moved.contains(&one.id));
        let gone: Vec<_> = gone.cloned().map(Change::deleted).collect();
        save(old, &gone)?;
    }
    let is_bare = old
        .desk
        .drawer
        .as_ref()
        .is_some_and(super::drawer::Drawer::is_bare);
    if is_bare {
        fs::remove_file(sidecar).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Saves `changes` on what is `laid`; it is on disk where it belongs then.
fn save(laid: &mut Laid, changes: &[Change]) -> Result<(), String> {
    let desk = &mut laid.desk;
    let drawer = desk.drawer.as_mut().ok_or("open for reading only")?;
    drawer.apply(changes, &laid.article);
    let around = (&*laid.article, desk.key.as_str(), &desk.places);
    loop {
        match drawer.bring(around) {
            Outcome::Done => return Ok(()),
            Outcome::Wait(pause) => thread::sleep(pause),
            Outcome::Apart(_) => return Err(String::from("the folder can't be written")),
            Outcome::Failed { reason, .. } => return Err(reason),
        }
    }
}

/// Where each of `members` stands in `whole`, one behind the other.
fn places_in(whole: &str, members: &[Arc<Article>]) -> Vec<(usize, Span)> {
    let mut from = 0;
    let mut places = Vec::new();
    for (number, member) in members.iter().enumerate() {
        // Its last line end is its own.
        let words = member.text().trim_end();
        let found = whole.get(from..).and_then(|rest| rest.find(words));
        if let Some(at) = found.filter(|_| !words.is_empty()) {
            let start = from + at;
            from = start + words.len();
            places.push((number, Span::new(start, from)));
        }
    }
    places
}

/// Whether nothing about `one` waits for a decision.
fn is_sure(one: &Annotation) -> bool {
    one.doubt.is_none() && one.conflicts.is_empty()
}

fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

fn first_line(error: &impl ToString) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests;
