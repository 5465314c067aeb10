//! Workbooks: cells that are merged over several rows.

use super::lines;
use crate::ingest::made::archive;

fn excel(cells: &[(&str, &str)], merged: &[&str]) -> Vec<u8> {
    let mut rows: std::collections::BTreeMap<u32, String> = std::collections::BTreeMap::new();
    for (place, text) in cells {
        let row = place[1..].parse().expect("a row");
        let cell = format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        rows.entry(row).or_default().push_str(&cell);
    }
    let rows: String = rows
        .iter()
        .map(|(row, cells)| format!("<row r=\"{row}\">{cells}</row>"))
        .collect();
    let merged: String = merged
        .iter()
        .map(|area| format!("<mergeCell ref=\"{area}\"/>"))
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |role: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/{role}\" Target=\"{target}\"/></Relationships>"
        )
    };
    archive(&[
        ("_rels/.rels", &relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/_rels/workbook.xml.rels",
            &relation("worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
            ),
        ),
    ])
}

#[test]
fn a_cell_merged_over_rows_counts_in_each_row_that_has_something_of_its_own() {
    let cells = [
        ("A1", "Group"),
        ("B1", "Gap"),
        ("C1", "Priority"),
        ("A2", "Divers"),
        ("B2", "No light"),
        ("B3", "No air"),
        ("C3", "high"),
        ("A6", "Riders"),
        ("B6", "No saddle"),
    ];
    let expected = [
        "Group | Gap | Priority",
        "Divers | No light",
        "Divers | No air | high",
        "Riders | No saddle",
    ];
    assert_eq!(lines(&excel(&cells, &["A2:A5", "C3:C4"])), expected);
    let apart = [
        "Group | Gap | Priority",
        "Divers | No light",
        " | No air | high",
        "Riders | No saddle",
    ];
    assert_eq!(lines(&excel(&cells, &["B2:C2"])), apart);
}

#[test]
fn merged_cells_without_end_are_an_error_and_take_no_time() {
    let cells: Vec<(String, String)> = (1..=2_000).map(|row| (format!("A{row}"), "x".to_owned())).collect();
    let cells: Vec<(&str, &str)> = cells
        .iter()
        .map(|(place, text)| (place.as_str(), text.as_str()))
        .collect();
    let bytes = excel(&cells, &vec!["A1:XFD1048576"; 300]);
    let error = super::read_document("report", &bytes, super::Lexicon::built_in()).expect_err("too much");
    assert!(error.message.contains("merges more than"), "{error}");
}

#[test]
fn an_open_document_sheet_does_the_same() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let tall = |text: &str, rows: u8| {
        format!("<table:table-cell table:number-rows-spanned=\"{rows}\"><text:p>{text}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell/>";
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row(&[&cell("Group"), &cell("Gap"), &cell("Votes")]),
        row(&[&tall("Divers", 3), &cell("No light"), &tall("7", 2)]),
        row(&[covered, &cell("No air"), covered]),
        row(&["<table:covered-table-cell table:number-columns-repeated=\"3\"/>"]),
        row(&[&cell("Riders"), &cell("No saddle")]),
    ];
    let content = format!(
        "<o:document-content xmlns:o=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"Sheet1\">{}</table:table></o:document-content>",
        rows.concat()
    );
    let bytes = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ]);
    let expected = [
        "Group | Gap | Votes",
        "Divers | No light | 7",
        "Divers | No air | 7",
        "Riders | No saddle",
    ];
    assert_eq!(lines(&bytes), expected);
}
