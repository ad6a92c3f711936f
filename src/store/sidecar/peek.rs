//! A look into a sidecar that nothing is to be written to: one that is cut off, or that of a book for its first
//! screen, before the whole book is read: most annotations are then taken on trust, which the whole must confirm
//! afterwards.

use super::draft::Whole;
use super::{BYTE_ORDER_MARK, Sidecar, SidecarError, opening};
use crate::annotation::Annotation;
use crate::article::{Article, Span};
use crate::import::Encoding;
use crate::store::text::{Opening, Text};
use std::borrow::Borrow;
use std::sync::Arc;

impl Sidecar {
    /// The annotations that can be read in `bytes`, the content of a file that is cut off; for looking alone.
    ///
    /// # Errors
    /// As those of [`Sidecar::read`], but for the missing end.
    pub fn look_into<A: Borrow<Article>>(
        file_label: &str,
        bytes: Vec<u8>,
        article: impl FnOnce() -> A,
    ) -> Result<Vec<Arc<Annotation>>, SidecarError> {
        let (source, _) = opening::decode(file_label, bytes)?;
        let mut gathered = opening::gather(file_label, &source)?;
        opening::known(file_label, &source, &gathered.head)?;
        let article = article();
        let article: &Article = article.borrow();
        opening::fits(file_label, &source, article.name(), &mut gathered)?;
        let blocks = gathered.blocks(article, &|_| None);
        Ok(blocks.into_iter().map(|block| block.now).collect())
    }

    /// The annotations in `bytes`, and the beginning that `beginning` gives for them of an article of
    /// `length` bytes. Nothing if there is any sign that the sidecar isn't in step with the article,
    /// or if a code point of it isn't a byte: then all of it must be read.
    pub fn peek(
        bytes: Vec<u8>,
        length: u64,
        beginning: impl FnOnce(&[Arc<Annotation>]) -> Option<Opening>,
    ) -> Option<(Opening, Vec<Arc<Annotation>>)> {
        let (source, _) = opening::decode("", bytes).ok()?;
        let length = said_length(&source).filter(|&said| said as u64 == length)?;
        let mut gathered = opening::gather("", &source).ok()?;
        let mut wholes = std::mem::take(&mut gathered.wholes);
        if !wholes.iter().all(|whole| may_fit(whole, length)) {
            return None;
        }
        let annotations: Vec<_> = wholes
            .iter_mut()
            .map(|whole| whole.annotation(Span::new(whole.start, whole.end), None, Some))
            .collect();
        let opening = beginning(&annotations)?;
        let Text { name, text, .. } = &opening.text;
        opening::check("", &source, name, &mut gathered).ok()?;
        let fits = gathered.aside.is_empty()
            && opening.length == length as u64
            && text.is_ascii()
            && wholes.iter().all(|whole| agrees(whole, text));
        fits.then_some((opening, annotations))
    }
}

/// The length of the article as the head of `source` says it: it tells most often, and without
/// the rest being read, that a peek is in vain.
fn said_length(source: &str) -> Option<usize> {
    opening::gather("", head(source)).ok()?.head.length
}

/// The encoding that a person chose for the article, as `beginning` of a sidecar says it: what comes before the first of
/// its stances, at least.
pub(in crate::store) fn said_encoding(beginning: &str) -> Option<Encoding> {
    let head = head(beginning.strip_prefix(BYTE_ORDER_MARK).unwrap_or(beginning));
    memchr::memmem::find(head.as_bytes(), b"encoding")?;
    opening::gather("", head).ok()?.head.encoding
}

/// What comes before the first stance.
pub(super) fn head(source: &str) -> &str {
    let end = memchr::memmem::find(source.as_bytes(), b"\n[[").unwrap_or(source.len());
    source.get(..end).unwrap_or(source)
}

/// Whether the words can be where `whole` says, in a text of `length` bytes that are code points.
fn may_fit(whole: &Whole<'_>, length: usize) -> bool {
    !whole.draft.lost
        && whole.hash().is_none()
        && whole.end <= length
        && whole.quote.is_ascii()
        && whole.quote.len() == whole.end - whole.start
}

/// Whether the words are where `whole` says, as far as `text` reaches.
fn agrees(whole: &Whole<'_>, text: &str) -> bool {
    let rest = text.get(whole.start..).unwrap_or_default();
    rest.starts_with(&*whole.quote) || whole.quote.starts_with(rest)
}
