//! The sections of the file, one after another, each entry by itself.

use super::{Draft, Known, Styling, binding, screen, suggestions};
use crate::near::nearest;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) type Name<'a> = Spanned<Cow<'a, str>>;
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

const SECTIONS: [&str; 4] = ["keys", "style", "suggestions", "ui"];

/// What stands above all sections.
const ANNOTATOR: &str = "annotator";

pub(super) fn read(text: &str, known: &Known<'_>) -> Draft {
    let mut draft = Draft::default();
    match DeTable::parse(text) {
        Ok(root) => {
            for (name, value) in root.into_inner() {
                section(&mut draft, known, &name, value);
            }
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            let what = format!("{message}; nothing of this file counts until that is mended");
            draft.fault(at, what);
        }
    }
    draft.settings.keys.sort_by_key(|binding| binding.at);
    draft
}

fn section(draft: &mut Draft, known: &Known<'_>, name: &Name<'_>, value: Value<'_>) {
    let (at, word) = (name.span().start, &**name.get_ref());
    if word == ANNOTATOR {
        return annotator(draft, known, at, value.get_ref());
    }
    if !SECTIONS.contains(&word) {
        let hint = "there are [keys], [style], [suggestions] and [ui], and `annotator` above them";
        let all = SECTIONS.into_iter().chain([ANNOTATOR]);
        return draft.fault(at, unknown("section", word, all, hint));
    }
    let table = match value.into_inner() {
        DeValue::Table(table) => table,
        other => {
            let what = kind(&other);
            return draft.fault(
                at,
                format!("`{word}` is {what}; expected the section [{word}]"),
            );
        }
    };
    for (name, value) in table {
        match word {
            "keys" if value.get_ref().is_table() => context(draft, known, &name, value),
            "keys" => binding::read(draft, known, &name, &value, None),
            "style" => style(draft, known, &name, &value),
            "suggestions" => suggestions::read(draft, known, &name, &value),
            _ => screen::read(draft, &name, &value),
        }
    }
}

/// `annotator = "coder1"`
fn annotator(draft: &mut Draft, known: &Known<'_>, at: usize, value: &DeValue<'_>) {
    let Some(name) = value.as_str() else {
        let what = kind(value);
        let message = format!("`{ANNOTATOR}` is {what}; expected a name in quotes");
        return draft.fault(at, message);
    };
    match (known.annotator)(name) {
        Err(expected) => draft.fault(
            at,
            format!("`{ANNOTATOR}` is \"{}\"; {expected}", short(name)),
        ),
        Ok(()) => draft.settings.annotator = Some(name.to_owned()),
    }
}

/// `[keys.read]`.
fn context(draft: &mut Draft, known: &Known<'_>, name: &Name<'_>, table: Value<'_>) {
    let names = || known.contexts.iter().map(|context| context.name.as_str());
    let found = known
        .contexts
        .iter()
        .find(|context| context.name == **name.get_ref());
    let Some(context) = found else {
        let all = names().collect::<Vec<_>>().join(", ");
        let hint = format!("there are {all}");
        let message = unknown("context", name.get_ref(), names(), &hint);
        return draft.fault(name.span().start, message);
    };
    if let DeValue::Table(table) = table.into_inner() {
        for (name, value) in table {
            binding::read(draft, known, &name, &value, Some(context));
        }
    }
}

/// `focus = "bold"`.
fn style(draft: &mut Draft, known: &Known<'_>, name: &Name<'_>, value: &Value<'_>) {
    let role = name.get_ref();
    let Some(words) = value.get_ref().as_str() else {
        let (role, what) = (short(role), kind(value.get_ref()));
        let message = format!("`{role}` is {what}; expected words in quotes, as in \"bold cyan\"");
        return draft.fault(name.span().start, message);
    };
    match (known.style)(role, words) {
        Err(why) => draft.fault(name.span().start, why),
        Ok(()) => draft.settings.styles.push(Styling {
            role: role.clone().into_owned(),
            words: words.to_owned(),
        }),
    }
}

/// That no `what` is called `word`, and what was meant or else the `hint`.
pub(super) fn unknown<'a>(
    what: &str,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    hint: &str,
) -> String {
    let near = nearest(word, known).map(|near| format!("nearest: `{near}`"));
    let remedy = near.unwrap_or_else(|| hint.to_owned());
    format!("`{}` is no {what}; {remedy}", short(word))
}

/// The beginning of what a file says, as far as it is worth showing.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    let rest = text.char_indices().nth(LONGEST);
    match rest.and_then(|(end, _)| text.get(..end)) {
        Some(beginning) => Cow::Owned(format!("{beginning}…")),
        None => Cow::Borrowed(text),
    }
}

pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
