//! Deliveries and their quality on the wire.

use jixia_api::{deliveries as api, uploads};
use jixia_app::{
    deliveries::{
        Shown,
        check::{Preview, Wanted},
        rejected::Rejected,
    },
    uploads::Arriving,
};
use jixia_connect::{Format, Inspection, Sureness};
use jixia_model::{
    Language,
    delivery::{DeliveryState, QualityResult, Reading, Reason},
};

use super::{same_variants, text};
use crate::texts::Texts;

same_variants! {
    state: DeliveryState => api::DeliveryState { Received, Committed, Refused, Failed }
    state_in: api::DeliveryState => DeliveryState { Received, Committed, Refused, Failed }
    format: Format => api::FileFormat { Delimited, JsonLines, Xlsx, Xlsb, Xls, Ods, Parquet }
}

pub(crate) fn delivery(shown: Shown, texts: &Texts, language: Language) -> api::Delivery {
    let Shown { delivery, by_name } = shown;
    api::Delivery {
        id: delivery.id.0,
        dataset: delivery.dataset_name.to_string(),
        dataset_title: text(delivery.dataset_title),
        by: delivery.by.map(|person| person.0),
        by_name,
        file_name: delivery.file_name,
        size_bytes: delivery.size_bytes,
        sha256: delivery.sha256,
        sheet: delivery.reading.sheet,
        header_row: delivery.reading.header_row,
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

/// Why something failed, in the caller's language.
pub(crate) fn told(reason: &Reason, texts: &Texts, language: Language) -> api::Reason {
    api::Reason {
        code: reason.code.clone(),
        message: texts.reason(reason, language),
    }
}

pub(crate) fn upload(Arriving { upload, received_bytes }: Arriving) -> uploads::Upload {
    uploads::Upload {
        id: upload.id.0,
        expires_at: upload.expires_at(),
        dataset: upload.dataset_name.to_string(),
        file_name: upload.file_name,
        size_bytes: upload.size_bytes,
        received_bytes,
    }
}

pub(crate) fn wanted(wanted: uploads::ReadUpload) -> Wanted {
    Wanted {
        mapping: wanted.mapping,
        reading: Reading {
            sheet: wanted.sheet,
            header_row: wanted.header_row,
        },
    }
}

pub(crate) fn check(preview: Preview, texts: &Texts, language: Language) -> api::DeliveryCheck {
    let outcome = preview.outcome;
    let headers = preview.headers.into_iter().map(|header| api::DetectedHeader {
        header: header.header,
        examples: header.examples,
    });
    let columns = preview.columns.into_iter().map(|matched| api::MatchedColumn {
        column: matched.column,
        title: matched.title.in_language(language).to_owned(),
        header: matched.header,
        by: matched.sureness.map(matched_by),
        near: matched.near,
    });
    let notes = preview.notes.iter().map(|note| note.in_language(language).to_owned());
    api::DeliveryCheck {
        detected: detected(preview.detected, headers.collect()),
        is_read: preview.is_read,
        rows: outcome.counts.rows,
        good: outcome.counts.good,
        bad: outcome.counts.bad,
        warned: outcome.counts.warned,
        refused: outcome.refused.map(|reason| told(&reason, texts, language)),
        quality: outcome.quality.into_iter().map(quality).collect(),
        columns: columns.collect(),
        extra: preview.extra,
        notes: notes.collect(),
        rejected: preview.rejected.into_iter().map(rejected).collect(),
    }
}

fn detected(found: Inspection, headers: Vec<api::DetectedHeader>) -> api::DetectedFile {
    let chosen = found.chosen_sheets;
    let sheets = found.sheets.into_iter().map(|sheet| api::DetectedSheet {
        is_read: chosen.contains(&sheet.name),
        name: sheet.name,
        visible: sheet.visible,
    });
    api::DetectedFile {
        format: format(found.format),
        encoding: found.encoding.map(|encoding| encoding.to_string()),
        delimiter: found.delimiter.map(|delimiter| char::from(delimiter).to_string()),
        sheets: sheets.collect(),
        titles: found.titles,
        header_row: found.header_row,
        header_rows: found.header_rows,
        column_count: found.columns.len() as u64,
        headers,
    }
}

fn matched_by(sureness: Sureness) -> api::MatchedBy {
    match sureness {
        Sureness::Saved => api::MatchedBy::Settled,
        Sureness::Exact => api::MatchedBy::Name,
        Sureness::Bare => api::MatchedBy::WithoutBrackets,
        Sureness::Lower => api::MatchedBy::LowerRow,
    }
}

pub(crate) fn rejected(cell: Rejected) -> api::RejectedCell {
    api::RejectedCell {
        line: cell.line,
        column: cell.column,
        value: cell.value,
        rule: cell.rule,
        reason: text(cell.reason),
        masked: cell.masked,
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
