//! What speaks for and against a candidate: which signs are weighed together.
//!
//! Every question is a section of the table of weights.

use super::candidate::Candidate;
use super::signs::{Sign, Signs};
use crate::suggest::lexicon::Lexicon;
use crate::suggest::weights::{Evidence, Question, Term, Weights};
use crate::suggest::words::Words;
use Sign::{
    Asking, Before, Class, Distance, First, Form, Frame, Hanging, Length, Next, Opening, Paragraph,
    Part, Place, Quotes, Sentence, Side, Speaker, SpeakerKind, Spoken, Tag, TagBefore, TagFirst,
    TagNext, TagSecond, Talk, Who, With, Word,
};

/// What is asked of every candidate.
const QUESTIONS: [Question<Sign>; 51] = [
    asked("part", &[Part]),
    asked("word", &[Part, Word]),
    asked("word frame", &[Word, Frame, With]),
    asked("word form", &[Part, Word, Form]),
    asked("word form frame", &[Word, Form, Frame]),
    asked("word who", &[Word, Who]),
    asked("word place", &[Word, Place]),
    asked("word opening", &[Word, Opening]),
    asked("word before", &[Word, Before]),
    asked("word next", &[Word, Next]),
    asked("word tag", &[Part, Tag, Word]),
    asked("class frame", &[Class, Frame, With]),
    asked("class form", &[Class, Form]),
    asked("class frame form", &[Class, Frame, Form]),
    asked("class frame who", &[Class, Frame, Who]),
    asked("class frame place", &[Class, Frame, Place]),
    asked("class frame opening", &[Class, Frame, Opening]),
    asked("class frame length", &[Class, Frame, Length]),
    asked("class frame tag", &[Class, Frame, TagFirst]),
    asked("class form place", &[Class, Form, Place]),
    asked("class who form", &[Class, Who, Form]),
    asked("class opening", &[Class, Opening, With]),
    asked("class speaker", &[Class, Speaker]),
    asked("class speaker kind", &[Class, Who, SpeakerKind]),
    asked("class tag before", &[Class, Tag, TagBefore]),
    asked("class talk", &[Class, Talk]),
    asked("frame form", &[Frame, Form, With]),
    asked("frame who", &[Frame, Who]),
    asked("frame place", &[Part, Frame, Place]),
    asked("frame opening", &[Frame, Opening]),
    asked("frame opening who", &[Frame, Opening, Who]),
    asked("frame speaker kind", &[Frame, Who, SpeakerKind]),
    asked("frame length", &[Frame, Length]),
    asked("frame first", &[Frame, First]),
    asked("frame tag", &[Frame, Tag]),
    asked("frame tags", &[Frame, TagFirst, TagSecond]),
    asked("frame quotes", &[Part, Frame, Quotes]),
    asked("frame paragraph", &[Part, Frame, Paragraph]),
    asked("frame hanging", &[Part, Frame, Hanging]),
    asked("who", &[Part, Who, Side]),
    asked("speaker", &[Speaker]),
    asked("distance", &[Part, Distance]),
    asked("tag", &[Part, Tag, Form]),
    asked("tag before", &[Part, Tag, TagBefore]),
    asked("tag next", &[Part, Tag, TagNext]),
    asked("talk", &[Part, Talk]),
    asked("paragraph", &[Part, Paragraph]),
    asked("sentence", &[Part, Sentence]),
    asked("spoken", &[Part, Class, Spoken]),
    asked("asking", &[Part, Asking]),
    asked("who distance", &[Part, Who, Distance]),
];

const fn asked(name: &'static str, signs: &'static [Sign]) -> Question<Sign> {
    Question::new(name, signs, Sign::Nothing)
}

/// One helping word of the cue: "has", "not", "also".
const HELPER: Term = Term::of("helper");
/// The same for each kind of verb.
const CLASS_HELPER: Term = Term::of("class helper");
/// One word between the cue and what it reports.
const BETWEEN: Term = Term::of("between");

/// How strongly everything speaks for `candidate`, in decibans.
pub(super) fn weight(
    words: &Words<'_>,
    lexicon: &Lexicon,
    weights: &Weights,
    candidate: &Candidate,
) -> f32 {
    let signs = Signs::of(words, lexicon, candidate);
    let asked = weights.ask(&QUESTIONS, |sign| signs.get(sign));
    weights.add(asked, of_words(words, lexicon, candidate, &signs))
}

/// Everything to be said of `candidate`.
pub(in crate::suggest) fn of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    candidate: &Candidate,
) -> Vec<Evidence> {
    let signs = Signs::of(words, lexicon, candidate);
    let asked = QUESTIONS
        .iter()
        .map(|question| question.answer(|sign| signs.get(sign)));
    let asked = asked.chain(of_words(words, lexicon, candidate, &signs));
    asked.collect()
}

/// What is to be said of the words of the cue, one by one.
fn of_words<'a>(
    words: &'a Words<'_>,
    lexicon: &'a Lexicon,
    candidate: &Candidate,
    signs: &Signs,
) -> impl Iterator<Item = Evidence> + use<'a> {
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
    helpers.chain(between)
}
