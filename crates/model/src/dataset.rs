//! A dataset (数据资源) in the catalogue and the states it goes through.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::{
    DatasetName, Error, Result, Text,
    catalogue_change::ChangeNumber,
    contract::{Catalogue, CatalogueClass},
    id::{DatasetId, OrganisationId},
};

/// A described table with an owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Identifier.
    pub id: DatasetId,
    /// Name in addresses and SQL.
    pub name: DatasetName,
    /// Resource code of the 2017 guide, given at registration and never used again for another dataset.
    pub resource_code: String,
    /// Title in both languages.
    pub title: Text,
    /// What the data say (信息资源摘要).
    pub summary: Text,
    /// The organisation that answers for the data.
    pub owner: OrganisationId,
    /// Where the data come from.
    pub origin: Origin,
    /// State in the catalogue.
    pub state: DatasetState,
    /// Core metadata of the 2017 guide.
    pub catalogue: Catalogue,
    /// Version of the contract in force.
    pub contract_version: String,
    /// The contract file in force, byte for byte as its author wrote it.
    pub contract_source: Vec<u8>,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// When it was published, if it is.
    pub published_at: Option<DateTime<Utc>>,
    /// The change by which its entry was last settled; none while the entry says what pack or contract say.
    pub entry_change: Option<ChangeNumber>,
}

/// Where the rows of a dataset come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A department delivers them.
    Delivered,
    /// A SQL model derives them.
    Model,
    /// A registry model merges them.
    Registry,
    /// A pack ships them as reference data.
    Reference,
}

impl Origin {
    /// All origins with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Delivered, "delivered"),
        (Self::Model, "model"),
        (Self::Registry, "registry"),
        (Self::Reference, "reference"),
    ];
}

crate::words!(Origin);

/// State of a dataset in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DatasetState {
    /// Being described by its owner.
    Draft,
    /// Looked over by the owner's steward, waits for publication.
    Reviewed,
    /// In the catalogue for others to find.
    Published,
    /// Taken out of the catalogue; its history stays.
    Withdrawn,
}

impl DatasetState {
    /// All states with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Draft, "draft"),
        (Self::Reviewed, "reviewed"),
        (Self::Published, "published"),
        (Self::Withdrawn, "withdrawn"),
    ];
}

crate::words!(DatasetState);

impl fmt::Display for DatasetState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A step in the catalogue life of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DatasetStep {
    /// The owner's steward finds the description complete.
    Review,
    /// The description goes back to its author.
    Return,
    /// The dataset is shown to others.
    Publish,
    /// The dataset is taken out.
    Withdraw,
}

impl DatasetStep {
    /// All steps with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Review, "review"),
        (Self::Return, "return"),
        (Self::Publish, "publish"),
        (Self::Withdraw, "withdraw"),
    ];
}

impl Dataset {
    /// Takes `step`, or says from which state it would be possible.
    ///
    /// # Errors
    /// `dataset.step_impossible` (conflict) when the dataset is in another state.
    pub fn step(mut self, step: DatasetStep, at: DateTime<Utc>) -> Result<Self> {
        use DatasetState::{Draft, Published, Reviewed, Withdrawn};
        self.state = match (self.state, step) {
            (Draft, DatasetStep::Review) => Reviewed,
            (Reviewed | Withdrawn, DatasetStep::Return) => Draft,
            (Reviewed, DatasetStep::Publish) => Published,
            (Draft | Reviewed | Published, DatasetStep::Withdraw) => Withdrawn,
            (state, step) => return Err(step_impossible(&self.name, state, step)),
        };
        self.changed_at = at;
        if self.state == Published {
            self.published_at = Some(at);
        }
        Ok(self)
    }
}

fn step_impossible(name: &DatasetName, state: DatasetState, step: DatasetStep) -> Error {
    let word = DatasetStep::ALL
        .iter()
        .find(|(known, _)| *known == step)
        .map_or("", |(_, word)| word);
    Error::conflict(
        "dataset.step_impossible",
        format!("Dataset '{name}' is {state}; the step '{word}' is not possible from there."),
    )
    .with("name", name)
    .with("state", state)
    .with("step", word)
}

/// Builds the resource code (信息资源代码) of the 2017 guide: class, item, sub-item, detail, `/`, sequence.
///
/// `sequence` counts from 1 and is unique inside the classification; at least six digits are written.
pub fn resource_code(catalogue: &Catalogue, sequence: u64) -> String {
    let class = match catalogue.class {
        CatalogueClass::Basic => '1',
        CatalogueClass::Theme => '2',
        CatalogueClass::Department => '3',
    };
    format!(
        "{class}{}{}{}/{sequence:06}",
        catalogue.item, catalogue.sub_item, catalogue.detail
    )
}
