//! What holds for what the wording of any report suggests.

use super::config;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use standoff::article::Article;
use standoff::codebook::Codebook;
use standoff::suggest::{Suggester, Suggestion};
use std::sync::LazyLock;

/// Sentences in which somebody may say something; `@` is somebody.
const SENTENCES: &[&str] = &[
    "“We will not sign it,” said @.",
    "@ said the port would stay closed until the autumn.",
    "“We will not,” @ said, “be hurried by anybody.”",
    "According to @, the ships left on Monday.",
    "@ warned against an effort to close the port.",
    "The draft was “indefensible”, @ told reporters.",
    "@: “No comment on that.”",
    "“The talks,” @ said. “They go on.”",
    "\"We have read it,\" @ added. 'It is long,' she said.",
    "He did not say when the ships would leave.",
    "The square was empty by the evening.",
    "@ went home. “That is all we know.”",
    "His claim that the harbour was safe was denied by @.",
    "Asked about the letters, @ declined to comment.",
];

const PEOPLE: &[&str] = &[
    "Orla Brandt",
    "Brandt",
    "he",
    "she",
    "the minister",
    "Foreign Minister Orla Brandt",
    "Emil Stern, the envoy,",
    "Mr. Stern",
    "Ada Stern",
    "Moscow",
    "the Kremlin",
    "Russia’s ambassador to the United Nations",
    "the US",
    "officials",
    "a spokeswoman for the State Department",
    "Mayor Bo Lund",
    "Lund",
    "they",
    "who",
    "the mayor",
    "Mrs. Brandt",
    "Secretary of State Ada Stern",
    "Kofi al-Brandt, the envoy’s deputy,",
];

/// Reading the tables takes longer than all else here.
static SUGGESTER: LazyLock<Suggester> = LazyLock::new(Suggester::english);

/// A paragraph of one to three sentences.
fn paragraph(people: &'static [&'static str]) -> impl Strategy<Value = String> {
    let sentence = (select(SENTENCES), select(people)).prop_map(|(sentence, who)| {
        let mut sentence = sentence.replace('@', who);
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence
    });
    vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "))
}

fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    vec(paragraph(PEOPLE), 2..8)
}

fn suggested(suggester: &Suggester, paragraphs: &[String]) -> (Article, Vec<Suggestion>) {
    let article = Article::new("", paragraphs.join("\n\n"));
    let found = suggester.suggest(&article, &Codebook::default());
    (article, found)
}

proptest! {
    #![proptest_config(config(64))]

    /// The same text suggests the same, whatever was asked before, and whoever reads the tables.
    #[test]
    fn the_same_text_suggests_the_same(all in vec(paragraphs(), 3)) {
        let another = Suggester::english();
        let first = all.iter().map(|paragraphs| suggested(&SUGGESTER, paragraphs).1);
        let first: Vec<_> = first.collect();
        for (paragraphs, first) in all.iter().zip(&first).rev() {
            prop_assert_eq!(&suggested(&SUGGESTER, paragraphs).1, first);
            prop_assert_eq!(&suggested(&another, paragraphs).1, first);
        }
    }

    /// All that is said of a suggestion stands in the text, in order.
    #[test]
    fn all_of_a_suggestion_stands_in_the_text(paragraphs in paragraphs()) {
        let (article, found) = suggested(&SUGGESTER, &paragraphs);
        let mut end = 0;
        for one in &found {
            let mention = one.source.as_ref().map(|source| source.mention);
            let spans = one.fragments.iter().copied().chain(one.cue).chain(mention);
            for span in spans {
                prop_assert!(!article.slice(span).is_empty(), "{:?}", one);
            }
            prop_assert!(one.fragments.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(one.span().start >= end, "{:?}", found);
            end = one.span().start;
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// What was suggested stays so when the report goes on, names and descriptions and all; no quotation is open at
    /// the end of these.
    #[test]
    fn a_paragraph_more_changes_nothing_before_it(paragraphs in paragraphs(), more in paragraph(PEOPLE)) {
        let suggester = &SUGGESTER;
        let (article, before) = suggested(suggester, &paragraphs);
        let longer = [&paragraphs[..], &[more]].concat();
        let (_, after) = suggested(suggester, &longer);
        let end = article.text().len();
        let earlier: Vec<_> = after.into_iter().filter(|one| one.span().start < end).collect();
        prop_assert_eq!(earlier, before, "{}", article.text());
    }
}
