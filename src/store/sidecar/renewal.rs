//! A sidecar read anew because others changed its file: what it takes over from the one before.

use super::block::Words;
use super::{BYTE_ORDER_MARK, Block, Sidecar};
use crate::annotation::{Annotation, Id};
use std::collections::HashSet;
use std::sync::Arc;

impl Sidecar {
    /// Its annotations in the order of the file.
    pub(in crate::store) fn annotations(&self) -> impl Iterator<Item = &Arc<Annotation>> {
        self.blocks.iter().map(|block| &block.now)
    }

    /// The annotation called `id`.
    pub(in crate::store) fn named(&mut self, id: &Id) -> Option<Arc<Annotation>> {
        let order = (*self.ids().get(id)?, id.as_str());
        let at = self
            .blocks
            .binary_search_by(|block| block.order().cmp(&order));
        at.ok().map(|at| self.blocks[at].now.clone())
    }

    /// The bytes that were read.
    pub(in crate::store) fn as_read(&self) -> Vec<u8> {
        let mark = if self.marked { BYTE_ORDER_MARK } else { "" };
        [mark, &self.source].concat().into_bytes()
    }

    /// Whether `bytes` are those that were read.
    pub(in crate::store) fn is_as_read(&self, bytes: &[u8]) -> bool {
        let mark = if self.marked { BYTE_ORDER_MARK } else { "" };
        bytes.strip_prefix(mark.as_bytes()) == Some(self.source.as_bytes())
    }

    /// Takes over from `old`, in whose place it comes, the lines of what isn't there any more: an undo brings back
    /// comments and unknown keys too, whoever deleted them.
    pub(in crate::store) fn inherit(&mut self, old: Self) {
        let there: HashSet<&Id> = self.blocks.iter().map(|block| &block.now.id).collect();
        let Self {
            source,
            blocks,
            gone,
            ..
        } = old;
        let lost = gone.into_values().chain(blocks);
        let lost = lost.filter(|block| !there.contains(&block.now.id));
        let own = lost.map(|mut block: Block| {
            block.words = Words::Own(block.words.text(&source).to_owned());
            (block.now.id.clone(), block)
        });
        let own: Vec<_> = own.collect();
        self.gone.extend(own);
    }
}
