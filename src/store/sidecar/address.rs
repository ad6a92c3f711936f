//! Whose sidecar a file is: the article's name and the hash of its text, as its head says them.

use super::block::string;
use super::parts::{Key, Table};
use super::{ArticleHash, BYTE_ORDER_MARK, edit, newline_of, opening, peek};
use crate::article::Article;
use std::path::Path;

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

/// The content `bytes` of the sidecar at `path` for who reads it for `article`: one that lies at another number of the same
/// file, and was made for this very text, becomes that of this article. All others stay what they are.
pub(in crate::store) fn addressed(path: &Path, bytes: Vec<u8>, article: &Article) -> Vec<u8> {
    let said = str::from_utf8(&bytes).ok().and_then(|source| {
        let head = peek::head(source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source));
        let head = opening::gather("", head).ok()?.head;
        Some((head.name?.0, head.hash?))
    });
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let is_elsewhere = said.is_some_and(|(name, hash)| {
        let rest = file.strip_prefix(&*name);
        let is_named = name != article.name() && rest.is_some_and(|rest| rest.starts_with('.'));
        is_named && hash == ArticleHash::of(article).as_str()
    });
    if !is_elsewhere {
        return bytes;
    }
    renamed(bytes.clone(), article.name()).unwrap_or(bytes)
}
