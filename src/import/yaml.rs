//! YAML as JSON, with names as they are written: `007`, `1.10`, `1e5`, `yes` and `null` are names where one is asked for.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

/// Keys of names, which are text whatever they look like.
const NAMES: [&str; 3] = ["title", "name", "label"];

/// Keys of identifiers and words; nothing there is nothing.
const WORDS: [&str; 12] = [
    "id",
    "key",
    "ring",
    "ringId",
    "rings",
    "quadrant",
    "quadrants",
    "segment",
    "segments",
    "sector",
    "tags",
    "release",
];

/// Reads YAML.
pub fn read_yaml(text: &str) -> Result<Json, serde_saphyr::Error> {
    let shape: Json = serde_saphyr::from_str(text)?;
    let options = serde_saphyr::options! { null_as_string: true };
    let written = Written {
        shape: &shape,
        kind: Kind::Value,
    };
    let read = serde_saphyr::with_deserializer_from_str_with_options(text, options, |deserializer| {
        written.deserialize(deserializer)
    });
    // What could be read once as values can be read as texts; should it not be, the values stand.
    Ok(read.unwrap_or(shape))
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Word,
    Value,
}

impl Kind {
    fn of(key: &str) -> Kind {
        match key {
            key if NAMES.contains(&key) => Kind::Name,
            key if WORDS.contains(&key) => Kind::Word,
            _ => Kind::Value,
        }
    }
}

/// A value of a known shape, whose names and words are read as they are written.
#[derive(Clone, Copy)]
struct Written<'s> {
    shape: &'s Json,
    kind: Kind,
}

impl<'de> DeserializeSeed<'de> for Written<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        let is_text = match self.shape {
            Json::Object(_) => return deserializer.deserialize_map(self),
            Json::Array(_) => return deserializer.deserialize_seq(self),
            Json::Null => self.kind == Kind::Name,
            Json::Bool(_) | Json::Number(_) | Json::String(_) => self.kind != Kind::Value,
        };
        if is_text {
            String::deserialize(deserializer).map(Json::String)
        } else {
            Json::deserialize(deserializer)
        }
    }
}

impl<'de> Visitor<'de> for Written<'_> {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a map or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut map = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            let value = access.next_value_seed(Written {
                shape: self.shape.get(&key).unwrap_or(&Json::Null),
                kind: Kind::of(&key),
            })?;
            map.insert(key, value);
        }
        Ok(Json::Object(map))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element_seed(Written {
            shape: self.shape.get(list.len()).unwrap_or(&Json::Null),
            kind: self.kind,
        })? {
            list.push(value);
        }
        Ok(Json::Array(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn names_are_what_is_written_and_anything_else_is_a_value() {
        for name in [
            "007",
            "1.10",
            "1e5",
            "yes",
            "null",
            "~",
            "2024-01-01",
            "0x1F",
            ".5",
            "+1",
            "true",
            "1_000",
            "a b",
        ] {
            let found = read_yaml(&format!(
                "title: {name}\nfeatured: false\nmoved: -1\ntags: [{name}, b]\n"
            ));
            let tag = if ["null", "~"].contains(&name) {
                Json::Null
            } else {
                json!(name)
            };
            let expected = json!({"title": name, "featured": false, "moved": -1, "tags": [tag, "b"]});
            assert_eq!(found.expect("it is YAML"), expected, "{name}");
        }
        let nested = "entries:\n- {title: 1.10, id: 007, n: 007, timeline: [{date: 2020-01-01, ringId: 1, moved: 1}]}\n- title:\n";
        let found = read_yaml(nested).expect("it is YAML");
        assert_eq!(found["entries"][0]["title"], json!("1.10"));
        assert_eq!(found["entries"][0]["id"], json!("007"));
        assert_eq!(found["entries"][0]["timeline"][0]["ringId"], json!("1"));
        assert_eq!(found["entries"][0]["timeline"][0]["moved"], json!(1));
        assert_eq!(found["entries"][1]["title"], json!(""));
        let anchors = read_yaml("a: &x {title: 010}\nb: *x\n").expect("it is YAML");
        assert_eq!(anchors["b"]["title"], json!("010"));
    }

    proptest! {
        #[test]
        fn whatever_is_yaml_stays_so_and_a_plain_name_is_itself(name in "[A-Za-z0-9.][A-Za-z0-9. _+-]{0,8}[A-Za-z0-9]") {
            let found = read_yaml(&format!("title: {name}\n")).expect("it is YAML");
            prop_assert_eq!(&found["title"], &json!(name));
        }
    }
}
