//! Texts like those that are read: an article and a book, made of the same sentences every time.

/// A short news article, in bytes.
pub(crate) const ARTICLE: usize = 5_000;
/// A long book, in bytes.
pub(crate) const BOOK: usize = 3_000_000;

/// As long as hardly anything that a person reads, in bytes.
#[allow(dead_code, reason = "not all of those that measure measure that")]
pub(crate) const HUGE: usize = 100_000_000;

const TITLE: &str = "Harbour talks end without a date";

const SENTENCES: [&str; 10] = [
    "The envoys met for two hours on Monday and left by the side door.",
    "“We have not agreed to a single paragraph of it,” the minister said, “and we will not be hurried.”",
    "Sen. R. J. Hale called the draft “a list of wishes” and asked for another week.",
    "Nobody in the capital would say who had written the third annex.",
    "According to two officials, about 3.5 million tons a year would go through the northern port.",
    "Did the other side expect more? “They always do,” said a person who had read the letters.",
    "The union warned that a strike could begin on the 4th, at 6 a.m., if the wages weren't paid.",
    "Its neighbours – the island states above all – fear for their fishing grounds.",
    "A spokeswoman for the U.N. office declined to comment on what she called rumours.",
    "By the evening the square was empty, and the flags had been taken down.",
];

/// A text of at least `bytes` bytes: a headline, then paragraphs of one to four sentences, each with its number in it.
pub(crate) fn text(bytes: usize) -> String {
    let mut text = format!("{TITLE}\n");
    let mut sentences = SENTENCES.iter().cycle();
    for paragraph in 2_usize.. {
        if text.len() >= bytes {
            break;
        }
        text += &["\nParagraph ", &paragraph.to_string(), " of the report."].concat();
        for sentence in sentences
            .by_ref()
            .take(1 + paragraph % 4 + paragraph % 3 / 2)
        {
            text.push(' ');
            text.push_str(sentence);
        }
        text.push('\n');
    }
    text
}

/// The same below its headline in one line.
#[allow(dead_code, reason = "not all of those that measure measure that")]
pub(crate) fn one_line(bytes: usize) -> String {
    let text = text(bytes);
    let (title, rest) = text.split_once("\n\n").unwrap_or_default();
    [title, "\n\n", &rest.replace("\n\n", " ")].concat()
}
