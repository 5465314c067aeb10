//! Nothing of a user's is lost: folders of others, two commands at once, runs that were killed, odd files.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::project::{Project, read_tree, run_in};

/// Names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_full_of_somebodys_files_is_never_a_place_for_output() {
    let project = Project::smallest();
    let thesis = project.path("thesis");
    fs::create_dir_all(thesis.join("chapters")).expect("made");
    fs::write(thesis.join("chapters/one.txt"), "years of work").expect("written");
    fs::write(thesis.join("SHA256SUMS"), "a list of my own").expect("written");
    // Names that exports would like to have.
    fs::create_dir(thesis.join("data")).expect("made");
    for name in [
        "activities.svg",
        "pg1.svg",
        "data/needs.csv",
        "index.html",
        "report.pdf",
    ] {
        fs::write(thesis.join(name), "mine").expect("written");
    }
    let before = read_tree(&thesis);
    let table = "name,ring,sector\na,A,X\nb,B,pg1\n";
    fs::write(project.path("table.csv"), table).expect("written");
    let commands: [&[&str]; 8] = [
        &["build", "--output", "thesis"],
        &["build", "--output", "thesis/"],
        &["draw", "table.csv", "--output", "thesis"],
        &["draw", "table.csv", "--svg", "thesis/index.html"],
        &["draw", "table.csv", "--pdf", "thesis/report.pdf"],
        &[
            "draw",
            "table.csv",
            "--sector-maps",
            "thesis",
            "--svg",
            "thesis/activities.svg",
        ],
        &["export", "--out", "thesis"],
        &["export", "--tables", "csv", "--out", "thesis"],
    ];
    for words in commands {
        let run = project.run(words);
        assert_eq!(run.code, 1, "{words:?}: {}{}", run.out, run.err);
        assert!(run.err.contains("thesis"), "{words:?}: {}", run.err);
    }
    let after: Vec<_> = read_tree(&thesis)
        .into_iter()
        .filter(|(path, _)| path != ".leadar-files")
        .collect();
    assert_eq!(after, before);
}

#[test]
fn output_inside_the_data_or_around_it_is_refused() {
    let project = Project::smallest();
    let before = read_tree(&project.path("radar-data"));
    let commands: [&[&str]; 7] = [
        &["build", "--output", "radar-data/scores/site"],
        &["build", "--output", "radar-data/editions"],
        &["build", "--output", "radar-data"],
        &["build", "--output", "."],
        &["export", "--out", "radar-data/scores"],
        &["score", "--plots", "radar-data/technologies"],
        &["link", "--export", "radar-data/links.csv"],
    ];
    for words in commands {
        let run = project.run(words);
        assert_eq!(run.code, 1, "{words:?}: {}{}", run.out, run.err);
    }
    assert_eq!(read_tree(&project.path("radar-data")), before);
    assert_eq!(names(&project.path(".")), ["radar-data"]);
}

/// A sheet that rejects one proposal of `leadar link --export`.
fn sheet_deciding(project: &Project, row: usize) -> String {
    let sheet = project.run(&["link", "--export", "-"]).out;
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|cell| cell == name)
            .expect("the column is there")
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("written");
    for (index, record) in reader.records().enumerate() {
        let mut cells: Vec<String> = record.expect("a row").iter().map(str::to_owned).collect();
        if index == row {
            cells[column("decision")] = "rejected".into();
            cells[column("why")] = format!("sheet {row}");
        }
        writer.write_record(&cells).expect("written");
    }
    String::from_utf8(writer.into_inner().expect("written")).expect("UTF-8")
}

#[test]
fn two_imports_at_once_both_keep_their_decisions() {
    let project = Project::smallest();
    for row in [0, 3] {
        fs::write(project.path(&format!("s{row}.csv")), sheet_deciding(&project, row)).expect("written");
    }
    let links = project.path("radar-data/links.csv");
    let before = fs::read(&links).expect("read");
    for _ in 0..5 {
        fs::write(&links, &before).expect("written");
        let start = |sheet: &str| {
            Command::new(env!("CARGO_BIN_EXE_leadar"))
                .args(["link", "--quiet", "--by", "A1", "--import", sheet])
                .current_dir(project.path("."))
                .spawn()
                .expect("it starts")
        };
        let mut runs = [start("s0.csv"), start("s3.csv")];
        for run in &mut runs {
            assert!(run.wait().expect("it ends").success());
        }
        let text = fs::read_to_string(&links).expect("read");
        assert!(text.contains("sheet 0") && text.contains("sheet 3"), "{text}");
    }
    assert!(!names(&project.path("radar-data")).contains(&".leadar-lock".to_owned()));
}

#[test]
fn a_sheet_that_is_older_than_a_decision_says_so_and_its_untouched_rows_say_nothing() {
    let project = Project::smallest();
    for row in [0, 3] {
        fs::write(project.path(&format!("s{row}.csv")), sheet_deciding(&project, row)).expect("written");
    }
    let second = sheet_deciding(&project, 0)
        .replace("rejected", "constrains")
        .replace("sheet 0", "second thought");
    let import = |sheet: &str| project.run(&["link", "--by", "A2", "--date", "2026-02-01", "--import", sheet]);
    assert_eq!(import("s0.csv").code, 0);
    let again = import("s3.csv");
    assert!(again.out.starts_with("1 new or changed decision"), "{}", again.out);
    let links = fs::read(project.path("radar-data/links.csv")).expect("read");
    fs::write(project.path("late.csv"), second.replace("constrains", "related")).expect("written");
    let late = import("late.csv");
    assert_eq!(late.code, 1);
    assert!(
        late.err.contains("late.csv:2:10: ") && late.err.contains("decided anew"),
        "{}",
        late.err
    );
    assert_eq!(fs::read(project.path("radar-data/links.csv")).expect("read"), links);
}

#[test]
fn a_lock_of_a_dead_process_is_taken_over_and_a_foreign_one_is_named() {
    let project = Project::smallest();
    let lock = project.path("radar-data/.leadar-lock");
    fs::write(&lock, "leadar 0.0.1, process 1: link --import\n").expect("written");
    assert_eq!(project.run(&["freeze"]).code, 0);
    assert!(!lock.exists());
    fs::write(&lock, "my notes\n").expect("written");
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains(".leadar-lock"), "{}", run.err);
    assert_eq!(fs::read_to_string(&lock).expect("read"), "my notes\n");
}

#[test]
fn what_a_killed_run_left_goes_with_the_next_one_and_what_others_left_stays() {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project.replace("radar.toml", "name = \"first\"", "name = \"second\"");
    let editions = project.path("radar-data/editions");
    fs::create_dir_all(editions.join(".second.leadar-Ab12Cd/whole/maps")).expect("made");
    fs::write(
        editions.join(".second.leadar-Ab12Cd/whole/maps/.x.json.leadar-Ab12Cd.part"),
        "half",
    )
    .expect("written");
    let noted = "leadar 0.1.0, process 1: freeze\nwriting second-2027-01-31.zip\nstaging .second.leadar-Ab12Cd\n";
    fs::write(project.path("radar-data/.leadar-lock"), noted).expect("written");
    fs::write(editions.join(".second.leadar-Ab12Cd/whole/placements.csv"), "half").expect("written");
    // What a freeze was made of is known by its list of checksums, which is written first.
    let sums = ["inputs/technologies/a.toml", "templates/x/y.html", "../../kept.txt"];
    let sums: String = sums
        .iter()
        .map(|path| format!("{}  {path}\n", "0".repeat(64)))
        .collect();
    fs::write(editions.join(".second.leadar-Ab12Cd/whole/SHA256SUMS"), sums).expect("written");
    fs::create_dir_all(editions.join(".second.leadar-Ab12Cd/whole/templates/x")).expect("made");
    fs::create_dir_all(editions.join(".second.leadar-Ab12Cd/whole/inputs/technologies")).expect("made");
    fs::write(
        editions.join(".second.leadar-Ab12Cd/whole/inputs/technologies/a.toml"),
        "half",
    )
    .expect("written");
    fs::write(editions.join("kept.txt"), "mine").expect("written");
    fs::write(editions.join(".second-2027-01-31.zip.leadar-Ab12Cd.part"), "half").expect("written");
    // The same name and the same file, but no lock of ours names it.
    fs::create_dir_all(editions.join(".second.leadar-backup/whole")).expect("made");
    fs::write(editions.join(".second.leadar-backup/whole/edition.toml"), "years").expect("written");
    assert_eq!(project.run(&["freeze"]).code, 0);
    let left = [".gitattributes", ".second.leadar-backup", "first", "kept.txt", "second"];
    assert_eq!(names(&editions), left);

    let out = project.path("export");
    fs::create_dir(&out).expect("made");
    fs::write(out.join(".activities.svg.leadar-Ab12Cd.part"), "half a map").expect("written");
    for name in [".mine", ".notes.leadar-backup", ".notes.leadar-Ab12Cd.part"] {
        fs::write(out.join(name), "mine").expect("written");
    }
    assert_eq!(project.run(&["export"]).code, 0);
    let left = names(&out);
    assert!(
        left.iter()
            .filter(|name| name.contains("mine") || name.contains("notes"))
            .count()
            == 3
            && !left.iter().any(|name| name.contains("activities.svg.leadar")),
        "{left:?}"
    );
}

#[test]
fn a_new_radar_that_was_cut_short_can_be_finished() {
    let whole = Project::smallest();
    let files = read_tree(&whole.path("radar-data"));
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("mine");
    for written in 1..files.len() {
        let _ = fs::remove_dir_all(&folder);
        for (path, bytes) in &files[..written] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        fs::write(folder.join(".radar.toml.leadar-Ab12Cd.part"), "half").expect("written");
        assert_eq!(run_in(home.path(), &["new", "mine"]).code, 0, "after {written} files");
        assert_eq!(read_tree(&folder), files);
    }
    assert_eq!(
        run_in(home.path(), &["new", "mine"]).code,
        1,
        "a finished one is not made again"
    );
    fs::remove_file(folder.join("links.csv")).expect("removed");
    fs::write(folder.join("notes.txt"), "mine").expect("written");
    assert_eq!(run_in(home.path(), &["new", "mine"]).code, 1, "somebody works in it");
}

#[cfg(unix)]
#[test]
fn links_csv_keeps_its_rights_and_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let project = Project::smallest();
    fs::write(project.path("sheet.csv"), sheet_deciding(&project, 0)).expect("written");
    let (links, real) = (project.path("radar-data/links.csv"), project.path("elsewhere.csv"));
    fs::rename(&links, &real).expect("moved");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("../elsewhere.csv", &links).expect("linked");
    let run = project.run(&["link", "--by", "A1", "--import", "sheet.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(links.is_symlink());
    assert!(fs::read_to_string(&real).expect("read").contains("sheet 0"));
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).expect("set");
    fs::write(project.path("other.csv"), sheet_deciding(&project, 3)).expect("written");
    let run = project.run(&["link", "--by", "A1", "--import", "other.csv"]);
    assert_eq!(run.code, 1, "a file that must not be written is left alone");
    assert!(run.err.contains("read-only"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn pipes_devices_links_to_folders_and_huge_files_are_named_and_never_read() {
    use std::os::unix::fs::symlink;
    type Prepare = fn(&Path);
    let pipe: Prepare = |path| {
        let made = Command::new("mkfifo").arg(path).stderr(Stdio::inherit()).status();
        assert!(made.expect("mkfifo runs").success());
    };
    let device: Prepare = |path| symlink("/dev/zero", path).expect("linked");
    let huge: Prepare = |path| {
        let file = fs::File::create(path).expect("made");
        file.set_len(8 << 30).expect("a sparse file");
    };
    let root: Prepare = |path| symlink("/", path).expect("linked");
    let files = [
        "links.csv",
        "radar.toml",
        "technologies/dictation.toml",
        "workshops/2026-paperwork.toml",
        "scores/panel.csv",
        "standards/iso-1.toml",
    ];
    for (prepare, said) in [
        (pipe, "a pipe"),
        (device, "a device"),
        (huge, "8589934592 bytes"),
        (root, "a link to a folder"),
    ] {
        for file in files {
            let project = Project::smallest();
            let path = project.path("radar-data").join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            let _ = fs::remove_file(&path);
            prepare(&path);
            let run = project.run(&["check"]);
            assert_eq!(run.code, 1, "{file}: {}", run.err);
            let line = run.err.lines().find(|line| line.contains(said));
            assert!(
                line.is_some_and(|line| line.contains(file)),
                "{file}, {said}: {}",
                run.err
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_stands_beside_the_output() {
    use std::os::unix::fs::symlink;
    let project = Project::smallest();
    fs::write(project.path("precious.txt"), "precious").expect("written");
    symlink("precious.txt", project.path(".output.leadar")).expect("linked");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains(".output.leadar"), "{}", run.err);
    symlink("precious.txt", project.path("map.svg")).expect("linked");
    fs::write(project.path("table.csv"), "name,ring,sector\na,A,X\nb,B,Y\n").expect("written");
    assert_eq!(project.run(&["draw", "table.csv", "--svg", "map.svg"]).code, 1);
    assert_eq!(
        fs::read_to_string(project.path("precious.txt")).expect("read"),
        "precious"
    );
}

#[test]
fn a_build_cut_between_two_steps_is_put_right_even_when_the_data_is_broken() {
    let project = Project::smallest();
    project.build();
    let before = read_tree(&project.path("output"));
    fs::rename(project.path("output"), project.path(".output.leadar-Ab12Cd")).expect("renamed");
    fs::write(
        project.path(".output.leadar"),
        "leadar 0.1.0, process 1: writes output\nprevious .output.leadar-Ab12Cd\n",
    )
    .expect("written");
    let project = project.write("links.csv", "nonsense");
    assert_eq!(project.run(&["build"]).code, 1);
    assert_eq!(read_tree(&project.path("output")), before);
    assert_eq!(names(&project.path(".")), ["output", "radar-data"]);
}

#[test]
fn a_mark_and_a_journal_from_somebody_else_remove_nothing() {
    let project = Project::smallest();
    project.build();
    let thesis = project.path("thesis.txt");
    fs::write(&thesis, "years of work").expect("written");
    let hash = "0".repeat(64);
    // A site that comes with paths leading out of it, listed as ours.
    let mark = project.path("output/.leadar-files");
    let listed = fs::read_to_string(&mark).expect("read");
    for path in ["../thesis.txt".to_owned(), thesis.display().to_string()] {
        fs::write(&mark, format!("{listed}{hash}  {path}\n")).expect("written");
        let run = project.run(&["build"]);
        assert_eq!(run.code, 1, "the mark was changed");
        assert!(run.err.contains(".leadar-files"), "{}", run.err);
    }
    fs::write(&mark, &listed).expect("written");
    // A journal that names a folder of somebody's, with and without a mark in it.
    let folder = project.path(".output.leadar-abc123");
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("chapter.txt"), "years").expect("written");
    for what in ["staging", "previous"] {
        for text in ["", "leadar 0.1.0 site: x\n0  ../thesis.txt\n0  chapter.txt\n"] {
            fs::write(folder.join(".leadar-files"), text).expect("written");
            let journal = format!("leadar 0.1.0, process 1: writes\n{what} .output.leadar-abc123\n");
            fs::write(project.path(".output.leadar"), journal).expect("written");
            assert_eq!(project.run(&["check"]).code, 0);
            assert_eq!(fs::read_to_string(folder.join("chapter.txt")).expect("read"), "years");
        }
    }
    assert_eq!(fs::read_to_string(&thesis).expect("read"), "years of work");
}

#[test]
fn files_that_only_look_like_ours_stay() {
    let project = Project::smallest();
    fs::write(project.path("t.csv"), "name,ring,sector\na,A,X\nb,B,Y\n").expect("written");
    let page = "<html><p>my page <svg></svg>";
    fs::write(project.path("page.html"), page).expect("written");
    assert_eq!(project.run(&["draw", "t.csv", "--svg", "page.html"]).code, 1);
    assert_eq!(fs::read_to_string(project.path("page.html")).expect("read"), page);
    for name in [".leadar-files", ".leadar-lock"] {
        fs::create_dir(project.path("mine")).expect("made");
        fs::write(project.path("mine").join(name), "leadar is nice, my notes\n").expect("written");
        let run = project.run(&["export", "--out", "mine"]);
        assert_eq!(run.code, 1, "{name}");
        assert!(run.err.contains(name), "{name}: {}", run.err);
        assert_eq!(names(&project.path("mine")), [name]);
        fs::remove_dir_all(project.path("mine")).expect("removed");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_to_a_folder() {
    use std::os::unix::fs::symlink;
    let project = Project::smallest();
    for folder in ["mine", "out", "new"] {
        fs::create_dir(project.path(folder)).expect("made");
    }
    symlink("../mine", project.path("out/data")).expect("linked");
    symlink("../mine", project.path("new/technologies")).expect("linked");
    assert_eq!(project.run(&["export", "--tables", "csv", "--out", "out"]).code, 1);
    assert_eq!(project.run(&["new", "new"]).code, 1);
    assert_eq!(names(&project.path("mine")), [""; 0]);
    // A name with a backslash is one name here, and not one of ours.
    project.build();
    let odd = project.path("output/tech\\dictation.html");
    fs::write(&odd, "years").expect("written");
    assert_eq!(project.run(&["build"]).code, 1);
    assert_eq!(fs::read_to_string(odd).expect("read"), "years");
}

#[test]
fn whoever_changes_a_decision_in_a_sheet_is_named_for_it() {
    let project = Project::smallest();
    fs::write(project.path("sheet.csv"), sheet_deciding(&project, 0)).expect("written");
    let run = project.run(&["link", "--import", "sheet.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("is still named for it"), "{}", run.err);
    let words = ["link", "--by", "A7", "--date", "2026-02-03", "--import", "sheet.csv"];
    assert_eq!(project.run(&words).code, 0);
    let links = fs::read_to_string(project.path("radar-data/links.csv")).expect("read");
    assert!(links.contains(",rejected,A7,2026-02-03,sheet 0"), "{links}");
}
