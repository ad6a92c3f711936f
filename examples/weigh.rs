//! Makes the table of weights, `assets/suggest/en/weights.txt`, from articles in which people have marked who
//! says what.
//!
//! `cargo run --release --example weigh -- ARTICLES.jsonl > assets/suggest/en/weights.txt`, where a line has
//! `text` and `quotes`, each with `fragments` and, where known, `cue_start` and `cue_end`, in code points.
//! Logistic regression with a penalty on large weights; the weights are written in decibans.

use serde_json::Value;
use standoff::article::{Article, Span};
use standoff::suggest::Suggester;
use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;

/// Evidence seen less often is left out.
const DECIBANS: f64 = 4.342_944_819;

struct Case {
    evidence: Vec<u32>,
    is_right: bool,
    is_end: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("expected a file of JSON Lines")?;
    let file = std::io::BufReader::new(std::fs::File::open(path)?);
    let suggester = Suggester::english();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut cases = Vec::new();
    for line in file.lines() {
        let value: Value = serde_json::from_str(&line?)?;
        read(&value, &suggester, &mut numbers, &mut cases);
    }
    let right = cases.iter().filter(|case| case.is_right).count();
    eprintln!(
        "{} places, {right} of them right, {} pieces of evidence",
        cases.len(),
        numbers.len()
    );
    let mut held = Vec::new();
    if let Some(path) = std::env::args().nth(2) {
        for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
            let value: Value = serde_json::from_str(&line?)?;
            read(&value, &suggester, &mut numbers, &mut held);
        }
    }
    let (ends, places): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(|case| case.is_end);
    let (held_ends, held): (Vec<Case>, Vec<Case>) = held.into_iter().partition(|case| case.is_end);
    let mut weights = learn(&places, numbers.len(), &held, [0.1, 10.0], 6);
    for (weight, end) in
        weights
            .iter_mut()
            .zip(learn(&ends, numbers.len(), &held_ends, [0.2, 8.0], 10))
    {
        *weight += end;
    }
    write(&numbers, &weights);
    Ok(())
}

/// Adds the cases of one article.
fn read(
    value: &Value,
    suggester: &Suggester,
    numbers: &mut HashMap<String, u32>,
    cases: &mut Vec<Case>,
) {
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let byte = |point: &Value| {
        bytes[usize::try_from(point.as_u64().unwrap_or(0))
            .unwrap_or(0)
            .min(bytes.len() - 1)]
    };
    let gold: Vec<(Vec<Span>, Option<Span>)> = value["quotes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|quote| {
            let fragments = quote["fragments"].as_array().into_iter().flatten();
            let fragments = fragments.map(|pair| Span::new(byte(&pair[0]), byte(&pair[1])));
            let cue = quote["cue_start"]
                .is_u64()
                .then(|| Span::new(byte(&quote["cue_start"]), byte(&quote["cue_end"])));
            (fragments.collect(), cue)
        })
        .collect();
    let article = Article::new("", text);
    for weighed in suggester.weigh(&article) {
        if let Some(last) = weighed.fragments.last() {
            // Where people marked the same beginning, their end says which of the places is one.
            let same = gold
                .iter()
                .flat_map(|(fragments, _)| fragments)
                .find(|fragment| {
                    let text = &article.text()
                        [fragment.start.min(last.start)..fragment.start.max(last.start)];
                    text.len() <= 8 && fragment.start < last.end && last.start < fragment.end
                });
            for (end, evidence) in weighed
                .ends
                .iter()
                .take_while(|(end, _)| same.is_some_and(|same| *end <= same.end))
            {
                let is_right = same.is_some_and(|same| same.end - end <= 1);
                let evidence = evidence.iter().map(|line| number(line.clone(), numbers));
                cases.push(Case {
                    evidence: evidence.collect(),
                    is_right,
                    is_end: true,
                });
                if is_right {
                    break;
                }
            }
        }
        let is_right = gold.iter().any(|(fragments, cue)| {
            cue.is_none_or(|cue| cue.overlaps(weighed.cue))
                && fragments.iter().any(|fragment| {
                    weighed
                        .fragments
                        .iter()
                        .any(|found| is_same(*fragment, *found))
                })
        });
        let evidence = weighed
            .evidence
            .into_iter()
            .map(|line| number(line, numbers));
        cases.push(Case {
            evidence: evidence.collect(),
            is_right,
            is_end: false,
        });
    }
}

/// The number of this piece of evidence.
fn number(line: String, numbers: &mut HashMap<String, u32>) -> u32 {
    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    *numbers.entry(line).or_insert(next)
}

/// Whether they share three tenths of what they cover.
fn is_same(one: Span, other: Span) -> bool {
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start));
    let all = one.end.max(other.end) - one.start.min(other.start);
    shared * 10 >= all * 3
}

/// Descent case by case with steps that shrink for each weight and a penalty that makes most weights nothing
/// (FTRL-Proximal: `McMahan` and others 2013).
fn learn(
    cases: &[Case],
    numbers: usize,
    held: &[Case],
    [alpha, lasso]: [f64; 2],
    rounds: usize,
) -> Vec<f64> {
    let (beta, ridge) = (1.0, 1.0);
    let mut pulls = vec![0f64; numbers];
    let mut squares = vec![0f64; numbers];
    let weight = |pull: f64, square: f64| {
        if pull.abs() <= lasso {
            0.0
        } else {
            (pull.signum() * lasso - pull) / ((beta + square.sqrt()) / alpha + ridge)
        }
    };
    let chance = |sum: f64| 1.0 / (1.0 + (-sum).exp());
    let loss = |chance: f64, is_right: bool| {
        -(if is_right { chance } else { 1.0 - chance })
            .max(1e-9)
            .ln()
    };
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let mut random = 7u64;
    for round in 0..rounds {
        for at in (1..order.len()).rev() {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (random >> 33) as usize % (at + 1));
        }
        let mut seen = 0f64;
        for case in order.iter().map(|at| &cases[*at]) {
            let pieces = || case.evidence.iter().map(|piece| *piece as usize);
            let sum: f64 = pieces()
                .map(|piece| weight(pulls[piece], squares[piece]))
                .sum();
            let chance = chance(sum);
            let slope = chance - f64::from(u8::from(case.is_right));
            seen += loss(chance, case.is_right);
            for piece in pieces() {
                let sigma =
                    ((squares[piece] + slope * slope).sqrt() - squares[piece].sqrt()) / alpha;
                pulls[piece] += slope - sigma * weight(pulls[piece], squares[piece]);
                squares[piece] += slope * slope;
            }
        }
        let unseen: f64 = held
            .iter()
            .map(|case| {
                let sum: f64 = case
                    .evidence
                    .iter()
                    .map(|piece| *piece as usize)
                    .map(|piece| weight(pulls[piece], squares[piece]))
                    .sum();
                loss(chance(sum), case.is_right)
            })
            .sum();
        let kept = (0..numbers)
            .filter(|piece| pulls[*piece].abs() > lasso)
            .count();
        eprintln!(
            "round {round}: {:.4} held {:.4}, {kept} weights",
            seen / cases.len() as f64,
            unseen / held.len().max(1) as f64
        );
    }
    (0..numbers)
        .map(|piece| weight(pulls[piece], squares[piece]))
        .collect()
}

/// Prints the table, section by section.
fn write(numbers: &HashMap<String, u32>, weights: &[f64]) {
    let mut sections: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for (line, number) in numbers {
        let number = *number as usize;
        let weight = weights[number] * DECIBANS;
        let Some((question, answer)) = line.split_once('\t') else {
            continue;
        };
        if weight.abs() >= 0.05 {
            sections.entry(question).or_default().insert(answer, weight);
        }
    }
    print!("{HEAD}");
    for (question, answers) in sections {
        println!("\n[{question}]");
        for (answer, weight) in answers {
            println!("{answer} {weight:.1}");
        }
    }
}

const HEAD: &str = "\
# How strongly each sign speaks for a report (above 0) or against one, in decibans: 10 means ten times as likely.
#
# A section is a question, a line an answer with its weight. What is found out about a place is added up; the sum
# gives the odds that somebody is reported there. `_` stands for nothing in that place.
# Source: counted by examples/weigh.rs on the training part of PolNeAR 1.0 (Newell, Margolin, Ruths 2018), in which
# people have marked 19,832 quotations and reports in 840 news articles. No words of those articles but these.
";
