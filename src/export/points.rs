//! Many places of a text in code points, as files have them.

use crate::article::{Article, Offsets};

/// The code points of many bytes, found in one pass over the text: converting them span by span would begin
/// anew wherever one lies in another.
pub(super) struct Points(Vec<(usize, usize)>);

impl Points {
    /// Those of `bytes` of `article`.
    pub(super) fn of(article: &Article, bytes: impl Iterator<Item = usize>) -> Self {
        Self::by(article.offsets(), bytes)
    }

    /// Those of `bytes` by `offsets`, which may know of a place before all of them.
    pub(super) fn by(mut offsets: Offsets<'_>, bytes: impl Iterator<Item = usize>) -> Self {
        let mut bytes: Vec<usize> = bytes.collect();
        bytes.sort_unstable();
        bytes.dedup();
        let point = |byte| (byte, offsets.point(byte));
        Self(bytes.into_iter().map(point).collect())
    }

    /// The code points before `byte`, which is one of those.
    pub(super) fn point(&self, byte: usize) -> usize {
        let found = self.0.binary_search_by_key(&byte, |&(known, _)| known);
        let entry = found.ok().and_then(|index| self.0.get(index));
        entry.map_or(0, |&(_, point)| point)
    }
}
