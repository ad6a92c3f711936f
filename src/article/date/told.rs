//! Days as sources write them: in numbers or words, with weekday, time and whatever else stands there.
//!
//! A day is taken only where there is no other way to read it: 03/04/2019 is none, as it is April to some and March to
//! others, and neither is one of two days.

use super::{Date, month};

/// A run of digits or letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Digits(&'a str),
    Letters(&'a str),
}

/// The day that `text` names, if it names one and no other.
pub(super) fn only_in(text: &str) -> Option<Date> {
    let parts = parts(text);
    let mut found = None;
    let mut at = 0;
    while at < parts.len() {
        let Some((date, taken)) = parts.get(at..).and_then(day) else {
            at += 1;
            continue;
        };
        if found.is_some_and(|known| known != date) {
            return None;
        }
        found = Some(date);
        at += taken;
    }
    found
}

/// The runs of digits and letters in `text`, each with what stands before it.
pub(super) fn parts(text: &str) -> Vec<(&str, Part<'_>)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (before, run) = rest.split_at(start);
        let is_digit = run.starts_with(|sign: char| sign.is_ascii_digit());
        let ends = |sign: char| !sign.is_alphanumeric() || sign.is_ascii_digit() != is_digit;
        let (run, after) = run.split_at(run.find(ends).unwrap_or(run.len()));
        let part = if is_digit {
            Part::Digits(run)
        } else {
            Part::Letters(run)
        };
        parts.push((before, part));
        rest = after;
    }
    parts
}

/// The day that `parts` begin with, and how many of them it takes.
pub(super) fn day(parts: &[(&str, Part<'_>)]) -> Option<(Date, usize)> {
    let (_, first) = parts.first()?;
    match first {
        Part::Letters(_) => in_words(parts),
        Part::Digits(digits) if digits.len() == 4 => year_first(parts),
        Part::Digits(digits) if digits.len() == 8 => {
            let (year, rest) = digits.split_at(4);
            let (month, day) = rest.split_at(2);
            Some((date(year, number(month)?, number(day)?)?, 1))
        }
        Part::Digits(_) => in_numbers(parts).or_else(|| in_words(parts)),
    }
}

/// `2019-11-20`, `2019/11/20`, `2019.11.20`, `2019年11月20日`.
fn year_first(parts: &[(&str, Part<'_>)]) -> Option<(Date, usize)> {
    use Part::{Digits, Letters};
    match *parts {
        [
            (_, Digits(year)),
            (sign, Digits(month)),
            (again, Digits(day)),
            ..,
        ] if sign == again && is_sign(sign) => Some((date(year, number(month)?, number(day)?)?, 3)),
        [
            (_, Digits(year)),
            (_, Letters("年")),
            (_, Digits(month)),
            (_, Letters("月")),
            (_, Digits(day)),
            ..,
        ] => Some((date(year, number(month)?, number(day)?)?, 5)),
        _ => None,
    }
}

/// `20.11.2019`, and with strokes what can't be meant otherwise.
fn in_numbers(parts: &[(&str, Part<'_>)]) -> Option<(Date, usize)> {
    use Part::Digits;
    let [
        (_, Digits(first)),
        (sign, Digits(second)),
        (again, Digits(year)),
        ..,
    ] = *parts
    else {
        return None;
    };
    let (first, second) = (number(first)?, number(second)?);
    if sign.trim_end() != again.trim_end() || !is_sign(sign.trim_end()) {
        return None;
    }
    let day_first = date(year, second, first);
    let month_first = date(year, first, second).filter(|_| sign.trim_end() != ".");
    let date = match (day_first, month_first) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    };
    Some((date?, 3))
}

fn is_sign(sign: &str) -> bool {
    matches!(sign, "-" | "/" | ".")
}

/// Words between day, month and year.
const BETWEEN: &[&str] = &["of", "de", "del"];

/// `20 November 2019`, `20th of November, 2019`, `20-Nov-2019`, `November 20th, 2019`.
fn in_words(parts: &[(&str, Part<'_>)]) -> Option<(Date, usize)> {
    let mut rest = parts;
    let (month, day) = if let Some(named) = take_month(&mut rest) {
        (named, take_day(&mut rest)?)
    } else {
        let day = take_day(&mut rest)?;
        skip(&mut rest, BETWEEN);
        (take_month(&mut rest)?, day)
    };
    skip(&mut rest, BETWEEN);
    let (before, Part::Digits(year)) = rest.first()? else {
        return None;
    };
    let is_near = before.chars().count() <= 2;
    let taken = parts.len() - rest.len() + 1;
    is_near.then_some(())?;
    Some((date(year, month, day)?, taken))
}

fn take_month(rest: &mut &[(&str, Part<'_>)]) -> Option<u8> {
    let ((_, Part::Letters(word)), after) = rest.split_first()? else {
        return None;
    };
    let month = month(word)?;
    *rest = after;
    Some(month)
}

/// A day's number, with what makes an ordinal of it.
fn take_day(rest: &mut &[(&str, Part<'_>)]) -> Option<u8> {
    let ((_, Part::Digits(digits)), after) = rest.split_first()? else {
        return None;
    };
    let day = number(digits)?;
    *rest = after;
    if rest.first().is_some_and(|(before, _)| before.is_empty()) {
        skip(rest, &["st", "nd", "rd", "th", "er"]);
    }
    Some(day)
}

fn skip(rest: &mut &[(&str, Part<'_>)], words: &[&str]) {
    if let Some(((_, Part::Letters(word)), after)) = rest.split_first()
        && words.contains(&&*word.to_lowercase())
    {
        *rest = after;
    }
}

fn number(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

/// The day, if the calendar has it; years are those in which there were newspapers.
fn date(year: &str, month: u8, day: u8) -> Option<Date> {
    let year = super::year(year).filter(|year| (1500..2200).contains(year))?;
    let date = Date { year, month, day };
    date.exists().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_in_the_wordings_of_sources_and_never_guessed() {
        let cases = [
            ("20 November 2019", "2019-11-20"),
            ("Nov. 20, 2019 3:05 PM", "2019-11-20"),
            ("November 20th, 2019", "2019-11-20"),
            ("20th of November, 2019", "2019-11-20"),
            ("2019-11-20T08:00:00+01:00", "2019-11-20"),
            ("2019-11-20 08:00", "2019-11-20"),
            ("Wed, 20 Nov 2019 08:00:00 GMT", "2019-11-20"),
            ("Wednesday 20 November 2019 08.00 GMT", "2019-11-20"),
            ("Published: 3 Sept. 2021 at noon", "2021-09-03"),
            ("20-NOV-2019", "2019-11-20"),
            ("2019/11/20", "2019-11-20"),
            ("20191120", "2019-11-20"),
            ("20191120T080000Z", "2019-11-20"),
            ("20.11.2019, 08:15 Uhr", "2019-11-20"),
            ("Mittwoch, 20. März 2019", "2019-03-20"),
            ("3. Dezember 2019 um 8 Uhr", "2019-12-03"),
            ("le 1er août 2019 à 8h15", "2019-08-01"),
            ("20 févr. 2019", "2019-02-20"),
            ("3 juillet 2019", "2019-07-03"),
            ("3 de julio de 2019", "2019-07-03"),
            ("1 ene. 2019", "2019-01-01"),
            ("20 de septiembre del 2019", "2019-09-20"),
            ("20 ноября 2019 г., 15:05", "2019-11-20"),
            ("5 мая 2019", "2019-05-05"),
            ("2019年11月20日", "2019-11-20"),
            ("25/12/2019", "2019-12-25"),
            ("12/25/2019", "2019-12-25"),
            ("04/04/2019", "2019-04-04"),
            ("20 Nov 2019 (updated 20 November 2019)", "2019-11-20"),
            // Of two readings, two days or half a day nothing is made.
            ("03/04/2019", ""),
            ("3-4-2019", ""),
            ("20 Nov 2019, updated 21 Nov 2019", ""),
            ("3 jui 2019", ""),
            ("31 November 2019", ""),
            ("2019-02-30", ""),
            ("20/11/19", ""),
            ("November 2019", ""),
            ("2019", ""),
            ("yesterday", ""),
            ("20 November", ""),
            ("1574236800", ""),
            ("Marching 12 2019", ""),
            ("November 20 — in all 2019 articles", ""),
            ("", ""),
        ];
        for (text, day) in cases {
            let found = only_in(text).map(|date| date.to_string());
            assert_eq!(found.unwrap_or_default(), day, "{text}");
        }
    }
}
