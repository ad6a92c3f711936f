//! Days of the calendar, and the day that a text names.

use std::fmt;

/// A day; days compare as they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day that the first ten characters of `text` give, as in `2017-04-13`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.splitn(3, '-');
        let date = Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        let fits = (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
        fits.then_some(date)
    }

    /// The first day that `text` names in full: `2017-04-13`, `April 13, 2017`, `13 April 2017`.
    #[must_use]
    pub fn named_in(text: &str) -> Option<Self> {
        first_in(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first day that `text` names in full: `2017-04-13`, `April 13, 2017`, `13 April 2017`.
pub(super) fn first_in(text: &str) -> Option<Date> {
    let words = text.split_whitespace();
    let words: Vec<_> = words
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let iso = words.get(at).filter(|word| word.len() == 10);
        iso.and_then(|word| Date::parse(word))
            .or_else(|| of_three(words.get(at..at + 3)?))
    })
}

fn of_three(words: &[&str]) -> Option<Date> {
    let [first, second, year] = words else {
        return None;
    };
    let year = year.get(..4).filter(|_| year.len() == 4)?;
    let (month, day) = match month(first) {
        Some(month) => (month, second),
        None => (month(second)?, first),
    };
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Date {
        year: year.parse().ok()?,
        month,
        day,
    })
}

/// The number of the month called `word`; three letters are enough.
fn month(word: &str) -> Option<u8> {
    let word = word.to_ascii_lowercase();
    let mut months = MONTHS.iter();
    let at = months.position(|month| word.len() >= 3 && month.starts_with(&*word))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{Date, first_in};

    #[test]
    fn the_first_day_named_in_full_is_found() {
        let cases = [
            (
                "Sunday, September 15, 2019\n\nYesterday",
                Some("2019-09-15"),
            ),
            ("MOSCOW, April 13, 2017 — Talks", Some("2017-04-13")),
            ("Published 3 Sept. 2021 at noon", Some("2021-09-03")),
            ("(2020-02-29) by nobody, May 1, 2021", Some("2020-02-29")),
            ("On April 4 it rained. In May 2017 too.", None),
            ("May 2017 was dry; June 45, 2017", None),
            ("Marching 12 2017, Mar 12 2017", Some("2017-03-12")),
            ("", None),
        ];
        for (text, day) in cases {
            assert_eq!(first_in(text), day.and_then(Date::parse), "{text}");
        }
    }
}
