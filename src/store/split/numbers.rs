//! Sidecars of articles inside of a file that stand at other numbers by now, as the file was saved again with an article more
//! or less. Their text tells which is whose: a sidecar made for the text of another article of the file goes to that.
//!
//! Each stands under its new name on disk before the old name goes. Where its new place has another that stays, it stays as
//! well, and that is told. What is undone later, and what is remembered of a place, is kept by number and stays behind.

use super::{first_line, keep_copy, shown};
use crate::annotation::Annotator;
use crate::store::atomic::{self, Care, folder_of};
use crate::store::beside::{self, can_write};
use crate::store::cache;
use crate::store::input;
use crate::store::lock::Lock;
use crate::store::places::Places;
use crate::store::sidecar::{SIDECAR_LIMIT, renamed, said_hash};
use crate::store::text;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From which number to which.
type Move = (usize, usize);

/// What is to go where.
#[derive(Debug, Default, PartialEq, Eq)]
struct Plan {
    /// Each after what it would write over; those of a round one behind the other.
    steps: Vec<Vec<Move>>,
    /// Their places have others that stay.
    blocked: Vec<Move>,
}

/// Moves the sidecars of `annotator` on articles in `file` to where these stand now. What is to be said of that, in one
/// line that is safe to show.
pub(super) fn settle(
    file: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Option<String> {
    let numbers = Numbers::of(file, annotator, places);
    let (plan, names) = numbers.plan()?;
    if !can_write(folder_of(file)) {
        return Some(waits(
            file,
            &plan,
            "they can't go with them, as the folder can't be written",
        ));
    }
    let _turn = Lock::of(&numbers.sidecar(1));
    let mut moved = 0;
    let mut failure = None;
    for round in &plan.steps {
        match numbers.carry_out(round, &names) {
            Ok(()) => moved += round.len(),
            Err(reason) => {
                // The next would write over what couldn't go.
                failure = Some(reason);
                break;
            }
        }
    }
    let file = shown(file);
    let told = match moved {
        0 => None,
        1 => Some(format!(
            "1 article of {file} stands at another number now: its stances went with it"
        )),
        _ => Some(format!(
            "{moved} articles of {file} stand at other numbers now: their stances went with them"
        )),
    };
    let blocked = plan.blocked.first().map(|(from, to)| {
        let (from, to) = (numbers.sidecar(*from), numbers.sidecar(*to));
        format!(
            "{} belongs where {} is, and stays: rename one of them, with the name in it",
            shown(&from),
            shown(&to)
        )
    });
    let failure = failure.map(|reason| format!("stances stay at their old number: {reason}"));
    let all: Vec<_> = told.into_iter().chain(blocked).chain(failure).collect();
    (!all.is_empty()).then(|| all.join(". "))
}

/// The same for who only looks.
pub(super) fn waiting(
    file: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Option<String> {
    let numbers = Numbers::of(file, annotator, places);
    let (plan, _) = numbers.plan()?;
    Some(waits(file, &plan, "open it, and they go with them"))
}

fn waits(file: &Path, plan: &Plan, what: &str) -> String {
    let count = plan.steps.iter().map(Vec::len).sum::<usize>() + plan.blocked.len();
    let file = shown(file);
    format!(
        "Stances on {count} of the articles of {file} stand at the numbers that these had: {what}"
    )
}

struct Numbers<'a> {
    file: &'a Path,
    annotator: Option<&'a Annotator>,
    places: &'a Places,
}

impl<'a> Numbers<'a> {
    fn of(file: &'a Path, annotator: Option<&'a Annotator>, places: &'a Places) -> Self {
        Self {
            file,
            annotator,
            places,
        }
    }

    fn sidecar(&self, number: usize) -> PathBuf {
        let mut path = text::address(self.file, number).into_os_string();
        path.push(beside::ending(self.annotator));
        path.into()
    }

    /// What is to move, and what the articles are called, in their order. Nothing where all is where it belongs.
    fn plan(&self) -> Option<(Plan, Vec<String>)> {
        let there = self.there();
        if there.is_empty() {
            return None;
        }
        let texts = cache::texts(self.file, self.places).ok()?;
        let hashes = texts
            .iter()
            .map(|text| blake3::hash(text.text.as_bytes()).to_hex());
        let hashes: Vec<_> = hashes.map(|hash| hash.to_string()).collect();
        let plan = planned(&there, &hashes);
        let names = texts.iter().map(|text| text.name.clone()).collect();
        (plan != Plan::default()).then_some((plan, names))
    }

    /// The hashes of the texts that the sidecars there are for, by number; nothing for one that doesn't say it.
    fn there(&self) -> BTreeMap<usize, Option<String>> {
        let entries = fs::read_dir(folder_of(self.file))
            .into_iter()
            .flatten()
            .flatten();
        let ending = beside::ending(self.annotator);
        let own = beside::name_of(self.file);
        let numbers = entries.filter_map(|entry| {
            let name = entry.file_name();
            let number = name.to_str()?.strip_suffix(&ending)?.strip_prefix(&own)?;
            let digits = number.strip_prefix('#')?;
            let number: usize = digits.parse().ok()?;
            (number.to_string() == digits).then_some(number)
        });
        let said = |number| {
            let bytes = input::beginning(&self.sidecar(number), 8 << 10)?;
            said_hash(bytes.utf8_chunks().next()?.valid())
        };
        numbers.map(|number| (number, said(number))).collect()
    }

    /// Carries out the moves of `round`, all of whose contents are known before the first is written.
    fn carry_out(&self, round: &[Move], names: &[String]) -> Result<(), String> {
        let ready = round.iter().map(|(from, to)| {
            let (bytes, _) = input::read(&self.sidecar(*from), SIDECAR_LIMIT).ok()?;
            Some((self.sidecar(*to), renamed(bytes, names.get(to - 1)?)?))
        });
        let ready: Option<Vec<_>> = ready.collect();
        let ready = ready.ok_or_else(|| String::from("a sidecar can't be read"))?;
        for (to, bytes) in &ready {
            if to.symlink_metadata().is_ok() {
                // Of a round, one is nowhere else for a moment.
                keep_copy(to, self.places)?;
            }
            atomic::replace(to, bytes, Care::Lasting).map_err(|error| first_line(&error))?;
        }
        let filled: BTreeSet<_> = round.iter().map(|(_, to)| to).collect();
        for (from, _) in round.iter().filter(|(from, _)| !filled.contains(from)) {
            fs::remove_file(self.sidecar(*from)).map_err(|error| first_line(&error))?;
        }
        Ok(())
    }
}

/// What is to go where, of the sidecars that are `there`, made for texts with these hashes, in a file whose articles have
/// the `hashes`.
fn planned(there: &BTreeMap<usize, Option<String>>, hashes: &[String]) -> Plan {
    let goes = |(number, said): (&usize, &Option<String>)| {
        let said = said.as_ref()?;
        let is_own = number.checked_sub(1).and_then(|at| hashes.get(at)) == Some(said);
        let mut found = (1..).zip(hashes).filter(|(_, hash)| *hash == said);
        let (to, _) = found.next().filter(|_| !is_own)?;
        // Of two articles with one text nobody knows which it is.
        found.next().is_none().then_some((*number, to))
    };
    let mut waiting: BTreeMap<usize, usize> = there.iter().filter_map(goes).collect();
    let mut taken: BTreeSet<usize> = there.keys().copied().collect();
    let mut plan = Plan::default();
    while let Some((from, to)) = waiting
        .iter()
        .map(|(f, t)| (*f, *t))
        .find(|(_, to)| !taken.contains(to))
    {
        waiting.remove(&from);
        taken.remove(&from);
        taken.insert(to);
        plan.steps.push(vec![(from, to)]);
    }
    while let Some((&first, _)) = waiting.first_key_value() {
        let mut round = Vec::new();
        let mut at = first;
        while let Some(to) = waiting.remove(&at) {
            round.push((at, to));
            at = to;
        }
        if at == first {
            plan.steps.push(round);
        } else {
            plan.blocked.extend(round);
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::{Plan, planned};

    /// What is done with sidecars for the texts that `there` names, one letter each from number 1, and `.` for none, once
    /// the articles are those that `now` names.
    fn plan(there: &str, now: &str) -> Plan {
        let there = (1..).zip(there.chars()).filter(|(_, said)| *said != '.');
        let there = there.map(|(number, said)| (number, Some(said.to_string())));
        let now: Vec<_> = now.chars().map(String::from).collect();
        planned(&there.collect(), &now)
    }

    fn steps(steps: &[&[(usize, usize)]]) -> Plan {
        let steps = steps.iter().map(|round| round.to_vec()).collect();
        Plan {
            steps,
            blocked: Vec::new(),
        }
    }

    #[test]
    fn each_goes_where_its_text_is_and_writes_over_none() {
        assert_eq!(plan("abc", "abcd"), Plan::default());
        assert_eq!(plan("abc", "xyz"), Plan::default(), "changed texts stay");
        assert_eq!(
            plan("abc", "xabc"),
            steps(&[&[(3, 4)], &[(2, 3)], &[(1, 2)]])
        );
        assert_eq!(plan(".bc", "bc"), steps(&[&[(2, 1)], &[(3, 2)]]));
        assert_eq!(plan("ab", "ba"), steps(&[&[(1, 2), (2, 1)]]));
        assert_eq!(plan("abcd", "cabd"), steps(&[&[(1, 2), (2, 3), (3, 1)]]));
        assert_eq!(plan("a", "bb"), Plan::default());
        assert_eq!(plan("a", "xaa"), Plan::default(), "one text twice");
        let blocked = Plan {
            steps: Vec::new(),
            blocked: vec![(2, 1), (3, 2)],
        };
        let found = plan("xbc", "bc");
        assert_eq!(found.steps, blocked.steps);
        let mut left = found.blocked;
        left.sort_unstable();
        assert_eq!(left, blocked.blocked);
    }
}
