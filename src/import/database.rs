//! Many articles in one text, as newspaper databases export them: where each begins, which of its lines say what, where its
//! own words stand. The forms differ; a person describes theirs in a `[[source]]` of the codebook.

use super::{Encoding, ImportError, Page, kind};
use crate::article::{Fact, Facts};
use globset::{GlobBuilder, GlobMatcher};
use regex::{Regex, RegexBuilder};
use std::sync::Arc;

/// The keys of a pattern that are regular expressions, in the order in which they are told.
pub const EXPRESSIONS: [&str; 9] = [
    "begins", "ends", "body", "until", "title", "author", "date", "outlet", "url",
];

/// From here on they are of facts.
const FACTS_FROM: usize = 4;

/// So many blocks at the beginning of an article may have headers in them.
const MOST_HEADERS: usize = 16;

/// No file has more articles.
const MOST: usize = 100_000;

/// The most room that a compiled expression may take, in bytes.
const EXPRESSION_LIMIT: usize = 1 << 20;

/// How the exports of a database look.
#[derive(Debug, Clone)]
pub struct Pattern {
    files: GlobMatcher,
    /// The byte of the codebook at which it begins.
    at: usize,
    /// The file and line that this is, for messages.
    place: String,
    encoding: Option<Encoding>,
    /// By their place in [`EXPRESSIONS`].
    expressions: [Option<Regex>; EXPRESSIONS.len()],
}

impl Pattern {
    /// The pattern of files whose names are like `files`, a glob as in `lexis-*.txt`.
    ///
    /// # Errors
    /// What is wrong with `files`, and what was expected.
    pub fn new(files: &str) -> Result<Self, String> {
        let glob = GlobBuilder::new(files).literal_separator(true).build();
        let glob = glob.map_err(|error| {
            let what = error.kind();
            format!("{what}; expected names with * and ? in them, as in lexis-*.txt")
        })?;
        Ok(Self {
            files: glob.compile_matcher(),
            at: 0,
            place: String::from("standoff.toml"),
            encoding: None,
            expressions: Default::default(),
        })
    }

    /// The same for files in `encoding`.
    #[must_use]
    pub fn in_encoding(self, encoding: Encoding) -> Self {
        let encoding = Some(encoding);
        Self { encoding, ..self }
    }

    /// The same, which begins at that byte of the codebook.
    #[must_use]
    pub fn begun_at(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The byte of the codebook at which it begins.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The same, which stands at `place`, as messages call it: a file and a line of it.
    #[must_use]
    pub fn standing(self, place: String) -> Self {
        Self { place, ..self }
    }

    /// The encoding of the files.
    #[must_use]
    pub const fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// Takes the `expression` for `key`, one of [`EXPRESSIONS`].
    ///
    /// # Errors
    /// What is wrong with `expression`, and the remedy.
    pub fn set(&mut self, key: &str, expression: &str) -> Result<(), String> {
        let built = RegexBuilder::new(expression)
            .size_limit(EXPRESSION_LIMIT)
            .build();
        let place = EXPRESSIONS.iter().position(|known| *known == key);
        let cell = place.and_then(|place| self.expressions.get_mut(place));
        match (built, cell) {
            (Ok(built), Some(cell)) => {
                *cell = Some(built);
                Ok(())
            }
            (Err(error), _) => Err(wrong(&error)),
            (Ok(_), None) => Err(format!("there is no `{key}`")),
        }
    }

    /// For which files it is, as it was written.
    #[must_use]
    pub fn files(&self) -> &str {
        self.files.glob().glob()
    }

    /// Whether it says anything of its files.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.holds_many() || self.encoding.is_some()
    }

    /// Whether its files hold several articles: it says where one begins or ends.
    #[must_use]
    pub fn holds_many(&self) -> bool {
        self.expression("begins").is_some() || self.expression("ends").is_some()
    }

    /// Whether it is for the file called `name`.
    #[must_use]
    pub fn is_for(&self, name: &str) -> bool {
        self.files.is_match(name) || self.files.is_match(kind::unpacked_name(name))
    }

    fn expression(&self, key: &str) -> Option<&Regex> {
        let place = EXPRESSIONS.iter().position(|known| *known == key)?;
        self.expressions.get(place)?.as_ref()
    }

    /// The articles in `text`, which is canonical.
    ///
    /// # Errors
    /// There are none, or too many.
    pub(super) fn articles(&self, text: &str) -> Result<Vec<Page>, ImportError> {
        let pieces = self.pieces(text)?;
        let pages: Vec<Page> = pieces
            .into_iter()
            .map(|piece| self.article(piece))
            .collect();
        if pages.is_empty() {
            return Err(ImportError::NoArticles(self.place.clone()));
        }
        Ok(pages)
    }

    /// Where it stands, if it knows by `ends` alone how articles are told apart, and no line of `text` is one.
    pub(super) fn unmatched(&self, text: &str) -> Option<&str> {
        let ends = self.expression("ends")?;
        let tells = self.expression("begins").is_some() || line_like(text, ends).is_some();
        (!tells).then_some(&*self.place)
    }

    /// The lines of each article.
    fn pieces<'a>(&self, text: &'a str) -> Result<Vec<&'a str>, ImportError> {
        let (begins, ends) = (self.expression("begins"), self.expression("ends"));
        let matches = |expression: Option<&Regex>, line: &str| {
            expression.is_some_and(|expression| expression.is_match(bare(line)))
        };
        let mut pieces = Vec::new();
        // What stands before the first that begins belongs to none; where only ends are known, all belongs to one.
        let mut start = begins.is_none().then_some(0);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if matches(begins, line) {
                pieces.extend(start.and_then(|start| text.get(start..at)));
                start = Some(at);
            }
            at += line.len();
            if matches(ends, line) {
                pieces.extend(start.and_then(|start| text.get(start..at - line.len())));
                start = begins.is_none().then_some(at);
            }
            if pieces.len() > MOST {
                return Err(ImportError::TooMuch(
                    "has more than 100,000 articles by its [[source]]",
                ));
            }
        }
        pieces.extend(start.and_then(|start| text.get(start..)));
        pieces.retain(|piece| !piece.trim().is_empty());
        Ok(pieces)
    }

    fn article(&self, piece: &str) -> Page {
        let body = self.expression("body");
        let body = body.and_then(|body| beginning(piece, body));
        let at = body.unwrap_or_else(|| self.after_headers(piece));
        let (head, rest) = piece.split_at(at);
        let end = self.expression("until").map_or(rest.len(), |until| {
            line_like(rest, until).map_or(rest.len(), |(start, _)| start)
        });
        let (body, tail) = rest.split_at(end);
        let fact = |key| {
            let expression = self.expression(key)?;
            found(head, expression).or_else(|| found(tail, expression))
        };
        let text = format!("{}\n", body.trim_matches('\n').trim_end());
        let said = Facts {
            title: fact("title"),
            author: fact("author"),
            date: fact("date").map(super::day),
            outlet: fact("outlet"),
            url: fact("url"),
        };
        let facts = said.or(&self.told(head, &text));
        Page { text, facts }
    }

    /// What `head` and the `text` behind it say themselves of what no expression is for.
    fn told(&self, head: &str, text: &str) -> Facts {
        let mut told = super::head::told(head.trim_start()).or(&super::head::told(text));
        for fact in Fact::ALL {
            if self.expression(fact.word()).is_some() {
                told.set(fact, None);
            }
        }
        told
    }

    /// Where the words of `piece` begin if no line says so: behind the last of the blocks at its beginning in which a fact
    /// stands; behind the first one where there is none.
    fn after_headers(&self, piece: &str) -> usize {
        let facts = EXPRESSIONS.iter().skip(FACTS_FROM);
        let facts: Vec<&Regex> = facts.filter_map(|key| self.expression(key)).collect();
        let (mut at, mut first, mut after) = (0, None, None);
        for block in blocks(piece).take(MOST_HEADERS) {
            let is_header = block
                .lines()
                .any(|line| facts.iter().any(|fact| fact.is_match(line)));
            at += block.len();
            first = first.or(Some(at));
            if is_header {
                after = Some(at);
            } else if after.is_some() {
                break;
            }
        }
        after.or(first).unwrap_or_default()
    }
}

/// `text` in pieces that end where blank lines do.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (mut end, mut is_blank) = (0, false);
        let mut has_words = false;
        for line in rest.split_inclusive('\n') {
            let blank = line.trim().is_empty();
            if is_blank && !blank && has_words {
                break;
            }
            has_words |= !blank;
            is_blank = blank;
            end += line.len();
        }
        let (block, after) = rest.split_at(end);
        rest = after;
        (!block.is_empty()).then_some(block)
    })
}

/// Where the words of `piece` begin by `body`: with its group in the first line that is like it, or after that line where it
/// has none.
fn beginning(piece: &str, body: &Regex) -> Option<usize> {
    let (start, end) = line_like(piece, body)?;
    let line = piece.get(start..end).map(bare)?;
    let group = body.captures(line).and_then(|found| found.get(1));
    Some(group.map_or(end, |group| start + group.start()))
}

/// Where the first line of `text` that is like `expression` begins and ends.
fn line_like(text: &str, expression: &Regex) -> Option<(usize, usize)> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        expression.is_match(bare(line)).then_some((start, at))
    })
}

fn bare(line: &str) -> &str {
    line.strip_suffix('\n').unwrap_or(line)
}

/// What `expression` finds in the first line of `lines` that is like it: its group, or all where it has none.
fn found(lines: &str, expression: &Regex) -> Option<Arc<str>> {
    let captures = lines.lines().find_map(|line| expression.captures(line))?;
    let words = captures.get(1).or_else(|| captures.get(0))?;
    let words = words.as_str().trim();
    (!words.is_empty()).then(|| words.into())
}

/// What is wrong with an expression, in words on one line.
fn wrong(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => {
            String::from("takes too much room; write it without large repetitions such as {1000}")
        }
        error => {
            let report = error.to_string();
            let last = report.lines().last().unwrap_or_default();
            let what = last.trim().trim_start_matches("error: ");
            format!(
                "is no regular expression: {what}; a sign that stands for itself needs a \\ before it"
            )
        }
    }
}

#[cfg(test)]
mod tests;
