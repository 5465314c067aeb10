//! What several targets need: reports checked, and archives made around what the fuzzer thinks up.

use std::fs;
use std::io::{Cursor, Write};

use leadar::{ingest, store};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Drafts a report; every line must be accounted for.
pub fn report(name: &str, bytes: &[u8]) {
    if let Ok(draft) = ingest::draft_workshops(name, bytes, &ingest::Knowledge::default()) {
        assert!(draft.ledger.adds_up());
    }
}

/// Reads a small radar with the bytes in place of one of its files, which the first byte chooses.
pub fn data_file(files: &[&str], bytes: &[u8]) {
    let Some((choice, rest)) = bytes.split_first() else {
        return;
    };
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("radar-data");
    store::write_starter(&data).expect("the starter is written");
    let path = data.join(files[usize::from(*choice) % files.len()]);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, rest).expect("written");
    assert_ne!(store::read_dossier(&data).err().map(|faults| faults.len()), Some(0), "a refusal says why");
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file is begun");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("the archive is whole").into_inner()
}

/// A Word file of a text.
pub fn word(document: &[u8]) -> Vec<u8> {
    archive(&[("word/document.xml", document)])
}

/// An OpenDocument workbook of its content.
pub fn calc(content: &[u8]) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ])
}

/// A workbook of a sheet and a table of strings, which a zero byte parts.
pub fn excel(bytes: &[u8]) -> Vec<u8> {
    let (sheet, strings) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &b"<sst/>"[..]),
    };
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}
