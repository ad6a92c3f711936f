//! What is known of where an article comes from.

use std::sync::Arc;

/// What a source says of an article, or a person has filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Its headline.
    pub title: Option<Arc<str>>,
    /// Who wrote it, as the source has it.
    pub author: Option<Arc<str>>,
    /// When it appeared: `2017-04-12`, as far as the source says so; else in the words of the source.
    pub date: Option<Arc<str>>,
    /// The newspaper, agency or site.
    pub outlet: Option<Arc<str>>,
    /// Its address. It is shown and never opened.
    pub url: Option<Arc<str>>,
}

impl Facts {
    /// These facts, and what is missing among them from `others`.
    #[must_use]
    pub fn or(self, others: &Self) -> Self {
        let or = |own: Option<Arc<str>>, other: &Option<Arc<str>>| own.or_else(|| other.clone());
        Self {
            title: or(self.title, &others.title),
            author: or(self.author, &others.author),
            date: or(self.date, &others.date),
            outlet: or(self.outlet, &others.outlet),
            url: or(self.url, &others.url),
        }
    }
}
