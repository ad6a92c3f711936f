//! How much text and how much prose each element holds.

use super::tree::{TEXT, Tree, is_block};

/// Bytes of text, blanks not counted, that a block needs to be prose.
const PROSE: usize = 60;

/// What an element holds, with all that stands in it; in bytes without blanks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mass {
    /// All text.
    pub(super) text: usize,
    /// Of it what stands in links.
    pub(super) linked: usize,
    /// Text outside links, in blocks that hold a sentence or more.
    pub(super) prose: usize,
}

/// The masses of all nodes, by index.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) of: Vec<Mass>,
    /// The nearest block around each node, itself if it is one.
    pub(super) block: Vec<usize>,
    /// What stands in a block and in no smaller block.
    pub(super) own: Vec<Mass>,
}

impl Mass {
    fn add(&mut self, other: Self) {
        self.text += other.text;
        self.linked += other.linked;
        self.prose += other.prose;
    }

    /// Whether the text stands in links for the most part.
    pub(super) const fn is_linked(self) -> bool {
        self.linked * 2 > self.text
    }
}

/// Measures `tree` without the nodes that are `cut`.
pub(super) fn measure(tree: &Tree, cut: &[bool]) -> Measure {
    let count = tree.nodes.len();
    let mut block = vec![0; count];
    let mut link = vec![false; count];
    let mut own = vec![Mass::default(); count];
    let mut of = own.clone();
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        let starts = node.tag != TEXT && is_block(node.tag);
        block[index] = if starts { index } else { block[node.parent] };
        link[index] = link[node.parent] || (node.tag == "a" && node.marks.link);
        if node.tag == TEXT && !cut[index] {
            let bytes = node.solid;
            let mass = Mass {
                text: bytes,
                linked: if link[index] { bytes } else { 0 },
                prose: 0,
            };
            of[index] = mass;
            own[block[index]].add(mass);
        }
    }
    for (own, of) in own.iter_mut().zip(&mut of) {
        if own.text - own.linked >= PROSE && !own.is_linked() {
            own.prose = own.text - own.linked;
            of.prose = own.prose;
        }
    }
    for index in (1..count).rev() {
        let mass = of[index];
        of[tree.nodes[index].parent].add(mass);
    }
    Measure { of, block, own }
}

/// Bytes of `words`, blanks not counted.
pub(super) fn solid(words: &str) -> usize {
    let blanks = if words.is_ascii() {
        let is_blank = |byte: &u8| char::from(*byte).is_whitespace();
        words
            .as_bytes()
            .iter()
            .filter(|byte| is_blank(byte))
            .count()
    } else {
        let blanks = words.chars().filter(|letter| letter.is_whitespace());
        blanks.map(char::len_utf8).sum()
    };
    words.len() - blanks
}
