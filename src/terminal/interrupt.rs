//! That a person wants long work to end: it stops between two things and leaves nothing behind, on disk or screen.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Whether the work is to end.
#[derive(Debug)]
pub struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// From now on the first Ctrl-C or `kill` is noted; a second one ends the program as if nobody had listened.
    ///
    /// # Errors
    /// The system's.
    pub fn listen() -> io::Result<Self> {
        let (first, came) = (Arc::new(AtomicBool::new(false)), Arc::default());
        for signal in [SIGINT, SIGTERM] {
            flag::register_conditional_default(signal, first.clone())?;
            flag::register(signal, first.clone())?;
            let number = usize::try_from(signal).map_err(io::Error::other)?;
            flag::register_usize(signal, Arc::clone(&came), number)?;
        }
        Ok(Self(came))
    }

    /// The number of the signal that came, if one has.
    #[must_use]
    pub fn came(&self) -> Option<i32> {
        let number = i32::try_from(self.0.load(Ordering::SeqCst)).ok()?;
        Some(number).filter(|number| *number > 0)
    }
}
