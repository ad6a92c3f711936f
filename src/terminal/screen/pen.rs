//! The style that the terminal draws with, and the shortest change to another (SGR, ECMA-48 8.3.117).

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and modifiers; the default is the terminal's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::terminal) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// The modifiers that are drawn, with what turns each on and off. Bold and dim go off together.
const MODIFIERS: [(Modifier, &str, &str); 7] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (DOTTED, "4:4", "24"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// The bit that stands for a dotted underline: nothing ever blinks, and ratatui has no bit of its own for it.
const DOTTED: Modifier = Modifier::SLOW_BLINK;

/// Of so many letters one is underlined where a terminal has no dots.
const GAP: usize = 2;

/// All of them.
const DRAWN: Modifier = Modifier::BOLD
    .union(Modifier::DIM)
    .union(Modifier::ITALIC)
    .union(Modifier::UNDERLINED)
    .union(DOTTED)
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// Those that bold and dim take with them when they go off.
const WEIGHT: Modifier = Modifier::BOLD.union(Modifier::DIM);

impl Pen {
    /// The style of a cell in column `x`. Where a terminal doesn't show `dots`, a dotted underline is a plain one under
    /// every other letter: as quiet, and never taken for a plain one.
    pub(in crate::terminal) fn of(cell: &Cell, dots: bool, x: usize) -> Self {
        let mut modifier = cell.modifier & DRAWN;
        let is_underlined = modifier.contains(Modifier::UNDERLINED);
        if modifier.contains(DOTTED) && (!dots || is_underlined) {
            modifier.remove(DOTTED);
            modifier.set(
                Modifier::UNDERLINED,
                is_underlined || x.is_multiple_of(GAP) && cell.symbol() != " ",
            );
        }
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier,
        }
    }

    /// Changes this style to `to` on the terminal: from what it is, or from the terminal's own, whichever is shorter.
    pub(in crate::terminal) fn change(&mut self, to: Self, bytes: &mut Vec<u8>) {
        if *self == to {
            return;
        }
        let start = bytes.len();
        bytes.extend_from_slice(b"\x1b[");
        if to != Self::default() {
            self.codes(to, bytes);
            let longest = bytes.len() - start;
            if *self != Self::default() {
                let mut anew = b"\x1b[0;".to_vec();
                Self::default().codes(to, &mut anew);
                if anew.len() < longest {
                    bytes.truncate(start);
                    bytes.append(&mut anew);
                }
            }
            // The codes are separated by what follows each.
            bytes.pop();
        }
        bytes.push(b'm');
        *self = to;
    }

    /// The codes that lead from this style to `to`, each followed by a semicolon.
    fn codes(self, to: Self, bytes: &mut Vec<u8>) {
        let mut gone = self.modifier - to.modifier;
        let mut had = self.modifier;
        for (modifier, _, off) in MODIFIERS {
            if gone.contains(modifier) {
                push(off, bytes);
                let with_it = if WEIGHT.contains(modifier) {
                    WEIGHT
                } else {
                    modifier
                };
                gone -= with_it;
                had -= with_it;
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if (to.modifier - had).contains(modifier) {
                push(on, bytes);
            }
        }
        if self.fg != to.fg {
            color(to.fg, 30, bytes);
        }
        if self.bg != to.bg {
            color(to.bg, 40, bytes);
        }
    }
}

fn push(code: &str, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(code.as_bytes());
    bytes.push(b';');
}

/// The code of a colour: `base` is 30 for the text, 40 for the ground.
fn color(color: Color, base: u8, bytes: &mut Vec<u8>) {
    let code = match color {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(_) | Color::Rgb(..) => base + 8,
    };
    match color {
        Color::Indexed(index) => numbers(&[code, 5, index], bytes),
        Color::Rgb(red, green, blue) => numbers(&[code, 2, red, green, blue], bytes),
        _ => numbers(&[code], bytes),
    }
}

fn numbers(codes: &[u8], bytes: &mut Vec<u8>) {
    for &code in codes {
        push(itoa::Buffer::new().format(code), bytes);
    }
}
