use super::class::{is_appended, is_hidden, is_plain_char, is_plain_wide, is_prepended, on_base};
use super::*;
use unicode_segmentation::UnicodeSegmentation;

fn shown(source: &str) -> String {
    Visible::of(source).text().to_owned()
}

fn marks(source: &str) -> Vec<String> {
    let visible = Visible::of(source);
    visible
        .marks()
        .map(|mark| visible.text()[mark].to_owned())
        .collect()
}

/// Every character, but of long runs of ideographs, syllables and unassigned ones only some.
fn all_chars() -> impl Iterator<Item = char> {
    let is_one_of_many = |c| {
        matches!(c, '\u{3400}'..='\u{A000}' | '\u{AC00}'..='\u{D7A3}' | '\u{E000}'..='\u{F8FF}'
            | '\u{18000}'..='\u{1AFFF}' | '\u{20000}'..='\u{DFFFF}' | '\u{E1000}'..)
    };
    ('\0'..=char::MAX).filter(move |&c| !is_one_of_many(c) || u32::from(c) % 97 == 0)
}

#[test]
fn a_reader_sees_what_a_terminal_would_obey() {
    for (source, expected) in [
        ("\x1b[31mred", "^[[31mred"),
        ("\x1b]0;PWNED\x07", "^[]0;PWNED^G"),
        ("visible\rHIDDEN", "visible^MHIDDEN"),
        ("in\x08\x08\x7f", "in^H^H^?"),
        ("\u{9b}31m\u{9d}0;x\u{9c}", "‹9B›31m‹9D›0;x‹9C›"),
        ("nul\0", "nul^@"),
        ("\u{85}", "‹85›"),
    ] {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn a_reader_sees_what_has_no_look_of_its_own() {
    for (source, expected) in [
        (
            "user \u{202e}txt.exe\u{202c}",
            "user ‹U+202E›txt.exe‹U+202C›",
        ),
        ("zero\u{200b}width", "zero‹U+200B›width"),
        ("inter\u{ad}national", "inter‹U+00AD›national"),
        ("\u{feff}a\u{2060}b", "‹U+FEFF›a‹U+2060›b"),
        ("a\u{200d}b", "a‹U+200D›b"),
        ("\u{200d}\u{200d}", "‹U+200D›‹U+200D›"),
        ("a\u{fe0f}b", "a‹U+FE0F›b"),
        ("a\u{e0068}\u{e0069}", "a‹U+E0068›‹U+E0069›"),
        ("\u{115f}\u{3164}\u{ffa0}", "‹U+115F›‹U+3164›‹U+FFA0›"),
        ("a\u{2028}b\u{2029}", "a‹U+2028›b‹U+2029›"),
        ("\u{e000}\u{f0000}", "‹U+E000›‹U+F0000›"),
        ("\u{378}\u{ffff}", "‹U+0378›‹U+FFFF›"),
        ("\u{2800}\u{2801}", "‹U+2800›\u{2801}"),
        ("o\u{34f}\u{308}", "o‹U+034F›◌\u{308}"),
        ("می\u{200c} ", "می‹U+200C› "),
        ("a\u{200c}b", "a‹U+200C›b"),
    ] {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn writing_that_needs_invisible_characters_is_left_alone() {
    for source in [
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "👍🏻👍🏿",
        "🇷🇺🇺🇸",
        "1\u{fe0f}\u{20e3} ☎\u{fe0f} ☎\u{fe0e} ❤\u{fe0f}\u{200d}🔥",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
        "می\u{200c}خواهم",
        "क्\u{200d}ष श्री राष्ट्रीय लावरोव ने कहा",
        "ක්\u{200d}රි ලංකා",
        "நிகழ்ச்சி བོད་ཡིག ភាសាខ្មែរ မြန်မာ ลาฟรอฟกล่าวว่า",
        "拉夫罗夫说：「証拠」 한국어 ᄒ\u{1161}ᆫ ｶﾅ",
        "قال لافروف: «لا يوجد دليل» שלום",
        "cafe\u{301} “quoted” — Mr.\u{a0}Lavrov\u{202f}said… §1 €5",
        "𝐋𝐚𝐯𝐫𝐨𝐯 𒀀 𠮷",
    ] {
        assert_eq!(shown(source), source);
        assert!(marks(source).is_empty());
        assert!(matches!(line(source), Cow::Borrowed(_)), "{source:?}");
    }
}

#[test]
fn half_width_sound_marks_are_shown_in_a_width_that_all_agree_on() {
    assert_eq!(shown("ｶﾞﾊﾟ"), "ｶ゛ﾊ゜");
    assert!(marks("ｶﾞ").is_empty());
}

#[test]
fn an_endless_cluster_is_counted() {
    assert_eq!(shown(&format!("a{}b", "\u{301}".repeat(1000))), "a‹+1000›b");
    assert_eq!(shown(&"\u{1100}".repeat(40_000)), "\u{1100}‹+39999›");
    assert_eq!(shown("a\u{1f3fb}"), "a‹+1›");
    assert_eq!(shown(&"\u{200d}".repeat(20)), "‹U+200D›‹+19›");
    let marked = |count| marks(&format!("a{}b", "\u{301}".repeat(count)));
    assert_eq!((marked(8), marked(7)), (vec!["‹+8›".to_owned()], vec![]));
}

#[test]
fn a_mark_without_its_letter_sits_on_a_dotted_circle() {
    assert_eq!(shown("\u{301}a"), "◌\u{301}a");
    assert_eq!(shown("a\n\u{301}"), "a ◌\u{301}");
    assert_eq!(shown("\x1b\u{93e}"), "^[◌\u{93e}");
    assert_eq!(shown("a \u{301}"), "a ◌\u{301}");
    assert_eq!(shown("\u{1161}"), "‹U+1161›");
}

#[test]
fn line_ends_are_blanks_and_tabs_reach_to_their_stop() {
    assert_eq!(shown("one\ntwo"), "one two");
    assert_eq!(shown("a\tb\tcdef\tg\n\th"), "a   b   cdef    g     h");
    assert!(marks("a\tb\nc").is_empty());
    let visible = Visible::of("a\tb");
    assert_eq!((visible.shown_of(1), visible.shown_of(2)), (1, 4));
    assert_eq!((visible.source_of(3), visible.source_of(4)), (1, 2));
    assert_eq!((visible.source_after(3), visible.source_after(1)), (2, 1));
}

#[test]
fn a_name_stays_on_one_line() {
    assert_eq!(line("a\nb\tc\x1b.txt"), "a␤b⇥c^[.txt");
    assert_eq!(line("\u{202e}txt.exe"), "‹U+202E›txt.exe");
    assert!(matches!(line("plain – “name” é.txt"), Cow::Borrowed(_)));
}

#[test]
fn marks_tell_a_control_from_its_counterfeit() {
    assert_eq!(marks("^[ \x1b"), ["^["]);
    assert_eq!(
        Visible::of("^[ \x1b").marks().collect::<Vec<_>>(),
        vec![3..5]
    );
}

#[test]
fn plain_characters_are_narrow_and_stand_alone() {
    for c in all_chars().filter(|&c| is_plain_char(c)) {
        assert_eq!(cells(c.encode_utf8(&mut [0; 4])), 1, "{c:?}");
        check_stands_alone(c);
    }
    for c in all_chars().filter(|&c| is_plain_wide(c)) {
        assert_eq!(cells(c.encode_utf8(&mut [0; 4])), 2, "{c:?}");
        check_stands_alone(c);
    }
}

fn check_stands_alone(c: char) {
    let text = format!("a{c}a");
    assert_eq!(text.graphemes(true).count(), 3, "{c:?}");
    assert!(
        c == ' ' || c.is_whitespace() || c.escape_debug().len() == 1 || "'\"\\".contains(c),
        "{c:?}"
    );
}

#[test]
fn every_character_alone_is_shown_with_a_width() {
    for c in all_chars() {
        let source = format!("a {c} b");
        let visible = Visible::of(&source);
        check_shown(&visible, &source);
        check_map(&visible, &source);
        assert_eq!(is_prepended(c), joins_next(c), "{c:?}");
    }
}

fn joins_next(c: char) -> bool {
    !is_hidden(c) && on_base(c, '-').graphemes(true).count() == 1
}

#[test]
fn any_mixture_is_shown_whole() {
    let mut dice = Dice(7);
    for round in 0..4_000 {
        let source = dice.text(round % 40);
        for widest in [1, 2, 3, 4] {
            let visible = Visible::within(&source, widest);
            check_shown(&visible, &source);
            check_map(&visible, &source);
            for grapheme in visible.text().graphemes(true) {
                assert!(cells(grapheme) <= widest, "{source:?}");
            }
        }
        check_line(&source);
    }
}

fn check_line(source: &str) {
    let line = line(source);
    assert!(!line.chars().any(char::is_control), "{source:?}");
    assert!(
        line.graphemes(true).all(|grapheme| cells(grapheme) > 0),
        "{source:?}"
    );
}

/// What is shown has a width everywhere, hides nothing, and its marks are clusters by themselves.
fn check_shown(visible: &Visible, source: &str) {
    let text = visible.text();
    for (at, grapheme) in text.grapheme_indices(true) {
        assert!(cells(grapheme) > 0, "{source:?} → {text:?} at {at}");
        assert!(grapheme.len() <= 40, "{source:?}");
        let alone = grapheme.chars().count() == 1;
        assert!(
            !alone || !grapheme.chars().any(is_hidden),
            "{source:?} → {text:?}"
        );
    }
    let boundaries: Vec<usize> = text
        .grapheme_indices(true)
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    for mark in visible.marks() {
        for end in [mark.start, mark.end] {
            assert!(
                boundaries.binary_search(&end).is_ok(),
                "{source:?} → {text:?} {mark:?}"
            );
        }
    }
}

/// The map is total and monotone, gives back where it began, and counts or shows each character.
fn check_map(visible: &Visible, source: &str) {
    let text = visible.text();
    assert_eq!(visible.shown_of(0), 0);
    assert_eq!(visible.shown_of(source.len()), text.len());
    assert_eq!(visible.source_of(text.len()), source.len());
    let mut last = 0;
    for (at, c) in source.char_indices() {
        let shown = visible.shown_of(at);
        assert!(shown >= last && text.is_char_boundary(shown), "{source:?}");
        last = shown;
        let back = visible.source_of(shown);
        assert!(back <= at, "{source:?}");
        let rest = &text[shown..];
        let is_itself = back == at && (rest.starts_with(c) || c == '\n' && rest.starts_with(' '));
        let is_changed = visible
            .changes
            .iter()
            .any(|change| change.source().contains(&at));
        assert!(is_itself || is_changed, "{c:?} of {source:?} → {text:?}");
    }
    for at in 0..text.len() {
        assert!(visible.source_of(at) <= visible.source_of(at + 1));
        assert!(visible.source_of(at) <= visible.source_after(at));
    }
}

/// Numbers that are the same on every run (a linear congruential generator, Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    /// `length` characters, most of them of the kind that makes trouble.
    fn text(&mut self, length: usize) -> String {
        const TROUBLE: &[char] = &[
            'a',
            'é',
            ' ',
            '-',
            '\n',
            '\t',
            '\r',
            '\x1b',
            '\u{9b}',
            '\u{7f}',
            '\u{200d}',
            '\u{200c}',
            '\u{200b}',
            '\u{202e}',
            '\u{fe0f}',
            '\u{fe0e}',
            '\u{301}',
            '\u{93e}',
            '\u{94d}',
            'क',
            'ष',
            'ی',
            'خ',
            '\u{600}',
            '\u{d4e}',
            '\u{1100}',
            '\u{1161}',
            '\u{11a8}',
            '한',
            '漢',
            '👨',
            '👩',
            '🏻',
            '❤',
            '☎',
            '1',
            '\u{20e3}',
            '🇷',
            '🇺',
            '\u{e0067}',
            '\u{e007f}',
            '🏴',
            '\u{34f}',
            '\u{e000}',
            'ｶ',
            'ﾞ',
            '\u{17d8}',
            '\u{115f}',
            '\u{feff}',
            '‹',
            '›',
            '^',
            '◌',
        ];
        (0..length)
            .map(|_| match self.below(12) {
                0 => {
                    char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap_or(0)).unwrap_or('x')
                }
                _ => TROUBLE[self.below(TROUBLE.len())],
            })
            .collect()
    }
}

#[test]
fn only_what_follows_a_letter_is_appended() {
    assert!(is_appended('\u{301}') && is_appended('\u{93e}') && is_appended('\u{1f3fb}'));
    assert!(!is_appended('a') && !is_appended('漢') && !is_appended('\u{1161}'));
}
