//! Batches (批量交换): shared rows that are brought into the applicant's own store, wholly or by what changed.
//!
//! State Council Decree 809 art. 22 names the exchange of batches among the ways in which data are shared.

use chrono::{DateTime, TimeDelta, Timelike, Utc};

use crate::{
    Error, FieldError, Result,
    clock::china_time,
    delivery::Reason,
    id::{BatchId, PersonId, ReceiptId, ShareId},
};

/// Shortest and longest time between runs, in minutes: five minutes and thirty-one days.
const MINUTES: std::ops::RangeInclusive<u32> = 5..=44_640;
/// Minutes of a day.
const MINUTES_OF_A_DAY: u32 = 1440;
/// A run that failed is not tried again before.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// Where the batches of a share go, and when they run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchPlan {
    /// The share.
    pub share: ShareId,
    /// Where to.
    pub target: BatchTarget,
    /// What starts a run.
    pub starts: BatchStart,
    /// Who said so last; runs that nobody starts by hand run in this name.
    pub by: PersonId,
    /// When it was said.
    pub changed_at: DateTime<Utc>,
}

/// A place of the applicant's, by the name that the configuration gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchTarget {
    /// A table of a PostgreSQL database.
    Database {
        /// Name of the database in the configuration.
        name: String,
        /// Schema.
        schema: String,
        /// Table.
        table: String,
    },
    /// A folder, in which each share has one of its own.
    Folder {
        /// Name of the folder in the configuration.
        name: String,
    },
}

/// What starts a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchStart {
    /// A person alone.
    Hand,
    /// A new version of the table.
    Change,
    /// So many minutes after the last run began.
    Every {
        /// 5 to 44,640.
        minutes: u32,
    },
    /// Once a day.
    Daily {
        /// Minute of the day in China, from 0.
        minute: u32,
    },
}

/// One run of a batch, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Identifier; the target keeps it too, so that a run is there once.
    pub id: BatchId,
    /// The share.
    pub share: ShareId,
    /// In whose name it runs.
    pub by: PersonId,
    /// Where the rows go, as it was planned when the run began.
    pub target: BatchTarget,
    /// How much is written.
    pub kind: BatchKind,
    /// What became of it.
    pub state: BatchState,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// What was written, known before the target has it for good.
    pub written: Option<BatchWritten>,
    /// Why it failed or was stopped.
    pub reason: Option<Reason>,
}

/// What a run wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchWritten {
    /// The version of the table that the target has then.
    pub version: u64,
    /// The version that it had before, for a run of differences.
    pub base_version: Option<u64>,
    /// Rows that came, changed and went.
    pub counts: BatchCounts,
    /// Rows of the whole copy then.
    pub total: u64,
    /// SHA-256 of what was written, lower-case hex.
    pub sha256: String,
    /// The receipt.
    pub receipt: ReceiptId,
}

/// Rows by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BatchCounts {
    /// Rows that are new in the target; all of them for a full run.
    pub inserted: u64,
    /// Rows of the same key with other values.
    pub updated: u64,
    /// Rows that went.
    pub deleted: u64,
}

impl BatchCounts {
    /// Rows that were written.
    pub fn rows(self) -> u64 {
        self.inserted + self.updated + self.deleted
    }
}

/// How much a run writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BatchKind {
    /// All rows in place of those before.
    Full,
    /// What changed since the version that the target has.
    Incremental,
}

impl BatchKind {
    /// All kinds with the word for each.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Full, "full"), (Self::Incremental, "incremental")];
}

crate::words!(BatchKind);

/// What became of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BatchState {
    /// It runs, or was left by a process that stopped and will be taken up again.
    Running,
    /// The target has it wholly.
    Done,
    /// The target has nothing of it; the reason says why.
    Failed,
    /// The share was suspended or ended meanwhile; the target has nothing of it.
    Stopped,
}

impl BatchState {
    /// All states with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Running, "running"),
        (Self::Done, "done"),
        (Self::Failed, "failed"),
        (Self::Stopped, "stopped"),
    ];
}

crate::words!(BatchState);

impl BatchTarget {
    /// Name of the place in the configuration.
    pub fn name(&self) -> &str {
        match self {
            Self::Database { name, .. } | Self::Folder { name } => name,
        }
    }

    fn faults(&self) -> Vec<FieldError> {
        let Self::Database { schema, table, .. } = self else {
            return Vec::new();
        };
        let wrong = [("schema", schema), ("table", table)].into_iter();
        let wrong = wrong.filter(|(_, text)| !is_identifier(text));
        wrong
            .map(|(field, text)| {
                let message =
                    format!("'{text}' is no name: a letter or '_' first, then letters, digits, '_', at most 50.");
                FieldError::new(field, "batch.name_malformed", message).with("value", text)
            })
            .collect()
    }
}

/// A name that needs no care wherever it is written.
fn is_identifier(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let first = text.bytes().next();
    first.is_some_and(|byte| rest(byte) && !byte.is_ascii_digit()) && text.len() <= 50 && text.bytes().all(rest)
}

impl BatchStart {
    /// Whether a run is to be started at `now`: `last` is the run that began last, `version` the one that the table has.
    pub fn is_due(self, planned_at: DateTime<Utc>, last: Option<&Batch>, version: u64, now: DateTime<Utc>) -> bool {
        if last.is_some_and(|run| run.state == BatchState::Running) {
            return false;
        }
        let has = last.and_then(|run| run.written.as_ref()).map(|written| written.version);
        let done = last.is_some_and(|run| run.state == BatchState::Done);
        let fresh = last.is_none_or(|run| done || run.started_at + PATIENCE <= now);
        let began = last.map_or(planned_at, |run| run.started_at.max(planned_at));
        let time_has_come = match self {
            Self::Hand => return false,
            Self::Change => true,
            Self::Every { minutes } => last.is_none() || began + TimeDelta::minutes(i64::from(minutes)) <= now,
            Self::Daily { minute } => last_occurrence(minute, now) > began,
        };
        time_has_come && fresh && !(done && has == Some(version))
    }

    fn faults(self) -> Vec<FieldError> {
        match self {
            Self::Every { minutes } if !MINUTES.contains(&minutes) => {
                let (least, most) = MINUTES.into_inner();
                let message = format!("Choose {least} to {most} minutes.");
                let wrong = FieldError::new("minutes", "batch.minutes_out_of_range", message);
                vec![wrong.with("least", least).with("most", most)]
            }
            Self::Daily { minute } if minute >= MINUTES_OF_A_DAY => {
                let message = format!("A day has {MINUTES_OF_A_DAY} minutes, from 0.");
                vec![FieldError::new("time", "batch.minute_out_of_range", message).with("most", MINUTES_OF_A_DAY - 1)]
            }
            _ => Vec::new(),
        }
    }
}

/// The last instant, not after `now`, at which it was this minute of the day in China.
fn last_occurrence(minute: u32, now: DateTime<Utc>) -> DateTime<Utc> {
    let local = china_time(now);
    let since_midnight = TimeDelta::seconds(i64::from(local.num_seconds_from_midnight()));
    let midnight = now - since_midnight - TimeDelta::nanoseconds(i64::from(local.nanosecond()));
    let today = midnight + TimeDelta::minutes(i64::from(minute));
    if today <= now {
        today
    } else {
        today - TimeDelta::days(1)
    }
}

impl BatchPlan {
    /// Checks what types cannot say.
    ///
    /// # Errors
    /// `batch.plan_wrong` with a sentence for each field.
    pub fn check(&self) -> Result<()> {
        let mut fields = self.target.faults();
        fields.extend(self.starts.faults());
        if fields.is_empty() {
            return Ok(());
        }
        let message = "The plan of the batches cannot be carried out; see the fields.";
        Err(Error::invalid("batch.plan_wrong", message).with_fields(fields))
    }
}

#[cfg(test)]
mod tests;
