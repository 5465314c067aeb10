//! Numbering of a Word file: which levels of which lists show a mark, and which style stands for which level.

use std::collections::BTreeMap;

use crate::formats::{Attributes, Step, walk};

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    /// Whether it has neither a mark nor a number.
    unmarked: bool,
    /// The style of its paragraphs.
    style: Option<String>,
}

/// The lists of a file.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Levels by the list's abstract definition and their depth.
    levels: BTreeMap<(String, usize), Level>,
    /// The abstract definition of each list.
    lists: BTreeMap<String, String>,
}

impl Numbering {
    /// Reads the part of the numbering.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut numbering = Numbering::default();
        let mut definition = String::new();
        let mut list: Option<String> = None;
        let mut depth = 0;
        walk(text, |step| {
            let Step::Open(tag, attributes) = step else { return };
            let value = attributes.get("val").unwrap_or_default();
            match tag {
                "abstractNum" => {
                    definition = text_of(attributes, "abstractNumId");
                    list = None;
                }
                "num" => list = Some(text_of(attributes, "numId")),
                "abstractNumId" => {
                    if let Some(list) = &list {
                        numbering.lists.insert(list.clone(), value.to_owned());
                    }
                }
                // Levels that a list overrides are left as its definition has them.
                "lvl" if list.is_none() => depth = text_of(attributes, "ilvl").parse().unwrap_or(0),
                "numFmt" if list.is_none() => numbering.level(&definition, depth).unmarked = value == "none",
                "pStyle" if list.is_none() => {
                    numbering.level(&definition, depth).style = Some(value.to_owned());
                }
                _ => {}
            }
        })?;
        Ok(numbering)
    }

    fn level(&mut self, definition: &str, depth: usize) -> &mut Level {
        self.levels.entry((definition.to_owned(), depth)).or_default()
    }

    /// How deep a paragraph of a list stands that does not say so itself: as deep as its style's level.
    pub fn depth_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let definition = self.lists.get(list)?;
        let mut levels = self.levels.iter().filter(|((known, _), _)| known == definition);
        let found = levels.find(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|((_, depth), _)| *depth)
    }

    /// Whether a level of a list shows a mark or a number; one that the file does not describe does.
    pub fn shows_mark(&self, list: &str, depth: usize) -> bool {
        let definition = self.lists.get(list);
        let level = definition.and_then(|definition| self.levels.get(&(definition.clone(), depth)));
        level.is_none_or(|level| !level.unmarked)
    }
}

fn text_of(attributes: &Attributes, name: &str) -> String {
    attributes.get(name).unwrap_or_default().to_owned()
}
