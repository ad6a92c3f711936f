//! Articles beside which nothing can be saved: the reader is told at the start where it is saved instead.

use super::finding::Origin;
use super::{Opened, Rest, shown};
use crate::store::homing::{Home, estranged};
use crate::store::{Desk, Spool};
use std::path::{Path, PathBuf};

/// That nothing can be saved beside the article, and where it is saved instead.
pub(super) fn said(rest: &Rest) -> Option<String> {
    let place = shown(rest.sidecar_apart()?);
    Some(format!(
        "Nothing can be saved beside this article: your stances are kept in {place}"
    ))
}

/// That stances which were kept elsewhere lie beside their article now.
pub(super) fn came_home(home: &Home) -> String {
    let (from, to) = (shown(&home.from), shown(&home.to));
    format!("Your stances were kept in {from} while nobody could write here: they are in {to} now")
}

impl Opened {
    /// What became of stances that lay elsewhere, or why they still do.
    pub(in crate::run) fn moved(&self) -> &[String] {
        &self.moved
    }

    /// The files with stances on the article of `desk` that aren't in its sidecar.
    pub(super) fn kept_elsewhere(&self, desk: &Desk) -> Vec<PathBuf> {
        let own = self.annotator.as_ref();
        let apart = desk
            .text_file()
            .and_then(|file| estranged(file, own, desk.places()));
        desk.kept_aside().into_iter().chain(apart).collect()
    }
}

impl Rest {
    /// The sidecar, where it can't lie beside the file that the text is in.
    fn sidecar_apart(&self) -> Option<&Path> {
        let (sidecar, places, file) = match self {
            Self::Nothing(desk) => (desk.sidecar(), desk.places(), desk.text_file()),
            Self::Book(found) => {
                let file = match &found.text {
                    Origin::File { absolute, .. } => Some(&**absolute),
                    _ => None,
                };
                (&*found.sidecar, &found.places, file)
            }
        };
        let file = file.filter(|file| !Spool::has(file, places));
        Some(sidecar).filter(|sidecar| file.is_some() && sidecar.starts_with(&places.data))
    }
}
