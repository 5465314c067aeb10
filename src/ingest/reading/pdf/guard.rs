//! What a PDF file would make its reader do, counted before it does: pages above themselves, forms that draw themselves,
//! very long streams of drawing, and tables of letters with very long ranges.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// How deep pages may lie in the tree of pages, and forms in forms.
const DEEPEST: usize = 100;

/// The most numbers, names, texts and commands of one page or form.
const MOST_TOKENS: u64 = 1_000_000;

/// The most of them in all pages, forms counted as often as they are drawn.
const MOST_STEPS: u64 = 20_000_000;

/// The most letters that ranges of one font stand for; Unicode has some more than a million.
const MOST_MAPPED: u64 = 1_200_000;

/// Refuses a document that would not be read in reasonable time and memory; an error says why.
pub fn check_document(document: &Document) -> Result<(), String> {
    check_fonts(document)?;
    let mut forms = Forms {
        document,
        known: BTreeMap::new(),
        open: Vec::new(),
    };
    let none = Dictionary::new();
    let mut steps = 0_u64;
    for page in document.get_pages().into_values() {
        let Ok(dictionary) = document.get_dictionary(page) else {
            continue;
        };
        let resources = inherited_resources(document, dictionary)?.unwrap_or(&none);
        let mut drawn = Drawn::default();
        for stream in document.get_page_contents(page) {
            if let Ok(stream) = document.get_object(stream).and_then(Object::as_stream) {
                drawn.add(&unpacked(stream), "a page")?;
            }
        }
        steps = steps.saturating_add(forms.steps(&drawn, resources)?);
        if steps > MOST_STEPS {
            return Err(format!("its pages draw more than {MOST_STEPS} things"));
        }
    }
    Ok(())
}

/// The resources of a page or of the nearest node above it that has some; the way up must end, for all that a page takes
/// from above.
fn inherited_resources<'d>(document: &'d Document, page: &'d Dictionary) -> Result<Option<&'d Dictionary>, String> {
    let mut found = None;
    let mut node = page;
    for _ in 0..DEEPEST {
        found = found.or_else(|| dictionary_of(document, node.get(b"Resources").ok()));
        let parent = node.get(b"Parent").and_then(Object::as_reference);
        match parent.and_then(|parent| document.get_dictionary(parent)) {
            Ok(parent) => node = parent,
            Err(_) => return Ok(found),
        }
    }
    Err(format!(
        "a page lies more than {DEEPEST} deep in the tree of pages, or above itself"
    ))
}

fn dictionary_of<'d>(document: &'d Document, object: Option<&'d Object>) -> Option<&'d Dictionary> {
    let (_, object) = document.dereference(object?).ok()?;
    object.as_dict().ok()
}

/// Whether a page shows a picture.
pub fn shows_picture(document: &Document, number: u32) -> bool {
    let pages = document.get_pages();
    let page = pages.get(&number).and_then(|page| document.get_dictionary(*page).ok());
    let resources = page.and_then(|page| inherited_resources(document, page).ok().flatten());
    let drawn = resources.and_then(|resources| dictionary_of(document, resources.get(b"XObject").ok()));
    drawn.is_some_and(|drawn| {
        drawn.iter().any(|(_, object)| {
            let stream = document
                .dereference(object)
                .ok()
                .and_then(|(_, object)| object.as_stream().ok());
            let kind = stream.and_then(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).ok());
            kind == Some(b"Image".as_slice())
        })
    })
}

fn unpacked(stream: &Stream) -> Vec<u8> {
    stream.get_plain_content().unwrap_or_else(|_| stream.content.clone())
}

/// What a stream draws.
#[derive(Debug, Default)]
struct Drawn {
    tokens: u64,
    /// How often each form is drawn, by its name.
    forms: BTreeMap<Vec<u8>, u64>,
}

impl Drawn {
    /// Counts what a stream draws; `what` is what it belongs to.
    fn add(&mut self, content: &[u8], what: &str) -> Result<(), String> {
        let mut name: &[u8] = &[];
        for token in Tokens(content) {
            self.tokens += 1;
            match token {
                [b'/', rest @ ..] => name = rest,
                b"Do" => *self.forms.entry(name.to_owned()).or_default() += 1,
                _ => {}
            }
        }
        match self.tokens > MOST_TOKENS {
            true => Err(format!("{what} has more than {MOST_TOKENS} numbers and texts")),
            false => Ok(()),
        }
    }
}

/// Forms with the number of steps it takes to draw them.
struct Forms<'d> {
    document: &'d Document,
    /// By form and by the resources it is drawn with.
    known: BTreeMap<(ObjectId, usize), u64>,
    open: Vec<ObjectId>,
}

impl<'d> Forms<'d> {
    /// The steps it takes to draw something with all forms in it.
    fn steps(&mut self, drawn: &Drawn, resources: &'d Dictionary) -> Result<u64, String> {
        let mut steps = drawn.tokens;
        let forms = dictionary_of(self.document, resources.get(b"XObject").ok());
        for (name, times) in &drawn.forms {
            let found = forms.and_then(|forms| forms.get(name).ok());
            let Some(id) = found.and_then(|found| found.as_reference().ok()) else {
                continue;
            };
            let own = self.steps_of_form(id, resources)?;
            steps = steps.saturating_add(own.saturating_mul(*times));
        }
        match steps > MOST_STEPS {
            true => Err(format!(
                "a part of it is drawn again and again, more than {MOST_STEPS} things in all"
            )),
            false => Ok(steps),
        }
    }

    fn steps_of_form(&mut self, id: ObjectId, around: &'d Dictionary) -> Result<u64, String> {
        let Ok(form) = self.document.get_object(id).and_then(Object::as_stream) else {
            return Ok(0);
        };
        let resources = dictionary_of(self.document, form.dict.get(b"Resources").ok()).unwrap_or(around);
        let key = (id, std::ptr::from_ref(resources) as usize);
        if let Some(steps) = self.known.get(&key) {
            return Ok(*steps);
        }
        if self.open.contains(&id) {
            return Err("a form in it draws itself".to_owned());
        }
        if self.open.len() >= DEEPEST {
            return Err(format!("forms are drawn in forms more than {DEEPEST} deep"));
        }
        let mut drawn = Drawn::default();
        let is_picture = form
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Image");
        let counted = drawn.add(&unpacked(form), "a form");
        // A picture has no commands; what looks like them is chance.
        if !is_picture {
            counted?;
        }
        self.open.push(id);
        let steps = self.steps(&drawn, resources);
        self.open.pop();
        let steps = steps?;
        self.known.insert(key, steps);
        Ok(steps)
    }
}

/// The tokens of a stream of drawing: numbers, names, commands, brackets; a text is one.
struct Tokens<'c>(&'c [u8]);

impl<'c> Iterator for Tokens<'c> {
    type Item = &'c [u8];

    fn next(&mut self) -> Option<&'c [u8]> {
        let start = self.0.iter().position(|byte| !is_blank(*byte))?;
        let rest = &self.0[start..];
        let length = match rest[0] {
            b'(' => text_length(rest),
            b'%' => rest
                .iter()
                .position(|byte| matches!(byte, b'\n' | b'\r'))
                .unwrap_or(rest.len()),
            b'[' | b']' | b'{' | b'}' | b')' | b'>' => 1,
            b'<' => {
                1 + rest[1..]
                    .iter()
                    .position(|byte| *byte == b'>')
                    .map_or(rest.len() - 1, |end| end + 1)
            }
            _ => {
                1 + rest[1..]
                    .iter()
                    .position(|byte| ends_word(*byte))
                    .unwrap_or(rest.len() - 1)
            }
        };
        let (token, rest) = rest.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

fn text_length(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at.min(bytes.len())
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'\x0c' | 0)
}

fn ends_word(byte: u8) -> bool {
    is_blank(byte)
        || matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

/// Refuses fonts whose tables of letters have longer ranges than there are letters.
fn check_fonts(document: &Document) -> Result<(), String> {
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let tables: BTreeSet<ObjectId> = fonts
        .filter_map(|font| font.get(b"ToUnicode").and_then(Object::as_reference).ok())
        .collect();
    for table in tables {
        let Ok(table) = document.get_object(table).and_then(Object::as_stream) else {
            continue;
        };
        if mapped_letters(&unpacked(table)) > MOST_MAPPED {
            return Err(format!("a font in it maps more than {MOST_MAPPED} letters"));
        }
    }
    Ok(())
}

/// How many letters the ranges of a table stand for. A range is its first and last code, and where they go: a code, or a
/// list of them.
fn mapped_letters(table: &[u8]) -> u64 {
    let mut mapped = 0_u64;
    let mut codes: Vec<u64> = Vec::new();
    let (mut in_ranges, mut in_list) = (false, false);
    for token in Tokens(table) {
        match token {
            b"beginbfrange" | b"begincidrange" => (in_ranges, in_list, codes) = (true, false, Vec::new()),
            b"endbfrange" | b"endcidrange" => in_ranges = false,
            b"[" => in_list = true,
            b"]" => (in_list, codes) = (false, Vec::new()),
            [b'<', hex @ .., b'>'] if in_ranges && !in_list => {
                let hex = String::from_utf8_lossy(hex).replace(char::is_whitespace, "");
                codes.push(u64::from_str_radix(&hex, 16).unwrap_or(0));
                match codes.as_slice() {
                    [first, last] => mapped = mapped.saturating_add(last.saturating_sub(*first)),
                    [_, _, _] => codes.clear(),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    mapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(content: &str) -> Vec<String> {
        let all = Tokens(content.as_bytes());
        all.map(|token| String::from_utf8_lossy(token).into_owned()).collect()
    }

    #[test]
    fn texts_are_one_token_whatever_stands_in_them() {
        let content = "BT /F1 12 Tf [(a (b\\) c))-20<41 42>]TJ % (comment\n/X Do (open";
        let expected = [
            "BT",
            "/F1",
            "12",
            "Tf",
            "[",
            "(a (b\\) c))",
            "-20",
            "<41 42>",
            "]",
            "TJ",
            "% (comment",
            "/X",
            "Do",
            "(open",
        ];
        assert_eq!(tokens(content), expected);
        assert_eq!(tokens("<4"), ["<4"]);
        assert_eq!(tokens("(\\"), ["(\\"]);
    }

    #[test]
    fn forms_drawn_are_counted_by_name() {
        let mut drawn = Drawn::default();
        drawn.add(b"/X Do /Y Do /X Do", "a page").expect("few");
        assert_eq!(
            drawn.forms.into_iter().collect::<Vec<_>>(),
            [(b"X".to_vec(), 2), (b"Y".to_vec(), 1)]
        );
        assert!(Drawn::default().add(&b"1 ".repeat(1_000_001), "a page").is_err());
    }

    #[test]
    fn ranges_of_letters_are_added_up() {
        let table = |ranges: &str| mapped_letters(format!("2 beginbfrange\n{ranges}\nendbfrange").as_bytes());
        assert!(table("<0000> <005e> <0020>\n<005f> <0061> [<00660066> <00660069>]") < 200);
        assert!(table("<0000> <ffffffff> <0000>") > MOST_MAPPED);
        assert!(table("<00> <01> <0041>\n<0000> <ffffff> <0000>") > MOST_MAPPED);
        assert!(table("<00> <01> [<0041> <0042>]\n<0000> <ffffff> <0000>") > MOST_MAPPED);
    }
}
