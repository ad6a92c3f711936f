//! Lines that say a day and nothing else: `Monday, September 9, 2019`, `Published: 3 March 2021, 10:15 GMT`.
//!
//! Around the day there may be its weekday, the time, and words that say what happened then. Any other word, and a second
//! number, makes it a line of the text.

use super::told::{Part, day, parts};
use super::{AloneIn, Date};

/// A line of more bytes isn't a day alone.
const LONGEST: usize = 120;

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "published", "posted", "date", "dated", "printed", "issued", "filed", "first", "on", "at", "the", "of", "time", "local",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "mo", "di", "mi", "do", "fr", "sa", "so",
    "veröffentlicht", "erschienen", "datum", "stand", "vom", "den", "am", "um", "uhr",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "publié", "paru", "le", "à", "h",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "publicado", "fecha", "el", "a", "las", "de", "del",
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "пн", "вт", "ср", "чт", "пт", "сб", "вс",
    "опубликовано", "дата", "в", "г", "года", "мск",
    "pm", "p", "m", "t", "z", "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "pt",
    "bst", "cet", "cest", "eet", "ist", "jst", "msk",
];

/// Words after which stands a later day than that of the report.
const UPDATED: &[&str] = &[
    "last",
    "updated",
    "update",
    "modified",
    "edited",
    "zuletzt",
    "aktualisiert",
    "geändert",
    "bearbeitet",
    "actualisé",
    "mis",
    "jour",
    "modifié",
    "actualizado",
    "обновлено",
    "изменено",
];

/// The day that `line` says, if that is all it says.
pub(super) fn in_line(line: &str) -> Option<AloneIn> {
    if line.len() > LONGEST {
        return None;
    }
    let parts = parts(line);
    let at = (0..parts.len()).find(|&at| parts.get(at..).and_then(day).is_some())?;
    let (before, rest) = parts.split_at(at);
    let (date, taken) = day(rest)?;
    let after = rest.get(taken..).unwrap_or_default();
    let is_updated = before.iter().any(is_updated);
    // What comes then is the day of a change.
    let end = after.iter().position(self::is_updated);
    let (after, change) = after.split_at(end.unwrap_or(after.len()));
    let is_alone = is_around(before) && is_around(after) && (change.is_empty() || !is_updated);
    let is_change = change.is_empty() || follows(change, date);
    let ends = !line.trim_end().ends_with(['?', '!', ';']);
    (is_alone && is_change && ends).then_some(AloneIn { date, is_updated })
}

fn is_updated((_, part): &(&str, Part<'_>)) -> bool {
    matches!(part, Part::Letters(word) if UPDATED.contains(&&*word.to_lowercase()))
}

/// Whether `parts`, which say when something was changed, are a day not before `date` or a time.
fn follows(parts: &[(&str, Part<'_>)], date: Date) -> bool {
    let found = (0..parts.len()).find_map(|at| Some((at, day(parts.get(at..)?)?)));
    let Some((at, (changed, taken))) = found else {
        return is_around(parts);
    };
    let (before, after) = (parts.get(..at), parts.get(at + taken..));
    let around = [before, after].map(Option::unwrap_or_default);
    changed >= date && around.into_iter().all(is_around)
}

/// Whether `parts` may stand around a day: known words, and the time.
fn is_around(parts: &[(&str, Part<'_>)]) -> bool {
    let is_word = |word: &str| {
        let word = word.to_lowercase();
        let word = word.as_str();
        WORDS.contains(&word) || UPDATED.contains(&word)
    };
    let digits = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            (before, Part::Digits(digits)) => Some((at, *before, *digits)),
            (_, Part::Letters(_)) => None,
        });
    // `10:15`, `10.15.30`, `10:15:30.125`, `10h15`, `+0100`, `+01:00`.
    let is_time = |(at, before, digits): (usize, &str, &str)| {
        let is_zone = before.ends_with(['+', '-']) && at > 0;
        let goes_on = matches!(before, ":" | "." | "");
        let is_hour = || {
            let ends = parts.get(at + 1);
            ends.is_some_and(|(between, part)| match part {
                Part::Digits(_) => matches!(*between, ":" | "."),
                Part::Letters(word) => {
                    matches!(
                        &*word.to_lowercase(),
                        "am" | "pm" | "a" | "p" | "h" | "uhr" | "gmt"
                    )
                }
            })
        };
        let fits = digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|number| number < 60);
        let is_fraction = at > 0 && before == "." && digits.len() <= 9;
        (is_zone && digits.len() <= 4) || is_fraction || (fits && (at > 0 && goes_on || is_hour()))
    };
    digits.count() <= 7
        && parts.iter().enumerate().all(|(at, part)| match part {
            (_, Part::Letters(word)) => is_word(word),
            (before, Part::Digits(digits)) => is_time((at, before, digits)),
        })
}

#[cfg(test)]
mod tests {
    use super::in_line;

    #[test]
    fn a_line_that_says_a_day_and_nothing_else_is_known() {
        let cases = [
            ("Monday, September 9, 2019 ", "2019-09-09"),
            ("2019-09-09", "2019-09-09"),
            ("2019-09-09T10:15:00Z", "2019-09-09"),
            ("2019-09-09 10:15:00 +0200", "2019-09-09"),
            ("2019-09-09T10:15:00.000+02:00", "2019-09-09"),
            ("9-SEP-2019 16:08:33.95", "2019-09-09"),
            ("Published: 3 March 2021, 10:15 GMT", "2021-03-03"),
            (
                "Published 3 March 2021 | Updated 4 March 2021",
                "2021-03-03",
            ),
            ("First published on Wed 3 Mar 2021 10.15 GMT", "2021-03-03"),
            ("3:05 PM, March 3, 2021", "2021-03-03"),
            ("March 3, 2021 at 3:05 p.m. ET", "2021-03-03"),
            ("Mittwoch, 3. März 2021, 10:15 Uhr", "2021-03-03"),
            ("Veröffentlicht am 03.03.2021 um 10 Uhr", "2021-03-03"),
            ("Publié le 3 mars 2021 à 10h15", "2021-03-03"),
            (
                "Publié le 3 mars 2021 à 10h15 – Mis à jour le 4 mars 2021",
                "2021-03-03",
            ),
            ("miércoles, 3 de marzo de 2021", "2021-03-03"),
            ("3 de enero del 2021", "2021-01-03"),
            ("среда, 3 марта 2021 г., 10:15", "2021-03-03"),
            ("(March 3, 2021)", "2021-03-03"),
            ("25/12/2019", "2019-12-25"),
        ];
        for (line, day) in cases {
            let found = in_line(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(found.date.to_string(), day, "{line}");
            assert!(!found.is_updated, "{line}");
        }
        for line in [
            "Updated: 3 March 2021",
            "Last modified on 2021-03-03 at 10:15",
            "Zuletzt aktualisiert am 3. März 2021",
        ] {
            assert!(
                in_line(line).is_some_and(|found| found.is_updated),
                "{line}"
            );
        }
    }

    #[test]
    fn lines_with_another_word_or_number_and_days_that_may_be_others_are_none() {
        let lines = [
            "The talks began on Monday, September 9, 2019",
            "Moscow, September 9, 2019",
            "March 3, 2021 was a Wednesday",
            "12–14 April 2017",
            "April 4 – April 12, 2017",
            "April 12, 2017 – April 14, 2017",
            "April 12, 2017, April 14, 2017",
            "Updated 4 March 2021 | Updated 3 March 2021",
            "Published 4 March 2021 | Updated 3 March 2021",
            "03/04/2021",
            "April 2017",
            "April 12",
            "12 April 2017, 350 words",
            "12 April 2017, 3",
            "7. 12 April 2017",
            "31 April 2017",
            "What happened on the 3 March 2021?",
            "Copyright 3 March 2021",
            "2021",
            "",
        ];
        for line in lines {
            assert_eq!(in_line(line), None, "{line}");
        }
    }
}
