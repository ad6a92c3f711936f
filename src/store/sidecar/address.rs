//! Whose sidecar a file is: the article's name and the hash of its text, as its head says them.

use super::block::string;
use super::parts::{Key, Table};
use super::{BYTE_ORDER_MARK, edit, newline_of, opening, peek};

/// The hash of the text that the sidecar whose content begins with `beginning` says it was made for.
pub(in crate::store) fn said_hash(beginning: &str) -> Option<String> {
    let head = peek::head(beginning.strip_prefix(BYTE_ORDER_MARK).unwrap_or(beginning));
    opening::gather("", head).ok()?.head.hash
}

/// The sidecar with the content `bytes` as that of the article called `name`: nothing else changes. Nothing where they
/// aren't one.
pub(in crate::store) fn renamed(bytes: Vec<u8>, name: &str) -> Option<Vec<u8>> {
    let (mut source, marked) = opening::decode("", bytes).ok()?;
    let length = peek::head(&source).len();
    let rest = source.split_off(length);
    opening::gather("", &source).ok()?.head.name?;
    let newline = newline_of(&source);
    let name = string(name);
    edit::set(&mut source, Table::Article, Key::Name, Some(&name), newline);
    let mark = if marked {
        BYTE_ORDER_MARK.to_string()
    } else {
        String::new()
    };
    Some(format!("{mark}{source}{rest}").into_bytes())
}
