//! A file changed by what it says, also where somebody else writes it in that very moment.

use super::known::{Displaced, Replaced, replace_known};
use super::{Care, Disk};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Puts what `change` makes of the content `present` in the place of the file at `path`, so that it lasts. Where
/// somebody else has written the file since, `change` is asked anew what it makes of that. It gives nothing
/// where there is nothing to be done.
///
/// # Errors
/// What `change` says, or which step failed on which file. The file is then what somebody else wrote last.
pub(in crate::store) fn revise<D: Disk>(
    disk: &D,
    path: &Path,
    present: Option<&[u8]>,
    mut change: impl FnMut(Option<&[u8]>) -> io::Result<Option<Vec<u8>>>,
) -> io::Result<()> {
    let mut known = present.map(blake3::hash);
    let Some(mut ours) = change(present)? else {
        return Ok(());
    };
    let mut displaced: Vec<(Displaced, Vec<u8>)> = Vec::new();
    loop {
        match replace_known(disk, path, &ours, known, Care::Lasting) {
            Ok(Replaced::Done) => {
                for (old, _) in displaced {
                    old.remove(disk);
                }
                return Ok(());
            }
            Ok(Replaced::Displaced(mut theirs)) => {
                wait_until_still(disk, &mut theirs)?;
                match change(Some(theirs.bytes())) {
                    Ok(Some(next)) => {
                        known = Some(blake3::hash(&ours));
                        displaced.push((theirs, std::mem::replace(&mut ours, next)));
                    }
                    unchanged => {
                        theirs.put_back(disk, &ours)?;
                        return unchanged.map(|_| ());
                    }
                }
            }
            Err(error) => {
                if let Some((theirs, ours)) = displaced.pop() {
                    theirs.put_back(disk, &ours)?;
                }
                return Err(error);
            }
        }
    }
}

/// Whoever was displaced may have the file open and be in the middle of it, as git, which writes in pieces.
fn wait_until_still<D: Disk>(disk: &D, theirs: &mut Displaced) -> io::Result<()> {
    const PAUSE: Duration = Duration::from_millis(50);
    const MOST: usize = 20;
    for _ in 0..MOST {
        thread::sleep(PAUSE);
        if !theirs.read_again(disk)? {
            break;
        }
    }
    Ok(())
}
