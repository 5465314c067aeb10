//! A new technology written into `technologies/`, and a further name added to one that is there; checked as part of the
//! whole radar first.

use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

use crate::diagnostic::{Diagnostic, Place};
use crate::disk::{self, place};
use crate::model::{NewTechnology, TrlBasis};

use super::draft_file::local_date;
use super::files::TextFile;
use super::names::{hint_of_safe, is_safe};
use super::read_dossier_with;
use super::writing::{replace_file, write_new_file};

/// The largest file that is changed, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Writes a technology that is not there yet; nothing where the radar would have an error with it.
pub fn write_technology(folder: &Path, technology: &NewTechnology) -> Result<(), Vec<Diagnostic>> {
    if !is_safe(&technology.id) {
        let message = format!("the identifier {:?} cannot be the name of a file.", technology.id);
        let told = Diagnostic::error(Place::in_file("technologies"), message);
        return Err(vec![told.with_hint(hint_of_safe(&technology.id))]);
    }
    let file = format!("technologies/{}.toml", technology.id);
    let path = folder.join(&file);
    if path.exists() {
        let told = Diagnostic::error(place(&path), "a technology of this identifier is there already.");
        return Err(vec![told.with_hint("give it another identifier")]);
    }
    let text = to_toml(technology).to_string();
    check_with(folder, file, &path, &text)?;
    write_new_file(&path, &text).map_err(|complaint| vec![complaint])
}

/// The errors of a radar as it would be with a file.
fn check_with(folder: &Path, file: String, path: &Path, text: &str) -> Result<(), Vec<Diagnostic>> {
    let shown = path.display().to_string();
    let with = TextFile::new(file, shown, text.to_owned());
    match read_dossier_with(folder, Some(with)) {
        Ok(_) => Ok(()),
        Err(told) => Err(told.into_iter().filter(Diagnostic::is_error).collect()),
    }
}

fn to_toml(technology: &NewTechnology) -> DocumentMut {
    let mut document = DocumentMut::new();
    document["name"] = value(&technology.name);
    document["aliases"] = value(technology.aliases.iter().collect::<Array>());
    document["description"] = value(&technology.description);
    document["activity"] = value(&technology.activity);
    document["topics"] = value(technology.topics.iter().collect::<Array>());
    document["legal_class"] = value(&technology.legal_class);
    let mut trl = Table::new();
    trl["low"] = value(i64::from(technology.trl.0.level()));
    trl["high"] = value(i64::from(technology.trl.1.level()));
    trl["basis"] = value(TrlBasis::DeskEstimate.as_str());
    trl["date"] = value(local_date(technology.date));
    document["trl"] = Item::Table(trl);
    document
}

/// Adds a name to the aliases of a technology; everything else of its file stays as it is, comments and order too.
pub fn add_alias(folder: &Path, technology: &str, alias: &str) -> Result<(), Vec<Diagnostic>> {
    let file = format!("technologies/{technology}.toml");
    let path = folder.join(&file);
    let one = |complaint: Diagnostic| vec![complaint];
    let before = disk::read_regular_text(&path, LARGEST).map_err(one)?;
    let text = with_alias(&before, alias).map_err(|why| one(Diagnostic::error(place(&path), why)))?;
    check_with(folder, file, &path, &text)?;
    replace_file(&path, &before, &text).map_err(one)
}

fn with_alias(text: &str, alias: &str) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error| format!("this is not TOML: {error}."))?;
    let aliases = document.entry("aliases").or_insert_with(|| value(Array::new()));
    let aliases = aliases.as_array_mut().ok_or("aliases is no list.")?;
    push_like_last(aliases, alias);
    Ok(document.to_string())
}

/// Adds a text behind the last one, on a line of its own where that has one; remarks stay with what they stand beside.
fn push_like_last(list: &mut Array, text: &str) {
    let raw = |raw: Option<&toml_edit::RawString>| raw.and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
    let count = list.len();
    let Some(last) = count.checked_sub(1).and_then(|last| list.get_mut(last)) else {
        return list.push(text);
    };
    let (before, after) = (raw(last.decor().prefix()), raw(last.decor().suffix()));
    let indent = match before.rfind('\n') {
        Some(line) => before[line..].to_owned(),
        None => " ".to_owned(),
    };
    last.decor_mut().set_suffix("");
    // What stands between the last one and the end, less the line of the closing bracket.
    let behind = match list.trailing_comma() {
        true => raw(Some(list.trailing())),
        false => after.clone(),
    };
    let (remark, end) = match (behind.contains('#'), behind.rfind('\n')) {
        (true, Some(line)) => behind.split_at(line),
        _ => ("", behind.as_str()),
    };
    let mut value = Value::from(text);
    value.decor_mut().set_prefix(format!("{remark}{indent}"));
    if list.trailing_comma() {
        list.set_trailing(end);
    } else {
        value.decor_mut().set_suffix(end);
    }
    list.push_formatted(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_added_as_the_list_is_written_and_the_rest_stays() {
        for (before, after) in [
            ("aliases = []\n", "aliases = [\"x\"]\n"),
            ("aliases = [\"a\"] # why\n", "aliases = [\"a\", \"x\"] # why\n"),
            ("aliases = [ 'a', \"b\" ]\n", "aliases = [ 'a', \"b\", \"x\" ]\n"),
            (
                "aliases = [\n    \"a\",\n    \"b\",\n]\n",
                "aliases = [\n    \"a\",\n    \"b\",\n    \"x\",\n]\n",
            ),
            (
                "aliases = [\n  \"a\",\n  \"b\"\n]\n",
                "aliases = [\n  \"a\",\n  \"b\",\n  \"x\"\n]\n",
            ),
            (
                "aliases = [\n    # first\n    \"a\", # of the maker\n]\n",
                "aliases = [\n    # first\n    \"a\", # of the maker\n    \"x\",\n]\n",
            ),
        ] {
            let frame = |list: &str| format!("# Head.\nname  = 'N'\n{list}\n[trl] # kept\nlow=1\n");
            assert_eq!(with_alias(&frame(before), "x"), Ok(frame(after)));
        }
        assert_eq!(
            with_alias("name = \"N\"\n\n[trl]\nlow = 1\n", "x\"y"),
            Ok("name = \"N\"\naliases = ['x\"y']\n\n[trl]\nlow = 1\n".to_owned())
        );
        assert!(with_alias("aliases = 1", "x").is_err());
        assert!(with_alias("aliases", "x").is_err());
    }
}
