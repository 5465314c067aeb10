//! Reports in other formats and languages: every statement with its kind, and everything accounted for.

use super::harbour;
use crate::ingest::made::archive;
#[cfg(feature = "pdf-text")]
use crate::ingest::made::pdf;
use crate::ingest::{Knowledge, Lexicon, draft_workshops};
use crate::model::Draft;

fn read(name: &str, bytes: &[u8]) -> Draft {
    let (groups, topics) = harbour();
    let knowledge = Knowledge {
        groups: &groups,
        topics: &topics,
        lexicon: Lexicon::built_in(),
    };
    let draft = draft_workshops(name, bytes, &knowledge).expect("a report");
    let ledger = draft.ledger;
    assert!(ledger.adds_up(), "{ledger:?}");
    assert_eq!(ledger.unused, draft.unused.len());
    draft
}

/// Kind and statement, with votes and priority behind them, and a `>` before a child.
fn stated(draft: &Draft) -> Vec<String> {
    let needs = draft.workshops.iter().flat_map(|workshop| &workshop.needs);
    needs
        .map(|need| {
            let child = if need.parent.is_some() { "> " } else { "" };
            let votes = need.votes.map_or(String::new(), |votes| format!(" /{votes}"));
            let priority = need
                .priority
                .as_ref()
                .map_or(String::new(), |priority| format!(" /{priority}"));
            format!("{}: {child}{}{votes}{priority}", need.kind.as_str(), need.statement)
        })
        .collect()
}

fn days(draft: &Draft) -> Vec<String> {
    let workshops = draft.workshops.iter();
    workshops
        .map(|workshop| match workshop.dates.first() {
            Some(date) => format!("{}/{}", date.first, date.last),
            None => String::new(),
        })
        .collect()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn heading(level: u8, text: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"Titre{level}\"/>"), text)
}

fn item(depth: u8, text: &str) -> String {
    paragraph(
        &format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"3\"/></w:numPr>"),
        text,
    )
}

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        let lines: String = text.split('\n').map(|line| paragraph("", line)).collect();
        format!("<w:tc>{lines}</w:tc>")
    };
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

fn word(body: &[String]) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{}</w:body></w:document>", body.concat());
    let footer = format!("<w:ftr {WORD}>{}</w:ftr>", paragraph("", "Page 1"));
    archive(&[("word/document.xml", &document), ("word/footer1.xml", &footer)])
}

#[test]
fn plain_text_in_capitals_with_every_sort_of_list_mark() {
    let draft = read(
        "firearms.txt",
        include_bytes!("../../../tests/data/reports/firearms-en.txt"),
    );
    assert_eq!(
        stated(&draft),
        [
            "capability: Most officers carry a pistol and a baton",
            "capability: Training is given twice a year in an indoor range, without moving targets",
            "capability: Reports are written by hand",
            "gap: No device records when a weapon is drawn",
            "gap: Ranges are booked out for months",
            "gap: Body-worn cameras start too late",
            "requirement: Automatic recording when a holster opens /7",
            "requirement: A simulator that can be moved between stations /12",
            "requirement: Less weight on the belt",
            "priority: Holster sensor",
            "priority: Simulator",
            "solution: Buy sensors together with two neighbouring forces",
            "solution: Test the simulator in one academy first",
            "legal: Data protection law treats holster data as personal data",
        ]
    );
    assert_eq!(days(&draft), ["2019-02-28/2019-03-01"]);
    assert_eq!(draft.workshops[0].place.as_deref(), Some("Brussels"));
    assert_eq!(draft.workshops[0].countries, ["BE", "ES", "PL", "NL"]);
}

#[test]
fn a_spanish_report_with_labels_and_a_list_in_a_list() {
    let draft = read("informe.md", include_bytes!("../../../tests/data/reports/trata-es.md"));
    let stated = stated(&draft);
    assert_eq!(stated.len(), 15);
    for line in [
        "capability: Las denuncias se toman en papel",
        "gap: No hay intercambio rápido de datos:",
        "gap: > con la fiscalía",
        "requirement: Acceso a registros de empresas",
        "priority: Análisis de datos masivos",
        "standardisation: Hace falta una norma europea para la interpretación por vídeo",
        "procurement: La compra conjunta de licencias abarataría el coste",
        "legal: La ley de protección de datos limita el cruce de datos",
        "solution: Un portal común de intérpretes",
    ] {
        assert!(stated.contains(&line.to_owned()), "{line}: {stated:#?}");
    }
    assert_eq!(days(&draft), ["2019-03-13/2019-03-14"]);
    assert_eq!(draft.workshops[0].countries, ["ES", "PT", "RO", "IT"]);
    assert_eq!(draft.workshops[0].topic.as_str(), "trata-de-personas");
}

#[test]
fn a_dutch_page_with_bold_heads_paragraphs_and_a_table() {
    let draft = read(
        "verslag.html",
        include_bytes!("../../../tests/data/reports/surveillance-nl.html"),
    );
    assert_eq!(
        stated(&draft),
        [
            "gap: Camera's van winkels zijn niet te koppelen",
            "gap: Te weinig opslag",
            "gap: > voor beeld",
            "gap: > voor geluid",
            "gap: Verouderde zenders",
            "requirement: Eén viewer voor alle formaten",
            "requirement: Melding binnen tien seconden",
            "capability: Beelden worden met een usb-stick opgehaald.",
            "capability: Observatieteams werken met portofoons.",
            "priority: Koppeling van camera's /9 /hoog",
            "priority: Nieuwe zenders /2 /laag",
        ]
    );
    assert_eq!(days(&draft), ["2019-06-03/2019-06-04"]);
    assert_eq!(draft.workshops[0].place.as_deref(), Some("Rotterdam"));
    assert!(draft.unused.iter().any(|unused| unused.text == "al begonnen"));
}

#[test]
fn a_romanian_text_with_wrapped_items() {
    let draft = read(
        "raport.txt",
        include_bytes!("../../../tests/data/reports/digital-ro.txt"),
    );
    let stated = stated(&draft);
    assert_eq!(stated.len(), 9);
    assert_eq!(stated[1], "gap: Telefoanele criptate nu pot fi citite la timp");
    assert_eq!(
        stated[7],
        "legal: Probele din cloud nu sunt recunoscute în toate statele"
    );
    assert_eq!(days(&draft), ["2018-09-20/2018-09-21"]);
}

#[test]
fn a_polish_table_gives_a_workshop_for_each_topic() {
    let bytes = include_bytes!("../../../tests/data/reports/ankieta-pl.csv");
    let (windows, _, _) = encoding_rs::WINDOWS_1250.encode(std::str::from_utf8(bytes).expect("UTF-8"));
    for bytes in [bytes.as_slice(), &windows] {
        let draft = read("ankieta.csv", bytes);
        assert_eq!(
            stated(&draft),
            [
                "gap: Brak szybkich testów /8 /wysoki",
                "requirement: Test ma działać poniżej -10 °C /5 /średni",
                "requirement: Wynik w minutę; bez laboratorium /3 /niski",
                "gap: Brak wspólnej bazy łusek /11 /wysoki",
                "solution: Wspólny skaner łusek /4",
            ]
        );
        assert_eq!(days(&draft), ["2019-05-12/2019-05-13", "2019-06-02/2019-06-02"]);
        let topics: Vec<&str> = draft.workshops.iter().map(|workshop| workshop.topic.as_str()).collect();
        assert_eq!(topics, ["narkotyki", "bron-palna"]);
        assert_eq!(draft.workshops[1].needs[0].line, 5);
    }
}

#[test]
fn a_word_file_with_styles_bold_lines_lists_and_tables() {
    let draft = read(
        "report.docx",
        &word(&[
            heading(1, "Workshop on Lorry scanners"),
            paragraph("", "Oslo, Norway, 30 September - 1 October 2020"),
            heading(2, "Identified gaps"),
            item(0, "Scanners break"),
            item(1, "in the cold"),
            bold("What the users need"),
            paragraph("", "A scanner on wheels"),
            paragraph("", "Spare parts within a week"),
            heading(2, "Priorities"),
            table(&[
                &["Votes", "Remark", "Statement"],
                &["4", "open", "Wheels"],
                &["2", "", "Parts"],
            ]),
            heading(2, "Programme"),
            item(0, "Lunch"),
        ]),
    );
    assert_eq!(
        stated(&draft),
        [
            "gap: Scanners break",
            "gap: > in the cold",
            "requirement: A scanner on wheels",
            "requirement: Spare parts within a week",
            "priority: Wheels /4",
            "priority: Parts /2",
        ]
    );
    assert_eq!(days(&draft), ["2020-09-30/2020-10-01"]);
    assert_eq!(draft.workshops[0].topic.as_str(), "lorry-scanners");
    let unused: Vec<&str> = draft.unused.iter().map(|unused| unused.text.as_str()).collect();
    assert_eq!(unused, ["open", "Programme", "Lunch", "Page 1"]);
}

#[test]
fn tables_with_sections_in_rows_or_columns() {
    let rows = word(&[
        heading(1, "Sprawozdanie z warsztatów: Narkotyki"),
        table(&[
            &["Data", "7–8 października 2019 r."],
            &["Luki w zdolnościach", "Nie ma testów\nBrak ludzi"],
            &["Wymagania użytkowników", "• Szybki test\n• Wspólna baza"],
        ]),
    ]);
    let expected = [
        "gap: Nie ma testów",
        "gap: Brak ludzi",
        "requirement: Szybki test",
        "requirement: Wspólna baza",
    ];
    let draft = read("r.docx", &rows);
    assert_eq!(stated(&draft), expected);
    assert_eq!(days(&draft), ["2019-10-07/2019-10-08"]);
    let columns = word(&[
        heading(1, "Atelier: Droguri"),
        table(&[
            &["Domeniu", "Lacune", "Cerințe"],
            &["Teste", "Lipsesc", "Mai rapide\nMai ieftine"],
        ]),
    ]);
    let draft = read("c.docx", &columns);
    assert_eq!(
        stated(&draft),
        ["gap: Lipsesc", "requirement: Mai rapide", "requirement: Mai ieftine"]
    );
    assert!(
        draft.workshops[0]
            .needs
            .iter()
            .all(|need| need.theme.as_deref() == Some("Teste"))
    );
}

fn sheet(rows: &[&str]) -> Vec<u8> {
    let row = |text: &&str| {
        let cell = |text: &str| match text {
            "" => "<table:table-cell/>".to_owned(),
            text => format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"),
        };
        format!(
            "<table:table-row>{}</table:table-row>",
            text.split('|').map(cell).collect::<String>()
        )
    };
    let rows: String = rows.iter().map(row).collect();
    let spaces = "xmlns:o=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"";
    let content = format!(
        "<o:document-content {spaces}><table:table table:name=\"Sheet1\">{rows}</table:table></o:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

#[test]
fn an_open_document_sheet_with_titles_above_merged_cells_and_an_error() {
    let draft = read(
        "needs.ods",
        &sheet(&[
            "Small boats workshop",
            "Date|3 June 2021",
            "",
            "Type|Votes|Need",
            "Gap|3|No light",
            "||No radio",
            "Requirement|1|#REF!",
        ]),
    );
    assert_eq!(
        stated(&draft),
        ["gap: No light /3", "gap: No radio", "requirement: #REF! /1"]
    );
    assert_eq!(days(&draft), ["2021-06-03/2021-06-03"]);
    assert!(draft.warnings.iter().any(|warning| warning.message.contains("#REF!")));
    let free = read(
        "free.ods",
        &sheet(&[
            "Werkbijeenkomst Drugs",
            "Hiaten",
            "|Geen test",
            "|Volle labs",
            "Behoeften",
            "|Een test",
        ]),
    );
    assert_eq!(
        stated(&free),
        ["gap: Geen test", "gap: Volle labs", "requirement: Een test"]
    );
}

fn excel(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |column: usize, row: usize, text: &str| {
        let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
        match text.parse::<f64>() {
            Ok(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
            Err(_) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    let row = |(index, cells): (usize, &&[&str])| {
        let cells: String = (0..)
            .zip(*cells)
            .map(|(column, text)| cell(column, index, text))
            .collect();
        format!("<row r=\"{}\">{cells}</row>", index + 1)
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    archive(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

#[test]
fn a_workbook_with_columns_in_another_order_and_language() {
    let draft = read(
        "lagunas.xlsx",
        &excel(&[
            &["Votos", "Tipo", "Prioridad", "Descripción"],
            &["12", "Carencia", "1", "No hay radio a bordo"],
            &["7", "Requisito", "2", "Ver de noche"],
        ]),
    );
    assert_eq!(
        stated(&draft),
        ["gap: No hay radio a bordo /12 /1", "requirement: Ver de noche /7 /2"]
    );
}

/// A page of PDF with a line of text every 20 points, set in the usual Latin letters.
#[cfg(feature = "pdf-text")]
fn paper(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -20 Td ")).collect();
    let content = format!("BT /F1 12 Tf 60 760 Td {shown}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    pdf(&objects)
}

#[cfg(feature = "pdf-text")]
#[test]
fn a_page_of_pdf_with_heads_and_list_marks() {
    let draft = read(
        "report.pdf",
        &paper(&[
            "Small boats workshop",
            "Gaps",
            "- No light on board",
            "- No radio at night",
            "Requirements",
            "- See in the dark",
        ]),
    );
    assert_eq!(
        stated(&draft),
        [
            "gap: No light on board",
            "gap: No radio at night",
            "requirement: See in the dark"
        ]
    );
}

#[test]
fn what_cannot_be_read_is_an_error_that_names_the_file() {
    let cut = &word(&[heading(1, "Gaps"), item(0, "a")]);
    let rest = [
        (cut[..cut.len() / 2].to_vec(), "damaged"),
        (archive(&[("photo.txt", "x")]), "without a document"),
        (archive(&[("word/document.xml", "<a><b></a>")]), "damaged"),
        (archive(&[("word/document.xml", &"<a>".repeat(500))]), "nested"),
        (archive(&[("word/document.xml", &" ".repeat(90_000_000))]), "unpack"),
        (format!("<html>{}", "<div>".repeat(5_000)).into_bytes(), "tags"),
        ("- a\n".repeat(60_000).into_bytes(), "lines"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "picture"),
        (b"{\\rtf1 x}".to_vec(), "RTF"),
        (b"%PDF-1.7\nnothing".to_vec(), "PDF"),
    ];
    for (bytes, told) in rest {
        let error = draft_workshops("dir/report", &bytes, &Knowledge::default()).expect_err(told);
        assert!(
            error.message.contains(told) && error.place.file == "dir/report",
            "{told}: {error}"
        );
        assert!(error.hint.is_some(), "{error}");
    }
}

#[test]
fn names_that_climb_out_and_signs_that_cannot_be_seen_do_no_harm() {
    let text = format!(
        "<w:document {WORD}>{}{}</w:document>",
        paragraph("", "Gaps"),
        item(0, "evil \u{202e}txt.exe")
    );
    let bytes = archive(&[("../../escape", "x"), ("word/document.xml", &text)]);
    let draft = read("r.docx", &bytes);
    assert_eq!(stated(&draft), ["gap: evil txt.exe"]);
    assert!(draft.warnings.iter().any(|warning| warning.message.contains("U+202E")));
    let draft = read("x.md", "# Workshop ../../東京\n\n## Gaps\n\n- a\n".as_bytes());
    assert_eq!(crate::store::file_name(&draft.workshops[0]), "undated-dong-jing.toml");
}
