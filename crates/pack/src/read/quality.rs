//! Quality rules, each turned into a check that can be run, or refused.
//!
//! It writes SQL that any engine of the lake understands and never skips a rule.

use jixia_model::{
    Text,
    contract::{Check, CheckTest, Column, Severity},
    rule::RuleValue,
};

use super::{Cx, custom::Custom, values};
use crate::{
    codes,
    diagnostic::Finding,
    files::quality::{QualityFile, SeverityWord},
    rules::columns,
    source::Place,
    sql::{self, names::names, place},
    yaml::{At, Cell},
};

/// The table that delivery checks read.
const DELIVERY: &str = "delivery";

/// Longest list of allowed values that is told with the message.
const ALLOWED_SHOWN_MAX: usize = 12;

/// The rule being read, and the columns it is about.
struct Rule<'a> {
    file: &'a At<QualityFile>,
    column: Option<&'a Column>,
    columns: &'a [Column],
}

/// Reads a quality rule of a column, or of the whole table when `column` is none.
pub(crate) fn read(
    file: &At<QualityFile>,
    column: Option<&Column>,
    columns: &[Column],
    cx: &mut Cx<'_>,
) -> Option<Check> {
    let custom = Custom::new(&file.value.custom_properties, &["messageZh", "messageEn"], cx);
    let message = custom.required_pair("message", cx);
    super::names::column(&file.value.name, cx);
    let rule = Rule { file, column, columns };
    let kind = file.value.kind.as_ref().map_or("library", |at| at.value.as_str());
    let test = match kind {
        "library" => rule.library(cx),
        "sql" => rule.sql(cx),
        "custom" => rule.custom(cx),
        other => rule.cannot_run(
            file.value.kind.as_ref().map(|at| at.place),
            &format!("type '{other}'"),
            cx,
        ),
    };
    Some(Check {
        name: file.value.name.value.clone(),
        message: with_allowed(message?, file, cx),
        column: column.map(|column| column.name.clone()),
        test: test?,
        severity: match file.value.severity.value {
            SeverityWord::Error => Severity::Error,
            SeverityWord::Warning => Severity::Warning,
        },
    })
}

impl Rule<'_> {
    fn cannot_run<T>(&self, place: Option<Place>, what: &str, cx: &mut Cx<'_>) -> Option<T> {
        let name = &self.file.value.name.value;
        let message = Text::new(
            format!("检查 '{name}' 无法执行：{what}。"),
            format!("The check '{name}' cannot be run: {what}."),
        );
        let finding = Finding::error(codes::CHECK_CANNOT_RUN, message);
        cx.at(
            place.unwrap_or(self.file.value.name.place),
            finding.remedy(
                "可用：library(nullValues、missingValues、invalidValues、duplicateValues、rowCount)、sql、custom(engine: jixia)。",
                "What can be run: library (nullValues, missingValues, invalidValues, duplicateValues, rowCount), sql, custom (engine: jixia).",
            ),
        );
        None
    }

    fn missing<T>(&self, key: &str, cx: &mut Cx<'_>) -> Option<T> {
        let name = &self.file.value.name.value;
        let message = Text::new(
            format!("检查 '{name}' 缺少 '{key}'。"),
            format!("The check '{name}' lacks '{key}'."),
        );
        let finding = Finding::error(codes::MISSING_KEY, message);
        cx.at(
            self.file.value.name.place,
            finding.remedy(format!("加上 '{key}:'。"), format!("Add '{key}:'.")),
        );
        None
    }

    fn library(&self, cx: &mut Cx<'_>) -> Option<CheckTest> {
        let Some(metric) = &self.file.value.metric else {
            return self.missing("metric", cx);
        };
        let bound = self.bound(cx);
        match metric.value.as_str() {
            "rowCount" => Some(delivery("count(*)", &bound?)),
            "duplicateValues" => self.duplicates(&bound?, cx),
            "nullValues" => self.bad_values(None, &bound?, cx),
            "missingValues" => {
                let Some(values) = &self.file.value.arguments.missing_values else {
                    return self.missing("arguments: {missingValues: […]}", cx);
                };
                self.bad_values(Some(("not in", values)), &bound?, cx)
            }
            "invalidValues" => self.invalid_values(&bound?, cx),
            other => self.cannot_run(Some(metric.place), &format!("metric '{other}'"), cx),
        }
    }

    /// The one comparison that the number must stand.
    fn bound(&self, cx: &mut Cx<'_>) -> Option<Bound> {
        let file = &self.file.value;
        let single = [
            (&file.must_be, "="),
            (&file.must_not_be, "<>"),
            (&file.must_be_greater_than, ">"),
            (&file.must_be_greater_or_equal_to, ">="),
            (&file.must_be_less_than, "<"),
            (&file.must_be_less_or_equal_to, "<="),
        ];
        let number = |cell: &Cell, cx: &Cx<'_>| literal(&cell.value(cx.source));
        let mut bounds: Vec<String> = Vec::new();
        for (cell, operator) in single {
            bounds.extend(cell.as_ref().map(|cell| format!("{operator} {}", number(cell, cx))));
        }
        for (range, word) in [
            (&file.must_be_between, "between"),
            (&file.must_not_be_between, "not between"),
        ] {
            let range = range.as_ref();
            bounds.extend(range.map(|[low, high]| format!("{word} {} and {}", number(low, cx), number(high, cx))));
        }
        if bounds.len() != 1 {
            return self.missing("mustBe (or one of mustBeLessThan, mustBeBetween, …)", cx);
        }
        let percent = match file.unit.as_ref().map(|at| (at, at.value.as_str())) {
            None | Some((_, "rows")) => false,
            Some((_, "percent")) => true,
            Some((at, other)) => return self.cannot_run(Some(at.place), &format!("unit '{other}'"), cx),
        };
        let comparison = bounds.pop()?;
        Some(Bound { comparison, percent })
    }

    fn duplicates(&self, bound: &Bound, cx: &mut Cx<'_>) -> Option<CheckTest> {
        let columns: Vec<String> = match (self.column, &self.file.value.arguments.properties) {
            (Some(column), None) => vec![column.name.clone()],
            (_, Some(properties)) => {
                columns::each_known(properties, self.columns, cx);
                properties.iter().map(|at| at.value.clone()).collect()
            }
            (None, None) => return self.missing("arguments: {properties: […]}", cx),
        };
        if bound.is_none_at_all() {
            return Some(CheckTest::Unique { columns });
        }
        let list = columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let distinct = format!("(select count(*) from (select distinct {list} from {DELIVERY}) as different)");
        Some(delivery(&bound.counted(&format!("count(*) - {distinct}")), bound))
    }

    /// Rows whose value is missing: null, or one of a list.
    fn bad_values(&self, values: Option<(&str, &[Cell])>, bound: &Bound, cx: &mut Cx<'_>) -> Option<CheckTest> {
        let Some(column) = self.column else {
            return self.cannot_run(None, "it stands under no column", cx);
        };
        let name = quoted(&column.name);
        let Some((operator, cells)) = values else {
            return Some(rows(&format!("{name} is not null"), bound));
        };
        let null_is_bad = cells.iter().any(|cell| cell.value(cx.source) == RuleValue::Null);
        let list = literals(cells, column, cx);
        let not_null = null_is_bad.then(|| format!("{name} is not null"));
        let not_listed = (!list.is_empty()).then(|| format!("{name} {operator} ({})", list.join(", ")));
        let tests: Vec<String> = not_null.into_iter().chain(not_listed).collect();
        if tests.is_empty() {
            return self.missing("arguments with at least one value", cx);
        }
        Some(rows(&tests.join(" and "), bound))
    }

    fn invalid_values(&self, bound: &Bound, cx: &mut Cx<'_>) -> Option<CheckTest> {
        let arguments = &self.file.value.arguments;
        if let Some(values) = &arguments.valid_values {
            return self.bad_values(Some(("in", values)), bound, cx);
        }
        let Some(pattern) = &arguments.pattern else {
            return self.missing("arguments: {validValues: […]} or {pattern: …}", cx);
        };
        let Some(column) = self.column else {
            return self.cannot_run(None, "it stands under no column", cx);
        };
        matches(column, pattern, cx).map(|sql| rows(&sql, bound))
    }

    fn sql(&self, cx: &mut Cx<'_>) -> Option<CheckTest> {
        let Some(at) = &self.file.value.query else {
            return self.missing("query", cx);
        };
        let bound = self.bound(cx);
        let query = sql::select_at(at, cx.source, cx.report)?;
        let found = names(&query);
        for table in found.tables.iter().filter(|table| table.name != DELIVERY) {
            let name = &table.name;
            let message = Text::new(
                format!("检查只能读取表 'delivery'，不能读取 '{name}'。"),
                format!("A check reads the table 'delivery' alone, not '{name}'."),
            );
            let finding = Finding::error(codes::UNKNOWN_TABLE, message);
            let place = place::in_yaml(cx.source, at, table.location);
            cx.at(place, finding.remedy("写 from delivery。", "Write: from delivery."));
        }
        columns::in_query(at, &found, self.columns, cx);
        let bound = bound?;
        Some(CheckTest::Delivery {
            sql: format!("select ({query}) {} as passes", bound.comparison),
        })
    }

    fn custom(&self, cx: &mut Cx<'_>) -> Option<CheckTest> {
        let Some(engine) = &self.file.value.engine else {
            return self.missing("engine", cx);
        };
        if engine.value != "jixia" {
            return self.cannot_run(Some(engine.place), &format!("engine '{}'", engine.value), cx);
        }
        let Some(at) = &self.file.value.implementation else {
            return self.missing("implementation", cx);
        };
        let known: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        columns::row_expression(at, &known, cx)?;
        Some(CheckTest::Row { sql: at.value.clone() })
    }
}

/// The message of a list of allowed values with these, so that who reads it knows what to write.
fn with_allowed(message: Text, file: &At<QualityFile>, cx: &Cx<'_>) -> Text {
    let values = file.value.arguments.valid_values.as_deref().unwrap_or_default();
    let shown = values.iter().filter_map(|cell| match cell.value(cx.source) {
        RuleValue::Null => None,
        RuleValue::Boolean(value) => Some(value.to_string()),
        RuleValue::Number(text) | RuleValue::Text(text) => Some(text),
    });
    let shown: Vec<_> = shown.collect();
    if shown.is_empty() || shown.len() > ALLOWED_SHOWN_MAX {
        return message;
    }
    Text::new(
        format!("{}可填：{}。", message.zh, shown.join("、")),
        format!("{} Allowed: {}.", message.en, shown.join(", ")),
    )
}

/// What a number must stand.
struct Bound {
    comparison: String,
    percent: bool,
}

impl Bound {
    /// Whether not one row may be bad, so that bad rows can be told one by one.
    fn is_none_at_all(&self) -> bool {
        self.comparison == "= 0"
    }

    fn counted(&self, count: &str) -> String {
        if self.percent {
            format!("coalesce(100.0 * ({count}) / nullif(count(*), 0), 0)")
        } else {
            format!("({count})")
        }
    }
}

/// A check of each row where none may be bad, and of their number where some may.
fn rows(good: &str, bound: &Bound) -> CheckTest {
    if bound.is_none_at_all() {
        return CheckTest::Row { sql: good.to_owned() };
    }
    delivery(&bound.counted(&format!("count(*) filter (where not ({good}))")), bound)
}

fn delivery(number: &str, bound: &Bound) -> CheckTest {
    CheckTest::Delivery {
        sql: format!("select {number} {} as passes from {DELIVERY}", bound.comparison),
    }
}

fn literals(cells: &[Cell], column: &Column, cx: &mut Cx<'_>) -> Vec<String> {
    let mut list = Vec::new();
    for cell in cells {
        let value = cell.value(cx.source);
        if !values::fits(&value, column.column_type) {
            cx.at(cell.0.place, values::does_not_fit(&value, column.column_type));
        } else if value != RuleValue::Null {
            list.push(literal(&value));
        }
    }
    list
}

/// SQL that tells whether the column matches the regular expression `at`; none, and a finding, when it is not one.
pub(crate) fn matches(column: &Column, at: &At<String>, cx: &mut Cx<'_>) -> Option<String> {
    if let Err(error) = regex_syntax::parse(&at.value) {
        let says = error.to_string();
        let says = says.rsplit("error: ").next().unwrap_or_default().trim();
        let message = Text::new(
            format!("正则表达式无法解析：{says}。"),
            format!("The regular expression cannot be read: {says}."),
        );
        let finding = Finding::error(codes::CHECK_CANNOT_RUN, message);
        cx.at(
            at.place,
            finding.remedy("改正括号和转义。", "Correct its brackets and escapes."),
        );
        return None;
    }
    let pattern = literal(&RuleValue::Text(at.value.clone()));
    Some(format!("regexp_like({}, {pattern})", quoted(&column.name)))
}

/// A column name that no keyword of SQL gets in the way of.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// A value as SQL writes it.
pub(crate) fn literal(value: &RuleValue) -> String {
    match value {
        RuleValue::Null => "null".to_owned(),
        RuleValue::Boolean(value) => value.to_string(),
        RuleValue::Number(text) => text.clone(),
        RuleValue::Text(text) => format!("'{}'", text.replace('\'', "''")),
    }
}
