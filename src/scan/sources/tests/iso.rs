//! ISO's catalogue played with standards of our own.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::scan::ask::AskPlace;
use crate::scan::fault::FaultKind;
use crate::scan::sources::play::{Played, play, subject, sum};

fn line(id: u64, reference: &str, day: &str, stage: u64, title: &str) -> Value {
    json!({"id": id, "deliverableType": "IS", "supplementType": null, "reference": reference,
        "title": {"en": title, "fr": "Titre"}, "publicationDate": if day.is_empty() { Value::Null } else { day.into() },
        "edition": 1, "icsCode": ["35.030"], "ownerCommittee": "X", "currentStage": stage, "replaces": null,
        "replacedBy": null, "languages": ["en"], "pages": {"en": 3}, "scope": {"en": "<p>Invented scope.</p>"}})
}

fn catalogue() -> Vec<Value> {
    let mut replaced = line(
        10,
        "ISO/IEC 99001:2012",
        "2012-05-01",
        9599,
        "Digital evidence &amp; <i>more</i>",
    );
    replaced["replacedBy"] = json!([11]);
    let mut amended = line(
        12,
        "ISO/IEC 99001:2022/Amd 1:2024",
        "2024-05-01",
        6060,
        "digital evidence",
    );
    amended["supplementType"] = "Amd".into();
    let mut scoped = line(14, "ISO 99003:2023", "2023-01-01", 9093, "Something else");
    scoped["scope"] = json!({"en": "<p>About digital-evidence.</p>"});
    let mut bare = line(15, "ISO 99004", "", 2000, "");
    bare["title"] = Value::Null;
    bare["scope"] = Value::Null;
    vec![
        replaced,
        line(11, "ISO/IEC 99002:2022", "2022-05-01", 6060, "Another number"),
        amended,
        line(13, "ISO/IEC DIS 99001", "", 4020, "Digital evidence"),
        scoped,
        bare,
    ]
}

fn listed(number: &str, status: &str) -> ListedStandard {
    ListedStandard {
        id: "x".to_owned(),
        number: number.to_owned(),
        status: status.to_owned(),
        year: None,
    }
}

fn text_of(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn play_text(standards: Vec<ListedStandard>, text: &str) -> Played {
    let mut asked = subject(&["digital evidence", "e-evidence"]);
    asked.standards = standards;
    play(&Iso, &[asked], |_| (200, text.as_bytes().to_vec()))
}

fn remarks(standard: ListedStandard) -> Vec<String> {
    play_text(vec![standard], &text_of(&catalogue())).finding().remarks
}

#[test]
fn the_file_of_all_deliverables_is_asked_for_once() {
    let played = play_text(Vec::new(), &text_of(&catalogue()));
    let asks: Vec<_> = played
        .asks
        .iter()
        .map(|ask| (&ask.place, &ask.query, ask.expect))
        .collect();
    assert_eq!(
        asks,
        [(&AskPlace::Path(PATH.to_owned()), &Vec::new(), Expect::JsonLines)]
    );
    assert_eq!(played.finding().query, "\"digital evidence\" OR \"e-evidence\"");
}

#[test]
fn a_withdrawn_standard_is_told_with_what_came_in_its_place() {
    let played = play_text(
        vec![listed("iso/iec 99001 : 2012", "published")],
        &text_of(&catalogue()),
    );
    let finding = played.finding();
    assert_eq!(
        finding.remarks,
        [
            "iso/iec 99001 : 2012 is listed as published; ISO has ISO/IEC 99001:2012 at stage 95.99: withdrawn.",
            "ISO/IEC 99001:2012 is replaced by ISO/IEC 99002:2022.",
            "A new edition is being made: ISO/IEC DIS 99001 at stage 40.20.",
        ]
    );
    let told: Vec<_> = finding
        .records
        .iter()
        .map(|record| (record.id.as_str(), record.status.as_deref()))
        .collect();
    assert_eq!(
        told[..2],
        [
            ("x", Some("withdrawn")), // the identifier that the radar gives it
            ("ISO/IEC 99002:2022", Some("published"))
        ]
    );
    let record = &finding.records[0];
    assert_eq!(
        (record.kind, record.title.as_str()),
        (RecordKind::Standard, "ISO/IEC 99001:2012 Digital evidence & more")
    );
    assert_eq!(record.url.as_deref(), Some("https://www.iso.org/standard/10.html"));
    assert_eq!(
        (record.date.as_deref(), record.scheme.as_deref()),
        (Some("2012-05-01"), Some("IS"))
    );
}

#[test]
fn a_number_without_year_or_of_an_adoption_means_the_latest_edition() {
    assert_eq!(remarks(listed("ISO 99003", "confirmed")), Vec::<String>::new());
    assert_eq!(remarks(listed("ISO 99003:2023", "confirmed")), Vec::<String>::new());
    assert_eq!(
        remarks(listed("ISO 99003:2011", "confirmed")),
        ["ISO 99003:2011 is not in ISO's catalogue."]
    );
    let told = remarks(listed("EN ISO/IEC 99001:2013", "withdrawn"));
    assert_eq!(
        told[0],
        "EN ISO/IEC 99001:2013 adopts an ISO standard; told is ISO/IEC 99001:2012."
    );
    assert_eq!(remarks(listed("ETSI TS 103 523", "published")), Vec::<String>::new());
}

#[test]
fn standards_that_a_name_is_found_in_are_counted_by_the_year_of_publication() {
    let finding = play_text(Vec::new(), &text_of(&catalogue())).finding();
    let counts: Vec<_> = finding
        .counts
        .iter()
        .map(|count| (count.year, count.count, count.total))
        .collect();
    assert_eq!(
        counts[3..6],
        [(2022, 0, Some(1)), (2023, 1, Some(1)), (2024, 0, Some(0))]
    );
    let ids: Vec<&str> = finding.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["ISO 99003:2023", "ISO/IEC 99001:2012", "ISO/IEC DIS 99001"]);
    assert_eq!(finding.breakdowns[0].parts, [("digital evidence".to_owned(), 3)]);
}

#[test]
fn every_stage_has_its_word() {
    let words = [
        (20, "in-development"),
        (5000, "in-development"),
        (6000, "in-development"),
        (3098, "deleted"),
        (6060, "published"),
        (9020, "under-review"),
        (9060, "under-review"),
        (9092, "to-be-revised"),
        (9093, "confirmed"),
        (9099, "under-review"),
        (9520, "under-review"),
        (9599, "withdrawn"),
    ];
    for (code, word) in words {
        assert_eq!(Stage(code).status(), Some(word), "{code}");
    }
    assert_eq!(Stage(7777).status(), None);
    let mut odd = catalogue();
    odd[4]["currentStage"] = "77.77".into();
    let finding = play_text(vec![listed("ISO 99003", "published")], &text_of(&odd)).finding();
    assert_eq!(
        finding.remarks,
        ["ISO 99003:2023 stands at stage 77.77, which is not known."]
    );
}

#[test]
fn what_is_cut_off_empty_or_of_another_shape_is_told_with_its_line() {
    let renamed = |name: &str, to: &str| text_of(&catalogue()).replace(&format!("\"{name}\":"), &format!("\"{to}\":"));
    let whole = text_of(&catalogue());
    let mut odd_stage = catalogue();
    odd_stage[1]["currentStage"] = 60.6.into();
    let mut twice = catalogue();
    twice[1]["id"] = 10.into();
    let cases = [
        (
            FaultKind::Partial,
            "in the middle of line 6",
            whole[..whole.len() - 20].to_owned(),
        ),
        (FaultKind::Partial, "no deliverables", "\n".to_owned()),
        (
            FaultKind::Partial,
            "line 2: deliverable 10 comes twice",
            text_of(&twice),
        ),
        (FaultKind::Drift, "line 1 is no JSON: <html>", "<html>".to_owned()),
        (
            FaultKind::Drift,
            "line 1: the reply has no field \"reference\"",
            renamed("reference", "ref"),
        ),
        (
            FaultKind::Drift,
            "no field \"currentStage\"",
            renamed("currentStage", "stage"),
        ),
        (
            FaultKind::Drift,
            "has the field \"replacedBy\"",
            renamed("replacedBy", "successors"),
        ),
        (FaultKind::Drift, "has the field \"title\"", renamed("title", "name")),
        (
            FaultKind::Drift,
            "has the field \"publicationDate\"",
            renamed("publicationDate", "date"),
        ),
        (FaultKind::Drift, "is \"60.6\"", text_of(&odd_stage)),
        (
            FaultKind::Drift,
            "is \"2012\", which is no day",
            whole.replace("2012-05-01", "2012"),
        ),
    ];
    for (kind, words, text) in cases {
        let fault = play_text(Vec::new(), &text).fault();
        assert!(
            fault.kind == kind && fault.message.contains(words),
            "{words}: {fault:?}"
        );
    }
    assert_eq!(sum(&play_text(Vec::new(), &format!("\u{feff}{whole}")).finding()), 1);
}

proptest! {
    #[test]
    fn a_file_cut_off_or_with_a_renamed_field_never_counts_less(at in 0_usize..2_600, rename in any::<bool>()) {
        let text = text_of(&catalogue());
        let at = at.min(text.len() - 1);
        let broken = match (rename, text[at..].find('"')) {
            (true, Some(next)) => format!("{}\"x{}", &text[..at + next], &text[at + next + 1..]),
            (true, None) => text,
            (false, _) => text[..at].to_owned(),
        };
        if let Ok(findings) = play_text(Vec::new(), &broken).end {
            // A file that ends behind a line cannot be told from a smaller one: a reply is only taken whole. Neither can
            // one text of one line that is gone.
            let at_line = !rename && broken.trim_end().ends_with('}');
            let text_gone = ["xscope", "xen", "xDigital", "x<p>"].iter().any(|gone| broken.contains(gone));
            let told = findings[0].remarks.iter().any(|remark| remark.contains("without a date"));
            prop_assert!(sum(&findings[0]) == 1 || at_line || text_gone || told, "{broken}");
        }
    }
}
