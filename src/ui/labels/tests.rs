use super::{put, visible};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// `text` with the label `as` laid over it at column `x`.
fn labelled(text: &str, x: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
    buffer.set_string(0, 0, text, Style::new());
    put(&mut buffer, (x, 0), ['a', 's'], Style::new());
    let (mut shown, mut covered) = (String::new(), 0);
    for cell in &buffer.content {
        if covered == 0 {
            shown += cell.symbol();
            covered = visible::cells(cell.symbol());
        }
        covered -= 1;
    }
    shown.trim_end().to_owned()
}

#[test]
fn a_wide_character_that_a_label_covers_by_half_goes_whole_and_nothing_moves() {
    let cases = [
        ("abcdef", 2, "abasef"),
        ("外务大", 2, "外as大"),
        ("外务大", 1, " as 大"),
        ("外务大", 3, "外 as"),
        ("a外bcd", 0, "as bcd"),
        ("外务大", 4, "外务as"),
    ];
    for (text, x, expected) in cases {
        assert_eq!(labelled(text, x), expected, "{text} at {x}");
    }
}
