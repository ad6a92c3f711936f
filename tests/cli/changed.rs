//! Texts that changed while nobody had them open: the shelf says of their stances what `list` says.

use crate::home::{ARTICLE, Home};
use std::fs;

/// Three articles with two stances each; of the first text a paragraph went, of the second a word, the third is as it was.
fn changed() -> Home {
    let home = Home::new().fixed();
    fs::create_dir(home.path("all")).expect("a folder can be made");
    for name in ["gone", "edited", "same"] {
        let article = ARTICLE.replace("Talks end", &format!("Talks {name}"));
        let file = format!("all/{name}.txt");
        home.write(&file, &article);
        home.run(&[&file, "--keys", "j 2 G 1", "--print"]).done();
    }
    let text = home.read("all/gone.txt");
    home.write(
        "all/gone.txt",
        text.replace("Nobody signed. The talks go on.\n", ""),
    );
    let text = home.read("all/edited.txt");
    home.write(
        "all/edited.txt",
        text.replace("The talks go on.", "The talks went on."),
    );
    home
}

/// The names of the articles below `all` that the shelf has under `filter`, in their order.
fn shelved(home: &Home, filter: &str) -> Vec<String> {
    let keys = format!("F f \"{filter}\" Enter");
    let screen = home
        .run(&["all", "--keys", &keys, "--print", "--size", "100x24"])
        .done();
    let names = ["edited", "gone", "same"];
    let rows: Vec<_> = screen
        .lines()
        .filter(|line| line.contains("2017") || line.contains(" %"))
        .collect();
    let names = names.iter().filter(|name| {
        rows.iter()
            .any(|row| row.contains(&format!("Talks {name}")))
    });
    names.map(|name| (*name).to_owned()).collect()
}

/// The names of the articles of which `list` has a stance under `filter`.
fn listed(home: &Home, filter: &str) -> Vec<String> {
    let told = home.run(&["list", "all", "--where", filter]).done();
    let names = ["edited", "gone", "same"];
    let has = |name: &&&str| told.contains(&format!("all/{name}.txt:"));
    let names = names.iter().filter(has);
    names.map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_filter_of_the_shelf_finds_what_the_text_has_lost_since_as_list_does() {
    let home = changed();
    for (filter, expected) in [
        ("is:lost", &["gone"][..]),
        ("is:edited", &["edited"]),
        ("is:doubtful", &["edited", "gone"]),
        ("is:doubtful side:us", &["edited", "gone"]),
        ("is:doubtful side:russia", &[]),
        ("-is:doubtful", &["same"]),
        ("side:us went", &["edited"]),
    ] {
        assert_eq!(shelved(&home, filter), expected, "{filter}");
        if !filter.starts_with('-') {
            assert_eq!(listed(&home, filter), expected, "{filter}");
        }
    }
    // Taken back, nothing is in doubt; nothing was written.
    let text = home.read("all/gone.txt");
    home.write(
        "all/gone.txt",
        format!("{text}Nobody signed. The talks go on.\n"),
    );
    assert_eq!(shelved(&home, "is:lost"), [""; 0]);
    assert_eq!(listed(&home, "is:lost"), [""; 0]);
}

#[test]
fn the_shelf_says_how_many_stances_of_an_article_are_in_doubt() {
    let home = changed();
    let keys = ["--keys", "G k", "--print", "--size", "100x24"];
    let screen = home.run(&[&["all"], &keys[..]].concat()).done();
    assert!(screen.contains("US 1  Russia 1   1 lost"), "{screen}");
}

#[test]
fn a_sidecar_whose_places_somebody_has_changed_counts_as_changed() {
    let home = changed();
    let sidecar = "all/same.txt.standoff.toml";
    let text = home.read(sidecar);
    let other = text.replace(
        "quote    = \"The talks go on.\"",
        "quote    = \"Nothing of it.\"",
    );
    assert_ne!(other, text);
    home.write(sidecar, other);
    assert_eq!(shelved(&home, "is:lost"), ["gone", "same"]);
    assert_eq!(listed(&home, "is:lost"), ["gone", "same"]);
}

#[test]
fn the_articles_of_a_book_are_looked_at_in_the_same_way() {
    let home = Home::new().fixed();
    let export = |word: &str| {
        let article = |n: usize| {
            format!("Document {n} of 2\nHEADLINE: Talks {n}\n\nEnvoys met on Monday. {word}\n\n")
        };
        format!("{}{}", article(1), article(2))
    };
    home.write(
        "standoff.toml",
        "standoff = 1\n\n[[source]]\nfiles = \"lexis-*.txt\"\nbegins = '^Document \\d+ of \\d+$'\ntitle = '^HEADLINE: (.+)$'\n",
    );
    home.write("lexis-1.txt", export("The talks go on."));
    home.run(&["lexis-1.txt#2", "--keys", "G 1", "--print"])
        .done();
    home.write("lexis-1.txt", export("Nothing else."));
    let keys = [
        "--keys",
        "f \"is:lost\" Enter",
        "--print",
        "--size",
        "100x24",
    ];
    let screen = home.run(&[&["lexis-1.txt"], &keys[..]].concat());
    assert!(
        screen.out.contains("Talks 2") && !screen.out.contains("Talks 1"),
        "{}",
        screen.out
    );
    let told = home
        .run(&["list", "lexis-1.txt", "--where", "is:lost"])
        .done();
    assert!(told.contains("lexis-1.txt#2"), "{told}");
}

#[test]
fn a_stance_in_doubt_and_a_side_out_of_the_codebook_have_signs_of_their_own() {
    let home = changed();
    let sidecar = "all/edited.txt.standoff.toml";
    let text = home.read(sidecar);
    home.write(sidecar, text.replace("\"Russia\"", "\"Spain\""));
    for (keys, doubtful, unknown) in [("g", "U?", "#"), (": \"plain\" Enter", "U?", "#")] {
        let arguments = [
            "all/edited.txt",
            "--keys",
            keys,
            "--print",
            "--size",
            "100x24",
        ];
        let screen = home.run(&arguments).done();
        let gutter_of = |words: &str| {
            let line = screen.lines().find(|line| line.contains(words));
            let line = line.unwrap_or_else(|| panic!("{words}\n{screen}"));
            line[..line.find(words).expect("found")].to_owned()
        };
        let (unsure, foreign) = (gutter_of("Nobody signed."), gutter_of("Envoys met"));
        assert!(
            unsure.contains(doubtful) && !unsure.contains(unknown),
            "{screen}"
        );
        assert!(
            foreign.contains(unknown) && !foreign.contains('?'),
            "{screen}"
        );
    }
}
