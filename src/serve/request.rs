//! What a request asks for. The browser's own pages are told from those of strangers by the host and the origin they name:
//! a name of a stranger that leads to this machine is refused.

use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::{Method, Uri};

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// A file of the site.
    File(String),
    /// A file of a dropped table.
    Drawn(u64, String),
    /// The name of what is shown, when it is another than this.
    Change(String),
    /// The script of the preview.
    Script,
    /// The page from which a table is chosen.
    Choose,
    /// A table is to be drawn.
    Draw,
    /// The host is not this machine by one of its own names.
    ForeignHost,
    /// The page that asks is not one of ours.
    ForeignOrigin,
    /// Only reading is allowed here.
    NotAllowed,
    /// There is no such thing.
    Nothing,
}

/// What a request asks for, by its method, address and head.
pub fn read_request(method: &Method, uri: &Uri, head: &HeaderMap, port: u16) -> Asked {
    let host = head.get(HOST).and_then(|host| host.to_str().ok());
    let authority = uri.authority().map(|authority| authority.as_str());
    let is_own = |name: &str| name == format!("127.0.0.1:{port}") || name == format!("localhost:{port}");
    if !host.is_some_and(is_own) || authority.is_some_and(|name| !is_own(name)) || head.get_all(HOST).iter().count() > 1
    {
        return Asked::ForeignHost;
    }
    if method == Method::POST && uri.path() == "/-/draw" {
        let origin = head.get(ORIGIN).and_then(|origin| origin.to_str().ok());
        let is_ours = origin
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(is_own);
        return if is_ours { Asked::Draw } else { Asked::ForeignOrigin };
    }
    if method != Method::GET && method != Method::HEAD {
        return Asked::NotAllowed;
    }
    read_path(uri.path(), uri.query().unwrap_or_default())
}

fn read_path(path: &str, query: &str) -> Asked {
    let Some(path) = decode(path).and_then(|path| path.strip_prefix('/').map(str::to_owned)) else {
        return Asked::Nothing;
    };
    let is_plain = |part: &str| !matches!(part, "." | "..") && !part.contains(['\\', '\0']);
    if !path.split('/').all(is_plain) {
        return Asked::Nothing;
    }
    match path.strip_prefix("-/") {
        None => Asked::File(file_of(path)),
        Some("preview.js") => Asked::Script,
        Some("draw.html") => Asked::Choose,
        Some("changes") => Asked::Change(query.strip_prefix("since=").unwrap_or_default().to_owned()),
        Some(inner) => {
            let drawn = inner.strip_prefix("drawn/").and_then(|inner| inner.split_once('/'));
            let drawn = drawn.and_then(|(number, file)| Some((number.parse().ok()?, file.to_owned())));
            drawn.map_or(Asked::Nothing, |(number, file)| Asked::Drawn(number, file_of(file)))
        }
    }
}

/// A folder is its page.
fn file_of(path: String) -> String {
    match path.is_empty() || path.ends_with('/') {
        true => path + "index.html",
        false => path,
    }
}

/// A text with `%20` and the like put back; `None` where that is no UTF-8.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
        rest = &after[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(method: &Method, path: &str, head: &[(&'static str, &str)]) -> Asked {
        let mut headers = HeaderMap::new();
        for (name, value) in head {
            headers.append(*name, value.parse().expect("a value"));
        }
        read_request(method, &path.parse().expect("an address"), &headers, 80)
    }

    fn get(path: &str) -> Asked {
        ask(&Method::GET, path, &[("host", "127.0.0.1:80")])
    }

    #[test]
    fn a_path_is_a_file_of_the_site_or_nothing() {
        let file = |path: &str| Asked::File(path.to_owned());
        assert_eq!(get("/"), file("index.html"));
        assert_eq!(get("/tech/a.html?x=1"), file("tech/a.html"));
        assert_eq!(get("/maps/b%20c.svg"), file("maps/b c.svg"));
        assert_eq!(get("/-/drawn/12/item/a.html"), Asked::Drawn(12, "item/a.html".into()));
        for path in [
            "/../x",
            "/%2e%2e/x",
            "/a/..%2fx",
            "/a%5c..%5cx",
            "/%00",
            "/%ff",
            "/%2",
            "/-/drawn/x/y",
            "/-/other",
        ] {
            assert_eq!(get(path), Asked::Nothing, "{path}");
        }
    }

    #[test]
    fn only_this_machine_by_its_own_names_is_asked() {
        let host = |host: &str| ask(&Method::GET, "/", &[("host", host)]);
        assert_eq!(host("localhost:80"), Asked::File("index.html".into()));
        for name in [
            "evil.example:80",
            "localhost",
            "127.0.0.1:81",
            "localhost.evil.example:80",
            "",
        ] {
            assert_eq!(host(name), Asked::ForeignHost, "{name}");
        }
        assert_eq!(ask(&Method::GET, "/", &[]), Asked::ForeignHost);
        let other = "http://evil.example/";
        assert_eq!(
            ask(&Method::GET, other, &[("host", "localhost:80")]),
            Asked::ForeignHost
        );
        let two = [("host", "localhost:80"), ("host", "evil.example")];
        assert_eq!(ask(&Method::GET, "/", &two), Asked::ForeignHost);
    }

    #[test]
    fn a_table_comes_from_a_page_of_ours_and_nothing_else_is_sent() {
        let post = |origin: &str| {
            ask(
                &Method::POST,
                "/-/draw",
                &[("host", "localhost:80"), ("origin", origin)],
            )
        };
        assert_eq!(post("http://localhost:80"), Asked::Draw);
        for origin in [
            "http://evil.example",
            "null",
            "https://localhost:80",
            "http://localhost:81",
        ] {
            assert_eq!(post(origin), Asked::ForeignOrigin, "{origin}");
        }
        let own = [("host", "localhost:80"), ("origin", "http://localhost:80")];
        assert_eq!(ask(&Method::POST, "/index.html", &own), Asked::NotAllowed);
        assert_eq!(ask(&Method::PUT, "/-/draw", &own), Asked::NotAllowed);
        assert_eq!(ask(&Method::OPTIONS, "/-/draw", &own), Asked::NotAllowed);
    }
}
