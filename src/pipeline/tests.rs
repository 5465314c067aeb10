//! Where the stages meet: what one of them refuses stops the rest, and all that is wrong is told.

use std::fs;

use tempfile::TempDir;

use super::*;

/// The radar of `leadar new` in a folder of its own.
fn starter() -> (TempDir, Folders) {
    let home = tempfile::tempdir().expect("a folder");
    let folders = Folders {
        data: home.path().join("radar-data"),
        output: home.path().join("output"),
        templates: None,
    };
    start(&folders.data).expect("the starter is written");
    (home, folders)
}

fn change_radar(folders: &Folders, from: &str, to: &str) {
    let path = folders.data.join("radar.toml");
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.contains(from), "{from} is there");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

fn messages(errors: &[Diagnostic]) -> Vec<&str> {
    errors.iter().map(|error| error.message.as_str()).collect()
}

#[test]
fn faults_of_data_and_templates_are_told_together_and_nothing_is_written() {
    let (home, mut folders) = starter();
    change_radar(&folders, "[edition]", "[edition]\nnaem = \"x\"");
    folders.templates = Some(home.path().join("nowhere"));
    let errors = build(&folders).expect_err("two faults");
    assert_eq!(check(&folders).expect_err("the same"), errors);
    let told = messages(&errors);
    assert!(told.iter().any(|message| message.contains("naem")), "{told:?}");
    assert!(
        told.iter()
            .any(|message| message.contains("no such folder of templates")),
        "{told:?}"
    );
    assert!(!folders.output.exists());
}

#[test]
fn a_build_counts_what_the_dossier_holds() {
    let (_home, folders) = starter();
    let summary = build(&folders).expect("it builds").value;
    let dossier = read(&folders.data).expect("it is read").value;
    assert_eq!(summary.technologies, dossier.technologies.len());
    assert_eq!(
        summary.rings.iter().map(|(_, count)| count).sum::<usize>(),
        summary.technologies
    );
    assert_eq!(
        (summary.needs, summary.workshops),
        (dossier.needs().count(), dossier.workshops.len())
    );
    assert_eq!(
        summary.topics_not_asked,
        summary.topics - 1,
        "one topic has its workshop"
    );
    assert_eq!(summary.published.changed, summary.published.files);
    assert_eq!(build(&folders).expect("again").value.published.changed, 0);
}

#[test]
fn an_edition_is_frozen_under_the_name_that_is_declared_and_no_other() {
    let (_home, folders) = starter();
    let another = FreezeOrder {
        name: Some("another".into()),
        ..FreezeOrder::default()
    };
    let errors = freeze(&folders, &another).expect_err("another name");
    assert!(messages(&errors)[0].contains("not \"another\""), "{errors:?}");
    assert!(!folders.data.join("editions").exists());
    let frozen = freeze(&folders, &FreezeOrder::default()).expect("frozen").value;
    assert!(folders.data.join("editions").join(&frozen.name).is_dir());
    assert_eq!(frozen.technologies, 3);
}

#[test]
fn two_editions_that_are_not_there_are_both_named() {
    let (_home, folders) = starter();
    let errors = compare_editions(&folders.data, "one", Some("two")).expect_err("neither is there");
    let messages = messages(&errors);
    assert_eq!(messages.len(), 2, "{messages:?}");
    for (message, name) in messages.iter().zip(["one", "two"]) {
        assert!(
            message.starts_with(&format!("\"{name}\" is no frozen edition here")),
            "{message}"
        );
    }
}

#[test]
fn blips_of_an_older_table_stand_where_they_stood() {
    let home = tempfile::tempdir().expect("a folder");
    let write = |name: &str, rows: &str| {
        let path = home.path().join(name);
        fs::write(&path, format!("name,ring,sector,score\n{rows}")).expect("written");
        path
    };
    let older = write("one.csv", "A,In,S,0.5\nB,Out,S,0.5\n");
    let newer = write("two.csv", "C,In,S,0.5\nA,In,S,0.5\nB,Out,S,0.5\n");
    let draw = |path: &Path, tables: Vec<PathBuf>| {
        let older = Older {
            tables,
            ..Older::default()
        };
        draw_table(path, None, &older, ReadIn::ThisProcess)
            .expect("drawn")
            .value
    };
    let place = |drawn: &DrawnTable, id: &str| {
        let blip = drawn
            .radar
            .blips
            .iter()
            .position(|blip| blip.id == id)
            .expect("the blip");
        let mut marks = drawn.chart.marks.iter();
        let mark = marks.find(|mark| mark.blip == blip).expect("its mark");
        (mark.centre.x, mark.centre.y)
    };
    let before = draw(&older, Vec::new());
    let after = draw(&newer, vec![older.clone()]);
    for id in ["a", "b"] {
        assert_eq!(place(&before, id), place(&after, id), "{id}");
    }
}
