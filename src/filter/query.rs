//! Reads the query language: terms between blanks, each a word or a field with values.
//!
//! ```text
//! query  = term*                       term   = ["-"] (field ":" values | value)
//! values = value ("," value)*          value  = "*" | word | quote any letters quote
//! ```
//!
//! In quotes, `\"` is a quote and `\\` a backslash. Knows the codebook's names, no stance.

use super::day::Day;
use super::needle::Needle;
use super::{Asked, Clause, Fault, Field, Value};
use crate::annotation::Position;
use crate::codebook::{Codebook, fold};
use std::ops::Range;
use std::sync::Arc;

/// The terms of `query`, one clause each.
pub(super) fn clauses(
    asked: Asked,
    query: &str,
    codebook: &Codebook,
) -> Result<Vec<Clause>, Fault> {
    let mut reader = Reader {
        asked,
        query,
        at: 0,
        codebook,
    };
    let mut clauses = Vec::new();
    while reader.skip_blanks() {
        let term = reader.at;
        let clause = reader.term().map_err(|fault| Fault { term, ..fault })?;
        clauses.push(clause);
    }
    Ok(clauses)
}

struct Reader<'a> {
    asked: Asked,
    query: &'a str,
    /// The byte that is read next.
    at: usize,
    codebook: &'a Codebook,
}

/// What a term looks for, as it is written.
struct Written {
    text: String,
    is_quoted: bool,
    at: Range<usize>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.query.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether there is more after the blanks.
    fn skip_blanks(&mut self) -> bool {
        self.at = self.query.len() - self.rest().trim_start().len();
        !self.rest().is_empty()
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.next() == Some(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    fn term(&mut self) -> Result<Clause, Fault> {
        let start = self.at;
        let negated = self.take('-');
        if negated && self.next().is_none_or(char::is_whitespace) {
            return Err(Fault::no_term(start..self.at, self.next().is_none()));
        }
        let (field, values) = if let Some(field) = self.field()? {
            (field, self.values(field)?)
        } else {
            let word = self.written(false)?;
            (Field::Anything, vec![self.words(Field::Anything, &word)])
        };
        Ok(Clause {
            field,
            negated,
            values,
        })
    }

    /// The field's name before a colon, if there is one.
    fn field(&mut self) -> Result<Option<Field>, Fault> {
        let rest = self.rest();
        let end = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(0);
        let (name, after) = rest.split_at(end);
        if name.is_empty() || !after.starts_with(':') {
            return Ok(None);
        }
        let at = self.at..self.at + name.len();
        let fields = self.asked.fields();
        let found = fields.iter().find(|(known, _)| *known == fold(name));
        if self.asked.is_of_articles(name) {
            return Err(Fault::of_articles(at, name));
        }
        let (_, field) = found.ok_or_else(|| Fault::field(at.clone(), name, fields))?;
        self.at = at.end + 1;
        Ok(Some(*field))
    }

    fn values(&mut self, field: Field) -> Result<Vec<Value>, Fault> {
        let mut values = Vec::new();
        loop {
            if self
                .next()
                .is_none_or(|sign| sign == ',' || sign.is_whitespace())
            {
                // A colon or a comma, as it stands here.
                let before = self.at - 1..self.at;
                let sign = self.query.get(before.clone()).unwrap_or_default();
                return Err(Fault::no_value(before, sign, self.next().is_none()));
            }
            let written = self.written(true)?;
            values.push(self.value(field, &written)?);
            if !self.take(',') {
                return Ok(values);
            }
        }
    }

    /// A value as it is written: in quotes, or up to a blank, and up to a comma `in_list`.
    fn written(&mut self, in_list: bool) -> Result<Written, Fault> {
        let ends = |sign: char| sign.is_whitespace() || in_list && sign == ',';
        if let Some(closing) = self.next().and_then(closing) {
            let written = self.quoted(closing)?;
            return match self.next().filter(|&sign| !ends(sign)) {
                Some(sign) => Err(Fault::no_blank(self.at..self.at + sign.len_utf8())),
                None => Ok(written),
            };
        }
        let text = self.rest().split(ends).next().unwrap_or_default();
        let at = self.at..self.at + text.len();
        self.at = at.end;
        Ok(Written {
            text: text.to_owned(),
            is_quoted: false,
            at,
        })
    }

    fn quoted(&mut self, closing: &[char]) -> Result<Written, Fault> {
        let start = self.at;
        let mut text = String::new();
        let mut signs = self.rest().char_indices().skip(1);
        while let Some((at, sign)) = signs.next() {
            if closing.contains(&sign) {
                self.at = start + at + sign.len_utf8();
                let at = start..self.at;
                return if text.is_empty() {
                    Err(Fault::no_words(at))
                } else {
                    Ok(Written {
                        text,
                        is_quoted: true,
                        at,
                    })
                };
            }
            let escaped = if sign == '\\' { signs.next() } else { None };
            text.push(escaped.map_or(sign, |(_, sign)| sign));
        }
        Err(Fault::open(start..self.query.len()))
    }

    fn value(&self, field: Field, written: &Written) -> Result<Value, Fault> {
        if written.text == "*" && !written.is_quoted && field != Field::Is {
            return Ok(Value::Any);
        }
        match field {
            Field::Is => {
                let states = self.asked.states();
                let words: Vec<_> = states.iter().map(|(word, _)| *word).collect();
                if self.asked.is_state_of_articles(&written.text) {
                    return Err(Fault::of_articles(written.at.clone(), &written.text));
                }
                let word = one_of(written, &words)?;
                let found = states.into_iter().find(|(known, _)| *known == word);
                Ok(found.map_or(Value::Any, |(_, state)| state))
            }
            Field::Date => match Day::of(&written.text) {
                Some(day) => Ok(Value::Day(day)),
                None => Err(Fault::day(
                    written.at.clone(),
                    &written.text,
                    self.next().is_none(),
                )),
            },
            Field::Position => {
                let word = one_of(written, &Position::ALL.map(Position::word))?;
                Ok(Position::from_word(word).map_or(Value::Any, Value::Position))
            }
            _ => Ok(self.words(field, written)),
        }
    }

    /// The words to look for. A star at the end says what is so anyway.
    fn words(&self, field: Field, written: &Written) -> Value {
        let stem = written.text.strip_suffix('*');
        let stem = stem.filter(|stem| !written.is_quoted && !stem.is_empty());
        let needle = Needle::new(stem.unwrap_or(&written.text));
        let names = names(self.codebook, field, &needle);
        Value::Words(needle, names)
    }
}

/// The signs that may close what `opening` opens, if it opens anything.
const fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '“' | '”' | '„' => Some(&['“', '”', '"']),
        _ => None,
    }
}

/// The one of `known` that begins as it is written.
fn one_of(written: &Written, known: &[&'static str]) -> Result<&'static str, Fault> {
    let text = fold(&written.text);
    let found = known.iter().find(|word| word.starts_with(&*text));
    let fault = || Fault::value(written.at.clone(), &written.text, known);
    found.copied().ok_or_else(fault)
}

/// The names in stances of those whose other names in the codebook have `needle`, sorted.
fn names(codebook: &Codebook, field: Field, needle: &Needle) -> Vec<Arc<str>> {
    let is_known = |also: &[Arc<str>]| also.iter().any(|name| needle.is_in(name));
    let mut names: Vec<Arc<str>> = match field {
        Field::Side => {
            let sides = codebook.sides().iter();
            let known = sides.filter(|side| is_known(&side.also));
            known.map(|side| side.name.clone()).collect()
        }
        Field::Speaker => {
            let speakers = codebook.speakers().iter();
            let known = speakers.filter(|speaker| is_known(&speaker.also));
            known.map(|speaker| speaker.name.clone()).collect()
        }
        _ => Vec::new(),
    };
    names.sort_unstable();
    names
}
