//! Who asks, as the policies see it.

use jixia_model::{
    Language, Text,
    id::{ApiKeyId, OrganisationId, PersonId},
    person::Role,
};

/// A person who has proved who he or she is, by a session or an API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The person.
    pub person: PersonId,
    /// Login name, for the audit trail.
    pub login: String,
    /// What the person may do.
    pub role: Role,
    /// The organisation that the person acts for.
    pub organisation: OrganisationId,
    /// That organisation and all above it.
    pub organisation_path: Vec<OrganisationId>,
    /// The API key, when a program asks in the person's name.
    pub api_key: Option<ApiKeyId>,
    /// The request is signed with the API key (RFC 9421), not only sent with its secret.
    pub signed: bool,
    /// Language of answers.
    pub language: Language,
}

/// The role as people read it.
pub fn role_title(role: Role) -> Text {
    match role {
        Role::Administrator => Text::new("系统管理员", "administrator"),
        Role::Steward => Text::new("数据管理员", "steward"),
        Role::Head => Text::new("共享工作负责人", "head of the sharing office"),
        Role::Member => Text::new("业务人员", "member"),
        Role::Auditor => Text::new("审计员", "auditor"),
    }
}
