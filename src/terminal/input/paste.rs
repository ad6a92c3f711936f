//! Bracketed paste: what stands between `CSI 200 ~` and `CSI 201 ~`. It is text, and nothing in it is ever a key.

/// Bytes of a paste that are kept; the rest is dropped.
const LONGEST: usize = 1 << 20;

const END: &[u8] = b"\x1b[201~";

/// A paste whose end has not come yet.
#[derive(Debug, Default)]
pub(super) struct Paste {
    bytes: Vec<u8>,
    /// How many bytes of [`END`] came last.
    ending: usize,
}

impl Paste {
    /// Takes one more byte; says whether it was the last.
    pub(super) fn ends_with(&mut self, byte: u8) -> bool {
        if END.get(self.ending) == Some(&byte) {
            self.ending += 1;
            return self.ending == END.len();
        }
        // ESC is only the first byte of the end, so that a failed end can start anew with this byte alone.
        self.keep(END.get(..self.ending).unwrap_or_default());
        self.ending = usize::from(byte == 0x1b);
        if self.ending == 0 {
            self.keep(&[byte]);
        }
        false
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = LONGEST - self.bytes.len();
        self.bytes.extend(bytes.iter().take(room));
    }

    /// What was pasted: line ends as line feeds, no escape sequences, no control characters but tabs.
    pub(super) fn text(&self) -> String {
        let text: String = self
            .bytes
            .utf8_chunks()
            .map(|chunk| chunk.valid())
            .collect();
        without_sequences(&text)
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|char| matches!(char, '\n' | '\t') || !char.is_control())
            .collect()
    }
}

/// `text` without the control sequences in it (ECMA-48, 5.3 to 5.6, in 7 bits): their letters are no words.
fn without_sequences(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, sequence)) = rest.split_once('\x1b') {
        kept.push_str(before);
        rest = after_sequence(sequence);
    }
    kept + rest
}

/// What follows the sequence that goes on with `text` after ESC.
fn after_sequence(text: &str) -> &str {
    let mut signs = text.chars();
    let is_intermediate = |sign| matches!(sign, ' '..='/');
    match signs.next() {
        Some('[') => {
            let rest = signs.as_str();
            let rest = rest.trim_start_matches(|sign| matches!(sign, '0'..='?'));
            ended(rest.trim_start_matches(is_intermediate), '@')
        }
        Some(']' | 'P' | 'X' | '^' | '_') => after_string(signs.as_str()),
        Some(' '..='~') => ended(text.trim_start_matches(is_intermediate), '0'),
        _ => text,
    }
}

/// What follows the last character of a sequence, which is `least` or above.
fn ended(text: &str, least: char) -> &str {
    let is_last = |sign: char| (least..='~').contains(&sign);
    text.strip_prefix(is_last).unwrap_or(text)
}

/// What follows a control string: it ends with BEL or ST. One without an end goes on to the end of the line.
fn after_string(text: &str) -> &str {
    let ends = ['\x07', '\x1b', '\u{9c}', '\n', '\r'];
    let rest = text
        .find(ends)
        .and_then(|at| text.get(at..))
        .unwrap_or_default();
    let ends = ["\x07", "\x1b\\", "\u{9c}"];
    ends.iter()
        .find_map(|end| rest.strip_prefix(end))
        .unwrap_or(rest)
}
