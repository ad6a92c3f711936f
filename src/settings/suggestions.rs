//! `[suggestions]`: which stances that the wording suggests are to be seen, one row each.

use super::reading::{Name, Value, kind, short, unknown};
use super::{Draft, Known, Suggestions};
use toml::de::DeValue;

const NAMES: [&str; 3] = ["show", "kinds", "confidence"];

/// Reads one entry.
pub(super) fn read(draft: &mut Draft, known: &Known<'_>, name: &Name<'_>, value: &Value<'_>) {
    let (at, word) = (name.span().start, &**name.get_ref());
    let suggestions = &mut draft.settings.suggestions;
    let expected = match word {
        "show" => show(suggestions, value.get_ref()).err(),
        "kinds" => return kinds(draft, known, at, value.get_ref()),
        "confidence" => confidence(suggestions, value.get_ref()).err(),
        _ => {
            let hint = "there are show, kinds and confidence";
            let message = unknown("key of [suggestions]", word, NAMES, hint);
            return draft.fault(at, message);
        }
    };
    if let Some(expected) = expected {
        let found = told(value.get_ref());
        draft.fault(at, format!("`{word}` is {found}; expected {expected}"));
    }
}

/// `show = true`; says what was expected where that doesn't stand there.
fn show(suggestions: &mut Suggestions, value: &DeValue<'_>) -> Result<(), &'static str> {
    suggestions.show = Some(value.as_bool().ok_or("true or false")?);
    Ok(())
}

/// `confidence = 50`
fn confidence(suggestions: &mut Suggestions, value: &DeValue<'_>) -> Result<(), &'static str> {
    const EXPECTED: &str = "a whole number from 0 to 100";
    let number = value.as_integer().ok_or(EXPECTED)?;
    let number = u8::from_str_radix(number.as_str(), number.radix()).ok();
    let number = number.filter(|number| *number <= 100);
    suggestions.confidence = Some(number.ok_or(EXPECTED)?);
    Ok(())
}

/// `kinds = ["direct", "mixed"]`. Each wrong one is told; the others count.
fn kinds(draft: &mut Draft, known: &Known<'_>, at: usize, value: &DeValue<'_>) {
    let all = known.kinds.join(", ");
    let list = match value.as_array() {
        Some(list) if !list.is_empty() => list,
        _ => {
            let found = if value.is_array() {
                String::from("an empty list")
            } else {
                told(value)
            };
            let message = format!(
                "`kinds` is {found}; expected a list with some of {all} (`show = false` hides all)"
            );
            return draft.fault(at, message);
        }
    };
    let mut named = Vec::new();
    for entry in list {
        let at = entry.span().start;
        match entry.get_ref().as_str() {
            Some(word) if known.kinds.contains(&word) => named.push(word.to_owned()),
            Some(word) => {
                let hint = format!("there are {all}");
                let message = unknown("kind", word, known.kinds.iter().copied(), &hint);
                draft.fault(at, message);
            }
            None => {
                let found = kind(entry.get_ref());
                draft.fault(at, format!("{found} is no kind; there are {all}"));
            }
        }
    }
    // Where nothing in it is right, it isn't known what was meant.
    if !named.is_empty() {
        draft.settings.suggestions.kinds = Some(named);
    }
}

/// What `value` is, in words.
fn told(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("\"{}\"", short(text)),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Integer(number) => short(number.as_str()).into_owned(),
        other => kind(other).to_owned(),
    }
}
