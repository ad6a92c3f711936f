//! What is said of an article as a whole, changed while nobody reads that article here.

use super::desk::Laid;
use super::drawer::Outcome;
use super::homing::bring_home;
use super::places::Places;
use super::split;
use super::text::{For, Hints};
use super::{Desk, beside};
use crate::annotation::{Annotator, Edit, Past, Step};
use crate::article::{About, AboutChange, Focus, Mark, visible};
use crate::shelf::no_mark;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// An article that isn't open, to be marked.
#[derive(Debug, Clone)]
pub struct Marked<'a> {
    /// What it is opened by.
    pub path: &'a Path,
    /// Whose mark it is.
    pub annotator: Option<&'a Annotator>,
    /// The person's folders.
    pub places: &'a Places,
    /// The moment, as RFC 3339 writes it.
    pub at: Arc<str>,
}

impl Marked<'_> {
    /// Gives the article this `mark`, or takes it away, in its sidecar; where there is none yet, one is made. What others
    /// write there meanwhile is merged, as with every save; a program that has the article open takes the mark in. Where
    /// the folder can't be written, the work is kept aside and comes in when the article is opened next. Its history is
    /// told, so that undo in the article knows of it; what leads back to before the last act there is told as its undo.
    ///
    /// # Errors
    /// The article or its sidecar can't be read, or nothing can be written; in one line that is safe to show. The
    /// sidecar is then as it was.
    pub fn mark(&self, mark: Option<Mark>) -> Result<(), String> {
        let laid = self.laid()?;
        let after = About {
            mark,
            ..laid.about.clone()
        };
        let before = laid.about.clone();
        self.put(laid, &AboutChange { before, after })
    }

    /// Takes the mark back that was the last thing done with the article; returns what was said of it before.
    ///
    /// # Errors
    /// As in [`Self::mark`]; and the last thing done was something else, which is named.
    pub fn unmark(&self) -> Result<Option<Mark>, String> {
        let laid = self.laid()?;
        let past = past(&laid.desk);
        let last = past.done.last();
        let change = last.and_then(|last| last.of_mark_alone());
        let Some(change) = change.filter(|change| change.after.mark == laid.about.mark) else {
            let title = laid.article.title().unwrap_or(laid.article.name());
            let reason = match (last, past.broken) {
                (None, Some(_)) => String::from("its file was changed by another program since"),
                (last, _) => no_mark(last.map(|last| &*last.label)),
            };
            return Err(visible::line(&format!("{title}: {reason}")).into_owned());
        };
        let was = laid.about.mark;
        let change = change.inverse();
        self.put(laid, &change)?;
        Ok(was)
    }

    fn laid(&self) -> Result<Laid, String> {
        let Self {
            path,
            annotator,
            places,
            ..
        } = *self;
        let absolute = std::path::absolute(path).map_err(|error| told(path, &error.to_string()))?;
        let key = beside::key_of_annotator(beside::key_of_path(&absolute), annotator);
        let _ = bring_home(path, annotator, places);
        let _ = split::settle(path, annotator, places);
        let sidecar = free_sidecar(path, annotator, places)?;
        let read = || {
            let read = For { annotator, places }.read(path, Hints::default());
            let read = read.map_err(|error| first_line(&error.to_string()))?;
            Ok::<_, String>(Arc::new(read.into_article()))
        };
        let laid = Desk::open(read, sidecar, key, places.clone())?;
        match laid.refusal {
            Some(refusal) => Err(first_line(&refusal.to_string())),
            None => Ok(laid),
        }
    }

    fn put(&self, laid: Laid, change: &AboutChange) -> Result<(), String> {
        let path = self.path;
        let mut desk = laid.desk;
        let step = step(&desk, change);
        desk.take_in_asides();
        let Some(drawer) = &mut desk.drawer else {
            return Err(told(path, "open for reading only"));
        };
        if let Some(step) = step {
            drawer.describe(change, &laid.article);
            drawer.record(vec![step], self.at.clone());
        }
        let around = (&*laid.article, desk.key.as_str(), &desk.places);
        loop {
            match drawer.bring(around) {
                Outcome::Done | Outcome::Apart(_) => return Ok(()),
                Outcome::Wait(pause) => thread::sleep(pause),
                Outcome::Failed { reason, .. } => return Err(told(path, &reason)),
            }
        }
    }
}

/// What can be undone and redone of what earlier sessions did.
fn past(desk: &Desk) -> Past {
    let archive = desk.archive();
    archive.map_or_else(Past::default, |archive| archive.read().past)
}

/// What `change` of the mark is to the history: the last act taken back, that one done again, or something new.
fn step(desk: &Desk, change: &AboutChange) -> Option<Step> {
    let label = change.told_of_mark()?;
    let Past { done, undone, .. } = past(desk);
    let is = |edit: &Arc<Edit>, before: Option<Mark>, after: Option<Mark>| {
        let own = edit.of_mark_alone();
        own.is_some_and(|own| (own.before.mark, own.after.mark) == (before, after))
    };
    let (before, after) = (change.before.mark, change.after.mark);
    if done.last().is_some_and(|edit| is(edit, after, before)) {
        return Some(Step::Undone);
    }
    if let Some(edit) = undone.last().filter(|edit| is(edit, before, after)) {
        return Some(Step::Redone(edit.clone()));
    }
    let focus = Focus::at_start(&desk.article, None);
    Some(Step::Done(Arc::new(Edit {
        label: label.to_owned(),
        changes: Vec::new(),
        codes: Vec::new(),
        about: Some(change.clone()),
        focus,
        led_to: focus,
        spread: None,
    })))
}

/// Where the sidecar lies, unless that is another article's.
fn free_sidecar(
    path: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Result<PathBuf, String> {
    let other = annotator.and_then(|annotator| beside::in_the_way(path, annotator));
    match other {
        Some(other) => {
            let other = visible::line(&other.to_string_lossy()).into_owned();
            let what =
                format!("its sidecar would be that of the article {other}; take another name");
            Err(told(path, &what))
        }
        None => Ok(beside::sidecar_of_file(path, annotator, places)),
    }
}

fn told(path: &Path, what: &str) -> String {
    visible::line(&format!("{}: {what}", path.display())).into_owned()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
