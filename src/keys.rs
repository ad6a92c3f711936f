//! Keys as people write them, what each is bound to, and what a mouse does. Knows nobody.

pub mod key;
pub mod mouse;
pub mod sequence;

pub use key::{Code, Key, KeyError, parse_keys, parse_ways};
pub use mouse::{Act, Mouse};
pub use sequence::Sequence;
