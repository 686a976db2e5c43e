//! Decision tables in expressions: `table.column` becomes a function of the table's inputs; it must not know what a table
//! decides.

use std::{
    fmt,
    hash::{Hash, Hasher},
    slice,
    sync::Arc,
};

use arrow::{
    array::{Array, ArrayRef, UInt32Array},
    compute::take,
    datatypes::DataType,
    row::{RowConverter, Rows, SortField},
};
use datafusion::{
    common::{
        Column, DFSchema, Result as PlanResult, TableReference,
        tree_node::{Transformed, TreeNode},
    },
    logical_expr::{
        ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility, cast, col,
    },
};
use jixia_lake::Lookup;
use jixia_model::{Error, Result};
use rustc_hash::FxHashMap;

/// The decision tables of one program.
pub(super) struct Tables(Vec<Table>);

struct Table {
    lookup: Lookup,
    index: Arc<Index>,
}

impl Tables {
    /// # Errors
    /// `program.table_malformed` when a table lacks one of its inputs.
    pub(super) fn new(lookups: &[Lookup]) -> Result<Self> {
        let tables = lookups.iter().map(|lookup| {
            let index = Index::new(lookup).map_err(|error| malformed(&lookup.name).with_source(error))?;
            Ok(Table {
                lookup: lookup.clone(),
                index: Arc::new(index),
            })
        });
        tables.collect::<Result<_>>().map(Self)
    }

    /// The columns that an expression may use: those of `known`, and each table's under its name.
    pub(super) fn extend(&self, known: &DFSchema) -> PlanResult<DFSchema> {
        let mut fields: Vec<_> = known
            .iter()
            .map(|(qualifier, field)| (qualifier.cloned(), Arc::clone(field)))
            .collect();
        for table in &self.0 {
            let name = TableReference::bare(table.lookup.name.clone());
            let columns = table.lookup.rows.schema();
            let outputs = columns
                .fields()
                .iter()
                .filter(|field| !table.lookup.inputs.contains(field.name()));
            fields.extend(outputs.map(|field| (Some(name.clone()), Arc::clone(field))));
        }
        DFSchema::new_with_metadata(fields, known.metadata().clone())
    }

    /// Puts the look-up in the place of each `table.column`.
    pub(super) fn resolve(&self, expression: Expr) -> PlanResult<Expr> {
        let resolved = expression.transform_up(|expression| {
            let Expr::Column(column) = &expression else {
                return Ok(Transformed::no(expression));
            };
            Ok(match self.cell(column) {
                Some(cell) => Transformed::yes(cell),
                None => Transformed::no(expression),
            })
        });
        resolved.map(|resolved| resolved.data)
    }

    fn cell(&self, column: &Column) -> Option<Expr> {
        let name = column.relation.as_ref()?.table();
        let table = self.0.iter().find(|table| table.lookup.name == name)?;
        let values = table.lookup.rows.column_by_name(column.name())?;
        let inputs = table.lookup.inputs.iter().zip(&table.index.types);
        let inputs = inputs.map(|(input, data_type)| cast(col(Column::new_unqualified(input)), data_type.clone()));
        let cell = Cell {
            name: format!("{name}.{}", column.name()),
            signature: Signature::any(table.lookup.inputs.len(), Volatility::Immutable),
            index: Arc::clone(&table.index),
            values: Arc::clone(values),
        };
        Some(ScalarUDF::new_from_impl(cell).call(inputs.collect()))
    }
}

fn malformed(name: &str) -> Error {
    Error::invalid(
        "program.table_malformed",
        format!("The table '{name}' lacks one of its input columns; give it every input column."),
    )
    .with("table", name)
}

/// The function that gives one column of one table for its inputs.
struct Cell {
    name: String,
    signature: Signature,
    index: Arc<Index>,
    values: ArrayRef,
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Arc::ptr_eq(&self.index, &other.index)
    }
}

impl Eq for Cell {}

impl Hash for Cell {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl ScalarUDFImpl for Cell {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _given: &[DataType]) -> PlanResult<DataType> {
        Ok(self.values.data_type().clone())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> PlanResult<ColumnarValue> {
        let columns = ColumnarValue::values_to_arrays(&args.args)?;
        let rows = columns.first().map_or(args.number_rows, Array::len);
        let found = self.index.find(&columns, rows)?;
        Ok(ColumnarValue::Array(take(&self.values, &found, None)?))
    }
}

/// Finds rows of a table by the values of its inputs.
struct Index {
    types: Vec<DataType>,
    converters: Vec<RowConverter>,
    /// Rows in which the same inputs are filled, by what stands there.
    patterns: Vec<Pattern>,
}

struct Pattern {
    filled: Vec<usize>,
    first_row: FxHashMap<Vec<u8>, u32>,
}

impl Index {
    fn new(lookup: &Lookup) -> PlanResult<Self> {
        let schema = lookup.rows.schema();
        let places = lookup.inputs.iter().map(|input| schema.index_of(input));
        let inputs = lookup.rows.project(&places.collect::<Result<Vec<_>, _>>()?)?;
        let types: Vec<DataType> = inputs
            .columns()
            .iter()
            .map(|column| column.data_type().clone())
            .collect();
        let converters = types
            .iter()
            .map(|data_type| RowConverter::new(vec![SortField::new(data_type.clone())]));
        let mut index = Self {
            converters: converters.collect::<Result<_, _>>()?,
            types,
            patterns: Vec::new(),
        };
        let cells = inputs.columns();
        let encoded = index.encode(cells)?;
        for row in 0..inputs.num_rows() {
            let filled: Vec<usize> = (0..cells.len()).filter(|input| cells[*input].is_valid(row)).collect();
            let key = key(&encoded, &filled, row);
            let pattern = index.pattern(filled);
            pattern.first_row.entry(key).or_insert(row as u32);
        }
        Ok(index)
    }

    fn pattern(&mut self, filled: Vec<usize>) -> &mut Pattern {
        let known = self.patterns.iter().position(|pattern| pattern.filled == filled);
        let place = known.unwrap_or_else(|| {
            self.patterns.push(Pattern {
                filled,
                first_row: FxHashMap::default(),
            });
            self.patterns.len() - 1
        });
        &mut self.patterns[place]
    }

    fn encode(&self, columns: &[ArrayRef]) -> PlanResult<Vec<Rows>> {
        let encoded = columns
            .iter()
            .zip(&self.converters)
            .map(|(column, converter)| Ok(converter.convert_columns(slice::from_ref(column))?));
        encoded.collect()
    }

    /// For each row of the inputs the first row of the table that matches.
    fn find(&self, inputs: &[ArrayRef], rows: usize) -> PlanResult<UInt32Array> {
        let encoded = self.encode(inputs)?;
        let found = (0..rows).map(|row| {
            let matches = self.patterns.iter().filter_map(|pattern| {
                let key = key(&encoded, &pattern.filled, row);
                pattern.first_row.get(&key).copied()
            });
            matches.min()
        });
        Ok(found.collect())
    }
}

fn key(encoded: &[Rows], filled: &[usize], row: usize) -> Vec<u8> {
    let mut key = Vec::new();
    for input in filled {
        key.extend_from_slice(encoded[*input].row(row).as_ref());
    }
    key
}
