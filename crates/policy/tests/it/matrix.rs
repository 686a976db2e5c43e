//! Role × action × resource as a table that a reviewer can read in a diff.
//!
//! To accept a change, put the table that the failing test prints into `matrix.txt`.

use std::fmt::Write;

use chrono::NaiveDate;
use jixia_model::{
    PackName,
    dataset::DatasetState,
    id::{ApiKeyId, PersonId},
    indicator::Audience,
    name::RuleName,
    person::Role,
};
use jixia_policy::{Action, Caller, Decision, Policy, Resource, ResourceKind};

use crate::city::{self, BELOW, CITY, OTHER, OWN};

/// Where a thing belongs to, seen from the caller.
const PLACES: [(&str, u128); 4] = [
    ("own", OWN),
    ("below own", BELOW),
    ("above own", CITY),
    ("other", OTHER),
];
const HEAD: &str = "\
A administrator  S steward  H head  M member  U auditor  . refused
For datasets: state draft, published, withdrawn; in each sharing unconditional, conditional, not-shared.

";
const GOLDEN: &str = include_str!("matrix.txt");

/// One letter per role: `A` administrator, `S` steward, `H` head, `M` member, `U` auditor; a dot where it is refused.
/// After the bar the same with an API key, where that differs, and with one that signs, where that differs again.
fn row(policy: &Policy, action: Action, resource: &Resource<'_>) -> String {
    let letters = |by_key: bool, signed: bool| -> String {
        Role::ALL
            .iter()
            .zip(['A', 'S', 'H', 'M', 'U'])
            .map(|((role, _), letter)| {
                let caller = Caller {
                    signed,
                    ..city::caller(*role, by_key)
                };
                let allowed = allows(policy, &caller, action, resource);
                if allowed { letter } else { '.' }
            })
            .collect()
    };
    let (session, key, signed) = (letters(false, false), letters(true, false), letters(true, true));
    match (session == key, key == signed) {
        (true, true) => session,
        (false, true) => format!("{session} | with a key {key}"),
        (_, false) => format!("{session} | with a key {key} | signed {signed}"),
    }
}

fn allows(policy: &Policy, caller: &Caller, action: Action, resource: &Resource<'_>) -> bool {
    matches!(policy.judge(caller, action, resource).unwrap(), Decision::Permitted(_))
}

fn table() -> String {
    let policy = Policy::load().unwrap();
    let mut table = String::from(HEAD);
    for action in Action::ALL {
        writeln!(table, "{action}").unwrap();
        for (title, letters) in rows(&policy, *action) {
            writeln!(table, "    {letters}  {title}").unwrap();
        }
    }
    table
}

fn rows(policy: &Policy, action: Action) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut add = |title: &str, resource: Resource<'_>| {
        rows.push((title.to_owned(), row(policy, action, &resource)));
    };
    match action.resource_kind() {
        ResourceKind::Organisation => {
            for (title, number) in PLACES {
                let organisation = city::organisation(number);
                add(
                    title,
                    Resource::Organisation {
                        organisation: &organisation,
                        path: &city::path(number),
                    },
                );
            }
        }
        ResourceKind::Person => {
            for (title, id, number) in [
                ("myself", 10, OWN),
                ("own", 12, OWN),
                ("below own", 12, BELOW),
                ("other", 12, OTHER),
            ] {
                let person = city::person(id, number);
                add(
                    title,
                    Resource::Person {
                        person: &person,
                        path: &city::path(number),
                    },
                );
            }
        }
        ResourceKind::ApiKey => {
            for (title, person, number) in [("mine", 10, OWN), ("own", 12, OWN), ("other", 12, OTHER)] {
                let (key, person) = (ApiKeyId(city::uuid(30)), PersonId(city::uuid(person)));
                add(
                    title,
                    Resource::ApiKey {
                        key,
                        person,
                        path: &city::path(number),
                    },
                );
            }
        }
        ResourceKind::Dataset | ResourceKind::Delivery => return datasets(policy, action),
        ResourceKind::Pack => add("any", Resource::Pack(&PackName::parse("base").unwrap())),
        ResourceKind::Rule => add("any", Resource::Rule(&RuleName::parse("coal-quota").unwrap())),
        ResourceKind::Indicator => {
            for (audience, word) in Audience::ALL {
                for (place, number) in PLACES {
                    let (indicator, path) = (city::indicator(audience), city::path(number));
                    let resource = Resource::Indicator {
                        indicator: &indicator,
                        path: &path,
                    };
                    add(&format!("for {word}, {place}"), resource);
                }
            }
        }
        ResourceKind::Share | ResourceKind::Dispute => return merge(shares(policy, action)),
        ResourceKind::Correction => return merge(corrections(policy, action)),
        ResourceKind::CatalogueChange => return merge(changes(policy, action)),
        ResourceKind::Source => return merge(sources(policy, action)),
        ResourceKind::Installation | ResourceKind::Job => add("the installation", Resource::Installation),
    }
    merge(rows)
}

/// Only the sharing authority has to do with source departments.
fn sources(policy: &Policy, action: Action) -> Vec<(String, String)> {
    let [sharing, ..] = city::sharings();
    let dataset = city::dataset(OTHER, DatasetState::Published, sharing);
    let of = |(title, number): (&str, u128)| {
        let authority = [city::organisation_id(number)];
        let resource = Resource::Source {
            dataset: &dataset,
            authority: &authority,
        };
        (title.to_owned(), row(policy, action, &resource))
    };
    [("own is the authority", OWN), ("another is the authority", OTHER)]
        .map(of)
        .into()
}

/// One row per place, one group per state, one cell per sharing attribute.
fn datasets(policy: &Policy, action: Action) -> Vec<(String, String)> {
    let states = [DatasetState::Draft, DatasetState::Published, DatasetState::Withdrawn];
    let of_place = |(place, number): (&str, u128)| {
        let path = city::path(number);
        let cells = |state: DatasetState| {
            city::sharings().map(|sharing| {
                let dataset = city::dataset(number, state, sharing);
                row(
                    policy,
                    action,
                    &Resource::Dataset {
                        dataset: &dataset,
                        path: &path,
                    },
                )
            })
        };
        (place.to_owned(), states.map(|state| cells(state).join(" ")).join("   "))
    };
    PLACES.into_iter().map(of_place).collect()
}

/// Where the caller stands to the parties of a share: applicant, provider, authority.
const PARTIES: [(&str, u128, u128, u128); 7] = [
    ("own is the applicant", OWN, OTHER, CITY),
    ("own is the provider", OTHER, OWN, CITY),
    ("own is the authority", OTHER, CITY, OWN),
    ("below own is the applicant", BELOW, OTHER, CITY),
    ("below own is the provider", OTHER, BELOW, CITY),
    ("above own is the applicant", CITY, OTHER, OTHER),
    ("others share", OTHER, CITY, CITY),
];

fn shares(policy: &Policy, action: Action) -> Vec<(String, String)> {
    let of = |sent: bool, (title, applicant, provider, authority): (&str, u128, u128, u128)| {
        let share = city::share(applicant, provider, sent);
        let resource = Resource::Share {
            share: &share,
            applicant: &city::path(applicant),
            provider: &city::path(provider),
            authority: Some(city::organisation_id(authority)),
            today: NaiveDate::MIN,
        };
        let state = if sent { "running" } else { "draft" };
        (format!("{state}, {title}"), row(policy, action, &resource))
    };
    let rows = [false, true]
        .into_iter()
        .flat_map(|sent| PARTIES.map(|parties| of(sent, parties)));
    rows.collect()
}

/// Corrections: who reports stands where applicants stand, the source where providers stand.
fn corrections(policy: &Policy, action: Action) -> Vec<(String, String)> {
    let of = |(title, reporter, source, authority): (&str, u128, u128, u128)| {
        let correction = city::correction(reporter, source);
        let resource = Resource::Correction {
            correction: &correction,
            reporter: &city::path(reporter),
            source: &city::path(source),
            authority: Some(city::organisation_id(authority)),
        };
        let title = title
            .replace("the applicant", "the reporter")
            .replace("the provider", "the source");
        (title.replace("share", "correct"), row(policy, action, &resource))
    };
    PARTIES.map(of).into_iter().collect()
}

/// Where the caller stands to a change of the catalogue: department, authority.
const DEPARTMENTS: [(&str, u128, u128); 5] = [
    ("own is the department", OWN, CITY),
    ("own is the authority", OTHER, OWN),
    ("below own is the department", BELOW, CITY),
    ("above own is the department", CITY, OTHER),
    ("others change theirs", OTHER, CITY),
];

fn changes(policy: &Policy, action: Action) -> Vec<(String, String)> {
    let of = |sent: bool, (title, owner, authority): (&str, u128, u128)| {
        let change = city::change(owner, sent);
        let resource = Resource::CatalogueChange {
            change: &change,
            path: &city::path(owner),
            authority: Some(city::organisation_id(authority)),
        };
        let state = if sent { "sent" } else { "draft" };
        (format!("{state}, {title}"), row(policy, action, &resource))
    };
    let rows = [false, true]
        .into_iter()
        .flat_map(|sent| DEPARTMENTS.map(|departments| of(sent, departments)));
    rows.collect()
}

/// Rows with the same letters that follow each other become one.
fn merge(rows: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut merged: Vec<(String, String)> = Vec::new();
    for (title, letters) in rows {
        match merged.last_mut() {
            Some((titles, same)) if *same == letters => {
                titles.push_str(" · ");
                titles.push_str(&title);
            }
            _ => merged.push((title, letters)),
        }
    }
    merged
}

#[test]
fn who_may_do_what_is_as_the_table_says() {
    let table = table();
    assert!(
        table == GOLDEN,
        "the policies say something else than matrix.txt; if that is wanted, put this there:\n{table}"
    );
}
