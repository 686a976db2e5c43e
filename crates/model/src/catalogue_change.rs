//! A change of the catalogue (目录变更): a department compiles an entry, changes one or withdraws one; its head consents,
//! the sharing authority reviews and publishes.
//!
//! State Council Decree 809 (政务数据共享条例) art. 12 to 17 set what is stated and by when; steps and limits are the flow
//! `catalogue-change` of a pack.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    DatasetName, Error, FieldError, Result, Text,
    entry::Entry,
    flow::Progress,
    id::{CatalogueChangeId, DatasetId, OrganisationId, PersonId},
};

/// Name of the flow that changes of the catalogue go through.
pub const FLOW: &str = "catalogue-change";
/// State in which what the change says holds.
pub const PUBLISHED: &str = "published";
/// States in which a change is over.
pub const OVER: [&str; 2] = [PUBLISHED, "withdrawn"];
/// Most characters of a stated text.
const TEXT_LENGTH_MAX: usize = 2000;

/// A change of the catalogue, whatever has become of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogueChange {
    /// Identifier.
    pub id: CatalogueChangeId,
    /// Number that people use: `ML-2026-000001`.
    pub number: ChangeNumber,
    /// What is done.
    pub kind: ChangeKind,
    /// The dataset of the entry; for a new entry the identifier that it is going to have.
    pub dataset: DatasetId,
    /// Its name.
    pub dataset_name: DatasetName,
    /// What the entry is called.
    pub title: Text,
    /// The department whose entry it is (政务数据提供部门).
    pub owner: OrganisationId,
    /// What is stated with it.
    pub statement: Statement,
    /// The contract with the entry as it is to be, as a file; none when an entry is withdrawn.
    pub contract: Option<Vec<u8>>,
    /// The contract with the entry as it was when the change was published; none before, and for a new entry.
    pub before: Option<Vec<u8>>,
    /// Who wrote it.
    pub by: PersonId,
    /// When the authority first had to do with it, which sees it from then on.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// Where it stands in its flow.
    pub progress: Progress,
}

/// What is done to the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A new entry is compiled (编制).
    Compile,
    /// An entry is changed (变更).
    Change,
    /// An entry is withdrawn (撤销).
    Withdraw,
}

impl ChangeKind {
    /// All kinds with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Compile, "compile"),
        (Self::Change, "change"),
        (Self::Withdraw, "withdraw"),
    ];
}

crate::words!(ChangeKind);

/// What is stated with a change, art. 13 and 17; what is missing is asked for when it goes to the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// What sort of cause it has.
    pub cause: Option<Cause>,
    /// The cause in words: the law and its article, the decision, the duty.
    pub cause_text: String,
    /// The day of the cause, from which the time limit of art. 17 counts.
    pub cause_on: Option<NaiveDate>,
    /// Outcome of the assessment of secrecy risk (保密风险评估).
    pub secrecy: Option<Secrecy>,
    /// What was assessed, by whom.
    pub secrecy_text: String,
    /// Outcome of the assessment of the impact on personal information (个人信息保护影响评估).
    pub personal: Option<Impact>,
    /// What was assessed, and by what measures the risk is borne.
    pub personal_text: String,
}

/// What sort of cause a change has, art. 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A law, regulation or rule was made or changed (法律、行政法规).
    Law,
    /// The State Council decided (国务院决定).
    StateCouncil,
    /// The duties of the department changed (职责变化).
    Duties,
    /// Anything else, for which the law sets no time.
    Other,
}

impl Cause {
    /// All causes with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Law, "law"),
        (Self::StateCouncil, "state_council"),
        (Self::Duties, "duties"),
        (Self::Other, "other"),
    ];
}

crate::words!(Cause);

/// Outcome of an assessment of secrecy risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secrecy {
    /// No secret is touched.
    None,
    /// It is or holds a state secret (国家秘密).
    StateSecret,
    /// It is or holds a work secret (工作秘密).
    WorkSecret,
}

impl Secrecy {
    /// All outcomes with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::None, "none"),
        (Self::StateSecret, "state_secret"),
        (Self::WorkSecret, "work_secret"),
    ];
}

crate::words!(Secrecy);

/// Outcome of an assessment of the impact on personal information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Impact {
    /// No personal information is in it.
    None,
    /// The risk can be borne with the measures that are stated.
    Acceptable,
    /// The risk cannot be borne.
    Unacceptable,
}

impl Impact {
    /// All outcomes with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::None, "none"),
        (Self::Acceptable, "acceptable"),
        (Self::Unacceptable, "unacceptable"),
    ];
}

crate::words!(Impact);

/// Number of a change of the catalogue: `ML` (目录), year, six digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeNumber(String);

impl ChangeNumber {
    /// The number of the change that is the `sequence`-th of `year`, from 1.
    pub fn new(year: i32, sequence: u64) -> Self {
        Self(format!("ML-{year}-{sequence:06}"))
    }

    /// Parses a number, or says what is wrong with it.
    ///
    /// # Errors
    /// `catalogue_change.number_malformed`.
    pub fn parse(text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit());
        match parts.as_slice() {
            ["ML", year, sequence] if digits(year, 4) && digits(sequence, 6) && text.len() <= 40 => {
                Ok(Self(text.to_owned()))
            }
            _ => {
                let message =
                    format!("'{text}' is not the number of a change of the catalogue; it looks like ML-2026-000001.");
                Err(Error::invalid("catalogue_change.number_malformed", message).with("value", text))
            }
        }
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of a new dataset that has no other: `ml_2026_000001`.
    pub fn as_name(&self) -> String {
        self.0.to_ascii_lowercase().replace('-', "_")
    }
}

impl fmt::Display for ChangeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl CatalogueChange {
    /// Whether it is neither published nor withdrawn.
    pub fn is_open(&self) -> bool {
        !OVER.contains(&self.progress.state.as_str())
    }
}

impl Statement {
    /// By what the time limit of art. 17 differs: the word of the cause.
    pub fn sort(&self) -> &'static str {
        self.cause.map_or("", Cause::word)
    }

    /// Refuses what must not be written down here at all, and what cannot be, whether or not the rest is stated yet.
    ///
    /// # Errors
    /// `catalogue_change.secret` (denied), art. 3; `catalogue_change.statement_incomplete`.
    pub fn check_kept(&self, today: NaiveDate) -> Result<()> {
        if matches!(self.secrecy, Some(Secrecy::StateSecret | Secrecy::WorkSecret)) {
            let message = "State secrets and work secrets are no government data to be shared (Decree 809 art. 3); \
                           they are not entered here. Nothing was kept.";
            return Err(Error::denied("catalogue_change.secret", message));
        }
        let mut fields = self.too_long();
        if let Some(day) = self.cause_on.filter(|day| *day > today) {
            let message = format!("The cause lies on {day}, which is still to come; state it from that day on.");
            let wrong = FieldError::new("cause_on", "catalogue_change.cause_to_come", message);
            fields.push(wrong.with("day", day));
        }
        incomplete(fields)
    }

    /// Checks that everything which art. 13 and 17 ask for is stated; says all that is wrong at once.
    ///
    /// # Errors
    /// `catalogue_change.statement_incomplete` with a sentence for each field.
    pub fn check(&self, kind: ChangeKind, entry: Option<&Entry>) -> Result<()> {
        let mut fields = Vec::new();
        let said = |text: &str| !text.trim().is_empty();
        let mut missing = |is_there: bool, fault: FieldError| {
            if !is_there {
                fields.push(fault);
            }
        };
        let fault = FieldError::new(
            "cause",
            "catalogue_change.cause_missing",
            "Say what the change is caused by.",
        );
        missing(self.cause.is_some(), fault);
        let message = "Name the law, the decision or the duty.";
        let fault = FieldError::new("cause_text", "catalogue_change.cause_text_missing", message);
        missing(said(&self.cause_text), fault);
        let fault = FieldError::new(
            "cause_on",
            "catalogue_change.cause_on_missing",
            "Say since when the cause holds.",
        );
        missing(self.cause_on.is_some(), fault);
        if kind != ChangeKind::Withdraw {
            let message = "Assess the risk of secrecy first (Decree 809 art. 13).";
            let fault = FieldError::new("secrecy", "catalogue_change.secrecy_missing", message);
            missing(self.secrecy.is_some(), fault);
            let message = "Say what was assessed, and by whom.";
            let fault = FieldError::new("secrecy_text", "catalogue_change.assessment_missing", message);
            missing(said(&self.secrecy_text), fault);
            let message = "Assess the impact on personal information first (Decree 809 art. 13).";
            let fault = FieldError::new("personal", "catalogue_change.personal_missing", message);
            missing(self.personal.is_some(), fault);
            let message = "Say what was assessed, and by whom.";
            let fault = FieldError::new("personal_text", "catalogue_change.assessment_missing", message);
            missing(said(&self.personal_text), fault);
        }
        fields.extend(entry.and_then(|entry| self.impact_fault(entry)));
        incomplete(fields)
    }

    fn impact_fault(&self, entry: &Entry) -> Option<FieldError> {
        let item = entry.items.iter().find(|item| item.is_personal());
        match (self.personal?, item) {
            (Impact::None, Some(item)) => {
                let title = &item.title.zh;
                let message = format!("The item '{title}' is personal information, so its impact has to be assessed.");
                let wrong = FieldError::new("personal", "catalogue_change.personal_overlooked", message);
                Some(wrong.with("item", title))
            }
            (Impact::Unacceptable, _) => {
                let message = "The risk cannot be borne: reduce what the entry holds, and assess it anew.";
                Some(FieldError::new(
                    "personal",
                    "catalogue_change.personal_unacceptable",
                    message,
                ))
            }
            _ => None,
        }
    }

    fn too_long(&self) -> Vec<FieldError> {
        let texts = [
            ("cause_text", &self.cause_text),
            ("secrecy_text", &self.secrecy_text),
            ("personal_text", &self.personal_text),
        ];
        let long = texts
            .into_iter()
            .filter(|(_, text)| text.chars().count() > TEXT_LENGTH_MAX);
        let fault = long.map(|(field, _)| {
            let message = format!("Say this in at most {TEXT_LENGTH_MAX} characters.");
            FieldError::new(field, "catalogue_change.text_too_long", message).with("most", TEXT_LENGTH_MAX)
        });
        fault.collect()
    }
}

fn incomplete(fields: Vec<FieldError>) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let message = "What has to be stated with the change is not complete; see the fields.";
    Err(Error::invalid("catalogue_change.statement_incomplete", message).with_fields(fields))
}

#[cfg(test)]
mod tests;
