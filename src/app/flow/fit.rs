//! Which words go on which row. Knows widths only.

use super::words::Word;

/// What one more row costs, against the square of the cells that a row leaves empty.
const ROW: u32 = 1000;
/// What it costs to leave a single short word on the last row.
const LONELY: u32 = 25;
/// A last row is short below this part of the width.
const SHORT: u32 = 4;

/// Where rows end: the number of words up to there, row by row. Fewest rows first, then the
/// least sum of squared gaps (Knuth and Plass 1981, with the penalties of the crate textwrap).
pub(super) fn optimal(words: &[Word], width: u32) -> Vec<usize> {
    // For each number of words: the least cost of rows that end there, and where the last of
    // them begins. Rows are short, so trying all their beginnings beats cleverer ways.
    let mut best: Vec<(u32, u32)> = Vec::with_capacity(words.len() + 1);
    best.push((0, 0));
    for end in 1..=words.len() {
        best.push(best_row(words, &best, end, width));
    }
    let mut ends = Vec::new();
    let mut end = words.len();
    while let Some(&(_, begin)) = best.get(end).filter(|_| end > 0) {
        ends.push(end);
        end = begin as usize;
    }
    ends.reverse();
    ends
}

/// The least cost of rows that end before word `end`, and where the last of them begins.
fn best_row(words: &[Word], best: &[(u32, u32)], end: usize, width: u32) -> (u32, u32) {
    let is_last = end == words.len();
    let mut least = (u32::MAX, 0);
    let mut filled = 0;
    for (begin, (word, before)) in words.iter().zip(best).enumerate().take(end).rev() {
        let blanks = if begin + 1 == end { 0 } else { word.blanks() };
        filled += word.cells() + blanks;
        let is_alone = begin + 1 == end;
        if filled > width && !is_alone {
            break;
        }
        let gap = width.saturating_sub(filled);
        let cost = match (is_last, is_alone && filled < width / SHORT) {
            (false, _) => gap.saturating_mul(gap),
            (true, true) => LONELY,
            (true, false) => 0,
        };
        let cost = before.0.saturating_add(ROW).saturating_add(cost);
        if cost < least.0 {
            least = (cost, super::narrow(begin));
        }
    }
    least
}

/// As [`optimal`], but each row takes the words that fit.
pub(super) fn greedy(words: &[Word], width: u32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut filled = 0;
    for (index, word) in words.iter().enumerate() {
        if index > 0 && filled + word.cells() > width {
            ends.push(index);
            filled = 0;
        }
        filled += word.cells() + word.blanks();
    }
    if !words.is_empty() {
        ends.push(words.len());
    }
    ends
}
