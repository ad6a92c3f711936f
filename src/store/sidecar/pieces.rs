//! Reads a sidecar that isn't sound as a whole: annotation by annotation, so that a broken one stands alone.
//!
//! A piece is a line `[[annotation]]` with the remarks above it, and goes on to the next. Which of these lines stand inside a string
//! over several lines can't be told before the string is read: a piece that isn't sound is tried once more with
//! what follows up to the end of such a string.

use super::fault::{Fault, MEND, SidecarFault};
use super::opening::{FULL_LIMIT, NOT_PLAIN};
use super::parts::{Item, Table, line_end, line_start};
use super::reading::Gathered;
use super::{full, lines};
use memchr::memmem;
use std::ops::Range;

/// Hands what is sound of `source` to `gathered`, and what isn't as set aside.
///
/// # Errors
/// What stands above the annotations isn't sound: nothing can be said of the file.
pub(super) fn read<'a>(
    source: &'a str,
    gathered: &mut Gathered<'a>,
) -> Result<(), (SidecarFault, Fault)> {
    let cuts = cuts(source);
    let head = 0..cuts.first().map_or(source.len(), |cut| cut.start);
    let mut pieces = Pieces {
        source,
        cuts,
        spare: source.len(),
        items: Vec::new(),
    };
    if let Err(fault) = pieces.parse(head.clone()) {
        let is_long = head.len() > FULL_LIMIT;
        let kind = [SidecarFault::Content, SidecarFault::TooLong][usize::from(is_long)];
        return Err((kind, fault));
    }
    pieces.hand_on(head.start, gathered);
    let mut next = 0;
    while next < pieces.cuts.len() {
        next = pieces.take(next, gathered);
    }
    Ok(())
}

/// Where a piece begins, and its line `[[annotation]]`, in bytes.
#[derive(Clone, Copy)]
struct Cut {
    start: usize,
    header: usize,
}

/// Where the pieces begin, as far as a look at each line alone tells.
fn cuts(source: &str) -> Vec<Cut> {
    let begins = |line: &str| {
        let rest = line.strip_prefix("[[")?.trim_start_matches(BLANKS);
        let rest = rest.strip_prefix("annotation")?.trim_start_matches(BLANKS);
        rest.starts_with("]]").then_some(())
    };
    let mut cuts: Vec<Cut> = Vec::new();
    for (header, line) in headers(source) {
        if begins(line).is_some() {
            let above = cuts.last().map_or(0, |cut| cut.header);
            let start = without_remarks(source, above..header);
            cuts.push(Cut { start, header });
        }
    }
    cuts
}

/// The end of `piece` of `source` without the remarks and blank lines there, which belong to what follows.
fn without_remarks(source: &str, piece: Range<usize>) -> usize {
    let mut end = piece.end;
    while end > piece.start {
        let start = line_start(source, end - 1);
        let line = source.get(start..end).unwrap_or_default().trim();
        if !(line.is_empty() || line.starts_with('#')) {
            break;
        }
        end = start;
    }
    end
}

const BLANKS: [char; 2] = [' ', '\t'];

/// The lines of `text` that begin with a bracket: where each begins, and from its bracket on what it says.
fn headers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|at| {
        let before = text.get(..at)?.trim_end_matches(BLANKS);
        let is_first = before.is_empty() || before.ends_with('\n');
        let line = text.get(at..line_end(text, at)).filter(|_| is_first)?;
        Some((before.len(), line))
    })
}

/// The quotes of the string over several lines that begins in `text` and doesn't end there.
fn open_string(text: &str) -> Option<&'static str> {
    let mut rest = text;
    loop {
        let begun = ["\"\"\"", "'''"].map(|quotes| (quotes, rest.find(quotes)));
        let begun = begun
            .into_iter()
            .filter_map(|(quotes, at)| Some((at?, quotes)));
        let (at, quotes) = begun.min()?;
        let inside = rest.get(at + quotes.len()..)?;
        match inside.find(quotes) {
            Some(end) => rest = inside.get(end + quotes.len()..)?,
            None => return Some(quotes),
        }
    }
}

struct Pieces<'a> {
    source: &'a str,
    cuts: Vec<Cut>,
    /// How many bytes may still be read a second time: made-up strings must not cost a walk to the end each.
    spare: usize,
    /// What was found in the piece read last.
    items: Vec<Item<'a>>,
}

impl<'a> Pieces<'a> {
    /// Reads the piece that begins at the cut counted `index`. Says at which to go on.
    fn take(&mut self, index: usize, gathered: &mut Gathered<'a>) -> usize {
        let (start, end) = (self.cut(index), self.cut(index + 1));
        let Err(mut fault) = self.parse_annotation(start..end) else {
            self.hand_on(start, gathered);
            return index + 1;
        };
        if let Some(next) = self.with_strings(start, end) {
            self.hand_on(start, gathered);
            return next;
        }
        // A table that is nobody's may be what is broken.
        if let Some(foreign) = self.foreign(start..end)
            && self.parse(start..foreign).is_ok()
        {
            self.hand_on(start, gathered);
        }
        if fault.at >= end {
            // A string without an end: that it began here is all that helps.
            fault.at = self.cuts.get(index).map_or(start, |cut| cut.header);
        }
        gathered.set_aside(end, fault);
        index + 1
    }

    /// Where the piece counted `index` begins; after the last one, where the remarks at the end of the file do.
    fn cut(&self, index: usize) -> usize {
        match (self.cuts.get(index), self.cuts.last()) {
            (Some(cut), _) => cut.start,
            (None, last) => {
                let start = last.map_or(0, |cut| cut.header);
                without_remarks(self.source, start..self.source.len())
            }
        }
    }

    /// Keeps what is found in `piece`, which isn't the file's head and must not be like it.
    fn parse_annotation(&mut self, piece: Range<usize>) -> Result<(), Fault> {
        let at = piece.start;
        self.parse(piece)?;
        let is_head = |item: &&Item<'_>| matches!(item, Item::Table(Table::Article, _));
        match self.items.iter().find(is_head) {
            Some(item) => {
                let what = "[article] stands below annotations here; expected it above all of them";
                Err(Fault::new(at + item.at(), what, MEND))
            }
            None => Ok(()),
        }
    }

    /// Keeps what is found in `piece`.
    fn parse(&mut self, piece: Range<usize>) -> Result<(), Fault> {
        let at = piece.start;
        let text = self.source.get(piece).unwrap_or_default();
        self.items.clear();
        let Err(line) = lines::read(text, &mut self.items) else {
            return Ok(());
        };
        self.items.clear();
        if text.len() > FULL_LIMIT {
            let (what, remedy) = NOT_PLAIN;
            return Err(Fault::new(at + line, what, remedy));
        }
        full::read(text, &mut self.items).map_err(|fault| fault.further(at))
    }

    /// Hands on what was found in the piece that begins at byte `at`.
    fn hand_on(&mut self, at: usize, gathered: &mut Gathered<'a>) {
        for item in self.items.drain(..) {
            item.hand_on(at, gathered);
        }
    }

    /// Keeps what is found from `start` on where strings over several lines reach beyond `end`; says at which cut to
    /// go on.
    fn with_strings(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut section = start..end;
        loop {
            let quotes = open_string(self.source.get(section.clone())?)?;
            let next;
            (section, next) = self.section_after(quotes, section.end)?;
            self.spare = self.spare.checked_sub(section.end - start)?;
            if self.parse_annotation(start..section.end).is_ok() {
                return Some(next);
            }
        }
    }

    /// What follows the next `quotes` behind byte `at`, up to the next cut, and the number of that.
    fn section_after(&self, quotes: &str, at: usize) -> Option<(Range<usize>, usize)> {
        let rest = self.source.as_bytes().get(at..)?;
        let rest = rest.get(..self.spare).unwrap_or(rest);
        let close = at + memmem::find(rest, quotes.as_bytes())? + quotes.len();
        let next = self.cuts.partition_point(|cut| cut.header < close);
        let end = self.cut(next);
        (close <= end).then_some((close..end, next))
    }

    /// Where in `piece` a table begins that isn't the annotation's.
    fn foreign(&self, piece: Range<usize>) -> Option<usize> {
        let text = self.source.get(piece.clone())?;
        let mut headers = headers(text).skip(1);
        let is_foreign = |line: &str| {
            let name = line.trim_start_matches(['[', ' ', '\t', '"', '\'']);
            let rest = name.strip_prefix("annotation").unwrap_or_default();
            let rest = rest.trim_start_matches([' ', '\t', '"', '\'']);
            !rest.starts_with('.')
        };
        let (at, _) = headers.find(|(_, line)| is_foreign(line))?;
        Some(piece.start + at)
    }
}
