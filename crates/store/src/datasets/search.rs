//! The search of the catalogue: which texts a dataset is found by, and which datasets a few words find.
//!
//! Chinese is written without spaces, and clerks shorten names (社保 for 社会保险). So a run of Chinese characters is
//! cut into pairs, as search engines do; most pairs have to occur, and a pair may stand apart inside a title. What
//! matches more closely comes first.

use jixia_model::{Result, dataset::Dataset, id::DatasetId};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{CaseStatement, Expr, Func, LikeExpr, SelectStatement},
};

use crate::{
    entity::{dataset, dataset_text, organisation},
    failure::OrFailure,
    scope,
    tx::Db,
};

const TITLE: &str = "title";
const OTHER: &str = "other";
const COLUMN: &str = "column";
/// The texts of the columns follow those of the dataset itself.
const FIRST_COLUMN: i32 = 10;
/// Terms looked at; the rest of a longer search text says nothing more.
const TERMS_MAX: usize = 24;
/// Rows of one insert: 4 columns each, below the parameter limits of both databases.
const INSERT_ROWS_MAX: usize = 1000;

/// Saves the texts that the catalogue itself holds of a dataset.
pub(super) async fn save(db: &Db, dataset: &Dataset) -> Result<()> {
    let catalogue = &dataset.catalogue;
    let other = [
        dataset.name.as_str(),
        &dataset.resource_code,
        &dataset.summary.zh,
        &dataset.summary.en,
        &catalogue.theme.zh,
        &catalogue.theme.en,
    ];
    let texts = [
        (0, TITLE, dataset.title.zh.clone()),
        (1, TITLE, dataset.title.en.clone()),
        (2, OTHER, other.join(" ")),
    ];
    replace(db, dataset.id, dataset_text::Column::Ordinal.lt(FIRST_COLUMN), texts).await
}

/// Saves the titles and further names of the columns of a dataset.
pub(super) async fn save_columns(db: &Db, dataset: DatasetId, names: &[String]) -> Result<()> {
    let texts = names.iter().zip(FIRST_COLUMN..);
    let texts = texts.map(|(name, ordinal)| (ordinal, COLUMN, name.clone()));
    replace(db, dataset, dataset_text::Column::Ordinal.gte(FIRST_COLUMN), texts).await
}

async fn replace(
    db: &Db,
    dataset: DatasetId,
    which: Expr,
    texts: impl IntoIterator<Item = (i32, &'static str, String)>,
) -> Result<()> {
    let delete = dataset_text::Entity::delete_many().filter(dataset_text::Column::Dataset.eq(dataset.0));
    delete.filter(which).exec(&db.tx).await.or_failure()?;
    let rows = texts.into_iter().map(|(ordinal, kind, content)| dataset_text::Model {
        dataset: dataset.0,
        ordinal,
        kind: kind.to_owned(),
        content: content.to_lowercase(),
    });
    let rows: Vec<_> = rows.map(IntoActiveModel::into_active_model).collect();
    for chunk in rows.chunks(INSERT_ROWS_MAX) {
        let insert = dataset_text::Entity::insert_many(chunk.to_vec());
        insert.exec_without_returning(&db.tx).await.or_failure()?;
    }
    Ok(())
}

/// Datasets that `text` finds: most of its terms stand in their texts, or all of it in the name of their owner.
pub(super) fn condition(text: &str) -> Condition {
    use organisation::Column;
    let owners = organisation::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(scope::containing(text, &[Column::NameZh, Column::NameEn, Column::Code]))
        .into_query();
    let by_owner = dataset::Column::Owner.in_subquery(owners);
    match found(text) {
        Some(found) => Condition::any()
            .add(dataset::Column::Id.in_subquery(found))
            .add(by_owner),
        None => Condition::any()
            .add(scope::containing(text, &[dataset::Column::Name]))
            .add(by_owner),
    }
}

/// How closely a dataset matches `text`, for the order of the list; 0 for those that only their owner finds.
pub(super) fn score(text: &str) -> Expr {
    let whole = text.to_lowercase();
    let content = || Expr::col(dataset_text::Column::Content);
    let kind = |kind: &'static str| Expr::col(dataset_text::Column::Kind).eq(kind);
    let close = CaseStatement::new()
        .case(kind(TITLE).and(content().eq(whole.as_str())), 100)
        .case(kind(TITLE).and(content().like(containing(&whole))), 80)
        .case(kind(COLUMN).and(content().eq(whole.as_str())), 60)
        .case(kind(COLUMN).and(content().like(containing(&whole))), 50)
        .case(content().like(containing(&whole)), 40)
        .finally(0);
    let mut score: Expr = Func::max(close).into();
    for term in terms(text) {
        let hit = CaseStatement::new()
            .case(kind(TITLE).and(occurs(&term)), 2)
            .case(occurs(&term), 1)
            .finally(0);
        score = score.add(Func::max(hit));
    }
    let select = dataset_text::Entity::find()
        .select_only()
        .expr(score)
        .filter(
            Expr::col((dataset_text::Entity, dataset_text::Column::Dataset))
                .equals((dataset::Entity, dataset::Column::Id)),
        )
        .into_query();
    Func::coalesce([Expr::SubQuery(None, Box::new(select.into())), Expr::val(0)]).into()
}

/// Datasets of which no column names were saved yet.
pub(super) fn without_columns() -> Condition {
    let with = dataset_text::Entity::find()
        .select_only()
        .column(dataset_text::Column::Dataset)
        .filter(dataset_text::Column::Kind.eq(COLUMN))
        .into_query();
    Condition::all().add(dataset::Column::Id.not_in_subquery(with))
}

/// The datasets in whose texts most terms occur; none where the text has no letter or digit.
fn found(text: &str) -> Option<SelectStatement> {
    let terms = terms(text);
    let mut hits: Option<Expr> = None;
    for term in &terms {
        let hit: Expr = Func::max(CaseStatement::new().case(occurs(term), 1).finally(0)).into();
        hits = Some(match hits {
            Some(hits) => hits.add(hit),
            None => hit,
        });
    }
    let needed = i32::try_from(needed(terms.len())).unwrap_or(i32::MAX);
    let found = dataset_text::Entity::find()
        .select_only()
        .column(dataset_text::Column::Dataset)
        .group_by(dataset_text::Column::Dataset)
        .having(hits?.gte(needed));
    Some(found.into_query())
}

/// Of so many terms, so many have to occur: all of two, three of four, six of ten.
fn needed(terms: usize) -> usize {
    (terms * 6).div_ceil(10)
}

/// Whether a term occurs in a text; both characters of a pair may stand apart inside a title.
fn occurs(term: &str) -> Expr {
    let content = || Expr::col(dataset_text::Column::Content);
    let together = content().like(containing(term));
    let mut letters = term.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), Some(second), None) if is_han(first) && is_han(second) => {
            let apart = content().like(LikeExpr::new(format!("%{first}%{second}%")));
            let in_title = Expr::col(dataset_text::Column::Kind).eq(TITLE);
            together.or(in_title.and(apart))
        }
        _ => together,
    }
}

fn containing(text: &str) -> LikeExpr {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

/// The terms of a search text: words of letters and digits, and the pairs of each run of Chinese characters.
fn terms(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut terms: Vec<String> = Vec::new();
    for run in runs(&text) {
        let letters: Vec<char> = run.chars().collect();
        if letters.len() < 2 || !is_han(letters[0]) {
            terms.push(run.to_owned());
            continue;
        }
        terms.extend(letters.windows(2).map(|pair| pair.iter().collect()));
    }
    let mut seen = std::collections::HashSet::new();
    terms.retain(|term| seen.insert(term.clone()));
    terms.truncate(TERMS_MAX);
    terms
}

/// Runs of Chinese characters, and runs of other letters and digits, in their order.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.flat_map(|word| {
        let mut pieces = Vec::new();
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let han = is_han(first);
            let end = rest.find(|letter| is_han(letter) != han).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            pieces.push(piece);
            rest = after;
        }
        pieces
    })
}

/// Chinese characters of the Basic Multilingual Plane, extension A included.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_text_is_cut_into_words_and_pairs() {
        assert_eq!(terms("户籍"), ["户籍"]);
        assert_eq!(terms("社保缴费"), ["社保", "保缴", "缴费"]);
        assert_eq!(terms("GB2260 区"), ["gb2260", "区"]);
        assert_eq!(terms("企业market_entities、电话"), ["企业", "market_entities", "电话"]);
        assert_eq!(terms("…、 %"), [] as [&str; 0]);
        assert_eq!(terms("电话电话"), ["电话", "话电"], "each once");
    }

    #[test]
    fn most_terms_have_to_occur() {
        let wanted: Vec<_> = (1..=5).map(needed).collect();
        assert_eq!(wanted, [1, 2, 2, 3, 3]);
    }
}
