//! Any query, and any stance asked for by its own fields.

use super::{STANCES, codebook, stance};
use crate::filter::Filter;
use proptest::prelude::*;
use std::sync::Arc;

/// `value` in quotes, whatever stands in it.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Names and texts of all kinds: quotes, blanks, marks, signs of the query language.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ,:*\"\\\\'-]{1,12}",
        "[àÉøßłİʼ“”„’ \u{301}\u{a0}\u{b4}外大臣가Жй]{1,8}",
        "\\PC{1,12}",
        any::<String>().prop_filter("empty", |text| !text.is_empty()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn anything_is_a_query_or_a_mistake_in_its_place(query in prop_oneof![any::<String>(), "(-?[a-z]{0,8}:?[\"“”,*\\\\ -]?){0,8}"]) {
        if let Err(fault) = Filter::parse(&query, &codebook()) {
            prop_assert!(query.get(fault.at.clone()).is_some_and(|place| !place.is_empty()), "{fault:?}");
            prop_assert!(fault.term <= fault.at.start && query.is_char_boundary(fault.term), "{fault:?}");
        }
    }

    #[test]
    fn every_stance_is_what_its_own_fields_ask_for(values in prop::collection::vec(text(), 6)) {
        let value = |index: usize| -> Arc<str> { values[index].as_str().into() };
        let (_, mut annotation, _) = stance(STANCES[0]);
        annotation.stance.side = value(0);
        annotation.stance.speaker = Some(value(1));
        annotation.stance.topic = Some(value(2));
        annotation.note = Some(value(3));
        annotation.by = Some(value(4));
        let fields = ["side", "speaker", "topic", "note", "by", "quote"];
        let terms = fields.iter().zip(&values);
        let terms: Vec<_> = terms.map(|(field, value)| format!("{field}:{}", quoted(value))).collect();
        let words = values.iter().map(|value| quoted(value));
        let query: Vec<_> = terms.into_iter().chain(words).collect();
        let query = query.join(" ");
        let filter = Filter::parse(&query, &codebook());
        prop_assert!(filter.is_ok_and(|filter| filter.matches(&annotation, &values[5])), "{query}");
    }
}
