//! Stances in doubt, told in a line: `s0002 edited: the old words | before | after` stood on those words, with that
//! before and after them; a stance that was moved, is ambiguous or is lost may be wherever the old words stand. `s0001
//! side: US / UK / Syria` was decided differently: what stands here, what the other one says, what it was before both;
//! `-` is nothing, and of a place these are words of the text. Of an annotation that one deleted follows what the other one
//! changed, as it was before: `s0001 annotation: kept / - / kept / side=US; topic=-`.

use standoff::annotation::{Annotation, Conflict, Doubt, Field, Origin, Standing, Value, Was};
use standoff::article::Span;
use std::sync::Arc;

/// Does to `stances` of `text` what `told` says.
pub fn put(told: &str, text: &str, stances: &mut [Annotation]) {
    let Some((id, (what, rest))) = told
        .split_once(' ')
        .and_then(|(id, rest)| Some((id, rest.split_once(':')?)))
    else {
        panic!("{told:?} doesn't say of which stance, and what");
    };
    let stance = stances.iter_mut().find(|one| one.id.as_str() == id);
    let stance = stance.unwrap_or_else(|| panic!("there is no stance {id}"));
    let rest = rest.trim();
    let standings = [
        Standing::Edited,
        Standing::Moved,
        Standing::Ambiguous,
        Standing::Lost,
    ];
    if let Some(standing) = standings.into_iter().find(|one| one.word() == what) {
        stance.doubt = Some(Arc::new(doubt(standing, rest, text)));
    } else {
        let field = Field::from_word(what).unwrap_or_else(|| panic!("{what} is no field"));
        let all = stance.conflicts.iter().cloned();
        stance.conflicts = all.chain([conflict(field, rest, text)]).collect();
    }
}

fn doubt(standing: Standing, told: &str, text: &str) -> Doubt {
    let mut parts = told.split('|').map(|part| part.trim_matches('"'));
    let quote = parts.next().unwrap_or_default().trim().replace("\\n", "\n");
    let before = parts.next().map(str::trim_start);
    let after = parts.next();
    let around = |part: Option<&str>| part.filter(|part| !part.is_empty()).map(Arc::from);
    let (before, after) = (around(before), around(after));
    let places = text.match_indices(&quote);
    let places = places.map(|(at, words)| Span::new(at, at + words.len()));
    let has_places = standing != Standing::Edited && !quote.is_empty();
    Doubt {
        standing,
        places: places.filter(|_| has_places).collect(),
        origin: Origin {
            before,
            after,
            ..Origin::of(quote)
        },
    }
}

fn conflict(field: Field, told: &str, text: &str) -> Conflict {
    let value = |part: Option<&str>| {
        let part = part.map(str::trim).filter(|part| *part != "-")?;
        if field != Field::Place {
            return Some(Value::Text(part.into()));
        }
        let at = text.find(part);
        let at = at.unwrap_or_else(|| panic!("{part:?} doesn't stand in the text"));
        Some(Value::Place(Span::new(at, at + part.len())))
    };
    let mut parts = told.split(" / ");
    let (ours, theirs, base) = (parts.next(), parts.next(), parts.next());
    Conflict {
        field,
        ours: value(ours),
        theirs: value(theirs),
        base: value(base),
        was: parts.next().into_iter().flat_map(was).collect(),
    }
}

/// `side=US; topic=-`
fn was(told: &str) -> impl Iterator<Item = Was> + '_ {
    told.split("; ").map(|part| {
        let (field, value) = part.split_once('=').unwrap_or((part, ""));
        let field = Field::from_word(field.trim());
        Was {
            field: field.unwrap_or_else(|| panic!("{part} names no field")),
            value: Some(value).filter(|value| *value != "-").map(Arc::from),
        }
    })
}
