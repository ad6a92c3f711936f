//! What the terminal can do, from its name in the environment. Pure.

/// Whether the terminal can't place its cursor, so that no screen can be drawn.
pub fn is_dumb(variable: impl Fn(&str) -> Option<String>) -> bool {
    matches!(&*variable("TERM").unwrap_or_default(), "" | "dumb")
}

/// Terminals that show dotted underlines (SGR 4:4), by a part of their `TERM`. Others may take the colon for anything.
const DOTS: [&str; 6] = [
    "kitty",
    "wezterm",
    "foot",
    "alacritty",
    "ghostty",
    "contour",
];

/// The first version of the library of GNOME's and other terminals that shows them.
const DOTS_IN_VTE: u32 = 7600;

/// Whether the terminal shows dotted underlines. One in between, as tmux is, can't say for the one outside.
pub fn shows_dots(variable: impl Fn(&str) -> Option<String>) -> bool {
    let value = |name| variable(name).unwrap_or_default();
    let term = value("TERM");
    let between =
        !value("TMUX").is_empty() || term.starts_with("screen") || term.starts_with("tmux");
    let vte = value("VTE_VERSION").parse::<u32>();
    !between
        && (DOTS.iter().any(|part| term.contains(part))
            || vte.is_ok_and(|version| version >= DOTS_IN_VTE))
}

/// Whether the terminal may be asked for its colours: it answers, or is silent.
pub(super) fn answers(variable: impl Fn(&str) -> Option<String>) -> bool {
    !is_dumb(&variable) && variable("TERM").is_some_and(|term| term != "linux")
}

#[cfg(test)]
mod tests {
    use super::{answers, is_dumb, shows_dots};

    #[test]
    fn the_name_of_the_terminal_says_what_it_can_do() {
        let term = |term: &'static str| move |name: &str| (name == "TERM").then(|| term.to_owned());
        assert!(is_dumb(term("dumb")) && !is_dumb(term("linux")));
        assert!(shows_dots(term("xterm-kitty")) && shows_dots(term("foot")));
        assert!(!shows_dots(term("xterm-256color")) && !shows_dots(term("linux")));
        let in_tmux = |name: &str| match name {
            "TERM" => Some(String::from("xterm-kitty")),
            "TMUX" => Some(String::from("/tmp/tmux")),
            _ => None,
        };
        assert!(!shows_dots(in_tmux));
        let vte = |version: &'static str| {
            move |name: &str| (name == "VTE_VERSION").then(|| version.to_owned())
        };
        assert!(shows_dots(vte("7601")) && !shows_dots(vte("6800")) && !shows_dots(vte("new")));
        assert!(answers(term("xterm")) && !answers(term("linux")) && !answers(term("dumb")));
    }
}
