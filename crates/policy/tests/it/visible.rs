//! The law of lists: what a list contains is exactly what single decisions allow, whatever the tree looks like.

use std::sync::LazyLock;

use jixia_model::{
    dataset::DatasetState,
    id::{ApiKeyId, OrganisationId, PersonId},
    person::Role,
};
use jixia_policy::{Action, Caller, Decision, Policy, Resource};
use proptest::prelude::*;

use crate::city;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::load().unwrap());

/// A tree as the parent of each organisation; the first is the root.
fn trees() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(any::<prop::sample::Index>(), 1..12).prop_map(|choices| {
        let parent = |(number, choice): (usize, &prop::sample::Index)| choice.index(number.max(1));
        choices.iter().enumerate().map(parent).collect()
    })
}

fn path(tree: &[usize], mut number: usize) -> Vec<OrganisationId> {
    let id = |number: usize| city::organisation_id(number as u128 + 100);
    let mut path = vec![id(number)];
    while number > 0 {
        number = tree[number];
        path.push(id(number));
    }
    path
}

fn caller(path: Vec<OrganisationId>, role: Role, by_key: bool) -> Caller {
    Caller {
        organisation: path[0],
        organisation_path: path,
        ..city::caller(role, by_key)
    }
}

fn allows(caller: &Caller, action: Action, resource: &Resource<'_>) -> bool {
    matches!(POLICY.judge(caller, action, resource).unwrap(), Decision::Permitted(_))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_list_of_datasets_equals_single_decisions(
        tree in trees(),
        (acts_for, owner) in any::<(prop::sample::Index, prop::sample::Index)>(),
        (role, state, sharing) in (0..5usize, 0..4usize, 0..3usize),
        by_key: bool,
    ) {
        let caller = caller(path(&tree, acts_for.index(tree.len())), Role::ALL[role].0, by_key);
        let owner_path = path(&tree, owner.index(tree.len()));
        let mut dataset = city::dataset(0, DatasetState::ALL[state].0, city::sharings()[sharing].clone());
        dataset.owner = owner_path[0];
        let resource = Resource::Dataset { dataset: &dataset, path: &owner_path };
        for action in [
            Action::ReadDataset,
            Action::ReadDelivery,
            Action::ReadQuarantine,
            Action::ReadRows,
            Action::ReadUnmaskedRows,
            Action::ReadConflict,
        ] {
            let visible = POLICY.visible(&caller, action);
            let listed = visible.contains_dataset(&owner_path, dataset.state, &dataset.catalogue.sharing);
            prop_assert_eq!(listed, allows(&caller, action, &resource), "{} {:?}", action, visible);
        }
    }

    #[test]
    fn a_list_of_people_and_keys_equals_single_decisions(
        tree in trees(),
        (acts_for, belongs_to) in any::<(prop::sample::Index, prop::sample::Index)>(),
        (role, is_self, by_key) in (0..5usize, any::<bool>(), any::<bool>()),
    ) {
        let caller_path = path(&tree, acts_for.index(tree.len()));
        let caller = caller(caller_path.clone(), Role::ALL[role].0, by_key);
        // Whoever asks is a person of the own organisation.
        let person_path = if is_self { caller_path } else { path(&tree, belongs_to.index(tree.len())) };
        let mut person = city::person(if is_self { 10 } else { 12 }, 0);
        person.organisation = person_path[0];
        let visible = POLICY.visible(&caller, Action::ReadPerson);
        let resource = Resource::Person { person: &person, path: &person_path };
        let listed = visible.contains_person(&person_path, person.id);
        prop_assert_eq!(listed, allows(&caller, Action::ReadPerson, &resource), "{:?}", visible);
        let visible = POLICY.visible(&caller, Action::ReadApiKey);
        let key = Resource::ApiKey { key: ApiKeyId(city::uuid(30)), person: person.id, path: &person_path };
        let listed = visible.contains_person(&person_path, PersonId(person.id.0));
        prop_assert_eq!(listed, allows(&caller, Action::ReadApiKey, &key), "{:?}", visible);
    }

    #[test]
    fn a_list_of_catalogue_changes_equals_single_decisions(
        tree in trees(),
        (acts_for, owner) in any::<(prop::sample::Index, prop::sample::Index)>(),
        (role, sent, by_key) in (0..5usize, any::<bool>(), any::<bool>()),
    ) {
        let caller = caller(path(&tree, acts_for.index(tree.len())), Role::ALL[role].0, by_key);
        let owner = path(&tree, owner.index(tree.len()));
        let mut change = city::change(0, sent);
        change.owner = owner[0];
        let resource = Resource::CatalogueChange { change: &change, path: &owner, authority: None };
        let visible = POLICY.visible(&caller, Action::ReadCatalogueChange);
        let listed = visible.contains_person(&owner, change.by);
        prop_assert_eq!(listed, allows(&caller, Action::ReadCatalogueChange, &resource), "{:?}", visible);
    }

    #[test]
    fn a_list_of_shares_equals_single_decisions(
        tree in trees(),
        (acts_for, wants, gives) in any::<(prop::sample::Index, prop::sample::Index, prop::sample::Index)>(),
        (role, sent, by_key) in (0..5usize, any::<bool>(), any::<bool>()),
    ) {
        let caller = caller(path(&tree, acts_for.index(tree.len())), Role::ALL[role].0, by_key);
        let (applicant, provider) = (path(&tree, wants.index(tree.len())), path(&tree, gives.index(tree.len())));
        let mut share = city::share(0, 0, sent);
        (share.applicant, share.provider) = (applicant[0], provider[0]);
        let resource = Resource::Share {
            share: &share,
            applicant: &applicant,
            provider: &provider,
            authority: None,
            today: chrono::NaiveDate::MIN,
        };
        let visible = POLICY.visible(&caller, Action::ReadShare);
        let listed = visible.contains_share(&applicant, &provider, sent);
        prop_assert_eq!(listed, allows(&caller, Action::ReadShare, &resource), "{:?}", visible);
    }
}
