//! Keys as people write them, and what each is bound to. Knows nobody.

pub mod key;
pub mod sequence;

pub use key::{Code, Key, KeyError, parse_keys, parse_ways};
pub use sequence::Sequence;
