//! How alike two words are.

/// Longer words are alike only if they are equal.
const LONGEST: usize = 40;

/// And shorter ones.
const SHORTEST: usize = 3;

/// A word taken apart to be compared with many.
pub(super) struct Spelling {
    letters: Vec<char>,
    /// Which letters are in it, as far as one number tells.
    has: u64,
}

impl Spelling {
    pub(super) fn of(word: &str) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let bit = |letter: &char| 1_u64 << (u32::from(*letter) % u64::BITS);
        Self {
            has: letters.iter().map(bit).fold(0, |all, bit| all | bit),
            letters,
        }
    }

    /// How alike `self` and `other` are, from 0 to 1: by the letters that were changed, put in, taken out, or
    /// exchanged with the next one. Words less alike than one half are not alike at all.
    pub(super) fn alike(&self, other: &Self) -> f64 {
        let (a, b) = (&self.letters, &other.letters);
        if a == b {
            return 1.0;
        }
        let longer = a.len().max(b.len());
        if !(SHORTEST..=LONGEST).contains(&longer) || a.len().abs_diff(b.len()) * 2 > longer {
            return 0.0;
        }
        // Each letter that the other word hasn't at all is a change.
        let strange = (self.has & !other.has).count_ones();
        let strange = strange.max((other.has & !self.has).count_ones());
        if strange as usize * 2 > longer {
            return 0.0;
        }
        let share = |part: usize| f64::from(u32::try_from(part).unwrap_or(u32::MAX));
        1.0 - share(changes(a, b)) / share(longer)
    }
}

/// How many changes lead from `a` to `b`.
fn changes(a: &[char], b: &[char]) -> usize {
    let mut rows = [[0; LONGEST + 1]; 3];
    for (j, least) in rows[1].iter_mut().enumerate() {
        *least = j;
    }
    for (i, letter) in a.iter().enumerate() {
        let [above, row, next] = &mut rows;
        next[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(letter != other))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            let is_exchanged = i > 0 && j > 0 && a[i - 1] == *other && *letter == b[j - 1];
            if is_exchanged {
                least = least.min(above[j - 1] + 1);
            }
            next[j + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}
