//! Shares between the wire and the model.

use chrono::NaiveDate;
use jixia_api::shares as api;
use jixia_model::share::{Application, Grant, ShareMode, ShareScope, Shown, usage::Sign};
use jixia_sharing::shares::{Seen, usage::Used};

use super::{flows, same_variants};

same_variants! {
    sign: Sign => api::UsageSign { OffHours, Sweeping, Many }
    mode: ShareMode => api::ShareMode { Interface, Batch, File }
    shown: Shown => api::Shown { Masked, Clear }
    shown_in: api::Shown => Shown { Masked, Clear }
    mode_in: api::ShareMode => ShareMode { Interface, Batch, File }
}

/// A share with all that people want to know of it.
pub(crate) fn share(seen: Seen, today: NaiveDate) -> api::Share {
    api::Share {
        number: seen.share.number.to_string(),
        dataset: seen.share.dataset_name.to_string(),
        sharing: seen.share.sharing.clone(),
        applicant: flows::party(seen.applicant),
        provider: flows::party(seen.provider),
        standing: flows::standing(&seen.standing),
        in_force: seen.share.is_in_force(today),
        may: seen.may.into_iter().map(str::to_owned).collect(),
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

/// How a share was used.
pub(crate) fn usage(used: Used) -> api::ShareUsage {
    let days = used.usage.days.into_iter();
    let callers = used.callers.into_iter().map(|(person, used)| api::CallerUse {
        person,
        answered: used.answered,
        refused: used.refused,
        empty: used.empty,
        off_hours: used.off_hours,
        in_an_hour: used.in_an_hour,
        signs: used.signs.into_iter().map(sign).collect(),
    });
    api::ShareUsage {
        days: days
            .map(|(day, (answered, refused))| api::DayOfUse { day, answered, refused })
            .collect(),
        callers: callers.collect(),
    }
}

fn scope(wire: api::ShareScope) -> ShareScope {
    ShareScope {
        columns: wire.columns,
        shown: wire
            .shown
            .into_iter()
            .map(|(column, word)| (column, shown_in(word)))
            .collect(),
        rows: wire.rows,
        area: wire.area,
    }
}

fn scope_out(scope: ShareScope) -> api::ShareScope {
    api::ShareScope {
        columns: scope.columns,
        shown: scope
            .shown
            .into_iter()
            .map(|(column, word)| (column, shown(word)))
            .collect(),
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
