//! A small workbook (Office Open XML, ECMA-376): texts and numbers in rows below a frozen header, a filter on it, limits on
//! cells to be filled in.
//!
//! Every text is an inline string, which is no formula whatever it begins with. No clock and no name of a machine goes in.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::inert::show;

/// A sheet.
pub struct Sheet {
    /// Its name, at most 31 letters.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows below the header.
    pub rows: Vec<Vec<String>>,
    /// The first and the last column that take numbers only, and the ends of these.
    pub numbers: Option<((usize, usize), (f64, f64))>,
    /// Whether its rows can be filtered from the header.
    pub filtered: bool,
}

/// A column.
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its width, in letters.
    pub width: u8,
    /// Whether people fill it in.
    pub filled: bool,
    /// Whether its cells are numbers where they can be read as one.
    pub number: bool,
}

/// The most letters that spreadsheets take in a cell.
const CELL: usize = 32_767;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Styles of cells: plain and wrapped, the header, cells to be filled in.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
    <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8E8E8\"/></patternFill></fill>\
    <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFF8DC\"/></patternFill></fill></fills>\
    <borders count=\"1\"><border/></borders>\
    <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\"/>\
    <xf fillId=\"3\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>";

/// Writes a workbook with these sheets.
pub fn write_workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        (
            "_rels/.rels".to_owned(),
            relations(&[("officeDocument".into(), "xl/workbook.xml".into())]),
        ),
        ("xl/workbook.xml".to_owned(), book(sheets)),
        ("xl/_rels/workbook.xml.rels".to_owned(), book_relations(sheets.len())),
        (
            "xl/styles.xml".to_owned(),
            format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"),
        ),
    ];
    let parts = sheets.iter().enumerate();
    files.extend(parts.map(|(index, sheet)| (format!("xl/worksheets/sheet{}.xml", index + 1), sheet_xml(sheet))));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let started = archive.start_file(name, SimpleFileOptions::default());
        started.expect("a file in memory can be begun");
        archive.write_all(text.as_bytes()).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes every byte").into_inner()
}

fn content_types(sheets: usize) -> String {
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>");
    let sheets = (1..=sheets).map(|number| part(&format!("worksheets/sheet{number}"), "worksheet"));
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("workbook", "sheet.main"),
        part("styles", "styles"),
        sheets.collect::<String>()
    )
}

fn relations(targets: &[(String, String)]) -> String {
    let targets = targets.iter().zip(1..).map(|((kind, target), number)| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    });
    let targets: String = targets.collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{targets}</Relationships>")
}

fn book_relations(sheets: usize) -> String {
    let sheets = (1..=sheets).map(|number| ("worksheet".to_owned(), format!("worksheets/sheet{number}.xml")));
    let styles = ("styles".to_owned(), "styles.xml".to_owned());
    relations(&sheets.chain([styles]).collect::<Vec<_>>())
}

fn book(sheets: &[Sheet]) -> String {
    let sheets = sheets.iter().zip(1..).map(|(sheet, number)| {
        let name = escape(&sheet.name);
        format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")
    });
    let sheets: String = sheets.collect();
    format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>")
}

fn sheet_xml(sheet: &Sheet) -> String {
    let columns = sheet.columns.iter().zip(1..).map(|(column, number)| {
        format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{}\" customWidth=\"1\"/>",
            column.width
        )
    });
    let columns: String = columns.collect();
    let header = sheet
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| text_cell(index, 1, &column.name, 1));
    let header = row(1, header.collect());
    let rows = sheet.rows.iter().zip(2..).map(|(cells, number)| {
        let cells = cells.iter().enumerate().map(|(index, text)| {
            let column = &sheet.columns[index];
            let style = if column.filled { 2 } else { 0 };
            match column.number && is_number(text) {
                true => number_cell(index, number, text, style),
                false => text_cell(index, number, text, style),
            }
        });
        row(number, cells.collect())
    });
    let rows: String = rows.collect();
    let limits = sheet.numbers.filter(|_| !sheet.rows.is_empty()).map(|((first, last), (low, high))| {
        let cells = format!("{}2:{}{}", letters(first), letters(last), sheet.rows.len() + 1);
        format!(
            "<dataValidations count=\"1\"><dataValidation type=\"decimal\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"{cells}\">\
             <formula1>{low}</formula1><formula2>{high}</formula2></dataValidation></dataValidations>"
        )
    });
    format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{columns}</cols><sheetData>{header}{rows}</sheetData>{}{}</worksheet>",
        filter(sheet),
        limits.unwrap_or_default()
    )
}

/// The filter on the header, over all rows.
fn filter(sheet: &Sheet) -> String {
    match (sheet.filtered, sheet.columns.len()) {
        (false, _) | (true, 0) => String::new(),
        (true, columns) => {
            let last = format!("{}{}", letters(columns - 1), sheet.rows.len() + 1);
            format!("<autoFilter ref=\"A1:{last}\"/>")
        }
    }
}

fn row(number: usize, cells: String) -> String {
    format!("<row r=\"{number}\">{cells}</row>")
}

/// Whether a text is a number as XML Schema writes it, with an end.
fn is_number(text: &str) -> bool {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    plain && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn number_cell(column: usize, row: usize, number: &str, style: u8) -> String {
    format!("<c r=\"{}{row}\" s=\"{style}\"><v>{number}</v></c>", letters(column))
}

fn text_cell(column: usize, row: usize, text: &str, style: u8) -> String {
    let place = format!("{}{row}", letters(column));
    if text.is_empty() {
        return format!("<c r=\"{place}\" s=\"{style}\"/>");
    }
    let text = escape(&cut(text));
    format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

/// As much of a text as a cell takes; what is longer ends with an ellipsis.
fn cut(text: &str) -> std::borrow::Cow<'_, str> {
    // Spreadsheets count in units of UTF-16, of which a letter has up to two.
    match text.encode_utf16().count() > CELL {
        true => (text.chars().take(CELL / 2 - 1).collect::<String>() + "…").into(),
        false => text.into(),
    }
}

/// The letters of a column, from 0: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

/// Text as XML takes it; signs that nobody sees are shown.
fn escape(text: &str) -> String {
    let text = show(text);
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 51, 52].map(letters), ["A", "Z", "AA", "AZ", "BA"]);
    }

    #[test]
    fn a_cell_holds_a_number_only_where_its_column_does_and_never_a_formula() {
        let column = |number: bool| Column {
            name: "c".into(),
            width: 9,
            filled: false,
            number,
        };
        let row = |text: &str| vec![text.to_owned(), text.to_owned()];
        let sheet = Sheet {
            name: "s".into(),
            columns: vec![column(true), column(false)],
            rows: ["0.25", "=1+1", "inf", ""].map(row).into(),
            numbers: None,
            filtered: true,
        };
        let xml = sheet_xml(&sheet);
        assert!(xml.contains("<c r=\"A2\" s=\"0\"><v>0.25</v></c>"));
        assert_eq!(xml.matches("<v>").count(), 1, "{xml}");
        assert_eq!(xml.matches(">=1+1</t>").count(), 2, "a text stays a text: {xml}");
        assert!(!xml.contains("<f>"));
        assert!(xml.contains("</sheetData><autoFilter ref=\"A1:B5\"/>"));
    }

    #[test]
    fn a_cell_takes_no_more_than_spreadsheets_do() {
        assert_eq!(cut("short"), "short");
        let long = cut(&"𝒳".repeat(40_000)).into_owned();
        assert!(long.ends_with('…') && long.encode_utf16().count() <= CELL);
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(escape("a<b & \"c\""), "a&lt;b &amp; &quot;c&quot;");
    }
}
