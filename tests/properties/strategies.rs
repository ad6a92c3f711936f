//! Articles, stances, keys, filters, screens and looks by lot, of which the properties hold.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use standoff::app::command;
use standoff::keys::{Key, parse_keys};
use standoff::ui::{Depth, Ground, Theme};
use std::fmt;

/// Texts of a few paragraphs, with quotations, other scripts and characters that nobody sees.
pub(crate) fn article() -> impl Strategy<Value = String> {
    let words = [
        "one",
        "two",
        "envoys",
        "Moscow",
        "U.S.",
        "Mr.",
        "“no",
        "yes”",
        "‘so",
        "it’s",
        "\"plain\"",
        "—",
        "talks",
        "3.5",
        "外务大臣说,没有",
        "😀👨‍👩‍👧",
        "قال",
        "e\u{301}\u{301}\u{301}",
        "\u{202e}back",
        "zero\u{200b}width",
        "tab\there",
        "\u{1b}[31m",
        "averyveryveryveryverylongwordindeed",
    ];
    let ends = [".", ".", ".", "?", "!", ".”", "…", "。", ""];
    let sentence = (vec(select(words.to_vec()), 1..14), select(ends.to_vec()))
        .prop_map(|(words, end)| words.join(" ") + end);
    let paragraph = vec(sentence, 1..6).prop_map(|sentences| sentences.join(" "));
    let gap = select(vec!["\n\n", "\n\n", "\n\n\n", "\n", "\n \t\n"]);
    vec((paragraph, gap), 0..14)
        .prop_map(|parts| parts.into_iter().map(|(text, gap)| text + gap).collect())
}

/// Texts longer than a screen.
pub(crate) fn long_article() -> impl Strategy<Value = String> {
    vec(article(), 4..8).prop_map(|parts| parts.join("\n\n"))
}

/// Any keys of the table, side keys, and some that do nothing; those that tag and move come more often.
pub(crate) fn keys(most: usize) -> impl Strategy<Value = Keys> {
    let row = |text: &str| parse_keys(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let all: Vec<_> = command::all()
        .flat_map(|command| row(command.keys))
        .collect();
    let often = row("j k } { 1 2 3 4 = - 0 . x u Ctrl-r ] [ c e E v l h o Tab p Enter Esc");
    let odd = row("a s 5 9 Alt-x F5 Delete Backspace é 外 Ctrl-w");
    vec(
        prop_oneof![4 => select(all), 6 => select(often), 1 => select(odd)],
        0..most,
    )
    .prop_map(Keys)
}

/// Keys that a failing test shows as people write them.
#[derive(Clone)]
pub(crate) struct Keys(pub(crate) Vec<Key>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written: Vec<_> = self.0.iter().map(Key::to_string).collect();
        f.write_str(&written.join(" "))
    }
}

pub(crate) fn size() -> impl Strategy<Value = (u16, u16)> {
    select(vec![
        (120, 40),
        (80, 24),
        (72, 12),
        (50, 30),
        (40, 12),
        (30, 8),
        (20, 5),
    ])
}

pub(crate) fn theme() -> impl Strategy<Value = Theme> {
    let grounds = select(vec![Ground::Dark, Ground::Light]);
    let depths = select(vec![
        Depth::Mono,
        Depth::Sixteen,
        Depth::Indexed,
        Depth::True,
    ]);
    (grounds, depths).prop_map(|(ground, depth)| Theme::new(ground, depth))
}

/// Places of stances in thousandths of the text, with the number of a side and a position.
pub(crate) type Places = Vec<(usize, usize, usize, usize)>;

pub(crate) fn stances() -> impl Strategy<Value = Places> {
    vec((0usize..1000, 1usize..300, 0usize..4, 0usize..4), 0..12)
}

/// Queries that ask for some of the stances, and some with a mistake.
pub(crate) fn query() -> impl Strategy<Value = String> {
    let terms = [
        "side:us",
        "-side:russia",
        "side:uk,syria",
        "position:*",
        "-position:support",
        "speaker:*",
        "the",
        "-note:*",
        "side:",
        "sp:x",
        "US",
        "is:lost",
    ];
    vec(select(terms.to_vec()), 0..3).prop_map(|terms| terms.join(" "))
}
