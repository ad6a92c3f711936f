//! The articles of a folder, and what is known of each: what it is, how far the work on it has come.
//!
//! Knows articles and stances; neither where files lie and how they are read nor what is shown.

mod looking;

pub use crate::article::Mark;
pub use looking::{Field, InStance, in_stances};

use crate::annotation::{Annotation, Id, Standing};
use crate::article::{Facts, Span};
use std::path::Path;
use std::sync::Arc;

/// An article of a shelf.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is opened by.
    pub path: Arc<Path>,
    /// What it is called on this shelf: its path below the folder.
    pub name: Arc<str>,
    /// What the text says, once it was looked into.
    pub face: Option<Arc<Face>>,
    /// What was done with it, once that was looked into.
    pub work: Option<Arc<Work>>,
}

impl Entry {
    /// What it is called: by its title, if it is known to have one, else by its name.
    #[must_use]
    pub fn title(&self) -> &str {
        let title = self
            .face
            .as_ref()
            .and_then(|face| face.facts.title.as_ref());
        title.unwrap_or(&self.name)
    }

    /// What is wrong with it or with its sidecar, if anything is.
    #[must_use]
    pub fn trouble(&self) -> Option<&Arc<str>> {
        let face = self.face.as_ref().and_then(|face| face.trouble.as_ref());
        let work = self.work.as_ref().and_then(|work| work.trouble.as_ref());
        face.or(work)
    }

    /// Whether its text is known not to be one that can be opened.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        let face = self.face.as_ref();
        face.is_some_and(|face| face.trouble.is_some())
    }

    /// How far the work on it has come, once that was looked into. What can't be opened has no work to come, but stays
    /// what a person said of it.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        let progress = self.work.as_ref().map(|work| work.progress());
        progress.filter(|progress| progress.is_finished() || !self.is_unreadable())
    }
}

/// What an article's text says of itself.
#[derive(Debug, Clone, Default)]
pub struct Face {
    /// Title, author, date, outlet, address: as the sidecar has them, else the source.
    pub facts: Facts,
    /// The length of its text, in words.
    pub words: usize,
    /// Why it can't be opened, in one line, if it can't.
    pub trouble: Option<Arc<str>>,
}

/// What was done with an article.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// Everything tagged by those whose stances are looked at, as their sidecars have it.
    pub annotations: Vec<Arc<Annotation>>,
    /// The words that each of them stands on, in the same order; where these aren't known, nothing for any.
    pub quotes: Vec<Arc<str>>,
    /// What a person said of the whole article.
    pub mark: Option<Mark>,
    /// How much of it was read, in whole per cent; none: it was never opened.
    pub read: Option<u8>,
    /// What is wrong with its sidecar, in one line, if anything is.
    pub trouble: Option<Arc<str>>,
}

/// How far the work on an article has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// It was never opened and has no stance.
    Untouched,
    /// It was opened or has a stance.
    InProgress,
    /// A person said that all is coded.
    Done,
    /// A person said that there is nothing to code.
    Nothing,
}

impl Progress {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Untouched, Self::InProgress, Self::Done, Self::Nothing];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::InProgress => "started",
            Self::Done => "done",
            Self::Nothing => "nothing",
        }
    }

    /// Whether a person has said that the article is finished.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Nothing)
    }
}

impl From<Mark> for Progress {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Done => Self::Done,
            Mark::Nothing => Self::Nothing,
        }
    }
}

impl Work {
    /// The annotations, each with the words that it stands on, as far as they are known.
    pub fn quoted(&self) -> impl Iterator<Item = (&Arc<Annotation>, &str)> {
        self.annotations.iter().enumerate().map(|(at, one)| {
            let quote = self.quotes.get(at).or_else(|| one.lost_words());
            (one, quote.map_or("", |quote| quote))
        })
    }

    /// How many stances aren't sure of their places, by how they stand: "1 edited", "2 lost".
    pub fn doubts(&self) -> impl Iterator<Item = String> {
        let all = [
            Standing::Edited,
            Standing::Moved,
            Standing::Ambiguous,
            Standing::Lost,
        ];
        all.into_iter().filter_map(|standing| {
            let is_so = |one: &&Arc<Annotation>| one.standing() == Some(standing);
            let count = self.annotations.iter().filter(is_so).count();
            (count > 0).then(|| format!("{count} {}", standing.word()))
        })
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match self.mark {
            Some(mark) => mark.into(),
            None if self.annotations.is_empty() && self.read.is_none() => Progress::Untouched,
            None => Progress::InProgress,
        }
    }
}

/// Why no mark of an article can be taken back in which `last` was done last.
#[must_use]
pub fn no_mark(last: Option<&str>) -> String {
    match last {
        Some(last) => {
            format!("the last thing done is “{last}”, no mark; undo in the article takes it back")
        }
        None => String::from("no mark of it is known that could be taken back"),
    }
}

/// A place at which something looked for was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The article: what it is opened by.
    pub path: Arc<Path>,
    /// What the article is called on the shelf.
    pub name: Arc<str>,
    /// What was found there.
    pub kind: HitKind,
    /// The words around it, on one line.
    pub line: Arc<str>,
    /// What was found, in bytes of that line.
    pub found: Span,
}

/// Where a hit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HitKind {
    /// In the text.
    Text {
        /// The paragraph, counted from 1.
        paragraph: usize,
        /// What was found, in bytes of the text.
        span: Span,
    },
    /// In what a stance says: side, speaker, topic, or its note.
    Stance(Id),
    /// Nowhere: the article couldn't be looked through, and the line says why.
    Unread,
}
