//! The table of wordings, read. Knows its form, and nothing of the text.

use foldhash::fast::FixedState;
use std::collections::HashMap;

const POSITIONS: &str = include_str!("../../../assets/suggest/en/positions.txt");

/// What stands for several words in a wording.
pub(super) const GAP: &str = "...";

/// What a wording of the table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Support,
    Oppose,
    /// Against, unless it is a claim that is rejected.
    Reject,
    Claim,
    /// For what is asked for, against what is to end.
    Demand,
    Ending,
    /// Takes the meaning from what comes after it.
    Turning,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording {
    line: &'static str,
    /// What it tells.
    pub(super) section: Section,
}

impl Wording {
    /// Its words and gaps.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.line.split_whitespace()
    }
}

/// All wordings by their first words.
#[derive(Debug)]
pub(super) struct Wordings {
    wordings: HashMap<&'static str, Vec<Wording>, FixedState>,
}

impl Wordings {
    /// Those of English.
    pub(super) fn english() -> Self {
        let mut wordings: HashMap<_, Vec<_>, _> = HashMap::default();
        let mut section = None;
        for line in POSITIONS.lines() {
            let line = line.split('#').next().unwrap_or("").trim();
            if let Some(name) = line.strip_prefix('[') {
                section = named(name.trim_end_matches(']'));
            } else if let (Some(section), Some(first)) = (section, line.split_whitespace().next()) {
                wordings
                    .entry(first)
                    .or_default()
                    .push(Wording { line, section });
            }
        }
        Self { wordings }
    }

    /// The wordings of positions that begin with `word`.
    pub(super) fn beginning_with(&self, word: &str) -> &[Wording] {
        self.wordings.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether `word` stands alone in `section`.
    pub(super) fn has(&self, word: &str, section: Section) -> bool {
        let wordings = self.beginning_with(word);
        wordings
            .iter()
            .any(|wording| wording.section == section && wording.line == word)
    }
}

fn named(section: &str) -> Option<Section> {
    Some(match section {
        "support" => Section::Support,
        "oppose" => Section::Oppose,
        "reject" => Section::Reject,
        "claim" => Section::Claim,
        "demand" => Section::Demand,
        "ending" => Section::Ending,
        "turning" => Section::Turning,
        _ => return None,
    })
}
