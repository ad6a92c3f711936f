//! Marks paired into quotations, in one pass with a short stack.
//!
//! It knows what each mark looks like from [`super::mark`], and nothing about sentences.

use super::mark::{Mark, Reading, Side, closes, is_single, may_begin};
use crate::article::Span;

/// Quotations nested deeper than this are not looked for, so that a text of nothing but marks costs no more.
const DEEPEST: usize = 8;

/// The quotation marks of a paragraph, paired.
#[derive(Debug, Default)]
pub(in crate::article) struct Pairs<'a> {
    text: &'a str,
    stack: Vec<Open>,
    quotations: Vec<Span>,
    sides: Vec<(usize, Side)>,
}

/// A quotation not yet closed.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: char,
    at: usize,
    /// The first mark that may have closed it: where it begins and ends.
    perhaps: Option<Span>,
}

impl<'a> Pairs<'a> {
    /// The pairs of `text`.
    pub(in crate::article) fn of(text: &'a str) -> Self {
        let mut pairs = Self {
            text,
            ..Self::default()
        };
        let mut from = 0;
        while let Some(skip) = text
            .as_bytes()
            .get(from..)
            .and_then(|rest| rest.iter().position(|byte| may_begin(*byte)))
        {
            let at = from + skip;
            from = at + 1;
            if let Some(mark) = Mark::at(text, at) {
                pairs.take(&mark);
                from = mark.end;
            }
        }
        pairs.finish();
        pairs
    }

    /// The quotations in order of their starts.
    pub(super) fn spans(self) -> Vec<Span> {
        self.quotations
    }

    /// The end of the mark at byte `at` if it opens a quotation, or would if it had a partner.
    pub(in crate::article) fn opening(&self, at: usize) -> Option<usize> {
        self.mark(at, Side::Opens)
    }

    /// The end of the mark at byte `at` if it closes a quotation, or would if it had a partner.
    pub(in crate::article) fn closing(&self, at: usize) -> Option<usize> {
        self.mark(at, Side::Closes)
    }

    /// The end of the mark at byte `at` if it closes a quotation that is open there.
    pub(in crate::article) fn paired_closing(&self, at: usize) -> Option<usize> {
        let paired = self.sides.binary_search(&(at, Side::Closes)).is_ok();
        paired.then(|| Mark::at(self.text, at).map(|mark| mark.end))?
    }

    fn mark(&self, at: usize, wanted: Side) -> Option<usize> {
        let mark = Mark::at(self.text, at)?;
        let found = self.sides.binary_search_by_key(&at, |(place, _)| *place);
        let side = match found.ok().and_then(|index| self.sides.get(index)) {
            Some((_, side)) => Some(*side),
            None => mark.side(),
        };
        (side == Some(wanted)).then_some(mark.end)
    }

    fn take(&mut self, mark: &Mark) {
        match mark.read(|char| self.frame_for(char).is_some()) {
            Reading::Opens => self.open(mark),
            Reading::Closes => self.close(mark),
            Reading::MayClose => self.perhaps(mark),
            Reading::Nothing => {}
        }
    }

    /// The place on the stack of what `mark` would close. A single mark closes only the innermost
    /// quotation, for it may be an apostrophe.
    fn frame_for(&self, mark: char) -> Option<usize> {
        let lowest = if is_single(mark) {
            self.stack.len().saturating_sub(1)
        } else {
            0
        };
        let found = self
            .stack
            .iter()
            .rposition(|open| closes(open.mark, mark))?;
        (found >= lowest).then_some(found)
    }

    fn open(&mut self, mark: &Mark) {
        if self.stack.last().is_some_and(|open| open.mark == mark.char) {
            self.cut_back(self.stack.len() - 1);
        }
        if self.stack.len() < DEEPEST {
            self.stack.push(Open {
                mark: mark.char,
                at: mark.at,
                perhaps: None,
            });
        }
    }

    fn close(&mut self, mark: &Mark) {
        let Some(depth) = self.frame_for(mark.char) else {
            return;
        };
        self.cut_back(depth + 1);
        if let Some(open) = self.stack.pop() {
            self.record(open.at, Span::new(mark.at, mark.end));
        }
    }

    fn perhaps(&mut self, mark: &Mark) {
        if let Some(open) = self.stack.last_mut() {
            open.perhaps.get_or_insert(Span::new(mark.at, mark.end));
        }
    }

    /// Gives up what is open from `depth` on, but for what may have been closed before.
    fn cut_back(&mut self, depth: usize) {
        while self.stack.len() > depth {
            if let Some(Open {
                at,
                perhaps: Some(mark),
                ..
            }) = self.stack.pop()
            {
                self.record(at, mark);
            }
        }
    }

    fn record(&mut self, start: usize, mark: Span) {
        self.quotations.push(Span::new(start, mark.end));
        self.sides.push((start, Side::Opens));
        self.sides.push((mark.start, Side::Closes));
    }

    fn finish(&mut self) {
        if let Some(index) = self.stack.iter().position(|open| self.runs_on(open)) {
            let Open { at, .. } = self.stack[index]; // `position` found it
            self.quotations
                .push(Span::new(at, self.text.trim_end().len()));
            self.sides.push((at, Side::Opens));
        }
        self.cut_back(0);
        self.quotations
            .sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        self.sides.sort_unstable();
    }

    /// Whether a quotation left open goes on in the next paragraph. A single mark must stand where
    /// speech begins, or it is a stray apostrophe.
    fn runs_on(&self, open: &Open) -> bool {
        let before = self.text.get(..open.at).unwrap_or_default().trim_end();
        let begins_speech = before.is_empty() || before.ends_with([':', ',']);
        open.perhaps.is_none() && (!is_single(open.mark) || begins_speech)
    }
}
