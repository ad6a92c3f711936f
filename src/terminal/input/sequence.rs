//! The keys that come as control sequences: `CSI … letter`, `CSI … ~`, `CSI … u`, `SS3 letter`. Tables and nothing else.

use super::{Input, mouse};
use crate::keys::{Code, Key};

/// What `CSI parameters last` says that matters to us; unasked reports and unknown keys say nothing.
pub(super) fn meaning(parameters: &[u8], last: u8) -> Option<Input> {
    if last == b'c' && parameters.first() == Some(&b'?') {
        return Some(Input::Answered);
    }
    if let Some(report) = parameters.strip_prefix(b"<") {
        return mouse::meaning(report, last).map(Input::Mouse);
    }
    let numbers = Numbers::read(parameters)?;
    let key = match last {
        _ if numbers.released => return None,
        b'~' if numbers.at(0) == 27 => coded(numbers.at(2), 0, numbers.at(1))?,
        b'u' => coded(numbers.at(0), numbers.shifted, numbers.at(1))?,
        b'~' => modified(numbered(numbers.at(0))?, numbers.at(1))?,
        b'^' => modified(numbered(numbers.at(0))?, 5)?,
        b'$' => modified(numbered(numbers.at(0))?, 2)?,
        b'@' => modified(numbered(numbers.at(0))?, 6)?,
        b'Z' => Key::new(Code::Tab).with_shift(),
        b'a'..=b'd' => modified(lettered(last.to_ascii_uppercase())?, 2)?,
        // `CSI row ; column R` is the cursor's place.
        b'R' if !parameters.is_empty() => return None,
        _ => modified(lettered(last)?, numbers.at(1))?,
    };
    Some(Input::Key(key))
}

/// Whether a `$` after these parameters ends a key of rxvt with Shift.
pub(super) fn is_rxvt(parameters: &[u8]) -> bool {
    !parameters.is_empty() && parameters.iter().all(u8::is_ascii_digit)
}

/// The key of `ESC O last`: cursor and function keys, and the number pad in application mode (VT220).
pub(super) fn shift3(last: u8) -> Option<Key> {
    let key = match last {
        b'M' => Key::new(Code::Enter),
        b'I' => Key::new(Code::Tab),
        b' ' => Key::char(' '),
        b'X' => Key::char('='),
        b'j'..=b'y' => Key::char(char::from(last - 0x40)),
        b'a'..=b'd' => Key::new(lettered(last.to_ascii_uppercase())?).with_ctrl(),
        _ => Key::new(lettered(last)?),
    };
    Some(key)
}

/// The key of `ESC [ [ last`: F1 to F5 of the Linux console.
pub(super) fn linux(last: u8) -> Option<Key> {
    matches!(last, b'A'..=b'E').then(|| Key::new(Code::Function(last - b'A' + 1)))
}

/// The numbers of a parameter list. Colons separate the parts of one parameter (kitty keyboard protocol).
struct Numbers {
    list: [u32; 3],
    /// The second part of the first: the character with Shift.
    shifted: u32,
    /// The second part of the second is 3: the key was let go.
    released: bool,
}

impl Numbers {
    /// `None` if something else than numbers stands there, or a number larger than any that means something.
    fn read(parameters: &[u8]) -> Option<Self> {
        let (mut list, mut parts) = ([0; 3], [0; 2]);
        for (at, group) in parameters.split(|byte| *byte == b';').enumerate() {
            for (part, digits) in group.split(|byte| *byte == b':').enumerate() {
                let number = number(digits)?;
                let slot = match part {
                    0 => list.get_mut(at),
                    1 => parts.get_mut(at),
                    _ => None,
                };
                if let Some(slot) = slot {
                    *slot = number;
                }
            }
        }
        let [shifted, event] = parts;
        Some(Self {
            list,
            shifted,
            released: event == 3,
        })
    }

    fn at(&self, at: usize) -> u32 {
        self.list.get(at).copied().unwrap_or(0)
    }
}

/// No digits are 0, as ECMA-48 has it.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

/// The key of `CSI … last`.
fn lettered(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::Function(last - b'P' + 1),
        _ => return None,
    })
}

/// The key of `CSI number ~`. The gaps in the function keys are those of the VT220.
fn numbered(number: u32) -> Option<Code> {
    let function = |gap: u32| u8::try_from(number - gap).ok().map(Code::Function);
    match number {
        1 | 7 => Some(Code::Home),
        2 => Some(Code::Insert),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28..=29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

/// The key of a character's number (`CSI … u`, `CSI 27 ; … ~`) or of one of kitty's private numbers.
fn coded(number: u32, shifted: u32, modifiers: u32) -> Option<Key> {
    let code = match number {
        9 => Code::Tab,
        13 => Code::Enter,
        27 => Code::Esc,
        8 | 127 => Code::Backspace,
        57344..=63743 => private(number)?,
        _ => {
            let is_shifted = modifiers.saturating_sub(1) & 1 == 1 && shifted != 0;
            let char = char::from_u32(if is_shifted { shifted } else { number })?;
            Code::Char(Some(char).filter(|char| !char.is_control())?)
        }
    };
    modified(code, modifiers)
}

/// The number pad and the higher function keys in kitty's numbers.
fn private(number: u32) -> Option<Code> {
    const PAD: [Code; 28] = [
        Code::Char('0'),
        Code::Char('1'),
        Code::Char('2'),
        Code::Char('3'),
        Code::Char('4'),
        Code::Char('5'),
        Code::Char('6'),
        Code::Char('7'),
        Code::Char('8'),
        Code::Char('9'),
        Code::Char('.'),
        Code::Char('/'),
        Code::Char('*'),
        Code::Char('-'),
        Code::Char('+'),
        Code::Enter,
        Code::Char('='),
        Code::Char(','),
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::PageUp,
        Code::PageDown,
        Code::Home,
        Code::End,
        Code::Insert,
        Code::Delete,
    ];
    match number {
        57376..=57387 => u8::try_from(number - 57363).ok().map(Code::Function),
        _ => PAD
            .get(usize::try_from(number.checked_sub(57399)?).ok()?)
            .copied(),
    }
}

/// The key with xterm's modifier parameter: 1 plus a bit each for Shift, Alt, Ctrl, Super, Hyper, Meta. Keys with Super or
/// Hyper belong to the desktop.
fn modified(code: Code, parameter: u32) -> Option<Key> {
    let bits = parameter.saturating_sub(1);
    if bits & (8 | 16) != 0 {
        return None;
    }
    let mut key = Key::new(code);
    if bits & 4 != 0 {
        key = key.with_ctrl();
    }
    if bits & (2 | 32) != 0 {
        key = key.with_alt();
    }
    if bits & 1 != 0 {
        key = key.with_shift();
    }
    Some(key)
}
