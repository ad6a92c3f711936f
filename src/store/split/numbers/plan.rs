//! Which sidecar is to go where, in which order.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::{self, Display, Formatter};

/// What comes before the rest of a name that no article has.
const GONE: &str = "gone-";

/// Where a sidecar lies: what stands behind the `#` of its article's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// At the number of an article, from 1.
    Number(usize),
    /// At a name that no article has, as its text is gone.
    Gone(String),
}

impl Slot {
    /// What is written as `name`.
    pub(super) fn read(name: &str) -> Option<Self> {
        if let Some(rest) = name.strip_prefix(GONE) {
            let is_one = rest
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            return is_one.then(|| Self::Gone(rest.to_owned()));
        }
        let number: usize = name.parse().ok()?;
        (number > 0 && number.to_string() == name).then_some(Self::Number(number))
    }
}

impl Display for Slot {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Gone(name) => write!(formatter, "{GONE}{name}"),
        }
    }
}

/// The hashes of the texts that sidecars are for, by where they lie; nothing for one that doesn't say it.
pub(super) type There = BTreeMap<Slot, Option<String>>;

/// From where to where.
pub(super) type Move = (Slot, Slot);

/// What is to go where.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Where each belongs that lies elsewhere.
    pub(super) goals: BTreeMap<Slot, Slot>,
    /// How they get there, one after the other, each to where nothing is by then.
    pub(super) steps: Vec<Move>,
    /// Their places have others that stay.
    pub(super) blocked: Vec<Move>,
    /// Those of which there are more than articles with their text, each with one that may be the same.
    pub(super) copies: Vec<Move>,
}

impl Plan {
    /// Whether what lies at `slot` can't go where it belongs.
    pub(super) fn is_blocked(&self, slot: &Slot) -> bool {
        self.blocked.iter().any(|(from, _)| from == slot)
    }

    /// How many come to their article.
    pub(super) fn arrived(&self) -> usize {
        let numbered = |slot: &Slot| matches!(slot, Slot::Number(_));
        let all = self.goals.iter();
        all.filter(|(from, to)| numbered(to) && !self.is_blocked(from))
            .count()
    }
}

/// What is to go where, of the sidecars that are `there`, made for texts with these hashes, in a file whose articles have
/// the `hashes`.
pub(super) fn planned(there: &There, hashes: &[String]) -> Plan {
    let mut goals = to_articles(there, hashes);
    let targets: BTreeSet<_> = goals.values().cloned().collect();
    let mut taken: BTreeSet<_> = there.keys().cloned().collect();
    for (slot, said) in there {
        let Slot::Number(number) = slot else { continue };
        let has_own = hashes.get(number - 1) == said.as_ref();
        let is_in_the_way = targets.contains(slot) || *number > hashes.len();
        if let Some(said) = said
            && !has_own
            && is_in_the_way
            && !goals.contains_key(slot)
        {
            let gone = gone(said, &taken);
            taken.insert(gone.clone());
            goals.insert(slot.clone(), gone);
        }
    }
    let plan = in_order(there, goals);
    let copies = copies(there, hashes);
    Plan { copies, ..plan }
}

/// Which sidecars may be there twice, as a move broke off: those that are for one text, but for one at each article with it.
fn copies(there: &There, hashes: &[String]) -> Vec<Move> {
    let mut alike: BTreeMap<&String, Vec<(bool, &Slot)>> = BTreeMap::new();
    for (slot, said) in there {
        if let Some(said) = said {
            let is_away = !is_at_home(slot, said, hashes);
            alike.entry(said).or_default().push((is_away, slot));
        }
    }
    let mut copies = Vec::new();
    for (said, mut slots) in alike {
        let articles = hashes.iter().filter(|hash| *hash == said).count();
        if slots.len() > articles.max(1) {
            // At home first, then what lies where no article can come.
            slots.sort_by_key(|(is_away, slot)| (*is_away, matches!(slot, Slot::Number(_))));
            if let Some(((_, kept), rest)) = slots.split_first() {
                let away = rest.iter().filter(|(is_away, _)| *is_away);
                copies.extend(away.map(|(_, slot)| ((*slot).clone(), (*kept).clone())));
            }
        }
    }
    copies
}

fn is_at_home(slot: &Slot, said: &String, hashes: &[String]) -> bool {
    match slot {
        Slot::Number(number) => hashes.get(number - 1) == Some(said),
        Slot::Gone(_) => false,
    }
}

/// Which sidecars go to which articles: to those with the text that they were made for. Of articles with one text each has
/// what is true of the others, so that their order tells.
fn to_articles(there: &There, hashes: &[String]) -> BTreeMap<Slot, Slot> {
    let mut open: BTreeMap<&String, VecDeque<Slot>> = BTreeMap::new();
    for (number, hash) in (1..).zip(hashes) {
        let slot = Slot::Number(number);
        if there.get(&slot).and_then(Option::as_ref) != Some(hash) {
            open.entry(hash).or_default().push_back(slot);
        }
    }
    let away = there
        .iter()
        .filter_map(|(slot, said)| Some((slot, said.as_ref()?)))
        .filter(|(slot, said)| !is_at_home(slot, said, hashes));
    away.filter_map(|(slot, said)| Some((slot.clone(), open.get_mut(said)?.pop_front()?)))
        .collect()
}

/// A name that no article has and nothing is `taken` by, for what was made for the text with the hash `said`.
fn gone(said: &str, taken: &BTreeSet<Slot>) -> Slot {
    let short = said.chars().filter(char::is_ascii_alphanumeric).take(8);
    let short: String = short.collect();
    let first = Slot::Gone(short.clone());
    if !taken.contains(&first) {
        return first;
    }
    let others = (2..=taken.len() + 2).map(|number| Slot::Gone(format!("{short}-{number}")));
    let mut others = others.filter(|slot| !taken.contains(slot));
    // Of one more than are taken one is free.
    others.next().unwrap_or(first)
}

/// The steps by which all come to their `goals` and none is written over.
fn in_order(there: &There, goals: BTreeMap<Slot, Slot>) -> Plan {
    let mut waiting = goals.clone();
    let mut taken: BTreeSet<_> = there.keys().cloned().collect();
    let mut steps = Vec::new();
    let mut blocked = Vec::new();
    while let Some((from, to)) = next(&waiting, &taken) {
        waiting.remove(&from);
        if !taken.contains(&to) {
            taken.remove(&from);
            taken.insert(to.clone());
            steps.push((from, to));
        } else if waiting.contains_key(&to) {
            // Each waits for the next one in a ring: one goes aside.
            let said = there.get(&from).and_then(Option::as_deref);
            let aside = gone(said.unwrap_or_default(), &taken);
            taken.remove(&from);
            taken.insert(aside.clone());
            steps.push((from, aside.clone()));
            waiting.insert(aside, to);
        } else {
            blocked.push((from, to));
        }
    }
    Plan {
        goals,
        steps,
        blocked,
        copies: Vec::new(),
    }
}

/// Which of those `waiting` is next: one that has room, else one that never will, else any.
fn next(waiting: &BTreeMap<Slot, Slot>, taken: &BTreeSet<Slot>) -> Option<Move> {
    let free = waiting.iter().find(|(_, to)| !taken.contains(to));
    let never = || waiting.iter().find(|(_, to)| !waiting.contains_key(to));
    let next = free.or_else(never).or_else(|| waiting.first_key_value());
    next.map(|(from, to)| (from.clone(), to.clone()))
}

#[cfg(test)]
mod tests;
