//! `[ui]`: the ways of the screen, one row each.

use super::reading::{Name, Value, kind, short, unknown};
use super::{Colors, Draft, Ground, Ui};
use toml::de::DeValue;

/// Sets a way of the screen to a value; nothing if it is none that it can have.
type Set = fn(&mut Ui, &DeValue<'_>) -> Option<()>;

const WAYS: [(&str, Set, &str); 4] = [
    (
        "plain",
        |ui, value| value.as_bool().map(|plain| ui.plain = plain),
        "true or false",
    ),
    (
        "mouse",
        |ui, value| value.as_bool().map(|mouse| ui.mouse = mouse),
        "true or false",
    ),
    (
        "ground",
        |ui, value| one_of(&GROUNDS, value).map(|ground| ui.ground = ground),
        "\"auto\", \"dark\" or \"light\"",
    ),
    (
        "colors",
        |ui, value| one_of(&COLORS, value).map(|colors| ui.colors = colors),
        "\"auto\", \"none\", \"16\", \"256\" or \"true\"",
    ),
];

const GROUNDS: [(&str, Ground); 3] = [
    ("auto", Ground::Auto),
    ("dark", Ground::Dark),
    ("light", Ground::Light),
];

const COLORS: [(&str, Colors); 5] = [
    ("auto", Colors::Auto),
    ("none", Colors::None),
    ("16", Colors::Sixteen),
    ("256", Colors::Indexed),
    ("true", Colors::True),
];

/// Reads one entry.
pub(super) fn read(draft: &mut Draft, name: &Name<'_>, value: &Value<'_>) {
    let (at, word) = (name.span().start, &**name.get_ref());
    let Some((_, set, expected)) = WAYS.iter().find(|(known, ..)| *known == word) else {
        let names = WAYS.iter().map(|(known, ..)| *known);
        let message = unknown(
            "key of [ui]",
            word,
            names,
            "there are plain, mouse, ground and colors",
        );
        return draft.fault(at, message);
    };
    if set(&mut draft.settings.ui, value.get_ref()).is_none() {
        let found = match value.get_ref() {
            DeValue::String(text) => format!("\"{}\"", short(text)),
            other => kind(other).to_owned(),
        };
        draft.fault(at, format!("`{word}` is {found}; expected {expected}"));
    }
}

fn one_of<T: Copy>(words: &[(&str, T)], value: &DeValue<'_>) -> Option<T> {
    let text = value.as_str()?;
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|(_, value)| *value)
}
