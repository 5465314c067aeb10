//! What is asked of a source, and what comes back.

use std::sync::Arc;

use jiff::Timestamp;

/// One request, without anything secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Where: below the source's base, or at a place of its own.
    pub place: AskPlace,
    /// Pairs of the address's query, as they are meant: encoding is not the source's business.
    pub query: Vec<(String, String)>,
    /// A JSON body makes it a POST.
    pub body: Option<String>,
    /// Further headers that the source wants, such as `Accept`.
    pub headers: Vec<(&'static str, String)>,
    /// What the reply must be.
    pub expect: Expect,
    /// Statuses besides 200 that are an answer, such as a 404 that means "no data".
    pub answers: Vec<u16>,
    /// What it costs, in millionths of a US dollar.
    pub cost: u64,
    /// Whether the conversation goes on where it is not answered: the reply then has the status `NO_ANSWER`, and says why.
    pub alone: bool,
    /// Whether the source is told what is kept of an earlier answer, so that it need not send it again (RFC 9110, 13).
    pub large: bool,
}

/// The status of a reply that is none: its bytes say why.
pub const NO_ANSWER: u16 = 0;

/// Where an ask goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskPlace {
    /// A path below the source's base, with a slash at its beginning.
    Path(String),
    /// A whole address without a query, of a host that the configuration names.
    Address(String),
}

/// What a reply must be; anything else is drift, whatever its status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// A JSON object or list.
    Json,
    /// A line of JSON for each record.
    JsonLines,
    /// XML.
    Xml,
    /// A page.
    Html,
    /// A ZIP archive.
    Zip,
    /// Text in columns.
    Csv,
}

impl Ask {
    /// An ask for a path of the source's base that must give JSON.
    pub fn of_path(path: impl Into<String>) -> Ask {
        Ask {
            place: AskPlace::Path(path.into()),
            query: Vec::new(),
            body: None,
            headers: Vec::new(),
            expect: Expect::Json,
            answers: Vec::new(),
            cost: 0,
            alone: false,
            large: false,
        }
    }

    /// The same with a pair of the query.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Ask {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// The same, costing so many millionths of a US dollar.
    pub fn at_cost(mut self, cost: u64) -> Ask {
        self.cost = cost;
        self
    }

    /// The same, with another form of reply.
    pub fn expecting(mut self, expect: Expect) -> Ask {
        self.expect = expect;
        self
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The whole address, without keys: what the reply is an answer to, together with the body that was sent.
    pub address: String,
    /// The status.
    pub status: u16,
    /// When it came.
    pub retrieved: Timestamp,
    /// The bytes, unpacked.
    pub bytes: Arc<[u8]>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// What stood in the place of the source, where something did.
    pub served_by: Option<String>,
}
