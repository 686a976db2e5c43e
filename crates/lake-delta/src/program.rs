//! Compiles named SQL expressions once and runs them over many batches, without a plan and without waiting; it must not
//! know where the rows come from or what the outputs decide.

mod lookup;

use std::sync::Arc;

use arrow::{
    datatypes::{Field, FieldRef, Schema, SchemaRef},
    record_batch::{RecordBatch, RecordBatchOptions},
};
use datafusion::{
    common::{
        DFSchema, Result as PlanResult, not_impl_err,
        tree_node::{Transformed, TreeNode},
    },
    execution::SessionState,
    logical_expr::{Expr, Operator, cast, simplify::SimplifyContext},
    optimizer::simplify_expressions::ExprSimplifier,
    physical_expr::{PhysicalExpr, expressions::BinaryExpr},
};
use jixia_lake::{Compiled, Program};
use jixia_model::{Error, Result};

use crate::{DeltaLake, query::expression_error};
use lookup::Tables;

impl DeltaLake {
    /// Compiles `program`; see [`jixia_lake::Lake::compile`].
    ///
    /// # Errors
    /// `program.name_taken`, `program.table_malformed`, and for an output that cannot be understood `program.syntax`,
    /// `program.column_unknown`, `program.function_unknown`, `program.type` or `program.unsupported`. Running it can
    /// give `program.value` and `program.division_by_zero`.
    pub(crate) fn compile_program(&self, program: &Program) -> Result<Box<dyn Compiled>> {
        let state = self.engine().template();
        let tables = Tables::new(&program.lookups)?;
        let mut known: Vec<FieldRef> = program.input.fields().iter().cloned().collect();
        let mut outputs = Vec::with_capacity(program.outputs.len());
        for (field, sql) in &program.outputs {
            if known.iter().any(|taken| taken.name() == field.name()) {
                return Err(name_taken(field.name()));
            }
            let schema = Arc::new(Schema::new(known.clone()));
            let expression = compile(&state, &tables, &schema, (field, sql))
                .map_err(|error| output_error(expression_error(error, sql), field.name()))?;
            outputs.push(Output {
                expression,
                name: field.name().clone(),
                sql: sql.clone(),
            });
            known.push(Arc::new(field.clone().with_nullable(true)));
        }
        let made = known.split_off(program.input.fields().len());
        Ok(Box::new(Expressions {
            input: Arc::clone(&program.input),
            schema: Arc::new(Schema::new(made)),
            outputs,
        }))
    }
}

/// A compiled program.
struct Expressions {
    input: SchemaRef,
    outputs: Vec<Output>,
    schema: SchemaRef,
}

struct Output {
    name: String,
    sql: String,
    expression: Arc<dyn PhysicalExpr>,
}

impl Compiled for Expressions {
    fn run(&self, input: &RecordBatch) -> Result<RecordBatch> {
        let rows = input.num_rows();
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let mut fields: Vec<FieldRef> = self.input.fields().iter().cloned().collect();
        let mut columns = input.columns().to_vec();
        for (output, field) in self.outputs.iter().zip(self.schema.fields()) {
            let schema = Arc::new(Schema::new(fields.clone()));
            let known =
                RecordBatch::try_new_with_options(schema, columns.clone(), &options).map_err(Error::internal)?;
            let column = output
                .expression
                .evaluate(&known)
                .and_then(|value| value.into_array(rows))
                .map_err(|error| output_error(expression_error(error, &output.sql), &output.name))?;
            fields.push(Arc::clone(field));
            columns.push(column);
        }
        let made = columns.split_off(input.num_columns());
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), made, &options).map_err(Error::internal)
    }
}

fn compile(
    state: &SessionState,
    tables: &Tables,
    schema: &SchemaRef,
    (field, sql): (&Field, &str),
) -> PlanResult<Arc<dyn PhysicalExpr>> {
    let columns = DFSchema::try_from(Arc::clone(schema))?;
    let expression = state.create_logical_expr(sql, &tables.extend(&columns)?)?;
    let expression = tables.resolve(expression)?;
    let expression = cast(expression.unalias(), field.data_type().clone());
    let expression = simplify(state, expression, &columns)?;
    if expression.is_volatile() {
        return not_impl_err!("it would say something else each time");
    }
    let expression = state.create_physical_expr(expression, &columns)?;
    let expression = expression
        .transform_up(|expression| Ok(refuse_overflow(expression)))?
        .data;
    // Some functions are found out to make no sense here only when they are called.
    expression.evaluate(&RecordBatch::new_empty(Arc::clone(schema)))?;
    Ok(expression)
}

/// Puts simpler expressions in the place of functions that exist in SQL alone, such as `coalesce`. The day of today is
/// not among them: a program says the same for the same rows on every day.
fn simplify(state: &SessionState, expression: Expr, columns: &DFSchema) -> PlanResult<Expr> {
    let context = SimplifyContext::builder()
        .with_schema(Arc::new(columns.clone()))
        .with_config_options(Arc::clone(state.config_options()))
        .build();
    let simplifier = ExprSimplifier::new(context);
    simplifier.simplify(simplifier.coerce(expression, columns)?)
}

/// Makes sums and products that leave their type an error; by default they would wrap around.
fn refuse_overflow(expression: Arc<dyn PhysicalExpr>) -> Transformed<Arc<dyn PhysicalExpr>> {
    let Some(binary) = expression.downcast_ref::<BinaryExpr>() else {
        return Transformed::no(expression);
    };
    if !matches!(binary.op(), Operator::Plus | Operator::Minus | Operator::Multiply) {
        return Transformed::no(expression);
    }
    Transformed::yes(Arc::new(binary.clone().with_fail_on_overflow(true)))
}

/// Codes of the failure of an expression, and of the same failure of an output.
const CODES: [(&str, &str); 7] = [
    ("query.syntax", "program.syntax"),
    ("query.column_unknown", "program.column_unknown"),
    ("query.function_unknown", "program.function_unknown"),
    ("query.type", "program.type"),
    ("query.value", "program.value"),
    ("query.division_by_zero", "program.division_by_zero"),
    ("query.unsupported", "program.unsupported"),
];

/// Makes the failure of an expression speak of its output.
fn output_error(mut error: Error, output: &str) -> Error {
    if let Some((_, code)) = CODES.iter().find(|(code, _)| *code == error.code) {
        error.code = code;
        error.message = format!("Output '{output}': {}", error.message);
    }
    error.with("output", output)
}

fn name_taken(name: &str) -> Error {
    Error::invalid(
        "program.name_taken",
        format!("The output '{name}' has the name of an input or of an output before it; choose another name."),
    )
    .with("output", name)
}
