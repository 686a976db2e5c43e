//! Login sessions. Only the SHA-256 of a session's secret is kept, so who reads the database cannot take a session over.

use chrono::{DateTime, Utc};
use jixia_model::{
    Result,
    id::{PersonId, SessionId},
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::{
    entity::session,
    failure::OrFailure,
    time::{from_micros, to_micros},
    tx::Db,
};

/// A login session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identifier; not the secret.
    pub id: SessionId,
    /// Who logged in.
    pub person: PersonId,
    /// SHA-256 of the secret that the browser keeps.
    pub secret_sha256: [u8; 32],
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// Handle of the sessions.
#[derive(Debug)]
pub struct Sessions<'a> {
    pub(crate) db: &'a Db,
}

impl Sessions<'_> {
    /// Finds a session by the SHA-256 of its secret, if it has not ended at `now`.
    pub async fn find_by_secret(&mut self, secret_sha256: &[u8; 32], now: DateTime<Utc>) -> Result<Option<Session>> {
        let select = session::Entity::find()
            .filter(session::Column::SecretSha256.eq(secret_sha256.to_vec()))
            .filter(session::Column::ExpiresAt.gt(to_micros(now)));
        let row = select.one(&self.db.tx).await.or_failure()?;
        Ok(row.map(to_noun))
    }

    /// Lists the sessions of a person, the latest first, also those that have ended but were not swept yet.
    pub async fn list_of(&mut self, person: PersonId) -> Result<Vec<Session>> {
        let select = session::Entity::find().filter(session::Column::Person.eq(person.0));
        let rows = select.order_by_desc(session::Column::CreatedAt).all(&self.db.tx).await;
        Ok(rows.or_failure()?.into_iter().map(to_noun).collect())
    }

    /// Adds a session.
    pub async fn insert(&mut self, session: &Session) -> Result<()> {
        let row = session::Model {
            id: session.id.0,
            person: session.person.0,
            secret_sha256: session.secret_sha256.to_vec(),
            created_at: to_micros(session.created_at),
            expires_at: to_micros(session.expires_at),
        };
        let insert = session::Entity::insert(row.into_active_model());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Ends a session; one that has ended already is no error.
    pub async fn delete(&mut self, id: SessionId) -> Result<()> {
        let delete = session::Entity::delete_by_id(id.0);
        delete.exec(&self.db.tx).await.or_failure().map(|_| ())
    }

    /// Ends all sessions of a person: after a new password, or when the account is disabled.
    pub async fn delete_of(&mut self, person: PersonId) -> Result<u64> {
        let delete = session::Entity::delete_many().filter(session::Column::Person.eq(person.0));
        Ok(delete.exec(&self.db.tx).await.or_failure()?.rows_affected)
    }

    /// Sweeps the sessions that ended before `now`.
    pub async fn delete_expired(&mut self, now: DateTime<Utc>) -> Result<u64> {
        let delete = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(to_micros(now)));
        Ok(delete.exec(&self.db.tx).await.or_failure()?.rows_affected)
    }
}

fn to_noun(row: session::Model) -> Session {
    Session {
        id: SessionId(row.id),
        person: PersonId(row.person),
        // A digest of another length never was one of ours; zeros match no secret.
        secret_sha256: row.secret_sha256.try_into().unwrap_or_default(),
        created_at: from_micros(row.created_at),
        expires_at: from_micros(row.expires_at),
    }
}
