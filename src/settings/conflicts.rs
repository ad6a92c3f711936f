//! Keys that get in each other's way. Of two, the one that stands later in the file gives way to the defaults of its
//! command, until all fit.

use super::{Binding, Command, Draft, Known};
use crate::keys::Sequence;

/// A way to a command in one context.
struct Way<'a> {
    context: &'a str,
    sequence: Sequence,
    command: &'a str,
    /// Which binding of the settings gives it, and where that stands; none: a default.
    given: Option<usize>,
}

pub(super) fn resolve(draft: &mut Draft, known: &Known<'_>) {
    while let Some((loser, what)) = conflict(&draft.settings.keys, known) {
        let binding = draft.settings.keys.remove(loser);
        draft.fault(binding.at, what);
    }
}

/// The binding of `keys` that must give way, the last one of them, and why.
fn conflict(keys: &[Binding], known: &Known<'_>) -> Option<(usize, String)> {
    if keys.is_empty() {
        return None;
    }
    let mut ways = ways(keys, known);
    ways.sort_by_key(|way| (way.context, way.sequence));
    let pairs = ways.windows(2).filter_map(|pair| match pair {
        [a, b] if a.context == b.context && b.sequence.starts_with(&a.sequence) => Some((a, b)),
        _ => None,
    });
    let conflicts = pairs.filter_map(|(a, b)| {
        // None is less than any: a default never gives way.
        let (loser, winner) = if a.given > b.given { (a, b) } else { (b, a) };
        Some((loser.given?, complaint(loser, winner)))
    });
    // Of several of one loser the first is told.
    conflicts.reduce(|found, other| if other.0 > found.0 { other } else { found })
}

fn complaint(loser: &Way<'_>, winner: &Way<'_>) -> String {
    let Way {
        command, context, ..
    } = loser;
    let (own, other) = (loser.sequence.label(), winner.sequence.label());
    let whose = winner.command;
    if own == other && *command == whose {
        return format!("`{command}` has {own} twice");
    }
    if own == other {
        return format!(
            "`{command}` can't be {own}: in {context} that is `{whose}`; give that other keys, or \"\""
        );
    }
    let begins = if winner.sequence.starts_with(&loser.sequence) {
        "it begins"
    } else {
        "it begins with"
    };
    format!(
        "`{command}` can't be {own}: in {context} {begins} {other}, which is `{whose}`; give that other keys, or \"\""
    )
}

/// All ways of all commands as they would be in force.
fn ways<'a>(keys: &'a [Binding], known: &'a Known<'_>) -> Vec<Way<'a>> {
    let mut found = Vec::new();
    for command in &known.commands {
        for context in &command.contexts {
            let given = given(keys, command, context);
            let sequences = given.map_or(&command.ways, |(_, binding)| &binding.ways);
            found.extend(sequences.iter().map(|&sequence| Way {
                context,
                sequence,
                command: command.name,
                given: given.map(|(index, _)| index),
            }));
        }
    }
    found
}

/// What the settings say of `command` in `context`.
fn given<'a>(
    keys: &'a [Binding],
    command: &Command<'_>,
    context: &str,
) -> Option<(usize, &'a Binding)> {
    let of_it = || {
        keys.iter()
            .enumerate()
            .filter(|(_, binding)| binding.command == command.name)
    };
    let own = of_it().find(|(_, binding)| binding.context.as_deref() == Some(context));
    own.or_else(|| of_it().find(|(_, binding)| binding.context.is_none()))
}
