//! What a caller may do, and who may do what a caller may not.

use jixia_model::{contract::Sharing, dataset::DatasetState, person::Role};
use jixia_policy::{Action, Grantor, Policy, Resource};

use crate::city::{self, BELOW, OTHER, OWN, organisation_id};

#[test]
fn what_may_be_done_is_what_is_decided_act_by_act() {
    let policy = Policy::load().unwrap();
    for (role, _) in Role::ALL {
        for (owner, by_key) in [(OWN, false), (BELOW, true), (OTHER, false)] {
            let caller = city::caller(role, by_key);
            let path = city::path(owner);
            let dataset = city::dataset(owner, DatasetState::Published, Sharing::Unconditional);
            let resource = Resource::Dataset {
                dataset: &dataset,
                path: &path,
            };
            let may = policy.may_do(&caller, &resource);
            let decided = Action::ALL.iter().copied().filter(|action| {
                let fits = action.is_done_to(resource.kind());
                fits && policy.decide(&caller, *action, &resource).is_ok()
            });
            assert_eq!(may, decided.collect::<Vec<_>>(), "{role:?} {owner}");
        }
    }
}

#[test]
fn at_home_a_steward_delivers_and_an_administrator_minds_people() {
    let policy = Policy::load().unwrap();
    let may = |role, action| policy.may_do_at_home(&city::caller(role, false)).contains(&action);
    assert!(may(Role::Steward, Action::Deliver) && !may(Role::Member, Action::Deliver));
    assert!(may(Role::Administrator, Action::CreatePerson) && !may(Role::Steward, Action::CreatePerson));
    assert!(
        may(Role::Steward, Action::ReadPerson) && !may(Role::Member, Action::ReadPerson),
        "of somebody else"
    );
    assert!(may(Role::Auditor, Action::ReadAudit) && !may(Role::Auditor, Action::RunQuery));
    assert!(may(Role::Member, Action::ReadIndicator) && !may(Role::Auditor, Action::ReadIndicator));
    let by_key = policy.may_do_at_home(&city::caller(Role::Administrator, true));
    assert!(!by_key.contains(&Action::CreatePerson), "a key makes no doors");
}

#[test]
fn who_may_grant_stands_in_the_policies() {
    let policy = Policy::load().unwrap();
    let dataset = city::dataset(BELOW, DatasetState::Published, Sharing::Unconditional);
    let path = city::path(BELOW);
    let resource = Resource::Dataset {
        dataset: &dataset,
        path: &path,
    };
    let grantor = |role, organisation: Option<u128>| Grantor {
        role,
        organisation: organisation.map(organisation_id),
    };
    let owner = grantor(Role::Steward, Some(BELOW));
    let administrator = grantor(Role::Administrator, None);
    for (action, expected) in [
        (Action::RestoreVersion, vec![owner]),
        (Action::BuildDataset, vec![owner, administrator]),
        (Action::ReadUnmaskedRows, vec![owner]),
    ] {
        assert_eq!(policy.grantors(action, &resource).unwrap(), expected, "{action}");
    }
    let anybody = policy.grantors(Action::RunQuery, &Resource::Installation).unwrap();
    assert_eq!(anybody, [grantor(Role::Steward, None)]);
}
