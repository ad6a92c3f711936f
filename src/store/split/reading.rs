//! The stances of articles inside of a file for who only reads them: each sidecar is read for the article whose text it was
//! made for, wherever that stands by now. Nothing is moved.

use super::numbers::{self, Lying};
use crate::annotation::Annotator;
use crate::article::Article;
use crate::store::beside;
use crate::store::input;
use crate::store::places::Places;
use crate::store::sidecar::{ArticleHash, said_hash};
use crate::store::text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The sidecars of articles inside of files.
#[derive(Debug, Default)]
pub struct Inside {
    found: BTreeMap<PathBuf, BTreeMap<Option<Annotator>, BTreeSet<usize>>>,
}

/// What they are.
#[derive(Debug, Default)]
pub struct Members {
    /// The articles that have one, by number in each file, once for each annotator; each with that.
    pub articles: Vec<(PathBuf, Option<Annotator>, PathBuf)>,
    /// Those whose articles aren't there, each with what is to be said of it, in one line that is safe to show.
    pub away: Vec<(PathBuf, String)>,
}

impl Inside {
    /// Takes in the sidecar at `path`, if it is one of an article inside of a file; says whether it is.
    pub(in crate::store) fn add(&mut self, path: &Path) -> bool {
        let Some((file, number, annotator)) = place_of_sidecar(path) else {
            return false;
        };
        self.add_number(file, number, annotator);
        true
    }

    /// The same for that of `annotator` on the article with this `number` in `file`; nothing for one of no article.
    pub(in crate::store) fn add_number(
        &mut self,
        file: PathBuf,
        number: Option<usize>,
        annotator: Option<Annotator>,
    ) {
        let of_file = self.found.entry(file).or_default();
        of_file.entry(annotator).or_default().extend(number);
    }

    /// For which articles they are, by their texts.
    pub(in crate::store) fn members(self, places: &Places) -> Members {
        let mut members = Members::default();
        for (file, whose) in self.found {
            let mut numbered = Vec::new();
            for (annotator, numbers) in whose {
                let (articles, away) = of_one(&file, annotator.as_ref(), &numbers, places);
                let articles = articles.into_iter();
                numbered.extend(articles.map(|(n, sidecar)| (n, annotator.clone(), sidecar)));
                members.away.extend(away);
            }
            numbered.sort();
            let articles = numbered.into_iter();
            let articles =
                articles.map(|(n, whose, sidecar)| (text::address(&file, n), whose, sidecar));
            members.articles.extend(articles);
        }
        members
    }
}

/// Those of `annotator` in `file`, of whose articles those with these `numbers` have one by its name: of which article each
/// is, and those of none.
fn of_one(
    file: &Path,
    annotator: Option<&Annotator>,
    numbers: &BTreeSet<usize>,
    places: &Places,
) -> (BTreeMap<usize, PathBuf>, Vec<(PathBuf, String)>) {
    let lying = numbers::lying(file, annotator, places);
    let named = |number: &usize| {
        let article = text::address(file, *number);
        let sidecar = beside::sidecar_of_file(&article, annotator, places);
        // What lies beside the file is known by its text.
        let is_known = lying.is_some() && !sidecar.starts_with(&places.data);
        (!is_known).then_some((*number, sidecar))
    };
    let mut articles: BTreeMap<_, _> = numbers.iter().filter_map(named).collect();
    let Lying { at, away } = lying.unwrap_or_default();
    articles.extend(at);
    (articles, away)
}

/// The file that holds the article whose sidecar lies at `path`, its number there, if it has one, and whose work it is.
pub(in crate::store) fn place_of_sidecar(
    path: &Path,
) -> Option<(PathBuf, Option<usize>, Option<Annotator>)> {
    let (article, annotator) = beside::article_of_sidecar(path)?;
    if let Some((file, number)) = text::member(&article) {
        return Some((file, Some(number), annotator));
    }
    let name = path.file_name()?.to_str()?.strip_suffix(beside::ENDING)?;
    let (file, slot) = name.rsplit_once('#')?;
    let (slot, annotator) = match slot.split_once('.') {
        Some((slot, annotator)) => (slot, Some(Annotator::new(annotator)?)),
        None => (slot, None),
    };
    let file = path.with_file_name(file);
    (numbers::is_gone(slot) && file.is_file()).then_some((file, None, annotator))
}

/// The sidecar of `annotator` to be read for `article`, which is opened by `path`; a path at which nothing lies if that
/// article has none.
pub(in crate::store) fn sidecar_for(
    article: &Article,
    path: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> PathBuf {
    let usual = beside::sidecar_of_file(path, annotator, places);
    if text::member(path).is_none() || usual.starts_with(&places.data) {
        return usual;
    }
    let said = input::beginning(&usual, 8 << 10);
    let said = said.and_then(|bytes| said_hash(bytes.utf8_chunks().next()?.valid()));
    if said.as_deref() == Some(ArticleHash::of(article).as_str()) {
        return usual;
    }
    sidecar_by_text(path, annotator, places)
}

/// The same for an article whose text isn't at hand.
#[must_use]
pub fn sidecar_by_text(path: &Path, annotator: Option<&Annotator>, places: &Places) -> PathBuf {
    let usual = beside::sidecar_of_file(path, annotator, places);
    let found = text::member(path)
        .and_then(|(file, number)| Some((numbers::lying(&file, annotator, places)?, number)));
    match found {
        None => usual,
        Some(_) if usual.starts_with(&places.data) => usual,
        Some((mut lying, number)) => lying.at.remove(&number).unwrap_or_default(),
    }
}
