//! Asks Cedar. The only file that knows its types, beside the policy texts.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use cedar_policy::{
    Authorizer, Context, Decision as Answer, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId,
    PolicySet, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};
use jixia_model::{
    Error, Result,
    id::{OrganisationId, PersonId},
    person::Role,
};

use crate::{
    action::Action,
    caller::Caller,
    engine::facts::{Facts, Parties},
    permit::{Permit, Refusal},
    resource::{Resource, ResourceKind},
    scope::{Shape, Visible},
};

pub(crate) mod abilities;
mod facts;
mod probe;

const SCHEMA: &str = include_str!("../../../schemas/jixia.cedarschema");
const POLICIES: [(&str, &str); 9] = [
    ("everyone.cedar", include_str!("policies/everyone.cedar")),
    ("administrator.cedar", include_str!("policies/administrator.cedar")),
    ("steward.cedar", include_str!("policies/steward.cedar")),
    ("head.cedar", include_str!("policies/head.cedar")),
    ("share.cedar", include_str!("policies/share.cedar")),
    ("correction.cedar", include_str!("policies/correction.cedar")),
    (
        "catalogue_change.cedar",
        include_str!("policies/catalogue_change.cedar"),
    ),
    ("member.cedar", include_str!("policies/member.cedar")),
    ("auditor.cedar", include_str!("policies/auditor.cedar")),
];

/// Answers kept: some megabytes.
const ANSWERS_MAX: usize = 10_000;

/// Whether it is allowed, and the policies that decided.
type Answered = (bool, Arc<[String]>);

/// Everything that an answer depends on.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Question {
    role: Role,
    person: PersonId,
    organisation: OrganisationId,
    by_key: bool,
    signed: bool,
    action: Action,
    facts: Facts,
}

/// The policies in force.
#[derive(Debug)]
pub struct Policy {
    authorizer: Authorizer,
    schema: Schema,
    policies: PolicySet,
    types: Types,
    /// Found at the first question, because each takes some fifty decisions.
    shapes: HashMap<(Role, bool, Action), OnceLock<Option<Shape>>>,
    answers: RwLock<HashMap<Question, Answered>>,
}

/// The answer to "may this caller do this to that".
#[derive(Clone, Debug)]
pub enum Decision {
    /// Yes.
    Permitted(Permit),
    /// No.
    Refused(Refusal),
}

impl Policy {
    /// Loads the policies of this build and checks them against the schema.
    ///
    /// # Errors
    /// `internal` when a policy text is wrong; tests keep that from being built.
    pub fn load() -> Result<Self> {
        Self::parse(SCHEMA, &POLICIES)
    }

    /// Loads policies from texts with their file names.
    fn parse(schema: &str, texts: &[(&str, &str)]) -> Result<Self> {
        let (schema, _warnings) = Schema::from_cedarschema_str(schema).map_err(Error::internal)?;
        let mut policies = PolicySet::new();
        for (file, text) in texts {
            add_policies(&mut policies, file, text)?;
        }
        let checked = Validator::new(schema.clone()).validate(&policies, ValidationMode::default());
        let wrong: Vec<String> = checked.validation_errors().map(ToString::to_string).collect();
        if !wrong.is_empty() {
            return Err(Error::internal(wrong.join("; ")));
        }
        Ok(Self {
            authorizer: Authorizer::new(),
            schema,
            policies,
            types: Types::new()?,
            shapes: probe::questions().map(|question| (question, OnceLock::new())).collect(),
            answers: RwLock::default(),
        })
    }

    /// Whether `caller` may do `action` to `resource`, with the permit or the refusal for the audit trail.
    ///
    /// # Errors
    /// `internal` when the action is none that can be done to such a thing.
    pub fn judge(&self, caller: &Caller, action: Action, resource: &Resource<'_>) -> Result<Decision> {
        let (allowed, policies) = self.ask(caller, action, &Facts::of(resource))?;
        Ok(if allowed {
            Decision::Permitted(Permit::new(caller, action, resource, policies))
        } else {
            Decision::Refused(Refusal::new(caller, action, resource, policies))
        })
    }

    /// The permit for `caller` to do `action` to `resource`.
    ///
    /// # Errors
    /// `policy.denied` (denied) when the policies do not allow it.
    pub fn decide(&self, caller: &Caller, action: Action, resource: &Resource<'_>) -> Result<Permit> {
        match self.judge(caller, action, resource)? {
            Decision::Permitted(permit) => Ok(permit),
            Decision::Refused(refusal) => Err(refusal.denied()),
        }
    }

    /// As [`Policy::decide`], but who may not even see the resource is told that it does not exist.
    ///
    /// # Errors
    /// `policy.denied` (denied) for what may be seen, `….unknown` (not found) for what may not.
    pub fn decide_seen(&self, caller: &Caller, action: Action, resource: &Resource<'_>) -> Result<Permit> {
        match self.judge(caller, action, resource)? {
            Decision::Permitted(permit) => Ok(permit),
            Decision::Refused(refusal) => Err(self.explain(caller, &refusal, resource)?),
        }
    }

    /// The error for a refusal: denied for what `caller` may see, not found for what he or she may not.
    pub fn explain(&self, caller: &Caller, refusal: &Refusal, resource: &Resource<'_>) -> Result<Error> {
        let Some(seeing) = Action::seeing(resource.kind()) else {
            return Ok(refusal.denied());
        };
        let (seen, _) = self.ask(caller, seeing, &Facts::of(resource))?;
        Ok(if seen { refusal.denied() } else { resource.unknown() })
    }

    /// What a list or a query of `caller` may contain. Nothing, for acts that have no list.
    ///
    /// Nothing as well if no scope agreed with the policies; a test keeps such policies from being built.
    pub fn visible(&self, caller: &Caller, action: Action) -> Visible {
        let shape = self.shape((caller.role, caller.api_key.is_some(), action));
        shape.map_or(Visible::None, |shape| shape.scope(caller.organisation, caller.person))
    }

    fn shape(&self, question: (Role, bool, Action)) -> Option<Shape> {
        let known = self.shapes.get(&question)?;
        *known.get_or_init(|| probe::shape(self, question).ok().flatten())
    }

    /// Answers a question, from memory where it was put before: the same facts always have the same answer.
    fn ask(&self, caller: &Caller, action: Action, facts: &Facts) -> Result<Answered> {
        let question = Question {
            role: caller.role,
            person: caller.person,
            organisation: caller.organisation,
            by_key: caller.api_key.is_some(),
            signed: caller.signed,
            action,
            facts: facts.clone(),
        };
        let answers = self.answers.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(answered) = answers.get(&question) {
            return Ok(answered.clone());
        }
        drop(answers);
        let answered = self.ask_cedar(caller, action, facts)?;
        let mut answers = self.answers.write().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= ANSWERS_MAX {
            answers.clear();
        }
        answers.insert(question, answered.clone());
        Ok(answered)
    }

    /// Puts the question to Cedar; answers with the policies that decided.
    fn ask_cedar(&self, caller: &Caller, action: Action, facts: &Facts) -> Result<Answered> {
        let principal = self.types.uid("Caller", "caller")?;
        let resource = self.types.uid(facts.type_name(), &facts.id)?;
        let request = Request::new(
            principal.clone(),
            self.types.uid("Action", action.word())?,
            resource.clone(),
            Context::empty(),
            Some(&self.schema),
        )
        .map_err(Error::internal)?;
        let mut entities = vec![
            self.caller_entity(principal, caller)?,
            self.resource_entity(resource, facts)?,
        ];
        entities.extend(self.party_entities(facts)?);
        let entities = Entities::from_entities(entities, None).map_err(Error::internal)?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(Error::internal(error.to_string()));
        }
        let mut policies: Vec<String> = response.diagnostics().reason().map(ToString::to_string).collect();
        policies.sort();
        Ok((response.decision() == Answer::Allow, policies.into()))
    }

    fn caller_entity(&self, uid: EntityUid, caller: &Caller) -> Result<Entity> {
        let person = self.types.uid("Person", &caller.person.to_string())?;
        let attributes = HashMap::from([
            (
                "role".to_owned(),
                reference(self.types.uid("Role", caller.role.word())?),
            ),
            ("person".to_owned(), reference(person)),
            (
                "organisation".to_owned(),
                reference(self.organisation(caller.organisation)?),
            ),
            (
                "by_key".to_owned(),
                RestrictedExpression::new_bool(caller.api_key.is_some()),
            ),
            ("signed".to_owned(), RestrictedExpression::new_bool(caller.signed)),
        ]);
        Entity::new(uid, attributes, HashSet::new()).map_err(Error::internal)
    }

    fn resource_entity(&self, uid: EntityUid, facts: &Facts) -> Result<Entity> {
        let mut attributes = HashMap::new();
        if facts.kind == ResourceKind::ApiKey
            && let Some(person) = facts.person
        {
            attributes.insert(
                "person".to_owned(),
                reference(self.types.uid("Person", &person.to_string())?),
            );
        }
        if let Some((state, sharing)) = &facts.dataset {
            attributes.insert("state".to_owned(), reference(self.types.uid("State", state.word())?));
            attributes.insert("sharing".to_owned(), reference(self.types.uid("Sharing", sharing)?));
        }
        if let Some(audience) = facts.audience {
            let audience = self.types.uid("Audience", audience.word())?;
            attributes.insert("audience".to_owned(), reference(audience));
        }
        if let Some(change) = &facts.change {
            attributes.insert("sent".to_owned(), RestrictedExpression::new_bool(change.sent));
            let owner = facts
                .path
                .first()
                .filter(|_| facts.kind == ResourceKind::CatalogueChange);
            for (name, organisation) in [("owner", owner), ("authority", change.authority.as_ref())] {
                if let Some(organisation) = organisation {
                    attributes.insert(name.to_owned(), reference(self.organisation(*organisation)?));
                }
            }
        }
        if let Some(parties) = &facts.parties {
            attributes.extend(self.party_attributes(facts.kind, parties)?);
            return Entity::new(uid, attributes, HashSet::new()).map_err(Error::internal);
        }
        // The whole path stands as parents, so no entity is needed for each organisation on the way up.
        let parents = facts
            .path
            .iter()
            .map(|organisation| self.organisation(*organisation))
            .filter(|parent| parent.as_ref().map_or(true, |parent| *parent != uid))
            .collect::<Result<HashSet<_>>>()?;
        Entity::new(uid, attributes, parents).map_err(Error::internal)
    }

    fn party_attributes(&self, kind: ResourceKind, parties: &Parties) -> Result<Vec<(String, RestrictedExpression)>> {
        let mut attributes = Vec::new();
        let mut names = ["reporter", "source"];
        if kind == ResourceKind::Share {
            names = ["applicant", "provider"];
            for (name, value) in [("sent", parties.sent), ("in_force", parties.in_force)] {
                attributes.push((name.to_owned(), RestrictedExpression::new_bool(value)));
            }
        }
        let named = [
            (names[0], parties.asking.first()),
            (names[1], parties.giving.first()),
            ("authority", parties.authority.as_ref()),
        ];
        for (name, organisation) in named {
            if let Some(organisation) = organisation {
                attributes.push((name.to_owned(), reference(self.organisation(*organisation)?)));
            }
        }
        Ok(attributes)
    }

    /// The parties, each in all organisations above it; one that is both stands once.
    fn party_entities(&self, facts: &Facts) -> Result<Vec<Entity>> {
        let Some(parties) = &facts.parties else {
            return Ok(Vec::new());
        };
        let mut entities = Vec::new();
        for path in [&parties.asking, &parties.giving] {
            let Some((own, above)) = path.split_first() else {
                continue;
            };
            let uid = self.organisation(*own)?;
            if entities.iter().any(|known: &Entity| known.uid() == uid) {
                continue;
            }
            let parents = above.iter().map(|organisation| self.organisation(*organisation));
            let parents = parents.collect::<Result<HashSet<_>>>()?;
            entities.push(Entity::new(uid, HashMap::new(), parents).map_err(Error::internal)?);
        }
        Ok(entities)
    }

    fn organisation(&self, id: OrganisationId) -> Result<EntityUid> {
        self.types.uid("Organisation", &id.to_string())
    }
}

fn reference(uid: EntityUid) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid)
}

/// Adds the policies of one file, each under the name that its `@id` gives it.
fn add_policies(policies: &mut PolicySet, file: &str, text: &str) -> Result<()> {
    let parsed: PolicySet = text
        .parse()
        .map_err(|error| Error::internal(format!("{file}: {error}")))?;
    for policy in parsed.policies() {
        let id = policy
            .annotation("id")
            .ok_or_else(|| Error::internal(format!("{file}: policy {} has no @id", policy.id())))?;
        policies
            .add(policy.new_id(PolicyId::new(id)))
            .map_err(Error::internal)?;
    }
    Ok(())
}

/// Names of the entity types, parsed once.
#[derive(Debug)]
struct Types(HashMap<&'static str, EntityTypeName>);

impl Types {
    const NAMES: [&'static str; 18] = [
        "Action",
        "ApiKey",
        "Audience",
        "Caller",
        "CatalogueChange",
        "Correction",
        "Dataset",
        "Indicator",
        "Installation",
        "Organisation",
        "Pack",
        "Person",
        "Role",
        "Rule",
        "Share",
        "Sharing",
        "Source",
        "State",
    ];

    fn new() -> Result<Self> {
        let parse = |name: &'static str| Ok((name, name.parse().map_err(Error::internal)?));
        Self::NAMES.into_iter().map(parse).collect::<Result<_>>().map(Self)
    }

    fn uid(&self, type_name: &str, id: &str) -> Result<EntityUid> {
        let name = self
            .0
            .get(type_name)
            .ok_or_else(|| Error::internal(format!("the policies have no entity type {type_name}")))?;
        Ok(EntityUid::from_type_name_and_id(name.clone(), EntityId::new(id)))
    }
}

#[cfg(test)]
mod tests;
