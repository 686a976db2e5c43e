//! A share (共享): one department's right to use a dataset of another, from the application to the end. The grant is the
//! policy: what it says is what every call is held against.
//!
//! State Council Decree 809 (政务数据共享条例) art. 20 to 28 set what is stated, who consents and by when; steps and limits
//! are the flow `data-share` of a pack.

pub mod usage;

use std::{collections::BTreeMap, fmt};

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::{
    DatasetName, Error, FieldError, Result,
    contract::{Column, Contract, Semantic},
    flow::Progress,
    id::{DatasetId, OrganisationId, PersonId, ShareId},
    number::{is_number, number},
};

/// Name of the flow that shares go through.
pub const FLOW: &str = "data-share";
/// State in which data may be used.
pub const RUNNING: &str = "running";
/// Letters of the numbers: 共享.
const LETTERS: &str = "GX";
/// Most characters of a stated text.
const TEXT_LENGTH_MAX: usize = 2000;
/// Longest time for which a share is granted at once.
const DAYS_MAX: u64 = 3 * 366;
/// Most calls in a minute that a grant can allow.
const CALLS_PER_MINUTE_MAX: u32 = 600_000;

/// A share, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Identifier.
    pub id: ShareId,
    /// Number that people use: `GX-2026-000001`.
    pub number: ShareNumber,
    /// The dataset.
    pub dataset: DatasetId,
    /// Its name.
    pub dataset_name: DatasetName,
    /// Word of its sharing attribute when the application was written: it decides the time limit of the answer.
    pub sharing: String,
    /// The organisation that wants to use it (政务数据需求部门).
    pub applicant: OrganisationId,
    /// The organisation that provides it (政务数据提供部门).
    pub provider: OrganisationId,
    /// What the applicant states.
    pub application: Application,
    /// What the provider grants; none before it agrees.
    pub grant: Option<Grant>,
    /// Who wrote the application.
    pub by: PersonId,
    /// When it first went to the provider, who sees it from then on.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// Where it stands in its flow.
    pub progress: Progress,
}

/// What an applicant states, art. 20.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Law, regulation or duty on which the use rests (使用依据).
    pub legal_basis: String,
    /// What the data are used for (使用场景).
    pub scenario: String,
    /// How they are to be had (共享方式).
    pub mode: ShareMode,
    /// Which of them (使用范围).
    pub scope: ShareScope,
    /// Until when (使用时限).
    pub until: NaiveDate,
    /// How they are kept safe (安全保障措施).
    pub security: String,
}

/// What a provider grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Which data; never more than was asked for.
    pub scope: ShareScope,
    /// Conditions of use, in words.
    pub conditions: Option<String>,
    /// Most calls in a minute.
    pub calls_per_minute: u32,
    /// The last day of use; never later than was asked for.
    pub until: NaiveDate,
}

/// How data are shared, art. 22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShareMode {
    /// Records one by one over the service interface (服务接口).
    Interface,
    /// Tables into the applicant's own store (批量交换).
    Batch,
    /// Files to take away (文件下载).
    File,
}

impl ShareMode {
    /// All modes with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Interface, "interface"),
        (Self::Batch, "batch"),
        (Self::File, "file"),
    ];
}

crate::words!(ShareMode);

/// Which data of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareScope {
    /// Columns.
    pub columns: Vec<String>,
    /// How columns come whose classification alone does not decide it ([`ShareScope::shown`]).
    pub shown: BTreeMap<String, Shown>,
    /// Rows for which this SQL condition is true; all if none.
    pub rows: Option<String>,
    /// Rows of this division and those below it; all if none.
    pub area: Option<String>,
}

/// How the values of a column come, from what tells the least to what tells the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// Masked (脱敏): a part of each value is hidden.
    Masked,
    /// As they are (明文).
    Clear,
}

impl Shown {
    /// All ways with the word for each.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Masked, "masked"), (Self::Clear, "clear")];
}

crate::words!(Shown);

/// Number of a share: `GX` (共享), year, six digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShareNumber(String);

impl ShareNumber {
    /// The number of the share that is the `sequence`-th of `year`, from 1.
    pub fn new(year: i32, sequence: u64) -> Self {
        Self(number(LETTERS, year, sequence))
    }

    /// Parses a number, or says what is wrong with it.
    ///
    /// # Errors
    /// `share.number_malformed`.
    pub fn parse(text: &str) -> Result<Self> {
        if is_number(LETTERS, text) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("'{text}' is not the number of a share; it looks like GX-2026-000001.");
        Err(Error::invalid("share.number_malformed", message).with("value", text))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShareNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Share {
    /// Whether data may be used on `day`: granted, running, not over.
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.progress.state == RUNNING && self.grant.as_ref().is_some_and(|grant| day <= grant.until)
    }

    /// The grant under which `mode` may be used on `day`, or why it may not.
    ///
    /// # Errors
    /// `share.not_running`, `share.over`, `share.other_mode` (denied).
    pub fn usable(&self, mode: ShareMode, day: NaiveDate) -> Result<&Grant> {
        let number = &self.number;
        let state = &self.progress.state;
        let Some(grant) = self.grant.as_ref().filter(|_| state == RUNNING) else {
            let message = format!("The share {number} is '{state}'; data flow only while it is '{RUNNING}'.");
            return Err(Error::denied("share.not_running", message)
                .with("number", number)
                .with("state", state));
        };
        if day > grant.until {
            let until = grant.until;
            let message = format!("The share {number} ended on {until}; apply anew to use the data again.");
            return Err(Error::denied("share.over", message)
                .with("number", number)
                .with("until", until));
        }
        if mode != self.application.mode {
            let granted = self.application.mode.word();
            let message = format!(
                "The share {number} is granted for '{granted}', not for '{}'.",
                mode.word()
            );
            return Err(Error::denied("share.other_mode", message)
                .with("number", number)
                .with("granted", granted)
                .with("mode", mode.word()));
        }
        Ok(grant)
    }
}

impl Application {
    /// Checks that everything which art. 20 asks for is stated and fits the dataset; says all that is wrong at once.
    ///
    /// # Errors
    /// `share.application_incomplete` with a sentence for each field.
    pub fn check(&self, contract: &Contract, today: NaiveDate) -> Result<()> {
        let mut fields = Vec::new();
        for (field, text) in [
            ("legal_basis", &self.legal_basis),
            ("scenario", &self.scenario),
            ("security", &self.security),
        ] {
            let length = text.trim().chars().count();
            if !(1..=TEXT_LENGTH_MAX).contains(&length) {
                let message = format!("Say this in 1 to {TEXT_LENGTH_MAX} characters.");
                let wrong = FieldError::new(field, "share.text_missing", message);
                fields.push(wrong.with("most", TEXT_LENGTH_MAX));
            }
        }
        let last = today.checked_add_days(Days::new(DAYS_MAX)).unwrap_or(NaiveDate::MAX);
        if self.until <= today || self.until > last {
            let message = format!("The last day of use lies after {today} and not after {last}.");
            let wrong = FieldError::new("until", "share.until_out_of_range", message);
            fields.push(wrong.with("today", today).with("last", last));
        }
        fields.extend(self.scope.faults(contract));
        if fields.is_empty() {
            return Ok(());
        }
        let message = "The application is not complete; see the fields.";
        Err(Error::invalid("share.application_incomplete", message).with_fields(fields))
    }
}

impl Grant {
    /// Checks that the grant gives no more than was asked for.
    ///
    /// # Errors
    /// `share.grant_too_wide` with a sentence for each field.
    pub fn check(&self, application: &Application, contract: &Contract, today: NaiveDate) -> Result<()> {
        let mut fields = self.scope.faults(contract);
        let asked = &application.scope;
        for column in self
            .scope
            .columns
            .iter()
            .filter(|column| !asked.columns.contains(column))
        {
            let message = format!("The column '{column}' was not asked for.");
            let wrong = FieldError::new("columns", "share.column_not_asked", message);
            fields.push(wrong.with("column", column));
        }
        fields.extend(self.clearer_than_asked(asked, contract));
        if self.until < today || self.until > application.until {
            let message = format!("The last day of use lies between {today} and {}.", application.until);
            let wrong = FieldError::new("until", "share.until_not_asked", message);
            fields.push(wrong.with("today", today).with("last", application.until));
        }
        if !(1..=CALLS_PER_MINUTE_MAX).contains(&self.calls_per_minute) {
            let message = format!("Allow 1 to {CALLS_PER_MINUTE_MAX} calls in a minute.");
            let wrong = FieldError::new("calls_per_minute", "share.rate_out_of_range", message);
            fields.push(wrong.with("most", CALLS_PER_MINUTE_MAX));
        }
        if fields.is_empty() {
            return Ok(());
        }
        let message = "The grant does not fit what was asked for; see the fields.";
        Err(Error::invalid("share.grant_too_wide", message).with_fields(fields))
    }

    fn clearer_than_asked(&self, asked: &ShareScope, contract: &Contract) -> Vec<FieldError> {
        let columns = contract.columns.iter();
        let granted = columns.filter(|column| self.scope.columns.contains(&column.name));
        let clearer = granted.filter(|column| self.scope.shown(column) > asked.shown(column));
        let fault = |column: &Column| {
            let message = format!("The column '{}' was asked for masked.", column.name);
            FieldError::new("shown", "share.column_clearer", message).with("column", &column.name)
        };
        clearer.map(fault).collect()
    }

    /// The condition of the rows under this grant and the application before it: a grant narrows, it never widens. Each part
    /// ends with its line, so that a comment in it reaches no further.
    ///
    /// `contract` names the column with the division codes. None when all rows are granted.
    pub fn rows(&self, application: &Application, contract: &Contract) -> Option<String> {
        let asked = &application.scope;
        let conditions = [&asked.rows, &self.scope.rows]
            .into_iter()
            .flatten()
            .map(|rows| format!("({rows}\n)"));
        let areas = [&asked.area, &self.scope.area].into_iter().flatten();
        let areas = areas.map(|area| match division_column(contract) {
            Some(column) => format!("({column} like '{}%')", area_prefix(area)),
            // An area that cannot be told from the rows is no area of theirs.
            None => "false".to_owned(),
        });
        let all: Vec<String> = conditions.chain(areas).collect();
        (!all.is_empty()).then(|| all.join(" and "))
    }
}

impl ShareScope {
    /// How the values of a column come: personal information is masked unless it is stated that it is needed as it is
    /// (个人信息保护法第六条: no more than the purpose needs), everything else comes as it is.
    pub fn shown(&self, column: &Column) -> Shown {
        let by_class = if column.is_personal() {
            Shown::Masked
        } else {
            Shown::Clear
        };
        self.shown.get(&column.name).copied().unwrap_or(by_class)
    }

    fn faults(&self, contract: &Contract) -> Vec<FieldError> {
        let mut fields = Vec::new();
        if self.columns.is_empty() {
            let message = "Name the columns that are needed, and no others.";
            fields.push(FieldError::new("columns", "share.columns_missing", message));
        }
        for column in self.columns.iter().filter(|column| contract.column(column).is_none()) {
            let message = format!("The dataset has no column '{column}'.");
            let wrong = FieldError::new("columns", "share.column_unknown", message);
            fields.push(wrong.with("column", column));
        }
        for column in self.shown.keys().filter(|column| !self.columns.contains(column)) {
            let message =
                format!("It is said how '{column}' comes, but the column is not among those that are asked for.");
            let wrong = FieldError::new("shown", "share.shown_without_column", message);
            fields.push(wrong.with("column", column));
        }
        if let Some(area) = &self.area {
            if area.is_empty() || area.len() > 12 || !area.bytes().all(|byte| byte.is_ascii_digit()) {
                let message = format!("'{area}' is not the code of a division: up to 12 digits (GB/T 2260).");
                let wrong = FieldError::new("area", "share.area_malformed", message);
                fields.push(wrong.with("value", area));
            }
            if division_column(contract).is_none() {
                let message = "The dataset has no column of division codes, so it cannot be cut by area.";
                fields.push(FieldError::new("area", "share.area_unknown", message));
            }
        }
        fields
    }
}

fn division_column(contract: &Contract) -> Option<&str> {
    let is_division = |semantic: &Option<Semantic>| *semantic == Some(Semantic::DivisionCode);
    let column = contract.columns.iter().find(|column| is_division(&column.semantic));
    column.map(|column| column.name.as_str())
}

/// The digits with which the codes of a division and of all below it begin: pairs of zeros at the end of the first six
/// digits and triples after them name no level (GB/T 2260, GB/T 10114).
fn area_prefix(area: &str) -> &str {
    let mut prefix = area;
    for _ in 0..2 {
        if prefix.len() > 6 {
            prefix = prefix.strip_suffix("000").unwrap_or(prefix);
        }
    }
    for _ in 0..2 {
        if prefix.len() <= 6 && prefix.len() > 2 {
            prefix = prefix.strip_suffix("00").unwrap_or(prefix);
        }
    }
    prefix
}

#[cfg(test)]
mod tests;
