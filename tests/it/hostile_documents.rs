//! Documents made to harm: each is named in a sentence with exit code 1, the others of a batch are drafted, nothing
//! hangs, no process takes more than a gibibyte, and honest documents are read as before.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use leadar::pipeline::{self, Folders, ReadIn};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::project::{Project, Run, repository};

const GOOD: &str = "## Workshop: Alpha\n\nDate: 3 March 2020\n\n### Gaps\n\n- Keys are mislaid every week\n";

/// Expects a run to have failed in plain words: exit code 1, the file named, a short message, no panic.
fn expect_refused(run: &Run, file: &str, says: &str) {
    assert_eq!(run.code, 1, "{file}: {}{}", run.out, run.err);
    assert!(run.err.contains(file), "{file} is named in:\n{}", run.err);
    assert!(run.err.contains(says), "{says:?} is said in:\n{}", run.err);
    assert!(
        !run.err.contains("panicked") && !run.err.contains("overflowed"),
        "{}",
        run.err
    );
    assert!(run.err.len() < 1_000, "{} bytes are said of {file}", run.err.len());
}

/// Runs the program with at most a gibibyte for each process, this one's child too.
#[cfg(unix)]
fn run_narrow(folder: &Path, words: &[&str]) -> Run {
    let program = env!("CARGO_BIN_EXE_leadar");
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!("ulimit -v 1048576; exec '{program}' {}", quoted.join(" "));
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder)
        .output()
        .expect("a shell runs");
    Run {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[cfg(not(unix))]
use crate::project::run_in as run_narrow;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file is begun");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("the archive is whole").into_inner()
}

/// A workbook of one sheet, of its rows and its table of strings as XML.
fn workbook(rows: &str, strings: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let texts = [
        (
            "[Content_Types].xml",
            format!("<Types xmlns=\"{package}/content-types\"/>"),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\" {strings}</sst>")),
    ];
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    archive(&files)
}

fn cell(name: &str, text: &str) -> String {
    format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn spreadsheet(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Data\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A PDF file of some objects, the first of which is the catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(
        format!(
            "trailer<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    file
}

fn stream(keys: &str, content: &str) -> String {
    format!("<<{keys}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A PDF file whose page draws the first form; form `n` has the content given and sees the next form, or the first.
fn pdf_of_forms(page: &str, forms: &[String]) -> Vec<u8> {
    let first = 6;
    let seen = |at: usize| format!("/Resources<</XObject<</X {} 0 R>>>>", first + at % forms.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{}/Contents 4 0 R>>",
            seen(0)
        ),
        stream("", page),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let form = |(at, content): (usize, &String)| {
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{}", seen(at + 1)),
            content,
        )
    };
    objects.extend(forms.iter().enumerate().map(form));
    pdf(&objects)
}

/// Hostile documents that every reader may be handed: name, bytes, what is said of it by `ingest`.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let forms = |count: usize, content: &str| vec![content.to_owned(); count];
    let parents = |loops: &[usize]| {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        ];
        let nodes = loops.iter().enumerate();
        objects.extend(nodes.map(|(at, parent)| match at {
            0 => format!("<</Type/Page/Parent {parent} 0 R>>"),
            _ => format!("<</Type/Pages/Parent {parent} 0 R/Kids[]>>"),
        }));
        pdf(&objects)
    };
    let deep = "<w:p>".repeat(100_000);
    let letters = format!("/F1 12 Tf BT [{}] TJ ET", "(a)".repeat(1_100_000));
    let mapped = pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        stream("", "BT /F1 9 Tf (a) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>".to_owned(),
        stream("", "1 beginbfrange\n<00000000> <ffffffff> <0000>\nendbfrange"),
    ]);
    let two_of_a_name = archive(&[("word/document.xml", b"<a/>"), ("word/documenu.xml", b"<b/>")]);
    let two_of_a_name = replace(&two_of_a_name, b"word/documenu.xml", b"word/document.xml");
    let mut circle = vec![0_u8; 2_048];
    circle[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    circle[30] = 9;
    circle[32] = 6;
    circle[48..52].copy_from_slice(&1_u32.to_le_bytes());
    circle[68..76].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
    circle[76..512].fill(0xff);
    circle[76..80].copy_from_slice(&0_u32.to_le_bytes());
    // The table of sectors: the directory in sector 1 is followed by itself.
    circle[512..520].copy_from_slice(&[0xfd, 0xff, 0xff, 0xff, 1, 0, 0, 0]);
    let name: Vec<u8> = "Workbook\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    circle[1_024..1_024 + name.len()].copy_from_slice(&name);
    let wide = format!(
        "<table><tr><td rowspan=200>{}</td></tr>{}</table>",
        "a ".repeat(4_000_000),
        "<tr></tr>".repeat(300)
    );
    vec![
        ("unique.xlsx", workbook("", "count=\"1\" uniqueCount=\"4294967295\"><si><t>a</t></si>"), "uniqueCount 4294967295"),
        ("count.xlsx", workbook("", "count=\"4294967295\"><si><t>a</t></si>"), "count 4294967295"),
        ("some.xlsx", workbook("", "uniqueCount=\"90000\"><si><t>a</t></si>"), "uniqueCount 90000"),
        ("long-cell.xlsx", workbook(&format!("<row r=\"7\">{}</row>", cell("B7", &"x".repeat(40_000))), ">"), "cell B7 of sheet \"Data\" has 40000 letters"),
        ("rows.ods", spreadsheet(&format!("<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell/></table:table-row><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>{}", "")), "beyond the last one"),
        ("cells.ods", spreadsheet(&"<table:table-row table:number-rows-repeated=\"900\"><table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>need</text:p></table:table-cell></table:table-row>".repeat(3)), "more than 2000000 cells"),
        ("itself.pdf", pdf_of_forms("/X Do", &forms(1, "/X Do")), "draws itself"),
        ("each-other.pdf", pdf_of_forms("/X Do", &forms(2, "/X Do")), "draws itself"),
        ("deep.pdf", pdf_of_forms("/X Do", &forms(300, "/X Do")), "deep"),
        ("again.pdf", pdf_of_forms("/X Do", &[forms(30, "/X Do /X Do /X Do"), forms(1, "q Q")].concat()), "again and again"),
        ("own-parent.pdf", parents(&[3]), "above itself"),
        ("grandparent.pdf", parents(&[4, 5, 3]), "above itself"),
        ("above.pdf", parents(&[4, 5, 6, 5]), "above itself"),
        ("letters.pdf", pdf_of_forms(&letters, &forms(1, "q")), "more than 1000000 numbers and texts"),
        ("mapped.pdf", mapped, "maps more than"),
        ("deep.docx", archive(&[("word/document.xml", format!("<w:document>{deep}").as_bytes())]), "nested more than"),
        ("bomb.docx", archive(&[("word/document.xml", &vec![b' '; 90_000_000])]), "unpack to more than"),
        ("two.docx", two_of_a_name, "files"),
        ("circle.xls", circle, "circle"),
        ("wide.html", wide.into_bytes(), "memory"),
    ]
}

fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
fn each_hostile_document_is_named_in_a_sentence_and_the_others_of_the_batch_are_drafted() {
    let project = Project::smallest();
    let batch = project.path("batch");
    fs::create_dir(&batch).expect("a folder");
    for (name, bytes, says) in hostile() {
        fs::write(batch.join(name), bytes).expect("written");
        let run = run_narrow(&project.path(""), &["ingest", "--json", &format!("batch/{name}")]);
        expect_refused(&run, name, says);
    }
    for name in ["a.md", "z.md"] {
        fs::write(batch.join(name), GOOD.replace("Alpha", &format!("Workshop {name}"))).expect("written");
    }
    let run = run_narrow(&project.path(""), &["ingest", "--quiet", "--drafts", "drafts", "batch"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for (name, ..) in hostile() {
        assert!(run.err.contains(name), "{name} is named in:\n{}", run.err);
    }
    assert_eq!(
        fs::read_dir(project.path("drafts")).expect("drafts").count(),
        2,
        "{}",
        run.err
    );
}

#[test]
fn draw_and_link_read_with_the_same_guards() {
    let project = Project::smallest();
    let folder = project.path("");
    for (name, bytes, says) in hostile() {
        if !name.ends_with("xlsx") {
            continue;
        }
        fs::write(project.path(name), bytes).expect("written");
        for words in [
            &["draw", "--svg", "x.svg", name][..],
            &["link", "--by", "me", "--import", name],
            &["ingest", "--from", "byor", name],
        ] {
            expect_refused(&run_narrow(&folder, words), name, says);
        }
        fs::write(project.path("good.csv"), "name,ring,sector\na,A,X\n").expect("written");
        let run = run_narrow(&folder, &["draw", "--svg", "x.svg", "--previous", name, "good.csv"]);
        expect_refused(&run, name, says);
    }
}

#[test]
fn a_cell_far_out_takes_no_room() {
    let project = Project::smallest();
    let rows = |head: &str| {
        format!(
            "<row r=\"1\">{head}</row><row r=\"1048576\">{}</row>",
            cell("XFD1048576", "x")
        )
    };
    let sheet = rows(&[cell("A1", "need"), cell("B1", "technology"), cell("C1", "decision")].concat());
    fs::write(project.path("far.xlsx"), workbook(&sheet, ">")).expect("written");
    let run = run_narrow(&project.path(""), &["link", "--by", "me", "--import", "far.xlsx"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "nothing is decided in it");
    let sheet = rows(&[cell("A1", "name"), cell("B1", "ring"), cell("C1", "sector")].concat());
    fs::write(project.path("far.xlsx"), workbook(&sheet, ">")).expect("written");
    let run = run_narrow(&project.path(""), &["draw", "--svg", "x.svg", "far.xlsx"]);
    expect_refused(&run, "far.xlsx", "no rows");
}

#[test]
fn honest_documents_are_read_by_a_child_as_in_this_process() {
    let reports = repository().join("tests/data/reports");
    let project = Project::smallest();
    let run = project.run(&["ingest", "--json", "--quiet", &reports.display().to_string()]);
    let folders = Folders {
        data: project.path("radar-data"),
        output: project.path("output"),
        templates: None,
    };
    let read = pipeline::read_reports(&[reports], Path::new("drafts"), &folders, ReadIn::ThisProcess);
    assert_eq!(run.out, pipeline::reports_to_json(&read));
    assert!(run.out.len() > 10_000);
}

#[test]
fn a_table_and_vectors_go_through_the_child_unchanged() {
    let project = Project::smallest();
    let table = "name,ring,sector,score,link\nAlpha,A,X,0.1,https://e.org\nBeta,B,Y,0.30000000000000004,\n";
    fs::write(project.path("t.csv"), table).expect("written");
    let apart = pipeline::read_radar(&project.path("t.csv"), None, ReadIn::ThisProcess);
    let run = project.run(&["ingest", "--json", "--from", "byor", "t.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("0.30000000000000004"), "{}", run.out);
    let scores = apart
        .table
        .expect("a table")
        .items
        .into_iter()
        .map(|item| item.revisions[0].score);
    assert_eq!(scores.collect::<Vec<_>>(), [Some(0.1), Some(0.30000000000000004)]);
    fs::write(
        project.path("v.txt"),
        "dictation 0.1 0.3\nreports 0.2 0.7\npaper 1 0\nwriting 0.33 0.12\n",
    )
    .expect("written");
    let run = project.run(&["link", "--json", "--vectors", "v.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    fs::write(project.path("v.txt"), "dictation 0.1\nreports 0.2 0.7\n").expect("written");
    let run = project.run(&["link", "--json", "--vectors", "v.txt"]);
    assert!(run.code == 1 && run.err.contains("v.txt:2:1"), "{}", run.err);
}

#[test]
fn five_workshops_of_one_month_have_five_dates() {
    let project = Project::smallest();
    let days = [3, 10, 12, 17, 24];
    let report: Vec<String> = days
        .iter()
        .map(|day| {
            format!(
                "## Workshop: Topic of day {day}\n\nDate: {day} March 2020\nPlace: Madrid\nParticipants: {day} officers\n\n### Gaps\n\n- Keys are mislaid on day {day}\n"
            )
        })
        .collect();
    fs::write(project.path("month.md"), report.join("\n")).expect("written");
    let run = project.run(&["ingest", "--drafts", "drafts", "month.md"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.out.contains("page furniture"), "{}", run.out);
    let drafts: Vec<String> = fs::read_dir(project.path("drafts"))
        .expect("drafts")
        .map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("a draft"))
        .collect();
    for day in days {
        let of_day = |draft: &&String| draft.contains(&format!("2020-03-{day:02}")) && draft.contains("Madrid");
        assert_eq!(drafts.iter().filter(of_day).count(), 1, "day {day}: {drafts:?}");
    }
}

#[test]
fn the_child_is_not_shown_and_ends_by_itself_whatever_it_is_handed() {
    let project = Project::smallest();
    assert!(!project.run(&["--help"]).out.contains("read-apart"));
    let jobs = [
        "",
        "{}\n",
        "not json",
        "{\"Radar\":{\"name\":\"x\",\"files\":[[\"x\",8000000000]],\"tool\":null}}\n",
        "{\"Sheet\":{\"name\":\"x\"}}\n",
    ];
    for job in jobs {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadar"))
            .args(["read-apart", "document"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        child
            .stdin
            .take()
            .expect("a pipe")
            .write_all(job.as_bytes())
            .expect("written");
        let output = child.wait_with_output().expect("it ends");
        let answered = output.status.success() && !output.stdout.is_empty();
        assert_eq!(answered, job.contains("Sheet"), "{job}: {output:?}");
        let short = String::from_utf8_lossy(&output.stderr).contains("memory allocation of");
        assert_eq!(
            short,
            job.contains("8000000000") && cfg!(target_os = "linux"),
            "{job}: {output:?}"
        );
    }
}

#[cfg(unix)]
mod odd_files {
    use std::os::unix::fs::symlink;
    use std::time::Duration;

    use super::*;

    /// Runs the program, and expects it to end within half a minute.
    fn run_ending(project: &Project, words: &[&str]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadar"))
            .args(words)
            .current_dir(project.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let ended = (0..300).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            child.try_wait().expect("it can be waited for").is_some()
        });
        if !ended {
            child.kill().expect("it can be ended");
        }
        let output = child.wait_with_output().expect("it ended");
        assert!(ended, "leadar {words:?} hangs");
        Run {
            code: output.status.code().expect("the program ends by itself"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// A project with a named pipe, links to a device and to the root, a file of gigabytes and a link to it.
    fn project() -> Project {
        let project = Project::smallest();
        let made = Command::new("mkfifo")
            .arg(project.path("pipe.csv"))
            .status()
            .expect("mkfifo runs");
        assert!(made.success());
        symlink("/dev/zero", project.path("zero.csv")).expect("a link");
        symlink("/", project.path("root")).expect("a link");
        let large = fs::File::create(project.path("large.csv")).expect("a file");
        large.set_len(9 << 30).expect("a file with holes");
        fs::write(project.path("good.csv"), "name,ring,sector\na,A,X\n").expect("written");
        project
    }

    #[test]
    fn are_named_and_never_read_by_any_command() {
        let project = project();
        for (file, says) in [
            ("pipe.csv", "a pipe"),
            ("zero.csv", "a device"),
            ("large.csv", "at most"),
            ("root", "root of the file system"),
        ] {
            for words in [
                &["ingest", "--json", file][..],
                &["ingest", "--from", "byor", file],
                &["draw", "--svg", "x.svg", file],
                &["draw", "--svg", "x.svg", "--previous", file, "good.csv"],
                &["link", "--by", "me", "--import", file],
                &["link", "--vectors", file],
            ] {
                let says = if file == "root" && words[0] == "link" {
                    "a folder"
                } else {
                    says
                };
                expect_refused(&run_ending(&project, words), file, says);
            }
        }
    }

    #[test]
    fn in_a_folder_are_named_and_the_others_drafted() {
        let project = project();
        fs::create_dir(project.path("batch")).expect("a folder");
        for name in ["pipe.csv", "zero.csv", "root", "large.csv"] {
            fs::rename(project.path(name), project.path("batch").join(name)).expect("moved");
        }
        fs::write(project.path("batch/a.md"), GOOD).expect("written");
        let run = run_ending(&project, &["ingest", "--drafts", "drafts", "batch"]);
        assert_eq!(run.code, 1, "{}", run.err);
        for name in ["pipe.csv", "zero.csv", "root", "large.csv"] {
            assert!(
                run.err.contains(&format!("batch/{name}")),
                "{name} is named in:\n{}",
                run.err
            );
        }
        assert_eq!(fs::read_dir(project.path("drafts")).expect("drafts").count(), 1);
    }

    #[test]
    fn among_templates_are_named_and_nothing_is_built() {
        for name in ["pipe.csv", "zero.csv", "root", "large.csv"] {
            let project = project();
            fs::create_dir(project.path("templates")).expect("a folder");
            fs::rename(project.path(name), project.path("templates").join(name)).expect("moved");
            let run = run_ending(&project, &["--templates", "templates"]);
            expect_refused(&run, name, "");
            assert!(!project.path("output").exists());
        }
        let run = run_ending(&project(), &["--templates", "root"]);
        expect_refused(&run, "root", "root of the file system");
    }
}
