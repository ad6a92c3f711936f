//! Names of codes changed in a sidecar whose article nobody has opened: the text isn't needed for it, so
//! that places and quotes stay as they are, and all else byte for byte.

use super::block::string;
use super::parts::{Key, Table};
use super::sheet::{Entry, Sheet};
use super::{edit, newline_of};
use crate::annotation::{Annotation, Id};
use crate::codebook::{CodeKind, Recode};
use std::sync::Arc;

/// Stances with what is written there as the value in question.
pub(in crate::store) type Written = Vec<(Id, Arc<str>)>;

impl Sheet {
    /// How many stances have the code of `kind` called `name`.
    pub(in crate::store) fn count(&self, kind: CodeKind, name: &str) -> usize {
        let all = self.stances.iter();
        all.filter(|entry| has(&entry.annotation, kind, name))
            .count()
    }

    /// The bytes of the file after `recode`, and what was written before in the stances that changed. Where
    /// `only` is given, these alone change, and get back what it says was written.
    pub(in crate::store) fn recode(
        &self,
        recode: &Recode,
        only: Option<&Written>,
    ) -> (Vec<u8>, Written) {
        let key = key_of(recode.kind);
        let new = string(&recode.to);
        let newline = newline_of(&self.source);
        let mut out = String::with_capacity(self.source.len() + 256);
        out.push_str(self.mark());
        let (mut copied, mut written) = (0, Vec::new());
        for entry in &self.stances {
            let Entry { lines, annotation } = entry;
            let value = match only {
                None => Some(new.as_str()),
                Some(only) => said(only, &annotation.id),
            };
            let block = self.text(entry);
            let old = edit::value(block, Table::Annotation, key);
            if let (Some(value), Some(old)) = (value, old)
                && has(annotation, recode.kind, &recode.from)
            {
                written.push((annotation.id.clone(), old.into()));
                let mut block = block.to_owned();
                edit::set(&mut block, Table::Annotation, key, Some(value), newline);
                out.push_str(self.source.get(copied..lines.start).unwrap_or_default());
                out.push_str(&block);
                copied = lines.end;
            }
        }
        out.push_str(self.source.get(copied..).unwrap_or_default());
        (out.into_bytes(), written)
    }
}

fn has(annotation: &Annotation, kind: CodeKind, name: &str) -> bool {
    annotation
        .stance
        .code(kind)
        .is_some_and(|code| **code == *name)
}

fn said<'a>(written: &'a Written, id: &Id) -> Option<&'a str> {
    let found = written.iter().find(|(other, _)| other == id);
    found.map(|(_, value)| &**value)
}

const fn key_of(kind: CodeKind) -> Key {
    match kind {
        CodeKind::Side => Key::Side,
        CodeKind::Speaker => Key::Speaker,
        CodeKind::Topic => Key::Topic,
    }
}
