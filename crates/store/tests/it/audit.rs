//! The audit trail.

use jixia_model::{
    Language,
    dataset::Dataset,
    id::{OrganisationId, PersonId},
    person::Role,
};
use jixia_policy::{Action, Caller, Decision, Permit, Policy, Resource, Visible};
use jixia_store::{AuditFilter, Outcome, Page, Trail};

use crate::harness::{City, at, permit};

fn caller(role: Role, organisation: OrganisationId) -> Caller {
    Caller {
        person: PersonId(uuid::Uuid::from_u128(77)),
        login: "li.na".to_owned(),
        role,
        organisation,
        organisation_path: vec![organisation],
        api_key: None,
        signed: false,
        language: Language::Chinese,
    }
}

/// A permit for a steward of `owner` to publish `dataset`.
pub(crate) fn permit_to_publish(dataset: &Dataset, owner: OrganisationId) -> Permit {
    let resource = Resource::Dataset {
        dataset,
        path: &[owner],
    };
    let policy = Policy::load().unwrap();
    policy
        .decide(&caller(Role::Steward, owner), Action::PublishDataset, &resource)
        .unwrap()
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_commit_writes_who_did_what_when_and_why(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let permit = permit_to_publish(&dataset, owner).noting("after review");
        let trail = Trail { purpose: Some("yearly plan".to_owned()), ..city.trail(9) };
        let mut tx = city.store.begin(trail.clone()).await.unwrap();
        tx.datasets().save(&dataset, &permit).await.unwrap();
        tx.commit(permit).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let filter = AuditFilter { action: Some("dataset.publish".to_owned()), ..AuditFilter::default() };
        let list = reader.audit().list(&Visible::All, &filter, &Page::first()).await.unwrap();
        let entry = &list.items[0];
        assert_eq!((list.total, entry.id, entry.at), (1, trail.id, at(9)));
        assert_eq!((entry.login.as_deref(), entry.role.as_deref()), (Some("li.na"), Some("steward")));
        assert_eq!((entry.resource_kind.as_str(), entry.resource_name.as_str()), ("dataset", "tax_payers"));
        assert_eq!(entry.resource_id, dataset.id.to_string());
        assert_eq!((entry.purpose.as_deref(), entry.note.as_deref()), (Some("yearly plan"), Some("after review")));
        assert_eq!((entry.outcome, entry.request_id.as_str()), (Outcome::Allowed, "request-9"));
        assert_eq!(entry.policies, ["steward.minds_the_own_datasets"]);
    }

    async fn a_refusal_is_recorded_without_any_change(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        let resource = Resource::Dataset { dataset: &dataset, path: &[owner] };
        let policy = Policy::load().unwrap();
        let decision = policy.judge(&caller(Role::Member, owner), Action::PublishDataset, &resource).unwrap();
        let Decision::Refused(refusal) = decision else {
            panic!("a member may not publish");
        };
        city.store.record_refusal(&refusal, city.trail(3), None).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let refused = AuditFilter { outcome: Some(Outcome::Refused), ..AuditFilter::default() };
        let list = reader.audit().list(&Visible::All, &refused, &Page::first()).await.unwrap();
        assert_eq!((list.total, list.items[0].action.as_str()), (1, "dataset.publish"));
    }

    async fn many_accesses_are_recorded_at_once_and_none_is_lost(city: City) {
        let tasks: Vec<_> = (0..300)
            .map(|number| {
                let (store, trail) = (city.store.clone(), city.trail(number));
                tokio::spawn(async move { store.record_access(permit(), trail).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let mut reader = city.store.read().await.unwrap();
        let list = reader.audit().list(&Visible::All, &AuditFilter::default(), &Page::first()).await.unwrap();
        assert_eq!((list.total, list.items.len()), (300, 200));
        assert_eq!(list.items[0].at, at(299));
    }

    async fn the_trail_is_filtered_by_who_what_and_when(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let tx = city.store.begin(city.trail(50)).await.unwrap();
        tx.commit(permit_to_publish(&dataset, owner)).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let all = AuditFilter::default();
        let me = PersonId(uuid::Uuid::from_u128(77));
        let filters = [
            (all.clone(), 3),
            (AuditFilter { person: Some(me), ..all.clone() }, 1),
            (AuditFilter { organisation: Some(owner), ..all.clone() }, 1),
            (AuditFilter { resource: Some("tax_payers".to_owned()), ..all.clone() }, 1),
            (AuditFilter { resource: Some(dataset.id.to_string()), ..all.clone() }, 1),
            (AuditFilter { resource_kind: Some("job".to_owned()), ..all.clone() }, 2),
            (AuditFilter { from: Some(at(50)), ..all.clone() }, 1),
            (AuditFilter { to: Some(at(50)), ..all.clone() }, 2),
            (AuditFilter { from: Some(at(51)), ..all.clone() }, 0),
        ];
        for (filter, expected) in filters {
            let list = reader.audit().list(&Visible::All, &filter, &Page::first()).await.unwrap();
            assert_eq!(list.total, expected, "{filter:?}");
        }
        assert_eq!(reader.audit().list(&Visible::Own(me), &all, &Page::first()).await.unwrap().total, 1);
        assert_eq!(reader.audit().list(&Visible::None, &all, &Page::first()).await.unwrap().total, 0);
        let page = Page::first().search("prepares").unwrap();
        assert_eq!(reader.audit().list(&Visible::All, &all, &page).await.unwrap().total, 2);
    }
}
