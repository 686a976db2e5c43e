//! Corrections and notices between the wire and the model.

use jixia_api::{corrections as api, notices as notices_api};
use jixia_model::{
    correction::{CORRECTED, Doubt},
    flow::Flow,
    notice::{Notice, NoticeKind},
};
use jixia_sharing::corrections::{Seen, forwards};

use super::{flows, same_variants};

same_variants! {
    kind: NoticeKind => notices_api::NoticeKind { Answered, Corrected, ToVerify }
}

/// A correction with what the caller may know of it.
pub(crate) fn correction(seen: Seen) -> api::Correction {
    let correction = seen.correction;
    let reads = seen.reads_values;
    api::Correction {
        number: correction.number.to_string(),
        dataset: correction.dataset_name.to_string(),
        share: correction.share.map(|number| number.to_string()),
        source_dataset: correction.source_dataset.to_string(),
        reporter: flows::party(seen.reporter),
        source: flows::party(seen.source),
        doubt: reads.then(|| doubt_out(correction.doubt)),
        corrected_to: correction.corrected_to.filter(|_| reads),
        forward_steps: forward_steps(&seen.standing.flow),
        correct_steps: correct_steps(&seen.standing.flow),
        standing: flows::standing(&seen.standing),
        created_at: correction.created_at,
        changed_at: correction.changed_at,
    }
}

/// What is doubted, without the spaces that people type around a key.
pub(crate) fn doubt(wire: api::Doubt) -> Doubt {
    let stated = |value: Option<String>| value.filter(|value| !value.is_empty());
    Doubt {
        key: wire.key.trim().to_owned(),
        column: wire.column,
        seen: stated(wire.seen),
        believed: stated(wire.believed),
        evidence: wire.evidence,
    }
}

/// A notice.
pub(crate) fn notice(notice: Notice) -> notices_api::Notice {
    notices_api::Notice {
        id: notice.id.0,
        kind: kind(notice.kind),
        correction: notice.correction.to_string(),
        dataset: notice.dataset.to_string(),
        column: notice.column,
        key: notice.key,
        at: notice.at,
        seen_at: notice.seen_at,
    }
}

fn doubt_out(doubt: Doubt) -> api::Doubt {
    api::Doubt {
        key: doubt.key,
        column: doubt.column,
        seen: doubt.seen,
        believed: doubt.believed,
        evidence: doubt.evidence,
    }
}

fn forward_steps(flow: &Flow) -> Vec<String> {
    let forwards = flow.steps.iter().filter(|step| forwards(step));
    forwards.map(|step| step.name.clone()).collect()
}

fn correct_steps(flow: &Flow) -> Vec<String> {
    let corrects = flow.steps.iter().filter(|step| step.to.as_deref() == Some(CORRECTED));
    corrects.map(|step| step.name.clone()).collect()
}
