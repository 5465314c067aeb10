//! What the search of a site reads besides names: other names and descriptions, in a script of their own that is loaded
//! when somebody searches. A page from a folder can load a script, but not a file of data.

use std::collections::BTreeMap;

use crate::inert::{escape_json, show_line};
use crate::model::{Dossier, RadarTable};
use crate::render::markdown::take_words;
use crate::render::marks;

/// By the id of a technology: other names first, then descriptions.
pub type Texts = BTreeMap<String, Vec<String>>;

/// The texts of an edition.
pub fn texts_of(dossier: &Dossier) -> Texts {
    let technologies = dossier.technologies.iter().map(|technology| {
        let aliases = technology.aliases.iter().chain(technology.names.values().flatten());
        let mut texts: Vec<String> = Vec::new();
        for alias in aliases.filter(|alias| **alias != technology.name) {
            if !texts.contains(alias) {
                texts.push(alias.clone());
            }
        }
        texts.push(take_words(&technology.description));
        (technology.id.clone(), texts)
    });
    technologies.collect()
}

/// The texts of a table's last edition.
pub fn texts_of_table(table: &RadarTable) -> Texts {
    let items = table.items.iter().filter_map(|item| {
        let revision = table.revision(item, table.latest())?;
        let words = item.tags.iter().map(String::as_str).chain(item.teams());
        let mut texts: Vec<String> = words.map(str::to_owned).collect();
        texts.push(take_words(&revision.description));
        Some((item.id.clone(), texts))
    });
    items.collect()
}

/// The script: data only, handed to the one function that `site.js` waits with.
pub fn write_texts(texts: &Texts) -> String {
    let said = texts.iter().filter_map(|(id, texts)| {
        let shown = texts
            .iter()
            .map(|text| marks::strip(text))
            .map(|text| show_line(&text).into_owned())
            .filter(|text| !text.is_empty());
        let shown: Vec<String> = shown.collect();
        (!shown.is_empty()).then_some((id, shown))
    });
    let lines = said.map(|(id, texts)| format!("{}:{}", serde_json::json!(id), serde_json::json!(texts)));
    let json = lines.collect::<Vec<_>>().join(",\n");
    // Inside a script no sign may end it or begin markup, wherever the file is put.
    let json = escape_json(&json).replace('<', "\\u003c");
    format!("leadarTexts({{\n{json}\n}});\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_stay_strings() {
        let texts = Texts::from([(
            "a\"b".to_owned(),
            vec!["</script><b>\u{2028}\u{202e}'\\".to_owned(), String::new()],
        )]);
        let script = write_texts(&texts);
        assert!(
            script.is_ascii() || !script.contains(['\u{2028}', '\u{202e}']),
            "{script}"
        );
        assert!(!script.contains('<'), "{script}");
        let json = script
            .trim_start_matches("leadarTexts(")
            .trim_end()
            .trim_end_matches(");");
        let read: BTreeMap<String, Vec<String>> = serde_json::from_str(json).expect("it is JSON");
        assert_eq!(read.len(), 1);
        assert!(read["a\"b"][0].starts_with("</script><b>"), "{read:?}");
    }
}
