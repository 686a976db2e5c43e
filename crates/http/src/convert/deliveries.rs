//! Deliveries, their quality and the versions of tables, on the wire.

use jixia_api::deliveries as api;
use jixia_lake::Version;
use jixia_model::{
    Language,
    delivery::{Delivery, DeliveryState, QualityResult},
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
        reason: delivery.reason.map(|reason| api::Reason {
            message: texts.reason(&reason, language),
            code: reason.code,
        }),
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
