use super::*;

fn site(files: &[(&str, &str)]) -> Site {
    Site {
        files: files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect(),
    }
}

/// The only error of a failed build.
fn only(mut errors: Vec<Diagnostic>) -> Diagnostic {
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.remove(0)
}

fn write(files: &[(&str, &str)], folder: &Path) -> Result<(usize, usize), Diagnostic> {
    let published = write_site(&site(files), folder, &Guarded::default()).map_err(only)?;
    assert_eq!(published.diagnostics, []);
    Ok((published.value.files, published.value.changed))
}

/// Every entry below a folder, folders with a slash at the end.
fn names(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && !path.is_symlink() {
            found.extend(names(&path).iter().map(|inner| format!("{name}/{inner}")));
            found.push(format!("{name}/"));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).expect("read")
}

use std::path::PathBuf;

const OURS: [&str; 3] = [".leadar-files", "SHA256SUMS", "index.html"];

#[test]
fn a_second_site_replaces_the_first_and_leaves_nothing_beside_it() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("deep/output");
    let first = write(&[("index.html", "1"), ("old.html", "x"), ("a/same.html", "s")], &folder);
    assert_eq!(first, Ok((3, 3)));
    let second = write(&[("index.html", "2"), ("a/same.html", "s")], &folder);
    assert_eq!(second, Ok((2, 1)));
    assert_eq!(
        names(&folder),
        [".leadar-files", "SHA256SUMS", "a/", "a/same.html", "index.html"]
    );
    assert_eq!(
        names(&home.path().join("deep")).len(),
        6,
        "no staging folder or journal stays behind"
    );
}

#[test]
fn whatever_is_not_ours_stops_the_site_and_stays() {
    type Prepare = fn(&Path);
    let cases: [(&str, Prepare); 7] = [
        ("chapter.txt", |folder| {
            fs::write(folder.join("chapter.txt"), "years").expect("written")
        }),
        ("a/chapter.txt", |folder| {
            fs::write(folder.join("a/chapter.txt"), "years").expect("written")
        }),
        ("empty/", |folder| fs::create_dir(folder.join("empty")).expect("made")),
        ("a/b/", |folder| fs::create_dir_all(folder.join("a/b/c")).expect("made")),
        ("index.html", |folder| {
            fs::write(folder.join("index.html"), "my own words").expect("written")
        }),
        ("SHA256SUMS", |folder| {
            fs::write(folder.join("SHA256SUMS"), "my own list").expect("written")
        }),
        (".leadar-files", |folder| {
            fs::write(folder.join(".leadar-files"), "leadar is a poem").expect("written")
        }),
    ];
    for (name, prepare) in cases {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("output");
        write(&[("index.html", "1"), ("a/page.html", "1")], &folder).expect("the first site");
        prepare(&folder);
        let before = names(home.path());
        let refused = write(&[("index.html", "2")], &folder).expect_err("a foreign file");
        assert!(refused.message.contains(name), "{name}: {refused}");
        assert_eq!(names(home.path()), before, "{name}");
        if name == "index.html" {
            assert_eq!(read(folder.join(name)), "my own words");
        }
    }
}

#[test]
fn a_list_of_checksums_is_no_mark() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("thesis.txt"), "years").expect("written");
    let sums = format!("{}  thesis.txt\n", hash(b"years"));
    fs::write(home.path().join("SHA256SUMS"), sums).expect("written");
    let refused = write(&[("index.html", "1")], home.path()).expect_err("a foreign folder");
    assert!(refused.message.contains("SHA256SUMS and 1 more"), "{refused}");
    assert_eq!(names(home.path()), ["SHA256SUMS", "thesis.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_site_is_somebody_elses() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("output");
    write(&[("index.html", "1")], &folder).expect("the first site");
    fs::remove_file(folder.join("index.html")).expect("removed");
    std::os::unix::fs::symlink("../elsewhere", folder.join("index.html")).expect("linked");
    let refused = write(&[("index.html", "2")], &folder).expect_err("a link");
    assert!(refused.message.contains("index.html"), "{refused}");
    assert!(folder.join("index.html").is_symlink());
}

#[test]
fn what_desktops_drop_is_carried_over() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("output");
    write(&[("index.html", "1"), ("a/page.html", "1")], &folder).expect("the first site");
    fs::write(folder.join("a/Thumbs.db"), "pictures").expect("written");
    write(&[("index.html", "2"), ("a/page.html", "1")], &folder).expect("the second site");
    assert_eq!(read(folder.join("a/Thumbs.db")), "pictures");
}

#[test]
fn data_repositories_and_the_folder_one_is_in_are_never_replaced() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("data");
    fs::create_dir_all(data.join("scores")).expect("made");
    let guarded = Guarded {
        folders: vec![(data.clone(), "the data")],
    };
    let repository = home.path().join("repository");
    fs::create_dir_all(repository.join(".git")).expect("made");
    let here = std::env::current_dir().expect("a folder");
    for folder in [
        &data,
        &data.join("scores/site"),
        &data.join("x/y"),
        home.path(),
        &repository,
        &here,
    ] {
        let refused = write_site(&site(&[("index.html", "1")]), folder, &guarded)
            .map_err(only)
            .expect_err("refused");
        assert!(refused.message.ends_with("a site is not written here."), "{refused}");
    }
    assert_eq!(names(&data), ["scores/"]);
}

#[test]
fn a_site_that_cannot_be_written_leaves_the_last_good_one() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("output");
    write(&[("index.html", "good")], &folder).expect("the first site");
    let clash = [("a", "a file"), ("a/b", "and a folder of the same name")];
    assert!(write(&clash, &folder).is_err());
    assert_eq!(read(folder.join("index.html")), "good");
    assert_eq!(names(&folder), OURS);
    assert_eq!(names(home.path()).len(), 4, "nothing stays beside it");
}

/// A site, and what a run that dies after some steps of publishing a second one leaves.
fn die_after(steps: usize, home: &Path) -> PathBuf {
    let folder = home.join("output");
    write(&[("index.html", "good"), ("a/b.html", "b")], &folder).expect("the first site");
    let mut journal = Journal::open(&folder).expect("free");
    let staging = journal.new_sibling(&folder, "staging").expect("a name");
    let new = site(&[("index.html", "better"), ("a/b.html", "b")]);
    if steps == 0 {
        fs::create_dir(&staging).expect("made");
        fs::write(staging.join(".leadar-files.part"), "half a ma").expect("written");
    } else {
        let sealed = Sealed::of(&new);
        let standing = ground::check_folder(&folder, &sealed.files).expect("ours");
        stage(&sealed, &folder, &standing, &staging).expect("staged");
    }
    if steps == 1 {
        fs::rename(staging.join("a/b.html"), staging.join("a/b.html.part")).expect("not yet whole");
    }
    if steps > 1 {
        let previous = journal.new_sibling(&folder, "previous").expect("a name");
        fs::rename(&folder, &previous).expect("renamed");
        if steps > 2 {
            fs::rename(&staging, &folder).expect("renamed");
        }
    }
    // A killed process removes nothing, and the system lets go of its lock.
    let journal_file = home.join(".output.leadar");
    let notes = read(journal_file.clone());
    drop(journal);
    fs::write(journal_file, notes).expect("written");
    folder
}

#[test]
fn a_run_that_died_anywhere_is_put_right_by_the_next_command() {
    for steps in 0..=3 {
        let home = tempfile::tempdir().expect("a folder");
        let folder = die_after(steps, home.path());
        assert_eq!(recover(&folder), []);
        let index = if steps > 2 { "better" } else { "good" };
        assert_eq!(read(folder.join("index.html")), index, "after {steps} steps");
        let left = names(home.path());
        assert!(
            left.iter().all(|name| name.starts_with("output/")),
            "after {steps} steps: {left:?}"
        );
    }
}

#[test]
fn a_swap_in_two_steps_gives_the_same_as_one() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = die_after(1, home.path());
    let mut journal = Journal::open(&folder).expect("nobody holds it");
    let noted = journal.recover(&folder);
    assert_eq!(noted, []);
    let staging = journal.new_sibling(&folder, "staging").expect("a name");
    let new = site(&[("index.html", "better")]);
    stage(&Sealed::of(&new), &folder, &Standing::default(), &staging).expect("staged");
    swap_in_two_steps(&mut journal, &staging, &folder).expect("swapped");
    assert_eq!(ground::remove_listed(&staging), None);
    drop(journal);
    assert_eq!(names(&folder), OURS);
    assert_eq!(read(folder.join("index.html")), "better");
}

#[test]
fn what_appears_in_the_old_site_while_the_new_one_is_written_stays_and_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("output");
    write(&[("index.html", "1")], &folder).expect("the site");
    fs::write(folder.join("chapter.txt"), "years").expect("written");
    let told = ground::remove_listed(&folder).expect("something stays");
    assert!(told.message.contains("not of the site"), "{told}");
    assert_eq!(names(&folder), [".leadar-files", "chapter.txt"]);
}

#[test]
fn a_page_edited_while_the_new_site_is_written_stays_and_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("output");
    write(&[("index.html", "1"), ("a/page.html", "1")], &folder).expect("the site");
    fs::write(folder.join("index.html"), "my own words").expect("written");
    let told = ground::remove_listed(&folder).expect("something stays");
    assert!(told.message.contains("changed since"), "{told}");
    assert_eq!(names(&folder), [".leadar-files", "index.html"]);
}

#[test]
fn folders_and_files_of_others_beside_the_output_stay() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("output");
    for name in [".output.building", ".output.previous", ".output.leadar-abcdef", "empty"] {
        fs::create_dir(home.path().join(name)).expect("made");
    }
    fs::write(home.path().join(".output.building/mine"), "work").expect("written");
    write(&[("index.html", "1")], &folder).expect("a site");
    write(&[("index.html", "2")], &folder).expect("a site");
    assert_eq!(names(home.path()).len(), 9, "{:?}", names(home.path()));
    fs::write(home.path().join(".output.leadar"), "my own journal\n").expect("written");
    let refused = write(&[("index.html", "3")], &folder).expect_err("a foreign journal");
    assert!(refused.to_string().contains(".output.leadar"), "{refused}");
    assert_eq!(read(home.path().join(".output.leadar")), "my own journal\n");
}

#[test]
fn files_are_replaced_in_a_folder_only_while_they_are_as_we_left_them() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("maps");
    let files = |text: &str| {
        vec![
            ("a.svg".to_owned(), text.as_bytes().to_vec()),
            ("b/c.csv".to_owned(), b"c".to_vec()),
        ]
    };
    let nowhere = Guarded::default();
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("mine.txt"), "years").expect("written");
    write_files(&folder, &files("1"), &nowhere).expect("written");
    write_files(&folder, &files("2"), &nowhere).expect("written over ours");
    assert_eq!(names(&folder), [".leadar-files", "a.svg", "b/", "b/c.csv", "mine.txt"]);
    fs::write(folder.join("a.svg"), "edited").expect("written");
    let refused = write_files(&folder, &files("3"), &nowhere).expect_err("edited");
    assert!(refused[0].message.contains("a.svg"), "{}", refused[0]);
    assert_eq!(read(folder.join("a.svg")), "edited");
}

#[test]
fn a_file_of_another_kind_is_not_replaced_by_a_map() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("map.svg");
    let nowhere = Guarded::default();
    for text in ["<svg>1</svg>", "<svg>2</svg>"] {
        write_file(&path, text.as_bytes(), &nowhere).expect("written");
    }
    fs::write(&path, "a thesis").expect("written");
    let refused = write_file(&path, b"<svg>3</svg>", &nowhere).expect_err("another file");
    assert!(refused.message.contains("another file stands here"), "{refused}");
    assert_eq!(read(path), "a thesis");
}
