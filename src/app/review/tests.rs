use super::{Piece, against, changed};

/// `text` with what differs in brackets.
fn bracketed(text: &str, pieces: &[Piece]) -> String {
    let mut at = 0;
    let mut shown = String::new();
    for piece in pieces {
        assert_eq!(piece.start, at, "{text}: the pieces follow one another");
        at = piece.end;
        let words = &text[piece.start..piece.end];
        let around = if piece.differs { ["[", "]"] } else { [""; 2] };
        shown.extend([around[0], words, around[1]]);
    }
    assert_eq!(at, text.len(), "{text}: the pieces are all of it");
    shown
}

#[track_caller]
fn check(old: &str, new: &str, shown: [&str; 2], told: &str) {
    let [gone, come] = against(old, new);
    assert_eq!([bracketed(old, &gone), bracketed(new, &come)], shown);
    assert_eq!(changed(old, new), told);
}

#[test]
fn words_that_differ_stand_out() {
    check(
        "Two went to sea.",
        "Two went to town.",
        ["Two went to [sea].", "Two went to [town]."],
        "1 word changed",
    );
    check(
        "We leave with the same plan, he said.",
        "We leave with no plan at all, he said.",
        [
            "We leave with [the same] plan, he said.",
            "We leave with [no] plan[ at all], he said.",
        ],
        "3 words changed",
    );
    check("", "One two", ["", "[One two]"], "2 words changed");
    check("One two", "", ["[One two]", ""], "2 words changed");
    check("", "", ["", ""], "the same words");
    check("One", "One", ["One", "One"], "the same words");
    check(
        "One, two",
        "One; two",
        ["One[,] two", "One[;] two"],
        "only signs and blanks changed",
    );
    check(
        "外务大臣没有",
        "外务大臣都没有",
        ["外务大臣没有", "外务大臣[都]没有"],
        "1 word changed",
    );
}

#[test]
fn texts_that_are_long_and_wholly_different_are_not_compared_word_by_word() {
    let words = |letter: char| {
        let words: Vec<_> = (0..30_000).map(|at| format!("{letter}{at}")).collect();
        words.join(" ")
    };
    let (old, new) = (words('o'), words('n'));
    let [gone, come] = against(&format!("Same. {old} End."), &format!("Same. {new} End."));
    let differs = |pieces: &[Piece]| pieces.iter().map(|one| one.differs).collect::<Vec<_>>();
    assert_eq!(differs(&gone), [false, true, false]);
    assert_eq!(differs(&come), [false, true, false]);
}
