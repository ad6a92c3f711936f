//! What is remembered of what was read last.

use super::finding::Origin;
use super::{Found, Root};
use crate::app::listing::Grouping;
use crate::app::pane::Habit;
use crate::store::Spool;
use crate::store::state::Reader;
use std::path::{Path, PathBuf};

/// How the reader is used to have the side pane.
pub(super) fn habit(reader: &Reader) -> Habit {
    Habit {
        grouping: reader
            .pane
            .as_deref()
            .and_then(Grouping::named)
            .unwrap_or_default(),
        folded: reader.folded,
        wider: reader.wider,
    }
}

impl Found {
    /// What is remembered of the reader once this is what was read last; standard input never is.
    pub(super) fn remembering(&self, reader: &Reader) -> Reader {
        if self.is_spooled() {
            return reader.clone();
        }
        // State files are UTF-8; a name that isn't must not keep the rest from being remembered.
        let named = |path: &Path| path.to_str().map(PathBuf::from);
        let article = match &self.text {
            Origin::File { absolute, .. } => named(absolute),
            Origin::Shelf(root) => named(root),
            Origin::BuiltIn(_) => None,
            Origin::Memory(_) => reader.article.clone(),
        };
        let root = match self.root(reader) {
            Root::Of(root) | Root::InFront(root) => named(&root),
            Root::Beside => None,
        };
        Reader {
            article,
            shelf: root,
            ..reader.clone()
        }
    }

    /// Whether it came by standard input and is kept in a file meanwhile.
    fn is_spooled(&self) -> bool {
        match &self.text {
            Origin::File { absolute: path, .. } | Origin::Shelf(path) => {
                Spool::has(path, &self.places)
            }
            Origin::Memory(_) | Origin::BuiltIn(_) => false,
        }
    }

    /// The shelf that it stands on. What was read last comes back with the shelf that it was opened from.
    pub(super) fn root(&self, reader: &Reader) -> Root {
        match &self.text {
            Origin::Shelf(root) => Root::InFront(root.clone()),
            Origin::File { absolute, .. } => match &reader.shelf {
                Some(root) if reader.article.as_ref() == Some(absolute) => Root::Of(root.clone()),
                _ => Root::Beside,
            },
            Origin::Memory(_) | Origin::BuiltIn(_) => Root::Beside,
        }
    }
}
