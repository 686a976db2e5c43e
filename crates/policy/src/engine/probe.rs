//! Finds the scope of every list by asking the policies about one example of each sort of thing.
//!
//! A policy that would need a scope which we do not have shows nothing in lists, and a test refuses it: a scope is never
//! guessed.

use jixia_model::{
    Language, Result, Text,
    contract::Sharing,
    dataset::DatasetState,
    id::{ApiKeyId, OrganisationId, PersonId},
    person::Role,
};

use super::{
    Facts, Policy,
    facts::{ChangeFacts, Parties},
};
use crate::{
    action::Action,
    caller::Caller,
    resource::ResourceKind,
    scope::{Shape, Visible},
};

const ABOVE: OrganisationId = OrganisationId(uuid(1));
const OWN: OrganisationId = OrganisationId(uuid(2));
const BELOW: OrganisationId = OrganisationId(uuid(3));
const BESIDE: OrganisationId = OrganisationId(uuid(4));
const MYSELF: PersonId = PersonId(uuid(5));
const SOMEBODY: PersonId = PersonId(uuid(6));

const fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// Everything that has a scope: each role, with and without an API key, and each act that has a list.
pub(super) fn questions() -> impl Iterator<Item = (Role, bool, Action)> {
    Role::ALL.into_iter().flat_map(|(role, _)| {
        [false, true]
            .into_iter()
            .flat_map(move |by_key| Action::LISTED.into_iter().map(move |action| (role, by_key, action)))
    })
}

/// The shape that agrees with the policies on every example, if there is one.
pub(super) fn shape(policy: &Policy, (role, by_key, action): (Role, bool, Action)) -> Result<Option<Shape>> {
    let caller = caller(role, by_key);
    let examples = examples(action.resource_kind());
    let answers = examples
        .iter()
        .map(|example| Ok(policy.ask_cedar(&caller, action, &example.facts)?.0))
        .collect::<Result<Vec<bool>>>()?;
    let agrees = |shape: &Shape| {
        let scope = shape.scope(caller.organisation, caller.person);
        let mut answered = examples.iter().zip(&answers);
        answered.all(|(example, answer)| example.is_in(&scope) == *answer)
    };
    Ok(Shape::ALL.into_iter().find(agrees))
}

fn caller(role: Role, by_key: bool) -> Caller {
    Caller {
        person: MYSELF,
        login: String::new(),
        role,
        organisation: OWN,
        organisation_path: vec![OWN, ABOVE],
        api_key: by_key.then_some(ApiKeyId(uuid(7))),
        signed: false,
        language: Language::English,
    }
}

struct Example {
    facts: Facts,
    sharing: Option<Sharing>,
}

impl Example {
    fn is_in(&self, scope: &Visible) -> bool {
        if let Some(parties) = &self.facts.parties {
            return scope.contains_share(&parties.asking, &parties.giving, parties.sent);
        }
        match (&self.facts.dataset, &self.sharing) {
            (Some((state, _)), Some(sharing)) => scope.contains_dataset(&self.facts.path, *state, sharing),
            _ => scope.contains_person(&self.facts.path, self.facts.person.unwrap_or(SOMEBODY)),
        }
    }
}

/// One example of each sort of thing that the policies can tell apart.
fn examples(kind: ResourceKind) -> Vec<Example> {
    let places = [
        vec![OWN, ABOVE],
        vec![BELOW, OWN, ABOVE],
        vec![BESIDE, ABOVE],
        vec![ABOVE],
    ];
    let facts = |path: &[OrganisationId], person, dataset| Facts {
        kind,
        id: String::from("example"),
        path: path.to_vec(),
        person,
        dataset,
        audience: None,
        parties: None,
        change: None,
    };
    let mut examples = Vec::new();
    match kind {
        ResourceKind::Share => return between(kind, &places, &[false, true]),
        // A correction is its source's from the beginning.
        ResourceKind::Correction => return between(kind, &places, &[true]),
        _ => {}
    }
    if kind == ResourceKind::CatalogueChange {
        return changes(&places);
    }
    for path in &places {
        if kind != ResourceKind::Dataset {
            examples.push(Example {
                facts: facts(path, Some(SOMEBODY), None),
                sharing: None,
            });
            continue;
        }
        for (state, _) in DatasetState::ALL {
            for sharing in sharings() {
                examples.push(Example {
                    facts: facts(path, None, Some((state, sharing.word()))),
                    sharing: Some(sharing),
                });
            }
        }
    }
    if matches!(kind, ResourceKind::Person | ResourceKind::ApiKey) {
        let mut myself = facts(&places[0], Some(MYSELF), None);
        if kind == ResourceKind::Person {
            myself.id = MYSELF.to_string();
        }
        examples.push(Example {
            facts: myself,
            sharing: None,
        });
    }
    examples
}

/// Each department, before and after the authority has to do with it; that the authority sees all is not found here,
/// because it is one organisation and no role.
fn changes(places: &[Vec<OrganisationId>]) -> Vec<Example> {
    let each = places.iter().flat_map(|path| [false, true].map(|sent| (path, sent)));
    let facts = |(path, sent): (&Vec<OrganisationId>, bool)| Facts {
        kind: ResourceKind::CatalogueChange,
        id: String::from("example"),
        path: path.clone(),
        person: None,
        dataset: None,
        audience: None,
        parties: None,
        change: Some(ChangeFacts { authority: None, sent }),
    };
    let examples = each.map(facts).map(|facts| Example { facts, sharing: None });
    examples.collect()
}

/// Each pair of parties; that the authority sees all is not found here, because it is one organisation and no role.
fn between(kind: ResourceKind, places: &[Vec<OrganisationId>], sent: &[bool]) -> Vec<Example> {
    let pairs = places
        .iter()
        .flat_map(|asking| places.iter().map(move |giving| (asking, giving)));
    let pairs = pairs.flat_map(|parties| sent.iter().map(move |sent| (parties, *sent)));
    let facts = |((asking, giving), sent): ((&Vec<OrganisationId>, &Vec<OrganisationId>), bool)| Facts {
        kind,
        id: String::from("example"),
        path: Vec::new(),
        person: None,
        dataset: None,
        audience: None,
        parties: Some(Parties {
            asking: asking.clone(),
            giving: giving.clone(),
            authority: None,
            sent,
            in_force: true,
        }),
        change: None,
    };
    let examples = pairs.map(facts).map(|facts| Example { facts, sharing: None });
    examples.collect()
}

fn sharings() -> [Sharing; 3] {
    let text = Text::default();
    [
        Sharing::Unconditional,
        Sharing::Conditional {
            condition: text.clone(),
        },
        Sharing::NotShared { basis: text },
    ]
}
