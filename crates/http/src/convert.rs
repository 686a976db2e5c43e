//! Between nouns and wire types; a field is added here on purpose or not at all.

pub(crate) mod batches;
pub(crate) mod catalogue_changes;
pub(crate) mod corrections;
pub(crate) mod deliveries;
pub(crate) mod flows;
pub(crate) mod indicators;
pub(crate) mod registries;
pub(crate) mod rules;
pub(crate) mod shares;

use jixia_api as api;
use jixia_app::{audit::WhoMay, datasets::Entry, organisations::Listed, people::Account};
use jixia_model::{
    Text,
    contract::{Check, Column, Contract, DeliveryMode, Grade, Personal, Severity, Sharing, UpdateCycle},
    dataset::{Dataset, DatasetState, DatasetStep, Origin},
    freshness::{Freshness, Health},
    organisation::{Organisation, OrganisationKind},
    person::Role,
};

/// Writes a function that turns each variant of one enumeration into that of the same name in another.
macro_rules! same_variants {
    ($($(#[$doc:meta])* $function:ident: $from:ty => $to:ty { $($variant:ident),+ $(,)? })*) => {$(
        $(#[$doc])*
        pub(crate) fn $function(value: $from) -> $to {
            match value { $(<$from>::$variant => <$to>::$variant),+ }
        }
    )*};
}

pub(crate) use same_variants;

same_variants! {
    role: Role => api::people::Role { Administrator, Steward, Head, Member, Auditor }
    role_in: api::people::Role => Role { Administrator, Steward, Head, Member, Auditor }
    kind: OrganisationKind => api::organisations::OrganisationKind {
        City, Department, District, Township, Village, Firm
    }
    kind_in: api::organisations::OrganisationKind => OrganisationKind {
        City, Department, District, Township, Village, Firm
    }
    origin: Origin => api::datasets::Origin { Delivered, Model, Registry, Reference }
    origin_in: api::datasets::Origin => Origin { Delivered, Model, Registry, Reference }
    health: Health => api::datasets::HealthState { Good, Failing, Overdue, Never }
    health_in: api::datasets::HealthState => Health { Good, Failing, Overdue, Never }
    state: DatasetState => api::datasets::DatasetState { Draft, Reviewed, Published, Withdrawn }
    state_in: api::datasets::DatasetState => DatasetState { Draft, Reviewed, Published, Withdrawn }
    step: DatasetStep => api::datasets::DatasetStep { Review, Return, Publish, Withdraw }
    mode: DeliveryMode => api::datasets::DeliveryMode { Append, Replace, Upsert }
    cycle: UpdateCycle => api::datasets::UpdateCycle {
        RealTime, Daily, Weekly, Monthly, Quarterly, HalfYearly, Yearly, Irregular
    }
    cycle_in: api::datasets::UpdateCycle => UpdateCycle {
        RealTime, Daily, Weekly, Monthly, Quarterly, HalfYearly, Yearly, Irregular
    }
}

pub(crate) fn text(text: Text) -> api::Text {
    api::Text {
        zh: text.zh,
        en: text.en,
    }
}

pub(crate) fn text_in(text: api::Text) -> Text {
    Text {
        zh: text.zh,
        en: text.en,
    }
}

/// Words of acts.
pub(crate) fn may(words: Vec<&'static str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

/// A person, with the words of what the caller may do about the account.
pub(crate) fn person(account: Account) -> api::people::Person {
    let person = account.person;
    api::people::Person {
        id: person.id.0,
        login: person.login,
        name: person.name,
        organisation: person.organisation.0,
        organisation_name: account.organisation_name.map(text),
        role: role(person.role),
        disabled: person.disabled,
        password_expired: person.password_expired,
        may: may(account.may),
    }
}

pub(crate) fn organisation(organisation: Organisation) -> api::organisations::Organisation {
    api::organisations::Organisation {
        id: organisation.id.0,
        code: organisation.code,
        name: text(organisation.name),
        kind: kind(organisation.kind),
        parent: organisation.parent.map(|parent| parent.0),
        area: organisation.area,
        credit_code: organisation.credit_code,
    }
}

pub(crate) fn listed(found: Listed) -> api::organisations::ListedOrganisation {
    api::organisations::ListedOrganisation {
        organisation: organisation(found.organisation),
        parent_name: found.parent_name.map(text),
        children_count: found.children_count,
    }
}

pub(crate) fn grantor(found: WhoMay) -> api::problem::Grantor {
    api::problem::Grantor {
        role: role(found.role),
        organisation: found.organisation.as_ref().map(|organisation| organisation.id.0),
        organisation_name: found.organisation.map(|organisation| text(organisation.name)),
    }
}

pub(crate) fn dataset_summary(entry: Entry) -> api::datasets::DatasetSummary {
    let health = health_of(&entry);
    let dataset = entry.dataset;
    api::datasets::DatasetSummary {
        id: dataset.id.0,
        name: dataset.name.to_string(),
        resource_code: dataset.resource_code,
        title: text(dataset.title),
        summary: text(dataset.summary),
        owner: dataset.owner.0,
        owner_name: text(entry.owner_name),
        theme: text(dataset.catalogue.theme),
        update_cycle: cycle(dataset.catalogue.update_cycle),
        health,
        origin: origin(dataset.origin),
        state: state(dataset.state),
        sharing: sharing(&dataset.catalogue.sharing),
        changed_at: dataset.changed_at,
        published_at: dataset.published_at,
    }
}

fn health_of(entry: &Entry) -> Option<api::datasets::DatasetHealth> {
    let said = entry.freshness.as_ref();
    Some(api::datasets::DatasetHealth {
        state: health(entry.health?),
        delivery: said.map(|said| said.delivery.0),
        delivered_at: said.map(|said| said.delivered_at),
        rows: said.map_or(0, |said| said.rows),
        bad: said.map_or(0, |said| said.bad),
        failed_share: said.map_or(0.0, Freshness::failed_share),
        days_max: entry.dataset.catalogue.update_cycle.days_max(),
    })
}

/// The page of a dataset: what the catalogue says, what its contract promises, and what the caller may do with it.
pub(crate) fn dataset(entry: Entry, contract: &Contract, words: Vec<&'static str>) -> api::datasets::Dataset {
    let dataset = &entry.dataset;
    let steps = DatasetStep::ALL.iter().map(|(step, _)| *step);
    let steps = steps
        .filter(|step| dataset.clone().step(*step, dataset.changed_at).is_ok())
        .map(step);
    api::datasets::Dataset {
        contract_version: dataset.contract_version.clone(),
        catalogue: catalogue(dataset),
        columns: contract.columns.iter().map(column).collect(),
        checks: contract.checks.iter().map(check).collect(),
        mode: mode(contract.mode),
        clauses: contract.clauses.clone(),
        steps: steps.collect(),
        may: may(words),
        entry_change: dataset.entry_change.as_ref().map(ToString::to_string),
        created_at: dataset.created_at,
        summary: dataset_summary(entry),
    }
}

fn sharing(sharing: &Sharing) -> api::datasets::SharingKind {
    match sharing {
        Sharing::Unconditional => api::datasets::SharingKind::Unconditional,
        Sharing::Conditional { .. } => api::datasets::SharingKind::Conditional,
        Sharing::NotShared { .. } => api::datasets::SharingKind::NotShared,
    }
}

/// The word by which the store knows a sharing attribute.
pub(crate) fn sharing_word(sharing: api::datasets::SharingKind) -> &'static str {
    let none = Text::default;
    match sharing {
        api::datasets::SharingKind::Unconditional => Sharing::Unconditional.word(),
        api::datasets::SharingKind::Conditional => Sharing::Conditional { condition: none() }.word(),
        api::datasets::SharingKind::NotShared => Sharing::NotShared { basis: none() }.word(),
    }
}

/// The sharing attribute that the store knows by this word.
pub(crate) fn sharing_in(word: &str) -> Option<api::datasets::SharingKind> {
    use api::datasets::SharingKind::{Conditional, NotShared, Unconditional};
    let kinds = [Unconditional, Conditional, NotShared];
    kinds.into_iter().find(|kind| sharing_word(*kind) == word)
}

fn catalogue(dataset: &Dataset) -> api::datasets::Catalogue {
    let catalogue = dataset.catalogue.clone();
    let terms = match catalogue.sharing {
        Sharing::Unconditional => None,
        Sharing::Conditional { condition } => Some(condition),
        Sharing::NotShared { basis } => Some(basis),
    };
    api::datasets::Catalogue {
        class: catalogue.class.word().to_owned(),
        item: catalogue.item,
        sub_item: catalogue.sub_item,
        detail: catalogue.detail,
        theme: text(catalogue.theme),
        sharing_terms: terms.map(text),
        open: catalogue.open.map(text),
        update_cycle: cycle(catalogue.update_cycle),
    }
}

fn column(column: &Column) -> api::datasets::Column {
    let grade = match column.classification.grade {
        Grade::General => "general",
        Grade::Important => "important",
        Grade::Core => "core",
    };
    let personal = match column.classification.personal {
        Personal::No => "no",
        Personal::Personal => "personal",
        Personal::Sensitive => "sensitive",
    };
    api::datasets::Column {
        name: column.name.clone(),
        title: text(column.title.clone()),
        r#type: column.column_type.to_string(),
        semantic: column.semantic.map(|semantic| semantic.word().to_owned()),
        required: column.required,
        unique: column.unique,
        key: column.key,
        grade: grade.to_owned(),
        personal: personal.to_owned(),
    }
}

fn check(check: &Check) -> api::datasets::Check {
    api::datasets::Check {
        name: check.name.clone(),
        message: text(check.message.clone()),
        column: check.column.clone(),
        warning: check.severity == Severity::Warning,
    }
}
