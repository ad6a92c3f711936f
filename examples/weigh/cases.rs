//! What the rules see in each article, and what people have marked there.

use serde_json::Value;
use standoff::article::{Article, Span};
use standoff::suggest::{Suggester, Weighed};
use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

/// What a table weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Words that may tell of a report.
    Reports,
    /// Words in quotation marks.
    Quotations,
}

impl What {
    /// What its table says first.
    pub(crate) const fn head(self) -> &'static str {
        match self {
            Self::Reports => "\
# How strongly each sign speaks for a report (above 0) or against one, and for its end before the sentence's. In
# decibans: 10 means ten times as likely.
#
",
            Self::Quotations => "\
# How strongly each sign speaks for a quotation being all of what somebody says (above 0), or against it: a title, a
# nickname, a scare quote, a part of a report. In decibans: 10 means ten times as likely.
#
",
        }
    }

    /// How much of what both cover a place and a mark must share, in hundredths.
    const fn least(self) -> usize {
        match self {
            Self::Reports => 30,
            Self::Quotations => 70,
        }
    }
}

/// A place with its evidence, and whether people have marked it.
pub(crate) struct Case {
    pub(crate) evidence: Vec<u32>,
    pub(crate) is_right: bool,
    /// Whether it is only for a look at how well the weights do.
    pub(crate) is_held: bool,
}

/// What one person has marked: its fragments and, where it is known, its cue.
struct Gold {
    fragments: Vec<Span>,
    cue: Option<Span>,
}

/// All cases, and the numbers of the evidence.
pub(crate) struct Cases {
    what: What,
    suggester: Suggester,
    pub(crate) numbers: HashMap<String, u32>,
    /// Places where somebody may be reported or quoted.
    pub(crate) places: Vec<Case>,
    /// Places where a report may end.
    pub(crate) ends: Vec<Case>,
}

impl Cases {
    pub(crate) fn new(what: What) -> Self {
        Self {
            what,
            suggester: Suggester::english(),
            numbers: HashMap::new(),
            places: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Adds the articles of the file at `path`.
    pub(crate) fn read(&mut self, path: &str, is_held: bool) -> Result<(), Box<dyn Error>> {
        for line in BufReader::new(File::open(path)?).lines() {
            self.add(&serde_json::from_str(&line?)?, is_held);
        }
        Ok(())
    }

    fn add(&mut self, value: &Value, is_held: bool) {
        let text = value["text"].as_str().unwrap_or_default().to_owned();
        let gold = marked(value, &text);
        let article = Article::new("", text);
        let found = match self.what {
            What::Reports => self.suggester.weigh(&article),
            What::Quotations => self.suggester.weigh_quotations(&article),
        };
        for weighed in found {
            self.add_ends(&weighed, &gold, &article, is_held);
            let is_right = self.is_right(&weighed, &gold, &article);
            let evidence = self.numbers(&weighed.evidence);
            self.places.push(Case {
                evidence,
                is_right,
                is_held,
            });
        }
    }

    fn is_right(&self, weighed: &Weighed, gold: &[Gold], article: &Article) -> bool {
        let same = |one: Span, other: Span| match self.what {
            What::Reports => shares(one, other, self.what.least()),
            What::Quotations => shares(
                trimmed(article, one),
                trimmed(article, other),
                self.what.least(),
            ),
        };
        gold.iter().any(|gold| {
            let is_cue = self.what == What::Quotations
                || gold.cue.is_none_or(|cue| cue.overlaps(weighed.cue));
            is_cue
                && gold
                    .fragments
                    .iter()
                    .any(|one| weighed.fragments.iter().any(|other| same(*one, *other)))
        })
    }

    /// Where people marked the same beginning, their end says which of the places is one.
    fn add_ends(&mut self, weighed: &Weighed, gold: &[Gold], article: &Article, is_held: bool) {
        let Some(last) = weighed.fragments.last() else {
            return;
        };
        let begins = |fragment: &&Span| {
            let between = fragment.start.min(last.start)..fragment.start.max(last.start);
            let between = article.text().get(between).map_or(usize::MAX, str::len);
            between <= NEAR && fragment.overlaps(*last)
        };
        let Some(same) = gold
            .iter()
            .flat_map(|gold| &gold.fragments)
            .find(begins)
            .copied()
        else {
            return;
        };
        for (end, evidence) in weighed.ends.iter().take_while(|(end, _)| *end <= same.end) {
            let is_right = same.end - end <= 1;
            let evidence = self.numbers(evidence);
            self.ends.push(Case {
                evidence,
                is_right,
                is_held,
            });
            if is_right {
                return;
            }
        }
    }

    fn numbers(&mut self, lines: &[String]) -> Vec<u32> {
        let numbers = lines.iter().map(|line| {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            *self.numbers.entry(line.clone()).or_insert(next)
        });
        numbers.collect()
    }
}

/// Beginnings so many bytes apart are the same: "that" and a blank.
const NEAR: usize = 8;

fn marked(value: &Value, text: &str) -> Vec<Gold> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let byte = |point: &Value| {
        let point = usize::try_from(point.as_u64().unwrap_or(0)).unwrap_or(0);
        bytes[point.min(bytes.len() - 1)]
    };
    let span = |from: &Value, to: &Value| Span::new(byte(from), byte(to));
    let quotes = value["quotes"].as_array().into_iter().flatten();
    let quotes = quotes.map(|quote| {
        let fragments = quote["fragments"].as_array().into_iter().flatten();
        let fragments = fragments
            .map(|pair| span(&pair[0], &pair[1]))
            .flat_map(|fragment| lines(text, fragment));
        Gold {
            fragments: fragments.collect(),
            cue: quote["cue_start"]
                .is_u64()
                .then(|| span(&quote["cue_start"], &quote["cue_end"])),
        }
    });
    quotes.collect()
}

/// The parts of `span` on each line: a quotation over several paragraphs is several.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut found = Vec::new();
    for line in text
        .get(span.start..span.end)
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        found.push(Span::new(start, start + line.trim_end_matches('\n').len()));
        start += line.len();
    }
    found.retain(|span| span.start < span.end);
    found
}

/// `span` without the marks at its ends, and without a "that" before it.
fn trimmed(article: &Article, span: Span) -> Span {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let inside = |span: Span| {
        let text = article.slice(span);
        let start = span.start + (text.len() - text.trim_start_matches(is_mark).len());
        Span::new(
            start,
            (span.start + text.trim_end_matches(is_mark).len()).max(start),
        )
    };
    let span = inside(span);
    let that = article.slice(span).to_lowercase().starts_with("that ");
    inside(Span::new(span.start + if that { 5 } else { 0 }, span.end))
}

/// Whether they share `least` hundredths of what both cover.
fn shares(one: Span, other: Span, least: usize) -> bool {
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start));
    let all = one.end.max(other.end) - one.start.min(other.start);
    shared * 100 >= all * least && shared > 0
}
