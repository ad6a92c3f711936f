//! What is looked for in texts: words, or, in slashes, a regular expression.
//!
//! Words are found whatever kind of quotes and dashes they have and however wide the blanks between them are, over the
//! end of a line too; a regular expression is taken as it is. An upper-case letter in either makes case count. Knows
//! neither which texts are looked through nor what becomes of the hits.

mod excerpt;
mod fault;

pub use excerpt::{Excerpt, excerpt};
pub use fault::Fault;

use crate::article::Span;
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, Ast, ClassSetItem, Visitor};
use std::ops::Range;

/// What is looked for is no longer than this, in bytes.
pub const LONGEST: usize = 1024;

/// The most that an expression may take once it is made ready, in bytes: a few hundred times what people write, and
/// ready before the next key.
const LARGEST: usize = 2 << 20;
/// So deep may an expression be nested.
const DEEPEST: u32 = 50;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    query: String,
    pattern: Regex,
    is_expression: bool,
}

/// How a query is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// It is a regular expression without slashes around it.
    pub is_expression: bool,
    /// Case doesn't count, whatever letters it has.
    pub any_case: bool,
}

impl Wanted {
    /// What `query` asks for; nothing if it has nothing but blanks, or nothing between its slashes.
    ///
    /// # Errors
    /// It is too long, or a mistake in the regular expression, with its place in `query`.
    pub fn parse(query: &str) -> Result<Option<Self>, Fault> {
        Self::parse_as(query, Manner::default())
    }

    /// As [`parse`](Self::parse), with the query taken in another manner.
    ///
    /// # Errors
    /// As those of [`parse`](Self::parse).
    pub fn parse_as(query: &str, manner: Manner) -> Result<Option<Self>, Fault> {
        if query.len() > LONGEST {
            return Err(Fault::too_long(query));
        }
        let inside = if manner.is_expression {
            Some(0..query.len())
        } else {
            between_slashes(query)
        };
        let pattern = match &inside {
            Some(inside) => query.get(inside.clone()).unwrap_or_default().to_owned(),
            None => words(query.trim()),
        };
        if pattern.is_empty() {
            return Ok(None);
        }
        let shift = inside.as_ref().map_or(0, |inside| inside.start);
        let sensitive = match inside {
            Some(_) => has_capital(&parsed(&pattern).map_err(|wrong| wrong.shift(shift))?),
            None => query.chars().any(char::is_uppercase),
        };
        let pattern = RegexBuilder::new(&pattern)
            .case_insensitive(manner.any_case || !sensitive)
            .multi_line(true)
            .size_limit(LARGEST)
            .nest_limit(DEEPEST)
            .build()
            .map_err(|error| Fault::of_whole(&pattern, &error).shift(shift))?;
        Ok(Some(Self {
            query: query.trim().to_owned(),
            pattern,
            is_expression: inside.is_some(),
        }))
    }

    /// Whether `query` begins as a regular expression does and has no slash at its end yet. Until then it is words.
    #[must_use]
    pub fn is_begun(query: &str) -> bool {
        let query = query.trim();
        query.starts_with('/') && between_slashes(query).is_none_or(|inside| inside.is_empty())
    }

    /// The query, without the blanks around it.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Whether it is a regular expression.
    #[must_use]
    pub fn is_expression(&self) -> bool {
        self.is_expression
    }

    /// All places in `text`, one after another: none is empty, none reaches into another.
    pub fn hits(&self, text: &str) -> impl Iterator<Item = Span> {
        let found = self.pattern.find_iter(text);
        let found = found.map(|found| Span::new(found.start(), found.end()));
        found.filter(|hit| hit.start < hit.end)
    }

    /// The first place at or after byte `from` of `text`, which is taken on to a character boundary.
    #[must_use]
    pub fn find_from(&self, text: &str, from: usize) -> Option<Span> {
        let mut from = text.ceil_char_boundary(from.min(text.len()));
        loop {
            let found = self.pattern.find_at(text, from)?;
            if !found.is_empty() {
                return Some(Span::new(found.start(), found.end()));
            }
            if found.end() >= text.len() {
                return None;
            }
            from = text.ceil_char_boundary(found.end() + 1);
        }
    }

    /// The places that begin in `span` of `text`.
    #[must_use]
    pub fn hits_in(&self, text: &str, span: Span) -> Vec<Span> {
        /// So far may a place reach beyond the span, in bytes.
        const BEYOND: usize = 1024;
        let end = text.ceil_char_boundary(span.end.saturating_add(BEYOND).min(text.len()));
        let text = text.get(..end).unwrap_or(text);
        let mut from = span.start;
        std::iter::from_fn(|| {
            let hit = self.find_from(text, from)?;
            from = hit.end;
            (hit.start < span.end).then_some(hit)
        })
        .collect()
    }

    /// Whether it is anywhere in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find_from(text, 0).is_some()
    }
}

/// What stands between the slashes of `query`, if it is written so: a slash with a backslash before it ends nothing.
fn between_slashes(query: &str) -> Option<Range<usize>> {
    let start = query.len() - query.trim_start().len();
    let inside = query.trim().strip_prefix('/')?.strip_suffix('/')?;
    let backslashes = inside.bytes().rev().take_while(|&byte| byte == b'\\');
    (backslashes.count() % 2 == 0).then(|| start + 1..start + 1 + inside.len())
}

/// The pattern for words.
fn words(query: &str) -> String {
    let mut pattern = String::new();
    let mut is_blank = false;
    for part in query.chars() {
        let was_blank = std::mem::replace(&mut is_blank, part.is_whitespace());
        match part {
            '\'' | '‘' | '’' | '‚' => pattern.push_str("['‘’‚]"),
            '"' | '“' | '”' | '„' => pattern.push_str("[\"“”„]"),
            '-' | '‐' | '‑' | '–' | '—' => pattern.push_str("[-‐‑–—]"),
            _ if is_blank && was_blank => {}
            _ if is_blank => pattern.push_str(r"\s+"),
            other => pattern.push_str(&regex::escape(other.encode_utf8(&mut [0; 4]))),
        }
    }
    pattern
}

/// The expression that `pattern` is.
fn parsed(pattern: &str) -> Result<Ast, Fault> {
    let mut parser = ast::parse::ParserBuilder::new();
    let mut parser = parser.nest_limit(DEEPEST).build();
    let parsed = parser.parse(pattern).map_err(|error| Fault::of(&error))?;
    regex_syntax::hir::translate::Translator::new()
        .translate(pattern, &parsed)
        .map_err(|error| Fault::of_meaning(&error))?;
    Ok(parsed)
}

/// Whether an upper-case letter is to be found; one that stands for a class, as in `\S`, isn't.
fn has_capital(pattern: &Ast) -> bool {
    match ast::visit(pattern, Capital(false)) {
        Ok(found) => found,
        Err(never) => match never {},
    }
}

struct Capital(bool);

impl Visitor for Capital {
    type Output = bool;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<bool, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, part: &Ast) -> Result<(), Self::Err> {
        if let Ast::Literal(letter) = part {
            self.0 |= letter.c.is_uppercase();
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        self.0 |= match item {
            ClassSetItem::Literal(letter) => letter.c.is_uppercase(),
            ClassSetItem::Range(range) => {
                range.start.c.is_uppercase() || range.end.c.is_uppercase()
            }
            _ => false,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests;
