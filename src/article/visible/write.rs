//! Writes the visible form of a text, cluster by cluster, and keeps account of what it changes.
//! Must not drop a character: what isn't shown is named or counted.

use super::class::{
    char_cells, is_appended, is_emoji, is_hidden, is_indic, is_plain_char, is_plain_wide,
    is_prepended, on_base, takes_joiner,
};
use super::{Change, Visible, cells};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A cluster of more characters than this (32 bytes at most) is cut short.
const MOST_CHARS: usize = 8;
/// A cluster of more cells than this is cut short, unless its script is Indic.
const MOST_CELLS: usize = 2;
/// A tab reaches to the next multiple of this many cells.
const TAB: usize = 4;
/// What a combining mark without a letter is put on.
const DOTTED_CIRCLE: char = '\u{25CC}';
/// What stands for a character wider than the whole row.
const TOO_WIDE: &str = "\u{FFFD}";
const JOINER: char = '\u{200D}';
const NON_JOINER: char = '\u{200C}';
/// The flags that are written with tag characters (England, Scotland, Wales), as Unicode
/// recommends them in `emoji-sequences.txt`.
const TAGGED_FLAGS: [&str; 3] = [
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
];

/// What becomes of line ends and tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// They are blanks.
    Shown,
    /// They are written out.
    Written,
}

/// A text on its way to the screen.
pub(super) struct Writer<'a> {
    source: &'a str,
    /// How much of the source is written, in bytes.
    at: usize,
    text: String,
    changes: Vec<Change>,
    /// The cells between the last line end of the source and shown byte `.1`.
    column: (usize, usize),
    /// Whether a mark that comes now has no letter to go on.
    hangs: bool,
    widest: usize,
    blanks: Blanks,
}

impl<'a> Writer<'a> {
    /// Writes `source` with no cluster wider than `widest` cells.
    pub(super) fn new(source: &'a str, widest: usize, blanks: Blanks) -> Self {
        Self {
            source,
            at: 0,
            text: String::with_capacity(source.len() + source.len() / 8),
            changes: Vec::new(),
            column: (0, 0),
            hangs: true,
            widest,
            blanks,
        }
    }

    /// The whole text.
    pub(super) fn write(mut self) -> Visible {
        loop {
            let rest = self.source.get(self.at..).unwrap_or_default();
            let plain = self.plain_length(rest);
            if plain > 0 {
                self.keep(rest.get(..plain).unwrap_or_default());
            } else if let Some(cluster) = rest.graphemes(true).next() {
                self.cluster(cluster);
            } else {
                break;
            }
        }
        Visible {
            plain: self.text.chars().all(is_plain_char),
            text: self.text,
            source_len: self.source.len(),
            changes: self.changes,
        }
    }

    /// How many bytes at the beginning of `text` are plain, up to the last character before one
    /// that isn't: that one may be part of its cluster.
    fn plain_length(&self, text: &str) -> usize {
        let may_be_wide = self.widest > 1;
        let mut last = 0;
        for (at, c) in text.char_indices() {
            let is_plain = is_plain_char(c) || (may_be_wide && is_plain_wide(c));
            if !is_plain {
                return last;
            }
            last = at;
        }
        text.len()
    }

    fn cluster(&mut self, cluster: &str) {
        let too_long = self.is_too_long(cluster);
        if !too_long && self.is_sound(cluster) {
            return self.keep(cluster);
        }
        self.hangs = true;
        if too_long {
            self.cut_short(cluster);
        } else {
            cluster.chars().for_each(|c| self.single(c));
        }
    }

    fn is_too_long(&self, cluster: &str) -> bool {
        let indic = cluster.chars().next().is_some_and(is_indic);
        let widest = if indic {
            self.widest
        } else {
            self.widest.min(MOST_CELLS)
        };
        cluster.chars().nth(MOST_CHARS).is_some() || cluster.width() > widest
    }

    /// The first character, and the number of the others.
    fn cut_short(&mut self, cluster: &str) {
        let mut chars = cluster.chars();
        if let Some(first) = chars.next() {
            self.single(first);
        }
        let others = chars.as_str();
        if !others.is_empty() {
            self.change(others, &format!("‹+{}›", others.chars().count()));
        }
    }

    /// Whether a cluster can be shown as it is: it has a width, is one cluster on the screen too,
    /// and whatever is invisible in it does what it's there for.
    fn is_sound(&self, cluster: &str) -> bool {
        if TAGGED_FLAGS.contains(&cluster) {
            return true;
        }
        let after = self
            .source
            .get(self.at + cluster.len()..)
            .unwrap_or_default();
        let first = cluster.chars().next().unwrap_or_default();
        let last = cluster.chars().next_back().unwrap_or_default();
        cells(cluster) > 0
            && !(self.hangs && is_appended(first))
            && !is_prepended(last)
            && (cluster.len() == first.len_utf8() || can_carry(first))
            && !cluster.contains(['\u{FF9E}', '\u{FF9F}'])
            && all_in_place(cluster, after.chars().next())
    }

    /// One character by itself.
    fn single(&mut self, c: char) {
        let length = c.len_utf8();
        let source = self
            .source
            .get(self.at..self.at + length)
            .unwrap_or_default();
        if self.stand_in(c, source) {
            return;
        }
        if is_hidden(c) || is_prepended(c) {
            self.change(source, &named(c));
        } else if self.hangs && is_appended(c) {
            self.change(source, &on_circle(c, self.widest));
        } else if self.hangs && char_cells(c) == 0 {
            self.change(source, &named(c));
        } else if char_cells(c) > self.widest {
            self.change(source, TOO_WIDE);
        } else {
            self.keep(source);
            // A row may end at a blank, and the next would begin with the mark.
            self.hangs = c == ' ';
        }
    }

    /// Writes `c` if there's another character or blank for it.
    fn stand_in(&mut self, c: char, source: &str) -> bool {
        match (c, self.blanks) {
            ('\n', Blanks::Shown) => {
                self.text.push(' ');
                self.at += 1;
                self.hangs = true;
                self.column = (0, self.text.len());
            }
            ('\t', Blanks::Shown) => {
                let blanks = TAB - self.column() % TAB;
                self.replace(source, "    ".get(..blanks).unwrap_or_default(), false);
            }
            // Two crates disagree on the width of half-width kana sound marks (ratatui counts what
            // unicode-width has counted since 0.2.3), so the full-width ones are shown.
            ('\u{FF9E}', _) if self.widest > 1 => self.replace(source, "\u{309B}", false),
            ('\u{FF9F}', _) if self.widest > 1 => self.replace(source, "\u{309C}", false),
            ('\n', Blanks::Written) => self.change(source, "\u{2424}"),
            ('\t', Blanks::Written) => self.change(source, "\u{21E5}"),
            _ => return false,
        }
        true
    }

    /// The cells since the last line end of the source.
    fn column(&mut self) -> usize {
        let (column, at) = self.column;
        let since = self.text.get(at..).unwrap_or_default();
        let column = column + since.graphemes(true).map(cells).sum::<usize>();
        self.column = (column, self.text.len());
        column
    }

    fn keep(&mut self, source: &str) {
        self.text.push_str(source);
        self.at += source.len();
        self.hangs = false;
    }

    fn change(&mut self, source: &str, shown: &str) {
        self.replace(source, shown, true);
    }

    fn replace(&mut self, source: &str, shown: &str, marks: bool) {
        let from = self.text.len();
        self.text.push_str(shown);
        self.changes.push(Change {
            source: (narrow(self.at), narrow(self.at + source.len())),
            shown: (narrow(from), narrow(self.text.len())),
            marks,
        });
        self.at += source.len();
        self.hangs = true;
    }
}

/// Whether each invisible character of a cluster stands where it changes how the text is written.
/// `after` is the character after the cluster.
fn all_in_place(cluster: &str, after: Option<char>) -> bool {
    let mut before = None;
    let mut chars = cluster.chars();
    let in_word = chars.clone().next().is_some_and(takes_joiner);
    while let Some(c) = chars.next() {
        let next = chars.clone().next();
        let joins_word = || {
            in_word && before.is_some_and(takes_joiner) && next.or(after).is_some_and(takes_joiner)
        };
        let is_in_place = match c {
            // Of what isn't a mark, only emoji and conjuncts go on after a joiner (UAX #29, GB9c, GB11).
            JOINER => (before.is_some() && next.is_some_and(|c| !is_appended(c))) || joins_word(),
            NON_JOINER => joins_word(),
            '\u{FE0E}' | '\u{FE0F}' => before.is_some_and(is_emoji),
            _ => !is_hidden(c),
        };
        if !is_in_place {
            return false;
        }
        before = Some(c);
    }
    true
}

/// Whether marks may stay on `base`: not on a blank, where a row may end, nor on nothing.
fn can_carry(base: char) -> bool {
    base != ' ' && (char_cells(base) > 0 || is_prepended(base))
}

/// A mark that has lost its letter, on a dotted circle; by name, if it won't sit there.
fn on_circle(c: char, widest: usize) -> String {
    let shown = on_base(DOTTED_CIRCLE, c);
    if (1..=widest).contains(&cells(&shown)) {
        shown
    } else {
        named(c)
    }
}

/// A character by name: `^X`, `‹9B›` or `‹U+202E›`.
fn named(c: char) -> String {
    match u32::from(c) {
        code @ 0..0x20 => format!("^{}", char::from_u32(code + 0x40).unwrap_or('?')),
        0x7F => "^?".to_owned(),
        code @ 0x80..0xA0 => format!("‹{code:02X}›"),
        code => format!("‹U+{code:04X}›"),
    }
}

/// Texts are at most 256 MiB, stretches 16 KiB.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
