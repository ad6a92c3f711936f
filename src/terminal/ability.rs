//! What the terminal can do, from its name in the environment. Pure.

/// Whether the terminal can't place its cursor, so that no screen can be drawn.
pub fn is_dumb(variable: impl Fn(&str) -> Option<String>) -> bool {
    matches!(&*variable("TERM").unwrap_or_default(), "" | "dumb")
}

/// Whether the terminal may be asked for its colours: it answers, or is silent.
pub(super) fn answers(variable: impl Fn(&str) -> Option<String>) -> bool {
    !is_dumb(&variable) && variable("TERM").is_some_and(|term| term != "linux")
}

#[cfg(test)]
mod tests {
    use super::{answers, is_dumb};

    #[test]
    fn the_name_of_the_terminal_says_what_it_can_do() {
        let term = |term: &'static str| move |name: &str| (name == "TERM").then(|| term.to_owned());
        assert!(is_dumb(term("dumb")) && !is_dumb(term("linux")));
        assert!(answers(term("xterm")) && !answers(term("linux")) && !answers(term("dumb")));
    }
}
