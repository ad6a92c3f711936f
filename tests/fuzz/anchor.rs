//! Any two texts as an article before and after a change, with stances all over it.

use crate::merge::parts;
use standoff::annotation::{Anchored, MOST_PLACES, anchor};
use standoff::annotation::{Origin, Standing};
use standoff::article::Span;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub const WORDS: &[&str] = &[
    "%%%",
    "\n%%%\n",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    ".",
    "the ",
    "word ",
    "the word the word ",
    "Moscow ",
    "“",
    "”",
    "\"",
    "—",
    "-",
    "…",
    "...",
    "\u{AD}",
    "\u{200B}",
    "e\u{301}",
    "é",
    "👩\u{200D}🚀",
    "ǆ",
    "ﬃ",
    "\u{FEFF}",
    "\0",
    "\u{202E}",
    "0",
    "1234567890",
    "ａ",
    "的",
    "ไทย",
];

pub fn run(bytes: &[u8]) -> u64 {
    let [old, new, _] = parts(bytes).map(|part| String::from_utf8_lossy(part).into_owned());
    let mut hasher = DefaultHasher::new();
    let origins = origins(&old);
    let spans: Vec<Span> = origins.iter().map(|(span, _)| *span).collect();
    let origins: Vec<Origin> = origins.into_iter().map(|(_, origin)| origin).collect();
    for known in [Some(&*old), None] {
        let found = anchor(&new, known, &origins);
        assert_eq!(found.len(), origins.len());
        for (one, origin) in found.iter().zip(&origins) {
            fits(one, &new, origin);
            one.standing.hash(&mut hasher);
        }
        assert_eq!(
            anchor(&new, known, &origins),
            found,
            "another time it is otherwise"
        );
    }
    for (one, span) in anchor(&old, Some(&old), &origins).iter().zip(&spans) {
        // Of one that begins within a word, more than that may be taken; but never silently.
        assert!(
            one.standing.is_some() || one.span == *span,
            "{span:?} {one:?} {old:?}"
        );
    }
    hasher.finish()
}

fn fits(one: &Anchored, new: &str, origin: &Origin) {
    assert!(one.places.len() <= MOST_PLACES);
    for span in one.places.iter().chain([&one.span]) {
        let words = new.get(span.start..span.end);
        let words = words.unwrap_or_else(|| panic!("{span:?} isn't in {new:?}"));
        assert!(
            one.standing != Some(Standing::Edited) || !words.is_empty() || *span != one.span,
            "{origin:?}"
        );
    }
}

/// Stances on words and on longer pieces of `text`.
fn origins(text: &str) -> Vec<(Span, Origin)> {
    const MOST: usize = 60;
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let step = (starts.len() / MOST).max(1);
    let begins = (0..starts.len()).step_by(step).take(MOST);
    let ends = begins.filter_map(|from| {
        let to = (from + 1 + from * 7 % 90).min(starts.len() - 1);
        Some((from, to, *starts.get(from)?, *starts.get(to)?))
    });
    let ends = ends.filter(|(from, to, ..)| from < to);
    ends.map(|(from, to, start, end)| {
        let around = |range: std::ops::Range<usize>| {
            let piece = text.get(starts[range.start]..starts[range.end]);
            piece.map(Arc::from)
        };
        let origin = Origin {
            place: (from, to),
            quote: Arc::from(&text[start..end]),
            before: around(from.saturating_sub(32)..from),
            after: around(to..(to + 32).min(starts.len() - 1)),
            hash: None,
        };
        (Span::new(start, end), origin)
    })
    .collect()
}
