//! A real server on loopback that plays public sources, and whatever can go wrong with them.

use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A request as it arrived, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// GET or POST.
    pub method: String,
    /// The path.
    pub path: String,
    /// Pairs of the query, decoded, in their order.
    pub query: Vec<(String, String)>,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Request {
    /// The value of a pair of the query.
    pub fn pair(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// It in a line: its path, then its query as it is meant.
    pub fn line(&self) -> String {
        let pairs: Vec<String> = self
            .query
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        match pairs.is_empty() {
            true => format!("{} {}", self.method, self.path),
            false => format!("{} {}?{}", self.method, self.path, pairs.join("&")),
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What the server does with a request.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    cut: Option<usize>,
    drip: Option<(usize, Duration)>,
}

impl Answer {
    /// A reply of a status with a body.
    pub fn of(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Answer {
        Answer {
            status,
            headers: vec![("Content-Type".into(), kind.into())],
            body: body.into(),
            cut: None,
            drip: None,
        }
    }

    /// JSON with status 200.
    pub fn json(body: impl Into<Vec<u8>>) -> Answer {
        Answer::of(200, "application/json", body)
    }

    /// A page of HTML with a status.
    pub fn page(status: u16, text: &str) -> Answer {
        Answer::of(
            status,
            "text/html",
            format!("<!DOCTYPE html><html><body>{text}</body></html>"),
        )
    }

    /// The same with a header.
    pub fn with(mut self, name: &str, value: &str) -> Answer {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same, cut off after so many bytes of the body.
    pub fn cut_off(mut self, bytes: usize) -> Answer {
        self.cut = Some(bytes);
        self
    }

    /// The same, so many bytes at a time with a pause between them.
    pub fn dripping(mut self, bytes: usize, pause: Duration) -> Answer {
        self.drip = Some((bytes, pause));
        self
    }

    /// The same, packed with gzip.
    pub fn packed(mut self) -> Answer {
        self.body = gzip(&self.body);
        self.with("Content-Encoding", "gzip")
    }

    /// The body, changed as text.
    pub fn changed(mut self, change: impl Fn(String) -> String) -> Answer {
        self.body = change(String::from_utf8(self.body).expect("a text")).into_bytes();
        self
    }
}

type Play = dyn Fn(&Request, usize) -> Answer + Send + Sync;

/// The server; it ends with the test.
pub struct SourceServer {
    /// Its address, without a slash at its end.
    pub address: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl SourceServer {
    /// Starts it. `play` is given each request and how many came before it.
    pub fn play(play: impl Fn(&Request, usize) -> Answer + Send + Sync + 'static) -> SourceServer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked: Arc<Mutex<Vec<Request>>> = Arc::default();
        let (noted, play): (_, Arc<Play>) = (asked.clone(), Arc::new(play));
        thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let (noted, play) = (noted.clone(), play.clone());
                thread::spawn(move || serve(stream, &noted, play.as_ref()));
            }
        });
        SourceServer { address, asked }
    }

    /// What was asked, in the order of arrival.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.lock().expect("nobody broke off").clone()
    }

    /// Forgets what was asked.
    pub fn forget(&self) {
        self.asked.lock().expect("nobody broke off").clear();
    }
}

fn serve(stream: TcpStream, noted: &Mutex<Vec<Request>>, play: &Play) {
    let Some(request) = read_request(&stream) else { return };
    let answer = {
        let mut noted = noted.lock().expect("nobody broke off");
        let answer = play(&request, noted.len());
        noted.push(request);
        answer
    };
    let _ = write_answer(stream, &answer);
}

fn read_request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut parts = line.split_whitespace();
    let (method, target) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    Some(Request {
        method,
        path: decode(path),
        query: pairs.map(|(name, value)| (decode(name), decode(value))).collect(),
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// Text as it was before it was written into an address.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes
            .get(at + 1..at + 3)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (bytes[at], code) {
            (b'%', Some(code)) => {
                decoded.push(code);
                at += 2;
            }
            (b'+', _) => decoded.push(b' '),
            (byte, _) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn write_answer(mut stream: TcpStream, answer: &Answer) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} Played\r\nConnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
    stream.write_all(head.as_bytes())?;
    let body = &answer.body[..answer.cut.unwrap_or(answer.body.len()).min(answer.body.len())];
    let (at_a_time, pause) = answer.drip.unwrap_or((usize::MAX, Duration::ZERO));
    for part in body.chunks(at_a_time) {
        stream.write_all(part)?;
        stream.flush()?;
        thread::sleep(pause);
    }
    Ok(())
}

/// A text packed with gzip (RFC 1952): the deflated bytes and the check sum are those of a ZIP archive.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("x", SimpleFileOptions::default())
        .expect("a file begins");
    zip.write_all(bytes).expect("a file is written");
    let zip = zip.finish().expect("an archive").into_inner();
    let number = |at: usize, bytes: usize| {
        zip[at..at + bytes]
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let (sum, length) = (&zip[14..18], number(18, 4));
    let begins = 30 + number(26, 2) + number(28, 2);
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    packed.extend(&zip[begins..begins + length]);
    packed.extend(sum);
    packed.extend(u32::try_from(bytes.len()).expect("a short body").to_le_bytes());
    packed
}
