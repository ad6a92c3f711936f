use super::*;
use crate::article::visible::cells;
use unicode_segmentation::UnicodeSegmentation;

fn rows_of(source: &str, width: u16) -> Vec<String> {
    let flow = Flow::lay(source, width, false);
    flow.rows()
        .iter()
        .map(|row| flow.text_of(row).to_owned())
        .collect()
}

fn greedy_rows_of(source: &str, width: u16) -> Vec<String> {
    let flow = Flow::lay(source, width, true);
    flow.rows()
        .iter()
        .map(|row| flow.text_of(row).to_owned())
        .collect()
}

#[test]
fn rows_are_evenly_filled() {
    let text = "all is so quiet";
    assert_eq!(rows_of(text, 6), ["all", "is so", "quiet"]);
    assert_eq!(greedy_rows_of(text, 6), ["all is", "so", "quiet"]);
}

#[test]
fn a_row_may_end_after_a_dash_or_a_slash_inside_a_word_only() {
    assert_eq!(rows_of("Moscow-based", 8), ["Moscow-", "based"]);
    assert_eq!(rows_of("said—then", 6), ["said—", "then"]);
    assert_eq!(rows_of("minus -5 to 9", 7), ["minus", "-5 to 9"]);
    assert_eq!(rows_of("in 2016-17 it", 9), ["in", "2016-17", "it"]);
    assert_eq!(
        rows_of("https://example.org/a/b", 14),
        ["https://", "example.org/", "a/b"]
    );
    assert_eq!(rows_of("--keys", 3), ["--k", "eys"]);
    assert_eq!(rows_of("漢 Moscow-based", 9), ["漢", "Moscow-", "based"]);
}

#[test]
fn long_words_ideographs_and_marks_are_cut_between_clusters() {
    assert_eq!(rows_of("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(rows_of("拉夫罗夫说", 5), ["拉夫", "罗夫", "说"]);
    assert_eq!(
        rows_of("e\u{301}e\u{301}e\u{301}", 2),
        ["e\u{301}e\u{301}", "e\u{301}"]
    );
    assert_eq!(rows_of("\x07\x07\x07", 5), ["^G^G", "^G"]);
    assert_eq!(rows_of("a\u{202e}b", 9), ["a‹U+202E›", "b"]);
    assert_eq!(rows_of("\u{202e}", 5), ["‹U+20", "2E›"]);
}

#[test]
fn what_is_wider_than_the_row_is_replaced() {
    assert_eq!(rows_of("漢a", 1), ["\u{fffd}", "a"]);
    assert_eq!(rows_of("漢a", 0), ["\u{fffd}", "a"]);
    assert_eq!(rows_of("1\u{fe0f}\u{20e3}", 1), ["1", "‹", "+", "2", "›"]);
}

#[test]
fn an_indent_stays_unless_it_fills_half_the_row() {
    assert_eq!(rows_of("    one two", 12), ["    one two"]);
    assert_eq!(rows_of("      one two", 12), ["one two"]);
    assert_eq!(rows_of("\tone two", 12), ["    one two"]);
    assert_eq!(rows_of("    ", 3), [""]);
    assert_eq!(rows_of("", 3), [""]);
}

#[test]
fn a_byte_is_found_in_the_row_that_shows_it() {
    let flow = Flow::lay("one two\u{202e}three", 5, false);
    let rows: Vec<(&str, Span)> = flow
        .rows()
        .iter()
        .map(|row| (flow.text_of(row), row.source()))
        .collect();
    assert_eq!(
        rows,
        [
            ("one", Span::new(0, 4)),
            ("two", Span::new(4, 7)),
            ("‹U+20", Span::new(7, 10)),
            ("2E›th", Span::new(10, 12)),
            ("ree", Span::new(12, 15)),
        ]
    );
    for (at, row) in [
        (0, 0),
        (3, 0),
        (4, 1),
        (7, 2),
        (9, 2),
        (10, 3),
        (12, 4),
        (99, 4),
    ] {
        assert_eq!(flow.row_of(at), row, "byte {at}");
    }
}

#[test]
fn a_stretch_fits_at_every_width() {
    let sources = [
        "The talks in Moscow – frank, well-timed – ended at 5 p.m.; “nothing was agreed”, he said.",
        "拉夫罗夫说：“我们没有看到证据。” 👨\u{200d}👩\u{200d}👧 said in Moscow-based कोई सबूत राष्ट्रीय",
        "   a\tb\x1b[31m\u{202e}x\u{301}\u{301} \u{600}1 ｶﾞ 🇷🇺🇺 https://example.org/a/very/long/path?with=query",
        "\u{3000}\u{a0} \u{2028}\n\n  x",
    ];
    for source in sources {
        for width in 0..=200 {
            for greedy in [false, true] {
                check(&Flow::lay(source, width, greedy), source, width);
            }
        }
    }
}

fn check(flow: &Flow, source: &str, width: u16) {
    let (mut shown, mut next) = (0, 0);
    for (index, row) in flow.rows().iter().enumerate() {
        let wide: usize = flow.text_of(row).graphemes(true).map(cells).sum();
        assert!(
            wide <= usize::from(width.max(1)),
            "{source:?} at {width}: row {index}"
        );
        assert!(
            flow.shown()[shown..row.shown().start]
                .trim_matches(' ')
                .is_empty()
        );
        assert_eq!(
            row.source().start,
            next,
            "{source:?} at {width}: row {index}"
        );
        assert!(
            !row.shown().is_empty(),
            "{source:?} at {width}: row {index} is blank"
        );
        for at in row.source().start..row.source().end {
            assert_eq!(flow.row_of(at), index);
        }
        (shown, next) = (row.shown().end, row.source().end);
    }
    assert_eq!(next, source.len());
    assert!(flow.shown()[shown..].trim_matches(' ').is_empty());
}

#[test]
fn the_fit_is_as_good_as_that_of_textwrap() {
    use textwrap::wrap_algorithms::{Penalties, wrap_optimal_fit};
    let text = "The U.S. secretary of state said that \"the reign\" was coming to an end; he added, on the \
        way out of a two-hour talk, that a strike was no longer excluded, and that Russia must choose.";
    let penalties = Penalties {
        overflow_penalty: u32::MAX as usize,
        ..Penalties::new()
    };
    for width in 12..120_u32 {
        let words = words::words(&Visible::of(text), 0, width as usize);
        let ours = fit::optimal(&words, width);
        let mut last = 0;
        let lines = wrap_optimal_fit(&words, &[f64::from(width)], &penalties).unwrap_or_default();
        let theirs: Vec<usize> = lines
            .iter()
            .map(|line| {
                last += line.len();
                last
            })
            .collect();
        assert_eq!(
            cost(&words, &ours, width),
            cost(&words, &theirs, width),
            "width {width}"
        );
    }
}

/// The number of rows and the sum of their squared gaps, the last one's left out.
fn cost(words: &[Word], ends: &[usize], width: u32) -> u32 {
    let mut begin = 0;
    let mut sum = 0;
    for &end in ends {
        let row = &words[begin..end];
        let filled: u32 = row.iter().map(|word| word.cells() + word.blanks()).sum();
        let gap = width - (filled - row.last().map_or(0, Word::blanks));
        let lonely = row.len() == 1 && (width - gap) * 4 < width;
        sum += 1000
            + if end < words.len() {
                gap * gap
            } else if lonely {
                25
            } else {
                0
            };
        begin = end;
    }
    sum
}

impl textwrap::core::Fragment for Word {
    fn width(&self) -> f64 {
        f64::from(self.cells())
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.blanks())
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}
