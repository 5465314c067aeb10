//! Word files: which part is read, and what of it is text.

use super::lines;
use crate::ingest::made::archive;

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

fn relations(all: &[(&str, &str)]) -> String {
    let one = |(role, target): &(&str, &str)| {
        format!(
            "<Relationship Id=\"{role}{target}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{role}\" Target=\"{target}\"/>"
        )
    };
    let all: String = all.iter().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn part(tag: &str, body: &str) -> String {
    format!("<w:{tag} {SPACE}>{body}</w:{tag}>")
}

fn text(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// The lines of a file with nothing but a document.
fn body(body: &str) -> Vec<String> {
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    lines(&archive(&[("word/document.xml", &document)]))
}

/// The lines of a file with parts of its own for styles and numbering.
fn dressed(styles: &str, numbering: &str, content: &str) -> Vec<String> {
    lines(&archive(&[
        (
            "word/document.xml",
            &part("document", &format!("<w:body>{content}</w:body>")),
        ),
        ("word/styles.xml", &part("styles", styles)),
        ("word/numbering.xml", &part("numbering", numbering)),
    ]))
}

#[test]
fn the_relations_say_which_part_is_the_document_and_which_parts_it_needs() {
    let document = part("document", &paragraph("<w:pStyle w:val=\"a\"/>", &text("Night work")));
    let styles = part(
        "styles",
        "<w:style w:styleId=\"a\"><w:name w:val=\"heading 2\"/></w:style>",
    );
    let foot = part("ftr", &paragraph("", &text("Draft 3")));
    let note = part("footnotes", &paragraph("", &text("See annex")));
    for (folder, target) in [
        ("word/", "main7.xml"),
        ("word/", "../word/main7.xml"),
        ("", "main7.xml"),
    ] {
        let path = format!("{folder}main7.xml");
        let beside = format!("{folder}_rels/main7.xml.rels");
        let root = match folder {
            "" => target.to_owned(),
            folder => format!("/{folder}{}", target.trim_start_matches("../word/")),
        };
        let files = [
            (
                "[Content_Types].xml",
                &*format!(
                    "<Types><Override PartName=\"/{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                ),
            ),
            ("_rels/.rels", &relations(&[("officeDocument", &root)])),
            (&path, &document),
            (
                &beside,
                &relations(&[
                    ("styles", "looks/all.xml"),
                    ("footer", "below.xml"),
                    ("footnotes", "notes9.xml"),
                ]),
            ),
            (&format!("{folder}looks/all.xml"), &styles),
            (&format!("{folder}below.xml"), &foot),
            (&format!("{folder}notes9.xml"), &note),
        ];
        assert_eq!(
            lines(&archive(&files)),
            ["## Night work", "~ See annex", "~ Draft 3"],
            "{path}"
        );
    }
}

#[test]
fn tracked_changes_count_as_accepted_and_comments_stand_apart() {
    let inserted = format!("<w:ins>{}</w:ins>", text("at night"));
    let deleted = "<w:del><w:r><w:delText>by day</w:delText></w:r></w:del>";
    let from = format!("<w:moveFrom>{}</w:moveFrom>", text("Cells freeze."));
    let to = format!("<w:moveTo>{}</w:moveTo>", text("Cells freeze."));
    let before = "<w:pPrChange><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange>";
    let gone = "<w:rPr><w:del w:id=\"4\"/></w:rPr>";
    let content = [
        paragraph(before, &format!("{}{deleted}{inserted}", text("No camera sees "))),
        paragraph("", &from),
        paragraph("", &to),
        paragraph(gone, &text("Two halves ")),
        paragraph("", &text("of one line")),
    ];
    let document = part("document", &format!("<w:body>{}</w:body>", content.concat()));
    let remark = part("comments", &paragraph("", &text("Is that so?")));
    let found = lines(&archive(&[
        ("word/document.xml", &document),
        ("word/comments.xml", &remark),
    ]));
    assert_eq!(
        found,
        ["No camera sees at night", "Cells freeze.", "Two halves of one line"]
    );
}

#[test]
fn a_paragraph_whose_end_was_deleted_and_that_nothing_follows_is_kept() {
    let open = |words: &str| paragraph("<w:rPr><w:del w:id=\"4\"/></w:rPr>", &text(words));
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let row = format!(
        "<w:tr>{}{}</w:tr>",
        cell(&open("Lamps")),
        cell(&paragraph("", &text("Rust")))
    );
    let body = format!("{}<w:tbl>{row}</w:tbl>{}", open("Boats leak"), open("Cells freeze"));
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let found = lines(&archive(&[("word/document.xml", &document)]));
    assert_eq!(found, ["Boats leak", "Lamps | Rust", "Cells freeze"]);
}

#[test]
fn hidden_text_codes_of_fields_and_empty_controls_are_no_text() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>the annex</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let control = |properties: &str, says: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            paragraph("", &text(says))
        )
    };
    let content = [
        paragraph("", &format!("{}{hidden}{field}", text("As said in "))),
        control("<w:showingPlcHdr/>", "Click or tap here to enter text."),
        control("", "Two more radios"),
        paragraph("<w:rPr><w:vanish/></w:rPr>", &text("Shown all the same")),
    ];
    let expected = ["As said in the annex", "Two more radios", "Shown all the same"];
    assert_eq!(body(&content.concat()), expected);
    let styles = "<w:style w:styleId=\"note\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let quiet = paragraph("<w:pStyle w:val=\"note\"/>", &text("For the author only"));
    assert_eq!(dressed(styles, "", &quiet), Vec::<String>::new());
}

#[test]
fn a_text_box_is_read_once() {
    let box_of = |says: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", &text(says)));
    let both = format!(
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
        box_of("Radios fail")
    );
    let content = paragraph("", &format!("{}<w:r>{both}</w:r>", text("Beside it")));
    assert_eq!(body(&content), ["Radios fail", "Beside it"]);
}

#[test]
fn a_soft_break_parts_lines_only_where_a_new_one_begins() {
    let broken = |parts: &[&str]| -> String {
        let runs: Vec<String> = parts.iter().map(|part| text(part)).collect();
        runs.join("<w:r><w:br/></w:r>")
    };
    let listed = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr>";
    let content = [
        paragraph("<w:pStyle w:val=\"Heading2\"/>", &broken(&["What officers", "Lack"])),
        paragraph(listed, &broken(&["A lamp", "Bright enough for cellars"])),
        paragraph("", &broken(&["No tool finds", "the pilot."])),
        paragraph("", &broken(&["Place: Oslo", "Day: 3 May 2031"])),
        paragraph("", &broken(&["Also:", "\u{2013} soft\u{ad}ware", "\u{2013} boots"])),
    ];
    assert_eq!(
        body(&content.concat()),
        [
            "## What officers Lack",
            "- A lamp Bright enough for cellars",
            "No tool finds the pilot.",
            "Place: Oslo",
            "Day: 3 May 2031",
            "Also:",
            "\u{2013} software",
            "\u{2013} boots",
        ]
    );
}

#[test]
fn headings_are_known_by_the_style_that_a_style_is_based_on_and_by_outline_levels() {
    let style = |id: &str, name: &str, rest: &str| {
        format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>")
    };
    let styles = [
        style("berschrift3", "heading 3", ""),
        style("Kapitel", "Kapitel", "<w:basedOn w:val=\"berschrift3\"/>"),
        style(
            "Text",
            "Lauftext",
            "<w:basedOn w:val=\"Kapitel\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>",
        ),
        style("Verz", "toc 1", ""),
        style("Fett", "Strong", "<w:rPr><w:b/></w:rPr>"),
    ];
    let of = |id: &str, says: &str| paragraph(&format!("<w:pStyle w:val=\"{id}\"/>"), &text(says));
    let content = [
        of("Kapitel", "Lücken"),
        of("Text", "Kein Gerät"),
        of("Verz", "Lücken 4"),
        of("Otsikko2", "Tarpeet"),
        paragraph("<w:outlineLvl w:val=\"1\"/>", &text("Bedarf")),
        paragraph(
            "",
            "<w:r><w:rPr><w:rStyle w:val=\"Fett\"/></w:rPr><w:t>Priority one</w:t></w:r>",
        ),
    ];
    let expected = [
        "### Lücken",
        "Kein Gerät",
        "~ Lücken 4",
        "## Tarpeet",
        "## Bedarf",
        "! Priority one",
    ];
    assert_eq!(dressed(&styles.concat(), "", &content.concat()), expected);
}

#[test]
fn the_numbering_tells_the_depth_and_whether_there_is_a_mark() {
    let level = |depth: u8, format: &str, style: &str| {
        format!("<w:lvl w:ilvl=\"{depth}\"><w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"{style}\"/></w:lvl>")
    };
    let levels = [
        level(0, "bullet", "x"),
        level(1, "bullet", "Deep"),
        level(2, "none", "y"),
    ]
    .concat();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{levels}</w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num>"
    );
    let styles = "<w:style w:styleId=\"Deep\"><w:name w:val=\"Deep\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>";
    let of = |rest: &str, says: &str| paragraph(&format!("<w:numPr>{rest}</w:numPr>"), &text(says));
    let content = [
        of("<w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/>", "a"),
        paragraph(
            "<w:pStyle w:val=\"Deep\"/><w:numPr><w:numId w:val=\"4\"/></w:numPr>",
            &text("b"),
        ),
        of("<w:ilvl w:val=\"2\"/><w:numId w:val=\"4\"/>", "c"),
        of("<w:numId w:val=\"0\"/>", "d"),
    ];
    assert_eq!(
        dressed(styles, &numbering, &content.concat()),
        ["- a", "  - b", "c", "d"]
    );
}

#[test]
fn a_merged_cell_counts_in_every_row_that_it_covers() {
    let cell = |properties: &str, says: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
            paragraph("", &text(says))
        )
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (first, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let table = [
        row(&[
            cell("", "Group"),
            cell("<w:gridSpan w:val=\"2\"/>", "Needs"),
            cell("", "Votes"),
        ]),
        row(&[
            cell(first, "Divers"),
            cell("", "light"),
            cell("", "lamps"),
            cell(first, "7"),
        ]),
        row(&[cell(on, ""), cell("", "air"), cell("", "bottles"), cell(on, "")]),
        row(&[cell(on, ""), cell("", ""), cell("", ""), cell(on, "")]),
    ];
    let expected = [
        "Group | Needs |  | Votes",
        "Divers | light | lamps | 7",
        "Divers | air | bottles | 7",
    ];
    assert_eq!(body(&format!("<w:tbl>{}</w:tbl>", table.concat())), expected);
}
