//! Office packages (ECMA-376, part 2): which file is the main part, and which parts it names, by their relations.
//!
//! A package says in `_rels/.rels` which part is the document, and each part says in `_rels/` beside it which others it
//! needs. The names of files are custom only: Word writes `word/document.xml`, Word for the web `word/document2.xml`.

use super::{Archive, Step, walk};
use crate::diagnostic::Diagnostic;

/// What an Office package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackageKind {
    /// A text.
    Word,
    /// A workbook.
    Excel,
    /// A workbook in the binary form.
    BinaryExcel,
    /// Slides.
    PowerPoint,
}

/// The main part of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MainPart {
    /// What it is.
    pub kind: PackageKind,
    /// Its path in the archive.
    pub path: String,
}

/// A part that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What it is to the other: the last word of its type, such as `styles`.
    pub role: String,
    /// Its path in the archive.
    pub path: String,
}

/// Where the main part stands in a package that names none.
const CUSTOMARY: [&str; 4] = [
    "word/document.xml",
    "xl/workbook.xml",
    "xl/workbook.bin",
    "ppt/presentation.xml",
];

/// The main part of a package: the one it names, or else one at a customary place; `None` where it has neither.
pub fn find_main_part(archive: &mut Archive) -> Result<Option<MainPart>, Diagnostic> {
    let named = read_relations(archive, "")?;
    let named = named.into_iter().filter(|relation| relation.role == "officeDocument");
    let customary = CUSTOMARY.iter().map(|path| (*path).to_owned());
    for path in named.map(|relation| relation.path).chain(customary) {
        if let Some(kind) = kind_of(archive, &path)?.filter(|_| archive.holds(&path)) {
            return Ok(Some(MainPart { kind, path }));
        }
    }
    Ok(None)
}

/// What a main part is: by its type where the package lists types, otherwise by its folder.
fn kind_of(archive: &mut Archive, path: &str) -> Result<Option<PackageKind>, Diagnostic> {
    const TYPES: &str = "[Content_Types].xml";
    let mut told = String::new();
    if let Some(text) = archive.read_if(TYPES)? {
        let read = walk(&text, |step| {
            if let Step::Open("Override", attributes) = step {
                let name = attributes.get("PartName").unwrap_or_default();
                if name.trim_start_matches('/').eq_ignore_ascii_case(path) {
                    told = attributes.get("ContentType").unwrap_or_default().to_lowercase();
                }
            }
        });
        read.map_err(|error| archive.damaged(&format!("{TYPES}: {error}")))?;
    }
    let folder = path.split('/').next().unwrap_or_default();
    let holds = |words: [&str; 2]| words.iter().any(|word| told.contains(word));
    Ok(match () {
        () if holds(["wordprocessingml", "ms-word"]) => Some(PackageKind::Word),
        () if told.contains("sheet.binary") => Some(PackageKind::BinaryExcel),
        () if holds(["spreadsheetml", "ms-excel"]) => Some(PackageKind::Excel),
        () if holds(["presentationml", "ms-powerpoint"]) => Some(PackageKind::PowerPoint),
        () if folder == "word" => Some(PackageKind::Word),
        () if folder == "xl" && path.ends_with(".bin") => Some(PackageKind::BinaryExcel),
        () if folder == "xl" => Some(PackageKind::Excel),
        () if folder == "ppt" => Some(PackageKind::PowerPoint),
        () => None,
    })
}

/// The parts that a part names, in the order in which it names them; those of the package itself for an empty path.
pub fn read_relations(archive: &mut Archive, part: &str) -> Result<Vec<Relation>, Diagnostic> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = match folder {
        "" => format!("_rels/{name}.rels"),
        folder => format!("{folder}/_rels/{name}.rels"),
    };
    let Some(text) = archive.read_if(&path)? else {
        return Ok(Vec::new());
    };
    let mut relations = Vec::new();
    let read = walk(&text, |step| {
        if let Step::Open("Relationship", attributes) = step {
            let outside = attributes.get("TargetMode").is_some_and(|mode| mode == "External");
            let role = attributes
                .get("Type")
                .unwrap_or_default()
                .rsplit('/')
                .next()
                .unwrap_or_default();
            if let Some(target) = attributes.get("Target").filter(|_| !outside) {
                relations.push(Relation {
                    role: role.to_owned(),
                    path: resolve(folder, target),
                });
            }
        }
    });
    read.map_err(|error| archive.damaged(&format!("{path}: {error}")))?;
    Ok(relations)
}

/// A target as a path in the archive: from its root after a slash, otherwise from the folder of the part that names it.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_from_the_folder_of_the_part_or_from_the_root() {
        for (folder, target, path) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles2.xml", "word/styles2.xml"),
            ("word", "../notes/a.xml", "notes/a.xml"),
            ("", "word/document2.xml", "word/document2.xml"),
            ("", "../../escape", "escape"),
        ] {
            assert_eq!(resolve(folder, target), path);
        }
    }
}
