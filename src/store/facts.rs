//! What is said of an article as a whole, changed while nobody reads that article here.

use super::drawer::Outcome;
use super::homing::bring_home;
use super::places::Places;
use super::text::{For, Hints};
use super::{Desk, beside};
use crate::annotation::Annotator;
use crate::article::{About, AboutChange, Mark, visible};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Gives the article that is opened by `path` the `mark` of `annotator`, or takes it away, in their sidecar; where
/// there is none yet, one is made. What others write there meanwhile is merged, as with every save; a program that
/// has the article open takes the mark in. Where the folder can't be written, the work is kept aside and comes in
/// when the article is opened next.
///
/// # Errors
/// The article or its sidecar can't be read, or nothing can be written; in one line that is safe to show. The
/// sidecar is then as it was.
pub fn mark(
    path: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
    mark: Option<Mark>,
) -> Result<(), String> {
    let absolute = std::path::absolute(path).map_err(|error| told(path, &error.to_string()))?;
    let key = beside::key_of_annotator(beside::key_of_path(&absolute), annotator);
    let _ = bring_home(path, annotator, places);
    let sidecar = free_sidecar(path, annotator, places)?;
    let read = || {
        let read = For { annotator, places }.read(path, Hints::default());
        let read = read.map_err(|error| first_line(&error.to_string()))?;
        Ok::<_, String>(Arc::new(read.into_article()))
    };
    let laid = Desk::open(read, sidecar, key, places.clone())?;
    if let Some(refusal) = laid.refusal {
        return Err(first_line(&refusal.to_string()));
    }
    let change = AboutChange {
        after: About {
            mark,
            ..laid.about.clone()
        },
        before: laid.about,
    };
    let mut desk = laid.desk;
    desk.take_in_asides();
    let Some(drawer) = &mut desk.drawer else {
        return Err(told(path, "open for reading only"));
    };
    if change.is_of_mark() {
        drawer.describe(&change, &laid.article);
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
