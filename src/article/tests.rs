//! What the tests of this room have in common.

pub(super) mod growth;
