//! The preview: a real server on the loopback address and a client that speaks HTTP to it by hand; and building at each
//! change. Nothing here depends on how long something takes: each wait is for an event.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::project::{Project, read_tree};

/// Far longer than anything takes; what never comes fails the test.
const PATIENCE: Duration = Duration::from_secs(120);

/// Changes a file of the data in one step, as an editor does, so that no half of it is ever read.
fn change(project: &Project, file: &str, from: &str, to: &str) {
    let path = project.path("radar-data").join(file);
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.contains(from), "{file} holds {from:?}");
    let aside = path.with_file_name(".aside");
    fs::write(&aside, text.replacen(from, to, 1)).expect("written");
    fs::rename(aside, path).expect("renamed");
}

/// The file that is changed here.
const DICTATION: &str = "technologies/dictation.toml";

/// A program that goes on until it is dropped, with what it prints.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Running {
    fn start(project: &Project, words: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadar"))
            .args(words)
            .current_dir(project.path("."))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        Running { child, out }
    }

    /// Reads what is printed until a line holds these words, and gives that line.
    fn wait_for(&mut self, words: &str) -> String {
        loop {
            let mut line = String::new();
            let read = self.out.read_line(&mut line).expect("it prints text");
            assert!(read > 0, "it ended before it said {words:?}: {}", self.complaints());
            if line.contains(words) {
                return line;
            }
        }
    }

    /// What it has complained of, all of it, once it has ended.
    fn complaints(&mut self) -> String {
        let _ = self.child.kill();
        let mut told = String::new();
        let pipe = self.child.stderr.as_mut().expect("a pipe");
        let _ = pipe.read_to_string(&mut told);
        told
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A preview of a project.
struct Preview {
    running: Running,
    port: u16,
}

/// What was answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn says(&self, name: &str, value: &str) -> bool {
        let line = format!("{name}: {value}");
        self.head.lines().any(|own| own.eq_ignore_ascii_case(&line))
    }
}

impl Preview {
    fn of(project: &Project) -> Self {
        let mut running = Running::start(project, &["serve"]);
        let line = running.wait_for("http://127.0.0.1:");
        let after = line.split("http://127.0.0.1:").nth(1).expect("an address");
        let port = after.split('/').next().and_then(|port| port.parse().ok());
        Preview {
            running,
            port: port.expect("a port"),
        }
    }

    /// Sends bytes and reads all that is answered.
    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        // Who is refused may be cut off before all is sent or read.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answer {
            status: status.unwrap_or(0),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        self.send(format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port))
    }

    /// The name of what a page shows.
    fn name_on(&self, path: &str) -> String {
        let page = self.get(path).body;
        let after = page.split("data-shown=\"").nth(1).expect("the page has the script");
        after.split('"').next().expect("it ends").to_owned()
    }

    /// Waits as the script on a page does until something else is shown.
    fn wait_for_other(&self, known: &str) -> String {
        loop {
            let answer = self.get(&format!("/-/changes?since={known}"));
            assert_eq!(answer.status, 200, "{}", answer.body);
            if answer.body != known {
                return answer.body;
            }
        }
    }

    fn draw(&self, name: &str, table: &[u8], origin: &str) -> Answer {
        let head = format!(
            "POST /-/draw HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: {origin}\r\nX-File-Name: {name}\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            self.port,
            table.len()
        );
        self.send(&[head.as_bytes(), table].concat())
    }

    fn draw_from_here(&self, name: &str, table: &[u8]) -> Answer {
        self.draw(name, table, &format!("http://127.0.0.1:{}", self.port))
    }
}

fn first_page(drawn: &Answer) -> String {
    assert_eq!(drawn.status, 200, "{}", drawn.body);
    drawn.body.split('"').nth(3).expect("an address").to_owned()
}

#[test]
fn the_preview_serves_the_pages_of_the_site_and_nothing_is_written() {
    let project = Project::smallest();
    project.build();
    let built = read_tree(&project.path("output"));
    fs::remove_dir_all(project.path("output")).expect("removed");
    let before = read_tree(&project.path("."));
    let preview = Preview::of(&project);
    for (path, bytes) in &built {
        if path == ".leadar-files" || path == "SHA256SUMS" {
            continue; // what publishing adds
        }
        let answer = preview.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.says("x-content-type-options", "nosniff"), "{}", answer.head);
        if path.ends_with(".pdf") {
            assert!(
                answer.says("content-type", "application/pdf") && answer.body.starts_with("%PDF"),
                "{path}"
            );
            continue;
        }
        let Ok(on_disk) = String::from_utf8(bytes.clone()) else {
            assert!(answer.body.starts_with("PK"), "{path} is no workbook and no archive");
            continue;
        };
        if !path.ends_with(".html") {
            assert!(
                answer.body == on_disk || path == "ro-crate-metadata.json",
                "{path} differs"
            );
            continue;
        }
        assert!(
            answer.says("content-type", "text/html; charset=utf-8"),
            "{path}: {}",
            answer.head
        );
        assert!(
            !on_disk.contains("preview.js") && !on_disk.contains("connect-src"),
            "{path} on the disk"
        );
        let script = answer
            .body
            .find("<script src=\"/-/preview.js\"")
            .expect("the script of the preview");
        let end = script + answer.body[script..].find("</head>").expect("it stands in the head");
        let bare = format!("{}{}", &answer.body[..script], &answer.body[end..]);
        assert!(
            bare.replace("connect-src 'self'; ", "") == on_disk,
            "{path} differs by more than the script"
        );
    }
    let home = preview.get("/");
    assert!(home.says(
        "content-security-policy",
        "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'"
    ));
    assert_eq!(read_tree(&project.path(".")), before);
}

#[test]
fn what_is_not_a_page_is_refused() {
    let project = Project::smallest();
    let preview = Preview::of(&project);
    let own = format!("127.0.0.1:{}", preview.port);
    for path in [
        "/nothing.html",
        "/../radar-data/radar.toml",
        "/%2e%2e/radar-data/radar.toml",
        "/..%2fradar-data%2fradar.toml",
        "//etc/passwd",
        "/-/drawn/1/index.html",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    let head = preview.ask("HEAD", "/index.html", &own);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let refused = preview.ask(method, "/index.html", &own);
        assert_eq!(refused.status, 405, "{method}");
        assert!(refused.says("allow", "GET, HEAD"), "{}", refused.head);
    }
    for host in [
        "radar.example",
        "radar.example:80",
        &format!("127.0.0.1.example:{}", preview.port),
        "127.0.0.1:1",
    ] {
        assert_eq!(preview.ask("GET", "/", host).status, 421, "{host}");
    }
    assert_eq!(
        preview.ask("GET", "/", &format!("localhost:{}", preview.port)).status,
        200
    );
    for origin in ["http://radar.example", "null"] {
        assert_eq!(preview.draw("t.csv", b"name\n", origin).status, 403, "{origin}");
    }
    let long = format!(
        "GET / HTTP/1.1\r\nHost: {own}\r\nX-Long: {}\r\n\r\n",
        "x".repeat(100_000)
    );
    assert!(matches!(preview.send(long.as_bytes()).status, 0 | 400..=499));
    assert_eq!(preview.get("/").status, 200, "it goes on");
}

#[test]
fn a_change_reaches_the_browser_and_errors_stand_there_until_they_are_mended() {
    let project = Project::smallest();
    let preview = Preview::of(&project);
    let (first, page) = (preview.name_on("/"), "/tech/dictation.html");
    change(&project, DICTATION, "Speech becomes text", "Speech turns into text");
    let second = preview.wait_for_other(&first);
    assert!(preview.get(page).body.contains("Speech turns into text"));
    change(&project, DICTATION, "name = ", "nmae = ");
    let third = preview.wait_for_other(&second);
    let wrong = preview.get(page);
    assert_eq!(wrong.status, 500);
    assert!(
        wrong.body.contains("dictation.toml:1") && wrong.body.contains("did you mean") && wrong.body.contains("name"),
        "{}",
        wrong.body
    );
    assert_eq!(
        preview.name_on("/needs.html"),
        third,
        "it waits for the data to be mended"
    );
    assert_eq!(preview.get("/assets/site.css").status, 200);
    change(&project, DICTATION, "nmae = ", "name = ");
    preview.wait_for_other(&third);
    let mended = preview.get(page);
    assert_eq!(mended.status, 200);
    assert!(mended.body.contains("Speech turns into text"));
}

#[test]
fn a_preview_that_begins_with_errors_shows_them() {
    let project = Project::smallest().replace("technologies/dictation.toml", "name = ", "nmae = ");
    let preview = Preview::of(&project);
    let wrong = preview.get("/");
    assert_eq!(wrong.status, 500);
    assert!(wrong.body.contains("dictation.toml:1"), "{}", wrong.body);
    assert!(preview.get("/assets/site.css").body.contains("body"));
    change(&project, DICTATION, "nmae = ", "name = ");
    preview.wait_for_other(&preview.name_on("/"));
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_dropped_table_is_drawn_under_an_address_of_its_own_and_kept_out_of_the_data() {
    let project = Project::smallest();
    let before = read_tree(&project.path("."));
    let preview = Preview::of(&project);
    let choice = preview.get("/-/draw.html");
    assert!(choice.body.contains("type=\"file\"") && choice.body.contains("<label for=\"table\">"));
    let table = b"name,ring,sector\nDrones,Trial,Air\nBoats,Hold,Water\n";
    let first = first_page(&preview.draw_from_here("my%20radar.csv", table));
    let page = preview.get(&first);
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("Drones") && page.body.contains("Boats"),
        "{}",
        page.body
    );
    assert!(
        page.body.contains("data-shown=\"\""),
        "a change of the data does not concern it"
    );
    assert_eq!(
        preview.get(&first.replace("index.html", "item/drones.html")).status,
        200
    );
    let partly = first_page(&preview.draw_from_here("t.csv", b"name,ring,sector\nDrones,Trial,Air\n,Hold,Water\n"));
    assert_ne!(partly, first);
    let told = preview.get(&partly);
    assert!(told.body.contains("t.csv:3"), "{}", told.body);
    assert!(told.body.contains("href=\"index.html\""), "the rest is drawn");
    assert!(
        preview
            .get(&partly.replace("told.html", "index.html"))
            .body
            .contains("Drones")
    );
    let not = first_page(&preview.draw_from_here("..%2F..%2Fradar.toml%00", b"\x00\x01nothing"));
    assert_eq!(preview.get(&not).status, 200);
    assert_eq!(preview.get(&not.replace("told.html", "index.html")).status, 404);
    let large = preview.draw_from_here("t.csv", &vec![b'x'; 11 * 1024 * 1024]);
    assert!(matches!(large.status, 0 | 413), "{}", large.status);
    assert_eq!(preview.get("/").status, 200);
    assert_eq!(read_tree(&project.path(".")), before);
}

#[test]
fn two_previews_and_two_who_wait_do_not_get_in_each_others_way() {
    let project = Project::smallest();
    let (one, other) = (Preview::of(&project), Preview::of(&project));
    assert_ne!(one.port, other.port);
    let (known, also) = (one.name_on("/"), other.name_on("/"));
    std::thread::scope(|scope| {
        let waits = [(&one, &known), (&one, &known), (&other, &also)]
            .map(|(preview, known)| scope.spawn(move || preview.wait_for_other(known)));
        assert_eq!(one.get("/").status, 200, "somebody who waits holds up nobody");
        change(&project, DICTATION, "Speech becomes", "Speech turns into");
        let names = waits.map(|wait| wait.join().expect("it came"));
        assert_eq!(names[0], names[1]);
    });
}

#[test]
fn a_taken_port_and_a_missing_folder_are_told() {
    let project = Project::smallest();
    let preview = Preview::of(&project);
    let run = project.run(&["serve", "--port", &preview.port.to_string()]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("choose another port"), "{}", run.err);
    let run = project.run(&["serve", "--data", "nowhere"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("there is no such folder"), "{}", run.err);
}

#[test]
fn build_watch_builds_at_each_change_and_the_last_good_site_stands() {
    let project = Project::smallest();
    let mut running = Running::start(&project, &["build", "--watch"]);
    running.wait_for("Waiting for changes");
    assert!(project.page("tech/dictation.html").contains("Speech becomes text"));
    change(&project, DICTATION, "Speech becomes text", "Speech turns into text");
    while !project.page("tech/dictation.html").contains("Speech turns into text") {
        running.wait_for("Waiting for changes");
    }
    change(&project, DICTATION, "name = ", "nmae = ");
    running.wait_for("Waiting for the data to be mended");
    assert!(project.page("tech/dictation.html").contains("Speech turns into text"));
    change(&project, DICTATION, "nmae = ", "name = ");
    running.wait_for("Waiting for changes");
    let told = running.complaints();
    assert!(
        told.contains("dictation.toml:1") && told.contains("did you mean"),
        "{told}"
    );
}

/// Sends the signal that Ctrl-C sends.
#[cfg(unix)]
fn interrupt(running: &Running) {
    let pid = running.child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &pid]).status();
    assert!(sent.expect("kill runs").success());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_both_cleanly() {
    let project = Project::smallest();
    let mut preview = Preview::of(&project);
    preview.running.wait_for("The preview shows");
    interrupt(&preview.running);
    assert_eq!(preview.running.child.wait().expect("it ends").code(), Some(0));
    let mut running = Running::start(&project, &["build", "--watch"]);
    running.wait_for("Waiting for changes");
    interrupt(&running);
    assert_eq!(running.child.wait().expect("it ends").code(), Some(0));
}
