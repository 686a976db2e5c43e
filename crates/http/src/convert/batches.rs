//! Batches between the wire and the model.

use jixia_api::batches as api;
use jixia_model::{
    Error, Language, Result,
    batch::{Batch, BatchKind, BatchPlan, BatchStart, BatchState, BatchTarget, BatchWritten},
};
use jixia_sharing::batches::Shown;

use super::same_variants;
use crate::texts::Texts;

same_variants! {
    kind: BatchKind => api::BatchKind { Full, Incremental }
    state: BatchState => api::BatchState { Running, Done, Failed, Stopped }
}

/// The plan, the places that it may name, and the copies.
pub(crate) fn shown(shown: Shown, texts: &Texts, language: Language) -> api::ShareBatches {
    let copies = shown.copies.into_iter();
    api::ShareBatches {
        plan: shown.plan.map(plan),
        databases: shown.databases,
        folders: shown.folders,
        copies: copies.map(|copy| batch(copy, texts, language)).collect(),
    }
}

/// A run.
pub(crate) fn batch(batch: Batch, texts: &Texts, language: Language) -> api::Batch {
    api::Batch {
        id: batch.id.0,
        target: target(batch.target),
        kind: kind(batch.kind),
        state: state(batch.state),
        started_at: batch.started_at,
        finished_at: batch.finished_at,
        written: batch.written.map(written),
        reason: batch
            .reason
            .map(|reason| super::deliveries::told(&reason, texts, language)),
    }
}

fn written(written: BatchWritten) -> api::BatchWritten {
    api::BatchWritten {
        version: written.version,
        base_version: written.base_version,
        inserted: written.counts.inserted,
        updated: written.counts.updated,
        deleted: written.counts.deleted,
        total: written.total,
        sha256: written.sha256,
        receipt: written.receipt.0,
    }
}

/// A plan.
pub(crate) fn plan(plan: BatchPlan) -> api::BatchPlan {
    api::BatchPlan {
        target: target(plan.target),
        starts: starts(plan.starts),
    }
}

fn target(target: BatchTarget) -> api::BatchTarget {
    match target {
        BatchTarget::Database { name, schema, table } => api::BatchTarget::Database { name, schema, table },
        BatchTarget::Folder { name } => api::BatchTarget::Folder { name },
    }
}

/// A place that is wanted.
pub(crate) fn target_in(target: api::BatchTarget) -> BatchTarget {
    match target {
        api::BatchTarget::Database { name, schema, table } => BatchTarget::Database { name, schema, table },
        api::BatchTarget::Folder { name } => BatchTarget::Folder { name },
    }
}

fn starts(starts: BatchStart) -> api::BatchStart {
    match starts {
        BatchStart::Hand => api::BatchStart::Hand,
        BatchStart::Change => api::BatchStart::Change,
        BatchStart::Every { minutes } => api::BatchStart::Every { minutes },
        BatchStart::Daily { minute } => api::BatchStart::Daily {
            time: format!("{:02}:{:02}", minute / 60, minute % 60),
        },
    }
}

/// When runs are wanted.
///
/// # Errors
/// `batch.time_malformed`.
pub(crate) fn starts_in(starts: api::BatchStart) -> Result<BatchStart> {
    Ok(match starts {
        api::BatchStart::Hand => BatchStart::Hand,
        api::BatchStart::Change => BatchStart::Change,
        api::BatchStart::Every { minutes } => BatchStart::Every { minutes },
        api::BatchStart::Daily { time } => BatchStart::Daily {
            minute: minute(&time).ok_or_else(|| time_malformed(&time))?,
        },
    })
}

fn minute(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    let number = |text: &str| {
        if text.len() == 2 {
            text.parse::<u32>().ok()
        } else {
            None
        }
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn time_malformed(time: &str) -> Error {
    let message = format!("'{time}' is no time of the day; write it from 00:00 to 23:59.");
    Error::invalid("batch.time_malformed", message).with("time", time)
}
