//! The right word that a wrong one was meant to be. Knows nobody.

/// Longer words are far from everything, in characters.
const LONGEST: usize = 40;

/// The word of `known` that `word` was probably meant to be, letter case aside; nothing if none is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    let near = known.into_iter().filter_map(|known| {
        let letters: Vec<char> = known.to_lowercase().chars().collect();
        let distance = distance(&word, &letters);
        (distance <= 2 && distance < letters.len() / 2 + 1).then_some((distance, known))
    });
    Some(near.min_by_key(|(distance, _)| *distance)?.1)
}

/// How many letters must be added, dropped, changed or swapped with their neighbour to make `a` of `b`
/// (optimal string alignment, after Damerau 1964).
fn distance(a: &[char], b: &[char]) -> usize {
    let first: Vec<usize> = (0..=b.len()).collect();
    let (mut above, mut row) = (first.clone(), first);
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(0);
            let changed = at(&row, j) + usize::from(x != y);
            let added = at(&next, j).min(at(&row, j + 1)) + 1;
            let is_swap = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            let swapped = if is_swap {
                at(&above, j - 1) + 1
            } else {
                changed
            };
            next.push(changed.min(added).min(swapped));
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_fingers_is_understood() {
        let known = ["delete", "undo", "redo", "read", "j"];
        let cases = [
            ("delte", Some("delete")),
            ("dleete", Some("delete")),
            ("Delete", Some("delete")),
            ("unod", Some("undo")),
            ("raed", Some("read")),
            ("redoo", Some("redo")),
            ("x", None),
            ("", None),
            ("select", None),
        ];
        for (word, meant) in cases {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
        assert_eq!(nearest(&"x".repeat(1000), ["x"]), None);
    }
}
