//! What a registry model means for a build: the SQL over each source, whom to ask for each field, the table's columns. It
//! must not know which rows there are.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use arrow::datatypes::{DataType, Field, FieldRef, Schema, SchemaRef, TimeUnit};
use jixia_lake::{schema::data_type, sql};
use jixia_model::{
    DatasetName, Error, Result,
    registry::{RegistryField, RegistryModel, RegistrySource, Trust},
};

/// JSON text: field to dataset.
pub(super) const SOURCES: &str = "_sources";
/// The instant from which a row is valid.
pub(super) const VALID_FROM: &str = "_valid_from";
/// The instant at which a row ceased to be valid.
pub(super) const VALID_TO: &str = "_valid_to";
/// The transaction that made a row.
pub(super) const BUILD: &str = "_build";
/// The instant from which a conflict is known.
pub(super) const SINCE: &str = "since";

/// Name of the source's table in its SQL.
pub(super) const SOURCE_TABLE: &str = "source";
/// Name of the function that tells whether a key is to be worked out again.
pub(super) const TOUCHED: &str = "registry_touched";

/// A registry model made ready.
pub(super) struct Plan {
    pub(super) registry: DatasetName,
    /// Name of the key column.
    pub(super) key: String,
    pub(super) fields: Vec<FieldPlan>,
    pub(super) sources: Vec<SourcePlan>,
    /// Changes when a build would come out differently for the same rows.
    pub(super) fingerprint: String,
    valid: Option<String>,
}

/// A field and whom to ask for it.
pub(super) struct FieldPlan {
    pub(super) field: FieldRef,
    /// Sources to believe, best first, each with the column of its rows that gives the field.
    pub(super) believed: Vec<Giver>,
    /// The latest value counts, and the order only among equal days.
    pub(super) latest: bool,
    /// Sources to compare, none when the field makes no conflicts.
    pub(super) compared: Vec<Giver>,
}

/// A source that gives a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Giver {
    /// Index of the source.
    pub(super) source: usize,
    /// Index of the column in the source's rows.
    pub(super) column: usize,
}

/// A source made ready.
pub(super) struct SourcePlan {
    pub(super) dataset: DatasetName,
    /// Columns of its rows: key, as-of, delivery, line, then the fields that it gives.
    pub(super) schema: SchemaRef,
    /// The model says how old a row is; otherwise its delivery does.
    pub(super) has_as_of: bool,
    /// Gives a field of which the latest value counts, so that the day of a row matters.
    pub(super) day_matters: bool,
    model: RegistrySource,
}

/// Columns of a source's rows before its fields.
pub(super) const SOURCE_COLUMNS: usize = 4;

impl Plan {
    pub(super) fn new(model: &RegistryModel) -> Result<Self> {
        let latest: Vec<&str> = model
            .fields
            .iter()
            .filter(|field| field.trust == Trust::Latest)
            .map(|field| field.name.as_str())
            .collect();
        let sources = model
            .sources
            .iter()
            .map(|source| SourcePlan::new(model, source, &latest))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self {
            registry: model.name.clone(),
            key: model.key.name.clone(),
            fields: model.fields.iter().map(|field| FieldPlan::new(model, field)).collect(),
            sources,
            fingerprint: fingerprint(model),
            valid: model.key.valid.clone(),
        })
    }

    /// Columns of the registry's table.
    pub(super) fn schema(&self) -> SchemaRef {
        let instant = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
        let mut fields = vec![Arc::new(Field::new(&self.key, DataType::Utf8, true))];
        fields.extend(self.fields.iter().map(|plan| Arc::clone(&plan.field)));
        for (name, data_type) in [
            (SOURCES, DataType::Utf8),
            (VALID_FROM, instant.clone()),
            (VALID_TO, instant),
            (BUILD, DataType::Utf8),
        ] {
            fields.push(Arc::new(Field::new(name, data_type, true)));
        }
        Arc::new(Schema::new(fields))
    }

    /// The SQL that gives key, delivery and line of all rows of a source that has deliveries.
    pub(super) fn identity_sql(&self, source: &SourcePlan) -> String {
        format!(
            "select * from (select {} as {}, arrow_cast(null, 'Timestamp(Microsecond, None)') as _as_of, {}, {} \
             from {SOURCE_TABLE}) where {} is not null",
            enclosed(&source.model.key),
            sql::name(&self.key),
            jixia_lake::schema::DELIVERY_COLUMN,
            jixia_lake::schema::LINE_COLUMN,
            sql::name(&self.key),
        )
    }

    /// The SQL that gives the rows of a source; `columns` are the columns that its table has, `only` the function that
    /// tells which keys are wanted.
    pub(super) fn sql(&self, source: &SourcePlan, columns: &Schema, only: Option<&str>) -> String {
        let key = sql::name(&self.key);
        let technical = |name: &str, sql_type: &str| match columns.field_with_name(name) {
            Ok(_) => format!("cast({name} as {sql_type})"),
            Err(_) => format!("cast(null as {sql_type})"),
        };
        let mut given = vec![
            format!("{} as {key}", enclosed(&source.model.key)),
            match &source.model.as_of {
                Some(sql) => format!(
                    "arrow_cast({}, 'Timestamp(Microsecond, None)') as _as_of",
                    enclosed(sql)
                ),
                None => "arrow_cast(null, 'Timestamp(Microsecond, None)') as _as_of".to_owned(),
            },
            format!(
                "{} as _delivery",
                technical(jixia_lake::schema::DELIVERY_COLUMN, "varchar")
            ),
            format!("{} as _line", technical(jixia_lake::schema::LINE_COLUMN, "bigint")),
        ];
        let fields = source.model.fields.iter();
        given.extend(fields.map(|(field, sql)| format!("{} as {}", enclosed(sql), sql::name(field))));
        let when = source.model.when.as_deref().unwrap_or("true");
        let mut conditions = vec![format!("{key} is not null")];
        if let Some(only) = only {
            conditions.insert(0, format!("{only}({key})"));
        }
        conditions.extend(self.valid.as_deref().map(enclosed));
        format!(
            "select * from (select {} from {SOURCE_TABLE} where {}) where {}",
            given.join(", "),
            enclosed(when),
            conditions.join(" and ")
        )
    }
}

/// Columns as they are worked with: which source gave what is a long text of which there are few, so rows hold views of it
/// instead of a copy each.
pub(super) fn working(columns: &Schema) -> SchemaRef {
    let fields = columns.fields().iter().map(|field| match field.name().as_str() {
        SOURCES => Arc::new(field.as_ref().clone().with_data_type(DataType::Utf8View)),
        _ => Arc::clone(field),
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// An expression in brackets; the line break ends a comment at its end.
fn enclosed(sql: &str) -> String {
    format!("({sql}\n)")
}

impl SourcePlan {
    fn new(model: &RegistryModel, source: &RegistrySource, latest: &[&str]) -> Result<Self> {
        let mut fields = vec![
            Field::new(&model.key.name, DataType::Utf8, false),
            Field::new("_as_of", DataType::Int64, true),
            Field::new("_delivery", DataType::FixedSizeBinary(16), true),
            Field::new("_line", DataType::Int64, true),
        ];
        for (name, _) in &source.fields {
            let Some(field) = model.fields.iter().find(|field| field.name == *name) else {
                return Err(field_unknown(&source.dataset, name));
            };
            fields.push(Field::new(name, data_type(field.column_type), true));
        }
        Ok(Self {
            dataset: source.dataset.clone(),
            schema: Arc::new(Schema::new(fields)),
            has_as_of: source.as_of.is_some(),
            day_matters: source.fields.iter().any(|(name, _)| latest.contains(&name.as_str())),
            model: source.clone(),
        })
    }
}

impl FieldPlan {
    fn new(model: &RegistryModel, field: &RegistryField) -> Self {
        let giver = |index: usize| {
            let place = model.sources[index]
                .fields
                .iter()
                .position(|(name, _)| *name == field.name)?;
            Some(Giver {
                source: index,
                column: SOURCE_COLUMNS + place,
            })
        };
        let all: Vec<Giver> = (0..model.sources.len()).filter_map(giver).collect();
        let believed = match &field.trust {
            Trust::Latest => all.clone(),
            Trust::Order(order) => order
                .iter()
                .filter_map(|dataset| model.sources.iter().position(|source| source.dataset == *dataset))
                .filter_map(giver)
                .collect(),
        };
        Self {
            field: Arc::new(Field::new(&field.name, data_type(field.column_type), true)),
            believed,
            latest: field.trust == Trust::Latest,
            compared: if field.conflicts { all } else { Vec::new() },
        }
    }
}

fn fingerprint(model: &RegistryModel) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{:?} {:?} {:?}", model.key.name, model.key.valid, model.sources).hash(&mut hasher);
    for field in &model.fields {
        format!(
            "{} {} {:?} {}",
            field.name, field.column_type, field.trust, field.conflicts
        )
        .hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn field_unknown(dataset: &DatasetName, field: &str) -> Error {
    Error::invalid(
        "registry.field_unknown",
        format!(
            "The source '{dataset}' gives the field '{field}', which the registry does not have; add or rename it."
        ),
    )
    .with("dataset", dataset)
    .with("field", field)
}
