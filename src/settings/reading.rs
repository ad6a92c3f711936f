//! The tables of the file, one after another, each entry by itself.

use super::{Binding, Colors, Context, Draft, Ground, Known, Styling, Ui};
use crate::keys::{Code, Key, Sequence, parse_keys};
use crate::near::nearest;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Name<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

const SECTIONS: [&str; 3] = ["keys", "style", "ui"];

pub(super) fn read(text: &str, known: &Known<'_>) -> Draft {
    let mut reader = Reader {
        known,
        draft: Draft::default(),
    };
    match DeTable::parse(text) {
        Ok(root) => reader.root(root.into_inner()),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            let what = format!("{message}; nothing of this file counts until that is mended");
            reader.draft.fault(at, what);
        }
    }
    reader.draft.settings.keys.sort_by_key(|binding| binding.at);
    reader.draft
}

struct Reader<'k> {
    known: &'k Known<'k>,
    draft: Draft,
}

impl Reader<'_> {
    fn root(&mut self, root: DeTable<'_>) {
        for (name, value) in root {
            let (at, section) = (name.span().start, name.get_ref().clone());
            if !SECTIONS.contains(&&*section) {
                let message = unknown(
                    "section",
                    &section,
                    SECTIONS,
                    "there are [keys], [style] and [ui]",
                );
                self.draft.fault(at, message);
                continue;
            }
            match value.into_inner() {
                DeValue::Table(table) => self.section(&section, table),
                other => {
                    let what = kind(&other);
                    self.draft.fault(
                        at,
                        format!("`{section}` is {what}; expected the section [{section}]"),
                    );
                }
            }
        }
    }

    fn section(&mut self, section: &str, table: DeTable<'_>) {
        for (name, value) in table {
            match section {
                "keys" if value.get_ref().is_table() => self.context(&name, value),
                "keys" => self.binding(&name, &value, None),
                "style" => self.style(&name, &value),
                _ => self.way(&name, &value),
            }
        }
    }

    /// `[keys.read]`.
    fn context(&mut self, name: &Name<'_>, table: Value<'_>) {
        let contexts = self.known.contexts.iter();
        let Some(context) = contexts
            .clone()
            .find(|context| context.name == **name.get_ref())
        else {
            let names = contexts.map(|context| context.name.as_str());
            let all = names.clone().collect::<Vec<_>>().join(", ");
            let hint = format!("there are {all}");
            let message = unknown("context", name.get_ref(), names, &hint);
            return self.draft.fault(name.span().start, message);
        };
        if let DeValue::Table(table) = table.into_inner() {
            for (name, value) in table {
                self.binding(&name, &value, Some(context));
            }
        }
    }

    /// `delete = "d d"`. What is wrong with one of its keys makes all of them wrong.
    fn binding(&mut self, name: &Name<'_>, value: &Value<'_>, context: Option<&Context>) {
        let known = self.known;
        let (at, word) = (name.span().start, &**name.get_ref());
        let Some(command) = known.commands.iter().find(|command| command.name == word) else {
            let names = known.commands.iter().map(|command| command.name);
            let message = unknown("command", word, names, "`standoff keys` lists them");
            return self.draft.fault(at, message);
        };
        let stands_in = |context: &&Context| command.contexts.contains(&context.name);
        if let Some(context) = context.filter(|context| !stands_in(context)) {
            let places = command.contexts.join(", ");
            let (name, command) = (&context.name, command.name);
            return self.draft.fault(
                at,
                format!("`{command}` has no key in {name}; it has in {places}"),
            );
        }
        let Some(ways) = self.ways(word, value) else {
            return;
        };
        if ways.is_empty() && command.needed {
            let usual = labels(&command.ways);
            let message =
                format!("`{word}` must have a key, or there may be no way out; {usual} stays");
            return self.draft.fault(at, message);
        }
        let everywhere = known.contexts.iter().filter(stands_in);
        let places: Vec<_> = everywhere
            .filter(|place| context.is_none_or(|only| only.name == place.name))
            .collect();
        let wrong = ways
            .iter()
            .find_map(|way| Some((way, self.misplaced(way, &places)?)));
        if let Some((way, why)) = wrong {
            return self
                .draft
                .fault(at, format!("`{word}` can't be {}: {why}", way.label()));
        }
        self.draft.settings.keys.push(Binding {
            command: word.to_owned(),
            context: context.map(|context| context.name.clone()),
            ways,
            at,
        });
    }

    /// The keys that `value` gives: a string, or a list of them.
    fn ways(&mut self, command: &str, value: &Value<'_>) -> Option<Vec<Sequence>> {
        let one = std::slice::from_ref(value);
        let all = match value.get_ref() {
            DeValue::String(_) => one,
            DeValue::Array(all) => all,
            _ => one,
        };
        let mut ways = Vec::new();
        for value in all {
            let at = value.span().start;
            let DeValue::String(text) = value.get_ref() else {
                let what = kind(value.get_ref());
                let message = format!(
                    "`{command}` is {what}; expected keys in quotes, as in \"d d\" or [\"d\", \"Ctrl-x\"]"
                );
                self.draft.fault(at, message);
                return None;
            };
            match way(text) {
                Ok(way) if way.is_empty() => {}
                Ok(way) => ways.push(way),
                Err(why) => {
                    self.draft.fault(at, format!("`{command}`: {why}"));
                    return None;
                }
            }
        }
        Some(ways)
    }

    /// Why `way` can't be in one of `places`.
    fn misplaced(&self, way: &Sequence, places: &[&Context]) -> Option<String> {
        let first = way.first()?;
        let typed = first.typed()?;
        let types = places.iter().find(|place| place.types);
        if let Some(place) = types {
            let key = first.label();
            return Some(format!(
                "{key} is typed in {}; give the keys of one context only, as in [keys.read]",
                place.name
            ));
        }
        let side = self.known.sides.iter().find(|(key, _)| *key == typed);
        let (_, side) = side.filter(|_| places.iter().any(|place| place.tags))?;
        Some(format!("{} tags with {side}", first.label()))
    }

    fn style(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let role = name.get_ref();
        let DeValue::String(words) = value.get_ref() else {
            let what = kind(value.get_ref());
            let message =
                format!("`{role}` is {what}; expected words in quotes, as in \"bold cyan\"");
            return self.draft.fault(name.span().start, message);
        };
        match (self.known.style)(role, words) {
            Err(why) => self.draft.fault(name.span().start, why),
            Ok(()) => self.draft.settings.styles.push(Styling {
                role: role.clone().into_owned(),
                words: words.clone().into_owned(),
            }),
        }
    }

    /// A way of the screen.
    fn way(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let (at, word) = (name.span().start, &**name.get_ref());
        let Some((_, set, expected)) = WAYS.iter().find(|(known, ..)| *known == word) else {
            let names = WAYS.iter().map(|(known, ..)| *known);
            let message = unknown(
                "key of [ui]",
                word,
                names,
                "there are plain, mouse, ground and colors",
            );
            return self.draft.fault(at, message);
        };
        if set(&mut self.draft.settings.ui, value.get_ref()).is_none() {
            let found = match value.get_ref() {
                DeValue::String(text) => format!("\"{}\"", short(text)),
                other => kind(other).to_owned(),
            };
            self.draft
                .fault(at, format!("`{word}` is {found}; expected {expected}"));
        }
    }
}

/// Sets a way of the screen to a value, if it is one that it can have.
type Set = fn(&mut Ui, &DeValue<'_>) -> Option<()>;

const WAYS: [(&str, Set, &str); 4] = [
    (
        "plain",
        |ui, value| Some(ui.plain = value.as_bool()?),
        "true or false",
    ),
    (
        "mouse",
        |ui, value| Some(ui.mouse = value.as_bool()?),
        "true or false",
    ),
    (
        "ground",
        |ui, value| Some(ui.ground = one_of(&GROUNDS, value)?),
        "\"auto\", \"dark\" or \"light\"",
    ),
    (
        "colors",
        |ui, value| Some(ui.colors = one_of(&COLORS, value)?),
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

fn one_of<T: Copy>(words: &[(&str, T)], value: &DeValue<'_>) -> Option<T> {
    let text = value.as_str()?;
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|(_, value)| *value)
}

/// The sequence that `text` writes, in key notation; an empty one for an empty text.
fn way(text: &str) -> Result<Sequence, String> {
    let keys = parse_keys(text).map_err(|error| error.to_string())?;
    let inner = keys.get(1..).unwrap_or_default();
    let ends = |key: &Key| [Code::Esc, Code::Backspace].map(Key::new).contains(key);
    if let Some(key) = inner.iter().find(|key| ends(key)) {
        return Err(format!("after another key {} only goes back", key.label()));
    }
    Sequence::new(&keys)
        .ok_or_else(|| String::from("at most four keys can be pressed one after another"))
}

/// That no `what` is called `word`, and what was meant or what there is.
fn unknown<'a>(
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
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn labels(ways: &[Sequence]) -> String {
    let labels: Vec<_> = ways.iter().map(Sequence::label).collect();
    labels.join(", ")
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
