//! Copying the focus with the line that says where it is from.

use super::{App, Effect, Kind};

/// The most that terminals take, in bytes: 74,000 as base64 writes them.
const LONGEST: usize = 74_000 / 4 * 3;

impl App {
    /// Hands the focus and its source to the terminal's clipboard.
    pub(super) fn copy(&mut self) {
        if self.focus.span.is_empty() {
            return self.say_empty();
        }
        let text = self.quoted();
        if text.len() > LONGEST {
            let most = LONGEST / 1000;
            return self.warn(format!(
                "Too long to copy: terminals take {most} KB at most. Make the focus smaller"
            ));
        }
        let count = text.chars().count();
        self.effects.push(Effect::Copy { text });
        self.say(
            Kind::Info,
            format!("Sent {count} characters to the terminal's clipboard"),
        );
    }

    /// The focus, a line end, and `— TITLE, FILE ¶5`. What a terminal might obey when it is pasted is left out.
    fn quoted(&self) -> String {
        let words = self.article.slice(self.focus.span);
        let title = self
            .facts
            .title
            .as_deref()
            .map(|title| format!("{title}, "));
        let name = self.article.name();
        let number = self.article.paragraph_at(self.focus.span.start);
        let text = format!("{words}\n— {}{name} ¶{number}", title.unwrap_or_default());
        let is_safe = |char: &char| matches!(char, '\n' | '\t') || !char.is_control();
        text.chars().filter(is_safe).collect()
    }
}
