//! The shelf: the articles of a folder, which of them is at hand, and what is wanted of them.

mod act;
mod filtering;
mod held;
mod marks;
mod news;
mod place;
mod rows;
mod sort;
mod walk;

pub use held::Shelf;
pub use place::Parts;
pub use sort::{By, Sort};

use crate::annotation::Id;
use crate::article::Span;
use crate::shelf::{Entry, Hit, Mark};
use std::path::Path;
use std::sync::Arc;

/// What becomes known of a shelf. Each tells which listing or search it belongs to: what belongs to an older one is
/// dropped.
#[derive(Debug, Clone)]
pub enum ShelfNews {
    /// These are its articles, by name. Comes again where more of them turn up, as those in an archive do.
    Listed {
        /// Which listing that was.
        number: u64,
        /// The folder, as it may be shown.
        folder: Arc<str>,
        /// All of them.
        entries: Vec<Entry>,
        /// The place of the article that is open now, if it is one of them.
        at: Option<usize>,
        /// How the shelf was left the last time, where that wasn't known before.
        left: Option<Left>,
        /// What couldn't be looked into, a line each.
        troubles: Vec<String>,
    },
    /// More is known of some of them.
    Looked {
        /// Which listing that was.
        number: u64,
        /// Places in what was listed, and what stands there from now on.
        entries: Vec<(usize, Entry)>,
        /// How many are known whole by now.
        known: usize,
    },
    /// Something was found.
    Found {
        /// Which search that was.
        number: u64,
        /// What was found since the last time, article by article in the order of the shelf.
        hits: Vec<Hit>,
        /// What couldn't be looked through since then, with why.
        unread: Vec<Hit>,
        /// How many articles have been looked through.
        searched: usize,
        /// Whether that was all.
        over: bool,
    },
    /// A mark is on disk: what is known of the article now.
    Marked {
        /// The article.
        entry: Box<Entry>,
    },
    /// The last mark of an earlier session is taken back.
    Unmarked {
        /// The article as it is known now.
        entry: Box<Entry>,
        /// What was said of it before.
        was: Option<Mark>,
    },
    /// A mark couldn't be written, or an article couldn't be opened.
    Refused {
        /// Why, and the remedy.
        reason: String,
    },
}

/// What the program wants done with a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfWish {
    /// List the articles of the folder, then look into them.
    List {
        /// Which listing it is.
        number: u64,
    },
    /// Look into these first: they are on screen.
    First {
        /// Which listing they are of.
        number: u64,
        /// Their places in it.
        places: Vec<usize>,
    },
    /// Save all and open another article, in place.
    Open {
        /// What it is opened by.
        path: Arc<Path>,
        /// Where to begin; nothing: where it was left.
        place: Option<Start>,
        /// What to search for in it.
        query: Option<String>,
    },
    /// Write this mark into the article's sidecar, or take it away.
    Mark {
        /// What the article is opened by.
        path: Arc<Path>,
        /// What the person sees said of it.
        before: Option<Mark>,
        /// What is said of it; nothing: nothing any more.
        mark: Option<Mark>,
    },
    /// Take back what its sidecar says of the article, if that was the last thing done with it.
    Unmark {
        /// What the article is opened by.
        path: Arc<Path>,
    },
    /// Look for this in all texts, stances and notes.
    Search {
        /// Which search it is; the one before is over.
        number: u64,
        /// What is looked for; in slashes it is a regular expression.
        query: String,
    },
}

/// Where to begin in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// At these bytes of its text.
    At(Span),
    /// At this stance.
    Stance(Id),
}

/// What is remembered of a shelf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Left {
    /// The name of the article at hand.
    pub at: String,
    /// The order of the articles, as [`Sort::word`] has it.
    pub order: String,
    /// The filter as it was typed; empty if none was on.
    pub filter: String,
}

#[cfg(test)]
mod tests;
