//! Markdown: the text stays as it is written, behind the front matter, which says what is known of its source.
//!
//! It isn't rendered: who wrote it reads it as it is, and its offsets are those of the file's own words.

mod yaml;

use super::Page;
use crate::article::Facts;
use std::sync::Arc;

/// The longest front matter, in bytes.
const LONGEST: usize = 64 << 10;

/// What sources call each fact, the surest name first.
const TITLE: &[&str] = &["title", "headline"];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator"];
const DATE: &[&str] = &["date", "published", "pubdate", "created"];
const OUTLET: &[&str] = &[
    "outlet",
    "publication",
    "publisher",
    "source",
    "site",
    "site_name",
    "newspaper",
];
const URL: &[&str] = &[
    "url",
    "link",
    "canonical",
    "canonical_url",
    "source_url",
    "source",
];

/// The text behind the front matter of `text`, which is canonical, and the facts in it. Front matter that doesn't end, or
/// isn't any, is text.
pub(super) fn read(text: String) -> Page {
    let (facts, at) = front_matter(&text).unwrap_or_default();
    let mut text = text;
    text.drain(..at);
    Page { text, facts }
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
            let mut values = entries
                .iter()
                .filter(|(key, _)| key.eq_ignore_ascii_case(name));
            let value = values.find(|(_, value)| !value.trim().is_empty() && suits(value))?;
            Some(
                value
                    .1
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .into(),
            )
        })
    };
    Facts {
        title: named(TITLE, |_| true),
        author: named(AUTHOR, |_| true),
        date: named(DATE, |_| true).map(super::day),
        // `source` is one or the other.
        outlet: named(OUTLET, |value| !is_address(value)),
        url: named(URL, is_address),
    }
}

fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
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
