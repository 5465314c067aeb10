//! Object literals of JavaScript, as far as they are data: comments, bare keys, single quotes and trailing commas are
//! allowed; what has to be computed is left out.

use serde_json::{Map, Number, Value as Json};

/// How deep literals may be nested.
const DEEPEST: usize = 40;

/// Reads the literal at the beginning of the text; `None` when it is none.
pub fn read_literal(text: &str) -> Option<Json> {
    let mut reader = Reader { rest: text };
    reader.value(0)
}

struct Reader<'t> {
    rest: &'t str,
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
            if self.take(':')
                && let Some(value) = self.value(depth + 1)
            {
                object.insert(key, value);
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
        let mut list = Vec::new();
        while !self.take(']') {
            list.extend(self.value(depth + 1));
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

    #[test]
    fn data_is_read_and_what_is_computed_is_left_out() {
        let text = "{ // head\n svg_id: \"radar\", width: 1450, colors: { grid: '#bbb', }, date: config.date,\n\
                    title: 'It\\'s ' + year, /* x */ rings: [ { name: \"A\" }, //R0\n { name: `B` }, ], entries, ok: true }";
        let expected = json!({"svg_id": "radar", "width": 1450, "colors": {"grid": "#bbb"}, "title": "It's ",
                              "rings": [{"name": "A"}, {"name": "B"}], "ok": true});
        assert_eq!(read_literal(text), Some(expected));
    }

    #[test]
    fn broken_and_deep_text_is_no_literal() {
        for text in ["", "{", "{a: [1", "{a 'b", &"[".repeat(10_000), "{\"a\": \"\\u12"] {
            assert_eq!(read_literal(text), None, "{text:?}");
        }
    }
}
