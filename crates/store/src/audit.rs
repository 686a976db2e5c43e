//! The audit trail: who did or was refused what, when and why. Rows are added, never changed.

use chrono::{DateTime, Utc};
use jixia_model::{
    Error, Result,
    id::{ApiKeyId, AuditId, OrganisationId, PersonId},
};
use jixia_policy::{Actor, Permit, Refusal, Visible};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::audit,
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::{Db, Trail},
};

/// One row of the audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Identifier.
    pub id: AuditId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for work of the system itself.
    pub person: Option<PersonId>,
    /// Login name at that time.
    pub login: Option<String>,
    /// Word of the role at that time.
    pub role: Option<String>,
    /// Organisation at that time.
    pub organisation: Option<OrganisationId>,
    /// The API key, when a program acted in the person's name.
    pub api_key: Option<ApiKeyId>,
    /// Word of the act: `dataset.publish`.
    pub action: String,
    /// Word of what sort of thing it was done to.
    pub resource_kind: String,
    /// Identifier of the thing.
    pub resource_id: String,
    /// Name of the thing at that time.
    pub resource_name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Policies that allowed or forbade it.
    pub policies: Vec<String>,
    /// Why, in the caller's words.
    pub purpose: Option<String>,
    /// Remark: what was changed, how many rows were read.
    pub note: Option<String>,
    /// Request, as in the log.
    pub request_id: String,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was allowed and done.
    Allowed,
    /// It was refused.
    Refused,
}

impl Outcome {
    /// The word for the outcome.
    pub fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }

    /// The outcome with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Allowed, Self::Refused]
            .into_iter()
            .find(|outcome| outcome.word() == word)
    }
}

/// Which rows of the trail are wanted; nothing set wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Acts of this person.
    pub person: Option<PersonId>,
    /// Acts for this organisation (not those below it).
    pub organisation: Option<OrganisationId>,
    /// Acts with this word.
    pub action: Option<String>,
    /// Acts on things of this kind.
    pub resource_kind: Option<String>,
    /// Acts on the thing with this identifier or name.
    pub resource: Option<String>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to: Option<DateTime<Utc>>,
    /// With this outcome.
    pub outcome: Option<Outcome>,
}

impl AuditEntry {
    pub(crate) fn allowed(permit: &Permit, trail: Trail) -> Self {
        Self {
            action: permit.action().to_owned(),
            resource_kind: permit.resource_kind().word().to_owned(),
            resource_id: permit.resource_id().to_owned(),
            resource_name: permit.resource_name().to_owned(),
            policies: permit.policies().to_vec(),
            note: permit.note().map(str::to_owned),
            ..Self::begin(permit.actor(), trail)
        }
    }

    pub(crate) fn refused(refusal: &Refusal, trail: Trail) -> Self {
        Self {
            action: refusal.action.word().to_owned(),
            resource_kind: refusal.resource_kind.word().to_owned(),
            resource_id: refusal.resource_id.clone(),
            resource_name: refusal.resource_name.clone(),
            policies: refusal.policies.clone(),
            outcome: Outcome::Refused,
            ..Self::begin(Some(&refusal.actor), trail)
        }
    }

    fn begin(actor: Option<&Actor>, trail: Trail) -> Self {
        Self {
            id: trail.id,
            at: trail.at,
            person: actor.map(|actor| actor.person),
            login: actor.map(|actor| actor.login.clone()),
            role: actor.map(|actor| actor.role.word().to_owned()),
            organisation: actor.map(|actor| actor.organisation),
            api_key: actor.and_then(|actor| actor.api_key),
            action: String::new(),
            resource_kind: String::new(),
            resource_id: String::new(),
            resource_name: String::new(),
            outcome: Outcome::Allowed,
            policies: Vec::new(),
            purpose: trail.purpose,
            note: None,
            request_id: trail.request_id,
        }
    }

    pub(crate) fn to_row(&self) -> audit::ActiveModel {
        audit::ActiveModel {
            id: Set(self.id.0),
            at: Set(to_micros(self.at)),
            person: Set(self.person.map(|id| id.0)),
            login: Set(self.login.clone()),
            role: Set(self.role.clone()),
            organisation: Set(self.organisation.map(|id| id.0)),
            api_key: Set(self.api_key.map(|id| id.0)),
            action: Set(self.action.clone()),
            resource_kind: Set(self.resource_kind.clone()),
            resource_id: Set(self.resource_id.clone()),
            resource_name: Set(self.resource_name.clone()),
            outcome: Set(self.outcome.word().to_owned()),
            policies: Set(self.policies.join(" ")),
            purpose: Set(self.purpose.clone()),
            note: Set(self.note.clone()),
            request_id: Set(self.request_id.clone()),
        }
    }
}

/// Handle of the audit trail. Rows are written by commits and by the store, never by a handle.
#[derive(Debug)]
pub struct Audit<'a> {
    pub(crate) db: &'a Db,
}

impl Audit<'_> {
    /// Lists rows, the latest first; the search looks in names, purposes and remarks. Sorts by `at`, `action`.
    pub async fn list(&mut self, visible: &Visible, filter: &AuditFilter, page: &Page) -> Result<PageOf<AuditEntry>> {
        use audit::Column;
        let (column, descending) =
            page.sort_among(&[("at", Column::At), ("action", Column::Action)], (Column::At, true))?;
        let order = if descending {
            sea_orm::Order::Desc
        } else {
            sea_orm::Order::Asc
        };
        let mut select = audit::Entity::find()
            .filter(scope::people(visible, Column::Person, Column::Organisation))
            .filter(condition(filter));
        if let Some(text) = page.search_text() {
            let columns = [
                Column::Login,
                Column::ResourceName,
                Column::Purpose,
                Column::Note,
                Column::RequestId,
            ];
            select = select.filter(scope::containing(text, &columns));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by(column, order.clone()).order_by(Column::Id, order);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    pub(crate) async fn insert(&mut self, entry: &AuditEntry) -> Result<()> {
        let insert = audit::Entity::insert(entry.to_row());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }
}

fn condition(filter: &AuditFilter) -> sea_orm::Condition {
    use audit::Column;
    let resource = filter.resource.as_ref().map(|resource| {
        sea_orm::Condition::any()
            .add(Column::ResourceId.eq(resource.as_str()))
            .add(Column::ResourceName.eq(resource.as_str()))
    });
    sea_orm::Condition::all()
        .add_option(filter.person.map(|person| Column::Person.eq(person.0)))
        .add_option(
            filter
                .organisation
                .map(|organisation| Column::Organisation.eq(organisation.0)),
        )
        .add_option(filter.action.as_deref().map(|action| Column::Action.eq(action)))
        .add_option(
            filter
                .resource_kind
                .as_deref()
                .map(|kind| Column::ResourceKind.eq(kind)),
        )
        .add_option(resource)
        .add_option(filter.from.map(|from| Column::At.gte(to_micros(from))))
        .add_option(filter.to.map(|to| Column::At.lt(to_micros(to))))
        .add_option(filter.outcome.map(|outcome| Column::Outcome.eq(outcome.word())))
}

fn to_noun(row: audit::Model) -> Result<AuditEntry> {
    let outcome = Outcome::from_word(&row.outcome);
    Ok(AuditEntry {
        id: AuditId(row.id),
        at: from_micros(row.at),
        person: row.person.map(PersonId),
        login: row.login,
        role: row.role,
        organisation: row.organisation.map(OrganisationId),
        api_key: row.api_key.map(ApiKeyId),
        action: row.action,
        resource_kind: row.resource_kind,
        resource_id: row.resource_id,
        resource_name: row.resource_name,
        outcome: outcome.ok_or_else(|| Error::internal(format!("outcome '{}' in the database", row.outcome)))?,
        policies: row.policies.split_whitespace().map(str::to_owned).collect(),
        purpose: row.purpose,
        note: row.note,
        request_id: row.request_id,
    })
}
