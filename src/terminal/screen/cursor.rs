//! Where the terminal's cursor is, and the shortest way to another place.

/// The cursor's place, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// Unknown after the last column: terminals differ in when they wrap.
    pub(super) x: Option<u16>,
    pub(super) y: Option<u16>,
}

impl Cursor {
    /// Moves to a column and row, counted from 0.
    pub(super) fn move_to(&mut self, x: u16, y: u16, bytes: &mut Vec<u8>) {
        if (self.x, self.y) == (Some(x), Some(y)) {
            return;
        }
        let start = bytes.len();
        absolute(x, y, bytes);
        let longest = bytes.len() - start;
        let mut other = Vec::with_capacity(16);
        if self.relative(x, y, &mut other) && other.len() < longest {
            bytes.truncate(start);
            bytes.append(&mut other);
        }
        (self.x, self.y) = (Some(x), Some(y));
    }

    /// The way from where the cursor is, if there is one: along the row, or from the start of this row or the next.
    fn relative(self, x: u16, y: u16, bytes: &mut Vec<u8>) -> bool {
        let Some(down) = self.y.and_then(|from| y.checked_sub(from)) else {
            return false;
        };
        match self.x {
            Some(from) if down == 0 && from < x => step(x - from, b'C', bytes),
            Some(from) if down == 0 && x > 0 => step(from - x, b'D', bytes),
            _ if down <= 2 => {
                // Raw mode: a line feed goes straight down, and not off the screen since the row exists.
                bytes.push(b'\r');
                bytes.extend((0..down).map(|_| b'\n'));
                if x > 0 {
                    step(x, b'C', bytes);
                }
            }
            _ => return false,
        }
        true
    }
}

/// `CSI row ; column H`, with what is 1 left out.
fn absolute(x: u16, y: u16, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    if (x, y) != (0, 0) {
        number(u32::from(y) + 1, bytes);
    }
    if x > 0 {
        bytes.push(b';');
        number(u32::from(x) + 1, bytes);
    }
    bytes.push(b'H');
}

fn number(number: u32, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

fn step(count: u16, letter: u8, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    if count > 1 {
        number(count.into(), bytes);
    }
    bytes.push(letter);
}
