//! PDF files: what the places of letters tell about the order, the words and the parts of a text.

use super::{Lexicon, document, lines, read_document};
use crate::ingest::made::pdf;

/// What stands on a page: from the left and from the foot, the size, the text.
type Set<'t> = (i32, i32, i32, &'t str);

/// A file with a page for each list of texts, in the order in which they are drawn; `more` is drawn on the first page.
fn paper(pages: &[Vec<Set>], more: &str) -> Vec<u8> {
    let count = pages.len();
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths ["
            .to_owned()
            + &"600 ".repeat(224)
            + "] >>",
    ];
    for (number, page) in pages.iter().enumerate() {
        let shown = |(left, up, size, text): &Set| {
            let text: String = text.chars().map(|sign| format!("{:02x}", u32::from(sign))).collect();
            format!("BT /F1 {size} Tf {left} {up} Td <{text}> Tj ET ")
        };
        let more = if number == 0 { more } else { "" };
        let content: String = page.iter().map(shown).collect::<String>() + more;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * number
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    pdf(&objects)
}

/// Lines of ten points below each other; a letter is six points wide.
fn block<'t>(left: i32, top: i32, texts: &[&'t str]) -> Vec<Set<'t>> {
    (0..)
        .zip(texts)
        .map(|(row, text)| (left, top - 12 * row, 10, *text))
        .collect()
}

const LEFT: [&str; 5] = [
    "Officers on patrol see the small",
    "drone and never see who flies it",
    "as the pilot stands far away and",
    "no tool of ours tells from where",
    "the drone has come.",
];
const RIGHT: [&str; 5] = [
    "Nets catch a drone that is still",
    "and slow, but none of them holds",
    "one that flies fast, and what it",
    "carries falls down on the people",
    "below it.",
];

#[test]
fn columns_are_read_one_after_the_other_however_they_are_drawn() {
    let whole = [LEFT.join(" "), RIGHT.join(" ")];
    let (left, right) = (block(50, 600, &LEFT), block(310, 600, &RIGHT));
    let one_by_one = [left.clone(), right.clone()].concat();
    let row_by_row: Vec<Set> = left
        .iter()
        .zip(&right)
        .flat_map(|(left, right)| [*left, *right])
        .collect();
    for drawn in [one_by_one, row_by_row] {
        assert_eq!(lines(&paper(&[drawn], "")), whole);
    }
}

#[test]
fn a_table_is_read_row_by_row_with_wrapped_cells_whole() {
    let cells = |top: i32, cells: [&[&'static str]; 3]| -> Vec<Set<'static>> {
        let places = [50, 180, 430];
        let cells = places.into_iter().zip(cells);
        cells.flat_map(|(left, cell)| block(left, top, cell)).collect()
    };
    let page = [
        cells(700, [&["Group"], &["Gap"], &["Votes"]]),
        cells(
            680,
            [&["Divers"], &["No lamp lasts for the whole", "time of a dive"], &["12"]],
        ),
        cells(650, [&["Riders"], &["No saddle fits"], &["3"]]),
        cells(630, [&["Pilots"], &["Radios do not reach the", "other side"], &["8"]]),
    ];
    let expected = [
        "Group | Gap | Votes",
        "Divers | No lamp lasts for the whole time of a dive | 12",
        "Riders | No saddle fits | 3",
        "Pilots | Radios do not reach the other side | 8",
    ];
    assert_eq!(lines(&paper(&[page.concat()], "")), expected);
}

#[test]
fn heads_feet_and_what_a_browser_prints_are_furniture_and_a_bullet_goes_on_over_the_page() {
    let page = |number: &'static str, body: Vec<Set<'static>>| -> Vec<Set<'static>> {
        let mut page = vec![(50, 780, 8, "4/20/31, 9:41 AM"), (250, 780, 8, "Needs of small forces")];
        page.extend(body);
        page.extend([(50, 20, 8, "https://example.org/needs"), (540, 20, 8, number)]);
        page
    };
    let first = page(
        "1/2",
        block(
            50,
            100,
            &["- Develop regional centres for small forces. Partners from the larger area"],
        ),
    );
    let second = page(
        "2/2",
        block(
            62,
            700,
            &["could give tools to all of them.", "", "- Train patrol officers"],
        ),
    );
    let found = lines(&paper(&[first, second], ""));
    let text: Vec<&String> = found.iter().filter(|line| !line.starts_with('~')).collect();
    assert_eq!(
        text,
        [
            "- Develop regional centres for small forces. Partners from the larger area could give tools to all of them.",
            "- Train patrol officers"
        ]
    );
    assert_eq!(found.len() - text.len(), 4, "{found:?}");
}

#[test]
fn spaced_letters_hyphens_at_ends_of_lines_and_wide_lines_are_closed_up() {
    let page = vec![
        (50, 760, 20, "Night work"),
        (50, 700, 10, "Teach judges, from the most-junior ones down to the most-"),
        (50, 676, 10, "senior, and give detectives tools for their investiga-"),
        (50, 652, 10, "tions in cellars, where no radio reaches anybody at all"),
        (50, 628, 10, "today."),
    ];
    let spaced = "BT /F1 10 Tf 4 Tc 50 560 Td (KEY FINDINGS) Tj ET";
    let whole = "Teach judges, from the most-junior ones down to the most-senior, and give detectives tools for their \
        investigations in cellars, where no radio reaches anybody at all today.";
    assert_eq!(lines(&paper(&[page], spaced)), ["# Night work", whole, "KEY FINDINGS"]);
}

#[test]
fn a_page_on_its_side_is_read_upright() {
    let turned =
        "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (No lamp lasts) Tj ET BT /F1 10 Tf 0 1 -1 0 130 50 Tm (No saddle fits) Tj ET";
    assert_eq!(lines(&paper(&[vec![]], turned)), ["No lamp lasts", "No saddle fits"]);
}

#[test]
fn a_scan_says_what_helps_and_so_does_a_page_without_text_among_others() {
    let error = read_document("scan.pdf", &paper(&[vec![]], ""), Lexicon::built_in()).expect_err("no text");
    assert!(error.message.contains("no text") && error.hint.expect("a hint").contains("OCR"));
    let whole = document(&paper(&[block(50, 700, &["No lamp"]), vec![]], ""));
    assert!(whole.lost.is_empty(), "a blank page is no scan: {:?}", whole.lost);
}
