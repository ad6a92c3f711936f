//! Mails as files: one, many in a mailbox, those that were tagged before their bodies were decoded.

use crate::home::Home;
use std::fs;

const HEAD: &str = "Received: from mx.example\n\tby mail.example; Thu, 4 Mar 2021 10:00:00 GMT\nDate: Wed, 3 Mar 2021 23:00:00 -0500\nFrom: =?utf-8?Q?Ann_Sm=C3=AFth?= <ann@example.org>\nSubject: =?utf-8?B?VGFsa3Mg?= =?utf-8?B?ZW5kZWQ=?=\nMIME-Version: 1.0\n";

/// What the words of [`mail`] are.
const TEXT: &str = "Talks ended on Monday.\n\nThe minister of Évreux warned against an effort to remove him from power.\n\nNobody else said a word.\n\nThey left.\n";

/// A mail with its words in quoted-printable, and as a page, and something attached.
fn mail() -> String {
    [
        HEAD,
        "Content-Type: multipart/mixed; boundary=\"=_one\"\n\nFor old programs.\n--=_one\nContent-Type: multipart/alternative; boundary=two\n\n",
        "--two\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nTalks ended on Monday.\n\nThe minister of =C9vreux warned against an effort to =\nremove him from power.\n\nNobody else said a word.\n\nThey left.\n\n",
        "--two\nContent-Type: text/html\n\n<p>Talks ended on Monday.</p>\n\n--two--\n",
        "--=_one\nContent-Type: application/pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--=_one--\n",
    ]
    .concat()
}

/// The same words as a mail that needs no decoding.
fn plain(subject: &str) -> String {
    format!(
        "From ann@example.org Thu Mar  4 10:00:00 2021\nFrom: Ann\nSubject: {subject}\n\nThe talks about {subject} ended.\n\n"
    )
}

#[test]
fn a_mail_is_its_words_and_its_subject_the_title() {
    let home = Home::new().introduced();
    for name in ["talks.eml", "talks.txt", "talks"] {
        home.write(name, mail());
        assert_eq!(home.run(&["text", name]).done(), TEXT, "{name}");
    }
    home.write("windows.eml", mail().replace('\n', "\r\n"));
    assert_eq!(home.run(&["text", "windows.eml"]).done(), TEXT);
    let told = home.run(&["text", "--json", "talks.eml"]).done();
    for fact in [
        "\"title\":\"Talks ended\"",
        "\"author\":\"Ann Smïth\"",
        "\"date\":\"2021-03-03\"",
        "\"encoding\":\"windows-1252\"",
    ] {
        assert!(told.contains(fact), "{fact}: {told}");
    }
    assert_eq!(
        home.run_with(&["text", "-"], mail().as_bytes()).done(),
        TEXT
    );
    let found = home.run(&["search", "Évreux warned", "talks.txt"]).done();
    assert!(found.starts_with("talks.txt:2: "), "{found}");
    let shelf = home.run(&["."]).done();
    let row = |name: &str| format!("{name}\tTalks ended\t2021-03-03\t");
    for name in ["talks", "talks.eml", "talks.txt"] {
        assert!(shelf.contains(&row(name)), "{shelf}");
    }
}

#[test]
fn a_text_that_only_begins_like_a_mail_stays_as_it_is() {
    let home = Home::new().introduced();
    let letter = "From: Ann Smith\nDate: 3 March 2021\nSubject: Talks\n\nTalks ended, caf=C3=A9.\n";
    home.write("letter.txt", letter);
    assert_eq!(home.run(&["text", "letter.txt"]).done(), letter);
    let told = home.run(&["text", "--json", "letter.txt"]).done();
    assert!(told.contains("\"author\":\"Ann Smith\""), "{told}");
}

/// Stances that were made on the lines of a mail as they stand in its file.
fn tagged() -> Home {
    let home = Home::new().introduced().fixed();
    // Behind a blank line it is no mail.
    home.write("talks.txt", format!("\n{}", mail()));
    let raw = home.run(&["text", "talks.txt"]).done();
    assert!(raw.contains("=C9vreux"), "{raw}");
    let keys = "/ \"Nobody else\" Enter 1 / \"minister of\" Enter 2 -";
    home.run(&["talks.txt", "--print", "--keys", keys]).done();
    assert_eq!(home.stances(), 2, "{}", home.sidecar());
    home.write("talks.txt", mail());
    home
}

#[test]
fn stances_on_a_mail_that_was_tagged_undecoded_find_their_words() {
    let home = tagged();
    let listed = home.run(&["list", "talks.txt", "--json"]).done();
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert!(
        lines[0].contains("\"side\":\"Russia\"") && lines[0].contains("\"status\":\"edited\""),
        "{listed}"
    );
    assert!(
        lines[1].contains("Nobody else said a word.") && lines[1].contains("\"status\":\"\""),
        "{listed}"
    );
    let screen = home
        .run(&["talks.txt", "--print", "--size", "120x30"])
        .done();
    assert!(screen.contains("2 stances"), "{screen}");
}

#[test]
fn the_sidecar_alone_is_enough_for_that() {
    let home = tagged();
    fs::remove_dir_all(home.path(".state")).expect("removed");
    let listed = home.run(&["list", "talks.txt", "--json"]).done();
    assert!(!listed.contains("\"lost\""), "{listed}");
    assert!(listed.contains("Nobody else said a word."), "{listed}");
}

#[test]
fn a_mailbox_is_a_shelf_of_mails() {
    let home = Home::new().introduced().fixed();
    home.write("all.mbox", [plain("wheat"), plain("steel")].concat());
    let shelf = home.run(&["all.mbox"]).done();
    assert!(shelf.contains("all.mbox#2\tsteel\t"), "{shelf}");
    let keys = ["all.mbox#2", "--print", "--keys", "j 2"];
    home.run(&keys).done();
    // One more before them: the stance goes with its mail.
    home.write(
        "all.mbox",
        [plain("corn"), plain("wheat"), plain("steel")].concat(),
    );
    home.run(&["all.mbox#3", "--print"]).done();
    let listed = home.run(&["list", "."]).done();
    assert!(
        listed.contains("all.mbox#3") && listed.contains("about steel"),
        "{listed}"
    );
    let found = home.run(&["search", "about corn", "."]).done();
    assert!(found.starts_with("./all.mbox#1:"), "{found}");
}

#[test]
fn a_mail_without_words_says_what_to_do() {
    let home = Home::new();
    home.write(
        "a.eml",
        format!("{HEAD}Content-Type: application/pdf\n\n%PDF"),
    );
    home.run(&["a.eml", "--print"]).refused(&[
        "a.eml: is a mail without a word of its own",
        "Save what is attached",
    ]);
    home.write(
        "b.eml",
        format!("{HEAD}Content-Type: multipart/encrypted; boundary=x\n\n--x\n\nx"),
    );
    home.run(&["text", "b.eml"])
        .refused(&["b.eml: is an encrypted mail"]);
}
