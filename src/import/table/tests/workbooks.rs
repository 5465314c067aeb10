//! Promises on workbooks: merged cells, further sheets, dates, links, what is hidden.

use super::*;

/// An archive of files.
fn archive(files: &[(&str, String)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, options).expect("a file is begun");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("the archive is whole").into_inner()
}

/// A workbook of both kinds: rows of texts, and cells merged over rows as row, column and count, all from 1.
fn workbooks(rows: &[&[&str]], merged: &[(usize, usize, usize)]) -> [(&'static str, Vec<u8>); 2] {
    let letter = |column: usize| char::from(b'A' + u8::try_from(column - 1).expect("few columns"));
    let (mut excel, mut calc) = (String::new(), String::new());
    for (row, texts) in (1..).zip(rows) {
        excel.push_str(&format!("<row r=\"{row}\">"));
        calc.push_str("<table:table-row>");
        for (column, text) in (1..).zip(*texts) {
            let covered =
                |(first, at, count): &(usize, usize, usize)| *at == column && (first + 1..first + count).contains(&row);
            let spans = merged.iter().find(|(first, at, _)| (*first, *at) == (row, column));
            let spans = spans.map_or(String::new(), |(.., count)| {
                format!(" table:number-rows-spanned=\"{count}\"")
            });
            if merged.iter().any(covered) {
                calc.push_str("<table:covered-table-cell/>");
                continue;
            }
            calc.push_str(&format!(
                "<table:table-cell{spans}><text:p>{text}</text:p></table:table-cell>"
            ));
            if !text.is_empty() {
                let place = letter(column);
                excel.push_str(&format!(
                    "<c r=\"{place}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                ));
            }
        }
        excel.push_str("</row>");
        calc.push_str("</table:table-row>");
    }
    let spans: String = merged
        .iter()
        .map(|(row, column, count)| {
            let letter = letter(*column);
            format!("<mergeCell ref=\"{letter}{row}:{letter}{}\"/>", row + count - 1)
        })
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let excel = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{excel}</sheetData><mergeCells>{spans}</mergeCells></worksheet>"
            ),
        ),
    ];
    let calc = [(
        "content.xml",
        format!(
            "<office:body xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\"><table:table table:name=\"s\">{calc}</table:table></office:body>"
        ),
    )];
    [("t.xlsx", archive(&excel)), ("t.ods", archive(&calc))]
}

#[test]
fn a_merged_cell_counts_in_each_of_its_rows() {
    let rows: &[&[&str]] = &[
        &["Radar of all things", "", "", ""],
        &[],
        &["sector", "name", "ring", "score"],
        &["Air", "A", "Adopt", "80 %"],
        &["", "B", "", "0,4"],
        &["", "C", "Hold", ""],
        &["Sea", "D", "Trial", ""],
        &["", "E", "Trial", ""],
    ];
    for (name, bytes) in workbooks(rows, &[(1, 1, 2), (4, 1, 3), (4, 3, 2), (7, 1, 2)]) {
        let (radar, diagnostics) = read_table(name, &bytes);
        assert_eq!(told(&diagnostics), [""; 0], "{name}");
        let expected = [
            "1 a Air/Adopt Some(0.8)",
            "2 b Air/Adopt Some(0.4)",
            "3 d Sea/Trial None",
            "4 e Sea/Trial None",
            "5 c Air/Hold None",
        ];
        assert_eq!(rows_of(radar), expected, "{name}");
        assert_eq!(warnings(&diagnostics).len(), 1, "the title is told: {diagnostics:#?}");
    }
}

#[test]
fn rows_of_one_merged_name_are_one_item_and_what_they_say_otherwise_is_told() {
    let rows: &[&[&str]] = &[
        &["name", "ring", "sector", "description", "tags"],
        &["A", "Adopt", "Air", "One.", "x"],
        &["", "Hold", "", "Two.", "y"],
        &["B", "Trial", "Air", "", ""],
    ];
    for (name, bytes) in workbooks(rows, &[(2, 1, 2)]) {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        assert_eq!(table.items.len(), 2, "{name}");
        let item = &table.items[0];
        assert_eq!(
            (item.revisions[0].description.as_str(), item.tags.join(" ")),
            ("One.\n\nTwo.", "x y".to_owned())
        );
        let found = warnings(&import.diagnostics);
        assert!(
            found.len() == 1
                && found[0].starts_with(&format!(
                    "warning: {name}:3:2: \"Hold\" is not read: the row belongs to the merged name of row 2"
                )),
            "{found:#?}"
        );
    }
}

/// A workbook of both kinds whose first sheet is a table, beside sheets of other names.
fn books(sheets: &[(&str, &[&[&str]])]) -> [(&'static str, Vec<u8>); 2] {
    let cells = |rows: &[&[&str]], open: &str, close: &str| {
        let row = |texts: &&[&str]| {
            texts
                .iter()
                .map(|text| format!("{open}{text}{close}"))
                .collect::<String>()
        };
        rows.iter().map(row).collect::<Vec<_>>()
    };
    let calc = sheets.iter().map(|(name, rows)| {
        let rows = cells(rows, "<table:table-cell><text:p>", "</text:p></table:table-cell>");
        let rows: String = rows
            .iter()
            .map(|row| format!("<table:table-row>{row}</table:table-row>"))
            .collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    });
    let calc: String = calc.collect();
    let calc = [(
        "content.xml",
        format!("<office:body xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\">{calc}</office:body>"),
    )];
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut named, mut related, mut excel) = (String::new(), String::new(), Vec::new());
    for (number, (name, rows)) in (1..).zip(sheets) {
        named.push_str(&format!(
            "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>"
        ));
        related.push_str(&format!(
            "<Relationship Id=\"r{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        ));
        let rows = (1..).zip(*rows).map(|(row, texts): (usize, &&[&str])| {
            let cells = ('A'..).zip(*texts).filter(|(_, text)| !text.is_empty());
            let cells: String = cells
                .map(|(letter, text)| format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))
                .collect();
            format!("<row r=\"{row}\">{cells}</row>")
        });
        let rows: String = rows.collect();
        excel.push((
            [
                "xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet2.xml",
                "xl/worksheets/sheet3.xml",
            ][number - 1],
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    excel.push(("_rels/.rels", format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")));
    excel.push((
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{named}</sheets></workbook>"),
    ));
    excel.push((
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships xmlns=\"{relations}\">{related}</Relationships>"),
    ));
    [("t.xlsx", archive(&excel)), ("t.ods", archive(&calc))]
}

#[test]
fn sheets_beside_the_table_list_rings_and_sectors_with_order_and_meaning() {
    let table: &[&[&str]] = &[
        &["name", "ring", "sector"],
        &["A", "Later", "Air"],
        &["B", "Soon", "Sea"],
    ];
    let rings: &[&[&str]] = &[
        &["ring", "meaning", "order", "owner"],
        &["Later", "Not *yet*.", "3", "Ann"],
        &["Soon", "Try it.", "1", ""],
        &["Maybe", "", "2", ""],
    ];
    let sectors: &[&[&str]] = &[
        &["Sectors of the radar"],
        &["name", "description"],
        &["Sea", "Wet."],
        &["Air", ""],
    ];
    for (name, bytes) in books(&[("Items", table), ("Rings", rings), ("sectors", sectors)]) {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        let named = |names: &[crate::model::TableName]| -> Vec<String> {
            names
                .iter()
                .map(|name| format!("{}: {}", name.name, name.description))
                .collect()
        };
        assert_eq!(
            named(&table.rings),
            ["Soon: Try it.", "Maybe: ", "Later: Not *yet*."],
            "{name}"
        );
        assert_eq!(named(&table.sectors), ["Sea: Wet.", "Air: "], "{name}");
        let found = warnings(&import.diagnostics);
        assert!(
            found.len() == 1 && found[0].contains(":1:4: the column \"owner\" of the sheet \"Rings\" is not read."),
            "{found:#?}"
        );
    }
}

#[test]
fn sheets_and_columns_say_colours_and_our_json_keeps_them() {
    let table: &[&[&str]] = &[
        &["name", "ring", "sector"],
        &["A", "Later", "Air"],
        &["B", "Soon", "Sea"],
    ];
    let rings: &[&[&str]] = &[&["ring", "colour"], &["Soon", "#ddeeff"], &["Later", "red"]];
    let sectors: &[&[&str]] = &[&["name", "Color"], &["Sea", "#123"], &["Air", ""]];
    for (name, bytes) in books(&[("Items", table), ("Rings", rings), ("sectors", sectors)]) {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        let colours = |table: &crate::model::RadarTable| {
            let names = table.rings.iter().chain(&table.sectors);
            names.map(|name| name.colour).collect::<Vec<_>>()
        };
        let expected = [Some([0xdd, 0xee, 0xff]), None, Some([0x11, 0x22, 0x33]), None];
        assert_eq!(colours(&table), expected, "{name}");
        let found = warnings(&import.diagnostics);
        assert!(
            found.len() == 1 && found[0].contains(":3:2: \"red\" is no colour"),
            "{found:#?}"
        );
        let json = crate::import::radar_files(&table, None).remove(0).1;
        let again = crate::import::read_radar("r.json", &[("r.json".into(), json.into_bytes())], None);
        assert_eq!(colours(&again.table.expect("it is read")), expected, "{name}");
    }
}

fn rows_of(radar: Option<Radar>) -> Vec<String> {
    rows(&radar.expect("it is read"))
}

#[test]
fn a_value_beyond_the_header_of_a_sheet_is_kept_and_told_once() {
    let rows: &[&[&str]] = &[
        &["name", "ring", "sector"],
        &["A", "Adopt", "Air", "", "a note"],
        &["B", "Trial", "Air", "", "another"],
    ];
    for (name, bytes) in workbooks(rows, &[]) {
        let (radar, diagnostics) = read_table(name, &bytes);
        assert_eq!(rows_of(radar), ["1 a Air/Adopt None", "2 b Air/Trial None"]);
        let found = warnings(&diagnostics);
        assert!(
            found.len() == 1 && found[0].contains("2 rows have values beyond the header"),
            "{found:#?}"
        );
    }
}

/// A workbook of both kinds with a hidden sheet before the table, a date, a hidden row, and cells that lead somewhere.
fn linked_books() -> [(&'static str, Vec<u8>); 2] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |pairs: &[(&str, &str)]| {
        let all = pairs.iter().enumerate().map(|(index, (kind, target))| {
            let outside = if *kind == "hyperlink" {
                " TargetMode=\"External\""
            } else {
                ""
            };
            format!(
                "<Relationship Id=\"r{}\" Type=\"{office}/{kind}\" Target=\"{target}\"{outside}/>",
                index + 1
            )
        });
        format!(
            "<Relationships xmlns=\"{relations}\">{}</Relationships>",
            all.collect::<String>()
        )
    };
    let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row =
        |number: usize, more: &str, cells: &[String]| format!("<row r=\"{number}\"{more}>{}</row>", cells.concat());
    let head = |row: usize| {
        ["name", "ring", "sector", "since", "notes"]
            .iter()
            .zip("ABCDE".chars())
            .map(|(word, column)| text(&format!("{column}{row}"), word))
            .collect::<Vec<_>>()
    };
    let old = [
        row(1, "", &head(1)),
        row(2, "", &[text("A2", "Old"), text("B2", "Hold"), text("C2", "Sea")]),
    ]
    .concat();
    let date = "<c r=\"D2\" s=\"1\"><v>46053</v></c>".to_owned();
    let link = "<c r=\"E2\" t=\"str\"><f>HYPERLINK(\"https://example.org/note\",\"the note\")</f><v>the note</v></c>"
        .to_owned();
    let now = [
        row(1, "", &head(1)),
        row(
            2,
            "",
            &[text("A2", "Kites"), text("B2", "Trial"), text("C2", "Air"), date, link],
        ),
        row(
            3,
            " hidden=\"1\"",
            &[text("A3", "Boats"), text("B3", "Adopt"), text("C3", "Sea")],
        ),
    ]
    .concat();
    let links = "<hyperlinks><hyperlink ref=\"A2\" r:id=\"r1\"/><hyperlink ref=\"A3\" r:id=\"r2\"/></hyperlinks>";
    let excel = [
        ("_rels/.rels", related(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"old\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"now\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            related(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{old}</sheetData></worksheet>"),
        ),
        (
            "xl/worksheets/sheet2.xml",
            format!("<worksheet xmlns=\"{main}\" xmlns:r=\"{office}\"><sheetData>{now}</sheetData>{links}</worksheet>"),
        ),
        (
            "xl/worksheets/_rels/sheet2.xml.rels",
            related(&[
                ("hyperlink", "https://example.org/kites"),
                ("hyperlink", "file:///C:/boats.docx"),
            ]),
        ),
    ];
    let cell = |inside: &str| format!("<table:table-cell><text:p>{inside}</text:p></table:table-cell>");
    let cells = |all: &[&str]| all.iter().map(|text| cell(text)).collect::<String>();
    let head = cells(&["name", "ring", "sector", "since", "notes"]);
    let row = |more: &str, cells: String| format!("<table:table-row{more}>{cells}</table:table-row>");
    let kites = cell("<text:a xlink:href=\"https://example.org/kites\">Kites</text:a>")
        + &cells(&["Trial", "Air"])
        + "<table:table-cell office:date-value=\"2026-01-31\"><text:p>31/01/26</text:p></table:table-cell>"
        + "<table:table-cell table:formula=\"of:=HYPERLINK(&quot;https://example.org/note&quot;;&quot;the note&quot;)\"><text:p>the note</text:p></table:table-cell>";
    let boats = cell("<text:a xlink:href=\"file:///C:/boats.docx\">Boats</text:a>") + &cells(&["Adopt", "Sea"]);
    let old = row("", head.clone()) + &row("", cells(&["Old", "Hold", "Sea"]));
    let now = row("", head) + &row("", kites) + &row(" table:visibility=\"collapse\"", boats);
    let styles = "<office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>";
    let calc = [(
        "content.xml",
        format!(
            "<office:document xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\" xmlns:style=\"s\" xmlns:xlink=\"l\">{styles}<office:body><table:table table:name=\"old\" table:style-name=\"ta2\">{old}</table:table><table:table table:name=\"now\">{now}</table:table></office:body></office:document>"
        ),
    )];
    [("t.xlsx", archive(&excel)), ("t.ods", archive(&calc))]
}

#[test]
fn dates_links_and_hidden_rows_of_a_workbook_are_read_and_a_hidden_sheet_comes_last() {
    for (name, bytes) in linked_books() {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        let names: Vec<&str> = table.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(
            names,
            ["Kites", "Boats"],
            "{name}: a hidden row counts, a hidden sheet does not"
        );
        let links = |item: usize| -> Vec<String> {
            let links = table.items[item].links.iter();
            links.map(|link| format!("{} {}", link.address, link.words)).collect()
        };
        assert_eq!(
            links(0),
            ["https://example.org/kites ", "https://example.org/note the note"],
            "{name}"
        );
        assert!(links(1).is_empty(), "{name}: {:?}", links(1));
        assert!(
            table.items[0].more.contains(&("since".into(), "2026-01-31".into())),
            "{name}: {:?}",
            table.items[0].more
        );
        let found = warnings(&import.diagnostics);
        for told in [
            "the sheet \"old\" is not read",
            "the link to \"file:///C:/boats.docx\" leads nowhere from a page.",
        ] {
            assert!(
                found.iter().any(|warning| warning.contains(told)),
                "{name} {told}: {found:#?}"
            );
        }
        assert_eq!(found.len(), 2, "{name}: {found:#?}");
    }
}
