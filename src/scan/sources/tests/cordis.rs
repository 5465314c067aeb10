//! CORDIS's files played with projects of our own.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::scan::ask::AskPlace;
use crate::scan::sources::play::{Played, play, subject, sum};

const HEAD: &str = "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;legalBasis;topics;ecSignatureDate;\
frameworkProgramme;masterCall;subCall;fundingScheme;nature;objective;contentUpdateDate;rcn;grantDoi;keywords\n";

fn project(id: u64, title: &str, start: &str, objective: &str) -> String {
    format!(
        "\"{id}\";\"P{id}\";\"SIGNED\";\"{title}\";\"{start}\";\"2027-12-31\";\"2999999,50\";\"2499999,00\";\"HORIZON.2.3\";\
         \"T\";\"2023-11-20\";\"HORIZON\";\"C\";\"C\";\"HORIZON-IA\";\"\";\"{objective}\";\"2024-02-01 10:00:00\";\"9\";\
         \"10.3030/{id}\";\"face; rapid DNA\"\n"
    )
}

fn projects() -> String {
    let rows = [
        project(
            101,
            "Rapid-DNA <i>kits</i>; &amp; more",
            "2024-01-01",
            "An invented\nobjective.",
        ),
        project(102, "Invented", "2023-05-01", "It says \"\"face recognition\"\" twice."),
        project(103, "Nothing", "2023-06-01", "of the sort"),
        project(104, "Later face recognition", "2027-01-01", ""),
        project(105, "Undated face recognition", "", ""),
    ];
    let rows = rows.map(|row| row.replace("face; rapid DNA", "other"));
    format!("\u{feff}{HEAD}{}", rows.concat())
}

const ORGANISATIONS: &str = "projectID;projectAcronym;name;country;role;order\n\
\"101\";\"P\";\"Partner; Ltd\";\"EL\";\"participant\";\"2\"\n\
\"101\";\"P\";\"Leader\";\"RO\";\"coordinator\";\"1\"\n\
\"101\";\"P\";\"Third\";\"EL\";\"thirdParty\";\"3\"\n\
\"102\";\"P\";\"Leader\";\"RO\";\"coordinator\";\"1\"\n";

const TOPICS: &str =
    "projectID;euroSciVocCode;euroSciVocPath;euroSciVocTitle\n101;/1;/a;genetics\n101;/1;/a;genetics\n";

fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a file begins");
        zip.write_all(text.as_bytes()).expect("a file is written");
    }
    zip.finish().expect("an archive").into_inner()
}

fn whole(projects: &str) -> Vec<u8> {
    zip_of(&[
        ("project.csv", projects),
        ("organization.csv", ORGANISATIONS),
        ("euroSciVoc.csv", TOPICS),
    ])
}

fn play_zip(zip: Vec<u8>) -> Played {
    let source = Cordis::with_parts(&["horizon".to_owned()]);
    play(&source, &[subject(&["rapid DNA", "face recognition"])], |_| {
        (200, zip.clone())
    })
}

#[test]
fn the_archives_of_all_programmes_are_asked_for_or_those_that_are_set() {
    let places = |parts: &[&str]| {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let played = play(&Cordis::with_parts(&parts), &[subject(&["x"])], |_| (200, Vec::new()));
        let asks = played.asks.into_iter();
        asks.map(|ask| (ask.place, ask.query, ask.expect)).collect::<Vec<_>>()
    };
    let ask = |name: &str| {
        (
            AskPlace::Path(format!("/data/cordis-{name}projects-csv.zip")),
            Vec::new(),
            Expect::Zip,
        )
    };
    assert_eq!(places(&[]), [ask("HORIZON"), ask("h2020"), ask("fp7")]);
    assert_eq!(places(&["FP7"]), [ask("fp7")]);
    let source = Cordis::with_parts(&["fp9".to_owned()]);
    let fault = play(&source, &[], |_| (200, Vec::new())).fault();
    assert_eq!(fault.kind, FaultKind::Barred);
    assert!(fault.message.contains("\"fp9\""), "{}", fault.message);
}

#[test]
fn projects_are_counted_by_their_start_beside_all_projects_of_the_year() {
    let finding = play_zip(whole(&projects())).finding();
    let counts: Vec<_> = finding
        .counts
        .iter()
        .map(|count| (count.year, count.count, count.total))
        .collect();
    assert_eq!(
        counts,
        [
            (2021, 0, Some(0)),
            (2022, 0, Some(0)),
            (2023, 1, Some(2)),
            (2024, 1, Some(1)),
            (2025, 0, Some(0)),
            (2026, 0, Some(0))
        ]
    );
    assert_eq!(
        finding.query,
        "contenttype='project' AND ('rapid DNA' OR 'face recognition')"
    );
    let remarks = finding.remarks.join(" ");
    for words in [
        "begin with projects of 2021",
        "1 matching projects have no start",
        "1 matching projects start after 2026",
    ] {
        assert!(remarks.contains(words), "{remarks}");
    }
    let ids: Vec<&str> = finding.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["104", "101", "102", "105"]);
}

#[test]
fn a_project_has_its_scheme_its_end_and_its_partners_the_coordinator_first() {
    let finding = play_zip(whole(&projects())).finding();
    let record = &finding.records[1];
    assert_eq!(record.title, "Rapid-DNA kits; & more");
    assert_eq!(record.url.as_deref(), Some("https://cordis.europa.eu/project/id/101"));
    assert_eq!(
        (record.date.as_deref(), record.end.as_deref()),
        (Some("2024-01-01"), Some("2027-12-31"))
    );
    assert_eq!(
        (record.scheme.as_deref(), record.status.as_deref()),
        (Some("HORIZON-IA"), Some("SIGNED"))
    );
    assert_eq!(record.countries, ["RO", "EL"]);
    assert_eq!(record.organisations, ["Leader", "Partner; Ltd", "Third"]);
    let part = |name: &str, count| (name.to_owned(), count);
    let spreads: Vec<_> = finding
        .breakdowns
        .iter()
        .map(|spread| (spread.by, spread.parts.clone()))
        .collect();
    assert_eq!(
        spreads,
        [
            (BreakdownBy::Country, vec![part("RO", 2), part("EL", 1)]),
            (
                BreakdownBy::Organisation,
                vec![part("Leader", 2), part("Partner; Ltd", 1), part("Third", 1)]
            ),
            (BreakdownBy::Topic, vec![part("genetics", 1)]),
            (
                BreakdownBy::Phrase,
                vec![part("face recognition", 3), part("rapid DNA", 1)]
            ),
        ]
    );
}

#[test]
fn both_layouts_and_programmes_without_keywords_are_read() {
    let old = projects().replace(";keywords", "").replace(";\"other\"", "");
    let zip = zip_of(&[("csv/organization.csv", ORGANISATIONS), ("csv/project.csv", &old)]);
    let finding = play_zip(zip).finding();
    assert_eq!(sum(&finding), 2);
    assert!(
        finding
            .remarks
            .iter()
            .any(|remark| remark.contains("no euroSciVoc.csv")),
        "{:?}",
        finding.remarks
    );
    let keyed = projects().replace("\"other\"", "\"rapid DNA\"");
    assert_eq!(sum(&play_zip(whole(&keyed)).finding()), 3, "keywords are searched too");
}

#[test]
fn columns_that_are_missing_or_new_are_named_with_their_file_and_date() {
    for (name, renamed) in [
        ("objective", "goal"),
        ("startDate", "start"),
        ("fundingScheme", "scheme"),
        ("id", "rcn2"),
    ] {
        let fault = play_zip(whole(&projects().replacen(name, renamed, 1))).fault();
        let words = format!("project.csv (HORIZON) of 1970-01-01 has no column \"{name}\"");
        assert!(
            fault.kind == FaultKind::Drift && fault.message.starts_with(&words),
            "{}",
            fault.message
        );
    }
    let organisations = ORGANISATIONS.replace("country", "land");
    let fault = play_zip(zip_of(&[
        ("project.csv", &projects()),
        ("organization.csv", &organisations),
    ]))
    .fault();
    assert!(
        fault.message.contains("organization.csv (HORIZON)"),
        "{}",
        fault.message
    );
    let finding = play_zip(whole(&projects().replacen(";nature;", ";kind;", 1))).finding();
    assert!(
        finding.remarks[0].contains("columns that are not known: kind"),
        "{:?}",
        finding.remarks
    );
}

#[test]
fn what_is_damaged_or_less_than_the_whole_is_a_fault() {
    let twice = format!("{}{}", projects(), project(101, "again", "2024-01-01", ""));
    let odd_day = projects().replace("2024-01-01", "first of May");
    let cases = [
        ("damaged", whole(&projects())[..400].to_vec()),
        ("no project.csv; it has projects.csv", zip_of(&[("projects.csv", "")])),
        ("leads out", zip_of(&[("../project.csv", "x")])),
        ("twice", zip_of(&[("project.csv", "x"), ("csv/project.csv", "y")])),
        ("comes twice", whole(&twice)),
        ("has no projects", whole(HEAD)),
        ("is empty", whole("")),
        ("in the middle of a cell", whole(&projects()[..projects().len() - 3])),
        ("\"first of May\" for startDate on line 2", whole(&odd_day)),
        ("more or fewer cells", whole(&projects().replace("\"SIGNED\";", ""))),
        ("without id", whole(&projects().replace("\"103\"", "\"\""))),
        (
            "no organisation",
            zip_of(&[
                ("project.csv", &projects()),
                ("organization.csv", "projectID;name;country;role\n7;a;b;c\n"),
            ]),
        ),
    ];
    for (words, zip) in cases {
        let fault = play_zip(zip).fault();
        assert!(fault.message.contains(words), "{words}: {}", fault.message);
    }
    let undated = projects()
        .replace("\"2024-01-01\"", "\"\"")
        .replace("\"2023-06-01\"", "\"\"");
    let fault = play_zip(whole(&undated)).fault();
    assert!(fault.message.contains("for 2 of 5 projects only"), "{}", fault.message);
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let zip = whole(&projects());
    let small = ArchiveLimits {
        all: 1_000,
        text: 1_000,
    };
    let error = Archive::open_within("a.zip", &zip, small).err().expect("too much");
    assert!(error.message.contains("more than 1000 bytes"), "{}", error.message);
}

#[test]
fn days_are_read_as_cordis_writes_them() {
    for text in ["2024-02-01", "2024-02-01 10:00:00", "01/02/2024", "1 {{month_02}} 2024"] {
        assert_eq!(read_day(text), Some(jiff::civil::date(2024, 2, 1)), "{text}");
    }
    for text in ["", "2024", "2024-13-01", "1 {{month_13}} 2024", "1/2/24", "1 2 2024 4"] {
        assert_eq!(read_day(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_file_cut_off_or_with_a_renamed_column_never_counts_less_without_a_word(at in 0_usize..1_200, rename in any::<bool>()) {
        let text = projects();
        let at = (0..=at.min(text.len() - 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let broken = if rename {
            // A sign of the header.
            let at = 3 + at % (HEAD.len() - 1);
            format!("{}x{}", &text[..at], &text[at..])
        } else {
            text[..at].to_owned()
        };
        if let Ok(findings) = play_zip(whole(&broken)).end {
            let read: u64 = findings[0].counts.iter().filter_map(|count| count.total).sum();
            // A file that ends behind a row, or before a last cell that may be empty, cannot be told from a smaller one: the
            // archive vouches for its end.
            let cut_at_row = !rename && broken.ends_with(['\n', '"', ';']);
            prop_assert!(cut_at_row || (sum(&findings[0]), read) == (2, 3), "{broken}");
        }
    }
}
