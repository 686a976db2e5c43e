//! What a caller may do, and who may do what a caller may not: the same policies, asked for many acts or many callers.

use jixia_model::{
    Language, Result, Text,
    contract::Sharing,
    dataset::DatasetState,
    id::{OrganisationId, PersonId},
    indicator::Audience,
    person::Role,
};
use uuid::Uuid;

use super::{Facts, Policy, facts::ChangeFacts};
use crate::{
    action::Action,
    caller::Caller,
    resource::{Resource, ResourceKind},
};

/// Somebody who may do what was refused, and so can do it or see to it that it may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grantor {
    /// The role.
    pub role: Role,
    /// The organisation for which the role is needed; none when any will do.
    pub organisation: Option<OrganisationId>,
}

/// Roles that mind things for others, the nearest first; members and auditors grant nothing.
const GRANTING: [Role; 3] = [Role::Steward, Role::Head, Role::Administrator];

/// Kinds of things that a person finds in the own organisation or in the installation.
const AT_HOME: [ResourceKind; 8] = [
    ResourceKind::Installation,
    ResourceKind::Organisation,
    ResourceKind::Person,
    ResourceKind::Dataset,
    ResourceKind::Pack,
    ResourceKind::Rule,
    ResourceKind::Indicator,
    ResourceKind::CatalogueChange,
];

impl Policy {
    /// All that `caller` may do with `resource` now.
    pub fn may_do(&self, caller: &Caller, resource: &Resource<'_>) -> Vec<Action> {
        self.allowed(caller, &Facts::of(resource))
    }

    /// All that `caller` may do with the installation, and in the own organisation with a new dataset, an indicator or
    /// somebody else's account.
    pub fn may_do_at_home(&self, caller: &Caller) -> Vec<Action> {
        let sharing = Sharing::NotShared { basis: Text::default() };
        let mut may: Vec<Action> = AT_HOME
            .into_iter()
            .flat_map(|kind| {
                // What only the own organisation may do to itself counts; nothing else is somebody's own yet.
                let id = match kind {
                    ResourceKind::Organisation => caller.organisation.to_string(),
                    _ => "home".to_owned(),
                };
                let facts = Facts {
                    kind,
                    id,
                    path: caller.organisation_path.clone(),
                    person: (kind == ResourceKind::Person).then_some(PersonId(Uuid::nil())),
                    audience: (kind == ResourceKind::Indicator).then_some(Audience::Owner),
                    parties: None,
                    change: (kind == ResourceKind::CatalogueChange).then_some(ChangeFacts {
                        authority: None,
                        sent: false,
                    }),
                    dataset: (kind == ResourceKind::Dataset).then_some((DatasetState::Draft, sharing.word())),
                };
                self.allowed(caller, &facts)
            })
            .collect();
        may.sort();
        may.dedup();
        may
    }

    fn allowed(&self, caller: &Caller, facts: &Facts) -> Vec<Action> {
        let acts = Action::ALL.iter().copied();
        acts.filter(|action| action.is_done_to(facts.kind))
            .filter(|action| self.ask(caller, *action, facts).is_ok_and(|(allowed, _)| allowed))
            .collect()
    }

    /// Who may do `action` to `resource`: for each role that minds things, any organisation if any will do, or else the
    /// nearest one above the thing.
    ///
    /// # Errors
    /// `internal` when the action is none that can be done to such a thing.
    pub fn grantors(&self, action: Action, resource: &Resource<'_>) -> Result<Vec<Grantor>> {
        let facts = Facts::of(resource);
        let mut grantors = Vec::new();
        // The head of a sharing office minds what is between two organisations and the catalogue, and nothing else.
        let minding = GRANTING
            .into_iter()
            .filter(|role| *role != Role::Head || facts.parties.is_some() || facts.change.is_some());
        for role in minding {
            let anywhere = OrganisationId(Uuid::nil());
            if self.ask(&example(role, anywhere), action, &facts)?.0 {
                grantors.push(Grantor {
                    role,
                    organisation: None,
                });
                continue;
            }
            for organisation in &facts.path {
                if self.ask(&example(role, *organisation), action, &facts)?.0 {
                    let organisation = Some(*organisation);
                    grantors.push(Grantor { role, organisation });
                    break;
                }
            }
        }
        Ok(grantors)
    }
}

/// Nobody in particular who acts in a role for an organisation.
fn example(role: Role, organisation: OrganisationId) -> Caller {
    Caller {
        person: PersonId(Uuid::max()),
        login: String::new(),
        role,
        organisation,
        organisation_path: vec![organisation],
        api_key: None,
        signed: false,
        language: Language::default(),
    }
}
