//! How alike two words are.

/// Longer words are alike only if they are equal.
const LONGEST: usize = 40;

/// And shorter ones.
const SHORTEST: usize = 3;

/// How alike `a` and `b` are, from 0 to 1: by the letters that were changed, put in, taken out, or exchanged with
/// the next one.
pub(super) fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longer = a.len().max(b.len());
    if !(SHORTEST..=LONGEST).contains(&longer) || a.len().abs_diff(b.len()) * 2 > longer {
        return 0.0;
    }
    let share = |part: usize| f64::from(u32::try_from(part).unwrap_or(u32::MAX));
    1.0 - share(changes(&a, &b)) / share(longer)
}

/// How many changes lead from `a` to `b`.
fn changes(a: &[char], b: &[char]) -> usize {
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(letter != other))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            let is_exchanged = i > 0 && j > 0 && a[i - 1] == *other && *letter == b[j - 1];
            if is_exchanged && let Some(before) = above.get(j - 1) {
                least = least.min(before + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}
