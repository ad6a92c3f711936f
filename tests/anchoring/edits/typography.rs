//! The same words written otherwise: Unicode forms, quotation marks, line breaks.

use super::{Gone, Scene};
use unicode_normalization::UnicodeNormalization;

impl Scene {
    pub(super) fn forms(&mut self) -> Gone {
        let form = self.chance.below(3);
        let letters = std::mem::take(&mut self.page.0);
        for (letter, owner) in letters {
            let parts: Vec<char> = match form {
                0 => letter.nfd().collect(),
                1 => letter.nfkd().collect(),
                _ if letter.is_alphabetic() && self.chance.percent(3) => vec![letter, '\u{ad}'],
                _ => vec![letter],
            };
            self.page
                .0
                .extend(parts.into_iter().map(|part| (part, owner)));
        }
        Gone::No
    }

    pub(super) fn quote_style(&mut self) -> Gone {
        let styles = [
            [
                ('“', '"'),
                ('”', '"'),
                ('‘', '\''),
                ('’', '\''),
                ('—', '-'),
                ('–', '-'),
            ],
            [
                ('"', '“'),
                ('\'', '’'),
                ('-', '–'),
                ('“', '«'),
                ('”', '»'),
                ('’', '\''),
            ],
            [
                ('"', '\''),
                ('“', '‘'),
                ('”', '’'),
                ('-', '\u{2011}'),
                ('–', '—'),
                ('—', '–'),
            ],
        ];
        let style = *self.chance.of_list(&styles);
        for letter in &mut self.page.0 {
            if let Some((_, new)) = style.iter().find(|(old, _)| *old == letter.0) {
                letter.0 = *new;
            }
        }
        Gone::No
    }

    pub(super) fn reflow(&mut self) -> Gone {
        let width = self.chance.between(30, 90);
        let blank = *self.chance.of_list(&["\n", "\n  ", "\u{a0}", "  "]);
        let letters = std::mem::take(&mut self.page.0);
        let mut column = 0;
        for letter in letters {
            column += 1;
            if letter.0 == ' ' && column > width {
                self.page.0.extend(blank.chars().map(|one| (one, letter.1)));
                column = 0;
            } else {
                self.page.0.push(letter);
            }
        }
        Gone::No
    }
}
