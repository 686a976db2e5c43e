//! Scopes as conditions of a query: the list contains exactly what single decisions allow.

use jixia_model::id::OrganisationId;
use jixia_policy::Visible;
use sea_orm::{
    ColumnTrait, Condition, ExprTrait, QueryFilter, QueryTrait,
    sea_query::{Expr, Func, LikeExpr, SelectStatement},
};
use sea_orm::{EntityTrait, QuerySelect};

use crate::entity::{dataset, organisation_path};

/// The organisation `root` and all below it.
pub(crate) fn subtree(root: OrganisationId) -> SelectStatement {
    organisation_path::Entity::find()
        .select_only()
        .column(organisation_path::Column::Organisation)
        .filter(organisation_path::Column::Ancestor.eq(root.0))
        .into_query()
}

/// Datasets in the scope.
pub(crate) fn datasets(visible: &Visible) -> Condition {
    use jixia_model::{contract::Sharing, dataset::DatasetState};
    let published = || Condition::all().add(dataset::Column::State.eq(DatasetState::Published.word()));
    let in_subtree = |root: &OrganisationId| dataset::Column::Owner.in_subquery(subtree(*root));
    match visible {
        Visible::All => Condition::all(),
        Visible::PublishedOrSubtree(root) => Condition::any().add(published()).add(in_subtree(root)),
        Visible::SharedOrSubtree(root) => Condition::any()
            .add(published().add(dataset::Column::Sharing.eq(Sharing::Unconditional.word())))
            .add(in_subtree(root)),
        Visible::Subtree(root) => Condition::all().add(in_subtree(root)),
        Visible::Own(_) | Visible::None => nothing(),
    }
}

/// What belongs to people in the scope; `person` and `organisation` are the columns that say whose it is.
pub(crate) fn people<C: ColumnTrait, D: ColumnTrait>(visible: &Visible, person: C, organisation: D) -> Condition {
    match visible {
        Visible::All => Condition::all(),
        Visible::PublishedOrSubtree(root) | Visible::SharedOrSubtree(root) | Visible::Subtree(root) => {
            Condition::all().add(organisation.in_subquery(subtree(*root)))
        }
        Visible::Own(own) => Condition::all().add(person.eq(own.0)),
        Visible::None => nothing(),
    }
}

/// A condition that nothing meets.
pub(crate) fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

/// Rows in which one of `columns` contains `text`; ASCII letters match in either case.
pub(crate) fn containing<C: ColumnTrait>(text: &str, columns: &[C]) -> Condition {
    let escaped = text
        .to_ascii_lowercase()
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let pattern = format!("%{escaped}%");
    columns.iter().fold(Condition::any(), |condition, column| {
        let like = LikeExpr::new(pattern.clone()).escape('\\');
        condition.add(Expr::expr(Func::lower(column.into_expr())).like(like))
    })
}

/// Rows in which `column` begins with `prefix`, letter by letter.
pub(crate) fn beginning<C: ColumnTrait>(prefix: &str, column: C) -> Condition {
    let length = i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX);
    let start = Func::cust("substr").arg(column.into_expr()).arg(1).arg(length);
    Condition::all().add(Expr::expr(start).eq(prefix))
}
