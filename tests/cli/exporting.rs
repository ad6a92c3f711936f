//! `standoff export`, and the annotated text that a pipe gets.

use crate::home::{ARTICLE, Home};
use std::fs;

/// Two articles with stances in them.
fn tagged() -> Home {
    let home = Home::with_article().fixed();
    home.run(&["talks.txt", "--keys", "j 1 = j j 2 -", "--print"])
        .done();
    home.write(
        "=cmd.txt",
        "=SUM(A1) is the title\n\n=HYPERLINK(1) said he. -1 is cold.\n",
    );
    home.run(&["=cmd.txt", "--keys", "j 4 0", "--print"]).done();
    home
}

/// With the line ends of RFC 4180.
fn csv() -> String {
    CSV.replace('\n', "\r\n")
}

const CSV: &str = "\
article,title,date,outlet,id,paragraph,start,end,quote,side,speaker,topic,position,note,by,at,status
talks.txt,Talks end,,,01M81B5H800000000000000001,2,11,32,Envoys met on Monday.,US,,,support,,,2026-11-22T10:00:00Z,
talks.txt,Talks end,,,01M81B5H800000000000000002,3,60,94,\"\u{201c}We oppose it,\u{201d} the minister said.\",Russia,,,oppose,,,2026-11-22T10:00:00Z,
";

#[test]
fn csv_has_a_row_for_each_stance() {
    assert_eq!(
        tagged().run(&["export", "talks.txt", "--to", "csv"]).done(),
        csv()
    );
}

#[test]
fn a_spreadsheet_finds_no_formula_in_csv() {
    let ran = tagged().run(&["export", "=cmd.txt", "--to", "csv"]);
    assert_eq!(ran.code, Some(0));
    ran.says(&["formulas"]);
    let csv = ran.out;
    let rows: Vec<_> = csv.lines().skip(1).collect();
    assert_eq!(rows.len(), 1, "{csv}");
    for row in rows {
        for cell in row.split(',') {
            let cell = cell.trim_start_matches('"');
            assert!(
                !cell.starts_with(['=', '+', '-', '@']),
                "{cell:?} is a formula in {row}"
            );
        }
        assert!(row.starts_with("'=cmd.txt,'=SUM(A1) is the title"), "{row}");
    }
}

#[test]
fn json_lines_gives_the_words_at_the_code_points_it_names() {
    let text = tagged()
        .run(&["export", "talks.txt", "--to", "jsonl"])
        .done();
    let points: Vec<char> = ARTICLE.chars().collect();
    let records: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(records.len(), 2);
    for record in records {
        let at =
            |key: &str| usize::try_from(record[key].as_u64().expect("a number")).expect("small");
        let quoted: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(record["quote"], quoted.as_str());
        assert_eq!(record["article"], "talks.txt");
        assert!(record["speaker"].is_null());
    }
}

#[test]
fn markdown_goes_by_side_with_paragraphs_and_positions() {
    let text = tagged().run(&["export", "talks.txt", "--to", "md"]).done();
    let order = [
        "# Talks end",
        "## US",
        "Envoys met on Monday.",
        "¶ 2",
        "## Russia",
        "We oppose it",
        "¶ 3",
        "opposes",
    ];
    let mut rest = text.as_str();
    for words in order {
        let at = rest
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} is missing or out of order in:\n{text}"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn files_come_in_the_order_given_and_every_time_the_same() {
    let home = tagged();
    for format in ["csv", "jsonl", "md"] {
        let export = |files: [&str; 2]| {
            home.run(&["export", files[0], files[1], "--to", format])
                .out
        };
        let one = export(["talks.txt", "=cmd.txt"]);
        let other = export(["=cmd.txt", "talks.txt"]);
        assert_eq!(one, export(["talks.txt", "=cmd.txt"]));
        assert!(one.find("Envoys met") < one.find("HYPERLINK"), "{one}");
        assert!(
            other.find("Envoys met") > other.find("HYPERLINK"),
            "{other}"
        );
    }
}

#[test]
fn a_file_gets_what_standard_output_would_get() {
    let home = tagged();
    for format in ["csv", "jsonl", "md"] {
        let printed = home.run(&["export", "talks.txt", "--to", format]).done();
        home.write(
            "out",
            "what stood there before, and much longer than what comes now".repeat(99),
        );
        assert_eq!(
            home.run(&["export", "talks.txt", "--to", format, "-o", "out"])
                .done(),
            ""
        );
        assert_eq!(home.read("out"), printed);
    }
    home.run(&[
        "export",
        "talks.txt",
        "--to",
        "csv",
        "--output",
        "/nowhere/out",
    ])
    .refused(&["/nowhere/out"]);
    home.run(&["export", "talks.txt", "--to", "csv", "-o", "/dev/null"])
        .done();
}

#[test]
fn an_export_never_goes_over_the_article_or_its_sidecar() {
    let home = tagged();
    let sidecar = home.sidecar();
    for output in ["talks.txt", "./talks.txt", "talks.txt.standoff.toml"] {
        home.run(&["export", "talks.txt", "--to", "md", "-o", output])
            .refused(&[output, "another"]);
    }
    assert_eq!(home.read("talks.txt"), ARTICLE);
    assert_eq!(home.sidecar(), sidecar);
}

#[test]
fn an_export_goes_over_exports_and_over_nothing_else_that_is_there() {
    let home = tagged();
    home.run(&["config", "--init-codebook"]).done();
    home.write("untagged.txt", "Nobody came.\n");
    home.write("empty.txt", "");
    for (output, format) in [
        ("standoff.toml", "csv"),
        ("untagged.txt", "csv"),
        ("untagged.txt", "jsonl"),
        ("untagged.txt", "md"),
    ] {
        let before = home.read(output);
        home.run(&["export", "talks.txt", "--to", format, "-o", output])
            .refused(&[output, "is there already", "another"]);
        assert_eq!(home.read(output), before, "{output}");
    }
    for (output, format) in [
        ("empty.txt", "csv"),
        ("empty.txt", "csv"),
        ("jsonl", "jsonl"),
        ("jsonl", "jsonl"),
        ("md", "md"),
        ("md", "md"),
    ] {
        home.run(&["export", "talks.txt", "--to", format, "-o", output])
            .done();
    }
    assert_eq!(home.read("empty.txt"), csv());
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_written() {
    let home = tagged();
    let ran = home.run(&["export", "missing.txt", "talks.txt", "--to", "csv"]);
    assert_eq!(ran.code, Some(1));
    ran.says(&["missing.txt", "no such file"]);
    assert_eq!(ran.out, csv());
    let ran = home.run(&["export", "missing.txt", "--to", "csv", "-o", "out.csv"]);
    ran.refused(&["missing.txt", "nothing was written"]);
    assert!(!home.path("out.csv").exists());
    fs::write(home.path("talks.txt.standoff.toml"), "broken").expect("it can be written");
    let ran = home.run(&["export", "talks.txt", "=cmd.txt", "--to", "jsonl"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 1));
    ran.says(&["talks.txt.standoff.toml"]);
}

#[test]
fn without_a_file_the_built_in_article_is_exported() {
    let home = Home::new();
    home.run(&["--keys", "j 1", "--print"]).done();
    let csv = home.run(&["export", "--to", "csv"]).done();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains("moscow.txt"));
}

#[test]
fn a_pipe_gets_the_article_with_its_stances() {
    let home = tagged();
    let text = home.run(&["talks.txt"]).done();
    for words in [
        "Talks end",
        "Envoys met on Monday.",
        "Nobody signed.",
        "US",
        "supports",
        "Russia",
        "opposes",
    ] {
        assert!(text.contains(words), "{words} isn't in {text}");
    }
    fs::write(home.path("talks.txt.standoff.toml"), "broken").expect("it can be written");
    let ran = home.run(&["talks.txt"]);
    assert_eq!(ran.code, Some(1));
    ran.says(&["talks.txt.standoff.toml"]);
    assert!(ran.out.contains("Nobody signed."), "{}", ran.out);
}
