//! The codebook of whoever has none: `assets/codebook.toml`, in code, since every start needs it and
//! reading takes time. A test holds the two together.

use super::{Codebook, Color, Hue, Side};

const US: &[&str] = &["United States", "America", "Washington", "the White House"];
const RUSSIA: &[&str] = &["Russian Federation", "Moscow", "the Kremlin"];
const UK: &[&str] = &["United Kingdom", "Britain", "London", "Downing Street"];
const SYRIA: &[&str] = &["Syrian Arab Republic", "Damascus"];

impl Default for Codebook {
    fn default() -> Self {
        let sides = [
            side("US", ('1', 'U', Hue::Blue), US, "the United States"),
            side("Russia", ('2', 'R', Hue::Red), RUSSIA, "Russia"),
            side("UK", ('3', 'K', Hue::Magenta), UK, "the United Kingdom"),
            side("Syria", ('4', 'S', Hue::Green), SYRIA, "Syria"),
        ];
        Self::new(sides.into(), Vec::new(), Vec::new(), Vec::new())
    }
}

fn side(name: &str, (key, letter, hue): (char, char, Hue), also: &[&str], whose: &str) -> Side {
    Side {
        name: name.into(),
        key,
        letter,
        color: Color::Hue(hue),
        also: also.iter().map(|&name| name.into()).collect(),
        definition: Some(format!("Speaks for the government of {whose}").into()),
    }
}
