//! What people wrote between the annotations: it stays in the file, whatever becomes of them.

use super::block::{Block, Words};
use super::parts::{self, Table};
use super::{Sidecar, edit};

impl Sidecar {
    /// Keeps a deleted block for an undo. What people wrote between annotations stays in the file.
    pub(super) fn bury(&mut self, mut block: Block) {
        self.leave_behind(&block);
        let text = block.words.text(&self.source);
        let remarks = text.get(..remarks_end(text)).unwrap_or_default();
        if !remarks.trim().is_empty() {
            let next = self
                .blocks
                .partition_point(|other| other.order() < block.order());
            let own = text.get(remarks.len()..).unwrap_or_default();
            let own = format!("{}{own}", self.newline);
            let remarks = remarks.to_owned();
            match self.blocks.get_mut(next) {
                Some(next) => next.words = Words::Own(remarks + next.words.text(&self.source)),
                None => self.after.insert_str(0, &remarks),
            }
            block.words = Words::Own(own);
        }
        self.gone.insert(block.now.id.clone(), block);
    }

    /// Remarks above the first annotation, a blank line between, are about the file: they stay at
    /// its head whatever comes to stand there.
    pub(super) fn keep_remarks_of_the_file(&mut self) {
        if self
            .aside
            .first()
            .is_some_and(|aside| aside.behind.is_none())
        {
            return;
        }
        let Some(Block {
            words: Words::Read(lines),
            ..
        }) = self.blocks.first_mut()
        else {
            return;
        };
        let text = self.source.get(lines.clone()).unwrap_or_default();
        let remarks = text.get(..remarks_end(text)).unwrap_or_default().trim_end();
        if !remarks.is_empty() {
            // The blank line after them stays with the annotation, as with all others.
            let end = parts::line_end(text, remarks.len());
            self.before.push_str(text.get(..end).unwrap_or_default());
            lines.start += end;
        }
    }
}

/// Where in `block` that ends which isn't its own: its own are the lines of comment right above
/// its header, and from there on all.
pub(super) fn remarks_end(block: &str) -> usize {
    let header = edit::header(block, Table::Annotation).unwrap_or_default();
    let mut start = header;
    while let Some(above) = block.get(..start).filter(|above| !above.is_empty()) {
        let line = parts::line_start(above, above.len() - 1);
        let is_comment = above
            .get(line..)
            .is_some_and(|text| text.trim_start().starts_with('#'));
        if !is_comment {
            break;
        }
        start = line;
    }
    start
}
