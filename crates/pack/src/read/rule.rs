//! A rule.
//!
//! It knows the rule and its decision tables; whether its population exists is told across packs.

use jixia_model::{
    Text,
    rule::{DecisionTable, Rule, RuleExample, RuleInput, RuleOutput, RulePopulation, RuleSetting, RuleValue},
};

use super::{Cx, decision_table, names, values};
use crate::{
    codes,
    diagnostic::Finding,
    files::rule::{ExampleFile, PopulationFile, RuleFile, ValidFile},
    pack::File,
    rules::columns,
    sql::{self, names::names as sql_names, place},
    yaml::{At, Cell, Entries},
};

const EXAMPLES_MIN: usize = 2;

/// Reads a rule; `files` are those of the pack, for its decision tables.
pub(crate) fn read(file: &RuleFile, files: &[File], cx: &mut Cx<'_>) -> Option<Rule> {
    let name = names::rule(&file.rule, cx);
    names::is_stem(&file.rule, cx);
    names_once(file, cx);
    let inputs = inputs(file, cx);
    let settings = settings(file, cx);
    let tables = tables(file, files, cx);
    let outputs = outputs(file, &tables, cx);
    let (valid_from, valid_to) = validity(&file.valid, cx);
    let examples = examples(&file.examples, &inputs, &outputs, cx);
    let population = file
        .population
        .as_ref()
        .and_then(|file| population(file, &inputs, &outputs, cx));
    Some(Rule {
        name: name?,
        title: Text::new(file.title.zh.as_str(), file.title.en.as_str()),
        clauses: file.clauses.clone(),
        valid_from,
        valid_to,
        inputs,
        settings,
        tables,
        outputs,
        examples,
        population,
    })
}

/// Inputs, settings, tables and outputs share one space of names, because SQL sees them side by side.
fn names_once(file: &RuleFile, cx: &mut Cx<'_>) {
    let inputs = file.inputs.0.iter().map(|(name, _)| name);
    let settings = file.settings.0.iter().map(|(name, _)| name);
    let tables = file.tables.0.iter().map(|(name, _)| name);
    let outputs = file.outputs.0.iter().map(|(name, _)| name);
    let all: Vec<&At<String>> = inputs.chain(settings).chain(tables).chain(outputs).collect();
    names::each_once(all.iter().copied(), cx);
    for at in all {
        names::column(at, cx);
    }
}

fn inputs(file: &RuleFile, cx: &mut Cx<'_>) -> Vec<RuleInput> {
    let mut inputs = Vec::new();
    for (name, input) in &file.inputs.0 {
        let column_type = values::column_type(&input.column_type, cx);
        for at in &input.one_of {
            let value = RuleValue::Text(at.value.clone());
            if !values::fits(&value, column_type) {
                cx.at(at.place, values::does_not_fit(&value, column_type));
            }
        }
        inputs.push(RuleInput {
            name: name.value.clone(),
            column_type,
            unit: input.unit.clone(),
            title: Text::new(input.title.zh.as_str(), input.title.en.as_str()),
            one_of: input.one_of.iter().map(|at| at.value.clone()).collect(),
            optional: input.optional,
        });
    }
    inputs
}

fn settings(file: &RuleFile, cx: &mut Cx<'_>) -> Vec<RuleSetting> {
    let mut settings = Vec::new();
    for (name, setting) in &file.settings.0 {
        let column_type = values::column_type(&setting.column_type, cx);
        let value = setting.value.value(cx.source);
        if !values::fits(&value, column_type) {
            cx.at(setting.value.0.place, values::does_not_fit(&value, column_type));
        }
        settings.push(RuleSetting {
            name: name.value.clone(),
            column_type,
            question: Text::new(setting.question.zh.as_str(), setting.question.en.as_str()),
            value,
        });
    }
    settings
}

fn tables(file: &RuleFile, files: &[File], cx: &mut Cx<'_>) -> Vec<DecisionTable> {
    let inputs = file.inputs.0.iter().map(|(name, _)| name.value.as_str());
    let outputs = file.outputs.0.iter().map(|(name, _)| name.value.as_str());
    let known: Vec<&str> = inputs.chain(outputs).collect();
    let tables = file.tables.0.iter();
    tables
        .filter_map(|(name, table)| decision_table::read(&name.value, table, &known, files, cx))
        .collect()
}

/// Reads the outputs in order; each may name what stands before it.
fn outputs(file: &RuleFile, tables: &[DecisionTable], cx: &mut Cx<'_>) -> Vec<RuleOutput> {
    let inputs = file.inputs.0.iter().map(|(name, _)| name.value.as_str());
    let settings = file.settings.0.iter().map(|(name, _)| name.value.as_str());
    let mut known: Vec<&str> = inputs.chain(settings).collect();
    let declared: Vec<&str> = file.tables.0.iter().map(|(name, _)| name.value.as_str()).collect();
    let mut outputs = Vec::new();
    for (name, output) in &file.outputs.0 {
        output_names(&output.sql, &known, &declared, tables, cx);
        known.push(&name.value);
        outputs.push(RuleOutput {
            name: name.value.clone(),
            column_type: values::column_type(&output.column_type, cx),
            unit: output.unit.clone(),
            title: Text::new(output.title.zh.as_str(), output.title.en.as_str()),
            sql: output.sql.value.clone(),
        });
    }
    outputs
}

/// Reports names in the SQL of an output that nothing before it has.
fn output_names(at: &At<String>, known: &[&str], declared: &[&str], tables: &[DecisionTable], cx: &mut Cx<'_>) {
    let Some(expr) = sql::expression_at(at, cx.source, cx.report) else {
        return;
    };
    let found = sql_names(&expr);
    columns::one_row(at, &found, cx);
    for named in &found.columns {
        let name = named.name.as_str();
        let Some(table) = &named.table else {
            if !known.contains(&name) {
                cx.at(
                    place::in_yaml(cx.source, at, named.location),
                    columns::unknown(named, known),
                );
            }
            continue;
        };
        let Some(table) = tables.iter().find(|known| known.name == *table) else {
            // A table that could not be read has been reported already.
            if !declared.contains(&table.as_str()) {
                let place = place::in_yaml(cx.source, at, named.location);
                cx.at(place, columns::unknown(named, declared));
            }
            continue;
        };
        let cells: Vec<&str> = table.outputs.iter().map(|(name, _)| name.as_str()).collect();
        let early = table.inputs.iter().find(|(input, _)| !known.contains(&input.as_str()));
        if !cells.contains(&name) {
            cx.at(
                place::in_yaml(cx.source, at, named.location),
                columns::unknown(named, &cells),
            );
        } else if let Some((input, _)) = early {
            cx.at(
                place::in_yaml(cx.source, at, named.location),
                read_too_early(&table.name, input),
            );
        }
    }
}

fn read_too_early(table: &str, input: &str) -> Finding {
    let message = Text::new(
        format!("决策表 '{table}' 需要 '{input}'，而它在后面才算出。"),
        format!("The decision table '{table}' needs '{input}', which is decided only later."),
    );
    Finding::error(codes::BAD_DECISION_TABLE, message).remedy(
        format!("把输出 '{input}' 移到前面。"),
        format!("Move the output '{input}' before this one."),
    )
}

fn validity(file: &ValidFile, cx: &mut Cx<'_>) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
    let from = file.from.as_ref().and_then(|at| values::day(at, cx));
    let to = file.to.as_ref().and_then(|at| values::day(at, cx));
    if let (Some(first), Some(last), Some(at)) = (from, to, &file.to)
        && last < first
    {
        let message = Text::new(
            format!("有效期从 {first} 开始，却在 {last} 结束。"),
            format!("The rule begins on {first} and ends on {last}."),
        );
        let finding = Finding::error(codes::BAD_VALIDITY, message);
        cx.at(at.place, finding.remedy("改正 from 或 to。", "Correct 'from' or 'to'."));
    }
    (from, to)
}

fn examples(
    file: &At<Vec<At<ExampleFile>>>,
    inputs: &[RuleInput],
    outputs: &[RuleOutput],
    cx: &mut Cx<'_>,
) -> Vec<RuleExample> {
    let count = file.value.len();
    if count < EXAMPLES_MIN {
        let message = Text::new(
            format!("规则有 {count} 个示例，至少需要 {EXAMPLES_MIN} 个。"),
            format!("A rule needs at least {EXAMPLES_MIN} examples; this one has {count}."),
        );
        let finding = Finding::error(codes::FEW_EXAMPLES, message);
        cx.at(
            file.place,
            finding.remedy(
                "写一个一般情形和一个边界情形。",
                "Write an ordinary case and one at a boundary.",
            ),
        );
    }
    file.value
        .iter()
        .map(|at| example(&at.value, inputs, outputs, cx))
        .collect()
}

fn example(file: &ExampleFile, inputs: &[RuleInput], outputs: &[RuleOutput], cx: &mut Cx<'_>) -> RuleExample {
    let given = cells(
        &file.given.value,
        &inputs
            .iter()
            .map(|i| (i.name.as_str(), i.column_type))
            .collect::<Vec<_>>(),
        cx,
    );
    let expect = cells(
        &file.expect.value,
        &outputs
            .iter()
            .map(|o| (o.name.as_str(), o.column_type))
            .collect::<Vec<_>>(),
        cx,
    );
    for input in inputs.iter().filter(|input| !input.optional) {
        let name = &input.name;
        let there = file
            .given
            .value
            .0
            .iter()
            .any(|(known, cell)| known.value == *name && cell.value(cx.source) != RuleValue::Null);
        if !there {
            let message = Text::new(
                format!("示例没有给出输入 '{name}'。"),
                format!("The example does not give the input '{name}'."),
            );
            let finding = Finding::error(codes::BAD_EXAMPLE, message);
            cx.at(
                file.given.place,
                finding.remedy(
                    format!("给出 '{name}'，或在该输入上写 optional: true。"),
                    format!("Give '{name}', or set optional: true on the input."),
                ),
            );
        }
    }
    for (name, cell) in &file.given.value.0 {
        allowed(name, cell, inputs, cx);
    }
    if file.expect.value.0.is_empty() {
        let message = Text::new("示例没有期望任何输出。", "The example expects nothing.");
        let finding = Finding::error(codes::BAD_EXAMPLE, message);
        cx.at(
            file.expect.place,
            finding.remedy(
                "在 expect 中写出至少一个输出。",
                "Name at least one output under 'expect'.",
            ),
        );
    }
    RuleExample { given, expect }
}

fn allowed(name: &At<String>, cell: &Cell, inputs: &[RuleInput], cx: &mut Cx<'_>) {
    let Some(input) = inputs.iter().find(|input| input.name == name.value) else {
        return;
    };
    if let RuleValue::Text(word) = cell.value(cx.source)
        && !input.one_of.is_empty()
        && !input.one_of.contains(&word)
    {
        let words: Vec<&str> = input.one_of.iter().map(String::as_str).collect();
        cx.at(cell.0.place, crate::shape::not_a_word(&word, &words));
    }
}

/// Reads named values; reports names that are not known and values that do not fit.
fn cells(
    file: &Entries<Cell>,
    known: &[(&str, jixia_model::contract::ColumnType)],
    cx: &mut Cx<'_>,
) -> Vec<(String, RuleValue)> {
    let mut read = Vec::new();
    for (name, cell) in &file.0 {
        let value = cell.value(cx.source);
        match known.iter().find(|(known, _)| *known == name.value) {
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                cx.at(name.place, unknown_in_example(&name.value, &names));
            }
            Some((_, column_type)) if !values::fits(&value, *column_type) => {
                cx.at(cell.0.place, values::does_not_fit(&value, *column_type));
            }
            Some(_) => read.push((name.value.clone(), value)),
        }
    }
    read
}

fn unknown_in_example(name: &str, known: &[&str]) -> Finding {
    let message = Text::new(
        format!("规则没有 '{name}'。"),
        format!("The rule has no '{name}' here."),
    );
    let list = known.join(", ");
    Finding::error(codes::BAD_EXAMPLE, message).remedy(format!("可用：{list}。"), format!("Names: {list}."))
}

fn population(
    file: &At<PopulationFile>,
    inputs: &[RuleInput],
    outputs: &[RuleOutput],
    cx: &mut Cx<'_>,
) -> Option<RulePopulation> {
    let dataset = names::dataset(&file.value.dataset, cx);
    for (name, at) in &file.value.inputs.0 {
        if !inputs.iter().any(|input| input.name == name.value) {
            cx.at(name.place, bad_population(&name.value, "输入", "input"));
        }
        if let Some(expr) = sql::expression_at(at, cx.source, cx.report) {
            columns::one_row(at, &sql_names(&expr), cx);
        }
    }
    for at in &file.value.asked {
        let given = file.value.inputs.0.iter().any(|(name, _)| name.value == at.value);
        if given || !inputs.iter().any(|input| input.name == at.value) {
            cx.at(
                at.place,
                bad_population(&at.value, "可由运行者给出的输入", "input left to ask for,"),
            );
        }
    }
    let asked = |name: &str| file.value.asked.iter().any(|at| at.value == name);
    for input in inputs.iter().filter(|input| !input.optional && !asked(&input.name)) {
        if !file.value.inputs.0.iter().any(|(name, _)| name.value == input.name) {
            let name = &input.name;
            let message = Text::new(
                format!("population 没有给出输入 '{name}'。"),
                format!("The population does not give the input '{name}'."),
            );
            let finding = Finding::error(codes::BAD_POPULATION, message);
            cx.at(
                file.place,
                finding.remedy(
                    format!("在 inputs 中给出 '{name}'；由运行者给出的，写在 asked 中。"),
                    format!(
                        "Give '{name}' under 'inputs', or list it under 'asked' when whoever runs the rule gives it."
                    ),
                ),
            );
        }
    }
    let known: Vec<&str> = outputs.iter().map(|output| output.name.as_str()).collect();
    columns::row_expression(&file.value.entitled, &known, cx);
    if let Some(at) = &file.value.amount
        && !known.contains(&at.value.as_str())
    {
        cx.at(at.place, bad_population(&at.value, "输出", "output"));
    }
    Some(RulePopulation {
        dataset: dataset?,
        key: file.value.key.value.clone(),
        inputs: file
            .value
            .inputs
            .0
            .iter()
            .map(|(name, at)| (name.value.clone(), at.value.clone()))
            .collect(),
        asked: file.value.asked.iter().map(|at| at.value.clone()).collect(),
        entitled: file.value.entitled.value.clone(),
        amount: file.value.amount.as_ref().map(|at| at.value.clone()),
    })
}

fn bad_population(name: &str, zh: &str, en: &str) -> Finding {
    let message = Text::new(
        format!("规则没有{zh} '{name}'。"),
        format!("The rule has no {en} '{name}'."),
    );
    Finding::error(codes::BAD_POPULATION, message)
        .remedy(format!("改为规则的某个{zh}。"), format!("Name an {en} of the rule."))
}
