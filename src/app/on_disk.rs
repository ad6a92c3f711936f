//! What becomes of the article's file while it is open. It is only told of: the reader says when it is read anew, and
//! goes on tagging what is on the screen.

use super::{App, Kind, message};
use crate::article::OnDisk;

impl App {
    /// Says what has become of the text on disk, in the place of what was said of that before.
    pub(super) fn hear_of_text(&mut self, now: OnDisk) {
        let before = std::mem::replace(&mut self.on_disk, now);
        if let Some(said) = self.told_of_text(&before) {
            message::take_back(&mut self.message, &[said]);
        }
        match self.told_of_text(&self.on_disk) {
            Some(text) => self.tell(Kind::Warning, text),
            None => self.tell(
                Kind::Info,
                "On disk the article is as it was again".to_owned(),
            ),
        }
    }

    /// What is said of a text that isn't on disk any more as it was.
    fn told_of_text(&self, now: &OnDisk) -> Option<String> {
        let reload = self.key("reload");
        Some(match now {
            OnDisk::AsOpened => return None,
            OnDisk::Changed => format!("The article has changed on disk: {reload} reads it anew"),
            OnDisk::Gone {
                file,
                sidecar: Some(sidecar),
            } => format!(
                "{file} is gone: moved, renamed or deleted. Your stances stay saved in {sidecar}. Put the text back, or take both along and open it there"
            ),
            OnDisk::Gone {
                file,
                sidecar: None,
            } => format!(
                "{file} is gone: it, or its folder, was moved, renamed or deleted. Put it back, or open it where it is now"
            ),
            OnDisk::Unreadable { reason, sidecar } => {
                let stances = sidecar.as_ref().map_or_else(String::new, |sidecar| {
                    format!(". Your stances stay saved in {sidecar}")
                });
                format!("The article can't be read any more: {reason}{stances}")
            }
        })
    }
}
