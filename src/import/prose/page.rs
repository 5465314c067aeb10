//! A page of HTML written as Markdown, element by element.

use scraper::{Html, Node};

use super::inline::{append_marked, append_words, lower, raise};
use super::tables::HtmlTable;
use super::{is_web, unescape};

/// How deep elements are told apart; what lies deeper is only text.
const DEEPEST: usize = 60;

/// Markdown of a page, and how many stars its own words have.
pub struct WrittenPage {
    pub text: String,
    pub stars: usize,
}

/// Writes a page, with or without marks of emphasis.
pub fn write(fragment: &Html, emphasis: bool) -> WrittenPage {
    let mut writer = Writer {
        emphasis,
        ..Writer::default()
    };
    let root = fragment.tree.root();
    let mut next = root.first_child();
    let mut depth = 0_usize;
    while let Some(node) = next {
        let enters = writer.open(node.value(), depth);
        if let Some(child) = node.first_child().filter(|_| enters) {
            depth += 1;
            next = Some(child);
            continue;
        }
        writer.close(node.value(), depth);
        let mut here = node;
        next = loop {
            if let Some(sibling) = here.next_sibling() {
                break Some(sibling);
            }
            let Some(parent) = here.parent() else { break None };
            if parent == root {
                break None;
            }
            depth -= 1;
            writer.close(parent.value(), depth);
            here = parent;
        };
    }
    writer.finish()
}

/// A text in the making; the innermost open element last.
#[derive(Default)]
struct Writer {
    frames: Vec<Frame>,
    lists: Vec<Option<usize>>,
    tables: Vec<HtmlTable>,
    out: Frame,
    /// Whether bold and slanted words are marked.
    emphasis: bool,
    /// How many stars the words have.
    stars: usize,
}

/// The text of an open element.
#[derive(Default)]
struct Frame {
    text: String,
    /// Whether there are paragraphs, lists or other blocks in it.
    has_blocks: bool,
    /// The mark of emphasis that will stand around it.
    mark: Option<&'static str>,
}

impl Frame {
    /// Whether marks of emphasis may stand around it.
    fn is_flat(&self) -> bool {
        !self.has_blocks || !self.text.trim().contains('\n')
    }
}

impl Writer {
    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.out)
    }

    /// Whether the children of the node are read.
    fn open(&mut self, node: &Node, depth: usize) -> bool {
        match node {
            Node::Text(text) => {
                self.words(text);
                true
            }
            Node::Element(element) if depth < DEEPEST => match element.name() {
                "script" | "style" | "template" | "iframe" | "object" | "noscript" | "title" | "svg" => false,
                "br" => {
                    let text = &mut self.frame().text;
                    if !text.trim_end_matches(' ').is_empty() && !text.ends_with('\n') {
                        text.push_str("\\\n");
                    }
                    true
                }
                "img" => {
                    let words = element.attr("alt").unwrap_or_default().to_owned();
                    self.words(&words);
                    true
                }
                name => {
                    match name {
                        "ul" | "ol" => self.lists.push((name == "ol").then_some(0)),
                        "table" => self.tables.push(HtmlTable::default()),
                        "tr" => self.tables.iter_mut().last().into_iter().for_each(HtmlTable::begin_row),
                        _ => {}
                    }
                    if is_framed(name) {
                        self.frames.push(Frame {
                            mark: mark_of(name).filter(|_| self.emphasis),
                            ..Frame::default()
                        });
                    }
                    true
                }
            },
            _ => true,
        }
    }

    fn words(&mut self, words: &str) {
        self.stars += words.matches('*').count();
        append_words(&mut self.frame().text, words);
    }

    fn close(&mut self, node: &Node, depth: usize) {
        let Node::Element(element) = node else { return };
        let name = element.name();
        if depth >= DEEPEST || !is_framed(name) {
            return;
        }
        let frame = self.frames.pop().unwrap_or_default();
        if matches!(name, "ul" | "ol") {
            self.lists.pop();
        }
        // Bold inside bold is bold.
        let mark = frame
            .mark
            .filter(|mark| self.frames.iter().all(|outer| outer.mark != Some(mark)));
        let (flat, inside) = (frame.is_flat(), frame.text);
        match name {
            "b" | "strong" | "i" | "em" if flat => {
                self.marked(&inside, mark.unwrap_or_default(), mark.unwrap_or_default())
            }
            "a" if flat => match element.attr("href").map(str::trim).filter(|href| is_web(href)) {
                Some(href) => {
                    let href = href.replace(['<', '>', '\n', '\r', ' ', '\\'], "");
                    self.marked(&inside, "[", &format!("](<{href}>)"));
                }
                None => self.marked(&inside, "", ""),
            },
            "sub" | "sup" if flat => {
                let shifted = if name == "sub" { lower(&inside) } else { raise(&inside) };
                self.marked(&shifted, "", "");
            }
            "b" | "strong" | "i" | "em" | "a" | "sub" | "sup" => {
                let parent = self.frame();
                parent.text.push_str(&inside);
                parent.has_blocks = true;
            }
            "code" if flat && !inside.contains('`') => {
                let words = unescape(&inside);
                self.marked(&words, "`", "`");
            }
            "code" => self.frame().text.push_str(&inside),
            "li" => self.list_item(&inside),
            "td" | "th" => match self.tables.last_mut() {
                Some(table) => table.add_cell(&inside, name == "th"),
                None => self.block(inside.trim()),
            },
            "tr" => self.block(inside.trim()),
            "table" => {
                self.block(inside.trim());
                let table = self.tables.pop().unwrap_or_default();
                self.block(&table.to_list());
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if flat && !inside.trim().is_empty() => {
                self.block(&format!("#### {}", inside.trim()));
            }
            "blockquote" => {
                let quoted: Vec<String> = inside.trim().lines().map(|line| format!("> {line}")).collect();
                self.block(&quoted.join("\n"));
            }
            "pre" => {
                let words = unescape(inside.trim_matches('`').trim());
                self.block(&format!("```\n{words}\n```"));
            }
            "ul" | "ol" => self.block(inside.trim_end()),
            _ => self.block(inside.trim()),
        }
    }

    /// Marks around words; blanks go outside.
    fn marked(&mut self, inside: &str, before: &str, after: &str) {
        append_marked(&mut self.frame().text, inside, before, after);
    }

    fn block(&mut self, block: &str) {
        if block.trim().is_empty() {
            return;
        }
        let frame = self.frame();
        frame.has_blocks = true;
        let text = &mut frame.text;
        let kept = text.trim_end().trim_end_matches('\\').trim_end().len();
        text.truncate(kept);
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(block);
        text.push_str("\n\n");
    }

    fn list_item(&mut self, inside: &str) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        let indent = " ".repeat(mark.len());
        let lines: Vec<String> = inside
            .trim()
            .lines()
            .filter(|line| !line.trim().is_empty())
            .enumerate()
            .map(|(index, line)| format!("{}{line}", if index == 0 { &mark } else { &indent }))
            .collect();
        let frame = self.frame();
        frame.has_blocks = true;
        if !frame.text.is_empty() && !frame.text.ends_with('\n') {
            frame.text.push('\n');
        }
        frame.text.push_str(&lines.join("\n"));
        frame.text.push('\n');
    }

    fn finish(mut self) -> WrittenPage {
        while let Some(frame) = self.frames.pop() {
            self.frame().text.push_str(&frame.text);
        }
        WrittenPage {
            text: self.out.text.trim().trim_end_matches('\\').trim_end().to_owned(),
            stars: self.stars,
        }
    }
}

/// The mark of an element that is bold or slanted.
fn mark_of(name: &str) -> Option<&'static str> {
    match name {
        "b" | "strong" => Some("**"),
        "i" | "em" => Some("*"),
        _ => None,
    }
}

fn is_framed(name: &str) -> bool {
    matches!(
        name,
        "b" | "strong"
            | "i"
            | "em"
            | "a"
            | "sub"
            | "sup"
            | "code"
            | "p"
            | "div"
            | "section"
            | "article"
            | "li"
            | "ul"
            | "ol"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "figure"
            | "dl"
            | "dt"
            | "dd"
    )
}
