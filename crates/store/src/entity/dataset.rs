//! Table `dataset`: datasets.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) resource_code: String,
    pub(crate) title_zh: String,
    pub(crate) title_en: String,
    pub(crate) summary_zh: String,
    pub(crate) summary_en: String,
    pub(crate) owner: Uuid,
    pub(crate) origin: String,
    pub(crate) state: String,
    pub(crate) class: String,
    pub(crate) item: String,
    pub(crate) sub_item: String,
    pub(crate) detail: String,
    pub(crate) theme_zh: String,
    pub(crate) theme_en: String,
    pub(crate) sharing: String,
    pub(crate) sharing_zh: String,
    pub(crate) sharing_en: String,
    pub(crate) open: bool,
    pub(crate) open_zh: String,
    pub(crate) open_en: String,
    pub(crate) update_cycle: String,
    pub(crate) contract_version: String,
    pub(crate) contract_source: Vec<u8>,
    pub(crate) created_at: i64,
    pub(crate) changed_at: i64,
    pub(crate) published_at: Option<i64>,
    pub(crate) format_class: Option<String>,
    pub(crate) format_kind: String,
    pub(crate) modes: String,
    pub(crate) related: String,
    pub(crate) entry_change: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    /// The owner and all organisations above it.
    #[sea_orm(
        belongs_to = "super::organisation_path::Entity",
        from = "Column::Owner",
        to = "super::organisation_path::Column::Organisation"
    )]
    Paths,
}

impl ActiveModelBehavior for ActiveModel {}
