//! Makes the tables of weights in `assets/suggest/en` from articles in which people have marked who says what.
//!
//! ```sh
//! cargo run --release --example weigh -- quotations ARTICLES.jsonl > assets/suggest/en/quotations.txt
//! cargo run --release --example weigh -- reports ARTICLES.jsonl > assets/suggest/en/weights.txt
//! ```
//!
//! The quotations come first: what is reported depends on them. An article is a line with `text` and `quotes`, each
//! with `fragments` and, where it is known, `cue_start` and `cue_end`, in code points. With a second file the loss on
//! articles that weren't learned from is told on the way.

mod cases;
mod learn;

use cases::{Cases, What};
use learn::Pace;
use std::collections::BTreeMap;
use std::error::Error;

/// Weights nearer to nothing are left out, in decibans.
const LEAST: f64 = 0.05;
/// One neper of odds in decibans.
const DECIBANS: f64 = 4.342_944_819;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let what = match arguments.next().as_deref() {
        Some("reports") => What::Reports,
        Some("quotations") => What::Quotations,
        _ => return Err("expected: weigh reports|quotations ARTICLES.jsonl [OTHERS.jsonl]".into()),
    };
    let mut cases = Cases::new(what);
    cases.read(
        &arguments.next().ok_or("expected a file of articles")?,
        false,
    )?;
    if let Some(others) = arguments.next() {
        cases.read(&others, true)?;
    }
    let count = cases.numbers.len();
    let weights = match what {
        What::Quotations => learn::learn(
            &cases.places,
            count,
            Pace {
                step: 0.1,
                lasso: 2.0,
                rounds: 12,
            },
        ),
        What::Reports => {
            let places = learn::learn(
                &cases.places,
                count,
                Pace {
                    step: 0.1,
                    lasso: 10.0,
                    rounds: 6,
                },
            );
            let ends = learn::learn(
                &cases.ends,
                count,
                Pace {
                    step: 0.2,
                    lasso: 8.0,
                    rounds: 10,
                },
            );
            places
                .iter()
                .zip(ends)
                .map(|(place, end)| place + end)
                .collect()
        }
    };
    write(what, &cases, &weights);
    Ok(())
}

/// Prints the table, section by section.
fn write(what: What, cases: &Cases, weights: &[f64]) {
    let mut sections: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for (line, number) in &cases.numbers {
        let weight = weights[*number as usize] * DECIBANS;
        let Some((question, answer)) = line.split_once('\t') else {
            continue;
        };
        if weight.abs() >= LEAST {
            sections.entry(question).or_default().insert(answer, weight);
        }
    }
    print!("{}{SOURCE}", what.head());
    for (question, answers) in sections {
        println!("\n[{question}]");
        for (answer, weight) in answers {
            println!("{answer} {weight:.1}");
        }
    }
}

const SOURCE: &str = "\
# A section is a question, a line an answer with its weight. What is found out about a place is added up; the sum
# gives the odds. `_` stands for nothing in that place. Weights near 0 are left out.
# Source: counted by examples/weigh on the training part of PolNeAR 1.0 (Newell, Margolin, Ruths 2018), in which people
# have marked 19,832 quotations and reports in 840 news articles. Nothing of those articles but these figures.
";
