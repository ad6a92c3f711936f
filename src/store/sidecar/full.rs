//! Reads any TOML file for a sidecar: the slow way, for what people and other programs write.
//!
//! The `toml` crate checks the whole of it, spans and all; here its tree is laid out again in the
//! order of the file.

use super::fault::Fault;
use super::moment::is_moment;
use super::parts::{Entry, Item, Key, Sink, Table, Value};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// Hands all of `source` to `sink`.
pub(super) fn read<'a>(source: &'a str, sink: &mut impl Sink<'a>) -> Result<(), Fault> {
    let document = DeTable::parse(source).map_err(|error| fault(&error))?;
    let mut layout = Layout {
        source,
        items: Vec::new(),
        faults: Vec::new(),
    };
    layout.root(document.into_inner());
    let Layout {
        mut items, faults, ..
    } = layout;
    if let Some(first) = faults.into_iter().min_by_key(|fault| fault.at) {
        return Err(first);
    }
    items.sort_by_key(Item::at);
    for item in items {
        item.hand_on(0, sink);
    }
    Ok(())
}

fn fault(error: &toml::de::Error) -> Fault {
    let at = error.span().map_or(0, |span| span.start);
    Fault::new(
        at,
        error.message(),
        "Mend the line, or take an older version of the file.",
    )
}

struct Layout<'a> {
    source: &'a str,
    items: Vec<Item<'a>>,
    faults: Vec<Fault>,
}

impl<'a> Layout<'a> {
    fn root(&mut self, root: DeTable<'a>) {
        for (key, value) in root {
            let known = Key::of(key.get_ref(), Table::Root);
            let (key_span, value_span) = (key.span(), value.span());
            match (known, value.into_inner()) {
                (Some(Key::Annotation), DeValue::Array(all)) if self.are_tables(&all) => {
                    self.tables(all, Table::Annotation);
                }
                (Some(Key::Article), DeValue::Table(article)) if self.is_header(&value_span) => {
                    self.items
                        .push(Item::Table(Table::Article, value_span.start));
                    self.entries(article, Table::Article);
                }
                (_, value) => self.value(known, &key_span, value, value_span, Table::Root),
            }
        }
    }

    /// Tables with headers of their own, one after another.
    fn tables(&mut self, all: DeArray<'a>, kind: Table) {
        for one in all {
            self.items.push(Item::Table(kind, one.span().start));
            if let DeValue::Table(table) = one.into_inner() {
                self.entries(table, kind);
            }
        }
    }

    fn entries(&mut self, table: DeTable<'a>, kind: Table) {
        for (key, value) in table {
            let known = Key::of(key.get_ref(), kind);
            let (key_span, value_span) = (key.span(), value.span());
            let of_conflict = kind == Table::Annotation && key.get_ref() == "conflict";
            match value.into_inner() {
                DeValue::Array(all) if of_conflict && self.are_tables(&all) => {
                    self.tables(all, Table::Conflict);
                }
                value => self.value(known, &key_span, value, value_span, kind),
            }
        }
    }

    /// A key of a table of `kind`: a plain value, or tables below it, which are nobody's but are
    /// told where a known key was expected to be something else.
    fn value(
        &mut self,
        key: Option<Key>,
        key_span: &Range<usize>,
        value: DeValue<'a>,
        span: Range<usize>,
        kind: Table,
    ) {
        let below = match kind {
            Table::Annotation | Table::Conflict | Table::Within => Table::Within,
            Table::Root | Table::Article | Table::Other => Table::Other,
        };
        match value {
            DeValue::Table(table) if !self.is_inline(&span) => {
                if self.is_header(&span) {
                    self.misplaced(key, span.start);
                    self.items.push(Item::Table(below, span.start));
                    self.entries(table, below);
                } else {
                    self.misplaced(key, key_span.start);
                    self.dotted(table, kind, below);
                }
            }
            DeValue::Array(all) if self.are_tables(&all) => {
                self.misplaced(key, span.start);
                self.tables(all, below);
            }
            value => {
                let value = self.plain(value, &span);
                self.items.push(Item::Entry(Entry {
                    key,
                    at: key_span.start,
                    value,
                    value_span: span,
                }));
            }
        }
    }

    /// What stands below a key that has no header of its own: `a.b = 1`, or `[a.b]` without `[a]`.
    fn dotted(&mut self, table: DeTable<'a>, kind: Table, below: Table) {
        for (key, value) in table {
            let (key_span, value_span) = (key.span(), value.span());
            let value = value.into_inner();
            let has_header = matches!(&value, DeValue::Array(all) if self.are_tables(all))
                || self.is_header(&value_span);
            let kind = if has_header { below } else { kind };
            self.value(None, &key_span, value, value_span, kind);
        }
    }

    /// Tells of a table where `key` is known as something else.
    fn misplaced(&mut self, key: Option<Key>, at: usize) {
        let Some(key) = key else { return };
        if key.is_fact() {
            // Told as a value of the wrong kind: without a place, since no value can stand there.
            let value = Value::Other("a table");
            return self.items.push(Item::Entry(Entry {
                key: Some(key),
                at,
                value,
                value_span: at..at,
            }));
        }
        let word = key.word();
        let (what, remedy) = match key {
            Key::Article => (
                "its own table [article]",
                "Write it as a line `[article]` with its keys below.",
            ),
            Key::Annotation => (
                "tables [[annotation]]",
                "Write each as a line `[[annotation]]` with its keys below.",
            ),
            _ => (
                "a value",
                "Rename the table, or take an older version of the file.",
            ),
        };
        self.faults.push(Fault::new(
            at,
            &format!("`{word}` is a table here; expected {what}"),
            remedy,
        ));
    }

    fn plain(&self, value: DeValue<'a>, span: &Range<usize>) -> Value<'a> {
        match value {
            DeValue::String(text) => Value::Text(text),
            DeValue::Boolean(truth) => Value::Truth(truth),
            DeValue::Integer(number) => usize::from_str_radix(number.as_str(), number.radix())
                .map_or(Value::Other("a number that doesn't fit"), Value::Number),
            DeValue::Datetime(_) => match self.source.get(span.clone()) {
                Some(text) if is_moment(text) => Value::Moment(text),
                Some(text) => Value::Day(text),
                None => Value::Other("a date or time"),
            },
            DeValue::Float(_) => Value::Other("a number with a point"),
            DeValue::Array(_) => Value::Other("a list"),
            DeValue::Table(_) => Value::Other("a table"),
        }
    }

    fn is_header(&self, span: &Range<usize>) -> bool {
        self.source.as_bytes().get(span.start) == Some(&b'[')
    }

    fn is_inline(&self, span: &Range<usize>) -> bool {
        self.source.as_bytes().get(span.start) == Some(&b'{')
    }

    /// Whether `array` is of tables with headers; the tables of a list in brackets begin with a brace.
    fn are_tables(&self, array: &DeArray<'a>) -> bool {
        let first: Option<&Spanned<DeValue<'a>>> = array.iter().next();
        first.is_some_and(|one| one.get_ref().is_table() && self.is_header(&one.span()))
    }
}
