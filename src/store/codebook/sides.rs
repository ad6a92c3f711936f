//! The sides of a codebook: what isn't written is chosen, so that no two have one key or one letter.

use super::fault::{Fault, note};
use super::fields::{At, Fields};
use crate::codebook::{Color, Hue, Side, capital, free_color, free_key, free_letter};
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
        let key = kept(draft.key.map(|at| at.0), &mut keys, |keys| {
            // Of more sides than there are signs the last share one.
            free_key(place, called, |key| keys.contains(&key)).unwrap_or('+')
        });
        let color = kept(draft.color, &mut colors, free_color);
        let Some(name) = name else { continue };
        sides.push(Side {
            key,
            letter: kept(draft.letter.map(|at| at.0), &mut letters, |letters| {
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

/// What is written, or else what is free, which is then taken.
fn kept<T: Copy>(written: Option<T>, taken: &mut Vec<T>, free: impl Fn(&[T]) -> T) -> T {
    written.unwrap_or_else(|| {
        let chosen = free(taken);
        taken.push(chosen);
        chosen
    })
}
