//! Rules for the tables that suggestions are made by.

use super::source::{files, root, text_of};

/// The tables of suggestions with the words that have a capital: names of places, bodies and offices in these, what
/// the parts of speech are called in the weights. No other table has any.
const CAPITALS: [&str; 5] = [
    "places.txt",
    "bodies.txt",
    "roles.txt",
    "weights.txt",
    "quotations.txt",
];

/// People that much of the news is about, some of whom a table could well have picked up.
const PEOPLE: [&str; 14] = [
    "Assad",
    "Biden",
    "Cameron",
    "Clinton",
    "Erdogan",
    "Johnson",
    "Lavrov",
    "Merkel",
    "Obama",
    "Putin",
    "Spicer",
    "Tillerson",
    "Trump",
    "Zelenskyy",
];

#[test]
fn no_table_of_suggestions_names_a_person() {
    let mut faults = Vec::new();
    let mut tables = Vec::new();
    files(&root().join("assets/suggest"), "txt", &mut tables);
    assert!(tables.len() > 3, "{tables:?}");
    for path in tables {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let may = CAPITALS.contains(&&*name);
        for (number, line) in (1..).zip(text_of(&path).lines()) {
            let line = line.split('#').next().unwrap_or_default();
            for word in line.split(|sign: char| !sign.is_alphabetic()) {
                let has_capital = word.starts_with(char::is_uppercase);
                if has_capital && (!may || PEOPLE.contains(&word)) {
                    faults.push(format!("{}:{number}: {word}", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
