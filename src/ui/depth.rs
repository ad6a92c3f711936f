//! How many colours the screen can show.

/// Kinds of screens by their colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No colours: bold, underline and reverse alone.
    Mono,
    /// The sixteen that each terminal has its own shades of.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// Any colour.
    True,
}

/// What the environment, asked through `variable`, says of the screen. `NO_COLOR` that isn't empty
/// rules (<https://no-color.org>), then `COLORTERM`, then `TERM`.
pub fn of(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let get = |name: &str| variable(name).unwrap_or_default();
    let term = get("TERM");
    if !get("NO_COLOR").is_empty()
        || term == "dumb"
        || term.ends_with("-mono")
        || term.starts_with("vt1")
    {
        Depth::Mono
    } else if matches!(get("COLORTERM").as_str(), "truecolor" | "24bit")
        || term.ends_with("-direct")
    {
        Depth::True
    } else if term.contains("256") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::{Depth, of};

    fn depth(pairs: &[(&str, &str)]) -> Depth {
        of(|name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_decides() {
        assert_eq!(depth(&[("TERM", "xterm")]), Depth::Sixteen);
        assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Indexed);
        assert_eq!(
            depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]),
            Depth::True
        );
        assert_eq!(
            depth(&[("COLORTERM", "truecolor"), ("NO_COLOR", "1")]),
            Depth::Mono
        );
        assert_eq!(
            depth(&[("TERM", "xterm"), ("NO_COLOR", "")]),
            Depth::Sixteen
        );
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::Mono);
    }
}
