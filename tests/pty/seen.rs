//! What a program has done to its terminal: what stands on the screen, and what else it told it to do.
//!
//! Like the terminals that know synchronized updates, it shows a frame only when all of it has come.

use std::num::NonZeroU16;

const FRAME_STARTS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// All that a program did to its terminal.
pub(crate) struct Seen {
    parser: vt100::Parser<Effects>,
    /// Every byte that came.
    pub(crate) bytes: Vec<u8>,
    /// How many of them are on the screen.
    shown: usize,
    /// Whether nothing more will come.
    pub(crate) ended: bool,
}

impl Seen {
    pub(crate) fn new((columns, rows): (u16, u16)) -> Self {
        let parser =
            vt100::Parser::new_with_callbacks(cells(rows), cells(columns), 0, Effects::default());
        Self {
            parser,
            bytes: Vec::new(),
            shown: 0,
            ended: false,
        }
    }

    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        let pending = &self.bytes[self.shown..];
        let whole = match (last(pending, FRAME_STARTS), last(pending, FRAME_ENDS)) {
            (Some(start), end) if end.is_none_or(|end| end < start) => start,
            _ => pending.len(),
        };
        self.parser.process(&pending[..whole]);
        self.shown += whole;
    }

    /// The screen has another size from now on: columns, rows.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) {
        let screen = self.parser.screen_mut();
        screen.set_size(cells(rows), cells(columns));
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// What stands on the screen.
    pub(crate) fn text(&self) -> String {
        self.screen().contents()
    }

    pub(crate) fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// What it did besides drawing, other than what every session does.
    pub(crate) fn effects(&self) -> &[String] {
        &self.parser.callbacks().0
    }

    /// The cells of the first place where `words` stand on one row.
    pub(crate) fn cells(&self, words: &str) -> Vec<vt100::Cell> {
        let (rows, columns) = self.screen().size();
        let count = u16::try_from(words.chars().count()).expect("a few words");
        let place =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        for (row, column) in place {
            let at = |offset| self.screen().cell(row, column + offset).cloned();
            let found: Vec<_> = (0..count).map_while(at).collect();
            let text: String = found
                .iter()
                .map(|cell| {
                    if cell.has_contents() {
                        cell.contents()
                    } else {
                        " "
                    }
                })
                .collect();
            if text == words {
                return found;
            }
        }
        panic!("{words:?} doesn't stand on:\n{}", self.text());
    }
}

fn last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a screen has cells")
}

/// What a terminal is told to do besides showing text.
#[derive(Default)]
pub(crate) struct Effects(Vec<String>);

impl vt100::Callbacks for Effects {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("bell".to_owned());
    }
    fn visual_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("visual bell".to_owned());
    }
    fn resize(&mut self, _: &mut vt100::Screen, size: (u16, u16)) {
        self.0.push(format!("resize to {size:?}"));
    }
    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, name: &[u8]) {
        self.0.push(format!("icon name {name:?}"));
    }
    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.0.push(format!("title {title:?}"));
    }
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0.push(format!("copy {data:?}"));
    }
    fn paste_from_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.0.push("paste".to_owned());
    }
    fn unhandled_char(&mut self, _: &mut vt100::Screen, char: char) {
        self.0.push(format!("character {char:?}"));
    }
    fn unhandled_control(&mut self, _: &mut vt100::Screen, byte: u8) {
        self.0.push(format!("control {byte:#x}"));
    }
    fn unhandled_escape(
        &mut self,
        _: &mut vt100::Screen,
        first: Option<u8>,
        second: Option<u8>,
        byte: u8,
    ) {
        // The second half of a terminator, ESC \\, after a command that this screen knows.
        if byte != b'\\' {
            self.0
                .push(format!("escape {first:?} {second:?} {byte:#x}"));
        }
    }
    fn unhandled_csi(
        &mut self,
        _: &mut vt100::Screen,
        first: Option<u8>,
        _: Option<u8>,
        numbers: &[&[u16]],
        end: char,
    ) {
        let is_frame = first == Some(b'?') && numbers == [[2026]] && matches!(end, 'h' | 'l');
        let asks_what_it_is = first.is_none() && end == 'c';
        if !is_frame && !asks_what_it_is {
            self.0.push(format!("sequence {first:?} {numbers:?} {end}"));
        }
    }
    fn unhandled_osc(&mut self, _: &mut vt100::Screen, parts: &[&[u8]]) {
        if parts != [b"11".as_slice(), b"?"] {
            self.0.push(format!("command {parts:?}"));
        }
    }
}
