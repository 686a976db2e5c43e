//! Shares between the wire and the model.

use chrono::NaiveDate;
use jixia_api::shares as api;
use jixia_app::shares::Seen;
use jixia_model::{
    flow::{Flow, FlowStep, LimitDays, LimitEffect},
    organisation::Organisation,
    share::{Application, Grant, ShareMode, ShareScope},
    time_limit::Reading,
};
use jixia_store::FlowEvent;

use super::{same_variants, text};

same_variants! {
    mode: ShareMode => api::ShareMode { Interface, Batch, File }
    mode_in: api::ShareMode => ShareMode { Interface, Batch, File }
}

/// A share with all that people want to know of it.
pub(crate) fn share(seen: Seen, today: NaiveDate) -> api::Share {
    let flow = &seen.flow;
    let state = &seen.share.progress.state;
    let state_title = flow.states.iter().find(|known| known.name == *state);
    let limits = seen.limits.iter().map(|(name, reading)| limit(flow, name, *reading));
    let steps = flow.steps.iter().filter(|step| seen.may.contains(&step.name));
    api::Share {
        number: seen.share.number.to_string(),
        dataset: seen.share.dataset_name.to_string(),
        sharing: seen.share.sharing.clone(),
        applicant: party(seen.applicant),
        provider: party(seen.provider),
        state_title: text(state_title.map(|state| state.title.clone()).unwrap_or_default()),
        state: state.clone(),
        in_force: seen.share.is_in_force(today),
        limits: limits.collect(),
        steps: steps.map(|step| self::step(flow, step)).collect(),
        all_steps: flow
            .steps
            .iter()
            .map(|step| api::NamedStep {
                name: step.name.clone(),
                title: text(step.title.clone()),
            })
            .collect(),
        application: application_out(seen.share.application),
        grant: seen.share.grant.map(grant_out),
        sent_at: seen.share.sent_at,
        created_at: seen.share.created_at,
        changed_at: seen.share.changed_at,
    }
}

/// What an applicant states.
pub(crate) fn application(wire: api::ShareApplication) -> Application {
    Application {
        legal_basis: wire.legal_basis,
        scenario: wire.scenario,
        mode: mode_in(wire.mode),
        scope: scope(wire.scope),
        until: wire.until,
        security: wire.security,
    }
}

/// What a provider grants.
pub(crate) fn grant(wire: api::ShareGrant) -> Grant {
    Grant {
        scope: scope(wire.scope),
        conditions: wire.conditions,
        calls_per_minute: wire.calls_per_minute,
        until: wire.until,
    }
}

/// A step that was taken.
pub(crate) fn event(event: FlowEvent) -> api::FlowEvent {
    api::FlowEvent {
        at: event.at,
        person: event.person.map(|person| person.0),
        organisation: event.organisation.map(|organisation| organisation.0),
        step: event.step,
        before: event.before,
        after: event.after,
        note: event.note,
        days: event.days,
        until: event.until,
    }
}

fn scope(wire: api::ShareScope) -> ShareScope {
    ShareScope {
        columns: wire.columns,
        rows: wire.rows,
        area: wire.area,
    }
}

fn scope_out(scope: ShareScope) -> api::ShareScope {
    api::ShareScope {
        columns: scope.columns,
        rows: scope.rows,
        area: scope.area,
    }
}

fn application_out(application: Application) -> api::ShareApplication {
    api::ShareApplication {
        legal_basis: application.legal_basis,
        scenario: application.scenario,
        mode: mode(application.mode),
        scope: scope_out(application.scope),
        until: application.until,
        security: application.security,
    }
}

fn grant_out(grant: Grant) -> api::ShareGrant {
    api::ShareGrant {
        scope: scope_out(grant.scope),
        conditions: grant.conditions,
        calls_per_minute: grant.calls_per_minute,
        until: grant.until,
    }
}

fn party(organisation: Organisation) -> api::ShareParty {
    api::ShareParty {
        id: organisation.id.0,
        code: organisation.code,
        name: text(organisation.name),
    }
}

fn limit(flow: &Flow, name: &str, reading: Reading) -> api::TimeLimit {
    let declared = flow.limit(name);
    let told = |pick: fn(&jixia_model::flow::FlowLimit) -> &jixia_model::Text| {
        text(declared.map(pick).cloned().unwrap_or_default())
    };
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
