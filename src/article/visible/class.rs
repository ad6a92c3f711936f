//! Kinds of characters, as far as showing them is concerned. Knows no cluster longer than two.
//!
//! Ranges are those of Unicode 17: `DerivedCoreProperties.txt` (`Default_Ignorable_Code_Point`),
//! `GraphemeBreakProperty.txt` (`Prepend`), `DerivedGeneralCategory.txt` (`Cf`, `Zl`, `Zp`, `Co`).

use super::cells;
use unicode_segmentation::UnicodeSegmentation;

/// Whether `c` is always visible, one cell wide and no part of a longer cluster unless a
/// character that isn't plain follows it.
pub(super) fn is_plain_char(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'       // Latin
        | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{482}'    // Greek, Cyrillic
        | '\u{48A}'..='\u{52F}'
        | '\u{5D0}'..='\u{5EA}'                            // Hebrew
        | '\u{60C}' | '\u{61B}' | '\u{61F}'                // Arabic
        | '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' // dashes, quotation marks, spaces
        | '\u{20A0}'..='\u{20C0}') // currencies
}

/// The same of characters that are two cells wide: ideographs, kana, Hangul syllables.
pub(super) fn is_plain_wide(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309B}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF60}')
}

/// Whether all of `text` is plain.
pub(super) fn is_plain(text: &str) -> bool {
    // Without asking after each byte it takes a tenth of the time; of a long text the beginning tells mostly.
    let are_plain = |bytes: &[u8]| {
        let plain = |all: bool, byte: &u8| all & matches!(byte, b' '..=b'~');
        bytes.iter().fold(true, plain)
    };
    text.as_bytes().chunks(256).all(are_plain) || text.chars().all(is_plain_char)
}

/// Whether all of `text` is plain once its line ends are blanks.
pub(super) fn is_plain_but_for_line_ends(text: &str) -> bool {
    let is_plain_byte = |byte| matches!(byte, b' '..=b'~' | b'\n');
    let is_plain_too = |c| is_plain_char(c) || c == '\n';
    text.bytes().all(is_plain_byte) || text.chars().all(is_plain_too)
}

/// Whether `c` must be written out: a control, or invisible, or moves what is around it, or has
/// no agreed look (private use, unassigned).
#[must_use]
pub fn is_hidden(c: char) -> bool {
    if is_plain_char(c) {
        return false;
    }
    c.is_control() || is_ignorable(c) || is_blank_letter(c) || has_no_agreed_look(c)
}

/// `Default_Ignorable_Code_Point`.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Invisible without being ignorable: line separators, interlinear anchors, blanks that pass for letters.
fn is_blank_letter(c: char) -> bool {
    matches!(c,
        '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{2D7F}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1343F}' | '\u{16FE4}' | '\u{1D159}')
}

/// Private use and unassigned: the standard library knows what can be printed. It counts among
/// the rest the spaces and the marks that need a base (none of width but the kana sound marks).
fn has_no_agreed_look(c: char) -> bool {
    let may_be = !c.is_alphabetic() && !c.is_whitespace() && !is_prepended(c);
    may_be && char_cells(c) > 0 && c.escape_debug().len() > 1
}

/// Whether `c` forms a cluster with whatever follows it.
pub(super) fn is_prepended(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}'
        | '\u{D4E}' | '\u{110BD}' | '\u{110CD}' | '\u{111C2}' | '\u{111C3}' | '\u{113D1}'
        | '\u{1193F}' | '\u{11941}' | '\u{11A84}'..='\u{11A89}' | '\u{11D46}' | '\u{11F02}')
}

/// Whether `c` forms a cluster with whatever is before it.
pub(super) fn is_appended(c: char) -> bool {
    !is_plain_char(c) && on_base('-', c).graphemes(true).nth(1).is_none()
}

/// `c` after `base`.
pub(super) fn on_base(base: char, c: char) -> String {
    String::from_iter([base, c])
}

/// The cells that `c` takes by itself.
pub(super) fn char_cells(c: char) -> usize {
    cells(c.encode_utf8(&mut [0; 4]))
}

/// Whether `c` is of a script whose syllables may be wider than two cells in one cluster.
pub(super) fn is_indic(c: char) -> bool {
    matches!(c,
        '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{A8E0}'..='\u{A8FF}' | '\u{11000}'..='\u{11FFF}')
}

/// Whether a joiner or non-joiner beside `c` changes how a word is written: letters and vowel
/// signs of the scripts that join.
pub(super) fn takes_joiner(c: char) -> bool {
    let joins = matches!(c,
        '\u{600}'..='\u{8FF}' | '\u{1800}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}');
    (joins || is_indic(c)) && !is_hidden(c) && (c.is_alphabetic() || char_cells(c) == 0)
}

/// Whether a variation selector after `c` chooses between emoji and text.
pub(super) fn is_emoji(c: char) -> bool {
    let may_be = matches!(c,
        '#' | '*' | '0'..='9' | '©' | '®' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1FAFF}');
    may_be && cells(&on_base(c, '\u{FE0F}')) == 2
}
