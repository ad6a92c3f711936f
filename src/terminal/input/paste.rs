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

    /// What was pasted: line ends as line feeds, no other control characters but tabs.
    pub(super) fn text(&self) -> String {
        let text: String = self
            .bytes
            .utf8_chunks()
            .map(|chunk| chunk.valid())
            .collect();
        text.replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|char| matches!(char, '\n' | '\t') || !char.is_control())
            .collect()
    }
}
