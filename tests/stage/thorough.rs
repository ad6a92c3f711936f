//! How much a test does: little in the ordinary run, all of it where `STANDOFF_THOROUGH` is set, as
//! `tests/thorough.sh` does.

use std::env;

/// `ordinary`, or `all` where everything is asked for.
pub(crate) fn times(ordinary: usize, all: usize) -> usize {
    if env::var_os("STANDOFF_THOROUGH").is_some() {
        all
    } else {
        ordinary
    }
}
