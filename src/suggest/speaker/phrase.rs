//! How far a noun phrase reaches, to the left of its end or to the right of its beginning.
//!
//! Knows phrases, appositions and what hangs on them; not which of them speaks.

mod apposition;
mod left;
mod right;

pub(super) use apposition::{beginning_with_appositions, beginning_with_clause};
pub(super) use left::{ending, plain_ending, with_quantity};
pub(super) use right::beginning;
