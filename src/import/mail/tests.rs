use super::*;
use crate::article::Fact;
use crate::import::{Content, Hints, bring};

/// What is made of `mail`: its text, behind the facts that it tells.
fn read_as(mail: &[u8], name: &str) -> Result<(String, String), String> {
    let brought =
        bring(mail.to_vec(), name, Hints::default()).map_err(|error| error.to_string())?;
    let Content::One(page) = brought.content else {
        panic!("several");
    };
    let facts = Fact::ALL.into_iter().filter_map(|fact| {
        let said = page.facts.get(fact)?;
        Some(format!("{} {said}", fact.word()))
    });
    Ok((facts.collect::<Vec<_>>().join(" | "), page.text))
}

/// The text of a mail with this body, which its headers say to be so.
fn text(headers: &str, body: &str) -> String {
    let mail = format!("From: ann@e.org\nSubject: Talks\nMIME-Version: 1.0\n{headers}\n\n{body}");
    read_as(mail.as_bytes(), "a.eml").expect("a mail").1
}

#[test]
fn bodies_are_read_as_they_were_meant() {
    let cases = [
        (
            "Content-Type: text/plain",
            "One.\n\nTwo.\n\n",
            "One.\n\nTwo.\n",
        ),
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            "Un caf=C3=A9=20\nau la=\nit, 1=3D1 =XY =",
            "Un café \nau lait, 1=1 =XY\n",
        ),
        (
            "Content-Type: text/plain; charset=\"ISO-8859-1\"\nContent-Transfer-Encoding: Quoted-Printable",
            "Un caf=E9 \t\r\nau lait\r\n",
            "Un café\nau lait\n",
        ),
        (
            "content-type: text/plain;\n\tcharset=utf-8\ncontent-transfer-encoding: BASE64",
            "VW4gY2Fm\r\nw6kgYXUg\r\nbGFpdAo=\r\n",
            "Un café au lait\n",
        ),
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: base64",
            "VGFsa3MgZW5k\nthe list: to leave it, write\n",
            "Talks end\nthe list: to leave it, write\n",
        ),
        (
            "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64",
            "7eko6g==",
            "МИ(Й\n",
        ),
        // Damaged on its way: a sign that is another one by now, and one too many.
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: base64",
            "T25lIGxvbmcgbGluZSBvZiB3b3JkcyBpbiBhIG1h!WwgdGhhdCBpcyBzZW50IG9uIGl0cyB3YXku\nIE9uZSBsb25nIGxpbmUgb2Ygd29yZHMg!aW4gYSBtYWlsIHRoYXQgaXMgc2VudCBvbiBpdHMgd2F5\nLiBBbmQg\n",
            "One long line of words in a ma\u{1}l that is sent on its way. One long line of words in a mail that is sent on its way. And\n",
        ),
        // What is said of the letters is often wrong.
        (
            "Content-Type: text/plain; charset=us-ascii",
            "Un café",
            "Un café\n",
        ),
        (
            "Content-Type: text/plain; charset=nosuch",
            "Un café",
            "Un café\n",
        ),
        ("Content-Type: text; charset=utf-8", "Words.", "Words.\n"),
        (
            "Content-Type: text/plain (words)\n  ; charset = utf-8",
            "Words.",
            "Words.\n",
        ),
        (
            "Content-Type: text/plain; charset*=us-ascii'en'iso-8859-1\nContent-Transfer-Encoding: quoted-printable",
            "caf=E9",
            "café\n",
        ),
        (
            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            "<html><body><p class=3D\"x\">The talks ended=20</p><p>Nobody won.</p></body></html>",
            "The talks ended\n\nNobody won.\n",
        ),
    ];
    for (headers, body, expected) in cases {
        assert_eq!(text(headers, body), expected, "{headers}");
    }
}

#[test]
fn of_several_parts_those_are_read_that_are_the_words() {
    let several = |how: &str, parts: &[&str]| {
        let headers = format!("Content-Type: multipart/{how}; boundary=\"a b\"");
        let body = format!(
            "For old programs.\n--a b\n{}\n--a b--\nbye",
            parts.join("\n--a b \n")
        );
        text(&headers, &body)
    };
    let plain = "Content-Type: text/plain\n\nThe talks ended, she said.";
    let page =
        "Content-Type: text/html\n\n<p>The talks <b>ended</b>, she said, and nobody won.</p>";
    let file = "Content-Disposition: attachment; filename=a.txt\n\nA list of names.";
    let picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0=";
    let letter = "Content-Type: message/rfc822\n\nSubject: Old\n\nThe old letter.";
    let stub = "\nOpen it in a browser.";
    let said = "The talks ended, she said.\n";
    let shown = "The talks ended, she said, and nobody won.\n";
    assert_eq!(several("alternative", &[plain, page]), said);
    assert_eq!(several("alternative", &[page, plain]), said);
    assert_eq!(several("alternative", &[page]), shown);
    let long = page.replace("nobody", "neither he nor she nor anybody else in the room");
    assert!(several("alternative", &[stub, &long]).contains("anybody else"));
    assert_eq!(several("mixed", &[plain, file, picture, letter]), said);
    assert_eq!(
        several("mixed", &[plain, picture, stub]),
        "The talks ended, she said.\n\nOpen it in a browser.\n"
    );
    assert_eq!(several("related", &[picture, page, stub]), shown);
    assert_eq!(several("signed", &[plain, picture]), said);
    assert_eq!(several("mixed", &[file, picture]), "A list of names.\n");
    assert_eq!(several("mixed", &[letter]), "The old letter.\n");
    assert_eq!(
        several(
            "digest",
            &["\nSubject: One\n\nFirst.", "\nSubject: Two\n\nSecond."]
        ),
        "First.\n\nSecond.\n"
    );
}

#[test]
fn who_sent_it_and_when_are_facts() {
    let mail = "From ann Thu Mar  4 10:00:00 2021\nReceived: from a.example\n\tby b.example; Fri, 5 Mar 2021 10:00:00 GMT\nFrom: =?utf-8?Q?Ann_Sm=C3=AFth?= <ann@e.org>\nSubject: =?utf-8?B?VGFsa3Mg?=\n =?utf-8?B?ZW5kZWQ=?=\nDate: Wed, 3 Mar 2021 23:00:00 -0500\nSource: me\n\nThe words.\n";
    let facts = "title Talks ended | author Ann Smïth | date 2021-03-03";
    assert_eq!(
        read_as(mail.as_bytes(), "a.EML"),
        Ok((facts.to_owned(), "The words.\n".to_owned()))
    );
    let raw = b"Subject: Un caf\xE9\nContent-Type: text/plain; charset=iso-8859-1\n\nUn caf\xE9";
    let read = read_as(raw, "a.eml").expect("a mail");
    assert_eq!(read, ("title Un café".to_owned(), "Un café\n".to_owned()));
    // What a page in it says serves where the mail says nothing.
    let page = "Subject: Talks\nContent-Type: text/html\n\n<html><head><title>Other</title><link rel=canonical href=https://e.org/1></head><body><p>The words of it.</p></body></html>";
    let (facts, _) = read_as(page.as_bytes(), "a.eml").expect("a mail");
    assert_eq!(facts, "title Talks | url https://e.org/1");
}

#[test]
fn only_what_says_how_it_is_written_down_is_a_mail_whatever_its_name() {
    let mail = "Date: 3 March 2021\nFrom: Ann <ann@e.org>\nSubject: Talks\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9\n";
    assert!(is_one(mail.as_bytes(), "a.txt") && is_one(mail.as_bytes(), "a"));
    let marked = format!("\u{FEFF}{mail}");
    assert_eq!(
        read_as(marked.as_bytes(), "a.txt").expect("a mail").1,
        "café\n"
    );
    let plain = [
        "From: Ann\nDate: 3 March 2021\nSubject: Talks\n\nA letter, caf=C3=A9.\n",
        "From: the beginning it was clear.\n\nThe end.\n",
        "Subject: Talks\nContent-Type: text/plain\nthe words\n\nmore\n",
        "Subject: Talks\nContent-Type: text/plain\n",
        "Title: Talks\nContent-Type: text/plain\n\nwords\n",
        "\nSubject: Talks\nMIME-Version: 1.0\n\nwords\n",
        "Words.\n\nSubject: Talks\nMIME-Version: 1.0\n\nwords\n",
        "",
    ];
    for text in plain {
        assert!(!is_one(text.as_bytes(), "a.txt"), "{text}");
        assert_eq!(read_as(text.as_bytes(), "a.txt").expect("a text").1, text);
    }
    assert!(!is_one(mail.as_bytes(), "a.md"));
    for text in [
        "Words.\n",
        "\nSubject: Talks\n\nwords\n",
        "Who: me\n\nwords\n",
    ] {
        assert_eq!(read_as(text.as_bytes(), "a.eml").expect("a text").1, text);
    }
    // Several are one only by their name.
    let two = format!("From ann\n{mail}\nFrom bo\n{mail}");
    assert_eq!(read_as(two.as_bytes(), "a.txt").expect("a text").1, two);
}

#[test]
fn mails_of_a_mailbox_are_read_each() {
    let mail = |subject: &str, body: &str| {
        format!("From ann@e.org Thu Mar  4 10:00:00 2021\nSubject: {subject}\n\n{body}\n\n")
    };
    let text = [
        mail(
            "One",
            "First.\n\nFrom here on nothing.\n>From there too.\n>>From both.",
        ),
        mail("Two", ""),
        mail("Three", "Third.").replace("\n\nThird", "\nContent-Type: image/png\n\nThird"),
        mail("Four", "Fourth.\n\nFrom the end\nof it."),
    ];
    let brought = bring(text.concat().into_bytes(), "a.mbox", Hints::default());
    let Content::Many(pages) = brought.expect("mails").content else {
        panic!("one");
    };
    let read: Vec<_> = pages
        .iter()
        .map(|page| {
            (
                page.facts.title.as_deref().unwrap_or_default(),
                page.text.trim_end(),
            )
        })
        .collect();
    let expected = [
        (
            "One",
            "First.\n\nFrom here on nothing.\nFrom there too.\n>From both.",
        ),
        ("Two", ""),
        ("Three", ""),
        ("Four", "Fourth.\n\nFrom the end\nof it."),
    ];
    assert_eq!(read, expected);
    assert!(!is_mailbox(b"Subject: One\n\nFirst.", "a.mbox"));
}

#[test]
fn what_is_hostile_ends_in_a_text_or_in_words() {
    let head = "From: ann@e.org\nSubject: Talks\nMIME-Version: 1.0\n";
    let nest = |n: usize| format!("Content-Type: multipart/mixed; boundary=\"b{n}\"\n\n--b{n}\n");
    let nested = (0..5_000).map(nest).collect::<Vec<_>>().concat();
    let letters = "Content-Type: message/rfc822\n\n".repeat(20_000);
    let many = "--x\n\na\n".repeat(50_000);
    let cases = [
        (nested, Err("more parts, or deeper ones")),
        (letters, Err("more parts, or deeper ones")),
        (
            format!("Content-Type: multipart/mixed; boundary=x\n\n{many}"),
            Ok("a\n\na\n"),
        ),
        (
            format!(
                "Content-Type: multipart/mixed; boundary=x\n\n{}",
                "--x--x".repeat(50_000)
            ),
            Ok("--x--x"),
        ),
        (
            "Content-Type: multipart/mixed; boundary=x\n\nwords\n--y\nmore".to_owned(),
            Ok("words\n--y\nmore"),
        ),
        (
            "Content-Type: multipart/mixed\n\nwords".to_owned(),
            Ok("words"),
        ),
        (
            "Content-Type: multipart/mixed boundary=x\n\n--x\n\nwords".to_owned(),
            Ok("words"),
        ),
        (
            "Content-Type: multipart/mixed; boundary=\"x\n\n--x\n\nwords".to_owned(),
            Ok("words"),
        ),
        (
            "Content-Type: application/pdf\n\n%PDF".to_owned(),
            Err("without a word of its own"),
        ),
        (
            "Content-Type: multipart/encrypted; boundary=x\n\n--x\n\nwords".to_owned(),
            Err("an encrypted mail"),
        ),
        (
            "Content-Type: application/pkcs7-mime\n\nMIA=".to_owned(),
            Err("an encrypted mail"),
        ),
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nAAAAAAAAAAAA"
                .to_owned(),
            Err("without a word"),
        ),
        ("Content-Type: text/plain\n\n".to_owned(), Ok("")),
    ];
    for (rest, expected) in cases {
        let shown: String = rest.chars().take(60).collect();
        match (
            read_as(format!("{head}{rest}").as_bytes(), "a.eml"),
            expected,
        ) {
            (Ok((_, text)), Ok(begins)) => assert!(text.starts_with(begins), "{shown}: {text:.60}"),
            (Err(told), Err(words)) => {
                assert!(told.contains(words) && told.lines().count() == 2, "{told}");
            }
            (read, _) => panic!("{shown}: {read:?}"),
        }
    }
}

#[test]
fn letters_that_are_said_to_be_ascii_and_are_none_are_found_out() {
    let words = "Министр сказал, что переговоры о мире продолжатся в понедельник.\n";
    let mut mail = b"From: ann@e.org\nContent-Type: text/plain; charset=us-ascii\n\n".to_vec();
    mail.extend(encoding_rs::KOI8_R.encode(words).0.iter());
    assert_eq!(read_as(&mail, "a.eml").expect("a mail").1, words);
}
