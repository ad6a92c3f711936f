//! Stances in changed articles: found where they are, or said to be lost; hardly ever put on wrong words.
//!
//! The long form takes the plain texts of the folder that `STANDOFF_ARTICLES` names, with 300 edits of each kind,
//! and prints what became of them.

#![allow(clippy::expect_used, reason = "a test that can't be set up fails")]

#[path = "anchoring/chance.rs"]
mod chance;
#[path = "anchoring/edits.rs"]
mod edits;
#[path = "anchoring/holds.rs"]
mod holds;
#[path = "anchoring/judge.rs"]
mod judge;
#[path = "anchoring/once.rs"]
mod once;
#[path = "anchoring/page.rs"]
mod page;
#[path = "stage/thorough.rs"]
mod thorough;

use edits::KINDS;
use judge::{Case, Verdict, answer, case, judge};
use std::path::PathBuf;
use std::{env, fs};
use thorough::times;

/// The articles of the test, or those of the folder that the environment names.
fn texts() -> Vec<String> {
    let Some(folder) = env::var_os("STANDOFF_ARTICLES") else {
        return SAMPLES.map(str::to_owned).to_vec();
    };
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let is_text = |path: &&PathBuf| path.extension().is_some_and(|end| end == "txt");
    let texts = paths.iter().filter(is_text);
    let texts = texts.map(|path| fs::read_to_string(path).expect("a text"));
    texts.filter(|text| text.len() > 1_000).take(50).collect()
}

const SAMPLES: [&str; 3] = [
    include_str!("anchoring/texts/bridge.txt"),
    include_str!("anchoring/texts/grain.txt"),
    include_str!("../assets/moscow.txt"),
];

/// How many of each verdict.
#[derive(Default, Clone, Copy)]
struct Tally([usize; 4]);

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        self.0[verdict as usize] += 1;
    }

    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    fn percent(&self, verdict: Verdict) -> f64 {
        self.0[verdict as usize] as f64 * 100.0 / self.0.iter().sum::<usize>().max(1) as f64
    }

    fn line(&self, name: &str) -> String {
        let part = |verdict| self.percent(verdict);
        format!(
            "{name:28} {:6} {:8.2} {:8.2} {:8.2} {:8.2}",
            self.0.iter().sum::<usize>(),
            part(Verdict::Right),
            part(Verdict::Listed),
            part(Verdict::Partial),
            part(Verdict::Wrong)
        )
    }
}

/// All cases judged: by kind, and by how many words are in question.
fn survey(with_old: bool, each: usize, texts: &[String]) -> (Vec<Tally>, [Tally; 3], Tally) {
    let shown = env::var("STANDOFF_SHOW").unwrap_or_default();
    let mut kinds = vec![Tally::default(); KINDS.len()];
    let mut lengths = [Tally::default(); 3];
    let mut all = Tally::default();
    for (kind, tally) in kinds.iter_mut().enumerate() {
        for number in 0..each {
            let case = case(kind, number, texts);
            let found = answer(&case, with_old);
            let verdict = judge(&case, &found);
            tally.add(verdict);
            lengths[match case.words {
                0..=2 => 0,
                3..=10 => 1,
                _ => 2,
            }]
            .add(verdict);
            all.add(verdict);
            if shown.contains(&format!("{verdict:?}")) && with_old != shown.contains("Without") {
                show(&case, number, &found, verdict);
            }
        }
    }
    (kinds, lengths, all)
}

fn show(case: &Case, number: usize, found: &standoff::annotation::Anchored, verdict: Verdict) {
    let around = |text: &str, from: usize, to: usize| {
        let letters: Vec<char> = text.chars().collect();
        let cut = |a: usize, b: usize| {
            letters[a.min(letters.len())..b.min(letters.len())]
                .iter()
                .collect::<String>()
        };
        format!(
            "{}⟦{}⟧{}",
            cut(from.saturating_sub(60), from),
            cut(from, to),
            cut(to, to + 60)
        )
    };
    let points = |byte: usize| case.new[..byte].chars().count();
    println!(
        "--- {} {number} {verdict:?} {:?}",
        KINDS[case.kind].0, found.standing
    );
    println!(
        "  old   {:?}",
        around(&case.old, case.span.start, case.span.end)
    );
    println!(
        "  found {:?}",
        around(&case.new, points(found.span.start), points(found.span.end))
    );
    match &case.truth {
        Some(truth) => println!("  truth {:?}", around(&case.new, truth.start, truth.end)),
        None => println!("  truth: gone"),
    }
}

fn table(title: &str, survey: &(Vec<Tally>, [Tally; 3], Tally)) {
    println!(
        "\n{title:28} {:>6} {:>8} {:>8} {:>8} {:>8}",
        "cases", "right", "listed", "partial", "wrong"
    );
    for (tally, (name, _)) in survey.0.iter().zip(KINDS) {
        println!("{}", tally.line(name));
    }
    for (tally, name) in survey
        .1
        .iter()
        .zip(["1 or 2 words", "3 to 10 words", "more words"])
    {
        println!("{}", tally.line(name));
    }
    println!("{}", survey.2.line("all"));
}

#[test]
fn edited_articles_keep_their_stances() {
    let texts = texts();
    let each = times(5, 300);
    let with = survey(true, each, &texts);
    let without = survey(false, each, &texts);
    table("the old text is known", &with);
    table("it isn't", &without);
    assert!(with.2.percent(Verdict::Right) >= 95.0, "right");
    for found in [&with, &without] {
        assert!(found.2.percent(Verdict::Wrong) <= 0.1, "wrong");
        assert!(
            found.1[0].percent(Verdict::Wrong) <= 0.5,
            "wrong, short ones"
        );
    }
}
