//! What an act is done to, as the policies see it.

use chrono::NaiveDate;
use jixia_model::{
    Error, PackName, Text,
    catalogue_change::CatalogueChange,
    correction::Correction,
    dataset::Dataset,
    delivery::Delivery,
    dispute::Dispute,
    id::{ApiKeyId, OrganisationId, PersonId},
    indicator::Indicator,
    name::RuleName,
    organisation::Organisation,
    person::Person,
    share::Share,
};

/// The thing that an act is done to.
///
/// A `path` holds the organisation that the thing belongs to and all above it, the nearest first; it decides whose subtree
/// the thing is in.
#[derive(Clone, Copy, Debug)]
pub enum Resource<'a> {
    /// The installation as a whole.
    Installation,
    /// An organisation.
    Organisation {
        /// The organisation.
        organisation: &'a Organisation,
        /// Itself and all above it.
        path: &'a [OrganisationId],
    },
    /// A person's account.
    Person {
        /// The person.
        person: &'a Person,
        /// The organisation that the person acts for, and all above it.
        path: &'a [OrganisationId],
    },
    /// An API key.
    ApiKey {
        /// The key.
        key: ApiKeyId,
        /// The person in whose name it asks.
        person: PersonId,
        /// The organisation that the person acts for, and all above it.
        path: &'a [OrganisationId],
    },
    /// A dataset, its rows, its registry records, its conflicts.
    Dataset {
        /// The dataset.
        dataset: &'a Dataset,
        /// Its owner and all above it.
        path: &'a [OrganisationId],
    },
    /// A delivery to a dataset; decided as its dataset, audited as itself.
    Delivery {
        /// The delivery.
        delivery: &'a Delivery,
        /// The dataset.
        dataset: &'a Dataset,
        /// The dataset's owner and all above it.
        path: &'a [OrganisationId],
    },
    /// A pack.
    Pack(&'a PackName),
    /// A rule.
    Rule(&'a RuleName),
    /// An indicator.
    Indicator {
        /// The indicator.
        indicator: &'a Indicator,
        /// Its owner and all above it.
        path: &'a [OrganisationId],
    },
    /// A share.
    Share {
        /// The share.
        share: &'a Share,
        /// The applicant and all above it.
        applicant: &'a [OrganisationId],
        /// The provider and all above it.
        provider: &'a [OrganisationId],
        /// The sharing authority, where a pack says which it is.
        authority: Option<OrganisationId>,
        /// The day, by which it is known whether the grant is in force.
        today: NaiveDate,
    },
    /// A dispute about a share; decided as its share, audited as itself.
    Dispute {
        /// The dispute.
        dispute: &'a Dispute,
        /// The share.
        share: &'a Share,
        /// The applicant and all above it.
        applicant: &'a [OrganisationId],
        /// The provider and all above it.
        provider: &'a [OrganisationId],
        /// The sharing authority, where a pack says which it is.
        authority: Option<OrganisationId>,
        /// The day, by which it is known whether the grant is in force.
        today: NaiveDate,
    },
    /// Which department is the source of a dataset and of its items.
    Source {
        /// The dataset.
        dataset: &'a Dataset,
        /// The sharing authority, where a pack says which it is; it alone may say.
        authority: &'a [OrganisationId],
    },
    /// A change of the catalogue.
    CatalogueChange {
        /// The change.
        change: &'a CatalogueChange,
        /// The department whose entry it is, and all above it.
        path: &'a [OrganisationId],
        /// The sharing authority, where a pack says which it is.
        authority: Option<OrganisationId>,
    },
    /// A correction.
    Correction {
        /// The correction.
        correction: &'a Correction,
        /// Who reported it and all above it.
        reporter: &'a [OrganisationId],
        /// The department that verifies and all above it.
        source: &'a [OrganisationId],
        /// The sharing authority, where a pack says which it is.
        authority: Option<OrganisationId>,
    },
}

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceKind {
    /// The installation as a whole.
    Installation,
    /// An organisation.
    Organisation,
    /// A person's account.
    Person,
    /// An API key.
    ApiKey,
    /// A dataset.
    Dataset,
    /// A delivery.
    Delivery,
    /// A pack.
    Pack,
    /// A rule.
    Rule,
    /// An indicator.
    Indicator,
    /// A share.
    Share,
    /// A dispute about a share.
    Dispute,
    /// A correction.
    Correction,
    /// A change of the catalogue.
    CatalogueChange,
    /// The source departments of a dataset.
    Source,
    /// Work that the system does by itself.
    Job,
}

impl ResourceKind {
    /// All kinds with the word for each.
    pub const ALL: [(Self, &'static str); 15] = [
        (Self::Installation, "installation"),
        (Self::Organisation, "organisation"),
        (Self::Person, "person"),
        (Self::ApiKey, "api_key"),
        (Self::Dataset, "dataset"),
        (Self::Delivery, "delivery"),
        (Self::Pack, "pack"),
        (Self::Rule, "rule"),
        (Self::Indicator, "indicator"),
        (Self::Share, "share"),
        (Self::Dispute, "dispute"),
        (Self::Correction, "correction"),
        (Self::CatalogueChange, "catalogue_change"),
        (Self::Source, "source"),
        (Self::Job, "job"),
    ];

    /// The kind as people read it.
    pub fn title(self) -> Text {
        match self {
            Self::Installation => Text::new("系统", "installation"),
            Self::Organisation => Text::new("单位", "organisation"),
            Self::Person => Text::new("人员", "person"),
            Self::ApiKey => Text::new("接口密钥", "API key"),
            Self::Dataset => Text::new("数据资源", "dataset"),
            Self::Delivery => Text::new("交付", "delivery"),
            Self::Pack => Text::new("包", "pack"),
            Self::Rule => Text::new("规则", "rule"),
            Self::Indicator => Text::new("指标", "indicator"),
            Self::Share => Text::new("共享", "share"),
            Self::Dispute => Text::new("共享争议", "dispute"),
            Self::Correction => Text::new("校核申请", "correction"),
            Self::Source => Text::new("数源部门", "source departments"),
            Self::CatalogueChange => Text::new("目录变更", "change of the catalogue"),
            Self::Job => Text::new("系统任务", "job"),
        }
    }
}

jixia_model::words!(ResourceKind);

impl Resource<'_> {
    /// What sort of thing it is.
    pub fn kind(&self) -> ResourceKind {
        match self {
            Self::Installation => ResourceKind::Installation,
            Self::Organisation { .. } => ResourceKind::Organisation,
            Self::Person { .. } => ResourceKind::Person,
            Self::ApiKey { .. } => ResourceKind::ApiKey,
            Self::Dataset { .. } => ResourceKind::Dataset,
            Self::Delivery { .. } => ResourceKind::Delivery,
            Self::Pack(_) => ResourceKind::Pack,
            Self::Rule(_) => ResourceKind::Rule,
            Self::Indicator { .. } => ResourceKind::Indicator,
            Self::Share { .. } => ResourceKind::Share,
            Self::Dispute { .. } => ResourceKind::Dispute,
            Self::Correction { .. } => ResourceKind::Correction,
            Self::CatalogueChange { .. } => ResourceKind::CatalogueChange,
            Self::Source { .. } => ResourceKind::Source,
        }
    }

    /// Identifier, as the audit trail keeps it.
    pub fn id(&self) -> String {
        match self {
            Self::Installation => String::new(),
            Self::Organisation { organisation, .. } => organisation.id.to_string(),
            Self::Person { person, .. } => person.id.to_string(),
            Self::ApiKey { key, .. } => key.to_string(),
            Self::Dataset { dataset, .. } | Self::Source { dataset, .. } => dataset.id.to_string(),
            Self::Delivery { delivery, .. } => delivery.id.to_string(),
            Self::Pack(name) => name.to_string(),
            Self::Rule(name) => name.to_string(),
            Self::Indicator { indicator, .. } => indicator.name.to_string(),
            Self::Share { share, .. } => share.id.to_string(),
            Self::Dispute { dispute, .. } => dispute.id.to_string(),
            Self::Correction { correction, .. } => correction.id.to_string(),
            Self::CatalogueChange { change, .. } => change.id.to_string(),
        }
    }

    /// Name that people know it by.
    pub fn name(&self) -> String {
        match self {
            Self::Organisation { organisation, .. } => organisation.code.clone(),
            Self::Person { person, .. } => person.login.clone(),
            Self::Dataset { dataset, .. } | Self::Source { dataset, .. } => dataset.name.to_string(),
            Self::Delivery { delivery, .. } => delivery.file_name.clone(),
            Self::Share { share, .. } => share.number.to_string(),
            Self::Dispute { dispute, .. } => dispute.number.to_string(),
            Self::Correction { correction, .. } => correction.number.to_string(),
            Self::CatalogueChange { change, .. } => change.number.to_string(),
            other => other.id(),
        }
    }

    /// What the caller called it; whom its existence is hidden from reads the same sentence as for a thing that is not.
    fn called(&self) -> String {
        match self {
            Self::Delivery { delivery, .. } => delivery.id.to_string(),
            other => other.name(),
        }
    }

    /// The error of a thing that does not exist, said of this one.
    pub fn unknown(&self) -> Error {
        unknown(self.kind(), self.called())
    }
}

/// The error for a thing that does not exist, or whose existence the caller may not know.
///
/// `called` is what the caller called it: the name of a dataset, pack or rule, the code of an organisation, the login of a
/// person, the identifier of a delivery or API key.
pub fn unknown(kind: ResourceKind, called: impl std::fmt::Display) -> Error {
    let error = match kind {
        ResourceKind::Organisation => {
            Error::not_found("organisation.unknown", format!("There is no organisation '{called}'."))
        }
        ResourceKind::Person => Error::not_found("person.unknown", format!("There is no person '{called}'.")),
        ResourceKind::ApiKey => Error::not_found("api_key.unknown", format!("There is no API key '{called}'.")),
        ResourceKind::Dataset => Error::not_found("dataset.unknown", format!("There is no dataset '{called}'.")),
        ResourceKind::Delivery => Error::not_found("delivery.unknown", format!("There is no delivery '{called}'.")),
        ResourceKind::Pack => Error::not_found("pack.unknown", format!("There is no pack '{called}'.")),
        ResourceKind::Rule => Error::not_found("rule.unknown", format!("There is no rule '{called}'.")),
        ResourceKind::Indicator => Error::not_found("indicator.unknown", format!("There is no indicator '{called}'.")),
        ResourceKind::Share => Error::not_found("share.unknown", format!("There is no share '{called}'.")),
        ResourceKind::Dispute => Error::not_found("dispute.unknown", format!("There is no dispute '{called}'.")),
        ResourceKind::Correction => {
            Error::not_found("correction.unknown", format!("There is no correction '{called}'."))
        }
        ResourceKind::CatalogueChange => {
            let message = format!("There is no change '{called}' of the catalogue.");
            Error::not_found("catalogue_change.unknown", message)
        }
        ResourceKind::Installation | ResourceKind::Job | ResourceKind::Source => {
            Error::not_found("resource.unknown", format!("There is nothing called '{called}'."))
        }
    };
    error.with("name", called)
}
