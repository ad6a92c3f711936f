//! What a side gets where nobody has chosen it: a key, a letter and a colour that no other side has.

use super::{Codebook, Color, Hue, Side, fold};
use std::sync::Arc;

impl Codebook {
    /// The side that goes by `typed`, its name or another name of it, without regard to case and marks.
    #[must_use]
    pub fn side_called(&self, typed: &str) -> Option<&Arc<Side>> {
        let typed = fold(typed);
        let is_called = |side: &&Arc<Side>| {
            let mut names = std::iter::once(&side.name).chain(&side.also);
            names.any(|name| fold(name) == typed)
        };
        self.sides.iter().find(is_called)
    }

    /// A side called `name` as it would be new here: the first digit that is free, or else a capital, is its
    /// key. Nothing if all keys are taken: by a code, or because of `is_bound`.
    #[must_use]
    pub fn new_side(&self, name: &str, is_bound: impl Fn(char) -> bool) -> Option<Side> {
        let is_taken = |key| is_bound(key) || self.keys().any(|(taken, _)| taken == key);
        let letters: Vec<_> = self.sides.iter().map(|side| side.letter).collect();
        let colors: Vec<_> = self.sides.iter().map(|side| side.color).collect();
        Some(Side {
            name: name.into(),
            key: free_key(1, name, is_taken)?,
            letter: free_letter(name, &letters),
            color: free_color(&colors),
            also: Vec::new(),
            definition: None,
        })
    }
}

/// The digit `first`, another digit, then a capital, of `name` if that can be; nothing if all are taken.
pub fn free_key(first: u32, name: &str, is_taken: impl Fn(char) -> bool) -> Option<char> {
    let digits = char::from_digit(first, 10).into_iter().chain('1'..='9');
    first_free(digits.chain(capitals(name)), is_taken)
}

/// The first letter of `name` that is none of `taken`, else any; of more sides than there are signs the
/// last share one.
#[must_use]
pub fn free_letter(name: &str, taken: &[char]) -> char {
    let is_taken = |letter| taken.iter().any(|&other| capital(other) == letter);
    first_free(capitals(name), is_taken).unwrap_or('+')
}

/// The next hue that is none of `taken`; when all are had, they begin again.
#[must_use]
pub fn free_color(taken: &[Color]) -> Color {
    let count = |hue: &Hue| {
        let same = |color: &&Color| **color == Color::Hue(*hue);
        taken.iter().filter(same).count()
    };
    let rarest = Hue::ALL.into_iter().min_by_key(count);
    Color::Hue(rarest.unwrap_or(Hue::Blue))
}

/// `letter` as a capital, where that is one letter.
#[must_use]
pub fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

/// The letters of `name` as capitals, then all others.
fn capitals(name: &str) -> impl Iterator<Item = char> {
    let is_single = |letter: &char| {
        let mut bytes = [0; 4];
        crate::article::visible::cells(letter.encode_utf8(&mut bytes)) == 1
    };
    let own = name.chars().filter(|letter| letter.is_alphanumeric());
    own.map(capital)
        .filter(is_single)
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain('α'..='ω')
}

fn first_free(signs: impl Iterator<Item = char>, is_taken: impl Fn(char) -> bool) -> Option<char> {
    let mut signs = signs.chain('\u{430}'..='\u{44f}');
    signs.find(|&sign| !is_taken(sign))
}

#[cfg(test)]
mod tests {
    use super::super::{Code, CodeChange};
    use super::*;

    /// `codebook` with a side called `name`, where commands have the keys `bound`.
    fn with(mut codebook: Codebook, name: &str, bound: &str) -> Codebook {
        let side = codebook.new_side(name, |key| bound.contains(key)).unwrap();
        codebook.apply(&CodeChange::made(Code::Side(side.into())));
        codebook
    }

    fn last(codebook: &Codebook) -> (char, char, String) {
        let side = codebook.sides().last().unwrap();
        (side.key, side.letter, side.color.to_string())
    }

    #[test]
    fn a_new_side_has_what_no_other_has() {
        let five = with(Codebook::default(), "Iran", "");
        assert_eq!(last(&five), ('5', 'I', "yellow".into()));
        let six = with(five, "Irak", "6");
        assert_eq!(last(&six), ('7', 'A', "cyan".into()));
    }

    #[test]
    fn after_the_digits_come_capitals_that_nobody_has() {
        let bound = "56789EJK";
        let eu = with(Codebook::default(), "Jemen", bound);
        assert_eq!(last(&eu).0, 'M');
        assert_eq!(last(&with(eu, "Em", bound)).0, 'A');
        assert!(Codebook::default().new_side("EU", |_| true).is_none());
    }

    #[test]
    fn a_side_goes_by_all_its_names() {
        let codebook = Codebook::default();
        let called = |typed| codebook.side_called(typed).map(|side| &*side.name);
        assert_eq!(called("rüssia"), Some("Russia"));
        assert_eq!(called("the kremlin"), Some("Russia"));
        assert_eq!(called("Iran"), None);
    }
}
