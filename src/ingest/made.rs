//! Files made for tests: archives with the texts given, documents of PDF with the objects given.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive with files, path and text each.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        archive
            .start_file(*path, SimpleFileOptions::default())
            .expect("a file begins");
        archive.write_all(text.as_bytes()).expect("it is written");
    }
    archive.finish().expect("it ends").into_inner()
}

/// A document of PDF with its objects, the catalogue first.
#[cfg(feature = "pdf-text")]
pub fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut starts = Vec::new();
    for (number, object) in (1..).zip(objects) {
        starts.push(file.len());
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = file.len();
    let entries: String = starts.iter().map(|start| format!("{start:010} 00000 n \n")).collect();
    file.push_str(&format!(
        "xref\n0 {0}\n0000000000 65535 f \n{entries}trailer\n<< /Size {0} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    file.into_bytes()
}
