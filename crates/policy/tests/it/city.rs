//! A small city: the government with two districts, and an office below the first.

use chrono::{DateTime, NaiveDate};
use jixia_model::{
    DatasetName, Language, Text,
    catalogue_change::{CatalogueChange, ChangeKind, ChangeNumber, Statement},
    contract::{Catalogue, CatalogueClass, Sharing, UpdateCycle},
    correction::{Correction, CorrectionNumber, Doubt},
    dataset::{Dataset, DatasetState, Origin},
    flow::Progress,
    id::{ApiKeyId, CatalogueChangeId, CorrectionId, DatasetId, OrganisationId, PersonId, ShareId},
    indicator::{Audience, Direction, Indicator},
    name::IndicatorName,
    organisation::{Organisation, OrganisationKind},
    person::{Person, Role},
    share::{Application, Grant, RUNNING, Share, ShareMode, ShareNumber, ShareScope},
};
use jixia_policy::Caller;
use uuid::Uuid;

pub(crate) fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn organisation_id(number: u128) -> OrganisationId {
    OrganisationId(uuid(number))
}

pub(crate) const CITY: u128 = 1;
pub(crate) const OWN: u128 = 2;
pub(crate) const BELOW: u128 = 3;
pub(crate) const OTHER: u128 = 4;

/// The organisation and all above it.
pub(crate) fn path(number: u128) -> Vec<OrganisationId> {
    let numbers: &[u128] = match number {
        BELOW => &[BELOW, OWN, CITY],
        OWN => &[OWN, CITY],
        OTHER => &[OTHER, CITY],
        _ => &[CITY],
    };
    numbers.iter().map(|number| organisation_id(*number)).collect()
}

/// Somebody who acts for the first district.
pub(crate) fn caller(role: Role, by_key: bool) -> Caller {
    Caller {
        person: PersonId(uuid(10)),
        login: "somebody".to_owned(),
        role,
        organisation: organisation_id(OWN),
        organisation_path: path(OWN),
        api_key: by_key.then(|| ApiKeyId(uuid(11))),
        signed: false,
        language: Language::English,
    }
}

pub(crate) fn organisation(number: u128) -> Organisation {
    Organisation {
        id: organisation_id(number),
        code: format!("office-{number}"),
        name: Text::default(),
        kind: OrganisationKind::Department,
        parent: None,
        area: None,
        credit_code: None,
    }
}

pub(crate) fn person(number: u128, organisation: u128) -> Person {
    Person {
        id: PersonId(uuid(number)),
        login: format!("person-{number}"),
        name: String::new(),
        organisation: organisation_id(organisation),
        role: Role::Member,
        disabled: false,
        password_expired: false,
    }
}

pub(crate) fn dataset(owner: u128, state: DatasetState, sharing: Sharing) -> Dataset {
    let instant = DateTime::UNIX_EPOCH;
    Dataset {
        id: DatasetId(uuid(20)),
        name: DatasetName::parse("tax_payers").unwrap(),
        resource_code: "301001/000001".to_owned(),
        title: Text::default(),
        summary: Text::default(),
        owner: organisation_id(owner),
        origin: Origin::Delivered,
        state,
        catalogue: Catalogue {
            class: CatalogueClass::Department,
            item: "01".to_owned(),
            sub_item: "001".to_owned(),
            detail: String::new(),
            theme: Text::default(),
            sharing,
            open: None,
            update_cycle: UpdateCycle::Monthly,
            offer: jixia_model::contract::Offer::default(),
        },
        contract_version: "1.0.0".to_owned(),
        contract_source: Vec::new(),
        created_at: instant,
        changed_at: instant,
        published_at: None,
        entry_change: None,
    }
}

/// A share of `provider`'s dataset for `applicant`, running when it was sent.
pub(crate) fn share(applicant: u128, provider: u128, sent: bool) -> Share {
    let instant = DateTime::UNIX_EPOCH;
    let scope = ShareScope {
        columns: vec!["name".to_owned()],
        ..ShareScope::default()
    };
    Share {
        id: ShareId(uuid(40)),
        number: ShareNumber::new(2026, 1),
        dataset: DatasetId(uuid(20)),
        dataset_name: DatasetName::parse("tax_payers").unwrap(),
        sharing: "conditional".to_owned(),
        applicant: organisation_id(applicant),
        provider: organisation_id(provider),
        application: Application {
            legal_basis: String::new(),
            scenario: String::new(),
            mode: ShareMode::Interface,
            scope: scope.clone(),
            until: NaiveDate::MAX,
            security: String::new(),
        },
        grant: sent.then_some(Grant {
            scope,
            conditions: None,
            calls_per_minute: 1,
            until: NaiveDate::MAX,
        }),
        by: PersonId(uuid(12)),
        sent_at: sent.then_some(instant),
        created_at: instant,
        changed_at: instant,
        progress: Progress {
            state: if sent { RUNNING } else { "draft" }.to_owned(),
            limits: Vec::new(),
        },
    }
}

/// A value that `reporter` doubts and `source` has to verify.
pub(crate) fn correction(reporter: u128, source: u128) -> Correction {
    let instant = DateTime::UNIX_EPOCH;
    let name = DatasetName::parse("tax_payers").unwrap();
    Correction {
        id: CorrectionId(uuid(50)),
        number: CorrectionNumber::new(2026, 1),
        dataset: DatasetId(uuid(20)),
        dataset_name: name.clone(),
        share: None,
        source_dataset: name,
        doubt: Doubt {
            key: "1".to_owned(),
            column: "name".to_owned(),
            seen: None,
            believed: None,
            evidence: String::new(),
        },
        reporter: organisation_id(reporter),
        source: organisation_id(source),
        corrected_to: None,
        by: PersonId(uuid(12)),
        created_at: instant,
        changed_at: instant,
        progress: Progress {
            state: "reported".to_owned(),
            limits: Vec::new(),
        },
    }
}

/// A change of an entry of `owner`, with the authority when it was sent.
pub(crate) fn change(owner: u128, sent: bool) -> CatalogueChange {
    let instant = DateTime::UNIX_EPOCH;
    CatalogueChange {
        id: CatalogueChangeId(uuid(41)),
        number: ChangeNumber::new(2026, 1),
        kind: ChangeKind::Withdraw,
        dataset: DatasetId(uuid(20)),
        dataset_name: DatasetName::parse("tax_payers").unwrap(),
        title: Text::default(),
        owner: organisation_id(owner),
        statement: Statement::default(),
        contract: None,
        before: None,
        by: PersonId(uuid(12)),
        sent_at: sent.then_some(instant),
        created_at: instant,
        changed_at: instant,
        progress: Progress {
            state: if sent { "reviewing" } else { "draft" }.to_owned(),
            limits: Vec::new(),
        },
    }
}

pub(crate) fn indicator(audience: Audience) -> Indicator {
    Indicator {
        name: IndicatorName::parse("dark_share").unwrap(),
        title: Text::default(),
        summary: Text::default(),
        owner: "office".to_owned(),
        audience,
        clauses: Vec::new(),
        unit: Text::default(),
        times: 1,
        decimals: 0,
        direction: Direction::Neither,
        levels: Vec::new(),
        sql: String::new(),
        is_ratio: false,
        reads_day: false,
        reads: Vec::new(),
    }
}

pub(crate) fn sharings() -> [Sharing; 3] {
    let text = Text::default();
    [
        Sharing::Unconditional,
        Sharing::Conditional {
            condition: text.clone(),
        },
        Sharing::NotShared { basis: text },
    ]
}
