//! API keys. Of a key with a secret only the SHA-256 of that is kept, and it is shown once, when the key is made; of a key
//! that signs requests the public key.

use chrono::{DateTime, Utc};
use jixia_model::{
    Result,
    id::{ApiKeyId, PersonId},
};
use jixia_policy::{Permit, ResourceKind, Visible, unknown};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::{
    entity::{api_key, person},
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// A key with which a program asks in the name of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Identifier; not the secret.
    pub id: ApiKeyId,
    /// In whose name it asks.
    pub person: PersonId,
    /// What it is for, in its owner's words.
    pub title: String,
    /// SHA-256 of the secret, or of the public key of one that signs, under another name: no secret has it.
    pub secret_sha256: [u8; 32],
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends by itself, if it does.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<DateTime<Utc>>,
    /// The Ed25519 public key with which its requests are checked; none for one with a secret.
    pub public_key: Option<[u8; 32]>,
}

/// Handle of the API keys.
#[derive(Debug)]
pub struct ApiKeys<'a> {
    pub(crate) db: &'a Db,
}

impl ApiKeys<'_> {
    /// Finds a key.
    pub async fn find(&mut self, id: ApiKeyId) -> Result<Option<ApiKey>> {
        let select = self.db.locked(api_key::Entity::find_by_id(id.0));
        Ok(select.one(&self.db.tx).await.or_failure()?.map(to_noun))
    }

    /// Gets a key.
    ///
    /// # Errors
    /// `api_key.unknown` (not found).
    pub async fn get(&mut self, id: ApiKeyId) -> Result<ApiKey> {
        let found = self.find(id).await?;
        found.ok_or_else(|| unknown(ResourceKind::ApiKey, id))
    }

    /// Finds a key by the SHA-256 of its secret, if it is neither revoked nor ended at `now`.
    pub async fn find_by_secret(&mut self, secret_sha256: &[u8; 32], now: DateTime<Utc>) -> Result<Option<ApiKey>> {
        let select = lasting(now).filter(api_key::Column::SecretSha256.eq(secret_sha256.to_vec()));
        Ok(select.one(&self.db.tx).await.or_failure()?.map(to_noun))
    }

    /// Finds a key that signs requests, if it is neither revoked nor ended at `now`.
    pub async fn find_signing(&mut self, id: ApiKeyId, now: DateTime<Utc>) -> Result<Option<ApiKey>> {
        use api_key::Column;
        let select = lasting(now)
            .filter(Column::Id.eq(id.0))
            .filter(Column::PublicKey.is_not_null());
        Ok(select.one(&self.db.tx).await.or_failure()?.map(to_noun))
    }

    /// Lists keys, the latest first; the search looks in titles. Revoked keys stay in the list.
    pub async fn list(&mut self, visible: &Visible, page: &Page) -> Result<PageOf<ApiKey>> {
        use api_key::Column;
        let mut select = api_key::Entity::find().inner_join(person::Entity).filter(scope::people(
            visible,
            Column::Person,
            person::Column::Organisation,
        ));
        if let Some(text) = page.search_text() {
            select = select.filter(scope::containing(text, &[Column::Title]));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect();
        Ok(PageOf { items, total })
    }

    /// Adds a key.
    pub async fn insert(&mut self, key: &ApiKey, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::ApiKey, key.id)?;
        let row = api_key::Model {
            id: key.id.0,
            person: key.person.0,
            title: key.title.clone(),
            secret_sha256: key.secret_sha256.to_vec(),
            created_at: to_micros(key.created_at),
            expires_at: key.expires_at.map(to_micros),
            revoked_at: key.revoked_at.map(to_micros),
            public_key: key.public_key.map(Vec::from),
        };
        let insert = api_key::Entity::insert(row.into_active_model());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Revokes a key for good; one that is revoked already stays as it is.
    ///
    /// # Errors
    /// `api_key.unknown` (not found).
    pub async fn revoke(&mut self, id: ApiKeyId, at: DateTime<Utc>, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::ApiKey, id)?;
        if self.get(id).await?.revoked_at.is_some() {
            return Ok(());
        }
        let row = api_key::ActiveModel {
            id: Set(id.0),
            revoked_at: Set(Some(to_micros(at))),
            ..Default::default()
        };
        row.update(&self.db.tx).await.or_failure().map(|_| ())
    }
}

/// Keys that are neither revoked nor ended at `now`.
fn lasting(now: DateTime<Utc>) -> Select<api_key::Entity> {
    use api_key::Column;
    let lasts = Condition::any()
        .add(Column::ExpiresAt.is_null())
        .add(Column::ExpiresAt.gt(to_micros(now)));
    api_key::Entity::find()
        .filter(Column::RevokedAt.is_null())
        .filter(lasts)
}

fn to_noun(row: api_key::Model) -> ApiKey {
    ApiKey {
        id: ApiKeyId(row.id),
        person: PersonId(row.person),
        title: row.title,
        // A digest of another length never was one of ours; zeros match no secret.
        secret_sha256: row.secret_sha256.try_into().unwrap_or_default(),
        created_at: from_micros(row.created_at),
        expires_at: row.expires_at.map(from_micros),
        revoked_at: row.revoked_at.map(from_micros),
        public_key: row.public_key.and_then(|key| key.try_into().ok()),
    }
}
