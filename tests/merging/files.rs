//! Sidecars that people could have made of one another.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Words and where they stand in the first text; in others they stand further on.
pub(super) const WORDS: [(&str, usize); 4] = [
    ("warned against haste", 31),
    ("haste", 46),
    ("He left", 53),
    ("He left at noon", 53),
];

/// A stance as a sidecar has it: each number stands for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stance {
    pub(super) words: usize,
    /// side, speaker, topic, position, note, by: as in [`FIELDS`].
    pub(super) fields: [Option<u8>; 6],
    /// A key that nobody knows.
    pub(super) mood: Option<u8>,
    /// A table that nobody knows.
    pub(super) meta: Option<u8>,
    /// A remark above it.
    pub(super) remark: Option<u8>,
}

pub(super) const FIELDS: [&str; 6] = ["side", "speaker", "topic", "position", "note", "by"];

/// What `value` of `field` is in files.
pub(super) fn value(field: &str, value: u8) -> String {
    match (field, value) {
        ("position", 0) => "support".to_owned(),
        ("position", 1) => "oppose".to_owned(),
        ("position", _) => "neutral".to_owned(),
        _ => format!("{field} \"{value}\" # é"),
    }
}

/// A sidecar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    /// Which text it was made for.
    pub(super) text: u8,
    pub(super) title: Option<u8>,
    pub(super) tool: Option<u8>,
    pub(super) remark: Option<u8>,
    pub(super) stances: BTreeMap<u8, Stance>,
    pub(super) crlf: bool,
    pub(super) marked: bool,
}

/// The place of words in the text of a file.
pub(super) fn place(words: usize, text: u8) -> (i64, i64) {
    let (quote, start) = WORDS[words];
    let start = start + 100 * usize::from(text);
    let end = start + quote.len();
    (start.try_into().unwrap(), end.try_into().unwrap())
}

pub(super) fn remark(owner: &str, number: u8) -> String {
    format!("# {owner} says {number}")
}

impl File {
    /// Its bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        if let Some(number) = self.remark {
            writeln!(out, "{}", remark("file", number)).unwrap();
        }
        out += "standoff = 1\n\n[article]\nname   = \"a.txt\"\n";
        if let Some(title) = self.title {
            writeln!(out, "title  = \"title {title}\"").unwrap();
        }
        writeln!(
            out,
            "hash   = \"{}\"\nlength = {}",
            self.text,
            200 + u32::from(self.text)
        )
        .unwrap();
        let mut stances: Vec<_> = self.stances.iter().collect();
        stances.sort_by_key(|(id, one)| (place(one.words, self.text), **id));
        for (id, stance) in stances {
            stance.write(*id, self.text, &mut out);
        }
        if let Some(tool) = self.tool {
            writeln!(out, "\n[tool]\nversion = {tool}").unwrap();
        }
        out += "# end of standoff\n";
        if self.crlf {
            out = out.replace('\n', "\r\n");
        }
        let mark = if self.marked { "\u{FEFF}" } else { "" };
        format!("{mark}{out}").into_bytes()
    }
}

impl Stance {
    fn write(&self, id: u8, text: u8, out: &mut String) {
        out.push('\n');
        if let Some(number) = self.remark {
            writeln!(out, "{}", remark(&format!("s{id}"), number)).unwrap();
        }
        let (start, end) = place(self.words, text);
        let (quote, _) = WORDS[self.words];
        writeln!(
            out,
            "[[annotation]]\nid       = \"s{id}\"\nstart    = {start}\nend      = {end}"
        )
        .unwrap();
        writeln!(
            out,
            "quote    = \"{quote}\"\nbefore   = \"before {}\"",
            self.words
        )
        .unwrap();
        for (field, number) in FIELDS.iter().zip(self.fields) {
            if let Some(number) = number {
                let value = value(field, number).replace('"', "\\\"");
                writeln!(out, "{field:8} = \"{value}\"").unwrap();
            }
        }
        if let Some(mood) = self.mood {
            writeln!(out, "mood     = {mood} # of theirs").unwrap();
        }
        if let Some(meta) = self.meta {
            writeln!(out, "\n[annotation.meta]\nn = {meta}").unwrap();
        }
    }
}

/// What somebody does to a sidecar.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    Delete(u8),
    Make(u8, Stance),
    Move(u8, usize),
    Set(u8, usize, Option<u8>),
    Mood(u8, Option<u8>),
    Meta(u8, Option<u8>),
    Remark(u8, Option<u8>),
    Title(Option<u8>),
    Tool(Option<u8>),
    RemarkOfFile(Option<u8>),
    Text(u8),
    LineEnds,
}

impl File {
    fn after(&self, deeds: &[Deed]) -> Self {
        let mut file = self.clone();
        for deed in deeds {
            file.suffer(deed);
        }
        file
    }

    fn suffer(&mut self, deed: &Deed) {
        let mut of = |id: &u8, change: &dyn Fn(&mut Stance)| {
            self.stances.get_mut(id).into_iter().for_each(change);
        };
        match deed {
            Deed::Delete(id) => drop(self.stances.remove(id)),
            Deed::Make(id, stance) => {
                self.stances.entry(*id).or_insert_with(|| stance.clone());
            }
            Deed::Move(id, words) => of(id, &|one| one.words = *words),
            Deed::Set(id, field, value) if *field > 0 || value.is_some() => {
                of(id, &|one| one.fields[*field] = *value);
            }
            Deed::Set(..) => {}
            Deed::Mood(id, mood) => of(id, &|one| one.mood = *mood),
            Deed::Meta(id, meta) => of(id, &|one| one.meta = *meta),
            Deed::Remark(id, remark) => of(id, &|one| one.remark = *remark),
            Deed::Title(title) => self.title = *title,
            Deed::Tool(tool) => self.tool = *tool,
            Deed::RemarkOfFile(remark) => self.remark = *remark,
            Deed::Text(text) => self.text = *text,
            Deed::LineEnds => self.crlf = !self.crlf,
        }
    }
}

fn number() -> impl Strategy<Value = Option<u8>> {
    option::of(0_u8..3)
}

fn stance() -> impl Strategy<Value = Stance> {
    let fields = (0_u8..3, [number(), number(), number(), number(), number()]);
    let rest = (
        option::weighted(0.2, 0_u8..3),
        option::weighted(0.1, 0_u8..3),
        option::weighted(0.2, 0_u8..3),
    );
    (0..WORDS.len(), fields, rest).prop_map(|(words, (side, others), (mood, meta, remark))| {
        let [speaker, topic, position, note, by] = others;
        Stance {
            words,
            fields: [Some(side), speaker, topic, position, note, by],
            mood,
            meta,
            remark,
        }
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    let id = || 0_u8..6;
    prop_oneof![
        3 => id().prop_map(Deed::Delete),
        3 => (id(), stance()).prop_map(|(id, one)| Deed::Make(id, one)),
        3 => (id(), 0..WORDS.len()).prop_map(|(id, words)| Deed::Move(id, words)),
        9 => (id(), 0..FIELDS.len(), number()).prop_map(|(id, field, value)| Deed::Set(id, field, value)),
        2 => (id(), number()).prop_map(|(id, value)| Deed::Mood(id, value)),
        1 => (id(), number()).prop_map(|(id, value)| Deed::Meta(id, value)),
        1 => (id(), number()).prop_map(|(id, value)| Deed::Remark(id, value)),
        1 => number().prop_map(Deed::Title),
        1 => number().prop_map(Deed::Tool),
        1 => number().prop_map(Deed::RemarkOfFile),
        1 => (0_u8..3).prop_map(Deed::Text),
        1 => Just(Deed::LineEnds),
    ]
}

fn file() -> impl Strategy<Value = File> {
    let stances = btree_map(0_u8..6, stance(), 0..5);
    let rest = (number(), number(), number());
    (stances, rest, any::<bool>(), any::<bool>()).prop_map(
        |(stances, (title, tool, remark), crlf, marked)| File {
            text: 0,
            title,
            tool,
            remark,
            stances,
            crlf,
            marked,
        },
    )
}

/// A file and what two people made of it; without a base, two that began alone.
pub(super) fn triple() -> impl Strategy<Value = (Option<File>, File, File)> {
    let deeds = || vec(deed(), 0..7);
    (file(), deeds(), deeds(), any::<u8>()).prop_map(|(base, ours, theirs, dice)| {
        let (ours, theirs) = (base.after(&ours), base.after(&theirs));
        ((dice > 40).then_some(base), ours, theirs)
    })
}
