//! What something on the screen is, and what people call it in their settings.

use crate::codebook::Hue;

/// What something on the screen is.
///
/// No style is the only carrier of a meaning. What says it besides, with boxes and in plain:
///
/// | meaning | with boxes, in any depth | in plain (`ui/plain.rs`) |
/// |---|---|---|
/// | focus | bar in the gutter, bold | `>` before its lines, `[` `]` around it, the cursor where it begins |
/// | selection | mode at the lower left, reversed | the same, the cursor at the end that moves |
/// | a side's words | its letter in the gutter, `#` where the codebook has none; underlined without colours | its letter or `#`, `{` `}` around the words |
/// | several stances on words | both letters, or one and `+`; underlined, without colours italic as well | both letters, or one and `&`; `stance 1 of 2` in the bottom line |
/// | what others have tagged | small letters in the gutter where one has tagged nothing oneself; grey and underlined, without colours dim and italic; `coder2: Russia ▼ …` below the stances | small letters; in words in the bottom line |
/// | what the wording suggests | dotted underline, or under every other letter; where one has tagged nothing oneself, small letters and `:` in the gutter | the letters and `:`, `(` `)` around the words |
/// | the suggestion that has the focus | `proposed: Russia …` in the bottom line | the same |
/// | its cue and its speaker in the text | underlined in a colour, without colours reversed; both in the bottom line | `<` `>` around them, both in the bottom line |
/// | the stance that keys act on | `▸` in the pane, letter reversed in the gutter | `>` in the pane, its parts in words in the bottom line |
/// | positions | `▲` `▼` `●`, `±` where they differ | `+` `-` `0`, `±`; in words in pane and messages |
/// | lost | `lost:` before the words | the same |
/// | edited or moved, decided differently | `?`, `!` in gutter and pane | the same in the gutter, words in the pane |
/// | words that differ | underlined | `[` `]` around them |
/// | hits | reversed or on yellow, `2 of 5` in the bottom line | `/` in the gutter, `2 of 5`, the cursor on the one found last |
/// | a chosen line | `▸` | `>` and, once the list is walked, the cursor |
/// | labels | two letters, reversed or on a ground | `(` `)` around them |
/// | messages | their words | `warning:` or `error:` before them |
/// | who has the keys | mode at the lower left, bright border | mode; no other pane is shown |
/// | saved or not | `✓`, `✗` and words | the same |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Plain,
    /// Something to be seen only when looked for: numbers, borders.
    Quiet,
    /// The border and title of the pane that has the keys.
    Active,
    /// A name or a headline.
    Strong,
    /// A key in a hint.
    Key,
    /// The mode at the left of the bottom line.
    Mode,
    /// Something was done.
    Done,
    /// Something can't be done.
    Warning,
    /// Work is in danger.
    Error,
    /// What a newcomer is told.
    Guide,
    /// A line that is chosen in a list.
    Chosen,
    /// A place found.
    Hit,
    /// The place found last.
    CurrentHit,
    /// A stand-in for a character that can't be seen.
    Mark,
    /// The focus.
    Focus,
    /// A selection.
    Selection,
    /// Text under more than one stance.
    Overlap,
    /// Text under a stance of somebody else's.
    Other,
    /// Text that is suggested for a stance.
    Suggestion,
    /// The words that tell of a suggestion: "said".
    Cue,
    /// The words that name who says it.
    Mention,
    /// The letters that go to a sentence.
    Label,
    /// Text and name of a side whose colour is this hue.
    Side(Hue),
    /// Text of a side that isn't in the codebook.
    UnknownSide,
    /// Words that a changed text doesn't have any more.
    Removed,
    /// Words that it has instead.
    Added,
}

/// Every role with its name, for good: settings know it by this.
pub(super) const ALL: [(Role, &str); 31] = [
    (Role::Plain, "plain"),
    (Role::Quiet, "quiet"),
    (Role::Active, "active"),
    (Role::Strong, "strong"),
    (Role::Key, "key"),
    (Role::Mode, "mode"),
    (Role::Done, "done"),
    (Role::Warning, "warning"),
    (Role::Error, "error"),
    (Role::Guide, "guide"),
    (Role::Chosen, "chosen"),
    (Role::Hit, "hit"),
    (Role::CurrentHit, "current-hit"),
    (Role::Mark, "mark"),
    (Role::Focus, "focus"),
    (Role::Selection, "selection"),
    (Role::Overlap, "overlap"),
    (Role::Other, "other"),
    (Role::Suggestion, "suggestion"),
    (Role::Cue, "cue"),
    (Role::Mention, "mention"),
    (Role::Label, "label"),
    (Role::Side(Hue::Blue), "hue-blue"),
    (Role::Side(Hue::Red), "hue-red"),
    (Role::Side(Hue::Magenta), "hue-magenta"),
    (Role::Side(Hue::Green), "hue-green"),
    (Role::Side(Hue::Yellow), "hue-yellow"),
    (Role::Side(Hue::Cyan), "hue-cyan"),
    (Role::UnknownSide, "unknown-side"),
    (Role::Removed, "removed"),
    (Role::Added, "added"),
];

impl Role {
    /// The role called `name`.
    pub(super) fn named(name: &str) -> Option<Self> {
        let found = ALL.iter().find(|(_, known)| *known == name);
        found.map(|(role, _)| *role)
    }

    /// Whether nothing of the colours beneath is to shine through: they would make a patchwork of it.
    pub(super) const fn covers(self) -> bool {
        matches!(self, Self::Mode | Self::Chosen | Self::Selection)
    }
}
