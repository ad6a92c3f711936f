//! Edited texts with words in question, and the judgement of what was made of them.

use super::chance::Chance;
use super::edits::{Edit, Gone, KINDS, Scene};
use super::page::Page;
use standoff::annotation::{Anchored, Origin, Standing, anchor};
use std::ops::Range;

/// One edit and what it did to the words in question.
pub(crate) struct Case {
    pub(crate) kind: usize,
    pub(crate) words: usize,
    pub(crate) old: String,
    pub(crate) new: String,
    /// In code points of the old text.
    pub(crate) span: Range<usize>,
    /// In code points of the new text, if they are there.
    pub(crate) truth: Option<Range<usize>>,
    pub(crate) gone: Gone,
}

/// Verdicts, from good to bad.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Verdict {
    Right,
    /// Said to be lost or ambiguous though it is there.
    Listed,
    /// Too much or too little of the right words.
    Partial,
    Wrong,
}

/// Words to be asked for: a quarter one or two, a quarter four to ten, half sentences.
fn pick(page: &Page, chance: &mut Chance) -> Range<usize> {
    loop {
        let paragraphs = page.paragraphs();
        let paragraph = chance.of_list(&paragraphs).clone();
        let words = page.words(&paragraph);
        let count = match chance.below(4) {
            0 => chance.between(1, 3),
            1 => chance.between(4, 11),
            _ => {
                let sentences = page.sentences(&paragraph);
                let sentence = chance.of_list(&sentences).clone();
                if page.words(&sentence).len() > 3 {
                    return sentence;
                }
                continue;
            }
        };
        if words.len() >= count {
            let from = chance.below(words.len() - count + 1);
            return words[from].start..words[from + count - 1].end;
        }
    }
}

/// Case `number` of `kind` among `texts`.
pub(crate) fn case(kind: usize, number: usize, texts: &[String]) -> Case {
    let mut chance = Chance::of((kind * 1_000_003 + number) as u64);
    let (name, edit): (&str, Edit) = KINDS[kind];
    let text = &texts[number % texts.len()];
    let strange: Vec<String> = texts
        .iter()
        .filter(|other| *other != text)
        .cloned()
        .collect();
    let mut page = Page::of(text);
    let mut span = pick(&page, &mut chance);
    if name == "look-alike was there" {
        span = with_copy(&mut page, span, &mut chance);
        page = Page::of(&page.text());
    }
    let words = page.words(&span).len();
    let old = page.text();
    let mut scene = Scene {
        page,
        span: span.clone(),
        strange,
        chance,
    };
    let gone = edit(&mut scene);
    Case {
        kind,
        words,
        old,
        new: scene.page.text(),
        truth: scene.page.place(&span).filter(|_| gone != Gone::Yes),
        span,
        gone,
    }
}

/// The same words once more, in another paragraph. Returns where they stand then.
fn with_copy(page: &mut Page, span: Range<usize>, chance: &mut Chance) -> Range<usize> {
    let mut copy = page.0[span.clone()].to_vec();
    copy.push((' ', None));
    let others: Vec<_> = page
        .paragraphs()
        .into_iter()
        .filter(|one| !(one.start <= span.start && span.start < one.end))
        .collect();
    let target = chance.of_list(&others).clone();
    let words = page.words(&target);
    let at = chance.of_list(&words).start;
    let by = if at <= span.start { copy.len() } else { 0 };
    page.insert(at, copy);
    span.start + by..span.end + by
}

/// A stance on `span` of `text` as a sidecar would keep it.
pub(crate) fn origin(text: &str, span: &Range<usize>) -> Origin {
    let letters: Vec<char> = text.chars().collect();
    let slice = |range: Range<usize>| letters[range].iter().collect::<String>();
    let before = slice(span.start.saturating_sub(32)..span.start);
    let after = slice(span.end..(span.end + 32).min(letters.len()));
    Origin {
        place: (span.start, span.end),
        quote: slice(span.clone()).into(),
        before: Some(before).filter(|text| !text.is_empty()).map(Into::into),
        after: Some(after).filter(|text| !text.is_empty()).map(Into::into),
        hash: None,
    }
}

pub(crate) fn answer(case: &Case, with_old: bool) -> Anchored {
    let origins = [origin(&case.old, &case.span)];
    let mut found = anchor(&case.new, with_old.then_some(&*case.old), &origins);
    found.remove(0)
}

/// What `found` is worth.
pub(crate) fn judge(case: &Case, found: &Anchored) -> Verdict {
    let has_place = found.standing.is_none_or(Standing::has_place);
    let Some(truth) = &case.truth else {
        return if has_place {
            Verdict::Wrong
        } else {
            Verdict::Right
        };
    };
    if !has_place {
        let is_right = case.gone == Gone::Replaced;
        return if is_right {
            Verdict::Right
        } else {
            Verdict::Listed
        };
    }
    let (start, end) = (found.span.start, found.span.end);
    let start = case.new[..start].chars().count();
    let end = start + case.new[found.span.start..end].chars().count();
    let both = start.max(truth.start)..end.min(truth.end);
    let all = start.min(truth.start)..end.max(truth.end);
    match (both.len(), all.len()) {
        (0, _) => Verdict::Wrong,
        (both, all) if both * 10 >= all * 8 => Verdict::Right,
        _ => Verdict::Partial,
    }
}
