//! Installed packs with their files, byte for byte as their authors wrote them.

use chrono::{DateTime, Utc};
use jixia_model::{Error, PackName, Result, Text, id::PersonId};
use jixia_policy::{ResourceKind, unknown};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict};

use crate::{
    entity::{pack, pack_file},
    failure::OrFailure,
    time::{from_micros, to_micros},
    tx::Db,
};

/// A pack that is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledPack {
    /// Name.
    pub name: PackName,
    /// Version, as its author counts.
    pub version: String,
    /// Title in both languages.
    pub title: Text,
    /// SHA-256 over its files, lower-case hex: says whether the same pack comes again.
    pub digest: String,
    /// What it declares is in force. A pack that is switched off keeps its files.
    pub enabled: bool,
    /// When this version was installed.
    pub installed_at: DateTime<Utc>,
    /// Who installed it; none for the system itself.
    pub installed_by: Option<PersonId>,
}

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// Path inside the pack, with `/`.
    pub path: String,
    /// The bytes.
    pub content: Vec<u8>,
}

/// Handle of the packs.
#[derive(Debug)]
pub struct Packs<'a> {
    pub(crate) db: &'a Db,
}

impl Packs<'_> {
    /// Finds an installed pack.
    pub async fn find(&mut self, name: &PackName) -> Result<Option<InstalledPack>> {
        let select = self.db.locked(pack::Entity::find_by_id(name.to_string()));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Gets an installed pack.
    ///
    /// # Errors
    /// `pack.unknown` (not found).
    pub async fn get(&mut self, name: &PackName) -> Result<InstalledPack> {
        let found = self.find(name).await?;
        found.ok_or_else(|| unknown(ResourceKind::Pack, name))
    }

    /// All installed packs, by name. There are tens of them, never thousands, and packs are no secret.
    pub async fn list(&mut self) -> Result<Vec<InstalledPack>> {
        let rows = pack::Entity::find()
            .order_by_asc(pack::Column::Name)
            .all(&self.db.tx)
            .await;
        rows.or_failure()?.into_iter().map(to_noun).collect()
    }

    /// Installs a pack with its files, in place of another version of it.
    pub async fn save(&mut self, installed: &InstalledPack, files: &[PackFile]) -> Result<()> {
        self.save_state(installed).await?;
        let name = installed.name.as_str();
        let delete = pack_file::Entity::delete_many().filter(pack_file::Column::Pack.eq(name));
        delete.exec(&self.db.tx).await.or_failure()?;
        for file in files {
            let row = pack_file::Model {
                pack: name.to_owned(),
                path: file.path.clone(),
                content: file.content.clone(),
            };
            let insert = pack_file::Entity::insert(row.into_active_model());
            insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        }
        Ok(())
    }

    /// Saves what is known about a pack and leaves its files alone: to switch it on or off.
    pub async fn save_state(&mut self, installed: &InstalledPack) -> Result<()> {
        use pack::Column;
        let columns = [
            Column::Version,
            Column::TitleZh,
            Column::TitleEn,
            Column::Digest,
            Column::Enabled,
            Column::InstalledAt,
            Column::InstalledBy,
        ];
        let insert = pack::Entity::insert(to_row(installed).into_active_model())
            .on_conflict(OnConflict::column(Column::Name).update_columns(columns).to_owned());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// The files of a pack, by path.
    pub async fn files(&mut self, name: &PackName) -> Result<Vec<PackFile>> {
        let select = pack_file::Entity::find().filter(pack_file::Column::Pack.eq(name.as_str()));
        let rows = select
            .order_by_asc(pack_file::Column::Path)
            .all(&self.db.tx)
            .await
            .or_failure()?;
        let file = |row: pack_file::Model| PackFile {
            path: row.path,
            content: row.content,
        };
        Ok(rows.into_iter().map(file).collect())
    }

    /// Finds one file of a pack.
    pub async fn find_file(&mut self, name: &PackName, path: &str) -> Result<Option<PackFile>> {
        let select = pack_file::Entity::find_by_id((name.to_string(), path.to_owned()));
        let row = select.one(&self.db.tx).await.or_failure()?;
        Ok(row.map(|row| PackFile {
            path: row.path,
            content: row.content,
        }))
    }

    /// Removes a pack with its files.
    ///
    /// # Errors
    /// `pack.unknown` (not found).
    pub async fn delete(&mut self, name: &PackName) -> Result<()> {
        let delete = pack::Entity::delete_by_id(name.to_string());
        let deleted = delete.exec(&self.db.tx).await.or_failure()?;
        if deleted.rows_affected == 0 {
            return Err(unknown(ResourceKind::Pack, name));
        }
        Ok(())
    }
}

fn to_row(installed: &InstalledPack) -> pack::Model {
    pack::Model {
        name: installed.name.to_string(),
        version: installed.version.clone(),
        title_zh: installed.title.zh.clone(),
        title_en: installed.title.en.clone(),
        digest: installed.digest.clone(),
        enabled: installed.enabled,
        installed_at: to_micros(installed.installed_at),
        installed_by: installed.installed_by.map(|person| person.0),
    }
}

fn to_noun(row: pack::Model) -> Result<InstalledPack> {
    Ok(InstalledPack {
        name: PackName::parse(&row.name).map_err(Error::internal)?,
        version: row.version,
        title: Text::new(row.title_zh, row.title_en),
        digest: row.digest,
        enabled: row.enabled,
        installed_at: from_micros(row.installed_at),
        installed_by: row.installed_by.map(PersonId),
    })
}
