//! Names of codes changed in a sidecar whose article nobody has opened: the text isn't needed for it, so
//! that places and quotes stay as they are, and all else byte for byte.

use super::block::string;
use super::fault::SidecarError;
use super::parts::{Key, Table};
use super::{BYTE_ORDER_MARK, edit, newline_of, opening};
use crate::annotation::{Annotation, Id};
use crate::article::Span;
use crate::codebook::{CodeKind, Recode};
use std::ops::Range;
use std::sync::Arc;

/// A sidecar and where its stances stand in it.
#[derive(Debug)]
pub(in crate::store) struct Page {
    source: String,
    marked: bool,
    /// The name of its article.
    pub(in crate::store) name: String,
    /// In the order of the file; of their spans nothing is known.
    stances: Vec<(Range<usize>, Arc<Annotation>)>,
}

/// Stances with what is written there as the value in question.
pub(in crate::store) type Written = Vec<(Id, Arc<str>)>;

impl Page {
    /// Reads `bytes`, the content of the file that errors call `label`.
    ///
    /// # Errors
    /// As those of [`super::Sidecar::read`]: then the file must be left as it is.
    pub(in crate::store) fn read(label: &str, bytes: Vec<u8>) -> Result<Self, SidecarError> {
        let (source, marked) = opening::decode(label, bytes)?;
        let mut gathered = opening::gather(label, &source)?;
        let name = gathered.head.name.as_ref();
        let name = name.map(|(name, _)| name.clone()).unwrap_or_default();
        opening::check(label, &source, &name, &mut gathered)?;
        let wholes = std::mem::take(&mut gathered.wholes);
        let stances = wholes.into_iter().map(|mut whole| {
            let lines = whole.lines.clone();
            (lines, whole.annotation(Span::new(0, 0), None))
        });
        let stances = stances.collect();
        drop(gathered);
        Ok(Self {
            source,
            marked,
            name,
            stances,
        })
    }

    /// How many stances have the code of `kind` called `name`.
    pub(in crate::store) fn count(&self, kind: CodeKind, name: &str) -> usize {
        let all = self.stances.iter();
        all.filter(|(_, annotation)| has(annotation, kind, name))
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
        if self.marked {
            out.push_str(BYTE_ORDER_MARK);
        }
        let (mut copied, mut written) = (0, Vec::new());
        for (lines, annotation) in &self.stances {
            let value = match only {
                None => Some(new.as_str()),
                Some(only) => said(only, &annotation.id),
            };
            let block = self.source.get(lines.clone()).unwrap_or_default();
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
