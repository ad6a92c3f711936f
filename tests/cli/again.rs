//! A page that is annotated and then saved again: with other advertisements, corrected, packed, in another encoding.

use crate::home::Home;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

const PARAGRAPHS: [&str; 5] = [
    "The two ministers met for three hours on Tuesday — their first talks since the spring — and agreed on nothing that either side was ready to sign.",
    "“We oppose any deadline,” the Russian minister told reporters outside the ministry. He added that his government hadn’t been asked.",
    "His American colleague answered that the pause couldn’t last. “We support a vote before the winter, and we will ask for one,” she said in the evening.",
    "In London the government called the meeting a first step, and nothing more than that. A spokesman said Britain would wait for the report.",
    "The talks go on in Geneva next week, café by café, as one of the envoys put it. Nobody expects a result before the end of the month.",
];

/// The page of `paragraphs`, with the boxes of `advert` among them.
fn page(paragraphs: &[String], charset: &str, advert: &str, class: &str) -> String {
    let box_of = |place: &str| {
        format!(
            "<div class=\"{class}\" id=\"{class}-{place}\"><a href=\"https://ads.example/{advert}\"><img src=\"{advert}.png\" alt=\"\">{advert}: now half the price</a></div>\n"
        )
    };
    let mut body = String::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        body.extend(["<p>", paragraph, "</p>\n"]);
        if number % 2 == 1 {
            body += &box_of(&number.to_string());
        }
    }
    let (before, after) = (box_of("top"), box_of("end"));
    format!(
        "<!doctype html>\n<html><head><meta charset=\"{charset}\"><title>Ministers meet, agree on nothing</title>\n\
         <meta property=\"article:published_time\" content=\"Tue, 19 Nov 2019 18:05:00 GMT\"></head>\n\
         <body><nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav>{before}<article><h1>Ministers meet, agree on nothing</h1>\n{body}</article>{after}<footer>© The Daily</footer></body></html>\n"
    )
}

fn paragraphs() -> Vec<String> {
    PARAGRAPHS.map(str::to_owned).to_vec()
}

/// `talks.html`, as it was first saved, with three stances.
fn tagged() -> Home {
    let home = Home::new().fixed();
    home.write(
        "talks.html",
        page(&paragraphs(), "utf-8", "Shoes", "ad-slot"),
    );
    let keys = "} j 2 - } j 1 = } 3 0 q";
    home.run(&["talks.html", "--keys", keys, "--print"]).done();
    home
}

/// Quote and standing of each stance.
fn stances(home: &Home) -> Vec<(String, String)> {
    let lines = home.run(&["export", "talks.html", "--to", "jsonl"]).done();
    let stances = lines.lines().map(|line| {
        let told: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
        (text("quote"), text("status"))
    });
    stances.collect()
}

fn is_silent(home: &Home) {
    let ran = home.run(&["check", "talks.html"]);
    assert_eq!((ran.code, &*ran.out), (Some(0), ""), "{}", ran.err);
}

#[test]
fn a_page_saved_again_keeps_its_stances() {
    let home = tagged();
    let first = stances(&home);
    let quotes: Vec<_> = first.iter().map(|(quote, _)| &**quote).collect();
    assert_eq!(first.len(), 3, "{quotes:?}");
    assert!(
        first.iter().all(|(_, status)| status.is_empty()),
        "{first:?}"
    );
    let text = home.run(&["text", "talks.html"]).done();
    assert!(
        !text.contains("price") && text.contains("Nobody expects"),
        "{text}"
    );
    is_silent(&home);
    let sidecar = home.read("talks.html.standoff.toml");
    assert!(sidecar.contains("2019-11-19"), "{sidecar}");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    let other = page(&paragraphs(), "utf-8", "Holidays", "promo");
    packed.write_all(other.as_bytes()).expect("written");
    let windows = page(&paragraphs(), "windows-1252", "Cars", "banner box");
    let (windows, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(&windows);
    assert!(!is_lossy && windows.contains(&0xE9));
    let again: [(&str, Vec<u8>); 3] = [
        ("another advertisement", other.clone().into()),
        ("packed", packed.finish().expect("packed")),
        ("another encoding", windows.into_owned()),
    ];
    for (what, bytes) in again {
        home.write("talks.html", bytes);
        assert_eq!(
            home.run(&["text", "talks.html"]).done(),
            text,
            "{what}: another text"
        );
        assert_eq!(stances(&home), first, "{what}");
        is_silent(&home);
        // To look at it writes nothing.
        home.run(&["talks.html", "--keys", "j q", "--print"]).done();
        assert_eq!(home.read("talks.html.standoff.toml"), sidecar, "{what}");
    }
}

#[test]
fn a_corrected_word_moves_no_stance_off_its_words() {
    let home = tagged();
    let first = stances(&home);
    // A word in a paragraph with stances, and in front of all of them, but in none.
    let mut corrected = paragraphs();
    corrected[0] = corrected[0].replace("three hours", "almost four hours");
    home.write("talks.html", page(&corrected, "utf-8", "Holidays", "promo"));
    assert_eq!(stances(&home), first);
    let ran = home.run(&["check", "talks.html"]);
    let all_stand = "the text has changed since; 3 of 3 stances stand there unchanged";
    assert!(
        ran.out.contains(all_stand) && ran.out.lines().count() == 1,
        "{}",
        ran.out
    );
    home.run(&["check", "talks.html", "--fix"]);
    is_silent(&home);
    // A word of a stance: that one is to be looked at, the others stand.
    corrected[1] = corrected[1].replace("been asked", "been consulted");
    home.write("talks.html", page(&corrected, "utf-8", "Cars", "banner"));
    let now = stances(&home);
    let status: Vec<_> = now.iter().map(|(_, status)| &**status).collect();
    assert_eq!(status, ["edited", "", ""], "{now:?}");
    assert!(now[0].0.contains("consulted"), "{now:?}");
    assert_eq!(now[1..], first[1..]);
}
