//! A notice (告知): what an organisation is told because it reported something, or received something that changed since.

use chrono::{DateTime, Utc};

use crate::{
    DatasetName,
    contract::Contract,
    correction::CorrectionNumber,
    id::{NoticeId, OrganisationId, PersonId},
    share::{Share, ShareMode},
};

/// A notice to one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Identifier.
    pub id: NoticeId,
    /// Who is told.
    pub organisation: OrganisationId,
    /// What about.
    pub kind: NoticeKind,
    /// The correction that it comes from.
    pub correction: CorrectionNumber,
    /// The dataset from which the organisation received the value.
    pub dataset: DatasetName,
    /// The column.
    pub column: String,
    /// Key of the record, only for those who received this very record.
    pub key: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// When somebody of the organisation marked it as read.
    pub seen_at: Option<DateTime<Utc>>,
    /// Who did.
    pub seen_by: Option<PersonId>,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// What the organisation reported was taken a step further by the source department.
    Answered,
    /// A value that the organisation received was corrected at the source.
    Corrected,
    /// The organisation has to verify what was reported.
    ToVerify,
}

impl NoticeKind {
    /// All kinds with the word for each.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Answered, "answered"),
        (Self::Corrected, "corrected"),
        (Self::ToVerify, "to-verify"),
    ];
}

crate::words!(NoticeKind);

/// Whether every record of the dataset went to the applicant with its key, so that it may be told which record changed.
///
/// A batch or a file of all rows holds the record; behind the interface, or where rows were left out, nobody can tell, and
/// naming the record would tell that it exists.
pub fn received_whole(share: &Share, contract: &Contract) -> bool {
    let Some(grant) = &share.grant else {
        return false;
    };
    let scopes = [&share.application.scope, &grant.scope];
    let [key] = contract.key()[..] else {
        return false;
    };
    share.application.mode != ShareMode::Interface
        && scopes.iter().all(|scope| scope.rows.is_none() && scope.area.is_none())
        && grant.scope.columns.iter().any(|column| column == key)
}
