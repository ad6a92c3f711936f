//! What could not be read, kept until the end and told there.

use crate::article::visible;
use std::collections::BTreeSet;
use std::path::Path;

/// So many are told in full.
const MOST: usize = 20;

/// What could not be read, or not all of it. However many come, few are kept.
#[derive(Debug, Default)]
pub(in crate::run) struct Troubles {
    /// The first by path, each with its number and its one to three lines.
    first: BTreeSet<(String, usize, String)>,
    /// How many there were.
    pub(in crate::run) count: usize,
}

impl Troubles {
    /// Notes `told` about what is at `path`.
    pub(in crate::run) fn add(&mut self, path: &Path, told: String) {
        let path = path.to_string_lossy().into_owned();
        self.first.insert((path, self.count, told));
        self.count += 1;
        if self.first.len() > MOST {
            self.first.pop_last();
        }
    }

    /// All that is to be said, by path, each in one to three lines; of many the last line says how many more there are.
    pub(in crate::run) fn told(&self) -> Vec<String> {
        let first = self.first.iter().map(|(_, _, told)| told.clone());
        let more = self.count - self.first.len();
        let rest = (more > 0).then(|| {
            format!("… and {more} more; standoff check lists all files that can't be read")
        });
        first.chain(rest).collect()
    }
}

/// What is said of an article on which the program failed with these `words`.
pub(in crate::run) fn failed(path: &Path, words: &str) -> String {
    let path = path.to_string_lossy();
    let [path, words] = [&*path, words].map(visible::line);
    format!(
        "{path}: standoff failed on this one: {words}\nThe mistake is the program's: please report it, with what RUST_BACKTRACE=1 shows."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_by_path_are_told_and_the_rest_counted() {
        let mut troubles = Troubles::default();
        for number in (0..25).rev() {
            let path = format!("{number:02}.txt");
            troubles.add(Path::new(&path), format!("{path}: broken"));
        }
        let told = troubles.told();
        assert_eq!(told.len(), 21);
        assert_eq!(
            (&*told[0], &*told[19]),
            ("00.txt: broken", "19.txt: broken")
        );
        assert!(told[20].starts_with("… and 5 more"), "{}", told[20]);
    }

    #[test]
    fn several_about_one_file_stay_in_their_order() {
        let mut troubles = Troubles::default();
        for told in ["b:3: z", "b:4: a"] {
            troubles.add(Path::new("b"), told.to_owned());
        }
        troubles.add(Path::new("a"), "a: gone".to_owned());
        assert_eq!(troubles.told(), ["a: gone", "b:3: z", "b:4: a"]);
    }

    #[test]
    fn the_words_of_a_panic_do_no_harm() {
        let told = failed(Path::new("a\u{1b}.txt"), "index\u{1b}[2J\nout of range");
        assert!(
            !told.contains('\u{1b}') && told.lines().count() == 2,
            "{told:?}"
        );
    }
}
