//! What speaks for and against a candidate: which signs are weighed together.
//!
//! Every question is a section of the table of weights.

use super::candidate::Candidate;
use super::signs::{Sign, Signs};
use crate::suggest::lexicon::Lexicon;
use crate::suggest::weights::{Evidence, Question, Term};
use crate::suggest::words::Words;
use Sign::{
    Asking, Before, Class, Distance, First, Form, Frame, Hanging, Length, Next, Opening, Paragraph,
    Part, Place, Quotes, Sentence, Side, Speaker, SpeakerKind, Spoken, Tag, TagBefore, TagFirst,
    TagNext, TagSecond, Talk, Who, With, Word,
};

/// What is asked of every candidate.
const QUESTIONS: [Question<Sign>; 51] = [
    Question::new("part", &[Part]),
    Question::new("word", &[Part, Word]),
    Question::new("word frame", &[Word, Frame, With]),
    Question::new("word form", &[Part, Word, Form]),
    Question::new("word form frame", &[Word, Form, Frame]),
    Question::new("word who", &[Word, Who]),
    Question::new("word place", &[Word, Place]),
    Question::new("word opening", &[Word, Opening]),
    Question::new("word before", &[Word, Before]),
    Question::new("word next", &[Word, Next]),
    Question::new("word tag", &[Part, Tag, Word]),
    Question::new("class frame", &[Class, Frame, With]),
    Question::new("class form", &[Class, Form]),
    Question::new("class frame form", &[Class, Frame, Form]),
    Question::new("class frame who", &[Class, Frame, Who]),
    Question::new("class frame place", &[Class, Frame, Place]),
    Question::new("class frame opening", &[Class, Frame, Opening]),
    Question::new("class frame length", &[Class, Frame, Length]),
    Question::new("class frame tag", &[Class, Frame, TagFirst]),
    Question::new("class form place", &[Class, Form, Place]),
    Question::new("class who form", &[Class, Who, Form]),
    Question::new("class opening", &[Class, Opening, With]),
    Question::new("class speaker", &[Class, Speaker]),
    Question::new("class speaker kind", &[Class, Who, SpeakerKind]),
    Question::new("class tag before", &[Class, Tag, TagBefore]),
    Question::new("class talk", &[Class, Talk]),
    Question::new("frame form", &[Frame, Form, With]),
    Question::new("frame who", &[Frame, Who]),
    Question::new("frame place", &[Part, Frame, Place]),
    Question::new("frame opening", &[Frame, Opening]),
    Question::new("frame opening who", &[Frame, Opening, Who]),
    Question::new("frame speaker kind", &[Frame, Who, SpeakerKind]),
    Question::new("frame length", &[Frame, Length]),
    Question::new("frame first", &[Frame, First]),
    Question::new("frame tag", &[Frame, Tag]),
    Question::new("frame tags", &[Frame, TagFirst, TagSecond]),
    Question::new("frame quotes", &[Part, Frame, Quotes]),
    Question::new("frame paragraph", &[Part, Frame, Paragraph]),
    Question::new("frame hanging", &[Part, Frame, Hanging]),
    Question::new("who", &[Part, Who, Side]),
    Question::new("speaker", &[Speaker]),
    Question::new("distance", &[Part, Distance]),
    Question::new("tag", &[Part, Tag, Form]),
    Question::new("tag before", &[Part, Tag, TagBefore]),
    Question::new("tag next", &[Part, Tag, TagNext]),
    Question::new("talk", &[Part, Talk]),
    Question::new("paragraph", &[Part, Paragraph]),
    Question::new("sentence", &[Part, Sentence]),
    Question::new("spoken", &[Part, Class, Spoken]),
    Question::new("asking", &[Part, Asking]),
    Question::new("who distance", &[Part, Who, Distance]),
];

/// One helping word of the cue: "has", "not", "also".
const HELPER: Term = Term::of("helper");
/// The same for each kind of verb.
const CLASS_HELPER: Term = Term::of("class helper");
/// One word between the cue and what it reports.
const BETWEEN: Term = Term::of("between");

/// Everything to be said of `candidate`.
pub(in crate::suggest) fn of<'a>(
    words: &'a Words<'_>,
    lexicon: &'a Lexicon,
    candidate: &'a Candidate,
) -> impl Iterator<Item = Evidence> + 'a {
    let signs = Signs::of(words, lexicon, candidate);
    let (part, class) = (signs.get(Part), signs.get(Class));
    let term = |at: usize| lexicon.term(words.word(at).base);
    let helpers = (candidate.cue.start..candidate.head).flat_map(move |at| {
        let helper = term(at);
        [
            Evidence::new(HELPER, [part, helper, Term::NONE]),
            Evidence::new(CLASS_HELPER, [class, helper, Term::NONE]),
        ]
    });
    let between = candidate.head + 1..candidate.cue.end.min(candidate.head + 5);
    let between = between.map(move |at| Evidence::new(BETWEEN, [term(at), Term::NONE, Term::NONE]));
    let asked = QUESTIONS
        .iter()
        .map(move |question| question.answer(|sign| signs.get(sign)));
    asked.chain(helpers).chain(between)
}
