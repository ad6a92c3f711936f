use super::Screen;
use crate::terminal::text::{ansi, plain};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

const SYMBOLS: [(&str, u16); 14] = [
    (" ", 1),
    (" ", 1),
    (" ", 1),
    ("a", 1),
    ("b", 1),
    ("z", 1),
    ("é", 1),
    ("│", 1),
    ("▲", 1),
    ("e\u{301}", 1),
    ("中", 2),
    ("文", 2),
    ("가", 2),
    ("🎉", 2),
];

const COLORS: [(Color, vt100::Color); 8] = [
    (Color::Reset, vt100::Color::Default),
    (Color::Reset, vt100::Color::Default),
    (Color::Red, vt100::Color::Idx(1)),
    (Color::Gray, vt100::Color::Idx(7)),
    (Color::DarkGray, vt100::Color::Idx(8)),
    (Color::White, vt100::Color::Idx(15)),
    (Color::Indexed(208), vt100::Color::Idx(208)),
    (Color::Rgb(1, 20, 255), vt100::Color::Rgb(1, 20, 255)),
];

/// Steele and Vigna 2021, table 5.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn style(&mut self) -> Style {
        let mut modifier = [Modifier::empty(), Modifier::BOLD, Modifier::DIM][self.below(3)];
        for one in [
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::CROSSED_OUT,
        ] {
            if self.below(4) == 0 {
                modifier |= one;
            }
        }
        let (fg, bg) = (COLORS[self.below(8)].0, COLORS[self.below(8)].0);
        Style::reset().fg(fg).bg(bg).add_modifier(modifier)
    }

    /// Writes runs of one style, here and there.
    fn draw(&mut self, buffer: &mut Buffer) {
        let Rect { width, height, .. } = buffer.area;
        for _ in 0..self.below(12) {
            let style = if self.below(2) == 0 {
                Style::reset()
            } else {
                self.style()
            };
            let y = u16::try_from(self.below(height.into())).unwrap();
            let mut x = u16::try_from(self.below(width.into())).unwrap();
            for _ in 0..self.below(width.into()) {
                let (symbol, wide) = SYMBOLS[self.below(SYMBOLS.len())];
                if x + wide > width {
                    break;
                }
                buffer.set_string(x, y, symbol, style);
                x += wide;
            }
        }
    }
}

fn terminal_of(width: u16, height: u16) -> vt100::Parser {
    vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0)
}

/// What a terminal that shows `buffer` must show, cell by cell.
fn assert_shows(terminal: &vt100::Screen, buffer: &Buffer) {
    let Rect { width, height, .. } = buffer.area;
    let color = |color: Color| COLORS.iter().find(|(ours, _)| *ours == color).unwrap().1;
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let (shown, cell) = (terminal.cell(y, x).unwrap(), &buffer[(x, y)]);
            let wide = SYMBOLS
                .iter()
                .find(|(symbol, _)| *symbol == cell.symbol())
                .unwrap()
                .1;
            let place = format!("{x},{y} {:?} of\n{}", cell.symbol(), plain(buffer));
            assert_eq!(shown.contents().trim(), cell.symbol().trim(), "{place}");
            assert_eq!(shown.is_wide(), wide == 2, "{place}");
            assert_eq!(
                (shown.fgcolor(), shown.bgcolor()),
                (color(cell.fg), color(cell.bg)),
                "{place}"
            );
            let has = |modifier| cell.modifier.contains(modifier);
            assert_eq!(shown.bold(), has(Modifier::BOLD), "{place}");
            assert_eq!(shown.dim(), has(Modifier::DIM), "{place}");
            assert_eq!(shown.italic(), has(Modifier::ITALIC), "{place}");
            assert_eq!(shown.underline(), has(Modifier::UNDERLINED), "{place}");
            assert_eq!(shown.inverse(), has(Modifier::REVERSED), "{place}");
            x += wide;
        }
    }
}

#[test]
fn a_terminal_shows_every_frame_as_it_was_drawn() {
    let mut random = Random(11);
    for round in 0..300 {
        let (width, height) = (u16::try_from(1 + random.below(24)).unwrap(), 1 + round % 5);
        let mut terminal = terminal_of(width, height);
        terminal.process(b"\x1b[31mleft over");
        let mut screen = Screen::new();
        let mut before = Buffer::empty(Rect::new(0, 0, width, height));
        for _ in 0..6 {
            let frame = screen.frame(width, height);
            if random.below(4) > 0 {
                *frame = before;
            }
            random.draw(frame);
            before = frame.clone();
            let cursor = (random.below(2) == 0).then_some((width - 1, height / 2));
            terminal.process(screen.encode(cursor));
            assert_shows(terminal.screen(), &before);
            assert_eq!(terminal.screen().hide_cursor(), cursor.is_none());
            if let Some((x, y)) = cursor {
                assert_eq!(terminal.screen().cursor_position(), (y, x));
            }
        }
    }
}

#[test]
fn a_printed_frame_shows_the_same_in_a_terminal() {
    let mut random = Random(5);
    for _ in 0..300 {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 4));
        random.draw(&mut buffer);
        let mut terminal = terminal_of(20, 4);
        let printed = ansi(&buffer);
        terminal.process(
            printed
                .trim_end_matches('\n')
                .replace('\n', "\r\n")
                .as_bytes(),
        );
        assert_shows(terminal.screen(), &buffer);
    }
}

/// The bytes of a frame that holds `text` after one that holds `before`.
fn bytes(before: &str, text: &str) -> String {
    let mut screen = Screen::new();
    for (row, line) in (0..).zip(before.split('\n')) {
        screen.frame(40, 4).set_string(0, row, line, Style::new());
    }
    screen.encode(None);
    let frame = screen.frame(40, 4);
    for (row, line) in (0..).zip(text.split('\n')) {
        frame.set_string(0, row, line, Style::new());
    }
    let bytes = String::from_utf8(screen.encode(None).to_vec()).unwrap();
    bytes
        .replace("\u{1b}[?2026h", "<")
        .replace("\u{1b}[?2026l", ">")
        .replace('\u{1b}', "^")
}

#[test]
fn a_frame_takes_few_bytes_and_an_unchanged_one_none() {
    let cases = [
        ("same", "same", ""),
        ("a", "b", "<^[Hb>"),
        ("one two", "one six", "<^[1;5Hsix>"),
        ("abcdefgh", "xbcdefgy", "<^[Hx^[6Cy>"),
        ("abcdefgh", "xbcdegfh", "<^[Hxbcdegf>"),
        ("a long row of words", "a long row", "<^[1;11H^[K>"),
        ("all gone", "", "<^[H^[K>"),
        ("a\nb\nc", "x\ny\nz", "<^[Hx\r\ny\r\nz>"),
        ("a中b", "a文b", "<^[1;2H文>"),
        ("中文", "a文", "<^[Ha文 >"),
        ("ab", "e\u{301}x", "<^[He\u{301}\r^[Cx>"),
        ("中文", "中x", "<^[1;3Hx >"),
    ];
    for (before, text, expected) in cases {
        assert_eq!(bytes(before, text), expected, "{before:?} to {text:?}");
    }
}

#[test]
fn a_style_changes_by_the_shortest_way() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let styles = [
        ("a", bold),
        ("b", bold.fg(Color::Red)),
        ("c", bold.fg(Color::Red).add_modifier(Modifier::REVERSED)),
        ("d", Style::new().fg(Color::Red).add_modifier(Modifier::DIM)),
        ("e", Style::new().fg(Color::Red).bg(Color::Indexed(17))),
        ("f", bold),
        ("g", Style::new()),
        ("h", bold.fg(Color::Red).add_modifier(Modifier::DIM)),
        ("i", bold.fg(Color::Red)),
    ];
    for (x, (text, style)) in (0..).zip(styles) {
        buffer.set_string(x, 0, text, style);
    }
    let expected = "^[1ma^[31mb^[7mc^[0;2;31md^[22;48;5;17me^[0;1mf^[mg^[1;2;31mh^[22;1mi^[m\n";
    assert_eq!(ansi(&buffer).replace('\u{1b}', "^"), expected);
    assert_eq!(plain(&buffer), "abcdefghi\n");
}

#[test]
fn nothing_but_glyphs_reaches_the_terminal() {
    let mut screen = Screen::new();
    screen.frame(8, 1);
    screen.encode(None);
    let frame = screen.frame(8, 1);
    for (x, symbol) in (0..).zip([
        "\u{1b}]0;x\u{7}",
        "\u{9b}1m",
        "\n",
        "",
        "\u{301}",
        "\u{7f}",
        "o",
        "中",
    ]) {
        frame[(x, 0)].set_symbol(symbol);
    }
    let sent = String::from_utf8(screen.encode(None).to_vec()).unwrap();
    assert_eq!(sent, "\u{1b}[?2026h\u{1b}[H???  ?o \u{1b}[?2026l");
}

#[test]
fn a_screen_of_any_size_is_drawn() {
    let mut screen = Screen::new();
    for (columns, rows) in [(0, 0), (1, 1), (0, 5), (5, 0), (1000, 500), (1, 1)] {
        let frame = screen.frame(columns, rows);
        frame.set_style(frame.area, Style::new().bg(Color::Red));
        screen.encode(Some((3, 3)));
    }
}

#[test]
fn after_another_size_or_a_loss_all_is_drawn_anew() {
    let mut screen = Screen::new();
    let mut draw = |columns, forget| {
        screen
            .frame(columns, 2)
            .set_string(0, 0, "text", Style::new());
        if forget {
            screen.redraw();
        }
        String::from_utf8(screen.encode(None).to_vec()).unwrap()
    };
    let whole = draw(20, false);
    assert!(whole.contains("\u{1b}[2J") && whole.contains("text"));
    assert_eq!(draw(20, false), "");
    assert_eq!(draw(30, false), whole);
    assert_eq!(draw(30, true), whole);
}

#[test]
fn a_dotted_underline_is_dots_where_there_are_some_and_else_under_every_other_letter() {
    let dotted = Style::new().add_modifier(Modifier::SLOW_BLINK);
    let drawn = |dots: bool, style: Style| {
        let mut screen = Screen::new().with_dots(dots);
        screen.frame(4, 1).set_string(0, 0, "ab d", style);
        String::from_utf8_lossy(screen.encode(None)).into_owned()
    };
    assert!(drawn(true, dotted).contains("\x1b[4:4mab d"));
    let dashes = drawn(false, dotted);
    assert!(!dashes.contains("4:4"), "{dashes:?}");
    assert!(dashes.contains("\x1b[4ma\x1b[mb d"), "{dashes:?}");
    let both = drawn(true, dotted.add_modifier(Modifier::UNDERLINED));
    assert!(both.contains("\x1b[4mab d"), "{both:?}");
}
