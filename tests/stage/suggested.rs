//! Suggestions as tests write them: `direct 84; Russia▼; Sergey Lavrov = Lavrov; warned against; an effort … power`. Kind and
//! confidence; side and position, or `–`; the speaker and the mention, `– = he` where nobody is named, or `–`; the cue, or
//! `–`; the words, with ` … ` where something comes between. Each is the first of these words in the text.

use standoff::annotation::Position;
use standoff::article::Span;
use standoff::suggest::{Kind, Source, Suggestion};

const NONE: &str = "–";

/// What `written` tells of `text`.
pub fn read(written: &str, text: &str) -> Suggestion {
    let parts: Vec<_> = written.split("; ").collect();
    let [kind, side, source, cue, words] = parts.as_slice() else {
        panic!("a suggestion has five parts: {written}");
    };
    let (kind, sure) = kind.split_once(' ').unwrap_or((kind, "84"));
    let position = Position::ALL
        .into_iter()
        .find(|position| side.ends_with(position.glyph()));
    let side = side.trim_end_matches(['▲', '▼', '●', '–']);
    let source = source.split_once(" = ").map(|(name, mention)| Source {
        described: vec![find(text, mention)],
        mention: find(text, mention),
        name: (name != NONE).then(|| name.into()),
    });
    let kind = Kind::ALL.into_iter().find(|one| one.word() == kind);
    Suggestion {
        fragments: words.split(" … ").map(|part| find(text, part)).collect(),
        kind: kind.unwrap_or_else(|| panic!("no such kind: {written}")),
        cue: (*cue != NONE).then(|| find(text, cue)),
        source,
        side: (!side.is_empty()).then(|| side.into()),
        position,
        confidence: sure
            .parse()
            .unwrap_or_else(|_| panic!("how sure? {written}")),
    }
}

fn find(text: &str, words: &str) -> Span {
    let start = text
        .find(words)
        .unwrap_or_else(|| panic!("{words:?} doesn't stand in the text"));
    Span::new(start, start + words.len())
}

/// `suggestion` as a result tells it: whose it is, and its words.
pub fn told(suggestion: &Suggestion, text: &str) -> String {
    let name = |source: &Source| source.name.clone();
    let name = suggestion.source.as_ref().and_then(name);
    let words = text
        .get(suggestion.span().start..suggestion.span().end)
        .unwrap_or_default();
    format!(
        "{} {}{}: {}",
        name.as_deref().unwrap_or(NONE),
        suggestion.side.as_deref().unwrap_or(NONE),
        suggestion.position.map_or("", Position::glyph),
        words.replace('\n', "\\n")
    )
}
