//! The article in a saved page: its text without what stands around it, and what the page says of it.
//!
//! Runs no script and fetches nothing. Takes time and memory in proportion to the page, however it is nested.

mod build;
mod clutter;
mod head;
mod linked;
mod measure;
mod part;
mod prose;
mod remarks;
mod teasers;
mod tokens;
mod tree;

use super::Page;
use thiserror::Error;

/// Why no text could be had from a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HtmlError {
    /// The page has more elements than are read.
    #[error(
        "the page has more than {} elements and texts, the most that are read; save a part of it as plain text",
        build::MOST_NODES
    )]
    TooMany,
}

/// The main text of `page` and what the page says of it. A page that is no article gives what can be seen of it.
///
/// Paragraphs, headings and items of lists are parted by a blank line; lines within them end where the page has
/// `<br>` or a row of a table ends.
///
/// # Errors
///
/// If the page has more elements than are read.
pub fn extract(page: &str) -> Result<Page, HtmlError> {
    let tree = build::read(page)?;
    Ok(part::page(&tree))
}

#[cfg(test)]
mod kinds;
#[cfg(test)]
mod tests;
