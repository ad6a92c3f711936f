//! Ids and the clock. Both can be fixed from outside, for tests and for comparing runs.

use crate::annotation::{Annotation, Id};
use crate::app::{Stamp, Stamps};
use jiff::Timestamp;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use ulid::{Generator, Ulid};

/// A moment in RFC 3339: every stance is made at it.
const CLOCK: &str = "STANDOFF_CLOCK";
/// A number: ids count up from it instead of being drawn by lot.
const IDS: &str = "STANDOFF_IDS";

/// Stamps by the clock and by lot, or as the environment fixes them; no id of `annotations` again.
pub(super) fn stamps(annotations: &[Arc<Annotation>]) -> Stamps {
    let clock = std::env::var(CLOCK)
        .ok()
        .and_then(|text| text.parse::<Timestamp>().ok());
    let fixed = std::env::var(IDS).ok().and_then(|text| text.parse().ok());
    let mut ids = match fixed {
        Some(from) => counted(from, annotations),
        None => drawn(),
    };
    Box::new(move || {
        let now = clock.unwrap_or_else(Timestamp::now);
        Stamp {
            id: ids(now),
            at: seconds(now).to_string().into(),
        }
    })
}

/// The moment, as files have it.
pub(super) fn now() -> Arc<str> {
    let fixed = std::env::var(CLOCK).ok();
    let fixed = fixed.and_then(|text| text.parse::<Timestamp>().ok());
    let now = fixed.unwrap_or_else(Timestamp::now);
    seconds(now).to_string().into()
}

/// The time in whole seconds: nobody tags faster than the file needs to tell.
fn seconds(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

type Ids = Box<dyn FnMut(Timestamp) -> Id + Send>;

/// Ids by lot, rising.
fn drawn() -> Ids {
    let mut generator = Generator::new();
    Box::new(move |now| {
        let drawn = generator.generate_from_datetime(time(now));
        id(drawn.unwrap_or_else(|_| Ulid::generate()))
    })
}

/// Ids that count up from `from`, without those in use.
fn counted(from: u64, annotations: &[Arc<Annotation>]) -> Ids {
    let used: HashSet<Id> = annotations
        .iter()
        .map(|annotation| annotation.id.clone())
        .collect();
    let mut numbers = u128::from(from) + 1..;
    Box::new(move |now| {
        let ids = numbers
            .by_ref()
            .map(|number| id(Ulid::from_parts(milliseconds(now), number)));
        // There are more numbers than annotations: one is always free.
        let mut free = ids.skip_while(|id| used.contains(id));
        free.next().unwrap_or_else(|| id(Ulid::generate()))
    })
}

fn id(ulid: Ulid) -> Id {
    let text = ulid.to_string();
    // A ULID is 26 of the characters that an id may have; the other arm is never taken.
    Id::new(&text).unwrap_or_else(|| unreachable!("{text} is an id"))
}

fn milliseconds(now: Timestamp) -> u64 {
    u64::try_from(now.as_millisecond()).unwrap_or(0)
}

fn time(now: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds(now))
}
