//! Datelines, with which reports of agencies begin: `MOSCOW, April 12 (Reuters) - …`.

use crate::article::Date;

/// Of a line so many bytes are looked at.
const LONGEST: usize = 140;

/// The most words of a place.
const MOST_OF_PLACE: usize = 6;

/// Agencies as reports call them in capitals or not, and their names.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "Reuters", "Thomson Reuters Foundation", "Reuters Breakingviews", "AP", "Associated Press", "The Associated Press",
    "AFP", "Agence France-Presse", "UPI", "TASS", "ITAR-TASS", "RIA Novosti", "RIA", "Interfax", "Sputnik", "UNIAN", "Ukrinform",
    "dpa", "DPA", "Bloomberg", "Xinhua", "Kyodo", "Yonhap", "PTI", "ANI", "IANS", "ANSA", "EFE", "KUNA", "SANA", "IRNA", "APA",
    "ТАСС", "РИА Новости", "Интерфакс",
];

/// What stands between a dateline and the report.
const DASHES: &[&str] = &["—", "–", "--", " - ", ")- "];

/// What a dateline says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    pub(super) agency: Option<&'static str>,
    /// The day, where the year stands there too.
    pub(super) date: Option<Date>,
}

/// The name of the agency that is called `words`.
pub(super) fn agency(words: &str) -> Option<&'static str> {
    let mut names = AGENCIES.iter();
    names
        .find(|name| name.to_lowercase() == words.to_lowercase())
        .copied()
}

/// The dateline that `line` begins with: a place, the day or not, the agency in brackets, a dash. Without an agency it
/// must have the whole day.
pub(super) fn of(line: &str) -> Option<Dateline> {
    let start = line.get(..line.floor_char_boundary(LONGEST))?;
    let slashed = || {
        let (place, rest) = start.split_once('/')?;
        let (name, _) = rest.split_once('/')?;
        Some((place, agency(name.trim())?))
    };
    let bracketed = || {
        let (place, rest) = start.split_once('(')?;
        let (name, rest) = rest.split_once(')')?;
        let rest = rest.trim_start();
        let is_parted = rest.starts_with(['-', '—', '–']);
        Some((place, agency(name.trim()).filter(|_| is_parted)?))
    };
    if let Some((place, agency)) = bracketed().or_else(slashed) {
        let (_, date) = place_and_day(place, |word| word.starts_with(char::is_uppercase))?;
        let agency = Some(agency);
        return Some(Dateline { agency, date });
    }
    let end = DASHES.iter().filter_map(|dash| start.find(dash)).min()?;
    let is_capitals = |word: &str| !word.contains(char::is_lowercase);
    let (has_place, date) = place_and_day(start.get(..end)?, is_capitals)?;
    date.filter(|_| has_place)
        .map(|_| Dateline { agency: None, date })
}

/// Whether `words` name a place, and the day that they name, as far as it has a year; nothing where they aren't a place and a day,
/// each of which may be missing.
fn place_and_day(words: &str, is_of_place: impl Fn(&str) -> bool) -> Option<(bool, Option<Date>)> {
    let words: Vec<_> = words.split_whitespace().collect();
    (0..=words.len().min(MOST_OF_PLACE)).find_map(|count| {
        let (place, day) = words.split_at(count);
        let is_place = place.iter().all(|word| {
            is_of_place(word) && word.contains(char::is_alphabetic) && !has_digit(word)
        });
        let day = day.join(" ");
        let day = day.trim_end_matches(['.', ',']);
        let date = Date::alone_in(day).filter(|found| !found.is_updated);
        let without_year = || Date::alone_in(&format!("{day}, 2000")).is_some();
        let is_day = day.is_empty() || date.is_some() || without_year();
        (is_place && is_day).then(|| (count > 0, date.map(|found| found.date)))
    })
}

fn has_digit(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit())
}
