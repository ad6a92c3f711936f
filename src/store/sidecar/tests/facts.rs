//! What a sidecar says of its article as a whole.

use super::super::sheet::Sheet;
use crate::shelf::Mark;

fn file(article: &str) -> String {
    format!("standoff = 1\n\n[article]\nname = \"a.txt\"\n{article}\n# end of standoff\n")
}

fn sheet(article: &str) -> Sheet {
    Sheet::read("a", file(article).into_bytes()).expect("never refused")
}

#[test]
fn facts_and_the_mark_are_read_whoever_wrote_them() {
    let plain = "title = \"Talks \\\"end\\\"\"\nauthor = \"Ann\"\ndate = \"2017-04-12\"\noutlet = \"BBC\"\nurl = \"https://e.org\"\nstatus = \"done\"";
    let by_hand = "url='https://e.org'\nstatus='done'\ndate=2017-04-12\n'author'='Ann'\noutlet='''BBC'''\n\"title\"='Talks \"end\"'";
    for article in [plain, by_hand] {
        let Sheet { facts, mark, .. } = sheet(article);
        assert_eq!(facts.title.as_deref(), Some("Talks \"end\""));
        assert_eq!(facts.author.as_deref(), Some("Ann"));
        assert_eq!(facts.date.as_deref(), Some("2017-04-12"));
        assert_eq!(facts.outlet.as_deref(), Some("BBC"));
        assert_eq!(facts.url.as_deref(), Some("https://e.org"));
        assert_eq!(mark, Some(Mark::Done));
    }
    for date in ["2017-04-12T10:00:00", "2017-04-12T10:00:00Z", "2017-04-12 # d"] {
        let read = sheet(&format!("date = {date}")).facts.date;
        assert_eq!(read.as_deref(), date.split(' ').next());
    }
}

#[test]
fn what_is_no_fact_refuses_no_file() {
    for odd in [
        "title = 5",
        "author = [\"Ann\"]",
        "url = { a = 1 }",
        "outlet = 1.5",
        "date = true",
        "status = \"perhaps\"",
        "status = 2017-04-12",
        "title.en = \"Talks\"",
        "[article.title]\nen = \"Talks\"",
        "title = \"\"",
    ] {
        let Sheet { facts, mark, .. } = sheet(odd);
        assert_eq!(facts, crate::article::Facts::default(), "{odd}");
        assert_eq!(mark, None, "{odd}");
    }
}
