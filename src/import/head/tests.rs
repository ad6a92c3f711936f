use super::*;
use crate::article::Fact;

/// The facts that `text` tells, as `date 2017-04-12 | outlet AP`.
fn all(text: &str) -> String {
    let facts = told(text);
    let all = Fact::ALL.into_iter().filter_map(|fact| {
        let said = facts.get(fact)?;
        Some(format!("{} {said}", fact.word()))
    });
    all.collect::<Vec<_>>().join(" | ")
}

#[test]
fn lines_around_the_headline_tell_of_the_source() {
    let cases = [
        (
            "Talks end\n\nMonday, September 9, 2019 \n\nEnvoys met.\n",
            "date 2019-09-09",
        ),
        (
            "2019-09-09\n\nTalks end\n\nEnvoys met.\n",
            "date 2019-09-09",
        ),
        (
            "POLITICS\n\nTalks end\n\nNo result, both sides say.\n\nBy Ann Smith\n3 March 2021\n\nEnvoys met.",
            "author Ann Smith | date 2021-03-03",
        ),
        (
            "Talks end\nBy ANN SMITH and BO LI, Staff Writers\n\nEnvoys met.\n",
            "author ANN SMITH and BO LI, Staff Writers",
        ),
        (
            "Talks end\n\nBy Ann Smith | March 3, 2021\n\nEnvoys met.\n",
            "author Ann Smith | date 2021-03-03",
        ),
        (
            "Talks end\n\nBy Ann Smith, Bo Li, March 3, 2021\n\nEnvoys met.\n",
            "author Ann Smith, Bo Li | date 2021-03-03",
        ),
        (
            "Gespräche beendet\n\nVon Anna Müller\n3. März 2021, 10:15 Uhr\n\nSie trafen sich.",
            "author Anna Müller | date 2021-03-03",
        ),
        (
            "Fin des pourparlers\n\nPar Anne de la Tour\nPublié le 3 mars 2021 à 10h15\n\nIls ont parlé.",
            "author Anne de la Tour | date 2021-03-03",
        ),
        (
            "Переговоры\n\nАвтор: Анна Иванова\n3 марта 2021 г.\n\nПослы встретились.",
            "author Анна Иванова | date 2021-03-03",
        ),
        (
            "Text: Ann Bell\n\nTalks end\n\nEnvoys met.",
            "author Ann Bell",
        ),
        (
            "Talks end\n*By Ann Smith*\n_3 March 2021_\n\nEnvoys met.",
            "author Ann Smith | date 2021-03-03",
        ),
        ("Talks end\n\nBy Reuters\n\nEnvoys met.", "author Reuters"),
        (
            "Talks end\n\nhttps://e.org/talks\n\nEnvoys met.",
            "url https://e.org/talks",
        ),
        (
            "https://e.org/talks\nTalks end\nEnvoys met.",
            "url https://e.org/talks",
        ),
        (
            "Talks end\n\nSource: https://e.org/talks\n\nEnvoys met.",
            "url https://e.org/talks",
        ),
        (
            "Talks end\n\nPublished: 3 March 2021\nUpdated: 5 March 2021\n\nEnvoys met.",
            "date 2021-03-03",
        ),
        (
            "Talks end\n\nUpdated: 5 March 2021\n\nEnvoys met.",
            "date 2021-03-05",
        ),
    ];
    for (text, facts) in cases {
        assert_eq!(all(text), facts, "{text}");
    }
}

#[test]
fn the_dateline_of_a_report_tells_the_agency_and_a_full_day() {
    let cases = [
        ("MOSCOW, April 12 (Reuters) - Envoys met.", "outlet Reuters"),
        (
            "Talks end\n\nMOSCOW, April 12, 2017 (AFP) – Envoys met.",
            "date 2017-04-12 | outlet AFP",
        ),
        ("Talks end\n\nWASHINGTON (AP) — Envoys met.", "outlet AP"),
        (
            "NEW YORK, 12 Apr 2017 (UPI) -- Envoys met.",
            "date 2017-04-12 | outlet UPI",
        ),
        ("MOSCOW, April 12. /TASS/. Envoys met.", "outlet TASS"),
        (
            "МОСКВА, 12 апреля 2017. /ТАСС/. Послы встретились.",
            "date 2017-04-12 | outlet ТАСС",
        ),
        ("Berlin (dpa) - Sie trafen sich.", "outlet dpa"),
        ("(Reuters) - Envoys met.", "outlet Reuters"),
        ("Dec 3 (Reuters) - Envoys met.", "outlet Reuters"),
        ("MOSCOW, April 13, 2017 — Envoys met.", "date 2017-04-13"),
        (
            "Talks end\n\n3 March 2021\n\nMOSCOW, 2 March 2021 (Reuters) - Envoys met.",
            "date 2021-03-03 | outlet Reuters",
        ),
        // A headline with a dash is none, and what stands below it counts.
        (
            "TALKS – a day of hope\n\nBy Ann Smith\n3 March 2021\n\nEnvoys met.",
            "author Ann Smith | date 2021-03-03",
        ),
        // As much is known of none of these.
        ("Envoys told Reuters (Reuters) - no.", ""),
        ("MOSCOW, April 12 — Envoys met.", ""),
        ("MOSCOW (Envoys) - They met.", ""),
        ("Moscow, April 13, 2017 — Envoys met.", ""),
        ("The talks of April 13, 2017 — Envoys met.", ""),
        ("MOSCOW (Reuters) reported that envoys met.", ""),
        ("12 (AP) - points", ""),
    ];
    for (text, facts) in cases {
        assert_eq!(all(text), facts, "{text}");
    }
}

#[test]
fn headers_at_the_very_beginning_tell_what_they_are_called_for() {
    let cases = [
        (
            "Title: Talks end\nDate: 3 March 2021\n\nEnvoys met.",
            "title Talks end | date 2021-03-03",
        ),
        (
            "Headline: Talks end\nByline: By Ann Smith\nDate: 2021-03\nSource: The Daily\nURL: https://e.org/1\nLength: 350 words\n\nEnvoys met.",
            "title Talks end | author Ann Smith | date 2021-03 | outlet The Daily | url https://e.org/1",
        ),
        (
            "**Title:** *Talks* end*\n**Date:** 3 March 2021\n\nEnvoys met.",
            "title *Talks* end* | date 2021-03-03",
        ),
        (
            "Source: https://e.org/1\nPublication: The Daily\n\nTalks end\n\nEnvoys met.",
            "title Talks end | outlet The Daily | url https://e.org/1",
        ),
        (
            "Quelle: Der Bote\nDatum: 3.3.2021\n\nGespräche beendet\n\nVon Anna Müller\n\nSie trafen sich.",
            "title Gespräche beendet | author Anna Müller | date 2021-03-03 | outlet Der Bote",
        ),
        (
            "From ann@e.org Thu Mar  4 10:00:00 2021\nReceived: from a.example (b)\n\tby c.example; Thu, 4 Mar 2021 10:00:00 GMT\nFrom: \"Ann Smith\" <ann@e.org>\nSubject: =?utf-8?Q?caf=C3=A9?=\n =?utf-8?Q?_noir?=\nX-It'S: odd\n>Received: by\nDate: Wed, 3 Mar 2021 23:00:00 -0500\n\nhttps://e.org/other\n\nBy Bo Li\n",
            "title café noir | author Ann Smith | date 2021-03-03",
        ),
        (
            "To: bo@e.org\nFrom: ann@e.org (Ann Smith)\nDate: 03/04/2021\nSubject: Talks\n\nText",
            "title Talks | author Ann Smith",
        ),
        (
            "Received: x\nFrom: <ann@e.org>\nSubject: Talks\n\nText",
            "title Talks | author ann@e.org",
        ),
        // One is none, and so are headers that a line of the text follows.
        ("Title: Talks end\n\nEnvoys met.", ""),
        (
            "Title: Talks end\nAuthor: a b\nEnvoys met.\n\nThey left.",
            "",
        ),
        ("Title: Talks end\nAuthor: a b", ""),
        (
            "Envoys met.\n\nTitle: Talks end\nOutlet: The Daily\n\nThey left.",
            "",
        ),
        ("Note: a remark\nSource: the ministry\n\nEnvoys met.", ""),
        ("Q: Who won?\nA: Nobody.\n\nThey left.", ""),
        ("Title: Talks end\nDate: soon\n\nEnvoys met.", ""),
    ];
    for (text, facts) in cases {
        assert_eq!(all(text), facts, "{text}");
    }
}

#[test]
fn nothing_is_taken_from_the_text_itself() {
    let texts = [
        "Talks end\n\nBy Monday the envoys had left.\n\nBy Monday, April 12, they were gone",
        "Talks end\n\nBy The Numbers\n\nBy land and sea\n\nBy John\n\nBy 2021 Ann Smith",
        "By Ann Smith\n\nEnvoys met.",
        "Talks end\n\nBy Moscow Standards it was warm\n\nEnvoys met.",
        "Von Bonn nach Berlin\n\nDer Umzug.",
        "Talks end\n\nPar ailleurs, rien.\n\nVon Trump lernen",
        "Talks end\n\nEnvoys met on April 12, 2017.\n\nThe talks of 12 April 2017",
        "A diary\n\n3 March 2021\n\nRain.\n\n4 March 2021\n\nSun.",
        "A diary\n\n3 March 2021\n\nRain.\n\na\n\nb\n\nc\n\nd\n\n4 March 2021\n\nSun.",
        "One\nTwo\nThree\nFour\n3 March 2021\nBy Ann Smith\nhttps://e.org/1",
        "Talks end\n\nSee https://e.org/1 for more",
        "Talks end\n\n03/04/2021\n\nEnvoys met.",
        "Reuters\n\nEnvoys met.",
        "",
        "\n\n\n",
    ];
    for text in texts {
        assert_eq!(all(text), "", "{text}");
    }
}

#[test]
fn the_beginning_of_a_long_text_tells_as_much_as_the_whole() {
    let begins = "Talks end\n\n3 March 2021\n\n";
    let ends = "\n\n4 March 2021\n\nBy Ann Smith\n";
    let long = format!("{begins}{}{ends}", "Envoys met.\n".repeat(HEAD));
    assert_eq!(all(&long), "date 2021-03-03");
    assert_eq!(all(&long[..HEAD + 5]), all(&long));
    let line = format!("{begins}{}", "é".repeat(HEAD));
    assert_eq!(all(&line), "date 2021-03-03");
    assert_eq!(all(&"é".repeat(HEAD)), "");
}
