//! Two versions of a sidecar, and the one that both were made from, become one: stance by stance, without their
//! article. What two people decided differently stays in it as data, so that the result can always be read.

mod frame;
mod rest;
mod stance;
mod union;
mod units;

use super::SidecarFault;
use super::fault::SidecarError;
use super::sheet::Sheet;
use crate::annotation::Id;
use union::Union;

/// What two versions became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// How much is open that neither side had open: each is kept twice until somebody settles it.
    pub conflicts: usize,
    /// Stances that had the id of another one, and the one that they have now.
    pub renamed: Vec<(Id, Id)>,
    /// Whether ours and theirs were cut off, so that nothing that is missing there counted as deleted.
    pub cut: [bool; 2],
}

/// Merges `ours` and `theirs`, which both were made from `base`; errors call the three what `labels` says, base
/// first. A base that is empty or can't be read is none. Of a side that breaks off nothing counts as deleted; one
/// that is empty counts as not there.
///
/// What only one side changed is taken; what both changed differently has ours, and theirs beside it as a conflict.
/// Nothing that either side has is left out, unless the other one deleted it as it was in `base`.
///
/// # Errors
/// A side or an annotation can't be read, or a side is of a newer format or of another article: then nothing may be written.
pub fn merge(
    labels: [&str; 3],
    base: Option<&[u8]>,
    ours: &[u8],
    theirs: &[u8],
) -> Result<Merged, SidecarError> {
    let [base_label, our_label, their_label] = labels;
    let read = |label: &str, bytes: &[u8]| {
        let is_there = !is_blank(bytes);
        is_there.then(|| Sheet::read_cut(label, bytes)).transpose()
    };
    let (our_sheet, their_sheet) = (read(our_label, ours)?, read(their_label, theirs)?);
    let base = base.filter(|bytes| !is_blank(bytes));
    let cut = [&our_sheet, &their_sheet].map(|sheet| sheet.as_ref().is_none_or(|one| one.cut));
    let base_sheet = base.and_then(|bytes| Sheet::read_cut(base_label, bytes).ok());
    let whole = |bytes: &[u8]| Merged {
        bytes: bytes.to_vec(),
        conflicts: 0,
        renamed: Vec::new(),
        cut,
    };
    let (ours, theirs) = match (&our_sheet, &their_sheet) {
        (Some(_), Some(_)) if !cut.contains(&true) && (ours == theirs || base == Some(theirs)) => {
            return Ok(whole(ours));
        }
        (Some(_), Some(_)) if !cut.contains(&true) && base == Some(ours) => {
            return Ok(whole(theirs));
        }
        (Some(ours), Some(theirs)) => (ours, theirs),
        (Some(there), None) if !there.cut => return Ok(whole(ours)),
        (None, Some(there)) if !there.cut => return Ok(whole(theirs)),
        (Some(there), None) | (None, Some(there)) => (there, there),
        (None, None) => return Sheet::read(our_label, ours.to_vec()).map(|_| whole(ours)),
    };
    // Whether two annotations are one can't be told of those that can't be read.
    if let Some(error) = ours.aside.clone().or_else(|| theirs.aside.clone()) {
        return Err(error);
    }
    is_of_one_article(their_label, base_sheet.as_ref(), ours, theirs)?;
    Union::of(base_sheet.as_ref(), ours, theirs).write(cut)
}

/// How what isn't known here is taken over from theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As what it is.
    Data,
    /// As remarks, where it doesn't go together with what ours has.
    Remarks,
}

fn is_blank(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii().is_empty()
}

/// Refuses two files that never were one.
fn is_of_one_article(
    label: &str,
    base: Option<&Sheet>,
    ours: &Sheet,
    theirs: &Sheet,
) -> Result<(), SidecarError> {
    if base.is_some() || ours.name == theirs.name {
        return Ok(());
    }
    let what = format!(
        "this is the sidecar of \"{}\"; expected \"{}\"",
        theirs.name, ours.name
    );
    let remedy = "If the article was renamed, write its new name there.";
    Err(SidecarError::whole(
        SidecarFault::OtherArticle,
        label,
        &what,
        remedy,
    ))
}
