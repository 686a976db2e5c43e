//! Deliveries, their quality and the versions of tables, on the wire.

use jixia_api::deliveries as api;
use jixia_app::deliveries::check::Preview;
use jixia_lake::Version;
use jixia_model::{
    Language,
    delivery::{Delivery, DeliveryState, QualityResult, Reason},
};

use super::same_variants;
use crate::texts::Texts;

same_variants! {
    state: DeliveryState => api::DeliveryState { Received, Committed, Refused, Failed }
    state_in: api::DeliveryState => DeliveryState { Received, Committed, Refused, Failed }
}

pub(crate) fn delivery(delivery: Delivery, texts: &Texts, language: Language) -> api::Delivery {
    api::Delivery {
        id: delivery.id.0,
        dataset: delivery.dataset_name.to_string(),
        by: delivery.by.map(|person| person.0),
        file_name: delivery.file_name,
        size_bytes: delivery.size_bytes,
        sha256: delivery.sha256,
        state: state(delivery.state),
        received_at: delivery.received_at,
        finished_at: delivery.finished_at,
        rows: delivery.counts.rows,
        good: delivery.counts.good,
        bad: delivery.counts.bad,
        warned: delivery.counts.warned,
        version: delivery.version,
        reason: delivery.reason.map(|reason| told(&reason, texts, language)),
    }
}

fn told(reason: &Reason, texts: &Texts, language: Language) -> api::Reason {
    api::Reason {
        code: reason.code.clone(),
        message: texts.reason(reason, language),
    }
}

pub(crate) fn check(preview: Preview, texts: &Texts, language: Language) -> api::DeliveryCheck {
    let outcome = preview.outcome;
    let columns = preview.columns.into_iter().map(|matched| api::MatchedColumn {
        column: matched.column,
        title: matched.title.in_language(language).to_owned(),
        header: matched.header,
    });
    let rejected = preview.rejected.into_iter().map(|rejected| api::RejectedCell {
        line: rejected.line,
        column: rejected.column,
        value: rejected.value,
        rule: rejected.rule,
        reason: rejected.reason.in_language(language).to_owned(),
    });
    let notes = preview.notes.iter().map(|note| note.in_language(language).to_owned());
    api::DeliveryCheck {
        rows: outcome.counts.rows,
        good: outcome.counts.good,
        bad: outcome.counts.bad,
        warned: outcome.counts.warned,
        refused: outcome.refused.map(|reason| told(&reason, texts, language)),
        quality: outcome.quality.into_iter().map(quality).collect(),
        columns: columns.collect(),
        extra: preview.extra,
        notes: notes.collect(),
        rejected: rejected.collect(),
    }
}

pub(crate) fn quality(result: QualityResult) -> api::QualityResult {
    api::QualityResult {
        rule: result.rule,
        column: result.column,
        checked: result.checked,
        failed: result.failed,
        warning: result.warning,
    }
}

pub(crate) fn version(version: Version) -> api::TableVersion {
    api::TableVersion {
        version: version.version,
        at: version.at,
        operation: version.operation,
        transaction: version.transaction,
    }
}
