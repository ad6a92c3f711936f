//! What a sidecar says of its article as a whole.

use super::super::sheet::Sheet;
use super::super::{ArticleHash, Sidecar, merge};
use crate::article::{About, AboutChange, Article, Facts, Mark};

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
    for date in [
        "2017-04-12T10:00:00",
        "2017-04-12T10:00:00Z",
        "2017-04-12 # d",
    ] {
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
        assert_eq!(facts, Facts::default(), "{odd}");
        assert_eq!(mark, None, "{odd}");
    }
}

fn article() -> Article {
    Article::new("a.txt", "Talks end\n\nIt rained.\n".to_owned())
}

fn sourced() -> Article {
    article().with_facts(Facts {
        author: Some("Ann".into()),
        date: Some("2017-04-12".into()),
        ..Facts::default()
    })
}

/// The file after `change`, read and saved with `article`.
fn saved(file: &str, article: &Article, change: impl FnOnce(&mut About)) -> String {
    let read = Sidecar::read("a", file.as_bytes().to_vec(), || article);
    let (mut sidecar, _) = read.expect("readable");
    let before = sidecar.about(article);
    let mut after = before.clone();
    change(&mut after);
    if before != after {
        sidecar.describe(&AboutChange { before, after }, article);
    }
    let bytes = sidecar.write(article, &ArticleHash::of(article));
    String::from_utf8(bytes).expect("text")
}

fn whole(article: &Article, keys: &str) -> String {
    let hash = ArticleHash::of(article);
    file(&format!("{keys}hash = \"{}\"\nlength = 22", hash.as_str()))
}

#[test]
fn a_new_file_has_what_the_source_says_and_the_person_in_the_order_of_the_design() {
    let article = sourced();
    let mut sidecar = Sidecar::fresh("a.txt");
    let before = sidecar.about(&article);
    let mut after = before.clone();
    after.facts.author = Some("Bea".into());
    after.facts.url = Some("https://e.org".into());
    after.mark = Some(Mark::Done);
    sidecar.describe(&AboutChange { before, after }, &article);
    let hash = ArticleHash::of(&article);
    let text = String::from_utf8(sidecar.write(&article, &hash)).expect("text");
    let expected = format!(
        "standoff = 1\n\n[article]\nname   = \"a.txt\"\ntitle  = \"Talks end\"\nauthor = \"Bea\"\ndate   = \"2017-04-12\"\nurl    = \"https://e.org\"\nstatus = \"done\"\nhash   = \"{}\"\nlength = 22\n# end of standoff\n",
        hash.as_str()
    );
    assert_eq!(text, expected);
    let read = Sidecar::read("a", text.into_bytes(), || &article).expect("readable");
    let about = read.0.about(&article);
    assert_eq!(about.facts.author.as_deref(), Some("Bea"));
    assert_eq!(about.facts.date, None, "the source says it");
}

#[test]
fn what_the_source_says_anew_is_added_at_the_next_save_and_not_before() {
    let old = whole(&article(), "");
    assert_eq!(saved(&old, &sourced(), |_| ()), old);
    let marked = saved(&old, &sourced(), |about| about.mark = Some(Mark::Nothing));
    let keys = "author = \"Ann\"\ndate   = \"2017-04-12\"\nstatus = \"nothing\"\n";
    assert_eq!(marked, whole(&article(), keys));
}

#[test]
fn remarks_and_unknown_keys_outlive_every_change() {
    let keys = "# by hand\nauthor='Bea' # sure\nsection = \"World\"\ndate = 2017-04-12 # printed\n";
    let old = whole(&article(), keys);
    let filled = saved(&old, &article(), |about| {
        about.facts.author = Some("Cleo \"C\"".into());
        about.facts.date = Some("2017".into());
    });
    let expected = old
        .replace("'Bea'", "\"Cleo \\\"C\\\"\"")
        .replace("= 2017-04-12", "= \"2017\"");
    assert_eq!(filled, expected);
    let emptied = saved(&filled, &sourced(), |about| about.facts = Facts::default());
    let expected = filled
        .replace("\"Cleo \\\"C\\\"\"", "\"Ann\"")
        .replace("\"2017\"", "\"2017-04-12\"");
    assert_eq!(emptied, expected, "back to what the source says");
    let gone = saved(&filled, &article(), |about| about.facts = Facts::default());
    assert!(gone.contains("# by hand\n# sure\nsection"), "{gone}");
    assert!(!gone.contains("date ="), "{gone}");
}

#[test]
fn a_wrong_kind_of_value_gives_way_to_the_person_but_not_to_the_source() {
    let old = whole(&article(), "author = 5\n");
    let marked = saved(&old, &sourced(), |about| about.mark = Some(Mark::Done));
    assert!(marked.contains("author = 5\n"), "{marked}");
    let filled = saved(&old, &sourced(), |about| {
        about.facts.author = Some("Bea".into());
    });
    assert!(filled.contains("author = \"Bea\"\n"), "{filled}");
    let table = old.replace("author = 5\n", "author.first = \"B\"\n");
    let filled = saved(&table, &sourced(), |about| {
        about.facts.author = Some("Bea".into());
    });
    assert!(filled.contains("author.first = \"B\"\n"), "{filled}");
    Sheet::read("a", filled.into_bytes()).expect("readable");
}

#[test]
fn what_somebody_else_filled_in_meanwhile_stays_as_a_remark() {
    let article = article();
    let old = whole(&article, "author = \"Bea\"\n");
    let read = Sidecar::read("a", old.into_bytes(), || &article);
    let (mut sidecar, _) = read.expect("readable");
    let mut after = About::default();
    after.facts.author = Some("Cleo".into());
    let before = About::default();
    sidecar.describe(&AboutChange { before, after }, &article);
    let bytes = sidecar.write(&article, &ArticleHash::of(&article));
    let text = String::from_utf8(bytes).expect("text");
    assert!(text.contains("author = \"Cleo\"\n"), "{text}");
    assert!(text.contains("# theirs: author = \"Bea\"\n"), "{text}");
}

#[test]
fn facts_merge_key_by_key_and_what_both_changed_is_told() {
    let article = article();
    let base = whole(&article, "author = \"Ann\"\n");
    let ours = saved(&base, &article, |about| {
        about.facts.outlet = Some("BBC".into());
    });
    let theirs = saved(&base, &article, |about| {
        about.facts.author = Some("Bea".into());
        about.mark = Some(Mark::Done);
    });
    let merge = |ours: &str, theirs: &str| {
        let [base, ours, theirs] = [&*base, ours, theirs].map(str::as_bytes);
        let made = merge::merge(["a"; 3], Some(base), ours, theirs).expect("merged");
        (String::from_utf8(made.bytes).expect("text"), made.conflicts)
    };
    let both = "author = \"Bea\"\noutlet = \"BBC\"\nstatus = \"done\"\n";
    assert_eq!(merge(&ours, &theirs), (whole(&article, both), 0));
    assert_eq!(merge(&theirs, &ours), (whole(&article, both), 0));
    let other = saved(&base, &article, |about| {
        about.facts.author = Some("Cleo".into());
    });
    let (text, open) = merge(&other, &theirs);
    assert_eq!(open, 1);
    assert!(text.contains("# theirs: author = \"Bea\"\n"), "{text}");
    let Sheet { facts, mark, .. } = Sheet::read("a", text.clone().into_bytes()).expect("read");
    assert_eq!(facts.author.as_deref(), Some("Cleo"));
    assert_eq!(mark, Some(Mark::Done));
    assert_eq!(merge(&text, &theirs), (text.clone(), 0), "told once");
}
