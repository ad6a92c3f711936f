//! What a file had when the sidecar in memory and it were last one.

use crate::store::sidecar::Sidecar;

/// What a file had.
#[derive(Debug)]
pub(super) enum Base {
    /// There was none.
    Nothing,
    /// There was one with nothing in it.
    Empty,
    /// What the sidecar was read from.
    AsRead,
    /// These bytes.
    Bytes(Vec<u8>),
}

impl Base {
    pub(super) fn is(&self, sidecar: &Sidecar, bytes: &[u8]) -> bool {
        match self {
            Self::Nothing => false,
            Self::Empty => bytes.is_empty(),
            Self::AsRead => sidecar.is_as_read(bytes),
            Self::Bytes(base) => base == bytes,
        }
    }

    pub(super) fn bytes(&self, sidecar: &Sidecar) -> Option<Vec<u8>> {
        match self {
            Self::Nothing | Self::Empty => None,
            Self::AsRead => Some(sidecar.as_read()),
            Self::Bytes(bytes) => Some(bytes.clone()),
        }
    }

    pub(super) fn hash(&self, sidecar: &Sidecar) -> Option<blake3::Hash> {
        match self {
            Self::Nothing => None,
            Self::Empty => Some(blake3::hash(&[])),
            Self::AsRead => Some(blake3::hash(&sidecar.as_read())),
            Self::Bytes(bytes) => Some(blake3::hash(bytes)),
        }
    }
}
