//! One ask over HTTP: what is sent, what may come back, and within which limits.

use std::net::SocketAddr;
use std::sync::Once;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, LOCATION,
};
use reqwest::{Response, StatusCode, Url, redirect};
use serde::{Deserialize, Serialize};

use super::address::{is_loopback, is_public, literal_host};
use super::ask::{Ask, Expect};
use super::source::{KeyPlace, Manners, Refusal};

/// Redirects that are followed, all of them inside one host.
const REDIRECTS: usize = 3;

/// The longest time in which nothing comes.
const SILENCE: Duration = Duration::from_secs(30);

/// The longest time to reach a host.
const CONNECTING: Duration = Duration::from_secs(20);

/// Bytes of a refused or unexpected reply that a message may show.
const SHOWN: usize = 60;

/// Bytes of a refusal that are read.
const REFUSAL: usize = 4_000;

/// A secret; it is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret from the environment.
    pub fn of(text: String) -> Secret {
        Secret(text)
    }

    /// Its text, for the request alone.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// A text without it, in the forms in which it may come back.
    pub fn hide_in(&self, text: &str) -> String {
        // A pair of key and secret may come back in halves.
        let halves = self
            .0
            .split_once(':')
            .map_or_else(Vec::new, |(one, other)| vec![one, other]);
        let mut hidden = text.to_owned();
        for part in std::iter::once(self.0.as_str()).chain(halves) {
            let encoded: String = form_of(&[("", part)]).trim_start_matches('=').to_owned();
            let in_json = serde_json::Value::from(part).to_string();
            let in_json = in_json.trim_matches('"').to_owned();
            let in_page = part.replace('&', "&amp;").replace('<', "&lt;");
            for form in [part, &encoded, &in_json, &in_page] {
                if !form.is_empty() {
                    hidden = hidden.replace(form, "…");
                }
            }
        }
        hidden
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

/// By what a source knows an answer again: sent with the next ask, they bring a status 304 where nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validators {
    etag: Option<String>,
    last_modified: Option<String>,
}

impl Validators {
    fn of(headers: &HeaderMap) -> Validators {
        let text = |name| {
            let value = headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
            value.map(str::to_owned)
        };
        Validators {
            etag: text(ETAG),
            last_modified: text(LAST_MODIFIED),
        }
    }

    /// Whether there is any.
    pub fn is_none(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What became of a log-in.
#[derive(Debug)]
pub enum LoggedIn {
    /// A token, and its seconds to live.
    As(Secret, u64),
    /// A refusal or an error that may pass.
    Later(Option<Refusal>, String),
    /// Asking again does not help.
    No(String),
}

/// How a source is reached.
#[derive(Debug, Clone, Copy)]
pub struct Access<'a> {
    /// A key, and where it goes.
    pub key: Option<(KeyPlace, &'a Secret)>,
    /// By what an earlier answer is known.
    pub known: Option<&'a Validators>,
    /// Whether a private address is meant, because somebody named it on the command line.
    pub own_house: bool,
}

/// What became of an ask.
#[derive(Debug)]
pub enum Sent {
    /// An answer: its status, its bytes, unpacked, and by what it is known again.
    Answer(u16, Vec<u8>, Validators),
    /// A refusal, with the beginning of what it says.
    Refused(Refusal, String),
    /// An error of the server, with its status, or on the way; asking again may help.
    Broken(Option<u16>, String),
    /// A reply that is not what it must be, with its bytes where it has any; asking again does not help.
    Strange(String, Vec<u8>),
    /// A place where we may not go.
    Barred(String),
}

/// What sends asks.
#[derive(Debug, Clone)]
pub struct Client {
    outside: reqwest::Client,
    loopback: reqwest::Client,
}

impl Client {
    /// A client that says who asks.
    pub fn of(agent: &str) -> Result<Client, String> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // An error says that one was installed before, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let builder = || {
            reqwest::Client::builder()
                .user_agent(agent)
                .redirect(redirect::Policy::none())
                .connect_timeout(CONNECTING)
                .read_timeout(SILENCE)
        };
        let outside = builder().dns_resolver(std::sync::Arc::new(OpenNetwork)).build();
        let loopback = builder().no_proxy().build();
        let words = |error: reqwest::Error| format!("the network cannot be used: {}.", words_of(error));
        Ok(Client {
            outside: outside.map_err(words)?,
            loopback: loopback.map_err(words)?,
        })
    }

    /// Sends an ask to where it is served.
    pub async fn send(&self, ask: &Ask, served: &Url, access: Access<'_>, manners: &Manners) -> Sent {
        let exchange = self.follow(ask, served, access, manners);
        match tokio::time::timeout(manners.patience, exchange).await {
            Ok(sent) => sent,
            Err(_) => {
                let message = format!("the reply took longer than {} s", manners.patience.as_secs_f64());
                Sent::Broken(None, message)
            }
        }
    }

    async fn follow(&self, ask: &Ask, served: &Url, access: Access<'_>, manners: &Manners) -> Sent {
        let mut url = served.clone();
        for _ in 0..=REDIRECTS {
            if let Err(message) = check_outside(&url, access.own_house) {
                return Sent::Barred(message);
            }
            let response = match self.request(ask, &url, access).await {
                Ok(response) => response,
                Err(error) => return Sent::Broken(None, words_of(error)),
            };
            if !response.status().is_redirection() || response.status() == StatusCode::NOT_MODIFIED {
                return read(ask, response, manners, access).await;
            }
            let target = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
            let Some(target) = target.and_then(|target| url.join(target).ok()) else {
                return Sent::Strange("it redirects to no address".to_owned(), Vec::new());
            };
            if target.origin() != url.origin() {
                return Sent::Barred(format!(
                    "it redirects to {}, which is not the host that was asked",
                    host_of(&target)
                ));
            }
            if target.path() == "/" && url.path() != "/" {
                let message = "it redirects to the home page: the interface has moved";
                return Sent::Strange(message.to_owned(), Vec::new());
            }
            url = target;
        }
        Sent::Strange(format!("it redirects more than {REDIRECTS} times"), Vec::new())
    }

    async fn request(&self, ask: &Ask, url: &Url, access: Access<'_>) -> Result<Response, reqwest::Error> {
        let client = if access.own_house {
            &self.loopback
        } else {
            &self.outside
        };
        let mut url = url.clone();
        let mut headers = HeaderMap::new();
        for (name, value) in &ask.headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(value)) {
                headers.insert(name, value);
            }
        }
        let validators = access
            .known
            .map(|known| [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)]);
        for (name, value) in validators.into_iter().flatten() {
            if let Some(Ok(value)) = value.as_ref().map(HeaderValue::try_from) {
                headers.insert(name, value);
            }
        }
        match access.key {
            Some((KeyPlace::Query(name), secret)) => {
                url.query_pairs_mut().append_pair(name, secret.text());
            }
            Some((KeyPlace::Header(name), secret)) => insert_secret(&mut headers, name, secret.text()),
            Some((KeyPlace::Bearer | KeyPlace::Login(_), secret)) => {
                insert_secret(
                    &mut headers,
                    AUTHORIZATION.as_str(),
                    &format!("Bearer {}", secret.text()),
                );
            }
            None => {}
        }
        let request = match &ask.body {
            Some(body) => client
                .post(url)
                .header(CONTENT_TYPE, "application/json")
                .body(body.clone()),
            None => client.get(url),
        };
        request.headers(headers).send().await
    }

    /// Exchanges key and secret for a token (RFC 6749, 4.4).
    pub async fn log_in(&self, served: &Url, pair: &Secret, own_house: bool, patience: Duration) -> LoggedIn {
        if let Err(message) = check_outside(served, own_house) {
            return LoggedIn::No(message);
        }
        match tokio::time::timeout(patience, self.exchange_pair(served, pair, own_house)).await {
            Ok(logged_in) => logged_in,
            Err(_) => LoggedIn::Later(
                None,
                format!("the log-in took longer than {} s", patience.as_secs_f64()),
            ),
        }
    }

    async fn exchange_pair(&self, served: &Url, pair: &Secret, own_house: bool) -> LoggedIn {
        let (user, word) = pair.text().split_once(':').unwrap_or((pair.text(), ""));
        let client = if own_house { &self.loopback } else { &self.outside };
        let request = client
            .post(served.clone())
            .basic_auth(user, Some(word))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form_of(&[("grant_type", "client_credentials")]));
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) => return LoggedIn::Later(None, words_of(error)),
        };
        let refusal = refusal_of(&response);
        let bytes = match read_bytes(response, REFUSAL as u64).await {
            Ok(bytes) => bytes,
            Err((true, message)) => return LoggedIn::Later(None, message),
            Err((false, message)) => return LoggedIn::No(message),
        };
        let answered = format!("the log-in is answered with status {}", refusal.status);
        match refusal.status {
            200..300 => read_token(&bytes).map_or_else(
                |message| LoggedIn::No(message.to_owned()),
                |(token, seconds)| LoggedIn::As(token, seconds),
            ),
            408 | 429 | 500 | 502..=504 => LoggedIn::Later(Some(refusal), answered),
            _ => LoggedIn::No(answered),
        }
    }
}

/// The token of an answer to a log-in, and its seconds to live.
fn read_token(bytes: &[u8]) -> Result<(Secret, u64), &'static str> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| "the log-in is answered with no JSON")?;
    let token = value["access_token"]
        .as_str()
        .ok_or("the answer to the log-in has no \"access_token\"")?;
    let seconds = match &value["expires_in"] {
        serde_json::Value::String(text) => text.trim().parse().ok(),
        other => other.as_u64(),
    };
    Ok((Secret::of(token.to_owned()), seconds.unwrap_or(0)))
}

fn refusal_of(response: &Response) -> Refusal {
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| {
        (
            name.as_str().to_owned(),
            String::from_utf8_lossy(value.as_bytes()).into_owned(),
        )
    });
    Refusal {
        status: response.status().as_u16(),
        headers: headers.collect(),
        at: Timestamp::now(),
    }
}

fn insert_secret(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        value.set_sensitive(true);
        headers.insert(name, value);
    }
}

/// Pairs as a form is sent.
fn form_of(pairs: &[(&str, &str)]) -> String {
    let mut url = Url::parse("http://form/").unwrap_or_else(|_| unreachable!("the address is one"));
    url.query_pairs_mut().extend_pairs(pairs);
    url.query().unwrap_or_default().to_owned()
}

/// Whether an address may be gone to: of the open network, unless somebody named it on the command line.
fn check_outside(url: &Url, own_house: bool) -> Result<(), String> {
    let inside = is_loopback(url) || literal_host(url).is_some_and(|address| !is_public(address));
    match inside && !own_house {
        true => Err(format!(
            "{} is an address of this machine or its own network",
            host_of(url)
        )),
        false => Ok(()),
    }
}

/// Host and port of an address.
pub fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or("nowhere");
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

async fn read(ask: &Ask, response: Response, manners: &Manners, access: Access<'_>) -> Sent {
    let status = response.status().as_u16();
    if status == 304 && access.known.is_some() {
        return Sent::Answer(status, Vec::new(), Validators::default());
    }
    let is_answer = status == 200 || ask.answers.contains(&status);
    if !is_answer {
        let refusal = refusal_of(&response);
        let bytes = read_bytes(response, REFUSAL as u64).await.unwrap_or_default();
        let begins = beginning_of(&bytes, access.key.map(|(_, secret)| secret));
        return match status {
            500 | 502 | 504 | 408 => Sent::Broken(Some(status), format!("status {status}: {begins}")),
            _ => Sent::Refused(refusal, begins),
        };
    }
    let validators = Validators::of(response.headers());
    match read_bytes(response, manners.longest).await {
        Ok(bytes) if status == 200 => match check_form(ask.expect, &bytes, access) {
            Ok(()) => Sent::Answer(status, bytes, validators),
            Err(message) => Sent::Strange(message, bytes),
        },
        Ok(bytes) => Sent::Answer(status, bytes, validators),
        Err((true, message)) => Sent::Broken(None, message),
        Err((false, message)) => Sent::Strange(message, Vec::new()),
    }
}

/// The bytes of a reply, unpacked; an error says whether asking again may help.
async fn read_bytes(mut response: Response, longest: u64) -> Result<Vec<u8>, (bool, String)> {
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return Ok(bytes),
            Err(error) => return Err((true, format!("the reply ends in the middle: {}", words_of(error)))),
        }
        if bytes.len() as u64 > longest {
            return Err((false, format!("the reply is longer than {longest} bytes")));
        }
    }
}

/// What a reply must begin with to be what was asked for.
fn check_form(expect: Expect, bytes: &[u8], access: Access<'_>) -> Result<(), String> {
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begins = begins.trim_ascii_start();
    let lower = begins[..begins.len().min(64)].to_ascii_lowercase();
    let is_page = lower.starts_with(b"<!doctype html") || lower.starts_with(b"<html");
    let (fits, wanted) = match expect {
        Expect::Json | Expect::JsonLines => (matches!(begins.first(), Some(b'{' | b'[')), "JSON"),
        Expect::Xml => (begins.starts_with(b"<") && !is_page, "XML"),
        Expect::Html => (begins.starts_with(b"<"), "a page"),
        Expect::Zip => (begins.starts_with(b"PK"), "a ZIP archive"),
        Expect::Csv => (!begins.is_empty() && !is_page && !begins.contains(&0), "a table"),
    };
    if fits {
        return Ok(());
    }
    let secret = access.key.map(|(_, secret)| secret);
    let found = match is_page {
        _ if begins.is_empty() => "an empty reply".to_owned(),
        true => format!("a page of HTML ({})", beginning_of(bytes, secret)),
        false => format!("something else ({})", beginning_of(bytes, secret)),
    };
    Err(format!("status 200, but {found} came in place of {wanted}"))
}

/// The first letters of a reply, on one line. A secret that the source repeats is taken out before anything is cut.
fn beginning_of(bytes: &[u8], secret: Option<&Secret>) -> String {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(REFUSAL)]).into_owned();
    let text = secret.map_or_else(|| text.clone(), |secret| secret.hide_in(&text));
    let line: String = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(SHOWN)
        .collect();
    match line.is_empty() {
        true => "an empty reply".to_owned(),
        false => format!("\"{line}\""),
    }
}

/// An error of the network in words, without the address, which may hold a key.
fn words_of(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut words = error.to_string();
    let mut inner: Option<&dyn std::error::Error> = std::error::Error::source(&error);
    while let Some(cause) = inner {
        words = cause.to_string();
        inner = cause.source();
    }
    words.trim_end_matches('.').to_owned()
}

/// Names are looked up as the system does it; addresses of the own house are left out, whatever a name server says.
#[derive(Debug)]
struct OpenNetwork;

impl Resolve for OpenNetwork {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
            let open: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if open.is_empty() {
                return Err(format!("{host} has no address in the open network").into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}
