//! Where annotations stand in their file, for who looks through it.

use super::fault::place;
use super::parts::{Key, Table};
use super::{ArticleHash, Sidecar, edit};

impl Sidecar {
    /// The lines on which the annotations begin, in their order, from 1; of the file as it was read.
    pub(in crate::store) fn lines(&self) -> Vec<usize> {
        let ends: Vec<usize> = memchr::memchr_iter(b'\n', self.source.as_bytes()).collect();
        let blocks = self.blocks.iter().map(|block| match &block.words {
            super::block::Words::Read(lines) => {
                let text = block.words.text(&self.source);
                let at = lines.start + edit::header(text, Table::Annotation).unwrap_or_default();
                ends.partition_point(|&end| end < at) + 1
            }
            super::block::Words::Own(_) => 1,
        });
        blocks.collect()
    }

    /// All that stands in the file of the annotation counted `index`, but its id and when it was made.
    pub(in crate::store) fn without_name(&self, index: usize) -> String {
        let block = self.blocks.get(index);
        let mut text = block
            .map_or("", |block| block.words.text(&self.source))
            .to_owned();
        for key in [Key::Id, Key::At] {
            edit::set(&mut text, Table::Annotation, key, None, self.newline);
        }
        text.trim().to_owned()
    }

    /// The line of [article] where the file was made for another text than that with `hash`.
    pub(in crate::store) fn made_for_another(&self, hash: &ArticleHash) -> Option<usize> {
        self.hash.as_ref().filter(|said| *said != hash.as_str())?;
        let at = edit::header(&self.before, Table::Article).unwrap_or_default();
        Some(place(&self.before, at).0)
    }
}
