//! The colours that terminals with few of them have, and the nearest of those to any colour.

use crate::ui::Depth;
use ratatui::style::Color;

/// The sixteen with names, in their order, with the shades that xterm gives them (`XTerm-col.ad`).
pub(super) const NAMED: [(&str, Color, u32); 16] = [
    ("black", Color::Black, 0x00_0000),
    ("red", Color::Red, 0xCD_0000),
    ("green", Color::Green, 0x00_CD00),
    ("yellow", Color::Yellow, 0xCD_CD00),
    ("blue", Color::Blue, 0x00_00EE),
    ("magenta", Color::Magenta, 0xCD_00CD),
    ("cyan", Color::Cyan, 0x00_CDCD),
    ("white", Color::Gray, 0xE5_E5E5),
    ("bright-black", Color::DarkGray, 0x7F_7F7F),
    ("bright-red", Color::LightRed, 0xFF_0000),
    ("bright-green", Color::LightGreen, 0x00_FF00),
    ("bright-yellow", Color::LightYellow, 0xFF_FF00),
    ("bright-blue", Color::LightBlue, 0x5C_5CFF),
    ("bright-magenta", Color::LightMagenta, 0xFF_00FF),
    ("bright-cyan", Color::LightCyan, 0x00_FFFF),
    ("bright-white", Color::White, 0xFF_FFFF),
];

/// The nearest colour to `color` on a screen that has `depth` of them.
pub(super) fn brought(color: Color, depth: Depth) -> Color {
    let rgb = match color {
        Color::Rgb(red, green, blue) if depth < Depth::True => [red, green, blue],
        Color::Indexed(index) if depth < Depth::Indexed => shade(index),
        other => return other,
    };
    if depth == Depth::Indexed {
        let nearest = (16..=255).min_by_key(|index| apart(shade(*index), rgb));
        return nearest.map_or(color, Color::Indexed);
    }
    let nearest = NAMED
        .iter()
        .min_by_key(|(.., named)| apart(bytes(*named), rgb));
    nearest.map_or(color, |(_, named, _)| *named)
}

/// Red, green and blue of colour `index` of the indexed palette (xterm's `256colres.pl`): the sixteen, a
/// cube of six shades each way, a row of greys.
fn shade(index: u8) -> [u8; 3] {
    let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..16 => NAMED
            .get(usize::from(index))
            .map_or([0; 3], |(.., rgb)| bytes(*rgb)),
        16..232 => {
            let place = index - 16;
            [step(place / 36), step(place / 6 % 6), step(place % 6)]
        }
        232.. => [8 + 10 * (index - 232); 3],
    }
}

const fn bytes(rgb: u32) -> [u8; 3] {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue]
}

/// The square of how far two colours are apart.
fn apart(one: [u8; 3], other: [u8; 3]) -> u32 {
    let parts = one.into_iter().zip(other);
    parts
        .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
        .sum()
}
