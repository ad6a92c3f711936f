//! A sidecar whose article nobody has opened: places and quotes are those that stand in it.

use super::draft::Whole;
use super::fault::{SidecarError, SidecarFault};
use super::reading::Gathered;
use super::{BYTE_ORDER_MARK, joined, opening};
use crate::annotation::{Annotation, Doubt, Standing};
use crate::article::{About, Facts, Mark, Span};
use crate::import::Encoding;
use std::ops::Range;
use std::sync::Arc;

/// A sidecar, cut into what comes before its stances, their lines, and what follows them.
#[derive(Debug)]
pub(in crate::store) struct Sheet {
    pub(super) source: String,
    pub(super) marked: bool,
    /// The name of its article.
    pub(in crate::store) name: String,
    /// What it says of the article, beside its name and what its text is.
    pub(in crate::store) facts: Facts,
    /// What its person says of the whole article.
    pub(in crate::store) mark: Option<Mark>,
    /// The encoding that a person chose for the text.
    pub(in crate::store) encoding: Option<Encoding>,
    pub(super) before: String,
    pub(super) after: String,
    /// In the order of the file.
    pub(super) stances: Vec<Entry>,
    /// What is wrong with annotations that can't be read and are none of these.
    pub(super) aside: Option<SidecarError>,
    /// Where the file was cut off, so that what isn't there isn't known to be gone.
    pub(super) cut: bool,
}

/// A stance of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// It, its span in code points. How it stood when it was written is in its doubt, so that nothing that the
    /// file says of its place is left out where two are compared.
    pub(super) annotation: Arc<Annotation>,
}

impl Sheet {
    /// Reads `bytes`, the content of the file that errors call `label`.
    ///
    /// # Errors
    /// As those of [`super::Sidecar::read`]: then the file must be left as it is.
    pub(in crate::store) fn read(label: &str, bytes: Vec<u8>) -> Result<Self, SidecarError> {
        let (source, marked) = opening::decode(label, bytes)?;
        Self::of(label, source, marked, opening::check)
    }

    /// Reads what is left of a file that may be cut off: all up to its last whole line or, where that breaks off
    /// within a value or a stance, up to its last table.
    ///
    /// # Errors
    /// Those of [`Self::read`], if the file is whole, or if more is wrong with it than that it breaks off.
    pub(super) fn read_cut(label: &str, bytes: &[u8]) -> Result<Self, SidecarError> {
        let whole = Self::read(label, whole_characters(bytes).to_vec());
        let error = match whole {
            Err(error) if error.kind() == SidecarFault::CutOff => error,
            whole => return whole,
        };
        let (mut source, marked) = opening::decode(label, whole_characters(bytes).to_vec())?;
        source.truncate(source.rfind('\n').map_or(0, |end| end + 1));
        let table = source.rfind("\n[").map_or(0, |end| end + 1);
        let shorter = source.get(..table).unwrap_or_default().to_owned();
        let kept = Self::of(label, source, marked, opening::check_cut);
        let kept = kept.and_then(|sheet| sheet.aside.clone().map_or(Ok(sheet), Err));
        let kept = kept.or_else(|_| Self::of(label, shorter, marked, opening::check_cut));
        kept.map(|sheet| Self { cut: true, ..sheet })
            .map_err(|_| error)
    }

    fn of(
        label: &str,
        source: String,
        marked: bool,
        check: fn(&str, &str, &str, &mut Gathered<'_>) -> Result<(), SidecarError>,
    ) -> Result<Self, SidecarError> {
        let mut gathered = opening::gather(label, &source)?;
        let name = gathered.head.name.as_ref();
        let name = name.map(|(name, _)| name.clone()).unwrap_or_default();
        check(label, &source, &name, &mut gathered)?;
        let hash: Option<Arc<str>> = gathered.head.hash.as_deref().map(Arc::from);
        let wholes = std::mem::take(&mut gathered.wholes);
        let stances = wholes.into_iter();
        let stances = stances.map(|whole| Entry::of(whole, hash.as_ref()));
        let stances = stances.collect();
        let (before, after) = (
            joined(&source, &gathered.before),
            joined(&source, &gathered.after),
        );
        let aside: Vec<_> = gathered
            .aside
            .into_iter()
            .map(|aside| aside.fault)
            .collect();
        let aside = (!aside.is_empty())
            .then(|| SidecarError::places(SidecarFault::Content, label, &source, &aside));
        let encoding = gathered.head.encoding;
        let About { facts, mark } = std::mem::take(&mut gathered.head.about);
        Ok(Self {
            source,
            marked,
            name,
            facts,
            mark,
            encoding,
            before,
            after,
            stances,
            aside,
            cut: false,
        })
    }

    /// Its stances in the order of the file.
    pub(in crate::store) fn annotations(&self) -> impl Iterator<Item = &Arc<Annotation>> {
        self.stances.iter().map(|entry| &entry.annotation)
    }

    /// What is wrong with stances that can't be read and are none of these.
    pub(in crate::store) const fn broken(&self) -> Option<&SidecarError> {
        self.aside.as_ref()
    }

    /// The lines of `entry`.
    pub(super) fn text(&self, entry: &Entry) -> &str {
        self.source.get(entry.lines.clone()).unwrap_or_default()
    }

    /// The byte order mark, if the file has one.
    pub(super) fn mark(&self) -> &'static str {
        if self.marked { BYTE_ORDER_MARK } else { "" }
    }
}

impl Entry {
    fn of(mut whole: Whole<'_>, hash: Option<&Arc<str>>) -> Self {
        let standing = if whole.draft.lost {
            Standing::Lost
        } else {
            Standing::Moved
        };
        let doubt = Doubt {
            standing,
            origin: whole.origin(hash),
            places: Vec::new(),
        };
        let span = Span::new(whole.start, whole.end);
        Self {
            lines: whole.lines.clone(),
            annotation: whole.annotation(span, Some(doubt), Some),
        }
    }
}

/// `bytes` without a character at their end that isn't all there.
fn whole_characters(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).unwrap_or(bytes)
        }
        _ => bytes,
    }
}
