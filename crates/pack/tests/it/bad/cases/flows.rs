//! Flows.

use super::{Case, FLOW};
use crate::fixture::Change::Replace;

/// Mistakes: flows.
pub(super) const FLOWS: &[Case] = &[
    (
        &[Replace(FLOW, "to: tested", "to: testd")],
        &[
            "PK056 flows/lamp-repair.yaml:6:13 No step leads to the state 'tested'.",
            "PK056 flows/lamp-repair.yaml:26:9 The flow has no state 'testd'.",
        ],
    ),
    (
        &[Replace(FLOW, "meets: [repair]", "meets: [repairs]")],
        &["PK056 flows/lamp-repair.yaml:40:13 The flow has no time limit 'repairs'."],
    ),
    (
        &[Replace(FLOW, "    days: 10", "    days: 10\n    days_told: 5")],
        &["PK056 flows/lamp-repair.yaml:16:12 The time limit 'report' does not have one length."],
    ),
    (
        &[Replace(FLOW, "pauses: {repair: testing}", "pauses: {repair: dreaming}")],
        &["PK009 flows/lamp-repair.yaml:28:22 'dreaming' is not a value that may stand here."],
    ),
    (
        &[Replace(FLOW, "step: take_up", "step: look")],
        &["PK011 flows/lamp-repair.yaml:29:11 The name 'look' is given twice."],
    ),
    (
        &[Replace(FLOW, "flow: lamp-repair", "flow: lamp-repairs")],
        &["PK013 flows/lamp-repair.yaml:1:7 The name 'lamp-repairs' is not the name of the file 'lamp-repair.yaml'."],
    ),
];
