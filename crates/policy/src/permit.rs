//! The two outcomes of a decision: a permit that a commit needs, or a refusal; both go to the audit trail.

use std::sync::Arc;

use jixia_model::{
    DatasetName, Error, Result,
    id::{ApiKeyId, DatasetId, OrganisationId, PersonId},
    person::Role,
};

use crate::{
    action::Action,
    caller::{Caller, role_title},
    resource::{Resource, ResourceKind},
};

/// Who acted, as the audit trail keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// Login name at that time.
    pub login: String,
    /// Role at that time.
    pub role: Role,
    /// Organisation at that time.
    pub organisation: OrganisationId,
    /// The API key, when a program acted in the person's name.
    pub api_key: Option<ApiKeyId>,
}

impl From<&Caller> for Actor {
    fn from(caller: &Caller) -> Self {
        Self {
            person: caller.person,
            login: caller.login.clone(),
            role: caller.role,
            organisation: caller.organisation,
            api_key: caller.api_key,
        }
    }
}

/// Proof that an act was decided and allowed. Only this crate can make one.
#[derive(Clone, Debug)]
#[must_use = "a permit is used up by the commit that it allows"]
pub struct Permit {
    action: &'static str,
    kind: ResourceKind,
    resource_id: String,
    resource_name: String,
    /// The dataset that a change of the catalogue settles when it is reviewed.
    settles: Option<DatasetId>,
    actor: Option<Actor>,
    policies: Arc<[String]>,
    note: Option<String>,
}

impl Permit {
    pub(crate) fn new(caller: &Caller, action: Action, resource: &Resource<'_>, policies: Arc<[String]>) -> Self {
        Self {
            action: action.word(),
            kind: resource.kind(),
            resource_id: resource.id(),
            resource_name: resource.name(),
            settles: match resource {
                Resource::CatalogueChange { change, .. } if action == Action::ReviewCatalogueChange => {
                    Some(change.dataset)
                }
                _ => None,
            },
            actor: Some(Actor::from(caller)),
            policies,
            note: None,
        }
    }

    /// The permit of work that the system does by itself; `job` is a stable word such as `registry.build`, `reason` a
    /// sentence for the audit trail.
    pub fn system(job: &'static str, reason: impl Into<String>) -> Self {
        Self {
            action: job,
            kind: ResourceKind::Job,
            resource_id: String::new(),
            resource_name: String::new(),
            settles: None,
            actor: None,
            policies: Arc::default(),
            note: Some(reason.into()),
        }
    }

    /// Names what system work is about, for the audit trail; a decided permit keeps what was decided.
    pub fn about(mut self, resource: &Resource<'_>) -> Self {
        if self.actor.is_none() {
            self.kind = resource.kind();
            self.resource_id = resource.id();
            self.resource_name = resource.name();
        }
        self
    }

    /// Adds a remark for the audit trail: what was changed, how many rows were read.
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The word of the act.
    pub fn action(&self) -> &'static str {
        self.action
    }

    /// What sort of thing the act is done to.
    pub fn resource_kind(&self) -> ResourceKind {
        self.kind
    }

    /// Identifier of the thing; empty for the installation and for system work about nothing in particular.
    pub fn resource_id(&self) -> &str {
        &self.resource_id
    }

    /// Name of the thing.
    pub fn resource_name(&self) -> &str {
        &self.resource_name
    }

    /// Who acts; none for system work.
    pub fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// Identifiers of the policies that allowed it.
    pub fn policies(&self) -> &[String] {
        &self.policies
    }

    /// The remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Checks that this permit is about the dataset of this name, as [`Permit::covers`] does by identifier.
    ///
    /// # Errors
    /// `internal` when it is about something else, which is a mistake in a use case.
    pub fn covers_named(&self, dataset: &DatasetName) -> Result<()> {
        if self.kind == ResourceKind::Dataset && self.resource_name == dataset.as_str() {
            return Ok(());
        }
        self.covers(ResourceKind::Dataset, dataset)
    }

    /// Checks that this permit is about the thing that is going to be changed.
    ///
    /// System work and the installation of a pack may change many things, the review of a change of the catalogue its
    /// dataset as well; any other permit covers only its own.
    ///
    /// # Errors
    /// `internal` when it is about something else, which is a mistake in a use case.
    pub fn covers(&self, kind: ResourceKind, id: impl std::fmt::Display) -> Result<()> {
        let broad = self.actor.is_none() || self.action == Action::InstallPack.word();
        let id = id.to_string();
        let settled = kind == ResourceKind::Dataset && self.settles.is_some_and(|dataset| dataset.to_string() == id);
        if broad || settled || (self.kind == kind && self.resource_id == id) {
            return Ok(());
        }
        Err(Error::internal(format!(
            "a permit for {} on {} {} was used to change {} {id}",
            self.action,
            self.kind.word(),
            self.resource_id,
            kind.word(),
        )))
    }
}

/// An act that was decided and refused, for the audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The act.
    pub action: Action,
    /// What sort of thing it was to be done to.
    pub resource_kind: ResourceKind,
    /// Identifier of the thing.
    pub resource_id: String,
    /// Name of the thing.
    pub resource_name: String,
    /// Who asked.
    pub actor: Actor,
    /// Policies that forbid it; empty when none allows it.
    pub policies: Vec<String>,
}

impl Refusal {
    pub(crate) fn new(caller: &Caller, action: Action, resource: &Resource<'_>, policies: Arc<[String]>) -> Self {
        Self {
            action,
            resource_kind: resource.kind(),
            resource_id: resource.id(),
            resource_name: resource.name(),
            actor: Actor::from(caller),
            policies: policies.to_vec(),
        }
    }

    /// The error of the refusal, for a caller who may see the thing.
    pub fn denied(&self) -> Error {
        let action = self.action.title();
        let role = role_title(self.actor.role);
        let name = &self.resource_name;
        // What has no name, such as the installation, leaves no gap in the sentence.
        let [thing, thing_zh] = if name.is_empty() {
            [String::new(), String::new()]
        } else {
            [format!(" '{name}'"), format!("“{name}”")]
        };
        Error::denied(
            "policy.denied",
            format!(
                "As {} of your organisation you may not {}{thing}; ask an administrator who may.",
                role.en, action.en
            ),
        )
        .with("role", role.zh)
        .with("action", action.zh)
        .with("name", name)
        .with("thing", thing_zh)
    }
}
