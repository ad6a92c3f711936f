//! Keys pressed that begin a longer binding: what they wait for, and what can follow.

use super::command;
use super::hints::Hint;
use super::keymap::Bound;
use super::{App, Event};
use crate::keys::{Code, Key, Sequence};
use std::cmp::Reverse;

/// The commands that are at hand within a sequence too.
const ANYWHERE: [&str; 4] = ["help", "leave-at-once", "suspend", "redraw"];

/// What can follow the keys pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The keys that do it, as they are shown.
    pub keys: String,
    /// What it does, in a line.
    pub does: &'static str,
}

impl App {
    /// The keys pressed so far of a longer binding; none while nothing is begun.
    #[must_use]
    pub fn pending(&self) -> Sequence {
        self.pending
    }

    /// What `key` would mean now, after the keys that are pending.
    #[must_use]
    pub fn meaning(&self, key: Key) -> Option<Bound> {
        let context = self.context();
        let pressed = self.pending.then(key);
        let bound = pressed.and_then(|pressed| self.keymap.bound(context, pressed));
        bound.or_else(|| {
            let alone = self.keymap.command(context, key);
            let anywhere = alone.filter(|command| ANYWHERE.contains(&command.name));
            anywhere.map(Bound::Command)
        })
    }

    /// What the keys that are pending begin, in a word or two; empty if it has no name.
    #[must_use]
    pub fn pending_name(&self) -> &'static str {
        command::prefix_name(&self.pending.to_string())
    }

    /// What can follow the keys that are pending, as far as it would do something now.
    #[must_use]
    pub fn next_keys(&self) -> Vec<Next> {
        let mut found: Vec<Next> = Vec::new();
        for (label, does) in self.continuations() {
            match found.iter_mut().find(|other| other.does == does) {
                None => found.push(Next { keys: label, does }),
                Some(other) if other.keys.split("  ").any(|known| known == label) => {}
                Some(other) => other.keys.extend(["  ", label.as_str()]),
            }
        }
        found
    }

    /// Each key that can follow and what it does; small letters before capitals.
    fn continuations(&self) -> Vec<(String, &'static str)> {
        let at = self.pending.len();
        let all = self.keymap.from(self.context(), self.pending);
        let here = all.filter(|(_, command)| (command.applies)(self));
        let mut keys: Vec<_> = here
            .filter_map(|(sequence, command)| {
                let key = sequence.nth(at)?;
                let pressed = self.pending.then(key)?;
                let ends = pressed == sequence;
                let does = if ends { command.does } else { more(pressed) };
                Some((key.label(), does))
            })
            .collect();
        keys.sort_by_cached_key(|(label, _)| (label.to_lowercase(), Reverse(label.clone())));
        keys
    }

    /// The ways out of what is begun.
    pub(super) fn pending_hints() -> Vec<Hint> {
        let hint = |code, word: &str| Hint {
            key: Key::new(code).label(),
            word: word.to_owned(),
            side: None,
            command: None,
        };
        vec![
            hint(Code::Esc, "cancel"),
            hint(Code::Backspace, "a key back"),
        ]
    }

    /// What is begun outlasts all news, but nothing that a person does otherwise than by keys.
    pub(super) fn keep_pending(&mut self, event: &Event) {
        let is_act = matches!(
            event,
            Event::Mouse(_) | Event::Hint(_) | Event::Paste(_) | Event::Edited(_)
        );
        if is_act {
            self.pending = Sequence::default();
        }
    }

    /// After `pressed` came a `key` that is bound to nothing there.
    pub(super) fn break_off(&mut self, pressed: Sequence, key: Key) {
        match key.code {
            Code::Esc => {}
            Code::Backspace => self.pending = pressed.before_last(),
            _ => {
                let keys = format!("{} {}", pressed.label(), key.label());
                self.say_unbound(&keys);
            }
        }
    }
}

/// What a longer beginning does that has no name.
const MORE: &str = "more …";

fn more(pressed: Sequence) -> &'static str {
    match command::prefix_name(&pressed.to_string()) {
        "" => MORE,
        name => name,
    }
}
