//! The receipt: what was handed out or refused, to whom, under which right, as one JSON text.

use chrono::{DateTime, SecondsFormat, Utc};
use jixia_model::{
    Error, Result,
    id::{ApiKeyId, OrganisationId, PersonId, ReceiptId},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Version of the text; another one is refused, because it may mean something else.
const FORMAT: u32 = 1;
/// JSON numbers are exact up to here (RFC 8785, section 3.2.2.3).
const NUMBER_MAX: u64 = 1 << 53;

/// One leaf of the log of evidence.
///
/// It says what somebody can hold against the city, or the city against somebody, and no value of any record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Identifier.
    pub id: ReceiptId,
    /// When; the text keeps microseconds.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: Kind,
    /// The way that the data took, or would have taken.
    pub door: Door,
    /// The organisation for which it was asked; none for work of the system itself.
    pub organisation: Option<OrganisationId>,
    /// The person who asked, or in whose name a program asked.
    pub person: Option<PersonId>,
    /// The API key, when a program asked.
    pub api_key: Option<ApiKeyId>,
    /// Number of the grant under which it was given.
    pub grant: Option<String>,
    /// Why, in the caller's words.
    pub purpose: Option<String>,
    /// Number of the case for which it was asked.
    pub case: Option<String>,
    /// What was read, or was to be read.
    pub tables: Vec<TableRead>,
    /// Rows of the answer, at most 2^53; none where they were not counted.
    pub rows: Option<u64>,
    /// SHA-256 of the answer, byte by byte as it was sent, without headers; none when there was no answer.
    pub answer: Option<[u8; 32]>,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableRead {
    /// Name of the dataset.
    pub dataset: String,
    /// Version of its table, at most 2^53; none where nothing was read.
    pub version: Option<u64>,
}

/// What a receipt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A question was answered.
    Answer,
    /// It was refused.
    Refusal,
    /// A batch of rows was handed over.
    Batch,
    /// A file was handed over.
    File,
}

impl Kind {
    /// All kinds with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Answer, "answer"),
        (Self::Refusal, "refusal"),
        (Self::Batch, "batch"),
        (Self::File, "file"),
    ];
}

jixia_model::words!(Kind);

/// The way that data take out of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Door {
    /// The API over HTTP.
    Interface,
    /// A batch that is brought or fetched by plan.
    Batch,
    /// A file of a share.
    File,
    /// The command line on the server.
    CommandLine,
}

impl Door {
    /// All doors with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Interface, "interface"),
        (Self::Batch, "batch"),
        (Self::File, "file"),
        (Self::CommandLine, "command-line"),
    ];
}

jixia_model::words!(Door);

/// The receipt as its text says it; what is not known is not there.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer_sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    api_key: Option<Uuid>,
    at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    door: String,
    format: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grant: Option<String>,
    id: Uuid,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rows: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tables: Vec<TableForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableForm {
    dataset: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<u64>,
}

impl Receipt {
    /// The text of the leaf: canonical JSON (RFC 8785), the same for the same receipt for ever.
    ///
    /// # Errors
    /// `internal` when a number is larger than JSON can say exactly.
    pub fn to_text(&self) -> Result<String> {
        let versions = self.tables.iter().filter_map(|table| table.version);
        if let Some(number) = versions.chain(self.rows).find(|number| *number > NUMBER_MAX) {
            return Err(Error::internal(format!("{number} is no number of a receipt")));
        }
        let tables = self.tables.iter().map(|table| TableForm {
            dataset: table.dataset.clone(),
            version: table.version,
        });
        let form = Form {
            answer_sha256: self.answer.map(hex::encode),
            api_key: self.api_key.map(|key| key.0),
            at: self.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            case: self.case.clone(),
            door: self.door.word().to_owned(),
            format: FORMAT,
            grant: self.grant.clone(),
            id: self.id.0,
            kind: self.kind.word().to_owned(),
            organisation: self.organisation.map(|organisation| organisation.0),
            person: self.person.map(|person| person.0),
            purpose: self.purpose.clone(),
            rows: self.rows,
            tables: tables.collect(),
        };
        serde_json_canonicalizer::to_string(&form).map_err(Error::internal)
    }

    /// Reads the text of a leaf.
    ///
    /// # Errors
    /// `receipt.text_malformed` (invalid) when it is none, or not written in the one way that [`Receipt::to_text`] writes.
    pub fn parse(text: &str) -> Result<Self> {
        let form: Form =
            serde_json::from_str(text).map_err(|error| malformed(&error.to_string()).with_source(error))?;
        let receipt = form.receipt()?;
        if receipt.to_text()? != text {
            return Err(malformed("it is not canonical JSON (RFC 8785)"));
        }
        Ok(receipt)
    }
}

impl Form {
    fn receipt(self) -> Result<Receipt> {
        if self.format != FORMAT {
            return Err(malformed(&format!("format {} is not known", self.format)));
        }
        let at = DateTime::parse_from_rfc3339(&self.at).map_err(|_problem| unreadable("at", &self.at))?;
        let answer = self.answer_sha256.map(|digest| {
            let mut bytes = [0; 32];
            let read = hex::decode_to_slice(&digest, &mut bytes);
            read.map_err(|_problem| unreadable("answer_sha256", &digest))?;
            Ok(bytes)
        });
        let tables = self.tables.into_iter().map(|table| TableRead {
            dataset: table.dataset,
            version: table.version,
        });
        Ok(Receipt {
            id: ReceiptId(self.id),
            at: at.to_utc(),
            kind: Kind::from_word(&self.kind).ok_or_else(|| unreadable("kind", &self.kind))?,
            door: Door::from_word(&self.door).ok_or_else(|| unreadable("door", &self.door))?,
            organisation: self.organisation.map(OrganisationId),
            person: self.person.map(PersonId),
            api_key: self.api_key.map(ApiKeyId),
            grant: self.grant,
            purpose: self.purpose,
            case: self.case,
            tables: tables.collect(),
            rows: self.rows,
            answer: answer.transpose()?,
        })
    }
}

fn unreadable(field: &str, value: &str) -> Error {
    malformed(&format!("'{field}' cannot be '{value}'"))
}

fn malformed(problem: &str) -> Error {
    let message = format!("This is not the text of a receipt ({problem}); use it as it was given out, byte by byte.");
    Error::invalid("receipt.text_malformed", message).with("problem", problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> Receipt {
        Receipt {
            id: ReceiptId(Uuid::from_u128(7)),
            at: DateTime::from_timestamp_micros(1_592_179_200_000_042).unwrap(),
            kind: Kind::Answer,
            door: Door::Interface,
            organisation: Some(OrganisationId(Uuid::from_u128(2))),
            person: None,
            api_key: None,
            grant: None,
            purpose: Some("核查\"参保\"".to_owned()),
            case: None,
            tables: vec![TableRead {
                dataset: "population".to_owned(),
                version: Some(3),
            }],
            rows: Some(1),
            answer: Some([0xab; 32]),
        }
    }

    #[test]
    fn the_text_is_the_one_that_rfc_8785_asks_for() {
        let expected = "{\"answer_sha256\":\"abababababababababababababababababababababababababababababababab\",\
            \"at\":\"2020-06-15T00:00:00.000042Z\",\"door\":\"interface\",\"format\":1,\
            \"id\":\"00000000-0000-0000-0000-000000000007\",\"kind\":\"answer\",\
            \"organisation\":\"00000000-0000-0000-0000-000000000002\",\"purpose\":\"核查\\\"参保\\\"\",\"rows\":1,\
            \"tables\":[{\"dataset\":\"population\",\"version\":3}]}";
        assert_eq!(receipt().to_text().unwrap(), expected);
        assert_eq!(Receipt::parse(expected).unwrap(), receipt());
    }

    #[test]
    fn a_text_that_says_the_same_in_another_way_is_refused() {
        let text = receipt().to_text().unwrap();
        let ways = [
            text.replace("{\"answer", "{ \"answer"),
            text.replace("\"format\":1", "\"format\":2"),
            text.replace("\"rows\":1", "\"rows\":1,\"more\":1"),
            text.replace("\"rows\":1", "\"rows\":1.0"),
            text.replace("abab", "ABAB"),
            text.replace("\"answer\"", "\"maybe\""),
            text.replace("核", "\\u6838"),
        ];
        for way in ways {
            assert_ne!(way, text);
            assert_eq!(
                Receipt::parse(&way).unwrap_err().code,
                "receipt.text_malformed",
                "{way}"
            );
        }
    }

    #[test]
    fn a_number_that_json_cannot_say_is_no_number_of_a_receipt() {
        let rows = Some(NUMBER_MAX + 1);
        assert!(Receipt { rows, ..receipt() }.to_text().is_err());
    }
}
