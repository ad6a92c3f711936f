//! Bylines: lines that say who wrote a report, and nothing else.

use super::{behind, dateline};
use crate::article::Date;

/// A byline of more bytes is a sentence.
const LONGEST: usize = 100;

/// What bylines begin with. Headlines may begin so too.
const BEGINNINGS: &[&str] = &["by ", "von ", "par ", "por "];

/// What nothing but a byline begins with.
const SURE: &[&str] = &[
    "written by ",
    "reported by ",
    "posted by ",
    "story by ",
    "text: ",
    "text und fotos: ",
    "text by ",
    "text von ",
    "by: ",
    "byline: ",
    "author: ",
    "authors: ",
    "autor: ",
    "autorin: ",
    "auteur: ",
    "автор: ",
    "автор — ",
];

/// Words in small letters between and within names.
const SMALL: &[&str] = &[
    "and", "with", "for", "in", "und", "mit", "et", "y", "e", "и", "&", "van", "von", "der", "den",
    "de", "del", "della", "di", "da", "dos", "du", "la", "le", "al", "el", "bin", "ibn", "ter",
    "ten", "zu", "af", "av",
];

/// Names of persons begin with none of these.
const NO_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "any",
    "all",
    "this",
    "that",
    "these",
    "then",
    "now",
    "no",
    "my",
    "our",
    "your",
    "his",
    "her",
    "its",
    "their",
    "every",
    "popular",
    "land",
    "sea",
    "air",
    "law",
    "order",
    "der",
    "die",
    "das",
    "dem",
    "einem",
    "einer",
    "la",
    "le",
    "les",
    "el",
    "los",
    "special",
    "contrast",
    "comparison",
    "early",
    "late",
    "mid",
    "year",
    "day",
    "night",
    "hand",
];

/// Who wrote a report that has the byline `line`. What is but like one may be the headline, if `is_first`.
pub(super) fn of(line: &str, is_first: bool) -> Option<&str> {
    if line.len() > LONGEST {
        return None;
    }
    let after = |beginnings: &[&str]| {
        let mut found = beginnings.iter();
        found.find_map(|beginning| behind(line, beginning))
    };
    let likely = || after(BEGINNINGS).filter(|_| !is_first);
    let names = after(SURE).or_else(likely)?.trim();
    are_names(names).then_some(names)
}

/// Whether `words` are names of persons, perhaps with what they are and whom they write for, or an agency.
fn are_names(words: &str) -> bool {
    let first = words.split(',').next().unwrap_or_default().trim();
    if dateline::agency(first).is_some() {
        return true;
    }
    let begins = first.split(' ').next().unwrap_or_default().to_lowercase();
    let named = first
        .split(' ')
        .take_while(|word| !matches!(*word, "and" | "und" | "et" | "y" | "и" | "in" | "for"));
    let capitals = named.filter(|word| word.starts_with(char::is_uppercase));
    let ends = words.ends_with(['!', '?', ':', ';'])
        || words.ends_with('.') && !["Jr.", "Sr."].iter().any(|end| words.ends_with(end));
    let is_day = Date::alone_in(&format!("{first} 2 2000")).is_some();
    capitals.count() >= 2
        && !NO_NAMES.contains(&&*begins)
        && !ends
        && !is_day
        && words.split_whitespace().all(is_of_name)
}

fn is_of_name(word: &str) -> bool {
    let bare = word.trim_matches([',', '.', '(', ')']);
    let is_letter = |sign: char| sign.is_alphabetic() || matches!(sign, '-' | '.' | '\'' | '’');
    let is_name = bare.starts_with(char::is_uppercase) && bare.chars().all(is_letter);
    is_name || SMALL.contains(&bare)
}
