//! Flows between the wire and the model.

use jixia_api::flows as api;
use jixia_app::flows::{Happened, Standing};
use jixia_model::{
    Text,
    flow::{Flow, FlowLimit, FlowStep, LimitDays, LimitEffect},
    organisation::Organisation,
    time_limit::Reading,
};

use super::text;

/// Where something stands in its flow.
pub(crate) fn standing(standing: &Standing) -> api::Standing {
    let flow = &standing.flow;
    let state = flow.states.iter().find(|known| known.name == standing.state);
    let limits = standing
        .limits
        .iter()
        .map(|(name, reading)| limit(flow, name, *reading));
    let steps = flow.steps.iter().filter(|step| standing.may.contains(&step.name));
    let all = flow.steps.iter().map(|step| api::NamedStep {
        name: step.name.clone(),
        title: text(step.title.clone()),
    });
    api::Standing {
        state: standing.state.clone(),
        state_title: text(state.map(|state| state.title.clone()).unwrap_or_default()),
        limits: limits.collect(),
        steps: steps.map(|step| self::step(flow, step)).collect(),
        all_steps: all.collect(),
    }
}

/// A step that was taken.
pub(crate) fn event(happened: Happened) -> api::FlowEvent {
    let event = happened.event;
    api::FlowEvent {
        at: event.at,
        person: happened.person,
        organisation: happened.organisation.map(party),
        step: event.step,
        before: event.before,
        after: event.after,
        note: event.note,
        days: event.days,
        until: event.until,
    }
}

/// An organisation by its name.
pub(crate) fn party(organisation: Organisation) -> api::Party {
    api::Party {
        id: organisation.id.0,
        code: organisation.code,
        name: text(organisation.name),
    }
}

fn limit(flow: &Flow, name: &str, reading: Reading) -> api::TimeLimit {
    let declared = flow.limit(name);
    let told = |pick: fn(&FlowLimit) -> &Text| text(declared.map(pick).cloned().unwrap_or_default());
    api::TimeLimit {
        name: name.to_owned(),
        title: told(|limit| &limit.title),
        basis: told(|limit| &limit.basis),
        state: reading.state.word().to_owned(),
        lamp: reading.lamp.word().to_owned(),
        due: reading.due,
        provisional: reading.provisional,
        left: reading.left,
        unit: declared.map_or("", |limit| limit.unit.word()).to_owned(),
    }
}

fn step(flow: &Flow, step: &FlowStep) -> api::FlowStep {
    let days_max = step.effects.iter().find_map(|effect| match effect {
        LimitEffect::Extend(name) => flow.limit(name).map(|limit| limit.extension_max),
        LimitEffect::Start(name) => flow.limit(name).and_then(|limit| match limit.days {
            LimitDays::Told { most } => Some(most),
            LimitDays::Same(_) | LimitDays::BySort(_) => None,
        }),
        _ => None,
    });
    api::FlowStep {
        name: step.name.clone(),
        title: text(step.title.clone()),
        needs_note: step.needs_note,
        needs_grant: step.needs_grant,
        days_max,
    }
}
