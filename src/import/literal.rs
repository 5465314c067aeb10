//! Object literals of JavaScript, as far as they are data: comments, bare keys, single quotes and trailing commas are
//! allowed; what has to be computed is left out.

use serde_json::{Map, Number, Value as Json};

/// How deep literals may be nested.
const DEEPEST: usize = 40;

/// A literal of a script.
#[derive(Debug)]
pub struct Literal {
    /// What it says.
    pub value: Json,
    /// The name it is kept under, where it is.
    pub name: String,
    /// Where in the text the elements begin: its own, or those of its list of entries.
    pub starts: Vec<usize>,
}

/// The literals of a script that are assigned, returned or handed to a function, in their order. Those inside another
/// one are part of it.
pub fn find_literals(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut from = 0;
    // Text that never closes is looked at a few times only, however many brackets it has.
    let mut effort = text.len().saturating_mul(8);
    for (start, name) in find_starts(text) {
        if start < from {
            continue;
        }
        let (literal, end) = read_at(text, start);
        let read = end - start;
        if literal.is_some() || read > effort {
            from = end;
        }
        effort = effort.saturating_sub(read);
        found.extend(literal.map(|literal| Literal { name, ..literal }));
    }
    found
}

/// Where a literal may begin, a bracket behind a sign or word that takes a value, in code; and the name that takes it.
fn find_starts(text: &str) -> Vec<(usize, String)> {
    let mut starts = Vec::new();
    let mut before = String::new();
    let mut named = String::new();
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        match (sign, next) {
            ('/', Some('/')) => while signs.next_if(|(_, sign)| *sign != '\n').is_some() {},
            ('/', Some('*')) => {
                signs.next();
                let mut last = ' ';
                for (_, sign) in signs.by_ref() {
                    if (last, sign) == ('*', '/') {
                        break;
                    }
                    last = sign;
                }
            }
            ('"' | '\'', _) => {
                let mut escaped = false;
                while let Some((_, inside)) = signs.next_if(|(_, inside)| *inside != '\n') {
                    if inside == sign && !escaped {
                        break;
                    }
                    escaped = inside == '\\' && !escaped;
                }
                before = sign.to_string();
            }
            _ if sign.is_whitespace() => {
                if !before.ends_with(' ') {
                    before.push(' ');
                }
            }
            ('{' | '[', _) => {
                let word = before.trim_end();
                let bare = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
                if word.ends_with(['=', '(']) || ["return", "default"].contains(&bare) {
                    let name = if word.ends_with('=') { named.as_str() } else { "" };
                    starts.push((at, name.to_owned()));
                }
                before = sign.to_string();
            }
            _ if sign.is_alphanumeric() && !before.ends_with(' ') && before.len() < 20 => before.push(sign),
            _ => {
                if sign == '=' {
                    let name = before
                        .trim_end()
                        .trim_start_matches(|sign: char| !sign.is_alphanumeric());
                    named = name.to_owned();
                }
                before = sign.to_string();
            }
        }
    }
    starts
}

/// The literal that begins there, and how far was read.
fn read_at(text: &str, start: usize) -> (Option<Literal>, usize) {
    let mut reader = Reader {
        rest: &text[start..],
        size: text.len(),
        entries: false,
        starts: Vec::new(),
    };
    let value = reader.value(0);
    let end = reader.size - reader.rest.len();
    let starts = reader.starts;
    let name = String::new();
    (value.map(|value| Literal { value, name, starts }), end)
}

struct Reader<'t> {
    rest: &'t str,
    /// Length of the whole text.
    size: usize,
    /// Whether the next list is that of the entries.
    entries: bool,
    starts: Vec<usize>,
}

impl Reader<'_> {
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(comment) = self.rest.strip_prefix("//") {
                self.rest = &comment[comment.find('\n').unwrap_or(comment.len())..];
            } else if let Some(comment) = self.rest.strip_prefix("/*") {
                self.rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            } else {
                return;
            }
        }
    }

    fn take(&mut self, sign: char) -> bool {
        self.skip();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip();
        match self.rest.chars().next()? {
            _ if depth > DEEPEST => None,
            '{' => self.object(depth),
            '[' => self.list(depth),
            quote @ ('"' | '\'' | '`') => self.string(quote).map(Json::String),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.rest = &self.rest[1..];
        let mut object = Map::new();
        while !self.take('}') {
            self.skip();
            let key = match self.rest.chars().next()? {
                quote @ ('"' | '\'') => self.string(quote)?,
                _ => self.bare()?,
            };
            // A key without a value is a variable of the same name: nothing that can be read here.
            if self.take(':') {
                self.entries = depth == 0 && key == "entries";
                if let Some(value) = self.value(depth + 1) {
                    object.insert(key, value);
                }
                self.entries = false;
            }
            self.expression();
            if !self.take(',') && !self.rest.starts_with('}') {
                return None;
            }
        }
        Some(Json::Object(object))
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        self.rest = &self.rest[1..];
        let noted = depth == 0 || std::mem::take(&mut self.entries);
        let mut list = Vec::new();
        while !self.take(']') {
            let start = self.size - self.rest.len();
            if let Some(value) = self.value(depth + 1) {
                list.push(value);
                self.starts.extend(noted.then_some(start));
            }
            self.expression();
            if !self.take(',') && !self.rest.starts_with(']') {
                return None;
            }
        }
        Some(Json::Array(list))
    }

    fn bare(&mut self) -> Option<String> {
        let end = self
            .rest
            .find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '$' | '-')))?;
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn string(&mut self, quote: char) -> Option<String> {
        let mut text = String::new();
        let mut signs = self.rest.char_indices().skip(1);
        while let Some((at, sign)) = signs.next() {
            match sign {
                _ if sign == quote => {
                    self.rest = &self.rest[at + sign.len_utf8()..];
                    return Some(text);
                }
                '\\' => match signs.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'u' => {
                        let digits: String = signs.by_ref().take(4).map(|(_, digit)| digit).collect();
                        text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                    }
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        None
    }

    /// A number or a constant; anything else is left for `expression`.
    fn word(&mut self) -> Option<Json> {
        let end = self
            .rest
            .find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '$' | '.' | '-' | '+')));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let value = match word {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            "null" | "undefined" => Json::Null,
            number => match (number.parse::<i64>(), number.parse::<f64>()) {
                (Ok(whole), _) => Json::Number(whole.into()),
                (_, Ok(number)) => Json::Number(Number::from_f64(number)?),
                _ => return None,
            },
        };
        self.rest = rest;
        Some(value)
    }

    /// Skips what is left of something computed, to the next comma or the end of what holds it.
    fn expression(&mut self) {
        let mut open = 0_usize;
        let mut quote: Option<char> = None;
        self.skip();
        for (at, sign) in self.rest.char_indices() {
            match (quote, sign) {
                (Some(mark), _) if sign == mark => quote = None,
                // A text ends with its line, but for one in slanted marks.
                (Some('"' | '\''), '\n') => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'' | '`') => quote = Some(sign),
                (None, '(' | '[' | '{') => open += 1,
                (None, ')' | ']' | '}' | ',') if open == 0 => {
                    self.rest = &self.rest[at..];
                    return;
                }
                (None, ')' | ']' | '}') => open -= 1,
                _ => {}
            }
        }
        self.rest = "";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_literal(text: &str) -> Option<Json> {
        read_at(text, 0).0.map(|literal| literal.value)
    }

    #[test]
    fn data_is_read_and_what_is_computed_is_left_out() {
        let text = "{ // head\n svg_id: \"radar\", width: 1450, colors: { grid: '#bbb', }, date: config.date,\n\
                    title: 'It\\'s ' + year, /* x */ rings: [ { name: \"A\" }, //R0\n { name: `B` }, ], entries, ok: true }";
        let expected = json!({"svg_id": "radar", "width": 1450, "colors": {"grid": "#bbb"}, "title": "It's ",
                              "rings": [{"name": "A"}, {"name": "B"}], "ok": true});
        assert_eq!(read_literal(text), Some(expected));
    }

    #[test]
    fn literals_of_a_script_are_found_in_code_only_and_their_elements_have_places() {
        let text = "// x = {a: 1}\n/* y = [2] */ const don = 'it = {b: 2}';\nexport default {entries: [{c: 3},\n {c: 4}]};\n\
                    f( [ 5 ] ); if (a) { b = {d: 6, e: [7]} } => {g: 8}";
        let found = find_literals(text);
        let values: Vec<Json> = found.iter().map(|literal| literal.value.clone()).collect();
        let entries = json!({"entries": [{"c": 3}, {"c": 4}]});
        assert_eq!(values, [entries, json!([5]), json!({"d": 6, "e": [7]})]);
        let names: Vec<&str> = found.iter().map(|literal| literal.name.as_str()).collect();
        assert_eq!(names, ["", "", "b"]);
        let begun: Vec<&str> = found[0].starts.iter().map(|start| &text[*start..start + 6]).collect();
        assert_eq!(begun, ["{c: 3}", "{c: 4}"]);
    }

    #[test]
    fn brackets_that_never_close_are_read_a_few_times_only() {
        assert!(find_literals(&"x={a:".repeat(100_000)).is_empty());
    }

    #[test]
    fn broken_and_deep_text_is_no_literal() {
        for text in ["", "{", "{a: [1", "{a 'b", &"[".repeat(10_000), "{\"a\": \"\\u12"] {
            assert_eq!(read_literal(text), None, "{text:?}");
        }
    }
}
