//! The cases as their files write them.

use crate::stage::golden;
use std::fmt::Write;

/// The article with its marks, and what else stands in a result or at the start.
#[derive(Default)]
pub(crate) struct Picture {
    pub(crate) article: String,
    pub(crate) facts: Vec<(String, String)>,
}

pub(crate) struct Step {
    pub(crate) line: usize,
    pub(crate) act: String,
    pub(crate) result: Picture,
}

pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) start: Picture,
    pub(crate) steps: Vec<Step>,
}

/// What starts a line that says what is done.
pub(crate) const ACTS: [&str; 4] = ["-- ", ">> ", "<< ", "@@ "];

pub(crate) fn file(name: &str) -> String {
    format!("tests/keys/{name}.txt")
}

/// The cases of a file, and what stands before the first.
pub(crate) fn read(name: &str) -> (String, Vec<Case>) {
    let text = golden::read(&file(name));
    let (mut head, mut cases): (String, Vec<Case>) = Default::default();
    for (line, number) in text.lines().zip(1..) {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case {
                name: name.to_owned(),
                start: Picture::default(),
                steps: Vec::new(),
            });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            head.push_str(line);
            head.push('\n');
            continue;
        };
        if ACTS.iter().any(|act| line.starts_with(act)) {
            case.steps.push(Step {
                line: number,
                act: line.to_owned(),
                result: Picture::default(),
            });
            continue;
        }
        let picture = match case.steps.last_mut() {
            Some(step) => &mut step.result,
            None => &mut case.start,
        };
        take(picture, line);
    }
    cases.iter_mut().for_each(trim);
    (head, cases)
}

fn take(picture: &mut Picture, line: &str) {
    if let Some(fact) = line.strip_prefix(":: ") {
        let (name, value) = fact.split_once(' ').unwrap_or((fact, ""));
        picture.facts.push((name.to_owned(), value.to_owned()));
    } else {
        picture.article.push_str(line);
        picture.article.push('\n');
    }
}

fn trim(case: &mut Case) {
    let results = case.steps.iter_mut().map(|step| &mut step.result);
    for picture in results.chain([&mut case.start]) {
        picture.article = picture.article.trim_matches('\n').to_owned();
        picture.facts.sort();
    }
}

pub(crate) fn shown(picture: &Picture) -> String {
    let mut text = format!("{}\n", picture.article);
    for (name, value) in &picture.facts {
        let _ = writeln!(text, ":: {name} {value}");
    }
    text
}

pub(crate) fn written(head: &str, cases: &[Case]) -> String {
    let mut text = head.to_owned();
    for case in cases {
        let _ = write!(text, "== {}\n{}", case.name, shown(&case.start));
        for step in &case.steps {
            let _ = write!(text, "{}\n{}", step.act, shown(&step.result));
        }
        text.push('\n');
    }
    text
}
