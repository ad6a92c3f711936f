//! Days of the calendar, and the day that a text names.

mod alone;
mod told;

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

    /// The day that `text`, what a source says of its date, names: in numbers or in English, German, French, Spanish or Russian
    /// words, whatever stands around it. Nothing where it may be another.
    #[must_use]
    pub fn only_in(text: &str) -> Option<Self> {
        told::only_in(text)
    }

    /// The day that `line` says, if it says nothing else but its weekday, the time, and what happened then, as in
    /// `Published: Monday, 3 March 2021, 10:15`.
    #[must_use]
    pub fn alone_in(line: &str) -> Option<AloneIn> {
        alone::in_line(line)
    }
}

/// The day that a line says and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AloneIn {
    /// The day.
    pub date: Date,
    /// It is said to be that of a change, as in `Updated: 3 March 2021`.
    pub is_updated: bool,
}

impl Date {
    /// `typed`, a day, a month or a year as people write it, in the form of ISO 8601: `12 April 2017`, `April 12, 2017`
    /// and `12.4.2017` are `2017-04-12`, `April 2017` is `2017-04`; what is in that form already stays so, with its time.
    /// Nothing where it is none, or where the calendar hasn't that day.
    #[must_use]
    pub fn iso(typed: &str) -> Option<String> {
        let typed = typed.trim();
        if let Some((day, time)) = typed.split_once(['T', ' '])
            && let Some(day) = of_numbers(day, '-')
            && !time.is_empty()
            && time
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte))
        {
            return Some(format!("{day}T{time}"));
        }
        of_numbers(typed, '-')
            .or_else(|| {
                let mut parts: Vec<_> = typed.split('.').map(str::trim).collect();
                parts.reverse();
                of_numbers(&parts.join("-"), '-').filter(|_| parts.len() == 3)
            })
            .or_else(|| of_words(typed))
    }

    /// Whether the calendar has it.
    fn exists(self) -> bool {
        let year = self.year;
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match self.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&self.day)
    }
}

/// Year, month and day, as far as `text` has them, between them `sign`.
fn of_numbers(text: &str, sign: char) -> Option<String> {
    let number = |part: &str| {
        let is_number = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u8>().ok().filter(|_| is_number)
    };
    let mut parts = text.split(sign);
    let year = parts.next().and_then(year)?;
    let Some(month) = parts.next() else {
        return Some(format!("{year:04}"));
    };
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else {
        return Some(format!("{year:04}-{month:02}"));
    };
    let day = number(day)?;
    let date = Date { year, month, day };
    (date.exists() && parts.next().is_none()).then(|| date.to_string())
}

fn year(text: &str) -> Option<u16> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_year)
}

/// `12 April 2017`, `April 12, 2017`, `April 2017`.
fn of_words(text: &str) -> Option<String> {
    let words = text.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let words: Vec<_> = words.collect();
    let number = |word: &str| {
        let end = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_counted = ["", "st", "nd", "rd", "th"].contains(&word.get(end.len()..)?);
        end.parse::<u8>().ok().filter(|_| is_counted)
    };
    let (first, second, last) = match *words.as_slice() {
        [first, second, last] => (first, second, last),
        [month_word, last] => {
            let (month, year) = (month(month_word)?, year(last)?);
            return Some(format!("{year:04}-{month:02}"));
        }
        _ => return None,
    };
    let (month, day) = match month(first) {
        Some(month) => (month, number(second)?),
        None => (month(second)?, number(first)?),
    };
    let year = year(last)?;
    let date = Date { year, month, day };
    date.exists().then(|| date.to_string())
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The months in English, German, French, Spanish and Russian, without accents.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner", "janvier", "enero", "января", "январь"],
    &["february", "februar", "fevrier", "febrero", "февраля", "февраль"],
    &["march", "marz", "maerz", "mars", "marzo", "марта"],
    &["april", "avril", "abril", "апреля", "апрель"],
    &["may", "mai", "mayo", "мая", "май"],
    &["june", "juni", "juin", "junio", "июня", "июнь"],
    &["july", "juli", "juillet", "julio", "июля", "июль"],
    &["august", "aout", "agosto", "августа"],
    &["september", "septembre", "septiembre", "сентября", "сентябрь"],
    &["october", "oktober", "octobre", "octubre", "октября", "октябрь"],
    &["november", "novembre", "noviembre", "ноября", "ноябрь"],
    &["december", "dezember", "decembre", "diciembre", "декабря", "декабрь"],
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

/// The number of the month called `word`; three letters are enough where no other month begins so.
fn month(word: &str) -> Option<u8> {
    let plain = |letter: char| match letter {
        'ä' => 'a',
        'é' => 'e',
        'û' => 'u',
        letter => letter,
    };
    let word: String = word
        .chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect();
    let is_long = word.chars().count() >= 3;
    let begins = |names: &&[&str]| is_long && names.iter().any(|name| name.starts_with(&word));
    let mut found = (1..).zip(MONTHS).filter(|(_, names)| begins(names));
    let (number, _) = found.next()?;
    found.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{Date, first_in};

    #[test]
    fn dates_as_people_type_them_become_iso() {
        let cases = [
            ("12 April 2017", Some("2017-04-12")),
            ("April 12, 2017", Some("2017-04-12")),
            ("12th Apr. 2017", Some("2017-04-12")),
            ("april 2017", Some("2017-04")),
            ("12.4.2017", Some("2017-04-12")),
            ("12. 04. 2017", Some("2017-04-12")),
            (" 2017-04-12 ", Some("2017-04-12")),
            ("2017-4-2", Some("2017-04-02")),
            ("2017-04", Some("2017-04")),
            ("2017", Some("2017")),
            ("2017-04-12T10:30:00Z", Some("2017-04-12T10:30:00Z")),
            ("29.2.2016", Some("2016-02-29")),
            ("29.2.2017", None),
            ("31 April 2017", None),
            ("2017-13", None),
            ("12/4/2017", None),
            ("Wednesday", None),
            ("12 April", None),
            ("4.2017", None),
            ("2017-04-12 at noon", None),
            ("+017", None),
            ("", None),
        ];
        for (typed, iso) in cases {
            assert_eq!(Date::iso(typed).as_deref(), iso, "{typed}");
        }
    }

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
