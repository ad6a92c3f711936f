//! Which articles with stances the paths of a command line mean.

use super::super::opening::shown;
use super::super::{Encoding, NO_HOME, Source};
use super::Troubles;
use crate::annotation::Annotator;
use crate::store::text::Hints;
use crate::store::{Others, Places, Whose, folder, text};
use std::path::{Path, PathBuf};

/// Whose stances are written.
#[derive(Debug)]
pub(in crate::run) struct Annotators<'a> {
    only: Option<&'a Annotator>,
    pub(in crate::run) places: Places,
    /// How the texts are read.
    pub(in crate::run) hints: Hints,
    whose: Whose,
}

impl<'a> Annotators<'a> {
    /// Those of all annotators, or of `only` one.
    ///
    /// # Errors
    /// There is no home folder.
    pub(in crate::run) fn find(only: Option<&'a Annotator>) -> Result<Self, String> {
        let places = Places::find().ok_or(NO_HOME)?;
        Ok(Self::at(places, only))
    }

    /// Those whose files lie in `places`.
    pub(in crate::run) fn at(places: Places, only: Option<&'a Annotator>) -> Self {
        Self {
            only,
            places,
            hints: Hints::default(),
            whose: Whose::default(),
        }
    }

    /// The same, with all texts read by `encoding`, if one is named.
    pub(in crate::run) fn reading_by(self, encoding: Option<Encoding>) -> Self {
        let hints = Hints { encoding };
        Self { hints, ..self }
    }

    /// Whose sidecars of the article at `path` are to be read: at least one, which may not be there.
    fn of(&mut self, path: &Path) -> Vec<Option<Annotator>> {
        if let Some(only) = self.only {
            return vec![Some(only.clone())];
        }
        let found = self.whose.tagged(path, &self.places);
        if found.is_empty() {
            vec![None]
        } else {
            found.into_iter().collect()
        }
    }

    /// Whether somebody has a sidecar of the article at `path`, were it there.
    pub(in crate::run) fn has_any(&mut self, path: &Path) -> bool {
        !self.whose.tagged(path, &self.places).is_empty()
    }

    fn wants(&self, annotator: Option<&Annotator>) -> bool {
        self.only.is_none() || self.only == annotator
    }
}

/// The articles with stances that are wanted.
#[derive(Debug, Default)]
pub(in crate::run) struct Wanted {
    /// Each with its path, once for each annotator, in the order given and by path within a folder.
    pub(in crate::run) pages: Vec<(PathBuf, (Source, Option<Annotator>))>,
    /// What is to be said, though nothing is wrong.
    pub(in crate::run) notes: Vec<String>,
}

impl Wanted {
    /// Those that `paths` mean: articles, and folders, of which all articles with stances are taken.
    pub(in crate::run) fn at(
        paths: &[PathBuf],
        annotators: &mut Annotators<'_>,
        troubles: &mut Troubles,
    ) -> Self {
        let mut wanted = Self::default();
        for path in paths {
            if path.as_os_str() == "-" {
                wanted.page(path, annotators.only.cloned());
            } else if path.is_dir() {
                wanted.folder(path, annotators, troubles);
            } else {
                wanted.file(path, annotators, troubles);
            }
        }
        wanted
    }

    /// An article, or of a file that holds several those with stances; what can't be had of it is said.
    fn file(&mut self, path: &Path, annotators: &mut Annotators<'_>, troubles: &mut Troubles) {
        let members = annotators.whose.members(path, &annotators.places);
        let holds_several = text::holds_several(path);
        if !holds_several || annotators.has_any(path) {
            for one in annotators.of(path) {
                self.page(path, one);
            }
        } else if members.articles.is_empty() && members.away.is_empty() {
            match text::contents(path) {
                Ok(_) => self.nothing_at(path),
                Err(error) => troubles.add(path, error.to_string()),
            }
        }
        for (sidecar, told) in members.away {
            let told = format!("{}: {told}", shown(&sidecar));
            troubles.add(&sidecar, told);
        }
        for (member, annotator, _) in members.articles {
            if annotators.wants(annotator.as_ref()) {
                self.page(&member, annotator);
            }
        }
    }

    /// The built-in article.
    pub(in crate::run) fn built_in(annotators: &Annotators<'_>, others: &Others) -> Self {
        let whose = match annotators.only {
            Some(only) => vec![Some(only.clone())],
            None => std::iter::once(None).chain(others.annotators()).collect(),
        };
        let page = |one| (PathBuf::new(), (Source::BuiltIn, one));
        Self {
            pages: whose.into_iter().map(page).collect(),
            notes: Vec::new(),
        }
    }

    fn folder(&mut self, path: &Path, annotators: &Annotators<'_>, troubles: &mut Troubles) {
        let found = folder::tagged(path, &annotators.places);
        let mut is_empty = found.troubles.is_empty();
        let notes = found.passed_over.into_iter();
        let notes = notes.map(|note| format!("{}: {note}", shown(path)));
        self.notes.extend(notes);
        for (path, trouble) in found.troubles {
            troubles.add(&path, trouble);
        }
        for (article, annotator) in found.tagged {
            if annotators.wants(annotator.as_ref()) {
                is_empty = false;
                self.page(&article, annotator);
            }
        }
        if is_empty {
            self.nothing_at(path);
        }
    }

    fn nothing_at(&mut self, path: &Path) {
        let note = format!("{}: no article with stances in it", shown(path));
        self.notes.push(note);
    }

    fn page(&mut self, path: &Path, annotator: Option<Annotator>) {
        let source = Source::named(path.to_path_buf());
        self.pages.push((path.to_path_buf(), (source, annotator)));
    }
}
