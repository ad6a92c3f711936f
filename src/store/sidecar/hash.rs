//! What tells one text from another.

use crate::article::Article;

/// What tells whether the article is still the one that was annotated: BLAKE3 over the canonical
/// text as UTF-8, 64 hex digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleHash(String);

impl ArticleHash {
    /// The hash of `article`. Costs a pass over the text.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self(blake3::hash(article.text().as_bytes()).to_hex().to_string())
    }

    /// Whether `text` is one.
    pub(in crate::store) fn is_one(text: &str) -> bool {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        text.len() == 64 && text.bytes().all(is_digit)
    }

    /// Its 64 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
