//! What a list or a query may contain: a closed set of scopes, each found by asking the policies.

use jixia_model::{
    contract::Sharing,
    dataset::DatasetState,
    id::{OrganisationId, PersonId},
};

/// What a list or a query of a caller may contain.
///
/// Cedar has no partial answers we could turn into SQL, so the scope is one of a closed set. Which one is found by asking
/// the policies about one example of each sort of thing; where the answers are none of these scopes, nothing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visible {
    /// Everything.
    All,
    /// Published datasets, and those of the organisation and below it in any state.
    PublishedOrSubtree(OrganisationId),
    /// Published datasets whose sharing is unconditional, and those of the organisation and below it in any state.
    SharedOrSubtree(OrganisationId),
    /// What belongs to the organisation or one below it.
    Subtree(OrganisationId),
    /// What belongs to the person.
    Own(PersonId),
    /// Nothing.
    None,
}

impl Visible {
    /// Whether the scope contains a dataset whose owner's path (the owner and all above it) is `path`.
    pub fn contains_dataset(&self, path: &[OrganisationId], state: DatasetState, sharing: &Sharing) -> bool {
        let published = state == DatasetState::Published;
        match self {
            Self::All => true,
            Self::PublishedOrSubtree(root) => published || path.contains(root),
            Self::SharedOrSubtree(root) => (published && *sharing == Sharing::Unconditional) || path.contains(root),
            Self::Subtree(root) => path.contains(root),
            Self::Own(_) | Self::None => false,
        }
    }

    /// Whether the scope contains a share; it belongs to both of its parties, given with all above them, to the
    /// provider since it was sent.
    pub fn contains_share(&self, applicant: &[OrganisationId], provider: &[OrganisationId], sent: bool) -> bool {
        match self {
            Self::All => true,
            Self::PublishedOrSubtree(root) | Self::SharedOrSubtree(root) | Self::Subtree(root) => {
                applicant.contains(root) || (sent && provider.contains(root))
            }
            Self::Own(_) | Self::None => false,
        }
    }

    /// Whether the scope contains what belongs to `person` of the organisation whose path is `path`.
    pub fn contains_person(&self, path: &[OrganisationId], person: PersonId) -> bool {
        match self {
            Self::All => true,
            Self::PublishedOrSubtree(root) | Self::SharedOrSubtree(root) | Self::Subtree(root) => path.contains(root),
            Self::Own(own) => *own == person,
            Self::None => false,
        }
    }
}

/// The shape of a scope before it is known who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    All,
    PublishedOrSubtree,
    SharedOrSubtree,
    Subtree,
    Own,
    None,
}

impl Shape {
    /// All shapes, the widest first, so that a kind of thing for which two shapes are the same gets the plainer one.
    pub(crate) const ALL: [Self; 6] = [
        Self::All,
        Self::None,
        Self::Subtree,
        Self::Own,
        Self::PublishedOrSubtree,
        Self::SharedOrSubtree,
    ];

    /// The scope of this shape for a person of an organisation.
    pub(crate) fn scope(self, organisation: OrganisationId, person: PersonId) -> Visible {
        match self {
            Self::All => Visible::All,
            Self::PublishedOrSubtree => Visible::PublishedOrSubtree(organisation),
            Self::SharedOrSubtree => Visible::SharedOrSubtree(organisation),
            Self::Subtree => Visible::Subtree(organisation),
            Self::Own => Visible::Own(person),
            Self::None => Visible::None,
        }
    }
}
