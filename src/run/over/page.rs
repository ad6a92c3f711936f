//! An article with one annotator's stances and the codebook in force, wherever it comes from.

use super::super::opening::{Opened, Root, Wish};
use super::super::{Source, codes};
use super::{Annotators, Codebooks};
use crate::annotation::{Annotation, Annotations, Annotator};
use crate::article::{Article, Facts, Mark, visible};
use crate::export::Document;
use crate::shelf::{Entry, Face, Work};
use crate::store::Sheet;
use crate::store::codebook::Loaded;
use crate::store::text::Hints;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article with one annotator's stances.
#[derive(Debug)]
pub(in crate::run) struct Page {
    pub(in crate::run) article: Arc<Article>,
    /// Each with its annotator's name: that of the file where it has none of its own.
    pub(in crate::run) annotations: Annotations,
    pub(in crate::run) codes: Arc<Loaded>,
    /// What is known of the source: as a person filled it in, else as the source says.
    facts: Facts,
    /// What its person says of the article as a whole.
    mark: Option<Mark>,
    /// What is to be said of stances that can't be read or wait elsewhere; safe to show.
    pub(in crate::run) troubles: Vec<String>,
}

impl Page {
    /// What `source` names, with the stances of `annotator`, one of `annotators`.
    ///
    /// # Errors
    /// The text or the sidecar can't be read.
    pub(in crate::run) fn open(
        source: &Source,
        annotator: Option<&Annotator>,
        codebooks: &Codebooks,
        annotators: &Annotators<'_>,
    ) -> Result<Self, String> {
        let (places, hints) = (&annotators.places, annotators.hints);
        let (path, sheet) = match source {
            Source::File(path) => (Some(&**path), Sheet::read(path, annotator, places, hints)?),
            other => (None, without_file(other, annotator, hints)?),
        };
        let article = sheet.article;
        let kept = sheet.kept.iter();
        let kept = kept.map(|path| codes::kept(article.name(), path));
        Ok(Self {
            codes: codebooks.of(path),
            troubles: sheet.aside.iter().cloned().chain(kept).collect(),
            annotations: attributed(&sheet.annotations, annotator),
            facts: sheet.facts,
            mark: sheet.mark,
            article,
        })
    }

    /// It, as a shelf has the article that is called `name` there.
    pub(in crate::run) fn entry(&self, name: &str) -> Entry {
        let mut facts = self.facts.clone();
        if facts.title.is_none() {
            facts.title = self
                .article
                .title()
                .map(|title| visible::line(title).into());
        }
        Entry {
            path: Path::new(name).into(),
            name: name.into(),
            face: Some(Arc::new(Face {
                facts,
                ..Face::default()
            })),
            work: Some(Arc::new(Work {
                annotations: self.annotations.iter().cloned().collect(),
                mark: self.mark,
                trouble: self.troubles.first().map(|told| Arc::from(&**told)),
                ..Work::default()
            })),
        }
    }

    /// It, as exports have it, with some of its stances.
    pub(in crate::run) fn document<'a>(
        &'a self,
        name: &'a str,
        annotations: &'a Annotations,
    ) -> Document<'a> {
        Document {
            name,
            article: &self.article,
            facts: &self.facts,
            mark: self.mark,
            annotations,
            codebook: &self.codes.codebook,
        }
    }
}

/// Standard input and the built-in article, whose stances go by the hash of the text.
fn without_file(
    source: &Source,
    annotator: Option<&Annotator>,
    hints: Hints,
) -> Result<Sheet, String> {
    let wish = Wish::of(source, annotator.cloned());
    let opened = Opened::open_whole(&Wish { hints, ..wish })?;
    if matches!(opened.root, Root::InFront(_)) {
        return Err(String::from(
            "standard input: holds several articles; of these alone a shelf or their texts can be had\nSave it in a file first, or: standoff text --json -",
        ));
    }
    if let Some(reason) = opened.refusal() {
        return Err(reason.to_owned());
    }
    let kept: Vec<PathBuf> = opened.kept_aside();
    Ok(Sheet {
        facts: opened.facts(),
        mark: opened.about.mark,
        article: opened.article,
        annotations: opened.annotations,
        aside: opened.aside,
        kept,
    })
}

fn attributed(annotations: &[Arc<Annotation>], annotator: Option<&Annotator>) -> Annotations {
    let name = annotator.map(Annotator::name);
    let annotations = annotations.iter().map(|found| match name {
        Some(name) if found.by.is_none() => Arc::new(Annotation {
            by: Some(Arc::clone(name)),
            ..Annotation::clone(found)
        }),
        _ => found.clone(),
    });
    annotations.collect()
}
