//! Sidecars that have lost their article: it was renamed, moved or deleted by other means.

use super::{Walked, by_path};
use crate::annotation::Annotator;
use crate::store::beside::{self, ENDING};
use crate::store::text;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

impl Walked {
    /// How many sidecars have no article, and what tells which, in one line that fits a screen; nothing where all have one.
    #[must_use]
    pub fn alone(&self) -> Option<String> {
        let alone = self.sidecars.iter().filter(|one| self.is_alone(one));
        match alone.count() {
            0 => None,
            1 => Some(String::from(
                "1 sidecar without its article: see standoff check",
            )),
            many => Some(format!(
                "{many} sidecars without articles: see standoff check"
            )),
        }
    }

    /// Whether the article of `sidecar` isn't there. The system is asked only where no name that was found says that it is: it
    /// may be left out, or be called like what is no article.
    fn is_alone(&self, sidecar: &Path) -> bool {
        let path = sidecar.as_os_str().as_bytes();
        let Some(article) = path.strip_suffix(ENDING.as_bytes()) else {
            return false;
        };
        let article = Path::new(OsStr::from_bytes(article));
        let annotator = article.extension().and_then(OsStr::to_str);
        let is_annotators = annotator.and_then(Annotator::new).is_some();
        if self.has(article) || is_annotators && self.has(&article.with_extension("")) {
            return false;
        }
        let article = beside::article_of_sidecar(sidecar);
        article.is_some_and(|(article, _)| !text::exists(&article))
    }

    /// Whether the article at `path` was found, or the file that holds it.
    fn has(&self, path: &Path) -> bool {
        let found = |path: &Path| {
            let articles = &self.articles;
            articles.binary_search_by(|one| by_path(one, path)).is_ok()
        };
        found(path) || text::numbered(path).is_some_and(|(file, _)| found(&file))
    }
}
