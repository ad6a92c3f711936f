//! Articles beside which nothing can be saved: the reader is told at the start where it is saved instead.

use super::{Origin, Rest, shown};
use std::path::Path;

/// That nothing can be saved beside the article, and where it is saved instead.
pub(super) fn said(rest: &Rest) -> Option<String> {
    let place = shown(rest.sidecar_apart()?);
    Some(format!(
        "Nothing can be saved beside this article: your stances are kept in {place}"
    ))
}

impl Rest {
    /// The sidecar, where it can't lie beside the file that the text is in.
    fn sidecar_apart(&self) -> Option<&Path> {
        let (sidecar, places, is_file) = match self {
            Self::Nothing(desk) => (desk.sidecar(), desk.places(), desk.text_file().is_some()),
            Self::Book(found) => {
                let is_file = matches!(found.text, Origin::File { .. });
                (&*found.sidecar, &found.places, is_file)
            }
        };
        Some(sidecar).filter(|sidecar| is_file && sidecar.starts_with(&places.data))
    }
}
