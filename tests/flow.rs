//! What a stretch looks like once it is in cells: nothing is lost on the way to the screen, and
//! nothing gets there that a terminal would obey.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use standoff::app::flow::Flow;
use standoff::article::visible::cells;
use unicode_segmentation::UnicodeSegmentation;

/// Draws a row and reads it back from the cells.
fn drawn(text: &str, width: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
    let (end, _) = buffer.set_stringn(0, 0, text, usize::MAX, Style::new());
    let mut read = String::new();
    let mut x = 0;
    while x < end {
        let symbol = buffer[(x, 0)].symbol();
        read.push_str(symbol);
        x += symbol.cell_width();
    }
    read
}

fn check(source: &str, width: u16) {
    let flow = Flow::lay(source, width, width.is_multiple_of(2));
    for row in flow.rows() {
        let text = flow.text_of(row);
        assert_eq!(drawn(text, width), text, "{source:?} at {width}");
        assert!(!text.chars().any(char::is_control));
        for grapheme in text.graphemes(true) {
            assert_eq!(
                cells(grapheme),
                usize::from(grapheme.cell_width()),
                "{grapheme:?}"
            );
            assert!(!is_bare(grapheme), "{source:?} at {width}: {grapheme:?}");
        }
    }
}

/// Whether a cluster moves what is around it, or has something invisible beside a plain letter.
fn is_bare(grapheme: &str) -> bool {
    let moves = |c| {
        matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let joins = |c| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}');
    let after_letter = grapheme.starts_with(|c: char| c.is_ascii_alphabetic() || joins(c));
    grapheme.contains(moves) || (after_letter && grapheme.contains(joins))
}

#[test]
fn every_row_arrives_in_the_cells_whole() {
    for source in [
        "The talks in Moscow – frank, well-timed – ended at 5 p.m.; “nothing was agreed”, he said.",
        "\x1b]0;PWNED\x07\u{9b}31m a\tb\rc \u{202e}txt.exe\u{202c} zero\u{200b}width",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦 👍🏻 🇷🇺🇺 1\u{fe0f}\u{20e3} ☎\u{fe0f} 漢字かな ｶﾞﾊﾟ 한국어",
        "राष्ट्रीय क्\u{200d}ष می\u{200c}خواهم ភាសាខ្មែរ \u{17d8} \u{600}1 \u{1161}\u{301}",
    ] {
        for width in 1..=200 {
            check(source, width);
        }
    }
}

#[test]
fn every_row_of_any_mixture_arrives_whole() {
    let pieces = [
        "a",
        "word ",
        " ",
        "-",
        "\n",
        "\t",
        "\r",
        "\x1b[2J",
        "\u{9b}",
        "\u{200d}",
        "\u{200c}",
        "\u{202e}",
        "\u{fe0f}",
        "\u{301}",
        "\u{93e}",
        "\u{94d}",
        "क",
        "ष",
        "ی",
        "\u{600}",
        "\u{1100}",
        "\u{1161}",
        "漢",
        "👨",
        "👩",
        "🏻",
        "❤",
        "1",
        "\u{20e3}",
        "🇷",
        "🇺",
        "\u{e0067}",
        "🏴",
        "\u{e000}",
        "ｶ",
        "ﾞ",
        "\u{17d8}",
        "\u{3000}",
        "—",
        "https://example.org/",
    ];
    let mut state = 11_u64;
    let mut below = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % limit
    };
    for round in 0..800 {
        let source: String = (0..round % 50)
            .map(|_| pieces[below(pieces.len())])
            .collect();
        for width in [1, 2, 3, 4, 5, 9, 20, 72] {
            check(&source, width);
        }
    }
}
