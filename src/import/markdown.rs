//! Markdown: the text stays as it is written, behind the front matter, which says what is known of its source.
//!
//! It isn't rendered: who wrote it reads it as it is, and its offsets are those of the file's own words.

mod yaml;

use super::{Page, head};
use crate::article::Facts;
use std::sync::Arc;

/// The longest front matter, in bytes.
const LONGEST: usize = 64 << 10;

/// A longer heading is no title.
const LONGEST_HEADING: usize = 300;

/// What sources call each fact, the surest name first; whichever letters are capitals, and without what parts words.
const TITLE: &[&str] = &["title", "headline"];
const AUTHOR: &[&str] = &["author", "authors", "byline", "by", "creator"];
/// Not that on which a note was made of it.
const DATE: &[&str] = &[
    "date",
    "published",
    "datepublished",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "publishedat",
    "publishedtime",
    "pubdate",
];
const OUTLET: &[&str] = &[
    "outlet",
    "publication",
    "publisher",
    "source",
    "site",
    "sitename",
    "newspaper",
];
const URL: &[&str] = &[
    "url",
    "link",
    "canonical",
    "canonicalurl",
    "sourceurl",
    "originalurl",
    "source",
];

/// The text behind the front matter of `text`, which is canonical, and the facts in it, or else at the head of the text. Front
/// matter that doesn't end, or isn't any, is text.
pub(super) fn read(text: String) -> Page {
    let (facts, at) = front_matter(&text).unwrap_or_default();
    let mut text = text;
    text.drain(..at);
    let headed = Facts {
        title: heading(&text).map(Arc::from),
        ..Facts::default()
    };
    let facts = facts.or(&headed).or(&head::told(&text));
    Page { text, facts }
}

/// The words of the heading that `text` begins with.
fn heading(text: &str) -> Option<&str> {
    let mut lines = text.trim_start().lines();
    let (first, second) = (lines.next()?, lines.next().unwrap_or_default().trim());
    let bare = first.trim_start_matches('#');
    let level = first.len() - bare.len();
    let is_marked = (1..=6).contains(&level) && bare.starts_with([' ', '\t']);
    // What `---` stands below may be a paragraph before a rule.
    let is_underlined = second.len() > 1 && second.bytes().all(|sign| sign == b'=');
    let words = bare.trim().trim_end_matches('#').trim();
    let is_heading = is_marked || level == 0 && is_underlined;
    (is_heading && !words.is_empty() && words.len() <= LONGEST_HEADING).then_some(words)
}

/// The facts in the front matter of `text` and where what follows it begins.
fn front_matter(text: &str) -> Option<(Facts, usize)> {
    let fence = text.lines().next().map(str::trim_end)?;
    let ends: &[&str] = match fence {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return None,
    };
    let start = text.find('\n')? + 1;
    let mut at = start;
    let end = text.get(start..)?.split_inclusive('\n').find_map(|line| {
        let begins = at;
        at += line.len();
        ends.contains(&line.trim_end()).then_some(begins)
    })?;
    let written = text
        .get(start..end)
        .filter(|written| written.len() <= LONGEST)?;
    let entries = if fence == "+++" {
        toml_entries(written)?
    } else {
        yaml::entries(written)?
    };
    let blank = text.get(at..)?;
    let after = at + blank.len() - blank.trim_start_matches('\n').len();
    Some((facts(&entries), after))
}

/// The names and values at the top of front matter.
type Entries = Vec<(String, String)>;

fn facts(entries: &Entries) -> Facts {
    let named = |names: &[&str], suits: fn(&str) -> bool| -> Option<Arc<str>> {
        names.iter().find_map(|name| {
            let mut values = entries.iter().filter(|(key, _)| is_called(key, name));
            let (_, value) =
                values.find(|(_, value)| !value.trim().is_empty() && suits(value.trim()))?;
            let words: Vec<_> = value.split_whitespace().collect();
            Some(words.join(" ").into())
        })
    };

    // `[[Ann Smith]]` leads to a note on her.
    let author = named(AUTHOR, |_| true).map(|names| names.replace("[[", "").replace("]]", ""));
    Facts {
        title: named(TITLE, |_| true),
        author: author.map(Arc::from),
        date: named(DATE, |_| true).map(super::day),
        // `source` is one or the other.
        outlet: named(OUTLET, |value| head::address(value).is_none()),
        url: named(URL, |value| head::address(value).is_some())
            .and_then(|url| head::address(&url).map(Arc::from)),
    }
}

/// Whether `key` is `name`, whichever of its letters are capitals and whatever parts its words.
fn is_called(key: &str, name: &str) -> bool {
    let letters = key.bytes().filter(|sign| !matches!(sign, b'_' | b'-'));
    letters
        .map(|letter| letter.to_ascii_lowercase())
        .eq(name.bytes())
}

fn toml_entries(written: &str) -> Option<Entries> {
    let table: toml::Table = written.parse().ok()?;
    let entries = table
        .into_iter()
        .map(|(key, value)| (key, in_words(&value)));
    Some(entries.collect())
}

fn in_words(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(all) => {
            let all: Vec<String> = all.iter().map(in_words).collect();
            all.join(", ")
        }
        toml::Value::Table(table) => table.get("name").map(in_words).unwrap_or_default(),
        toml::Value::Datetime(moment) => moment
            .date
            .map_or_else(|| moment.to_string(), |day| day.to_string()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
