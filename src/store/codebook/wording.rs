//! Codes as TOML: what a table made or changed by the program has in it.

use super::kind::Kind;
use crate::codebook::{Code, Side, Speaker, Topic};
use crate::store::sidecar::strings::encode;
use std::sync::Arc;

/// A key and its value as TOML; nothing where the table doesn't have it.
pub(super) type Field = (&'static str, Option<String>);

/// What kind of table `code` stands in.
pub(super) const fn kind_of(code: &Code) -> Kind {
    match code {
        Code::Side(_) => Kind::Side,
        Code::Speaker(_) => Kind::Speaker,
        Code::Topic(_) => Kind::Topic,
    }
}

/// All that the table of `code` may have, in order.
pub(super) fn fields(code: &Code) -> Vec<Field> {
    match code {
        Code::Side(side) => of_side(side),
        Code::Speaker(speaker) => of_speaker(speaker),
        Code::Topic(topic) => of_topic(topic),
    }
}

fn of_side(side: &Side) -> Vec<Field> {
    vec![
        ("name", Some(text(&side.name))),
        ("key", Some(text(side.key.encode_utf8(&mut [0; 4])))),
        ("letter", Some(text(side.letter.encode_utf8(&mut [0; 4])))),
        ("color", Some(text(&side.color.to_string()))),
        ("also", list(&side.also)),
        ("definition", side.definition.as_deref().map(text)),
    ]
}

fn of_speaker(speaker: &Speaker) -> Vec<Field> {
    vec![
        ("name", Some(text(&speaker.name))),
        ("side", speaker.side.as_deref().map(text)),
        ("role", speaker.role.as_deref().map(text)),
        ("also", list(&speaker.also)),
        ("from", speaker.from.map(|day| day.to_string())),
        ("until", speaker.until.map(|day| day.to_string())),
    ]
}

fn of_topic(topic: &Topic) -> Vec<Field> {
    let key = topic.key.map(|key| text(key.encode_utf8(&mut [0; 4])));
    vec![
        ("name", Some(text(&topic.name))),
        ("key", key),
        ("definition", topic.definition.as_deref().map(text)),
        ("examples", list(&topic.examples)),
        ("rule", topic.rule.as_deref().map(text)),
    ]
}

fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    encode(value, &mut out);
    out
}

fn list(values: &[Arc<str>]) -> Option<String> {
    let texts: Vec<_> = values.iter().map(|value| text(value)).collect();
    (!texts.is_empty()).then(|| format!("[{}]", texts.join(", ")))
}
