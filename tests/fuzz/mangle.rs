//! Chance that can be repeated, and what it does to a text.

/// A stream of numbers that a seed decides (splitmix64, after Steele, Lea and Flood 2014).
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    /// One of `all`, which has one.
    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A range of a text of `length` bytes, most often a short one.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = 1 << self.below(12);
        start..length.min(start + self.below(most + 1))
    }
}

/// The longest text that comes of it, in bytes: the walks through many short ones find more.
const LONGEST: usize = 1 << 16;

/// `text` after a few blows; with pieces of `other` and some of `words`.
pub fn mangled(text: &[u8], other: &[u8], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=chance.below(5) {
        blow(&mut text, other, words, chance);
        text.truncate(LONGEST);
    }
    text
}

fn blow(text: &mut Vec<u8>, other: &[u8], words: &[&str], chance: &mut Chance) {
    let at = chance.below(text.len() + 1);
    match chance.below(10) {
        0 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => {
            if let Some(byte) = text.get_mut(at) {
                *byte = u8::try_from(chance.below(256)).unwrap_or_default();
            }
        }
        2 => drop(text.drain(chance.range(text.len()))),
        3 => text.truncate(at),
        4 => {
            let piece = other[chance.range(other.len())].to_vec();
            drop(text.splice(at..at, piece));
        }
        5 => {
            let piece = text[chance.range(text.len())].to_vec();
            drop(text.splice(at..at, piece));
        }
        6 => line_elsewhere(text, chance),
        7 => drop(text.splice(line(text, at), [])),
        8 => {
            let word = chance.one(words).bytes();
            let taken = chance.below(8);
            drop(text.splice(at..text.len().min(at + taken), word));
        }
        _ => drop(text.splice(at..at, chance.one(words).bytes())),
    }
}

/// The line that byte `at` of `text` is on.
fn line(text: &[u8], at: usize) -> std::ops::Range<usize> {
    let is_end = |byte: &u8| *byte == b'\n';
    let start = text[..at].iter().rposition(is_end).map_or(0, |end| end + 1);
    let end = text[at..].iter().position(is_end);
    start..end.map_or(text.len(), |end| at + end + 1)
}

/// Puts one line of `text` before another.
fn line_elsewhere(text: &mut Vec<u8>, chance: &mut Chance) {
    let from = line(text, chance.below(text.len() + 1));
    let piece = text[from.clone()].to_vec();
    if chance.below(2) == 0 {
        drop(text.drain(from));
    }
    let to = line(text, chance.below(text.len() + 1)).start;
    drop(text.splice(to..to, piece));
}
