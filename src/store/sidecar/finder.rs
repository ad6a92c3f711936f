//! Finds the words of annotations in the article: where the file says, and in a changed text where they went.

use super::ArticleHash;
use super::block::{Block, Mark, Words};
use super::draft::Whole;
use crate::annotation::{Anchored, Doubt, Origin, Standing, anchor};
use crate::article::{Article, Offsets, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Finds words in the article.
pub(super) struct Finder<'t> {
    article: &'t Article,
    offsets: Offsets<'t>,
    /// The hash of the text that the file as a whole was made for.
    hash: Option<Arc<str>>,
    /// The hash of the article, once it was asked for.
    present: Option<ArticleHash>,
}

impl<'t> Finder<'t> {
    pub(super) fn of(article: &'t Article, hash: Option<&str>) -> Self {
        Self {
            article,
            offsets: article.offsets(),
            hash: hash.map(Arc::from),
            present: None,
        }
    }

    /// The blocks of `wholes`, which come by their starts, wherever their words are. `texts` gives a text by its
    /// hash, where it is known.
    pub(super) fn blocks(
        &mut self,
        wholes: Vec<Whole<'_>>,
        texts: &dyn Fn(&str) -> Option<String>,
    ) -> Vec<Block> {
        let mut places: Vec<Option<Span>> = wholes.iter().map(|whole| self.find(whole)).collect();
        let mut astray = self.astray(&wholes, &places, texts);
        let found = wholes.into_iter().zip(places.drain(..)).enumerate();
        found
            .map(|(index, (whole, place))| match astray.remove(&index) {
                Some(anchored) => self.astray_block(whole, &anchored),
                None => self.block(whole, place.unwrap_or_default()),
            })
            .collect()
    }

    /// What became of those that aren't at their `places`, or whose text was another one.
    fn astray(
        &mut self,
        wholes: &[Whole<'_>],
        places: &[Option<Span>],
        texts: &dyn Fn(&str) -> Option<String>,
    ) -> BTreeMap<usize, Anchored> {
        let mut groups: BTreeMap<Option<Arc<str>>, Vec<(usize, Origin)>> = BTreeMap::new();
        for (index, (whole, place)) in wholes.iter().zip(places).enumerate() {
            let hash = self.other_text(whole);
            if hash.is_some() || place.is_none() {
                let origin = whole.origin(self.hash.as_ref());
                groups.entry(hash).or_default().push((index, origin));
            }
        }
        let mut astray = BTreeMap::new();
        for (hash, group) in groups {
            let old = hash.and_then(|hash| texts(&hash));
            let (indices, origins): (Vec<_>, Vec<_>) = group.into_iter().unzip();
            let anchored = anchor(self.article.text(), old.as_deref(), &origins);
            astray.extend(indices.into_iter().zip(anchored));
        }
        astray
    }

    /// The hash of the text that `whole` was made in, if that is another one than the article.
    fn other_text(&mut self, whole: &Whole<'_>) -> Option<Arc<str>> {
        let hash = whole.hash().or(self.hash.as_ref())?;
        if !ArticleHash::is_one(hash) {
            return None;
        }
        let present = self
            .present
            .get_or_insert_with(|| ArticleHash::of(self.article));
        (present.as_str() != &**hash).then(|| hash.clone())
    }

    /// One whose words are at `span`, where the file says.
    fn block(&self, mut whole: Whole<'_>, span: Span) -> Block {
        let mut offsets = self.article.offsets();
        Block {
            place: (whole.start, whole.end),
            mark: if whole.draft.lost {
                Mark::Found
            } else {
                Mark::Settled
            },
            now: whole.annotation(span, None, |point| offsets.byte(point)),
            words: Words::Read(whole.lines),
        }
    }

    /// One whose text has changed.
    fn astray_block(&self, mut whole: Whole<'_>, anchored: &Anchored) -> Block {
        // What a person was told to be lost comes back by itself only where nothing of it is in doubt.
        let standing = anchored.standing.map(|standing| {
            if whole.draft.lost {
                Standing::Lost
            } else {
                standing
            }
        });
        let doubt = standing.map(|standing| Doubt {
            standing,
            origin: whole.origin(self.hash.as_ref()),
            places: anchored.places(standing),
        });
        Block {
            place: (whole.start, whole.end),
            mark: match standing {
                None => Mark::Carried,
                Some(Standing::Lost) => Mark::Lost,
                Some(_) => Mark::Doubtful,
            },
            // A place in a text that isn't this one would be a wrong one here.
            now: whole.annotation(anchored.span, doubt, |_| None),
            words: Words::Read(whole.lines),
        }
    }

    /// Where its words are, if they are exactly where it says.
    fn find(&mut self, whole: &Whole<'_>) -> Option<Span> {
        let start = self.offsets.byte(whole.start)?;
        let fits = whole.quote.chars().count() == whole.end - whole.start
            && self.article.text().get(start..)?.starts_with(&*whole.quote);
        fits.then(|| Span::new(start, start + whole.quote.len()))
    }
}
