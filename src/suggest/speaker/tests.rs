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
    let found = super::sources(&words, &lexicon, &[speech])
        .pop()
        .flatten()?;
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

#[test]
fn a_name_is_the_persons_alone() {
    for (marked, expected) in [
        (
            "Secretary of State Anna Holm [said] it rained.",
            "Anna Holm",
        ),
        (
            "Norway’s ambassador to the United Nations, Anna al-Holm, [said] it rained.",
            "Anna al-Holm",
        ),
        (
            "Senate Minority Whip Anna Holm [said] it rained.",
            "Anna Holm",
        ),
        (
            "Former prime minister Anna Major [said] it rained.",
            "Anna Major",
        ),
        (
            "US Special Envoy for Norway Anna Holm [said] it rained.",
            "Anna Holm",
        ),
        (
            "NTO chief Anna de la Holm [said] it rained.",
            "Anna de la Holm",
        ),
        ("Prime Minister Anna May [said] it rained.", "Anna May"),
        (
            "Anna Holm and Per Lind [said] it rained.",
            "Anna Holm and Per Lind",
        ),
        ("The Lund Sun [reported] that it rained.", "Lund Sun"),
    ] {
        assert_eq!(name(marked), expected, "{marked}");
    }
}

#[test]
fn a_pronoun_means_no_country_no_place_and_no_body() {
    let text = "Norway and the Lund Council met in Skanholm. The Harbour Office was there.";
    assert_eq!(name(&format!("{text} He [said] it rained.")), "");
    let text = "Anna Holm spoke of Norway’s rain. Norway has closed its ports.";
    assert_eq!(name(&format!("{text} She [said] it rained.")), "Anna Holm");
}

#[test]
fn a_pronoun_means_whom_the_sentences_are_about() {
    for (marked, expected) in [
        (
            "Kai Lind called the strike unlawful. “It was,” he told Jon Holm. “So it was,” he [said].",
            "Kai Lind",
        ),
        (
            "Kai Lind spoke of the months since Mr. Jon Holm came.\n\nHe [said] it rained.",
            "Kai Lind",
        ),
        (
            "Kai Lind was asked. “Jon Holm is a liar,” he said. He [added] that it rained.",
            "Kai Lind",
        ),
        (
            "Mr. Holm’s spokesman, Kai Lind, dismissed the demand: to do so, he [argued], would be wrong.",
            "Kai Lind",
        ),
        (
            "Mr. Jon Holm and Mrs. Anna Lind met. She [said] it rained.",
            "Anna Lind",
        ),
    ] {
        assert_eq!(name(marked), expected, "{marked}");
    }
}

#[test]
fn they_and_it_mean_a_body_and_its_people() {
    for (marked, expected) in [
        ("The police came to Lund. They [said] it rained.", "police"),
        (
            "The Lund Council met on Monday. It [said] it rained.",
            "Lund Council",
        ),
        ("The bridge was closed. They [said] it rained.", ""),
    ] {
        assert_eq!(name(marked), expected, "{marked}");
    }
}

#[test]
fn a_house_is_not_another_house() {
    let marked = "The White House was silent. The House [voted] for the bill.";
    assert_eq!(name(marked), "House");
}

#[test]
fn what_comes_in_a_later_paragraph_tells_nothing() {
    let marked = "Holm [said] it rained.\n\nMayor Anna Holm came to Lund.";
    assert_eq!(name(marked), "Holm");
    let marked = "Holm [said] it rained. Mayor Anna Holm came to Lund.";
    assert_eq!(name(marked), "Anna Holm");
}

#[test]
fn what_is_nobody_does_not_speak() {
    for marked in [
        "It was late when history [showed] that the bridge was safe.",
        "On Monday [said] the bridge was safe.",
    ] {
        assert_eq!(mention(marked), "", "{marked}");
    }
}
