//! What was packed with gzip, unpacked up to a limit.

use super::ImportError;
use flate2::bufread::MultiGzDecoder;
use std::io::{ErrorKind, Read};

/// The most that is unpacked of one file, in bytes.
const LIMIT: usize = 256 << 20;

/// What is packed in `bytes`.
///
/// # Errors
/// It is damaged, or longer than 256 MiB.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    let mut unpacked = Vec::new();
    let mut limited = MultiGzDecoder::new(bytes).take(LIMIT as u64 + 1);
    let read = limited.read_to_end(&mut unpacked);
    if unpacked.len() > LIMIT {
        return Err(ImportError::TooMuch(
            "is longer than 256 MiB when it is unpacked",
        ));
    }
    match read {
        Ok(_) => Ok(unpacked),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Err(ImportError::Damaged("is packed with gzip and cut off"))
        }
        Err(_) => Err(ImportError::Damaged("is packed with gzip and damaged")),
    }
}
