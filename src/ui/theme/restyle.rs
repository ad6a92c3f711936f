//! Styles as people write them in their settings: `bold red on #202020`. Knows no role and no screen.

use super::palette::{NAMED, brought};
use crate::near::nearest;
use crate::ui::Depth;
use ratatui::style::{Color, Modifier, Style};

/// The words that aren't colours.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// What one can write.
const EXPECTED: &str = "expected bold, dim, italic, underline, reverse, a colour (red, bright-red, #rrggbb, 0 to 255, default) and `on` with a colour for the ground";

/// A style in a person's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restyle {
    ink: Option<Color>,
    ground: Option<Color>,
    modifiers: Modifier,
}

/// The style that `words` describe: any of `bold dim italic underline reverse`; a colour, which is one
/// of the sixteen names, `#rrggbb`, `0` to `255` of the indexed palette, or `default`, the terminal's
/// own; `on` and a colour for the ground.
///
/// # Errors
/// Names the word that isn't understood, what was expected, and the nearest word that would be.
pub fn parse(words: &str) -> Result<Restyle, String> {
    let mut restyle = Restyle::default();
    let mut rest = words.split_whitespace();
    while let Some(word) = rest.next() {
        if word == "on" {
            let named = rest.next();
            let named = named.ok_or("expected a colour after `on`, as in `on black`")?;
            let color = color(named).ok_or_else(|| unknown(named))?;
            set(&mut restyle.ground, color, "on ", named)?;
        } else if let Some((_, modifier)) = MODIFIERS.iter().find(|(known, _)| *known == word) {
            restyle.modifiers |= *modifier;
        } else {
            let color = color(word).ok_or_else(|| unknown(word))?;
            set(&mut restyle.ink, color, "", word)?;
        }
    }
    if restyle == Restyle::default() {
        return Err(format!("no style is named: {EXPECTED}"));
    }
    Ok(restyle)
}

impl Restyle {
    /// The style on a screen with `depth` colours, each the nearest that it has. Without colours nothing
    /// of a style may be left: then there is none.
    pub(super) fn style(self, depth: Depth) -> Option<Style> {
        let style = Style::new().add_modifier(self.modifiers);
        if depth == Depth::Mono {
            return (!self.modifiers.is_empty()).then_some(style);
        }
        let near = |color: Option<Color>| color.map(|color| brought(color, depth));
        Some(Style {
            fg: near(self.ink),
            bg: near(self.ground),
            ..style
        })
    }
}

fn set(place: &mut Option<Color>, color: Color, on: &str, word: &str) -> Result<(), String> {
    match place.replace(color) {
        None => Ok(()),
        Some(_) if on.is_empty() => Err(format!(
            "`{word}` is a second colour: expected `on {word}` if it is the ground's"
        )),
        Some(_) => Err(format!("`{on}{word}` is a second ground: expected one")),
    }
}

fn color(word: &str) -> Option<Color> {
    if word == "default" {
        return Some(Color::Reset);
    }
    if let Some((_, color, _)) = NAMED.iter().find(|(name, ..)| *name == word) {
        return Some(*color);
    }
    let digits = |text: &str, radix: u32| text.chars().all(|sign| sign.is_digit(radix));
    if let Some(hex) = word.strip_prefix('#') {
        let is_whole = hex.len() == 6 && digits(hex, 16);
        let rgb = u32::from_str_radix(hex, 16).ok().filter(|_| is_whole)?;
        let [_, red, green, blue] = rgb.to_be_bytes();
        return Some(Color::Rgb(red, green, blue));
    }
    let index = word.parse().ok().filter(|_| digits(word, 10));
    index.map(Color::Indexed)
}

fn unknown(word: &str) -> String {
    let colors = NAMED.iter().map(|(name, ..)| *name);
    let known = MODIFIERS.iter().map(|(name, _)| *name).chain(colors);
    let word = crate::article::visible::line(word);
    match nearest(&word, known.chain(["default", "on"])) {
        Some(near) => format!("`{word}` is no style; nearest: `{near}`; {EXPECTED}"),
        None => format!("`{word}` is no style; {EXPECTED}"),
    }
}
