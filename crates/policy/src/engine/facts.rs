//! What the policies may know about a thing: never more than this.

use jixia_model::{
    dataset::{Dataset, DatasetState},
    id::{OrganisationId, PersonId},
    indicator::Audience,
};

use crate::resource::{Resource, ResourceKind};

/// The facts about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Facts {
    /// What sort of thing it is for the policies; a delivery is decided as its dataset, a dispute as its share.
    pub(super) kind: ResourceKind,
    /// Identifier.
    pub(super) id: String,
    /// The organisation it belongs to and all above it.
    pub(super) path: Vec<OrganisationId>,
    /// The person it belongs to.
    pub(super) person: Option<PersonId>,
    /// State and sharing attribute of a dataset.
    pub(super) dataset: Option<(DatasetState, &'static str)>,
    /// Who may see an indicator.
    pub(super) audience: Option<Audience>,
    /// The parties of a share or of a correction.
    pub(super) parties: Option<Parties>,
    /// Who has to do with a change of the catalogue, or with the sources of a dataset.
    pub(super) change: Option<ChangeFacts>,
}

/// What the policies may know about a change of the catalogue, beside the path of the department.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ChangeFacts {
    /// The sharing authority.
    pub(super) authority: Option<OrganisationId>,
    /// The authority has to do with it.
    pub(super) sent: bool,
}

/// What the policies may know about something between two organisations.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Parties {
    /// The one that asks, and all above it: the applicant of a share, the reporter of a correction.
    pub(super) asking: Vec<OrganisationId>,
    /// The one that gives, and all above it: the provider of a share, the source of a corrected value.
    pub(super) giving: Vec<OrganisationId>,
    /// The sharing authority.
    pub(super) authority: Option<OrganisationId>,
    /// It went to the one that gives; a correction does when it is reported.
    pub(super) sent: bool,
    /// The data of a share may be used today.
    pub(super) in_force: bool,
}

impl Parties {
    /// The parties of what lies between two organisations; none of anything else.
    fn of(resource: &Resource<'_>) -> Option<Self> {
        match resource {
            Resource::Share {
                share,
                applicant,
                provider,
                authority,
                today,
            }
            | Resource::Dispute {
                share,
                applicant,
                provider,
                authority,
                today,
                ..
            } => Some(Self {
                asking: applicant.to_vec(),
                giving: provider.to_vec(),
                authority: *authority,
                sent: share.sent_at.is_some(),
                in_force: share.is_in_force(*today),
            }),
            Resource::Correction {
                reporter,
                source,
                authority,
                ..
            } => Some(Self {
                asking: reporter.to_vec(),
                giving: source.to_vec(),
                authority: *authority,
                sent: true,
                in_force: false,
            }),
            _ => None,
        }
    }
}

impl Facts {
    /// The facts about `resource`.
    pub(super) fn of(resource: &Resource<'_>) -> Self {
        let plain = |path: &[OrganisationId], person| Self {
            kind: resource.kind(),
            id: resource.id(),
            path: path.to_vec(),
            person,
            dataset: None,
            audience: None,
            parties: None,
            change: None,
        };
        match resource {
            Resource::Installation | Resource::Pack(_) | Resource::Rule(_) => plain(&[], None),
            Resource::Organisation { path, .. } => plain(path, None),
            Resource::Person { person, path } => plain(path, Some(person.id)),
            Resource::ApiKey { person, path, .. } => plain(path, Some(*person)),
            Resource::Indicator { indicator, path } => Self {
                audience: Some(indicator.audience),
                ..plain(path, None)
            },
            Resource::Source { authority, .. } => Self {
                change: Some(ChangeFacts {
                    authority: authority.first().copied(),
                    sent: true,
                }),
                ..plain(authority, None)
            },
            Resource::CatalogueChange {
                change,
                path,
                authority,
            } => Self {
                change: Some(ChangeFacts {
                    authority: *authority,
                    sent: change.sent_at.is_some(),
                }),
                ..plain(path, None)
            },
            Resource::Share { .. } | Resource::Dispute { .. } | Resource::Correction { .. } => {
                let parties = Parties::of(resource);
                let path = parties
                    .as_ref()
                    .map(|parties| [&*parties.giving, &*parties.asking].concat());
                Self {
                    // A dispute is decided as its share.
                    kind: match resource.kind() {
                        ResourceKind::Dispute => ResourceKind::Share,
                        kind => kind,
                    },
                    // Whoever minds one of the parties may see to it; the people of the one that gives stand first.
                    path: path.unwrap_or_default(),
                    parties,
                    ..plain(&[], None)
                }
            }
            Resource::Dataset { dataset, path } | Resource::Delivery { dataset, path, .. } => {
                Self::of_dataset(dataset, path)
            }
        }
    }

    fn of_dataset(dataset: &Dataset, path: &[OrganisationId]) -> Self {
        Self {
            kind: ResourceKind::Dataset,
            id: dataset.id.to_string(),
            path: path.to_vec(),
            person: None,
            dataset: Some((dataset.state, dataset.catalogue.sharing.word())),
            audience: None,
            parties: None,
            change: None,
        }
    }

    /// The entity type in the schema.
    pub(super) fn type_name(&self) -> &'static str {
        match self.kind {
            ResourceKind::Organisation => "Organisation",
            ResourceKind::Person => "Person",
            ResourceKind::ApiKey => "ApiKey",
            ResourceKind::Dataset | ResourceKind::Delivery => "Dataset",
            ResourceKind::Pack => "Pack",
            ResourceKind::Rule => "Rule",
            ResourceKind::Indicator => "Indicator",
            ResourceKind::Share | ResourceKind::Dispute => "Share",
            ResourceKind::Correction => "Correction",
            ResourceKind::CatalogueChange => "CatalogueChange",
            ResourceKind::Source => "Source",
            ResourceKind::Installation | ResourceKind::Job => "Installation",
        }
    }
}
