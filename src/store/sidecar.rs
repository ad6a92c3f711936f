//! The sidecar: the TOML file beside an article that holds its annotations.
//!
//! A file is kept as it was read and cut into blocks, one per annotation. Saving puts the blocks
//! together again: what wasn't touched stays byte for byte, with its comments and unknown keys, and
//! of what was touched only the changed keys are written anew. Knows no disk.

mod address;
mod aside;
mod block;
mod conflicts;
mod draft;
mod edit;
mod facts;
mod fault;
mod finder;
mod full;
mod gone;
mod hash;
mod lines;
mod look;
pub mod merge;
mod moment;
mod opening;
pub(super) mod parts;
mod peek;
mod pieces;
mod reading;
mod recode;
mod remarks;
mod renewal;
mod sheet;
pub(super) mod strings;

pub(super) use address::{addressed, renamed, said_hash};
pub use aside::SetAside;
pub use fault::{SidecarError, SidecarFault};
pub use gone::Gone;
pub(super) use gone::Grave;
pub use hash::ArticleHash;
pub(super) use peek::said_encoding;
pub(super) use sheet::Sheet;

use crate::annotation::{Annotation, Change, Id};
use crate::article::{About, Article};
use aside::Aside;
use block::Block;
use reading::Gathered;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The longest sidecar that is read, in bytes.
pub const SIDECAR_LIMIT: usize = 64 << 20;

/// The last line of every sidecar: without it, the file may be cut off.
const END: &str = "# end of standoff";

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The sidecar of one article, in memory.
#[derive(Debug)]
pub struct Sidecar {
    /// The file as it was read, without its byte order mark.
    source: Arc<String>,
    marked: bool,
    newline: &'static str,
    /// What stands before all annotations and what after; both empty in a new one.
    before: String,
    after: String,
    /// Sorted by place and id.
    blocks: Vec<Block>,
    /// What can't be read, in the order of the file.
    aside: Vec<Aside>,
    /// The places of the blocks by id, made when the first change comes.
    ids: Option<HashMap<Id, (usize, usize)>>,
    /// Deleted ones, with their lines: an undo brings back comments and unknown keys too.
    gone: HashMap<Id, Block>,
    name: String,
    /// What it says of the article as a whole.
    about: About,
    /// The hash of the text that the file was made for.
    hash: Option<String>,
    touched: bool,
}

impl Sidecar {
    /// One for the article called `article_name`, with nothing in it.
    #[must_use]
    pub fn fresh(article_name: &str) -> Self {
        Self {
            source: Arc::default(),
            marked: false,
            newline: "\n",
            before: String::new(),
            after: format!("{END}\n"),
            blocks: Vec::new(),
            aside: Vec::new(),
            ids: None,
            gone: HashMap::new(),
            name: article_name.to_owned(),
            about: About::default(),
            hash: None,
            touched: true,
        }
    }

    /// As [`Self::read_knowing`], where no other text is known than the article's.
    ///
    /// # Errors
    /// The same.
    pub fn read<A: Borrow<Article>>(
        file_label: &str,
        bytes: Vec<u8>,
        article: impl FnOnce() -> A,
    ) -> Result<(Self, Vec<Arc<Annotation>>), SidecarError> {
        Self::read_knowing(file_label, bytes, article, &|_| None)
    }

    /// Reads `bytes`, the content of the file that errors call `file_label`, as the sidecar of
    /// the article that `article` gives: asked for as late as can be, since a book takes longer to
    /// read than its sidecar. Annotations come by place. Those that were made in another text are
    /// carried over from the one that `texts` gives by its hash; those that can't be read are set aside
    /// ([`Sidecar::set_aside`]).
    ///
    /// # Errors
    /// Says file, line, column, what was expected and the remedy. A file that gives an error must
    /// not be written over.
    pub fn read_knowing<A: Borrow<Article>>(
        file_label: &str,
        bytes: Vec<u8>,
        article: impl FnOnce() -> A,
        texts: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(Self, Vec<Arc<Annotation>>), SidecarError> {
        let (source, marked) = opening::decode(file_label, bytes)?;
        let mut gathered = opening::gather(file_label, &source)?;
        let article = article();
        let article: &Article = article.borrow();
        opening::check(file_label, &source, article.name(), &mut gathered)?;
        let mut blocks = gathered.blocks(article, texts);
        let Gathered {
            head,
            before,
            after,
            aside,
            ..
        } = gathered;
        if !blocks.is_sorted_by(|a, b| a.order() <= b.order()) {
            blocks.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        let annotations = blocks.iter().map(|block| block.now.clone()).collect();
        let mut sidecar = Self {
            marked,
            newline: newline_of(&source),
            before: joined(&source, &before),
            after: joined(&source, &after),
            blocks,
            aside,
            about: head.about,
            hash: head.hash,
            touched: false,
            source: Arc::new(source),
            ..Self::fresh(article.name())
        };
        sidecar.keep_remarks_of_the_file();
        Ok((sidecar, annotations))
    }

    /// Carries out `change`.
    pub fn apply(&mut self, change: &Change, article: &Article) {
        self.touched = true;
        let (before, after) = (&change.before, &change.after);
        let goes = before
            .as_ref()
            .filter(|before| after.as_ref().is_none_or(|after| after.id != before.id));
        if let Some(gone) = goes.and_then(|before| self.take(&before.id)) {
            self.bury(gone);
        }
        if let Some(after) = after {
            self.put(after.clone(), article);
        }
    }

    /// Is to be written with the numbers that count in the present text, though nothing is changed.
    pub(super) const fn touch(&mut self) {
        self.touched = true;
    }

    /// The file's bytes. `hash` must be that of `article`.
    ///
    /// Where nothing was changed these are the bytes that were read.
    #[must_use]
    pub fn write(&mut self, article: &Article, hash: &ArticleHash) -> Vec<u8> {
        let mark = if self.marked { BYTE_ORDER_MARK } else { "" };
        if !self.touched {
            return [mark, &self.source].concat().into_bytes();
        }
        self.settle(article, hash);
        let aside = self.aside_by_block();
        let blocks = self
            .blocks
            .iter()
            .map(|block| block.words.text(&self.source));
        let length: usize = blocks.clone().map(str::len).sum();
        let aside_length: usize = aside.iter().map(|(_, lines)| lines.len()).sum();
        let around = mark.len() + self.before.len() + self.after.len();
        let mut out = String::with_capacity(around + length + aside_length);
        out.push_str(mark);
        out.push_str(&self.before);
        let mut aside = aside.into_iter().peekable();
        for (number, block) in blocks.enumerate() {
            while let Some((_, lines)) = aside.next_if(|(after, _)| *after <= number) {
                out.push_str(self.source.get(lines).unwrap_or_default());
            }
            out.push_str(block);
        }
        out.extend(aside.filter_map(|(_, lines)| self.source.get(lines)));
        out.push_str(&self.after);
        out.into_bytes()
    }

    /// Whether it has stances whose place in the text with `hash` is sure.
    pub(super) fn is_sure_of(&self, hash: &ArticleHash) -> bool {
        let is_its = self.hash.as_deref() == Some(hash.as_str());
        is_its && self.blocks.iter().any(|block| block.now.doubt.is_none())
    }

    /// The hash of the bytes that `source` was read from, before which a byte order mark stood if it is `marked`.
    pub(super) fn hash_of_source(source: &str, marked: bool) -> blake3::Hash {
        let mark = if marked { BYTE_ORDER_MARK } else { "" };
        let mut hasher = blake3::Hasher::new();
        hasher.update(mark.as_bytes()).update(source.as_bytes());
        hasher.finalize()
    }

    /// Brings what the file says of the text up to date, before it is written for the first time
    /// under this text.
    fn settle(&mut self, article: &Article, hash: &ArticleHash) {
        for block in &mut self.blocks {
            block.settle(self.hash.as_deref(), &self.source, article, self.newline);
        }
        if !self.blocks.is_sorted_by(|a, b| a.order() <= b.order()) {
            self.blocks.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        self.ids = None;
        if self.before.is_empty() {
            self.before = facts::fresh_head(&self.name, &mut self.about, article, hash);
        } else {
            if self.hash.as_deref() != Some(hash.as_str()) {
                for (key, value) in facts::of_text(article, hash) {
                    self.say(key, Some(&value));
                }
            }
            self.add_facts(article);
        }
        self.say_encoding(article);
        self.hash = Some(hash.as_str().to_owned());
    }

    fn put(&mut self, after: Arc<Annotation>, article: &Article) {
        let old = self.take(&after.id).or_else(|| self.gone.remove(&after.id));
        let block = match old {
            Some(mut block) => {
                block.take_on(after, &self.source, article, self.newline);
                block
            }
            None => Block::new(after, article, self.newline),
        };
        self.ids().insert(block.now.id.clone(), block.place);
        let at = self
            .blocks
            .partition_point(|other| other.order() < block.order());
        self.blocks.insert(at, block);
    }

    /// Takes the block of `id` out.
    fn take(&mut self, id: &Id) -> Option<Block> {
        let place = self.ids().remove(id)?;
        let order = (place, id.as_str());
        let at = self
            .blocks
            .binary_search_by(|block| block.order().cmp(&order))
            .ok()?;
        Some(self.blocks.remove(at))
    }

    fn ids(&mut self) -> &mut HashMap<Id, (usize, usize)> {
        let blocks = &self.blocks;
        self.ids.get_or_insert_with(|| {
            blocks
                .iter()
                .map(|block| (block.now.id.clone(), block.place))
                .collect()
        })
    }
}

pub(super) fn newline_of(source: &str) -> &'static str {
    match source.find('\n') {
        Some(at)
            if source
                .as_bytes()
                .get(..at)
                .is_some_and(|line| line.ends_with(b"\r")) =>
        {
            "\r\n"
        }
        _ => "\n",
    }
}

fn joined(source: &str, places: &[Range<usize>]) -> String {
    places
        .iter()
        .filter_map(|place| source.get(place.clone()))
        .collect()
}

#[cfg(test)]
mod tests;
