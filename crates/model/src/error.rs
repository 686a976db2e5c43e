//! The one error of every layer: a closed kind, a stable code, a sentence for the caller, a source for the log.

use std::{error::Error as StdError, fmt};

/// Result of everything in Jixia that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What sort of failure this is; the HTTP edge turns it into a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The thing does not exist, or the caller may not know that it does.
    NotFound,
    /// The request contradicts what is stored now; reading again and deciding anew may help.
    Conflict,
    /// The input is wrong; sending it again unchanged never helps.
    Invalid,
    /// The caller may see the thing but not do this to it.
    Denied,
    /// Nobody has logged in, or the session has ended.
    Unauthenticated,
    /// A limit on size, rate, rows, time or memory was reached.
    Limit,
    /// Something we depend on does not answer or is full; trying later may help.
    Unavailable,
    /// Our fault. The message stays general, the source goes to the log.
    Internal,
}

/// One wrong field of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Dotted path of the field, as the caller wrote it.
    pub field: String,
    /// Stable word for the rule that was broken.
    pub code: String,
    /// Sentence in English that names the value and the remedy.
    pub message: String,
    /// Values that the message names, for the translated sentence.
    pub params: Vec<(&'static str, String)>,
}

impl FieldError {
    /// Says what is wrong with a field.
    pub fn new(field: impl Into<String>, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            code: code.into(),
            message: message.into(),
            params: Vec::new(),
        }
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}

/// A failure, told once and understood everywhere.
///
/// `message` is for the caller: a full English sentence that names the value and the remedy.
/// The Chinese sentence comes from `locales/zh-CN.yaml` by `code`, filled with `params`.
/// `source` is for the log only and is never shown.
#[derive(Debug)]
pub struct Error {
    /// What sort of failure this is.
    pub kind: Kind,
    /// Stable word, `noun.what_is_wrong`.
    pub code: &'static str,
    /// English sentence for the caller.
    pub message: String,
    /// Values that the message names, for the translated sentence.
    pub params: Vec<(&'static str, String)>,
    /// The wrong fields, when the input has several.
    pub fields: Vec<FieldError>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// Makes an error of `kind` with a stable `code` and a sentence for the caller.
    pub fn new(kind: Kind, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            kind,
            code,
            message: message.into(),
            params: Vec::new(),
            fields: Vec::new(),
            source: None,
        }
    }

    /// The thing does not exist or may not be seen.
    pub fn not_found(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::NotFound, code, message)
    }

    /// The request contradicts what is stored.
    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Conflict, code, message)
    }

    /// The input is wrong.
    pub fn invalid(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Invalid, code, message)
    }

    /// The caller may see but not do this.
    pub fn denied(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Denied, code, message)
    }

    /// A limit was reached.
    pub fn limit(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Limit, code, message)
    }

    /// A dependency does not answer.
    pub fn unavailable(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Unavailable, code, message)
    }

    /// Our fault; `source` goes to the log and nowhere else.
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let mut error = Self::new(
            Kind::Internal,
            "internal",
            "Something went wrong on our side; the log has the details.",
        );
        error.source = Some(source.into());
        error
    }

    /// Adds the cause, for the log.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Adds a value that the message names, so that the translation can name it too.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// Adds the wrong fields.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<FieldError>) -> Self {
        self.fields = fields;
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.code)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
