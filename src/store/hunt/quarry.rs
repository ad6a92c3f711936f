//! What is looked through: an article with its sidecars.

use crate::annotation::Annotator;
use crate::store::beside::{self, ENDING};
use crate::store::folder;
use crate::store::others::{Others, Whose};
use crate::store::places::Places;
use crate::store::sidecar::ArticleHash;
use crate::store::text::{self, Text};
use crate::store::walk::Walked;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article that is looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarry {
    /// What it is opened by.
    pub path: PathBuf,
    /// The sidecars of it that are looked through.
    pub sidecars: Vec<PathBuf>,
    /// Those of the articles in it, each with the number of its article.
    pub members: Vec<(usize, PathBuf)>,
}

impl Quarry {
    /// The article at `path`, or those in the file there, with the sidecars of all annotators, or of `only` one.
    #[must_use]
    pub fn at(path: &Path, only: Option<&Annotator>, places: &Places) -> Self {
        let mut whose = Whose::default();
        let is_asked = |whose: &Option<Annotator>| only.is_none() || whose.as_ref() == only;
        let sidecar = |path: &Path, whose: &Option<Annotator>| {
            beside::sidecar_of_file(path, whose.as_ref(), places)
        };
        let tagged = whose.tagged(path, places);
        let tagged = tagged.iter().filter(|whose| is_asked(whose));
        let members = members(&mut whose, path, only, places);
        Self {
            sidecars: tagged.map(|whose| sidecar(path, whose)).collect(),
            members,
            path: path.to_path_buf(),
        }
    }

    /// The `texts` that came by standard input, with the sidecars of all annotators, or of `only` one: of several texts
    /// nobody has any.
    #[must_use]
    pub fn input(texts: &[Arc<Text>], only: Option<&Annotator>, places: &Places) -> Self {
        let mut quarry = Self::alone(PathBuf::from("-"));
        if let [text] = texts {
            let article = Text::clone(text).into_article();
            let hash = ArticleHash::of(&article);
            let others = || Others::of_text(article.name(), hash.clone(), None, places);
            let whose: Vec<_> = match only {
                Some(only) => vec![Some(only.clone())],
                None => std::iter::once(None).chain(others().annotators()).collect(),
            };
            let sidecars = whose.iter().map(|whose| {
                beside::sidecar_of_text(article.name(), &hash, whose.as_ref(), places)
            });
            quarry.sidecars = sidecars.filter(|path| path.exists()).collect();
        }
        quarry
    }

    /// The article at `path`, or those in the file there, of which nobody has a sidecar.
    #[must_use]
    pub const fn alone(path: PathBuf) -> Self {
        Self {
            path,
            sidecars: Vec::new(),
            members: Vec::new(),
        }
    }

    /// The articles of a folder, in their order, with those of its sidecars that are theirs: of all annotators, or of
    /// `only` one.
    #[must_use]
    pub fn all(walked: Walked, only: Option<&Annotator>, places: &Places) -> Vec<Self> {
        let apart = folder::apart(&walked, places);
        let mut all: Vec<_> = walked.articles.into_iter().map(Self::alone).collect();
        let beside = walked.sidecars.into_iter().filter_map(|sidecar| {
            let (place, whose) = owner(&all, &sidecar)?;
            Some((place, whose, sidecar))
        });
        let apart = apart.into_iter().filter_map(|(article, whose)| {
            let sidecar = beside::sidecar_of_file(&article, whose.as_ref(), places);
            // What counts lies beside the article, where there is such a one, too.
            let is_apart = sidecar.starts_with(&places.data);
            Some((place(&all, &article).filter(|_| is_apart)?, whose, sidecar))
        });
        let found: Vec<_> = beside.chain(apart).collect();
        for ((index, number), whose, sidecar) in found {
            if let Some(quarry) = all.get_mut(index)
                && (only.is_none() || whose.as_ref() == only)
            {
                match number {
                    Some(number) => quarry.members.push((number, sidecar)),
                    None => quarry.sidecars.push(sidecar),
                }
            }
        }
        let mut whose = Whose::default();
        for quarry in all.iter_mut().filter(|quarry| !quarry.members.is_empty()) {
            quarry.members = members(&mut whose, &quarry.path, only, places);
        }
        all
    }
}

/// The sidecars of the articles in the file at `path`, each with the number that its article has by now.
fn members(
    whose: &mut Whose,
    path: &Path,
    only: Option<&Annotator>,
    places: &Places,
) -> Vec<(usize, PathBuf)> {
    let all = whose.members(path, places).articles.into_iter();
    let asked = all.filter(|(_, whose, _)| only.is_none() || whose.as_ref() == only);
    asked
        .filter_map(|(path, _, sidecar)| Some((text::numbered(&path)?.1, sidecar)))
        .collect()
}

/// Which of some articles, and the number of the one in that file.
type Place = (usize, Option<usize>);

/// Which of `all`, sorted by path, the article at `path` is.
fn place(all: &[Quarry], path: &Path) -> Option<Place> {
    let file = |path: &Path| all.binary_search_by(|quarry| (*quarry.path).cmp(path)).ok();
    if let Some(index) = file(path) {
        return Some((index, None));
    }
    let (container, number) = text::numbered(path)?;
    Some((file(&container)?, Some(number)))
}

/// Which of `all`, sorted by path, has this sidecar, for which article in it, and whose it is.
fn owner(all: &[Quarry], sidecar: &Path) -> Option<(Place, Option<Annotator>)> {
    let name = sidecar.file_name()?.as_encoded_bytes();
    name.strip_suffix(ENDING.as_bytes())?;
    let article = sidecar.with_extension("").with_extension("");
    if let Some(place) = place(all, &article) {
        return Some((place, None));
    }
    let annotator = Annotator::new(article.extension()?.to_str()?)?;
    Some((place(all, &article.with_extension(""))?, Some(annotator)))
}
