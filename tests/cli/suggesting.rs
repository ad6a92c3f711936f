//! `standoff suggest`: what the wording of articles suggests, in three forms, from files and from a stream.

use crate::home::{Home, PROGRAM, Ran};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

const TALKS: &str = "Gespräche enden

Envoys met on Monday in the café. They spoke for two hours.

“We oppose it,” Orla Brandt said. The others left.
";

const LINE: &str = "talks.txt:3: direct  Orla Brandt · Russia · said  “We oppose it,”\n";

const CODEBOOK: &str = "standoff = 1

[[side]]
name = \"Russia\"
key = \"2\"

[[speaker]]
name = \"Orla Brandt\"
side = \"Russia\"
";

/// `talks.txt`, in which one says something; she stands in the codebook.
fn home() -> Home {
    let home = Home::new();
    home.write("talks.txt", TALKS);
    home.write("standoff.toml", CODEBOOK);
    home
}

fn objects(lines: &str) -> Vec<Value> {
    let object = |line| serde_json::from_str(line).expect("a JSON object a line");
    lines.lines().map(object).collect()
}

/// The code points of `text` from `start` up to `end`, as `found` has them.
fn between(text: &str, found: &Value, start: &str, end: &str) -> String {
    let point = |name: &str| usize::try_from(found[name].as_u64().expect(name)).expect(name);
    let (start, end) = (point(start), point(end));
    text.chars().skip(start).take(end - start).collect()
}

/// `{"id": …, "text": …}` on a line.
fn row(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text}))
}

#[test]
fn a_line_per_suggestion_with_path_paragraph_and_all_that_is_proposed() {
    assert_eq!(home().run(&["suggest", "talks.txt"]).done(), LINE);
}

#[test]
fn json_has_every_place_in_code_points() {
    let out = home().run(&["suggest", "talks.txt", "--json"]).done();
    let [found] = &objects(&out)[..] else {
        panic!("one suggestion: {out}");
    };
    let names: Vec<&str> = out
        .split("\":")
        .filter_map(|part| part.rsplit_once('"').map(|(_, name)| name))
        .collect();
    assert_eq!(
        names[..16],
        [
            "id",
            "start",
            "end",
            "fragments",
            "speaker",
            "speaker_start",
            "speaker_end",
            "name",
            "cue",
            "cue_start",
            "cue_end",
            "kind",
            "side",
            "position",
            "confidence",
            "quote"
        ]
    );
    assert_eq!(found["id"], "talks.txt");
    assert_eq!(between(TALKS, found, "start", "end"), "“We oppose it,”");
    assert_eq!(found["quote"], "“We oppose it,”");
    assert_eq!(
        found["fragments"],
        serde_json::json!([[found["start"], found["end"]]])
    );
    assert_eq!(
        between(TALKS, found, "speaker_start", "speaker_end"),
        "Orla Brandt"
    );
    assert_eq!(between(TALKS, found, "cue_start", "cue_end"), "said");
    for (name, value) in [
        ("speaker", "Orla Brandt"),
        ("name", "Orla Brandt"),
        ("cue", "said"),
        ("kind", "direct"),
        ("side", "Russia"),
    ] {
        assert_eq!(found[name], value);
    }
    assert_eq!(found["position"], Value::Null);
    assert!(found["confidence"].as_u64().is_some_and(|it| it <= 100));
}

#[test]
fn a_document_has_the_canonical_text_and_all_its_suggestions() {
    let home = home();
    home.write("quiet.txt", "Nobody spoke.\n");
    let crlf = format!("\u{feff}{}", TALKS.replace('\n', "\r\n"));
    home.write("crlf.txt", crlf);
    let form = "--jsonl-documents";
    let out = home.run(&["suggest", "talks.txt", "quiet.txt", "crlf.txt", form]);
    let all = objects(&out.done());
    let ids: Vec<_> = all.iter().map(|document| &document["id"]).collect();
    assert_eq!(ids, ["talks.txt", "quiet.txt", "crlf.txt"]);
    assert_eq!(all[0]["text"], TALKS);
    assert_eq!(all[1]["quotes"], serde_json::json!([]));
    assert_eq!(all[2]["text"], TALKS);
    assert_eq!(all[2]["quotes"], all[0]["quotes"]);
    let quote = &all[0]["quotes"][0];
    assert_eq!(between(TALKS, quote, "start", "end"), "“We oppose it,”");
    assert_eq!(quote.get("id"), None);
}

#[test]
fn many_articles_come_in_one_stream() {
    let home = home();
    let stream = [row("a", TALKS), row("b/ü", "Quiet.\n"), row("7", TALKS)].concat();
    let out = home.run_with(&["suggest", "-", "--json"], stream.as_bytes());
    let all = objects(&out.done());
    let ids: Vec<_> = all.iter().map(|found| &found["id"]).collect();
    assert_eq!(ids, ["a", "7"]);
    let form = "--jsonl-documents";
    let documents = home
        .run_with(&["suggest", "-", form], stream.as_bytes())
        .done();
    assert_eq!(documents.lines().count(), 3);
    home.write("many.jsonl", &stream);
    assert_eq!(
        home.run(&["suggest", "many.jsonl", form]).done(),
        documents.replace("\"side\":null", "\"side\":\"Russia\""),
        "a file has the codebook above it"
    );
    let lines = home.run_with(&["suggest", "-"], stream.as_bytes()).done();
    assert!(lines.starts_with("a:3: direct  Orla Brandt"), "{lines}");
}

/// Whoever talks to it line by line gets each answer before the next question.
#[test]
fn each_article_is_answered_as_it_comes() {
    let home = home();
    let mut command = home.command(PROGRAM);
    command
        .args(["suggest", "-", "--jsonl-documents"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut ask = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for id in ["one", "two", "three"] {
        ask.write_all(row(id, TALKS).as_bytes())
            .expect("it listens");
        let answer = answers.next().expect("an answer").expect("UTF-8");
        assert_eq!(objects(&answer)[0]["id"], id);
    }
    drop(ask);
    assert!(answers.next().is_none());
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_line_that_is_no_article_is_named_and_left_out() {
    let home = home();
    let stream = format!(
        "{}\n[\"a\"]\n{{\"id\":3}}\n{}",
        row("a", TALKS),
        row("b", TALKS)
    );
    let ran = home.run_with(&["suggest", "-", "--json"], stream.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert_eq!(objects(&ran.out).len(), 2);
    ran.says(&[
        "standard input:3: expected a JSON object with \"id\" and \"text\"\n",
        "standard input:4: missing field `text` (column 8); expected",
    ]);
    let ran = home.run_with(&["suggest", "-", "--jsonl-documents"], b"Plain.\n");
    ran.refused(&["standard input:1: expected a JSON object"]);
    let wrong = "wrong\n".repeat(50);
    home.write("wrong.jsonl", &wrong);
    let ran = home.run(&["suggest", "talks.txt", "wrong.jsonl"]);
    assert_eq!((ran.code, &*ran.out), (Some(1), LINE));
    assert_eq!(ran.err.lines().count(), 21);
    assert!(ran.err.contains("standoff: … and 30 more; "), "{}", ran.err);
}

#[test]
fn nothing_comes_of_nothing() {
    let home = home();
    for form in ["--json", "--jsonl-documents"] {
        assert_eq!(home.run(&["suggest", "-", form]).done(), "");
        home.write("empty.jsonl", "\n\n");
        assert_eq!(home.run(&["suggest", "empty.jsonl", form]).done(), "");
    }
    home.write("empty.txt", "");
    assert_eq!(home.run(&["suggest", "empty.txt", "-"]).done(), "");
}

#[test]
fn a_plain_text_comes_by_standard_input_too() {
    let home = home();
    let text = format!("\u{feff}{}", TALKS.replace('\n', "\r\n"));
    let lines = home.run_with(&["suggest", "-"], text.as_bytes()).done();
    let without_side = LINE.replace("talks.txt", "-").replace("Russia", "-");
    assert_eq!(lines, without_side);
    // A text about JSON is a text.
    let text = format!("{{\"id\": 3}}\n\n{TALKS}");
    let lines = home.run_with(&["suggest", "-"], text.as_bytes()).done();
    assert_eq!(lines, without_side.replace(":3:", ":4:"));
}

/// From a file and by standard input; whatever is cut where, each place comes once and is where it is.
#[test]
fn a_long_text_is_written_part_by_part() {
    let home = home();
    let blank = "\n".repeat(190_000);
    let told = "Über Fragen des Getreides ließen sie niemanden etwas wissen.\n\n“We oppose it,” Orla Brandt said.";
    let text = format!("{told}{blank}").repeat(8);
    home.write("long.txt", &text);
    let out = home.run(&["suggest", "long.txt", "--json"]).done();
    let found = objects(&out);
    assert_eq!(found.len(), 8);
    let starts: Vec<_> = found.iter().map(|found| found["start"].as_u64()).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    for found in &found {
        assert_eq!(between(&text, found, "start", "end"), "“We oppose it,”");
        let speaker = between(&text, found, "speaker_start", "speaker_end");
        assert_eq!(speaker, "Orla Brandt");
    }
    let lines = home.run(&["suggest", "long.txt"]).done();
    let places: Vec<_> = lines
        .lines()
        .filter_map(|line| line.split(':').nth(1))
        .collect();
    assert_eq!(places, ["2", "4", "6", "8", "10", "12", "14", "16"]);
    let incoming = home.run_with(&["suggest", "-"], text.as_bytes()).done();
    let without_side = lines.replace("long.txt", "-").replace("Russia", "-");
    assert_eq!(incoming, without_side);
    let whole = home
        .run(&["suggest", "long.txt", "--jsonl-documents"])
        .done();
    let quotes = objects(&whole)[0]["quotes"].as_array().map(Vec::len);
    assert_eq!(quotes, Some(8));
}

#[test]
fn what_cannot_be_read_is_named_at_the_end() {
    let home = home();
    home.write("zeros.txt", [0; 600]);
    fs::create_dir(home.path("folder")).expect("a folder can be made");
    let ran = home.run(&["suggest", "zeros.txt", "nowhere.txt", "talks.txt"]);
    assert_eq!((ran.code, &*ran.out), (Some(1), LINE));
    ran.says(&["zeros.txt: is no text", "nowhere.txt: no such file"]);
    let ran = home.run(&["suggest", "folder"]);
    assert_eq!((ran.code, &*ran.out), (Some(0), ""));
    ran.says(&["folder: no article in it"]);
    let ran = home.run_with(&["suggest", "-"], &[0; 600]);
    ran.refused(&["standard input: is no text"]);
    assert_eq!(home.run(&["suggest"]).code, Some(2));
}

/// Neither a name nor a text makes a terminal do anything; in JSON both are exact.
#[test]
fn nasty_names_and_texts_do_no_harm() {
    let home = home();
    let name = "a\u{1b}[31m\n“ b\u{202e}.txt";
    let text = "One\n\n“We \u{1b}[2J oppose\u{202e} it,” Orla Brandt said.\n";
    home.write(name, text);
    let line = home.run(&["suggest", name]).done();
    assert_eq!(line.lines().count(), 1);
    assert!(!line.contains(['\u{1b}', '\u{202e}']), "{line:?}");
    let json = home.run(&["suggest", name, "--json"]).done();
    assert!(!json.contains(['\u{1b}', '\u{202e}']), "{json:?}");
    let found = &objects(&json)[0];
    assert_eq!(found["id"], name);
    assert_eq!(found["quote"], "“We \u{1b}[2J oppose\u{202e} it,”");
    let broken = std::ffi::OsStr::from_bytes(b"b\xff.txt");
    fs::write(home.folder().join(broken), TALKS).expect("written");
    let mut command = home.command(PROGRAM);
    let ran = Ran::of(
        command
            .arg("suggest")
            .arg(broken)
            .output()
            .expect("it starts"),
    );
    assert_eq!(ran.done(), LINE.replace("talks", "b\u{fffd}"));
}

#[test]
fn some_kinds_and_the_sure_ones_can_be_asked_for() {
    let home = home();
    let run = |more: &[&str]| home.run(&[&["suggest", "talks.txt"], more].concat());
    assert_eq!(
        run(&["--kinds", "direct,mixed", "--least", "1"]).done(),
        LINE
    );
    assert_eq!(run(&["--kinds", "mixed,indirect"]).done(), "");
    assert_eq!(run(&["--least", "100", "--kinds", "indirect"]).done(), "");
    run(&["--kinds", "direkt"]).refused(&["expected some of direct,mixed,indirect"]);
    run(&["--least", "101"]).refused(&["101"]);
    run(&["--json", "--jsonl-documents"]).refused(&["take one of them"]);
}

/// What a person doesn't want to see while reading is written all the same.
#[test]
fn the_settings_of_the_reader_do_not_filter() {
    let home = home();
    fs::create_dir_all(home.path(".config/standoff")).expect("a folder can be made");
    let settings = "[suggestions]\nshow = false\nkinds = [\"mixed\"]\nconfidence = 100\n";
    home.write(".config/standoff/config.toml", settings);
    assert_eq!(home.run(&["suggest", "talks.txt"]).done(), LINE);
}

#[test]
fn a_mistake_in_the_codebook_is_told_once() {
    let home = home();
    home.write("more.txt", TALKS);
    home.write("standoff.toml", format!("{CODEBOOK}colour = \"red\"\n"));
    let ran = home.run(&["suggest", "talks.txt", "more.txt"]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.out, [LINE, &LINE.replace("talks", "more")].concat());
    ran.says(&["standoff.toml:10:"]);
}

#[test]
fn that_nobody_reads_to_the_end_is_no_error() {
    let home = home();
    home.write("long.txt", TALKS.repeat(5_000));
    for form in ["--json", "--jsonl-documents", "--least=0"] {
        let mut command = home.command(PROGRAM);
        command
            .args(["suggest", "long.txt", "long.txt", form])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut first = [0; 10];
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut first).expect("something");
        drop(out);
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
    }
}
