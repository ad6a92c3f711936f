//! An article's text with what is known of its source, as a JSON object on a line.

use crate::article::{Article, Facts};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    title: Option<&'a str>,
    author: Option<&'a str>,
    date: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    encoding: &'a str,
    text: &'a str,
}

/// Writes `article`, which lies at `path` and of whose source `facts` are known: path, title, author, date, outlet, url, the encoding that it came in, and the
/// canonical text. What isn't known is null.
///
/// # Errors
/// Those of `out`.
pub fn text_line(
    path: &str,
    article: &Article,
    facts: &Facts,
    out: &mut dyn Write,
) -> io::Result<()> {
    let line = Line {
        path,
        title: facts.title.as_deref().or_else(|| article.title()),
        author: facts.author.as_deref(),
        date: facts.date.as_deref(),
        outlet: facts.outlet.as_deref(),
        url: facts.url.as_deref(),
        encoding: article.coding().name,
        text: article.text(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
