//! What a sidecar says of its article as a whole: the facts of the source and the mark.

use super::parts::Key;
use crate::article::Facts;
use std::sync::Arc;

/// The keys of the facts, in the order in which they are written.
pub(super) const FACTS: [Key; 5] = [Key::Title, Key::Author, Key::Date, Key::Outlet, Key::Url];

/// The fact that `key` names.
pub(super) fn get(facts: &Facts, key: Key) -> Option<&Arc<str>> {
    match key {
        Key::Title => facts.title.as_ref(),
        Key::Author => facts.author.as_ref(),
        Key::Date => facts.date.as_ref(),
        Key::Outlet => facts.outlet.as_ref(),
        Key::Url => facts.url.as_ref(),
        _ => None,
    }
}

/// Takes on what `key` says; an empty word says nothing.
pub(super) fn set(facts: &mut Facts, key: Key, value: Option<&str>) {
    let value = value.filter(|value| !value.trim().is_empty());
    let place = match key {
        Key::Title => &mut facts.title,
        Key::Author => &mut facts.author,
        Key::Date => &mut facts.date,
        Key::Outlet => &mut facts.outlet,
        Key::Url => &mut facts.url,
        _ => return,
    };
    *place = value.map(Arc::from);
}
