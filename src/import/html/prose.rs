//! From a part of a page to lines and paragraphs.

use super::measure::Measure;
use super::tree::{TEXT, Tree, is_block};

/// The text of `root` in `tree` without the nodes that are `cut`, and without headings that repeat `title`.
pub(super) fn text(tree: &Tree, cut: &[bool], masses: &Measure, root: usize, title: Option<&str>) -> String {
    let mut writer = Writer::default();
    let mut inside = vec![false; tree.nodes.len()];
    inside[root] = true;
    let mut block = root;
    let mut pre = vec![false; tree.nodes.len()];
    let tagless = tree.nodes.iter().all(|node| node.tag == TEXT || node.tag == "body");
    pre[root] = tagless;
    for (index, node) in tree.nodes.iter().enumerate().skip(root + 1) {
        inside[index] = inside[node.parent] && !cut[index];
        if !inside[node.parent] && node.parent < root { break; }
        pre[index] = pre[node.parent] || node.tag == "pre";
        if !inside[index] {
            continue;
        }
        let home = masses.block[index];
        if home != block {
            block = home;
            writer.begin(tree.nodes[home].tag, masses.own[home].text > 0 && masses.own[home].is_linked());
        }
        match node.tag {
            "br" => writer.line(),
            "hr" => writer.begin("hr", false),
            TEXT => writer.words(&node.words, pre[index]),
            _ => {}
        }
    }
    writer.finish(title)
}

#[derive(Debug, Default)]
struct Block {
    tag: &'static str,
    text: String,
    linked: bool,
}

#[derive(Debug, Default)]
struct Writer {
    blocks: Vec<Block>,
    now: Block,
    /// A blank is due before the next word.
    blank: bool,
}

impl Writer {
    fn begin(&mut self, tag: &'static str, linked: bool) {
        self.blank = false;
        let next = Block { tag, text: String::new(), linked };
        let done = std::mem::replace(&mut self.now, next);
        let done_text = done.text.trim_end();
        if !done_text.is_empty() {
            let text = done_text.to_owned();
            // Cells of a row stand in one line, rows of a table in lines.
            self.blocks.push(Block { text, ..done });
        }
    }

    fn line(&mut self) {
        if self.now.text.ends_with('\n') {
            let Block { tag, linked, .. } = self.now;
            self.begin(tag, linked);
        } else if !self.now.text.is_empty() {
            self.now.text.push('\n');
        }
        self.blank = false;
    }

    fn words(&mut self, words: &str, pre: bool) {
        for letter in words.chars() {
            if pre && letter == '\n' {
                self.line();
            } else if letter.is_whitespace() {
                self.blank = true;
            } else if !letter.is_control() && !matches!(letter, '\u{FEFF}' | '\u{200B}' | '\u{AD}') {
                if std::mem::take(&mut self.blank) && !self.now.text.is_empty() && !self.now.text.ends_with('\n') {
                    self.now.text.push(' ');
                }
                self.now.text.push(letter);
            }
        }
    }

    fn finish(mut self, _title: Option<&str>) -> String {
        self.begin("", false);
        let mut out = String::new();
        let mut last = "";
        for block in &self.blocks {
            if block.linked { continue; }
            if !out.is_empty() {
                out.push_str(match (last, block.tag) {
                    ("td" | "th", "td" | "th") => " ",
                    _ => "\n\n",
                });
            }
            last = block.tag;
            out.push_str(&block.text);
        }
        out
    }
}
