//! From a part of a page to lines and paragraphs.

use super::measure::{Mass, Measure};
use super::remarks::is_of_the_page;
use super::tree::{TEXT, Tree};

/// The text of `root` in `tree` without the nodes that are `cut`, and without headings that repeat `title`;
/// blocks that only link elsewhere are kept if `all` is wanted.
pub(super) fn text(
    tree: &Tree,
    cut: &[bool],
    masses: &Measure,
    root: usize,
    title: Option<&str>,
    all: bool,
) -> String {
    let mut writer = Writer::default();
    let mut inside = vec![false; tree.nodes.len()];
    inside[root] = true;
    let mut pre = vec![false; tree.nodes.len()];
    // A plain text called a page keeps its lines.
    pre[root] = tree.nodes.iter().skip(1).all(|node| node.tag == TEXT);
    let mut block = root;
    for (index, node) in tree.nodes.iter().enumerate().skip(root + 1) {
        if node.parent < root {
            break;
        }
        inside[index] = inside[node.parent] && !cut[index];
        pre[index] = pre[node.parent] || node.tag == "pre";
        if !inside[index] {
            continue;
        }
        let home = masses.block[index];
        if home != block {
            block = home;
            let own = masses.own[home];
            writer.begin(tree.nodes[home].tag, Way::of(own));
        }
        match node.tag {
            "br" => writer.line(),
            "tr" => writer.row = true,
            TEXT => writer.words(&node.words, pre[index]),
            _ => {}
        }
    }
    writer.finish(title, all)
}

/// `text` in paragraphs as its own lines part them.
pub(super) fn lines(text: &str) -> String {
    let mut writer = Writer::default();
    writer.words(text, true);
    writer.finish(None, true)
}

/// `text` in one line, blanks collapsed, without what can't be seen.
pub(super) fn line(text: &str) -> String {
    let mut writer = Writer::default();
    writer.words(text, false);
    writer.now.text
}

/// How much of a block goes elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Way {
    /// Less than half of it.
    #[default]
    Stays,
    /// Most of it.
    Leads,
    /// All of it but a word or two, such as `Read more:`.
    Away,
}

/// Words that a headline has at least, if nothing such as `Read more:` stands before it.
const HEADLINE: usize = 7;
/// Bytes, blanks not counted, of the words before a link that is all of a line.
const LEAD: usize = 16;

impl Way {
    const fn of(own: Mass) -> Self {
        match (own.text > 0 && own.is_linked(), own.text - own.linked) {
            (true, ..=LEAD) => Self::Away,
            (true, _) => Self::Leads,
            (false, _) => Self::Stays,
        }
    }
}

#[derive(Debug, Default)]
struct Block {
    tag: &'static str,
    text: String,
    way: Way,
    /// The first of a row.
    row: bool,
}

#[derive(Debug, Default)]
struct Writer {
    blocks: Vec<Block>,
    now: Block,
    /// A blank is due before the next word.
    blank: bool,
    /// A row has begun of which nothing is written yet.
    row: bool,
}

impl Writer {
    fn begin(&mut self, tag: &'static str, way: Way) {
        self.blank = false;
        let next = Block {
            tag,
            way,
            ..Block::default()
        };
        let mut done = std::mem::replace(&mut self.now, next);
        done.text.truncate(done.text.trim_end().len());
        if !done.text.is_empty() {
            self.blocks.push(done);
        }
    }

    fn line(&mut self) {
        self.blank = false;
        if self.now.text.ends_with('\n') {
            let Block { tag, way, .. } = self.now;
            self.begin(tag, way);
        } else if !self.now.text.is_empty() {
            self.now.text.push('\n');
        }
    }

    fn words(&mut self, words: &str, pre: bool) {
        for letter in words.chars() {
            if pre && letter == '\n' {
                self.line();
            } else if letter.is_whitespace() {
                self.blank = true;
            } else if !letter.is_control() && !matches!(letter, '\u{FEFF}' | '\u{200B}' | '\u{AD}')
            {
                self.letter(letter);
            }
        }
    }

    fn letter(&mut self, letter: char) {
        let text = &mut self.now.text;
        if std::mem::take(&mut self.blank) && !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push(letter);
        self.now.row |= std::mem::take(&mut self.row);
    }

    fn finish(mut self, title: Option<&str>, all: bool) -> String {
        self.begin("", Way::Stays);
        let shown = |block: &&Block| {
            let is_title = matches!(block.tag, "h1" | "h2") && Some(&*block.text) == title;
            !is_title && (all || block.is_read())
        };
        let mut out = String::new();
        let mut last = "";
        for block in self.blocks.iter().filter(shown) {
            if !out.is_empty() {
                out.push_str(between(last, block));
            }
            last = block.tag;
            out.push_str(&block.text);
        }
        out
    }
}

impl Block {
    /// Whether it says something of the article's subject.
    fn is_read(&self) -> bool {
        let leads = match self.way {
            Way::Stays => false,
            Way::Leads => !says_more(self.tag),
            Way::Away => !says_more(self.tag) || is_reference(self.tag, &self.text),
        };
        !leads && !is_of_the_page(&self.text)
    }
}

/// Whether a line that is a link as a whole names what it leads to, and is no sentence of the text.
fn is_reference(tag: &str, text: &str) -> bool {
    let ends = |mark: char| matches!(mark, '.' | '!' | '?' | '。' | '”' | '"' | ':');
    let is_address = text.contains("://") || text.contains('@');
    let is_headline = text.split_whitespace().count() >= HEADLINE || text.contains([':', '|']);
    tag == "p" && is_headline && !is_address && !text.ends_with(ends)
}

/// Whether a block called `tag` is read even if it goes elsewhere as a whole.
fn says_more(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "td" | "th" | "dd" | "dt" | "pre"
    )
}

/// What parts `block` from one called `last`.
fn between(last: &str, block: &Block) -> &'static str {
    let is_cell = |tag: &str| matches!(tag, "td" | "th");
    match is_cell(last) && is_cell(block.tag) {
        true if block.row => "\n",
        true => " ",
        false => "\n\n",
    }
}
