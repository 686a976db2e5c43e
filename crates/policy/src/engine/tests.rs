//! What makes policies unfit to be loaded.

use super::*;

fn load_with(extra: &str) -> Result<Policy> {
    let mut texts = POLICIES.to_vec();
    texts.push(("extra.cedar", extra));
    Policy::parse(SCHEMA, &texts)
}

fn source(result: Result<Policy>) -> String {
    let error = result.unwrap_err();
    std::error::Error::source(&error).unwrap().to_string()
}

#[test]
fn every_list_of_this_build_has_a_scope() {
    let policy = Policy::load().unwrap();
    for question in probe::questions() {
        assert!(
            policy.shape(question).is_some(),
            "no scope agrees with the policies: {question:?}"
        );
    }
}

#[test]
fn every_action_stands_in_the_schema_for_its_kind_of_thing() {
    let policy = Policy::load().unwrap();
    for action in Action::ALL {
        let uid = policy.types.uid("Action", action.word()).unwrap();
        assert!(policy.schema.actions().any(|known| *known == uid), "{action}");
    }
    assert_eq!(policy.schema.actions().count(), Action::ALL.len());
}

#[test]
fn a_policy_with_a_misspelt_attribute_is_refused() {
    let wrong = source(load_with(
        "@id(\"x\") permit (principal, action == Action::\"dataset.read\", resource) when { resource.stat == 1 };",
    ));
    assert!(wrong.contains("stat"), "{wrong}");
}

#[test]
fn a_policy_without_a_name_is_refused() {
    let wrong = source(load_with("permit (principal, action, resource);"));
    assert!(wrong.contains("has no @id"), "{wrong}");
}

#[test]
fn a_policy_whose_list_has_no_scope_shows_nothing() {
    let policy = load_with(
        "@id(\"x\") permit (principal, action == Action::\"rows.read\", resource)
         when { resource.state == State::\"reviewed\" };",
    );
    assert_eq!(policy.unwrap().shape((Role::Member, false, Action::ReadRows)), None);
}
