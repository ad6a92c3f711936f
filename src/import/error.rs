//! Why there is no text in a file.

use super::html::HtmlError;
use crate::article::visible;
use thiserror::Error;

/// Why there is no text. Says what the file is and the remedy, but not which file; safe to show.
#[derive(Debug, Error)]
pub enum ImportError {
    /// A PDF: whoever knows the file's name says how a text is made of it.
    #[error("is a PDF; expected a text")]
    Pdf,
    /// Some other kind of file: what it is, and the remedy.
    #[error("is {0}; expected a text\n{1}")]
    Other(&'static str, &'static str),
    /// It has a limit's worth, and more.
    #[error("{0}\nCut it into parts.")]
    TooMuch(&'static str),
    /// It is cut off or broken.
    #[error("{0}\nGet the file anew.")]
    Damaged(&'static str),
    /// A part of a book is missing or broken.
    #[error("the book is damaged: {} {}\nGet the file anew.", visible::line(.0), .1)]
    Part(String, &'static str),
    /// A book that only certain devices can read.
    #[error(
        "the book is encrypted against copying (DRM): its text can't be read\nAsk who sold it for a copy without that."
    )]
    Encrypted,
    /// A book without a word in it.
    #[error("the book has no text in it; perhaps it has pictures of its pages")]
    NoText,
    /// No article begins in an export; the file and line of its pattern.
    #[error(
        "no line of it matches `begins` of the [[source]] in {0}\nCompare that with the lines of the file."
    )]
    NoArticles(String),
    /// A page that the extractor refuses.
    #[error("{0}")]
    Html(#[from] HtmlError),
}
