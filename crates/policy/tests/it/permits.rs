//! What a decision hands over: permits, refusals, and the error a caller reads.

use jixia_model::{Kind, contract::Sharing, dataset::DatasetState, person::Role};
use jixia_policy::{Action, Decision, Permit, Policy, Resource, ResourceKind};

use crate::city::{self, OTHER, OWN};

#[test]
fn a_permit_says_who_may_do_what_to_which_thing_and_why() {
    let policy = Policy::load().unwrap();
    let dataset = city::dataset(OWN, DatasetState::Reviewed, Sharing::Unconditional);
    let resource = Resource::Dataset {
        dataset: &dataset,
        path: &city::path(OWN),
    };
    let caller = city::caller(Role::Steward, false);
    let permit = policy.decide(&caller, Action::PublishDataset, &resource).unwrap();
    assert_eq!(permit.action(), "dataset.publish");
    assert_eq!(
        (permit.resource_kind(), permit.resource_name()),
        (ResourceKind::Dataset, "tax_payers")
    );
    assert_eq!(permit.actor().unwrap().login, "somebody");
    assert_eq!(permit.policies(), ["steward.minds_the_own_datasets"]);
    assert!(permit.covers(ResourceKind::Dataset, dataset.id).is_ok());
    assert!(permit.covers(ResourceKind::Person, dataset.id).is_err());
    assert!(permit.covers_named(&dataset.name).is_ok());
}

#[test]
fn what_may_be_seen_but_not_changed_is_denied() {
    let policy = Policy::load().unwrap();
    let dataset = city::dataset(OTHER, DatasetState::Published, Sharing::Unconditional);
    let resource = Resource::Dataset {
        dataset: &dataset,
        path: &city::path(OTHER),
    };
    let caller = city::caller(Role::Steward, false);
    let error = policy
        .decide_seen(&caller, Action::WithdrawDataset, &resource)
        .unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Denied, "policy.denied"));
    assert!(error.message.contains("withdraw the dataset 'tax_payers'"), "{error}");
    assert!(error.params.contains(&("action", "撤回数据资源".to_owned())));
}

#[test]
fn what_may_not_be_seen_is_not_there() {
    let policy = Policy::load().unwrap();
    let dataset = city::dataset(OTHER, DatasetState::Draft, Sharing::Unconditional);
    let resource = Resource::Dataset {
        dataset: &dataset,
        path: &city::path(OTHER),
    };
    let caller = city::caller(Role::Steward, false);
    let error = policy
        .decide_seen(&caller, Action::WithdrawDataset, &resource)
        .unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::NotFound, "dataset.unknown"));
    let missing = jixia_policy::unknown(ResourceKind::Dataset, "tax_payers");
    assert_eq!((error.message, error.params), (missing.message, missing.params));
}

#[test]
fn a_refusal_by_a_prohibition_names_the_policy() {
    let policy = Policy::load().unwrap();
    let person = city::person(10, OWN);
    let resource = Resource::Person {
        person: &person,
        path: &city::path(OWN),
    };
    let caller = city::caller(Role::Member, true);
    let decision = policy.judge(&caller, Action::ChangePassword, &resource).unwrap();
    let Decision::Refused(refusal) = decision else {
        panic!("a key may not change the password");
    };
    assert_eq!(refusal.policies, ["keys.do_not_make_doors"]);
    assert_eq!(refusal.actor.api_key, caller.api_key);
}

#[test]
fn an_action_on_the_wrong_kind_of_thing_is_our_mistake_and_never_a_yes() {
    let policy = Policy::load().unwrap();
    let caller = city::caller(Role::Administrator, false);
    let error = policy
        .decide(&caller, Action::PublishDataset, &Resource::Installation)
        .unwrap_err();
    assert_eq!(error.kind, Kind::Internal);
}

#[test]
fn system_work_says_what_it_is_about_and_covers_what_it_changes() {
    let dataset = city::dataset(OWN, DatasetState::Draft, Sharing::Unconditional);
    let resource = Resource::Dataset {
        dataset: &dataset,
        path: &city::path(OWN),
    };
    let permit = Permit::system("registry.build", "after a delivery")
        .about(&resource)
        .noting("12 records changed");
    assert_eq!(
        (permit.action(), permit.resource_name()),
        ("registry.build", "tax_payers")
    );
    assert_eq!((permit.actor(), permit.note()), (None, Some("12 records changed")));
    assert!(permit.covers(ResourceKind::Delivery, "anything").is_ok());
}

#[test]
fn every_action_has_its_own_word_and_both_titles() {
    for action in Action::ALL {
        assert_eq!(Action::from_word(action.word()), Some(*action));
        let title = action.title();
        assert!(!title.zh.is_empty() && !title.en.is_empty(), "{action}");
    }
}
