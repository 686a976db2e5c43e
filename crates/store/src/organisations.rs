//! Organisations and their tree.

use std::collections::HashMap;

use jixia_model::{
    Error, Result, Text,
    id::OrganisationId,
    organisation::{Organisation, OrganisationKind},
};
use jixia_policy::{ResourceKind, Visible, unknown};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, ModelTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use crate::{
    entity::{organisation, organisation_path},
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    tx::Db,
};

/// The tree changes in one place at a time, because every path depends on all organisations above it.
const TREE_TURN: i64 = 0x6a69_7869_6101;

/// Where organisations of a list stand in the tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Below {
    /// Wherever they stand.
    #[default]
    Anything,
    /// At the root of the tree.
    Nothing,
    /// Right below one.
    Organisation(OrganisationId),
}

/// Organisations asked for in one query, below the parameter limits of both databases.
const AT_ONCE_MAX: usize = 1000;

/// Handle of the organisations.
#[derive(Debug)]
pub struct Organisations<'a> {
    pub(crate) db: &'a Db,
}

impl Organisations<'_> {
    /// Finds an organisation.
    pub async fn find(&mut self, id: OrganisationId) -> Result<Option<Organisation>> {
        let select = self.db.locked(organisation::Entity::find_by_id(id.0));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Finds an organisation by its code.
    pub async fn find_by_code(&mut self, code: &str) -> Result<Option<Organisation>> {
        let select = organisation::Entity::find().filter(organisation::Column::Code.eq(code));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Gets an organisation.
    ///
    /// # Errors
    /// `organisation.unknown` (not found).
    pub async fn get(&mut self, id: OrganisationId) -> Result<Organisation> {
        let found = self.find(id).await?;
        found.ok_or_else(|| unknown(ResourceKind::Organisation, id))
    }

    /// Gets an organisation by its code.
    ///
    /// # Errors
    /// `organisation.unknown` (not found).
    pub async fn get_by_code(&mut self, code: &str) -> Result<Organisation> {
        let found = self.find_by_code(code).await?;
        found.ok_or_else(|| unknown(ResourceKind::Organisation, code))
    }

    /// Lists organisations wherever they stand, as [`Organisations::list_below`] does.
    pub async fn list(&mut self, visible: &Visible, page: &Page) -> Result<PageOf<Organisation>> {
        self.list_below(visible, Below::Anything, page).await
    }

    /// Lists organisations, by code; the search looks in code and names. Sorts by `code`, `name`, `kind`.
    pub async fn list_below(&mut self, visible: &Visible, below: Below, page: &Page) -> Result<PageOf<Organisation>> {
        use organisation::Column;
        let fields = [("code", Column::Code), ("name", Column::NameZh), ("kind", Column::Kind)];
        let (column, descending) = page.sort_among(&fields, (Column::Code, false))?;
        let order = if descending {
            sea_orm::Order::Desc
        } else {
            sea_orm::Order::Asc
        };
        let mut select = organisation::Entity::find();
        select = match visible {
            Visible::All => select,
            Visible::PublishedOrSubtree(root) | Visible::SharedOrSubtree(root) | Visible::Subtree(root) => {
                select.filter(Column::Id.in_subquery(scope::subtree(*root)))
            }
            Visible::Own(_) | Visible::None => select.filter(scope::nothing()),
        };
        select = match below {
            Below::Anything => select,
            Below::Nothing => select.filter(Column::Parent.is_null()),
            Below::Organisation(parent) => select.filter(Column::Parent.eq(parent.0)),
        };
        if let Some(text) = page.search_text() {
            select = select.filter(scope::containing(text, &[Column::Code, Column::NameZh, Column::NameEn]));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by(column, order).order_by_asc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// Those right below an organisation, by code; without one, those at the root of the tree.
    pub async fn children(&mut self, parent: Option<OrganisationId>) -> Result<Vec<Organisation>> {
        let below = organisation::Column::Parent;
        let below = parent.map_or_else(|| below.is_null(), |parent| below.eq(parent.0));
        let select = organisation::Entity::find().filter(below);
        let rows = select.order_by_asc(organisation::Column::Code).all(&self.db.tx).await;
        rows.or_failure()?.into_iter().map(to_noun).collect()
    }

    /// How many stand right below each of these organisations; those without any are missing.
    pub async fn count_children(&mut self, ids: &[OrganisationId]) -> Result<HashMap<OrganisationId, u64>> {
        use organisation::Column;
        let select = organisation::Entity::find()
            .select_only()
            .column(Column::Parent)
            .column_as(Column::Id.count(), "count")
            .filter(Column::Parent.is_in(ids.iter().map(|id| id.0)))
            .group_by(Column::Parent);
        let rows = select.into_tuple::<(Uuid, i64)>().all(&self.db.tx).await.or_failure()?;
        let counted = rows.into_iter();
        Ok(counted
            .map(|(parent, count)| (OrganisationId(parent), count.cast_unsigned()))
            .collect())
    }

    /// Those with these identifiers, in no order.
    pub async fn among(&mut self, ids: &[OrganisationId]) -> Result<Vec<Organisation>> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_ONCE_MAX) {
            let some = some.iter().map(|id| id.0);
            let select = organisation::Entity::find().filter(organisation::Column::Id.is_in(some));
            found.extend(select.all(&self.db.tx).await.or_failure()?);
        }
        found.into_iter().map(to_noun).collect()
    }

    /// The organisation and all above it, the nearest first. Empty when there is no such organisation.
    pub async fn path(&mut self, id: OrganisationId) -> Result<Vec<OrganisationId>> {
        use organisation_path::Column;
        let select = organisation_path::Entity::find().filter(Column::Organisation.eq(id.0));
        let rows = select
            .order_by_asc(Column::Distance)
            .all(&self.db.tx)
            .await
            .or_failure()?;
        Ok(rows.into_iter().map(|row| OrganisationId(row.ancestor)).collect())
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// `organisation.code_taken` (conflict), `organisation.parent_unknown` (invalid).
    pub async fn insert(&mut self, organisation: &Organisation) -> Result<()> {
        self.db.take_turn(TREE_TURN).await?;
        let taken = || code_taken(&organisation.code);
        self.check_parent(organisation).await?;
        let row = to_row(organisation).into_active_model();
        organisation::Entity::insert(row)
            .exec_without_returning(&self.db.tx)
            .await
            .or_taken("organisation.code", taken)?;
        self.insert_paths(organisation.id, organisation.parent).await
    }

    /// Changes an organisation; with another parent its whole subtree moves.
    ///
    /// # Errors
    /// `organisation.code_taken`, `organisation.cycle` (conflict), `organisation.parent_unknown` (invalid),
    /// `organisation.unknown` (not found).
    pub async fn save(&mut self, organisation: &Organisation) -> Result<()> {
        self.db.take_turn(TREE_TURN).await?;
        let before = self.get(organisation.id).await?;
        self.check_parent(organisation).await?;
        let row = to_row(organisation).into_active_model().reset_all();
        row.update(&self.db.tx)
            .await
            .or_taken("organisation.code", || code_taken(&organisation.code))?;
        if before.parent != organisation.parent {
            self.move_subtree(organisation.id).await?;
        }
        Ok(())
    }

    /// Removes an organisation.
    ///
    /// # Errors
    /// `organisation.in_use` (conflict) while other organisations, people or datasets belong to it.
    pub async fn delete(&mut self, id: OrganisationId) -> Result<()> {
        let Some(row) = organisation::Entity::find_by_id(id.0)
            .one(&self.db.tx)
            .await
            .or_failure()?
        else {
            return Err(unknown(ResourceKind::Organisation, id));
        };
        let code = row.code.clone();
        row.delete(&self.db.tx).await.map(|_| ()).or_reference(|| {
            Error::conflict(
                "organisation.in_use",
                format!("Organisation '{code}' has organisations, people or datasets; move them elsewhere first."),
            )
            .with("code", &code)
        })
    }

    async fn check_parent(&mut self, organisation: &Organisation) -> Result<()> {
        let Some(parent) = organisation.parent else {
            return Ok(());
        };
        let path = self.path(parent).await?;
        if path.is_empty() && parent != organisation.id {
            return Err(Error::invalid(
                "organisation.parent_unknown",
                format!(
                    "Organisation '{}' is to be put below '{parent}', which does not exist.",
                    organisation.code
                ),
            )
            .with("code", &organisation.code)
            .with("parent", parent));
        }
        if parent == organisation.id || path.contains(&organisation.id) {
            return Err(Error::conflict(
                "organisation.cycle",
                format!(
                    "Organisation '{}' cannot be put below itself; choose another parent.",
                    organisation.code
                ),
            )
            .with("code", &organisation.code));
        }
        Ok(())
    }

    /// Writes the organisation itself and all that is above `parent` as its path.
    async fn insert_paths(&mut self, id: OrganisationId, parent: Option<OrganisationId>) -> Result<()> {
        let mut path = vec![id];
        if let Some(parent) = parent {
            path.extend(self.path(parent).await?);
        }
        let rows = path
            .into_iter()
            .zip(0..)
            .map(|(ancestor, distance)| organisation_path::Model {
                organisation: id.0,
                ancestor: ancestor.0,
                distance,
            });
        organisation_path::Entity::insert_many(rows.map(IntoActiveModel::into_active_model))
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()?;
        Ok(())
    }

    /// Writes the paths of a subtree anew, the upper ones first.
    async fn move_subtree(&mut self, root: OrganisationId) -> Result<()> {
        use organisation_path::Column;
        let select = organisation_path::Entity::find().filter(Column::Ancestor.eq(root.0));
        let below = select
            .order_by_asc(Column::Distance)
            .all(&self.db.tx)
            .await
            .or_failure()?;
        let members = Query::select()
            .column(Column::Organisation)
            .from(organisation_path::Entity)
            .and_where(Expr::col(Column::Ancestor).eq(root.0))
            .to_owned();
        organisation_path::Entity::delete_many()
            .filter(Column::Organisation.in_subquery(members))
            .exec(&self.db.tx)
            .await
            .or_failure()?;
        for member in below {
            let member = OrganisationId(member.organisation);
            let parent = self.get(member).await?.parent;
            self.insert_paths(member, parent).await?;
        }
        Ok(())
    }
}

fn code_taken(code: &str) -> Error {
    Error::conflict(
        "organisation.code_taken",
        format!("There is an organisation with the code '{code}' already; choose another."),
    )
    .with("code", code)
}

fn to_row(organisation: &Organisation) -> organisation::Model {
    organisation::Model {
        id: organisation.id.0,
        code: organisation.code.clone(),
        name_zh: organisation.name.zh.clone(),
        name_en: organisation.name.en.clone(),
        kind: organisation.kind.word().to_owned(),
        parent: organisation.parent.map(|parent| parent.0),
        area: organisation.area.clone(),
        credit_code: organisation.credit_code.clone(),
    }
}

fn to_noun(row: organisation::Model) -> Result<Organisation> {
    let kind = OrganisationKind::from_word(&row.kind);
    Ok(Organisation {
        id: OrganisationId(row.id),
        code: row.code,
        name: Text::new(row.name_zh, row.name_en),
        kind: kind.ok_or_else(|| Error::internal(format!("organisation kind '{}' in the database", row.kind)))?,
        parent: row.parent.map(OrganisationId),
        area: row.area,
        credit_code: row.credit_code,
    })
}
