//! A person who may log in, and the role in which he or she acts for an organisation.

use crate::id::{OrganisationId, PersonId};

/// A person who may log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// Login name, lower case, unique.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// The organisation he or she acts for.
    pub organisation: OrganisationId,
    /// What he or she may do there.
    pub role: Role,
    /// May not log in any more.
    pub disabled: bool,
    /// Has to choose a new password before anything else.
    pub password_expired: bool,
}

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs the installation: organisations, people, packs. Sees no rows by that.
    Administrator,
    /// Looks after the datasets of an organisation and those below it (数据管理员).
    Steward,
    /// Heads the sharing office of an organisation (政务数据共享工作机构负责人): consents to what it asks for and what it gives.
    Head,
    /// Works in an organisation: finds, looks up, queries what is visible to it.
    Member,
    /// Reads everything about use and changes, changes nothing (审计员).
    Auditor,
}

impl Role {
    /// All roles with the word for each.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Administrator, "administrator"),
        (Self::Steward, "steward"),
        (Self::Head, "head"),
        (Self::Member, "member"),
        (Self::Auditor, "auditor"),
    ];
}

crate::words!(Role);
