//! Where the elements of a list stand in a JSON text.

use crate::diagnostic::Place;

/// Where each element of a list begins: the list of a key of the whole object, or the whole file. The text is known to
/// be JSON.
pub fn element_places(name: &str, text: &str, key: Option<&str>) -> Vec<Place> {
    let mut scan = Scan {
        key: key.map(str::to_owned),
        ..Scan::default()
    };
    let mut places = Vec::new();
    let (mut line, mut column) = (1, 1);
    for (offset, character) in text.char_indices() {
        match scan.take(text, offset, character) {
            Step::ListBegins => places.clear(),
            Step::ElementBegins => places.push(Place::at(name, line, column)),
            Step::Nothing => {}
        }
        (line, column) = if character == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
    }
    places
}

/// What a character of JSON begins.
enum Step {
    ListBegins,
    ElementBegins,
    Nothing,
}

/// A walk through JSON that notes where the elements of a list begin.
#[derive(Default)]
struct Scan {
    /// The key of the list; `None` when the file is the list.
    key: Option<String>,
    depth: usize,
    string: Option<usize>,
    escaped: bool,
    /// The last string at depth 1: the key when a list opens.
    last: String,
    inside: bool,
    awaits: bool,
}

impl Scan {
    /// Depth of the list's elements.
    fn level(&self) -> usize {
        if self.key.is_some() { 2 } else { 1 }
    }

    fn take(&mut self, text: &str, offset: usize, character: char) -> Step {
        if let Some(start) = self.string {
            self.take_in_string(text, start, offset, character);
            return Step::Nothing;
        }
        let element = self.awaits && !character.is_whitespace() && !matches!(character, ',' | ']');
        self.awaits &= !element;
        match character {
            '"' => self.string = Some(offset + 1),
            '[' | '{' => self.depth += 1,
            ']' | '}' => {
                self.depth = self.depth.saturating_sub(1);
                self.inside &= self.depth >= self.level();
                self.awaits &= self.inside;
            }
            ',' if self.inside && self.depth == self.level() => self.awaits = true,
            _ => {}
        }
        let named = self.key.as_ref().is_none_or(|key| *key == self.last);
        if character == '[' && self.depth == self.level() && named && !self.inside {
            (self.inside, self.awaits) = (true, true);
            return Step::ListBegins;
        }
        if element { Step::ElementBegins } else { Step::Nothing }
    }

    fn take_in_string(&mut self, text: &str, start: usize, offset: usize, character: char) {
        match character {
            _ if self.escaped => self.escaped = false,
            '\\' => self.escaped = true,
            '"' => {
                if self.depth == 1 {
                    self.last = text[start..offset].to_owned();
                }
                self.string = None;
            }
            _ => {}
        }
    }
}
