//! Sentences with their cue in square brackets, and who is meant.

use crate::article::Article;
use crate::article::Span;
use crate::suggest::lexicon::Lexicon;
use crate::suggest::speech::Speech;
use crate::suggest::words::Words;
use crate::suggest::{Kind, Source};

/// The source of what the cue in brackets tells of; the text is read without them.
fn source(marked: &str) -> Option<(String, Source)> {
    let start = marked.find('[').expect("a cue in brackets");
    let end = marked.find(']').expect("a cue in brackets") - 1;
    let text = marked.replace(['[', ']'], "");
    let article = Article::new("test", text);
    let lexicon = Lexicon::english();
    let words = Words::of(&article, &lexicon);
    let cue = words.within(Span::new(start, end));
    let speech = Speech {
        fragments: vec![Span::new(0, 1)],
        kind: Kind::Indirect,
        cue: Some(cue),
        mention: None,
        confidence: 50,
    };
    let found = super::sources(&words, &lexicon, &[speech]).pop().flatten()?;
    Some((article.slice(found.mention).to_owned(), found))
}

fn mention(marked: &str) -> String {
    source(marked).map_or_else(String::new, |(mention, _)| mention)
}

fn name(marked: &str) -> String {
    let found = source(marked).and_then(|(_, source)| source.name);
    found.map_or_else(String::new, |name| name.to_string())
}

#[test]
fn a_subject_stands_before_its_verb() {
    for (marked, expected) in [
        (
            "The harbour office [said] the ferry would sail.",
            "The harbour office",
        ),
        (
            "Anna Holm [told] reporters that the bridge was closed.",
            "Anna Holm",
        ),
        (
            "On Monday the mayor of Lund [said] the bridge was closed.",
            "the mayor of Lund",
        ),
        (
            "Holm on Tuesday again [warned] that the bridge might fall.",
            "Holm",
        ),
        (
            "The council has repeatedly [denied] that it knew.",
            "The council",
        ),
        ("They went on to [say] that the bridge was safe.", "They"),
        ("Holm declined to [comment] on the bridge.", "Holm"),
        (
            "Two of the engineers [said] it was safe.",
            "Two of the engineers",
        ),
        (
            "Anna Holm and Per Lind [said] it was safe.",
            "Anna Holm and Per Lind",
        ),
        ("Holm believes the engineers [know] more.", "the engineers"),
        ("The bridge is safe, officials [said].", "officials"),
        ("\"It is safe,\" she [said].", "she"),
    ] {
        assert_eq!(mention(marked), expected, "{marked}");
    }
}

#[test]
fn what_stands_between_subject_and_verb_is_stepped_over() {
    for (marked, expected) in [
        (
            "Anna Holm, the mayor of Lund, [said] the bridge was closed.",
            "Anna Holm, the mayor of Lund",
        ),
        (
            "Anna Holm, who spoke on Monday, [said] the bridge was closed.",
            "Anna Holm, who spoke on Monday",
        ),
        (
            "The mayor, speaking in Lund, [said] the bridge was closed.",
            "The mayor",
        ),
        (
            "The mayor, however, [said] the bridge was closed.",
            "The mayor",
        ),
        (
            "Engineers trained on the bridge [said] the bridge was closed.",
            "Engineers trained on the bridge",
        ),
        (
            "Holm praised the engineers and [said] the bridge was safe.",
            "Holm",
        ),
    ] {
        assert_eq!(mention(marked), expected, "{marked}");
    }
}

#[test]
fn a_subject_may_follow_its_verb() {
    for (marked, expected) in [
        (
            "\"It is safe,\" [said] Anna Holm, the mayor of Lund.",
            "Anna Holm, the mayor of Lund",
        ),
        (
            "“It is safe,” [said] Holm on Tuesday. “Believe me.”",
            "Holm",
        ),
        (
            "The bridge is safe, [according to] the harbour office.",
            "the harbour office",
        ),
        ("[According to] Holm, the bridge is safe.", "Holm"),
        (
            "The bridge was [called] a danger by the harbour office.",
            "the harbour office",
        ),
    ] {
        assert_eq!(mention(marked), expected, "{marked}");
    }
}

#[test]
fn participles_have_the_subject_of_their_clause() {
    for (marked, expected) in [
        ("Holm closed the bridge, [saying] it was unsafe.", "Holm"),
        (
            "\"It is closed,\" Holm said, [adding] that ferries would sail.",
            "Holm",
        ),
        (
            "The mayor, who lives in Lund, closed it, [arguing] that it was unsafe.",
            "The mayor, who lives in Lund",
        ),
        (
            "After [saying] that the bridge was safe, Holm crossed it.",
            "Holm",
        ),
    ] {
        assert_eq!(mention(marked), expected, "{marked}");
    }
}

#[test]
fn a_relative_is_the_mention_and_its_noun_the_name() {
    let marked = "The letter came from Anna Holm, who [said] the bridge was safe.";
    assert_eq!(mention(marked), "who");
    assert_eq!(name(marked), "Anna Holm");
}

#[test]
fn a_possessor_speaks() {
    for (marked, expected) in [
        (
            "Holm's [claim] that the bridge was safe angered many.",
            "Holm",
        ),
        ("Many doubt his [claim] that the bridge was safe.", "his"),
    ] {
        assert_eq!(mention(marked), expected, "{marked}");
    }
}

#[test]
fn nobody_speaks_in_a_passive_without_agent() {
    for marked in [
        "The bridge was [said] to be safe.",
        "It is [clear] that the bridge is safe.",
        "The bridge [seems] safe to walk on.",
    ] {
        assert_eq!(mention(marked), "", "{marked}");
    }
}

#[test]
fn a_last_name_means_the_full_one() {
    let marked = "Mayor Anna Holm came to Lund. Holm [said] the bridge was safe.";
    assert_eq!(name(marked), "Anna Holm");
}

#[test]
fn namesakes_are_told_apart_by_their_titles() {
    let text = "Anna Holm met Jon Holm. Mrs. Anna Holm smiled. Mr. Jon Holm did not.";
    assert_eq!(
        name(&format!("{text} Mr. Holm [said] it rained.")),
        "Jon Holm"
    );
    assert_eq!(
        name(&format!("{text} Mrs. Holm [said] it rained.")),
        "Anna Holm"
    );
}

#[test]
fn a_pronoun_means_the_subject_last_spoken_of() {
    let marked = "Anna Holm wrote to the Lund Council. She [said] the bridge was safe.";
    assert_eq!(name(marked), "Anna Holm");
}

#[test]
fn a_pronoun_without_anybody_before_it_means_nobody() {
    assert_eq!(name("He [said] the bridge was safe."), "");
    assert_eq!(name("They [said] the bridge was safe."), "");
}

#[test]
fn a_role_means_whoever_bears_it() {
    let marked = "Anna Holm, the chief engineer, came. Jon Lind, the mayor, did not. The mayor [said] it rained.";
    assert_eq!(name(marked), "Jon Lind");
}

#[test]
fn a_body_keeps_its_own_words_without_the_article() {
    assert_eq!(
        name("The harbour office [said] the ferry would sail."),
        "harbour office"
    );
    assert_eq!(
        name("The Harbour Office [said] the ferry would sail."),
        "Harbour Office"
    );
}

#[test]
fn what_describes_a_person_elsewhere_is_told() {
    let marked = "Chief Engineer Anna Holm came to Lund. Holm [said] it rained.";
    let (_, source) = source(marked).expect("a source");
    let described: Vec<&str> = source
        .described
        .iter()
        .map(|span| &marked[span.start..span.end])
        .collect();
    assert!(
        described.contains(&"Chief Engineer Anna Holm"),
        "{described:?}"
    );
}
