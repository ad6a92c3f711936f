//! The sides of a codebook: what isn't written is chosen, so that no two have one key or one letter.

use super::fault::{Fault, note};
use super::fields::{At, Fields};
use crate::codebook::{Color, Hue, Side};
use std::iter;
use std::sync::Arc;

/// A side as it is written.
#[derive(Default)]
pub(super) struct Draft {
    /// Where it begins.
    pub(super) at: usize,
    /// Without one it is left out, but has its place, and what it says it has is nobody else's.
    pub(super) name: Option<At<Arc<str>>>,
    key: Option<At<char>>,
    letter: Option<At<char>>,
    color: Option<Color>,
    also: Vec<Arc<str>>,
    definition: Option<Arc<str>>,
}

impl Draft {
    /// One that can't be read, at byte `at`.
    pub(super) fn lost(at: usize) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }
}

/// The side that `fields` are of.
pub(super) fn draft(mut fields: Fields<'_, '_>) -> Draft {
    let draft = Draft {
        at: fields.at,
        name: fields.name(),
        key: fields.character("key", 2),
        letter: fields.character("letter", 1),
        color: color(&mut fields),
        also: fields.lines("also"),
        definition: fields.text("definition").map(|(text, _)| text),
    };
    fields.finish();
    draft
}

fn color(fields: &mut Fields<'_, '_>) -> Option<Color> {
    let (word, at) = fields.line("color")?;
    let color = Color::from_word(&word);
    if color.is_none() {
        let hues = Hue::ALL.map(Hue::name).join(", ");
        fields.fault(
            at,
            &format!("`color` is \"{word}\"; expected \"#rrggbb\" or one of {hues}"),
        );
    }
    color
}

/// The sides of `drafts` that have a name, each with key, letter and colour. What is written goes before
/// what is chosen.
pub(super) fn settle(mut drafts: Vec<Draft>, faults: &mut Vec<Fault>) -> Vec<Side> {
    part(&mut drafts, "key", |draft| &mut draft.key, faults);
    part(&mut drafts, "letter", |draft| &mut draft.letter, faults);
    let mut keys: Vec<char> = written(&drafts, |draft| draft.key);
    let mut letters: Vec<char> = written(&drafts, |draft| draft.letter);
    let mut colors: Vec<Color> = drafts.iter().filter_map(|draft| draft.color).collect();
    let mut sides = Vec::with_capacity(drafts.len());
    for (place, draft) in (1..).zip(drafts) {
        let name = draft.name.map(|(name, _)| name);
        let called = name.as_deref().unwrap_or_default();
        let key = kept(draft.key, &mut keys, |keys| free_key(place, called, keys));
        let color = draft.color.unwrap_or_else(|| free_color(&mut colors));
        let Some(name) = name else { continue };
        sides.push(Side {
            key,
            letter: kept(draft.letter, &mut letters, |letters| {
                free_letter(&name, letters)
            }),
            color,
            also: draft.also,
            definition: draft.definition,
            name,
        });
    }
    sides
}

/// Takes the key or letter from each that has the same as one before it.
fn part(
    drafts: &mut [Draft],
    what: &str,
    field: impl Fn(&mut Draft) -> &mut Option<At<char>>,
    faults: &mut Vec<Fault>,
) {
    let mut taken: Vec<(char, Arc<str>)> = Vec::new();
    for draft in drafts {
        let name = draft.name.as_ref().map(|(name, _)| name.clone());
        let (Some(name), Some((sign, at))) = (name, *field(draft)) else {
            continue;
        };
        // Keys tell capitals apart, the eye in the margin less so.
        let compared = if what == "key" { sign } else { capital(sign) };
        let other = taken.iter().find(|(other, _)| *other == compared);
        if let Some((_, other)) = other {
            let text = format!(
                "the {what} `{sign}` of `{name}` is that of `{other}` already; choose another"
            );
            note(faults, at, &text);
            *field(draft) = None;
        } else {
            taken.push((compared, name));
        }
    }
}

fn written(drafts: &[Draft], field: impl Fn(&Draft) -> Option<At<char>>) -> Vec<char> {
    let signs = drafts.iter().filter_map(field);
    signs.map(|(sign, _)| sign).collect()
}

/// The one written, or else a free one, which is then taken.
fn kept(written: Option<At<char>>, taken: &mut Vec<char>, free: impl Fn(&[char]) -> char) -> char {
    if let Some((sign, _)) = written {
        return sign;
    }
    let sign = free(taken);
    taken.push(sign);
    sign
}

/// The side's place as a digit, another digit, then a capital, of its name if that can be.
fn free_key(place: u32, name: &str, taken: &[char]) -> char {
    let digits = char::from_digit(place, 10).into_iter().chain('1'..='9');
    first_free(digits.chain(capitals(name)), |key| taken.contains(&key))
}

/// The first letter of `name` that no other side has, else any.
fn free_letter(name: &str, taken: &[char]) -> char {
    first_free(capitals(name), |letter| {
        taken.iter().any(|&other| capital(other) == letter)
    })
}

/// The letters of `name` as capitals, then all others.
fn capitals(name: &str) -> impl Iterator<Item = char> {
    let is_single = |letter: &char| {
        let mut bytes = [0; 4];
        crate::article::visible::cells(letter.encode_utf8(&mut bytes)) == 1
    };
    let own = name.chars().filter(|letter| letter.is_alphanumeric());
    own.map(capital)
        .filter(is_single)
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain('α'..='ω')
}

/// The first of `signs` that isn't taken; of more sides than there are signs the last share one.
fn first_free(signs: impl Iterator<Item = char>, is_taken: impl Fn(char) -> bool) -> char {
    let mut signs = signs.chain('\u{430}'..='\u{44f}');
    signs.find(|&sign| !is_taken(sign)).unwrap_or('+')
}

fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

/// The next hue that no side has; when all are had, they begin again.
fn free_color(taken: &mut Vec<Color>) -> Color {
    let count = |hue: &Hue| {
        let same = |color: &&Color| **color == Color::Hue(*hue);
        taken.iter().filter(same).count()
    };
    let rarest = Hue::ALL.into_iter().min_by_key(count);
    let color = Color::Hue(rarest.unwrap_or(Hue::Blue));
    taken.extend(iter::once(color));
    color
}
