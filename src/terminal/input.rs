//! The bytes of a terminal as keys, pastes and answers. A state machine, one byte at a time, so that it doesn't matter how
//! the bytes were split into reads. Linear, bounded in memory. Reads nothing itself; knows no command.
//! Sources: ECMA-48; xterm's control sequences; VT220 manual; rxvt and Linux console key tables; the kitty keyboard protocol.

mod control;
mod ground;
mod mouse;
mod paste;
mod sequence;
#[cfg(test)]
mod tests;

pub use ground::Ground;

use crate::keys::{Code, Key, Mouse};
use control::Text;
use paste::Paste;
use std::time::Duration;

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted: at most a mebibyte, no control characters but line feeds and tabs.
    Paste(String),
    /// The background's colour, asked for by the session.
    Ground(Ground),
    /// The terminal has said what it is, and so has answered every earlier question that it ever will.
    Answered,
}

/// Turns bytes into [`Input`].
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
}

/// What the bytes so far are the start of.
#[derive(Debug, Default)]
enum State {
    #[default]
    Rest,
    /// The first bytes of a character of `len` bytes.
    Char {
        bytes: [u8; 4],
        have: usize,
        len: usize,
        alt: bool,
    },
    /// ESC.
    Escape,
    /// ESC O.
    Shift3,
    /// ESC [ and parameters.
    Sequence(Vec<u8>),
    /// ESC [ [, the Linux console's function keys.
    Linux,
    /// So many bytes of an old mouse report are still to come.
    Mouse(u8),
    /// ESC ] and its like, up to their terminator.
    Text(Text),
    /// Bracketed paste.
    Paste(Paste),
}

/// A parameter list longer than this is none that a terminal sends.
const LONGEST_SEQUENCE: usize = 64;

impl Decoder {
    /// Takes in what was read and appends what it means.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        for &byte in bytes {
            self.state = self.step(byte, out);
        }
    }

    /// How long to wait for more before [`Self::silence`]; `None`: for ever, nothing is pending.
    #[must_use]
    pub fn waits(&self) -> Option<Duration> {
        let millis = match &self.state {
            State::Rest => return None,
            State::Escape => 30,
            State::Text(text) if !text.is_empty() => 1_000,
            State::Paste(_) => 5_000,
            // Only a mouse report begins so, and what is left of one would be typed.
            State::Sequence(parameters) if parameters.first() == Some(&b'<') => 1_000,
            _ => 50,
        };
        Some(Duration::from_millis(millis))
    }

    /// Nothing more came: what was pending is what it is. ESC is a key of its own, `ESC [` is Alt-[.
    pub fn silence(&mut self, out: &mut Vec<Input>) {
        match std::mem::take(&mut self.state) {
            State::Escape => key(out, Key::new(Code::Esc)),
            State::Shift3 => key(out, Key::char('O').with_alt()),
            State::Sequence(parameters) if parameters.is_empty() => {
                key(out, Key::char('[').with_alt());
            }
            State::Text(text) if text.is_empty() => key(out, Key::char(text.opener()).with_alt()),
            State::Paste(paste) => out.push(Input::Paste(paste.text())),
            _ => {}
        }
    }

    /// The state after `byte`.
    fn step(&mut self, byte: u8, out: &mut Vec<Input>) -> State {
        match std::mem::take(&mut self.state) {
            State::Rest => rest(byte, false, out),
            State::Char {
                bytes,
                have,
                len,
                alt,
            } => character(bytes, have, len, alt, byte, out),
            State::Escape => escape(byte, out),
            State::Shift3 => shift3(byte, out),
            State::Sequence(parameters) => sequence(parameters, byte, out),
            State::Linux => {
                out.extend(sequence::linux(byte).map(Input::Key));
                State::Rest
            }
            State::Mouse(left) if left > 1 => State::Mouse(left - 1),
            State::Mouse(_) => State::Rest,
            State::Text(text) => match text.step(byte) {
                control::Step::More(text) => State::Text(text),
                control::Step::Done(text) => {
                    out.extend(text.meaning());
                    State::Rest
                }
                control::Step::Broken(after) => escape(after, out),
                control::Step::Cancelled => State::Rest,
            },
            State::Paste(mut paste) => {
                if !paste.ends_with(byte) {
                    return State::Paste(paste);
                }
                out.push(Input::Paste(paste.text()));
                State::Rest
            }
        }
    }
}

fn key(out: &mut Vec<Input>, key: Key) {
    out.push(Input::Key(key));
}

fn rest(byte: u8, alt: bool, out: &mut Vec<Input>) -> State {
    let len = match byte {
        0x1b => return State::Escape,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        0x80.. => return State::Rest,
        _ => {
            let single = single(byte);
            key(out, if alt { single.with_alt() } else { single });
            return State::Rest;
        }
    };
    State::Char {
        bytes: [byte, 0, 0, 0],
        have: 1,
        len,
        alt,
    }
}

/// The key of one ASCII byte. In raw mode Enter sends CR; LF is Ctrl-j. BS and DEL are both Backspace.
fn single(byte: u8) -> Key {
    match byte {
        b'\r' => Key::new(Code::Enter),
        b'\t' => Key::new(Code::Tab),
        0x08 | 0x7f => Key::new(Code::Backspace),
        0x1b => Key::new(Code::Esc),
        0x00 => Key::char(' ').with_ctrl(),
        0x01..=0x1f => Key::char(char::from(byte + 0x40)).with_ctrl(),
        _ => Key::char(char::from(byte)),
    }
}

fn character(
    mut bytes: [u8; 4],
    have: usize,
    len: usize,
    alt: bool,
    byte: u8,
    out: &mut Vec<Input>,
) -> State {
    if byte & 0xc0 != 0x80 {
        return rest(byte, false, out);
    }
    if let Some(slot) = bytes.get_mut(have) {
        *slot = byte;
    }
    if have + 1 < len {
        return State::Char {
            bytes,
            have: have + 1,
            len,
            alt,
        };
    }
    let char = bytes
        .get(..len)
        .and_then(|bytes| str::from_utf8(bytes).ok()?.chars().next());
    if let Some(char) = char.filter(|char| !char.is_control()) {
        key(
            out,
            if alt {
                Key::char(char).with_alt()
            } else {
                Key::char(char)
            },
        );
    }
    State::Rest
}

fn escape(byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        b'[' => State::Sequence(Vec::new()),
        b'O' => State::Shift3,
        b']' | b'P' | b'X' | b'^' | b'_' => State::Text(Text::new(byte)),
        0x1b => {
            key(out, Key::new(Code::Esc));
            State::Escape
        }
        _ => rest(byte, true, out),
    }
}

fn shift3(byte: u8, out: &mut Vec<Input>) -> State {
    if matches!(byte, b' '..=b'~') {
        out.extend(sequence::shift3(byte).map(Input::Key));
        return State::Rest;
    }
    key(out, Key::char('O').with_alt());
    rest(byte, false, out)
}

fn sequence(mut parameters: Vec<u8>, byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        b'[' if parameters.is_empty() => State::Linux,
        b'M' if parameters.is_empty() => State::Mouse(3),
        b'~' if parameters == b"200" => State::Paste(Paste::default()),
        b'$' if sequence::is_rxvt(&parameters) => {
            out.extend(sequence::meaning(&parameters, byte));
            State::Rest
        }
        0x20..=0x3f => {
            // Too long to be anything: its end is still looked for, so that it isn't typed.
            if parameters.len() < LONGEST_SEQUENCE {
                parameters.push(byte);
            }
            State::Sequence(parameters)
        }
        0x40..=0x7e => {
            out.extend(sequence::meaning(&parameters, byte));
            State::Rest
        }
        0x18 | 0x1a => State::Rest,
        _ => {
            if parameters.is_empty() {
                key(out, Key::char('[').with_alt());
            }
            rest(byte, false, out)
        }
    }
}
