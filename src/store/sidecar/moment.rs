//! Moments: dates with a time and its offset from UTC, as RFC 3339 writes them and TOML takes them.

use std::sync::Arc;

/// Whether `text` is a moment with its offset as RFC 3339 writes it, with `T` or a blank between.
pub(super) fn is_moment(text: &str) -> bool {
    moment(text.as_bytes()).is_some()
}

/// Whether `text` is a day of the calendar, as in `2017-04-12`.
pub(super) fn is_day(text: &str) -> bool {
    day(text.as_bytes()).is_some()
}

fn moment(text: &[u8]) -> Option<()> {
    let (date, rest) = text.split_at_checked(10)?;
    let (time, rest) = rest.split_at_checked(9)?;
    day(date)?;
    let [b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] = time else {
        return None;
    };
    two([h1, h2]).filter(|&hour| hour < 24)?;
    two([n1, n2]).filter(|&minute| minute < 60)?;
    two([s1, s2]).filter(|&second| second < 60)?;
    offset(after_fraction(rest)?)
}

fn day(date: &[u8]) -> Option<()> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else {
        return None;
    };
    let year = two([y1, y2])? * 100 + two([y3, y4])?;
    let month = two([m1, m2]).filter(|month| (1..=12).contains(month))?;
    two([d1, d2])
        .filter(|&day| day >= 1 && day <= days_of(year, month))
        .map(drop)
}

fn after_fraction(text: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = text.strip_prefix(b".") else {
        return Some(text);
    };
    let digits = fraction
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (1..=9).contains(&digits).then(|| fraction.get(digits..))?
}

fn offset(text: &[u8]) -> Option<()> {
    match text {
        [b'Z' | b'z'] => Some(()),
        [b'+' | b'-', h1, h2, b':', m1, m2] => {
            let fits = two([h1, h2])? < 24 && two([m1, m2])? < 60;
            fits.then_some(())
        }
        _ => None,
    }
}

fn two(digits: [&u8; 2]) -> Option<u32> {
    let [tens, ones] = digits.map(|byte| char::from(*byte).to_digit(10));
    Some(tens? * 10 + ones?)
}

const fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A moment of the file, which may have a blank or small letters in it, as RFC 3339 writes it.
pub(super) fn rfc_3339(text: &str) -> Arc<str> {
    if text.bytes().any(|byte| matches!(byte, b' ' | b't' | b'z')) {
        return text.replace(' ', "T").to_ascii_uppercase().into();
    }
    text.into()
}
