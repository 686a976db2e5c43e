//! The second half of a pack check: every expression and query is planned on the engine that will run it.
//!
//! `jixia_pack::check` reads files and needs no engine; this part needs one, and no rows.

use std::{collections::HashMap, sync::Arc};

use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use jixia_lake::{
    Lake, Limits, Program, Query, QueryTable, Source,
    schema::{contract_schema, data_type},
};
use jixia_model::{
    DatasetName, Error,
    contract::{CheckTest, Contract},
    indicator::Indicator,
};
use jixia_pack::{Diagnostic, Pack};
use jixia_policy::Action;

use crate::{indicators::measure, rules::CompiledRule};

/// Plans everything in `packs` and says what cannot be planned, and why.
pub async fn plan(packs: &[Pack], lake: &dyn Lake) -> Vec<Diagnostic> {
    let tables = packs.iter().flat_map(Pack::tables);
    let planner = Planner {
        lake,
        schemas: tables
            .map(|contract| (contract.name.clone(), contract_schema(contract)))
            .collect(),
    };
    let mut found = Vec::new();
    for pack in packs {
        let mut report = |file: &str, error: Error| {
            found.push(Diagnostic::cannot_be_planned(
                pack.manifest.name.as_str(),
                file,
                &error.message,
            ));
        };
        for file in &pack.contracts {
            planner
                .contract(&file.contract)
                .await
                .into_iter()
                .for_each(|error| report(&file.path, error));
        }
        for model in &pack.models {
            if let Err(error) = planner.query(&model.sql, &model.reads).await {
                report(&model.path.replace(".yaml", ".sql"), error);
            }
        }
        for registry in &pack.registries {
            for source in &registry.registry.sources {
                let fields = source.fields.iter().map(|(_, sql)| sql);
                let parts = fields
                    .chain([&source.key])
                    .chain(&source.as_of)
                    .map(|sql| (DataType::Null, sql));
                let parts = parts.chain(source.when.iter().map(|sql| (DataType::Boolean, sql)));
                planner
                    .expressions(&source.dataset, parts)
                    .into_iter()
                    .for_each(|error| report(&registry.path, error));
            }
        }
        for file in &pack.rules {
            let compiled = CompiledRule::compile(&file.rule, lake);
            compiled.err().into_iter().for_each(|error| report(&file.path, error));
            if let Some(population) = &file.rule.population {
                let inputs = population.inputs.iter().map(|(_, sql)| (DataType::Null, sql));
                let settings = file.rule.settings.iter();
                let settings = settings
                    .map(|setting| Field::new(&setting.name, data_type(setting.column_type), true))
                    .collect();
                planner
                    .expressions_beside(&population.dataset, settings, inputs)
                    .into_iter()
                    .for_each(|error| report(&file.path, error));
            }
        }
        for entry in &pack.indicators {
            if let Err(error) = planner.indicator(&entry.indicator).await {
                report(&entry.path, error);
            }
        }
    }
    found.extend(packs.iter().flat_map(unknown_acts));
    found
}

/// Policy decides by the act who may take a step; one with an act that it does not know nobody could take.
fn unknown_acts(pack: &Pack) -> Vec<Diagnostic> {
    let steps = pack
        .flows
        .iter()
        .flat_map(|entry| entry.flow.steps.iter().map(move |step| (entry, step)));
    let unknown = steps.filter(|(_, step)| Action::from_word(&step.act).is_none());
    unknown
        .map(|(entry, step)| Diagnostic::unknown_act(pack.manifest.name.as_str(), &entry.path, &step.name, &step.act))
        .collect()
}

struct Planner<'a> {
    lake: &'a dyn Lake,
    schemas: HashMap<DatasetName, SchemaRef>,
}

impl Planner<'_> {
    async fn contract(&self, contract: &Contract) -> Vec<Error> {
        let mut errors = Vec::new();
        for check in &contract.checks {
            match &check.test {
                CheckTest::Row { sql } => errors.extend(self.expressions(&contract.name, [(DataType::Boolean, sql)])),
                CheckTest::Delivery { sql } => {
                    let schema = contract_schema(contract);
                    let table = QueryTable {
                        name: "delivery".into(),
                        source: Source::Given {
                            schema,
                            rows: Vec::new(),
                        },
                    };
                    errors.extend(self.run(sql, vec![table]).await.err());
                }
                CheckTest::Unique { .. } => {}
            }
        }
        errors
    }

    async fn query(&self, sql: &str, reads: &[DatasetName]) -> Result<(), Error> {
        self.run(sql, self.tables(reads)).await
    }

    async fn indicator(&self, indicator: &Indicator) -> Result<(), Error> {
        let mut tables = self.tables(&indicator.reads);
        tables.push(measure::day(NaiveDate::default())?);
        self.run(&measure::statement(indicator), tables).await
    }

    fn tables(&self, reads: &[DatasetName]) -> Vec<QueryTable> {
        let tables = reads.iter().filter_map(|read| {
            let schema = Arc::clone(self.schemas.get(read)?);
            Some(QueryTable {
                name: read.to_string(),
                source: Source::Given {
                    schema,
                    rows: Vec::new(),
                },
            })
        });
        tables.collect()
    }

    async fn run(&self, sql: &str, tables: Vec<QueryTable>) -> Result<(), Error> {
        self.lake
            .query(Query {
                sql: sql.to_owned(),
                tables,
                limits: Limits::system(),
            })
            .await
            .map(drop)
    }

    /// Plans expressions over the columns of a dataset; `Null` as type leaves the type to the expression.
    fn expressions<'s>(
        &self,
        dataset: &DatasetName,
        parts: impl IntoIterator<Item = (DataType, &'s String)>,
    ) -> Vec<Error> {
        self.expressions_beside(dataset, Vec::new(), parts)
    }

    /// As [`Planner::expressions`], with more columns beside those of the dataset.
    fn expressions_beside<'s>(
        &self,
        dataset: &DatasetName,
        more: Vec<Field>,
        parts: impl IntoIterator<Item = (DataType, &'s String)>,
    ) -> Vec<Error> {
        let Some(schema) = self.schemas.get(dataset) else {
            return Vec::new();
        };
        let fields = schema.fields().iter().cloned().chain(more.into_iter().map(Arc::new));
        let schema: SchemaRef = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let parts = parts.into_iter().filter_map(|(data_type, sql)| {
            let kind = if data_type == DataType::Null {
                DataType::Utf8
            } else {
                data_type
            };
            let output = (Field::new("value", kind, true), sql.clone());
            self.lake
                .compile(&Program {
                    input: Arc::clone(&schema),
                    outputs: vec![output],
                    lookups: Vec::new(),
                })
                .err()
        });
        parts.collect()
    }
}
