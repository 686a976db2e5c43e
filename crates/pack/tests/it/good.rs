//! What a good pack becomes.

use jixia_model::{
    contract::{CheckTest, ColumnType, DeliveryMode, Personal, Semantic, Severity, Sharing},
    indicator::DivisionLevel,
    registry::Trust,
    rule::RuleValue,
};
use jixia_pack::{Pack, TestTarget, check, check_contract, check_set};

use crate::fixture::{Change::Replace, changed, found, good, shown};

fn pack() -> Pack {
    check(&good()).0.expect("the good pack is good")
}

#[test]
fn a_good_pack_has_no_diagnostics_alone_or_in_a_set() {
    assert_eq!(found(&good()), Vec::<String>::new());
    assert!(check_set(&[pack()]).is_empty());
}

#[test]
fn every_file_is_kept_byte_for_byte() {
    let pack = pack();
    assert_eq!(pack.files, good());
    let contract = &pack.contracts[0];
    assert_eq!(contract.source, pack.file(&contract.path).unwrap().bytes);
    assert_eq!(
        pack.registries[0].source,
        pack.file("registries/lamp.yaml").unwrap().bytes
    );
}

#[test]
fn a_contract_becomes_columns_with_their_types_and_grades() {
    let pack = pack();
    let contract = &pack.contracts[0].contract;
    assert_eq!(contract.name.as_str(), "lamp_census");
    assert_eq!(
        (contract.title.zh.as_str(), contract.title.en.as_str()),
        ("路灯普查", "Lamp census")
    );
    assert_eq!(contract.mode, DeliveryMode::Upsert);
    assert_eq!(contract.refuse_above, Some(0.2));
    assert_eq!(contract.key(), ["lamp"]);
    assert!(
        matches!(&contract.catalogue.sharing, Sharing::Conditional { condition } if condition.zh == "用于城市管理。")
    );
    let lamp = contract.column("lamp").unwrap();
    assert_eq!(lamp.column_type, ColumnType::Text { length_max: Some(20) });
    assert_eq!(lamp.aliases, ["灯杆号", "杆号"]);
    let power = contract.column("power_w").unwrap();
    assert_eq!(power.column_type, ColumnType::Decimal { precision: 8, scale: 1 });
    let mobile = contract.column("reporter_mobile").unwrap();
    assert_eq!(mobile.semantic, Some(Semantic::Mobile));
    assert_eq!(mobile.classification.personal, Personal::Personal);
}

#[test]
fn every_quality_rule_becomes_a_check_that_can_be_run() {
    let pack = pack();
    let checks: Vec<(String, String)> = pack
        .contracts
        .iter()
        .flat_map(|file| &file.contract.checks)
        .map(|check| {
            let test = match &check.test {
                CheckTest::Row { sql } => format!("row {sql}"),
                CheckTest::Delivery { sql } => format!("delivery {sql}"),
                CheckTest::Unique { columns } => format!("unique {}", columns.join(", ")),
            };
            (check.name.clone(), test)
        })
        .collect();
    let expected = [
        ("power_w_minimum", "row \"power_w\" >= 0"),
        ("state_is_known", "row \"state\" in ('lit', 'dark', 'removed')"),
        ("a_dark_lamp_has_a_power", "row state <> 'dark' or power_w is not null"),
        (
            "not_everything_is_dark",
            "delivery select (SELECT count(*) FROM delivery WHERE state <> 'dark') > 0 as passes",
        ),
        ("one_repair_a_day", "unique lamp_no, repaired_on"),
        ("not_empty", "delivery select count(*) >= 1 as passes from delivery"),
    ];
    assert_eq!(checks, expected.map(|(name, test)| (name.to_owned(), test.to_owned())));
    let warning = &pack.contracts[0].contract.checks[2];
    assert_eq!(warning.severity, Severity::Warning);
    assert_eq!(warning.message.zh, "熄灭的路灯应填写功率。");
}

#[test]
fn a_model_knows_what_it_reads_and_inherits_its_owner() {
    let pack = pack();
    let model = &pack.models[0];
    let reads: Vec<&str> = model.reads.iter().map(jixia_model::DatasetName::as_str).collect();
    assert_eq!(reads, ["lamp_census"]);
    assert_eq!(model.contract.owner, "lamp-office");
    assert_eq!(model.contract.version, "1.0.0");
    assert_eq!(model.contract.key(), ["street"]);
    assert_eq!(
        model.sql.as_bytes(),
        pack.file("models/dark_streets.sql").unwrap().bytes
    );
}

#[test]
fn a_registry_keeps_its_sources_and_whom_to_believe() {
    let pack = pack();
    let registry = &pack.registries[0].registry;
    assert_eq!(registry.key.valid.as_deref(), Some("lamp like 'L%'"));
    assert_eq!(registry.sources[1].key, "upper(lamp_no)");
    assert_eq!(registry.fields[1].trust, Trust::Latest);
    let Trust::Order(order) = &registry.fields[2].trust else {
        panic!("power_w is trusted in an order");
    };
    assert_eq!(
        order.iter().map(jixia_model::DatasetName::as_str).collect::<Vec<_>>(),
        ["lamp_census", "lamp_repairs"]
    );
    assert!(registry.fields[2].conflicts);
    assert_eq!(
        (&registry.search.by[..], &registry.search.beside[..]),
        (&["street".to_owned()][..], &["lit".to_owned()][..])
    );
    let columns: Vec<&str> = pack.registries[0]
        .contract
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(columns, ["lamp", "street", "lit", "power_w"]);
}

#[test]
fn a_rule_keeps_numbers_as_they_are_written() {
    let pack = pack();
    let rule = &pack.rules[0].rule;
    assert_eq!(
        rule.examples[1].given[2],
        ("cost".to_owned(), RuleValue::Number("500000.00".to_owned()))
    );
    assert_eq!(
        rule.tables[0].rows[0],
        [
            RuleValue::Text("urban".to_owned()),
            RuleValue::Null,
            RuleValue::Number("0.100".to_owned()),
        ]
    );
    assert_eq!(rule.valid_to, "2022-12-31".parse().ok());
    assert_eq!(
        rule.population.as_ref().unwrap().inputs[0],
        ("area".to_owned(), "'urban'".to_owned())
    );
}

#[test]
fn an_indicator_knows_what_it_reads_and_whether_it_is_a_ratio_of_a_day() {
    let pack = pack();
    let indicator = &pack.indicators[0].indicator;
    assert_eq!(indicator.owner, "lamp-office", "the pack's, because it names none");
    assert_eq!(
        (indicator.is_ratio, indicator.reads_day, indicator.times),
        (true, true, 100)
    );
    let reads: Vec<&str> = indicator.reads.iter().map(jixia_model::DatasetName::as_str).collect();
    assert_eq!(reads, ["lamp_census"], "the day is no dataset");
    assert_eq!(indicator.levels, DivisionLevel::ALL.map(|(level, _)| level));
}

#[test]
fn reference_data_organisations_clauses_and_tests_are_read() {
    let pack = pack();
    assert_eq!(
        pack.reference[0].rows,
        pack.file("data/lamp_state_codes.csv").unwrap().bytes
    );
    assert_eq!(pack.reference[0].licence, "CC0-1.0");
    assert_eq!(pack.organisations[1].parent.as_deref(), Some("lamp-city"));
    assert_eq!(pack.clauses[0].id, "L001-01");
    assert_eq!(pack.locales.zh["lamps.welcome"], "路灯数据");
    let test = &pack.tests[1];
    assert!(matches!(&test.target, TestTarget::Registry(name) if name.as_str() == "lamp"));
    assert_eq!(test.given.len(), 2);
    assert_eq!(test.conflicts.as_ref().unwrap().rows.len(), 1);
}

/// The check `state_is_known` with `rule` in place of its metric, arguments and bound.
fn state_check(rule: &str) -> CheckTest {
    let files = changed(&[Replace(
        "datasets/lamp_census.yaml",
        "            metric: invalidValues\n            arguments: {validValues: [lit, dark, removed]}\n            mustBe: 0\n",
        &format!("            {}\n", rule.replace('\n', "\n            ")),
    )]);
    let (pack, found) = check(&files);
    let pack = pack.unwrap_or_else(|| panic!("{}", found[0]));
    let checks = &pack.contracts[0].contract.checks;
    let check = checks.iter().find(|check| check.name == "state_is_known");
    check.expect("the check is there").test.clone()
}

#[test]
fn library_rules_that_allow_no_bad_row_look_at_each_row() {
    let row = |sql: &str| CheckTest::Row { sql: sql.to_owned() };
    assert_eq!(
        state_check("metric: nullValues\nmustBe: 0"),
        row("\"state\" is not null")
    );
    assert_eq!(
        state_check("metric: missingValues\narguments: {missingValues: [null, '', 无]}\nmustBe: 0"),
        row("\"state\" is not null and \"state\" not in ('', '无')")
    );
    assert_eq!(
        state_check("metric: invalidValues\narguments: {pattern: \"^[a-z']+$\"}\nmustBe: 0"),
        row("regexp_like(\"state\", '^[a-z'']+$')")
    );
    assert_eq!(
        state_check("metric: duplicateValues\nmustBe: 0"),
        CheckTest::Unique {
            columns: vec!["state".to_owned()]
        }
    );
}

#[test]
fn library_rules_that_allow_some_bad_rows_count_them_in_the_delivery() {
    let delivery = |sql: &str| CheckTest::Delivery { sql: sql.to_owned() };
    assert_eq!(
        state_check("metric: nullValues\nmustBeLessThan: 5"),
        delivery("select (count(*) filter (where not (\"state\" is not null))) < 5 as passes from delivery")
    );
    assert_eq!(
        state_check("metric: invalidValues\narguments: {validValues: [lit]}\nunit: percent\nmustBeLessOrEqualTo: 1.50"),
        delivery(
            "select coalesce(100.0 * (count(*) filter (where not (\"state\" in ('lit')))) / nullif(count(*), 0), 0) \
             <= 1.50 as passes from delivery"
        )
    );
    assert_eq!(
        state_check("metric: rowCount\nmustBeBetween: [1, 100]"),
        delivery("select count(*) between 1 and 100 as passes from delivery")
    );
    assert_eq!(
        state_check("metric: duplicateValues\nmustBeLessThan: 3"),
        delivery(
            "select (count(*) - (select count(*) from (select distinct \"state\" from delivery) as different)) < 3 \
             as passes from delivery"
        )
    );
}

#[test]
fn a_contract_on_its_own_is_checked_as_in_a_pack() {
    let files = changed(&[Replace("datasets/lamp_census.yaml", "engine: jixia", "engine: soda")]);
    for files in [good(), files] {
        let file = files.iter().find(|file| file.path == "datasets/lamp_census.yaml");
        let (contract, found) = check_contract(file.expect("the file is there"));
        let of_pack = check(&files).1;
        assert_eq!(contract.is_some(), of_pack.is_empty());
        assert_eq!(
            found.iter().map(shown).collect::<Vec<_>>(),
            of_pack.iter().map(shown).collect::<Vec<_>>()
        );
    }
}
