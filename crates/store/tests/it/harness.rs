//! A store with what most tests need in it.

use chrono::{DateTime, TimeDelta, Utc};
use jixia_model::{
    DatasetName, IdSource, SequentialIds, Text,
    contract::{Catalogue, CatalogueClass, Sharing, UpdateCycle},
    dataset::{Dataset, DatasetState, Origin, resource_code},
    delivery::{Delivery, DeliveryCounts, DeliveryState, Reading},
    id::{AuditId, DatasetId, DeliveryId, OrganisationId, PersonId},
    organisation::{Organisation, OrganisationKind},
    person::{Person, Role},
};
use jixia_policy::Permit;
use jixia_store::{Store, Trail, Tx};

/// A store and the source of identifiers of one test.
pub(crate) struct City {
    pub(crate) store: Store,
    pub(crate) ids: SequentialIds,
    pub(crate) url: String,
}

/// Opens a store on a fresh database.
pub(crate) async fn city(url: String) -> City {
    City {
        store: Store::open(&url).await.unwrap(),
        ids: SequentialIds::default(),
        url,
    }
}

/// Midnight of 2020-06-15 in UTC, and `seconds` later.
pub(crate) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_592_179_200, 0).unwrap() + TimeDelta::seconds(seconds)
}

/// A permit that covers everything.
pub(crate) fn permit() -> Permit {
    Permit::system("test.prepare", "a test prepares its data")
}

pub(crate) fn name(text: &str) -> DatasetName {
    DatasetName::parse(text).unwrap()
}

impl City {
    pub(crate) fn trail(&self, seconds: i64) -> Trail {
        Trail {
            id: AuditId::new(&self.ids),
            at: at(seconds),
            request_id: format!("request-{seconds}"),
            purpose: None,
        }
    }

    pub(crate) async fn begin(&self) -> Tx {
        self.store.begin(self.trail(0)).await.unwrap()
    }

    /// An organisation that is not stored yet.
    pub(crate) fn organisation(&self, code: &str, parent: Option<OrganisationId>) -> Organisation {
        Organisation {
            id: OrganisationId::new(&self.ids),
            code: code.to_owned(),
            name: Text::new(format!("单位{code}"), format!("Office {code}")),
            kind: OrganisationKind::Department,
            parent,
            area: None,
            credit_code: None,
        }
    }

    /// A stored organisation.
    pub(crate) async fn add_organisation(&self, code: &str, parent: Option<OrganisationId>) -> OrganisationId {
        let organisation = self.organisation(code, parent);
        let mut tx = self.begin().await;
        tx.organisations().insert(&organisation).await.unwrap();
        tx.commit(permit()).await.unwrap();
        organisation.id
    }

    /// A person who is not stored yet.
    pub(crate) fn person(&self, login: &str, organisation: OrganisationId) -> Person {
        Person {
            id: PersonId::new(&self.ids),
            login: login.to_owned(),
            name: format!("Name of {login}"),
            organisation,
            role: Role::Member,
            disabled: false,
            password_expired: false,
        }
    }

    /// A stored person.
    pub(crate) async fn add_person(&self, login: &str, organisation: OrganisationId) -> Person {
        let person = self.person(login, organisation);
        let mut tx = self.begin().await;
        tx.people().insert(&person, "hash", &permit()).await.unwrap();
        tx.commit(permit()).await.unwrap();
        person
    }

    /// A dataset that is not stored yet.
    pub(crate) fn dataset(&self, text: &str, owner: OrganisationId) -> Dataset {
        let id = self.ids.next();
        let catalogue = Catalogue {
            class: CatalogueClass::Department,
            item: "01".to_owned(),
            sub_item: "002".to_owned(),
            detail: String::new(),
            theme: Text::new("社会保障", "Social security"),
            sharing: Sharing::Unconditional,
            open: None,
            update_cycle: UpdateCycle::Monthly,
            offer: jixia_model::contract::Offer::default(),
        };
        Dataset {
            id: DatasetId(id),
            name: name(text),
            resource_code: resource_code(&catalogue, u64::try_from(id.as_u128()).unwrap()),
            title: Text::new(format!("数据{text}"), format!("Data {text}")),
            summary: Text::new("摘要", "What it says"),
            owner,
            origin: Origin::Delivered,
            state: DatasetState::Draft,
            catalogue,
            contract_version: "1.0.0".to_owned(),
            contract_source: b"kind: DataContract\r\n".to_vec(),
            created_at: at(0),
            changed_at: at(0),
            published_at: None,
            entry_change: None,
        }
    }

    /// A stored dataset.
    pub(crate) async fn add_dataset(&self, dataset: &Dataset) {
        let mut tx = self.begin().await;
        tx.datasets().insert(dataset, &permit()).await.unwrap();
        tx.commit(permit()).await.unwrap();
    }

    /// A delivery that is not stored yet.
    pub(crate) fn delivery(&self, dataset: &Dataset, seconds: i64) -> Delivery {
        Delivery {
            id: DeliveryId::new(&self.ids),
            dataset: dataset.id,
            dataset_name: dataset.name.clone(),
            dataset_title: dataset.title.clone(),
            by: None,
            file_name: format!("file-{seconds}.csv"),
            size_bytes: 1024,
            sha256: format!("{seconds:064x}"),
            reading: Reading::default(),
            state: DeliveryState::Received,
            received_at: at(seconds),
            finished_at: None,
            counts: DeliveryCounts::default(),
            version: None,
            reason: None,
        }
    }
}
