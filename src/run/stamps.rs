//! Ids and the clock. Both can be fixed from outside, for tests and for comparing runs.

use crate::annotation::Id;
use crate::app::{Stamp, Stamps};
use jiff::Timestamp;
use std::time::{Duration, SystemTime};
use ulid::{Generator, Ulid};

/// A moment in RFC 3339: every stance is made at it.
const CLOCK: &str = "STANDOFF_CLOCK";
/// A number: ids count up from it instead of being drawn by lot.
const IDS: &str = "STANDOFF_IDS";

/// Stamps by the clock and by lot, or as the environment fixes them.
pub(super) fn stamps() -> Stamps {
    let clock = std::env::var(CLOCK)
        .ok()
        .and_then(|text| text.parse::<Timestamp>().ok());
    let mut ids = ids(std::env::var(IDS).ok().and_then(|text| text.parse().ok()));
    Box::new(move || {
        let now = clock.unwrap_or_else(Timestamp::now);
        Stamp {
            id: ids(now),
            at: seconds(now).to_string().into(),
        }
    })
}

/// The time in whole seconds: nobody tags faster than the file needs to tell.
fn seconds(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

fn ids(fixed: Option<u64>) -> Box<dyn FnMut(Timestamp) -> Id + Send> {
    let mut next = fixed.map(u128::from);
    let mut generator = Generator::new();
    Box::new(move |now| {
        let ulid = match &mut next {
            Some(number) => {
                *number += 1;
                Ulid::from_parts(milliseconds(now), *number)
            }
            None => generator
                .generate_from_datetime(time(now))
                .unwrap_or_else(|_| Ulid::generate()),
        };
        id(ulid)
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
