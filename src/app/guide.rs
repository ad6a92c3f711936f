//! What a newcomer is told: one line that follows what they do, until their first stance is saved.

use super::{App, Focus};

/// How far the newcomer has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Move { from: Focus },
    Tag,
    Save { revision: u64 },
    Judge,
    Over,
}

impl Guide {
    /// A guide for somebody new, who begins at `focus`, or none for somebody who has saved a stance before.
    #[must_use]
    pub fn new(introduced: bool, focus: Focus) -> Self {
        Self {
            step: if introduced {
                Step::Over
            } else {
                Step::Move { from: focus }
            },
        }
    }

    /// Whether it has something to say.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.step != Step::Over
    }

    /// What to do next.
    pub(super) fn advice(&self, app: &App) -> Option<String> {
        let key = |name| app.key(name);
        let advice = match self.step {
            Step::Over => return None,
            Step::Move { .. } => format!(
                "Welcome. {} marks the sentence in focus: {} goes to the next, {} back",
                if app.plain() { ">" } else { "The bar" },
                key("next-sentence"),
                key("previous-sentence")
            ),
            Step::Tag => format!("Whose voice is this? {} tags it", sides(app)),
            Step::Save { .. } => String::from("Tagged. Saving …"),
            Step::Judge => format!(
                "Saved. {} speaker, {} topic, {} support, {} oppose, {} neutral; {} undoes; {} all keys",
                key("speaker"),
                key("topic"),
                key("support"),
                key("oppose"),
                key("neutral"),
                key("undo"),
                key("help")
            ),
        };
        Some(advice)
    }

    /// A key was pressed that left the focus at `focus`.
    pub(super) fn followed(&mut self, focus: &Focus) {
        match self.step {
            Step::Move { from } if from != *focus => self.step = Step::Tag,
            Step::Judge => self.step = Step::Over,
            _ => {}
        }
    }

    /// The change `revision` was made.
    pub(super) fn tagged(&mut self, revision: u64) {
        if matches!(self.step, Step::Move { .. } | Step::Tag) {
            self.step = Step::Save { revision };
        }
    }

    /// All changes up to `revision` are on disk.
    pub(super) fn saved(&mut self, revision: u64) {
        if matches!(self.step, Step::Save { revision: awaited } if awaited <= revision) {
            self.step = Step::Judge;
        }
    }
}

fn sides(app: &App) -> String {
    let sides = app.codebook().sides().iter();
    let sides: Vec<_> = sides
        .map(|side| format!("{} {}", side.key, side.name))
        .collect();
    sides.join(", ")
}
