//! An article with the stances of one annotator, to be written elsewhere: nothing is saved, nothing remembered.

use super::beside;
use super::homing::estranged;
use super::places::Places;
use super::text::{ArticleError, For, Hints};
use super::{aside, drawer, split};
use crate::annotation::{Annotation, Annotator};
use crate::article::{Article, Facts, Mark, visible};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article with the stances of one annotator.
#[derive(Debug)]
pub struct Sheet {
    /// The text.
    pub article: Arc<Article>,
    /// The stances by place, as they are written.
    pub annotations: Vec<Arc<Annotation>>,
    /// What is known of the source: as a person filled it in, else as the source says.
    pub facts: Facts,
    /// What its person says of the article as a whole.
    pub mark: Option<Mark>,
    /// What is to be said of annotations that can't be read, line by line; safe to show.
    pub aside: Vec<String>,
    /// The files with stances that couldn't be saved beside the article, and aren't in the annotations.
    pub kept: Vec<PathBuf>,
}

impl Sheet {
    /// The article at `path`, read by what `hints` say, with the stances of `annotator`; none where there is no sidecar.
    ///
    /// # Errors
    /// The text or the sidecar can't be read, or that sidecar is another article's: in one to three lines that are
    /// safe to show.
    pub fn read(
        path: &Path,
        annotator: Option<&Annotator>,
        places: &Places,
        hints: Hints,
    ) -> Result<Self, String> {
        if let Some(annotator) = annotator {
            check_is_free(path, annotator)?;
        }
        let text = For { annotator, places }.read(path, hints);
        let text = text.map_err(|error| untold(&error, path, annotator, places))?;
        let article = Arc::new(text.into_article());
        let sidecar = split::sidecar_for(&article, path, annotator, places);
        let read = drawer::read(&sidecar, places, || article.clone());
        let (read, annotations, _) = read.map_err(|error| error.to_string())?;
        let absolute = std::path::absolute(path).unwrap_or_default();
        let key = beside::key_of_annotator(beside::key_of_path(&absolute), annotator);
        let about = read.about(&article);
        Ok(Self {
            facts: about.facts.or(article.facts()),
            mark: about.mark,
            article,
            annotations,
            aside: read.told_aside(&sidecar.to_string_lossy()),
            kept: kept(path, annotator, places, &key),
        })
    }
}

/// What is said of the article at `path` that can't be read for `error`.
fn untold(
    error: &ArticleError,
    path: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> String {
    if beside::sidecar_of_file(path, annotator, places).is_file() {
        split::told(error)
    } else {
        error.to_string()
    }
}

/// The files with work of `annotator` on the article at `path` that isn't in the sidecar which counts.
fn kept(path: &Path, annotator: Option<&Annotator>, places: &Places, key: &str) -> Vec<PathBuf> {
    let apart = estranged(path, annotator, places);
    let asides = aside::of_article(places, key).into_iter();
    asides.chain(apart).collect()
}

/// Refuses an annotator whose sidecar would be another article's.
///
/// # Errors
/// It is: which article, and the remedy.
pub fn check_is_free(named: &Path, annotator: &Annotator) -> Result<(), String> {
    let Some(other) = beside::in_the_way(named, annotator) else {
        return Ok(());
    };
    let shown = |path: &Path| visible::line(&path.to_string_lossy()).into_owned();
    let (named, other) = (shown(named), shown(&other));
    Err(format!(
        "{named} can't be tagged as {annotator}: that sidecar belongs to the article {other}\nTake another name after --as, or give that article another."
    ))
}
