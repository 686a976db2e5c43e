//! A flow.
//!
//! It knows one file; whether policy knows its acts is told by the application.

use std::collections::BTreeSet;

use jixia_model::{
    Text,
    flow::{Flow, FlowLimit, FlowState, FlowStep, LimitDays, LimitEffect},
    time_limit::{DayUnit, PauseReason, Term},
};

use super::{Cx, names, values};
use crate::{
    codes,
    diagnostic::Finding,
    files::{
        flow::{FlowFile, LimitFile, StepFile},
        parts::TextFile,
    },
    pack::FlowEntry,
    yaml::At,
};

/// What the parts of a flow may name.
struct Known {
    states: Vec<String>,
    limits: Vec<String>,
}

/// Reads a flow.
pub(crate) fn read(file: FlowFile, cx: &mut Cx<'_>) -> Option<FlowEntry> {
    let name = names::flow(&file.flow, cx);
    names::is_stem(&file.flow, cx);
    names::each_once(file.states.iter().map(|state| &state.state), cx);
    names::each_once(file.limits.iter().map(|limit| &limit.limit), cx);
    names::each_once(file.steps.iter().map(|step| &step.step), cx);
    let known = Known {
        states: file
            .states
            .iter()
            .map(|state| names::column(&state.state, cx))
            .collect(),
        limits: file
            .limits
            .iter()
            .map(|limit| names::column(&limit.limit, cx))
            .collect(),
    };
    for limit in &file.starts {
        is_known(limit, &known.limits, "时限", "time limit", cx);
    }
    let limits: Vec<_> = file.limits.iter().map(|file| limit(file, cx)).collect();
    let steps: Vec<_> = file.steps.iter().map(|file| step(file, &known, cx)).collect();
    each_state_is_reached(&file, cx);
    Some(FlowEntry {
        flow: Flow {
            name: name?,
            title: text(&file.title),
            clauses: file.clauses,
            states: file
                .states
                .into_iter()
                .map(|state| FlowState {
                    name: state.state.value,
                    title: text(&state.title),
                })
                .collect(),
            starts: file.starts.into_iter().map(|at| at.value).collect(),
            limits: limits.into_iter().collect::<Option<_>>()?,
            steps: steps.into_iter().collect::<Option<_>>()?,
        },
        path: cx.source.path.clone(),
        source: cx.bytes.to_vec(),
    })
}

fn limit(file: &LimitFile, cx: &mut Cx<'_>) -> Option<FlowLimit> {
    let unit = values::word(&file.unit, &DayUnit::ALL.map(|(unit, word)| (word, unit)), cx);
    let given = (file.days, &file.days_by, file.days_told);
    let days = match given {
        (Some(days), None, None) => LimitDays::Same(days),
        (None, Some(sorts), None) => {
            names::each_once(sorts.0.iter().map(|(sort, _)| sort), cx);
            LimitDays::BySort(sorts.0.iter().map(|(sort, days)| (sort.value.clone(), *days)).collect())
        }
        (None, None, Some(most)) => LimitDays::Told { most },
        _ => {
            cx.at(file.limit.place, no_one_length(&file.limit.value));
            return None;
        }
    };
    if let LimitDays::BySort(sorts) = &days
        && sorts.iter().any(|(_, days)| *days > Term::DAYS_MAX)
    {
        cx.at(file.limit.place, no_one_length(&file.limit.value));
    }
    Some(FlowLimit {
        name: file.limit.value.clone(),
        title: text(&file.title),
        basis: text(&file.basis),
        days,
        unit: unit?,
        extension_max: file.extension_max,
        warn: file.warn,
    })
}

fn step(file: &StepFile, known: &Known, cx: &mut Cx<'_>) -> Option<FlowStep> {
    let name = names::column(&file.step, cx);
    for state in file.from.iter().chain(&file.to) {
        is_known(state, &known.states, "状态", "state", cx);
    }
    let required = |at: &Option<At<String>>, cx: &mut Cx<'_>| match at {
        Some(at) => values::word(at, &[("required", true), ("optional", false)], cx),
        None => Some(false),
    };
    let (note, grant) = (required(&file.note, cx), required(&file.grant, cx));
    Some(FlowStep {
        name,
        title: text(&file.title),
        act: file.act.value.clone(),
        from: file.from.iter().map(|at| at.value.clone()).collect(),
        to: file.to.as_ref().map(|at| at.value.clone()),
        needs_note: note?,
        needs_grant: grant?,
        only_for: file.only_for.clone(),
        times_max: file.times_max,
        effects: effects(file, &known.limits, cx)?,
    })
}

fn effects(file: &StepFile, limits: &[String], cx: &mut Cx<'_>) -> Option<Vec<LimitEffect>> {
    let mut effects = Vec::new();
    let mut each = |list: &[At<String>], effect: fn(String) -> LimitEffect, cx: &mut Cx<'_>| {
        for at in list {
            is_known(at, limits, "时限", "time limit", cx);
            effects.push(effect(at.value.clone()));
        }
    };
    each(&file.drops, LimitEffect::Drop, cx);
    each(&file.meets, LimitEffect::Meet, cx);
    each(&file.resumes, LimitEffect::Resume, cx);
    each(&file.extends, LimitEffect::Extend, cx);
    each(&file.starts, LimitEffect::Start, cx);
    each(&file.reopens, LimitEffect::Reopen, cx);
    let reasons = PauseReason::ALL.map(|(reason, word)| (word, reason));
    for (name, reason) in file.pauses.iter().flat_map(|pauses| &pauses.0) {
        is_known(name, limits, "时限", "time limit", cx);
        effects.push(LimitEffect::Pause(
            name.value.clone(),
            values::word(reason, &reasons, cx)?,
        ));
    }
    Some(effects)
}

fn is_known(at: &At<String>, known: &[String], zh: &str, en: &str, cx: &mut Cx<'_>) {
    let value = &at.value;
    if known.contains(value) {
        return;
    }
    let message = Text::new(
        format!("流程没有{zh}“{value}”。"),
        format!("The flow has no {en} '{value}'."),
    );
    let finding = Finding::error(codes::BAD_FLOW, message);
    let listed = known.join(", ");
    let otherwise = (format!("可用的有：{listed}。"), format!("Known are: {listed}."));
    cx.at(
        at.place,
        finding.did_you_mean(value, known.iter().map(String::as_str), otherwise),
    );
}

/// A state that no step leads to is forgotten, or a step is.
fn each_state_is_reached(file: &FlowFile, cx: &mut Cx<'_>) {
    let reached: BTreeSet<&str> = file
        .steps
        .iter()
        .filter_map(|step| step.to.as_ref())
        .map(|at| at.value.as_str())
        .collect();
    for state in file.states.iter().skip(1) {
        let value = &state.state.value;
        if reached.contains(value.as_str()) {
            continue;
        }
        let message = Text::new(
            format!("没有步骤通向状态“{value}”。"),
            format!("No step leads to the state '{value}'."),
        );
        let finding = Finding::error(codes::BAD_FLOW, message).remedy(
            "增加一个 to 为该状态的步骤，或删除该状态。",
            "Add a step whose 'to' is this state, or remove the state.",
        );
        cx.at(state.state.place, finding);
    }
}

fn no_one_length(limit: &str) -> Finding {
    let most = Term::DAYS_MAX;
    let message = Text::new(
        format!("时限“{limit}”没有唯一的天数。"),
        format!("The time limit '{limit}' does not have one length."),
    );
    Finding::error(codes::BAD_FLOW, message).remedy(
        format!("在 days、days_by、days_told 中恰好写一个，不超过 {most} 天。"),
        format!("Give exactly one of days, days_by and days_told, at most {most} days."),
    )
}

fn text(file: &TextFile) -> Text {
    Text::new(file.zh.as_str(), file.en.as_str())
}
