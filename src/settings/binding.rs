//! `delete = "d d"`: the keys of one command, looked at by themselves.

use super::reading::{Name, Value, kind, unknown};
use super::{Binding, Command, Context, Draft, Known};
use crate::keys::{Code, Key, Sequence, parse_keys};
use toml::de::DeValue;

/// What is wrong: at which byte, if not at the command's name.
type Wrong = (Option<usize>, String);

/// Reads one entry. What is wrong with one of its keys makes all of them wrong.
pub(super) fn read(
    draft: &mut Draft,
    known: &Known<'_>,
    name: &Name<'_>,
    value: &Value<'_>,
    context: Option<&Context>,
) {
    let at = name.span().start;
    let command = named(known, name.get_ref());
    let ways = command.and_then(|command| Ok((command, checked(known, command, value, context)?)));
    match ways {
        Err((place, what)) => draft.fault(place.unwrap_or(at), what),
        Ok((command, ways)) => draft.settings.keys.push(Binding {
            command: command.name.to_owned(),
            context: context.map(|context| context.name.clone()),
            ways,
            at,
        }),
    }
}

fn named<'a>(known: &'a Known<'_>, name: &str) -> Result<&'a Command<'a>, Wrong> {
    let found = known.commands.iter().find(|command| command.name == name);
    found.ok_or_else(|| {
        let names = known.commands.iter().map(|command| command.name);
        (
            None,
            unknown("command", name, names, "`standoff keys` lists them"),
        )
    })
}

/// The keys that `value` gives `command`, if it can have them there.
fn checked(
    known: &Known<'_>,
    command: &Command<'_>,
    value: &Value<'_>,
    context: Option<&Context>,
) -> Result<Vec<Sequence>, Wrong> {
    let name = command.name;
    let stands_in = |context: &&Context| command.contexts.contains(&context.name);
    if let Some(context) = context.filter(|context| !stands_in(context)) {
        let (place, places) = (&context.name, command.contexts.join(", "));
        return Err((
            None,
            format!("`{name}` has no key in {place}; it has in {places}"),
        ));
    }
    let ways = ways(name, value)?;
    if ways.is_empty() && command.needed {
        let usual: Vec<_> = command.ways.iter().map(Sequence::label).collect();
        let usual = usual.join(", ");
        let what = format!("`{name}` must have a key, or there may be no way out; {usual} stays");
        return Err((None, what));
    }
    let is_meant = |place: &&Context| context.is_none_or(|only| only.name == place.name);
    let places = known.contexts.iter().filter(stands_in).filter(is_meant);
    let places: Vec<_> = places.collect();
    let wrong = ways
        .iter()
        .find_map(|way| Some((way, misplaced(known, way, &places)?)));
    match wrong {
        Some((way, why)) => Err((None, format!("`{name}` can't be {}: {why}", way.label()))),
        None => Ok(ways),
    }
}

/// The keys that `value` gives: a text, or a list of them.
fn ways(command: &str, value: &Value<'_>) -> Result<Vec<Sequence>, Wrong> {
    let all = match value.get_ref() {
        DeValue::Array(all) => all,
        _ => std::slice::from_ref(value),
    };
    let read = all.iter().map(|value| {
        let text = value.get_ref().as_str().ok_or_else(|| {
            let what = kind(value.get_ref());
            format!("`{command}` is {what}; expected keys in quotes, as in \"d d\" or [\"d\", \"Ctrl-x\"]")
        });
        let way = text.and_then(|text| way(text).map_err(|why| format!("`{command}`: {why}")));
        way.map_err(|what| (Some(value.span().start), what))
    });
    let mut ways = read.collect::<Result<Vec<_>, _>>()?;
    ways.retain(|way| !way.is_empty());
    Ok(ways)
}

/// The sequence that `text` writes, in key notation; an empty one for an empty text.
fn way(text: &str) -> Result<Sequence, String> {
    let keys = parse_keys(text).map_err(|error| error.to_string())?;
    let inner = keys.get(1..).unwrap_or_default();
    let goes_back = |key: &&Key| [Code::Esc, Code::Backspace].map(Key::new).contains(key);
    if let Some(key) = inner.iter().find(goes_back) {
        return Err(format!("after another key {} only goes back", key.label()));
    }
    let sequence = Sequence::new(&keys);
    sequence.ok_or_else(|| String::from("at most four keys can be pressed one after another"))
}

/// Why `way` can't be in one of `places`: its first key types a character there, or tags.
fn misplaced(known: &Known<'_>, way: &Sequence, places: &[&Context]) -> Option<String> {
    let typed = way.first()?.typed()?;
    let key = way.first()?.label();
    if let Some(place) = places.iter().find(|place| place.types) {
        let name = &place.name;
        return Some(format!(
            "{key} is typed in {name}; give the keys of one context only, as in [keys.read]"
        ));
    }
    let tags = places.iter().any(|place| place.tags);
    let whose = known.taken.iter().find(|(key, _)| tags && *key == typed);
    whose.map(|(_, whose)| format!("{key} is the key of {whose}"))
}
