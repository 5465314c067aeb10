//! What holds for any text: no panic, scores in 0..1, the same whatever the order of input; and what words must do.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{Concept, Concepts, Dossier, Grade, Link, Need, NeedKind, Role, Workshop};

use super::*;

/// A dossier of three technologies: the one of `leadar new`, with what the tests need laid over it.
pub fn dossier() -> Dossier {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("radar-data");
    crate::store::write_starter(&data).expect("the starter is written");
    let mut dossier = crate::store::read_dossier(&data)
        .expect("the starter has no errors")
        .value;
    dossier.links.clear();
    dossier.concepts = Concepts {
        concepts: vec![Concept {
            id: "cold eyes".into(),
            words: vec!["thermal".into(), "infrared".into()],
            cues: vec!["in the dark".into()],
            names: BTreeMap::from([("de".into(), vec!["Wärmebild".into()])]),
        }],
        organisational: vec!["budget".into(), "staff".into(), "legislation".into()],
        ..Concepts::default()
    };
    dossier
}

pub fn need(statement: &str, kind: NeedKind) -> Need {
    Need::with_statement("n-1", kind, statement)
}

pub fn workshop(needs: Vec<Need>) -> Workshop {
    Workshop::with_needs("w", "night-work", needs)
}

fn ranking(dossier: &Dossier, workshop: &Workshop, need: &Need) -> Vec<(String, f64)> {
    let linker = Linker::over(dossier);
    let ranked = linker.rank(workshop, need);
    ranked
        .iter()
        .map(|ranked| (linker.technology(ranked).id.clone(), ranked.score.value()))
        .collect()
}

fn rank_one(statement: &str) -> Vec<(String, f64)> {
    let need = need(statement, NeedKind::Gap);
    ranking(&dossier(), &workshop(vec![need.clone()]), &need)
}

fn score_of(ranking: &[(String, f64)], id: &str) -> f64 {
    ranking.iter().find(|(other, _)| other == id).expect("all are ranked").1
}

/// The decisions of a sheet, and what was told about them.
fn read_sheet(
    shown: &str,
    bytes: &[u8],
    dossier: &Dossier,
    by: Option<&str>,
    today: jiff::civil::Date,
) -> (Vec<Link>, Vec<Diagnostic>) {
    let rows = read_rows(shown, bytes).map_err(|complaint| vec![complaint]);
    match rows.and_then(|rows| decide_rows(shown, &rows, dossier, by, today)) {
        Ok(told) => (told.value, told.diagnostics),
        Err(complaints) => (Vec::new(), complaints),
    }
}

#[test]
fn a_synonym_and_a_cue_lead_to_a_technology_below_its_own_word() {
    let own = score_of(&rank_one("A thermal picture"), "thermal-camera");
    let synonym = score_of(&rank_one("An infrared picture"), "thermal-camera");
    let cue = score_of(&rank_one("Seeing in the dark cellar"), "thermal-camera");
    let nothing = score_of(&rank_one("Xyzzy"), "thermal-camera");
    assert!(
        own > synonym && synonym > nothing && cue > nothing,
        "{own} {synonym} {cue} {nothing}"
    );
}

#[test]
fn a_german_statement_is_read_with_german_words_and_names() {
    let mut dossier = dossier();
    dossier.technologies[1].names = BTreeMap::from([("de".into(), vec!["Formulare am Telefon".into()])]);
    let statement = need("Die Formulare müssen auf dem Telefon ausgefüllt werden", NeedKind::Gap);
    let german = need(
        "Das Wärmebild ist nicht da und wird für die Suche bei Nacht gebraucht",
        NeedKind::Gap,
    );
    let home = workshop(vec![statement.clone(), german.clone()]);
    assert_eq!(ranking(&dossier, &home, &statement)[0].0, "mobile-forms");
    assert_eq!(ranking(&dossier, &home, &german)[0].0, "thermal-camera");
}

#[test]
fn a_name_in_another_language_says_nothing_to_an_english_line() {
    let line = need("A radio for the night", NeedKind::Gap);
    let home = workshop(vec![line.clone()]);
    let plain = ranking(&dossier(), &home, &line);
    let mut named = dossier();
    named.technologies[1].names = BTreeMap::from([("de".into(), vec!["Radio im Dienst".into()])]);
    assert_eq!(ranking(&named, &home, &line), plain);
}

#[test]
fn a_theme_of_organisation_makes_a_line_one_of_organisation() {
    let dossier = dossier();
    let linker = Linker::over(&dossier);
    let share = |theme: Option<&str>| {
        let mut line = need("Cameras for patrols", NeedKind::Gap);
        line.theme = theme.map(str::to_owned);
        linker.evidence(&workshop(vec![line.clone()]), &line, 1).1.organisation
    };
    assert_eq!(share(None), 0.0);
    assert!(share(Some("Budget and staff")) > 0.0);
}

#[test]
fn doing_without_lowers_and_lacking_does_not() {
    let plain = score_of(&rank_one("A thermal camera"), "thermal-camera");
    let lacking = score_of(&rank_one("We have no thermal camera"), "thermal-camera");
    let without = score_of(&rank_one("It must work without thermal camera"), "thermal-camera");
    let nothing = score_of(&rank_one("It must work"), "thermal-camera");
    assert!(
        lacking >= 0.9 * plain && without - nothing < 0.6 * (plain - nothing),
        "{plain} {lacking} {without} {nothing}"
    );
}

#[test]
fn a_bare_child_line_speaks_with_the_line_above_it() {
    let mut child = need("At night", NeedKind::Gap);
    let mut parent = need("Thermal cameras are needed for those who work:", NeedKind::Gap);
    parent.id = "n-0".into();
    let alone = ranking(&dossier(), &workshop(vec![child.clone()]), &child);
    child.parent = Some("n-0".into());
    let under = ranking(&dossier(), &workshop(vec![parent, child.clone()]), &child);
    assert!(score_of(&under, "thermal-camera") > score_of(&alone, "thermal-camera"));
}

#[test]
fn a_line_on_law_and_money_gets_none_and_a_lead_in_asks_for_nothing() {
    let dossier = dossier();
    let linker = Linker::over(&dossier);
    let budget = need("Budget and staff under the new legislation", NeedKind::Gap);
    let proposal = linker.propose(&workshop(vec![budget.clone()]), &budget);
    assert!(proposal.candidates().next().is_none(), "{proposal:?}");
    assert!(proposal.none_because.is_some());
    let mut lead_in = need("Thermal cameras:", NeedKind::Gap);
    lead_in.role = Role::LeadIn;
    let proposal = linker.propose(&workshop(vec![lead_in.clone()]), &lead_in);
    assert!(proposal.candidates().next().is_none());
}

#[test]
fn a_legal_line_constrains() {
    let dossier = dossier();
    let linker = Linker::over(&dossier);
    let law = need("Thermal cameras need a permit", NeedKind::Legal);
    let proposal = linker.propose(&workshop(vec![law.clone()]), &law);
    let grades: Vec<Grade> = proposal.candidates().map(|candidate| candidate.grade).collect();
    assert!(!grades.is_empty() && grades.iter().all(|grade| *grade == Grade::Constrains));
}

#[test]
fn a_need_that_recurs_in_two_workshops_is_found_and_a_different_one_is_not() {
    let dossier = dossier();
    let linker = Linker::over(&dossier);
    let mut first = workshop(vec![need("A thermal camera for the search of cellars", NeedKind::Gap)]);
    let mut second = workshop(vec![
        need("Search of cellars needs an infrared camera", NeedKind::Requirement),
        need("Boots that keep the water out", NeedKind::Gap),
    ]);
    (first.id, second.id) = ("a".into(), "b".into());
    second.needs[0].id = "n-2".into();
    second.needs[1].id = "n-3".into();
    let needs: Vec<(&Workshop, &Need)> = [&first, &second]
        .into_iter()
        .flat_map(|workshop| workshop.needs.iter().map(move |need| (workshop, need)))
        .collect();
    let recurring = find_recurring_needs(&linker, &needs);
    assert_eq!(recurring.len(), 1, "{recurring:?}");
    assert_eq!(recurring[0].needs, ["n-1", "n-2"]);
    assert!(recurring[0].words.iter().any(|word| word == "camera"), "{recurring:?}");
}

#[test]
fn a_sheet_that_comes_back_unchanged_decides_nothing_and_faults_are_told_all_at_once() {
    let mut dossier = dossier();
    dossier.workshops[0].needs[0].statement = "=Forms on the phone, filled in once".into();
    let needs: Vec<(&Workshop, &Need)> = dossier.needs().collect();
    let proposals = propose_links(&Linker::over(&dossier), &needs);
    let sheet = write_sheet(&sheet_rows(&dossier, &proposals));
    assert!(sheet.contains("'=Forms"), "a formula is disarmed:\n{sheet}");
    let today = jiff::civil::date(2026, 1, 31);
    let (links, complaints) = read_sheet("s.csv", sheet.as_bytes(), &dossier, Some("A1"), today);
    assert!(links.is_empty() && complaints.is_empty(), "{complaints:?}");
    let bad = "need;technology;decision;date\npaperwork-01;mobile-form;core;\npaperwork-09;dictation;maybe;2026-13-01\npaperwork-01;dictation;constrains;\n";
    let (links, complaints) = read_sheet("s.csv", bad.as_bytes(), &dossier, None, today);
    assert!(links.is_empty());
    let told: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    for text in [
        "s.csv:2:2",
        "mobile-forms",
        "s.csv:3:1",
        "maybe",
        "2026-13-01",
        "only legal lines",
        "--by",
    ] {
        assert!(told.iter().any(|line| line.contains(text)), "{text} in {told:#?}");
    }
    let good = "need,technology,decision,why\npaperwork-01,dictation,no,\npaperwork-01,mobile-forms,core,fits\n";
    let (links, complaints) = read_sheet("s.csv", good.as_bytes(), &dossier, Some("A1"), today);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!((links[0].grade, links[1].grade), (Grade::Rejected, Grade::Core));
    assert_eq!(links[1].why, "fits");
}

/// A workbook with one sheet of texts.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    use std::io::Write;
    let mut cells = String::new();
    for (row, texts) in rows.iter().enumerate() {
        cells.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, text) in texts.iter().enumerate() {
            let letter = char::from(b'A' + u8::try_from(column).expect("few columns"));
            cells.push_str(&format!(
                "<c r=\"{letter}{}\" t=\"inlineStr\"><is><t>{text}</t></is></c>",
                row + 1
            ));
        }
        cells.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let files = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>"),
        ),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).expect("a file is begun");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("the archive is whole").into_inner()
}

#[test]
fn decisions_come_back_from_a_workbook_and_a_fault_has_its_cell() {
    let today = jiff::civil::date(2026, 1, 31);
    let head: &[&str] = &["need", "technology", "decision", "why"];
    let good = workbook(&[head, &["paperwork-01", "dictation", "related", "helps"]]);
    let (links, complaints) = read_sheet("s.xlsx", &good, &dossier(), Some("A1"), today);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!((links[0].grade, links[0].why.as_str()), (Grade::Related, "helps"));
    let bad = workbook(&[head, &["paperwork-01", "dictatio", "related", ""]]);
    let (links, complaints) = read_sheet("s.xlsx", &bad, &dossier(), Some("A1"), today);
    assert!(links.is_empty());
    assert!(complaints[0].to_string().contains("s.xlsx:2:2"), "{complaints:?}");
}

#[test]
fn a_sheet_in_another_encoding_is_read_and_told() {
    let today = jiff::civil::date(2026, 1, 31);
    let sheet = "need;technology;decision;why\npaperwork-01;dictation;related;h\u{e4}lt die F\u{fc}hrer\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(sheet);
    let (links, told) = read_sheet("s.csv", &bytes, &dossier(), Some("A1"), today);
    assert_eq!(links[0].why, "h\u{e4}lt die F\u{fc}hrer");
    assert!(
        told.len() == 1 && told[0].to_string().contains("windows-1252"),
        "{told:?}"
    );
    let (links, told) = read_sheet(
        "s.csv",
        b"need,technology,decision\n\xff\xff\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4",
        &dossier(),
        Some("A1"),
        today,
    );
    assert!(links.is_empty() && told[0].is_error(), "{told:?}");
}

#[test]
fn the_radar_s_own_concepts_say_nothing_twice_and_name_only_known_families() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("radar-data");
    let dossier = crate::store::read_dossier(&data)
        .expect("radar-data has no errors")
        .value;
    for family in &dossier.concepts.families {
        let known = dossier
            .technologies
            .iter()
            .any(|technology| technology.family.as_ref() == Some(&family.family));
        assert!(known, "family {} has no technology", family.family);
    }
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for concept in &dossier.concepts.concepts {
        for word in &concept.words {
            let twice = concept.cues.contains(word);
            assert!(!twice, "{word} is both a word and a cue of {}", concept.id);
        }
        assert!(seen.insert(&concept.id, &concept.id).is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_every_technology_a_score_from_0_to_1_best_first(
        statement in "\\PC{0,200}",
        parent in proptest::option::of("\\PC{0,60}"),
        theme in proptest::option::of("\\PC{0,40}"),
        kind in prop::sample::select(NeedKind::ALL.to_vec()),
    ) {
        let dossier = dossier();
        let mut child = need(&statement, kind);
        let mut needs = Vec::new();
        if let Some(parent) = parent {
            let mut above = need(&parent, kind);
            above.id = "n-0".into();
            child.parent = Some("n-0".into());
            needs.push(above);
        }
        child.theme = theme;
        needs.push(child.clone());
        let home = workshop(needs);
        let ranked = ranking(&dossier, &home, &child);
        prop_assert_eq!(ranked.len(), dossier.technologies.len());
        prop_assert!(ranked.iter().all(|(_, score)| (0.0..=1.0).contains(score)));
        prop_assert!(ranked.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        let linker = Linker::over(&dossier);
        let proposal = linker.propose(&home, &child);
        prop_assert!(proposal.firm.len() <= 2 && proposal.suggested.len() <= 5);
        prop_assert_eq!(proposal.candidates().next().is_none(), proposal.none_because.is_some());
        linker.working(&home, &child);
    }

    #[test]
    fn the_order_of_statements_changes_no_proposal(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let dossier = dossier();
        let statements = ["thermal camera", "forms filled in once", "speech into text", "budget", "in the dark", "a camera for forms"];
        let home = |order: &[usize]| workshop(order.iter().map(|number| {
            let mut need = need(statements[*number], NeedKind::Gap);
            need.id = format!("n-{number}");
            need
        }).collect());
        let propose = |home: &Workshop| -> BTreeMap<String, Proposal> {
            let needs: Vec<(&Workshop, &Need)> = home.needs.iter().map(|need| (home, need)).collect();
            let proposals = propose_links(&Linker::over(&dossier), &needs);
            proposals.into_iter().map(|proposal| (proposal.need.clone(), proposal)).collect()
        };
        prop_assert_eq!(propose(&home(&order)), propose(&home(&[0, 1, 2, 3, 4, 5])));
    }

    #[test]
    fn any_bytes_as_a_sheet_give_links_or_complaints_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (links, complaints) = read_sheet("s.csv", &bytes, &dossier(), Some("A1"), jiff::civil::date(2026, 1, 31));
        prop_assert!(links.is_empty() || complaints.iter().all(|complaint| !complaint.is_error()));
    }
}

/// The firm proposals of the radar itself for a statement of no topic.
fn firm_of_radar(linker: &Linker, statement: &str) -> Vec<String> {
    let need = need(statement, NeedKind::Requirement);
    let proposal = linker.propose(&Workshop::with_needs("w", "none", vec![need.clone()]), &need);
    proposal
        .firm
        .into_iter()
        .map(|candidate| candidate.technology)
        .collect()
}

#[test]
fn a_general_word_alone_makes_no_firm_link_and_a_name_of_general_words_does() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("radar-data");
    let dossier = crate::store::read_dossier(&data).expect("no errors").value;
    let linker = Linker::over(&dossier);
    for statement in [
        "Information must be shared rapidly between agencies",
        "The ability to conduct training remotely",
        "Ability to counter false claims",
        "They have to print forms each day",
        "The team has to drive the change",
        "Rapid change in the team",
    ] {
        assert_eq!(firm_of_radar(&linker, statement), [""; 0], "{statement}");
    }
    for (statement, technology) in [
        ("Need to analyse DNA rapidly on site", "rapid-dna"),
        ("Conducted energy devices that are safer", "ced"),
    ] {
        assert_eq!(firm_of_radar(&linker, statement), [technology], "{statement}");
    }
}
