//! A codebook's text read into sides, speakers, topics and positions, with all that is wrong with it.

use super::fault::{Fault, MOST, nearest, note};
use super::fields::{At, Fields};
use super::kind::Kind;
use super::mending::{self, Mended};
use super::sides::{self, Draft};
use super::sources;
use crate::annotation::Position;
use crate::codebook::{Codebook, Date, Meaning, Side, Speaker, Topic};
use crate::import::database::Pattern;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The format written here.
const FORMAT: u64 = 1;

/// No screen has keys and letters for more.
const MOST_SIDES: usize = 90;

/// What is longer, in bytes, and broken isn't mended: it may not be text at all.
const LONG: usize = 1 << 20;

/// A codebook as it was read.
#[derive(Debug)]
pub(super) struct Read {
    /// Without the entries that are wrong.
    pub(super) codebook: Codebook,
    /// How exports of databases look.
    pub(super) sources: Vec<Pattern>,
    /// How many tables of such are left out.
    pub(super) sourceless: usize,
    /// Where each side, speaker and topic of it begins in the text, kind by kind; of sides none where
    /// they are the built-in ones.
    pub(super) places: [Vec<usize>; 3],
    pub(super) faults: Vec<Fault>,
    /// Whether a newer standoff made it: it must not be written.
    pub(super) is_newer: bool,
    /// The first thing that isn't TOML: it must not be written then either.
    pub(super) broken: Option<Fault>,
    /// Whether it is to have sides, and none can be read: the keys of the built-in ones would be others.
    pub(super) lacks_sides: bool,
}

/// Why a text is none.
#[derive(Debug)]
pub(super) enum Unread {
    /// It says nowhere that it is one.
    Another,
    /// It isn't TOML, and nothing of it can be used.
    Broken(Fault),
}

/// Reads `source`.
pub(super) fn read(source: &str) -> Result<Read, Unread> {
    match DeTable::parse(source) {
        Ok(document) => read_table(document.into_inner(), Mended::default()),
        Err(first) if source.len() > LONG => Err(Unread::Broken(mending::syntax(0, &first))),
        Err(_) => {
            let mut mended = mending::mend(source);
            let text = std::mem::take(&mut mended.text);
            let (document, errors) = DeTable::parse_recoverable(&text);
            let room = MOST.saturating_sub(mended.faults.len());
            let errors = errors.iter().map(|error| mending::syntax(0, error));
            mended.faults.extend(errors.take(room));
            read_table(document.into_inner(), mended)
        }
    }
}

/// Reads `root`, of whose text the wrong lines are left out as `mended` has them.
fn read_table(mut root: DeTable<'_>, mended: Mended) -> Result<Read, Unread> {
    let broken = mended.faults.iter().min_by_key(|fault| fault.at).cloned();
    let version = root.remove("standoff").and_then(|version| number(&version));
    let version = match (version, &broken) {
        (Some(version), _) => version,
        (None, None) => return Err(Unread::Another),
        (None, Some(first)) if root.is_empty() && mended.lost_sides.is_empty() => {
            return Err(Unread::Broken(first.clone()));
        }
        (None, Some(_)) => FORMAT,
    };
    let lost = mended.lost_sides.into_iter().map(Draft::lost);
    let mut reading = Reading {
        sides: lost.take(MOST_SIDES).collect(),
        torn: mended.torn.into_iter().collect(),
        faults: mended.faults,
        broken,
        ..Reading::default()
    };
    reading.lacks_sides = root.contains_key(Kind::Side.name());
    for kind in Kind::ALL {
        if let Some(tables) = root.remove(kind.name()) {
            reading.tables(kind, tables);
        }
    }
    reading.unknown(&root);
    Ok(reading.finish(version > FORMAT))
}

fn number(value: &Spanned<DeValue<'_>>) -> Option<u64> {
    let DeValue::Integer(number) = value.get_ref() else {
        return None;
    };
    let number = u64::from_str_radix(number.as_str(), number.radix());
    number.ok().filter(|number| *number >= FORMAT)
}

#[derive(Default)]
struct Reading {
    sides: Vec<Draft>,
    speakers: Vec<(Speaker, Option<usize>)>,
    topics: Vec<(Topic, Option<usize>)>,
    positions: Vec<Meaning>,
    sources: Vec<Pattern>,
    sourceless: usize,
    places: [Vec<usize>; 3],
    seen: HashSet<(Kind, Arc<str>, Period)>,
    /// Where the tables begin of which a line is left out.
    torn: HashSet<usize>,
    faults: Vec<Fault>,
    broken: Option<Fault>,
    lacks_sides: bool,
}

/// The days between which an entry holds: one name may stand for several times.
type Period = [Option<Date>; 2];

impl Reading {
    fn tables(&mut self, kind: Kind, tables: Spanned<DeValue<'_>>) {
        let (name, header) = (kind.name(), kind.header());
        let at = tables.span().start;
        let tables = tables.into_inner();
        if let (Kind::Source, DeValue::Table(table)) = (kind, &tables) {
            // Most projects have but one.
            return self.table(kind, at, table.clone());
        }
        let DeValue::Array(all) = tables else {
            let what = format!("`{name}` isn't a list; begin each {name} with a line {header}");
            return self.fault(at, &what);
        };
        for one in all {
            let at = one.span().start;
            if let DeValue::Table(table) = one.into_inner() {
                self.table(kind, at, table);
            } else {
                let what = format!("this is no {name}; begin each with a line {header}");
                self.fault(at, &what);
            }
        }
    }

    fn table(&mut self, kind: Kind, at: usize, table: DeTable<'_>) {
        if kind == Kind::Side && self.sides.len() == MOST_SIDES {
            let what = format!("a codebook has at most {MOST_SIDES} sides; this one is left out");
            return self.fault(at, &what);
        }
        let fields = Fields::new(kind, at, table, &mut self.faults);
        let fields = fields.torn(self.torn.contains(&at));
        match kind {
            Kind::Side => {
                let mut draft = sides::draft(fields);
                let name = draft.name.take();
                draft.name = name.filter(|name| self.is_new(kind, name, [None; 2]));
                self.sides.push(draft);
            }
            Kind::Speaker => {
                let speaker = speaker(fields).filter(|(name, speaker, _)| {
                    self.is_new(kind, name, [speaker.from, speaker.until])
                });
                self.places[1].extend(speaker.iter().map(|_| at));
                let speaker = speaker.map(|(_, speaker, side)| (speaker, side));
                self.speakers.extend(speaker);
            }
            Kind::Topic => {
                let topic = topic(fields).filter(|(name, ..)| self.is_new(kind, name, [None; 2]));
                self.places[2].extend(topic.iter().map(|_| at));
                self.topics
                    .extend(topic.map(|(_, topic, key)| (topic, key)));
            }
            Kind::Position => {
                let found = position(fields).filter(|(name, _)| self.is_new(kind, name, [None; 2]));
                self.positions.extend(found.map(|(_, meaning)| meaning));
            }
            Kind::Source => {
                let pattern = sources::pattern(fields);
                self.sourceless += usize::from(pattern.is_none());
                self.sources.extend(pattern);
            }
        }
    }

    fn is_new(&mut self, kind: Kind, (name, at): &At<Arc<str>>, period: Period) -> bool {
        let is_new = self.seen.insert((kind, name.clone(), period));
        if !is_new {
            let remedy = match kind {
                Kind::Speaker => "delete it, or give each its own `from` and `until`",
                _ => "delete one of them",
            };
            let kind = kind.name();
            let what = format!("the {kind} `{name}` stands above already; {remedy}");
            self.fault(*at, &what);
        }
        is_new
    }

    /// Notes what no codebook has at its top.
    fn unknown(&mut self, root: &DeTable<'_>) {
        for (key, value) in root {
            let word: &str = key.get_ref();
            let header = |name| Kind::ALL.into_iter().find(|kind| kind.name() == name);
            let near = nearest(word, &Kind::ALL.map(Kind::name)).and_then(header);
            let remedy = near.map_or_else(
                || format!("it has {}", Kind::ALL.map(Kind::header).join(", ")),
                |near| format!("did you mean {}?", near.header()),
            );
            if near == Some(Kind::Side) {
                self.lacks_sides = true;
                let tables = value.get_ref().as_array().into_iter().flatten();
                let lost = tables.map(|table| Draft::lost(table.span().start));
                let most = MOST_SIDES.saturating_sub(self.sides.len());
                self.sides.extend(lost.take(most));
            }
            let what = format!("`{word}` is no part of a codebook; {remedy}");
            self.fault(key.span().start, &what);
        }
    }

    fn finish(mut self, is_newer: bool) -> Read {
        let mut drafts = std::mem::take(&mut self.sides);
        drafts.sort_by_key(|draft| draft.at);
        let named = drafts.iter().filter(|draft| draft.name.is_some());
        self.places[0] = named.map(|draft| draft.at).collect();
        let has_drafts = !drafts.is_empty();
        let mut sides = sides::settle(drafts, &mut self.faults);
        let lacks_sides = sides.is_empty() && (has_drafts || self.lacks_sides);
        if sides.is_empty() {
            sides = built_in_sides();
        }
        self.check_speakers(&sides);
        self.check_topics(&sides);
        let speakers = self.speakers.into_iter().map(|(speaker, _)| speaker);
        let topics = self.topics.into_iter().map(|(topic, _)| topic);
        let (speakers, topics) = (speakers.collect(), topics.collect());
        Read {
            codebook: Codebook::new(sides, speakers, topics, self.positions),
            sources: self.sources,
            sourceless: self.sourceless,
            places: self.places,
            // What is a mistake here may be right in a newer format, but for what isn't TOML.
            faults: if is_newer {
                self.broken.iter().cloned().collect()
            } else {
                self.faults
            },
            is_newer,
            broken: self.broken,
            lacks_sides,
        }
    }

    /// Takes from speakers the sides that there aren't.
    fn check_speakers(&mut self, sides: &[Side]) {
        let names: Vec<&str> = sides.iter().map(|side| &*side.name).collect();
        for (speaker, at) in &mut self.speakers {
            let Some(name) = speaker.side.take_if(|name| !names.contains(&&**name)) else {
                continue;
            };
            let known_as = sides.iter().find(|side| side.also.contains(&name));
            let near = known_as.map(|side| &*side.name);
            let remedy = match near.or_else(|| nearest(&name, &names)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", names.join(", ")),
            };
            let what = format!("no [[side]] is called `{name}`; {remedy}");
            note(&mut self.faults, at.unwrap_or_default(), &what);
        }
    }

    /// Takes from topics the keys that are a side's or another topic's.
    fn check_topics(&mut self, sides: &[Side]) {
        let keys = sides.iter().map(|side| (side.key, side.name.clone()));
        let mut keys: HashMap<char, Arc<str>> = keys.collect();
        for (topic, at) in &mut self.topics {
            let Some(key) = topic.key else { continue };
            if let Some(other) = keys.get(&key) {
                let name = &topic.name;
                let what = format!(
                    "the key `{key}` of `{name}` is that of `{other}` already; choose another"
                );
                note(&mut self.faults, at.unwrap_or_default(), &what);
                topic.key = None;
            } else {
                keys.insert(key, topic.name.clone());
            }
        }
    }

    fn fault(&mut self, at: usize, what: &str) {
        note(&mut self.faults, at, what);
    }
}

fn built_in_sides() -> Vec<Side> {
    let sides = Codebook::default();
    sides.sides().iter().map(|side| Side::clone(side)).collect()
}

/// The speaker that `fields` are of, and where their side stands.
fn speaker(mut fields: Fields<'_, '_>) -> Option<(At<Arc<str>>, Speaker, Option<usize>)> {
    let speaker = fields.name().map(|name| {
        let side = fields.line("side");
        let role = fields.line("role").map(|(text, _)| text);
        let also = fields.lines("also");
        let (from, mut until) = (fields.date("from"), fields.date("until"));
        if let (Some((from, _)), Some((last, at))) = (from, until)
            && from > last
        {
            fields.fault(
                at,
                &format!("`until` is {last}, before `from`, which is {from}; exchange them"),
            );
            until = None;
        }
        let place = side.as_ref().map(|(_, at)| *at);
        let speaker = Speaker {
            side: side.map(|(text, _)| text),
            role,
            also,
            from: from.map(|(day, _)| day),
            until: until.map(|(day, _)| day),
            ..Speaker::of(name.0.clone(), None)
        };
        (name, speaker, place)
    });
    fields.finish();
    speaker
}

/// The topic that `fields` are of, and where its key stands.
fn topic(mut fields: Fields<'_, '_>) -> Option<(At<Arc<str>>, Topic, Option<usize>)> {
    let topic = fields.name().map(|name| {
        let key = fields.character("key", 2);
        let topic = Topic {
            key: key.map(|(key, _)| key),
            definition: fields.text("definition").map(|(text, _)| text),
            examples: fields.lines("examples"),
            rule: fields.text("rule").map(|(text, _)| text),
            ..Topic::of(name.0.clone())
        };
        (name, topic, key.map(|(_, at)| at))
    });
    fields.finish();
    topic
}

/// What `fields` say that a position means.
fn position(mut fields: Fields<'_, '_>) -> Option<(At<Arc<str>>, Meaning)> {
    let name = fields.name();
    let definition = fields.text("definition");
    let found = name.and_then(|(name, at)| {
        if Position::from_word(&name).is_none() {
            let what = format!("`{name}` is no position; expected support, oppose or neutral");
            fields.fault(at, &what);
            return None;
        }
        let (definition, _) = definition?;
        let position = name.clone();
        Some((
            (name, at),
            Meaning {
                position,
                definition,
            },
        ))
    });
    fields.finish();
    found
}
