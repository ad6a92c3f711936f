//! How many colours the screen has, from what the environment says. Pure; knows no terminal and no theme.

/// How many colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, underline and reverse only.
    Mono,
    /// The sixteen that have names.
    Sixteen,
    /// The 256 of the indexed palette.
    Indexed,
    /// Any red, green and blue.
    True,
}

/// Terminals that show any colour, by a part of their `TERM`.
const TRUE: [&str; 9] = [
    "-direct",
    "truecolor",
    "kitty",
    "alacritty",
    "wezterm",
    "ghostty",
    "foot",
    "contour",
    "rio",
];

/// Terminals without colours, by the start of their `TERM`.
const MONO: [&str; 4] = ["vt1", "vt2", "vt3", "vt5"];

/// The depth that the environment names. `NO_COLOR` that isn't empty means none (no-color.org).
pub fn of(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let value = |name| variable(name).unwrap_or_default();
    let (term, color) = (value("TERM"), value("COLORTERM"));
    // GNU screen passes COLORTERM on but shows 256 colours at most; tmux, which may use the same name, shows all.
    let limited = term.starts_with("screen") && value("TMUX").is_empty();
    if !value("NO_COLOR").is_empty() || matches!(&*term, "" | "dumb") {
        Depth::Mono
    } else if !limited && (matches!(&*color, "truecolor" | "24bit") || has(&TRUE, &term)) {
        Depth::True
    } else if term.contains("256color") || (limited && !color.is_empty()) {
        Depth::Indexed
    } else if MONO.iter().any(|start| term.starts_with(start))
        || term.ends_with("-m")
        || term.ends_with("-mono")
    {
        Depth::Mono
    } else {
        Depth::Sixteen
    }
}

fn has(parts: &[&str], term: &str) -> bool {
    parts.iter().any(|part| term.contains(part))
}

#[cfg(test)]
mod tests {
    use super::{Depth, of};

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let cases: [(&[(&str, &str)], Depth); 14] = [
            (&[], Depth::Mono),
            (&[("TERM", "dumb"), ("COLORTERM", "truecolor")], Depth::Mono),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "vt220")], Depth::Mono),
            (&[("TERM", "xterm-mono")], Depth::Mono),
            (&[("TERM", "xterm-256color")], Depth::Indexed),
            (
                &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
                Depth::True,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("COLORTERM", "24bit"),
                    ("NO_COLOR", ""),
                ],
                Depth::True,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("COLORTERM", "24bit"),
                    ("NO_COLOR", "1"),
                ],
                Depth::Mono,
            ),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (
                &[("TERM", "screen"), ("COLORTERM", "truecolor")],
                Depth::Indexed,
            ),
            (
                &[
                    ("TERM", "screen"),
                    ("COLORTERM", "truecolor"),
                    ("TMUX", "/x"),
                ],
                Depth::True,
            ),
            (&[("TERM", "tmux-256color")], Depth::Indexed),
        ];
        for (variables, depth) in cases {
            let value = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(of(value), depth, "{variables:?}");
        }
    }
}
